//! Special methods that several built-in types have alike: they say what the operators and protocols of the VM do to
//! the built-in value of the receiver.

use crate::bytecode::{BinaryOp, CompareOp};
use crate::natives;
use crate::object::{Class, Gc, Value};
use crate::vm::{Native, Vm, VmResult};

fn compared(vm: &mut Vm, op: CompareOp, this: &Value, other: &Value) -> VmResult<Value> {
    let (this, other) = (vm.unwrap_native(this), vm.unwrap_native(other));
    let result = vm.native_compare(op, &this, &other)?;
    Ok(result.unwrap_or_else(|| vm.not_implemented.clone()))
}

natives! {
    pub const COMPARISONS;
    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Eq, this, value) }
    /// Return self!=value.
    "__ne__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Ne, this, value) }
    /// Return self<value.
    "__lt__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Lt, this, value) }
    /// Return self<=value.
    "__le__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Le, this, value) }
    /// Return self>value.
    "__gt__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Gt, this, value) }
    /// Return self>=value.
    "__ge__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Ge, this, value) }
}

natives! {
    pub const REPR;
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        Ok(vm.native_repr(this)?.into())
    }
}

natives! {
    pub const HASH;
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| {
        let this = vm.unwrap_native(this);
        Ok(Value::Int(vm.hash(&this)?))
    }
}

natives! {
    pub const LENGTH;
    /// Return len(self).
    "__len__(self, /)" => |vm, [this]| {
        let this = vm.unwrap_native(this);
        Ok(vm.len(&this)?.into())
    }
}

natives! {
    pub const ITERATION;
    /// Implement iter(self).
    "__iter__(self, /)" => |vm, [this]| {
        let this = vm.unwrap_native(this);
        vm.iter(&this)
    }
}

natives! {
    pub const MEMBERSHIP;
    /// Return bool(key in self).
    "__contains__(self, key, /)" => |vm, [this, key]| {
        let this = vm.unwrap_native(this);
        Ok(vm.contains(&this, key)?.into())
    }
}

natives! {
    pub const ITEMS;
    /// Return self[key].
    "__getitem__(self, key, /)" => |vm, [this, key]| {
        let this = vm.unwrap_native(this);
        vm.get_item(&this, key)
    }
}

natives! {
    pub const ITEM_CHANGES;
    /// Set self[key] to value.
    "__setitem__(self, key, value, /)" => |vm, [this, key, value]| {
        let this = vm.unwrap_native(this);
        vm.set_item(&this, key, value.clone())?;
        Ok(Value::None)
    }
    /// Delete self[key].
    "__delitem__(self, key, /)" => |vm, [this, key]| {
        let this = vm.unwrap_native(this);
        vm.delete_item(&this, key)?;
        Ok(Value::None)
    }
}

/// `self op value` for exactly built-in types, else NotImplemented.
pub fn operator(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Value> {
    let (left, right) = (vm.unwrap_native(left), vm.unwrap_native(right));
    let result = vm.native_binary(op, &left, &right)?;
    Ok(result.unwrap_or_else(|| vm.not_implemented.clone()))
}

/// `self op= value`; the receiver, or NotImplemented.
pub fn in_place_operator(vm: &mut Vm, op: BinaryOp, this: &Value, value: &Value) -> VmResult<Value> {
    let inner = vm.unwrap_native(this);
    match vm.native_in_place(op, &inner, value)? {
        Some(_) => Ok(this.clone()),
        None => Ok(vm.not_implemented.clone()),
    }
}

/// `sequence * count`
fn repeated(vm: &mut Vm, this: &Value, count: &Value) -> VmResult<Value> {
    let this = vm.unwrap_native(this);
    let result = vm.repeat_by(&this, count)?;
    Ok(result.unwrap_or_else(|| vm.not_implemented.clone()))
}

natives! {
    pub const SEQUENCE_OPERATORS;
    /// Return self+value.
    "__add__(self, value, /)" => |vm, [this, value]| {
        let (left, right) = (vm.unwrap_native(this), vm.unwrap_native(value));
        match vm.native_binary(BinaryOp::Add, &left, &right)? {
            Some(result) => Ok(result),
            None => {
                let (own, given) = (vm.type_name(&left), vm.type_name(value));
                Err(vm.type_error(match own.as_str() {
                    "bytes" | "bytearray" => format!("can't concat {given} to {own}"),
                    _ => format!("can only concatenate {own} (not \"{given}\") to {own}"),
                }))
            }
        }
    }
    /// Return self*value.
    "__mul__(self, value, /)" => |vm, [this, value]| { repeated(vm, this, value) }
    /// Return value*self.
    "__rmul__(self, value, /)" => |vm, [this, value]| { repeated(vm, this, value) }
}

natives! {
    pub const PERCENT;
    /// Return self%value.
    "__mod__(self, value, /)" => |vm, [this, value]| {
        let this = vm.unwrap_native(this);
        let result = vm.native_binary(BinaryOp::Mod, &this, value)?;
        Ok(result.unwrap_or_else(|| vm.not_implemented.clone()))
    }
    /// Return value%self.
    "__rmod__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::Mod, value, this) }
}

/// Gives a class several tables of methods.
pub fn add_all(vm: &mut Vm, class: &Gc<Class>, tables: &[&'static [Native]]) {
    for table in tables {
        vm.add_methods(class, table);
    }
}

/// Says that instances of a class cannot be hashed.
pub fn set_unhashable(vm: &mut Vm, class: &Gc<Class>) {
    class.dict.set_str(&vm.names.hash, Value::None);
    class.touch();
}

/// A value as an instance of the class that a `__new__` was called with, a subclass of `owner`.
pub fn made(vm: &mut Vm, owner: &Gc<Class>, class: &Value, value: Value) -> VmResult<Value> {
    if class.as_gc::<Class>().is_some_and(|class| class.is(owner)) {
        return Ok(value);
    }
    let class = vm.check_new(owner, class)?;
    Ok(vm.wrap_native(&class, value))
}
