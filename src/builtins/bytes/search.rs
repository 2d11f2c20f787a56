//! `find`, `index`, `count`, `startswith`, `endswith`.

use crate::builtins::arguments::{bound, built_in};
use crate::natives;
use crate::object::text::bytes_methods;
use crate::object::{Tuple, Value};
use crate::vm::{Vm, VmResult};

use super::view::{receiver, view};

/// What is looked for: bytes, or one byte given as an int.
fn needle(vm: &mut Vm, value: &Value) -> VmResult<Vec<u8>> {
    if let Some(bytes) = view(value) {
        return Ok(bytes.to_vec());
    }
    match vm.try_index(value)? {
        Some(Value::Int(byte @ 0..=255)) => Ok(vec![byte as u8]),
        Some(_) => Err(vm.value_error("byte must be in range(0, 256)")),
        None => {
            let given = vm.type_name(value);
            let message = format!("argument should be integer or bytes-like object, not '{given}'");
            Err(vm.type_error(message))
        }
    }
}

type Search = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> Option<usize>;

fn found(vm: &mut Vm, search: Search, [this, part, start, end]: [&Value; 4]) -> VmResult<Option<usize>> {
    let (start, end) = (bound(vm, start)?, bound(vm, end)?);
    let part = needle(vm, part)?;
    Ok(search(&receiver(this), &part, start, end))
}

fn index_or_minus_one(found: Option<usize>) -> Value {
    found.map_or(Value::Int(-1), Value::from)
}

fn index_or_error(vm: &mut Vm, found: Option<usize>) -> VmResult<Value> {
    match found {
        Some(index) => Ok(index.into()),
        None => Err(vm.value_error("subsection not found")),
    }
}

type Affix = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> bool;

fn has_affix(
    vm: &mut Vm,
    name: &str,
    test: Affix,
    [this, affix, start, end]: [&Value; 4],
) -> VmResult<Value> {
    let (start, end) = (bound(vm, start)?, bound(vm, end)?);
    let bytes = receiver(this);
    let mut slot = Value::Undef;
    if let Some(affixes) = built_in::<Tuple>(affix, &mut slot) {
        for affix in &affixes.items {
            let affix = super::bytes_argument(vm, affix)?;
            if test(&bytes, &affix, start, end) {
                return Ok(Value::bool(true));
            }
        }
        return Ok(Value::bool(false));
    }
    match view(affix) {
        Some(affix) => Ok(test(&bytes, &affix, start, end).into()),
        None => {
            let given = vm.type_name(affix);
            let message = format!("{name} first arg must be bytes or a tuple of bytes, not {given}");
            Err(vm.type_error(message))
        }
    }
}

natives! {
    pub const METHODS;

    /// Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].
    "find(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        Ok(index_or_minus_one(found(vm, bytes_methods::find, [this, sub, start, end])?))
    }

    /// Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].
    "rfind(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        Ok(index_or_minus_one(found(vm, bytes_methods::rfind, [this, sub, start, end])?))
    }

    /// Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].
    /// Raise ValueError if the subsection is not found.
    "index(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        let found = found(vm, bytes_methods::find, [this, sub, start, end])?;
        index_or_error(vm, found)
    }

    /// Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].
    /// Raise ValueError if the subsection is not found.
    "rindex(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        let found = found(vm, bytes_methods::rfind, [this, sub, start, end])?;
        index_or_error(vm, found)
    }

    /// Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].
    "count(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        let (start, end) = (bound(vm, start)?, bound(vm, end)?);
        let sub = needle(vm, sub)?;
        Ok(bytes_methods::count(&receiver(this), &sub, start, end).into())
    }

    /// Return True if the bytes starts with the specified prefix, False otherwise.
    "startswith(self, prefix, start=None, end=None, /)" => |vm, [this, prefix, start, end]| {
        has_affix(vm, "startswith", bytes_methods::startswith, [this, prefix, start, end])
    }

    /// Return True if the bytes ends with the specified suffix, False otherwise.
    "endswith(self, suffix, start=None, end=None, /)" => |vm, [this, suffix, start, end]| {
        has_affix(vm, "endswith", bytes_methods::endswith, [this, suffix, start, end])
    }
}
