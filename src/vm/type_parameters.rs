//! PEP 695 at run time: `TypeVar`, `ParamSpec`, `TypeVarTuple`, `TypeAliasType`.
//!
//! Bounds, constraints, defaults and the values of aliases are functions that run when somebody asks, once. What is done
//! *with* type parameters (`Generic[T]`, unions, substitution) is said in the module `typing`, which is written in the
//! language itself; it is imported when the first generic class is made.

use std::cell::{Cell, RefCell};

use crate::bytecode::Intrinsic;
use crate::natives;
use crate::object::{Function, Gc, NativeData, Ref, Str, Trace, Tuple, Value};

use super::generic_alias::new_alias;
use super::{Native, NativeType, Vm, VmResult};

/// A value, or the function that gives it when somebody asks.
#[derive(Debug, Default)]
struct Lazy {
    evaluate: RefCell<Value>,
    /// `Undef` until it was evaluated, and if there is nothing.
    value: RefCell<Value>,
}

impl Lazy {
    fn known(value: Value) -> Lazy {
        Lazy { evaluate: RefCell::default(), value: RefCell::new(value) }
    }

    /// From an operand of an instruction: None or a function.
    fn later(operand: &Value) -> Lazy {
        let evaluate = if operand.is_none() { Value::Undef } else { operand.clone() };
        Lazy { evaluate: RefCell::new(evaluate), value: RefCell::default() }
    }

    /// The value; `Undef` if there is none.
    fn get(&self, vm: &mut Vm) -> VmResult<Value> {
        let evaluate = self.evaluate.borrow().clone();
        if !evaluate.is_undef() {
            let value = vm.call(&evaluate, &[])?;
            drop(self.value.replace(value));
            drop(self.evaluate.take());
        }
        Ok(self.value.borrow().clone())
    }

    fn exists(&self) -> bool {
        !self.evaluate.borrow().is_undef() || !self.value.borrow().is_undef()
    }

    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        for part in [&self.evaluate, &self.value] {
            if let Ok(part) = part.try_borrow() {
                part.trace(visit);
            }
        }
    }

    fn clear(&self) {
        drop((self.evaluate.take(), self.value.take()));
    }
}

/// What the three kinds of type parameters have in common.
#[derive(Debug)]
struct Common {
    name: Value,
    default: Lazy,
    module: Value,
    covariant: bool,
    contravariant: bool,
    /// Made by the syntax of PEP 695.
    infers_variance: bool,
}

impl Common {
    /// How it is shown: `T`, or `~T`, `+T`, `-T` if its variance was declared.
    fn text(&self) -> String {
        let sign = match self {
            _ if self.infers_variance => "",
            Common { covariant: true, .. } => "+",
            Common { contravariant: true, .. } => "-",
            _ => "~",
        };
        format!("{sign}{}", self.name.as_str().unwrap_or_default())
    }

    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.name.trace(visit);
        self.module.trace(visit);
        self.default.trace(visit);
    }
}

/// `TypeVar`
#[derive(Debug)]
pub struct TypeVar {
    common: Common,
    /// The bound, or a tuple of constraints.
    bound: Lazy,
    /// Whether `bound` is what was given as constraints.
    constrained: Cell<bool>,
}

/// `ParamSpec`
#[derive(Debug)]
pub struct ParamSpec {
    common: Common,
    bound: Value,
}

/// `TypeVarTuple`
#[derive(Debug)]
pub struct TypeVarTuple {
    common: Common,
}

/// `P.args` and `P.kwargs`
#[derive(Debug)]
pub struct ParamSpecPart {
    origin: Value,
    name: &'static str,
}

/// What a `type` statement makes.
#[derive(Debug)]
pub struct TypeAliasType {
    name: Value,
    type_params: Value,
    value: Lazy,
    module: Value,
}

/// The type of `typing.NoDefault`.
#[derive(Debug)]
pub struct NoDefault;

#[derive(Default)]
struct NoDefaultValue(Option<Value>);

macro_rules! native_type {
    ($type:ident, $methods:ident, |$this:ident, $visit:ident| $trace:expr, |$cleared:ident| $clear:expr) => {
        impl Trace for $type {
            fn trace(&self, $visit: &mut dyn FnMut(&Ref)) {
                let $this = self;
                $trace;
            }

            fn clear(&self) {
                let $cleared = self;
                $clear;
            }
        }

        impl NativeData for $type {}

        impl NativeType for $type {
            const NAME: &'static str = stringify!($type);
            const MODULE: &'static str = "typing";
            const METHODS: &'static [Native] = $methods;
        }
    };
}

native_type!(
    TypeVar,
    VARIABLE,
    |this, visit| {
        this.common.trace(visit);
        this.bound.trace(visit)
    },
    |this| {
        this.bound.clear();
        this.common.default.clear();
    }
);
native_type!(
    ParamSpec,
    SPECIFICATION,
    |this, visit| {
        this.common.trace(visit);
        this.bound.trace(visit)
    },
    |this| {
        this.common.default.clear();
    }
);
native_type!(TypeVarTuple, VARIABLE_TUPLE, |this, visit| this.common.trace(visit), |this| {
    this.common.default.clear();
});
native_type!(
    TypeAliasType,
    ALIAS,
    |this, visit| {
        [&this.name, &this.type_params, &this.module].into_iter().for_each(|part| part.trace(visit));
        this.value.trace(visit);
    },
    |this| this.value.clear()
);

impl Trace for ParamSpecPart {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.origin.trace(visit);
    }
}

impl NativeData for ParamSpecPart {}

impl NativeType for ParamSpecPart {
    const NAME: &'static str = "ParamSpecArgs";
    const MODULE: &'static str = "typing";
    const METHODS: &'static [Native] = PART;
}

impl Trace for NoDefault {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}

impl NativeData for NoDefault {}

impl NativeType for NoDefault {
    const NAME: &'static str = "NoDefaultType";
    const MODULE: &'static str = "typing";
    const METHODS: &'static [Native] = NO_DEFAULT;
}

fn of<T: NativeData>(value: &Value) -> &T {
    value.native().expect("the receiver was checked")
}

/// Whether a value is a type parameter.
pub fn is_type_parameter(value: &Value) -> bool {
    value.native::<TypeVar>().is_some()
        || value.native::<ParamSpec>().is_some()
        || value.native::<TypeVarTuple>().is_some()
}

/// Whether a value is what a `type` statement makes: the `|` of classes takes it.
pub fn is_type_alias(value: &Value) -> bool {
    value.native::<TypeAliasType>().is_some()
}

impl Vm {
    /// Type variables and `type` statements.
    ///
    /// # Errors
    /// None so far: what could fail is evaluated later.
    pub fn make_type_parameter(
        &mut self,
        operation: Intrinsic,
        operands: &[Value],
        function: &Gc<Function>,
    ) -> VmResult<Value> {
        let module = function.globals.get_str(&self.names.name).unwrap_or(Value::None);
        let name = operands[0].clone();
        let default = |at: usize| Lazy::later(&operands[at]);
        let common = |default: Lazy| Common {
            name: name.clone(),
            default,
            // As in CPython, which takes the module of whoever called the class: here the syntax.
            module: Value::from("typing"),
            covariant: false,
            contravariant: false,
            infers_variance: true,
        };
        Ok(match operation {
            Intrinsic::TypeVar => {
                let bound = Lazy::later(&operands[1]);
                let variable = TypeVar { common: common(default(2)), bound, constrained: Cell::new(false) };
                self.new_native(variable)
            }
            Intrinsic::ParamSpec => {
                self.new_native(ParamSpec { common: common(default(1)), bound: Value::None })
            }
            Intrinsic::TypeVarTuple => self.new_native(TypeVarTuple { common: common(default(1)) }),
            _ => {
                let type_params =
                    if operands[1].is_none() { self.empty_tuple.clone() } else { operands[1].clone() };
                let value = Lazy::later(&operands[2]);
                self.new_native(TypeAliasType { name, type_params, value, module })
            }
        })
    }

    /// What is done with the type parameters of a class or function.
    ///
    /// # Errors
    /// What the module `typing` raises.
    pub fn apply_type_parameters(&mut self, operation: Intrinsic, operands: &[Value]) -> VmResult<Value> {
        if operation == Intrinsic::SubscriptGeneric {
            return self.typing("_subscript_generic", &operands[..1]);
        }
        if let Some(function) = operands[0].get::<Function>() {
            drop(function.with_extra(|it| std::mem::replace(&mut it.type_params, operands[1].clone())));
        }
        Ok(operands[0].clone())
    }

    /// Calls something of the module `typing`.
    fn typing(&mut self, name: &str, args: &[Value]) -> VmResult<Value> {
        let module = self.import_module("typing")?;
        let name = self.intern(name);
        let function = self.get_attr(&module, &name)?;
        self.call(&function, args)
    }

    /// `typing.NoDefault`
    pub fn no_default(&mut self) -> Value {
        if let Some(value) = &self.extension::<NoDefaultValue>().0 {
            return value.clone();
        }
        let value = self.new_native(NoDefault);
        self.extension::<NoDefaultValue>().0 = Some(value.clone());
        value
    }

    /// The classes of this file, by the names that `typing` gives them.
    pub fn type_parameter_classes(&mut self) -> [(&'static str, Value); 4] {
        [
            (TypeVar::NAME, self.native_class::<TypeVar>().into()),
            (ParamSpec::NAME, self.native_class::<ParamSpec>().into()),
            (TypeVarTuple::NAME, self.native_class::<TypeVarTuple>().into()),
            (TypeAliasType::NAME, self.native_class::<TypeAliasType>().into()),
        ]
    }

    /// An attribute; `__module__` is the object's own, not that of its class.
    fn attribute_or_module(&mut self, this: &Value, name: &Value, module: Value) -> VmResult<Value> {
        let name = self.attribute_name(name)?;
        if name.as_str() == "__module__" {
            return Ok(module);
        }
        let class = self.class_of(this);
        match self.generic_find(this, &class, &name)? {
            Some(value) => Ok(value),
            None => Err(self.no_attribute(this, &name)),
        }
    }

    fn default_of(&mut self, default: &Lazy) -> VmResult<Value> {
        let value = default.get(self)?;
        if value.is_undef() { Ok(self.no_default()) } else { Ok(value) }
    }

    /// What a call of one of the classes says.
    fn common_of(
        &mut self,
        what: &str,
        [name, covariant, contravariant, infers, default]: [&Value; 5],
    ) -> VmResult<Common> {
        if name.is_undef() {
            return Err(self.type_error(format!("{what}() missing required argument 'name' (pos 1)")));
        }
        if name.get::<Str>().is_none() {
            let given = self.type_name(name);
            return Err(self.type_error(format!("{what}() argument 'name' must be str, not {given}")));
        }
        let mut flags = [false; 3];
        for (flag, value) in flags.iter_mut().zip([covariant, contravariant, infers]) {
            *flag = !value.is_undef() && self.truth(value)?;
        }
        let [covariant, contravariant, infers_variance] = flags;
        if covariant && contravariant {
            return Err(self.value_error("Bivariant types are not supported."));
        }
        if infers_variance && (covariant || contravariant) {
            return Err(self.value_error("Variance cannot be specified with infer_variance."));
        }
        let given = !default.is_undef() && default.native::<NoDefault>().is_none();
        let default = if given { Lazy::known(default.clone()) } else { Lazy::default() };
        // Scripts hardly ask; those that do stand in `__main__`.
        let module = Value::from("__main__");
        Ok(Common { name: name.clone(), default, module, covariant, contravariant, infers_variance })
    }
}

natives! {
    const VARIABLE;
    /// Type variable.
    "@new __new__(cls, name=None, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)" =>
        |vm, [class, name, constraints, bound, default, covariant, contravariant, infers]| {
        let common = vm.common_of("typevar", [name, covariant, contravariant, infers, default])?;
        let given = constraints.get::<Tuple>().map_or(0, |given| given.items.len());
        let bounded = !matches!(bound, Value::Undef | Value::None);
        if given == 1 {
            return Err(vm.type_error("A single constraint is not allowed"));
        }
        if given > 0 && bounded {
            return Err(vm.type_error("Constraints cannot be combined with bound=..."));
        }
        let value = match (given, bounded) {
            (0, false) => Value::Undef,
            (0, true) => bound.clone(),
            _ => constraints.clone(),
        };
        let constrained = Cell::new(given > 0);
        Ok(vm.new_native(TypeVar { common, bound: Lazy::known(value), constrained }))
    }
    "__repr__(self, /)" => |vm, [this]| { Ok(of::<TypeVar>(this).common.text().into()) }
    "__or__(self, value, /)" => |vm, [this, other]| { vm.typing("_union", &[this.clone(), other.clone()]) }
    "__ror__(self, value, /)" => |vm, [this, other]| { vm.typing("_union", &[other.clone(), this.clone()]) }
    /// Whether it has a default.
    "has_default(self, /)" => |vm, [this]| { Ok(Value::from(of::<TypeVar>(this).common.default.exists())) }
    "__mro_entries__(self, bases, /)" => |vm, [_this, _bases]| {
        Err(vm.type_error("Cannot subclass an instance of TypeVar"))
    }
    "@get __name__(self)" => |vm, [this]| { Ok(of::<TypeVar>(this).common.name.clone()) }
    "__getattribute__(self, name, /)" => |vm, [this, name]| {
        let module = of::<TypeVar>(this).common.module.clone();
        vm.attribute_or_module(this, name, module)
    }
    "@get __bound__(self)" => |vm, [this]| {
        let this = of::<TypeVar>(this);
        let value = this.bound.get(vm)?;
        Ok(if value.is_undef() || is_constraints(this, &value) { Value::None } else { value })
    }
    "@get __constraints__(self)" => |vm, [this]| {
        let this = of::<TypeVar>(this);
        let value = this.bound.get(vm)?;
        Ok(if is_constraints(this, &value) { value } else { vm.empty_tuple.clone() })
    }
    "@get __default__(self)" => |vm, [this]| { vm.default_of(&of::<TypeVar>(this).common.default) }
    "@get __covariant__(self)" => |vm, [this]| { Ok(Value::from(of::<TypeVar>(this).common.covariant)) }
    "@get __contravariant__(self)" => |vm, [this]| { Ok(Value::from(of::<TypeVar>(this).common.contravariant)) }
    "@get __infer_variance__(self)" => |vm, [this]| { Ok(Value::from(of::<TypeVar>(this).common.infers_variance)) }
}

/// Whether what was evaluated for a type variable are constraints: those are written as a tuple.
fn is_constraints(variable: &TypeVar, value: &Value) -> bool {
    variable.constrained.get() || variable.common.infers_variance && value.get::<Tuple>().is_some()
}

natives! {
    const SPECIFICATION;
    /// Parameter specification variable.
    "@new __new__(cls, name=None, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)" =>
        |vm, [class, name, bound, default, covariant, contravariant, infers]| {
        let common = vm.common_of("paramspec", [name, covariant, contravariant, infers, default])?;
        let bound = if bound.is_undef() { Value::None } else { bound.clone() };
        Ok(vm.new_native(ParamSpec { common, bound }))
    }
    "__repr__(self, /)" => |vm, [this]| { Ok(of::<ParamSpec>(this).common.text().into()) }
    "__or__(self, value, /)" => |vm, [this, other]| { vm.typing("_union", &[this.clone(), other.clone()]) }
    "__ror__(self, value, /)" => |vm, [this, other]| { vm.typing("_union", &[other.clone(), this.clone()]) }
    /// Whether it has a default.
    "has_default(self, /)" => |vm, [this]| { Ok(Value::from(of::<ParamSpec>(this).common.default.exists())) }
    "__mro_entries__(self, bases, /)" => |vm, [_this, _bases]| {
        Err(vm.type_error("Cannot subclass an instance of ParamSpec"))
    }
    "@get args(self)" => |vm, [this]| { Ok(vm.new_native(ParamSpecPart { origin: this.clone(), name: "args" })) }
    "@get kwargs(self)" => |vm, [this]| { Ok(vm.new_native(ParamSpecPart { origin: this.clone(), name: "kwargs" })) }
    "@get __name__(self)" => |vm, [this]| { Ok(of::<ParamSpec>(this).common.name.clone()) }
    "__getattribute__(self, name, /)" => |vm, [this, name]| {
        let module = of::<ParamSpec>(this).common.module.clone();
        vm.attribute_or_module(this, name, module)
    }
    "@get __bound__(self)" => |vm, [this]| { Ok(of::<ParamSpec>(this).bound.clone()) }
    "@get __default__(self)" => |vm, [this]| { vm.default_of(&of::<ParamSpec>(this).common.default) }
    "@get __covariant__(self)" => |vm, [this]| { Ok(Value::from(of::<ParamSpec>(this).common.covariant)) }
    "@get __contravariant__(self)" => |vm, [this]| { Ok(Value::from(of::<ParamSpec>(this).common.contravariant)) }
    "@get __infer_variance__(self)" => |vm, [this]| { Ok(Value::from(of::<ParamSpec>(this).common.infers_variance)) }
}

natives! {
    const PART;
    "__repr__(self, /)" => |vm, [this]| {
        let this = of::<ParamSpecPart>(this);
        let name = this.origin.native::<ParamSpec>().map(|origin| origin.common.name.clone());
        let name = name.as_ref().and_then(Value::as_str).unwrap_or_default();
        Ok(format!("{name}.{}", this.name).into())
    }
    "__eq__(self, value, /)" => |vm, [this, other]| {
        let this = of::<ParamSpecPart>(this);
        Ok(match other.native::<ParamSpecPart>() {
            Some(other) => Value::from(this.name == other.name && this.origin.is(&other.origin)),
            None => vm.not_implemented.clone(),
        })
    }
    "@get __origin__(self)" => |vm, [this]| { Ok(of::<ParamSpecPart>(this).origin.clone()) }
}

natives! {
    const VARIABLE_TUPLE;
    /// A type variable for any number of types.
    "@new __new__(cls, name=None, *, default=typing.NoDefault)" => |vm, [class, name, default]| {
        let mut common = vm.common_of("typevartuple", [name, &Value::Undef, &Value::Undef, &Value::Undef, default])?;
        common.infers_variance = true;
        Ok(vm.new_native(TypeVarTuple { common }))
    }
    "__repr__(self, /)" => |vm, [this]| { Ok(of::<TypeVarTuple>(this).common.text().into()) }
    "__iter__(self, /)" => |vm, [this]| {
        let unpacked = vm.typing("_unpacked", std::slice::from_ref(this))?;
        vm.iter(&Gc::new(Tuple::new([unpacked])).into())
    }
    /// Whether it has a default.
    "has_default(self, /)" => |vm, [this]| { Ok(Value::from(of::<TypeVarTuple>(this).common.default.exists())) }
    "__mro_entries__(self, bases, /)" => |vm, [_this, _bases]| {
        Err(vm.type_error("Cannot subclass an instance of TypeVarTuple"))
    }
    "@get __name__(self)" => |vm, [this]| { Ok(of::<TypeVarTuple>(this).common.name.clone()) }
    "__getattribute__(self, name, /)" => |vm, [this, name]| {
        let module = of::<TypeVarTuple>(this).common.module.clone();
        vm.attribute_or_module(this, name, module)
    }
    "@get __default__(self)" => |vm, [this]| { vm.default_of(&of::<TypeVarTuple>(this).common.default) }
}

natives! {
    const ALIAS;
    /// Type alias.
    "@new __new__(cls, name=None, value=None, *, type_params=())" => |vm, [class, name, value, type_params]| {
        for (place, (argument, what)) in [(name, "name"), (value, "value")].into_iter().enumerate() {
            if argument.is_undef() {
                let text = format!("typealias() missing required argument '{what}' (pos {})", place + 1);
                return Err(vm.type_error(text));
            }
        }
        if name.get::<Str>().is_none() {
            let given = vm.type_name(name);
            return Err(vm.type_error(format!("typealias() argument 'name' must be str, not {given}")));
        }
        let type_params = match type_params {
            Value::Undef => vm.empty_tuple.clone(),
            given if given.get::<Tuple>().is_some() => given.clone(),
            _ => return Err(vm.type_error("type_params must be a tuple")),
        };
        let (name, value) = (name.clone(), Lazy::known(value.clone()));
        Ok(vm.new_native(TypeAliasType { name, type_params, value, module: Value::from("__main__") }))
    }
    "__repr__(self, /)" => |vm, [this]| { Ok(of::<TypeAliasType>(this).name.clone()) }
    "__or__(self, value, /)" => |vm, [this, other]| { super::generic_alias::union_of(vm, this, other) }
    "__ror__(self, value, /)" => |vm, [this, other]| { super::generic_alias::union_of(vm, other, this) }
    "__getitem__(self, key, /)" => |vm, [this, key]| {
        let params = of::<TypeAliasType>(this).type_params.clone();
        if params.get::<Tuple>().is_none_or(|params| params.items.is_empty()) {
            return Err(vm.type_error("Only generic type aliases are subscriptable"));
        }
        Ok(new_alias(vm, this, key))
    }
    "@get __name__(self)" => |vm, [this]| { Ok(of::<TypeAliasType>(this).name.clone()) }
    "__getattribute__(self, name, /)" => |vm, [this, name]| {
        let module = of::<TypeAliasType>(this).module.clone();
        vm.attribute_or_module(this, name, module)
    }
    "@get __value__(self)" => |vm, [this]| { of::<TypeAliasType>(this).value.get(vm) }
    "@get __type_params__(self)" => |vm, [this]| { Ok(of::<TypeAliasType>(this).type_params.clone()) }
    "@get __parameters__(self)" => |vm, [this]| {
        let params = of::<TypeAliasType>(this).type_params.clone();
        let mut shown = Vec::new();
        for param in params.get::<Tuple>().map_or(&[][..], |params| &params.items) {
            shown.push(match param.native::<TypeVarTuple>() {
                Some(_) => vm.typing("_unpacked", std::slice::from_ref(param))?,
                None => param.clone(),
            });
        }
        Ok(Gc::new(Tuple::new(shown)).into())
    }
}

natives! {
    const NO_DEFAULT;
    "__repr__(self, /)" => |vm, [this]| { Ok("typing.NoDefault".into()) }
}
