//! `repr(float)` and the text that `float()` takes.

use std::borrow::Cow;

use super::float_digits::{Layout, Options, format};
use crate::object::text::error::OpError;
use crate::object::text::quote::repr_str;
use crate::object::text::unicode::{decimal_value, is_space_around_number};

/// `repr(float)`: the fewest digits that give the same float back.
pub fn repr_float(value: f64) -> String {
    format(value, Layout::Shortest, 0, Options { point_zero: true, ..Options::default() })
}

/// `float(str)`.
///
/// # Errors
/// `ValueError` if the text is not a number.
pub fn parse_float(text: &str) -> Result<f64, OpError> {
    let cleaned = simplify(text);
    let parsed = cleaned.as_deref().and_then(|cleaned| {
        let (value, length) = scan_float(cleaned)?;
        (length == cleaned.len()).then_some(value)
    });
    parsed.ok_or_else(|| OpError::value(format!("could not convert string to float: {}", repr_str(text))))
}

/// Strips white space, turns the digits of all scripts into ASCII and removes underscores between digits;
/// nothing if an underscore stands elsewhere.
pub(super) fn simplify(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim_matches(is_space_around_number);
    if text.is_ascii() && !text.contains('_') {
        return Some(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for character in text.chars() {
        let character = match decimal_value(character) {
            Some(value) => char::from(b'0' + value),
            None if is_space_around_number(character) => ' ',
            None => character,
        };
        let misplaced = match (before, character) {
            ('_', _) => !character.is_ascii_digit(),
            (_, '_') => !before.is_ascii_digit(),
            _ => false,
        };
        if misplaced {
            return None;
        }
        if character != '_' {
            out.push(character);
        }
        before = character;
    }
    (before != '_').then_some(Cow::Owned(out))
}

/// The longest number that the text begins with, signed or not, and how many bytes it takes.
pub(super) fn scan_float(text: &str) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let negative = bytes.first() == Some(&b'-');
    let signed = |value: f64| if negative { -value } else { value };
    for (word, value) in [("infinity", f64::INFINITY), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        if bytes[sign..].len() >= word.len()
            && bytes[sign..sign + word.len()].eq_ignore_ascii_case(word.as_bytes())
        {
            return Some((signed(value), sign + word.len()));
        }
    }
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(sign);
    let mut end = sign + whole;
    let mut decimals = 0;
    if bytes.get(end) == Some(&b'.') {
        decimals = digits(end + 1);
        end += 1 + decimals;
    }
    if whole + decimals == 0 {
        return None;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let exponent = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        if digits(exponent.min(bytes.len())) > 0 {
            end = exponent + digits(exponent);
        }
    }
    let value = text[sign..end].parse().expect("the grammar of a float has been checked");
    Some((signed(value), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_the_shortest_round_trip() {
        for (value, text) in [
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (f64::NEG_INFINITY, "-inf"),
            (-f64::NAN, "nan"),
        ] {
            assert_eq!(repr_float(value), text);
        }
    }

    #[test]
    fn text_of_many_shapes() {
        for (text, value) in [
            (" 1_000.5e1_0\n", 1000.5e10),
            ("٣.٥", 3.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("-InFinity", f64::NEG_INFINITY),
            ("1e400", f64::INFINITY),
        ] {
            assert_eq!(parse_float(text).unwrap(), value, "{text}");
        }
        assert!(parse_float("nan").unwrap().is_nan());
        for text in ["", "1__0", "_1", "1_", "1_.5", "1e", ".", "1 2", "0x1", "infin", "1e_5"] {
            let message = format!("could not convert string to float: {}", repr_str(text));
            assert_eq!(parse_float(text).unwrap_err().message, message);
        }
    }
}
