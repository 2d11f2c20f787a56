//! Is an input finished, and how far is its next line indented?

use crate::syntax::parts::{Part, parts};
use crate::syntax::{self, SourceFile};

use super::commands;

/// One level of indentation.
pub const LEVEL: usize = 4;

/// Whether an input needs more lines.
pub fn is_unfinished(text: &str) -> bool {
    if text.trim().is_empty() || commands::is_command(text) {
        return false;
    }
    let file = SourceFile::new("", format!("{}\n", dedented(text)));
    matches!(syntax::parse_interactive(&file), Err(error) if error.is_incomplete())
}

/// How many blanks the next line of an unfinished input begins with.
pub fn indentation(text: &str) -> usize {
    let parts = parts(text);
    let mut open: Vec<usize> = Vec::new();
    for (part, span) in &parts {
        match part {
            Part::Open => open.push(span.start as usize),
            Part::Close => drop(open.pop()),
            _ => {}
        }
    }
    let last_part = parts.iter().rev().find(|(part, _)| !matches!(part, Part::Comment | Part::Newline));
    if let Some((Part::OpenString, _)) = last_part {
        return 0;
    }
    let line = text.rsplit('\n').next().unwrap_or_default();
    let width = line.len() - line.trim_start_matches(' ').len();
    if line.trim().is_empty() {
        return width;
    }
    let line_start = text.len() - line.len();
    let first_word = line.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let ends_with =
        |wanted| last_part.is_some_and(|(part, span)| *part == wanted && span.start as usize >= line_start);
    if open.last().is_some() {
        if ends_with(Part::Open) { width + LEVEL } else { width }
    } else if ends_with(Part::Colon) {
        width + LEVEL
    } else if matches!(first_word, "return" | "pass" | "break" | "continue" | "raise") {
        width.saturating_sub(LEVEL)
    } else {
        width
    }
}

/// Text that was pasted from within a block, without the indentation that all its lines have.
pub fn dedented(text: &str) -> String {
    let filled = || text.split('\n').filter(|line| !line.trim().is_empty());
    let indent_of = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let margin = filled().map(indent_of).min().unwrap_or(0);
    let first = filled().next().unwrap_or_default();
    if margin == 0 || !filled().all(|line| line.starts_with(&first[..margin])) {
        return text.to_string();
    }
    let lines: Vec<&str> = text.split('\n').map(|line| line.get(margin..).unwrap_or("")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finished_and_unfinished() {
        for text in ["", "x", "1 +", "x = 1; y", "if x: pass\n", "def f():\n    pass\n", ":tasks", "x = )"] {
            assert!(!is_unfinished(text), "{text:?}");
        }
        for text in
            ["if x:", "def f():\n    pass", "f(", "x = '''a", "[1,\n2", "@a", "try:\n    x\n", "x = \\"]
        {
            assert!(is_unfinished(text), "{text:?}");
        }
    }

    #[test]
    fn indentation_follows_the_line() {
        assert_eq!(indentation("if x:"), 4);
        assert_eq!(indentation("if x:  # why"), 4);
        assert_eq!(indentation("if x:\n    y"), 4);
        assert_eq!(indentation("if x:\n    return y"), 0);
        assert_eq!(indentation("f("), 4);
        assert_eq!(indentation("f(\n    1,"), 4);
        assert_eq!(indentation("x = '''a:"), 0);
        assert_eq!(indentation("x = {'a':"), 0);
    }

    #[test]
    fn common_indentation_is_dropped() {
        assert_eq!(dedented("    a\n\n      b"), "a\n\n  b");
        assert_eq!(dedented("    a\nb"), "    a\nb");
    }
}
