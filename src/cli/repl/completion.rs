//! What could stand at the cursor: from the text before it to a question, and from the answer to candidates.

use rustyline::completion::Pair;

use crate::syntax::Span;
use crate::syntax::parts::{Part, parts};

use super::commands;
use super::messages::Question;

/// Where a word begins, and what it could be.
#[derive(Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The word's offset in the text.
    pub start: usize,
    pub kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    Ask(Question),
    Files,
    Commands,
}

/// What could be completed at the end of a text.
pub fn wanted(before: &str) -> Option<Wanted> {
    if let Some(rest) = before.strip_prefix(':') {
        return command_word(before, rest);
    }
    code_word(before)
}

fn command_word(before: &str, rest: &str) -> Option<Wanted> {
    let Some((name, argument)) = rest.split_once(' ') else {
        return Some(Wanted { start: 1, kind: Kind::Commands });
    };
    let start = before.len() - argument.rsplit(' ').next().unwrap_or(argument).len();
    match name {
        "cancel" => Some(Wanted { start: before.len() - argument.len(), kind: Kind::Ask(Question::Tasks) }),
        "load" | "save" => Some(Wanted { start, kind: Kind::Files }),
        "help" => Some(Wanted { start, kind: Kind::Commands }),
        _ => {
            let offset = before.len() - argument.len();
            let within = code_word(argument)?;
            Some(Wanted { start: within.start + offset, kind: within.kind })
        }
    }
}

fn code_word(before: &str) -> Option<Wanted> {
    let parts = parts(before);
    let (last, span) = parts.last().copied().unwrap_or((Part::Newline, Span::default()));
    if last == Part::OpenString {
        let literal = &before[span.range()];
        let opening = literal.find(['\'', '"'])?;
        let quote = &literal[opening..opening + 1];
        let path = literal[opening..].trim_start_matches(quote);
        let is_format = literal[..opening].contains(['f', 'F']);
        return (!is_format).then(|| Wanted { start: before.len() - path.len(), kind: Kind::Files });
    }
    if matches!(last, Part::String | Part::Comment | Part::Number) && span.end as usize == before.len() {
        return None;
    }
    let is_word = span.end as usize == before.len() && is_word(last);
    let start = if is_word { span.start as usize } else { before.len() };
    let earlier = &parts[..parts.len() - usize::from(is_word)];
    let kind = import_question(before, earlier)
        .or_else(|| chain_before(before, earlier).map(Question::Attributes))
        .or_else(|| (!ends_with_dot(earlier)).then_some(Question::Names))?;
    Some(Wanted { start, kind: Kind::Ask(kind) })
}

fn is_word(part: Part) -> bool {
    matches!(part, Part::Name | Part::Keyword | Part::Constant)
}

fn ends_with_dot(parts: &[(Part, Span)]) -> bool {
    matches!(parts.last(), Some((Part::Dot, _)))
}

/// `a.b.` before the cursor: `a`, `b`.
fn chain_before(text: &str, parts: &[(Part, Span)]) -> Option<Vec<String>> {
    let (Part::Dot, _) = parts.last()? else { return None };
    chain(text, &parts[..parts.len() - 1])
}

/// `a.b` at the end of the parts.
pub fn chain(text: &str, parts: &[(Part, Span)]) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = parts;
    loop {
        let (Part::Name, span) = rest.last()? else { return None };
        names.push(text[span.range()].to_string());
        rest = &rest[..rest.len() - 1];
        match rest.last() {
            Some((Part::Dot, _)) => rest = &rest[..rest.len() - 1],
            _ => break,
        }
    }
    names.reverse();
    Some(names)
}

/// In an import statement: the modules, or what a module has.
fn import_question(text: &str, parts: &[(Part, Span)]) -> Option<Question> {
    let start = parts.iter().rposition(|(part, _)| *part == Part::Newline).map_or(0, |newline| newline + 1);
    let line = &parts[start..];
    let word = |index: usize| line.get(index).map(|(_, span)| &text[span.range()]);
    match word(0)? {
        "import" => Some(Question::Modules),
        "from" if line.iter().any(|(_, span)| &text[span.range()] == "import") => {
            let end = line.iter().position(|(_, span)| &text[span.range()] == "import")?;
            let name: String = line[1..end].iter().map(|(_, span)| &text[span.range()]).collect();
            Some(Question::ModuleNames(name))
        }
        "from" if line.len() == 1 || ends_with_dot(line) => Some(Question::Modules),
        "from" => Some(Question::Names),
        _ => None,
    }
}

/// The words of an answer that go on with what is typed. Names with an underscore come when one is typed.
pub fn matching(words: Vec<String>, typed: &str) -> Vec<Pair> {
    let hides = |word: &str| typed.is_empty() && word.starts_with('_');
    let fitting = words.into_iter().filter(|word| word.starts_with(typed) && !hides(word));
    let mut fitting: Vec<String> = fitting.collect();
    fitting.sort();
    fitting.dedup();
    fitting.into_iter().map(|word| Pair { display: word.clone(), replacement: word }).collect()
}

/// The commands that begin with what is typed.
pub fn matching_commands(typed: &str) -> Vec<Pair> {
    matching(commands::names().map(str::to_string).collect(), typed)
}

/// The files whose path goes on with what is typed; folders end in a slash.
pub fn matching_files(typed: &str) -> Vec<Pair> {
    let (folder, name) = match typed.rfind('/') {
        Some(slash) => typed.split_at(slash + 1),
        None => ("", typed),
    };
    let place = match folder.strip_prefix("~/") {
        Some(rest) => std::env::home_dir().unwrap_or_default().join(rest),
        None if folder.is_empty() => ".".into(),
        None => folder.into(),
    };
    let Ok(entries) = std::fs::read_dir(place) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let Ok(mut entry_name) = entry.file_name().into_string() else { continue };
        if !entry_name.starts_with(name) || (name.is_empty() && entry_name.starts_with('.')) {
            continue;
        }
        if entry.path().is_dir() {
            entry_name.push('/');
        }
        found.push(Pair { replacement: format!("{folder}{entry_name}"), display: entry_name });
    }
    found.sort_by(|a, b| a.display.cmp(&b.display));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(before: &str) -> Option<(usize, Question)> {
        match wanted(before)? {
            Wanted { start, kind: Kind::Ask(question) } => Some((start, question)),
            _ => None,
        }
    }

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| word.to_string()).collect()
    }

    #[test]
    fn names_and_attributes() {
        assert_eq!(asks("pri"), Some((0, Question::Names)));
        assert_eq!(asks("x = "), Some((4, Question::Names)));
        assert_eq!(asks("f(asyncio.sl"), Some((10, Question::Attributes(strings(&["asyncio"])))));
        assert_eq!(asks("a.b."), Some((4, Question::Attributes(strings(&["a", "b"])))));
        assert_eq!(asks("f().x"), None);
        assert_eq!(asks("'a'"), None);
        assert_eq!(asks("1"), None);
    }

    #[test]
    fn imports() {
        assert_eq!(asks("import as"), Some((7, Question::Modules)));
        assert_eq!(asks("from "), Some((5, Question::Modules)));
        assert_eq!(asks("from os.path import j"), Some((20, Question::ModuleNames("os.path".into()))));
    }

    #[test]
    fn files_in_literals() {
        let start = wanted("open('src/ma").map(|wanted| (wanted.start, wanted.kind));
        assert_eq!(start, Some((6, Kind::Files)));
        assert_eq!(wanted("open(f'src/ma"), None);
    }

    #[test]
    fn words_of_commands() {
        assert_eq!(wanted(":ta"), Some(Wanted { start: 1, kind: Kind::Commands }));
        assert_eq!(asks(":cancel Ta"), Some((8, Question::Tasks)));
        assert_eq!(asks(":doc asyncio.sl"), Some((13, Question::Attributes(strings(&["asyncio"])))));
        assert_eq!(wanted(":load ex"), Some(Wanted { start: 6, kind: Kind::Files }));
    }
}
