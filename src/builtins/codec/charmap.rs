//! Encodings of one byte for a character, by their tables.

use super::Misfit;
use super::charmap_tables::CHARMAPS;

/// An encoding whose lower half is ASCII.
#[derive(PartialEq, Eq, Debug)]
pub struct Charmap {
    /// Its names, in lower case, with `_` for what is no letter, digit or dot.
    pub names: &'static [&'static str],
    /// The characters of the bytes from 128 on; U+FFFD where there is none.
    pub upper: &'static str,
}

/// What stands in the table where there is no character.
const NONE: char = '\u{fffd}';

/// What errors say of a byte or a character that is not in the table.
pub const UNDEFINED: &str = "character maps to <undefined>";

impl Charmap {
    /// The encoding of that name.
    pub fn named(name: &str) -> Option<&'static Charmap> {
        let mut plain = String::new();
        for part in name.split(|char: char| !char.is_ascii_alphanumeric() && char != '.') {
            if !part.is_empty() {
                plain.push_str(if plain.is_empty() { "" } else { "_" });
                plain.push_str(&part.to_ascii_lowercase());
            }
        }
        CHARMAPS.iter().find(|charmap| charmap.names.contains(&plain.as_str()))
    }

    /// The byte of a character.
    pub fn byte_of(&self, character: char) -> Option<u8> {
        if character.is_ascii() {
            return Some(character as u8);
        }
        let place = self.upper.chars().position(|known| known == character && known != NONE)?;
        Some(0x80 + place as u8)
    }

    /// Decodes from `start` on, up to the end or what is not in the table.
    pub(super) fn decode(&self, out: &mut String, bytes: &[u8], start: usize) -> Option<Misfit> {
        let upper: Vec<char> = self.upper.chars().collect();
        for (at, &byte) in bytes.iter().enumerate().skip(start) {
            let character = if byte.is_ascii() { char::from(byte) } else { upper[usize::from(byte - 0x80)] };
            if character == NONE {
                return Some(Misfit { start: at, end: at + 1, reason: UNDEFINED });
            }
            out.push(character);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_a_place_for_each_byte_and_no_name_twice() {
        let mut names: Vec<&str> = Vec::new();
        for charmap in CHARMAPS {
            assert_eq!(charmap.upper.chars().count(), 128, "{}", charmap.names[0]);
            names.extend(charmap.names);
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
