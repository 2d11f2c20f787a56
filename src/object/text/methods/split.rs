//! `split`, `rsplit`, `splitlines`, `partition`, `rpartition`, `join`.

use memchr::memmem;

use crate::object::text::error::OpError;
use crate::object::text::unicode::{is_line_break, is_space};

/// The most parts that a `maxsplit` argument allows to cut off; negative means no limit.
fn limit(max_split: i64) -> usize {
    usize::try_from(max_split).unwrap_or(usize::MAX)
}

/// `str.split()` at white space.
pub fn split_whitespace(text: &str, max_split: i64) -> Vec<&str> {
    if max_split < 0 && text.is_ascii() {
        return split_ascii(text);
    }
    let mut left = limit(max_split);
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        let end = if left == 0 { None } else { rest.find(is_space) };
        let Some(end) = end else {
            // The last part of a limited split keeps its white space.
            parts.push(rest);
            break;
        };
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
        left -= 1;
    }
    parts
}

/// All parts of an ASCII text: byte by byte, without a look for longer characters.
fn split_ascii(text: &str) -> Vec<&str> {
    let is_space = |byte: u8| matches!(byte, b'\t'..=b'\r' | 0x1c..=b' ');
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if is_space(byte) {
            if start < at {
                parts.push(&text[start..at]);
            }
            start = at + 1;
        }
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts
}

/// `str.rsplit()` at white space.
pub fn rsplit_whitespace(text: &str, max_split: i64) -> Vec<&str> {
    let mut left = limit(max_split);
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        let space = if left == 0 { None } else { rest.char_indices().rev().find(|pair| is_space(pair.1)) };
        let Some((at, character)) = space else {
            parts.push(rest);
            break;
        };
        parts.push(&rest[at + character.len_utf8()..]);
        rest = rest[..at].trim_end_matches(is_space);
        left -= 1;
    }
    parts.reverse();
    parts
}

/// `str.split(separator)`
///
/// # Errors
/// `ValueError` if the separator is empty.
pub fn split<'a>(text: &'a str, separator: &str, max_split: i64) -> Result<Vec<&'a str>, OpError> {
    refuse_empty(separator)?;
    let finder = memmem::Finder::new(separator);
    let mut parts = Vec::new();
    let mut start = 0;
    for at in finder.find_iter(text.as_bytes()).take(limit(max_split)) {
        parts.push(&text[start..at]);
        start = at + separator.len();
    }
    parts.push(&text[start..]);
    Ok(parts)
}

/// `str.rsplit(separator)`
///
/// # Errors
/// `ValueError` if the separator is empty.
pub fn rsplit<'a>(text: &'a str, separator: &str, max_split: i64) -> Result<Vec<&'a str>, OpError> {
    refuse_empty(separator)?;
    let finder = memmem::FinderRev::new(separator);
    let mut parts = Vec::new();
    let mut end = text.len();
    for at in finder.rfind_iter(text.as_bytes()).take(limit(max_split)) {
        parts.push(&text[at + separator.len()..end]);
        end = at;
    }
    parts.push(&text[..end]);
    parts.reverse();
    Ok(parts)
}

/// `str.partition`: before, separator and after; the text and two empty parts if it does not occur.
///
/// # Errors
/// `ValueError` if the separator is empty.
pub fn partition<'a>(text: &'a str, separator: &'a str) -> Result<[&'a str; 3], OpError> {
    refuse_empty(separator)?;
    Ok(match text.split_once(separator) {
        Some((before, after)) => [before, separator, after],
        None => [text, "", ""],
    })
}

/// `str.rpartition`: two empty parts and the text if the separator does not occur.
///
/// # Errors
/// `ValueError` if the separator is empty.
pub fn rpartition<'a>(text: &'a str, separator: &'a str) -> Result<[&'a str; 3], OpError> {
    refuse_empty(separator)?;
    Ok(match text.rsplit_once(separator) {
        Some((before, after)) => [before, separator, after],
        None => ["", "", text],
    })
}

/// `str.splitlines`
pub fn splitlines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let length = rest.find(is_line_break).unwrap_or(rest.len());
        let tail = &rest[length..];
        let end = if tail.starts_with("\r\n") { 2 } else { tail.chars().next().map_or(0, char::len_utf8) };
        lines.push(&rest[..if keep_ends { length + end } else { length }]);
        rest = &tail[end..];
    }
    lines
}

/// `str.join`
pub fn join<'a, I>(separator: &str, parts: I) -> String
where
    I: IntoIterator<Item = &'a str>,
    I::IntoIter: Clone,
{
    let parts = parts.into_iter();
    let (count, bytes) = parts.clone().fold((0, 0), |(count, bytes), part| (count + 1, bytes + part.len()));
    let mut out = String::with_capacity(bytes + separator.len() * usize::saturating_sub(count, 1));
    for (index, part) in parts.enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        out.push_str(part);
    }
    out
}

fn refuse_empty(separator: &str) -> Result<(), OpError> {
    if separator.is_empty() { Err(OpError::value("empty separator")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_white_space() {
        assert_eq!(split_whitespace(" a  b c ", -1), ["a", "b", "c"]);
        assert_eq!(split_whitespace(" a  b c ", 1), ["a", "b c "]);
        assert_eq!(split_whitespace(" a  b c ", 0), ["a  b c "]);
        assert_eq!(rsplit_whitespace(" a  b c ", 1), [" a  b", "c"]);
        assert!(split_whitespace(" \n", -1).is_empty());
    }

    #[test]
    fn at_a_separator() {
        assert_eq!(split("a,,b", ",", -1).unwrap(), ["a", "", "b"]);
        assert_eq!(rsplit("aaa", "aa", -1).unwrap(), ["a", ""]);
        assert_eq!(rsplit("a,b,c", ",", 1).unwrap(), ["a,b", "c"]);
        assert_eq!(split("a", "", -1).unwrap_err().message, "empty separator");
        assert_eq!(partition("k=v=w", "=").unwrap(), ["k", "=", "v=w"]);
        assert_eq!(rpartition("kv", "=").unwrap(), ["", "", "kv"]);
    }

    #[test]
    fn at_line_ends() {
        assert_eq!(
            splitlines("a\r\nb\n\nc\u{2028}d\x1c", true),
            ["a\r\n", "b\n", "\n", "c\u{2028}", "d\x1c"]
        );
        assert_eq!(splitlines("a\r\nb\n\nc", false), ["a", "b", "", "c"]);
        assert_eq!(join(", ", ["a", "b"]), "a, b");
        assert_eq!(join(", ", []), "");
    }
}
