//! `lower`, `upper`, `title`, `capitalize`, `swapcase`, `casefold`.

use crate::object::text::unicode::{
    is_case_ignorable, is_cased, is_lowercase, is_uppercase, push_fold, push_lower, push_title, push_upper,
};

/// `str.lower`
pub fn lower(text: &str, is_ascii: bool) -> String {
    if is_ascii {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        lower_within(&mut out, text, at, character);
    }
    out
}

/// `str.upper`
pub fn upper(text: &str, is_ascii: bool) -> String {
    if is_ascii {
        return text.to_ascii_uppercase();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| push_upper(&mut out, character));
    out
}

/// `str.casefold`
pub fn casefold(text: &str, is_ascii: bool) -> String {
    if is_ascii {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| push_fold(&mut out, character));
    out
}

/// `str.capitalize`: the first character in title case, the others in lower case.
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if at == 0 {
            push_title(&mut out, character);
        } else {
            lower_within(&mut out, text, at, character);
        }
    }
    out
}

/// `str.title`: title case after what has no case, lower case after what has.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_cased = false;
    for (at, character) in text.char_indices() {
        if after_cased {
            lower_within(&mut out, text, at, character);
        } else {
            push_title(&mut out, character);
        }
        after_cased = is_cased(character);
    }
    out
}

/// `str.swapcase`
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if is_uppercase(character) {
            lower_within(&mut out, text, at, character);
        } else if is_lowercase(character) {
            push_upper(&mut out, character);
        } else {
            out.push(character);
        }
    }
    out
}

/// Appends the lower case of the character at a byte offset of the text.
fn lower_within(out: &mut String, text: &str, at: usize, character: char) {
    if character == 'Σ' {
        out.push(if is_final_sigma(text, at) { 'ς' } else { 'σ' });
    } else {
        push_lower(out, character);
    }
}

/// Whether the capital sigma at a byte offset ends a word: cased characters before it, none after it.
fn is_final_sigma(text: &str, at: usize) -> bool {
    let significant = |character: &char| !is_case_ignorable(*character);
    let before = text[..at].chars().rev().find(significant);
    let after = text[at + 'Σ'.len_utf8()..].chars().find(significant);
    before.is_some_and(is_cased) && !after.is_some_and(is_cased)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_may_change_the_length() {
        assert_eq!(upper("straße ﬁ", false), "STRASSE FI");
        assert_eq!(title("ßtraße ǆ ﬁ"), "Sstraße ǅ Fi");
        assert_eq!(casefold("Straße İı", false), "strasse i̇ı");
        assert_eq!(capitalize("ǆABC"), "ǅabc");
        assert_eq!(title("they're bill's"), "They'Re Bill'S");
        assert_eq!(swapcase("aBß"), "AbSS");
    }

    #[test]
    fn sigma_is_final_at_the_end_of_a_word() {
        assert_eq!(lower("ΑΣ ΣΑΣ. Σ ΑΣ'Α", false), "ας σας. σ ασ'α");
    }
}
