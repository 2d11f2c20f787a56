//! `bytes` and `bytearray`. Most methods are the same, and give a value of the receiver's type.
//!
//! [`construct`] makes them of other values, [`search`] and [`transform`] are the common methods by theme, [`mutable`]
//! what only a bytearray can.

mod construct;
mod mutable;
mod search;
mod transform;
mod view;

pub use construct::{bytes_of, hex_separator};
pub use view::{ByteView, bytes_argument, view};

use super::dunders::{self, add_all, set_unhashable};
use crate::object::{ByteArray, Instance, Value};
use crate::vm::sequences::{value_of_bytearray, value_of_bytes};
use crate::vm::{Native, Vm};

/// The methods that both types have.
const COMMON: &[&[Native]] = &[
    construct::COMMON,
    search::METHODS,
    transform::METHODS,
    dunders::COMPARISONS,
    dunders::REPR,
    dunders::LENGTH,
    dunders::ITERATION,
    dunders::MEMBERSHIP,
    dunders::ITEMS,
    dunders::SEQUENCE_OPERATORS,
    dunders::PERCENT,
];

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    let class = vm.types.bytes.clone();
    add_all(vm, &class, COMMON);
    add_all(vm, &class, &[construct::BYTES, dunders::HASH]);
    let class = vm.types.bytearray.clone();
    add_all(vm, &class, COMMON);
    add_all(vm, &class, &[construct::BYTEARRAY, mutable::METHODS, dunders::ITEM_CHANGES]);
    set_unhashable(vm, &class);
}

/// Whether the receiver is a bytearray (or an instance of a subclass).
fn is_array(this: &Value) -> bool {
    this.get::<ByteArray>().is_some()
        || this.get::<Instance>().is_some_and(|instance| instance.native().get::<ByteArray>().is_some())
}

/// Bytes as a value of the receiver's type.
fn like(this: &Value, bytes: Vec<u8>) -> Value {
    if is_array(this) { value_of_bytearray(bytes) } else { value_of_bytes(bytes) }
}
