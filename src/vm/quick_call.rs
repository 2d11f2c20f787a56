//! Calls of methods of Rust, from the quick loop, whose usual case needs nothing of the VM ([`QuickBody`]). They stand out
//! of line: within the loop they would cost all other instructions machine registers.

use std::cell::Cell;

use crate::bytecode::{Instruction, Reg};
use crate::object::{NativeFunction, QuickBody, Value};

/// Calls a bound method of Rust whose work can be done without the VM. Nothing is done if it cannot.
#[inline(never)]
pub(super) fn quick_method(regs: &mut [Value], base: Reg, argc: usize) -> Option<Value> {
    let quick = regs[base.index()].get::<NativeFunction>()?.quick?;
    let (receiver, args) = regs[base.index() + 1..base.index() + 2 + argc].split_first_mut()?;
    let value = quick(receiver, args)?;
    *receiver = Value::Undef;
    for argument in args {
        *argument = Value::Undef;
    }
    Some(value)
}

/// The instruction at `pc` looks up a method that `quick` does the usual case of. If what comes next is its call, with at
/// most one argument, which is easily got, does that too: neither the method nor its receiver is put into a register.
/// Gives the place after the call, or if nothing was done, nothing.
#[inline(never)]
pub(super) fn call_at_once(
    instructions: &[Cell<Instruction>],
    regs: &mut [Value],
    pc: usize,
    (base, object): (Reg, Reg),
    quick: QuickBody,
) -> Option<usize> {
    let mut call = pc + 1;
    let argument = match instructions[call].get() {
        Instruction::CallMethod { .. } => None,
        Instruction::Move { dst, src } => Some((dst, regs[src.index()].clone())),
        Instruction::Add { dst, left, right } => match (&regs[left.index()], &regs[right.index()]) {
            (Value::Int(a), Value::Int(b)) => Some((dst, Value::Int(a.checked_add(*b)?))),
            _ => return None,
        },
        Instruction::Sub { dst, left, right } => match (&regs[left.index()], &regs[right.index()]) {
            (Value::Int(a), Value::Int(b)) => Some((dst, Value::Int(a.checked_sub(*b)?))),
            _ => return None,
        },
        Instruction::LoadInt { dst, value } => Some((dst, Value::Int(i64::from(value)))),
        _ => return None,
    };
    call += usize::from(argument.is_some());
    let Instruction::CallMethod { dst, base: callee, argc } = instructions[call].get() else { return None };
    // What is in the base's own register goes when the result comes there.
    if callee != base || dst != base {
        return None;
    }
    let value = match argument {
        Some((place, argument)) if argc == 1 && place.index() == base.index() + 2 => {
            quick(&regs[object.index()], &mut [argument])?
        }
        None if argc == 0 => quick(&regs[object.index()], &mut [])?,
        _ => return None,
    };
    Some(store_result(instructions, regs, call, dst, value))
}

/// Stores the result of the call at `call`, and gives the next instruction's place. The result of a statement goes at
/// once. What the call or that ended may have a finaliser: whoever goes on looks at what is pending.
#[inline(always)]
pub(super) fn store_result(
    instructions: &[Cell<Instruction>],
    regs: &mut [Value],
    call: usize,
    dst: Reg,
    value: Value,
) -> usize {
    match instructions[call + 1].get() {
        Instruction::Clear { start, count: 1 } if start == dst => {
            drop(value);
            regs[dst.index()] = Value::Undef;
            call + 2
        }
        _ => {
            regs[dst.index()] = value;
            call + 1
        }
    }
}
