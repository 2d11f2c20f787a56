//! What a native with `*args` and `**kwargs` gets, taken apart.

use crate::object::{Dict, Str, Tuple, Value};

use super::Keywords;

/// The items of what a native got for `*args`.
pub fn star_args(args: &Value) -> &[Value] {
    args.get::<Tuple>().map_or(&[], |args| args.items.as_slice())
}

/// How many arguments a native got for `**kwargs`.
pub fn keyword_count(keywords: &Value) -> usize {
    keywords.get::<Dict>().map_or(0, Dict::len)
}

/// What a native got for `**kwargs`, to hand it on.
pub fn keywords_of(keywords: &Value) -> Keywords {
    let Some(dict) = keywords.get::<Dict>() else { return Keywords::new() };
    let table = dict.table.borrow();
    table.iter().filter_map(|entry| Some((entry.key.as_gc::<Str>()?.clone(), entry.value.clone()))).collect()
}
