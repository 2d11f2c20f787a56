//! `tuple`.

use crate::natives;
use crate::object::{Gc, Tuple, Value};
use crate::vm::{Vm, VmResult};

use super::arguments::{bound_not_none, receive};
use super::dunders::{self, add_all};
use super::list::{count_items, find_item};

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.tuple.clone();
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
            dunders::SEQUENCE_OPERATORS,
        ],
    );
}

/// A tuple of these items; the empty one is shared.
pub fn tuple_of(vm: &Vm, items: Vec<Value>) -> Value {
    if items.is_empty() { vm.empty_tuple.clone() } else { Gc::new(Tuple { items: items.into() }).into() }
}

/// `tuple(iterable)` of exactly the built-in type.
pub fn tuple_from(vm: &mut Vm, iterable: &Value) -> VmResult<Value> {
    if iterable.get::<Tuple>().is_some() {
        return Ok(iterable.clone());
    }
    let items = vm.collect(iterable)?;
    Ok(tuple_of(vm, items))
}

natives! {
    const METHODS;

    /// Create a new tuple object.
    "@new __new__(cls, iterable=(), /)" => |vm, [class, iterable]| {
        let value = if iterable.is_undef() { vm.empty_tuple.clone() } else { tuple_from(vm, iterable)? };
        let owner = vm.types.tuple.clone();
        dunders::made(vm, &owner, class, value)
    }

    /// Return number of occurrences of value.
    "count(self, value, /)" => |vm, [this, value]| {
        receive!(this => tuple: Tuple);
        count_items(vm, |place| tuple.items.get(place).cloned(), value)
    }

    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    "index(self, value, start=0, stop=sys.maxsize, /)" => |vm, [this, value, start, stop]| {
        receive!(this => tuple: Tuple);
        let bounds = (bound_not_none(vm, start)?, bound_not_none(vm, stop)?);
        match find_item(vm, |place| tuple.items.get(place).cloned(), tuple.items.len(), value, bounds)? {
            Some(place) => Ok(place.into()),
            None => Err(vm.value_error("tuple.index(x): x not in tuple")),
        }
    }

    /// Support for pickling and copying.
    "__getnewargs__(self, /)" => |vm, [this]| {
        let tuple = vm.unwrap_native(this);
        Ok(Gc::new(Tuple::new([tuple])).into())
    }
}
