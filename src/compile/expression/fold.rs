//! Constant expressions, evaluated while compiling. As in CPython the results stay small, and what would raise is
//! left for run time.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::to_constant;
use crate::bytecode::Constant;
use crate::syntax::ast::{Expr, ExprKind, Operator, UnaryOp};

/// The most bits of an int that `*`, `<<` and `**` make.
const MOST_BITS: u64 = 128;
/// The most characters or bytes of a string that `*` makes.
const MOST_CHARACTERS: usize = 4096;
/// The most elements of a tuple that `*` makes.
const MOST_ELEMENTS: usize = 256;
/// Deeper expressions are not looked at.
const MOST_DEPTH: u16 = 100;

/// The values of expressions that are all constant.
pub fn constants(expressions: &[Expr]) -> Option<Vec<Constant>> {
    expressions.iter().map(constant).collect()
}

/// The value of a constant expression.
pub fn constant(expression: &Expr) -> Option<Constant> {
    if expression.depth() > MOST_DEPTH {
        return None;
    }
    match &expression.kind {
        ExprKind::Constant(constant) => to_constant(constant, expression.span).ok(),
        ExprKind::Name(name) if &**name == "__debug__" => Some(Constant::Bool(true)),
        ExprKind::Tuple { elts } => constants(elts).map(Constant::Tuple),
        ExprKind::UnaryOp { op, operand } => unary(*op, constant(operand)?),
        ExprKind::BinOp { left, op, right } => {
            let right = constant(right)?;
            binary(*op, constant(left)?, right)
        }
        _ => None,
    }
}

/// The truth of a condition that is constant.
pub fn truth(expression: &Expr) -> Option<bool> {
    constant(expression).map(|value| is_true(&value))
}

fn is_true(value: &Constant) -> bool {
    match value {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Ellipsis => true,
        Constant::Int(value) => *value != 0,
        Constant::BigInt(value) => !value.is_zero(),
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

fn unary(op: UnaryOp, value: Constant) -> Option<Constant> {
    if op == UnaryOp::Not {
        return Some(Constant::Bool(!is_true(&value)));
    }
    match (op, value) {
        (UnaryOp::UAdd, value @ (Constant::Int(_) | Constant::BigInt(_) | Constant::Float(_))) => Some(value),
        (UnaryOp::UAdd, value @ Constant::Complex(..)) => Some(value),
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::USub, Constant::Complex(real, imaginary)) => Some(Constant::Complex(-real, -imaginary)),
        (UnaryOp::USub, value) => Some(from_big(-to_big(&value)?)),
        (UnaryOp::Invert, Constant::Bool(value)) => Some(Constant::Int(!i64::from(value))),
        (UnaryOp::Invert, value) => Some(from_big(-to_big(&value)? - 1)),
        _ => None,
    }
}

fn to_big(value: &Constant) -> Option<BigInt> {
    match value {
        Constant::Int(value) => Some(BigInt::from(*value)),
        Constant::BigInt(value) => Some(value.clone()),
        _ => None,
    }
}

fn from_big(value: BigInt) -> Constant {
    value.to_i64().map_or_else(|| Constant::BigInt(value), Constant::Int)
}

/// A float, or an int that is one exactly.
fn to_float(value: &Constant) -> Option<f64> {
    match value {
        Constant::Float(value) => Some(*value),
        Constant::Int(value) if value.unsigned_abs() <= 1 << 53 => Some(*value as f64),
        _ => None,
    }
}

fn to_complex(value: &Constant) -> Option<(f64, f64)> {
    match value {
        Constant::Complex(real, imaginary) => Some((*real, *imaginary)),
        value => Some((to_float(value)?, 0.0)),
    }
}

fn binary(op: Operator, left: Constant, right: Constant) -> Option<Constant> {
    if let (Some(left), Some(right)) = (to_big(&left), to_big(&right)) {
        return ints(op, &left, &right).map(from_big);
    }
    if let (Some(left), Some(right)) = (to_float(&left), to_float(&right)) {
        let value = match op {
            Operator::Add => left + right,
            Operator::Sub => left - right,
            Operator::Mult => left * right,
            Operator::Div if right != 0.0 => left / right,
            _ => return None,
        };
        return Some(Constant::Float(value));
    }
    match (op, &left, &right) {
        (Operator::Add, Constant::Str(left), Constant::Str(right)) => {
            Some(Constant::Str(format!("{left}{right}").into()))
        }
        (Operator::Add, Constant::Bytes(left), Constant::Bytes(right)) => {
            Some(Constant::Bytes([&left[..], right].concat().into()))
        }
        (Operator::Add, Constant::Tuple(left), Constant::Tuple(right)) => {
            Some(Constant::Tuple([&left[..], right].concat()))
        }
        (Operator::Mult, sequence, Constant::Int(times))
        | (Operator::Mult, Constant::Int(times), sequence) => {
            repeated(sequence, usize::try_from(*times).ok()?)
        }
        (Operator::Add, left, right) => {
            let ((real, imaginary), (more_real, more_imaginary)) = (to_complex(left)?, to_complex(right)?);
            Some(Constant::Complex(real + more_real, imaginary + more_imaginary))
        }
        (Operator::Sub, left, right) => {
            let ((real, imaginary), (less_real, less_imaginary)) = (to_complex(left)?, to_complex(right)?);
            Some(Constant::Complex(real - less_real, imaginary - less_imaginary))
        }
        _ => None,
    }
}

fn repeated(sequence: &Constant, times: usize) -> Option<Constant> {
    let within =
        |length: usize, most: usize| length.checked_mul(times).is_some_and(|product| product <= most);
    match sequence {
        Constant::Str(text) if within(text.len(), MOST_CHARACTERS) => {
            Some(Constant::Str(text.repeat(times).into()))
        }
        Constant::Bytes(bytes) if within(bytes.len(), MOST_CHARACTERS) => {
            Some(Constant::Bytes(bytes.repeat(times).into()))
        }
        Constant::Tuple(items) if within(items.len(), MOST_ELEMENTS) => {
            let length = items.len() * times;
            Some(Constant::Tuple(items.iter().cloned().cycle().take(length).collect()))
        }
        _ => None,
    }
}

fn ints(op: Operator, left: &BigInt, right: &BigInt) -> Option<BigInt> {
    match op {
        Operator::Add => Some(left + right),
        Operator::Sub => Some(left - right),
        Operator::Mult if left.bits() + right.bits() <= MOST_BITS => Some(left * right),
        Operator::FloorDiv if !right.is_zero() => Some(left.div_floor(right)),
        Operator::Mod if !right.is_zero() => Some(left.mod_floor(right)),
        Operator::BitAnd => Some(left & right),
        Operator::BitOr => Some(left | right),
        Operator::BitXor => Some(left ^ right),
        Operator::LShift if !right.is_negative() => {
            let by = right.to_u64().filter(|by| left.bits() + by <= MOST_BITS)?;
            Some(left << by)
        }
        Operator::RShift if !right.is_negative() => right.to_u64().map(|by| left >> by),
        Operator::Pow if right.is_zero() => Some(BigInt::from(1)),
        Operator::Pow if right.is_positive() => {
            let exponent = right.to_u32().filter(|&by| left.bits() * u64::from(by) <= MOST_BITS)?;
            Some(left.pow(exponent))
        }
        _ => None,
    }
}
