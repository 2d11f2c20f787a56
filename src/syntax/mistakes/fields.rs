//! What goes wrong in the replacement fields of f-strings.

use super::*;

impl Stop<'_> {
    /// In the replacement field of an f-string.
    pub(super) fn field(&self) -> Found {
        let bracket = self.bracket()?;
        if !self.is_field(bracket) {
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
            (Tok::Colon, Tok::Rbrace) if self.field_lambda(bracket).is_some() => {
                return self.field_lambda(bracket);
            }
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
    pub(super) fn field_lambda(&self, bracket: usize) -> Found {
        let lambda = self.tokens[bracket..self.index].iter().position(|token| token.kind == Tok::Lambda)?;
        let span = self.across(bracket + lambda, self.index - 1);
        Some(syntax("f-string: lambda expressions are not allowed without parentheses", span))
    }

    /// What follows the longest expression at the start of a field.
    pub(super) fn behind_field_expression(&self, bracket: usize) -> Found {
        let first = bracket + 1;
        let is_whole = |end: &usize| parser::as_expression(self.source, &self.tokens[first..*end]).is_some();
        let shortest = self.index.saturating_sub(MAX_TRIES).max(first) + 1;
        match (shortest..=self.index).rev().find(is_whole) {
            Some(end) => {
                let message = "f-string: expecting '=', or '!', or ':', or '}'";
                Some(syntax(message, self.tokens[end].span))
            }
            None if self.longest_expression(first, true).is_none() => {
                let message = "f-string: expecting a valid expression after '{'";
                Some(syntax(message, self.tokens[first].span))
            }
            None => None,
        }
    }

    /// More f-strings open than close before a token on its line.
    pub(super) fn is_in_fstring(&self, index: usize) -> bool {
        let tokens = &self.tokens[self.line_start(index)..index];
        let count = |kind| tokens.iter().filter(|token| token.kind == kind).count();
        count(Tok::FStringStart) > count(Tok::FStringEnd)
    }

    /// In brackets of a field's expression, when nothing is known of them.
    pub(super) fn around(&self) -> Found {
        let mut inner = self.bracket()?;
        loop {
            let outer = self.bracket_around(inner)?;
            if self.is_field(outer) {
                let first = outer + 1;
                let whole =
                    |end: &usize| parser::as_expression(self.source, &self.tokens[first..*end]).is_some();
                let shortest = inner.saturating_sub(MAX_TRIES).max(first) + 1;
                return Some(match (shortest..=inner).rev().find(whole) {
                    Some(end) => {
                        let message = "f-string: expecting '=', or '!', or ':', or '}'";
                        syntax(message, self.tokens[end].span)
                    }
                    None => {
                        let message = "f-string: expecting a valid expression after '{'";
                        syntax(message, self.tokens[first].span)
                    }
                });
            }
            inner = outer;
        }
    }

    fn is_field(&self, bracket: usize) -> bool {
        bracket > 0
            && self.tokens[bracket].kind == Tok::Lbrace
            && matches!(
                self.tokens[bracket - 1].kind,
                Tok::FStringStart | Tok::FStringMiddle | Tok::Rbrace | Tok::Colon
            )
            && self.is_in_fstring(bracket)
    }
}
