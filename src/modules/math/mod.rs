//! `math`, with the results of C's library, to the last bit.
//!
//! The standard library calls the system's `libm` for most functions. It has its own formulas for the inverse hyperbolic
//! ones, and none for `erf` and `gamma`: [`special`] has those that CPython's results come from. [`sums`] has the sums
//! that lose nothing, [`integers`] what ints of any size need.

mod integers;
mod special;
mod sums;

use crate::natives;
use crate::object::number::IntRef;
use crate::object::{Gc, Module, Tuple, Value};
use crate::vm::numeric::int_ref;
use crate::vm::{Raised, Vm, VmResult};

use super::set_all;

natives! {
    const FUNCTIONS;

    /// Return the arc cosine (measured in radians) of x.
    ///
    /// The result is between 0 and pi.
    "acos(x, /)" => |vm, [x]| { unary(vm, x, f64::acos, false) }

    /// Return the inverse hyperbolic cosine of x.
    "acosh(x, /)" => |vm, [x]| { unary(vm, x, special::acosh, false) }

    /// Return the arc sine (measured in radians) of x.
    ///
    /// The result is between -pi/2 and pi/2.
    "asin(x, /)" => |vm, [x]| { unary(vm, x, f64::asin, false) }

    /// Return the inverse hyperbolic sine of x.
    "asinh(x, /)" => |vm, [x]| { unary(vm, x, special::asinh, false) }

    /// Return the arc tangent (measured in radians) of x.
    ///
    /// The result is between -pi/2 and pi/2.
    "atan(x, /)" => |vm, [x]| { unary(vm, x, f64::atan, false) }

    /// Return the arc tangent (measured in radians) of y/x.
    ///
    /// Unlike atan(y/x), the signs of both x and y are considered.
    "atan2(y, x, /)" => |vm, [y, x]| {
        let (y, x) = (vm.to_float(y)?, vm.to_float(x)?);
        Ok(Value::float(y.atan2(x)))
    }

    /// Return the inverse hyperbolic tangent of x.
    "atanh(x, /)" => |vm, [x]| { unary(vm, x, special::atanh, false) }

    /// Return the cube root of x.
    "cbrt(x, /)" => |vm, [x]| { unary(vm, x, f64::cbrt, false) }

    /// Return a float with the magnitude (absolute value) of x but the sign of y.
    ///
    /// On platforms that support signed zeros, copysign(1.0, -0.0) returns -1.0.
    "copysign(x, y, /)" => |vm, [x, y]| {
        let (x, y) = (vm.to_float(x)?, vm.to_float(y)?);
        Ok(Value::float(x.copysign(y)))
    }

    /// Return the cosine of x (measured in radians).
    "cos(x, /)" => |vm, [x]| { unary(vm, x, f64::cos, false) }

    /// Return the hyperbolic cosine of x.
    "cosh(x, /)" => |vm, [x]| { unary(vm, x, f64::cosh, true) }

    /// Error function at x.
    "erf(x, /)" => |vm, [x]| { Ok(Value::float(libm::erf(vm.to_float(x)?))) }

    /// Complementary error function at x.
    "erfc(x, /)" => |vm, [x]| { Ok(Value::float(libm::erfc(vm.to_float(x)?))) }

    /// Return e raised to the power of x.
    "exp(x, /)" => |vm, [x]| { unary(vm, x, f64::exp, true) }

    /// Return 2 raised to the power of x.
    "exp2(x, /)" => |vm, [x]| { unary(vm, x, f64::exp2, true) }

    /// Return exp(x)-1.
    ///
    /// This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.
    "expm1(x, /)" => |vm, [x]| { unary(vm, x, f64::exp_m1, true) }

    /// Return the absolute value of the float x.
    "fabs(x, /)" => |vm, [x]| { unary(vm, x, f64::abs, false) }

    /// Gamma function at x.
    "gamma(x, /)" => |vm, [x]| { let x = vm.to_float(x)?; checked(vm, special::gamma(x)) }

    /// Natural logarithm of absolute value of Gamma function at x.
    "lgamma(x, /)" => |vm, [x]| { let x = vm.to_float(x)?; checked(vm, special::lgamma(x)) }

    /// log(x, [base=math.e])
    ///
    /// Return the logarithm of x to the given base. If the base is not specified, returns the natural logarithm (base
    /// e) of x.
    "log(*args)" => |vm, [args]| {
        let args = args.get::<Tuple>().expect("*args is a tuple").items.clone();
        match args.as_slice() {
            [x] => Ok(Value::float(logarithm(vm, x, natural_log)?)),
            [x, base] => {
                let (numerator, denominator) = (logarithm(vm, x, natural_log)?, logarithm(vm, base, natural_log)?);
                if denominator == 0.0 {
                    return Err(vm.zero_division_error("float division by zero"));
                }
                Ok(Value::float(numerator / denominator))
            }
            [] => Err(vm.type_error("log expected at least 1 argument, got 0")),
            more => {
                let count = more.len();
                Err(vm.type_error(format!("log expected at most 2 arguments, got {count}")))
            }
        }
    }

    /// Return the natural logarithm of 1+x (base e).
    ///
    /// The result is computed in a way which is accurate for x near zero.
    "log1p(x, /)" => |vm, [x]| { unary(vm, x, f64::ln_1p, false) }

    /// Return the base 2 logarithm of x.
    "log2(x, /)" => |vm, [x]| { Ok(Value::float(logarithm(vm, x, f64::log2)?)) }

    /// Return the base 10 logarithm of x.
    "log10(x, /)" => |vm, [x]| { Ok(Value::float(logarithm(vm, x, f64::log10)?)) }

    /// Return the sine of x (measured in radians).
    "sin(x, /)" => |vm, [x]| { unary(vm, x, f64::sin, false) }

    /// Return the hyperbolic sine of x.
    "sinh(x, /)" => |vm, [x]| { unary(vm, x, f64::sinh, true) }

    /// Return the square root of x.
    "sqrt(x, /)" => |vm, [x]| { unary(vm, x, f64::sqrt, false) }

    /// Return the tangent of x (measured in radians).
    "tan(x, /)" => |vm, [x]| { unary(vm, x, f64::tan, false) }

    /// Return the hyperbolic tangent of x.
    "tanh(x, /)" => |vm, [x]| { unary(vm, x, f64::tanh, false) }

    /// Return fmod(x, y), according to platform C.
    ///
    /// x % y may differ.
    "fmod(x, y, /)" => |vm, [x, y]| {
        let (x, y) = (vm.to_float(x)?, vm.to_float(y)?);
        if y.is_infinite() && x.is_finite() {
            return Ok(Value::float(x));
        }
        let result = x % y;
        if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error(vm)) } else { Ok(Value::float(result)) }
    }

    /// Return x**y (x to the power of y).
    "pow(x, y, /)" => |vm, [x, y]| {
        let (x, y) = (vm.to_float(x)?, vm.to_float(y)?);
        let result = x.powf(y);
        if x.is_finite() && y.is_finite() {
            if result.is_nan() || (result.is_infinite() && x == 0.0) {
                return Err(domain_error(vm));
            }
            if result.is_infinite() {
                return Err(range_error(vm));
            }
        }
        Ok(Value::float(result))
    }

    /// Difference between x and the closest integer multiple of y.
    ///
    /// Return x - n*y where n*y is the closest integer multiple of y. In the case where x is exactly halfway between two
    /// multiples of y, the nearest even value of n is used. The result is always exact.
    "remainder(x, y, /)" => |vm, [x, y]| {
        let (x, y) = (vm.to_float(x)?, vm.to_float(y)?);
        checked(vm, special::remainder(x, y))
    }

    /// Fused multiply-add operation.
    ///
    /// Compute (x * y) + z with a single round.
    "fma(x, y, z, /)" => |vm, [x, y, z]| {
        let (x, y, z) = (vm.to_float(x)?, vm.to_float(y)?, vm.to_float(z)?);
        let result = x.mul_add(y, z);
        if result.is_nan() && !(x.is_nan() || y.is_nan() || z.is_nan()) {
            return Err(vm.value_error("invalid operation in fma"));
        }
        if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
            return Err(vm.overflow_error("overflow in fma"));
        }
        Ok(Value::float(result))
    }

    /// Convert angle x from degrees to radians.
    "radians(x, /)" => |vm, [x]| { Ok(Value::float(vm.to_float(x)? * (std::f64::consts::PI / 180.0))) }

    /// Convert angle x from radians to degrees.
    "degrees(x, /)" => |vm, [x]| { Ok(Value::float(vm.to_float(x)? * (180.0 / std::f64::consts::PI))) }

    /// Return True if x is neither an infinity nor a NaN, and False otherwise.
    "isfinite(x, /)" => |vm, [x]| { Ok(Value::bool(vm.to_float(x)?.is_finite())) }

    /// Return True if x is a positive or negative infinity, and False otherwise.
    "isinf(x, /)" => |vm, [x]| { Ok(Value::bool(vm.to_float(x)?.is_infinite())) }

    /// Return True if x is a NaN (not a number), and False otherwise.
    "isnan(x, /)" => |vm, [x]| { Ok(Value::bool(vm.to_float(x)?.is_nan())) }

    /// Determine whether two floating-point numbers are close in value.
    ///
    /// For the values to be considered close, the difference between them must be smaller than at least one of the
    /// tolerances.
    "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)" => |vm, [a, b, relative, absolute]| {
        let (a, b) = (vm.to_float(a)?, vm.to_float(b)?);
        let relative = if relative.is_undef() { 1e-9 } else { vm.to_float(relative)? };
        let absolute = if absolute.is_undef() { 0.0 } else { vm.to_float(absolute)? };
        if relative < 0.0 || absolute < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        if a == b {
            return Ok(Value::bool(true));
        }
        if a.is_infinite() || b.is_infinite() {
            return Ok(Value::bool(false));
        }
        let difference = (b - a).abs();
        let close = difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
        Ok(Value::bool(close))
    }

    /// Return the mantissa and exponent of x, as pair (m, e).
    ///
    /// m is a float and e is an int, such that x = m * 2.**e. If x is 0, m and e are both 0. Else 0.5 <= abs(m) < 1.0.
    "frexp(x, /)" => |vm, [x]| {
        let (mantissa, exponent) = special::frexp(vm.to_float(x)?);
        Ok(Gc::new(Tuple::new([Value::float(mantissa), Value::Int(i64::from(exponent))])).into())
    }

    /// Return x * (2**i).
    ///
    /// This is essentially the inverse of frexp().
    "ldexp(x, i, /)" => |vm, [x, exponent]| {
        let x = vm.to_float(x)?;
        let Some(exponent) = int_ref(&vm.unwrap_native(exponent)).map(|exponent| match exponent {
            IntRef::Small(exponent) => exponent,
            IntRef::Big(exponent) if exponent.sign() == num_bigint::Sign::Minus => i64::MIN,
            IntRef::Big(_) => i64::MAX,
        }) else {
            return Err(vm.type_error("Expected an int as second argument to ldexp."));
        };
        let result = special::ldexp(x, exponent);
        if result.is_infinite() && x.is_finite() { Err(range_error(vm)) } else { Ok(Value::float(result)) }
    }

    /// Return the fractional and integer parts of x.
    ///
    /// Both results carry the sign of x and are floats.
    "modf(x, /)" => |vm, [x]| {
        let x = vm.to_float(x)?;
        let whole = x.trunc();
        let fraction = if x.is_infinite() { 0.0_f64.copysign(x) } else { (x - whole).copysign(x) };
        Ok(Gc::new(Tuple::new([Value::float(fraction), Value::float(whole)])).into())
    }

    /// Return the floating-point value the given number of steps after x towards y.
    ///
    /// If steps is not specified or is None, it defaults to 1.
    "nextafter(x, y, /, *, steps=None)" => |vm, [x, y, steps]| {
        let (x, y) = (vm.to_float(x)?, vm.to_float(y)?);
        let steps = match steps {
            Value::Undef | Value::None => 1,
            steps => {
                let steps = vm.to_bigint(steps)?;
                if steps.sign() == num_bigint::Sign::Minus {
                    return Err(vm.value_error("steps must be a non-negative integer"));
                }
                u64::try_from(steps).unwrap_or(u64::MAX)
            }
        };
        Ok(Value::float(special::next_after(x, y, steps)))
    }

    /// Return the value of the least significant bit of the float x.
    "ulp(x, /)" => |vm, [x]| { Ok(Value::float(special::ulp(vm.to_float(x)?))) }

    /// Return the ceiling of x as an Integral.
    ///
    /// This is the smallest integer >= x.
    "ceil(x, /)" => |vm, [x]| {
        let name = vm.names.ceil.clone();
        match vm.call_special(x, &name, &[])? {
            Some(result) => Ok(result),
            None => { let x = vm.to_float(x)?; integers::from_float(vm, x.ceil()) }
        }
    }

    /// Return the floor of x as an Integral.
    ///
    /// This is the largest integer <= x.
    "floor(x, /)" => |vm, [x]| {
        let name = vm.names.floor.clone();
        match vm.call_special(x, &name, &[])? {
            Some(result) => Ok(result),
            None => { let x = vm.to_float(x)?; integers::from_float(vm, x.floor()) }
        }
    }

    /// Truncates the Real x to the nearest Integral toward 0.
    ///
    /// Uses the __trunc__ magic method.
    "trunc(x, /)" => |vm, [x]| {
        let name = vm.names.trunc.clone();
        match vm.call_special(x, &name, &[])? {
            Some(result) => Ok(result),
            None => {
                let class = vm.type_name(x);
                Err(vm.type_error(format!("type {class} doesn't define __trunc__ method")))
            }
        }
    }
}

/// A function of one float. What is no number although x is one is outside of the domain; what is infinite although x
/// is finite is too large, if the function can overflow, and a pole outside of the domain otherwise.
fn unary(vm: &mut Vm, x: &Value, function: fn(f64) -> f64, can_overflow: bool) -> VmResult<Value> {
    let x = vm.to_float(x)?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error(vm));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(if can_overflow { range_error(vm) } else { domain_error(vm) });
    }
    Ok(Value::float(result))
}

fn checked(vm: &mut Vm, result: Result<f64, special::Failure>) -> VmResult<Value> {
    match result {
        Ok(result) => Ok(Value::float(result)),
        Err(special::Failure::Domain) => Err(domain_error(vm)),
        Err(special::Failure::Range) => Err(range_error(vm)),
    }
}

#[cold]
fn domain_error(vm: &mut Vm) -> Raised {
    vm.value_error("math domain error")
}

#[cold]
fn range_error(vm: &mut Vm) -> Raised {
    vm.overflow_error("math range error")
}

fn natural_log(x: f64) -> f64 {
    x.ln()
}

/// A logarithm of a float, or of an int of any size.
fn logarithm(vm: &mut Vm, x: &Value, function: fn(f64) -> f64) -> VmResult<f64> {
    let inner = vm.unwrap_native(x);
    if let Some(IntRef::Big(big)) = int_ref(&inner) {
        if big.sign() == num_bigint::Sign::Minus {
            return Err(domain_error(vm));
        }
        let (mantissa, exponent) = integers::big_frexp(big);
        return Ok(match exponent {
            0..=1024 if special::ldexp(mantissa, exponent).is_finite() => {
                function(special::ldexp(mantissa, exponent))
            }
            _ => function(mantissa) + function(2.0) * exponent as f64,
        });
    }
    let x = vm.to_float(&inner)?;
    if x.is_nan() {
        return Ok(x);
    }
    if x <= 0.0 {
        return Err(domain_error(vm));
    }
    Ok(if x.is_infinite() { x } else { function(x) })
}

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let doc = "This module provides access to the mathematical functions\ndefined by the C standard.";
    let module = vm.new_module("math", Some(doc));
    for functions in [FUNCTIONS, integers::FUNCTIONS, sums::FUNCTIONS] {
        vm.add_functions(&module.dict, "math", functions);
    }
    set_all(
        vm,
        &module,
        [
            ("pi", Value::float(std::f64::consts::PI)),
            ("e", Value::float(std::f64::consts::E)),
            ("tau", Value::float(std::f64::consts::TAU)),
            ("inf", Value::float(f64::INFINITY)),
            ("nan", Value::float(f64::NAN)),
        ],
    );
    Ok(module)
}
