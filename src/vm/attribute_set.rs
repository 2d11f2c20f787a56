//! Writing and deleting attributes.

use crate::object::{
    BaseLayout, Class, ClassMethod, Exception, Function, Gc, Instance, Kind, Module, NativeFunction, ShapeId,
    StaticMethod, Str, Value,
};

use super::{Raised, Vm, VmResult};

impl Vm {
    /// `object.name = value`.
    pub fn set_attr(&mut self, object: &Value, name: &Gc<Str>, value: Value) -> VmResult<()> {
        self.change_attr(object, name, Some(value))
    }

    /// `del object.name`.
    pub fn delete_attr(&mut self, object: &Value, name: &Gc<Str>) -> VmResult<()> {
        self.change_attr(object, name, None)
    }

    fn change_attr(&mut self, object: &Value, name: &Gc<Str>, value: Option<Value>) -> VmResult<()> {
        let class = self.class_of(object);
        if !class.traits.get().setattr {
            return self.generic_change(object, &class, name, value);
        }
        let (hook, arguments) = match value {
            Some(value) => (self.names.setattr.clone(), vec![name.into(), value]),
            None => (self.names.delattr.clone(), vec![name.into()]),
        };
        let hook = self.lookup_in_class(&class, &hook).expect("object has __setattr__ and __delattr__");
        self.call_on_class(&hook, object, &class, &arguments)?;
        Ok(())
    }

    /// What `object.__setattr__`, `type.__setattr__` and their `__delattr__` do; no value deletes.
    pub(crate) fn generic_change(
        &mut self,
        object: &Value,
        class: &Gc<Class>,
        name: &Gc<Str>,
        value: Option<Value>,
    ) -> VmResult<()> {
        if let Some(changed) = object.as_gc::<Class>() {
            return self.change_class(object, changed, class, name, value);
        }
        let attribute = self.lookup_in_class(class, name);
        if let Some(attribute) = &attribute
            && self.is_data_descriptor(attribute)
        {
            return self.descriptor_set(attribute, object, value);
        }
        self.change_own(object, class, name, value, attribute.is_some())
    }

    fn change_own(
        &mut self,
        object: &Value,
        class: &Gc<Class>,
        name: &Gc<Str>,
        value: Option<Value>,
        on_class: bool,
    ) -> VmResult<()> {
        let dict = match object.as_object().map(|reference| (reference, reference.kind())) {
            Some((reference, Kind::Instance)) if !self.lacks_dict(class) => {
                let instance = reference.get::<Instance>().expect("kind was checked");
                match value {
                    Some(value) => instance.set(name, value),
                    None if instance.remove(name) => {}
                    // As CPython, whose error says no more where the object has no dict of its own.
                    None if instance.shape() != ShapeId::DICT && class.layout.get() == BaseLayout::Object => {
                        let (class, name) = (self.type_name(object), name.as_str());
                        let message = format!("'{class}' object has no attribute '{name}'");
                        return Err(self.error(&self.types.AttributeError.clone(), message));
                    }
                    None => return Err(self.no_attribute(object, name)),
                }
                return Ok(());
            }
            Some((reference, Kind::Exception)) => {
                reference.get::<Exception>().expect("kind was checked").dict()
            }
            Some((reference, Kind::Module)) => {
                reference.get::<Module>().expect("kind was checked").dict.clone()
            }
            Some((reference, Kind::Function)) => {
                reference.get::<Function>().expect("kind was checked").dict()
            }
            Some((reference, Kind::StaticMethod)) => {
                reference.get::<StaticMethod>().expect("kind was checked").dict.clone()
            }
            Some((reference, Kind::ClassMethod)) => {
                reference.get::<ClassMethod>().expect("kind was checked").dict.clone()
            }
            Some((reference, Kind::Native)) => {
                match class.attributes.get().and_then(|of| of(reference, true)) {
                    Some(dict) => dict,
                    None => return Err(self.cannot_set(object, name, on_class)),
                }
            }
            _ => return Err(self.cannot_set(object, name, on_class)),
        };
        match value {
            Some(value) => dict.set_str(name, value),
            None if dict.remove_str(name).is_some() => {}
            None => {
                let message =
                    format!("'{}' object has no attribute '{}'", self.type_name(object), name.as_str());
                return Err(self.attribute_error(message, object, &name.into()));
            }
        }
        Ok(())
    }

    #[cold]
    fn cannot_set(&mut self, object: &Value, name: &Gc<Str>, on_class: bool) -> Raised {
        let (class, text) = (self.type_name(object), name.as_str());
        let setattr = self.lookup_in_class(&self.class_of(object), &self.names.setattr);
        let usual = self.lookup_in_class(&self.types.object, &self.names.setattr);
        let is_usual = setattr.zip(usual).is_none_or(|(own, usual)| own.is(&usual));
        if on_class {
            // As CPython, whose error says no more here.
            let message = format!("'{class}' object attribute '{text}' is read-only");
            return self.error(&self.types.AttributeError.clone(), message);
        }
        let message = if !is_usual {
            format!("'{class}' object has no attribute '{text}'")
        } else {
            format!("'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes")
        };
        self.attribute_error(message, object, &name.into())
    }

    /// Whether instances of the class keep no attributes of their own.
    pub(crate) fn lacks_dict(&self, class: &Gc<Class>) -> bool {
        if class.traits.get().heap {
            return class.traits.get().no_dict;
        }
        class.is(&self.types.object) || matches!(class.layout.get(), BaseLayout::Native | BaseLayout::Sealed)
    }

    fn change_class(
        &mut self,
        object: &Value,
        class: &Gc<Class>,
        metaclass: &Gc<Class>,
        name: &Gc<Str>,
        value: Option<Value>,
    ) -> VmResult<()> {
        if !class.traits.get().heap {
            let (class, name) = (class.name(), name.as_str());
            let message = format!("cannot set '{name}' attribute of immutable type '{}'", class.as_str());
            return Err(self.type_error(message));
        }
        if let Some(attribute) = self.lookup_in_class(metaclass, name)
            && self.is_data_descriptor(&attribute)
        {
            return self.descriptor_set(&attribute, object, value);
        }
        match value {
            Some(value) => class.dict.set_str(name, value),
            None if class.dict.remove_str(name).is_some() => {}
            None => return Err(self.no_attribute(object, name)),
        }
        self.class_changed(class, name);
        Ok(())
    }

    /// After an attribute of a class was set or removed: caches and traits follow.
    pub(crate) fn class_changed(&mut self, class: &Gc<Class>, name: &Gc<Str>) {
        class.touch();
        if name.as_str().starts_with("__") {
            self.refresh_traits(class);
        }
    }

    /// Keeps the traits of a built-in class right when it gets one more method.
    pub(super) fn note_special(&self, class: &Gc<Class>, name: &Gc<Str>) {
        let mut traits = class.traits.get();
        match name.as_str() {
            "__get__" => traits.has_get = true,
            "__set__" | "__delete__" => traits.has_set = true,
            "__getattr__" => traits.getattr = true,
            "__getattribute__" if !self.has_plain_access(class) => traits.getattribute = true,
            "__setattr__" | "__delattr__" if !self.has_plain_access(class) => traits.setattr = true,
            _ => return,
        }
        class.traits.set(traits);
    }

    /// Works out what is special about a class and its subclasses from their attributes.
    pub(super) fn refresh_traits(&mut self, class: &Gc<Class>) {
        let names = &self.names;
        let has = |name| self.lookup_in_class(class, name).is_some();
        let overrides = |name| !self.is_of_object(self.lookup_in_class(class, name));
        let mut traits = class.traits.get();
        traits.finalizer = has(&names.del);
        traits.getattr = has(&names.getattr);
        traits.getattribute = overrides(&names.getattribute);
        traits.setattr = overrides(&names.setattr) || overrides(&names.delattr);
        traits.has_get = has(&names.get);
        traits.has_set = has(&names.set) || has(&names.delete);
        class.traits.set(traits);
        for subclass in live_subclasses(class) {
            self.refresh_traits(&subclass);
        }
    }

    /// Whether the class's own methods for attributes do what the VM does anyway.
    fn has_plain_access(&self, class: &Gc<Class>) -> bool {
        class.is(&self.types.object) || class.is(&self.types.type_)
    }

    /// Whether an attribute of a class is the one that `object` or `type` has.
    fn is_of_object(&self, attribute: Option<Value>) -> bool {
        attribute.is_some_and(|attribute| {
            attribute
                .get::<NativeFunction>()
                .and_then(|function| function.owner.get())
                .is_some_and(|owner| self.has_plain_access(owner))
        })
    }
}

/// The subclasses that still live.
pub(crate) fn live_subclasses(class: &Gc<Class>) -> Vec<Gc<Class>> {
    let subclasses = class.subclasses.borrow();
    subclasses.iter().filter_map(|weak| weak.upgrade()?.downcast::<Class>().ok()).collect()
}
