//! `asyncio.tasks`, `asyncio.exceptions` and the other modules that scripts import names of asyncio from.

use crate::object::{Gc, Module};
use crate::vm::{ModuleBuilder, Vm, VmResult};

macro_rules! parts {
    ($($name:ident: $($member:literal)*;)*) => {
        /// The modules by their full name.
        pub const MODULES: &[(&str, ModuleBuilder)] = &[$(
            (concat!("asyncio.", stringify!($name)), |vm| {
                build(vm, concat!("asyncio.", stringify!($name)), &[$($member),*])
            }),
        )*];
    };
}

parts! {
    base_events: "BaseEventLoop";
    coroutines: "iscoroutine" "iscoroutinefunction";
    events: "AbstractEventLoop" "AbstractEventLoopPolicy" "Handle" "TimerHandle" "_get_running_loop" "_set_running_loop"
        "get_event_loop" "get_event_loop_policy" "get_running_loop" "new_event_loop" "set_event_loop" "set_event_loop_policy";
    exceptions: "BrokenBarrierError" "CancelledError" "IncompleteReadError" "InvalidStateError" "LimitOverrunError"
        "SendfileNotAvailableError" "TimeoutError";
    futures: "Future" "isfuture" "wrap_future";
    locks: "Barrier" "BoundedSemaphore" "Condition" "Event" "Lock" "Semaphore";
    queues: "LifoQueue" "PriorityQueue" "Queue" "QueueEmpty" "QueueFull" "QueueShutDown";
    runners: "Runner" "run";
    taskgroups: "TaskGroup";
    tasks: "ALL_COMPLETED" "FIRST_COMPLETED" "FIRST_EXCEPTION" "Task" "all_tasks" "as_completed" "create_eager_task_factory"
        "create_task" "current_task" "eager_task_factory" "ensure_future" "gather" "shield" "sleep" "wait" "wait_for";
    timeouts: "Timeout" "timeout" "timeout_at";
}

/// Whether there is such a module in asyncio.
pub fn contains(name: &str) -> bool {
    MODULES.iter().any(|(known, _)| known.strip_prefix("asyncio.") == Some(name))
}

fn build(vm: &mut Vm, name: &str, members: &[&str]) -> VmResult<Gc<Module>> {
    let asyncio = vm.import_module("asyncio")?;
    let module = vm.new_module(name, None);
    for member in members {
        let member = vm.intern(member);
        let value = vm.get_attr(&asyncio, &member)?;
        module.dict.set_str(&member, value);
    }
    Ok(module)
}
