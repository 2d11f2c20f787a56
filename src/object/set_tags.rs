//! A byte for each slot of a set's table, so that a search sees a whole stretch of ten slots at once. Comparing their
//! hashes one by one, most of a search passes slots that removed values left (half the time of benchmark `nqueens`).

/// How many slots are seen at once.
pub(super) const STRETCH: usize = 10;

/// The tag of a slot that was never used.
const EMPTY: u8 = 0xff;
/// The tag of a slot that a removed value left. A full slot has seven bits of its hash: its top bit is off.
const REMOVED: u8 = 0x80;

/// The lowest bit of each byte.
const LOW: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The tags of a table's slots, or none if the table is too small to have a stretch.
#[derive(Clone, Debug, Default)]
pub(super) struct Tags(Box<[u8]>);

/// Tags of neighbouring slots, the first in the lowest byte. What it finds it tells by the top bits of their bytes.
#[derive(Clone, Copy)]
pub(super) struct Group {
    tags: u64,
    /// The top bits of its slots.
    tops: u64,
}

/// A tag in each byte.
#[derive(Clone, Copy)]
pub(super) struct Sought(u64);

impl Sought {
    /// The tag of a hash.
    #[inline(always)]
    pub fn new(hash: i64) -> Sought {
        Sought(u64::from(tag(hash)) * LOW)
    }
}

/// The tag of a full slot. Seven bits of a product, so that hashes that differ by a multiple of the table's size, and so
/// belong into the same slot, mostly differ in it.
#[inline(always)]
fn tag(hash: i64) -> u8 {
    ((hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 57) as u8
}

impl Group {
    /// The full slots that may have the tag. The first one of them has.
    #[inline(always)]
    pub fn same(self, sought: Sought) -> u64 {
        let differ = self.tags ^ sought.0;
        differ.wrapping_sub(LOW) & !differ & self.tops
    }

    /// The empty slots.
    #[inline(always)]
    pub fn empty(self) -> u64 {
        self.tags & self.tags << 1 & self.tops
    }

    /// The slots that removed values left, as far as the first of the empty ones.
    #[inline(always)]
    pub fn removed_before(self, empty: u64) -> u64 {
        let before = (empty & empty.wrapping_neg()).wrapping_sub(1);
        self.tags & !(self.tags << 1) & self.tops & before
    }
}

/// The place in its group of the first slot that is told.
#[inline(always)]
pub(super) fn first(tops: u64) -> usize {
    tops.trailing_zeros() as usize / 8
}

/// The place in its group of the last slot that is told. There is one.
#[inline(always)]
pub(super) fn last(tops: u64) -> usize {
    tops.ilog2() as usize / 8
}

impl Tags {
    /// Those of so many empty slots.
    pub fn new(slots: usize) -> Tags {
        if slots < STRETCH { Tags::default() } else { Tags(vec![EMPTY; slots].into()) }
    }

    /// A value with this hash is put into a slot.
    #[inline(always)]
    pub fn fill(&mut self, slot: usize, hash: i64) {
        if let Some(place) = self.0.get_mut(slot) {
            *place = tag(hash);
        }
    }

    /// The value in a slot is removed.
    #[inline(always)]
    pub fn remove(&mut self, slot: usize) {
        if let Some(place) = self.0.get_mut(slot) {
            *place = REMOVED;
        }
    }

    /// The first eight slots of the stretch that begins at `base`, and the other two; nothing if they do not lie within
    /// the table.
    #[inline(always)]
    pub fn stretch(&self, base: usize) -> Option<(Group, Group)> {
        let [a, b, c, d, e, f, g, h, i, j] = *self.0.get(base..)?.first_chunk::<STRETCH>()?;
        Some((
            Group { tags: u64::from_le_bytes([a, b, c, d, e, f, g, h]), tops: HIGH },
            Group { tags: u64::from(u16::from_le_bytes([i, j])), tops: HIGH & 0xffff },
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slot_is_seen_where_it_is() {
        for slot in 0..STRETCH {
            let mut tags = Tags::new(32);
            (0..32).for_each(|other| tags.fill(other, 1));
            tags.fill(7 + slot, 2);
            let groups = tags.stretch(7).unwrap();
            let (group, place) = if slot < 8 { (groups.0, slot) } else { (groups.1, slot - 8) };
            assert_eq!(first(group.same(Sought::new(2))), place);
            assert_eq!((group.empty(), group.removed_before(0)), (0, 0));
            tags.remove(7 + slot);
            let groups = tags.stretch(7).unwrap();
            let group = if slot < 8 { groups.0 } else { groups.1 };
            assert_eq!((group.same(Sought::new(2)), group.empty()), (0, 0));
            assert_eq!(last(group.removed_before(0)), place);
        }
    }

    #[test]
    fn what_is_removed_counts_before_the_first_empty_slot() {
        let mut tags = Tags::new(16);
        (0..16).filter(|slot| *slot != 4).for_each(|slot| tags.fill(slot, 5));
        tags.remove(1);
        tags.remove(2);
        tags.remove(6);
        let (group, _) = tags.stretch(0).unwrap();
        assert_eq!(first(group.empty()), 4);
        assert_eq!(last(group.removed_before(group.empty())), 2);
        assert_eq!(last(group.removed_before(0)), 6);
    }
}
