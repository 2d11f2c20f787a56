//! A float as decimal digits: shortest for `repr`, correctly rounded for any precision otherwise.
//!
//! The digits come from Rust's formatting, which is exact; the layout (where the exponent begins, how it looks,
//! which zeros stay) is C's, as Python has it.

use std::fmt::Write;

/// Digits beyond this never differ from zero: the longest exact expansion of a double has 1074 decimals.
const EXACT_DIGITS: usize = 1100;

/// How a float is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// `e`: one digit, the precision in decimals, an exponent.
    Exponent,
    /// `f`: the precision in decimals, no exponent.
    Fixed,
    /// `g`: the precision in significant digits, an exponent if the number is large or small.
    General,
    /// `r`: the fewest digits that give the same float back; the precision is not looked at.
    Shortest,
}

/// What else the layout of a float depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `#`: keep the decimal point, and the trailing zeros of `g`.
    pub alternate: bool,
    /// Whole numbers end in `.0`.
    pub point_zero: bool,
    /// A result that is minus zero after rounding loses its sign.
    pub no_negative_zero: bool,
}

/// The text of a float, with `-` if negative; `inf` and `nan` (which has no sign) in lower case.
pub fn format(value: f64, layout: Layout, precision: usize, options: Options) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value < 0.0 { "-inf" } else { "inf" }.to_owned();
    }
    let precision = if layout == Layout::General { precision.max(1) } else { precision };
    let (digits, point) = digits(value.abs(), layout, precision);
    let zero = digits.bytes().all(|digit| digit == b'0');
    let negative = value.is_sign_negative() && !(zero && options.no_negative_zero);
    let mut out = String::with_capacity(digits.len() + 8);
    if negative {
        out.push('-');
    }
    let use_exponent = match layout {
        Layout::Exponent => true,
        Layout::Fixed => false,
        Layout::General => {
            let threshold = precision as i64 - i64::from(options.point_zero);
            point <= -4 || point > threshold
        }
        Layout::Shortest => point <= -4 || point > 16,
    };
    let exponent = point - 1;
    let point = if use_exponent { 1 } else { point };
    let decimals = match layout {
        Layout::Exponent | Layout::Fixed => precision,
        Layout::General if options.alternate => usize::try_from(precision as i64 - point).unwrap_or(0),
        _ if !use_exponent && options.point_zero => {
            usize::try_from(digits.len() as i64 - point).unwrap_or(0).max(1)
        }
        _ => usize::try_from(digits.len() as i64 - point).unwrap_or(0),
    };
    lay_out(&mut out, digits.as_bytes(), point, decimals);
    if decimals == 0 && options.alternate {
        out.push('.');
    }
    if use_exponent {
        let sign = if exponent < 0 { '-' } else { '+' };
        write!(out, "e{sign}{:02}", exponent.abs()).expect("writing to a String does not fail");
    }
    out
}

/// Significant digits and the position of the decimal point relative to the first of them (1: after the first).
/// Trailing zeros are gone for the layouts that do not show them, though one digit always stays.
fn digits(value: f64, layout: Layout, precision: usize) -> (String, i64) {
    let text = match layout {
        Layout::Shortest => shortest(value),
        Layout::Exponent => format!("{value:.*e}", precision.min(EXACT_DIGITS)),
        Layout::General => format!("{value:.*e}", (precision - 1).min(EXACT_DIGITS)),
        Layout::Fixed => return fixed_digits(value, precision.min(EXACT_DIGITS)),
    };
    let (mantissa, exponent) = text.split_once('e').expect("scientific notation has an exponent");
    let exponent: i64 = exponent.parse().expect("the exponent is an integer");
    let all: String = mantissa.chars().filter(|character| *character != '.').collect();
    let kept = all.trim_end_matches('0').len().max(1);
    (all[..kept].to_owned(), exponent + 1)
}

/// The fewest digits that give the float back. Of two texts equally near, Rust takes the greater and Python
/// the even one, which is the float correctly rounded to as many digits. That takes at least 16 digits.
fn shortest(value: f64) -> String {
    let text = format!("{value:e}");
    let decimals = text.find('e').unwrap_or(0).saturating_sub(2);
    if decimals < 15 {
        return text;
    }
    let rounded = format!("{value:.decimals$e}");
    if rounded.parse() == Ok(value) { rounded } else { text }
}

/// The digits of the layout `f`.
fn fixed_digits(value: f64, decimals: usize) -> (String, i64) {
    let text = format!("{value:.decimals$}");
    let point = text.find('.').unwrap_or(text.len()) as i64;
    (text.chars().filter(|character| *character != '.').collect(), point)
}

/// Appends digits with the decimal point at a position, filled up with zeros on both sides.
fn lay_out(out: &mut String, digits: &[u8], point: i64, decimals: usize) {
    let digit = |index: i64| {
        let digit = usize::try_from(index).ok().and_then(|index| digits.get(index));
        char::from(digit.copied().unwrap_or(b'0'))
    };
    if point <= 0 {
        out.push('0');
    } else {
        out.extend((0..point).map(digit));
    }
    if decimals > 0 {
        out.push('.');
        out.extend((point..point + decimals as i64).map(digit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(value: f64, layout: Layout, precision: usize) -> String {
        format(value, layout, precision, Options::default())
    }

    #[test]
    fn layouts() {
        assert_eq!(plain(1234.5, Layout::Exponent, 2), "1.23e+03");
        assert_eq!(plain(2.5, Layout::Fixed, 0), "2");
        assert_eq!(plain(1e-5, Layout::General, 6), "1e-05");
        assert_eq!(plain(123456789.0, Layout::General, 6), "1.23457e+08");
        assert_eq!(plain(0.0001, Layout::General, 6), "0.0001");
        assert_eq!(plain(1e22, Layout::Fixed, 1), "10000000000000000000000.0");
        assert_eq!(plain(-0.001, Layout::Fixed, 1), "-0.0");
    }

    #[test]
    fn shortest_is_even_between_two() {
        assert_eq!(plain(7205759403792793.0 / 4.0, Layout::Shortest, 0), "1801439850948198.2");
        assert_eq!(plain(7205759403792795.0 / 4.0, Layout::Shortest, 0), "1801439850948198.8");
        assert_eq!(plain(5e-324, Layout::Shortest, 0), "5e-324");
    }

    #[test]
    fn options() {
        let alternate = Options { alternate: true, ..Options::default() };
        assert_eq!(format(1.0, Layout::General, 4, alternate), "1.000");
        assert_eq!(format(3.0, Layout::Fixed, 0, alternate), "3.");
        assert_eq!(format(1e10, Layout::Exponent, 0, alternate), "1.e+10");
        let no_negative_zero = Options { no_negative_zero: true, ..Options::default() };
        assert_eq!(format(-0.001, Layout::Fixed, 1, no_negative_zero), "0.0");
    }

    #[test]
    fn precision_may_be_huge() {
        let text = plain(0.1, Layout::Fixed, 100_000);
        assert_eq!(text.len(), 100_002);
        assert!(text.starts_with("0.1000000000000000055511151231257827021181583404541015625000"));
    }
}
