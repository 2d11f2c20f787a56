//! Comparison of integers with floats, exact at any size.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use super::IntRef;

/// How an integer compares with a float; nothing if that is NaN.
pub fn compare_int_float(left: IntRef<'_>, right: f64) -> Option<Ordering> {
    if right.is_nan() {
        return None;
    }
    if right.is_infinite() {
        return Some(if right > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = right.trunc();
    let order = match left {
        IntRef::Small(left) if whole.abs() < 9.3e18 => i128::from(left).cmp(&(whole as i128)),
        IntRef::Small(_) => return Some(if right > 0.0 { Ordering::Less } else { Ordering::Greater }),
        IntRef::Big(left) => left.cmp(&BigInt::from_f64(whole).expect("the float is finite")),
    };
    // Equal whole parts: the decimals of the float decide.
    Some(order.then_with(|| whole.partial_cmp(&right).expect("neither is NaN")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rounding_interferes() {
        let small = |value| IntRef::Small(value);
        assert_eq!(compare_int_float(small((1 << 53) + 1), 9007199254740992.0), Some(Ordering::Greater));
        assert_eq!(compare_int_float(small(i64::MAX), 9223372036854775808.0), Some(Ordering::Less));
        assert_eq!(compare_int_float(small(i64::MIN), -9223372036854775808.0), Some(Ordering::Equal));
        assert_eq!(compare_int_float(small(-1), -1.5), Some(Ordering::Greater));
        assert_eq!(compare_int_float(small(0), -0.0), Some(Ordering::Equal));
        assert_eq!(compare_int_float(small(0), f64::NAN), None);
        let big = BigInt::from(10).pow(400);
        assert_eq!(compare_int_float(IntRef::Big(&big), f64::MAX), Some(Ordering::Greater));
        assert_eq!(compare_int_float(IntRef::Big(&big), f64::INFINITY), Some(Ordering::Less));
    }
}
