//! The value: what a register, a list item, an attribute holds.

use super::budget::budget_is_spent;
use super::{Gc, Payload, Ref, Str};

/// A value of the language. 16 bytes, one heap variant; the reasons are in the design, point 2.
///
/// Every variant's payload is one integer or pointer of eight bytes, for then the compiler passes and returns a value in
/// two machine registers and copies it in two parts of eight. With an `f64` or a `bool` among the payloads it would be
/// an aggregate: returned through memory and copied sixteen bytes wide, and a wide load of what was just stored in two
/// parts waits until both have left the store buffer. (Benchmark `fib`: a tenth of its time was that wait.)
///
/// Two of the tags are given, for slots of instances keep them: see [`super::Instance`].
#[derive(Debug, Default)]
#[repr(u64)]
pub enum Value {
    /// No value: an unbound local, an empty cell, an argument that was not passed. Scripts never see it.
    #[default]
    Undef = 0,
    None,
    Bool(Truth),
    Int(i64),
    Float(Float),
    Object(Ref) = 5,
}

/// True or False, in eight bytes; see [`Value`] for why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Truth {
    False = 0,
    True = 1,
}

impl Truth {
    #[inline(always)]
    pub fn get(self) -> bool {
        self == Truth::True
    }
}

impl From<bool> for Truth {
    #[inline(always)]
    fn from(truth: bool) -> Truth {
        if truth { Truth::True } else { Truth::False }
    }
}

macro_rules! number_of_truth {
    ($($number:ty)*) => {
        $(impl From<Truth> for $number {
            /// 0 or 1.
            #[inline(always)]
            fn from(truth: Truth) -> $number {
                <$number>::from(truth.get())
            }
        })*
    };
}

number_of_truth!(u8 i32 i64 usize);

/// A float by its bits; see [`Value`] for why.
#[derive(Clone, Copy)]
pub struct Float(u64);

impl Float {
    #[inline(always)]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl From<f64> for Float {
    #[inline(always)]
    fn from(number: f64) -> Float {
        Float(number.to_bits())
    }
}

/// As numbers compare: NaN is unequal to itself, 0.0 equals -0.0.
impl PartialEq for Float {
    #[inline(always)]
    fn eq(&self, other: &Float) -> bool {
        self.get() == other.get()
    }
}

impl PartialOrd for Float {
    #[inline(always)]
    fn partial_cmp(&self, other: &Float) -> Option<std::cmp::Ordering> {
        self.get().partial_cmp(&other.get())
    }

    #[inline(always)]
    fn lt(&self, other: &Float) -> bool {
        self.get() < other.get()
    }

    #[inline(always)]
    fn le(&self, other: &Float) -> bool {
        self.get() <= other.get()
    }

    #[inline(always)]
    fn gt(&self, other: &Float) -> bool {
        self.get() > other.get()
    }

    #[inline(always)]
    fn ge(&self, other: &Float) -> bool {
        self.get() >= other.get()
    }
}

impl std::fmt::Debug for Float {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(out)
    }
}

const _: () = assert!(size_of::<Value>() == 16 && size_of::<Option<Value>>() == 16, "a value is 16 bytes");

impl Value {
    /// True or False.
    #[inline(always)]
    pub fn bool(truth: bool) -> Value {
        Value::Bool(truth.into())
    }

    /// A float.
    #[inline(always)]
    pub fn float(number: f64) -> Value {
        Value::Float(number.into())
    }

    /// A new string.
    pub fn str(text: impl AsRef<str>) -> Value {
        Str::new(text).into()
    }

    /// The payload of an object, if it is a `T`.
    #[inline(always)]
    pub fn get<T: Payload + ?Sized>(&self) -> Option<&T> {
        match self {
            Value::Object(reference) => reference.get::<T>(),
            _ => None,
        }
    }

    /// The object as a typed reference, if it is a `T`.
    #[inline(always)]
    pub fn as_gc<T: Payload + ?Sized>(&self) -> Option<&Gc<T>> {
        match self {
            Value::Object(reference) => reference.downcast_ref::<T>(),
            _ => None,
        }
    }

    /// The object as a typed reference of its own, if it is a `T`; else nothing.
    #[inline(always)]
    pub fn into_gc<T: Payload + ?Sized>(self) -> Option<Gc<T>> {
        match self {
            Value::Object(reference) => reference.downcast::<T>().ok(),
            _ => None,
        }
    }

    /// Holds the object, if it is a `T`, to look at it and then to take it out.
    #[inline(always)]
    pub fn hold<T: Payload + ?Sized>(&mut self) -> Option<super::reference::Held<'_, T>> {
        super::reference::Held::new(self)
    }

    /// The data of an object of the open set, if it is a `T`.
    #[inline]
    pub fn native<T: super::NativeData>(&self) -> Option<&T> {
        match self {
            Value::Object(reference) => reference.native::<T>(),
            _ => None,
        }
    }

    /// Drops it. True if an object ended with it and the VM is to look at what is pending, for a finaliser may be due.
    #[inline(always)]
    pub fn end(self) -> bool {
        if self.as_object().is_some_and(|object| object.count() == 1) {
            return end_last(self);
        }
        drop(self);
        false
    }

    /// The reference of an object.
    #[inline(always)]
    pub fn as_object(&self) -> Option<&Ref> {
        match self {
            Value::Object(reference) => Some(reference),
            _ => None,
        }
    }

    /// The text of a string (of exactly the built-in type).
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        self.get::<Str>().map(Str::as_str)
    }

    #[inline(always)]
    pub fn is_undef(&self) -> bool {
        matches!(self, Value::Undef)
    }

    #[inline(always)]
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// Takes the value out and leaves nothing.
    #[inline(always)]
    pub fn take(&mut self) -> Value {
        std::mem::take(self)
    }

    /// `is` of the language: the same object, or the same small value.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Object(a), Value::Object(b)) => a.is(b),
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a.0 == b.0,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::None, Value::None) | (Value::Undef, Value::Undef) => true,
            _ => false,
        }
    }

    /// Calls `visit` with the reference, if this is an object.
    #[inline]
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Value::Object(reference) = self {
            visit(reference);
        }
    }

    /// `None` for [`Value::Undef`].
    pub fn defined(self) -> Option<Value> {
        if self.is_undef() { None } else { Some(self) }
    }
}

impl<T: ?Sized> From<Gc<T>> for Value {
    #[inline(always)]
    fn from(object: Gc<T>) -> Value {
        Value::Object(object.into_ref())
    }
}

impl<T: ?Sized> From<&Gc<T>> for Value {
    #[inline(always)]
    fn from(object: &Gc<T>) -> Value {
        Value::Object(object.as_ref_untyped().clone())
    }
}

impl From<Ref> for Value {
    fn from(reference: Ref) -> Value {
        Value::Object(reference)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::bool(truth)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::Int(number as i64)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::float(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::str(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::str(text)
    }
}

impl From<()> for Value {
    fn from((): ()) -> Value {
        Value::None
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    /// `None` becomes the language's None.
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::None, Into::into)
    }
}

/// Drops the last reference to an object; true if the VM is to look at what is pending.
#[inline(never)]
fn end_last(value: Value) -> bool {
    drop(value);
    budget_is_spent()
}
