//! `super`: attributes as they are found after a class in an order of resolution.

use crate::natives;
use crate::object::{Class, Gc, NativeData, Ref, Str, Trace, Value};

use super::arguments::{keyword_count, star_args};
use super::descriptor::is_plain_method;
use super::{Native, NativeType, Vm, VmResult};

/// A `super` object.
#[derive(Debug)]
pub struct Super {
    /// Lookups start after this class.
    pub class: Gc<Class>,
    /// What methods are bound to; `Undef` in `super(C)`.
    pub object: Value,
    /// Whose order of resolution is searched: the object's class, or the object itself if it is a class.
    pub kind: Option<Gc<Class>>,
}

impl Trace for Super {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.class.as_ref_untyped());
        self.object.trace(visit);
        if let Some(kind) = &self.kind {
            visit(kind.as_ref_untyped());
        }
    }
}

impl NativeData for Super {}

impl NativeType for Super {
    const NAME: &'static str = "super";
    const METHODS: &'static [Native] = SUPER;
}

impl Vm {
    /// `super(class, object)`; `object` may be `Undef`.
    pub fn new_super(&mut self, class: Value, object: Value) -> VmResult<Value> {
        let Some(class) = class.as_gc::<Class>().cloned() else {
            let given = self.type_name(&class);
            return Err(self.type_error(format!("super() argument 1 must be a type, not {given}")));
        };
        let kind = match &object {
            Value::Undef | Value::None => None,
            object => Some(self.super_kind(&class, object)?),
        };
        let object = if kind.is_some() { object } else { Value::Undef };
        Ok(self.new_native(Super { class, object, kind }))
    }

    /// `super()`, with what its method has for `__class__` and for its first parameter.
    pub(super) fn super_here(&mut self, class: Value, object: Value) -> VmResult<Value> {
        if object.is_undef() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        if class.is_undef() {
            return Err(self.runtime_error("super(): empty __class__ cell"));
        }
        if class.get::<Class>().is_none() {
            let given = self.type_name(&class);
            return Err(self.runtime_error(format!("super(): __class__ is not a type ({given})")));
        }
        self.new_super(class, object)
    }

    /// The class whose order of resolution `super(class, object)` searches.
    fn super_kind(&mut self, class: &Gc<Class>, object: &Value) -> VmResult<Gc<Class>> {
        if let Some(own) = object.as_gc::<Class>()
            && own.is_subclass(class)
        {
            return Ok(own.clone());
        }
        let kind = self.class_of(object);
        if kind.is_subclass(class) {
            return Ok(kind);
        }
        let name = self.names.class.clone();
        if let Some(claimed) = self.find_attr(object, &name)?
            && let Some(claimed) = claimed.as_gc::<Class>()
            && claimed.is_subclass(class)
        {
            return Ok(claimed.clone());
        }
        let what = match object.get::<Class>() {
            Some(own) => format!("type {}", own.name().as_str()),
            None => format!("instance of {}", kind.name().as_str()),
        };
        let class = class.name();
        Err(self.type_error(format!(
            "super(type, obj): obj ({what}) is not an instance or subtype of type ({}).",
            class.as_str()
        )))
    }

    /// The attribute of that name in the classes after `class` in the order of resolution of `kind`.
    pub(super) fn find_after(&self, kind: &Gc<Class>, class: &Gc<Class>, name: &Gc<Str>) -> Option<Value> {
        let ancestors = kind.ancestors.borrow();
        let start =
            if kind.is(class) { 0 } else { ancestors.iter().position(|ancestor| ancestor.is(class))? + 1 };
        ancestors[start..].iter().find_map(|ancestor| ancestor.dict.get_str(name))
    }

    /// An attribute through a `super` object; nothing if the classes have none.
    pub(super) fn find_through_super(&mut self, object: &Value, name: &Gc<Str>) -> VmResult<Option<Value>> {
        let parts = object.native::<Super>().expect("the caller checked");
        let Some(kind) = parts.kind.clone() else { return Ok(None) };
        if name.is(&self.names.class) {
            return Ok(None);
        }
        let Some(attribute) = self.find_after(&kind, &parts.class, name) else { return Ok(None) };
        let through_class = parts.object.as_gc::<Class>().is_some_and(|object| object.is(&kind));
        let receiver = (!through_class).then_some(&parts.object);
        self.descriptor_get(&attribute, receiver, &kind).map(Some)
    }

    /// For `super_object.name(…)`: (function, receiver), or (value, `Undef`).
    pub(super) fn load_super_method(&mut self, object: &Value, name: &Gc<Str>) -> VmResult<(Value, Value)> {
        let parts = object.native::<Super>().expect("the caller checked");
        if let Some(kind) = &parts.kind
            && let Some(found) = self.super_method_parts(kind, &parts.class, &parts.object, name)
        {
            return Ok(found);
        }
        Ok((self.get_attr(object, name)?, Value::Undef))
    }

    fn super_method_parts(
        &self,
        kind: &Gc<Class>,
        class: &Gc<Class>,
        object: &Value,
        name: &Gc<Str>,
    ) -> Option<(Value, Value)> {
        if object.get::<Class>().is_some() || name.is(&self.names.class) {
            return None;
        }
        let attribute = self.find_after(kind, class, name)?;
        is_plain_method(&attribute).then(|| (attribute, object.clone()))
    }

    /// `super().name(…)` without making the `super` object: (function, receiver), or (value, `Undef`). `class` comes
    /// from the cell `__class__`, `object` is the first argument of the function.
    pub fn super_method(
        &mut self,
        class: &Value,
        object: &Value,
        name: &Gc<Str>,
    ) -> VmResult<(Value, Value)> {
        if let Some(class) = class.as_gc::<Class>() {
            let kind = self.class_of(object);
            if kind.is_subclass(class)
                && let Some(found) = self.super_method_parts(&kind, class, object, name)
            {
                return Ok(found);
            }
        }
        let object = self.new_super(class.clone(), object.clone())?;
        self.load_super_method(&object, name)
    }

    /// Whether a value is the class `super`.
    pub fn is_builtin_super(&mut self, value: &Value) -> bool {
        let class = self.native_class::<Super>();
        value.as_gc::<Class>().is_some_and(|value| value.is(&class))
    }
}

fn super_of(value: &Value) -> &Super {
    value.native::<Super>().expect("the receiver of a method of super is checked")
}

natives! {
    const SUPER;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        if keyword_count(keywords) > 0 {
            return Err(vm.type_error("super() takes no keyword arguments"));
        }
        match star_args(args) {
            // One that finds its class is an instruction of its own.
            [] => {
                let place = vm.place_of(vm.running_site());
                let has_parameters = place.is_some_and(|place| place.code.positional_count > 0);
                Err(vm.runtime_error(if has_parameters {
                    "super(): __class__ cell not found"
                } else {
                    "super(): no arguments"
                }))
            }
            [class] => vm.new_super(class.clone(), Value::Undef),
            [class, object] => vm.new_super(class.clone(), object.clone()),
            more => {
                let given = more.len();
                Err(vm.type_error(format!("super() expected at most 2 arguments, got {given}")))
            }
        }
    }
    /// Initialize self.
    "__init__(self, /, *args)" => |vm, [this, args]| { Ok(Value::None) }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let parts = super_of(this);
        let class = parts.class.name();
        Ok(match &parts.kind {
            Some(kind) => format!("<super: <class '{}'>, <{} object>>", class.as_str(), kind.name().as_str()),
            None => format!("<super: <class '{}'>, NULL>", class.as_str()),
        }
        .into())
    }
    /// the class invoking super()
    "@get __thisclass__(self)" => |vm, [this]| { Ok((&super_of(this).class).into()) }
    /// the instance invoking super(); may be None
    "@get __self__(self)" => |vm, [this]| {
        Ok(super_of(this).object.clone().defined().unwrap_or(Value::None))
    }
    /// the type of the instance invoking super(); may be None
    "@get __self_class__(self)" => |vm, [this]| { Ok(super_of(this).kind.clone().into()) }
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => |vm, [this, object, owner]| {
        let parts = super_of(this);
        if object.is_none() || parts.kind.is_some() {
            return Ok(this.clone());
        }
        vm.new_super((&parts.class).into(), object.clone())
    }
}
