//! Functions of scripts and of Rust, and bound methods.

use crate::bytecode::CompareOp;
use crate::natives;
use crate::object::{
    BoundMethod, Class, Dict, Function, Gc, LoadedCode, Module, NativeFunction, Str, Tuple, Value,
};
use crate::vm::arguments::{keywords_of, star_args};
use crate::vm::{Vm, VmResult};

pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    vm.add_methods(&types.function, FUNCTION);
    vm.add_methods(&types.method, METHOD);
    vm.add_methods(&types.builtin_function, BUILTIN);
    vm.add_methods(&types.builtin_function, BOUND_BUILTIN);
    vm.add_methods(&types.method_wrapper, BUILTIN);
    vm.add_methods(&types.method_wrapper, BOUND_BUILTIN);
    for class in [&types.method_descriptor, &types.wrapper_descriptor] {
        vm.add_methods(class, BUILTIN);
        vm.add_methods(class, UNBOUND_BUILTIN);
    }
}

fn function_of(value: &Value) -> &Gc<Function> {
    value.as_gc::<Function>().expect("the receiver of a function's method is checked")
}

fn bound_of(value: &Value) -> &BoundMethod {
    value.get::<BoundMethod>().expect("the receiver of a method's method is checked")
}

/// `__doc__` of a function.
pub fn function_doc(function: &Function) -> Value {
    let own = function.extra.borrow().as_ref().map_or(Value::Undef, |extra| extra.doc.clone());
    match own.defined() {
        Some(doc) => doc,
        None => function.code.code.doc.as_ref().map(|doc| Value::str(&**doc)).into(),
    }
}

/// `__module__` of a function.
fn function_module(vm: &Vm, function: &Function) -> Value {
    let own = function.extra.borrow().as_ref().map_or(Value::Undef, |extra| extra.module.clone());
    own.defined().or_else(|| function.globals.get_str(&vm.names.name)).unwrap_or(Value::None)
}

fn annotations_of(function: &Function) -> Value {
    function.with_extra(|extra| {
        if extra.annotations.is_undef() || extra.annotations.is_none() {
            extra.annotations = Dict::new().into();
        }
        extra.annotations.clone()
    })
}

/// None for what is not set.
fn or_none(value: &Value) -> Value {
    value.clone().defined().unwrap_or(Value::None)
}

/// Checks a value that is set: of the kind, or None where that (or deleting) is allowed.
fn check_kind(vm: &mut Vm, value: &Value, fits: bool, name: &str, wanted: &str) -> VmResult<Value> {
    match value {
        Value::Undef | Value::None => Ok(Value::None),
        value if fits => Ok(value.clone()),
        _ => Err(vm.type_error(format!("{name} must be set to a {wanted} object"))),
    }
}

natives! {
    const FUNCTION;
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        Ok(vm.native_repr(this)?.into())
    }
    /// Call self as a function.
    "__call__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        vm.call_keywords(this, star_args(args).to_vec(), keywords_of(keywords))
    }
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| {
        check_bound_to(vm, object, owner)?;
        Ok(bind(vm, this, object, owner))
    }
    "@get __name__(self)" => |vm, [this]| { Ok((&*function_of(this).name.borrow()).into()) }
    "@set __name__(self, value)" => |vm, [this, value]| {
        let Some(name) = value.as_gc::<Str>() else {
            return Err(vm.type_error("__name__ must be set to a string object"));
        };
        *function_of(this).name.borrow_mut() = name.clone();
        Ok(Value::None)
    }
    "@get __qualname__(self)" => |vm, [this]| { Ok((&*function_of(this).qualname.borrow()).into()) }
    "@set __qualname__(self, value)" => |vm, [this, value]| {
        let Some(name) = value.as_gc::<Str>() else {
            return Err(vm.type_error("__qualname__ must be set to a string object"));
        };
        *function_of(this).qualname.borrow_mut() = name.clone();
        Ok(Value::None)
    }
    "@get __doc__(self)" => |vm, [this]| { Ok(function_doc(function_of(this))) }
    "@set __doc__(self, value)" => |vm, [this, value]| {
        let doc = or_none(value);
        drop(function_of(this).with_extra(|extra| std::mem::replace(&mut extra.doc, doc)));
        Ok(Value::None)
    }
    "@get __module__(self)" => |vm, [this]| { Ok(function_module(vm, function_of(this))) }
    "@set __module__(self, value)" => |vm, [this, value]| {
        let module = or_none(value);
        drop(function_of(this).with_extra(|extra| std::mem::replace(&mut extra.module, module)));
        Ok(Value::None)
    }
    "@get __defaults__(self)" => |vm, [this]| { Ok(or_none(&function_of(this).defaults.borrow())) }
    "@set __defaults__(self, value)" => |vm, [this, value]| {
        let value = check_kind(vm, value, value.get::<Tuple>().is_some(), "__defaults__", "tuple")?;
        drop(function_of(this).defaults.replace(value));
        Ok(Value::None)
    }
    "@get __kwdefaults__(self)" => |vm, [this]| { Ok(or_none(&function_of(this).keyword_defaults.borrow())) }
    "@set __kwdefaults__(self, value)" => |vm, [this, value]| {
        let value = check_kind(vm, value, value.get::<Dict>().is_some(), "__kwdefaults__", "dict")?;
        drop(function_of(this).keyword_defaults.replace(value));
        Ok(Value::None)
    }
    "@get __code__(self)" => |vm, [this]| { Ok((&function_of(this).code).into()) }
    "@set __code__(self, value)" => |vm, [this, value]| {
        if value.get::<LoadedCode>().is_none() {
            return Err(vm.type_error("__code__ must be set to a code object"));
        }
        Err(vm.type_error("__code__ of a function cannot be changed in Rondo"))
    }
    "@get __globals__(self)" => |vm, [this]| { Ok((&function_of(this).globals).into()) }
    "@get __builtins__(self)" => |vm, [this]| { Ok((&vm.builtins).into()) }
    "@get __closure__(self)" => |vm, [this]| {
        let cells = &function_of(this).closure;
        if cells.is_empty() {
            return Ok(Value::None);
        }
        Ok(Gc::new(Tuple::new(cells.iter().map(Value::from))).into())
    }
    "@get __dict__(self)" => |vm, [this]| { Ok(function_of(this).dict().into()) }
    "@set __dict__(self, value)" => |vm, [this, value]| {
        let Some(dict) = value.as_gc::<Dict>() else {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'")));
        };
        drop(function_of(this).with_extra(|extra| extra.dict.replace(dict.clone())));
        Ok(Value::None)
    }
    "@get __annotations__(self)" => |vm, [this]| { Ok(annotations_of(function_of(this))) }
    "@set __annotations__(self, value)" => |vm, [this, value]| {
        let value = check_kind(vm, value, value.get::<Dict>().is_some(), "__annotations__", "dict")?;
        drop(function_of(this).with_extra(|extra| std::mem::replace(&mut extra.annotations, value)));
        Ok(Value::None)
    }
    "@get __type_params__(self)" => |vm, [this]| {
        let own = function_of(this).extra.borrow().as_ref().map_or(Value::Undef, |it| it.type_params.clone());
        Ok(own.defined().unwrap_or_else(|| vm.empty_tuple.clone()))
    }
    "@set __type_params__(self, value)" => |vm, [this, value]| {
        if value.get::<Tuple>().is_none() {
            return Err(vm.type_error("__type_params__ must be set to a tuple"));
        }
        let value = value.clone();
        drop(function_of(this).with_extra(|extra| std::mem::replace(&mut extra.type_params, value)));
        Ok(Value::None)
    }
}

/// TypeError for a `__get__` with neither an instance nor a class.
pub(super) fn check_bound_to(vm: &mut Vm, object: &Value, owner: &Value) -> VmResult<()> {
    if object.is_none() && matches!(owner, Value::Undef | Value::None) {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    Ok(())
}

/// `function.__get__(object, owner)`.
fn bind(vm: &Vm, function: &Value, object: &Value, owner: &Value) -> Value {
    let through_class = object.is_none()
        && owner
            .clone()
            .defined()
            .is_some_and(|owner| !owner.as_gc::<Class>().is_some_and(|owner| owner.is(&vm.types.none_type)));
    if through_class {
        return function.clone();
    }
    Gc::new(BoundMethod { function: function.clone(), receiver: object.clone() }).into()
}

natives! {
    const METHOD;

    "@new __new__(type, function, instance, /)" => |vm, [class, function, instance]| {
        if !vm.is_callable(function) {
            return Err(vm.type_error("first argument must be callable"));
        }
        if instance.is_none() {
            return Err(vm.type_error("instance must not be None"));
        }
        Ok(Gc::new(BoundMethod { function: function.clone(), receiver: instance.clone() }).into())
    }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok(vm.native_repr(this)?.into()) }
    /// Call self as a function.
    "__call__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        vm.call_keywords(this, star_args(args).to_vec(), keywords_of(keywords))
    }
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| { Ok(this.clone()) }
    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| { vm.compare(CompareOp::Eq, this, other) }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| { Ok(Value::Int(vm.hash(this)?)) }
    "@get __func__(self)" => |vm, [this]| { Ok(bound_of(this).function.clone()) }
    "@get __self__(self)" => |vm, [this]| { Ok(bound_of(this).receiver.clone()) }
    "@get __doc__(self)" => |vm, [this]| {
        let doc = vm.names.doc.clone();
        Ok(vm.find_attr(&bound_of(this).function, &doc)?.into())
    }
}

/// The function of Rust behind a function or a method bound to a receiver.
fn native_of(value: &Value) -> &Gc<NativeFunction> {
    let function = value.get::<BoundMethod>().map_or(value, |method| &method.function);
    function.as_gc::<NativeFunction>().expect("the receiver of a built-in function's method is checked")
}

/// The class that a function of Rust belongs to: of a method its owner, of `__new__` the class it makes instances of.
fn owner_of(value: &Value) -> Option<Gc<Class>> {
    if let Some(owner) = native_of(value).owner.get() {
        return Some(owner.clone());
    }
    value.get::<BoundMethod>().and_then(|method| method.receiver.as_gc::<Class>().cloned())
}

natives! {
    const BUILTIN;
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok(vm.native_repr(this)?.into()) }
    /// Call self as a function.
    "__call__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        vm.call_keywords(this, star_args(args).to_vec(), keywords_of(keywords))
    }
    "@get __name__(self)" => |vm, [this]| { Ok((&native_of(this).name).into()) }
    "@get __qualname__(self)" => |vm, [this]| {
        let name = &native_of(this).name;
        Ok(match owner_of(this) {
            Some(owner) => format!("{}.{}", owner.qualname.borrow().as_str(), name.as_str()).into(),
            None => name.into(),
        })
    }
    "@get __doc__(self)" => |vm, [this]| {
        let doc = vm.native(native_of(this).id).doc;
        let text = doc.trim_end().replace("\n ", "\n");
        let text = text.strip_prefix(' ').unwrap_or(&text);
        Ok(if text.is_empty() { Value::None } else { text.into() })
    }
    "@get __text_signature__(self)" => |vm, [this]| { Ok(Value::None) }
}

natives! {
    const BOUND_BUILTIN;
    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| { vm.compare(CompareOp::Eq, this, other) }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| { Ok(Value::Int(vm.hash(this)?)) }
    "@get __self__(self)" => |vm, [this]| {
        if let Some(method) = this.get::<BoundMethod>() {
            return Ok(method.receiver.clone());
        }
        let Some(module) = native_of(this).module.get().cloned() else { return Ok(Value::None) };
        Ok(vm.modules.get_str(&module).filter(|module| module.get::<Module>().is_some()).into())
    }
    "@get __module__(self)" => |vm, [this]| { Ok(native_of(this).module.get().into()) }
}

natives! {
    const UNBOUND_BUILTIN;
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| {
        check_bound_to(vm, object, owner)?;
        if let Some(class) = native_of(this).owner.get().filter(|_| !object.is_none()) {
            let (name, class) = (native_of(this).name.clone(), class.clone());
            vm.check_owner("descriptor", &name, &class, object)?;
        }
        Ok(bind(vm, this, object, owner))
    }
    "@get __objclass__(self)" => |vm, [this]| { Ok(owner_of(this).into()) }
}
