//! `wait(futures, timeout, return_when)`.

use std::cell::Cell;

use crate::object::{Gc, NativeData, Ref, Set, Trace, Tuple, Value};
use crate::vm::{Input, Vm, VmResult};

use super::callback_object::Target;
use super::callbacks::DoneCallback;
use super::coroutine::{CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::run_loop::EventLoop;
use super::slot::Slot;
use super::{custom_loop, foreign, future, overrides, state, task, timers};

/// What a `wait` waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    All,
    FirstCompleted,
    FirstException,
}

impl Until {
    fn from_word(word: &str) -> Option<Until> {
        match word {
            "ALL_COMPLETED" => Some(Until::All),
            "FIRST_COMPLETED" => Some(Until::FirstCompleted),
            "FIRST_EXCEPTION" => Some(Until::FirstException),
            _ => None,
        }
    }
}

/// A `wait` that is under way: what its futures and its timer know of it.
#[derive(Debug)]
pub struct Wait {
    waiter: Ref,
    /// How many futures are not done yet.
    left: Cell<usize>,
    until: Until,
    has_timer: Cell<bool>,
    /// In a loop of a script: the handle of the timer.
    handle: Slot<Value>,
}

impl Wait {
    /// The future that its task awaits.
    pub fn waiter(&self) -> Ref {
        self.waiter.clone()
    }

    /// Whether it still waits.
    pub fn is_pending(&self) -> bool {
        !future::is_done(&self.waiter)
    }
}

impl Trace for Wait {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.waiter);
        self.handle.with(|handle| handle.trace(visit));
    }

    fn clear(&self) {
        drop(self.handle.take());
    }
}

impl NativeData for Wait {}

fn of(object: &Ref) -> &Wait {
    object.native::<Wait>().expect("only waits come here")
}

/// One of the futures is done.
pub fn on_future_done(vm: &mut Vm, object: &Ref, done: &Ref) -> VmResult<()> {
    let wait = of(object);
    wait.left.set(wait.left.get().saturating_sub(1));
    let enough = wait.left.get() == 0
        || wait.until == Until::FirstCompleted
        || wait.until == Until::FirstException
            && !overrides::is_cancelled(vm, done)?
            && overrides::exception(vm, done)?.is_some();
    if enough { release(vm, object) } else { Ok(()) }
}

/// Its time is over.
pub fn expire(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    of(object).has_timer.set(false);
    drop(of(object).handle.take());
    release(vm, object)
}

/// It waits no more.
pub fn release(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    let wait = of(object);
    match wait.handle.take() {
        Value::Undef => {}
        handle => custom_loop::cancel_timer(vm, &handle)?,
    }
    if wait.has_timer.replace(false) && wait.is_pending() {
        EventLoop::of(&future::of(&wait.waiter).event_loop).note_cancelled_timer();
    }
    future::release(vm, &wait.waiter)
}

const WAIT: CoroutineType =
    CoroutineType { name: "wait", qualname: "wait", file: "tasks.py", first_line: 424, await_line: 451 };

/// The coroutine of `wait(futures, timeout, return_when)`.
pub fn create(vm: &mut Vm, futures: &Value, timeout: &Value, return_when: &Value) -> Value {
    let timeout = timeout.clone().defined().unwrap_or(Value::None);
    let until = return_when.clone().defined().unwrap_or_else(|| "ALL_COMPLETED".into());
    let arguments = Box::new([futures.clone(), timeout, until]);
    NativeCoroutine::create(vm, &WAIT, WaitAll::Start(arguments))
}

/// `wait(…)`.
#[derive(Debug)]
pub enum WaitAll {
    /// The arguments.
    Start(Box<[Value; 3]>),
    /// The set of futures, and what they know of the wait.
    Waiting(Value, Ref),
}

impl CoroutineBody for WaitAll {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        match self {
            WaitAll::Start(arguments) => start(vm, *arguments),
            WaitAll::Waiting(futures, wait) => {
                let waiter = awaited.expect("the waiter is waited for");
                let settled = future::settle(vm, &waiter, input);
                release(vm, &wait)?;
                let members = vm.collect(&futures)?;
                for member in members.iter().filter_map(Value::as_object) {
                    overrides::remove_done_callback(vm, member, &DoneCallback::Wait(wait.clone()))?;
                }
                settled?;
                let (done, pending) = (new_set(), new_set());
                for member in members {
                    let ended = match member.as_object() {
                        Some(member) => overrides::is_done(vm, member)?,
                        None => false,
                    };
                    vm.set_add(if ended { &done } else { &pending }, member)?;
                }
                Ok(Progress::Done(Gc::new(Tuple::new([done.into(), pending.into()])).into()))
            }
        }
    }
}

fn new_set() -> Gc<Set> {
    Gc::new(Set { table: Default::default() })
}

fn start(vm: &mut Vm, [futures, timeout, return_when]: [Value; 3]) -> VmResult<Progress> {
    if foreign::future_of(vm, &futures)?.is_some() || task::is_coroutine(vm, &futures) {
        let class = vm.class_of(&futures);
        return Err(vm.type_error(format!("expect a list of futures, not {}", class.name().as_str())));
    }
    if !vm.truth(&futures)? {
        return Err(vm.value_error("Set of Tasks/Futures is empty."));
    }
    let Some(until) = return_when.as_str().and_then(Until::from_word) else {
        let shown = vm.str_of(&return_when)?;
        return Err(vm.value_error(format!("Invalid return_when value: {shown}")));
    };
    let set = new_set();
    for member in vm.collect(&futures)? {
        vm.set_add(&set, member)?;
    }
    let members = vm.collect(&(&set).into())?;
    if members.iter().any(|member| task::is_coroutine(vm, member)) {
        return Err(vm.type_error("Passing coroutines is forbidden, use tasks explicitly."));
    }
    for member in members.iter().filter(|member| future::from_value(member).is_none()) {
        // Whatever has the methods of a future will do.
        let method = vm.intern("add_done_callback");
        vm.get_attr(member, &method)?;
        overrides::note_different();
    }
    let event_loop = state::running_loop(vm)?;
    let waiter = overrides::create_future(vm, &event_loop)?;
    let class = state::class(vm, |classes| &classes.wait);
    let is_custom = EventLoop::of(&event_loop).is_custom();
    let wait = Wait {
        waiter: waiter.clone(),
        left: Cell::new(members.len()),
        until,
        has_timer: Cell::new(!timeout.is_none() && !is_custom),
        handle: Slot::default(),
    };
    let wait = Ref::new_native(class, wait);
    if !timeout.is_none() && is_custom {
        let target = Target::Timer(wait.clone(), 0);
        let args = [waiter.clone().into()];
        let handle = custom_loop::add_timer(vm, &event_loop, "call_later", &timeout, target, &args)?;
        of(&wait).handle.set(handle.unwrap_or_default());
    } else if !timeout.is_none() {
        let delay = state::seconds(vm, &timeout)?;
        let now = vm.host.clock.monotonic();
        let deadline = now.saturating_add(timers::nanoseconds(delay));
        EventLoop::of(&event_loop).add_timer(deadline, now, timers::Since::Now, wait.clone());
    }
    for member in members.iter().filter_map(Value::as_object) {
        overrides::add_done_callback(vm, member, DoneCallback::Wait(wait.clone()))?;
    }
    Ok(Progress::Wait(waiter, WaitAll::Waiting(set.into(), wait).into()))
}

impl Trace for WaitAll {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            WaitAll::Start(arguments) => arguments.iter().for_each(|argument| argument.trace(visit)),
            WaitAll::Waiting(futures, wait) => {
                futures.trace(visit);
                visit(wait);
            }
        }
    }
}
