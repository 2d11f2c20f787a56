//! `asyncio`: the names that scripts import. What they do is in the room `event_loop`; what awaits coroutines of
//! scripts inside a coroutine of its own is written in the language itself, in `asyncio.py` beside this file, which is
//! compiled when one of its names is first asked for.

mod functions;
mod missing;
mod parts;

use crate::event_loop::{loop_methods, runner, state};
use crate::natives;
use crate::object::{Class, Dict, Gc, Module, Tuple, Value};
use crate::syntax::SourceFile;
use crate::vm::{Vm, VmResult};

pub use parts::MODULES as PARTS;

/// What `asyncio.py` defines for scripts.
const WRITTEN_NAMES: &[&str] = &[
    "AbstractEventLoopPolicy",
    "Barrier",
    "DefaultEventLoopPolicy",
    "FrameCallGraphEntry",
    "FutureCallGraph",
    "IncompleteReadError",
    "LimitOverrunError",
    "SendfileNotAvailableError",
    "as_completed",
    "capture_call_graph",
    "create_eager_task_factory",
    "format_call_graph",
    "get_event_loop_policy",
    "print_call_graph",
    "set_event_loop_policy",
    "wait_for",
    "wrap_future",
];

/// The name under which tracebacks know `asyncio.py`. They leave its frames out.
const WRITTEN_FILE: &str = "<rondo asyncio>";

const WRITTEN: &str = include_str!("asyncio.py");

natives! {
    const LAZY;
    /// A name that `asyncio.py` defines is asked for the first time.
    "__getattr__(name)" => |vm, [name]| {
        let text = name.as_str().unwrap_or_default();
        if WRITTEN_NAMES.contains(&text) {
            return written(vm, text);
        }
        if parts::contains(text) {
            return vm.import_module(&format!("asyncio.{text}"));
        }
        let message = match missing::reason(text) {
            Some(reason) => format!("Rondo has no asyncio.{text} yet: {reason}"),
            None => format!("module 'asyncio' has no attribute '{text}'"),
        };
        let key = vm.intern("asyncio");
        let module = vm.modules.get_str(&key).unwrap_or(Value::None);
        Err(vm.attribute_error(message, &module, name))
    }
}

/// Fills the module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("asyncio", Some("Asynchronous tasks, and what they share and wait for."));
    let namespace = module.dict.clone();
    for (module, functions) in functions::TABLES {
        vm.add_functions(&namespace, module, functions);
    }
    vm.add_functions(&namespace, "asyncio", LAZY);
    let classes = state::classes(vm);
    let timeout_error = vm.types.TimeoutError.clone();
    let named: [&Gc<Class>; 24] = [
        &classes.abstract_event_loop,
        &classes.base_event_loop,
        &classes.future,
        &classes.task,
        &classes.handle,
        &classes.timer_handle,
        &classes.lock,
        &classes.event,
        &classes.condition,
        &classes.semaphore,
        &classes.bounded_semaphore,
        &classes.queue,
        &classes.priority_queue,
        &classes.lifo_queue,
        &classes.group,
        &classes.timeout,
        &classes.runner,
        &classes.cancelled_error,
        &classes.invalid_state_error,
        &classes.broken_barrier_error,
        &classes.queue_empty,
        &classes.queue_full,
        &classes.queue_shut_down,
        &timeout_error,
    ];
    for class in named {
        namespace.set_str(&class.name(), class.into());
    }
    let loop_class = &classes.event_loop;
    for name in ["SelectorEventLoop", "EventLoop"] {
        let name = vm.intern(name);
        namespace.set_str(&name, loop_class.into());
    }
    for name in ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"] {
        let name = vm.intern(name);
        namespace.set_str(&name, (&name).into());
    }
    set_all_names(vm, &namespace);
    state::asyncio(vm).written = Some(written);
    vm.interrupt_hook = Some(runner::interrupt);
    vm.async_generator_hook = Some(loop_methods::generator_started);
    Ok(module)
}

/// `__all__`: what `from asyncio import *` takes.
fn set_all_names(vm: &mut Vm, namespace: &Gc<Dict>) {
    let mut names: Vec<Value> = namespace
        .table
        .borrow()
        .iter()
        .map(|entry| entry.key.clone())
        .filter(|key| key.as_str().is_some_and(|key| !key.starts_with('_')))
        .collect();
    names.extend(WRITTEN_NAMES.iter().map(|name| Value::from(*name)));
    let all = vm.names.all.clone();
    namespace.set_str(&all, Gc::new(Tuple::new(names)).into());
}

/// A name of `asyncio.py`, which is run at the first call.
fn written(vm: &mut Vm, name: &str) -> VmResult<Value> {
    let module_name = vm.intern("asyncio");
    let key = vm.intern("_asyncio_written");
    let namespace = match vm.modules.get_str(&module_name) {
        Some(module) => module.get::<Module>().map(|module| module.dict.clone()),
        None => None,
    };
    let namespace = namespace.unwrap_or_else(Dict::new);
    let written = match namespace.get_str(&key).and_then(|kept| kept.as_gc::<Dict>().cloned()) {
        Some(written) => written,
        None => {
            let written = Dict::new();
            for entry in namespace.table.borrow().iter() {
                if let Some(name) = entry.key.as_gc() {
                    written.set_str(name, entry.value.clone());
                }
            }
            let source = SourceFile::new(WRITTEN_FILE, WRITTEN);
            let code = vm.compile_source(&source)?;
            vm.run_code(code, &written, None)?;
            namespace.set_str(&key, (&written).into());
            for name in WRITTEN_NAMES {
                let name = vm.intern(name);
                if let Some(value) = written.get_str(&name) {
                    namespace.set_str(&name, value);
                }
            }
            written
        }
    };
    let name = vm.intern(name);
    Ok(written.get_str(&name).unwrap_or(Value::None))
}
