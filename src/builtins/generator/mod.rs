//! Generators, coroutines, async generators: their methods and attributes. How they run is in `vm::resume`.
//!
//! [`throwing`] reads the arguments of `throw`, [`async_generator`] has the awaitables of `asend` and its like,
//! [`super::frame`] what `gi_frame` gives.

mod async_generator;
mod coroutine;
mod throwing;

pub use coroutine::CoroutineWrapper;

use crate::bytecode::Instruction;
use crate::natives;
use crate::object::{AsyncGeneratorStep, Gc, Generator, GeneratorState, Str, Suspended, Value};
use crate::vm::{Input, Step, Vm, VmResult};

use super::dunders::{self, add_all};

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    add_all(vm, &types.generator, &[GENERATOR, COMMON, dunders::REPR]);
    add_all(vm, &types.coroutine, &[coroutine::METHODS, COMMON, dunders::REPR]);
    add_all(vm, &types.async_generator, &[async_generator::METHODS, COMMON, dunders::REPR]);
    add_all(vm, &types.async_generator_asend, &[async_generator::STEP_METHODS]);
    add_all(vm, &types.async_generator_athrow, &[async_generator::STEP_METHODS]);
}

/// The receiver of a method.
fn generator(this: &Value) -> &Gc<Generator> {
    this.as_gc().expect("the receiver was checked when the arguments were bound")
}

/// What a method that drives a generator gives: the value it yields, or StopIteration with what it returned.
fn stepped(vm: &mut Vm, step: VmResult<Step>) -> VmResult<Value> {
    match step? {
        Step::Yield(value) => Ok(value),
        Step::Return(value) => Err(vm.stop_iteration(value)),
    }
}

/// `send`, `__next__`
fn send(vm: &mut Vm, this: &Value, value: Value) -> VmResult<Value> {
    let step = vm.resume(this, Input::Send(value));
    stepped(vm, step)
}

/// What a suspended generator waits for: the operand of its `yield from` or `await`, or None.
fn awaited(generator: &Generator) -> Value {
    if generator.state.get() != GeneratorState::Suspended {
        return Value::None;
    }
    let awaiting = generator.awaiting.borrow().clone();
    if !awaiting.is_undef() {
        return awaiting;
    }
    // A generator of a script, or a step of one, stands in the register of the `await`.
    let kept = generator.frame.borrow();
    let Some(Suspended { frame, registers }) = kept.as_ref() else { return Value::None };
    let Some(at) = (frame.place.pc() as usize).checked_sub(1) else { return Value::None };
    let operand = match frame.function.code.instructions[at].get() {
        Instruction::Await { src, .. } | Instruction::YieldFrom { src, .. } => {
            registers.get(src.index()).cloned()
        }
        _ => None,
    };
    let is_generator =
        |one: &Value| one.get::<Generator>().is_some() || one.get::<AsyncGeneratorStep>().is_some();
    operand.filter(is_generator).unwrap_or(Value::None)
}

/// A new name, which must be a string.
fn new_name(vm: &mut Vm, value: &Value, which: &str) -> VmResult<Gc<Str>> {
    match value.as_gc::<Str>() {
        Some(name) => Ok(name.clone()),
        None => Err(vm.type_error(format!("{which} must be set to a string object"))),
    }
}

// What all three have.
natives! {
    const COMMON;

    /// name of the generator
    "@get __name__(self)" => |_vm, [this]| { Ok((&generator(this).name()).into()) }
    /// Sets the name.
    "@set __name__(self, value)" => |vm, [this, value]| {
        let name = new_name(vm, value, "__name__")?;
        generator(this).with_extra(|extra| extra.name = Some(name));
        Ok(Value::None)
    }
    /// qualified name of the generator
    "@get __qualname__(self)" => |_vm, [this]| { Ok((&generator(this).qualname()).into()) }
    /// Sets the qualified name.
    "@set __qualname__(self, value)" => |vm, [this, value]| {
        let name = new_name(vm, value, "__qualname__")?;
        generator(this).with_extra(|extra| extra.qualname = Some(name));
        Ok(Value::None)
    }
}

/// The attributes that each of the three has under a prefix of its own.
macro_rules! state_attributes {
    ($table:ident, $running:literal, $suspended:literal, $frame:literal, $code:literal, $awaited:literal; $($more:tt)*) => {
        $crate::natives! {
            pub const $table;

            /// Whether it runs now.
            $running => |_vm, [this]| {
                Ok(Value::bool($crate::builtins::generator::is_running($crate::builtins::generator::generator(this))))
            }
            /// Whether it has begun and waits to go on.
            $suspended => |_vm, [this]| {
                let state = $crate::builtins::generator::generator(this).state.get();
                Ok(Value::bool(state == $crate::object::GeneratorState::Suspended))
            }
            /// Its frame; None once it has ended.
            $frame => |vm, [this]| {
                let generator = $crate::builtins::generator::generator(this).clone();
                Ok($crate::builtins::frame::of_generator(vm, &generator))
             }
            /// Its code.
            $code => |_vm, [this]| { Ok((&$crate::builtins::generator::generator(this).function.code).into()) }
            /// What it waits for, or None.
            $awaited => |_vm, [this]| {
                Ok($crate::builtins::generator::awaited($crate::builtins::generator::generator(this)))
            }

            $($more)*
        }
    };
}
use state_attributes;

fn is_running(generator: &Generator) -> bool {
    generator.state.get() == GeneratorState::Running
}

state_attributes! {
    GENERATOR, "@get gi_running(self)", "@get gi_suspended(self)", "@get gi_frame(self)", "@get gi_code(self)",
    "@get gi_yieldfrom(self)";

    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }

    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| { send(vm, this, Value::None) }

    /// send(value) -> send 'value' into generator,
    /// return next yielded value or raise StopIteration.
    "send(self, value, /)" => |vm, [this, value]| { send(vm, this, value.clone()) }

    /// throw(value)
    ///
    /// Raise exception in generator, return next yielded value or raise
    /// StopIteration.
    "@frame throw(self, typ, val=None, tb=None, /)" => |vm, [this, kind, value, traceback]| {
        throwing::throw(vm, this, [kind, value, traceback])
    }

    /// close() -> raise GeneratorExit inside generator.
    "close(self, /)" => |vm, [this]| { vm.close_generator(generator(this)) }

    /// Runs when the generator is finalised.
    "__del__(self, /)" => |vm, [this]| { vm.close_generator(generator(this)).map(|_| Value::None) }
}
