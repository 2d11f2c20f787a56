//! Calls of functions of Rust from the quick loop.

use smallvec::SmallVec;

use crate::object::{Gc, NativeId, Tuple, Value};

use super::native::Native;
use super::{Vm, VmResult};

/// Calls a function of Rust with a number of positional arguments that its signature allows, and drops them.
#[inline(never)]
pub(super) fn call_native(vm: &mut Vm, id: NativeId, args: &mut [Value]) -> VmResult<Value> {
    let declared = vm.native(id);
    let parameters = usize::from(declared.arity.parameters);
    if declared.arity.rest != u8::MAX {
        return call_with_rest(vm, declared, args);
    }
    let result = if parameters == args.len() {
        (declared.body)(vm, args)
    } else {
        if let Some(all) = padded_to::<4>(args, parameters) {
            return (declared.body)(vm, &all[..parameters]);
        }
        let mut padded: SmallVec<[Value; 16]> = args.iter_mut().map(Value::take).collect();
        padded.resize(parameters, Value::Undef);
        return (declared.body)(vm, &padded);
    };
    for argument in args {
        *argument = Value::Undef;
    }
    result
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

/// The arguments, taken, with nothing in the places of those that were not given; if there is room for so many.
#[inline(always)]
fn padded_to<const ROOM: usize>(args: &mut [Value], parameters: usize) -> Option<[Value; ROOM]> {
    if parameters > ROOM || args.len() > ROOM {
        return None;
    }
    let mut args = args.iter_mut();
    Some(std::array::from_fn(|_| args.next().map_or(Value::Undef, Value::take)))
}
