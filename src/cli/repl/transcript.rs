//! The session as a script.
//!
//! What a prompt allows and a script does not is rewritten: values that were echoed are printed, and a session that
//! awaited, or made tasks, becomes a coroutine that `asyncio.run` runs. Inputs that failed are left out.

use crate::syntax::ast::{ExprKind, Module, StmtKind};
use crate::syntax::parts::{Part, parts};
use crate::syntax::{self, SourceFile};

/// The inputs that ended well, in their order.
#[derive(Default)]
pub struct Transcript {
    entries: Vec<Entry>,
}

struct Entry {
    text: String,
    /// Expressions printed their values, or may have.
    echoed: bool,
    needs_loop: bool,
}

/// How a session's value is printed by its script.
const SHOW: &str = "def show(value):\n    if value is not None:\n        print(repr(value))\n";

impl Transcript {
    /// Adds an input.
    pub fn add(&mut self, text: &str, echoed: bool, needs_loop: bool) {
        self.entries.push(Entry { text: text.trim_end().to_string(), echoed, needs_loop });
    }

    /// Adds a script that was loaded.
    pub fn add_script(&mut self, text: &str, needs_loop: bool) {
        self.entries.push(Entry { text: text.trim_end().to_string(), echoed: false, needs_loop });
    }

    /// The script; empty if there is nothing in it.
    pub fn script(&self) -> String {
        if self.entries.is_empty() {
            return String::new();
        }
        let keeps_last = self.entries.iter().any(|entry| has_name(&entry.text, "_"));
        let needs_loop = self.entries.iter().any(|entry| entry.needs_loop);
        let uses_asyncio = needs_loop || self.entries.iter().any(|entry| has_name(&entry.text, "asyncio"));
        let (mut imports, mut body): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let (mut imports_asyncio, mut shows) = (false, false);
        for entry in &self.entries {
            let file = SourceFile::new("", format!("{}\n", entry.text));
            let Ok(tree) = syntax::parse_module(&file) else { continue };
            imports_asyncio |= has_import(&tree, "asyncio");
            if is_import(&tree) {
                imports.push(entry.text.clone());
                continue;
            }
            let text =
                if entry.echoed { shown(&file, &tree, keeps_last, &mut shows) } else { entry.text.clone() };
            body.push(text);
        }
        imports.sort_by_key(|text| !text.starts_with("from __future__"));
        if uses_asyncio && !imports_asyncio {
            let place = imports.iter().take_while(|text| text.starts_with("from __future__")).count();
            imports.insert(place, "import asyncio".into());
        }
        let mut script = imports.iter().map(|text| format!("{text}\n")).collect::<String>();
        if shows {
            script.push_str(&format!("\n\n{SHOW}"));
        }
        if body.is_empty() {
            return script;
        }
        if needs_loop {
            script.push_str("\n\nasync def main():\n");
            let globals = self.globals(keeps_last);
            if !globals.is_empty() {
                script.push_str(&format!("    global {}\n", globals.join(", ")));
            }
            body.iter().for_each(|text| script.push_str(&format!("{}\n", indented(text))));
            script.push_str("\n\nasyncio.run(main())\n");
        } else {
            let gap = if script.is_empty() { "" } else { "\n" };
            script.push_str(gap);
            body.iter().for_each(|text| script.push_str(&format!("{text}\n")));
        }
        script
    }

    /// The names that the session's statements bind. They are a script's globals, as they were the session's; told
    /// only where a function could see the difference.
    fn globals(&self, keeps_last: bool) -> Vec<String> {
        let words = ["global", "globals", "exec", "eval"];
        if !self.entries.iter().any(|entry| words.iter().any(|word| has_word(&entry.text, word))) {
            return Vec::new();
        }
        let mut names: Vec<String> = Vec::new();
        if keeps_last {
            names.push("_".into());
        }
        for entry in &self.entries {
            let file = SourceFile::new("", format!("{}\n", entry.text));
            let Ok(tree) = syntax::parse_module(&file) else { continue };
            for statement in &tree.body {
                match &statement.kind {
                    StmtKind::FunctionDef(function) => names.push(function.name.name.to_string()),
                    StmtKind::ClassDef(class) => names.push(class.name.name.to_string()),
                    StmtKind::Assign { targets, .. } => {
                        for target in targets {
                            names.extend(words_of(file.slice(target.span)));
                        }
                    }
                    StmtKind::AugAssign { target, .. } | StmtKind::For { target, .. } => {
                        names.extend(words_of(file.slice(target.span)));
                    }
                    _ => {}
                }
            }
        }
        names.sort();
        names.dedup();
        names
    }
}

/// The names in a target; those of attributes and items are no new ones, and do no harm.
fn words_of(target: &str) -> Vec<String> {
    if target.contains(['.', '[']) && !target.starts_with('[') {
        return Vec::new();
    }
    let found = parts(target).into_iter().filter(|(part, _)| *part == Part::Name);
    found.map(|(_, span)| target[span.range()].to_string()).collect()
}

/// Whether a text has this name in it.
pub fn has_name(text: &str, name: &str) -> bool {
    parts(text).iter().any(|(part, span)| *part == Part::Name && &text[span.range()] == name)
}

fn has_word(text: &str, word: &str) -> bool {
    let is_word = |part: Part| matches!(part, Part::Name | Part::Keyword);
    parts(text).iter().any(|(part, span)| is_word(*part) && &text[span.range()] == word)
}

fn is_import(tree: &Module) -> bool {
    let is = |kind: &StmtKind| matches!(kind, StmtKind::Import { .. } | StmtKind::ImportFrom { .. });
    !tree.body.is_empty() && tree.body.iter().all(|statement| is(&statement.kind))
}

fn has_import(tree: &Module, module: &str) -> bool {
    tree.body.iter().any(|statement| match &statement.kind {
        StmtKind::Import { names } => {
            names.iter().any(|alias| &*alias.name.name == module && alias.asname.is_none())
        }
        _ => false,
    })
}

/// An input with its expression statements printing their values, as they did at the prompt.
fn shown(file: &SourceFile, tree: &Module, keeps_last: bool, shows: &mut bool) -> String {
    let text = file.text.trim_end();
    let mut out = String::new();
    let mut end = 0;
    for statement in &tree.body {
        let StmtKind::Expr(expression) = &statement.kind else { continue };
        if is_print(&expression.kind) {
            continue;
        }
        let range = statement.span.range();
        out.push_str(&text[end..range.start]);
        let expression = &text[range.clone()];
        *shows = true;
        if keeps_last {
            out.push_str(&format!("_ = {expression}; show(_)"));
        } else {
            out.push_str(&format!("show({expression})"));
        }
        end = range.end;
    }
    out + &text[end..]
}

/// A call of `print`, which gives None.
fn is_print(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Call { func, .. } => matches!(&func.kind, ExprKind::Name(name) if &**name == "print"),
        _ => false,
    }
}

/// The lines of a text one level deeper, but for those that begin within a literal.
fn indented(text: &str) -> String {
    let parts = parts(text);
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begins_in_literal = parts.iter().any(|(part, span)| {
            *part == Part::String && (span.start as usize) < start && start <= span.end as usize
        });
        if !begins_in_literal && !line.trim().is_empty() {
            out.push_str("    ");
        }
        out.push_str(line);
        start += line.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(entries: &[(&str, bool)]) -> String {
        let mut transcript = Transcript::default();
        entries.iter().for_each(|(text, needs_loop)| transcript.add(text, true, *needs_loop));
        transcript.script()
    }

    #[test]
    fn plain_sessions_stay_plain() {
        assert_eq!(script(&[("x = 1", false), ("print(x)", false)]), "x = 1\nprint(x)\n");
    }

    #[test]
    fn echoed_values_are_printed() {
        let expected = format!("\n\n{SHOW}\nx = 1\nshow(x)\n");
        assert_eq!(script(&[("x = 1", false), ("x", false)]), expected);
    }

    #[test]
    fn sessions_that_await_become_a_coroutine() {
        let text = script(&[("import time", false), ("x = '''a\nb'''", false), ("await f(x)", true)]);
        let body = "async def main():\n    x = '''a\nb'''\n    show(await f(x))\n\n\nasyncio.run(main())\n";
        assert!(text.starts_with("import asyncio\nimport time\n"), "{text}");
        assert!(text.ends_with(body), "{text}");
    }
}
