//! The methods and attributes of the exception classes.
//!
//! What all exceptions have is here; [`fields`] adds the classes with attributes of their own, [`os_error`], [`unicode`]
//! and [`group`] those with rules of their own.

mod fields;
mod group;
mod os_error;
mod unicode;

use crate::natives;
use crate::object::{Dict, Exception, Gc, Str, Traceback, Tuple, Value};
use crate::vm::arguments::{keyword_count, star_args as arguments_of};
use crate::vm::{Native, Vm, VmResult};

/// Fills the namespaces of the exception classes.
pub fn install(vm: &mut Vm) {
    let base = vm.types.BaseException.clone();
    vm.add_methods(&base, BASE);
    fields::install(vm);
    os_error::install(vm);
    unicode::install(vm);
    group::install(vm);
}

/// The exception that a method was called on.
fn exception_of(value: &Value) -> &Gc<Exception> {
    value.as_gc::<Exception>().expect("the receiver of an exception's method is checked")
}

fn tuple_of(args: &Value) -> Gc<Tuple> {
    args.as_gc::<Tuple>().expect("a native gets a tuple for its *args").clone()
}

/// TypeError if there are arguments by name.
fn refuse_keywords(vm: &mut Vm, this: &Value, keywords: &Value) -> VmResult<()> {
    if keyword_count(keywords) > 0 {
        let name = vm.type_name(this);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

/// The usual text: nothing, the argument, or the tuple of arguments.
fn plain_text(vm: &mut Vm, exception: &Gc<Exception>) -> VmResult<String> {
    let args = exception.args.borrow().clone();
    match args.items.as_slice() {
        [] => Ok(String::new()),
        [only] => vm.str_of(only),
        _ => vm.repr(&args.into()),
    }
}

/// Sets `__cause__` or `__context__`: an exception or None.
fn check_link(vm: &mut Vm, value: &Value, what: &str) -> VmResult<()> {
    if value.is_undef() {
        return Err(vm.type_error(format!("__{what}__ may not be deleted")));
    }
    if !value.is_none() && value.get::<Exception>().is_none() {
        let message = format!("exception {what} must be None or derive from BaseException");
        return Err(vm.type_error(message));
    }
    Ok(())
}

fn set_traceback(vm: &mut Vm, exception: &Gc<Exception>, value: &Value) -> VmResult<()> {
    let traceback = match (value, value.as_gc::<Traceback>()) {
        (Value::None, _) => None,
        (_, Some(traceback)) => Some(traceback.clone()),
        (Value::Undef, _) => return Err(vm.type_error("__traceback__ may not be deleted")),
        _ => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    drop(exception.traceback.replace(traceback));
    Ok(())
}

natives! {
    const BASE;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let base = vm.types.BaseException.clone();
        let class = vm.check_new(&base, class)?;
        Ok(Gc::new(Exception::new(class, tuple_of(args))).into())
    }
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        drop(exception_of(this).args.replace(tuple_of(args)));
        Ok(Value::None)
    }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| { Ok(plain_text(vm, exception_of(this))?.into()) }
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let exception = exception_of(this);
        let name = exception.class().name();
        let args = exception.args.borrow().clone();
        let args = match args.items.as_slice() {
            [only] => format!("({})", vm.repr(only)?),
            _ => vm.repr(&args.into())?,
        };
        Ok(format!("{}{args}", name.as_str()).into())
    }
    /// Set self.__traceback__ to tb and return self.
    "with_traceback(self, object, /)" => |vm, [this, traceback]| {
        set_traceback(vm, exception_of(this), traceback)?;
        Ok(this.clone())
    }
    /// Add a note to the exception.
    "add_note(self, object, /)" => |vm, [this, note]| {
        vm.add_note(exception_of(this), note.clone())?;
        Ok(Value::None)
    }
    /// Take attributes from a dict.
    "__setstate__(self, object, /)" => |vm, [this, state]| {
        if state.is_none() {
            return Ok(Value::None);
        }
        let Some(state) = state.get::<Dict>() else { return Err(vm.type_error("state is not a dictionary")) };
        let entries: Vec<(Value, Value)> = {
            let table = state.table.borrow();
            table.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
        };
        for (key, value) in entries {
            if let Some(name) = key.as_gc::<Str>() {
                let name = vm.intern_value(name);
                vm.set_attr(this, &name, value)?;
            }
        }
        Ok(Value::None)
    }
    /// Helper for pickle.
    "__reduce__(self, /)" => |vm, [this]| {
        let exception = exception_of(this);
        let class = Value::from(exception.class());
        let args = Value::from(exception.args.borrow().clone());
        let parts = match &*exception.dict.borrow() {
            Some(dict) => Tuple::new([class, args, dict.into()]),
            None => Tuple::new([class, args]),
        };
        Ok(Gc::new(parts).into())
    }
    /// The arguments that the exception was made with.
    "@get args(self)" => |vm, [this]| { Ok((&*exception_of(this).args.borrow()).into()) }
    "@set args(self, value)" => |vm, [this, value]| {
        if value.is_undef() {
            return Err(vm.type_error("args may not be deleted"));
        }
        let items = vm.collect(value)?;
        drop(exception_of(this).args.replace(Gc::new(Tuple::new(items))));
        Ok(Value::None)
    }
    /// What `raise … from` named.
    "@get __cause__(self)" => |vm, [this]| { Ok(exception_of(this).cause.borrow().clone()) }
    "@set __cause__(self, value)" => |vm, [this, value]| {
        check_link(vm, value, "cause")?;
        exception_of(this).suppress_context.set(true);
        drop(exception_of(this).cause.replace(value.clone()));
        Ok(Value::None)
    }
    /// The exception that was being handled.
    "@get __context__(self)" => |vm, [this]| { Ok(exception_of(this).context.borrow().clone()) }
    "@set __context__(self, value)" => |vm, [this, value]| {
        check_link(vm, value, "context")?;
        drop(exception_of(this).context.replace(value.clone()));
        Ok(Value::None)
    }
    "@get __suppress_context__(self)" => |vm, [this]| {
        Ok(exception_of(this).suppress_context.get().into())
    }
    "@set __suppress_context__(self, value)" => |vm, [this, value]| {
        let Value::Bool(suppress) = value else {
            return Err(vm.type_error("attribute value type must be bool"));
        };
        exception_of(this).suppress_context.set(suppress.get());
        Ok(Value::None)
    }
    "@get __traceback__(self)" => |vm, [this]| { Ok(exception_of(this).traceback.borrow().clone().into()) }
    "@set __traceback__(self, value)" => |vm, [this, value]| {
        set_traceback(vm, exception_of(this), value)?;
        Ok(Value::None)
    }
    "@get __dict__(self)" => |vm, [this]| { Ok(exception_of(this).dict().into()) }
    "@set __dict__(self, value)" => |vm, [this, value]| {
        let Some(dict) = value.as_gc::<Dict>() else {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'")));
        };
        drop(exception_of(this).dict.replace(Some(dict.clone())));
        Ok(Value::None)
    }
}

/// A getter and a setter for each field; deleting gives None.
macro_rules! field_attributes {
    ($table:ident: $($name:literal),*) => {
        const $table: &[$crate::vm::Native] = &[$(
            $crate::vm::Native {
                signature: concat!("@get ", $name, "(self)"),
                doc: "",
                body: {
                    fn body(_: &mut $crate::vm::Vm, args: &[$crate::object::Value])
                        -> $crate::vm::VmResult<$crate::object::Value> {
                        let exception = $crate::builtins::exception::exception_of(&args[0]);
                        Ok(exception.field($name).unwrap_or($crate::object::Value::None))
                    }
                    body
                },
                quick: None,
                arity: $crate::vm::native::arity(concat!("@get ", $name, "(self)")),
            },
            $crate::vm::Native {
                signature: concat!("@set ", $name, "(self, value)"),
                doc: "",
                body: {
                    fn body(_: &mut $crate::vm::Vm, args: &[$crate::object::Value])
                        -> $crate::vm::VmResult<$crate::object::Value> {
                        let exception = $crate::builtins::exception::exception_of(&args[0]);
                        exception.set_field($name, args[1].clone().defined().unwrap_or($crate::object::Value::None));
                        Ok($crate::object::Value::None)
                    }
                    body
                },
                quick: None,
                arity: $crate::vm::native::arity(concat!("@set ", $name, "(self, value)")),
            },
        )*];
    };
}
use field_attributes;

/// What `natives!` tables of this folder are.
type Natives = &'static [Native];
