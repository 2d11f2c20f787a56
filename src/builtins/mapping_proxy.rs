//! `mappingproxy`: a read-only view of a mapping, as `__dict__` of a class is.

use crate::bytecode::{BinaryOp, CompareOp};
use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Native, NativeType, Vm, VmResult};

#[derive(Debug)]
pub struct MappingProxy {
    pub mapping: Value,
}

impl Trace for MappingProxy {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.mapping.trace(visit);
    }
}

impl NativeData for MappingProxy {}

impl NativeType for MappingProxy {
    const NAME: &'static str = "mappingproxy";
    const METHODS: &'static [Native] = METHODS;
}

fn mapping_of(value: &Value) -> &Value {
    &value.native::<MappingProxy>().expect("the receiver of a method is checked").mapping
}

/// Calls a method of the mapping itself.
fn delegate(vm: &mut Vm, this: &Value, name: &str, args: &[Value]) -> VmResult<Value> {
    let name = vm.intern(name);
    vm.call_method(mapping_of(this), &name, args)
}

fn inner(value: &Value) -> &Value {
    value.native::<MappingProxy>().map_or(value, |proxy| &proxy.mapping)
}

natives! {
    const METHODS;
    /// Create and return a new object.
    "@new __new__(cls, mapping, /)" => |vm, [class, mapping]| {
        let getitem = vm.names.getitem.clone();
        let kind = vm.class_of(mapping);
        let is_mapping = vm.lookup_in_class(&kind, &getitem).is_some()
            && !kind.is_subclass(&vm.types.list)
            && !kind.is_subclass(&vm.types.tuple);
        if !is_mapping {
            let given = vm.type_name(mapping);
            return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {given}")));
        }
        Ok(vm.new_native(MappingProxy { mapping: mapping.clone() }))
    }
    /// Return self[key].
    "__getitem__(self, key, /)" => |vm, [this, key]| { vm.get_item(mapping_of(this), key) }
    /// Return len(self).
    "__len__(self, /)" => |vm, [this]| { Ok(vm.len(mapping_of(this))?.into()) }
    /// Implement iter(self).
    "__iter__(self, /)" => |vm, [this]| { vm.iter(mapping_of(this)) }
    /// Return bool(key in self).
    "__contains__(self, key, /)" => |vm, [this, key]| { Ok(vm.contains(mapping_of(this), key)?.into()) }
    /// D.__reversed__() -> reverse iterator
    "__reversed__(self, /)" => |vm, [this]| { delegate(vm, this, "__reversed__", &[]) }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok(format!("mappingproxy({})", vm.repr(mapping_of(this))?).into()) }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| { Ok(vm.str_of(mapping_of(this))?.into()) }
    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| {
        vm.compare(CompareOp::Eq, mapping_of(this), inner(other))
    }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| { Ok(Value::Int(vm.hash(mapping_of(this))?)) }
    /// Return self|value.
    "__or__(self, value, /)" => |vm, [this, other]| { vm.binary(BinaryOp::Or, inner(this), inner(other)) }
    /// Return value|self.
    "__ror__(self, value, /)" => |vm, [this, other]| { vm.binary(BinaryOp::Or, inner(other), inner(this)) }
    /// Return self|=value.
    "__ior__(self, value, /)" => |vm, [_this, _other]| {
        Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
    }
    /// Return the value for key if key is in the mapping, else default.
    "get(self, key, default=None, /)" => |vm, [this, key, default]| {
        let default = default.clone().defined().unwrap_or(Value::None);
        delegate(vm, this, "get", &[key.clone(), default])
    }
    /// a set-like object providing a view on D's keys
    "keys(self, /)" => |vm, [this]| { delegate(vm, this, "keys", &[]) }
    /// an object providing a view on D's values
    "values(self, /)" => |vm, [this]| { delegate(vm, this, "values", &[]) }
    /// a set-like object providing a view on D's items
    "items(self, /)" => |vm, [this]| { delegate(vm, this, "items", &[]) }
    /// a shallow copy of D
    "copy(self, /)" => |vm, [this]| { delegate(vm, this, "copy", &[]) }
}
