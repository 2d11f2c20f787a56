//! `isinstance` and `issubclass`.

use crate::object::{Class, Gc, Kind, Tuple, Value};

use super::generic_alias::{GenericAlias, Union};
use super::{Vm, VmResult};

impl Vm {
    /// `isinstance(value, class_or_tuple)`.
    pub fn is_instance(&mut self, value: &Value, class_or_tuple: &Value) -> VmResult<bool> {
        let class = self.class_of(value);
        if let Some(wanted) = class_or_tuple.as_gc::<Class>() {
            if class.is(wanted) {
                return Ok(true);
            }
            let metaclass = self.class_of(class_or_tuple);
            if metaclass.is(&self.types.type_) {
                return self.real_is_instance(value, &class, wanted);
            }
        }
        if let Some(classes) = self.unwrap_native(class_or_tuple).as_gc::<Tuple>().cloned() {
            self.enter_container(" in __instancecheck__")?;
            let found = self.any(&classes.items, |vm, class| vm.is_instance(value, class));
            self.leave_native();
            return found;
        }
        if let Some(union) = class_or_tuple.native::<Union>() {
            let members = union.members.clone();
            return self.any(&members, |vm, member| {
                let none_type = Value::from(&vm.types.none_type);
                let member = if member.is_none() { &none_type } else { member };
                if member.native::<GenericAlias>().is_some() {
                    return Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"));
                }
                vm.is_instance(value, member)
            });
        }
        let check = self.names.instancecheck.clone();
        if let Some(result) = self.call_special(class_or_tuple, &check, std::slice::from_ref(value))? {
            return self.truth(&result);
        }
        self.default_is_instance(value, class_or_tuple)
    }

    fn any(
        &mut self,
        classes: &[Value],
        mut check: impl FnMut(&mut Vm, &Value) -> VmResult<bool>,
    ) -> VmResult<bool> {
        for class in classes {
            if check(self, class)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `type.__instancecheck__`: by the class, then by what the value says its class is.
    pub(crate) fn default_is_instance(&mut self, value: &Value, wanted: &Value) -> VmResult<bool> {
        let class = self.class_of(value);
        match wanted.as_gc::<Class>().cloned() {
            Some(wanted) => self.real_is_instance(value, &class, &wanted),
            None => {
                let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                self.refuse_baseless(wanted, message)?;
                let name = self.names.class.clone();
                match self.find_attr(value, &name)? {
                    Some(class) => self.is_abstractly_subclass(&class, wanted),
                    None => Ok(false),
                }
            }
        }
    }

    /// The `__bases__` of what may stand for a class: nothing if that is no tuple.
    fn bases_of(&mut self, class: &Value) -> VmResult<Option<Gc<Tuple>>> {
        let name = self.intern("__bases__");
        Ok(self.find_attr(class, &name)?.and_then(|bases| bases.as_gc::<Tuple>().cloned()))
    }

    /// TypeError for what has no bases, and so cannot stand for a class.
    fn refuse_baseless(&mut self, class: &Value, message: &str) -> VmResult<()> {
        match self.bases_of(class)? {
            Some(_) => Ok(()),
            None => Err(self.type_error(message)),
        }
    }

    /// Whether one is among the bases of the other, for objects that stand for classes by their `__bases__`.
    fn is_abstractly_subclass(&mut self, class: &Value, wanted: &Value) -> VmResult<bool> {
        let mut class = class.clone();
        loop {
            if class.is(wanted) {
                return Ok(true);
            }
            let Some(bases) = self.bases_of(&class)? else { return Ok(false) };
            match bases.items.as_slice() {
                [] => return Ok(false),
                [base] => class = base.clone(),
                bases => {
                    let bases = bases.to_vec();
                    self.enter_container(" in __issubclass__")?;
                    let found = self.any(&bases, |vm, base| vm.is_abstractly_subclass(base, wanted));
                    self.leave_native();
                    return found;
                }
            }
        }
    }

    fn real_is_instance(&mut self, value: &Value, class: &Gc<Class>, wanted: &Gc<Class>) -> VmResult<bool> {
        if class.is_subclass(wanted) {
            return Ok(true);
        }
        // Only an own `__class__` can say anything else than `type(value)`.
        let name = self.names.class.clone();
        let traits = class.traits.get();
        let overridden = traits.getattribute
            || traits.heap
                && self
                    .lookup_in_class(class, &name)
                    .is_some_and(|it| it.get::<crate::object::GetSet>().is_none());
        if !overridden {
            return Ok(false);
        }
        let claimed = self.find_attr(value, &name)?;
        Ok(claimed.and_then(|it| it.as_gc::<Class>().map(|it| it.is_subclass(wanted))).unwrap_or(false))
    }

    /// `callable(value)`.
    pub fn is_callable(&self, value: &Value) -> bool {
        let Value::Object(object) = value else { return false };
        match object.kind() {
            Kind::Function | Kind::NativeFunction | Kind::BoundMethod | Kind::Class => true,
            Kind::Native if self.hooks_of(object).call.is_some() => true,
            _ => self.lookup_in_class(&self.class_of(value), &self.names.call).is_some(),
        }
    }

    /// `issubclass(class, class_or_tuple)`.
    pub fn is_subclass_of(&mut self, class: &Value, class_or_tuple: &Value) -> VmResult<bool> {
        if let Some(wanted) = class_or_tuple.as_gc::<Class>()
            && self.class_of(class_or_tuple).is(&self.types.type_)
            && let Some(class) = class.as_gc::<Class>()
        {
            return Ok(class.is_subclass(wanted));
        }
        if let Some(classes) = self.unwrap_native(class_or_tuple).as_gc::<Tuple>().cloned() {
            self.enter_container(" in __subclasscheck__")?;
            let found = self.any(&classes.items, |vm, wanted| vm.is_subclass_of(class, wanted));
            self.leave_native();
            return found;
        }
        if let Some(union) = class_or_tuple.native::<Union>() {
            if class.get::<Class>().is_none() {
                return Err(self.type_error("issubclass() arg 1 must be a class"));
            }
            let members = union.members.clone();
            return self.any(&members, |vm, member| {
                let none_type = Value::from(&vm.types.none_type);
                let member = if member.is_none() { &none_type } else { member };
                if member.native::<GenericAlias>().is_some() {
                    return Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"));
                }
                vm.is_subclass_of(class, member)
            });
        }
        let check = self.names.subclasscheck.clone();
        if let Some(result) = self.call_special(class_or_tuple, &check, std::slice::from_ref(class))? {
            return self.truth(&result);
        }
        self.default_is_subclass(class, class_or_tuple)
    }

    /// `type.__subclasscheck__`.
    pub(crate) fn default_is_subclass(&mut self, class: &Value, wanted: &Value) -> VmResult<bool> {
        if let (Some(class), Some(wanted)) = (class.as_gc::<Class>(), wanted.as_gc::<Class>()) {
            return Ok(class.is_subclass(wanted));
        }
        self.refuse_baseless(class, "issubclass() arg 1 must be a class")?;
        self.refuse_baseless(wanted, "issubclass() arg 2 must be a class, a tuple of classes, or a union")?;
        self.is_abstractly_subclass(class, wanted)
    }
}
