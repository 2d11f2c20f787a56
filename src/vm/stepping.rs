//! Generators that `for` and `yield from` drive, where nothing holds them up: no exception is being handled in them, and
//! they wait for nothing themselves. All else goes the long way, through `frames` and `resume`.

use crate::bytecode::{Instruction, Reg};
use crate::object::{Flavor, Generator, GeneratorState, Kind, OnReturn, Suspended, Value};

use super::machine::{Machine, Signal};
use super::native::{Input, Step};

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
    let too_deep = machine.vm.frames.len() + 1 >= machine.vm.recursion_limit;
    let base = machine.free_base();
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
        || generator.extra.borrow().is_some()
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
    let Some(Suspended { frame, registers }) = generator.frame.take() else { return Stepped::Refused };
    frame.place.set_base(base);
    frame.outcome.set_on_return(on_return);
    frame.outcome.set_dst(dst);
    generator.state.set(GeneratorState::Running);
    machine.frame.place.set_pc(pc as u32 + 1);
    let caller = std::mem::replace(&mut machine.frame, frame);
    machine.vm.frames.push(caller);
    machine.lay_out(generator, registers);
    if let Some(register) = awaits_value {
        machine.registers()[register.index()] = Value::None;
    }
    Stepped::Entered
}

/// What became of an attempt to await something.
pub(super) enum Awaited {
    /// It was done at once; its result is in its register.
    Done,
    /// The loop has more to do.
    Leave(Signal),
    /// It must be awaited the long way; nothing was done.
    Refused,
}

/// Awaits a coroutine of Rust, in a coroutine of a script.
#[inline(never)]
pub(super) fn await_native(machine: &mut Machine<'_>, src: Reg, dst: Reg, pc: usize) -> Awaited {
    if !machine.frame.outcome.is(OnReturn::Awaited) && machine.generator().is_none() {
        return Awaited::Refused;
    }
    let target = match &machine.registers()[src.index()] {
        Value::Object(object) if object.kind() == Kind::Native => object.clone(),
        _ => return Awaited::Refused,
    };
    let Some(resume) = machine.vm.hooks_of(&target).resume else { return Awaited::Refused };
    machine.frame.place.set_pc(pc as u32 + 1);
    machine.vm.running_site = machine.frame.function.code.site(pc as u32 + 1);
    let step = machine.vm.resume_hooked(resume, &target, Input::Send(Value::None));
    match step {
        Ok(Step::Return(value)) => {
            let regs = machine.registers();
            regs[src.index()] = Value::Undef;
            regs[dst.index()] = value;
            Awaited::Done
        }
        Ok(Step::Yield(value)) => {
            machine.materialise();
            let generator = machine.generator().expect("it is a coroutine's frame");
            drop(generator.awaiting.replace(target.into()));
            Awaited::Leave(Signal::Suspend(value))
        }
        Err(raised) => {
            machine.registers()[src.index()] = Value::Undef;
            Awaited::Leave(Signal::Raise(raised))
        }
    }
}

/// Suspends the running generator, which a loop drives and which handles no exception, at the `Yield` at `pc`, and gives
/// `value` to the loop.
#[inline(never)]
pub(super) fn yield_to_loop(machine: &mut Machine<'_>, value: Value, pc: usize) {
    let dst = machine.frame.outcome.dst();
    machine.frame.place.set_pc(pc as u32 + 1);
    let caller = machine.vm.frames.pop().expect("a generator that a loop drives has the loop's frame below");
    machine.keep_registers(caller);
    machine.registers()[dst.index()] = value;
}

/// Goes back from a generator that has returned to the loop that drives it, which ends. The registers are empty.
#[inline(never)]
pub(super) fn end_generator(machine: &mut Machine<'_>) {
    if let Some(generator) = machine.take_generator() {
        generator.state.set(GeneratorState::Finished);
    }
    machine.frame =
        machine.vm.frames.pop().expect("a generator that a loop drives has the loop's frame below");
    machine.end_loop();
}
