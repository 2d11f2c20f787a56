//! `split`, `rsplit`, `splitlines`, `partition`, `rpartition`, `join`.

use crate::builtins::arguments::{built_in, flag, receive, size, text};
use crate::natives;
use crate::object::room;
use crate::object::text::error::OpError;
use crate::object::text::methods::split;
use crate::object::{Gc, List, ListItems, Ref, Str, Tuple, Value};
use crate::vm::{Vm, VmResult};

/// Parts of a string as a list.
fn list_of(vm: &mut Vm, parts: Vec<&str>) -> Value {
    let mut items = ListItems::default();
    items.extend(parts.into_iter().map(|part| text(vm, part)));
    Gc::new(List::of(items)).into()
}

type AtSpace = for<'a> fn(&'a str, i64) -> Vec<&'a str>;
type AtSeparator = for<'a> fn(&'a str, &str, i64) -> Result<Vec<&'a str>, OpError>;

fn cut(
    vm: &mut Vm,
    (at_space, at_separator): (AtSpace, AtSeparator),
    [this, separator, most]: [&Value; 3],
) -> VmResult<Value> {
    receive!(this => text: Str);
    let most = size(vm, most, -1)?;
    if matches!(separator, Value::Undef | Value::None) {
        return Ok(list_of(vm, at_space(text.as_str(), most)));
    }
    let mut slot = Value::Undef;
    let Some(separator) = built_in::<Str>(separator, &mut slot) else {
        let given = vm.type_name(separator);
        return Err(vm.type_error(format!("must be str or None, not {given}")));
    };
    let parts = vm.checked(at_separator(text.as_str(), separator.as_str(), most))?;
    Ok(list_of(vm, parts))
}

type Partition = for<'a> fn(&'a str, &'a str) -> Result<[&'a str; 3], OpError>;

fn in_three(vm: &mut Vm, partition: Partition, this: &Value, separator: &Value) -> VmResult<Value> {
    receive!(this => whole: Str);
    let mut slot = Value::Undef;
    let Some(separator) = built_in::<Str>(separator, &mut slot) else {
        let given = vm.type_name(separator);
        return Err(vm.type_error(format!("must be str, not {given}")));
    };
    let parts = vm.checked(partition(whole.as_str(), separator.as_str()))?;
    let parts =
        parts.map(|part| if part.len() == whole.as_str().len() { whole.into() } else { text(vm, part) });
    Ok(Gc::new(Tuple::new(parts)).into())
}

/// `separator.join(items)`, where all must be strings.
pub fn join(
    vm: &mut Vm,
    separator: &Gc<Str>,
    count: usize,
    item_at: impl Fn(usize) -> Option<Value>,
) -> VmResult<Value> {
    if count == 1
        && let Some(item) = item_at(0).filter(|item| item.as_str().is_some())
    {
        return Ok(item);
    }
    let mut length = separator.as_str().len() * count.saturating_sub(1);
    let mut all_plain = true;
    for (index, item) in (0..count).map_while(&item_at).enumerate() {
        if let Some(text) = item.as_str() {
            length += text.len();
            continue;
        }
        let mut slot = Value::Undef;
        if built_in::<Str>(&item, &mut slot).is_none() {
            let given = vm.type_name(&item);
            let message = format!("sequence item {index}: expected str instance, {given} found");
            return Err(vm.type_error(message));
        }
        all_plain = false;
    }
    vm.check_text_size(length, 1)?;
    let mut joined = String::with_capacity(length);
    for (index, item) in (0..count).map_while(&item_at).enumerate() {
        if index > 0 {
            joined.push_str(separator.as_str());
        }
        if all_plain {
            joined.push_str(item.as_str().unwrap_or_default());
        } else {
            let item = vm.unwrap_native(&item);
            joined.push_str(item.as_str().unwrap_or_default());
        }
    }
    Ok(Value::str(joined))
}

/// The usual case of [`join`]: more than one string, and nothing else.
fn join_texts<'a>(
    separator: &Str,
    texts: impl ExactSizeIterator<Item = Option<&'a Str>> + Clone,
) -> Option<Value> {
    let separator = separator.as_str();
    let gaps = texts.len().checked_sub(1).filter(|gaps| *gaps > 0)?;
    let mut length = gaps * separator.len();
    for text in texts.clone() {
        length += text?.as_str().len();
    }
    if length > Str::MOST_BYTES || !room::is_there(length * 2) {
        return None;
    }
    let mut joined = String::with_capacity(length);
    for text in texts {
        joined.push_str(text?.as_str());
        // There is none after the last.
        if joined.len() < length {
            joined.push_str(separator);
        }
    }
    Some(Value::str(joined))
}

natives! {
    pub const METHODS;

    /// Return a list of the substrings in the string, using sep as the separator string.
    "split(self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, most]| {
        cut(vm, (split::split_whitespace, split::split), [this, sep, most])
    }

    /// Return a list of the substrings in the string, using sep as the separator string.
    ///
    /// Splitting starts at the end of the string and works to the front.
    "rsplit(self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, most]| {
        cut(vm, (split::rsplit_whitespace, split::rsplit), [this, sep, most])
    }

    /// Return a list of the lines in the string, breaking at line boundaries.
    "splitlines(self, /, keepends=False)" => |vm, [this, keep_ends]| {
        receive!(this => text: Str);
        let keep_ends = flag(vm, keep_ends, false)?;
        Ok(list_of(vm, split::splitlines(text.as_str(), keep_ends)))
    }

    /// Partition the string into three parts using the given separator.
    "partition(self, sep, /)" => |vm, [this, sep]| { in_three(vm, split::partition, this, sep) }

    /// Partition the string into three parts using the given separator, found from the right.
    "rpartition(self, sep, /)" => |vm, [this, sep]| { in_three(vm, split::rpartition, this, sep) }

    /// Concatenate any number of strings.
    ///
    /// The string whose method is called is inserted in between each given string.
    "join(self, iterable, /)" => |vm, [this, iterable]| {
        receive!(this => separator: Str);
        if let Some(list) = iterable.get::<List>() {
            // No script code runs while the texts are copied.
            let items = list.items.borrow();
            let texts = (0..items.len()).map(|place| items.object_at(place).and_then(Ref::get::<Str>));
            if let Some(joined) = join_texts(separator, texts) {
                return Ok(joined);
            }
            return join(vm, separator, items.len(), |place| items.get(place));
        }
        if let Some(tuple) = iterable.get::<Tuple>() {
            return join(vm, separator, tuple.items.len(), |place| tuple.items.get(place).cloned());
        }
        let Some(iterator) = vm.try_iter(iterable)? else {
            return Err(vm.type_error("can only join an iterable"));
        };
        let items = vm.collect(&iterator)?;
        join(vm, separator, items.len(), |place| items.get(place).cloned())
    }
}
