//! What instructions do, where that is more than a line in the dispatch loop. One file a theme.

mod access;
mod arithmetic;
mod build;
mod calls;
mod exceptions;
mod intrinsics;
mod names;
mod patterns;

use smallvec::SmallVec;

use crate::bytecode::Reg;
use crate::object::{Function, Gc, OnReturn, Value};

pub(super) use access::*;
pub(super) use arithmetic::*;
pub(super) use build::*;
pub(super) use calls::*;
pub(super) use exceptions::*;
pub(super) use intrinsics::*;
pub(super) use names::*;
pub(super) use patterns::*;

use super::machine::Signal;

/// A function of a script that an instruction wants entered, its parameters bound.
#[derive(Debug)]
pub(super) struct PendingCall {
    pub function: Gc<Function>,
    pub args: SmallVec<[Value; 6]>,
    pub on_return: OnReturn,
    pub dst: Reg,
}

/// What an operation gives: its value, or a function of a script that will.
pub(super) enum Operated {
    Value(Value),
    Call(PendingCall),
}

/// What a call gives: its value, or what the loop must do.
pub(super) enum Called {
    Value(Value),
    Signal(Signal),
}

/// What a step of an iterator gives.
pub(super) enum Stepped {
    Value(Value),
    End,
    Call(PendingCall),
}
