//! The predicates `isalpha`, `isdigit`, … of `str`.

use crate::object::text::unicode;

/// Whether there are characters and all satisfy the predicate.
fn all(text: &str, predicate: impl FnMut(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(predicate)
}

/// `str.isalpha`
pub fn is_alpha(text: &str) -> bool {
    all(text, unicode::is_alphabetic)
}

/// `str.isalnum`
pub fn is_alnum(text: &str) -> bool {
    all(text, |character| {
        character.is_ascii_alphanumeric()
            || (!character.is_ascii()
                && (unicode::is_alphabetic(character) || unicode::is_numeric(character)))
    })
}

/// `str.isdecimal`
pub fn is_decimal(text: &str) -> bool {
    all(text, unicode::is_decimal)
}

/// `str.isdigit`
pub fn is_digit(text: &str) -> bool {
    all(text, unicode::is_digit)
}

/// `str.isnumeric`
pub fn is_numeric(text: &str) -> bool {
    all(text, unicode::is_numeric)
}

/// `str.isspace`
pub fn is_space(text: &str) -> bool {
    all(text, unicode::is_space)
}

/// `str.isprintable`, which holds for the empty text.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

/// `str.isidentifier`
pub fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(unicode::is_identifier_start)
        && characters.all(unicode::is_identifier_continue)
}

/// `str.islower`: a lower-case character occurs, and none of another case.
pub fn is_lower(text: &str) -> bool {
    let mut seen = false;
    for character in text.chars() {
        if unicode::is_uppercase(character) || unicode::is_titlecase(character) {
            return false;
        }
        seen = seen || unicode::is_lowercase(character);
    }
    seen
}

/// `str.isupper`: an upper-case character occurs, and none of another case.
pub fn is_upper(text: &str) -> bool {
    let mut seen = false;
    for character in text.chars() {
        if unicode::is_lowercase(character) || unicode::is_titlecase(character) {
            return false;
        }
        seen = seen || unicode::is_uppercase(character);
    }
    seen
}

/// `str.istitle`: every run of cased characters begins with an upper-case one and goes on in lower case.
pub fn is_title(text: &str) -> bool {
    let (mut seen, mut after_cased) = (false, false);
    for character in text.chars() {
        if unicode::is_uppercase(character) || unicode::is_titlecase(character) {
            if after_cased {
                return false;
            }
            (seen, after_cased) = (true, true);
        } else if unicode::is_lowercase(character) {
            if !after_cased {
                return false;
            }
        } else {
            after_cased = false;
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_numbers_differ() {
        assert!(is_decimal("12٣") && !is_decimal("²"));
        assert!(is_digit("²") && !is_digit("½"));
        assert!(is_numeric("½五Ⅷ") && !is_numeric("a"));
        assert!(is_alnum("aé五½") && !is_alnum("") && !is_alpha("a1"));
    }

    #[test]
    fn cases_and_names() {
        assert!(is_title("A Bc ǅa") && !is_title("AB") && !is_title("aB"));
        assert!(is_lower("a1ʕ") && is_upper("A1Ⅷ") && !is_upper("ǅ"));
        assert!(is_identifier("_é9") && !is_identifier("9a") && !is_identifier(""));
        assert!(is_printable("") && !is_printable("\n") && is_space("\x1c\u{3000}"));
    }
}
