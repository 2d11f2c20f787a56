//! One input: compiled as the body of an async module, run in the session's names, its errors reported.

use std::rc::Rc;

use crate::bytecode::Code;
use crate::diagnostics;
use crate::event_loop::{deadlock, future, idle, run_loop, state, task};
use crate::object::{Module, Ref, Value};
use crate::vm::source::{Options, QuotedSources, SourceFile};
use crate::vm::{Raised, Vm, VmResult};

use super::super::session;
use super::conversation::{Conversation, Then};
use super::{block, transcript};

/// How an input ended.
pub enum Outcome {
    Value(Value),
    /// Ctrl-C cancelled it.
    Interrupted,
    /// It could never have ended, which has been said.
    Stuck,
    Raised(Raised),
}

/// Runs what was typed.
pub fn input(vm: &mut Vm, conversation: &mut Conversation, text: &str) -> Then {
    if text.trim().is_empty() {
        return Then::GoOn;
    }
    if is_farewell(vm, conversation, text.trim()) {
        return Then::Leave(Ok(()));
    }
    conversation.inputs += 1;
    let name = format!("<input-{}>", conversation.inputs);
    let text = block::dedented(text);
    let last = hide_last(vm, &text);
    let outcome = statements(vm, conversation, &name, &text, true);
    let echoed = restore_last(vm, last);
    if matches!(outcome, Outcome::Value(_)) {
        conversation.transcript.add(&text, echoed, conversation.needed_loop);
    }
    report(vm, conversation, outcome)
}

/// Takes `_` away, to see afterwards whether the input printed a value. Not from an input that reads it.
fn hide_last(vm: &mut Vm, text: &str) -> Option<Value> {
    let name = vm.names.underscore.clone();
    if transcript::has_name(text, "_") { None } else { vm.builtins.remove_str(&name) }
}

/// Whether a value was printed, or may have been.
fn restore_last(vm: &mut Vm, last: Option<Value>) -> bool {
    let name = vm.names.underscore.clone();
    let printed = vm.builtins.get_str(&name).is_some();
    if let (Some(last), false) = (last, printed) {
        vm.builtins.set_str(&name, last);
    }
    printed
}

/// `exit` and `quit` alone leave, unless these names were given another meaning.
fn is_farewell(vm: &mut Vm, conversation: &Conversation, text: &str) -> bool {
    let name = text.strip_suffix("()").unwrap_or(text);
    matches!(name, "exit" | "quit") && conversation.namespace.get_str(&vm.intern(name)).is_none()
}

/// Says what is to be said about the end of an input.
pub fn report(vm: &mut Vm, conversation: &Conversation, outcome: Outcome) -> Then {
    match outcome {
        Outcome::Value(_) | Outcome::Stuck => Then::GoOn,
        Outcome::Interrupted => {
            conversation.say_interrupted(vm);
            Then::GoOn
        }
        Outcome::Raised(raised) => {
            if vm.raised_is(&raised, &vm.types.SystemExit) {
                return Then::Leave(Err(raised));
            }
            keep_last(vm, &raised);
            if !session::call_own_hook(vm, &raised) {
                diagnostics::report_uncaught(vm, &raised.0);
            }
            Then::GoOn
        }
    }
}

/// `sys.last_exc` and its kin.
fn keep_last(vm: &mut Vm, raised: &Raised) {
    let exception = &raised.0;
    let traceback: Value = exception.traceback.borrow().clone().into();
    let entries = [
        ("last_exc", Value::from(exception)),
        ("last_value", Value::from(exception)),
        ("last_type", Value::from(exception.class())),
        ("last_traceback", traceback),
    ];
    let sys = vm.modules.get_str(&vm.names.sys);
    let Some(sys) = sys.as_ref().and_then(Value::as_gc::<Module>) else { return };
    for (name, value) in entries {
        let name = vm.intern(name);
        sys.dict.set_str(&name, value);
    }
}

/// Runs statements. `echoes` says whether expressions print their values.
pub fn statements(
    vm: &mut Vm,
    conversation: &mut Conversation,
    name: &str,
    text: &str,
    echoes: bool,
) -> Outcome {
    match compile(vm, conversation, name, text, echoes) {
        Ok(code) => run(vm, conversation, code),
        Err(raised) => Outcome::Raised(raised),
    }
}

/// Statements as code. They may await.
///
/// # Errors
/// SyntaxError.
pub fn compile(
    vm: &mut Vm,
    conversation: &mut Conversation,
    name: &str,
    text: &str,
    echoes: bool,
) -> VmResult<Rc<Code>> {
    let file = SourceFile::new(name, format!("{text}\n"));
    let options = Options {
        interactive: echoes,
        top_level_await: true,
        future_annotations: conversation.future_annotations,
        ..Options::default()
    };
    let tree = vm.parse_source(&file)?;
    let code = vm.compile_tree(&file, &tree, options)?;
    conversation.future_annotations |= code.flags.future_annotations;
    Ok(code)
}

/// The value of an expression.
pub fn expression(vm: &mut Vm, conversation: &mut Conversation, name: &str, text: &str) -> Outcome {
    let file = SourceFile::new(name, text.trim());
    let options = Options {
        top_level_await: true,
        future_annotations: conversation.future_annotations,
        ..Options::default()
    };
    match vm.compile_expression_source(&file, options) {
        Ok(code) => run(vm, conversation, code),
        Err(raised) => Outcome::Raised(raised),
    }
}

/// Runs code; if it awaits, in a task of the session's loop.
pub fn run(vm: &mut Vm, conversation: &mut Conversation, code: Rc<Code>) -> Outcome {
    let made_before = state::asyncio(vm).tasks_made;
    vm.extension::<QuotedSources>().sources.push(code.source.clone());
    let name = code.source.name.clone();
    let awaits = code.flags.coroutine;
    let event_loop = conversation.event_loop.clone();
    idle::lend(vm, &event_loop);
    let value = vm.run_code(code, &conversation.namespace, None);
    idle::take_back(vm, &event_loop);
    conversation.needed_loop = awaits || state::asyncio(vm).tasks_made != made_before;
    match value {
        Ok(coroutine) if awaits => wait_for(vm, &event_loop, &coroutine, &name),
        Ok(value) => Outcome::Value(value),
        Err(raised) => Outcome::Raised(raised),
    }
}

/// Runs a coroutine to its end while the loop's other tasks go on. Ctrl-C cancels it, and nothing else.
fn wait_for(vm: &mut Vm, event_loop: &Ref, coroutine: &Value, name: &str) -> Outcome {
    let called = Value::from(name);
    let settings = task::Settings { name: &called, ..task::Settings::USUAL };
    let main = match task::create(vm, event_loop, coroutine, settings) {
        Ok(main) => main,
        Err(raised) => return Outcome::Raised(raised),
    };
    task::of(&main).make_quiet();
    let kept = state::asyncio(vm);
    kept.main_task = Some(main.clone());
    kept.interrupts = 0;
    let outcome = run_loop::run_until_complete(vm, event_loop, &main.clone().into());
    let kept = state::asyncio(vm);
    kept.main_task = None;
    let interrupts = std::mem::take(&mut kept.interrupts);
    match outcome {
        Ok(value) => Outcome::Value(value),
        Err(raised) => {
            if let Some(deadlock) = deadlock::report_of(vm, &raised.0) {
                diagnostics::report_deadlock(vm, &deadlock);
                give_up(vm, event_loop, &main);
                return Outcome::Stuck;
            }
            let is_interrupt = vm.raised_is(&raised, &vm.types.KeyboardInterrupt);
            if !future::is_done(&main) {
                vm.write_error(&format!("{name} does not let itself be cancelled: it goes on as a task\n"));
            }
            match interrupts > 0 && (is_interrupt || state::is_cancelled_error(vm, &raised)) {
                true => Outcome::Interrupted,
                false => Outcome::Raised(raised),
            }
        }
    }
}

/// Cancels an input that nothing can wake.
fn give_up(vm: &mut Vm, event_loop: &Ref, main: &Ref) {
    let cancelled = future::cancel(vm, main);
    if cancelled.is_ok() {
        // What it raises was asked for; should it wait for something anew, it stays.
        let _ = run_loop::run_until_complete(vm, event_loop, &main.clone().into());
    }
}
