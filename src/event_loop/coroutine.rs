//! Coroutines of Rust: what `sleep(1)`, `lock.acquire()`, `queue.get()` give. To scripts they are coroutines like any
//! other: they can be awaited once, driven by hand, made into tasks, forgotten.
//!
//! Each is a small state machine. It gets control with what it waited for and what came in, and answers with
//! [`Progress`]. It never awaits a coroutine of a script, so no script runs on top of it.

use std::cell::Cell;

use crate::object::{NativeData, Ref, Site, Trace, Value};
use crate::vm::leaks::LeakKind;
use crate::vm::{Hooks, Input, Step, Turn, Vm, VmResult};

use super::slot::Slot;
use super::{condition, event, future, group, lock, queue, run_loop, semaphore, sleep, state, timeout, wait};
use sleep::{Asleep, Sleep};

/// What a coroutine of Rust does next, if it does not raise.
pub enum Progress {
    /// It ended with this result.
    Done(Value),
    /// It waits for this future, and goes on as the body.
    Wait(Ref, Body),
    /// It sleeps so many seconds.
    Sleep(f64, Asleep),
    /// It gives way for one turn.
    GiveWay(Body),
}

/// What scripts see of a coroutine of Rust: its names, and where CPython's source has it.
#[derive(Debug)]
pub struct CoroutineType {
    pub name: &'static str,
    pub qualname: &'static str,
    pub file: &'static str,
    /// The line of its `async def`.
    pub first_line: u16,
    /// The line of its `await`.
    pub await_line: u16,
}

/// The state machine of one kind of coroutine.
pub trait CoroutineBody: Trace {
    /// Goes on: first with nothing awaited and `Send(None)`, then with what it waited for.
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress>;

    /// What it waits at, for reports: a lock, a queue.
    fn subject(&self) -> Option<Ref> {
        None
    }
}

macro_rules! bodies {
    ($($variant:ident($body:ty),)*) => {
        /// The state machines. The set is complete.
        #[derive(Debug, Default)]
        pub enum Body {
            /// It runs, has ended, or has nothing to remember.
            #[default]
            Nothing,
            $($variant($body),)*
        }

        impl Body {
            fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
                match self {
                    Body::Nothing => Ok(Progress::Done(Value::None)),
                    $(Body::$variant(body) => body.run(vm, awaited, input),)*
                }
            }

            fn subject(&self) -> Option<Ref> {
                match self {
                    Body::Nothing => None,
                    $(Body::$variant(body) => body.subject(),)*
                }
            }

            fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
                match self {
                    Body::Nothing => {}
                    $(Body::$variant(body) => body.trace(visit),)*
                }
            }
        }

        $(impl From<$body> for Body {
            fn from(body: $body) -> Body {
                Body::$variant(body)
            }
        })*
    };
}

bodies! {
    Sleep(sleep::Sleep),
    AcquireLock(lock::Acquire),
    ReleaseLock(lock::Leave),
    AcquireSemaphore(semaphore::Acquire),
    ReleaseSemaphore(semaphore::Leave),
    WaitEvent(event::WaitEvent),
    WaitCondition(condition::WaitCondition),
    WaitPredicate(condition::WaitPredicate),
    Put(queue::Put),
    Get(queue::Get),
    EnterGroup(group::Enter),
    ExitGroup(group::Exit),
    EnterTimeout(timeout::Enter),
    ExitTimeout(timeout::Exit),
    Wait(wait::WaitAll),
    Shutdown(run_loop::Shutdown),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Created,
    /// Like `Created`, and all that it will do is to give way for a turn. So is `sleep(0)`, which is what most are.
    BeforeTurn,
    /// It gave way, and ends with None when it is resumed.
    InTurn,
    Suspended,
    /// Like `Suspended`, in a sleep that has no future.
    Asleep,
    Running,
    Finished,
}

/// A coroutine of Rust.
#[derive(Debug)]
pub struct NativeCoroutine {
    what: Cell<&'static CoroutineType>,
    pub(super) body: Slot<Body>,
    /// The future that it waits for.
    pub(super) awaited: Slot<Option<Ref>>,
    phase: Cell<Phase>,
    /// Where it was made; of a sleep that began, where it was awaited.
    pub(super) made_at: Cell<Site>,
}

const _: () = assert!(size_of::<Sleep>() <= 24 && size_of::<Body>() <= 32, "sleeps are many");
const _: () = assert!(size_of::<NativeCoroutine>() <= 56, "sleeps are many");

impl NativeCoroutine {
    /// A new coroutine, as a value. One that is awaited at once takes its first step, and the value is nothing.
    pub fn create(vm: &mut Vm, what: &'static CoroutineType, body: impl Into<Body>) -> Value {
        let (body, made_at) = (body.into(), vm.running_site());
        if vm.awaited_at_once().is_none() {
            return NativeCoroutine::object(vm, what, body, Phase::Created, made_at).into();
        }
        match body.run(vm, None, Input::Send(Value::None)) {
            Ok(Progress::Done(result)) => vm.stepped_at_once(None, Ok(Step::Return(result))),
            Ok(progress) => {
                let object = NativeCoroutine::object(vm, what, Body::Nothing, Phase::Running, made_at);
                let step = suspend(vm, &object, progress);
                vm.stepped_at_once(Some(object), Ok(step));
            }
            Err(raised) => {
                let step = vm.stop_is_return(Err(raised));
                vm.stepped_at_once(None, step);
            }
        }
        Value::Undef
    }

    /// A new coroutine that does nothing but give way for a turn, as a value; see [`NativeCoroutine::create`].
    pub fn create_turn(vm: &mut Vm, what: &'static CoroutineType) -> Value {
        let made_at = vm.running_site();
        if vm.awaited_at_once().is_none() {
            return NativeCoroutine::object(vm, what, Body::Nothing, Phase::BeforeTurn, made_at).into();
        }
        let object = NativeCoroutine::object(vm, what, Body::Nothing, Phase::InTurn, made_at);
        vm.stepped_at_once(Some(object), Ok(Step::Yield(Value::None)));
        Value::Undef
    }

    /// They are many and short-lived, so the object of the last one that ended is used again.
    fn object(vm: &mut Vm, what: &'static CoroutineType, body: Body, phase: Phase, made_at: Site) -> Ref {
        if let Some(spare) = vm.spare_awaitable.take()
            && let Some(coroutine) = spare.native::<NativeCoroutine>()
        {
            coroutine.what.set(what);
            if !matches!(body, Body::Nothing) {
                coroutine.body.set(body);
            }
            coroutine.phase.set(phase);
            coroutine.made_at.set(made_at);
            return spare;
        }
        let class = state::class(vm, |classes| &classes.native_coroutine);
        let coroutine = NativeCoroutine {
            what: Cell::new(what),
            body: Slot::new(body),
            awaited: Slot::default(),
            phase: Cell::new(phase),
            made_at: Cell::new(made_at),
        };
        Ref::new_native(class, coroutine)
    }

    /// What scripts see of it.
    pub fn what(&self) -> &'static CoroutineType {
        self.what.get()
    }

    /// What it waits at, for reports: a lock, a queue.
    pub fn subject(&self) -> Option<Ref> {
        self.body.with(Body::subject)
    }

    /// Whether it is a sleep.
    pub fn is_sleep(&self) -> bool {
        matches!(self.phase.get(), Phase::BeforeTurn | Phase::InTurn)
            || self.body.with(|body| matches!(body, Body::Sleep(_)))
    }

    /// It has ended.
    pub fn is_finished(&self) -> bool {
        self.phase.get() == Phase::Finished
    }

    /// It runs at this moment.
    pub fn is_running(&self) -> bool {
        self.phase.get() == Phase::Running
    }

    /// It has begun and waits to go on.
    pub fn is_suspended(&self) -> bool {
        matches!(self.phase.get(), Phase::Suspended | Phase::Asleep | Phase::InTurn)
    }

    /// It was never resumed.
    pub fn is_created(&self) -> bool {
        matches!(self.phase.get(), Phase::Created | Phase::BeforeTurn)
    }

    /// The line in CPython's source where it stands.
    pub fn line(&self) -> u16 {
        match self.phase.get() {
            Phase::Created | Phase::BeforeTurn | Phase::Finished => self.what().first_line,
            Phase::Suspended | Phase::Asleep | Phase::InTurn | Phase::Running => self.what().await_line,
        }
    }

    /// It is in a sleep that has no future.
    pub(super) fn is_asleep(&self) -> bool {
        self.phase.get() == Phase::Asleep
    }

    /// The sleep is over, or got its future.
    pub(super) fn end_sleep(&self) {
        self.phase.set(Phase::Suspended);
    }

    /// It is reported no more that it was never awaited.
    pub fn forget(&self) {
        if self.is_created() {
            self.phase.set(Phase::Finished);
            drop(self.body.take());
        }
    }
}

impl Trace for NativeCoroutine {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.body.with(|body| body.trace(visit));
        self.awaited.with(|awaited| awaited.iter().for_each(&mut *visit));
    }

    fn clear(&self) {
        drop((self.body.take(), self.awaited.take()));
    }

    /// One that was never awaited is reported.
    fn wants_finalizer(&self) -> bool {
        self.is_created()
    }
}

impl NativeData for NativeCoroutine {}

/// The fast paths of coroutines of Rust.
pub const HOOKS: Hooks = Hooks {
    turn: Some(turn),
    resume: Some(resume),
    finalize: Some(finalize),
    reveal: Some(sleep::reveal),
    ..Hooks::NONE
};

/// One step of a coroutine of Rust, if it only gives way for a turn.
fn turn(object: &Ref) -> Turn {
    let Some(coroutine) = object.native::<NativeCoroutine>() else { return Turn::Other };
    match coroutine.phase.get() {
        Phase::BeforeTurn => {
            coroutine.phase.set(Phase::InTurn);
            Turn::Begins
        }
        Phase::InTurn => {
            coroutine.phase.set(Phase::Finished);
            Turn::Ends
        }
        _ => Turn::Other,
    }
}

/// One step of a coroutine of Rust, which may yield a sleep that is to be revealed.
pub fn resume(vm: &mut Vm, object: &Ref, input: Input) -> VmResult<Step> {
    let coroutine = object.native::<NativeCoroutine>().expect("only coroutines of Rust come here");
    match coroutine.phase.get() {
        Phase::Running => return Err(vm.value_error("coroutine already executing")),
        Phase::Finished => return Err(vm.runtime_error("cannot reuse already awaited coroutine")),
        Phase::InTurn => {
            coroutine.phase.set(Phase::Finished);
            return match input {
                Input::Send(_) => Ok(Step::Return(Value::None)),
                Input::Throw(raised) => Err(raised),
            };
        }
        Phase::Created | Phase::BeforeTurn => match &input {
            Input::Throw(raised) => {
                let raised = raised.clone();
                coroutine.phase.set(Phase::Finished);
                drop(coroutine.body.take());
                return Err(raised);
            }
            Input::Send(Value::None) => {}
            Input::Send(_) => {
                return Err(vm.type_error("can't send non-None value to a just-started coroutine"));
            }
        },
        Phase::Suspended => {}
        // Somebody drives it by hand before its time.
        Phase::Asleep => drop(sleep::make_future(vm, object)),
    }
    if coroutine.phase.get() == Phase::BeforeTurn {
        coroutine.phase.set(Phase::InTurn);
        return Ok(Step::Yield(Value::None));
    }
    coroutine.phase.set(Phase::Running);
    let progress = coroutine.body.take().run(vm, coroutine.awaited.take(), input);
    match progress {
        Ok(progress) => Ok(suspend(vm, object, progress)),
        Err(raised) => {
            coroutine.phase.set(Phase::Finished);
            Err(raised)
        }
    }
}

/// Remembers in a coroutine that runs how it goes on, and gives what its step came to.
fn suspend(vm: &mut Vm, object: &Ref, progress: Progress) -> Step {
    let coroutine = object.native::<NativeCoroutine>().expect("only coroutines of Rust come here");
    match progress {
        Progress::Done(result) => {
            coroutine.phase.set(Phase::Finished);
            Step::Return(result)
        }
        Progress::Wait(awaited, body) => {
            future::of(&awaited).set_blocking(true);
            coroutine.body.set(body);
            coroutine.awaited.set(Some(awaited.clone()));
            coroutine.phase.set(Phase::Suspended);
            Step::Yield(awaited.into())
        }
        Progress::Sleep(seconds, asleep) => {
            coroutine.phase.set(Phase::Asleep);
            Step::Yield(sleep::fall_asleep(vm, object, seconds, asleep).into())
        }
        Progress::GiveWay(body) => {
            coroutine.body.set(body);
            coroutine.phase.set(Phase::Suspended);
            Step::Yield(Value::None)
        }
    }
}

/// The future that a coroutine of Rust waits for. That of a sleep is made now, if nobody asked for it before.
pub fn awaited(vm: &mut Vm, object: &Ref) -> Option<Ref> {
    sleep::make_future(vm, object);
    object.native::<NativeCoroutine>()?.awaited.get()
}

/// A coroutine that was never awaited ends.
fn finalize(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    if let Some(coroutine) = object.native::<NativeCoroutine>()
        && coroutine.is_created()
    {
        let report = vm.reporter.unawaited;
        report(vm, coroutine.what().qualname, coroutine.made_at.get(), &Value::Undef);
        let what = |_: &mut Vm| format!("coroutine '{}'", coroutine.what().qualname);
        vm.note_leak(LeakKind::Unawaited, what, None);
        coroutine.forget();
    }
    Ok(())
}
