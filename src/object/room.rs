//! Whether there is memory for what is about to be made.
//!
//! An allocation that fails ends the process. So whoever is about to make something large, or to let it grow, asks first,
//! and a script gets its MemoryError. What is small is not asked for: see `vm/headroom.rs`.

use std::hint::black_box;

use super::budget::set_budget;

/// From so many bytes, or items, on it is asked whether there is room.
pub const LARGE: usize = 1 << 16;

/// Whether there is room for so many bytes in one piece; always for a few.
#[inline]
pub fn is_there(bytes: usize) -> bool {
    bytes < LARGE || is_there_for_work(bytes)
}

#[cold]
#[inline(never)]
fn is_there_for_work(bytes: usize) -> bool {
    // What is large takes its time: the VM shall look soon whether somebody wants to interrupt it.
    set_budget(-1);
    is_left(bytes)
}

/// Whether so many bytes are left, which nobody is about to use.
pub fn is_left(bytes: usize) -> bool {
    /// What may stand before and behind them: the allocator may have another way from a round number on.
    const AROUND: usize = 1 << 12;
    let mut piece = Vec::<u8>::new();
    // Without the black box the compiler knows that nothing comes of it, and asks nobody.
    black_box(&mut piece).try_reserve_exact(bytes.saturating_add(AROUND)).is_ok()
}

/// Makes room for one more item in a vector that is full, or finds that there is none to be had.
#[cold]
#[inline(never)]
pub fn grow<T>(items: &mut Vec<T>) -> bool {
    items.try_reserve(1).is_ok()
}
