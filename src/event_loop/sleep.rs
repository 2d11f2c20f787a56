//! `sleep(delay, result=None)`.
//!
//! A sleep waits for a future that a timer ends. A million tasks may sleep, and hardly ever does anybody look at that
//! future, so it is only made when it is asked for: by a repr, by a cancellation, by a script that drives the coroutine by
//! hand. Until then the sleep itself is what it yields, what the task waits for, and what the timer is for; what the
//! timer does takes as many turns as with a future.

use crate::bytecode::CompareOp;
use crate::object::{Ref, Trace, Value};
use crate::vm::{Input, Vm, VmResult};

use super::callbacks::DoneCallback;
use super::coroutine::{Body, CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::ready_queue::Ready;
use super::run_loop::{self, EventLoop};
use super::task::Task;
use super::{future, state, timers};

static SLEEP: CoroutineType =
    CoroutineType { name: "sleep", qualname: "sleep", file: "tasks.py", first_line: 703, await_line: 718 };

/// `sleep(delay, result)`.
#[derive(Debug)]
pub enum Sleep {
    Start {
        delay: f64,
        result: Value,
    },
    /// The delay is neither an int nor a float.
    StartOdd(Box<(Value, Value)>),
    /// It gave way for a turn.
    GaveWay(Value),
    /// Its timer runs, and there is no future.
    Asleep(Asleep),
    /// Its timer fired, and the task is about to go on; there is no future.
    Awake(Asleep),
    /// It waits for a future that the timer ends with the result.
    Waiting,
}

/// What a sleep remembers in the place of a future.
#[derive(Debug)]
pub struct Asleep {
    /// The task that waits; the running loop until a task has taken the sleep that was yielded.
    waits: Ref,
    /// The result, unless it is None, which nearly all give.
    result: Option<Box<Value>>,
}

/// The coroutine of `sleep(delay, result)`.
pub fn create(vm: &mut Vm, delay: &Value, result: Value) -> Value {
    let at_once = match delay {
        Value::Int(delay) => *delay <= 0,
        Value::Float(delay) => delay.get() <= 0.0,
        _ => false,
    };
    if at_once && result.is_none() {
        return NativeCoroutine::create_turn(vm, &SLEEP);
    }
    let body = match delay {
        Value::Int(delay) => Sleep::Start { delay: *delay as f64, result },
        Value::Float(delay) => Sleep::Start { delay: delay.get(), result },
        Value::Bool(delay) => Sleep::Start { delay: f64::from(u8::from(*delay)), result },
        odd => Sleep::StartOdd(Box::new((odd.clone(), result))),
    };
    NativeCoroutine::create(vm, &SLEEP, body)
}

impl CoroutineBody for Sleep {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        match self {
            Sleep::Start { delay, result } if delay <= 0.0 => {
                Ok(Progress::GiveWay(Body::Sleep(Sleep::GaveWay(result))))
            }
            Sleep::Start { delay, result } => start(vm, delay, result),
            Sleep::StartOdd(odd) => {
                let (delay, result) = *odd;
                let none_left = vm.compare(CompareOp::Le, &delay, &Value::Int(0))?;
                if vm.truth(&none_left)? {
                    return Ok(Progress::GiveWay(Body::Sleep(Sleep::GaveWay(result))));
                }
                let class = vm.class_of(&delay);
                let conversions = [vm.intern("__float__"), vm.intern("__index__")];
                if conversions.iter().all(|name| class.lookup(name).is_none()) {
                    let name = vm.type_name(&delay);
                    return Err(vm.type_error(format!("must be real number, not {name}")));
                }
                let delay = state::seconds(vm, &delay)?;
                start(vm, delay, result)
            }
            Sleep::GaveWay(result) => match input {
                Input::Send(_) => Ok(Progress::Done(result)),
                Input::Throw(raised) => Err(raised),
            },
            Sleep::Awake(asleep) => match input {
                Input::Send(_) => Ok(Progress::Done(asleep.into_result())),
                Input::Throw(raised) => Err(raised),
            },
            Sleep::Asleep(_) => unreachable!("`make_future` was called before"),
            Sleep::Waiting => {
                let future = awaited.expect("a sleep waits for its future");
                let event_loop = &future::of(&future).event_loop;
                let thrown = matches!(input, Input::Throw(_));
                let settled = future::settle(vm, &future, input);
                if thrown {
                    // The timer is dead: it is for a sleep that has ended.
                    EventLoop::of(event_loop).note_cancelled_timer();
                }
                settled.map(Progress::Done)
            }
        }
    }
}

fn start(vm: &mut Vm, delay: f64, result: Value) -> VmResult<Progress> {
    if delay.is_nan() {
        return Err(vm.value_error("Invalid delay: NaN (not a number)"));
    }
    let result = (!result.is_none()).then(|| Box::new(result));
    Ok(Progress::Sleep(delay, Asleep { waits: state::running_loop(vm)?, result }))
}

impl Asleep {
    fn into_result(self) -> Value {
        self.result.map_or(Value::None, |result| *result)
    }
}

fn of(object: &Ref) -> &NativeCoroutine {
    object.native().expect("only sleeps come here")
}

/// Sets the timer of a sleep that begins; gives what is yielded.
pub fn fall_asleep(vm: &mut Vm, object: &Ref, seconds: f64, asleep: Asleep) -> Ref {
    let coroutine = of(object);
    let now = vm.host.clock.monotonic();
    let deadline = now.saturating_add(timers::nanoseconds(seconds));
    let event_loop = EventLoop::of(&asleep.waits);
    event_loop.add_timer(deadline, now, timers::Since::Now, object.clone());
    let is_debug = event_loop.is_debug();
    coroutine.made_at.set(vm.running_site());
    coroutine.body.set(Sleep::Asleep(asleep).into());
    // In debug mode the future remembers the calls that led to it.
    let future = if is_debug { make_future(vm, object) } else { None };
    future.unwrap_or_else(|| object.clone())
}

/// Whether a sleep was just yielded, and no task has taken it.
fn is_offered(object: &Ref) -> bool {
    object.native::<NativeCoroutine>().is_some_and(|coroutine| {
        coroutine.is_asleep()
            && coroutine.body.with(|body| match body {
                Body::Sleep(Sleep::Asleep(asleep)) => asleep.waits.native::<EventLoop>().is_some(),
                _ => false,
            })
    })
}

/// What scripts see of what a coroutine of Rust yielded.
pub fn reveal(vm: &mut Vm, object: &Ref) -> Value {
    let future = if is_offered(object) { make_future(vm, object) } else { None };
    future.unwrap_or_else(|| object.clone()).into()
}

/// A task waits for what it was yielded, if that is a sleep of its own loop that was not revealed: the timer is to wake it.
/// Gives the sleep then.
pub fn take<'a>(yielded: &'a Value, object: &Ref, task: &Task) -> Option<&'a Ref> {
    let sleep = yielded.as_object()?;
    let coroutine = sleep.native::<NativeCoroutine>().filter(|coroutine| coroutine.is_asleep())?;
    let mut body = coroutine.body.take();
    let taken = match &mut body {
        Body::Sleep(Sleep::Asleep(asleep)) if asleep.waits.is(&task.future.event_loop) => {
            asleep.waits = object.clone();
            true
        }
        _ => false,
    };
    coroutine.body.set(body);
    taken.then_some(sleep)
}

/// Makes the future that a sleep waits for and gives it, if there is none yet.
pub fn make_future(vm: &mut Vm, object: &Ref) -> Option<Ref> {
    let coroutine = object.native::<NativeCoroutine>()?;
    let (asleep, is_over) = match coroutine.body.take() {
        Body::Sleep(Sleep::Asleep(asleep)) => (asleep, false),
        Body::Sleep(Sleep::Awake(asleep)) => (asleep, true),
        body => {
            coroutine.body.set(body);
            return None;
        }
    };
    let waits = asleep.waits.clone();
    let task = waits.native::<Task>();
    let event_loop = task.map_or(&waits, |task| &task.future.event_loop);
    let made = future::create_at(vm, event_loop, coroutine.made_at.get());
    let future = future::of(&made);
    future.prepare_outcome(asleep.into_result());
    if let Some(task) = task {
        task.wait_for(made.clone());
    }
    match task {
        _ if is_over => future.end_prepared(),
        Some(_) => future.add(DoneCallback::Wakeup(waits)),
        None => future.set_blocking(true),
    }
    coroutine.awaited.set(Some(made.clone()));
    coroutine.body.set(Sleep::Waiting.into());
    coroutine.end_sleep();
    Some(made)
}

/// The task that a sleep without a future wakes.
pub fn waiting_task(object: &Ref) -> Option<Ref> {
    object.native::<NativeCoroutine>()?.body.with(|body| match body {
        Body::Sleep(Sleep::Asleep(asleep)) => Some(asleep.waits.clone()),
        _ => None,
    })
}

/// Whether the timer of a sleep still has something to do.
pub fn is_pending(coroutine: &NativeCoroutine) -> bool {
    coroutine.body.with(|body| match body {
        Body::Sleep(Sleep::Asleep(_)) => true,
        Body::Sleep(Sleep::Waiting) => coroutine
            .awaited
            .with(|awaited| awaited.as_ref().is_some_and(|awaited| !future::is_done(awaited))),
        _ => false,
    })
}

/// The timer of a sleep fires. It may have lost its meaning since it was put into the ready queue.
pub fn end(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    let coroutine = of(object);
    match coroutine.body.take() {
        Body::Sleep(Sleep::Asleep(asleep)) => {
            let waits = asleep.waits.clone();
            coroutine.body.set(Sleep::Awake(asleep).into());
            coroutine.end_sleep();
            if let Some(task) = waits.native::<Task>() {
                let event_loop = EventLoop::of(&task.future.event_loop);
                event_loop.check_open(vm)?;
                run_loop::schedule(vm, &task.future.event_loop, Ready::Slept(waits.clone()))?;
            }
            Ok(())
        }
        body => {
            coroutine.body.set(body);
            coroutine.awaited.get().map_or(Ok(()), |awaited| future::finish_prepared(vm, &awaited))
        }
    }
}

impl Trace for Sleep {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            Sleep::Start { result, .. } | Sleep::GaveWay(result) => result.trace(visit),
            Sleep::StartOdd(odd) => {
                odd.0.trace(visit);
                odd.1.trace(visit);
            }
            Sleep::Asleep(asleep) | Sleep::Awake(asleep) => {
                visit(&asleep.waits);
                asleep.result.iter().for_each(|result| result.trace(visit));
            }
            Sleep::Waiting => {}
        }
    }
}
