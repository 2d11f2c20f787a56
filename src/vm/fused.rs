//! Pairs of instructions that run in one step.
//!
//! What programs do in their inner loops comes in pairs: `x + 1` and the item there, `b[k]` and an item of that, a product
//! and the sum it is added to. When code is loaded the first of such a pair becomes a fused form with the same operands
//! (see the end of the instruction set); the second stays as it is. The fused form does both, where that is quick, and
//! skips the second. Where it is not, the first becomes what it was again, and both run as ever: so whatever is rare,
//! slow, or fails with a place in the code is done by the instructions that know how.

use std::cell::Cell;

use crate::bytecode::{BinaryOp, CodeOffset, Instruction, Jump, Reg};
use crate::object::{Gc, Kind, List, Ref, Value};

use super::ops;

/// Instructions to run, with fused forms over the first of each pair.
pub(super) fn fuse(instructions: &[Instruction]) -> Box<[Cell<Instruction>]> {
    let fused: Box<[Cell<Instruction>]> = instructions.iter().copied().map(Cell::new).collect();
    let mut at = 0;
    while at < instructions.len() {
        at += match fused_form(instructions, at) {
            Some(instruction) => {
                fused[at].set(instruction);
                // One instruction is not in two pairs: the second of a pair is looked at as it was written.
                if matches!(instruction, Instruction::LoopBack { .. }) { 1 } else { 2 }
            }
            None => 1,
        };
    }
    fused
}

fn fused_form(instructions: &[Instruction], at: usize) -> Option<Instruction> {
    use Instruction::*;
    if let JumpBack { target } = instructions[at] {
        let ForNext { dst, iterator, .. } = *instructions.get(target.index())? else { return None };
        let distance = i64::from(target.0) - at as i64;
        return Some(LoopBack { dst, iterator, jump: Jump(i16::try_from(distance).ok()?) });
    }
    let next = *instructions.get(at + 1)?;
    Some(match (instructions[at], next) {
        (AddInt { dst, left, value }, GetItem { object, index, .. }) if index == dst && object != dst => {
            AddIntThenItem { dst, left, value }
        }
        (SubInt { dst, left, value }, GetItem { object, index, .. }) if index == dst && object != dst => {
            SubIntThenItem { dst, left, value }
        }
        (Mul { dst, left, right }, Add { left: augend, right: product, .. })
            if product == dst && augend != dst =>
        {
            MulThenAdd { dst, left, right }
        }
        // What was in the register of the product is a number, so it does not matter that it stays.
        (Mul { dst, left, right }, InPlace { op: BinaryOp::Add, dst: sum, left: augend, right: product })
            if product == dst && sum == augend && sum != dst && (dst == left || dst == right) =>
        {
            MulThenInPlaceAdd { sum, left, right }
        }
        (GetItem { dst, object, index }, GetItem { dst: last, object: first, index: inner })
            if first == dst && last == dst && inner != dst =>
        {
            GetItemThenItem { dst, object, index }
        }
        (BuildSlice { dst, start }, GetItem { object, index, .. }) if index == dst && object != dst => {
            BuildSliceThenItem { dst, start }
        }
        (BuildSlice { dst, start }, SetItem { object, index, src })
            if index == dst && object != dst && src != dst =>
        {
            BuildSliceThenSetItem { dst, start }
        }
        (SubInt { dst, left, value }, Call { base, argc, .. })
            if dst.index() == base.index() + usize::from(argc) && left != dst =>
        {
            SubIntThenCall { dst, left, value }
        }
        (Add { dst, left, right }, Return { src, .. }) if src == dst && (dst == left || dst == right) => {
            AddThenReturn { dst, left, right }
        }
        _ => return None,
    })
}

/// The form of a `LoopBack` for what its loop iterates over.
#[cold]
pub(super) fn loop_back(iterated: &Value, dst: Reg, iterator: Reg, jump: Jump, at: usize) -> Instruction {
    match iterated.as_object().map(Ref::kind) {
        Some(Kind::RangeIterator) => Instruction::LoopBackRange { dst, iterator, jump },
        Some(Kind::ListIterator) => Instruction::LoopBackList { dst, iterator, jump },
        _ => Instruction::JumpBack { target: CodeOffset(at.wrapping_add_signed(jump.0 as isize) as u32) },
    }
}

/// The item of a list at an index, if it is a list and has one.
#[inline(always)]
pub(super) fn list_item(object: &Value, index: i64) -> Option<Value> {
    object.get::<List>()?.get(index as usize)
}

/// The sum, if it is one of small ints.
#[inline(always)]
pub(super) fn add(regs: &[Value], left: Reg, right: i64) -> Option<i64> {
    match &regs[left.index()] {
        Value::Int(left) => left.checked_add(right),
        _ => None,
    }
}

/// The sum of an int and the product of two.
#[inline(always)]
pub(super) fn multiply_add(left: &Value, right: &Value, augend: &Value) -> Option<i64> {
    match (left, right, augend) {
        (Value::Int(left), Value::Int(right), Value::Int(augend)) => {
            augend.checked_add(left.checked_mul(*right)?)
        }
        _ => None,
    }
}

/// Writes a multiplication over `MulThenInPlaceAdd`; its destination stands in the addition after it.
#[cold]
pub(super) fn unfuse_in_place(instructions: &[Cell<Instruction>], at: usize) {
    if let Instruction::MulThenInPlaceAdd { left, right, .. } = instructions[at].get()
        && let Instruction::InPlace { right: dst, .. } = instructions[at + 1].get()
    {
        instructions[at].set(Instruction::Mul { dst, left, right });
    }
}

/// Writes an index, and the item of a list there, if that is what the next instruction asks for: then it is 1, else 0,
/// how many instructions are to be skipped.
#[inline(always)]
pub(super) fn get_item(
    regs: &mut [Value],
    next: Option<&Cell<Instruction>>,
    index_register: Reg,
    index: i64,
) -> usize {
    regs[index_register.index()] = Value::Int(index);
    if let Some(Instruction::GetItem { dst, object, .. }) = next.map(Cell::get)
        && let Some(item) = list_item(&regs[object.index()], index)
    {
        regs[dst.index()] = item;
        return 1;
    }
    0
}

/// The item that the next instruction takes of the item of a list, without a reference to that.
#[inline(always)]
pub(super) fn item_of_item(
    regs: &[Value],
    next: Option<&Cell<Instruction>>,
    object: Reg,
    index: Reg,
) -> Option<Value> {
    let Some(Instruction::GetItem { index: inner_index, .. }) = next.map(Cell::get) else { return None };
    let (Value::Int(index), Value::Int(inner_index)) = (&regs[index.index()], &regs[inner_index.index()])
    else {
        return None;
    };
    regs[object.index()].get::<List>()?.get_nested(*index as usize, *inner_index as usize)
}

/// Does a slice of a list that is about to be made in the registers from `start` on, without the slice. False, and nothing
/// was done, if it is anything else.
#[inline(never)]
pub(super) fn get_slice(
    regs: &mut [Value],
    next: Option<&Cell<Instruction>>,
    slice: Reg,
    start: Reg,
) -> bool {
    let Some(Instruction::GetItem { dst, object, .. }) = next.map(Cell::get) else { return false };
    let Some(list) = regs[object.index()].get::<List>() else { return false };
    let Some(part) = ops::part_of(&list.items.borrow(), slice_parts(regs, start)) else { return false };
    empty_slice(regs, slice, start);
    regs[dst.index()] = Gc::new(List::of(part)).into();
    true
}

/// The same for the assignment of a list to as long a slice of a list.
#[inline(never)]
pub(super) fn set_slice(
    regs: &mut [Value],
    next: Option<&Cell<Instruction>>,
    slice: Reg,
    start: Reg,
) -> bool {
    let Some(Instruction::SetItem { object, src, .. }) = next.map(Cell::get) else { return false };
    let Some(list) = regs[object.index()].get::<List>() else { return false };
    if !ops::replace_part(list, slice_parts(regs, start), &regs[src.index()]) {
        return false;
    }
    empty_slice(regs, slice, start);
    true
}

fn slice_parts(regs: &[Value], start: Reg) -> [&Value; 3] {
    let [from, to, step, ..] = &regs[start.index()..] else {
        unreachable!("a slice is made of three registers")
    };
    [from, to, step]
}

/// Leaves the registers of a slice that was not made as after it was made and used.
fn empty_slice(regs: &mut [Value], slice: Reg, start: Reg) {
    for register in &mut regs[start.index()..start.index() + 3] {
        *register = Value::Undef;
    }
    regs[slice.index()] = Value::Undef;
}
