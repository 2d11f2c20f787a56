//! Colours for the line that is edited, and the partner of the bracket at the cursor.

use crate::syntax::parts::{Part, parts};

use super::{commands, margin};

/// The colours, as the terminal's own palette has them.
mod style {
    pub const PROMPT: &str = "\x1b[1;35m";
    pub const KEYWORD: &str = "\x1b[34m";
    pub const CONSTANT: &str = "\x1b[36m";
    pub const STRING: &str = "\x1b[32m";
    pub const NUMBER: &str = "\x1b[36m";
    pub const COMMENT: &str = "\x1b[90m";
    pub const DEFINED: &str = "\x1b[1m";
    pub const COMMAND: &str = "\x1b[33m";
    pub const BRACKETS: &str = "\x1b[1;7m";
    pub const FAINT: &str = "\x1b[2m";
    pub const END: &str = "\x1b[0m";
}

/// What continuation lines show in their margin.
const CONTINUATION: &str = "... ";

/// Whether colours are wanted: `NO_COLOR` has a say.
pub fn is_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Draws what is edited.
pub struct Colours {
    pub on: bool,
}

impl Colours {
    pub fn prompt(&self, prompt: &str) -> String {
        self.painted(prompt, style::PROMPT)
    }

    /// Words of advice behind the cursor.
    pub fn hint(&self, hint: &str) -> String {
        self.painted(hint, style::FAINT)
    }

    fn painted(&self, text: &str, style: &str) -> String {
        if self.on { format!("{style}{text}{}", style::END) } else { text.to_string() }
    }

    /// The edited text with its margins drawn. `cursor` is where brackets are matched, if they are to be.
    pub fn line(&self, edited: &str, cursor: Option<usize>) -> String {
        let mut out = String::with_capacity(edited.len() * 2);
        let mut end = 0;
        if self.on {
            let text = margin::blanked(edited);
            let partners = cursor.and_then(|cursor| partners(&text, cursor));
            for (span, style) in styled(&text) {
                self.push(&edited[end..span.start], &mut out);
                let is_partner = partners.is_some_and(|(a, b)| span.start == a || span.start == b);
                match if is_partner { Some(style::BRACKETS) } else { style } {
                    Some(style) => {
                        out.push_str(style);
                        self.push_within(&edited[span.clone()], style, &mut out);
                        out.push_str(style::END);
                    }
                    None => self.push(&edited[span.clone()], &mut out),
                }
                end = span.end;
            }
        }
        self.push(&edited[end..], &mut out);
        out
    }

    fn push(&self, piece: &str, out: &mut String) {
        self.push_within(piece, "", out);
    }

    /// Text of one style; margins within it are drawn in their own.
    fn push_within(&self, piece: &str, style: &str, out: &mut String) {
        let mut rest = piece;
        while let Some(at) = rest.find(margin::MARGIN) {
            out.push_str(&margin::as_shown(&rest[..at]));
            if !style.is_empty() {
                out.push_str(style::END);
            }
            out.push_str(&self.prompt(CONTINUATION));
            out.push_str(style);
            rest = &rest[at + margin::MARGIN.len()..];
        }
        out.push_str(&margin::as_shown(rest));
    }
}

/// The stretches of a text with their styles; what has none is left out, but for brackets.
fn styled(text: &str) -> Vec<(std::ops::Range<usize>, Option<&'static str>)> {
    if commands::is_command(text) {
        let end = text.find(' ').unwrap_or(text.len());
        return vec![(0..end, Some(style::COMMAND))];
    }
    let mut defines = false;
    let mut found = Vec::new();
    for (part, span) in parts(text) {
        let range = span.range();
        let style = match part {
            Part::Keyword => Some(style::KEYWORD),
            Part::Constant => Some(style::CONSTANT),
            Part::Number => Some(style::NUMBER),
            Part::String | Part::OpenString => Some(style::STRING),
            Part::Comment => Some(style::COMMENT),
            Part::Name if defines => Some(style::DEFINED),
            Part::Open | Part::Close => None,
            _ => continue,
        };
        defines = part == Part::Keyword && matches!(&text[range.clone()], "def" | "class");
        found.push((range, style));
    }
    found
}

/// Where the bracket at the cursor, or just before it, and its partner stand.
fn partners(text: &str, cursor: usize) -> Option<(usize, usize)> {
    let mut open: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for (part, span) in parts(text) {
        match part {
            Part::Open => open.push(span.start as usize),
            Part::Close => pairs.extend(open.pop().map(|start| (start, span.start as usize))),
            _ => {}
        }
    }
    let at = |place: usize| pairs.iter().find(|(a, b)| *a == place || *b == place).copied();
    at(cursor).or_else(|| at(cursor.checked_sub(1)?))
}

/// Whether there is a bracket to match at the cursor.
pub fn has_partner(edited: &str, cursor: usize) -> bool {
    partners(&margin::blanked(edited), cursor).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_only_margins_are_drawn() {
        let colours = Colours { on: false };
        assert_eq!(colours.line(&margin::with_margins("if x:\n    'y'"), None), "if x:\n...     'y'");
    }

    #[test]
    fn margins_within_literals_are_drawn() {
        let colours = Colours { on: true };
        let drawn = colours.line(&margin::with_margins("'''a\nb'''"), None);
        assert_eq!(drawn, "\x1b[32m'''a\n\x1b[0m\x1b[1;35m... \x1b[0m\x1b[32mb'''\x1b[0m");
    }

    #[test]
    fn brackets_find_their_partners() {
        assert_eq!(partners("f(a[0])", 7), Some((1, 6)));
        assert_eq!(partners("f(')')", 1), Some((1, 5)));
        assert_eq!(partners("f(", 1), None);
    }
}
