//! The iterators over built-in containers, but for lists and ranges, whose iterators loops know by heart.
//! An iterator lets go of its container at the end, and stays at its end from then on.

use std::cell::{Cell, RefCell};

use crate::natives;
use crate::object::{Dict, DictTable, Gc, NativeData, Ref, Str, Trace, Tuple, Value};

use super::keyed::{Table, with_set};
use super::sequences::with_bytes;
use super::{Hooks, Native, NativeType, Vm, VmResult};

/// Which part of a dict's entries an iterator gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DictPart {
    Keys,
    Values,
    Items,
}

natives! {
    const ITERATOR_METHODS;
    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| {
        match vm.next(this)? {
            Some(value) => Ok(value),
            None => Err(vm.stop_iteration(Value::None)),
        }
    }
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__(self, /)" => |vm, [this]| {
        match this.native::<SequenceIterator>() {
            Some(iterator) => iterator.length_hint(vm),
            None => Ok(Value::from(remaining(this))),
        }
    }
}

/// How many values an iterator of this file has left.
fn remaining(iterator: &Value) -> usize {
    if let Some(iterator) = iterator.native::<TupleIterator>() {
        let tuple = iterator.tuple.borrow();
        return tuple.as_ref().map_or(0, |tuple| tuple.items.len().saturating_sub(iterator.index.get()));
    }
    if let Some(iterator) = iterator.native::<StrIterator<true>>() {
        return iterator.remaining();
    }
    if let Some(iterator) = iterator.native::<StrIterator<false>>() {
        return iterator.remaining();
    }
    if let Some(iterator) = iterator.native::<BytesIterator<false>>() {
        return iterator.remaining();
    }
    if let Some(iterator) = iterator.native::<BytesIterator<true>>() {
        return iterator.remaining();
    }
    if let Some(iterator) = iterator.native::<SetIterator>() {
        let set = iterator.set.borrow();
        let length = with_set(&set, Table::len).unwrap_or(0);
        return if length == iterator.length { iterator.left.get() } else { 0 };
    }
    if let Some(iterator) = iterator.native::<ReverseIterator>() {
        let left = usize::try_from(iterator.next.get() + 1).unwrap_or(0);
        // Nothing more is given once the list is shorter than that.
        let length = iterator.list.borrow().get::<crate::object::List>().map_or(0, |list| list.len());
        return if length < left { 0 } else { left };
    }
    dict_remaining(iterator)
}

fn dict_remaining(iterator: &Value) -> usize {
    macro_rules! one_of {
        ($($part:literal)*) => {
            $(if let Some(iterator) = iterator.native::<DictIterator<$part>>() {
                return iterator.remaining();
            })*
        };
    }
    one_of!(0 1 2 3 4 5);
    0
}

/// The parts of `NativeType` that all iterators share.
macro_rules! iterator_type {
    ([$($generics:tt)*] $type:ty, $name:expr, $step:expr) => {
        impl<$($generics)*> NativeData for $type {}

        impl<$($generics)*> NativeType for $type {
            const NAME: &'static str = $name;
            const METHODS: &'static [Native] = ITERATOR_METHODS;
            const HOOKS: Hooks = Hooks {
                next: Some(|vm, object| {
                    let iterator = object.native::<$type>().expect("hooks belong to their type");
                    $step(iterator, vm)
                }), ..Hooks::NONE };
        }
    };
}

/// The iterator of a tuple.
#[derive(Debug)]
pub struct TupleIterator {
    tuple: RefCell<Option<Gc<Tuple>>>,
    index: Cell<usize>,
}

impl TupleIterator {
    pub fn new(tuple: &Gc<Tuple>) -> TupleIterator {
        TupleIterator { tuple: RefCell::new(Some(tuple.clone())), index: Cell::new(0) }
    }

    fn step(&self, _vm: &mut Vm) -> VmResult<Option<Value>> {
        let index = self.index.get();
        let item = self.tuple.borrow().as_ref().and_then(|tuple| tuple.items.get(index).cloned());
        if item.is_some() {
            self.index.set(index + 1);
        } else {
            drop(self.tuple.take());
        }
        Ok(item)
    }
}

iterator_type!([] TupleIterator, "tuple_iterator", TupleIterator::step);

impl Trace for TupleIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(tuple) = self.tuple.try_borrow()
            && let Some(tuple) = &*tuple
        {
            visit(tuple.as_ref_untyped());
        }
    }
}

/// The iterator of a string; CPython has two types for it.
#[derive(Debug)]
pub struct StrIterator<const ASCII: bool> {
    text: RefCell<Option<Gc<Str>>>,
    /// In bytes.
    offset: Cell<usize>,
}

impl<const ASCII: bool> StrIterator<ASCII> {
    pub fn new(text: &Gc<Str>) -> Self {
        StrIterator { text: RefCell::new(Some(text.clone())), offset: Cell::new(0) }
    }

    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        let offset = self.offset.get();
        let next = self.text.borrow().as_ref().and_then(|text| {
            let text = text.as_str();
            if ASCII {
                text.as_bytes().get(offset).map(|&byte| char::from(byte))
            } else {
                text[offset..].chars().next()
            }
        });
        let Some(char) = next else {
            drop(self.text.take());
            return Ok(None);
        };
        self.offset.set(offset + char.len_utf8());
        Ok(Some(vm.char_value(char)))
    }

    fn remaining(&self) -> usize {
        self.text.borrow().as_ref().map_or(0, |text| text.as_str()[self.offset.get()..].chars().count())
    }
}

iterator_type!([const ASCII: bool] StrIterator<ASCII>,
    if ASCII { "str_ascii_iterator" } else { "str_iterator" }, StrIterator::<ASCII>::step);

impl<const ASCII: bool> Trace for StrIterator<ASCII> {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(text) = self.text.try_borrow()
            && let Some(text) = &*text
        {
            visit(text.as_ref_untyped());
        }
    }
}

/// The iterator of bytes or a bytearray.
#[derive(Debug)]
pub struct BytesIterator<const MUTABLE: bool> {
    bytes: RefCell<Value>,
    index: Cell<usize>,
}

impl<const MUTABLE: bool> BytesIterator<MUTABLE> {
    pub fn new(bytes: &Value) -> Self {
        BytesIterator { bytes: RefCell::new(bytes.clone()), index: Cell::new(0) }
    }

    fn step(&self, _vm: &mut Vm) -> VmResult<Option<Value>> {
        let index = self.index.get();
        let byte = with_bytes(&self.bytes.borrow(), |bytes| bytes.get(index).copied()).flatten();
        if byte.is_some() {
            self.index.set(index + 1);
        } else {
            drop(self.bytes.take());
        }
        Ok(byte.map(|byte| Value::Int(i64::from(byte))))
    }

    fn remaining(&self) -> usize {
        with_bytes(&self.bytes.borrow(), <[u8]>::len).unwrap_or(0).saturating_sub(self.index.get())
    }
}

iterator_type!([const MUTABLE: bool] BytesIterator<MUTABLE>,
    if MUTABLE { "bytearray_iterator" } else { "bytes_iterator" }, BytesIterator::<MUTABLE>::step);

impl<const MUTABLE: bool> Trace for BytesIterator<MUTABLE> {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(bytes) = self.bytes.try_borrow() {
            bytes.trace(visit);
        }
    }
}

/// The iterator of a set or frozen set.
#[derive(Debug)]
pub struct SetIterator {
    set: RefCell<Value>,
    /// The next slot of the table.
    slot: Cell<usize>,
    /// How many items the set had; another number now is an error, for good.
    length: usize,
    left: Cell<usize>,
    failed: Cell<bool>,
}

impl SetIterator {
    pub fn new(set: &Value) -> SetIterator {
        let length = with_set(set, Table::len).unwrap_or(0);
        SetIterator {
            set: RefCell::new(set.clone()),
            slot: Cell::new(0),
            length,
            left: Cell::new(length),
            failed: Cell::new(false),
        }
    }

    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        if self.set.borrow().is_undef() {
            return Ok(None);
        }
        let length = with_set(&self.set.borrow(), Table::len);
        if self.failed.get() || length != Some(self.length) {
            self.failed.set(true);
            return Err(vm.runtime_error("Set changed size during iteration"));
        }
        let next = with_set(&self.set.borrow(), |table| {
            table.next_from(self.slot.get()).map(|(slot, _, item)| (slot, item.clone()))
        });
        let Some((slot, item)) = next.flatten() else {
            drop(self.set.take());
            return Ok(None);
        };
        self.slot.set(slot + 1);
        self.left.set(self.left.get().saturating_sub(1));
        Ok(Some(item))
    }
}

iterator_type!([] SetIterator, "set_iterator", SetIterator::step);

impl Trace for SetIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(set) = self.set.try_borrow() {
            set.trace(visit);
        }
    }
}

/// The iterators of a dict: the keys, values and items (0, 1, 2), and the same in reverse (3, 4, 5).
#[derive(Debug)]
pub struct DictIterator<const PART: u8> {
    dict: RefCell<Option<Gc<Dict>>>,
    /// The place to look at next; in reverse, one after it.
    place: Cell<usize>,
    /// How many keys the dict had; another number now is an error, for good.
    length: usize,
    left: Cell<usize>,
    failed: Cell<bool>,
    /// The dict's layout at the last step, and the hash of the key that it gave.
    layout: Cell<u64>,
    last: Cell<u64>,
    /// A key that was given has been removed. As there are as many keys as before, another one has come.
    lost: Cell<bool>,
}

impl<const PART: u8> DictIterator<PART> {
    pub fn new(dict: &Gc<Dict>) -> Self {
        let length = dict.len();
        DictIterator {
            place: Cell::new(if PART < 3 { 0 } else { dict.table.borrow().end() }),
            layout: Cell::new(dict.table.borrow().layout_version()),
            dict: RefCell::new(Some(dict.clone())),
            length,
            left: Cell::new(length),
            failed: Cell::new(false),
            last: Cell::new(0),
            lost: Cell::new(false),
        }
    }

    /// Keys were added and removed since the last step: looks whether the key that was given is still there.
    #[cold]
    fn check_last(&self, table: &DictTable) {
        self.layout.set(table.layout_version());
        if self.left.get() < self.length {
            let place = if PART < 3 { self.place.get().wrapping_sub(1) } else { self.place.get() };
            let there = place < table.end()
                && table.entry(place).hash == self.last.get()
                && !table.entry(place).key.is_undef();
            self.lost.set(self.lost.get() || !there);
        }
    }

    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        let borrowed = self.dict.borrow();
        let Some(dict) = &*borrowed else { return Ok(None) };
        let table = dict.table.borrow();
        if self.failed.get() || table.len() != self.length {
            self.failed.set(true);
            drop(table);
            return Err(vm.runtime_error("dictionary changed size during iteration"));
        }
        if !table.has_layout(self.layout.get()) {
            self.check_last(&table);
        }
        let next =
            if PART < 3 { table.next_from(self.place.get()) } else { table.previous_from(self.place.get()) };
        if self.left.get() == 0 && (next.is_some() || self.lost.get()) {
            drop(table);
            drop(borrowed);
            drop(self.dict.take());
            return Err(vm.runtime_error("dictionary keys changed during iteration"));
        }
        let Some((place, entry)) = next else {
            drop(table);
            drop(borrowed);
            drop(self.dict.take());
            return Ok(None);
        };
        self.last.set(entry.hash);
        self.place.set(if PART < 3 { place + 1 } else { place });
        self.left.set(self.left.get().saturating_sub(1));
        Ok(Some(match PART % 3 {
            0 => entry.key.clone(),
            1 => entry.value.clone(),
            _ => Gc::new(Tuple::new([entry.key.clone(), entry.value.clone()])).into(),
        }))
    }

    fn remaining(&self) -> usize {
        let dict = self.dict.borrow();
        match &*dict {
            Some(dict) if dict.len() == self.length => self.left.get(),
            _ => 0,
        }
    }
}

iterator_type!([const PART: u8] DictIterator<PART>,
    match PART {
        0 => "dict_keyiterator",
        1 => "dict_valueiterator",
        2 => "dict_itemiterator",
        3 => "dict_reversekeyiterator",
        4 => "dict_reversevalueiterator",
        _ => "dict_reverseitemiterator",
    },
    DictIterator::<PART>::step);

impl<const PART: u8> Trace for DictIterator<PART> {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(dict) = self.dict.try_borrow()
            && let Some(dict) = &*dict
        {
            visit(dict.as_ref_untyped());
        }
    }
}

/// The iterator of an object that has `__getitem__` but no `__iter__`: its items from 0 on, until IndexError.
#[derive(Debug)]
pub struct SequenceIterator {
    object: RefCell<Value>,
    index: Cell<i64>,
}

impl SequenceIterator {
    pub fn new(object: Value) -> SequenceIterator {
        SequenceIterator { object: RefCell::new(object), index: Cell::new(0) }
    }

    /// How many items are left, as far as the object has a length.
    fn length_hint(&self, vm: &mut Vm) -> VmResult<Value> {
        let object = self.object.borrow().clone();
        let name = vm.names.len.clone();
        if object.is_undef() {
            return Ok(Value::Int(0));
        }
        if vm.lookup_special(&object, &name)?.is_none() {
            return Ok(vm.not_implemented.clone());
        }
        let left = vm.len(&object)?.saturating_sub(self.index.get() as usize);
        Ok(left.into())
    }

    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        let object = self.object.borrow().clone();
        if object.is_undef() {
            return Ok(None);
        }
        let index = self.index.get();
        match vm.get_item(&object, &Value::Int(index)) {
            Ok(item) => {
                self.index.set(index + 1);
                Ok(Some(item))
            }
            Err(raised) => {
                let types = &vm.types;
                if vm.raised_is(&raised, &types.IndexError) || vm.raised_is(&raised, &types.StopIteration) {
                    drop(self.object.take());
                    return Ok(None);
                }
                Err(raised)
            }
        }
    }
}

iterator_type!([] SequenceIterator, "iterator", SequenceIterator::step);

impl Trace for SequenceIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(object) = self.object.try_borrow() {
            object.trace(visit);
        }
    }
}

/// `reversed(list)`
#[derive(Debug)]
pub struct ReverseIterator {
    list: RefCell<Value>,
    /// The index to give next; below zero at the end.
    next: Cell<i64>,
}

impl ReverseIterator {
    pub fn new(list: &Gc<crate::object::List>) -> ReverseIterator {
        ReverseIterator { next: Cell::new(list.len() as i64 - 1), list: RefCell::new(list.into()) }
    }

    fn step(&self, _vm: &mut Vm) -> VmResult<Option<Value>> {
        let index = self.next.get();
        let item = usize::try_from(index)
            .ok()
            .and_then(|index| self.list.borrow().get::<crate::object::List>()?.get(index));
        if item.is_some() {
            self.next.set(index - 1);
        } else {
            self.next.set(-1);
            drop(self.list.take());
        }
        Ok(item)
    }
}

iterator_type!([] ReverseIterator, "list_reverseiterator", ReverseIterator::step);

impl Trace for ReverseIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(list) = self.list.try_borrow() {
            list.trace(visit);
        }
    }
}

/// The iterator of a range beyond 64 bits.
#[derive(Debug)]
pub struct LongRangeIterator {
    next: RefCell<num_bigint::BigInt>,
    step: num_bigint::BigInt,
    left: RefCell<num_bigint::BigInt>,
}

impl LongRangeIterator {
    pub fn new(start: num_bigint::BigInt, step: num_bigint::BigInt, count: num_bigint::BigInt) -> Self {
        LongRangeIterator { next: RefCell::new(start), step, left: RefCell::new(count) }
    }

    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        if self.left.borrow().sign() != num_bigint::Sign::Plus {
            return Ok(None);
        }
        *self.left.borrow_mut() -= 1;
        let value = self.next.borrow().clone();
        *self.next.borrow_mut() += &self.step;
        Ok(Some(vm.int_value(value)))
    }
}

iterator_type!([] LongRangeIterator, "longrange_iterator", LongRangeIterator::step);

impl Trace for LongRangeIterator {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}
