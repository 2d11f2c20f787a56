//! To be filled.

pub mod bool_;
pub mod complex;
pub mod float;
pub mod int;
mod number_operators;

/// Fills the built-in classes' namespaces and the namespace of built-ins.
pub fn install(_vm: &mut crate::vm::Vm) {}
