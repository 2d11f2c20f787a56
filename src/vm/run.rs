//! The dispatch loop. Each arm is one line or a call of an `op_…`; what it does in full stands there.
//!
//! The running frame is `Machine::frame`, its callers are in `Vm::frames`. The inner loop runs instructions of one
//! frame with its registers as a slice. Calls and returns of plain functions change the frame and go round the outer
//! loop. Everything rarer leaves the loop with a [`Signal`], is done by `Machine::settle`, and the loop is entered anew.

use std::cell::Cell;

use crate::bytecode::{BinaryOp, CompareOp, Instruction};
use crate::object::reference::{budget_is_spent, spend_budget};
use crate::object::{Kind, ListIterator, LoadedCode, RangeIterator, Ref, Value};

use super::Raised;
use super::bound_call::{self, Attempt, CallPlace};
use super::machine::{Machine, Signal, clear_registers, code, load_frame};
use super::ops::{self, Operated};

macro_rules! arithmetic {
    ($machine:ident $regs:ident $dst:ident $left:ident $right:ident $op:ident $checked:ident $float:expr) => {{
        let result = match (&$regs[$left.index()], &$regs[$right.index()]) {
            (Value::Int(a), Value::Int(b)) => a.$checked(*b).map(Value::Int),
            (Value::Float(a), Value::Float(b)) => {
                let operation: fn(f64, f64) -> f64 = $float;
                Some(Value::float(operation(a.get(), b.get())))
            }
            _ => None,
        };
        match result {
            Some(value) => $regs[$dst.index()] = value,
            None => match ops::binary($machine.vm, $regs, BinaryOp::$op, $left, $right, $dst) {
                Ok(Operated::Value(value)) => $regs[$dst.index()] = value,
                Ok(Operated::Call(call)) => break Signal::Enter(call.into()),
                Err(raised) => break Signal::Raise(raised),
            },
        }
    }};
}

macro_rules! arithmetic_with_int {
    ($machine:ident $regs:ident $dst:ident $left:ident $value:ident $op:ident $int:expr) => {{
        let int: fn(i64, i64) -> Option<i64> = $int;
        let result = match &$regs[$left.index()] {
            Value::Int(a) => int(*a, i64::from($value)),
            _ => None,
        };
        match result {
            Some(value) => $regs[$dst.index()] = Value::Int(value),
            None => match ops::binary_with_int($machine.vm, $regs, BinaryOp::$op, $left, $value, $dst) {
                Ok(Operated::Value(value)) => $regs[$dst.index()] = value,
                Ok(Operated::Call(call)) => break Signal::Enter(call.into()),
                Err(raised) => break Signal::Raise(raised),
            },
        }
    }};
}

macro_rules! jump_unless {
    ($machine:ident $regs:ident $pc:ident $left:ident $right:ident $jump:ident $op:ident $sign:tt) => {{
        let holds = match (&$regs[$left.index()], &$regs[$right.index()]) {
            (Value::Int(a), Value::Int(b)) => a $sign b,
            (Value::Float(a), Value::Float(b)) => a $sign b,
            (a, b) => match ops::compare_truth($machine.vm, CompareOp::$op, a, b) {
                Ok(holds) => holds,
                Err(raised) => break Signal::Raise(raised),
            },
        };
        if !holds {
            $pc = $pc.wrapping_add_signed($jump.0 as isize);
        }
    }};
}

macro_rules! jump_unless_int {
    ($machine:ident $regs:ident $pc:ident $left:ident $value:ident $jump:ident $op:ident $sign:tt) => {{
        let holds = match &$regs[$left.index()] {
            Value::Int(a) => *a $sign i64::from($value),
            a => match ops::compare_truth($machine.vm, CompareOp::$op, a, &Value::Int(i64::from($value))) {
                Ok(holds) => holds,
                Err(raised) => break Signal::Raise(raised),
            },
        };
        if !holds {
            $pc = $pc.wrapping_add_signed($jump.0 as isize);
        }
    }};
}

/// Leaves the inner loop if the VM is to look at what is pending: a finaliser may be due.
macro_rules! check {
    () => {
        if budget_is_spent() {
            break Signal::Check;
        }
    };
}

/// Spends one unit of the budget; if there is none, leaves the inner loop to come back to the instruction.
macro_rules! spend {
    ($pc:ident) => {
        if spend_budget() {
            $pc -= 1;
            break Signal::Check;
        }
    };
}

/// Leaves the inner loop with the exception of a failed operation.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(raised) => break Signal::Raise(raised),
        }
    };
}

/// Calls what the quick loop does not: all that is no function of a script called with exactly its parameters.
macro_rules! call {
    ($machine:ident, $regs:ident, $pc:ident, $callee:ident, $first:expr, $argc:expr, $dst:ident) => {{
        let (first, argc) = ($first, $argc);
        let place = CallPlace { callee: $callee, first, argc, dst: $dst, pc: $pc as u32 };
        match bound_call::call($machine, place, None) {
            Attempt::Entered => continue,
            Attempt::Refused => {}
            Attempt::Raised(raised) => break Signal::Raise(raised),
        }
        spend!($pc);
        let (_, $regs, _) = load_frame!($machine);
        $machine.vm.running_site = (code!($machine)).site($pc as u32);
        match ops::call($machine.vm, $regs, $callee, first, argc, &[], $dst) {
            Ok(ops::Called::Value(value)) => $regs[$dst.index()] = value,
            Ok(ops::Called::Signal(signal)) => break signal,
            Err(raised) => break Signal::Raise(raised),
        }
    }};
}

/// [`awaits_at_once`] of the running frame, whose registers may be in use.
macro_rules! fuse_await {
    ($machine:ident) => {
        $crate::vm::machine::awaits_at_once(
            &mut $machine.vm.frames,
            &$machine.frame.function,
            &mut $machine.frame.outcome,
        )
    };
}
pub(super) use fuse_await;

/// Runs instructions until something comes up that the loop does not do itself.
#[allow(clippy::cognitive_complexity)]
pub(super) fn dispatch(machine: &mut Machine<'_>) -> Signal {
    if let Some((dst, value)) = machine.delivery.take() {
        machine.registers()[dst.index()] = value;
    }
    let mut pc;
    let signal = loop {
        if let Some(signal) = super::hot::run_hot(machine) {
            return signal;
        }
        let (instructions, regs, at) = load_frame!(machine);
        let instruction = instructions[at].get();
        pc = at + 1;
        match instruction {
            Instruction::CheckBound { local } => {
                if regs[local.index()].is_undef() {
                    break Signal::Raise(ops::unbound_local(machine.vm, code!(machine), local));
                }
            }
            Instruction::DeleteLocal { local } => {
                if regs[local.index()].take().is_undef() {
                    break Signal::Raise(ops::unbound_local(machine.vm, code!(machine), local));
                }
                check!();
            }

            Instruction::LoadGlobal { dst, name }
            | Instruction::LoadGlobalCached { dst, name }
            | Instruction::LoadBuiltinCached { dst, name } => {
                // What is left there from the statement before may have a finaliser that sets the global.
                if regs[dst.index()].take().end() {
                    pc -= 1;
                    break Signal::Check;
                }
                let code = code!(machine);
                regs[dst.index()] =
                    attempt!(ops::load_global(machine.vm, &machine.frame.function, code, name));
                instructions[pc - 1].set(ops::load_cached(code, dst, name));
            }
            Instruction::StoreGlobal { src, name } => {
                let value = regs[src.index()].clone();
                ops::store_global(&machine.frame.function, code!(machine), name, value);
                check!();
            }
            Instruction::DeleteGlobal { name } => {
                attempt!(ops::delete_name(
                    machine.vm,
                    &machine.frame.function.globals,
                    &(code!(machine)).names[name.index()]
                ));
                check!();
            }
            Instruction::LoadName { dst, name } => {
                let name = &(code!(machine)).names[name.index()];
                if regs[dst.index()].take().end() {
                    pc -= 1;
                    break Signal::Check;
                }
                let value = ops::load_name(machine.vm, &machine.frame.function, name);
                regs[dst.index()] = attempt!(value);
            }
            Instruction::StoreName { src, name } => {
                let value = regs[src.index()].clone();
                attempt!(ops::store_name(
                    machine.vm,
                    &machine.frame.function,
                    &(code!(machine)).names[name.index()],
                    value
                ));
                check!();
            }
            Instruction::DeleteName { name } => {
                let name = &(code!(machine)).names[name.index()];
                attempt!(ops::delete_local_name(machine.vm, &machine.frame.function, name));
            }
            Instruction::LoadNameOrFree { dst, name, free } => {
                let name = &(code!(machine)).names[usize::from(name)];
                regs[dst.index()] = attempt!(ops::load_name_or_free(
                    machine.vm,
                    &machine.frame.function,
                    code!(machine),
                    name,
                    free
                ));
            }
            Instruction::LoadFromNamespaceOrGlobal { dst, namespace: own, name } => {
                let name = &(code!(machine)).names[usize::from(name)];
                let own = regs[own.index()].clone();
                let value =
                    ops::load_from_namespace_or_global(machine.vm, &machine.frame.function, &own, name);
                regs[dst.index()] = attempt!(value);
            }
            Instruction::MakeCell { local } => ops::make_cell(&mut regs[local.index()]),
            Instruction::DeleteCell { cell } => {
                attempt!(ops::delete_cell(machine.vm, code!(machine), &regs[cell.index()], cell));
            }
            Instruction::LoadFree { dst, free } => {
                let cell = &machine.frame.function.closure[free.index()];
                let value = cell.value.borrow().clone();
                if value.is_undef() {
                    break Signal::Raise(ops::unbound_free(machine.vm, code!(machine), free));
                }
                regs[dst.index()] = value;
            }
            Instruction::DeleteFree { free } => {
                let old = machine.frame.function.closure[free.index()].value.take();
                if old.is_undef() {
                    break Signal::Raise(ops::unbound_free(machine.vm, code!(machine), free));
                }
            }
            Instruction::LoadFreeCell { dst, free } => {
                regs[dst.index()] = Value::from(&machine.frame.function.closure[free.index()]);
            }

            Instruction::Add { dst, left, right } => {
                arithmetic!(machine regs dst left right Add checked_add |a, b| a + b);
            }
            Instruction::Sub { dst, left, right } => {
                arithmetic!(machine regs dst left right Sub checked_sub |a, b| a - b);
            }
            Instruction::Mul { dst, left, right } => {
                arithmetic!(machine regs dst left right Mul checked_mul |a, b| a * b);
            }
            Instruction::TrueDiv { dst, left, right } => {
                let quotient = match (&regs[left.index()], &regs[right.index()]) {
                    (Value::Float(a), Value::Float(b)) if b.get() != 0.0 => Some(a.get() / b.get()),
                    _ => None,
                };
                match quotient {
                    Some(quotient) => regs[dst.index()] = Value::float(quotient),
                    None => match ops::binary(machine.vm, regs, BinaryOp::TrueDiv, left, right, dst) {
                        Ok(Operated::Value(value)) => regs[dst.index()] = value,
                        Ok(Operated::Call(call)) => break Signal::Enter(call.into()),
                        Err(raised) => break Signal::Raise(raised),
                    },
                }
            }
            Instruction::FloorDiv { dst, left, right } => {
                let result = match (&regs[left.index()], &regs[right.index()]) {
                    (Value::Int(a), Value::Int(b)) => ops::floor_div(*a, *b),
                    _ => None,
                };
                match result {
                    Some(value) => regs[dst.index()] = Value::Int(value),
                    None => match ops::binary(machine.vm, regs, BinaryOp::FloorDiv, left, right, dst) {
                        Ok(Operated::Value(value)) => regs[dst.index()] = value,
                        Ok(Operated::Call(call)) => break Signal::Enter(call.into()),
                        Err(raised) => break Signal::Raise(raised),
                    },
                }
            }
            Instruction::Mod { dst, left, right } => {
                let result = match (&regs[left.index()], &regs[right.index()]) {
                    (Value::Int(a), Value::Int(b)) => ops::modulo(*a, *b),
                    _ => None,
                };
                match result {
                    Some(value) => regs[dst.index()] = Value::Int(value),
                    None => match ops::binary(machine.vm, regs, BinaryOp::Mod, left, right, dst) {
                        Ok(Operated::Value(value)) => regs[dst.index()] = value,
                        Ok(Operated::Call(call)) => break Signal::Enter(call.into()),
                        Err(raised) => break Signal::Raise(raised),
                    },
                }
            }
            Instruction::AddInt { dst, left, value } => {
                arithmetic_with_int!(machine regs dst left value Add |a, b| a.checked_add(b));
            }
            Instruction::SubInt { dst, left, value } => {
                arithmetic_with_int!(machine regs dst left value Sub |a, b| a.checked_sub(b));
            }
            Instruction::InPlaceAddInt { dst, left, value } => match &regs[left.index()] {
                Value::Int(a) if a.checked_add(i64::from(value)).is_some() => {
                    regs[dst.index()] = Value::Int(*a + i64::from(value));
                }
                a => {
                    let right = Value::Int(i64::from(value));
                    regs[dst.index()] = attempt!(ops::in_place_value(machine.vm, BinaryOp::Add, a, &right));
                }
            },
            Instruction::InPlaceSubInt { dst, left, value } => match &regs[left.index()] {
                Value::Int(a) if a.checked_sub(i64::from(value)).is_some() => {
                    regs[dst.index()] = Value::Int(*a - i64::from(value));
                }
                a => {
                    let right = Value::Int(i64::from(value));
                    regs[dst.index()] = attempt!(ops::in_place_value(machine.vm, BinaryOp::Sub, a, &right));
                }
            },
            Instruction::MulInt { dst, left, value } => {
                arithmetic_with_int!(machine regs dst left value Mul |a, b| a.checked_mul(b));
            }
            Instruction::FloorDivInt { dst, left, value } => {
                arithmetic_with_int!(machine regs dst left value FloorDiv ops::floor_div);
            }
            Instruction::ModInt { dst, left, value } => {
                arithmetic_with_int!(machine regs dst left value Mod ops::modulo);
            }
            Instruction::InPlace { op, dst, left, right } => {
                match ops::in_place(machine.vm, regs, op, left, right, dst) {
                    Ok(Operated::Value(value)) => regs[dst.index()] = value,
                    Ok(Operated::Call(call)) => break Signal::Enter(call.into()),
                    Err(raised) => break Signal::Raise(raised),
                }
            }
            Instruction::Not { dst, src } => {
                let truth = attempt!(ops::truth(machine.vm, &regs[src.index()], code!(machine), pc));
                regs[dst.index()] = Value::bool(!truth);
            }
            Instruction::JumpBack { target } => {
                spend!(pc);
                pc = target.index();
            }
            Instruction::LoopBackRange { jump, .. } | Instruction::LoopBackList { jump, .. } => {
                spend!(pc);
                pc = pc.wrapping_add_signed(jump.0 as isize - 1);
            }
            Instruction::JumpIfTrue { condition, target } => {
                if attempt!(ops::truth(machine.vm, &regs[condition.index()], code!(machine), pc)) {
                    pc = target.index();
                }
            }
            Instruction::JumpIfFalse { condition, target } => {
                if !attempt!(ops::truth(machine.vm, &regs[condition.index()], code!(machine), pc)) {
                    pc = target.index();
                }
            }
            Instruction::JumpUnlessLt { left, right, jump } => {
                jump_unless!(machine regs pc left right jump Lt <);
            }
            Instruction::JumpUnlessLe { left, right, jump } => {
                jump_unless!(machine regs pc left right jump Le <=);
            }
            Instruction::JumpUnlessEq { left, right, jump } => {
                jump_unless!(machine regs pc left right jump Eq ==);
            }
            Instruction::JumpUnlessNe { left, right, jump } => {
                jump_unless!(machine regs pc left right jump Ne !=);
            }
            Instruction::JumpUnlessGt { left, right, jump } => {
                jump_unless!(machine regs pc left right jump Gt >);
            }
            Instruction::JumpUnlessGe { left, right, jump } => {
                jump_unless!(machine regs pc left right jump Ge >=);
            }
            Instruction::JumpUnlessLtInt { left, value, jump } => {
                jump_unless_int!(machine regs pc left value jump Lt <);
            }
            Instruction::JumpUnlessLeInt { left, value, jump } => {
                jump_unless_int!(machine regs pc left value jump Le <=);
            }
            Instruction::JumpUnlessEqInt { left, value, jump } => {
                jump_unless_int!(machine regs pc left value jump Eq ==);
            }
            Instruction::JumpUnlessNeInt { left, value, jump } => {
                jump_unless_int!(machine regs pc left value jump Ne !=);
            }
            Instruction::JumpUnlessGtInt { left, value, jump } => {
                jump_unless_int!(machine regs pc left value jump Gt >);
            }
            Instruction::JumpUnlessGeInt { left, value, jump } => {
                jump_unless_int!(machine regs pc left value jump Ge >=);
            }

            Instruction::GetAttrSlot { dst, object, site } => {
                match ops::cached_slot(code!(machine), &regs[object.index()], site) {
                    Some(value) => regs[dst.index()] = value,
                    None => {
                        instructions[pc - 1].set(Instruction::GetAttr { dst, object, site });
                        pc -= 1;
                    }
                }
            }
            Instruction::GetAttr { dst, object, site } if ops::is_frame_object(&regs[object.index()]) => {
                let frame = regs[object.index()].clone();
                break Signal::LookAtFrame(Box::new((
                    frame,
                    code!(machine).attr_caches[site.index()].name.clone(),
                    dst,
                )));
            }
            Instruction::GetAttr { dst, object, site } => {
                match ops::fill_slot_cache(machine.vm, code!(machine), &regs[object.index()], site) {
                    ops::AttrCacheForm::Unfilled => {}
                    ops::AttrCacheForm::Slot => {
                        instructions[pc - 1].set(Instruction::GetAttrSlot { dst, object, site });
                    }
                    ops::AttrCacheForm::Module => {
                        instructions[pc - 1].set(Instruction::GetAttrModule { dst, object, site });
                    }
                }
                match ops::get_attr(machine.vm, code!(machine), &regs[object.index()], site, dst) {
                    Ok(Operated::Value(value)) => {
                        if std::mem::replace(&mut regs[dst.index()], value).end() {
                            break Signal::Check;
                        }
                    }
                    Ok(Operated::Call(call)) => break Signal::Enter(call.into()),
                    Err(raised) => break Signal::Raise(raised),
                }
            }
            Instruction::SetAttrSlot { object, site, src } => {
                if !ops::set_cached_slot(code!(machine), &regs[object.index()], site, &regs[src.index()]) {
                    instructions[pc - 1].set(Instruction::SetAttr { object, site, src });
                    pc -= 1;
                }
            }
            Instruction::SetAttr { object, site, src } => {
                let (filled, done) = attempt!(ops::set_attr(
                    machine.vm,
                    code!(machine),
                    &regs[object.index()],
                    site,
                    &regs[src.index()]
                ));
                if filled {
                    instructions[pc - 1].set(Instruction::SetAttrSlot { object, site, src });
                }
                if let Some(call) = done {
                    break Signal::Enter(call.into());
                }
                check!();
            }
            Instruction::DeleteAttr { object, site } => {
                let name = &(code!(machine)).attr_caches[site.index()].name;
                attempt!(machine.vm.delete_attr(&regs[object.index()], name));
                check!();
            }
            Instruction::LoadMethodCached { base, object, site } => {
                match ops::cached_method(code!(machine), &regs[object.index()], site) {
                    Some(function) => {
                        let receiver = regs[object.index()].clone();
                        regs[base.index() + 1] = receiver;
                        regs[base.index()] = function;
                    }
                    None => {
                        instructions[pc - 1].set(Instruction::LoadMethod { base, object, site });
                        pc -= 1;
                    }
                }
            }
            Instruction::GetAttrModule { dst, object, site } => {
                instructions[pc - 1].set(Instruction::GetAttr { dst, object, site });
                pc -= 1;
            }
            Instruction::LoadMethodModule { base, object, site }
            | Instruction::LoadMethodNative { base, object, site } => {
                instructions[pc - 1].set(Instruction::LoadMethod { base, object, site });
                pc -= 1;
            }
            Instruction::LoadMethod { base, object, site } => {
                match attempt!(ops::load_method(machine.vm, code!(machine), regs, base, object, site)) {
                    ops::MethodCache::Unfilled => {}
                    ops::MethodCache::Script => {
                        instructions[pc - 1].set(Instruction::LoadMethodCached { base, object, site });
                    }
                    ops::MethodCache::Module => {
                        instructions[pc - 1].set(Instruction::LoadMethodModule { base, object, site });
                    }
                    ops::MethodCache::Native => {
                        instructions[pc - 1].set(Instruction::LoadMethodNative { base, object, site });
                    }
                }
            }
            Instruction::LoadSuperMethod { base, site } => {
                attempt!(ops::load_super_method(machine.vm, code!(machine), regs, base, site));
            }
            Instruction::DeleteItem { object, index } => {
                attempt!(machine.vm.delete_item(&regs[object.index()], &regs[index.index()]));
                check!();
            }
            Instruction::BuildSet { dst, start, count } => {
                attempt!(ops::build_set(machine.vm, regs, dst, start, count))
            }
            Instruction::BuildDict { dst, start, count } => {
                attempt!(ops::build_dict(machine.vm, regs, dst, start, count));
            }
            Instruction::BuildString { dst, start, count } => {
                attempt!(ops::build_string(machine.vm, regs, dst, start, count));
            }
            Instruction::ListExtend { list, iterable } => {
                attempt!(ops::list_extend(machine.vm, regs, list, iterable))
            }
            Instruction::ListToTuple { dst, list } => ops::list_to_tuple(regs, dst, list),
            Instruction::SetAdd { set, item } => attempt!(ops::set_add(machine.vm, regs, set, item)),
            Instruction::SetUpdate { set, iterable } => {
                attempt!(ops::set_update(machine.vm, regs, set, iterable))
            }
            Instruction::DictInsert { dict, key, value } => {
                attempt!(ops::dict_insert(machine.vm, regs, dict, key, value));
            }
            Instruction::DictUpdate { dict, mapping } => {
                attempt!(ops::dict_update(machine.vm, regs, dict, mapping))
            }
            Instruction::DictMerge { dict, mapping, function } => {
                attempt!(ops::dict_merge(machine.vm, regs, dict, mapping, function));
            }
            Instruction::FormatValue { conversion, dst, src, spec } => {
                machine.vm.running_site = (code!(machine)).site(pc as u32);
                regs[dst.index()] = attempt!(ops::format_value(machine.vm, regs, conversion, src, spec));
            }

            Instruction::UnpackStar { before, src, start, after } => {
                attempt!(ops::unpack_star(machine.vm, regs, src, start, before, after));
            }

            Instruction::ForNextRange { dst, iterator, jump } => {
                match regs[iterator.index()].get::<RangeIterator>().map(RangeIterator::step) {
                    Some(Some(value)) => regs[dst.index()] = Value::Int(value),
                    Some(None) => pc = pc.wrapping_add_signed(jump.0 as isize),
                    None => {
                        instructions[pc - 1].set(Instruction::ForNext { dst, iterator, jump });
                        pc -= 1;
                    }
                }
            }
            Instruction::ForNextList { dst, iterator, jump } => {
                match regs[iterator.index()].get::<ListIterator>().map(ListIterator::step) {
                    Some(Some(value)) => regs[dst.index()] = value,
                    Some(None) => pc = pc.wrapping_add_signed(jump.0 as isize),
                    None => {
                        instructions[pc - 1].set(Instruction::ForNext { dst, iterator, jump });
                        pc -= 1;
                    }
                }
            }
            Instruction::ForNext { dst, iterator, jump } => {
                match regs[iterator.index()].as_object().map(Ref::kind) {
                    Some(Kind::RangeIterator) => {
                        instructions[pc - 1].set(Instruction::ForNextRange { dst, iterator, jump });
                        pc -= 1;
                    }
                    Some(Kind::ListIterator) => {
                        instructions[pc - 1].set(Instruction::ForNextList { dst, iterator, jump });
                        pc -= 1;
                    }
                    Some(Kind::Generator) => break Signal::ResumeFor { iterator, dst },
                    _ => match ops::for_next(machine.vm, &regs[iterator.index()], dst) {
                        Ok(ops::Stepped::Value(value)) => regs[dst.index()] = value,
                        Ok(ops::Stepped::End) => pc = pc.wrapping_add_signed(jump.0 as isize),
                        Ok(ops::Stepped::Call(call)) => break Signal::Enter(call.into()),
                        Err(raised) => break Signal::Raise(raised),
                    },
                }
            }
            Instruction::GetAsyncIter { dst, src } => {
                regs[dst.index()] = attempt!(ops::get_async_iter(machine.vm, &regs[src.index()]));
            }
            Instruction::GetAsyncNext { dst, iterator } => {
                regs[dst.index()] = attempt!(ops::get_async_next(machine.vm, &regs[iterator.index()]));
            }
            Instruction::EndAsyncFor { exception } => {
                let value = regs[exception.index()].take();
                if let Some(raised) = ops::unless_stop_async_iteration(machine.vm, value) {
                    break Signal::Reraise(raised);
                }
            }

            Instruction::Call { dst, base: callee, argc } => {
                call!(machine, regs, pc, callee, callee.index() + 1, usize::from(argc), dst);
            }
            Instruction::CallMethod { dst, base: callee, argc } => {
                let bound = usize::from(!regs[callee.index() + 1].is_undef());
                call!(machine, regs, pc, callee, callee.index() + 2 - bound, usize::from(argc) + bound, dst);
            }
            Instruction::CallKeywords { dst, base: callee, site } => {
                spend!(pc);
                let argc = usize::from((code!(machine)).code.call_sites[site.index()].argc);
                let keywords = &(code!(machine)).call_keywords[site.index()];
                machine.vm.running_site = (code!(machine)).site(pc as u32);
                match ops::call(machine.vm, regs, callee, callee.index() + 1, argc, keywords, dst) {
                    Ok(ops::Called::Value(value)) => regs[dst.index()] = value,
                    Ok(ops::Called::Signal(signal)) => break signal,
                    Err(raised) => break Signal::Raise(raised),
                }
            }
            Instruction::CallMethodKeywords { dst, base: callee, site } => {
                spend!(pc);
                let bound = usize::from(!regs[callee.index() + 1].is_undef());
                let argc = usize::from((code!(machine)).code.call_sites[site.index()].argc) + bound;
                let keywords = &(code!(machine)).call_keywords[site.index()];
                machine.vm.running_site = (code!(machine)).site(pc as u32);
                match ops::call(machine.vm, regs, callee, callee.index() + 2 - bound, argc, keywords, dst) {
                    Ok(ops::Called::Value(value)) => regs[dst.index()] = value,
                    Ok(ops::Called::Signal(signal)) => break signal,
                    Err(raised) => break Signal::Raise(raised),
                }
            }
            Instruction::CallSpread { dst, base: callee } => {
                spend!(pc);
                machine.vm.running_site = (code!(machine)).site(pc as u32);
                match ops::call_spread(machine.vm, regs, callee, dst) {
                    Ok(ops::Called::Value(value)) => regs[dst.index()] = value,
                    Ok(ops::Called::Signal(signal)) => break signal,
                    Err(raised) => break Signal::Raise(raised),
                }
            }
            Instruction::CallSuper { dst, base: callee } => {
                match ops::call_super(machine.vm, regs, callee, dst) {
                    Ok(ops::Called::Value(value)) => regs[dst.index()] = value,
                    Ok(ops::Called::Signal(signal)) => break signal,
                    Err(raised) => break Signal::Raise(raised),
                }
            }
            Instruction::Return { .. } | Instruction::ReturnNone { .. }
                if machine.frame.outcome.is_seen() =>
            {
                machine.frame.place.set_pc(pc as u32);
                break Signal::Return(machine.end_seen_frame());
            }
            Instruction::Return { src, held: _ } => {
                let value = regs[src.index()].take();
                clear_registers(regs);
                break Signal::Return(value);
            }
            Instruction::ReturnNone { held: _ } => {
                clear_registers(regs);
                break Signal::Return(Value::None);
            }

            Instruction::ReturnGenerator {} => {
                if fuse_await!(machine) {
                    machine.frame.place.set_pc(pc as u32);
                    continue;
                }
                let registers: Box<[Value]> = regs.iter_mut().map(Value::take).collect();
                machine.frame.place.set_pc(pc as u32);
                let site = machine.caller_site();
                let value = super::resume::new_generator(machine.vm, &machine.frame, registers, site);
                if machine.vm.origin_depth > 0 {
                    machine.remember_origin(&value);
                }
                break Signal::Return(value);
            }
            Instruction::Yield { dst: _, src } => {
                break Signal::Yield(machine.yielded_value(src));
            }
            Instruction::Await { dst, src } => break Signal::Delegate { src, dst, awaited: true },
            Instruction::YieldFrom { dst, src } => break Signal::Delegate { src, dst, awaited: false },

            Instruction::MakeFunction { dst, start, code: inner } => {
                let function =
                    ops::make_function(&machine.frame.function.globals, code!(machine), regs, start, inner);
                regs[dst.index()] = function;
            }
            Instruction::LoadBuildClass { dst } => {
                regs[dst.index()] = attempt!(ops::load_build_class(machine.vm))
            }

            Instruction::Raise { exception, cause } => {
                break Signal::Raise(ops::raise(machine.vm, regs, exception, cause));
            }
            Instruction::RaiseAgain {} => match machine.vm.handled_exception() {
                Some(handled) => break Signal::Reraise(Raised(handled)),
                None => break Signal::Raise(machine.vm.runtime_error("No active exception to reraise")),
            },
            Instruction::Reraise { exception } => {
                let value = regs[exception.index()].take();
                break Signal::Reraise(ops::as_raised(value));
            }
            Instruction::MatchExceptionGroup { dst, exception, kind } => {
                attempt!(ops::match_exception_group(machine.vm, regs, dst, exception, kind));
            }
            Instruction::LoadAssertionError { dst } => {
                regs[dst.index()] = Value::from(&machine.vm.types.AssertionError);
            }

            Instruction::ImportName { level, dst, name, from_list } => {
                let name = &(code!(machine)).names[usize::from(name)];
                let globals = &machine.frame.function.globals;
                let from_list = &regs[from_list.index()];
                regs[dst.index()] =
                    attempt!(machine.vm.import_name(name, globals, from_list, i64::from(level)));
            }
            Instruction::ImportFrom { dst, module, name } => {
                let name = &(code!(machine)).names[usize::from(name)];
                regs[dst.index()] = attempt!(machine.vm.import_from(&regs[module.index()], name));
            }

            Instruction::GetLength { dst, src } => {
                regs[dst.index()] = Value::from(attempt!(machine.vm.len(&regs[src.index()])));
            }
            Instruction::MatchSequence { dst, src } => {
                regs[dst.index()] = Value::bool(ops::is_sequence(machine.vm, &regs[src.index()]));
            }
            Instruction::MatchMapping { dst, src } => {
                regs[dst.index()] = Value::bool(ops::is_mapping(machine.vm, &regs[src.index()]));
            }
            Instruction::MatchKeys { dst, src, keys } => {
                regs[dst.index()] =
                    attempt!(ops::match_keys(machine.vm, &regs[src.index()], &regs[keys.index()]));
            }
            Instruction::MatchClass { dst, start, count } => {
                attempt!(ops::match_class(machine.vm, regs, dst, start, count));
            }
            Instruction::DictWithout { dst, src, keys } => {
                regs[dst.index()] =
                    attempt!(ops::dict_without(machine.vm, &regs[src.index()], &regs[keys.index()]));
            }
            Instruction::Move { .. }
            | Instruction::Take { .. }
            | Instruction::LoadConst { .. }
            | Instruction::LoadInt { .. }
            | Instruction::LoadNone { .. }
            | Instruction::LoadBool { .. }
            | Instruction::Clear { .. }
            | Instruction::Jump { .. }
            | Instruction::JumpIfNone { .. }
            | Instruction::JumpIfNotNone { .. }
            | Instruction::BuildSlice { .. }
            | Instruction::LoopBack { .. }
            | Instruction::BuildSliceThenItem { .. }
            | Instruction::BuildSliceThenSetItem { .. }
            | Instruction::AddIntThenItem { .. }
            | Instruction::SubIntThenItem { .. }
            | Instruction::SubIntThenCall { .. }
            | Instruction::AddThenReturn { .. }
            | Instruction::MulThenAdd { .. }
            | Instruction::MulThenInPlaceAdd { .. }
            | Instruction::GetItemThenItem { .. }
            | Instruction::BuildList { .. }
            | Instruction::BuildTuple { .. }
            | Instruction::ListAppend { .. }
            | Instruction::StoreCell { .. }
            | Instruction::StoreFree { .. }
            | Instruction::LoadCell { .. }
            | Instruction::ToBool { .. }
            | Instruction::Unary { .. }
            | Instruction::Compare { .. }
            | Instruction::Binary { .. }
            | Instruction::UnpackSequence { .. }
            | Instruction::GetIter { .. }
            | Instruction::GetItem { .. }
            | Instruction::GetItemInt { .. }
            | Instruction::SetItem { .. }
            | Instruction::Intrinsic { .. }
            | Instruction::LoadSpecial { .. }
            | Instruction::EnterHandler { .. }
            | Instruction::LeaveHandler { .. }
            | Instruction::MatchException { .. } => {
                unreachable!("the quick loop does {} in all cases", instruction.name())
            }
        }
        machine.frame.place.set_pc(pc as u32);
    };
    machine.frame.place.set_pc(pc as u32);
    signal
}
