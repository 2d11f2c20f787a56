//! What CPython says of wrong calls of functions that are written in Python.

use std::ops::RangeInclusive;

use crate::object::text::suggest::suggest;

/// `f() takes from 1 to 2 positional arguments but 3 were given`.
pub(super) fn too_many(
    function: &str,
    takes: RangeInclusive<usize>,
    given: usize,
    given_by_name: usize,
) -> String {
    let (least, most) = takes.into_inner();
    let takes = if least < most {
        format!("from {least} to {most} positional arguments")
    } else {
        format!("{most} positional argument{}", plural(most))
    };
    let given = if given_by_name > 0 {
        format!(
            "{given} positional argument{} (and {given_by_name} keyword-only argument{}) were",
            plural(given),
            plural(given_by_name)
        )
    } else {
        format!("{given} {}", if given == 1 { "was" } else { "were" })
    };
    format!("{function}() takes {takes} but {given} given")
}

/// `f() missing 2 required positional arguments: 'a' and 'b'`.
pub(super) fn missing(function: &str, kind: &str, names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    let list = match &quoted[..] {
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] if !first.is_empty() => format!("{}, and {last}", first.join(", ")),
        few => few.join(", "),
    };
    let count = names.len();
    format!("{function}() missing {count} required {kind} argument{}: {list}", plural(count))
}

/// `f() got an unexpected keyword argument 'x'. Did you mean 'y'?`
pub fn unexpected_keyword<'a>(
    function: &str,
    keyword: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> String {
    let hint =
        suggest(keyword, candidates).map_or(String::new(), |known| format!(". Did you mean '{known}'?"));
    format!("{function}() got an unexpected keyword argument '{keyword}'{hint}")
}

/// The ending of a word for so many.
pub(super) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
