//! The awaitable of `anext(iterator, default)`.

use std::cell::RefCell;

use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Hooks, Input, Native, NativeType, Step, Vm, VmResult};

/// Awaits the next value; the default stands for the end.
#[derive(Debug)]
pub struct AnextWithDefault {
    /// What `__anext__` gave; `started` has what is driven.
    awaitable: Value,
    started: RefCell<Value>,
    default: Value,
}

impl AnextWithDefault {
    pub fn new(awaitable: Value, default: Value) -> AnextWithDefault {
        AnextWithDefault { awaitable, started: RefCell::default(), default }
    }

    fn resume(&self, vm: &mut Vm, input: Input) -> VmResult<Step> {
        if self.started.borrow().is_undef() {
            let target = vm.awaitable(&self.awaitable)?;
            *self.started.borrow_mut() = target;
        }
        let target = self.started.borrow().clone();
        match vm.resume(&target, input) {
            Err(raised) if vm.raised_is(&raised, &vm.types.StopAsyncIteration) => {
                Ok(Step::Return(self.default.clone()))
            }
            Err(raised) if vm.raised_is(&raised, &vm.types.StopIteration) => {
                Ok(Step::Return(raised.0.field("value").unwrap_or(Value::None)))
            }
            other => other,
        }
    }
}

impl Trace for AnextWithDefault {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.awaitable.trace(visit);
        self.default.trace(visit);
        if let Ok(started) = self.started.try_borrow() {
            started.trace(visit);
        }
    }
}

impl NativeData for AnextWithDefault {}

impl NativeType for AnextWithDefault {
    const NAME: &'static str = "anext_awaitable";
    const METHODS: &'static [Native] = METHODS;
    const HOOKS: Hooks = Hooks {
        resume: Some(|vm, object, input| {
            let object = object.clone();
            let awaitable: &AnextWithDefault = object.native().expect("hooks belong to their type");
            awaitable.resume(vm, input)
        }),
        ..Hooks::NONE
    };
}

fn stepped(vm: &mut Vm, this: &Value, input: Input) -> VmResult<Value> {
    match vm.resume(this, input)? {
        Step::Yield(value) => Ok(value),
        Step::Return(value) => Err(vm.stop_iteration(value)),
    }
}

natives! {
    const METHODS;

    /// Return an iterator to be used in await expression.
    "__await__(self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| { stepped(vm, this, Input::Send(Value::None)) }
    /// send(value) -> send 'value' into the wrapped iterator.
    "send(self, value, /)" => |vm, [this, value]| { stepped(vm, this, Input::Send(value.clone())) }
    /// throw(value) -> raise an exception in the wrapped iterator.
    "throw(self, value, /)" => |vm, [this, value]| {
        let raised = vm.make_thrown(value)?;
        stepped(vm, this, Input::Throw(raised))
    }
    /// close() -> raise GeneratorExit inside the wrapped iterator.
    "close(self, /)" => |vm, [this]| {
        let started = this.native::<AnextWithDefault>().is_some_and(|this| !this.started.borrow().is_undef());
        if !started {
            return Ok(Value::None);
        }
        let class = vm.types.GeneratorExit.clone();
        let exit = vm.error_with(&class, []);
        match stepped(vm, this, Input::Throw(exit)) {
            Ok(_) => Err(vm.runtime_error("anext_awaitable ignored GeneratorExit")),
            Err(raised)
                if vm.raised_is(&raised, &vm.types.GeneratorExit)
                    || vm.raised_is(&raised, &vm.types.StopIteration) =>
            {
                Ok(Value::None)
            }
            Err(raised) => Err(raised),
        }
    }
}
