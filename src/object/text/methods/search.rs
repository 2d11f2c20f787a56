//! `find`, `rfind`, `count`, `replace`, `startswith`, `endswith`, `translate`.

use memchr::memmem;

use super::position::{byte_offset, char_index, length, search_bounds, substring};

/// The part of the text that `start` and `end` leave and the index of its first code point, or nothing
/// if they leave less than an empty part.
fn window(text: &str, is_ascii: bool, start: Option<i64>, end: Option<i64>) -> Option<(&str, usize)> {
    if start.unwrap_or(0) == 0 && end.is_none() {
        return Some((text, 0));
    }
    let (start, end) = search_bounds(start, end, length(text, is_ascii));
    (start <= end).then(|| (substring(text, is_ascii, start, end), start))
}

/// `str.find`, in code points.
pub fn find(text: &str, is_ascii: bool, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = window(text, is_ascii, start, end)?;
    let offset = memmem::find(part.as_bytes(), needle.as_bytes())?;
    Some(first + char_index(part, is_ascii, offset))
}

/// `str.rfind`, in code points.
pub fn rfind(
    text: &str,
    is_ascii: bool,
    needle: &str,
    start: Option<i64>,
    end: Option<i64>,
) -> Option<usize> {
    let (part, first) = window(text, is_ascii, start, end)?;
    let offset = memmem::rfind(part.as_bytes(), needle.as_bytes())?;
    Some(first + char_index(part, is_ascii, offset))
}

/// `str.count`: how often the needle occurs without overlap.
pub fn count(text: &str, is_ascii: bool, needle: &str, start: Option<i64>, end: Option<i64>) -> usize {
    let Some((part, _)) = window(text, is_ascii, start, end) else { return 0 };
    if needle.is_empty() {
        return length(part, is_ascii) + 1;
    }
    memmem::find_iter(part.as_bytes(), needle.as_bytes()).count()
}

/// `str.startswith` with one prefix.
pub fn startswith(text: &str, is_ascii: bool, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, is_ascii, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `str.endswith` with one suffix.
pub fn endswith(text: &str, is_ascii: bool, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, is_ascii, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `str.replace`; a negative `most` replaces all. Nothing if the text stays the same.
pub fn replace(text: &str, old: &str, new: &str, most: i64) -> Option<String> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if most == 0 || old == new || (old.len() > text.len()) {
        return None;
    }
    if old.is_empty() {
        return Some(interleave(text, new, most));
    }
    let mut matches = memmem::find_iter(text.as_bytes(), old.as_bytes()).take(most).peekable();
    matches.peek()?;
    let mut out = String::with_capacity(text.len());
    let mut start = 0;
    for at in matches {
        out.push_str(&text[start..at]);
        out.push_str(new);
        start = at + old.len();
    }
    out.push_str(&text[start..]);
    Some(out)
}

/// Replaces the empty text: puts `new` before each of the first characters, and at the end.
fn interleave(text: &str, new: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len() * 2 + new.len());
    let mut left = most;
    for character in text.chars() {
        if left > 0 {
            out.push_str(new);
            left -= 1;
        }
        out.push(character);
    }
    if left > 0 {
        out.push_str(new);
    }
    out
}

/// What a translation table says of a character.
pub enum Translation {
    /// It stays.
    Keep,
    /// It goes.
    Delete,
    /// Another character stands for it.
    Char(char),
    /// A text stands for it.
    Text(String),
}

/// `str.translate`: asks the table about every character; the table may be script code and fail.
///
/// # Errors
/// What the table raises.
pub fn translate<E>(text: &str, mut table: impl FnMut(char) -> Result<Translation, E>) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match table(character)? {
            Translation::Keep => out.push(character),
            Translation::Delete => {}
            Translation::Char(other) => out.push(other),
            Translation::Text(other) => out.push_str(&other),
        }
    }
    Ok(out)
}

/// The text from code point `index` on.
pub fn suffix_from(text: &str, is_ascii: bool, index: usize) -> &str {
    &text[byte_offset(text, is_ascii, index)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_code_points() {
        assert_eq!(find("é😀é", false, "é", Some(1), None), Some(2));
        assert_eq!(rfind("é😀é", false, "é", None, Some(-1)), Some(0));
        assert_eq!(find("abc", true, "", Some(3), None), Some(3));
        assert_eq!(find("abc", true, "", Some(4), None), None);
        assert_eq!(count("aaaa", true, "aa", None, None), 2);
        assert_eq!(count("é😀", false, "", None, None), 3);
        assert!(startswith("abc", true, "b", Some(1), None));
        assert!(!endswith("abc", true, "", Some(4), None));
    }

    #[test]
    fn replacements_can_be_limited() {
        assert_eq!(replace("aaa", "a", "b", 2).as_deref(), Some("bba"));
        assert_eq!(replace("é😀", "", "-", -1).as_deref(), Some("-é-😀-"));
        assert_eq!(replace("ab", "", "-", 2).as_deref(), Some("-a-b"));
        assert_eq!(replace("ab", "x", "-", -1), None);
    }
}
