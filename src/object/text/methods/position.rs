//! Code points by index, and slices with a step.

/// How many code points the text has.
pub fn length(text: &str, is_ascii: bool) -> usize {
    if is_ascii { text.len() } else { text.chars().count() }
}

/// The byte offset of a code point; the length in bytes for an index at or past the end.
pub fn byte_offset(text: &str, is_ascii: bool, index: usize) -> usize {
    if is_ascii {
        return index.min(text.len());
    }
    text.char_indices().nth(index).map_or(text.len(), |(offset, _)| offset)
}

/// The index of the code point at a byte offset.
pub fn char_index(text: &str, is_ascii: bool, offset: usize) -> usize {
    length(&text[..offset], is_ascii)
}

/// The code point at an index, which counts from the end if negative.
pub fn char_at(text: &str, is_ascii: bool, index: i64) -> Option<char> {
    if is_ascii {
        let index = if index < 0 { index + text.len() as i64 } else { index };
        return text.as_bytes().get(usize::try_from(index).ok()?).map(|&byte| char::from(byte));
    }
    match usize::try_from(index) {
        Ok(index) => text.chars().nth(index),
        Err(_) => text.chars().nth_back(usize::try_from(-(index + 1)).ok()?),
    }
}

/// The code points from `start` up to `end`, both within `0..=length` and in order.
pub fn substring(text: &str, is_ascii: bool, start: usize, end: usize) -> &str {
    if end <= start {
        return "";
    }
    if is_ascii {
        return &text[start..end];
    }
    let first = byte_offset(text, false, start);
    let rest = &text[first..];
    &rest[..byte_offset(rest, false, end - start)]
}

/// A slice with a step: `count` code points, the first at `start`, each `step` after the one before.
/// The caller has clamped the three numbers to the length, as `slice.indices` does.
pub fn slice(text: &str, is_ascii: bool, start: usize, step: i64, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    if step == 1 {
        return substring(text, is_ascii, start, start + count).to_owned();
    }
    let stride = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX);
    if step > 0 {
        let first = byte_offset(text, is_ascii, start);
        return text[first..].chars().step_by(stride).take(count).collect();
    }
    let end = byte_offset(text, is_ascii, start + 1);
    text[..end].chars().rev().step_by(stride).take(count).collect()
}

/// `slice.indices(length)` for bounds that fit: the first index, and how many items the slice has.
/// A missing bound is `None`; the step is not 0.
pub fn slice_bounds(start: Option<i64>, stop: Option<i64>, step: i64, length: usize) -> (usize, usize) {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let clamp = |bound: i64| {
        let bound = if bound < 0 { bound.saturating_add(length) } else { bound };
        bound.clamp(lowest, highest)
    };
    let start = start.map_or(if step < 0 { highest } else { lowest }, clamp);
    let stop = stop.map_or(if step < 0 { lowest } else { highest }, clamp);
    let distance = if step < 0 { start - stop } else { stop - start };
    if distance <= 0 {
        return (usize::try_from(start).unwrap_or(0), 0);
    }
    let count = (distance as u64 - 1) / step.unsigned_abs() + 1;
    (start as usize, count as usize)
}

/// `start` and `end` arguments as `find`, `count` and `index` take them: counted from the end if negative,
/// and clamped, but for a `start` past the length, which stays past it.
pub fn search_bounds(start: Option<i64>, end: Option<i64>, length: usize) -> (usize, usize) {
    let clamp = |bound: i64| match usize::try_from(bound) {
        Ok(bound) => bound,
        Err(_) => length.saturating_sub(usize::try_from(bound.unsigned_abs()).unwrap_or(usize::MAX)),
    };
    (start.map_or(0, clamp), end.map_or(length, clamp).min(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_by_index() {
        assert_eq!(char_at("aé😀", false, 1), Some('é'));
        assert_eq!(char_at("aé😀", false, -1), Some('😀'));
        assert_eq!(char_at("aé😀", false, -4), None);
        assert_eq!(char_at("abc", true, i64::MIN), None);
        assert_eq!(char_at("abc", true, -3), Some('a'));
        assert_eq!(byte_offset("aé😀", false, 2), 3);
    }

    #[test]
    fn slices() {
        let cut = |start, stop, step| {
            let (first, count) = slice_bounds(start, stop, step, 5);
            slice("aé😀de", false, first, step, count)
        };
        assert_eq!(cut(None, None, -1), "ed😀éa");
        assert_eq!(cut(Some(1), Some(-1), 1), "é😀d");
        assert_eq!(cut(Some(-1), None, -2), "e😀a");
        assert_eq!(cut(Some(3), Some(1), 1), "");
        assert_eq!(cut(Some(i64::MIN), Some(i64::MAX), i64::MAX), "a");
        assert_eq!(cut(None, None, i64::MIN), "e");
    }
}
