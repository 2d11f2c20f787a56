//! What an editor wants to know of the session. No property is read and no function called for it, but `__dir__`.

use crate::bytecode::Code;
use crate::event_loop::{run_loop::EventLoop, task};
use crate::object::{
    BoundMethod, Class, Dict, Function, Gc, List, Module, NativeFunction, Property, Ref, Tuple, Value,
};
use crate::vm::{Vm, library_names};

use super::conversation::Conversation;
use super::messages::Question;

/// The keywords, which names are completed with.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "case", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return", "try", "type", "while", "with",
    "yield",
];

/// The words that answer a question; none if there is nothing to say.
pub fn answer(vm: &mut Vm, conversation: &Conversation, question: &Question) -> Vec<String> {
    match question {
        Question::Names => {
            let mut words = keys(&conversation.namespace);
            words.extend(keys(&vm.builtins));
            words.extend(KEYWORDS.iter().map(|word| word.to_string()));
            words
        }
        Question::Attributes(chain) => match resolve(vm, conversation, chain) {
            Some(value) => attributes(vm, &value),
            None => Vec::new(),
        },
        Question::Modules => modules(vm),
        Question::ModuleNames(name) => {
            let key = vm.intern(name);
            let known = vm.modules.get_str(&key);
            // To import a module of one's own would run it.
            let module = known.or_else(|| {
                library_names::contains(name.split('.').next()?).then(|| vm.import_module(name).ok())?
            });
            module.map(|module| attributes(vm, &module)).unwrap_or_default()
        }
        Question::Tasks => {
            let live = EventLoop::of(&conversation.event_loop).all_tasks();
            live.iter().map(|live| task::of(live).name().as_str().unwrap_or_default().to_string()).collect()
        }
        Question::Parameters(chain) => {
            let found = resolve(vm, conversation, chain).and_then(|value| parameters(vm, &value));
            let marked = |parameters: Vec<String>| std::iter::once(String::new()).chain(parameters);
            found.into_iter().flat_map(marked).collect()
        }
    }
}

/// The value of `a.b.c`, if that can be told without running anything.
pub fn resolve(vm: &mut Vm, conversation: &Conversation, chain: &[String]) -> Option<Value> {
    let (first, rest) = chain.split_first()?;
    let name = vm.intern(first);
    let mut value = conversation.namespace.get_str(&name).or_else(|| vm.builtins.get_str(&name))?;
    for attribute in rest {
        let name = vm.intern(attribute);
        let class = vm.class_of(&value);
        let of_class = vm.lookup_in_class(&class, &name);
        if of_class.is_some_and(|found| found.get::<Property>().is_some()) {
            return None;
        }
        value = vm.find_attr(&value, &name).ok()??;
    }
    Some(value)
}

fn keys(dict: &Gc<Dict>) -> Vec<String> {
    dict.table.borrow().iter().filter_map(|entry| entry.key.as_str().map(str::to_string)).collect()
}

fn attributes(vm: &mut Vm, value: &Value) -> Vec<String> {
    let dir = vm.names.dir.clone();
    let Ok(Some(names)) = vm.call_special(value, &dir, &[]) else { return Vec::new() };
    let names = vm.collect(&names).unwrap_or_default();
    names.iter().filter_map(|name| name.as_str().map(str::to_string)).collect()
}

fn modules(vm: &mut Vm) -> Vec<String> {
    let mut words = keys(&vm.modules.clone());
    words.retain(|name| name != "__main__");
    let library = library_names::NAMES.iter().filter(|name| !name.starts_with('_'));
    words.extend(library.filter(|name| vm.can_import(name)).map(|name| name.to_string()));
    if let Some(entries) = vm.host.script_folder.as_ref().and_then(|folder| std::fs::read_dir(folder).ok()) {
        let files = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        words.extend(files.filter_map(|file| file.strip_suffix(".py").map(str::to_string)));
    }
    words
}

/// The parameters of a callable, a word each, as they are written.
pub fn parameters(vm: &mut Vm, callable: &Value) -> Option<Vec<String>> {
    if let Some(method) = callable.get::<BoundMethod>() {
        let mut words = parameters(vm, &method.function.clone())?;
        if words.first().is_some_and(|word| !word.starts_with('*')) {
            words.remove(0);
        }
        if words.first().is_some_and(|word| word == "/") {
            words.remove(0);
        }
        return Some(words);
    }
    if let Some(function) = callable.as_gc::<Function>() {
        return Some(of_function(vm, &function.clone()));
    }
    if let Some(native) = callable.get::<NativeFunction>() {
        let declared = vm.native(native.id).parameters();
        return Some(split(declared));
    }
    let class = callable.as_gc::<Class>()?.clone();
    let (init, new) = (vm.names.init.clone(), vm.names.new.clone());
    let object = vm.types.object.clone();
    let own = |vm: &Vm, name| {
        let found = vm.lookup_in_class(&class, name)?;
        let inherited = vm.lookup_in_class(&object, name);
        (!inherited.is_some_and(|inherited| inherited.is(&found))).then_some(found)
    };
    let maker = own(vm, &init).or_else(|| own(vm, &new))?;
    let maker = maker.get::<BoundMethod>().map_or(maker.clone(), |bound| bound.function.clone());
    let mut words = parameters(vm, &maker)?;
    if !words.is_empty() {
        words.remove(0);
    }
    Some(words)
}

/// The words of a declaration of Rust.
fn split(declared: &str) -> Vec<String> {
    let (mut words, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in declared.char_indices() {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth -= 1,
            ',' if depth == 0 => {
                words.push(declared[start..at].trim().to_string());
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(declared[start..].trim().to_string());
    words.retain(|word| !word.is_empty());
    words
}

fn of_function(vm: &mut Vm, function: &Gc<Function>) -> Vec<String> {
    let code: &Code = &function.code.code;
    let positional = usize::from(code.positional_count);
    let keyword_only = usize::from(code.keyword_only_count);
    let name = |index: usize| code.local_names.get(index).map_or(String::new(), |name| name.to_string());
    let defaults = function.defaults.borrow().clone();
    let defaults: Vec<Value> = defaults.get::<Tuple>().map(|tuple| tuple.items.to_vec()).unwrap_or_default();
    let first_default = positional.saturating_sub(defaults.len());
    let mut words = Vec::new();
    for index in 0..positional {
        words.push(match index.checked_sub(first_default).and_then(|place| defaults.get(place)) {
            Some(default) => format!("{}={}", name(index), shown(vm, default)),
            None => name(index),
        });
        if index + 1 == usize::from(code.positional_only_count) {
            words.push("/".into());
        }
    }
    let mut next = positional + keyword_only;
    if code.flags.varargs {
        words.push(format!("*{}", name(next)));
        next += 1;
    } else if keyword_only > 0 {
        words.push("*".into());
    }
    let keyword_defaults = function.keyword_defaults.borrow().clone();
    for index in positional..positional + keyword_only {
        let key = vm.intern(&name(index));
        let default = keyword_defaults.get::<Dict>().and_then(|defaults| defaults.get_str(&key));
        words.push(match default {
            Some(default) => format!("{}={}", name(index), shown(vm, &default)),
            None => name(index),
        });
    }
    if code.flags.varkeywords {
        words.push(format!("**{}", name(next)));
    }
    words
}

/// A default value, if that is short and can be shown without running anything.
fn shown(vm: &mut Vm, value: &Value) -> String {
    let plain = match value {
        Value::Object(object) => {
            value.as_str().is_some()
                || [vm.types.tuple.clone(), vm.types.list.clone(), vm.types.dict.clone()]
                    .iter()
                    .any(|class| vm.class_of(value).is(class) && is_empty(object))
        }
        _ => true,
    };
    match vm.repr(value) {
        Ok(text) if plain && text.len() <= 40 => text,
        _ => "…".into(),
    }
}

fn is_empty(object: &Ref) -> bool {
    let value = Value::from(object.clone());
    let items = value.get::<List>().map(|list| list.items.borrow().len());
    let items = items.or_else(|| value.get::<Tuple>().map(|tuple| tuple.items.len()));
    items.or_else(|| value.get::<Dict>().map(|dict| dict.len())) == Some(0)
}

/// The name of a module's function or class as it is written: for `:doc`.
pub fn title(vm: &mut Vm, text: &str, value: &Value) -> String {
    match parameters(vm, value) {
        Some(words) => format!("{text}({})", words.join(", ")),
        None => match value.get::<Module>() {
            Some(_) => format!("module {text}"),
            None => text.to_string(),
        },
    }
}
