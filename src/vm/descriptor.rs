//! What happens when an attribute that was found on a class is read or written through an instance.

use crate::object::{
    BoundMethod, Class, ClassMethod, Exception, Function, Gc, GetSet, Instance, Kind, NativeFunction,
    Property, StaticMethod, Str, Value,
};

use super::member::Member;
use super::{NativeKind, Vm, VmResult};

impl Vm {
    /// Whether an attribute of a class comes before the instance's own ones: it has `__set__` or `__delete__`.
    pub(super) fn is_data_descriptor(&self, attribute: &Value) -> bool {
        let Value::Object(reference) = attribute else { return false };
        match reference.kind() {
            Kind::Property | Kind::GetSet => true,
            Kind::Native => reference.native::<Member>().is_some() || self.has_set(attribute),
            Kind::Instance | Kind::Exception | Kind::Class => self.has_set(attribute),
            _ => false,
        }
    }

    /// Whether reading asks an attribute of a class before the instance's own ones: a data descriptor that has `__get__`.
    pub(super) fn comes_before_own(&self, attribute: &Value) -> bool {
        let Value::Object(reference) = attribute else { return false };
        let is_made_by_script = match reference.kind() {
            Kind::Native => reference.native::<Member>().is_none(),
            Kind::Instance | Kind::Exception | Kind::Class => true,
            _ => false,
        };
        self.is_data_descriptor(attribute)
            && (!is_made_by_script || self.class_of(attribute).traits.get().has_get)
    }

    fn has_set(&self, attribute: &Value) -> bool {
        self.class_of(attribute).traits.get().has_set
    }

    /// What reading an attribute of `class` gives through `object`, or through the class itself if there is none.
    pub fn descriptor_get(
        &mut self,
        attribute: &Value,
        object: Option<&Value>,
        class: &Gc<Class>,
    ) -> VmResult<Value> {
        let Value::Object(reference) = attribute else { return Ok(attribute.clone()) };
        match reference.kind() {
            Kind::Function => Ok(bind(attribute, object)),
            Kind::NativeFunction => {
                let function = reference.get::<NativeFunction>().expect("kind was checked");
                let is_method = function.owner.get().is_some();
                Ok(if is_method { bind(attribute, object) } else { attribute.clone() })
            }
            Kind::Property => match object {
                Some(object) => {
                    let property = reference.get::<Property>().expect("kind was checked");
                    self.property_get(property, object)
                }
                None => Ok(attribute.clone()),
            },
            Kind::GetSet => match object {
                Some(object) => {
                    let attribute = reference.get::<GetSet>().expect("kind was checked");
                    (self.native(attribute.get).body)(self, std::slice::from_ref(object))
                }
                None => Ok(attribute.clone()),
            },
            Kind::StaticMethod => {
                let method = reference.get::<StaticMethod>().expect("kind was checked");
                Ok(method.function.borrow().clone())
            }
            Kind::ClassMethod => {
                let method = reference.get::<ClassMethod>().expect("kind was checked");
                let function = method.function.borrow().clone();
                Ok(Gc::new(BoundMethod { function, receiver: class.into() }).into())
            }
            Kind::Native | Kind::Instance | Kind::Exception | Kind::Class => {
                self.object_get(attribute, object, class)
            }
            _ => Ok(attribute.clone()),
        }
    }

    fn object_get(
        &mut self,
        attribute: &Value,
        object: Option<&Value>,
        class: &Gc<Class>,
    ) -> VmResult<Value> {
        if let Some(member) = attribute.native::<Member>() {
            return match object {
                Some(object) => self.member_get(member, object),
                None => Ok(attribute.clone()),
            };
        }
        let kind = self.class_of(attribute);
        if !kind.traits.get().has_get {
            return Ok(attribute.clone());
        }
        let get = self.names.get.clone();
        let Some(get) = self.lookup_in_class(&kind, &get) else { return Ok(attribute.clone()) };
        let object = object.cloned().unwrap_or(Value::None);
        self.call_on_class(&get, attribute, &kind, &[object, class.into()])
    }

    fn member_get(&mut self, member: &Member, object: &Value) -> VmResult<Value> {
        if let Some(instance) = object.get::<Instance>() {
            self.check_owner("descriptor", &member.name, &member.owner, object)?;
            let value = member.get(instance);
            if !value.is_undef() {
                return Ok(value);
            }
        } else if let Some(exception) = object.get::<Exception>() {
            // An exception always has a dict, and members of its classes live there.
            if let Some(value) = exception.dict().get_str(&member.name) {
                return Ok(value);
            }
        } else {
            self.check_owner("descriptor", &member.name, &member.owner, object)?;
        }
        let class = self.class_of(object);
        let class = self.full_name(&class);
        let class = class.strip_prefix("__main__.").unwrap_or(&class);
        let message = format!("'{class}' object has no attribute '{}'", member.name.as_str());
        Err(self.attribute_error(message, object, &(&member.name).into()))
    }

    /// TypeError unless the object is an instance of the class that a descriptor belongs to.
    pub(crate) fn check_owner(
        &mut self,
        what: &str,
        name: &Gc<Str>,
        owner: &Gc<Class>,
        object: &Value,
    ) -> VmResult<()> {
        if self.is_a(object, owner) {
            return Ok(());
        }
        let is_of_script = owner.traits.get().heap;
        let owner = if is_of_script { owner.name().as_str().to_string() } else { self.full_name(owner) };
        let (name, given) = (name.as_str(), self.type_name(object));
        Err(self
            .type_error(format!("{what} '{name}' for '{owner}' objects doesn't apply to a '{given}' object")))
    }

    /// TypeError unless the first argument of a method of Rust, called through its class, is an instance of that.
    pub(super) fn check_receiver(
        &mut self,
        native: &NativeFunction,
        owner: &Gc<Class>,
        kind: NativeKind,
        receiver: Option<&Value>,
    ) -> VmResult<()> {
        if matches!(kind, NativeKind::Class | NativeKind::New) {
            return Ok(());
        }
        let is_slot = native.is_slot();
        let Some(receiver) = receiver else {
            let (name, owner) = (native.name.as_str(), owner.name());
            let owner = owner.as_str();
            if self.is_like_script(native) {
                return Err(self
                    .type_error(format!("{owner}.{name}() missing 1 required positional argument: 'self'")));
            }
            return Err(self.type_error(if is_slot {
                format!("descriptor '{name}' of '{owner}' object needs an argument")
            } else {
                format!("unbound method {owner}.{name}() needs an argument")
            }));
        };
        if !is_slot || owner.is(&self.types.object) || self.is_a(receiver, owner) {
            return self.check_owner("descriptor", &native.name, owner, receiver);
        }
        let (name, owner) = (native.name.as_str(), owner.name());
        let (owner, given) = (owner.as_str(), self.type_name(receiver));
        Err(self
            .type_error(format!("descriptor '{name}' requires a '{owner}' object but received a '{given}'")))
    }

    pub(crate) fn property_get(&mut self, property: &Property, object: &Value) -> VmResult<Value> {
        if property.get.is_none() || property.get.is_undef() {
            return Err(self.property_without(property, "getter", object));
        }
        self.call(&property.get, std::slice::from_ref(object))
    }

    pub(crate) fn property_set(
        &mut self,
        property: &Property,
        object: &Value,
        value: Option<Value>,
    ) -> VmResult<()> {
        let (function, what) = match value {
            Some(_) => (&property.set, "setter"),
            None => (&property.delete, "deleter"),
        };
        if function.is_none() || function.is_undef() {
            return Err(self.property_without(property, what, object));
        }
        match value {
            Some(value) => self.call(function, &[object.clone(), value])?,
            None => self.call(function, std::slice::from_ref(object))?,
        };
        Ok(())
    }

    fn property_without(&mut self, property: &Property, what: &str, object: &Value) -> super::Raised {
        let class = self.class_of(object).qualname.borrow().clone();
        let name = property_name(property);
        let name = name.map_or(String::new(), |name| format!(" '{}'", name.as_str()));
        let class_name = class.as_str();
        let message = format!("property{name} of '{class_name}' object has no {what}");
        let error = self.types.AttributeError.clone();
        self.error(&error, message)
    }

    /// Writes through a data descriptor; no value deletes.
    pub(super) fn descriptor_set(
        &mut self,
        attribute: &Value,
        object: &Value,
        value: Option<Value>,
    ) -> VmResult<()> {
        if let Some(property) = attribute.get::<Property>() {
            return self.property_set(property, object, value);
        }
        if let Some(attribute) = attribute.get::<GetSet>() {
            return self.getset_set(attribute, object, value);
        }
        if let Some(member) = attribute.native::<Member>() {
            return self.member_set(member, object, value);
        }
        let class = self.class_of(attribute);
        let (name, arguments) = match value {
            Some(value) => (self.names.set.clone(), vec![object.clone(), value]),
            None => (self.names.delete.clone(), vec![object.clone()]),
        };
        let Some(function) = self.lookup_in_class(&class, &name) else {
            let error = self.types.AttributeError.clone();
            return Err(self.error(&error, name.as_str()));
        };
        self.call_on_class(&function, attribute, &class, &arguments)?;
        Ok(())
    }

    pub(crate) fn getset_set(
        &mut self,
        attribute: &GetSet,
        object: &Value,
        value: Option<Value>,
    ) -> VmResult<()> {
        let Some(&set) = attribute.set.get() else {
            let (name, owner) = (attribute.name.as_str(), attribute.owner.name());
            let error = self.types.AttributeError.clone();
            let message = if is_member_of_c(owner.as_str(), name) {
                "readonly attribute".to_string()
            } else {
                format!("attribute '{name}' of '{}' objects is not writable", owner.as_str())
            };
            return Err(self.error(&error, message));
        };
        (self.native(set).body)(self, &[object.clone(), value.unwrap_or_default()])?;
        Ok(())
    }

    pub(crate) fn member_set(
        &mut self,
        member: &Member,
        object: &Value,
        value: Option<Value>,
    ) -> VmResult<()> {
        self.check_owner("descriptor", &member.name, &member.owner, object)?;
        let deleting = value.is_none();
        let old = if let Some(instance) = object.get::<Instance>() {
            member.set(instance, value.unwrap_or_default())
        } else if let Some(exception) = object.get::<Exception>() {
            match value {
                Some(value) => {
                    exception.dict().set_str(&member.name, value);
                    Value::Undef
                }
                None => exception.dict().remove_str(&member.name).unwrap_or_default(),
            }
        } else {
            Value::Undef
        };
        if deleting && old.is_undef() {
            return Err(self.error(&self.types.AttributeError.clone(), member.name.as_str()));
        }
        Ok(())
    }

    /// Calls an attribute of `class` (a special method) for an instance of it, bound as descriptors are.
    pub fn call_on_class(
        &mut self,
        attribute: &Value,
        object: &Value,
        class: &Gc<Class>,
        arguments: &[Value],
    ) -> VmResult<Value> {
        if is_plain_method(attribute) {
            let mut all = smallvec::SmallVec::<[Value; 4]>::with_capacity(arguments.len() + 1);
            all.push(object.clone());
            all.extend(arguments.iter().cloned());
            return self.call(attribute, &all);
        }
        let bound = self.descriptor_get(attribute, Some(object), class)?;
        self.call(&bound, arguments)
    }
}

/// Whether an attribute of a class becomes a bound method: a function of a script, or a method of Rust.
#[inline]
pub(super) fn is_plain_method(attribute: &Value) -> bool {
    let Value::Object(reference) = attribute else { return false };
    match reference.kind() {
        Kind::Function => true,
        Kind::NativeFunction => reference.get::<NativeFunction>().is_some_and(|it| it.owner.get().is_some()),
        _ => false,
    }
}

fn bind(function: &Value, object: Option<&Value>) -> Value {
    match object {
        Some(object) => Gc::new(BoundMethod { function: function.clone(), receiver: object.clone() }).into(),
        None => function.clone(),
    }
}

/// The name that a property's messages give: where it was assigned to, or else its getter's.
fn property_name(property: &Property) -> Option<Gc<Str>> {
    if let Some(name) = property.name.borrow().as_gc::<Str>() {
        return Some(name.clone());
    }
    property.get.get::<Function>().map(|function| function.name.borrow().clone())
}

/// What CPython declares as a plain member of a C structure has a message of its own when it is written.
fn is_member_of_c(owner: &str, name: &str) -> bool {
    match owner {
        "function" => matches!(name, "__globals__" | "__closure__" | "__builtins__"),
        "method" => matches!(name, "__func__" | "__self__"),
        "module" => name == "__dict__",
        "type" => name == "__base__",
        "property" => matches!(name, "fget" | "fset" | "fdel"),
        "staticmethod" | "classmethod" => matches!(name, "__func__" | "__wrapped__"),
        "super" => true,
        "BaseExceptionGroup" => matches!(name, "message" | "exceptions"),
        "range" | "slice" => matches!(name, "start" | "stop" | "step"),
        "code" => true,
        "complex" => true,
        "ContextVar" => name == "name",
        _ => false,
    }
}
