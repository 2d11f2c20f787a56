//! `set` and `frozenset`. What both have gives a value of the receiver's type, never of a subclass.
//!
//! [`operators`] are the operators, [`update`] what changes a set.

mod operators;
mod update;

use crate::natives;
use crate::object::{Dict, FrozenSet, Gc, Instance, Set, Tuple, Value};
use crate::vm::keyed::{SetOperation, Table, hashed_keys, value_of_frozenset, value_of_set, with_set};
use crate::vm::{Native, Vm, VmResult};

use super::arguments::receive;
use super::dunders::{self, add_all, made, set_unhashable};

/// The methods that both types have.
const COMMON_TABLES: &[&[Native]] = &[
    COMMON,
    operators::METHODS,
    dunders::COMPARISONS,
    dunders::REPR,
    dunders::LENGTH,
    dunders::ITERATION,
    dunders::MEMBERSHIP,
];

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    let class = vm.types.set.clone();
    add_all(vm, &class, COMMON_TABLES);
    add_all(vm, &class, &[SET, update::METHODS]);
    set_unhashable(vm, &class);
    let class = vm.types.frozenset.clone();
    add_all(vm, &class, COMMON_TABLES);
    add_all(vm, &class, &[FROZENSET, dunders::HASH]);
}

/// Whether the receiver is a frozen set, or an instance of a subclass.
fn is_frozen(this: &Value) -> bool {
    this.get::<FrozenSet>().is_some()
        || this.get::<Instance>().is_some_and(|instance| instance.native().get::<FrozenSet>().is_some())
}

/// A set of the receiver's type.
fn like(this: &Value, table: Table) -> Value {
    if is_frozen(this) { value_of_frozenset(table) } else { value_of_set(table) }
}

/// The set or frozen set that a value is, or that is inside an instance of a subclass.
fn as_set(vm: &Vm, value: &Value) -> Option<Value> {
    let inner = vm.unwrap_native(value);
    with_set(&inner, |_| ()).map(|()| inner)
}

/// A table of the items of any iterable.
pub fn table_of(vm: &mut Vm, iterable: &Value) -> VmResult<Table> {
    let inner = vm.unwrap_native(iterable);
    if let Some(table) = with_set(&inner, Table::copied) {
        return Ok(table);
    }
    let mut table = Table::new();
    if let Some(dict) = iterable.as_gc::<Dict>() {
        table.reserve_for_merge(dict.len());
        for (hash, key) in hashed_keys(dict) {
            vm.table_add_hashed(&mut table, hash, key)?;
        }
        return Ok(table);
    }
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        vm.table_add(&mut table, item)?;
    }
    Ok(table)
}

/// A copy of a set's table.
fn copied(set: &Value) -> Table {
    with_set(set, Table::copied).unwrap_or_default()
}

/// `set.intersection(other)` with any iterable.
fn intersection(vm: &mut Vm, set: &Value, other: &Value) -> VmResult<Table> {
    if let Some(other) = as_set(vm, other) {
        return Ok(vm.set_binary(SetOperation::Intersection, set, &other)?.unwrap_or_default());
    }
    let mut table = Table::new();
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        // An unhashable item is an error, even one that `in` would find as a frozen set.
        let hash = vm.hash(&item)?;
        if vm.set_contains_hashed(set, hash, &item)? {
            vm.table_add_hashed(&mut table, hash, item)?;
        }
    }
    Ok(table)
}

/// `set.difference(other)` with any iterable.
fn difference(vm: &mut Vm, set: &Value, other: &Value) -> VmResult<Table> {
    if let Some(other) = as_set(vm, other) {
        return Ok(vm.set_binary(SetOperation::Difference, set, &other)?.unwrap_or_default());
    }
    let result = Gc::new(Set { table: std::cell::RefCell::new(copied(set)) });
    if let Some(dict) = other.as_gc::<Dict>() {
        // The hashes are known.
        for (hash, key) in hashed_keys(dict) {
            vm.set_discard_hashed(&result, hash, &key)?;
        }
        return Ok(result.table.take());
    }
    update::difference_update(vm, &result, other)?;
    Ok(result.table.take())
}

fn others(args: &Value) -> &[Value] {
    &args.get::<Tuple>().expect("*args is a tuple").items
}

/// Applies an operation to the receiver and each of the others in turn.
fn fold(
    vm: &mut Vm,
    this: &Value,
    args: &Value,
    operation: fn(&mut Vm, &Value, &Value) -> VmResult<Table>,
) -> VmResult<Value> {
    let mut result = vm.unwrap_native(this);
    let others = others(args);
    if others.is_empty() {
        return Ok(like(this, copied(&result)));
    }
    for other in others {
        let table = operation(vm, &result, other)?;
        result = like(this, table);
    }
    Ok(result)
}

fn is_disjoint(vm: &mut Vm, this: &Value, other: &Value) -> VmResult<bool> {
    let this = vm.unwrap_native(this);
    // A set of a script's class is walked as that class says.
    let (mut looked_in, mut walked) = (this, other.clone());
    if with_set(other, |_| ()).is_some() {
        if looked_in.is(other) {
            return Ok(with_set(other, Table::is_empty).unwrap_or(true));
        }
        if vm.len(&walked)? > vm.len(&looked_in)? {
            std::mem::swap(&mut looked_in, &mut walked);
        }
    }
    let iterator = vm.iter(&walked)?;
    while let Some(item) = vm.next(&iterator)? {
        let hash = vm.hash(&item)?;
        if vm.set_contains_hashed(&looked_in, hash, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

natives! {
    const COMMON;

    /// Return a shallow copy of a set.
    "copy(self, /)" => |vm, [this]| {
        let inner = vm.unwrap_native(this);
        Ok(if this.get::<FrozenSet>().is_some() { inner } else { like(this, copied(&inner)) })
    }

    /// Return a new set with elements from the set and all others.
    "union(self, *others)" => |vm, [this, args]| {
        let inner = vm.unwrap_native(this);
        let result = Gc::new(Set { table: std::cell::RefCell::new(copied(&inner)) });
        for other in others(args) {
            vm.set_extend(&result, other)?;
        }
        Ok(like(this, result.table.take()))
    }

    /// Return a new set with elements common to the set and all others.
    "intersection(self, *others)" => |vm, [this, args]| { fold(vm, this, args, intersection) }

    /// Return a new set with elements in the set that are not in the others.
    "difference(self, *others)" => |vm, [this, args]| { fold(vm, this, args, difference) }

    /// Return a new set with elements in either the set or other but not both.
    "symmetric_difference(self, other, /)" => |vm, [this, other]| {
        let inner = vm.unwrap_native(this);
        let other = value_of_set(table_of(vm, other)?);
        let table = vm.set_binary(SetOperation::SymmetricDifference, &inner, &other)?;
        Ok(like(this, table.unwrap_or_default()))
    }

    /// Report whether another set contains this set.
    "issubset(self, other, /)" => |vm, [this, other]| {
        let inner = vm.unwrap_native(this);
        if let Some(other) = as_set(vm, other) {
            return Ok(vm.is_subset(&inner, &other)?.into());
        }
        let common = intersection(vm, &inner, other)?;
        Ok(Value::bool(common.len() == vm.len(&inner)?))
    }

    /// Report whether this set contains another set.
    "issuperset(self, other, /)" => |vm, [this, other]| {
        let inner = vm.unwrap_native(this);
        if let Some(other) = as_set(vm, other) {
            return Ok(vm.is_subset(&other, &inner)?.into());
        }
        let iterator = vm.iter(other)?;
        while let Some(item) = vm.next(&iterator)? {
            if !vm.set_contains(&inner, &item)? {
                return Ok(Value::bool(false));
            }
        }
        Ok(Value::bool(true))
    }

    /// Return True if two sets have a null intersection.
    "isdisjoint(self, other, /)" => |vm, [this, other]| { Ok(is_disjoint(vm, this, other)?.into()) }

    /// Return the size of the set in memory.
    "__sizeof__(self, /)" => |vm, [this]| {
        let inner = vm.unwrap_native(this);
        let slots = with_set(&inner, Table::capacity).unwrap_or(0);
        Ok(Value::from(200 + if slots > 8 { 16 * slots } else { 0 }))
    }
}

natives! {
    const SET;

    /// Create a new set object.
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, _args, _kwargs]| {
        let owner = vm.types.set.clone();
        made(vm, &owner, class, value_of_set(Table::new()))
    }

    /// Initialize self.
    "__init__(self, iterable=(), /)" => |vm, [this, iterable]| {
        let table = if iterable.is_undef() { Table::new() } else { table_of(vm, iterable)? };
        receive!(this => set: Set);
        let old = set.table.replace(table);
        drop(old);
        Ok(Value::None)
    }
}

natives! {
    const FROZENSET;

    /// Create a new frozenset object.
    "@new __new__(cls, iterable=(), /)" => |vm, [class, iterable]| {
        let value = match iterable {
            Value::Undef => value_of_frozenset(Table::new()),
            iterable if iterable.get::<FrozenSet>().is_some() => iterable.clone(),
            iterable => value_of_frozenset(table_of(vm, iterable)?),
        };
        let owner = vm.types.frozenset.clone();
        made(vm, &owner, class, value)
    }
}
