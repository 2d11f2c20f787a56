//! What goes wrong with statements: their colons, blocks, clauses and keywords.

use super::super::targets::culprit;
use super::*;

impl Stop<'_> {
    pub(super) fn missing_block(&self) -> Found {
        let newline = self.before(1) == Some(Tok::Newline) && self.before(2) == Some(Tok::Colon);
        if !newline || !self.expected.iter().any(|token| token == "INDENT") {
            return None;
        }
        let first = self.line_start(self.index - 1);
        let keyword = match self.tokens[first].kind {
            Tok::Async => first + 1,
            _ => first,
        };
        let what = match self.kind_at(keyword) {
            Tok::Def => "function definition".to_owned(),
            Tok::Class => "class definition".to_owned(),
            Tok::Except if self.kind_at(keyword + 1) == Tok::Star => "'except*' statement".to_owned(),
            _ => format!("'{}' statement", self.text(keyword)),
        };
        let line = self.source.line(self.tokens[first].span.start);
        let message = format!("expected an indented block after {what} on line {line}");
        let (span, place) = self.behind_blocks();
        let error = SyntaxError::new(SyntaxErrorKind::Indentation, message, span).at(place);
        Some(if self.at_end() { error.into_incomplete() } else { error })
    }

    /// Behind the block of a `try`, not behind one of its handlers.
    pub(super) fn lacks_handler(&self) -> bool {
        self.expects("except") && self.expects("finally") && !self.expects("else")
    }

    pub(super) fn missing_handler(&self) -> Found {
        if !self.lacks_handler() {
            return None;
        }
        if self.kind() == Tok::Indent {
            let end = self.span().end;
            let span = Span::new(end.saturating_sub(1), end);
            return Some(syntax("expected 'except' or 'finally' block", span).at(Place::Unended));
        }
        let (span, place) = self.behind_blocks();
        let error = syntax("expected 'except' or 'finally' block", span).at(place);
        Some(if self.at_end() { error.into_incomplete() } else { error })
    }

    /// The token that did not fit. The end of a block has no place of its own: CPython says how far it had read.
    pub(super) fn behind_blocks(&self) -> (Span, Place) {
        let next = self.tokens[self.index..].iter().find(|token| token.kind != Tok::Dedent);
        match next {
            Some(token) if token.kind != Tok::EndOfFile => match self.kind() {
                Tok::Dedent => (Span::at(token.span.start), Place::FromZero),
                _ => (token.span, Place::Span),
            },
            _ => {
                let end = self.source.last_offset();
                if self.source.is_script {
                    (Span::at(self.source.line_start(self.source.line(end))), Place::FromZero)
                } else {
                    (Span::at(end), Place::Unended)
                }
            }
        }
    }

    /// What stands behind `del` can be none of its targets.
    pub(super) fn delete_target(&self) -> Found {
        let first = self.line_start(self.index);
        if self.tokens[first].kind != Tok::Del || self.bracket().is_some() || first == self.index {
            return None;
        }
        let (_, targets) = self.longest_expression(first + 1, true)?;
        let culprit = culprit(&targets, true)?;
        Some(syntax(format!("cannot delete {}", culprit.kind.described()), culprit.span))
    }

    /// A `for` without `in` whose targets are none.
    pub(super) fn for_target(&self) -> Found {
        let first = self.line_start(self.index);
        let keyword = if self.tokens[first].kind == Tok::Async { first + 1 } else { first };
        let read = self.tokens.get(keyword..self.index).unwrap_or_default();
        let has_in = || read.iter().any(|token| token.kind == Tok::In);
        if self.kind_at(keyword) != Tok::For || self.bracket().is_some() || has_in() {
            return None;
        }
        let is_operator =
            |kind| matches!(kind, Tok::Plus | Tok::Minus | Tok::Star | Tok::Slash | Tok::Percent);
        if self.kind() == Tok::In && self.before(1).is_some_and(is_operator) {
            return Some(syntax("invalid syntax", self.tokens[self.index - 1].span));
        }
        let (_, targets) = self.longest_expression(keyword + 1, true)?;
        let targets = match &targets.kind {
            ExprKind::Compare { left, ops, .. } if ops[0] == CmpOp::In => left,
            ExprKind::Compare { .. } => return None,
            _ => &targets,
        };
        let culprit = culprit(targets, false)?;
        Some(syntax(format!("cannot assign to {}", culprit.kind.described()), culprit.span))
    }

    pub(super) fn missing_colon(&self) -> Found {
        if self.before(1) == Some(Tok::Arrow) && self.bracket().is_none() {
            // What cannot be read behind the arrow is not read at all.
            return Some(syntax("expected ':'", self.tokens[self.index - 1].span));
        }
        if !self.expects(":") || self.bracket().is_some() {
            return None;
        }
        let first = self.line_start(self.index);
        let keyword = match self.tokens[first].kind {
            Tok::Async => first + 1,
            _ => first,
        };
        let is_forced = match self.kind_at(keyword) {
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
            .then(|| {
                let text = &self.source.text;
                let is_open = self.span().end as usize == text.len() && !text.ends_with('\n');
                let has_end = is_forced || !(is_open && self.source.is_expression);
                syntax("expected ':'", self.span()).at(if has_end { Place::Span } else { Place::Unended })
            })
            .filter(|_| !has_lambda)
    }

    /// The colon of the line's statement stands before the token that did not fit.
    pub(super) fn has_colon(&self, first: usize) -> bool {
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

    pub(super) fn print_statement(&self) -> Found {
        let name = self.index.checked_sub(1)?;
        if self.tokens[name].kind != Tok::Name || self.is_in_parameters() || self.open_lambda().is_some() {
            return None;
        }
        // The name is a whole expression.
        let is_iterated = || {
            let first = self.tokens[self.line_start(name)].kind;
            self.before(2) == Some(Tok::In) && first == Tok::For && self.bracket().is_none()
        };
        let is_whole = self.expression_start(self.index) == Some(name) || self.before(2) == Some(Tok::Del);
        if !is_whole && !is_iterated() {
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

    pub(super) fn imports(&self) -> Found {
        let first = self.line_start(self.index);
        match (self.tokens[first].kind, self.before(1)?, self.kind()) {
            (Tok::Import | Tok::From, Tok::Import, Tok::Newline) => {
                let at = self.span().start;
                let rest = &self.source.text[at as usize..];
                let message = "Expected one or more names after 'import'";
                // To CPython a comment is part of the end of its line.
                let comment = rest.lines().next().filter(|line| line.starts_with('#')).map_or(0, str::len);
                let place = if comment == 0 { Place::Point } else { Place::Span };
                Some(syntax(message, Span::new(at, at + comment as u32)).at(place))
            }
            (Tok::From, Tok::Comma, Tok::Newline) => {
                Some(syntax("trailing comma not allowed without surrounding parentheses", self.span()))
            }
            (Tok::Import, _, Tok::From) => {
                let names = &self.tokens[self.index + 1..];
                let count = names.iter().take_while(|t| matches!(t.kind, Tok::Name | Tok::Dot)).count();
                let message = "Did you mean to use 'from ... import ...' instead?";
                // CPython takes the end of what it has read, which is the token behind.
                let end = names.get(count)?.span.end.saturating_sub(1);
                (count > 0).then(|| syntax(message, Span::new(self.tokens[first].span.start, end)))
            }
            _ => None,
        }
    }

    pub(super) fn definition(&self) -> Found {
        let line = &self.tokens[self.line_start(self.index)..self.index];
        let is_def = line.iter().take(2).any(|token| token.kind == Tok::Def);
        let has_parameters = line.iter().any(|token| token.kind == Tok::Lpar);
        let is_missing = is_def && !has_parameters && self.bracket().is_none() && self.expects("(");
        is_missing.then(|| syntax("expected '('", self.span()))
    }

    pub(super) fn handler_or_pattern(&self) -> Found {
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

    /// `value: annotation` and more, where the value is no target.
    pub(super) fn annotated_value(&self) -> Found {
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

    /// `=` where a condition or an element stands.
    pub(super) fn assignment_in_condition(&self) -> Found {
        if self.kind() != Tok::Equal {
            return None;
        }
        let first = self.tokens[self.line_start(self.index)].kind;
        let is_condition = matches!(first, Tok::If | Tok::Elif | Tok::While | Tok::At);
        if self.bracket().is_none() && !is_condition {
            return None;
        }
        let start = self.expression_start(self.index)?;
        if matches!(self.tokens[start - 1].kind, Tok::Colon | Tok::Equal | Tok::Star | Tok::DoubleStar) {
            return None;
        }
        let left = parser::as_expression(self.source, &self.tokens[start..self.index])?;
        let (end, _) = self.longest_expression(self.index + 1, false)?;
        if matches!(self.tokens.get(end).map(|token| token.kind), Some(Tok::Equal | Tok::ColonEqual)) {
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
}
