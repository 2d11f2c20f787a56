//! Which expressions of a source are statements: what such a one gives is dropped where it was made.

use std::collections::HashSet;

use crate::syntax::ast::{Stmt, StmtKind};
use crate::syntax::{SourceFile, parse_module};

/// The first and last offsets of the expressions that are statements; none for a source that does not parse.
pub fn expression_statements(name: &str, text: &str) -> HashSet<(u32, u32)> {
    let mut spans = HashSet::new();
    if let Ok(tree) = parse_module(&SourceFile::new(name, text)) {
        let mut bodies: Vec<&[Stmt]> = vec![&tree.body];
        while let Some(body) = bodies.pop() {
            for statement in body {
                match &statement.kind {
                    StmtKind::Expr(expression) => {
                        spans.insert((expression.span.start, expression.span.end));
                    }
                    kind => bodies.extend(bodies_of(kind)),
                }
            }
        }
    }
    spans
}

/// The statements inside a statement.
fn bodies_of(kind: &StmtKind) -> Vec<&[Stmt]> {
    match kind {
        StmtKind::FunctionDef(function) => vec![&function.body],
        StmtKind::ClassDef(class) => vec![&class.body],
        StmtKind::For { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => vec![body, orelse],
        StmtKind::With { body, .. } => vec![body],
        StmtKind::Match { cases, .. } => cases.iter().map(|case| case.body.as_slice()).collect(),
        StmtKind::Try { body, handlers, orelse, finalbody }
        | StmtKind::TryStar { body, handlers, orelse, finalbody } => {
            let inner = handlers.iter().map(|handler| handler.body.as_slice());
            [body.as_slice(), orelse, finalbody].into_iter().chain(inner).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_in_any_block_are_found() {
        let text = "f()\nx = g()\nasync def h():\n    try:\n        f(1)\n    finally:\n        f(2)\n";
        let mut found: Vec<&str> = expression_statements("", text)
            .into_iter()
            .map(|(start, end)| &text[start as usize..end as usize])
            .collect();
        found.sort_unstable();
        assert_eq!(found, ["f()", "f(1)", "f(2)"]);
    }
}
