//! What a return has to empty: the registers that may hold something there. A call that ends early, as the bottom of a
//! recursion does, has mostly written few.

use crate::bytecode::Code;
use crate::bytecode::Instruction::{self, *};

/// Tells each return of a code object how many of the first registers may hold something when it is reached.
pub(super) fn count_held(code: &mut Code) {
    let locals = code.local_names.len() as u16;
    // A handler may be entered from anywhere it covers, and its register is written then.
    let first = code.handlers.iter().map(|handler| handler.exception.0 + 1).fold(locals, u16::max);
    let mut highest = first;
    let mut written = Vec::with_capacity(code.instructions.len());
    for (at, instruction) in code.instructions.iter().enumerate() {
        let end = end_of_written(instruction).unwrap_or(code.register_count);
        if end > highest && !(code.handlers.is_empty() && is_passed_on(&code.instructions[at + 1..], end - 1))
        {
            highest = end;
        }
        written.push(highest);
    }
    let ends = loop_ends(&code.instructions);
    for (at, instruction) in code.instructions.iter_mut().enumerate() {
        if let Return { held, .. } | ReturnNone { held } = instruction {
            *held = written[ends[at]].min(code.register_count);
        }
        // What is returned is taken.
        if let Return { src, held } = instruction
            && src.0 + 1 == *held
        {
            *held -= 1;
        }
    }
}

/// Whether a register is an argument of the next call, which takes it, with nothing but plain sums and loads before.
fn is_passed_on(following: &[Instruction], register: u16) -> bool {
    // Behind these the next instruction follows, or an exception leaves the function.
    let is_straight = |one: &&Instruction| one.plain_load().is_some() || one.computed().is_some();
    let next = following.iter().find(|instruction| !is_straight(instruction));
    matches!(next, Some(Call { base, argc, .. }) if base.0 < register && register <= base.0 + argc)
}

/// For each instruction the last one that may have run before it: itself, or the end of the outermost loop around it.
/// Loops that overlap are taken for one.
fn loop_ends(instructions: &[Instruction]) -> Vec<usize> {
    let mut last_from = vec![0; instructions.len()];
    for (from, instruction) in instructions.iter().enumerate() {
        if let Some(target) = instruction.jump_target(from as u32)
            && target as usize <= from
        {
            last_from[target as usize] = from;
        }
    }
    let mut ends: Vec<usize> = (0..instructions.len()).collect();
    let mut at = 0;
    while at < ends.len() {
        let (start, mut end) = (at, at);
        while at <= end {
            end = end.max(last_from[at]);
            at += 1;
        }
        ends[start..=end].fill(end);
    }
    ends
}

/// The register behind the last one that an instruction writes. `None` where that is not told here: all of them.
fn end_of_written(instruction: &Instruction) -> Option<u16> {
    if let Some(dst) = instruction.plain_load().or_else(|| instruction.computed()) {
        return Some(dst.0 + 1);
    }
    match *instruction {
        Take { dst, .. }
        | InPlaceAddInt { dst, .. }
        | InPlaceSubInt { dst, .. }
        | BuildList { dst, .. }
        | BuildTuple { dst, .. }
        | GetIter { dst, .. }
        | ForNext { dst, .. }
        | Call { dst, .. }
        | CallMethod { dst, .. } => Some(dst.0 + 1),
        LoadMethod { base, .. } => Some(base.0 + 2),
        Clear { .. }
        | CheckBound { .. }
        | StoreGlobal { .. }
        | StoreCell { .. }
        | StoreFree { .. }
        | SetAttr { .. }
        | SetItem { .. }
        | ListAppend { .. }
        | Return { .. }
        | ReturnNone { .. }
        | Raise { .. } => Some(0),
        // Loops were told above; the other jumps only read.
        _ => instruction.jump_target(0).map(|_| 0),
    }
}
