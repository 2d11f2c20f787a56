//! What goes wrong in brackets: parameters, arguments, displays and comprehensions.

use super::*;

impl Stop<'_> {
    /// The token is in the parentheses of a `def`, not in a bracket inside them.
    pub(super) fn is_in_parameters(&self) -> bool {
        let Some(bracket) = self.bracket() else { return false };
        let line = &self.tokens[self.line_start(self.index)..bracket];
        line.iter().take(2).any(|token| token.kind == Tok::Def)
            && !line.iter().any(|token| token.kind == Tok::Lpar)
    }

    pub(super) fn parameter(&self) -> Found {
        let lambda = self.open_lambda();
        let is_lambda = lambda.is_some();
        if !is_lambda && !self.is_in_parameters() {
            return None;
        }
        let opening = lambda.or_else(|| self.bracket())?;
        let before = &self.tokens[opening + 1..self.index];
        if let [Token { kind: Tok::Slash, span }, Token { kind: Tok::Comma, .. }, ..] = before {
            return Some(syntax("at least one argument must precede /", *span));
        }
        // Behind names alone.
        let follows_names =
            !before.iter().any(|t| matches!(t.kind, Tok::Star | Tok::DoubleStar | Tok::Equal | Tok::Slash));
        match (self.before(1)?, self.kind()) {
            (Tok::Slash, Tok::Star) => Some(syntax("expected comma between / and *", self.span())),
            (Tok::Equal, Tok::Rpar) if is_lambda => None,
            (Tok::Equal, Tok::Rpar | Tok::Comma) => {
                if let Some(stars) = self.starred_parameter() {
                    let what = if stars == Tok::Star { "var-positional" } else { "var-keyword" };
                    let message = format!("{what} argument cannot have default value");
                    return Some(syntax(message, self.tokens[self.index - 1].span));
                }
                Some(syntax("expected default value expression", self.tokens[self.index - 1].span))
            }
            (Tok::Lambda | Tok::Lpar | Tok::Comma, Tok::Lpar) if follows_names => {
                let inside = &self.tokens[self.index + 1..];
                let count = inside.iter().take_while(|t| matches!(t.kind, Tok::Name | Tok::Comma)).count();
                let what = if is_lambda { "Lambda expression" } else { "Function" };
                let names = inside[..count].chunks(2);
                let are_names = count > 0
                    && names.into_iter().all(|pair| {
                        pair[0].kind == Tok::Name && pair.get(1).is_none_or(|comma| comma.kind == Tok::Comma)
                    });
                let is_closed = are_names && inside.get(count).is_some_and(|token| token.kind == Tok::Rpar);
                let span = self.across(self.index, (self.index + 1 + count).min(self.tokens.len() - 1));
                is_closed.then(|| syntax(format!("{what} parameters cannot be parenthesized"), span))
            }
            _ => None,
        }
    }

    /// The `lambda` among whose parameters the token stands.
    pub(super) fn open_lambda(&self) -> Option<usize> {
        let mut depth = 0;
        for index in (self.line_start(self.index)..self.index).rev() {
            match self.tokens[index].kind {
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth += 1,
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::WithLpar if depth == 0 => return None,
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth -= 1,
                Tok::Colon if depth == 0 => return None,
                Tok::Lambda if depth == 0 => return Some(index),
                _ => {}
            }
        }
        None
    }

    /// The stars in front of the parameter in which the token stands.
    fn starred_parameter(&self) -> Option<Tok> {
        let bracket = self.open_lambda().or_else(|| self.bracket())?;
        let first = self.tokens[self.item_start(bracket, self.index)].kind;
        matches!(first, Tok::Star | Tok::DoubleStar).then_some(first)
    }

    /// In the brackets behind the name of a `def`, `class` or `type`.
    pub(super) fn type_parameter(&self) -> Found {
        let bracket = self.bracket()?;
        let keyword = self.tokens[bracket.checked_sub(2)?].kind;
        let has_name = self.tokens[bracket - 1].kind == Tok::Name;
        let is_list = self.tokens[bracket].kind == Tok::Lsqb
            && has_name
            && matches!(keyword, Tok::Def | Tok::Class | Tok::Type);
        if !is_list {
            return None;
        }
        if self.kind() == Tok::Rsqb && bracket + 1 == self.index {
            let error = syntax("Type parameter list cannot be empty", self.span());
            let behind = self.tokens.get(self.index + 1)?;
            return Some(match keyword {
                // CPython has read the equals sign, too, and takes the end of what it has read.
                Tok::Type => syntax(error.message, Span::new(self.span().start, behind.span.end - 1)),
                _ => error.at(Place::Point),
            });
        }
        let what = match (self.before(2)?, self.before(1)?, self.kind()) {
            (Tok::Star, Tok::Name, Tok::Colon) => "TypeVarTuple",
            (Tok::DoubleStar, Tok::Name, Tok::Colon) => "ParamSpec",
            // Without parameters of types that can be read, CPython looks for the others.
            _ if keyword == Tok::Def => return Some(syntax("expected '('", self.tokens[bracket].span)),
            _ => return None,
        };
        let (end, bound) = self.longest_expression(self.index + 1, false)?;
        let kind = if matches!(bound.kind, ExprKind::Tuple { .. }) { "constraints" } else { "bound" };
        Some(syntax(format!("cannot use {kind} with {what}"), self.across(self.index, end - 1)))
    }

    /// An argument or index that starts with a star and then breaks off.
    pub(super) fn star(&self) -> Found {
        let mut bracket = self.bracket();
        while let Some(at) = bracket {
            let start = self.item_start(at, self.index);
            if !self.is_list_of_names(at) && start < self.index && self.tokens[start].kind == Tok::Star {
                let rest = &self.tokens[start + 1..self.index];
                let is_read = |length| parser::as_expression(self.source, &rest[..length]).is_some();
                if !(1..=rest.len()).any(is_read) {
                    return Some(syntax("Invalid star expression", self.span()));
                }
            }
            bracket = self.bracket_around(at);
        }
        None
    }

    /// The bracket behind the name of a definition, or of an import.
    fn is_list_of_names(&self, bracket: usize) -> bool {
        let line = &self.tokens[self.line_start(bracket)..bracket];
        let first = line.first().map(|token| token.kind);
        match first {
            Some(Tok::From) => true,
            Some(Tok::Def | Tok::Async) => {
                line.iter().take(2).any(|token| token.kind == Tok::Def)
                    && !line.iter().any(|token| token.kind == Tok::Lpar)
            }
            _ => matches!(self.tokens[self.line_start(bracket)].kind, Tok::Case),
        }
    }

    /// The token is in the parentheses of a call.
    pub(super) fn is_in_call(&self) -> bool {
        let is_call = |bracket: usize| {
            self.tokens[bracket].kind == Tok::Lpar && bracket > 0 && self.is_operand_end(bracket - 1)
        };
        self.bracket().is_some_and(is_call) && !self.is_in_parameters()
    }

    /// The token stands behind `name=` in a call.
    fn is_keyword_argument(&self) -> bool {
        let name = self.index.wrapping_sub(2);
        let start = self.bracket().map(|bracket| self.item_start(bracket, self.index));
        start == Some(name) && self.tokens[name].kind == Tok::Name
    }

    pub(super) fn argument(&self) -> Found {
        if !self.is_in_call() {
            return None;
        }
        let is_end = matches!(self.kind(), Tok::Rpar | Tok::Comma);
        match self.before(1)? {
            Tok::Equal if is_end || !self.is_keyword_argument() => {
                let name = self.index.checked_sub(2)?;
                let start = self.item_start(self.bracket()?, self.index);
                if self.is_keyword_argument() {
                    let span = self.across(name, self.index - 1);
                    return Some(syntax("expected argument value expression", span));
                }
                parser::as_expression(self.source, &self.tokens[start..=name])?;
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                return Some(syntax(message, self.across(start, self.index - 1)));
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
            (Tok::Star, Tok::Equal) => {
                let (end, _) = self.longest_expression(self.index + 1, false)?;
                Some(syntax("cannot assign to iterable argument unpacking", self.across(stars, end - 1)))
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
    pub(super) fn comprehension(&self) -> Found {
        let bracket = self.bracket()?;
        let is_display = matches!(self.tokens[bracket].kind, Tok::Lsqb | Tok::Lbrace);
        let inside = &self.tokens[bracket + 1..self.index];
        let is_tuple = inside.iter().any(|token| token.kind == Tok::Comma)
            && !inside.iter().any(|token| token.kind == Tok::Colon);
        let is_async = self.kind() == Tok::Async && self.tokens[self.index + 1].kind == Tok::For;
        if !is_display || !is_tuple || !(is_async || self.kind() == Tok::For) {
            return None;
        }
        let mut list = self.tokens[bracket..=self.index].to_vec();
        list[0].kind = Tok::Lsqb;
        list[inside.len() + 1].kind = Tok::Rsqb;
        parser::as_expression(self.source, &list)?;
        let (end, targets) = self.longest_expression(self.index + 1 + usize::from(is_async), true)?;
        let is_in = |kind: &ExprKind| matches!(kind, ExprKind::Compare { ops, .. } if ops[0] == CmpOp::In);
        let has_in = match &targets.kind {
            ExprKind::Tuple { elts, .. } => elts.iter().any(|element| is_in(&element.kind)),
            kind => is_in(kind),
        };
        if !has_in {
            return Some(syntax("'in' expected after for-loop variables", self.tokens.get(end)?.span));
        }
        let message = "did you forget parentheses around the comprehension target?";
        Some(syntax(message, self.across(bracket + 1, self.index - 1)))
    }

    /// `:=` behind what is no name, and nothing behind it: CPython has read no further than that.
    pub(super) fn dangling_walrus(&self) -> Found {
        let walrus = self.index.checked_sub(1)?;
        if self.tokens[walrus].kind != Tok::ColonEqual {
            return None;
        }
        let start = self.expression_start(walrus)?;
        let is_name = start + 1 == walrus && self.tokens[start].kind == Tok::Name;
        (!is_name && start < walrus).then(|| syntax("invalid syntax", self.tokens[walrus].span))
    }

    /// `:=` behind what is no name, where it may not stand in any case.
    pub(super) fn named_target(&self) -> Found {
        let first = self.tokens[self.line_start(self.index)].kind;
        if self.kind() != Tok::ColonEqual {
            return None;
        }
        let has_condition = matches!(first, Tok::If | Tok::Elif | Tok::While | Tok::At | Tok::Match);
        let is_statement = self.expression_start(self.index) == Some(self.line_start(self.index));
        if !has_condition && !is_statement && self.bracket().is_none() {
            return None;
        }
        self.longest_expression(self.index + 1, false)?;
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

    /// A conditional expression without `else`.
    pub(super) fn missing_else(&self) -> Found {
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
        let value = parser::as_expression(self.source, &self.tokens[start..condition])?;
        // Parentheses around an expression are none of it.
        let condition = parser::as_expression(self.source, &self.tokens[condition + 1..self.index])?;
        let span = value.span.to(condition.span);
        Some(syntax("expected 'else' after 'if' expression", span))
    }

    pub(super) fn dict_item(&self) -> Found {
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
                Some(self.missing_dict_colon(self.index))
            }
            _ => self.item_without_colon(bracket),
        }
    }

    /// `end` is the token behind the key.
    fn missing_dict_colon(&self, end: usize) -> SyntaxError {
        let key_end = self.tokens[end - 1].span.end as usize;
        let last = Span::at(self.source.text.floor_char_boundary(key_end.saturating_sub(1)) as u32);
        syntax("':' expected after dictionary key", last).at(Place::Start)
    }

    /// Something else than a colon behind the key of an item that is not the first.
    fn item_without_colon(&self, bracket: usize) -> Found {
        let start = self.item_start(bracket, self.index);
        let before = &self.tokens[bracket + 1..start];
        let mut depth = 0u32;
        let has_pair = before.iter().any(|token| {
            match token.kind {
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth += 1,
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && token.kind == Tok::Colon
        });
        if !has_pair || start >= self.index {
            return None;
        }
        if before.iter().any(|token| token.kind == Tok::For) {
            return None;
        }
        let is_key = |end: &usize| parser::as_expression(self.source, &self.tokens[start..*end]).is_some();
        let end = (start + 1..=self.index)
            .rev()
            .take(MAX_TRIES)
            .find(is_key)
            .filter(|end| self.kind_at(*end) != Tok::Colon)?;
        Some(self.missing_dict_colon(end))
    }

    pub(super) fn missing_in(&self) -> Found {
        if self.bracket().is_none()
            || !self.expects("in")
            || self.expects("not")
            || self.before(1) == Some(Tok::Not)
        {
            return self.broken_loop_variable();
        }
        Some(syntax("'in' expected after for-loop variables", self.span()))
    }

    /// A comprehension's `for` with variables that break off: what can be read of them is not followed by `in`.
    fn broken_loop_variable(&self) -> Found {
        let bracket = self.bracket()?;
        let mut depth = 0u32;
        let mut inside = self.tokens[bracket + 1..self.index].iter().enumerate().rev();
        let (keyword, _) = inside
            .find(|(_, token)| {
                match token.kind {
                    Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth += 1,
                    Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth = depth.saturating_sub(1),
                    _ => {}
                }
                depth == 0 && matches!(token.kind, Tok::For | Tok::In | Tok::If)
            })
            .filter(|(_, token)| token.kind == Tok::For)?;
        let variables = &self.tokens[bracket + 2 + keyword..self.index];
        let is_read = (1..=variables.len())
            .any(|length| parser::as_expression(self.source, &variables[..length]).is_some());
        is_read.then(|| syntax("'in' expected after for-loop variables", self.span()))
    }

    pub(super) fn not_behind_operator(&self) -> Found {
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

    /// Two expressions side by side in brackets.
    pub(super) fn missing_comma(&self) -> Found {
        let Some(bracket) = self.bracket() else {
            if self.is_second_expression() {
                self.read_on();
            }
            return None;
        };
        if self.kind() == Tok::Rsqb && bracket + 1 == self.index {
            return self.empty_index(bracket);
        }
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
        // CPython 3.13.0 takes the beginning of a soft keyword for one, too.
        let is_soft = first.kind == Tok::Name
            && ["match", "case", "type", "_"].iter().any(|word| word.starts_with(self.text(start)));
        let is_prefix = first.kind == Tok::Name && self.kind_at(start + 1) == Tok::Str;
        if is_prefix {
            self.furthest.set(self.furthest.get().max(start + 2));
        }
        if is_soft || is_prefix || first.kind == Tok::Lambda {
            return None;
        }
        parser::as_expression(self.source, &self.tokens[start..second])?;
        let Some((end, _)) = self.longest_expression(second, false) else {
            self.read_on();
            let is_open = |bracket: &&OpenBracket| bracket.offset > self.span().start;
            let bracket = self.open.last().filter(is_open)?;
            let unclosed = || never_closed(self.source, *bracket);
            return Some(self.unreadable.cloned().unwrap_or_else(unclosed));
        };
        // Where the second expression ends CPython sees only when it has read on.
        match (self.tokens.get(end).map(|token| token.kind), self.open.last()) {
            (None, _) => return self.unreadable.cloned(),
            (Some(Tok::EndOfFile), Some(bracket)) => return Some(never_closed(self.source, *bracket)),
            _ => {}
        }
        let message = "invalid syntax. Perhaps you forgot a comma?";
        Some(syntax(message, self.across(start, end - 1)))
    }

    /// The token begins an expression behind the end of another.
    fn is_second_expression(&self) -> bool {
        let starts = self.kind().is_operand()
            || matches!(self.kind(), Tok::Lbrace | Tok::Lambda | Tok::Await | Tok::Tilde | Tok::Not);
        let start =
            self.expression_start(self.index).filter(|_| starts && self.is_operand_end(self.index - 1));
        start.is_some_and(|start| {
            let first = &self.tokens[start..self.index];
            parser::as_expression(self.source, first).is_some()
        })
    }

    /// Looks at as many tokens as CPython does, which tries to read an expression here.
    fn read_on(&self) {
        let length = parser::expression_prefix(self.source, &self.tokens[self.index..]);
        let last = (self.index + length).min(self.tokens.len() - 1);
        self.furthest.set(self.furthest.get().max(last));
    }

    /// An f-string behind another expression that does not end: CPython has tried to read it.
    pub(super) fn unreadable_fstring(&self) -> Found {
        let is_open = !self.tokens[self.index..].iter().any(|token| token.kind == Tok::FStringEnd);
        let is_unreadable = self.kind() == Tok::FStringStart && is_open && self.is_second_expression();
        self.unreadable.filter(|_| is_unreadable).cloned()
    }

    /// `a[]` in brackets is to CPython `a` and a list without a comma between them.
    fn empty_index(&self, bracket: usize) -> Found {
        self.bracket_around(bracket)?;
        if !self.is_operand_end(bracket.checked_sub(1)?) {
            return None;
        }
        let start = self.expression_start(bracket)?;
        parser::as_expression(self.source, &self.tokens[start..bracket])?;
        let message = "invalid syntax. Perhaps you forgot a comma?";
        Some(syntax(message, self.across(start, self.index)))
    }

    /// `(**mapping)`
    pub(super) fn double_star_group(&self) -> Found {
        let bracket = self.bracket()?;
        let is_group =
            self.tokens[bracket].kind == Tok::Lpar && !self.is_in_call() && !self.is_in_parameters();
        if !is_group || self.kind() != Tok::DoubleStar || bracket + 1 != self.index {
            return None;
        }
        let (end, _) = self.longest_expression(self.index + 1, false)?;
        let is_closed = self.tokens.get(end)?.kind == Tok::Rpar;
        is_closed.then(|| syntax("cannot use double starred expression here", self.span()))
    }
}
