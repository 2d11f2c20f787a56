//! Powers and shifts.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};

use super::division::int_to_f64;
use super::{Int, IntRef};
use crate::object::text::error::OpError;

/// Results of more bits than this are refused with `MemoryError` rather than attempted.
const MOST_BITS: u64 = 1 << 33;

/// The same for powers, which cost more than their size: what is beyond takes minutes.
const MOST_POWER_BITS: u64 = 1 << 27;

/// What `**` of two integers gives.
#[derive(Clone, Debug, PartialEq)]
pub enum IntPower {
    /// For an exponent that is not negative.
    Int(Int),
    /// For a negative exponent.
    Float(f64),
}

/// What `**` of two floats gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FloatPower {
    /// Mostly.
    Float(f64),
    /// For a negative base and a fractional exponent: the real and the imaginary part.
    Complex(f64, f64),
}

/// `base ** exponent` if the exponent is not negative and the result fits.
pub fn pow_small(base: i64, exponent: i64) -> Option<i64> {
    match base {
        0 | 1 if exponent > 0 => Some(base),
        _ => base.checked_pow(u32::try_from(exponent).ok()?),
    }
}

/// `base ** exponent` of integers.
///
/// # Errors
/// `ZeroDivisionError` for a negative power of 0, `OverflowError` if a negative power's base is too large for
/// a float, `MemoryError` for results of gigabytes.
pub fn int_pow(base: IntRef<'_>, exponent: IntRef<'_>) -> Result<IntPower, OpError> {
    if exponent.is_negative() {
        return match float_pow(int_to_f64(base)?, int_to_f64(exponent)?)? {
            FloatPower::Float(value) => Ok(IntPower::Float(value)),
            FloatPower::Complex(..) => unreachable!("the exponent is an integer"),
        };
    }
    if let (IntRef::Small(base), IntRef::Small(exponent)) = (base, exponent)
        && let Some(value) = pow_small(base, exponent)
    {
        return Ok(IntPower::Int(Int::Small(value)));
    }
    let (base, exponent) = (base.to_big(), exponent.to_big());
    if base.is_zero() || base.magnitude().is_one() {
        let negated = base.is_negative() && exponent.is_even();
        let value = if exponent.is_zero() || negated { BigInt::one() } else { base };
        return Ok(IntPower::Int(value.into()));
    }
    let exponent = exponent.to_u64().ok_or_else(OpError::memory)?;
    // The powers of two in the base are a shift.
    let twos = base.trailing_zeros().unwrap_or(0);
    let odd = base >> twos;
    let shift = twos.saturating_mul(exponent);
    if (odd.bits() - 1).saturating_mul(exponent) > MOST_POWER_BITS || shift > MOST_BITS {
        return Err(OpError::memory());
    }
    Ok(IntPower::Int((Pow::pow(odd, exponent) << shift).into()))
}

/// `pow(base, exponent, modulus)`; the result has the sign of the modulus.
///
/// # Errors
/// `ValueError` if the modulus is 0, or the exponent negative and the base not invertible.
pub fn mod_pow(base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> Result<Int, OpError> {
    let (mut base, exponent, modulus) = (base.to_big(), exponent.to_big(), modulus.to_big());
    if modulus.is_zero() {
        return Err(OpError::value("pow() 3rd argument cannot be 0"));
    }
    let size = modulus.abs();
    base = base.mod_floor(&size);
    if exponent.is_negative() {
        base = base
            .modinv(&size)
            .ok_or_else(|| OpError::value("base is not invertible for the given modulus"))?;
    }
    let mut value = base.modpow(&exponent.abs(), &size);
    if modulus.is_negative() && !value.is_zero() {
        value += modulus;
    }
    Ok(value.into())
}

/// `base ** exponent` of floats.
///
/// # Errors
/// `ZeroDivisionError` for a negative power of zero; `OverflowError`, whose arguments are the number 34 and
/// `Numerical result out of range`, which makes the text given here.
pub fn float_pow(base: f64, exponent: f64) -> Result<FloatPower, OpError> {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(OpError::zero_division("0.0 cannot be raised to a negative power"));
    }
    let finite = base.is_finite() && exponent.is_finite();
    if finite && base < 0.0 && exponent != exponent.floor() {
        let (real, imaginary) = complex_pow((base, 0.0), (exponent, 0.0))?;
        return Ok(FloatPower::Complex(real, imaginary));
    }
    let value = base.powf(exponent);
    if finite && value.is_infinite() {
        return Err(OpError::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(FloatPower::Float(value))
}

/// `base ** exponent` of complex numbers, each a real and an imaginary part.
///
/// # Errors
/// `ZeroDivisionError` for a negative or complex power of zero; `OverflowError`.
pub fn complex_pow(base: (f64, f64), exponent: (f64, f64)) -> Result<(f64, f64), OpError> {
    let small_integer = exponent.1 == 0.0 && exponent.0 == exponent.0.floor() && exponent.0.abs() <= 100.0;
    let zero_power = || OpError::zero_division("0.0 to a negative or complex power");
    let value = if small_integer {
        let power = complex_whole_pow(base, exponent.0.abs() as u32);
        if exponent.0 > 0.0 { power } else { complex_div((1.0, 0.0), power).map_err(|_| zero_power())? }
    } else if base == (0.0, 0.0) {
        if exponent.1 != 0.0 || exponent.0 < 0.0 {
            return Err(zero_power());
        }
        (0.0, 0.0)
    } else {
        let size = base.0.hypot(base.1);
        let angle = base.1.atan2(base.0);
        let mut length = size.powf(exponent.0);
        let mut phase = angle * exponent.0;
        if exponent.1 != 0.0 {
            length /= (angle * exponent.1).exp();
            phase += exponent.1 * size.ln();
        }
        if phase.is_infinite() {
            // C's cosine calls this a domain error, which CPython takes for a power of zero.
            return Err(zero_power());
        }
        (length * phase.cos(), length * phase.sin())
    };
    if value.0.is_infinite() || value.1.is_infinite() {
        return Err(OpError::overflow("complex exponentiation"));
    }
    Ok(value)
}

/// A complex number to a power from 0 to 100, by squaring.
fn complex_whole_pow(base: (f64, f64), exponent: u32) -> (f64, f64) {
    let (mut value, mut square, mut bits) = ((1.0, 0.0), base, exponent);
    while bits > 0 {
        if bits & 1 == 1 {
            value = complex_mul(value, square);
        }
        bits >>= 1;
        square = complex_mul(square, square);
    }
    value
}

/// `left * right` of complex numbers.
pub fn complex_mul(left: (f64, f64), right: (f64, f64)) -> (f64, f64) {
    (left.0 * right.0 - left.1 * right.1, left.0 * right.1 + left.1 * right.0)
}

/// `left / right` of complex numbers, scaled by the larger part of the divisor (Smith 1962).
///
/// # Errors
/// `ZeroDivisionError`
pub fn complex_div(left: (f64, f64), right: (f64, f64)) -> Result<(f64, f64), OpError> {
    if right == (0.0, 0.0) {
        return Err(OpError::zero_division("complex division by zero"));
    }
    if right.0.abs() >= right.1.abs() {
        let ratio = right.1 / right.0;
        let scale = right.0 + right.1 * ratio;
        Ok(((left.0 + left.1 * ratio) / scale, (left.1 - left.0 * ratio) / scale))
    } else if right.1.is_nan() || right.0.is_nan() {
        Ok((f64::NAN, f64::NAN))
    } else {
        let ratio = right.0 / right.1;
        let scale = right.0 * ratio + right.1;
        Ok(((left.0 * ratio + left.1) / scale, (left.1 * ratio - left.0) / scale))
    }
}

/// `value << count`
///
/// # Errors
/// `ValueError` for a negative count, `OverflowError` or `MemoryError` for results of gigabytes.
pub fn shift_left(value: IntRef<'_>, count: IntRef<'_>) -> Result<Int, OpError> {
    refuse_negative(count)?;
    if matches!(value, IntRef::Small(0)) {
        return Ok(Int::Small(0));
    }
    let count = match count {
        IntRef::Small(count) => count.unsigned_abs(),
        IntRef::Big(count) => count.to_u64().unwrap_or(u64::MAX),
    };
    if count > MOST_BITS {
        let unheard_of = count > i64::MAX as u64;
        return Err(if unheard_of {
            OpError::overflow("too many digits in integer")
        } else {
            OpError::memory()
        });
    }
    if let IntRef::Small(value) = value
        && count < 64
    {
        return Ok((i128::from(value) << count).into());
    }
    Ok((value.to_big() << count).into())
}

/// `value >> count`, towards minus infinity.
///
/// # Errors
/// `ValueError` for a negative count.
pub fn shift_right(value: IntRef<'_>, count: IntRef<'_>) -> Result<Int, OpError> {
    refuse_negative(count)?;
    let count = match count {
        IntRef::Small(count) => count.unsigned_abs(),
        IntRef::Big(count) => count.to_u64().unwrap_or(u64::MAX),
    };
    Ok(match value {
        IntRef::Small(value) => Int::Small(value >> count.min(63)),
        IntRef::Big(value) if count >= value.bits() => Int::Small(if value.is_negative() { -1 } else { 0 }),
        IntRef::Big(value) => (value >> count).into(),
    })
}

fn refuse_negative(count: IntRef<'_>) -> Result<(), OpError> {
    if count.is_negative() { Err(OpError::value("negative shift count")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(value: i64) -> IntRef<'static> {
        IntRef::Small(value)
    }

    #[test]
    fn integer_powers() {
        assert_eq!(int_pow(small(2), small(10)).unwrap(), IntPower::Int(Int::Small(1024)));
        assert_eq!(int_pow(small(2), small(-1)).unwrap(), IntPower::Float(0.5));
        assert_eq!(int_pow(small(-1), small(i64::MAX)).unwrap(), IntPower::Int(Int::Small(-1)));
        assert_eq!(int_pow(small(0), small(0)).unwrap(), IntPower::Int(Int::Small(1)));
        let big = BigInt::from(1u128 << 64);
        assert_eq!(int_pow(small(2), small(64)).unwrap(), IntPower::Int(Int::Big(big)));
        let message = int_pow(small(0), small(-1)).unwrap_err().message;
        assert_eq!(message, "0.0 cannot be raised to a negative power");
    }

    #[test]
    fn modular_powers() {
        assert_eq!(mod_pow(small(3), small(-1), small(7)).unwrap(), Int::Small(5));
        assert_eq!(mod_pow(small(5), small(3), small(-7)).unwrap(), Int::Small(-1));
        assert_eq!(mod_pow(small(5), small(0), small(1)).unwrap(), Int::Small(0));
        let message = mod_pow(small(2), small(-1), small(4)).unwrap_err().message;
        assert_eq!(message, "base is not invertible for the given modulus");
    }

    #[test]
    fn float_powers() {
        assert_eq!(float_pow(-2.0, 3.0).unwrap(), FloatPower::Float(-8.0));
        assert!(matches!(float_pow(-8.0, 1.0 / 3.0).unwrap(), FloatPower::Complex(..)));
        assert_eq!(float_pow(0.0, f64::NEG_INFINITY).unwrap(), FloatPower::Float(f64::INFINITY));
        assert!(float_pow(10.0, 400.0).is_err() && float_pow(-0.0, -1.0).is_err());
    }

    #[test]
    fn shifts() {
        assert_eq!(shift_left(small(-3), small(63)).unwrap(), Int::from(-3i128 << 63));
        assert_eq!(shift_right(small(-1), small(1 << 40)).unwrap(), Int::Small(-1));
        assert_eq!(shift_left(small(1), small(-1)).unwrap_err().message, "negative shift count");
    }
}
