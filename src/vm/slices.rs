//! What slices do to lists and bytearrays, and slices of ranges.

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use crate::object::text::methods::position::slice_bounds;
use crate::object::{ByteArray, Gc, Kind, List, Range, Slice, Value};

use super::numeric::int_ref;
use super::ranges::small_range;
use super::sequences::with_bytes;
use super::{Vm, VmResult};

/// Puts items in the place of a slice with step 1; gives the old ones.
fn splice<T>(items: &mut Vec<T>, first: usize, count: usize, new: Vec<T>) -> Vec<T> {
    items.splice(first..first + count, new).collect()
}

/// The places of an extended slice, in its order.
fn places(first: usize, step: i64, count: usize) -> impl Iterator<Item = usize> {
    (0..count).map(move |number| (first as i64 + number as i64 * step) as usize)
}

/// Removes the items of a slice; gives them in no particular order.
fn remove<T>(items: &mut Vec<T>, first: usize, step: i64, count: usize) -> Vec<T> {
    if count == 0 {
        return Vec::new();
    }
    if step == 1 {
        return items.drain(first..first + count).collect();
    }
    let lowest = if step > 0 { first } else { (first as i64 + (count as i64 - 1) * step) as usize };
    let stride = step.unsigned_abs() as usize;
    let mut removed = Vec::with_capacity(count);
    let mut kept = Vec::with_capacity(items.len() - count);
    for (place, item) in items.drain(..).enumerate() {
        let inside = place >= lowest && (place - lowest) % stride == 0 && (place - lowest) / stride < count;
        if inside { removed.push(item) } else { kept.push(item) }
    }
    *items = kept;
    removed
}

/// Drops what a slice held: as in CPython the last item of a plain slice goes first, that of an extended one last.
fn drop_slice(items: Vec<Value>, step: i64) {
    if step == 1 { drop(List::new(items)) } else { drop(items) }
}

impl Vm {
    /// `list[slice] = value`
    pub(super) fn set_list_slice(&mut self, list: &Gc<List>, slice: &Slice, value: &Value) -> VmResult<()> {
        let (start, stop, step) = self.slice_parts(slice)?;
        let Some(iterable) = self.collect_if_iterable(value)? else {
            return Err(self.type_error("must assign iterable to extended slice"));
        };
        let (first, count) = slice_bounds(start, stop, step, list.len());
        self.check_growth(list, iterable.len())?;
        let mut items = list.items.borrow_mut();
        let old = if step == 1 {
            splice(items.values_mut(), first, count, iterable)
        } else if iterable.len() == count {
            let pairs = places(first, step, count).zip(iterable);
            pairs.filter_map(|(place, item)| items.set(place, &item)).collect()
        } else {
            drop(items);
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {count}",
                iterable.len()
            )));
        };
        drop(items);
        drop_slice(old, step);
        Ok(())
    }

    fn collect_if_iterable(&mut self, value: &Value) -> VmResult<Option<Vec<Value>>> {
        if matches!(value.as_object().map(crate::object::Ref::kind), Some(Kind::List | Kind::Tuple)) {
            return self.collect(value).map(Some);
        }
        match self.try_iter(value)? {
            Some(iterator) => self.collect(&iterator).map(Some),
            None => Ok(None),
        }
    }

    /// `del list[slice]`
    pub(super) fn delete_list_slice(&mut self, list: &Gc<List>, slice: &Slice) -> VmResult<()> {
        // What gives the parts may change the list.
        let (start, stop, step) = self.slice_parts(slice)?;
        let (first, count) = slice_bounds(start, stop, step, list.len());
        let old = remove(list.items.borrow_mut().values_mut(), first, step, count);
        drop_slice(old, step);
        Ok(())
    }

    /// `bytearray[slice] = value`
    pub(super) fn set_bytes_slice(
        &mut self,
        array: &Gc<ByteArray>,
        slice: &Slice,
        value: &Value,
    ) -> VmResult<()> {
        let (start, stop, step) = self.slice_parts(slice)?;
        let inner = self.unwrap_native(value);
        let new = match with_bytes(&inner, <[u8]>::to_vec) {
            Some(bytes) => bytes,
            None => self.bytes_of_items(value)?,
        };
        let length = array.bytes.borrow().len();
        let (first, count) = slice_bounds(start, stop, step, length);
        if step == 1 || (new.is_empty() && count > 0) {
            self.check_resize(array, length - count + new.len())?;
        }
        self.check_bytes_growth(array, new.len())?;
        if step == 1 {
            splice(&mut array.bytes.borrow_mut(), first, count, new);
        } else if new.len() == count {
            let mut bytes = array.bytes.borrow_mut();
            places(first, step, count).zip(new).for_each(|(place, byte)| bytes[place] = byte);
        } else if new.is_empty() {
            remove(&mut array.bytes.borrow_mut(), first, step, count);
        } else {
            return Err(self.value_error(format!(
                "attempt to assign bytes of size {} to extended slice of size {count}",
                new.len()
            )));
        }
        Ok(())
    }

    fn bytes_of_items(&mut self, value: &Value) -> VmResult<Vec<u8>> {
        let items = if value.as_str().is_some() { None } else { self.collect_if_iterable(value)? };
        let Some(items) = items else {
            let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
            return Err(self.type_error(message));
        };
        items.iter().map(|item| self.byte_of(item)).collect()
    }

    /// `del bytearray[slice]`
    pub(super) fn delete_bytes_slice(&mut self, array: &Gc<ByteArray>, slice: &Slice) -> VmResult<()> {
        let (start, stop, step) = self.slice_parts(slice)?;
        let length = array.bytes.borrow().len();
        let (first, count) = slice_bounds(start, stop, step, length);
        self.check_resize(array, length - count)?;
        remove(&mut array.bytes.borrow_mut(), first, step, count);
        Ok(())
    }

    /// `range[slice]`
    pub(super) fn range_slice(&mut self, range: &Gc<Range>, slice: &Slice) -> VmResult<Value> {
        let length = self.range_length(range);
        let (start, stop, step) = self.slice_bounds_of_any_size(slice, &length)?;
        let (own_start, own_step) = (self.to_bigint(&range.start)?, self.to_bigint(&range.step)?);
        debug_assert!(small_range(range).is_none_or(|(_, _, step)| step != 0), "a range's step is not 0");
        let bound = |place: BigInt| place * &own_step + &own_start;
        let (start, stop) = (bound(start), bound(stop));
        let range = Range {
            start: self.int_value(start),
            stop: self.int_value(stop),
            step: self.int_value(step * &own_step),
        };
        Ok(Gc::new(range).into())
    }

    /// `slice.indices(length)`, ints of any size.
    pub fn slice_bounds_of_any_size(
        &mut self,
        slice: &Slice,
        length: &Value,
    ) -> VmResult<(BigInt, BigInt, BigInt)> {
        let length = self.to_bigint(length)?;
        let step = self.any_slice_bound(&slice.step)?.unwrap_or_else(BigInt::one);
        if step.is_zero() {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let back = step.is_negative();
        let (lowest, highest) =
            if back { (-BigInt::one(), &length - 1i64) } else { (BigInt::zero(), length.clone()) };
        let clamp = |bound: BigInt| {
            let bound = if bound.is_negative() { bound + &length } else { bound };
            bound.clamp(lowest.clone(), highest.clone())
        };
        let start = self.any_slice_bound(&slice.start)?;
        let stop = self.any_slice_bound(&slice.stop)?;
        let start = start.map_or_else(|| if back { highest.clone() } else { lowest.clone() }, clamp);
        let stop = stop.map_or_else(|| if back { lowest.clone() } else { highest.clone() }, clamp);
        Ok((start, stop, step))
    }

    fn any_slice_bound(&mut self, bound: &Value) -> VmResult<Option<BigInt>> {
        if bound.is_none() {
            return Ok(None);
        }
        match self.try_index(bound)? {
            Some(index) => Ok(int_ref(&index).map(crate::object::number::IntRef::to_big)),
            None => {
                let message = "slice indices must be integers or None or have an __index__ method";
                Err(self.type_error(message))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of `0..7` without the slice, and how many items went.
    fn without(first: usize, step: i64, count: usize) -> (Vec<usize>, usize) {
        let mut items: Vec<usize> = (0..7).collect();
        let removed = remove(&mut items, first, step, count);
        (items, removed.len())
    }

    #[test]
    fn extended_slices_are_removed_in_both_directions() {
        assert_eq!(without(1, 1, 3), (vec![0, 4, 5, 6], 3));
        assert_eq!(without(0, 3, 3), (vec![1, 2, 4, 5], 3));
        assert_eq!(without(6, -3, 3), (vec![1, 2, 4, 5], 3));
        assert_eq!(without(5, -2, 2), (vec![0, 1, 2, 4, 6], 2));
        assert_eq!(without(3, i64::MIN, 1), (vec![0, 1, 2, 4, 5, 6], 1));
        assert_eq!(without(3, 1, 0), ((0..7).collect(), 0));
    }
}
