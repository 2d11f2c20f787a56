//! Async generators, and the awaitables of `__anext__`, `asend`, `athrow` and `aclose`.

use crate::natives;
use crate::object::{AsyncAction, AsyncGeneratorStep, Gc, StepState, Value};
use crate::vm::{Input, Step, Vm, VmResult};

use super::{generator, send, state_attributes, throwing};

/// A step that has not begun.
fn new_step(this: &Value, action: AsyncAction, input: Value) -> Value {
    Gc::new(AsyncGeneratorStep::new(generator(this).clone(), action, input)).into()
}

state_attributes! {
    METHODS, "@get ag_running(self)", "@get ag_suspended(self)", "@get ag_frame(self)", "@get ag_code(self)",
    "@get ag_await(self)";

    /// Return an awaitable for use in asynchronous iterator.
    "__aiter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }

    /// Return a value or raise StopAsyncIteration.
    "__anext__(self, /)" => |_vm, [this]| { Ok(new_step(this, AsyncAction::Send, Value::None)) }

    /// asend(v) -> send 'v' in generator.
    "asend(self, value, /)" => |_vm, [this, value]| { Ok(new_step(this, AsyncAction::Send, value.clone())) }

    /// athrow(value)
    ///
    /// raise exception in generator.
    "@frame athrow(self, typ, val=None, tb=None, /)" => |vm, [this, kind, value, traceback]| {
        let input = if value.is_undef() {
            kind.clone()
        } else {
            throwing::raised_by(vm, [kind, value, traceback])?.0.into()
        };
        Ok(new_step(this, AsyncAction::Throw, input))
    }

    /// aclose() -> raise GeneratorExit inside generator.
    "aclose(self, /)" => |_vm, [this]| { Ok(new_step(this, AsyncAction::Close, Value::Undef)) }
}

/// `step.close()`: it and with it the generator must end now, even if the step has not begun.
fn close(vm: &mut Vm, this: &Value) -> VmResult<Value> {
    let step = this.get::<AsyncGeneratorStep>().expect("the receiver was checked");
    match step.state.get() {
        StepState::Finished => return Ok(Value::None),
        StepState::Created | StepState::Running => {}
    }
    let class = vm.types.GeneratorExit.clone();
    let exit = vm.error_with(&class, []);
    match vm.resume(this, Input::Throw(exit)) {
        Ok(Step::Yield(_)) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Ok(Step::Return(_)) => Ok(Value::None),
        Err(raised) => {
            let types = &vm.types;
            let expected = [&types.StopIteration, &types.StopAsyncIteration, &types.GeneratorExit];
            if expected.iter().any(|class| vm.raised_is(&raised, class)) {
                Ok(Value::None)
            } else {
                Err(raised)
            }
        }
    }
}

natives! {
    pub const STEP_METHODS;

    /// Return an iterator to be used in await expression.
    "__await__(self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| { send(vm, this, Value::None) }
    /// send(value) -> send 'value' into the step.
    "send(self, value, /)" => |vm, [this, value]| { send(vm, this, value.clone()) }
    /// throw(value) -> raise an exception in the step.
    "@frame throw(self, typ, val=None, tb=None, /)" => |vm, [this, kind, value, traceback]| {
        throwing::throw(vm, this, [kind, value, traceback])
    }
    /// close() -> end the step.
    "close(self, /)" => |vm, [this]| { close(vm, this) }
}
