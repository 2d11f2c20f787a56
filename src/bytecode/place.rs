//! An instruction of a code object, for tracebacks and reports.

use std::rc::Rc;

use super::{Code, SourceText, Span};

/// How the names of sources begin that are part of Rondo. Their places are of no use to a script's author.
const OWN_SOURCE: &str = "<rondo ";

/// A place in code: what stands there is worked out when it is shown.
#[derive(Clone, Debug)]
pub struct Place {
    pub code: Rc<Code>,
    /// The instruction.
    pub offset: u32,
}

impl Place {
    pub fn source(&self) -> &Rc<SourceText> {
        &self.code.source
    }

    /// What of the source the instruction was made from.
    pub fn span(&self) -> Span {
        self.code.spans.get(self.offset as usize).copied().unwrap_or_default()
    }

    /// The line, from 1.
    pub fn line(&self) -> u32 {
        self.code.line_of(self.offset as usize)
    }

    /// The text of the source that the instruction was made from.
    pub fn text(&self) -> &str {
        let span = self.span();
        self.source().text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Whether the code is part of Rondo.
    pub fn is_own(&self) -> bool {
        self.source().name.starts_with(OWN_SOURCE)
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Place) -> bool {
        Rc::ptr_eq(&self.code, &other.code) && self.offset == other.offset
    }
}
