//! Exceptions that have nobody to go to: those of callbacks, and those of futures that nobody looked at. They go to the
//! loop's exception handler, by default to standard error.

use crate::bytecode::Place;
use crate::object::{Dict, Exception, Gc, Generator, Ref, Value};
use crate::vm::check::LoopError;
use crate::vm::leaks::LeakKind;
use crate::vm::{Raised, Vm, VmResult};

use super::run_loop::EventLoop;
use super::{deadlock, future, overrides, task};

/// Whether an exception ends the loop's run instead of a task or callback: KeyboardInterrupt, SystemExit, a deadlock.
pub fn leaves_the_loop(vm: &mut Vm, raised: &Raised) -> bool {
    let (interrupt, exit) = (vm.types.KeyboardInterrupt.clone(), vm.types.SystemExit.clone());
    vm.raised_is(raised, &interrupt) || vm.raised_is(raised, &exit) || deadlock::is_deadlock(vm, raised)
}

/// What a handler is told, in the order in which it was put together.
pub struct Context {
    message: String,
    exception: Option<Gc<Exception>>,
    parts: Vec<(String, Part)>,
}

/// What is told under a key.
enum Part {
    Object(Value),
    /// What has no object of its own, as its repr would be.
    Shown(String),
    /// `source_traceback`, in debug mode.
    Made(Vec<Place>),
}

impl Context {
    pub fn new(message: impl Into<String>) -> Context {
        Context { message: message.into(), exception: None, parts: Vec::new() }
    }

    pub fn exception(mut self, exception: Gc<Exception>) -> Context {
        self.exception = Some(exception);
        self
    }

    pub fn part(mut self, key: &str, value: impl Into<Value>) -> Context {
        self.parts.push((key.to_string(), Part::Object(value.into())));
        self
    }

    /// Where the future was made, in debug mode.
    fn made(mut self, future: &future::Future) -> Context {
        if let Some(places) = future.stack() {
            self.parts.push(("source_traceback".to_string(), Part::Made(places)));
        }
        self
    }

    fn to_dict(&self, vm: &mut Vm) -> Gc<Dict> {
        let dict = Dict::new();
        let set = |vm: &mut Vm, key: &str, value: Value| {
            let key = vm.intern(key);
            dict.set_str(&key, value);
        };
        set(vm, "message", self.message.as_str().into());
        if let Some(exception) = &self.exception {
            set(vm, "exception", exception.into());
        }
        for (key, part) in &self.parts {
            let value = match part {
                Part::Object(value) => value.clone(),
                Part::Shown(text) => text.as_str().into(),
                Part::Made(places) => super::debug::traceback_value(places),
            };
            set(vm, key, value);
        }
        dict
    }
}

/// A callback raised: reported, unless the exception leaves the loop.
#[cold]
pub fn callback_raised(vm: &mut Vm, event_loop: &Ref, callback: String, raised: Raised) -> VmResult<()> {
    callback_raised_in(vm, event_loop, callback, raised, None)
}

/// The same, for the callback of a handle.
#[cold]
pub fn callback_raised_in(
    vm: &mut Vm,
    event_loop: &Ref,
    callback: String,
    raised: Raised,
    handle: Option<&Ref>,
) -> VmResult<()> {
    if leaves_the_loop(vm, &raised) {
        return Err(raised);
    }
    let handled = raised.0.clone();
    let mut context = Context::new(format!("Exception in callback {callback}")).exception(raised.0);
    if let Some(handle) = handle {
        context = context.part("handle", handle.clone());
        if let Some(places) = handle.native::<super::handle::Handle>().and_then(super::handle::Handle::stack)
        {
            context.parts.push(("source_traceback".to_string(), Part::Made(places)));
        }
    } else {
        context.parts.push(("handle".into(), Part::Shown(format!("<Handle {callback}>"))));
    }
    handling(vm, handled, |vm| call_handler(vm, event_loop, context))
}

/// Does something while an exception is being handled: what it raises has that as its context.
fn handling<T>(vm: &mut Vm, handled: Gc<Exception>, act: impl FnOnce(&mut Vm) -> T) -> T {
    vm.handled.push(handled);
    let result = act(vm);
    vm.handled.pop();
    result
}

/// An asynchronous generator raised while it was closed at the end of its loop.
pub fn generator_failed(vm: &mut Vm, event_loop: &Ref, result: &Value, generator: &Ref) -> VmResult<()> {
    let Some(exception) = result.as_gc::<Exception>() else { return Ok(()) };
    if !exception.class().is_subclass(&vm.types.Exception.clone()) {
        return Ok(());
    }
    let shown = vm.repr(&generator.clone().into())?;
    let message = format!("an error occurred during closing of asynchronous generator {shown}");
    let context = Context::new(message).exception(exception.clone()).part("asyncgen", generator.clone());
    call_handler(vm, event_loop, context)
}

/// A future or task ends: an exception that nobody has seen is reported, and so is a task that was pending.
pub fn finalize_future(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    let ended = future::of(object);
    let event_loop = ended.event_loop.clone();
    let is_task = object.native::<task::Task>().is_some();
    if is_task && !ended.is_done() {
        note_pending(vm, object);
        let context = Context::new("Task was destroyed but it is pending!");
        let context = context.part("task", object.clone()).made(ended);
        return call_handler(vm, &event_loop, context);
    }
    if let Some(error) = ended.error().filter(|_| ended.is_unseen()) {
        ended.mark_seen();
        note_unretrieved(vm, object, &event_loop, &error);
        let name = vm.class_of(&object.clone().into()).name().as_str().to_string();
        let context = Context::new(format!("{name} exception was never retrieved"))
            .exception(error)
            .part("future", object.clone())
            .made(ended);
        return call_handler(vm, &event_loop, context);
    }
    Ok(())
}

/// Notes a task that is not done for whoever tests the script.
pub fn note_pending(vm: &mut Vm, object: &Ref) {
    let coroutine = task::of(object).coroutine();
    vm.note_leak(LeakKind::Pending, |vm| title(vm, object), coroutine.as_ref());
}

/// Notes an exception that nobody looked at, unless the script has a handler for such.
fn note_unretrieved(vm: &mut Vm, object: &Ref, event_loop: &Ref, error: &Gc<Exception>) {
    if !EventLoop::of(event_loop).exception_handler.get().is_none() {
        return;
    }
    let coroutine = object.native::<task::Task>().and_then(task::Task::coroutine);
    let what = |vm: &mut Vm| {
        let kind = error.class().name.borrow().as_str().to_string();
        // A message that is a string already: asking for one would run the script's own code.
        let message =
            error.args.borrow().items.first().and_then(|message| message.as_str().map(str::to_string));
        let message = message.map(|message| format!(": {message}")).unwrap_or_default();
        format!("{} [{kind}{message}]", title(vm, object))
    };
    vm.note_unretrieved(what, coroutine.as_ref(), error);
}

/// A task's name with that of its coroutine, or what else it is.
fn title(vm: &mut Vm, object: &Ref) -> String {
    let Some(task) = object.native::<task::Task>() else { return vm.type_name(&object.clone().into()) };
    let name = task.name().as_str().unwrap_or_default().to_string();
    match task.coroutine().as_ref().and_then(|coroutine| coroutine.downcast_ref::<Generator>()) {
        Some(coroutine) => format!("task '{name}' ({})", coroutine.qualname().as_str()),
        None => format!("task '{name}'"),
    }
}

/// Tells the loop's exception handler, or standard error if it has none or that raises.
pub fn call_handler(vm: &mut Vm, event_loop: &Ref, context: Context) -> VmResult<()> {
    let looping = EventLoop::of(event_loop);
    if looping.exception_handler.get().is_none() && !looping.is_custom() {
        return write(vm, &context);
    }
    let dict: Value = context.to_dict(vm).into();
    match overrides::call_loop(vm, event_loop, "call_exception_handler", std::slice::from_ref(&dict), &[])? {
        Some(_) => Ok(()),
        None => call_handler_with(vm, event_loop, &dict),
    }
}

/// `call_exception_handler(context)` as every loop does it, with a dict of a script's.
pub fn call_handler_with(vm: &mut Vm, event_loop: &Ref, dict: &Value) -> VmResult<()> {
    let handler = EventLoop::of(event_loop).exception_handler.get();
    if handler.is_none() {
        return call_default(vm, event_loop, dict, "Exception in default exception handler");
    }
    let args = [event_loop.clone().into(), dict.clone()];
    let called = match context_of(vm, dict) {
        Ok(Some(context)) => {
            let run = vm.intern("run");
            let [event_loop, dict] = args;
            vm.call_method(&context, &run, &[handler, event_loop, dict])
        }
        Ok(None) => vm.call(&handler, &args),
        Err(raised) => Err(raised),
    };
    match called {
        Ok(_) => Ok(()),
        Err(raised) if leaves_the_loop(vm, &raised) => Err(raised),
        Err(raised) => {
            let handled = raised.0.clone();
            let context = Context::new("Unhandled error in exception handler").exception(raised.0);
            let dict = context.part("context", dict.clone()).to_dict(vm).into();
            let failed = "Exception in default exception handler while handling an unexpected error in custom \
                          exception handler";
            handling(vm, handled, |vm| call_default(vm, event_loop, &dict, failed))
        }
    }
}

/// The context of what is reported: a task, or a handle.
fn context_of(vm: &mut Vm, dict: &Value) -> VmResult<Option<Value>> {
    let Some(dict) = dict.get::<Dict>() else { return Ok(None) };
    let mut told = Value::None;
    for key in ["task", "future", "handle"] {
        let key = vm.intern(key);
        told = dict.get_str(&key).unwrap_or(Value::None);
        if !told.is_none() {
            break;
        }
    }
    let name = vm.intern("get_context");
    let Some(get_context) = vm.find_attr(&told, &name)? else { return Ok(None) };
    let context = vm.call(&get_context, &[])?;
    Ok((!context.is_none()).then_some(context))
}

/// Calls the loop's default handler; `failed` is said if it raises.
fn call_default(vm: &mut Vm, event_loop: &Ref, dict: &Value, failed: &str) -> VmResult<()> {
    let own =
        overrides::call_loop(vm, event_loop, "default_exception_handler", std::slice::from_ref(dict), &[]);
    let outcome = match own {
        Ok(Some(_)) => Ok(()),
        Ok(None) => write_dict(vm, dict),
        Err(raised) => Err(raised),
    };
    match outcome {
        Err(raised) if !leaves_the_loop(vm, &raised) => write(vm, &Context::new(failed).exception(raised.0)),
        outcome => outcome,
    }
}

/// `default_exception_handler(context)` with a dict of a script's.
pub fn write_dict(vm: &mut Vm, dict: &Value) -> VmResult<()> {
    let mut context = Context::new("Unhandled exception in event loop");
    if dict.get::<Dict>().is_none() {
        let get = vm.intern("get");
        vm.get_attr(dict, &get)?;
    }
    if let Some(dict) = dict.get::<Dict>() {
        let table = dict.table.borrow().clone();
        for entry in table.iter() {
            match entry.key.as_str() {
                Some("message") => {
                    let told = vm.truth(&entry.value)?;
                    if told {
                        context.message = vm.str_of(&entry.value)?;
                    }
                }
                Some("exception") => context.exception = entry.value.as_gc::<Exception>().cloned(),
                Some(key) => context.parts.push((key.to_string(), Part::Object(entry.value.clone()))),
                None => {}
            }
        }
    }
    write(vm, &context)
}

/// The default handler: the message, the parts by key, the exception with its traceback.
fn write(vm: &mut Vm, context: &Context) -> VmResult<()> {
    let mut parts: Vec<_> = context.parts.iter().collect();
    parts.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut error = LoopError {
        message: context.message.clone(),
        lines: Vec::new(),
        exception: context.exception.clone(),
        made: Vec::new(),
        shows_made: false,
        task: None,
    };
    for (key, part) in parts {
        let shown = match part {
            Part::Object(value) => {
                if let Some(about) = future::from_value(value) {
                    if error.made.is_empty() {
                        error.made.extend(vm.place_of(future::of(about).made_at));
                    }
                    let task = about.native::<task::Task>();
                    error.task = task.map(|task| task.name().as_str().unwrap_or_default().to_string());
                }
                vm.repr(value)?
            }
            Part::Shown(text) => text.clone(),
            Part::Made(places) => {
                error.made = places.clone();
                error.shows_made = true;
                continue;
            }
        };
        error.lines.push(format!("{key}: {shown}"));
    }
    let report = vm.reporter.loop_error;
    report(vm, &error);
    Ok(())
}

/// The running loop's handler hears of a task that failed while a run was being shut down.
pub fn shutdown_failed(vm: &mut Vm, event_loop: &Ref, task: &Ref, error: Gc<Exception>) -> VmResult<()> {
    let context = Context::new("unhandled exception during asyncio.run() shutdown")
        .exception(error)
        .part("task", task.clone());
    call_handler(vm, event_loop, context)
}
