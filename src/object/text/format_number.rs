//! How numbers follow the format mini-language.

use super::error::OpError;
use super::format_spec::{Align, FormatSpec, Grouping, Sign};
use crate::object::number::IntRef;
use crate::object::number::division::int_to_f64;
use crate::object::number::float_digits::{Layout, Options, format};
use crate::object::number::int_text::{int_to_decimal, magnitude_in_base};

/// A larger precision is refused.
const LARGEST_PRECISION: usize = i32::MAX as usize;

/// The pieces of a number before they are padded.
struct Parts<'a> {
    negative: bool,
    /// `0x` and the like.
    prefix: &'a str,
    /// The digits before the decimal point, which groups and zeros apply to.
    digits: &'a str,
    /// All that follows.
    rest: &'a str,
}

/// `format(int, spec)`, also for subclasses such as `bool` if the specification is not empty. `type_name` is
/// for the messages, `max_digits` the limit of digits in decimal text (0 for none).
///
/// # Errors
/// `ValueError`, `OverflowError`
pub fn format_int(
    value: IntRef<'_>,
    spec: &str,
    type_name: &str,
    max_digits: usize,
) -> Result<String, OpError> {
    if spec.is_empty() {
        return int_to_decimal(value, max_digits);
    }
    let spec = FormatSpec::parse(spec, Align::Right, type_name)?;
    let kind = spec.kind.unwrap_or('d');
    match kind {
        'b' | 'c' | 'd' | 'n' | 'o' | 'x' | 'X' => {}
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            return format_float_by(int_to_f64(value)?, &spec, type_name);
        }
        _ => return Err(FormatSpec::unknown_code(kind, type_name)),
    }
    if spec.precision.is_some() {
        return Err(OpError::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        let message = "Negative zero coercion (z) not allowed in integer format specifier";
        return Err(OpError::value(message));
    }
    let negative = value.is_negative();
    let base = match kind {
        'c' => {
            let character = format_character(value, &spec)?.to_string();
            return assemble(&spec, &Parts { negative: false, prefix: "", digits: "", rest: &character });
        }
        'b' => 2,
        'o' => 8,
        'x' | 'X' => 16,
        _ => {
            let text = int_to_decimal(value, max_digits)?;
            let digits = text.trim_start_matches('-');
            return assemble(&spec, &Parts { negative, prefix: "", digits, rest: "" });
        }
    };
    let mut digits = magnitude_in_base(value, base);
    let prefix = match kind {
        _ if !spec.alternate => "",
        'b' => "0b",
        'o' => "0o",
        'x' => "0x",
        _ => "0X",
    };
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    assemble(&spec, &Parts { negative, prefix, digits: &digits, rest: "" })
}

/// The character of the type `c`.
fn format_character(value: IntRef<'_>, spec: &FormatSpec) -> Result<char, OpError> {
    if spec.sign.is_some() {
        return Err(OpError::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(OpError::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    character_of(value)
}

/// The character of a code point, as `%c` and the type `c` want it.
///
/// # Errors
/// `OverflowError` if there is none.
pub fn character_of(value: IntRef<'_>) -> Result<char, OpError> {
    let IntRef::Small(code) = value else {
        return Err(OpError::overflow("Python int too large to convert to C long"));
    };
    u32::try_from(code)
        .ok()
        .and_then(crate::bytecode::surrogate::char_of)
        .ok_or_else(|| OpError::overflow("%c arg not in range(0x110000)"))
}

/// `format(float, spec)`; `type_name` is for the messages.
///
/// # Errors
/// `ValueError`
pub fn format_float(value: f64, spec: &str, type_name: &str) -> Result<String, OpError> {
    format_float_by(value, &FormatSpec::parse(spec, Align::Right, type_name)?, type_name)
}

/// The layout for a type character, and the default precision.
fn layout_of(kind: Option<char>) -> Option<(Layout, usize)> {
    Some(match kind {
        None => (Layout::Shortest, 0),
        Some('e' | 'E') => (Layout::Exponent, 6),
        Some('f' | 'F' | '%') => (Layout::Fixed, 6),
        Some('g' | 'G' | 'n') => (Layout::General, 6),
        _ => return None,
    })
}

/// The text of a float before padding, with its sign.
fn float_body(value: f64, spec: &FormatSpec, point_zero: bool, type_name: &str) -> Result<String, OpError> {
    let (mut layout, default) =
        layout_of(spec.kind).ok_or_else(|| FormatSpec::unknown_code(spec.kind.unwrap_or('?'), type_name))?;
    let precision = spec.precision.unwrap_or(default);
    if precision > LARGEST_PRECISION {
        return Err(OpError::value("precision too big"));
    }
    if layout == Layout::Shortest && spec.precision.is_some() {
        layout = Layout::General;
    }
    let options = Options {
        alternate: spec.alternate,
        point_zero: point_zero && spec.kind.is_none(),
        no_negative_zero: spec.no_negative_zero,
    };
    let scaled = if spec.kind == Some('%') { value * 100.0 } else { value };
    let mut text = format(scaled, layout, precision, options);
    if matches!(spec.kind, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    if spec.kind == Some('%') {
        text.push('%');
    }
    Ok(text)
}

fn format_float_by(value: f64, spec: &FormatSpec, type_name: &str) -> Result<String, OpError> {
    let text = float_body(value, spec, true, type_name)?;
    assemble(spec, &split_float(&text))
}

/// Takes the text of a float apart.
fn split_float(text: &str) -> Parts<'_> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    Parts { negative, prefix: "", digits: &text[..whole], rest: &text[whole..] }
}

/// `format(complex, spec)`; `type_name` is for the messages.
///
/// # Errors
/// `ValueError`
pub fn format_complex(real: f64, imaginary: f64, spec: &str, type_name: &str) -> Result<String, OpError> {
    let spec = FormatSpec::parse(spec, Align::Right, type_name)?;
    if layout_of(spec.kind).is_none() || spec.kind == Some('%') {
        return Err(FormatSpec::unknown_code(spec.kind.unwrap_or('?'), type_name));
    }
    if spec.fill == '0' {
        return Err(OpError::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(OpError::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    // Without a type it looks like repr: in parentheses, or the imaginary part alone.
    let plain = spec.kind.is_none();
    let alone = plain && real == 0.0 && real.is_sign_positive();
    let part_spec = FormatSpec { width: None, fill: ' ', align: Align::Left, ..spec };
    let part = |value: f64, spec: FormatSpec| {
        let text = float_body(value, &spec, false, type_name)?;
        assemble(&spec, &split_float(&text))
    };
    let body = if alone {
        format!("{}j", part(imaginary, part_spec)?)
    } else {
        let real = part(real, part_spec)?;
        let imaginary = part(imaginary, FormatSpec { sign: Some(Sign::Plus), ..part_spec })?;
        if plain { format!("({real}{imaginary}j)") } else { format!("{real}{imaginary}j") }
    };
    spec.pad(&body, body.len())
}

/// Puts sign, prefix, padding, grouped digits and the rest together.
fn assemble(spec: &FormatSpec, parts: &Parts<'_>) -> Result<String, OpError> {
    let sign = match spec.sign {
        _ if parts.negative => "-",
        Some(Sign::Plus) => "+",
        Some(Sign::Space) => " ",
        _ => "",
    };
    let around = sign.len() + parts.prefix.len() + parts.rest.chars().count();
    // Zeros between sign and digits take part in the grouping.
    let zeros_count = spec.fill == '0' && spec.align == Align::AfterSign && !parts.digits.is_empty();
    let least = if zeros_count { spec.width.unwrap_or(0).saturating_sub(around) } else { 0 };
    spec.missing(around)?;
    let digits = group(parts.digits, spec.grouping, least);
    let head = format!("{sign}{}", parts.prefix);
    if spec.align == Align::AfterSign {
        let missing = spec.missing(around + digits.len())?;
        let padding = String::from(spec.fill).repeat(missing);
        return Ok(format!("{head}{padding}{digits}{}", parts.rest));
    }
    spec.pad(&format!("{head}{digits}{}", parts.rest), around + digits.len())
}

/// The digits in groups, with zeros in front up to a least width. No separator leads, so that the result may
/// be one longer.
fn group(digits: &str, grouping: Grouping, least: usize) -> String {
    let (separator, size) = match grouping {
        Grouping::None => return digits.to_owned(),
        Grouping::Comma => (',', 3),
        Grouping::Underscore => ('_', 3),
        Grouping::UnderscoreFour => ('_', 4),
    };
    let mut reversed = String::with_capacity(least.max(digits.len() * 4 / 3) + 1);
    let mut rest = digits.chars().rev();
    let mut next = rest.next();
    let mut count = 0;
    while next.is_some() || reversed.len() < least {
        if count > 0 && count % size == 0 {
            reversed.push(separator);
        }
        reversed.push(next.unwrap_or('0'));
        next = rest.next();
        count += 1;
    }
    reversed.chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;

    fn int(value: i64, spec: &str) -> String {
        format_int(IntRef::Small(value), spec, "int", 4300).unwrap_or_else(|error| error.message)
    }

    fn float(value: f64, spec: &str) -> String {
        format_float(value, spec, "float").unwrap_or_else(|error| error.message)
    }

    #[test]
    fn integers() {
        assert_eq!(int(-1234567, ","), "-1,234,567");
        assert_eq!(int(1234, "08,"), "0,001,234");
        assert_eq!(int(255, "#012_b"), "0b0_1111_1111");
        assert_eq!(int(-255, "#X"), "-0XFF");
        assert_eq!(int(5, "é^+5"), "é+5éé");
        assert_eq!(int(97, "3c"), "  a");
        assert_eq!(int(-7, "*=5"), "-***7");
        assert_eq!(int(5, "09"), "000000005");
        assert_eq!(int(1, ".1f"), "1.0");
        let big = BigInt::from(10).pow(30u32);
        assert_eq!(format_int(IntRef::Big(&big), ".2e", "int", 4300).unwrap(), "1.00e+30");
    }

    #[test]
    fn floats() {
        assert_eq!(float(1234.5678, "010,.2f"), "001,234.57");
        assert_eq!(float(0.25, ".0%"), "25%");
        assert_eq!(float(-0.0001, "z.2f"), "0.00");
        assert_eq!(float(1e20, ""), "1e+20");
        assert_eq!(float(1234567.0, ".3"), "1.23e+06");
        assert_eq!(float(100.0, ".3"), "1e+02");
        assert_eq!(float(f64::NEG_INFINITY, "010F"), "-000000INF");
        assert_eq!(float(f64::NAN, "+"), "+nan");
        assert_eq!(float(1.5, "#.0f"), "2.");
    }

    #[test]
    fn complex_numbers() {
        let shown = |spec| format_complex(1.5, -2.0, spec, "complex").unwrap_or_else(|error| error.message);
        assert_eq!(shown(""), "(1.5-2j)");
        assert_eq!(shown("*^12.1f"), "**1.5-2.0j**");
        assert_eq!(shown("05"), "Zero padding is not allowed in complex format specifier");
        assert_eq!(format_complex(0.0, 1.0, ".2", "complex").unwrap(), "1j");
    }

    #[test]
    fn refusals() {
        assert_eq!(int(5, ".3"), "Precision not allowed in integer format specifier");
        assert_eq!(int(5, "s"), "Unknown format code 's' for object of type 'int'");
        assert_eq!(int(5, "+c"), "Sign not allowed with integer format specifier 'c'");
        assert_eq!(int(-1, "c"), "%c arg not in range(0x110000)");
        assert_eq!(int(5, "zd"), "Negative zero coercion (z) not allowed in integer format specifier");
        assert_eq!(float(5.0, "d"), "Unknown format code 'd' for object of type 'float'");
        assert_eq!(float(5.0, ".2147483648f"), "precision too big");
    }
}
