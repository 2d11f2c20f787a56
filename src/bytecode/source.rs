//! The text that a code object was compiled from, and places in it.

/// A half-open range of byte offsets into a [`SourceText`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }
}

/// A script's text with its name, shared by all code objects made from it.
#[derive(Debug)]
pub struct SourceText {
    /// What tracebacks print between the quotes: `script.py`, `<string>`, `<stdin>`.
    pub name: String,
    pub text: String,
    /// Tracebacks do not quote it: `compile` was given a name under which there is no file with this text.
    pub is_hidden: bool,
    /// The byte offset at which each line starts; line 1 is entry 0.
    line_starts: Vec<u32>,
}

impl SourceText {
    /// Keeps `text` and finds its lines, which end at `\n`, `\r\n` or `\r`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> SourceText {
        let text = text.into();
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (i, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                line_starts.push(i as u32 + 1);
            }
        }
        SourceText { name: name.into(), text, is_hidden: false, line_starts }
    }

    /// Nor does a traceback quote it, if that holds.
    pub fn hidden(mut self, is_hidden: bool) -> SourceText {
        self.is_hidden = is_hidden;
        self
    }

    /// The line (from 1) and the column (from 0, in bytes) of a byte offset.
    pub fn line_and_byte_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line_starts.partition_point(|&start| start <= offset);
        (line as u32, offset - self.line_starts[line - 1])
    }

    /// The line (from 1) of a byte offset.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_and_byte_column(offset).0
    }

    /// The text of a line (from 1) without its line ending; empty when there is no such line.
    pub fn line_text(&self, line: u32) -> &str {
        let Some(&start) = (line as usize).checked_sub(1).and_then(|index| self.line_starts.get(index))
        else {
            return "";
        };
        let end = self.line_starts.get(line as usize).map_or(self.text.len(), |&next| next as usize);
        self.text[start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// How many lines there are, the last one counted even when it is empty.
    pub fn line_count(&self) -> u32 {
        self.line_starts.len() as u32
    }

    /// The byte offset at which a line (from 1) starts.
    pub fn line_start(&self, line: u32) -> u32 {
        self.line_starts[line as usize - 1]
    }
}
