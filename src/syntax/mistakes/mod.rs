//! From where the parser stopped to what the author did wrong.
//!
//! An LR parser stops at the first token that no script has in that place, and knows which ones it would have
//! taken. CPython words the common mistakes better than "invalid syntax", and so do we: each function here knows
//! one mistake, or says nothing. Their order is the order in which CPython prefers them.

use std::cell::Cell;

use super::ast::{CmpOp, Constant, Expr, ExprKind};
use super::error::{Place, SyntaxError, SyntaxErrorKind};
use super::layout::{self, OpenBracket, Tokens};
use super::parser;
use super::source::SourceFile;
use super::span::Span;
use super::token::{Tok, Token};

mod brackets;
mod fields;
mod statements;

/// The error for a parser that stopped at a token, where it would have taken one of `expected`, as the grammar
/// writes them.
pub fn explain(source: &SourceFile, tokens: &Tokens, index: usize, expected: &[String]) -> SyntaxError {
    let furthest = Cell::new(index);
    let (open, unreadable) = (&tokens.open, tokens.error.as_ref());
    let stop = Stop { source, tokens: &tokens.tokens, open, unreadable, index, expected, furthest };
    let error = stop.explain();
    if let Some(unclosed) = unclosed_before(source, tokens, stop.furthest.get()) {
        return unclosed;
    }
    let reached = tokens.tokens.get(index).map_or(0, |token| token.span.start).min(source.last_offset());
    let line = source.line(reached);
    if line > source.line(error.span.start) { error.on_left_line() } else { error }
}

/// A bracket that is never closed explains an error on any later line. `index` is the last token looked at.
pub fn unclosed_before(source: &SourceFile, tokens: &Tokens, index: usize) -> Found {
    let line = tokens.tokens.get(index).map_or(0, |token| source.line(token.span.start));
    let bracket = tokens.open.last()?;
    (line > source.line(bracket.offset)).then(|| never_closed(source, *bracket))
}

/// The prompt has read a compound statement to which more lines may belong.
pub fn unfinished_block(span: Span) -> SyntaxError {
    syntax("unexpected EOF while parsing", Span::at(span.end)).into_incomplete()
}

/// More after the line that is all that can be compiled; the span is the end of that line.
pub fn multiple_statements(line_end: Span) -> SyntaxError {
    syntax("multiple statements found while compiling a single statement", line_end)
}

/// There is nothing to compile, or what there is does not end.
pub fn no_statement(source: &SourceFile) -> SyntaxError {
    syntax("invalid syntax", Span::at(source.last_offset())).at(Place::Line)
}

/// A statement behind the compound one that is all that can be compiled.
pub fn second_statement(source: &SourceFile, statement: Span) -> SyntaxError {
    let tokens = layout::tokenize(source, Tok::StartModule).tokens;
    let first = tokens.iter().find(|token| token.span.start >= statement.start && !token.span.is_empty());
    syntax("invalid syntax", first.map_or(statement, |token| token.span))
}

/// What is wrong with the text of a single statement, given what is wrong with it as a module: behind a compound
/// statement CPython reads one more token, and so does not see that it is a bracket that nothing closes.
pub fn after_block(source: &SourceFile, error: SyntaxError) -> SyntaxError {
    let at = error.span.start as usize;
    let begins_line = at > 0 && source.text[..at].ends_with('\n');
    if !begins_line || !error.message.ends_with("' was never closed") {
        return error;
    }
    match parser::parse_module(&SourceFile::new(&*source.name, &source.text[..at])) {
        Ok(before) if !before.body.is_empty() => syntax("invalid syntax", error.span),
        _ => error,
    }
}

/// A bracket is open where the text ends behind a backslash.
pub fn unclosed_at_end(source: &SourceFile, tokens: &Tokens, error: &SyntaxError) -> Found {
    let bracket = tokens.open.last().filter(|_| error.message == "unexpected EOF while parsing")?;
    Some(never_closed(source, *bracket))
}

/// A star where only an expression may stand.
pub fn stray_star(offset: u32) -> SyntaxError {
    syntax("invalid syntax", Span::new(offset, offset + 1))
}

/// The blanks that end a text without a newline are those of no block around.
pub fn unmatched_dedent(blanks: Span) -> SyntaxError {
    let message = "unindent does not match any outer indentation level";
    let span = Span::new(blanks.end - 1, blanks.end);
    SyntaxError::new(SyntaxErrorKind::Indentation, message, span).at(Place::Unended)
}

/// `indentation` covers the blanks.
pub fn unexpected_indent(indentation: Span) -> SyntaxError {
    let span = Span::new(indentation.end.saturating_sub(1), indentation.end);
    SyntaxError::new(SyntaxErrorKind::Indentation, "unexpected indent", span).at(Place::Unended)
}

fn syntax(message: impl Into<String>, span: Span) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::Syntax, message, span)
}

fn never_closed(source: &SourceFile, bracket: OpenBracket) -> SyntaxError {
    let span = Span::new(bracket.offset, bracket.offset + 1);
    let message = format!("'{}' was never closed", source.slice(span));
    let error = syntax(message, span).at(Place::Start).into_incomplete();
    let is_last_line = source.line(bracket.offset) == source.line(source.last_offset());
    if is_last_line { error } else { error.on_left_line() }
}

/// How many tokens to take off, one by one, until the rest is an expression.
const MAX_TRIES: usize = 6;

struct Stop<'a> {
    source: &'a SourceFile,
    tokens: &'a [Token],
    open: &'a [OpenBracket],
    /// Why the tokens end before the text does.
    unreadable: Option<&'a SyntaxError>,
    /// The token that did not fit.
    index: usize,
    expected: &'a [String],
    /// The last token that has been looked at for the message.
    furthest: Cell<usize>,
}

type Found = Option<SyntaxError>;

/// What looks for one kind of mistake.
type Rule<S> = fn(&S) -> Found;

impl Stop<'_> {
    fn explain(&self) -> SyntaxError {
        // With each whether it is about expressions: CPython looks for those mistakes only where it tried to read one.
        let rules: &[(Rule<Self>, bool)] = &[
            (Self::unclosed_bracket, false),
            (Self::unexpected_indent, false),
            (Self::missing_block, false),
            (Self::missing_handler, false),
            (Self::missing_colon, false),
            (Self::for_target, false),
            (Self::delete_target, false),
            (Self::field, false),
            (Self::print_statement, true),
            (Self::imports, false),
            (Self::definition, false),
            (Self::parameter, false),
            (Self::type_parameter, false),
            (Self::handler_or_pattern, false),
            (Self::argument, true),
            (Self::comprehension, true),
            (Self::dangling_walrus, true),
            (Self::named_target, true),
            (Self::double_star_group, true),
            (Self::assignment_in_condition, true),
            (Self::missing_else, true),
            (Self::dict_item, true),
            (Self::missing_in, true),
            (Self::star, true),
            (Self::unreadable_fstring, true),
            (Self::missing_comma, true),
            (Self::not_behind_operator, false),
            (Self::annotated_value, false),
            (Self::around, false),
        ];
        let in_pattern = self.is_in_pattern();
        let fitting = rules.iter().filter(|(_, about_expressions)| !(in_pattern && *about_expressions));
        fitting.map(|(rule, _)| rule).find_map(|rule| rule(self)).unwrap_or_else(|| self.invalid())
    }

    /// The token is in the pattern of a `case`, before its guard.
    fn is_in_pattern(&self) -> bool {
        let start = self.line_start(self.index);
        let is_guarded = || self.tokens[start..self.index].iter().any(|token| token.kind == Tok::If);
        self.kind_at(start) == Tok::Case && self.is_in_match(start) && !is_guarded()
    }

    /// The line that starts with this token is in the block of a `match`.
    fn is_in_match(&self, start: usize) -> bool {
        let mut depth = 0;
        let opener = self.tokens[..start].iter().rposition(|token| {
            match token.kind {
                Tok::Dedent => depth += 1,
                Tok::Indent if depth == 0 => return true,
                Tok::Indent => depth -= 1,
                _ => {}
            }
            false
        });
        // Before the block stand its line and the end of that.
        opener
            .and_then(|indent| indent.checked_sub(1))
            .is_some_and(|newline| self.kind_at(self.line_start(newline)) == Tok::Match)
    }

    fn invalid(&self) -> SyntaxError {
        if self.kind() == Tok::Dedent {
            let (span, place) = self.behind_blocks();
            return SyntaxError::new(SyntaxErrorKind::Indentation, "unexpected unindent", span).at(place);
        }
        let index = if self.is_behind_stray_clause() { self.index - 1 } else { self.index };
        let error = syntax("invalid syntax", self.tokens[index].span);
        if self.at_end() { error.into_incomplete() } else { error }
    }

    /// Behind the `for` or `async` of a comprehension whose element is not the first item of its brackets: CPython has
    /// not tried to read one there.
    fn is_behind_stray_clause(&self) -> bool {
        let is_clause = matches!(self.before(1), Some(Tok::For | Tok::Async));
        let bracket = self.bracket().filter(|_| is_clause && self.is_operand_end(self.index.wrapping_sub(2)));
        bracket.is_some_and(|bracket| self.item_start(bracket, self.index) != bracket + 1)
    }

    // The tokens around

    fn kind(&self) -> Tok {
        self.tokens[self.index].kind
    }

    /// Behind the last token there is the end.
    fn kind_at(&self, index: usize) -> Tok {
        self.tokens.get(index).map_or(Tok::EndOfFile, |token| token.kind)
    }

    fn span(&self) -> Span {
        self.tokens[self.index].span
    }

    /// The kind of the token so many before the one that did not fit.
    fn before(&self, distance: usize) -> Option<Tok> {
        self.index.checked_sub(distance).map(|index| self.tokens[index].kind)
    }

    fn text(&self, index: usize) -> &str {
        self.source.slice(self.tokens[index].span)
    }

    fn expects(&self, spelling: &str) -> bool {
        self.expected.iter().any(|token| token.trim_matches('"') == spelling)
    }

    /// Nothing but the end of the text follows.
    fn at_end(&self) -> bool {
        self.tokens[self.index..].iter().all(|token| matches!(token.kind, Tok::Dedent | Tok::EndOfFile))
    }

    /// The first token of the logical line of a token.
    fn line_start(&self, index: usize) -> usize {
        let is_outside = |kind: Tok| {
            matches!(kind, Tok::Newline | Tok::Indent | Tok::Dedent | Tok::StartModule | Tok::StartExpression)
        };
        let before = self.tokens[..index].iter().rposition(|token| is_outside(token.kind));
        before.map_or(0, |before| before + 1)
    }

    /// The innermost bracket around the token that did not fit, if one is open on its logical line.
    fn bracket(&self) -> Option<usize> {
        self.bracket_around(self.index)
    }

    fn bracket_around(&self, index: usize) -> Option<usize> {
        let mut depth = 0;
        for index in (self.line_start(index)..index).rev() {
            match self.tokens[index].kind {
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace | Tok::WithRpar => depth += 1,
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::WithLpar if depth == 0 => return Some(index),
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::WithLpar => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Where the item of a bracket starts in which a token stands.
    fn item_start(&self, bracket: usize, index: usize) -> usize {
        let mut depth = 0u32;
        let mut start = bracket + 1;
        for at in bracket + 1..index {
            match self.tokens[at].kind {
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth += 1,
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth = depth.saturating_sub(1),
                Tok::Comma if depth == 0 => start = at + 1,
                _ => {}
            }
        }
        start
    }

    /// Where the expression starts that ends before a token, if nothing but a whole expression starts there.
    fn expression_start(&self, end: usize) -> Option<usize> {
        let mut depth = 0;
        let mut is_condition = false;
        let line = self.line_start(end);
        for index in (line..end).rev() {
            match self.tokens[index].kind {
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace | Tok::WithRpar => depth += 1,
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::WithLpar if depth > 0 => depth -= 1,
                _ if depth > 0 => {}
                Tok::For => return None,
                // Of a conditional expression, or the statement.
                Tok::If if index > line => is_condition = true,
                Tok::At if index == line => return (!is_condition).then_some(index + 1),
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::WithLpar | Tok::Comma | Tok::Colon => {
                    return (!is_condition).then_some(index + 1);
                }
                Tok::Equal | Tok::ColonEqual | Tok::Else | Tok::Yield | Tok::Return | Tok::Semi => {
                    return (!is_condition).then_some(index + 1);
                }
                Tok::If | Tok::While | Tok::Elif | Tok::Assert | Tok::Raise | Tok::With | Tok::Match => {
                    return (!is_condition).then_some(index + 1);
                }
                Tok::Star | Tok::DoubleStar if !self.is_operand_end(index.wrapping_sub(1)) => {
                    return (!is_condition).then_some(index + 1);
                }
                _ => {}
            }
        }
        (!is_condition).then_some(line)
    }

    fn is_operand_end(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        token.kind.is_operand() && token.kind != Tok::FStringStart
            || matches!(token.kind, Tok::Rpar | Tok::Rsqb | Tok::Rbrace | Tok::FStringEnd)
    }

    /// The longest expression that starts at a token: the tokens it ends before, and itself. With commas it may be
    /// a tuple.
    fn longest_expression(&self, start: usize, with_commas: bool) -> Option<(usize, Expr)> {
        let mut depth = 0u32;
        let mut end = start;
        while let Some(token) = self.tokens.get(end) {
            match token.kind {
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth += 1,
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace if depth > 0 => depth -= 1,
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace | Tok::Equal | Tok::Semi | Tok::WithRpar
                    if depth == 0 =>
                {
                    break;
                }
                Tok::Comma if depth == 0 && !with_commas => break,
                Tok::Newline | Tok::EndOfFile => break,
                _ => {}
            }
            end += 1;
        }
        if depth > 0 {
            return None;
        }
        let slice = &self.tokens[start..end];
        let mut length = parser::expression_prefix(self.source, slice).min(slice.len());
        for _ in 0..MAX_TRIES {
            if length == 0 {
                return None;
            }
            if let Some(expr) = parser::as_expression(self.source, &slice[..length]) {
                self.furthest.set(self.furthest.get().max(start + length));
                return Some((start + length, expr));
            }
            length -= 1;
        }
        None
    }

    /// From the start of one token to the end of another.
    fn across(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.to(self.tokens[last].span)
    }

    // The mistakes

    fn unclosed_bracket(&self) -> Found {
        let bracket = self.open.last()?;
        (self.kind() == Tok::EndOfFile).then(|| never_closed(self.source, *bracket))
    }

    fn unexpected_indent(&self) -> Found {
        (self.kind() == Tok::Indent && !self.lacks_handler()).then(|| unexpected_indent(self.span()))
    }
}
