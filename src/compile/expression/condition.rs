//! Conditions: expressions whose truth only decides a jump.

use super::super::Compiler;
use super::super::emit::{LATER, Label};
use super::super::error::Result;
use super::fold;
use super::operator::{compare_op, small_int};
use crate::bytecode::{CodeOffset, CompareOp, Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{self, BoolOp, CmpOp, Expr, ExprKind};

impl<'a> Compiler<'a> {
    /// Jumps if the condition is false.
    pub(in crate::compile) fn jump_unless(&mut self, test: &'a Expr, target: Label) -> Result<()> {
        self.jump_on(test, false, target)
    }

    /// Jumps if the condition's truth is `when`.
    pub(in crate::compile) fn jump_on(&mut self, test: &'a Expr, when: bool, target: Label) -> Result<()> {
        let span = test.span;
        let mark = self.u.emit.mark();
        match &test.kind {
            ExprKind::UnaryOp { op: ast::UnaryOp::Not, operand } => self.jump_on(operand, !when, target)?,
            ExprKind::BoolOp { op, values } => self.jump_on_operation(*op, values, when, target)?,
            ExprKind::Compare { left, ops, comparators } => {
                self.warn_of_comparison(left, ops, comparators, span);
                self.jump_on_comparison(left, ops, comparators, when, target, span)?;
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.u.emit.label(), self.u.emit.label());
                self.jump_unless(test, otherwise)?;
                self.jump_on(body, when, target)?;
                self.u.emit.jump(end, span);
                self.u.emit.bind(otherwise);
                self.jump_on(orelse, when, target)?;
                self.u.emit.bind(end);
            }
            _ => {
                if let Some(truth) = fold::truth(test) {
                    if truth == when {
                        self.u.emit.jump(target, span);
                    }
                    return Ok(());
                }
                let condition = self.expr(test)?;
                if when {
                    self.u.emit.jump_if_true(condition, target, span);
                } else {
                    self.u.emit.jump_if_false(condition, target, span);
                }
            }
        }
        self.u.emit.release(mark);
        Ok(())
    }

    fn jump_on_operation(&mut self, op: BoolOp, values: &'a [Expr], when: bool, target: Label) -> Result<()> {
        let (last, first) = values.split_last().expect("a boolean operation has values");
        // The truth of one value that decides the whole.
        let decisive = op == BoolOp::Or;
        if decisive == when {
            return values.iter().try_for_each(|value| self.jump_on(value, when, target));
        }
        let end = self.u.emit.label();
        for value in first {
            self.jump_on(value, decisive, end)?;
        }
        self.jump_on(last, when, target)?;
        self.u.emit.bind(end);
        Ok(())
    }

    fn jump_on_comparison(
        &mut self,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        when: bool,
        target: Label,
        span: Span,
    ) -> Result<()> {
        // A chain fails at its first comparison that does; only the last one can make it true.
        let end = self.u.emit.label();
        let mut left = self.operand_before(left, &comparators[0], Reg::NONE)?;
        for (index, (op, right)) in ops.iter().zip(comparators).enumerate() {
            let next = comparators.get(index + 1);
            let op = compare_op(*op);
            let fails_to = if when { end } else { target };
            let (test, to) = if next.is_none() && when { (true, target) } else { (false, fails_to) };
            if next.is_none() && self.jump_on_special(left, op, right, test, to, span)? {
                break;
            }
            let right = self.chained(right, op, next)?;
            self.jump_on_operator(left, op, right, test, to, span);
            left = right;
        }
        self.u.emit.bind(end);
        Ok(())
    }

    /// Comparisons with None and small ints.
    fn jump_on_special(
        &mut self,
        left: Reg,
        op: CompareOp,
        right: &Expr,
        when: bool,
        target: Label,
        span: Span,
    ) -> Result<bool> {
        let is_none = matches!(right.kind, ExprKind::Constant(ast::Constant::None));
        if is_none && matches!(op, CompareOp::Is | CompareOp::IsNot) {
            let to = CodeOffset(0);
            let instruction = if (op == CompareOp::Is) == when {
                Instruction::JumpIfNone { value: left, target: to }
            } else {
                Instruction::JumpIfNotNone { value: left, target: to }
            };
            self.u.emit.emit_jump(instruction, target, span);
            return Ok(true);
        }
        let Some(value) = small_int(right) else { return Ok(false) };
        let jump = LATER;
        let instruction = match op {
            CompareOp::Lt => Instruction::JumpUnlessLtInt { left, value, jump },
            CompareOp::Le => Instruction::JumpUnlessLeInt { left, value, jump },
            CompareOp::Eq => Instruction::JumpUnlessEqInt { left, value, jump },
            CompareOp::Ne => Instruction::JumpUnlessNeInt { left, value, jump },
            CompareOp::Gt => Instruction::JumpUnlessGtInt { left, value, jump },
            CompareOp::Ge => Instruction::JumpUnlessGeInt { left, value, jump },
            _ => return Ok(false),
        };
        self.fused(instruction, when, target, span);
        Ok(true)
    }

    fn jump_on_operator(
        &mut self,
        left: Reg,
        op: CompareOp,
        right: Reg,
        when: bool,
        target: Label,
        span: Span,
    ) {
        let jump = LATER;
        let instruction = match op {
            CompareOp::Lt => Instruction::JumpUnlessLt { left, right, jump },
            CompareOp::Le => Instruction::JumpUnlessLe { left, right, jump },
            CompareOp::Eq => Instruction::JumpUnlessEq { left, right, jump },
            CompareOp::Ne => Instruction::JumpUnlessNe { left, right, jump },
            CompareOp::Gt => Instruction::JumpUnlessGt { left, right, jump },
            CompareOp::Ge => Instruction::JumpUnlessGe { left, right, jump },
            _ => {
                let mark = self.u.emit.mark();
                let condition = self.u.emit.temp();
                self.u.emit.emit(Instruction::Compare { op, dst: condition, left, right }, span);
                if when {
                    self.u.emit.jump_if_true(condition, target, span);
                } else {
                    self.u.emit.jump_if_false(condition, target, span);
                }
                self.u.emit.release(mark);
                return;
            }
        };
        self.fused(instruction, when, target, span);
    }

    /// A fused comparison jumps if it is false; to jump if it is true takes a second jump.
    fn fused(&mut self, instruction: Instruction, when: bool, target: Label, span: Span) {
        if !when {
            self.u.emit.emit_jump(instruction, target, span);
            return;
        }
        let past = self.u.emit.label();
        self.u.emit.emit_jump(instruction, past, span);
        self.u.emit.jump(target, span);
        self.u.emit.bind(past);
    }
}
