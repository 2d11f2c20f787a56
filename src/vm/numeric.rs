//! Arithmetic of the built-in numbers. Nothing here runs script code.

use num_bigint::BigInt;

use crate::bytecode::{BinaryOp, UnaryOp};
use crate::object::number::arith::{
    FloatPower, IntPower, big_to_f64, complex_div, complex_mul, complex_pow, float_div, float_floor_div,
    float_modulo, float_pow, floor_div, floor_div_small, int_pow, int_to_f64, modulo, modulo_small,
    shift_left, shift_right, true_div,
};
use crate::object::number::{Int, IntRef};
use crate::object::room;
use crate::object::text::error::{ErrorKind, OpError};
use crate::object::{self, Complex, Gc, Kind, Value};

use super::{Raised, Vm, VmResult};

/// A number as the operators see it. A bool is an int.
#[derive(Clone, Copy, Debug)]
pub enum Number<'a> {
    Int(IntRef<'a>),
    Float(f64),
    Complex(f64, f64),
}

impl<'a> Number<'a> {
    /// The number that a value of exactly a built-in type is.
    #[inline]
    pub fn of(value: &'a Value) -> Option<Number<'a>> {
        Some(match value {
            Value::Int(number) => Number::Int(IntRef::Small(*number)),
            Value::Float(number) => Number::Float(number.get()),
            Value::Bool(truth) => Number::Int(IntRef::Small(i64::from(*truth))),
            Value::Object(object) => match object.kind() {
                Kind::BigInt => {
                    Number::Int(IntRef::Big(&object.get::<object::BigInt>().expect("kind was checked").value))
                }
                Kind::Complex => {
                    let number = object.get::<Complex>().expect("kind was checked");
                    Number::Complex(number.real, number.imag)
                }
                _ => return None,
            },
            _ => return None,
        })
    }

    /// The parts of the number as a complex one.
    ///
    /// # Errors
    /// `OverflowError` for an int that is too large for a float.
    pub fn to_complex(self) -> Result<(f64, f64), OpError> {
        Ok(match self {
            Number::Int(number) => (int_to_f64(number)?, 0.0),
            Number::Float(number) => (number, 0.0),
            Number::Complex(real, imag) => (real, imag),
        })
    }
}

/// The int that a value of exactly a built-in type is.
#[inline]
pub fn int_ref(value: &Value) -> Option<IntRef<'_>> {
    match value {
        Value::Int(number) => Some(IntRef::Small(*number)),
        Value::Bool(truth) => Some(IntRef::Small(i64::from(*truth))),
        _ => value.get::<object::BigInt>().map(|number| IntRef::Big(&number.value)),
    }
}

/// An int as a value.
#[inline]
pub fn value_of_int(number: Int) -> Value {
    match number {
        Int::Small(number) => Value::Int(number),
        Int::Big(value) => Gc::new(object::BigInt { value }).into(),
    }
}

/// A complex number as a value.
pub fn value_of_complex((real, imag): (f64, f64)) -> Value {
    Gc::new(Complex { real, imag }).into()
}

impl Vm {
    /// The exception that a refused operation is.
    #[cold]
    pub fn op_error(&mut self, error: OpError) -> Raised {
        match error.kind {
            ErrorKind::Value => self.value_error(error.message),
            ErrorKind::Type => self.type_error(error.message),
            ErrorKind::Overflow if error.message.starts_with("(34, ") => {
                // The one error here whose arguments are those of the C library.
                let class = self.types.OverflowError.clone();
                self.error_with(&class, [Value::Int(34), Value::str("Numerical result out of range")])
            }
            ErrorKind::Overflow => self.overflow_error(error.message),
            ErrorKind::ZeroDivision => self.zero_division_error(error.message),
            ErrorKind::Memory => self.memory_error(),
        }
    }

    /// Turns a refusal into the exception.
    #[inline]
    pub fn checked<T>(&mut self, result: Result<T, OpError>) -> VmResult<T> {
        result.map_err(|error| self.op_error(error))
    }

    /// An int of any size as a value.
    pub fn int_value(&self, number: BigInt) -> Value {
        value_of_int(Int::from(number))
    }

    /// A binary operator on two numbers; nothing if they do not have it.
    #[inline]
    pub(super) fn number_binary(
        &mut self,
        op: BinaryOp,
        left: Number<'_>,
        right: Number<'_>,
    ) -> VmResult<Option<Value>> {
        let result = match (left, right) {
            (Number::Int(IntRef::Small(left)), Number::Int(IntRef::Small(right))) => {
                match small_binary(op, left, right) {
                    Some(result) => return Ok(Some(Value::Int(result))),
                    None => int_binary(op, IntRef::Small(left), IntRef::Small(right)),
                }
            }
            (Number::Int(left), Number::Int(right)) => int_binary(op, left, right),
            (Number::Float(left), Number::Float(right)) => float_binary(op, left, right),
            (Number::Float(left), Number::Int(right)) => mixed(op, Ok(left), int_to_f64(right)),
            (Number::Int(left), Number::Float(right)) => mixed(op, int_to_f64(left), Ok(right)),
            (left, right) => complex_binary(op, left, right),
        };
        self.checked(result)
    }

    /// A unary operator on a number; nothing if it does not have it.
    pub(super) fn number_unary(&mut self, op: UnaryOp, number: Number<'_>) -> Option<Value> {
        Some(match (op, number) {
            (UnaryOp::Negative, Number::Int(IntRef::Small(number))) => match number.checked_neg() {
                Some(negative) => Value::Int(negative),
                None => value_of_int(Int::from(-i128::from(number))),
            },
            (UnaryOp::Negative, Number::Int(IntRef::Big(number))) => value_of_int(Int::from(-number)),
            (UnaryOp::Negative, Number::Float(number)) => Value::float(-number),
            (UnaryOp::Negative, Number::Complex(real, imag)) => value_of_complex((-real, -imag)),
            (UnaryOp::Positive, Number::Int(IntRef::Small(number))) => Value::Int(number),
            (UnaryOp::Positive, Number::Int(IntRef::Big(number))) => value_of_int(Int::from(number.clone())),
            (UnaryOp::Positive, Number::Float(number)) => Value::float(number),
            (UnaryOp::Positive, Number::Complex(real, imag)) => value_of_complex((real, imag)),
            (UnaryOp::Invert, Number::Int(IntRef::Small(number))) => Value::Int(!number),
            (UnaryOp::Invert, Number::Int(IntRef::Big(number))) => value_of_int(Int::from(!number)),
            (UnaryOp::Invert, _) => return None,
        })
    }
}

/// The operators on ints of 64 bits, as long as the result is one.
#[inline]
pub fn small_binary(op: BinaryOp, left: i64, right: i64) -> Option<i64> {
    match op {
        BinaryOp::Add => left.checked_add(right),
        BinaryOp::Sub => left.checked_sub(right),
        BinaryOp::Mul => left.checked_mul(right),
        BinaryOp::FloorDiv => floor_div_small(left, right),
        BinaryOp::Mod => modulo_small(left, right),
        BinaryOp::And => Some(left & right),
        BinaryOp::Or => Some(left | right),
        BinaryOp::Xor => Some(left ^ right),
        BinaryOp::RShift if right >= 0 => Some(left >> right.min(63)),
        BinaryOp::LShift if (0..63).contains(&right) => {
            let shifted = left << right;
            (shifted >> right == left).then_some(shifted)
        }
        BinaryOp::Pow => object::number::arith::pow_small(left, right),
        _ => None,
    }
}

/// Applies an operator of `num_bigint`, without a copy of a big operand.
macro_rules! big_arithmetic {
    ($left:expr, $op:tt, $right:expr) => {
        match ($left, $right) {
            (IntRef::Small(left), IntRef::Small(right)) => Int::from(i128::from(left) $op i128::from(right)),
            (IntRef::Small(left), IntRef::Big(right)) => Int::from(left $op right),
            (IntRef::Big(left), IntRef::Small(right)) => Int::from(left $op right),
            (IntRef::Big(left), IntRef::Big(right)) => Int::from(left $op right),
        }
    };
}

/// Whether there is room for a product of integers and for what its factors are taken apart into on the way.
fn has_room_for_product(left: &IntRef<'_>, right: &IntRef<'_>) -> bool {
    let bytes = |factor: &IntRef<'_>| match factor {
        IntRef::Small(_) => 8,
        IntRef::Big(factor) => factor.bits() as usize / 8,
    };
    room::is_there(4 * (bytes(left) + bytes(right)))
}

fn int_binary(op: BinaryOp, left: IntRef<'_>, right: IntRef<'_>) -> Result<Option<Value>, OpError> {
    let result = match op {
        BinaryOp::Add => big_arithmetic!(left, +, right),
        BinaryOp::Sub => big_arithmetic!(left, -, right),
        BinaryOp::Mul if !has_room_for_product(&left, &right) => return Err(OpError::memory()),
        BinaryOp::Mul => big_arithmetic!(left, *, right),
        BinaryOp::TrueDiv => return Ok(Some(Value::float(int_true_div(left, right)?))),
        BinaryOp::FloorDiv => floor_div(left, right)?,
        BinaryOp::Mod => modulo(left, right)?,
        BinaryOp::Pow => match int_pow(left, right)? {
            IntPower::Int(number) => number,
            IntPower::Float(number) => return Ok(Some(Value::float(number))),
        },
        BinaryOp::LShift => shift_left(left, right)?,
        BinaryOp::RShift => shift_right(left, right)?,
        BinaryOp::And => Int::from(left.to_big() & right.to_big()),
        BinaryOp::Or => Int::from(left.to_big() | right.to_big()),
        BinaryOp::Xor => Int::from(left.to_big() ^ right.to_big()),
        BinaryOp::MatMul => return Ok(None),
    };
    Ok(Some(value_of_int(result)))
}

/// `left / right`; small ints are exact as floats, so the hardware's division rounds as it should.
fn int_true_div(left: IntRef<'_>, right: IntRef<'_>) -> Result<f64, OpError> {
    const EXACT: u64 = 1 << 53;
    if let (IntRef::Small(left), IntRef::Small(right)) = (left, right)
        && left.unsigned_abs() <= EXACT
        && right.unsigned_abs() <= EXACT
        && right != 0
    {
        return Ok(left as f64 / right as f64);
    }
    true_div(left, right)
}

fn mixed(
    op: BinaryOp,
    left: Result<f64, OpError>,
    right: Result<f64, OpError>,
) -> Result<Option<Value>, OpError> {
    if matches!(
        op,
        BinaryOp::LShift | BinaryOp::RShift | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::MatMul
    ) {
        return Ok(None);
    }
    float_binary(op, left?, right?)
}

#[inline]
fn float_binary(op: BinaryOp, left: f64, right: f64) -> Result<Option<Value>, OpError> {
    let result = match op {
        BinaryOp::Add => left + right,
        BinaryOp::Sub => left - right,
        BinaryOp::Mul => left * right,
        BinaryOp::TrueDiv => float_div(left, right)?,
        BinaryOp::FloorDiv => float_floor_div(left, right)?,
        BinaryOp::Mod => float_modulo(left, right)?,
        BinaryOp::Pow => match float_pow(left, right)? {
            FloatPower::Float(number) => number,
            FloatPower::Complex(real, imag) => return Ok(Some(value_of_complex((real, imag)))),
        },
        _ => return Ok(None),
    };
    Ok(Some(Value::float(result)))
}

fn complex_binary(op: BinaryOp, left: Number<'_>, right: Number<'_>) -> Result<Option<Value>, OpError> {
    if !matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::TrueDiv | BinaryOp::Pow) {
        return Ok(None);
    }
    let (left, right) = (left.to_complex()?, right.to_complex()?);
    let result = match op {
        BinaryOp::Add => (left.0 + right.0, left.1 + right.1),
        BinaryOp::Sub => (left.0 - right.0, left.1 - right.1),
        BinaryOp::Mul => complex_mul(left, right),
        BinaryOp::TrueDiv => complex_div(left, right)?,
        _ => complex_pow(left, right)?,
    };
    Ok(Some(value_of_complex(result)))
}

/// The float nearest to an int, if there is one.
pub fn nearest_float(number: IntRef<'_>) -> Option<f64> {
    match number {
        IntRef::Small(number) => Some(number as f64),
        IntRef::Big(number) => big_to_f64(number),
    }
}
