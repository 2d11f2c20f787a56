//! Signature hints: behind the open parenthesis of a call, and behind each comma in it, the parameters that may follow.

use rustyline::hint::Hint;

use crate::syntax::Span;
use crate::syntax::parts::{Part, parts};

use super::completion;

/// A call that is being typed.
#[derive(Debug, PartialEq, Eq)]
pub struct OpenCall {
    /// What is called, as a chain of names.
    pub callee: Vec<String>,
    /// How many arguments are there already.
    pub arguments: usize,
}

/// The call whose next argument would begin at the end of the text.
pub fn open_call(before: &str) -> Option<OpenCall> {
    let parts = parts(before);
    let (last, span) = parts.last()?;
    let begins_argument = match last {
        Part::Comma => true,
        Part::Open => &before[span.range()] == "(",
        _ => false,
    };
    if !begins_argument {
        return None;
    }
    let (open, arguments) = innermost_open(&parts)?;
    if &before[parts[open].1.range()] != "(" {
        return None;
    }
    let callee = completion::chain(before, &parts[..open])?;
    Some(OpenCall { callee, arguments })
}

/// The innermost bracket that is open, and the commas directly in it.
fn innermost_open(parts: &[(Part, Span)]) -> Option<(usize, usize)> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (index, (part, _)) in parts.iter().enumerate() {
        match part {
            Part::Open => open.push((index, 0)),
            Part::Close => drop(open.pop()),
            Part::Comma => open.iter_mut().last().map_or((), |(_, commas)| *commas += 1),
            _ => {}
        }
    }
    open.pop()
}

/// What is shown for the parameters that are still to come.
pub fn text(parameters: &[String], arguments: usize) -> Option<String> {
    let by_position: Vec<&String> = parameters.iter().filter(|word| *word != "/").collect();
    let mut rest: Vec<&str> = Vec::new();
    let mut names_only = false;
    for (index, word) in by_position.iter().enumerate() {
        let takes_all = word.starts_with('*') && !word.starts_with("**");
        names_only |= takes_all;
        if index >= arguments || names_only || word.starts_with("**") {
            rest.push(word);
        }
    }
    if rest.is_empty() && arguments > 0 { None } else { Some(rest.join(", ") + ")") }
}

/// A hint that is shown, and that no key inserts.
pub struct Shown(pub String);

impl Hint for Shown {
    fn display(&self) -> &str {
        &self.0
    }

    fn completion(&self) -> Option<&str> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(before: &str) -> Option<(String, usize)> {
        open_call(before).map(|call| (call.callee.join("."), call.arguments))
    }

    #[test]
    fn calls_that_are_typed() {
        assert_eq!(call("f("), Some(("f".into(), 0)));
        assert_eq!(call("await asyncio.sleep(1, "), Some(("asyncio.sleep".into(), 1)));
        assert_eq!(call("f(g(1, 2), "), Some(("f".into(), 1)));
        assert_eq!(call("f([1, "), None);
        assert_eq!(call("f(1"), None);
        assert_eq!(call("(1, "), None);
    }

    #[test]
    fn parameters_that_may_follow() {
        let words = |list: &str| list.split(", ").map(str::to_string).collect::<Vec<_>>();
        assert_eq!(text(&words("delay, result=None"), 1).as_deref(), Some("result=None)"));
        assert_eq!(text(&words("a, /, b, *, c"), 2).as_deref(), Some("*, c)"));
        assert_eq!(text(&words("*args, **more"), 3).as_deref(), Some("*args, **more)"));
        assert_eq!(text(&[], 0).as_deref(), Some(")"));
        assert_eq!(text(&words("a"), 1), None);
    }
}
