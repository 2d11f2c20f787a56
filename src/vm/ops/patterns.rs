//! What `match` statements ask.

use crate::bytecode::Reg;
use crate::object::{Class, Dict, Gc, Kind, NativeData, Ref, Str, Trace, Tuple, Value};

use super::super::machine::tuple_items;
use super::super::{Native, NativeType, Vm, VmResult};

/// Whether a sequence pattern may match: lists, tuples, ranges and what says of itself that it is a sequence, but no
/// strings and bytes.
pub fn is_sequence(vm: &mut Vm, value: &Value) -> bool {
    let native = vm.unwrap_native(value);
    match native.as_object().map(|object| object.kind()) {
        Some(Kind::List | Kind::Tuple | Kind::Range) => true,
        Some(Kind::Native) => vm.class_of(&native).name().as_str() == "memoryview",
        _ => false,
    }
}

pub fn is_mapping(vm: &mut Vm, value: &Value) -> bool {
    let native = vm.unwrap_native(value);
    native.get::<Dict>().is_some()
        || native.as_object().is_some_and(|object| {
            object.kind() == Kind::Native && vm.class_of(&native).name().as_str() == "mappingproxy"
        })
}

/// What a mapping's `get` gives for a key that it does not have: an object of its own.
struct Missing;

impl Trace for Missing {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}

impl NativeData for Missing {}

impl NativeType for Missing {
    const NAME: &'static str = "object";
    const METHODS: &'static [Native] = &[];
}

/// The values of the keys in a mapping, as a tuple, or None if one is missing.
pub fn match_keys(vm: &mut Vm, mapping: &Value, keys: &Value) -> VmResult<Value> {
    let mut values = Vec::new();
    let mut seen: Vec<Value> = Vec::new();
    for key in tuple_items(keys) {
        for known in &seen {
            if vm.eq(known, key)? {
                let key = vm.repr(key)?;
                return Err(vm.value_error(format!("mapping pattern checks duplicate key ({key})")));
            }
        }
        seen.push(key.clone());
        let found = match mapping.as_gc::<Dict>() {
            Some(dict) => vm.dict_get(&dict.clone(), key)?,
            None => {
                let (get, none) = (vm.intern("get"), vm.new_native(Missing));
                let found = vm.call_method(mapping, &get, &[key.clone(), none.clone()])?;
                (!found.is(&none)).then_some(found)
            }
        };
        match found {
            Some(value) => values.push(value),
            None => return Ok(Value::None),
        }
    }
    Ok(Gc::new(Tuple::new(values)).into())
}

/// What a class pattern asks of its subject, as a tuple, or None if it does not match.
pub fn match_class(vm: &mut Vm, regs: &mut [Value], dst: Reg, start: Reg, count: u16) -> VmResult<()> {
    let at = start.index();
    let (subject, class, names) = (regs[at].clone(), regs[at + 1].clone(), regs[at + 2].clone());
    regs[dst.index()] = attributes_of(vm, &subject, &class, tuple_items(&names), usize::from(count))?;
    Ok(())
}

fn attributes_of(
    vm: &mut Vm,
    subject: &Value,
    class: &Value,
    names: &[Value],
    count: usize,
) -> VmResult<Value> {
    let Some(class) = class.as_gc::<Class>().cloned() else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !vm.is_instance(subject, &Value::from(&class))? {
        return Ok(Value::None);
    }
    let mut seen: Vec<Gc<Str>> = Vec::new();
    let mut values = Vec::new();
    let mut wanted: Vec<Value> = Vec::new();
    if count > 0 {
        let match_args = vm.names.match_args.clone();
        match vm.find_attr(&Value::from(&class), &match_args)? {
            Some(args) => {
                let Some(args) = args.as_gc::<Tuple>().cloned() else {
                    let (class, got) = (class.name(), vm.type_name(&args));
                    return Err(vm.type_error(format!(
                        "{}.__match_args__ must be a tuple (got {got})",
                        class.as_str()
                    )));
                };
                check_count(vm, &class, args.items.len(), count)?;
                wanted.extend(args.items.iter().take(count).cloned());
            }
            None if matches_itself(vm, &class) => {
                check_count(vm, &class, 1, count)?;
                values.push(subject.clone());
            }
            None => check_count(vm, &class, 0, count)?,
        }
    }
    wanted.extend(names.iter().cloned());
    for name in wanted {
        let Some(name) = name.as_gc::<Str>() else {
            let got = vm.type_name(&name);
            return Err(vm.type_error(format!("__match_args__ elements must be strings (got {got})")));
        };
        let name = vm.intern_value(name);
        if seen.iter().any(|known| known.is(&name)) {
            let class = class.name();
            return Err(vm.type_error(format!(
                "{}() got multiple sub-patterns for attribute '{}'",
                class.as_str(),
                name.as_str()
            )));
        }
        seen.push(name.clone());
        match vm.find_attr(subject, &name)? {
            Some(value) => values.push(value),
            None => return Ok(Value::None),
        }
    }
    Ok(Gc::new(Tuple::new(values)).into())
}

fn check_count(vm: &mut Vm, class: &Gc<Class>, allowed: usize, given: usize) -> VmResult<()> {
    if given <= allowed {
        return Ok(());
    }
    let plural = if allowed == 1 { "" } else { "s" };
    let class = class.name();
    Err(vm.type_error(format!(
        "{}() accepts {allowed} positional sub-pattern{plural} ({given} given)",
        class.as_str()
    )))
}

/// Whether a positional sub-pattern of this class matches the subject itself: `int(x)`, `str(x)` …
fn matches_itself(vm: &Vm, class: &Gc<Class>) -> bool {
    let types = &vm.types;
    [
        &types.bool_,
        &types.bytearray,
        &types.bytes,
        &types.dict,
        &types.float,
        &types.frozenset,
        &types.int,
        &types.list,
        &types.set,
        &types.str,
        &types.tuple,
    ]
    .iter()
    .any(|known| class.is(known) || class.is_subclass(known))
}

/// A copy of a mapping without some keys: `**rest`.
pub fn dict_without(vm: &mut Vm, mapping: &Value, keys: &Value) -> VmResult<Value> {
    let copy = Dict::new();
    let native = vm.unwrap_native(mapping);
    match native.get::<Dict>() {
        Some(dict) => *copy.table.borrow_mut() = dict.table.borrow().clone(),
        None => {
            for key in vm.collect(mapping)? {
                let value = vm.get_item(mapping, &key)?;
                vm.dict_set(&copy, key, value)?;
            }
        }
    }
    for key in tuple_items(keys) {
        vm.dict_remove(&copy, key)?;
    }
    Ok(copy.into())
}
