//! `Event`: a flag that tasks wait for.

use std::cell::Cell;

use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Input, Vm, VmResult};

use super::attributes::{self, Attributes, Open};
use super::coroutine::{CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::future;
use super::waiters::{BoundLoop, Waiters, repr_with};

/// An event.
#[derive(Debug, Default)]
pub struct Event {
    set: Cell<bool>,
    waiters: Waiters,
    bound: BoundLoop,
    attributes: Attributes,
}

impl Trace for Event {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.waiters.trace(visit);
        self.bound.trace(visit);
        self.attributes.trace(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
        self.attributes.clear();
    }
}

impl NativeData for Event {}

impl Open for Event {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

impl Event {
    /// Sets the flag and wakes everybody who waits.
    pub fn set(&self, vm: &mut Vm) -> VmResult<()> {
        if self.set.replace(true) {
            return Ok(());
        }
        for waiter in self.waiters.all() {
            if !future::is_done(&waiter) {
                future::set_result(vm, &waiter, Value::bool(true))?;
            }
        }
        Ok(())
    }
}

const WAIT: CoroutineType = CoroutineType {
    name: "wait",
    qualname: "Event.wait",
    file: "locks.py",
    first_line: 200,
    await_line: 213,
};

/// `wait()`.
#[derive(Debug)]
pub struct WaitEvent {
    event: Ref,
}

impl CoroutineBody for WaitEvent {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        let event = self.event.native::<Event>().expect("an event is waited for");
        match awaited {
            None if event.set.get() => Ok(Progress::Done(Value::bool(true))),
            None => {
                let waiter = event.bound.create_future(vm, &self.event)?;
                event.waiters.push(waiter.clone());
                Ok(Progress::Wait(waiter, self.into()))
            }
            Some(waiter) => {
                let settled = future::settle(vm, &waiter, input);
                event.waiters.remove(&waiter);
                settled.map(|_| Progress::Done(Value::bool(true)))
            }
        }
    }

    fn subject(&self) -> Option<Ref> {
        Some(self.event.clone())
    }
}

impl Trace for WaitEvent {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.event);
    }
}

fn receiver(this: &Value) -> &Event {
    this.native::<Event>().expect("the receiver's class was checked")
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        attributes::create(vm, class, |classes| &classes.event, Event::default())
    }
    "__init__(self)" => |vm, [this]| {
        Ok(Value::None)
    }
    /// Return True if the flag is set.
    "is_set(self)" => |vm, [this]| {
        Ok(receiver(this).set.get().into())
    }
    /// Set the flag. All tasks that wait are woken.
    "set(self)" => |vm, [this]| {
        receiver(this).set(vm)?;
        Ok(Value::None)
    }
    /// Clear the flag.
    "clear(self)" => |vm, [this]| {
        receiver(this).set.set(false);
        Ok(Value::None)
    }
    /// Wait until the flag is set. The coroutine returns True.
    "@async wait(self)" => |vm, [this]| {
        let event = this.as_object().expect("the receiver's class was checked").clone();
        Ok(NativeCoroutine::create(vm, &WAIT, WaitEvent { event }))
    }
    "__repr__(self)" => |vm, [this]| {
        let event = receiver(this);
        let shown = if event.set.get() { "set" } else { "unset" };
        Ok(repr_with(vm, this, shown.into(), &event.waiters))
    }
}
