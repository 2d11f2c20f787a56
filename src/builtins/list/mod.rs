//! `list`. Sorting is in [`sort`].

mod sort;

pub use sort::sorted;

use crate::bytecode::BinaryOp;
use crate::natives;
use crate::object::{Gc, List, ListItems, Range, Value};
use crate::vm::sequences::value_of_list;
use crate::vm::{Vm, VmResult, iterators::ReverseIterator};

use super::arguments::{bound_not_none, flag, receive, size};
use super::dunders::{self, add_all, in_place_operator, set_unhashable};

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.list.clone();
    add_all(
        vm,
        &class,
        &[
            METHODS,
            dunders::COMPARISONS,
            dunders::REPR,
            dunders::LENGTH,
            dunders::ITERATION,
            dunders::MEMBERSHIP,
            dunders::ITEMS,
            dunders::ITEM_CHANGES,
            dunders::SEQUENCE_OPERATORS,
        ],
    );
    set_unhashable(vm, &class);
}

/// Where `insert(index, …)` puts the item.
pub fn insert_place(index: i64, length: usize) -> usize {
    if index < 0 {
        length.saturating_sub(usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX))
    } else {
        usize::try_from(index).unwrap_or(usize::MAX).min(length)
    }
}

/// The place of the first equal item from `start` up to `end`, bounds as `index` takes them.
pub fn find_item(
    vm: &mut Vm,
    item_at: impl Fn(usize) -> Option<Value>,
    length: usize,
    item: &Value,
    (start, end): (Option<i64>, Option<i64>),
) -> VmResult<Option<usize>> {
    let clamp = |bound: i64| {
        let bound = if bound < 0 { bound.saturating_add(length as i64).max(0) } else { bound };
        bound as usize
    };
    let end = end.map_or(usize::MAX, clamp);
    let mut place = start.map_or(0, clamp);
    while place < end {
        // The list may shrink while items are compared.
        let Some(candidate) = item_at(place) else { break };
        if vm.eq(&candidate, item)? {
            return Ok(Some(place));
        }
        place += 1;
    }
    Ok(None)
}

/// How many items are equal.
pub fn count_items(vm: &mut Vm, item_at: impl Fn(usize) -> Option<Value>, item: &Value) -> VmResult<Value> {
    let mut count = 0;
    let mut place = 0;
    while let Some(candidate) = item_at(place) {
        count += i64::from(vm.eq(&candidate, item)?);
        place += 1;
    }
    Ok(Value::Int(count))
}

fn pop(vm: &mut Vm, list: &Gc<List>, index: &Value) -> VmResult<Value> {
    let index = size(vm, index, -1)?;
    let mut items = list.items.borrow_mut();
    if index == -1
        && let Some(item) = items.pop()
    {
        return Ok(item);
    }
    if items.is_empty() {
        drop(items);
        return Err(vm.index_error("pop from empty list"));
    }
    let place = if index < 0 { index + items.len() as i64 } else { index };
    match usize::try_from(place) {
        Ok(place) if place < items.len() => Ok(items.remove(place)),
        _ => {
            drop(items);
            Err(vm.index_error("pop index out of range"))
        }
    }
}

/// `list.append`
fn quick_append(list: &Value, args: &mut [Value]) -> Option<Value> {
    let [item] = args else { return None };
    list.get::<List>()?.items.borrow_mut().push(item).then_some(Value::None)
}

/// `list.pop()` of a list that has items.
fn quick_pop(list: &Value, args: &mut [Value]) -> Option<Value> {
    let [] = args else { return None };
    list.get::<List>()?.items.borrow_mut().pop()
}

/// The items of an iterable: in a small form where that is known before they are looked at.
fn items_of(vm: &mut Vm, iterable: &Value) -> VmResult<ListItems> {
    if let Some(list) = iterable.get::<List>() {
        return Ok(list.items.borrow().clone());
    }
    if let Some(range) = iterable.get::<Range>()
        && let Some(numbers) = range.small_numbers(1 << 20)
    {
        return Ok(ListItems::Ints(numbers.collect()));
    }
    Ok(vm.collect(iterable)?.into())
}

/// `list(iterable)` of exactly the built-in type.
pub fn list_of(vm: &mut Vm, iterable: &Value) -> VmResult<Value> {
    Ok(value_of_list(vm.collect(iterable)?))
}

natives! {
    const METHODS;

    /// Create a new list object.
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, _args, _kwargs]| {
        let owner = vm.types.list.clone();
        dunders::made(vm, &owner, class, value_of_list(Vec::new()))
    }

    /// Initialize self.
    "__init__(self, iterable=(), /)" => |vm, [this, iterable]| {
        receive!(this => list: List);
        let items = if iterable.is_undef() { ListItems::default() } else { items_of(vm, iterable)? };
        let old = list.items.replace(items);
        drop(old);
        Ok(Value::None)
    }

    /// Append object to the end of the list.
    "append(self, object, /)" quick quick_append => |vm, [this, object]| {
        receive!(this => list: List);
        if list.items.borrow_mut().push(object) { Ok(Value::None) } else { Err(vm.memory_error()) }
    }

    /// Remove all items from list.
    "clear(self, /)" => |_vm, [this]| {
        receive!(this => list: List);
        drop(List::of(list.items.take()));
        Ok(Value::None)
    }

    /// Return a shallow copy of the list.
    "copy(self, /)" => |_vm, [this]| {
        receive!(this => list: List);
        Ok(Gc::new(List::of(list.items.borrow().clone())).into())
    }

    /// Return number of occurrences of value.
    "count(self, value, /)" => |vm, [this, value]| {
        receive!(this => list: List);
        count_items(vm, |place| list.get(place), value)
    }

    /// Extend list by appending elements from the iterable.
    "extend(self, iterable, /)" => |vm, [this, iterable]| {
        receive!(this => list: List);
        vm.list_extend(list, iterable)?;
        Ok(Value::None)
    }

    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    "index(self, value, start=0, stop=sys.maxsize, /)" => |vm, [this, value, start, stop]| {
        receive!(this => list: List);
        let bounds = (bound_not_none(vm, start)?, bound_not_none(vm, stop)?);
        match find_item(vm, |place| list.get(place), list.len(), value, bounds)? {
            Some(place) => Ok(place.into()),
            None => {
                let text = vm.repr(value)?;
                Err(vm.value_error(format!("{text} is not in list")))
            }
        }
    }

    /// Insert object before index.
    "insert(self, index, object, /)" => |vm, [this, index, object]| {
        receive!(this => list: List);
        let index = size(vm, index, 0)?;
        let mut items = list.items.borrow_mut();
        let place = insert_place(index, items.len());
        items.insert(place, object);
        Ok(Value::None)
    }

    /// Remove and return item at index (default last).
    ///
    /// Raises IndexError if list is empty or index is out of range.
    "pop(self, index=-1, /)" quick quick_pop => |vm, [this, index]| {
        receive!(this => list: List);
        pop(vm, list, index)
    }

    /// Remove first occurrence of value.
    ///
    /// Raises ValueError if the value is not present.
    "remove(self, value, /)" => |vm, [this, value]| {
        receive!(this => list: List);
        let Some(place) = find_item(vm, |place| list.get(place), list.len(), value, (None, None))? else {
            return Err(vm.value_error("list.remove(x): x not in list"));
        };
        let mut items = list.items.borrow_mut();
        let old = (place < items.len()).then(|| items.remove(place));
        drop(items);
        drop(old);
        Ok(Value::None)
    }

    /// Reverse *IN PLACE*.
    "reverse(self, /)" => |_vm, [this]| {
        receive!(this => list: List);
        list.items.borrow_mut().reverse();
        Ok(Value::None)
    }

    /// Sort the list in ascending order and return None.
    ///
    /// The sort is in-place (i.e. the list itself is modified) and stable (i.e. the order of two equal elements is
    /// maintained).
    ///
    /// If a key function is given, apply it once to each list item and sort them, ascending or descending, according
    /// to their function values.
    ///
    /// The reverse flag can be set to sort in descending order.
    "sort(self, /, *, key=None, reverse=False)" => |vm, [this, key, reverse]| {
        receive!(this => list: List);
        let reverse = flag(vm, reverse, false)?;
        sort::sort_list(vm, list, key, reverse)?;
        Ok(Value::None)
    }

    /// Return a reverse iterator over the list.
    "__reversed__(self, /)" => |vm, [this]| {
        receive!(this => list: List);
        let iterator = ReverseIterator::new(list);
        Ok(vm.new_native(iterator))
    }

    /// Implement self+=value.
    "__iadd__(self, value, /)" => |vm, [this, value]| { in_place_operator(vm, BinaryOp::Add, this, value) }

    /// Implement self*=value.
    "__imul__(self, value, /)" => |vm, [this, value]| {
        let count = vm.index_value(value)?;
        in_place_operator(vm, BinaryOp::Mul, this, &count)
    }

    /// Return the size of the list in memory, in bytes.
    "__sizeof__(self, /)" => |_vm, [this]| {
        receive!(this => list: List);
        Ok(Value::from(40 + 8 * list.items.borrow().capacity()))
    }
}
