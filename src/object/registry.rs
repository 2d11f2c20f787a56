//! What the cycle collector remembers from one collection to the next: its generations, the finalisers that are due, the
//! objects that ended. The collector itself is in [`super::collector`].

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use super::Ref;
use super::kinds::FINALIZED;
use super::reference::{Member, set_budget};

/// The place of a block in neither generation. A place is the number in the generation, in the low 31 bits.
pub(super) const UNTRACKED: u32 = u32::MAX;
/// Set in the places of the old generation.
pub(super) const OLD: u32 = 1 << 31;

/// The members of the two generations.
pub(super) struct Registry {
    pub(super) young: Vec<Member>,
    pub(super) old: Generation,
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
pub(super) const USUAL_THRESHOLD: usize = 20_000;
/// After so many fruitless collections of the young in a row, the next ones grow old unseen: a script that makes no
/// cycles has nothing from looking for them. What it makes later waits for a full collection.
const FRUITLESS: u8 = 2;
/// So many generations grow old unseen between two that are looked at.
const UNSEEN: u8 = 31;
/// So many of the eldest of a generation that would grow old unseen are looked at, all the same: a script that begins to
/// make cycles is found out before many have grown old. Sampling costs no more than the whole generations that are
/// looked at.
pub(super) const SAMPLE: usize = USUAL_THRESHOLD / (UNSEEN as usize + 1);
/// A full collection is due when there are twice as many old objects as the last one left, and so many more.
const OLD_ROOM: usize = 200_000;
/// The same where looking at the young was fruitless: a script that makes no cycles has nothing from a full one either.
/// Cycles that die old wait for it meanwhile: some fifty megabytes at most.
const FRUITLESS_OLD_ROOM: usize = 500_000;

/// What is due.
pub(super) enum Due {
    Nothing,
    Full,
    Young,
    /// The young grow old, and nobody looks at them, unless a sample has garbage.
    Promotion,
}

impl Registry {
    pub(super) fn due(&self) -> Due {
        if !self.enabled || self.young.len() < self.threshold {
            Due::Nothing
        } else if self.old.len() > 2 * self.old_after_full + self.old_room() {
            Due::Full
        } else if self.is_fruitless() && self.unseen < UNSEEN && self.threshold >= USUAL_THRESHOLD {
            Due::Promotion
        } else {
            Due::Young
        }
    }

    /// Whether looking at the young found next to nothing for a while.
    fn is_fruitless(&self) -> bool {
        self.fruitless >= FRUITLESS
    }

    fn old_room(&self) -> usize {
        if self.is_fruitless() { FRUITLESS_OLD_ROOM } else { OLD_ROOM }
    }

    /// Remembers what a collection of the young came to.
    pub(super) fn note_young(&mut self, members: usize, found: usize) {
        self.unseen = 0;
        self.fruitless =
            if is_next_to_nothing(found, members) { self.fruitless.saturating_add(1) } else { 0 };
    }

    /// All that is young is old from now on.
    pub(super) fn promote_all(&mut self) {
        let mut young = std::mem::take(&mut self.young);
        young.drain(..).for_each(|member| self.add_old(member));
        self.reuse_young(young);
    }

    /// Makes a vector that was taken out the one of the young again, with its room, if that is not too much.
    pub(super) fn reuse_young(&mut self, mut members: Vec<Member>) {
        members.shrink_to(4 * USUAL_THRESHOLD);
        self.young = members;
    }

    /// Lets the young grow old unseen.
    pub(super) fn promote_unseen(&mut self) {
        self.promote_all();
        self.unseen += 1;
    }

    /// Puts a member into the old generation.
    pub(super) fn add_old(&mut self, member: Member) {
        member.set_place(self.old.push(member) | OLD);
    }
}

/// Whether so little of what was looked at is garbage that looking was not worth it.
pub(super) fn is_next_to_nothing(found: usize, members: usize) -> bool {
    found < members / 32
}

/// Members in chunks of one size: a vector of the millions that there may be would be moved to grow, and be half empty.
/// Who leaves frees its place for the next one: to move another member there would mean to touch a block that was last
/// touched long ago.
#[derive(Default)]
pub(super) struct Generation {
    /// All are full but the last, apart from the free places.
    chunks: Vec<Chunk>,
    /// The chunks that have free places.
    gaps: Vec<u32>,
    /// How many members there are.
    length: usize,
}

/// Some members, and which of their places are free: a bit for each. A list of the numbers of the free places could be
/// half as long as all the chunks.
struct Chunk {
    members: Vec<Option<Member>>,
    free: [u64; WORDS],
    /// The words that are not 0.
    free_words: u64,
}

/// How many members a chunk has, as a power of two.
const CHUNK_BITS: u32 = 12;
const CHUNK: usize = 1 << CHUNK_BITS;
const WORDS: usize = CHUNK / 64;

impl Chunk {
    fn new() -> Chunk {
        Chunk { members: Vec::with_capacity(CHUNK), free: [0; WORDS], free_words: 0 }
    }

    /// Puts a member into a free place, and gives that. There is one.
    fn fill_gap(&mut self, member: Member) -> usize {
        let word = self.free_words.trailing_zeros() as usize;
        let place = word * 64 + self.free[word].trailing_zeros() as usize;
        self.free[word] &= self.free[word] - 1;
        if self.free[word] == 0 {
            self.free_words &= !(1 << word);
        }
        self.members[place] = Some(member);
        place
    }

    /// Empties a place.
    fn leave_gap(&mut self, place: usize) {
        self.members[place] = None;
        self.free[place / 64] |= 1 << (place % 64);
        self.free_words |= 1 << (place / 64);
    }
}

impl Generation {
    const EMPTY: Generation = Generation { chunks: Vec::new(), gaps: Vec::new(), length: 0 };

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The member of a place. There is one at each as long as none left since [`Generation::close_gaps`].
    #[inline]
    pub(super) fn at(&self, place: usize) -> Member {
        self.chunks[place >> CHUNK_BITS].members[place % CHUNK].expect("no place is free during a collection")
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Member> {
        self.chunks.iter().flat_map(|chunk| &chunk.members).flatten().copied()
    }

    /// Adds a member, and gives its place.
    fn push(&mut self, member: Member) -> u32 {
        self.length += 1;
        if let Some(&number) = self.gaps.last() {
            let chunk = &mut self.chunks[number as usize];
            let place = chunk.fill_gap(member);
            if chunk.free_words == 0 {
                self.gaps.pop();
            }
            return number << CHUNK_BITS | place as u32;
        }
        let chunk = match self.chunks.last_mut() {
            Some(last) if last.members.len() < CHUNK => last,
            _ => self.chunks.push_mut(Chunk::new()),
        };
        chunk.members.push(Some(member));
        let before = chunk.members.len() - 1;
        ((self.chunks.len() - 1) << CHUNK_BITS | before) as u32
    }

    /// Removes the member of a place.
    pub(super) fn remove(&mut self, place: usize) {
        self.length -= 1;
        if self.length == 0 {
            *self = Generation::EMPTY;
            return;
        }
        let number = place >> CHUNK_BITS;
        let chunk = &mut self.chunks[number];
        if chunk.free_words == 0 {
            self.gaps.push(number as u32);
        }
        chunk.leave_gap(place % CHUNK);
    }

    /// Gives the members new places, so that none is free.
    pub(super) fn close_gaps(&mut self) {
        if self.gaps.is_empty() {
            return;
        }
        let mut dense = Generation::EMPTY;
        for member in std::mem::take(self).iter() {
            member.set_place(dense.push(member) | OLD);
        }
        *self = dense;
    }
}

thread_local! {
    pub(super) static REGISTRY: ManuallyDrop<RefCell<Registry>> = const {
        ManuallyDrop::new(RefCell::new(Registry {
            young: Vec::new(),
            old: Generation::EMPTY,
            old_after_full: 0,
            threshold: USUAL_THRESHOLD,
            fruitless: 0,
            unseen: 0,
            enabled: true,
        }))
    };
    static FINALIZERS: ManuallyDrop<RefCell<Vec<Ref>>> = const { ManuallyDrop::new(RefCell::new(Vec::new())) };
    pub(super) static ENDED_WEAK: ManuallyDrop<RefCell<Vec<usize>>> =
        const { ManuallyDrop::new(RefCell::new(Vec::new())) };
}

/// Lets the VM run an object's finaliser at its next check.
pub(super) fn queue_finalizer(object: Ref) {
    object.set_flag(FINALIZED);
    FINALIZERS.with(|queue| queue.borrow_mut().push(object));
    set_budget(-1);
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
