//! `iter`, `next`, `aiter`, `anext`.

use crate::builtins::iterators::CallableIterator;
use crate::natives;
use crate::object::{ListIterator, RangeIterator, Value};
use crate::vm::{Input, Step, Vm, VmResult};

use super::anext::AnextWithDefault;

/// `next(iterator)`: as scripts call it, an end is StopIteration with the value that the iterator gives it.
fn next(vm: &mut Vm, iterator: &Value) -> VmResult<Value> {
    if let Value::Object(object) = iterator {
        if object.get::<ListIterator>().is_some() || object.get::<RangeIterator>().is_some() {
            let item = vm.next(iterator)?;
            return item.ok_or_else(|| vm.stop_iteration(Value::None));
        }
        if object.kind() == crate::object::Kind::Generator && vm.is_iterator(iterator) {
            return match vm.resume(iterator, Input::Send(Value::None))? {
                Step::Yield(value) => Ok(value),
                Step::Return(value) => Err(vm.stop_iteration(value)),
            };
        }
        let hooks = vm.hooks_of(object);
        if let Some(step) = hooks.next.filter(|_| hooks.resume.is_none()) {
            let item = step(vm, object)?;
            return item.ok_or_else(|| vm.stop_iteration(Value::None));
        }
    }
    let name = vm.names.next.clone();
    match vm.call_special(iterator, &name, &[])? {
        Some(value) => Ok(value),
        None => {
            let given = vm.type_name(iterator);
            Err(vm.type_error(format!("'{given}' object is not an iterator")))
        }
    }
}

natives! {
    pub const FUNCTIONS;

    /// Get an iterator from an object.
    ///
    /// In the first form, the argument must supply its own iterator, or be a sequence.
    /// In the second form, the callable is called until it returns the sentinel.
    "iter(object, sentinel=<unrepresentable>, /)" => |vm, [object, sentinel]| {
        if sentinel.is_undef() {
            return vm.iter(object);
        }
        if !vm.is_callable(object) {
            return Err(vm.type_error("iter(v, w): v must be callable"));
        }
        Ok(vm.new_native(CallableIterator::new(object.clone(), sentinel.clone())))
    }

    /// Return the next item from the iterator.
    ///
    /// If default is given and the iterator is exhausted,
    /// it is returned instead of raising StopIteration.
    "next(iterator, default=<unrepresentable>, /)" => |vm, [iterator, default]| {
        match next(vm, iterator) {
            Err(raised) if !default.is_undef() && vm.raised_is(&raised, &vm.types.StopIteration) => {
                Ok(default.clone())
            }
            other => other,
        }
    }

    /// Return an AsyncIterator for an AsyncIterable object.
    "aiter(async_iterable, /)" => |vm, [object]| {
        let name = vm.names.aiter.clone();
        let Some(iterator) = vm.call_special(object, &name, &[])? else {
            let given = vm.type_name(object);
            return Err(vm.type_error(format!("'{given}' object is not an async iterable")));
        };
        let class = vm.class_of(&iterator);
        if vm.lookup_in_class(&class, &vm.names.anext).is_none() {
            let given = vm.type_name(&iterator);
            return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{given}'")));
        }
        Ok(iterator)
    }

    /// Return the next item from the async iterator.
    ///
    /// If default is given and the async iterator is exhausted,
    /// it is returned instead of raising StopAsyncIteration.
    "anext(aiterator, default=<unrepresentable>, /)" => |vm, [iterator, default]| {
        let name = vm.names.anext.clone();
        let Some(awaitable) = vm.call_special(iterator, &name, &[])? else {
            let given = vm.type_name(iterator);
            return Err(vm.type_error(format!("'{given}' object is not an async iterator")));
        };
        if default.is_undef() {
            return Ok(awaitable);
        }
        Ok(vm.new_native(AnextWithDefault::new(awaitable, default.clone())))
    }
}
