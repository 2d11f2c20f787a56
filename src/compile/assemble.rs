//! The last step of a code object: labels become offsets.
//!
//! Jumps to unconditional jumps go straight to the end of the chain, jumps to the next instruction vanish, and a
//! short jump that does not reach its target gets two long ones behind it:
//! `JumpUnless… +1; Jump past; Jump target; past:`.

use super::emit::{Emitter, Label};
use crate::bytecode::Instruction::*;
use crate::bytecode::{Code, CodeOffset, Instruction, Reg, Span};

/// Functions by whose names a script may look at all locals.
const SHOWS_LOCALS: [&str; 7] = ["locals", "vars", "dir", "eval", "exec", "_getframe", "currentframe"];

impl Emitter {
    pub(super) fn assemble(&mut self, code: &mut Code) {
        let mut target_of = vec![None; self.instructions.len()];
        for &(at, label) in &self.jumps {
            target_of[at as usize] = Some(label);
        }
        let targets: Vec<Option<u32>> =
            target_of.iter().map(|label| label.map(|label| self.end_of_chain(label, &target_of))).collect();
        let sizes = self.sizes(&targets);
        let prologue = self.prologue(code);
        let places = places(&sizes, prologue.is_some().into());
        let place = |old: u32| places[old as usize];
        code.instructions = Vec::with_capacity(self.instructions.len() + 1);
        code.spans = Vec::with_capacity(self.instructions.len() + 1);
        if let Some(clear) = prologue {
            code.instructions.push(clear);
            code.spans
                .push(self.spans.first().map_or(Span::new(0, 0), |span| Span::new(span.start, span.end)));
        }
        for (old, instruction) in self.instructions.iter().enumerate() {
            let size = sizes[old];
            if size == 0 {
                continue;
            }
            let mut instruction = *instruction;
            let start = place(old as u32);
            let span = Span::new(self.spans[old].start, self.spans[old].end);
            if let Some(target) = targets[old] {
                let target = place(target);
                if size == 3 {
                    instruction.set_target(start, start + 2);
                    code.instructions.push(instruction);
                    code.instructions.push(Jump { target: CodeOffset(start + 3) });
                    code.instructions.push(Jump { target: CodeOffset(target) });
                    code.spans.extend([span; 3]);
                    continue;
                }
                instruction.set_target(start, target);
            }
            code.instructions.push(instruction);
            code.spans.push(span);
        }
        let handlers = self.handlers.iter().map(|pending| self.handler(pending, place));
        code.handlers = handlers.filter(|handler| handler.start < handler.end).collect();
    }

    /// Empties the locals of which the code asks whether they are bound: a window may lie over what the caller's
    /// temporaries left behind, and that must not pass for a value of theirs.
    fn prologue(&self, code: &Code) -> Option<Instruction> {
        let parameters = code.parameter_count() as u16;
        let looked_at = self.instructions.iter().filter_map(|instruction| match *instruction {
            CheckBound { local } | DeleteLocal { local } | MakeCell { local } => Some(local.0),
            _ => None,
        });
        let looked_at = looked_at.filter(|&local| local >= parameters && local < self.first_temp);
        let (mut start, mut end) =
            looked_at.fold((u16::MAX, 0), |(start, end), local| (start.min(local), end.max(local + 1)));
        if self.names.iter().any(|name| SHOWS_LOCALS.contains(&&**name)) {
            (start, end) = (parameters, self.first_temp);
        }
        (start < end).then(|| Clear { start: Reg(start), count: end - start })
    }

    /// Where a jump to the label ends up after all unconditional jumps there.
    fn end_of_chain(&self, label: Label, target_of: &[Option<Label>]) -> u32 {
        let mut offset = self.offset_of(label);
        for _ in 0..16 {
            match (self.instructions.get(offset as usize), target_of.get(offset as usize)) {
                (Some(Jump { .. }), Some(Some(next))) if self.offset_of(*next) > offset => {
                    offset = self.offset_of(*next);
                }
                _ => break,
            }
        }
        offset
    }

    /// How many instructions each instruction becomes: none, one or three.
    fn sizes(&self, targets: &[Option<u32>]) -> Vec<u8> {
        let mut sizes = vec![1; self.instructions.len()];
        for (at, instruction) in self.instructions.iter().enumerate() {
            if let (Jump { .. }, Some(target)) = (instruction, targets[at])
                && target as usize == at + 1
            {
                sizes[at] = 0;
            }
        }
        if self.instructions.len() < i16::MAX as usize / 3 {
            return sizes;
        }
        loop {
            let places = places(&sizes, 0);
            let mut changed = false;
            for (at, instruction) in self.instructions.iter().enumerate() {
                if let Some(target) = targets[at]
                    && sizes[at] == 1
                    && instruction.is_short()
                    && i64::from(places[target as usize]) - i64::from(places[at]) > i64::from(i16::MAX)
                {
                    sizes[at] = 3;
                    changed = true;
                }
            }
            if !changed {
                return sizes;
            }
        }
    }
}

/// The new offset of each instruction, and of the end, when the first one is at `start`.
fn places(sizes: &[u8], start: u32) -> Vec<u32> {
    let mut places = Vec::with_capacity(sizes.len() + 1);
    let mut next = start;
    for &size in sizes {
        places.push(next);
        next += u32::from(size);
    }
    places.push(next);
    places
}
