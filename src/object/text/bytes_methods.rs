//! The methods of `bytes` and `bytearray`. Case, digits and white space are ASCII's.

use memchr::memmem;

use super::error::OpError;
use super::methods::position::search_bounds;

/// What `strip()`, `split()` and `isspace` take for white space.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// `bytes.isspace`
pub fn is_space_only(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().copied().all(is_space)
}

/// `bytes.isalpha`
pub fn is_alpha(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_alphabetic)
}

/// `bytes.isalnum`
pub fn is_alnum(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_alphanumeric)
}

/// `bytes.isdigit`
pub fn is_digit(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

/// `bytes.islower`
pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.isupper`
pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.istitle`
pub fn is_title(bytes: &[u8]) -> bool {
    let (mut seen, mut after_cased) = (false, false);
    for byte in bytes {
        if byte.is_ascii_uppercase() == after_cased && byte.is_ascii_alphabetic() {
            return false;
        }
        after_cased = byte.is_ascii_alphabetic();
        seen |= after_cased;
    }
    seen
}

/// `bytes.capitalize`
pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    out[..bytes.len().min(1)].make_ascii_uppercase();
    out
}

/// `bytes.title`
pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut after_cased = false;
    let cased = |byte: &u8| {
        let mapped = if after_cased { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        after_cased = byte.is_ascii_alphabetic();
        mapped
    };
    bytes.iter().map(cased).collect()
}

/// `bytes.swapcase`
pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte }).collect()
}

/// `bytes.lstrip`; without a set, white space goes.
pub fn lstrip<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    let kept = bytes.iter().position(|byte| !in_set(*byte, set)).unwrap_or(bytes.len());
    &bytes[kept..]
}

/// `bytes.rstrip`
pub fn rstrip<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    let end = bytes.iter().rposition(|byte| !in_set(*byte, set)).map_or(0, |last| last + 1);
    &bytes[..end]
}

/// `bytes.strip`
pub fn strip<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    lstrip(rstrip(bytes, set), set)
}

fn in_set(byte: u8, set: Option<&[u8]>) -> bool {
    set.map_or_else(|| is_space(byte), |set| memchr::memchr(byte, set).is_some())
}

/// The most parts that a `maxsplit` argument allows to cut off; negative means no limit.
fn limit(max_split: i64) -> usize {
    usize::try_from(max_split).unwrap_or(usize::MAX)
}

/// `bytes.split()` at white space.
pub fn split_whitespace(bytes: &[u8], max_split: i64) -> Vec<&[u8]> {
    let mut left = limit(max_split);
    let mut parts = Vec::new();
    let mut rest = lstrip(bytes, None);
    while !rest.is_empty() {
        let end = if left == 0 { None } else { rest.iter().position(|byte| is_space(*byte)) };
        let Some(end) = end else {
            parts.push(rest);
            break;
        };
        parts.push(&rest[..end]);
        rest = lstrip(&rest[end..], None);
        left -= 1;
    }
    parts
}

/// `bytes.rsplit()` at white space.
pub fn rsplit_whitespace(bytes: &[u8], max_split: i64) -> Vec<&[u8]> {
    let mut left = limit(max_split);
    let mut parts = Vec::new();
    let mut rest = rstrip(bytes, None);
    while !rest.is_empty() {
        let space = if left == 0 { None } else { rest.iter().rposition(|byte| is_space(*byte)) };
        let Some(space) = space else {
            parts.push(rest);
            break;
        };
        parts.push(&rest[space + 1..]);
        rest = rstrip(&rest[..space], None);
        left -= 1;
    }
    parts.reverse();
    parts
}

/// `bytes.split(separator)`
///
/// # Errors
/// `ValueError` if the separator is empty.
pub fn split<'a>(bytes: &'a [u8], separator: &[u8], max_split: i64) -> Result<Vec<&'a [u8]>, OpError> {
    refuse_empty(separator)?;
    let mut parts = Vec::new();
    let mut start = 0;
    for at in memmem::find_iter(bytes, separator).take(limit(max_split)) {
        parts.push(&bytes[start..at]);
        start = at + separator.len();
    }
    parts.push(&bytes[start..]);
    Ok(parts)
}

/// `bytes.rsplit(separator)`
///
/// # Errors
/// `ValueError` if the separator is empty.
pub fn rsplit<'a>(bytes: &'a [u8], separator: &[u8], max_split: i64) -> Result<Vec<&'a [u8]>, OpError> {
    refuse_empty(separator)?;
    let mut parts = Vec::new();
    let mut end = bytes.len();
    for at in memmem::rfind_iter(bytes, separator).take(limit(max_split)) {
        parts.push(&bytes[at + separator.len()..end]);
        end = at;
    }
    parts.push(&bytes[..end]);
    parts.reverse();
    Ok(parts)
}

/// `bytes.partition`: before, separator and after; the bytes and two empty parts if it does not occur.
///
/// # Errors
/// `ValueError` if the separator is empty.
pub fn partition<'a>(bytes: &'a [u8], separator: &'a [u8]) -> Result<[&'a [u8]; 3], OpError> {
    refuse_empty(separator)?;
    Ok(match memmem::find(bytes, separator) {
        Some(at) => [&bytes[..at], separator, &bytes[at + separator.len()..]],
        None => [bytes, b"", b""],
    })
}

/// `bytes.rpartition`: two empty parts and the bytes if the separator does not occur.
///
/// # Errors
/// `ValueError` if the separator is empty.
pub fn rpartition<'a>(bytes: &'a [u8], separator: &'a [u8]) -> Result<[&'a [u8]; 3], OpError> {
    refuse_empty(separator)?;
    Ok(match memmem::rfind(bytes, separator) {
        Some(at) => [&bytes[..at], separator, &bytes[at + separator.len()..]],
        None => [b"", b"", bytes],
    })
}

fn refuse_empty(separator: &[u8]) -> Result<(), OpError> {
    if separator.is_empty() { Err(OpError::value("empty separator")) } else { Ok(()) }
}

/// `bytes.splitlines`: only `\n`, `\r` and `\r\n` end lines.
pub fn splitlines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let tail = &rest[length..];
        let end = if tail.starts_with(b"\r\n") { 2 } else { tail.len().min(1) };
        lines.push(&rest[..if keep_ends { length + end } else { length }]);
        rest = &tail[end..];
    }
    lines
}

/// The part that `start` and `end` leave and its offset, or nothing if they leave less than an empty part.
fn window(bytes: &[u8], start: Option<i64>, end: Option<i64>) -> Option<(&[u8], usize)> {
    let (start, end) = search_bounds(start, end, bytes.len());
    Some((bytes.get(start..end)?, start))
}

/// `bytes.find`
pub fn find(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = window(bytes, start, end)?;
    Some(first + memmem::find(part, needle)?)
}

/// `bytes.rfind`
pub fn rfind(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = window(bytes, start, end)?;
    Some(first + memmem::rfind(part, needle)?)
}

/// `bytes.count`: how often the needle occurs without overlap.
pub fn count(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    let Some((part, _)) = window(bytes, start, end) else { return 0 };
    if needle.is_empty() { part.len() + 1 } else { memmem::find_iter(part, needle).count() }
}

/// `bytes.startswith` with one prefix.
pub fn startswith(bytes: &[u8], prefix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    window(bytes, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `bytes.endswith` with one suffix.
pub fn endswith(bytes: &[u8], suffix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    window(bytes, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `bytes.replace`; a negative `most` replaces all.
pub fn replace(bytes: &[u8], old: &[u8], new: &[u8], most: i64) -> Vec<u8> {
    let most = limit(most);
    let mut out = Vec::with_capacity(bytes.len());
    let mut start = 0;
    // The empty needle occurs before each byte and at the end, and `find_iter` says so.
    for at in memmem::find_iter(bytes, old).take(most) {
        out.extend_from_slice(&bytes[start..at]);
        out.extend_from_slice(new);
        start = at + old.len();
    }
    out.extend_from_slice(&bytes[start..]);
    out
}

/// `bytes.join`
pub fn join<'a>(separator: &[u8], parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut out = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(separator);
        }
        out.extend_from_slice(part);
    }
    out
}

fn pad(bytes: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    let mut out = vec![fill; left];
    out.extend_from_slice(bytes);
    out.resize(left + bytes.len() + right, fill);
    out
}

fn missing(bytes: &[u8], width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(bytes.len())
}

/// `bytes.ljust`
pub fn ljust(bytes: &[u8], width: i64, fill: u8) -> Vec<u8> {
    pad(bytes, 0, missing(bytes, width), fill)
}

/// `bytes.rjust`
pub fn rjust(bytes: &[u8], width: i64, fill: u8) -> Vec<u8> {
    pad(bytes, missing(bytes, width), 0, fill)
}

/// `bytes.center`: an odd filler goes to the left if the width is odd.
pub fn center(bytes: &[u8], width: i64, fill: u8) -> Vec<u8> {
    let missing = missing(bytes, width);
    let left = missing / 2 + (missing & usize::try_from(width).unwrap_or(0) & 1);
    pad(bytes, left, missing - left, fill)
}

/// `bytes.zfill`: zeros after the sign.
pub fn zfill(bytes: &[u8], width: i64) -> Vec<u8> {
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut out = bytes[..sign].to_vec();
    out.resize(sign + missing(bytes, width), b'0');
    out.extend_from_slice(&bytes[sign..]);
    out
}

/// `bytes.expandtabs`
pub fn expandtabs(bytes: &[u8], tab_size: i64) -> Vec<u8> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0;
    for &byte in bytes {
        if byte == b'\t' {
            let blanks = if tab_size > 0 { tab_size - column % tab_size } else { 0 };
            out.resize(out.len() + blanks, b' ');
            column += blanks;
        } else {
            out.push(byte);
            column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
        }
    }
    out
}

/// A table for [`translate`].
///
/// # Errors
/// `ValueError` if it has not 256 bytes.
pub fn translation_table(table: &[u8]) -> Result<&[u8; 256], OpError> {
    table.try_into().map_err(|_| OpError::value("translation table must be 256 characters long"))
}

/// `bytes.translate`: drops the bytes of `delete`, then maps through a table.
pub fn translate(bytes: &[u8], table: Option<&[u8; 256]>, delete: &[u8]) -> Vec<u8> {
    let kept = bytes.iter().filter(|byte| memchr::memchr(**byte, delete).is_none());
    kept.map(|&byte| table.map_or(byte, |table| table[usize::from(byte)])).collect()
}

/// `bytes.maketrans`
///
/// # Errors
/// `ValueError` if the lengths differ.
pub fn maketrans(from: &[u8], to: &[u8]) -> Result<Vec<u8>, OpError> {
    if from.len() != to.len() {
        return Err(OpError::value("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in from.iter().zip(to) {
        table[usize::from(from)] = to;
    }
    Ok(table)
}

/// `bytes.hex`, with a separator between groups of bytes; a positive group size counts from the right,
/// a negative one from the left, 0 makes no groups.
pub fn hex(bytes: &[u8], separator: Option<char>, group: i64) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut out = String::with_capacity(bytes.len() * 2);
    for (index, &byte) in bytes.iter().enumerate() {
        if let Some(separator) = separator.filter(|_| index > 0 && size > 0) {
            let distance = if group > 0 { bytes.len() - index } else { index };
            if distance % size == 0 {
                out.push(separator);
            }
        }
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}

/// `bytes.fromhex`: pairs of digits with ASCII white space between them.
///
/// # Errors
/// `ValueError` that names the position, in code points, of the first character that does not fit.
pub fn fromhex(text: &str) -> Result<Vec<u8>, OpError> {
    let refuse = |position: usize| {
        let message = format!("non-hexadecimal number found in fromhex() arg at position {position}");
        Err(OpError::value(message))
    };
    if let Some(position) = text.chars().position(|character| !character.is_ascii()) {
        return refuse(position);
    }
    let digit = |character: Option<char>| character.and_then(|character| character.to_digit(16));
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut characters = text.chars().enumerate();
    while let Some((index, first)) = characters.next() {
        if is_space(first as u8) {
            continue;
        }
        let Some(high) = digit(Some(first)) else { return refuse(index) };
        let Some(low) = digit(characters.next().map(|pair| pair.1)) else { return refuse(index + 1) };
        out.push((high * 16 + low) as u8);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ascii_has_case() {
        assert_eq!(title(b"it's a\xe9b"), b"It'S A\xe9B");
        assert_eq!(swapcase(b"aB[\xe9"), b"Ab[\xe9");
        assert_eq!(capitalize(b"aBC"), b"Abc");
        assert_eq!(capitalize(b""), b"");
        assert!(is_title(b"A Bc") && !is_title(b"aB") && !is_title(b"AB") && !is_title(b""));
    }

    #[test]
    fn parts() {
        assert_eq!(split_whitespace(b" a  b c ", 1), [&b"a"[..], b"b c "]);
        assert_eq!(rsplit_whitespace(b" a  b c ", 1), [&b" a  b"[..], b"c"]);
        assert_eq!(splitlines(b"a\r\nb\x0bc\n", false), [&b"a"[..], b"b\x0bc"]);
        assert_eq!(replace(b"ab", b"", b"-", -1), b"-a-b-");
        assert_eq!(find(b"abab", b"ab", Some(1), None), Some(2));
        assert_eq!(count(b"ab", b"", Some(3), None), 0);
    }

    #[test]
    fn hexadecimal() {
        assert_eq!(hex(b"\x01\x23\x45", Some(':'), 2), "01:2345");
        assert_eq!(hex(b"\x01\x23\x45", Some(':'), -2), "0123:45");
        assert_eq!(fromhex(" 0aFF 10").unwrap(), [10, 255, 16]);
        let message = fromhex("0g").unwrap_err().message;
        assert_eq!(message, "non-hexadecimal number found in fromhex() arg at position 1");
    }

    #[test]
    fn tables() {
        let table = maketrans(b"ab", b"xy").unwrap();
        assert_eq!(translate(b"abcd", Some(translation_table(&table).unwrap()), b"c"), b"xyd");
        assert!(maketrans(b"a", b"").is_err());
    }
}
