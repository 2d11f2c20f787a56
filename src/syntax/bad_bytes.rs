//! Bytes that are no UTF-8 in a script that says that it is: each run of them stands as one U+FFFD in the text, as
//! CPython shows them. They are allowed in comments, and an error in strings and names.

use super::span::Span;

/// The replacement character is three bytes long.
const WIDTH: u32 = 3;

/// What U+FFFD at an offset of the text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadBytes {
    pub offset: u32,
    pub bytes: Vec<u8>,
}

/// The text with replacement characters, and what they stand for.
pub fn decode(bytes: &[u8]) -> (String, Vec<BadBytes>) {
    let (mut text, mut bad) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            bad.push(BadBytes { offset: text.len() as u32, bytes: chunk.invalid().to_vec() });
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text, bad)
}

/// The bytes of a span as the script has them, if some are bad.
pub fn original(text: &str, bad: &[BadBytes], span: Span) -> Option<Vec<u8>> {
    let inside: Vec<_> = bad.iter().filter(|bad| span.start <= bad.offset && bad.offset < span.end).collect();
    inside.first()?;
    let mut bytes = Vec::new();
    let mut from = span.start;
    for bad in inside {
        bytes.extend_from_slice(&text.as_bytes()[from as usize..bad.offset as usize]);
        bytes.extend_from_slice(&bad.bytes);
        from = bad.offset + WIDTH;
    }
    bytes.extend_from_slice(&text.as_bytes()[from as usize..span.end as usize]);
    Some(bytes)
}

/// By how much an offset is less in the bytes of its line than in the text.
pub fn shift(bad: &[BadBytes], line_start: u32, offset: u32) -> i64 {
    let before = bad.iter().filter(|bad| line_start <= bad.offset && bad.offset < offset);
    before.map(|bad| i64::from(WIDTH) - bad.bytes.len() as i64).sum()
}

/// CPython's words for bytes that are no UTF-8, which these are; of a string with escapes the run of bytes beyond ASCII.
pub fn message(bytes: &[u8], has_escapes: bool) -> String {
    let mut bytes = bytes;
    let at = |bytes: &[u8]| std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
    if has_escapes {
        let found = at(bytes);
        let start = bytes[..found].iter().rposition(u8::is_ascii).map_or(0, |ascii| ascii + 1);
        let end = bytes[found..].iter().position(u8::is_ascii).map_or(bytes.len(), |ascii| found + ascii);
        bytes = &bytes[start..end];
    }
    let at = at(bytes);
    let width = match std::str::from_utf8(bytes).err().map(|error| error.error_len()) {
        Some(Some(width)) => width,
        _ => bytes.len() - at,
    };
    let starts = matches!(bytes.get(at), Some(0xc2..=0xf4));
    let reason = match (starts, at + width == bytes.len() && is_cut(&bytes[at..])) {
        (false, _) => "invalid start byte",
        (true, true) => "unexpected end of data",
        (true, false) => "invalid continuation byte",
    };
    let place = match width {
        1 => format!("byte 0x{:02x} in position {at}", bytes.get(at).copied().unwrap_or_default()),
        _ => format!("bytes in position {at}-{}", at + width - 1),
    };
    format!("(unicode error) 'utf-8' codec can't decode {place}: {reason}")
}

/// Whether more bytes could have made a character of these.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}
