//! The hash table of sets, which iterates in CPython's order.
//!
//! Open addressing: an item goes to the slot of its hash, or one of the nine after it if they lie within the
//! table, or the next place of a perturbed sequence. A removed item leaves a mark that later searches pass over
//! and that an insertion may use again. Growth, copies and merges happen when CPython's do,
//! and the set operations insert in the order in which CPython's do, since a script sees all of it.
//!
//! A byte for each slot ([`Tags`]) says what a search finds in a stretch of ten slots, and in a small table another one
//! where a hash is.
//!
//! Equality may run script code. Therefore a lookup can be taken apart: [`SetTable::probe`] gives a cursor that
//! does not borrow the table, and [`SetTable::generation`] tells whether the table changed meanwhile.

use super::room;
use super::set_sequence::{Sequence, Stretch};
use super::set_tags::{Group, Known, Sought, Tags, first, last};

/// Slots of the smallest table.
const SMALLEST: usize = 8;
/// Tables with more items than this grow by two instead of by four.
const LARGE: usize = 50_000;

/// The hash of a slot that a removed value left. No value has it.
const REMOVED: i64 = -1;

/// A slot. Its hash is that of its value; 0 as long as it is empty, [`REMOVED`] afterwards: so the hash alone tells most
/// slots apart that a search passes.
#[derive(Clone, Debug)]
struct Slot<T> {
    hash: i64,
    content: Content<T>,
}

#[derive(Clone, Debug)]
enum Content<T> {
    /// Never used since the table was built; ends a search.
    Empty,
    /// Used once; a search goes on.
    Removed,
    Full(T),
}

impl<T> Slot<T> {
    const EMPTY: Slot<T> = Slot { hash: 0, content: Content::Empty };

    #[inline(always)]
    fn value(&self) -> Option<&T> {
        match &self.content {
            Content::Full(value) => Some(value),
            _ => None,
        }
    }

    #[inline(always)]
    fn is_empty(&self) -> bool {
        self.hash == 0 && matches!(self.content, Content::Empty)
    }

    /// Whether it has a value of this hash that `equal` accepts.
    #[inline(always)]
    fn holds<E>(&self, hash: i64, equal: &mut impl FnMut(&T) -> Result<bool, E>) -> Result<bool, E> {
        match &self.content {
            Content::Full(value) if self.hash == hash => equal(value),
            _ => Ok(false),
        }
    }
}

/// Where a value stands in a table, or would.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    Found(usize),
    /// A slot that a removed value left.
    Left(usize),
    /// A slot that was never used.
    Unused(usize),
}

/// A set of values with their hashes.
#[derive(Clone, Debug)]
pub struct SetTable<T> {
    /// As long as `mask + 1`, or empty as long as nothing was inserted.
    slots: Vec<Slot<T>>,
    tags: Tags,
    /// The number of slots, a power of two, less one.
    mask: usize,
    /// Slots that are not `Empty`.
    fill: usize,
    /// Slots that are `Full`.
    used: usize,
    /// Where the next `pop` begins to look.
    finger: usize,
    /// Counts changes.
    generation: u32,
}

impl<T> Default for SetTable<T> {
    fn default() -> Self {
        let (slots, tags) = (Vec::new(), Tags::default());
        Self { slots, tags, mask: SMALLEST - 1, fill: 0, used: 0, finger: 0, generation: 0 }
    }
}

/// A lookup under way. It does not borrow the table: if that changes (see [`SetTable::generation`]), begin anew.
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    hash: i64,
    sequence: Sequence,
}

impl Probe {
    /// The next slot whose hash is equal; nothing when no further one can be.
    pub fn next<T>(&mut self, table: &SetTable<T>) -> Option<usize> {
        loop {
            let index = self.sequence.slot;
            let slot = table.slots.get(index)?;
            if matches!(slot.content, Content::Empty) {
                return None;
            }
            self.sequence.advance();
            if slot.hash == self.hash && slot.value().is_some() {
                return Some(index);
            }
        }
    }
}

impl<T> SetTable<T> {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many values the set has.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether the set has no values.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// How many slots the table has; what iteration by index ends at.
    pub fn capacity(&self) -> usize {
        self.mask + 1
    }

    /// A number that differs after every change.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// Begins a lookup.
    pub fn probe(&self, hash: i64) -> Probe {
        Probe { hash, sequence: Sequence::new(hash, self.mask) }
    }

    /// The slot of the value with this hash that `equal` accepts.
    pub fn find(&self, hash: i64, mut equal: impl FnMut(&T) -> bool) -> Option<usize> {
        let found = self.try_find(hash, |value| Ok::<_, std::convert::Infallible>(equal(value)));
        found.unwrap_or_else(|never| match never {})
    }

    /// The slot of the value with this hash that `equal` accepts.
    ///
    /// # Errors
    /// What `equal` raises.
    #[inline(always)]
    pub fn try_find<E>(
        &self,
        hash: i64,
        mut equal: impl FnMut(&T) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        match self.tags.known(hash, self.mask) {
            Known::Absent => Ok(None),
            Known::At(slot) => Ok(self.slots[slot].holds(hash, &mut equal)?.then_some(slot)),
            Known::Nothing => self.search(hash, &mut equal),
        }
    }

    /// [`SetTable::try_find`] through the whole sequence.
    #[inline(never)]
    fn search<E>(
        &self,
        hash: i64,
        equal: &mut impl FnMut(&T) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        let sought = Sought::new(hash);
        let mut stretch = Stretch::new(hash, self.mask);
        loop {
            let base = stretch.base;
            if stretch.is_long() {
                let (group, rest) = self.tags.stretch(base);
                for (group, at) in [(group, base), (rest, base + 8)] {
                    if let Some(index) = self.look_into(group, at, hash, sought, equal)? {
                        return Ok(Some(index));
                    }
                }
                if group.empty() | rest.empty() != 0 {
                    return Ok(None);
                }
            } else {
                let Some(slot) = self.slots.get(base) else { return Ok(None) };
                if slot.holds(hash, equal)? {
                    return Ok(Some(base));
                }
                if slot.is_empty() {
                    return Ok(None);
                }
            }
            stretch.jump();
        }
    }

    /// The value with this hash that `equal` accepts among the group of slots from `at` on. It may be looked for behind an
    /// empty slot, where it cannot be: its sequence is the same, and a slot once used is never empty again.
    #[inline(always)]
    fn look_into<E>(
        &self,
        group: Group,
        at: usize,
        hash: i64,
        sought: Sought,
        equal: &mut impl FnMut(&T) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        let mut same = group.same(sought);
        while same != 0 {
            let index = at + first(same);
            if self.slots[index].holds(hash, equal)? {
                return Ok(Some(index));
            }
            same &= same - 1;
        }
        Ok(None)
    }

    /// Where the value with this hash stands that `equal` accepts, or where it would be put: into the last slot of its
    /// sequence that a removed value left, else into the empty one that ends the sequence.
    ///
    /// # Errors
    /// What `equal` raises.
    #[inline(always)]
    pub fn try_spot<E>(
        &mut self,
        hash: i64,
        mut equal: impl FnMut(&T) -> Result<bool, E>,
    ) -> Result<Spot, E> {
        if self.slots.is_empty() {
            self.make_slots();
        }
        match self.tags.known(hash, self.mask) {
            Known::Absent => Ok(self.spot_for_new(hash)),
            Known::At(slot) if self.slots[slot].holds(hash, &mut equal)? => Ok(Spot::Found(slot)),
            Known::At(_) => Ok(self.spot_for_new(hash)),
            Known::Nothing => self.search_spot(hash, &mut equal),
        }
    }

    /// Where a value with this hash would be put that is not there.
    #[inline]
    fn spot_for_new(&self, hash: i64) -> Spot {
        let never = self.search_spot(hash, &mut |_| Ok::<_, std::convert::Infallible>(false));
        never.unwrap_or_else(|never| match never {})
    }

    /// [`SetTable::try_spot`] through the whole sequence.
    #[inline(never)]
    fn search_spot<E>(&self, hash: i64, equal: &mut impl FnMut(&T) -> Result<bool, E>) -> Result<Spot, E> {
        let sought = Sought::new(hash);
        let mut stretch = Stretch::new(hash, self.mask);
        let mut left = None;
        loop {
            let base = stretch.base;
            if stretch.is_long() {
                let (group, rest) = self.tags.stretch(base);
                let groups = [(group, base), (rest, base + 8)];
                for (group, at) in groups {
                    if let Some(index) = self.look_into(group, at, hash, sought, equal)? {
                        return Ok(Spot::Found(index));
                    }
                }
                for (group, at) in groups {
                    let empty = group.empty();
                    let removed = group.removed_before(empty);
                    if removed != 0 {
                        left = Some(at + last(removed));
                    }
                    if empty != 0 {
                        return Ok(left.map_or(Spot::Unused(at + first(empty)), Spot::Left));
                    }
                }
            } else {
                let slot = &self.slots[base];
                if slot.holds(hash, equal)? {
                    return Ok(Spot::Found(base));
                }
                if slot.is_empty() {
                    return Ok(left.map_or(Spot::Unused(base), Spot::Left));
                }
                if slot.hash == REMOVED {
                    left = Some(base);
                }
            }
            stretch.jump();
        }
    }

    /// Makes the slots, of which there are none yet.
    #[cold]
    #[inline(never)]
    fn make_slots(&mut self) {
        self.slots.resize_with(self.mask + 1, || Slot::EMPTY);
        self.tags = Tags::new(self.mask + 1);
    }

    /// Whether one more value finds room, also where the table must grow for it. Small tables are not asked.
    #[inline]
    pub fn has_room(&self) -> bool {
        self.mask < room::LARGE || (self.fill + 1) * 5 < self.mask * 3 || self.can_grow()
    }

    #[cold]
    fn can_grow(&self) -> bool {
        // What `grow` comes to, with the tags, which are smaller than the slots.
        let least = if self.used > LARGE { self.used * 2 } else { self.used * 4 };
        room::is_there((least + 1).next_power_of_two() * (size_of::<Slot<T>>() + 1))
    }

    /// Puts a value where [`SetTable::try_spot`] said, unless it is there.
    #[inline]
    pub fn put_at(&mut self, spot: Spot, hash: i64, value: T) {
        let index = match spot {
            Spot::Found(_) => return,
            Spot::Left(index) => index,
            Spot::Unused(index) => {
                self.fill += 1;
                index
            }
        };
        self.used += 1;
        self.generation = self.generation.wrapping_add(1);
        self.slots[index] = Slot { hash, content: Content::Full(value) };
        self.tags.fill(index, hash, self.mask);
        if matches!(spot, Spot::Unused(_)) && self.fill * 5 >= self.mask * 3 {
            self.grow();
        }
    }

    /// The value in a slot.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.slots.get(index)?.value()
    }

    /// The first value in this slot or a later one, with its slot and its hash: what an iterator that must
    /// survive changes of the set asks for.
    pub fn next_from(&self, index: usize) -> Option<(usize, i64, &T)> {
        let rest = self.slots.get(index..)?;
        rest.iter()
            .enumerate()
            .find_map(|(distance, slot)| slot.value().map(|value| (index + distance, slot.hash, value)))
    }

    /// The hashes and values in the order of iteration.
    pub fn entries(&self) -> impl Iterator<Item = (i64, &T)> + Clone {
        self.slots.iter().filter_map(|slot| slot.value().map(|value| (slot.hash, value)))
    }

    /// The values in the order of iteration.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.entries().map(|(_, value)| value)
    }

    /// Adds a value that a lookup has not found.
    pub fn insert_new(&mut self, hash: i64, value: T) {
        if self.slots.is_empty() {
            self.make_slots();
        }
        let spot = self.spot_for_new(hash);
        self.put_at(spot, hash, value);
    }

    /// Adds a value unless an equal one is there; says whether it did.
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn try_insert<E>(
        &mut self,
        hash: i64,
        value: T,
        equal: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<bool, E> {
        let spot = self.try_spot(hash, |other| equal(other, &value))?;
        self.put_at(spot, hash, value);
        Ok(!matches!(spot, Spot::Found(_)))
    }

    /// Removes and gives back the value in a slot.
    #[inline]
    pub fn remove_at(&mut self, index: usize) -> Option<T> {
        let slot = self.slots.get_mut(index)?;
        slot.value()?;
        self.tags.remove(index, slot.hash, self.mask);
        self.used -= 1;
        self.generation = self.generation.wrapping_add(1);
        match std::mem::replace(slot, Slot { hash: REMOVED, content: Content::Removed }).content {
            Content::Full(value) => Some(value),
            _ => None,
        }
    }

    /// Removes the equal value; says whether there was one.
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn try_discard<E>(&mut self, hash: i64, equal: impl FnMut(&T) -> Result<bool, E>) -> Result<bool, E> {
        let found = self.try_find(hash, equal)?;
        Ok(found.is_some_and(|index| self.remove_at(index).is_some()))
    }

    /// Removes some value: the first at or after where the last one was taken.
    pub fn pop(&mut self) -> Option<T> {
        if self.used == 0 {
            return None;
        }
        let start = self.finger & self.mask;
        let index = self.next_from(start).or_else(|| self.next_from(0)).map(|(index, ..)| index)?;
        self.finger = index + 1;
        self.remove_at(index)
    }

    /// Removes all values.
    pub fn clear(&mut self) {
        let (finger, generation) = (self.finger, self.generation.wrapping_add(1));
        *self = Self { finger, generation, ..Self::default() };
    }

    /// Takes the contents of a set that was computed; this one goes on popping where it was.
    pub fn replace_contents(&mut self, other: Self) {
        let (finger, generation) = (self.finger, self.generation.wrapping_add(1));
        *self = Self { finger, generation, ..other };
    }

    /// Makes room at once for `count` values that are about to be added from a dict or a set. (From other
    /// iterables they are added without it.)
    pub fn reserve_for_merge(&mut self, count: usize) {
        if (self.fill + count) * 5 >= self.mask * 3 {
            self.rebuild((self.used + count) * 2);
        }
    }

    /// Rebuilds the table if more than a quarter of it are marks of removed values; `difference_update` ends
    /// with it.
    pub fn drop_marks(&mut self) {
        if self.fill - self.used > self.mask / 4 {
            self.grow();
        }
    }

    /// Puts a value into the first empty slot of its sequence. There is room, and no marks of removed values.
    fn put(&mut self, hash: i64, value: T) {
        if self.slots.is_empty() {
            self.make_slots();
        }
        let mut sequence = Sequence::new(hash, self.mask);
        while !matches!(self.slots[sequence.slot].content, Content::Empty) {
            sequence.advance();
        }
        self.fill += 1;
        self.used += 1;
        self.generation = self.generation.wrapping_add(1);
        self.slots[sequence.slot] = Slot { hash, content: Content::Full(value) };
        self.tags.fill(sequence.slot, hash, self.mask);
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        self.rebuild(if self.used > LARGE { self.used * 2 } else { self.used * 4 });
    }

    /// Builds the table anew with more slots than `least`, without marks.
    fn rebuild(&mut self, least: usize) {
        let mut size = SMALLEST;
        while size <= least {
            size *= 2;
        }
        let old = std::mem::take(&mut self.slots);
        self.tags = Tags::default();
        (self.mask, self.fill, self.used) = (size - 1, 0, 0);
        self.generation = self.generation.wrapping_add(1);
        for slot in old {
            if let Content::Full(value) = slot.content {
                self.put(slot.hash, value);
            }
        }
    }
}

/// The operations of sets. `equal` is asked only about values of equal hash; its first argument is the value
/// in the set. Operations on one and the same set (`s |= s`) are the caller's to recognise: its union and
/// intersection are a copy, its differences empty.
impl<T: Clone> SetTable<T> {
    /// `set.copy`, which may have fewer slots than the original, and so another order.
    pub fn copied(&self) -> Self {
        let mut copy = Self::new();
        let outcome = copy.merge(self, &mut |_, _| Ok::<_, std::convert::Infallible>(false));
        outcome.unwrap_or_else(|never| match never {});
        copy
    }

    /// `set.update(set)`, also what a set is built from a set with.
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn merge<E>(
        &mut self,
        other: &Self,
        equal: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<(), E> {
        if other.used == 0 {
            return Ok(());
        }
        self.reserve_for_merge(other.used);
        if self.fill == 0 {
            if self.mask == other.mask && other.fill == other.used {
                self.slots.clone_from(&other.slots);
                self.tags.clone_from(&other.tags);
                (self.fill, self.used) = (other.fill, other.used);
                self.generation = self.generation.wrapping_add(1);
                return Ok(());
            }
            other.entries().for_each(|(hash, value)| self.put(hash, value.clone()));
            return Ok(());
        }
        for (hash, value) in other.entries() {
            self.try_insert(hash, value.clone(), equal)?;
        }
        Ok(())
    }

    /// `left | right`
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn union<E>(
        &self,
        other: &Self,
        equal: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<Self, E> {
        let mut result = self.copied();
        result.merge(other, equal)?;
        Ok(result)
    }

    /// `left & right`: goes through the smaller, or the right one if both are as large.
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn intersection<E>(
        &self,
        other: &Self,
        equal: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<Self, E> {
        let (looked_in, walked) = if other.used > self.used { (other, self) } else { (self, other) };
        let mut result = Self::new();
        for (hash, value) in walked.entries() {
            if looked_in.try_find(hash, |found| equal(found, value))?.is_some() {
                result.try_insert(hash, value.clone(), equal)?;
            }
        }
        Ok(result)
    }

    /// `left - right` where the right side is a set.
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn difference<E>(
        &self,
        other: &Self,
        equal: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<Self, E> {
        if self.used >> 2 > other.used {
            let mut result = self.copied();
            result.difference_update(other, equal)?;
            return Ok(result);
        }
        self.filtered(equal, |hash, value, equal| {
            Ok(other.try_find(hash, |found| equal(found, value))?.is_none())
        })
    }

    /// A new set of the values for which `keep` holds, in the order of this one. With `keep` a lookup, it is the
    /// difference from a dict that has at least a quarter as many items.
    ///
    /// # Errors
    /// What `equal` and `keep` raise.
    pub fn filtered<E, F: FnMut(&T, &T) -> Result<bool, E>>(
        &self,
        equal: &mut F,
        mut keep: impl FnMut(i64, &T, &mut F) -> Result<bool, E>,
    ) -> Result<Self, E> {
        let mut result = Self::new();
        for (hash, value) in self.entries() {
            if keep(hash, value, equal)? {
                result.try_insert(hash, value.clone(), equal)?;
            }
        }
        Ok(result)
    }

    /// `set.difference_update(set)`
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn difference_update<E>(
        &mut self,
        other: &Self,
        equal: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<(), E> {
        if other.used >> 3 > self.used {
            // Few against many: only what both have can go.
            let common = self.intersection(other, equal)?;
            return self.difference_update(&common, equal);
        }
        for (hash, value) in other.entries() {
            self.try_discard(hash, |found| equal(found, value))?;
        }
        self.drop_marks();
        Ok(())
    }

    /// `left ^ right`
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn symmetric_difference<E>(
        &self,
        other: &Self,
        equal: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<Self, E> {
        let mut result = other.copied();
        result.symmetric_difference_update(self, equal)?;
        Ok(result)
    }

    /// `set.symmetric_difference_update(set)`; other iterables are made a set first.
    ///
    /// # Errors
    /// What `equal` raises.
    pub fn symmetric_difference_update<E>(
        &mut self,
        other: &Self,
        equal: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<(), E> {
        for (hash, value) in other.entries() {
            if !self.try_discard(hash, |found| equal(found, value))? {
                self.insert_new(hash, value.clone());
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::number::hash::hash_i64;

    fn equal(left: &i64, right: &i64) -> Result<bool, ()> {
        Ok(left == right)
    }

    fn set(values: impl IntoIterator<Item = i64>) -> SetTable<i64> {
        let mut table = SetTable::new();
        for value in values {
            table.try_insert(hash_i64(value), value, &mut equal).unwrap();
        }
        table
    }

    fn values(table: &SetTable<i64>) -> Vec<i64> {
        table.iter().copied().collect()
    }

    #[test]
    fn iteration_is_in_slot_order() {
        assert_eq!(values(&set([3, 1, 2])), [1, 2, 3]);
        assert_eq!(values(&set([8, 0, 16])), [8, 0, 16]);
        assert_eq!(values(&set([-1, -2, 10, 20, 30])), [10, 20, -1, -2, 30]);
    }

    #[test]
    fn operations_order_their_results() {
        let left = set((0..40).map(|n| n * 7));
        let right = set((0..40).map(|n| n * 5));
        assert_eq!(values(&left.intersection(&right, &mut equal).unwrap()), [0, 35, 70, 105, 140, 175]);
        assert_eq!(values(&left.difference(&right, &mut equal).unwrap())[..6], [259, 133, 7, 266, 14, 273]);
        assert_eq!(values(&left.union(&right, &mut equal).unwrap())[..6], [0, 259, 5, 7, 266, 10]);
        assert_eq!(
            values(&left.symmetric_difference(&right, &mut equal).unwrap())[..6],
            [130, 259, 5, 133, 135, 7]
        );
    }

    #[test]
    fn removed_values_leave_room() {
        // -43 passes several slots that removed values have left, and takes the last of them.
        let mut table = set([77]);
        for (gone, come) in [(77, -13), (0, 40)] {
            remove(&mut table, gone);
            table.try_insert(hash_i64(come), come, &mut equal).unwrap();
        }
        remove(&mut table, -13);
        remove(&mut table, 40);
        for value in [-43, -36] {
            table.insert_new(hash_i64(value), value);
        }
        assert_eq!(values(&table), [-43, -36]);
    }

    fn remove(table: &mut SetTable<i64>, value: i64) {
        table.try_discard(hash_i64(value), |found| Ok::<_, ()>(*found == value)).unwrap();
    }

    #[test]
    fn pop_goes_on_where_it_was() {
        let mut table = set([5, 1, 9]);
        assert_eq!([table.pop(), table.pop()], [1, 5].map(Some));
        assert_eq!(table.len(), 1);
        table.pop();
        assert_eq!(table.pop(), None);
    }

    #[test]
    fn a_lookup_can_be_taken_apart() {
        let mut table = SetTable::new();
        table.insert_new(4, "a");
        table.insert_new(4, "b");
        let mut probe = table.probe(4);
        let found: Vec<_> = std::iter::from_fn(|| probe.next(&table)).map(|index| table.get(index)).collect();
        assert_eq!(found, [Some(&"a"), Some(&"b")]);
        let before = table.generation();
        let index = table.find(4, |value| *value == "b").unwrap();
        assert_eq!(table.remove_at(index), Some("b"));
        assert_ne!(table.generation(), before);
    }
}
