//! The operator methods of `int`, `float` and `complex`: thin wrappers around what the operators themselves do.
//! A method knows numbers of its own type and of those before it in that order only, and gives NotImplemented else.

use crate::builtins::arguments::not_a;
use crate::bytecode::{BinaryOp, CompareOp, UnaryOp};
use crate::natives;
use crate::object::Value;
use crate::vm::numeric::Number;
use crate::vm::{Native, Vm, VmResult};

/// The place of a number's type in the order int, float, complex.
fn rank(value: &Value) -> Option<u8> {
    Some(match Number::of(value)? {
        Number::Int(_) => 0,
        Number::Float(_) => 1,
        Number::Complex(..) => 2,
    })
}

/// The values inside of the receiver and the other operand, if the receiver's method knows the other's type.
fn operands(vm: &Vm, this: &Value, other: &Value) -> Option<(Value, Value)> {
    let (this, other) = (vm.unwrap_native(this), vm.unwrap_native(other));
    (rank(&other)? <= rank(&this)?).then_some((this, other))
}

fn or_not_implemented(vm: &Vm, result: Option<Value>) -> Value {
    result.unwrap_or_else(|| vm.not_implemented.clone())
}

/// `this op other`
pub(super) fn forward(vm: &mut Vm, op: BinaryOp, this: &Value, other: &Value) -> VmResult<Value> {
    let Some((this, other)) = operands(vm, this, other) else { return Ok(vm.not_implemented.clone()) };
    let result = vm.native_binary(op, &this, &other)?;
    Ok(or_not_implemented(vm, result))
}

/// `other op this`
pub(super) fn reflected(vm: &mut Vm, op: BinaryOp, this: &Value, other: &Value) -> VmResult<Value> {
    let Some((this, other)) = operands(vm, this, other) else { return Ok(vm.not_implemented.clone()) };
    let result = vm.native_binary(op, &other, &this)?;
    Ok(or_not_implemented(vm, result))
}

fn comparison(vm: &mut Vm, op: CompareOp, this: &Value, other: &Value) -> VmResult<Value> {
    let Some((this, other)) = operands(vm, this, other) else { return Ok(vm.not_implemented.clone()) };
    let result = vm.native_compare(op, &this, &other)?;
    Ok(or_not_implemented(vm, result))
}

fn unary(vm: &mut Vm, op: UnaryOp, this: &Value) -> VmResult<Value> {
    let this = vm.unwrap_native(this);
    vm.unary(op, &this)
}

fn divmod(vm: &mut Vm, left: &Value, right: &Value) -> VmResult<Value> {
    let result = vm.native_divmod(left, right)?;
    Ok(or_not_implemented(vm, result))
}

fn power(vm: &mut Vm, base: &Value, exponent: &Value, modulus: &Value) -> VmResult<Value> {
    let modulus = vm.unwrap_native(modulus);
    let result = if modulus.is_none() || modulus.is_undef() {
        vm.native_binary(BinaryOp::Pow, base, exponent)?
    } else {
        vm.native_power(base, exponent, &modulus)?
    };
    Ok(or_not_implemented(vm, result))
}

/// Declares methods that differ in the operator alone.
macro_rules! operator_methods {
    ($table:ident; $($doc:literal $signature:literal => $function:ident $op:path,)*) => {
        natives! {
            pub(super) const $table;
            $(#[doc = $doc]
            $signature => |vm, [this, other]| { $function(vm, $op, this, other) })*
        }
    };
}

operator_methods! {
    ARITHMETIC;
    "Return self+value." "__add__(self, value, /)" => forward BinaryOp::Add,
    "Return value+self." "__radd__(self, value, /)" => reflected BinaryOp::Add,
    "Return self-value." "__sub__(self, value, /)" => forward BinaryOp::Sub,
    "Return value-self." "__rsub__(self, value, /)" => reflected BinaryOp::Sub,
    "Return self*value." "__mul__(self, value, /)" => forward BinaryOp::Mul,
    "Return value*self." "__rmul__(self, value, /)" => reflected BinaryOp::Mul,
    "Return self/value." "__truediv__(self, value, /)" => forward BinaryOp::TrueDiv,
    "Return value/self." "__rtruediv__(self, value, /)" => reflected BinaryOp::TrueDiv,
}

operator_methods! {
    FLOOR_ARITHMETIC;
    "Return self//value." "__floordiv__(self, value, /)" => forward BinaryOp::FloorDiv,
    "Return value//self." "__rfloordiv__(self, value, /)" => reflected BinaryOp::FloorDiv,
    "Return self%value." "__mod__(self, value, /)" => forward BinaryOp::Mod,
    "Return value%self." "__rmod__(self, value, /)" => reflected BinaryOp::Mod,
}

operator_methods! {
    BITS;
    "Return self<<value." "__lshift__(self, value, /)" => forward BinaryOp::LShift,
    "Return value<<self." "__rlshift__(self, value, /)" => reflected BinaryOp::LShift,
    "Return self>>value." "__rshift__(self, value, /)" => forward BinaryOp::RShift,
    "Return value>>self." "__rrshift__(self, value, /)" => reflected BinaryOp::RShift,
}

operator_methods! {
    LOGIC;
    "Return self&value." "__and__(self, value, /)" => forward BinaryOp::And,
    "Return value&self." "__rand__(self, value, /)" => reflected BinaryOp::And,
    "Return self|value." "__or__(self, value, /)" => forward BinaryOp::Or,
    "Return value|self." "__ror__(self, value, /)" => reflected BinaryOp::Or,
    "Return self^value." "__xor__(self, value, /)" => forward BinaryOp::Xor,
    "Return value^self." "__rxor__(self, value, /)" => reflected BinaryOp::Xor,
}

operator_methods! {
    COMPARISONS;
    "Return self==value." "__eq__(self, value, /)" => comparison CompareOp::Eq,
    "Return self!=value." "__ne__(self, value, /)" => comparison CompareOp::Ne,
    "Return self<value." "__lt__(self, value, /)" => comparison CompareOp::Lt,
    "Return self<=value." "__le__(self, value, /)" => comparison CompareOp::Le,
    "Return self>value." "__gt__(self, value, /)" => comparison CompareOp::Gt,
    "Return self>=value." "__ge__(self, value, /)" => comparison CompareOp::Ge,
}

natives! {
    pub(super) const DIVMOD;
    /// Return divmod(self, value).
    "__divmod__(self, value, /)" => |vm, [this, other]| {
        match operands(vm, this, other) {
            Some((this, other)) => divmod(vm, &this, &other),
            None => Ok(vm.not_implemented.clone()),
        }
    }
    /// Return divmod(value, self).
    "__rdivmod__(self, value, /)" => |vm, [this, other]| {
        match operands(vm, this, other) {
            Some((this, other)) => divmod(vm, &other, &this),
            None => Ok(vm.not_implemented.clone()),
        }
    }
}

natives! {
    pub(super) const COMMON;
    /// Return pow(self, value, mod).
    "__pow__(self, value, mod=None, /)" => |vm, [this, exponent, modulus]| {
        match operands(vm, this, exponent) {
            Some((this, exponent)) => power(vm, &this, &exponent, modulus),
            None => Ok(vm.not_implemented.clone()),
        }
    }
    /// Return pow(value, self, mod).
    "__rpow__(self, value, mod=None, /)" => |vm, [this, base, modulus]| {
        match operands(vm, this, base) {
            Some((this, base)) => power(vm, &base, &this, modulus),
            None => Ok(vm.not_implemented.clone()),
        }
    }
    /// -self
    "__neg__(self, /)" => |vm, [this]| { unary(vm, UnaryOp::Negative, this) }
    /// +self
    "__pos__(self, /)" => |vm, [this]| { unary(vm, UnaryOp::Positive, this) }
    /// abs(self)
    "__abs__(self, /)" => |vm, [this]| { absolute(vm, this) }
    /// True if self else False
    "__bool__(self, /)" => |vm, [this]| {
        let this = vm.unwrap_native(this);
        vm.truth(&this).map(Value::bool)
    }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| {
        let this = vm.unwrap_native(this);
        vm.hash(&this).map(Value::Int)
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { vm.native_repr(this).map(Value::from) }
    /// Convert to a string according to format_spec.
    "__format__(self, format_spec, /)" => |vm, [this, spec]| {
        let inner = vm.unwrap_native(spec);
        let Some(text) = inner.as_str() else { return Err(not_a(vm, "__format__() argument", "str", spec)) };
        let inner = vm.unwrap_native(this);
        vm.native_format(&inner, this, text).map(Value::from)
    }
}

/// `abs(number)`
fn absolute(vm: &mut Vm, this: &Value) -> VmResult<Value> {
    let this = vm.unwrap_native(this);
    match Number::of(&this) {
        Some(Number::Int(number)) if number.is_negative() => vm.unary(UnaryOp::Negative, &this),
        Some(Number::Int(_)) => vm.unary(UnaryOp::Positive, &this),
        Some(Number::Float(number)) => Ok(Value::float(number.abs())),
        Some(Number::Complex(real, imag)) => {
            let length = real.hypot(imag);
            if length.is_infinite() && real.is_finite() && imag.is_finite() {
                return Err(vm.overflow_error("absolute value too large"));
            }
            Ok(Value::float(length))
        }
        None => unreachable!("the receiver is a number"),
    }
}

/// Adds tables of methods to a class.
pub(super) fn add_all(
    vm: &mut Vm,
    class: &crate::object::Gc<crate::object::Class>,
    tables: &[&'static [Native]],
) {
    for table in tables {
        vm.add_methods(class, table);
    }
}
