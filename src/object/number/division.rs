//! Division: floor division, modulo and `divmod` of integers and floats, true division of integers, and the
//! correctly rounded way from an integer to a float.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use super::{Int, IntRef};
use crate::object::text::error::OpError;

/// `left // right` if the divisor is not 0 and the result fits.
pub fn floor_div_small(left: i64, right: i64) -> Option<i64> {
    let quotient = left.checked_div(right)?;
    // `checked_div` has excluded 0 and the one overflow, so the remainder exists.
    Some(if left % right != 0 && (left < 0) != (right < 0) { quotient - 1 } else { quotient })
}

/// `left % right` if the divisor is not 0; the result has the sign of the divisor.
pub fn modulo_small(left: i64, right: i64) -> Option<i64> {
    if right == 0 {
        return None;
    }
    let rest = left.wrapping_rem(right);
    Some(if rest != 0 && (rest < 0) != (right < 0) { rest + right } else { rest })
}

/// `left // right`
///
/// # Errors
/// `ZeroDivisionError`
pub fn floor_div(left: IntRef<'_>, right: IntRef<'_>) -> Result<Int, OpError> {
    refuse_zero(right, "integer division or modulo by zero")?;
    if let (IntRef::Small(left), IntRef::Small(right)) = (left, right)
        && let Some(quotient) = floor_div_small(left, right)
    {
        return Ok(Int::Small(quotient));
    }
    Ok(left.to_big().div_floor(&right.to_big()).into())
}

/// `left % right`
///
/// # Errors
/// `ZeroDivisionError`
pub fn modulo(left: IntRef<'_>, right: IntRef<'_>) -> Result<Int, OpError> {
    refuse_zero(right, "integer modulo by zero")?;
    if let (IntRef::Small(left), IntRef::Small(right)) = (left, right) {
        return Ok(Int::Small(modulo_small(left, right).expect("the divisor is not zero")));
    }
    Ok(left.to_big().mod_floor(&right.to_big()).into())
}

/// `divmod(left, right)`
///
/// # Errors
/// `ZeroDivisionError`
pub fn divmod(left: IntRef<'_>, right: IntRef<'_>) -> Result<(Int, Int), OpError> {
    refuse_zero(right, "integer division or modulo by zero")?;
    let (quotient, rest) = left.to_big().div_mod_floor(&right.to_big());
    Ok((quotient.into(), rest.into()))
}

fn is_zero(value: IntRef<'_>) -> bool {
    match value {
        IntRef::Small(value) => value == 0,
        IntRef::Big(value) => value.is_zero(),
    }
}

fn refuse_zero(divisor: IntRef<'_>, message: &str) -> Result<(), OpError> {
    if is_zero(divisor) { Err(OpError::zero_division(message)) } else { Ok(()) }
}

/// `left / right` of integers, correctly rounded.
///
/// # Errors
/// `ZeroDivisionError`; `OverflowError` if the result is no float.
pub fn true_div(left: IntRef<'_>, right: IntRef<'_>) -> Result<f64, OpError> {
    const EXACT: u64 = 1 << 53;
    refuse_zero(right, "division by zero")?;
    if let (IntRef::Small(left), IntRef::Small(right)) = (left, right)
        && left.unsigned_abs() <= EXACT
        && right.unsigned_abs() <= EXACT
    {
        return Ok(left as f64 / right as f64);
    }
    let negative = left.is_negative() != right.is_negative();
    let (left, right) = (left.to_big(), right.to_big());
    let (left, right) = (left.magnitude(), right.magnitude());
    // Enough bits of quotient to round from, and one below them that stands for the remainder.
    let shift = (66 + right.bits()).saturating_sub(left.bits());
    let (quotient, rest) = (left << shift).div_rem(right);
    let sticky = (quotient << 1u8) | BigUint::from(u8::from(!rest.is_zero()));
    let value = scale_to_f64(&sticky, -(shift as i64) - 1)
        .ok_or_else(|| OpError::overflow("integer division result too large for a float"))?;
    Ok(if negative { -value } else { value })
}

/// `float(int)`, rounded half to even.
///
/// # Errors
/// `OverflowError` if the number is too large.
pub fn int_to_f64(value: IntRef<'_>) -> Result<f64, OpError> {
    match value {
        IntRef::Small(value) => Ok(value as f64),
        IntRef::Big(value) => {
            big_to_f64(value).ok_or_else(|| OpError::overflow("int too large to convert to float"))
        }
    }
}

/// The nearest float, half to even, or nothing if the number is too large.
pub fn big_to_f64(value: &BigInt) -> Option<f64> {
    let magnitude = scale_to_f64(value.magnitude(), 0)?;
    Some(if value.sign() == num_bigint::Sign::Minus { -magnitude } else { magnitude })
}

/// `mantissa * 2 ** exponent`, rounded half to even, or nothing if it is too large for a float.
pub(super) fn scale_to_f64(mantissa: &BigUint, exponent: i64) -> Option<f64> {
    if mantissa.is_zero() {
        return Some(0.0);
    }
    let top = (mantissa.bits() as i64 - 1).saturating_add(exponent);
    if top > 1023 {
        return None;
    }
    if top < -1076 {
        return Some(0.0);
    }
    // The exponent of the last bit that the result has.
    let last = (top - 52).max(-1074);
    let drop = last - exponent;
    let kept = if drop <= 0 {
        (mantissa << drop.unsigned_abs()).to_u64().expect("53 bits at most")
    } else {
        let drop = drop.unsigned_abs();
        let kept = (mantissa >> drop).to_u64().expect("53 bits at most");
        let half = mantissa.bit(drop - 1);
        let beyond_half = mantissa.trailing_zeros().is_some_and(|zeros| zeros < drop - 1);
        kept + u64::from(half && (beyond_half || kept % 2 == 1))
    };
    let value = kept as f64 * power_of_two(last);
    value.is_finite().then_some(value)
}

/// `2 ** exponent` for exponents from -1074 to 1023.
fn power_of_two(exponent: i64) -> f64 {
    if exponent < -1022 {
        f64::from_bits(1 << (exponent + 1074))
    } else {
        f64::from_bits(((exponent + 1023) as u64) << 52)
    }
}

/// `left / right` of floats.
///
/// # Errors
/// `ZeroDivisionError`
pub fn float_div(left: f64, right: f64) -> Result<f64, OpError> {
    if right == 0.0 { Err(OpError::zero_division("float division by zero")) } else { Ok(left / right) }
}

/// `left // right` of floats.
///
/// # Errors
/// `ZeroDivisionError`
pub fn float_floor_div(left: f64, right: f64) -> Result<f64, OpError> {
    if right == 0.0 {
        return Err(OpError::zero_division("float floor division by zero"));
    }
    Ok(quotient_and_rest(left, right).0)
}

/// `left % right` of floats; the result has the sign of the divisor, even if it is zero.
///
/// # Errors
/// `ZeroDivisionError`
pub fn float_modulo(left: f64, right: f64) -> Result<f64, OpError> {
    if right == 0.0 {
        return Err(OpError::zero_division("float modulo by zero"));
    }
    let rest = left % right;
    Ok(match rest {
        0.0 => 0f64.copysign(right),
        _ if (rest < 0.0) != (right < 0.0) => rest + right,
        _ => rest,
    })
}

/// `divmod(left, right)` of floats.
///
/// # Errors
/// `ZeroDivisionError`
pub fn float_divmod(left: f64, right: f64) -> Result<(f64, f64), OpError> {
    if right == 0.0 {
        return Err(OpError::zero_division("float divmod()"));
    }
    Ok(quotient_and_rest(left, right))
}

/// The floored quotient and the rest for a divisor that is not zero.
fn quotient_and_rest(left: f64, right: f64) -> (f64, f64) {
    let mut rest = left % right;
    // The remainder is exact, so this is an integer but for the rounding of the division.
    let mut quotient = (left - rest) / right;
    if rest == 0.0 {
        rest = 0f64.copysign(right);
    } else if (rest < 0.0) != (right < 0.0) {
        rest += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(left / right), rest);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_integers_floor() {
        assert_eq!([floor_div_small(-7, 2), floor_div_small(7, -2)], [Some(-4), Some(-4)]);
        assert_eq!([modulo_small(-7, 2), modulo_small(7, -2)], [Some(1), Some(-1)]);
        assert_eq!(floor_div_small(i64::MIN, -1), None);
        assert_eq!(modulo_small(i64::MIN, -1), Some(0));
        assert_eq!(floor_div_small(1, 0), None);
        let overflow = floor_div(IntRef::Small(i64::MIN), IntRef::Small(-1)).unwrap();
        assert_eq!(overflow, Int::Big(BigInt::from(1u64 << 63)));
    }

    #[test]
    fn true_division_rounds_once() {
        let big = BigInt::from(10).pow(400);
        assert_eq!(true_div(IntRef::Big(&(&big * 3)), IntRef::Big(&big)).unwrap(), 3.0);
        assert_eq!(true_div(IntRef::Small(i64::MAX), IntRef::Small(3)).unwrap(), 3.0744573456182584e18);
        assert_eq!(true_div(IntRef::Small(-1), IntRef::Big(&big)).unwrap().to_bits(), (-0.0f64).to_bits());
        let message = true_div(IntRef::Big(&big), IntRef::Small(3)).unwrap_err().message;
        assert_eq!(message, "integer division result too large for a float");
        assert_eq!(int_to_f64(IntRef::Small((1 << 53) + 1)).unwrap(), 9007199254740992.0);
        assert_eq!(
            big_to_f64(&(BigInt::from((1u64 << 53) + 1) << 900)),
            Some(9007199254740992.0 * 2f64.powi(900))
        );
    }

    #[test]
    fn float_zeros_have_signs() {
        assert_eq!(float_divmod(-1.0, 3.0).unwrap(), (-1.0, 2.0));
        assert!(float_floor_div(0.0, -3.0).unwrap().is_sign_negative());
        assert!(float_modulo(6.0, -3.0).unwrap().is_sign_negative());
        assert_eq!(float_modulo(1.0, f64::NEG_INFINITY).unwrap(), f64::NEG_INFINITY);
        assert_eq!(float_floor_div(1.0, 0.1).unwrap(), 9.0);
    }
}
