//! A stable sort whose comparison may fail: natural runs, merged two by two (Tim Peters' design, with Munro's
//! and Wild's powersort for the order of merges).
//!
//! It asks only "is this less than that", and asks the very questions that CPython 3.13 asks, in its order: a script
//! sees them when it defines `__lt__`. Indices are sorted, and the values moved once at the end, so that a
//! failing comparison leaves every value in its place or another, but none lost.

/// Runs shorter than this are extended by insertion.
const SHORTEST_MERGE: usize = 64;

/// Sorts by `less`, stably.
///
/// # Errors
/// The first error of `less`; the slice is then some permutation of what it was.
pub fn try_sort_by<T, E>(items: &mut [T], mut less: impl FnMut(&T, &T) -> Result<bool, E>) -> Result<(), E> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let outcome = sort_indices(&mut order, &mut |left, right| less(&items[left], &items[right]));
    permute(items, &mut order);
    outcome
}

/// Moves the values to where the order says: `order[i]` is the old place of the new item `i`.
fn permute<T>(items: &mut [T], order: &mut [usize]) {
    for start in 0..order.len() {
        let mut place = start;
        while order[place] != start {
            let next = order[place];
            order[place] = place;
            items.swap(place, next);
            place = next;
        }
        order[place] = place;
    }
}

/// So many wins in a row make a merge gallop.
const GALLOP_AFTER: usize = 7;

/// A sorted stretch that waits to be merged.
struct Run {
    start: usize,
    length: usize,
    /// How deep in the merge tree the border to the run before lies.
    power: u32,
}

/// A sort under way.
struct Sorter<'a, L> {
    order: &'a mut [usize],
    less: L,
    runs: Vec<Run>,
    /// So many wins in a row make the next merge gallop: less where galloping paid, more where it did not.
    gallop_after: usize,
}

fn sort_indices<E>(
    order: &mut [usize],
    less: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    Sorter { order, less, runs: Vec::new(), gallop_after: GALLOP_AFTER }.sort()
}

/// A length between 32 and 64 such that the number of runs is a power of two or just below.
fn shortest_run(mut total: usize) -> usize {
    let mut dropped = 0;
    while total >= SHORTEST_MERGE {
        dropped |= total & 1;
        total >>= 1;
    }
    total + dropped
}

/// The depth in a balanced tree over `0..total` at which the middles of two neighbouring runs part.
fn border_power(left: &Run, start: usize, length: usize, total: usize) -> u32 {
    // Twice the middles, relative to the total.
    let mut first = 2 * left.start + left.length;
    let mut second = 2 * start + length;
    let mut power = 0;
    loop {
        power += 1;
        if first >= total {
            first -= total;
            second -= total;
        } else if second >= total {
            return power;
        }
        first *= 2;
        second *= 2;
    }
}

/// How many items at the beginning satisfy a condition that holds for a prefix: from `hint` on by growing steps in the
/// direction where the border lies, then by halves.
fn gallop<E>(
    items: &[usize],
    hint: usize,
    mut holds: impl FnMut(usize) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut last, mut step) = (0, 1);
    let (mut low, mut high);
    if holds(items[hint])? {
        let most = items.len() - hint;
        while step < most && holds(items[hint + step])? {
            last = step;
            step = 2 * step + 1;
        }
        (low, high) = (hint + last + 1, hint + step.min(most));
    } else {
        let most = hint + 1;
        while step < most && !holds(items[hint - step])? {
            last = step;
            step = 2 * step + 1;
        }
        (low, high) = (hint + 1 - step.min(most), hint - last);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(items[middle])? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// Where a merge stands. One part was set aside; what is left of it fills the gap exactly, whatever happens.
struct Merge {
    aside: Vec<usize>,
    /// What is left of the left part: from here on (`merge_low`), or so many (`merge_high`).
    left: usize,
    right: usize,
    out: usize,
}

impl<E, L: FnMut(usize, usize) -> Result<bool, E>> Sorter<'_, L> {
    fn sort(mut self) -> Result<(), E> {
        let total = self.order.len();
        let shortest = shortest_run(total);
        let mut start = 0;
        while start < total {
            let mut length = self.count_run(start)?;
            if length < shortest {
                let forced = shortest.min(total - start);
                self.insert_sorted(start, start + forced, length)?;
                length = forced;
            }
            let power = self.runs.last().map_or(0, |last| border_power(last, start, length, total));
            while self.runs.len() > 1 && self.runs[self.runs.len() - 1].power > power {
                self.merge_at(self.runs.len() - 2)?;
            }
            self.runs.push(Run { start, length, power });
            start += length;
        }
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].length < self.runs[at + 1].length {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    fn precedes(&mut self, left: usize, right: usize) -> Result<bool, E> {
        (self.less)(self.order[left], self.order[right])
    }

    /// The length of the run that starts here. One that descends, with equal items in it or not, is turned round, and
    /// goes on with what ascends behind it.
    fn count_run(&mut self, start: usize) -> Result<usize, E> {
        let end = self.order.len();
        let mut at = start + 1;
        while at < end && !self.precedes(at, at - 1)? {
            at += 1;
        }
        if at == end {
            return Ok(at - start);
        }
        // The next item is less. If all before it are equal, this is a descending run.
        if at > start + 1 {
            if self.precedes(start, at - 1)? {
                return Ok(at - start);
            }
            self.order[start..at].reverse();
        }
        at += 1;
        // Stretches of equal items are turned round, so that turning the whole restores their order.
        let mut equal = 0;
        while at < end {
            if self.precedes(at, at - 1)? {
                self.turn_equal(at, &mut equal);
            } else if self.precedes(at - 1, at)? {
                break;
            } else {
                equal += 1;
            }
            at += 1;
        }
        self.turn_equal(at, &mut equal);
        self.order[start..at].reverse();
        while at < end && !self.precedes(at, at - 1)? {
            at += 1;
        }
        Ok(at - start)
    }

    fn turn_equal(&mut self, end: usize, equal: &mut usize) {
        if *equal > 0 {
            self.order[end - *equal - 1..end].reverse();
            *equal = 0;
        }
    }

    /// Sorts a stretch by binary insertion; its first `sorted` indices are in order already.
    fn insert_sorted(&mut self, start: usize, end: usize, sorted: usize) -> Result<(), E> {
        for next in start + sorted..end {
            let pivot = self.order[next];
            let (mut low, mut high) = (start, next);
            while low < high {
                let middle = start + (low - start + high - start) / 2;
                if (self.less)(pivot, self.order[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.order[low..=next].rotate_right(1);
        }
        Ok(())
    }

    /// Merges a run with the next.
    fn merge_at(&mut self, at: usize) -> Result<(), E> {
        let next = self.runs.remove(at + 1);
        let run = &mut self.runs[at];
        let (start, border, end) = (run.start, next.start, next.start + next.length);
        run.length += next.length;
        let less = &mut self.less;
        // What is in place already on both ends needs no merging.
        let right_first = self.order[border];
        let start = start + gallop(&self.order[start..border], 0, |item| Ok(!less(right_first, item)?))?;
        if start == border {
            return Ok(());
        }
        let left_last = self.order[border - 1];
        let rights = end - border;
        let kept = gallop(&self.order[border..end], rights - 1, |item| less(item, left_last))?;
        if kept == 0 {
            return Ok(());
        }
        let end = border + kept;
        if border - start <= kept {
            self.merge_low(start, border, end)
        } else {
            self.merge_high(start, border, end)
        }
    }

    /// Merges from the front, with the shorter left part set aside.
    fn merge_low(&mut self, start: usize, border: usize, end: usize) -> Result<(), E> {
        let mut merge =
            Merge { aside: self.order[start..border].to_vec(), left: 0, right: border, out: start };
        self.take_right(&mut merge, 1);
        let outcome = self.merge_upwards(&mut merge, end);
        // The last item of the left part, if it is alone, belongs at the end.
        if outcome.is_ok() && merge.left + 1 == merge.aside.len() {
            let rights = end - merge.right;
            self.take_right(&mut merge, rights);
        }
        let rest = &merge.aside[merge.left..];
        self.order[merge.out..merge.out + rest.len()].copy_from_slice(rest);
        outcome
    }

    fn take_right(&mut self, merge: &mut Merge, count: usize) {
        self.order.copy_within(merge.right..merge.right + count, merge.out);
        merge.right += count;
        merge.out += count;
    }

    fn take_left(&mut self, merge: &mut Merge, count: usize) {
        let taken = &merge.aside[merge.left..merge.left + count];
        self.order[merge.out..merge.out + count].copy_from_slice(taken);
        merge.left += count;
        merge.out += count;
    }

    /// Until the right part is used up, or one item of the left part is left, or none.
    fn merge_upwards(&mut self, merge: &mut Merge, end: usize) -> Result<(), E> {
        let lefts = merge.aside.len();
        let done = |merge: &Merge| merge.right == end || merge.left + 1 >= lefts;
        if done(merge) {
            return Ok(());
        }
        loop {
            let (mut left_wins, mut right_wins) = (0, 0);
            while left_wins < self.gallop_after && right_wins < self.gallop_after {
                if (self.less)(self.order[merge.right], merge.aside[merge.left])? {
                    self.take_right(merge, 1);
                    (left_wins, right_wins) = (0, right_wins + 1);
                } else {
                    self.take_left(merge, 1);
                    (left_wins, right_wins) = (left_wins + 1, 0);
                }
                if done(merge) {
                    return Ok(());
                }
            }
            self.gallop_after += 1;
            loop {
                self.gallop_after = (self.gallop_after - 1).max(1);
                let less = &mut self.less;
                let right_first = self.order[merge.right];
                let lefts = gallop(&merge.aside[merge.left..], 0, |item| Ok(!less(right_first, item)?))?;
                self.take_left(merge, lefts);
                if lefts > 0 && done(merge) {
                    return Ok(());
                }
                self.take_right(merge, 1);
                if done(merge) {
                    return Ok(());
                }
                let less = &mut self.less;
                let left_first = merge.aside[merge.left];
                let rights = gallop(&self.order[merge.right..end], 0, |item| less(item, left_first))?;
                self.take_right(merge, rights);
                if done(merge) {
                    return Ok(());
                }
                self.take_left(merge, 1);
                if done(merge) {
                    return Ok(());
                }
                if lefts < GALLOP_AFTER && rights < GALLOP_AFTER {
                    break;
                }
            }
            self.gallop_after += 1;
        }
    }

    /// Merges from the back, with the shorter right part set aside.
    fn merge_high(&mut self, start: usize, border: usize, end: usize) -> Result<(), E> {
        let aside = self.order[border..end].to_vec();
        let mut merge = Merge { left: border, right: aside.len(), aside, out: end };
        self.take_left_last(&mut merge, 1);
        let outcome = self.merge_downwards(&mut merge, start);
        // The first item of the right part, if it is alone, belongs at the beginning.
        if outcome.is_ok() && merge.right == 1 {
            let lefts = merge.left - start;
            self.take_left_last(&mut merge, lefts);
        }
        let rest = &merge.aside[..merge.right];
        self.order[merge.out - rest.len()..merge.out].copy_from_slice(rest);
        outcome
    }

    fn take_left_last(&mut self, merge: &mut Merge, count: usize) {
        merge.left -= count;
        merge.out -= count;
        self.order.copy_within(merge.left..merge.left + count, merge.out);
    }

    fn take_right_last(&mut self, merge: &mut Merge, count: usize) {
        merge.right -= count;
        merge.out -= count;
        let taken = &merge.aside[merge.right..merge.right + count];
        self.order[merge.out..merge.out + count].copy_from_slice(taken);
    }

    /// Until the left part is used up, or one item of the right part is left, or none.
    fn merge_downwards(&mut self, merge: &mut Merge, start: usize) -> Result<(), E> {
        let done = |merge: &Merge| merge.left == start || merge.right <= 1;
        if done(merge) {
            return Ok(());
        }
        loop {
            let (mut left_wins, mut right_wins) = (0, 0);
            while left_wins < self.gallop_after && right_wins < self.gallop_after {
                if (self.less)(merge.aside[merge.right - 1], self.order[merge.left - 1])? {
                    self.take_left_last(merge, 1);
                    (left_wins, right_wins) = (left_wins + 1, 0);
                } else {
                    self.take_right_last(merge, 1);
                    (left_wins, right_wins) = (0, right_wins + 1);
                }
                if done(merge) {
                    return Ok(());
                }
            }
            self.gallop_after += 1;
            loop {
                self.gallop_after = (self.gallop_after - 1).max(1);
                let less = &mut self.less;
                let (right_last, all) = (merge.aside[merge.right - 1], merge.left - start);
                let stay =
                    gallop(&self.order[start..merge.left], all - 1, |item| Ok(!less(right_last, item)?))?;
                let lefts = all - stay;
                self.take_left_last(merge, lefts);
                if done(merge) {
                    return Ok(());
                }
                self.take_right_last(merge, 1);
                if done(merge) {
                    return Ok(());
                }
                let less = &mut self.less;
                let (left_last, all) = (self.order[merge.left - 1], merge.right);
                let stay = gallop(&merge.aside[..all], all - 1, |item| less(item, left_last))?;
                let rights = all - stay;
                self.take_right_last(merge, rights);
                if rights > 0 && done(merge) {
                    return Ok(());
                }
                self.take_left_last(merge, 1);
                if done(merge) {
                    return Ok(());
                }
                if lefts < GALLOP_AFTER && rights < GALLOP_AFTER {
                    break;
                }
            }
            self.gallop_after += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pseudo-random keys with many ties, tagged with their place.
    fn tagged(count: usize, keys: u64) -> Vec<(u64, usize)> {
        let mut state = count as u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % keys
        };
        (0..count).map(|place| (next(), place)).collect()
    }

    #[test]
    fn the_sort_is_stable() {
        for count in [0, 1, 2, 3, 31, 64, 65, 127, 1000, 5000] {
            for keys in [2, 10, 1_000_000] {
                let mut items = tagged(count, keys);
                let mut expected = items.clone();
                expected.sort_by_key(|item| item.0);
                try_sort_by(&mut items, |left, right| Ok::<_, ()>(left.0 < right.0)).unwrap();
                assert_eq!(items, expected);
            }
        }
    }

    #[test]
    fn runs_cost_one_comparison_per_item() {
        let mut calls = 0;
        let mut items: Vec<i32> = (0..1000).rev().collect();
        try_sort_by(&mut items, |left, right| {
            calls += 1;
            Ok::<_, ()>(left < right)
        })
        .unwrap();
        assert_eq!((calls, items[0]), (999, 0));
    }

    #[test]
    fn a_failure_loses_nothing() {
        for limit in (0..6000).step_by(37) {
            let mut items = tagged(700, 50);
            let mut calls = 0;
            let outcome = try_sort_by(&mut items, |left, right| {
                calls += 1;
                if calls > limit { Err("enough") } else { Ok(left.0 < right.0) }
            });
            assert_eq!(outcome.is_err(), calls > limit);
            items.sort_by_key(|item| item.1);
            assert_eq!(items, tagged(700, 50));
        }
    }
}
