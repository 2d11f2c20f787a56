//! The encoding `unicode_escape`: Latin-1 with the escapes of string literals.

use crate::bytecode::surrogate::{char_of, code_of};
use crate::vm::source::character_named;

use super::Misfit;

/// The text as it could stand in a literal, but for quotes.
pub fn encode(text: &str) -> Vec<u8> {
    let mut out = String::new();
    for character in text.chars() {
        match (character, code_of(character)) {
            ('\\', _) => out.push_str("\\\\"),
            ('\n', _) => out.push_str("\\n"),
            ('\r', _) => out.push_str("\\r"),
            ('\t', _) => out.push_str("\\t"),
            (' '..='~', _) => out.push(character),
            (_, code @ 0..0x100) => out.push_str(&format!("\\x{code:02x}")),
            (_, code @ 0x100..0x1_0000) => out.push_str(&format!("\\u{code:04x}")),
            (_, code) => out.push_str(&format!("\\U{code:08x}")),
        }
    }
    out.into_bytes()
}

/// What one escape stands for.
enum Escape {
    Character(char),
    /// A newline that is skipped.
    Nothing,
    /// None at all: the backslash stays.
    Invalid,
}

/// Decodes from `start` on, up to the end or what does not fit. Of escapes that are not valid the first is noted.
pub fn decode(out: &mut String, bytes: &[u8], start: usize, invalid: &mut Option<String>) -> Option<Misfit> {
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'\\' {
            out.push(char::from(byte));
            at += 1;
            continue;
        }
        let (escape, end) = match escape(bytes, at) {
            Ok(found) => found,
            Err((end, reason)) => return Some(Misfit { start: at, end, reason }),
        };
        let text = || String::from_utf8_lossy(&bytes[at..end]).into_owned();
        match escape {
            Escape::Character(character) => {
                if end - at == 4 && matches!(bytes[at + 1], b'4'..=b'7') && invalid.is_none() {
                    *invalid = Some(format!("invalid octal escape sequence '{}'", text()));
                }
                out.push(character);
            }
            Escape::Nothing => {}
            Escape::Invalid => {
                invalid.get_or_insert_with(|| format!("invalid escape sequence '{}'", text()));
                out.push('\\');
                out.push(char::from(bytes[at + 1]));
            }
        }
        at = end;
    }
    None
}

/// The escape at a place with its end; or where what does not fit ends, and why.
fn escape(bytes: &[u8], at: usize) -> Result<(Escape, usize), (usize, &'static str)> {
    let Some(&kind) = bytes.get(at + 1) else { return Err((at + 1, "\\ at end of string")) };
    let simple = match kind {
        b'\n' => return Ok((Escape::Nothing, at + 2)),
        b'\\' | b'\'' | b'"' => kind,
        b'a' => 0x07,
        b'b' => 0x08,
        b'f' => 0x0c,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 0x0b,
        b'0'..=b'7' => {
            let digits = bytes[at + 1..].iter().take(3).take_while(|digit| (b'0'..=b'7').contains(digit));
            let (mut code, mut count) = (0, 0);
            for digit in digits {
                code = code * 8 + u32::from(digit - b'0');
                count += 1;
            }
            let character = char_of(code).expect("three octal digits are below the surrogates");
            return Ok((Escape::Character(character), at + 1 + count));
        }
        b'x' => return by_number(bytes, at, 2, "truncated \\xXX escape"),
        b'u' => return by_number(bytes, at, 4, "truncated \\uXXXX escape"),
        b'U' => return by_number(bytes, at, 8, "truncated \\UXXXXXXXX escape"),
        b'N' => return by_name(bytes, at),
        _ => return Ok((Escape::Invalid, at + 2)),
    };
    Ok((Escape::Character(char::from(simple)), at + 2))
}

fn by_number(
    bytes: &[u8],
    at: usize,
    width: usize,
    truncated: &'static str,
) -> Result<(Escape, usize), (usize, &'static str)> {
    let rest = &bytes[at + 2..];
    let count = rest.iter().take(width).take_while(|digit| digit.is_ascii_hexdigit()).count();
    let end = at + 2 + count;
    if count < width {
        return Err((end, truncated));
    }
    let digits = std::str::from_utf8(&rest[..width]).expect("hexadecimal digits are ASCII");
    let code = u32::from_str_radix(digits, 16).expect("at most eight hexadecimal digits");
    match char_of(code) {
        Some(character) => Ok((Escape::Character(character), end)),
        None => Err((end, "illegal Unicode character")),
    }
}

fn by_name(bytes: &[u8], at: usize) -> Result<(Escape, usize), (usize, &'static str)> {
    const MALFORMED: &str = "malformed \\N character escape";
    if bytes.get(at + 2) != Some(&b'{') {
        return Err((at + 2, MALFORMED));
    }
    let rest = &bytes[at + 3..];
    match rest.iter().position(|byte| *byte == b'}') {
        None => Err((bytes.len(), MALFORMED)),
        Some(0) => Err((at + 3, MALFORMED)),
        Some(length) => {
            let end = at + 3 + length + 1;
            let name = String::from_utf8_lossy(&rest[..length]);
            match character_named(&name) {
                Some(character) => Ok((Escape::Character(character), end)),
                None => Err((end, "unknown Unicode character name")),
            }
        }
    }
}
