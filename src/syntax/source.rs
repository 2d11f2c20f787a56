//! A script as text: reading bytes, and from offsets to lines and columns.

use std::cell::RefCell;

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
    /// How many digits a decimal integer may have; 0 means any number.
    pub max_int_digits: usize,
    line_starts: Vec<u32>,
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
            max_int_digits: MAX_INT_DIGITS,
            line_starts,
            warnings: RefCell::default(),
        }
    }

    /// The bytes of a script, decoded as PEP 263 says: UTF-8 unless one of the first two lines declares another
    /// encoding. The error is that of CPython and has no place in a text, so its span is empty.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, SyntaxError> {
        let name = name.into();
        let text = decode(&name, bytes)?;
        Ok(Self::new(name, text))
    }

    /// The bytes of the script that the binary was given. CPython decodes it while it reads, and says no more of an
    /// encoding that it does not know, or that the bytes are not in, than its name.
    pub fn from_script(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, SyntaxError> {
        let declared = declared_encoding(bytes.strip_prefix(BOM).unwrap_or(&bytes));
        Self::from_bytes(name, bytes).map_err(|mut error| {
            if let Some(declared) =
                declared.filter(|it| it != "utf-8" && !error.message.ends_with(" with BOM"))
            {
                error.message = format!("encoding problem: {declared}");
            }
            error
        })
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
        let column = self.text[start..].char_indices().take_while(|(at, _)| start + at < end).count();
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

fn decode(name: &str, mut bytes: Vec<u8>) -> Result<String, SyntaxError> {
    let error = |message: String| Err(SyntaxError::new(SyntaxErrorKind::Syntax, message, Span::at(0)));
    let has_bom = bytes.starts_with(BOM);
    if has_bom {
        bytes.drain(..BOM.len());
    }
    let declared = declared_encoding(&bytes);
    let encoding = declared.as_deref().unwrap_or("utf-8");
    if has_bom && encoding != "utf-8" {
        return error(format!("encoding problem: {encoding} with BOM"));
    }
    match encoding {
        "utf-8" | "utf8" | "UTF8" => {}
        "iso-8859-1" => return Ok(bytes.into_iter().map(char::from).collect()),
        "ascii" => {
            if let Some(at) = bytes.iter().position(|byte| !byte.is_ascii()) {
                let byte = bytes[at];
                return error(format!(
                    "'ascii' codec can't decode byte 0x{byte:02x} in position {at}: ordinal not in range(128)"
                ));
            }
        }
        other => return error(format!("unknown encoding: {other}")),
    }
    String::from_utf8(bytes).or_else(|failed| {
        let at = failed.utf8_error().valid_up_to();
        let bytes = failed.as_bytes();
        let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
        let byte = bytes[at];
        if declared.is_some() {
            return error(format!("(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {at}"));
        }
        error(format!(
            "Non-UTF-8 code starting with '\\x{byte:02x}' in file {name} on line {line}, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details"
        ))
    })
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
            read(b"x\n'\xe9'\n").unwrap_err().message,
            "Non-UTF-8 code starting with '\\xe9' in file s on line 2, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details"
        );
    }
}
