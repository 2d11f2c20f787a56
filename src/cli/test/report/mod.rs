//! How results are written: [`text`] for people, [`json`] and [`junit`] for programs.

mod json;
mod junit;
mod text;

use std::io::{self, Write};
use std::time::Duration;

use crate::vm::leaks::LeakKind;

use super::case::Case;
use super::diff::DiffStyle;
use super::judge::{Expectation, Outcome, Problem, Verdict};
use super::options::Format;
use super::paint::Paint;

/// Writes results as they come.
pub trait Report {
    /// A test is done.
    ///
    /// # Errors
    /// When it cannot be written.
    fn test(&mut self, case: &Case, outcome: &Outcome) -> io::Result<()>;

    /// All tests are done.
    ///
    /// # Errors
    /// When it cannot be written.
    fn end(&mut self, summary: &Summary) -> io::Result<()>;
}

/// All of a run.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub passed: usize,
    pub failed: usize,
    pub new: usize,
    pub skipped: usize,
    pub known: usize,
    pub blessed: usize,
    /// Not begun, since the run was broken off.
    pub not_run: usize,
    pub taken: Duration,
    /// The tests that took longest, the longest first.
    pub slowest: Vec<(Duration, String)>,
}

/// How many of the slowest tests are named.
const SLOWEST: usize = 3;

impl Summary {
    /// Counts what became of tests.
    pub fn of<'a>(
        ran: impl Iterator<Item = (&'a Case, &'a Outcome)>,
        total: usize,
        taken: Duration,
    ) -> Summary {
        let mut summary = Summary { taken, ..Summary::default() };
        let mut count = 0;
        for (case, outcome) in ran {
            count += 1;
            *match outcome.verdict {
                Verdict::Passed => &mut summary.passed,
                Verdict::Failed => &mut summary.failed,
                Verdict::New => &mut summary.new,
                Verdict::Skipped(_) => &mut summary.skipped,
                Verdict::KnownFailure(_) => &mut summary.known,
                Verdict::Blessed => &mut summary.blessed,
            } += 1;
            summary.slowest.push((outcome.taken, case.name.clone()));
        }
        summary.not_run = total - count;
        summary.slowest.sort_by(|(one, _), (other, _)| other.cmp(one));
        summary.slowest.truncate(SLOWEST);
        summary
    }
}

/// The report in a format, to a stream.
pub fn new(
    format: Format,
    style: DiffStyle,
    verbose: bool,
    paint: Paint,
    stream: Box<dyn Write>,
) -> Box<dyn Report> {
    match format {
        Format::Text => Box::new(text::Text { stream, style, verbose, paint, failed: Vec::new() }),
        Format::Json => Box::new(json::Json { stream }),
        Format::Junit => Box::new(junit::Junit { stream, cases: String::new() }),
    }
}

/// A verdict in a word or two.
fn verdict_word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "passed",
        Verdict::Failed => "failed",
        Verdict::New => "new",
        Verdict::Skipped(_) => "skipped",
        Verdict::KnownFailure(_) => "known failure",
        Verdict::Blessed => "blessed",
    }
}

/// A problem in a sentence; differences follow it as a block.
fn sentence(problem: &Problem) -> String {
    let who = |by: &Expectation| match by {
        Expectation::Recorded => "recorded",
        Expectation::Oracle => "oracle",
    };
    match problem {
        Problem::Difference { what, by, .. } => format!("{what} (- {}, + found)", who(by)),
        Problem::Status { expected, found, by } => {
            format!("exit status: {} {expected}, found {found}", who(by))
        }
        Problem::Leak(leak) => {
            let place = leak.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
            format!("left behind: {} {}{place}", leak.what, fate(leak.kind))
        }
        Problem::Said(sentence) => sentence.clone(),
    }
}

/// What became of something that was left undone.
fn fate(kind: LeakKind) -> &'static str {
    match kind {
        LeakKind::Pending => "was still pending at the end",
        LeakKind::Unretrieved => "failed, and nobody looked at its exception",
        LeakKind::Unawaited => "was never awaited",
    }
}

/// Milliseconds, or seconds from one on.
fn shown(taken: Duration) -> String {
    if taken < Duration::from_secs(1) {
        format!("{} ms", taken.as_millis())
    } else {
        format!("{:.2} s", taken.as_secs_f64())
    }
}
