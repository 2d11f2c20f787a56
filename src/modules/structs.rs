//! Tuples whose items have names, like `sys.version_info`.

use crate::natives;
use crate::object::{Gc, Instance, Value, shape};
use crate::vm::{Native, Vm, VmResult};

natives! {
    const SEQUENCE_METHODS;

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let class = vm.class_of(this);
        let name = vm.full_name(&class);
        Ok(format!("{name}({})", attributes(vm, this)?).into())
    }
}

/// `name=value, …` of an instance's attributes.
pub(super) fn attributes(vm: &mut Vm, value: &Value) -> VmResult<String> {
    let instance: &Instance = value.get().expect("the receiver was checked");
    let entries: Vec<(Value, Value)> = {
        let dict = instance.dict();
        let table = dict.table.borrow();
        table.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    };
    let mut text = String::new();
    for (name, value) in entries {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(name.as_str().unwrap_or_default());
        text.push('=');
        text.push_str(&vm.repr(&value)?);
    }
    Ok(text)
}

/// A tuple whose items are attributes as well.
pub fn sequence(vm: &mut Vm, module: &str, name: &str, items: &[(&str, Value)]) -> Value {
    let tuple = vm.types.tuple.clone();
    let class = new_class(vm, module, name, &tuple, SEQUENCE_METHODS);
    let inner = Gc::new(crate::object::Tuple::new(items.iter().map(|(_, value)| value.clone())));
    with_attributes(vm, Instance::with_native(class, inner.into()), items)
}

pub(super) fn new_class(
    vm: &mut Vm,
    module: &str,
    name: &str,
    base: &Gc<crate::object::Class>,
    methods: &'static [Native],
) -> Gc<crate::object::Class> {
    let class = vm.new_class(name, base, methods);
    let module = vm.intern(module);
    class.dict.set_str(&vm.names.module.clone(), (&module).into());
    // The classes of built-in layouts have no attributes on their instances; these have.
    class.shape.set(shape::new_root(0));
    class
}

pub(super) fn with_attributes(vm: &mut Vm, instance: Gc<Instance>, items: &[(&str, Value)]) -> Value {
    for (name, value) in items {
        let name = vm.intern(name);
        instance.set(&name, value.clone());
    }
    instance.into()
}
