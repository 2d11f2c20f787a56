//! The thread that edits lines at a terminal. It knows text alone: what needs the interpreter it asks for.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::thread;

use rustyline::completion::{Completer, Pair};
use rustyline::config::BellStyle;
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::{DefaultHistory, History, SearchDirection};
use rustyline::validate::Validator;
use rustyline::{ColorMode, CompletionType, Config, Context, Editor, ExternalPrinter, Helper};

use super::completion::{self, Kind};
use super::highlight::{self, Colours};
use super::hint::{self, Shown};
use super::keys::{self, Typing};
use super::messages::{Message, Question, ReaderEnd};
use super::screen::Screen;
use super::{PROMPT, history, margin};

/// What rings the editor: up a row, and down again, which the printer wants to end in a newline. What is to be written
/// comes with the prompt.
const RING: &str = "\x1b[A\n";

/// Reads inputs until the end, and tells the interpreter.
pub fn run(reader: ReaderEnd, may_read: &Receiver<()>, screen: &Arc<Screen>) {
    let file = history::file();
    let mut lines = match Lines::new(reader.clone(), screen.clone(), file) {
        Ok(lines) => lines,
        Err(error) => {
            eprintln!("rondo: the terminal cannot be used: {error}");
            reader.send(Message::End);
            return;
        }
    };
    while may_read.recv().is_ok() {
        let message = lines.read();
        let is_end = matches!(message, Message::End);
        if !reader.send(message) || is_end {
            break;
        }
    }
}

/// The editor with what it remembers.
struct Lines {
    editor: Editor<Assistant, DefaultHistory>,
    screen: Arc<Screen>,
    typing: Arc<Typing>,
    file: Option<PathBuf>,
}

impl Lines {
    fn new(reader: ReaderEnd, screen: Arc<Screen>, file: Option<PathBuf>) -> rustyline::Result<Lines> {
        let config = Config::builder()
            .max_history_size(history::LENGTH)?
            .history_ignore_dups(true)?
            .completion_type(CompletionType::List)
            .completion_show_all_if_ambiguous(true)
            .bell_style(BellStyle::None)
            // Without colours the margins of blocks are to be drawn still.
            .color_mode(ColorMode::Forced)
            .bracketed_paste(true)
            .build();
        let mut editor = Editor::with_config(config)?;
        let typing = Arc::<Typing>::default();
        editor.set_helper(Some(Assistant {
            reader,
            screen: screen.clone(),
            typing: typing.clone(),
            colours: Colours { on: highlight::is_wanted() },
            signatures: RefCell::default(),
            is_last: Cell::new(false),
        }));
        keys::bind(&mut editor, &typing);
        if let Some(file) = &file {
            // There is none before the first session.
            let _ = editor.load_history(file);
        }
        let length = editor.history().len();
        for index in 0..length {
            if let Ok(Some(entry)) = editor.history().get(index, SearchDirection::Forward) {
                typing.remember(&entry.entry);
            }
        }
        if let Ok(mut printer) = editor.create_external_printer() {
            let screen = screen.clone();
            let ringer = thread::Builder::new().name("ringer".into());
            // Without it what tasks print is seen at the next key.
            let _ = ringer.spawn(move || screen.ring_when_kept(|| drop(printer.print(RING.into()))));
        }
        Ok(Lines { editor, screen, typing, file })
    }

    /// The next input.
    fn read(&mut self) -> Message {
        self.typing.pasting.store(false, Ordering::Relaxed);
        if let Some(assistant) = self.editor.helper_mut() {
            assistant.signatures.take();
        }
        self.screen.begin_editing();
        let read = self.editor.readline(PROMPT);
        self.screen.end_editing();
        match read {
            Ok(edited) => {
                self.keep(&edited);
                Message::Input(margin::without_margins(&edited))
            }
            Err(ReadlineError::Interrupted) => Message::Dropped,
            Err(_) => Message::End,
        }
    }

    fn keep(&mut self, edited: &str) {
        let entry = edited.trim_end_matches(|c: char| c.is_whitespace());
        if entry.is_empty() {
            return;
        }
        self.typing.remember(entry);
        if matches!(self.editor.add_history_entry(entry), Ok(true))
            && let Some(file) = &self.file
        {
            // A history that cannot be written is lost with the session, which is no reason to stop it.
            let _ = self.editor.append_history(file);
        }
    }
}

/// What helps while a line is edited.
struct Assistant {
    reader: ReaderEnd,
    screen: Arc<Screen>,
    typing: Arc<Typing>,
    colours: Colours,
    /// Parameters by callee, as the interpreter gave them for this line.
    signatures: RefCell<HashMap<Vec<String>, Option<Vec<String>>>>,
    /// The line is drawn as it stays on the screen, without marks.
    is_last: Cell<bool>,
}

impl Assistant {
    fn is_pasting(&self) -> bool {
        self.typing.pasting.load(Ordering::Relaxed)
    }

    fn parameters(&self, callee: &[String]) -> Option<Vec<String>> {
        if let Some(known) = self.signatures.borrow().get(callee) {
            return known.clone();
        }
        let answer = self.reader.ask(Question::Parameters(callee.to_vec()));
        // The first word says that the rest are parameters, which may be none.
        let parameters = answer.split_first().map(|(_, parameters)| parameters.to_vec());
        self.signatures.borrow_mut().insert(callee.to_vec(), parameters.clone());
        parameters
    }
}

impl Helper for Assistant {}
impl Validator for Assistant {}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(&self, edited: &str, at: usize, _: &Context) -> rustyline::Result<(usize, Vec<Pair>)> {
        let before = margin::without_margins(&edited[..at]);
        let Some(wanted) = completion::wanted(&before) else { return Ok((at, Vec::new())) };
        let typed = &before[wanted.start..];
        let found = match wanted.kind {
            Kind::Ask(question) => completion::matching(self.reader.ask(question), typed),
            Kind::Files => completion::matching_files(typed),
            Kind::Commands => completion::matching_commands(typed),
        };
        Ok((at - typed.len(), found))
    }
}

impl Hinter for Assistant {
    type Hint = Shown;

    fn hint(&self, edited: &str, at: usize, _: &Context) -> Option<Shown> {
        if self.is_pasting() || at < edited.len() {
            return None;
        }
        let before = margin::without_margins(edited);
        let call = hint::open_call(&before)?;
        let parameters = self.parameters(&call.callee)?;
        hint::text(&parameters, call.arguments).map(Shown)
    }
}

impl Highlighter for Assistant {
    fn highlight<'l>(&self, edited: &'l str, at: usize) -> Cow<'l, str> {
        let cursor = (!self.is_last.get()).then_some(at);
        Cow::Owned(self.colours.line(edited, cursor))
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _default: bool) -> Cow<'b, str> {
        Cow::Owned(self.screen.take_lines() + &self.colours.prompt(prompt))
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(self.colours.hint(hint))
    }

    fn highlight_char(&self, edited: &str, at: usize, kind: CmdKind) -> bool {
        self.is_last.set(kind == CmdKind::ForcedRefresh);
        match kind {
            CmdKind::ForcedRefresh => true,
            CmdKind::MoveCursor => highlight::has_partner(edited, at),
            CmdKind::Other => !self.is_pasting(),
        }
    }
}
