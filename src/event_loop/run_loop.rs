//! The event loop: its data, and how it turns.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::object::reference::budget_is_spent;
use crate::object::{Gc, Generator, NativeData, Ref, Trace, Tuple, Value};
use crate::vm::{Input, Raised, Vm, VmResult};

use super::attributes::{Attributes, Open};
use super::callbacks::{DoneCallback, ScriptCallback};
use super::coroutine::{CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::idle::{self, Knock};
use super::ready_queue::{Ready, ReadyQueue};
use super::slot::Slot;
use super::task::{self, NOWHERE};
use super::timers::{NEVER, Since, Timers};
use super::{
    context, custom_loop, deadlock, foreign, future, handle, overrides, report, sleep, state, timeout, wait,
    warming,
};

/// The tasks that are not done, each at its place. Who leaves frees its place for the next one: to move another task there
/// would mean to touch one that was last touched long ago.
#[derive(Debug, Default)]
struct Living {
    places: Vec<Option<Ref>>,
    free: Vec<u32>,
}

impl Living {
    fn add(&mut self, task: &Ref) {
        let place = self.free.pop().unwrap_or_else(|| {
            self.places.push(None);
            self.places.len() as u32 - 1
        });
        task::of(task).place.set(place);
        self.places[place as usize] = Some(task.clone());
    }

    fn remove(&mut self, place: u32) -> Option<Ref> {
        self.free.push(place);
        self.places[place as usize].take()
    }

    fn iter(&self) -> impl Iterator<Item = &Ref> {
        self.places.iter().flatten()
    }
}

/// What a loop was made as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoopKind {
    /// It runs.
    Usual,
    /// `BaseEventLoop`, which has nothing to wait with.
    Base,
    /// `AbstractEventLoop`: all that it can do is in the methods of a script.
    Abstract,
}

/// An event loop.
#[derive(Debug)]
pub struct EventLoop {
    kind: LoopKind,
    ready: RefCell<ReadyQueue>,
    timers: RefCell<Timers>,
    /// The tasks that are not done. The loop keeps them alive: a task is never lost because nobody holds it.
    tasks: RefCell<Living>,
    /// The task whose step runs.
    current: Slot<Option<Ref>>,
    running: Cell<bool>,
    stopping: Cell<bool>,
    closed: Cell<bool>,
    debug: Cell<bool>,
    /// What `set_debug` was given, if that was no bool.
    debug_value: Slot<Value>,
    /// A script may have methods of its own for it.
    custom: Cell<bool>,
    /// Nobody holds it any more, and it was asked whether it is closed.
    finalized: Cell<bool>,
    attributes: Attributes,
    /// Things outside that can still wake the loop. As long as there is one, a loop with nothing to do is no deadlock.
    outside: Cell<usize>,
    /// What `set_exception_handler` was given, or None.
    pub exception_handler: Slot<Value>,
    /// What `set_task_factory` was given, or None.
    pub task_factory: Slot<Value>,
    /// In debug mode, turns that take longer (in seconds) are reported. Any value that compares with a float.
    pub slow_callback_duration: Slot<Value>,
    /// The asynchronous generators that began to be iterated in this loop.
    generators: RefCell<Vec<crate::object::WeakRef>>,
    /// The callable that ends one of them when nobody holds it any more; `Undef` until the first began.
    generator_finalizer: Slot<Value>,
}

impl EventLoop {
    /// A new loop.
    pub fn new(debug: bool) -> EventLoop {
        EventLoop::of_kind(LoopKind::Usual, debug)
    }

    /// The same of one of the classes.
    pub fn of_kind(kind: LoopKind, debug: bool) -> EventLoop {
        EventLoop {
            kind,
            ready: RefCell::default(),
            timers: RefCell::default(),
            tasks: RefCell::default(),
            current: Slot::default(),
            running: Cell::new(false),
            stopping: Cell::new(false),
            closed: Cell::new(false),
            debug: Cell::new(debug),
            debug_value: Slot::default(),
            custom: Cell::new(kind == LoopKind::Abstract),
            finalized: Cell::new(false),
            attributes: Attributes::default(),
            outside: Cell::new(0),
            exception_handler: Slot::new(Value::None),
            task_factory: Slot::new(Value::None),
            slow_callback_duration: Slot::new(Value::float(0.1)),
            generators: RefCell::default(),
            generator_finalizer: Slot::default(),
        }
    }

    /// The loop that an object is known to be.
    ///
    /// # Panics
    /// If it is none.
    #[inline]
    pub fn of(object: &Ref) -> &EventLoop {
        object.native::<EventLoop>().expect("only event loops come here")
    }

    pub fn is_running(&self) -> bool {
        self.running.get()
    }

    pub(super) fn set_running(&self, running: bool) {
        self.running.set(running);
    }

    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    pub fn is_debug(&self) -> bool {
        self.debug.get()
    }

    pub fn set_debug(&self, debug: bool) {
        self.debug.set(debug);
        drop(self.debug_value.take());
    }

    /// `set_debug` with what is no bool, and whether that is true.
    pub fn set_debug_value(&self, value: &Value, debug: bool) {
        self.debug.set(debug);
        self.debug_value.set(value.clone());
    }

    /// What `get_debug` gives.
    pub fn debug_value(&self) -> Value {
        self.debug_value.get().defined().unwrap_or_else(|| self.debug.get().into())
    }

    /// It is asked whether it is closed, for the last time; false if it was before.
    pub fn begin_finalization(&self) -> bool {
        !self.finalized.replace(true)
    }

    /// Whether all that it can do is in the methods of a script.
    pub fn is_abstract(&self) -> bool {
        self.kind == LoopKind::Abstract
    }

    /// Whether a script may have methods of its own for it.
    #[inline]
    pub fn is_custom(&self) -> bool {
        self.custom.get()
    }

    /// From now on its methods are looked up wherever CPython calls them by name.
    pub fn make_custom(&self) {
        self.custom.set(true);
    }

    /// Whether something is ready, or the loop is to stop.
    pub fn is_busy(&self) -> bool {
        !self.ready.borrow().is_empty() || self.stopping.get()
    }

    /// When the next timer is due.
    pub fn next_deadline(&self) -> Option<u64> {
        self.timers.borrow().next_deadline()
    }

    /// It has waited for the earliest timer.
    pub fn begin_wake_up(&self) {
        self.timers.borrow_mut().begin_wake_up();
    }

    /// RuntimeError if it is closed.
    #[inline]
    pub fn check_open(&self, vm: &mut Vm) -> VmResult<()> {
        if self.closed.get() { Err(vm.runtime_error("Event loop is closed")) } else { Ok(()) }
    }

    /// Puts something at the end of the ready queue.
    #[inline]
    pub fn push(&self, entry: Ready) {
        self.ready.borrow_mut().push_back(entry);
    }

    fn pop(&self) -> Option<Ready> {
        self.ready.borrow_mut().pop_front()
    }

    /// Adds a timer, and gives its number. The times are in nanoseconds of the host's clock.
    pub fn add_timer(&self, deadline: u64, now: u64, since: Since, target: Ref) -> u64 {
        self.timers.borrow_mut().add(deadline, now, since, target)
    }

    /// A script read the loop's clock.
    pub fn note_reading(&self) {
        self.timers.borrow_mut().note_reading();
    }

    /// When what is waited for will come, by the addresses of what timers are for. In nanoseconds of the host's clock.
    pub fn deadlines(&self) -> std::collections::HashMap<usize, u64> {
        self.timers.borrow().deadlines()
    }

    /// A timer that waits in the heap lost its meaning.
    pub fn note_cancelled_timer(&self) {
        self.timers.borrow_mut().note_cancelled();
    }

    /// The running step's task.
    pub fn current(&self) -> Option<Ref> {
        self.current.get()
    }

    /// A task's step begins; gives the task whose step runs already, if there is one.
    pub fn enter(&self, task: &Ref) -> Option<Ref> {
        let running = self.current();
        if running.is_none() {
            self.current.set(Some(task.clone()));
        }
        running
    }

    /// No task's step runs.
    #[inline]
    pub fn is_between_steps(&self) -> bool {
        self.current.with(Option::is_none)
    }

    /// A task's step begins, and no other runs.
    #[inline]
    pub fn set_current(&self, task: &Ref) {
        self.current.set(Some(task.clone()));
    }

    /// Makes another task the running one; gives the one that was.
    pub fn swap_current(&self, task: Option<Ref>) -> Option<Ref> {
        self.current.replace(task)
    }

    /// A task's step is over.
    pub fn leave(&self, _task: &Ref) {
        drop(self.current.take());
    }

    /// Puts a new task among the loop's.
    pub fn register(&self, task: &Ref) {
        self.tasks.borrow_mut().add(task);
    }

    /// How many places for tasks there are: as many as there were tasks at a time, about.
    pub fn task_places(&self) -> usize {
        self.tasks.borrow().places.len()
    }

    /// Whether a task is at its place among the loop's.
    pub fn knows(&self, task: &task::Task) -> bool {
        self.tasks.borrow().places.get(task.place.get() as usize).is_some_and(Option::is_some)
    }

    /// Takes a task that is done from among the loop's.
    pub fn unregister(&self, task: &Ref) {
        let place = task::of(task).place.replace(NOWHERE);
        if place == NOWHERE {
            return;
        }
        let removed = self.tasks.borrow_mut().remove(place);
        drop(removed);
    }

    /// The tasks that are not done, in the order they were made.
    pub fn all_tasks(&self) -> Vec<Ref> {
        let mut tasks: Vec<Ref> = self.tasks.borrow().iter().cloned().collect();
        tasks.sort_by_key(|task| task::of(task).made());
        tasks
    }

    /// An asynchronous generator began to be iterated.
    pub fn register_generator(&self, generator: &Ref) {
        let mut generators = self.generators.borrow_mut();
        if generators.len() == generators.capacity() {
            generators.retain(|generator| generator.upgrade().is_some());
        }
        generators.push(generator.downgrade());
    }

    /// The callable that ends an asynchronous generator when nobody holds it any more.
    pub fn generator_finalizer(&self) -> &Slot<Value> {
        &self.generator_finalizer
    }

    /// Stops after the present turns.
    pub fn stop(&self) {
        self.stopping.set(true);
    }

    /// Forgets all that was to come. RuntimeError while it runs.
    pub fn close(&self, vm: &mut Vm) -> VmResult<()> {
        if self.running.get() {
            return Err(vm.runtime_error("Cannot close a running event loop"));
        }
        if !self.closed.replace(true) {
            self.forget();
        }
        Ok(())
    }

    fn forget(&self) {
        let parts = (self.ready.take(), self.timers.take(), self.tasks.take());
        parts.2.iter().for_each(|task| task::of(task).place.set(NOWHERE));
        drop(parts);
    }
}

impl Trace for EventLoop {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(ready) = self.ready.try_borrow() {
            ready.iter().for_each(|entry| entry.trace(visit));
        }
        if let Ok(timers) = self.timers.try_borrow() {
            timers.trace(visit);
        }
        if let Ok(tasks) = self.tasks.try_borrow() {
            tasks.iter().for_each(&mut *visit);
        }
        self.current.with(|current| current.iter().for_each(&mut *visit));
        let cells = [
            &self.exception_handler,
            &self.task_factory,
            &self.slow_callback_duration,
            &self.generator_finalizer,
            &self.debug_value,
        ];
        for cell in cells {
            cell.with(|value| value.trace(visit));
        }
        self.attributes.trace(visit);
    }

    fn clear(&self) {
        self.forget();
        self.attributes.clear();
        drop((self.current.take(), self.exception_handler.take(), self.task_factory.take()));
        drop((self.generator_finalizer.take(), self.debug_value.take()));
    }

    /// What is left open is closed, by the script's own method if it has one.
    fn wants_finalizer(&self) -> bool {
        self.custom.get() && !self.is_abstract() && !self.finalized.get()
    }
}

impl NativeData for EventLoop {}

impl Open for EventLoop {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// Gives an entry its turn: `call_soon`.
#[inline]
pub fn schedule(vm: &mut Vm, this: &Ref, entry: Ready) -> VmResult<()> {
    let event_loop = EventLoop::of(this);
    if event_loop.is_custom() {
        return custom_loop::schedule(vm, this, entry);
    }
    event_loop.push(entry);
    Ok(())
}

/// `_run_until_complete_cb`: the loop stops, unless the future's exception leaves the loop anyway.
pub fn stop_after(vm: &mut Vm, done: &Ref) -> VmResult<()> {
    if !overrides::is_cancelled(vm, done)?
        && let Some(error) = overrides::exception(vm, done)?
        && report::leaves_the_loop(vm, &Raised(error))
    {
        return Ok(());
    }
    let event_loop = overrides::event_loop(vm, done)?;
    if overrides::call_loop(vm, &event_loop, "stop", &[], &[])?.is_none() {
        EventLoop::of(&event_loop).stop();
    }
    Ok(())
}

/// RuntimeError if the loop, or another one, runs.
pub fn check_not_running(vm: &mut Vm, this: &Ref) -> VmResult<()> {
    if overrides::is_running(vm, this)? {
        return Err(vm.runtime_error("This event loop is already running"));
    }
    if state::asyncio(vm).is_turning() {
        return Err(vm.runtime_error("Cannot run the event loop while another loop is running"));
    }
    Ok(())
}

/// How many frames CPython has from `run_until_complete` to a task's step, and from `asyncio.run`.
const LOOP_FRAMES: usize = 4;
const RUNNER_FRAMES: usize = 6;
/// How many of them count towards the recursion limit below a call of `run_forever`, with the caller's own, which stands on
/// no stack during the call.
const FOREVER_FRAMES: isize = 4;

/// Turns until `stop`.
pub fn run_forever(vm: &mut Vm, this: &Ref) -> VmResult<()> {
    let event_loop = EventLoop::of(this);
    event_loop.check_open(vm)?;
    check_not_running(vm, this)?;
    if event_loop.kind == LoopKind::Base {
        return custom_loop::run_without_selector(vm, this);
    }
    let lent = idle::set_aside(vm);
    event_loop.running.set(true);
    state::asyncio(vm).running = Some(this.clone());
    let origin_depth = vm.origin_depth;
    if event_loop.is_debug() {
        vm.origin_depth = super::debug::STACK_DEPTH;
        vm.loop_frames = if state::asyncio(vm).main_task.is_some() { RUNNER_FRAMES } else { LOOP_FRAMES };
    }
    let outcome = vm.below_frames(FOREVER_FRAMES, |vm| {
        let mut outcome = Ok(());
        while outcome.is_ok() {
            outcome = run_once(vm, this, event_loop);
            if event_loop.stopping.get() {
                break;
            }
        }
        outcome
    });
    vm.origin_depth = origin_depth;
    vm.loop_frames = 0;
    event_loop.stopping.set(false);
    event_loop.running.set(false);
    drop(event_loop.current.take());
    state::asyncio(vm).running = None;
    idle::give_back(vm, lent);
    outcome
}

/// Turns until somebody knocks. To have nothing to do is no deadlock here: whoever knocks brings something.
pub fn run_until_knock(vm: &mut Vm, this: &Ref, knock: &Arc<Knock>) -> VmResult<()> {
    if knock.take() {
        return Ok(());
    }
    let event_loop = EventLoop::of(this);
    event_loop.check_open(vm)?;
    check_not_running(vm, this)?;
    event_loop.running.set(true);
    let kept = state::asyncio(vm);
    kept.running = Some(this.clone());
    kept.knock = Some(knock.clone());
    let mut outcome = Ok(());
    while outcome.is_ok() && !knock.take() && !event_loop.stopping.get() {
        outcome = run_once(vm, this, event_loop);
    }
    event_loop.stopping.set(false);
    event_loop.running.set(false);
    drop(event_loop.current.take());
    let kept = state::asyncio(vm);
    kept.running = None;
    kept.knock = None;
    outcome
}

/// Turns until a future is done, and gives its result.
/// RuntimeError if the loop stops before; what cannot be awaited is a TypeError.
pub fn run_until_complete(vm: &mut Vm, this: &Ref, awaitable: &Value) -> VmResult<Value> {
    EventLoop::of(this).check_open(vm)?;
    check_not_running(vm, this)?;
    let is_new = foreign::future_of(vm, awaitable)?.is_none();
    let awaited = state::ensure_future(vm, awaitable, Some(this))?;
    if is_new && awaited.native::<task::Task>().is_some() {
        task::of(&awaited).make_quiet();
    }
    overrides::add_done_callback(vm, &awaited, DoneCallback::StopLoop)?;
    let outcome = match overrides::call_loop(vm, this, "run_forever", &[], &[]) {
        Ok(None) => vm.below_frames(1, |vm| run_forever(vm, this)),
        Ok(Some(_)) => Ok(()),
        Err(raised) => Err(raised),
    };
    overrides::remove_done_callback(vm, &awaited, &DoneCallback::StopLoop)?;
    if let Err(raised) = outcome {
        if is_new {
            future::of(&awaited).mark_seen();
        }
        return Err(raised);
    }
    if !overrides::is_done(vm, &awaited)? {
        return Err(vm.runtime_error("Event loop stopped before Future completed."));
    }
    overrides::result(vm, &awaited)
}

/// One iteration: waits until something is ready, then gives each entry that is ready now its turn. What they add
/// waits for the next iteration.
fn run_once(vm: &mut Vm, this: &Ref, event_loop: &EventLoop) -> VmResult<()> {
    let dropped = event_loop.timers.borrow_mut().sweep();
    drop(dropped);
    if budget_is_spent() {
        vm.check_pending()?;
    }
    let now = if event_loop.is_custom() {
        custom_loop::wait_until_ready(vm, this, event_loop)?
    } else {
        wait_until_ready(vm, this, event_loop)?;
        vm.host.clock.monotonic()
    };
    loop {
        let due = event_loop.timers.borrow_mut().take_due(now);
        let Some((target, number)) = due else { break };
        event_loop.push(Ready::Timer(target, number));
    }
    let turns = event_loop.ready.borrow().len();
    if turns == 0 {
        // A loop of a script whose time stands still has no turn in which it would hear of Ctrl-C.
        vm.check_pending()?;
    }
    let reads_ahead = warming::is_worthwhile(event_loop, turns);
    for turn in 0..turns {
        if reads_ahead && turn % warming::AHEAD == 0 {
            warming::warm(event_loop, &event_loop.ready.borrow());
        }
        let Some(entry) = event_loop.pop() else { break };
        if event_loop.debug.get() {
            super::debug::run_timed(vm, event_loop, entry)?;
        } else if let Ready::Step(task) = entry {
            task::turn(vm, event_loop, &task).or_else(|raised| step_raised(vm, &task, raised))?;
        } else if let Ready::Slept(task) = entry {
            task::turn(vm, event_loop, &task).or_else(|raised| wake_up_raised(vm, &task, raised))?;
        } else {
            run_entry(vm, entry)?;
        }
    }
    Ok(())
}

/// Waits for the next timer if nothing is ready. A loop that nothing can wake is a deadlock.
pub(super) fn wait_until_ready(vm: &mut Vm, this: &Ref, event_loop: &EventLoop) -> VmResult<()> {
    if !event_loop.ready.borrow().is_empty() || event_loop.stopping.get() {
        return Ok(());
    }
    let deadline = event_loop.timers.borrow().next_deadline();
    if let Some(knock) = state::asyncio(vm).knock.clone() {
        idle::wait(vm, &knock, deadline.filter(|deadline| *deadline != NEVER))?;
        event_loop.timers.borrow_mut().begin_wake_up();
        return Ok(());
    }
    match deadline {
        Some(deadline) if deadline != NEVER => {
            wait_until(vm, event_loop, deadline)?;
            event_loop.timers.borrow_mut().begin_wake_up();
            Ok(())
        }
        _ if event_loop.outside.get() == 0 && !vm.host.hangs_on_deadlock => Err(deadlock::raise(vm, this)),
        _ => wait_until(vm, event_loop, NEVER),
    }
}

/// CPython's poll counts in whole milliseconds and never wakes too early, so timers less than one apart fire in the
/// same iteration. The virtual clock stops at the deadline itself.
const POLL_UNIT: u64 = 1_000_000;

pub(super) fn wait_until(vm: &mut Vm, event_loop: &EventLoop, deadline: u64) -> VmResult<()> {
    let is_virtual = vm.host.clock.is_virtual();
    if !is_virtual || deadline == NEVER {
        // What was printed is seen before the wait.
        drop(vm.host.output.flush());
    }
    loop {
        let now = vm.host.clock.monotonic();
        let Some(left) = deadline.checked_sub(now).filter(|left| *left > 0) else { return Ok(()) };
        if is_virtual && deadline != NEVER {
            vm.host.clock.sleep(left);
            return Ok(());
        }
        if deadline == NEVER {
            vm.host.wait_for_signal();
        } else {
            vm.host.clock.sleep(left.div_ceil(POLL_UNIT).saturating_mul(POLL_UNIT));
        }
        vm.check_pending()?;
        // Ctrl-C may have cancelled a task; whoever only asked for the tasks ends no wait.
        if !event_loop.ready.borrow().is_empty() {
            return Ok(());
        }
    }
}

/// Runs one entry. What it raises is reported, unless it leaves the loop.
pub fn run_entry(vm: &mut Vm, entry: Ready) -> VmResult<()> {
    match entry {
        Ready::Step(task) => task::step(vm, &task, None).or_else(|raised| step_raised(vm, &task, raised)),
        Ready::StepThrow(task, error) => {
            task::step(vm, &task, Some(Raised(error))).or_else(|raised| step_raised(vm, &task, raised))
        }
        Ready::Slept(task) => task::step(vm, &task, None).or_else(|raised| wake_up_raised(vm, &task, raised)),
        Ready::Done(callback, done) => run_callback(vm, callback, &done),
        Ready::Call(object) => handle::run(vm, &object),
        Ready::Timer(target, number) => fire(vm, &target, number).or_else(|raised| timer_raised(vm, raised)),
    }
}

#[cold]
fn step_raised(vm: &mut Vm, task: &Ref, raised: Raised) -> VmResult<()> {
    let event_loop = task::of(task).future.event_loop.clone();
    report::callback_raised(vm, &event_loop, "TaskStepMethWrapper".into(), raised)
}

/// What a task's wake-up raised.
#[cold]
fn wake_up_raised(vm: &mut Vm, task: &Ref, raised: Raised) -> VmResult<()> {
    let event_loop = task::of(task).future.event_loop.clone();
    report::callback_raised(vm, &event_loop, "callback".into(), raised)
}

#[cold]
fn timer_raised(vm: &mut Vm, raised: Raised) -> VmResult<()> {
    match state::asyncio(vm).running.clone() {
        Some(event_loop) => report::callback_raised(vm, &event_loop, "Timeout._on_timeout()".into(), raised),
        None => Err(raised),
    }
}

fn run_callback(vm: &mut Vm, callback: DoneCallback, done: &Ref) -> VmResult<()> {
    match callback {
        DoneCallback::Script(script) => run_script_callback(vm, *script, done),
        callback => callback.run(vm, done).or_else(|raised| {
            let event_loop = loop_of_callback(vm, done);
            match event_loop {
                Some(event_loop) => report::callback_raised(vm, &event_loop, "callback".into(), raised),
                None => Err(raised),
            }
        }),
    }
}

fn run_script_callback(vm: &mut Vm, script: ScriptCallback, done: &Ref) -> VmResult<()> {
    let ScriptCallback { callable, context } = script;
    let outer = context::enter(vm, context.clone())?;
    let called = vm.call(&callable, &[done.clone().into()]);
    let left = context::leave(vm, outer);
    called.map(drop).or_else(|raised| {
        let Some(event_loop) = loop_of_callback(vm, done) else { return Err(raised) };
        let described = super::callbacks::describe_callable(vm, &callable, "()")?;
        let args = Gc::new(Tuple::new([done.clone().into()])).into();
        // The handler runs in the context that the callback has left, with what was set there.
        let context = context.or(left).into();
        let handle = handle::create(vm, &event_loop, &callable, args, &context, Value::Undef)?;
        report::callback_raised_in(vm, &event_loop, described, raised, Some(&handle))
    })
}

/// The loop that a future's callback is run by.
#[cold]
fn loop_of_callback(vm: &mut Vm, done: &Ref) -> Option<Ref> {
    let own = future::find(done).map(|own| own.event_loop.clone());
    own.or_else(|| state::asyncio(vm).running.clone())
}

/// A timer is due. It may have lost its meaning since it was put into the ready queue.
pub(super) fn fire(vm: &mut Vm, target: &Ref, number: u64) -> VmResult<()> {
    if target.native::<handle::Handle>().is_some() {
        handle::run(vm, target)
    } else if let Some(waiting) = target.native::<timeout::Timeout>() {
        if waiting.believes(number) { timeout::expire(vm, target) } else { Ok(()) }
    } else if target.native::<wait::Wait>().is_some() {
        wait::expire(vm, target)
    } else {
        sleep::end(vm, target)
    }
}

const SHUTDOWN_GENERATORS: CoroutineType = CoroutineType {
    name: "shutdown_asyncgens",
    qualname: "BaseEventLoop.shutdown_asyncgens",
    file: "base_events.py",
    first_line: 572,
    await_line: 584,
};

const SHUTDOWN_EXECUTOR: CoroutineType = CoroutineType {
    name: "shutdown_default_executor",
    qualname: "BaseEventLoop.shutdown_default_executor",
    file: "base_events.py",
    first_line: 597,
    await_line: 612,
};

/// `shutdown_asyncgens()`: closes the asynchronous generators that still live.
pub fn shutdown_asyncgens(vm: &mut Vm, this: &Ref) -> Value {
    NativeCoroutine::create(vm, &SHUTDOWN_GENERATORS, Shutdown::Start(this.clone()))
}

/// `shutdown_default_executor()`: there is no executor yet.
pub fn shutdown_default_executor(vm: &mut Vm) -> Value {
    NativeCoroutine::create(vm, &SHUTDOWN_EXECUTOR, Shutdown::Nothing)
}

/// What ends with a loop.
#[derive(Debug)]
pub enum Shutdown {
    Nothing,
    Start(Ref),
    /// The loop, and its generators that are being closed.
    Closing(Ref, Box<[Ref]>),
}

impl CoroutineBody for Shutdown {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        match self {
            Shutdown::Nothing => Ok(Progress::Done(Value::None)),
            Shutdown::Start(this) => {
                let generators = EventLoop::of(&this).generators.take();
                // One that was finalised is being closed by a task of its own.
                let is_held = |generator: &Ref| {
                    let generator = generator.get::<Generator>();
                    generator.is_some_and(|it| {
                        it.extra.borrow().as_ref().is_some_and(|it| !it.finalizer.is_undef())
                    })
                };
                let living: Vec<Ref> =
                    generators.iter().filter_map(|weak| weak.upgrade()).filter(is_held).collect();
                if living.is_empty() {
                    return Ok(Progress::Done(Value::None));
                }
                let close = vm.intern("aclose");
                let mut closings = Vec::with_capacity(living.len());
                for generator in &living {
                    closings.push(vm.call_method(&generator.clone().into(), &close, &[])?);
                }
                let gathered = super::gather::gather(vm, &closings, true)?;
                Ok(Progress::Wait(gathered, Shutdown::Closing(this, living.into()).into()))
            }
            Shutdown::Closing(this, generators) => {
                let gathered = awaited.expect("the closings are waited for");
                let results = future::settle(vm, &gathered, input)?;
                let results = vm.collect(&results)?;
                for (result, generator) in results.iter().zip(&generators) {
                    report::generator_failed(vm, &this, result, generator)?;
                }
                Ok(Progress::Done(Value::None))
            }
        }
    }
}

impl Trace for Shutdown {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            Shutdown::Nothing => {}
            Shutdown::Start(this) => visit(this),
            Shutdown::Closing(this, generators) => {
                visit(this);
                generators.iter().for_each(visit);
            }
        }
    }
}
