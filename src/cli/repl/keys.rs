//! What keys do beyond rustyline's own bindings: Enter that knows blocks, Tab that indents, line keys that step over
//! margins, and pasted text as one unit.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rustyline::history::DefaultHistory;
use rustyline::{
    Cmd, ConditionalEventHandler, Editor, Event, EventContext, EventHandler, Helper, KeyCode, KeyEvent,
    Modifiers, RepeatCount,
};

use super::{block, margin};

/// What the keys know of the line beyond its text.
#[derive(Default)]
pub struct Typing {
    /// Between the start and the end of a bracketed paste.
    pub pasting: AtomicBool,
    /// Blocks that were entered before: recalled and not changed they need no blank line at their end.
    pub known_blocks: Mutex<Vec<String>>,
}

impl Typing {
    /// Remembers a block that can be recalled.
    pub fn remember(&self, edited: &str) {
        if edited.contains('\n') {
            self.known_blocks.lock().unwrap_or_else(PoisonError::into_inner).push(edited.to_string());
        }
    }

    fn is_known(&self, edited: &str) -> bool {
        let known = self.known_blocks.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().any(|block| block == edited)
    }
}

#[derive(Clone, Copy)]
enum Key {
    Enter,
    Tab,
    Left,
    Right,
    Home,
    Backspace,
    Delete,
    KillToStart,
    KillToEnd,
    Transpose,
    PasteStart,
    PasteEnd,
}

struct Handler {
    key: Key,
    typing: Arc<Typing>,
}

/// Binds the keys.
pub fn bind<H: Helper>(editor: &mut Editor<H, DefaultHistory>, typing: &Arc<Typing>) {
    let plain = |code| KeyEvent(code, Modifiers::NONE);
    let bindings = [
        (plain(KeyCode::Enter), Key::Enter),
        (KeyEvent::ctrl('M'), Key::Enter),
        (KeyEvent::ctrl('J'), Key::Enter),
        (plain(KeyCode::Tab), Key::Tab),
        (KeyEvent::ctrl('I'), Key::Tab),
        (plain(KeyCode::Left), Key::Left),
        (KeyEvent::ctrl('B'), Key::Left),
        (plain(KeyCode::Right), Key::Right),
        (KeyEvent::ctrl('F'), Key::Right),
        (plain(KeyCode::Home), Key::Home),
        (KeyEvent::ctrl('A'), Key::Home),
        (plain(KeyCode::Backspace), Key::Backspace),
        (KeyEvent::ctrl('H'), Key::Backspace),
        (plain(KeyCode::Delete), Key::Delete),
        (KeyEvent::ctrl('D'), Key::Delete),
        (KeyEvent::ctrl('U'), Key::KillToStart),
        (KeyEvent::ctrl('K'), Key::KillToEnd),
        (KeyEvent::ctrl('T'), Key::Transpose),
        (plain(KeyCode::BracketedPasteStart), Key::PasteStart),
        (plain(KeyCode::BracketedPasteEnd), Key::PasteEnd),
    ];
    for (event, key) in bindings {
        let handler = Handler { key, typing: typing.clone() };
        editor.bind_sequence(event, EventHandler::Conditional(Box::new(handler)));
    }
}

impl ConditionalEventHandler for Handler {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext) -> Option<Cmd> {
        let (edited, at) = (context.line(), context.pos());
        let pasting = self.typing.pasting.load(Ordering::Relaxed);
        match self.key {
            Key::Enter if pasting => Some(Cmd::Insert(1, margin::new_line())),
            Key::Enter => Some(self.enter(edited, at)),
            Key::Tab if pasting => Some(Cmd::Insert(1, "\t".into())),
            Key::Tab => tab(edited, at),
            Key::Left => margin::left(edited, at),
            Key::Right => margin::right(edited, at),
            Key::Home => margin::home(edited, at),
            Key::Backspace => margin::backspace(edited, at),
            Key::Delete | Key::KillToEnd => margin::delete(edited, at),
            Key::KillToStart => margin::kill_to_start(edited, at),
            Key::Transpose => margin::left(edited, at).map(|_| Cmd::Noop),
            Key::PasteStart => {
                self.typing.pasting.store(true, Ordering::Relaxed);
                Some(Cmd::Noop)
            }
            Key::PasteEnd => {
                self.typing.pasting.store(false, Ordering::Relaxed);
                Some(Cmd::Repaint)
            }
        }
    }
}

impl Handler {
    /// Ends the input if it is finished, else begins another line.
    fn enter(&self, edited: &str, at: usize) -> Cmd {
        let text = margin::without_margins(edited);
        if !edited[at..].contains('\n') && (!block::is_unfinished(&text) || self.typing.is_known(edited)) {
            return Cmd::AcceptLine;
        }
        let before = margin::without_margins(&edited[..at]);
        let indentation = block::indentation(&before);
        Cmd::Insert(1, margin::new_line() + &margin::indentation(indentation))
    }
}

/// Completes behind a word, indents where there is none.
fn tab(edited: &str, at: usize) -> Option<Cmd> {
    let line = margin::line_before(edited, at);
    if !line.trim().is_empty() {
        return Some(Cmd::Complete);
    }
    let missing = block::LEVEL - line.chars().count() % block::LEVEL;
    let blanks = if missing == block::LEVEL { margin::indentation(missing) } else { " ".repeat(missing) };
    Some(Cmd::Insert(1, blanks))
}
