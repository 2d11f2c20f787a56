//! `builtins`: the namespace that every script sees behind its globals.

use std::cell::RefCell;

use crate::object::{Gc, Module, Value};
use crate::vm::{Vm, VmResult};

/// A module around the namespace that is there already.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("builtins", Some("Built-in functions, types, exceptions, and other objects."));
    let described: Vec<_> = {
        let table = module.dict.table.borrow();
        table.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    };
    for (name, value) in described {
        let name = name.as_gc().expect("a new module's names are strings");
        if vm.builtins.get_str(name).is_none() {
            vm.builtins.set_str(name, value);
        }
    }
    let debug = vm.intern("__debug__");
    vm.builtins.set_str(&debug, Value::bool(true));
    Ok(Gc::new(Module { dict: vm.builtins.clone(), class: RefCell::default() }))
}
