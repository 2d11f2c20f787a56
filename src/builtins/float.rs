//! `float`.

use crate::natives;
use crate::object::number::arith::{as_integer_ratio, float_to_int, is_integer, round_float, round_to_int};
use crate::object::number::float_text::parse_float;
use crate::object::number::hex_float;
use crate::object::{Gc, Tuple, Value};
use crate::vm::numeric::value_of_int;
use crate::vm::{Vm, VmResult};

use super::number_operators::{ARITHMETIC, COMMON, COMPARISONS, DIVMOD, FLOOR_ARITHMETIC, add_all};

/// The float that a receiver is.
fn number(vm: &Vm, this: &Value) -> f64 {
    match vm.unwrap_native(this) {
        Value::Float(number) => number.get(),
        _ => unreachable!("the receiver is a float"),
    }
}

/// Each `float("nan")` is an object of its own in CPython, which `is`, `in` and the comparison of containers see.
/// Floats have no identity here, so the unused bits of NaN tell them apart.
fn distinct_nan(number: f64) -> f64 {
    thread_local! {
        static NEXT: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
    }
    const UNUSED: u64 = (1 << 51) - 1;
    if !number.is_nan() {
        return number;
    }
    let tag = NEXT.with(|next| next.replace(next.get() + 1));
    f64::from_bits(number.to_bits() & !UNUSED | tag & UNUSED)
}

/// `float(value)`
fn convert(vm: &mut Vm, value: &Value) -> VmResult<f64> {
    let inner = vm.unwrap_native(value);
    // A subclass of str may have a `__float__`.
    if value.as_str().is_none()
        && let Some(number) = vm.try_float(value)?
    {
        return Ok(number);
    }
    if let Some(text) = inner.as_str() {
        let parsed = parse_float(text);
        return vm.checked(parsed).map(distinct_nan);
    }
    let Some(bytes) = super::bytes::view(&inner).map(|bytes| bytes.to_vec()) else {
        let given = vm.type_name(value);
        let message = format!("float() argument must be a string or a real number, not '{given}'");
        return Err(vm.type_error(message));
    };
    match std::str::from_utf8(&bytes).ok().and_then(|text| parse_float(text).ok()) {
        Some(number) => Ok(distinct_nan(number)),
        None => {
            let shown = vm.repr(value)?;
            Err(vm.value_error(format!("could not convert string to float: {shown}")))
        }
    }
}

fn whole(vm: &mut Vm, number: f64) -> VmResult<Value> {
    vm.checked(float_to_int(number)).map(value_of_int)
}

natives! {
    const METHODS;
    /// Convert a string or number to a floating-point number, if possible.
    "@new __new__(cls, x=0, /)" => |vm, [class, value]| {
        let owner = vm.types.float.clone();
        let class = vm.check_new(&owner, class)?;
        let number = if value.is_undef() { 0.0 } else { convert(vm, value)? };
        Ok(vm.wrap_native(&class, Value::float(number)))
    }
    /// the real part of a complex number
    "@get real(self)" => |vm, [this]| { Ok(Value::float(number(vm, this))) }
    /// the imaginary part of a complex number
    "@get imag(self)" => |_vm, [_this]| { Ok(Value::float(0.0)) }
    /// Return self, the complex conjugate of any float.
    "conjugate(self, /)" => |vm, [this]| { Ok(Value::float(number(vm, this))) }
    /// Return True if the float is an integer.
    "is_integer(self, /)" => |vm, [this]| { Ok(Value::bool(is_integer(number(vm, this)))) }
    /// Return a pair of integers, whose ratio is exactly equal to the original float.
    "as_integer_ratio(self, /)" => |vm, [this]| {
        let ratio = as_integer_ratio(number(vm, this));
        let (numerator, denominator) = vm.checked(ratio)?;
        Ok(Gc::new(Tuple::new([value_of_int(numerator), value_of_int(denominator)])).into())
    }
    /// Return a hexadecimal representation of a floating-point number.
    "hex(self, /)" => |vm, [this]| { Ok(Value::from(hex_float::hex(number(vm, this)))) }
    /// Create a floating-point number from a hexadecimal string.
    "@class fromhex(cls, string, /)" => |vm, [class, string]| {
        let string = vm.unwrap_native(string);
        let Some(text) = string.as_str() else {
            return Err(vm.type_error("bad argument type for built-in operation"));
        };
        let parsed = hex_float::from_hex(text);
        let value = Value::float(vm.checked(parsed)?);
        if class.as_gc().is_some_and(|class| vm.types.float.is(class)) {
            return Ok(value);
        }
        vm.call(class, &[value])
    }
    /// You probably don't want to use this function.
    "@class __getformat__(cls, typestr, /)" => |vm, [_class, kind]| {
        match kind.as_str() {
            Some("double" | "float") => Ok(Value::str("IEEE, little-endian")),
            _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        }
    }
    /// Return the Integral closest to x between 0 and x.
    "__trunc__(self, /)" => |vm, [this]| { let number = number(vm, this); whole(vm, number) }
    /// int(self)
    "__int__(self, /)" => |vm, [this]| { let number = number(vm, this); whole(vm, number) }
    /// float(self)
    "__float__(self, /)" => |vm, [this]| { Ok(Value::float(number(vm, this))) }
    /// Return the floor as an Integral.
    "__floor__(self, /)" => |vm, [this]| { let number = number(vm, this).floor(); whole(vm, number) }
    /// Return the ceiling as an Integral.
    "__ceil__(self, /)" => |vm, [this]| { let number = number(vm, this).ceil(); whole(vm, number) }
    /// Return the Integral closest to x, rounding half toward even.
    ///
    /// When an argument is passed, work like built-in round(x, ndigits).
    "__round__(self, ndigits=None, /)" => |vm, [this, digits]| {
        let number = number(vm, this);
        if digits.is_none() || digits.is_undef() {
            let rounded = round_to_int(number);
            return vm.checked(rounded).map(value_of_int);
        }
        let digits = vm.index_value(digits)?;
        let digits = crate::vm::numeric::int_ref(&digits).expect("index_value gives an int");
        let rounded = round_float(number, crate::object::number::arith::clamp_to_i64(digits));
        vm.checked(rounded).map(Value::float)
    }
    "__getnewargs__(self, /)" => |vm, [this]| {
        Ok(Gc::new(Tuple::new([Value::float(number(vm, this))])).into())
    }
}

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.float.clone();
    add_all(vm, &class, &[METHODS, ARITHMETIC, FLOOR_ARITHMETIC, DIVMOD, COMMON, COMPARISONS]);
}
