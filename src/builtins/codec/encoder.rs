//! Text to bytes.

use crate::bytecode::surrogate::code_of;

use super::{Encoding, Order};

/// Appends the characters below `limit` as a byte each, up to the first other one. How far it came, in bytes of the
/// text and in characters.
pub fn narrow(out: &mut Vec<u8>, text: &str, limit: u32) -> (usize, usize) {
    let mut count = 0;
    for (at, character) in text.char_indices() {
        match u8::try_from(u32::from(character)) {
            Ok(byte) if u32::from(byte) < limit => out.push(byte),
            _ => return (at, count),
        }
        count += 1;
    }
    (text.len(), count)
}

/// The encodings that have every character.
pub fn unicode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf16(order) => {
            let mark = (order == Order::Marked).then_some(0xfeff);
            let units = mark.into_iter().chain(text.encode_utf16());
            if order == Order::Big {
                units.flat_map(u16::to_be_bytes).collect()
            } else {
                units.flat_map(u16::to_le_bytes).collect()
            }
        }
        Encoding::Utf32(order) => {
            let mark = (order == Order::Marked).then_some(0xfeff);
            let units = mark.into_iter().chain(text.chars().map(u32::from));
            if order == Order::Big {
                units.flat_map(u32::to_be_bytes).collect()
            } else {
                units.flat_map(u32::to_le_bytes).collect()
            }
        }
        Encoding::Utf8Sig => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        // What is not a unicode encoding gets ASCII alone from here.
        Encoding::Utf8
        | Encoding::Ascii
        | Encoding::Latin1
        | Encoding::Charmap(_)
        | Encoding::UnicodeEscape => text.as_bytes().to_vec(),
    }
}

/// Appends a lone surrogate as the encoding would write it if it were a character.
pub fn surrogate(out: &mut Vec<u8>, code: u32, encoding: Encoding) {
    let bits = |shift: u32| (code >> shift & 0x3f) as u8;
    match encoding {
        Encoding::Utf16(Order::Big) => out.extend((code as u16).to_be_bytes()),
        Encoding::Utf16(_) => out.extend((code as u16).to_le_bytes()),
        Encoding::Utf32(Order::Big) => out.extend(code.to_be_bytes()),
        Encoding::Utf32(_) => out.extend(code.to_le_bytes()),
        _ => out.extend([0xed, 0x80 | bits(6), 0x80 | bits(0)]),
    }
}

/// Appends `\xe9`, `\u20ac` or `\U0001f600`.
pub fn backslash(out: &mut Vec<u8>, number: u32) {
    let escape = match number {
        0..0x100 => format!("\\x{number:02x}"),
        0x100..0x1_0000 => format!("\\u{number:04x}"),
        _ => format!("\\U{number:08x}"),
    };
    out.extend(escape.bytes());
}

/// Appends `\N{EURO SIGN}`, or an escape for a character without a name.
pub fn named(out: &mut Vec<u8>, character: char) {
    match unicode_names2::name(character) {
        Some(name) => out.extend(format!("\\N{{{name}}}").bytes()),
        None => backslash(out, code_of(character)),
    }
}
