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
    incomplete: bool,
    gives_way: bool,
}

/// What CPython warns of while it reads a script that is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxWarning {
    /// CPython's message.
    pub message: String,
    /// What it is about; the warning names the line on which it starts.
    pub span: Span,
}

/// Which exception the error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyntaxErrorKind {
    Syntax,
    Indentation,
    Tab,
    /// The text nests deeper than Rondo follows: CPython's `MemoryError` or `RecursionError`.
    TooDeep,
}

impl SyntaxErrorKind {
    /// The name of the exception class.
    pub fn exception(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
            Self::TooDeep => "MemoryError",
        }
    }
}

impl SyntaxError {
    pub fn new(kind: SyntaxErrorKind, message: impl Into<String>, span: Span) -> Self {
        Self { kind, message: message.into(), span, hint: None, incomplete: false, gives_way: false }
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
