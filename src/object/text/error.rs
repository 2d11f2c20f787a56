//! What a pure operation on values may refuse: the kind of exception and CPython's exact message.

/// The exception class that a refusal becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `ValueError`
    Value,
    /// `TypeError`
    Type,
    /// `OverflowError`
    Overflow,
    /// `ZeroDivisionError`
    ZeroDivision,
    /// `MemoryError`
    Memory,
}

/// A refused operation. The caller turns it into the exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpError {
    /// Which exception class.
    pub kind: ErrorKind,
    /// The text of the exception, as CPython words it.
    pub message: String,
}

impl OpError {
    /// A `ValueError`.
    pub fn value(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Value, message: message.into() }
    }

    /// A `TypeError`.
    pub fn type_error(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Type, message: message.into() }
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Overflow, message: message.into() }
    }

    /// A `ZeroDivisionError`.
    pub fn zero_division(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::ZeroDivision, message: message.into() }
    }

    /// A `MemoryError`, which CPython raises without a text.
    pub fn memory() -> Self {
        Self { kind: ErrorKind::Memory, message: String::new() }
    }
}

impl std::fmt::Display for OpError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for OpError {}
