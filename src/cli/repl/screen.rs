//! Output that shares a terminal with a line that is being edited.
//!
//! While nobody edits, what scripts print goes straight out. While somebody does, it is kept, and the editor is rung:
//! it clears its rows, writes what was kept above them and draws them again. rustyline's external printer does the
//! ringing alone; the text itself is handed out where the prompt is drawn (`take_lines`), so that nothing is lost or
//! reordered when Enter is pressed between the two. A line that has no end yet waits for it.

use std::fs::File;
use std::io::{self, BufRead, Read, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::super::streams;

/// What the interpreter and the editor share of the terminal.
pub struct Screen {
    state: Mutex<State>,
    /// Something was kept, or the editing ended.
    changed: Condvar,
}

struct State {
    output: Option<File>,
    error: Option<File>,
    /// A line is being edited, and can be redrawn.
    editing: bool,
    /// What was printed meanwhile.
    kept: Vec<u8>,
    /// The last thing printed ended its line.
    at_line_start: bool,
}

/// Which of the two streams.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Output,
    Error,
}

impl Screen {
    /// A screen over the process's streams.
    pub fn new() -> Arc<Screen> {
        let state = State {
            output: streams::duplicate(&io::stdout()),
            error: streams::duplicate(&io::stderr()),
            editing: false,
            kept: Vec::new(),
            at_line_start: true,
        };
        Arc::new(Screen { state: Mutex::new(state), changed: Condvar::new() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A thread that panics ends the process.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A stream for the interpreter.
    pub fn stream(self: &Arc<Screen>, target: Target) -> Box<dyn Write> {
        let stream = ScreenStream { screen: self.clone(), target };
        match target {
            Target::Output => Box::new(io::LineWriter::with_capacity(64 * 1024, stream)),
            Target::Error => Box::new(stream),
        }
    }

    /// Standard input for the interpreter: what is read there ends the line on the screen.
    pub fn input(self: &Arc<Screen>) -> Box<dyn BufRead> {
        match streams::duplicate(&io::stdin()) {
            // Not a byte is taken that the reader of the next line should have.
            Some(file) => {
                Box::new(io::BufReader::with_capacity(1, ScreenInput { screen: self.clone(), file }))
            }
            None => Box::new(io::empty()),
        }
    }

    /// An editor draws a line from now on.
    pub fn begin_editing(&self) {
        let mut state = self.state();
        if !std::mem::replace(&mut state.at_line_start, true) {
            // The editor clears the row that it starts on.
            state.show(b"\n");
        }
        state.editing = true;
    }

    /// The editor is done with its line; the cursor stands at the start of a row.
    pub fn end_editing(&self) {
        let mut state = self.state();
        state.editing = false;
        state.at_line_start = true;
        let kept = std::mem::take(&mut state.kept);
        state.show(&kept);
        self.changed.notify_all();
    }

    /// The finished lines that were kept: whoever takes them writes them.
    pub fn take_lines(&self) -> String {
        let mut state = self.state();
        let end = memchr::memrchr(b'\n', &state.kept).map_or(0, |newline| newline + 1);
        let lines: Vec<u8> = state.kept.drain(..end).collect();
        String::from_utf8_lossy(&lines).into_owned()
    }

    /// Blocks until there are lines to take, again and again, and calls `ring` each time.
    pub fn ring_when_kept(&self, mut ring: impl FnMut()) {
        loop {
            let mut state = self.state();
            while !(state.editing && state.kept.contains(&b'\n')) {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            drop(state);
            ring();
            let mut state = self.state();
            // Until the ring was heard there is nothing to do; a second one would only queue up.
            while state.editing && state.kept.contains(&b'\n') {
                let waited = self.changed.wait_timeout(state, std::time::Duration::from_millis(50));
                state = waited.unwrap_or_else(PoisonError::into_inner).0;
            }
        }
    }

    fn write(&self, target: Target, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        if state.editing {
            state.kept.extend_from_slice(bytes);
            self.changed.notify_all();
            return Ok(());
        }
        state.write_out(target, bytes)
    }

    fn note_line_end(&self) {
        self.state().at_line_start = true;
    }
}

impl State {
    /// Writes to the terminal. One that takes nothing is found out by whoever reads from it.
    fn show(&mut self, bytes: &[u8]) {
        let _ = self.write_out(Target::Output, bytes);
    }

    fn write_out(&mut self, target: Target, bytes: &[u8]) -> io::Result<()> {
        let Some(last) = bytes.last() else { return Ok(()) };
        self.at_line_start = *last == b'\n';
        let file = match target {
            Target::Output => &mut self.output,
            Target::Error => &mut self.error,
        };
        match file {
            Some(file) => file.write_all(bytes),
            None => Ok(()),
        }
    }
}

/// One of the interpreter's streams.
struct ScreenStream {
    screen: Arc<Screen>,
    target: Target,
}

impl Write for ScreenStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.screen.write(self.target, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct ScreenInput {
    screen: Arc<Screen>,
    file: File,
}

impl Read for ScreenInput {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if buffer[..count].last() == Some(&b'\n') {
            self.screen.note_line_end();
        }
        Ok(count)
    }
}
