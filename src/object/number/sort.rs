//! A stable sort whose comparison may fail: natural runs, merged two by two (Tim Peters' design, with Munro's
//! and Wild's powersort for the order of merges).
//!
//! It asks only "is this less than that". Indices are sorted, and the values moved once at the end, so that a
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

/// A sorted stretch that waits to be merged.
struct Run {
    start: usize,
    length: usize,
    /// How deep in the merge tree the border to the run before lies.
    power: u32,
}

fn sort_indices<E>(
    order: &mut [usize],
    less: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    let total = order.len();
    let shortest = shortest_run(total);
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    while start < total {
        let mut length = count_run(&mut order[start..], less)?;
        if length < shortest {
            let forced = shortest.min(total - start);
            insert_sorted(&mut order[start..start + forced], length, less)?;
            length = forced;
        }
        let power = runs.last().map_or(0, |last| border_power(last, start, length, total));
        while runs.len() > 1 && runs[runs.len() - 1].power > power {
            merge_last(order, &mut runs, less)?;
        }
        runs.push(Run { start, length, power });
        start += length;
    }
    while runs.len() > 1 {
        merge_last(order, &mut runs, less)?;
    }
    Ok(())
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

/// The length of the run at the beginning; one that strictly descends is turned round.
fn count_run<E>(
    order: &mut [usize],
    less: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<usize, E> {
    if order.len() < 2 {
        return Ok(order.len());
    }
    let descending = less(order[1], order[0])?;
    let mut length = 2;
    while length < order.len() && less(order[length], order[length - 1])? == descending {
        length += 1;
    }
    if descending {
        order[..length].reverse();
    }
    Ok(length)
}

/// Sorts by binary insertion; the first `sorted` indices are in order already.
fn insert_sorted<E>(
    order: &mut [usize],
    sorted: usize,
    less: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    for next in sorted..order.len() {
        let pivot = order[next];
        let (mut low, mut high) = (0, next);
        while low < high {
            let middle = (low + high) / 2;
            if less(pivot, order[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        order[low..=next].rotate_right(1);
    }
    Ok(())
}

/// Merges the last two runs.
fn merge_last<E>(
    order: &mut [usize],
    runs: &mut Vec<Run>,
    less: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    let last = runs.pop().expect("two runs wait to be merged");
    let before = runs.last_mut().expect("two runs wait to be merged");
    let range = before.start..last.start + last.length;
    let border = before.length;
    before.length += last.length;
    merge(&mut order[range], border, less)
}

/// Merges two sorted parts of a slice.
fn merge<E>(
    order: &mut [usize],
    border: usize,
    less: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    // What is in place already on both ends needs no merging.
    let right_first = order[border];
    let skip = gallop(border, |index| Ok(!less(right_first, order[index])?))?;
    if skip == border {
        return Ok(());
    }
    let left_last = order[border - 1];
    let rights = order.len() - border;
    let kept = gallop(rights, |index| less(order[border + index], left_last))?;
    let part = &mut order[skip..border + kept];
    let border = border - skip;
    if border <= part.len() - border { merge_low(part, border, less) } else { merge_high(part, border, less) }
}

/// How many items at the beginning satisfy a condition that holds for a prefix: by doubling steps, then halves.
fn gallop<E>(length: usize, mut holds: impl FnMut(usize) -> Result<bool, E>) -> Result<usize, E> {
    let (mut low, mut step) = (0, 1);
    let mut high = length;
    while low + step <= length {
        if !holds(low + step - 1)? {
            high = low + step - 1;
            break;
        }
        low += step;
        step *= 2;
    }
    while low < high {
        let middle = (low + high) / 2;
        if holds(middle)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// Merges from the front, with the shorter left part set aside.
fn merge_low<E>(
    order: &mut [usize],
    border: usize,
    less: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    let left = order[..border].to_vec();
    let (mut taken, mut right, mut out) = (0, border, 0);
    let mut outcome = Ok(());
    while taken < left.len() && right < order.len() {
        match less(order[right], left[taken]) {
            Ok(true) => {
                order[out] = order[right];
                right += 1;
            }
            Ok(false) => {
                order[out] = left[taken];
                taken += 1;
            }
            Err(error) => {
                outcome = Err(error);
                break;
            }
        }
        out += 1;
    }
    // Even after an error what was set aside fills the gap exactly.
    order[out..out + left.len() - taken].copy_from_slice(&left[taken..]);
    outcome
}

/// Merges from the back, with the shorter right part set aside.
fn merge_high<E>(
    order: &mut [usize],
    border: usize,
    less: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    let right = order[border..].to_vec();
    let (mut lefts, mut rights) = (border, right.len());
    let mut outcome = Ok(());
    while lefts > 0 && rights > 0 {
        let out = lefts + rights - 1;
        match less(right[rights - 1], order[lefts - 1]) {
            Ok(true) => {
                order[out] = order[lefts - 1];
                lefts -= 1;
            }
            Ok(false) => {
                order[out] = right[rights - 1];
                rights -= 1;
            }
            Err(error) => {
                outcome = Err(error);
                break;
            }
        }
    }
    order[lefts..lefts + rights].copy_from_slice(&right[..rights]);
    outcome
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
