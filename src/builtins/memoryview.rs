//! `memoryview` over bytes and bytearrays: one dimension, format `B`.

use std::cell::{Cell, RefCell};

use crate::natives;
use crate::object::text::bytes_methods;
use crate::object::text::methods::position::slice_bounds;
use crate::object::{ByteArray, Gc, List, NativeData, Ref, Slice, Trace, Tuple, Value};
use crate::vm::numeric::int_ref;
use crate::vm::sequences::{value_of_bytes, with_bytes};
use crate::vm::{Native, NativeType, Vm, VmResult};

use super::arguments::size;
use super::bytes::view;
use super::dunders::made;

/// A view on some of the bytes of an object.
#[derive(Debug)]
pub struct MemoryView {
    /// The bytes or bytearray; nothing once the view is released.
    object: RefCell<Value>,
    /// The first byte, how many there are, and how far apart.
    start: usize,
    length: usize,
    step: i64,
    hash: Cell<Option<i64>>,
}

impl MemoryView {
    fn place(&self, index: usize) -> usize {
        (self.start as i64 + index as i64 * self.step) as usize
    }

    /// The bytes that the view shows; nothing if it is released or its object has shrunk.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        with_bytes(&self.object.borrow(), |bytes| {
            (0..self.length).map(|index| bytes.get(self.place(index)).copied()).collect()
        })?
    }
}

impl Trace for MemoryView {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(object) = self.object.try_borrow() {
            object.trace(visit);
        }
    }
}

impl NativeData for MemoryView {}

impl NativeType for MemoryView {
    const NAME: &'static str = "memoryview";
    const METHODS: &'static [Native] = METHODS;
    const MORE_METHODS: &'static [Native] = ATTRIBUTES;
}

/// Makes the class and puts it among the builtins.
pub fn install(vm: &mut Vm) {
    let class = vm.native_class::<MemoryView>();
    let name = class.name();
    vm.builtins.set_str(&name, (&class).into());
}

fn memory(this: &Value) -> &MemoryView {
    this.native().expect("the receiver was checked when the arguments were bound")
}

/// The bytes of a view that is not released.
fn contents(vm: &mut Vm, this: &Value) -> VmResult<Vec<u8>> {
    match memory(this).to_bytes() {
        Some(bytes) => Ok(bytes),
        None => Err(vm.value_error("operation forbidden on released memoryview object")),
    }
}

fn is_read_only(this: &Value) -> bool {
    memory(this).object.borrow().get::<ByteArray>().is_none()
}

/// The place in the object of an index of the view.
fn index_of(vm: &mut Vm, this: &Value, key: &Value) -> VmResult<usize> {
    contents(vm, this)?;
    let Some(index) = vm.try_index(key)? else {
        return Err(vm.type_error("memoryview: invalid slice key"));
    };
    let index = size(vm, &index, 0)?;
    let memory = memory(this);
    let index = if index < 0 { index + memory.length as i64 } else { index };
    match usize::try_from(index) {
        Ok(index) if index < memory.length => Ok(memory.place(index)),
        _ => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

/// A view on a part of a view.
fn sliced(vm: &mut Vm, this: &Value, slice: &Slice) -> VmResult<Value> {
    contents(vm, this)?;
    let (start, stop, step) = vm.slice_parts(slice)?;
    let memory = memory(this);
    let (first, length) = slice_bounds(start, stop, step, memory.length);
    let part = MemoryView {
        object: RefCell::new(memory.object.borrow().clone()),
        start: if length == 0 { memory.start } else { memory.place(first) },
        length,
        step: memory.step * step,
        hash: Cell::new(None),
    };
    Ok(vm.new_native(part))
}

fn assign(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> VmResult<()> {
    if is_read_only(this) {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let (places, bytes) = match key.get::<Slice>() {
        Some(slice) => {
            let part = sliced(vm, this, slice)?;
            let part = memory(&part);
            let Some(bytes) = view(value).map(|bytes| bytes.to_vec()) else {
                let given = vm.type_name(value);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")));
            };
            if bytes.len() != part.length {
                let message = "memoryview assignment: lvalue and rvalue have different structures";
                return Err(vm.value_error(message));
            }
            ((0..part.length).map(|index| part.place(index)).collect(), bytes)
        }
        None => {
            let place = index_of(vm, this, key)?;
            let number = match vm.try_index(value)? {
                Some(number) => number,
                None => return Err(vm.type_error("memoryview: invalid type for format 'B'")),
            };
            let Value::Int(byte @ 0..=255) = number else {
                return Err(vm.value_error("memoryview: invalid value for format 'B'"));
            };
            (vec![place], vec![byte as u8])
        }
    };
    let object = memory(this).object.borrow();
    let array = object.get::<ByteArray>().expect("a writable view is one on a bytearray");
    let mut target = array.bytes.borrow_mut();
    for (place, byte) in places.into_iter().zip(bytes) {
        if let Some(slot) = target.get_mut(place) {
            *slot = byte;
        }
    }
    Ok(())
}

natives! {
    const METHODS;

    /// Create a new memoryview object which references the given object.
    "@new __new__(cls, object)" => |vm, [class, object]| {
        let inner = vm.unwrap_native(object);
        let value = if let Some(memory) = inner.native::<MemoryView>() {
            let copy = MemoryView {
                object: RefCell::new(memory.object.borrow().clone()),
                start: memory.start,
                length: memory.length,
                step: memory.step,
                hash: Cell::new(None),
            };
            vm.new_native(copy)
        } else if let Some(length) = with_bytes(&inner, <[u8]>::len) {
            let object = RefCell::new(inner);
            vm.new_native(MemoryView { object, start: 0, length, step: 1, hash: Cell::new(None) })
        } else {
            let given = vm.type_name(object);
            return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{given}'")));
        };
        let owner = vm.native_class::<MemoryView>();
        made(vm, &owner, class, value)
    }

    /// Return the data in the buffer as a byte string.
    "tobytes(self, /, order='C')" => |vm, [this, _order]| { Ok(value_of_bytes(contents(vm, this)?)) }

    /// Return the data in the buffer as a list of elements.
    "tolist(self, /)" => |vm, [this]| {
        let items = contents(vm, this)?.into_iter().map(|byte| Value::Int(i64::from(byte))).collect();
        Ok(Gc::new(List::new(items)).into())
    }

    /// Return the data in the buffer as a str of hexadecimal numbers.
    "hex(self, sep=<unrepresentable>, bytes_per_sep=1)" => |vm, [this, separator, group]| {
        let group = size(vm, group, 1)?;
        let separator = super::bytes::hex_separator(vm, separator)?;
        Ok(bytes_methods::hex(&contents(vm, this)?, separator, group).into())
    }

    /// Return a readonly version of the memoryview.
    "toreadonly(self, /)" => |vm, [this]| {
        let object = RefCell::new(value_of_bytes(contents(vm, this)?));
        let length = memory(this).length;
        Ok(vm.new_native(MemoryView { object, start: 0, length, step: 1, hash: Cell::new(None) }))
    }

    /// Release the underlying buffer exposed by the memoryview object.
    "release(self, /)" => |_vm, [this]| {
        drop(memory(this).object.take());
        Ok(Value::None)
    }

    /// Enter the view's context.
    "__enter__(self, /)" => |vm, [this]| { contents(vm, this)?; Ok(this.clone()) }

    /// Release the view when the context ends.
    "__exit__(self, /, *args)" => |_vm, [this, _args]| {
        drop(memory(this).object.take());
        Ok(Value::None)
    }

    /// Return len(self).
    "__len__(self, /)" => |vm, [this]| { contents(vm, this)?; Ok(memory(this).length.into()) }

    /// Return self[key].
    "__getitem__(self, key, /)" => |vm, [this, key]| {
        if let Some(slice) = key.get::<Slice>() {
            return sliced(vm, this, slice);
        }
        let place = index_of(vm, this, key)?;
        let byte = with_bytes(&memory(this).object.borrow(), |bytes| bytes.get(place).copied()).flatten();
        match byte {
            Some(byte) => Ok(Value::Int(i64::from(byte))),
            None => Err(vm.index_error("index out of bounds on dimension 1")),
        }
    }

    /// Set self[key] to value.
    "__setitem__(self, key, value, /)" => |vm, [this, key, value]| {
        assign(vm, this, key, value)?;
        Ok(Value::None)
    }

    /// Implement iter(self).
    "__iter__(self, /)" => |vm, [this]| {
        let items = contents(vm, this)?.into_iter().map(|byte| Value::Int(i64::from(byte))).collect();
        let list = Value::from(Gc::new(List::new(items)));
        vm.iter(&list)
    }

    /// Return bool(key in self).
    "__contains__(self, key, /)" => |vm, [this, key]| {
        let bytes = contents(vm, this)?;
        let key = vm.unwrap_native(key);
        Ok(Value::bool(int_ref(&key).is_some() && match key {
            Value::Int(number) => u8::try_from(number).is_ok_and(|byte| bytes.contains(&byte)),
            _ => false,
        }))
    }

    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, value]| {
        let Some(own) = memory(this).to_bytes() else { return Ok(Value::bool(this.is(value))) };
        Ok(match view(value) {
            Some(other) => Value::bool(own == *other),
            None => vm.not_implemented.clone(),
        })
    }

    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| {
        if let Some(hash) = memory(this).hash.get() {
            return Ok(Value::Int(hash));
        }
        let bytes = contents(vm, this)?;
        if !is_read_only(this) {
            return Err(vm.value_error("cannot hash writable memoryview object"));
        }
        let hash = vm.hash(&value_of_bytes(bytes))?;
        memory(this).hash.set(Some(hash));
        Ok(Value::Int(hash))
    }

    /// Return repr(self).
    "__repr__(self, /)" => |_vm, [this]| {
        let address = this.as_object().map_or(0, Ref::address);
        let kind = if memory(this).object.borrow().is_undef() { "released memory" } else { "memory" };
        Ok(format!("<{kind} at 0x{address:x}>").into())
    }
}

natives! {
    const ATTRIBUTES;

    /// The underlying object of the memoryview.
    "@get obj(self)" => |vm, [this]| { contents(vm, this)?; Ok(memory(this).object.borrow().clone()) }
    /// The amount of space in bytes that the array would use in a contiguous representation.
    "@get nbytes(self)" => |_vm, [this]| { Ok(memory(this).length.into()) }
    /// The size in bytes of each element of the memoryview.
    "@get itemsize(self)" => |_vm, [_this]| { Ok(Value::Int(1)) }
    /// A string containing the format (in struct module style) for each element in the view.
    "@get format(self)" => |_vm, [_this]| { Ok(Value::from("B")) }
    /// An integer indicating how many dimensions of a multi-dimensional array the memory represents.
    "@get ndim(self)" => |_vm, [_this]| { Ok(Value::Int(1)) }
    /// A bool indicating whether the memory is read only.
    "@get readonly(self)" => |_vm, [this]| { Ok(Value::bool(is_read_only(this))) }
    /// A tuple of ndim integers giving the shape of the memory as an N-dimensional array.
    "@get shape(self)" => |_vm, [this]| { Ok(Gc::new(Tuple::new([memory(this).length.into()])).into()) }
    /// A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array.
    "@get strides(self)" => |_vm, [this]| { Ok(Gc::new(Tuple::new([Value::Int(memory(this).step)])).into()) }
    /// A bool indicating whether the memory is contiguous.
    "@get contiguous(self)" => |_vm, [this]| { Ok(Value::bool(memory(this).step == 1)) }
    /// A bool indicating whether the memory is C contiguous.
    "@get c_contiguous(self)" => |_vm, [this]| { Ok(Value::bool(memory(this).step == 1)) }
}
