//! Raising, matching, `except*`.

use crate::bytecode::Reg;
use crate::object::{Exception, Value};

use super::super::{Raised, Vm, VmResult};

/// An exception in a register.
pub fn as_raised(value: Value) -> Raised {
    Raised(value.as_gc::<Exception>().expect("handlers get exceptions").clone())
}

/// `raise exception from cause`: always gives something to raise, be it a TypeError.
pub fn raise(vm: &mut Vm, regs: &[Value], exception: Reg, cause: Reg) -> Raised {
    let raised = match vm.make_raised(&regs[exception.index()]) {
        Ok(raised) => raised,
        Err(refused) => {
            vm.set_implied_context(&refused.0);
            return refused;
        }
    };
    if cause != Reg::NONE
        && let Err(error) = set_cause(vm, &raised, &regs[cause.index()])
    {
        return error;
    }
    vm.set_implied_context(&raised.0);
    raised
}

fn set_cause(vm: &mut Vm, raised: &Raised, cause: &Value) -> VmResult<()> {
    let cause = vm.make_cause(cause)?;
    drop(raised.0.cause.replace(cause));
    raised.0.suppress_context.set(true);
    Ok(())
}

/// `None` if the exception is StopAsyncIteration, which ends an `async for`.
pub fn unless_stop_async_iteration(vm: &Vm, exception: Value) -> Option<Raised> {
    let raised = as_raised(exception);
    if vm.raised_is(&raised, &vm.types.StopAsyncIteration) { None } else { Some(raised) }
}

/// Whether an exception is of a class or one of a tuple of classes.
pub fn match_exception(vm: &mut Vm, exception: &Value, kind: &Value) -> VmResult<bool> {
    let exception = exception.as_gc::<Exception>().expect("handlers get exceptions").clone();
    vm.exception_matches(&exception, kind)
}

/// `except* kind`: the part that matches into `dst`, the rest into the register after it.
pub fn match_exception_group(
    vm: &mut Vm,
    regs: &mut [Value],
    dst: Reg,
    exception: Reg,
    kind: Reg,
) -> VmResult<()> {
    let value = regs[exception.index()].clone();
    let kind = regs[kind.index()].clone();
    let (matched, rest) = if value.is_none() {
        vm.check_group_kind(&kind)?;
        (Value::None, Value::None)
    } else {
        vm.split_group(&value, &kind)?
    };
    regs[dst.index()] = matched;
    regs[dst.index() + 1] = rest;
    Ok(())
}
