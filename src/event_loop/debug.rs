//! Debug mode: turns that take long are reported.

use crate::bytecode::CompareOp;
use crate::object::Value;
use crate::vm::{Vm, VmResult};

use super::callbacks::DoneCallback;
use super::ready_queue::Ready;
use super::run_loop::{EventLoop, run_entry};

/// Runs one entry and reports it if it took longer than the loop's `slow_callback_duration`.
pub fn run_timed(vm: &mut Vm, event_loop: &EventLoop, entry: Ready) -> VmResult<()> {
    let subject = subject(&entry);
    let started = vm.host.clock.monotonic();
    run_entry(vm, entry)?;
    let taken = (vm.host.clock.monotonic() - started) as f64 / 1e9;
    let limit = event_loop.slow_callback_duration.get();
    let slow = vm.compare(CompareOp::Ge, &Value::float(taken), &limit)?;
    if vm.truth(&slow)? {
        let shown = match subject {
            Subject::Object(object) => vm.str_of(&object)?,
            Subject::Callback(callable) => {
                format!("<Handle {}>", super::callbacks::describe_callable(vm, &callable, "()")?)
            }
            Subject::Unnamed => "<Handle>".into(),
        };
        vm.write_error(&format!("Executing {shown} took {taken:.3} seconds\n"));
    }
    Ok(())
}

/// What a report about an entry shows.
enum Subject {
    Object(Value),
    Callback(Value),
    Unnamed,
}

fn subject(entry: &Ready) -> Subject {
    match entry {
        Ready::Step(task) | Ready::StepThrow(task, _) | Ready::Done(DoneCallback::Wakeup(task), _) => {
            Subject::Object(task.clone().into())
        }
        Ready::Call(handle) | Ready::Timer(handle, _) => Subject::Object(handle.clone().into()),
        Ready::Done(DoneCallback::Script(script), _) => Subject::Callback(script.callable.clone()),
        Ready::Done(..) => Subject::Unnamed,
    }
}
