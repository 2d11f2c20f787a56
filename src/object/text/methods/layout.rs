//! `center`, `ljust`, `rjust`, `zfill`, `expandtabs`.

use super::position::length;

/// How much is missing to a width in code points.
fn missing(text: &str, is_ascii: bool, width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(length(text, is_ascii))
}

/// The text with `left` and `right` copies of the fill character around it.
fn pad(text: &str, left: usize, right: usize, fill: char) -> String {
    let mut out = String::with_capacity(text.len() + (left + right) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    out
}

/// `str.ljust`
pub fn ljust(text: &str, is_ascii: bool, width: i64, fill: char) -> String {
    pad(text, 0, missing(text, is_ascii, width), fill)
}

/// `str.rjust`
pub fn rjust(text: &str, is_ascii: bool, width: i64, fill: char) -> String {
    pad(text, missing(text, is_ascii, width), 0, fill)
}

/// `str.center`: an odd filler goes to the left if the width is odd.
pub fn center(text: &str, is_ascii: bool, width: i64, fill: char) -> String {
    let missing = missing(text, is_ascii, width);
    let left = missing / 2 + (missing & usize::try_from(width).unwrap_or(0) & 1);
    pad(text, left, missing - left, fill)
}

/// `str.zfill`: zeros after the sign.
pub fn zfill(text: &str, is_ascii: bool, width: i64) -> String {
    let zeros = missing(text, is_ascii, width);
    let sign = usize::from(text.starts_with(['+', '-']));
    let mut out = String::with_capacity(text.len() + zeros);
    out.push_str(&text[..sign]);
    out.extend(std::iter::repeat_n('0', zeros));
    out.push_str(&text[sign..]);
    out
}

/// How many blanks stand for the tabs of a text of which these are the characters.
pub fn blanks_for_tabs(characters: impl Iterator<Item = char>, tab_size: i64) -> usize {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let (mut blanks, mut column) = (0_usize, 0_usize);
    for character in characters {
        match character {
            '\t' if tab_size > 0 => {
                let width = tab_size - column % tab_size;
                blanks = blanks.saturating_add(width);
                column = column.saturating_add(width);
            }
            '\t' => {}
            '\n' | '\r' => column = 0,
            _ => column = column.saturating_add(1),
        }
    }
    blanks
}

/// `str.expandtabs`: columns count from the last `\n` or `\r`. The caller has asked [`blanks_for_tabs`] whether the
/// result is too long.
pub fn expandtabs(text: &str, tab_size: i64) -> String {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' if tab_size > 0 => {
                let blanks = tab_size - column % tab_size;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\t' => {}
            '\n' | '\r' => {
                out.push(character);
                column = 0;
            }
            _ => {
                out.push(character);
                column += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding() {
        assert_eq!(center("ab", true, 5, '*'), "**ab*");
        assert_eq!(center("a", true, 4, '*'), "*a**");
        assert_eq!(ljust("é", false, 3, '😀'), "é😀😀");
        assert_eq!(rjust("abc", true, -1, ' '), "abc");
        assert_eq!(zfill("-7", true, 4), "-007");
        assert_eq!(zfill("+", true, 3), "+00");
    }

    #[test]
    fn tabs() {
        assert_eq!(expandtabs("a\tbc\t\nd\te", 4), "a   bc  \nd   e");
        assert_eq!(expandtabs("a\tb", 0), "ab");
        assert_eq!(blanks_for_tabs("a\tbc\t\nd\te".chars(), 4), 8);
        assert_eq!(blanks_for_tabs("\t\t\t".chars(), i64::MAX), usize::MAX);
    }
}
