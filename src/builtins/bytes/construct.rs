//! How bytes and bytearrays are made of other values, and what they are turned into.

use crate::builtins::arguments::{self, built_in, text_argument};
use crate::builtins::codec;
use crate::builtins::dunders::made;
use crate::builtins::str::codec_argument;
use crate::natives;
use crate::object::room;
use crate::object::text::bytes_methods;
use crate::object::text::quote::repr_bytes;
use crate::object::{ByteArray, Bytes, Class, Gc, Str, Tuple, Value};
use crate::vm::sequences::{value_of_bytearray, value_of_bytes};
use crate::vm::{Vm, VmResult};

use super::view::receiver;
use super::{is_array, view};

/// What `__bytes__` gives, if the value has it.
fn bytes_by_method(vm: &mut Vm, source: &Value) -> VmResult<Option<Vec<u8>>> {
    let method = vm.intern("__bytes__");
    let Some(result) = vm.call_special(source, &method, &[])? else { return Ok(None) };
    match view(&vm.unwrap_native(&result)) {
        Some(bytes) if !is_array(&result) => Ok(Some(bytes.to_vec())),
        _ => {
            let given = vm.type_name(&result);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {given})")))
        }
    }
}

/// The bytes that `bytes(source, encoding, errors)` or `bytearray(…)` has; `name` is which.
fn bytes_from(vm: &mut Vm, name: &str, [source, encoding, errors]: [&Value; 3]) -> VmResult<Vec<u8>> {
    let encoding_name = codec_argument(vm, encoding, &format!("{name}() argument 'encoding'"))?;
    let error_name = codec_argument(vm, errors, &format!("{name}() argument 'errors'"))?;
    let has_codec = encoding_name.is_some() || error_name.is_some();
    // Also of a subclass of str.
    if name == "bytes"
        && !has_codec
        && !source.is_undef()
        && source.as_str().is_none()
        && let Some(bytes) = bytes_by_method(vm, source)?
    {
        return Ok(bytes);
    }
    let mut slot = Value::Undef;
    if let Some(text) = built_in::<Str>(source, &mut slot) {
        let Some(encoding) = encoding_name else {
            return Err(vm.type_error("string argument without an encoding"));
        };
        let encoding = codec::find(vm, &encoding)?;
        return codec::encode_with(vm, text.as_str(), encoding, error_name.as_deref().unwrap_or("strict"));
    }
    if has_codec {
        let which = if encoding_name.is_some() { "encoding" } else { "errors" };
        return Err(vm.type_error(format!("{which} without a string argument")));
    }
    if source.is_undef() {
        return Ok(Vec::new());
    }
    if let Some(bytes) = view(source) {
        return Ok(bytes.to_vec());
    }
    if vm.has_index(source) {
        let count = match vm.index_value(source)? {
            Value::Int(count) => count,
            _ => {
                let given = vm.type_name(source);
                return Err(vm.overflow_error(format!("cannot fit '{given}' into an index-sized integer")));
            }
        };
        let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
        let mut zeros = Vec::new();
        if count > 1 << 40 || zeros.try_reserve_exact(count).is_err() {
            return Err(vm.memory_error());
        }
        zeros.resize(count, 0);
        return Ok(zeros);
    }
    bytes_of_iterable(vm, name, source)
}

/// The bytes that an iterable gives, one by one.
fn bytes_of_iterable(vm: &mut Vm, name: &str, source: &Value) -> VmResult<Vec<u8>> {
    let Some(iterator) = vm.try_iter(source)? else {
        let given = vm.type_name(source);
        return Err(vm.type_error(format!("cannot convert '{given}' object to {name}")));
    };
    if name == "bytes" {
        vm.length_hint(source, 0)?;
    }
    bytes_of_iterator(vm, name, &iterator)
}

/// The bytes that an iterator gives as ints; `name` is that of the type they are for.
pub fn bytes_of_iterator(vm: &mut Vm, name: &str, iterator: &Value) -> VmResult<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(item) = vm.next(iterator)? {
        match item {
            Value::Int(byte @ 0..=255) => push_byte(vm, &mut bytes, byte as u8)?,
            item => match vm.index_value(&item)? {
                Value::Int(byte @ 0..=255) => push_byte(vm, &mut bytes, byte as u8)?,
                _ => {
                    let message = if name == "bytes" {
                        "bytes must be in range(0, 256)"
                    } else {
                        "byte must be in range(0, 256)"
                    };
                    return Err(vm.value_error(message));
                }
            },
        }
    }
    Ok(bytes)
}

/// Adds a byte, or raises MemoryError.
pub fn push_byte(vm: &mut Vm, bytes: &mut Vec<u8>, byte: u8) -> VmResult<()> {
    if bytes.len() == bytes.capacity() && !room::grow(bytes) {
        return Err(vm.memory_error());
    }
    bytes.push(byte);
    Ok(())
}

/// What `bytearray.extend` and others take: a bytes-like object or an iterable of ints.
pub fn bytes_of(vm: &mut Vm, source: &Value) -> VmResult<Vec<u8>> {
    match view(source) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => bytes_of_iterable(vm, "bytearray", source),
    }
}

natives! {
    pub const BYTES;

    /// Create a new bytes object.
    "@new __new__(cls, source=b'', encoding='utf-8', errors='strict')" => |vm, [class, source, encoding, errors]| {
        let value = match source {
            Value::Object(object)
                if object.get::<Bytes>().is_some() && encoding.is_undef() && errors.is_undef() =>
            {
                source.clone()
            }
            _ => value_of_bytes(bytes_from(vm, "bytes", [source, encoding, errors])?),
        };
        let owner = vm.types.bytes.clone();
        made(vm, &owner, class, value)
    }

    /// Convert this value to exact type bytes.
    "__bytes__(self, /)" => |vm, [this]| { Ok(vm.unwrap_native(this)) }

    /// Return str(self).
    "__str__(self, /)" => |_vm, [this]| { Ok(repr_bytes(&receiver(this)).into()) }

    /// Create a bytes object from a string of hexadecimal numbers.
    ///
    /// Spaces between two numbers are accepted.
    "@class fromhex(cls, string, /)" => |vm, [class, string]| {
        text_argument!(vm, string => text, "fromhex() argument");
        let bytes = vm.checked(bytes_methods::fromhex(text.as_str()))?;
        of_class(vm, class, value_of_bytes(bytes))
    }

    /// Return a translation table usable for the bytes or bytearray translate method.
    "@static maketrans(frm, to, /)" => |vm, [from, to]| { table(vm, from, to) }

    /// Support for copying.
    "__getnewargs__(self, /)" => |vm, [this]| {
        let bytes = vm.unwrap_native(this);
        Ok(Gc::new(Tuple::new([bytes])).into())
    }
}

natives! {
    pub const BYTEARRAY;

    /// Create a new bytearray object.
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, _args, _kwargs]| {
        let owner = vm.types.bytearray.clone();
        made(vm, &owner, class, value_of_bytearray(Vec::new()))
    }

    /// Initialize self.
    "__init__(self, source=b'', encoding='utf-8', errors='strict')" => |vm, [this, source, encoding, errors]| {
        let bytes = bytes_from(vm, "bytearray", [source, encoding, errors])?;
        let inner = vm.unwrap_native(this);
        let array = inner.get::<ByteArray>().expect("the receiver was checked");
        vm.check_resize(array, bytes.len())?;
        array.bytes.replace(bytes);
        Ok(Value::None)
    }

    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| { Ok(vm.native_repr(this)?.into()) }

    /// Create a bytearray object from a string of hexadecimal numbers.
    ///
    /// Spaces between two numbers are accepted.
    "@class fromhex(cls, string, /)" => |vm, [class, string]| {
        text_argument!(vm, string => text, "fromhex() argument");
        let bytes = vm.checked(bytes_methods::fromhex(text.as_str()))?;
        of_class(vm, class, value_of_bytearray(bytes))
    }

    /// Return a translation table usable for the bytes or bytearray translate method.
    "@static maketrans(frm, to, /)" => |vm, [from, to]| { table(vm, from, to) }
}

/// A value as a subclass's constructor makes it of one of exactly the built-in type.
fn of_class(vm: &mut Vm, class: &Value, value: Value) -> VmResult<Value> {
    if class.as_gc::<Class>().is_some_and(|class| !class.traits.get().heap) {
        return Ok(value);
    }
    vm.call(class, &[value])
}

fn table(vm: &mut Vm, from: &Value, to: &Value) -> VmResult<Value> {
    let from = super::bytes_argument(vm, from)?;
    let to = super::bytes_argument(vm, to)?;
    Ok(value_of_bytes(vm.checked(bytes_methods::maketrans(&from, &to))?))
}

natives! {
    pub const COMMON;

    /// Decode the bytes using the codec registered for encoding.
    "decode(self, /, encoding='utf-8', errors='strict')" => |vm, [this, encoding, errors]| {
        let encoding = codec_argument(vm, encoding, "decode() argument 'encoding'")?;
        let errors = codec_argument(vm, errors, "decode() argument 'errors'")?;
        let bytes = receiver(this);
        if bytes.is_empty() {
            // CPython does not look for the codec then.
            return Ok(Value::str(""));
        }
        codec::decode(vm, &bytes, encoding.as_deref().unwrap_or("utf-8"), errors.as_deref().unwrap_or("strict"))
    }

    /// Create a string of hexadecimal numbers from a bytes object.
    "hex(self, sep=<unrepresentable>, bytes_per_sep=1)" => |vm, [this, separator, group]| {
        let group = arguments::size(vm, group, 1)?;
        let separator = hex_separator(vm, separator)?;
        Ok(bytes_methods::hex(&receiver(this), separator, group).into())
    }
}

/// The separator of `hex`: one ASCII character, as a text or as bytes.
pub fn hex_separator(vm: &mut Vm, separator: &Value) -> VmResult<Option<char>> {
    if separator.is_undef() {
        return Ok(None);
    }
    let mut slot = Value::Undef;
    let text = built_in::<Str>(separator, &mut slot).map(|text| text.as_str().to_string());
    let text = match (text, view(separator)) {
        (Some(text), _) => text,
        (None, Some(bytes)) => bytes.iter().map(|&byte| char::from(byte)).collect(),
        (None, None) => {
            if vm.len(separator)? != 1 {
                return Err(vm.value_error("sep must be length 1."));
            }
            return Err(vm.type_error("sep must be str or bytes."));
        }
    };
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) if character.is_ascii() => Ok(Some(character)),
        (Some(_), None) => Err(vm.value_error("sep must be ASCII.")),
        _ => Err(vm.value_error("sep must be length 1.")),
    }
}
