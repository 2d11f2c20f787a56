//! Turns as objects that can be called: what a script's own `call_soon`, `call_at` or `add_done_callback` gets for what
//! is no callable of a script. Whoever calls it does what the turn does.

use crate::natives;
use crate::object::{Exception, Gc, NativeData, Ref, Str, Trace, Value};
use crate::vm::{Hooks, Raised, Vm, VmResult};

use super::callbacks::DoneCallback;
use super::{foreign, run_loop, state, task};

/// What a call does.
#[derive(Debug)]
pub enum Target {
    /// A step of a task.
    Step(Ref),
    /// A step that throws.
    StepThrow(Ref, Gc<Exception>),
    /// What is to be done when a future is done: the argument.
    Done(DoneCallback),
    /// A timer is due: that of a timeout or a `wait`.
    Timer(Ref, u64),
}

/// A turn as an object.
#[derive(Debug)]
pub struct CallbackObject(Target);

impl Trace for CallbackObject {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match &self.0 {
            Target::Step(object) | Target::Timer(object, _) => visit(object),
            Target::StepThrow(object, error) => {
                visit(object);
                visit(error.as_ref_untyped());
            }
            Target::Done(callback) => callback.trace(visit),
        }
    }
}

impl NativeData for CallbackObject {}

/// The fast path of a call.
pub const HOOKS: Hooks = Hooks { call: Some(call), ..Hooks::NONE };

/// The object for a turn.
pub fn create(vm: &mut Vm, target: Target) -> Value {
    let classes = state::classes(vm);
    let class = match &target {
        Target::Step(_) | Target::StepThrow(..) => &classes.step_wrapper,
        Target::Done(DoneCallback::Wakeup(_)) => &classes.builtin_callback,
        Target::Done(DoneCallback::Group(_)) => &classes.method_callback,
        Target::Timer(object, _) if object.native::<super::timeout::Timeout>().is_some() => {
            &classes.method_callback
        }
        Target::Done(_) | Target::Timer(..) => &classes.function_callback,
    };
    Ref::new_native(class.clone(), CallbackObject(target)).into()
}

/// The turn that an object stands for.
pub fn find(value: &Value) -> Option<&Target> {
    value.native::<CallbackObject>().map(|object| &object.0)
}

/// The callback that an object stands for, if it is one of a future.
pub fn done_callback(value: &Value) -> Option<DoneCallback> {
    match find(value)? {
        Target::Done(callback) => Some(callback.clone()),
        _ => None,
    }
}

fn call(vm: &mut Vm, object: &Ref, args: Vec<Value>, _keywords: Vec<(Gc<Str>, Value)>) -> VmResult<Value> {
    let this = object.native::<CallbackObject>().expect("hooks are called with their own type");
    match &this.0 {
        Target::Step(task) => task::step(vm, task, None)?,
        Target::StepThrow(task, error) => task::step(vm, task, Some(Raised(error.clone())))?,
        Target::Timer(object, number) => run_loop::fire(vm, object, *number)?,
        Target::Done(callback) => {
            let done = args.first().cloned().unwrap_or_default();
            if !foreign::run_callback(vm, callback.clone(), &done)? {
                let name = name_of(vm, &this.0);
                let name = name.rsplit('.').next().unwrap_or_default().to_string();
                return Err(vm.type_error(format!("{name}() needs the future that is done")));
            }
        }
    }
    Ok(Value::None)
}

/// CPython's qualified name of the function.
fn name_of(vm: &mut Vm, target: &Target) -> String {
    match target {
        Target::Step(_) | Target::StepThrow(..) => "TaskStepMethWrapper".into(),
        Target::Done(DoneCallback::Wakeup(task)) => {
            let class = vm.class_of(&task.clone().into());
            let name = class.qualname.borrow().as_str().to_string();
            format!("{name}.task_wakeup")
        }
        Target::Done(DoneCallback::Gather(_)) => "gather.<locals>._done_callback".into(),
        Target::Done(DoneCallback::Group(_)) => "TaskGroup._on_task_done".into(),
        Target::Done(DoneCallback::ShieldInner(_)) => "shield.<locals>._inner_done_callback".into(),
        Target::Done(DoneCallback::ShieldOuter(_)) => "shield.<locals>._outer_done_callback".into(),
        Target::Done(DoneCallback::Wait(_)) => "_wait.<locals>._on_completion".into(),
        Target::Done(DoneCallback::StopLoop) => "_run_until_complete_cb".into(),
        Target::Done(DoneCallback::Script(_)) => "callback".into(),
        Target::Timer(object, _) if object.native::<super::timeout::Timeout>().is_some() => {
            "Timeout._on_timeout".into()
        }
        Target::Timer(..) => "_release_waiter".into(),
    }
}

/// The object that the function is a method of.
fn receiver_of(target: &Target) -> Option<Ref> {
    match target {
        Target::Step(object)
        | Target::StepThrow(object, _)
        | Target::Done(DoneCallback::Wakeup(object) | DoneCallback::Group(object)) => Some(object.clone()),
        Target::Timer(object, _) if object.native::<super::timeout::Timeout>().is_some() => {
            Some(object.clone())
        }
        Target::Done(_) | Target::Timer(..) => None,
    }
}

fn receiver(this: &Value) -> &Target {
    find(this).expect("the receiver's class was checked")
}

/// Two objects are equal if they do the same.
fn is_same(this: &Target, other: &Target) -> bool {
    match (this, other) {
        (Target::Done(this), Target::Done(other)) => this.is_same(other),
        (Target::Timer(this, _), Target::Timer(other, _)) => this.is(other),
        _ => false,
    }
}

natives! {
    pub const METHODS;
    "@get __self__(self)" => |vm, [this]| {
        match receiver_of(receiver(this)) {
            Some(object) => Ok(object.into()),
            None => {
                let name = vm.intern("__self__");
                let message = "'function' object has no attribute '__self__'";
                Err(vm.attribute_error(message, this, &(&name).into()))
            }
        }
    }
    "__repr__(self)" => |vm, [this]| {
        let address = this.as_object().map_or(0, Ref::address);
        let target = receiver(this);
        let name = name_of(vm, target);
        let text = match receiver_of(target) {
            None => format!("<function {name} at {address:#x}>"),
            Some(_) if matches!(target, Target::Step(_) | Target::StepThrow(..)) => {
                format!("<_asyncio.{name} object at {address:#x}>")
            }
            Some(object) if matches!(target, Target::Done(DoneCallback::Wakeup(_))) => {
                let class = vm.class_of(&object.clone().into());
                let owner = vm.full_name(&class);
                format!("<built-in method task_wakeup of {owner} object at {:#x}>", object.address())
            }
            Some(object) => {
                let shown = vm.repr(&object.into())?;
                format!("<bound method {name} of {shown}>")
            }
        };
        Ok(text.into())
    }
    "__eq__(self, value, /)" => |vm, [this, other]| {
        match find(other) {
            Some(target) => {
                let itself = other.as_object().is_some_and(|other| this.as_object().is_some_and(|me| me.is(other)));
                Ok((itself || is_same(receiver(this), target)).into())
            }
            None => Ok(vm.not_implemented.clone()),
        }
    }
    "__hash__(self, /)" => |vm, [this]| {
        Ok(i64::from(matches!(receiver(this), Target::Done(_))).into())
    }
}

// What functions have beside, and steps of tasks have not.
natives! {
    pub const NAMED_METHODS;
    "@get __name__(self)" => |vm, [this]| {
        let name = name_of(vm, receiver(this));
        Ok(name.rsplit('.').next().unwrap_or_default().into())
    }
    "@get __qualname__(self)" => |vm, [this]| {
        Ok(name_of(vm, receiver(this)).into())
    }
}
