//! What this room keeps for one interpreter: its classes, the running loop, the counters; and small helpers that all
//! its files use.

use std::rc::Rc;

use crate::object::class::AttributesOf;
use crate::object::{BaseLayout, Class, Exception, Gc, Ref, Tuple, Value};
use crate::vm::{Hooks, Native, Raised, Vm, VmResult};

use super::run_loop::EventLoop;
use super::{
    attributes, callback_object, condition, coroutine, coroutine_methods, custom_loop, event, foreign,
    future, future_methods, group, handle, lock, loop_methods, overrides, queue, queue_methods, report,
    runner, semaphore, task, task_methods, timeout,
};

/// What this room keeps for one interpreter.
#[derive(Default)]
pub struct Asyncio {
    /// The loop that runs.
    pub running: Option<Ref>,
    /// The running loop does not turn: code typed at a prompt sees it. See [`super::idle`].
    pub is_lent: bool,
    /// Somebody waits for this knock while the loop turns idly.
    pub knock: Option<std::sync::Arc<super::idle::Knock>>,
    /// A script's policy for making and keeping loops.
    pub policy: Option<Value>,
    /// What `set_event_loop` was given.
    pub set_loop: Option<Ref>,
    /// `set_event_loop` was called: from then on no loop is made on the quiet.
    pub set_loop_called: bool,
    /// How many tasks without a given name were made: the number in `Task-1`.
    pub tasks_numbered: u32,
    pub tasks_made: u32,
    /// The task that Ctrl-C cancels, and how often it was pressed in this run.
    pub main_task: Option<Ref>,
    pub interrupts: u32,
    /// Gives functions of the module `asyncio` that are written in the language itself. The room above sets it.
    pub written: Option<fn(&mut Vm, &str) -> VmResult<Value>>,
    /// In whose name tasks are cancelled at the moment, if not by a call of `cancel()`.
    pub cancelling: Option<Value>,
    classes: Option<Rc<Classes>>,
}

impl Asyncio {
    /// Whether a loop turns, so that no other can.
    pub fn is_turning(&self) -> bool {
        self.running.is_some() && !self.is_lent
    }
}

/// State of this room.
#[inline]
pub fn asyncio(vm: &mut Vm) -> &mut Asyncio {
    vm.extension::<Asyncio>()
}

const NO_HOOKS: Hooks = Hooks::NONE;

const LOOP_HOOKS: Hooks = Hooks { finalize: Some(custom_loop::finalize), ..Hooks::NONE };

/// Awaited, and reported when they end with something nobody has seen.
const FUTURE_HOOKS: Hooks =
    Hooks { resume: Some(future::resume), finalize: Some(report::finalize_future), ..Hooks::NONE };

macro_rules! declare_classes {
    (bases $($type:ident),*; $($field:ident: $name:literal in $module:literal, of $base:ident, $methods:expr, $hooks:expr;)*) => {
        /// The classes of this room.
        #[derive(Debug)]
        pub struct Classes { $(pub $field: Gc<Class>,)* }

        impl Classes {
            #[allow(non_snake_case)]
            fn new(vm: &mut Vm) -> Classes {
                $(let $type = vm.types.$type.clone();)*
                $(let $field = new_class(vm, $name, $module, &$base, $methods, $hooks);)*
                Classes { $($field,)* }
            }
        }
    };
}

declare_classes! {
    bases object, coroutine, Exception, BaseException, RuntimeError;
    abstract_event_loop: "AbstractEventLoop" in "asyncio.events", of object, loop_methods::ABSTRACT_NEW, NO_HOOKS;
    base_event_loop: "BaseEventLoop" in "asyncio.base_events", of abstract_event_loop, loop_methods::METHODS, LOOP_HOOKS;
    event_loop: "_UnixSelectorEventLoop" in "asyncio.unix_events", of base_event_loop, loop_methods::NEW, LOOP_HOOKS;
    callback: "Callback" in "rondo", of object, callback_object::METHODS, callback_object::HOOKS;
    step_wrapper: "TaskStepMethWrapper" in "_asyncio", of callback, &[], callback_object::HOOKS;
    builtin_callback: "builtin_function_or_method" in "builtins", of callback, callback_object::NAMED_METHODS, callback_object::HOOKS;
    method_callback: "method" in "builtins", of callback, callback_object::NAMED_METHODS, callback_object::HOOKS;
    function_callback: "function" in "builtins", of callback, callback_object::NAMED_METHODS, callback_object::HOOKS;
    future: "Future" in "_asyncio", of object, future_methods::METHODS, FUTURE_HOOKS;
    task: "Task" in "_asyncio", of future, task_methods::METHODS, FUTURE_HOOKS;
    gathering: "_GatheringFuture" in "asyncio.tasks", of future, &[], FUTURE_HOOKS;
    future_iter: "FutureIter" in "_asyncio", of object, future_methods::ITERATOR_METHODS, future_methods::ITERATOR_HOOKS;
    native_coroutine: "coroutine" in "builtins", of coroutine, coroutine_methods::METHODS, coroutine::HOOKS;
    coroutine_iter: "coroutine_wrapper" in "builtins", of object, coroutine_methods::ITERATOR_METHODS, coroutine_methods::ITERATOR_HOOKS;
    handle: "Handle" in "asyncio.events", of object, handle::METHODS, NO_HOOKS;
    timer_handle: "TimerHandle" in "asyncio.events", of handle, handle::TIMER_METHODS, NO_HOOKS;
    wait: "_Wait" in "asyncio.tasks", of object, &[], NO_HOOKS;
    lock: "Lock" in "asyncio.locks", of object, lock::METHODS, NO_HOOKS;
    event: "Event" in "asyncio.locks", of object, event::METHODS, NO_HOOKS;
    condition: "Condition" in "asyncio.locks", of object, condition::METHODS, NO_HOOKS;
    semaphore: "Semaphore" in "asyncio.locks", of object, semaphore::METHODS, NO_HOOKS;
    bounded_semaphore: "BoundedSemaphore" in "asyncio.locks", of semaphore, semaphore::BOUNDED_METHODS, NO_HOOKS;
    queue: "Queue" in "asyncio.queues", of object, queue_methods::METHODS, NO_HOOKS;
    priority_queue: "PriorityQueue" in "asyncio.queues", of queue, queue_methods::PRIORITY_METHODS, NO_HOOKS;
    lifo_queue: "LifoQueue" in "asyncio.queues", of queue, queue_methods::LIFO_METHODS, NO_HOOKS;
    group: "TaskGroup" in "asyncio.taskgroups", of object, group::METHODS, NO_HOOKS;
    timeout: "Timeout" in "asyncio.timeouts", of object, timeout::METHODS, NO_HOOKS;
    runner: "Runner" in "asyncio.runners", of object, runner::METHODS, NO_HOOKS;
    cancelled_error: "CancelledError" in "asyncio.exceptions", of BaseException, &[], NO_HOOKS;
    invalid_state_error: "InvalidStateError" in "asyncio.exceptions", of Exception, &[], NO_HOOKS;
    broken_barrier_error: "BrokenBarrierError" in "asyncio.exceptions", of RuntimeError, &[], NO_HOOKS;
    queue_empty: "QueueEmpty" in "asyncio.queues", of Exception, &[], NO_HOOKS;
    queue_full: "QueueFull" in "asyncio.queues", of Exception, &[], NO_HOOKS;
    queue_shut_down: "QueueShutDown" in "asyncio.queues", of Exception, &[], NO_HOOKS;
    deadlock_error: "Deadlock" in "rondo", of BaseException, &[], NO_HOOKS;
}

fn new_class(
    vm: &mut Vm,
    name: &str,
    module: &str,
    base: &Gc<Class>,
    methods: &'static [Native],
    hooks: Hooks,
) -> Gc<Class> {
    let class = vm.new_class(name, base, methods);
    if base.layout.get() != BaseLayout::Exception {
        class.layout.set(BaseLayout::Sealed);
        *class.native_base.borrow_mut() = Some(class.clone());
        vm.set_hooks(&class, hooks);
    }
    if module == "builtins" {
        return class;
    }
    let module = vm.intern(module);
    class.dict.set_str(&vm.names.module.clone(), (&module).into());
    class
}

/// The classes of this room, made at the first call.
pub fn classes(vm: &mut Vm) -> Rc<Classes> {
    if let Some(classes) = &asyncio(vm).classes {
        return classes.clone();
    }
    let classes = Rc::new(Classes::new(vm));
    vm.add_methods(&classes.abstract_event_loop, loop_methods::ABSTRACT);
    vm.add_methods(&classes.base_event_loop, loop_methods::REFUSED);
    for (class, attributes_of) in open_classes(&classes) {
        class.layout.set(BaseLayout::Open);
        class.attributes.set(Some(attributes_of));
    }
    asyncio(vm).classes = Some(classes.clone());
    classes
}

/// One of the classes of this room.
#[inline]
pub fn class(vm: &mut Vm, pick: impl Fn(&Classes) -> &Gc<Class>) -> Gc<Class> {
    match &asyncio(vm).classes {
        Some(classes) => pick(classes).clone(),
        None => pick(&classes(vm)).clone(),
    }
}

/// The classes whose objects have attributes, and that scripts may subclass.
fn open_classes(classes: &Classes) -> [(&Gc<Class>, AttributesOf); 16] {
    [
        (&classes.abstract_event_loop, custom_loop::attributes_of),
        (&classes.base_event_loop, custom_loop::attributes_of),
        (&classes.event_loop, custom_loop::attributes_of),
        (&classes.future, future::attributes_of),
        (&classes.task, future::attributes_of),
        (&classes.lock, attributes::of::<lock::Lock>),
        (&classes.event, attributes::of::<event::Event>),
        (&classes.condition, attributes::of::<condition::Condition>),
        (&classes.semaphore, attributes::of::<semaphore::Semaphore>),
        (&classes.bounded_semaphore, attributes::of::<semaphore::Semaphore>),
        (&classes.queue, attributes::of::<queue::Queue>),
        (&classes.priority_queue, attributes::of::<queue::Queue>),
        (&classes.lifo_queue, attributes::of::<queue::Queue>),
        (&classes.group, attributes::of::<group::TaskGroup>),
        (&classes.timeout, attributes::of::<timeout::Timeout>),
        (&classes.runner, attributes::of::<runner::Runner>),
    ]
}

/// An exception of one of this room's classes. Its context is set when it is raised or thrown.
fn new_error(class: &Gc<Class>, args: impl IntoIterator<Item = Value>) -> Raised {
    Raised(Gc::new(Exception::new(class.clone(), Gc::new(Tuple::new(args)))))
}

/// An InvalidStateError.
#[cold]
pub fn invalid_state(vm: &mut Vm, message: impl Into<String>) -> Raised {
    let class = class(vm, |classes| &classes.invalid_state_error);
    vm.error(&class, message)
}

/// A CancelledError, with a message or without.
pub fn cancelled_error(vm: &mut Vm, message: Option<Value>) -> Raised {
    let class = class(vm, |classes| &classes.cancelled_error);
    new_error(&class, message)
}

/// Whether it is a CancelledError.
pub fn is_cancelled_error(vm: &mut Vm, raised: &Raised) -> bool {
    let class = class(vm, |classes| &classes.cancelled_error);
    vm.raised_is(raised, &class)
}

/// The running loop. RuntimeError if there is none.
pub fn running_loop(vm: &mut Vm) -> VmResult<Ref> {
    match &asyncio(vm).running {
        Some(running) => Ok(running.clone()),
        None => Err(vm.runtime_error("no running event loop")),
    }
}

/// `get_event_loop()`: the running loop, else the one that was set; the first time one is made.
pub fn current_loop(vm: &mut Vm) -> VmResult<Ref> {
    if let Some(running) = &asyncio(vm).running {
        return Ok(running.clone());
    }
    match ask_policy(vm, "get_event_loop", &[])? {
        Some(current) => super::future_methods::loop_argument(vm, &current),
        None => set_loop(vm),
    }
}

/// The loop that a policy's `new_event_loop` gave. What is none is given to its `set_event_loop` first, which refuses it.
pub fn policy_loop(vm: &mut Vm, made: Value) -> VmResult<Ref> {
    if made.native::<EventLoop>().is_none() {
        ask_policy(vm, "set_event_loop", std::slice::from_ref(&made))?;
    }
    super::future_methods::given_loop(vm, &made)
}

/// Asks a script's policy; nothing if there is none.
pub fn ask_policy(vm: &mut Vm, method: &str, args: &[Value]) -> VmResult<Option<Value>> {
    let Some(policy) = asyncio(vm).policy.clone() else { return Ok(None) };
    let method = vm.intern(method);
    vm.call_method(&policy, &method, args).map(Some)
}

/// The loop that was set; the first time one is made.
pub fn set_loop(vm: &mut Vm) -> VmResult<Ref> {
    let kept = asyncio(vm);
    if let Some(current) = kept.set_loop.as_ref() {
        return Ok(current.clone());
    }
    if kept.set_loop_called {
        return Err(vm.runtime_error("There is no current event loop in thread 'MainThread'."));
    }
    let made = match ask_policy(vm, "new_event_loop", &[])? {
        Some(made) => super::future_methods::loop_argument(vm, &made)?,
        None => new_loop(vm),
    };
    let kept = asyncio(vm);
    kept.set_loop = Some(made.clone());
    kept.set_loop_called = true;
    Ok(made)
}

/// A new event loop.
pub fn new_loop(vm: &mut Vm) -> Ref {
    let class = class(vm, |classes| &classes.event_loop);
    let debug = vm.host.debug;
    Ref::new_native(class, EventLoop::new(debug))
}

/// `loop.create_task(coroutine, …)`, by the loop's own method if it has one. What that gives may be anything.
#[inline]
pub fn create_task_value(
    vm: &mut Vm,
    event_loop: &Ref,
    coroutine: &Value,
    settings: task::Settings,
) -> VmResult<Value> {
    if EventLoop::of(event_loop).is_custom()
        && let Some(made) = create_task_by_method(vm, event_loop, coroutine, settings)?
    {
        return Ok(made);
    }
    create_task_natively(vm, event_loop, coroutine, settings)
}

#[cold]
fn create_task_by_method(
    vm: &mut Vm,
    event_loop: &Ref,
    coroutine: &Value,
    settings: task::Settings,
) -> VmResult<Option<Value>> {
    let mut named = Vec::new();
    if !settings.name.is_undef() {
        named.push(("name", settings.name.clone()));
    }
    if !matches!(settings.context, Value::None | Value::Undef) {
        named.push(("context", settings.context.clone()));
    }
    overrides::call_loop(vm, event_loop, "create_task", std::slice::from_ref(coroutine), &named)
}

/// The same where a future is needed. TypeError if it is none.
#[inline]
pub fn create_task(
    vm: &mut Vm,
    event_loop: &Ref,
    coroutine: &Value,
    settings: task::Settings,
) -> VmResult<Ref> {
    let made = create_task_value(vm, event_loop, coroutine, settings)?;
    match future::from_value(&made) {
        Some(task) => Ok(task.clone()),
        None => Err(vm.type_error("create_task() must return an asyncio task")),
    }
}

/// `create_task` of a loop: asks its task factory, if it has one.
#[inline]
pub fn create_task_natively(
    vm: &mut Vm,
    event_loop: &Ref,
    coroutine: &Value,
    settings: task::Settings,
) -> VmResult<Value> {
    let looping = EventLoop::of(event_loop);
    looping.check_open(vm)?;
    let factory = looping.task_factory.get();
    if factory.is_none() {
        return task::create(vm, event_loop, coroutine, settings).map(Value::from);
    }
    let args = vec![event_loop.clone().into(), coroutine.clone()];
    let mut named = Vec::new();
    if !matches!(settings.context, Value::None | Value::Undef) {
        named.push((vm.intern("context"), settings.context.clone()));
    }
    let made = vm.call_keywords(&factory, args, named)?;
    let set_name = vm.intern("set_name");
    let name = settings.name.clone().defined().unwrap_or(Value::None);
    vm.call_method(&made, &set_name, &[name])?;
    Ok(made)
}

/// ValueError: a future was given with a loop that is not its own.
#[cold]
pub fn belongs_to_another_loop(vm: &mut Vm) -> Raised {
    vm.value_error("The future belongs to a different loop than the one specified as the loop argument")
}

/// The future of an awaitable: itself, or a new task. TypeError if it cannot be awaited.
pub fn ensure_future(vm: &mut Vm, awaitable: &Value, event_loop: Option<&Ref>) -> VmResult<Ref> {
    if let Some(known) = foreign::future_of(vm, awaitable)? {
        if let Some(event_loop) = event_loop
            && !overrides::event_loop(vm, &known)?.is(event_loop)
        {
            return Err(belongs_to_another_loop(vm));
        }
        return Ok(known);
    }
    let coroutine = if task::is_coroutine(vm, awaitable) { awaitable.clone() } else { wrap(vm, awaitable)? };
    let event_loop = match event_loop {
        Some(event_loop) => event_loop.clone(),
        None => current_loop(vm)?,
    };
    create_task(vm, &event_loop, &coroutine, task::Settings::USUAL)
}

/// A coroutine that awaits any awaitable.
fn wrap(vm: &mut Vm, awaitable: &Value) -> VmResult<Value> {
    let class = vm.class_of(awaitable);
    let method = vm.names.await_.clone();
    match (vm.lookup_in_class(&class, &method), asyncio(vm).written) {
        (Some(_), Some(written)) => {
            let wrap = written(vm, "_wrap_awaitable")?;
            vm.call(&wrap, std::slice::from_ref(awaitable))
        }
        _ => Err(vm.type_error("An asyncio.Future, a coroutine or an awaitable is required")),
    }
}

/// A number of seconds as a float: of an int, a float, or what has `__float__` or `__index__`.
pub fn seconds(vm: &mut Vm, value: &Value) -> VmResult<f64> {
    match value {
        Value::Float(seconds) => Ok(seconds.get()),
        Value::Int(seconds) => Ok(*seconds as f64),
        Value::Bool(seconds) => Ok(f64::from(u8::from(*seconds))),
        other => {
            // As CPython adds it to the clock's time.
            match vm.binary(crate::bytecode::BinaryOp::Add, &Value::float(0.0), other)? {
                Value::Float(seconds) => Ok(seconds.get()),
                other => {
                    let name = vm.type_name(&other);
                    Err(vm.type_error(format!("must be real number, not {name}")))
                }
            }
        }
    }
}

/// The time of the loops' clock, in seconds.
pub fn time(vm: &Vm) -> f64 {
    vm.host.clock.monotonic() as f64 / 1e9
}
