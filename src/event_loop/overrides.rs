//! What scripts do in their own way: the methods that a subclass of a loop, a task or a future overrides, and those that
//! were set on an object itself. Wherever CPython calls such a method by its name, this room asks here first.

use std::cell::Cell;

use crate::object::{Exception, Gc, Ref, Value};
use crate::vm::{Raised, Vm, VmResult};

use super::callbacks::DoneCallback;
use super::run_loop::{self, EventLoop};
use super::{callback_object, future, state, task};

/// Arguments by name.
type Named<'a> = &'a [(&'a str, Value)];

/// A script's own method of a loop, bound; nothing if the usual one is meant.
#[inline]
pub fn of_loop(vm: &mut Vm, event_loop: &Ref, name: &str) -> VmResult<Option<Value>> {
    if EventLoop::of(event_loop).is_custom() { own_method(vm, event_loop, name) } else { Ok(None) }
}

/// A script's own method of a future or task, bound; nothing if the usual one is meant.
#[inline]
pub fn of_future(vm: &mut Vm, object: &Ref, name: &str) -> VmResult<Option<Value>> {
    if may_differ(object) { own_method(vm, object, name) } else { Ok(None) }
}

thread_local! {
    /// Some object of asyncio is of a script's class, or some future has attributes: nearly always none is.
    static SOME_DIFFER: Cell<bool> = const { Cell::new(false) };
}

/// From now on objects are asked for methods that a script gave them.
#[cold]
pub fn note_different() {
    SOME_DIFFER.set(true);
}

/// Whether a script may have methods of its own for a future or task.
#[inline(always)]
fn may_differ(object: &Ref) -> bool {
    SOME_DIFFER.get() && (is_of_subclass(object) || future::of(object).has_attributes())
}

/// The same where CPython takes what is exactly a future or a task as it is, whatever was set on it.
#[inline]
pub fn of_subclass(vm: &mut Vm, object: &Ref, name: &str) -> VmResult<Option<Value>> {
    if is_of_subclass(object) { own_method(vm, object, name) } else { Ok(None) }
}

/// Whether an object's class was made by a script, be it of one of this room's or not.
#[inline(always)]
pub fn is_of_subclass(object: &Ref) -> bool {
    SOME_DIFFER.get() && is_of_heap_class(object)
}

fn is_of_heap_class(object: &Ref) -> bool {
    object.native_class().is_none_or(|class| class.traits.get().heap)
}

#[cold]
fn own_method(vm: &mut Vm, object: &Ref, name: &str) -> VmResult<Option<Value>> {
    let name = vm.intern(name);
    // Of what a script made all by itself every method is its own.
    let Some(class) = object.native_class() else {
        return vm.get_attr(&object.clone().into(), &name).map(Some);
    };
    let attributes = class.attributes.get().and_then(|attributes_of| attributes_of(object, false));
    let is_set = attributes.is_some_and(|attributes| attributes.get_str(&name).is_some());
    let usual = class.native_base.borrow().as_ref().and_then(|base| base.lookup(&name));
    let own = class.lookup(&name);
    let is_abstract = object.native::<EventLoop>().is_some_and(EventLoop::is_abstract);
    let is_usual = match (&own, &usual) {
        _ if is_abstract => false,
        (Some(own), Some(usual)) => own.is(usual),
        (own, usual) => own.is_none() && usual.is_none(),
    };
    if is_usual && !is_set { Ok(None) } else { vm.get_attr(&object.clone().into(), &name).map(Some) }
}

/// Calls a script's own method of a loop; nothing if there is none.
pub fn call_loop(
    vm: &mut Vm,
    event_loop: &Ref,
    name: &str,
    args: &[Value],
    named: Named,
) -> VmResult<Option<Value>> {
    match of_loop(vm, event_loop, name)? {
        Some(method) => call(vm, &method, args, named).map(Some),
        None => Ok(None),
    }
}

fn call(vm: &mut Vm, method: &Value, args: &[Value], named: Named) -> VmResult<Value> {
    let keywords = named.iter().map(|(name, value)| (vm.intern(name), value.clone())).collect();
    vm.call_keywords(method, args.to_vec(), keywords)
}

#[cold]
fn call_future(vm: &mut Vm, object: &Ref, name: &str, args: &[Value]) -> VmResult<Option<Value>> {
    match of_future(vm, object, name)? {
        Some(method) => vm.call(&method, args).map(Some),
        None => Ok(None),
    }
}

/// `future.done()`.
#[inline]
pub fn is_done(vm: &mut Vm, object: &Ref) -> VmResult<bool> {
    if !may_differ(object) {
        return Ok(future::is_done(object));
    }
    match call_future(vm, object, "done", &[])? {
        Some(answer) => vm.truth(&answer),
        None => Ok(future::is_done(object)),
    }
}

/// `future.cancelled()`.
#[inline]
pub fn is_cancelled(vm: &mut Vm, object: &Ref) -> VmResult<bool> {
    if !may_differ(object) {
        return Ok(future::is_cancelled(object));
    }
    match call_future(vm, object, "cancelled", &[])? {
        Some(answer) => vm.truth(&answer),
        None => Ok(future::is_cancelled(object)),
    }
}

/// `future.exception()` of a future that is done and was not cancelled.
pub fn exception(vm: &mut Vm, object: &Ref) -> VmResult<Option<Gc<Exception>>> {
    if may_differ(object)
        && let Some(answer) = call_future(vm, object, "exception", &[])?
    {
        return Ok(answer.as_gc::<Exception>().cloned());
    }
    let ended = future::of(object);
    ended.mark_seen();
    Ok(ended.error())
}

/// `future.result()`.
pub fn result(vm: &mut Vm, object: &Ref) -> VmResult<Value> {
    if may_differ(object)
        && let Some(answer) = call_future(vm, object, "result", &[])?
    {
        return Ok(answer);
    }
    future::result(vm, object)
}

/// The result of a future that has one, where no script may have methods of its own for it: what most futures come to.
#[inline]
pub fn plain_result(object: &Ref) -> Option<Value> {
    has_plain_result(object).then(|| future::of(object).outcome())
}

/// Whether there is a [`plain_result`].
#[inline]
pub fn has_plain_result(object: &Ref) -> bool {
    !SOME_DIFFER.get() && future::of(object).state() == future::State::Finished
}

/// `future.get_loop()`.
pub fn event_loop(vm: &mut Vm, object: &Ref) -> VmResult<Ref> {
    if may_differ(object) {
        if future::find(object).is_none() {
            let given = super::foreign::event_loop(vm, object)?;
            return super::future_methods::loop_argument(vm, &given);
        }
        if let Some(answer) = call_future(vm, object, "get_loop", &[])? {
            return super::future_methods::loop_argument(vm, &answer);
        }
    }
    Ok(future::of(object).event_loop.clone())
}

/// `future._make_cancelled_error()`.
pub fn make_cancelled_error(vm: &mut Vm, object: &Ref) -> VmResult<Gc<Exception>> {
    match call_future(vm, object, "_make_cancelled_error", &[])? {
        Some(answer) => vm.make_raised(&answer).map(|raised| raised.0),
        None => Ok(future::make_cancelled_error(vm, object).0),
    }
}

/// `future.add_done_callback(callback)`.
pub fn add_done_callback(vm: &mut Vm, object: &Ref, callback: DoneCallback) -> VmResult<()> {
    let Some(method) = of_future(vm, object, "add_done_callback")? else {
        return future::add_callback(vm, object, callback);
    };
    let callable = callback_object::create(vm, callback_object::Target::Done(callback));
    vm.call(&method, &[callable]).map(drop)
}

/// The wake-up of a task is added to what it awaits.
#[inline]
pub fn add_wake_up(vm: &mut Vm, object: &Ref, waiting: &Ref) -> VmResult<()> {
    let wake_up = DoneCallback::Wakeup(waiting.clone());
    if !is_of_subclass(object) {
        return future::add_callback(vm, object, wake_up);
    }
    match own_method(vm, object, "add_done_callback")? {
        None => future::add_callback(vm, object, wake_up),
        Some(method) => {
            let callable = callback_object::create(vm, callback_object::Target::Done(wake_up));
            let context = task::context_of(vm, waiting);
            call(vm, &method, &[callable], &[("context", context.into())]).map(drop)
        }
    }
}

/// `future.remove_done_callback(callback)`.
pub fn remove_done_callback(vm: &mut Vm, object: &Ref, callback: &DoneCallback) -> VmResult<()> {
    match of_future(vm, object, "remove_done_callback")? {
        None => {
            future::of(object).remove(callback);
            Ok(())
        }
        Some(method) => {
            let callable = callback_object::create(vm, callback_object::Target::Done(callback.clone()));
            vm.call(&method, &[callable]).map(drop)
        }
    }
}

/// What whoever waits for a done future gets: nothing, or the exception to be thrown.
#[inline]
pub fn failure(vm: &mut Vm, object: &Ref) -> VmResult<Option<Raised>> {
    if !is_of_subclass(object) {
        return Ok(future::failure(vm, object));
    }
    match own_method(vm, object, "result")? {
        None => Ok(future::failure(vm, object)),
        Some(method) => Ok(vm.call(&method, &[]).err()),
    }
}

/// `task.cancelling()` of a task that may be one of a subclass.
pub fn cancelling(vm: &mut Vm, object: &Ref) -> VmResult<i64> {
    count(vm, object, "cancelling", task::Task::cancel_requests)
}

/// `task.uncancel()` of a task that may be one of a subclass.
pub fn uncancel(vm: &mut Vm, object: &Ref) -> VmResult<i64> {
    count(vm, object, "uncancel", task::Task::uncancel)
}

/// How often a task was asked to be cancelled, as a method tells it.
fn count(vm: &mut Vm, object: &Ref, name: &str, usual: fn(&task::Task) -> u16) -> VmResult<i64> {
    if may_differ(object)
        && let Some(answer) = call_future(vm, object, name, &[])?
    {
        return match answer {
            Value::Int(count) => Ok(count),
            other => vm.truth(&other).map(i64::from),
        };
    }
    Ok(i64::from(usual(task::of(object))))
}

/// `task.get_name()`.
pub fn name(vm: &mut Vm, object: &Ref) -> VmResult<Value> {
    match call_future(vm, object, "get_name", &[])? {
        Some(name) => Ok(name),
        None => Ok(task::of(object).name()),
    }
}

/// `future._cancel_message` of a future that was cancelled.
pub fn cancel_message(vm: &mut Vm, object: &Ref) -> VmResult<Value> {
    if let Some(own) = future::find(object) {
        return Ok(own.cancel_message());
    }
    let name = vm.intern("_cancel_message");
    vm.get_attr(&object.clone().into(), &name)
}

/// `loop.get_debug()`, which every future and every handle asks when it is made.
#[inline]
pub fn is_debug(vm: &mut Vm, event_loop: &Ref) -> VmResult<bool> {
    let looping = EventLoop::of(event_loop);
    if looping.is_custom() {
        asked(vm, event_loop, "get_debug", EventLoop::is_debug)
    } else {
        Ok(looping.is_debug())
    }
}

/// `loop.is_running()`.
pub fn is_running(vm: &mut Vm, event_loop: &Ref) -> VmResult<bool> {
    asked(vm, event_loop, "is_running", EventLoop::is_running)
}

/// `loop.is_closed()`.
pub fn is_closed(vm: &mut Vm, event_loop: &Ref) -> VmResult<bool> {
    asked(vm, event_loop, "is_closed", EventLoop::is_closed)
}

/// What a method of a loop says that answers yes or no.
fn asked(vm: &mut Vm, event_loop: &Ref, name: &str, usual: fn(&EventLoop) -> bool) -> VmResult<bool> {
    match call_loop(vm, event_loop, name, &[], &[])? {
        Some(answer) => vm.truth(&answer),
        None => Ok(usual(EventLoop::of(event_loop))),
    }
}

/// `loop.create_future()`.
#[inline]
pub fn create_future(vm: &mut Vm, event_loop: &Ref) -> VmResult<Ref> {
    if !EventLoop::of(event_loop).is_custom() {
        return Ok(future::create(vm, event_loop));
    }
    match call_loop(vm, event_loop, "create_future", &[], &[])? {
        None => {
            is_debug(vm, event_loop)?;
            Ok(future::create(vm, event_loop))
        }
        Some(made) => match future::from_value(&made) {
            Some(made) => Ok(made.clone()),
            None => {
                let name = vm.type_name(&made);
                let message = format!("Rondo needs an asyncio.Future of create_future(), not '{name}'");
                Err(vm.not_implemented_error(message))
            }
        },
    }
}

/// `loop.time()`, in seconds.
#[inline]
pub fn time(vm: &mut Vm, event_loop: &Ref) -> VmResult<Value> {
    if !EventLoop::of(event_loop).is_custom() {
        return Ok(Value::float(state::time(vm)));
    }
    match call_loop(vm, event_loop, "time", &[], &[])? {
        Some(time) => Ok(time),
        None => Ok(Value::float(state::time(vm))),
    }
}

/// The time of a loop's clock, in nanoseconds.
#[inline]
pub fn now(vm: &mut Vm, event_loop: &Ref) -> VmResult<u64> {
    match call_loop(vm, event_loop, "time", &[], &[])? {
        Some(time) => Ok(super::timers::nanoseconds(state::seconds(vm, &time)?)),
        None => Ok(vm.host.clock.monotonic()),
    }
}

/// `loop.run_until_complete(awaitable)`.
pub fn run_until_complete(vm: &mut Vm, event_loop: &Ref, awaitable: &Value) -> VmResult<Value> {
    match call_loop(vm, event_loop, "run_until_complete", std::slice::from_ref(awaitable), &[])? {
        Some(result) => Ok(result),
        None => run_loop::run_until_complete(vm, event_loop, awaitable),
    }
}
