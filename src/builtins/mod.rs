//! To be filled.

pub mod bool_;
pub mod complex;
pub mod float;
pub mod int;
mod number_operators;
