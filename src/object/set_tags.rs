//! A byte for each slot of a set's table, so that a search sees a whole stretch of ten slots at once. Comparing their
//! hashes one by one, most of a search passes slots that removed values left (half the time of benchmark `nqueens`).
//!
//! A small table has as many bytes more, which say for the low bits of a hash in which slot the only value is whose hash
//! has them. So most searches need not go through the sequence at all, whatever removed values left there (a tenth of
//! `nqueens`).

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

/// Tables with more slots do not know where hashes are: a byte would not do.
const MOST_KNOWN: usize = 128;
/// No value has a hash with these low bits.
const NO_SLOT: u8 = 0xff;
/// Several values have had such a hash at a time.
const SEVERAL: u8 = 0xfe;

/// What is known of where a hash is.
#[derive(Clone, Copy)]
pub(super) enum Known {
    /// No value has it.
    Absent,
    /// No other value has it than perhaps the one in this slot.
    At(usize),
    Nothing,
}

/// The tags of a table's slots, and behind them, if the table is small, the slots of hashes.
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
    /// Those of so many empty slots; none for a table that is too small to have a stretch.
    pub fn new(slots: usize) -> Tags {
        if slots < STRETCH {
            return Tags::default();
        }
        let length = if slots <= MOST_KNOWN { 2 * slots } else { slots };
        const { assert!(EMPTY == NO_SLOT, "both are filled in at once") };
        Tags(vec![EMPTY; length].into())
    }

    /// What is known of where a hash is in a table with this mask.
    #[inline(always)]
    pub fn known(&self, hash: i64, mask: usize) -> Known {
        match self.0.get(mask + 1 + (hash as usize & mask)) {
            Some(&NO_SLOT) => Known::Absent,
            None | Some(&SEVERAL) => Known::Nothing,
            Some(&slot) => Known::At(usize::from(slot)),
        }
    }

    /// A value with this hash is put into a slot.
    #[inline(always)]
    pub fn fill(&mut self, slot: usize, hash: i64, mask: usize) {
        if let Some(place) = self.0.get_mut(slot) {
            *place = tag(hash);
        }
        if let Some(known) = self.0.get_mut(mask + 1 + (hash as usize & mask)) {
            *known = if *known == NO_SLOT { slot as u8 } else { SEVERAL };
        }
    }

    /// The value with this hash in a slot is removed.
    #[inline(always)]
    pub fn remove(&mut self, slot: usize, hash: i64, mask: usize) {
        if let Some(place) = self.0.get_mut(slot) {
            *place = REMOVED;
        }
        if let Some(known) = self.0.get_mut(mask + 1 + (hash as usize & mask))
            && usize::from(*known) == slot
        {
            *known = NO_SLOT;
        }
    }

    /// The first eight slots of the stretch that begins at `base`, and the other two. They lie within the table.
    #[inline(always)]
    pub fn stretch(&self, base: usize) -> (Group, Group) {
        let stretch = self.0.get(base..).and_then(|rest| rest.first_chunk::<STRETCH>());
        let [a, b, c, d, e, f, g, h, i, j] = *stretch.expect("the stretch lies within the table");
        (
            Group { tags: u64::from_le_bytes([a, b, c, d, e, f, g, h]), tops: HIGH },
            Group { tags: u64::from(u16::from_le_bytes([i, j])), tops: HIGH & 0xffff },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slot_is_seen_where_it_is() {
        for slot in 0..STRETCH {
            let mut tags = Tags::new(32);
            (0..32).for_each(|other| tags.fill(other, 1, 31));
            tags.fill(7 + slot, 2, 31);
            let groups = tags.stretch(7);
            let (group, place) = if slot < 8 { (groups.0, slot) } else { (groups.1, slot - 8) };
            assert_eq!(first(group.same(Sought::new(2))), place);
            assert_eq!((group.empty(), group.removed_before(0)), (0, 0));
            tags.remove(7 + slot, 2, 31);
            let groups = tags.stretch(7);
            let group = if slot < 8 { groups.0 } else { groups.1 };
            assert_eq!((group.same(Sought::new(2)), group.empty()), (0, 0));
            assert_eq!(last(group.removed_before(0)), place);
        }
    }

    #[test]
    fn what_is_removed_counts_before_the_first_empty_slot() {
        let mut tags = Tags::new(16);
        (0..16).filter(|slot| *slot != 4).for_each(|slot| tags.fill(slot, 5, 15));
        tags.remove(1, 5, 15);
        tags.remove(2, 5, 15);
        tags.remove(6, 5, 15);
        let (group, _) = tags.stretch(0);
        assert_eq!(first(group.empty()), 4);
        assert_eq!(last(group.removed_before(group.empty())), 2);
        assert_eq!(last(group.removed_before(0)), 6);
    }

    #[test]
    fn a_hash_is_known_as_long_as_no_other_has_its_low_bits() {
        let where_is = |tags: &Tags, hash| match tags.known(hash, 15) {
            Known::Absent => "absent".to_string(),
            Known::At(slot) => slot.to_string(),
            Known::Nothing => "unknown".to_string(),
        };
        let mut tags = Tags::new(16);
        assert_eq!(where_is(&tags, 3), "absent");
        tags.fill(4, 3, 15);
        assert_eq!(["4", "4", "absent"], [3, 19, 4].map(|hash| where_is(&tags, hash)));
        tags.remove(4, 3, 15);
        assert_eq!(where_is(&tags, 3), "absent");
        tags.fill(5, 3, 15);
        tags.fill(6, 19, 15);
        tags.remove(5, 3, 15);
        assert_eq!(where_is(&tags, 19), "unknown");
        assert!(matches!(Tags::new(256).known(3, 255), Known::Nothing), "the table is too large");
    }
}
