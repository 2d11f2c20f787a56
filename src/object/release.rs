//! The end of objects, one after the other: however long a chain of them frees itself, the stack does not overflow.

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;

use super::reference::{Member, release_now};

/// How deep blocks may free each other on the Rust stack.
const DEEPEST_RELEASE: u32 = 60;

thread_local! {
    static WAITING: ManuallyDrop<RefCell<Vec<Member>>> = const { ManuallyDrop::new(RefCell::new(Vec::new())) };
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// The last reference to a block is gone.
#[cold]
#[inline(never)]
pub(super) fn release(block: Member) {
    // `try_with` and not `with`, here and in the collector: that one is inlined.
    let depth = DEPTH.try_with(Cell::get).unwrap_or(0);
    if depth >= DEEPEST_RELEASE {
        WAITING.with(|waiting| waiting.borrow_mut().push(block));
        return;
    }
    let _ = DEPTH.try_with(|depth_now| depth_now.set(depth + 1));
    release_now(block);
    while depth == 0
        && let Ok(Some(next)) = WAITING.try_with(|waiting| waiting.borrow_mut().pop())
    {
        release_now(next);
    }
    let _ = DEPTH.try_with(|depth_now| depth_now.set(depth));
}
