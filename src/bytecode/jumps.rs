//! Which instructions jump, and where to.

use super::instruction::Instruction::{self, *};
use super::operands::{CodeOffset, Jump as Short};

impl Instruction {
    /// Its jump is counted from the next instruction, in 16 bits.
    pub fn is_short(&self) -> bool {
        let mut copy = *self;
        copy.short_jump().is_some()
    }

    fn short_jump(&mut self) -> Option<&mut Short> {
        match self {
            JumpUnlessLt { jump, .. }
            | JumpUnlessLe { jump, .. }
            | JumpUnlessEq { jump, .. }
            | JumpUnlessNe { jump, .. }
            | JumpUnlessGt { jump, .. }
            | JumpUnlessGe { jump, .. }
            | JumpUnlessLtInt { jump, .. }
            | JumpUnlessLeInt { jump, .. }
            | JumpUnlessEqInt { jump, .. }
            | JumpUnlessNeInt { jump, .. }
            | JumpUnlessGtInt { jump, .. }
            | JumpUnlessGeInt { jump, .. }
            | ForNext { jump, .. }
            | ForNextRange { jump, .. }
            | ForNextList { jump, .. } => Some(jump),
            _ => None,
        }
    }

    /// Makes the jump at offset `from` go to offset `to`, which a short jump must be able to reach.
    pub fn set_target(&mut self, from: u32, to: u32) {
        if let Some(jump) = self.short_jump() {
            let distance = i64::from(to) - i64::from(from) - 1;
            *jump = Short(i16::try_from(distance).expect("a short jump reaches its target"));
            return;
        }
        match self {
            Jump { target }
            | JumpBack { target }
            | JumpIfTrue { target, .. }
            | JumpIfFalse { target, .. }
            | JumpIfNone { target, .. }
            | JumpIfNotNone { target, .. } => *target = CodeOffset(to),
            other => unreachable!("{} does not jump", other.name()),
        }
    }

    /// Where the instruction at offset `from` may jump to.
    pub fn jump_target(&self, from: u32) -> Option<u32> {
        let mut copy = *self;
        if let Some(jump) = copy.short_jump() {
            return Some((i64::from(from) + 1 + i64::from(jump.0)) as u32);
        }
        match *self {
            Jump { target }
            | JumpBack { target }
            | JumpIfTrue { target, .. }
            | JumpIfFalse { target, .. }
            | JumpIfNone { target, .. }
            | JumpIfNotNone { target, .. } => Some(target.0),
            _ => None,
        }
    }
}
