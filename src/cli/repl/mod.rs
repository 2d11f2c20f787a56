//! `rondo` without arguments, and `rondo -i`: the prompt.
//!
//! Two threads. The interpreter's turns the event loop, also while a person types, and runs what was typed
//! ([`conversation`], [`evaluate`], [`leave`]). The other one edits lines and knows text alone: [`editor`] at a terminal
//! (with [`keys`], [`margin`], [`block`], [`highlight`], [`completion`], [`hint`], [`history`]), [`plain`] elsewhere.
//! They talk through [`messages`]; what the editor wants to know of the session, [`answers`] looks up. [`screen`] keeps
//! what tasks print apart from the line that is edited. [`commands`] are the words that begin with a colon;
//! [`transcript`] is what `:save` writes.

mod answers;
mod block;
mod commands;
mod completion;
mod conversation;
mod editor;
mod evaluate;
mod highlight;
mod hint;
mod history;
mod keys;
mod leave;
mod margin;
mod messages;
mod plain;
mod screen;
mod transcript;

use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::thread;

use crate::diagnostics;
use crate::event_loop::deadlock;
use crate::vm::{Vm, VmResult};

use super::arguments::{ErrorFace, Options, Script, ScriptSource};
use super::{interrupt, run, session};
use conversation::Conversation;
use screen::{Screen, Target};

const PROMPT: &str = ">>> ";
const CONTINUATION: &str = "... ";

/// What a session begins with at a terminal.
const BANNER: &str = concat!(
    "Rondo ",
    env!("CARGO_PKG_VERSION"),
    ", a subset of Python 3.13. The event loop runs: use await.\n",
    ":help lists the commands, Ctrl-D leaves.\n"
);

/// The editor's thread parses what is typed, which may nest deeply. Pages are taken only when they are used.
const EDITOR_STACK: usize = 64 << 20;

/// How the terminal was before anything was edited at it.
static TERMINAL: OnceLock<rustix::termios::Termios> = OnceLock::new();

/// Undoes what an editor made of the terminal, for a process that ends while one is at work.
pub fn restore_terminal() {
    if let Some(before) = TERMINAL.get() {
        // A terminal that is gone needs no restoring.
        let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, before);
    }
}

/// Runs the prompt, after a script if there is one, and ends the process.
pub fn run(script: Option<Script>, options: Options) -> ! {
    interrupt::be_patient();
    let after_script = script.is_some();
    let nothing = || Script { source: ScriptSource::Code(String::new()), arguments: Vec::new() };
    session::run(script.unwrap_or_else(nothing), options, move |vm, script| {
        converse(vm, after_script.then_some(script), options)
    })
}

/// How inputs come in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Edited at a terminal.
    Edited,
    /// Typed at a terminal that cannot edit.
    Typed,
    /// From a pipe or a file.
    Piped,
}

fn way() -> Way {
    let dumb = std::env::var("TERM").is_ok_and(|term| matches!(&*term, "dumb" | "cons25" | "emacs"));
    match (io::stdin().is_terminal(), io::stdout().is_terminal()) {
        (true, true) if !dumb => Way::Edited,
        (true, true) => Way::Typed,
        _ => Way::Piped,
    }
}

fn converse(vm: &mut Vm, script: Option<&Script>, options: Options) -> VmResult<()> {
    let screen = Screen::new();
    vm.host.output = screen.stream(Target::Output);
    vm.host.error_output = screen.stream(Target::Error);
    vm.host.input = screen.input();
    if options.errors == ErrorFace::Auto {
        // The lines that a report would quote stand just above it.
        diagnostics::install(vm, diagnostics::Face::Plain);
    }
    let way = way();
    if let Ok(before) = rustix::termios::tcgetattr(io::stdin()) {
        TERMINAL.get_or_init(|| before);
    }
    let (reader, may_read, interpreter) = messages::connect();
    let mut conversation = match script {
        Some(script) => {
            run_script(vm, script)?;
            Conversation::after_script(vm, way, interpreter)?
        }
        None => {
            vm.host.arguments = vec![String::new()];
            vm.host.script_folder = std::env::current_dir().ok();
            if way != Way::Piped {
                vm.write_output(BANNER)?;
            }
            Conversation::new(vm, way, interpreter)?
        }
    };
    let thread = thread::Builder::new().name("reader".into()).stack_size(EDITOR_STACK);
    let started = thread.spawn(move || match way {
        Way::Edited => editor::run(reader, &may_read, &screen),
        Way::Typed | Way::Piped => plain::run(&reader, &may_read, way == Way::Typed),
    });
    started.map_err(|error| vm.os_error(&error, None))?;
    conversation.hold(vm)
}

/// Runs the script before the first prompt. How it ends is reported, and keeps nobody from looking at what it left.
fn run_script(vm: &mut Vm, script: &Script) -> VmResult<()> {
    if let Err(raised) = run::execute(vm, script) {
        match deadlock::report_of(vm, &raised.0) {
            Some(deadlock) => diagnostics::report_deadlock(vm, &deadlock),
            None => drop(diagnostics::report_uncaught(vm, &raised.0)),
        }
    }
    vm.flush_output()
}
