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

/// Leaves with the exception of a failed operation.
macro_rules! attempt {
    ($machine:ident, $pc:ident, $result:expr) => {
        match $result {
            Ok(value) => value,
            Err(raised) => {
                $machine.frame.place.set_pc($pc as u32 + 1);
                return Some(Signal::Raise(raised));
            }
        }
    };
}

/// Puts the result of an operation into `dst`, or leaves to enter the function of a script that gives it.
macro_rules! operate {
    ($machine:ident, $regs:ident, $pc:ident, $dst:ident, $result:expr) => {
        match $result {
            Ok(Operated::Value(value)) => $regs[$dst.index()] = value,
            Ok(Operated::Call(call)) => {
                $machine.frame.place.set_pc($pc as u32 + 1);
                return Some(Signal::Enter(call.into()));
            }
            Err(raised) => {
                $machine.frame.place.set_pc($pc as u32 + 1);
                return Some(Signal::Raise(raised));
            }
        }
    };
}

/// Calls a function of Rust that takes so many arguments by position. Breaks out for all else.
macro_rules! call_native {
    (
        $machine:ident, $instructions:ident, $regs:ident, $pc:ident, $base:ident,
        $first:expr, $argc:expr, $bound:expr, $dst:ident
    ) => {{
        let Some(native) = $regs[$base.index()].get::<NativeFunction>() else { break };
        let (first, argc) = ($first, $argc);
        if usize::from(native.most) < argc
            || usize::from(native.least) > argc
            || native.most == u8::MAX
            || (!$bound && native.owner.get().is_some())
            || spend_budget()
        {
            break;
        }
        let id = native.id;
        if native.makes_coroutine {
            match call_awaited($machine, id, first, argc, $dst, $pc) {
                Awaited::Done => {
                    ($instructions, $regs, $pc) = load_frame!($machine);
                    continue;
                }
                Awaited::Suspend(value) => return Some(Signal::Suspend(value)),
                Awaited::Raised(raised) => return Some(Signal::Raise(raised)),
                Awaited::Refused => break,
            }
        }
        $machine.vm.running_site = $machine.frame.function.code.site($pc as u32 + 1);
        let result = call_native($machine.vm, id, &mut $regs[first..], argc);
        $regs[$dst.index()] = attempt!($machine, $pc, result);
        check!($machine, $pc + 1);
    }};
}

/// Enters a plain function of a script that is called with exactly its parameters: the new window overlaps the arguments.
macro_rules! enter {
    (
        $machine:ident, $instructions:ident, $regs:ident, $pc:ident, $function:ident,
        $first:expr, $argc:expr, $dst:ident
    ) => {{
        let base = $machine.frame.place.base() as usize + $first;
        if usize::from($function.code.simple_count) != $argc
            || $machine.vm.is_at_recursion_limit()
            || spend_budget()
        {
            break;
        }
        // The frame takes over the register's reference: one count less to write on the way in and out.
        let function = $function.take();
        $machine.push_window(function, base as u32, $pc as u32 + 1, $dst, OnReturn::Store);
        let code: &LoadedCode = &$machine.frame.function.code;
        let end = base + usize::from(code.register_count);
        $instructions = &code.instructions;
        // Two slices, so that the usual one is checked once.
        $regs = if $machine.stack.len() >= end {
            &mut $machine.stack[base..end]
        } else {
            grow(&mut $machine.stack, end);
            &mut $machine.stack[base..end]
        };
        $pc = 0;
        continue;
    }};
}

/// Goes on in the callee's frame if a call was made so.
macro_rules! enter_bound {
    ($machine:ident, $instructions:ident, $regs:ident, $pc:ident, $attempt:expr) => {{
        match $attempt {
            Attempt::Entered => {
                ($instructions, $regs, $pc) = load_frame!($machine);
                continue;
            }
            Attempt::Refused => break,
            Attempt::Raised(raised) => {
                $machine.frame.place.set_pc($pc as u32 + 1);
                return Some(Signal::Raise(raised));
            }
        }
    }};
}

/// Leaves if the VM is to look at what is pending, to go on with that instruction: a finaliser may be due.
macro_rules! check {
    ($machine:ident, $next:expr) => {
        if budget_is_spent() {
            $machine.frame.place.set_pc(($next) as u32);
            return Some(Signal::Check);
        }
    };
}

/// Puts a value that an instruction loads into a register. What it held may have been left over from the statement before,
/// and have a finaliser, which runs now: then the instruction is taken once more, for there may be another value to load.
macro_rules! load {
    ($machine:ident, $regs:ident, $pc:ident, $dst:expr, $value:expr) => {
        load!($machine, $regs, $pc, $dst, $value, $pc)
    };
    ($machine:ident, $regs:ident, $pc:ident, $dst:expr, $value:expr, $again:expr) => {{
        let value = $value;
        if std::mem::replace(&mut $regs[$dst.index()], value).end() {
            $machine.frame.place.set_pc($again as u32);
            return Some(Signal::Check);
        }
    }};
}

/// Drops what an instruction has replaced. If it had a finaliser, that runs before the next instruction.
macro_rules! end {
    ($machine:ident, $pc:ident, $old:expr) => {
        if $old.end() {
            $machine.frame.place.set_pc($pc as u32 + 1);
            return Some(Signal::Check);
        }
    };
}

/// Empties the registers that may hold something, goes back to the caller, and puts the result into its register.
macro_rules! leave {
    ($machine:ident, $instructions:ident, $regs:ident, $pc:ident, $held:ident, $value:expr) => {{
        let value = $value;
        drop_objects(&mut $regs[..usize::from($held)]);
        let dst = $machine.frame.outcome.dst();
        $machine.pop_window();
        ($instructions, $regs, $pc) = load_frame!($machine);
        $regs[dst.index()] = value;
        if budget_is_spent() {
            return Some(Signal::Check);
        }
        continue;
    }};
}

pub(super) use {
    arithmetic, attempt, call_native, check, end, enter, enter_bound, jump_unless, jump_unless_int, leave,
    load, multiply_add, operate, plain_truth, with_int,
};
