//! Bytes to text. Each function appends what it can and gives what does not fit.

use crate::bytecode::surrogate::char_of;

use super::{Encoding, Misfit, Order};

/// Decodes from `start` on, up to the end or what does not fit.
pub fn decode(out: &mut String, bytes: &[u8], start: usize, encoding: Encoding) -> Option<Misfit> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => utf8(out, bytes, start),
        Encoding::Ascii => ascii(out, bytes, start),
        Encoding::Latin1 => {
            out.extend(bytes[start..].iter().map(|&byte| char::from(byte)));
            None
        }
        Encoding::UnicodeEscape => super::escape::decode(out, bytes, start, &mut None),
        Encoding::Charmap(charmap) => charmap.decode(out, bytes, start),
        Encoding::Utf16(order) => utf16(out, bytes, start, order == Order::Big),
        Encoding::Utf32(order) => utf32(out, bytes, start, order == Order::Big),
    }
}

/// The lone surrogate that stands at a place, and its length in bytes.
pub fn surrogate(bytes: &[u8], at: usize, encoding: Encoding) -> Option<(char, usize)> {
    let (code, width) = match (encoding, &bytes[at..]) {
        (Encoding::Utf8 | Encoding::Utf8Sig, [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..]) => {
            (0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f), 3)
        }
        (Encoding::Utf16(Order::Big), [high, low, ..]) => (u32::from(u16::from_be_bytes([*high, *low])), 2),
        (Encoding::Utf16(_), [low, high, ..]) => (u32::from(u16::from_le_bytes([*low, *high])), 2),
        (Encoding::Utf32(Order::Big), [a, b, c, d, ..]) => (u32::from_be_bytes([*a, *b, *c, *d]), 4),
        (Encoding::Utf32(_), [a, b, c, d, ..]) => (u32::from_le_bytes([*a, *b, *c, *d]), 4),
        _ => return None,
    };
    let is_surrogate = (0xd800..0xe000).contains(&code);
    char_of(code).filter(|_| is_surrogate).map(|character| (character, width))
}

fn utf8(out: &mut String, bytes: &[u8], start: usize) -> Option<Misfit> {
    let error = match std::str::from_utf8(&bytes[start..]) {
        Ok(text) => {
            out.push_str(text);
            return None;
        }
        Err(error) => error,
    };
    let good = &bytes[start..start + error.valid_up_to()];
    out.push_str(std::str::from_utf8(good).expect("the decoder said so"));
    let at = start + error.valid_up_to();
    Some(match error.error_len() {
        None => Misfit { start: at, end: bytes.len(), reason: "unexpected end of data" },
        Some(length) => {
            // Only a byte that begins no sequence is refused by itself; else it is its successor's fault.
            let begins = matches!(bytes[at], 0xc2..=0xf4);
            let reason = if begins { "invalid continuation byte" } else { "invalid start byte" };
            Misfit { start: at, end: at + length, reason }
        }
    })
}

fn ascii(out: &mut String, bytes: &[u8], start: usize) -> Option<Misfit> {
    let rest = &bytes[start..];
    let good = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
    out.extend(rest[..good].iter().map(|&byte| char::from(byte)));
    let at = start + good;
    (at < bytes.len()).then_some(Misfit { start: at, end: at + 1, reason: "ordinal not in range(128)" })
}

fn utf16(out: &mut String, bytes: &[u8], start: usize, big: bool) -> Option<Misfit> {
    let unit = |at: usize| {
        let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let mut at = start;
    loop {
        let Some(first) = unit(at) else {
            return (at < bytes.len()).then_some(Misfit {
                start: at,
                end: bytes.len(),
                reason: "truncated data",
            });
        };
        match first {
            0xdc00..=0xdfff => {
                return Some(Misfit { start: at, end: at + 2, reason: "illegal encoding" });
            }
            0xd800..=0xdbff => {
                let Some(second) = unit(at + 2) else {
                    return Some(Misfit { start: at, end: bytes.len(), reason: "unexpected end of data" });
                };
                match char::decode_utf16([first, second]).next() {
                    Some(Ok(character)) => out.push(character),
                    _ => return Some(Misfit { start: at, end: at + 2, reason: "illegal UTF-16 surrogate" }),
                }
                at += 4;
            }
            _ => {
                out.extend(char::from_u32(u32::from(first)));
                at += 2;
            }
        }
    }
}

fn utf32(out: &mut String, bytes: &[u8], start: usize, big: bool) -> Option<Misfit> {
    let mut at = start;
    while at < bytes.len() {
        let Some(unit) = bytes.get(at..at + 4) else {
            return Some(Misfit { start: at, end: bytes.len(), reason: "truncated data" });
        };
        let unit = unit.try_into().expect("the slice has four bytes");
        let number = if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
        match char::from_u32(number) {
            Some(character) => out.push(character),
            None => {
                let reason = if number < 0x11_0000 {
                    "code point in surrogate code point range(0xd800, 0xe000)"
                } else {
                    "code point not in range(0x110000)"
                };
                return Some(Misfit { start: at, end: at + 4, reason });
            }
        }
        at += 4;
    }
    None
}
