//! Generators that `for` and `yield from` drive, where nothing holds them up: no exception is being handled in them, and
//! they wait for nothing themselves. All else goes the long way, through `frames` and `resume`.

use crate::bytecode::{Instruction, Reg};
use crate::object::{
    AsyncAction, AsyncGeneratorStep, Flavor, Gc, Generator, GeneratorState, Kind, OnReturn, Ref, StepState,
    Suspended, Value,
};

use super::machine::Machine;
use super::native::{Input, Step, Turn};
use super::resume::new_generator;
use super::{Raised, Vm, VmResult};

/// What became of an attempt to step a generator.
pub(super) enum Stepped {
    /// Its frame is the running one.
    Entered,
    /// It has ended before.
    Ended,
    /// It must be stepped the long way.
    Refused,
}

/// Enters the frame of the generator in `iterator` for the instruction at `pc`.
#[inline(never)]
pub(super) fn step_generator(
    machine: &mut Machine<'_>,
    iterator: Reg,
    dst: Reg,
    pc: usize,
    on_return: OnReturn,
) -> Stepped {
    let too_deep = machine.vm.is_at_recursion_limit();
    let Some(generator) = machine.registers()[iterator.index()].as_gc::<Generator>() else {
        return Stepped::Refused;
    };
    let state = generator.state.get();
    if state == GeneratorState::Finished && on_return == OnReturn::ForGenerator {
        return Stepped::Ended;
    }
    if too_deep
        || generator.flavor != Flavor::Generator
        || !matches!(state, GeneratorState::Created | GeneratorState::Suspended)
        || generator.extra.borrow().as_ref().is_some_and(|extra| !extra.handled.is_empty())
        || !generator.chain.borrow().is_empty()
        || !generator.awaiting.borrow().is_undef()
    {
        return Stepped::Refused;
    }
    // Where it stands: it may as well wait for another one, as a member of a chain that somebody else drives.
    let stands_at = generator.frame.borrow().as_ref().map(|kept| kept.frame.previous_instruction());
    let awaits_value = match stands_at {
        Some(Instruction::Yield { dst, .. }) => Some(dst),
        Some(Instruction::ReturnGenerator {}) => None,
        _ => return Stepped::Refused,
    };
    let generator = generator.clone();
    let Some(kept) = generator.frame.take() else { return Stepped::Refused };
    enter_kept(machine, generator, kept, on_return, dst, pc);
    if let Some(register) = awaits_value {
        machine.registers()[register.index()] = Value::None;
    }
    Stepped::Entered
}

/// Makes the frame that a generator kept the running one, above the frame of the instruction at `pc`.
#[inline(always)]
fn enter_kept(
    machine: &mut Machine<'_>,
    generator: Gc<Generator>,
    kept: Suspended,
    on_return: OnReturn,
    dst: Reg,
    pc: usize,
) {
    let Suspended { frame, registers } = kept;
    frame.place.set_base(machine.free_base());
    frame.outcome.set_on_return(on_return);
    frame.outcome.set_dst(dst);
    generator.state.set(GeneratorState::Running);
    machine.frame.place.set_pc(pc as u32 + 1);
    let caller = std::mem::replace(&mut machine.frame, frame);
    machine.vm.frames.push(caller);
    machine.lay_out(generator, registers);
}

/// What became of an attempt to await something.
pub(super) enum Awaited {
    /// It was done at once; its result is in its register.
    Done,
    /// The coroutine is to be suspended, and gives this to whoever drives it.
    Suspend(Value),
    /// It raised.
    Raised(Raised),
    /// It must be awaited the long way; nothing was done.
    Refused,
}

/// Awaits a coroutine of Rust, in a coroutine of a script.
#[inline(never)]
pub(super) fn await_native(machine: &mut Machine<'_>, src: Reg, dst: Reg, pc: usize) -> Awaited {
    if !machine.frame.outcome.can_suspend() {
        return Awaited::Refused;
    }
    let target = match &machine.registers()[src.index()] {
        Value::Object(object) if object.kind() == Kind::Native => object.clone(),
        _ => return Awaited::Refused,
    };
    let hooks = machine.vm.hooks_of(&target);
    let Some(resume) = hooks.resume else { return Awaited::Refused };
    machine.frame.place.set_pc(pc as u32 + 1);
    if hooks.turn.is_some_and(|turn| turn(&target) == Turn::Begins) {
        return machine.wait_for(target, Value::None);
    }
    machine.vm.running_site = machine.frame.function.code.site(pc as u32 + 1);
    let step = machine.vm.resume_hooked(resume, &target, Input::Send(Value::None));
    match step {
        Ok(Step::Return(value)) => {
            let regs = machine.registers();
            regs[src.index()] = Value::Undef;
            regs[dst.index()] = value;
            Awaited::Done
        }
        Ok(Step::Yield(value)) => machine.wait_for(target, value),
        Err(raised) => {
            machine.registers()[src.index()] = Value::Undef;
            Awaited::Raised(raised)
        }
    }
}

impl Machine<'_> {
    /// The running frame, a coroutine's, waits for something of Rust's, which gave a value.
    #[inline]
    pub(super) fn wait_for(&mut self, target: Ref, value: Value) -> Awaited {
        self.materialise();
        let generator = self.generator().expect("it is a coroutine's frame");
        drop(generator.awaiting.replace(target.into()));
        Awaited::Suspend(value)
    }

    /// Ends the wait of the running frame, which was just resumed, for something that only gave way for a turn. False,
    /// and nothing done, if it waits for something else.
    #[inline]
    pub fn end_turn(&mut self) -> bool {
        let Some(generator) = self.generator() else { return false };
        let ended = match &*generator.awaiting.borrow() {
            Value::Object(awaited) => {
                self.vm.hooks_of(awaited).turn.is_some_and(|turn| turn(awaited) == Turn::Ends)
            }
            _ => false,
        };
        if !ended {
            return false;
        }
        let awaited = generator.awaiting.take();
        if let Instruction::Await { dst, src } | Instruction::YieldFrom { dst, src } =
            self.calling_instruction()
        {
            let regs = self.registers();
            regs[src.index()] = Value::Undef;
            regs[dst.index()] = Value::None;
        }
        self.vm.reuse_awaitable(awaited);
        true
    }
}

impl Vm {
    /// What was awaited has ended: a coroutine of Rust that nobody has any more may be used again.
    #[inline]
    pub(super) fn reuse_awaitable(&mut self, awaited: Value) {
        if let Value::Object(awaited) = awaited
            && awaited.is_unshared()
            && self.hooks_of(&awaited).turn.is_some()
        {
            self.spare_awaitable = Some(awaited);
        }
    }
}

/// Suspends the running generator, which a loop drives and which handles no exception, at the `Yield` at `pc`, and gives
/// the value to the loop.
#[inline(never)]
pub(super) fn yield_to_loop(machine: &mut Machine<'_>, src: Reg, pc: usize) {
    let value = machine.yielded_value(src);
    let dst = machine.frame.outcome.dst();
    machine.frame.place.set_pc(pc as u32 + 1);
    let caller = machine.vm.frames.pop().expect("a generator that a loop drives has the loop's frame below");
    machine.keep_registers(caller);
    machine.registers()[dst.index()] = value;
}

/// Makes the object of the generator or coroutine whose function was just called, and gives it to the caller. False, and
/// nothing done, if the caller is Rust.
#[inline(never)]
pub(super) fn return_generator(machine: &mut Machine<'_>, pc: usize) -> bool {
    if !machine.frame.outcome.is(OnReturn::Store) {
        return false;
    }
    let registers: Box<[Value]> = machine.registers().iter_mut().map(Value::take).collect();
    machine.frame.place.set_pc(pc as u32 + 1);
    let site = machine.caller_site();
    let made = new_generator(machine.vm, &machine.frame, registers, site);
    if machine.vm.origin_depth > 0 {
        machine.remember_origin(&made);
    }
    let dst = machine.frame.outcome.dst();
    machine.pop_window();
    machine.registers()[dst.index()] = made;
    true
}

/// Goes back from a generator that has returned to the loop that drives it, which ends. The registers are empty.
#[inline(never)]
pub(super) fn end_generator(machine: &mut Machine<'_>) {
    machine.take_generator();
    machine.frame =
        machine.vm.frames.pop().expect("a generator that a loop drives has the loop's frame below");
    machine.end_loop();
}

/// Enters the frame of an async generator, which stands at a `yield`, for the `Await` at `pc` of one of its steps. False,
/// and nothing done, if there is more to it.
#[inline(never)]
pub(super) fn enter_async_step(machine: &mut Machine<'_>, src: Reg, dst: Reg, pc: usize) -> bool {
    if !machine.frame.outcome.can_suspend() || machine.vm.is_at_recursion_limit() {
        return false;
    }
    let Some(step) = machine.registers()[src.index()].as_gc::<AsyncGeneratorStep>() else { return false };
    if step.state.get() != StepState::Created || step.action != AsyncAction::Send {
        return false;
    }
    let generator = step.generator();
    let Some((kept, value_goes_to)) = take_yielded(&generator) else { return false };
    step.state.set(StepState::Running);
    let value = step.input.take().defined().unwrap_or(Value::None);
    enter_kept(machine, generator, kept, OnReturn::AsyncStep, dst, pc);
    machine.registers()[value_goes_to.index()] = value;
    true
}

/// Enters the frame of the async generator in `iterator` for the `GetAsyncNext` at `pc`, whose step the next instruction
/// awaits. No step is made: the generator stands for it in `src`, until somebody wants to see it
/// ([`Machine::awaited_step`]). False, and nothing done, if there is more to it.
#[inline(never)]
pub(super) fn enter_async_next(machine: &mut Machine<'_>, iterator: Reg, src: Reg, pc: usize) -> bool {
    let next = machine.frame.function.code.instructions.get(pc + 1).map(std::cell::Cell::get);
    let Some(Instruction::Await { dst, src: awaited }) = next else { return false };
    if awaited != src || !machine.frame.outcome.can_suspend() || machine.vm.is_at_recursion_limit() {
        return false;
    }
    let regs = machine.registers();
    let Some(generator) = regs[iterator.index()].as_gc::<Generator>() else { return false };
    if generator.flavor != Flavor::AsyncGenerator {
        return false;
    }
    let Some((kept, value_goes_to)) = take_yielded(generator) else { return false };
    let generator = generator.clone();
    regs[src.index()] = (&generator).into();
    enter_kept(machine, generator, kept, OnReturn::AsyncStep, dst, pc + 1);
    machine.registers()[value_goes_to.index()] = Value::None;
    true
}

/// Takes the frame of an async generator that stands at a plain `yield`, and the register for what is sent. Only one that
/// is suspended has been announced to the event loop already.
#[inline(always)]
fn take_yielded(generator: &Generator) -> Option<(Suspended, Reg)> {
    if generator.state.get() != GeneratorState::Suspended
        || !generator.chain.borrow().is_empty()
        || !generator.awaiting.borrow().is_undef()
    {
        return None;
    }
    let mut kept = generator.frame.borrow_mut();
    let frame = &kept.as_ref()?.frame;
    match frame.previous_instruction() {
        Instruction::Yield { dst, .. } if frame.outcome.handled() == 0 => Some((kept.take()?, dst)),
        _ => None,
    }
}

impl Vm {
    /// Drives a coroutine, generator or native awaitable one step. StopIteration is not raised: the result is
    /// [`Step::Return`]. For an async generator's step, the next value is the result.
    ///
    /// # Errors
    /// What the script raises; TypeError for what cannot be resumed; RuntimeError or ValueError for one that has ended
    /// (coroutines) or runs.
    pub fn resume(&mut self, target: &Value, input: Input) -> VmResult<Step> {
        match self.resume_for_loop(target, input)? {
            Step::Yield(value) => Ok(Step::Yield(self.reveal(value))),
            Step::Return(value) => Ok(Step::Return(value)),
        }
    }

    /// What scripts see of a value that was yielded to whoever drives a coroutine: a sleep that the event loop does not get
    /// has to show the future that it waits for.
    #[inline]
    pub fn reveal(&mut self, yielded: Value) -> Value {
        match &yielded {
            Value::Object(object) if object.kind() == Kind::Native => match self.hooks_of(object).reveal {
                Some(reveal) => reveal(self, object),
                None => yielded,
            },
            _ => yielded,
        }
    }

    /// A step that asks an async generator for its next value.
    #[inline]
    pub(super) fn new_step(&mut self, generator: &Gc<Generator>) -> Value {
        if let Some(spare) = self.spare_step.take()
            && let Some(step) = spare.get::<AsyncGeneratorStep>()
        {
            step.renew(generator, Value::None);
            return spare.into();
        }
        Gc::new(AsyncGeneratorStep::new(generator.clone(), AsyncAction::Send, Value::None)).into()
    }

    /// A step that asked for the next value is done, and nobody else has it: keeps it for the next one.
    #[inline]
    fn put_step_aside(&mut self, done: Ref) {
        if let Some(step) = done.get::<AsyncGeneratorStep>() {
            step.put_aside();
        }
        self.spare_step = Some(done);
    }
}

/// Whether the running frame is an async generator's that gives its next value to the frame right below, which awaits it.
fn yields_to_step(machine: &Machine<'_>) -> bool {
    if !machine.frame.outcome.is(OnReturn::AsyncStep)
        || machine.vm.segments.last().is_some_and(|segment| segment.height == machine.vm.frames.len())
    {
        return false;
    }
    let Some(caller) = machine.vm.frames.last() else { return false };
    let Instruction::Await { src, .. } = caller.previous_instruction() else { return false };
    let awaited = &machine.stack[caller.place.base() as usize + src.index()];
    match awaited.get::<AsyncGeneratorStep>() {
        Some(step) => step.action == AsyncAction::Send,
        None => awaited.get::<Generator>().is_some(),
    }
}

/// Suspends the running async generator at the `Yield` at `pc`: its value is the result of the step that the frame right
/// below awaits. False, and nothing done, if nobody does.
#[inline(never)]
pub(super) fn yield_to_step(machine: &mut Machine<'_>, src: Reg, pc: usize) -> bool {
    if !yields_to_step(machine) {
        return false;
    }
    let value = machine.yielded_value(src);
    machine.frame.place.set_pc(pc as u32 + 1);
    let caller = machine.vm.frames.pop().expect("whoever awaits the step is below");
    machine.keep_registers(caller);
    if let Instruction::Await { dst, src } = machine.calling_instruction() {
        let regs = machine.registers();
        let awaited = regs[src.index()].take();
        regs[dst.index()] = value;
        if let Some(step) = awaited.as_gc::<AsyncGeneratorStep>() {
            step.state.set(StepState::Finished);
            if let Value::Object(awaited) = awaited
                && awaited.is_unshared()
            {
                machine.vm.put_step_aside(awaited);
            }
        }
    }
    true
}
