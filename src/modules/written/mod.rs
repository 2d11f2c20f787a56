//! Modules that are written in the language itself. Each is compiled when it is imported for the first time.

use crate::object::{Gc, Module, Value};
use crate::syntax::SourceFile;
use crate::vm::{ModuleBuilder, Vm, VmResult};

macro_rules! written {
    ($($name:ident $(+ $rest:literal)?,)*) => {
        /// The modules by name.
        pub const MODULES: &[(&str, ModuleBuilder)] = &[$(
            (stringify!($name), |vm| {
                let text = concat!(include_str!(concat!(stringify!($name), ".py")) $(, include_str!($rest))?);
                build(vm, stringify!($name), text)
            }),
        )*];
    };
}

written! {
    abc,
    contextlib,
    dataclasses,
    functools,
    inspect + "inspect_signature.py",
}

/// Tracebacks leave out the frames of files with such a name.
fn build(vm: &mut Vm, name: &str, text: &str) -> VmResult<Gc<Module>> {
    let module = vm.new_module(name, None);
    let key = vm.intern(name);
    vm.modules.set_str(&key, Value::from(&module));
    let source = SourceFile::new(format!("<rondo {name}>"), text);
    let code = vm.compile_source(&source)?;
    match vm.run_code(code, &module.dict, None) {
        Ok(_) => Ok(module),
        Err(raised) => {
            vm.modules.remove_str(&key);
            Err(raised)
        }
    }
}
