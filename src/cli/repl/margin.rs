//! The margin of the lines of a block below its first.
//!
//! rustyline knows one prompt, before the first line; the lines of a block would begin at the left edge, off by the
//! prompt's width. So in the edited text each of them begins with a margin as wide as the prompt, made of characters
//! that scripts do not use; the highlighter draws it as `... `. What leaves the editor has no margins.
//!
//! Keys that work on lines must not stop within a margin. rustyline lets a binding choose movements, but no counts; so
//! they are expressed by characters to find: the newline before a margin, the margin's last character, the first
//! character behind it.

use std::borrow::Cow;

use rustyline::{CharSearch, Cmd, Movement};

use super::block::LEVEL;

/// Four no-break spaces.
pub const MARGIN: &str = "\u{a0}\u{a0}\u{a0}\u{a0}";
const FILLER: char = '\u{a0}';

/// What a level of indentation that the prompt made begins with, so that Backspace can find it: a blank as wide as any.
const LEVEL_START: char = '\u{2007}';

/// Indentation as it is edited.
pub fn indentation(width: usize) -> String {
    let level = format!("{LEVEL_START}{}", " ".repeat(LEVEL - 1));
    level.repeat(width / LEVEL) + &" ".repeat(width % LEVEL)
}

/// What the terminal shows of a piece without margins.
pub fn as_shown(piece: &str) -> Cow<'_, str> {
    match piece.contains(LEVEL_START) {
        true => Cow::Owned(piece.replace(LEVEL_START, " ")),
        false => Cow::Borrowed(piece),
    }
}

/// The text with blanks in the place of margins and of marks in the indentation, as long in bytes.
pub fn blanked(edited: &str) -> String {
    edited
        .replace(FILLER, &" ".repeat(FILLER.len_utf8()))
        .replace(LEVEL_START, &" ".repeat(LEVEL_START.len_utf8()))
}

/// The text as it is edited.
#[cfg(test)]
pub fn with_margins(text: &str) -> String {
    text.replace('\n', &new_line())
}

/// The text as it is meant.
pub fn without_margins(edited: &str) -> String {
    let mut text = String::with_capacity(edited.len());
    for (index, line) in edited.split('\n').enumerate() {
        let mut line = line;
        if index > 0 {
            text.push('\n');
            line = line.strip_prefix(MARGIN).unwrap_or(line);
        }
        let code = line.trim_start_matches([' ', LEVEL_START]);
        text.push_str(&as_shown(&line[..line.len() - code.len()]));
        text.push_str(code);
    }
    text
}

/// A newline with the margin behind it.
pub fn new_line() -> String {
    format!("\n{MARGIN}")
}

/// The line that the cursor is in, up to the cursor, and whether a margin stands before it.
fn before_cursor(edited: &str, at: usize) -> (&str, bool) {
    let before = &edited[..at];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    match before[start..].strip_prefix(MARGIN) {
        Some(line) => (line, true),
        None => (&before[start..], false),
    }
}

/// The text of the cursor's line before the cursor.
pub fn line_before(edited: &str, at: usize) -> &str {
    before_cursor(edited, at).0
}

/// To the end of the line above: from the start of a line that has a margin.
fn back_over_margin(edited: &str, at: usize) -> Option<Movement> {
    let (line, has_margin) = before_cursor(edited, at);
    (line.is_empty() && has_margin).then_some(Movement::ViCharSearch(1, CharSearch::Backward('\n')))
}

/// To the start of the line below: from the end of a line. Whether the movement is to take away what lies between
/// decides on which side of the next character it stops.
fn forth_over_margin(edited: &str, at: usize, takes: bool) -> Option<Movement> {
    let behind = edited[at..].strip_prefix('\n')?.strip_prefix(MARGIN)?;
    let movement = match behind.chars().next() {
        None => Movement::EndOfBuffer,
        Some(next) if takes => Movement::ViCharSearch(1, CharSearch::ForwardBefore(next)),
        Some(next) => Movement::ViCharSearch(1, CharSearch::Forward(next)),
    };
    Some(movement)
}

/// To the start of the cursor's line, where that is behind a margin.
fn to_line_start(edited: &str, at: usize) -> Option<Option<Movement>> {
    let (line, has_margin) = before_cursor(edited, at);
    let movement = Movement::ViCharSearch(1, CharSearch::BackwardAfter(FILLER));
    has_margin.then(|| (!line.is_empty()).then_some(movement))
}

/// Left.
pub fn left(edited: &str, at: usize) -> Option<Cmd> {
    back_over_margin(edited, at).map(Cmd::Move)
}

/// Right.
pub fn right(edited: &str, at: usize) -> Option<Cmd> {
    forth_over_margin(edited, at, false).map(Cmd::Move)
}

/// Home.
pub fn home(edited: &str, at: usize) -> Option<Cmd> {
    Some(to_line_start(edited, at)?.map_or(Cmd::Noop, Cmd::Move))
}

/// What takes away all before the cursor in its line.
pub fn kill_to_start(edited: &str, at: usize) -> Option<Cmd> {
    Some(to_line_start(edited, at)?.map_or(Cmd::Noop, Cmd::Kill))
}

/// What takes away what is behind the cursor, if that is the end of a line.
pub fn delete(edited: &str, at: usize) -> Option<Cmd> {
    forth_over_margin(edited, at, true).map(Cmd::Kill)
}

/// Backspace: joins lines at the start of one; within its indentation it goes back by one level.
pub fn backspace(edited: &str, at: usize) -> Option<Cmd> {
    if let Some(movement) = back_over_margin(edited, at) {
        return Some(Cmd::Kill(movement));
    }
    let (line, _) = before_cursor(edited, at);
    let is_indentation = line.contains(LEVEL_START) && line.chars().all(|c| matches!(c, ' ' | LEVEL_START));
    is_indentation.then_some(Cmd::Kill(Movement::ViCharSearch(1, CharSearch::Backward(LEVEL_START))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = "if x:\n    y\n\nz";

    #[test]
    fn margins_come_and_go() {
        let edited = with_margins(BLOCK);
        assert_eq!(edited.matches(MARGIN).count(), 3);
        assert_eq!(without_margins(&edited), BLOCK);
    }

    #[test]
    fn the_cursor_steps_over_margins() {
        let edited = with_margins(BLOCK);
        let end_of_first = edited.find('\n').expect("there are lines");
        let start_of_second = end_of_first + new_line().len();
        assert_eq!(
            right(&edited, end_of_first),
            Some(Cmd::Move(Movement::ViCharSearch(1, CharSearch::Forward(' '))))
        );
        assert_eq!(
            left(&edited, start_of_second),
            Some(Cmd::Move(Movement::ViCharSearch(1, CharSearch::Backward('\n'))))
        );
        assert_eq!(left(&edited, start_of_second + 1), None);
        assert_eq!(home(&edited, 3), None);
        assert_eq!(home(&edited, start_of_second), Some(Cmd::Noop));
        let at_end = with_margins("if x:\n");
        assert_eq!(right(&at_end, end_of_first), Some(Cmd::Move(Movement::EndOfBuffer)));
    }

    #[test]
    fn backspace_takes_a_level_of_indentation() {
        let edited = with_margins("if x:\n") + &indentation(8);
        let back = Movement::ViCharSearch(1, CharSearch::Backward(LEVEL_START));
        assert_eq!(backspace(&edited, edited.len()), Some(Cmd::Kill(back)));
        assert_eq!(without_margins(&edited), "if x:\n        ");
        assert_eq!(backspace("ab", 2), None);
        assert_eq!(backspace("  ", 2), None);
    }
}
