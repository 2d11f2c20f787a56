//! Headroom: where the process may use so much memory only (`ulimit -v`), scripts get a MemoryError before it is used up.
//!
//! What is large is asked for before it is made (`object/room.rs`). Small objects are not: an allocation that fails ends
//! the process. So at each check the VM looks whether there is some room left, and raises the error if there is not.
//! Without a limit nothing is looked at.

use rustix::process::{Resource, getrlimit};

use crate::object::room;

use super::{Vm, VmResult};

/// How many bytes must be left.
const USUAL: usize = 16 << 20;
/// What must be left if a script goes on with less.
const LEAST: usize = 1 << 20;

/// How much room must be left; 0 if the process has no limit.
#[derive(Clone, Copy)]
pub(super) struct Headroom(usize);

impl Headroom {
    pub(super) fn new() -> Headroom {
        let is_limited =
            [Resource::As, Resource::Data].map(getrlimit).iter().any(|limit| limit.current.is_some());
        Headroom(if is_limited { USUAL } else { 0 })
    }

    /// Whether the process has a limit.
    #[inline]
    pub(super) fn is_watched(self) -> bool {
        self.0 != 0
    }
}

impl Vm {
    /// # Errors
    /// MemoryError if too little room is left. Until there is more again, the next one comes when only half of that is:
    /// what handles the error needs some, too.
    #[cold]
    pub(super) fn check_headroom(&mut self) -> VmResult<()> {
        let Headroom(wanted) = self.headroom;
        if room::is_left(wanted) {
            if wanted < USUAL && room::is_left(2 * USUAL) {
                self.headroom = Headroom(USUAL);
            }
            return Ok(());
        }
        self.headroom = Headroom((wanted / 2).max(LEAST));
        Err(self.memory_error())
    }
}
