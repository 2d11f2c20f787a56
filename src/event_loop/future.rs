//! Futures: a value that comes later, and what is to be done then. As data and as operations; `future_methods` is what
//! scripts see of them.
//!
//! Tasks and gatherings are futures too: their payloads start with a [`Future`], and every operation here takes any of
//! the three.

use std::cell::Cell;

use crate::bytecode::Place;
use crate::object::{Dict, Exception, Gc, NativeData, Ref, Site, Str, Trace, Traceback, Value};
use crate::vm::task_tree::Cancellation;
use crate::vm::{Input, Raised, Step, Vm, VmResult};

use super::attributes::Attributes;
use super::callbacks::DoneCallback;
use super::gather::Gathering;
use super::ready_queue::Ready;
use super::run_loop::{self, EventLoop};
use super::slot::Slot;
use super::task::{self, Task};
use super::{overrides, state};

/// How far a future is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Pending,
    Cancelled,
    /// Done, with a result.
    Finished,
    /// Done, with an exception.
    Failed,
}

/// Somebody awaits it at this moment: set by `await`, cleared by the task that notices. A future that comes out of a
/// coroutine without it was yielded by hand.
const BLOCKING: u8 = 1;
/// It failed, and nobody has looked yet.
const UNSEEN: u8 = 2;
/// `outcome` is the CancelledError that ended the task, kept to be raised once more.
const KEPT_ERROR: u8 = 4;

/// What every future has.
#[derive(Debug)]
pub struct Future {
    /// The loop that runs its callbacks.
    pub event_loop: Ref,
    /// Where it was made.
    pub made_at: Site,
    state: Cell<State>,
    flags: Cell<u8>,
    /// By state: `Finished`: the result. `Failed`: the exception. `Cancelled`: the message of the cancellation, or the
    /// error that is to be raised (`KEPT_ERROR`). `Pending`: the message of a cancellation that is under way, or the
    /// result that a sleep will have.
    outcome: Slot<Value>,
    callbacks: Slot<Callbacks>,
    extra: Slot<Option<Box<Extra>>>,
}

/// What few futures have.
#[derive(Debug, Default)]
pub(super) struct Extra {
    /// The exception's traceback as it was when it was set: the first time it is raised it starts from there.
    traceback: Option<Gc<Traceback>>,
    /// Where it was made, in debug mode.
    origin: Option<Box<str>>,
    /// What scripts set on it.
    attributes: Attributes,
    /// The calls that led to its making, in debug mode: the outermost first.
    stack: Option<Box<[Place]>>,
    /// Who cancelled it.
    cancellation: Value,
    /// Of a task: the name, if it was given one; else it is named by the task's number.
    pub(super) name: Option<Ref>,
    /// Of a task: the context that it runs in, unless that is empty. While its step runs the VM has it.
    pub(super) context: Option<Ref>,
}

/// Most futures have one callback at most.
#[derive(Debug, Default)]
enum Callbacks {
    #[default]
    None,
    One(DoneCallback),
    #[expect(clippy::box_collection, reason = "futures are many, and few have more than one callback")]
    Many(Box<Vec<DoneCallback>>),
}

const _: () = assert!(size_of::<Future>() == 56, "futures are many");

impl Future {
    /// A pending future.
    pub fn new(event_loop: Ref, made_at: Site) -> Future {
        Future {
            event_loop,
            made_at,
            state: Cell::new(State::Pending),
            flags: Cell::new(0),
            outcome: Slot::default(),
            callbacks: Slot::default(),
            extra: Slot::default(),
        }
    }

    pub fn state(&self) -> State {
        self.state.get()
    }

    pub fn is_done(&self) -> bool {
        self.state.get() != State::Pending
    }

    pub fn is_cancelled(&self) -> bool {
        self.state.get() == State::Cancelled
    }

    fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    fn set(&self, flag: u8, on: bool) {
        let flags = self.flags.get();
        self.flags.set(if on { flags | flag } else { flags & !flag });
    }

    /// Somebody awaits it at this moment.
    pub fn is_blocking(&self) -> bool {
        self.has(BLOCKING)
    }

    pub fn set_blocking(&self, blocking: bool) {
        self.set(BLOCKING, blocking);
    }

    /// Whether it failed and nobody has looked yet.
    pub fn is_unseen(&self) -> bool {
        self.has(UNSEEN)
    }

    /// Somebody has looked.
    pub fn mark_seen(&self) {
        self.set(UNSEEN, false);
    }

    /// What the state says it is.
    pub fn outcome(&self) -> Value {
        self.outcome.get()
    }

    /// While it is pending: the result it will have, or the message of a cancellation under way.
    pub fn prepare_outcome(&self, value: Value) {
        drop(self.outcome.replace(value));
    }

    /// It ends with the result that was prepared, and nothing is to be done then.
    pub fn end_prepared(&self) {
        self.state.set(State::Finished);
    }

    /// The exception, if it failed.
    pub fn error(&self) -> Option<Gc<Exception>> {
        (self.state() == State::Failed).then(|| self.outcome().as_gc::<Exception>().cloned()).flatten()
    }

    /// The message it was, or is being, cancelled with; None if there is none.
    pub fn cancel_message(&self) -> Value {
        let cancelled = matches!(self.state(), State::Pending | State::Cancelled) && !self.has(KEPT_ERROR);
        if cancelled { self.outcome().defined().unwrap_or(Value::None) } else { Value::None }
    }

    /// Looks at what few futures have, if it has that.
    pub(super) fn with_extra<T>(&self, look: impl FnOnce(&Extra) -> Option<T>) -> Option<T> {
        self.extra.with(|extra| extra.as_ref().and_then(|extra| look(extra)))
    }

    /// Changes what few futures have.
    pub(super) fn change_extra(&self, change: impl FnOnce(&mut Extra)) {
        let mut extra = self.extra.take().unwrap_or_default();
        change(&mut extra);
        self.extra.set(Some(extra));
    }

    /// Where it was made, in debug mode.
    pub fn origin(&self) -> Option<String> {
        self.extra.with(|extra| {
            let extra = extra.as_ref()?;
            let made = || extra.stack.as_ref()?.last().map(super::debug::file_and_line);
            extra.origin.as_deref().map(str::to_string).or_else(made)
        })
    }

    /// The calls that led to its making, in debug mode.
    pub fn stack(&self) -> Option<Vec<Place>> {
        self.extra.with(|extra| extra.as_ref()?.stack.as_ref().map(|stack| stack.to_vec()))
    }

    /// In debug mode it remembers the calls that led to its making.
    #[inline]
    pub fn note_stack(&self, vm: &Vm) {
        if EventLoop::of(&self.event_loop).is_debug() {
            self.remember_stack(vm);
        }
    }

    #[cold]
    fn remember_stack(&self, vm: &Vm) {
        self.change_extra(|extra| extra.stack = Some(super::debug::stack(vm).into()));
    }

    /// Remembers where it was made.
    pub fn set_origin(&self, origin: &str) {
        self.change_extra(|extra| extra.origin = Some(origin.into()));
    }

    /// Remembers who cancelled it.
    pub fn set_cancellation(&self, who: Value) {
        self.change_extra(|extra| extra.cancellation = who);
    }

    /// Tells a CancelledError who cancelled this future or task, unless it knows better.
    pub fn mark_cancelled_error(&self, vm: &mut Vm, raised: &Raised) {
        let who = self.extra.with(|extra| extra.as_ref().map(|extra| extra.cancellation.clone()));
        if let Some(who) = who.filter(|who| !who.is_undef())
            && state::is_cancelled_error(vm, raised)
        {
            Cancellation::mark(&who, &raised.0);
        }
    }

    /// Whether scripts set something on it.
    #[inline]
    pub fn has_attributes(&self) -> bool {
        self.extra.with(|extra| extra.as_ref().is_some_and(|extra| extra.attributes.dict(false).is_some()))
    }

    fn attributes(&self, make: bool) -> Option<Gc<Dict>> {
        if make {
            super::overrides::note_different();
            self.change_extra(|_| {});
        }
        self.extra.with(|extra| extra.as_ref().and_then(|extra| extra.attributes.dict(make)))
    }

    /// The exception's traceback as it was when it was set. Only the first time: from then on there is none, as in
    /// CPython.
    fn take_traceback(&self) -> Option<Gc<Traceback>> {
        let mut extra = self.extra.take()?;
        let traceback = extra.traceback.take();
        self.extra.set(Some(extra));
        traceback
    }

    /// What is to be done when it is done.
    pub fn add(&self, callback: DoneCallback) {
        self.callbacks.set(match self.callbacks.take() {
            Callbacks::None => Callbacks::One(callback),
            Callbacks::One(first) => Callbacks::Many(Box::new(vec![first, callback])),
            Callbacks::Many(mut all) => {
                all.push(callback);
                Callbacks::Many(all)
            }
        });
    }

    fn take_callbacks(&self) -> Vec<DoneCallback> {
        match self.callbacks.take() {
            Callbacks::None => Vec::new(),
            Callbacks::One(callback) => vec![callback],
            Callbacks::Many(all) => *all,
        }
    }

    fn put_callbacks(&self, mut all: Vec<DoneCallback>) {
        self.callbacks.set(match all.len() {
            0 => Callbacks::None,
            1 => all.pop().map_or(Callbacks::None, Callbacks::One),
            _ => Callbacks::Many(Box::new(all)),
        });
    }

    /// Calls `visit` with each callback.
    pub fn each_callback(&self, mut visit: impl FnMut(&DoneCallback)) {
        self.callbacks.with(|callbacks| match callbacks {
            Callbacks::None => {}
            Callbacks::One(callback) => visit(callback),
            Callbacks::Many(all) => all.iter().for_each(&mut visit),
        });
    }

    /// Removes a callback that is not a script's, everywhere; gives how many there were.
    pub fn remove(&self, callback: &DoneCallback) -> usize {
        let mut all = self.take_callbacks();
        let before = all.len();
        all.retain(|known| !known.is_same(callback));
        let removed = before - all.len();
        self.put_callbacks(all);
        removed
    }

    /// Looks at what is to be done when it is done.
    pub fn with_callbacks(&self, look: &mut dyn FnMut(&DoneCallback)) {
        self.callbacks.with(|callbacks| match callbacks {
            Callbacks::None => {}
            Callbacks::One(callback) => look(callback),
            Callbacks::Many(all) => all.iter().for_each(look),
        });
    }

    /// What the repr shows of the callbacks: the first and the last, and how many are between.
    pub fn describe_callbacks(&self, vm: &mut Vm) -> VmResult<Option<String>> {
        let all = self.take_callbacks();
        let described = match all.as_slice() {
            [] => Ok(None),
            [only] => only.describe(vm).map(Some),
            [first, last] => {
                first.describe(vm).and_then(|first| Ok(Some(format!("{first}, {}", last.describe(vm)?))))
            }
            [first, between @ .., last] => first.describe(vm).and_then(|first| {
                Ok(Some(format!("{first}, <{} more>, {}", between.len(), last.describe(vm)?)))
            }),
        };
        self.put_callbacks(all);
        described
    }

    /// Calls `visit` for every reference; for the payloads that have a future in them.
    pub fn trace_parts(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.event_loop);
        self.outcome.with(|outcome| outcome.trace(visit));
        self.callbacks.with(|callbacks| match callbacks {
            Callbacks::None => {}
            Callbacks::One(callback) => callback.trace(visit),
            Callbacks::Many(all) => all.iter().for_each(|callback| callback.trace(visit)),
        });
        self.extra.with(|extra| {
            if let Some(extra) = extra {
                extra.traceback.iter().for_each(|traceback| visit(traceback.as_ref_untyped()));
                extra.attributes.trace(visit);
                extra.cancellation.trace(visit);
                [&extra.name, &extra.context].into_iter().flatten().for_each(&mut *visit);
            }
        });
    }

    /// Drops what can be part of a cycle.
    pub fn clear_parts(&self) {
        drop((self.outcome.take(), self.callbacks.take(), self.extra.take()));
    }
}

impl Trace for Future {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.trace_parts(visit);
    }

    fn clear(&self) {
        self.clear_parts();
    }

    fn wants_finalizer(&self) -> bool {
        self.is_unseen()
    }
}

impl NativeData for Future {}

/// The future that an object is or starts with.
#[inline]
pub fn find(object: &Ref) -> Option<&Future> {
    if let Some(future) = object.native::<Future>() {
        Some(future)
    } else if let Some(task) = object.native::<Task>() {
        Some(&task.future)
    } else {
        object.native::<Gathering>().map(|gathering| &gathering.future)
    }
}

/// The future that an object is known to be or start with.
///
/// # Panics
/// If it is none.
#[inline]
pub fn of(object: &Ref) -> &Future {
    find(object).expect("only futures come here")
}

/// What scripts set on a future.
pub fn attributes_of(object: &Ref, make: bool) -> Option<Gc<Dict>> {
    find(object)?.attributes(make)
}

/// The value as a future, if it is one.
pub fn from_value(value: &Value) -> Option<&Ref> {
    value.as_object().filter(|object| find(object).is_some())
}

/// A new pending future of a loop.
pub fn create(vm: &mut Vm, event_loop: &Ref) -> Ref {
    create_at(vm, event_loop, vm.running_site())
}

/// The same for one that counts as made somewhere else.
pub fn create_at(vm: &mut Vm, event_loop: &Ref, made_at: Site) -> Ref {
    let class = state::class(vm, |classes| &classes.future);
    let future = Future::new(event_loop.clone(), made_at);
    future.note_stack(vm);
    Ref::new_native(class, future)
}

pub fn is_done(object: &Ref) -> bool {
    of(object).is_done()
}

pub fn is_cancelled(object: &Ref) -> bool {
    of(object).is_cancelled()
}

/// Sets what is to be done when it is done; if it is done already, in the next turn.
pub fn add_callback(vm: &mut Vm, object: &Ref, callback: DoneCallback) -> VmResult<()> {
    let future = of(object);
    if future.is_done() {
        let event_loop = EventLoop::of(&future.event_loop);
        event_loop.check_open(vm)?;
        run_loop::schedule(vm, &future.event_loop, Ready::Done(callback, object.clone()))
    } else {
        future.add(callback);
        Ok(())
    }
}

/// Removes the callbacks of scripts that are equal to a callable; gives how many there were.
pub fn remove_script_callbacks(vm: &mut Vm, object: &Ref, callable: &Value) -> VmResult<usize> {
    let future = of(object);
    let mut all = Vec::new();
    future.each_callback(|callback| all.push(callback.clone()));
    let mut kept = Vec::new();
    let mut removed = 0;
    for callback in all {
        // A comparison may be a script's, and fail: nothing is removed then.
        let equal = match &callback {
            DoneCallback::Script(script) => {
                script.callable.is(callable) || vm.eq(&script.callable, callable)?
            }
            _ => false,
        };
        if equal { removed += 1 } else { kept.push(callback) }
    }
    if removed > 0 {
        future.put_callbacks(kept);
    }
    Ok(removed)
}

fn finish(vm: &mut Vm, object: &Ref, state: State, outcome: Value) -> VmResult<()> {
    let future = of(object);
    future.state.set(state);
    drop(future.outcome.replace(outcome));
    if matches!(state, State::Failed) {
        future.set(UNSEEN, true);
    }
    schedule(vm, object, future)
}

/// Gives each callback its turn.
fn schedule(vm: &mut Vm, object: &Ref, future: &Future) -> VmResult<()> {
    let event_loop = EventLoop::of(&future.event_loop);
    match future.callbacks.take() {
        Callbacks::None => Ok(()),
        Callbacks::One(callback) => {
            event_loop.check_open(vm)?;
            run_loop::schedule(vm, &future.event_loop, Ready::Done(callback, object.clone()))
        }
        Callbacks::Many(all) => {
            event_loop.check_open(vm)?;
            let mut entries = all.into_iter().map(|callback| Ready::Done(callback, object.clone()));
            entries.try_for_each(|entry| run_loop::schedule(vm, &future.event_loop, entry))
        }
    }
}

/// Ends it with a result. InvalidStateError if it is done.
pub fn set_result(vm: &mut Vm, object: &Ref, result: Value) -> VmResult<()> {
    if is_done(object) {
        return Err(state::invalid_state(vm, "invalid state"));
    }
    finish(vm, object, State::Finished, result)
}

/// Ends a sleep's future with the result that was prepared, unless it is done.
pub fn finish_prepared(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    let future = of(object);
    if future.is_done() {
        return Ok(());
    }
    future.state.set(State::Finished);
    schedule(vm, object, future)
}

/// Gives it the result None, unless it is done.
pub fn release(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    if is_done(object) { Ok(()) } else { finish(vm, object, State::Finished, Value::None) }
}

/// Ends it with an exception. InvalidStateError if it is done.
pub fn set_exception(vm: &mut Vm, object: &Ref, exception: Gc<Exception>) -> VmResult<()> {
    let future = of(object);
    if future.is_done() {
        return Err(state::invalid_state(vm, "invalid state"));
    }
    let mut exception = exception;
    if exception.class().is_subclass(&vm.types.StopIteration.clone()) {
        let message = "StopIteration interacts badly with generators and cannot be raised into a Future";
        let replacement = vm.runtime_error(message).0;
        *replacement.cause.borrow_mut() = (&exception).into();
        *replacement.context.borrow_mut() = (&exception).into();
        replacement.suppress_context.set(true);
        exception = replacement;
    }
    let traceback = exception.traceback.borrow().clone();
    if traceback.is_some() {
        future.change_extra(|extra| extra.traceback = traceback);
    }
    finish(vm, object, State::Failed, exception.into())
}

/// Cancels the future itself, whatever it is; false if it is done.
pub fn cancel_plain(vm: &mut Vm, object: &Ref, message: Value) -> VmResult<bool> {
    let future = of(object);
    future.mark_seen();
    if future.is_done() {
        return Ok(false);
    }
    finish(vm, object, State::Cancelled, message)?;
    Ok(true)
}

/// The end of a task by a CancelledError, which is kept for whoever awaits the task.
pub fn cancel_with_error(vm: &mut Vm, object: &Ref, error: Raised) -> VmResult<()> {
    let future = of(object);
    future.mark_seen();
    future.set(KEPT_ERROR, true);
    finish(vm, object, State::Cancelled, error.0.into())
}

/// `cancel()` of a future, a task, a gathering; false if it is done.
///
/// A subclass of a script may have a method of its own for it.
pub fn cancel(vm: &mut Vm, object: &Ref) -> VmResult<bool> {
    cancel_as(vm, object, Value::None, |_, _| (Vec::new(), Vec::new()))
}

/// `cancel(message)`.
pub fn cancel_with(vm: &mut Vm, object: &Ref, message: Value) -> VmResult<bool> {
    cancel_as(vm, object, message, |_, message| (vec![message], Vec::new()))
}

/// `cancel(msg=message)`.
pub fn cancel_by_name(vm: &mut Vm, object: &Ref, message: Value) -> VmResult<bool> {
    cancel_as(vm, object, message, |vm, message| (Vec::new(), vec![(vm.intern("msg"), message)]))
}

/// The arguments of a call, and those by name.
type Arguments = (Vec<Value>, Vec<(Gc<Str>, Value)>);

/// A script's own method sees how it is called.
fn cancel_as(
    vm: &mut Vm,
    object: &Ref,
    message: Value,
    arguments: fn(&mut Vm, Value) -> Arguments,
) -> VmResult<bool> {
    let Some(method) = overrides::of_future(vm, object, "cancel")? else {
        return cancel_natively(vm, object, message);
    };
    let (args, named) = arguments(vm, message);
    let answer = vm.call_keywords(&method, args, named)?;
    vm.truth(&answer)
}

/// Whether a script has a method of its own for `cancel`.
pub fn has_own_cancel(vm: &mut Vm, object: &Ref) -> VmResult<bool> {
    Ok(overrides::of_future(vm, object, "cancel")?.is_some())
}

/// Likewise, as the classes of this room do it.
pub fn cancel_natively(vm: &mut Vm, object: &Ref, message: Value) -> VmResult<bool> {
    if object.native::<Task>().is_some() {
        task::cancel(vm, object, message)
    } else if object.native::<Gathering>().is_some() {
        super::gather::cancel(vm, object, message)
    } else {
        cancel_plain(vm, object, message)
    }
}

/// The CancelledError to raise for a cancelled future, or for a task that is being cancelled. A kept one is given once.
pub fn make_cancelled_error(vm: &mut Vm, object: &Ref) -> Raised {
    let future = of(object);
    if future.has(KEPT_ERROR) {
        future.set(KEPT_ERROR, false);
        if let Some(error) = future.outcome.take().as_gc::<Exception>() {
            return Raised(error.clone());
        }
    }
    let message = future.cancel_message();
    let raised = state::cancelled_error(vm, (!message.is_none()).then_some(message));
    future.mark_cancelled_error(vm, &raised);
    raised
}

/// What whoever waits for a done future gets: nothing, or the exception to be thrown.
pub fn failure(vm: &mut Vm, object: &Ref) -> Option<Raised> {
    let future = of(object);
    match future.state() {
        State::Cancelled => Some(make_cancelled_error(vm, object)),
        State::Failed => {
            future.mark_seen();
            let error = future.error()?;
            *error.traceback.borrow_mut() = future.take_traceback();
            Some(Raised(error))
        }
        State::Pending | State::Finished => None,
    }
}

/// The result, or the exception. InvalidStateError if it is pending.
pub fn result(vm: &mut Vm, object: &Ref) -> VmResult<Value> {
    if !is_done(object) {
        return Err(state::invalid_state(vm, "Result is not set."));
    }
    match failure(vm, object) {
        Some(raised) => {
            vm.set_implied_context(&raised.0);
            Err(raised)
        }
        None => Ok(of(object).outcome()),
    }
}

/// One step of `await future`. A future that is pending after it was waited for was resumed by somebody else's hand.
pub fn resume(vm: &mut Vm, object: &Ref, input: Input) -> VmResult<Step> {
    match input {
        Input::Throw(raised) => Err(raised),
        Input::Send(_) => {
            let future = of(object);
            if future.is_done() {
                return result(vm, object).map(Step::Return);
            }
            if future.is_blocking() {
                return Err(vm.runtime_error("await wasn't used with future"));
            }
            future.set_blocking(true);
            Ok(Step::Yield(object.clone().into()))
        }
    }
}

/// What a native coroutine gets from a future that it waited for.
pub fn settle(vm: &mut Vm, object: &Ref, input: Input) -> VmResult<Value> {
    match input {
        Input::Throw(raised) => Err(raised),
        Input::Send(_) if is_done(object) => result(vm, object),
        Input::Send(_) => Err(vm.runtime_error("await wasn't used with future")),
    }
}
