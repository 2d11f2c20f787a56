//! `TaskGroup`: tasks that end together.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::natives;
use crate::object::address::AddressHasher;
use crate::object::{Exception, Gc, List, NativeData, Ref, Site, Trace, Value};
use crate::vm::task_tree::Agent;
use crate::vm::{Input, Raised, Vm, VmResult};

use super::attributes::{self, Attributes, Open};
use super::callbacks::DoneCallback;
use super::coroutine::{CoroutineBody, CoroutineType, NativeCoroutine, Progress};
use super::holder::with_agent;
use super::run_loop::EventLoop;
use super::slot::Slot;
use super::{future, overrides, report, state, task};

/// A task group.
#[derive(Debug, Default)]
pub struct TaskGroup {
    entered: Cell<bool>,
    exiting: Cell<bool>,
    aborting: Cell<bool>,
    /// The group itself cancelled the parent, and must take that back.
    parent_cancel_requested: Cell<bool>,
    event_loop: Slot<Option<Ref>>,
    parent: Slot<Option<Ref>>,
    /// The tasks that are not done, by address.
    tasks: RefCell<HashMap<usize, Ref, AddressHasher>>,
    errors: RefCell<Vec<Value>>,
    /// The KeyboardInterrupt or SystemExit that takes precedence.
    base_error: RefCell<Option<Gc<Exception>>>,
    /// What the end of the block waits for.
    completed: Slot<Option<Ref>>,
    attributes: Attributes,
}

impl Trace for TaskGroup {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        for cell in [&self.event_loop, &self.parent, &self.completed] {
            cell.with(|part| part.iter().for_each(&mut *visit));
        }
        if let Ok(tasks) = self.tasks.try_borrow() {
            tasks.values().for_each(&mut *visit);
        }
        if let Ok(errors) = self.errors.try_borrow() {
            errors.iter().for_each(|error| error.trace(visit));
        }
        if let Ok(error) = self.base_error.try_borrow()
            && let Some(error) = &*error
        {
            visit(error.as_ref_untyped());
        }
        self.attributes.trace(visit);
    }

    fn clear(&self) {
        self.attributes.clear();
        drop((self.tasks.take(), self.errors.take(), self.base_error.take()));
        drop((self.parent.take(), self.completed.take(), self.event_loop.take()));
    }
}

impl NativeData for TaskGroup {}

impl Open for TaskGroup {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// The tasks of a group that are not done; none for another object.
pub fn tasks_of(object: &Ref) -> Vec<Ref> {
    object
        .native::<TaskGroup>()
        .map(|group| group.tasks.borrow().values().cloned().collect())
        .unwrap_or_default()
}

fn of(object: &Ref) -> &TaskGroup {
    object.native::<TaskGroup>().expect("only task groups come here")
}

impl TaskGroup {
    /// The task whose block it is, once that was entered.
    pub fn owner(&self) -> Option<Ref> {
        self.parent.get()
    }

    fn has_tasks(&self) -> bool {
        !self.tasks.borrow().is_empty()
    }

    /// The task whose block it is, once that was entered.
    pub fn parent_task(&self) -> Option<Ref> {
        self.parent.get()
    }

    fn parent(&self) -> Ref {
        self.parent.get().expect("the group was entered")
    }

    /// The tasks that are not done, in the order in which they were made.
    fn in_order(&self) -> Vec<Ref> {
        let mut tasks: Vec<Ref> = self.tasks.borrow().values().cloned().collect();
        tasks.sort_by_key(|object| object.native::<task::Task>().map_or(0, task::Task::made));
        tasks
    }

    fn abort(&self, vm: &mut Vm) -> VmResult<()> {
        self.aborting.set(true);
        let tasks = self.in_order();
        with_agent(vm, Agent::Group, Some(Site::NOWHERE), |vm| {
            tasks.iter().try_for_each(|task| match overrides::is_done(vm, task)? {
                true => Ok(()),
                false => future::cancel(vm, task, Value::None).map(drop),
            })
        })
    }
}

/// KeyboardInterrupt and SystemExit are not gathered into a group.
fn is_base_error(vm: &mut Vm, error: &Gc<Exception>) -> bool {
    let raised = Raised(error.clone());
    report::leaves_the_loop(vm, &raised)
}

/// A task of the group is done. The first that fails ends the others, and the block.
pub fn on_task_done(vm: &mut Vm, object: &Ref, done: &Ref) -> VmResult<()> {
    let group = of(object);
    let removed = group.tasks.borrow_mut().remove(&done.address());
    drop(removed);
    if !group.has_tasks()
        && let Some(completed) = group.completed.get()
        && !future::is_done(&completed)
    {
        future::set_result(vm, &completed, Value::bool(true))?;
    }
    if overrides::is_cancelled(vm, done)? {
        future::of(done).mark_seen();
        return Ok(());
    }
    let Some(error) = overrides::exception(vm, done)? else { return Ok(()) };
    group.errors.borrow_mut().push((&error).into());
    if is_base_error(vm, &error) && group.base_error.borrow().is_none() {
        group.base_error.replace(Some(error.clone()));
    }
    let parent = group.parent();
    if overrides::is_done(vm, &parent)? {
        let shown = vm.repr(&done.clone().into())?;
        let parent = vm.str_of(&parent.into())?;
        let message =
            format!("Task {shown} has errored out but its parent task {parent} is already completed");
        let context = report::Context::new(message).exception(error).part("task", done.clone());
        let event_loop = future::of(done).event_loop.clone();
        return report::call_handler(vm, &event_loop, context);
    }
    if !group.aborting.get() && !group.parent_cancel_requested.get() {
        group.abort(vm)?;
        group.parent_cancel_requested.set(true);
        with_agent(vm, Agent::Group, Some(Site::NOWHERE), |vm| future::cancel(vm, &parent, Value::None))?;
    }
    Ok(())
}

const ENTER: CoroutineType = CoroutineType {
    name: "__aenter__",
    qualname: "TaskGroup.__aenter__",
    file: "taskgroups.py",
    first_line: 54,
    await_line: 66,
};

const EXIT: CoroutineType = CoroutineType {
    name: "__aexit__",
    qualname: "TaskGroup.__aexit__",
    file: "taskgroups.py",
    first_line: 68,
    await_line: 106,
};

/// The start of the block.
#[derive(Debug)]
pub struct Enter {
    group: Ref,
}

impl CoroutineBody for Enter {
    fn run(self, vm: &mut Vm, _awaited: Option<Ref>, _input: Input) -> VmResult<Progress> {
        let group = of(&self.group);
        if group.entered.get() {
            let shown = repr(vm, group);
            return Err(vm.runtime_error(format!("TaskGroup {shown} has already been entered")));
        }
        let event_loop = state::running_loop(vm)?;
        let Some(parent) = EventLoop::of(&event_loop).current() else {
            let shown = repr(vm, group);
            return Err(vm.runtime_error(format!("TaskGroup {shown} cannot determine the parent task")));
        };
        group.event_loop.set(Some(event_loop));
        group.parent.set(Some(parent));
        group.entered.set(true);
        Ok(Progress::Done(self.group.into()))
    }
}

impl Trace for Enter {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.group);
    }
}

/// The end of the block: waits for the tasks. Boxed, for it would be the largest of the state machines.
#[derive(Debug)]
pub struct Exit(Box<Leaving>);

#[derive(Debug)]
struct Leaving {
    group: Ref,
    /// The exception that ended the block, or None.
    error: Option<Gc<Exception>>,
    /// The cancellation that goes on outside, unless there are errors.
    cancellation: Option<Gc<Exception>>,
}

impl CoroutineBody for Exit {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        self.0.run(vm, awaited, input)
    }

    fn subject(&self) -> Option<Ref> {
        Some(self.0.group.clone())
    }
}

impl Leaving {
    fn run(mut self: Box<Self>, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        let object = self.group.clone();
        let group = of(&object);
        if let Some(completed) = awaited {
            if let Err(raised) = future::settle(vm, &completed, input) {
                if !state::is_cancelled_error(vm, &raised) {
                    return Err(raised);
                }
                if !group.aborting.get() {
                    self.cancellation = Some(raised.0);
                    group.abort(vm)?;
                }
            }
            drop(group.completed.take());
        } else {
            self.begin(vm, group)?;
        }
        if group.has_tasks() {
            let event_loop = group.event_loop.get().expect("the group was entered");
            let completed = overrides::create_future(vm, &event_loop)?;
            group.completed.set(Some(completed.clone()));
            return Ok(Progress::Wait(completed, Exit(self).into()));
        }
        self.end(vm, group)
    }

    fn begin(&mut self, vm: &mut Vm, group: &TaskGroup) -> VmResult<()> {
        group.exiting.set(true);
        let Some(error) = self.error.clone() else { return Ok(()) };
        if is_base_error(vm, &error) && group.base_error.borrow().is_none() {
            group.base_error.replace(Some(error.clone()));
        }
        if state::is_cancelled_error(vm, &Raised(error.clone())) {
            self.cancellation = Some(error);
        }
        if group.aborting.get() { Ok(()) } else { group.abort(vm) }
    }

    /// All tasks are done.
    fn end(mut self, vm: &mut Vm, group: &TaskGroup) -> VmResult<Progress> {
        if let Some(error) = group.base_error.borrow().clone() {
            return Err(raise(vm, error));
        }
        let parent = group.parent.get();
        if group.parent_cancel_requested.get()
            && let Some(parent) = &parent
            && overrides::uncancel(vm, parent)? == 0
        {
            self.cancellation = None;
        }
        if let Some(cancellation) = self.cancellation.take()
            && group.errors.borrow().is_empty()
        {
            return Err(raise(vm, cancellation));
        }
        if let Some(error) = self.error.take()
            && !state::is_cancelled_error(vm, &Raised(error.clone()))
        {
            group.errors.borrow_mut().push(error.into());
        }
        let errors = group.errors.take();
        if errors.is_empty() {
            return Ok(Progress::Done(Value::None));
        }
        let Some(parent) = parent else {
            // The block was never entered.
            let cancelling = vm.intern("cancelling");
            vm.get_attr(&Value::None, &cancelling)?;
            return Ok(Progress::Done(Value::None));
        };
        if overrides::cancelling(vm, &parent)? > 0 {
            overrides::uncancel(vm, &parent)?;
            future::cancel(vm, &parent, Value::None)?;
        }
        let class = vm.types.BaseExceptionGroup.clone();
        let errors = Gc::new(List::new(errors)).into();
        let made =
            vm.instantiate(&class, vec!["unhandled errors in a TaskGroup".into(), errors], Vec::new())?;
        let made = vm.make_raised(&made)?.0;
        made.suppress_context.set(true);
        Err(raise(vm, made))
    }
}

fn raise(vm: &mut Vm, exception: Gc<Exception>) -> Raised {
    vm.set_implied_context(&exception);
    Raised(exception)
}

impl Trace for Exit {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        let leaving = &self.0;
        visit(&leaving.group);
        for error in [&leaving.error, &leaving.cancellation].into_iter().flatten() {
            visit(error.as_ref_untyped());
        }
    }
}

fn repr(_vm: &mut Vm, group: &TaskGroup) -> String {
    let mut text = String::from("<TaskGroup");
    let tasks = group.tasks.borrow().len();
    if tasks > 0 {
        text.push_str(&format!(" tasks={tasks}"));
    }
    let errors = group.errors.borrow().len();
    if errors > 0 {
        text.push_str(&format!(" errors={errors}"));
    }
    if group.aborting.get() {
        text.push_str(" cancelling");
    } else if group.entered.get() {
        text.push_str(" entered");
    }
    text + ">"
}

/// `create_task(coro)`. RuntimeError if the group is not open.
fn create_task(vm: &mut Vm, object: &Ref, coroutine: &Value, settings: task::Settings) -> VmResult<Value> {
    let group = of(object);
    let refusal = if !group.entered.get() {
        Some("has not been entered")
    } else if group.exiting.get() && !group.has_tasks() {
        Some("is finished")
    } else if group.aborting.get() {
        Some("is shutting down")
    } else {
        None
    };
    if let Some(refusal) = refusal {
        let close = vm.names.close.clone();
        vm.call_method(coroutine, &close, &[])?;
        let shown = repr(vm, group);
        return Err(vm.runtime_error(format!("TaskGroup {shown} {refusal}")));
    }
    let event_loop = group.event_loop.get().expect("the group was entered");
    let task = state::create_task(vm, &event_loop, coroutine, settings)?;
    super::debug::set_origin(&task, "taskgroups.py:173");
    if overrides::is_done(vm, &task)? {
        on_task_done(vm, object, &task)?;
    } else {
        let known = group.tasks.borrow_mut().insert(task.address(), task.clone());
        drop(known);
        overrides::add_done_callback(vm, &task, DoneCallback::Group(object.clone()))?;
    }
    Ok(task.into())
}

fn receiver(this: &Value) -> &Ref {
    this.as_object()
        .filter(|object| object.native::<TaskGroup>().is_some())
        .expect("the receiver's class was checked")
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        attributes::create(vm, class, |classes| &classes.group, TaskGroup::default())
    }
    "__init__(self)" => |vm, [this]| {
        Ok(Value::None)
    }
    /// Make a task of a coroutine, in this group. RuntimeError if the group is not open.
    "create_task(self, coro, *, name=None, context=None)" => |vm, [this, coroutine, name, context]| {
        let name = name.clone().defined().unwrap_or(Value::None);
        let settings = task::Settings { name: &name, context, eager: false };
        create_task(vm, receiver(this), coroutine, settings)
    }
    "@async __aenter__(self)" => |vm, [this]| {
        Ok(NativeCoroutine::create(vm, &ENTER, Enter { group: receiver(this).clone() }))
    }
    "@async __aexit__(self, et, exc, tb)" => |vm, [this, kind, error, traceback]| {
        if !error.is_none() && error.as_gc::<Exception>().is_none() {
            let class = vm.types.AssertionError.clone();
            return Err(vm.error_with(&class, []));
        }
        let error = error.as_gc::<Exception>().cloned();
        let body = Exit(Box::new(Leaving { group: receiver(this).clone(), error, cancellation: None }));
        Ok(NativeCoroutine::create(vm, &EXIT, body))
    }
    "__repr__(self)" => |vm, [this]| {
        Ok(repr(vm, of(receiver(this))).into())
    }
}
