//! `typing`: the type parameters of PEP 695 as `vm::type_parameters` makes them, and what is done with them, in
//! `typing.py`.

use crate::object::{Gc, Module};
use crate::vm::source::SourceFile;
use crate::vm::{Vm, VmResult};

/// The part that is written in the language.
const SOURCE: &str = include_str!("typing.py");

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("typing", None);
    let classes = vm.type_parameter_classes();
    super::set_all(vm, &module, classes);
    let no_default = vm.no_default();
    super::set_all(vm, &module, [("NoDefault", no_default)]);
    let file = SourceFile::new("<rondo typing.py>", SOURCE);
    let code = vm.compile_source(&file)?;
    vm.run_module(code, &module.dict)?;
    Ok(module)
}
