//! Numbers that do not fit into a value, and bytes.

use std::cell::RefCell;

use super::{Ref, Trace};

/// An int beyond 64 bits. Never one that fits into `Value::Int`.
#[derive(Debug)]
pub struct BigInt {
    pub value: num_bigint::BigInt,
}

/// A complex number.
#[derive(Debug, Clone, Copy)]
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

/// Immutable bytes.
#[derive(Debug)]
pub struct Bytes {
    pub bytes: Box<[u8]>,
}

/// Mutable bytes.
#[derive(Debug, Default)]
pub struct ByteArray {
    pub bytes: RefCell<Vec<u8>>,
    /// How many views there are on it: while there is one, its length is fixed.
    pub exports: std::cell::Cell<usize>,
}

/// An object that is one of its kind, or that only its identity matters of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Singleton {
    NotImplemented,
    Ellipsis,
}

macro_rules! without_references {
    ($($type:ty),*) => {
        $(impl Trace for $type { fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {} })*
    };
}
without_references!(BigInt, Complex, Bytes, ByteArray, Singleton);
