//! Cutting, joining, case, padding, predicates, `replace`, `translate`.

use crate::builtins::arguments::{c_int, flag, size};
use crate::natives;
use crate::object::text::bytes_methods;
use crate::object::text::error::OpError;
use crate::object::text::methods::layout::blanks_for_tabs;
use crate::object::{Gc, List, Tuple, Value};
use crate::vm::{Vm, VmResult};

use super::view::{receiver, view};
use super::{bytes_argument, is_array, like};

/// Bytes of the receiver's type; the receiver's own bytes object if they are all of it.
fn part(vm: &mut Vm, this: &Value, whole: usize, part: &[u8]) -> Value {
    if part.len() == whole && !is_array(this) { vm.unwrap_native(this) } else { like(this, part.to_vec()) }
}

fn list_of(this: &Value, parts: &[&[u8]]) -> Value {
    Gc::new(List::new(parts.iter().map(|part| like(this, part.to_vec())).collect())).into()
}

type AtSpace = for<'a> fn(&'a [u8], i64) -> Vec<&'a [u8]>;
type AtSeparator = for<'a> fn(&'a [u8], &[u8], i64) -> Result<Vec<&'a [u8]>, OpError>;

fn cut(
    vm: &mut Vm,
    (at_space, at_separator): (AtSpace, AtSeparator),
    [this, separator, most]: [&Value; 3],
) -> VmResult<Value> {
    let most = size(vm, most, -1)?;
    let bytes = receiver(this);
    if matches!(separator, Value::Undef | Value::None) {
        return Ok(list_of(this, &at_space(&bytes, most)));
    }
    let separator = bytes_argument(vm, separator)?;
    let parts = vm.checked(at_separator(&bytes, &separator, most))?;
    Ok(list_of(this, &parts))
}

type Partition = for<'a> fn(&'a [u8], &'a [u8]) -> Result<[&'a [u8]; 3], OpError>;

fn in_three(vm: &mut Vm, partition: Partition, this: &Value, separator: &Value) -> VmResult<Value> {
    let bytes = receiver(this);
    let separator = bytes_argument(vm, separator)?;
    let parts = vm.checked(partition(&bytes, &separator))?;
    Ok(Gc::new(Tuple::new(parts.map(|part| like(this, part.to_vec())))).into())
}

type Strip = for<'a> fn(&'a [u8], Option<&[u8]>) -> &'a [u8];

fn stripped(vm: &mut Vm, strip: Strip, this: &Value, set: &Value) -> VmResult<Value> {
    let bytes = receiver(this);
    if matches!(set, Value::Undef | Value::None) {
        return Ok(part(vm, this, bytes.len(), strip(&bytes, None)));
    }
    let set = bytes_argument(vm, set)?;
    Ok(part(vm, this, bytes.len(), strip(&bytes, Some(&set))))
}

type Pad = fn(&[u8], i64, u8) -> Vec<u8>;

fn padded(vm: &mut Vm, name: &str, pad: Pad, [this, width, fill]: [&Value; 3]) -> VmResult<Value> {
    let width = size(vm, width, 0)?;
    let fill = if fill.is_undef() { b' ' } else { fill_byte(vm, name, fill)? };
    check_width(vm, width)?;
    Ok(like(this, pad(&receiver(this), width, fill)))
}

fn fill_byte(vm: &mut Vm, name: &str, fill: &Value) -> VmResult<u8> {
    if let Some([fill]) = view(fill).as_deref() {
        return Ok(*fill);
    }
    let given = vm.type_name(fill);
    Err(vm.type_error(format!("{name}() argument 2 must be a byte string of length 1, not {given}")))
}

/// A width that no memory holds is refused.
fn check_width(vm: &mut Vm, width: i64) -> VmResult<()> {
    vm.check_size(usize::try_from(width).unwrap_or(0), 2, MOST_BYTES)
}

fn joined(vm: &mut Vm, this: &Value, iterable: &Value) -> VmResult<Value> {
    let Some(iterator) = vm.try_iter(iterable)? else {
        return Err(vm.type_error("can only join an iterable"));
    };
    let items = vm.collect(&iterator)?;
    let separator = receiver(this);
    let mut out = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Some(bytes) = view(item) else {
            let given = vm.type_name(item);
            let message = format!("sequence item {index}: expected a bytes-like object, {given} found");
            return Err(vm.type_error(message));
        };
        if index > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend_from_slice(&bytes);
    }
    Ok(like(this, out))
}

fn translated(vm: &mut Vm, [this, table, delete]: [&Value; 3]) -> VmResult<Value> {
    let table = if table.is_none() { None } else { Some(bytes_argument(vm, table)?) };
    let table = table.as_deref().map(bytes_methods::translation_table).transpose();
    let table = vm.checked(table)?;
    let bytes = receiver(this);
    let delete = if delete.is_undef() { None } else { Some(bytes_argument(vm, delete)?) };
    let delete = delete.as_deref().unwrap_or_default();
    Ok(like(this, bytes_methods::translate(&bytes, table, delete)))
}

fn is(this: &Value, predicate: fn(&[u8]) -> bool) -> Value {
    Value::bool(predicate(&receiver(this)))
}

fn mapped(this: &Value, map: fn(&[u8]) -> Vec<u8>) -> Value {
    like(this, map(&receiver(this)))
}

/// Longer results are refused with `MemoryError` rather than attempted.
const MOST_BYTES: usize = 1 << 34;

natives! {
    pub const METHODS;

    /// Return a list of the sections in the bytes, using sep as the delimiter.
    "split(self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, most]| {
        cut(vm, (bytes_methods::split_whitespace, bytes_methods::split), [this, sep, most])
    }
    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    /// Splitting is done starting at the end of the bytes and working to the front.
    "rsplit(self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, most]| {
        cut(vm, (bytes_methods::rsplit_whitespace, bytes_methods::rsplit), [this, sep, most])
    }
    /// Return a list of the lines in the bytes, breaking at line boundaries.
    "splitlines(self, /, keepends=False)" => |vm, [this, keep_ends]| {
        let keep_ends = flag(vm, keep_ends, false)?;
        Ok(list_of(this, &bytes_methods::splitlines(&receiver(this), keep_ends)))
    }
    /// Partition the bytes into three parts using the given separator.
    "partition(self, sep, /)" => |vm, [this, sep]| { in_three(vm, bytes_methods::partition, this, sep) }
    /// Partition the bytes into three parts using the given separator, found from the right.
    "rpartition(self, sep, /)" => |vm, [this, sep]| { in_three(vm, bytes_methods::rpartition, this, sep) }
    /// Concatenate any number of bytes objects.
    "join(self, iterable_of_bytes, /)" => |vm, [this, iterable]| { joined(vm, this, iterable) }

    /// Strip leading and trailing bytes contained in the argument, or ASCII whitespace.
    "strip(self, bytes=None, /)" => |vm, [this, set]| { stripped(vm, bytes_methods::strip, this, set) }
    /// Strip leading bytes contained in the argument, or ASCII whitespace.
    "lstrip(self, bytes=None, /)" => |vm, [this, set]| { stripped(vm, bytes_methods::lstrip, this, set) }
    /// Strip trailing bytes contained in the argument, or ASCII whitespace.
    "rstrip(self, bytes=None, /)" => |vm, [this, set]| { stripped(vm, bytes_methods::rstrip, this, set) }
    /// Return a bytes object with the given prefix string removed if present.
    "removeprefix(self, prefix, /)" => |vm, [this, prefix]| {
        let (bytes, prefix) = (receiver(this), bytes_argument(vm, prefix)?);
        Ok(part(vm, this, bytes.len(), bytes.strip_prefix(&*prefix).unwrap_or(&bytes)))
    }
    /// Return a bytes object with the given suffix string removed if present.
    "removesuffix(self, suffix, /)" => |vm, [this, suffix]| {
        let (bytes, suffix) = (receiver(this), bytes_argument(vm, suffix)?);
        Ok(part(vm, this, bytes.len(), bytes.strip_suffix(&*suffix).unwrap_or(&bytes)))
    }

    /// Return a copy with all occurrences of substring old replaced by new.
    "replace(self, old, new, count=-1, /)" => |vm, [this, old, new, count]| {
        // In the order of the arguments; and nothing is looked at while a script tells the count.
        drop((bytes_argument(vm, old)?, bytes_argument(vm, new)?));
        let most = size(vm, count, -1)?;
        let (old, new) = (bytes_argument(vm, old)?, bytes_argument(vm, new)?);
        let bytes = receiver(this);
        if new.len() > old.len() && bytes.len().saturating_mul(new.len()) > MOST_BYTES {
            let count = memchr::memmem::find_iter(&bytes, &*old).take(usize::try_from(most).unwrap_or(usize::MAX));
            vm.check_size(count.count(), new.len(), MOST_BYTES)?;
        }
        Ok(like(this, bytes_methods::replace(&bytes, &old, &new, most)))
    }
    /// Return a copy with each character mapped by the given translation table.
    "translate(self, table, /, delete=b'')" => |vm, [this, table, delete]| {
        translated(vm, [this, table, delete])
    }

    /// Return a centered string of length width.
    "center(self, width, fillchar=b' ', /)" => |vm, [this, width, fill]| {
        padded(vm, "center", bytes_methods::center, [this, width, fill])
    }
    /// Return a left-justified string of length width.
    "ljust(self, width, fillchar=b' ', /)" => |vm, [this, width, fill]| {
        padded(vm, "ljust", bytes_methods::ljust, [this, width, fill])
    }
    /// Return a right-justified string of length width.
    "rjust(self, width, fillchar=b' ', /)" => |vm, [this, width, fill]| {
        padded(vm, "rjust", bytes_methods::rjust, [this, width, fill])
    }
    /// Pad a numeric string with zeros on the left, to fill a field of the given width.
    "zfill(self, width, /)" => |vm, [this, width]| {
        let width = size(vm, width, 0)?;
        check_width(vm, width)?;
        Ok(like(this, bytes_methods::zfill(&receiver(this), width)))
    }
    /// Return a copy where all tab characters are expanded using spaces.
    "expandtabs(self, /, tabsize=8)" => |vm, [this, tab_size]| {
        let tab_size = c_int(vm, tab_size, 8)?;
        let bytes = receiver(this);
        let blanks = blanks_for_tabs(bytes.iter().map(|&byte| char::from(byte)), tab_size);
        check_width(vm, i64::try_from(blanks.saturating_add(bytes.len())).unwrap_or(i64::MAX))?;
        Ok(like(this, bytes_methods::expandtabs(&bytes, tab_size)))
    }

    /// Return a copy of B with all ASCII characters converted to lowercase.
    "lower(self, /)" => |_vm, [this]| { Ok(mapped(this, <[u8]>::to_ascii_lowercase)) }
    /// Return a copy of B with all ASCII characters converted to uppercase.
    "upper(self, /)" => |_vm, [this]| { Ok(mapped(this, <[u8]>::to_ascii_uppercase)) }
    /// Return a copy of B with only its first character capitalized (ASCII).
    "capitalize(self, /)" => |_vm, [this]| { Ok(mapped(this, bytes_methods::capitalize)) }
    /// Return a titlecased version of B.
    "title(self, /)" => |_vm, [this]| { Ok(mapped(this, bytes_methods::title)) }
    /// Return a copy of B with uppercase ASCII characters converted to lowercase and vice versa.
    "swapcase(self, /)" => |_vm, [this]| { Ok(mapped(this, bytes_methods::swapcase)) }

    /// Return True if all characters in B are alphabetic and there is at least one character in B.
    "isalpha(self, /)" => |_vm, [this]| { Ok(is(this, bytes_methods::is_alpha)) }
    /// Return True if all characters in B are alphanumeric and there is at least one character in B.
    "isalnum(self, /)" => |_vm, [this]| { Ok(is(this, bytes_methods::is_alnum)) }
    /// Return True if B is empty or all characters in B are ASCII, False otherwise.
    "isascii(self, /)" => |_vm, [this]| { Ok(is(this, <[u8]>::is_ascii)) }
    /// Return True if all characters in B are digits and there is at least one character in B.
    "isdigit(self, /)" => |_vm, [this]| { Ok(is(this, bytes_methods::is_digit)) }
    /// Return True if all cased characters in B are lowercase and there is at least one cased character in B.
    "islower(self, /)" => |_vm, [this]| { Ok(is(this, bytes_methods::is_lower)) }
    /// Return True if all cased characters in B are uppercase and there is at least one cased character in B.
    "isupper(self, /)" => |_vm, [this]| { Ok(is(this, bytes_methods::is_upper)) }
    /// Return True if B is a titlecased string and there is at least one character in B.
    "istitle(self, /)" => |_vm, [this]| { Ok(is(this, bytes_methods::is_title)) }
    /// Return True if all characters in B are whitespace and there is at least one character in B.
    "isspace(self, /)" => |_vm, [this]| { Ok(is(this, bytes_methods::is_space_only)) }
}
