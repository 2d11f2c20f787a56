//! A process for each test: started, emptied of what it prints, and ended when its time is over.
//!
//! One thread does all of it with `poll`: two threads more for the pipes of each test would cost more than a short
//! test itself.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::os::fd::AsFd;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::settings::Input;

/// What is started.
pub struct Launch<'a> {
    pub program: &'a Path,
    pub words: Vec<OsString>,
    pub folder: &'a Path,
    pub environment: Vec<(String, String)>,
    pub input: &'a Input,
    /// A file that may be written to hand over standard input.
    pub input_file: PathBuf,
    pub limit: Duration,
}

/// What a process did.
#[derive(Clone, Debug)]
pub struct Printed {
    pub out: Vec<u8>,
    pub err: Vec<u8>,
    pub end: End,
    pub taken: Duration,
}

/// How a process ended.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    Exited(i32),
    Signal(i32),
    TimedOut(Duration),
    PrintedTooMuch,
    NotStarted(String),
}

/// Bytes that a test may print on one stream.
const MOST_PRINTED: usize = 16 << 20;

/// How long a process's pipes are listened to when it has ended and somebody else still holds them.
const GRACE: Duration = Duration::from_millis(50);

/// Runs a process to its end.
pub fn run(launch: &Launch) -> Printed {
    let started = Instant::now();
    let mut printed =
        Printed { out: Vec::new(), err: Vec::new(), end: End::Exited(0), taken: Duration::ZERO };
    printed.end = match start(launch) {
        Ok(mut child) => match follow(&mut child, launch.limit, started, &mut printed) {
            Ok(status) => status.signal().map_or(End::Exited(status.code().unwrap_or(0)), End::Signal),
            Err(end) => {
                // It may just have ended by itself.
                let _ = child.kill();
                let _ = child.wait();
                end
            }
        },
        Err(message) => End::NotStarted(message),
    };
    printed.taken = started.elapsed();
    printed
}

fn start(launch: &Launch) -> Result<Child, String> {
    let input = match launch.input {
        Input::None => Stdio::null(),
        Input::File(path) => open(path)?,
        Input::Text(text) => {
            let path = &launch.input_file;
            fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
            open(path)?
        }
    };
    Command::new(launch.program)
        .args(&launch.words)
        .envs(launch.environment.iter().map(|(name, value)| (name, value)))
        .current_dir(launch.folder)
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {}: {error}", launch.program.display()))
}

fn open(path: &Path) -> Result<Stdio, String> {
    let file = File::open(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Ok(file.into())
}

/// Takes what the child prints until it ends; an error when it must be killed.
fn follow(
    child: &mut Child,
    limit: Duration,
    started: Instant,
    printed: &mut Printed,
) -> Result<ExitStatus, End> {
    let (mut out, mut err) = (child.stdout.take(), child.stderr.take());
    let deadline = started + limit;
    let mut ended: Option<(ExitStatus, Instant)> = None;
    while out.is_some() || err.is_some() {
        let until = ended.map_or(deadline, |(_, at)| at + GRACE);
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return ended.map(|(status, _)| status).ok_or(End::TimedOut(limit));
        }
        // Now and then the child itself is looked at: a process that it left behind may hold the pipes for ever.
        let wait = left.min(4 * GRACE);
        let (out_is_ready, err_is_ready) = wait_for_either(out.as_ref(), err.as_ref(), wait);
        if !out_is_ready && !err_is_ready && ended.is_none() {
            ended = child.try_wait().ok().flatten().map(|status| (status, Instant::now()));
        }
        if out_is_ready && !take(&mut out, &mut printed.out) {
            out = None;
        }
        if err_is_ready && !take(&mut err, &mut printed.err) {
            err = None;
        }
        if printed.out.len().max(printed.err.len()) > MOST_PRINTED {
            return Err(End::PrintedTooMuch);
        }
    }
    wait_until(child, deadline).ok_or(End::TimedOut(limit))
}

/// Which of two pipes can be read, or are at their end.
fn wait_for_either(one: Option<&impl AsFd>, other: Option<&impl AsFd>, wait: Duration) -> (bool, bool) {
    let mut fds: Vec<PollFd> = Vec::with_capacity(2);
    fds.extend(one.map(|pipe| PollFd::new(pipe, PollFlags::IN)));
    fds.extend(other.map(|pipe| PollFd::new(pipe, PollFlags::IN)));
    let wait = Timespec { tv_sec: wait.as_secs() as i64, tv_nsec: i64::from(wait.subsec_nanos()) as _ };
    if poll(&mut fds, Some(&wait)).is_err() {
        // A signal came in between: the caller asks again.
        return (false, false);
    }
    let mut ready = fds.iter().map(|fd| !fd.revents().is_empty());
    let first = one.is_some() && ready.next().unwrap_or(false);
    (first, other.is_some() && ready.next().unwrap_or(false))
}

/// Reads what is there; false at the end.
fn take(pipe: &mut Option<impl Read>, bytes: &mut Vec<u8>) -> bool {
    let Some(pipe) = pipe else { return false };
    let mut buffer = [0; 16 * 1024];
    match pipe.read(&mut buffer) {
        Ok(0) => false,
        Ok(count) => {
            bytes.extend_from_slice(&buffer[..count]);
            true
        }
        Err(error) => error.kind() == std::io::ErrorKind::Interrupted,
    }
}

/// Waits for a child that closed its streams, and so is at its end or nearly.
fn wait_until(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    let mut pause = Duration::from_micros(20);
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        if Instant::now() >= deadline {
            return None;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(5));
    }
}

/// The name of a signal that ends processes.
pub fn signal_name(signal: i32) -> String {
    let name = match signal {
        2 => "SIGINT",
        4 => "SIGILL",
        6 => "SIGABRT",
        7 | 10 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        15 => "SIGTERM",
        _ => return format!("signal {signal}"),
    };
    format!("signal {signal}, {name}")
}
