//! Where something stands in the source text.

use std::fmt;
use std::ops::Range;

/// A half-open range of byte offsets into [`SourceFile::text`](super::source::SourceFile::text).
///
/// Spans are those of CPython's `ast` (`lineno`, `col_offset`, `end_lineno`, `end_col_offset`) with its
/// conventions: a parenthesised expression leaves its parentheses out, a tuple in parentheses keeps them, the
/// generator that is a call's only argument has the call's parentheses, a decorated `def` starts at `def`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The empty span at an offset.
    pub const fn at(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// From the start of this span to the end of `last`.
    pub const fn to(self, last: Span) -> Self {
        Self { start: self.start, end: last.end }
    }

    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The number of bytes covered.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// For slicing the text.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
