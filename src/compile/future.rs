//! `from __future__ import …`: where it may stand, and what it asks for.

use super::error::{CompileError, Result};
use crate::syntax::ast::{Stmt, StmtKind};
use crate::syntax::{Place, Span};

/// What the head of a script asks for.
#[derive(Default)]
pub struct Future {
    /// Annotations are kept as their text.
    pub annotations: bool,
    /// Where the last of the imports ends; later ones are errors.
    pub end: u32,
}

/// Features that are the language's default by now.
const SETTLED: [&str; 9] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
    "barry_as_FLUFL",
];

/// Reads the future imports at the head of a module. The error is that of an unknown feature.
pub fn scan(body: &[Stmt]) -> Result<Future> {
    let mut future = Future::default();
    let body = if super::docstring(body).is_some() { &body[1..] } else { body };
    for statement in body {
        let StmtKind::ImportFrom { module: Some(module), names, level: 0 } = &statement.kind else { break };
        if &*module.name != "__future__" {
            break;
        }
        // CPython knows where the statement starts, and no more.
        let start = Span::new(statement.span.start, statement.span.start);
        for alias in names {
            match &*alias.name.name {
                "annotations" => future.annotations = true,
                "barry_as_FLUFL" => {
                    return Err(CompileError::unsupported("the feature barry_as_FLUFL", alias.span));
                }
                name if SETTLED.contains(&name) => {}
                "braces" => return Err(endless("not a chance", start)),
                name => {
                    let message = format!("future feature {name} is not defined");
                    return Err(endless(&message, start));
                }
            }
        }
        future.end = statement.span.end;
    }
    Ok(future)
}

fn endless(message: &str, span: Span) -> CompileError {
    match CompileError::syntax(message, span) {
        CompileError::Syntax(error) => CompileError::Syntax(error.at(Place::Endless)),
        other => other,
    }
}
