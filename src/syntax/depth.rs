//! How deep a tree is. The reason stands at the head of [`ast`](super::ast).

use super::ast::*;
use super::span::Span;

/// The depth at which the parser refuses a script. CPython gives up between 3,000 and 10,000.
pub const MAX_DEPTH: u16 = 10_000;

impl Expr {
    /// A node whose depth follows from its children's.
    pub fn new(kind: ExprKind, span: Span) -> Self {
        let depth = kind.children_depth().saturating_add(1);
        Self { kind, span, depth }
    }

    /// A name, a constant and such are 1 deep.
    pub fn depth(&self) -> u16 {
        self.depth
    }
}

fn deepest(exprs: &[Expr]) -> u16 {
    exprs.iter().map(Expr::depth).max().unwrap_or(0)
}

fn of_box(expr: &Option<Box<Expr>>) -> u16 {
    expr.as_ref().map_or(0, |expr| expr.depth)
}

fn of_option(expr: &Option<Expr>) -> u16 {
    expr.as_ref().map_or(0, Expr::depth)
}

fn of_generators(generators: &[Comprehension]) -> u16 {
    let one = |g: &Comprehension| g.target.depth.max(g.iter.depth).max(deepest(&g.ifs));
    generators.iter().map(one).max().unwrap_or(0)
}

fn of_keywords(keywords: &[Keyword]) -> u16 {
    keywords.iter().map(|keyword| keyword.value.depth).max().unwrap_or(0)
}

impl ExprKind {
    /// It is deep because of what stands left in it, which costs CPython's parser no depth, but its compiler.
    pub(super) fn is_chain(&self) -> bool {
        match self {
            Self::BinOp { left, right, .. } => left.depth > right.depth,
            Self::Attribute { .. } => true,
            Self::Subscript { value, slice } => value.depth > slice.depth,
            Self::Call { func, args, keywords } => func.depth > deepest(args).max(of_keywords(keywords)),
            _ => false,
        }
    }

    fn children_depth(&self) -> u16 {
        match self {
            Self::Name(_) | Self::Constant(_) => 0,
            Self::BoolOp { values: elts, .. }
            | Self::JoinedStr { values: elts }
            | Self::Set { elts }
            | Self::List { elts }
            | Self::Tuple { elts } => deepest(elts),
            Self::NamedExpr { target: left, value: right } | Self::BinOp { left, right, .. } => {
                left.depth.max(right.depth)
            }
            Self::Subscript { value, slice } => value.depth.max(slice.depth),
            Self::UnaryOp { operand: value, .. }
            | Self::Await { value }
            | Self::YieldFrom { value }
            | Self::Attribute { value, .. }
            | Self::Starred { value } => value.depth,
            Self::Yield { value } => of_box(value),
            Self::Lambda { params, body } => body.depth.max(params.depth()),
            Self::IfExp { test, body, orelse } => test.depth.max(body.depth).max(orelse.depth),
            Self::Dict { items } => {
                items.iter().map(|item| item.value.depth.max(of_option(&item.key))).max().unwrap_or(0)
            }
            Self::ListComp { elt, generators }
            | Self::SetComp { elt, generators }
            | Self::GeneratorExp { elt, generators } => elt.depth.max(of_generators(generators)),
            Self::DictComp { key, value, generators } => {
                key.depth.max(value.depth).max(of_generators(generators))
            }
            Self::Compare { left, comparators, .. } => left.depth.max(deepest(comparators)),
            Self::Call { func, args, keywords } => func.depth.max(deepest(args)).max(of_keywords(keywords)),
            Self::FormattedValue { value, format_spec, .. } => value.depth.max(of_box(format_spec)),
            Self::Slice { lower, upper, step } => of_box(lower).max(of_box(upper)).max(of_box(step)),
        }
    }
}

impl Parameters {
    fn depth(&self) -> u16 {
        let kw_defaults = self.kw_defaults.iter().map(of_option).max().unwrap_or(0);
        deepest(&self.defaults).max(kw_defaults)
    }
}
