//! Which part of a failing expression to stress: the operator of an operation, the brackets of a subscript, the
//! arguments of a call. Found as CPython 3.13 does, by parsing the text of the instruction alone.

use crate::syntax::ast::{Expr, ExprKind, StmtKind};
use crate::syntax::{SourceFile, Span, parse_module};

/// The stressed part, with lines from 0 and columns in characters; `right` is exclusive. What is outside of it gets `~`.
#[derive(Debug, PartialEq, Eq)]
pub struct Anchors {
    pub left_line: usize,
    pub left: usize,
    pub right_line: usize,
    pub right: usize,
}

/// The anchors in the lines of an expression.
pub fn find(segment: &[String]) -> Option<Anchors> {
    // In parentheses, so that an expression of several lines stays one.
    let file = SourceFile::new("", format!("(\n{}\n)", segment.join("\n")));
    let tree = parse_module(&file).ok()?;
    let [statement] = tree.body.as_slice() else { return None };
    let StmtKind::Expr(expression) = &statement.kind else { return None };
    let text = Text { file: &file, lines: segment.iter().map(|line| line.chars().collect()).collect() };
    match &expression.kind {
        ExprKind::BinOp { left, right, .. } => text.operator(left, right),
        ExprKind::Subscript { value, .. } => text.brackets(value, expression.span, '['),
        ExprKind::Call { func, .. } => text.brackets(func, expression.span, '('),
        _ => None,
    }
}

/// Whether the lines are `return f(…)` or `name = f(…)` and the instruction is just that call: then carets say nothing.
pub fn is_plain_call_statement(text: &str, lines: usize, start: usize, end: usize) -> bool {
    let file = SourceFile::new("", text);
    let Ok(tree) = parse_module(&file) else { return false };
    let Some(statement) = tree.body.first() else { return true };
    let call = match &statement.kind {
        StmtKind::Return { value: Some(call) } => match &call.kind {
            ExprKind::Call { func, .. } if matches!(func.kind, ExprKind::Name(_)) => call,
            _ => return false,
        },
        StmtKind::Assign { targets, value } if matches!(value.kind, ExprKind::Call { .. }) => {
            match targets.as_slice() {
                [target] if matches!(target.kind, ExprKind::Name(_)) => value,
                _ => return false,
            }
        }
        _ => return false,
    };
    let byte_column = |offset: u32, line: u32| (offset - file.line_start(line)) as usize;
    let (first, last) = (file.line(call.span.start), file.line(call.span.end));
    first == 1
        && last as usize == lines
        && byte_column(call.span.start, first) == start
        && byte_column(call.span.end, last) == end
}

/// A place between characters.
type Place = (usize, usize);

struct Text<'a> {
    file: &'a SourceFile,
    lines: Vec<Vec<char>>,
}

impl Text<'_> {
    fn operator(&self, left: &Expr, right: &Expr) -> Option<Anchors> {
        let (line, column) = self.skip_to(self.end(left.span), |c| !c.is_whitespace() && c != ')')?;
        let mut end = column + 1;
        let (right_line, right_column) = self.place(right.span.start)?;
        // The operator is one or two characters long and stands before the right operand.
        if let Some(&next) = self.lines[line].get(end)
            && (right_line > line || end < right_column)
            && !next.is_whitespace()
            && next != '\\'
            && next != '#'
        {
            end += 1;
        }
        Some(Anchors { left_line: line, left: column, right_line: line, right: end })
    }

    fn brackets(&self, before: &Expr, whole: Span, bracket: char) -> Option<Anchors> {
        let (left_line, left) = self.skip_to(self.end(before.span), |c| c == bracket)?;
        let (right_line, right) = self.end(whole)?;
        Some(Anchors { left_line, left, right_line, right })
    }

    fn end(&self, span: Span) -> Option<Place> {
        self.place(span.end)
    }

    /// The place of an offset: the text stands on the file's second line and after.
    fn place(&self, offset: u32) -> Option<Place> {
        let (line, column) = self.file.line_col(offset);
        Some(((line as usize).checked_sub(2)?, column as usize))
    }

    /// The first character from a place on that is wanted, comments and line joints left out.
    fn skip_to(&self, from: Option<Place>, wanted: impl Fn(char) -> bool) -> Option<Place> {
        let (mut line, mut column) = from?;
        loop {
            match self.lines.get(line)?.get(column) {
                None | Some('\\' | '#') => (line, column) = (line + 1, 0),
                Some(&c) if wanted(c) => return Some((line, column)),
                Some(_) => column += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(text: &str) -> Option<(usize, usize, usize, usize)> {
        let lines: Vec<String> = text.lines().map(str::to_string).collect();
        find(&lines).map(|found| (found.left_line, found.left, found.right_line, found.right))
    }

    #[test]
    fn operators_brackets_and_calls_are_stressed() {
        assert_eq!(anchors("a + b"), Some((0, 2, 0, 3)));
        assert_eq!(anchors("(a) // b"), Some((0, 4, 0, 6)));
        assert_eq!(anchors("x[1][2]"), Some((0, 4, 0, 7)));
        assert_eq!(anchors("f(1)(2)"), Some((0, 4, 0, 7)));
        assert_eq!(anchors("a\n# +\n+ b"), Some((2, 0, 2, 1)));
        assert_eq!(anchors("a.b"), None);
    }
}
