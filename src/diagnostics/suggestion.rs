//! "Did you mean": names near to a wrong one. The candidates are those that CPython looks at.
//!
//! A traceback keeps no frame alive here. Where CPython asks the frame for its variables, the VM has left what is needed
//! on the NameError: `frame_names`, `frame_self`, `frame_globals`.

use crate::bytecode::Instruction;
use crate::object::text::suggest::suggest;
use crate::object::{Class, Dict, Exception, Gc, List, Traceback, Value};
use crate::vm::{Vm, library_names};

/// What may have been meant.
pub struct Suggestion {
    /// A name that exists.
    name: Option<String>,
    /// A module of the library that has the wrong name: perhaps an import is missing.
    module: Option<String>,
}

impl Suggestion {
    /// As CPython appends it to the message.
    pub fn text(&self) -> String {
        match (&self.name, &self.module) {
            (Some(name), None) => format!(". Did you mean: '{name}'?"),
            (Some(name), Some(module)) => {
                format!(". Did you mean: '{name}'? Or did you forget to import '{module}'?")
            }
            (None, Some(module)) => format!(". Did you forget to import '{module}'?"),
            (None, None) => String::new(),
        }
    }
}

/// A suggestion for an exception about a name; `None` if there is nothing to suggest.
pub fn for_exception(vm: &mut Vm, exception: &Gc<Exception>) -> Option<Suggestion> {
    let class = exception.class();
    let types = &vm.types;
    if class.is_subclass(&types.ImportError) {
        let wrong = field_text(exception, "name_from")?;
        let name = for_import(vm, exception, &wrong)?;
        return Some(Suggestion { name: Some(name), module: None });
    }
    if class.is_subclass(&types.AttributeError) {
        let wrong = field_text(exception, "name")?;
        let name = for_attribute(vm, exception, &wrong)?;
        return Some(Suggestion { name: Some(name), module: None });
    }
    if class.is_subclass(&types.NameError) {
        let wrong = field_text(exception, "name")?;
        let name = for_name(vm, exception, &wrong);
        let module = library_names::contains(&wrong).then_some(wrong);
        return (name.is_some() || module.is_some()).then_some(Suggestion { name, module });
    }
    None
}

/// Advice beyond CPython's, for mistakes that everybody makes once.
pub fn advice(vm: &Vm, exception: &Gc<Exception>, message: &str) -> Option<String> {
    let class: Gc<Class> = exception.class();
    let types = &vm.types;
    let is = |class_of_error: &Gc<Class>| class.is_subclass(class_of_error);
    if is(&types.ImportError) && message.starts_with("Rondo has no module") {
        return Some("a script can import the modules that Rondo has, and files beside it".to_string());
    }
    let advice = if is(&types.TypeError) || is(&types.AttributeError) {
        about_values(message)?
    } else if is(&types.RuntimeError) {
        match message {
            "no running event loop" => "only code that `asyncio.run` runs has an event loop",
            "cannot reuse already awaited coroutine" => {
                "a coroutine runs once: call the function again for another one, or await a task instead"
            }
            _ if message.contains("cannot be called from a running event loop") => {
                "use `await` instead of `asyncio.run` where a loop is running already"
            }
            _ => return None,
        }
    } else if is(&types.ValueError) && message.starts_with("a coroutine was expected, got <function") {
        CALL_IT
    } else if is(&types.RecursionError) {
        "a function calls itself without end: it needs a case in which it does not"
    } else if is(&types.TimeoutError) && message.is_empty() {
        "the time was over before the work was done: allow more, or catch `TimeoutError`"
    } else {
        return None;
    };
    Some(advice.to_string())
}

/// What to do about a mistake of syntax.
pub fn about_syntax(message: &str) -> Option<String> {
    let advice = match message {
        "'await' outside function" | "'async with' outside function" | "'async for' outside function" => {
            "write it in a function, `async def main():`, and run that with `asyncio.run(main())`"
        }
        "'await' outside async function"
        | "'async with' outside async function"
        | "'async for' outside async function"
        | "asynchronous comprehension outside of an asynchronous function" => {
            "only functions that begin with `async def` can wait: make this one such"
        }
        "expected ':'" => "a line that begins a block ends with a colon",
        "unexpected indent" => {
            "this line stands further right than the one before, and no block begins there"
        }
        "unindent does not match any outer indentation level" => {
            "let the line begin exactly where the block begins that it belongs to"
        }
        "inconsistent use of tabs and spaces in indentation" => "indent with blanks only",
        "'return' outside function" => "`return` ends a function; a script is ended by `sys.exit()`",
        "'yield' outside function" => "`yield` makes a function a generator: it stands in a function",
        "'break' outside loop" => "`break` leaves a `for` or `while` loop, and belongs into one",
        "f-string: expecting '}'" => "close the brace before the quote",
        _ if message.starts_with("expected an indented block") => {
            "indent the lines that belong to the block, by four blanks; an empty block is `pass`"
        }
        _ if message.starts_with("unterminated string literal") => {
            "close the string with the quote that opens it"
        }
        _ if message.starts_with("unterminated triple-quoted") => {
            "close the string with the three quotes that open it"
        }
        _ => {
            let open = message.strip_suffix("' was never closed")?.strip_prefix('\'')?;
            let close = match open {
                "(" => ")",
                "[" => "]",
                "{" => "}",
                _ => return None,
            };
            return Some(format!("add the `{close}` where the expression ends"));
        }
    };
    Some(advice.to_string())
}

const CALL_IT: &str =
    "perhaps you forgot the parentheses: calling an `async def` function gives the coroutine";

/// Advice on values that are used as something that they are not.
fn about_values(message: &str) -> Option<&'static str> {
    if message.contains("used in 'await' expression") {
        return Some(if message.contains("async_generator") {
            "an asynchronous generator is iterated with `async for`"
        } else if message.contains("object function") || message.contains("object method") {
            CALL_IT
        } else {
            "only coroutines, tasks and futures can be awaited: leave out `await`, or make the function `async def`"
        });
    }
    if message.ends_with("a coroutine or an awaitable is required")
        || message.starts_with("a coroutine was expected, got")
    {
        return Some(if message.contains("<function") || message.contains("<bound method") {
            CALL_IT
        } else {
            "calling an `async def` function gives a coroutine"
        });
    }
    let of_type = |name: &str| is_about(message, name);
    if of_type("coroutine") {
        return Some(if message.contains("asynchronous context manager") {
            "perhaps you forgot `await`: `async with await f():` uses what the coroutine gives"
        } else {
            "perhaps you forgot `await`: a call of an `async def` function gives a coroutine"
        });
    }
    if of_type("_asyncio.Task") || of_type("Task") || of_type("_asyncio.Future") || of_type("Future") {
        return Some("perhaps you forgot `await`: that gives the result of a task or future");
    }
    if of_type("async_generator") {
        return Some("an asynchronous generator is iterated with `async for`");
    }
    let context_manager = message.contains("does not support the context manager protocol");
    let asynchronous =
        ["Lock", "Semaphore", "BoundedSemaphore", "Condition", "TaskGroup", "Timeout", "Barrier"];
    let is_asynchronous = asynchronous.iter().any(|name| message.contains(&format!("{name}'")));
    (context_manager && is_asynchronous).then_some("use `async with`")
}

/// Whether a message names this type as that of a value: `'coroutine' object …`, `got coroutine`, `not 'coroutine'`.
fn is_about(message: &str, name: &str) -> bool {
    message.contains(&format!("'{name}'"))
        || message.contains(&format!("{name} object"))
        || message.contains(&format!("type {name} "))
        || [" ", ", got ", "not ", "'"]
            .iter()
            .any(|before| message.strip_suffix(name).is_some_and(|rest| rest.ends_with(before)))
}

fn field_text(exception: &Gc<Exception>, field: &str) -> Option<String> {
    exception.field(field)?.as_str().map(str::to_string)
}

fn for_import(vm: &mut Vm, exception: &Gc<Exception>, wrong: &str) -> Option<String> {
    let module = field_text(exception, "name")?;
    let module = vm.intern(&module);
    let module = vm.modules.get_str(&module)?;
    nearest(wrong, names_of(vm, &module)?, true)
}

fn for_attribute(vm: &mut Vm, exception: &Gc<Exception>, wrong: &str) -> Option<String> {
    let object = exception.field("obj")?;
    if object.is_undef() {
        return None;
    }
    let hide = innermost(exception).is_none_or(|traceback| !reads_self(&traceback));
    nearest(wrong, names_of(vm, &object)?, hide)
}

fn for_name(vm: &mut Vm, exception: &Gc<Exception>, wrong: &str) -> Option<String> {
    if let Some(object) = exception.field("frame_self") {
        let name = vm.intern(wrong);
        if matches!(vm.find_attr(&object, &name), Ok(Some(_))) {
            return Some(format!("self.{wrong}"));
        }
    }
    let mut names = exception
        .field("frame_names")
        .and_then(|names| Some(texts(&names.get::<List>()?.items.borrow().to_vec())))?;
    if let Some(globals) = exception.field("frame_globals").as_ref().and_then(Value::as_gc::<Dict>) {
        names.extend(keys(globals));
    }
    names.extend(keys(&vm.builtins));
    nearest(wrong, names, false)
}

fn innermost(exception: &Gc<Exception>) -> Option<Gc<Traceback>> {
    let mut current = exception.traceback.borrow().clone()?;
    loop {
        let next = current.next.borrow().clone();
        match next {
            Some(next) => current = next,
            None => return Some(current),
        }
    }
}

/// Whether the instruction reads an attribute of the method's own `self`.
fn reads_self(traceback: &Traceback) -> bool {
    let code = traceback.code();
    let object = match code.code.instructions.get(traceback.offset as usize) {
        Some(Instruction::GetAttr { object, .. } | Instruction::LoadMethod { object, .. }) => *object,
        _ => return false,
    };
    code.local_names.get(object.index()).is_some_and(|name| name.as_str() == "self")
}

/// What `dir` gives.
fn names_of(vm: &mut Vm, object: &Value) -> Option<Vec<String>> {
    let dir = vm.intern("dir");
    let dir = vm.builtins.get_str(&dir)?;
    let names = vm.call(&dir, std::slice::from_ref(object)).ok()?;
    let names = vm.collect(&names).ok()?;
    Some(texts(&names))
}

fn texts(values: &[Value]) -> Vec<String> {
    values.iter().filter_map(|value| value.as_str().map(str::to_string)).collect()
}

fn keys(dict: &Gc<Dict>) -> Vec<String> {
    dict.table.borrow().iter().filter_map(|entry| entry.key.as_str().map(str::to_string)).collect()
}

/// The nearest name. Names that begin with an underscore are hidden unless the wrong one does, too.
fn nearest(wrong: &str, names: Vec<String>, hide_private: bool) -> Option<String> {
    let hide = hide_private && !wrong.starts_with('_');
    suggest(wrong, names.iter().map(String::as_str).filter(|name| !(hide && name.starts_with('_'))))
}
