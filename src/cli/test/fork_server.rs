//! Processes for tests without a program's start: a server that forks one for each.
//!
//! The loader with its relocations, and building the interpreter, cost more than the work of a short test. So each thread
//! of the runner keeps a process of this binary that has them behind it, sends it what to run, and the server forks. The
//! new process is as separate from all others as one that was started: its own memory, streams, folder, signals and end.
//! The server never runs a script, so that no test finds a trace of another; its other thread only waits for the one that
//! forks, so that no lock is held ([`session::run_forked`]).
//!
//! An order is four bytes that say how long it is, with the three standard streams attached, and then words with a zero
//! byte between them: those of a command line, but with the folder in the place of the program's name. An [`Answer`] is
//! eight bytes. An ended process is kept as a zombie until the next order, so that its number means nobody else while
//! the runner may still want to kill it.

use std::ffi::OsString;
use std::io::{self, ErrorKind, IoSlice, IoSliceMut, Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use fork::{Fork, fork};
use rustix::io::retry_on_intr;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, recv, recvmsg, sendmsg,
};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, WaitOptions, kill_process, waitid, waitpid};
use rustix::stdio::{dup2_stderr, dup2_stdin, dup2_stdout};

use crate::cli::arguments::{self, Invocation, Options, Script, TEST_SERVER};
use crate::cli::{run, session, status};

use super::child::{End, is_readable};

/// What the server says about the process of an order: that it runs, then how it ended; or that there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    Runs(i32),
    Exited(i32),
    Signal(i32),
    NotForked(i32),
}

impl Answer {
    fn to_bytes(self) -> [u8; 8] {
        let (kind, number) = match self {
            Answer::Runs(number) => (0, number),
            Answer::Exited(number) => (1, number),
            Answer::Signal(number) => (2, number),
            Answer::NotForked(number) => (3, number),
        };
        (i64::from(number) << 32 | kind).to_le_bytes()
    }

    fn from_bytes(bytes: [u8; 8]) -> Answer {
        let whole = i64::from_le_bytes(bytes);
        let number = (whole >> 32) as i32;
        match whole as i32 {
            0 => Answer::Runs(number),
            1 => Answer::Exited(number),
            2 => Answer::Signal(number),
            _ => Answer::NotForked(number),
        }
    }
}

/// A server as the runner sees it. It is started when it is first needed, and again if it should be gone.
pub struct ForkServer {
    program: PathBuf,
    running: Option<Running>,
}

struct Running {
    process: Child,
    control: UnixStream,
}

/// A process that the server forked, until its end is known.
pub struct Forked<'a> {
    server: &'a mut ForkServer,
    pid: Option<Pid>,
    end: Option<End>,
}

impl ForkServer {
    /// A server that will be a process of this program.
    pub fn new(program: &Path) -> ForkServer {
        ForkServer { program: program.to_path_buf(), running: None }
    }

    /// Starts the server, unless it runs.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn prepare(&mut self) -> io::Result<()> {
        if self.running.is_none() {
            let (control, theirs) = UnixStream::pair()?;
            let process = Command::new(&self.program)
                .arg(TEST_SERVER)
                .stdin(OwnedFd::from(theirs))
                .stdout(Stdio::null())
                .spawn()?;
            self.running = Some(Running { process, control });
        }
        Ok(())
    }

    /// Has a process forked that does in a folder, with these standard streams, what the words of a command line say.
    ///
    /// # Errors
    /// When the server cannot be started or does not listen, or a zero byte is in a word.
    pub fn fork(
        &mut self,
        folder: &Path,
        words: &[OsString],
        streams: [BorrowedFd; 3],
    ) -> io::Result<Forked<'_>> {
        self.prepare()?;
        let sent = self.running.as_ref().map(|running| send(&running.control, folder, words, &streams));
        if let Some(Err(error)) = sent {
            self.running = None;
            return Err(error);
        }
        Ok(Forked { server: self, pid: None, end: None })
    }
}

fn send(
    mut control: &UnixStream,
    folder: &Path,
    words: &[OsString],
    streams: &[BorrowedFd],
) -> io::Result<()> {
    let words = words.iter().map(|word| word.as_bytes());
    let order: Vec<&[u8]> = std::iter::once(folder.as_os_str().as_bytes()).chain(words).collect();
    if order.iter().any(|word| word.contains(&0)) {
        return Err(io::Error::new(ErrorKind::InvalidInput, "nul byte found in provided data"));
    }
    let order = order.join(&0);
    let length = u32::try_from(order.len()).map_err(|_| ErrorKind::ArgumentListTooLong)?.to_le_bytes();
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(3))];
    let mut attached = SendAncillaryBuffer::new(&mut space);
    attached.push(SendAncillaryMessage::ScmRights(streams));
    // A socket takes four bytes or none.
    retry_on_intr(|| sendmsg(control, &[IoSlice::new(&length)], &mut attached, SendFlags::empty()))?;
    control.write_all(&order)
}

impl Drop for Running {
    fn drop(&mut self) {
        // The server ends when nobody talks to it any more, or has ended.
        let _ = self.control.shutdown(std::net::Shutdown::Both);
        let _ = self.process.wait();
    }
}

impl Forked<'_> {
    /// Where answers come: readable when there is one.
    pub fn control(&self) -> Option<BorrowedFd<'_>> {
        self.server.running.as_ref().map(|running| running.control.as_fd())
    }

    /// How the process ended, if that is known within so long.
    pub fn end_within(&mut self, wait: Duration) -> Option<End> {
        while self.end.is_none() && self.control().is_none_or(|control| is_readable(control, wait)) {
            self.hear();
        }
        self.end.clone()
    }

    /// Kills the process, if it still runs, and waits for its end.
    pub fn kill(&mut self) {
        while self.pid.is_none() && self.end.is_none() {
            self.hear();
        }
        if let Some(pid) = self.pid.filter(|_| self.end.is_none()) {
            // It may just have ended by itself.
            let _ = kill_process(pid, Signal::KILL);
        }
        while self.end.is_none() {
            self.hear();
        }
    }

    /// Waits for an answer and takes it in. If the server is gone there will be none: that is the end, too.
    fn hear(&mut self) {
        let mut bytes = [0; 8];
        let heard = self.server.running.as_mut().map(|running| running.control.read_exact(&mut bytes));
        if !matches!(heard, Some(Ok(()))) {
            // Who runs on without a server is not waited for.
            let _ = self.pid.map(|pid| kill_process(pid, Signal::KILL));
            self.server.running = None;
            self.end = Some(End::NotStarted("the process that starts the tests has ended".into()));
            return;
        }
        match Answer::from_bytes(bytes) {
            Answer::Runs(pid) => self.pid = Pid::from_raw(pid),
            Answer::Exited(status) => self.end = Some(End::Exited(status)),
            Answer::Signal(signal) => self.end = Some(End::Signal(signal)),
            Answer::NotForked(number) => {
                let error = io::Error::from_raw_os_error(number);
                self.end = Some(End::NotStarted(format!("cannot start a process: {error}")));
            }
        }
    }
}

/// What a server is told to run.
struct Order {
    streams: Vec<OwnedFd>,
    /// The folder, then what a command line has behind the program's name.
    words: Vec<OsString>,
}

/// Forks processes for the runner at the other end of standard input, until that is closed.
pub fn serve() -> ! {
    // Ctrl-C is for the tests and the runner. They take the signal over themselves.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::default());
    session::run_forked(next_script, run::execute)
}

/// Serves the runner, and gives in each forked process what that is to run.
fn next_script() -> (Script, Options) {
    let control = io::stdin().as_fd().try_clone_to_owned().map(UnixStream::from);
    match control.and_then(fork_on_order) {
        Ok(Some(order)) => order.enter(),
        Ok(None) => std::process::exit(status::SUCCESS),
        Err(error) => fail(&error),
    }
}

fn fail(error: &io::Error) -> ! {
    eprintln!("rondo: cannot run a test: {error}");
    std::process::exit(status::FAILURE)
}

/// Forks a process for each order: there the order is given. In the server itself there is none left at the end.
fn fork_on_order(mut control: UnixStream) -> io::Result<Option<Order>> {
    while let Some(order) = receive(&mut control)? {
        match fork() {
            Ok(Fork::Child) => return Ok(Some(order)),
            Ok(Fork::Parent(pid)) => {
                drop(order);
                let pid = Pid::from_raw(pid).ok_or(ErrorKind::InvalidData)?;
                control.write_all(&Answer::Runs(pid.as_raw_pid()).to_bytes())?;
                control.write_all(&end_of(pid)?.to_bytes())?;
                // The runner has heard of the end when it sends the next order or hangs up.
                retry_on_intr(|| recv(&control, &mut [0], RecvFlags::PEEK))?;
                waitpid(Some(pid), WaitOptions::empty())?;
            }
            Err(error) => {
                let number = error.raw_os_error().unwrap_or_default();
                control.write_all(&Answer::NotForked(number).to_bytes())?;
            }
        }
    }
    Ok(None)
}

/// Waits until a process has ended, and leaves it as a zombie.
fn end_of(pid: Pid) -> io::Result<Answer> {
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    let status = retry_on_intr(|| waitid(WaitId::Pid(pid), options))?;
    let signal = status.as_ref().and_then(|status| status.terminating_signal()).map(Answer::Signal);
    let exited = status.as_ref().and_then(|status| status.exit_status()).map(Answer::Exited);
    signal.or(exited).ok_or(ErrorKind::InvalidData.into())
}

/// The next order; none when the runner has hung up.
fn receive(control: &mut UnixStream) -> io::Result<Option<Order>> {
    let mut length = [0; 4];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(3))];
    let mut attached = RecvAncillaryBuffer::new(&mut space);
    let count = retry_on_intr(|| {
        let mut buffers = [IoSliceMut::new(&mut length)];
        recvmsg(&*control, &mut buffers, &mut attached, RecvFlags::empty())
    })?
    .bytes;
    if count == 0 {
        return Ok(None);
    }
    control.read_exact(&mut length[count..])?;
    let mut streams = Vec::new();
    for message in attached.drain() {
        if let RecvAncillaryMessage::ScmRights(files) = message {
            streams.extend(files);
        }
    }
    let mut order = vec![0; u32::from_le_bytes(length) as usize];
    control.read_exact(&mut order)?;
    let words = order.split(|byte| *byte == 0).map(|word| OsString::from_vec(word.to_vec()));
    Ok(Some(Order { streams, words: words.collect() }))
}

impl Order {
    /// Takes the streams and the folder for this process's own, and gives what it is to run.
    fn enter(self) -> (Script, Options) {
        let Order { streams, words } = self;
        let entered = (|| {
            let [input, output, errors] = streams.as_slice() else {
                return Err(ErrorKind::InvalidInput.into());
            };
            dup2_stderr(errors)?;
            dup2_stdout(output)?;
            dup2_stdin(input)?;
            std::env::set_current_dir(words.first().map(OsString::as_os_str).unwrap_or_default())
        })();
        if let Err(error) = entered {
            fail(&error);
        }
        match arguments::read(&words) {
            Invocation { command: arguments::Command::Run(script), options } => (script, options),
            _ => fail(&ErrorKind::InvalidInput.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood() {
        for number in [0, 1, 255, i32::MAX, -1] {
            for answer in [Answer::Runs, Answer::Exited, Answer::Signal, Answer::NotForked] {
                let answer = answer(number);
                assert_eq!(Answer::from_bytes(answer.to_bytes()), answer);
            }
        }
    }
}
