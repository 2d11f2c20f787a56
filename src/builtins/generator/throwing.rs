//! The arguments of `throw`: an exception, or a class with a value and a traceback.

use crate::object::{Class, Exception, Gc, Traceback, Tuple, Value};
use crate::vm::{Input, Raised, Vm, VmResult};

use super::stepped;

/// `generator.throw(kind, value, traceback)` for everything that can be resumed.
pub fn throw(vm: &mut Vm, this: &Value, arguments: [&Value; 3]) -> VmResult<Value> {
    let raised = raised_by(vm, arguments)?;
    let step = vm.resume(this, Input::Throw(raised));
    stepped(vm, step)
}

/// The exception that the arguments of `throw` say.
pub fn raised_by(vm: &mut Vm, [kind, value, traceback]: [&Value; 3]) -> VmResult<Raised> {
    if !value.is_undef() {
        let category = vm.types.DeprecationWarning.clone();
        vm.warn(
            &category,
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
        )?;
    }
    let traceback = match traceback {
        Value::Undef | Value::None => None,
        other => match other.as_gc::<Traceback>() {
            Some(traceback) => Some(traceback.clone()),
            None => return Err(vm.type_error("throw() third argument must be a traceback object")),
        },
    };
    let exception = exception_of(vm, kind, value)?;
    if traceback.is_some() {
        *exception.traceback.borrow_mut() = traceback;
    }
    Ok(Raised(exception))
}

fn exception_of(vm: &mut Vm, kind: &Value, value: &Value) -> VmResult<Gc<Exception>> {
    let no_value = matches!(value, Value::Undef | Value::None);
    if let Some(exception) = kind.as_gc::<Exception>() {
        if no_value {
            return Ok(exception.clone());
        }
        return Err(vm.type_error("instance exception may not have a separate value"));
    }
    let class = kind.as_gc::<Class>().filter(|class| class.is_subclass(&vm.types.BaseException)).cloned();
    let Some(class) = class else {
        let given = vm.type_name(kind);
        return Err(vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {given}"
        )));
    };
    if let Some(exception) = value.as_gc::<Exception>()
        && exception.class().is_subclass(&class)
    {
        return Ok(exception.clone());
    }
    let args = match value.get::<Tuple>() {
        Some(args) => args.items.to_vec(),
        None if no_value => Vec::new(),
        None => vec![value.clone()],
    };
    // What goes wrong with making the exception happens in the generator, too.
    match vm.call_keywords(&class.clone().into(), args, Vec::new()) {
        Err(Raised(raised)) => Ok(raised),
        Ok(value) => match value.as_gc::<Exception>() {
            Some(exception) => Ok(exception.clone()),
            None => {
                let (class, given) = (vm.repr(&class.into())?, vm.type_name(&value));
                let message =
                    format!("calling {class} should have returned an instance of BaseException, not {given}");
                Ok(vm.type_error(message).0)
            }
        },
    }
}
