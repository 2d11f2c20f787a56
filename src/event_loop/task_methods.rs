//! What scripts see of tasks: methods and repr. The others they have from futures.

use crate::natives;
use crate::object::{Generator, GeneratorState, Ref, Str, Value};
use crate::vm::{Vm, VmResult};

use super::coroutine::NativeCoroutine;
use super::future_methods;
use super::{attributes, overrides, position, state, task};

fn receiver(this: &Value) -> &Ref {
    this.as_object()
        .filter(|object| object.native::<task::Task>().is_some())
        .expect("the receiver's class was checked")
}

/// Calls a function of `asyncio` that is written in the language itself.
fn call_written(vm: &mut Vm, name: &str, args: &[&Value]) -> VmResult<Value> {
    let Some(written) = state::asyncio(vm).written else { return Ok(Value::None) };
    let function = written(vm, name)?;
    let args: Vec<Value> = args.iter().map(|arg| (*arg).clone().defined().unwrap_or(Value::None)).collect();
    vm.call(&function, &args)
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let event_loop = future_methods::new_loop_argument(vm, keywords)?;
        let task = task::Task::new(event_loop, vm.running_site());
        attributes::create(vm, class, |classes| &classes.task, task)
    }
    "__init__(self, coro, *, loop=None, name=None, context=None, eager_start=False)" =>
        |vm, [this, coroutine, event_loop, name, context, eager]| {
            let object = receiver(this);
            future_methods::check_loop(vm, object, event_loop)?;
            let eager = !eager.is_undef() && vm.truth(eager)?;
            if eager && matches!(event_loop, Value::None | Value::Undef) {
                // CPython asks the argument whether it runs, not the loop that it takes without one.
                let is_running = vm.intern("is_running");
                vm.get_attr(&Value::None, &is_running)?;
            }
            task::begin(vm, object, coroutine, task::Settings { name, context, eager })?;
            Ok(Value::None)
        }
    /// Tasks have no such operation: RuntimeError.
    "set_result(self, result, /)" => |vm, [this, result]| {
        Err(vm.runtime_error("Task does not support set_result operation"))
    }
    /// Tasks have no such operation: RuntimeError.
    "set_exception(self, exception, /)" => |vm, [this, exception]| {
        Err(vm.runtime_error("Task does not support set_exception operation"))
    }
    /// Return how many requests to cancel the task are not taken back.
    "cancelling(self)" => |vm, [this]| {
        Ok(i64::from(task::of(receiver(this)).cancel_requests()).into())
    }
    /// Take back one request to cancel the task; return how many are left.
    "uncancel(self)" => |vm, [this]| {
        Ok(i64::from(task::of(receiver(this)).uncancel()).into())
    }
    /// Return the coroutine that the task runs.
    "get_coro(self)" => |vm, [this]| {
        Ok(task::of(receiver(this)).coroutine().into())
    }
    /// Return the context that the task runs in.
    "get_context(self)" => |vm, [this]| {
        Ok(task::context_of(vm, receiver(this)).into())
    }
    /// Return the task's name.
    "get_name(self)" => |vm, [this]| {
        Ok(task::of(receiver(this)).name())
    }
    /// Give the task another name.
    "set_name(self, value, /)" => |vm, [this, value]| {
        let name = Value::from(vm.str_of(value)?);
        if let Some(name) = name.as_gc::<Str>() {
            task::of(receiver(this)).set_name(name);
        }
        Ok(Value::None)
    }
    /// Return the frames of the task's coroutine: the one where it is suspended, or those of its exception's traceback.
    "get_stack(self, *, limit=None)" => |vm, [this, limit]| {
        call_written(vm, "_get_stack", &[this, limit])
    }
    /// Print the stack of the task's coroutine, or its exception with the traceback.
    "print_stack(self, *, limit=None, file=None)" => |vm, [this, limit, file]| {
        call_written(vm, "_print_stack", &[this, limit, file])
    }
    "__repr__(self)" => |vm, [this]| {
        Ok(repr(vm, this)?.into())
    }
    "@get _coro(self)" => |vm, [this]| {
        Ok(task::of(receiver(this)).coroutine().into())
    }
    "@get _fut_waiter(self)" => |vm, [this]| {
        Ok(task::waiter(vm, receiver(this)).into())
    }
    "@get _log_destroy_pending(self)" => |vm, [this]| {
        Ok((!task::of(receiver(this)).is_quiet()).into())
    }
    "@set _log_destroy_pending(self, value)" => |vm, [this, value]| {
        let logs = vm.truth(value)?;
        task::of(receiver(this)).set_quiet(!logs);
        Ok(Value::None)
    }
    "@get _must_cancel(self)" => |vm, [this]| {
        Ok(task::of(receiver(this)).must_cancel().into())
    }
}

/// As CPython shows a task: `<Task pending name='Task-1' coro=<main() running at x.py:3>>`.
pub fn repr(vm: &mut Vm, this: &Value) -> VmResult<String> {
    let object = receiver(this);
    if vm.repr_active.contains(&object.address()) {
        return Ok("...".into());
    }
    vm.repr_active.push(object.address());
    let parts = describe(vm, object);
    vm.repr_active.pop();
    Ok(format!("<{} {}>", vm.class_of(this).name().as_str(), parts?.join(" ")))
}

fn describe(vm: &mut Vm, object: &Ref) -> VmResult<Vec<String>> {
    let task = task::of(object);
    let mut parts = future_methods::describe(vm, object)?;
    if overrides::cancelling(vm, object)? > 0 && !overrides::is_done(vm, object)? {
        parts[0] = "cancelling".into();
    }
    let name = overrides::name(vm, object)?;
    let name = vm.repr(&name)?;
    parts.insert(1, format!("name={name}"));
    if let Some(waiter) = task::waiter(vm, object) {
        let waiter = vm.repr(&waiter.into())?;
        parts.insert(2, format!("wait_for={waiter}"));
    }
    if let Some(coroutine) = task.coroutine() {
        parts.insert(2, format!("coro=<{}>", describe_coroutine(vm, &coroutine)));
    }
    Ok(parts)
}

/// A coroutine as tasks show it: its name, and where it stands or was defined.
pub fn describe_coroutine(vm: &mut Vm, coroutine: &Ref) -> String {
    if let Some(native) = coroutine.native::<NativeCoroutine>() {
        let (name, file, line) = (native.what().qualname, native.what().file, native.line());
        return if native.is_finished() {
            format!("{name}() done, defined at {file}:{line}")
        } else {
            format!("{name}() running at {file}:{line}")
        };
    }
    let Some(generator) = coroutine.downcast_ref::<Generator>() else {
        return format!("<{} without __name__>()", vm.type_name(&coroutine.clone().into()));
    };
    let (name, code) = (generator.qualname(), &generator.function.code.code);
    if generator.state.get() == GeneratorState::Finished {
        return format!("{}() done, defined at {}:{}", name.as_str(), code.source.name, code.first_line);
    }
    let line = position::line(vm, generator).unwrap_or(code.first_line);
    format!("{}() running at {}:{line}", name.as_str(), code.source.name)
}
