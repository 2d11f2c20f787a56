//! CPython's text, to the byte. The order of things is that of `traceback.TracebackException.format`.

use super::frame;
use super::report::{ErrorText, Follows, FramePlace, Report, SyntaxPlace};

/// Groups print at most this many of their exceptions …
const GROUP_WIDTH: usize = 15;
/// … and nest at most this deep.
const GROUP_DEPTH: usize = 10;
/// How often the same line is printed before the rest is counted.
const REPEATED: usize = 3;

/// The text of an exception with its traceback and what led to it.
pub fn text(report: &Report) -> String {
    let mut printer = Printer::default();
    printer.report(report);
    printer.out
}

#[derive(Default)]
struct Printer {
    out: String,
    group_depth: usize,
    /// The box around a group's exceptions is still to be closed.
    need_close: bool,
}

impl Printer {
    /// Prints lines behind the margin of the groups around them.
    fn emit(&mut self, text: &str) {
        self.emit_with_margin(text, '|');
    }

    fn emit_with_margin(&mut self, text: &str, margin: char) {
        for line in text.split_inclusive('\n') {
            self.indent();
            if self.group_depth > 0 {
                self.out.push(margin);
                self.out.push(' ');
            }
            self.out.push_str(line);
        }
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n(' ', 2 * self.group_depth));
    }

    fn report(&mut self, report: &Report) {
        for link in report.chain.iter().rev() {
            self.link(link.follows);
            match &link.error.group {
                None => {
                    if !link.error.frames.is_empty() {
                        self.emit("Traceback (most recent call last):\n");
                        self.emit(&frames(&link.error.frames));
                    }
                    self.emit(&final_lines(&link.error));
                }
                Some(_) if self.group_depth > GROUP_DEPTH => {
                    self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"));
                }
                Some(parts) => self.group(&link.error, parts),
            }
        }
    }

    fn link(&mut self, follows: Option<Follows>) {
        match follows {
            None => {}
            Some(Follows::Cause) => {
                self.emit("\nThe above exception was the direct cause of the following exception:\n\n");
            }
            Some(Follows::Context) => {
                self.emit("\nDuring handling of the above exception, another exception occurred:\n\n");
            }
        }
    }

    fn group(&mut self, error: &ErrorText, parts: &[Report]) {
        let outermost = self.group_depth == 0;
        if outermost {
            self.group_depth = 1;
        }
        if !error.frames.is_empty() {
            let margin = if outermost { '+' } else { '|' };
            self.emit_with_margin("Exception Group Traceback (most recent call last):\n", margin);
            self.emit(&frames(&error.frames));
        }
        self.emit(&final_lines(error));
        let shown = parts.len().min(GROUP_WIDTH + 1);
        self.need_close = false;
        for (index, part) in parts.iter().take(shown).enumerate() {
            let last = index == shown - 1;
            if last {
                self.need_close = true;
            }
            let cut = index >= GROUP_WIDTH;
            let title = if cut { "...".to_string() } else { (index + 1).to_string() };
            self.indent();
            self.out.push_str(if index == 0 { "+-" } else { "  " });
            self.out.push_str(&format!("+---------------- {title} ----------------\n"));
            self.group_depth += 1;
            if cut {
                let rest = parts.len() - GROUP_WIDTH;
                let plural = if rest > 1 { "s" } else { "" };
                self.emit(&format!("and {rest} more exception{plural}\n"));
            } else {
                self.report(part);
            }
            if last && self.need_close {
                self.indent();
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.group_depth -= 1;
        }
        if outermost {
            self.group_depth = 0;
        }
    }
}

/// The frames of a traceback. A line that repeats is printed three times and then counted.
fn frames(frames: &[FramePlace]) -> String {
    let mut text = String::new();
    let mut count = 0;
    let mut last: Option<&FramePlace> = None;
    for place in frames {
        let same = last.is_some_and(|last| {
            last.line == place.line && last.name == place.name && last.source.name == place.source.name
        });
        if !same {
            text.push_str(&repeated(count));
            count = 0;
            last = Some(place);
        }
        count += 1;
        if count <= REPEATED {
            text.push_str(&frame::text(place));
        }
    }
    text + &repeated(count)
}

fn repeated(count: usize) -> String {
    match count.saturating_sub(REPEATED) {
        0 => String::new(),
        1 => "  [Previous line repeated 1 more time]\n".to_string(),
        more => format!("  [Previous line repeated {more} more times]\n"),
    }
}

/// What stands below the frames: the class and the message, for a SyntaxError the place, and the notes.
pub fn final_lines(error: &ErrorText) -> String {
    let mut text = match &error.syntax {
        Some(place) => syntax_lines(place, &error.type_name),
        None if error.message.is_empty() => format!("{}\n", error.type_name),
        None => format!("{}: {}\n", error.type_name, error.message),
    };
    for note in &error.notes {
        text.push_str(note);
        text.push('\n');
    }
    text
}

fn syntax_lines(place: &SyntaxPlace, type_name: &str) -> String {
    let mut text = String::new();
    let mut suffix = String::new();
    if let Some(line) = place.line {
        let name = place.filename.as_deref().unwrap_or("<string>");
        text.push_str(&format!("  File \"{name}\", line {line}\n"));
    } else if let Some(name) = &place.filename {
        suffix = format!(" ({name})");
    }
    if let Some(line) = &place.text {
        text.push_str(&source_line(place, line));
    }
    let message = place.message.as_deref().filter(|message| !message.is_empty());
    text + &format!("{type_name}: {}{suffix}\n", message.unwrap_or("<no detail available>"))
}

/// The line that a SyntaxError shows, and its carets.
fn source_line(place: &SyntaxPlace, line: &str) -> String {
    let line_length = line.chars().count() as i64;
    let trimmed = line.trim_end_matches('\n');
    let shown = trimmed.trim_start_matches([' ', '\n', '\u{c}']);
    let length = trimmed.chars().count() as i64;
    let spaces = length - shown.chars().count() as i64;
    let mut text = format!("    {shown}\n");
    let Some(mut offset) = place.offset else { return text };
    let mut end = if place.line == place.end_line {
        place.end_offset.filter(|&end| end != 0).unwrap_or(offset)
    } else {
        length + 1
    };
    if line_length > 0 && offset > line_length {
        offset = length + 1;
    }
    if line_length > 0 && end > line_length {
        end = length + 1;
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let (column, end_column) = (offset - 1 - spaces, end - 1 - spaces);
    if column >= 0 {
        text.push_str("    ");
        // Other white space than blanks is kept, so that the carets stand below what they mean.
        text.extend(shown.chars().take(column as usize).map(|c| if c.is_whitespace() { c } else { ' ' }));
        text.extend(std::iter::repeat_n('^', (end_column - column).max(0) as usize));
        text.push('\n');
    }
    text
}
