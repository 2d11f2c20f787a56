//! `round`, and the ways from a float to an integer.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{FromPrimitive, Pow, ToPrimitive, Zero};

use super::{Int, IntRef};
use crate::object::text::error::OpError;

/// `int(float)`: the decimals go. `math.floor` and `math.ceil` round first and then come here.
///
/// # Errors
/// `ValueError` for NaN, `OverflowError` for the infinities.
pub fn float_to_int(value: f64) -> Result<Int, OpError> {
    if value.is_nan() {
        return Err(OpError::value("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(OpError::overflow("cannot convert float infinity to integer"));
    }
    let whole = value.trunc();
    if whole.abs() < 9.2e18 {
        return Ok(Int::Small(whole as i64));
    }
    Ok(BigInt::from_f64(whole).expect("the float is finite").into())
}

/// `round(float)`: half to even.
///
/// # Errors
/// As [`float_to_int`].
pub fn round_to_int(value: f64) -> Result<Int, OpError> {
    float_to_int(value.round_ties_even())
}

/// `round(float, digits)`: to the nearest decimal number, where the exact value of the float decides.
///
/// # Errors
/// `OverflowError` if the result is too large.
pub fn round_float(value: f64, digits: i64) -> Result<f64, OpError> {
    if !value.is_finite() || digits > 323 || value == 0.0 {
        return Ok(value);
    }
    if digits < -308 {
        return Ok(0f64.copysign(value));
    }
    let rounded = match usize::try_from(digits) {
        Ok(decimals) => format!("{value:.decimals$}"),
        Err(_) => {
            let exponent: i64 = format!("{value:e}")
                .rsplit_once('e')
                .and_then(|(_, exponent)| exponent.parse().ok())
                .expect("scientific notation has an exponent");
            // How many digits stay before the place that is rounded to.
            match exponent + 1 + digits {
                kept @ 1.. => format!("{value:.*e}", kept as usize - 1),
                0 if exceeds_half(value.abs(), -digits) => {
                    format!("{}1e{}", if value < 0.0 { "-" } else { "" }, -digits)
                }
                _ => return Ok(0f64.copysign(value)),
            }
        }
    };
    let rounded: f64 = rounded.parse().expect("formatted floats can be read back");
    if rounded.is_infinite() {
        return Err(OpError::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// Whether a positive float is more than half of `10 ** power`; the power is positive.
fn exceeds_half(value: f64, power: i64) -> bool {
    let half = BigInt::from(5) * Pow::pow(BigInt::from(10), (power - 1) as u64);
    let whole = BigInt::from_f64(value.trunc()).expect("the float is finite");
    whole > half || (whole == half && value.fract() > 0.0)
}

/// `round(int, digits)`: half to even at a power of ten; only negative digits change anything.
pub fn round_int(value: IntRef<'_>, digits: i64) -> Int {
    let big = value.to_big();
    let places = digits.unsigned_abs();
    if digits >= 0 {
        return big.into();
    }
    // Three bits are less than a digit: so many places leave nothing.
    if places > big.bits() / 3 + 2 {
        return Int::Small(0);
    }
    let unit: BigInt = Pow::pow(BigInt::from(10), places);
    let (quotient, rest) = big.div_mod_floor(&unit);
    let twice: BigInt = rest * 2;
    let up = twice > unit || (twice == unit && quotient.is_odd());
    ((quotient + i32::from(up)) * unit).into()
}

/// `float.as_integer_ratio`: numerator and denominator, in lowest terms.
///
/// # Errors
/// `ValueError` for NaN, `OverflowError` for the infinities.
pub fn as_integer_ratio(value: f64) -> Result<(Int, Int), OpError> {
    if value.is_nan() {
        return Err(OpError::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(OpError::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = decompose(value);
    if mantissa == 0 {
        return Ok((Int::Small(0), Int::Small(1)));
    }
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += i64::from(zeros);
    let numerator = BigInt::from(if value < 0.0 { -(mantissa as i64) } else { mantissa as i64 });
    let power = exponent.unsigned_abs();
    Ok(if exponent >= 0 {
        ((numerator << power).into(), Int::Small(1))
    } else {
        (numerator.into(), (BigInt::from(1) << power).into())
    })
}

/// The magnitude of a finite float as `mantissa * 2 ** exponent`.
pub(super) fn decompose(value: f64) -> (u64, i64) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52) & 0x7ff {
        0 => (fraction, -1074),
        biased => (fraction | 1 << 52, biased as i64 - 1075),
    }
}

/// `float.is_integer`
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && value.trunc() == value
}

/// `int.bit_length`
pub fn bit_length(value: IntRef<'_>) -> u64 {
    match value {
        IntRef::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
        IntRef::Big(value) => value.bits(),
    }
}

/// `int.bit_count`: the ones of the magnitude.
pub fn bit_count(value: IntRef<'_>) -> u64 {
    match value {
        IntRef::Small(value) => u64::from(value.unsigned_abs().count_ones()),
        IntRef::Big(value) => value.magnitude().count_ones(),
    }
}

/// `math.gcd` of two integers.
pub fn gcd(left: IntRef<'_>, right: IntRef<'_>) -> Int {
    if let (IntRef::Small(left), IntRef::Small(right)) = (left, right) {
        return i128::from(left.unsigned_abs().gcd(&right.unsigned_abs())).into();
    }
    left.to_big().gcd(&right.to_big()).into()
}

/// `math.lcm` of two integers.
pub fn lcm(left: IntRef<'_>, right: IntRef<'_>) -> Int {
    let (left, right) = (left.to_big(), right.to_big());
    if left.is_zero() || right.is_zero() { Int::Small(0) } else { left.lcm(&right).into() }
}

/// `math.isqrt`
///
/// # Errors
/// `ValueError` for a negative number.
pub fn isqrt(value: IntRef<'_>) -> Result<Int, OpError> {
    if value.is_negative() {
        return Err(OpError::value("isqrt() argument must be nonnegative"));
    }
    Ok(match value {
        IntRef::Small(value) => Int::Small(value.isqrt()),
        IntRef::Big(value) => value.sqrt().into(),
    })
}

/// The number as an `i64`, clamped to its range: what slices and counts do with huge integers.
pub fn clamp_to_i64(value: IntRef<'_>) -> i64 {
    match value {
        IntRef::Small(value) => value,
        IntRef::Big(big) => big.to_i64().unwrap_or(if value.is_negative() { i64::MIN } else { i64::MAX }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exact_value_decides() {
        assert_eq!(round_float(2.675, 2).unwrap(), 2.67);
        assert_eq!(round_float(0.5, 0).unwrap(), 0.0);
        assert_eq!(round_float(1.5, 0).unwrap(), 2.0);
        assert_eq!(round_float(25.0, -1).unwrap(), 20.0);
        assert_eq!(round_float(-51.0, -2).unwrap(), -100.0);
        assert_eq!(round_float(50.0, -2).unwrap(), 0.0);
        assert_eq!(round_float(50.5, -2).unwrap(), 100.0);
        let message = round_float(1.7e308, -308).unwrap_err().message;
        assert_eq!(message, "rounded value too large to represent");
    }

    #[test]
    fn integers_round_half_to_even() {
        let round = |value, digits| round_int(IntRef::Small(value), digits);
        assert_eq!(
            [round(25, -1), round(35, -1), round(-25, -1)].map(Int::into_big),
            [20, 40, -20].map(BigInt::from)
        );
        assert_eq!(round(i64::MAX, -18), Int::Small(9_000_000_000_000_000_000));
        assert_eq!(round(5, i64::MIN), Int::Small(0));
        assert_eq!(round(60, -2), Int::Small(100));
    }

    #[test]
    fn ratios_and_bits() {
        assert_eq!(as_integer_ratio(-0.75).unwrap(), (Int::Small(-3), Int::Small(4)));
        assert_eq!(as_integer_ratio(1e3).unwrap(), (Int::Small(1000), Int::Small(1)));
        assert_eq!(bit_length(IntRef::Small(i64::MIN)), 64);
        assert_eq!(gcd(IntRef::Small(i64::MIN), IntRef::Small(0)), Int::from(1i128 << 63));
        assert_eq!(float_to_int(1e19).unwrap(), Int::from(10i128.pow(19)));
    }
}
