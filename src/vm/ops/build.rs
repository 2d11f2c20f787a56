//! Displays, f-strings, unpacking.

use crate::bytecode::{Conversion, Reg};
use crate::object::room;
use crate::object::set_table::SetTable;
use crate::object::{Dict, DictTable, Gc, List, Set, Slice, Str, Tuple, Value};

use super::super::{Raised, Vm, VmResult};

fn take_registers(regs: &mut [Value], start: Reg, count: u16) -> impl Iterator<Item = Value> {
    regs[start.index()..start.index() + usize::from(count)].iter_mut().map(Value::take)
}

pub fn build_slice(regs: &mut [Value], dst: Reg, start: Reg) {
    let mut parts = take_registers(regs, start, 3);
    let mut next = || parts.next().expect("three registers were asked for");
    let slice = Slice { start: next(), stop: next(), step: next() };
    drop(parts);
    regs[dst.index()] = Gc::new(slice).into();
}

pub fn build_list(regs: &mut [Value], dst: Reg, start: Reg, count: u16) {
    let items: Vec<Value> = take_registers(regs, start, count).collect();
    regs[dst.index()] = Gc::new(List::new(items)).into();
}

pub fn build_tuple(vm: &Vm, regs: &mut [Value], dst: Reg, start: Reg, count: u16) {
    if count == 0 {
        regs[dst.index()] = vm.empty_tuple.clone();
        return;
    }
    let tuple = Tuple::new(take_registers(regs, start, count));
    regs[dst.index()] = Gc::new(tuple).into();
}

pub fn build_set(vm: &mut Vm, regs: &mut [Value], dst: Reg, start: Reg, count: u16) -> VmResult<()> {
    let items: Vec<Value> = take_registers(regs, start, count).collect();
    let set = Gc::new(Set { table: SetTable::default().into() });
    for item in items {
        vm.set_add(&set, item)?;
    }
    regs[dst.index()] = set.into();
    Ok(())
}

pub fn build_dict(vm: &mut Vm, regs: &mut [Value], dst: Reg, start: Reg, count: u16) -> VmResult<()> {
    let dict = Gc::new(Dict { table: DictTable::with_capacity(usize::from(count)).into() });
    for pair in 0..usize::from(count) {
        let key = regs[start.index() + 2 * pair].take();
        let value = regs[start.index() + 2 * pair + 1].take();
        vm.dict_set(&dict, key, value)?;
    }
    regs[dst.index()] = dict.into();
    Ok(())
}

/// # Errors
/// MemoryError if it would be longer than strings may be.
pub fn build_string(vm: &mut Vm, regs: &mut [Value], dst: Reg, start: Reg, count: u16) -> VmResult<()> {
    let parts = &regs[start.index()..start.index() + usize::from(count)];
    let length = parts.iter().map(|part| part.as_str().map_or(0, str::len)).sum();
    vm.check_text_size(length, 1)?;
    let mut text = String::with_capacity(length);
    for part in parts {
        text.push_str(part.as_str().expect("the parts of an f-string are strings"));
    }
    take_registers(regs, start, count).for_each(drop);
    regs[dst.index()] = Value::from(text);
    Ok(())
}

fn list_in(regs: &[Value], list: Reg) -> Gc<List> {
    regs[list.index()].as_gc::<List>().expect("the compiler makes the list first").clone()
}

#[inline]
/// False if there is no room for the item.
#[must_use]
pub fn list_append(regs: &mut [Value], list: Reg, item: Reg) -> bool {
    let item = &regs[item.index()];
    let list = regs[list.index()].get::<List>().expect("the compiler makes the list first");
    list.items.borrow_mut().push(item)
}

pub fn list_extend(vm: &mut Vm, regs: &[Value], list: Reg, iterable: Reg) -> VmResult<()> {
    let iterable = &regs[iterable.index()];
    let items = collect_spread(vm, iterable)?;
    list_in(regs, list).items.borrow_mut().extend(items);
    Ok(())
}

/// The items of `*iterable`, with an error that says so.
pub(super) fn collect_spread(vm: &mut Vm, iterable: &Value) -> VmResult<Vec<Value>> {
    if let Some(list) = iterable.get::<List>() {
        return Ok(list.items.borrow().to_vec());
    }
    if !vm.is_iterable(iterable) {
        let name = vm.type_name(iterable);
        return Err(vm.type_error(format!("Value after * must be an iterable, not {name}")));
    }
    vm.collect(iterable)
}

pub fn list_to_tuple(regs: &mut [Value], dst: Reg, list: Reg) {
    let items = list_in(regs, list).items.take().into_vec();
    regs[dst.index()] = Gc::new(Tuple::new(items)).into();
}

fn set_in(regs: &[Value], set: Reg) -> Gc<Set> {
    regs[set.index()].as_gc::<Set>().expect("the compiler makes the set first").clone()
}

pub fn set_add(vm: &mut Vm, regs: &[Value], set: Reg, item: Reg) -> VmResult<()> {
    let set = set_in(regs, set);
    vm.set_add(&set, regs[item.index()].clone())?;
    Ok(())
}

pub fn set_update(vm: &mut Vm, regs: &[Value], set: Reg, iterable: Reg) -> VmResult<()> {
    let set = set_in(regs, set);
    vm.set_extend(&set, &regs[iterable.index()])
}

fn dict_in(regs: &[Value], dict: Reg) -> Gc<Dict> {
    regs[dict.index()].as_gc::<Dict>().expect("the compiler makes the dict first").clone()
}

pub fn dict_insert(vm: &mut Vm, regs: &[Value], dict: Reg, key: Reg, value: Reg) -> VmResult<()> {
    let dict = dict_in(regs, dict);
    vm.dict_set(&dict, regs[key.index()].clone(), regs[value.index()].clone())
}

/// The keys and values of a mapping, for `**mapping`.
fn mapping_pairs(vm: &mut Vm, mapping: &Value) -> VmResult<Option<Vec<(Value, Value)>>> {
    if let Some(dict) = vm.dict_of_mapping(mapping) {
        let table = dict.table.borrow();
        return Ok(Some(table.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()));
    }
    let name = vm.names.keys.clone();
    let Some(method) = vm.find_attr(mapping, &name)? else { return Ok(None) };
    let keys = vm.call(&method, &[])?;
    if !vm.is_iterable(&keys) {
        let (name, given) = (vm.type_name(mapping), vm.type_name(&keys));
        return Err(vm.type_error(format!("{name}.keys() returned a non-iterable (type {given})")));
    }
    let mut pairs = Vec::new();
    for key in vm.collect(&keys)? {
        let value = vm.get_item(mapping, &key)?;
        pairs.push((key, value));
    }
    Ok(Some(pairs))
}

pub fn dict_update(vm: &mut Vm, regs: &[Value], dict: Reg, mapping: Reg) -> VmResult<()> {
    let dict = dict_in(regs, dict);
    let mapping = &regs[mapping.index()];
    if let Some(other) = mapping.as_gc::<Dict>() {
        return vm.dict_merge(&dict, other);
    }
    let Some(pairs) = mapping_pairs(vm, mapping)? else {
        let name = vm.type_name(mapping);
        return Err(vm.type_error(format!("'{name}' object is not a mapping")));
    };
    for (key, value) in pairs {
        vm.dict_set(&dict, key, value)?;
    }
    Ok(())
}

pub fn dict_merge(vm: &mut Vm, regs: &[Value], dict: Reg, mapping: Reg, function: Reg) -> VmResult<()> {
    let dict = dict_in(regs, dict);
    merge_keywords(vm, &dict, &regs[mapping.index()], &regs[function.index()])
}

/// The dict of a call's only `**mapping`: the mapping itself, if that is a dict whose keys are all strings.
pub(super) fn spread_keywords(vm: &mut Vm, mapping: &Value, function: &Value) -> VmResult<Value> {
    if let Some(dict) = mapping.get::<Dict>()
        && dict.table.borrow().iter().all(|entry| entry.key.get::<Str>().is_some())
    {
        return Ok(mapping.clone());
    }
    let dict = Dict::new();
    merge_keywords(vm, &dict, mapping, function)?;
    Ok(dict.into())
}

fn merge_keywords(vm: &mut Vm, dict: &Gc<Dict>, mapping: &Value, function: &Value) -> VmResult<()> {
    let pairs = match mapping_pairs(vm, mapping) {
        // CPython takes any KeyError for its own.
        Err(raised) if vm.raised_is(&raised, &vm.types.KeyError) => {
            let args = raised.0.args.borrow().clone();
            let [key] = args.items.as_slice() else { return Err(raised) };
            return Err(match key.as_str() {
                Some(key) => {
                    let callee = vm.function_text(function);
                    vm.type_error(format!("{callee} got multiple values for keyword argument '{key}'"))
                }
                None => vm.type_error("keywords must be strings"),
            });
        }
        other => other?,
    };
    let Some(pairs) = pairs else {
        let (callee, name) = (vm.function_text(function), vm.type_name(mapping));
        return Err(vm.type_error(format!("{callee} argument after ** must be a mapping, not {name}")));
    };
    for (key, value) in pairs {
        let Some(name) = vm.unwrap_native(&key).as_gc::<Str>().cloned() else {
            return Err(vm.type_error("keywords must be strings"));
        };
        if dict.get_str(&name).is_some() {
            let callee = vm.function_text(function);
            return Err(vm.type_error(format!(
                "{callee} got multiple values for keyword argument '{}'",
                name.as_str()
            )));
        }
        dict.set_str(&name, value);
    }
    Ok(())
}

pub fn format_value(
    vm: &mut Vm,
    regs: &[Value],
    conversion: Conversion,
    src: Reg,
    spec: Reg,
) -> VmResult<Value> {
    let value = &regs[src.index()];
    let converted = match conversion {
        Conversion::None => value.clone(),
        Conversion::Str => Value::from(vm.str_of(value)?),
        Conversion::Repr => Value::from(vm.repr(value)?),
        Conversion::Ascii => Value::from(vm.ascii(value)?),
    };
    if spec == Reg::NONE {
        if converted.as_str().is_some() {
            return Ok(converted);
        }
        if let Value::Int(number) = converted {
            return Ok(Value::from(number.to_string()));
        }
        return vm.format(&converted, "").map(Value::from);
    }
    let spec = regs[spec.index()].as_str().expect("a format spec is a string").to_string();
    vm.format(&converted, &spec).map(Value::from)
}

#[cold]
fn wrong_count(vm: &mut Vm, wanted: usize, got: Option<usize>) -> Raised {
    match got {
        Some(got) => vm.value_error(format!("not enough values to unpack (expected {wanted}, got {got})")),
        None => vm.value_error(format!("too many values to unpack (expected {wanted})")),
    }
}

#[inline(never)]
pub fn unpack_sequence(vm: &mut Vm, regs: &mut [Value], src: Reg, start: Reg, count: u16) -> VmResult<()> {
    let wanted = usize::from(count);
    let value = regs[src.index()].clone();
    let targets = start.index()..start.index() + wanted;
    if let Some(tuple) = value.get::<Tuple>() {
        if tuple.items.len() == wanted {
            regs[targets].clone_from_slice(&tuple.items);
            return Ok(());
        }
    } else if let Some(list) = value.get::<List>() {
        let items = list.items.borrow();
        if items.len() == wanted {
            regs[targets].iter_mut().zip(items.iter()).for_each(|(target, item)| *target = item);
            return Ok(());
        }
    }
    let iterator = unpack_iter(vm, &value)?;
    let mut items = Vec::with_capacity(wanted.min(1024));
    while items.len() < wanted {
        match vm.next(&iterator)? {
            Some(item) => items.push(item),
            None => return Err(wrong_count(vm, wanted, Some(items.len()))),
        }
    }
    if vm.next(&iterator)?.is_some() {
        return Err(wrong_count(vm, wanted, None));
    }
    for (register, item) in regs[targets].iter_mut().zip(items) {
        *register = item;
    }
    Ok(())
}

fn unpack_iter(vm: &mut Vm, value: &Value) -> VmResult<Value> {
    if !vm.is_iterable(value) {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("cannot unpack non-iterable {name} object")));
    }
    vm.iter(value)
}

pub fn unpack_star(
    vm: &mut Vm,
    regs: &mut [Value],
    src: Reg,
    start: Reg,
    before: u8,
    after: u16,
) -> VmResult<()> {
    let value = regs[src.index()].clone();
    let (before, after) = (usize::from(before), usize::from(after));
    let iterator = unpack_iter(vm, &value)?;
    let mut items = Vec::new();
    while let Some(item) = vm.next(&iterator)? {
        if items.len() == items.capacity() && !room::grow(&mut items) {
            return Err(vm.memory_error());
        }
        items.push(item);
    }
    if items.len() < before + after {
        let got = items.len();
        return Err(vm.value_error(format!(
            "not enough values to unpack (expected at least {}, got {got})",
            before + after
        )));
    }
    let last = items.split_off(items.len() - after);
    let middle = items.split_off(before);
    let targets = &mut regs[start.index()..];
    for (register, item) in targets.iter_mut().zip(items) {
        *register = item;
    }
    targets[before] = Gc::new(List::new(middle)).into();
    for (register, item) in targets[before + 1..].iter_mut().zip(last) {
        *register = item;
    }
    Ok(())
}
