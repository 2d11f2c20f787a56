//! Calls of functions that make a coroutine of Rust, where the next thing that is done is to await it: `await queue.get()`,
//! `async with lock`. The coroutine's first step is taken within the call, and there is an object only if it is suspended:
//! most such steps are done at once.
//!
//! The call says so to whoever makes the coroutine ([`Vm::awaited_at_once`]), who answers with what the step came to
//! ([`Vm::stepped_at_once`]). A maker that says nothing, because it gave something else or was called by a script that runs
//! meanwhile, has made an object, which is awaited as usual.

use crate::bytecode::{Instruction, Intrinsic, Reg};
use crate::object::{NativeId, Ref, Site, Value};

use super::machine::Machine;
use super::native::Step;
use super::native_call::call_native;
use super::stepping::Awaited;
use super::{Vm, VmResult};

/// What the call of a maker of coroutines, and the maker, tell each other.
#[derive(Debug, Default)]
pub(super) enum AtOnce {
    #[default]
    Nothing,
    /// The coroutine is awaited at `site`, by code that runs at this depth of calls from Rust.
    Awaited { site: Site, depth: usize },
    /// The first step was taken. There is an object unless the coroutine has ended.
    Stepped(Option<Ref>, VmResult<Step>),
}

impl Vm {
    /// If the coroutine of Rust that is to be made now is awaited as soon as it is there: the place of its `await`, where
    /// the script is from now on. Its maker must take its first step, and say what that came to.
    #[inline]
    pub fn awaited_at_once(&mut self) -> Option<Site> {
        match self.at_once {
            AtOnce::Awaited { site, depth } if depth == self.native_depth => {
                self.at_once = AtOnce::Nothing;
                self.running_site = site;
                Some(site)
            }
            _ => None,
        }
    }

    /// What the first step of a coroutine of Rust that is awaited at once came to, with its object if it is suspended.
    #[inline]
    pub fn stepped_at_once(&mut self, suspended: Option<Ref>, step: VmResult<Step>) {
        self.at_once = AtOnce::Stepped(suspended, step);
    }
}

/// Where the result of the call at `pc` is awaited, and the register for what comes of that, if that is what is done next.
#[inline]
fn next_await(machine: &Machine<'_>, made: Reg, pc: usize) -> Option<(usize, Reg)> {
    if !machine.frame.outcome.can_suspend() {
        return None;
    }
    let instructions = &machine.frame.function.code.instructions;
    let mut next = pc + 1;
    if let Instruction::Intrinsic {
        operation: Intrinsic::CheckAsyncEnter | Intrinsic::CheckAsyncExit,
        dst,
        start,
    } = instructions[next].get()
        && (dst, start) == (made, made)
    {
        // A coroutine passes that check.
        next += 1;
    }
    match instructions[next].get() {
        Instruction::Await { dst, src } if src == made => Some((next, dst)),
        _ => None,
    }
}

/// Calls, for the instruction at `pc`, a function that makes a coroutine of Rust, whose arguments fit; and takes the
/// coroutine's first step if it is awaited at once.
#[inline(never)]
pub(super) fn call_awaited(
    machine: &mut Machine<'_>,
    id: NativeId,
    first: usize,
    argc: usize,
    dst: Reg,
    pc: usize,
) -> Awaited {
    let awaited = next_await(machine, dst, pc);
    let Machine { vm, frame, stack, .. } = machine;
    let code = &frame.function.code;
    vm.running_site = code.site(pc as u32 + 1);
    vm.at_once = match awaited {
        Some((place, _)) => AtOnce::Awaited { site: code.site(place as u32 + 1), depth: vm.native_depth },
        None => AtOnce::Nothing,
    };
    let first = frame.place.base() as usize + first;
    let made = call_native(vm, id, &mut stack[first..], argc);
    let (AtOnce::Stepped(suspended, step), Some((place, goes_to))) =
        (std::mem::take(&mut vm.at_once), awaited)
    else {
        frame.place.set_pc(pc as u32 + 1);
        return match made {
            Ok(made) => {
                machine.registers()[dst.index()] = made;
                Awaited::Done
            }
            Err(raised) => Awaited::Raised(raised),
        };
    };
    frame.place.set_pc(place as u32 + 1);
    let regs = machine.registers();
    match (step, suspended) {
        (Ok(Step::Yield(value)), Some(suspended)) => {
            regs[dst.index()] = Value::Object(suspended.clone());
            machine.wait_for(suspended, value)
        }
        (Ok(Step::Return(value) | Step::Yield(value)), _) => {
            regs[dst.index()] = Value::Undef;
            regs[goes_to.index()] = value;
            Awaited::Done
        }
        (Err(raised), _) => {
            regs[dst.index()] = Value::Undef;
            Awaited::Raised(raised)
        }
    }
}
