//! Tasks: a coroutine that a loop runs, step by step. A task is the future of its coroutine's result.
//!
//! While a task is pending it is in one of three states:
//! 1. it waits: `waiter` is a pending future, and one of that future's callbacks is the task's wake-up, or it is a sleep
//!    whose future nobody asked for, and that knows the task;
//! 2. its step is in the ready queue: `waiter` is nothing, or a future or a sleep that is done;
//! 3. it runs: `waiter` is nothing, and the loop knows it as its current task.

use std::cell::Cell;

use crate::object::reference::budget_is_spent;
use crate::object::{Flavor, Gc, Generator, Instance, NativeData, Ref, Site, Str, Trace, Value};
use crate::vm::{Input, Raised, Step, Vm, VmResult};

use super::coroutine::{self, NativeCoroutine};
use super::future::{self, Future};
use super::ready_queue::Ready;
use super::run_loop::{self, EventLoop};
use super::slot::Slot;
use super::{context, foreign, overrides, report, sleep, state};

/// `cancel` was called, and the next step throws.
const MUST_CANCEL: u8 = 1;
/// Nobody can await it: no word is said if it ends while pending.
const QUIET: u8 = 2;
/// It has a context that is not empty, or that somebody asked for.
const HAS_CONTEXT: u8 = 4;

/// A task. Tasks are many: a million of them are a measured case.
#[derive(Debug)]
pub struct Task {
    pub future: Future,
    coroutine: Slot<Option<Ref>>,
    waiter: Slot<Option<Ref>>,
    /// How many tasks without a given name had been made with it, or 0.
    number: Cell<u32>,
    /// Tasks are numbered as they are made: `all_tasks` is in this order.
    made: Cell<u32>,
    /// Where it stands among its loop's tasks.
    pub place: Cell<u32>,
    /// How many requests to cancel it are not taken back.
    cancel_requests: Cell<u16>,
    flags: Cell<u8>,
}

const _: () = assert!(size_of::<Task>() <= 88, "tasks are many");

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
        self.made.get()
    }

    /// It waits for this future.
    pub fn wait_for(&self, future: Ref) {
        drop(self.waiter.replace(Some(future)));
    }

    /// Its coroutine.
    pub fn coroutine(&self) -> Option<Ref> {
        self.coroutine.get()
    }

    /// Its name, as a string.
    pub fn name(&self) -> Value {
        match self.future.with_extra(|extra| extra.name.clone()) {
            Some(name) => name.into(),
            None => format!("Task-{}", self.number.get()).into(),
        }
    }

    /// The context that its steps run in, unless that is empty.
    #[inline]
    fn context(&self) -> Option<Ref> {
        if self.has(HAS_CONTEXT) { self.future.with_extra(|extra| extra.context.clone()) } else { None }
    }

    /// The context that its next steps run in.
    pub fn set_context(&self, context: Option<Ref>) {
        if context.is_some() {
            self.set(HAS_CONTEXT, true);
            self.future.change_extra(|extra| extra.context = context);
        }
    }

    /// What its name is made of: the one it was given, or its number.
    pub fn naming(&self) -> (Option<Ref>, u32) {
        (self.future.with_extra(|extra| extra.name.clone()), self.number.get())
    }

    /// Gives it another name.
    pub fn set_name(&self, name: &Gc<Str>) {
        self.future.change_extra(|extra| extra.name = Some(name.as_ref_untyped().clone()));
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

    fn cancel_next_step(&self, message: Value) {
        self.set(MUST_CANCEL, true);
        self.future.prepare_outcome(message);
    }

    /// Whether its next step throws a CancelledError.
    pub fn must_cancel(&self) -> bool {
        self.has(MUST_CANCEL)
    }

    /// Whether no word is said if it ends while pending.
    pub fn is_quiet(&self) -> bool {
        self.has(QUIET)
    }

    pub fn set_quiet(&self, quiet: bool) {
        self.set(QUIET, quiet);
    }

    /// No word is said if it ends while pending.
    pub fn make_quiet(&self) {
        self.set_quiet(true);
    }
}

impl Trace for Task {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.future.trace_parts(visit);
        for cell in [&self.coroutine, &self.waiter] {
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

/// The future that a task waits for. That of a sleep is made now, if nobody asked for it before.
pub fn waiter(vm: &mut Vm, object: &Ref) -> Option<Ref> {
    let task = of(object);
    let waiter = task.waiter.get()?;
    if waiter.native::<NativeCoroutine>().is_some() {
        let future = coroutine::awaited(vm, &waiter);
        task.waiter.set(future);
        return task.waiter.get();
    }
    Some(waiter)
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

/// One step of anything that [`is_coroutine`]. What ended in it has been finalised afterwards, within the step: a
/// finaliser may call the loop, whose order scripts see.
fn resume(vm: &mut Vm, coroutine: &Value, input: Input) -> VmResult<Step> {
    if coroutine.get::<Instance>().is_none() {
        let stepped = vm.resume_for_loop(coroutine, input);
        if budget_is_spent() {
            vm.end_objects();
        }
        return stepped;
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
    vm.stop_is_return(stepped.map(Step::Yield))
}

/// `task.get_context()`.
pub fn context_of(vm: &mut Vm, object: &Ref) -> Ref {
    let task = of(object);
    if let Some(context) = task.context() {
        return context;
    }
    let runs = EventLoop::of(&task.future.event_loop).current().is_some_and(|current| current.is(object));
    let context = if runs { context::current(vm) } else { context::empty(vm) };
    task.set_context(Some(context.clone()));
    context
}

/// What a task is made with, beside its coroutine. The name is any value; None, or nothing, gives the next number. Without a context
/// it gets a copy of the present one. An eager one runs at once up to where it first waits.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    pub name: &'a Value,
    pub context: &'a Value,
    pub eager: bool,
}

impl Settings<'_> {
    /// Nothing in particular.
    pub const USUAL: Settings<'static> =
        Settings { name: &Value::Undef, context: &Value::None, eager: false };
}

impl Task {
    /// A task that has no coroutine yet.
    pub fn new(event_loop: Ref, made_at: Site) -> Task {
        Task {
            future: Future::new(event_loop, made_at),
            coroutine: Slot::default(),
            waiter: Slot::default(),
            number: Cell::new(0),
            made: Cell::new(0),
            place: Cell::new(NOWHERE),
            cancel_requests: Cell::new(0),
            flags: Cell::new(QUIET),
        }
    }
}

/// Makes a task of a coroutine; its first step is in the ready queue. TypeError if it is no coroutine.
pub fn create(vm: &mut Vm, event_loop: &Ref, coroutine: &Value, settings: Settings) -> VmResult<Ref> {
    let class = state::class(vm, |classes| &classes.task);
    let task = Ref::new_native(class, Task::new(event_loop.clone(), vm.running_site()));
    begin(vm, &task, coroutine, settings)?;
    Ok(task)
}

/// Gives a new task its coroutine; the first step is in the ready queue. TypeError if it is no coroutine.
pub fn begin(vm: &mut Vm, object: &Ref, coroutine: &Value, settings: Settings) -> VmResult<()> {
    let task = of(object);
    let coroutine_is_one = is_coroutine(vm, coroutine);
    let Some(coroutine) = coroutine.as_object().filter(|_| coroutine_is_one) else {
        let text = vm.repr(coroutine)?;
        return Err(vm.type_error(format!("a coroutine was expected, got {text}")));
    };
    let looping = EventLoop::of(&task.future.event_loop);
    let name = match settings.name {
        Value::None | Value::Undef => None,
        given => Some(Value::from(vm.str_of(given)?)),
    };
    let context = context::argument_or_copy(vm, settings.context)?;
    looping.check_open(vm)?;
    if task.coroutine().is_some() {
        return Err(vm.runtime_error("Rondo does not support a task whose __init__ runs twice"));
    }
    let counters = state::asyncio(vm);
    counters.tasks_made = counters.tasks_made.wrapping_add(1);
    task.made.set(counters.tasks_made);
    match name.as_ref().and_then(Value::as_gc::<Str>) {
        Some(name) => task.set_name(name),
        None => {
            counters.tasks_numbered += 1;
            task.number.set(counters.tasks_numbered);
        }
    }
    task.coroutine.set(Some(coroutine.clone()));
    task.flags.set(0);
    task.set_context(context);
    task.future.note_stack(vm);
    if looping.is_custom() {
        overrides::is_debug(vm, &task.future.event_loop)?;
    }
    looping.register(object);
    if settings.eager && looping.is_running() {
        start_now(vm, looping, object)
    } else {
        run_loop::schedule(vm, &task.future.event_loop, Ready::Step(object.clone()))
    }
}

/// The first step of an eager task, within the step of another one.
fn start_now(vm: &mut Vm, looping: &EventLoop, object: &Ref) -> VmResult<()> {
    let task = of(object);
    let coroutine = task.coroutine().expect("a new task has a coroutine");
    let outer = context::enter(vm, task.context()).inspect_err(|_| looping.unregister(object))?;
    let outer_task = looping.swap_current(Some(object.clone()));
    let stepped = resume(vm, &coroutine.into(), Input::Send(Value::None));
    let context = context::leave(vm, outer);
    task.set_context(context);
    let settled = settle(vm, object, stepped);
    drop(looping.swap_current(outer_task));
    if task.future.is_done() {
        drop(task.coroutine.take());
    }
    settled
}

/// How many tasks may await one another in a row when one of them is cancelled. Only a ring of them is longer.
const LONGEST_ROW: usize = 1_000_000;

/// `cancel(msg)` of a task: what it waits for is cancelled, or else its next step throws. False if it is done.
///
/// Where a task waits for a task that waits for a task …, the request goes down the row in a loop, for rows are long.
/// RecursionError if it never ends.
pub fn cancel(vm: &mut Vm, object: &Ref, message: Value) -> VmResult<bool> {
    let mut above: Option<Ref> = None;
    let mut object = object.clone();
    for _ in 0..LONGEST_ROW {
        let task = of(&object);
        task.future.mark_seen();
        if task.future.is_done() {
            // Whoever waits for it is about to go on, and is cancelled there.
            return Ok(above.inspect(|above| of(above).cancel_next_step(message)).is_some());
        }
        task.cancel_requests.set(task.cancel_requests.get().saturating_add(1));
        let who = super::holder::cancellation(vm);
        task.future.set_cancellation(who);
        match waiter(vm, &object) {
            // `waiter` stays: it may be a task that swallows the cancellation, and be cancelled again.
            Some(waiter) if waiter.native::<Task>().is_some() && !future::has_own_cancel(vm, &waiter)? => {
                above = Some(std::mem::replace(&mut object, waiter));
            }
            Some(waiter) if future::cancel_with(vm, &waiter, message.clone())? => return Ok(true),
            _ => {
                task.cancel_next_step(message);
                return Ok(true);
            }
        }
    }
    Err(vm.recursion_error("maximum recursion depth exceeded while calling a Python object"))
}

/// What a task awaited is done: the task goes on.
pub fn wake_up(vm: &mut Vm, object: &Ref, done: &Ref) -> VmResult<()> {
    let thrown = overrides::failure(vm, done)?;
    if let Some(raised) = &thrown {
        of(object).future.mark_cancelled_error(vm, raised);
    }
    step(vm, object, thrown)
}

/// A turn of a task that nothing is thrown into: its first step, or one after it gave way or slept. `looping` is its loop.
pub fn turn(vm: &mut Vm, looping: &EventLoop, object: &Ref) -> VmResult<()> {
    let task = of(object);
    let is_usual = !task.has(MUST_CANCEL | HAS_CONTEXT)
        && !task.future.is_done()
        && vm.context.is_none()
        && looping.is_between_steps()
        && !looping.is_custom();
    let Some(coroutine) = task.coroutine().filter(|_| is_usual) else { return step(vm, object, None) };
    drop(task.waiter.take());
    looping.set_current(object);
    let stepped = resume(vm, &coroutine.into(), Input::Send(Value::None));
    if vm.context.is_some() {
        task.set_context(context::leave(vm, context::Outer::EMPTY));
    }
    looping.leave(object);
    match stepped {
        Ok(Step::Yield(Value::None)) => {
            looping.push(Ready::Step(object.clone()));
            Ok(())
        }
        stepped => settle(vm, object, stepped),
    }
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
    // What is thrown lives as long as the step: a script sees what its traceback holds end.
    let held = thrown.clone();
    let input = match thrown {
        None => Input::Send(Value::None),
        Some(raised) => {
            // The loop may run while an exception is being handled.
            vm.set_implied_context(&raised.0);
            Input::Throw(raised)
        }
    };
    let outer = context::enter(vm, task.context()).inspect_err(|_| looping.leave(object))?;
    let stepped = resume(vm, &coroutine.into(), input);
    if let Some(context) = context::leave(vm, outer)
        && !task.has(HAS_CONTEXT)
    {
        task.set_context(Some(context));
    }
    looping.leave(object);
    drop(held);
    settle(vm, object, stepped)
}

/// What follows from a step.
fn settle(vm: &mut Vm, object: &Ref, stepped: VmResult<Step>) -> VmResult<()> {
    let task = of(object);
    let looping = EventLoop::of(&task.future.event_loop);
    match stepped {
        Ok(Step::Yield(Value::None)) => {
            run_loop::schedule(vm, &task.future.event_loop, Ready::Step(object.clone()))
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

/// The coroutine waits for what it yielded, which must be a sleep or a pending future of the same loop.
fn wait_for(vm: &mut Vm, object: &Ref, task: &Task, what: Value) -> VmResult<()> {
    if let Some(sleep) = sleep::take(&what, object, task) {
        task.wait_for(sleep.clone());
        return cancel_waiter(vm, object, task);
    }
    let what = if what.native::<NativeCoroutine>().is_some() { vm.reveal(what) } else { what };
    let Some(waiter) = future::from_value(&what) else {
        if foreign::wait_for(vm, object, task, &what)? {
            return Ok(());
        }
        return throw_next(vm, object, |vm, me| bad_yield(vm, me, &what));
    };
    if waiter.is(object) {
        return throw_next(vm, object, |vm, me| Ok(format!("Task cannot await on itself: {}", vm.repr(me)?)));
    }
    let awaited = future::of(waiter);
    let attached = if overrides::is_of_subclass(waiter) {
        overrides::event_loop(vm, waiter)?.is(&task.future.event_loop)
    } else {
        awaited.event_loop.is(&task.future.event_loop)
    };
    if !attached {
        return throw_different_loop(vm, object, &what);
    }
    if !awaited.is_blocking() {
        return throw_not_blocking(vm, object, &what);
    }
    awaited.set_blocking(false);
    overrides::add_wake_up(vm, waiter, object)?;
    task.wait_for(waiter.clone());
    cancel_waiter(vm, object, task)
}

/// The next step throws because what was awaited is of another loop.
#[cold]
pub fn throw_different_loop(vm: &mut Vm, object: &Ref, what: &Value) -> VmResult<()> {
    throw_next(vm, object, |vm, me| {
        let me = vm.repr(me)?;
        Ok(format!("Task {me} got Future {} attached to a different loop", vm.repr(what)?))
    })
}

/// The next step throws because a future was yielded by hand.
#[cold]
pub fn throw_not_blocking(vm: &mut Vm, object: &Ref, what: &Value) -> VmResult<()> {
    throw_next(vm, object, |vm, me| {
        let me = vm.repr(me)?;
        Ok(format!("yield was used instead of yield from in task {me} with {}", vm.repr(what)?))
    })
}

/// Cancels what a task began to wait for, if the task was cancelled while it ran.
#[inline]
pub fn cancel_waiter(vm: &mut Vm, object: &Ref, task: &Task) -> VmResult<()> {
    if task.has(MUST_CANCEL)
        && let Some(waiter) = waiter(vm, object)
    {
        let message = task.future.cancel_message();
        if future::cancel_with(vm, &waiter, message)? {
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
    run_loop::schedule(vm, &of(object).future.event_loop, Ready::StepThrow(object.clone(), error))
}
