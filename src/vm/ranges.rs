//! What ranges do: their length, items, members. Bounds beyond 64 bits take the long way.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};

use crate::object::number::IntRef;
use crate::object::{Gc, Range, RangeIterator, Value};

use super::iterators::LongRangeIterator;
use super::numeric::{Number, int_ref};
use super::{Vm, VmResult};

/// The bounds and the step, if all have 64 bits.
#[inline]
pub fn small_range(range: &Range) -> Option<(i64, i64, i64)> {
    match (&range.start, &range.stop, &range.step) {
        (Value::Int(start), Value::Int(stop), Value::Int(step)) => Some((*start, *stop, *step)),
        _ => None,
    }
}

/// How many numbers a range has.
pub fn count_of(start: i64, stop: i64, step: i64) -> u64 {
    let distance = if step > 0 {
        if start >= stop {
            return 0;
        }
        stop.wrapping_sub(start) as u64
    } else {
        if start <= stop {
            return 0;
        }
        start.wrapping_sub(stop) as u64
    };
    (distance - 1) / step.unsigned_abs() + 1
}

fn big(value: &Value) -> BigInt {
    int_ref(value).map_or_else(BigInt::zero, IntRef::to_big)
}

fn big_length(range: &Range) -> BigInt {
    let (start, stop, step) = (big(&range.start), big(&range.stop), big(&range.step));
    let distance = if step.is_positive() { stop - start } else { start - stop };
    if distance.is_positive() { (distance - 1i64).div_floor(&step.abs()) + 1i64 } else { BigInt::zero() }
}

impl Vm {
    /// The length of a range, an int of any size.
    pub fn range_length(&self, range: &Range) -> Value {
        match small_range(range) {
            Some((start, stop, step)) => match i64::try_from(count_of(start, stop, step)) {
                Ok(count) => Value::Int(count),
                Err(_) => self.int_value(big_length(range)),
            },
            None => self.int_value(big_length(range)),
        }
    }

    /// `iter(range)`
    pub fn range_iterator(&mut self, range: &Gc<Range>) -> Value {
        if let Some((start, stop, step)) = small_range(range) {
            let left = count_of(start, stop, step);
            return Gc::new(RangeIterator { next: start.into(), step, left: left.into() }).into();
        }
        let count = big_length(range);
        self.new_native(LongRangeIterator::new(big(&range.start), big(&range.step), count))
    }

    /// `reversed(range)`
    pub fn range_reversed(&mut self, range: &Gc<Range>) -> Value {
        if let Some((start, stop, step)) = small_range(range)
            && let Some(back) = step.checked_neg()
        {
            let left = count_of(start, stop, step);
            let last = start.wrapping_add((left.wrapping_sub(1) as i64).wrapping_mul(step));
            return Gc::new(RangeIterator { next: last.into(), step: back, left: left.into() }).into();
        }
        let (count, step) = (big_length(range), big(&range.step));
        let last = big(&range.start) + (&count - 1i64) * &step;
        self.new_native(LongRangeIterator::new(last, -step, count))
    }

    /// `range[index]` with an int of any size.
    pub(super) fn range_item(&mut self, range: &Range, index: &Value) -> VmResult<Value> {
        if let (Some((start, stop, step)), Value::Int(index)) = (small_range(range), index) {
            let count = count_of(start, stop, step);
            let place = if *index < 0 { count.wrapping_add(*index as u64) } else { *index as u64 };
            let in_range = if *index < 0 { index.unsigned_abs() <= count } else { place < count };
            if in_range {
                return Ok(Value::Int(start.wrapping_add((place as i64).wrapping_mul(step))));
            }
            return Err(self.index_error("range object index out of range"));
        }
        let length = big_length(range);
        let index = big(index);
        let place = if index.is_negative() { index + &length } else { index };
        if place.is_negative() || place >= length {
            return Err(self.index_error("range object index out of range"));
        }
        Ok(self.int_value(big(&range.start) + place * big(&range.step)))
    }

    /// `item in range`; nothing if the item is no int, so that the range must be gone through.
    pub(super) fn range_contains(&mut self, range: &Gc<Range>, item: &Value) -> VmResult<Option<bool>> {
        let found = self.range_index_of(range, item);
        if found.is_none() && matches!(Number::of(item), Some(Number::Float(number)) if number.fract() != 0.0)
        {
            return Ok(Some(false));
        }
        Ok(found.map(|index| index.is_some()))
    }

    /// Where an int stands in a range (an int of any size), or `None` inside if it does not; nothing if the value is no
    /// int.
    pub fn range_index_of(&mut self, range: &Range, item: &Value) -> Option<Option<Value>> {
        let number = int_ref(item)?;
        if let (Some((start, stop, step)), IntRef::Small(number)) = (small_range(range), number) {
            let inside =
                if step > 0 { start <= number && number < stop } else { stop < number && number <= start };
            if !inside {
                return Some(None);
            }
            let distance = number.abs_diff(start);
            if distance % step.unsigned_abs() != 0 {
                return Some(None);
            }
            let place = distance / step.unsigned_abs();
            return Some(Some(self.int_value(BigInt::from(place))));
        }
        let (number, start, stop, step) =
            (number.to_big(), big(&range.start), big(&range.stop), big(&range.step));
        let inside = if step.is_positive() {
            start <= number && number < stop
        } else {
            stop < number && number <= start
        };
        let distance = number - start;
        if !inside || !(&distance % &step).is_zero() {
            return Some(None);
        }
        Some(Some(self.int_value(distance / step)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_at_the_edges_of_64_bits() {
        assert_eq!(count_of(0, 10, 3), 4);
        assert_eq!(count_of(10, 0, -3), 4);
        assert_eq!(count_of(5, 5, 1), 0);
        assert_eq!(count_of(i64::MIN, i64::MAX, 1), u64::MAX);
        assert_eq!(count_of(i64::MAX, i64::MIN, i64::MIN), 2);
    }
}
