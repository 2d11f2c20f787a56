//! Functions of floats that the standard library has not, or has with another formula than C's library.

use std::f64::consts::{LN_2, PI};

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Outside of the domain.
    Domain,
    /// Too large for a float.
    Range,
}

/// 2**28: from here on `x*x + 1` is `x*x`.
const LARGE: f64 = 268_435_456.0;
/// 2**-28.
const SMALL: f64 = 1.0 / LARGE;

/// Source: fdlibm's `s_asinh.c`, as in glibc.
pub fn asinh(x: f64) -> f64 {
    if !x.is_finite() {
        return x + x;
    }
    let magnitude = x.abs();
    if magnitude < SMALL {
        return x;
    }
    let result = if magnitude > LARGE {
        magnitude.ln() + LN_2
    } else if magnitude > 2.0 {
        (2.0 * magnitude + 1.0 / ((x * x + 1.0).sqrt() + magnitude)).ln()
    } else {
        let square = x * x;
        (magnitude + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

/// Source: fdlibm's `e_acosh.c`, as in glibc.
pub fn acosh(x: f64) -> f64 {
    if x > 2.0 {
        if x >= LARGE {
            return if x.is_finite() { x.ln() + LN_2 } else { x };
        }
        let square = x * x;
        (2.0 * x - 1.0 / (x + (square - 1.0).sqrt())).ln()
    } else if x > 1.0 {
        let above = x - 1.0;
        (above + (2.0 * above + above * above).sqrt()).ln_1p()
    } else if x == 1.0 {
        0.0
    } else {
        f64::NAN
    }
}

/// Source: glibc's `e_atanh.c`.
pub fn atanh(x: f64) -> f64 {
    let magnitude = x.abs();
    let result = if magnitude < 0.5 {
        if magnitude < SMALL {
            return x;
        }
        let twice = magnitude + magnitude;
        0.5 * (twice + twice * magnitude / (1.0 - magnitude)).ln_1p()
    } else if magnitude < 1.0 {
        0.5 * ((magnitude + magnitude) / (1.0 - magnitude)).ln_1p()
    } else if magnitude > 1.0 {
        return f64::NAN;
    } else {
        return x / 0.0;
    };
    result.copysign(x)
}

/// The IEEE remainder. Source: `m_remainder` of CPython's `mathmodule.c`.
pub fn remainder(x: f64, y: f64) -> Result<f64, Failure> {
    if x.is_finite() && y.is_finite() {
        if y == 0.0 {
            return Err(Failure::Domain);
        }
        let (magnitude, divisor) = (x.abs(), y.abs());
        let rest = magnitude % divisor;
        let complement = divisor - rest;
        let result = if rest < complement {
            rest
        } else if rest > complement {
            -complement
        } else {
            rest - 2.0 * ((0.5 * (magnitude - rest)) % divisor)
        };
        return Ok(1.0_f64.copysign(x) * result);
    }
    if x.is_nan() {
        Ok(x)
    } else if y.is_nan() {
        Ok(y)
    } else if x.is_infinite() {
        Err(Failure::Domain)
    } else {
        Ok(x)
    }
}

/// Mantissa and exponent.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    if exponent == 0 {
        // Below the smallest normal number: scaled up first.
        let (mantissa, exponent) = frexp(x * 2.0_f64.powi(64));
        return (mantissa, exponent - 64);
    }
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - 1022)
}

/// `x * 2**exponent`, rounded once.
pub fn ldexp(x: f64, exponent: i64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let mut exponent = exponent.clamp(-3000, 3000) as i32;
    let mut x = x;
    while exponent > 1023 {
        x *= 2.0_f64.powi(1023);
        exponent -= 1023;
    }
    // Steps that keep 53 bits above the smallest number, so that only the last one rounds.
    while exponent < -1022 {
        x *= 2.0_f64.powi(-1022 + 53);
        exponent += 1022 - 53;
    }
    x * 2.0_f64.powi(exponent)
}

/// The float `steps` steps from x towards y.
pub fn next_after(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 {
        return x;
    }
    if x.is_nan() {
        return x;
    }
    if y.is_nan() || x == y {
        return y;
    }
    // Floats in their order, as signed numbers.
    let rank = |x: f64| {
        let bits = x.to_bits() as i64;
        i128::from(if bits < 0 { i64::MIN - bits } else { bits })
    };
    let (from, to) = (rank(x), rank(y));
    let steps = i128::from(steps);
    let reached = if from < to { (from + steps).min(to) } else { (from - steps).max(to) };
    if reached == to {
        return y;
    }
    let negative = reached < 0 || (reached == 0 && from < 0);
    let magnitude = f64::from_bits(reached.unsigned_abs() as u64);
    if negative { -magnitude } else { magnitude }
}

/// The value of the last bit.
pub fn ulp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let x = x.abs();
    if x.is_infinite() {
        return x;
    }
    let next = next_after(x, f64::INFINITY, 1);
    if next.is_infinite() { x - next_after(x, f64::NEG_INFINITY, 1) } else { next - x }
}

// Gamma: Lanczos' approximation with the coefficients of CPython's `mathmodule.c`, whose comments give the reasons; the
// digits are kept as they stand there.

const LANCZOS_G: f64 = 6.024_680_040_776_73;
const LANCZOS_G_MINUS_HALF: f64 = 5.524_680_040_776_73;
#[allow(clippy::excessive_precision)]
const LOG_PI: f64 = 1.144729885849400174143427351353058711647;
#[allow(clippy::excessive_precision)]
const LANCZOS_NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const LANCZOS_DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];
/// Γ of 1 to 23.
const FACTORIALS: [f64; 23] = [
    1.0,
    1.0,
    2.0,
    6.0,
    24.0,
    120.0,
    720.0,
    5040.0,
    40320.0,
    362880.0,
    3628800.0,
    39916800.0,
    479001600.0,
    6227020800.0,
    87178291200.0,
    1307674368000.0,
    20922789888000.0,
    355687428096000.0,
    6402373705728000.0,
    121645100408832000.0,
    2432902008176640000.0,
    51090942171709440000.0,
    1124000727777607680000.0,
];

/// sin(πx), exact at the points where it matters.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1.0_f64.copysign(x) * result
}

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    let pairs = LANCZOS_NUMERATOR.iter().zip(&LANCZOS_DENOMINATOR);
    if x < 5.0 {
        for (n, d) in pairs.rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        for (n, d) in pairs {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// Γ(x). Source: `m_tgamma`.
pub fn gamma(x: f64) -> Result<f64, Failure> {
    if !x.is_finite() {
        return if x.is_nan() || x > 0.0 { Ok(x) } else { Err(Failure::Domain) };
    }
    if x == 0.0 {
        return Err(Failure::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(Failure::Domain);
        }
        if x <= FACTORIALS.len() as f64 {
            return Ok(FACTORIALS[x as usize - 1]);
        }
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        let result = 1.0 / x;
        return if result.is_infinite() { Err(Failure::Range) } else { Ok(result) };
    }
    if magnitude > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(Failure::Range) };
    }
    let y = magnitude + LANCZOS_G_MINUS_HALF;
    // The rounding error of y, made good below.
    let z = if magnitude > LANCZOS_G_MINUS_HALF {
        let q = y - magnitude;
        q - LANCZOS_G_MINUS_HALF
    } else {
        let q = y - LANCZOS_G_MINUS_HALF;
        q - magnitude
    };
    let z = z * LANCZOS_G / y;
    let result = if x < 0.0 {
        let mut result = -PI / sin_pi(magnitude) / magnitude * y.exp() / lanczos_sum(magnitude);
        result -= z * result;
        if magnitude < 140.0 {
            result / y.powf(magnitude - 0.5)
        } else {
            let root = y.powf(magnitude / 2.0 - 0.25);
            result / root / root
        }
    } else {
        let mut result = lanczos_sum(magnitude) / y.exp();
        result += z * result;
        if magnitude < 140.0 {
            result * y.powf(magnitude - 0.5)
        } else {
            let root = y.powf(magnitude / 2.0 - 0.25);
            result * root * root
        }
    };
    if result.is_infinite() { Err(Failure::Range) } else { Ok(result) }
}

/// ln |Γ(x)|. Source: `m_lgamma`.
pub fn lgamma(x: f64) -> Result<f64, Failure> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(Failure::Domain) } else { Ok(0.0) };
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(-magnitude.ln());
    }
    let mut result = lanczos_sum(magnitude).ln() - LANCZOS_G;
    result += (magnitude - 0.5) * ((magnitude + LANCZOS_G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LOG_PI - sin_pi(magnitude).abs().ln() - magnitude.ln() - result;
    }
    if result.is_infinite() { Err(Failure::Range) } else { Ok(result) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_those_of_cpython() {
        assert_eq!(asinh(0.3), 0.29567304756342244);
        assert_eq!(acosh(1.5), 0.9624236501192069);
        assert_eq!(atanh(0.7), 0.8673005276940531);
        assert_eq!(gamma(0.5), Ok(1.7724538509055159));
        assert_eq!(gamma(-2.5), Ok(-0.9453087204829417));
        assert_eq!(lgamma(100.5), Ok(361.4355404677776));
        assert_eq!(ldexp(1.0, -1074), 5e-324);
        assert_eq!(next_after(0.0, -1.0, 1), -5e-324);
        assert_eq!(ulp(1.0), f64::EPSILON);
    }
}
