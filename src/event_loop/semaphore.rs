//! `Semaphore` and `BoundedSemaphore`: so many holders at a time, in the order of asking.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::bytecode::CompareOp;
use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Input, Vm, VmResult};

use super::attributes::{self, Attributes, Open};
use super::coroutine::{CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::holder::Holder;
use super::lock::{ENTER, LEAVE};
use super::waiters::{BoundLoop, Waiters, by_methods, repr_with};
use super::{future, overrides, state};

/// A semaphore.
#[derive(Debug)]
pub struct Semaphore {
    value: Cell<i64>,
    /// The value that a bounded one never exceeds.
    bound_value: Cell<Option<i64>>,
    /// For reports: who took a share and gave none back.
    holders: RefCell<VecDeque<Holder>>,
    waiters: Waiters,
    bound: BoundLoop,
    attributes: Attributes,
}

impl Trace for Semaphore {
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

impl NativeData for Semaphore {}

impl Open for Semaphore {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// How many holders a semaphore remembers.
const MOST_HOLDERS: usize = 16;

/// The semaphore that an object is known to be.
///
/// # Panics
/// If it is none.
pub fn of(object: &Ref) -> &Semaphore {
    object.native::<Semaphore>().expect("only semaphores come here")
}

impl Semaphore {
    fn is_locked(&self) -> bool {
        self.value.get() == 0 || !self.waiters.all_cancelled()
    }

    fn change(&self, by: i64) {
        self.value.set(self.value.get() + by);
    }

    /// Gives the first pending one in line its share; false if there is none.
    fn wake_up_next(&self, vm: &mut Vm) -> VmResult<bool> {
        match self.waiters.first_pending() {
            None => Ok(false),
            Some(next) => {
                self.change(-1);
                future::set_result(vm, &next, Value::bool(true))?;
                Ok(true)
            }
        }
    }

    fn release(&self, vm: &mut Vm) -> VmResult<()> {
        if self.bound_value.get().is_some_and(|bound| self.value.get() >= bound) {
            return Err(vm.value_error("BoundedSemaphore released too many times"));
        }
        self.change(1);
        self.forget_holder(vm);
        self.wake_up_next(vm).map(drop)
    }

    /// Who took a share and gave none back.
    pub fn holders(&self) -> Vec<Holder> {
        self.holders.borrow().iter().cloned().collect()
    }

    fn note_holder(&self, vm: &mut Vm) {
        let mut holders = self.holders.borrow_mut();
        if holders.len() < MOST_HOLDERS {
            holders.push_back(Holder::running(vm));
        }
    }

    /// A share is given back: the running task's if it has one, else the one that was taken first.
    fn forget_holder(&self, vm: &mut Vm) {
        let mut holders = self.holders.borrow_mut();
        if holders.is_empty() {
            return;
        }
        let running = Holder::running(vm).made;
        let place = holders.iter().position(|holder| holder.made == running).unwrap_or(0);
        let gone = holders.remove(place);
        drop(holders);
        drop(gone);
    }

    /// After waiting: whoever is cancelled although its turn had come gives its share back, and while there are shares
    /// left the next in line are woken.
    fn end_acquire(&self, vm: &mut Vm, waiter: &Ref, input: Input) -> VmResult<()> {
        let settled = future::settle(vm, waiter, input);
        self.waiters.remove(waiter);
        if let Err(raised) = &settled
            && state::is_cancelled_error(vm, raised)
            && future::is_done(waiter)
            && !future::is_cancelled(waiter)
        {
            self.change(1);
        }
        while self.value.get() > 0 && self.wake_up_next(vm)? {}
        settled.map(drop)
    }
}

const ACQUIRE: CoroutineType = CoroutineType {
    name: "acquire",
    qualname: "Semaphore.acquire",
    file: "locks.py",
    first_line: 386,
    await_line: 407,
};

/// `locked()`, which a subclass of a script may override.
fn is_locked(vm: &mut Vm, object: &Ref) -> VmResult<bool> {
    match overrides::of_subclass(vm, object, "locked")? {
        None => Ok(of(object).is_locked()),
        Some(method) => {
            let answer = vm.call(&method, &[])?;
            vm.truth(&answer)
        }
    }
}

/// `acquire()` gives True, `async with` None.
#[derive(Debug)]
pub struct Acquire {
    semaphore: Ref,
    result: Value,
}

impl CoroutineBody for Acquire {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        let semaphore = of(&self.semaphore);
        if let Some(waiter) = awaited {
            semaphore.end_acquire(vm, &waiter, input)?;
        } else if is_locked(vm, &self.semaphore)? {
            let waiter = semaphore.bound.create_future(vm, &self.semaphore)?;
            semaphore.waiters.push(waiter.clone());
            return Ok(Progress::Wait(waiter, self.into()));
        } else {
            semaphore.change(-1);
        }
        semaphore.note_holder(vm);
        Ok(Progress::Done(self.result))
    }

    fn subject(&self) -> Option<Ref> {
        Some(self.semaphore.clone())
    }
}

impl Trace for Acquire {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.semaphore);
    }
}

/// The end of `async with`.
#[derive(Debug)]
pub struct Leave {
    semaphore: Ref,
}

impl CoroutineBody for Leave {
    fn run(self, vm: &mut Vm, _awaited: Option<Ref>, _input: Input) -> VmResult<Progress> {
        of(&self.semaphore).release(vm)?;
        Ok(Progress::Done(Value::None))
    }
}

impl Trace for Leave {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.semaphore);
    }
}

fn create(vm: &mut Vm, class: &Value, bounded: bool) -> VmResult<Value> {
    let semaphore = Semaphore {
        value: Cell::new(1),
        bound_value: Cell::new(bounded.then_some(1)),
        holders: RefCell::default(),
        waiters: Waiters::default(),
        bound: BoundLoop::default(),
        attributes: Attributes::default(),
    };
    attributes::create(vm, class, |classes| &classes.semaphore, semaphore)
}

fn initialize(vm: &mut Vm, this: &Value, value: &Value, bounded: bool) -> VmResult<Value> {
    let start = match value {
        Value::Undef => 1,
        Value::Int(start) => *start,
        other => {
            let negative = vm.compare(CompareOp::Lt, other, &Value::Int(0))?;
            if vm.truth(&negative)? { -1 } else { vm.index(other)? }
        }
    };
    if start < 0 {
        return Err(vm.value_error("Semaphore initial value must be >= 0"));
    }
    let semaphore = of(receiver(this));
    semaphore.value.set(start);
    semaphore.bound_value.set(bounded.then_some(start));
    Ok(Value::None)
}

fn receiver(this: &Value) -> &Ref {
    this.as_object()
        .filter(|object| object.native::<Semaphore>().is_some())
        .expect("the receiver's class was checked")
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        create(vm, class, false)
    }
    "__init__(self, value=1)" => |vm, [this, value]| {
        initialize(vm, this, value, false)
    }
    /// Return True if somebody who asks now must wait.
    "locked(self)" => |vm, [this]| {
        Ok(of(receiver(this)).is_locked().into())
    }
    /// Wait for a share, and take it. The coroutine returns True.
    "@async acquire(self)" => |vm, [this]| {
        let body = Acquire { semaphore: receiver(this).clone(), result: Value::bool(true) };
        Ok(NativeCoroutine::create(vm, &ACQUIRE, body))
    }
    /// Give a share back. A bounded semaphore raises ValueError if none was taken.
    "release(self)" => |vm, [this]| {
        of(receiver(this)).release(vm)?;
        Ok(Value::None)
    }
    "@async __aenter__(self)" => |vm, [this]| {
        if let Some(entering) = by_methods(vm, this, "_enter")? {
            return Ok(entering);
        }
        let body = Acquire { semaphore: receiver(this).clone(), result: Value::None };
        Ok(NativeCoroutine::create(vm, &ENTER, body))
    }
    "@async __aexit__(self, exc_type, exc, tb)" => |vm, [this, kind, error, traceback]| {
        if let Some(leaving) = by_methods(vm, this, "_leave")? {
            return Ok(leaving);
        }
        let body = Leave { semaphore: receiver(this).clone() };
        Ok(NativeCoroutine::create(vm, &LEAVE, body))
    }
    "__repr__(self)" => |vm, [this]| {
        let semaphore = of(receiver(this));
        let shown = if is_locked(vm, receiver(this))? {
            "locked".to_string()
        } else {
            format!("unlocked, value:{}", semaphore.value.get())
        };
        Ok(repr_with(vm, this, shown, &semaphore.waiters))
    }
    "@get _value(self)" => |vm, [this]| {
        Ok(of(receiver(this)).value.get().into())
    }
}

natives! {
    pub const BOUNDED_METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        create(vm, class, true)
    }
    "__init__(self, value=1)" => |vm, [this, value]| {
        initialize(vm, this, value, true)
    }
}
