//! With which status the process ends.

/// Everything went well.
pub const SUCCESS: i32 = 0;
/// An exception that nobody caught, or a script that is none.
pub const FAILURE: i32 = 1;
/// The command line is wrong, or the script cannot be read.
pub const USAGE: i32 = 2;
/// Every task waits, and nothing can wake any of them.
pub const DEADLOCK: i32 = 70;
/// The step budget of a test is spent.
pub const BUDGET_SPENT: i32 = 71;
/// A bug in Rondo.
pub const BUG: i32 = 101;
/// Standard output was closed before everything was written. CPython's status for it.
pub const OUTPUT_CLOSED: i32 = 120;
/// Ended by Ctrl-C: what a shell reports of a process that SIGINT ended.
pub const INTERRUPTED: i32 = 130;
