//! What a golden leaves open: `{{name}}` stands for a text within a line, the same wherever it comes again; `{{_}}` for
//! any text; and the lines between `{{unordered}}` and `{{end}}` may come in any order.
//!
//! [`settle`] makes a golden definite in the light of what was found. The two are the same text afterwards if and only
//! if the output is as the golden wants it; otherwise the difference between them is the smallest that can be shown.

use std::collections::HashMap;

/// What the names of a golden stand for so far.
pub type Captures = HashMap<String, String>;

/// A part of a line of a golden.
#[derive(Clone, Debug, PartialEq)]
enum Part<'a> {
    Text(&'a str),
    /// `None` for `{{_}}`.
    Capture(Option<&'a str>),
}

/// A golden with everything open settled as far as the output that was found allows it.
pub fn settle(golden: &str, found: &str, captures: &mut Captures) -> String {
    if !golden.contains("{{") {
        return golden.to_string();
    }
    let pieces = settle_pieces(golden, found, captures);
    let lines: Vec<&str> = pieces.iter().flat_map(|piece| piece.settled.iter().map(String::as_str)).collect();
    lines.join("\n")
}

/// A new golden for the output that was found: where it agrees with the old one, what that leaves open stays open.
pub fn rewrite(golden: &str, found: &str, captures: &mut Captures) -> String {
    if !golden.contains("{{") {
        return found.to_string();
    }
    let pieces = settle_pieces(golden, found, captures);
    let settled: Vec<&str> =
        pieces.iter().flat_map(|piece| piece.settled.iter().map(String::as_str)).collect();
    let found: Vec<&str> = found.split('\n').collect();
    // The line of the output that each settled line is.
    let mut same: Vec<Option<usize>> = vec![None; settled.len()];
    for op in similar::capture_diff_slices(similar::Algorithm::Myers, &settled, &found) {
        if let similar::DiffOp::Equal { old_index, new_index, len } = op {
            for at in 0..len {
                same[old_index + at] = Some(new_index + at);
            }
        }
    }
    let mut lines: Vec<&str> = Vec::new();
    let (mut next, mut first) = (0, 0);
    for piece in &pieces {
        let places = &same[first..first + piece.settled.len()];
        first += piece.settled.len();
        let runs_on = places.iter().zip(places.iter().skip(1)).all(|(a, b)| a.map(|a| a + 1) == *b);
        if let (Some(Some(start)), Some(Some(end)), true) = (places.first(), places.last(), runs_on) {
            lines.extend(&found[next..*start]);
            lines.extend(&piece.golden);
            next = end + 1;
        }
    }
    lines.extend(&found[next..]);
    lines.join("\n")
}

/// A line of a golden, or a block with the marks around it, and what it comes to.
struct Piece<'a> {
    golden: Vec<&'a str>,
    settled: Vec<String>,
}

fn settle_pieces<'a>(golden: &'a str, found: &str, captures: &mut Captures) -> Vec<Piece<'a>> {
    let found: Vec<&str> = found.split('\n').collect();
    let mut lines = golden.split('\n');
    let mut pieces = Vec::new();
    // The line of the output that comes next.
    let mut next = 0;
    while let Some(line) = lines.next() {
        if line.trim() != "{{unordered}}" {
            let settled = vec![settle_line(line, &found, &mut next, captures)];
            pieces.push(Piece { golden: vec![line], settled });
            continue;
        }
        let mut golden = vec![line];
        let mut is_closed = false;
        for line in lines.by_ref() {
            golden.push(line);
            is_closed = line.trim() == "{{end}}";
            if is_closed {
                break;
            }
        }
        let block = &golden[1..golden.len() - usize::from(is_closed)];
        let settled = settle_block(block, &found, &mut next, captures);
        pieces.push(Piece { golden, settled });
    }
    pieces
}

fn settle_line(line: &str, found: &[&str], next: &mut usize, captures: &mut Captures) -> String {
    let parts = parts_of(line);
    for (index, candidate) in found.iter().enumerate().skip(*next) {
        if matches(&parts, candidate, captures) {
            *next = index + 1;
            return (*candidate).to_string();
        }
    }
    fill(&parts, captures)
}

/// The lines of a block in the order in which the output has them; those that it lacks come last.
fn settle_block(block: &[&str], found: &[&str], next: &mut usize, captures: &mut Captures) -> Vec<String> {
    let end = found.len().min(*next + block.len());
    let window = &found[(*next).min(end)..end];
    let patterns: Vec<Vec<Part>> = block.iter().map(|line| parts_of(line)).collect();
    let mut taken_by: Vec<Option<usize>> = vec![None; patterns.len()];
    // Lines without anything open first: they have no choice.
    let mut order: Vec<usize> = (0..patterns.len()).collect();
    order.sort_by_key(|&index| !is_definite(&patterns[index]));
    let mut used = vec![false; window.len()];
    let mut tries = 10_000;
    let whole = assign(&patterns, &order, window, &mut used, &mut taken_by, captures, &mut tries);
    if !whole {
        taken_by.fill(None);
        used.fill(false);
        for &index in &order {
            let free =
                (0..window.len()).find(|&at| !used[at] && matches(&patterns[index], window[at], captures));
            if let Some(at) = free {
                used[at] = true;
                taken_by[index] = Some(at);
            }
        }
    }
    let taken = used.iter().zip(window).filter(|(used, _)| **used);
    let mut settled: Vec<String> = taken.map(|(_, line)| (*line).to_string()).collect();
    let lacking = taken_by.iter().zip(&patterns).filter(|(at, _)| at.is_none());
    settled.extend(lacking.map(|(_, parts)| fill(parts, captures)));
    *next = end;
    settled
}

/// Gives every line of a block one of the output's, trying others where that leads nowhere. False if there is no way,
/// or none was found in so many tries.
fn assign(
    patterns: &[Vec<Part>],
    order: &[usize],
    window: &[&str],
    used: &mut [bool],
    taken_by: &mut [Option<usize>],
    captures: &mut Captures,
    tries: &mut u32,
) -> bool {
    let Some((&index, rest)) = order.split_first() else { return true };
    let mut tried: Vec<&str> = Vec::new();
    for at in 0..window.len() {
        if used[at] || tried.contains(&window[at]) || *tries == 0 {
            continue;
        }
        *tries -= 1;
        tried.push(window[at]);
        let before = captures.clone();
        if matches(&patterns[index], window[at], captures) {
            used[at] = true;
            taken_by[index] = Some(at);
            if assign(patterns, rest, window, used, taken_by, captures, tries) {
                return true;
            }
            used[at] = false;
            taken_by[index] = None;
        }
        *captures = before;
    }
    false
}

fn is_definite(parts: &[Part]) -> bool {
    parts.iter().all(|part| matches!(part, Part::Text(_)))
}

/// Cuts a line at its captures. Braces around anything but a name are text.
fn parts_of(line: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(open) = line[from..].find("{{").map(|at| from + at) {
        let inner = open + 2;
        let close = line[inner..].find("}}").map(|at| inner + at);
        let name = close.map(|close| &line[inner..close]).filter(|name| is_name(name));
        let (Some(close), Some(name)) = (close, name) else {
            from = open + 1;
            continue;
        };
        if start < open {
            parts.push(Part::Text(&line[start..open]));
        }
        parts.push(Part::Capture((name != "_").then_some(name)));
        start = close + 2;
        from = start;
    }
    if start < line.len() || parts.is_empty() {
        parts.push(Part::Text(&line[start..]));
    }
    parts
}

fn is_name(text: &str) -> bool {
    text.starts_with(|char: char| char.is_alphabetic() || char == '_')
        && text.chars().all(|char| char.is_alphanumeric() || char == '_')
}

/// Whether a line is as its parts want it. If so, names that are new are kept.
fn matches(parts: &[Part], line: &str, captures: &mut Captures) -> bool {
    let mut new = Vec::new();
    if !matches_from(parts, line, captures, &mut new) {
        return false;
    }
    captures.extend(new.into_iter().map(|(name, text)| (name.to_string(), text.to_string())));
    true
}

fn matches_from<'a>(
    parts: &[Part<'a>],
    line: &'a str,
    captures: &Captures,
    new: &mut Vec<(&'a str, &'a str)>,
) -> bool {
    let Some((part, rest)) = parts.split_first() else { return line.is_empty() };
    let known = match part {
        Part::Text(text) => Some(*text),
        Part::Capture(None) => None,
        Part::Capture(Some(name)) => {
            let earlier = new.iter().find(|(known, _)| known == name).map(|(_, text)| *text);
            match earlier.or_else(|| captures.get(*name).map(String::as_str)) {
                Some(text) => {
                    return line
                        .strip_prefix(text)
                        .is_some_and(|line| matches_from(rest, line, captures, new));
                }
                None => None,
            }
        }
    };
    if let Some(text) = known {
        return line.strip_prefix(text).is_some_and(|line| matches_from(rest, line, captures, new));
    }
    // The shortest text that lets the rest match; at least one character.
    let ends = line.char_indices().map(|(at, char)| at + char.len_utf8());
    for end in ends {
        let depth = new.len();
        if let Part::Capture(Some(name)) = part {
            new.push((name, &line[..end]));
        }
        if matches_from(rest, &line[end..], captures, new) {
            return true;
        }
        new.truncate(depth);
    }
    false
}

/// The line with the names that are known filled in.
fn fill(parts: &[Part], captures: &Captures) -> String {
    let mut line = String::new();
    for part in parts {
        match part {
            Part::Text(text) => line.push_str(text),
            Part::Capture(None) => line.push_str("{{_}}"),
            Part::Capture(Some(name)) => match captures.get(*name) {
                Some(text) => line.push_str(text),
                None => {
                    line.push_str("{{");
                    line.push_str(name);
                    line.push_str("}}");
                }
            },
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(golden: &str, found: &str) -> bool {
        settle(golden, found, &mut Captures::new()) == found
    }

    #[test]
    fn a_name_stands_for_the_same_text_again() {
        assert!(agrees("id {{id}}\nagain {{id}}\n", "id 17\nagain 17\n"));
        assert!(!agrees("id {{id}}\nagain {{id}}\n", "id 17\nagain 18\n"));
        assert!(agrees("{{a}}-{{a}}", "x-x"));
        assert!(!agrees("{{a}}-{{a}}", "x-y"));
        assert!(agrees("{{a}}-{{a}}", "x-y-x-y"), "the shortest text does not do, a longer one does");
    }

    #[test]
    fn an_underscore_stands_for_anything_but_nothing() {
        assert!(agrees("took {{_}} of {{_}} s", "took 1 of 2 s"));
        assert!(!agrees("took {{_}} s", "took  s".replace("  ", " ").as_str()));
    }

    #[test]
    fn other_braces_are_text() {
        for text in ["{{1, 2}}", "{{}}", "{{a b}}", "{{{", "{{open", "{{é}} {{"] {
            assert!(agrees(text, text), "{text}");
        }
        assert!(!agrees("{{1, 2}}", "{{2, 1}}"));
    }

    #[test]
    fn blocks_have_no_order() {
        let golden = "a\n{{unordered}}\nb\nc\nid {{x}}\n{{end}}\nd {{x}}\n";
        assert!(agrees(golden, "a\nid 1\nc\nb\nd 1\n"));
        assert!(!agrees(golden, "a\nid 1\nc\nc\nd 1\n"));
        assert!(!agrees(golden, "a\nid 1\nc\nd 1\n"));
        assert!(!agrees(golden, "a\nid 1\nc\nb\nb\nd 1\n"));
    }

    #[test]
    fn lines_of_a_block_are_given_out_anew_where_the_first_try_fails() {
        let golden = "{{unordered}}\n{{x}} {{y}}\n{{y}} end\n{{end}}\n";
        assert!(agrees(golden, "b end\na b\n"));
    }

    #[test]
    fn a_new_golden_keeps_open_what_still_agrees() {
        let golden = "id {{id}}\nold\n{{unordered}}\na\nb\n{{end}}\nbye {{id}}\n";
        let new = rewrite(golden, "id 7\nnew\nb\na\nbye 7\nmore\n", &mut Captures::new());
        assert_eq!(new, "id {{id}}\nnew\n{{unordered}}\na\nb\n{{end}}\nbye {{id}}\nmore\n");
        assert_eq!(rewrite("{{x}}", "", &mut Captures::new()), "");
    }

    #[test]
    fn what_is_lacking_is_shown_with_what_is_known() {
        let settled = settle("id {{id}}\nbye {{id}}\n", "id 4\nbye 5\n", &mut Captures::new());
        assert_eq!(settled, "id 4\nbye 4\n");
    }
}
