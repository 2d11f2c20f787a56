//! What can be assigned to, deleted and annotated, and what to say of the rest.

use super::ast::*;
use super::span::Span;
use super::tree::Tree;

impl ExprKind {
    /// What messages call such an expression.
    pub(super) fn described(&self) -> &'static str {
        match self {
            Self::Attribute { .. } => "attribute",
            Self::Subscript { .. } => "subscript",
            Self::Starred { .. } => "starred",
            Self::Name(_) => "name",
            Self::List { .. } => "list",
            Self::Tuple { .. } => "tuple",
            Self::Lambda { .. } => "lambda",
            Self::Call { .. } => "function call",
            Self::BoolOp { .. } | Self::BinOp { .. } | Self::UnaryOp { .. } => "expression",
            Self::GeneratorExp { .. } => "generator expression",
            Self::Yield { .. } | Self::YieldFrom { .. } => "yield expression",
            Self::Await { .. } => "await expression",
            Self::ListComp { .. } => "list comprehension",
            Self::SetComp { .. } => "set comprehension",
            Self::DictComp { .. } => "dict comprehension",
            Self::Dict { .. } => "dict literal",
            Self::Set { .. } => "set display",
            Self::JoinedStr { .. } | Self::FormattedValue { .. } => "f-string expression",
            Self::Constant(Constant::None) => "None",
            Self::Constant(Constant::True) => "True",
            Self::Constant(Constant::False) => "False",
            Self::Constant(Constant::Ellipsis) => "ellipsis",
            Self::Constant(_) => "literal",
            Self::Compare { .. } => "comparison",
            Self::IfExp { .. } => "conditional expression",
            Self::NamedExpr { .. } => "named expression",
            Self::Slice { .. } => "slice",
        }
    }

    /// Likewise of what binds less tightly than `=` could mean `==`.
    fn is_likely_compared_in_parentheses(&self) -> bool {
        matches!(
            self,
            Self::UnaryOp { .. }
                | Self::BoolOp { .. }
                | Self::Compare { .. }
                | Self::IfExp { .. }
                | Self::Lambda { .. }
        )
    }

    /// Something that `a = b` in the place of `a == b` is a likely slip for.
    fn is_likely_compared(&self) -> bool {
        match self {
            Self::UnaryOp { op, .. } => *op != UnaryOp::Not,
            Self::Constant(Constant::None | Constant::True | Constant::False) => false,
            Self::List { .. }
            | Self::Tuple { .. }
            | Self::GeneratorExp { .. }
            | Self::Starred { .. }
            | Self::Lambda { .. }
            | Self::BoolOp { .. }
            | Self::Compare { .. }
            | Self::IfExp { .. } => false,
            _ => true,
        }
    }
}

/// The part of an expression that keeps it from being a target.
pub(super) fn culprit(expr: &Expr, is_del: bool) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => None,
        ExprKind::List { elts } | ExprKind::Tuple { elts } => {
            elts.iter().find_map(|elt| culprit(elt, is_del))
        }
        ExprKind::Starred { value } if !is_del => culprit(value, is_del),
        _ => Some(expr),
    }
}

impl Tree<'_> {
    /// The target of `for` and `as`.
    pub fn target(&self, target: Expr) -> Expr {
        if let Some(culprit) = culprit(&target, false) {
            self.fail(culprit.span, &format!("cannot assign to {}", culprit.kind.described()));
        }
        target
    }

    pub fn delete(&self, targets: Vec<Expr>) -> StmtKind {
        if let Some(culprit) = targets.iter().find_map(|target| culprit(target, true)) {
            self.fail(culprit.span, &format!("cannot delete {}", culprit.kind.described()));
        }
        StmtKind::Delete { targets }
    }

    /// `a = b = value`
    pub fn assign(&self, targets: Vec<Expr>, value: Expr) -> StmtKind {
        for target in &targets {
            if let Some(culprit) = culprit(target, false) {
                self.refuse_target(target, culprit, targets.len() == 1);
            }
        }
        StmtKind::Assign { targets, value }
    }

    fn refuse_target(&self, target: &Expr, culprit: &Expr, is_only: bool) {
        let what = culprit.kind.described();
        let is_yield = matches!(culprit.kind, ExprKind::Yield { .. } | ExprKind::YieldFrom { .. });
        let before = &self.source.text[..target.span.start as usize];
        let is_in_parentheses = before.trim_end().ends_with('(');
        let is_likely = culprit.kind.is_likely_compared()
            || is_in_parentheses && culprit.kind.is_likely_compared_in_parentheses();
        if is_yield && culprit.span == target.span && !is_in_parentheses {
            self.fail(culprit.span, "assignment to yield expression not possible");
        } else if is_only && culprit.span.end == target.span.end && is_likely {
            let advice = "here. Maybe you meant '==' instead of '='?";
            self.fail(culprit.span, &format!("cannot assign to {what} {advice}"));
        } else {
            self.fail(culprit.span, &format!("cannot assign to {what}"));
        }
    }

    pub fn aug_assign(&self, target: Expr, op: Operator, value: Expr) -> StmtKind {
        match target.kind {
            ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {}
            _ => {
                let what = target.kind.described();
                let message = format!("'{what}' is an illegal expression for augmented assignment");
                self.fail(target.span, &message);
            }
        }
        StmtKind::AugAssign { target, op, value }
    }

    /// `l` is where the statement starts, which tells whether the target is in parentheses.
    pub fn ann_assign(&self, l: u32, target: Expr, annotation: Expr, value: Option<Expr>) -> StmtKind {
        let is_bare = target.span.start == l;
        match &target.kind {
            ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {}
            ExprKind::Tuple { elts } => {
                let is_in_parentheses = self.source.slice(target.span).starts_with('(')
                    && elts.first().is_none_or(|first| first.span.start > target.span.start);
                let span = match elts.first() {
                    Some(first) if !is_in_parentheses => first.span,
                    _ => target.span,
                };
                self.fail(span, "only single target (not tuple) can be annotated");
            }
            ExprKind::List { .. } => {
                self.fail(target.span, "only single target (not list) can be annotated");
            }
            _ => self.fail(target.span, "illegal target for annotation"),
        }
        let simple = is_bare && matches!(target.kind, ExprKind::Name(_));
        StmtKind::AnnAssign { target, annotation, value, simple }
    }

    // Patterns

    pub fn pattern(&self, l: u32, kind: PatternKind, r: u32) -> Pattern {
        Pattern { kind, span: Span::new(l, r) }
    }

    pub fn as_pattern(&self, l: u32, pattern: Pattern, name: Identifier, r: u32) -> Pattern {
        if name.name.as_str() == "_" {
            self.fail(name.span, "cannot use '_' as a target");
        }
        self.pattern(l, PatternKind::As { pattern: Some(Box::new(pattern)), name: Some(name) }, r)
    }

    pub fn literal_pattern(&self, value: Expr) -> Pattern {
        let span = value.span;
        let kind = match value.kind {
            ExprKind::Constant(constant @ (Constant::None | Constant::True | Constant::False)) => {
                PatternKind::Singleton(constant)
            }
            ExprKind::JoinedStr { .. } => {
                self.fail_later(span, "patterns may only match literals and attribute lookups");
                PatternKind::Value(value)
            }
            _ => PatternKind::Value(value),
        };
        Pattern { kind, span }
    }

    /// `3 + 4j`
    pub fn complex(&self, l: u32, left: Expr, op: Operator, right: Expr, r: u32) -> Expr {
        let real = match &left.kind {
            ExprKind::UnaryOp { operand, .. } => operand,
            _ => &left,
        };
        if let ExprKind::Constant(Constant::Complex(_)) = real.kind {
            self.fail(left.span, "real number required in complex literal");
        }
        if !matches!(right.kind, ExprKind::Constant(Constant::Complex(_))) {
            self.fail(right.span, "imaginary number required in complex literal");
        }
        self.binary(l, left, op, right, r)
    }

    /// A capture, the wildcard, or a dotted name to compare with.
    pub fn name_pattern(&self, name: Expr) -> Pattern {
        let span = name.span;
        let kind = match name.kind {
            ExprKind::Name(name) => {
                let name = (name.as_str() != "_").then_some(Identifier { name, span });
                PatternKind::As { pattern: None, name }
            }
            _ => PatternKind::Value(name),
        };
        Pattern { kind, span }
    }

    pub fn class_pattern(
        &self,
        l: u32,
        cls: Expr,
        items: Vec<(Option<Identifier>, Pattern)>,
        r: u32,
    ) -> Pattern {
        let (mut patterns, mut keywords) = (Vec::new(), Vec::new());
        // The first run of positional patterns behind keywords.
        let mut misplaced = None;
        for (name, pattern) in items {
            match name {
                Some(_) if misplaced.is_some() => break,
                Some(name) => keywords.push((name, pattern)),
                None => {
                    if !keywords.is_empty() {
                        misplaced =
                            Some(misplaced.map_or(pattern.span, |first: Span| first.to(pattern.span)));
                    }
                    patterns.push(pattern);
                }
            }
        }
        if let Some(span) = misplaced {
            self.fail(span, "positional patterns follow keyword patterns");
        }
        self.pattern(l, PatternKind::Class { cls: Box::new(cls), patterns, keywords }, r)
    }

    pub fn mapping_pattern(&self, l: u32, items: Vec<(Option<Expr>, Pattern)>, r: u32) -> Pattern {
        let mut rest = None;
        let mut pairs = Vec::new();
        for (key, pattern) in items {
            if rest.is_some() {
                let span = key.as_ref().map_or(pattern.span, |key| key.span);
                self.fail(span, "invalid syntax");
            }
            match (key, pattern.kind) {
                (None, PatternKind::Star { name: Some(name) }) => {
                    if name.name.as_str() == "_" {
                        self.fail(name.span, "invalid syntax");
                    }
                    rest = Some(name);
                }
                (Some(key), kind) => {
                    if let ExprKind::Name(_) = key.kind {
                        let colon = self.skip_blanks(key.span.end);
                        self.fail(Span::new(colon, colon + 1), "invalid syntax");
                    }
                    if let ExprKind::JoinedStr { .. } = key.kind {
                        let message = "mapping pattern keys may only match literals and attribute lookups";
                        self.fail_later(Span::new(l, r), message);
                    }
                    pairs.push((key, Pattern { kind, span: pattern.span }));
                }
                (None, _) => unreachable!("the rule pairs no key with the rest only"),
            }
        }
        self.pattern(l, PatternKind::Mapping { items: pairs, rest }, r)
    }
}
