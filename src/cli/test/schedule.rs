//! Runs tests on several threads, and hands over what became of them in the order of their names.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::cli::status;

use super::case::Case;
use super::fork_server::ForkServer;
use super::judge::{Court, Outcome, Verdict};
use super::progress::Progress;

/// How a run went on.
pub struct Ran {
    /// What became of the tests that were run, by their place among all.
    pub outcomes: BTreeMap<usize, Outcome>,
    /// Ctrl-C was pressed.
    pub interrupted: bool,
}

/// The longest that a signal for all processes takes from the first to the last, in about.
const SIGNAL_TRAVELS: Duration = Duration::from_millis(20);

/// Runs tests, and calls `tell` for each, in order and as early as the order allows.
///
/// # Errors
/// What `tell` gives: results that cannot be written. No more tests are begun then.
pub fn run(
    court: &Court,
    cases: &[Case],
    progress: &mut Progress,
    interrupted: &Arc<AtomicBool>,
    mut tell: impl FnMut(&Case, &Outcome) -> io::Result<()>,
) -> io::Result<Ran> {
    let next = AtomicUsize::new(0);
    let enough = AtomicBool::new(false);
    let (sender, results) = mpsc::channel::<(usize, Outcome)>();
    // Half of a short test's time passes while its process starts and ends.
    let usual = || thread::available_parallelism().map_or(1, |cores| 2 * usize::from(cores));
    let jobs = court.options.jobs.unwrap_or_else(usual).min(cases.len().max(1));
    let mut outcomes = BTreeMap::new();
    let mut told = Ok(());
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (sender, next, enough) = (sender.clone(), &next, &enough);
            scope.spawn(move || {
                let mut server = ForkServer::new(&court.program);
                while !enough.load(Ordering::Relaxed) && !interrupted.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(number) else { break };
                    let outcome = court.judge(case, number, &mut server);
                    if outcome.found.status == status::INTERRUPTED {
                        // Ctrl-C reaches the runner, too, but the test may have been quicker.
                        thread::sleep(SIGNAL_TRAVELS);
                    }
                    // Ctrl-C reached the test as well: what became of it says nothing.
                    if interrupted.load(Ordering::Relaxed) {
                        break;
                    }
                    if court.options.fail_fast && outcome.verdict == Verdict::Failed {
                        enough.store(true, Ordering::Relaxed);
                    }
                    if sender.send((number, outcome)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut untold = 0;
        for (number, outcome) in results {
            progress.count(&cases[number], &outcome);
            outcomes.insert(number, outcome);
            while let Some(outcome) = outcomes.get(&untold).filter(|_| told.is_ok()) {
                progress.clear();
                told = tell(&cases[untold], outcome);
                untold += 1;
            }
            if told.is_err() {
                enough.store(true, Ordering::Relaxed);
            }
            progress.draw();
        }
        // Tests are begun in order, so what is missing when a run is broken off is at the end.
        for (number, outcome) in outcomes.range(untold..) {
            if told.is_ok() {
                told = tell(&cases[*number], outcome);
            }
        }
    });
    progress.clear();
    told?;
    Ok(Ran { outcomes, interrupted: interrupted.load(Ordering::Relaxed) })
}
