//! What each instruction does to registers, as far as the builder follows it.

use super::emit::Emitter;
use crate::bytecode::Instruction::{self, *};
use crate::bytecode::{Intrinsic as Rare, Reg};

impl Instruction {
    /// Nothing after the instruction is reached from it, unless it is jumped to.
    pub(super) fn ends_path(&self) -> bool {
        matches!(
            self,
            Jump { .. }
                | JumpBack { .. }
                | Return { .. }
                | ReturnNone { .. }
                | Raise { .. }
                | RaiseAgain {}
                | Reraise { .. }
        )
    }

    /// The destination of an instruction that runs no code of the script before it overwrites its destination.
    pub(super) fn plain_load(&self) -> Option<Reg> {
        match *self {
            LoadConst { dst, .. }
            | LoadInt { dst, .. }
            | LoadNone { dst }
            | LoadBool { dst, .. }
            | LoadGlobal { dst, .. }
            | Move { dst, .. }
            | LoadCell { dst, .. }
            | LoadFree { dst, .. } => Some(dst),
            _ => None,
        }
    }
}

impl Instruction {
    /// The destination of an instruction that computes one value of others, or fails.
    pub(super) fn computed(&self) -> Option<Reg> {
        match *self {
            Add { dst, .. }
            | Sub { dst, .. }
            | Mul { dst, .. }
            | TrueDiv { dst, .. }
            | FloorDiv { dst, .. }
            | Mod { dst, .. }
            | AddInt { dst, .. }
            | SubInt { dst, .. }
            | MulInt { dst, .. }
            | FloorDivInt { dst, .. }
            | ModInt { dst, .. }
            | Binary { dst, .. }
            | InPlace { dst, .. }
            | Unary { dst, .. }
            | Not { dst, .. }
            | ToBool { dst, .. }
            | Compare { dst, .. }
            | GetAttr { dst, .. }
            | GetItem { dst, .. }
            | GetItemInt { dst, .. } => Some(dst),
            _ => None,
        }
    }
}

impl Emitter {
    /// Operands of arithmetic, comparisons and tests: an object that a temporary still holds afterwards is a
    /// number, a string or a bool but for rare cases, and not worth a `Clear` in a hot loop: the next statement that
    /// needs a temporary overwrites it.
    pub(super) fn track_reads(&mut self, instruction: &Instruction) {
        match *instruction {
            Add { left, right, .. }
            | Sub { left, right, .. }
            | Mul { left, right, .. }
            | TrueDiv { left, right, .. }
            | FloorDiv { left, right, .. }
            | Mod { left, right, .. }
            | Binary { left, right, .. }
            | InPlace { left, right, .. }
            | Compare { left, right, .. }
            | JumpUnlessLt { left, right, .. }
            | JumpUnlessLe { left, right, .. }
            | JumpUnlessEq { left, right, .. }
            | JumpUnlessNe { left, right, .. }
            | JumpUnlessGt { left, right, .. }
            | JumpUnlessGe { left, right, .. } => {
                self.used_up(left);
                self.used_up(right);
            }
            AddInt { left, .. }
            | SubInt { left, .. }
            | MulInt { left, .. }
            | FloorDivInt { left, .. }
            | ModInt { left, .. }
            | JumpUnlessLtInt { left, .. }
            | JumpUnlessLeInt { left, .. }
            | JumpUnlessEqInt { left, .. }
            | JumpUnlessNeInt { left, .. }
            | JumpUnlessGtInt { left, .. }
            | JumpUnlessGeInt { left, .. } => self.used_up(left),
            Unary { src, .. } => self.used_up(src),
            JumpIfTrue { condition, .. } | JumpIfFalse { condition, .. } => self.used_up(condition),
            JumpIfNone { value, .. } | JumpIfNotNone { value, .. } => self.used_up(value),
            GetItem { index, .. } | SetItem { index, .. } | DeleteItem { index, .. } => self.used_up(index),
            _ => {}
        }
    }

    pub(super) fn track(&mut self, instruction: &Instruction) {
        self.track_reads(instruction);
        if let Some(dst) = instruction.plain_load().or_else(|| instruction.computed()) {
            // What it holds is no object as a rule, or something else holds it too, and the next statement overwrites
            // the register.
            self.wrote(dst, false);
            return;
        }
        match *instruction {
            LoadName { dst, .. }
            | FormatValue { dst, .. }
            | LoadBuildClass { dst }
            | MatchException { dst, .. }
            | LoadAssertionError { dst }
            | GetLength { dst, .. }
            | MatchSequence { dst, .. }
            | MatchMapping { dst, .. }
            | LoadNameOrFree { dst, .. }
            | LoadFromNamespaceOrGlobal { dst, .. }
            | LoadFreeCell { dst, .. } => self.wrote(dst, false),
            GetIter { dst, .. }
            | ForNext { dst, .. }
            | GetAsyncIter { dst, .. }
            | GetAsyncNext { dst, .. }
            | ImportName { dst, .. }
            | ImportFrom { dst, .. }
            | MatchKeys { dst, .. }
            | DictWithout { dst, .. } => self.wrote(dst, true),
            Take { dst, src } => {
                self.emptied(src, 1);
                self.wrote(dst, true);
            }
            Yield { dst, src } | Await { dst, src } | YieldFrom { dst, src } => {
                self.emptied(src, 1);
                self.wrote(dst, true);
            }
            _ => self.track_groups(instruction),
        }
    }

    /// Instructions that read or write several registers side by side.
    fn track_groups(&mut self, instruction: &Instruction) {
        match *instruction {
            Clear { start, count } => {
                for register in (start.0..start.0 + count).map(Reg) {
                    if self.is_temp(register) {
                        self.harmless(register);
                    } else {
                        self.set_bound(register, false);
                    }
                }
            }
            CheckBound { local } => self.set_bound(local, true),
            DeleteLocal { local } => self.set_bound(local, false),
            LoadMethod { base, .. } | LoadSpecial { base, .. } => {
                self.wrote(base, false);
                self.wrote(base.after(1), true);
            }
            LoadSuperMethod { base, .. } => {
                self.emptied(base, 3);
                self.wrote(base.after(1), true);
            }
            BuildList { dst, start, count }
            | BuildTuple { dst, start, count }
            | BuildSet { dst, start, count } => {
                self.emptied(start, count);
                self.wrote(dst, true);
            }
            BuildString { dst, start, count } => {
                self.emptied(start, count);
                self.wrote(dst, false);
            }
            BuildDict { dst, start, count } => {
                self.emptied(start, 2 * count);
                self.wrote(dst, true);
            }
            BuildSlice { dst, start } => {
                self.emptied(start, 3);
                self.wrote(dst, true);
            }
            ListToTuple { dst, .. } => self.wrote(dst, true),
            UnpackSequence { start, count, .. } => self.wrote_several(start, count),
            UnpackStar { before, start, after, .. } => {
                self.wrote_several(start, u16::from(before) + 1 + after);
            }
            Call { dst, base, argc } => {
                self.emptied(base.after(1), argc);
                self.wrote(dst, true);
            }
            CallMethod { dst, base, argc } => {
                self.emptied(base.after(1), argc + 1);
                self.wrote(dst, true);
            }
            CallSpread { dst, base } | CallSuper { dst, base } => {
                self.emptied(base.after(1), 2);
                self.wrote(dst, true);
            }
            CallKeywords { dst, base, site } => {
                self.emptied(base.after(1), self.argument_count(site));
                self.wrote(dst, true);
            }
            CallMethodKeywords { dst, base, site } => {
                self.emptied(base.after(1), self.argument_count(site) + 1);
                self.wrote(dst, true);
            }
            MakeFunction { dst, start, .. } => {
                if start != Reg::NONE {
                    self.emptied(start, 4);
                }
                self.wrote(dst, true);
            }
            EnterHandler { save, .. } => self.wrote(save, true),
            LeaveHandler { save } => self.emptied(save, 1),
            MatchExceptionGroup { dst, .. } => self.wrote_several(dst, 2),
            MatchClass { dst, start, .. } => {
                self.harmless(start.after(2));
                self.wrote(dst, true);
            }
            Intrinsic { operation: Rare::ExceptionTriple, dst, .. } => self.wrote_several(dst, 3),
            Intrinsic { dst, .. } if dst != Reg::NONE => self.wrote(dst, true),
            _ => {}
        }
    }

    fn wrote_several(&mut self, start: Reg, count: u16) {
        for register in start.0..start.0 + count {
            self.wrote(Reg(register), true);
        }
    }
}
