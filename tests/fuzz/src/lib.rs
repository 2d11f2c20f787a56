//! Fuzzing Rondo: what is tried with random text, and a driver for when libFuzzer is not at hand.

#![deny(unsafe_code)]

pub mod driver;
pub mod targets;
