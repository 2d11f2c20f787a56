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

impl Range {
    /// The numbers, if they are of 64 bits and at most so many.
    pub fn small_numbers(&self, most: u64) -> Option<impl Iterator<Item = i64> + use<>> {
        let (Value::Int(start), Value::Int(stop), Value::Int(step)) = (&self.start, &self.stop, &self.step)
        else {
            return None;
        };
        let (start, step) = (*start, *step);
        let count = range_length(start, *stop, step);
        (count <= most)
            .then(|| (0..count).map(move |place| start.wrapping_add(step.wrapping_mul(place as i64))))
    }
}

/// How many numbers a range of 64-bit ints has.
pub fn range_length(start: i64, stop: i64, step: i64) -> u64 {
    let (low, high) = if step > 0 { (start, stop) } else { (stop, start) };
    if low >= high {
        return 0;
    }
    let distance = high.wrapping_sub(low) as u64;
    (distance - 1) / step.unsigned_abs() + 1
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
