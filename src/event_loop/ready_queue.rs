//! What waits for its turn. One entry is one turn of the loop, exactly where CPython's loop has one handle.

use std::collections::VecDeque;

use crate::object::{Exception, Gc, Ref};

use super::callbacks::DoneCallback;

/// One turn. The set is complete: whatever runs in a loop comes through here.
#[derive(Debug)]
pub enum Ready {
    /// A task's first step, or the one after `await sleep(0)`.
    Step(Ref),
    /// A task's step after a sleep whose future nobody asked for: what the wake-up of a future would be.
    Slept(Ref),
    /// A step that throws: the task awaited something it must not.
    StepThrow(Ref, Gc<Exception>),
    /// A future is done, and this is what was to be done then.
    Done(DoneCallback, Ref),
    /// A handle of `call_soon`, `call_later` or `call_at`.
    Call(Ref),
    /// A timer is due: what it is for, and its number, by which the target knows whether it still counts.
    Timer(Ref, u64),
}

const _: () = assert!(size_of::<Ready>() <= 24, "a turn is three words");

impl Ready {
    /// Calls `visit` with each reference.
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            Ready::Step(object) | Ready::Slept(object) | Ready::Call(object) | Ready::Timer(object, _) => {
                visit(object)
            }
            Ready::StepThrow(task, exception) => {
                visit(task);
                visit(exception.as_ref_untyped());
            }
            Ready::Done(callback, future) => {
                callback.trace(visit);
                visit(future);
            }
        }
    }
}

/// The turns to come, first in, first out.
pub type ReadyQueue = VecDeque<Ready>;
