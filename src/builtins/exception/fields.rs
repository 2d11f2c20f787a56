//! Exceptions with attributes of their own that need no more than an `__init__` that fills them.

use super::{Natives, arguments_of, exception_of, field_attributes, plain_text, refuse_keywords, tuple_of};
use crate::natives;
use crate::object::{Dict, Value};
use crate::vm::{Vm, VmResult, wrong_calls};

pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    let tables: [(_, &[Natives]); 7] = [
        (&types.StopIteration, &[STOP_ITERATION, STOP_ITERATION_FIELDS]),
        (&types.SystemExit, &[SYSTEM_EXIT, SYSTEM_EXIT_FIELDS]),
        (&types.KeyError, &[KEY_ERROR]),
        (&types.ImportError, &[IMPORT_ERROR, IMPORT_ERROR_FIELDS]),
        (&types.AttributeError, &[ATTRIBUTE_ERROR, ATTRIBUTE_ERROR_FIELDS]),
        (&types.NameError, &[NAME_ERROR, NAME_ERROR_FIELDS]),
        (&types.SyntaxError, &[SYNTAX_ERROR, SYNTAX_ERROR_FIELDS]),
    ];
    for (class, tables) in tables {
        for table in tables {
            vm.add_methods(class, table);
        }
    }
}

field_attributes! { STOP_ITERATION_FIELDS: "value" }
field_attributes! { SYSTEM_EXIT_FIELDS: "code" }
field_attributes! { IMPORT_ERROR_FIELDS: "msg", "name", "path", "name_from" }
field_attributes! { ATTRIBUTE_ERROR_FIELDS: "name", "obj" }
field_attributes! { NAME_ERROR_FIELDS: "name" }
field_attributes! {
    SYNTAX_ERROR_FIELDS:
    "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"
}

/// Sets the arguments and takes the fields that may be given by name.
fn init_named(
    vm: &mut Vm,
    this: &Value,
    args: &Value,
    keywords: &Value,
    allowed: &[&'static str],
) -> VmResult<()> {
    let exception = exception_of(this);
    drop(exception.args.replace(tuple_of(args)));
    let mut given: Vec<(&'static str, Value)> = Vec::new();
    if let Some(keywords) = keywords.get::<Dict>() {
        for entry in keywords.table.borrow().iter() {
            let key = entry.key.as_str().unwrap_or_default();
            let Some(field) = allowed.iter().find(|field| **field == key) else {
                // The built-in class that takes these keywords, whatever the exception's own class.
                let class = match allowed {
                    ["name"] => "NameError",
                    ["name", "obj"] => "AttributeError",
                    _ => "ImportError",
                };
                let message = wrong_calls::unexpected_keyword(class, key, allowed.iter().copied());
                return Err(vm.type_error(message));
            };
            given.push((*field, entry.value.clone()));
        }
    }
    for field in allowed {
        exception.set_field(field, Value::None);
    }
    for (field, value) in given {
        exception.set_field(field, value);
    }
    Ok(())
}

natives! {
    const STOP_ITERATION;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        let exception = exception_of(this);
        drop(exception.args.replace(tuple_of(args)));
        exception.set_field("value", arguments_of(args).first().cloned().unwrap_or(Value::None));
        Ok(Value::None)
    }
}

natives! {
    const SYSTEM_EXIT;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        let exception = exception_of(this);
        drop(exception.args.replace(tuple_of(args)));
        let code = match arguments_of(args) {
            [] => Value::None,
            [code] => code.clone(),
            _ => args.clone(),
        };
        exception.set_field("code", code);
        Ok(Value::None)
    }
}

natives! {
    const KEY_ERROR;
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| {
        let args = exception_of(this).args.borrow().clone();
        match args.items.as_slice() {
            [key] => Ok(vm.repr(key)?.into()),
            _ => Ok(plain_text(vm, exception_of(this))?.into()),
        }
    }
}

natives! {
    const IMPORT_ERROR;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        init_named(vm, this, args, keywords, &["name", "path", "name_from"])?;
        let message = match arguments_of(args) {
            [message] => message.clone(),
            _ => Value::None,
        };
        exception_of(this).set_field("msg", message);
        Ok(Value::None)
    }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| {
        match exception_of(this).field("msg") {
            Some(message) if message.as_str().is_some() => Ok(message),
            _ => Ok(plain_text(vm, exception_of(this))?.into()),
        }
    }
}

natives! {
    const ATTRIBUTE_ERROR;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        init_named(vm, this, args, keywords, &["name", "obj"])?;
        Ok(Value::None)
    }
}

natives! {
    const NAME_ERROR;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        init_named(vm, this, args, keywords, &["name"])?;
        Ok(Value::None)
    }
}

/// The fields that the second argument of a SyntaxError fills, in its order.
const DETAILS: [&str; 6] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

natives! {
    const SYNTAX_ERROR;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        let exception = exception_of(this);
        drop(exception.args.replace(tuple_of(args)));
        let args = arguments_of(args);
        exception.set_field("msg", args.first().cloned().unwrap_or(Value::None));
        let [_, details] = args else { return Ok(Value::None) };
        let details = vm.collect(details)?;
        let count = details.len();
        if count < 4 {
            return Err(vm.type_error(format!("function takes at least 4 arguments ({count} given)")));
        }
        if count == 5 {
            return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
        }
        if count > 6 {
            return Err(vm.type_error(format!("function takes at most 6 arguments ({count} given)")));
        }
        for (field, value) in DETAILS.into_iter().zip(details) {
            exception.set_field(field, value);
        }
        Ok(Value::None)
    }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| {
        let exception = exception_of(this);
        let message = exception.field("msg").unwrap_or(Value::None);
        let message = vm.str_of(&message)?;
        let file = exception.field("filename");
        let file = file.as_ref().and_then(Value::as_str);
        let file = file.map(|file| file.rsplit('/').next().unwrap_or(file));
        let text = match (file, exception.field("lineno")) {
            (Some(file), Some(Value::Int(line))) => format!("{message} ({file}, line {line})"),
            (Some(file), _) => format!("{message} ({file})"),
            (None, Some(Value::Int(line))) => format!("{message} (line {line})"),
            (None, _) => message,
        };
        Ok(text.into())
    }
}
