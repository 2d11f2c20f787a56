//! How natives read their arguments: receivers that may be instances of script subclasses, texts, sizes, bounds.

use crate::object::number::{IntRef, round::clamp_to_i64};
use crate::object::{Gc, Instance, Payload, Str, Value};
use crate::vm::numeric::int_ref;
use crate::vm::{Raised, Vm, VmResult};

/// The payload of a value of a built-in type, or of the one inside an instance of a subclass. `slot` keeps the inner
/// value alive as long as the reference is used.
#[inline(always)]
pub fn built_in<'a, T: Payload + ?Sized>(value: &'a Value, slot: &'a mut Value) -> Option<&'a Gc<T>> {
    if let Some(found) = value.as_gc::<T>() {
        return Some(found);
    }
    *slot = value.get::<Instance>()?.native();
    slot.as_gc::<T>()
}

/// Declares `$name` as the payload of the receiver `$value`, which was checked when the arguments were bound.
macro_rules! receive {
    ($value:expr => $name:ident: $type:ty) => {
        let mut slot = $crate::object::Value::Undef;
        let $name: &$crate::object::Gc<$type> =
            $crate::builtins::arguments::built_in::<$type>($value, &mut slot)
                .expect("the receiver was checked when the arguments were bound");
    };
}
pub(crate) use receive;

/// Declares `$name` as the text of an argument, or leaves with "`$what` must be str, not X".
macro_rules! text_argument {
    ($vm:ident, $value:expr => $name:ident, $what:expr) => {
        let mut slot = $crate::object::Value::Undef;
        let Some($name) = $crate::builtins::arguments::built_in::<$crate::object::Str>($value, &mut slot)
            .map(|text| &**text)
        else {
            return Err($crate::builtins::arguments::not_a(&mut *$vm, $what, "str", $value));
        };
    };
}
pub(crate) use text_argument;

/// "`what` must be `wanted`, not X".
#[cold]
pub fn not_a(vm: &mut Vm, what: &str, wanted: &str, value: &Value) -> Raised {
    let given = if value.is_none() { "None".to_string() } else { vm.type_name(value) };
    vm.type_error(format!("{what} must be {wanted}, not {given}"))
}

/// A count or width: any int, through `__index__`. `default` if it was not passed.
pub fn size(vm: &mut Vm, value: &Value, default: i64) -> VmResult<i64> {
    match value {
        Value::Undef => Ok(default),
        Value::Int(size) => Ok(*size),
        _ => match vm.index_value(value)? {
            Value::Int(size) => Ok(size),
            _ => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        },
    }
}

/// An int that fits C's `int`.
pub fn c_int(vm: &mut Vm, value: &Value, default: i64) -> VmResult<i64> {
    let number = if value.is_undef() { Value::Int(default) } else { vm.index_value(value)? };
    match number {
        Value::Int(number) if i32::try_from(number).is_ok() => Ok(number),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A bound as `find` and the like take it: None or absent, or an int, clamped to 64 bits.
pub fn bound(vm: &mut Vm, value: &Value) -> VmResult<Option<i64>> {
    match value {
        Value::Undef | Value::None => Ok(None),
        _ => index_bound(vm, value, "slice indices must be integers or None or have an __index__ method"),
    }
}

/// A bound as `list.index` takes it: absent or an int, clamped to 64 bits.
pub fn bound_not_none(vm: &mut Vm, value: &Value) -> VmResult<Option<i64>> {
    match value {
        Value::Undef => Ok(None),
        _ => index_bound(vm, value, "slice indices must be integers or have an __index__ method"),
    }
}

fn index_bound(vm: &mut Vm, value: &Value, message: &str) -> VmResult<Option<i64>> {
    if let Value::Int(bound) = value {
        return Ok(Some(*bound));
    }
    match vm.try_index(value)? {
        Some(index) => Ok(int_ref(&index).map(clamp_to_i64)),
        None => Err(vm.type_error(message)),
    }
}

/// A flag: its truth, or `default` if it was not passed.
pub fn flag(vm: &mut Vm, value: &Value, default: bool) -> VmResult<bool> {
    if value.is_undef() { Ok(default) } else { vm.truth(value) }
}

/// The code point of an int, as `chr` and the tables of `translate` take it.
pub fn code_point(value: &Value) -> Option<u32> {
    match int_ref(value)? {
        IntRef::Small(number) => u32::try_from(number).ok().filter(|number| *number < 0x11_0000),
        IntRef::Big(_) => None,
    }
}

/// A text as a value. Single ASCII characters are shared.
#[inline]
pub fn text(vm: &mut Vm, text: &str) -> Value {
    match text.as_bytes() {
        [byte] => vm.char_value(char::from(*byte)),
        _ => Value::str(text),
    }
}

/// A part of a string, which is the string itself if it is all of it.
#[inline]
pub fn part(vm: &mut Vm, whole: &Gc<Str>, part: &str) -> Value {
    if part.len() == whole.as_str().len() { whole.into() } else { text(vm, part) }
}
