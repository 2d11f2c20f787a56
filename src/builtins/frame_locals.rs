//! `FrameLocalsProxy`: what `f_locals` of a function's frame gives.
//!
//! It shows the locals as they were when it was asked for, and does not write to the frame: that is refused.

use crate::bytecode::{BinaryOp, CompareOp};
use crate::natives;
use crate::object::{Dict, Gc, List, NativeData, Ref, Trace, Value};
use crate::vm::{Native, NativeType, Raised, Vm, VmResult};

/// The locals of a frame.
#[derive(Debug)]
pub struct FrameLocals {
    pub names: Gc<Dict>,
}

impl Trace for FrameLocals {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.names.as_ref_untyped());
    }
}

impl NativeData for FrameLocals {}

impl NativeType for FrameLocals {
    const NAME: &'static str = "FrameLocalsProxy";
    const METHODS: &'static [Native] = METHODS;
}

fn names(this: &Value) -> Value {
    (&this.native::<FrameLocals>().expect("the receiver of a method is checked").names).into()
}

fn inner(value: &Value) -> Value {
    value.native::<FrameLocals>().map_or_else(|| value.clone(), |locals| (&locals.names).into())
}

/// Calls a method of the dict.
fn delegate(vm: &mut Vm, this: &Value, name: &str, args: &[Value]) -> VmResult<Value> {
    let name = vm.intern(name);
    vm.call_method(&names(this), &name, args)
}

/// The same for one that gives a view, as a list.
fn listed(vm: &mut Vm, this: &Value, name: &str) -> VmResult<Value> {
    let view = delegate(vm, this, name, &[])?;
    let items = vm.collect(&view)?;
    Ok(Gc::new(List::new(items)).into())
}

fn refuse(vm: &mut Vm) -> Raised {
    vm.not_implemented_error("Rondo does not write to the locals of a frame")
}

natives! {
    const METHODS;
    /// Return self[key].
    "__getitem__(self, key, /)" => |vm, [this, key]| {
        if vm.contains(&names(this), key)? {
            return vm.get_item(&names(this), key);
        }
        let key = vm.repr(key)?;
        let class = vm.types.KeyError.clone();
        Err(vm.error(&class, format!("local variable '{key}' is not defined")))
    }
    /// Set self[key] to value.
    "__setitem__(self, key, value, /)" => |vm, [_this, _key, _value]| { Err(refuse(vm)) }
    /// Delete self[key].
    "__delitem__(self, key, /)" => |vm, [_this, _key]| {
        Err(vm.type_error("cannot remove variables from FrameLocalsProxy"))
    }
    /// Return len(self).
    "__len__(self, /)" => |vm, [this]| { Ok(vm.len(&names(this))?.into()) }
    /// Implement iter(self).
    "__iter__(self, /)" => |vm, [this]| {
        let keys = listed(vm, this, "keys")?;
        vm.iter(&keys)
    }
    /// Return key in self.
    "__contains__(self, key, /)" => |vm, [this, key]| { Ok(vm.contains(&names(this), key)?.into()) }
    /// Return a reverse iterator over the names.
    "__reversed__(self, /)" => |vm, [this]| { delegate(vm, this, "__reversed__", &[]) }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok(vm.repr(&names(this))?.into()) }
    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| {
        vm.compare(CompareOp::Eq, &names(this), &inner(other))
    }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [_this]| { Err(vm.type_error("unhashable type: 'FrameLocalsProxy'")) }
    /// Return self|value.
    "__or__(self, value, /)" => |vm, [this, other]| { vm.binary(BinaryOp::Or, &inner(this), &inner(other)) }
    /// Return value|self.
    "__ror__(self, value, /)" => |vm, [this, other]| { vm.binary(BinaryOp::Or, &inner(other), &inner(this)) }
    /// Return self|=value.
    "__ior__(self, value, /)" => |vm, [_this, _other]| { Err(refuse(vm)) }
    /// Return the value of a name, or else the default.
    "get(self, key, default=None, /)" => |vm, [this, key, default]| {
        let default = default.clone().defined().unwrap_or(Value::None);
        delegate(vm, this, "get", &[key.clone(), default])
    }
    /// The value of a name, which must have one.
    "setdefault(self, key, default=None, /)" => |vm, [this, key, _default]| {
        if vm.contains(&names(this), key)? { vm.get_item(&names(this), key) } else { Err(refuse(vm)) }
    }
    /// Sets several names.
    "update(self, mapping, /)" => |vm, [_this, _mapping]| { Err(refuse(vm)) }
    /// The names.
    "keys(self, /)" => |vm, [this]| { listed(vm, this, "keys") }
    /// The values.
    "values(self, /)" => |vm, [this]| { listed(vm, this, "values") }
    /// The names with their values.
    "items(self, /)" => |vm, [this]| { listed(vm, this, "items") }
    /// The locals as a dict.
    "copy(self, /)" => |vm, [this]| { delegate(vm, this, "copy", &[]) }
}
