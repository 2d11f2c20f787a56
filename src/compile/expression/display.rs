//! Displays: `[…]`, `(…)`, `{…}` with and without stars.

use super::super::Compiler;
use super::super::error::Result;
use super::fold;
use crate::bytecode::{Constant, Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{DictItem, Expr, ExprKind};

/// Displays of more elements are built one by one, to keep frames small.
const MOST_AT_ONCE: usize = 64;

fn starred(element: &Expr) -> Option<&Expr> {
    match &element.kind {
        ExprKind::Starred { value } => Some(value),
        _ => None,
    }
}

impl<'a> Compiler<'a> {
    /// The values in new temporaries side by side.
    pub(super) fn in_temps(&mut self, elements: &'a [Expr]) -> Result<Reg> {
        let start = Reg(self.u.emit.mark());
        for element in elements {
            self.expr_in_temp(element)?;
        }
        Ok(start)
    }

    pub(super) fn list_display(&mut self, elements: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        if elements.len() >= 3
            && let Some(constants) = fold::constants(elements)
        {
            let list = self.scratch(dst);
            self.u.emit.emit(Instruction::BuildList { dst: list, start: list, count: 0 }, span);
            let iterable = self.u.emit.temp();
            self.u.emit.load_constant(iterable, Constant::Tuple(constants), span);
            self.u.emit.emit(Instruction::ListExtend { list, iterable }, span);
            self.take(dst, list, span);
            return Ok(());
        }
        if elements.len() <= MOST_AT_ONCE && elements.iter().all(|element| starred(element).is_none()) {
            let start = self.in_temps(elements)?;
            let count = elements.len() as u16;
            self.u.emit.emit(Instruction::BuildList { dst, start, count }, span);
            return Ok(());
        }
        let list = self.scratch(dst);
        self.list_with_stars(elements, list, span)?;
        self.take(dst, list, span);
        Ok(())
    }

    /// r[list], a temporary, = a list of the elements, of which some are starred or which are many.
    pub(super) fn list_with_stars(&mut self, elements: &'a [Expr], list: Reg, span: Span) -> Result<()> {
        let plain =
            elements.iter().take(MOST_AT_ONCE).take_while(|element| starred(element).is_none()).count();
        let mark = self.u.emit.mark();
        let start = self.in_temps(&elements[..plain])?;
        self.u.emit.emit(Instruction::BuildList { dst: list, start, count: plain as u16 }, span);
        self.u.emit.release(mark);
        for element in &elements[plain..] {
            match starred(element) {
                Some(value) => {
                    let iterable = self.expr(value)?;
                    self.u.emit.emit(Instruction::ListExtend { list, iterable }, span);
                }
                None => {
                    let item = self.expr(element)?;
                    self.u.emit.emit(Instruction::ListAppend { list, item }, span);
                }
            }
            self.u.emit.release(mark);
        }
        Ok(())
    }

    pub(super) fn tuple_display(&mut self, whole: &'a Expr, elements: &'a [Expr], dst: Reg) -> Result<()> {
        let span = whole.span;
        if let Some(constants) = fold::constants(elements) {
            self.u.emit.load_constant(dst, Constant::Tuple(constants), span);
            return Ok(());
        }
        if elements.len() <= MOST_AT_ONCE && elements.iter().all(|element| starred(element).is_none()) {
            let start = self.in_temps(elements)?;
            let count = elements.len() as u16;
            self.u.emit.emit(Instruction::BuildTuple { dst, start, count }, span);
            return Ok(());
        }
        let list = self.scratch(dst);
        self.list_with_stars(elements, list, span)?;
        self.u.emit.emit(Instruction::ListToTuple { dst, list }, span);
        Ok(())
    }

    pub(super) fn set_display(&mut self, elements: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        if elements.len() >= 3
            && let Some(constants) = fold::constants(elements)
        {
            let set = self.scratch(dst);
            self.u.emit.emit(Instruction::BuildSet { dst: set, start: set, count: 0 }, span);
            let iterable = self.u.emit.temp();
            self.u.emit.load_constant(iterable, Constant::FrozenSet(constants), span);
            self.u.emit.emit(Instruction::SetUpdate { set, iterable }, span);
            self.take(dst, set, span);
            return Ok(());
        }
        let plain =
            elements.iter().take(MOST_AT_ONCE).take_while(|element| starred(element).is_none()).count();
        if plain == elements.len() {
            let start = self.in_temps(elements)?;
            self.u.emit.emit(Instruction::BuildSet { dst, start, count: plain as u16 }, span);
            return Ok(());
        }
        let set = self.scratch(dst);
        let mark = self.u.emit.mark();
        let start = self.in_temps(&elements[..plain])?;
        self.u.emit.emit(Instruction::BuildSet { dst: set, start, count: plain as u16 }, span);
        self.u.emit.release(mark);
        for element in &elements[plain..] {
            match starred(element) {
                Some(value) => {
                    let iterable = self.expr(value)?;
                    self.u.emit.emit(Instruction::SetUpdate { set, iterable }, span);
                }
                None => {
                    let item = self.expr(element)?;
                    self.u.emit.emit(Instruction::SetAdd { set, item }, span);
                }
            }
            self.u.emit.release(mark);
        }
        self.take(dst, set, span);
        Ok(())
    }

    pub(super) fn dict_display(&mut self, items: &'a [DictItem], dst: Reg, span: Span) -> Result<()> {
        let plain = items.iter().take(MOST_AT_ONCE / 2).take_while(|item| item.key.is_some()).count();
        let whole = plain == items.len();
        let dict = if whole { dst } else { self.scratch(dst) };
        let mark = self.u.emit.mark();
        let start = Reg(mark);
        for item in &items[..plain] {
            self.expr_in_temp(item.key.as_ref().expect("a plain item has a key"))?;
            self.expr_in_temp(&item.value)?;
        }
        self.u.emit.emit(Instruction::BuildDict { dst: dict, start, count: plain as u16 }, span);
        self.u.emit.release(mark);
        for item in &items[plain..] {
            match &item.key {
                Some(key) => {
                    let key = self.operand_before(key, &item.value, Reg::NONE)?;
                    let value = self.expr(&item.value)?;
                    self.u.emit.emit(Instruction::DictInsert { dict, key, value }, span);
                }
                None => {
                    let mapping = self.expr(&item.value)?;
                    self.u.emit.emit(Instruction::DictUpdate { dict, mapping }, span);
                }
            }
            self.u.emit.release(mark);
        }
        if !whole {
            self.take(dst, dict, span);
        }
        Ok(())
    }
}
