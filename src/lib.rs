//! Rondo: an interpreter for a small async scripting language, a strict subset of Python 3.13.
//!
//! Data flows one way: text → [`syntax`] → [`compile`] → [`vm`] ⇄ [`event_loop`].
//! A module imports only from those listed before it.
#![deny(unsafe_code)]

pub mod builtins;
pub mod bytecode;
pub mod cli;
pub mod compile;
pub mod diagnostics;
pub mod event_loop;
pub mod modules;
pub mod object;
pub mod syntax;
pub mod vm;
