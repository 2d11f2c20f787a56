//! `try` with `except*`: each clause takes its part of the exception group; what they raise, and what nobody
//! took, is raised together at the end.

use super::super::Compiler;
use super::super::blocks::Block;
use super::super::error::Result;
use super::try_statement::Handling;
use crate::bytecode::{CodeOffset, Instruction, Intrinsic, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{ExceptHandler, Stmt};

/// The registers that all `except*` clauses of a statement share.
#[derive(Clone, Copy)]
struct Group {
    /// The list of what the clauses raised.
    raised: Reg,
    /// The part that the clause at hand takes, and behind it the rest.
    part: Reg,
    /// The part of the group that nobody took so far.
    rest: Reg,
}

impl<'a> Compiler<'a> {
    pub(super) fn try_star_statement(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [ExceptHandler],
        orelse: &'a [Stmt],
        finalbody: &'a [Stmt],
        span: Span,
    ) -> Result<()> {
        if finalbody.is_empty() {
            return self.try_star(body, handlers, orelse, span);
        }
        self.try_finally(finalbody, span, |compiler| compiler.try_star(body, handlers, orelse, span))
    }

    fn try_star(
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
        let Handling { exception, save } = handling;
        let escaping = self.u.emit.temp();
        let (cleanup, done) = (self.u.emit.label(), self.u.emit.label());
        let cover = self.u.emit.open_region(cleanup, escaping);
        let original = self.u.emit.temp();
        let raised = self.u.emit.temp();
        let part = self.u.emit.temps(2);
        let group = Group { raised, part, rest: part.after(1) };
        self.u.emit.emit(Instruction::Move { dst: original, src: exception }, span);
        self.u.emit.emit(Instruction::BuildList { dst: raised, start: raised, count: 0 }, span);
        self.u.emit.emit(Instruction::Move { dst: group.rest, src: exception }, span);
        for handler in handlers {
            self.except_star_clause(handler, group)?;
        }
        self.u.emit.emit(Instruction::ListAppend { list: raised, item: group.rest }, span);
        let operation = Intrinsic::PrepareReraiseStar;
        let prepare = Instruction::Intrinsic { operation, dst: part, start: original };
        self.u.emit.emit(prepare, span);
        let nothing = Instruction::JumpIfNone { value: part, target: CodeOffset(0) };
        self.u.emit.emit_jump(nothing, done, span);
        self.u.emit.close_region(cover);
        self.raise_on(Handling { exception: part, save }, span);
        self.u.emit.bind_handler(cover);
        self.raise_on(Handling { exception: escaping, save }, span);
        self.u.emit.bind(done);
        self.u.emit.emit(Instruction::LeaveHandler { save }, span);
        self.u.emit.clear(exception, part.0 + 2 - exception.0, span);
        self.u.emit.bind(end);
        self.u.emit.release(mark);
        Ok(())
    }

    fn except_star_clause(&mut self, handler: &'a ExceptHandler, group: Group) -> Result<()> {
        let Group { raised, part, rest } = group;
        let span = handler.span;
        let next = self.u.emit.label();
        let mark = self.u.emit.mark();
        let typ = handler.typ.as_ref().expect("the parser refuses a bare except*");
        let kind = self.expr(typ)?;
        let instruction = Instruction::MatchExceptionGroup { dst: part, exception: rest, kind };
        self.u.emit.emit(instruction, typ.span);
        let nothing = Instruction::JumpIfNone { value: part, target: CodeOffset(0) };
        self.u.emit.emit_jump(nothing, next, typ.span);
        self.u.emit.end_statement(mark);
        if let Some(name) = &handler.name {
            self.copy_to_name(&name.name, part, span)?;
        }
        let (failed, handled) = (self.u.emit.label(), self.u.emit.label());
        let save = self.u.emit.temp();
        let exception = self.u.emit.temp();
        self.u.emit.emit(Instruction::EnterHandler { save, exception: part }, span);
        let body_mark = self.u.emit.mark();
        let watched = self.u.emit.watch_temps();
        let region = self.u.emit.open_region(failed, exception);
        self.enter_block(Block::ExceptStar { region }, span)?;
        self.statements(&handler.body)?;
        self.u.emit.close_region(region);
        self.u.blocks.pop();
        let used = self.u.emit.used_since(watched);
        self.u.emit.emit(Instruction::LeaveHandler { save }, span);
        if let Some(name) = &handler.name {
            self.unbind_handler_name(name, span)?;
        }
        self.u.emit.jump(handled, span);
        self.u.emit.bind_handler(region);
        self.u.emit.clear(Reg(body_mark), used - body_mark, span);
        self.u.emit.emit(Instruction::LeaveHandler { save }, span);
        if let Some(name) = &handler.name {
            self.unbind_handler_name(name, span)?;
        }
        self.u.emit.emit(Instruction::ListAppend { list: raised, item: exception }, span);
        self.u.emit.clear(exception, 1, span);
        self.u.emit.bind(handled);
        self.u.emit.release(mark);
        self.u.emit.bind(next);
        Ok(())
    }
}
