//! The cycle collector.
//!
//! Blocks that can hold references are registered in one of two generations; a block knows its place there. A collection
//! subtracts the references among the members of a generation from their counts, what is left above zero is held from
//! outside, what those reach lives, and the rest is cleared. Source of the method: "trial deletion", as in CPython's
//! `gc` module.

use super::reference::{Member, set_budget};
use super::registry::{
    Due, Generation, OLD, REGISTRY, Registry, SAMPLE, UNTRACKED, USUAL_THRESHOLD, is_next_to_nothing,
    queue_finalizer,
};
use super::{Kind, Ref, WeakRef};

/// Makes a new block known.
#[inline(always)]
pub(super) fn register(member: Member) {
    let _ = REGISTRY.try_with(|registry| {
        let mut registry = registry.borrow_mut();
        member.set_place(registry.young.len() as u32);
        registry.young.push(member);
        if registry.young.len() >= registry.threshold && registry.enabled {
            set_budget(-1);
        }
    });
}

/// Forgets a block that is about to be freed.
#[inline(always)]
pub(super) fn unregister(member: Member) {
    let place = member.place();
    member.set_place(UNTRACKED);
    let _ = REGISTRY.try_with(|registry| {
        let mut registry = registry.borrow_mut();
        let index = (place & !OLD) as usize;
        if place & OLD == 0 {
            let last = registry.young.pop();
            if let (Some(last), Some(gap)) = (last, registry.young.get_mut(index)) {
                *gap = last;
                last.set_place(place);
            }
        } else {
            registry.old.remove(index);
        }
    });
}

/// Leaves what was made so far out of all collections: the interpreter's own objects, which live as long as it does.
/// What they refer to counts as held from outside.
pub fn freeze() {
    REGISTRY.with(|registry| {
        let mut registry = registry.borrow_mut();
        let Registry { young, old, .. } = &mut *registry;
        young.drain(..).for_each(|member| member.set_place(UNTRACKED));
        old.iter().for_each(|member| member.set_place(UNTRACKED));
        *old = Generation::default();
        // Room for all that will be young: growing by doubles it would leave half of it unused, and what it was before.
        young.reserve_exact(USUAL_THRESHOLD + USUAL_THRESHOLD / 16);
    });
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
        Due::Promotion if !sample_has_garbage() => {
            REGISTRY.with(|registry| registry.borrow_mut().promote_unseen());
            0
        }
        Due::Young | Due::Promotion => {
            let found = collect(false);
            REGISTRY.with(|registry| registry.borrow_mut().note_young(young, found));
            found
        }
    }
}

/// Whether there is more than next to nothing unreachable among the eldest of the young. Those that others among the
/// young hold count as held from outside.
fn sample_has_garbage() -> bool {
    let members = REGISTRY.with(|registry| std::mem::take(&mut registry.borrow_mut().young));
    let sample = &members[..members.len().min(SAMPLE)];
    let held = find_alive(sample, 0, None);
    let found = held.iter().filter(|held| **held != ALIVE).count();
    let is_worth = !is_next_to_nothing(found, sample.len());
    REGISTRY.with(|registry| registry.borrow_mut().young = members);
    is_worth
}

/// Finds and clears unreachable cycles, among the young objects or among all.
/// Returns how many objects were found unreachable.
pub fn collect(full: bool) -> usize {
    collect_from(full, None)
}

/// A full collection whose finalisers run in the order in which their objects are reached from a root, which is
/// unreachable itself: that of a module's namespace when the program ends.
pub fn collect_reached(root: &WeakRef) -> usize {
    collect_from(true, Some(root))
}

fn collect_from(full: bool, root: Option<&WeakRef>) -> usize {
    // They are taken out meanwhile, not copied: finding out who lives neither makes nor frees a block.
    let garbage = if full {
        let members = REGISTRY.with(|registry| {
            let mut registry = registry.borrow_mut();
            registry.promote_all();
            registry.old.close_gaps();
            std::mem::take(&mut registry.old)
        });
        let root = root.and_then(WeakRef::upgrade).map(|root| root.place());
        let root = root.filter(|place| *place != UNTRACKED).map(|place| (place & !OLD) as usize);
        let held = find_alive(&members, OLD, root);
        let garbage = unreachable(members.iter(), &held);
        REGISTRY.with(|registry| registry.borrow_mut().old = members);
        garbage
    } else {
        let members = REGISTRY.with(|registry| std::mem::take(&mut registry.borrow_mut().young));
        let held = find_alive(members.as_slice(), 0, None);
        let garbage = unreachable(members.iter().copied(), &held);
        promote(members, &held);
        garbage
    };
    let found = garbage.len();
    garbage.iter().for_each(|(member, _)| member.clear());
    drop(garbage);
    if full {
        REGISTRY.with(|registry| {
            let mut registry = registry.borrow_mut();
            registry.old_after_full = registry.old.len();
        });
    }
    found
}

/// The members that do not live, each with a reference that keeps it until all are cleared.
fn unreachable(members: impl Iterator<Item = Member>, held: &[u32]) -> Vec<(Member, Ref)> {
    let dead = members.zip(held).filter(|(_, held)| **held != ALIVE);
    dead.map(|(member, _)| (member, member.to_ref())).collect()
}

/// The members of a generation by their places.
trait Members {
    fn len(&self) -> usize;
    fn at(&self, place: usize) -> Member;
}

impl Members for [Member] {
    fn len(&self) -> usize {
        self.len()
    }

    fn at(&self, place: usize) -> Member {
        self[place]
    }
}

impl Members for Generation {
    fn len(&self) -> usize {
        self.len()
    }

    fn at(&self, place: usize) -> Member {
        self.at(place)
    }
}

/// The mark of a member that lives, in the place of the number of references that hold it from outside.
const ALIVE: u32 = u32::MAX;

/// Marks the members that are held from outside, or reached from one that is, or wait for their finaliser.
fn find_alive<M: Members + ?Sized>(members: &M, generation: u32, root: Option<usize>) -> Vec<u32> {
    // Of a sample the places end before those of its generation.
    let length = members.len();
    let place_in = |reference: &Ref| {
        let place = (reference.place() ^ generation) as usize;
        (place < length).then_some(place)
    };
    let all = 0..members.len();
    let mut held: Vec<u32> = all.clone().map(|place| members.at(place).count()).collect();
    for place in all.clone() {
        members.at(place).trace(&mut |child| {
            if let Some(place) = place_in(child) {
                held[place] = held[place].saturating_sub(1);
            }
        });
    }
    let mut reached: Vec<usize> = Vec::new();
    let spread = |from: usize, held: &mut Vec<u32>, reached: &mut Vec<usize>| {
        if std::mem::replace(&mut held[from], ALIVE) == ALIVE {
            return;
        }
        reached.push(from);
        while let Some(place) = reached.pop() {
            members.at(place).trace(&mut |child| {
                if let Some(place) = place_in(child)
                    && std::mem::replace(&mut held[place], ALIVE) != ALIVE
                {
                    reached.push(place);
                }
            });
        }
    };
    for place in all.clone() {
        if held[place] > 0 {
            spread(place, &mut held, &mut reached);
        }
    }
    // Unreachable objects with a finaliser get it first; they and what they reach are looked at again later.
    let mut wanting: Vec<usize> =
        all.filter(|&place| held[place] != ALIVE && members.at(place).awaits_finalizer()).collect();
    if let Some(root) = root.filter(|_| wanting.len() > 1) {
        let order = order_of_reach(members, root, place_in);
        wanting.sort_by_key(|place| order[*place]);
    }
    for place in wanting {
        queue_finalizer(members.at(place).to_ref());
        spread(place, &mut held, &mut reached);
    }
    held
}

/// When each member is reached from a root, level by level, as CPython's collector comes by them: lists and tuples
/// give their last item first.
fn order_of_reach<M: Members + ?Sized>(
    members: &M,
    root: usize,
    place_in: impl Fn(&Ref) -> Option<usize>,
) -> Vec<usize> {
    let mut is_reached = vec![false; members.len()];
    is_reached[root] = true;
    let mut reached = vec![root];
    let mut next = 0;
    while let Some(&from) = reached.get(next) {
        next += 1;
        let start = reached.len();
        members.at(from).trace(&mut |child| {
            if let Some(place) = place_in(child)
                && !std::mem::replace(&mut is_reached[place], true)
            {
                reached.push(place);
            }
        });
        if matches!(members.at(from).to_ref().kind(), Kind::List | Kind::Tuple) {
            reached[start..].reverse();
        }
    }
    let mut order = vec![usize::MAX; members.len()];
    for (index, place) in reached.into_iter().enumerate() {
        order[place] = index;
    }
    order
}

/// What survived its first collection belongs to the old from now on.
fn promote(mut members: Vec<Member>, held: &[u32]) {
    REGISTRY.with(|registry| {
        let mut registry = registry.borrow_mut();
        let mut left = 0;
        for place in 0..members.len() {
            let member = members[place];
            if held[place] == ALIVE {
                registry.add_old(member);
            } else {
                member.set_place(left as u32);
                members[left] = member;
                left += 1;
            }
        }
        members.truncate(left);
        registry.reuse_young(members);
    });
}
