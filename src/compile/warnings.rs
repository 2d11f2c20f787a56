//! What CPython's compiler warns of: code that is valid, and hardly meant.
//!
//! Checked where the expression's code is emitted, so that a condition that is compiled twice (of a `while`) warns twice,
//! as it does in CPython.

use super::Compiler;
use crate::syntax::ast::{CmpOp, Constant, Expr, ExprKind, Operator, UnaryOp};
use crate::syntax::{Span, SyntaxWarning};

/// What there is to warn of in one tree.
#[derive(Default)]
pub struct Warnings {
    pub syntax: Vec<SyntaxWarning>,
    /// There is a `~True` or `~False`. CPython finds out when it evaluates it, in whoever asked for the code.
    pub inverts_bool: bool,
}

impl<'a> Compiler<'a> {
    fn warn(&mut self, message: String, span: Span) {
        self.warnings.push(SyntaxWarning { message, span });
    }

    /// `assert (condition, "message")`
    pub(super) fn warn_of_assertion(&mut self, test: &Expr, span: Span) {
        if matches!(&test.kind, ExprKind::Tuple { elts } if !elts.is_empty()) {
            self.warn("assertion is always true, perhaps remove parentheses?".to_string(), span);
        }
    }

    /// `x is 5`
    pub(super) fn warn_of_comparison(
        &mut self,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        span: Span,
    ) {
        let mut left = left;
        for (op, right) in ops.iter().zip(comparators) {
            let suspect = [left, right].into_iter().find(|operand| is_literal(operand));
            let text = match op {
                CmpOp::Is => Some(("is", "==")),
                CmpOp::IsNot => Some(("is not", "!=")),
                _ => None,
            };
            if let (Some((found, meant)), Some(kind)) = (text, suspect.and_then(type_name)) {
                let message = format!("\"{found}\" with '{kind}' literal. Did you mean \"{meant}\"?");
                self.warn(message, span);
                return;
            }
            left = right;
        }
    }

    /// `"a" (1)`, where a comma is missing.
    pub(super) fn warn_of_callee(&mut self, callee: &Expr, span: Span) {
        let is_suspect = match &callee.kind {
            ExprKind::Lambda { .. } => false,
            _ => type_name(callee).is_some(),
        };
        if let (true, Some(kind)) = (is_suspect, type_name(callee)) {
            let message = format!("'{kind}' object is not callable; perhaps you missed a comma?");
            self.warn(message, span);
        }
    }

    /// `[1, 2] ["a"]`, where a comma is missing.
    pub(super) fn warn_of_subscript(&mut self, object: &Expr, index: &Expr, span: Span) {
        let Some(kind) = type_name(object) else { return };
        let is_sequence = matches!(kind, "str" | "bytes" | "tuple" | "list");
        if !is_sequence {
            if kind != "dict" {
                let message = format!("'{kind}' object is not subscriptable; perhaps you missed a comma?");
                self.warn(message, span);
            }
            return;
        }
        if let Some(index) = type_name(index)
            && !matches!(index, "int" | "bool")
        {
            let message = format!(
                "{kind} indices must be integers or slices, not {index}; perhaps you missed a comma?"
            );
            self.warn(message, span);
        }
    }
}

/// Whether comparing identity with this is hardly meant: literals but `None`, `True`, `False` and `...`.
fn is_literal(expression: &Expr) -> bool {
    match &expression.kind {
        ExprKind::Constant(constant) => {
            !matches!(constant, Constant::None | Constant::True | Constant::False | Constant::Ellipsis)
        }
        ExprKind::Tuple { elts } => elts.iter().all(|item| type_of_constant(item).is_some()),
        _ => type_of_constant(expression).is_some(),
    }
}

/// The type of an expression that shows it.
fn type_name(expression: &Expr) -> Option<&'static str> {
    Some(match &expression.kind {
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
        _ => return type_of_constant(expression),
    })
}

/// The type of a literal, also of one with a sign.
fn type_of_constant(expression: &Expr) -> Option<&'static str> {
    Some(match &expression.kind {
        ExprKind::Constant(constant) => match constant {
            Constant::None => "NoneType",
            Constant::True | Constant::False => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) | Constant::BigInt(_) => "int",
            Constant::Float(_) => "float",
            Constant::Complex(_) => "complex",
            Constant::Str(_) | Constant::SurrogateStr(_) => "str",
            Constant::Bytes(_) => "bytes",
        },
        ExprKind::Tuple { elts } if elts.iter().all(|item| type_of_constant(item).is_some()) => "tuple",
        ExprKind::UnaryOp { op: UnaryOp::USub | UnaryOp::UAdd, operand } => {
            match type_of_constant(operand)? {
                kind @ ("int" | "float" | "complex") => kind,
                "bool" => "int",
                _ => return None,
            }
        }
        ExprKind::UnaryOp { op: UnaryOp::Not, operand } => type_of_constant(operand).map(|_| "bool")?,
        ExprKind::BinOp { left, op, right } => {
            match (type_of_constant(left)?, op, type_of_constant(right)?) {
                ("int", Operator::Div, "int") => "float",
                ("int", _, "int") => "int",
                ("float" | "int", _, "float") | ("float", _, "int") => "float",
                ("int" | "float", Operator::Add | Operator::Sub, "complex") => "complex",
                ("str", Operator::Add, "str") => "str",
                _ => return None,
            }
        }
        _ => return None,
    })
}
