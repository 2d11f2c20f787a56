//! What the cycle collector remembers from one collection to the next: its generations, the finalisers that are due, the
//! objects that ended. The collector itself is in [`super::reference`].

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::Ref;
use super::budget::set_budget;
use super::reference::{FINALIZED, Header, collect};

/// The members of the two generations, each a live block: [`super::reference`] alone puts them in and takes them out.
pub(super) struct Registry {
    pub(super) young: Vec<NonNull<Header>>,
    pub(super) old: Vec<NonNull<Header>>,
    /// How many members `old` had after the last full collection.
    pub(super) old_after_full: usize,
    /// How many members `young` may have before a collection is due.
    pub(super) threshold: usize,
    pub(super) enabled: bool,
}

thread_local! {
    pub(super) static REGISTRY: ManuallyDrop<RefCell<Registry>> = const {
        ManuallyDrop::new(RefCell::new(Registry {
            young: Vec::new(), old: Vec::new(), old_after_full: 0, threshold: 20_000, enabled: true,
        }))
    };
    pub(super) static FINALIZERS: ManuallyDrop<RefCell<Vec<Ref>>> =
        const { ManuallyDrop::new(RefCell::new(Vec::new())) };
    pub(super) static ENDED_WEAK: ManuallyDrop<RefCell<Vec<usize>>> =
        const { ManuallyDrop::new(RefCell::new(Vec::new())) };
}

/// Has an object's finaliser run at the next check.
pub(super) fn queue_finalizer(object: Ref) {
    object.set_flag(FINALIZED);
    FINALIZERS.with(|queue| queue.borrow_mut().push(object));
    set_budget(-1);
}

/// Notes how many members are left after a full collection.
pub(super) fn remember_full_collection() {
    REGISTRY.with(|registry| {
        let mut registry = registry.borrow_mut();
        registry.old_after_full = registry.old.len();
    });
}

/// Objects whose finaliser is due, in the order in which they lost their last reference.
pub fn take_finalizers() -> Vec<Ref> {
    FINALIZERS.with(|queue| std::mem::take(&mut *queue.borrow_mut()))
}

/// Whether a finaliser is due.
pub fn finalizers_are_due() -> bool {
    FINALIZERS.with(|queue| !queue.borrow().is_empty())
}

/// Addresses of weakly referenced objects that ended since the last call.
pub fn take_ended_weak() -> Vec<usize> {
    ENDED_WEAK.with(|ended| std::mem::take(&mut *ended.borrow_mut()))
}

/// Sets how many new objects make a collection due; 1 collects at every check.
pub fn set_collector_threshold(objects: usize) {
    REGISTRY.with(|registry| registry.borrow_mut().threshold = objects.max(1));
}

/// Turns the collector on or off, and tells what it was.
pub fn enable_collector(enabled: bool) -> bool {
    REGISTRY.with(|registry| std::mem::replace(&mut registry.borrow_mut().enabled, enabled))
}

/// How many objects the collector knows.
pub fn tracked_objects() -> usize {
    REGISTRY.with(|registry| {
        let registry = registry.borrow();
        registry.young.len() + registry.old.len()
    })
}

/// Collects if enough objects were made since the last time. Call only where no payload is borrowed for change.
/// Returns how many objects were found unreachable.
pub fn collect_if_due() -> usize {
    let (due, full) = REGISTRY.with(|registry| {
        let registry = registry.borrow();
        let due = registry.enabled && registry.young.len() >= registry.threshold;
        (due, registry.old.len() > registry.old_after_full + registry.old_after_full / 4 + 50_000)
    });
    if due { collect(full) } else { 0 }
}
