//! Futures that scripts make themselves: objects of their own classes that a task can wait for, because they have
//! `_asyncio_future_blocking` and the methods of a future. The room's functions take them like its own futures; every
//! question to one is a call of its method, which [`overrides`](super::overrides) makes.

use crate::object::{Kind, Ref, Value};
use crate::vm::{Vm, VmResult};

use super::callbacks::DoneCallback;
use super::task::{self, Task};
use super::{future, overrides};

/// The attribute that makes a future of an object.
const MARK: &str = "_asyncio_future_blocking";

/// The value as a future, whether it is one of this room or a script's: what `isfuture` is true for.
pub fn future_of(vm: &mut Vm, value: &Value) -> VmResult<Option<Ref>> {
    match future::from_value(value) {
        Some(own) => Ok(Some(own.clone())),
        None => find(vm, value),
    }
}

/// The value as a script's own future. Its class must have the mark, and the mark must not be None.
pub fn find(vm: &mut Vm, value: &Value) -> VmResult<Option<Ref>> {
    // Coroutines come here most, and are none.
    let Some(object) = value.as_object().filter(|object| object.kind() != Kind::Generator) else {
        return Ok(None);
    };
    let class = vm.class_of(value);
    if !class.traits.get().heap {
        return Ok(None);
    }
    let mark = vm.intern(MARK);
    if vm.lookup_in_class(&class, &mark).is_none() || vm.get_attr(value, &mark)?.is_none() {
        return Ok(None);
    }
    overrides::note_different();
    Ok(Some(object.clone()))
}

/// The loop of such a future: what `get_loop()` gives, or else `_loop`.
pub fn event_loop(vm: &mut Vm, object: &Ref) -> VmResult<Value> {
    let value = object.clone().into();
    let get_loop = vm.intern("get_loop");
    match vm.find_attr(&value, &get_loop)? {
        Some(get_loop) => vm.call(&get_loop, &[]),
        None => {
            let attribute = vm.intern("_loop");
            vm.get_attr(&value, &attribute)
        }
    }
}

/// A task yielded something that is none of this room's futures: begins to wait for it. False if it cannot be waited for.
pub fn wait_for(vm: &mut Vm, waiting: &Ref, task: &Task, what: &Value) -> VmResult<bool> {
    let Some(object) = what.as_object() else { return Ok(false) };
    let mark = vm.intern(MARK);
    let Some(blocking) = vm.find_attr(what, &mark)?.filter(|blocking| !blocking.is_none()) else {
        return Ok(false);
    };
    let is_blocking = vm.truth(&blocking)?;
    let event_loop = event_loop(vm, object)?;
    if !event_loop.as_object().is_some_and(|event_loop| event_loop.is(&task.future.event_loop)) {
        task::throw_different_loop(vm, waiting, what)?;
        return Ok(true);
    }
    if !is_blocking {
        task::throw_not_blocking(vm, waiting, what)?;
        return Ok(true);
    }
    vm.set_attr(what, &mark, Value::bool(false))?;
    overrides::note_different();
    overrides::add_wake_up(vm, object, waiting)?;
    task.wait_for(object.clone());
    task::cancel_waiter(vm, waiting, task)?;
    Ok(true)
}

/// What is to be done when a future is done is done for the argument of a call, which is a script's own future or
/// nothing that can be done.
pub fn run_callback(vm: &mut Vm, callback: DoneCallback, done: &Value) -> VmResult<bool> {
    let Some(object) = done.as_object() else { return Ok(false) };
    if future::find(object).is_none() {
        overrides::note_different();
    }
    callback.run(vm, object)?;
    Ok(true)
}
