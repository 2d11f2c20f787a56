//! `rondo test`: runs scripts and compares what they print with what is recorded beside them.
//!
//! A run goes from top to bottom through these files:
//! - [`options`]: the command line, and the help that says all of this to its readers.
//! - [`discover`]: which scripts are tests; [`header`]: the comments that set how each is run ([`settings`], [`words`]);
//!   [`known`]: the list of those that are known to fail; [`case`]: a test.
//! - [`command`]: the run as a whole, once or (`--watch`, [`watch`]) again and again; [`memory`]: what failed last time;
//!   [`stale`]: goldens whose script is gone.
//! - [`schedule`]: several tests at a time, results in order; [`progress`]: the line at a terminal.
//! - [`judge`]: one test from its start to a verdict. [`child`]: its process; [`fork_server`]: how that comes
//!   to be without a program's start; [`confession`]: what it tells beside its output, such as what the script left
//!   undone; [`normalise`]; [`golden`]: what is recorded; [`pattern`]: what that leaves open.
//! - [`report`]: results as text, JSON, JUnit; [`diff`], [`visible`], [`paint`]: how texts that differ are shown.
//!
//! **Every test has a process of its own**: this binary again. A crash, a test that never ends, an exit in the middle
//! are then that test's affair, and no test can see what another left behind. Most of what a test of a line costs is the
//! start of that process; so a server forks it that has most of a start behind it. Threads would save the rest and give
//! all of this up. A test with an environment of its own, and the oracle, are started.
//!
//! A process is told that it is a test by the first word of its command line ([`TEST_CHILD`]); nothing in its
//! environment, arguments or output shows a script that it is tested.
//!
//! [`TEST_CHILD`]: super::arguments::TEST_CHILD

mod case;
mod child;
mod command;
mod confession;
mod diff;
mod discover;
mod fork_server;
mod golden;
mod header;
mod judge;
mod known;
mod memory;
mod normalise;
mod options;
mod paint;
mod pattern;
mod progress;
mod report;
mod schedule;
mod settings;
mod stale;
mod visible;
mod watch;
mod words;

pub use command::test;
pub use confession::Confession;
pub use fork_server::serve;
pub use options::TestOptions;
