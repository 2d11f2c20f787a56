//! `types.SimpleNamespace`: plain objects with attributes, like `sys.implementation`.

use crate::builtins::dunders::set_unhashable;
use crate::bytecode::CompareOp;
use crate::natives;
use crate::object::{Class, Dict, Gc, Instance, Value};
use crate::vm::arguments::keywords_of;
use crate::vm::{Vm, VmResult};

use super::structs::{attributes, new_class, with_attributes};

/// The class, made when it is first wanted.
#[derive(Default)]
struct Namespace {
    class: Option<Gc<Class>>,
}

/// `types.SimpleNamespace`
pub fn class(vm: &mut Vm) -> Gc<Class> {
    if let Some(class) = &vm.extension::<Namespace>().class {
        return class.clone();
    }
    let object = vm.types.object.clone();
    let class = new_class(vm, "types", "SimpleNamespace", &object, METHODS);
    set_unhashable(vm, &class);
    vm.extension::<Namespace>().class = Some(class.clone());
    class
}

/// An object with these attributes.
pub fn namespace(vm: &mut Vm, items: &[(&str, Value)]) -> Value {
    let class = class(vm);
    with_attributes(vm, Instance::new(class), items)
}

fn dict_of(value: &Value) -> Gc<Dict> {
    value.get::<Instance>().expect("the receiver was checked").dict()
}

fn compared(vm: &mut Vm, op: CompareOp, this: &Value, other: &Value) -> VmResult<Value> {
    let class = class(vm);
    if !vm.is_a(other, &class) {
        return Ok(vm.not_implemented.clone());
    }
    vm.compare(op, &dict_of(this).into(), &dict_of(other).into())
}

natives! {
    const METHODS;

    /// A simple attribute-based namespace.
    "__init__(self, mapping_or_iterable=(), /, **kwargs)" => |vm, [this, start, keywords]| {
        let attributes = Dict::new();
        if !start.is_undef() {
            vm.dict_update(&attributes, start)?;
        }
        let names: Vec<(Value, Value)> =
            attributes.table.borrow().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect();
        if names.iter().any(|(name, _)| name.as_str().is_none()) {
            return Err(vm.type_error("keywords must be strings"));
        }
        let own = dict_of(this);
        for (name, value) in names {
            vm.dict_set(&own, name, value)?;
        }
        for (name, value) in keywords_of(keywords) {
            own.set_str(&name, value);
        }
        Ok(Value::None)
    }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let own = class(vm);
        let given = vm.class_of(this);
        let name = if given.is(&own) { "namespace".to_string() } else { given.name().as_str().to_string() };
        let address = this.as_object().map_or(0, crate::object::Ref::address);
        if vm.repr_active.contains(&address) {
            return Ok(format!("{name}(...)").into());
        }
        vm.repr_active.push(address);
        let shown = attributes(vm, this);
        vm.repr_active.pop();
        Ok(format!("{name}({})", shown?).into())
    }

    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Eq, this, value) }
    /// Return self!=value.
    "__ne__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Ne, this, value) }
    /// Return self<value.
    "__lt__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Lt, this, value) }
    /// Return self<=value.
    "__le__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Le, this, value) }
    /// Return self>value.
    "__gt__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Gt, this, value) }
    /// Return self>=value.
    "__ge__(self, value, /)" => |vm, [this, value]| { compared(vm, CompareOp::Ge, this, value) }
}
