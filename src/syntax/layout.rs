//! From text to tokens: indentation, line joining, brackets, and words that are keywords only in their place.
//!
//! The whole text is cut before the grammar sees a token. So an error in the spelling of a token anywhere is
//! reported before an error of structure, which is also what CPython does, and so a decision that needs to look
//! ahead can be made behind the fact: tokens already made are changed when the line is known.
//!
//! **Soft keywords.** `match` begins a statement if it is the first word of a logical line whose last token is a
//! colon: no other statement with a block begins with a name, and no simple statement ends in a colon. `case` is
//! a keyword as the first word of a line directly in the block of a `match`, where nothing else may stand.
//! `type` is one at the start of a simple statement if a name follows it.
//!
//! **`with (`.** The parenthesis encloses the items, and not an expression, if its partner is followed by the
//! colon and nothing between them could only be part of an expression. To an LR parser that comes too late, so it
//! is decided here, and the parentheses become tokens of their own.

use logos::Logos;

use super::bad_bytes;
use super::error::{Place, Stage, SyntaxError, SyntaxErrorKind};
use super::fstring::{FStringText, TextEnd};
use super::literal::Prefix;
use super::number;
use super::source::SourceFile;
use super::span::Span;
use super::token::{Tok, Token};

/// CPython's limits, which are the language's.
const MAX_BRACKETS: usize = 200;
const MAX_INDENTS: usize = 100;
const MAX_FSTRINGS: usize = 149;
/// Of one f-string, fields in the format specifications of fields.
const MAX_FIELDS: usize = 3;
const TAB_SIZE: u32 = 8;

/// The tokens of a text and what was still open at its end.
pub struct Tokens {
    pub tokens: Vec<Token>,
    /// Brackets without a partner, the innermost last.
    pub open: Vec<OpenBracket>,
    /// Why the tokens end before the text does.
    pub error: Option<SyntaxError>,
}

#[derive(Clone, Copy, Debug)]
pub struct OpenBracket {
    pub kind: Tok,
    pub offset: u32,
    /// The `{` of an f-string's replacement field.
    pub is_field: bool,
}

/// Cuts a text into tokens, the first of which is `start`.
pub fn tokenize(source: &SourceFile, start: Tok) -> Tokens {
    let mut layout = Layout::new(source, start);
    let mut error = layout.run().err();
    // CPython reports an error in the field of an f-string before what it then finds wrong with its text.
    if !layout.fstrings.is_empty() {
        error = error.map(SyntaxError::giving_way);
    }
    let open = layout.brackets.iter().map(|bracket| bracket.open).collect();
    Tokens { tokens: layout.tokens, open, error }
}

struct Indent {
    column: u32,
    /// The column if tabs were one wide. Two lines whose columns compare differently are inconsistent.
    alt_column: u32,
    /// The block of a `match`.
    of_match: bool,
}

struct Bracket {
    open: OpenBracket,
    /// For the parenthesis behind `with`.
    with: Option<WithItems>,
}

/// What has been seen directly inside `with (`.
struct WithItems {
    /// The parenthesis among the tokens.
    token: usize,
    /// A comprehension, `:=`, `yield` or `*` shows that this is an expression.
    is_expression: bool,
    /// `as` shows that they are items.
    has_as: bool,
    /// Lambdas whose colon is still to come; stars among their parameters prove nothing.
    lambdas: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    /// The text of an f-string.
    Text,
    /// The expression of a replacement field.
    Field,
    /// The format specification of a replacement field.
    Spec,
}

struct Layout<'a> {
    source: &'a SourceFile,
    text: &'a str,
    lexer: logos::Lexer<'a, Tok>,
    tokens: Vec<Token>,
    indents: Vec<Indent>,
    brackets: Vec<Bracket>,
    fstrings: Vec<FStringText>,
    /// Where we are in `fstrings`; empty outside.
    modes: Vec<Mode>,
    /// The first token of the logical line.
    line_start: usize,
    /// The line before opened the block of a `match`.
    after_match: bool,
    /// The `(` and `)` of a `with` that is one if a colon follows; with `as` in it also if the colon is missing.
    with_parens: Option<(usize, usize, bool)>,
}

impl<'a> Layout<'a> {
    fn new(source: &'a SourceFile, start: Tok) -> Self {
        let text = source.text.as_str();
        let mut tokens = Vec::with_capacity(text.len() / 4 + 8);
        tokens.push(Token { kind: start, span: Span::at(0) });
        Self {
            source,
            text,
            lexer: Tok::lexer(text),
            tokens,
            indents: vec![Indent { column: 0, alt_column: 0, of_match: false }],
            brackets: Vec::new(),
            fstrings: Vec::new(),
            modes: Vec::new(),
            line_start: 1,
            after_match: false,
            with_parens: None,
        }
    }

    fn run(&mut self) -> Result<(), SyntaxError> {
        if let Some(at) = memchr::memchr(0, self.text.as_bytes()) {
            let error = self.error("source code cannot contain null bytes", Span::at(at as u32));
            return Err(error.at(Place::Line));
        }
        self.indentation()?;
        loop {
            match self.modes.last() {
                Some(Mode::Text) => self.fstring_text(false)?,
                Some(Mode::Spec) => self.fstring_text(true)?,
                Some(Mode::Field) | None => {
                    let Some(kind) = self.lexer.next() else { break };
                    match kind {
                        Ok(kind) => self.token(kind)?,
                        Err(()) => self.unknown_character()?,
                    }
                }
            }
        }
        self.end();
        Ok(())
    }

    fn span(&self) -> Span {
        let span = self.lexer.span();
        Span::new(span.start as u32, span.end as u32)
    }

    fn error(&self, message: impl Into<String>, span: Span) -> SyntaxError {
        SyntaxError::new(SyntaxErrorKind::Syntax, message, span).at(Place::Point).in_stage(Stage::Tokens)
    }

    /// The text ends behind a backslash that joins it with a next line.
    fn nothing_joined(&self, offset: u32) -> SyntaxError {
        if self.source.is_expression && self.text.ends_with('\\') {
            let end = self.text.len() as u32;
            return self.not_joined(Span::new(end - 1, end)).into_incomplete();
        }
        let error = self.error("unexpected EOF while parsing", Span::at(offset)).at(Place::Unended);
        error.in_stage(Stage::Tree).giving_way().into_incomplete()
    }

    fn indentation_error(
        &self,
        kind: SyntaxErrorKind,
        message: &str,
        span: Span,
        place: Place,
    ) -> SyntaxError {
        SyntaxError::new(kind, message, span).at(place).giving_way()
    }

    /// Continues reading at an offset, which may lie behind.
    fn jump(&mut self, offset: usize) {
        self.lexer = Tok::lexer(self.text);
        self.lexer.bump(offset);
    }

    fn push(&mut self, kind: Tok, span: Span) {
        if let Some((open, close, has_as)) = self.with_parens.take()
            && (kind == Tok::Colon || has_as && kind == Tok::Newline)
        {
            self.tokens[open].kind = Tok::WithLpar;
            self.tokens[close].kind = Tok::WithRpar;
        }
        self.tokens.push(Token { kind, span });
    }

    fn token(&mut self, kind: Tok) -> Result<(), SyntaxError> {
        let span = self.span();
        if let Some(Bracket { with: Some(with), .. }) = self.brackets.last_mut() {
            let first = matches!(self.tokens.last(), Some(Token { kind: Tok::Comma | Tok::Lpar, .. }));
            match kind {
                Tok::For | Tok::ColonEqual | Tok::Yield => with.is_expression = true,
                Tok::Star if first && with.lambdas == 0 => with.is_expression = true,
                Tok::As => with.has_as = true,
                Tok::Lambda => with.lambdas += 1,
                Tok::Colon => with.lambdas = with.lambdas.saturating_sub(1),
                _ => {}
            }
        }
        match kind {
            Tok::Newline => return self.newline(span),
            Tok::Continuation => return self.continuation(span),
            Tok::Backslash => return Err(self.stray_backslash(span)),
            Tok::Name => self.name(span)?,
            Tok::Int | Tok::Float | Tok::Imaginary => {
                if let Some(warning) = number::check(self.text, kind, span)? {
                    self.source.warn(warning, span);
                }
                self.push(kind, span);
            }
            Tok::StrOpen => self.string(span)?,
            Tok::FStringOpen => {
                if self.fstrings.len() >= MAX_FSTRINGS {
                    let before = Span::at(span.start.saturating_sub(2));
                    return Err(self.error("too many nested f-strings", before));
                }
                self.fstrings.push(FStringText::new(self.text, span));
                self.modes.push(Mode::Text);
                self.push(Tok::FStringStart, span);
            }
            Tok::Lpar | Tok::Lsqb | Tok::Lbrace => self.open(kind, span, false)?,
            Tok::Rpar | Tok::Rsqb | Tok::Rbrace => self.close(kind, span)?,
            Tok::Colon if self.in_field() => {
                self.modes.push(Mode::Spec);
                self.push(kind, span);
            }
            // Directly in a replacement field a colon always starts the format specification.
            Tok::ColonEqual if self.in_field() => {
                self.jump(span.start as usize + 1);
                self.modes.push(Mode::Spec);
                self.push(Tok::Colon, Span::new(span.start, span.start + 1));
            }
            Tok::Exclamation if !self.in_field() => self.push(Tok::Stray, span),
            Tok::LessGreater => self.push(Tok::Stray, span),
            _ => self.push(kind, span),
        }
        Ok(())
    }

    // Lines and indentation

    fn newline(&mut self, span: Span) -> Result<(), SyntaxError> {
        if self.brackets.is_empty() {
            self.end_line(span);
            self.indentation()?;
        }
        Ok(())
    }

    /// Ends a logical line if it has tokens, and decides what its first word was.
    fn end_line(&mut self, span: Span) {
        if self.tokens.len() == self.line_start {
            return;
        }
        let first = self.tokens[self.line_start];
        let last = self.tokens[self.tokens.len() - 1];
        self.after_match = false;
        if first.kind == Tok::Name && self.source.slice(first.span) == "match" {
            let second = self.tokens.get(self.line_start + 1).map(|token| token.kind);
            let has_block = last.kind == Tok::Colon && self.tokens.len() > self.line_start + 2;
            // The second condition is for the error message: a colon is missing, or stands too early.
            let starts_subject = |kind: Tok| {
                kind.is_operand() || matches!(kind, Tok::Await | Tok::Lambda | Tok::Tilde | Tok::Lbrace)
            };
            let negated = second == Some(Tok::Not)
                && self.tokens.get(self.line_start + 2).is_some_and(|third| third.kind != Tok::In);
            let is_statement = self.tokens[0].kind == Tok::StartModule;
            if is_statement && (has_block || negated || second.is_some_and(starts_subject)) {
                self.tokens[self.line_start].kind = Tok::Match;
                self.after_match = last.kind == Tok::Colon;
            }
        }
        // As in CPython, a comment belongs to the newline behind it.
        let behind = &self.text[last.span.end as usize..span.start as usize];
        let comment =
            memchr::memchr(b'#', behind.as_bytes()).map_or(span.start, |at| last.span.end + at as u32);
        self.push(Tok::Newline, Span::new(comment, span.end));
    }

    fn continuation(&mut self, span: Span) -> Result<(), SyntaxError> {
        if span.end as usize == self.text.len() {
            return Err(self.nothing_joined(span.end - 1));
        }
        Ok(())
    }

    /// At the start of a line: passes blank lines, measures the next one, and tells of its indentation.
    fn indentation(&mut self) -> Result<(), SyntaxError> {
        let bytes = self.text.as_bytes();
        let mut at = self.lexer.span().end;
        let mut line = at;
        let (mut column, mut alt_column) = (0, 0);
        // A backslash behind blanks joins lines without ending the indentation, which is then the first line's.
        let mut joined: Option<u32> = None;
        loop {
            match bytes.get(at) {
                Some(b' ') => (column, alt_column) = (column + 1, alt_column + 1),
                Some(b'\t') => (column, alt_column) = ((column / TAB_SIZE + 1) * TAB_SIZE, alt_column + 1),
                Some(b'\x0c') => (column, alt_column) = (0, 0),
                Some(b'\\') if bytes.get(at + 1) == Some(&b'\n') => {
                    joined = joined.filter(|&column| column > 0).or(Some(column));
                    at += 1;
                }
                // Before the column is compared with any other.
                Some(b'\\') if at + 1 < bytes.len() => {
                    return Err(self.not_joined_before(at as u32 + 1));
                }
                Some(b'#') => {
                    at = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
                    continue;
                }
                Some(b'\n') => {
                    (column, alt_column, line, joined) = (0, 0, at + 1, None);
                }
                Some(_) => break,
                None if joined.is_some() => {
                    return Err(self.nothing_joined(at as u32 - 1));
                }
                None => {
                    self.jump(at);
                    self.line_start = self.tokens.len();
                    return Ok(());
                }
            }
            at += 1;
        }
        if at != self.lexer.span().end {
            self.lexer.bump(at - self.lexer.span().end);
        }
        let column = joined.filter(|&column| column > 0).unwrap_or(column);
        self.indent(Span::new(line as u32, at as u32), column, alt_column)?;
        self.line_start = self.tokens.len();
        Ok(())
    }

    /// Compares a line's columns with those of the blocks around it.
    fn indent(&mut self, span: Span, column: u32, alt_column: u32) -> Result<(), SyntaxError> {
        let inconsistent = || {
            let message = "inconsistent use of tabs and spaces in indentation";
            let span = Span::new(span.start, span.start + 1);
            self.indentation_error(SyntaxErrorKind::Tab, message, span, Place::Start)
        };
        let top = self.indents.last().expect("the outermost indentation is never popped");
        if column > top.column {
            if self.indents.len() >= MAX_INDENTS {
                let message = "too many levels of indentation";
                let span = Span::new(span.start, span.start + 1);
                return Err(self.indentation_error(
                    SyntaxErrorKind::Indentation,
                    message,
                    span,
                    Place::Start,
                ));
            }
            if alt_column <= top.alt_column {
                return Err(inconsistent());
            }
            self.indents.push(Indent { column, alt_column, of_match: self.after_match });
            self.push(Tok::Indent, span);
            return Ok(());
        }
        let outer = self.indents.iter().rposition(|indent| column >= indent.column);
        let level = outer.expect("no column is less than that of the outermost");
        if column != self.indents[level].column {
            let message = "unindent does not match any outer indentation level";
            // CPython points behind the line.
            let rest = &self.text.as_bytes()[span.end as usize..];
            let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len()) as u32;
            let span = Span::at(span.end + length);
            return Err(self.indentation_error(SyntaxErrorKind::Indentation, message, span, Place::Unended));
        }
        if alt_column != self.indents[level].alt_column {
            return Err(inconsistent());
        }
        for _ in level + 1..self.indents.len() {
            self.push(Tok::Dedent, Span::at(span.end));
        }
        self.indents.truncate(level + 1);
        Ok(())
    }

    fn end(&mut self) {
        let end = Span::at(self.text.len() as u32);
        if self.brackets.is_empty() {
            self.end_line(end);
            for _ in 1..self.indents.len() {
                self.push(Tok::Dedent, end);
            }
        }
        self.push(Tok::EndOfFile, end);
    }

    // Words

    fn name(&mut self, span: Span) -> Result<(), SyntaxError> {
        let text = self.source.slice(span);
        if !text.is_ascii() {
            self.check_name(text, span)?;
        }
        let at_line_start = self.tokens.len() == self.line_start;
        if at_line_start && text == "case" && self.indents.last().is_some_and(|indent| indent.of_match) {
            self.push(Tok::Case, span);
            return Ok(());
        }
        if self.brackets.is_empty() && self.tokens.len() > self.line_start {
            let before = self.tokens.len() - 1;
            let starts_statement =
                before == self.line_start || matches!(self.tokens[before - 1].kind, Tok::Semi | Tok::Colon);
            let token = self.tokens[before];
            let starts_statement = starts_statement && self.tokens[0].kind == Tok::StartModule;
            if starts_statement && token.kind == Tok::Name && self.source.slice(token.span) == "type" {
                self.tokens[before].kind = Tok::Type;
            }
        }
        self.push(Tok::Name, span);
        Ok(())
    }

    fn check_name(&self, text: &str, span: Span) -> Result<(), SyntaxError> {
        for (index, (at, c)) in text.char_indices().enumerate() {
            let is_ok = if index == 0 { c == '_' || is_xid_start(c) } else { is_xid_continue(c) };
            if !is_ok {
                return Err(self.invalid_character(span.start + at as u32));
            }
        }
        Ok(())
    }

    fn unknown_character(&mut self) -> Result<(), SyntaxError> {
        let span = self.span();
        let is_printable_ascii = self.source.slice(span).bytes().all(|byte| byte.is_ascii_graphic());
        if !is_printable_ascii {
            return Err(self.invalid_character(span.start));
        }
        self.push(Tok::Stray, span);
        Ok(())
    }

    fn invalid_character(&self, offset: u32) -> SyntaxError {
        let c = self.text[offset as usize..].chars().next().unwrap_or('\0');
        let code = c as u32;
        let span = Span::new(offset, offset + c.len_utf8() as u32);
        if self.source.bad_bytes(span).is_some() {
            return self.bad_name(offset, span);
        }
        if !is_printable(c) {
            return self.error(format!("invalid non-printable character U+{code:04X}"), span);
        }
        self.error(format!("invalid character '{c}' (U+{code:04X})"), span)
    }

    /// A name, or what CPython takes for the beginning of one, has bytes that are no UTF-8.
    fn bad_name(&self, offset: u32, span: Span) -> SyntaxError {
        let is_part = |c: &char| c.is_alphanumeric() || *c == '_' || !c.is_ascii();
        let (before, behind) = self.text.split_at(offset as usize);
        let before: usize = before.chars().rev().take_while(is_part).map(char::len_utf8).sum();
        let behind: usize = behind.chars().take_while(is_part).map(char::len_utf8).sum();
        let whole = Span::new(offset - before as u32, offset + behind as u32);
        let bytes = self.source.bad_bytes(whole).unwrap_or_default();
        self.error(bad_bytes::message(&bytes, false), span).at(Place::Unended).in_stage(Stage::Tree)
    }

    fn stray_backslash(&self, span: Span) -> SyntaxError {
        if span.end as usize == self.text.len() {
            return self.nothing_joined(span.end);
        }
        self.not_joined_before(span.end)
    }

    /// A backslash joins nothing with what comes at an offset: CPython points behind it.
    fn not_joined_before(&self, offset: u32) -> SyntaxError {
        let next = self.text[offset as usize..].chars().next().map_or(0, char::len_utf8);
        self.not_joined(Span::new(offset, offset + next as u32))
    }

    fn not_joined(&self, span: Span) -> SyntaxError {
        let error = self.error("unexpected character after line continuation character", span);
        error.at(Place::Start).in_stage(Stage::Tree).giving_way()
    }

    // Strings

    fn string(&mut self, open: Span) -> Result<(), SyntaxError> {
        let bytes = self.text.as_bytes();
        let quote = bytes[open.end as usize - 1];
        let opened = self.source.slice(open);
        let is_triple = opened.len() >= 3 && opened.as_bytes()[opened.len() - 3] == quote;
        let mut at = open.end as usize;
        let mut has_escaped_quote = false;
        loop {
            let found = if is_triple {
                memchr::memchr2(quote, b'\\', &bytes[at..])
            } else {
                memchr::memchr3(quote, b'\\', b'\n', &bytes[at..])
            };
            let Some(length) = found else {
                return Err(self.unterminated(open, quote, None, has_escaped_quote));
            };
            at += length;
            match bytes[at] {
                b'\\' => {
                    has_escaped_quote |= bytes.get(at + 1) == Some(&quote);
                    at = (at + 2).min(bytes.len());
                }
                b'\n' => return Err(self.unterminated(open, quote, Some(at), has_escaped_quote)),
                _ if !is_triple => break,
                _ if bytes[at..].starts_with(&[quote; 3]) => {
                    at += 2;
                    break;
                }
                _ => at += 1,
            }
        }
        self.lexer.bump(at + 1 - open.end as usize);
        let whole = Span::new(open.start, at as u32 + 1);
        self.check_bytes(whole)?;
        self.push(Tok::Str, whole);
        Ok(())
    }

    /// Refuses bytes that are no UTF-8 in a string.
    fn check_bytes(&self, literal: Span) -> Result<(), SyntaxError> {
        let Some(bytes) = self.source.bad_bytes(literal) else { return Ok(()) };
        let prefix = Prefix::of(self.source.slice(literal));
        if prefix.is_bytes {
            return Ok(());
        }
        let body = prefix.body_of(&bytes);
        let has_escapes = !prefix.is_raw && body.contains(&b'\\');
        let error = self.error(bad_bytes::message(body, has_escapes), literal).at(Place::Span);
        Err(error.in_stage(Stage::Tree).giving_way())
    }

    /// A string that ends at a newline, or, without one, at the end of the text.
    fn unterminated(&self, open: Span, quote: u8, newline: Option<usize>, escaped: bool) -> SyntaxError {
        let opened = self.source.slice(open);
        let is_triple = opened.len() >= 3 && opened.as_bytes()[opened.len() - 3] == quote;
        let span = Span::new(open.start, open.start + 1);
        if let (Some(fstring), Some(Mode::Field)) = (self.fstrings.last(), self.modes.last())
            && fstring.is_quoted_with(quote, is_triple)
        {
            return self.error("f-string: expecting '}'", span);
        }
        let end = newline.map_or(self.source.last_offset(), |at| at as u32);
        let line = self.source.line(end);
        if is_triple {
            let message = format!("unterminated triple-quoted string literal (detected at line {line})");
            return self.error(message, span).into_incomplete();
        }
        let advice = if escaped { "; perhaps you escaped the end quote?" } else { "" };
        self.error(format!("unterminated string literal (detected at line {line}){advice}"), span)
    }

    /// Reads the text of an f-string, or of a format specification, up to the next field or its end.
    fn fstring_text(&mut self, in_spec: bool) -> Result<(), SyntaxError> {
        let start = self.lexer.span().end;
        let fstring = self.fstrings.last().expect("a text mode belongs to an f-string");
        let (end, reason) = fstring.scan(self.source, start, in_spec).map_err(|error| {
            match self.brackets.last() {
                // The text has ended in the format specification.
                Some(bracket) if in_spec && !fstring.is_triple() => {
                    let span = Span::new(bracket.open.offset, bracket.open.offset + 1);
                    self.error("'{' was never closed", span).at(Place::Start).in_stage(Stage::Tree)
                }
                _ => error,
            }
        })?;
        if end > start {
            let span = Span::new(start as u32, end as u32);
            if let Some(bytes) = self.source.bad_bytes(span) {
                return Err(self.error(bad_bytes::message(&bytes, false), span).at(Place::Span));
            }
            self.push(Tok::FStringMiddle, span);
            self.lexer.bump(end - start);
        }
        let (at, width) = match reason {
            TextEnd::Field | TextEnd::EndOfSpec => (end as u32, 1),
            TextEnd::Quote => (end as u32, fstring_quote_width(&self.fstrings)),
        };
        let span = Span::new(at, at + width);
        match reason {
            TextEnd::Field => {
                let outside = self.modes.iter().rposition(|mode| *mode == Mode::Text).unwrap_or(0);
                let around = self.modes[outside..].iter().filter(|mode| **mode == Mode::Field).count();
                if around >= MAX_FIELDS {
                    // CPython has not taken the brace yet.
                    let before = Span::at(span.start.saturating_sub(1));
                    return Err(self.error("f-string: expressions nested too deeply", before));
                }
                self.lexer.bump(1);
                self.open(Tok::Lbrace, span, true)?;
                self.modes.push(Mode::Field);
            }
            TextEnd::EndOfSpec => {
                self.modes.pop();
            }
            TextEnd::Quote => {
                // In a format specification its field stays open, which the grammar notices.
                self.lexer.bump(width as usize);
                let text = self.modes.iter().rposition(|mode| *mode == Mode::Text).unwrap_or(0);
                self.modes.truncate(text);
                self.fstrings.pop();
                self.push(Tok::FStringEnd, span);
            }
        }
        Ok(())
    }

    // Brackets

    /// Directly in a replacement field, in no bracket of the expression.
    fn in_field(&self) -> bool {
        self.modes.last() == Some(&Mode::Field)
            && self.brackets.last().is_some_and(|bracket| bracket.open.is_field)
    }

    fn open(&mut self, kind: Tok, span: Span, is_field: bool) -> Result<(), SyntaxError> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error("too many nested parentheses", span));
        }
        let behind_with = matches!(self.tokens.last(), Some(Token { kind: Tok::With, .. }));
        let with = (kind == Tok::Lpar && behind_with).then_some(WithItems {
            token: self.tokens.len(),
            is_expression: false,
            has_as: false,
            lambdas: 0,
        });
        self.brackets.push(Bracket { open: OpenBracket { kind, offset: span.start, is_field }, with });
        self.push(kind, span);
        Ok(())
    }

    fn close(&mut self, kind: Tok, span: Span) -> Result<(), SyntaxError> {
        let closing = self.source.slice(span);
        let Some(bracket) = self.brackets.pop() else {
            return Err(self.error(format!("unmatched '{closing}'"), span));
        };
        let OpenBracket { kind: opened, offset, is_field } = bracket.open;
        if opened.closer() != Some(kind) {
            if is_field && self.modes.last() == Some(&Mode::Field) {
                return Err(self.error(format!("f-string: unmatched '{closing}'"), span));
            }
            let opening = &self.text[offset as usize..offset as usize + 1];
            let (line, here) = (self.source.line(offset), self.source.line(span.start));
            let place = if line == here { String::new() } else { format!(" on line {line}") };
            let message = format!(
                "closing parenthesis '{closing}' does not match opening parenthesis '{opening}'{place}"
            );
            return Err(self.error(message, span));
        }
        if is_field && self.modes.last() == Some(&Mode::Field) {
            self.modes.pop();
        }
        self.push(kind, span);
        if let Some(with) = bracket.with
            && !with.is_expression
            && self.tokens.len() > with.token + 2
        {
            self.with_parens = Some((with.token, self.tokens.len() - 1, with.has_as));
        }
        Ok(())
    }
}

fn fstring_quote_width(fstrings: &[FStringText]) -> u32 {
    fstrings.last().map_or(1, FStringText::quote_width)
}

/// As `str.isprintable` has it.
fn is_printable(c: char) -> bool {
    use unicode_general_category::GeneralCategory::*;
    !matches!(
        unicode_general_category::get_general_category(c),
        Control
            | Format
            | Surrogate
            | PrivateUse
            | Unassigned
            | LineSeparator
            | ParagraphSeparator
            | SpaceSeparator
    )
}

/// Unicode's XID_Start and XID_Continue of the NFKC form, as `str.isidentifier` has them.
fn is_xid_start(c: char) -> bool {
    unicode_ident::is_xid_start(c)
}

fn is_xid_continue(c: char) -> bool {
    unicode_ident::is_xid_continue(c)
}
