//! `for`, `async for` and `while`. The comprehensions use the same pieces.

use super::super::Compiler;
use super::super::blocks::Block;
use super::super::emit::{LATER, Label, RegionId};
use super::super::error::{CompileError, Result};
use super::super::expression::{constants, truth};
use super::super::loop_constants;
use super::super::unit::UnitKind;
use crate::bytecode::{Constant, Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{Expr, ExprKind, Stmt, StmtKind};

/// An iterator in a register, about to be looped over.
pub struct Iterable {
    pub iterator: Reg,
    pub is_async: bool,
    /// What is underlined when the next item fails: the expression that gave the iterator, but for `async` the
    /// whole statement or comprehension.
    pub span: Span,
}

/// A loop whose body is being emitted.
pub struct OpenLoop {
    iterable: Iterable,
    pub head: Label,
    /// Where a loop goes that has nothing more to iterate over.
    exhausted: Label,
    /// Of an asynchronous loop: its item's register and the stretch whose StopAsyncIteration ends it.
    awaiting: Option<(Reg, RegionId)>,
}

impl<'a> Compiler<'a> {
    /// An iterable's value. A display of constants is a constant, as in CPython.
    pub(in crate::compile) fn iterable(&mut self, iter: &'a Expr, scratch: Reg) -> Result<Reg> {
        let constant = match &iter.kind {
            ExprKind::List { elts } => constants(elts).map(Constant::Tuple),
            ExprKind::Set { elts } => constants(elts).map(Constant::FrozenSet),
            _ => None,
        };
        if let Some(constant) = constant {
            let dst = self.scratch(scratch);
            self.u.emit.load_constant(dst, constant, iter.span);
            return Ok(dst);
        }
        self.operand(iter, scratch)
    }

    /// The head of a loop. The item comes with [`Compiler::loop_target`].
    pub(in crate::compile) fn open_loop(&mut self, iterable: Iterable) -> OpenLoop {
        let head = self.u.emit.loop_head();
        let exhausted = self.u.emit.label();
        let mut awaiting = None;
        if iterable.is_async {
            let item = self.u.emit.temp();
            let region = self.u.emit.open_region(exhausted, item);
            let next = Instruction::GetAsyncNext { dst: item, iterator: iterable.iterator };
            self.u.emit.emit(next, iterable.span);
            self.u.emit.emit(Instruction::Await { dst: item, src: item }, iterable.span);
            self.u.emit.close_region(region);
            awaiting = Some((item, region));
        }
        OpenLoop { iterable, head, exhausted, awaiting }
    }

    /// The next item goes to the loop's target.
    pub(in crate::compile) fn loop_target(&mut self, open: &OpenLoop, target: &'a Expr) -> Result<()> {
        if let Some((item, _)) = open.awaiting {
            return self.store(target, item);
        }
        let mark = self.u.emit.mark();
        let local = match &target.kind {
            ExprKind::Name(name) => self.local_target(name),
            _ => None,
        };
        let dst = match local {
            Some(local) => local,
            None => self.u.emit.temp(),
        };
        let Iterable { iterator, span, .. } = open.iterable;
        let next = Instruction::ForNext { dst, iterator, jump: LATER };
        self.u.emit.emit_jump(next, open.exhausted, span);
        if local.is_none() {
            self.store(target, dst)?;
        }
        // What the target's temporaries hold is overwritten by the next item, and dropped after the loop.
        self.u.emit.release(mark);
        Ok(())
    }

    /// The end of the body: back to the head. The code goes on where the iterator is exhausted.
    pub(in crate::compile) fn close_loop(&mut self, open: OpenLoop) {
        let OpenLoop { iterable, head, exhausted, awaiting } = open;
        self.u.emit.jump_back(head, iterable.span);
        match awaiting {
            None => self.u.emit.bind(exhausted),
            Some((exception, region)) => {
                self.u.emit.bind_handler(region);
                self.u.emit.emit(Instruction::EndAsyncFor { exception }, iterable.span);
            }
        }
        self.u.emit.ended_by(head);
    }

    /// Loads the constants of a loop into registers, unless it stands in a loop that did. Says whether it did.
    fn keep_constants(&mut self, test: Option<&Expr>, body: &[Stmt], span: Span) -> bool {
        if !self.u.loop_constants.is_empty() || !self.u.emit.is_reachable() {
            return false;
        }
        let flags = self.u.flags;
        let suspends = flags.generator || flags.coroutine || flags.async_generator;
        // A frame that is suspended keeps its registers: not many of them.
        let most = if suspends { 2 } else { 8 };
        for constant in loop_constants::of_loop(test, body, most) {
            let register = self.u.emit.temp();
            self.u.emit.load_constant(register, constant.clone(), span);
            self.u.loop_constants.push((constant, register));
        }
        true
    }

    pub(super) fn for_statement(&mut self, statement: &'a Stmt) -> Result<()> {
        let StmtKind::For { is_async, target, iter, body, orelse } = &statement.kind else {
            unreachable!("the statement is a `for`");
        };
        let is_async = *is_async;
        if is_async && self.u.kind != UnitKind::AsyncFunction && !self.u.top_level_await {
            let message = "'async for' outside async function";
            return Err(CompileError::syntax(message, statement.span));
        }
        let kept = self.keep_constants(None, body, iter.span);
        let mark = self.u.emit.mark();
        let iterator = self.u.emit.temp();
        let src = if is_async { self.operand(iter, iterator)? } else { self.iterable(iter, iterator)? };
        let span = iter.span;
        let instruction = if is_async {
            Instruction::GetAsyncIter { dst: iterator, src }
        } else {
            Instruction::GetIter { dst: iterator, src }
        };
        self.u.emit.emit(instruction, span);
        let item_span = if is_async { statement.span } else { span };
        let open = self.open_loop(Iterable { iterator, is_async, span: item_span });
        let break_to = self.u.emit.label();
        let block = Block::Loop { break_to, continue_to: open.head, keeps: Some(iterator) };
        self.enter_block(block, statement.span)?;
        self.loop_target(&open, target)?;
        self.statements(body)?;
        self.close_loop(open);
        self.u.blocks.pop();
        if kept {
            self.u.loop_constants.clear();
        }
        if !orelse.is_empty() {
            self.u.emit.end_statement(mark);
            self.statements(orelse)?;
        }
        self.u.emit.bind(break_to);
        Ok(())
    }

    pub(super) fn while_statement(
        &mut self,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        span: Span,
    ) -> Result<()> {
        let kept = self.keep_constants(Some(test), body, span);
        let mark = self.u.emit.mark();
        let head = self.u.emit.loop_head();
        let (exhausted, break_to) = (self.u.emit.label(), self.u.emit.label());
        let warned = self.warnings.len();
        if truth(test) != Some(true) {
            self.jump_unless(test, exhausted)?;
            self.u.emit.release(mark);
        }
        // CPython compiles the condition once more behind the body, and warns once more.
        let again = self.warnings[warned..].to_vec();
        self.enter_block(Block::Loop { break_to, continue_to: head, keeps: None }, span)?;
        self.statements(body)?;
        self.u.blocks.pop();
        self.warnings.extend(again);
        self.u.emit.jump_back(head, span);
        if kept {
            self.u.loop_constants.clear();
        }
        self.u.emit.bind(exhausted);
        self.u.emit.ended_by(head);
        self.statements(orelse)?;
        self.u.emit.bind(break_to);
        Ok(())
    }
}
