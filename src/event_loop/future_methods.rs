//! What scripts see of futures: methods, `await`, repr.

use std::cell::Cell;

use crate::natives;
use crate::object::{Class, Dict, Exception, Gc, NativeData, Ref, Trace, Traceback, Tuple, Value};
use crate::vm::{Hooks, Input, Raised, Step, Vm, VmResult};

use super::callbacks::DoneCallback;
use super::future::{self, Future, State};
use super::short_repr::short_repr;
use super::slot::Slot;
use super::{attributes, context, overrides, state};

/// The receiver of a method, whose class was checked.
pub fn receiver(this: &Value) -> &Ref {
    future::from_value(this).expect("the receiver's class was checked")
}

/// The loop that a constructor was given, or the current one.
pub fn loop_argument(vm: &mut Vm, event_loop: &Value) -> VmResult<Ref> {
    match event_loop {
        Value::None | Value::Undef => state::current_loop(vm),
        given => given_loop(vm, given),
    }
}

/// A value that must be a loop.
pub fn given_loop(vm: &mut Vm, given: &Value) -> VmResult<Ref> {
    match given.as_object() {
        Some(given) if given.native::<super::run_loop::EventLoop>().is_some() => Ok(given.clone()),
        _ => {
            // The first that CPython asks of a loop.
            let get_debug = vm.intern("get_debug");
            vm.get_attr(given, &get_debug)?;
            let name = vm.type_name(given);
            Err(vm.not_implemented_error(format!("Rondo needs an event loop of its own, got {name}")))
        }
    }
}

/// The loop of a future that is being made: the argument `loop` of the call, or the current one.
pub fn new_loop_argument(vm: &mut Vm, keywords: &Value) -> VmResult<Ref> {
    let name = vm.intern("loop");
    let given = keywords.get::<Dict>().and_then(|keywords| keywords.get_str(&name));
    loop_argument(vm, &given.unwrap_or(Value::None))
}

/// `__init__` of a subclass may say the loop only after the future was made.
pub fn check_loop(vm: &mut Vm, object: &Ref, given: &Value) -> VmResult<()> {
    if !matches!(given, Value::None | Value::Undef) {
        let given = loop_argument(vm, given)?;
        if !given.is(&future::of(object).event_loop) {
            return Err(vm.runtime_error("Rondo does not support a future's __init__ that changes its loop"));
        }
    }
    Ok(())
}

/// An exception as `set_exception` takes it: an instance, or a class to be called.
fn exception_argument(vm: &mut Vm, exception: &Value) -> VmResult<Gc<Exception>> {
    if let Some(exception) = exception.as_gc::<Exception>() {
        return Ok(exception.clone());
    }
    let base = vm.types.BaseException.clone();
    if let Some(class) = exception.as_gc::<Class>()
        && (class.is(&base) || class.is_subclass(&base))
        && let Some(made) = vm.instantiate(class, Vec::new(), Vec::new())?.as_gc::<Exception>()
    {
        return Ok(made.clone());
    }
    Err(vm.type_error("invalid exception object"))
}

/// `add_done_callback(fn, *, context=None)`.
fn add_done_callback(vm: &mut Vm, this: &Value, callable: &Value, context: &Value) -> VmResult<Value> {
    let context = context::argument_or_copy(vm, context)?;
    let callback = match super::callback_object::done_callback(callable) {
        Some(callback) => callback,
        None => DoneCallback::script(callable.clone(), context),
    };
    future::add_callback(vm, receiver(this), callback)?;
    Ok(Value::None)
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let event_loop = new_loop_argument(vm, keywords)?;
        overrides::is_debug(vm, &event_loop)?;
        let future = Future::new(event_loop, vm.running_site());
        future.note_stack(vm);
        attributes::create(vm, class, |classes| &classes.future, future)
    }
    "__init__(self, *, loop=None)" => |vm, [this, event_loop]| {
        check_loop(vm, receiver(this), event_loop)?;
        Ok(Value::None)
    }
    /// Return the result, or raise the exception. CancelledError if it was cancelled, InvalidStateError if it is pending.
    "result(self)" => |vm, [this]| {
        future::result(vm, receiver(this))
    }
    /// Return the exception that was set, or None. CancelledError if it was cancelled, InvalidStateError if it is pending.
    "exception(self)" => |vm, [this]| {
        let this = receiver(this);
        match future::of(this).state() {
            State::Pending => Err(state::invalid_state(vm, "Exception is not set.")),
            State::Cancelled => {
                let raised = future::make_cancelled_error(vm, this);
                vm.set_implied_context(&raised.0);
                Err(raised)
            }
            State::Finished => Ok(Value::None),
            State::Failed => {
                future::of(this).mark_seen();
                Ok(future::of(this).outcome())
            }
        }
    }
    /// Mark the future done and set its result.
    "set_result(self, result, /)" => |vm, [this, result]| {
        future::set_result(vm, receiver(this), result.clone())?;
        Ok(Value::None)
    }
    /// Mark the future done and set an exception.
    "set_exception(self, exception, /)" => |vm, [this, exception]| {
        if future::is_done(receiver(this)) {
            return Err(state::invalid_state(vm, "invalid state"));
        }
        let exception = exception_argument(vm, exception)?;
        future::set_exception(vm, receiver(this), exception)?;
        Ok(Value::None)
    }
    /// Cancel the future and schedule its callbacks. Return False if it is done.
    "cancel(self, msg=None)" => |vm, [this, message]| {
        let message = message.clone().defined().unwrap_or(Value::None);
        let this = receiver(this);
        if !future::is_done(this) && this.native::<Future>().is_some() {
            let who = super::holder::cancellation(vm);
            future::of(this).set_cancellation(who);
        }
        Ok(future::cancel_natively(vm, this, message)?.into())
    }
    /// Return True if the future was cancelled.
    "cancelled(self)" => |vm, [this]| {
        Ok(future::is_cancelled(receiver(this)).into())
    }
    /// Return True if the future has a result or an exception, or was cancelled.
    "done(self)" => |vm, [this]| {
        Ok(future::is_done(receiver(this)).into())
    }
    /// Call fn with the future when it is done; in the next turn if it is done already.
    "add_done_callback(self, fn, /, *, context=None)" => |vm, [this, callable, context]| {
        add_done_callback(vm, this, callable, context)
    }
    /// Remove all instances of a callback; return how many there were.
    "remove_done_callback(self, fn, /)" => |vm, [this, callable]| {
        let removed = match super::callback_object::done_callback(callable) {
            Some(callback) => future::of(receiver(this)).remove(&callback),
            None => future::remove_script_callbacks(vm, receiver(this), callable)?,
        };
        Ok(removed.into())
    }
    /// Return the loop the future belongs to.
    "get_loop(self)" => |vm, [this]| {
        Ok(future::of(receiver(this)).event_loop.clone().into())
    }
    /// Return the CancelledError to raise for this future.
    "_make_cancelled_error(self)" => |vm, [this]| {
        Ok(future::make_cancelled_error(vm, receiver(this)).0.into())
    }
    "__await__(self)" => |vm, [this]| {
        Ok(iterate(vm, this))
    }
    "__iter__(self)" => |vm, [this]| {
        Ok(iterate(vm, this))
    }
    "__repr__(self)" => |vm, [this]| {
        Ok(repr(vm, this)?.into())
    }
    "@class __class_getitem__(cls, item, /)" => |vm, [class, item]| {
        Ok(crate::vm::generic_alias::new_alias(vm, class, item))
    }
    "@get _asyncio_future_blocking(self)" => |vm, [this]| {
        Ok(future::of(receiver(this)).is_blocking().into())
    }
    "@set _asyncio_future_blocking(self, value)" => |vm, [this, value]| {
        let blocking = vm.truth(value)?;
        future::of(receiver(this)).set_blocking(blocking);
        Ok(Value::None)
    }
    "@get _state(self)" => |vm, [this]| {
        Ok(match future::of(receiver(this)).state() {
            State::Pending => "PENDING",
            State::Cancelled => "CANCELLED",
            State::Finished | State::Failed => "FINISHED",
        }.into())
    }
    "@get _result(self)" => |vm, [this]| {
        let future = future::of(receiver(this));
        Ok(if future.state() == State::Finished { future.outcome() } else { Value::None })
    }
    "@get _exception(self)" => |vm, [this]| {
        Ok(future::of(receiver(this)).error().into())
    }
    "@get _loop(self)" => |vm, [this]| {
        Ok(future::of(receiver(this)).event_loop.clone().into())
    }
    "@get _cancel_message(self)" => |vm, [this]| {
        Ok(future::of(receiver(this)).cancel_message())
    }
    "@get _log_traceback(self)" => |vm, [this]| {
        Ok(future::of(receiver(this)).is_unseen().into())
    }
    "@set _log_traceback(self, value)" => |vm, [this, value]| {
        if vm.truth(value)? {
            return Err(vm.value_error("_log_traceback can only be set to False"));
        }
        future::of(receiver(this)).mark_seen();
        Ok(Value::None)
    }
}

/// As CPython shows a future: `<Future finished result=1>`.
fn repr(vm: &mut Vm, this: &Value) -> VmResult<String> {
    let object = receiver(this);
    if vm.repr_active.contains(&object.address()) {
        return Ok("...".into());
    }
    vm.repr_active.push(object.address());
    let parts = describe(vm, object);
    vm.repr_active.pop();
    Ok(format!("<{} {}>", vm.class_of(this).name().as_str(), parts?.join(" ")))
}

/// The parts of a future's repr.
pub fn describe(vm: &mut Vm, object: &Ref) -> VmResult<Vec<String>> {
    let future = future::of(object);
    let mut parts = Vec::new();
    match future.state() {
        State::Pending => parts.push("pending".to_string()),
        State::Cancelled => parts.push("cancelled".to_string()),
        State::Finished => {
            parts.push("finished".to_string());
            let result = short_repr(vm, &future.outcome())?;
            parts.push(format!("result={result}"));
        }
        State::Failed => {
            parts.push("finished".to_string());
            let error = vm.repr(&future.outcome())?;
            parts.push(format!("exception={error}"));
        }
    }
    if let Some(callbacks) = future.describe_callbacks(vm)? {
        parts.push(format!("cb=[{callbacks}]"));
    }
    if let Some(origin) = future.origin() {
        parts.push(format!("created at {origin}"));
    }
    Ok(parts)
}

/// What `future.__await__()` gives when it is called by name. `await future` needs none.
#[derive(Debug)]
pub struct FutureIter {
    future: Slot<Option<Ref>>,
    started: Cell<bool>,
}

impl Trace for FutureIter {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Some(future) = self.future.get() {
            visit(&future);
        }
    }

    fn clear(&self) {
        drop(self.future.take());
    }
}

impl NativeData for FutureIter {}

fn iterate(vm: &mut Vm, this: &Value) -> Value {
    let class = state::class(vm, |classes| &classes.future_iter);
    let future = Slot::new(Some(receiver(this).clone()));
    Ref::new_native(class, FutureIter { future, started: Cell::new(false) }).into()
}

/// The fast paths of the iterator.
pub const ITERATOR_HOOKS: Hooks = Hooks { next: Some(next), resume: Some(resume), ..Hooks::NONE };

fn next(vm: &mut Vm, object: &Ref) -> VmResult<Option<Value>> {
    match resume(vm, object, Input::Send(Value::None))? {
        Step::Yield(value) => Ok(Some(value)),
        Step::Return(value) => Err(vm.stop_iteration(value)),
    }
}

fn resume(vm: &mut Vm, object: &Ref, input: Input) -> VmResult<Step> {
    let iterator = object.native::<FutureIter>().expect("only these iterators come here");
    let input = match input {
        Input::Throw(raised) => {
            drop(iterator.future.take());
            return Err(raised);
        }
        input => input,
    };
    let Some(awaited) = iterator.future.get() else {
        return Ok(Step::Return(Value::None));
    };
    match input {
        Input::Throw(raised) => Err(raised),
        Input::Send(_) if future::is_done(&awaited) => {
            drop(iterator.future.take());
            future::result(vm, &awaited).map(Step::Return)
        }
        Input::Send(_) if iterator.started.replace(true) => {
            Err(vm.runtime_error("await wasn't used with future"))
        }
        Input::Send(_) => {
            Future::set_blocking(future::of(&awaited), true);
            Ok(Step::Yield(awaited.into()))
        }
    }
}

natives! {
    pub const ITERATOR_METHODS;
    "__iter__(self)" => |vm, [this]| {
        Ok(this.clone())
    }
    "__next__(self)" => |vm, [this]| {
        step(vm, this, Input::Send(Value::None))
    }
    "send(self, value, /)" => |vm, [this, value]| {
        step(vm, this, Input::Send(value.clone()))
    }
    "@frame throw(self, type, value=None, traceback=None, /)" => |vm, [this, kind, value, traceback]| {
        let raised = thrown(vm, kind, value, traceback)?;
        step(vm, this, Input::Throw(raised))
    }
    "close(self)" => |vm, [this]| {
        if let Some(iterator) = this.native::<FutureIter>() {
            drop(iterator.future.take());
        }
        Ok(Value::None)
    }
}

/// The exception that `throw` is given: an instance, or a class with an instance of it, its argument or a tuple of them.
fn thrown(vm: &mut Vm, kind: &Value, value: &Value, traceback: &Value) -> VmResult<Raised> {
    let is_none = |value: &Value| matches!(value, Value::None | Value::Undef);
    if !value.is_undef() {
        let category = vm.types.DeprecationWarning.clone();
        let message =
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
        vm.warn(&category, message)?;
    }
    if !is_none(traceback) && traceback.get::<Traceback>().is_none() {
        return Err(vm.type_error("throw() third argument must be a traceback"));
    }
    if kind.as_gc::<Exception>().is_some() {
        if !is_none(value) {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        return vm.make_thrown(kind);
    }
    let base = vm.types.BaseException.clone();
    let Some(class) = kind.as_gc::<Class>().filter(|class| class.is(&base) || class.is_subclass(&base))
    else {
        let message = "exceptions must be classes deriving BaseException or instances of such a class";
        return Err(vm.type_error(message));
    };
    let own = value
        .as_gc::<Exception>()
        .filter(|value| value.class().is_subclass(class) || value.class().is(class));
    if own.is_some() {
        return vm.make_thrown(value);
    }
    let args = match value.get::<Tuple>() {
        Some(tuple) => tuple.items.to_vec(),
        None if is_none(value) => Vec::new(),
        None => vec![value.clone()],
    };
    let made = vm.instantiate(&class.clone(), args, Vec::new())?;
    vm.make_thrown(&made)
}

fn step(vm: &mut Vm, this: &Value, input: Input) -> VmResult<Value> {
    let object = this.as_object().expect("the receiver's class was checked");
    match resume(vm, object, input)? {
        Step::Yield(value) => Ok(value),
        Step::Return(value) => Err(vm.stop_iteration(value)),
    }
}
