//! The module type.

use crate::natives;
use crate::object::{Dict, Gc, Instance, List, Module, Str, Value};
use crate::vm::Vm;

pub fn install(vm: &mut Vm) {
    let class = vm.types.module.clone();
    vm.add_methods(&class, MODULE);
}

/// The module that a method was called on, also inside an instance of a subclass.
fn dict_of(vm: &Vm, value: &Value) -> Gc<Dict> {
    let inner = vm.unwrap_native(value);
    inner.get::<Module>().expect("the receiver of a module's method is checked").dict.clone()
}

natives! {
    const MODULE;
    /// Create a module object.
    "@new __new__(cls, name, doc=None)" => |vm, [class, name, doc]| {
        let class = {
            let module = vm.types.module.clone();
            vm.check_new(&module, class)?
        };
        let Some(text) = name.as_gc::<Str>() else {
            let given = vm.type_name(name);
            return Err(vm.type_error(format!("module() argument 'name' must be str, not {given}")));
        };
        let module = vm.new_module(text.as_str(), None);
        module.dict.set_str(&vm.names.doc, doc.clone().defined().unwrap_or(Value::None));
        module.dict.set_str(&vm.names.package, Value::None);
        let dict = module.dict.clone();
        let made = vm.wrap_native(&class, module.into());
        if let Some(instance) = made.get::<Instance>() {
            // The attributes of an instance of a subclass are the module's names.
            instance.set_dict(dict);
        }
        Ok(made)
    }
    /// Initialize self.
    "__init__(self, name, doc=None)" => |vm, [this, name, doc]| { Ok(Value::None) }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok(vm.native_repr(this)?.into()) }
    /// __dir__() -> list
    "__dir__(self, /)" => |vm, [this]| {
        let hook = vm.names.dir.clone();
        if let Some(hook) = dict_of(vm, this).get_str(&hook) {
            return vm.call(&hook, &[]);
        }
        Ok(Gc::new(List::new(vm.dir_names(this)?)).into())
    }
    "@get __dict__(self)" => |vm, [this]| { Ok(dict_of(vm, this).into()) }
    "@get __annotations__(self)" => |vm, [this]| {
        let (dict, name) = (dict_of(vm, this), vm.names.annotations.clone());
        if let Some(own) = dict.get_str(&name) {
            return Ok(own);
        }
        let made = Value::from(Dict::new());
        dict.set_str(&name, made.clone());
        Ok(made)
    }
    "@set __annotations__(self, value)" => |vm, [this, value]| {
        let (dict, name) = (dict_of(vm, this), vm.names.annotations.clone());
        if value.is_undef() {
            dict.remove_str(&name);
        } else {
            dict.set_str(&name, value.clone());
        }
        Ok(Value::None)
    }
}
