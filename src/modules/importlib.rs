//! `importlib`: imports by a name that is worked out at run time.

use crate::natives;
use crate::object::{Gc, Module, Value};
use crate::vm::{Vm, VmResult};

/// The full name that a relative one means in a package.
fn resolve(vm: &mut Vm, name: &str, package: &Value) -> VmResult<String> {
    let level = name.len() - name.trim_start_matches('.').len();
    let package = match package {
        Value::Undef | Value::None => "",
        package => match package.as_str() {
            Some(package) => package,
            None => return Err(vm.type_error("__package__ not set to a string")),
        },
    };
    if package.is_empty() {
        let message = format!(
            "the 'package' argument is required to perform a relative import for {}",
            quoted(vm, name)?
        );
        return Err(vm.type_error(message));
    }
    let mut base = package;
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((outer, _)) => base = outer,
            None => {
                let class = vm.types.ImportError.clone();
                return Err(vm.error(&class, "attempted relative import beyond top-level package"));
            }
        }
    }
    let tail = &name[level..];
    Ok(if tail.is_empty() { base.to_string() } else { format!("{base}.{tail}") })
}

fn quoted(vm: &mut Vm, text: &str) -> VmResult<String> {
    vm.repr(&Value::from(text))
}

natives! {
    const FUNCTIONS;

    /// Import a module.
    ///
    /// The 'package' argument is required when performing a relative import. It
    /// specifies the package to use as the anchor point from which to resolve the
    /// relative import to an absolute import.
    "import_module(name, package=None)" => |vm, [name, package]| {
        let Some(text) = name.as_str() else {
            let startswith = vm.intern("startswith");
            return Err(vm.no_attribute(name, &startswith));
        };
        let full = if text.starts_with('.') { resolve(vm, text, package)? } else { text.to_string() };
        if full.is_empty() {
            return Err(vm.value_error("Empty module name"));
        }
        vm.import_module(&full)
    }

    /// Reload the module and return it.
    ///
    /// The module must have been successfully imported before.
    "reload(module)" => |vm, [module]| {
        match module.as_gc::<Module>().cloned() {
            Some(module) => vm.reload_module(&module),
            None => Err(vm.type_error("reload() argument must be a module")),
        }
    }

    /// Call the invalidate_caches() method on all meta path finders stored in
    /// sys.meta_path (where implemented).
    "invalidate_caches()" => |_vm, []| { Ok(Value::None) }
}

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("importlib", Some("A pure Python implementation of import."));
    vm.add_functions(&module.dict, "importlib", FUNCTIONS);
    let import = vm.intern("__import__");
    if let Some(function) = vm.builtins.get_str(&import) {
        module.dict.set_str(&import, function);
    }
    Ok(module)
}
