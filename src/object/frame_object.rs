//! Frames as objects: what `sys._getframe()`, `tb_frame` and `gi_frame` give.
//!
//! Nearly no frame has one. It is made when a script asks for it, or an exception passes; from then on the frame is
//! *seen* ([`super::Outcome::is_seen`]), and its end hands its locals over, if anybody has the object still.

use std::cell::RefCell;

use super::{Dict, Function, Gc, LoadedCode, Ref, Trace, Value, WeakRef};

/// A frame that a script can look at.
#[derive(Debug)]
pub struct FrameObject {
    pub code: Gc<LoadedCode>,
    /// None if no more than the code is known: one that waits for a function of Rust, the place of a syntax error.
    pub function: Option<Gc<Function>>,
    pub state: RefCell<FrameState>,
}

/// How far a frame that has an object is.
#[derive(Debug)]
pub enum FrameState {
    /// It runs or waits: what it is like now stands in the VM, or in its generator.
    Live {
        /// The instruction that it was last seen at.
        offset: u32,
        /// Its generator, if the object was asked from that.
        generator: Option<WeakRef>,
    },
    /// It has ended, or nothing more is known of it.
    Ended {
        /// The last instruction that it began.
        offset: u32,
        /// Its locals, as they were; none once they are cleared.
        registers: Box<[Value]>,
        /// The frame that called it, if that is known.
        back: Option<Gc<FrameObject>>,
    },
}

impl FrameObject {
    /// The object of a frame of a function.
    pub fn new(function: Gc<Function>, state: FrameState) -> FrameObject {
        FrameObject { code: function.code.clone(), function: Some(function), state: RefCell::new(state) }
    }

    /// The object of a frame of which only the place is known.
    pub fn of_place(code: Gc<LoadedCode>, offset: u32, back: Option<Gc<FrameObject>>) -> FrameObject {
        let state = FrameState::Ended { offset, registers: Box::default(), back };
        FrameObject { code, function: None, state: RefCell::new(state) }
    }

    /// The globals, if they are known.
    pub fn globals(&self) -> Option<&Gc<Dict>> {
        self.function.as_ref().map(|function| &function.globals)
    }

    /// The frame has ended. What it was is dropped by the caller, where nothing is borrowed.
    #[must_use = "it is dropped where nothing is borrowed"]
    pub fn end(&self, offset: u32, registers: Box<[Value]>) -> FrameState {
        self.state.replace(FrameState::Ended { offset, registers, back: None })
    }

    /// Who called the frame, which has ended.
    pub fn set_back(&self, caller: &Gc<FrameObject>) {
        if let FrameState::Ended { back, .. } = &mut *self.state.borrow_mut() {
            *back = Some(caller.clone());
        }
    }
}

impl Trace for FrameObject {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.code.as_ref_untyped());
        if let Some(function) = &self.function {
            visit(function.as_ref_untyped());
        }
        if let Ok(state) = self.state.try_borrow()
            && let FrameState::Ended { registers, back, .. } = &*state
        {
            registers.iter().for_each(|value| value.trace(visit));
            back.iter().for_each(|back| visit(back.as_ref_untyped()));
        }
    }

    fn clear(&self) {
        let offset = match &*self.state.borrow() {
            FrameState::Live { offset, .. } | FrameState::Ended { offset, .. } => *offset,
        };
        drop(self.end(offset, Box::default()));
    }
}

/// The objects of the frames that run, but for those of generators, which keep theirs. A frame knows its place here.
#[derive(Debug, Default)]
pub struct SeenFrames {
    places: Vec<Option<Gc<FrameObject>>>,
    free: Vec<u32>,
}

impl SeenFrames {
    /// Keeps an object; the number of its place.
    pub fn insert(&mut self, object: Gc<FrameObject>) -> u32 {
        match self.free.pop() {
            Some(place) => {
                self.places[place as usize] = Some(object);
                place
            }
            None => {
                self.places.push(Some(object));
                self.places.len() as u32 - 1
            }
        }
    }

    /// The object at a place.
    pub fn get(&self, place: u32) -> Option<&Gc<FrameObject>> {
        self.places.get(place as usize)?.as_ref()
    }

    /// Takes the object of a frame that ends.
    pub fn remove(&mut self, place: u32) -> Option<Gc<FrameObject>> {
        let object = self.places.get_mut(place as usize)?.take();
        self.free.push(place);
        object
    }
}
