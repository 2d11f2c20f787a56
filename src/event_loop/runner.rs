//! `run` and `Runner`: a loop from its making to its closing.

use std::cell::Cell;

use crate::natives;
use crate::object::{NativeData, Ref, Site, Trace, Value};
use crate::vm::task_tree::Agent;
use crate::vm::{Raised, Vm, VmResult};

use super::attributes::{self, Attributes, Open};
use super::holder::with_agent;
use super::run_loop::{self, EventLoop};
use super::slot::Slot;
use super::{context, deadlock, future, gather, loop_methods, overrides, report, state, task};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Created,
    Initialized,
    Closed,
}

/// A runner.
#[derive(Debug)]
pub struct Runner {
    state: Cell<State>,
    debug: Cell<Option<bool>>,
    factory: Slot<Value>,
    event_loop: Slot<Option<Ref>>,
    /// The context that its coroutines share.
    context: Slot<Option<Ref>>,
    attributes: Attributes,
}

impl Runner {
    fn new(debug: Option<bool>, factory: Value) -> Runner {
        Runner {
            state: Cell::new(State::Created),
            debug: Cell::new(debug),
            factory: Slot::new(factory),
            event_loop: Slot::default(),
            context: Slot::default(),
            attributes: Attributes::default(),
        }
    }

    /// The loop, made at the first call. RuntimeError once the runner is closed.
    fn event_loop(&self, vm: &mut Vm) -> VmResult<Ref> {
        match self.state.get() {
            State::Closed => return Err(vm.runtime_error("Runner is closed")),
            State::Initialized => {
                return Ok(self.event_loop.get().expect("an initialized runner has a loop"));
            }
            State::Created => {}
        }
        let factory = self.factory.get();
        let event_loop = if factory.is_none() {
            let made = match state::ask_policy(vm, "new_event_loop", &[])? {
                Some(made) => state::policy_loop(vm, made)?,
                None => state::new_loop(vm),
            };
            if state::ask_policy(vm, "set_event_loop", &[made.clone().into()])?.is_none() {
                let kept = state::asyncio(vm);
                kept.set_loop = Some(made.clone());
                kept.set_loop_called = true;
            }
            made
        } else {
            let made = vm.call(&factory, &[])?;
            match made.as_object().filter(|made| made.native::<EventLoop>().is_some()) {
                Some(made) => made.clone(),
                None => {
                    // The last that CPython asks of it.
                    for last in ["close", "shutdown_asyncgens"] {
                        let last = vm.intern(last);
                        vm.get_attr(&made, &last)?;
                    }
                    let name = vm.type_name(&made);
                    return Err(vm.not_implemented_error(format!(
                        "Rondo's runners need an event loop of its own, got {name}"
                    )));
                }
            }
        };
        if let Some(debug) = self.debug.get()
            && overrides::call_loop(vm, &event_loop, "set_debug", &[debug.into()], &[])?.is_none()
        {
            EventLoop::of(&event_loop).set_debug(debug);
        }
        self.event_loop.set(Some(event_loop.clone()));
        self.context.set(Some(context::copy(vm)));
        self.state.set(State::Initialized);
        Ok(event_loop)
    }

    /// Runs a coroutine to its end.
    fn run(&self, vm: &mut Vm, coroutine: &Value, context: &Value) -> VmResult<Value> {
        if !task::is_coroutine(vm, coroutine) {
            let shown = vm.repr(coroutine)?;
            return Err(vm.value_error(format!("a coroutine was expected, got {shown}")));
        }
        if state::asyncio(vm).is_turning() {
            return Err(vm.runtime_error("Runner.run() cannot be called from a running event loop"));
        }
        let event_loop = self.event_loop(vm)?;
        let context = match context {
            Value::None | Value::Undef => self.context.get().into(),
            given => given.clone(),
        };
        let settings = task::Settings { context: &context, ..task::Settings::USUAL };
        let main = state::create_task(vm, &event_loop, coroutine, settings)?;
        if EventLoop::of(&event_loop).is_debug() {
            future::of(&main).set_origin("runners.py:100");
        }
        let kept = state::asyncio(vm);
        kept.main_task = Some(main.clone());
        kept.interrupts = 0;
        let outcome =
            vm.below_frames(1, |vm| overrides::run_until_complete(vm, &event_loop, &main.clone().into()));
        let kept = state::asyncio(vm);
        kept.main_task = None;
        let interrupts = std::mem::take(&mut kept.interrupts);
        match outcome {
            Err(raised) if interrupts > 0 && state::is_cancelled_error(vm, &raised) => {
                if main.native::<task::Task>().is_some_and(|main| main.uncancel() == 0) {
                    let class = vm.types.KeyboardInterrupt.clone();
                    let interrupt = vm.error_with(&class, []);
                    *interrupt.0.context.borrow_mut() = raised.0.into();
                    return Err(interrupt);
                }
                Err(raised)
            }
            outcome => outcome,
        }
    }

    /// Cancels what still runs, ends the asynchronous generators, and closes the loop.
    fn close(&self, vm: &mut Vm) -> VmResult<()> {
        if self.state.get() != State::Initialized {
            return Ok(());
        }
        let event_loop = self.event_loop.get().expect("an initialized runner has a loop");
        if vm.host.shows_tasks {
            super::tree::show(vm, &event_loop);
        }
        let shut_down = vm.below_frames(1, |vm| shut_down(vm, &event_loop));
        if self.factory.get().is_none() && state::ask_policy(vm, "set_event_loop", &[Value::None])?.is_none()
        {
            state::asyncio(vm).set_loop = None;
        }
        let closed = match overrides::call_loop(vm, &event_loop, "close", &[], &[]) {
            Ok(None) => loop_methods::close(vm, &event_loop),
            Ok(Some(_)) => Ok(()),
            Err(raised) => Err(raised),
        };
        drop(self.event_loop.take());
        self.state.set(State::Closed);
        shut_down.and(closed)
    }

    /// A deadlock ends everything as it stands; see `deadlock`.
    fn close_after(&self, vm: &mut Vm, outcome: VmResult<Value>) -> VmResult<Value> {
        if let Err(raised) = &outcome
            && deadlock::is_deadlock(vm, raised)
        {
            self.state.set(State::Closed);
            return outcome;
        }
        let handled = outcome.as_ref().err().map(|raised| raised.0.clone());
        let nested = handled.is_some();
        vm.handled.extend(handled);
        let closed = self.close(vm);
        if nested {
            vm.handled.pop();
        }
        closed.and(outcome)
    }
}

impl Trace for Runner {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Some(event_loop) = self.event_loop.get() {
            visit(&event_loop);
        }
        if let Some(context) = self.context.get() {
            visit(&context);
        }
        self.factory.get().trace(visit);
        self.attributes.trace(visit);
    }

    fn clear(&self) {
        self.attributes.clear();
        drop((self.event_loop.take(), self.factory.take()));
    }
}

impl NativeData for Runner {}

impl Open for Runner {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// How many seconds CPython waits for the threads of the default executor.
const EXECUTOR_PATIENCE: i64 = 300;

/// Cancels what still runs in a loop, and ends its asynchronous generators.
pub fn shut_down(vm: &mut Vm, event_loop: &Ref) -> VmResult<()> {
    cancel_all(vm, event_loop)?;
    let generators = match overrides::call_loop(vm, event_loop, "shutdown_asyncgens", &[], &[])? {
        Some(own) => own,
        None => run_loop::shutdown_asyncgens(vm, event_loop),
    };
    overrides::run_until_complete(vm, event_loop, &generators)?;
    let patience = Value::Int(EXECUTOR_PATIENCE);
    let executor = match overrides::call_loop(vm, event_loop, "shutdown_default_executor", &[patience], &[])?
    {
        Some(own) => own,
        None => run_loop::shutdown_default_executor(vm),
    };
    overrides::run_until_complete(vm, event_loop, &executor)?;
    Ok(())
}

/// Cancels all tasks, waits for them, and reports those that failed.
fn cancel_all(vm: &mut Vm, event_loop: &Ref) -> VmResult<()> {
    let tasks = EventLoop::of(event_loop).all_tasks();
    if tasks.is_empty() {
        return Ok(());
    }
    with_agent(vm, Agent::EndOfRun, Some(Site::NOWHERE), |vm| {
        tasks.iter().try_for_each(|task| {
            report::note_pending(vm, task);
            future::cancel(vm, task).map(drop)
        })
    })?;
    let values: Vec<Value> = tasks.iter().map(|task| task.clone().into()).collect();
    let gathered = gather::gather(vm, &values, true)?;
    vm.below_frames(1, |vm| overrides::run_until_complete(vm, event_loop, &gathered.into()))?;
    for task in tasks {
        if overrides::is_cancelled(vm, &task)? {
            continue;
        }
        if let Some(error) = overrides::exception(vm, &task)? {
            report::shutdown_failed(vm, event_loop, &task, error)?;
        }
    }
    Ok(())
}

/// `run(main, debug, loop_factory)`.
pub fn run(vm: &mut Vm, main: &Value, debug: &Value, factory: &Value) -> VmResult<Value> {
    if state::asyncio(vm).is_turning() {
        return Err(vm.runtime_error("asyncio.run() cannot be called from a running event loop"));
    }
    let debug = debug_argument(vm, debug)?;
    let runner = Runner::new(debug, factory.clone().defined().unwrap_or(Value::None));
    runner.event_loop(vm)?;
    vm.below_frames(1, |vm| {
        let outcome = runner.run(vm, main, &Value::None);
        // `__exit__` calls `close`.
        vm.below_frames(1, |vm| runner.close_after(vm, outcome))
    })
}

fn debug_argument(vm: &mut Vm, debug: &Value) -> VmResult<Option<bool>> {
    match debug {
        Value::None | Value::Undef => Ok(None),
        debug => vm.truth(debug).map(Some),
    }
}

/// Ctrl-C during a run: the first one cancels the main task and is handled; otherwise KeyboardInterrupt is raised.
pub fn interrupt(vm: &mut Vm) -> VmResult<bool> {
    let kept = state::asyncio(vm);
    let Some(main) = kept.main_task.clone() else { return Ok(false) };
    kept.interrupts += 1;
    if kept.interrupts > 1 || future::is_done(&main) {
        return Ok(false);
    }
    with_agent(vm, Agent::Interrupt, Some(Site::NOWHERE), |vm| future::cancel(vm, &main))?;
    Ok(true)
}

fn receiver(this: &Value) -> &Runner {
    this.native::<Runner>().expect("the receiver's class was checked")
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        attributes::create(vm, class, |classes| &classes.runner, Runner::new(None, Value::None))
    }
    "__init__(self, *, debug=None, loop_factory=None)" => |vm, [this, debug, factory]| {
        let debug = debug_argument(vm, debug)?;
        receiver(this).debug.set(debug);
        receiver(this).factory.set(factory.clone().defined().unwrap_or(Value::None));
        Ok(Value::None)
    }
    /// Run a coroutine in the runner's loop to its end, and return its result.
    "run(self, coro, *, context=None)" => |vm, [this, coroutine, context]| {
        receiver(this).run(vm, coroutine, context)
    }
    /// Cancel what still runs and close the loop.
    "close(self)" => |vm, [this]| {
        receiver(this).close(vm)?;
        Ok(Value::None)
    }
    /// Return the loop; it is made if there is none yet.
    "get_loop(self)" => |vm, [this]| {
        Ok(receiver(this).event_loop(vm)?.into())
    }
    "__enter__(self)" => |vm, [this]| {
        receiver(this).event_loop(vm)?;
        Ok(this.clone())
    }
    "__exit__(self, exc_type, exc_val, exc_tb)" => |vm, [this, kind, error, traceback]| {
        let runner = receiver(this);
        let deadlocked = match error.as_gc::<crate::object::Exception>() {
            Some(error) => deadlock::is_deadlock(vm, &Raised(error.clone())),
            None => false,
        };
        if deadlocked {
            runner.state.set(State::Closed);
        } else if vm.class_of(this).traits.get().heap {
            let close = vm.intern("close");
            vm.call_method(this, &close, &[])?;
        } else {
            vm.below_frames(1, |vm| runner.close(vm))?;
        }
        Ok(Value::None)
    }
}
