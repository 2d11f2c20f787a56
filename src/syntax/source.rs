//! A script as text: reading bytes, and from offsets to lines and columns.

use std::cell::RefCell;

use super::bad_bytes::{self, BadBytes};
use super::error::{SyntaxError, SyntaxErrorKind, SyntaxWarning};
use super::span::Span;

/// A script, decoded, with `\n` as its only line end.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As tracebacks print it: a path, or `<stdin>`, `<string>`.
    pub name: String,
    /// Spans are byte offsets into this.
    pub text: String,
    /// The script that the binary was given, which CPython reads line by line: an error at its end has no column there.
    pub is_script: bool,
    /// What `eval` takes, which CPython reads as it stands: it does not end the last line with a newline of its own.
    pub is_expression: bool,
    /// There is no file of that name with this text, though the name looks like one's.
    pub is_hidden: bool,
    /// How many digits a decimal integer may have; 0 means any number.
    pub max_int_digits: usize,
    line_starts: Vec<u32>,
    /// Bytes that are no UTF-8, though the script says that it is.
    bad: Vec<BadBytes>,
    /// What reading it gave warnings of.
    warnings: RefCell<Vec<SyntaxWarning>>,
}

impl SourceFile {
    /// Text that is already decoded. `\r\n` and `\r` become `\n`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text: String = text.into();
        if memchr::memchr(b'\r', text.as_bytes()).is_some() {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        let line_starts = std::iter::once(0).chain(newlines.map(|at| at as u32 + 1)).collect();
        Self {
            name: name.into(),
            text,
            is_script: false,
            is_expression: false,
            is_hidden: false,
            max_int_digits: MAX_INT_DIGITS,
            line_starts,
            bad: Vec::new(),
            warnings: RefCell::default(),
        }
    }

    /// The same text, to be shown or not.
    pub fn hidden(mut self, is_hidden: bool) -> Self {
        self.is_hidden = is_hidden;
        self
    }

    /// The bytes of a module, or of what `exec` takes, decoded as PEP 263 says: UTF-8 unless one of the first two lines
    /// declares another encoding. The error is that of CPython and has no place in a text, so its span is empty. Bytes
    /// that are no UTF-8 are left to whoever reads the text.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, SyntaxError> {
        let (text, bad) = decode(bytes)?;
        let mut file = Self::new(name, text);
        file.bad = bad;
        Ok(file)
    }

    /// The bytes of the script that the binary was given. CPython decodes it while it reads, and says no more of an
    /// encoding that it does not know, or that the bytes are not in, than its name.
    pub fn from_script(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, SyntaxError> {
        let name = name.into();
        let has_bom = bytes.starts_with(BOM);
        let declared = declared_encoding(bytes.strip_prefix(BOM).unwrap_or(&bytes));
        if declared.is_none() && !has_bom {
            refuse_bad_bytes(&name, &bytes)?;
        }
        Self::from_bytes(name, bytes).map_err(|mut error| {
            if let Some(declared) =
                declared.filter(|it| it != "utf-8" && !error.message.ends_with(" with BOM"))
            {
                error.message = format!("encoding problem: {declared}");
            }
            error
        })
    }

    /// The bytes of a span as they are in the script, if some of them are no UTF-8.
    pub(super) fn bad_bytes(&self, span: Span) -> Option<Vec<u8>> {
        if self.bad.is_empty() { None } else { bad_bytes::original(&self.text, &self.bad, span) }
    }

    /// Notes a warning.
    pub(super) fn warn(&self, message: String, span: Span) {
        self.warnings.borrow_mut().push(SyntaxWarning { message, span });
    }

    /// Takes the warnings that parsing this text gave, in the order of the text.
    pub fn take_warnings(&self) -> Vec<SyntaxWarning> {
        let mut warnings = self.warnings.take();
        warnings.sort_by_key(|warning| warning.span.start);
        warnings
    }

    /// The number of lines; a text that ends in a newline has an empty last one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The 1-based line on which an offset lies.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset) as u32
    }

    /// The 1-based line of an offset and its 0-based column, in characters.
    pub fn line_col(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.line_starts[line as usize - 1] as usize;
        let end = (offset as usize).clamp(start, self.text.len());
        let column = if self.bad.is_empty() {
            self.text[start..].char_indices().take_while(|(at, _)| start + at < end).count()
        } else {
            // CPython takes columns of the script's bytes for columns of this text.
            let end = (end as i64 - bad_bytes::shift(&self.bad, start as u32, end as u32)) as usize;
            self.text[start..].char_indices().take_while(|(at, c)| start + at + c.len_utf8() <= end).count()
        };
        (line, column as u32)
    }

    /// The offset at which a 1-based line starts; behind the text for a line it does not have.
    pub fn line_start(&self, line: u32) -> u32 {
        let start = (line as usize).checked_sub(1).and_then(|index| self.line_starts.get(index));
        start.copied().unwrap_or(self.text.len() as u32)
    }

    /// A 1-based line without its newline; empty if there is no such line.
    pub fn line_text(&self, line: u32) -> &str {
        let start = self.line_start(line) as usize;
        let end = self.line_start(line + 1) as usize;
        let text = &self.text[start..end];
        text.strip_suffix('\n').unwrap_or(text)
    }

    /// The offset of the last character, or of a newline that ends the text: on the last line that has any text.
    pub(super) fn last_offset(&self) -> u32 {
        self.text.strip_suffix('\n').unwrap_or(&self.text).len() as u32
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }
}

/// The default of `sys.set_int_max_str_digits`.
const MAX_INT_DIGITS: usize = 4300;

const BOM: &[u8] = b"\xef\xbb\xbf";

fn failed<T>(message: String) -> Result<T, SyntaxError> {
    Err(SyntaxError::new(SyntaxErrorKind::Syntax, message, Span::at(0)))
}

fn decode(mut bytes: Vec<u8>) -> Result<(String, Vec<BadBytes>), SyntaxError> {
    let has_bom = bytes.starts_with(BOM);
    if has_bom {
        bytes.drain(..BOM.len());
    }
    let declared = declared_encoding(&bytes);
    let encoding = declared.as_deref().unwrap_or("utf-8");
    if has_bom && encoding != "utf-8" {
        return failed(format!("encoding problem: {encoding} with BOM"));
    }
    match encoding {
        "utf-8" => {}
        // By these names the decoder is asked, and knows no bad bytes.
        "utf8" | "UTF8" => {
            if std::str::from_utf8(&bytes).is_err() {
                return failed(bad_bytes::message(&bytes, false).replace("(unicode error) ", ""));
            }
        }
        "iso-8859-1" => return Ok((bytes.into_iter().map(char::from).collect(), Vec::new())),
        "ascii" => {
            if let Some(at) = bytes.iter().position(|byte| !byte.is_ascii()) {
                let byte = bytes[at];
                return failed(format!(
                    "'ascii' codec can't decode byte 0x{byte:02x} in position {at}: ordinal not in range(128)"
                ));
            }
        }
        other => return failed(format!("unknown encoding: {other}")),
    }
    Ok(String::from_utf8(bytes).map_or_else(
        |failed| bad_bytes::decode(&with_newlines(failed.as_bytes())),
        |text| (text, Vec::new()),
    ))
}

/// The bytes with `\n` as their only line end.
fn with_newlines(bytes: &[u8]) -> Vec<u8> {
    let is_first_half = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
    let kept = (0..bytes.len()).filter(|&at| !is_first_half(at));
    kept.map(|at| if bytes[at] == b'\r' { b'\n' } else { bytes[at] }).collect()
}

/// A script that declares no encoding is UTF-8.
fn refuse_bad_bytes(name: &str, bytes: &[u8]) -> Result<(), SyntaxError> {
    let Err(error) = std::str::from_utf8(bytes) else { return Ok(()) };
    let at = error.valid_up_to();
    let before = &bytes[..at];
    let is_end = |(place, byte): (usize, &u8)| {
        *byte == b'\n' || *byte == b'\r' && bytes.get(place + 1) != Some(&b'\n')
    };
    let line = before.iter().enumerate().filter(|end| is_end(*end)).count() + 1;
    failed(format!(
        "Non-UTF-8 code starting with '\\x{:02x}' in file {name} on line {line}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details",
        bytes[at]
    ))
}

/// What a comment in the first two lines declares, under its normal name. The second line counts only if the
/// first is blank or a comment.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&byte| byte == b'\n' || byte == b'\r').take(2) {
        let line = String::from_utf8_lossy(line);
        let line = line.trim_start_matches([' ', '\t', '\x0c']);
        if let Some(comment) = line.strip_prefix('#') {
            if let Some(found) = encoding_in_comment(comment) {
                return Some(found);
            }
        } else if !line.is_empty() {
            return None;
        }
    }
    None
}

/// `coding`, then `:` or `=`, then the name.
fn encoding_in_comment(comment: &str) -> Option<String> {
    for (at, word) in comment.match_indices("coding") {
        let Some(rest) = comment[at + word.len()..].strip_prefix([':', '=']) else { continue };
        let rest = rest.trim_start_matches([' ', '\t']);
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        if end > 0 {
            return Some(normal_name(&rest[..end]));
        }
    }
    None
}

fn normal_name(name: &str) -> String {
    let lower = name.to_ascii_lowercase().replace('_', "-");
    let is = |family: &str| lower == family || lower.starts_with(&format!("{family}-"));
    if is("utf-8") {
        "utf-8".into()
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") || lower == "latin1" || lower == "l1" {
        "iso-8859-1".into()
    } else if lower == "ascii" || lower == "us-ascii" {
        "ascii".into()
    } else {
        name.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = SourceFile::new("s", "é = 1\nab");
        assert_eq!(source.line_col(2), (1, 1));
        assert_eq!(source.line_col(7), (2, 0));
        assert_eq!(source.line_col(9), (2, 2));
        assert_eq!(source.line_text(1), "é = 1");
        assert_eq!(source.line_text(2), "ab");
        assert_eq!(source.line_text(3), "");
    }

    #[test]
    fn line_ends_become_newlines() {
        assert_eq!(SourceFile::new("s", "a\r\nb\rc\n").text, "a\nb\nc\n");
    }

    #[test]
    fn a_declared_encoding_is_used() {
        let read = |bytes: &[u8]| SourceFile::from_bytes("s", bytes.to_vec()).map(|source| source.text);
        assert_eq!(read(b"\n# -*- coding: latin-1 -*-\n'\xe9'").unwrap(), "\n# -*- coding: latin-1 -*-\n'é'");
        assert_eq!(read(b"\xef\xbb\xbfx").unwrap(), "x");
        assert_eq!(read(b"#coding: klingon\n").unwrap_err().message, "unknown encoding: klingon");
        assert_eq!(
            SourceFile::from_script("s", b"x\n'\xe9'\n".to_vec()).unwrap_err().message,
            "Non-UTF-8 code starting with '\\xe9' in file s on line 2, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details"
        );
    }
}
