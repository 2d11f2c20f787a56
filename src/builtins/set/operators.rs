//! The operators of sets as methods.

use crate::builtins::dunders::operator;
use crate::bytecode::BinaryOp;
use crate::natives;

natives! {
    pub const METHODS;
    /// Return self&value.
    "__and__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::And, this, value) }
    /// Return value&self.
    "__rand__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::And, value, this) }
    /// Return self|value.
    "__or__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::Or, this, value) }
    /// Return value|self.
    "__ror__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::Or, value, this) }
    /// Return self-value.
    "__sub__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::Sub, this, value) }
    /// Return value-self.
    "__rsub__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::Sub, value, this) }
    /// Return self^value.
    "__xor__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::Xor, this, value) }
    /// Return value^self.
    "__rxor__(self, value, /)" => |vm, [this, value]| { operator(vm, BinaryOp::Xor, value, this) }
}
