//! BaseExceptionGroup and ExceptionGroup.

use super::{arguments_of, exception_of, refuse_keywords, tuple_of};
use crate::natives;
use crate::object::{Class, Exception, Gc, List, Tuple, Value};
use crate::vm::{Vm, VmResult};

pub fn install(vm: &mut Vm) {
    let class = vm.types.BaseExceptionGroup.clone();
    vm.add_methods(&class, GROUP);
    // A group of exceptions that are no BaseExceptions only is an Exception as well.
    let (group, exception) = (vm.types.ExceptionGroup.clone(), vm.types.Exception.clone());
    let types = vm.types.clone();
    *group.bases.borrow_mut() = vec![class.clone(), exception.clone()];
    *group.ancestors.borrow_mut() = vec![class, exception, types.BaseException, types.object];
    group.touch();
    let alias = crate::vm::generic_alias::CLASS_GETITEM;
    vm.add_methods(&types.BaseExceptionGroup, alias);
}

/// The members of a new group, checked.
fn members_of(vm: &mut Vm, sequence: &Value) -> VmResult<Gc<Tuple>> {
    let inner = vm.unwrap_native(sequence);
    let items = if let Some(tuple) = inner.get::<Tuple>() {
        tuple.items.to_vec()
    } else if let Some(list) = inner.get::<List>() {
        list.items.borrow().to_vec()
    } else {
        // Any other sequence has __getitem__, which sets, iterators and generators have not; dicts are no sequences.
        let getitem = vm.names.getitem.clone();
        let class = vm.class_of(sequence);
        if class.is_subclass(&vm.types.dict) || vm.lookup_in_class(&class, &getitem).is_none() {
            return Err(vm.type_error("second argument (exceptions) must be a sequence"));
        }
        vm.collect(sequence)?
    };
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    for (index, item) in items.iter().enumerate() {
        if item.get::<Exception>().is_none() {
            let message = format!("Item {index} of second argument (exceptions) is not an exception");
            return Err(vm.value_error(message));
        }
    }
    Ok(Gc::new(Tuple::new(items)))
}

/// The class of a new group, by what it holds.
fn class_for(vm: &mut Vm, class: Gc<Class>, members: &Gc<Tuple>) -> VmResult<Gc<Class>> {
    let exception = vm.types.Exception.clone();
    let only_exceptions = members.items.iter().all(|member| vm.is_a(member, &exception));
    if class.is(&vm.types.BaseExceptionGroup) {
        return Ok(if only_exceptions { vm.types.ExceptionGroup.clone() } else { class });
    }
    if only_exceptions || !class.is_subclass(&exception) {
        return Ok(class);
    }
    if class.is(&vm.types.ExceptionGroup) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    let name = class.name();
    Err(vm.type_error(format!("Cannot nest BaseExceptions in '{}'", name.as_str())))
}

natives! {
    const GROUP;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let base = vm.types.BaseExceptionGroup.clone();
        let class = vm.check_new(&base, class)?;
        let [message, sequence] = arguments_of(args) else {
            let given = arguments_of(args).len();
            return Err(vm.type_error(format!(
                "BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"
            )));
        };
        if vm.unwrap_native(message).as_str().is_none() {
            let given = if message.is_none() { "None".to_string() } else { vm.type_name(message) };
            return Err(vm.type_error(format!(
                "BaseExceptionGroup.__new__() argument 1 must be str, not {given}"
            )));
        }
        let members = members_of(vm, sequence)?;
        let class = class_for(vm, class, &members)?;
        let group = Gc::new(Exception::new(class, tuple_of(args)));
        group.set_field("message", message.clone());
        group.set_field("exceptions", members.into());
        Ok(group.into())
    }
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        drop(exception_of(this).args.replace(tuple_of(args)));
        Ok(Value::None)
    }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| {
        let group = exception_of(this);
        let message = vm.str_of(&group.field("message").unwrap_or_default())?;
        let count = vm.group_members(group).len();
        let plural = if count == 1 { "" } else { "s" };
        Ok(format!("{message} ({count} sub-exception{plural})").into())
    }
    /// Make a group like this one with other exceptions.
    "derive(self, excs, /)" => |vm, [this, members]| {
        let message = exception_of(this).field("message").unwrap_or_default();
        let class = vm.types.BaseExceptionGroup.clone();
        Ok(vm.new_exception(&class, vec![message, members.clone()])?.into())
    }
    /// The exceptions that match a condition, as a group, and the rest.
    "split(self, matcher_value, /)" => |vm, [this, condition]| {
        let matcher = vm.group_matcher(condition)?;
        let (matching, rest) = vm.split_exception(exception_of(this), &matcher, true)?;
        Ok(Gc::new(Tuple::new([matching.into(), rest.into()])).into())
    }
    /// The exceptions that match a condition, as a group.
    "subgroup(self, matcher_value, /)" => |vm, [this, condition]| {
        let matcher = vm.group_matcher(condition)?;
        let (matching, _) = vm.split_exception(exception_of(this), &matcher, false)?;
        Ok(matching.into())
    }
    /// The message.
    "@get message(self)" => |vm, [this]| { Ok(exception_of(this).field("message").into()) }
    /// The exceptions of the group.
    "@get exceptions(self)" => |vm, [this]| { Ok(exception_of(this).field("exceptions").into()) }
}
