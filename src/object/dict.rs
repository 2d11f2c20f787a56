//! Dicts: entries in the order of insertion, and a table of their places once there are more than a few.

use std::cell::{Cell, RefCell};

use hashbrown::HashTable;

use super::number::hash::hash_i64;
use super::{BigInt, Bytes, Gc, Ref, Str, Trace, Tuple, Value, room};

/// An entry; a removed one has no key until the next clean-up.
#[derive(Clone, Debug)]
pub struct Entry {
    pub hash: u64,
    pub key: Value,
    pub value: Value,
}

/// Up to this many entries a scan is quicker than a table.
const SCANNED: usize = 8;

thread_local! {
    static NEXT_VERSION: Cell<u64> = const { Cell::new(1) };
}

/// What a dict is made of.
#[derive(Clone, Debug, Default)]
pub struct DictTable {
    entries: Vec<Entry>,
    /// The places of the entries, by hash; empty as long as entries are scanned.
    places: HashTable<u32>,
    live: u32,
    /// Whether a key was ever added that may be equal to a string without being one: an instance.
    instances: bool,
    /// Identifies this dict with its present keys at their present places; 0 until somebody asks.
    layout_version: Cell<u64>,
    place_version: PlaceVersion,
}

/// Identifies a dict as long as no place is given to another key; 0 until somebody asks. A copy of the dict gives its
/// places to keys of its own, so it has none yet.
#[derive(Debug, Default)]
struct PlaceVersion(Cell<u64>);

impl Clone for PlaceVersion {
    fn clone(&self) -> PlaceVersion {
        PlaceVersion::default()
    }
}

/// What a search among keys found.
#[derive(Debug)]
pub enum Found {
    /// The entry at this place.
    At(usize),
    Absent,
    /// Keys of the same hash whose comparison needs the VM, with their places.
    Undecided(Vec<(usize, Value)>),
}

/// A search came to keys whose comparison may run script code.
#[derive(Clone, Copy, Debug)]
pub struct NeedsVm;

/// Compares two values as keys are compared, as far as that needs no script code and can raise nothing.
#[inline]
pub fn same_key(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::Object(x), Value::Object(y)) => {
            if x.is(y) {
                return Some(true);
            }
            match (x.get::<Str>(), y.get::<Str>()) {
                (Some(x), Some(y)) => Some(x.as_str() == y.as_str()),
                _ => same_object_key(x, y),
            }
        }
        (Value::Float(a), Value::Float(b)) => Some(a == b || a.get().to_bits() == b.get().to_bits()),
        (Value::None, Value::None) => Some(true),
        (Value::Bool(a), Value::Bool(b)) => Some(a == b),
        (Value::Bool(a), Value::Int(b)) | (Value::Int(b), Value::Bool(a)) => Some(i64::from(*a) == *b),
        (Value::None, other) | (other, Value::None) if !matches!(other, Value::Object(_)) => Some(false),
        _ => None,
    }
}

fn same_object_key(x: &Ref, y: &Ref) -> Option<bool> {
    if x.kind() != y.kind() {
        return None;
    }
    if let (Some(x), Some(y)) = (x.get::<Tuple>(), y.get::<Tuple>()) {
        return same_tuple_key(x, y);
    }
    if let (Some(x), Some(y)) = (x.get::<Bytes>(), y.get::<Bytes>()) {
        return Some(x.bytes == y.bytes);
    }
    let (x, y) = (x.get::<BigInt>()?, y.get::<BigInt>()?);
    Some(x.value == y.value)
}

/// Tuples of simple items: nested ones are left to the VM, which guards the depth.
fn same_tuple_key(a: &Tuple, b: &Tuple) -> Option<bool> {
    if a.items.len() != b.items.len() {
        return Some(false);
    }
    for (a, b) in a.items.iter().zip(&b.items) {
        if a.get::<Tuple>().is_some() && b.get::<Tuple>().is_some() && !a.is(b) {
            return None;
        }
        if !same_key(a, b)? {
            return Some(false);
        }
    }
    Some(true)
}

/// What the table of places is given for a hash. It takes the place from the low bits and a tag from the top ones.
///
/// The hash of an int is the int. Neighbours shall stay neighbours, which is kind to the cache; but multiples of a
/// power of two must not all fall on one place, and small ints need tags that differ. Other hashes are mixed well:
/// those of floats may differ in the high bits alone. Measured against the bare hash: a loop over 200 000 keys
/// `i * 1024` takes a fifth of the time.
#[inline(always)]
fn spread(hash: u64) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    const TAG: u64 = 0x7f << 57;
    if hash >> 32 == 0 {
        let folded = hash ^ hash >> 15;
        let folded = folded ^ folded >> 7;
        return folded | hash.wrapping_mul(FACTOR) & TAG;
    }
    let product = u128::from(hash) * u128::from(FACTOR);
    product as u64 ^ (product >> 64) as u64
}

/// A version, which is a new one if there is none.
fn known_version(version: &Cell<u64>) -> u64 {
    if version.get() == 0 {
        version.set(NEXT_VERSION.with(|next| next.replace(next.get() + 1)));
    }
    version.get()
}

impl DictTable {
    pub fn with_capacity(entries: usize) -> DictTable {
        DictTable { entries: Vec::with_capacity(entries), ..DictTable::default() }
    }

    /// How many keys there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.live as usize
    }

    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Looks for a key.
    pub fn find(&self, hash: u64, key: &Value) -> Found {
        let mut undecided = Vec::new();
        if self.places.is_empty() {
            for (place, entry) in self.entries.iter().enumerate() {
                if entry.hash == hash && !entry.key.is_undef() {
                    match same_key(&entry.key, key) {
                        Some(true) => return Found::At(place),
                        Some(false) => {}
                        None => undecided.push((place, entry.key.clone())),
                    }
                }
            }
        } else {
            let found = self.places.find(spread(hash), |&place| {
                let entry = &self.entries[place as usize];
                entry.hash == hash
                    && same_key(&entry.key, key).unwrap_or_else(|| {
                        undecided.push((place as usize, entry.key.clone()));
                        false
                    })
            });
            if let Some(&place) = found {
                return Found::At(place as usize);
            }
        }
        if undecided.is_empty() { Found::Absent } else { Found::Undecided(undecided) }
    }

    /// Looks for a string or an int.
    ///
    /// # Errors
    /// For other keys, and if there are keys whose comparison needs the VM.
    #[inline]
    pub fn quick_find(&self, key: &Value) -> Result<Option<usize>, NeedsVm> {
        match key {
            Value::Object(object) => {
                let place = self.find_str(object.downcast_ref::<Str>().ok_or(NeedsVm)?);
                if place.is_none() && self.instances { Err(NeedsVm) } else { Ok(place) }
            }
            Value::Int(number) => self.find_int(*number),
            _ => Err(NeedsVm),
        }
    }

    /// Looks for an int. `Err` if there are keys whose comparison needs the VM.
    fn find_int(&self, number: i64) -> Result<Option<usize>, NeedsVm> {
        let hash = hash_i64(number) as u64;
        let mut undecided = false;
        let is_it = |entry: &Entry| {
            entry.hash == hash
                && match &entry.key {
                    Value::Int(key) => *key == number,
                    Value::Undef => false,
                    key => same_key(key, &Value::Int(number)).unwrap_or_else(|| {
                        undecided = true;
                        false
                    }),
                }
        };
        let place = self.place_of(hash, is_it);
        if place.is_none() && undecided { Err(NeedsVm) } else { Ok(place) }
    }

    /// The place of the entry of this hash that `is_it` accepts.
    #[inline(always)]
    fn place_of(&self, hash: u64, mut is_it: impl FnMut(&Entry) -> bool) -> Option<usize> {
        if self.places.is_empty() {
            self.entries.iter().position(is_it)
        } else {
            self.places
                .find(spread(hash), |&place| is_it(&self.entries[place as usize]))
                .map(|&place| place as usize)
        }
    }

    /// Looks for a string.
    #[inline]
    pub fn find_str(&self, name: &Gc<Str>) -> Option<usize> {
        let hash = name.hash();
        let is_it = |entry: &Entry| {
            entry.hash == hash
                && match &entry.key {
                    Value::Object(key) => {
                        key.is(name.as_ref_untyped())
                            || key.get::<Str>().is_some_and(|key| key.as_str() == name.as_str())
                    }
                    _ => false,
                }
        };
        self.place_of(hash, is_it)
    }

    /// Whether a string that [`DictTable::find_str`] does not find may be equal to a key all the same.
    #[inline]
    pub fn has_instances(&self) -> bool {
        self.instances
    }

    /// The entry at a place that a search gave.
    #[inline(always)]
    pub fn entry(&self, place: usize) -> &Entry {
        &self.entries[place]
    }

    /// The value at a place, if there is such an entry.
    #[inline(always)]
    pub fn value_at(&self, place: usize) -> Option<&Value> {
        self.entries.get(place).map(|entry| &entry.value)
    }

    /// The key at a place, if there ever was one: undefined if it was removed.
    pub fn key_at(&self, place: usize) -> Option<&Value> {
        self.entries.get(place).map(|entry| &entry.key)
    }

    /// Puts another value at a place, and gives the old one.
    #[inline]
    pub fn replace_at(&mut self, place: usize, value: Value) -> Value {
        std::mem::replace(&mut self.entries[place].value, value)
    }

    /// Makes room for one more key. False if there is none to be had; small tables are not asked.
    #[inline]
    #[must_use]
    pub fn make_room(&mut self) -> bool {
        let length = self.entries.len();
        length < room::LARGE
            || (length < self.entries.capacity() && self.places.len() < self.places.capacity())
            || self.make_much_room()
    }

    #[cold]
    #[inline(never)]
    fn make_much_room(&mut self) -> bool {
        let entries = &self.entries;
        let places = self.places.try_reserve(1, |&place| spread(entries[place as usize].hash));
        places.is_ok() && self.entries.try_reserve(1).is_ok()
    }

    /// Adds a key that is not there.
    pub fn insert_new(&mut self, hash: u64, key: Value, value: Value) {
        self.layout_version.set(0);
        self.instances |= matches!(&key, Value::Object(key) if key.kind() == super::Kind::Instance);
        if self.entries.len() > self.len() && self.entries.len() >= 2 * self.len() + SCANNED {
            self.compact();
        }
        let place = self.entries.len() as u32;
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        if self.entries.len() > SCANNED {
            if self.places.is_empty() {
                self.build_places();
            } else {
                let entries = &self.entries;
                self.places.insert_unique(spread(hash), place, |&place| spread(entries[place as usize].hash));
            }
        }
    }

    /// Makes what was remembered of the places of its keys void.
    pub fn forget_layout(&self) {
        self.layout_version.set(0);
        self.place_version.0.set(0);
    }

    /// Removes the entry at a place.
    pub fn remove_at(&mut self, place: usize) -> Entry {
        self.layout_version.set(0);
        let hash = self.entries[place].hash;
        if !self.places.is_empty()
            && let Ok(found) = self.places.find_entry(spread(hash), |&other| other as usize == place)
        {
            found.remove();
        }
        self.live -= 1;
        // The place stays, even the last one: an iteration that is under way must not take a new entry for this one.
        Entry { hash, key: self.entries[place].key.take(), value: self.entries[place].value.take() }
    }

    /// Removes the last entry.
    pub fn pop_last(&mut self) -> Option<Entry> {
        let place = self.previous_from(self.entries.len())?.0;
        let entry = self.remove_at(place);
        self.entries.truncate(place);
        self.place_version.0.set(0);
        Some(entry)
    }

    /// The first live entry at or after a place, with its place: the step of an iteration.
    #[inline]
    pub fn next_from(&self, place: usize) -> Option<(usize, &Entry)> {
        let rest = self.entries.get(place..)?;
        rest.iter()
            .enumerate()
            .find(|(_, entry)| !entry.key.is_undef())
            .map(|(offset, entry)| (place + offset, entry))
    }

    /// The last live entry before a place, with its place.
    pub fn previous_from(&self, place: usize) -> Option<(usize, &Entry)> {
        let before = &self.entries[..place.min(self.entries.len())];
        before.iter().enumerate().rev().find(|(_, entry)| !entry.key.is_undef())
    }

    /// One past the last place in use.
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    /// The entries in order, with those that were removed, whose keys are undefined.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The live entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_undef())
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        *self = DictTable::default();
    }

    /// A number that no other dict has and that changes when keys are added or removed: for inline caches.
    pub fn layout_version(&self) -> u64 {
        known_version(&self.layout_version)
    }

    /// Whether the layout is still the one of that version.
    #[inline(always)]
    pub fn has_layout(&self, version: u64) -> bool {
        self.layout_version.get() == version
    }

    /// A number that no other dict has and that changes when a place may be given to another key. A key that is removed
    /// leaves its place empty: its value is undefined then.
    pub fn place_version(&self) -> u64 {
        known_version(&self.place_version.0)
    }

    /// The value at a place that a key had in that version, if the key is still there.
    #[inline(always)]
    pub fn value_in(&self, version: u64, place: usize) -> Option<&Value> {
        if self.place_version.0.get() != version {
            return None;
        }
        self.value_at(place).filter(|value| !value.is_undef())
    }

    /// Puts another value at a place that a key had in that version, and gives the old one, if the key is still there.
    #[inline(always)]
    pub fn replace_in(&mut self, version: u64, place: usize, value: Value) -> Option<Value> {
        if self.place_version.0.get() != version {
            return None;
        }
        let entry = self.entries.get_mut(place)?;
        if entry.value.is_undef() {
            return None;
        }
        Some(std::mem::replace(&mut entry.value, value))
    }

    fn compact(&mut self) {
        self.place_version.0.set(0);
        self.entries.retain(|entry| !entry.key.is_undef());
        self.places.clear();
        if self.entries.len() > SCANNED {
            self.build_places();
        }
    }

    fn build_places(&mut self) {
        let entries = &self.entries;
        self.places = HashTable::with_capacity(entries.len() * 2);
        for (place, entry) in entries.iter().enumerate() {
            if !entry.key.is_undef() {
                self.places.insert_unique(spread(entry.hash), place as u32, |&place| {
                    spread(entries[place as usize].hash)
                });
            }
        }
    }
}

/// A dict. Never keep it borrowed while script code may run.
#[derive(Debug, Default)]
pub struct Dict {
    pub table: RefCell<DictTable>,
}

impl Dict {
    pub fn new() -> Gc<Dict> {
        Gc::new(Dict::default())
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.table.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a string key.
    pub fn get_str(&self, name: &Gc<Str>) -> Option<Value> {
        let table = self.table.borrow();
        table.find_str(name).map(|place| table.entry(place).value.clone())
    }

    /// Sets the value of a string key.
    pub fn set_str(&self, name: &Gc<Str>, value: Value) {
        let mut table = self.table.borrow_mut();
        let old = match table.find_str(name) {
            Some(place) => table.replace_at(place, value),
            None => {
                table.insert_new(name.hash(), name.into(), value);
                Value::Undef
            }
        };
        drop(table);
        drop(old);
    }

    /// Removes a string key, and gives its value.
    pub fn remove_str(&self, name: &Gc<Str>) -> Option<Value> {
        let mut table = self.table.borrow_mut();
        let entry = table.find_str(name).map(|place| table.remove_at(place));
        drop(table);
        entry.map(|entry| entry.value)
    }
}

impl Trace for Dict {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(table) = self.table.try_borrow() {
            for entry in &table.entries {
                entry.key.trace(visit);
                entry.value.trace(visit);
            }
        }
    }

    fn clear(&self) {
        let table = self.table.try_borrow_mut().map(|mut table| std::mem::take(&mut *table));
        drop(table);
    }
}
