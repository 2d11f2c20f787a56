//! `dict`; its views are in [`views`].

mod views;

use crate::bytecode::BinaryOp;
use crate::natives;
use crate::object::{Dict, Gc, Tuple, Value};
use crate::vm::iterators::DictPart;
use crate::vm::keyed::{hashed_keys, quick_dict_get};
use crate::vm::{Vm, VmResult};

use super::arguments::{built_in, receive};
use super::dunders::{self, add_all, in_place_operator, set_unhashable};

pub use views::{DictView, ITEMS, KEYS, VALUES};

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    add_all(
        vm,
        &class,
        &[
            METHODS,
            SPECIAL,
            dunders::COMPARISONS,
            dunders::REPR,
            dunders::LENGTH,
            dunders::ITERATION,
            dunders::MEMBERSHIP,
            dunders::ITEM_CHANGES,
        ],
    );
    set_unhashable(vm, &class);
}

/// `update` and `__init__`: a mapping or pairs, then keywords.
fn update(vm: &mut Vm, name: &str, dict: &Gc<Dict>, args: &Value, keywords: &Value) -> VmResult<()> {
    let args = args.get::<Tuple>().expect("*args is a tuple");
    match args.items.as_slice() {
        [] => {}
        [other] => vm.dict_update(dict, other)?,
        more => {
            let message = format!("{name} expected at most 1 argument, got {}", more.len());
            return Err(vm.type_error(message));
        }
    }
    if let Some(keywords) = keywords.as_gc::<Dict>() {
        vm.dict_merge(dict, keywords)?;
    }
    Ok(())
}

/// A shallow copy, without room for removed entries.
fn copied(dict: &Gc<Dict>) -> Value {
    let copy = Dict::new();
    let table = dict.table.borrow().clone();
    *copy.table.borrow_mut() = table;
    copy.into()
}

/// `dict | other` and `other | dict`; nothing if one side is no dict.
fn union(vm: &mut Vm, left: &Value, right: &Value) -> VmResult<Value> {
    let union = vm.dict_union(left, right)?;
    Ok(union.unwrap_or_else(|| vm.not_implemented.clone()))
}

natives! {
    const METHODS;

    /// Create a new dict object.
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, _args, _kwargs]| {
        let owner = vm.types.dict.clone();
        dunders::made(vm, &owner, class, Dict::new().into())
    }

    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, kwargs]| {
        receive!(this => dict: Dict);
        update(vm, "dict", dict, args, kwargs)?;
        Ok(Value::None)
    }

    /// Return the value for key if key is in the dictionary, else default.
    "get(self, key, default=None, /)" quick quick_dict_get => |vm, [this, key, default]| {
        receive!(this => dict: Dict);
        Ok(match vm.dict_get(dict, key)? {
            Some(value) => value,
            None if default.is_undef() => Value::None,
            None => default.clone(),
        })
    }

    /// Insert key with a value of default if key is not in the dictionary.
    ///
    /// Return the value for key if key is in the dictionary, else default.
    "setdefault(self, key, default=None, /)" => |vm, [this, key, default]| {
        receive!(this => dict: Dict);
        let default = if default.is_undef() { Value::None } else { default.clone() };
        vm.dict_set_default(dict, key.clone(), default)
    }

    /// D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
    ///
    /// If the key is not found, return the default if given; otherwise,
    /// raise a KeyError.
    "pop(self, key, default=<unrepresentable>, /)" => |vm, [this, key, default]| {
        receive!(this => dict: Dict);
        if dict.is_empty() {
            // An unhashable key goes unnoticed.
            return if default.is_undef() { Err(vm.key_error(key.clone())) } else { Ok(default.clone()) };
        }
        match vm.dict_remove(dict, key)? {
            Some(value) => Ok(value),
            None if default.is_undef() => Err(vm.key_error(key.clone())),
            None => Ok(default.clone()),
        }
    }

    /// Remove and return a (key, value) pair as a 2-tuple.
    ///
    /// Pairs are returned in LIFO (last-in, first-out) order.
    /// Raises KeyError if the dict is empty.
    "popitem(self, /)" => |vm, [this]| {
        receive!(this => dict: Dict);
        let entry = dict.table.borrow_mut().pop_last();
        match entry {
            Some(entry) => Ok(Gc::new(Tuple::new([entry.key, entry.value])).into()),
            None => Err(vm.key_error(Value::from("popitem(): dictionary is empty"))),
        }
    }

    /// Return a set-like object providing a view on the dict's keys.
    "keys(self, /)" => |vm, [this]| {
        receive!(this => dict: Dict);
        Ok(vm.new_native(DictView::<KEYS>::new(dict)))
    }

    /// Return an object providing a view on the dict's values.
    "values(self, /)" => |vm, [this]| {
        receive!(this => dict: Dict);
        Ok(vm.new_native(DictView::<VALUES>::new(dict)))
    }

    /// Return a set-like object providing a view on the dict's items.
    "items(self, /)" => |vm, [this]| {
        receive!(this => dict: Dict);
        Ok(vm.new_native(DictView::<ITEMS>::new(dict)))
    }

    /// Update the dict from a mapping or an iterable of pairs, and from keywords.
    "update(self, /, *args, **kwargs)" => |vm, [this, args, kwargs]| {
        receive!(this => dict: Dict);
        update(vm, "update", dict, args, kwargs)?;
        Ok(Value::None)
    }

    /// Remove all items from the dict.
    "clear(self, /)" => |_vm, [this]| {
        receive!(this => dict: Dict);
        let old = dict.table.take();
        drop(old);
        Ok(Value::None)
    }

    /// Return a shallow copy of the dict.
    "copy(self, /)" => |vm, [this]| {
        if let Some(dict) = vm.dict_of_mapping(this) {
            return Ok(copied(&dict));
        }
        let copy = Dict::new();
        vm.dict_update(&copy, this)?;
        Ok(copy.into())
    }

    /// Create a new dictionary with keys from iterable and values set to value.
    "@class fromkeys(cls, iterable, value=None, /)" => |vm, [class, iterable, value]| {
        let value = if value.is_undef() { Value::None } else { value.clone() };
        let object = vm.call(class, &[])?;
        if let (Some(dict), Some(keys)) = (object.as_gc::<Dict>(), iterable.as_gc::<Dict>())
            && dict.is_empty()
        {
            // The hashes are known.
            let mut table = dict.table.borrow_mut();
            for (hash, key) in hashed_keys(keys) {
                table.insert_new(hash as u64, key, value.clone());
            }
            drop(table);
            return Ok(object);
        }
        let iterator = vm.iter(iterable)?;
        if let Some(dict) = object.as_gc::<Dict>() {
            while let Some(key) = vm.next(&iterator)? {
                vm.dict_set(dict, key, value.clone())?;
            }
        } else {
            while let Some(key) = vm.next(&iterator)? {
                vm.set_item(&object, &key, value.clone())?;
            }
        }
        Ok(object)
    }
}

natives! {
    const SPECIAL;

    /// Return self[key].
    "__getitem__(self, key, /)" => |vm, [this, key]| {
        let mut slot = Value::Undef;
        let dict = built_in::<Dict>(this, &mut slot).expect("the receiver was checked");
        let class = vm.class_of(this);
        vm.dict_item_or_missing(this, &class, dict, key)
    }

    /// Return self|value.
    "__or__(self, value, /)" => |vm, [this, value]| { union(vm, this, value) }

    /// Return value|self.
    "__ror__(self, value, /)" => |vm, [this, value]| { union(vm, value, this) }

    /// Return self|=value.
    "__ior__(self, value, /)" => |vm, [this, value]| { in_place_operator(vm, BinaryOp::Or, this, value) }

    /// Return a reverse iterator over the dict keys.
    "__reversed__(self, /)" => |vm, [this]| {
        receive!(this => dict: Dict);
        Ok(vm.dict_iterator(dict, DictPart::Keys, true))
    }

    /// Return the size of the dict in memory.
    "__sizeof__(self, /)" => |_vm, [this]| {
        receive!(this => dict: Dict);
        Ok(Value::from(64 + 104 * dict.len()))
    }
}
