//! `asyncio`: the names that scripts import. What they do is in the room `event_loop`; what awaits coroutines of
//! scripts inside a coroutine of its own is written in the language itself, in `asyncio.py` beside this file, which is
//! compiled when one of its names is first asked for.

use crate::event_loop::run_loop::EventLoop;
use crate::event_loop::timers::Since;
use crate::event_loop::{
    future, future_methods, gather, loop_methods, runner, shield, sleep, state, task, timeout, wait,
};
use crate::natives;
use crate::object::{Class, Dict, Function, Gc, Module, Ref, Set, Tuple, Value};
use crate::syntax::SourceFile;
use crate::vm::{Vm, VmResult};

/// What `asyncio.py` defines for scripts.
const WRITTEN_NAMES: &[&str] = &["wait_for", "as_completed", "Barrier"];

/// The name under which tracebacks know `asyncio.py`. They leave its frames out.
const WRITTEN_FILE: &str = "<rondo asyncio>";

const WRITTEN: &str = include_str!("asyncio.py");

/// The loop that was passed as an argument, or the running one.
fn loop_or_running(vm: &mut Vm, event_loop: &Value) -> VmResult<Ref> {
    match event_loop {
        Value::None | Value::Undef => state::running_loop(vm),
        given => future_methods::loop_argument(vm, given),
    }
}

natives! {
    const FUNCTIONS;
    /// Run a coroutine in a new event loop to its end, and return its result.
    ///
    /// Tasks that are not done then are cancelled. RuntimeError if a loop runs already.
    "run(main, *, debug=None, loop_factory=None)" => |vm, [main, debug, factory]| {
        runner::run(vm, main, debug, factory)
    }
    /// Make a task of a coroutine. It runs as soon as the running task waits.
    "create_task(coro, *, name=None, context=None)" => |vm, [coroutine, name, context]| {
        let event_loop = state::running_loop(vm)?;
        let made = state::create_task(vm, &event_loop, coroutine, name)?;
        if EventLoop::of(&event_loop).is_debug() {
            future::of(&made).set_origin("tasks.py:410");
        }
        Ok(made.into())
    }
    /// Wait for a number of seconds, and return result. With 0 it only gives way to other tasks.
    "sleep(delay, result=None)" => |vm, [delay, result]| {
        let result = result.clone().defined().unwrap_or(Value::None);
        Ok(sleep::create(vm, delay, result))
    }
    /// Run awaitables at the same time; the result is the list of their results.
    ///
    /// The first exception is raised at once, while the others go on; with return_exceptions exceptions are results.
    "gather(*coros_or_futures, return_exceptions=False)" => |vm, [awaitables, return_exceptions]| {
        let awaitables = awaitables.get::<Tuple>().map(|tuple| tuple.items.to_vec()).unwrap_or_default();
        let return_exceptions = !return_exceptions.is_undef() && vm.truth(return_exceptions)?;
        Ok(gather::gather(vm, &awaitables, return_exceptions)?.into())
    }
    /// Wait for an awaitable; if the wait is cancelled, the awaitable is not.
    "shield(arg)" => |vm, [awaitable]| {
        Ok(shield::shield(vm, awaitable)?.into())
    }
    /// Wait for futures; return the set of those that are done and the set of those that are not.
    "wait(fs, *, timeout=None, return_when='ALL_COMPLETED')" => |vm, [futures, timeout, return_when]| {
        Ok(wait::create(vm, futures, timeout, return_when))
    }
    /// Limit the time of an `async with` block: after delay seconds it is cancelled, and raises TimeoutError.
    "timeout(delay)" => |vm, [delay]| {
        timeout::after(vm, delay)
    }
    /// The same with a deadline, in seconds of the loop's clock.
    "timeout_at(when)" => |vm, [when]| {
        Ok(timeout::create(vm, when.clone(), Since::Reading))
    }
    /// Return the running task, or None.
    "current_task(loop=None)" => |vm, [event_loop]| {
        let event_loop = loop_or_running(vm, event_loop)?;
        Ok(EventLoop::of(&event_loop).current().into())
    }
    /// Return the set of tasks that are not done.
    "all_tasks(loop=None)" => |vm, [event_loop]| {
        let event_loop = loop_or_running(vm, event_loop)?;
        let set = Gc::new(Set { table: Default::default() });
        for task in EventLoop::of(&event_loop).all_tasks() {
            vm.set_add(&set, task.into())?;
        }
        Ok(set.into())
    }
    /// Return a future as it is, and make a task of anything else that can be awaited.
    "ensure_future(coro_or_future, *, loop=None)" => |vm, [awaitable, event_loop]| {
        let event_loop = match event_loop {
            Value::None | Value::Undef => None,
            given => Some(future_methods::loop_argument(vm, given)?),
        };
        Ok(state::ensure_future(vm, awaitable, event_loop.as_ref())?.into())
    }
    /// Return True for futures and tasks.
    "isfuture(obj)" => |vm, [object]| {
        Ok(future::from_value(object).is_some().into())
    }
    /// Return True for coroutines.
    "iscoroutine(obj)" => |vm, [object]| {
        Ok(task::is_coroutine(vm, object).into())
    }
    /// Return True for functions that are defined with `async def`.
    "iscoroutinefunction(func)" => |vm, [function]| {
        let function = match function.get::<crate::object::BoundMethod>() {
            Some(method) => method.function.clone(),
            None => function.clone(),
        };
        Ok(function.get::<Function>().is_some_and(|function| function.code.code.flags.coroutine).into())
    }
    /// Return the running event loop. RuntimeError if there is none.
    "get_running_loop()" => |vm, []| {
        Ok(state::running_loop(vm)?.into())
    }
    /// Return the running event loop, or None.
    "_get_running_loop()" => |vm, []| {
        Ok(state::asyncio(vm).running.clone().into())
    }
    /// Return the running event loop, or the one that was set.
    "get_event_loop()" => |vm, []| {
        Ok(state::current_loop(vm)?.into())
    }
    /// Return a new event loop.
    "new_event_loop()" => |vm, []| {
        Ok(state::new_loop(vm).into())
    }
    /// Set the event loop that get_event_loop() returns when none runs.
    "set_event_loop(loop)" => |vm, [event_loop]| {
        let given = match event_loop {
            Value::None => None,
            given => Some(future_methods::loop_argument(vm, given)?),
        };
        let kept = state::asyncio(vm);
        kept.set_loop_called = true;
        kept.set_loop = given;
        Ok(Value::None)
    }
}

natives! {
    const LAZY;
    /// A name that `asyncio.py` defines is asked for the first time.
    "__getattr__(name)" => |vm, [name]| {
        let text = name.as_str().unwrap_or_default();
        if WRITTEN_NAMES.contains(&text) {
            return written(vm, text);
        }
        let message = format!("module 'asyncio' has no attribute '{text}'");
        let key = vm.intern("asyncio");
        let module = vm.modules.get_str(&key).unwrap_or(Value::None);
        Err(vm.attribute_error(message, &module, name))
    }
}

/// Fills the module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("asyncio", Some("Asynchronous tasks, and what they share and wait for."));
    let namespace = module.dict.clone();
    vm.add_functions(&namespace, "asyncio", FUNCTIONS);
    vm.add_functions(&namespace, "asyncio", LAZY);
    let classes = state::classes(vm);
    let timeout_error = vm.types.TimeoutError.clone();
    let named: [&Gc<Class>; 22] = [
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
    state::asyncio(vm).wrap_awaitable = Some(wrap_awaitable);
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

/// A coroutine that awaits any awaitable.
fn wrap_awaitable(vm: &mut Vm, awaitable: &Value) -> VmResult<Value> {
    let wrap = written(vm, "_wrap_awaitable")?;
    vm.call(&wrap, std::slice::from_ref(awaitable))
}
