//! The namespaces of the built-in classes, a file or folder a class, and the module `builtins`.
//!
//! Each file declares its natives as tables and adds them in its `install`. What may run script code on behalf of the
//! interpreter itself (operators, attributes, making classes) is in `vm`; a method here is mostly a line that calls it.

pub mod arguments;
pub mod bool_;
pub mod bytes;
pub mod code;
pub mod codec;
pub mod complex;
pub mod descriptor;
pub mod dict;
pub mod dunders;
pub mod exception;
pub mod file;
pub mod float;
pub mod frame;
mod frame_locals;
pub mod function;
pub mod functions;
pub mod generator;
pub mod int;
pub mod iterators;
pub mod list;
pub mod mapping_proxy;
pub mod memoryview;
pub mod module;
mod number_operators;
pub mod object;
pub mod range;
pub mod set;
pub mod singletons;
pub mod slice;
pub mod str;
pub mod tuple;
pub mod type_;

use crate::natives;
use crate::object::{BaseLayout, Value};
use crate::vm::Vm;
use crate::vm::arguments::{keywords_of, star_args};

/// Fills the built-in classes and the namespace of `builtins`.
pub fn install(vm: &mut Vm) {
    object::install(vm);
    type_::install(vm);
    function::install(vm);
    code::install(vm);
    descriptor::install(vm);
    exception::install(vm);
    module::install(vm);
    int::install(vm);
    float::install(vm);
    complex::install(vm);
    bool_::install(vm);
    str::install(vm);
    bytes::install(vm);
    list::install(vm);
    tuple::install(vm);
    dict::install(vm);
    set::install(vm);
    range::install(vm);
    slice::install(vm);
    memoryview::install(vm);
    iterators::install(vm);
    generator::install(vm);
    functions::install(vm);
    file::install(vm);
    singletons::install(vm);
    crate::vm::generic_alias::install(vm);
    publish_classes(vm);
    let namespace = vm.builtins.clone();
    vm.add_functions(&namespace, "builtins", FUNCTIONS);
}

/// Puts the classes that scripts know by name into `builtins`: all exceptions, and these.
fn publish_classes(vm: &mut Vm) {
    const PUBLIC: &[&str] = &[
        "object",
        "type",
        "int",
        "bool",
        "float",
        "complex",
        "str",
        "bytes",
        "bytearray",
        "list",
        "tuple",
        "dict",
        "set",
        "frozenset",
        "range",
        "slice",
        "property",
        "staticmethod",
        "classmethod",
    ];
    for class in vm.types.all() {
        let name = class.name();
        if class.layout.get() == BaseLayout::Exception || PUBLIC.contains(&name.as_str()) {
            vm.builtins.set_str(&name, class.into());
        }
    }
    let class = vm.native_class::<crate::vm::super_object::Super>();
    let name = class.name();
    vm.builtins.set_str(&name, class.into());
}

natives! {
    const FUNCTIONS;
    /// Internal helper function used by the class statement.
    "__build_class__(func, name, /, *bases, **kwds)" => |vm, [body, name, bases, keywords]| {
        vm.build_class(body, name, star_args(bases), keywords_of(keywords))
    }
    /// Return whether an object is an instance of a class or of a subclass thereof.
    "isinstance(obj, class_or_tuple, /)" => |vm, [value, classes]| { Ok(vm.is_instance(value, classes)?.into()) }
    /// Return whether 'cls' is derived from another class or is the same class.
    "issubclass(cls, class_or_tuple, /)" => |vm, [class, classes]| { Ok(vm.is_subclass_of(class, classes)?.into()) }
    /// Return whether the object is callable (i.e., some kind of function).
    "callable(obj, /)" => |vm, [value]| { Ok(vm.is_callable(value).into()) }
    /// Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.
    "getattr(object, name, default=None, /)" => |vm, [object, name, default]| {
        let name = vm.attribute_name(name)?;
        match default {
            Value::Undef => vm.get_attr(object, &name),
            default => Ok(vm.find_attr(object, &name)?.unwrap_or_else(|| default.clone())),
        }
    }
    /// Sets the named attribute on the given object to the specified value.
    "setattr(obj, name, value, /)" => |vm, [object, name, value]| {
        let name = vm.attribute_name(name)?;
        vm.set_attr(object, &name, value.clone())?;
        Ok(Value::None)
    }
    /// Deletes the named attribute from the given object.
    "delattr(obj, name, /)" => |vm, [object, name]| {
        let name = vm.attribute_name(name)?;
        vm.delete_attr(object, &name)?;
        Ok(Value::None)
    }
    /// Return whether the object has an attribute with the given name.
    "hasattr(obj, name, /)" => |vm, [object, name]| {
        let name = vm.attribute_name(name)?;
        Ok(vm.find_attr(object, &name)?.is_some().into())
    }
}
