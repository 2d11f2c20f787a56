//! The attributes that a class of a script gives its instances: `__dict__` and `__weakref__`.

use crate::natives;
use crate::object::{Dict, Instance, Value};

fn instance_of(value: &Value) -> Option<&Instance> {
    value.get::<Instance>()
}

natives! {
    pub const INSTANCE_DICT;
    /// dictionary for instance variables
    "@get __dict__(self)" => |vm, [this]| {
        match instance_of(this) {
            Some(instance) => {
                let dict = instance.dict();
                let own = vm.unwrap_native(this);
                // A dict whose items are its attributes: `self.__dict__ = self`.
                let is_own = own.as_gc::<Dict>().is_some_and(|own| own.is(&dict));
                Ok(if is_own { this.clone() } else { dict.into() })
            }
            None => {
                let name = vm.names.dict.clone();
                Err(vm.no_attribute(this, &name))
            }
        }
    }
    "@set __dict__(self, value)" => |vm, [this, value]| {
        let Some(instance) = instance_of(this) else { return Ok(Value::None) };
        match value {
            Value::Undef => instance.set_dict(Dict::new()),
            value => match vm.unwrap_native(value).as_gc::<Dict>() {
                Some(dict) => instance.set_dict(dict.clone()),
                None => {
                    let given = vm.type_name(value);
                    let message = format!("__dict__ must be set to a dictionary, not a '{given}'");
                    return Err(vm.type_error(message));
                }
            },
        }
        Ok(Value::None)
    }
}

natives! {
    pub const INSTANCE_WEAKREF;
    /// list of weak references to the object
    "@get __weakref__(self)" => |vm, [this]| { Ok(Value::None) }
}
