//! `type` and `super`.

use crate::builtins::arguments::{built_in, not_a};
use crate::natives;
use crate::object::{Class, Dict, Gc, List, Str, Tuple, Value};
use crate::vm::arguments::{keywords_of, star_args};
use crate::vm::generic_alias::union_of;
use crate::vm::{Vm, VmResult};

use super::mapping_proxy::MappingProxy;

pub fn install(vm: &mut Vm) {
    let class = vm.types.type_.clone();
    vm.add_methods(&class, TYPE);
}

fn class_of(value: &Value) -> &Gc<Class> {
    value.as_gc::<Class>().expect("the receiver of a method of type is checked")
}

/// TypeError if the attribute of a built-in class is set, or if it is deleted where that cannot be.
fn check_settable(vm: &mut Vm, class: &Gc<Class>, name: &str, value: &Value) -> VmResult<()> {
    let own = class.name();
    let own = own.as_str();
    if !class.traits.get().heap {
        return Err(vm.type_error(format!("cannot set '{name}' attribute of immutable type '{own}'")));
    }
    if value.is_undef() {
        return Err(vm.type_error(format!("cannot delete '{name}' attribute of immutable type '{own}'")));
    }
    Ok(())
}

fn check_name(vm: &mut Vm, class: &Gc<Class>, attribute: &str, value: &Value) -> VmResult<Gc<Str>> {
    check_settable(vm, class, attribute, value)?;
    match vm.unwrap_native(value).as_gc::<Str>() {
        Some(name) => Ok(name.clone()),
        None => {
            let (own, given) = (class.name(), vm.type_name(value));
            let own = own.as_str();
            Err(vm.type_error(format!("can only assign string to {own}.{attribute}, not '{given}'")))
        }
    }
}

fn set_bases(vm: &mut Vm, class: &Gc<Class>, value: &Value) -> VmResult<()> {
    check_settable(vm, class, "__bases__", value)?;
    let own = class.name();
    let own = own.as_str();
    let Some(bases) = value.get::<Tuple>() else {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("can only assign tuple to {own}.__bases__, not {given}")));
    };
    if bases.items.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {own}.__bases__, not ()")));
    }
    let mut classes = Vec::new();
    for base in &bases.items {
        let Some(base) = base.as_gc::<Class>() else {
            let given = vm.type_name(base);
            return Err(vm.type_error(format!("{own}.__bases__ must be tuple of classes, not '{given}'")));
        };
        classes.push(base.clone());
    }
    vm.change_bases(class, classes)
}

fn tuple_of_classes(classes: &[Gc<Class>]) -> Value {
    Gc::new(Tuple::new(classes.iter().map(Value::from))).into()
}

/// The class and its ancestors, as `__mro__`.
fn order_of(class: &Gc<Class>) -> Vec<Value> {
    std::iter::once(class).chain(class.ancestors.borrow().iter()).map(Value::from).collect()
}

/// `type.__new__` with its three arguments.
fn type_new(vm: &mut Vm, metaclass: &Value, args: &Value, keywords: &Value) -> VmResult<Value> {
    let owner = vm.types.type_.clone();
    let metaclass = vm.check_new(&owner, metaclass)?;
    let args = star_args(args);
    let [name, bases, namespace] = args else {
        let given = args.len();
        return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)")));
    };
    let mut refuse = |place: usize, wanted: &str, value: &Value| {
        not_a(vm, &format!("type.__new__() argument {place}"), wanted, value)
    };
    let [mut name_slot, mut bases_slot, mut namespace_slot] = [const { Value::Undef }; 3];
    let Some(name) = built_in::<Str>(name, &mut name_slot) else { return Err(refuse(1, "str", name)) };
    let Some(bases) = built_in::<Tuple>(bases, &mut bases_slot) else {
        return Err(refuse(2, "tuple", bases));
    };
    let Some(namespace) = built_in::<Dict>(namespace, &mut namespace_slot) else {
        return Err(refuse(3, "dict", namespace));
    };
    if name.as_str().contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    vm.new_type(&metaclass, name, &bases.items, namespace, keywords_of(keywords))
}

natives! {
    const TYPE;
    /// Create and return a new object.
    "@new __new__(metatype, /, *args, **kwargs)" => |vm, [metaclass, args, keywords]| {
        type_new(vm, metaclass, args, keywords)
    }
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        match star_args(args).len() {
            1 | 3 => Ok(Value::None),
            _ => Err(vm.type_error("type.__init__() takes 1 or 3 arguments")),
        }
    }
    /// Return getattr(self, name).
    "__getattribute__(self, name, /)" => |vm, [this, name]| {
        let name = vm.attribute_name(name)?;
        let metaclass = vm.class_of(this);
        match vm.generic_find(this, &metaclass, &name)? {
            Some(value) => Ok(value),
            None => Err(vm.no_attribute(this, &name)),
        }
    }
    /// Implement setattr(self, name, value).
    "__setattr__(self, name, value, /)" => |vm, [this, name, value]| {
        let name = vm.attribute_name(name)?;
        let metaclass = vm.class_of(this);
        vm.generic_change(this, &metaclass, &name, Some(value.clone()))?;
        Ok(Value::None)
    }
    /// Implement delattr(self, name).
    "__delattr__(self, name, /)" => |vm, [this, name]| {
        let name = vm.attribute_name(name)?;
        let metaclass = vm.class_of(this);
        vm.generic_change(this, &metaclass, &name, None)?;
        Ok(Value::None)
    }
    /// Call self as a function.
    "__call__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        vm.instantiate(class_of(this), star_args(args).to_vec(), keywords_of(keywords))
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        Ok(format!("<class '{}'>", vm.full_name(class_of(this))).into())
    }
    /// Return a type's method resolution order.
    "mro(self, /)" => |vm, [this]| { Ok(Gc::new(List::new(order_of(class_of(this)))).into()) }
    /// Return a list of immediate subclasses.
    "__subclasses__(self, /)" => |vm, [this]| {
        Ok(Gc::new(List::new(vm.subclasses_of(class_of(this)))).into())
    }
    /// Check if an object is an instance.
    "__instancecheck__(self, instance, /)" => |vm, [this, value]| {
        Ok(vm.default_is_instance(value, this)?.into())
    }
    /// Check if a class is a subclass.
    "__subclasscheck__(self, subclass, /)" => |vm, [this, class]| {
        Ok(vm.default_is_subclass(class, this)?.into())
    }
    /// Specialized __dir__ implementation for types.
    "__dir__(self, /)" => |vm, [this]| { Ok(Gc::new(List::new(vm.dir_names(this)?)).into()) }
    /// Create the namespace for the class statement.
    "@class __prepare__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| { Ok(Dict::new().into()) }
    /// Return self|value.
    "__or__(self, value, /)" => |vm, [this, other]| { union_of(vm, this, other) }
    /// Return value|self.
    "__ror__(self, value, /)" => |vm, [this, other]| { union_of(vm, other, this) }
    "@get __name__(self)" => |vm, [this]| { Ok((&class_of(this).name()).into()) }
    "@set __name__(self, value)" => |vm, [this, value]| {
        let class = class_of(this);
        let name = check_name(vm, class, "__name__", value)?;
        if name.as_str().contains('\0') {
            return Err(vm.value_error("type name must not contain null characters"));
        }
        *class.name.borrow_mut() = name;
        Ok(Value::None)
    }
    "@get __qualname__(self)" => |vm, [this]| { Ok((&*class_of(this).qualname.borrow()).into()) }
    "@set __qualname__(self, value)" => |vm, [this, value]| {
        let class = class_of(this);
        let name = check_name(vm, class, "__qualname__", value)?;
        *class.qualname.borrow_mut() = name;
        Ok(Value::None)
    }
    "@get __module__(self)" => |vm, [this]| {
        let own = class_of(this).dict.get_str(&vm.names.module);
        Ok(own.unwrap_or_else(|| Value::str("builtins")))
    }
    "@set __module__(self, value)" => |vm, [this, value]| {
        let class = class_of(this);
        check_settable(vm, class, "__module__", value)?;
        class.dict.set_str(&vm.names.module, value.clone());
        class.touch();
        Ok(Value::None)
    }
    "@get __bases__(self)" => |vm, [this]| { Ok(tuple_of_classes(&class_of(this).bases.borrow())) }
    "@set __bases__(self, value)" => |vm, [this, value]| {
        set_bases(vm, class_of(this), value)?;
        Ok(Value::None)
    }
    "@get __base__(self)" => |vm, [this]| { Ok(vm.base_of(class_of(this)).into()) }
    "@get __mro__(self)" => |vm, [this]| { Ok(Gc::new(Tuple::new(order_of(class_of(this)))).into()) }
    "@get __dict__(self)" => |vm, [this]| {
        let mapping = (&class_of(this).dict).into();
        Ok(vm.new_native(MappingProxy { mapping }))
    }
    "@get __doc__(self)" => |vm, [this]| {
        let class = class_of(this);
        let doc = class.dict.get_str(&vm.names.doc).unwrap_or(Value::None);
        // The class `type` keeps this very attribute there.
        if doc.get::<crate::object::GetSet>().is_some() {
            return Ok(Value::None);
        }
        vm.descriptor_get(&doc, None, class)
    }
    "@set __doc__(self, value)" => |vm, [this, value]| {
        let class = class_of(this);
        check_settable(vm, class, "__doc__", value)?;
        class.dict.set_str(&vm.names.doc, value.clone());
        class.touch();
        Ok(Value::None)
    }
    "@get __annotations__(self)" => |vm, [this]| {
        let class = class_of(this);
        let name = vm.names.annotations.clone();
        if let Some(own) = class.dict.get_str(&name).filter(|own| own.get::<crate::object::GetSet>().is_none()) {
            return Ok(own);
        }
        if !class.traits.get().heap {
            return Err(vm.no_attribute(this, &name));
        }
        let made = Value::from(Dict::new());
        class.dict.set_str(&name, made.clone());
        class.touch();
        Ok(made)
    }
    "@set __annotations__(self, value)" => |vm, [this, value]| {
        let class = class_of(this);
        let name = vm.names.annotations.clone();
        if value.is_undef() {
            if class.dict.remove_str(&name).is_none() {
                let name_value = Value::from(&name);
                return Err(vm.attribute_error("__annotations__", this, &name_value));
            }
        } else {
            check_settable(vm, class, "__annotations__", value)?;
            class.dict.set_str(&name, value.clone());
        }
        class.touch();
        Ok(Value::None)
    }
    "@get __type_params__(self)" => |vm, [this]| {
        let own = class_of(this).dict.get_str(&vm.names.type_params);
        let own = own.filter(|own| own.get::<crate::object::GetSet>().is_none());
        Ok(own.unwrap_or_else(|| vm.empty_tuple.clone()))
    }
    "@set __type_params__(self, value)" => |vm, [this, value]| {
        let class = class_of(this);
        check_settable(vm, class, "__type_params__", value)?;
        class.dict.set_str(&vm.names.type_params, value.clone());
        class.touch();
        Ok(Value::None)
    }
    "@get __abstractmethods__(self)" => |vm, [this]| {
        let name = vm.names.abstractmethods.clone();
        let own = class_of(this).dict.get_str(&name);
        match own.filter(|own| own.get::<crate::object::GetSet>().is_none()) {
            Some(own) => Ok(own),
            None => {
                let name_value = Value::from(&name);
                Err(vm.attribute_error("__abstractmethods__", this, &name_value))
            }
        }
    }
    "@set __abstractmethods__(self, value)" => |vm, [this, value]| {
        let class = class_of(this);
        let name = vm.names.abstractmethods.clone();
        let mut traits = class.traits.get();
        if value.is_undef() {
            traits.is_abstract = false;
            class.dict.remove_str(&name);
        } else {
            check_settable(vm, class, "__abstractmethods__", value)?;
            traits.is_abstract = vm.truth(value)?;
            class.dict.set_str(&name, value.clone());
        }
        class.traits.set(traits);
        class.touch();
        Ok(Value::None)
    }
    "@get __text_signature__(self)" => |vm, [this]| { Ok(Value::None) }
    "@get __basicsize__(self)" => |vm, [this]| { Ok(Value::Int(16)) }
    "@get __itemsize__(self)" => |vm, [this]| { Ok(Value::Int(0)) }
    "@get __flags__(self)" => |vm, [this]| { Ok(Value::Int(0)) }
}

impl Vm {
    /// The direct subclasses that live, in the order they were made. Built-in classes know theirs by the VM's table.
    fn subclasses_of(&self, class: &Gc<Class>) -> Vec<Value> {
        let built_in = self.types.all().into_iter().filter(|other| {
            !class.traits.get().heap && other.bases.borrow().iter().any(|base| base.is(class))
        });
        let made = crate::vm::attribute_set::live_subclasses(class);
        built_in.chain(made).map(Value::from).collect()
    }
}
