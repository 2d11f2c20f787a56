//! Frames, and the objects that keep one while it is suspended: generators, coroutines, async generators.

use std::cell::{Cell, RefCell};
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use crate::bytecode::{Instruction, Reg};

use super::{Dict, Function, Gc, Ref, Site, Str, Trace, Value};

/// A running or suspended activation of a function.
///
/// Its registers are a window of the VM's stack that starts at `base`; that of a plain call overlaps its caller's
/// arguments. What a generator or coroutine keeps while it is suspended is a [`Suspended`].
///
/// Calls copy frames about, so they are small, and made of words of one size, no two of one type side by side: each is
/// written and read as a whole. What is read in wider parts than it was just written in waits for the store buffer;
/// with a field of its own for each number a call and its return did so three times (a sixth of benchmark `fib`).
#[derive(Debug)]
#[repr(C)]
pub struct Frame {
    pub function: Gc<Function>,
    pub place: Place,
    pub outcome: Outcome,
}

/// What is left of a frame while its generator is suspended.
#[derive(Debug)]
pub struct Suspended {
    pub frame: Frame,
    pub registers: Box<[Value]>,
}

/// Where a frame is: its base, in the low half, and its next instruction.
///
/// An atomic word only to keep the optimiser from joining its moves with those of its neighbours: what was written in
/// two parts a moment ago and is read as one waits for the store buffer.
#[derive(Debug)]
pub struct Place(AtomicU64);

impl Place {
    #[inline(always)]
    pub fn new(base: u32, pc: u32) -> Place {
        Place(AtomicU64::new(u64::from(base) | u64::from(pc) << 32))
    }

    #[inline(always)]
    fn word(&self) -> u64 {
        self.0.load(Relaxed)
    }

    #[inline(always)]
    fn set(&self, place: &Place) {
        self.0.store(place.word(), Relaxed);
    }

    #[inline(always)]
    pub fn base(&self) -> u32 {
        self.0.load(Relaxed) as u32
    }

    #[inline(always)]
    pub fn pc(&self) -> u32 {
        (self.0.load(Relaxed) >> 32) as u32
    }

    #[inline(always)]
    pub fn set_base(&self, base: u32) {
        self.set(&Place::new(base, self.pc()));
    }

    #[inline(always)]
    pub fn set_pc(&self, pc: u32) {
        self.set(&Place::new(self.base(), pc));
    }
}

/// What happens when a frame ends. From the low end: `dst` (16 bits), `on_return` (8), whether it is seen (8), `handled`
/// (8), its place among the [`super::SeenFrames`] (24). Atomic for the same reason as [`Place`].
#[derive(Debug)]
pub struct Outcome(AtomicU64);

const ON_RETURN: u32 = 16;
const SEEN: u32 = 24;
const HANDLED: u32 = 32;
const SEEN_PLACE: u32 = 40;
/// How many frames that are no generators' can be seen at a time.
pub const MOST_SEEN: u32 = 1 << 24;

impl Outcome {
    #[inline(always)]
    pub fn new(dst: Reg, on_return: OnReturn) -> Outcome {
        Outcome(AtomicU64::new(u64::from(dst.0) | (on_return as u64) << ON_RETURN))
    }

    #[inline(always)]
    fn word(&self) -> u64 {
        self.0.load(Relaxed)
    }

    #[inline(always)]
    fn set_bits(&self, mask: u64, bits: u64) {
        self.0.store(self.word() & !mask | bits, Relaxed);
    }

    /// The caller's register for the result.
    #[inline(always)]
    pub fn dst(&self) -> Reg {
        Reg(self.word() as u16)
    }

    #[inline(always)]
    pub fn set_dst(&self, dst: Reg) {
        self.set_bits(0xffff, u64::from(dst.0));
    }

    /// What happens with the result.
    #[inline(always)]
    pub fn on_return(&self) -> OnReturn {
        OnReturn::ALL[usize::from((self.word() >> ON_RETURN) as u8)]
    }

    #[inline(always)]
    pub fn set_on_return(&self, on_return: OnReturn) {
        self.set_bits(0xff << ON_RETURN, (on_return as u64) << ON_RETURN);
    }

    /// Whether this is what happens with the result.
    #[inline(always)]
    pub fn is(&self, on_return: OnReturn) -> bool {
        (self.word() >> ON_RETURN) as u8 == on_return as u8
    }

    /// Whether this is what happens with the result, and that is all that happens at the end: the frame is not seen.
    #[inline(always)]
    pub fn ends_with(&self, on_return: OnReturn) -> bool {
        (self.word() >> ON_RETURN) as u16 == on_return as u16
    }

    /// Whether the frame's result just goes into the caller's register.
    #[inline(always)]
    pub fn is_plain(&self) -> bool {
        self.ends_with(OnReturn::Store) || self.ends_with(OnReturn::Awaited)
    }

    /// Whether the frame has an object, which wants to hear of its end.
    #[inline(always)]
    pub fn is_seen(&self) -> bool {
        (self.word() >> SEEN) as u8 != 0
    }

    /// The place of the frame's object, if it is seen and no generator keeps it.
    pub fn seen_place(&self) -> u32 {
        (self.word() >> SEEN_PLACE) as u32
    }

    /// The frame has an object now, in this place.
    pub fn set_seen(&self, place: u32) {
        self.set_bits(
            0xff << SEEN | u64::from(MOST_SEEN - 1) << SEEN_PLACE,
            1 << SEEN | u64::from(place) << SEEN_PLACE,
        );
    }

    /// The frame's object is gone.
    pub fn set_unseen(&self) {
        self.set_bits(0xff << SEEN, 0);
    }

    /// Whether the frame is a generator's or coroutine's that has its object.
    #[inline(always)]
    pub fn belongs_to_generator(&self) -> bool {
        (self.word() >> ON_RETURN) as u8 >= OnReturn::ForGenerator as u8
    }

    /// Whether the frame can be suspended: it is that of a generator or coroutine, with its object or yet without.
    #[inline(always)]
    pub fn can_suspend(&self) -> bool {
        self.is(OnReturn::Awaited) || self.belongs_to_generator()
    }

    /// Whether the frame was entered from Rust.
    #[inline(always)]
    pub fn leaves(&self) -> bool {
        self.is(OnReturn::Leave) || self.is(OnReturn::Driven)
    }

    /// How many exceptions the frame is handling: its entries in the VM's list.
    #[inline(always)]
    pub fn handled(&self) -> u8 {
        (self.word() >> HANDLED) as u8
    }

    #[inline(always)]
    pub fn set_handled(&self, handled: u8) {
        self.set_bits(0xff << HANDLED, u64::from(handled) << HANDLED);
    }
}

impl Frame {
    /// A frame that starts a function.
    #[inline(always)]
    pub fn window(function: Gc<Function>, base: u32, dst: Reg, on_return: OnReturn) -> Frame {
        Frame { function, place: Place::new(base, 0), outcome: Outcome::new(dst, on_return) }
    }

    /// Makes this a plain call's frame, which is to start, and gives the one it was, to go on at `pc`.
    #[inline(always)]
    pub fn enter(
        &mut self,
        function: Gc<Function>,
        base: u32,
        pc: u32,
        dst: Reg,
        on_return: OnReturn,
    ) -> Frame {
        let place = Place::new(self.place.base(), pc);
        let function = std::mem::replace(&mut self.function, function);
        self.place.set(&Place::new(base, 0));
        let outcome = Outcome(AtomicU64::new(self.outcome.word()));
        self.outcome.set_bits(u64::MAX, Outcome::new(dst, on_return).word());
        Frame { function, place, outcome }
    }

    /// Makes this the frame of its caller again, the last of `frames`.
    #[inline(always)]
    pub fn leave_to_last(&mut self, frames: &mut Vec<Frame>) {
        let Some(caller) = frames.last() else { return };
        let (place, outcome) = (caller.place.word(), caller.outcome.word());
        let Some(Frame { function, .. }) = frames.pop() else { return };
        self.place.0.store(place, Relaxed);
        self.outcome.0.store(outcome, Relaxed);
        drop(std::mem::replace(&mut self.function, function));
    }

    /// The instruction that the frame is at: it called something, or suspended the frame.
    #[inline]
    pub fn previous_instruction(&self) -> Instruction {
        self.function.code.instructions[self.place.pc() as usize - 1].get()
    }

    /// The last instruction that the frame began; the first, if it began none.
    #[inline]
    pub fn offset(&self) -> u32 {
        self.place.pc().saturating_sub(1)
    }

    /// The namespace of a class body, or the locals given to `exec`.
    pub fn namespace(&self) -> Option<Gc<Dict>> {
        self.function.namespace()
    }
}

/// What happens with a frame's result. The last four are of frames of generators and coroutines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnReturn {
    /// It goes into the caller's register `dst`.
    Store,
    /// It must be None; the new instance waits in the caller's register of the callee.
    Init,
    /// The caller is at a binary operator or comparison and must look whether it is NotImplemented: the left operand was
    /// asked.
    Operator,
    /// The caller is at a `ForNext`: the result is the next value (a method `__next__`).
    ForNext,
    /// The frame is that of a coroutine that was called and awaited at once, or of a generator that was yielded from at
    /// once: no object was made of it yet. It returns as a plain call does; if it is suspended, it gets its object and
    /// becomes `Delegate`.
    Awaited,
    /// The frame was entered from Rust, which gets the result.
    Leave,
    /// The frame is a generator's, resumed by a `ForNext`: a yield gives the next value, a return ends the loop.
    ForGenerator,
    /// The frame is a coroutine's or generator's that the frame below waits for: `Await` or `YieldFrom`.
    Delegate,
    /// The frame is an async generator's, resumed by an `Await` in the frame below.
    AsyncStep,
    /// The frame is a generator's or coroutine's that Rust drives, and gets what it yields or returns.
    Driven,
}

impl OnReturn {
    /// All of them, by number.
    const ALL: [OnReturn; 10] = [
        OnReturn::Store,
        OnReturn::Init,
        OnReturn::Operator,
        OnReturn::ForNext,
        OnReturn::Awaited,
        OnReturn::Leave,
        OnReturn::ForGenerator,
        OnReturn::Delegate,
        OnReturn::AsyncStep,
        OnReturn::Driven,
    ];
}

/// What a generator object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavor {
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// How far a generator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneratorState {
    Created,
    Suspended,
    Running,
    Finished,
}

/// A generator, coroutine or async generator.
#[derive(Debug)]
pub struct Generator {
    pub flavor: Flavor,
    pub state: Cell<GeneratorState>,
    /// Where it was made; nowhere for one that was awaited, or yielded from, as soon as it was called.
    pub made_at: Site,
    /// The frame and its registers, unless it runs or has ended.
    pub frame: RefCell<Option<Suspended>>,
    pub function: Gc<Function>,
    /// While this one is suspended as the outermost of a chain: the coroutines that it waits for, from its own
    /// awaited one to the innermost, which is resumed directly.
    pub chain: RefCell<Vec<Gc<Generator>>>,
    /// What it waits for, if that is no coroutine of a script: a future, an iterator. `Undef` if nothing.
    pub awaiting: RefCell<Value>,
    /// What few have.
    pub extra: RefCell<Option<Box<GeneratorExtra>>>,
}

/// What few generators have.
#[derive(Debug, Default)]
pub struct GeneratorExtra {
    pub name: Option<Gc<Str>>,
    pub qualname: Option<Gc<Str>>,
    /// Where a coroutine was made, in debug mode: (file, line, function), outermost last.
    pub origin: Value,
    /// `file:line` that made a coroutine, while somebody asks for what a script leaves undone.
    pub made_at: Option<String>,
    /// An async generator's hooks were called.
    pub hooks_called: bool,
    /// An async generator whose `aclose` began, or that ended.
    pub closed: bool,
    /// The hook that the event loop set for its finalisation. It is called once, and taken away.
    pub finalizer: Value,
    /// The exceptions that the suspended frame is handling.
    pub handled: Vec<Gc<super::Exception>>,
    /// The frame's object, if it is seen.
    pub frame_object: Option<Gc<super::FrameObject>>,
}

/// What one resumption of an async generator is made of: the awaitable of `__anext__`, `asend`, `athrow`, `aclose`.
#[derive(Debug)]
pub struct AsyncGeneratorStep {
    /// None while it waits to be used again.
    generator: RefCell<Option<Gc<Generator>>>,
    pub action: AsyncAction,
    /// What is sent (`Send`) or the exception that is thrown (`Throw`).
    pub input: RefCell<Value>,
    pub state: Cell<StepState>,
}

impl AsyncGeneratorStep {
    /// A step that was not awaited yet.
    pub fn new(generator: Gc<Generator>, action: AsyncAction, input: Value) -> AsyncGeneratorStep {
        AsyncGeneratorStep {
            generator: RefCell::new(Some(generator)),
            action,
            input: RefCell::new(input),
            state: Cell::new(StepState::Created),
        }
    }

    /// The async generator that it is a step of.
    ///
    /// # Panics
    /// If it was put aside.
    #[inline]
    pub fn generator(&self) -> Gc<Generator> {
        self.generator.borrow().clone().expect("a step that scripts can see has its generator")
    }

    /// Nobody has it any more: it may be used again.
    #[inline]
    pub fn put_aside(&self) {
        drop(self.generator.take());
    }

    /// Makes one that was put aside a new step that sends a value.
    #[inline]
    pub fn renew(&self, generator: &Gc<Generator>, input: Value) {
        drop(self.generator.replace(Some(generator.clone())));
        drop(self.input.replace(input));
        self.state.set(StepState::Created);
    }
}

/// What a step does to its async generator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AsyncAction {
    Send,
    Throw,
    Close,
}

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepState {
    Created,
    Running,
    Finished,
}

impl Generator {
    pub fn name(&self) -> Gc<Str> {
        let extra = self.extra.borrow();
        extra
            .as_ref()
            .and_then(|extra| extra.name.clone())
            .unwrap_or_else(|| self.function.name.borrow().clone())
    }

    pub fn qualname(&self) -> Gc<Str> {
        let extra = self.extra.borrow();
        extra
            .as_ref()
            .and_then(|extra| extra.qualname.clone())
            .unwrap_or_else(|| self.function.qualname.borrow().clone())
    }

    /// The exception that its suspended frame is handling, the innermost if there are several.
    pub fn handles(&self) -> Option<Gc<super::Exception>> {
        self.extra.borrow().as_ref().and_then(|extra| extra.handled.last().cloned())
    }

    /// The object of its frame, if it is seen.
    pub fn frame_object(&self) -> Option<Gc<super::FrameObject>> {
        self.extra.borrow().as_ref().and_then(|extra| extra.frame_object.clone())
    }

    /// Changes what few generators have.
    pub fn with_extra<T>(&self, change: impl FnOnce(&mut GeneratorExtra) -> T) -> T {
        change(self.extra.borrow_mut().get_or_insert_default())
    }
}

impl Generator {
    /// A number made of the counts of what its suspended frame keeps: whoever asks looks at all those blocks.
    pub fn count_kept(&self) -> u32 {
        let Ok(frame) = self.frame.try_borrow() else { return 0 };
        let registers = frame.iter().flat_map(|frame| &frame.registers);
        registers.filter_map(Value::as_object).fold(0, |counts, object| counts ^ object.count())
    }
}

impl Suspended {
    /// Visits what it owns.
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.frame.function.as_ref_untyped());
        self.registers.iter().for_each(|value| value.trace(visit));
    }
}

impl Trace for Generator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.function.as_ref_untyped());
        if let Ok(frame) = self.frame.try_borrow()
            && let Some(frame) = &*frame
        {
            frame.trace(visit);
        }
        if let Ok(chain) = self.chain.try_borrow() {
            chain.iter().for_each(|inner| visit(inner.as_ref_untyped()));
        }
        if let Ok(awaiting) = self.awaiting.try_borrow() {
            awaiting.trace(visit);
        }
        if let Ok(extra) = self.extra.try_borrow()
            && let Some(extra) = &*extra
        {
            extra.origin.trace(visit);
            extra.finalizer.trace(visit);
            extra.handled.iter().for_each(|exception| visit(exception.as_ref_untyped()));
            extra.frame_object.iter().for_each(|frame| visit(frame.as_ref_untyped()));
        }
    }

    fn clear(&self) {
        self.state.set(GeneratorState::Finished);
        let frame = self.frame.try_borrow_mut().map(|mut frame| frame.take());
        drop((frame, self.chain.take(), self.awaiting.take(), self.extra.take()));
    }

    /// A coroutine that was never awaited is reported; a suspended frame inside `try` or `with` is closed, and one that
    /// yields from something, which is closed with it.
    fn wants_finalizer(&self) -> bool {
        match self.state.get() {
            GeneratorState::Created => self.flavor == Flavor::Coroutine,
            GeneratorState::Suspended => {
                if self.flavor == Flavor::AsyncGenerator {
                    return true;
                }
                let Ok(frame) = self.frame.try_borrow() else { return false };
                frame.as_ref().is_some_and(|Suspended { frame, .. }| {
                    let at = frame.offset();
                    let handlers = &frame.function.code.code.handlers;
                    handlers.iter().any(|handler| handler.start.0 <= at && at < handler.end.0)
                        || matches!(frame.previous_instruction(), Instruction::YieldFrom { .. })
                })
            }
            GeneratorState::Running | GeneratorState::Finished => false,
        }
    }
}

impl Trace for AsyncGeneratorStep {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(generator) = self.generator.try_borrow() {
            generator.iter().for_each(|generator| visit(generator.as_ref_untyped()));
        }
        if let Ok(input) = self.input.try_borrow() {
            input.trace(visit);
        }
    }

    /// One that was never awaited is reported.
    fn wants_finalizer(&self) -> bool {
        self.state.get() == StepState::Created
    }
}
