//! Rondo: an interpreter for a small async scripting language, a strict subset of Python 3.13.
//!
//! Data flows one way: text → [`syntax`] → [`compile`] → [`vm`] ⇄ [`event_loop`].
//! A module imports only from those listed before it.
#![deny(unsafe_code)]

pub mod syntax;
pub mod bytecode;
pub mod compile;
pub mod object;
pub mod vm;
pub mod event_loop;
pub mod builtins;
pub mod modules;
pub mod diagnostics;
pub mod cli;
