//! What is outside of the interpreter: the streams, the clock, the arguments.

use std::io::{BufRead, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Where time comes from.
#[derive(Debug)]
pub enum Clock {
    /// The machine's. `interrupted` (Ctrl-C) and `asked` (for the tasks) end a wait early.
    Real { started: Instant, interrupted: Arc<AtomicBool>, asked: Arc<AtomicBool> },
    /// Time moves only when everybody waits. `now` is in nanoseconds since the start of the run.
    Virtual { now: u64, epoch: u64 },
}

impl Clock {
    pub fn real() -> Clock {
        Clock::Real { started: Instant::now(), interrupted: Arc::default(), asked: Arc::default() }
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
            Clock::Real { started, .. } => started.elapsed().as_nanos() as u64,
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

    /// Lets time pass: waits on the real clock, jumps on the virtual one. A signal ends a wait early; whoever waits asks
    /// `Vm::check_pending` afterwards, and waits on if it is not over. See `Vm::sleep`.
    pub fn sleep(&mut self, nanoseconds: u64) {
        match self {
            Clock::Real { interrupted, asked, .. } => {
                // The thread that hears the signal sets the flag and then unparks this one, so no signal is missed.
                let end = Instant::now() + Duration::from_nanos(nanoseconds);
                while !interrupted.load(Ordering::Acquire) && !asked.load(Ordering::Acquire) {
                    let left = end.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        break;
                    }
                    std::thread::park_timeout(left);
                }
            }
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
    /// Writing to standard output failed because nobody reads it any more.
    pub output_is_closed: bool,
    /// Standard input.
    pub input: Box<dyn BufRead>,
    /// Ctrl-C was pressed: the next check raises KeyboardInterrupt and clears the flag.
    pub interrupted: Arc<AtomicBool>,
    /// Somebody wants to see what the tasks do (SIGUSR1, Ctrl-\): the next check shows it and clears the flag.
    pub asked: Arc<AtomicBool>,
    /// `--debug`, `PYTHONASYNCIODEBUG`: asyncio's debug mode from the start.
    pub debug: bool,
    /// `--on-deadlock=hang`: a loop that nothing can wake waits for ever, as in CPython.
    pub hangs_on_deadlock: bool,
    /// `--tasks`: what is left of the tasks is shown when a run ends.
    pub shows_tasks: bool,
}

impl Host {
    /// The real clock, no input, and streams that lead nowhere.
    pub fn new() -> Host {
        let interrupted = Arc::<AtomicBool>::default();
        let asked = Arc::<AtomicBool>::default();
        Host {
            clock: Clock::Real {
                started: Instant::now(),
                interrupted: interrupted.clone(),
                asked: asked.clone(),
            },
            arguments: Vec::new(),
            script_folder: None,
            output: Box::new(std::io::sink()),
            error_output: Box::new(std::io::sink()),
            output_is_closed: false,
            input: Box::new(std::io::empty()),
            interrupted,
            asked,
            debug: false,
            hangs_on_deadlock: false,
            shows_tasks: false,
        }
    }
}

impl Host {
    /// Waits until a signal comes. Time passes on neither clock.
    pub fn wait_for_signal(&self) {
        while !self.interrupted.load(Ordering::Acquire) && !self.asked.load(Ordering::Acquire) {
            std::thread::park();
        }
    }

    /// Whether somebody asked for the tasks since the last call.
    pub fn take_question(&self) -> bool {
        self.asked.load(Ordering::Relaxed) && self.asked.swap(false, Ordering::AcqRel)
    }

    /// Whether Ctrl-C was pressed since the last call.
    pub fn take_interrupt(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed) && self.interrupted.swap(false, Ordering::AcqRel)
    }
}

impl Default for Host {
    fn default() -> Host {
        Host::new()
    }
}
