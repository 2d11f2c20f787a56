//! Constants that a loop needs in a register again and again. They are loaded once, before the outermost loop.
//!
//! They are operands, and the bools that are stored into items (a sieve does little else).
//! Small ints at the right of `+ - * // %` and of comparisons are operands of their own and need none of this.

use super::expression::{constant, small_index, small_int};
use crate::bytecode::Constant;
use crate::syntax::ast::*;

/// The first `most` constants, each once, that are operands in the loop: its test and its body.
pub fn of_loop(test: Option<&Expr>, body: &[Stmt], most: usize) -> Vec<Constant> {
    let mut finder = Finder { found: Vec::new(), most };
    if let Some(test) = test {
        finder.expression(test);
    }
    finder.statements(body);
    finder.found
}

struct Finder {
    found: Vec<Constant>,
    most: usize,
}

impl Finder {
    fn operand(&mut self, expression: &Expr) {
        match constant(expression) {
            Some(value @ (Constant::Int(_) | Constant::Float(_) | Constant::Str(_) | Constant::Bytes(_))) => {
                self.keep(value);
            }
            Some(_) => {}
            None => self.expression(expression),
        }
    }

    fn keep(&mut self, value: Constant) {
        if self.found.len() < self.most && !self.found.iter().any(|known| same(known, &value)) {
            self.found.push(value);
        }
    }

    fn statements(&mut self, body: &[Stmt]) {
        for statement in body {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        if self.found.len() == self.most {
            return;
        }
        match &statement.kind {
            StmtKind::Assign { targets, value } => {
                if let ([target], Some(value @ Constant::Bool(_))) = (targets.as_slice(), constant(value))
                    && matches!(target.kind, ExprKind::Subscript { .. })
                {
                    self.keep(value);
                }
                self.expression(value);
                targets.iter().for_each(|target| self.expression(target));
            }
            StmtKind::AugAssign { target, op, value } => {
                self.expression(target);
                self.right_of(matches!(op, Operator::Add | Operator::Sub), value);
            }
            StmtKind::AnnAssign { target, value, .. } => {
                self.expression(target);
                value.iter().for_each(|value| self.expression(value));
            }
            StmtKind::For { iter, body, orelse, .. } => {
                self.expression(iter);
                self.statements(body);
                self.statements(orelse);
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expression(test);
                self.statements(body);
                self.statements(orelse);
            }
            StmtKind::With { items, body, .. } => {
                items.iter().for_each(|item| self.expression(&item.context));
                self.statements(body);
            }
            StmtKind::Match { cases, .. } => cases.iter().for_each(|case| self.statements(&case.body)),
            StmtKind::Try { body, orelse, finalbody, .. } => {
                self.statements(body);
                self.statements(orelse);
                self.statements(finalbody);
            }
            StmtKind::Return { value } => value.iter().for_each(|value| self.expression(value)),
            StmtKind::Assert { test, .. } => self.expression(test),
            StmtKind::Expr(expression) => self.expression(expression),
            _ => {}
        }
    }

    /// The right operand of a binary operator, of which some take a small int without a register.
    fn right_of(&mut self, has_int_form: bool, right: &Expr) {
        if !(has_int_form && small_int(right).is_some()) {
            self.operand(right);
        }
    }

    fn expression(&mut self, expression: &Expr) {
        if constant(expression).is_some() {
            return;
        }
        match &expression.kind {
            ExprKind::BinOp { left, op, right } => {
                self.operand(left);
                let has_int_form = matches!(
                    op,
                    Operator::Add | Operator::Sub | Operator::Mult | Operator::FloorDiv | Operator::Mod
                );
                self.right_of(has_int_form, right);
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.operand(left);
                for (op, comparator) in ops.iter().zip(comparators) {
                    let is_identity = matches!(op, CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn);
                    if !is_identity && small_int(comparator).is_none() {
                        self.operand(comparator);
                    }
                }
            }
            ExprKind::Subscript { value, slice } => {
                self.expression(value);
                if small_index(slice).is_none() && !matches!(slice.kind, ExprKind::Slice { .. }) {
                    self.operand(slice);
                }
            }
            ExprKind::BoolOp { values, .. } => values.iter().for_each(|value| self.expression(value)),
            ExprKind::UnaryOp { operand: value, .. }
            | ExprKind::NamedExpr { value, .. }
            | ExprKind::Await { value }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value }
            | ExprKind::FormattedValue { value, .. } => self.expression(value),
            ExprKind::IfExp { test, body, orelse } => {
                [test, body, orelse].into_iter().for_each(|part| self.expression(part));
            }
            ExprKind::List { elts } | ExprKind::Tuple { elts } | ExprKind::JoinedStr { values: elts } => {
                elts.iter().for_each(|element| self.expression(element));
            }
            ExprKind::Call { func, args, keywords } => {
                self.expression(func);
                args.iter().for_each(|arg| self.expression(arg));
                keywords.iter().for_each(|keyword| self.expression(&keyword.value));
            }
            _ => {}
        }
    }
}

/// Whether nothing can tell the constants apart.
pub fn same(left: &Constant, right: &Constant) -> bool {
    match (left, right) {
        (Constant::Float(left), Constant::Float(right)) => left.to_bits() == right.to_bits(),
        (Constant::Bool(_), Constant::Bool(_))
        | (Constant::Int(_), Constant::Int(_))
        | (Constant::Str(_), Constant::Str(_))
        | (Constant::Bytes(_), Constant::Bytes(_)) => left == right,
        _ => false,
    }
}
