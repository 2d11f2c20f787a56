//! Calling classes: `__new__`, `__init__`, and the values that instances of subclasses of built-in types are.

use crate::bytecode::{Instruction, Reg};
use crate::object::reference::spend_budget;
use crate::object::{BaseLayout, BoundMethod, Class, Gc, Instance, NativeFunction, OnReturn, Value};

use super::machine::Machine;
use super::{Keywords, Vm, VmResult, ops};

impl Vm {
    /// Whether calling the class makes a plain instance before its `__init__` runs.
    pub fn makes_plain_instances(&self, class: &Gc<Class>) -> bool {
        let traits = class.traits.get();
        traits.heap
            && !traits.is_abstract
            && class.layout.get() == BaseLayout::Object
            && self
                .lookup_in_class(class, &self.names.new)
                .is_some_and(|new| self.is_new_of(&new, &self.types.object))
    }

    /// `type.__call__(class, *args, **keywords)`.
    pub fn instantiate(
        &mut self,
        class: &Gc<Class>,
        mut args: Vec<Value>,
        keywords: Keywords,
    ) -> VmResult<Value> {
        if class.layout.get() == BaseLayout::Exception
            && keywords.is_empty()
            && let Some(exception) = self.plain_exception(class, &mut args)
        {
            return Ok(exception);
        }
        if class.is(&self.types.type_) {
            match args.as_slice() {
                [_] if !keywords.is_empty() => {
                    return Err(self.type_error("type() takes no keyword arguments"));
                }
                [value] => return Ok(self.class_of(value).into()),
                [_, _, _] => {}
                _ => return Err(self.type_error("type() takes 1 or 3 arguments")),
            }
        }
        let new = self.names.new.clone();
        let new = self.lookup_in_class(class, &new).expect("object has __new__");
        let default_new = self.is_new_of(&new, &self.types.object);
        let init = self.names.init.clone();
        if default_new {
            let init = self.lookup_in_class(class, &init).expect("object has __init__");
            self.check_object_new(class, !args.is_empty() || !keywords.is_empty(), &init)?;
            let object = self.new_instance(class)?;
            if self.is_object_init(&init) {
                return Ok(object);
            }
            self.call_init(&init, &object, class, args, keywords)?;
            return Ok(object);
        }
        let made = self.call_new(&new, class, &args, &keywords)?;
        let kind = self.class_of(&made);
        if !kind.is(class) && !kind.is_subclass(class) {
            return Ok(made);
        }
        let init = self.lookup_in_class(&kind, &init).expect("object has __init__");
        if !self.is_object_init(&init) {
            self.call_init(&init, &made, &kind, args, keywords)?;
        }
        Ok(made)
    }

    /// Calls what was found as `__new__`: a static method of a script, or a built-in one without its own receiver.
    fn call_new(
        &mut self,
        new: &Value,
        class: &Gc<Class>,
        args: &[Value],
        keywords: &Keywords,
    ) -> VmResult<Value> {
        let function = match new.get::<BoundMethod>() {
            Some(method) if method.function.get::<NativeFunction>().is_some() => method.function.clone(),
            _ => self.descriptor_get(new, None, class)?,
        };
        let mut all = Vec::with_capacity(args.len() + 1);
        all.push(class.into());
        all.extend_from_slice(args);
        if keywords.is_empty() || self.leaves_keywords_to_init(new, class) {
            return self.call(&function, &all);
        }
        self.call_keywords(&function, all, keywords.clone())
    }

    /// Whether a built-in `__new__` takes keywords that it does not know to be meant for the `__init__` of a subclass.
    fn leaves_keywords_to_init(&self, new: &Value, class: &Gc<Class>) -> bool {
        let types = &self.types;
        let is_lenient =
            [&types.tuple, &types.float, &types.frozenset].iter().any(|owner| self.is_new_of(new, owner));
        is_lenient
            && self.lookup_in_class(class, &self.names.init).is_some_and(|init| !self.is_object_init(&init))
    }

    /// Whether the `__init__` of list takes keywords to be meant for the `__new__` of a subclass.
    fn leaves_keywords_to_new(&self, init: &Value, class: &Gc<Class>) -> bool {
        let list = &self.types.list;
        let owner = init.get::<NativeFunction>().and_then(|function| function.owner.get());
        owner.is_some_and(|owner| owner.is(list))
            && self.lookup_in_class(class, &self.names.new).is_some_and(|new| !self.is_new_of(&new, list))
    }

    fn call_init(
        &mut self,
        init: &Value,
        object: &Value,
        class: &Gc<Class>,
        args: Vec<Value>,
        keywords: Keywords,
    ) -> VmResult<()> {
        let result = if keywords.is_empty() || self.leaves_keywords_to_new(init, class) {
            self.call_on_class(init, object, class, &args)?
        } else {
            let bound = self.descriptor_get(init, Some(object), class)?;
            self.call_keywords(&bound, args, keywords)?
        };
        if !result.is_none() {
            let given = self.type_name(&result);
            return Err(self.type_error(format!("__init__() should return None, not '{given}'")));
        }
        Ok(())
    }

    /// Whether a `__new__` is the one that a built-in class declares.
    pub(super) fn is_new_of(&self, new: &Value, owner: &Gc<Class>) -> bool {
        new.get::<BoundMethod>()
            .and_then(|method| method.receiver.as_gc::<Class>())
            .is_some_and(|receiver| receiver.is(owner))
    }

    fn is_object_init(&self, init: &Value) -> bool {
        init.get::<NativeFunction>()
            .and_then(|function| function.owner.get())
            .is_some_and(|owner| owner.is(&self.types.object))
    }

    /// The rules of `object.__new__` about arguments and classes.
    fn check_object_new(&mut self, class: &Gc<Class>, has_arguments: bool, init: &Value) -> VmResult<()> {
        if has_arguments && self.is_object_init(init) && class.layout.get() == BaseLayout::Object {
            let message = format!("{}() takes no arguments", class.name().as_str());
            return Err(self.type_error(message));
        }
        Ok(())
    }

    /// A new instance without attributes, as `object.__new__` makes it. TypeError for abstract classes and for
    /// classes whose instances are no plain ones.
    pub(crate) fn new_instance(&mut self, class: &Gc<Class>) -> VmResult<Value> {
        if class.traits.get().is_abstract {
            return Err(self.abstract_class_error(class)?);
        }
        if class.layout.get() == BaseLayout::Object {
            return Ok(Instance::new(class.clone()).into());
        }
        let message = format!("cannot create '{}' instances", class.name().as_str());
        Err(self.type_error(message))
    }

    fn abstract_class_error(&mut self, class: &Gc<Class>) -> VmResult<super::Raised> {
        let methods = class.dict.get_str(&self.names.abstractmethods).unwrap_or_default();
        let mut names = Vec::new();
        for method in self.collect(&methods)? {
            names.push(self.str_of(&method)?);
        }
        names.sort();
        let plural = if names.len() == 1 { "" } else { "s" };
        let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        Ok(self.type_error(format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
            class.name().as_str(),
            names.join(", ")
        )))
    }

    /// `object.__new__(class, *args, **keywords)`, called by name.
    pub(crate) fn object_new(&mut self, class: &Value, has_arguments: bool) -> VmResult<Value> {
        let Some(class) = class.as_gc::<Class>().cloned() else {
            let given = self.type_name(class);
            return Err(self.type_error(format!("object.__new__(X): X is not a type object ({given})")));
        };
        if has_arguments {
            let (new, init) = (self.names.new.clone(), self.names.init.clone());
            let new = self.lookup_in_class(&class, &new).expect("object has __new__");
            if !self.is_new_of(&new, &self.types.object) {
                return Err(
                    self.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
                );
            }
            let init = self.lookup_in_class(&class, &init).expect("object has __init__");
            self.check_object_new(&class, has_arguments, &init)?;
        }
        if class.layout.get() != BaseLayout::Object {
            let name = class.name();
            let owner = self.solid_base(&class).name();
            let (name, owner) = (name.as_str(), owner.as_str());
            return Err(self.type_error(format!("object.__new__({name}) is not safe, use {owner}.__new__()")));
        }
        self.new_instance(&class)
    }

    /// `object.__init__(self, *args, **keywords)`.
    pub(crate) fn object_init(&mut self, object: &Value, has_arguments: bool) -> VmResult<()> {
        if !has_arguments {
            return Ok(());
        }
        let class = self.class_of(object);
        let (new, init) = (self.names.new.clone(), self.names.init.clone());
        let init = self.lookup_in_class(&class, &init).expect("object has __init__");
        if !self.is_object_init(&init) {
            return Err(
                self.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        let new = self.lookup_in_class(&class, &new).expect("object has __new__");
        if self.is_new_of(&new, &self.types.object) {
            let name = class.name();
            return Err(self.type_error(format!(
                "{}.__init__() takes exactly one argument (the instance to initialize)",
                name.as_str()
            )));
        }
        Ok(())
    }

    /// The class that a built-in `__new__` was given, checked: a subclass of `owner`.
    pub fn check_new(&mut self, owner: &Gc<Class>, class: &Value) -> VmResult<Gc<Class>> {
        let name = owner.name();
        let name = name.as_str();
        let Some(class) = class.as_gc::<Class>() else {
            let given = self.type_name(class);
            return Err(self.type_error(format!("{name}.__new__(X): X is not a type object ({given})")));
        };
        if !class.is_subclass(owner) {
            let given = class.name();
            let given = given.as_str();
            return Err(
                self.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}"))
            );
        }
        Ok(class.clone())
    }

    /// A value of a built-in type as an instance of `class`: itself, or inside of an instance of a script's subclass.
    pub fn wrap_native(&mut self, class: &Gc<Class>, value: Value) -> Value {
        if !class.traits.get().heap {
            return value;
        }
        Instance::with_native(class.clone(), value).into()
    }

    /// The built-in value that an instance of a subclass of a built-in type is; any other value as it is.
    #[inline]
    pub fn unwrap_native(&self, value: &Value) -> Value {
        match value.get::<Instance>() {
            Some(instance) => instance.native().defined().unwrap_or_else(|| value.clone()),
            None => value.clone(),
        }
    }
}

/// Makes an instance of the class in `base`, leaves it there, and enters the class's `__init__` with it and the `argc`
/// arguments after it, which move up by one. False, and nothing done, unless that is all there is to do.
#[inline(never)]
pub(super) fn enter_init(machine: &mut Machine<'_>, base: Reg, argc: usize, dst: Reg, pc: usize) -> bool {
    if machine.vm.is_at_recursion_limit() {
        return false;
    }
    let at = machine.frame.place.base() as usize + base.index();
    let above = machine.stack.len() - at;
    let Some([callee, window @ ..]) = machine.stack.get_mut(at..at + argc + 2) else { return false };
    let Some(function) = callee.as_gc::<Class>().and_then(|class| ops::plain_init(machine.vm, class)) else {
        return false;
    };
    if usize::from(function.code.simple_count) != argc + 1
        || above <= usize::from(function.code.register_count)
        || spend_budget()
    {
        return false;
    }
    let Some(class) = callee.hold::<Class>() else { return false };
    let instance = Value::from(Instance::new(class.take()));
    for place in (1..window.len()).rev() {
        window.swap(place - 1, place);
    }
    window[0] = instance.clone();
    *callee = instance;
    machine.push_window(function, at as u32 + 1, pc as u32 + 1, dst, OnReturn::Init);
    true
}

/// Goes back from an `__init__` that returned None; the instance waits in the caller's register of the callee.
#[inline(never)]
pub(super) fn leave_init(machine: &mut Machine<'_>) {
    let dst = machine.frame.outcome.dst();
    machine.pop_window();
    let Instruction::Call { base, .. } = machine.calling_instruction() else {
        return machine.take_instance(dst);
    };
    let regs = &mut machine.stack[machine.frame.place.base() as usize..];
    let instance = regs[base.index()].take();
    regs[dst.index()] = instance;
}
