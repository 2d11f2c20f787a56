//! `Lock`: one holder at a time, in the order of asking.

use std::cell::Cell;

use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Input, Vm, VmResult};

use super::attributes::{self, Attributes, Open};
use super::coroutine::{CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::holder::Holder;
use super::slot::Slot;
use super::waiters::{BoundLoop, Waiters, by_methods, repr_with};
use super::{future, state};

/// A lock.
#[derive(Debug, Default)]
pub struct Lock {
    locked: Cell<bool>,
    /// For reports: who took it.
    holder: Slot<Holder>,
    waiters: Waiters,
    bound: BoundLoop,
    attributes: Attributes,
}

impl Trace for Lock {
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

impl NativeData for Lock {}

impl Open for Lock {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// The lock that an object is known to be.
///
/// # Panics
/// If it is none.
pub fn of(object: &Ref) -> &Lock {
    object.native::<Lock>().expect("only locks come here")
}

/// A new lock.
pub fn create(vm: &mut Vm) -> Ref {
    let class = state::class(vm, |classes| &classes.lock);
    Ref::new_native(class, Lock::default())
}

impl Lock {
    pub fn is_locked(&self) -> bool {
        self.locked.get()
    }

    /// Who holds it.
    pub fn holder(&self) -> Option<Holder> {
        self.locked.get().then(|| self.holder.get())
    }

    fn wake_up_first(&self, vm: &mut Vm) -> VmResult<()> {
        match self.waiters.first() {
            Some(first) if !future::is_done(&first) => future::set_result(vm, &first, Value::bool(true)),
            _ => Ok(()),
        }
    }
}

/// Takes the lock if it is free and nobody is in line; else gets in line and gives the place there.
pub fn begin_acquire(vm: &mut Vm, object: &Ref) -> VmResult<Option<Ref>> {
    let lock = of(object);
    if !lock.locked.get() && lock.waiters.all_cancelled() {
        lock.locked.set(true);
        lock.holder.set(Holder::running(vm));
        return Ok(None);
    }
    let waiter = lock.bound.create_future(vm, object)?;
    lock.waiters.push(waiter.clone());
    Ok(Some(waiter))
}

/// Takes the lock after waiting for it. Whoever is cancelled after having been woken wakes the next.
pub fn end_acquire(vm: &mut Vm, object: &Ref, waiter: &Ref, input: Input) -> VmResult<()> {
    let lock = of(object);
    let settled = future::settle(vm, waiter, input);
    lock.waiters.remove(waiter);
    match settled {
        Ok(_) => {
            lock.locked.set(true);
            lock.holder.set(Holder::running(vm));
            Ok(())
        }
        Err(raised) => {
            if !lock.locked.get() && state::is_cancelled_error(vm, &raised) {
                lock.wake_up_first(vm)?;
            }
            Err(raised)
        }
    }
}

/// Gives the lock back and wakes the first in line. RuntimeError if nobody holds it.
pub fn release(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    let lock = of(object);
    if !lock.locked.replace(false) {
        return Err(vm.runtime_error("Lock is not acquired."));
    }
    drop(lock.holder.take());
    lock.wake_up_first(vm)
}

const ACQUIRE: CoroutineType = CoroutineType {
    name: "acquire",
    qualname: "Lock.acquire",
    file: "locks.py",
    first_line: 90,
    await_line: 110,
};

/// `async with` of what can be acquired.
pub const ENTER: CoroutineType = CoroutineType {
    name: "__aenter__",
    qualname: "_ContextManagerMixin.__aenter__",
    file: "locks.py",
    first_line: 13,
    await_line: 14,
};

/// The end of it.
pub const LEAVE: CoroutineType = CoroutineType {
    name: "__aexit__",
    qualname: "_ContextManagerMixin.__aexit__",
    file: "locks.py",
    first_line: 19,
    await_line: 20,
};

/// `acquire()` gives True, `async with` None.
#[derive(Debug)]
pub struct Acquire {
    lock: Ref,
    result: Value,
}

impl CoroutineBody for Acquire {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        match awaited {
            None => match begin_acquire(vm, &self.lock)? {
                None => Ok(Progress::Done(self.result)),
                Some(waiter) => Ok(Progress::Wait(waiter, self.into())),
            },
            Some(waiter) => {
                end_acquire(vm, &self.lock, &waiter, input)?;
                Ok(Progress::Done(self.result))
            }
        }
    }

    fn subject(&self) -> Option<Ref> {
        Some(self.lock.clone())
    }
}

impl Trace for Acquire {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.lock);
    }
}

/// The end of `async with`.
#[derive(Debug)]
pub struct Leave {
    lock: Ref,
}

impl CoroutineBody for Leave {
    fn run(self, vm: &mut Vm, _awaited: Option<Ref>, _input: Input) -> VmResult<Progress> {
        release(vm, &self.lock)?;
        Ok(Progress::Done(Value::None))
    }
}

impl Trace for Leave {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.lock);
    }
}

/// The coroutine that acquires a lock.
pub fn acquire(vm: &mut Vm, lock: &Ref) -> Value {
    NativeCoroutine::create(vm, &ACQUIRE, Acquire { lock: lock.clone(), result: Value::bool(true) })
}

/// The coroutine at the start of `async with`.
pub fn enter(vm: &mut Vm, lock: &Ref) -> Value {
    NativeCoroutine::create(vm, &ENTER, Acquire { lock: lock.clone(), result: Value::None })
}

/// The coroutine at the end of `async with`.
pub fn leave(vm: &mut Vm, lock: &Ref) -> Value {
    NativeCoroutine::create(vm, &LEAVE, Leave { lock: lock.clone() })
}

fn receiver(this: &Value) -> &Ref {
    this.as_object()
        .filter(|object| object.native::<Lock>().is_some())
        .expect("the receiver's class was checked")
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        attributes::create(vm, class, |classes| &classes.lock, Lock::default())
    }
    "__init__(self)" => |vm, [this]| {
        Ok(Value::None)
    }
    /// Return True if somebody holds the lock.
    "locked(self)" => |vm, [this]| {
        Ok(of(receiver(this)).is_locked().into())
    }
    /// Wait until the lock is free, and take it. The coroutine returns True.
    "@async acquire(self)" => |vm, [this]| {
        Ok(acquire(vm, receiver(this)))
    }
    /// Give the lock back. RuntimeError if nobody holds it.
    "release(self)" => |vm, [this]| {
        release(vm, receiver(this))?;
        Ok(Value::None)
    }
    "@async __aenter__(self)" => |vm, [this]| {
        if let Some(entering) = by_methods(vm, this, "_enter")? {
            return Ok(entering);
        }
        Ok(enter(vm, receiver(this)))
    }
    "@async __aexit__(self, exc_type, exc, tb)" => |vm, [this, kind, error, traceback]| {
        if let Some(leaving) = by_methods(vm, this, "_leave")? {
            return Ok(leaving);
        }
        Ok(leave(vm, receiver(this)))
    }
    "__repr__(self)" => |vm, [this]| {
        let lock = of(receiver(this));
        let shown = if lock.is_locked() { "locked" } else { "unlocked" };
        Ok(repr_with(vm, this, shown.into(), &lock.waiters))
    }
}
