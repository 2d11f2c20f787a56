//! `bool`.

use crate::bytecode::UnaryOp;
use crate::natives;
use crate::object::Value;
use crate::vm::Vm;

use super::number_operators::{LOGIC, add_all};

natives! {
    const METHODS;
    /// Returns True when the argument is true, False otherwise.
    /// The builtins True and False are the only two instances of the class bool.
    /// The class bool is a subclass of the class int, and cannot be subclassed.
    "@new __new__(cls, object=False, /)" => |vm, [class, object]| {
        let owner = vm.types.bool_.clone();
        vm.check_new(&owner, class)?;
        vm.truth(object).map(Value::bool)
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { vm.native_repr(this).map(Value::from) }
    /// ~self
    "__invert__(self, /)" => |vm, [this]| { vm.unary(UnaryOp::Invert, this) }
}

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.bool_.clone();
    add_all(vm, &class, &[METHODS, LOGIC]);
}
