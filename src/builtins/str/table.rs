//! `translate` and `maketrans`.

use crate::builtins::arguments::{built_in, code_point, receive, text, text_argument};
use crate::bytecode::surrogate;
use crate::natives;
use crate::object::text::methods::search::{Translation, translate};
use crate::object::{Dict, Str, Value};
use crate::vm::numeric::int_ref;
use crate::vm::{Vm, VmResult};

/// What a table says of a character.
fn look_up(vm: &mut Vm, table: &Value, character: char) -> VmResult<Translation> {
    let key = Value::Int(i64::from(surrogate::code_of(character)));
    let found = match table.as_gc::<Dict>() {
        Some(dict) => match vm.dict_get(dict, &key)? {
            Some(found) => found,
            None => return Ok(Translation::Keep),
        },
        None => match vm.get_item(table, &key) {
            Ok(found) => found,
            Err(raised) if vm.raised_is(&raised, &vm.types.LookupError.clone()) => {
                return Ok(Translation::Keep);
            }
            Err(raised) => return Err(raised),
        },
    };
    let found = vm.unwrap_native(&found);
    if let Some(text) = found.as_str() {
        return Ok(Translation::Text(text.to_string()));
    }
    if found.is_none() {
        return Ok(Translation::Delete);
    }
    if int_ref(&found).is_some() {
        return match code_point(&found).and_then(surrogate::char_of) {
            Some(character) => Ok(Translation::Char(character)),
            None => Err(vm.value_error("character mapping must be in range(0x110000)")),
        };
    }
    Err(vm.type_error("character mapping must return integer, None or str"))
}

/// `str.maketrans(dict)`
fn table_of_dict(vm: &mut Vm, given: &Value) -> VmResult<Value> {
    let inner = vm.unwrap_native(given);
    let Some(given) = inner.as_gc::<Dict>() else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let entries: Vec<(Value, Value)> =
        given.table.borrow().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect();
    let table = Dict::new();
    for (key, value) in entries {
        let inner = vm.unwrap_native(&key);
        let key = if let Some(text) = inner.get::<Str>() {
            match (text.length(), text.char_at(0)) {
                (1, Some(character)) => Value::Int(i64::from(surrogate::code_of(character))),
                _ => return Err(vm.value_error("string keys in translate table must be of length 1")),
            }
        } else if int_ref(&inner).is_some() {
            key
        } else {
            return Err(vm.type_error("keys in translate table must be strings or integers"));
        };
        vm.dict_set(&table, key, value)?;
    }
    Ok(table.into())
}

fn table_of_texts(vm: &mut Vm, from: &Value, to: &Value, deleted: &Value) -> VmResult<Value> {
    text_argument!(vm, to => to, "maketrans() argument 2");
    if !deleted.is_undef() {
        text_argument!(vm, deleted => _deleted, "maketrans() argument 3");
    }
    let mut slot = Value::Undef;
    let Some(from) = built_in::<Str>(from, &mut slot) else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    let table = Dict::new();
    if from.length() != to.length() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    let number = |character: char| Value::Int(i64::from(surrogate::code_of(character)));
    for (from, to) in from.as_str().chars().zip(to.as_str().chars()) {
        vm.dict_set(&table, number(from), number(to))?;
    }
    if !deleted.is_undef() {
        text_argument!(vm, deleted => deleted, "maketrans() argument 3");
        for character in deleted.as_str().chars() {
            vm.dict_set(&table, number(character), Value::None)?;
        }
    }
    Ok(table.into())
}

natives! {
    pub const METHODS;

    /// Replace each character in the string using the given translation table.
    "translate(self, table, /)" => |vm, [this, table]| {
        receive!(this => whole: Str);
        let result = translate(whole.as_str(), |character| look_up(vm, table, character))?;
        Ok(text(vm, &result))
    }

    /// Return a translation table usable for str.translate().
    "@static maketrans(x, y=None, z=None, /)" => |vm, [first, second, third]| {
        if second.is_undef() { table_of_dict(vm, first) } else { table_of_texts(vm, first, second, third) }
    }
}
