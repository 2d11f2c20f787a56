//! `dict_keys`, `dict_values`, `dict_items`: what stays in step with its dict.

use crate::builtins::mapping_proxy::MappingProxy;
use crate::bytecode::CompareOp;
use crate::natives;
use crate::object::set_table::SetTable;
use crate::object::{Dict, Gc, NativeData, Ref, Trace, Tuple, Value};
use crate::vm::iterators::DictPart;
use crate::vm::keyed::{SetOperation, value_of_set, with_set};
use crate::vm::{Native, NativeType, Vm, VmResult};

pub const KEYS: u8 = 0;
pub const VALUES: u8 = 1;
pub const ITEMS: u8 = 2;

/// A view on a part of a dict.
#[derive(Debug)]
pub struct DictView<const PART: u8> {
    pub dict: Gc<Dict>,
}

impl<const PART: u8> DictView<PART> {
    pub fn new(dict: &Gc<Dict>) -> Self {
        DictView { dict: dict.clone() }
    }
}

impl<const PART: u8> Trace for DictView<PART> {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.dict.as_ref_untyped());
    }
}

impl<const PART: u8> NativeData for DictView<PART> {}

impl NativeType for DictView<KEYS> {
    const NAME: &'static str = "dict_keys";
    const METHODS: &'static [Native] = SET_LIKE;
    const MORE_METHODS: &'static [Native] = COMMON;
    const UNHASHABLE: bool = true;
}

impl NativeType for DictView<VALUES> {
    const NAME: &'static str = "dict_values";
    const METHODS: &'static [Native] = COMMON;
}

impl NativeType for DictView<ITEMS> {
    const NAME: &'static str = "dict_items";
    const METHODS: &'static [Native] = SET_LIKE;
    const MORE_METHODS: &'static [Native] = COMMON;
    const UNHASHABLE: bool = true;
}

/// The dict behind a view, and which part of it the view shows.
fn parts(view: &Value) -> Option<(&Gc<Dict>, DictPart)> {
    if let Some(view) = view.native::<DictView<KEYS>>() {
        return Some((&view.dict, DictPart::Keys));
    }
    if let Some(view) = view.native::<DictView<ITEMS>>() {
        return Some((&view.dict, DictPart::Items));
    }
    view.native::<DictView<VALUES>>().map(|view| (&view.dict, DictPart::Values))
}

fn receiver(this: &Value) -> (&Gc<Dict>, DictPart) {
    parts(this).expect("the receiver was checked when the arguments were bound")
}

/// `item in view`
fn contains(vm: &mut Vm, this: &Value, item: &Value) -> VmResult<bool> {
    let (dict, part) = receiver(this);
    match part {
        DictPart::Keys => vm.dict_contains(dict, item),
        DictPart::Items => {
            let inner = vm.unwrap_native(item);
            let Some(pair) = inner.get::<Tuple>() else { return Ok(false) };
            let [key, value] = pair.items.as_slice() else { return Ok(false) };
            match vm.dict_get(dict, key)? {
                Some(found) => vm.eq(&found, value),
                None => Ok(false),
            }
        }
        DictPart::Values => {
            let iterator = vm.dict_iterator(dict, DictPart::Values, false);
            while let Some(value) = vm.next(&iterator)? {
                if vm.eq(&value, item)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}

/// The items of a view as a set, in the order in which CPython would make it.
fn as_set(vm: &mut Vm, view: &Value) -> VmResult<Value> {
    let items = vm.collect(view)?;
    let mut table = SetTable::new();
    for item in items {
        vm.table_add(&mut table, item)?;
    }
    Ok(value_of_set(table))
}

/// Another operand as a set.
fn other_as_set(vm: &mut Vm, other: &Value) -> VmResult<Value> {
    let inner = vm.unwrap_native(other);
    if with_set(&inner, |_| ()).is_some() { Ok(inner) } else { as_set(vm, other) }
}

/// `&`, `|`, `-`, `^` with any iterable.
fn set_operator(vm: &mut Vm, operation: SetOperation, left: &Value, right: &Value) -> VmResult<Value> {
    if operation == SetOperation::Intersection {
        return intersection(vm, left, right);
    }
    let left = as_set(vm, left)?;
    let right = other_as_set(vm, right)?;
    let table = vm.set_binary(operation, &left, &right)?;
    Ok(value_of_set(table.unwrap_or_default()))
}

/// CPython goes through the right side, or through the view if the right one is a larger set or view.
fn intersection(vm: &mut Vm, left: &Value, right: &Value) -> VmResult<Value> {
    let (mut view, mut other) = (left, right);
    if parts(left).is_none() || is_set_like(vm, right) && vm.len(right)? > vm.len(left)? {
        (view, other) = (right, left);
    }
    let iterator = vm.iter(other)?;
    let mut table = SetTable::new();
    while let Some(item) = vm.next(&iterator)? {
        if vm.contains(view, &item)? {
            vm.table_add(&mut table, item)?;
        }
    }
    Ok(value_of_set(table))
}

/// Whether a value is a set, a frozen set or a set-like view.
fn is_set_like(vm: &Vm, value: &Value) -> bool {
    match parts(value) {
        Some((_, part)) => part != DictPart::Values,
        None => with_set(&vm.unwrap_native(value), |_| ()).is_some(),
    }
}

/// Comparisons as of sets.
fn compared(vm: &mut Vm, op: CompareOp, this: &Value, other: &Value) -> VmResult<Value> {
    if !is_set_like(vm, other) {
        return Ok(vm.not_implemented.clone());
    }
    let (own, others) = (vm.len(this)?, vm.len(other)?);
    let result = match op {
        CompareOp::Eq => own == others && all_in(vm, this, other)?,
        CompareOp::Ne => own != others || !all_in(vm, this, other)?,
        CompareOp::Lt => own < others && all_in(vm, this, other)?,
        CompareOp::Le => own <= others && all_in(vm, this, other)?,
        CompareOp::Gt => own > others && all_in(vm, other, this)?,
        CompareOp::Ge => own >= others && all_in(vm, other, this)?,
        _ => unreachable!("the other comparisons have no method"),
    };
    Ok(Value::bool(result))
}

fn all_in(vm: &mut Vm, part: &Value, whole: &Value) -> VmResult<bool> {
    let iterator = vm.iter(part)?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.contains(whole, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_disjoint(vm: &mut Vm, this: &Value, other: &Value) -> VmResult<bool> {
    if this.is(other) {
        return Ok(vm.len(this)? == 0);
    }
    let (mut view, mut walked) = (this, other);
    if is_set_like(vm, other) && vm.len(other)? > vm.len(this)? {
        (view, walked) = (other, this);
    }
    let iterator = vm.iter(walked)?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.contains(view, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn repr(vm: &mut Vm, this: &Value) -> VmResult<Value> {
    let address = this.as_object().map_or(0, Ref::address);
    if vm.repr_active.contains(&address) {
        return Ok(Value::from("..."));
    }
    vm.enter_native()?;
    vm.repr_active.push(address);
    let items = vm.collect(this).and_then(|items| {
        let list = Value::from(Gc::new(crate::object::List::new(items)));
        vm.repr(&list)
    });
    vm.repr_active.pop();
    vm.leave_native();
    let name = vm.type_name(this);
    Ok(Value::from(format!("{name}({})", items?)))
}

natives! {
    const COMMON;

    /// Implement iter(self).
    "__iter__(self, /)" => |vm, [this]| {
        let (dict, part) = receiver(this);
        Ok(vm.dict_iterator(dict, part, false))
    }

    /// Return a reverse iterator over the dict.
    "__reversed__(self, /)" => |vm, [this]| {
        let (dict, part) = receiver(this);
        Ok(vm.dict_iterator(dict, part, true))
    }

    /// Return len(self).
    "__len__(self, /)" => |_vm, [this]| { Ok(receiver(this).0.len().into()) }

    /// Return bool(key in self).
    "__contains__(self, key, /)" => |vm, [this, key]| { Ok(contains(vm, this, key)?.into()) }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { repr(vm, this) }

    /// Dictionary that this view refers to.
    "@get mapping(self)" => |vm, [this]| {
        let mapping = receiver(this).0.into();
        Ok(vm.new_native(MappingProxy { mapping }))
    }
}

natives! {
    const SET_LIKE;

    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Eq, this, value) }
    /// Return self!=value.
    "__ne__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Ne, this, value) }
    /// Return self<value.
    "__lt__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Lt, this, value) }
    /// Return self<=value.
    "__le__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Le, this, value) }
    /// Return self>value.
    "__gt__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Gt, this, value) }
    /// Return self>=value.
    "__ge__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Ge, this, value) }

    /// Return self&value.
    "__and__(self, value, /)" => |vm, [this, value]| { set_operator(vm, SetOperation::Intersection, this, value) }
    /// Return self|value.
    "__or__(self, value, /)" => |vm, [this, value]| { set_operator(vm, SetOperation::Union, this, value) }
    /// Return self-value.
    "__sub__(self, value, /)" => |vm, [this, value]| { set_operator(vm, SetOperation::Difference, this, value) }
    /// Return self^value.
    "__xor__(self, value, /)" => |vm, [this, value]| {
        set_operator(vm, SetOperation::SymmetricDifference, this, value)
    }
    /// Return value&self.
    "__rand__(self, value, /)" => |vm, [this, value]| { set_operator(vm, SetOperation::Intersection, value, this) }
    /// Return value|self.
    "__ror__(self, value, /)" => |vm, [this, value]| { set_operator(vm, SetOperation::Union, value, this) }
    /// Return value-self.
    "__rsub__(self, value, /)" => |vm, [this, value]| { set_operator(vm, SetOperation::Difference, value, this) }
    /// Return value^self.
    "__rxor__(self, value, /)" => |vm, [this, value]| {
        set_operator(vm, SetOperation::SymmetricDifference, value, this)
    }

    /// Return True if the view and the given iterable have a null intersection.
    "isdisjoint(self, other, /)" => |vm, [this, other]| { Ok(is_disjoint(vm, this, other)?.into()) }
}
