//! `object`: what every object can do, and the attributes that classes of scripts give their instances.

use crate::builtins::arguments::not_a;
use crate::natives;
use crate::object::{
    BaseLayout, Class, Dict, Function, Gc, Instance, List, Module, ShapeId, Str, Tuple, Value,
};
use crate::vm::arguments::{keyword_count, star_args};
use crate::vm::member::Member;
use crate::vm::{Vm, VmResult};

pub fn install(vm: &mut Vm) {
    let class = vm.types.object.clone();
    vm.add_methods(&class, OBJECT);
    let doc = Value::str(
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n\
         instance that has no instance attributes and cannot be given any.\n",
    );
    class.dict.set_str(&vm.names.doc, doc);
    class.touch();
}

impl Vm {
    /// The names that `dir(object)` shows, in no order: `object.__dir__`, `type.__dir__`, `module.__dir__`.
    pub fn dir_names(&mut self, object: &Value) -> VmResult<Vec<Value>> {
        let names = Dict::new();
        let add = |dict: &Gc<Dict>| {
            for entry in dict.table.borrow().iter() {
                if let Some(name) = entry.key.as_gc::<Str>() {
                    names.set_str(name, Value::None);
                }
            }
        };
        if let Some(class) = object.as_gc::<Class>() {
            add(&class.dict);
            class.ancestors.borrow().iter().for_each(|ancestor| add(&ancestor.dict));
        } else if let Some(module) = object.get::<Module>() {
            add(&module.dict);
        } else {
            let dict = self.names.dict.clone();
            if let Some(own) = self.find_attr(object, &dict)?
                && let Some(own) = own.as_gc::<Dict>()
            {
                add(own);
            }
            let class = self.names.class.clone();
            if let Some(class) = self.find_attr(object, &class)?
                && let Some(class) = class.as_gc::<Class>()
            {
                add(&class.dict);
                class.ancestors.borrow().iter().for_each(|ancestor| add(&ancestor.dict));
            }
        }
        let table = names.table.borrow();
        Ok(table.iter().map(|entry| entry.key.clone()).collect())
    }

    /// `object.__class__ = class`.
    fn change_class_of(&mut self, object: &Value, class: &Value) -> VmResult<()> {
        let new = match class {
            Value::Undef => return Err(self.type_error("can't delete __class__ attribute")),
            class => match class.as_gc::<Class>() {
                Some(class) => class.clone(),
                None => {
                    let given = self.type_name(class);
                    let message = format!("__class__ must be set to a class, not '{given}' object");
                    return Err(self.type_error(message));
                }
            },
        };
        let old = self.class_of(object);
        if let Some(module) = object.get::<Module>()
            && (new.is(&self.types.module) || new.is_subclass(&self.types.module))
        {
            let class = (!new.is(&self.types.module)).then_some(new);
            drop(module.class.replace(class));
            // A place in a script may have remembered that the class has no say about a name.
            module.dict.table.borrow().forget_layout();
            return Ok(());
        }
        if !new.traits.get().heap || !old.traits.get().heap {
            return Err(self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            ));
        }
        if !self.same_layout(&old, &new) {
            let (old, new) = (old.name(), new.name());
            return Err(self.type_error(format!(
                "__class__ assignment: '{}' object layout differs from '{}'",
                new.as_str(),
                old.as_str()
            )));
        }
        if let Some(instance) = object.get::<Instance>() {
            let shape = instance.shape();
            if shape != ShapeId::DICT {
                // A shape belongs to a class: the same names again, in the new class's tree.
                let names = shape.names();
                instance.set_shape(names.iter().fold(new.shape.get(), |shape, name| shape.with(name)));
            }
            drop(instance.class_cell().replace(new));
        } else if let Some(exception) = object.get::<crate::object::Exception>() {
            drop(exception.class.replace(new));
        } else if let Some(changed) = object.get::<Class>() {
            drop(changed.metaclass.replace(Some(new)));
            changed.touch();
        }
        Ok(())
    }

    /// The members that `__slots__` of a class and its ancestors made, by their places.
    fn member_names(&self, class: &Gc<Class>) -> Vec<(usize, String)> {
        let ancestors = class.ancestors.borrow();
        let mut names = Vec::new();
        for class in std::iter::once(class).chain(ancestors.iter()) {
            for entry in class.dict.table.borrow().iter() {
                if let Some(member) = entry.value.native::<Member>() {
                    names.push((member.index, member.name.as_str().to_string()));
                }
            }
        }
        names.sort();
        names
    }

    fn same_layout(&self, old: &Gc<Class>, new: &Gc<Class>) -> bool {
        let same_members = || {
            let (old_members, new_members) = (self.member_names(old), self.member_names(new));
            !old_members.is_empty() && old_members == new_members
        };
        (self.solid_base(old).is(&self.solid_base(new)) || same_members())
            && old.layout.get() == new.layout.get()
            && self.lacks_dict(old) == self.lacks_dict(new)
    }
}

fn truth_or_not_implemented(vm: &Vm, same: bool) -> Value {
    if same { Value::bool(true) } else { vm.not_implemented.clone() }
}

natives! {
    const OBJECT;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        vm.object_new(class, star_args(args).len() + keyword_count(keywords) > 0)
    }
    /// Initialize self.  See help(type(self)) for accurate signature.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        vm.object_init(this, star_args(args).len() + keyword_count(keywords) > 0)?;
        Ok(Value::None)
    }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok(vm.object_repr(this).into()) }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| { Ok(vm.repr(this)?.into()) }
    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| { Ok(truth_or_not_implemented(vm, this.is(other))) }
    /// Return self!=value.
    "__ne__(self, value, /)" => |vm, [this, other]| {
        let eq = vm.names.eq.clone();
        let equal = vm.call_special(this, &eq, std::slice::from_ref(other))?.expect("object has __eq__");
        if equal.is(&vm.not_implemented) {
            return Ok(equal);
        }
        Ok(Value::bool(!vm.truth(&equal)?))
    }
    /// Return self<value.
    "__lt__(self, value, /)" => |vm, [this, other]| { Ok(vm.not_implemented.clone()) }
    /// Return self<=value.
    "__le__(self, value, /)" => |vm, [this, other]| { Ok(vm.not_implemented.clone()) }
    /// Return self>value.
    "__gt__(self, value, /)" => |vm, [this, other]| { Ok(vm.not_implemented.clone()) }
    /// Return self>=value.
    "__ge__(self, value, /)" => |vm, [this, other]| { Ok(vm.not_implemented.clone()) }
    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| {
        match this.as_object() {
            // As CPython does it: the low bits of an address say nothing.
            Some(object) => Ok(Value::Int((object.address() as i64).rotate_right(4))),
            None => Ok(Value::Int(vm.hash(this)?)),
        }
    }
    /// Default dir() implementation.
    "__dir__(self, /)" => |vm, [this]| { Ok(Gc::new(List::new(vm.dir_names(this)?)).into()) }
    /// Default object formatter.
    "__format__(self, format_spec, /)" => |vm, [this, spec]| {
        let inner = vm.unwrap_native(spec);
        match inner.as_str() {
            Some("") => Ok(vm.str_of(this)?.into()),
            Some(_) => {
                let name = vm.type_name(this);
                Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")))
            }
            None => {
                Err(not_a(vm, "__format__() argument", "str", spec))
            }
        }
    }
    /// This method is called when a class is subclassed.
    "@class __init_subclass__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let name = class.get::<Class>().map(|class| class.qualname.borrow().clone());
        let name = name.as_ref().map_or("object", |name| name.as_str());
        if keyword_count(keywords) > 0 {
            return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
        }
        match star_args(args).len() {
            0 => Ok(Value::None),
            given => Err(vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({given} given)"))),
        }
    }
    /// Abstract classes can override this to customize issubclass().
    "@class __subclasshook__(cls, object=None, /)" => |vm, [class, other]| { Ok(vm.not_implemented.clone()) }
    /// Size of object in memory, in bytes.
    "__sizeof__(self, /)" => |vm, [this]| { Ok(Value::Int(16)) }
    /// Helper for pickle.
    "__getstate__(self, /)" => |vm, [this]| {
        let dict = vm.names.dict.clone();
        match vm.find_attr(this, &dict)? {
            Some(dict) if dict.get::<Dict>().is_some_and(|dict| !dict.is_empty()) => Ok(dict),
            _ => Ok(Value::None),
        }
    }
    /// Helper for pickle.
    "__reduce__(self, /)" => |vm, [this]| { reduce(vm, this) }
    /// Helper for pickle.
    "__reduce_ex__(self, protocol, /)" => |vm, [this, protocol]| {
        let name = vm.intern("__reduce__");
        let class = vm.class_of(this);
        let own = vm.lookup_in_class(&class, &name);
        match own {
            Some(own) if own.get::<Function>().is_some() => vm.call_on_class(&own, this, &class, &[]),
            _ => reduce(vm, this),
        }
    }
    /// Return getattr(self, name).
    "__getattribute__(self, name, /)" => |vm, [this, name]| {
        let name = vm.attribute_name(name)?;
        let class = vm.class_of(this);
        match vm.generic_find(this, &class, &name)? {
            Some(value) => Ok(value),
            None => Err(vm.no_attribute(this, &name)),
        }
    }
    /// Implement setattr(self, name, value).
    "__setattr__(self, name, value, /)" => |vm, [this, name, value]| {
        let name = vm.attribute_name(name)?;
        let class = vm.class_of(this);
        refuse_class(vm, this, "__setattr__")?;
        vm.generic_change(this, &class, &name, Some(value.clone()))?;
        Ok(Value::None)
    }
    /// Implement delattr(self, name).
    "__delattr__(self, name, /)" => |vm, [this, name]| {
        let name = vm.attribute_name(name)?;
        let class = vm.class_of(this);
        refuse_class(vm, this, "__delattr__")?;
        vm.generic_change(this, &class, &name, None)?;
        Ok(Value::None)
    }
    /// The object's class.
    "@get __class__(self)" => |vm, [this]| { Ok(vm.class_of(this).into()) }
    "@set __class__(self, value)" => |vm, [this, value]| {
        vm.change_class_of(this, value)?;
        Ok(Value::None)
    }
}

/// TypeError if the method of `object` is called for a class: those have methods of their own.
fn refuse_class(vm: &mut Vm, this: &Value, method: &str) -> VmResult<()> {
    match this.get::<Class>() {
        Some(_) => Err(vm.type_error(format!("can't apply this {method} to type object"))),
        None => Ok(()),
    }
}

/// What `copy` and `pickle` rebuild a plain object from: `(copyreg.__newobj__, (class,), state)` has no equal here, so
/// the class itself is called, which does for classes whose `__init__` takes nothing.
fn reduce(vm: &mut Vm, this: &Value) -> VmResult<Value> {
    let class = vm.class_of(this);
    if class.layout.get() != BaseLayout::Object {
        let name = class.name();
        return Err(vm.type_error(format!("cannot pickle '{}' object", name.as_str())));
    }
    let getstate = vm.intern("__getstate__");
    let state = vm.call_method(this, &getstate, &[])?;
    let empty = vm.empty_tuple.clone();
    Ok(Gc::new(Tuple::new([class.into(), empty, state])).into())
}
