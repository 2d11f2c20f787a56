//! The items of a list, kept small as long as they are of one sort.
//!
//! A value takes sixteen bytes, of which eight tell its sort. Long lists mostly hold one sort, so the sort is told once
//! for the whole list: an int, a float or an object then takes eight bytes, a bool one. (A sieve of eight million bools:
//! the peak is 17 megabytes, where whole values took 135.) The first item of an empty list decides; an item of another
//! sort makes the list one of whole values, for good: a list that changes its mind with every item would be copied with
//! every item.

use super::{Float, Ref, Value, room};

/// The items of a list.
#[derive(Clone, Debug)]
pub enum ListItems {
    /// Of any sort.
    Values(Vec<Value>),
    /// Objects, and None, of which there is but one.
    Objects(Vec<Option<Ref>>),
    Ints(Vec<i64>),
    Floats(Vec<Float>),
    Bools(Vec<bool>),
}

/// What the items of one of the forms are.
trait Item: Clone {
    /// A value as an item, if it is of this sort.
    fn pack(value: &Value) -> Option<Self>;
    fn unpack(self) -> Value;
    #[inline(always)]
    fn value(&self) -> Value {
        self.clone().unpack()
    }
    fn form(items: Vec<Self>) -> ListItems;
}

macro_rules! forms {
    ($($form:ident of $item:ty: $value:pat => $packed:expr, $own:pat => $unpacked:expr;)*) => {
        $(impl Item for $item {
            #[inline(always)]
            fn pack(value: &Value) -> Option<$item> {
                match value {
                    $value => $packed,
                    #[allow(unreachable_patterns, reason = "whole values take any value")]
                    _ => None,
                }
            }

            #[inline(always)]
            fn unpack(self) -> Value {
                let $own = self;
                $unpacked
            }

            fn form(items: Vec<$item>) -> ListItems {
                ListItems::$form(items)
            }
        })*

        /// Does the same to the items in whichever form they are.
        macro_rules! each {
            ($all:expr, $items:ident => $then:expr) => {
                match $all { $(ListItems::$form($items) => $then,)* }
            };
        }
    };
}

forms! {
    Values of Value: value => Some(value.clone()), value => value;
    Ints of i64: Value::Int(number) => Some(*number), number => Value::Int(number);
    Bools of bool: Value::Bool(truth) => Some(truth.get()), truth => Value::bool(truth);
    Objects of Option<Ref>: value @ (Value::Object(_) | Value::None) => Some(value.as_object().cloned()),
        object => object.map_or(Value::None, Value::Object);
    Floats of Float: Value::Float(number) => Some(*number), number => Value::Float(number);
}

/// No items: as objects, which most lists hold.
impl Default for ListItems {
    fn default() -> ListItems {
        ListItems::Objects(Vec::new())
    }
}

impl From<Vec<Value>> for ListItems {
    /// The values as they are: to look at them all and to copy them would cost more than a list is likely to live.
    fn from(values: Vec<Value>) -> ListItems {
        if values.is_empty() { ListItems::default() } else { ListItems::Values(values) }
    }
}

/// The items of a slice: `count` of them from `first` on, all of which there are.
pub fn pick<T: Clone>(items: &[T], first: usize, step: i64, count: usize) -> Vec<T> {
    if count == 0 {
        return Vec::new();
    }
    if step == 1 {
        return items[first..first + count].to_vec();
    }
    if step == -1 {
        let mut picked = items[first + 1 - count..=first].to_vec();
        picked.reverse();
        return picked;
    }
    let stride = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX);
    if step > 0 {
        items[first..].iter().step_by(stride).take(count).cloned().collect()
    } else {
        items[..=first].iter().rev().step_by(stride).take(count).cloned().collect()
    }
}

fn repeat<T: Item>(items: &[T], count: usize) -> Option<ListItems> {
    let total = items.len().checked_mul(count)?;
    let mut repeated = Vec::new();
    repeated.try_reserve_exact(total).ok()?;
    if let [item] = items {
        repeated.resize(total, item.clone());
    } else {
        for _ in 0..count {
            repeated.extend_from_slice(items);
        }
    }
    Some(T::form(repeated))
}

impl ListItems {
    #[inline(always)]
    pub fn len(&self) -> usize {
        each!(self, items => items.len())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many items there is room for.
    pub fn capacity(&self) -> usize {
        each!(self, items => items.capacity())
    }

    /// The item at an index, if there is one.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        each!(self, items => items.get(index).map(Item::value))
    }

    /// Puts another value at an index, and gives the old one, if there is one.
    #[inline(always)]
    pub fn set(&mut self, index: usize, value: &Value) -> Option<Value> {
        each!(self, items => {
            let slot = items.get_mut(index)?;
            if let Some(item) = Item::pack(value) {
                return Some(std::mem::replace(slot, item).unpack());
            }
        });
        Some(std::mem::replace(&mut self.values_mut()[index], value.clone()))
    }

    /// The object at an index, if there is one.
    #[inline(always)]
    pub fn object_at(&self, index: usize) -> Option<&Ref> {
        match self {
            ListItems::Objects(objects) => objects.get(index)?.as_ref(),
            ListItems::Values(values) => values.get(index)?.as_object(),
            ListItems::Ints(_) | ListItems::Floats(_) | ListItems::Bools(_) => None,
        }
    }

    /// The item at an index of the list at an index, if there is one.
    #[inline(always)]
    pub fn get_nested(&self, index: usize, inner: usize) -> Option<Value> {
        self.object_at(index)?.get::<super::List>()?.get(inner)
    }

    /// Copies all items of another list over those from `start` on, of which there are as many, if both lists hold numbers
    /// of one sort. False if not, and nothing was done.
    pub fn copy_plain(&mut self, start: usize, source: &ListItems) -> bool {
        match (self, source) {
            (ListItems::Ints(items), ListItems::Ints(source)) => {
                items[start..start + source.len()].copy_from_slice(source);
            }
            (ListItems::Floats(items), ListItems::Floats(source)) => {
                items[start..start + source.len()].copy_from_slice(source);
            }
            (ListItems::Bools(items), ListItems::Bools(source)) => {
                items[start..start + source.len()].copy_from_slice(source);
            }
            _ => return false,
        }
        true
    }

    /// Adds an item at the end. False if there is no room for it.
    #[inline(always)]
    #[must_use]
    pub fn push(&mut self, value: &Value) -> bool {
        each!(self, items => {
            if let Some(item) = Item::pack(value) {
                if items.len() == items.capacity() && !room::grow(items) {
                    return false;
                }
                items.push(item);
                return true;
            }
        });
        self.push_other(value);
        true
    }

    /// Adds an item of another sort than the list's.
    #[cold]
    #[inline(never)]
    fn push_other(&mut self, value: &Value) {
        if !self.is_empty() {
            self.values_mut().push(value.clone());
            return;
        }
        *self = match value {
            Value::Int(number) => ListItems::Ints(vec![*number]),
            Value::Float(number) => ListItems::Floats(vec![*number]),
            Value::Bool(truth) => ListItems::Bools(vec![truth.get()]),
            other => ListItems::Values(vec![other.clone()]),
        };
    }

    /// Adds items at the end.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Value>) {
        let mut more = more.into_iter();
        let Some(first) = more.next() else { return };
        let room = more.size_hint().0;
        // The first may decide on the form; room is made in that.
        self.push_in_any_case(&first);
        each!(self, items => items.reserve(room));
        more.for_each(|value| self.push_in_any_case(&value));
    }

    /// Adds an item where it is known that there is room: whoever made the items has asked.
    fn push_in_any_case(&mut self, value: &Value) {
        assert!(self.push(value), "out of memory");
    }

    /// Puts an item before that at `index`, which is at most the length.
    pub fn insert(&mut self, index: usize, value: &Value) {
        if self.is_empty() {
            self.push_in_any_case(value);
            return;
        }
        each!(self, items => {
            if let Some(item) = Item::pack(value) {
                items.insert(index, item);
                return;
            }
        });
        self.values_mut().insert(index, value.clone());
    }

    /// Takes the last item.
    pub fn pop(&mut self) -> Option<Value> {
        each!(self, items => items.pop().map(Item::unpack))
    }

    /// Takes the item at an index below the length.
    pub fn remove(&mut self, index: usize) -> Value {
        each!(self, items => items.remove(index).unpack())
    }

    pub fn reverse(&mut self) {
        each!(self, items => items.reverse());
    }

    /// All items in order.
    pub fn iter(&self) -> impl Iterator<Item = Value> {
        (0..self.len()).map(|index| self.get(index).expect("the index is below the length"))
    }

    /// A copy of all items.
    pub fn to_vec(&self) -> Vec<Value> {
        each!(self, items => items.iter().map(Item::value).collect())
    }

    /// The items as whole values.
    pub fn into_vec(self) -> Vec<Value> {
        each!(self, items => items.into_iter().map(Item::unpack).collect())
    }

    /// The items as whole values, to be changed at will; the list keeps that form.
    pub fn values_mut(&mut self) -> &mut Vec<Value> {
        if !matches!(self, ListItems::Values(_)) {
            *self = ListItems::Values(std::mem::take(self).into_vec());
        }
        match self {
            ListItems::Values(values) => values,
            _ => unreachable!("the form was changed above"),
        }
    }

    /// The items of a slice: `count` of them from `first` on, all of which there are.
    pub fn pick(&self, first: usize, step: i64, count: usize) -> ListItems {
        fn picked<T: Item>(items: &[T], first: usize, step: i64, count: usize) -> ListItems {
            if count == 0 { ListItems::default() } else { T::form(pick(items, first, step, count)) }
        }
        each!(self, items => picked(items, first, step, count))
    }

    /// The items, `count` times; nothing if there is no room for so many.
    pub fn repeat(&self, count: usize) -> Option<ListItems> {
        if count == 0 {
            return Some(ListItems::default());
        }
        // A list that is written out holds whole values.
        let mut unit = ListItems::default();
        unit.extend(self.iter());
        each!(unit, items => repeat(&items, count))
    }

    /// These items and then those of another list.
    pub fn concatenate(&self, other: &ListItems) -> ListItems {
        fn joined<T: Item>(first: &[T], second: &[T]) -> ListItems {
            T::form([first, second].concat())
        }
        match (self, other) {
            (first, second) if second.is_empty() => first.clone(),
            (first, second) if first.is_empty() => second.clone(),
            (ListItems::Values(first), ListItems::Values(second)) => joined(first, second),
            (ListItems::Objects(first), ListItems::Objects(second)) => joined(first, second),
            (ListItems::Ints(first), ListItems::Ints(second)) => joined(first, second),
            (ListItems::Floats(first), ListItems::Floats(second)) => joined(first, second),
            (ListItems::Bools(first), ListItems::Bools(second)) => joined(first, second),
            (first, second) => {
                let mut values = Vec::with_capacity(first.len() + second.len());
                values.extend(first.iter().chain(second.iter()));
                ListItems::Values(values)
            }
        }
    }

    /// Drops the last item first, as CPython does: finalisers show it.
    pub fn drop_backwards(&mut self) {
        match self {
            ListItems::Values(values) => while values.pop().is_some() {},
            ListItems::Objects(objects) => while objects.pop().is_some() {},
            ListItems::Ints(_) | ListItems::Floats(_) | ListItems::Bools(_) => {}
        }
    }

    /// Calls `visit` once for every reference.
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            ListItems::Values(values) => values.iter().for_each(|value| value.trace(visit)),
            ListItems::Objects(objects) => objects.iter().flatten().for_each(visit),
            ListItems::Ints(_) | ListItems::Floats(_) | ListItems::Bools(_) => {}
        }
    }
}
