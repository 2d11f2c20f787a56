//! `list[int]` and `int | None` as values.

use std::cell::RefCell;

use crate::bytecode::{BinaryOp, CompareOp};
use crate::natives;
use crate::object::{Class, Dict, Gc, Instance, List, NativeData, Ref, Singleton, Str, Trace, Tuple, Value};

use super::type_parameters::{is_type_alias, is_type_parameter};
use super::{Hooks, Native, NativeType, Vm, VmResult};

/// `list[int]`.
#[derive(Debug)]
pub struct GenericAlias {
    pub origin: Value,
    pub args: Gc<Tuple>,
    /// `*list[int]`, which is what it gives when it is unpacked.
    pub starred: bool,
}

/// Gives an alias with a star, once.
#[derive(Debug)]
struct AliasIterator {
    alias: RefCell<Value>,
}

impl Trace for AliasIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(alias) = self.alias.try_borrow() {
            alias.trace(visit);
        }
    }
}

impl NativeData for AliasIterator {}

impl NativeType for AliasIterator {
    const NAME: &'static str = "generic_alias_iterator";
    const METHODS: &'static [Native] = ITERATOR;
    const HOOKS: Hooks = Hooks {
        next: Some(|vm, this| {
            let iterator = this.native::<AliasIterator>().expect("hooks are called with their own type");
            let alias = iterator.alias.take();
            let Some(plain) = alias.native::<GenericAlias>() else { return Ok(None) };
            let starred =
                GenericAlias { origin: plain.origin.clone(), args: plain.args.clone(), starred: true };
            Ok(Some(vm.new_native(starred)))
        }),
        ..Hooks::NONE
    };
}

/// `int | str`.
#[derive(Debug)]
pub struct Union {
    /// At least two, each once; `NoneType` stands for None.
    pub members: Vec<Value>,
}

impl Trace for GenericAlias {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.origin.trace(visit);
        visit(self.args.as_ref_untyped());
    }
}

impl Trace for Union {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.members.iter().for_each(|member| member.trace(visit));
    }
}

impl NativeData for GenericAlias {}
impl NativeData for Union {}

impl NativeType for GenericAlias {
    const NAME: &'static str = "GenericAlias";
    const MODULE: &'static str = "types";
    const METHODS: &'static [Native] = ALIAS;
    const HOOKS: Hooks = Hooks { call: Some(call_alias), ..Hooks::NONE };
}

impl NativeType for Union {
    const NAME: &'static str = "UnionType";
    const MODULE: &'static str = "types";
    const METHODS: &'static [Native] = UNION;
}

/// Gives the built-in generic classes their `__class_getitem__`.
pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    for class in [
        &types.list,
        &types.tuple,
        &types.dict,
        &types.set,
        &types.frozenset,
        &types.generator,
        &types.coroutine,
        &types.async_generator,
        &types.slice,
    ] {
        vm.add_methods(class, CLASS_GETITEM);
    }
}

natives! {
    pub const CLASS_GETITEM;
    /// See PEP 585
    "@class __class_getitem__(cls, key, /)" => |vm, [class, key]| { Ok(new_alias(vm, class, key)) }
}

/// `origin[arguments]`; several arguments come as a tuple.
pub fn new_alias(vm: &mut Vm, origin: &Value, arguments: &Value) -> Value {
    let args = match arguments.as_gc::<Tuple>() {
        Some(args) => args.clone(),
        None => Gc::new(Tuple::new([arguments.clone()])),
    };
    vm.new_native(GenericAlias { origin: origin.clone(), args, starred: false })
}

/// `left | right` of types; NotImplemented if one of them is none.
pub fn union_of(vm: &mut Vm, left: &Value, right: &Value) -> VmResult<Value> {
    let mut members: Vec<Value> = Vec::new();
    for side in [left, right] {
        let parts = match side.native::<Union>() {
            Some(union) => union.members.clone(),
            None if side.is_none() => vec![(&vm.types.none_type).into()],
            None if is_type_like(side) => vec![side.clone()],
            None => return Ok(vm.not_implemented.clone()),
        };
        for part in parts {
            let mut known = false;
            for member in &members {
                known = known
                    || member.is(&part)
                    || member.native::<GenericAlias>().is_some() && vm.eq(member, &part)?;
            }
            if !known {
                members.push(part);
            }
        }
    }
    if members.len() == 1 {
        return Ok(members.remove(0));
    }
    Ok(vm.new_native(Union { members }))
}

fn is_type_like(value: &Value) -> bool {
    if value.get::<Class>().is_some() || value.native::<GenericAlias>().is_some() {
        return true;
    }
    is_type_alias(value)
}

/// An argument of an alias as its repr shows it.
fn argument_text(vm: &mut Vm, value: &Value) -> VmResult<String> {
    if let Some(class) = value.as_gc::<Class>() {
        if class.is(&vm.types.none_type) {
            return Ok("None".to_string());
        }
        return Ok(vm.full_name(class));
    }
    if value.get::<Singleton>() == Some(&Singleton::Ellipsis) {
        return Ok("...".to_string());
    }
    if let Some(list) = value.get::<List>() {
        let items = list.items.borrow().to_vec();
        return Ok(format!("[{}]", argument_texts(vm, &items)?));
    }
    vm.repr(value)
}

fn argument_texts(vm: &mut Vm, values: &[Value]) -> VmResult<String> {
    let texts: VmResult<Vec<String>> = values.iter().map(|value| argument_text(vm, value)).collect();
    Ok(texts?.join(", "))
}

fn call_alias(vm: &mut Vm, this: &Ref, args: Vec<Value>, keywords: Vec<(Gc<Str>, Value)>) -> VmResult<Value> {
    let alias = this.native::<GenericAlias>().expect("hooks are called with their own type");
    let origin = alias.origin.clone();
    let made = vm.call_keywords(&origin, args, keywords)?;
    // Instances that can keep attributes remember how they were made.
    if made.get::<crate::object::Instance>().is_some() {
        let name = vm.intern("__orig_class__");
        match vm.set_attr(&made, &name, this.clone().into()) {
            Err(raised)
                if !vm.raised_is(&raised, &vm.types.AttributeError)
                    && !vm.raised_is(&raised, &vm.types.TypeError) =>
            {
                return Err(raised);
            }
            _ => {}
        }
    }
    Ok(made)
}

fn alias_of(value: &Value) -> &GenericAlias {
    value.native::<GenericAlias>().expect("the receiver of a method is checked")
}

/// The type variables among the arguments, each once.
fn parameters_of(vm: &mut Vm, args: &[Value]) -> VmResult<Vec<Value>> {
    let mut found: Vec<Value> = Vec::new();
    for arg in args {
        let inner = match arg.native::<GenericAlias>() {
            Some(alias) => parameters_of(vm, &alias.args.items)?,
            None if is_type_parameter(arg) => vec![arg.clone()],
            None if arg.get::<Class>().is_some() => Vec::new(),
            None => own_parameters(vm, arg)?.unwrap_or_default(),
        };
        for parameter in inner {
            if !found.iter().any(|known| known.is(&parameter)) {
                found.push(parameter);
            }
        }
    }
    Ok(found)
}

/// `__parameters__` of a form of the typing module.
fn own_parameters(vm: &mut Vm, form: &Value) -> VmResult<Option<Vec<Value>>> {
    if form.get::<Instance>().is_none() {
        return Ok(None);
    }
    let name = vm.intern("__parameters__");
    let found = vm.find_attr(form, &name)?;
    Ok(found.as_ref().and_then(Value::get::<Tuple>).map(|found| found.items.to_vec()))
}

/// What replaces the type variables `from` in `this[key]`.
fn replacements(vm: &mut Vm, this: &Value, key: &Value, from: &[Value]) -> VmResult<Vec<Value>> {
    let to = match key.get::<Tuple>() {
        Some(keys) => keys.items.to_vec(),
        None => vec![key.clone()],
    };
    if to.len() == from.len() {
        return Ok(to);
    }
    let few = if to.len() < from.len() { "few" } else { "many" };
    let text = vm.repr(this)?;
    Err(vm.type_error(format!(
        "Too {few} arguments for {text}; actual {}, expected {}",
        to.len(),
        from.len()
    )))
}

/// The alias with its type variables replaced.
fn substitute(vm: &mut Vm, alias: &GenericAlias, from: &[Value], to: &[Value]) -> VmResult<Value> {
    let args = Gc::new(Tuple::new(substituted(vm, &alias.args.items, from, to)?));
    Ok(vm.new_native(GenericAlias { origin: alias.origin.clone(), args, starred: alias.starred }))
}

/// The arguments of an alias, or the members of a union, with type variables replaced.
fn substituted(vm: &mut Vm, parts: &[Value], from: &[Value], to: &[Value]) -> VmResult<Vec<Value>> {
    let mut args = Vec::new();
    for arg in parts {
        args.push(match (arg.native::<GenericAlias>(), from.iter().position(|it| it.is(arg))) {
            (_, Some(place)) => to[place].clone(),
            (Some(inner), None) => substitute(vm, inner, from, to)?,
            (None, None) => match own_parameters(vm, arg)? {
                Some(own) if !own.is_empty() => {
                    let values = own.iter().map(|own| from.iter().position(|it| it.is(own)));
                    let values: Vec<Value> = values.flatten().map(|place| to[place].clone()).collect();
                    vm.get_item(arg, &Gc::new(Tuple::new(values)).into())?
                }
                _ => arg.clone(),
            },
        });
    }
    Ok(args)
}

/// Attributes that the alias does not take from its origin.
const OWN: &[&str] = &[
    "__class__",
    "__bases__",
    "__origin__",
    "__args__",
    "__parameters__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__unpacked__",
    "__typing_unpacked_tuple_args__",
    "__copy__",
    "__deepcopy__",
];

natives! {
    const ALIAS;
    /// Create and return a new object.
    "@new __new__(cls, origin, args, /)" => |vm, [class, origin, args]| { Ok(new_alias(vm, origin, args)) }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let alias = alias_of(this);
        let star = if alias.starred { "*" } else { "" };
        let origin = format!("{star}{}", argument_text(vm, &alias.origin)?);
        if alias.args.items.is_empty() {
            return Ok(format!("{origin}[()]").into());
        }
        Ok(format!("{origin}[{}]", argument_texts(vm, &alias.args.items)?).into())
    }
    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| {
        let Some(right) = other.native::<GenericAlias>() else { return Ok(vm.not_implemented.clone()) };
        let left = alias_of(this);
        let same = left.starred == right.starred && vm.eq(&left.origin, &right.origin)?;
        Ok(Value::bool(same && vm.eq(&(&left.args).into(), &(&right.args).into())?))
    }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| {
        let alias = alias_of(this);
        let hash = vm.hash(&alias.origin)? ^ vm.hash(&(&alias.args).into())?;
        Ok(Value::Int(hash))
    }
    /// Implement iter(self).
    "__iter__(self, /)" => |vm, [this]| {
        Ok(vm.new_native(AliasIterator { alias: RefCell::new(this.clone()) }))
    }
    /// Return getattr(self, name).
    "__getattribute__(self, name, /)" => |vm, [this, name]| {
        let name = vm.attribute_name(name)?;
        if !OWN.contains(&name.as_str()) {
            let origin = alias_of(this).origin.clone();
            return vm.get_attr(&origin, &name);
        }
        let class = vm.class_of(this);
        match vm.generic_find(this, &class, &name)? {
            Some(value) => Ok(value),
            None => Err(vm.no_attribute(this, &name)),
        }
    }
    /// Return self|value.
    "__or__(self, value, /)" => |vm, [this, other]| { union_of(vm, this, other) }
    /// Return value|self.
    "__ror__(self, value, /)" => |vm, [this, other]| { union_of(vm, other, this) }
    /// Return self[key].
    "__getitem__(self, key, /)" => |vm, [this, key]| {
        let alias = alias_of(this);
        let from = parameters_of(vm, &alias.args.items)?;
        if from.is_empty() {
            let text = vm.repr(this)?;
            return Err(vm.type_error(format!("{text} is not a generic class")));
        }
        let to = replacements(vm, this, key, &from)?;
        substitute(vm, alias, &from, &to)
    }
    /// Stands for its origin among the bases of a class.
    "__mro_entries__(self, bases, /)" => |vm, [this, bases]| {
        Ok(Gc::new(Tuple::new([alias_of(this).origin.clone()])).into())
    }
    /// Check if an object is an instance.
    "__instancecheck__(self, instance, /)" => |vm, [this, value]| {
        Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }
    /// Check if a class is a subclass.
    "__subclasscheck__(self, subclass, /)" => |vm, [this, class]| {
        Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }
    "@get __unpacked__(self)" => |_vm, [this]| { Ok(Value::bool(alias_of(this).starred)) }
    "@get __origin__(self)" => |vm, [this]| { Ok(alias_of(this).origin.clone()) }
    "@get __args__(self)" => |vm, [this]| { Ok((&alias_of(this).args).into()) }
    "@get __parameters__(self)" => |vm, [this]| {
        let parameters = parameters_of(vm, &alias_of(this).args.items)?;
        Ok(Gc::new(Tuple::new(parameters)).into())
    }
}

natives! {
    const ITERATOR;
    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| {
        match vm.next(this)? {
            Some(alias) => Ok(alias),
            None => Err(vm.stop_iteration(Value::None)),
        }
    }
}

fn union_members(value: &Value) -> &[Value] {
    &value.native::<Union>().expect("the receiver of a method is checked").members
}

natives! {
    const UNION;
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let mut texts = Vec::new();
        for member in union_members(this) {
            texts.push(argument_text(vm, member)?);
        }
        Ok(texts.join(" | ").into())
    }
    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| {
        let Some(right) = other.native::<Union>() else { return Ok(vm.not_implemented.clone()) };
        let left = union_members(this);
        if left.len() != right.members.len() {
            return Ok(Value::bool(false));
        }
        for member in left {
            let mut found = false;
            for other in &right.members {
                found = found || vm.eq(member, other)?;
            }
            if !found {
                return Ok(Value::bool(false));
            }
        }
        Ok(Value::bool(true))
    }
    /// Return self!=value.
    "__ne__(self, value, /)" => |vm, [this, other]| {
        let equal = vm.compare(CompareOp::Eq, this, other)?;
        Ok(Value::bool(!vm.truth(&equal)?))
    }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| {
        // The order of the members does not matter.
        let mut hash = 0;
        for member in union_members(this) {
            hash ^= vm.hash(member)?;
        }
        Ok(Value::Int(hash))
    }
    /// Return self|value.
    "__or__(self, value, /)" => |vm, [this, other]| { union_of(vm, this, other) }
    /// Return value|self.
    "__ror__(self, value, /)" => |vm, [this, other]| { union_of(vm, other, this) }
    /// Return self[key].
    "__getitem__(self, key, /)" => |vm, [this, key]| {
        let members = union_members(this);
        let from = parameters_of(vm, members)?;
        if from.is_empty() {
            let text = vm.repr(this)?;
            return Err(vm.type_error(format!("{text} is not a generic class")));
        }
        let to = replacements(vm, this, key, &from)?;
        let replaced = substituted(vm, members, &from, &to)?;
        let mut replaced = replaced.into_iter();
        let mut union = replaced.next().expect("a union has members");
        for member in replaced {
            union = vm.binary(BinaryOp::Or, &union, &member)?;
        }
        Ok(union)
    }
    /// Check if an object is an instance.
    "__instancecheck__(self, instance, /)" => |vm, [this, value]| { Ok(vm.is_instance(value, this)?.into()) }
    /// Check if a class is a subclass.
    "__subclasscheck__(self, subclass, /)" => |vm, [this, class]| { Ok(vm.is_subclass_of(class, this)?.into()) }
    "@get __args__(self)" => |vm, [this]| {
        Ok(Gc::new(Tuple::new(union_members(this).iter().cloned())).into())
    }
    "@get __parameters__(self)" => |vm, [this]| {
        let parameters = parameters_of(vm, union_members(this))?;
        Ok(Gc::new(Tuple::new(parameters)).into())
    }
    "@get __dict__(self)" => |vm, [this]| { Ok(Dict::new().into()) }
}
