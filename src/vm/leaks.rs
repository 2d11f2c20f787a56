//! What a script leaves undone: noted for whoever tests scripts, and only if somebody does.

use crate::object::{Exception, Flavor, Frame, Gc, Generator, Ref, Traceback};

use super::Vm;

/// Something that was left undone.
#[derive(Clone, Debug)]
pub struct Leak {
    pub kind: LeakKind,
    /// Its name; for an exception, what it says as well.
    pub what: String,
    /// Where it was made, and where an exception was raised, as far as that is known.
    pub place: Option<String>,
}

/// A sort of thing that was left undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeakKind {
    /// A task that was not done when its loop's run ended.
    Pending,
    /// An exception of a task or future that nobody looked at.
    Unretrieved,
    /// A coroutine that nobody awaited.
    Unawaited,
}

impl LeakKind {
    pub const ALL: [LeakKind; 3] = [LeakKind::Pending, LeakKind::Unretrieved, LeakKind::Unawaited];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            LeakKind::Pending => "pending",
            LeakKind::Unretrieved => "unretrieved",
            LeakKind::Unawaited => "unawaited",
        }
    }
}

impl Vm {
    /// Notes something that was left undone, with the coroutine behind it if there is one.
    pub fn note_leak(
        &mut self,
        kind: LeakKind,
        what: impl FnOnce(&mut Vm) -> String,
        coroutine: Option<&Ref>,
    ) {
        if self.leaks.is_some() {
            let what = what(self);
            let made = coroutine.and_then(|object| object.downcast_ref::<Generator>());
            let place = made.and_then(|made| made.extra.borrow().as_ref()?.made_at.clone());
            self.leaks.get_or_insert_default().push(Leak {
                kind,
                what,
                place: place.map(|at| format!("made at {at}")),
            });
        }
    }

    /// The same for an exception, which has a place of its own.
    pub fn note_unretrieved(
        &mut self,
        what: impl FnOnce(&mut Vm) -> String,
        coroutine: Option<&Ref>,
        error: &Gc<Exception>,
    ) {
        if self.leaks.is_none() {
            return;
        }
        self.note_leak(LeakKind::Unretrieved, what, coroutine);
        let raised = error.traceback.borrow().as_ref().map(innermost_place);
        if let (Some(raised), Some(leak)) = (raised, self.leaks.iter_mut().flatten().last()) {
            let raised = format!("raised at {raised}");
            leak.place = Some(leak.place.take().map_or(raised.clone(), |made| format!("{made}, {raised}")));
        }
    }

    /// Remembers where a coroutine is made, while leaks are noted: the line of the frame that called its function.
    pub(super) fn note_maker(&self, made: &Gc<Generator>) {
        if made.flavor == Flavor::Coroutine
            && let Some(caller) = self.frames.last()
        {
            let place = place_of(caller);
            made.with_extra(|extra| extra.made_at = Some(place));
        }
    }
}

/// `file:line` of a frame.
pub fn place_of(frame: &Frame) -> String {
    let code = &frame.function.code.code;
    format!("{}:{}", file_name(&code.source.name), code.line_of(frame.offset() as usize))
}

fn innermost_place(traceback: &Gc<Traceback>) -> String {
    let mut innermost = traceback.clone();
    while let Some(next) = { innermost.next.borrow().clone() } {
        innermost = next;
    }
    format!("{}:{}", file_name(&innermost.code().code.source.name), innermost.line())
}

/// The last part of a path: leaks are told beside the test's own name.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
