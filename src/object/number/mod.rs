//! What numbers can do, as pure functions on `i64`, [`num_bigint::BigInt`] and `f64`: their text, their hashes,
//! their arithmetic as CPython defines it; and the sort, whose comparisons may fail.

pub mod arith;
pub mod compare;
pub mod complex_text;
pub mod division;
pub mod float_digits;
pub mod float_text;
pub mod hash;
pub mod hex_float;
pub mod int_text;
pub mod power;
pub mod round;
pub mod sort;
pub mod sum;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// An integer as an operation gives it: small if it fits, so that equal numbers look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// Fits 64 bits.
    Small(i64),
    /// Does not fit 64 bits.
    Big(BigInt),
}

/// An integer as an operation takes it. `Big` may hold a number that would fit 64 bits.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// A number of 64 bits.
    Small(i64),
    /// A number of any size.
    Big(&'a BigInt),
}

impl From<BigInt> for Int {
    fn from(value: BigInt) -> Self {
        match value.to_i64() {
            Some(small) => Self::Small(small),
            None => Self::Big(value),
        }
    }
}

impl From<i64> for Int {
    fn from(value: i64) -> Self {
        Self::Small(value)
    }
}

impl From<i128> for Int {
    fn from(value: i128) -> Self {
        i64::try_from(value).map_or_else(|_| Self::Big(value.into()), Self::Small)
    }
}

impl Int {
    /// Borrows the number.
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Self::Small(value) => IntRef::Small(*value),
            Self::Big(value) => IntRef::Big(value),
        }
    }

    /// The number as a `BigInt`.
    pub fn into_big(self) -> BigInt {
        match self {
            Self::Small(value) => value.into(),
            Self::Big(value) => value,
        }
    }
}

impl IntRef<'_> {
    /// The number as a `BigInt` of its own.
    pub fn to_big(self) -> BigInt {
        match self {
            Self::Small(value) => value.into(),
            Self::Big(value) => value.clone(),
        }
    }

    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Self::Small(value) => value < 0,
            Self::Big(value) => value.sign() == num_bigint::Sign::Minus,
        }
    }
}
