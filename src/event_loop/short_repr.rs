//! Reprs of limited length, as CPython's `reprlib` cuts them: what tasks and futures show of their results.

use crate::object::{Dict, FrozenSet, List, Set, Str, Tuple, Value};
use crate::vm::{Vm, VmResult};

/// How deep containers are shown.
const DEEPEST: usize = 6;
/// How many items of a container are shown; of a dict fewer.
const MOST_ITEMS: usize = 6;
const MOST_ENTRIES: usize = 4;
/// How long the repr of a string or of any other object may be, and that of an int.
const LONGEST: usize = 30;
const LONGEST_INT: usize = 40;

/// The repr, shortened in the middle where it is long.
pub fn short_repr(vm: &mut Vm, value: &Value) -> VmResult<String> {
    at_level(vm, value, DEEPEST)
}

fn at_level(vm: &mut Vm, value: &Value, level: usize) -> VmResult<String> {
    if let Some(text) = value.get::<Str>() {
        return string(vm, text);
    }
    if matches!(value, Value::Int(_)) || value.get::<crate::object::BigInt>().is_some() {
        return Ok(shorten(vm.repr(value)?, LONGEST_INT));
    }
    if let Some(list) = value.get::<List>() {
        let items = list.items.borrow().to_vec();
        return items_of(vm, &items, "[", "]", "", level);
    }
    if let Some(tuple) = value.get::<Tuple>() {
        let items = tuple.items.to_vec();
        return items_of(vm, &items, "(", ")", ",", level);
    }
    if let Some(set) = value.get::<Set>() {
        let items = in_order(set.table.borrow().iter().cloned().collect());
        if items.is_empty() {
            return Ok("set()".into());
        }
        return items_of(vm, &items, "{", "}", "", level);
    }
    if let Some(set) = value.get::<FrozenSet>() {
        let items = in_order(set.table.iter().cloned().collect());
        if items.is_empty() {
            return Ok("frozenset()".into());
        }
        return items_of(vm, &items, "frozenset({", "})", "", level);
    }
    if let Some(dict) = value.get::<Dict>() {
        return entries_of(vm, dict, level);
    }
    let text = vm.repr(value)?;
    Ok(shorten(text, LONGEST))
}

/// Cuts the middle out of a text that is too long.
fn shorten(text: String, longest: usize) -> String {
    let length = text.chars().count();
    if length <= longest {
        return text;
    }
    let head = (longest - 3) / 2;
    let tail = longest - 3 - head;
    let first: String = text.chars().take(head).collect();
    let last: String = text.chars().skip(length - tail).collect();
    format!("{first}...{last}")
}

fn string(vm: &mut Vm, text: &Str) -> VmResult<String> {
    let head: String = text.as_str().chars().take(LONGEST).collect();
    let shown = vm.repr(&head.into())?;
    if shown.chars().count() <= LONGEST && text.length() <= LONGEST {
        return Ok(shown);
    }
    let keep = (LONGEST - 3) / 2;
    let tail = LONGEST - 3 - keep;
    let chars: Vec<char> = text.as_str().chars().collect();
    let ends: String =
        chars.iter().take(keep).chain(chars.iter().skip(chars.len().saturating_sub(tail))).collect();
    let shown = vm.repr(&ends.into())?;
    let shown: Vec<char> = shown.chars().collect();
    let first: String = shown.iter().take(keep).collect();
    let last: String = shown.iter().skip(shown.len().saturating_sub(tail)).collect();
    Ok(format!("{first}...{last}"))
}

fn items_of(
    vm: &mut Vm,
    items: &[Value],
    open: &str,
    close: &str,
    single: &str,
    level: usize,
) -> VmResult<String> {
    if level == 0 && !items.is_empty() {
        return Ok(format!("{open}...{close}"));
    }
    let mut shown = Vec::new();
    for item in items.iter().take(MOST_ITEMS) {
        shown.push(at_level(vm, item, level.saturating_sub(1))?);
    }
    if items.len() > MOST_ITEMS {
        shown.push("...".into());
    }
    let end = if items.len() == 1 { single } else { "" };
    Ok(format!("{open}{}{end}{close}", shown.join(", ")))
}

fn entries_of(vm: &mut Vm, dict: &Dict, level: usize) -> VmResult<String> {
    let table = dict.table.borrow().clone();
    if table.is_empty() {
        return Ok("{}".into());
    }
    if level == 0 {
        return Ok("{...}".into());
    }
    let keys = in_order(table.iter().map(|entry| entry.key.clone()).collect());
    let mut shown = Vec::new();
    for key in keys.iter().take(MOST_ENTRIES) {
        let entry = table.iter().find(|entry| entry.key.is(key)).expect("the key is one of the table's");
        let key = at_level(vm, key, level - 1)?;
        shown.push(format!("{key}: {}", at_level(vm, &entry.value, level - 1)?));
    }
    if keys.len() > MOST_ENTRIES {
        shown.push("...".into());
    }
    Ok(format!("{{{}}}", shown.join(", ")))
}

/// Strings and ints are shown sorted; anything else as it stands, for comparing may run a script.
fn in_order(mut items: Vec<Value>) -> Vec<Value> {
    if items.iter().all(|item| item.as_str().is_some()) {
        items.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
    } else if items.iter().all(|item| matches!(item, Value::Int(_))) {
        items.sort_by_key(|item| if let Value::Int(number) = item { *number } else { 0 });
    }
    items
}
