//! The descriptors that `__slots__` makes.

use crate::natives;
use crate::object::{Class, Gc, Instance, NativeData, Ref, Str, Trace, Value};

use super::{Native, NativeType};

/// The descriptor of a name in `__slots__`.
#[derive(Debug)]
pub struct Member {
    pub name: Gc<Str>,
    pub owner: Gc<Class>,
    /// The slot of the value.
    pub index: usize,
}

impl Trace for Member {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.owner.as_ref_untyped());
    }
}

impl NativeData for Member {}

impl NativeType for Member {
    const NAME: &'static str = "member_descriptor";
    const METHODS: &'static [Native] = MEMBER;
}

impl Member {
    /// The value in an instance, `Undef` if it is not set.
    pub fn get(&self, instance: &Instance) -> Value {
        instance.slot(self.index)
    }

    /// Sets the value in an instance (`Undef` to delete it), and gives the old one.
    pub fn set(&self, instance: &Instance, value: Value) -> Value {
        instance.replace_slot(self.index, value)
    }
}

fn member_of(value: &Value) -> &Member {
    value.native::<Member>().expect("the receiver of a member's method is checked")
}

natives! {
    const MEMBER;
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let member = member_of(this);
        let (name, owner) = (member.name.as_str(), member.owner.name());
        Ok(format!("<member '{name}' of '{}' objects>", owner.as_str()).into())
    }
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| {
        if object.is_none() {
            return Ok(this.clone());
        }
        let class = member_of(this).owner.clone();
        vm.descriptor_get(this, Some(object), &class)
    }
    /// Set an attribute of instance to value.
    "__set__(self, instance, value, /)" => |vm, [this, object, value]| {
        vm.member_set(member_of(this), object, Some(value.clone()))?;
        Ok(Value::None)
    }
    /// Delete an attribute of instance.
    "__delete__(self, instance, /)" => |vm, [this, object]| {
        vm.member_set(member_of(this), object, None)?;
        Ok(Value::None)
    }
    "@get __name__(self)" => |vm, [this]| { Ok((&member_of(this).name).into()) }
    "@get __qualname__(self)" => |vm, [this]| {
        let member = member_of(this);
        let owner = member.owner.qualname.borrow().clone();
        Ok(format!("{}.{}", owner.as_str(), member.name.as_str()).into())
    }
    "@get __objclass__(self)" => |vm, [this]| { Ok((&member_of(this).owner).into()) }
    "@get __doc__(self)" => |vm, [this]| {
        Ok(Value::None)
    }
}
