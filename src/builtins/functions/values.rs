//! Functions that say something about one value.

use crate::builtins::arguments::{built_in, not_a};
use crate::builtins::bytes::view;
use crate::bytecode::surrogate;
use crate::natives;
use crate::object::number::int_text::int_with_prefix;
use crate::object::{Str, Value};
use crate::vm::numeric::int_ref;
use crate::vm::{Vm, VmResult};

/// `bin`, `oct` and `hex`.
fn in_base(vm: &mut Vm, value: &Value, base: u32) -> VmResult<Value> {
    let number = vm.index_value(value)?;
    Ok(int_with_prefix(int_ref(&number).expect("index_value gives an int"), base).into())
}

/// `id`: the address of an object. Small values have none: ints get numbers that no address has.
fn identity(vm: &Vm, value: &Value) -> Value {
    const INTS: i64 = 0x5000_0000_0000;
    Value::Int(match value {
        Value::Object(object) => object.address() as i64,
        Value::Int(number) => INTS.wrapping_add(number.wrapping_mul(32)),
        Value::Float(number) => INTS ^ 8 ^ (number.get().to_bits() >> 4) as i64 & 0x0fff_ffff_ffff,
        Value::None | Value::Undef => vm.types.none_type.as_ref_untyped().address() as i64 + 8,
        Value::Bool(truth) => vm.types.bool_.as_ref_untyped().address() as i64 + 8 * (1 + i64::from(*truth)),
    })
}

fn character(vm: &mut Vm, value: &Value) -> VmResult<Value> {
    let number = vm.index_value(value)?;
    let Some(number) = crate::builtins::arguments::code_point(&number) else {
        return Err(vm.value_error("chr() arg not in range(0x110000)"));
    };
    match surrogate::char_of(number) {
        Some(character) => Ok(vm.char_value(character)),
        None => Err(vm.refuse_stand_in()),
    }
}

fn ordinal(vm: &mut Vm, value: &Value) -> VmResult<Value> {
    let mut slot = Value::Undef;
    let length = if let Some(text) = built_in::<Str>(value, &mut slot) {
        if let (1, Some(character)) = (text.length(), text.char_at(0)) {
            return Ok(Value::Int(i64::from(surrogate::code_of(character))));
        }
        text.length()
    } else if value.native::<crate::builtins::memoryview::MemoryView>().is_none()
        && let Some(bytes) = view(value)
    {
        if let [byte] = *bytes {
            return Ok(Value::Int(i64::from(byte)));
        }
        bytes.len()
    } else {
        let given = vm.type_name(value);
        let message = format!("ord() expected string of length 1, but {given} found");
        return Err(vm.type_error(message));
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {length} found")))
}

natives! {
    pub const FUNCTIONS;

    /// Return the number of items in a container.
    "len(obj, /)" => |vm, [value]| { Ok(vm.len(value)?.into()) }

    /// Return the canonical string representation of the object.
    "repr(obj, /)" => |vm, [value]| { vm.repr_value(value) }

    /// Return an ASCII-only representation of an object.
    "ascii(obj, /)" => |vm, [value]| { Ok(vm.ascii(value)?.into()) }

    /// Return type(value).__format__(value, format_spec).
    "format(value, format_spec='', /)" => |vm, [value, spec]| {
        if spec.is_undef() {
            return Ok(vm.format(value, "")?.into());
        }
        let mut slot = Value::Undef;
        match built_in::<Str>(spec, &mut slot) {
            Some(spec) => Ok(vm.format(value, spec.as_str())?.into()),
            None => Err(not_a(vm, "format() argument 2", "str", spec)),
        }
    }

    /// Return the hash value for the given object.
    "hash(obj, /)" => |vm, [value]| { Ok(Value::Int(vm.hash(value)?)) }

    /// Return the identity of an object.
    "id(obj, /)" => |vm, [value]| { Ok(identity(vm, value)) }

    /// Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
    "chr(i, /)" => |vm, [value]| { character(vm, value) }

    /// Return the Unicode code point for a one-character string.
    "ord(c, /)" => |vm, [value]| { ordinal(vm, value) }

    /// Return the binary representation of an integer.
    "bin(number, /)" => |vm, [value]| { in_base(vm, value, 2) }

    /// Return the octal representation of an integer.
    "oct(number, /)" => |vm, [value]| { in_base(vm, value, 8) }

    /// Return the hexadecimal representation of an integer.
    "hex(number, /)" => |vm, [value]| { in_base(vm, value, 16) }

    /// Call sys.breakpointhook(*args, **kws).
    "breakpoint(*args, **kws)" => |vm, [_args, _keywords]| {
        Err(vm.not_implemented_error("Rondo has no debugger: print what you want to see instead of breakpoint()"))
    }
}
