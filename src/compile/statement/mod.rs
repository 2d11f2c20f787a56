//! Statements. Those with an inside have a file of their own.

mod assignment;
mod import;
pub(super) mod loops;
mod match_statement;
mod pattern;
mod try_star;
mod try_statement;
pub(super) mod with_statement;

use super::Compiler;
use super::blocks::Block;
use super::emit::Label;
use super::error::{CompileError, Result};
use super::expression::constant;
use super::unit::UnitKind;
use crate::bytecode::{Constant, Instruction, Intrinsic, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{Expr, ExprKind, Stmt, StmtKind};

impl<'a> Compiler<'a> {
    pub(super) fn statements(&mut self, body: &'a [Stmt]) -> Result<()> {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    pub(super) fn statement(&mut self, statement: &'a Stmt) -> Result<()> {
        let span = statement.span;
        let mark = self.u.emit.mark();
        match &statement.kind {
            StmtKind::Expr(expression) => self.expression_statement(expression)?,
            StmtKind::Assign { targets, value } => self.assign(targets, value, span)?,
            StmtKind::AugAssign { target, op, value } => self.augmented(target, *op, value, span)?,
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value.as_ref(), *simple, span)?;
            }
            StmtKind::Return { value } => self.return_statement(value.as_ref(), span)?,
            StmtKind::If { .. } => self.if_statement(statement)?,
            StmtKind::While { test, body, orelse } => self.while_statement(test, body, orelse, span)?,
            StmtKind::For { .. } => self.for_statement(statement)?,
            StmtKind::Break => self.leave_loop(true, span)?,
            StmtKind::Continue => self.leave_loop(false, span)?,
            StmtKind::Pass | StmtKind::Global { .. } | StmtKind::Nonlocal { .. } => {}
            StmtKind::FunctionDef(function) => self.function_statement(function, span)?,
            StmtKind::ClassDef(class) => self.class_statement(class, span)?,
            StmtKind::Delete { targets } => targets.iter().try_for_each(|target| self.delete(target))?,
            StmtKind::TypeAlias { name, type_params, value } => {
                self.type_alias(name, type_params, value, span)?;
            }
            StmtKind::With { is_async, items, body } => self.with_statement(*is_async, items, body, span)?,
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases)?,
            StmtKind::Raise { exc, cause } => self.raise(exc.as_ref(), cause.as_ref(), span)?,
            StmtKind::Try { body, handlers, orelse, finalbody } => {
                self.try_statement(body, handlers, orelse, finalbody, span)?;
            }
            StmtKind::TryStar { body, handlers, orelse, finalbody } => {
                self.try_star_statement(body, handlers, orelse, finalbody, span)?;
            }
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_ref(), span)?,
            StmtKind::Import { names } => self.import(names, span)?,
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(module.as_ref(), names, *level, span)?;
            }
        }
        self.u.emit.end_statement(mark);
        Ok(())
    }

    fn expression_statement(&mut self, expression: &'a Expr) -> Result<()> {
        if self.options.interactive && self.outer.is_empty() {
            let start = self.expr(expression)?;
            let (operation, dst) = (Intrinsic::PrintExpression, Reg::NONE);
            self.u.emit.emit(Instruction::Intrinsic { operation, dst, start }, expression.span);
            return Ok(());
        }
        if constant(expression).is_some() {
            return Ok(());
        }
        self.expr(expression)?;
        Ok(())
    }

    fn return_statement(&mut self, value: Option<&'a Expr>, span: Span) -> Result<()> {
        if !self.u.is_function_like() {
            return Err(CompileError::syntax("'return' outside function", span));
        }
        if value.is_some() && self.u.flags.async_generator && self.u.kind == UnitKind::AsyncFunction {
            return Err(CompileError::syntax("'return' with value in async generator", span));
        }
        let Some(value) = value else { return self.leave_function(None, span) };
        if matches!(constant(value), Some(Constant::None)) {
            return self.leave_function(None, span);
        }
        if self.return_runs_code() {
            let src = self.expr_in_temp(value)?;
            return self.leave_function(Some(src), span);
        }
        self.return_value(value, span)
    }

    /// Returns a value where nothing stands between. Each branch of a conditional expression returns by itself.
    fn return_value(&mut self, value: &'a Expr, span: Span) -> Result<()> {
        let ExprKind::IfExp { test, body, orelse } = &value.kind else {
            let src = self.expr(value)?;
            return self.leave_function(Some(src), span);
        };
        let otherwise = self.u.emit.label();
        let mark = self.u.emit.mark();
        self.jump_unless(test, otherwise)?;
        self.u.emit.release(mark);
        self.return_value(body, span)?;
        self.u.emit.release(mark);
        self.u.emit.bind(otherwise);
        self.return_value(orelse, span)
    }

    /// `if … elif … else`: a loop, because the chain may be long.
    fn if_statement(&mut self, mut statement: &'a Stmt) -> Result<()> {
        let end = self.u.emit.label();
        let mark = self.u.emit.mark();
        while let StmtKind::If { test, body, orelse } = &statement.kind {
            if let (Some(exit), []) = (self.plain_break(body), orelse.as_slice()) {
                // `if test: break` jumps out of the loop at once.
                self.jump_on(test, true, exit)?;
                break;
            }
            let otherwise = self.u.emit.label();
            self.jump_unless(test, otherwise)?;
            self.u.emit.release(mark);
            self.statements(body)?;
            if orelse.is_empty() {
                self.u.emit.bind(otherwise);
                break;
            }
            self.u.emit.jump(end, statement.span);
            self.u.emit.bind(otherwise);
            match orelse.as_slice() {
                [only @ Stmt { kind: StmtKind::If { .. }, .. }] => statement = only,
                several => {
                    self.statements(several)?;
                    break;
                }
            }
        }
        self.u.emit.bind(end);
        Ok(())
    }

    /// Where a body goes that is nothing but a `break` with nothing to leave but the loop.
    fn plain_break(&self, body: &[Stmt]) -> Option<Label> {
        match (body, self.u.blocks.last()) {
            ([Stmt { kind: StmtKind::Break, .. }], Some(Block::Loop { break_to, .. })) => Some(*break_to),
            _ => None,
        }
    }

    fn raise(&mut self, exception: Option<&'a Expr>, cause: Option<&'a Expr>, span: Span) -> Result<()> {
        let Some(exception) = exception else {
            self.u.emit.emit(Instruction::RaiseAgain {}, span);
            return Ok(());
        };
        let (exception, cause) = match cause {
            Some(cause) => (self.operand_before(exception, cause, Reg::NONE)?, self.expr(cause)?),
            None => (self.expr(exception)?, Reg::NONE),
        };
        self.u.emit.emit(Instruction::Raise { exception, cause }, span);
        Ok(())
    }

    fn assert(&mut self, test: &'a Expr, message: Option<&'a Expr>, span: Span) -> Result<()> {
        let end = self.u.emit.label();
        let mark = self.u.emit.mark();
        self.jump_on(test, true, end)?;
        self.u.emit.release(mark);
        let exception = self.u.emit.temp();
        self.u.emit.emit(Instruction::LoadAssertionError { dst: exception }, span);
        if let Some(message) = message {
            self.expr_in_temp(message)?;
            let call = Instruction::Call { dst: exception, base: exception, argc: 1 };
            self.u.emit.emit(call, span);
        }
        self.u.emit.emit(Instruction::Raise { exception, cause: Reg::NONE }, test.span);
        self.u.emit.bind(end);
        Ok(())
    }

    fn delete(&mut self, target: &'a Expr) -> Result<()> {
        let span = target.span;
        match &target.kind {
            ExprKind::Name(name) => self.delete_name(name, span),
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().try_for_each(|element| self.delete(element))
            }
            ExprKind::Attribute { value, attr, attr_span } => {
                let object = self.expr(value)?;
                let span = self.attribute_span(span, *attr_span);
                let site = self.attr_site(attr);
                self.u.emit.emit(Instruction::DeleteAttr { object, site }, span);
                Ok(())
            }
            ExprKind::Subscript { value, slice } => {
                let object = self.operand_before(value, slice, Reg::NONE)?;
                let index = self.expr(slice)?;
                self.u.emit.emit(Instruction::DeleteItem { object, index }, span);
                Ok(())
            }
            _ => unreachable!("the parser refuses other targets"),
        }
    }
}
