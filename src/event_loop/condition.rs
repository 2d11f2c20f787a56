//! `Condition`: waiting for a notice while a lock is lent out.

use std::cell::RefCell;

use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Input, Raised, Vm, VmResult};

use super::attributes::{self, Attributes, Open};
use super::coroutine::{CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::waiters::{BoundLoop, Waiters, by_methods, repr_with};
use super::{future, lock, overrides, state};

/// A condition.
#[derive(Debug)]
pub struct Condition {
    lock: RefCell<Ref>,
    waiters: Waiters,
    bound: BoundLoop,
    attributes: Attributes,
}

impl Trace for Condition {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(lock) = self.lock.try_borrow() {
            visit(&lock);
        }
        self.waiters.trace(visit);
        self.bound.trace(visit);
        self.attributes.trace(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
        self.attributes.clear();
    }
}

impl NativeData for Condition {}

impl Open for Condition {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// The lock of a condition.
pub fn lock_of(object: &Ref) -> Option<Ref> {
    object.native::<Condition>().map(Condition::lock)
}

fn of(object: &Ref) -> &Condition {
    object.native::<Condition>().expect("only conditions come here")
}

impl Condition {
    /// Whether this future waits for a notice.
    pub fn awaits_notice(&self, waiter: &Ref) -> bool {
        self.waiters.contains(waiter)
    }

    fn is_locked(&self) -> bool {
        lock::of(&self.lock.borrow()).is_locked()
    }

    fn lock(&self) -> Ref {
        self.lock.borrow().clone()
    }

    /// Wakes the first `most` who wait and are not woken yet.
    fn wake(&self, vm: &mut Vm, most: usize) -> VmResult<()> {
        let mut woken = 0;
        for waiter in self.waiters.all() {
            if woken >= most {
                break;
            }
            if !future::is_done(&waiter) {
                woken += 1;
                future::set_result(vm, &waiter, Value::bool(false))?;
            }
        }
        Ok(())
    }
}

const WAIT: CoroutineType = CoroutineType {
    name: "wait",
    qualname: "Condition.wait",
    file: "locks.py",
    first_line: 248,
    await_line: 272,
};

const WAIT_FOR: CoroutineType = CoroutineType {
    name: "wait_for",
    qualname: "Condition.wait_for",
    file: "locks.py",
    first_line: 303,
    await_line: 313,
};

/// How far a `wait` is. The lock was given back; it must be taken again whatever happens.
#[derive(Debug)]
enum Stage {
    Start,
    /// It waits for the notice.
    Notice,
    /// It waits for the lock. The first is how the wait for the notice ended, the second the last cancellation since.
    Lock(Option<Raised>, Option<Raised>),
}

/// `wait()`.
#[derive(Debug)]
pub struct WaitCondition {
    condition: Ref,
    stage: Box<Stage>,
}

/// What a wait came to.
enum Waited {
    /// It was notified and holds the lock again.
    Notified,
    /// It goes on waiting, for this future.
    Still(Ref, WaitCondition),
}

impl WaitCondition {
    fn new(condition: &Ref) -> WaitCondition {
        WaitCondition { condition: condition.clone(), stage: Box::new(Stage::Start) }
    }

    fn go_on(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Waited> {
        let object = self.condition.clone();
        let condition = of(&object);
        match *self.stage {
            Stage::Start => {
                if !condition.is_locked() {
                    return Err(vm.runtime_error("cannot wait on un-acquired lock"));
                }
                let waiter = condition.bound.create_future(vm, &object)?;
                lock::release(vm, &condition.lock())?;
                condition.waiters.push(waiter.clone());
                Ok(Waited::Still(
                    waiter,
                    WaitCondition { condition: object.clone(), stage: Box::new(Stage::Notice) },
                ))
            }
            Stage::Notice => {
                let waiter = awaited.expect("a notice is waited for");
                let settled = future::settle(vm, &waiter, input);
                condition.waiters.remove(&waiter);
                self::take_lock(vm, &object, settled.err(), None)
            }
            Stage::Lock(failure, cancelled) => {
                let waiter = awaited.expect("the lock is waited for");
                match lock::end_acquire(vm, &condition.lock(), &waiter, input) {
                    Ok(()) => end(vm, condition, failure, cancelled),
                    Err(raised) if state::is_cancelled_error(vm, &raised) => {
                        take_lock(vm, &object, failure, Some(raised))
                    }
                    Err(raised) => {
                        condition.wake(vm, 1)?;
                        Err(raised)
                    }
                }
            }
        }
    }
}

/// Takes the lock again, waiting for it if it must.
fn take_lock(
    vm: &mut Vm,
    object: &Ref,
    failure: Option<Raised>,
    cancelled: Option<Raised>,
) -> VmResult<Waited> {
    let condition = of(object);
    match lock::begin_acquire(vm, &condition.lock()) {
        Ok(None) => end(vm, condition, failure, cancelled),
        Ok(Some(waiter)) => {
            let stage = Box::new(Stage::Lock(failure, cancelled));
            Ok(Waited::Still(waiter, WaitCondition { condition: object.clone(), stage }))
        }
        Err(raised) => {
            condition.wake(vm, 1)?;
            Err(raised)
        }
    }
}

/// The lock is held again. A wait that failed passes its notice on, in case it had got one.
fn end(
    vm: &mut Vm,
    condition: &Condition,
    failure: Option<Raised>,
    cancelled: Option<Raised>,
) -> VmResult<Waited> {
    match cancelled.or(failure) {
        None => Ok(Waited::Notified),
        Some(raised) => {
            condition.wake(vm, 1)?;
            Err(raised)
        }
    }
}

impl CoroutineBody for WaitCondition {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        Ok(match self.go_on(vm, awaited, input)? {
            Waited::Notified => Progress::Done(Value::bool(true)),
            Waited::Still(awaited, body) => Progress::Wait(awaited, body.into()),
        })
    }

    fn subject(&self) -> Option<Ref> {
        Some(self.condition.clone())
    }
}

impl Trace for WaitCondition {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.condition);
        if let Stage::Lock(failure, cancelled) = &*self.stage {
            for raised in [failure, cancelled].into_iter().flatten() {
                visit(raised.0.as_ref_untyped());
            }
        }
    }
}

/// `wait_for(predicate)`: waits until the predicate's result is true, and gives that.
#[derive(Debug)]
pub struct WaitPredicate {
    /// In a box, so that no coroutine of Rust takes more than a sleep does.
    predicate: Box<Value>,
    /// The wait that is under way.
    wait: WaitCondition,
}

impl CoroutineBody for WaitPredicate {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        let WaitPredicate { predicate, wait } = self;
        let condition = wait.condition.clone();
        if awaited.is_some()
            && let Waited::Still(awaited, wait) = wait.go_on(vm, awaited, input)?
        {
            return Ok(Progress::Wait(awaited, WaitPredicate { predicate, wait }.into()));
        }
        loop {
            let result = vm.call(&predicate, &[])?;
            if vm.truth(&result)? {
                return Ok(Progress::Done(result));
            }
            let wait = WaitCondition::new(&condition);
            if let Waited::Still(awaited, wait) = wait.go_on(vm, None, Input::Send(Value::None))? {
                return Ok(Progress::Wait(awaited, WaitPredicate { predicate, wait }.into()));
            }
        }
    }

    fn subject(&self) -> Option<Ref> {
        self.wait.subject()
    }
}

impl Trace for WaitPredicate {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.predicate.trace(visit);
        self.wait.trace(visit);
    }
}

fn receiver(this: &Value) -> &Ref {
    this.as_object()
        .filter(|object| object.native::<Condition>().is_some())
        .expect("the receiver's class was checked")
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let condition = Condition {
            lock: RefCell::new(lock::create(vm)),
            waiters: Waiters::default(),
            bound: BoundLoop::default(),
            attributes: Attributes::default(),
        };
        attributes::create(vm, class, |classes| &classes.condition, condition)
    }
    "__init__(self, lock=None)" => |vm, [this, given]| {
        if let Some(given) = given.clone().defined().filter(|given| !given.is_none()) {
            match given.as_object().filter(|given| given.native::<lock::Lock>().is_some()) {
                Some(lock) => drop(of(receiver(this)).lock.replace(lock.clone())),
                None => {
                    for method in ["locked", "acquire", "release"] {
                        let method = vm.intern(method);
                        vm.get_attr(&given, &method)?;
                    }
                    let name = vm.type_name(&given);
                    let message = format!("Rondo's conditions need an asyncio.Lock, got {name}");
                    return Err(vm.not_implemented_error(message));
                }
            }
        }
        Ok(Value::None)
    }
    /// Return True if somebody holds the lock.
    "locked(self)" => |vm, [this]| {
        Ok(of(receiver(this)).is_locked().into())
    }
    /// Wait until the lock is free, and take it. The coroutine returns True.
    "@async acquire(self)" => |vm, [this]| {
        Ok(lock::acquire(vm, &of(receiver(this)).lock()))
    }
    /// Give the lock back. RuntimeError if nobody holds it.
    "release(self)" => |vm, [this]| {
        lock::release(vm, &of(receiver(this)).lock())?;
        Ok(Value::None)
    }
    /// Wait for a notice, without the lock meanwhile. RuntimeError if nobody holds the lock. The coroutine returns True.
    "@async wait(self)" => |vm, [this]| {
        let body = WaitCondition::new(receiver(this));
        Ok(NativeCoroutine::create(vm, &WAIT, body))
    }
    /// Wait until a predicate becomes true; it is asked at each notice. The coroutine returns its last result.
    "@async wait_for(self, predicate)" => |vm, [this, predicate]| {
        if overrides::of_subclass(vm, receiver(this), "wait")?.is_some()
            && let Some(written) = state::asyncio(vm).written
        {
            let wait_for = written(vm, "_wait_for_predicate")?;
            return vm.call(&wait_for, &[this.clone(), predicate.clone()]);
        }
        let wait = WaitCondition::new(receiver(this));
        Ok(NativeCoroutine::create(vm, &WAIT_FOR, WaitPredicate { predicate: Box::new(predicate.clone()), wait }))
    }
    /// Wake at most n tasks that wait. RuntimeError if nobody holds the lock.
    "notify(self, n=1)" => |vm, [this, n]| {
        let condition = of(receiver(this));
        if !condition.is_locked() {
            return Err(vm.runtime_error("cannot notify on un-acquired lock"));
        }
        let most = if n.is_undef() { 1 } else { vm.index(n)? };
        condition.wake(vm, usize::try_from(most).unwrap_or(0))?;
        Ok(Value::None)
    }
    /// Wake all tasks that wait. RuntimeError if nobody holds the lock.
    "notify_all(self)" => |vm, [this]| {
        let condition = of(receiver(this));
        if !condition.is_locked() {
            return Err(vm.runtime_error("cannot notify on un-acquired lock"));
        }
        condition.wake(vm, usize::MAX)?;
        Ok(Value::None)
    }
    "@async __aenter__(self)" => |vm, [this]| {
        if let Some(entering) = by_methods(vm, this, "_enter")? {
            return Ok(entering);
        }
        Ok(lock::enter(vm, &of(receiver(this)).lock()))
    }
    "@async __aexit__(self, exc_type, exc, tb)" => |vm, [this, kind, error, traceback]| {
        if let Some(leaving) = by_methods(vm, this, "_leave")? {
            return Ok(leaving);
        }
        Ok(lock::leave(vm, &of(receiver(this)).lock()))
    }
    "__repr__(self)" => |vm, [this]| {
        let condition = of(receiver(this));
        let shown = if condition.is_locked() { "locked" } else { "unlocked" };
        Ok(repr_with(vm, this, shown.into(), &condition.waiters))
    }
}
