//! Lists, tuples, sets, cells and slices, as data.

use std::cell::RefCell;

use smallvec::SmallVec;

use super::set_table::SetTable;
use super::{ListItems, Ref, Trace, Value};

/// A list. Never keep its items borrowed while script code may run.
#[derive(Debug, Default)]
pub struct List {
    pub items: RefCell<ListItems>,
}

impl List {
    pub fn new(items: Vec<Value>) -> List {
        List::of(items.into())
    }

    /// A list of items that are in their form already.
    pub fn of(items: ListItems) -> List {
        List { items: RefCell::new(items) }
    }

    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at an index of the list at an index, if there is one.
    #[inline(always)]
    pub fn get_nested(&self, index: usize, inner: usize) -> Option<Value> {
        self.items.try_borrow().ok()?.get_nested(index, inner)
    }

    /// Puts another value at an index, and gives the old one, if there is one.
    #[inline(always)]
    pub fn set(&self, index: usize, value: &Value) -> Option<Value> {
        self.items.borrow_mut().set(index, value)
    }
}

/// The last item goes first, as in CPython: finalisers show it.
impl Drop for List {
    fn drop(&mut self) {
        self.items.get_mut().drop_backwards();
    }
}

/// A tuple.
#[derive(Debug, Default)]
pub struct Tuple {
    pub items: SmallVec<[Value; 2]>,
}

impl Tuple {
    pub fn new(items: impl IntoIterator<Item = Value>) -> Tuple {
        Tuple { items: items.into_iter().collect() }
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        while let Some(item) = self.items.pop() {
            drop(item);
        }
    }
}

/// A set. Its order is that of CPython's table.
#[derive(Debug)]
pub struct Set {
    pub table: RefCell<SetTable<Value>>,
}

/// A frozen set.
#[derive(Debug)]
pub struct FrozenSet {
    pub table: SetTable<Value>,
}

/// A variable that functions share.
#[derive(Debug, Default)]
pub struct Cell {
    pub value: RefCell<Value>,
}

/// `slice(start, stop, step)`.
#[derive(Debug)]
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Trace for List {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(items) = self.items.try_borrow() {
            items.trace(visit);
        }
    }

    fn clear(&self) {
        let items = self.items.try_borrow_mut().map(|mut items| std::mem::take(&mut *items));
        drop(items);
    }
}

impl Trace for Tuple {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.items.iter().for_each(|item| item.trace(visit));
    }
}

impl Trace for Set {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(table) = self.table.try_borrow() {
            table.iter().for_each(|item| item.trace(visit));
        }
    }

    fn clear(&self) {
        let table = self.table.try_borrow_mut().map(|mut table| std::mem::take(&mut *table));
        drop(table);
    }
}

impl Trace for FrozenSet {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.table.iter().for_each(|item| item.trace(visit));
    }
}

impl Trace for Cell {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(value) = self.value.try_borrow() {
            value.trace(visit);
        }
    }

    fn clear(&self) {
        let value = self.value.try_borrow_mut().map(|mut value| value.take());
        drop(value);
    }
}

impl Trace for Slice {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.start.trace(visit);
        self.stop.trace(visit);
        self.step.trace(visit);
    }
}
