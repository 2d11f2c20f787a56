//! A session: what it keeps from input to input, and the loop that turns in between.

use std::sync::mpsc::TryRecvError;

use crate::diagnostics;
use crate::event_loop::run_loop::{self, EventLoop};
use crate::event_loop::state;
use crate::object::{Dict, Gc, Module, Ref, Value};
use crate::vm::{Vm, VmResult};

use super::messages::{InterpreterEnd, Message};
use super::transcript::Transcript;
use super::{PROMPT, Way, answers, commands, evaluate, leave};

/// What a session keeps.
pub struct Conversation {
    /// The names of `__main__`.
    pub namespace: Gc<Dict>,
    /// The loop that turns while a person types, and that runs what is awaited.
    pub event_loop: Ref,
    /// How many inputs there were.
    pub inputs: u32,
    /// `from __future__ import annotations` was entered.
    pub future_annotations: bool,
    pub transcript: Transcript,
    /// The last input awaited, or made tasks.
    pub needed_loop: bool,
    way: Way,
    interpreter: InterpreterEnd,
}

/// What follows an input.
pub enum Then {
    GoOn,
    /// The session ends, with SystemExit if that was raised.
    Leave(VmResult<()>),
}

impl Conversation {
    /// An empty session; `asyncio` is imported, as by `python -m asyncio`.
    pub fn new(vm: &mut Vm, way: Way, interpreter: InterpreterEnd) -> VmResult<Conversation> {
        let namespace = new_namespace(vm)?;
        Ok(Conversation::with_namespace(vm, namespace, way, interpreter))
    }

    /// A session that goes on where a script ended.
    pub fn after_script(vm: &mut Vm, way: Way, interpreter: InterpreterEnd) -> VmResult<Conversation> {
        let main = vm.modules.get_str(&vm.names.main);
        let namespace = main.as_ref().and_then(Value::as_gc::<Module>).map(|main| main.dict.clone());
        let namespace = match namespace {
            Some(namespace) => namespace,
            // The script could not even be read.
            None => new_namespace(vm)?,
        };
        Ok(Conversation::with_namespace(vm, namespace, way, interpreter))
    }

    fn with_namespace(
        vm: &mut Vm,
        namespace: Gc<Dict>,
        way: Way,
        interpreter: InterpreterEnd,
    ) -> Conversation {
        Conversation {
            namespace,
            event_loop: state::new_loop(vm),
            inputs: 0,
            future_annotations: false,
            transcript: Transcript::default(),
            needed_loop: false,
            way,
            interpreter,
        }
    }

    /// Forgets everything: tasks are cancelled, names are gone.
    pub fn reset(&mut self, vm: &mut Vm) -> VmResult<()> {
        leave::cancel_tasks(vm, self)?;
        self.namespace = new_namespace(vm)?;
        self.event_loop = state::new_loop(vm);
        self.inputs = 0;
        self.future_annotations = false;
        self.transcript = Transcript::default();
        Ok(())
    }

    /// Hears and runs inputs until the end.
    ///
    /// # Errors
    /// SystemExit, if an input raised it.
    pub fn hold(&mut self, vm: &mut Vm) -> VmResult<()> {
        self.interpreter.let_reader_go_on();
        let outcome = loop {
            match self.next_message(vm) {
                Message::Input(text) => match self.input(vm, &text) {
                    Then::GoOn => self.interpreter.let_reader_go_on(),
                    Then::Leave(outcome) => break outcome,
                },
                Message::Dropped => {
                    vm.write_error("KeyboardInterrupt\n");
                    self.interpreter.let_reader_go_on();
                }
                Message::Ask(question, reply) => {
                    // Whoever asked may have given up.
                    let _ = reply.send(answers::answer(vm, self, &question));
                }
                Message::End => break Ok(()),
            }
        };
        leave::leave(vm, self).and(outcome)
    }

    fn input(&mut self, vm: &mut Vm, text: &str) -> Then {
        self.be_current(vm);
        let then = match commands::run(vm, self, text) {
            Some(then) => then,
            None => evaluate::input(vm, self, text),
        };
        // Ctrl-C in the last moment found nothing to cancel.
        let _ = vm.check_pending();
        let _ = vm.flush_output();
        then
    }

    /// Ctrl-C ended an input.
    pub fn say_interrupted(&self, vm: &mut Vm) {
        // A terminal shows `^C` where the cursor is.
        let echoes = self.way != Way::Piped;
        vm.write_error(if echoes { "\nKeyboardInterrupt\n" } else { "KeyboardInterrupt\n" });
    }

    /// `asyncio.run` leaves no loop behind: the session's is the current one again.
    pub fn be_current(&mut self, vm: &mut Vm) {
        if EventLoop::of(&self.event_loop).is_closed() {
            self.event_loop = state::new_loop(vm);
        }
        let kept = state::asyncio(vm);
        kept.set_loop = Some(self.event_loop.clone());
        kept.set_loop_called = true;
    }

    /// Turns the loop until there is a message.
    fn next_message(&mut self, vm: &mut Vm) -> Message {
        loop {
            match self.interpreter.messages.try_recv() {
                Ok(message) => return message,
                Err(TryRecvError::Disconnected) => return Message::End,
                Err(TryRecvError::Empty) => {}
            }
            self.be_current(vm);
            let turned = run_loop::run_until_knock(vm, &self.event_loop, &self.interpreter.knock);
            if let Err(raised) = turned {
                // Nothing that runs in the background ends the session. Ctrl-C came while nobody waited for an input:
                // it ended whatever kept the loop from turning.
                if !vm.raised_is(&raised, &vm.types.KeyboardInterrupt) {
                    diagnostics::report_uncaught(vm, &raised.0);
                } else if self.way != Way::Edited {
                    self.interpreter.note_interrupt();
                    self.say_interrupted(vm);
                    let prompt = if self.way == Way::Typed { PROMPT } else { "" };
                    vm.write_error(prompt);
                }
            }
        }
    }
}

fn new_namespace(vm: &mut Vm) -> VmResult<Gc<Dict>> {
    let module = vm.new_module("__main__", None);
    let annotations = vm.names.annotations.clone();
    let entries = [
        (vm.names.package.clone(), Value::None),
        (annotations, Dict::new().into()),
        (vm.names.builtins.clone(), vm.import_module("builtins")?),
        (vm.intern("asyncio"), vm.import_module("asyncio")?),
    ];
    let sys = vm.import_module("sys")?;
    let exit = sys.get::<Module>().and_then(|sys| sys.dict.get_str(&vm.intern("exit")));
    for name in ["exit", "quit"].map(|name| vm.intern(name)) {
        if let (Some(exit), None) = (&exit, vm.builtins.get_str(&name)) {
            vm.builtins.set_str(&name, exit.clone());
        }
    }
    for (name, value) in entries {
        module.dict.set_str(&name, value);
    }
    let main = vm.names.main.clone();
    vm.modules.set_str(&main, (&module).into());
    Ok(module.dict.clone())
}
