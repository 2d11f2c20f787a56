//! The run as a whole.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::cli::arguments::ClockChoice;
use crate::cli::status;

use super::case::{Case, shown};
use super::discover::{Found, discover};
use super::judge::{self, Court, Verdict};
use super::options::{Format, TestOptions};
use super::paint::Paint;
use super::progress::Progress;
use super::report::{self, Report, Summary};
use super::watch::{self, Snapshot};
use super::{known, memory, schedule, stale};

/// Why there is no run.
enum Stop {
    /// The command line makes no sense.
    Usage(String),
    /// Nobody reads the results, or they cannot be written.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Output(error)
    }
}

impl From<String> for Stop {
    fn from(message: String) -> Stop {
        Stop::Usage(message)
    }
}

/// Runs tests and ends the process.
pub fn test(options: TestOptions) -> ! {
    let status = run(options).unwrap_or_else(|stop| match stop {
        Stop::Usage(message) => {
            eprintln!("rondo test: {message}");
            status::USAGE
        }
        Stop::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => status::OUTPUT_CLOSED,
        Stop::Output(error) => {
            eprintln!("rondo test: cannot write the results: {error}");
            status::OUTPUT_CLOSED
        }
    });
    std::process::exit(status)
}

fn run(options: TestOptions) -> Result<i32, Stop> {
    if options.stale {
        return list_stale(&options);
    }
    let cases = select(&options, discover(&options.paths)?)?.cases;
    if options.list {
        return list(&cases);
    }
    if cases.is_empty() {
        println!("nothing failed when it was run last");
        return Ok(status::SUCCESS);
    }
    let interrupted = Arc::<AtomicBool>::default();
    // Without it Ctrl-C ends the runner at once, which is no less.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, interrupted.clone());
    let court = Court::new(options)?;
    let outcome =
        if court.options.watch { court.watch(&interrupted) } else { court.run_once(&cases, &interrupted) };
    // A folder for temporary files that stays does no harm.
    let _ = fs::remove_dir_all(&court.scratch);
    outcome
}

/// The tests that are meant.
///
/// # Errors
/// When there are none, but for `--rerun-failed`.
fn select(options: &TestOptions, mut found: Found) -> Result<Found, Stop> {
    let cases = &mut found.cases;
    if cases.is_empty() {
        let paths: Vec<String> = options.paths.iter().map(|path| path.display().to_string()).collect();
        return Err(Stop::Usage(format!("no tests found in {}; see `rondo test --help`", paths.join(", "))));
    }
    if let Some(list) = &options.known_failures {
        known::apply(list, cases)?;
    }
    if options.clock == ClockChoice::Real {
        cases.iter_mut().for_each(|case| {
            case.settings.clock.get_or_insert(ClockChoice::Real);
        });
    }
    for filter in &options.filter {
        if !cases.iter().any(|case| case.is_meant_by(filter)) {
            return Err(Stop::Usage(format!("no test has {filter:?} in its name or as a tag")));
        }
    }
    if !options.filter.is_empty() {
        cases.retain(|case| options.filter.iter().any(|filter| case.is_meant_by(filter)));
    }
    if options.rerun_failed {
        let failed = memory::failed();
        cases.retain(|case| failed.contains(&case.key()));
    }
    if let Some(shard) = options.shard {
        let mut index = 0;
        cases.retain(|_| {
            index += 1;
            (index - 1) % shard.of == shard.number - 1
        });
    }
    Ok(found)
}

fn list(cases: &[Case]) -> Result<i32, Stop> {
    let mut out = io::stdout().lock();
    for case in cases {
        let tags: String = case.settings.tags.iter().map(|tag| format!(" #{tag}")).collect();
        writeln!(out, "{}{tags}", case.name)?;
    }
    Ok(status::SUCCESS)
}

fn list_stale(options: &TestOptions) -> Result<i32, Stop> {
    let is_part = !options.filter.is_empty() || options.shard.is_some() || options.rerun_failed;
    if options.bless && (is_part || options.paths.iter().any(|path| path.is_file())) {
        let message =
            "--stale --bless deletes files: name whole folders, without --filter, --shard, --rerun-failed";
        return Err(Stop::Usage(message.into()));
    }
    let found = discover(&options.paths)?;
    let wrong = found.cases.iter().find(|case| case.wrong_header.is_some());
    if let Some(case) = wrong.filter(|_| options.bless) {
        return Err(Stop::Usage(format!("the header of {} makes no sense: nothing is deleted", case.name)));
    }
    let files = stale::stale(&found, &options.paths);
    let mut out = io::stdout().lock();
    for file in &files {
        if options.bless {
            fs::remove_file(file)?;
            writeln!(out, "deleted: {}", shown(file))?;
        } else {
            writeln!(out, "stale: {}", shown(file))?;
        }
    }
    let is_clean = files.is_empty() || options.bless;
    Ok(if is_clean { status::SUCCESS } else { status::FAILURE })
}

impl Court {
    fn new(options: TestOptions) -> Result<Court, Stop> {
        let program =
            std::env::current_exe().map_err(|error| format!("cannot find Rondo's own program: {error}"))?;
        let oracle = options.oracle.as_deref().map(judge::oracle_words).transpose()?;
        let scratch = std::env::temp_dir().join(format!("rondo-test-{}", std::process::id()));
        fs::create_dir_all(&scratch)
            .map_err(|error| format!("cannot make a folder for temporary files: {error}"))?;
        let is_strict = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
        Ok(Court { options, program, oracle, scratch, is_strict })
    }

    /// Runs tests once, and gives the process's status.
    fn run_once(&self, cases: &[Case], interrupted: &Arc<AtomicBool>) -> Result<i32, Stop> {
        let started = Instant::now();
        let mut reports = self.reports()?;
        let mut progress = Progress::new(cases.len());
        let ran = schedule::run(self, cases, &mut progress, interrupted, |case, outcome| {
            reports.iter_mut().try_for_each(|report| report.test(case, outcome))
        })?;
        let done = ran.outcomes.iter().map(|(number, outcome)| (&cases[*number], outcome));
        memory::note(
            done.clone()
                .filter(|(_, outcome)| !matches!(outcome.verdict, Verdict::Skipped(_)))
                .map(|(case, outcome)| (case.key(), outcome.verdict == Verdict::Failed)),
        );
        let summary = Summary::of(done, cases.len(), started.elapsed());
        for report in &mut reports {
            report.end(&summary)?;
        }
        Ok(match summary.failed {
            _ if ran.interrupted => status::INTERRUPTED,
            0 => status::SUCCESS,
            _ => status::FAILURE,
        })
    }

    /// The results go to the file that was named, in the format that was asked for, and to people as text.
    fn reports(&self) -> Result<Vec<Box<dyn Report>>, Stop> {
        let TestOptions { format, diff, verbose, .. } = self.options;
        let stdout = || Box::new(io::BufWriter::new(io::stdout())) as Box<dyn Write>;
        let paint = Paint::for_stream(&io::stdout());
        let Some(path) = &self.options.output else {
            return Ok(vec![report::new(format, diff, verbose, paint, stdout())]);
        };
        let file = File::create(path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        let file = Box::new(io::BufWriter::new(file));
        let to_file = report::new(format, diff, verbose, Paint::OFF, file);
        Ok(vec![to_file, report::new(Format::Text, diff, verbose, paint, stdout())])
    }

    /// Runs the tests, then those that each change touches, until Ctrl-C.
    fn watch(&self, interrupted: &Arc<AtomicBool>) -> Result<i32, Stop> {
        let mut changed: Option<Vec<PathBuf>> = None;
        let mut status = status::SUCCESS;
        loop {
            let found = discover(&self.options.paths)?;
            let folders = folders_of(&found);
            let mut seen = Snapshot::take(&folders);
            match (select(&self.options, found), &changed) {
                (Ok(found), None) => status = self.run_once(&found.cases, interrupted)?,
                (Ok(mut found), Some(changed)) => {
                    keep_touched(&mut found.cases, changed);
                    for file in changed {
                        println!("changed: {}", shown(file));
                    }
                    if !found.cases.is_empty() {
                        status = self.run_once(&found.cases, interrupted)?;
                    }
                }
                // While files are edited there may be none for a while.
                (Err(Stop::Usage(message)), Some(_)) => eprintln!("rondo test: {message}"),
                (Err(stop), _) => return Err(stop),
            }
            if self.options.bless || self.oracle.is_some() {
                seen = Snapshot::take(&folders);
            }
            println!("waiting for changes; Ctrl-C ends");
            io::stdout().flush()?;
            changed = loop {
                if interrupted.load(Ordering::Relaxed) {
                    return Ok(status);
                }
                std::thread::sleep(watch::STEP);
                let changed = Snapshot::take(&folders).changed_since(&seen);
                if !changed.is_empty() {
                    break Some(changed);
                }
            };
        }
    }
}

/// Leaves the tests that changes touch.
fn keep_touched(cases: &mut Vec<Case>, changed: &[PathBuf]) {
    let is_touched = |case: &Case| changed.iter().any(|file| watch::touches(file, case, cases));
    let touched: HashSet<String> =
        cases.iter().filter(|case| is_touched(case)).map(|case| case.name.clone()).collect();
    cases.retain(|case| touched.contains(&case.name));
}

/// The folders whose files matter: those that were searched, and those of scripts that were named.
fn folders_of(found: &Found) -> Vec<PathBuf> {
    let mut folders = found.folders.clone();
    folders.extend(found.cases.iter().map(|case| case.folder().to_path_buf()));
    folders.sort();
    folders.dedup();
    folders
}
