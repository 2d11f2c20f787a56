//! Ranges and the two iterators that loops know by heart.

use std::cell::{Cell, RefCell};

use super::{Gc, List, Ref, Trace, Value};

/// `range(start, stop, step)`. Bounds beyond 64 bits are kept in `big` and take the slow path.
#[derive(Debug)]
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

/// The iterator of a range of 64-bit ints.
#[derive(Debug)]
pub struct RangeIterator {
    pub next: Cell<i64>,
    pub step: i64,
    /// How many values are left.
    pub left: Cell<u64>,
}

impl RangeIterator {
    /// Steps once.
    #[inline(always)]
    pub fn step(&self) -> Option<i64> {
        let left = self.left.get();
        if left == 0 {
            return None;
        }
        self.left.set(left - 1);
        let value = self.next.get();
        self.next.set(value.wrapping_add(self.step));
        Some(value)
    }
}

/// The iterator of a list. It lets go of the list at its end.
#[derive(Debug)]
pub struct ListIterator {
    pub list: RefCell<Option<Gc<List>>>,
    pub index: Cell<usize>,
}

impl ListIterator {
    /// Steps once.
    #[inline(always)]
    pub fn step(&self) -> Option<Value> {
        let index = self.index.get();
        let item = self.list.borrow().as_ref().and_then(|list| list.get(index));
        if item.is_some() {
            self.index.set(index + 1);
        } else {
            drop(self.list.take());
        }
        item
    }
}

impl Trace for Range {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.start.trace(visit);
        self.stop.trace(visit);
        self.step.trace(visit);
    }
}

impl Trace for RangeIterator {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}

impl Trace for ListIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(list) = self.list.try_borrow()
            && let Some(list) = &*list
        {
            visit(list.as_ref_untyped());
        }
    }
}
