//! Concatenation and repetition of the built-in sequences.

use std::cell::RefCell;

use crate::object::room;
use crate::object::{ByteArray, Bytes, Gc, List, ListItems, Str, Tuple, Value};

use super::protocol::native_len;
use super::{Vm, VmResult};

/// Results of more bytes than this are refused with `MemoryError` rather than attempted.
const MOST_BYTES: usize = 1 << 34;

/// A new bytes object.
pub fn value_of_bytes(bytes: impl Into<Box<[u8]>>) -> Value {
    Gc::new(Bytes { bytes: bytes.into() }).into()
}

/// A new bytearray.
pub fn value_of_bytearray(bytes: Vec<u8>) -> Value {
    Gc::new(ByteArray { bytes: RefCell::new(bytes), exports: Default::default() }).into()
}

/// A new list.
pub fn value_of_list(items: Vec<Value>) -> Value {
    Gc::new(List::new(items)).into()
}

/// Runs `use_it` with what a bytes object or a bytearray holds; nothing for other values.
pub fn with_bytes<T>(value: &Value, use_it: impl FnOnce(&[u8]) -> T) -> Option<T> {
    if let Some(bytes) = value.get::<Bytes>() {
        return Some(use_it(&bytes.bytes));
    }
    value.get::<ByteArray>().map(|array| use_it(&array.bytes.borrow()))
}

/// Whether the value is of a type that `+` concatenates and `*` repeats.
pub(super) fn is_sequence(value: &Value) -> bool {
    value.get::<Str>().is_some()
        || value.get::<List>().is_some()
        || value.get::<Tuple>().is_some()
        || value.get::<Bytes>().is_some()
        || value.get::<ByteArray>().is_some()
}

/// `left + right`, if both are sequences that go together, and no strings.
fn concatenate_others(left: &Value, right: &Value) -> Option<Value> {
    let object = left.as_object()?;
    if let Some(list) = object.get::<List>() {
        let right = right.get::<List>()?;
        let (first, second) = (list.items.borrow(), right.items.borrow());
        return Some(Gc::new(List::of(first.concatenate(&second))).into());
    }
    if let Some(tuple) = object.get::<Tuple>() {
        let other = right.get::<Tuple>()?;
        if tuple.items.is_empty() {
            return Some(right.clone());
        }
        if other.items.is_empty() {
            return Some(left.clone());
        }
        return Some(Gc::new(Tuple::new(tuple.items.iter().chain(&other.items).cloned())).into());
    }
    None
}

impl Vm {
    /// A copy of the bytes of any bytes-like object; nothing for other values.
    pub(super) fn bytes_of(&self, value: &Value) -> Option<Vec<u8>> {
        let inner = self.unwrap_native(value);
        if let Some(bytes) = with_bytes(&inner, <[u8]>::to_vec) {
            return Some(bytes);
        }
        let object = inner.as_object()?;
        (self.hooks_of(object).buffer?)(object)
    }

    /// `left + right` of bytes or a bytearray and anything bytes-like.
    fn concatenate_bytes(&self, left: &Value, right: &Value) -> Option<Value> {
        let own = with_bytes(left, <[u8]>::to_vec)?;
        let joined = [own, self.bytes_of(right)?].concat();
        Some(if left.get::<Bytes>().is_some() { value_of_bytes(joined) } else { value_of_bytearray(joined) })
    }

    /// `left + right` of sequences other than texts.
    fn concatenate_items(&mut self, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let is_list = left.get::<List>().is_some() || left.get::<Tuple>().is_some();
        let size = if is_list { size_of::<Value>() } else { 2 };
        if let (Some(first), Some(second)) = (native_len(left), native_len(right)) {
            self.check_size(first + second, size, usize::MAX)?;
        }
        Ok(concatenate_others(left, right).or_else(|| self.concatenate_bytes(left, right)))
    }

    /// `left + right`; nothing if they are no sequences that go together.
    pub(super) fn concatenate(&mut self, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let (Some(first), Some(second)) = (left.as_str(), right.as_str()) else {
            return self.concatenate_items(left, right);
        };
        let length = first.len() + second.len();
        self.check_text_size(length, 1)?;
        let mut text = String::with_capacity(length);
        text.push_str(first);
        text.push_str(second);
        Ok(Some(Value::str(text)))
    }

    /// `sequence * count`; nothing if the value is no sequence.
    pub(super) fn repeat(&mut self, sequence: &Value, count: i64) -> VmResult<Option<Value>> {
        let Some(object) = sequence.as_object() else { return Ok(None) };
        let count = usize::try_from(count).unwrap_or(0);
        if let Some(text) = object.get::<Str>() {
            if count == 1 || text.as_str().is_empty() {
                return Ok(Some(sequence.clone()));
            }
            self.check_text_size(text.as_str().len(), count)?;
            return Ok(Some(Value::str(text.as_str().repeat(count))));
        }
        if let Some(list) = object.get::<List>() {
            let items = self.repeat_list(list, count)?;
            return Ok(Some(Gc::new(List::of(items)).into()));
        }
        if let Some(tuple) = object.get::<Tuple>() {
            if count == 1 || tuple.items.is_empty() {
                return Ok(Some(sequence.clone()));
            }
            if count == 0 {
                return Ok(Some(self.empty_tuple.clone()));
            }
            let items = self.repeat_items(&tuple.items, count)?;
            return Ok(Some(Gc::new(Tuple { items: items.into() }).into()));
        }
        let Some(length) = with_bytes(sequence, <[u8]>::len) else { return Ok(None) };
        self.check_size(length, count, MOST_BYTES)?;
        let bytes = with_bytes(sequence, |bytes| bytes.repeat(count)).unwrap_or_default();
        let is_bytes = sequence.get::<Bytes>().is_some();
        Ok(Some(if is_bytes { value_of_bytes(bytes) } else { value_of_bytearray(bytes) }))
    }

    /// The items of a list, `count` times.
    pub(super) fn repeat_list(&mut self, list: &List, count: usize) -> VmResult<ListItems> {
        let items = list.items.borrow();
        self.check_size(items.len(), count, MOST_BYTES / size_of::<Value>())?;
        items.repeat(count).ok_or_else(|| self.memory_error())
    }

    /// The items of a tuple, `count` times.
    fn repeat_items(&mut self, items: &[Value], count: usize) -> VmResult<Vec<Value>> {
        self.check_size(items.len(), count, MOST_BYTES / size_of::<Value>())?;
        let total = items.len() * count;
        let mut repeated: Vec<Value> = Vec::new();
        if repeated.try_reserve_exact(total).is_err() {
            return Err(self.memory_error());
        }
        if let [item] = items {
            repeated.resize(total, item.clone());
        } else {
            for _ in 0..count {
                repeated.extend_from_slice(items);
            }
        }
        Ok(repeated)
    }

    /// BufferError if a bytearray with views on it would change its length.
    pub fn check_resize(&mut self, array: &ByteArray, length: usize) -> VmResult<()> {
        if array.exports.get() > 0 && array.bytes.borrow().len() != length {
            let class = self.types.BufferError.clone();
            return Err(self.error(&class, "Existing exports of data: object cannot be re-sized"));
        }
        Ok(())
    }

    /// MemoryError if `length * count` bytes exceed the limit, or there is no room for them.
    #[inline]
    pub fn check_size(&mut self, length: usize, count: usize, most: usize) -> VmResult<()> {
        match length.checked_mul(count) {
            Some(total) if total <= most && room::is_there(total) => Ok(()),
            _ => Err(self.memory_error()),
        }
    }

    /// MemoryError if a list would have to grow for so many more items, and there is no room for that.
    pub fn check_growth(&mut self, list: &List, more: usize) -> VmResult<()> {
        let (length, capacity) = (list.len() + more, list.items.borrow().capacity());
        if length <= capacity { Ok(()) } else { self.check_size(length, 2 * size_of::<Value>(), usize::MAX) }
    }

    /// The same for a bytearray.
    pub fn check_bytes_growth(&mut self, array: &ByteArray, more: usize) -> VmResult<()> {
        let bytes = array.bytes.borrow();
        let length = bytes.len() + more;
        if length <= bytes.capacity() { Ok(()) } else { self.check_size(length, 2, usize::MAX) }
    }

    /// The same for a text, which is put together first and then copied into its object.
    pub fn check_text_size(&mut self, length: usize, count: usize) -> VmResult<()> {
        self.check_size(length, count, Str::MOST_BYTES)?;
        self.check_size(length * 2, count, usize::MAX)
    }
}
