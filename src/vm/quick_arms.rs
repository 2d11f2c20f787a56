//! Arms of the quick loop that many instructions share: macros, for they break out of the loop where it has no quick way.

macro_rules! arithmetic {
    ($machine:ident $regs:ident $pc:ident $op:ident $dst:ident $left:ident $right:ident $checked:ident $sign:tt) => {{
        match (&$regs[$left.index()], &$regs[$right.index()]) {
            (Value::Int(a), Value::Int(b)) => {
                let Some(result) = a.$checked(*b) else { break };
                $regs[$dst.index()] = Value::Int(result);
            }
            (Value::Float(a), Value::Float(b)) => {
                let result = a.get() $sign b.get();
                $regs[$dst.index()] = Value::float(result);
            }
            _ => {
                let result = ops::binary($machine.vm, $regs, BinaryOp::$op, $left, $right, $dst);
                operate!($machine, $regs, $pc, $dst, result);
            }
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

/// A multiplication and the addition after it, which adds the product.
macro_rules! multiply_add {
    ($regs:ident $instructions:ident $pc:ident $dst:ident $left:ident $right:ident) => {{
        macro_rules! both {
            ($sort:ident, $product:expr, $sum:expr) => {{
                let product = $product;
                if let Some(Instruction::Add { dst: sum, left: augend, .. }) =
                    $instructions.get($pc + 1).map(Cell::get)
                    && let Value::$sort(augend) = &$regs[augend.index()]
                    && let Some(total) = $sum(augend, product)
                {
                    $regs[$dst.index()] = Value::$sort(product.into());
                    $regs[sum.index()] = total;
                    $pc += 1;
                } else {
                    $regs[$dst.index()] = Value::$sort(product.into());
                }
            }};
        }
        match (&$regs[$left.index()], &$regs[$right.index()]) {
            (Value::Int(a), Value::Int(b)) if a.checked_mul(*b).is_some() => {
                both!(Int, a.wrapping_mul(*b), |augend: &i64, product: i64| augend
                    .checked_add(product)
                    .map(Value::Int));
            }
            (Value::Float(a), Value::Float(b)) => {
                both!(Float, a.get() * b.get(), |augend: &Float, product: f64| Some(Value::float(
                    augend.get() + product
                )));
            }
            _ => {
                $instructions[$pc].set(Instruction::Mul { dst: $dst, left: $left, right: $right });
                continue;
            }
        }
    }};
}

pub(super) use {arithmetic, jump_unless, jump_unless_int, multiply_add, plain_truth, with_int};
