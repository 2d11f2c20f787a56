//! Looking at the bytes of any bytes-like object.

use std::cell::Ref;
use std::ops::Deref;

use crate::builtins::memoryview::MemoryView;
use crate::object::{ByteArray, Bytes, Instance, Value};
use crate::vm::{Vm, VmResult};

/// The bytes of a bytes-like object. Of a bytearray they are borrowed: no script code may run meanwhile.
pub enum ByteView<'a> {
    Bytes(&'a [u8]),
    Array(Ref<'a, Vec<u8>>),
    Copy(Vec<u8>),
}

impl Deref for ByteView<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            ByteView::Bytes(bytes) => bytes,
            ByteView::Array(bytes) => bytes,
            ByteView::Copy(bytes) => bytes,
        }
    }
}

/// The bytes of a bytes-like object; nothing for other values.
pub fn view(value: &Value) -> Option<ByteView<'_>> {
    if let Some(bytes) = value.get::<Bytes>() {
        return Some(ByteView::Bytes(&bytes.bytes));
    }
    if let Some(array) = value.get::<ByteArray>() {
        return Some(ByteView::Array(array.bytes.borrow()));
    }
    if let Some(memory) = value.native::<MemoryView>() {
        return memory.to_bytes().map(ByteView::Copy);
    }
    let inner = value.get::<Instance>()?.native();
    view(&inner).map(|view| ByteView::Copy(view.to_vec()))
}

/// The bytes of the receiver of a method.
pub fn receiver(this: &Value) -> ByteView<'_> {
    view(this).expect("the receiver was checked when the arguments were bound")
}

/// The bytes of an argument.
///
/// # Errors
/// TypeError "a bytes-like object is required, not 'X'".
pub fn bytes_argument<'a>(vm: &mut Vm, value: &'a Value) -> VmResult<ByteView<'a>> {
    match view(value) {
        Some(bytes) => Ok(bytes),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")))
        }
    }
}
