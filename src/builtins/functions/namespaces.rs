//! `globals`, `locals`, `vars`, `dir`.

use crate::natives;
use crate::object::{Cell, Dict, Function, Gc, Str, Value};
use crate::vm::{Vm, VmResult};

/// The globals of the caller. Outside of any frame, those of `__main__` or none.
pub fn caller_globals(vm: &Vm) -> Gc<Dict> {
    match vm.frames.last() {
        Some(frame) => frame.function.globals.clone(),
        None => Dict::new(),
    }
}

/// What `locals()` gives the caller: the namespace of a module or class body itself, for a function a new dict.
pub fn caller_locals(vm: &Vm) -> Gc<Dict> {
    match vm.frames.last() {
        Some(frame) => locals_of(&frame.function, vm.visible_registers(frame)),
        None => Dict::new(),
    }
}

/// The same as a value: the mapping that a metaclass or `exec` was given, if that is no plain dict.
pub fn caller_names(vm: &Vm) -> Value {
    let Some(frame) = vm.frames.last() else { return Dict::new().into() };
    if let Some(hidden) = comprehension_locals(&frame.function, vm.visible_registers(frame)) {
        return hidden.into();
    }
    frame.function.mapping().unwrap_or_else(|| (&caller_locals(vm)).into())
}

/// In a comprehension that runs in a module or class body CPython sees nothing but the comprehension's names, and those of
/// functions around it.
fn comprehension_locals(function: &Function, registers: &[Value]) -> Option<Gc<Dict>> {
    let code = &function.code;
    if code.code.flags.optimized {
        return None;
    }
    let mut locals = None;
    for register in &code.code.comprehension_registers {
        let value = value_in(registers.get(register.index())?.clone());
        if !value.is_undef() {
            let name = Str::new(code.local_names[register.index()].as_str());
            locals.get_or_insert_with(Dict::new).set_str(&name, value);
        }
    }
    let locals = locals?;
    for (name, cell) in code.code.free_names.iter().zip(&function.closure) {
        let value = cell.value.borrow().clone();
        if !value.is_undef() && !name.starts_with('.') {
            locals.set_str(&Str::new(name), value);
        }
    }
    Some(locals)
}

/// What a register or its cell holds.
fn value_in(value: Value) -> Value {
    match value.get::<Cell>() {
        Some(cell) => cell.value.borrow().clone(),
        None => value,
    }
}

/// Whether the caller is a function, whose locals have no namespace.
pub fn caller_is_function(vm: &Vm) -> bool {
    vm.frames.last().is_some_and(|frame| frame.function.code.code.flags.optimized)
}

/// The locals of a function's frame that has these registers: the namespace of a module or class body itself, for a
/// function a new dict.
pub fn locals_of(function: &Function, registers: &[Value]) -> Gc<Dict> {
    let code = &function.code;
    if let Some(hidden) = comprehension_locals(function, registers) {
        return hidden;
    }
    if !code.code.flags.optimized {
        return function.namespace().unwrap_or_else(|| function.globals.clone());
    }
    let locals = Dict::new();
    let in_registers =
        code.local_names.iter().zip(registers).map(|(name, value)| (name.as_str(), value.clone()));
    let free = code.code.free_names.iter().zip(&function.closure);
    let in_cells = free.map(|(name, cell)| (&**name, Value::from(cell)));
    let mut found = Vec::new();
    for (name, value) in in_registers.chain(in_cells) {
        let value = value_in(value);
        // Names that begin with a dot are the compiler's.
        if !value.is_undef() && !name.starts_with('.') {
            found.push((Str::new(name), value));
        }
    }
    for (name, value) in found {
        locals.set_str(&name, value);
    }
    locals
}

/// The names in a dict, sorted.
fn sorted_names(vm: &mut Vm, dict: &Gc<Dict>) -> VmResult<Value> {
    let names = vm.collect(&dict.into())?;
    crate::builtins::list::sorted(vm, names, &Value::Undef, false)
}

natives! {
    pub const FUNCTIONS;

    /// Return the dictionary containing the current scope's global variables.
    "@frame globals()" => |vm, []| { Ok((&caller_globals(vm)).into()) }

    /// Return a dictionary containing the current scope's local variables.
    "@frame locals()" => |vm, []| { Ok(caller_names(vm)) }

    /// Show vars.
    ///
    /// Without arguments, equivalent to locals().
    /// With an argument, equivalent to object.__dict__.
    "@frame vars(object=<unrepresentable>, /)" => |vm, [object]| {
        if object.is_undef() {
            return Ok(caller_names(vm));
        }
        let name = vm.names.dict.clone();
        match vm.find_attr(object, &name)? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        }
    }

    /// Show attributes of an object.
    ///
    /// If called without an argument, return the names in the current scope.
    "@frame dir(object=<unrepresentable>, /)" => |vm, [object]| {
        if object.is_undef() {
            let names = caller_names(vm);
            if names.get::<Dict>().is_none() {
                let keys = vm.names.keys.clone();
                let names = vm.call_method(&names, &keys, &[])?;
                let names = vm.collect(&names)?;
                return crate::builtins::list::sorted(vm, names, &Value::Undef, false);
            }
            let locals = caller_locals(vm);
            return sorted_names(vm, &locals);
        }
        let name = vm.names.dir.clone();
        let Some(names) = vm.call_special(object, &name, &[])? else {
            return Err(vm.type_error("object does not provide __dir__"));
        };
        let names = vm.collect(&names)?;
        crate::builtins::list::sorted(vm, names, &Value::Undef, false)
    }
}
