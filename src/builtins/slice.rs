//! `slice`.

use num_bigint::BigInt;

use crate::natives;
use crate::object::number::IntRef;
use crate::object::{Gc, Slice, Tuple, Value};
use crate::vm::numeric::int_ref;
use crate::vm::{Vm, VmResult};

use super::arguments::receive;
use super::dunders::{self, add_all};

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.slice.clone();
    add_all(vm, &class, &[METHODS, dunders::COMPARISONS, dunders::REPR, dunders::HASH]);
}

natives! {
    const METHODS;

    /// Create a slice object.
    "@new __new__(cls, start, stop=None, step=None, /)" => |_vm, [_class, start, stop, step]| {
        let (start, stop) =
            if stop.is_undef() { (Value::None, start.clone()) } else { (start.clone(), stop.clone()) };
        let step = if step.is_undef() { Value::None } else { step.clone() };
        Ok(Gc::new(Slice { start, stop, step }).into())
    }

    /// Return where the slice begins.
    "@get start(self)" => |_vm, [this]| { receive!(this => slice: Slice); Ok(slice.start.clone()) }
    /// Return where the slice ends.
    "@get stop(self)" => |_vm, [this]| { receive!(this => slice: Slice); Ok(slice.stop.clone()) }
    /// Return the distance of the items.
    "@get step(self)" => |_vm, [this]| { receive!(this => slice: Slice); Ok(slice.step.clone()) }

    /// S.indices(len) -> (start, stop, stride)
    ///
    /// Assuming a sequence of length len, calculate the start and stop
    /// indices, and the stride length of the extended slice described by
    /// S. Out of bounds indices are clipped in a manner consistent with the
    /// handling of normal slices.
    "indices(self, length, /)" => |vm, [this, length]| {
        receive!(this => slice: Slice);
        let length = vm.to_bigint(length)?;
        if length.sign() == num_bigint::Sign::Minus {
            return Err(vm.value_error("length should not be negative"));
        }
        indices(vm, slice, length)
    }

    /// Support for copying.
    "__reduce__(self, /)" => |vm, [this]| {
        receive!(this => slice: Slice);
        let parts = super::tuple::tuple_of(vm, vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()]);
        Ok(super::tuple::tuple_of(vm, vec![(&vm.types.slice).into(), parts]))
    }
}

/// The bounds of a slice of `length` items; ints of any size.
fn indices(vm: &mut Vm, slice: &Slice, length: BigInt) -> VmResult<Value> {
    let step = part(vm, &slice.step)?.unwrap_or_else(|| 1.into());
    if step.sign() == num_bigint::Sign::NoSign {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let back = step.sign() == num_bigint::Sign::Minus;
    let (lowest, highest) = if back { ((-1).into(), &length - 1) } else { (BigInt::from(0), length.clone()) };
    let clamp = |bound: BigInt| {
        if bound.sign() == num_bigint::Sign::Minus {
            (bound + &length).max(lowest.clone())
        } else {
            bound.min(highest.clone())
        }
    };
    let start = part(vm, &slice.start)?.map(&clamp);
    let stop = part(vm, &slice.stop)?.map(&clamp);
    let (first, last) = if back { (&highest, &lowest) } else { (&lowest, &highest) };
    let start = start.unwrap_or_else(|| first.clone());
    let stop = stop.unwrap_or_else(|| last.clone());
    let parts = [start, stop, step].map(|part| vm.int_value(part));
    Ok(Gc::new(Tuple::new(parts)).into())
}

fn part(vm: &mut Vm, value: &Value) -> VmResult<Option<BigInt>> {
    if value.is_none() {
        return Ok(None);
    }
    match vm.try_index(value)? {
        Some(index) => Ok(int_ref(&index).map(IntRef::to_big)),
        None => Err(vm.type_error("slice indices must be integers or None or have an __index__ method")),
    }
}
