//! Strings: immutable UTF-8 whose length and indices count code points.

use std::cell::Cell;

use super::number::hash::hash_bytes;
use super::{Gc, Ref, Trace};

/// A string, in one block with its text. ASCII strings index in one step; others walk.
#[derive(Debug)]
#[repr(C)]
pub struct Str {
    head: StrHead,
    text: str,
}

/// What is known of a text before one looks at it. Texts of four gigabytes or more are not made (they are refused with
/// `MemoryError`), so that the head, with the header of the block, leaves eight bytes of 32 for the text.
#[derive(Debug)]
#[repr(C)]
pub(super) struct StrHead {
    /// Bytes of the text.
    pub(super) size: u32,
    /// Code points.
    length: u32,
    /// 0 until somebody asked.
    hash: Cell<u32>,
}

impl Str {
    /// How long the text of a string may be, in bytes.
    pub const MOST_BYTES: usize = u32::MAX as usize;

    /// A new string. Panics for a text that is longer than [`Str::MOST_BYTES`].
    pub fn new(text: impl AsRef<str>) -> Gc<Str> {
        let text = text.as_ref();
        let size = u32::try_from(text.len()).expect("longer strings are refused before they are made");
        let length = if text.is_ascii() { size } else { text.chars().count() as u32 };
        Gc::with_text(StrHead { size, length, hash: Cell::new(0) }, [text])
    }

    /// A new string of ASCII characters. Panics for others, and for a text that is longer than [`Str::MOST_BYTES`].
    pub fn ascii(text: &[u8]) -> Gc<Str> {
        let size = u32::try_from(text.len()).expect("longer strings are refused before they are made");
        Gc::with_ascii(StrHead { size, length: size, hash: Cell::new(0) }, text)
    }

    /// The two strings one after the other; nothing if that is longer than [`Str::MOST_BYTES`], or if
    /// there is no room for it.
    pub fn concat(&self, other: &Str) -> Option<Gc<Str>> {
        let size = self.head.size.checked_add(other.head.size)?;
        if !super::room::is_there(size as usize) {
            return None;
        }
        let length = self.head.length + other.head.length;
        Some(Gc::with_text(StrHead { size, length, hash: Cell::new(0) }, [&self.text, &other.text]))
    }

    #[inline(always)]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points.
    #[inline(always)]
    pub fn length(&self) -> usize {
        self.head.length as usize
    }

    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.head.length as usize == self.text.len()
    }

    /// The hash, never 0. Deterministic: the same text has the same hash in every run.
    #[inline]
    pub fn hash(&self) -> u64 {
        let known = self.head.hash.get();
        if known != 0 {
            return u64::from(known);
        }
        let hash = hash_text(&self.text);
        self.head.hash.set(hash);
        u64::from(hash)
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

/// The hash of a string with this text: 32 bits are enough to tell strings apart before they are compared. It is 0 for the
/// empty one alone, as in CPython.
pub fn hash_text(text: &str) -> u32 {
    if text.is_empty() { 0 } else { (hash_bytes(text.as_bytes()) as u32).max(1) }
}

impl Trace for Str {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}
