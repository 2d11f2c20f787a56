//! Runs one test and judges what it did.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cli::arguments::{ClockChoice, TEST_CHILD};
use crate::cli::status;
use crate::vm::leaks::Leak;

use super::case::{Case, shown};
use super::child::{self, End, Launch, Printed, signal_name};
use super::confession::Confession;
use super::fork_server::ForkServer;
use super::golden::{self, Change, Golden};
use super::normalise::normalise;
use super::options::TestOptions;
use super::pattern::{Captures, settle};
use super::words;

/// What became of a test.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Passed,
    Failed,
    /// Nothing is recorded.
    New,
    Skipped(String),
    /// It failed, as its header says it would.
    KnownFailure(String),
    /// Its goldens were written.
    Blessed,
}

/// What is wrong with a test.
#[derive(Clone, Debug)]
pub enum Problem {
    /// A stream is not what is expected.
    Difference {
        what: &'static str,
        expected: String,
        found: String,
        by: Expectation,
    },
    Status {
        expected: i32,
        found: i32,
        by: Expectation,
    },
    Leak(Leak),
    /// Anything that one sentence says.
    Said(String),
}

/// Who says what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    Recorded,
    Oracle,
}

/// A test that was run, or was not.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub verdict: Verdict,
    pub problems: Vec<Problem>,
    pub found: Golden,
    /// It was ended from outside or by a crash, and its output is not compared.
    pub is_cut_short: bool,
    /// An uncaught exception as a report, if it explains the failure.
    pub report: Option<String>,
    pub taken: Duration,
    pub changes: Vec<Change>,
}

/// What all tests of a run share.
pub struct Court {
    pub options: TestOptions,
    /// Rondo itself.
    pub program: PathBuf,
    /// The oracle's program with its own arguments.
    pub oracle: Option<Vec<String>>,
    /// A folder for files of the moment.
    pub scratch: PathBuf,
    /// Tests for which nothing is recorded fail.
    pub is_strict: bool,
}

/// CPython has only the real clock.
const ORACLE_LIMIT: Duration = Duration::from_secs(60);

impl Court {
    /// Runs a test; `number` is its own among those of the run. The server may be used to fork its process.
    pub fn judge(&self, case: &Case, number: usize, server: &mut ForkServer) -> Outcome {
        let mut outcome = Outcome {
            verdict: Verdict::Passed,
            problems: Vec::new(),
            found: Golden::default(),
            is_cut_short: false,
            report: None,
            taken: Duration::ZERO,
            changes: Vec::new(),
        };
        if let Some((file, error)) = &case.wrong_header {
            let place = format!("{}:{}", shown(file), error.line);
            outcome.problems.push(Problem::Said(format!("{place}: {}", error.message)));
            outcome.verdict = Verdict::Failed;
            return outcome;
        }
        if let Some(reason) = &case.settings.skip {
            outcome.verdict = Verdict::Skipped(reason.clone());
            return outcome;
        }
        let confession = self.scratch.join(format!("{number}.json"));
        let launch = self.launch(case, number, &confession);
        // A forked process has the server's environment.
        let printed = child::run(&launch, launch.environment.is_empty().then_some(server));
        let confession = Confession::take(&confession);
        outcome.found = found(case, &printed);
        outcome.taken = printed.taken;
        if let Some(sentence) = cut_short(&printed, &confession) {
            outcome.is_cut_short = true;
            outcome.problems.push(Problem::Said(sentence));
        } else if let Err(message) = self.compare(case, number, &mut outcome) {
            outcome.problems.push(Problem::Said(message));
        }
        let leaks = confession.leaks.into_iter().filter(|leak| !case.settings.allowed.contains(&leak.kind));
        outcome.problems.extend(leaks.map(Problem::Leak));
        self.conclude(case, &mut outcome);
        outcome.report =
            confession.report.filter(|_| outcome.verdict == Verdict::Failed && self.options.shows_reports);
        outcome
    }

    fn launch<'a>(&'a self, case: &'a Case, number: usize, confession: &Path) -> Launch<'a> {
        let settings = &case.settings;
        let budget = settings.budget.map_or("-".to_string(), |steps| steps.to_string());
        let clock = match settings.clock {
            Some(ClockChoice::Real) => "real",
            Some(ClockChoice::Virtual) | None => "virtual",
        };
        let debug = if self.options.debug { "debug" } else { "-" };
        let mut words: Vec<OsString> =
            vec![TEST_CHILD.into(), confession.into(), clock.into(), budget.into(), debug.into()];
        words.extend(self.script_words(case));
        Launch {
            program: &self.program,
            words,
            folder: case.folder(),
            environment: settings.environment.clone(),
            input: &settings.input,
            input_file: self.scratch.join(format!("{number}.in")),
            limit: settings.timeout.unwrap_or(self.options.timeout),
        }
    }

    fn script_words(&self, case: &Case) -> Vec<OsString> {
        let name = case.script.file_name().unwrap_or_default().to_os_string();
        std::iter::once(name).chain(case.settings.arguments.iter().map(Into::into)).collect()
    }

    /// Compares what was found with what is recorded, or with the oracle; writes goldens if that was asked for.
    ///
    /// # Errors
    /// Goldens that cannot be read or written, an oracle that does not answer.
    fn compare(&self, case: &Case, number: usize, outcome: &mut Outcome) -> Result<(), String> {
        let is_recorded = case.is_recorded();
        let recorded = golden::read(case)?;
        let Some(oracle) = &self.oracle else {
            if !is_recorded {
                outcome.verdict = Verdict::New;
                if self.is_strict && !self.options.bless {
                    let sentence = "nothing is recorded: run `rondo test --bless` and look at what it wrote";
                    outcome.problems.push(Problem::Said(sentence.into()));
                }
            } else {
                outcome.problems = differences(case, &recorded, &outcome.found, Expectation::Recorded);
            }
            let wants_writing = !is_recorded || !outcome.problems.is_empty();
            if self.options.bless && wants_writing && case.settings.expected_failure.is_none() {
                let wrong_status = case.settings.status.is_some_and(|status| status != outcome.found.status);
                outcome.changes = golden::write(case, &keeping_what_is_open(&recorded, &outcome.found))?;
                outcome.problems.retain(|problem| wrong_status && matches!(problem, Problem::Status { .. }));
                outcome.verdict = Verdict::Blessed;
            }
            return Ok(());
        };
        let answer = self.ask(oracle, case, number)?;
        let (mut expected, mut by) = (recorded, Expectation::Recorded);
        if !is_recorded || !differences(case, &expected, &answer, by).is_empty() {
            outcome.changes = golden::write(case, &keeping_what_is_open(&expected, &answer))?;
            (expected, by) = (answer, Expectation::Oracle);
            outcome.verdict = Verdict::Blessed;
        }
        outcome.problems = differences(case, &expected, &outcome.found, by);
        Ok(())
    }

    /// What the oracle makes of a test.
    fn ask(&self, oracle: &[String], case: &Case, number: usize) -> Result<Golden, String> {
        let (program, words) = oracle.split_first().ok_or("no oracle is named")?;
        let words = words.iter().map(OsString::from).chain(self.script_words(case)).collect();
        let mut environment = case.settings.environment.clone();
        environment.push(("PYTHONDONTWRITEBYTECODE".into(), "1".into()));
        environment.push(("PYTHONIOENCODING".into(), "utf-8".into()));
        let launch = Launch {
            program: Path::new(program),
            words,
            folder: case.folder(),
            environment,
            input: &case.settings.input,
            input_file: self.scratch.join(format!("{number}.in")),
            limit: self.options.timeout.max(case.settings.timeout.unwrap_or_default()).max(ORACLE_LIMIT),
        };
        let printed = child::run(&launch, None);
        match cut_short(&printed, &Confession::default()) {
            None => Ok(found(case, &printed)),
            Some(sentence) => Err(format!("of the oracle nothing was recorded: {sentence}")),
        }
    }

    fn conclude(&self, case: &Case, outcome: &mut Outcome) {
        match &case.settings.expected_failure {
            Some(reason) if outcome.problems.is_empty() => {
                let sentence = format!("passes, though a failure is expected: {reason}");
                outcome.problems.push(Problem::Said(sentence));
                outcome.verdict = Verdict::Failed;
            }
            Some(reason) => {
                outcome.problems.clear();
                outcome.verdict = Verdict::KnownFailure(reason.clone());
            }
            None if !outcome.problems.is_empty() => outcome.verdict = Verdict::Failed,
            None => {}
        }
    }
}

/// Splits the oracle's words.
///
/// # Errors
/// When there are none, or a quotation is open.
pub fn oracle_words(text: &str) -> Result<Vec<String>, String> {
    match words::split(text)? {
        words if words.is_empty() => Err("--oracle wants the name of an interpreter".into()),
        words => Ok(words),
    }
}

fn found(case: &Case, printed: &Printed) -> Golden {
    let status = match printed.end {
        End::Exited(status) => status,
        End::Signal(signal) => 128 + signal,
        End::TimedOut(_) | End::PrintedTooMuch | End::NotStarted(_) => 0,
    };
    Golden {
        out: normalise(&printed.out, &case.settings),
        err: normalise(&printed.err, &case.settings),
        status,
    }
}

/// Why the output says nothing, if so.
fn cut_short(printed: &Printed, confession: &Confession) -> Option<String> {
    let is_bug = || String::from_utf8_lossy(&printed.err).contains("rondo: internal error");
    match &printed.end {
        End::TimedOut(limit) => Some(format!("killed after {limit:?}")),
        End::PrintedTooMuch => Some("killed: it printed more than 16 MiB".into()),
        End::Signal(signal) => Some(format!("crashed: {}", signal_name(*signal))),
        End::NotStarted(message) => Some(message.clone()),
        End::Exited(status::BUG) if is_bug() => Some("crashed: this is a bug in Rondo".into()),
        End::Exited(_) => confession.spent.as_ref().map(|place| format!("its step budget was spent {place}")),
    }
}

fn differences(case: &Case, expected: &Golden, found: &Golden, by: Expectation) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut captures = Captures::new();
    let streams =
        [("standard output", &expected.out, &found.out), ("standard error", &expected.err, &found.err)];
    for (what, expected, found) in streams {
        if what == "standard error" && !golden::error_output_counts(case) {
            continue;
        }
        let expected = match by {
            Expectation::Recorded => settle(expected, found, &mut captures),
            Expectation::Oracle => expected.clone(),
        };
        if expected != *found {
            problems.push(Problem::Difference { what, expected, found: found.clone(), by });
        }
    }
    if expected.status != found.status {
        problems.push(Problem::Status { expected: expected.status, found: found.status, by });
    }
    problems
}

/// What was found, with the lines of the golden that it agrees with as they are there.
fn keeping_what_is_open(recorded: &Golden, found: &Golden) -> Golden {
    let mut captures = Captures::new();
    Golden {
        out: super::pattern::rewrite(&recorded.out, &found.out, &mut captures),
        err: super::pattern::rewrite(&recorded.err, &found.err, &mut captures),
        status: found.status,
    }
}
