//! Loops of scripts: a subclass of the loop's class, or a loop on which a script set a method of its own. Their turns,
//! timers and times go through the methods that were overridden; all else is as in every loop.

use crate::object::{Class, Dict, Gc, Ref, Value};
use crate::vm::{Vm, VmResult};

use super::attributes::Open;
use super::callback_object::{self, Target};
use super::callbacks::{DoneCallback, ScriptCallback};
use super::ready_queue::Ready;
use super::run_loop::{self, EventLoop};
use super::timers::{NEVER, Since};
use super::{context, handle, overrides, task};

/// What CPython's loops are made of inside, and Rondo's are not.
const INSIDES: &[&str] = &[
    "_add_callback",
    "_call_soon",
    "_check_callback",
    "_check_closed",
    "_check_running",
    "_process_events",
    "_run_forever_cleanup",
    "_run_forever_setup",
    "_run_once",
    "_selector",
    "_timer_handle_cancelled",
    "_write_to_self",
];

/// NotImplementedError for a class that overrides what Rondo's loops do not have.
pub fn check_class(vm: &mut Vm, class: &Gc<Class>) -> VmResult<()> {
    let base = super::state::class(vm, |classes| &classes.base_event_loop);
    for inside in INSIDES {
        let name = vm.intern(inside);
        if class.lookup(&name).is_some_and(|own| base.lookup(&name).is_none_or(|usual| !own.is(&usual))) {
            let class = class.name();
            let message = format!("Rondo's event loops have no {inside} for {} to override", class.as_str());
            return Err(vm.not_implemented_error(message));
        }
    }
    Ok(())
}

/// A `BaseEventLoop` has nothing to wait with: AttributeError, as in CPython, unless the script gave it something.
#[cold]
pub fn run_without_selector(vm: &mut Vm, this: &Ref) -> VmResult<()> {
    let selector = vm.intern("_selector");
    vm.get_attr(&this.clone().into(), &selector)?;
    Err(vm.not_implemented_error("Rondo's event loops take no selector"))
}

/// A script's loop ends: what `__del__` of CPython's loops does.
pub fn finalize(vm: &mut Vm, this: &Ref) -> VmResult<()> {
    if EventLoop::of(this).begin_finalization()
        && !overrides::is_closed(vm, this)?
        && !overrides::is_running(vm, this)?
    {
        let close = vm.intern("close");
        vm.call_method(&this.clone().into(), &close, &[])?;
    }
    Ok(())
}

/// The attributes of a loop. Once it has some, its methods are looked up there too.
pub fn attributes_of(object: &Ref, make: bool) -> Option<Gc<Dict>> {
    let event_loop = object.native::<EventLoop>()?;
    if make {
        event_loop.make_custom();
    }
    event_loop.attributes().dict(make)
}

/// Gives an entry its turn, through the loop's own `call_soon` if it has one.
#[cold]
pub fn schedule(vm: &mut Vm, this: &Ref, entry: Ready) -> VmResult<()> {
    let Some(method) = overrides::of_loop(vm, this, "call_soon")? else {
        overrides::is_debug(vm, this)?;
        EventLoop::of(this).push(entry);
        return Ok(());
    };
    let mut named = Vec::new();
    let mut with_context = |vm: &mut Vm, context: Value| named.push((vm.intern("context"), context));
    let args = match entry {
        Ready::Step(task) | Ready::Slept(task) => {
            let context = task::context_of(vm, &task).into();
            with_context(vm, context);
            vec![callback_object::create(vm, Target::Step(task))]
        }
        Ready::StepThrow(task, error) => {
            let context = task::context_of(vm, &task).into();
            with_context(vm, context);
            vec![callback_object::create(vm, Target::StepThrow(task, error))]
        }
        Ready::Done(callback, done) => {
            let (callable, context) = callable_of(vm, callback);
            with_context(vm, context);
            vec![callable, done.into()]
        }
        Ready::Timer(target, number) => vec![callback_object::create(vm, Target::Timer(target, number))],
        Ready::Call(_) => {
            EventLoop::of(this).push(entry);
            return Ok(());
        }
    };
    vm.call_keywords(&method, args, named).map(drop)
}

/// What a callback of a future calls, and in which context.
fn callable_of(vm: &mut Vm, callback: DoneCallback) -> (Value, Value) {
    let context = match &callback {
        DoneCallback::Wakeup(task) => task::context_of(vm, task),
        DoneCallback::Script(script) => match &script.context {
            Some(context) => context.clone(),
            None => context::empty(vm),
        },
        _ => context::copy(vm),
    };
    let callable = match callback {
        DoneCallback::Script(script) => {
            let ScriptCallback { callable, .. } = *script;
            callable
        }
        callback => callback_object::create(vm, Target::Done(callback)),
    };
    (callable, context.into())
}

/// The timer of a timeout or a `wait` in a loop with a method of its own for it: gives the handle; nothing if the loop's
/// own timers are to be used.
pub fn add_timer(
    vm: &mut Vm,
    this: &Ref,
    method: &str,
    when: &Value,
    target: Target,
    args: &[Value],
) -> VmResult<Option<Value>> {
    if !EventLoop::of(this).is_custom() {
        return Ok(None);
    }
    let callable = callback_object::create(vm, target);
    let all: Vec<Value> = [when.clone(), callable].into_iter().chain(args.iter().cloned()).collect();
    match overrides::call_loop(vm, this, method, &all, &[])? {
        Some(handle) => Ok(Some(handle)),
        None => {
            // The usual `call_later` asks for the loop's own `time` and `call_at`.
            let method = vm.intern(method);
            vm.call_method(&this.clone().into(), &method, &all).map(Some)
        }
    }
}

/// Cancels a timer that [`add_timer`] made.
pub fn cancel_timer(vm: &mut Vm, handle: &Value) -> VmResult<()> {
    let cancel = vm.intern("cancel");
    vm.call_method(handle, &cancel, &[]).map(drop)
}

/// `call_at(when, callback, *args)` as every loop does it.
pub fn call_at(
    vm: &mut Vm,
    this: &Ref,
    when: &Value,
    callback: &Value,
    args: &Value,
    context: &Value,
    since: Since,
) -> VmResult<Ref> {
    let deadline = super::timers::nanoseconds(super::state::seconds(vm, when)?);
    let timer = handle::create(vm, this, callback, args.clone(), context, when.clone())?;
    let own_time = overrides::of_loop(vm, this, "time")?.is_some();
    let now = if own_time { 0 } else { vm.host.clock.monotonic() };
    EventLoop::of(this).add_timer(deadline, now, since, timer.clone());
    Ok(timer)
}

/// Waits until something is ready; gives the time up to which timers are due, in nanoseconds of the loop's own clock.
pub fn wait_until_ready(vm: &mut Vm, this: &Ref, event_loop: &EventLoop) -> VmResult<u64> {
    if overrides::of_loop(vm, this, "time")?.is_none() {
        run_loop::wait_until_ready(vm, this, event_loop)?;
        return Ok(vm.host.clock.monotonic());
    }
    let next = event_loop.next_deadline().filter(|deadline| *deadline != NEVER);
    match next {
        Some(deadline) if !event_loop.is_busy() => {
            let left = deadline.saturating_sub(overrides::now(vm, this)?);
            if left > 0 {
                let until = vm.host.clock.monotonic().saturating_add(left);
                run_loop::wait_until(vm, event_loop, until)?;
            }
            event_loop.begin_wake_up();
        }
        _ => run_loop::wait_until_ready(vm, this, event_loop)?,
    }
    overrides::now(vm, this)
}
