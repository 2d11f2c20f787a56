//! Rare operations that share one instruction.

use crate::bytecode::{Intrinsic, Reg};
use crate::object::{Dict, Exception, Function, Gc, Value};

use super::super::{Vm, VmResult};
use super::namespace_of;

/// Does a rare operation; its operands are said at [`Intrinsic`].
pub fn intrinsic(
    vm: &mut Vm,
    regs: &mut [Value],
    function: &Gc<Function>,
    operation: Intrinsic,
    dst: Reg,
    start: Reg,
) -> VmResult<()> {
    let at = start.index();
    let result = match operation {
        Intrinsic::PrintExpression => {
            let value = regs[at].clone();
            vm.print_expression(&value)?;
            return Ok(());
        }
        Intrinsic::ImportStar => {
            let target = &namespace_of(function);
            vm.import_star(&regs[at], target)?;
            return Ok(());
        }
        Intrinsic::PrepareReraiseStar => vm.prepare_reraise_star(&regs[at], &regs[at + 1])?,
        Intrinsic::TypeVar | Intrinsic::ParamSpec | Intrinsic::TypeVarTuple | Intrinsic::TypeAlias => {
            vm.make_type_parameter(operation, &regs[at..], function)?
        }
        Intrinsic::SubscriptGeneric | Intrinsic::SetTypeParams => {
            vm.apply_type_parameters(operation, &regs[at..])?
        }
        Intrinsic::SetupAnnotations => {
            let name = vm.names.annotations.clone();
            let is_there = match function.mapping() {
                Some(_) => super::names::own_name(vm, function, &name)?.is_some(),
                None => namespace_of(function).get_str(&name).is_some(),
            };
            if !is_there {
                super::store_name(vm, function, &name, Dict::new().into())?;
            }
            return Ok(());
        }
        Intrinsic::Locals => function.mapping().unwrap_or_else(|| namespace_of(function).into()),
        Intrinsic::ExceptionTriple => {
            let exception = regs[at].as_gc::<Exception>().expect("handlers get exceptions").clone();
            let traceback = exception.traceback.borrow().as_ref().map_or(Value::None, Value::from);
            let first = dst.index();
            regs[first] = Value::from(exception.class());
            regs[first + 1] = exception.into();
            regs[first + 2] = traceback;
            return Ok(());
        }
        Intrinsic::CheckAsyncEnter | Intrinsic::CheckAsyncExit => {
            let value = regs[at].clone();
            let method = if operation == Intrinsic::CheckAsyncEnter { "__aenter__" } else { "__aexit__" };
            if vm.awaitable(&value).is_err() {
                let name = vm.type_name(&value);
                return Err(vm.type_error(format!(
                    "'async with' received an object from {method} that does not implement __await__: {name}"
                )));
            }
            value
        }
        Intrinsic::SpreadArguments => {
            let (callee, iterable) = (regs[at].clone(), regs[at + 1].clone());
            vm.spread_arguments(&iterable, &callee)?
        }
        Intrinsic::SpreadKeywords => {
            let (callee, mapping) = (&regs[at], &regs[at + 2]);
            super::spread_keywords(vm, mapping, callee)?
        }
    };
    regs[dst.index()] = result;
    Ok(())
}
