//! The frames that run, for those who look at them.

use std::ops::ControlFlow;

use crate::bytecode::Place;
use crate::object::{Flavor, Frame, Gc, Generator, LoadedCode, Ref, Suspended, Value};

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
        let line = code.code.line_of(frame.offset() as usize);
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

/// Looks at one frame, its generator, and its registers if they can be seen, and says whether it has seen enough.
type FrameVisitor<'a> = dyn FnMut(&Frame, Option<&Gc<Generator>>, Option<&[Value]>) -> ControlFlow<()> + 'a;

impl Vm {
    /// Visits the frames of the running call, the innermost first, while a native looks at them, until it has seen enough.
    /// With each come its generator, if it has one, and its registers, if they can be seen: those of frames that are not
    /// suspended are in the stack of their activation of the dispatch loop, and only the last one's is at hand.
    pub fn visit_frames(&self, visit: &mut FrameVisitor<'_>) -> ControlFlow<()> {
        self.visit_all_frames(visit, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, and with what calls of Rust hide: frames of which only the place is known.
    pub fn visit_all_frames(
        &self,
        visit: &mut FrameVisitor<'_>,
        visit_hidden: &mut dyn FnMut(Place) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut at_hand = true;
        let mut segments = self.segments.iter().rev().peekable();
        let mut natives = self.native_sites.iter().enumerate().rev().peekable();
        let mut generators = self.running_generators.iter().rev().peekable();
        for (height, frame) in self.frames.iter().enumerate().rev() {
            while generators.next_if(|running| running.height > height).is_some() {}
            let running = generators.next_if(|_| frame.outcome.belongs_to_generator());
            let registers = at_hand.then(|| self.visible_registers(frame));
            visit(frame, running.map(|running| &running.generator), registers)?;
            // Those that wait for it are suspended in their own objects; others called Rust.
            loop {
                while natives.next_if(|(_, (at, _))| *at as usize > height).is_some() {}
                let native = natives.peek().filter(|(_, (at, _))| *at as usize == height).copied();
                let Some(segment) = segments.next_if(|segment| {
                    segment.height > height
                        || segment.height == height && native.is_none_or(|(below, _)| below < segment.natives)
                }) else {
                    let Some((_, (_, site))) = native else { break };
                    natives.next();
                    let place = self.sites.find(*site).filter(|place| !self.is_caller_at(height, place));
                    place.map_or(ControlFlow::Continue(()), &mut *visit_hidden)?;
                    continue;
                };
                if segment.height > height {
                    continue;
                }
                for waiting in segment.chain.iter().rev().chain([&segment.base]) {
                    if let Some(Suspended { frame, registers }) = &*waiting.frame.borrow() {
                        visit(frame, Some(waiting), Some(registers))?;
                    }
                }
            }
            at_hand &= !frame.outcome.leaves();
        }
        ControlFlow::Continue(())
    }

    /// Whether a place is where the frame below this height is: its call of Rust hides nothing.
    fn is_caller_at(&self, height: usize, place: &Place) -> bool {
        height.checked_sub(1).is_some_and(|below| {
            let frame = &self.frames[below];
            std::rc::Rc::ptr_eq(&frame.function.code.code, &place.code) && frame.offset() == place.offset
        })
    }

    /// The registers of a frame whose stack is at hand.
    pub fn visible_registers(&self, frame: &Frame) -> &[Value] {
        let above = self.visible_stack.get(frame.place.base() as usize..).unwrap_or_default();
        &above[..above.len().min(usize::from(frame.function.code.register_count))]
    }

    /// Where among the frames that of a running generator is, if it called a function of a script.
    pub fn height_of(&self, generator: &Gc<Generator>) -> Option<usize> {
        let mut above = usize::MAX;
        for running in self.running_generators.iter().rev() {
            if running.generator.is(generator) {
                // Of those of one height, only the last one's frame can be among the frames: the others called Rust.
                let is_last = running.height < above && running.height < self.frames.len();
                return is_last.then_some(running.height);
            }
            above = running.height;
        }
        None
    }

    /// The frames from the innermost to that of `outermost`, or all. Asked by a native that was declared with `@frame`.
    pub fn running_frames(&self, outermost: Option<&Ref>) -> Vec<RunningFrame> {
        let mut found = Vec::new();
        let _ = self.visit_frames(&mut |frame, generator, _| {
            found.push(RunningFrame::new(frame));
            match (generator, outermost) {
                (Some(generator), Some(outermost)) if generator.as_ref_untyped().is(outermost) => {
                    ControlFlow::Break(())
                }
                _ => ControlFlow::Continue(()),
            }
        });
        found
    }
}
