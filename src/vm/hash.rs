//! `hash()` of any value. Numbers and tuples of them hash as in CPython, since scripts see it in the order of sets.

use smallvec::SmallVec;

use crate::object::number::IntRef;
use crate::object::number::hash::{
    TupleHasher, hash_big, hash_bytes, hash_complex, hash_f64, hash_frozenset, hash_i64,
};
use crate::object::str::hash_text;
use crate::object::{BoundMethod, Bytes, Complex, FrozenSet, Kind, Range, Ref, Str, Tuple, Value};

use super::compare::slice_tuple;
use super::numeric::int_ref;
use super::operators::{Special, is_plain};
use super::{Vm, VmResult};

/// `hash(None)`
const HASH_OF_NONE: i64 = 0xfca8_6420;
/// The hash of NaN, which CPython takes from the object's identity.
const HASH_OF_NAN: i64 = 0x7ff8_0000;

fn hash_float(number: f64) -> i64 {
    hash_f64(number).unwrap_or(HASH_OF_NAN)
}

/// The hash of an object that is equal to itself alone.
pub fn hash_identity(object: &Ref) -> i64 {
    (object.address() >> 4) as i64
}

/// The hash of a key whose hash needs no script code and no search: a string or an int.
#[inline(always)]
pub fn quick_hash(key: &Value) -> Option<u64> {
    match key {
        Value::Object(object) => object.get::<Str>().map(Str::hash),
        Value::Int(number) => Some(crate::object::number::hash::hash_i64(*number) as u64),
        _ => None,
    }
}

impl Vm {
    /// `hash(value)`
    #[inline]
    pub fn hash(&mut self, value: &Value) -> VmResult<i64> {
        match value {
            Value::Int(number) => Ok(hash_i64(*number)),
            Value::Float(number) => Ok(hash_float(number.get())),
            Value::Bool(truth) => Ok(i64::from(*truth)),
            Value::None | Value::Undef => Ok(HASH_OF_NONE),
            Value::Object(object) => match object.get::<Str>() {
                Some(text) => Ok(text.hash() as i64),
                None => self.hash_of_object(value, object),
            },
        }
    }

    fn hash_of_object(&mut self, value: &Value, object: &Ref) -> VmResult<i64> {
        if let Some(tuple) = object.get::<Tuple>() {
            return self.hash_items(&tuple.items);
        }
        if is_plain(value) {
            return self.native_hash(value, object);
        }
        let class = self.class_of(value);
        let name = self.names.hash.clone();
        match self.special(value, &class, &name) {
            Special::Missing | Special::Default => Ok(hash_identity(object)),
            Special::BuiltIn(inner) => self.hash_within(&inner),
            Special::Method(method) if method.is_none() => Err(self.unhashable(value)),
            Special::Method(method) => {
                let Some(method) = self.bound_special(method, value) else {
                    return Err(self.unhashable(value));
                };
                let result = self.call_bound_special(&method, value, &[])?;
                let inner = self.unwrap_native(&result);
                match int_ref(&inner) {
                    Some(IntRef::Small(hash)) => Ok(if hash == -1 { -2 } else { hash }),
                    Some(IntRef::Big(hash)) => Ok(hash_big(hash)),
                    None => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
        }
    }

    fn hash_items(&mut self, items: &[Value]) -> VmResult<i64> {
        let mut hasher = TupleHasher::default();
        for (place, item) in items.iter().enumerate() {
            if item.get::<Tuple>().is_some() {
                return self.hash_nested(items, place, hasher);
            }
            hasher.push(self.hash(item)?);
        }
        Ok(hasher.finish())
    }

    /// The hash of items of which one is a tuple, however deep they nest, from a place on.
    fn hash_nested(&mut self, items: &[Value], place: usize, hasher: TupleHasher) -> VmResult<i64> {
        let mut around: SmallVec<[_; 8]> = SmallVec::new();
        let (mut items, mut place, mut hasher) = (items, place, hasher);
        loop {
            let Some(item) = items.get(place) else {
                let hash = hasher.finish();
                let Some(outer) = around.pop() else { return Ok(hash) };
                (items, place, hasher) = outer;
                hasher.push(hash);
                continue;
            };
            place += 1;
            if let Some(tuple) = item.get::<Tuple>() {
                around.push((items, place, hasher));
                (items, place, hasher) = (&tuple.items, 0, TupleHasher::default());
            } else {
                hasher.push(self.hash(item)?);
            }
        }
    }

    /// The hash of what an object consists of, which may be as deep again.
    fn hash_within(&mut self, value: &Value) -> VmResult<i64> {
        self.enter_container("")?;
        let hash = self.hash(value);
        self.leave_native();
        hash
    }

    /// The hash of an object of exactly a built-in type.
    fn native_hash(&mut self, value: &Value, object: &Ref) -> VmResult<i64> {
        Ok(match object.kind() {
            Kind::BigInt => match int_ref(value) {
                Some(IntRef::Big(number)) => hash_big(number),
                _ => unreachable!("a big int is one"),
            },
            Kind::Complex => {
                let number = object.get::<Complex>().expect("kind was checked");
                hash_complex(hash_float(number.real), hash_float(number.imag))
            }
            Kind::Bytes => {
                let bytes = &object.get::<Bytes>().expect("kind was checked").bytes;
                match std::str::from_utf8(bytes) {
                    // As the string of these characters, which scripts can see.
                    Ok(text) if text.is_ascii() => i64::from(hash_text(text)),
                    _ => hash_bytes(bytes),
                }
            }
            Kind::FrozenSet => {
                let set = object.get::<FrozenSet>().expect("kind was checked");
                hash_frozenset(set.table.entries().map(|(hash, _)| hash))
            }
            Kind::Range => {
                let range = object.get::<Range>().expect("kind was checked");
                let length = self.range_length(range);
                let last = matches!(length, Value::Int(1));
                let parts = match length {
                    Value::Int(0) => [length, Value::None, Value::None],
                    _ => [length, range.start.clone(), if last { Value::None } else { range.step.clone() }],
                };
                self.hash_items(&parts)?
            }
            Kind::Slice => {
                // As a tuple, but for the length that the hash of a tuple ends with.
                const OF_LENGTH: i64 = (3 ^ (2_870_177_450_012_600_261_u64 ^ 3_527_539)) as i64;
                let parts = slice_tuple(value);
                self.hash_within(&parts)?.wrapping_sub(OF_LENGTH)
            }
            Kind::BoundMethod => {
                let method = object.get::<BoundMethod>().expect("kind was checked");
                let receiver = method.receiver.as_object().map_or(0, hash_identity);
                let function = method.function.as_object().map_or(0, hash_identity);
                receiver ^ function
            }
            Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray => return Err(self.unhashable(value)),
            _ => hash_identity(object),
        })
    }

    #[cold]
    fn unhashable(&mut self, value: &Value) -> super::Raised {
        let name = self.type_name(value);
        self.type_error(format!("unhashable type: '{name}'"))
    }
}
