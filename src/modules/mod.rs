//! The library. A module is built when it is imported for the first time, so a start pays for none of them.
//!
//! Each file is one module of the same name: `natives!` declares its functions, `build` fills its namespace. Modules that
//! need the event loop are in `asyncio`.

mod asyncio;
mod builtins_module;
mod contextvars;
mod future;
mod gc;
mod importlib;
mod math;
mod namespace;
mod os;
mod structs;
mod sys;
mod time;
mod traceback;
mod typing;
mod warnings;
mod weakref;
mod written;

use crate::object::{Gc, Module, Value};
use crate::vm::Vm;
use crate::vm::import;

/// Makes the modules known to `import`.
pub fn install(vm: &mut Vm) {
    vm.module_builders.extend([
        ("__future__", future::build as crate::vm::ModuleBuilder),
        ("asyncio", asyncio::build),
        ("builtins", builtins_module::build),
        ("contextvars", contextvars::build),
        ("gc", gc::build),
        ("importlib", importlib::build),
        ("math", math::build),
        ("os", os::build),
        ("posixpath", os::build_path),
        ("sys", sys::build),
        ("time", time::build),
        ("traceback", traceback::build),
        ("typing", typing::build),
        ("warnings", warnings::build),
        ("weakref", weakref::build),
    ]);
    vm.module_builders.extend(asyncio::PARTS.iter().copied());
    vm.module_builders.extend(written::MODULES.iter().copied());
    let builtins = vm.builtins.clone();
    vm.add_functions(&builtins, "builtins", import::FUNCTIONS);
}

/// Sets entries of a module's namespace.
fn set_all<const N: usize>(vm: &mut Vm, module: &Gc<Module>, entries: [(&str, Value); N]) {
    for (name, value) in entries {
        let name = vm.intern(name);
        module.dict.set_str(&name, value);
    }
}
