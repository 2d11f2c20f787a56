//! Tasks: a coroutine that a loop runs, step by step. A task is the future of its coroutine's result.
//!
//! While a task is pending it is in one of three states:
//! 1. it waits: `waiter` is a pending future, and one of that future's callbacks is the task's wake-up;
//! 2. its step is in the ready queue: `waiter` is nothing or a future that is done;
//! 3. it runs: `waiter` is nothing, and the loop knows it as its current task.

use std::cell::Cell;

use crate::object::{Flavor, Gc, Generator, Instance, NativeData, Ref, Str, Trace, Value};
use crate::vm::{Input, Raised, Step, Vm, VmResult};

use super::callbacks::DoneCallback;
use super::coroutine::NativeCoroutine;
use super::future::{self, Future};
use super::ready_queue::Ready;
use super::run_loop::EventLoop;
use super::slot::Slot;
use super::{report, state};

/// `cancel` was called, and the next step throws.
const MUST_CANCEL: u8 = 1;
/// Nobody can await it: no word is said if it ends while pending.
const QUIET: u8 = 2;

/// A task. Tasks are many: a million of them are a measured case.
#[derive(Debug)]
pub struct Task {
    pub future: Future,
    coroutine: Slot<Option<Ref>>,
    waiter: Slot<Option<Ref>>,
    /// The name, if it was given one; else it is named by `number`.
    name: Slot<Option<Ref>>,
    /// How many tasks without a given name had been made with it, or 0.
    number: u32,
    /// Tasks are numbered as they are made: `all_tasks` is in this order.
    made: u32,
    /// Where it stands among its loop's tasks.
    pub place: Cell<u32>,
    /// How many requests to cancel it are not taken back.
    cancel_requests: Cell<u16>,
    flags: Cell<u8>,
}

const _: () = assert!(size_of::<Task>() <= 96, "tasks are many");

/// Not among its loop's tasks.
pub const NOWHERE: u32 = u32::MAX;

impl Task {
    fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    fn set(&self, flag: u8, on: bool) {
        let flags = self.flags.get();
        self.flags.set(if on { flags | flag } else { flags & !flag });
    }

    /// Tasks are numbered as they are made.
    pub fn made(&self) -> u32 {
        self.made
    }

    /// What it waits for.
    pub fn waiter(&self) -> Option<Ref> {
        self.waiter.get()
    }

    /// Its coroutine.
    pub fn coroutine(&self) -> Option<Ref> {
        self.coroutine.get()
    }

    /// Its name, as a string.
    pub fn name(&self) -> Value {
        match self.name.get() {
            Some(name) => name.into(),
            None => format!("Task-{}", self.number).into(),
        }
    }

    /// What its name is made of: the one it was given, or its number.
    pub fn naming(&self) -> (Option<Ref>, u32) {
        (self.name.get(), self.number)
    }

    /// Gives it another name.
    pub fn set_name(&self, name: &Gc<Str>) {
        drop(self.name.replace(Some(name.as_ref_untyped().clone())));
    }

    /// How many requests to cancel it are not taken back.
    pub fn cancel_requests(&self) -> u16 {
        self.cancel_requests.get()
    }

    /// Takes back one request to cancel it; gives how many are left.
    pub fn uncancel(&self) -> u16 {
        let left = self.cancel_requests.get().saturating_sub(1);
        self.cancel_requests.set(left);
        if left == 0 {
            self.set(MUST_CANCEL, false);
        }
        left
    }

    /// Whether its next step throws a CancelledError.
    pub fn must_cancel(&self) -> bool {
        self.has(MUST_CANCEL)
    }

    /// No word is said if it ends while pending.
    pub fn make_quiet(&self) {
        self.set(QUIET, true);
    }
}

impl Trace for Task {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.future.trace_parts(visit);
        for cell in [&self.coroutine, &self.waiter, &self.name] {
            cell.with(|part| part.iter().for_each(&mut *visit));
        }
    }

    fn clear(&self) {
        self.future.clear_parts();
        drop((self.coroutine.take(), self.waiter.take()));
    }

    fn wants_finalizer(&self) -> bool {
        if self.future.is_done() { self.future.is_unseen() } else { !self.has(QUIET) }
    }
}

impl NativeData for Task {}

/// The task that an object is known to be.
///
/// # Panics
/// If it is none.
#[inline]
pub fn of(object: &Ref) -> &Task {
    object.native::<Task>().expect("only tasks come here")
}

/// Whether a value is a coroutine: of a script, of Rust, or anything else that has the methods of one.
pub fn is_coroutine(vm: &mut Vm, value: &Value) -> bool {
    match value.get::<Generator>() {
        Some(generator) => generator.flavor == Flavor::Coroutine,
        None if value.native::<NativeCoroutine>().is_some() => true,
        None => {
            let class = vm.class_of(value);
            let names = &vm.names;
            let methods = [&names.await_, &names.send, &names.throw, &names.close].map(Clone::clone);
            value.as_object().is_some()
                && methods.iter().all(|name| vm.lookup_in_class(&class, name).is_some())
        }
    }
}

/// One step of anything that [`is_coroutine`].
fn resume(vm: &mut Vm, coroutine: &Value, input: Input) -> VmResult<Step> {
    if coroutine.get::<Instance>().is_none() {
        return vm.resume(coroutine, input);
    }
    let stepped = match input {
        Input::Send(value) => {
            let send = vm.names.send.clone();
            vm.call_method(coroutine, &send, &[value])
        }
        Input::Throw(raised) => {
            let throw = vm.names.throw.clone();
            vm.call_method(coroutine, &throw, &[raised.0.into()])
        }
    };
    let stop = vm.types.StopIteration.clone();
    match stepped {
        Ok(value) => Ok(Step::Yield(value)),
        Err(raised) if vm.raised_is(&raised, &stop) => {
            Ok(Step::Return(raised.0.field("value").unwrap_or(Value::None)))
        }
        Err(raised) => Err(raised),
    }
}

/// Makes a task of a coroutine; its first step is in the ready queue. TypeError if it is no coroutine.
/// The name is any value; None gives the next number.
pub fn create(vm: &mut Vm, event_loop: &Ref, coroutine: &Value, name: &Value) -> VmResult<Ref> {
    let looping = EventLoop::of(event_loop);
    let coroutine_is_one = is_coroutine(vm, coroutine);
    let Some(object) = coroutine.as_object().filter(|_| coroutine_is_one) else {
        let text = vm.repr(coroutine)?;
        return Err(vm.type_error(format!("a coroutine was expected, got {text}")));
    };
    let name = match name {
        Value::None | Value::Undef => None,
        given => {
            let text = vm.str_of(given)?;
            Value::from(text).as_object().cloned()
        }
    };
    looping.check_open(vm)?;
    let counters = state::asyncio(vm);
    counters.tasks_made = counters.tasks_made.wrapping_add(1);
    let made = counters.tasks_made;
    let number = if name.is_none() {
        counters.tasks_numbered += 1;
        counters.tasks_numbered
    } else {
        0
    };
    let class = state::classes(vm).task.clone();
    let task = Ref::new_native(
        class,
        Task {
            future: Future::new(event_loop.clone(), vm.running_site()),
            coroutine: Slot::new(Some(object.clone())),
            waiter: Slot::default(),
            name: Slot::new(name),
            number,
            made,
            place: Cell::new(NOWHERE),
            cancel_requests: Cell::new(0),
            flags: Cell::new(0),
        },
    );
    of(&task).future.note_stack(vm);
    looping.push(Ready::Step(task.clone()));
    looping.register(&task);
    Ok(task)
}

/// `cancel(msg)` of a task: what it waits for is cancelled, or else its next step throws. False if it is done.
pub fn cancel(vm: &mut Vm, object: &Ref, message: Value) -> VmResult<bool> {
    let task = of(object);
    task.future.mark_seen();
    if task.future.is_done() {
        return Ok(false);
    }
    task.cancel_requests.set(task.cancel_requests.get().saturating_add(1));
    let who = super::holder::cancellation(vm);
    task.future.set_cancellation(who);
    if let Some(waiter) = task.waiter()
        && future::cancel(vm, &waiter, message.clone())?
    {
        // `waiter` stays: it may be a task that swallows the cancellation, and be cancelled again.
        return Ok(true);
    }
    task.set(MUST_CANCEL, true);
    task.future.prepare_outcome(message);
    Ok(true)
}

/// What a task awaited is done: the task goes on.
pub fn wake_up(vm: &mut Vm, object: &Ref, done: &Ref) -> VmResult<()> {
    let thrown = future::failure(vm, done);
    if let Some(raised) = &thrown {
        of(object).future.mark_cancelled_error(vm, raised);
    }
    step(vm, object, thrown)
}

/// Runs the coroutine up to where it waits next, or to its end.
pub fn step(vm: &mut Vm, object: &Ref, mut thrown: Option<Raised>) -> VmResult<()> {
    let task = of(object);
    if task.future.is_done() {
        return Err(already_done(vm, object, thrown));
    }
    if task.has(MUST_CANCEL) {
        let is_cancellation = thrown.as_ref().is_some_and(|raised| state::is_cancelled_error(vm, raised));
        if !is_cancellation {
            thrown = Some(future::make_cancelled_error(vm, object));
        }
        task.set(MUST_CANCEL, false);
    }
    drop(task.waiter.take());
    let Some(coroutine) = task.coroutine() else {
        return Err(vm.runtime_error("uninitialized Task object"));
    };
    let looping = EventLoop::of(&task.future.event_loop);
    enter(vm, looping, object)?;
    let input = match thrown {
        None => Input::Send(Value::None),
        Some(raised) => Input::Throw(raised),
    };
    let stepped = resume(vm, &coroutine.into(), input);
    looping.leave(object);
    match stepped {
        Ok(Step::Yield(Value::None)) => {
            looping.push(Ready::Step(object.clone()));
            Ok(())
        }
        Ok(Step::Yield(what)) => wait_for(vm, object, task, what),
        Ok(Step::Return(result)) => {
            looping.unregister(object);
            if task.has(MUST_CANCEL) {
                task.set(MUST_CANCEL, false);
                let message = task.future.cancel_message();
                future::cancel_plain(vm, object, message).map(drop)
            } else {
                future::set_result(vm, object, result)
            }
        }
        Err(raised) => end_with(vm, looping, object, raised),
    }
}

#[cold]
fn already_done(vm: &mut Vm, object: &Ref, thrown: Option<Raised>) -> Raised {
    let thrown = thrown.map_or(Value::None, |raised| raised.0.into());
    let texts = vm.repr(&object.clone().into()).and_then(|task| Ok((task, vm.repr(&thrown)?)));
    match texts {
        Ok((task, thrown)) => state::invalid_state(vm, format!("__step(): already done: {task} {thrown}")),
        Err(raised) => raised,
    }
}

fn enter(vm: &mut Vm, looping: &EventLoop, object: &Ref) -> VmResult<()> {
    if let Some(running) = looping.enter(object) {
        let entered = vm.repr(&object.clone().into())?;
        let running = vm.repr(&running.into())?;
        let message =
            format!("Cannot enter into task {entered} while another task {running} is being executed.");
        return Err(vm.runtime_error(message));
    }
    Ok(())
}

/// The coroutine ended by an exception.
fn end_with(vm: &mut Vm, looping: &EventLoop, object: &Ref, raised: Raised) -> VmResult<()> {
    if super::deadlock::is_deadlock(vm, &raised) {
        return Err(raised);
    }
    looping.unregister(object);
    if state::is_cancelled_error(vm, &raised) {
        return future::cancel_with_error(vm, object, raised);
    }
    let leaves = report::leaves_the_loop(vm, &raised);
    future::set_exception(vm, object, raised.0.clone())?;
    if leaves { Err(raised) } else { Ok(()) }
}

/// The coroutine waits for what it yielded, which must be a pending future of the same loop.
fn wait_for(vm: &mut Vm, object: &Ref, task: &Task, what: Value) -> VmResult<()> {
    let Some(waiter) = future::from_value(&what) else {
        return throw_next(vm, object, |vm, me| bad_yield(vm, me, &what));
    };
    if waiter.is(object) {
        return throw_next(vm, object, |vm, me| Ok(format!("Task cannot await on itself: {}", vm.repr(me)?)));
    }
    let awaited = future::of(waiter);
    if !awaited.event_loop.is(&task.future.event_loop) {
        return throw_next(vm, object, |vm, me| {
            let me = vm.repr(me)?;
            Ok(format!("Task {me} got Future {} attached to a different loop", vm.repr(&what)?))
        });
    }
    if !awaited.is_blocking() {
        return throw_next(vm, object, |vm, me| {
            let me = vm.repr(me)?;
            Ok(format!("yield was used instead of yield from in task {me} with {}", vm.repr(&what)?))
        });
    }
    awaited.set_blocking(false);
    future::add_callback(vm, waiter, DoneCallback::Wakeup(object.clone()))?;
    drop(task.waiter.replace(Some(waiter.clone())));
    if task.has(MUST_CANCEL) {
        let message = task.future.cancel_message();
        if future::cancel(vm, waiter, message)? {
            task.set(MUST_CANCEL, false);
        }
    }
    Ok(())
}

fn bad_yield(vm: &mut Vm, me: &Value, what: &Value) -> VmResult<String> {
    let generator = what.get::<Generator>().is_some_and(|generator| generator.flavor == Flavor::Generator);
    let text = vm.repr(what)?;
    if generator {
        let me = vm.repr(me)?;
        return Ok(format!("yield was used instead of yield from for generator in task {me} with {text}"));
    }
    Ok(format!("Task got bad yield: {text}"))
}

/// The next step throws a RuntimeError with this message.
#[cold]
fn throw_next(
    vm: &mut Vm,
    object: &Ref,
    message: impl FnOnce(&mut Vm, &Value) -> VmResult<String>,
) -> VmResult<()> {
    let message = message(vm, &object.clone().into())?;
    let error = vm.runtime_error(message).0;
    EventLoop::of(&of(object).future.event_loop).push(Ready::StepThrow(object.clone(), error));
    Ok(())
}
