//! `strip`, `lstrip`, `rstrip`, `removeprefix`, `removesuffix`.

use crate::object::text::unicode::is_space;

/// `str.strip`; without characters, white space goes.
pub fn strip<'a>(text: &'a str, characters: Option<&str>) -> &'a str {
    lstrip(rstrip(text, characters), characters)
}

/// `str.lstrip`
pub fn lstrip<'a>(text: &'a str, characters: Option<&str>) -> &'a str {
    match characters {
        None => text.trim_start_matches(is_space),
        Some(set) => text.trim_start_matches(|character| set.contains(character)),
    }
}

/// `str.rstrip`
pub fn rstrip<'a>(text: &'a str, characters: Option<&str>) -> &'a str {
    match characters {
        None => text.trim_end_matches(is_space),
        Some(set) => text.trim_end_matches(|character| set.contains(character)),
    }
}

/// `str.removeprefix`
pub fn removeprefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `str.removesuffix`
pub fn removesuffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_or_one() {
        assert_eq!(strip("\u{3000} a b\x1f\n", None), "a b");
        assert_eq!(strip("www.example.com", Some("cmowz.")), "example");
        assert_eq!(lstrip("ééaé", Some("é")), "aé");
        assert_eq!(rstrip("abc", Some("")), "abc");
        assert_eq!(removeprefix("abab", "ab"), "ab");
        assert_eq!(removesuffix("abc", "x"), "abc");
    }
}
