//! Frames that have objects: how they get them, and what the objects hear at their ends.

use std::cell::Cell;

use crate::bytecode::{CodeOffset, Instruction};
use crate::object::generator::MOST_SEEN;
use crate::object::reference::finalizers_are_due;
use crate::object::{Frame, FrameObject, FrameState, Gc, Generator, Suspended, Value};

use super::Vm;
use super::machine::Machine;

impl Vm {
    /// The object of a frame that runs or waits, made now if it had none. `generator`: whose frame it is, if that has its
    /// object.
    pub fn frame_object(&self, frame: &Frame, generator: Option<&Gc<Generator>>) -> Gc<FrameObject> {
        if let Some(known) = self.known_frame_object(frame, generator) {
            return known;
        }
        let state = FrameState::Live { offset: frame.offset(), generator: None };
        let object = Gc::new(FrameObject::new(frame.function.clone(), state));
        if let Some(generator) = generator {
            generator.with_extra(|extra| extra.frame_object = Some(object.clone()));
            frame.outcome.set_seen(0);
            return object;
        }
        let place = self.seen_frames.borrow_mut().insert(object.clone());
        if place < MOST_SEEN {
            frame.outcome.set_seen(place);
        } else {
            self.seen_frames.borrow_mut().remove(place);
        }
        object
    }

    /// The object of a frame, if it has one.
    pub fn known_frame_object(
        &self,
        frame: &Frame,
        generator: Option<&Gc<Generator>>,
    ) -> Option<Gc<FrameObject>> {
        if !frame.outcome.is_seen() {
            return None;
        }
        match generator {
            Some(generator) => generator.frame_object(),
            None => self.seen_frames.borrow().get(frame.outcome.seen_place()).cloned(),
        }
    }

    /// The same for one that ends, or moves: it is not seen any more.
    fn take_frame_object(&self, frame: &Frame, generator: Option<&Gc<Generator>>) -> Option<Gc<FrameObject>> {
        if !frame.outcome.is_seen() {
            return None;
        }
        frame.outcome.set_unseen();
        match generator {
            Some(generator) => generator.with_extra(|extra| extra.frame_object.take()),
            None => self.seen_frames.borrow_mut().remove(frame.outcome.seen_place()),
        }
    }

    /// A frame that ran without a generator's object gets one: that keeps the frame's object from now on.
    pub(super) fn move_frame_object(&self, frame: &Frame, generator: &Gc<Generator>) {
        if let Some(object) = self.take_frame_object(frame, None) {
            generator.with_extra(|extra| extra.frame_object = Some(object));
            frame.outcome.set_seen(0);
        }
    }

    /// The object of the frame that called the running one, `callee`; nothing if that was entered from Rust.
    fn object_of_caller(&self, callee: &Frame) -> Option<Gc<FrameObject>> {
        if callee.outcome.leaves() {
            return None;
        }
        let height = self.frames.len();
        if let Some(segment) = self.segments.last().filter(|segment| segment.height == height) {
            let waiting = segment.chain.last().unwrap_or(&segment.base);
            let kept = waiting.frame.borrow();
            let Suspended { frame, .. } = kept.as_ref()?;
            return Some(self.frame_object(frame, Some(waiting)));
        }
        let frame = self.frames.last()?;
        let running = frame
            .outcome
            .belongs_to_generator()
            .then(|| self.running_generators.iter().rev().find(|running| running.height < height));
        Some(self.frame_object(frame, running.flatten().map(|running| &running.generator)))
    }
}

impl Machine<'_> {
    /// The object of the running frame, in which an exception is handled.
    pub fn running_frame_object(&self) -> Gc<FrameObject> {
        self.vm.frame_object(&self.frame, self.generator())
    }

    /// The object of the running frame, which an exception ends: nothing but that knows a new one.
    pub fn ending_frame_object(&self) -> Gc<FrameObject> {
        self.vm.take_frame_object(&self.frame, self.generator()).unwrap_or_else(|| {
            let state = FrameState::Live { offset: self.frame.offset(), generator: None };
            Gc::new(FrameObject::new(self.frame.function.clone(), state))
        })
    }

    /// The same if there is an object already.
    pub fn known_ending_frame_object(&self) -> Option<Gc<FrameObject>> {
        self.vm.take_frame_object(&self.frame, self.generator())
    }

    /// What the running frame, which is seen, returns. Its object gets its locals if somebody else has it.
    #[cold]
    pub fn end_seen_frame(&mut self) -> Value {
        let value = match self.calling_instruction() {
            Instruction::Return { src, .. } => self.registers()[src.index()].clone(),
            _ => Value::None,
        };
        let object = self.known_ending_frame_object().filter(|object| !object.as_ref_untyped().is_unshared());
        match &object {
            None => {
                self.clear_temporaries();
                self.clear_locals();
            }
            Some(object) => {
                self.hand_over_locals(object);
                self.clear_temporaries();
                if let Some(caller) = self.vm.object_of_caller(&self.frame) {
                    object.set_back(&caller);
                }
            }
        }
        value
    }

    /// Moves the locals of the running frame, which ends, to its object.
    pub fn hand_over_locals(&mut self, object: &Gc<FrameObject>) {
        let count = self.frame.function.code.local_names.len();
        let mut locals: Box<[Value]> = self.registers()[..count].iter_mut().map(Value::take).collect();
        for register in &self.frame.function.code.code.comprehension_registers {
            locals[register.index()] = Value::Undef;
        }
        drop(object.end(self.frame.offset(), locals));
    }

    /// Drops what the statement that failed had in hand, the last first, before its handler runs at `target`.
    pub fn drop_temporaries(&mut self, target: CodeOffset) {
        let code = self.frame.function.code.clone();
        let mut handler = code.instructions[target.0 as usize..].iter().map(Cell::get).peekable();
        if let Some(Instruction::Clear { start, count }) = handler.peek().copied() {
            handler.next();
            let (start, end) = (start.index(), start.index() + usize::from(count));
            self.registers()[start..end].iter_mut().rev().for_each(|register| *register = Value::Undef);
        }
        if let Some(Instruction::EnterHandler { save, .. }) = handler.next() {
            let registers = self.registers();
            registers[save.index()] = Value::Undef;
            // A comprehension that fails takes its names with it.
            for register in &code.code.comprehension_registers {
                registers[register.index()] = Value::Undef;
            }
        }
    }

    /// What was just dropped ends now, where the running frame stands: not when it has gone on.
    pub fn end_dropped(&mut self) {
        if finalizers_are_due() {
            self.with_visible_frame(Vm::end_objects);
        }
    }

    /// Drops what the running frame, which ends, had in hand, the last first.
    pub fn clear_temporaries(&mut self) {
        let count = self.frame.function.code.local_names.len();
        self.registers()[count..].iter_mut().rev().for_each(|register| drop(register.take()));
    }

    /// Drops the locals of the running frame, which ends.
    pub fn clear_locals(&mut self) {
        let count = self.frame.function.code.local_names.len();
        self.registers()[..count].iter_mut().for_each(|register| drop(register.take()));
    }
}
