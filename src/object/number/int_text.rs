//! The text of integers: `int(text, base)`, `str`, `bin`, `oct`, `hex`.

use num_bigint::BigInt;
use num_traits::{Num, Pow};

use super::{Int, IntRef};
use crate::object::text::error::OpError;
use crate::object::text::quote::repr_str;
use crate::object::text::unicode::{decimal_value, is_space_around_number};

/// The default of `sys.set_int_max_str_digits`.
pub const DEFAULT_MAX_DIGITS: usize = 4300;

/// Numbers of so few digits pass whatever the limit.
const ALWAYS_ALLOWED_DIGITS: usize = 640;

/// Texts longer than this are converted by halves.
const LONG_TEXT: usize = 1500;

/// The decimal digits of a small int, with its sign, in a buffer that they fit in. A third of the work of `Display`.
pub fn decimal(number: i64, buffer: &mut [u8; 20]) -> &str {
    std::str::from_utf8(decimal_digits(number, buffer)).expect("digits are ASCII")
}

/// [`decimal`] as bytes.
pub fn decimal_digits(number: i64, buffer: &mut [u8; 20]) -> &[u8] {
    let mut rest = number.unsigned_abs();
    let mut start = buffer.len();
    loop {
        start -= 1;
        buffer[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        start -= 1;
        buffer[start] = b'-';
    }
    &buffer[start..]
}

/// `int(text, base)`; the base is 0 (look at the prefix) or 2 to 36, and `max_digits` of 0 means no limit.
///
/// # Errors
/// `ValueError` if the base is none, the text is not a number in it, or has too many digits.
pub fn parse_int(text: &str, base: i64, max_digits: usize) -> Result<Int, OpError> {
    let radix = match u32::try_from(base) {
        Ok(radix @ (0 | 2..=36)) => radix,
        _ => return Err(OpError::value("int() base must be >= 2 and <= 36, or 0")),
    };
    let (negative, radix, digits) =
        clean_digits(text, radix).ok_or_else(|| OpError::value(invalid_literal(base, &repr_str(text))))?;
    let limited = !radix.is_power_of_two() && max_digits > 0 && digits.len() > ALWAYS_ALLOWED_DIGITS;
    if limited && digits.len() > max_digits {
        return Err(OpError::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        )));
    }
    if digits.len() <= 12 {
        let value = i64::from_str_radix(&digits, radix).expect("twelve digits fit 64 bits in any base");
        return Ok(Int::Small(if negative { -value } else { value }));
    }
    let value = big_from_digits(&digits, radix);
    Ok(Int::from(if negative { -value } else { value }))
}

/// The message for text that is not an integer; takes the `repr` of the argument, which may be bytes.
pub fn invalid_literal(base: i64, repr: &str) -> String {
    let shown: String = repr.chars().take(200).collect();
    format!("invalid literal for int() with base {base}: {shown}")
}

/// The sign, the base and the bare ASCII digits of a literal.
fn clean_digits(text: &str, base: u32) -> Option<(bool, u32, String)> {
    let text = text.trim_matches(is_space_around_number);
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let mut digits = String::with_capacity(text.len());
    for character in text.chars() {
        match decimal_value(character) {
            Some(value) => digits.push(char::from(b'0' + value)),
            None if character.is_ascii() => digits.push(character),
            None => return None,
        }
    }
    let prefix = match digits.get(..2) {
        Some("0x" | "0X") => Some(16),
        Some("0o" | "0O") => Some(8),
        Some("0b" | "0B") => Some(2),
        _ => None,
    };
    let guessed = base == 0;
    let (base, body) = match (base, prefix) {
        (0, Some(radix)) => (radix, &digits[2..]),
        (0, None) => (10, digits.as_str()),
        (base, Some(radix)) if base == radix => (base, &digits[2..]),
        (base, _) => (base, digits.as_str()),
    };
    // An underscore may follow the prefix, and stand between two digits.
    let has_prefix = body.len() < digits.len();
    let body = if has_prefix { body.strip_prefix('_').unwrap_or(body) } else { body };
    let misplaced = body.starts_with('_') || body.ends_with('_') || body.contains("__");
    let bare: String = body.chars().filter(|character| *character != '_').collect();
    if misplaced || bare.is_empty() || !bare.chars().all(|character| character.is_digit(base)) {
        return None;
    }
    // `010` might mean an octal number; where the base is not given it is refused, as in source code.
    let looks_octal =
        guessed && !has_prefix && bare.starts_with('0') && bare.bytes().any(|byte| byte != b'0');
    (!looks_octal).then_some((negative, base, bare))
}

/// Converts digits of any number, by halves if there are many.
fn big_from_digits(digits: &str, radix: u32) -> BigInt {
    if digits.len() <= LONG_TEXT || radix.is_power_of_two() {
        return BigInt::from_str_radix(digits, radix).expect("the digits have been checked");
    }
    let low = digits.len() / 2;
    let (high, rest) = digits.split_at(digits.len() - low);
    big_from_digits(high, radix) * Pow::pow(BigInt::from(radix), low) + big_from_digits(rest, radix)
}

/// `str(int)`; `max_digits` of 0 means no limit.
///
/// # Errors
/// `ValueError` if the number has too many digits.
pub fn int_to_decimal(value: IntRef<'_>, max_digits: usize) -> Result<String, OpError> {
    let value = match value {
        IntRef::Small(value) => return Ok(value.to_string()),
        IntRef::Big(value) => value,
    };
    let too_long = || {
        OpError::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    // Five digits take less than 17 bits, so this many bits are certainly too many digits.
    if max_digits > 0 && value.bits() / 17 * 5 > max_digits as u64 {
        return Err(too_long());
    }
    let text = value.to_string();
    let digits = text.trim_start_matches('-').len();
    if max_digits > 0 && digits > ALWAYS_ALLOWED_DIGITS && digits > max_digits {
        return Err(too_long());
    }
    Ok(text)
}

/// The digits of the magnitude in a base from 2 to 36, in lower case, without sign and prefix.
pub fn magnitude_in_base(value: IntRef<'_>, base: u32) -> String {
    match value {
        IntRef::Small(value) => {
            let value = value.unsigned_abs();
            match base {
                2 => format!("{value:b}"),
                8 => format!("{value:o}"),
                10 => value.to_string(),
                16 => format!("{value:x}"),
                _ => BigInt::from(value).to_str_radix(base),
            }
        }
        IntRef::Big(value) => value.magnitude().to_str_radix(base),
    }
}

/// `bin`, `oct` and `hex`: the base is 2, 8 or 16.
pub fn int_with_prefix(value: IntRef<'_>, base: u32) -> String {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    let sign = if value.is_negative() { "-" } else { "" };
    format!("{sign}{prefix}{}", magnitude_in_base(value, base))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, base: i64) -> Result<i64, String> {
        match parse_int(text, base, DEFAULT_MAX_DIGITS) {
            Ok(Int::Small(value)) => Ok(value),
            Ok(Int::Big(value)) => Err(value.to_string()),
            Err(error) => Err(error.message),
        }
    }

    #[test]
    fn literals() {
        assert_eq!(parse(" -1_000\n", 10), Ok(-1000));
        assert_eq!(parse("٣٤", 10), Ok(34));
        assert_eq!(parse("0x_Ff", 16), Ok(255));
        assert_eq!(parse("ff", 16), Ok(255));
        assert_eq!(parse("0b101", 0), Ok(5));
        assert_eq!(parse("0b1", 16), Ok(0xb1));
        assert_eq!(parse("00_0", 0), Ok(0));
        assert_eq!(parse("zz", 36), Ok(1295));
        assert_eq!(parse("-9223372036854775808", 10), Ok(i64::MIN));
        assert_eq!(parse("9223372036854775808", 10), Err("9223372036854775808".into()));
    }

    #[test]
    fn what_is_no_literal() {
        for (text, base) in [
            ("", 10),
            ("-", 10),
            ("1__0", 10),
            ("_1", 10),
            ("1_", 10),
            ("0x", 16),
            ("010", 0),
            ("8", 8),
            ("1 2", 10),
        ] {
            assert_eq!(
                parse(text, base),
                Err(format!("invalid literal for int() with base {base}: '{text}'"))
            );
        }
        assert_eq!(parse("1", 1), Err("int() base must be >= 2 and <= 36, or 0".into()));
        assert_eq!(parse(&"x".repeat(300), 10).unwrap_err().len(), 40 + 200);
    }

    #[test]
    fn long_numbers() {
        let text = "1234567890".repeat(430);
        let value = parse_int(&text, 10, DEFAULT_MAX_DIGITS).unwrap();
        assert_eq!(int_to_decimal(value.as_ref(), DEFAULT_MAX_DIGITS).unwrap(), text);
        let longer = format!("{text}1");
        assert_eq!(
            parse(&longer, 10).unwrap_err(),
            "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        );
        let value = parse_int(&longer, 10, 0).unwrap();
        assert!(int_to_decimal(value.as_ref(), DEFAULT_MAX_DIGITS).is_err());
        assert_eq!(int_with_prefix(IntRef::Small(i64::MIN), 16), "-0x8000000000000000");
    }
}
