//! None, `...` and NotImplemented.

use crate::natives;
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::arguments::{keyword_count, star_args};

pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    vm.add_methods(&types.none_type, NONE);
    vm.add_methods(&types.ellipsis_type, ELLIPSIS);
    vm.add_methods(&types.not_implemented_type, NOT_IMPLEMENTED);
    let name = vm.intern("Ellipsis");
    vm.builtins.set_str(&name, vm.ellipsis.clone());
    for (name, value) in [("None", Value::None), ("True", true.into()), ("False", false.into())] {
        let name = vm.intern(name);
        vm.builtins.set_str(&name, value);
    }
    let name = vm.intern("NotImplemented");
    vm.builtins.set_str(&name, vm.not_implemented.clone());
}

natives! {
    const NONE;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        if star_args(args).len() + keyword_count(keywords) > 0 {
            return Err(vm.type_error("NoneType takes no arguments"));
        }
        Ok(Value::None)
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok("None".into()) }
    /// True if self else False
    "__bool__(self, /)" => |vm, [this]| { Ok(Value::bool(false)) }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| { Ok(Value::Int(vm.hash(this)?)) }
}

natives! {
    const ELLIPSIS;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        if star_args(args).len() + keyword_count(keywords) > 0 {
            return Err(vm.type_error("EllipsisType takes no arguments"));
        }
        Ok(vm.ellipsis.clone())
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok("Ellipsis".into()) }
    /// Helper for pickle.
    "__reduce__(self, /)" => |vm, [this]| { Ok("Ellipsis".into()) }
}

natives! {
    const NOT_IMPLEMENTED;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        if star_args(args).len() + keyword_count(keywords) > 0 {
            return Err(vm.type_error("NotImplementedType takes no arguments"));
        }
        Ok(vm.not_implemented.clone())
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        Ok("NotImplemented".into())
    }
    /// True if self else False
    "__bool__(self, /)" => |vm, [this]| { vm.truth(this).map(Value::bool) }
    /// Helper for pickle.
    "__reduce__(self, /)" => |vm, [this]| { Ok("NotImplemented".into()) }
}
