//! Debug mode: turns that take long are reported, and futures, handles and coroutines know which calls led to them.

use crate::bytecode::{CompareOp, Place};
use crate::object::{Gc, List, Ref, Tuple, Value};
use crate::vm::check::LoopError;
use crate::vm::{Vm, VmResult};

use super::callbacks::DoneCallback;
use super::ready_queue::Ready;
use super::run_loop::{EventLoop, run_entry};
use super::{coroutine, future};

/// Runs one entry and reports it if it took longer than the loop's `slow_callback_duration`.
pub fn run_timed(vm: &mut Vm, event_loop: &EventLoop, entry: Ready) -> VmResult<()> {
    let subject = subject(vm, &entry);
    let started = vm.host.clock.monotonic();
    run_entry(vm, entry)?;
    let taken = (vm.host.clock.monotonic() - started) as f64 / 1e9;
    let limit = event_loop.slow_callback_duration.get();
    let slow = vm.compare(CompareOp::Ge, &Value::float(taken), &limit)?;
    if vm.truth(&slow)? {
        let about = match &subject {
            Subject::Object(object) => future::from_value(object).cloned(),
            Subject::Callback(_) | Subject::Unnamed => None,
        };
        let shown = match subject {
            Subject::Object(object) => vm.str_of(&object)?,
            Subject::Callback(callable) => {
                format!("<Handle {}>", super::callbacks::describe_callable(vm, &callable, "()")?)
            }
            Subject::Unnamed => "<Handle>".into(),
        };
        let message = format!("Executing {shown} took {taken:.3} seconds");
        let made: Vec<Place> =
            about.iter().filter_map(|about| vm.place_of(future::of(about).made_at)).collect();
        let (lines, exception, task) = (Vec::new(), None, None);
        let report = vm.reporter.loop_error;
        report(vm, &LoopError { message, lines, exception, made, shows_made: false, task });
    }
    Ok(())
}

/// What a report about an entry shows.
enum Subject {
    Object(Value),
    Callback(Value),
    Unnamed,
}

fn subject(vm: &mut Vm, entry: &Ready) -> Subject {
    match entry {
        Ready::Step(task)
        | Ready::Slept(task)
        | Ready::StepThrow(task, _)
        | Ready::Done(DoneCallback::Wakeup(task), _) => Subject::Object(task.clone().into()),
        Ready::Call(target) | Ready::Timer(target, _) => {
            Subject::Object(coroutine::awaited(vm, target).unwrap_or_else(|| target.clone()).into())
        }
        Ready::Done(DoneCallback::Script(script), _) => Subject::Callback(script.callable.clone()),
        Ready::Done(..) => Subject::Unnamed,
    }
}

/// How many calls coroutines and handles remember that led to them, as in CPython.
pub const STACK_DEPTH: usize = 10;

/// The calls of the script that led here, the outermost first.
pub fn stack(vm: &Vm) -> Vec<Place> {
    without_own(vm.stack(true))
}

/// The last of them for a handle that so many functions of CPython's loop make.
pub fn handle_stack(vm: &Vm, makers: usize) -> Vec<Place> {
    without_own(vm.limited_stack(true, STACK_DEPTH - makers))
}

fn without_own(mut places: Vec<Place>) -> Vec<Place> {
    places.retain(|place| !place.is_own());
    places
}

/// `file:line`, as reprs say where something was made.
pub fn file_and_line(place: &Place) -> String {
    format!("{}:{}", place.source().name, place.line())
}

/// In debug mode: where in CPython's library the function stands that makes this, which is what its repr shows.
pub fn set_origin(made: &Ref, origin: &str) {
    let made = future::of(made);
    if EventLoop::of(&made.event_loop).is_debug() {
        made.set_origin(origin);
    }
}

/// A list of (file, line, function), for handlers of scripts.
pub fn traceback_value(places: &[Place]) -> Value {
    let frames = places.iter().map(|place| {
        let (name, line) = (Value::str(&*place.source().name), Value::Int(i64::from(place.line())));
        Gc::new(Tuple::new([name, line, Value::str(&*place.code.name)])).into()
    });
    Gc::new(List::new(frames.collect())).into()
}
