//! `typing`: the type parameters of PEP 695 as `vm::type_parameters` makes them, and what is done with them, in
//! `typing.py`. The abstract classes, protocols and records are in files of their own, which run when a script asks for
//! one of their names: most only want type parameters.

use crate::natives;
use crate::object::{Gc, Module, Value};
use crate::vm::source::SourceFile;
use crate::vm::{Vm, VmResult};

/// The part that is written in the language.
const SOURCE: &str = include_str!("typing.py");

/// What runs later, in this order.
const LATER: [(&str, &str); 2] = [
    ("<rondo typing_abstract.py>", include_str!("typing_abstract.py")),
    ("<rondo typing_classes.py>", include_str!("typing_classes.py")),
];

natives! {
    const FUNCTIONS;

    /// Make the classes that are not made before somebody asks for them.
    "_load_classes()" => |vm, []| {
        let module = vm.import_module("typing")?;
        let namespace = module.get::<Module>().expect("typing is a module").dict.clone();
        for (name, text) in LATER {
            let code = vm.compile_source(&SourceFile::new(name, text))?;
            vm.run_code(code, &namespace, None)?;
        }
        Ok(Value::None)
    }
}

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("typing", None);
    let classes = vm.type_parameter_classes();
    super::set_all(vm, &module, classes);
    let no_default = vm.no_default();
    super::set_all(vm, &module, [("NoDefault", no_default)]);
    vm.add_functions(&module.dict, "typing", FUNCTIONS);
    let file = SourceFile::new("<rondo typing.py>", SOURCE);
    let code = vm.compile_source(&file)?;
    vm.run_module(code, &module.dict)?;
    Ok(module)
}
