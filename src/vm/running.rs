//! The frames that run, for functions that look at their callers.

use crate::object::{Flavor, Frame, Gc, Generator, LoadedCode, Ref};

use super::Vm;

/// One of the frames that run or wait for one that runs.
#[derive(Debug)]
pub struct RunningFrame {
    pub code: Gc<LoadedCode>,
    pub line: u32,
    /// What its code makes when it is called; none for plain functions.
    pub flavor: Option<Flavor>,
}

impl RunningFrame {
    fn new(frame: &Frame) -> RunningFrame {
        let code = frame.function.code.clone();
        let line = code.code.line_of((frame.place.pc() as usize).saturating_sub(1));
        let flags = &code.code.flags;
        let flavor = if flags.coroutine {
            Some(Flavor::Coroutine)
        } else if flags.async_generator {
            Some(Flavor::AsyncGenerator)
        } else if flags.generator {
            Some(Flavor::Generator)
        } else {
            None
        };
        RunningFrame { code, line, flavor }
    }
}

impl Vm {
    /// The frames from the innermost to that of `outermost`, or all. Asked by a native that was declared with `@frame`.
    pub fn running_frames(&self, outermost: Option<&Ref>) -> Vec<RunningFrame> {
        let is_outermost = |generator: Option<&Gc<Generator>>| {
            generator
                .zip(outermost)
                .is_some_and(|(generator, outermost)| generator.as_ref_untyped().is(outermost))
        };
        let mut found = Vec::new();
        let mut segments = self.segments.iter().rev().peekable();
        for (height, frame) in self.frames.iter().enumerate().rev() {
            found.push(RunningFrame::new(frame));
            if is_outermost(frame.generator()) {
                return found;
            }
            // Coroutines that wait for this one have their frames elsewhere.
            while let Some(segment) = segments.next_if(|segment| segment.height >= height) {
                for generator in segment.chain.iter().rev().chain(std::iter::once(&segment.base)) {
                    found.extend(generator.frame.borrow().as_ref().map(RunningFrame::new));
                    if is_outermost(Some(generator)) {
                        return found;
                    }
                }
            }
        }
        found
    }
}
