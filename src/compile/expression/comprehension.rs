//! Comprehensions, compiled into the code around them, and generator expressions, which are code of their own.

use super::super::Compiler;
use super::super::error::{CompileError, Result};
use super::super::scopes::{ScopeId, ScopeKind};
use super::super::statement::loops::Iterable;
use super::super::unit::UnitKind;
use crate::bytecode::{Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{Comprehension, Expr, ExprKind, Name};

/// What happens with each element.
#[derive(Clone, Copy)]
enum Sink<'a> {
    List(Reg, &'a Expr),
    Set(Reg, &'a Expr),
    Dict(Reg, &'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, whole: &'a Expr, dst: Reg) -> Result<()> {
        let span = whole.span;
        let (kind, element, generators) = match &whole.kind {
            ExprKind::ListComp { elt, generators } => (ScopeKind::ListComprehension, elt, generators),
            ExprKind::SetComp { elt, generators } => (ScopeKind::SetComprehension, elt, generators),
            ExprKind::DictComp { key, generators, .. } => (ScopeKind::DictComprehension, key, generators),
            ExprKind::GeneratorExp { elt, generators } => {
                return self.generator_expression(elt, generators, dst, span);
            }
            _ => unreachable!("not a comprehension"),
        };
        let id = self.scopes.of(&**element, kind);
        let outermost = &generators[0];
        let iterator = self.u.emit.temp();
        self.comprehension_iterator(outermost, iterator)?;
        if self.scopes.get(id).is_coroutine && !self.may_be_async() {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return Err(CompileError::syntax(message, span));
        }
        let result = self.scratch(dst);
        let build = match kind {
            ScopeKind::ListComprehension => Instruction::BuildList { dst: result, start: result, count: 0 },
            ScopeKind::SetComprehension => Instruction::BuildSet { dst: result, start: result, count: 0 },
            _ => Instruction::BuildDict { dst: result, start: result, count: 0 },
        };
        self.u.emit.emit(build, span);
        let sink = match &whole.kind {
            ExprKind::ListComp { elt, .. } => Sink::List(result, elt),
            ExprKind::SetComp { elt, .. } => Sink::Set(result, elt),
            ExprKind::DictComp { key, value, .. } => Sink::Dict(result, key, value),
            _ => unreachable!("not a comprehension"),
        };
        let around = self.enter_inlined(id, span);
        self.generators(generators, iterator, sink, span)?;
        self.leave_inlined(id, around, span);
        self.take(dst, result, span);
        Ok(())
    }

    /// Whether asynchronous comprehensions may stand here.
    fn may_be_async(&self) -> bool {
        matches!(self.u.kind, UnitKind::AsyncFunction | UnitKind::Generator) || self.u.top_level_await
    }

    /// r[iterator] = the iterator of a generator's iterable.
    fn comprehension_iterator(&mut self, generator: &'a Comprehension, iterator: Reg) -> Result<()> {
        let src = self.iterable(&generator.iter, iterator)?;
        let span = generator.iter.span;
        let instruction = if generator.is_async {
            Instruction::GetAsyncIter { dst: iterator, src }
        } else {
            Instruction::GetIter { dst: iterator, src }
        };
        self.u.emit.emit(instruction, span);
        Ok(())
    }

    fn enter_inlined(&mut self, id: ScopeId, span: Span) -> ScopeId {
        for (register, is_cell) in self.inlined_slots(id) {
            self.u.emit.set_bound(register, false);
            if is_cell {
                self.u.emit.clear(register, 1, span);
                self.u.emit.emit(Instruction::MakeCell { local: register }, span);
            }
        }
        std::mem::replace(&mut self.u.here, id)
    }

    /// Drops what the comprehension's names hold, as CPython does when it restores what they were before.
    fn leave_inlined(&mut self, id: ScopeId, around: ScopeId, span: Span) {
        self.u.here = around;
        let mut slots: Vec<u16> =
            self.inlined_slots(id).into_iter().map(|(register, _)| register.0).collect();
        slots.sort_unstable();
        let mut start = 0;
        while start < slots.len() {
            let mut end = start + 1;
            while end < slots.len() && slots[end] == slots[end - 1] + 1 {
                end += 1;
            }
            self.u.emit.clear(Reg(slots[start]), (end - start) as u16, span);
            start = end;
        }
    }

    /// The registers of an inlined comprehension's names, and whether they hold cells.
    fn inlined_slots(&mut self, id: ScopeId) -> Vec<(Reg, bool)> {
        let scope = self.scopes.get(id);
        let owned: Vec<(Name, bool)> =
            scope.owned().map(|name| (name.clone(), scope.cells.contains(name))).collect();
        owned.into_iter().map(|(name, is_cell)| (self.u.slot(id, &name, false), is_cell)).collect()
    }

    /// The loops of a comprehension, one in another; `iterator` is the outermost's.
    fn generators(
        &mut self,
        generators: &'a [Comprehension],
        iterator: Reg,
        sink: Sink<'a>,
        span: Span,
    ) -> Result<()> {
        let (generator, inner) = generators.split_first().expect("there is a `for`");
        let mark = self.u.emit.mark();
        let item_span = if generator.is_async { span } else { generator.iter.span };
        let open = self.open_loop(Iterable { iterator, is_async: generator.is_async, span: item_span });
        self.loop_target(&open, &generator.target)?;
        let next = self.u.emit.label();
        let inner_mark = self.u.emit.mark();
        for condition in &generator.ifs {
            self.jump_unless(condition, next)?;
        }
        match inner.first() {
            Some(first) => {
                let inner_iterator = self.u.emit.temp();
                self.comprehension_iterator(first, inner_iterator)?;
                self.generators(inner, inner_iterator, sink, span)?;
            }
            None => self.sink(sink)?,
        }
        // What the last round leaves in temporaries is dropped after the loop, not in each round.
        let left = self.u.emit.postpone(inner_mark);
        self.u.emit.bind(next);
        self.close_loop(open);
        self.u.emit.resume_postponed(left);
        self.u.emit.release(mark);
        Ok(())
    }

    fn sink(&mut self, sink: Sink<'a>) -> Result<()> {
        match sink {
            Sink::List(list, element) => {
                let item = self.expr(element)?;
                self.u.emit.emit(Instruction::ListAppend { list, item }, element.span);
            }
            Sink::Set(set, element) => {
                let item = self.expr(element)?;
                self.u.emit.emit(Instruction::SetAdd { set, item }, element.span);
            }
            Sink::Dict(dict, key, value) => {
                let key_register = self.operand_before(key, value, Reg::NONE)?;
                let value = self.expr(value)?;
                self.u.emit.emit(Instruction::DictInsert { dict, key: key_register, value }, key.span);
            }
            Sink::Yield(element) => {
                let value = self.expr_in_temp(element)?;
                self.u.emit.emit(Instruction::Yield { dst: value, src: value }, element.span);
                self.u.emit.harmless(value);
            }
        }
        Ok(())
    }

    fn generator_expression(
        &mut self,
        element: &'a Expr,
        generators: &'a [Comprehension],
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let id = self.scopes.of(element, ScopeKind::Generator);
        let outermost = &generators[0];
        let base = if self.u.emit.is_top(dst) { dst } else { self.u.emit.temp() };
        let name = Name::from("<genexpr>");
        self.enter_unit(id, UnitKind::Generator, &name, &[Name::from(".0")], span);
        self.u.positional_count = 1;
        if self.scopes.get(id).is_coroutine {
            self.u.flags.async_generator = true;
        } else {
            self.u.flags.generator = true;
        }
        self.make_cells(span);
        self.return_generator(span);
        self.generators(generators, Reg(0), Sink::Yield(element), span)?;
        self.u.emit.emit(Instruction::ReturnNone { held: 0 }, span);
        let code = self.leave_unit()?;
        self.make_function(code, Default::default(), base, span)?;
        let argument = self.u.emit.temp();
        self.comprehension_iterator(outermost, argument)?;
        self.u.emit.emit(Instruction::Call { dst, base, argc: 1 }, span);
        Ok(())
    }
}
