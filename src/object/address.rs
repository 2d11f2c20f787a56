//! Addresses: a hasher for tables whose keys they are, and references shown by them.

use std::fmt;

use super::{Gc, Ref};

/// Addresses are spread well enough as they are, after a multiplication.
#[derive(Clone, Default)]
pub struct AddressHasher;

/// The hasher that [`AddressHasher`] builds.
pub struct AddressState(u64);

impl std::hash::BuildHasher for AddressHasher {
    type Hasher = AddressState;
    fn build_hasher(&self) -> AddressState {
        AddressState(0)
    }
}

impl std::hash::Hasher for AddressState {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    fn write_usize(&mut self, value: usize) {
        self.0 = ((value as u64) >> 4).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl fmt::Debug for Ref {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "<{:?} at {:#x}>", self.kind(), self.address())
    }
}

impl<T: ?Sized> fmt::Debug for Gc<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_ref_untyped().fmt(out)
    }
}
