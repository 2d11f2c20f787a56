//! Ctrl-C.
//!
//! The process's first thread does nothing but listen: when SIGINT arrives it sets the flag that the VM looks at in its
//! checks, and wakes the interpreter's thread in case it waits. A script that does not come to a check before Ctrl-C is
//! pressed again is ended at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::Thread;

use signal_hook::consts::SIGINT;
use signal_hook::iterator::Signals;

use super::status;

/// At the prompt more is lost than one run of a script: a second Ctrl-C warns, a third one ends it.
static PATIENT: AtomicBool = AtomicBool::new(false);

/// Does not end the process as soon as usual.
pub fn be_patient() {
    PATIENT.store(true, Ordering::Release);
}

/// Listens for Ctrl-C until the process ends.
pub fn listen(interpreter: &Thread, interrupted: &Arc<AtomicBool>) {
    let Ok(mut signals) = Signals::new([SIGINT]) else { return };
    let mut warned = false;
    for _ in signals.forever() {
        let unheard = interrupted.swap(true, Ordering::AcqRel);
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
