//! Runs the grammar over the tokens.

use std::cell::Cell;

use lalrpop_util::{ParseError, lalrpop_mod};

use super::ast::{Expr, ExprKind, Module, StmtKind};
use super::error::SyntaxError;
use super::layout::{self, Tokens};
use super::mistakes;
use super::source::SourceFile;
use super::span::Span;
use super::token::{Tok, Token};
use super::tree::{Top, Tree};

lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, unused, reason = "lalrpop writes it")]
    python
);

/// A whole script.
///
/// # Errors
/// The first thing in the text that is no Python 3.13, with CPython's message where it has one.
pub fn parse_module(source: &SourceFile) -> Result<Module, SyntaxError> {
    match parse(source, Tok::StartModule)? {
        Top::Module(module) => Ok(module),
        Top::Expression(_) => unreachable!("a text that starts as a module is one"),
    }
}

/// How many tokens a text has, those included that stand for its layout: for tests of the lexer alone.
///
/// # Errors
/// The first thing in the text that is no token.
pub fn count_tokens(source: &SourceFile) -> Result<usize, SyntaxError> {
    let tokens = layout::tokenize(source, Tok::StartModule);
    tokens.error.map_or(Ok(tokens.tokens.len()), Err)
}

/// One expression, as `eval` takes it. Blanks before it must have been taken off.
///
/// # Errors
/// As [`parse_module`].
pub fn parse_expression(source: &SourceFile) -> Result<Expr, SyntaxError> {
    refuse_indent(source)?;
    if !source.text.lines().any(has_code) {
        refuse_blanks_behind(source)?;
    }
    match parse(source, Tok::StartExpression)? {
        Top::Expression(expr) => {
            refuse_stars(&expr)?;
            refuse_blanks_behind(source)?;
            Ok(expr)
        }
        Top::Module(_) => unreachable!("a text that starts as an expression is one"),
    }
}

/// What has been typed at the prompt so far. It is finished when it is a simple statement, or a compound one with a
/// blank line behind it.
///
/// # Errors
/// As [`parse_module`]; [`SyntaxError::is_incomplete`] if another line could complete it.
pub fn parse_interactive(source: &SourceFile) -> Result<Module, SyntaxError> {
    let module = parse_module(source)?;
    let is_compound = module.body.last().is_some_and(|stmt| is_compound(&stmt.kind));
    let last_line = source.text.strip_suffix('\n').unwrap_or(&source.text).rsplit('\n').next();
    let is_open = last_line.is_some_and(|line| !line.trim().is_empty());
    match module.body.last() {
        Some(last) if is_compound && is_open => Err(mistakes::unfinished_block(last.span)),
        _ => Ok(module),
    }
}

/// One statement, or several on one line: what `compile(…, 'single')` takes.
///
/// # Errors
/// As [`parse_module`]; also for a text without a statement and for a second line of them.
pub fn parse_single(source: &SourceFile) -> Result<Module, SyntaxError> {
    if let Some(line_end) = end_of_simple_line(source)
        && source.text[line_end.end as usize..].lines().any(has_code)
    {
        return Err(mistakes::multiple_statements(line_end));
    }
    let module = parse_module(source).map_err(|error| mistakes::after_block(source, error))?;
    if module.body.is_empty() {
        refuse_indent(source)?;
        refuse_blanks_behind(source)?;
    }
    match module.body.as_slice() {
        [] => Err(mistakes::no_statement(source)),
        [first, second, ..] if is_compound(&first.kind) => {
            Err(mistakes::second_statement(source, second.span))
        }
        [first] if is_compound(&first.kind) && !source.text.ends_with('\n') => {
            // It takes a newline or a dedent to end it.
            refuse_open_end(source)?;
            Ok(module)
        }
        _ => Ok(module),
    }
}

/// What stands alone is an expression or several without brackets, none with a star.
fn refuse_stars(expr: &Expr) -> Result<(), SyntaxError> {
    let starred = |expr: &&Expr| matches!(expr.kind, ExprKind::Starred { .. });
    let found = match &expr.kind {
        ExprKind::Starred { .. } => Some(expr),
        ExprKind::Tuple { elts } if elts.first().is_some_and(|first| first.span.start == expr.span.start) => {
            elts.iter().find(starred)
        }
        _ => None,
    };
    found.map_or(Ok(()), |found| Err(mistakes::stray_star(found.span.start)))
}

/// Blanks that end a text without a newline are taken for the indentation of one more line.
fn refuse_blanks_behind(source: &SourceFile) -> Result<(), SyntaxError> {
    match blank_last_line(source) {
        Some(blanks) if blanks.start > 0 => Err(mistakes::unexpected_indent(blanks)),
        _ => Ok(()),
    }
}

/// The last line, if it has no newline and nothing but blanks.
fn blank_last_line(source: &SourceFile) -> Option<Span> {
    let start = source.text.rfind('\n').map_or(0, |newline| newline + 1);
    let is_blank =
        start < source.text.len() && source.text[start..].bytes().all(|byte| b" \t".contains(&byte));
    is_blank.then(|| Span::new(start as u32, source.text.len() as u32))
}

/// What is wrong with the end of a compound statement whose text does not end in a newline: a last line of blanks
/// is taken for indentation, and one of a comment is read as what ends the statement.
fn refuse_open_end(source: &SourceFile) -> Result<(), SyntaxError> {
    let last = source.text.rsplit('\n').next().unwrap_or_default();
    let tokens = layout::tokenize(source, Tok::StartModule).tokens;
    let code = tokens.iter().rposition(|token| token.kind == Tok::Newline).unwrap_or_default();
    let mut columns = vec![0];
    for token in &tokens[..code] {
        match token.kind {
            Tok::Indent => columns.push(token.span.len()),
            Tok::Dedent => drop(columns.pop()),
            _ => {}
        }
    }
    let is_flat = columns.len() == 1 && !tokens[..code].iter().any(|token| token.kind == Tok::Newline);
    if let Some(blanks) = blank_last_line(source) {
        return Err(match blanks.len() {
            width if Some(&width) > columns.last() => mistakes::unexpected_indent(blanks),
            width if columns.contains(&width) => mistakes::no_statement(source),
            _ => mistakes::unmatched_dedent(blanks),
        });
    }
    let is_comment = last.trim_start_matches([' ', '\t']).starts_with('#');
    let ends_block = if is_comment { is_flat } else { last.starts_with([' ', '\t']) };
    if ends_block { Ok(()) } else { Err(mistakes::no_statement(source)) }
}

/// An expression has no blanks before it, and there are none before the end of a text without a newline.
fn refuse_indent(source: &SourceFile) -> Result<(), SyntaxError> {
    let first = source.text.split('\n').next().unwrap_or_default();
    let width = first.len() - first.trim_start_matches([' ', '\t']).len();
    let is_open = width == source.text.len();
    if width == 0 || !has_code(first) && !is_open {
        return Ok(());
    }
    Err(mistakes::unexpected_indent(Span::new(0, width as u32)))
}

fn has_code(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '\x0c']);
    !line.is_empty() && !line.starts_with('#')
}

/// The end of the first line with statements, with its comment and its newline, if they are simple ones.
fn end_of_simple_line(source: &SourceFile) -> Option<Span> {
    let tokens = layout::tokenize(source, Tok::StartModule).tokens;
    let place = tokens.iter().position(|token| token.kind == Tok::Newline)?;
    let last = tokens[..place].last()?.span.end as usize;
    let length = source.text[last..].find('\n')?;
    let comment = source.text[last..last + length].find('#').unwrap_or(length);
    let end = last + length + 1;
    let line = SourceFile::new(&*source.name, &source.text[..end]);
    let module = parse_module(&line).ok()?;
    let is_simple = module.body.iter().all(|statement| !is_compound(&statement.kind));
    is_simple.then(|| Span::new((last + comment) as u32, end as u32))
}

fn is_compound(kind: &StmtKind) -> bool {
    matches!(
        kind,
        StmtKind::FunctionDef(_)
            | StmtKind::ClassDef(_)
            | StmtKind::For { .. }
            | StmtKind::While { .. }
            | StmtKind::If { .. }
            | StmtKind::With { .. }
            | StmtKind::Match { .. }
            | StmtKind::Try { .. }
            | StmtKind::TryStar { .. }
    )
}

fn parse(source: &SourceFile, start: Tok) -> Result<Top, SyntaxError> {
    let tokens = layout::tokenize(source, start);
    let tree = Tree::new(source);
    let taken = Cell::new(0);
    let result = run(&tree, &tokens.tokens, &taken);
    if let Some(error) = tokens.error.clone() {
        let is_indent =
            matches!(&result, Err(ParseError::UnrecognizedToken { token: (_, Tok::Indent, _), .. }));
        let is_earlier = !matches!(&result, Err(ParseError::UnrecognizedEof { .. })) && error.gives_way();
        if !is_indent && !is_earlier {
            return Err(mistakes::unclosed_at_end(source, &tokens, &error).unwrap_or(error));
        }
    }
    match result {
        Ok(top) if !tree.has_failed() => Ok(top),
        Ok(_) | Err(ParseError::User { .. }) => {
            let error = *tree.take_error().expect("only a failure in the tree ends the tokens early");
            Err(mistakes::unclosed_before(source, &tokens, taken.get().saturating_sub(2)).unwrap_or(error))
        }
        Err(stopped) => Err(stop(source, &tokens, taken.get().saturating_sub(1), stopped)),
    }
}

type Stop = ParseError<u32, Tok, Box<SyntaxError>>;

/// Feeds the tokens to the grammar, counting them in `taken`.
fn run<'p>(tree: &'p Tree<'p>, tokens: &[Token], taken: &Cell<usize>) -> Result<Top, Stop> {
    let mut end = 0;
    let stream = tokens.iter().map(|token| {
        taken.set(taken.get() + 1);
        if tree.has_failed() {
            return Err(tree.take_error().expect("a failure leaves its error"));
        }
        // See POSITIONS at the head of the grammar.
        let start = match token.kind {
            Tok::Newline | Tok::Indent | Tok::Dedent | Tok::EndOfFile => end,
            _ => {
                end = token.span.end;
                token.span.start
            }
        };
        Ok((start, token.kind, end))
    });
    python::TopParser::new().parse(tree, stream).map_err(|error| match error {
        ParseError::User { error } => {
            tree.restore_error(error.clone());
            ParseError::User { error }
        }
        other => other,
    })
}

fn stop(source: &SourceFile, tokens: &Tokens, index: usize, stopped: Stop) -> SyntaxError {
    let expected = match stopped {
        ParseError::UnrecognizedToken { expected, .. } | ParseError::UnrecognizedEof { expected, .. } => {
            expected
        }
        _ => Vec::new(),
    };
    mistakes::explain(source, tokens, index, &expected)
}

/// How many of these tokens, from the first on, begin an expression; they may not end it.
pub(super) fn expression_prefix(source: &SourceFile, tokens: &[Token]) -> usize {
    let tree = Tree::new(source);
    let taken = Cell::new(0);
    match run(&tree, &with_start(tokens), &taken) {
        Ok(_) | Err(ParseError::UnrecognizedEof { .. }) => tokens.len(),
        // The start token and the one that did not fit have been taken, too.
        Err(_) => taken.get().saturating_sub(2),
    }
}

/// These tokens are an expression, all of them.
pub(super) fn as_expression(source: &SourceFile, tokens: &[Token]) -> Option<Expr> {
    let tree = Tree::new(source);
    let mut whole = with_start(tokens);
    let end = whole[whole.len() - 1].span.end;
    whole.push(Token { kind: Tok::EndOfFile, span: super::span::Span::at(end) });
    match run(&tree, &whole, &Cell::new(0)) {
        Ok(Top::Expression(expr)) if !tree.has_failed() => Some(expr),
        _ => None,
    }
}

fn with_start(tokens: &[Token]) -> Vec<Token> {
    let at = tokens.first().map_or(0, |token| token.span.start);
    let mut whole = Vec::with_capacity(tokens.len() + 2);
    whole.push(Token { kind: Tok::StartExpression, span: super::span::Span::at(at) });
    whole.extend_from_slice(tokens);
    whole
}
