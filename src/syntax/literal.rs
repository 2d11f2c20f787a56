//! What a string literal says: its prefix and its escapes.

use std::borrow::Cow;
use std::rc::Rc;

use super::ast::Constant;

/// The letters and quotes before a string's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefix {
    pub is_raw: bool,
    pub is_bytes: bool,
    pub is_triple: bool,
    /// The number of letters.
    letters: usize,
}

impl Prefix {
    /// Of a literal, or of its opening quote alone.
    pub fn of(literal: &str) -> Self {
        let bytes = literal.as_bytes();
        let mut prefix = Self { is_raw: false, is_bytes: false, is_triple: false, letters: 0 };
        for byte in bytes {
            match byte {
                b'r' | b'R' => prefix.is_raw = true,
                b'b' | b'B' => prefix.is_bytes = true,
                b'\'' | b'"' => break,
                _ => {}
            }
            prefix.letters += 1;
        }
        let quotes = &bytes[prefix.letters..];
        let is_opening_alone = quotes.len() == 3;
        prefix.is_triple = quotes.len() >= 3
            && quotes[0] == quotes[1]
            && quotes[1] == quotes[2]
            && (is_opening_alone || quotes.len() >= 6);
        prefix
    }

    /// The same of the literal's bytes.
    pub fn body_of(self, literal: &[u8]) -> &[u8] {
        let width = if self.is_triple { 3 } else { 1 };
        &literal[self.letters + width..literal.len() - width]
    }

    /// What stands between the quotes of a whole literal.
    pub fn body(self, literal: &str) -> &str {
        let width = if self.is_triple { 3 } else { 1 };
        &literal[self.letters + width..literal.len() - width]
    }
}

/// Text in the making, which may come to hold lone surrogates.
#[derive(Default)]
pub struct Text {
    utf8: String,
    /// All code points, from the first surrogate on.
    wide: Option<Vec<u32>>,
}

impl Text {
    pub fn is_empty(&self) -> bool {
        self.utf8.is_empty() && self.wide.is_none()
    }

    pub fn push_str(&mut self, text: &str) {
        match &mut self.wide {
            None => self.utf8.push_str(text),
            Some(wide) => wide.extend(text.chars().map(u32::from)),
        }
    }

    /// A code point up to U+10FFFF.
    fn push_code(&mut self, code: u32) {
        match (char::from_u32(code), &mut self.wide) {
            (Some(c), None) => self.utf8.push(c),
            (_, Some(wide)) => wide.push(code),
            (None, None) => {
                let mut wide: Vec<u32> = self.utf8.chars().map(u32::from).collect();
                wide.push(code);
                self.wide = Some(wide);
            }
        }
    }

    pub fn into_constant(self) -> Constant {
        match self.wide {
            None => Constant::Str(Rc::from(self.utf8)),
            Some(wide) => Constant::SurrogateStr(Rc::from(wide)),
        }
    }
}

/// Adds the body of a string without `r`, its escapes read. The first escape that is none is worth a warning, whose
/// text is given.
pub fn unescape(body: &str, text: &mut Text) -> Result<Option<String>, String> {
    let mut rest = body;
    let mut warning = None;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let start = body.len() - rest.len() - 1;
        let Some(c) = rest.chars().next() else {
            text.push_str("\\");
            break;
        };
        rest = &rest[c.len_utf8()..];
        let truncated = |digits: &str, form: &str| {
            let from = codec_offset(body, start);
            let end = from + 1 + digits.len();
            Err(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{end}: {form}"
            ))
        };
        let hex = |rest: &str, width: usize| {
            let count = rest.bytes().take(width).take_while(u8::is_ascii_hexdigit).count();
            (count == width).then(|| u32::from_str_radix(&rest[..width], 16).unwrap_or(u32::MAX)).ok_or(count)
        };
        match c {
            '\n' => {}
            '0'..='7' => {
                let count = rest.bytes().take(2).take_while(|b| matches!(b, b'0'..=b'7')).count();
                let digits = &body[start + 1..start + 2 + count];
                rest = &rest[count..];
                let code = u32::from_str_radix(digits, 8).expect("three octal digits fit");
                if code > 0o377 {
                    warning.get_or_insert_with(|| invalid_octal(digits));
                }
                text.push_code(code);
            }
            'x' | 'u' | 'U' => {
                let width = match c {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                match hex(rest, width) {
                    Ok(code) if code <= 0x10_ffff => text.push_code(code),
                    Ok(_) => return truncated(&rest[..width], "illegal Unicode character"),
                    Err(count) => {
                        let pattern = "X".repeat(width);
                        return truncated(&rest[..count], &format!("truncated \\{c}{pattern} escape"));
                    }
                }
                rest = &rest[width..];
            }
            'N' => {
                let Some((name, behind)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'))
                else {
                    let opened = if rest.starts_with('{') { rest } else { "" };
                    return truncated(opened, "malformed \\N character escape");
                };
                if name.is_empty() {
                    return truncated("{", "malformed \\N character escape");
                }
                let Some(c) = character_named(name) else {
                    let named = &rest[..name.len() + 2];
                    return truncated(named, "unknown Unicode character name");
                };
                text.push_code(c as u32);
                rest = behind;
            }
            _ => match simple_escape(c) {
                Some(byte) => text.push_code(byte.into()),
                None => {
                    warning.get_or_insert_with(|| invalid_escape(c));
                    text.push_str(&body[start..start + 1 + c.len_utf8()]);
                }
            },
        }
    }
    text.push_str(rest);
    Ok(warning)
}

/// The character that has this name, or this alias. The table's own search forgives blanks, hyphens and underscores that
/// are missing or too many; here only the case may differ, and not even that in names that are made by a rule.
pub fn character_named(name: &str) -> Option<char> {
    // The search looks at what stands before a hyphen.
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) || name.contains('_') {
        return None;
    }
    let c = unicode_names2::character(name)?;
    let Some(full) = unicode_names2::name(c).map(|full| full.to_string()) else { return Some(c) };
    let matches = if let Some(digits) = name.strip_prefix("CJK UNIFIED IDEOGRAPH-") {
        matches!(digits.len(), 4 | 5) && !digits.contains(|digit: char| digit.is_ascii_lowercase())
    } else if full.starts_with("CJK UNIFIED IDEOGRAPH-") || full.starts_with("HANGUL SYLLABLE ") {
        name == full
    } else {
        let squeeze = |text: &str| text.to_ascii_uppercase().replace([' ', '-'], "");
        name.eq_ignore_ascii_case(&full) || squeeze(name) != squeeze(&full)
    };
    matches.then_some(c)
}

fn invalid_escape(c: char) -> String {
    format!("invalid escape sequence '\\{c}'")
}

fn invalid_octal(digits: &str) -> String {
    format!("invalid octal escape sequence '\\{digits}'")
}

/// The escapes that stand for one character each.
fn simple_escape(c: char) -> Option<u8> {
    Some(match c {
        '\\' => b'\\',
        '\'' => b'\'',
        '"' => b'"',
        'a' => 7,
        'b' => 8,
        't' => b'\t',
        'n' => b'\n',
        'v' => 11,
        'f' => 12,
        'r' => b'\r',
        _ => return None,
    })
}

/// An offset as CPython's decoder counts it, to which a character beyond ASCII comes as `\UXXXXXXXX`.
fn codec_offset(body: &str, offset: usize) -> usize {
    body[..offset].chars().map(|c| if c.is_ascii() { 1 } else { 10 }).sum()
}

/// Adds the body of a bytes literal without `r`, its escapes read; as [`unescape`].
pub fn unescape_bytes(body: &[u8], bytes: &mut Vec<u8>) -> Result<Option<String>, String> {
    let mut at = 0;
    let mut warning = None;
    while at < body.len() {
        if body[at] != b'\\' || at + 1 == body.len() {
            bytes.push(body[at]);
            at += 1;
            continue;
        }
        let start = at;
        let c = body[at + 1];
        at += 2;
        match c {
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(c - b'0');
                let digits = body[at..].iter().take(2).take_while(|b| matches!(b, b'0'..=b'7'));
                for digit in digits {
                    code = code * 8 + u32::from(digit - b'0');
                    at += 1;
                }
                if code > 0o377 {
                    warning.get_or_insert_with(|| invalid_octal(&format!("{code:o}")));
                }
                bytes.push((code & 0xff) as u8);
            }
            b'x' => {
                let digits = body.get(at..at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                let value = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
                let Some(digits) = value else {
                    return Err(format!("(value error) invalid \\x escape at position {start}"));
                };
                bytes.push(u8::from_str_radix(digits, 16).expect("two hexadecimal digits fit"));
                at += 2;
            }
            _ => match simple_escape(c.into()) {
                Some(byte) => bytes.push(byte),
                None => {
                    warning.get_or_insert_with(|| invalid_escape(c.into()));
                    bytes.extend_from_slice(&body[start..at]);
                }
            },
        }
    }
    Ok(warning)
}

/// The text of an f-string with `{{` and `}}` made one brace. The braces of `\N{…}` stay.
pub fn single_braces(text: &str, is_raw: bool) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut clean = String::with_capacity(text.len());
    let mut copied = 0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if !is_raw && bytes[at + 1..].starts_with(b"N{") => {
                at += bytes[at..].iter().position(|&b| b == b'}').unwrap_or(0);
            }
            b'\\' if !is_raw && bytes.get(at + 1) == Some(&b'\\') => at += 1,
            b'{' | b'}' if bytes.get(at + 1) == Some(&bytes[at]) => {
                clean.push_str(&text[copied..=at]);
                at += 1;
                copied = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    clean.push_str(&text[copied..]);
    clean.into()
}

/// The text of `{expression = }`, from which CPython takes comments out.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains('#') || !text.contains('\n') {
        return text.into();
    }
    let mut clean = String::with_capacity(text.len());
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, quote) {
            ('#', None) => {
                if chars.by_ref().any(|c| c == '\n') {
                    clean.push('\n');
                }
                continue;
            }
            ('"' | '\'', None) => quote = Some(c),
            (_, Some(open)) if c == open => quote = None,
            _ => {}
        }
        clean.push(c);
    }
    clean.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Constant, String> {
        let mut text = Text::default();
        unescape(body, &mut text).map(|_| text.into_constant())
    }

    #[test]
    fn escapes() {
        let is = |body: &str, text: &str| assert_eq!(read(body), Ok(Constant::Str(text.into())), "{body}");
        is(r"a\n\t\\\'\q", "a\n\t\\'\\q");
        is(r"\0\12\1234", "\0\nS4");
        is(r"\x41\u00e9\U0001F600", "Aé😀");
        is("a\\\nb", "ab");
        is(r"\N{bullet}", "•");
        assert_eq!(read(r"\ud800a"), Ok(Constant::SurrogateStr([0xd800, 0x61].into())));
        assert_eq!(
            read(r"é\x1").unwrap_err(),
            "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated \\xXX escape"
        );
    }

    #[test]
    fn bytes() {
        let mut bytes = Vec::new();
        unescape_bytes(br"a\x00\377\777\u0041\q", &mut bytes).unwrap();
        assert_eq!(bytes, b"a\x00\xff\xff\\u0041\\q");
    }

    #[test]
    fn prefixes() {
        assert!(Prefix::of("''''''").is_triple);
        assert!(!Prefix::of("''").is_triple);
        assert_eq!(Prefix::of("rB'''a'''").body("rB'''a'''"), "a");
        assert_eq!(Prefix::of("''").body("''"), "");
    }
}
