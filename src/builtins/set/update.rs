//! What changes a set.

use crate::builtins::arguments::receive;
use crate::builtins::dunders::in_place_operator;
use crate::bytecode::BinaryOp;
use crate::natives;
use crate::object::{Gc, Set, Value};
use crate::vm::keyed::{SetOperation, Table, quick_set_add, quick_set_discard, with_set};
use crate::vm::{Vm, VmResult};

use super::{as_set, intersection, others, table_of};

/// `set.difference_update(other)` with any iterable.
pub fn difference_update(vm: &mut Vm, set: &Gc<Set>, other: &Value) -> VmResult<()> {
    if let Some(other) = as_set(vm, other) {
        if set.as_ref_untyped().is(other.as_object().expect("a set is an object")) {
            let old = set.table.replace(Table::new());
            drop(old);
            return Ok(());
        }
        let table = with_set(&other, Table::clone).unwrap_or_default();
        return vm.set_update(SetOperation::Difference, set, &table);
    }
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        let hash = vm.hash(&item)?;
        vm.set_discard_hashed(set, hash, &item)?;
    }
    set.table.borrow_mut().drop_marks();
    Ok(())
}

natives! {
    pub const METHODS;

    /// Add an element to a set.
    ///
    /// This has no effect if the element is already present.
    "add(self, object, /)" quick quick_set_add => |vm, [this, object]| {
        receive!(this => set: Set);
        vm.set_add(set, object.clone())?;
        Ok(Value::None)
    }

    /// Remove an element from a set if it is a member.
    ///
    /// Unlike set.remove(), the discard() method does not raise
    /// an exception when an element is missing from the set.
    "discard(self, object, /)" quick quick_set_discard => |vm, [this, object]| {
        receive!(this => set: Set);
        vm.set_discard(set, object)?;
        Ok(Value::None)
    }

    /// Remove an element from a set; it must be a member.
    ///
    /// If the element is not a member, raise a KeyError.
    "remove(self, object, /)" => |vm, [this, object]| {
        receive!(this => set: Set);
        if vm.set_discard(set, object)? { Ok(Value::None) } else { Err(vm.key_error(object.clone())) }
    }

    /// Remove and return an arbitrary set element.
    ///
    /// Raises KeyError if the set is empty.
    "pop(self, /)" => |vm, [this]| {
        receive!(this => set: Set);
        let item = set.table.borrow_mut().pop();
        item.ok_or_else(|| vm.key_error(Value::from("pop from an empty set")))
    }

    /// Remove all elements from this set.
    "clear(self, /)" => |_vm, [this]| {
        receive!(this => set: Set);
        let mut empty = Table::new();
        std::mem::swap(&mut empty, &mut *set.table.borrow_mut());
        drop(empty);
        Ok(Value::None)
    }

    /// Update the set, adding elements from all others.
    "update(self, *others)" => |vm, [this, args]| {
        receive!(this => set: Set);
        for other in others(args) {
            vm.set_extend(set, other)?;
        }
        Ok(Value::None)
    }

    /// Update the set, keeping only elements found in it and all others.
    "intersection_update(self, *others)" => |vm, [this, args]| {
        receive!(this => set: Set);
        let mut result = Value::from(set);
        for other in others(args) {
            result = crate::vm::keyed::value_of_set(intersection(vm, &result, other)?);
        }
        if !result.is(&set.into()) {
            let table = with_set(&result, Table::clone).unwrap_or_default();
            let old = set.table.borrow().clone();
            set.table.borrow_mut().replace_contents(table);
            drop(old);
        }
        Ok(Value::None)
    }

    /// Update the set, removing elements found in others.
    "difference_update(self, *others)" => |vm, [this, args]| {
        receive!(this => set: Set);
        for other in others(args) {
            difference_update(vm, set, other)?;
        }
        Ok(Value::None)
    }

    /// Update the set, keeping only elements found in either set, but not in both.
    "symmetric_difference_update(self, other, /)" => |vm, [this, other]| {
        receive!(this => set: Set);
        let table = match as_set(vm, other) {
            Some(other) if other.is(&set.into()) => {
                let old = set.table.replace(Table::new());
                drop(old);
                return Ok(Value::None);
            }
            Some(other) => with_set(&other, Table::clone).unwrap_or_default(),
            None => table_of(vm, other)?,
        };
        vm.set_update(SetOperation::SymmetricDifference, set, &table)?;
        Ok(Value::None)
    }

    /// Return self|=value.
    "__ior__(self, value, /)" => |vm, [this, value]| { in_place_operator(vm, BinaryOp::Or, this, value) }
    /// Return self&=value.
    "__iand__(self, value, /)" => |vm, [this, value]| { in_place_operator(vm, BinaryOp::And, this, value) }
    /// Return self-=value.
    "__isub__(self, value, /)" => |vm, [this, value]| { in_place_operator(vm, BinaryOp::Sub, this, value) }
    /// Return self^=value.
    "__ixor__(self, value, /)" => |vm, [this, value]| { in_place_operator(vm, BinaryOp::Xor, this, value) }
}
