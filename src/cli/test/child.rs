//! A process for each test: forked or started, emptied of what it prints, and ended when its time is over.
//!
//! One thread does all of it with `poll`: two threads more for the pipes of each test would cost more than a short
//! test itself.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, PipeReader, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use smallvec::SmallVec;

use super::fork_server::{ForkServer, Forked};
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

/// A process that runs, however it came to be.
enum Process<'a> {
    Started(Child),
    Forked(Forked<'a>),
}

/// The ends of pipes that are read here.
struct Pipes {
    out: Option<PipeReader>,
    err: Option<PipeReader>,
}

/// Runs a process to its end: one that a server forks, if there is one that may, or else one that is started.
pub fn run(launch: &Launch, mut server: Option<&mut ForkServer>) -> Printed {
    let mut printed =
        Printed { out: Vec::new(), err: Vec::new(), end: End::Exited(0), taken: Duration::ZERO };
    // The server's own start is no part of the first test's time. If it fails, so does what follows.
    if let Some(server) = &mut server {
        let _ = server.prepare();
    }
    let started = Instant::now();
    printed.end = match start(launch, server) {
        Ok((mut process, pipes)) => follow(&mut process, pipes, launch.limit, started, &mut printed)
            .unwrap_or_else(|end| {
                process.kill();
                end
            }),
        Err(message) => End::NotStarted(message),
    };
    printed.taken = started.elapsed();
    printed
}

fn start<'a>(launch: &Launch, server: Option<&'a mut ForkServer>) -> Result<(Process<'a>, Pipes), String> {
    let cannot_start = |error: io::Error| format!("cannot start {}: {error}", launch.program.display());
    let input = match launch.input {
        Input::None => open(Path::new("/dev/null"))?,
        Input::File(path) => open(path)?,
        Input::Text(text) => {
            let path = &launch.input_file;
            fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
            open(path)?
        }
    };
    let (out, out_writer) = io::pipe().map_err(cannot_start)?;
    let (err, err_writer) = io::pipe().map_err(cannot_start)?;
    let pipes = Pipes { out: Some(out), err: Some(err) };
    if let Some(server) = server {
        let streams = [input.as_fd(), out_writer.as_fd(), err_writer.as_fd()];
        let forked = server.fork(launch.folder, &launch.words, streams).map_err(cannot_start)?;
        return Ok((Process::Forked(forked), pipes));
    }
    let child = Command::new(launch.program)
        .args(&launch.words)
        .envs(launch.environment.iter().map(|(name, value)| (name, value)))
        .current_dir(launch.folder)
        .stdin(input)
        .stdout(out_writer)
        .stderr(err_writer)
        .spawn()
        .map_err(cannot_start)?;
    Ok((Process::Started(child), pipes))
}

fn open(path: &Path) -> Result<File, String> {
    File::open(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

impl Process<'_> {
    /// What is readable when the process has ended, if anything is.
    fn control(&self) -> Option<BorrowedFd<'_>> {
        match self {
            Process::Started(_) => None,
            Process::Forked(forked) => forked.control(),
        }
    }

    /// How the process ended, if it has.
    fn end(&mut self) -> Option<End> {
        match self {
            Process::Started(child) => {
                let status = child.try_wait().ok().flatten()?;
                Some(status.signal().map_or(End::Exited(status.code().unwrap_or(0)), End::Signal))
            }
            Process::Forked(forked) => forked.end_within(Duration::ZERO),
        }
    }

    /// Waits for a process that closed its streams, and so is at its end or nearly.
    fn end_until(&mut self, deadline: Instant) -> Option<End> {
        let mut pause = Duration::from_micros(20);
        loop {
            if let Some(end) = self.end() {
                return Some(end);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            if let Process::Forked(forked) = self {
                forked.end_within(left);
            } else {
                std::thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(5));
            }
        }
    }

    fn kill(&mut self) {
        match self {
            Process::Started(child) => {
                // It may just have ended by itself.
                let _ = child.kill();
                let _ = child.wait();
            }
            Process::Forked(forked) => forked.kill(),
        }
    }
}

/// Takes what a process prints until it ends; an error when it must be killed.
fn follow(
    process: &mut Process,
    pipes: Pipes,
    limit: Duration,
    started: Instant,
    printed: &mut Printed,
) -> Result<End, End> {
    let Pipes { mut out, mut err } = pipes;
    let deadline = started + limit;
    let mut ended: Option<(End, Instant)> = None;
    while out.is_some() || err.is_some() {
        let until = ended.as_ref().map_or(deadline, |(_, at)| *at + GRACE);
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return ended.map(|(end, _)| end).ok_or(End::TimedOut(limit));
        }
        // Now and then the process itself is looked at: one that it left behind may hold the pipes for ever.
        let wait = left.min(4 * GRACE);
        let control = process.control().filter(|_| ended.is_none());
        let watched = [out.as_ref().map(AsFd::as_fd), err.as_ref().map(AsFd::as_fd), control];
        let [out_is_ready, err_is_ready, control_is_ready] = wait_for_any(watched, wait);
        if (control_is_ready || !out_is_ready && !err_is_ready) && ended.is_none() {
            ended = process.end().map(|end| (end, Instant::now()));
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
    match ended {
        Some((end, _)) => Ok(end),
        None => process.end_until(deadline).ok_or(End::TimedOut(limit)),
    }
}

/// Which of some files can be read, or are at their end, within so long.
fn wait_for_any<const COUNT: usize>(files: [Option<BorrowedFd>; COUNT], wait: Duration) -> [bool; COUNT] {
    let mut fds: SmallVec<[PollFd; 3]> =
        files.iter().flatten().map(|file| PollFd::from_borrowed_fd(*file, PollFlags::IN)).collect();
    let wait = Timespec { tv_sec: wait.as_secs() as i64, tv_nsec: i64::from(wait.subsec_nanos()) as _ };
    if poll(&mut fds, Some(&wait)).is_err() {
        // A signal came in between: the caller asks again.
        return [false; COUNT];
    }
    let mut ready = fds.iter().map(|fd| !fd.revents().is_empty());
    files.map(|file| file.is_some() && ready.next().unwrap_or(false))
}

/// Whether a file can be read, or is at its end, within so long.
pub fn is_readable(file: BorrowedFd, wait: Duration) -> bool {
    let [is_ready] = wait_for_any([Some(file)], wait);
    is_ready
}

/// Reads what is there; false at the end.
fn take(pipe: &mut Option<PipeReader>, bytes: &mut Vec<u8>) -> bool {
    let Some(pipe) = pipe else { return false };
    let mut buffer = [0; 16 * 1024];
    match pipe.read(&mut buffer) {
        Ok(0) => false,
        Ok(count) => {
            bytes.extend_from_slice(&buffer[..count]);
            true
        }
        Err(error) => error.kind() == io::ErrorKind::Interrupted,
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
