//! The line at a terminal that says how far a run is.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use super::case::Case;
use super::judge::{Outcome, Verdict};

/// The line, on standard error, or nothing if that is no terminal.
pub struct Progress {
    total: usize,
    done: usize,
    failed: usize,
    last: String,
    drawn: Option<Instant>,
    is_shown: bool,
}

/// How long a line stays as it is.
const STEP: Duration = Duration::from_millis(40);

/// Columns of a terminal that does not say how many it has.
const COLUMNS: usize = 80;

impl Progress {
    /// The line of a run of so many tests.
    pub fn new(total: usize) -> Progress {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let is_shown = std::io::stderr().is_terminal() && !is_dumb;
        Progress { total, done: 0, failed: 0, last: String::new(), drawn: None, is_shown }
    }

    /// A test is done.
    pub fn count(&mut self, case: &Case, outcome: &Outcome) {
        self.done += 1;
        self.failed += usize::from(outcome.verdict == Verdict::Failed);
        if self.is_shown {
            self.last.clone_from(&case.name);
        }
    }

    /// Draws the line, unless it was drawn just now.
    pub fn draw(&mut self) {
        let is_fresh = self.drawn.is_some_and(|drawn| drawn.elapsed() < STEP);
        if !self.is_shown || is_fresh || self.done == self.total {
            return;
        }
        let failed = if self.failed > 0 { format!(" {} failed", self.failed) } else { String::new() };
        let line = format!("[{}/{}]{failed} {}", self.done, self.total, self.last);
        let line: String = line.chars().take(COLUMNS - 1).collect();
        // A terminal that is gone does not matter.
        let _ = write!(std::io::stderr(), "\r\x1b[K{line}");
        self.drawn = Some(Instant::now());
    }

    /// Takes the line away, so that something else can be written.
    pub fn clear(&mut self) {
        if self.drawn.take().is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
