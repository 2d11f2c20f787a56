//! Constants as they are written in a script: for listings and for annotations kept as text.

use std::fmt::{self, Write};

use unicode_general_category::{GeneralCategory, get_general_category};

use super::code::Constant;

impl fmt::Display for Constant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constant::None => out.write_str("None"),
            Constant::Bool(value) => out.write_str(if *value { "True" } else { "False" }),
            Constant::Ellipsis => out.write_str("Ellipsis"),
            Constant::Int(value) => write!(out, "{value}"),
            Constant::BigInt(value) => write!(out, "{value}"),
            Constant::Float(value) => out.write_str(&float_text(*value, true)),
            Constant::Complex(real, imaginary) => complex(*real, *imaginary, out),
            Constant::Str(text) => string(text, out),
            Constant::Bytes(bytes) => byte_string(bytes, out),
            Constant::Tuple(items) => match items.as_slice() {
                [only] => write!(out, "({only},)"),
                items => series("(", items, ")", out),
            },
            Constant::FrozenSet(items) => series("frozenset({", items, "})", out),
        }
    }
}

fn series(open: &str, items: &[Constant], close: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    out.write_str(open)?;
    for (index, item) in items.iter().enumerate() {
        write!(out, "{}{item}", if index == 0 { "" } else { ", " })?;
    }
    out.write_str(close)
}

/// The shortest digits that read back as the same number, in Python's form.
fn float_text(value: f64, with_point: bool) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').expect("`e` formats with an exponent");
    let exponent: i32 = exponent.parse().expect("the exponent is an int");
    if (-4..16).contains(&exponent) {
        let text = format!("{value}");
        return if with_point && !text.contains('.') { text + ".0" } else { text };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

fn complex(real: f64, imaginary: f64, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let tail = float_text(imaginary, false);
    if real == 0.0 && real.is_sign_positive() {
        return write!(out, "{tail}j");
    }
    let sign = if tail.starts_with('-') { "" } else { "+" };
    write!(out, "({}{sign}{tail}j)", float_text(real, false))
}

/// Single quotes, unless only they occur in the text.
fn quote_for(has: impl Fn(char) -> bool) -> char {
    if has('\'') && !has('"') { '"' } else { '\'' }
}

fn string(text: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let quote = quote_for(|c| text.contains(c));
    out.write_char(quote)?;
    for c in text.chars() {
        match c {
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            '\\' => out.write_str("\\\\")?,
            c if c == quote => write!(out, "\\{c}")?,
            c if is_printable(c) => out.write_char(c)?,
            c if (c as u32) < 0x100 => write!(out, "\\x{:02x}", c as u32)?,
            c if (c as u32) < 0x10000 => write!(out, "\\u{:04x}", c as u32)?,
            c => write!(out, "\\U{:08x}", c as u32)?,
        }
    }
    out.write_char(quote)
}

/// As `str.isprintable` has it: no separators but the space, no control, format, private or unassigned characters.
fn is_printable(c: char) -> bool {
    use GeneralCategory::*;
    c == ' '
        || !matches!(
            get_general_category(c),
            Control
                | Format
                | Surrogate
                | PrivateUse
                | Unassigned
                | LineSeparator
                | ParagraphSeparator
                | SpaceSeparator
        )
}

fn byte_string(bytes: &[u8], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let quote = quote_for(|c| bytes.contains(&(c as u8)));
    write!(out, "b{quote}")?;
    for &byte in bytes {
        match byte {
            b'\n' => out.write_str("\\n")?,
            b'\r' => out.write_str("\\r")?,
            b'\t' => out.write_str("\\t")?,
            b'\\' => out.write_str("\\\\")?,
            byte if byte == quote as u8 => write!(out, "\\{quote}")?,
            0x20..0x7f => out.write_char(byte as char)?,
            byte => write!(out, "\\x{byte:02x}")?,
        }
    }
    out.write_char(quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_written_as_python_writes_them() {
        let shown = |constant: Constant| constant.to_string();
        assert_eq!(shown(Constant::Float(1.0)), "1.0");
        assert_eq!(shown(Constant::Float(1e16)), "1e+16");
        assert_eq!(shown(Constant::Float(1.5e-7)), "1.5e-07");
        assert_eq!(shown(Constant::Float(-0.0)), "-0.0");
        assert_eq!(shown(Constant::Complex(3.0, -4.0)), "(3-4j)");
        assert_eq!(shown(Constant::Complex(0.0, 1.5)), "1.5j");
        assert_eq!(shown(Constant::Str("it's\n".into())), "\"it's\\n\"");
        assert_eq!(shown(Constant::Bytes(b"a\x00'"[..].into())), "b\"a\\x00'\"");
        assert_eq!(shown(Constant::Tuple(vec![Constant::Int(1)])), "(1,)");
    }
}
