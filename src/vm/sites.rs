//! Places in code as numbers of four bytes: where a coroutine, task or future was made.
//!
//! Tasks and coroutines are many, and nearly none is ever reported, so they remember a [`Site`] and nothing else. Each
//! code object that is loaded reserves a range of numbers, one for each instruction; the registry here finds the code
//! again. It keeps no code alive but that of modules whose namespace lives: their tasks may end after their code did.

use std::rc::{Rc, Weak};

use crate::bytecode::{Code, Place, SourceText};
use crate::object::{Dict, Gc, Generator, Site, WeakRef};

use super::Vm;

/// Fewer ranges than this are never swept.
const FEWEST_SWEPT: usize = 1024;

/// The ranges of numbers that loaded code has reserved.
#[derive(Default)]
pub struct Sites {
    /// By their first number.
    ranges: Vec<(u32, Weak<Code>)>,
    next: u32,
    /// How many ranges there may be before those of code that is gone are dropped.
    sweep_at: usize,
    /// The code of modules, with their namespaces.
    kept: Vec<(WeakRef, Rc<Code>)>,
}

impl Sites {
    /// Reserves numbers for a code object's instructions; gives the number before the first. When the numbers are
    /// used up (after four thousand million instructions were loaded) new code has no places.
    pub fn reserve(&mut self, code: &Rc<Code>) -> u32 {
        let base = self.next;
        let length = u32::try_from(code.instructions.len()).unwrap_or(u32::MAX);
        let Some(next) = base.checked_add(length) else { return base };
        self.next = next;
        if self.ranges.len() >= self.sweep_at.max(FEWEST_SWEPT) {
            self.kept.retain(|(namespace, _)| namespace.upgrade().is_some());
            self.ranges.retain(|(_, code)| code.strong_count() > 0);
            self.sweep_at = self.ranges.len() * 2;
        }
        self.ranges.push((base, Rc::downgrade(code)));
        base
    }

    /// Keeps a module's code, and what is in it, so that its places are known as long as its namespace is there; and
    /// after that until the next sweep, for what ends with the namespace.
    pub fn keep(&mut self, code: &Rc<Code>, namespace: &Gc<Dict>) {
        self.kept.push((namespace.as_ref_untyped().downgrade(), code.clone()));
    }

    /// The place of a number; none if its code is gone.
    pub fn find(&self, site: Site) -> Option<Place> {
        let number = site.number().checked_sub(1)?;
        let index = self.ranges.partition_point(|(base, _)| *base <= number).checked_sub(1)?;
        let (base, code) = &self.ranges[index];
        let (code, offset) = (code.upgrade()?, number - base);
        ((offset as usize) < code.instructions.len()).then_some(Place { code, offset })
    }
}

impl Vm {
    /// The source of that name, if code of it is loaded.
    pub fn source_named(&self, name: &str) -> Option<Rc<SourceText>> {
        let known = self.sites.ranges.iter().filter_map(|(_, code)| code.upgrade());
        known.map(|code| code.source.clone()).find(|source| source.name == name)
    }

    /// Whether the running frame called something of Rust that waits.
    pub fn waits_in_rust(&self) -> bool {
        self.calls_rust
    }

    /// The place that a number stands for. None for one that is unknown, and for those in code of Rondo's own.
    pub fn place_of(&self, site: Site) -> Option<Place> {
        self.sites.find(site).filter(|place| !place.is_own())
    }

    /// Where all frames are, the outermost first; and last, if `calls_rust`, where the running frame is that called Rust.
    pub fn stack(&self, calls_rust: bool) -> Vec<Place> {
        self.stack_above(None, calls_rust)
    }

    /// The innermost of [`Vm::stack`], as many as CPython keeps of its own stack: there the loop's own frames count.
    pub fn limited_stack(&self, calls_rust: bool, most: usize) -> Vec<Place> {
        let mut places = self.stack(calls_rust);
        let outside =
            self.native_sites.first().map_or(0, |(height, _)| *height as usize + 1).min(places.len());
        let mut surplus = (places.len() + self.loop_frames).saturating_sub(most);
        let inside = surplus.saturating_sub(outside + self.loop_frames);
        surplus = surplus.min(outside);
        places.drain(outside..(outside + inside).min(places.len()));
        places.drain(..surplus);
        places
    }

    /// Where the frames are that run for a coroutine which is running: its own, then those of what it awaits and calls.
    /// Complete only where the running frame is among `frames`, as in checks.
    pub fn running_places(&self, coroutine: &Gc<Generator>) -> Vec<Place> {
        self.stack_above(Some(coroutine), self.calls_rust)
    }

    fn stack_above(&self, lowest: Option<&Gc<Generator>>, calls_rust: bool) -> Vec<Place> {
        let mut places = Vec::new();
        let mut segments = self.segments.iter().peekable();
        let mut natives = self.native_sites.iter().enumerate().peekable();
        let lowest_height = lowest.and_then(|lowest| self.height_of(lowest));
        let is_lowest = |generator: &Gc<Generator>| lowest.is_some_and(|lowest| lowest.is(generator));
        for index in 0..=self.frames.len() {
            // What is not among the frames: those that called Rust, and those that wait for what runs.
            loop {
                let passed = natives.peek().map_or(self.native_sites.len(), |(passed, _)| *passed);
                let segment =
                    segments.next_if(|segment| segment.height <= index && segment.natives <= passed);
                if let Some(segment) = segment {
                    for waiting in std::iter::once(&segment.base).chain(&segment.chain) {
                        if is_lowest(waiting) {
                            places.clear();
                        }
                        let frame = waiting.frame.borrow();
                        let offset = frame.as_ref().map_or(0, |kept| kept.frame.offset());
                        places.push(Place { code: waiting.function.code.code.clone(), offset });
                    }
                } else if let Some((_, (_, site))) =
                    natives.next_if(|(_, (height, _))| *height as usize <= index)
                {
                    places.extend(self.sites.find(*site));
                } else {
                    break;
                }
            }
            let Some(frame) = self.frames.get(index) else { break };
            if lowest_height == Some(index) {
                places.clear();
            }
            let (code, offset) = (frame.function.code.code.clone(), frame.offset());
            places.push(Place { code, offset });
        }
        places.extend(self.sites.find(self.running_site).filter(|_| calls_rust));
        places
    }

    /// Where the running code of a script is, while it called something of Rust or awaits it.
    pub fn running_site(&self) -> Site {
        self.running_site
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_found_for_nowhere() {
        assert!(Sites::default().find(Site::NOWHERE).is_none());
    }
}
