//! What the cycle collector remembers from one collection to the next: its generations, the finalisers that are due, the
//! objects that ended. The collector itself is in [`super::reference`].

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::Ref;
use super::reference::{Header, collect, promote_all};

/// The members of the two generations, each a live block: [`super::reference`] alone puts them in and takes them out.
pub(super) struct Registry {
    pub(super) young: Vec<NonNull<Header>>,
    pub(super) old: Vec<NonNull<Header>>,
    /// How many members `old` had after the last full collection.
    pub(super) old_after_full: usize,
    /// How many members `young` may have before a collection is due.
    pub(super) threshold: usize,
    /// How many collections of the young in a row found next to nothing.
    fruitless: u8,
    /// How many generations of young grew old unseen since one was looked at.
    unseen: u8,
    pub(super) enabled: bool,
}

/// How many new objects make a collection due.
const USUAL_THRESHOLD: usize = 20_000;
/// After so many fruitless collections of the young in a row, the next ones grow old unseen: a script that makes no
/// cycles has nothing from looking for them. What it makes later waits for a full collection.
const FRUITLESS: u8 = 2;
/// So many generations grow old unseen between two that are looked at.
const UNSEEN: u8 = 15;
/// A full collection is due when there are twice as many old objects as the last one left, and so many more.
const OLD_ROOM: usize = 100_000;

thread_local! {
    pub(super) static REGISTRY: ManuallyDrop<RefCell<Registry>> = const {
        ManuallyDrop::new(RefCell::new(Registry {
            young: Vec::new(),
            old: Vec::new(),
            old_after_full: 0,
            threshold: USUAL_THRESHOLD,
            fruitless: 0,
            unseen: 0,
            enabled: true,
        }))
    };
    pub(super) static FINALIZERS: ManuallyDrop<RefCell<Vec<Ref>>> =
        const { ManuallyDrop::new(RefCell::new(Vec::new())) };
    pub(super) static ENDED_WEAK: ManuallyDrop<RefCell<Vec<usize>>> =
        const { ManuallyDrop::new(RefCell::new(Vec::new())) };
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

/// What is due.
enum Due {
    Nothing,
    Full,
    Young,
    /// The young grow old, and nobody looks at them.
    Promotion,
}

impl Registry {
    fn due(&self) -> Due {
        if !self.enabled || self.young.len() < self.threshold {
            Due::Nothing
        } else if self.old.len() > 2 * self.old_after_full + OLD_ROOM {
            Due::Full
        } else if self.fruitless >= FRUITLESS && self.unseen < UNSEEN && self.threshold >= USUAL_THRESHOLD {
            Due::Promotion
        } else {
            Due::Young
        }
    }

    /// Remembers what a collection of the young came to.
    fn note_young(&mut self, members: usize, found: usize) {
        self.unseen = 0;
        self.fruitless = if found < members / 32 { self.fruitless.saturating_add(1) } else { 0 };
    }
}

/// Collects if enough objects were made since the last time. Call only where no payload is borrowed for change.
/// Returns how many objects were found unreachable.
pub fn collect_if_due() -> usize {
    let (due, young) = REGISTRY.with(|registry| {
        let registry = registry.borrow();
        (registry.due(), registry.young.len())
    });
    match due {
        Due::Nothing => 0,
        Due::Full => collect(true),
        Due::Young => {
            let found = collect(false);
            REGISTRY.with(|registry| registry.borrow_mut().note_young(young, found));
            found
        }
        Due::Promotion => {
            promote_all();
            REGISTRY.with(|registry| registry.borrow_mut().unseen += 1);
            0
        }
    }
}
