//! A frame of a traceback: file, line, function, the source lines and the carets below them, as CPython 3.13 prints
//! them. Source of the rules: `StackSummary.format_frame_summary` in its `traceback.py`.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

use super::anchors::{self, Anchors};
use super::report::FramePlace;

/// `  File "…", line …, in …` with the source below it.
pub fn text(place: &FramePlace) -> String {
    let header = header(place);
    if !place.quotable {
        return header;
    }
    header + &Lines::of(place).map(|lines| lines.print()).unwrap_or_default()
}

/// The first line alone.
pub fn header(place: &FramePlace) -> String {
    format!("  File \"{}\", line {}, in {}\n", place.source.name, place.line, place.name)
}

/// The first source line of a frame, without indentation; `None` if there is nothing to show.
pub fn first_line(place: &FramePlace) -> Option<&str> {
    let line = place.source.line_text(place.line).trim();
    (place.quotable && !line.is_empty()).then_some(line)
}

/// The lines of an instruction without their common indentation, and which part of them is the instruction.
/// Columns count characters.
struct Lines {
    lines: Vec<Vec<char>>,
    /// In the first line.
    start: usize,
    /// In the last line.
    end: usize,
}

impl Lines {
    fn of(place: &FramePlace) -> Option<Lines> {
        let source = &place.source;
        let (first, start) = source.line_and_byte_column(place.span.start);
        let (last, end) = source.line_and_byte_column(place.span.end.max(place.span.start));
        let original: Vec<&str> = (first..=last).map(|number| source.line_text(number).trim_end()).collect();
        let dedented = dedent(&original);
        if dedented.iter().all(|line| line.is_empty()) {
            return None;
        }
        let removed = original[0].chars().count() - dedented[0].chars().count();
        let start = column(original[0], start).saturating_sub(removed);
        let end = column(original[original.len() - 1], end).saturating_sub(removed);
        Some(Lines { lines: dedented.iter().map(|line| line.chars().collect()).collect(), start, end })
    }

    fn last(&self) -> usize {
        self.lines.len() - 1
    }

    fn all_text(&self) -> String {
        self.lines.iter().map(String::from_iter).collect::<Vec<_>>().join("\n")
    }

    /// The text of the instruction alone.
    fn segment(&self) -> Vec<String> {
        let last = self.last();
        let segment = self.lines.iter().enumerate().map(|(index, line)| {
            let from = if index == 0 { self.start.min(line.len()) } else { 0 };
            let to = if index == last { self.end.min(line.len()) } else { line.len() };
            line[from..to.max(from)].iter().collect()
        });
        segment.collect()
    }

    /// Whether carets say more than the lines themselves.
    fn show_carets(&self, anchors: Option<&Anchors>) -> bool {
        if anchors::is_plain_call_statement(&self.all_text(), self.lines.len(), self.start, self.end) {
            return false;
        }
        let blank = |part: &[char]| part.iter().all(|c| c.is_whitespace());
        let (first, last) = (&self.lines[0], &self.lines[self.last()]);
        anchors.is_some()
            || !blank(&first[..self.start.min(first.len())])
            || !blank(&last[self.end.min(last.len())..])
    }

    fn print(&self) -> String {
        let mut anchors = anchors::find(&self.segment());
        let carets = self.show_carets(anchors.as_ref());
        let mut significant = BTreeSet::from([0, self.last()]);
        if let Some(anchors) = &mut anchors {
            if anchors.left_line == 0 {
                anchors.left += self.start;
            }
            if anchors.right_line == 0 {
                anchors.right += self.start;
            }
            anchors.left = width(&self.lines[anchors.left_line], anchors.left);
            anchors.right = width(&self.lines[anchors.right_line], anchors.right);
            for line in [anchors.left_line, anchors.right_line] {
                significant.extend(line.saturating_sub(1)..=(line + 1).min(self.last()));
            }
        }
        let mut printed: Vec<String> = Vec::new();
        let mut previous = None;
        for &line in &significant {
            match previous.map_or(1, |previous: usize| line - previous) {
                1 => {}
                2 => self.print_line(line - 1, carets, anchors.as_ref(), &mut printed),
                distance => printed.push(format!("...<{} lines>...", distance - 1)),
            }
            self.print_line(line, carets, anchors.as_ref(), &mut printed);
            previous = Some(line);
        }
        let printed: Vec<&str> = printed.iter().map(String::as_str).collect();
        dedent(&printed).iter().map(|line| format!("    {line}\n")).collect()
    }

    fn print_line(&self, index: usize, carets: bool, anchors: Option<&Anchors>, printed: &mut Vec<String>) {
        let line = &self.lines[index];
        printed.push(line.iter().collect());
        if !carets {
            return;
        }
        let indent = line.iter().take_while(|c| c.is_whitespace()).count();
        let count = width(line, if index == self.last() { self.end } else { line.len() });
        let start = width(&self.lines[0], self.start);
        let mark = |column: usize| {
            if column < indent || (index == 0 && column < start) {
                return ' ';
            }
            let Some(anchors) = anchors else { return '^' };
            let after_left =
                index > anchors.left_line || (index == anchors.left_line && column >= anchors.left);
            let before_right =
                index < anchors.right_line || (index == anchors.right_line && column < anchors.right);
            if after_left && before_right { '^' } else { '~' }
        };
        printed.push((0..count).map(mark).collect());
    }
}

/// How many columns the first characters of a line take at a terminal.
fn width(line: &[char], characters: usize) -> usize {
    line.iter().take(characters).map(|&c| if c.width() == Some(2) { 2 } else { 1 }).sum()
}

/// From bytes to characters.
fn column(line: &str, byte: u32) -> usize {
    let byte = line.floor_char_boundary((byte as usize).min(line.len()));
    line[..byte].chars().count()
}

/// The lines without the white space that all of them begin with. Lines of white space alone become empty, and do not
/// count.
fn dedent<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let is_blank = |line: &str| line.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !is_blank(line)) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        margin = Some(match margin {
            None => indent,
            Some(margin) => {
                let common = margin.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count();
                &margin[..common]
            }
        });
    }
    let margin = margin.unwrap_or_default().len();
    lines.iter().map(|line| if is_blank(line) { "" } else { &line[margin..] }).collect()
}
