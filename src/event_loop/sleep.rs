//! `sleep(delay, result=None)`.

use crate::bytecode::CompareOp;
use crate::object::{Ref, Trace, Value};
use crate::vm::{Input, Vm, VmResult};

use super::coroutine::{Body, CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::run_loop::EventLoop;
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
    /// It waits for a future that a timer ends with the result.
    Waiting,
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
                let delay = state::seconds(vm, &delay)?;
                start(vm, delay, result)
            }
            Sleep::GaveWay(result) => match input {
                Input::Send(_) => Ok(Progress::Done(result)),
                Input::Throw(raised) => Err(raised),
            },
            Sleep::Waiting => {
                let future = awaited.expect("a sleep waits for its future");
                let event_loop = &future::of(&future).event_loop;
                let thrown = matches!(input, Input::Throw(_));
                let settled = future::settle(vm, &future, input);
                if thrown {
                    // The timer is dead as soon as the future is done.
                    future::cancel_plain(vm, &future, Value::None)?;
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
    let event_loop = state::running_loop(vm)?;
    let future = future::create(vm, &event_loop);
    future::of(&future).prepare_outcome(result);
    let now = vm.host.clock.monotonic();
    let deadline = now.saturating_add(timers::nanoseconds(delay));
    EventLoop::of(&event_loop).add_timer(deadline, now, timers::Since::Now, future.clone());
    Ok(Progress::Wait(future, Body::Sleep(Sleep::Waiting)))
}

impl Trace for Sleep {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            Sleep::Start { result, .. } | Sleep::GaveWay(result) => result.trace(visit),
            Sleep::StartOdd(odd) => {
                odd.0.trace(visit);
                odd.1.trace(visit);
            }
            Sleep::Waiting => {}
        }
    }
}
