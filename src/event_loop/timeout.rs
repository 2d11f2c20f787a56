//! `timeout(delay)` and `timeout_at(when)`: a block whose task is cancelled when its time is over.

use std::cell::Cell;

use crate::bytecode::CompareOp;
use crate::natives;
use crate::object::{Exception, Gc, NativeData, Ref, Site, Trace, Value};
use crate::vm::exceptions::ContextChain;
use crate::vm::task_tree::Agent;
use crate::vm::{Input, Raised, Vm, VmResult};

use super::attributes::{self, Attributes, Open};
use super::callback_object::{self, Target};
use super::coroutine::{CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::holder::with_agent;
use super::ready_queue::Ready;
use super::run_loop::EventLoop;
use super::slot::Slot;
use super::timers::Since;
use super::{custom_loop, future, overrides, state, task, timers};

/// How far a timeout is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Created,
    Entered,
    /// Its time is over, and the task was cancelled.
    Expiring,
    Expired,
    Exited,
}

impl State {
    /// CPython's word.
    fn word(self) -> &'static str {
        match self {
            State::Created => "created",
            State::Entered => "active",
            State::Expiring => "expiring",
            State::Expired => "expired",
            State::Exited => "finished",
        }
    }
}

/// A timeout. Its fields are in an order of their own: all that the end of the block looks at, and the drop, stands in the
/// first 64 bytes of the object, which are one line of the cache. Who slept meanwhile finds none of it there.
#[derive(Debug)]
#[repr(C)]
pub struct Timeout {
    /// The number of the timer that counts; 0 for none.
    timer: Cell<u64>,
    task: Slot<Option<Ref>>,
    attributes: Attributes,
    state: Cell<State>,
    /// The timer that counts waits in the heap.
    in_heap: Cell<bool>,
    since: Cell<Since>,
    /// How many requests to cancel the task had when the block began.
    cancelling: Cell<u16>,
    /// The deadline, in seconds of the loop's clock, as it was given; None for none.
    when: Slot<Value>,
    /// Where it was made.
    made_at: Site,
    /// In a loop of a script: the handle of the timer, or nothing.
    handle: Slot<Value>,
}

impl Trace for Timeout {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Some(task) = self.task.get() {
            visit(&task);
        }
        self.when.with(|when| when.trace(visit));
        self.handle.with(|handle| handle.trace(visit));
        self.attributes.trace(visit);
    }

    fn clear(&self) {
        self.attributes.clear();
        drop((self.task.take(), self.handle.take()));
    }
}

impl NativeData for Timeout {}

impl Open for Timeout {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// A timer whose number no heap gives: the deadline had passed when the block began, and the end is in the ready queue.
const AT_ONCE: u64 = u64::MAX;

impl Timeout {
    /// Whether a timer still counts.
    pub fn believes(&self, number: u64) -> bool {
        self.timer.get() == number
    }

    fn drop_timer(&self) {
        if self.timer.replace(0) != 0
            && self.in_heap.replace(false)
            && let Some(task) = self.task.get()
        {
            EventLoop::of(&task::of(&task).future.event_loop).note_cancelled_timer();
        }
    }

    fn is_expired(&self) -> bool {
        matches!(self.state.get(), State::Expiring | State::Expired)
    }
}

fn of(object: &Ref) -> &Timeout {
    object.native::<Timeout>().expect("only timeouts come here")
}

/// A timeout with a deadline, or None.
pub fn create(vm: &mut Vm, when: Value, since: Since) -> Value {
    let class = state::class(vm, |classes| &classes.timeout);
    Ref::new_native(class, Timeout::new(when, since, vm.running_site())).into()
}

impl Timeout {
    fn new(when: Value, since: Since, made_at: Site) -> Timeout {
        Timeout {
            state: Cell::new(State::Created),
            when: Slot::new(when),
            since: Cell::new(since),
            timer: Cell::new(0),
            in_heap: Cell::new(false),
            task: Slot::default(),
            made_at,
            handle: Slot::default(),
            cancelling: Cell::new(0),
            attributes: Attributes::default(),
        }
    }
}

/// `timeout(delay)`.
pub fn after(vm: &mut Vm, delay: &Value) -> VmResult<Value> {
    let running = state::running_loop(vm)?;
    let when = match delay {
        Value::None => Value::None,
        delay if EventLoop::of(&running).is_custom() => {
            let now = overrides::time(vm, &running)?;
            vm.binary(crate::bytecode::BinaryOp::Add, &now, delay)?
        }
        delay => {
            let now = state::time(vm);
            match delay {
                Value::Float(delay) => Value::float(now + delay.get()),
                Value::Int(delay) => Value::float(now + *delay as f64),
                delay => vm.binary(crate::bytecode::BinaryOp::Add, &Value::float(now), delay)?,
            }
        }
    };
    Ok(create(vm, when, Since::Now))
}

/// Its time is over: the task is cancelled.
pub fn expire(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    let timeout = of(object);
    let task = timeout.task.get().expect("the timeout was entered");
    timeout.in_heap.set(false);
    timeout.timer.set(0);
    drop(timeout.handle.take());
    with_agent(vm, Agent::Timeout, Some(timeout.made_at), |vm| future::cancel(vm, &task))?;
    timeout.state.set(State::Expiring);
    Ok(())
}

/// Sets another deadline. RuntimeError unless the block is being executed.
fn reschedule(vm: &mut Vm, object: &Ref, when: &Value) -> VmResult<()> {
    let timeout = of(object);
    match timeout.state.get() {
        State::Entered => {}
        State::Created => return Err(vm.runtime_error("Timeout has not been entered")),
        other => {
            let message = format!("Cannot change state of {} Timeout", other.word());
            return Err(vm.runtime_error(message));
        }
    }
    drop(timeout.when.replace(when.clone()));
    timeout.drop_timer();
    cancel_handle(vm, timeout)?;
    if when.is_none() {
        return Ok(());
    }
    let event_loop = state::running_loop(vm)?;
    if EventLoop::of(&event_loop).is_custom() {
        return reschedule_custom(vm, object, &event_loop, when);
    }
    let now = vm.host.clock.monotonic();
    let seconds = now as f64 / 1e9;
    let has_passed = match when {
        Value::Float(when) => when.get() <= seconds,
        when => {
            let passed = vm.compare(CompareOp::Le, when, &Value::float(seconds))?;
            vm.truth(&passed)?
        }
    };
    if has_passed {
        timeout.timer.set(AT_ONCE);
        EventLoop::of(&event_loop).push(Ready::Timer(object.clone(), AT_ONCE));
    } else {
        let deadline = timers::nanoseconds(state::seconds(vm, when)?);
        let number = EventLoop::of(&event_loop).add_timer(deadline, now, timeout.since.get(), object.clone());
        timeout.timer.set(number);
        timeout.in_heap.set(true);
    }
    Ok(())
}

/// The handle of a loop of a script counts no more.
#[inline]
fn cancel_handle(vm: &mut Vm, timeout: &Timeout) -> VmResult<()> {
    match timeout.handle.take() {
        Value::Undef => Ok(()),
        handle => custom_loop::cancel_timer(vm, &handle),
    }
}

/// Sets the deadline in a loop of a script, by the loop's own methods.
fn reschedule_custom(vm: &mut Vm, object: &Ref, event_loop: &Ref, when: &Value) -> VmResult<()> {
    let timeout = of(object);
    let now = overrides::time(vm, event_loop)?;
    let passed = vm.compare(CompareOp::Le, when, &now)?;
    let target = Target::Timer(object.clone(), AT_ONCE);
    let handle = if vm.truth(&passed)? {
        let callable = callback_object::create(vm, target);
        let call_soon = vm.intern("call_soon");
        Some(vm.call_method(&event_loop.clone().into(), &call_soon, &[callable])?)
    } else {
        custom_loop::add_timer(vm, event_loop, "call_at", when, target, &[])?
    };
    timeout.timer.set(AT_ONCE);
    timeout.handle.set(handle.unwrap_or_default());
    Ok(())
}

const ENTER: CoroutineType = CoroutineType {
    name: "__aenter__",
    qualname: "Timeout.__aenter__",
    file: "timeouts.py",
    first_line: 85,
    await_line: 95,
};

const EXIT: CoroutineType = CoroutineType {
    name: "__aexit__",
    qualname: "Timeout.__aexit__",
    file: "timeouts.py",
    first_line: 97,
    await_line: 125,
};

/// The start of the block.
#[derive(Debug)]
pub struct Enter {
    timeout: Ref,
}

impl CoroutineBody for Enter {
    fn run(self, vm: &mut Vm, _awaited: Option<Ref>, _input: Input) -> VmResult<Progress> {
        let timeout = of(&self.timeout);
        if timeout.state.get() != State::Created {
            return Err(vm.runtime_error("Timeout has already been entered"));
        }
        let event_loop = state::running_loop(vm)?;
        let Some(task) = EventLoop::of(&event_loop).current() else {
            return Err(vm.runtime_error("Timeout should be used inside a task"));
        };
        timeout.state.set(State::Entered);
        let cancelling = overrides::cancelling(vm, &task)?;
        timeout.cancelling.set(u16::try_from(cancelling.max(0)).unwrap_or(u16::MAX));
        timeout.task.set(Some(task));
        let when = timeout.when.get();
        match overrides::of_subclass(vm, &self.timeout, "reschedule")? {
            Some(method) => drop(vm.call(&method, &[when])?),
            None => reschedule(vm, &self.timeout, &when)?,
        }
        Ok(Progress::Done(self.timeout.into()))
    }
}

impl Trace for Enter {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.timeout);
    }
}

/// The end of the block. The cancellation that the timeout caused becomes a TimeoutError.
#[derive(Debug)]
pub struct Exit {
    timeout: Ref,
    error: Option<Gc<Exception>>,
}

impl CoroutineBody for Exit {
    fn run(self, vm: &mut Vm, _awaited: Option<Ref>, _input: Input) -> VmResult<Progress> {
        let timeout = of(&self.timeout);
        timeout.drop_timer();
        cancel_handle(vm, timeout)?;
        match timeout.state.get() {
            State::Expiring => {
                timeout.state.set(State::Expired);
                let task = timeout.task.get().expect("the timeout was entered");
                let handled = overrides::uncancel(vm, &task)? <= i64::from(timeout.cancelling.get());
                if let Some(error) = self.error.filter(|_| handled) {
                    if state::is_cancelled_error(vm, &Raised(error.clone())) {
                        return Err(timeout_error_from(vm, error));
                    }
                    insert_timeout_error(vm, &error);
                    let group = vm.types.ExceptionGroup.clone();
                    if error.class().is_subclass(&group)
                        && let Some(inner) = error.field("exceptions")
                    {
                        for inner in vm.collect(&inner)? {
                            if let Some(inner) = inner.as_gc::<Exception>() {
                                insert_timeout_error(vm, inner);
                            }
                        }
                    }
                }
            }
            State::Entered => timeout.state.set(State::Exited),
            State::Created | State::Expired | State::Exited => {
                let class = vm.types.AssertionError.clone();
                return Err(vm.error_with(&class, []));
            }
        }
        Ok(Progress::Done(Value::None))
    }
}

impl Trace for Exit {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.timeout);
        if let Some(error) = &self.error {
            visit(error.as_ref_untyped());
        }
    }
}

/// `raise TimeoutError from error`.
fn timeout_error_from(vm: &mut Vm, error: Gc<Exception>) -> Raised {
    let class = vm.types.TimeoutError.clone();
    let raised = vm.error_with(&class, []);
    *raised.0.context.borrow_mut() = (&error).into();
    *raised.0.cause.borrow_mut() = error.into();
    raised.0.suppress_context.set(true);
    raised
}

/// Puts a TimeoutError before the first cancellation in the chain of contexts.
fn insert_timeout_error(vm: &mut Vm, error: &Gc<Exception>) {
    for link in ContextChain::new(error) {
        let context = link.context.borrow().as_gc::<Exception>().cloned();
        let Some(context) = context else { return };
        if state::is_cancelled_error(vm, &Raised(context.clone())) {
            let inserted = timeout_error_from(vm, context).0;
            drop(link.context.replace(inserted.into()));
            return;
        }
    }
}

fn receiver(this: &Value) -> &Ref {
    this.as_object()
        .filter(|object| object.native::<Timeout>().is_some())
        .expect("the receiver's class was checked")
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let timeout = Timeout::new(Value::None, Since::Reading, vm.running_site());
        attributes::create(vm, class, |classes| &classes.timeout, timeout)
    }
    "__init__(self, when)" => |vm, [this, when]| {
        drop(of(receiver(this)).when.replace(when.clone()));
        Ok(Value::None)
    }
    /// Return the deadline in seconds of the loop's clock, or None.
    "when(self)" => |vm, [this]| {
        Ok(of(receiver(this)).when.get())
    }
    /// Set another deadline, or None. RuntimeError unless the block is being executed.
    "reschedule(self, when)" => |vm, [this, when]| {
        of(receiver(this)).since.set(Since::Reading);
        reschedule(vm, receiver(this), when)?;
        Ok(Value::None)
    }
    /// Return True if the time was over before the block was.
    "expired(self)" => |vm, [this]| {
        Ok(of(receiver(this)).is_expired().into())
    }
    "@async __aenter__(self)" => |vm, [this]| {
        Ok(NativeCoroutine::create(vm, &ENTER, Enter { timeout: receiver(this).clone() }))
    }
    "@async __aexit__(self, exc_type, exc_val, exc_tb)" => |vm, [this, kind, error, traceback]| {
        let body = Exit { timeout: receiver(this).clone(), error: error.as_gc::<Exception>().cloned() };
        Ok(NativeCoroutine::create(vm, &EXIT, body))
    }
    "__repr__(self)" => |vm, [this]| {
        let timeout = of(receiver(this));
        let word = timeout.state.get().word();
        if timeout.state.get() != State::Entered {
            return Ok(format!("<Timeout [{word}]>").into());
        }
        let when = timeout.when.get();
        let shown = match &when {
            Value::Float(when) => vm.repr(&Value::float((when.get() * 1000.0).round() / 1000.0))?,
            when => vm.repr(when)?,
        };
        Ok(format!("<Timeout [{word}] when={shown}>").into())
    }
}
