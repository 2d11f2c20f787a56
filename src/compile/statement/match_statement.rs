//! `match`: one case after the other. The patterns are in [`super::pattern`].

use super::super::Compiler;
use super::super::error::Result;
use super::pattern::Captures;
use crate::bytecode::Reg;
use crate::syntax::ast::{Expr, MatchCase};

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) -> Result<()> {
        let mark = self.u.emit.mark();
        let register = self.expr_in_temp(subject)?;
        let inner = self.u.emit.mark();
        let end = self.u.emit.label();
        for (index, case) in cases.iter().enumerate() {
            // The subject is still there: a case that matches never comes back.
            self.u.emit.release(mark);
            let again = self.u.emit.temp();
            debug_assert_eq!(again, register);
            let next = self.u.emit.label();
            let mut captures = Captures::new(case.guard.is_some() || index + 1 == cases.len());
            self.pattern(&case.pattern, register, next, &mut captures)?;
            self.store_captures(&captures)?;
            self.u.emit.end_statement(inner);
            if let Some(guard) = &case.guard {
                self.jump_unless(guard, next)?;
            }
            self.u.emit.end_statement(mark);
            self.statements(&case.body)?;
            self.u.emit.jump(end, case.pattern.span);
            self.u.emit.bind(next);
        }
        self.u.emit.bind(end);
        Ok(())
    }

    fn store_captures(&mut self, captures: &Captures<'a>) -> Result<()> {
        for &(identifier, register, span) in &captures.bound {
            self.copy_to_name(&identifier.name, register, span)?;
        }
        Ok(())
    }
}

/// A register that a pattern looks at; a name of its own to keep signatures readable.
pub(super) type Subject = Reg;
