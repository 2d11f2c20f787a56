//! The quick part of the dispatch loop: the instructions that programs spend their time in, where they need nothing but
//! registers. Whatever else comes up is left, untouched, to the full loop in `run`, which knows every instruction.
//!
//! Why two loops: no arm here calls anything on its usual way, so the optimiser keeps the place in the code and the
//! registers' address in machine registers. In the full loop, whose arms call all over the VM, it keeps them in memory.
//! Measured on the benchmark `fib`: 0.42 s with one loop, see the commit for the figure with two.

use std::cell::Cell;

use crate::bytecode::Instruction;
use crate::object::reference::{budget_is_spent, spend_budget};
use crate::object::{Function, List, ListIterator, LoadedCode, RangeIterator, Value};

use super::ops;
use super::run::{Machine, fuse_await};

macro_rules! load_frame {
    ($machine:ident) => {{
        let code: &LoadedCode = &$machine.frame.function.code;
        let instructions: &[Cell<Instruction>] = &code.instructions;
        let regs: &mut [Value] = match &mut $machine.frame.extra {
            Some(extra) if !extra.own.is_empty() => &mut extra.own,
            _ => {
                let base = $machine.frame.base as usize;
                &mut $machine.stack[base..base + usize::from(code.register_count)]
            }
        };
        (instructions, regs, $machine.frame.pc as usize)
    }};
}

macro_rules! code {
    ($machine:ident) => {
        &*$machine.frame.function.code
    };
}

macro_rules! arithmetic {
    ($regs:ident $dst:ident $left:ident $right:ident $checked:ident $sign:tt) => {{
        match (&$regs[$left.index()], &$regs[$right.index()]) {
            (Value::Int(a), Value::Int(b)) => {
                let Some(result) = a.$checked(*b) else { break };
                $regs[$dst.index()] = Value::Int(result);
            }
            (Value::Float(a), Value::Float(b)) => {
                let result = a.get() $sign b.get();
                $regs[$dst.index()] = Value::float(result);
            }
            _ => break,
        }
    }};
}

macro_rules! with_int {
    ($regs:ident $dst:ident $left:ident $value:ident $checked:path) => {{
        let Value::Int(a) = &$regs[$left.index()] else { break };
        let Some(result) = $checked(*a, i64::from($value)) else { break };
        $regs[$dst.index()] = Value::Int(result);
    }};
}

macro_rules! jump_unless {
    ($regs:ident $pc:ident $left:ident $right:ident $jump:ident $sign:tt) => {{
        let holds = match (&$regs[$left.index()], &$regs[$right.index()]) {
            (Value::Int(a), Value::Int(b)) => a $sign b,
            (Value::Float(a), Value::Float(b)) => a $sign b,
            _ => break,
        };
        if !holds {
            $pc = $pc.wrapping_add_signed($jump.0 as isize);
        }
    }};
}

macro_rules! jump_unless_int {
    ($regs:ident $pc:ident $left:ident $value:ident $jump:ident $sign:tt) => {{
        let Value::Int(a) = &$regs[$left.index()] else { break };
        if !(*a $sign i64::from($value)) {
            $pc = $pc.wrapping_add_signed($jump.0 as isize);
        }
    }};
}

/// The truth of a value that needs no call to find out.
macro_rules! plain_truth {
    ($value:expr) => {
        match $value {
            Value::Bool(truth) => truth.get(),
            Value::None => false,
            Value::Int(number) => *number != 0,
            _ => break,
        }
    };
}

/// Enters a plain function of a script that is called with exactly its parameters, from a frame whose registers are on
/// the stack: the new window overlaps the arguments.
macro_rules! enter {
    ($machine:ident, $regs:ident, $pc:ident, $callee:expr, $first:expr, $argc:expr, $dst:ident) => {{
        let Value::Object(object) = &$regs[$callee] else { break };
        let Some(function) = object.downcast_ref::<Function>() else { break };
        let code = &function.code;
        let register_count = usize::from(code.register_count);
        let base = $machine.frame.base as usize + $first;
        if $machine.frame.on_return.owns_registers()
            || usize::from(code.simple_count) != $argc
            || $machine.vm.frames.len() + 1 >= $machine.vm.recursion_limit
            || $machine.stack_length < base + register_count
            || spend_budget()
        {
            break;
        }
        // The frame takes over the register's reference: one count less to write on the way in and out.
        let Some(function) = $regs[$callee].take().into_gc::<Function>() else { break };
        $machine.frame.pc = $pc as u32 + 1;
        $machine.push_window(function, base as u32, $dst);
    }};
}

/// Empties the registers, goes back to the caller, and puts the result into its register.
macro_rules! leave {
    ($machine:ident, $regs:ident, $value:expr) => {{
        let value = $value;
        for register in $regs.iter_mut() {
            *register = Value::Undef;
        }
        super::run::leave_simple($machine, value);
        if budget_is_spent() {
            return;
        }
    }};
}

/// The item of a list at an index, if it is a list and has one.
#[inline(always)]
fn list_item(object: &Value, index: i64) -> Option<Value> {
    let items = object.get::<List>()?.items.borrow();
    items.get(index as usize).cloned()
}

/// Runs instructions of the quick kind, and leaves at the first other one, with the frame's `pc` at it.
pub(super) fn run_hot(machine: &mut Machine<'_>) {
    let (mut instructions, mut regs, mut pc) = load_frame!(machine);
    while let Some(instruction) = instructions.get(pc) {
        match instruction.get() {
            Instruction::Move { dst, src } => {
                let value = regs[src.index()].clone();
                regs[dst.index()] = value;
            }
            Instruction::Take { dst, src } => {
                let value = regs[src.index()].take();
                regs[dst.index()] = value;
            }
            Instruction::LoadConst { dst, constant } => {
                let value = (code!(machine)).constants[constant.index()].clone();
                regs[dst.index()] = value;
            }
            Instruction::LoadInt { dst, value } => regs[dst.index()] = Value::Int(i64::from(value)),
            Instruction::LoadNone { dst } => regs[dst.index()] = Value::None,
            Instruction::LoadBool { dst, value } => regs[dst.index()] = Value::bool(value),
            Instruction::CheckBound { local } => {
                if regs[local.index()].is_undef() {
                    break;
                }
            }
            Instruction::LoadGlobalCached { dst, name } => {
                let function = &machine.frame.function;
                let Some(value) = ops::cached_global(machine.vm, function, &function.code, name) else {
                    break;
                };
                regs[dst.index()] = value;
            }
            Instruction::LoadFree { dst, free } => {
                let value = machine.frame.function.closure[free.index()].value.borrow().clone();
                if value.is_undef() {
                    break;
                }
                regs[dst.index()] = value;
            }

            Instruction::Add { dst, left, right } => arithmetic!(regs dst left right checked_add +),
            Instruction::Sub { dst, left, right } => arithmetic!(regs dst left right checked_sub -),
            Instruction::Mul { dst, left, right } => arithmetic!(regs dst left right checked_mul *),
            Instruction::TrueDiv { dst, left, right } => {
                let (Value::Float(a), Value::Float(b)) = (&regs[left.index()], &regs[right.index()]) else {
                    break;
                };
                if b.get() == 0.0 {
                    break;
                }
                regs[dst.index()] = Value::float(a.get() / b.get());
            }
            Instruction::FloorDiv { dst, left, right } => {
                let (Value::Int(a), Value::Int(b)) = (&regs[left.index()], &regs[right.index()]) else {
                    break;
                };
                let Some(result) = ops::floor_div(*a, *b) else { break };
                regs[dst.index()] = Value::Int(result);
            }
            Instruction::Mod { dst, left, right } => {
                let (Value::Int(a), Value::Int(b)) = (&regs[left.index()], &regs[right.index()]) else {
                    break;
                };
                let Some(result) = ops::modulo(*a, *b) else { break };
                regs[dst.index()] = Value::Int(result);
            }
            Instruction::AddInt { dst, left, value } | Instruction::InPlaceAddInt { dst, left, value } => {
                with_int!(regs dst left value i64::checked_add);
            }
            Instruction::SubInt { dst, left, value } | Instruction::InPlaceSubInt { dst, left, value } => {
                with_int!(regs dst left value i64::checked_sub);
            }
            Instruction::MulInt { dst, left, value } => with_int!(regs dst left value i64::checked_mul),
            Instruction::FloorDivInt { dst, left, value } => with_int!(regs dst left value ops::floor_div),
            Instruction::ModInt { dst, left, value } => with_int!(regs dst left value ops::modulo),
            Instruction::InPlace { op, dst, left, right } => {
                let Some(value) = ops::quick_in_place(op, &regs[left.index()], &regs[right.index()]) else {
                    break;
                };
                regs[dst.index()] = value;
            }
            Instruction::Not { dst, src } => {
                let truth = plain_truth!(&regs[src.index()]);
                regs[dst.index()] = Value::bool(!truth);
            }

            Instruction::Jump { target } => {
                pc = target.index();
                continue;
            }
            Instruction::JumpBack { target } => {
                if spend_budget() {
                    break;
                }
                pc = target.index();
                continue;
            }
            Instruction::JumpIfTrue { condition, target } => {
                if plain_truth!(&regs[condition.index()]) {
                    pc = target.index();
                    continue;
                }
            }
            Instruction::JumpIfFalse { condition, target } => {
                if !plain_truth!(&regs[condition.index()]) {
                    pc = target.index();
                    continue;
                }
            }
            Instruction::JumpIfNone { value, target } => {
                if regs[value.index()].is_none() {
                    pc = target.index();
                    continue;
                }
            }
            Instruction::JumpIfNotNone { value, target } => {
                if !regs[value.index()].is_none() {
                    pc = target.index();
                    continue;
                }
            }
            Instruction::JumpUnlessLt { left, right, jump } => jump_unless!(regs pc left right jump <),
            Instruction::JumpUnlessLe { left, right, jump } => jump_unless!(regs pc left right jump <=),
            Instruction::JumpUnlessEq { left, right, jump } => jump_unless!(regs pc left right jump ==),
            Instruction::JumpUnlessNe { left, right, jump } => jump_unless!(regs pc left right jump !=),
            Instruction::JumpUnlessGt { left, right, jump } => jump_unless!(regs pc left right jump >),
            Instruction::JumpUnlessGe { left, right, jump } => jump_unless!(regs pc left right jump >=),
            Instruction::JumpUnlessLtInt { left, value, jump } => jump_unless_int!(regs pc left value jump <),
            Instruction::JumpUnlessLeInt { left, value, jump } => {
                jump_unless_int!(regs pc left value jump <=)
            }
            Instruction::JumpUnlessEqInt { left, value, jump } => {
                jump_unless_int!(regs pc left value jump ==)
            }
            Instruction::JumpUnlessNeInt { left, value, jump } => {
                jump_unless_int!(regs pc left value jump !=)
            }
            Instruction::JumpUnlessGtInt { left, value, jump } => jump_unless_int!(regs pc left value jump >),
            Instruction::JumpUnlessGeInt { left, value, jump } => {
                jump_unless_int!(regs pc left value jump >=)
            }

            Instruction::GetAttrSlot { dst, object, site } => {
                let Some(value) = ops::cached_slot(code!(machine), &regs[object.index()], site) else {
                    break;
                };
                regs[dst.index()] = value;
            }
            Instruction::SetAttrSlot { object, site, src } => {
                if !ops::replace_cached_slot(code!(machine), &regs[object.index()], site, &regs[src.index()])
                {
                    break;
                }
            }
            Instruction::LoadMethodCached { base, object, site } => {
                let Some(function) = ops::cached_method(code!(machine), &regs[object.index()], site) else {
                    break;
                };
                let receiver = regs[object.index()].clone();
                regs[base.index() + 1] = receiver;
                regs[base.index()] = function;
            }
            Instruction::GetItem { dst, object, index } => {
                let Value::Int(index) = &regs[index.index()] else { break };
                let Some(value) = list_item(&regs[object.index()], *index) else { break };
                regs[dst.index()] = value;
            }
            Instruction::GetItemInt { dst, object, value } => {
                let Some(value) = list_item(&regs[object.index()], i64::from(value)) else { break };
                regs[dst.index()] = value;
            }
            Instruction::SetItem { object, index, src } => {
                let Value::Int(index) = &regs[index.index()] else { break };
                let Some(list) = regs[object.index()].get::<List>() else { break };
                let mut items = list.items.borrow_mut();
                let Some(slot) = items.get_mut(*index as usize) else { break };
                let old = std::mem::replace(slot, regs[src.index()].clone());
                drop(items);
                drop(old);
            }
            Instruction::ListAppend { list, item } => ops::list_append(regs, list, item),

            Instruction::ForNextRange { dst, iterator, jump } => {
                match regs[iterator.index()].get::<RangeIterator>().map(RangeIterator::step) {
                    Some(Some(value)) => regs[dst.index()] = Value::Int(value),
                    Some(None) => pc = pc.wrapping_add_signed(jump.0 as isize),
                    None => break,
                }
            }
            Instruction::ForNextList { dst, iterator, jump } => {
                match regs[iterator.index()].get::<ListIterator>().map(ListIterator::step) {
                    Some(Some(value)) => regs[dst.index()] = value,
                    Some(None) => pc = pc.wrapping_add_signed(jump.0 as isize),
                    None => break,
                }
            }

            Instruction::Call { dst, base, argc } => {
                enter!(machine, regs, pc, base.index(), base.index() + 1, usize::from(argc), dst);
                (instructions, regs, pc) = load_frame!(machine);
                continue;
            }
            Instruction::CallMethod { dst, base, argc } => {
                let bound = usize::from(!regs[base.index() + 1].is_undef());
                let first = base.index() + 2 - bound;
                let argc = usize::from(argc) + bound;
                enter!(machine, regs, pc, base.index(), first, argc, dst);
                (instructions, regs, pc) = load_frame!(machine);
                continue;
            }
            Instruction::Return { src } => {
                if !machine.frame.on_return.is_plain() {
                    break;
                }
                let value = regs[src.index()].take();
                leave!(machine, regs, value);
                (instructions, regs, pc) = load_frame!(machine);
                continue;
            }
            Instruction::ReturnGenerator {} => {
                if !fuse_await!(machine) {
                    break;
                }
            }
            Instruction::ReturnNone {} => {
                if !machine.frame.on_return.is_plain() {
                    break;
                }
                leave!(machine, regs, Value::None);
                (instructions, regs, pc) = load_frame!(machine);
                continue;
            }
            _ => break,
        }
        pc += 1;
    }
    machine.frame.pc = pc as u32;
}
