//! What scripts see of event loops.

use crate::bytecode::BinaryOp;
use crate::natives;
use crate::object::{Flavor, Function, Generator, Ref, Value};
use crate::vm::{Native, Vm, VmResult, native};

use super::ready_queue::Ready;
use super::run_loop::{self, EventLoop};
use super::timers::Since;
use super::{attributes, custom_loop, future, handle, overrides, report, state, task, timers};

fn object(this: &Value) -> &Ref {
    this.as_object().expect("the receiver's class was checked")
}

fn receiver(this: &Value) -> &EventLoop {
    EventLoop::of(object(this))
}

/// In debug mode: TypeError for a callback that is a coroutine, a coroutine function or nothing callable.
fn check_callback(vm: &mut Vm, event_loop: &EventLoop, callback: &Value, method: &str) -> VmResult<()> {
    if !event_loop.is_debug() {
        return Ok(());
    }
    let makes_coroutines =
        callback.get::<Function>().is_some_and(|function| function.code.code.flags.coroutine);
    if task::is_coroutine(vm, callback) || makes_coroutines {
        return Err(vm.type_error(format!("coroutines cannot be used with {method}()")));
    }
    if !vm.is_callable(callback) {
        let shown = vm.repr(callback)?;
        return Err(vm.type_error(format!("a callable object was expected by {method}(), got {shown}")));
    }
    Ok(())
}

/// `call_at(when, callback, *args)`, and `call_later` with the time computed.
fn call_at(
    vm: &mut Vm,
    this: &Value,
    when: &Value,
    callback: &Value,
    args: &Value,
    context: &Value,
    since: Since,
) -> VmResult<Value> {
    let event_loop = receiver(this);
    event_loop.check_open(vm)?;
    check_callback(vm, event_loop, callback, "call_at")?;
    if event_loop.is_custom() {
        let made = custom_loop::call_at(vm, object(this), when, callback, args, context, since)?;
        return Ok(made.into());
    }
    let deadline = timers::nanoseconds(state::seconds(vm, when)?);
    let timer = handle::create(vm, object(this), callback, args.clone(), context, when.clone())?;
    event_loop.add_timer(deadline, vm.host.clock.monotonic(), since, timer.clone());
    Ok(timer.into())
}

fn call_soon(
    vm: &mut Vm,
    this: &Value,
    method: &str,
    callback: &Value,
    args: &Value,
    context: &Value,
) -> VmResult<Value> {
    let event_loop = receiver(this);
    event_loop.check_open(vm)?;
    check_callback(vm, event_loop, callback, method)?;
    let made = handle::create(vm, object(this), callback, args.clone(), context, Value::Undef)?;
    event_loop.push(Ready::Call(made.clone()));
    Ok(made.into())
}

natives! {
    pub const NEW;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let event_loop = EventLoop::new(vm.host.debug);
        let made = attributes::create(vm, class, |classes| &classes.event_loop, event_loop)?;
        let class = vm.class_of(&made);
        if class.traits.get().heap {
            custom_loop::check_class(vm, &class)?;
            receiver(&made).make_custom();
        }
        Ok(made)
    }
    "__init__(self, selector=None)" => |vm, [this, selector]| {
        if !matches!(selector, Value::None | Value::Undef) {
            return Err(vm.not_implemented_error("Rondo's event loops take no selector"));
        }
        let debug = vm.host.debug.into();
        overrides::call_loop(vm, object(this), "set_debug", &[debug], &[])?;
        Ok(Value::None)
    }
    /// Forget all that was to come. RuntimeError while the loop runs.
    "close(self)" => |vm, [this]| {
        receiver(this).close(vm)?;
        Ok(Value::None)
    }
}

macro_rules! refused {
    ($($name:literal)*) => {
        /// What loops of CPython can do and these cannot: NotImplementedError, by name.
        pub const REFUSED: &[Native] = &[$(
            Native {
                signature: concat!($name, "(self, *args, **kwargs)"),
                doc: "Not there yet: NotImplementedError.\n",
                body: {
                    fn body(vm: &mut Vm, _args: &[Value]) -> VmResult<Value> {
                        Err(vm.not_implemented_error(concat!("Rondo has no loop.", $name, " yet")))
                    }
                    body
                },
                quick: None,
                arity: native::arity(concat!($name, "(self, *args, **kwargs)")),
            },
        )*];
    };
}

refused! {
    "add_reader" "add_signal_handler" "add_writer" "connect_accepted_socket" "connect_read_pipe" "connect_write_pipe"
    "create_connection" "create_datagram_endpoint" "create_server" "create_unix_connection" "create_unix_server"
    "getaddrinfo" "getnameinfo" "remove_reader" "remove_signal_handler" "remove_writer" "run_in_executor" "sendfile"
    "set_default_executor" "sock_accept" "sock_connect" "sock_recv" "sock_recv_into" "sock_recvfrom"
    "sock_recvfrom_into" "sock_sendall" "sock_sendfile" "sock_sendto" "start_tls" "subprocess_exec" "subprocess_shell"
}

natives! {
    pub const METHODS;
    /// Run until stop() is called.
    "run_forever(self)" => |vm, [this]| {
        run_loop::run_forever(vm, object(this))?;
        Ok(Value::None)
    }
    /// Run until a future is done, and return its result. A coroutine becomes a task.
    "run_until_complete(self, future)" => |vm, [this, awaitable]| {
        run_loop::run_until_complete(vm, object(this), awaitable)
    }
    /// Stop after the callbacks that are ready now.
    "stop(self)" => |vm, [this]| {
        receiver(this).stop();
        Ok(Value::None)
    }
    /// Return True while the loop runs.
    "is_running(self)" => |vm, [this]| {
        Ok(receiver(this).is_running().into())
    }
    /// Return True once the loop is closed.
    "is_closed(self)" => |vm, [this]| {
        Ok(receiver(this).is_closed().into())
    }
    /// Return the time of the loop's clock in seconds.
    "time(self)" => |vm, [this]| {
        receiver(this).note_reading();
        Ok(state::time(vm).into())
    }
    /// Call a callback in the next turn; return a handle.
    "call_soon(self, callback, *args, context=None)" => |vm, [this, callback, args, context]| {
        call_soon(vm, this, "call_soon", callback, args, context)
    }
    /// The same as call_soon: there are no other threads yet.
    "call_soon_threadsafe(self, callback, *args, context=None)" => |vm, [this, callback, args, context]| {
        call_soon(vm, this, "call_soon_threadsafe", callback, args, context)
    }
    /// Call a callback after a number of seconds; return a handle.
    "call_later(self, delay, callback, *args, context=None)" => |vm, [this, delay, callback, args, context]| {
        if delay.is_none() {
            return Err(vm.type_error("delay must not be None"));
        }
        let now = overrides::time(vm, object(this))?;
        let when = vm.binary(BinaryOp::Add, &now, delay)?;
        if let Some(method) = overrides::of_loop(vm, object(this), "call_at")? {
            let mut all = vec![when, callback.clone()];
            all.extend(vm.collect(args)?);
            let context = context.clone().defined().unwrap_or(Value::None);
            let named = vec![(vm.intern("context"), context)];
            return vm.call_keywords(&method, all, named);
        }
        call_at(vm, this, &when, callback, args, context, Since::Now)
    }
    /// Call a callback at a time of the loop's clock; return a handle.
    "call_at(self, when, callback, *args, context=None)" => |vm, [this, when, callback, args, context]| {
        if when.is_none() {
            return Err(vm.type_error("when cannot be None"));
        }
        call_at(vm, this, when, callback, args, context, Since::Reading)
    }
    /// Return a new future of this loop.
    "create_future(self)" => |vm, [this]| {
        let made = future::create(vm, object(this));
        super::debug::set_origin(&made, "base_events.py:460");
        Ok(made.into())
    }
    /// Make a task of a coroutine.
    "create_task(self, coro, *, name=None, context=None)" => |vm, [this, coroutine, name, context]| {
        let settings = task::Settings { name, context, eager: false };
        state::create_task_natively(vm, object(this), coroutine, settings)
    }
    /// Let a callable (loop, coroutine) make the tasks; None for the usual ones.
    "set_task_factory(self, factory)" => |vm, [this, factory]| {
        if !factory.is_none() && !vm.is_callable(factory) {
            return Err(vm.type_error("task factory must be a callable or None"));
        }
        drop(receiver(this).task_factory.replace(factory.clone()));
        Ok(Value::None)
    }
    /// Return what makes the tasks, or None.
    "get_task_factory(self)" => |vm, [this]| {
        Ok(receiver(this).task_factory.get())
    }
    /// Let a callable (loop, context) handle exceptions that have nobody to go to; None for the usual report.
    "set_exception_handler(self, handler)" => |vm, [this, handler]| {
        if !handler.is_none() && !vm.is_callable(handler) {
            let shown = vm.repr(handler)?;
            return Err(vm.type_error(format!("A callable object or None is expected, got {shown}")));
        }
        drop(receiver(this).exception_handler.replace(handler.clone()));
        Ok(Value::None)
    }
    /// Return what handles exceptions that have nobody to go to, or None.
    "get_exception_handler(self)" => |vm, [this]| {
        Ok(receiver(this).exception_handler.get())
    }
    /// Report an exception to standard error.
    "default_exception_handler(self, context)" => |vm, [this, context]| {
        report::write_dict(vm, context)?;
        Ok(Value::None)
    }
    /// Let the loop's handler handle an exception.
    "call_exception_handler(self, context)" => |vm, [this, context]| {
        report::call_handler_with(vm, object(this), context)?;
        Ok(Value::None)
    }
    /// Return whether the loop is in debug mode.
    "get_debug(self)" => |vm, [this]| {
        Ok(receiver(this).is_debug().into())
    }
    /// Set whether the loop is in debug mode.
    "set_debug(self, enabled)" => |vm, [this, enabled]| {
        let enabled = vm.truth(enabled)?;
        receiver(this).set_debug(enabled);
        Ok(Value::None)
    }
    /// Close the asynchronous generators that still live.
    "@async shutdown_asyncgens(self)" => |vm, [this]| {
        Ok(run_loop::shutdown_asyncgens(vm, object(this)))
    }
    /// Wait for the default executor's end. There is none yet.
    "@async shutdown_default_executor(self, timeout=None)" => |vm, [this, timeout]| {
        Ok(run_loop::shutdown_default_executor(vm))
    }
    /// A generator that nobody holds any more is closed by a task of its own.
    "_asyncgen_finalizer_hook(self, agen)" => |vm, [this, generator]| {
        if receiver(this).is_closed() {
            return Ok(Value::None);
        }
        let close = vm.intern("aclose");
        let closing = vm.call_method(generator, &close, &[])?;
        let threadsafe = overrides::of_loop(vm, object(this), "call_soon_threadsafe")?;
        let create_task = vm.intern("create_task");
        let callback = vm.get_attr(this, &create_task)?;
        if let Some(method) = threadsafe {
            return vm.call(&method, &[callback, closing]);
        }
        let args = crate::object::Gc::new(crate::object::Tuple::new([closing])).into();
        call_soon(vm, this, "call_soon_threadsafe", &callback, &args, &Value::None)
    }
    "@get slow_callback_duration(self)" => |vm, [this]| {
        Ok(receiver(this).slow_callback_duration.get())
    }
    "@set slow_callback_duration(self, value)" => |vm, [this, value]| {
        drop(receiver(this).slow_callback_duration.replace(value.clone()));
        Ok(Value::None)
    }
    "__repr__(self)" => |vm, [this]| {
        let event_loop = receiver(this);
        let word = |truth| if truth { "True" } else { "False" };
        let (running, closed, debug) =
            (word(event_loop.is_running()), word(event_loop.is_closed()), word(event_loop.is_debug()));
        let name = vm.type_name(this);
        Ok(format!("<{name} running={running} closed={closed} debug={debug}>").into())
    }
}

/// An asynchronous generator is iterated for the first time: the running loop remembers it, to close it in the end.
pub fn generator_started(vm: &mut Vm, generator: &crate::object::Gc<Generator>) -> VmResult<()> {
    debug_assert!(generator.flavor == Flavor::AsyncGenerator);
    let running = state::asyncio(vm).running.clone();
    if let Some(running) = running {
        let finalizer = EventLoop::of(&running).generator_finalizer().get();
        let finalizer = if finalizer.is_undef() { make_finalizer(vm, &running) } else { finalizer };
        generator.with_extra(|extra| extra.finalizer = finalizer);
        EventLoop::of(&running).register_generator(generator.as_ref_untyped());
    }
    Ok(())
}

/// What ends an asynchronous generator that nobody holds any more: a task that closes it.
fn make_finalizer(vm: &mut Vm, running: &Ref) -> Value {
    let name = vm.intern("_asyncgen_finalizer_hook");
    let class = state::class(vm, |classes| &classes.event_loop);
    let function = class.lookup(&name).expect("loops have this method");
    let receiver = running.clone().into();
    let finalizer: Value = crate::object::Gc::new(crate::object::BoundMethod { function, receiver }).into();
    EventLoop::of(running).generator_finalizer().set(finalizer.clone());
    finalizer
}
