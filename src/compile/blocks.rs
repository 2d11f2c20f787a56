//! Leaving statements early: what `return`, `break` and `continue` do on their way out.

use super::Compiler;
use super::emit::{Label, RegionId};
use super::error::{CompileError, Result};
use super::statement::with_statement::OpenWith;
use crate::bytecode::{Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{Identifier, Stmt};

/// A statement that the code at hand is inside of.
pub enum Block<'a> {
    Loop {
        break_to: Label,
        continue_to: Label,
        /// What the loop keeps in registers, to be dropped by who leaves it: its iterator.
        keeps: Option<Reg>,
    },
    /// The body of a `try` with `except` clauses.
    Try {
        region: RegionId,
    },
    /// The part of a `try` statement that `finally` watches.
    Finally {
        body: &'a [Stmt],
        region: RegionId,
    },
    /// An `except` clause, or a `finally` body on its way out with an exception.
    Handler {
        save: Reg,
        exception: Reg,
        region: RegionId,
        name: Option<&'a Identifier>,
    },
    /// The body of an `except*` clause, which cannot be left.
    ExceptStar {
        region: RegionId,
    },
    With(OpenWith),
}

/// How deep blocks may nest in one function. The limit is CPython's; it also bounds the copies of `finally` bodies.
const MAX_BLOCKS: usize = 21;

impl Block<'_> {
    /// How many of CPython's blocks it is.
    fn weight(&self) -> usize {
        if matches!(self, Block::Handler { name: Some(_), .. }) { 2 } else { 1 }
    }

    /// Whether leaving it runs code that could see what is still alive.
    fn runs_code(&self) -> bool {
        !matches!(self, Block::Loop { .. } | Block::Try { .. })
    }
}

impl<'a> Compiler<'a> {
    /// Goes into a block of the statement at `span`.
    pub(super) fn enter_block(&mut self, block: Block<'a>, span: Span) -> Result<()> {
        let flags = &self.u.flags;
        let resumable = flags.generator || flags.coroutine || flags.async_generator;
        let around: usize = self.u.blocks.iter().map(Block::weight).sum();
        if around + usize::from(resumable) + block.weight() > MAX_BLOCKS {
            return Err(CompileError::syntax("too many statically nested blocks", span));
        }
        self.u.blocks.push(block);
        Ok(())
    }

    /// `break` (or `continue`).
    pub(super) fn leave_loop(&mut self, is_break: bool, span: Span) -> Result<()> {
        let mut target = None;
        for (index, block) in self.u.blocks.iter().enumerate().rev() {
            match block {
                Block::Loop { break_to, continue_to, .. } => {
                    target = Some((index, *break_to, *continue_to));
                    break;
                }
                Block::ExceptStar { .. } => return Err(in_except_star(span)),
                _ => {}
            }
        }
        let Some((index, break_to, continue_to)) = target else {
            let message = if is_break { "'break' outside loop" } else { "'continue' not properly in loop" };
            return Err(CompileError::syntax(message, span));
        };
        let suspended = self.unwind(index + 1, false, span)?;
        if is_break {
            self.u.emit.jump(break_to, span);
        } else {
            self.u.emit.jump_back(continue_to, span);
        }
        self.resume(suspended);
        Ok(())
    }

    /// `return` of this text may not stand here.
    ///
    /// # Errors
    /// SyntaxError in an `except*` block.
    pub(super) fn check_return(&self, span: Span) -> Result<()> {
        if self.u.blocks.iter().any(|block| matches!(block, Block::ExceptStar { .. })) {
            return Err(in_except_star(span));
        }
        Ok(())
    }

    /// Leaves everything and returns r[value], or None. A value that a `finally` body could change must be in a
    /// temporary.
    pub(super) fn leave_function(&mut self, value: Option<Reg>, span: Span) -> Result<()> {
        let suspended = self.unwind(0, value.is_some(), span)?;
        let instruction = match value {
            Some(src) => Instruction::Return { src, held: 0 },
            None => Instruction::ReturnNone { held: 0 },
        };
        self.u.emit.emit(instruction, span);
        self.resume(suspended);
        Ok(())
    }

    /// Whether code runs between the evaluation of a `return`'s value and the return.
    pub(super) fn return_runs_code(&self) -> bool {
        self.u.blocks.iter().any(Block::runs_code)
    }

    /// Emits what leaving the blocks from `upto` on does. Their handlers do not cover the code that follows,
    /// until [`Compiler::resume`].
    fn unwind(&mut self, upto: usize, value_waits: bool, span: Span) -> Result<Vec<RegionId>> {
        let mut suspended = Vec::new();
        let mut left = Vec::new();
        while self.u.blocks.len() > upto {
            let block = self.u.blocks.pop().expect("there are more blocks than `upto`");
            let outer_code = self.u.blocks[upto..].iter().any(Block::runs_code);
            let (region, finally) = match &block {
                Block::Loop { keeps, .. } => {
                    // Iterators go before the locals do.
                    if let (Some(start), true) = (keeps, outer_code || upto == 0) {
                        self.u.emit.clear(*start, 1, span);
                    }
                    (None, None)
                }
                Block::Try { region } | Block::ExceptStar { region } => (Some(*region), None),
                Block::Finally { body, region } => (Some(*region), Some(*body)),
                Block::Handler { region, .. } => (Some(*region), None),
                Block::With(open) => (Some(open.region), None),
            };
            if let Some(region) = region {
                self.u.emit.suspend_region(region);
                suspended.push(region);
            }
            match &block {
                Block::Handler { save, exception, name, .. } => {
                    self.u.emit.emit(Instruction::LeaveHandler { save: *save }, span);
                    self.u.emit.clear(*exception, 1, span);
                    if let Some(name) = name {
                        self.unbind_handler_name(name, span)?;
                    }
                }
                Block::With(open) => self.leave_with(open, value_waits),
                _ => {}
            }
            if let Some(body) = finally {
                self.statements(body)?;
            }
            left.push(block);
        }
        while let Some(block) = left.pop() {
            self.u.blocks.push(block);
        }
        Ok(suspended)
    }

    fn resume(&mut self, suspended: Vec<RegionId>) {
        for region in suspended {
            self.u.emit.resume_region(region);
        }
    }
}

fn in_except_star(span: Span) -> CompileError {
    let message = "'break', 'continue' and 'return' cannot appear in an except* block";
    CompileError::syntax(message, span)
}
