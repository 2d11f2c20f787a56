//! Hashes. Those of numbers, tuples and frozen sets are CPython's, since scripts can see them and the order of
//! sets hangs on them; those of text and bytes are ours, and the same in every run.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::round::decompose;

/// Numbers are hashed modulo this prime, 2 ** 61 - 1.
const MODULUS: u64 = (1 << BITS) - 1;
const BITS: u32 = 61;
/// `hash(float("inf"))`
const INFINITY: i64 = 314_159;
/// What the imaginary part of a complex number is multiplied by.
const IMAGINARY: i64 = 1_000_003;

/// -1 is not a hash.
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(int)`
#[inline(always)]
pub fn hash_i64(value: i64) -> i64 {
    if (0..MODULUS as i64).contains(&value) { value } else { hash_unusual_i64(value) }
}

#[inline]
fn hash_unusual_i64(value: i64) -> i64 {
    let rest = (value.unsigned_abs() % MODULUS) as i64;
    not_minus_one(if value < 0 { -rest } else { rest })
}

/// `hash(int)`
pub fn hash_big(value: &BigInt) -> i64 {
    let rest = (value.magnitude() % MODULUS).to_i64().expect("the rest is below 2 ** 61");
    not_minus_one(if value.sign() == Sign::Minus { -rest } else { rest })
}

/// `hash(float)`, equal to that of an equal integer. Nothing for NaN, whose hash is that of its identity.
pub fn hash_f64(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY } else { -INFINITY });
    }
    let (mantissa, exponent) = decompose(value);
    // Modulo 2 ** 61 - 1, multiplying by a power of two rotates the 61 bits.
    let turns = exponent.rem_euclid(i64::from(BITS)) as u32;
    let rest = mantissa % MODULUS;
    let rest = ((rest << turns) & MODULUS) | (rest >> (BITS - turns));
    let rest = (rest % MODULUS) as i64;
    Some(not_minus_one(if value < 0.0 { -rest } else { rest }))
}

/// `hash(complex)`, from the hashes of its parts.
pub fn hash_complex(real: i64, imaginary: i64) -> i64 {
    not_minus_one(real.wrapping_add(IMAGINARY.wrapping_mul(imaginary)))
}

/// `hash(tuple)`, from the hashes of the items (xxHash with other rotations).
#[derive(Clone, Copy, Debug)]
pub struct TupleHasher {
    state: u64,
    length: u64,
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl Default for TupleHasher {
    fn default() -> Self {
        Self { state: PRIME_5, length: 0 }
    }
}

impl TupleHasher {
    /// Takes the hash of the next item.
    pub fn push(&mut self, item: i64) {
        self.state = self.state.wrapping_add((item as u64).wrapping_mul(PRIME_2));
        self.state = self.state.rotate_left(31).wrapping_mul(PRIME_1);
        self.length += 1;
    }

    /// The hash of the tuple.
    pub fn finish(self) -> i64 {
        let hash = self.state.wrapping_add(self.length ^ (PRIME_5 ^ 3_527_539)) as i64;
        if hash == -1 { 1_546_275_796 } else { hash }
    }
}

/// `hash(tuple)`, from the hashes of the items.
pub fn hash_tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hasher = TupleHasher::default();
    items.into_iter().for_each(|item| hasher.push(item));
    hasher.finish()
}

/// `hash(frozenset)`, from the hashes of the items in any order.
pub fn hash_frozenset(items: impl IntoIterator<Item = i64>) -> i64 {
    let (mut hash, mut count) = (0u64, 0u64);
    for item in items {
        let item = item as u64;
        hash ^= ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167);
        count += 1;
    }
    hash ^= (count + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    let hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923) as i64;
    if hash == -1 { 590_923_713 } else { hash }
}

/// A hash of text or bytes: eight bytes at a time through a folded multiplication. Not CPython's, which
/// differs from run to run; never -1, and 0 for no bytes.
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let fold = |left: u64, right: u64| {
        let product = u128::from(left) * u128::from(right);
        (product as u64) ^ (product >> 64) as u64
    };
    let mut hash = PRIME_5 ^ bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        hash = fold(hash ^ u64::from_le_bytes(*word), PRIME_1);
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    hash = fold(hash ^ u64::from_le_bytes(last), PRIME_2);
    not_minus_one((hash ^ (hash >> 32)) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_hash_alike() {
        assert_eq!(hash_i64(-1), -2);
        assert_eq!(hash_i64((1 << 61) - 1), 0);
        assert_eq!(hash_i64(i64::MIN), -4);
        assert_eq!(hash_big(&(BigInt::from(1) << 61)), 1);
        assert_eq!(hash_f64(-1.0), Some(-2));
        assert_eq!(hash_f64(0.5), Some(1_152_921_504_606_846_976));
        assert_eq!(hash_f64(1e300), Some(1_224_995_262_755_759_164));
        assert_eq!(hash_f64(f64::NEG_INFINITY), Some(-314_159));
        assert_eq!(hash_f64(f64::NAN), None);
        assert_eq!(hash_complex(1, 2), 2_000_007);
    }

    #[test]
    fn collections() {
        assert_eq!(hash_tuple([]), 5_740_354_900_026_072_187);
        assert_eq!(hash_tuple([1, 2, 3]), 529_344_067_295_497_451);
        assert_eq!(hash_frozenset([]), 133_146_708_735_736);
        assert_eq!(hash_frozenset([1, 2, 3]), -272_375_401_224_217_160);
        assert_eq!(hash_frozenset([1, 2, 3]), hash_frozenset([3, 1, 2]));
    }
}
