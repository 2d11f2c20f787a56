//! What is outside of the interpreter: the streams, the clock, the arguments.

use std::io::Write;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Where time comes from.
#[derive(Debug)]
pub enum Clock {
    /// The machine's.
    Real { started: Instant },
    /// Time moves only when everybody waits. `now` is in nanoseconds since the start of the run.
    Virtual { now: u64, epoch: u64 },
}

impl Clock {
    pub fn real() -> Clock {
        Clock::Real { started: Instant::now() }
    }

    /// Starts at the present time of day, so that dates look as usual.
    pub fn new_virtual() -> Clock {
        let epoch = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
        Clock::Virtual { now: 0, epoch }
    }

    pub fn is_virtual(&self) -> bool {
        matches!(self, Clock::Virtual { .. })
    }

    /// Nanoseconds of a clock that never goes back, since the start of the run: only differences have a meaning.
    pub fn monotonic(&self) -> u64 {
        match self {
            Clock::Real { started } => started.elapsed().as_nanos() as u64,
            Clock::Virtual { now, .. } => *now,
        }
    }

    /// Nanoseconds since 1970.
    pub fn wall(&self) -> u64 {
        match self {
            Clock::Real { .. } => {
                SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64)
            }
            Clock::Virtual { now, epoch } => epoch + now,
        }
    }

    /// Lets time pass: waits on the real clock, jumps on the virtual one.
    pub fn sleep(&mut self, nanoseconds: u64) {
        match self {
            Clock::Real { .. } => std::thread::sleep(Duration::from_nanos(nanoseconds)),
            Clock::Virtual { now, .. } => *now = now.saturating_add(nanoseconds),
        }
    }
}

/// What a run is given from outside.
pub struct Host {
    pub clock: Clock,
    /// `sys.argv`.
    pub arguments: Vec<String>,
    /// `sys.path[0]`: the folder that imports look in first.
    pub script_folder: Option<std::path::PathBuf>,
    /// Standard output, buffered; flushed at the end, before the process waits, and before standard error is written.
    pub output: Box<dyn Write>,
    pub error_output: Box<dyn Write>,
    /// `--debug`: asyncio's debug mode from the start.
    pub debug: bool,
}
