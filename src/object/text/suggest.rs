//! "Did you mean": the known name nearest to a wrong one, by CPython's measure.
//!
//! The measure is an edit distance in which inserting, deleting or replacing a byte costs 2 and a change of
//! case costs 1. A third of the two lengths may differ, no more.

/// What inserting, deleting or replacing costs.
const MOVE_COST: usize = 2;
/// What changing the case costs.
const CASE_COST: usize = 1;
/// Names longer than this, in bytes, are not compared.
const LONGEST_NAME: usize = 40;
/// With this many names or more none is suggested.
const MOST_CANDIDATES: usize = 750;

/// The candidate nearest to the wrong name, or nothing if none is near. Of equally near ones the first wins.
pub fn suggest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == wrong {
            continue;
        }
        let mut limit = (candidate.len() + wrong.len() + 3) * MOVE_COST / 6;
        if let Some((distance, _)) = best {
            limit = limit.min(distance - 1);
        }
        if let Some(distance) = distance(wrong.as_bytes(), candidate.as_bytes(), limit) {
            best = Some((distance, candidate));
            if distance == 0 {
                break;
            }
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}

/// What it costs to replace one byte by another.
fn substitution_cost(left: u8, right: u8) -> usize {
    if left == right {
        0
    } else if left.eq_ignore_ascii_case(&right) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The edit distance, unless it exceeds the limit.
fn distance(left: &[u8], right: &[u8], limit: usize) -> Option<usize> {
    let prefix = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[prefix..], &right[prefix..]);
    let suffix = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[..left.len() - suffix], &right[..right.len() - suffix]);
    let (short, long) = if right.len() < left.len() { (right, left) } else { (left, right) };
    if short.is_empty() {
        return Some(long.len() * MOVE_COST).filter(|&cost| cost <= limit);
    }
    if long.len() > LONGEST_NAME || (long.len() - short.len()) * MOVE_COST > limit {
        return None;
    }
    // row[i] is the distance between short[..=i] and the part of `long` seen so far.
    let mut row: Vec<usize> = (1..=short.len()).map(|length| length * MOVE_COST).collect();
    for (seen, &byte) in long.iter().enumerate() {
        let mut diagonal = seen * MOVE_COST;
        let mut before = diagonal;
        let mut least = usize::MAX;
        for (cell, &other) in row.iter_mut().zip(short) {
            let replaced = diagonal + substitution_cost(byte, other);
            diagonal = *cell;
            before = replaced.min(before.min(diagonal) + MOVE_COST);
            *cell = before;
            least = least.min(before);
        }
        if least > limit {
            return None;
        }
    }
    row.last().copied().filter(|&cost| cost <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_suggested() {
        assert_eq!(suggest("bluch", ["bloch", "blech", "foo"]).as_deref(), Some("bloch"));
        assert_eq!(suggest("Elimination", ["elimination", "eliminator"]).as_deref(), Some("elimination"));
        assert_eq!(suggest("pint", ["print", "int"]).as_deref(), Some("print"));
        assert_eq!(suggest("x", ["yy"]), None);
        assert_eq!(suggest("same", ["same"]), None);
    }
}
