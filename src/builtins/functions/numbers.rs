//! `abs`, `round`, `divmod`, `pow`.

use crate::natives;
use crate::object::Value;
use crate::vm::{Vm, VmResult};

fn absolute(vm: &mut Vm, value: &Value) -> VmResult<Value> {
    match value {
        Value::Int(number) if *number != i64::MIN => return Ok(Value::Int(number.abs())),
        Value::Float(number) => return Ok(Value::float(number.get().abs())),
        _ => {}
    }
    let name = vm.names.abs.clone();
    match vm.call_special(value, &name, &[])? {
        Some(result) => Ok(result),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("bad operand type for abs(): '{given}'")))
        }
    }
}

fn rounded(vm: &mut Vm, value: &Value, digits: &Value) -> VmResult<Value> {
    if let (Value::Int(_), Value::Undef | Value::None) = (value, digits) {
        return Ok(value.clone());
    }
    let name = vm.names.round.clone();
    let digits = if digits.is_none() { &Value::Undef } else { digits };
    let args = if digits.is_undef() { &[][..] } else { std::slice::from_ref(digits) };
    match vm.call_special(value, &name, args)? {
        Some(result) => Ok(result),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("type {given} doesn't define __round__ method")))
        }
    }
}

natives! {
    pub const FUNCTIONS;

    /// Return the absolute value of the argument.
    "abs(x, /)" => |vm, [value]| { absolute(vm, value) }

    /// Round a number to a given precision in decimal digits.
    ///
    /// The return value is an integer if ndigits is omitted or None. Otherwise
    /// the return value has the same type as the number. ndigits may be negative.
    "round(number, ndigits=None)" => |vm, [value, digits]| { rounded(vm, value, digits) }

    /// Return the tuple (x//y, x%y). Invariant: div*y + mod == x.
    "divmod(x, y, /)" => |vm, [left, right]| { vm.divmod(left, right) }

    /// Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.
    ///
    /// Some types, such as ints, are able to use a more efficient algorithm when
    /// invoked using the three argument form.
    "pow(base, exp, mod=None)" => |vm, [base, exponent, modulus]| {
        let modulus = if modulus.is_undef() { &Value::None } else { modulus };
        vm.power(base, exponent, modulus)
    }
}
