//! Lone surrogates in strings.
//!
//! A string of the language is any sequence of code points, U+D800 to U+DFFF among them; a `str` of Rust has none of
//! those 2048. Every algorithm on text works on `str`, and hardly a script has ever seen a lone surrogate, so the
//! representation stays UTF-8: a lone surrogate is kept as a stand-in, U+DF800 to U+DFFFF, which are the last 2048 code
//! points of a plane that Unicode has not begun to use (plane 13). Length, indices, search, slices, case and joins need
//! to know nothing of it. What looks at code points asks here: `ord` and `chr`, order, `repr`, classification, and
//! everything that makes bytes of text.
//!
//! The price: the real U+DF800 to U+DFFFF, which no text has, cannot be held. They are refused by name where they would
//! come in.

use std::cmp::Ordering;

/// The first stand-in.
const FIRST: u32 = 0xdf800;
/// The first surrogate.
const SURROGATES: u32 = 0xd800;
const COUNT: u32 = 0x800;

/// How the refusal of a real U+DF800 to U+DFFFF ends.
pub const REFUSAL: &str = "a character from U+DF800 to U+DFFFF";

/// The character that keeps a code point; nothing for what is no code point, and for the code points of the stand-ins.
pub fn char_of(code: u32) -> Option<char> {
    match char::from_u32(code) {
        Some(character) if !is_surrogate(character) => Some(character),
        Some(_) => None,
        None if (SURROGATES..SURROGATES + COUNT).contains(&code) => char::from_u32(code - SURROGATES + FIRST),
        None => None,
    }
}

/// The code point that a character keeps.
#[inline]
pub fn code_of(character: char) -> u32 {
    if is_surrogate(character) { character as u32 - FIRST + SURROGATES } else { character as u32 }
}

/// Whether a character stands for a lone surrogate.
#[inline]
pub fn is_surrogate(character: char) -> bool {
    (FIRST..FIRST + COUNT).contains(&(character as u32))
}

/// Whether there is a lone surrogate in a text.
#[inline]
pub fn contains(text: &str) -> bool {
    contains_bytes(text.as_bytes())
}

/// Whether there is a stand-in in UTF-8.
pub fn contains_bytes(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0xf3, bytes).any(|at| matches!(bytes[at + 1..], [0x9f, 0xa0..=0xbf, ..]))
}

/// The order of two texts by their code points. That of their UTF-8 is the same but for stand-ins.
#[inline]
pub fn compare(left: &str, right: &str) -> Ordering {
    let order = left.cmp(right);
    if order.is_eq() || (left.is_ascii() || !contains(left)) && (right.is_ascii() || !contains(right)) {
        return order;
    }
    left.chars().map(code_of).cmp(right.chars().map(code_of))
}
