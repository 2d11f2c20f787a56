//! A place for one value that is looked at in one step: a `Cell` for what is not `Copy`.
//!
//! Futures and tasks are many, so they do without the word that each `RefCell` spends on counting its borrows.

use std::cell::Cell;
use std::fmt;

/// A place for one value.
#[derive(Default)]
pub struct Slot<T>(Cell<T>);

impl<T> Slot<T> {
    pub const fn new(value: T) -> Slot<T> {
        Slot(Cell::new(value))
    }

    /// Puts a value in, and drops the old one.
    pub fn set(&self, value: T) {
        self.0.set(value);
    }

    /// Puts a value in, and gives the old one.
    pub fn replace(&self, value: T) -> T {
        self.0.replace(value)
    }
}

impl<T: Default> Slot<T> {
    /// Takes the value out.
    pub fn take(&self) -> T {
        self.0.take()
    }

    /// Looks at the value. The place is empty meanwhile.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        let value = self.0.take();
        let seen = look(&value);
        self.0.set(value);
        seen
    }
}

impl<T: Default + Clone> Slot<T> {
    /// A copy of the value.
    #[inline]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }
}

impl<T: Default + fmt::Debug> fmt::Debug for Slot<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with(|value| value.fmt(out))
    }
}
