//! `int`.

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, Zero};

use crate::bytecode::UnaryOp;
use crate::natives;
use crate::object::number::arith::{
    bit_count, bit_length, clamp_to_i64, float_to_int, int_to_f64, round_int,
};
use crate::object::number::int_text::{invalid_literal, parse_int};
use crate::object::number::{Int, IntRef};
use crate::object::text::error::{ErrorKind, OpError};
use crate::object::text::quote::repr_bytes;
use crate::object::{Class, Gc, Kind, Tuple, Value};
use crate::vm::numeric::{Number, int_ref, value_of_int};
use crate::vm::sequences::value_of_bytes;
use crate::vm::{Vm, VmResult};

use super::bytes::view;
use super::number_operators::{
    ARITHMETIC, BITS, COMMON, COMPARISONS, DIVMOD, FLOOR_ARITHMETIC, LOGIC, add_all,
};

/// Longer results are refused with `MemoryError` rather than attempted.
const MOST_BYTES: usize = 1 << 34;

/// The receiver as a plain int: not a bool, not a subclass's instance.
fn plain(vm: &Vm, this: &Value) -> Value {
    match vm.unwrap_native(this) {
        Value::Bool(truth) => Value::Int(i64::from(truth)),
        number => number,
    }
}

fn reference(number: &Value) -> IntRef<'_> {
    int_ref(number).expect("the receiver is an int")
}

/// `int(value)` of anything but text.
fn convert(vm: &mut Vm, value: &Value) -> VmResult<Value> {
    if let Some(Number::Float(number)) = Number::of(value) {
        return vm.checked(float_to_int(number)).map(value_of_int);
    }
    if int_ref(value).is_some() {
        return Ok(plain(vm, value));
    }
    let (int, trunc) = (vm.names.int.clone(), vm.names.trunc.clone());
    if let Some(result) = vm.call_special(value, &int, &[])? {
        return checked_int(vm, "__int__", &result);
    }
    if let Some(index) = vm.try_index(value)? {
        return Ok(index);
    }
    if let Some(result) = vm.call_special(value, &trunc, &[])? {
        if let Some(index) = vm.try_index(&result)? {
            return Ok(index);
        }
        let given = vm.type_name(&result);
        return Err(vm.type_error(format!("__trunc__ returned non-Integral (type {given})")));
    }
    let inner = vm.unwrap_native(value);
    if let Some(text) = inner.as_str() {
        return parse(vm, text, 10);
    }
    if view(&inner).is_some() {
        return parse_bytes(vm, &inner, 10);
    }
    let given = vm.type_name(value);
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{given}'"
    )))
}

fn checked_int(vm: &mut Vm, method: &str, result: &Value) -> VmResult<Value> {
    let inner = plain(vm, result);
    if int_ref(&inner).is_some() {
        return Ok(inner);
    }
    let given = vm.type_name(result);
    Err(vm.type_error(format!("{method} returned non-int (type {given})")))
}

fn parse(vm: &mut Vm, text: &str, base: i64) -> VmResult<Value> {
    let parsed = parse_int(text, base, vm.int_max_str_digits);
    vm.checked(parsed).map(value_of_int)
}

fn parse_bytes(vm: &mut Vm, value: &Value, base: i64) -> VmResult<Value> {
    let bytes = view(value).map(|bytes| bytes.to_vec()).unwrap_or_default();
    let shown = repr_bytes(&bytes);
    let invalid = || OpError::value(invalid_literal(base, &shown));
    let text = std::str::from_utf8(&bytes).ok().filter(|text| text.is_ascii()).ok_or_else(invalid);
    let parsed = text.and_then(|text| {
        parse_int(text, base, vm.int_max_str_digits).map_err(|error| {
            // Only the text of the literal differs.
            let about_literal =
                error.kind == ErrorKind::Value && error.message.starts_with("invalid literal");
            if about_literal { invalid() } else { error }
        })
    });
    vm.checked(parsed).map(value_of_int)
}

/// `int(text, base)`
fn convert_with_base(vm: &mut Vm, value: &Value, base: &Value) -> VmResult<Value> {
    let base = vm.index_value(base)?;
    let base = clamp_to_i64(reference(&base));
    let base = if base != 0 && !(2..=36).contains(&base) { -1 } else { base };
    if value.is_undef() {
        return Err(vm.type_error("int() missing string argument"));
    }
    if base < 0 {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let inner = vm.unwrap_native(value);
    if let Some(text) = inner.as_str() {
        return parse(vm, text, base);
    }
    if view(&inner).is_some() {
        return parse_bytes(vm, &inner, base);
    }
    Err(vm.type_error("int() can't convert non-string with explicit base"))
}

/// Whether the argument `byteorder` says big-endian.
fn is_big_endian(vm: &mut Vm, order: &Value, function: &str) -> VmResult<bool> {
    if order.is_undef() {
        return Ok(true);
    }
    match vm.unwrap_native(order).as_str() {
        Some("big") => Ok(true),
        Some("little") => Ok(false),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
        None => Err(super::arguments::not_a(vm, &format!("{function}() argument 'byteorder'"), "str", order)),
    }
}

fn to_bytes(vm: &mut Vm, number: &Value, length: i64, big: bool, signed: bool) -> VmResult<Value> {
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    vm.check_size(length, 1, MOST_BYTES)?;
    let number = reference(number).to_big();
    if number.is_negative() && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = if number.is_zero() || (length == 0 && number == BigInt::from(-1)) {
        // CPython looks at the sign alone here.
        Vec::new()
    } else if signed {
        number.to_signed_bytes_le()
    } else {
        number.magnitude().to_bytes_le()
    };
    if bytes.len() > length {
        return Err(vm.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if number.is_negative() { 0xff } else { 0 });
    if big {
        bytes.reverse();
    }
    Ok(value_of_bytes(bytes))
}

/// The bytes of a bytes-like object or of an iterable of ints.
fn bytes_of(vm: &mut Vm, value: &Value) -> VmResult<Vec<u8>> {
    let inner = vm.unwrap_native(value);
    if let Some(bytes) = view(value) {
        return Ok(bytes.to_vec());
    }
    let bytes = vm.names.bytes.clone();
    if let Some(result) = vm.call_special(value, &bytes, &[])? {
        return bytes_of(vm, &result);
    }
    let iterator = if inner.as_str().is_some() { None } else { vm.try_iter(value)? };
    let Some(iterator) = iterator else {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("cannot convert '{given}' object to bytes")));
    };
    let mut bytes = Vec::new();
    while let Some(item) = vm.next(&iterator)? {
        match vm.index_value(&item)? {
            Value::Int(byte @ 0..=255) => bytes.push(byte as u8),
            _ => return Err(vm.value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(bytes)
}

natives! {
    const METHODS;
    /// int([x]) -> integer
    /// int(x, base=10) -> integer
    ///
    /// Convert a number or string to an integer, or return 0 if no arguments
    /// are given.  If x is a number, return x.__int__().  For floating-point
    /// numbers, this truncates towards zero.
    ///
    /// If x is not a number or if base is given, then x must be a string,
    /// bytes, or bytearray instance representing an integer literal in the
    /// given base.  The literal can be preceded by '+' or '-' and be surrounded
    /// by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.
    /// Base 0 means to interpret the base from the string as an integer literal.
    /// >>> int('0b100', base=0)
    /// 4
    "@new __new__(cls, x=0, /, base=10)" => |vm, [class, value, base]| {
        if base.is_undef() && class.as_gc::<Class>().is_some_and(|class| class.is(&vm.types.int)) {
            return if value.is_undef() { Ok(Value::Int(0)) } else { convert(vm, value) };
        }
        let owner = vm.types.int.clone();
        let class = vm.check_new(&owner, class)?;
        if class.is(&vm.types.bool_) {
            return Err(vm.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
        }
        let number = if !base.is_undef() {
            convert_with_base(vm, value, base)?
        } else if value.is_undef() {
            Value::Int(0)
        } else {
            convert(vm, value)?
        };
        Ok(vm.wrap_native(&class, number))
    }
    /// the real part of a complex number
    "@get real(self)" => |vm, [this]| { Ok(plain(vm, this)) }
    /// the imaginary part of a complex number
    "@get imag(self)" => |_vm, [_this]| { Ok(Value::Int(0)) }
    /// the numerator of a rational number in lowest terms
    "@get numerator(self)" => |vm, [this]| { Ok(plain(vm, this)) }
    /// the denominator of a rational number in lowest terms
    "@get denominator(self)" => |_vm, [_this]| { Ok(Value::Int(1)) }
    /// Returns self, the complex conjugate of any int.
    "conjugate(self, /)" => |vm, [this]| { Ok(plain(vm, this)) }
    /// Returns True. Exists for duck type compatibility with float.is_integer.
    "is_integer(self, /)" => |_vm, [_this]| { Ok(Value::bool(true)) }
    /// Number of bits necessary to represent self in binary.
    "bit_length(self, /)" => |vm, [this]| {
        let this = plain(vm, this);
        Ok(Value::Int(bit_length(reference(&this)) as i64))
    }
    /// Number of ones in the binary representation of the absolute value of self.
    "bit_count(self, /)" => |vm, [this]| {
        let this = plain(vm, this);
        Ok(Value::Int(bit_count(reference(&this)) as i64))
    }
    /// Return a pair of integers, whose ratio is equal to the original int.
    "as_integer_ratio(self, /)" => |vm, [this]| {
        Ok(Gc::new(Tuple::new([plain(vm, this), Value::Int(1)])).into())
    }
    /// Return an array of bytes representing an integer.
    "to_bytes(self, /, length=1, byteorder='big', *, signed=False)" =>
        |vm, [this, length, order, signed]| {
            let this = plain(vm, this);
            let length = super::arguments::size(vm, length, 1)?;
            let big = is_big_endian(vm, order, "to_bytes")?;
            let signed = vm.truth(signed)?;
            to_bytes(vm, &this, length, big, signed)
        }
    /// Return the integer represented by the given array of bytes.
    "@class from_bytes(cls, /, bytes, byteorder='big', *, signed=False)" =>
        |vm, [class, bytes, order, signed]| {
            let big = is_big_endian(vm, order, "from_bytes")?;
            let bytes = bytes_of(vm, bytes)?;
            let number = match (big, vm.truth(signed)?) {
                (true, true) => BigInt::from_signed_bytes_be(&bytes),
                (false, true) => BigInt::from_signed_bytes_le(&bytes),
                (true, false) => BigInt::from_bytes_be(Sign::Plus, &bytes),
                (false, false) => BigInt::from_bytes_le(Sign::Plus, &bytes),
            };
            let number = value_of_int(Int::from(number));
            if class.as_gc().is_some_and(|class| vm.types.int.is(class)) {
                return Ok(number);
            }
            vm.call(class, &[number])
        }
    /// ~self
    "__invert__(self, /)" => |vm, [this]| {
        let this = plain(vm, this);
        vm.unary(UnaryOp::Invert, &this)
    }
    /// Return self converted to an integer, if self is suitable for use as an index into a list.
    "__index__(self, /)" => |vm, [this]| { Ok(plain(vm, this)) }
    /// int(self)
    "__int__(self, /)" => |vm, [this]| { Ok(plain(vm, this)) }
    /// float(self)
    "__float__(self, /)" => |vm, [this]| {
        let this = plain(vm, this);
        vm.checked(int_to_f64(reference(&this))).map(Value::float)
    }
    /// Truncating an Integral returns itself.
    "__trunc__(self, /)" => |vm, [this]| { Ok(plain(vm, this)) }
    /// Flooring an Integral returns itself.
    "__floor__(self, /)" => |vm, [this]| { Ok(plain(vm, this)) }
    /// Ceiling of an Integral returns itself.
    "__ceil__(self, /)" => |vm, [this]| { Ok(plain(vm, this)) }
    /// Rounding an Integral returns itself.
    ///
    /// Rounding with an ndigits argument also returns an integer.
    "__round__(self, ndigits=None, /)" => |vm, [this, digits]| {
        let this = plain(vm, this);
        if digits.is_undef() {
            return Ok(this);
        }
        let digits = vm.index_value(digits)?;
        Ok(value_of_int(round_int(reference(&this), clamp_to_i64(reference(&digits)))))
    }
    "__getnewargs__(self, /)" => |vm, [this]| { Ok(Gc::new(Tuple::new([plain(vm, this)])).into()) }
    /// Returns size in memory, in bytes.
    "__sizeof__(self, /)" => |vm, [this]| {
        // As CPython's: a header, and digits of 30 bits.
        let this = plain(vm, this);
        let digits = bit_length(reference(&this)).div_ceil(30).max(1);
        debug_assert!(this.as_object().is_none_or(|object| object.kind() == Kind::BigInt), "an int");
        Ok(Value::Int(24 + 4 * digits as i64))
    }
}

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.int.clone();
    let tables = [METHODS, ARITHMETIC, FLOOR_ARITHMETIC, BITS, LOGIC, DIVMOD, COMMON, COMPARISONS];
    add_all(vm, &class, &tables);
}
