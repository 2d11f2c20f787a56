//! What travels between the thread that reads lines and the interpreter. Two small sets, and both are complete.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::time::Duration;

use crate::event_loop::idle::Knock;

/// What the reader says to the interpreter.
pub enum Message {
    /// An input is finished. The reader waits until the interpreter asks for the next one.
    Input(String),
    /// A half-typed input was dropped.
    Dropped,
    /// The person who types wants to know something.
    Ask(Question, SyncSender<Vec<String>>),
    /// There will be no more inputs.
    End,
}

/// What an editor asks while a line is typed. The answers are lists of words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Names that can be used in the session.
    Names,
    /// The attributes of what a chain of names stands for: `["asyncio", "sleep"]`.
    Attributes(Vec<String>),
    /// Modules that can be imported.
    Modules,
    /// What a module has, imported or not.
    ModuleNames(String),
    /// Names of the tasks that are not done.
    Tasks,
    /// The parameters of what a chain of names stands for, a word each.
    Parameters(Vec<String>),
}

/// How long an editor waits for an answer before it goes on without: the interpreter may be busy.
const PATIENCE: Duration = Duration::from_millis(300);

/// The reader's end.
#[derive(Clone)]
pub struct ReaderEnd {
    messages: Sender<Message>,
    knock: Arc<Knock>,
    interrupted: Arc<AtomicBool>,
}

impl ReaderEnd {
    /// Leaves a message. False if nobody is there to read it.
    pub fn send(&self, message: Message) -> bool {
        let sent = self.messages.send(message).is_ok();
        self.knock.raise();
        sent
    }

    /// Whether Ctrl-C was pressed while an input was typed, where no editor sees that. Forgets it.
    pub fn take_interrupt(&self) -> bool {
        self.interrupted.swap(false, Ordering::AcqRel)
    }

    /// Asks and waits for the answer; no words if none comes.
    pub fn ask(&self, question: Question) -> Vec<String> {
        self.ask_patiently(question, PATIENCE).unwrap_or_default()
    }

    fn ask_patiently(&self, question: Question, patience: Duration) -> Option<Vec<String>> {
        let (sender, answer) = sync_channel(1);
        if !self.send(Message::Ask(question, sender)) {
            return None;
        }
        answer.recv_timeout(patience).ok()
    }
}

/// The interpreter's end.
pub struct InterpreterEnd {
    pub messages: Receiver<Message>,
    pub knock: Arc<Knock>,
    /// Lets the reader begin with the next input.
    go_on: SyncSender<()>,
    interrupted: Arc<AtomicBool>,
}

impl InterpreterEnd {
    /// Tells a reader that sees no keys of Ctrl-C: what it has of an input is to be dropped.
    pub fn note_interrupt(&self) {
        self.interrupted.store(true, Ordering::Release);
    }

    /// The interpreter is ready for another input.
    pub fn let_reader_go_on(&self) {
        // A reader that has ended needs no word.
        let _ = self.go_on.send(());
    }
}

/// The two ends, and what the reader waits on before each input. To be called on the interpreter's thread.
pub fn connect() -> (ReaderEnd, Receiver<()>, InterpreterEnd) {
    let (sender, messages) = channel();
    let (go_on, may_read) = sync_channel(1);
    let knock = Knock::new();
    let interrupted = Arc::<AtomicBool>::default();
    let reader = ReaderEnd { messages: sender, knock: knock.clone(), interrupted: interrupted.clone() };
    (reader, may_read, InterpreterEnd { messages, knock, go_on, interrupted })
}
