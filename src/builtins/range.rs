//! `range`. Its arithmetic is in `vm::ranges`.

use crate::natives;
use crate::object::{Gc, Range, RangeIterator, Value};
use crate::vm::numeric::int_ref;
use crate::vm::{Vm, VmResult};

use super::arguments::receive;
use super::dunders::{self, add_all};

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    let class = vm.types.range.clone();
    add_all(
        vm,
        &class,
        &[
            METHODS,
            dunders::COMPARISONS,
            dunders::REPR,
            dunders::HASH,
            dunders::LENGTH,
            dunders::ITERATION,
            dunders::MEMBERSHIP,
            dunders::ITEMS,
        ],
    );
    let class = vm.types.range_iterator.clone();
    vm.add_methods(&class, ITERATOR);
}

/// `range(start, stop, step)`
pub fn new_range(vm: &mut Vm, start: &Value, stop: &Value, step: &Value) -> VmResult<Value> {
    let first = vm.index_value(start)?;
    let (start, stop) = if stop.is_undef() { (Value::Int(0), first) } else { (first, vm.index_value(stop)?) };
    let step = if step.is_undef() { Value::Int(1) } else { vm.index_value(step)? };
    if matches!(step, Value::Int(0)) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Gc::new(Range { start, stop, step }).into())
}

/// The place of the first item that is equal, by going through the range.
fn walk_to(vm: &mut Vm, range: &Gc<Range>, value: &Value) -> VmResult<Option<usize>> {
    let iterator = vm.range_iterator(range);
    let mut place = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.eq(&item, value)? {
            return Ok(Some(place));
        }
        place += 1;
    }
    Ok(None)
}

natives! {
    const METHODS;

    /// Create a new range object.
    "@new __new__(cls, start, stop=None, step=None, /)" => |vm, [_class, start, stop, step]| {
        new_range(vm, start, stop, step)
    }

    /// Return the first number.
    "@get start(self)" => |_vm, [this]| { receive!(this => range: Range); Ok(range.start.clone()) }
    /// Return the number where the range ends.
    "@get stop(self)" => |_vm, [this]| { receive!(this => range: Range); Ok(range.stop.clone()) }
    /// Return the distance of the numbers.
    "@get step(self)" => |_vm, [this]| { receive!(this => range: Range); Ok(range.step.clone()) }

    /// rangeobject.count(value) -> integer -- return number of occurrences of value
    "count(self, value, /)" => |vm, [this, value]| {
        receive!(this => range: Range);
        if int_ref(value).is_some() {
            let found = vm.range_index_of(range, value).flatten();
            return Ok(Value::Int(i64::from(found.is_some())));
        }
        let iterator = vm.range_iterator(range);
        let mut count = 0;
        while let Some(item) = vm.next(&iterator)? {
            count += i64::from(vm.eq(&item, value)?);
        }
        Ok(Value::Int(count))
    }

    /// rangeobject.index(value) -> integer -- return index of value.
    /// Raise ValueError if the value is not present.
    "index(self, value, /)" => |vm, [this, value]| {
        receive!(this => range: Range);
        if int_ref(value).is_some() {
            return match vm.range_index_of(range, value).flatten() {
                Some(place) => Ok(place),
                None => {
                    let text = vm.repr(value)?;
                    Err(vm.value_error(format!("{text} is not in range")))
                }
            };
        }
        match walk_to(vm, range, value)? {
            Some(place) => Ok(place.into()),
            None => Err(vm.value_error("sequence.index(x): x not in sequence")),
        }
    }

    /// Return a reverse iterator.
    "__reversed__(self, /)" => |vm, [this]| {
        receive!(this => range: Range);
        Ok(vm.range_reversed(range))
    }

    /// True if self else False
    "__bool__(self, /)" => |vm, [this]| { Ok(vm.truth(this)?.into()) }

    /// Support for copying.
    "__reduce__(self, /)" => |vm, [this]| {
        receive!(this => range: Range);
        let parts = super::tuple::tuple_of(vm, vec![range.start.clone(), range.stop.clone(), range.step.clone()]);
        Ok(super::tuple::tuple_of(vm, vec![(&vm.types.range).into(), parts]))
    }
}

natives! {
    const ITERATOR;

    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }

    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| {
        receive!(this => iterator: RangeIterator);
        match iterator.step() {
            Some(number) => Ok(Value::Int(number)),
            None => Err(vm.stop_iteration(Value::None)),
        }
    }

    /// Private method returning an estimate of len(list(it)).
    "__length_hint__(self, /)" => |_vm, [this]| {
        receive!(this => iterator: RangeIterator);
        Ok(Value::Int(iterator.left.get() as i64))
    }
}
