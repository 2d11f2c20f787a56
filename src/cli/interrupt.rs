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

/// Listens for Ctrl-C until the process ends.
pub fn listen(interpreter: &Thread, interrupted: &Arc<AtomicBool>) {
    let Ok(mut signals) = Signals::new([SIGINT]) else { return };
    for _ in signals.forever() {
        if interrupted.swap(true, Ordering::AcqRel) {
            std::process::exit(status::INTERRUPTED);
        }
        interpreter.unpark();
    }
}
