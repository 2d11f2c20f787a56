//! Reading and assigning what a view shows.

use crate::builtins::bytes::view;
use crate::object::text::methods::position::slice_bounds;
use crate::object::{ByteArray, Singleton, Slice, Tuple, Value};
use crate::vm::{Vm, VmResult};

use super::layout::Layout;
use super::{MemoryView, live, memory, view_of};

/// What a key asks for.
enum Key {
    /// One element: where it starts.
    Element(usize),
    /// All of a view without dimensions.
    Whole,
    /// A part of the first dimension.
    Part(Layout),
    /// One index of several dimensions.
    Row,
    /// Slices of several dimensions.
    Parts,
}

/// Where along a dimension an index is.
fn index_of(vm: &mut Vm, memory: &MemoryView, dimension: usize, key: &Value) -> VmResult<usize> {
    let index = match vm.index_value(key)? {
        Value::Int(index) => index,
        _ => return Err(vm.index_error("cannot fit 'int' into an index-sized integer")),
    };
    let length = memory.layout.shape[dimension];
    let index = if index < 0 { index + length as i64 } else { index };
    match usize::try_from(index) {
        Ok(index) if index < length => Ok(index),
        _ => Err(vm.index_error(format!("index out of bounds on dimension {}", dimension + 1))),
    }
}

/// The place of a tuple of indices.
fn place_of(vm: &mut Vm, memory: &MemoryView, keys: &Tuple) -> VmResult<usize> {
    let (given, dimensions) = (keys.items.len(), memory.layout.dimensions());
    if given < dimensions {
        return Err(vm.not_implemented_error("sub-views are not implemented"));
    }
    if given > dimensions {
        return Err(
            vm.type_error(format!("cannot index {dimensions}-dimension view with {given}-element tuple"))
        );
    }
    let mut indices = Vec::with_capacity(given);
    for (dimension, key) in keys.items.iter().enumerate() {
        indices.push(index_of(vm, memory, dimension, key)?);
    }
    Ok(memory.layout.place(&indices))
}

/// The layout of a slice of the first dimension.
fn part_of(vm: &mut Vm, memory: &MemoryView, slice: &Slice) -> VmResult<Layout> {
    let (start, stop, step) = vm.slice_parts(slice)?;
    let mut layout = memory.layout.clone();
    let (first, length) = slice_bounds(start, stop, step, layout.shape[0]);
    layout.offset = (layout.offset as i64 + first as i64 * layout.strides[0]) as usize;
    if length == 0 {
        layout.offset = memory.layout.offset;
    }
    layout.shape[0] = length;
    layout.strides[0] = layout.strides[0].saturating_mul(step);
    Ok(layout)
}

fn read_key(vm: &mut Vm, memory: &MemoryView, key: &Value) -> VmResult<Key> {
    let dimensions = memory.layout.dimensions();
    if dimensions == 0 {
        if key.get::<Tuple>().is_some_and(|keys| keys.items.is_empty()) {
            return Ok(Key::Element(memory.layout.offset));
        }
        if matches!(key.get::<Singleton>(), Some(Singleton::Ellipsis)) {
            return Ok(Key::Whole);
        }
        return Err(vm.type_error("invalid indexing of 0-dim memory"));
    }
    if vm.has_index(key) {
        if dimensions > 1 {
            return Ok(Key::Row);
        }
        let index = index_of(vm, memory, 0, key)?;
        return Ok(Key::Element(memory.layout.place(&[index])));
    }
    if let Some(slice) = key.get::<Slice>() {
        return Ok(Key::Part(part_of(vm, memory, slice)?));
    }
    if let Some(keys) = key.get::<Tuple>() {
        if keys.items.iter().all(|key| vm.has_index(key)) {
            return Ok(Key::Element(place_of(vm, memory, keys)?));
        }
        if keys.items.iter().all(|key| key.get::<Slice>().is_some()) {
            return Ok(Key::Parts);
        }
    }
    Err(vm.type_error("memoryview: invalid slice key"))
}

/// `view[key]`
pub fn get(vm: &mut Vm, this: &Value, key: &Value) -> VmResult<Value> {
    let memory = live(vm, this)?;
    match read_key(vm, memory, key)? {
        Key::Element(place) => {
            // The key's `__index__` may have released the view.
            live(vm, this)?;
            Ok(memory.element(place).unwrap_or_default())
        }
        Key::Whole => Ok(this.clone()),
        Key::Part(layout) => {
            let part = live(vm, this)?.with_layout(layout);
            Ok(vm.new_native(part))
        }
        Key::Row => Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented")),
        Key::Parts => Err(vm.not_implemented_error("multi-dimensional slicing is not implemented")),
    }
}

/// `view[key] = value`
pub fn set(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> VmResult<()> {
    let target = live(vm, this)?;
    if target.read_only {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    match read_key(vm, target, key)? {
        Key::Element(place) => set_element(vm, this, place, value),
        Key::Whole => set_element(vm, this, target.layout.offset, value),
        Key::Row => Err(vm.not_implemented_error("sub-views are not implemented")),
        Key::Part(layout) if target.layout.dimensions() == 1 => set_part(vm, this, layout, value),
        Key::Part(_) | Key::Parts => {
            let message = "memoryview slice assignments are currently restricted to ndim = 1";
            Err(vm.not_implemented_error(message))
        }
    }
}

fn set_element(vm: &mut Vm, this: &Value, place: usize, value: &Value) -> VmResult<()> {
    let packed = memory(this).layout.format.pack(vm, value)?;
    let buffer = live(vm, this)?.buffer.borrow();
    let array = buffer.get::<ByteArray>().expect("a writable view is one on a bytearray");
    array.bytes.borrow_mut()[place..place + packed.len()].copy_from_slice(&packed);
    Ok(())
}

fn set_part(vm: &mut Vm, this: &Value, layout: Layout, value: &Value) -> VmResult<()> {
    if view(value).is_none() {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")));
    }
    let source = view_of(vm, value)?;
    let source = memory(&source);
    if !source.layout.format.same_as(layout.format) || source.layout.shape != layout.shape {
        let message = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(vm.value_error(message));
    }
    let bytes = source.to_bytes().unwrap_or_default();
    live(vm, this)?.with_layout(layout).fill(&bytes);
    Ok(())
}
