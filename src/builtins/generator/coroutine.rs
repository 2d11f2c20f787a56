//! Coroutines, and the iterator that their `__await__` gives.

use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Hooks, Input, Native, NativeType, Step, Vm};

use super::{generator, send, state_attributes, stepped, throwing};

state_attributes! {
    METHODS, "@get cr_running(self)", "@get cr_suspended(self)", "@get cr_frame(self)", "@get cr_code(self)",
    "@get cr_await(self)";

    /// Where the coroutine was made, in debug mode.
    "@get cr_origin(self)" => |_vm, [this]| {
        let extra = generator(this).extra.borrow();
        let origin = extra.as_ref().map_or(Value::None, |extra| extra.origin.clone());
        Ok(origin.defined().unwrap_or(Value::None))
    }

    /// send(arg) -> send 'arg' into coroutine,
    /// return next iterated value or raise StopIteration.
    "send(self, value, /)" => |vm, [this, value]| { send(vm, this, value.clone()) }

    /// throw(value)
    ///
    /// Raise exception in coroutine, return next iterated value or raise
    /// StopIteration.
    "@frame throw(self, typ, val=None, tb=None, /)" => |vm, [this, kind, value, traceback]| {
        throwing::throw(vm, this, [kind, value, traceback])
    }

    /// close() -> raise GeneratorExit inside coroutine.
    "close(self, /)" => |vm, [this]| { vm.close_generator(generator(this)).map(|_| Value::None) }

    /// Return an iterator to be used in await expression.
    "__await__(self, /)" => |vm, [this]| {
        let coroutine = this.clone();
        Ok(vm.new_native(CoroutineWrapper { coroutine }))
    }
}

/// The iterator of `coroutine.__await__()`.
#[derive(Debug)]
pub struct CoroutineWrapper {
    coroutine: Value,
}

impl Trace for CoroutineWrapper {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.coroutine.trace(visit);
    }
}

impl NativeData for CoroutineWrapper {}

impl NativeType for CoroutineWrapper {
    const NAME: &'static str = "coroutine_wrapper";
    const METHODS: &'static [Native] = WRAPPER;
    const HOOKS: Hooks = Hooks {
        next: Some(|vm: &mut Vm, object| {
            let coroutine = inner(object).clone();
            match vm.resume(&coroutine, Input::Send(Value::None))? {
                Step::Yield(value) => Ok(Some(value)),
                Step::Return(_) => Ok(None),
            }
        }),
        resume: Some(|vm, object, input| {
            let coroutine = inner(object).clone();
            vm.resume(&coroutine, input)
        }),
        ..Hooks::NONE
    };
}

fn inner(object: &Ref) -> &Value {
    &object.native::<CoroutineWrapper>().expect("hooks belong to their type").coroutine
}

fn coroutine(this: &Value) -> &Value {
    &this.native::<CoroutineWrapper>().expect("the receiver was checked").coroutine
}

natives! {
    const WRAPPER;

    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| { send(vm, coroutine(this), Value::None) }
    /// send(arg) -> send 'arg' into coroutine,
    /// return next iterated value or raise StopIteration.
    "send(self, value, /)" => |vm, [this, value]| { send(vm, coroutine(this), value.clone()) }
    /// throw(value)
    ///
    /// Raise exception in coroutine, return next iterated value or raise
    /// StopIteration.
    "@frame throw(self, typ, val=None, tb=None, /)" => |vm, [this, kind, value, traceback]| {
        let raised = throwing::raised_by(vm, [kind, value, traceback])?;
        let step = vm.resume(coroutine(this), Input::Throw(raised));
        stepped(vm, step)
    }
    /// close() -> raise GeneratorExit inside coroutine.
    "close(self, /)" => |vm, [this]| {
        let coroutine = generator(coroutine(this)).clone();
        vm.close_generator(&coroutine).map(|_| Value::None)
    }
}
