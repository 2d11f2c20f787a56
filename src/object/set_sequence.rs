//! The sequence of slots in which a set's table looks for a hash: that of CPython's sets.

use super::set_tags::STRETCH;

/// How many slots after the first are tried before the sequence jumps.
const LINEAR_PROBES: usize = STRETCH - 1;
/// How many bits of the hash each jump takes into account.
const PERTURB_SHIFT: u32 = 5;

/// Stretches of slots in which a hash is looked for, one after the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Its first slot.
    pub base: usize,
    perturb: u64,
    mask: usize,
}

impl Stretch {
    #[inline(always)]
    pub fn new(hash: i64, mask: usize) -> Self {
        Self { base: hash as usize & mask, perturb: hash as u64, mask }
    }

    /// Whether it has ten slots, which lie within the table; else it is its first one.
    #[inline(always)]
    pub fn is_long(&self) -> bool {
        self.base + LINEAR_PROBES <= self.mask
    }

    /// Its last slot.
    #[inline(always)]
    fn last(&self) -> usize {
        self.base + if self.is_long() { LINEAR_PROBES } else { 0 }
    }

    /// Goes on to the next one.
    #[inline(always)]
    pub fn jump(&mut self) {
        self.perturb >>= PERTURB_SHIFT;
        let next = self.base.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize);
        self.base = next & self.mask;
    }
}

/// The sequence of slots in which a hash is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequence {
    stretch: Stretch,
    /// The slot that the search is at.
    pub slot: usize,
}

impl Sequence {
    pub fn new(hash: i64, mask: usize) -> Self {
        let stretch = Stretch::new(hash, mask);
        Self { stretch, slot: stretch.base }
    }

    pub fn advance(&mut self) {
        if self.slot < self.stretch.last() {
            self.slot += 1;
            return;
        }
        self.stretch.jump();
        self.slot = self.stretch.base;
    }
}
