//! Sorting lists. Items of one simple type are compared without the VM; others by the language's `<`, in the order in
//! which CPython compares them.

use crate::bytecode::surrogate::compare;
use crate::object::number::sort::try_sort_by;
use crate::object::{Gc, List, Value};
use crate::vm::{Vm, VmResult};

/// `list.sort(key, reverse)`. The list is empty while script code may look at it.
pub fn sort_list(vm: &mut Vm, list: &Gc<List>, key: &Value, reverse: bool) -> VmResult<()> {
    let mut items = list.items.take().into_vec();
    let outcome = sort_items(vm, &mut items, key, reverse);
    let meanwhile = list.items.replace(items.into());
    let modified = meanwhile.capacity() > 0;
    drop(meanwhile);
    outcome?;
    if modified { Err(vm.value_error("list modified during sort")) } else { Ok(()) }
}

/// `sorted(items, key, reverse)`
pub fn sorted(vm: &mut Vm, mut items: Vec<Value>, key: &Value, reverse: bool) -> VmResult<Value> {
    sort_items(vm, &mut items, key, reverse)?;
    Ok(Gc::new(List::new(items)).into())
}

fn sort_items(vm: &mut Vm, items: &mut [Value], key: &Value, reverse: bool) -> VmResult<()> {
    if matches!(key, Value::Undef | Value::None) {
        return sort_by_key(vm, items, reverse, |item| item);
    }
    let mut pairs = Vec::with_capacity(items.len());
    for item in items.iter() {
        pairs.push((vm.call(key, std::slice::from_ref(item))?, Value::Undef));
    }
    for (pair, item) in pairs.iter_mut().zip(items.iter_mut()) {
        pair.1 = item.take();
    }
    let outcome = sort_by_key(vm, &mut pairs, reverse, |(key, _)| key);
    for (pair, item) in pairs.into_iter().zip(items) {
        *item = pair.1;
    }
    outcome
}

/// What all keys are, if they are of one type that compares without the VM.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Simple {
    Int,
    Float,
    Str,
}

fn simple_kind(key: &Value) -> Option<Simple> {
    match key {
        Value::Int(_) => Some(Simple::Int),
        Value::Float(number) if !number.get().is_nan() => Some(Simple::Float),
        Value::Object(_) if key.as_str().is_some() => Some(Simple::Str),
        _ => None,
    }
}

/// Sorts stably by the keys; `reverse` keeps equal items in their order too.
fn sort_by_key<T>(vm: &mut Vm, items: &mut [T], reverse: bool, key: impl Fn(&T) -> &Value) -> VmResult<()> {
    let Some(first) = items.first() else { return Ok(()) };
    let kind = simple_kind(key(first));
    if let Some(kind) = kind
        && items.iter().all(|item| simple_kind(key(item)) == Some(kind))
    {
        let compare = |a: &T, b: &T| compare_simple(key(a), key(b));
        if reverse {
            items.sort_by(|a, b| compare(b, a));
        } else {
            items.sort_by(compare);
        }
        return Ok(());
    }
    // Turned round twice, equal items keep their order.
    if reverse {
        items.reverse();
    }
    let outcome = try_sort_by(items, |a, b| vm.less(key(a), key(b)));
    if reverse {
        items.reverse();
    }
    outcome
}

fn compare_simple(a: &Value, b: &Value) -> std::cmp::Ordering {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Float(a), Value::Float(b)) => a.partial_cmp(b).expect("no key is NaN"),
        _ => compare(a.as_str().unwrap_or_default(), b.as_str().unwrap_or_default()),
    }
}
