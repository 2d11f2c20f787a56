//! `memoryview` over bytes and bytearrays.
//!
//! [`layout`] says where a view's elements lie, [`format`] what they are; [`access`] reads and assigns them, [`cast`]
//! looks at the same bytes in another way. A bytearray with views on it cannot change its length: it counts them.

mod access;
mod cast;
mod format;
mod iterator;
mod layout;

use std::cell::{Cell, RefCell};

use crate::natives;
use crate::object::text::bytes_methods;
use crate::object::{ByteArray, Gc, List, NativeData, Ref, Trace, Tuple, Value};
use crate::vm::sequences::{value_of_bytes, with_bytes};
use crate::vm::{Hooks, Native, NativeType, Vm, VmResult};

use super::arguments::size;
use super::bytes::view;
use super::dunders::made;

use iterator::MemoryIterator;
use layout::Layout;

/// A view on some of the bytes of an object.
#[derive(Debug)]
pub struct MemoryView {
    /// What `obj` gives; nothing once the view is released.
    object: RefCell<Value>,
    /// The bytes or bytearray that it is or holds.
    buffer: RefCell<Value>,
    layout: Layout,
    read_only: bool,
    hash: Cell<Option<i64>>,
}

impl MemoryView {
    /// A view on a bytes object or bytearray, which is or is inside of `object`.
    fn new(object: Value, buffer: Value, layout: Layout, read_only: bool) -> MemoryView {
        if let Some(array) = buffer.get::<ByteArray>() {
            array.exports.set(array.exports.get() + 1);
        }
        MemoryView {
            object: RefCell::new(object),
            buffer: RefCell::new(buffer),
            layout,
            read_only,
            hash: Cell::new(None),
        }
    }

    /// Another view on the same object.
    fn with_layout(&self, layout: Layout) -> MemoryView {
        MemoryView::new(self.object.borrow().clone(), self.buffer.borrow().clone(), layout, self.read_only)
    }

    fn release(&self) {
        drop(self.object.take());
        let buffer = self.buffer.take();
        if let Some(array) = buffer.get::<ByteArray>() {
            array.exports.set(array.exports.get() - 1);
        }
    }

    fn is_released(&self) -> bool {
        self.buffer.borrow().is_undef()
    }

    /// The bytes that the view shows, in the order of its indices; nothing if it is released.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        self.bytes_in_order(false)
    }

    fn bytes_in_order(&self, first_fastest: bool) -> Option<Vec<u8>> {
        let (layout, width) = (&self.layout, self.layout.format.size());
        with_bytes(&self.buffer.borrow(), |bytes| {
            if !first_fastest && layout.is_c_contiguous() {
                return bytes[layout.offset..layout.offset + layout.bytes()].to_vec();
            }
            layout.places(first_fastest).into_iter().flat_map(|at| bytes[at..at + width].to_vec()).collect()
        })
    }

    /// Writes over what the view shows, from its start; nothing happens if it cannot be written to.
    ///
    /// Returns whether it could.
    pub fn fill(&self, bytes: &[u8]) -> bool {
        let buffer = self.buffer.borrow();
        let Some(array) = buffer.get::<ByteArray>().filter(|_| !self.read_only) else { return false };
        let mut target = array.bytes.borrow_mut();
        for (place, piece) in
            self.layout.places(false).into_iter().zip(bytes.chunks(self.layout.format.size()))
        {
            target[place..place + piece.len()].copy_from_slice(piece);
        }
        true
    }

    /// The element that starts at a byte of the object.
    fn element(&self, place: usize) -> Option<Value> {
        let format = self.layout.format;
        with_bytes(&self.buffer.borrow(), |bytes| format.unpack(&bytes[place..place + format.size()]))
    }
}

impl Drop for MemoryView {
    fn drop(&mut self) {
        self.release();
    }
}

impl Trace for MemoryView {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        for value in [&self.object, &self.buffer] {
            if let Ok(value) = value.try_borrow() {
                value.trace(visit);
            }
        }
    }
}

impl NativeData for MemoryView {}

impl NativeType for MemoryView {
    const NAME: &'static str = "memoryview";
    const HOOKS: Hooks = Hooks {
        buffer: Some(|object| {
            // Who asks for a buffer without a shape gets none that has gaps.
            let view = object.native::<MemoryView>()?;
            view.layout.is_c_contiguous().then(|| view.to_bytes()).flatten()
        }),
        ..Hooks::NONE
    };
    const METHODS: &'static [Native] = METHODS;
    const MORE_METHODS: &'static [Native] = ATTRIBUTES;
}

/// Makes the class and puts it among the builtins.
pub fn install(vm: &mut Vm) {
    let class = vm.native_class::<MemoryView>();
    let name = class.name();
    vm.builtins.set_str(&name, (&class).into());
    let bytes_classes = [vm.types.bytes.clone(), vm.types.bytearray.clone()];
    for class in bytes_classes {
        vm.add_methods(&class, BUFFER);
    }
    let array = vm.types.bytearray.clone();
    vm.add_methods(&array, RELEASE);
    vm.add_methods(&class, BUFFER);
    vm.add_methods(&class, RELEASE);
}

fn memory(this: &Value) -> &MemoryView {
    this.native().expect("the receiver was checked when the arguments were bound")
}

/// The receiver.
///
/// # Errors
/// ValueError if it is released.
fn live<'a>(vm: &mut Vm, this: &'a Value) -> VmResult<&'a MemoryView> {
    let memory = memory(this);
    if memory.is_released() {
        return Err(vm.value_error("operation forbidden on released memoryview object"));
    }
    Ok(memory)
}

/// A view on a bytes-like object.
///
/// # Errors
/// TypeError for other values, ValueError for a released view.
fn view_of(vm: &mut Vm, object: &Value) -> VmResult<Value> {
    if object.native::<MemoryView>().is_some() {
        let memory = live(vm, object)?;
        let copy = memory.with_layout(memory.layout.clone());
        return Ok(vm.new_native(copy));
    }
    let inner = vm.unwrap_native(object);
    match with_bytes(&inner, <[u8]>::len) {
        Some(length) => {
            let read_only = inner.get::<ByteArray>().is_none();
            let made = MemoryView::new(object.clone(), inner, Layout::of_bytes(length), read_only);
            Ok(vm.new_native(made))
        }
        None => {
            let given = vm.type_name(object);
            Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{given}'")))
        }
    }
}

/// What the indices from `dimension` on show, as nested lists.
fn nested(memory: &MemoryView, indices: &mut Vec<usize>) -> Value {
    let dimension = indices.len();
    if dimension == memory.layout.dimensions() {
        return memory.element(memory.layout.place(indices)).unwrap_or_default();
    }
    let mut items = Vec::new();
    for index in 0..memory.layout.shape[dimension] {
        indices.push(index);
        items.push(nested(memory, indices));
        indices.pop();
    }
    Gc::new(List::new(items)).into()
}

/// Whether two views show equal elements in the same shape.
fn equal(vm: &mut Vm, left: &MemoryView, right: &MemoryView) -> VmResult<bool> {
    if left.layout.shape != right.layout.shape {
        return Ok(false);
    }
    if left.layout.format.same_as(right.layout.format) && left.layout.format.is_bytes() {
        return Ok(left.to_bytes() == right.to_bytes());
    }
    for (first, second) in left.layout.places(false).into_iter().zip(right.layout.places(false)) {
        let (Some(first), Some(second)) = (left.element(first), right.element(second)) else {
            return Ok(false);
        };
        let same = vm.native_compare(crate::bytecode::CompareOp::Eq, &first, &second)?;
        if !matches!(same, Some(Value::Bool(truth)) if truth.get()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The order in which `tobytes` goes: whether the first index runs fastest.
fn order(vm: &mut Vm, this: &MemoryView, order: &Value) -> VmResult<bool> {
    match order {
        Value::Undef | Value::None => return Ok(false),
        _ => {}
    }
    let Some(text) = order.as_str() else {
        return Err(super::arguments::not_a(vm, "tobytes() argument 'order'", "str or None", order));
    };
    match text {
        "C" => Ok(false),
        "F" => Ok(true),
        "A" => Ok(this.layout.is_f_contiguous() && !this.layout.is_c_contiguous()),
        _ => Err(vm.value_error("order must be 'C', 'F' or 'A'")),
    }
}

natives! {
    const METHODS;

    /// Create a new memoryview object which references the given object.
    "@new __new__(cls, object)" => |vm, [class, object]| {
        let value = view_of(vm, object)?;
        let owner = vm.native_class::<MemoryView>();
        made(vm, &owner, class, value)
    }

    /// Return the data in the buffer as a byte string.
    ///
    /// Order can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the
    /// original array is converted to C or Fortran order.
    "tobytes(self, /, order='C')" => |vm, [this, given]| {
        let memory = live(vm, this)?;
        let first_fastest = order(vm, memory, given)?;
        Ok(value_of_bytes(memory.bytes_in_order(first_fastest).unwrap_or_default()))
    }

    /// Return the data in the buffer as a list of elements.
    "tolist(self, /)" => |vm, [this]| { Ok(nested(live(vm, this)?, &mut Vec::new())) }

    /// Return the data in the buffer as a str of hexadecimal numbers.
    "hex(self, sep=<unrepresentable>, bytes_per_sep=1)" => |vm, [this, separator, group]| {
        let bytes = live(vm, this)?.to_bytes().unwrap_or_default();
        let group = size(vm, group, 1)?;
        let separator = super::bytes::hex_separator(vm, separator)?;
        Ok(bytes_methods::hex(&bytes, separator, group).into())
    }

    /// Return a readonly version of the memoryview.
    "toreadonly(self, /)" => |vm, [this]| {
        let memory = live(vm, this)?;
        let mut made = memory.with_layout(memory.layout.clone());
        made.read_only = true;
        Ok(vm.new_native(made))
    }

    /// Cast a memoryview to a new format or shape.
    "cast(self, /, format, shape=<unrepresentable>)" => |vm, [this, format, shape]| {
        cast::cast(vm, this, format, shape)
    }

    /// Release the underlying buffer exposed by the memoryview object.
    "release(self, /)" => |_vm, [this]| {
        memory(this).release();
        Ok(Value::None)
    }

    /// Enter the view's context.
    "__enter__(self, /)" => |vm, [this]| { live(vm, this)?; Ok(this.clone()) }

    /// Release the view when the context ends.
    "__exit__(self, /, *args)" => |_vm, [this, _args]| {
        memory(this).release();
        Ok(Value::None)
    }

    /// Return len(self).
    "__len__(self, /)" => |vm, [this]| {
        match live(vm, this)?.layout.shape.first() {
            Some(length) => Ok((*length).into()),
            None => Err(vm.type_error("0-dim memory has no length")),
        }
    }

    /// Return self[key].
    "__getitem__(self, key, /)" => |vm, [this, key]| { access::get(vm, this, key) }

    /// Set self[key] to value.
    "__setitem__(self, key, value, /)" => |vm, [this, key, value]| {
        access::set(vm, this, key, value)?;
        Ok(Value::None)
    }

    /// Delete self[key].
    "__delitem__(self, key, /)" => |vm, [this, _key]| {
        let read_only = live(vm, this)?.read_only;
        Err(vm.type_error(if read_only { "cannot modify read-only memory" } else { "cannot delete memory" }))
    }

    /// Implement iter(self).
    "__iter__(self, /)" => |vm, [this]| {
        match live(vm, this)?.layout.dimensions() {
            0 => Err(vm.type_error("invalid indexing of 0-dim memory")),
            1 => Ok(vm.new_native(MemoryIterator::new(this))),
            _ => Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented")),
        }
    }

    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, value]| {
        let own = memory(this);
        if own.is_released() || value.native::<MemoryView>().is_some_and(MemoryView::is_released) {
            return Ok(Value::from(this.is(value)));
        }
        let other = if value.native::<MemoryView>().is_some() {
            value.clone()
        } else if view(value).is_some() {
            view_of(vm, value)?
        } else {
            return Ok(vm.not_implemented.clone());
        };
        Ok(Value::from(equal(vm, own, memory(&other))?))
    }

    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| {
        if let Some(hash) = memory(this).hash.get() {
            return Ok(Value::Int(hash));
        }
        let memory = live(vm, this)?;
        if !memory.read_only {
            return Err(vm.value_error("cannot hash writable memoryview object"));
        }
        if !memory.layout.format.is_bytes() {
            return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
        }
        let object = memory.object.borrow().clone();
        vm.hash(&object)?;
        let hash = vm.hash(&value_of_bytes(memory.to_bytes().unwrap_or_default()))?;
        memory.hash.set(Some(hash));
        Ok(Value::Int(hash))
    }

    /// Return repr(self).
    "__repr__(self, /)" => |_vm, [this]| {
        let address = this.as_object().map_or(0, Ref::address);
        let kind = if memory(this).is_released() { "released memory" } else { "memory" };
        Ok(format!("<{kind} at 0x{address:x}>").into())
    }
}

natives! {
    const BUFFER;

    /// Return a buffer object that exposes the underlying memory of the object.
    "__buffer__(self, flags, /)" => |vm, [this, flags]| {
        size(vm, flags, 0)?;
        view_of(vm, this)
    }
}

natives! {
    const RELEASE;

    /// Release the buffer object that exposes the underlying memory of the object.
    "__release_buffer__(self, buffer, /)" => |vm, [_this, buffer]| {
        match buffer.native::<MemoryView>() {
            Some(memory) => memory.release(),
            None => return Err(vm.type_error("expected a memoryview object")),
        }
        Ok(Value::None)
    }
}

/// A tuple of sizes.
fn tuple_of(items: impl Iterator<Item = i64>) -> Value {
    Gc::new(Tuple::new(items.map(Value::Int))).into()
}

natives! {
    const ATTRIBUTES;

    /// The underlying object of the memoryview.
    "@get obj(self)" => |vm, [this]| { Ok(live(vm, this)?.object.borrow().clone()) }
    /// The amount of space in bytes that the array would use in
    ///  a contiguous representation.
    "@get nbytes(self)" => |vm, [this]| { Ok(live(vm, this)?.layout.bytes().into()) }
    /// The size in bytes of each element of the memoryview.
    "@get itemsize(self)" => |vm, [this]| { Ok(live(vm, this)?.layout.format.size().into()) }
    /// A string containing the format (in struct module style)
    ///  for each element in the view.
    "@get format(self)" => |vm, [this]| { Ok(live(vm, this)?.layout.format.text().into()) }
    /// An integer indicating how many dimensions of a multi-dimensional
    ///  array the memory represents.
    "@get ndim(self)" => |vm, [this]| { Ok(live(vm, this)?.layout.dimensions().into()) }
    /// A bool indicating whether the memory is read only.
    "@get readonly(self)" => |vm, [this]| { Ok(Value::from(live(vm, this)?.read_only)) }
    /// A tuple of ndim integers giving the shape of the memory
    ///  as an N-dimensional array.
    "@get shape(self)" => |vm, [this]| {
        Ok(tuple_of(live(vm, this)?.layout.shape.iter().map(|length| *length as i64)))
    }
    /// A tuple of ndim integers giving the size in bytes to access
    ///  each element for each dimension of the array.
    "@get strides(self)" => |vm, [this]| { Ok(tuple_of(live(vm, this)?.layout.strides.iter().copied())) }
    /// A tuple of integers used internally for PIL-style arrays.
    "@get suboffsets(self)" => |vm, [this]| { live(vm, this)?; Ok(vm.empty_tuple.clone()) }
    /// A bool indicating whether the memory is contiguous.
    "@get contiguous(self)" => |vm, [this]| {
        let layout = &live(vm, this)?.layout;
        Ok(Value::from(layout.is_c_contiguous() || layout.is_f_contiguous()))
    }
    /// A bool indicating whether the memory is C contiguous.
    "@get c_contiguous(self)" => |vm, [this]| { Ok(Value::from(live(vm, this)?.layout.is_c_contiguous())) }
    /// A bool indicating whether the memory is Fortran contiguous.
    "@get f_contiguous(self)" => |vm, [this]| { Ok(Value::from(live(vm, this)?.layout.is_f_contiguous())) }
}
