//! The functions of `asyncio`, by the module of CPython's that each stands in.

use crate::event_loop::run_loop::EventLoop;
use crate::event_loop::{
    condition, foreign, future, future_methods, gather, graph, runner, shield, sleep, state, task, timeout,
    wait,
};
use crate::natives;
use crate::object::{Flavor, Function, Gc, NativeFunction, Ref, Set, Tuple, Value};
use crate::vm::{Native, Vm, VmResult};

/// The loop that was passed as an argument, or the running one.
fn loop_or_running(vm: &mut Vm, event_loop: &Value) -> VmResult<Ref> {
    match event_loop {
        Value::None | Value::Undef => state::running_loop(vm),
        given => future_methods::loop_argument(vm, given),
    }
}

/// Whether something was given that is no loop, so that it has no tasks.
fn is_no_loop(event_loop: &Value) -> bool {
    !matches!(event_loop, Value::None | Value::Undef) && event_loop.native::<EventLoop>().is_none()
}

/// Scripts, but not modules, are warned that a loop is made on the quiet.
fn warn_of_no_loop(vm: &mut Vm) -> VmResult<()> {
    let category = vm.types.DeprecationWarning.clone();
    vm.warn(&category, "There is no current event loop")
}

natives! {
    const RUNNERS;
    /// Run a coroutine in a new event loop to its end, and return its result.
    ///
    /// Tasks that are not done then are cancelled. RuntimeError if a loop runs already.
    "run(main, *, debug=None, loop_factory=None)" => |vm, [main, debug, factory]| {
        runner::run(vm, main, debug, factory)
    }
}

natives! {
    const TASKS;
    /// Make a task of a coroutine. It runs as soon as the running task waits.
    "create_task(coro, *, name=None, context=None)" => |vm, [coroutine, name, context]| {
        let event_loop = state::running_loop(vm)?;
        let name = name.clone().defined().unwrap_or(Value::None);
        let settings = task::Settings { name: &name, context, eager: false };
        let made = state::create_task_value(vm, &event_loop, coroutine, settings)?;
        if EventLoop::of(&event_loop).is_debug()
            && let Some(made) = future::from_value(&made)
        {
            future::of(made).set_origin("tasks.py:410");
        }
        Ok(made)
    }
    /// Wait for a number of seconds, and return result. With 0 it only gives way to other tasks.
    "@async sleep(delay, result=None)" => |vm, [delay, result]| {
        let result = result.clone().defined().unwrap_or(Value::None);
        let kept = state::asyncio(vm);
        if let Some(running) = &kept.running
            && EventLoop::of(running).is_custom()
            && let Some(written) = kept.written
        {
            let sleep = written(vm, "_sleep")?;
            return vm.call(&sleep, &[delay.clone(), result]);
        }
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
    "@async wait(fs, *, timeout=None, return_when='ALL_COMPLETED')" => |vm, [futures, timeout, return_when]| {
        Ok(wait::create(vm, futures, timeout, return_when))
    }
    /// Return the set of tasks that are not done.
    "all_tasks(loop=None)" => |vm, [event_loop]| {
        let set = Gc::new(Set { table: Default::default() });
        if is_no_loop(event_loop) {
            return Ok(set.into());
        }
        let event_loop = loop_or_running(vm, event_loop)?;
        for task in EventLoop::of(&event_loop).all_tasks() {
            vm.set_add(&set, task.into())?;
        }
        Ok(set.into())
    }
    /// Return a future as it is, and make a task of anything else that can be awaited.
    "ensure_future(coro_or_future, *, loop=None)" => |vm, [awaitable, event_loop]| {
        let event_loop = match event_loop {
            Value::None | Value::Undef => None,
            given if is_no_loop(given) && foreign::future_of(vm, awaitable)?.is_some() => {
                return Err(state::belongs_to_another_loop(vm));
            }
            given => Some(future_methods::loop_argument(vm, given)?),
        };
        Ok(state::ensure_future(vm, awaitable, event_loop.as_ref())?.into())
    }
}

natives! {
    const TIMEOUTS;
    /// Limit the time of an `async with` block: after delay seconds it is cancelled, and raises TimeoutError.
    "timeout(delay)" => |vm, [delay]| {
        timeout::after(vm, delay)
    }
    /// The same with a deadline, in seconds of the loop's clock.
    "timeout_at(when)" => |vm, [when]| {
        Ok(timeout::create(vm, when.clone(), crate::event_loop::timers::Since::Reading))
    }
}

natives! {
    const IN_C;
    /// Return the running task, or None.
    "current_task(loop=None)" => |vm, [event_loop]| {
        if is_no_loop(event_loop) {
            vm.hash(event_loop)?;
            return Ok(Value::None);
        }
        let event_loop = loop_or_running(vm, event_loop)?;
        Ok(EventLoop::of(&event_loop).current().into())
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
    "@frame get_event_loop()" => |vm, []| {
        let kept = state::asyncio(vm);
        if kept.running.is_none() && kept.policy.is_none() && kept.set_loop.is_none() && !kept.set_loop_called {
            warn_of_no_loop(vm)?;
        }
        let running = state::asyncio(vm).running.clone();
        match running {
            Some(running) => Ok(running.into()),
            None => match state::ask_policy(vm, "get_event_loop", &[])? {
                Some(current) => Ok(current),
                None => Ok(state::set_loop(vm)?.into()),
            },
        }
    }
}

natives! {
    const FUTURES;
    /// Return True for futures and tasks.
    "isfuture(obj)" => |vm, [object]| {
        Ok(foreign::future_of(vm, object)?.is_some().into())
    }
}

natives! {
    const COROUTINES;
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
        if let Some(native) = function.get::<NativeFunction>() {
            return Ok(native.makes_coroutine.into());
        }
        let mark = vm.intern("_is_coroutine_mark");
        let makes = function.get::<Function>().is_some_and(|function| function.code.code.flags.coroutine);
        Ok((makes || vm.find_attr(&function, &mark)?.is_some()).into())
    }
}

natives! {
    const EVENTS;
    /// Return a new event loop.
    "new_event_loop()" => |vm, []| {
        match state::ask_policy(vm, "new_event_loop", &[])? {
            Some(made) => Ok(made),
            None => Ok(state::new_loop(vm).into()),
        }
    }
    /// Set the event loop that get_event_loop() returns when none runs.
    "set_event_loop(loop)" => |vm, [event_loop]| {
        match state::ask_policy(vm, "set_event_loop", std::slice::from_ref(event_loop))? {
            Some(_) => Ok(Value::None),
            None => set_event_loop(vm, event_loop),
        }
    }
    /// What the usual policy does.
    "_set_loop(loop)" => |vm, [event_loop]| {
        set_event_loop(vm, event_loop)
    }
    "_set_running_loop(loop, /)" => |vm, [event_loop]| {
        let running = match event_loop {
            Value::None => None,
            given => Some(future_methods::given_loop(vm, given)?),
        };
        state::asyncio(vm).running = running;
        Ok(Value::None)
    }
    "_get_loop()" => |vm, []| {
        Ok(state::set_loop(vm)?.into())
    }
    "_use_policy(policy)" => |vm, [policy]| {
        state::asyncio(vm).policy = (!policy.is_none()).then(|| policy.clone());
        Ok(Value::None)
    }
}

/// `set_event_loop(loop)` as it is without a script's policy.
fn set_event_loop(vm: &mut Vm, event_loop: &Value) -> VmResult<Value> {
    let given = match event_loop {
        Value::None => None,
        given => {
            if given.native::<EventLoop>().is_none() {
                let class = vm.class_of(given);
                let name = class.name();
                let name = name.as_str();
                return Err(vm.type_error(format!(
                    "loop must be an instance of AbstractEventLoop or None, not '{name}'"
                )));
            }
            Some(future_methods::loop_argument(vm, given)?)
        }
    };
    let kept = state::asyncio(vm);
    kept.set_loop_called = true;
    kept.set_loop = given;
    Ok(Value::None)
}

natives! {
    const LOCKS;
    "_wait_future(condition)" => |vm, [condition]| {
        Ok(condition::wait_future(vm, condition)?.into())
    }
    "_join_waiters(condition, waiter)" => |vm, [condition, waiter]| {
        condition::join_waiters(condition, waiter);
        Ok(Value::None)
    }
    "_leave_waiters(condition, waiter)" => |vm, [condition, waiter]| {
        condition::leave_waiters(condition, waiter);
        Ok(Value::None)
    }
}

natives! {
    const EAGER;
    /// A task factory whose tasks run at once up to where they first wait.
    "eager_task_factory(loop, coro, *, name=None, context=None)" => |vm, [event_loop, coroutine, name, context]| {
        let event_loop = future_methods::loop_argument(vm, event_loop)?;
        let settings = task::Settings { name, context, eager: true };
        Ok(task::create(vm, &event_loop, coroutine, settings)?.into())
    }
}

natives! {
    const GRAPH;
    "_awaited_by(future)" => |vm, [future]| {
        let tasks = graph::awaited_by_value(future).into_iter().map(Value::from);
        Ok(Gc::new(Tuple::new(tasks)).into())
    }
    "@frame _callers()" => |vm, []| {
        let running = state::asyncio(vm).running.clone();
        let task = running.and_then(|running| EventLoop::of(&running).current());
        let coroutine = task.and_then(|task| task::of(&task).coroutine());
        let frames = vm.running_frames(coroutine.as_ref());
        let callers = frames.into_iter().map(|frame| {
            let kind = match frame.flavor {
                None => "",
                Some(Flavor::Generator) => "generator ",
                Some(Flavor::Coroutine) => "async ",
                Some(Flavor::AsyncGenerator) => "async generator ",
            };
            Gc::new(Tuple::new([(&frame.code).into(), i64::from(frame.line).into(), kind.into()])).into()
        });
        Ok(Gc::new(crate::object::List::new(callers.collect())).into())
    }
}

/// The functions, by module.
pub const TABLES: &[(&str, &[Native])] = &[
    ("asyncio.runners", RUNNERS),
    ("asyncio.tasks", TASKS),
    ("asyncio.tasks", EAGER),
    ("asyncio.timeouts", TIMEOUTS),
    ("asyncio.base_futures", FUTURES),
    ("asyncio.coroutines", COROUTINES),
    ("asyncio.events", EVENTS),
    ("asyncio.locks", LOCKS),
    ("_asyncio", IN_C),
    ("_asyncio", GRAPH),
];
