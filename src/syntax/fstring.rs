//! F-strings (PEP 701): where their text ends, and the node they become.
//!
//! The layout pass hands the text between replacement fields to [`FStringText::scan`]. The grammar then sees the
//! opening quote, pieces of text, fields with ordinary tokens in them, and the closing quote, and hands what it
//! has found to [`Tree::strings`], which also joins strings that stand side by side.

use super::ast::*;
use super::error::{Place, Stage, SyntaxError, SyntaxErrorKind};
use super::literal::{self, Prefix, Text};
use super::source::SourceFile;
use super::span::Span;
use super::tree::Tree;

/// How an f-string is quoted.
pub struct FStringText {
    /// Of the prefix.
    start: u32,
    quote: u8,
    is_triple: bool,
    is_raw: bool,
}

/// Why a stretch of text ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TextEnd {
    /// At the `{` of a field.
    Field,
    /// At the `}` behind a format specification, or a newline in it.
    EndOfSpec,
    /// At the closing quote.
    Quote,
}

impl FStringText {
    /// `open` covers the prefix and the quote.
    pub fn new(text: &str, open: Span) -> Self {
        let prefix = Prefix::of(&text[open.range()]);
        Self {
            start: open.start,
            quote: text.as_bytes()[open.end as usize - 1],
            is_triple: prefix.is_triple,
            is_raw: prefix.is_raw,
        }
    }

    pub fn is_triple(&self) -> bool {
        self.is_triple
    }

    pub fn quote_width(&self) -> u32 {
        if self.is_triple { 3 } else { 1 }
    }

    pub fn is_quoted_with(&self, quote: u8, is_triple: bool) -> bool {
        self.quote == quote && self.is_triple == is_triple
    }

    /// From `start`, which is in the text or the format specification, to its end.
    pub fn scan(
        &self,
        source: &SourceFile,
        start: usize,
        in_spec: bool,
    ) -> Result<(usize, TextEnd), SyntaxError> {
        let bytes = source.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                _ if byte == self.quote && self.closes(&bytes[at..]) => return Ok((at, TextEnd::Quote)),
                b'\\' => match bytes.get(at + 1) {
                    Some(b'{' | b'}') => {}
                    Some(b'N') if !self.is_raw && bytes.get(at + 2) == Some(&b'{') => {
                        let length = bytes[at..].iter().position(|&b| b == b'}' || b == self.quote);
                        at += length.unwrap_or(2);
                        if bytes.get(at) != Some(&b'}') {
                            continue;
                        }
                    }
                    _ => at += 1,
                },
                b'\n' if in_spec && !self.is_triple => return Ok((at, TextEnd::EndOfSpec)),
                b'\n' if !self.is_triple => return Err(self.unterminated(source, at)),
                b'{' if in_spec || bytes.get(at + 1) != Some(&b'{') => return Ok((at, TextEnd::Field)),
                b'}' if in_spec => return Ok((at, TextEnd::EndOfSpec)),
                b'}' if bytes.get(at + 1) != Some(&b'}') => {
                    let message = "f-string: single '}' is not allowed";
                    let span = Span::new(at as u32, at as u32 + 1);
                    return Err(token_error(message, span));
                }
                b'{' | b'}' => at += 1,
                _ => {}
            }
            at += 1;
        }
        Err(self.unterminated(source, bytes.len()))
    }

    /// Whether a quote that starts these bytes ends the f-string.
    fn closes(&self, bytes: &[u8]) -> bool {
        !self.is_triple || bytes.starts_with(&[self.quote; 3])
    }

    fn unterminated(&self, source: &SourceFile, end: usize) -> SyntaxError {
        let end = if end >= source.text.len() { source.last_offset() } else { end as u32 };
        let line = source.line(end);
        let kind = if self.is_triple { "triple-quoted f-string" } else { "f-string" };
        let message = format!("unterminated {kind} literal (detected at line {line})");
        let error = token_error(message, Span::new(self.start, self.start + 1));
        if self.is_triple { error.into_incomplete() } else { error }
    }
}

fn token_error(message: impl Into<String>, span: Span) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::Syntax, message, span).at(Place::Point).in_stage(Stage::Tokens)
}

/// One of several strings side by side.
pub enum StringPart {
    /// A string or bytes literal.
    Plain(Span),
    /// An f-string: its prefix and opening quote, and what is in it.
    Formatted(Span, Vec<Piece>),
}

/// Text or a field of an f-string, before its escapes are read.
pub enum Piece {
    Text(Span),
    Field(Box<Field>),
}

pub struct Field {
    value: Expr,
    /// The text of the expression and its `=`.
    debug: Option<Span>,
    conversion: Option<Conversion>,
    spec: Option<(Span, Vec<Piece>)>,
    span: Span,
}

/// The values of a `JoinedStr` in the making. Texts side by side become one constant.
struct Values {
    values: Vec<Expr>,
    text: Text,
    text_span: Option<Span>,
}

impl Values {
    fn new() -> Self {
        Self { values: Vec::new(), text: Text::default(), text_span: None }
    }

    fn add_text(&mut self, span: Span) -> &mut Text {
        self.text_span = Some(self.text_span.map_or(span, |first| first.to(span)));
        &mut self.text
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some(span) = self.text_span.take()
            && !text.is_empty()
        {
            self.values.push(Expr::new(ExprKind::Constant(text.into_constant()), span));
        }
    }

    fn finish(mut self) -> Vec<Expr> {
        self.end_text();
        self.values
    }
}

impl Tree<'_> {
    /// A replacement field. Its expression starts after `s`; `debug` is behind the `=` that may follow it.
    pub fn field(
        &self,
        span: Span,
        s: u32,
        value: Expr,
        debug: Option<u32>,
        conversion: Option<Identifier>,
        spec: Option<(Span, Vec<Piece>)>,
    ) -> Piece {
        let mut conversion = conversion.and_then(|letter| self.conversion(letter));
        if debug.is_some() && conversion.is_none() && spec.is_none() {
            conversion = Some(Conversion::Repr);
        }
        let debug = debug.map(|end| Span::new(s, self.skip_blanks(end)));
        Piece::Field(Box::new(Field { value, debug, conversion, spec, span }))
    }

    /// The start of the next token in brackets.
    pub fn skip_blanks(&self, offset: u32) -> u32 {
        let mut rest = &self.source.text[offset as usize..];
        loop {
            rest = rest.trim_start_matches([' ', '\t', '\x0c', '\n']);
            match rest.strip_prefix('#') {
                Some(comment) => rest = &comment[comment.find('\n').unwrap_or(comment.len())..],
                None => return (self.source.text.len() - rest.len()) as u32,
            }
        }
    }

    fn conversion(&self, letter: Identifier) -> Option<Conversion> {
        if self.source.text.as_bytes()[letter.span.start as usize - 1] != b'!' {
            let before = &self.source.text[..letter.span.start as usize];
            let mark = before.rfind('!').unwrap_or(before.len()) as u32;
            // The spelling is CPython's.
            let message = "f-string: conversion type must come right after the exclamanation mark";
            self.fail(Span::new(mark, letter.span.end), message);
        }
        match letter.name.as_str() {
            "s" => Some(Conversion::Str),
            "r" => Some(Conversion::Repr),
            "a" => Some(Conversion::Ascii),
            other => {
                let message =
                    format!("f-string: invalid conversion character '{other}': expected 's', 'r', or 'a'");
                self.fail(letter.span, &message);
                None
            }
        }
    }

    /// Strings side by side: one constant, or one `JoinedStr` if an f-string is among them.
    pub fn strings(&self, l: u32, parts: Vec<StringPart>, r: u32) -> Expr {
        let span = Span::new(l, r);
        let is_bytes = |part: &StringPart| match part {
            StringPart::Plain(span) => Prefix::of(self.source.slice(*span)).is_bytes,
            StringPart::Formatted(..) => false,
        };
        let bytes_parts = parts.iter().filter(|part| is_bytes(part)).count();
        if bytes_parts > 0 {
            if bytes_parts < parts.len() {
                // CPython points at the token behind.
                let behind = self.skip_blanks(r);
                let span =
                    if self.source.text.as_bytes().get(r as usize) == Some(&b'\n') { r } else { behind };
                let width = u32::from((span as usize) < self.source.text.len());
                self.fail(Span::new(span, span + width), "cannot mix bytes and nonbytes literals");
            }
            return self.bytes(span, &parts);
        }
        if parts.iter().all(|part| matches!(part, StringPart::Plain(_))) {
            return self.expr(l, ExprKind::Constant(self.plain(&parts)), r);
        }
        let mut values = Values::new();
        for part in parts {
            match part {
                StringPart::Plain(span) => self.decode(span, values.add_text(span)),
                StringPart::Formatted(open, pieces) => {
                    let prefix = Prefix::of(self.source.slice(open));
                    self.pieces(pieces, prefix.is_raw, false, &mut values);
                }
            }
        }
        self.expr(l, ExprKind::JoinedStr { values: values.finish() }, r)
    }

    fn plain(&self, parts: &[StringPart]) -> Constant {
        if let [StringPart::Plain(span)] = parts {
            let literal = self.source.slice(*span);
            let prefix = Prefix::of(literal);
            let body = prefix.body(literal);
            if prefix.is_raw || memchr::memchr(b'\\', body.as_bytes()).is_none() {
                return Constant::Str(self.intern(body).as_rc().clone());
            }
        }
        let mut text = Text::default();
        for part in parts {
            if let StringPart::Plain(span) = part {
                self.decode(*span, &mut text);
            }
        }
        text.into_constant()
    }

    /// Adds what a string literal says.
    fn decode(&self, span: Span, text: &mut Text) {
        let literal = self.source.slice(span);
        let prefix = Prefix::of(literal);
        let body = prefix.body(literal);
        if prefix.is_raw {
            text.push_str(body);
        } else if let Err(message) = literal::unescape(body, text) {
            self.fail(span, &message);
        }
    }

    fn bytes(&self, span: Span, parts: &[StringPart]) -> Expr {
        let mut bytes = Vec::new();
        for part in parts {
            let StringPart::Plain(span) = part else { continue };
            let literal = self.source.slice(*span);
            let prefix = Prefix::of(literal);
            let body = prefix.body(literal);
            if !prefix.is_bytes {
                continue;
            }
            if !body.is_ascii() {
                self.fail(*span, "bytes can only contain ASCII literal characters");
            } else if prefix.is_raw {
                bytes.extend_from_slice(body.as_bytes());
            } else if let Err(message) = literal::unescape_bytes(body.as_bytes(), &mut bytes) {
                self.fail(*span, &message);
            }
        }
        self.expr(span.start, ExprKind::Constant(Constant::Bytes(bytes.into())), span.end)
    }

    fn pieces(&self, pieces: Vec<Piece>, is_raw: bool, in_spec: bool, values: &mut Values) {
        for piece in pieces {
            match piece {
                Piece::Text(span) => {
                    let written = self.source.slice(span);
                    let text = values.add_text(span);
                    let clean = if in_spec || memchr::memchr2(b'{', b'}', written.as_bytes()).is_none() {
                        written.into()
                    } else {
                        literal::single_braces(written, is_raw)
                    };
                    if is_raw {
                        text.push_str(&clean);
                    } else if let Err(message) = literal::unescape(&clean, text) {
                        // CPython points at the token behind.
                        self.fail(Span::new(span.end, span.end + 1), &message);
                    }
                }
                Piece::Field(field) => self.formatted_value(*field, is_raw, values),
            }
        }
    }

    fn formatted_value(&self, field: Field, is_raw: bool, values: &mut Values) {
        let Field { value, debug, conversion, spec, span } = field;
        if let Some(debug) = debug {
            let text = literal::without_comments(self.source.slice(debug));
            values.add_text(debug).push_str(&text);
        }
        values.end_text();
        let format_spec = spec.map(|(span, pieces)| {
            let mut values = Values::new();
            self.pieces(pieces, is_raw, true, &mut values);
            Box::new(self.expr(span.start, ExprKind::JoinedStr { values: values.finish() }, span.end))
        });
        let kind = ExprKind::FormattedValue { value: Box::new(value), conversion, format_spec };
        values.values.push(self.expr(span.start, kind, span.end));
    }
}
