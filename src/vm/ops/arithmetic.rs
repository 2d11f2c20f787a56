//! Operators: the quick paths, functions of scripts entered in the loop, and the rest left to the protocols.

use smallvec::smallvec;

use crate::bytecode::{BinaryOp, CompareOp, Instruction, Reg, UnaryOp};
use crate::object::{Dict, Function, Gc, Kind, List, LoadedCode, OnReturn, Str, Tuple, Value};

use super::super::keyed::quick_contains;
use super::super::{Vm, VmResult};
use super::{Operated, PendingCall};

/// Floor division of ints that fits into 64 bits.
#[inline(always)]
pub fn floor_div(a: i64, b: i64) -> Option<i64> {
    if b == 0 {
        return None;
    }
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// The modulo that goes with [`floor_div`]: it has the sign of `b`.
#[inline(always)]
pub fn modulo(a: i64, b: i64) -> Option<i64> {
    if b == 0 {
        return None;
    }
    let rest = a.checked_rem(b)?;
    Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
}

fn is_instance(value: &Value) -> bool {
    matches!(value, Value::Object(object) if object.kind() == Kind::Instance)
}

/// A plain function of a script that stands for an operator in the left operand's class, unless the right operand's
/// class comes first.
fn left_method(vm: &mut Vm, name: &Gc<Str>, left: &Value, right: &Value) -> Option<Gc<Function>> {
    if !is_instance(left) {
        return None;
    }
    let class = vm.class_of(left);
    if is_instance(right) {
        let other = vm.class_of(right);
        if !other.is(&class) && other.is_subclass(&class) {
            return None;
        }
    }
    let function = vm.lookup_in_class(&class, name)?.as_gc::<Function>()?.clone();
    (function.code.simple_count == 2).then_some(function)
}

fn enter_operator(vm: &mut Vm, name: &Gc<Str>, left: &Value, right: &Value, dst: Reg) -> Option<Operated> {
    let function = left_method(vm, name, left, right)?;
    let args = smallvec![left.clone(), right.clone()];
    Some(Operated::Call(PendingCall { function, args, on_return: OnReturn::Operator, dst }))
}

#[inline(never)]
pub fn binary(
    vm: &mut Vm,
    regs: &[Value],
    op: BinaryOp,
    left: Reg,
    right: Reg,
    dst: Reg,
) -> VmResult<Operated> {
    operate(vm, op, &regs[left.index()], &regs[right.index()], dst)
}

#[inline(never)]
pub fn binary_with_int(
    vm: &mut Vm,
    regs: &[Value],
    op: BinaryOp,
    left: Reg,
    right: i16,
    dst: Reg,
) -> VmResult<Operated> {
    let left = &regs[left.index()];
    if let Value::Float(left) = left {
        let right = f64::from(right);
        let result = match op {
            BinaryOp::Add => Some(left.get() + right),
            BinaryOp::Sub => Some(left.get() - right),
            BinaryOp::Mul => Some(left.get() * right),
            _ => None,
        };
        if let Some(result) = result {
            return Ok(Operated::Value(Value::float(result)));
        }
    }
    operate(vm, op, left, &Value::Int(i64::from(right)), dst)
}

fn operate(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value, dst: Reg) -> VmResult<Operated> {
    let mixed = match (left, right) {
        (Value::Float(a), Value::Int(b)) => Some((a.get(), *b as f64)),
        (Value::Int(a), Value::Float(b)) => Some((*a as f64, b.get())),
        (Value::Float(a), Value::Float(b)) => Some((a.get(), b.get())),
        _ => None,
    };
    if let Some((a, b)) = mixed {
        let result = match op {
            BinaryOp::Add => Some(a + b),
            BinaryOp::Sub => Some(a - b),
            BinaryOp::Mul => Some(a * b),
            BinaryOp::TrueDiv if b != 0.0 => Some(a / b),
            BinaryOp::Pow if a > 0.0 && a.is_finite() && b.is_finite() => {
                Some(a.powf(b)).filter(|power| power.is_finite())
            }
            _ => None,
        };
        if let Some(result) = result {
            return Ok(Operated::Value(Value::float(result)));
        }
    } else if let (Value::Int(a), Value::Int(b)) = (left, right) {
        let result = match op {
            BinaryOp::And => Some(a & b),
            BinaryOp::Or => Some(a | b),
            BinaryOp::Xor => Some(a ^ b),
            BinaryOp::RShift if *b >= 0 => Some(a >> (*b).min(63)),
            BinaryOp::LShift if (0..63).contains(b) && a.unsigned_abs().leading_zeros() as i64 > b + 1 => {
                Some(a << b)
            }
            _ => None,
        };
        if let Some(result) = result {
            return Ok(Operated::Value(Value::Int(result)));
        }
    } else if op == BinaryOp::Add
        && let (Some(left), Some(right)) = (left.get::<Str>(), right.get::<Str>())
        && !left.as_str().is_empty()
        && !right.as_str().is_empty()
        && let Some(text) = left.concat(right)
    {
        return Ok(Operated::Value(text.into()));
    } else if is_instance(left) {
        let (name, _) = vm.operator_names(op);
        if let Some(call) = enter_operator(vm, &name, left, right, dst) {
            return Ok(call);
        }
    }
    vm.binary(op, left, right).map(Operated::Value)
}

/// `left op= right` of numbers, if the result needs no long way.
#[inline(always)]
pub fn quick_in_place(op: BinaryOp, left: &Value, right: &Value) -> Option<Value> {
    match (op, left, right) {
        (BinaryOp::Add, Value::Int(a), Value::Int(b)) => a.checked_add(*b).map(Value::Int),
        (BinaryOp::Sub, Value::Int(a), Value::Int(b)) => a.checked_sub(*b).map(Value::Int),
        (BinaryOp::Mul, Value::Int(a), Value::Int(b)) => a.checked_mul(*b).map(Value::Int),
        (BinaryOp::Add, Value::Float(a), Value::Float(b)) => Some(Value::float(a.get() + b.get())),
        (BinaryOp::Sub, Value::Float(a), Value::Float(b)) => Some(Value::float(a.get() - b.get())),
        (BinaryOp::Mul, Value::Float(a), Value::Float(b)) => Some(Value::float(a.get() * b.get())),
        _ => None,
    }
}

#[inline(never)]
pub fn in_place(
    vm: &mut Vm,
    regs: &[Value],
    op: BinaryOp,
    left: Reg,
    right: Reg,
    dst: Reg,
) -> VmResult<Operated> {
    let (left, right) = (&regs[left.index()], &regs[right.index()]);
    let quick = quick_in_place(op, left, right);
    match quick {
        Some(value) => Ok(Operated::Value(value)),
        None if is_arithmetic(op, left, right) => operate(vm, op, left, right, dst),
        None => vm.in_place(op, left, right).map(Operated::Value),
    }
}

/// Whether numbers have the operator, so that no message will tell `op=` from `op`.
fn is_arithmetic(op: BinaryOp, left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Int(_), Value::Int(_)) => op != BinaryOp::MatMul,
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => matches!(
            op,
            BinaryOp::Add
                | BinaryOp::Sub
                | BinaryOp::Mul
                | BinaryOp::TrueDiv
                | BinaryOp::FloorDiv
                | BinaryOp::Mod
                | BinaryOp::Pow
        ),
        _ => false,
    }
}

/// `left op= right` as a value.
#[inline(never)]
pub fn in_place_value(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Value> {
    vm.in_place(op, left, right)
}

/// `next` is the instruction that follows in the code.
pub fn unary(vm: &mut Vm, op: UnaryOp, value: &Value, code: &LoadedCode, next: usize) -> VmResult<Value> {
    match (op, value) {
        (UnaryOp::Negative, Value::Int(number)) if *number != i64::MIN => Ok(Value::Int(-number)),
        (UnaryOp::Negative, Value::Float(number)) => Ok(Value::float(-number.get())),
        (UnaryOp::Invert, Value::Int(number)) => Ok(Value::Int(!number)),
        _ => {
            vm.note_warned(value, code, next);
            vm.unary(op, value)
        }
    }
}

/// `next` is the instruction that follows in the code.
#[inline(always)]
pub fn truth(vm: &mut Vm, value: &Value, code: &LoadedCode, next: usize) -> VmResult<bool> {
    match value {
        Value::Bool(truth) => Ok(truth.get()),
        Value::None => Ok(false),
        Value::Int(number) => Ok(*number != 0),
        _ => truth_of_object(vm, value, code, next),
    }
}

#[inline(never)]
fn truth_of_object(vm: &mut Vm, value: &Value, code: &LoadedCode, next: usize) -> VmResult<bool> {
    if let Value::Object(object) = value {
        match object.kind() {
            Kind::List => return Ok(!object.get::<List>().expect("kind was checked").is_empty()),
            Kind::Tuple => return Ok(!object.get::<Tuple>().expect("kind was checked").items.is_empty()),
            Kind::Str => return Ok(object.get::<Str>().expect("kind was checked").length() != 0),
            Kind::Dict => return Ok(!object.get::<Dict>().expect("kind was checked").is_empty()),
            _ => {}
        }
    }
    vm.note_warned(value, code, next);
    vm.truth(value)
}

#[inline(never)]
pub fn compare(
    vm: &mut Vm,
    regs: &[Value],
    op: CompareOp,
    left: Reg,
    right: Reg,
    dst: Reg,
) -> VmResult<Operated> {
    let (left, right) = (&regs[left.index()], &regs[right.index()]);
    if let Some(truth) = quick_compare(op, left, right) {
        return Ok(Operated::Value(Value::bool(truth)));
    }
    if is_instance(left) && (op as u8) <= CompareOp::Ge as u8 {
        let name = vm.comparison_name(op);
        if let Some(call) = enter_operator(vm, &name, left, right, dst) {
            return Ok(call);
        }
    }
    vm.compare(op, left, right).map(Operated::Value)
}

/// A comparison that needs no script code.
#[inline(never)]
pub fn quick_compare(op: CompareOp, left: &Value, right: &Value) -> Option<bool> {
    match op {
        CompareOp::Is => return Some(left.is(right)),
        CompareOp::IsNot => return Some(!left.is(right)),
        CompareOp::In => return quick_contains(right, left),
        CompareOp::NotIn => return quick_contains(right, left).map(|found| !found),
        _ => {}
    }
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => match op {
            CompareOp::Lt => Some(a < b),
            CompareOp::Le => Some(a <= b),
            CompareOp::Eq => Some(a == b),
            CompareOp::Ne => Some(a != b),
            CompareOp::Gt => Some(a > b),
            CompareOp::Ge => Some(a >= b),
            _ => None,
        },
        (Value::Float(a), Value::Float(b)) => match op {
            CompareOp::Lt => Some(a < b),
            CompareOp::Le => Some(a <= b),
            CompareOp::Eq => Some(a == b),
            CompareOp::Ne => Some(a != b),
            CompareOp::Gt => Some(a > b),
            CompareOp::Ge => Some(a >= b),
            _ => None,
        },
        (Value::Object(a), Value::Object(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
            let (a, b) = (a.get::<Str>()?, b.get::<Str>()?);
            Some((a.as_str() == b.as_str()) == (op == CompareOp::Eq))
        }
        _ => None,
    }
}

/// A comparison whose truth alone is wanted.
#[inline(never)]
pub fn compare_truth(vm: &mut Vm, op: CompareOp, left: &Value, right: &Value) -> VmResult<bool> {
    if let Some(truth) = quick_compare(op, left, right) {
        return Ok(truth);
    }
    let result = vm.compare(op, left, right)?;
    vm.truth(&result)
}

/// The left operand's method said NotImplemented: the right operand is asked.
pub fn after_left_operand(
    vm: &mut Vm,
    instruction: &Instruction,
    left: &Value,
    right: &Value,
) -> VmResult<Value> {
    let op = match *instruction {
        Instruction::Add { .. } | Instruction::AddInt { .. } => BinaryOp::Add,
        Instruction::Sub { .. } | Instruction::SubInt { .. } => BinaryOp::Sub,
        Instruction::Mul { .. } | Instruction::MulInt { .. } => BinaryOp::Mul,
        Instruction::TrueDiv { .. } => BinaryOp::TrueDiv,
        Instruction::FloorDiv { .. } | Instruction::FloorDivInt { .. } => BinaryOp::FloorDiv,
        Instruction::Mod { .. } | Instruction::ModInt { .. } => BinaryOp::Mod,
        Instruction::Binary { op, .. } => op,
        Instruction::Compare { op, .. } => return compare_after_left(vm, op, left, right),
        ref other => unreachable!("{} does not ask its left operand", other.name()),
    };
    if !vm.class_of(left).is(&vm.class_of(right)) {
        let (_, reflected) = vm.operator_names(op);
        if let Some(value) = vm.call_special(right, &reflected, std::slice::from_ref(left))?
            && !value.is(&vm.not_implemented)
        {
            return Ok(value);
        }
    }
    let (left, right) = (vm.type_name(left), vm.type_name(right));
    let sign = if op == BinaryOp::Pow { "** or pow()" } else { op.text() };
    Err(vm.type_error(format!("unsupported operand type(s) for {sign}: '{left}' and '{right}'")))
}

fn compare_after_left(vm: &mut Vm, op: CompareOp, left: &Value, right: &Value) -> VmResult<Value> {
    let reflected = match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    };
    let name = vm.comparison_name(reflected);
    if let Some(value) = vm.call_special(right, &name, std::slice::from_ref(left))?
        && !value.is(&vm.not_implemented)
    {
        return Ok(value);
    }
    match op {
        CompareOp::Eq => Ok(Value::bool(left.is(right))),
        CompareOp::Ne => Ok(Value::bool(!left.is(right))),
        _ => {
            let (left, right) = (vm.type_name(left), vm.type_name(right));
            Err(vm.type_error(format!("'{op}' not supported between instances of '{left}' and '{right}'")))
        }
    }
}
