//! Dicts and sets with keys of any type. Comparing keys may run script code, which may change the table: nothing
//! is borrowed meanwhile, and the search copes with a table that changed.

pub use crate::object::dict::same_key as quick_equal;
use crate::object::number::hash::hash_i64;
use crate::object::set_table::{SetTable, Spot};
use crate::object::{Dict, Found, FrozenSet, Gc, Kind, Set, Str, Value};

use super::hash::quick_hash;
use super::{Vm, VmResult};

/// The binary operators of sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetOperation {
    Union,
    Intersection,
    Difference,
    SymmetricDifference,
}

/// A set's table that nobody else sees while it is worked on.
pub type Table = SetTable<Value>;

/// Runs `use_it` with the table of a set or frozen set; nothing for other values.
pub fn with_set<T>(value: &Value, use_it: impl FnOnce(&Table) -> T) -> Option<T> {
    if let Some(set) = value.get::<Set>() {
        return Some(use_it(&set.table.borrow()));
    }
    value.get::<FrozenSet>().map(|set| use_it(&set.table))
}

/// A new set.
pub fn value_of_set(table: Table) -> Value {
    Gc::new(Set { table: std::cell::RefCell::new(table) }).into()
}

/// A new frozen set.
pub fn value_of_frozenset(table: Table) -> Value {
    Gc::new(FrozenSet { table }).into()
}

/// The keys of a dict with the hashes that it knows.
pub fn hashed_keys(dict: &Dict) -> Vec<(i64, Value)> {
    dict.table.borrow().iter().map(|entry| (entry.hash as i64, entry.key.clone())).collect()
}

fn set_operation<E>(
    operation: SetOperation,
    left: &Table,
    right: &Table,
    equal: &mut impl FnMut(&Value, &Value) -> Result<bool, E>,
) -> Result<Table, E> {
    match operation {
        SetOperation::Union => left.union(right, equal),
        SetOperation::Intersection => left.intersection(right, equal),
        SetOperation::Difference => left.difference(right, equal),
        SetOperation::SymmetricDifference => left.symmetric_difference(right, equal),
    }
}

/// [`quick_equal`] as the operations of tables want it: the error says that the VM must be asked.
fn quick(a: &Value, b: &Value) -> Result<bool, ()> {
    quick_equal(a, b).ok_or(())
}

/// The slot of a string or int in a set's table. `Err` if that needs the VM.
#[inline(always)]
fn quick_find(table: &Table, item: &Value) -> Result<Option<usize>, ()> {
    let Value::Int(number) = item else { return find_other(table, item) };
    table.try_find(hash_i64(*number), |found| match found {
        Value::Int(found) => Ok(found == number),
        found => equals_int(found, *number),
    })
}

/// [`quick_find`] out of line.
#[inline(never)]
fn find_other(table: &Table, item: &Value) -> Result<Option<usize>, ()> {
    let hash = quick_hash(item).ok_or(())? as i64;
    table.try_find(hash, |found| quick(found, item))
}

/// Whether what is in a table, and no int, equals an int of the same hash.
#[cold]
#[inline(never)]
fn equals_int(found: &Value, number: i64) -> Result<bool, ()> {
    quick(found, &Value::Int(number))
}

/// Adds a string or int to a set's table; says whether it is new. Nothing if that needs the VM.
#[inline(always)]
fn quick_add(table: &mut Table, item: &Value) -> Option<bool> {
    let hash;
    let spot = if let Value::Int(number) = item {
        hash = hash_i64(*number);
        let same = |found: &Value| match found {
            Value::Int(found) => Ok(found == number),
            found => equals_int(found, *number),
        };
        table.try_spot(hash, same)
    } else {
        hash = quick_hash(item)? as i64;
        table.try_spot(hash, |found| quick(found, item))
    };
    let spot = spot.ok()?;
    if let Spot::Found(_) = spot {
        return Some(false);
    }
    if !table.has_room() {
        return None;
    }
    table.put_at(spot, hash, item.clone());
    Some(true)
}

/// `set.add`, for strings and ints.
pub fn quick_set_add(set: &Value, args: &mut [Value]) -> Option<Value> {
    let [item] = args else { return None };
    quick_add(&mut set.get::<Set>()?.table.borrow_mut(), item)?;
    Some(Value::None)
}

/// `set.discard`, for strings and ints.
pub fn quick_set_discard(set: &Value, args: &mut [Value]) -> Option<Value> {
    let [item] = args else { return None };
    let mut table = set.get::<Set>()?.table.borrow_mut();
    let slot = quick_find(&table, item).ok()?;
    let removed = slot.and_then(|slot| table.remove_at(slot));
    drop(table);
    drop(removed);
    Some(Value::None)
}

/// `dict.get`, for strings and ints.
pub fn quick_dict_get(dict: &Value, args: &mut [Value]) -> Option<Value> {
    let (key, default) = args.split_first_mut()?;
    let table = dict.get::<Dict>()?.table.borrow();
    let place = table.quick_find(key).ok()?;
    match (place, default) {
        (Some(place), [] | [_]) => Some(table.entry(place).value.clone()),
        (None, []) => Some(Value::None),
        (None, [default]) => Some(default.take()),
        _ => None,
    }
}

/// `item in container` for strings and ints in sets and dicts, where that needs no script code.
#[inline(never)]
pub fn quick_contains(container: &Value, item: &Value) -> Option<bool> {
    let object = container.as_object()?;
    if let Some(set) = object.get::<Set>() {
        return quick_find(&set.table.borrow(), item).ok().map(|slot| slot.is_some());
    }
    match object.kind() {
        Kind::FrozenSet => {
            find_other(&object.get::<FrozenSet>()?.table, item).ok().map(|slot| slot.is_some())
        }
        Kind::Dict => object.get::<Dict>()?.table.borrow().quick_find(item).ok().map(|place| place.is_some()),
        _ => None,
    }
}

/// Dicts.
impl Vm {
    /// The place of a key in a dict.
    ///
    /// If a comparison changed the dict, the search goes on among what is there now; it begins anew if the very key
    /// that was compared has gone. So the same comparisons are made as in CPython.
    pub fn dict_find(&mut self, dict: &Gc<Dict>, hash: u64, key: &Value) -> VmResult<Option<usize>> {
        let mut asked: Vec<Value> = Vec::new();
        'search: loop {
            let (candidates, version) = {
                let table = dict.table.borrow();
                match table.find(hash, key) {
                    Found::At(place) => return Ok(Some(place)),
                    Found::Absent => return Ok(None),
                    Found::Undecided(candidates) => (candidates, table.layout_version()),
                }
            };
            for (place, candidate) in candidates {
                if asked.iter().any(|known| known.is(&candidate)) {
                    continue;
                }
                let equal = match quick_equal(&candidate, key) {
                    Some(equal) => equal,
                    None => {
                        let equal = self.eq(&candidate, key)?;
                        let table = dict.table.borrow();
                        if !table.has_layout(version) {
                            if place >= table.end() || !table.entry(place).key.is(&candidate) {
                                asked.clear();
                                continue 'search;
                            }
                            if !equal {
                                asked.push(candidate);
                                continue 'search;
                            }
                        }
                        equal
                    }
                };
                if equal {
                    return Ok(Some(place));
                }
            }
            return Ok(None);
        }
    }

    /// The value of a key.
    #[inline]
    pub fn dict_get(&mut self, dict: &Gc<Dict>, key: &Value) -> VmResult<Option<Value>> {
        if let Some(name) = key.as_gc::<Str>()
            && let found = dict.get_str(name)
            && (found.is_some() || !dict.table.borrow().has_instances())
        {
            return Ok(found);
        }
        let hash = self.hash(key)? as u64;
        let place = self.dict_find(dict, hash, key)?;
        Ok(place.map(|place| dict.table.borrow().entry(place).value.clone()))
    }

    /// Whether the dict has a key.
    pub fn dict_contains(&mut self, dict: &Gc<Dict>, key: &Value) -> VmResult<bool> {
        if let Some(name) = key.as_gc::<Str>() {
            let table = dict.table.borrow();
            let found = table.find_str(name).is_some();
            if found || !table.has_instances() {
                return Ok(found);
            }
        }
        let hash = self.hash(key)? as u64;
        Ok(self.dict_find(dict, hash, key)?.is_some())
    }

    /// Sets the value of a key. A key that is there stays the object it was.
    #[inline]
    pub fn dict_set(&mut self, dict: &Gc<Dict>, key: Value, value: Value) -> VmResult<()> {
        if let Some(name) = key.as_gc::<Str>()
            && let mut table = dict.table.borrow_mut()
            && !table.has_instances()
        {
            if !table.make_room() {
                return Err(self.memory_error());
            }
            drop(table);
            dict.set_str(name, value);
            return Ok(());
        }
        let hash = self.hash(&key)? as u64;
        let place = self.dict_find(dict, hash, &key)?;
        let mut table = dict.table.borrow_mut();
        let old = match place {
            Some(place) => table.replace_at(place, value),
            None if !table.make_room() => return Err(self.memory_error()),
            None => {
                table.insert_new(hash, key, value);
                Value::Undef
            }
        };
        drop(table);
        drop(old);
        Ok(())
    }

    /// The value of a key; if it is not there, it is set to `default` first: `dict.setdefault`.
    pub fn dict_set_default(&mut self, dict: &Gc<Dict>, key: Value, default: Value) -> VmResult<Value> {
        let hash = self.hash(&key)? as u64;
        if let Some(place) = self.dict_find(dict, hash, &key)? {
            return Ok(dict.table.borrow().entry(place).value.clone());
        }
        let mut table = dict.table.borrow_mut();
        if !table.make_room() {
            return Err(self.memory_error());
        }
        table.insert_new(hash, key, default.clone());
        drop(table);
        Ok(default)
    }

    /// Removes a key, and gives its value.
    pub fn dict_remove(&mut self, dict: &Gc<Dict>, key: &Value) -> VmResult<Option<Value>> {
        if let Some(name) = key.as_gc::<Str>()
            && !dict.table.borrow().has_instances()
        {
            return Ok(dict.remove_str(name));
        }
        let hash = self.hash(key)? as u64;
        let place = self.dict_find(dict, hash, key)?;
        let entry = place.map(|place| dict.table.borrow_mut().remove_at(place));
        Ok(entry.map(|entry| entry.value))
    }

    /// Takes over all entries of another dict; their hashes are known.
    pub fn dict_merge(&mut self, dict: &Gc<Dict>, other: &Gc<Dict>) -> VmResult<()> {
        if dict.is(other) {
            return Ok(());
        }
        if dict.is_empty() {
            let table = other.table.borrow().clone();
            *dict.table.borrow_mut() = table;
            return Ok(());
        }
        let (entries, end) = {
            let table = other.table.borrow();
            (table.iter().cloned().collect::<Vec<_>>(), table.end())
        };
        for entry in entries {
            // A key's `__eq__` may change either of the dicts.
            let place = self.dict_find(dict, entry.hash, &entry.key)?;
            let mut table = dict.table.borrow_mut();
            match place {
                Some(place) => {
                    let old = table.replace_at(place, entry.value);
                    drop(table);
                    drop(old);
                }
                None if !table.make_room() => return Err(self.memory_error()),
                None => table.insert_new(entry.hash, entry.key, entry.value),
            }
            if other.table.borrow().end() != end {
                return Err(self.runtime_error("dict mutated during update"));
            }
        }
        Ok(())
    }
}

/// Sets.
impl Vm {
    /// Where an item stands in the table that `table_of` borrows.
    fn find_in_table(&mut self, set: &Value, hash: i64, item: &Value) -> VmResult<Option<usize>> {
        /// What one step of the search found.
        enum Next {
            End,
            Here(usize),
            Ask(usize, Value),
        }
        'search: loop {
            let start = with_set(set, |table| (table.capacity(), table.probe(hash)));
            let Some((capacity, mut probe)) = start else { return Ok(None) };
            loop {
                let next = with_set(set, |table| {
                    loop {
                        let Some(index) = probe.next(table) else { return Next::End };
                        let Some(value) = table.get(index) else { continue };
                        match quick_equal(value, item) {
                            Some(true) => return Next::Here(index),
                            Some(false) => {}
                            None => return Next::Ask(index, value.clone()),
                        }
                    }
                });
                match next.unwrap_or(Next::End) {
                    Next::End => return Ok(None),
                    Next::Here(index) => return Ok(Some(index)),
                    Next::Ask(index, candidate) => {
                        let equal = self.eq(&candidate, item)?;
                        let same = with_set(set, |table| {
                            let there = table.get(index).is_some_and(|value| value.is(&candidate));
                            there && table.capacity() == capacity
                        });
                        if same != Some(true) {
                            continue 'search;
                        }
                        if equal {
                            return Ok(Some(index));
                        }
                    }
                }
            }
        }
    }

    /// Adds an item to a set; says whether it is new.
    pub fn set_add(&mut self, set: &Gc<Set>, item: Value) -> VmResult<bool> {
        if let Some(added) = quick_add(&mut set.table.borrow_mut(), &item) {
            return Ok(added);
        }
        let hash = self.hash(&item)?;
        self.set_add_hashed(set, hash, item)
    }

    /// The same where the hash is known.
    fn set_add_hashed(&mut self, set: &Gc<Set>, hash: i64, item: Value) -> VmResult<bool> {
        if self.find_in_table(&set.into(), hash, &item)?.is_some() {
            return Ok(false);
        }
        let mut table = set.table.borrow_mut();
        if !table.has_room() {
            return Err(self.memory_error());
        }
        table.insert_new(hash, item);
        Ok(true)
    }

    /// Adds an item to a table that no script code can reach; says whether it is new.
    pub fn table_add(&mut self, table: &mut Table, item: Value) -> VmResult<bool> {
        let hash = self.hash(&item)?;
        self.table_add_hashed(table, hash, item)
    }

    /// The same where the hash is known.
    pub fn table_add_hashed(&mut self, table: &mut Table, hash: i64, item: Value) -> VmResult<bool> {
        if !table.has_room() {
            return Err(self.memory_error());
        }
        table.try_insert(hash, item, &mut |a, b| match quick_equal(a, b) {
            Some(equal) => Ok(equal),
            None => self.eq(a, b),
        })
    }

    /// Whether a set or frozen set has an item. A set is looked for as the frozen set that equals it.
    pub fn set_contains(&mut self, set: &Value, item: &Value) -> VmResult<bool> {
        let (hash, item) = self.hash_in_set(item)?;
        self.set_contains_hashed(set, hash, &item)
    }

    /// Whether a set or frozen set has an item of this hash.
    pub fn set_contains_hashed(&mut self, set: &Value, hash: i64, item: &Value) -> VmResult<bool> {
        Ok(self.find_in_table(set, hash, item)?.is_some())
    }

    /// Removes an item from a set; says whether it was there.
    pub fn set_discard(&mut self, set: &Gc<Set>, item: &Value) -> VmResult<bool> {
        let quickly = quick_find(&set.table.borrow(), item);
        if let Ok(slot) = quickly {
            let removed = slot.and_then(|slot| set.table.borrow_mut().remove_at(slot));
            return Ok(removed.is_some());
        }
        let (hash, item) = self.hash_in_set(item)?;
        self.set_discard_hashed(set, hash, &item)
    }

    /// The same where the hash is known.
    pub fn set_discard_hashed(&mut self, set: &Gc<Set>, hash: i64, item: &Value) -> VmResult<bool> {
        let found = self.find_in_table(&set.into(), hash, item)?;
        let removed = found.and_then(|index| set.table.borrow_mut().remove_at(index));
        Ok(removed.is_some())
    }

    /// The hash of an item that is looked for.
    fn hash_in_set(&mut self, item: &Value) -> VmResult<(i64, Value)> {
        match self.hash(item) {
            Ok(hash) => Ok((hash, item.clone())),
            Err(raised) => {
                let inner = self.unwrap_native(item);
                let Some(set) = inner.get::<Set>() else { return Err(raised) };
                let frozen = value_of_frozenset(set.table.borrow().copied());
                Ok((self.hash(&frozen)?, frozen))
            }
        }
    }

    /// An operator on two tables. What the items' `__eq__` does to the sets does not change the result.
    pub fn set_binary(
        &mut self,
        operation: SetOperation,
        left: &Value,
        right: &Value,
    ) -> VmResult<Option<Table>> {
        if left.is(right) {
            return Ok(with_set(left, |table| match operation {
                SetOperation::Union | SetOperation::Intersection => table.copied(),
                SetOperation::Difference | SetOperation::SymmetricDifference => Table::new(),
            }));
        }
        let quickly =
            with_set(left, |left| with_set(right, |right| set_operation(operation, left, right, &mut quick)));
        match quickly.flatten() {
            None => Ok(None),
            Some(Ok(table)) => Ok(Some(table)),
            Some(Err(())) => {
                let (Some(left), Some(right)) = (with_set(left, Table::clone), with_set(right, Table::clone))
                else {
                    return Ok(None);
                };
                set_operation(operation, &left, &right, &mut |a, b| self.eq(a, b)).map(Some)
            }
        }
    }

    /// An operator that changes the set: `|=`, `&=`, `-=`, `^=` and the methods behind them. `other` is a table
    /// that no script code can reach, or a copy of one.
    pub fn set_update(&mut self, operation: SetOperation, set: &Gc<Set>, other: &Table) -> VmResult<()> {
        let mut copy = set.table.borrow().clone();
        let mut equal = |a: &Value, b: &Value| match quick_equal(a, b) {
            Some(equal) => Ok(equal),
            None => self.eq(a, b),
        };
        match operation {
            SetOperation::Union => copy.merge(other, &mut equal)?,
            SetOperation::Intersection => {
                let common = copy.intersection(other, &mut equal)?;
                copy.replace_contents(common);
            }
            SetOperation::Difference => copy.difference_update(other, &mut equal)?,
            SetOperation::SymmetricDifference => copy.symmetric_difference_update(other, &mut equal)?,
        }
        let old = std::mem::replace(&mut *set.table.borrow_mut(), copy);
        drop(old);
        Ok(())
    }

    /// `set |= other` and `set.update(other)` with another set. Adding one item to a large set must not copy it.
    pub fn set_merge(&mut self, set: &Gc<Set>, other: &Value) -> VmResult<()> {
        if set.as_ref_untyped().is(other.as_object().unwrap_or(set.as_ref_untyped())) {
            return Ok(());
        }
        let quickly = with_set(other, |other| set.table.borrow_mut().merge(other, &mut quick));
        if let Some(Err(())) = quickly {
            // What was added already is found again. No further room is made: the table would grow larger than CPython's.
            let entries: Vec<(i64, Value)> =
                with_set(other, |other| other.entries().map(|(hash, item)| (hash, item.clone())).collect())
                    .unwrap_or_default();
            for (hash, item) in entries {
                if self.find_in_table(&set.into(), hash, &item)?.is_none() {
                    set.table.borrow_mut().insert_new(hash, item);
                }
            }
        }
        Ok(())
    }

    /// `set.update(other)` with any iterable.
    pub fn set_extend(&mut self, set: &Gc<Set>, other: &Value) -> VmResult<()> {
        let inner = self.unwrap_native(other);
        if with_set(&inner, |_| ()).is_some() {
            return self.set_merge(set, &inner);
        }
        if let Some(dict) = other.as_gc::<Dict>() {
            set.table.borrow_mut().reserve_for_merge(dict.len());
            for (hash, key) in hashed_keys(dict) {
                self.set_add_hashed(set, hash, key)?;
            }
            return Ok(());
        }
        let iterator = self.iter(other)?;
        while let Some(item) = self.next(&iterator)? {
            self.set_add(set, item)?;
        }
        Ok(())
    }

    /// Whether all items of the left set are in the right one.
    pub fn is_subset(&mut self, left: &Value, right: &Value) -> VmResult<bool> {
        let (Some(count), Some(room)) = (with_set(left, Table::len), with_set(right, Table::len)) else {
            return Ok(false);
        };
        if count > room {
            return Ok(false);
        }
        let quickly = with_set(left, |left| {
            with_set(right, |right| {
                for (hash, item) in left.entries() {
                    if right.try_find(hash, |found| quick(found, item))?.is_none() {
                        return Ok(false);
                    }
                }
                Ok::<bool, ()>(true)
            })
        });
        if let Some(Some(Ok(subset))) = quickly {
            return Ok(subset);
        }
        let items: Vec<(i64, Value)> =
            with_set(left, |left| left.entries().map(|(hash, item)| (hash, item.clone())).collect())
                .unwrap_or_default();
        for (hash, item) in items {
            if self.find_in_table(right, hash, &item)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
