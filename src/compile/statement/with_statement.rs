//! `with` and `async with`.
//!
//! Registers, from the first temporary on: the exception, what was handled before it, then `__exit__` as
//! `LoadSpecial` leaves it (two registers) and room for its three arguments. The body's temporaries come after.

use super::super::Compiler;
use super::super::blocks::Block;
use super::super::emit::RegionId;
use super::super::error::{CompileError, Result};
use super::super::unit::UnitKind;
use crate::bytecode::{Instruction, Intrinsic, Reg, SpecialMethod};
use crate::syntax::Span;
use crate::syntax::ast::{Expr, ExprKind, Stmt, WithItem};

/// A `with` statement whose body is being emitted.
#[derive(Clone, Copy)]
pub struct OpenWith {
    /// `__exit__`, then the receiver, then its arguments.
    exit: Reg,
    is_async: bool,
    pub region: RegionId,
    /// Of the context expression.
    span: Span,
}

impl<'a> Compiler<'a> {
    pub(super) fn with_statement(
        &mut self,
        is_async: bool,
        items: &'a [WithItem],
        body: &'a [Stmt],
        span: Span,
    ) -> Result<()> {
        if is_async && self.u.kind != UnitKind::AsyncFunction && !self.u.top_level_await {
            let message = "'async with' outside async function";
            return Err(CompileError::syntax(message, span));
        }
        self.with_items(is_async, items, body)
    }

    fn with_items(&mut self, is_async: bool, items: &'a [WithItem], body: &'a [Stmt]) -> Result<()> {
        let Some((item, others)) = items.split_first() else { return self.statements(body) };
        let span = item.context.span;
        let mark = self.u.emit.mark();
        let exception = self.u.emit.temps(3);
        let (save, exit) = (exception.after(1), exception.after(2));
        let watched = self.u.emit.watch_temps();
        self.expr_to(&item.context, exit)?;
        self.u.emit.temps(4);
        let body_mark = self.u.emit.mark();
        let entered = self.enter_with(is_async, item, exit)?;
        let handler = self.u.emit.label();
        let region = self.u.emit.open_region(handler, exception);
        let open = OpenWith { exit, is_async, region, span };
        self.enter_block(Block::With(open), span)?;
        if let (Some(target), Some(src)) = (&item.target, entered) {
            self.store(target, src)?;
        }
        self.u.emit.end_statement(body_mark);
        self.with_items(is_async, others, body)?;
        self.u.emit.close_region(region);
        self.u.blocks.pop();
        let used = self.u.emit.used_since(watched);
        self.leave_with(&open, false);
        let end = self.u.emit.label();
        self.u.emit.jump(end, span);

        self.u.emit.bind_handler(region);
        self.u.emit.clear(Reg(body_mark), used - body_mark, span);
        self.u.emit.emit(Instruction::EnterHandler { save, exception }, span);
        let (cleanup, suppress) = (self.u.emit.label(), self.u.emit.label());
        let inner = self.u.emit.open_region(cleanup, exception);
        let operation = Intrinsic::ExceptionTriple;
        let triple = Instruction::Intrinsic { operation, dst: exit.after(2), start: exception };
        self.u.emit.emit(triple, span);
        self.call_exit(&open);
        self.u.emit.jump_if_true(exit, suppress, span);
        self.u.emit.close_region(inner);
        self.u.emit.emit(Instruction::LeaveHandler { save }, span);
        self.u.emit.emit(Instruction::Reraise { exception }, span);
        self.u.emit.bind_handler(inner);
        self.u.emit.emit(Instruction::LeaveHandler { save }, span);
        self.u.emit.emit(Instruction::Reraise { exception }, span);
        self.u.emit.bind(suppress);
        self.u.emit.emit(Instruction::LeaveHandler { save }, span);
        self.u.emit.bind(end);
        self.u.emit.end_statement(mark);
        Ok(())
    }

    /// Enters the context in r[exit], where `__exit__` goes. The result is in a local target at once, else in a temporary if there is a target.
    fn enter_with(&mut self, is_async: bool, item: &'a WithItem, exit: Reg) -> Result<Option<Reg>> {
        let span = item.context.span;
        let base = self.u.emit.temps(2);
        let (enter, leave) = if is_async {
            (SpecialMethod::AsyncEnter, SpecialMethod::AsyncExit)
        } else {
            (SpecialMethod::Enter, SpecialMethod::Exit)
        };
        self.u.emit.emit(Instruction::LoadSpecial { method: enter, base, object: exit }, span);
        self.u.emit.emit(Instruction::LoadSpecial { method: leave, base: exit, object: exit }, span);
        let local = match &item.target {
            Some(Expr { kind: ExprKind::Name(name), .. }) => self.local_target(name),
            _ => None,
        };
        let dst = local.unwrap_or(base);
        if is_async {
            self.u.emit.emit(Instruction::CallMethod { dst: base, base, argc: 0 }, span);
            let operation = Intrinsic::CheckAsyncEnter;
            self.u.emit.emit(Instruction::Intrinsic { operation, dst: base, start: base }, span);
            self.u.emit.emit(Instruction::Await { dst, src: base }, span);
        } else {
            self.u.emit.emit(Instruction::CallMethod { dst, base, argc: 0 }, span);
        }
        Ok(if local.is_some() || item.target.is_none() { None } else { Some(base) })
    }

    /// Calls `__exit__` with three times None: the body was left without an exception. If a value that is about to
    /// be returned waits in the topmost temporary, the call is made above it.
    pub(in crate::compile) fn leave_with(&mut self, open: &OpenWith, value_waits: bool) {
        let mut open = *open;
        let mark = self.u.emit.mark();
        if value_waits {
            let exit = self.u.emit.temps(5);
            for index in 0..2 {
                let (dst, src) = (exit.after(index), open.exit.after(index));
                self.u.emit.emit(Instruction::Take { dst, src }, open.span);
            }
            open.exit = exit;
        }
        for index in 2..5 {
            self.u.emit.emit(Instruction::LoadNone { dst: open.exit.after(index) }, open.span);
        }
        self.call_exit(&open);
        self.u.emit.release(mark);
    }

    fn call_exit(&mut self, open: &OpenWith) {
        let OpenWith { exit, span, .. } = *open;
        self.u.emit.emit(Instruction::CallMethod { dst: exit, base: exit, argc: 3 }, span);
        if open.is_async {
            let operation = Intrinsic::CheckAsyncExit;
            self.u.emit.emit(Instruction::Intrinsic { operation, dst: exit, start: exit }, span);
            self.u.emit.emit(Instruction::Await { dst: exit, src: exit }, span);
        }
    }
}
