//! `try` with `except`, `else` and `finally`.
//!
//! A handler uses two temporaries where the body's temporaries were: the exception, and what was handled before
//! it. While a handler runs, its own cleanup covers it: what it raises leaves the handler first.

use super::super::Compiler;
use super::super::blocks::Block;
use super::super::emit::{Label, RegionId};
use super::super::error::{CompileError, Result};
use crate::bytecode::{Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{ExceptHandler, Identifier, Stmt};

/// The registers of a handler.
#[derive(Clone, Copy)]
pub(super) struct Handling {
    pub exception: Reg,
    pub save: Reg,
}

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [ExceptHandler],
        orelse: &'a [Stmt],
        finalbody: &'a [Stmt],
        span: Span,
    ) -> Result<()> {
        if finalbody.is_empty() {
            return self.try_except(body, handlers, orelse, span);
        }
        self.try_finally(finalbody, span, |compiler| {
            if handlers.is_empty() {
                compiler.statements(body)
            } else {
                compiler.try_except(body, handlers, orelse, span)
            }
        })
    }

    /// The body that `emit_body` emits, with a `finally`.
    pub(super) fn try_finally(
        &mut self,
        finalbody: &'a [Stmt],
        span: Span,
        emit_body: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let mark = self.u.emit.mark();
        let watched = self.u.emit.watch_temps();
        let region = self.open_try(mark);
        self.enter_block(Block::Finally { body: finalbody, region }, span)?;
        emit_body(self)?;
        self.u.emit.close_region(region);
        self.u.blocks.pop();
        let used = self.u.emit.used_since(watched);
        self.statements(finalbody)?;
        let end = self.u.emit.label();
        self.u.emit.jump(end, span);

        let handling = self.enter_handler(region, used, span);
        let cleanup = self.u.emit.label();
        let inner = self.u.emit.open_region(cleanup, handling.exception);
        let Handling { save, exception } = handling;
        self.enter_block(Block::Handler { save, exception, region: inner, name: None }, span)?;
        self.statements(finalbody)?;
        self.u.emit.close_region(inner);
        self.u.blocks.pop();
        self.raise_on(handling, span);
        self.u.emit.bind_handler(inner);
        self.raise_on(handling, span);
        self.u.emit.bind(end);
        self.u.emit.release(mark);
        Ok(())
    }

    /// Opens the region of a `try` whose handler's registers start at `mark`.
    pub(super) fn open_try(&mut self, mark: u16) -> RegionId {
        let handler = self.u.emit.label();
        let exception = self.u.emit.temps(2);
        self.u.emit.release(mark);
        self.u.emit.open_region(handler, exception)
    }

    /// The start of a handler. Temporaries of the body, up to `used`, die as CPython's stack does.
    pub(super) fn enter_handler(&mut self, region: RegionId, used: u16, span: Span) -> Handling {
        self.u.emit.bind_handler(region);
        let exception = self.u.emit.temps(2);
        let save = exception.after(1);
        let body = save.after(1);
        self.u.emit.clear(body, used.saturating_sub(body.0), span);
        self.u.emit.emit(Instruction::EnterHandler { save, exception }, span);
        Handling { exception, save }
    }

    /// The handler is left by its exception.
    pub(super) fn raise_on(&mut self, handling: Handling, span: Span) {
        self.u.emit.emit(Instruction::LeaveHandler { save: handling.save }, span);
        self.u.emit.emit(Instruction::Reraise { exception: handling.exception }, span);
    }

    fn try_except(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [ExceptHandler],
        orelse: &'a [Stmt],
        span: Span,
    ) -> Result<()> {
        let mark = self.u.emit.mark();
        let watched = self.u.emit.watch_temps();
        let region = self.open_try(mark);
        self.enter_block(Block::Try { region }, span)?;
        self.statements(body)?;
        self.u.emit.close_region(region);
        self.u.blocks.pop();
        let used = self.u.emit.used_since(watched);
        self.statements(orelse)?;
        let end = self.u.emit.label();
        self.u.emit.jump(end, span);

        let handling = self.enter_handler(region, used, span);
        let cleanup = self.u.emit.label();
        let cover = self.u.emit.open_region(cleanup, handling.exception);
        for (index, handler) in handlers.iter().enumerate() {
            if handler.typ.is_none() && index + 1 < handlers.len() {
                return Err(CompileError::syntax("default 'except:' must be last", handler.span));
            }
            self.except_clause(handler, handling, cover, end)?;
        }
        self.u.emit.close_region(cover);
        self.raise_on(handling, span);
        self.u.emit.bind_handler(cover);
        self.raise_on(handling, span);
        self.u.emit.bind(end);
        self.u.emit.release(mark);
        Ok(())
    }

    fn except_clause(
        &mut self,
        handler: &'a ExceptHandler,
        handling: Handling,
        cover: RegionId,
        end: Label,
    ) -> Result<()> {
        let Handling { exception, save } = handling;
        let span = handler.span;
        let next = self.u.emit.label();
        let mark = self.u.emit.mark();
        if let Some(typ) = &handler.typ {
            let kind = self.expr(typ)?;
            let dst = self.u.emit.temp();
            self.u.emit.emit(Instruction::MatchException { dst, exception, kind }, span);
            self.u.emit.jump_if_false(dst, next, span);
            self.u.emit.end_statement(mark);
        }
        match &handler.name {
            Some(name) => {
                self.copy_to_name(&name.name, exception, span)?;
                self.u.emit.suspend_region(cover);
                let cleanup = self.u.emit.label();
                let region = self.u.emit.open_region(cleanup, exception);
                self.enter_block(Block::Handler { save, exception, region, name: Some(name) }, span)?;
                self.statements(&handler.body)?;
                self.u.emit.close_region(region);
                self.u.blocks.pop();
                self.u.emit.emit(Instruction::LeaveHandler { save }, span);
                self.u.emit.clear(exception, 1, span);
                self.unbind_handler_name(name, span)?;
                self.u.emit.jump(end, span);
                self.u.emit.bind_handler(region);
                self.unbind_handler_name(name, span)?;
                self.raise_on(handling, span);
            }
            None => {
                self.enter_block(Block::Handler { save, exception, region: cover, name: None }, span)?;
                self.statements(&handler.body)?;
                self.u.blocks.pop();
                self.u.emit.suspend_region(cover);
                self.u.emit.emit(Instruction::LeaveHandler { save }, span);
                self.u.emit.clear(exception, 1, span);
                self.u.emit.jump(end, span);
            }
        }
        self.u.emit.resume_region(cover);
        self.u.emit.bind(next);
        Ok(())
    }

    /// The name of an `except … as name` is unbound again, whatever it holds by now.
    pub(in crate::compile) fn unbind_handler_name(&mut self, name: &Identifier, span: Span) -> Result<()> {
        if let Some(local) = self.local_target(&name.name) {
            self.u.emit.clear(local, 1, span);
            return Ok(());
        }
        let mark = self.u.emit.mark();
        let none = self.u.emit.temp();
        self.u.emit.emit(Instruction::LoadNone { dst: none }, span);
        self.store_name(&name.name, none, span)?;
        self.u.emit.release(mark);
        self.delete_name(&name.name, span)
    }
}
