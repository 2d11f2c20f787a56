//! property, staticmethod, classmethod, and the descriptors of built-in attributes and of `__slots__`.

use std::cell::RefCell;

use crate::natives;
use crate::object::{ClassMethod, Dict, Gc, GetSet, Instance, Property, StaticMethod, Str, Value};
use crate::vm::arguments::{keyword_count, keywords_of, star_args};
use crate::vm::{Vm, VmResult};

pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    vm.add_methods(&types.property, PROPERTY);
    vm.add_methods(&types.staticmethod, STATIC_METHOD);
    vm.add_methods(&types.classmethod, CLASS_METHOD);
    vm.add_methods(&types.getset_descriptor, GET_SET);
}

/// The property that a method was called on, also inside an instance of a subclass.
fn property_of(vm: &Vm, value: &Value) -> Gc<Property> {
    let inner = vm.unwrap_native(value);
    inner.as_gc::<Property>().expect("the receiver of a property's method is checked").clone()
}

fn new_property(parts: &[Value; 4]) -> Property {
    let [get, set, delete, doc] = parts.clone().map(|part| part.defined().unwrap_or(Value::None));
    // None stands for the getter's documentation.
    let doc = if doc.is_none() { Value::Undef } else { doc };
    Property { get, set, delete, doc: RefCell::new(doc), name: RefCell::default() }
}

/// A copy with one function exchanged, made by the property's own class.
fn with_function(vm: &mut Vm, this: &Value, place: usize, function: &Value) -> VmResult<Value> {
    let old = property_of(vm, this);
    let mut parts = [old.get.clone(), old.set.clone(), old.delete.clone(), old.doc.borrow().clone()];
    parts[place] = function.clone();
    let class = vm.class_of(this);
    let made = if class.is(&vm.types.property) {
        Value::from(Gc::new(new_property(&parts)))
    } else {
        let parts = parts.into_iter().map(|part| part.defined().unwrap_or(Value::None)).collect();
        vm.call_keywords(&class.into(), parts, Vec::new())?
    };
    if let Some(new) = vm.unwrap_native(&made).get::<Property>() {
        drop(new.name.replace(old.name.borrow().clone()));
    }
    Ok(made)
}

/// Gives an instance of a subclass its own documentation, which that of the class would hide otherwise. Where it has no
/// room for one only the getter's is missed.
fn note_doc(vm: &mut Vm, this: &Value, [get, _, _, doc]: &[Value; 4]) -> VmResult<()> {
    let name = vm.names.doc.clone();
    let given = doc.clone().defined().filter(|doc| !doc.is_none());
    let of_getter = match get.clone().defined().filter(|get| given.is_none() && !get.is_none()) {
        Some(get) => vm.find_attr(&get, &name)?.filter(|doc| !doc.is_none()),
        None => None,
    };
    let is_missed = of_getter.is_some();
    let doc = given.or(of_getter).unwrap_or(Value::None);
    match vm.set_attr(this, &name, doc) {
        Err(raised) if is_missed || !vm.raised_is(&raised, &vm.types.AttributeError) => Err(raised),
        _ => Ok(()),
    }
}

/// Binds what `property(…)` was called with.
fn property_arguments(vm: &mut Vm, args: &Value, keywords: &Value) -> VmResult<[Value; 4]> {
    const NAMES: [&str; 4] = ["fget", "fset", "fdel", "doc"];
    let args = star_args(args);
    let given = args.len() + keyword_count(keywords);
    if given > 4 {
        return Err(vm.type_error(format!("property() takes at most 4 arguments ({given} given)")));
    }
    let mut parts: [Value; 4] = Default::default();
    for (part, arg) in parts.iter_mut().zip(args) {
        *part = arg.clone();
    }
    for (name, value) in keywords_of(keywords) {
        let Some(place) = NAMES.iter().position(|known| *known == name.as_str()) else {
            let name = name.as_str();
            return Err(vm.type_error(format!("property() got an unexpected keyword argument '{name}'")));
        };
        if place < args.len() {
            return Err(vm.type_error(format!(
                "argument for property() given by name ('{}') and position ({})",
                name.as_str(),
                place + 1
            )));
        }
        parts[place] = value;
    }
    Ok(parts)
}

/// Whether one of the functions is marked as abstract.
fn is_abstract(vm: &mut Vm, functions: &[Value]) -> VmResult<Value> {
    let name = vm.names.isabstractmethod.clone();
    for function in functions {
        if let Some(mark) = vm.find_attr(function, &name)?
            && vm.truth(&mark)?
        {
            return Ok(Value::bool(true));
        }
    }
    Ok(Value::bool(false))
}

natives! {
    const PROPERTY;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let owner = vm.types.property.clone();
        let class = vm.check_new(&owner, class)?;
        // A subclass may take other arguments, and hand the property's on to __init__.
        let parts = if class.is(&owner) { property_arguments(vm, args, keywords)? } else { Default::default() };
        let property = Gc::new(new_property(&parts)).into();
        Ok(vm.wrap_native(&class, property))
    }
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        if let Some(instance) = this.get::<Instance>() {
            let parts = property_arguments(vm, args, keywords)?;
            let property = Value::from(Gc::new(new_property(&parts)));
            drop(instance.replace_native(property));
            note_doc(vm, this, &parts)?;
        }
        Ok(Value::None)
    }
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| {
        super::function::check_bound_to(vm, object, owner)?;
        if object.is_none() {
            return Ok(this.clone());
        }
        let property = property_of(vm, this);
        vm.property_get(&property, object)
    }
    /// Set an attribute of instance to value.
    "__set__(self, instance, value, /)" => |vm, [this, object, value]| {
        let property = property_of(vm, this);
        vm.property_set(&property, object, Some(value.clone()))?;
        Ok(Value::None)
    }
    /// Delete an attribute of instance.
    "__delete__(self, instance, /)" => |vm, [this, object]| {
        let property = property_of(vm, this);
        vm.property_set(&property, object, None)?;
        Ok(Value::None)
    }
    /// Descriptor to obtain a copy of the property with a different getter.
    "getter(self, object, /)" => |vm, [this, function]| { with_function(vm, this, 0, function) }
    /// Descriptor to obtain a copy of the property with a different setter.
    "setter(self, object, /)" => |vm, [this, function]| { with_function(vm, this, 1, function) }
    /// Descriptor to obtain a copy of the property with a different deleter.
    "deleter(self, object, /)" => |vm, [this, function]| { with_function(vm, this, 2, function) }
    /// Method to set name of a property.
    "__set_name__(self, owner, name, /)" => |vm, [this, owner, name]| {
        drop(property_of(vm, this).name.replace(name.clone()));
        Ok(Value::None)
    }
    "@get fget(self)" => |vm, [this]| { Ok(property_of(vm, this).get.clone()) }
    "@get fset(self)" => |vm, [this]| { Ok(property_of(vm, this).set.clone()) }
    "@get fdel(self)" => |vm, [this]| { Ok(property_of(vm, this).delete.clone()) }
    "@get __doc__(self)" => |vm, [this]| {
        let property = property_of(vm, this);
        let own = property.doc.borrow().clone();
        match own.defined() {
            Some(doc) => Ok(doc),
            None if property.get.is_none() => Ok(Value::None),
            None => {
                let doc = vm.names.doc.clone();
                Ok(vm.find_attr(&property.get, &doc)?.into())
            }
        }
    }
    "@set __doc__(self, value)" => |vm, [this, value]| {
        let value = value.clone().defined().unwrap_or(Value::None);
        drop(property_of(vm, this).doc.replace(value));
        Ok(Value::None)
    }
    "@get __name__(self)" => |vm, [this]| {
        let property = property_of(vm, this);
        if let Some(own) = property.name.borrow().clone().defined() {
            return Ok(own);
        }
        let name = vm.names.name.clone();
        match vm.find_attr(&property.get, &name)? {
            Some(found) => Ok(found),
            None => {
                let message = "'property' object has no attribute '__name__'";
                Err(vm.attribute_error(message, this, &name.into()))
            }
        }
    }
    "@set __name__(self, value)" => |vm, [this, value]| {
        drop(property_of(vm, this).name.replace(value.clone()));
        Ok(Value::None)
    }
    "@get __isabstractmethod__(self)" => |vm, [this]| {
        let property = property_of(vm, this);
        is_abstract(vm, &[property.get.clone(), property.set.clone(), property.delete.clone()])
    }
}

/// The one argument of `staticmethod(…)` and `classmethod(…)`.
fn wrapped_function(vm: &mut Vm, what: &str, args: &Value, keywords: &Value) -> VmResult<Value> {
    if keyword_count(keywords) > 0 {
        return Err(vm.type_error(format!("{what}() takes no keyword arguments")));
    }
    match star_args(args) {
        [function] => Ok(function.clone()),
        other => {
            let given = other.len();
            Err(vm.type_error(format!("{what} expected 1 argument, got {given}")))
        }
    }
}

/// The attributes that a wrapper takes over from its function.
fn taken_over(vm: &mut Vm, function: &Value) -> VmResult<Gc<Dict>> {
    let dict = Dict::new();
    let names = &vm.names;
    let wanted =
        [&names.module, &names.name, &names.qualname, &names.doc, &names.annotations].map(Clone::clone);
    for name in wanted {
        if let Some(value) = vm.find_attr(function, &name)? {
            dict.set_str(&name, value);
        }
    }
    Ok(dict)
}

/// The same for an instance of a subclass, which has attributes of its own.
fn take_over_into(vm: &mut Vm, this: &Value, function: &Value) -> VmResult<()> {
    let Some(instance) = this.get::<Instance>() else { return Ok(()) };
    let dict = taken_over(vm, function)?;
    for entry in dict.table.borrow().iter() {
        if let Some(name) = entry.key.as_gc::<Str>() {
            instance.set(name, entry.value.clone());
        }
    }
    Ok(())
}

fn static_method_of(vm: &Vm, value: &Value) -> Gc<StaticMethod> {
    let inner = vm.unwrap_native(value);
    inner.as_gc::<StaticMethod>().expect("the receiver of a staticmethod's method is checked").clone()
}

fn class_method_of(vm: &Vm, value: &Value) -> Gc<ClassMethod> {
    let inner = vm.unwrap_native(value);
    inner.as_gc::<ClassMethod>().expect("the receiver of a classmethod's method is checked").clone()
}

natives! {
    const STATIC_METHOD;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let owner = vm.types.staticmethod.clone();
        let class = vm.check_new(&owner, class)?;
        let method = if class.is(&owner) {
            let function = wrapped_function(vm, "staticmethod", args, keywords)?;
            let dict = taken_over(vm, &function)?;
            StaticMethod { function: RefCell::new(function), dict }
        } else {
            StaticMethod { function: RefCell::new(Value::None), dict: Dict::new() }
        };
        Ok(vm.wrap_native(&class, Gc::new(method).into()))
    }
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        let function = wrapped_function(vm, "staticmethod", args, keywords)?;
        take_over_into(vm, this, &function)?;
        drop(static_method_of(vm, this).function.replace(function));
        Ok(Value::None)
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        Ok(vm.native_repr(this)?.into())
    }
    /// Call self as a function.
    "__call__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        let function = static_method_of(vm, this).function.borrow().clone();
        vm.call_keywords(&function, star_args(args).to_vec(), keywords_of(keywords))
    }
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| {
        Ok(static_method_of(vm, this).function.borrow().clone())
    }
    "@get __func__(self)" => |vm, [this]| { Ok(static_method_of(vm, this).function.borrow().clone()) }
    "@get __wrapped__(self)" => |vm, [this]| { Ok(static_method_of(vm, this).function.borrow().clone()) }
    "@get __isabstractmethod__(self)" => |vm, [this]| {
        let function = static_method_of(vm, this).function.borrow().clone();
        is_abstract(vm, &[function])
    }
    "@get __dict__(self)" => |vm, [this]| { Ok((&static_method_of(vm, this).dict).into()) }
}

natives! {
    const CLASS_METHOD;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let owner = vm.types.classmethod.clone();
        let class = vm.check_new(&owner, class)?;
        let method = if class.is(&owner) {
            let function = wrapped_function(vm, "classmethod", args, keywords)?;
            let dict = taken_over(vm, &function)?;
            ClassMethod { function: RefCell::new(function), dict }
        } else {
            ClassMethod { function: RefCell::new(Value::None), dict: Dict::new() }
        };
        Ok(vm.wrap_native(&class, Gc::new(method).into()))
    }
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        let function = wrapped_function(vm, "classmethod", args, keywords)?;
        take_over_into(vm, this, &function)?;
        drop(class_method_of(vm, this).function.replace(function));
        Ok(Value::None)
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        Ok(vm.native_repr(this)?.into())
    }
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| {
        let receiver = match owner {
            Value::Undef | Value::None => vm.class_of(object).into(),
            owner => owner.clone(),
        };
        let function = class_method_of(vm, this).function.borrow().clone();
        Ok(Gc::new(crate::object::BoundMethod { function, receiver }).into())
    }
    "@get __func__(self)" => |vm, [this]| { Ok(class_method_of(vm, this).function.borrow().clone()) }
    "@get __wrapped__(self)" => |vm, [this]| { Ok(class_method_of(vm, this).function.borrow().clone()) }
    "@get __isabstractmethod__(self)" => |vm, [this]| {
        let function = class_method_of(vm, this).function.borrow().clone();
        is_abstract(vm, &[function])
    }
    "@get __dict__(self)" => |vm, [this]| { Ok((&class_method_of(vm, this).dict).into()) }
}

fn get_set_of(value: &Value) -> &Gc<GetSet> {
    value.as_gc::<GetSet>().expect("the receiver of an attribute's method is checked")
}

natives! {
    const GET_SET;
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        Ok(vm.native_repr(this)?.into())
    }
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| {
        if object.is_none() {
            return Ok(this.clone());
        }
        let attribute = get_set_of(this);
        vm.check_owner("descriptor", &attribute.name, &attribute.owner, object)?;
        let class = attribute.owner.clone();
        vm.descriptor_get(this, Some(object), &class)
    }
    /// Set an attribute of instance to value.
    "__set__(self, instance, value, /)" => |vm, [this, object, value]| {
        let attribute = get_set_of(this);
        vm.check_owner("descriptor", &attribute.name, &attribute.owner, object)?;
        vm.getset_set(attribute, object, Some(value.clone()))?;
        Ok(Value::None)
    }
    /// Delete an attribute of instance.
    "__delete__(self, instance, /)" => |vm, [this, object]| {
        let attribute = get_set_of(this);
        vm.check_owner("descriptor", &attribute.name, &attribute.owner, object)?;
        vm.getset_set(attribute, object, None)?;
        Ok(Value::None)
    }
    "@get __name__(self)" => |vm, [this]| { Ok((&get_set_of(this).name).into()) }
    "@get __qualname__(self)" => |vm, [this]| {
        let attribute = get_set_of(this);
        let owner = attribute.owner.qualname.borrow().clone();
        Ok(format!("{}.{}", owner.as_str(), attribute.name.as_str()).into())
    }
    "@get __objclass__(self)" => |vm, [this]| { Ok((&get_set_of(this).owner).into()) }
    "@get __doc__(self)" => |vm, [this]| {
        let doc = get_set_of(this).doc.trim();
        Ok(if doc.is_empty() { Value::None } else { doc.into() })
    }
}
