//! `float.hex` and `float.fromhex`.

use num_bigint::BigUint;
use num_traits::Num;

use super::division::scale_to_f64;
use crate::object::text::error::OpError;

/// `float.hex`: sign, one binary digit, thirteen hexadecimal ones, exponent of two.
pub fn hex(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value.is_infinite() {
        return format!("{sign}inf");
    }
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (lead, exponent) = match (bits >> 52) & 0x7ff {
        0 => (0, -1022),
        biased => (1, biased as i64 - 1023),
    };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

/// `float.fromhex`
///
/// # Errors
/// `ValueError` if the text is not a hexadecimal float, `OverflowError` if it is too large.
pub fn from_hex(text: &str) -> Result<f64, OpError> {
    let invalid = || OpError::value("invalid hexadecimal floating-point string");
    let too_large = || OpError::overflow("hexadecimal value too large to represent as a float");
    let text = text.trim_matches(|character| matches!(character, '\t'..='\r' | ' '));
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |value: f64| if negative { -value } else { value };
    let lower = text.to_ascii_lowercase();
    match lower.as_str() {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let text = lower.strip_prefix("0x").unwrap_or(&lower);
    let (mantissa, exponent) = match text.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent).ok_or_else(invalid)?),
        None => (text, 0),
    };
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{decimals}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(invalid());
    }
    let mantissa = BigUint::from_str_radix(&digits, 16).map_err(|_| invalid())?;
    let exponent = exponent.saturating_sub(4 * decimals.len() as i64);
    scale_to_f64(&mantissa, exponent).map(signed).ok_or_else(too_large)
}

/// An optional sign and digits; saturates, since no float is that large or small.
fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let magnitude = digits.parse::<i64>().unwrap_or(i64::MAX / 2);
    Some(if text.starts_with('-') { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        assert_eq!(hex(1.5), "0x1.8000000000000p+0");
        assert_eq!(hex(-5e-324), "-0x0.0000000000001p-1022");
        assert_eq!(hex(-0.0), "-0x0.0p+0");
        for value in [1.0, 0.1, 5e-324, f64::MAX, -2.5e-310] {
            assert_eq!(from_hex(&hex(value)).unwrap(), value);
        }
    }

    #[test]
    fn text() {
        assert_eq!(from_hex(" a.8P1\n").unwrap(), 21.0);
        assert_eq!(from_hex("0x.8").unwrap(), 0.5);
        assert_eq!(from_hex("0x0p99999999999999999999").unwrap(), 0.0);
        assert_eq!(from_hex("-0x1p-99999999999999999999").unwrap().to_bits(), (-0.0f64).to_bits());
        // Half of the last place rounds to even.
        assert_eq!(from_hex("0x1.00000000000008").unwrap(), 1.0);
        assert_eq!(from_hex("0x1.000000000000080001").unwrap(), 1.0000000000000002);
        assert!(from_hex("0x").is_err() && from_hex("1p").is_err() && from_hex("1_0").is_err());
        let message = from_hex("0x1p1024").unwrap_err().message;
        assert_eq!(message, "hexadecimal value too large to represent as a float");
    }
}
