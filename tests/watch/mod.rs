//! A bound on how long a test waits for the binary.

use std::process::{Child, Command};
use std::sync::mpsc;
use std::time::Duration;

/// Ends a run that hangs, so that the test fails which waits for it, instead of waiting for ever.
pub struct Watch {
    _over: mpsc::Sender<()>,
}

impl Watch {
    /// Kills a child that still runs after two minutes, unless the watch is dropped before.
    pub fn over(child: &Child) -> Watch {
        let (over, ended) = mpsc::channel();
        let id = child.id().to_string();
        std::thread::spawn(move || {
            if ended.recv_timeout(Duration::from_secs(120)) == Err(mpsc::RecvTimeoutError::Timeout) {
                let _ = Command::new("kill").args(["-KILL", &id]).status();
            }
        });
        Watch { _over: over }
    }
}
