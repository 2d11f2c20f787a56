//! What is to be done when a future is done. Each callback takes one turn of the loop.

use crate::object::{Gc, Ref, Value};
use crate::vm::{Vm, VmResult};

use super::{context, gather, group, run_loop, shield, task, wait};

/// What is to be done when a future is done. The set is complete.
#[derive(Clone, Debug)]
pub enum DoneCallback {
    /// The task that awaits the future goes on.
    Wakeup(Ref),
    /// A child of this gathering is done.
    Gather(Ref),
    /// A task of this group is done.
    Group(Ref),
    /// The shielded future is done; this one stands outside.
    ShieldInner(Ref),
    /// The future outside of the shield is done; this one stands inside.
    ShieldOuter(Ref),
    /// One of the futures of this `wait` is done.
    Wait(Ref),
    /// The loop of `run_until_complete` stops.
    StopLoop,
    /// A callable of a script is called with the future.
    Script(Box<ScriptCallback>),
}

/// A callable of a script that was given to `add_done_callback`.
#[derive(Clone, Debug)]
pub struct ScriptCallback {
    pub callable: Value,
    /// The context it runs in, unless that is empty.
    pub context: Option<Ref>,
}

impl DoneCallback {
    /// A callback of a script.
    pub fn script(callable: Value, context: Option<Ref>) -> DoneCallback {
        DoneCallback::Script(Box::new(ScriptCallback { callable, context }))
    }

    /// Does what is to be done, now that `done` is done.
    pub fn run(self, vm: &mut Vm, done: &Ref) -> VmResult<()> {
        match self {
            DoneCallback::Wakeup(task) => task::wake_up(vm, &task, done),
            DoneCallback::Gather(outer) => gather::on_child_done(vm, &outer, done),
            DoneCallback::Group(group) => group::on_task_done(vm, &group, done),
            DoneCallback::ShieldInner(outer) => shield::on_inner_done(vm, &outer, done),
            DoneCallback::ShieldOuter(inner) => shield::on_outer_done(vm, &inner, done),
            DoneCallback::Wait(wait) => wait::on_future_done(vm, &wait, done),
            DoneCallback::StopLoop => run_loop::stop_after(vm, done),
            DoneCallback::Script(script) => {
                let ScriptCallback { callable, context } = *script;
                context::run_in(vm, context, |vm| vm.call(&callable, &[done.clone().into()])).map(drop)
            }
        }
    }

    /// Calls `visit` with each reference.
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            DoneCallback::Wakeup(object)
            | DoneCallback::Gather(object)
            | DoneCallback::Group(object)
            | DoneCallback::ShieldInner(object)
            | DoneCallback::ShieldOuter(object)
            | DoneCallback::Wait(object) => visit(object),
            DoneCallback::StopLoop => {}
            DoneCallback::Script(script) => {
                script.callable.trace(visit);
                script.context.iter().for_each(visit);
            }
        }
    }

    /// Whether both do the same to the same object. Script callables are compared by the caller.
    pub fn is_same(&self, other: &DoneCallback) -> bool {
        use DoneCallback::*;
        match (self, other) {
            (Wakeup(a), Wakeup(b))
            | (Gather(a), Gather(b))
            | (Group(a), Group(b))
            | (ShieldInner(a), ShieldInner(b))
            | (ShieldOuter(a), ShieldOuter(b))
            | (Wait(a), Wait(b)) => a.is(b),
            (StopLoop, StopLoop) => true,
            _ => false,
        }
    }

    /// What a future's repr shows for it: CPython's name of the function and where its source has it.
    pub fn describe(&self, vm: &mut Vm) -> VmResult<String> {
        Ok(match self {
            DoneCallback::Wakeup(_) => "Task.task_wakeup()".into(),
            DoneCallback::Gather(_) => "gather.<locals>._done_callback() at tasks.py:820".into(),
            DoneCallback::Group(_) => "TaskGroup._on_task_done()".into(),
            DoneCallback::ShieldInner(_) => "shield.<locals>._inner_done_callback() at tasks.py:958".into(),
            DoneCallback::ShieldOuter(_) => "shield.<locals>._outer_done_callback() at tasks.py:975".into(),
            DoneCallback::Wait(_) => "_wait.<locals>._on_completion() at tasks.py:521".into(),
            DoneCallback::StopLoop => "_run_until_complete_cb() at base_events.py:182".into(),
            DoneCallback::Script(script) => describe_callable(vm, &script.callable.clone(), "()")?,
        })
    }
}

/// A callable as `Handle` and futures show it: its qualified name, its arguments, and where a script's function stands.
pub fn describe_callable(vm: &mut Vm, callable: &Value, arguments: &str) -> VmResult<String> {
    let (qualname, name) = (vm.names.qualname.clone(), vm.names.name.clone());
    let mut text = match named(vm, callable, &qualname)? {
        Some(text) => text,
        None => match named(vm, callable, &name)? {
            Some(text) => text,
            None => vm.repr(callable)?,
        },
    };
    text.push_str(arguments);
    if let Some(function) = callable.get::<crate::object::Function>() {
        let code = &function.code.code;
        text.push_str(&format!(" at {}:{}", code.source.name, code.first_line));
    }
    Ok(text)
}

fn named(vm: &mut Vm, callable: &Value, attribute: &Gc<crate::object::Str>) -> VmResult<Option<String>> {
    let found = vm.find_attr(callable, attribute)?;
    Ok(found.as_ref().and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_string))
}
