//! Properties of code points as Python 3.13 sees them, that is, in Unicode 15.1.
//!
//! The standard library and the crates know newer versions. What 15.1 had not assigned yet has no
//! properties here, and the handful of characters that were changed later are named below.

use unicode_general_category::{GeneralCategory, get_general_category};

use crate::bytecode::surrogate;

use super::unicode_tables::{DECIMAL_ZEROS, DIGIT_NOT_DECIMAL, NEWER_THAN_15_1, NUMERIC_LETTERS, TITLE_CASE};

/// Whether one of the sorted runs (first and last code point) holds the character.
fn in_runs(runs: &[(u32, u32)], character: char) -> bool {
    let code = character as u32;
    let after = runs.partition_point(|&(first, _)| first <= code);
    after > 0 && code <= runs[after - 1].1
}

/// The general category in Unicode 15.1.
pub fn category(character: char) -> GeneralCategory {
    if surrogate::is_surrogate(character) {
        return GeneralCategory::Surrogate;
    }
    if character as u32 >= NEWER_THAN_15_1[0].0 && in_runs(NEWER_THAN_15_1, character) {
        return GeneralCategory::Unassigned;
    }
    if character == '\u{1171e}' {
        return GeneralCategory::SpacingMark;
    }
    get_general_category(character)
}

/// `str.isalpha` of one character.
pub fn is_alphabetic(character: char) -> bool {
    use GeneralCategory as G;
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    matches!(
        category(character),
        G::UppercaseLetter | G::LowercaseLetter | G::TitlecaseLetter | G::ModifierLetter | G::OtherLetter
    )
}

/// The value, 0 to 9, of a decimal digit of any script.
pub fn decimal_value(character: char) -> Option<u8> {
    let code = character as u32;
    let after = DECIMAL_ZEROS.partition_point(|&zero| zero <= code);
    let distance = code - DECIMAL_ZEROS.get(after.checked_sub(1)?)?;
    u8::try_from(distance).ok().filter(|&value| value < 10)
}

/// `str.isdecimal` of one character.
pub fn is_decimal(character: char) -> bool {
    decimal_value(character).is_some()
}

/// `str.isdigit` of one character: decimals, and digits such as superscripts.
pub fn is_digit(character: char) -> bool {
    is_decimal(character) || in_runs(DIGIT_NOT_DECIMAL, character)
}

/// `str.isnumeric` of one character: digits, fractions, Roman and Chinese numerals.
pub fn is_numeric(character: char) -> bool {
    use GeneralCategory as G;
    matches!(category(character), G::DecimalNumber | G::LetterNumber | G::OtherNumber)
        || in_runs(NUMERIC_LETTERS, character)
}

/// `str.isspace` of one character; also what `strip()` and `split()` take for white space.
pub fn is_space(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | '\x1c'..=' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}'
            | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// White space around a number: `int`, `float` and `complex` do not take the four ASCII separators for it.
pub fn is_space_around_number(character: char) -> bool {
    is_space(character) && !('\x1c'..='\x1f').contains(&character)
}

/// Whether `str.splitlines` ends a line here (`"\r\n"` counts as one).
pub fn is_line_break(character: char) -> bool {
    matches!(character, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `str.isprintable` of one character; `repr` escapes all others.
pub fn is_printable(character: char) -> bool {
    use GeneralCategory as G;
    if character.is_ascii() {
        return (' '..='~').contains(&character);
    }
    !matches!(
        category(character),
        G::Control
            | G::Format
            | G::Surrogate
            | G::PrivateUse
            | G::Unassigned
            | G::LineSeparator
            | G::ParagraphSeparator
            | G::SpaceSeparator
    )
}

/// Whether an identifier may begin with the character.
pub fn is_identifier_start(character: char) -> bool {
    character == '_' || (unicode_ident::is_xid_start(character) && is_assigned(character))
}

/// Whether an identifier may go on with the character.
pub fn is_identifier_continue(character: char) -> bool {
    unicode_ident::is_xid_continue(character) && is_assigned(character)
}

/// Whether Unicode 15.1 knows the character.
pub fn is_assigned(character: char) -> bool {
    character.is_ascii() || category(character) != GeneralCategory::Unassigned
}

/// `str.islower` of one character.
pub fn is_lowercase(character: char) -> bool {
    character == '\u{295}' || (character.is_lowercase() && is_assigned(character))
}

/// `str.isupper` of one character.
pub fn is_uppercase(character: char) -> bool {
    character.is_uppercase() && is_assigned(character)
}

/// Whether the character is of the category Lt, such as `ǅ`.
pub fn is_titlecase(character: char) -> bool {
    !character.is_ascii() && category(character) == GeneralCategory::TitlecaseLetter
}

/// Whether the character has a case at all.
pub fn is_cased(character: char) -> bool {
    is_lowercase(character) || is_uppercase(character) || is_titlecase(character)
}

/// Whether the rule for the final sigma looks past the character.
pub fn is_case_ignorable(character: char) -> bool {
    use GeneralCategory as G;
    matches!(
        character,
        '\'' | '.'
            | ':'
            | '·'
            | '\u{387}'
            | '\u{55f}'
            | '\u{5f4}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{2024}'
            | '\u{2027}'
            | '\u{fe13}'
            | '\u{fe52}'
            | '\u{fe55}'
            | '\u{ff07}'
            | '\u{ff0e}'
            | '\u{ff1a}'
            | '\u{1171e}'
    ) || matches!(
        category(character),
        G::NonspacingMark | G::EnclosingMark | G::Format | G::ModifierLetter | G::ModifierSymbol
    )
}

/// Appends the lower case of a character (the final sigma is the caller's affair).
pub fn push_lower(out: &mut String, character: char) {
    if is_assigned(character) {
        out.extend(character.to_lowercase());
    } else {
        out.push(character);
    }
}

/// Appends the upper case of a character.
pub fn push_upper(out: &mut String, character: char) {
    // These four got their upper case after Unicode 15.1.
    let changed_later = matches!(character, '\u{19b}' | '\u{264}' | '\u{a7d3}' | '\u{a7d5}');
    if !changed_later && is_assigned(character) {
        out.extend(character.to_uppercase());
    } else {
        out.push(character);
    }
}

/// Appends the title case of a character.
pub fn push_title(out: &mut String, character: char) {
    if let Ok(index) = TITLE_CASE.binary_search_by_key(&character, |entry| entry.0) {
        out.push_str(TITLE_CASE[index].1);
    } else if title_is_itself(character) {
        out.push(character);
    } else {
        push_upper(out, character);
    }
}

/// Characters that have an upper case but stay what they are in a title.
fn title_is_itself(character: char) -> bool {
    matches!(
        character,
        '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{10d0}'..='\u{10fa}' | '\u{10fd}'..='\u{10ff}'
            | '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}'
            | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}'
    )
}

/// Appends the case fold of a character: the lower case of its upper case, but for a few.
pub fn push_fold(out: &mut String, character: char) {
    match character {
        'ı' => out.push(character),
        'ẞ' => out.push_str("ss"),
        // Cherokee folds to its upper case, which is older than its lower case.
        '\u{13a0}'..='\u{13f5}' | '\u{13f8}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => {
            push_upper(out, character);
        }
        _ => {
            let mut upper = String::new();
            push_upper(&mut upper, character);
            upper.chars().for_each(|character| push_lower(out, character));
        }
    }
}
