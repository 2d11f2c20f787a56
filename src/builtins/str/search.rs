//! `find`, `index`, `count`, `replace`, `startswith`, `endswith`, `removeprefix`, `removesuffix`, the strips.

use crate::builtins::arguments::{bound, built_in, part, receive, size, text_argument};
use crate::natives;
use crate::object::text::methods::{search, strip};
use crate::object::{Gc, Str, Tuple, Value};
use crate::vm::{Vm, VmResult};

type Search = fn(&str, bool, &str, Option<i64>, Option<i64>) -> Option<usize>;

/// `find` and `rfind`.
fn found(
    vm: &mut Vm,
    search: Search,
    what: &str,
    [this, part, start, end]: [&Value; 4],
) -> VmResult<Option<usize>> {
    receive!(this => text: Str);
    text_argument!(vm, part => part, what);
    let (start, end) = (bound(vm, start)?, bound(vm, end)?);
    Ok(search(text.as_str(), text.is_ascii(), part.as_str(), start, end))
}

/// What `find` gives: the index or -1.
fn index_or_minus_one(found: Option<usize>) -> Value {
    found.map_or(Value::Int(-1), Value::from)
}

/// What `index` gives.
fn index_or_error(vm: &mut Vm, found: Option<usize>) -> VmResult<Value> {
    match found {
        Some(index) => Ok(index.into()),
        None => Err(vm.value_error("substring not found")),
    }
}

type Affix = fn(&str, bool, &str, Option<i64>, Option<i64>) -> bool;

/// `startswith` and `endswith`.
fn has_affix(
    vm: &mut Vm,
    name: &str,
    test: Affix,
    [this, affix, start, end]: [&Value; 4],
) -> VmResult<Value> {
    receive!(this => text: Str);
    let (start, end) = (bound(vm, start)?, bound(vm, end)?);
    let mut slot = Value::Undef;
    if let Some(affix) = built_in::<Str>(affix, &mut slot) {
        return Ok(test(text.as_str(), text.is_ascii(), affix.as_str(), start, end).into());
    }
    let mut slot = Value::Undef;
    let Some(affixes) = built_in::<Tuple>(affix, &mut slot) else {
        let given = vm.type_name(affix);
        return Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {given}")));
    };
    for affix in &affixes.items {
        let mut slot = Value::Undef;
        let Some(affix) = built_in::<Str>(affix, &mut slot) else {
            let given = vm.type_name(affix);
            return Err(vm.type_error(format!("tuple for {name} must only contain str, not {given}")));
        };
        if test(text.as_str(), text.is_ascii(), affix.as_str(), start, end) {
            return Ok(Value::bool(true));
        }
    }
    Ok(Value::bool(false))
}

type Strip = for<'a> fn(&'a str, Option<&str>) -> &'a str;

fn stripped(vm: &mut Vm, name: &str, strip: Strip, this: &Value, characters: &Value) -> VmResult<Value> {
    receive!(this => text: Str);
    if matches!(characters, Value::Undef | Value::None) {
        return Ok(part(vm, text, strip(text.as_str(), None)));
    }
    let mut slot = Value::Undef;
    let Some(characters) = built_in::<Str>(characters, &mut slot) else {
        return Err(vm.type_error(format!("{name} arg must be None or str")));
    };
    Ok(part(vm, text, strip(text.as_str(), Some(characters.as_str()))))
}

fn without_affix(
    vm: &mut Vm,
    what: &str,
    remove: for<'a> fn(&'a str, &str) -> &'a str,
    this: &Value,
    affix: &Value,
) -> VmResult<Value> {
    receive!(this => text: Str);
    text_argument!(vm, affix => affix, what);
    Ok(part(vm, text, remove(text.as_str(), affix.as_str())))
}

fn replaced(vm: &mut Vm, text: &Gc<Str>, old: &str, new: &str, most: i64) -> VmResult<Value> {
    if new.len() > old.len() && text.as_str().len().saturating_mul(new.len()) > Str::MOST_BYTES {
        let count = search::count(text.as_str(), text.is_ascii(), old, None, None)
            .min(usize::try_from(most).unwrap_or(usize::MAX));
        vm.check_text_size(count, new.len())?;
    }
    Ok(match search::replace(text.as_str(), old, new, most) {
        Some(result) => crate::builtins::arguments::text(vm, &result),
        None => text.into(),
    })
}

natives! {
    pub const METHODS;

    /// Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].
    "find(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        let found = found(vm, search::find, "find() argument 1", [this, sub, start, end])?;
        Ok(index_or_minus_one(found))
    }

    /// Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].
    "rfind(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        let found = found(vm, search::rfind, "rfind() argument 1", [this, sub, start, end])?;
        Ok(index_or_minus_one(found))
    }

    /// Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].
    /// Raises ValueError when the substring is not found.
    "index(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        let found = found(vm, search::find, "index() argument 1", [this, sub, start, end])?;
        index_or_error(vm, found)
    }

    /// Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].
    /// Raises ValueError when the substring is not found.
    "rindex(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        let found = found(vm, search::rfind, "rindex() argument 1", [this, sub, start, end])?;
        index_or_error(vm, found)
    }

    /// Return the number of non-overlapping occurrences of substring sub in string S[start:end].
    "count(self, sub, start=None, end=None, /)" => |vm, [this, sub, start, end]| {
        receive!(this => text: Str);
        text_argument!(vm, sub => sub, "count() argument 1");
        let (start, end) = (bound(vm, start)?, bound(vm, end)?);
        Ok(search::count(text.as_str(), text.is_ascii(), sub.as_str(), start, end).into())
    }

    /// Return a copy with all occurrences of substring old replaced by new.
    "replace(self, old, new, /, count=-1)" => |vm, [this, old, new, count]| {
        receive!(this => text: Str);
        text_argument!(vm, old => old, "replace() argument 1");
        text_argument!(vm, new => new, "replace() argument 2");
        let most = size(vm, count, -1)?;
        replaced(vm, text, old.as_str(), new.as_str(), most)
    }

    /// Return True if the string starts with the specified prefix, False otherwise.
    "startswith(self, prefix, start=None, end=None, /)" => |vm, [this, prefix, start, end]| {
        has_affix(vm, "startswith", search::startswith, [this, prefix, start, end])
    }

    /// Return True if the string ends with the specified suffix, False otherwise.
    "endswith(self, suffix, start=None, end=None, /)" => |vm, [this, suffix, start, end]| {
        has_affix(vm, "endswith", search::endswith, [this, suffix, start, end])
    }

    /// Return a str with the given prefix string removed if present.
    "removeprefix(self, prefix, /)" => |vm, [this, prefix]| {
        without_affix(vm, "removeprefix() argument", strip::removeprefix, this, prefix)
    }

    /// Return a str with the given suffix string removed if present.
    "removesuffix(self, suffix, /)" => |vm, [this, suffix]| {
        without_affix(vm, "removesuffix() argument", strip::removesuffix, this, suffix)
    }

    /// Return a copy of the string with leading and trailing whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "strip(self, chars=None, /)" => |vm, [this, chars]| { stripped(vm, "strip", strip::strip, this, chars) }

    /// Return a copy of the string with leading whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "lstrip(self, chars=None, /)" => |vm, [this, chars]| { stripped(vm, "lstrip", strip::lstrip, this, chars) }

    /// Return a copy of the string with trailing whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "rstrip(self, chars=None, /)" => |vm, [this, chars]| { stripped(vm, "rstrip", strip::rstrip, this, chars) }
}
