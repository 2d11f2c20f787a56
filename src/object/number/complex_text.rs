//! `repr(complex)` and the text that `complex()` takes.

use super::float_digits::{Layout, Options, format};
use super::float_text::{scan_float, simplify};
use crate::object::text::error::OpError;
use crate::object::text::quote::repr_str;
use crate::object::text::unicode::is_space_around_number;

/// `repr(complex)`: `(1+2j)`, or `2j` alone if the real part is plus zero.
pub fn repr_complex(real: f64, imaginary: f64) -> String {
    let part = |value| format(value, Layout::Shortest, 0, Options::default());
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imaginary));
    }
    let imaginary = part(imaginary);
    let plus = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imaginary}j)", part(real))
}

/// `complex(str)`: the real and the imaginary part.
///
/// # Errors
/// `ValueError` if the text is not a complex number.
pub fn parse_complex(text: &str) -> Result<(f64, f64), OpError> {
    let cleaned = simplify(text)
        .ok_or_else(|| OpError::value(format!("could not convert string to complex: {}", repr_str(text))))?;
    let inner = match cleaned.strip_prefix('(') {
        Some(rest) => rest.strip_suffix(')').map(|inner| inner.trim_matches(is_space_around_number)),
        None => Some(cleaned.as_ref()),
    };
    inner.and_then(scan_complex).ok_or_else(|| OpError::value("complex() arg is a malformed string"))
}

/// A complex number without parentheses and white space.
fn scan_complex(text: &str) -> Option<(f64, f64)> {
    let unit = |text: &str| match text {
        "j" | "J" | "+j" | "+J" => Some(1.0),
        "-j" | "-J" => Some(-1.0),
        _ => None,
    };
    let Some((first, length)) = scan_float(text) else { return Some((0.0, unit(text)?)) };
    let rest = &text[length..];
    match rest.bytes().next() {
        None => Some((first, 0.0)),
        Some(b'j' | b'J') if rest.len() == 1 => Some((0.0, first)),
        Some(b'+' | b'-') => match scan_float(rest) {
            Some((second, length)) if matches!(&rest[length..], "j" | "J") => Some((first, second)),
            Some(_) => None,
            None => Some((first, unit(rest)?)),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr() {
        assert_eq!(repr_complex(0.0, 1.0), "1j");
        assert_eq!(repr_complex(-0.0, 1.0), "(-0+1j)");
        assert_eq!(repr_complex(1.5, -0.0), "(1.5-0j)");
        assert_eq!(repr_complex(f64::NAN, f64::INFINITY), "(nan+infj)");
    }

    #[test]
    fn text() {
        assert_eq!(parse_complex(" ( 1_0+2.5J ) ").unwrap(), (10.0, 2.5));
        assert_eq!(parse_complex("-j").unwrap(), (0.0, -1.0));
        assert_eq!(parse_complex("1-j").unwrap(), (1.0, -1.0));
        for text in ["", "1+", "1 + 2j", "j1", "1+2", "(1", "1jj"] {
            assert_eq!(parse_complex(text).unwrap_err().message, "complex() arg is a malformed string");
        }
    }
}
