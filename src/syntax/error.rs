//! What is wrong with a text that is no script.

use std::fmt;

use super::span::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: SyntaxErrorKind,
    /// CPython's message, without the exception's name.
    pub message: String,
    /// What CPython underlines.
    pub span: Span,
    /// Advice beyond what CPython says.
    pub hint: Option<String>,
    pub place: Place,
    pub stage: Stage,
    incomplete: bool,
    gives_way: bool,
    line_was_left: bool,
}

/// What CPython's exception says of [`SyntaxError::span`] in `offset`, `end_lineno` and `end_offset`. The carets follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Both ends.
    Span,
    /// Its start, as both.
    Point,
    /// Its start; the end is 0: one caret.
    Start,
    /// Its start; the end is -1: one caret.
    Unended,
    /// Likewise, and columns count from 0: of a token without a place of its own.
    FromZero,
    /// The line alone.
    Line,
    /// Its start; there is no end.
    Endless,
}

/// What refused the text, on which depends where CPython finds the line that it quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Tokens,
    Tree,
    Code,
}

/// Which exception the error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyntaxErrorKind {
    Syntax,
    Indentation,
    Tab,
    /// The text nests deeper than Rondo follows: CPython's `MemoryError` or `RecursionError`.
    TooDeep,
    /// A chain of operators, attributes or calls is longer than Rondo follows: CPython's `RecursionError`.
    TooLong,
}

impl SyntaxErrorKind {
    /// The name of the exception class.
    pub fn exception(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
            Self::TooDeep => "MemoryError",
            Self::TooLong => "RecursionError",
        }
    }
}

impl SyntaxError {
    pub fn new(kind: SyntaxErrorKind, message: impl Into<String>, span: Span) -> Self {
        let (place, stage) = (Place::Span, Stage::Tree);
        Self {
            kind,
            message: message.into(),
            span,
            hint: None,
            place,
            stage,
            incomplete: false,
            gives_way: false,
            line_was_left: false,
        }
    }

    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    pub fn in_stage(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self
    }

    /// More text could make this right: the interactive prompt asks for another line.
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// An error of structure before this place is the one to report; without this it is the other way round.
    pub(super) fn gives_way(&self) -> bool {
        self.gives_way
    }

    pub(super) fn giving_way(mut self) -> Self {
        self.gives_way = true;
        self
    }

    /// No line behind that of the error had been read when it was found.
    pub fn is_on_last_line_read(&self) -> bool {
        !self.line_was_left
    }

    pub(super) fn on_left_line(mut self) -> Self {
        self.line_was_left = true;
        self
    }

    pub(super) fn into_incomplete(mut self) -> Self {
        self.incomplete = true;
        self
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.exception(), self.message)
    }
}

impl std::error::Error for SyntaxError {}
