//! What only a bytearray can.

use crate::builtins::arguments::{receive, size};
use crate::builtins::dunders::in_place_operator;
use crate::bytecode::BinaryOp;
use crate::natives;
use crate::object::{ByteArray, Value};
use crate::vm::sequences::value_of_bytearray;

use super::construct::{bytes_of_iterator, push_byte};
use super::view;

natives! {
    pub const METHODS;

    /// Append a single item to the end of the bytearray.
    "append(self, item, /)" => |vm, [this, item]| {
        let byte = vm.byte_of(item)?;
        receive!(this => array: ByteArray);
        let length = array.bytes.borrow().len();
        vm.check_resize(array, length + 1)?;
        push_byte(vm, &mut array.bytes.borrow_mut(), byte)?;
        Ok(Value::None)
    }

    /// Append all the items from the iterator or sequence to the end of the bytearray.
    "extend(self, iterable_of_ints, /)" => |vm, [this, iterable]| {
        if iterable.as_str().is_some() {
            return Err(vm.type_error("expected iterable of integers; got: 'str'"));
        }
        let more = match view(iterable) {
            Some(bytes) => bytes.to_vec(),
            None => match vm.try_iter(iterable)? {
                Some(iterator) => {
                    vm.length_hint(iterable, 0)?;
                    bytes_of_iterator(vm, "bytearray", &iterator)?
                }
                None => {
                    let given = vm.type_name(iterable);
                    return Err(vm.type_error(format!("can't extend bytearray with {given}")));
                }
            },
        };
        receive!(this => array: ByteArray);
        let length = array.bytes.borrow().len();
        vm.check_resize(array, length + more.len())?;
        vm.check_bytes_growth(array, more.len())?;
        array.bytes.borrow_mut().extend(more);
        Ok(Value::None)
    }

    /// Insert a single item into the bytearray before the given index.
    "insert(self, index, item, /)" => |vm, [this, index, item]| {
        let index = size(vm, index, 0)?;
        let byte = vm.byte_of(item)?;
        receive!(this => array: ByteArray);
        let length = array.bytes.borrow().len();
        vm.check_resize(array, length + 1)?;
        let mut bytes = array.bytes.borrow_mut();
        let place = crate::builtins::list::insert_place(index, bytes.len());
        bytes.insert(place, byte);
        Ok(Value::None)
    }

    /// Remove and return a single item from B.
    ///
    /// If no index argument is given, will pop the last item.
    "pop(self, index=-1, /)" => |vm, [this, index]| {
        let index = size(vm, index, -1)?;
        receive!(this => array: ByteArray);
        let length = array.bytes.borrow().len();
        if length == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let place = if index < 0 { index + length as i64 } else { index };
        match usize::try_from(place) {
            Ok(place) if place < length => {
                vm.check_resize(array, length - 1)?;
                Ok(Value::Int(i64::from(array.bytes.borrow_mut().remove(place))))
            }
            _ => Err(vm.index_error("pop index out of range")),
        }
    }

    /// Remove the first occurrence of a value in the bytearray.
    "remove(self, value, /)" => |vm, [this, value]| {
        let byte = vm.byte_of(value)?;
        receive!(this => array: ByteArray);
        let place = memchr::memchr(byte, &array.bytes.borrow());
        match place {
            Some(place) => {
                let length = array.bytes.borrow().len();
                vm.check_resize(array, length - 1)?;
                array.bytes.borrow_mut().remove(place);
                Ok(Value::None)
            }
            None => Err(vm.value_error("value not found in bytearray")),
        }
    }

    /// Reverse the order of the values in B in place.
    "reverse(self, /)" => |_vm, [this]| {
        receive!(this => array: ByteArray);
        array.bytes.borrow_mut().reverse();
        Ok(Value::None)
    }

    /// Remove all items from the bytearray.
    "clear(self, /)" => |vm, [this]| {
        receive!(this => array: ByteArray);
        vm.check_resize(array, 0)?;
        array.bytes.borrow_mut().clear();
        Ok(Value::None)
    }

    /// Return a copy of B.
    "copy(self, /)" => |_vm, [this]| {
        receive!(this => array: ByteArray);
        Ok(value_of_bytearray(array.bytes.borrow().clone()))
    }

    /// Implement self+=value.
    "__iadd__(self, value, /)" => |vm, [this, value]| {
        if view(value).is_none() {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("can't concat {given} to bytearray")));
        }
        in_place_operator(vm, BinaryOp::Add, this, value)
    }

    /// Implement self*=value.
    "__imul__(self, value, /)" => |vm, [this, value]| {
        let count = vm.index_value(value)?;
        in_place_operator(vm, BinaryOp::Mul, this, &count)
    }

    /// Returns the number of bytes actually allocated.
    "__alloc__(self, /)" => |_vm, [this]| {
        receive!(this => array: ByteArray);
        let length = array.bytes.borrow().len();
        Ok(if length == 0 { Value::Int(0) } else { Value::from(length + 1) })
    }
}
