//! Why a tree does not become code.

use std::fmt;

use crate::syntax::{Span, Stage, SyntaxError, SyntaxErrorKind};

/// What every step of the compiler gives.
pub type Result<T> = std::result::Result<T, CompileError>;

/// Either CPython would refuse the script as well, or Rondo does not do what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompileError {
    /// The script's author must act: CPython's message and underlined text.
    Syntax(SyntaxError),
    /// Rondo must grow: what CPython would run, but this compiler does not support.
    Unsupported {
        /// The construct's name, for "… is not supported".
        construct: String,
        span: Span,
    },
}

/// How many of anything may stand side by side: registers are counted in 16 bits.
pub const MOST: usize = 60_000;

/// `count` in 16 bits.
///
/// # Errors
/// "more than 60,000 `what`" is not supported.
pub fn fits(count: usize, what: &str, span: Span) -> Result<u16> {
    match u16::try_from(count) {
        Ok(count) if usize::from(count) <= MOST => Ok(count),
        _ => Err(CompileError::unsupported(format!("more than 60,000 {what}"), span)),
    }
}

impl CompileError {
    /// A `SyntaxError` with CPython's text.
    pub fn syntax(message: impl Into<String>, span: Span) -> CompileError {
        CompileError::Syntax(SyntaxError::new(SyntaxErrorKind::Syntax, message, span).in_stage(Stage::Code))
    }

    /// A construct that Rondo does not support.
    pub fn unsupported(construct: impl Into<String>, span: Span) -> CompileError {
        CompileError::Unsupported { construct: construct.into(), span }
    }

    /// The text to underline.
    pub fn span(&self) -> Span {
        match self {
            CompileError::Syntax(error) => error.span,
            CompileError::Unsupported { span, .. } => *span,
        }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileError::Syntax(error) => error.fmt(out),
            CompileError::Unsupported { construct, .. } => write!(out, "{construct} is not supported"),
        }
    }
}

impl std::error::Error for CompileError {}
