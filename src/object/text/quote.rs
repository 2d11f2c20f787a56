//! `repr` and `ascii` of text and bytes.

use std::fmt::Write;

use crate::bytecode::surrogate;

use super::unicode::is_printable;

/// `repr(str)`: quoted, with what is not printable escaped.
pub fn repr_str(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_repr_str(&mut out, text);
    out
}

/// Appends `repr(str)`.
pub fn write_repr_str(out: &mut String, text: &str) {
    let quote = preferred_quote(text.as_bytes());
    out.push(quote);
    let mut rest = text;
    while !rest.is_empty() {
        // What needs no escape goes over in one piece.
        let plain = rest
            .bytes()
            .position(|byte| !(b' '..=b'~').contains(&byte) || byte == b'\\' || byte == quote as u8)
            .unwrap_or(rest.len());
        out.push_str(&rest[..plain]);
        rest = &rest[plain..];
        if let Some(character) = rest.chars().next() {
            push_escaped(out, character, quote);
            rest = &rest[character.len_utf8()..];
        }
    }
    out.push(quote);
}

/// `ascii(str)`: like [`repr_str`], with everything beyond ASCII escaped.
pub fn ascii_str(text: &str) -> String {
    escape_non_ascii(&repr_str(text))
}

/// Escapes everything beyond ASCII in a `repr` that is there already, as `ascii(object)` does.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for character in repr.chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            push_code(&mut out, character);
        }
    }
    out
}

/// `repr(bytes)`.
pub fn repr_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 3);
    write_bytes(&mut out, bytes, false);
    out
}

/// Appends a bytes literal. A bytearray's has a backslash before every apostrophe, whatever the quotes are.
fn write_bytes(out: &mut String, bytes: &[u8], is_array: bool) {
    let quote = preferred_quote(bytes);
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        let character = char::from(byte);
        match character {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\\' => out.push_str("\\\\"),
            _ if character == quote || is_array && character == '\'' => out.extend(['\\', character]),
            ' '..='~' => out.push(character),
            _ => push_code(out, character),
        }
    }
    out.push(quote);
}

/// `repr(bytearray)`.
pub fn repr_bytearray(bytes: &[u8]) -> String {
    let mut out = String::from("bytearray(");
    write_bytes(&mut out, bytes, true);
    out.push(')');
    out
}

/// Apostrophes, unless only they occur inside.
fn preferred_quote(bytes: &[u8]) -> char {
    if memchr::memchr(b'\'', bytes).is_some() && memchr::memchr(b'"', bytes).is_none() { '"' } else { '\'' }
}

/// Appends one character the way `repr` shows it between the given quotes.
fn push_escaped(out: &mut String, character: char, quote: char) {
    match character {
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        _ if character == quote => out.extend(['\\', quote]),
        _ if is_printable(character) => out.push(character),
        _ => push_code(out, character),
    }
}

/// Appends the shortest of `\xhh`, `\uhhhh` and `\Uhhhhhhhh`.
fn push_code(out: &mut String, character: char) {
    let code = surrogate::code_of(character);
    let written = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
    written.expect("writing to a String does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_chosen_to_avoid_escapes() {
        assert_eq!(repr_str("it's"), "\"it's\"");
        assert_eq!(repr_str("it's \"so\""), "'it\\'s \"so\"'");
        assert_eq!(repr_bytes(b"it's\x00\xff\n"), "b\"it's\\x00\\xff\\n\"");
        assert_eq!(repr_bytearray(b""), "bytearray(b'')");
    }

    #[test]
    fn what_is_not_printable_is_escaped() {
        assert_eq!(
            repr_str("a\t\u{7f}\u{a0}é\u{2028}\u{e000}😀\u{10ffff}"),
            "'a\\t\\x7f\\xa0é\\u2028\\ue000😀\\U0010ffff'"
        );
        assert_eq!(ascii_str("é€😀"), "'\\xe9\\u20ac\\U0001f600'");
        // Assigned in Unicode 16 only.
        assert_eq!(repr_str("\u{1c89}"), "'\\u1c89'");
    }
}
