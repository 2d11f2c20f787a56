//! `warnings`: what scripts warn of, and which warnings are shown.
//!
//! Filters and registries are looked at in `vm::warning_filters`. What changes the filters, records warnings and words
//! them is written in the language itself, in `warnings.py` beside this file.

mod pattern;

use crate::builtins::frame::{current, place};
use crate::natives;
use crate::object::{Class, Dict, Exception, FrameObject, Gc, Module, Tuple, Value};
use crate::syntax::SourceFile;
use crate::vm::warning_filters::Warning;
use crate::vm::warnings::WarnedPlace;
use crate::vm::{Vm, VmResult};

const WRITTEN: &str = include_str!("warnings.py");

/// The category of a warning: that of an exception given as its message, else the one that was asked for.
fn category_of(vm: &mut Vm, message: &Value, category: &Value) -> VmResult<Gc<Class>> {
    let warning = vm.types.Warning.clone();
    if let Some(exception) = message.as_gc::<Exception>()
        && exception.class().is_subclass(&warning)
    {
        return Ok(exception.class());
    }
    match category {
        Value::Undef | Value::None => Ok(vm.types.UserWarning.clone()),
        category => match category.as_gc::<Class>() {
            Some(class) if class.is_subclass(&warning) => Ok(class.clone()),
            _ => {
                let given = vm.type_name(category);
                Err(vm.type_error(format!("category must be a Warning subclass, not '{given}'")))
            }
        },
    }
}

/// Puts a message into a warning: an exception, or what one is made from.
fn with_message(vm: &mut Vm, message: &Value, warning: Warning) -> VmResult<Warning> {
    let is_made = message.as_gc::<Exception>().is_some_and(|exception| {
        let base = &vm.types.Warning;
        exception.class().is_subclass(base)
    });
    if is_made {
        let text = vm.str_value(message)?;
        return Ok(Warning { text, message: message.clone(), ..warning });
    }
    Ok(Warning { text: message.clone(), ..warning })
}

/// The place `level` calls up, where frames of files with these prefixes do not count; nothing beyond the first frame.
fn warned(vm: &mut Vm, level: i64, skipped: &[String]) -> Option<WarnedPlace> {
    let mut depth = 0;
    let mut left = level.max(1) - 1;
    loop {
        let frame = current(vm, depth).ok()?;
        let frame = frame.as_gc::<FrameObject>()?.clone();
        let is_skipped = depth > 0 && {
            let file = frame.code.code.source.name.as_str();
            skipped.iter().any(|prefix| file.starts_with(prefix.as_str()))
        };
        if depth > 0 && !is_skipped {
            left -= 1;
        }
        if left <= 0 && !is_skipped {
            let place = place(vm, &frame)?;
            return Some(match frame.globals() {
                Some(globals) => WarnedPlace { place, globals: globals.clone() },
                None => vm.warned_place(place),
            });
        }
        depth += 1;
    }
}

fn prefixes(vm: &mut Vm, given: &Value) -> VmResult<Vec<String>> {
    if given.is_undef() {
        return Ok(Vec::new());
    }
    let Some(items) = given.get::<Tuple>() else {
        let given = vm.type_name(given);
        return Err(vm.type_error(format!("warn() argument 'skip_file_prefixes' must be tuple, not {given}")));
    };
    let mut prefixes = Vec::new();
    for item in &items.items {
        match item.as_str() {
            Some(prefix) => prefixes.push(prefix.to_string()),
            None => {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!("Found non-str '{given}' in skip_file_prefixes.")));
            }
        }
    }
    Ok(prefixes)
}

natives! {
    const FUNCTIONS;

    /// Issue a warning, or maybe ignore it or raise an exception.
    ///
    /// message
    ///   Text of the warning message.
    /// category
    ///   The Warning category subclass. Defaults to UserWarning.
    /// stacklevel
    ///   How far up the call stack to make this warning appear. A value of 2 for example attributes the warning to the
    ///   caller of the code calling warn().
    /// source
    ///   If supplied, the destroyed object which emitted a ResourceWarning
    /// skip_file_prefixes
    ///   An optional tuple of module filename prefixes indicating frames to skip during stacklevel computations for stack
    ///   frame attribution.
    "@frame warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())" =>
    |vm, [message, category, level, source, skipped]| {
        let mut level = if level.is_undef() { 1 } else { vm.index(level)? };
        let skipped = prefixes(vm, skipped)?;
        if !skipped.is_empty() {
            level = level.max(2);
        }
        let category = category_of(vm, message, category)?;
        let place = warned(vm, level, &skipped);
        let warning = vm.warning_at(&category, Value::None, place);
        let mut warning = with_message(vm, message, warning)?;
        warning.source = source.clone().defined().unwrap_or(Value::None);
        vm.warn_explicit(warning)?;
        Ok(Value::None)
    }

    /// Issue a warning, or maybe ignore it or raise an exception.
    "warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)" =>
    |vm, [message, category, file, line, module, registry, globals, source]| {
        let Some(name) = file.as_str().map(str::to_string) else {
            let given = vm.type_name(file);
            let text = format!("warn_explicit() argument 'filename' must be str, not {given}");
            return Err(vm.type_error(text));
        };
        let line = vm.index(line)?;
        if !matches!(globals, Value::Undef | Value::None) && globals.as_gc::<Dict>().is_none() {
            let given = vm.type_name(globals);
            return Err(vm.type_error(format!("module_globals must be a dict, not '{given}'")));
        }
        let registry = match registry {
            Value::Undef | Value::None => None,
            given => match given.as_gc::<Dict>() {
                Some(registry) => Some(registry.clone()),
                None => return Err(vm.type_error("'registry' must be a dict or None")),
            },
        };
        let made = message.as_gc::<Exception>().map(|exception| exception.class());
        let made = made.filter(|class| class.is_subclass(&vm.types.Warning));
        let class = made.or_else(|| category.as_gc::<Class>().cloned());
        let Some(class) = class else {
            let given = vm.type_name(category);
            return Err(vm.type_error(format!("category must be a Warning subclass, not '{given}'")));
        };
        let mut warning = Warning::explicit(&class, Value::None, name, line);
        warning.registry = registry;
        if !matches!(module, Value::Undef | Value::None) {
            warning.module = module.clone();
        }
        warning.source = source.clone().defined().unwrap_or(Value::None);
        let warning = with_message(vm, message, warning)?;
        vm.warn_explicit(warning)?;
        Ok(Value::None)
    }

    "_filters_mutated()" => |vm, []| {
        vm.filters_changed();
        Ok(Value::None)
    }


    /// A line of a file, or an empty text.
    "_line(filename, lineno, /)" => |vm, [file, line]| {
        let (Some(file), line) = (file.as_str(), vm.index(line)?) else { return Ok("".into()) };
        let place = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
        let text = match vm.source_named(file) {
            Some(source) => Some(source.text.clone()),
            None => std::fs::read_to_string(file).ok(),
        };
        let line = place.zip(text.as_ref()).and_then(|(place, text)| text.lines().nth(place));
        Ok(line.unwrap_or_default().into())
    }

    "_pattern(text, ignores_case, /)" => |vm, [text, ignores_case]| {
        let ignores_case = vm.truth(ignores_case)?;
        pattern::new(vm, text, ignores_case)
    }
}

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("warnings", Some("Python part of the warnings subsystem."));
    vm.add_functions(&module.dict, "_warnings", FUNCTIONS);
    let source = SourceFile::new("<rondo warnings>", WRITTEN);
    let code = vm.compile_source(&source)?;
    vm.run_code(code, &module.dict, None)?;
    Ok(module)
}
