//! Locals, cells, globals and the names of class bodies.

use std::cell::RefCell;

use crate::bytecode::{FreeIndex, Instruction, NameId, Reg};
use crate::object::{Cell, Dict, DictTable, Function, Gc, GlobalCache, LoadedCode, Module, Str, Value};

use super::super::{Raised, Vm, VmResult};

#[cold]
pub fn unbound_local(vm: &mut Vm, code: &LoadedCode, local: Reg) -> Raised {
    let class = vm.types.UnboundLocalError.clone();
    let name = code.local_names[local.index()].as_str();
    vm.error(&class, format!("cannot access local variable '{name}' where it is not associated with a value"))
}

#[cold]
pub fn unbound_free(vm: &mut Vm, code: &LoadedCode, free: FreeIndex) -> Raised {
    let name = code.code.free_names[free.index()].clone();
    let text = format!(
        "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
    );
    name_error(vm, text, &name)
}

#[cold]
fn name_error(vm: &mut Vm, text: String, name: &str) -> Raised {
    let class = vm.types.NameError.clone();
    let raised = vm.error(&class, text);
    raised.0.set_field("name", Value::str(name));
    raised
}

#[cold]
fn undefined_name(vm: &mut Vm, name: &Gc<Str>) -> Raised {
    name_error(vm, format!("name '{}' is not defined", name.as_str()), name.as_str())
}

/// The value that a cached place of the globals holds, as long as the key is there.
#[inline(always)]
pub fn cached_global(function: &Function, code: &LoadedCode, name: NameId) -> Option<Value> {
    let cache = &code.global_caches[name.index()];
    function.globals.value_in(cache.places.get(), cache.place.get() as usize)
}

/// The value that a cached place of the built-ins holds, as long as the key is there, and no global came or went.
#[inline(always)]
pub fn cached_builtin(vm: &Vm, function: &Function, code: &LoadedCode, name: NameId) -> Option<Value> {
    let cache = &code.global_caches[name.index()];
    if !function.globals.table.borrow().has_layout(cache.globals_layout.get()) {
        return None;
    }
    vm.builtins.value_in(cache.places.get(), cache.place.get() as usize)
}

/// The instruction that loads a global from where it was found.
pub fn load_cached(code: &LoadedCode, dst: Reg, name: NameId) -> Instruction {
    if code.global_caches[name.index()].globals_layout.get() == 0 {
        Instruction::LoadGlobalCached { dst, name }
    } else {
        Instruction::LoadBuiltinCached { dst, name }
    }
}

/// Where the key is, if it still is where it was found the last time, in whichever dict that was.
#[inline(always)]
fn same_place(table: &DictTable, cache: &GlobalCache, name: &Gc<Str>) -> Option<usize> {
    let place = cache.place.get() as usize;
    table.key_at(place)?.as_gc::<Str>()?.is(name).then_some(place)
}

/// Looks a global up, and remembers where it was.
pub fn load_global(vm: &mut Vm, function: &Gc<Function>, code: &LoadedCode, name: NameId) -> VmResult<Value> {
    let cache = &code.global_caches[name.index()];
    let text = &code.names[name.index()];
    let globals = function.globals.table.borrow();
    if let Some(place) = same_place(&globals, cache, text).or_else(|| globals.find_str(text)) {
        cache.set_global(&globals, place);
        return Ok(globals.entry(place).value.clone());
    }
    if let Some(own) = own_builtins(vm, function) {
        drop(globals);
        return load_own_builtin(vm, &own, text);
    }
    let builtins = vm.builtins.table.borrow();
    if let Some(place) = same_place(&builtins, cache, text).or_else(|| builtins.find_str(text)) {
        cache.set_builtin(&globals, &builtins, place);
        return Ok(builtins.entry(place).value.clone());
    }
    drop((globals, builtins));
    Err(undefined_name(vm, text))
}

/// What stands for the built-ins where the globals have a `__builtins__` of their own: `exec(text, {'__builtins__': {}})`.
fn own_builtins(vm: &Vm, function: &Function) -> Option<Value> {
    let own = function.globals.get_str(&vm.names.builtins)?;
    let is_usual = match (own.as_gc::<Dict>(), own.get::<Module>()) {
        (Some(dict), _) => dict.is(&vm.builtins),
        (None, Some(module)) => module.dict.is(&vm.builtins),
        (None, None) => false,
    };
    if is_usual {
        return None;
    }
    Some(own.get::<Module>().map_or_else(|| own.clone(), |module| (&module.dict).into()))
}

#[cold]
fn load_own_builtin(vm: &mut Vm, builtins: &Value, name: &Gc<Str>) -> VmResult<Value> {
    match vm.get_item(builtins, &name.into()) {
        Err(raised) if vm.raised_is(&raised, &vm.types.KeyError) => Err(undefined_name(vm, name)),
        other => other,
    }
}

/// A name that is neither the function's own nor a global.
fn load_builtin(vm: &mut Vm, function: &Gc<Function>, name: &Gc<Str>) -> VmResult<Value> {
    if let Some(own) = own_builtins(vm, function) {
        return load_own_builtin(vm, &own, name);
    }
    match vm.builtins.get_str(name) {
        Some(value) => Ok(value),
        None => Err(undefined_name(vm, name)),
    }
}

/// Sets a global that is where it was the last time, and gives its old value; nothing if it is not.
#[inline(always)]
pub fn store_cached_global(
    function: &Function,
    code: &LoadedCode,
    name: NameId,
    value: Value,
) -> Option<Value> {
    let cache = &code.global_caches[name.index()];
    function.globals.table.borrow_mut().replace_in(cache.places.get(), cache.place.get() as usize, value)
}

/// Sets a global, and remembers where it is.
pub fn store_global(function: &Gc<Function>, code: &LoadedCode, name: NameId, value: Value) {
    let text = &code.names[name.index()];
    let cache = &code.global_caches[name.index()];
    let mut globals = function.globals.table.borrow_mut();
    let old = match same_place(&globals, cache, text).or_else(|| globals.find_str(text)) {
        Some(place) => {
            cache.set_global(&globals, place);
            globals.replace_at(place, value)
        }
        None => {
            globals.insert_new(text.hash(), text.into(), value);
            cache.set_global(&globals, globals.end() - 1);
            Value::Undef
        }
    };
    drop(globals);
    drop(old);
}

/// Where names without a scope of their own are stored: a class body's namespace, or the globals.
pub fn namespace_of(function: &Gc<Function>) -> Gc<Dict> {
    function.namespace().unwrap_or_else(|| function.globals.clone())
}

/// A name of a class body or of `exec` with locals: the namespace, the globals, the built-ins.
pub fn load_name(vm: &mut Vm, function: &Gc<Function>, name: &Gc<Str>) -> VmResult<Value> {
    let own = own_name(vm, function, name)?;
    match own.or_else(|| function.globals.get_str(name)) {
        Some(value) => Ok(value),
        None => load_builtin(vm, function, name),
    }
}

/// The value of a name in the function's own namespace.
pub(super) fn own_name(vm: &mut Vm, function: &Gc<Function>, name: &Gc<Str>) -> VmResult<Option<Value>> {
    let Some(mapping) = function.mapping() else {
        return Ok(function.namespace().and_then(|namespace| namespace.get_str(name)));
    };
    match vm.get_item(&mapping, &name.into()) {
        Ok(value) => Ok(Some(value)),
        Err(raised) if vm.raised_is(&raised, &vm.types.KeyError) => Ok(None),
        Err(raised) => Err(raised),
    }
}

pub fn store_name(vm: &mut Vm, function: &Gc<Function>, name: &Gc<Str>, value: Value) -> VmResult<()> {
    if let Some(mapping) = function.mapping() {
        return vm.set_item(&mapping, &name.into(), value);
    }
    namespace_of(function).set_str(name, value);
    Ok(())
}

pub fn delete_name(vm: &mut Vm, namespace: &Gc<Dict>, name: &Gc<Str>) -> VmResult<()> {
    match namespace.remove_str(name) {
        Some(_) => Ok(()),
        None => Err(undefined_name(vm, name)),
    }
}

pub fn delete_local_name(vm: &mut Vm, function: &Gc<Function>, name: &Gc<Str>) -> VmResult<()> {
    if let Some(mapping) = function.mapping() {
        return match vm.delete_item(&mapping, &name.into()) {
            Err(raised) if vm.raised_is(&raised, &vm.types.KeyError) => Err(undefined_name(vm, name)),
            other => other,
        };
    }
    let namespace = namespace_of(function);
    delete_name(vm, &namespace, name)
}

pub fn load_name_or_free(
    vm: &mut Vm,
    function: &Gc<Function>,
    code: &LoadedCode,
    name: &Gc<Str>,
    free: FreeIndex,
) -> VmResult<Value> {
    if let Some(value) = own_name(vm, function, name)? {
        return Ok(value);
    }
    let value = function.closure[free.index()].value.borrow().clone();
    if value.is_undef() { Err(unbound_free(vm, code, free)) } else { Ok(value) }
}

pub fn load_from_namespace_or_global(
    vm: &mut Vm,
    function: &Gc<Function>,
    namespace: &Value,
    name: &Gc<Str>,
) -> VmResult<Value> {
    let own = namespace.get::<Dict>().and_then(|namespace| namespace.get_str(name));
    match own.or_else(|| function.globals.get_str(name)) {
        Some(value) => Ok(value),
        None => load_builtin(vm, function, name),
    }
}

pub fn make_cell(register: &mut Value) {
    let value = register.take();
    *register = Gc::new(Cell { value: RefCell::new(value) }).into();
}

fn cell_of(register: &Value) -> &Gc<Cell> {
    register.as_gc::<Cell>().expect("the compiler makes the cell first")
}

#[inline]
pub fn load_cell(vm: &mut Vm, code: &LoadedCode, register: &Value, local: Reg) -> VmResult<Value> {
    let value = cell_of(register).value.borrow().clone();
    if value.is_undef() { Err(unbound_local(vm, code, local)) } else { Ok(value) }
}

/// Puts a value into a cell, and gives the old one.
#[inline]
pub fn store_cell(register: &Value, value: Value) -> Value {
    cell_of(register).value.replace(value)
}

pub fn delete_cell(vm: &mut Vm, code: &LoadedCode, register: &Value, local: Reg) -> VmResult<()> {
    let old = cell_of(register).value.take();
    if old.is_undef() { Err(unbound_local(vm, code, local)) } else { Ok(()) }
}
