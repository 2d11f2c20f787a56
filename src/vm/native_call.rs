//! Calls of functions of Rust from the quick loop.

use smallvec::SmallVec;

use crate::object::{NativeId, Value};

use super::{Vm, VmResult};

/// Calls a function of Rust with a number of positional arguments that its signature allows, and drops them.
#[inline(never)]
pub(super) fn call_native(vm: &mut Vm, id: NativeId, args: &mut [Value]) -> VmResult<Value> {
    let declared = vm.native(id);
    let parameters = usize::from(declared.arity.parameters);
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

/// The arguments, taken, with nothing in the places of those that were not given; if there is room for so many.
#[inline(always)]
fn padded_to<const ROOM: usize>(args: &mut [Value], parameters: usize) -> Option<[Value; ROOM]> {
    if parameters > ROOM || args.len() > ROOM {
        return None;
    }
    let mut args = args.iter_mut();
    Some(std::array::from_fn(|_| args.next().map_or(Value::Undef, Value::take)))
}
