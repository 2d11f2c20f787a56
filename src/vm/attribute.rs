//! Reading attributes: of instances, classes, modules and everything else.
//!
//! The order is CPython's: a data descriptor on the class, then what the object itself has, then what the class has.
//! A class looks among its metaclass's data descriptors, its own order of resolution, and the rest of the metaclass.
//! Writing is in `attribute_set`, what descriptors do in `descriptor`, the search through classes in `method_cache`.

use crate::object::{
    BoundMethod, Class, ClassMethod, Exception, Function, Gc, Instance, Kind, Module, StaticMethod, Str,
    Value,
};

use super::descriptor::is_plain_method;
use super::super_object::Super;
use super::{Raised, Vm, VmResult};

impl Vm {
    /// `object.name`. AttributeError if there is none.
    pub fn get_attr(&mut self, object: &Value, name: &Gc<Str>) -> VmResult<Value> {
        let class = self.class_of(object);
        let traits = class.traits.get();
        if traits.getattribute || traits.getattr {
            return self.get_attr_hooked(object, &class, name);
        }
        match self.generic_find(object, &class, name)? {
            Some(value) => Ok(value),
            None => Err(self.no_attribute(object, name)),
        }
    }

    /// `object.name`, or nothing where that raises an AttributeError.
    pub fn find_attr(&mut self, object: &Value, name: &Gc<Str>) -> VmResult<Option<Value>> {
        let class = self.class_of(object);
        let traits = class.traits.get();
        let found = if traits.getattribute || traits.getattr {
            self.get_attr_hooked(object, &class, name).map(Some)
        } else {
            self.generic_find(object, &class, name)
        };
        match found {
            Err(raised) if self.raised_is(&raised, &self.types.AttributeError) => Ok(None),
            other => other,
        }
    }

    /// The way through `__getattribute__` and `__getattr__` of the class.
    fn get_attr_hooked(&mut self, object: &Value, class: &Gc<Class>, name: &Gc<Str>) -> VmResult<Value> {
        let traits = class.traits.get();
        let name_value = Value::from(name);
        let raised = if traits.getattribute {
            // `__getattribute__` may delete it.
            let fallback = self.names.getattr.clone();
            let fallback = self.lookup_in_class(class, &fallback);
            let hook = self.names.getattribute.clone();
            let hook = self.lookup_in_class(class, &hook).expect("object has __getattribute__");
            match self.call_on_class(&hook, object, class, std::slice::from_ref(&name_value)) {
                Err(raised) => match fallback {
                    Some(hook) if self.raised_is(&raised, &self.types.AttributeError) => {
                        drop(raised);
                        return self.call_on_class(&hook, object, class, &[name_value]);
                    }
                    _ => return Err(raised),
                },
                found => return found,
            }
        } else {
            match self.generic_find(object, class, name) {
                Ok(Some(value)) => return Ok(value),
                Ok(None) => return self.call_getattr(object, class, name),
                Err(raised) => raised,
            }
        };
        if !self.raised_is(&raised, &self.types.AttributeError) {
            return Err(raised);
        }
        drop(raised);
        self.call_getattr(object, class, name)
    }

    fn call_getattr(&mut self, object: &Value, class: &Gc<Class>, name: &Gc<Str>) -> VmResult<Value> {
        let hook = self.names.getattr.clone();
        match self.lookup_in_class(class, &hook) {
            Some(hook) => self.call_on_class(&hook, object, class, &[name.into()]),
            // A property that was asked first has deleted it.
            None => Err(self.no_attribute(object, name)),
        }
    }

    /// What `object.__getattribute__` and `type.__getattribute__` find.
    pub(crate) fn generic_find(
        &mut self,
        object: &Value,
        class: &Gc<Class>,
        name: &Gc<Str>,
    ) -> VmResult<Option<Value>> {
        if let Value::Object(reference) = object {
            match reference.kind() {
                Kind::Class => return self.find_on_class(object, class, name),
                Kind::Module => return self.find_in_module(object, class, name),
                Kind::Native if reference.native::<Super>().is_some() => {
                    if let Some(found) = self.find_through_super(object, name)? {
                        return Ok(Some(found));
                    }
                }
                _ => {}
            }
        }
        let Some(attribute) = self.lookup_in_class(class, name) else {
            return match object.get::<BoundMethod>() {
                // A method shows its function's attributes.
                Some(method) if !matches!(method.function.as_object(), Some(it) if it.kind() == Kind::NativeFunction) => {
                    self.get_attr(&method.function, name).map(Some)
                }
                _ => Ok(own_attribute(object, name)),
            };
        };
        if !self.comes_before_own(&attribute)
            && let Some(value) = own_attribute(object, name)
        {
            return Ok(Some(value));
        }
        self.descriptor_get(&attribute, Some(object), class).map(Some)
    }

    fn find_on_class(
        &mut self,
        object: &Value,
        metaclass: &Gc<Class>,
        name: &Gc<Str>,
    ) -> VmResult<Option<Value>> {
        let class = object.as_gc::<Class>().expect("kind was checked");
        let on_metaclass = self.lookup_in_class(metaclass, name);
        if let Some(attribute) = &on_metaclass
            && self.comes_before_own(attribute)
        {
            return self.descriptor_get(attribute, Some(object), metaclass).map(Some);
        }
        if let Some(attribute) = self.lookup_in_class(class, name) {
            return self.descriptor_get(&attribute, None, class).map(Some);
        }
        match on_metaclass {
            Some(attribute) => self.descriptor_get(&attribute, Some(object), metaclass).map(Some),
            None => Ok(None),
        }
    }

    fn find_in_module(
        &mut self,
        object: &Value,
        class: &Gc<Class>,
        name: &Gc<Str>,
    ) -> VmResult<Option<Value>> {
        let module = object.get::<Module>().expect("kind was checked");
        if !class.is(&self.types.module)
            && let Some(attribute) = self.lookup_in_class(class, name)
            && self.comes_before_own(&attribute)
        {
            return self.descriptor_get(&attribute, Some(object), class).map(Some);
        }
        // The data descriptors of the module type: only these names come before the namespace.
        let special =
            name.is(&self.names.dict) || name.is(&self.names.class) || name.is(&self.names.annotations);
        if !special && let Some(value) = module.dict.get_str(name) {
            return Ok(Some(value));
        }
        if let Some(attribute) = self.lookup_in_class(class, name) {
            return self.descriptor_get(&attribute, Some(object), class).map(Some);
        }
        match module.dict.get_str(&self.names.getattr) {
            Some(hook) => self.call(&hook, &[name.into()]).map(Some),
            None => Ok(None),
        }
    }

    /// The AttributeError of a missing attribute.
    #[cold]
    pub fn no_attribute(&mut self, object: &Value, name: &Gc<Str>) -> Raised {
        let text = name.as_str();
        if object.get::<Module>().is_some() {
            return self.module_attribute_error(object, name);
        }
        let message = if let Some(class) = object.get::<Class>() {
            format!("type object '{}' has no attribute '{text}'", class.name().as_str())
        } else {
            format!("'{}' object has no attribute '{text}'", self.type_name(object))
        };
        self.attribute_error(message, object, &name.into())
    }

    /// For a method call: (function, receiver) without making a bound method, or (value, `Undef`).
    pub fn load_method(&mut self, object: &Value, name: &Gc<Str>) -> VmResult<(Value, Value)> {
        let class = self.class_of(object);
        let traits = class.traits.get();
        let simple = !traits.getattribute && !traits.getattr;
        if simple && let Value::Object(reference) = object {
            match reference.kind() {
                Kind::Class => {
                    if let Some(found) = self.class_method(object, &class, name) {
                        return Ok(found);
                    }
                }
                Kind::Native if reference.native::<Super>().is_some() => {
                    return self.load_super_method(object, name);
                }
                Kind::Module => {}
                _ => {
                    if let Some(attribute) = self.lookup_in_class(&class, name)
                        && is_plain_method(&attribute)
                        && own_attribute(object, name).is_none()
                    {
                        return Ok((attribute, object.clone()));
                    }
                }
            }
        } else if simple
            && let Some(attribute) = self.lookup_in_class(&class, name)
            && is_plain_method(&attribute)
        {
            return Ok((attribute, object.clone()));
        }
        Ok((self.get_attr(object, name)?, Value::Undef))
    }

    /// The parts of a class method that is called through its class.
    fn class_method(&self, object: &Value, metaclass: &Gc<Class>, name: &Gc<Str>) -> Option<(Value, Value)> {
        let class = object.as_gc::<Class>().expect("kind was checked");
        let attribute = self.lookup_in_class(class, name)?;
        let method = attribute.get::<ClassMethod>()?;
        let on_metaclass = self.lookup_in_class(metaclass, name);
        if on_metaclass.is_some_and(|attribute| self.is_data_descriptor(&attribute)) {
            return None;
        }
        let function = method.function.borrow().clone();
        is_plain_method(&function).then(|| (function, object.clone()))
    }

    /// A special method, looked up on the type and bound to the object.
    pub fn lookup_special(&mut self, object: &Value, name: &Gc<Str>) -> VmResult<Option<Value>> {
        let class = self.class_of(object);
        match self.lookup_in_class(&class, name) {
            Some(attribute) => self.descriptor_get(&attribute, Some(object), &class).map(Some),
            None => Ok(None),
        }
    }

    /// Calls a special method of the object's type; nothing if it has none.
    pub fn call_special(
        &mut self,
        object: &Value,
        name: &Gc<Str>,
        arguments: &[Value],
    ) -> VmResult<Option<Value>> {
        let class = self.class_of(object);
        match self.lookup_in_class(&class, name) {
            Some(attribute) => self.call_on_class(&attribute, object, &class, arguments).map(Some),
            None => Ok(None),
        }
    }

    /// The name of an attribute that a script gave, interned. TypeError if it is no string.
    pub fn attribute_name(&mut self, name: &Value) -> VmResult<Gc<Str>> {
        match self.unwrap_native(name).as_gc::<Str>() {
            Some(name) => Ok(self.intern_value(name)),
            None => {
                let given = self.type_name(name);
                Err(self.type_error(format!("attribute name must be string, not '{given}'")))
            }
        }
    }
}

/// What the object itself has, apart from its class.
pub(super) fn own_attribute(object: &Value, name: &Gc<Str>) -> Option<Value> {
    let Value::Object(reference) = object else { return None };
    match reference.kind() {
        Kind::Instance => reference.get::<Instance>()?.get(name),
        Kind::Exception => reference.get::<Exception>()?.dict.borrow().as_ref()?.get_str(name),
        Kind::Function => reference.get::<Function>()?.extra.borrow().as_ref()?.dict.as_ref()?.get_str(name),
        Kind::Native => reference.native_class()?.attributes.get()?(reference, false)?.get_str(name),
        Kind::StaticMethod => reference.get::<StaticMethod>()?.dict.get_str(name),
        Kind::ClassMethod => reference.get::<ClassMethod>()?.dict.get_str(name),
        _ => None,
    }
}
