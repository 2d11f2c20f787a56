//! The prompt's own commands: words behind a colon, with which no statement begins. One file for each concern.

mod clock;
mod files;
mod inspect;
pub mod tasks;
mod time;

use crate::object::text::suggest::suggest;
use crate::vm::Vm;

use super::conversation::{Conversation, Then};

/// A command.
struct Command {
    name: &'static str,
    /// What may follow the name.
    argument: &'static str,
    doc: &'static str,
    /// Does it. What follows the name comes without blanks around it.
    run: fn(&mut Vm, &mut Conversation, &str) -> Then,
}

const COMMANDS: &[Command] = &[
    Command { name: "help", argument: "", doc: "list the commands, and what the keys do", run: help },
    Command {
        name: "tasks",
        argument: "",
        doc: "the tasks that are not done: where each stands, and what it waits for",
        run: tasks::list,
    },
    Command { name: "cancel", argument: "NAME", doc: "cancel a task", run: tasks::cancel },
    Command {
        name: "clock",
        argument: "[real | virtual | +SECONDS]",
        doc: "the loop's clock; choose another; let virtual time pass",
        run: clock::run,
    },
    Command { name: "time", argument: "CODE", doc: "run something and say how long it took", run: time::run },
    Command {
        name: "dis",
        argument: "NAME | CODE",
        doc: "the instructions of a function, or of code",
        run: inspect::dis,
    },
    Command { name: "type", argument: "EXPR", doc: "the type of a value", run: inspect::type_of },
    Command {
        name: "doc",
        argument: "EXPR",
        doc: "the signature and documentation of a value",
        run: inspect::doc,
    },
    Command { name: "load", argument: "FILE", doc: "run a script in this session", run: files::load },
    Command {
        name: "save",
        argument: "FILE [--golden]",
        doc: "write the session as a script; with --golden its output beside it",
        run: files::save,
    },
    Command {
        name: "reset",
        argument: "",
        doc: "begin anew: tasks are cancelled, names forgotten",
        run: reset,
    },
];

const KEYS: &str = "
  Enter     ends an input, or begins the next line of a block; a blank line ends a block
  Tab       completes names, attributes, modules, file names; indents at the start of a line
  Up, Down  earlier inputs, a block as one; Ctrl-R searches them
  Ctrl-C    drops what is typed, or cancels what runs; background tasks go on
  Ctrl-D    leaves
  await works at the prompt, tasks run while you type, _ is the last value
";

/// Whether a text is a command's line.
pub fn is_command(text: &str) -> bool {
    text.starts_with(':')
}

/// The names of the commands.
pub fn names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|command| command.name)
}

/// Runs a command's line; `None` if it is none.
pub fn run(vm: &mut Vm, conversation: &mut Conversation, text: &str) -> Option<Then> {
    let line = text.strip_prefix(':')?;
    let name_end = line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len());
    let (name, argument) = line.split_at(name_end);
    let known = COMMANDS.iter().find(|command| command.name == name);
    // A name may be cut short as long as it is clear.
    let mut longer = COMMANDS.iter().filter(|command| !name.is_empty() && command.name.starts_with(name));
    let known = known.or_else(|| longer.next().filter(|_| longer.next().is_none()));
    let Some(command) = known else {
        let advice = match suggest(name, names()) {
            Some(meant) => format!("Did you mean :{meant}?"),
            None => ":help lists them".into(),
        };
        complain(vm, &format!("there is no command :{name}. {advice}"));
        return Some(Then::GoOn);
    };
    let argument = argument.trim();
    let is_optional = command.argument.is_empty() || command.argument.starts_with('[');
    if argument.is_empty() && !is_optional {
        vm.write_error(&format!("usage: :{} {}\n", command.name, command.argument));
        return Some(Then::GoOn);
    }
    Some((command.run)(vm, conversation, argument))
}

fn help(vm: &mut Vm, _: &mut Conversation, _: &str) -> Then {
    let mut text = String::new();
    for Command { name, argument, doc, .. } in COMMANDS {
        let head = format!(":{name} {argument}");
        if head.len() > 24 {
            text.push_str(&format!("  {head}\n  {:24}{doc}\n", ""));
        } else {
            text.push_str(&format!("  {head:24}{doc}\n"));
        }
    }
    say(vm, &(text + KEYS))
}

fn reset(vm: &mut Vm, conversation: &mut Conversation, _: &str) -> Then {
    match conversation.reset(vm) {
        Ok(()) => Then::GoOn,
        Err(raised) => super::evaluate::report(vm, conversation, super::evaluate::Outcome::Raised(raised)),
    }
}

/// Prints what a command has to say.
fn say(vm: &mut Vm, text: &str) -> Then {
    // A session whose output nobody reads ends with its input.
    let _ = vm.write_output(text);
    Then::GoOn
}

/// Prints that a command could not be done.
fn complain(vm: &mut Vm, text: &str) -> Then {
    vm.write_error(&format!("{text}\n"));
    Then::GoOn
}
