//! Where attributes stand in classes, remembered: the cache behind [`Vm::lookup_in_class`].
//!
//! An entry is keyed by a class's version and a name's address. A version is never used twice and changes with every
//! change of the class or of an ancestor, and interned names are never freed, so an entry needs no invalidation. It
//! keeps the place of the attribute and not its value, so the cache keeps nothing alive.

use std::cell::Cell;

use crate::object::reference::INTERNED;
use crate::object::{Class, Gc, Str, Value};

use super::Vm;

#[derive(Clone, Copy)]
struct Entry {
    version: u64,
    name: usize,
    /// The entry in the dict.
    place: u32,
    /// Whose dict: 0 for the class itself, n for its n-th ancestor, `ABSENT` if nobody has the attribute.
    depth: u32,
}

const ABSENT: u32 = u32::MAX;
const ENTRIES: usize = 4096;
/// Versions start at 1, so no class has this one.
const EMPTY: Entry = Entry { version: 0, name: 0, place: 0, depth: 0 };

thread_local! {
    static CACHE: [Cell<Entry>; ENTRIES] = const { [const { Cell::new(EMPTY) }; ENTRIES] };
}

impl Vm {
    /// The attribute of that (interned) name in the class or its ancestors. No descriptor is run.
    pub fn lookup_in_class(&self, class: &Gc<Class>, name: &Gc<Str>) -> Option<Value> {
        if !name.as_ref_untyped().has_flag(INTERNED) {
            return class.lookup(name);
        }
        let version = class.version();
        let key = name.as_ref_untyped().address();
        CACHE.with(|cache| {
            let cell = &cache[((key >> 4) ^ (version as usize).wrapping_mul(0x9E5)) % ENTRIES];
            let known = cell.get();
            if known.version == version && known.name == key {
                if known.depth == ABSENT {
                    return None;
                }
                if let Some(value) = value_at(class, known.depth, known.place) {
                    return Some(value);
                }
            }
            let (found, entry) = search(class, name);
            cell.set(Entry { version, name: key, ..entry });
            found
        })
    }
}

/// The value at a remembered place; nothing if it moved, which a change without `touch` can cause.
fn value_at(class: &Gc<Class>, depth: u32, place: u32) -> Option<Value> {
    if depth == 0 {
        return class.dict.table.borrow().value_at(place as usize).cloned().and_then(Value::defined);
    }
    let ancestors = class.ancestors.borrow();
    let dict = &ancestors.get(depth as usize - 1)?.dict;
    dict.table.borrow().value_at(place as usize).cloned().and_then(Value::defined)
}

/// The attribute, and the cache's entry for it.
fn search(class: &Gc<Class>, name: &Gc<Str>) -> (Option<Value>, Entry) {
    let ancestors = class.ancestors.borrow();
    for (depth, class) in std::iter::once(class).chain(ancestors.iter()).enumerate() {
        let table = class.dict.table.borrow();
        if let Some(place) = table.find_str(name) {
            let value = table.entry(place).value.clone();
            return (Some(value), Entry { place: place as u32, depth: depth as u32, ..EMPTY });
        }
    }
    (None, Entry { depth: ABSENT, ..EMPTY })
}
