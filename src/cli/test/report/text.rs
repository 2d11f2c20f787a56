//! Results for people: what failed and why, then a summary.

use std::io::{self, Write};

use crate::cli::test::case::{Case, shown as shown_path};
use crate::cli::test::diff::{self, DiffStyle};
use crate::cli::test::judge::{Outcome, Problem, Verdict};
use crate::cli::test::paint::Paint;

use super::{Report, Summary, sentence, shown};

/// Writes for people.
pub struct Text {
    pub stream: Box<dyn Write>,
    pub style: DiffStyle,
    pub verbose: bool,
    pub paint: Paint,
    pub failed: Vec<String>,
}

impl Report for Text {
    fn test(&mut self, case: &Case, outcome: &Outcome) -> io::Result<()> {
        let paint = self.paint;
        let name = &case.name;
        let taken = shown(outcome.taken);
        let line = match &outcome.verdict {
            Verdict::Passed if self.verbose => format!("{} {name} ({taken})", paint.green("pass")),
            Verdict::Skipped(reason) if self.verbose => format!("{} {name}: {reason}", paint.yellow("skip")),
            Verdict::KnownFailure(reason) if self.verbose => {
                format!("{} {name}: {reason}", paint.yellow("known"))
            }
            Verdict::Passed | Verdict::Skipped(_) | Verdict::KnownFailure(_) => return Ok(()),
            Verdict::New => {
                format!("{} {name}: nothing is recorded; --bless records it", paint.yellow("new"))
            }
            Verdict::Blessed => format!("{} {name}", paint.yellow("blessed")),
            Verdict::Failed => format!("{} {} ({taken})", paint.red("FAIL"), paint.bold(name)),
        };
        writeln!(self.stream, "{line}")?;
        for change in &outcome.changes {
            writeln!(self.stream, "  {}: {}", change.how, shown_path(&change.file))?;
        }
        match outcome.verdict {
            Verdict::New => self.output(outcome)?,
            Verdict::Failed => {
                self.failed.push(name.clone());
                self.failure(outcome)?;
            }
            _ => {}
        }
        self.stream.flush()
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        let paint = self.paint;
        if self.failed.len() > 1 {
            writeln!(self.stream, "failed:")?;
            for name in &self.failed {
                writeln!(self.stream, "  {name}")?;
            }
        }
        let slow: Vec<String> =
            summary.slowest.iter().map(|(taken, name)| format!("{name} ({})", shown(*taken))).collect();
        if slow.len() > 1 {
            writeln!(self.stream, "{}", paint.faint(&format!("slowest: {}", slow.join(", "))))?;
        }
        let mut counts = vec![paint.green(&format!("{} passed", summary.passed))];
        let failed = format!("{} failed", summary.failed);
        counts.push(if summary.failed > 0 { paint.red(&failed) } else { failed });
        for (number, what) in [
            (summary.new, "new"),
            (summary.blessed, "blessed"),
            (summary.known, "known to fail"),
            (summary.skipped, "skipped"),
            (summary.not_run, "not run"),
        ] {
            if number > 0 {
                counts.push(paint.yellow(&format!("{number} {what}")));
            }
        }
        writeln!(self.stream, "{} in {}", counts.join(", "), shown(summary.taken))?;
        self.stream.flush()
    }
}

impl Text {
    fn failure(&mut self, outcome: &Outcome) -> io::Result<()> {
        for problem in &outcome.problems {
            writeln!(self.stream, "  {}", sentence(problem))?;
            if let Problem::Difference { expected, found, .. } = problem {
                let paint = if self.style == DiffStyle::Plain { Paint::OFF } else { self.paint };
                write!(self.stream, "{}", diff::render(expected, found, self.style, paint))?;
            }
        }
        if outcome.is_cut_short {
            self.output(outcome)?;
        }
        if let Some(report) = &outcome.report {
            writeln!(self.stream, "  uncaught:")?;
            for line in report.trim_end().lines() {
                writeln!(self.stream, "    {line}")?;
            }
        }
        writeln!(self.stream)
    }

    /// What a test printed, where nothing is there to compare it with.
    fn output(&mut self, outcome: &Outcome) -> io::Result<()> {
        let streams = [("standard output", &outcome.found.out), ("standard error", &outcome.found.err)];
        for (what, text) in streams {
            if !text.is_empty() {
                write!(self.stream, "  {what}:\n{}", diff::excerpt(text, self.style))?;
            }
        }
        if streams.iter().all(|(_, text)| text.is_empty()) {
            writeln!(self.stream, "  (nothing was printed)")?;
        }
        Ok(())
    }
}
