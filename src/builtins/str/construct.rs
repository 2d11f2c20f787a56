//! How strings are made of other values, and bytes of strings.

use crate::builtins::arguments::{built_in, not_a, receive};
use crate::builtins::bytes::view;
use crate::builtins::codec;
use crate::builtins::dunders::made;
use crate::natives;
use crate::object::{Str, Value};
use crate::vm::{Vm, VmResult};

natives! {
    pub const METHODS;

    /// Create a new string object from the given object.
    "@new __new__(cls, object='', encoding='utf-8', errors='strict')" => |vm, [class, object, encoding, errors]| {
        let value = if encoding.is_undef() && errors.is_undef() {
            if object.is_undef() { Value::from("") } else { vm.str_value(object)? }
        } else {
            decoded(vm, object, encoding, errors)?
        };
        let owner = vm.types.str.clone();
        made(vm, &owner, class, value)
    }

    /// Encode the string using the codec registered for encoding.
    "encode(self, /, encoding='utf-8', errors='strict')" => |vm, [this, encoding, errors]| {
        receive!(this => text: Str);
        let encoding = codec_argument(vm, encoding, "encode() argument 'encoding'")?;
        let errors = codec_argument(vm, errors, "encode() argument 'errors'")?;
        codec::encode(vm, text, encoding.as_deref().unwrap_or("utf-8"), errors.as_deref().unwrap_or("strict"))
    }

    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| { Ok(vm.unwrap_native(this)) }

    /// Return a formatted version of the string as described by format_spec.
    "__format__(self, format_spec, /)" => |vm, [this, spec]| {
        let mut slot = Value::Undef;
        let Some(spec) = built_in::<Str>(spec, &mut slot) else {
            return Err(not_a(vm, "__format__() argument", "str", spec));
        };
        let inner = vm.unwrap_native(this);
        Ok(vm.native_format(&inner, this, spec.as_str())?.into())
    }

    /// Support for pickling and copying.
    "__getnewargs__(self, /)" => |vm, [this]| {
        let text = vm.unwrap_native(this);
        Ok(crate::object::Gc::new(crate::object::Tuple::new([text])).into())
    }
}

/// The name of an encoding or error handler, if it was passed.
pub fn codec_argument(vm: &mut Vm, value: &Value, what: &str) -> VmResult<Option<String>> {
    if value.is_undef() {
        return Ok(None);
    }
    let mut slot = Value::Undef;
    match built_in::<Str>(value, &mut slot) {
        Some(text) if text.as_str().contains('\0') => Err(vm.value_error("embedded null character")),
        Some(text) => Ok(Some(text.as_str().to_string())),
        None => Err(not_a(vm, what, "str", value)),
    }
}

/// Likewise for `str` itself, whose message calls None by its type.
fn constructor_argument(vm: &mut Vm, value: &Value, name: &str) -> VmResult<Option<String>> {
    if value.is_none() {
        return Err(vm.type_error(format!("str() argument '{name}' must be str, not NoneType")));
    }
    codec_argument(vm, value, &format!("str() argument '{name}'"))
}

/// `str(object, encoding, errors)`
fn decoded(vm: &mut Vm, object: &Value, encoding: &Value, errors: &Value) -> VmResult<Value> {
    let encoding = constructor_argument(vm, encoding, "encoding")?;
    let errors = constructor_argument(vm, errors, "errors")?;
    if object.is_undef() {
        return Ok(Value::from(""));
    }
    let inner = vm.unwrap_native(object);
    if inner.as_str().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    let Some(bytes) = view(&inner) else {
        let given = vm.type_name(object);
        return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {given} found")));
    };
    codec::decode(vm, &bytes, encoding.as_deref().unwrap_or("utf-8"), errors.as_deref().unwrap_or("strict"))
}
