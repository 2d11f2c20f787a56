//! `:dis`, `:type`, `:doc`.

use std::rc::Rc;

use crate::bytecode::Code;
use crate::bytecode::disassemble::disassemble;
use crate::object::{BoundMethod, Function, Value};
use crate::vm::Vm;

use super::super::conversation::{Conversation, Then};
use super::super::evaluate::{self, Outcome};
use super::super::{answers, block};
use super::{complain, say};

/// The instructions of a function, else of the code that the text is.
pub fn dis(vm: &mut Vm, conversation: &mut Conversation, text: &str) -> Then {
    let chain: Vec<String> = text.split('.').map(|name| name.trim().to_string()).collect();
    let named = answers::resolve(vm, conversation, &chain);
    let code = match named.as_ref().and_then(code_of) {
        Some(code) => code,
        None => match evaluate::compile(vm, conversation, "<dis>", &block::dedented(text), true) {
            Ok(code) => code,
            Err(raised) => return evaluate::report(vm, conversation, Outcome::Raised(raised)),
        },
    };
    say(vm, &disassemble(&code))
}

fn code_of(value: &Value) -> Option<Rc<Code>> {
    if let Some(method) = value.get::<BoundMethod>() {
        return code_of(&method.function);
    }
    value.get::<Function>().map(|function| function.code.code.clone())
}

/// The type of an expression's value.
pub fn type_of(vm: &mut Vm, conversation: &mut Conversation, text: &str) -> Then {
    match evaluate::expression(vm, conversation, "<type>", text) {
        Outcome::Value(value) => {
            let class = vm.class_of(&value);
            let name = crate::diagnostics::class_name(vm, &class);
            say(vm, &format!("{name}\n"))
        }
        outcome => evaluate::report(vm, conversation, outcome),
    }
}

/// What a value says of itself.
pub fn doc(vm: &mut Vm, conversation: &mut Conversation, text: &str) -> Then {
    let value = match evaluate::expression(vm, conversation, "<doc>", text) {
        Outcome::Value(value) => value,
        outcome => return evaluate::report(vm, conversation, outcome),
    };
    let title = answers::title(vm, text, &value);
    let name = vm.names.doc.clone();
    let found = vm.find_attr(&value, &name).ok().flatten();
    match found.as_ref().and_then(Value::as_str).map(str::trim_end).filter(|doc| !doc.is_empty()) {
        Some(doc) => {
            let indented: Vec<String> = doc.lines().map(|line| format!("    {line}")).collect();
            let body = indented.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
            say(vm, &format!("{title}\n{body}\n"))
        }
        None if title.contains('(') => say(vm, &format!("{title}\n")),
        None => complain(vm, &format!("{title} has no documentation")),
    }
}
