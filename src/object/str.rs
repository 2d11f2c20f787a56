//! Strings: immutable UTF-8 whose length and indices count code points.

use std::cell::Cell;

use super::{Ref, Trace};

/// A string. ASCII strings index in one step; others walk.
#[derive(Debug)]
pub struct Str {
    text: Box<str>,
    /// Code points.
    length: u32,
    /// 0 until somebody asked.
    hash: Cell<u64>,
}

impl Str {
    pub fn new(text: impl Into<Box<str>>) -> Str {
        let text = text.into();
        let length = if text.is_ascii() { text.len() } else { text.chars().count() };
        Str { text, length: length as u32, hash: Cell::new(0) }
    }

    #[inline(always)]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points.
    #[inline(always)]
    pub fn length(&self) -> usize {
        self.length as usize
    }

    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.length as usize == self.text.len()
    }

    /// The hash, never 0. Deterministic: the same text has the same hash in every run.
    #[inline]
    pub fn hash(&self) -> u64 {
        let known = self.hash.get();
        if known != 0 {
            return known;
        }
        let hash = hash_bytes(self.text.as_bytes()) | 1;
        self.hash.set(hash);
        hash
    }

    /// The code point at an index, if there is one.
    pub fn char_at(&self, index: usize) -> Option<char> {
        if self.is_ascii() {
            self.text.as_bytes().get(index).map(|&byte| byte as char)
        } else {
            self.text.chars().nth(index)
        }
    }

    /// The byte offset of a code point index; the text's length for an index at or past the end.
    pub fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            index.min(self.text.len())
        } else {
            self.text.char_indices().nth(index).map_or(self.text.len(), |(offset, _)| offset)
        }
    }
}

/// FxHash over 8-byte words with a final mix: quick, and good enough for a table that spreads the high bits.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let mut hash: u64 = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().expect("chunks are 8 bytes"));
        hash = (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }
    let mut word = 0;
    for &byte in chunks.remainder() {
        word = word << 8 | u64::from(byte);
    }
    hash = (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    hash ^ hash >> 32
}

impl Trace for Str {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}
