//! Two texts side by side: what is recorded, and what was found.

use std::fmt::Write as _;
use std::time::Duration;

use clap::ValueEnum;
use similar::{ChangeTag, DiffOp, TextDiff};

use super::paint::Paint;
use super::visible::visible;

/// How differences are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DiffStyle {
    /// In colour, with invisible characters shown, long ones cut
    #[default]
    Short,
    /// The texts as they are, without colour
    Plain,
    /// As short, with nothing cut or left out
    Full,
}

/// Equal lines that are shown around what differs.
const CONTEXT: usize = 3;
/// Lines of one difference that are shown before the rest is counted.
const SHOWN_LINES: usize = 40;
/// Characters of a line that are shown before the rest is counted.
const SHOWN_CHARS: usize = 200;
/// Longer searches for the smallest difference are broken off.
const PATIENCE: Duration = Duration::from_millis(500);

/// The lines of both: ` ` in both, `-` recorded, `+` found. Ends in a newline.
pub fn render(recorded: &str, found: &str, style: DiffStyle, paint: Paint) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (recorded.split('\n').collect(), found.split('\n').collect());
    let diff = TextDiff::configure().timeout(PATIENCE).diff_slices(&old, &new);
    let lines = Lines { old: &old, new: &new, style, paint };
    let mut shown = Vec::new();
    if style == DiffStyle::Full {
        diff.ops().iter().for_each(|op| lines.add(&diff, op, &mut shown));
    } else {
        let mut end = 0;
        for group in diff.grouped_ops(CONTEXT) {
            let start = group.first().map_or(0, |op| op.old_range().start);
            if start > end {
                shown.push(format!("    … {} equal", counted(start - end, "line")));
            }
            group.iter().for_each(|op| lines.add(&diff, op, &mut shown));
            end = group.last().map_or(end, |op| op.old_range().end);
        }
    }
    cut(shown, style)
}

/// A text that was printed, as far as it is worth showing. Ends in a newline.
pub fn excerpt(text: &str, style: DiffStyle) -> String {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let lines = text.split('\n').map(|line| match style {
        DiffStyle::Plain => format!("    {line}"),
        _ => format!("    {}", clip(&visible(line, false), 0, style)),
    });
    let lines: Vec<String> = lines.collect();
    let left_out = lines.len().saturating_sub(SHOWN_LINES);
    // What was printed last says most about an end that came too early.
    if left_out == 0 || style == DiffStyle::Full {
        return lines.join("\n") + "\n";
    }
    format!("    … {} before\n{}\n", counted(left_out, "line"), lines[left_out..].join("\n"))
}

/// `1 line`, `2 lines`.
pub fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

fn cut(lines: Vec<String>, style: DiffStyle) -> String {
    let most = if style == DiffStyle::Full { usize::MAX } else { SHOWN_LINES };
    let left = lines.len().saturating_sub(most);
    let mut text = String::new();
    for line in lines.iter().take(most) {
        text.push_str(line);
        text.push('\n');
    }
    if left > 0 {
        writeln!(text, "    … {} more", counted(left, "line")).expect("writing to a string");
    }
    text
}

struct Lines<'a> {
    old: &'a [&'a str],
    new: &'a [&'a str],
    style: DiffStyle,
    paint: Paint,
}

impl Lines<'_> {
    fn add<'a>(&self, diff: &'a TextDiff<'a, 'a, 'a, str>, op: &DiffOp, shown: &mut Vec<String>) {
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                for line in &self.old[*old_index..old_index + len] {
                    // The empty line behind the last newline is none.
                    if !(line.is_empty() && std::ptr::eq(*line, self.old[self.old.len() - 1])) {
                        shown.push(format!("    {}", self.text(line, 0, false)));
                    }
                }
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } if self.style != DiffStyle::Plain => {
                let paired = old_len == new_len && self.paint.is_on();
                if paired
                    && self.old[*old_index..].iter().take(*old_len).all(|line| line.len() <= SHOWN_CHARS)
                {
                    self.add_stressed(diff, op, shown);
                } else {
                    self.add_plainly((*old_index, *old_len), (*new_index, *new_len), shown);
                }
            }
            op => {
                let (old, new) = (op.old_range(), op.new_range());
                self.add_plainly((old.start, old.len()), (new.start, new.len()), shown);
            }
        }
    }

    fn add_plainly(&self, old: (usize, usize), new: (usize, usize), shown: &mut Vec<String>) {
        for index in 0..old.1 {
            let line = self.old[old.0 + index];
            let start = if index < new.1 { common_start(line, self.new[new.0 + index]) } else { 0 };
            let text = format!("  - {}", self.changed(line, start, self.ends_file(self.old, old.0 + index)));
            shown.push(self.paint.red(&text));
        }
        for index in 0..new.1 {
            let line = self.new[new.0 + index];
            let start = if index < old.1 { common_start(line, self.old[old.0 + index]) } else { 0 };
            let text = format!("  + {}", self.changed(line, start, self.ends_file(self.new, new.0 + index)));
            shown.push(self.paint.green(&text));
        }
    }

    /// The lines with what differs within them stressed.
    fn add_stressed<'a>(&self, diff: &'a TextDiff<'a, 'a, 'a, str>, op: &DiffOp, shown: &mut Vec<String>) {
        for change in diff.iter_inline_changes(op) {
            let mut text = String::new();
            let pieces: Vec<(bool, String)> =
                change.iter_strings_lossy().map(|(stress, piece)| (stress, piece.into_owned())).collect();
            let last = pieces.len().saturating_sub(1);
            for (index, (stress, piece)) in pieces.iter().enumerate() {
                // Blanks within a line are plain; only the last piece can hold those at its end.
                let piece = if index == last || *stress {
                    visible(piece, true)
                } else {
                    let body = piece.trim_end_matches(' ');
                    visible(body, true) + &" ".repeat(piece.len() - body.len())
                };
                text.push_str(&if *stress { self.paint.stressed(&piece) } else { piece });
            }
            shown.push(match change.tag() {
                ChangeTag::Delete => self.paint.red(&format!("  - {text}")),
                ChangeTag::Insert => self.paint.green(&format!("  + {text}")),
                ChangeTag::Equal => format!("    {text}"),
            });
        }
    }

    /// Whether an entry is the empty one behind the last newline: shown as what it is.
    fn ends_file(&self, lines: &[&str], index: usize) -> bool {
        index + 1 == lines.len() && lines[index].is_empty()
    }

    fn changed(&self, line: &str, start: usize, ends_file: bool) -> String {
        if ends_file { "(newline at the end)".to_string() } else { self.text(line, start, true) }
    }

    fn text(&self, line: &str, start: usize, differs: bool) -> String {
        if self.style == DiffStyle::Plain {
            return line.to_string();
        }
        clip(&visible(line, differs), start, self.style)
    }
}

/// How many characters two lines begin with alike.
fn common_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

/// A long line from shortly before the character that matters.
fn clip(line: &str, matters: usize, style: DiffStyle) -> String {
    let length = line.chars().count();
    if length <= SHOWN_CHARS || style == DiffStyle::Full {
        return line.to_string();
    }
    let start = if matters < SHOWN_CHARS { 0 } else { matters - SHOWN_CHARS / 4 };
    let shown: String = line.chars().skip(start).take(SHOWN_CHARS).collect();
    let left = length.saturating_sub(start + SHOWN_CHARS);
    let before = if start > 0 { format!("({start} before) …") } else { String::new() };
    let after = if left > 0 { format!("… ({} more)", counted(left, "character")) } else { String::new() };
    before + &shown + &after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(recorded: &str, found: &str) -> String {
        render(recorded, found, DiffStyle::Short, Paint::OFF)
    }

    #[test]
    fn what_differs_is_shown_with_what_is_around() {
        let lines: Vec<String> = (0..20).map(|number| format!("line {number}\n")).collect();
        let found = lines.concat().replace("line 9\n", "line nine\n");
        let expected = "    … 6 lines equal\n    line 6\n    line 7\n    line 8\n  - line 9\n  + line nine\n    line 10\n    \
                        line 11\n    line 12\n";
        assert_eq!(plain(&lines.concat(), &found), expected);
    }

    #[test]
    fn a_missing_newline_is_shown() {
        assert_eq!(plain("a\n", "a"), "    a\n  - (newline at the end)\n");
    }

    #[test]
    fn blanks_at_the_end_are_shown() {
        assert_eq!(plain("a \n", "a\n"), "  - a·\n  + a\n");
    }

    #[test]
    fn much_is_cut_and_counted() {
        let found: String = (0..100).map(|number| format!("{number}\n")).collect();
        assert!(plain("", &found).ends_with("  + 39\n    … 60 lines more\n"), "{}", plain("", &found));
        assert_eq!(render("", &found, DiffStyle::Full, Paint::OFF).lines().count(), 100);
        let long = plain("", &"x".repeat(1000));
        assert!(long.contains("… (800 characters more)"), "{long}");
    }

    #[test]
    fn a_long_line_is_shown_where_it_differs() {
        let start = "x".repeat(5000);
        let text = plain(&format!("{start}old"), &format!("{start}new"));
        assert!(text.contains("old\n") && text.contains("new\n"), "{text}");
    }
}
