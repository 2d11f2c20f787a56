//! Operators that give values: arithmetic, comparisons, `and`, `or`, `not`, conditional expressions.

use super::super::Compiler;
use super::super::error::Result;
use super::fold;
use crate::bytecode::{BinaryOp, CompareOp, Constant, Instruction, Reg, UnaryOp};
use crate::syntax::Span;
use crate::syntax::ast::{self, BoolOp, CmpOp, Expr, ExprKind, Operator};

impl<'a> Compiler<'a> {
    pub(super) fn binary(
        &mut self,
        whole: &'a Expr,
        left: &'a Expr,
        op: Operator,
        right: &'a Expr,
        dst: Reg,
    ) -> Result<()> {
        let span = whole.span;
        if let Some(constant) = fold::constant(whole) {
            self.u.emit.load_constant(dst, constant, span);
            return Ok(());
        }
        let left = self.operand_before(left, right, dst)?;
        if let Some(value) = small_int(right)
            && let Some(instruction) = with_int(op, dst, left, value)
        {
            self.u.emit.emit(instruction, span);
            return Ok(());
        }
        let right = self.read_operand(right, Reg::NONE)?;
        let instruction = match op {
            Operator::Add => Instruction::Add { dst, left, right },
            Operator::Sub => Instruction::Sub { dst, left, right },
            Operator::Mult => Instruction::Mul { dst, left, right },
            Operator::Div => Instruction::TrueDiv { dst, left, right },
            Operator::FloorDiv => Instruction::FloorDiv { dst, left, right },
            Operator::Mod => Instruction::Mod { dst, left, right },
            op => Instruction::Binary { op: binary_op(op), dst, left, right },
        };
        self.u.emit.emit(instruction, span);
        Ok(())
    }

    pub(super) fn unary(
        &mut self,
        whole: &'a Expr,
        op: ast::UnaryOp,
        operand: &'a Expr,
        dst: Reg,
    ) -> Result<()> {
        let span = whole.span;
        if let Some(constant) = fold::constant(whole) {
            self.u.emit.load_constant(dst, constant, span);
            return Ok(());
        }
        if op == ast::UnaryOp::Not
            && let ExprKind::Compare { left, ops, comparators } = &operand.kind
            && let ([op], [right]) = (ops.as_slice(), comparators.as_slice())
            && let Some(inverted) = inverted(*op)
        {
            // `not a is b`, `not a in b`: as CPython, one comparison.
            let turned = if inverted == CompareOp::Is { CmpOp::Is } else { CmpOp::IsNot };
            if matches!(inverted, CompareOp::Is | CompareOp::IsNot) {
                self.warn_of_comparison(left, &[turned], comparators, operand.span);
            }
            let left = self.operand_before(left, right, dst)?;
            let right = self.comparator(right, inverted)?;
            self.u.emit.emit(Instruction::Compare { op: inverted, dst, left, right }, operand.span);
            return Ok(());
        }
        let src = self.operand(operand, dst)?;
        let instruction = match op {
            ast::UnaryOp::Not => Instruction::Not { dst, src },
            ast::UnaryOp::USub => Instruction::Unary { op: UnaryOp::Negative, dst, src },
            ast::UnaryOp::UAdd => Instruction::Unary { op: UnaryOp::Positive, dst, src },
            ast::UnaryOp::Invert => Instruction::Unary { op: UnaryOp::Invert, dst, src },
        };
        self.u.emit.emit(instruction, span);
        Ok(())
    }

    /// `a and b`, `a or b` as a value.
    pub(super) fn bool_operation(
        &mut self,
        op: BoolOp,
        values: &'a [Expr],
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let value = self.scratch(dst);
        let end = self.u.emit.label();
        let (last, first) = values.split_last().expect("a boolean operation has values");
        for expression in first {
            self.expr_to(expression, value)?;
            match op {
                BoolOp::And => self.u.emit.jump_if_false(value, end, span),
                BoolOp::Or => self.u.emit.jump_if_true(value, end, span),
            }
        }
        self.expr_to(last, value)?;
        self.u.emit.bind(end);
        self.take(dst, value, span);
        Ok(())
    }

    pub(super) fn conditional(
        &mut self,
        test: &'a Expr,
        body: &'a Expr,
        orelse: &'a Expr,
        dst: Reg,
    ) -> Result<()> {
        let (otherwise, end) = (self.u.emit.label(), self.u.emit.label());
        let mark = self.u.emit.mark();
        self.jump_unless(test, otherwise)?;
        self.u.emit.release(mark);
        self.expr_to(body, dst)?;
        self.u.emit.jump(end, body.span);
        self.u.emit.bind(otherwise);
        self.expr_to(orelse, dst)?;
        self.u.emit.bind(end);
        Ok(())
    }

    /// A comparison as a value; `a < b < c` evaluates `b` once and stops at the first that fails.
    pub(super) fn comparison(
        &mut self,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        if let ([op], [right]) = (ops, comparators) {
            let op = compare_op(*op);
            let left = self.operand_before(left, right, dst)?;
            let right = self.comparator(right, op)?;
            self.u.emit.emit(Instruction::Compare { op, dst, left, right }, span);
            return Ok(());
        }
        let end = self.u.emit.label();
        let result = self.scratch(dst);
        let mut left = self.operand_before(left, &comparators[0], Reg::NONE)?;
        for (index, (op, right)) in ops.iter().zip(comparators).enumerate() {
            let op = compare_op(*op);
            let next = comparators.get(index + 1);
            let right = self.chained(right, op, next)?;
            self.u.emit.emit(Instruction::Compare { op, dst: result, left, right }, span);
            if next.is_some() {
                self.u.emit.jump_if_false(result, end, span);
            }
            left = right;
        }
        self.u.emit.bind(end);
        self.take(dst, result, span);
        Ok(())
    }

    /// The right side of a comparison in a chain, which must keep its value while `next` is evaluated.
    pub(super) fn chained(&mut self, right: &'a Expr, op: CompareOp, next: Option<&'a Expr>) -> Result<Reg> {
        match next {
            Some(next) => self.operand_before(right, next, Reg::NONE),
            None => self.comparator(right, op),
        }
    }

    /// The right side of a comparison. `in` looks into constants of a display, as CPython does.
    pub(super) fn comparator(&mut self, right: &'a Expr, op: CompareOp) -> Result<Reg> {
        if matches!(op, CompareOp::In | CompareOp::NotIn) {
            let constant = match &right.kind {
                ExprKind::List { elts } => fold::constants(elts).map(Constant::Tuple),
                ExprKind::Set { elts } => fold::constants(elts).map(Constant::FrozenSet),
                _ => None,
            };
            if let Some(constant) = constant {
                let register = self.u.emit.temp();
                self.u.emit.load_constant(register, constant, right.span);
                return Ok(register);
            }
        }
        self.read_operand(right, Reg::NONE)
    }
}

/// An int of 16 bits, also a negated one.
pub(in crate::compile) fn small_int(expression: &Expr) -> Option<i16> {
    match &expression.kind {
        ExprKind::Constant(ast::Constant::Int(value)) => i16::try_from(*value).ok(),
        ExprKind::UnaryOp { op: ast::UnaryOp::USub, operand } => small_int(operand)?.checked_neg(),
        _ => None,
    }
}

fn with_int(op: Operator, dst: Reg, left: Reg, value: i16) -> Option<Instruction> {
    Some(match op {
        Operator::Add => Instruction::AddInt { dst, left, value },
        Operator::Sub => Instruction::SubInt { dst, left, value },
        Operator::Mult => Instruction::MulInt { dst, left, value },
        Operator::FloorDiv => Instruction::FloorDivInt { dst, left, value },
        Operator::Mod => Instruction::ModInt { dst, left, value },
        _ => return None,
    })
}

pub(in crate::compile) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::TrueDiv,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}

pub(in crate::compile) fn compare_op(op: CmpOp) -> CompareOp {
    match op {
        CmpOp::Eq => CompareOp::Eq,
        CmpOp::NotEq => CompareOp::Ne,
        CmpOp::Lt => CompareOp::Lt,
        CmpOp::LtE => CompareOp::Le,
        CmpOp::Gt => CompareOp::Gt,
        CmpOp::GtE => CompareOp::Ge,
        CmpOp::Is => CompareOp::Is,
        CmpOp::IsNot => CompareOp::IsNot,
        CmpOp::In => CompareOp::In,
        CmpOp::NotIn => CompareOp::NotIn,
    }
}

/// A comparison's operator as it is written.
pub(in crate::compile) fn compare_text(op: CmpOp) -> &'static str {
    compare_op(op).text()
}

/// The comparison that gives the opposite for every operand, where there is one.
fn inverted(op: CmpOp) -> Option<CompareOp> {
    Some(match op {
        CmpOp::Is => CompareOp::IsNot,
        CmpOp::IsNot => CompareOp::Is,
        CmpOp::In => CompareOp::NotIn,
        CmpOp::NotIn => CompareOp::In,
        _ => return None,
    })
}
