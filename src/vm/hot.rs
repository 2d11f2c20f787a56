//! The quick part of the dispatch loop: the instructions that programs spend their time in. Whatever else comes up is
//! left, untouched, to the full loop in `run`, which knows every instruction.
//!
//! Why two loops: the arms here need nothing but registers on their usual way, or make one call out of line, so the
//! optimiser keeps the place in the code and the registers' address in machine registers. In the full loop, whose arms
//! reach all over the VM, it keeps them in memory.

use std::cell::Cell;

use crate::bytecode::{BinaryOp, CompareOp, Instruction, Intrinsic};
use crate::object::reference::{budget_is_spent, spend_budget};
use crate::object::{
    AsyncGeneratorStep, Class, Float, Function, Generator, Kind, List, ListIterator, LoadedCode,
    NativeFunction, OnReturn, RangeIterator, Tuple, Value,
};

use super::at_once::call_awaited;
use super::bound_call::{self, Attempt, CallPlace};
use super::fused;
use super::instantiate::{enter_init, leave_init};
use super::keyed::quick_contains;
use super::machine::{Machine, Signal, code, drop_objects, grow, load_frame};
use super::native_call::call_native;
use super::ops::{self, Operated};
use super::quick_arms::{
    arithmetic, attempt, call_native, check, end, enter, enter_bound, jump_unless, jump_unless_int, leave,
    load, multiply_add, operate, plain_truth, with_int,
};
use super::quick_call::{call_at_once, quick_method, store_result};
use super::run::fuse_await;
use super::stepping::{
    Awaited, Stepped, await_native, end_generator, enter_async_next, enter_async_step, return_generator,
    step_generator, yield_to_loop, yield_to_step,
};

/// Marks the way that is not to be the straight one.
#[cold]
fn unlikely() {}

/// Runs instructions of the quick kind, and leaves at the first other one, with the frame's `pc` at it.
/// What it cannot go on with itself it gives as a signal.
pub(super) fn run_hot(machine: &mut Machine<'_>) -> Option<Signal> {
    let (mut instructions, mut regs, mut pc) = load_frame!(machine);
    while let Some(instruction) = instructions.get(pc) {
        match instruction.get() {
            Instruction::Move { dst, src } => {
                load!(machine, regs, pc, dst, regs[src.index()].clone());
            }
            Instruction::Take { dst, src } => {
                let value = regs[src.index()].take();
                load!(machine, regs, pc, dst, value, pc + 1);
            }
            Instruction::LoadConst { dst, constant } => {
                load!(machine, regs, pc, dst, (code!(machine)).constants[constant.index()].clone());
            }
            Instruction::LoadInt { dst, value } => {
                load!(machine, regs, pc, dst, Value::Int(i64::from(value)));
            }
            Instruction::LoadNone { dst } => load!(machine, regs, pc, dst, Value::None),
            Instruction::LoadBool { dst, value } => load!(machine, regs, pc, dst, Value::bool(value)),
            Instruction::CheckBound { local } => {
                if regs[local.index()].is_undef() {
                    break;
                }
            }
            Instruction::LoadGlobalCached { dst, name } => {
                let function = &machine.frame.function;
                let Some(value) = ops::cached_global(function, &function.code, name) else { break };
                load!(machine, regs, pc, dst, value);
            }
            Instruction::LoadBuiltinCached { dst, name } => {
                let function = &machine.frame.function;
                let Some(value) = ops::cached_builtin(machine.vm, function, &function.code, name) else {
                    break;
                };
                load!(machine, regs, pc, dst, value);
            }
            Instruction::StoreGlobal { src, name } => {
                let function = &machine.frame.function;
                let value = regs[src.index()].clone();
                let Some(old) = ops::store_cached_global(function, &function.code, name, value) else {
                    break;
                };
                end!(machine, pc, old);
            }
            Instruction::LoadFree { dst, free } => {
                let value = machine.frame.function.closure[free.index()].value.borrow().clone();
                if value.is_undef() {
                    break;
                }
                load!(machine, regs, pc, dst, value);
            }

            Instruction::Add { dst, left, right } => {
                arithmetic!(machine regs pc Add dst left right checked_add +)
            }
            Instruction::AddThenReturn { dst, left, right } => {
                if let Some(Instruction::Return { held, .. }) = instructions.get(pc + 1).map(Cell::get)
                    && machine.frame.outcome.is_plain()
                {
                    match (&regs[left.index()], &regs[right.index()]) {
                        (Value::Int(a), Value::Int(b)) => {
                            if let Some(sum) = a.checked_add(*b) {
                                leave!(machine, instructions, regs, pc, held, Value::Int(sum));
                            }
                        }
                        (Value::Float(a), Value::Float(b)) => {
                            let sum = Value::float(a.get() + b.get());
                            leave!(machine, instructions, regs, pc, held, sum);
                        }
                        _ => {}
                    }
                }
                instructions[pc].set(Instruction::Add { dst, left, right });
                continue;
            }
            Instruction::MulThenAdd { dst, left, right } => {
                multiply_add!(regs instructions pc dst left right)
            }
            Instruction::MulThenInPlaceAdd { sum, left, right } => {
                match (&regs[left.index()], &regs[right.index()], &regs[sum.index()]) {
                    (Value::Float(a), Value::Float(b), Value::Float(c)) => {
                        regs[sum.index()] = Value::float(c.get() + a.get() * b.get());
                        pc += 1;
                    }
                    (left, right, sum_before) => match fused::multiply_add(left, right, sum_before) {
                        Some(total) => {
                            regs[sum.index()] = Value::Int(total);
                            pc += 1;
                        }
                        None => {
                            fused::unfuse_in_place(instructions, pc);
                            continue;
                        }
                    },
                }
            }
            Instruction::Sub { dst, left, right } => {
                arithmetic!(machine regs pc Sub dst left right checked_sub -)
            }
            Instruction::Mul { dst, left, right } => {
                arithmetic!(machine regs pc Mul dst left right checked_mul *)
            }
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
            Instruction::AddIntThenItem { dst, left, value } => {
                match fused::add(regs, left, i64::from(value)) {
                    Some(index) => pc += fused::get_item(regs, instructions.get(pc + 1), dst, index),
                    None => {
                        instructions[pc].set(Instruction::AddInt { dst, left, value });
                        continue;
                    }
                }
            }
            Instruction::SubIntThenItem { dst, left, value } => {
                match fused::add(regs, left, -i64::from(value)) {
                    Some(index) => pc += fused::get_item(regs, instructions.get(pc + 1), dst, index),
                    None => {
                        instructions[pc].set(Instruction::SubInt { dst, left, value });
                        continue;
                    }
                }
            }
            Instruction::SubIntThenCall { dst, left, value } => {
                let Some(difference) = fused::add(regs, left, -i64::from(value)) else {
                    instructions[pc].set(Instruction::SubInt { dst, left, value });
                    continue;
                };
                regs[dst.index()] = Value::Int(difference);
                pc += 1;
                if let Some(Instruction::Call { dst, base, argc }) = instructions.get(pc).map(Cell::get)
                    && let Some(function) = regs[base.index()].hold::<Function>()
                {
                    let argc = usize::from(argc);
                    enter!(machine, instructions, regs, pc, function, base.index() + 1, argc, dst);
                }
                continue;
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

            // A jump goes to the instruction before its target: the one step at the end of the loop costs less than a
            // way of its own back to the head.
            Instruction::Jump { target } => pc = target.index().wrapping_sub(1),
            Instruction::JumpBack { target } => {
                if spend_budget() {
                    break;
                }
                pc = target.index().wrapping_sub(1);
            }
            Instruction::LoopBack { dst, iterator, jump } => {
                instructions[pc].set(fused::loop_back(&regs[iterator.index()], dst, iterator, jump, pc));
                continue;
            }
            // Without a next item, back to the `ForNext` itself: it knows what to do.
            Instruction::LoopBackRange { dst, iterator, jump } => {
                if spend_budget() {
                    break;
                }
                match regs[iterator.index()].get::<RangeIterator>().map(RangeIterator::step) {
                    Some(Some(number)) => {
                        regs[dst.index()] = Value::Int(number);
                        pc = pc.wrapping_add_signed(jump.0 as isize);
                    }
                    _ => pc = pc.wrapping_add_signed(jump.0 as isize - 1),
                }
            }
            Instruction::LoopBackList { dst, iterator, jump } => {
                if spend_budget() {
                    break;
                }
                match regs[iterator.index()].get::<ListIterator>().map(ListIterator::step) {
                    Some(Some(item)) => {
                        regs[dst.index()] = item;
                        pc = pc.wrapping_add_signed(jump.0 as isize);
                    }
                    _ => pc = pc.wrapping_add_signed(jump.0 as isize - 1),
                }
            }
            Instruction::JumpIfTrue { condition, target } => {
                if plain_truth!(&regs[condition.index()]) {
                    pc = target.index().wrapping_sub(1);
                }
            }
            Instruction::JumpIfFalse { condition, target } => {
                if !plain_truth!(&regs[condition.index()]) {
                    pc = target.index().wrapping_sub(1);
                }
            }
            Instruction::JumpIfNone { value, target } => {
                if regs[value.index()].is_none() {
                    pc = target.index().wrapping_sub(1);
                }
            }
            Instruction::JumpIfNotNone { value, target } => {
                if !regs[value.index()].is_none() {
                    pc = target.index().wrapping_sub(1);
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
                // Not once more if the object was in the same register.
                let again = pc + usize::from(dst == object);
                load!(machine, regs, pc, dst, value, again);
            }
            Instruction::SetAttrSlot { object, site, src } => {
                let (object, value) = (&regs[object.index()], &regs[src.index()]);
                let Some(old) = ops::replace_cached_slot(code!(machine), object, site, value) else { break };
                end!(machine, pc, old);
            }
            Instruction::LoadMethodCached { base, object, site } => {
                let Some(function) = ops::cached_method(code!(machine), &regs[object.index()], site) else {
                    break;
                };
                let receiver = regs[object.index()].clone();
                regs[base.index() + 1] = receiver;
                load!(machine, regs, pc, base, function);
            }
            Instruction::GetAttrModule { dst, object, site } => {
                let Some(value) = ops::cached_module_attr(code!(machine), &regs[object.index()], site) else {
                    break;
                };
                regs[dst.index()] = value;
            }
            Instruction::LoadMethodModule { base, object, site } => {
                let Some(function) = ops::cached_module_attr(code!(machine), &regs[object.index()], site)
                else {
                    break;
                };
                regs[base.index() + 1] = Value::Undef;
                regs[base.index()] = function;
            }
            Instruction::LoadMethodNative { base, object, site } => {
                if let Some(quick) = ops::cached_quick_body(code!(machine), &regs[object.index()], site)
                    && let Some(next) = call_at_once(instructions, regs, pc, (base, object), quick)
                {
                    pc = next;
                    // What was taken out of a container may have been the last reference to an object.
                    check!(machine, pc);
                    continue;
                }
                let Some(function) = ops::cached_native_method(code!(machine), &regs[object.index()], site)
                else {
                    break;
                };
                let receiver = regs[object.index()].clone();
                regs[base.index() + 1] = receiver;
                regs[base.index()] = function;
            }
            Instruction::GetItem { dst, object, index } => {
                if let Value::Int(index) = &regs[index.index()]
                    && let Some(value) = fused::list_item(&regs[object.index()], *index)
                {
                    regs[dst.index()] = value;
                } else {
                    let (object, index) = (&regs[object.index()], &regs[index.index()]);
                    operate!(machine, regs, pc, dst, ops::get_item(machine.vm, object, index, dst));
                }
            }
            Instruction::GetItemThenItem { dst, object, index } => {
                match fused::item_of_item(regs, instructions.get(pc + 1), object, index) {
                    Some(value) => {
                        regs[dst.index()] = value;
                        pc += 1;
                    }
                    None => {
                        instructions[pc].set(Instruction::GetItem { dst, object, index });
                        continue;
                    }
                }
            }
            Instruction::GetItemInt { dst, object, value } => {
                if let Some(value) = fused::list_item(&regs[object.index()], i64::from(value)) {
                    regs[dst.index()] = value;
                } else {
                    let index = Value::Int(i64::from(value));
                    let object = &regs[object.index()];
                    operate!(machine, regs, pc, dst, ops::get_item(machine.vm, object, &index, dst));
                }
            }
            Instruction::SetItem { object, index, src } => {
                if let Value::Int(index) = &regs[index.index()]
                    && let Some(list) = regs[object.index()].get::<List>()
                    && let Some(old) = list.set(*index as usize, &regs[src.index()])
                {
                    end!(machine, pc, old);
                } else {
                    let (object, index, value) =
                        (&regs[object.index()], &regs[index.index()], &regs[src.index()]);
                    attempt!(machine, pc, ops::set_item(machine.vm, object, index, value));
                    check!(machine, pc + 1);
                }
            }
            Instruction::Compare { op, dst, left, right } => {
                let quickly = match op {
                    CompareOp::In => quick_contains(&regs[right.index()], &regs[left.index()]),
                    CompareOp::NotIn => {
                        quick_contains(&regs[right.index()], &regs[left.index()]).map(|found| !found)
                    }
                    _ => ops::quick_compare(op, &regs[left.index()], &regs[right.index()]),
                };
                if let Some(truth) = quickly {
                    regs[dst.index()] = Value::bool(truth);
                    pc += 1;
                    // What is compared is mostly what decides about a jump.
                    let (jumps_if, target) = match instructions[pc].get() {
                        Instruction::JumpIfTrue { condition, target } if condition == dst => (true, target),
                        Instruction::JumpIfFalse { condition, target } if condition == dst => (false, target),
                        _ => continue,
                    };
                    pc = if truth == jumps_if { target.index() } else { pc + 1 };
                    continue;
                }
                operate!(machine, regs, pc, dst, ops::compare(machine.vm, regs, op, left, right, dst));
            }
            Instruction::Binary { op, dst, left, right } => {
                operate!(machine, regs, pc, dst, ops::binary(machine.vm, regs, op, left, right, dst));
            }
            Instruction::Unary { op, dst, src } => {
                let value = attempt!(
                    machine,
                    pc,
                    ops::unary(machine.vm, op, &regs[src.index()], code!(machine), pc + 1)
                );
                regs[dst.index()] = value;
            }
            Instruction::ToBool { dst, src } => {
                let truth =
                    attempt!(machine, pc, ops::truth(machine.vm, &regs[src.index()], code!(machine), pc + 1));
                regs[dst.index()] = Value::bool(truth);
            }
            Instruction::LoadCell { dst, cell } => {
                let value = ops::load_cell(machine.vm, code!(machine), &regs[cell.index()], cell);
                regs[dst.index()] = attempt!(machine, pc, value);
            }
            Instruction::StoreCell { cell, src } => {
                end!(machine, pc, ops::store_cell(&regs[cell.index()], regs[src.index()].clone()));
            }
            Instruction::StoreFree { free, src } => {
                let cell = &machine.frame.function.closure[free.index()];
                let old = cell.value.replace(regs[src.index()].clone());
                end!(machine, pc, old);
            }
            Instruction::BuildSlice { dst, start } => ops::build_slice(regs, dst, start),
            Instruction::BuildSliceThenItem { dst, start } => {
                if fused::get_slice(regs, instructions.get(pc + 1), dst, start) {
                    pc += 1;
                } else {
                    instructions[pc].set(Instruction::BuildSlice { dst, start });
                    continue;
                }
            }
            Instruction::BuildSliceThenSetItem { dst, start } => {
                if fused::set_slice(regs, instructions.get(pc + 1), dst, start) {
                    pc += 1;
                } else {
                    instructions[pc].set(Instruction::BuildSlice { dst, start });
                    continue;
                }
            }
            Instruction::BuildList { dst, start, count } => ops::build_list(regs, dst, start, count),
            Instruction::BuildTuple { dst, start, count } => {
                ops::build_tuple(machine.vm, regs, dst, start, count);
            }
            Instruction::UnpackSequence { src, start, count } => {
                attempt!(machine, pc, ops::unpack_sequence(machine.vm, regs, src, start, count));
            }
            Instruction::GetIter { dst, src } => {
                let iterator = attempt!(machine, pc, ops::get_iter(machine.vm, &regs[src.index()]));
                regs[dst.index()] = iterator;
            }
            Instruction::Clear { start, count } => {
                for register in &mut regs[start.index()..start.index() + usize::from(count)] {
                    *register = Value::Undef;
                }
                check!(machine, pc + 1);
            }
            Instruction::ListAppend { list, item } => {
                if !ops::list_append(regs, list, item) {
                    attempt!(machine, pc, Err(machine.vm.memory_error()));
                }
            }

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
                if let Some(function) = regs[base.index()].hold::<Function>() {
                    enter!(
                        machine,
                        instructions,
                        regs,
                        pc,
                        function,
                        base.index() + 1,
                        usize::from(argc),
                        dst
                    );
                }
                unlikely();
                if let Some(class) = regs[base.index()].as_gc::<Class>() {
                    if class.traits.get().heap {
                        if !enter_init(machine, base, usize::from(argc), dst, pc) {
                            break;
                        }
                        (instructions, regs, pc) = load_frame!(machine);
                        continue;
                    }
                    // What a loop goes through is mostly a range made for it.
                    if let Instruction::GetIter { dst: iterator, src } = instructions[pc + 1].get()
                        && (src, dst, iterator) == (dst, base, base)
                        && class.is(&machine.vm.types.range)
                        && let Some(value) =
                            ops::range_of_loop(&regs[base.index() + 1..=base.index() + usize::from(argc)])
                    {
                        regs[base.index()] = value;
                        pc += 2;
                        continue;
                    }
                    machine.vm.running_site = machine.frame.function.code.site(pc as u32 + 1);
                    let (callee, args) =
                        regs[base.index()..=base.index() + usize::from(argc)].split_at_mut(1);
                    let Some(result) = ops::call_native_class(machine.vm, &callee[0], args) else { break };
                    if spend_budget() {
                        crate::object::reference::set_budget(-1);
                    }
                    regs[dst.index()] = attempt!(machine, pc, result);
                    pc += 1;
                    continue;
                }
                call_native!(
                    machine,
                    instructions,
                    regs,
                    pc,
                    base,
                    base.index() + 1,
                    usize::from(argc),
                    false,
                    dst
                );
            }
            Instruction::CallMethod { dst, base, argc } => {
                let bound = usize::from(!regs[base.index() + 1].is_undef());
                let first = base.index() + 2 - bound;
                let argc = usize::from(argc) + bound;
                if let Some(function) = regs[base.index()].hold::<Function>() {
                    enter!(machine, instructions, regs, pc, function, first, argc, dst);
                }
                if bound == 1
                    && let Some(value) = quick_method(regs, base, argc - 1)
                {
                    pc = store_result(instructions, regs, pc, dst, value);
                    check!(machine, pc);
                    continue;
                }
                call_native!(machine, instructions, regs, pc, base, first, argc, bound == 1, dst);
            }
            Instruction::CallKeywords { dst, base, site } => {
                let argc = usize::from((code!(machine)).code.call_sites[site.index()].argc);
                let call = CallPlace::of_function(base, argc, dst, pc as u32 + 1);
                enter_bound!(machine, instructions, regs, pc, bound_call::call(machine, call, Some(site)));
            }
            Instruction::CallMethodKeywords { dst, base, site } => {
                let argc = usize::from((code!(machine)).code.call_sites[site.index()].argc);
                let call = CallPlace::of_method(regs, base, argc, dst, pc as u32 + 1);
                enter_bound!(machine, instructions, regs, pc, bound_call::call(machine, call, Some(site)));
            }
            Instruction::CallSpread { dst, base } => {
                let attempt = bound_call::call_spread(machine, base, dst, pc as u32 + 1);
                enter_bound!(machine, instructions, regs, pc, attempt);
            }
            Instruction::Return { src, held } => {
                if !machine.frame.outcome.is_plain() {
                    let outcome = &machine.frame.outcome;
                    if !outcome.ends_with(OnReturn::Leave) && !outcome.ends_with(OnReturn::Driven) {
                        break;
                    }
                    let value = regs[src.index()].take();
                    drop_objects(&mut regs[..usize::from(held)]);
                    machine.frame.place.set_pc(pc as u32 + 1);
                    return Some(Signal::Return(value));
                }
                let value = regs[src.index()].take();
                leave!(machine, instructions, regs, pc, held, value);
            }
            Instruction::ForNext { dst, iterator, .. }
                if regs[iterator.index()].get::<Generator>().is_some() =>
            {
                match step_generator(machine, iterator, dst, pc, OnReturn::ForGenerator) {
                    Stepped::Entered => {
                        (instructions, regs, pc) = load_frame!(machine);
                        continue;
                    }
                    Stepped::Ended | Stepped::Refused => break,
                }
            }
            Instruction::ForNext { dst, iterator, jump } => {
                let object = &regs[iterator.index()];
                if !object.as_object().is_some_and(|object| object.kind() == Kind::Native) {
                    break;
                }
                match attempt!(machine, pc, ops::for_next(machine.vm, object, dst)) {
                    ops::Stepped::Value(value) => regs[dst.index()] = value,
                    ops::Stepped::End => pc = pc.wrapping_add_signed(jump.0 as isize),
                    ops::Stepped::Call(call) => {
                        machine.frame.place.set_pc(pc as u32 + 1);
                        return Some(Signal::Enter(call.into()));
                    }
                }
            }
            Instruction::GetAsyncNext { dst, iterator } => {
                if regs[iterator.index()].get::<Generator>().is_none() {
                    break;
                }
                if enter_async_next(machine, iterator, dst, pc) {
                    (instructions, regs, pc) = load_frame!(machine);
                    continue;
                }
                (instructions, regs, _) = load_frame!(machine);
                let step = attempt!(machine, pc, ops::get_async_next(machine.vm, &regs[iterator.index()]));
                regs[dst.index()] = step;
            }
            Instruction::Await { dst, src } if regs[src.index()].get::<AsyncGeneratorStep>().is_some() => {
                if !enter_async_step(machine, src, dst, pc) {
                    break;
                }
                (instructions, regs, pc) = load_frame!(machine);
                continue;
            }
            Instruction::Await { dst, src } => match await_native(machine, src, dst, pc) {
                Awaited::Done => {
                    (instructions, regs, pc) = load_frame!(machine);
                    continue;
                }
                Awaited::Suspend(value) => return Some(Signal::Suspend(value)),
                Awaited::Raised(raised) => return Some(Signal::Raise(raised)),
                Awaited::Refused => break,
            },
            Instruction::YieldFrom { dst, src } => {
                match step_generator(machine, src, dst, pc, OnReturn::Delegate) {
                    Stepped::Entered => {
                        (instructions, regs, pc) = load_frame!(machine);
                        continue;
                    }
                    Stepped::Ended | Stepped::Refused => break,
                }
            }
            Instruction::Yield { src, .. } => {
                if machine.frame.outcome.handled() > 0 {
                    break;
                }
                if machine.frame.outcome.is(OnReturn::AsyncStep) {
                    if !yield_to_step(machine, src, pc) {
                        break;
                    }
                    (instructions, regs, pc) = load_frame!(machine);
                    continue;
                }
                if !machine.frame.outcome.is(OnReturn::ForGenerator) {
                    break;
                }
                yield_to_loop(machine, src, pc);
                (instructions, regs, pc) = load_frame!(machine);
                continue;
            }
            Instruction::ReturnGenerator {} => {
                if !fuse_await!(machine) {
                    if !return_generator(machine, pc) {
                        break;
                    }
                    (instructions, regs, pc) = load_frame!(machine);
                    if budget_is_spent() {
                        return Some(Signal::Check);
                    }
                    continue;
                }
            }
            Instruction::ReturnNone { held } => {
                if machine.frame.outcome.is_plain() {
                    leave!(machine, instructions, regs, pc, held, Value::None);
                } else if machine.frame.outcome.ends_with(OnReturn::Init) {
                    drop_objects(&mut regs[..usize::from(held)]);
                    leave_init(machine);
                    if budget_is_spent() {
                        return Some(Signal::Check);
                    }
                } else if machine.frame.outcome.ends_with(OnReturn::ForGenerator) {
                    for register in regs.iter_mut() {
                        *register = Value::Undef;
                    }
                    end_generator(machine);
                    if budget_is_spent() {
                        return Some(Signal::Check);
                    }
                } else {
                    break;
                }
                (instructions, regs, pc) = load_frame!(machine);
                continue;
            }
            Instruction::Intrinsic { operation: Intrinsic::SpreadArguments, dst, start }
                if regs[start.index() + 1].get::<Tuple>().is_some() =>
            {
                let arguments = regs[start.index() + 1].clone();
                regs[dst.index()] = arguments;
            }
            Instruction::Intrinsic { operation, dst, start } => {
                let function = &machine.frame.function;
                let done = ops::intrinsic(machine.vm, regs, function, operation, dst, start);
                attempt!(machine, pc, done);
            }
            Instruction::LoadSpecial { method, base, object } => {
                attempt!(machine, pc, ops::load_special(machine.vm, regs, method, base, object));
            }
            Instruction::EnterHandler { exception, .. } => {
                machine.vm.handled.push(ops::as_raised(regs[exception.index()].clone()).0);
                machine.frame.outcome.set_handled(machine.frame.outcome.handled() + 1);
            }
            Instruction::LeaveHandler { .. } => {
                drop(machine.vm.handled.pop());
                machine.frame.outcome.set_handled(machine.frame.outcome.handled() - 1);
            }
            Instruction::MatchException { dst, exception, kind } => {
                let (exception, kind) = (&regs[exception.index()], &regs[kind.index()]);
                let matches = attempt!(machine, pc, ops::match_exception(machine.vm, exception, kind));
                regs[dst.index()] = Value::bool(matches);
            }
            // Named one by one: then the jump through the table needs no check that the instruction is in it.
            Instruction::DeleteLocal { .. }
            | Instruction::LoadGlobal { .. }
            | Instruction::DeleteGlobal { .. }
            | Instruction::LoadName { .. }
            | Instruction::StoreName { .. }
            | Instruction::DeleteName { .. }
            | Instruction::LoadNameOrFree { .. }
            | Instruction::LoadFromNamespaceOrGlobal { .. }
            | Instruction::MakeCell { .. }
            | Instruction::DeleteCell { .. }
            | Instruction::DeleteFree { .. }
            | Instruction::LoadFreeCell { .. }
            | Instruction::GetAttr { .. }
            | Instruction::SetAttr { .. }
            | Instruction::DeleteAttr { .. }
            | Instruction::LoadMethod { .. }
            | Instruction::LoadSuperMethod { .. }
            | Instruction::DeleteItem { .. }
            | Instruction::BuildSet { .. }
            | Instruction::BuildDict { .. }
            | Instruction::BuildString { .. }
            | Instruction::ListExtend { .. }
            | Instruction::ListToTuple { .. }
            | Instruction::SetAdd { .. }
            | Instruction::SetUpdate { .. }
            | Instruction::DictInsert { .. }
            | Instruction::DictUpdate { .. }
            | Instruction::DictMerge { .. }
            | Instruction::FormatValue { .. }
            | Instruction::UnpackStar { .. }
            | Instruction::GetAsyncIter { .. }
            | Instruction::EndAsyncFor { .. }
            | Instruction::CallSuper { .. }
            | Instruction::MakeFunction { .. }
            | Instruction::LoadBuildClass { .. }
            | Instruction::Raise { .. }
            | Instruction::RaiseAgain { .. }
            | Instruction::Reraise { .. }
            | Instruction::MatchExceptionGroup { .. }
            | Instruction::LoadAssertionError { .. }
            | Instruction::ImportName { .. }
            | Instruction::ImportFrom { .. }
            | Instruction::GetLength { .. }
            | Instruction::MatchSequence { .. }
            | Instruction::MatchMapping { .. }
            | Instruction::MatchKeys { .. }
            | Instruction::MatchClass { .. }
            | Instruction::DictWithout { .. } => break,
        }
        pc = pc.wrapping_add(1);
    }
    machine.frame.place.set_pc(pc as u32);
    None
}
