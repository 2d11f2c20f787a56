//! From where the parser stopped to what the author did wrong.
//!
//! An LR parser stops at the first token that no script has in that place, and knows which ones it would have
//! taken. CPython words the common mistakes better than "invalid syntax", and so do we: each function here knows
//! one mistake, or says nothing. Their order is the order in which CPython prefers them.

use super::ast::{Constant, Expr, ExprKind};
use super::error::{SyntaxError, SyntaxErrorKind};
use super::layout::{OpenBracket, Tokens};
use super::parser;
use super::source::SourceFile;
use super::span::Span;
use super::token::{Tok, Token};

/// The error for a parser that stopped at a token, where it would have taken one of `expected`, as the grammar
/// writes them.
pub fn explain(source: &SourceFile, tokens: &Tokens, index: usize, expected: &[String]) -> SyntaxError {
    let stop = Stop { source, tokens: &tokens.tokens, open: &tokens.open, index, expected };
    let error = stop.explain();
    prefer_unclosed(source, tokens, index, error)
}

/// A bracket that is never closed explains an error on any later line. `index` is the last token looked at.
pub fn prefer_unclosed(
    source: &SourceFile,
    tokens: &Tokens,
    index: usize,
    error: SyntaxError,
) -> SyntaxError {
    let line = tokens.tokens.get(index).map_or(0, |token| source.line(token.span.start));
    match tokens.open.last() {
        Some(bracket) if line > source.line(bracket.offset) => never_closed(source, *bracket),
        _ => error,
    }
}

/// The prompt has read a compound statement to which more lines may belong.
pub fn unfinished_block(span: Span) -> SyntaxError {
    syntax("unexpected EOF while parsing", Span::at(span.end)).into_incomplete()
}

/// `indentation` covers the blanks.
fn unexpected_indent(indentation: Span) -> SyntaxError {
    let span = Span::new(indentation.end.saturating_sub(1), indentation.end);
    SyntaxError::new(SyntaxErrorKind::Indentation, "unexpected indent", span)
}

fn syntax(message: impl Into<String>, span: Span) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::Syntax, message, span)
}

fn never_closed(source: &SourceFile, bracket: OpenBracket) -> SyntaxError {
    let span = Span::new(bracket.offset, bracket.offset + 1);
    syntax(format!("'{}' was never closed", source.slice(span)), span).into_incomplete()
}

/// How many tokens to take off, one by one, until the rest is an expression.
const MAX_TRIES: usize = 6;

struct Stop<'a> {
    source: &'a SourceFile,
    tokens: &'a [Token],
    open: &'a [OpenBracket],
    /// The token that did not fit.
    index: usize,
    expected: &'a [String],
}

type Found = Option<SyntaxError>;

impl Stop<'_> {
    fn explain(&self) -> SyntaxError {
        let rules: [fn(&Self) -> Found; 21] = [
            Self::unclosed_bracket,
            Self::unexpected_indent,
            Self::missing_block,
            Self::missing_handler,
            Self::missing_colon,
            Self::field,
            Self::print_statement,
            Self::imports,
            Self::definition,
            Self::parameter,
            Self::handler_or_pattern,
            Self::argument,
            Self::comprehension,
            Self::named_target,
            Self::assignment_in_condition,
            Self::missing_else,
            Self::dict_item,
            Self::missing_in,
            Self::missing_comma,
            Self::not_behind_operator,
            Self::annotated_value,
        ];
        rules.iter().find_map(|rule| rule(self)).unwrap_or_else(|| self.invalid())
    }

    fn invalid(&self) -> SyntaxError {
        let error = syntax("invalid syntax", self.span());
        if self.at_end() { error.into_incomplete() } else { error }
    }

    // The tokens around

    fn kind(&self) -> Tok {
        self.tokens[self.index].kind
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
        let mut depth = 0;
        for index in (self.line_start(self.index)..self.index).rev() {
            match self.tokens[index].kind {
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace | Tok::WithRpar => depth += 1,
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::WithLpar if depth == 0 => return Some(index),
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::WithLpar => depth -= 1,
                _ => {}
            }
        }
        None
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
        (self.kind() == Tok::Indent).then(|| unexpected_indent(self.span()))
    }

    fn missing_block(&self) -> Found {
        let newline = self.before(1) == Some(Tok::Newline) && self.before(2) == Some(Tok::Colon);
        if !newline || !self.expected.iter().any(|token| token == "INDENT") {
            return None;
        }
        let first = self.line_start(self.index - 1);
        let keyword = match self.tokens[first].kind {
            Tok::Async => first + 1,
            _ => first,
        };
        let what = match self.tokens[keyword].kind {
            Tok::Def => "function definition".to_owned(),
            Tok::Class => "class definition".to_owned(),
            Tok::Except if self.tokens[keyword + 1].kind == Tok::Star => "'except*' statement".to_owned(),
            _ => format!("'{}' statement", self.text(keyword)),
        };
        let line = self.source.line(self.tokens[first].span.start);
        let message = format!("expected an indented block after {what} on line {line}");
        let next = self.tokens[self.index..].iter().find(|token| token.kind != Tok::Dedent)?;
        let span = if next.kind == Tok::EndOfFile { Span::at(self.source.last_offset()) } else { next.span };
        let error = SyntaxError::new(SyntaxErrorKind::Indentation, message, span);
        Some(if self.at_end() { error.into_incomplete() } else { error })
    }

    fn missing_handler(&self) -> Found {
        if !(self.expects("except") && self.expects("finally")) {
            return None;
        }
        let error = syntax("expected 'except' or 'finally' block", self.next_visible());
        Some(if self.at_end() { error.into_incomplete() } else { error })
    }

    /// The token that did not fit, or behind a block's end the one behind it.
    fn next_visible(&self) -> Span {
        let next = self.tokens[self.index..].iter().find(|token| token.kind != Tok::Dedent);
        match next {
            Some(token) if token.kind != Tok::EndOfFile => token.span,
            _ => Span::at(self.source.last_offset()),
        }
    }

    fn missing_colon(&self) -> Found {
        if !self.expects(":") || self.bracket().is_some() {
            return None;
        }
        let first = self.line_start(self.index);
        let keyword = match self.tokens[first].kind {
            Tok::Async => first + 1,
            _ => first,
        };
        let is_forced = match self.tokens[keyword].kind {
            Tok::Def | Tok::Else | Tok::Try | Tok::Finally => true,
            Tok::For | Tok::With | Tok::Class | Tok::If | Tok::Elif | Tok::While => false,
            Tok::Except | Tok::Match | Tok::Case => false,
            _ => return None,
        };
        // The colon of a lambda is missing, not the statement's.
        let count = |kind| self.tokens[first..self.index].iter().filter(|token| token.kind == kind).count();
        let has_lambda = count(Tok::Lambda) > count(Tok::Colon);
        if self.has_colon(first) {
            return None;
        }
        (is_forced || self.kind() == Tok::Newline)
            .then(|| syntax("expected ':'", self.span()))
            .filter(|_| !has_lambda)
    }

    /// In the replacement field of an f-string.
    fn field(&self) -> Found {
        let bracket = self.bracket()?;
        let is_field = bracket > 0
            && self.tokens[bracket].kind == Tok::Lbrace
            && matches!(
                self.tokens[bracket - 1].kind,
                Tok::FStringStart | Tok::FStringMiddle | Tok::Rbrace | Tok::Colon
            )
            && self.is_in_fstring(bracket);
        if !is_field {
            return None;
        }
        let at_start = bracket + 1 == self.index;
        let message = match (self.before(1)?, self.kind()) {
            (_, Tok::Rbrace) if at_start => "f-string: valid expression required before '}'",
            (_, Tok::Exclamation) if at_start => "f-string: valid expression required before '!'",
            (_, Tok::Colon) if at_start => "f-string: valid expression required before ':'",
            (_, Tok::Equal) if at_start => "f-string: valid expression required before '='",
            _ if at_start => "f-string: expecting a valid expression after '{'",
            (Tok::Exclamation, Tok::Rbrace | Tok::Colon) => "f-string: missing conversion character",
            (Tok::Exclamation, _) => "f-string: invalid conversion character",
            (Tok::Colon, Tok::FStringMiddle) => return self.field_lambda(bracket),
            (Tok::Equal, _) => "f-string: expecting '!', or ':', or '}'",
            (_, Tok::FStringEnd) => "f-string: expecting '}', or format specs",
            (Tok::Name, _) if self.before(2) == Some(Tok::Exclamation) => "f-string: expecting ':' or '}'",
            _ => {
                let known = self.missing_comma().or_else(|| self.missing_else());
                return known.or_else(|| self.behind_field_expression(bracket));
            }
        };
        Some(syntax(message, self.span()))
    }

    /// The colon of a lambda has started a format specification.
    fn field_lambda(&self, bracket: usize) -> Found {
        let lambda = self.tokens[bracket..self.index].iter().position(|token| token.kind == Tok::Lambda)?;
        let span = self.across(bracket + lambda, self.index - 1);
        Some(syntax("f-string: lambda expressions are not allowed without parentheses", span))
    }

    /// What follows the longest expression at the start of a field.
    fn behind_field_expression(&self, bracket: usize) -> Found {
        let first = bracket + 1;
        let is_whole = |end: &usize| parser::as_expression(self.source, &self.tokens[first..*end]).is_some();
        let shortest = self.index.saturating_sub(MAX_TRIES).max(first) + 1;
        match (shortest..=self.index).rev().find(is_whole) {
            Some(end) => {
                let message = "f-string: expecting '=', or '!', or ':', or '}'";
                Some(syntax(message, self.tokens[end].span))
            }
            None if self.tokens[first].kind == Tok::Lambda => {
                let message = "f-string: expecting a valid expression after '{'";
                Some(syntax(message, self.tokens[first].span))
            }
            None => None,
        }
    }

    /// More f-strings open than close before a token on its line.
    fn is_in_fstring(&self, index: usize) -> bool {
        let tokens = &self.tokens[self.line_start(index)..index];
        let count = |kind| tokens.iter().filter(|token| token.kind == kind).count();
        count(Tok::FStringStart) > count(Tok::FStringEnd)
    }

    fn print_statement(&self) -> Found {
        let name = self.index.checked_sub(1)?;
        if self.tokens[name].kind != Tok::Name || self.before(2) == Some(Tok::Dot) {
            return None;
        }
        let word = self.text(name);
        if !matches!(word, "print" | "exec") {
            return None;
        }
        let (end, _) = self.longest_expression(self.index, true)?;
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        Some(syntax(message, self.across(name, end - 1)))
    }

    fn imports(&self) -> Found {
        let first = self.line_start(self.index);
        match (self.tokens[first].kind, self.before(1)?, self.kind()) {
            (Tok::Import | Tok::From, Tok::Import, Tok::Newline) => {
                let at = self.span().start;
                Some(syntax("Expected one or more names after 'import'", Span::at(at)))
            }
            (Tok::From, Tok::Comma, Tok::Newline) => {
                Some(syntax("trailing comma not allowed without surrounding parentheses", self.span()))
            }
            (Tok::Import, _, Tok::From) => {
                let names = &self.tokens[self.index + 1..];
                let count = names.iter().take_while(|t| matches!(t.kind, Tok::Name | Tok::Dot)).count();
                let message = "Did you mean to use 'from ... import ...' instead?";
                (count > 0).then(|| syntax(message, self.across(first, self.index + count)))
            }
            _ => None,
        }
    }

    fn definition(&self) -> Found {
        let line = &self.tokens[self.line_start(self.index)..self.index];
        let is_def = line.iter().take(2).any(|token| token.kind == Tok::Def);
        let has_parameters = line.iter().any(|token| token.kind == Tok::Lpar);
        let is_missing = is_def && !has_parameters && self.bracket().is_none() && self.expects("(");
        is_missing.then(|| syntax("expected '('", self.span()))
    }

    /// The token is in the parentheses of a `def`, not in a bracket inside them.
    fn is_in_parameters(&self) -> bool {
        let Some(bracket) = self.bracket() else { return false };
        let line = &self.tokens[self.line_start(self.index)..bracket];
        line.iter().take(2).any(|token| token.kind == Tok::Def)
            && !line.iter().any(|token| token.kind == Tok::Lpar)
    }

    fn parameter(&self) -> Found {
        let is_lambda = self.before(1) == Some(Tok::Lambda);
        if !is_lambda && !self.is_in_parameters() {
            return None;
        }
        match (self.before(1)?, self.kind()) {
            (Tok::Equal, Tok::Rpar | Tok::Comma) => {
                Some(syntax("expected default value expression", self.tokens[self.index - 1].span))
            }
            (Tok::Lambda | Tok::Lpar | Tok::Comma, Tok::Lpar) => {
                let inside = &self.tokens[self.index + 1..];
                let count = inside.iter().take_while(|t| matches!(t.kind, Tok::Name | Tok::Comma)).count();
                let what = if is_lambda { "Lambda expression" } else { "Function" };
                let is_closed = inside.get(count).is_some_and(|token| token.kind == Tok::Rpar);
                let span = self.across(self.index, (self.index + 1 + count).min(self.tokens.len() - 1));
                is_closed.then(|| syntax(format!("{what} parameters cannot be parenthesized"), span))
            }
            _ => None,
        }
    }

    fn handler_or_pattern(&self) -> Found {
        match (self.tokens[self.line_start(self.index)].kind, self.before(1)?, self.kind()) {
            (Tok::Except, Tok::Star, Tok::Colon) => {
                Some(syntax("expected one or more exception types", self.span()))
            }
            (Tok::Case, Tok::As, _) => {
                let (end, _) = self.longest_expression(self.index, false)?;
                Some(syntax("invalid pattern target", self.across(self.index, end - 1)))
            }
            _ => None,
        }
    }

    /// The token is in the parentheses of a call.
    fn is_in_call(&self) -> bool {
        let is_call = |bracket: usize| {
            self.tokens[bracket].kind == Tok::Lpar && bracket > 0 && self.is_operand_end(bracket - 1)
        };
        self.bracket().is_some_and(is_call) && !self.is_in_parameters()
    }

    fn argument(&self) -> Found {
        if !self.is_in_call() {
            return None;
        }
        let is_end = matches!(self.kind(), Tok::Rpar | Tok::Comma);
        match self.before(1)? {
            Tok::Equal if is_end => {
                let span = self.across(self.index.checked_sub(2)?, self.index - 1);
                return Some(syntax("expected argument value expression", span));
            }
            Tok::Star if matches!(self.before(2), Some(Tok::Lpar | Tok::Comma)) => {
                return Some(syntax("Invalid star expression", self.span()));
            }
            _ => {}
        }
        let start = self.expression_start(self.index)?;
        let stars = start.checked_sub(1)?;
        match (self.tokens[stars].kind, self.kind()) {
            (Tok::DoubleStar, Tok::Equal) => {
                let (end, _) = self.longest_expression(self.index + 1, false)?;
                Some(syntax("cannot assign to keyword argument unpacking", self.across(stars, end - 1)))
            }
            (Tok::Star, Tok::For) => {
                let span = self.across(stars, self.index - 1);
                Some(syntax("iterable unpacking cannot be used in comprehension", span))
            }
            (Tok::Equal, Tok::For) => {
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                Some(syntax(message, self.across(stars.checked_sub(1)?, stars)))
            }
            _ => None,
        }
    }

    /// A comprehension whose element is a tuple without parentheses.
    fn comprehension(&self) -> Found {
        let bracket = self.bracket()?;
        let is_display = matches!(self.tokens[bracket].kind, Tok::Lsqb | Tok::Lbrace);
        let inside = &self.tokens[bracket + 1..self.index];
        let is_tuple = inside.iter().any(|token| token.kind == Tok::Comma)
            && !inside.iter().any(|token| token.kind == Tok::Colon);
        if !is_display || !is_tuple || self.kind() != Tok::For {
            return None;
        }
        let message = "did you forget parentheses around the comprehension target?";
        Some(syntax(message, self.across(bracket + 1, self.index - 1)))
    }

    /// `:=` behind what is no name, where it may not stand in any case.
    fn named_target(&self) -> Found {
        if self.kind() != Tok::ColonEqual {
            return None;
        }
        let start = self.expression_start(self.index)?;
        let target = parser::as_expression(self.source, &self.tokens[start..self.index])?;
        match &target.kind {
            ExprKind::Name(_) => None,
            kind => {
                let message = format!("cannot use assignment expressions with {}", kind.described());
                Some(syntax(message, target.span))
            }
        }
    }

    /// `=` where a condition or an element stands.
    fn assignment_in_condition(&self) -> Found {
        if self.kind() != Tok::Equal {
            return None;
        }
        let first = self.tokens[self.line_start(self.index)].kind;
        let is_condition = matches!(first, Tok::If | Tok::Elif | Tok::While);
        if self.bracket().is_none() && !is_condition {
            return None;
        }
        let start = self.expression_start(self.index)?;
        if matches!(self.tokens[start - 1].kind, Tok::Colon | Tok::Equal | Tok::Star | Tok::DoubleStar) {
            return None;
        }
        let left = parser::as_expression(self.source, &self.tokens[start..self.index])?;
        let (end, _) = self.longest_expression(self.index + 1, false)?;
        if matches!(self.tokens[end].kind, Tok::Equal | Tok::ColonEqual) {
            return None;
        }
        match &left.kind {
            ExprKind::Name(_) => {
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                Some(syntax(message, self.across(start, end - 1)))
            }
            ExprKind::BoolOp { .. }
            | ExprKind::Compare { .. }
            | ExprKind::IfExp { .. }
            | ExprKind::Lambda { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Constant(Constant::None | Constant::True | Constant::False) => None,
            kind => {
                let what = kind.described();
                let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
                Some(syntax(message, left.span))
            }
        }
    }

    /// A conditional expression without `else`.
    fn missing_else(&self) -> Found {
        if !self.expects("else") || self.kind() == Tok::Colon || self.kind() == Tok::Else {
            return None;
        }
        let mut depth = 0;
        let condition = (self.line_start(self.index)..self.index).rev().find(|&index| {
            match self.tokens[index].kind {
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth += 1,
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth -= 1,
                Tok::If if depth == 0 => return true,
                _ => {}
            }
            false
        })?;
        let start = self.expression_start(condition)?;
        parser::as_expression(self.source, &self.tokens[start..condition])?;
        Some(syntax("expected 'else' after 'if' expression", self.across(start, self.index - 1)))
    }

    fn dict_item(&self) -> Found {
        let bracket = self.bracket()?;
        if self.tokens[bracket].kind != Tok::Lbrace || self.is_in_fstring(bracket) {
            return None;
        }
        let is_end = matches!(self.kind(), Tok::Comma | Tok::Rbrace);
        match self.before(1)? {
            Tok::Colon if self.kind() == Tok::Star => {
                let (end, _) = self.longest_expression(self.index + 1, false)?;
                let message = "cannot use a starred expression in a dictionary value";
                Some(syntax(message, self.across(self.index, end - 1)))
            }
            Tok::Colon if is_end => {
                let message = "expression expected after dictionary key and ':'";
                Some(syntax(message, self.tokens[self.index - 1].span))
            }
            _ if is_end && self.expects(":") && !self.expects(",") => {
                Some(syntax("':' expected after dictionary key", self.tokens[self.index - 1].span))
            }
            _ => None,
        }
    }

    fn missing_in(&self) -> Found {
        if self.bracket().is_none()
            || !self.expects("in")
            || self.expects("not")
            || self.before(1) == Some(Tok::Not)
        {
            return None;
        }
        Some(syntax("'in' expected after for-loop variables", self.span()))
    }

    /// The colon of the line's statement stands before the token that did not fit.
    fn has_colon(&self, first: usize) -> bool {
        let mut depth = 0u32;
        let mut lambdas = 0u32;
        self.tokens[first..self.index].iter().any(|token| {
            match token.kind {
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::WithLpar => depth += 1,
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace | Tok::WithRpar => depth = depth.saturating_sub(1),
                Tok::Lambda if depth == 0 => lambdas += 1,
                Tok::Colon if depth == 0 && lambdas == 0 => return true,
                Tok::Colon if depth == 0 => lambdas -= 1,
                _ => {}
            }
            false
        })
    }

    fn not_behind_operator(&self) -> Found {
        let before = self.before(1)?;
        let is_operator =
            matches!(before, Tok::Plus | Tok::Minus | Tok::Star | Tok::Slash | Tok::DoubleSlash)
                || matches!(before, Tok::Percent | Tok::At | Tok::Tilde);
        if self.kind() != Tok::Not || !is_operator {
            return None;
        }
        let (end, _) = self.longest_expression(self.index, false)?;
        let message = "'not' after an operator must be parenthesized";
        Some(syntax(message, self.across(self.index, end - 1)))
    }

    /// `value: annotation` and more, where the value is no target.
    fn annotated_value(&self) -> Found {
        let first = self.line_start(self.index);
        let (colon, target) = self.longest_expression(first, false)?;
        if colon >= self.index || self.tokens[colon].kind != Tok::Colon {
            return None;
        }
        match target.kind {
            ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => None,
            ExprKind::Tuple { .. } | ExprKind::List { .. } => None,
            _ if self.longest_expression(colon + 1, false).is_none() => {
                Some(syntax("invalid syntax", self.tokens[colon].span))
            }
            _ => Some(syntax("illegal target for annotation", target.span)),
        }
    }

    /// Two expressions side by side in brackets.
    fn missing_comma(&self) -> Found {
        self.bracket()?;
        let starts_expression = self.kind().is_operand()
            || matches!(self.kind(), Tok::Lbrace | Tok::Lambda | Tok::Await | Tok::Tilde | Tok::Not);
        // In `a not b` the second expression is `not b`.
        let second = if self.before(1) == Some(Tok::Not) { self.index - 1 } else { self.index };
        if !starts_expression || !self.is_operand_end(second - 1) {
            return None;
        }
        let start = self.expression_start(second)?;
        let is_name_list = matches!(self.tokens[self.line_start(second)].kind, Tok::From | Tok::Import)
            || self.is_in_parameters() && self.tokens[start - 1].kind != Tok::Equal;
        if is_name_list {
            return None;
        }
        let first = self.tokens[start];
        let is_soft = matches!(self.text(start), "match" | "case" | "type" | "_") && first.kind == Tok::Name;
        let is_prefix = first.kind == Tok::Name && self.tokens[start + 1].kind == Tok::Str;
        if is_soft || is_prefix || first.kind == Tok::Lambda {
            return None;
        }
        parser::as_expression(self.source, &self.tokens[start..second])?;
        let Some((end, _)) = self.longest_expression(second, false) else {
            let bracket = self.open.last().filter(|bracket| bracket.offset > self.span().start)?;
            return Some(never_closed(self.source, *bracket));
        };
        let message = "invalid syntax. Perhaps you forgot a comma?";
        Some(syntax(message, self.across(start, end - 1)))
    }
}
