//! Characters that a person cannot see, made visible.

/// What is shown in place of a line: controls, and what looks like nothing or like something else, are spelt out. Of a
/// line that differs tabs and blanks at the end are shown as well.
pub fn visible(line: &str, differs: bool) -> String {
    let body = line.trim_end_matches(' ');
    let mut shown = String::with_capacity(line.len());
    for char in body.chars() {
        match char {
            '\t' if differs => shown.push('⇥'),
            '\t' => shown.push('\t'),
            '\r' => shown.push('␍'),
            '\u{1b}' => shown.push('␛'),
            char if char.is_control() => shown.push_str(&format!("\\x{:02x}", u32::from(char))),
            char if looks_like_nothing(char) => shown.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => shown.push(char),
        }
    }
    let blanks = if differs { "·" } else { " " };
    shown.push_str(&blanks.repeat(line.len() - body.len()));
    shown
}

/// Blanks of other widths, joiners, marks of direction, the byte order mark.
fn looks_like_nothing(char: char) -> bool {
    matches!(char,
        '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_spelt_out() {
        assert_eq!(visible("a\tb\r\u{a0}\u{7}  ", true), "a⇥b␍\\u00a0\\x07··");
        assert_eq!(visible("a\tb  ", false), "a\tb  ");
        assert_eq!(visible("é ü", true), "é ü");
    }
}
