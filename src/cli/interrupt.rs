//! Ctrl-C, and the signals that ask for the tasks: SIGUSR1 and Ctrl-\\ (SIGQUIT).
//!
//! The process's first thread does nothing but listen: when SIGINT arrives it sets the flag that the VM looks at in its
//! checks, and wakes the interpreter's thread in case it waits; likewise for the question. A script that does not come
//! to a check before Ctrl-C is pressed again is ended at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::Thread;

use signal_hook::consts::{SIGINT, SIGQUIT, SIGUSR1};
use signal_hook::iterator::Signals;

use super::status;

/// At the prompt more is lost than one run of a script: a second Ctrl-C warns, a third one ends it.
static PATIENT: AtomicBool = AtomicBool::new(false);

/// Does not end the process as soon as usual.
pub fn be_patient() {
    PATIENT.store(true, Ordering::Release);
}

/// What the listener tells the interpreter.
#[derive(Clone, Default)]
pub struct Flags {
    /// Ctrl-C was pressed.
    pub interrupted: Arc<AtomicBool>,
    /// Somebody wants to see what the tasks do.
    pub asked: Arc<AtomicBool>,
}

/// Takes the signals over: from now on none of them ends the process by itself. Before the script starts, for then
/// whoever saw it start may send one. Those that the process was started to ignore stay ignored, as for a script that
/// a shell runs in the background.
pub fn take_over() -> Option<Signals> {
    let ignored = ignored_signals();
    let wanted = [SIGINT, SIGQUIT, SIGUSR1].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    Signals::new(wanted).ok()
}

/// The signals that are ignored, a bit each, from the lowest; none where the system does not tell.
fn ignored_signals() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}

/// Listens for signals until the process ends.
pub fn listen(signals: &mut Signals, interpreter: &Thread, flags: &Flags) {
    let mut warned = false;
    for signal in signals.forever() {
        if signal != SIGINT {
            flags.asked.store(true, Ordering::Release);
            interpreter.unpark();
            continue;
        }
        let unheard = flags.interrupted.swap(true, Ordering::AcqRel);
        if unheard && (warned || !PATIENT.load(Ordering::Acquire)) {
            std::process::exit(status::INTERRUPTED);
        }
        if unheard {
            eprintln!("rondo: what runs does not react; Ctrl-C again ends the session");
        }
        warned = unheard;
        interpreter.unpark();
    }
}
