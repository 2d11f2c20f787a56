//! f-strings.

use super::super::Compiler;
use super::super::error::Result;
use super::to_constant;
use crate::bytecode::{Constant, Conversion, Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{self, Expr, ExprKind};

/// Longer f-strings are put together piece by piece.
const MOST_AT_ONCE: usize = 200;

impl<'a> Compiler<'a> {
    pub(super) fn joined_string(&mut self, parts: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        match parts {
            [] => self.u.emit.load_constant(dst, Constant::Str("".into()), span),
            [only] => self.part(only, dst)?,
            parts if parts.len() <= MOST_AT_ONCE => {
                let start = self.parts(parts)?;
                let count = parts.len() as u16;
                self.u.emit.emit(Instruction::BuildString { dst, start, count }, span);
            }
            parts => {
                let whole = self.scratch(dst);
                let mark = self.u.emit.mark();
                self.u.emit.load_constant(whole, Constant::Str("".into()), span);
                for chunk in parts.chunks(MOST_AT_ONCE) {
                    let start = self.u.emit.temp();
                    self.u.emit.emit(Instruction::Take { dst: start, src: whole }, span);
                    self.parts(chunk)?;
                    let count = chunk.len() as u16 + 1;
                    self.u.emit.emit(Instruction::BuildString { dst: whole, start, count }, span);
                    self.u.emit.release(mark);
                }
                self.take(dst, whole, span);
            }
        }
        Ok(())
    }

    fn parts(&mut self, parts: &'a [Expr]) -> Result<Reg> {
        let start = Reg(self.u.emit.mark());
        for part in parts {
            let register = self.u.emit.temp();
            self.part(part, register)?;
        }
        Ok(start)
    }

    fn part(&mut self, part: &'a Expr, dst: Reg) -> Result<()> {
        if let ExprKind::Constant(constant) = &part.kind {
            let constant = to_constant(constant, part.span)?;
            self.u.emit.load_constant(dst, constant, part.span);
            return Ok(());
        }
        self.expr_to(part, dst)
    }

    pub(super) fn formatted_value(
        &mut self,
        value: &'a Expr,
        conversion: Option<ast::Conversion>,
        spec: Option<&'a Expr>,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let conversion = match conversion {
            None => Conversion::None,
            Some(ast::Conversion::Str) => Conversion::Str,
            Some(ast::Conversion::Repr) => Conversion::Repr,
            Some(ast::Conversion::Ascii) => Conversion::Ascii,
        };
        let (src, spec) = match spec {
            Some(spec) => {
                let src = self.operand_before(value, spec, dst)?;
                (src, self.expr(spec)?)
            }
            None => (self.operand(value, dst)?, Reg::NONE),
        };
        self.u.emit.emit(Instruction::FormatValue { conversion, dst, src, spec }, span);
        Ok(())
    }
}
