//! Calls of functions of Rust from the quick loop.

use smallvec::SmallVec;

use crate::object::{Gc, NativeId, Tuple, Value};

use super::native::Native;
use super::{Vm, VmResult};

/// Calls a function of Rust with a number of positional arguments that its signature allows, and drops them. They are the
/// first of `window`; the registers behind them are free, but may hold what nobody reads any more.
#[inline(never)]
pub(super) fn call_native(vm: &mut Vm, id: NativeId, window: &mut [Value], argc: usize) -> VmResult<Value> {
    let declared = vm.native(id);
    let parameters = usize::from(declared.arity.parameters);
    if declared.arity.rest != u8::MAX {
        return call_with_rest(vm, declared, &mut window[..argc]);
    }
    if parameters == argc || has_room(window, argc, parameters) {
        let result = (declared.body)(vm, &window[..parameters]);
        for argument in &mut window[..argc] {
            *argument = Value::Undef;
        }
        return result;
    }
    let mut padded: SmallVec<[Value; 16]> = window[..argc].iter_mut().map(Value::take).collect();
    padded.resize(parameters, Value::Undef);
    (declared.body)(vm, &padded)
}

/// Empties the registers behind the arguments, for the parameters that are not given. False if one holds an object, which
/// must not go yet, or the window ends before.
#[inline(always)]
fn has_room(window: &mut [Value], argc: usize, parameters: usize) -> bool {
    let Some(missing) = window.get_mut(argc..parameters) else { return false };
    let is_free = missing.iter().all(|register| register.as_object().is_none());
    if is_free {
        missing.fill_with(Value::default);
    }
    is_free
}

/// Calls a function that gathers in a tuple the arguments that have no parameter of their own.
fn call_with_rest(vm: &mut Vm, declared: &Native, args: &mut [Value]) -> VmResult<Value> {
    let (own, others) = args.split_at_mut(usize::from(declared.arity.rest));
    let rest: Value = Gc::new(Tuple::new(others.iter_mut().map(Value::take))).into();
    let mut bound = own.iter_mut().map(Value::take).chain(std::iter::once(rest));
    let parameters = usize::from(declared.arity.parameters);
    if parameters <= 4 {
        let bound: [Value; 4] = std::array::from_fn(|_| bound.next().unwrap_or(Value::Undef));
        return (declared.body)(vm, &bound[..parameters]);
    }
    let mut bound: SmallVec<[Value; 8]> = bound.collect();
    bound.resize(parameters, Value::Undef);
    (declared.body)(vm, &bound)
}
