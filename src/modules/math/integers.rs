//! Functions of ints of any size.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::natives;
use crate::object::{Tuple, Value};
use crate::vm::{Vm, VmResult};

natives! {
    pub const FUNCTIONS;

    /// Number of ways to choose k items from n items without repetition and without order.
    ///
    /// Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates to zero when k > n.
    "comb(n, k, /)" => |vm, [n, k]| {
        let (n, k) = (vm.to_bigint(n)?, vm.to_bigint(k)?);
        let (n, k) = counts(vm, n, k)?;
        if k > n {
            return Ok(Value::Int(0));
        }
        let rest = &n - &k;
        let least = if k < rest { k } else { rest };
        let Some(count) = least.to_u64() else {
            return Err(vm.overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)));
        };
        let mut result = BigUint::one();
        for step in 0..count {
            result = result * (&n - step) / (step + 1);
        }
        Ok(vm.int_value(result.into()))
    }

    /// Number of ways to choose k items from n items without repetition and with order.
    ///
    /// Evaluates to n! / (n - k)! when k <= n and evaluates to zero when k > n.
    "perm(n, k=None, /)" => |vm, [n, k]| {
        if matches!(k, Value::Undef | Value::None) {
            return factorial(vm, n);
        }
        let (n, k) = (vm.to_bigint(n)?, vm.to_bigint(k)?);
        let (n, k) = counts(vm, n, k)?;
        if k > n {
            return Ok(Value::Int(0));
        }
        let Some(count) = k.to_u64() else {
            return Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX)));
        };
        let product = (0..count).fold(BigUint::one(), |product, step| product * (&n - step));
        Ok(vm.int_value(product.into()))
    }

    /// Find n!.
    ///
    /// Raise a ValueError if x is negative or non-integral.
    "factorial(n, /)" => |vm, [n]| { factorial(vm, n) }

    /// Greatest Common Divisor.
    "gcd(*integers)" => |vm, [integers]| {
        let integers = integers.get::<Tuple>().expect("*integers is a tuple").items.to_vec();
        let mut result = BigInt::zero();
        for integer in &integers {
            result = result.gcd(&vm.to_bigint(integer)?);
        }
        Ok(vm.int_value(result))
    }

    /// Least Common Multiple.
    "lcm(*integers)" => |vm, [integers]| {
        let integers = integers.get::<Tuple>().expect("*integers is a tuple").items.to_vec();
        let mut result = BigInt::one();
        for integer in &integers {
            result = result.lcm(&vm.to_bigint(integer)?);
        }
        Ok(vm.int_value(result.abs()))
    }

    /// Return the integer part of the square root of the input.
    "isqrt(n, /)" => |vm, [n]| {
        let n = vm.to_bigint(n)?;
        if n.is_negative() {
            return Err(vm.value_error("isqrt() argument must be nonnegative"));
        }
        Ok(vm.int_value(n.sqrt()))
    }
}

fn counts(vm: &mut Vm, n: BigInt, k: BigInt) -> VmResult<(BigUint, BigUint)> {
    match (n.to_biguint(), k.to_biguint()) {
        (Some(n), Some(k)) => Ok((n, k)),
        (None, _) => Err(vm.value_error("n must be a non-negative integer")),
        (_, None) => Err(vm.value_error("k must be a non-negative integer")),
    }
}

fn factorial(vm: &mut Vm, n: &Value) -> VmResult<Value> {
    let n = vm.to_bigint(n)?;
    if n.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(n) = n.to_i64() else {
        return Err(vm.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX)));
    };
    Ok(vm.int_value(product(1, n as u64).into()))
}

/// The product of the numbers from `first` to `last`, by halves, so that factors of one size meet.
fn product(first: u64, last: u64) -> BigUint {
    if last < first {
        return BigUint::one();
    }
    if last - first < 8 {
        return (first..=last).fold(BigUint::one(), |product, factor| product * factor);
    }
    let middle = first.midpoint(last);
    product(first, middle) * product(middle + 1, last)
}

/// A float without fraction as an int.
pub fn from_float(vm: &mut Vm, x: f64) -> VmResult<Value> {
    if x.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    let (mantissa, exponent) = super::special::frexp(x);
    let whole = BigInt::from(super::special::ldexp(mantissa, 53) as i64);
    let shift = exponent - 53;
    let whole = if shift >= 0 { whole << shift } else { (whole.abs() >> -shift) * whole.signum() };
    Ok(vm.int_value(whole))
}

/// A positive int as a mantissa between 0.5 and 1, rounded half to even, and an exponent.
pub fn big_frexp(big: &BigInt) -> (f64, i64) {
    debug_assert!(big.sign() == Sign::Plus);
    let magnitude = big.magnitude();
    let bits = magnitude.bits();
    if bits <= 64 {
        let (mantissa, exponent) = super::special::frexp(magnitude.to_u64().expect("64 bits at most") as f64);
        return (mantissa, i64::from(exponent));
    }
    // 64 bits whose last one is set if anything was cut off: the conversion then rounds as the whole number would.
    let shift = bits - 64;
    let top = (magnitude >> shift).to_u64().expect("64 bits are left");
    let sticky = u64::from(magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift));
    let (mantissa, exponent) = super::special::frexp((top | sticky) as f64);
    (mantissa, i64::from(exponent) + shift as i64)
}
