//! The functions of `builtins`, by theme: [`print`], [`values`] (one value in, something about it out), [`aggregate`]
//! (over iterables), [`numbers`], [`iteration`], [`namespaces`], [`evaluate`] (`exec` and its like), [`input`],
//! [`quitter`] (`exit` and `quit`).
//!
//! Those about attributes and classes are in `builtins` itself, `__import__` in `vm::import`.

mod aggregate;
mod anext;
mod evaluate;
mod input;
mod iteration;
mod namespaces;
mod numbers;
mod print;
mod quitter;
mod values;

pub use namespaces::locals_of;

use crate::object::Value;
use crate::vm::{Native, Vm};

const TABLES: &[&[Native]] = &[
    print::FUNCTIONS,
    values::FUNCTIONS,
    aggregate::FUNCTIONS,
    numbers::FUNCTIONS,
    iteration::FUNCTIONS,
    namespaces::FUNCTIONS,
    evaluate::FUNCTIONS,
    input::FUNCTIONS,
];

/// Fills the namespace.
pub fn install(vm: &mut Vm) {
    let namespace = vm.builtins.clone();
    for table in TABLES {
        vm.add_functions(&namespace, "builtins", table);
    }
    quitter::install(vm);
    let debug = vm.intern("__debug__");
    namespace.set_str(&debug, Value::bool(true));
}
