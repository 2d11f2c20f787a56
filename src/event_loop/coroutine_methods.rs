//! What scripts see of coroutines of Rust: the methods and attributes that those of scripts have.
//!
//! Their class is a subclass of `coroutine` with the same name, for the methods of `coroutine` itself are about frames.

use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Hooks, Input, Raised, Step, Vm, VmResult};

use super::coroutine::{self, NativeCoroutine};
use super::state;

fn receiver(this: &Value) -> &NativeCoroutine {
    this.native::<NativeCoroutine>().expect("the receiver's class was checked")
}

/// What a method that drives a coroutine gives: the value it yields, or StopIteration with its result.
fn stepped(vm: &mut Vm, this: &Value, input: Input) -> VmResult<Value> {
    let object = this.as_object().expect("the receiver's class was checked");
    match coroutine::resume(vm, object, input)? {
        Step::Yield(value) => Ok(vm.reveal(value)),
        Step::Return(value) => Err(vm.stop_iteration(value)),
    }
}

/// The exception that the arguments of `throw` say: an instance, or a class with a value.
fn thrown(vm: &mut Vm, kind: &Value, value: &Value) -> VmResult<Raised> {
    match value {
        Value::Undef | Value::None => vm.make_raised(kind),
        value => {
            let made = vm.call(kind, std::slice::from_ref(value))?;
            vm.make_raised(&made)
        }
    }
}

/// `close()`: raises GeneratorExit in it and expects it to end.
fn close(vm: &mut Vm, this: &Value) -> VmResult<Value> {
    let coroutine = receiver(this);
    if coroutine.is_finished() {
        return Ok(Value::None);
    }
    if coroutine.is_created() {
        coroutine.forget();
        return Ok(Value::None);
    }
    let class = vm.types.GeneratorExit.clone();
    let exit = vm.error_with(&class, []);
    let object = this.as_object().expect("the receiver's class was checked");
    match coroutine::resume(vm, object, Input::Throw(exit)) {
        Ok(Step::Return(_)) => Ok(Value::None),
        Ok(Step::Yield(_)) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Err(raised) if vm.raised_is(&raised, &class) => Ok(Value::None),
        Err(raised) => Err(raised),
    }
}

natives! {
    pub const METHODS;
    /// Go on with a value; return what it waits for, or raise StopIteration with its result.
    "send(self, value, /)" => |vm, [this, value]| {
        stepped(vm, this, Input::Send(value.clone()))
    }
    /// Raise an exception in the coroutine; return what it waits for, or raise StopIteration with its result.
    "throw(self, typ, val=None, tb=None, /)" => |vm, [this, kind, value, traceback]| {
        let raised = thrown(vm, kind, value)?;
        stepped(vm, this, Input::Throw(raised))
    }
    /// Raise GeneratorExit in the coroutine, so that it ends.
    "close(self, /)" => |vm, [this]| {
        close(vm, this)
    }
    /// Return an iterator to be used in an await expression.
    "__await__(self, /)" => |vm, [this]| {
        let class = state::class(vm, |classes| &classes.coroutine_iter);
        Ok(Ref::new_native(class, CoroutineIter { coroutine: this.clone() }).into())
    }
    "__repr__(self, /)" => |vm, [this]| {
        let address = this.as_object().map_or(0, Ref::address);
        Ok(format!("<coroutine object {} at {address:#x}>", receiver(this).what().qualname).into())
    }
    "@get __name__(self)" => |vm, [this]| {
        Ok(receiver(this).what().name.into())
    }
    "@get __qualname__(self)" => |vm, [this]| {
        Ok(receiver(this).what().qualname.into())
    }
    /// Whether it runs now.
    "@get cr_running(self)" => |vm, [this]| {
        Ok(receiver(this).is_running().into())
    }
    /// Whether it has begun and waits to go on.
    "@get cr_suspended(self)" => |vm, [this]| {
        Ok(receiver(this).is_suspended().into())
    }
    /// There is no frame.
    "@get cr_frame(self)" => |vm, [this]| {
        Ok(Value::None)
    }
    /// What it waits for, or None.
    "@get cr_await(self)" => |vm, [this]| {
        let object = this.as_object().expect("the receiver's class was checked");
        Ok(coroutine::awaited(vm, object).into())
    }
    /// Where the coroutine was made is not kept.
    "@get cr_origin(self)" => |vm, [this]| {
        Ok(Value::None)
    }
}

/// The iterator of `coroutine.__await__()`.
#[derive(Debug)]
pub struct CoroutineIter {
    coroutine: Value,
}

impl Trace for CoroutineIter {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.coroutine.trace(visit);
    }
}

impl NativeData for CoroutineIter {}

fn inner(object: &Ref) -> &Ref {
    let iterator = object.native::<CoroutineIter>().expect("only these iterators come here");
    iterator.coroutine.as_object().expect("a coroutine is an object")
}

/// The fast paths of the iterator.
pub const ITERATOR_HOOKS: Hooks = Hooks {
    next: Some(|vm, object| match coroutine::resume(vm, inner(object), Input::Send(Value::None))? {
        Step::Yield(value) => Ok(Some(vm.reveal(value))),
        Step::Return(value) => Err(vm.stop_iteration(value)),
    }),
    resume: Some(|vm, object, input| coroutine::resume(vm, inner(object), input)),
    ..Hooks::NONE
};

fn iterated(this: &Value) -> Value {
    let object = this.as_object().expect("the receiver's class was checked");
    inner(object).clone().into()
}

natives! {
    pub const ITERATOR_METHODS;
    "__iter__(self, /)" => |vm, [this]| {
        Ok(this.clone())
    }
    "__next__(self, /)" => |vm, [this]| {
        stepped(vm, &iterated(this), Input::Send(Value::None))
    }
    "send(self, value, /)" => |vm, [this, value]| {
        stepped(vm, &iterated(this), Input::Send(value.clone()))
    }
    "throw(self, typ, val=None, tb=None, /)" => |vm, [this, kind, value, traceback]| {
        let raised = thrown(vm, kind, value)?;
        stepped(vm, &iterated(this), Input::Throw(raised))
    }
    "close(self, /)" => |vm, [this]| {
        close(vm, &iterated(this))
    }
}
