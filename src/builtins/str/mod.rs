//! `str`. The algorithms are in `object::text`; here they meet values.
//!
//! [`construct`] has `__new__`, [`search`], [`split`], [`case`], [`layout`] the methods by theme, [`template`] `format`
//! and `format_map`, [`table`] `translate` and `maketrans`.

mod case;
mod construct;
mod layout;
mod search;
mod split;
mod table;
pub mod template;

pub use construct::codec_argument;

use super::dunders::{self, add_all};
use crate::vm::Vm;

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.str.clone();
    add_all(
        vm,
        &class,
        &[
            construct::METHODS,
            search::METHODS,
            split::METHODS,
            case::METHODS,
            layout::METHODS,
            template::METHODS,
            table::METHODS,
            dunders::COMPARISONS,
            dunders::REPR,
            dunders::HASH,
            dunders::LENGTH,
            dunders::ITERATION,
            dunders::MEMBERSHIP,
            dunders::ITEMS,
            dunders::SEQUENCE_OPERATORS,
            dunders::PERCENT,
        ],
    );
}
