//! Comparisons: the quick way for built-in types, and the protocol of rich comparison methods.

use std::cmp::Ordering;

use crate::bytecode::CompareOp;
use crate::object::number::IntRef;
use crate::object::number::arith::compare_int_float;
use crate::object::{
    BoundMethod, Class, Dict, Gc, Kind, List, NativeFunction, Range, Slice, Str, Tuple, Value,
};

use super::keyed::{Table, quick_equal, with_set};
use super::numeric::Number;
use super::operators::{Special, is_plain};
use super::sequences::with_bytes;
use super::{Vm, VmResult};

/// Whether an order satisfies a comparison.
#[inline(always)]
fn holds(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Lt => order.is_lt(),
        CompareOp::Le => order.is_le(),
        CompareOp::Eq => order.is_eq(),
        CompareOp::Ne => order.is_ne(),
        CompareOp::Gt => order.is_gt(),
        CompareOp::Ge => order.is_ge(),
        CompareOp::Is | CompareOp::IsNot | CompareOp::In | CompareOp::NotIn => {
            unreachable!("not a rich comparison")
        }
    }
}

/// Whether a partial order satisfies a comparison; NaN satisfies `!=` alone.
fn holds_partially(op: CompareOp, order: Option<Ordering>) -> bool {
    order.map_or(op == CompareOp::Ne, |order| holds(op, order))
}

/// The comparison with the sides exchanged.
fn swapped(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    }
}

/// The order of two strings.
#[inline]
fn compare_text(left: &Value, right: &Value) -> Ordering {
    let (left, right) = (left.as_str().unwrap_or_default(), right.as_str().unwrap_or_default());
    crate::bytecode::surrogate::compare(left, right)
}

impl Vm {
    /// `left op right`, for all comparison operators.
    #[inline]
    pub fn compare(&mut self, op: CompareOp, left: &Value, right: &Value) -> VmResult<Value> {
        Ok(Value::bool(match op {
            CompareOp::Is => left.is(right),
            CompareOp::IsNot => !left.is(right),
            CompareOp::In => self.contains(right, left)?,
            CompareOp::NotIn => !self.contains(right, left)?,
            _ => return self.rich_compare(op, left, right),
        }))
    }

    /// The truth of `left op right`.
    #[inline]
    pub fn compare_truth(&mut self, op: CompareOp, left: &Value, right: &Value) -> VmResult<bool> {
        let result = self.compare(op, left, right)?;
        self.truth(&result)
    }

    /// `left op right` for `<`, `<=`, `==`, `!=`, `>`, `>=`.
    pub fn rich_compare(&mut self, op: CompareOp, left: &Value, right: &Value) -> VmResult<Value> {
        if let (Value::Int(left), Value::Int(right)) = (left, right) {
            return Ok(Value::bool(holds(op, left.cmp(right))));
        }
        if let Some(result) = self.try_compare(op, left, right)? {
            return Ok(result);
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(left.is(right))),
            CompareOp::Ne => Ok(Value::bool(!left.is(right))),
            _ => {
                let (left, right) = (self.type_name(left), self.type_name(right));
                Err(self.type_error(format!(
                    "'{}' not supported between instances of '{left}' and '{right}'",
                    op.text()
                )))
            }
        }
    }

    /// `left op right`, or nothing if neither side knows.
    fn try_compare(&mut self, op: CompareOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        if is_plain(left) && is_plain(right) {
            return self.native_compare(op, left, right);
        }
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let mut ask_right = true;
        if !left_class.is(&right_class) && right_class.is_subclass(&left_class) {
            ask_right = false;
            let result = self.ask_comparison(swapped(op), right, &right_class, left)?;
            if result.is_some() {
                return Ok(result);
            }
        }
        let result = self.ask_comparison(op, left, &left_class, right)?;
        if result.is_some() || !ask_right {
            return Ok(result);
        }
        self.ask_comparison(swapped(op), right, &right_class, left)
    }

    /// What the receiver's own comparison says. Nothing if it has none or gives NotImplemented.
    fn ask_comparison(
        &mut self,
        op: CompareOp,
        receiver: &Value,
        class: &Gc<Class>,
        other: &Value,
    ) -> VmResult<Option<Value>> {
        if is_plain(receiver) {
            if self.leaves_to(receiver, other) {
                return Ok(None);
            }
            let other = self.unwrap_native(other);
            return self.native_compare(op, receiver, &other);
        }
        let name = self.comparison_name(op);
        match self.special(receiver, class, &name) {
            Special::Missing => Ok(None),
            Special::Default => self.default_compare(op, receiver, other),
            Special::BuiltIn(inner) => {
                if self.leaves_to(&inner, other) {
                    return Ok(None);
                }
                let other = self.unwrap_native(other);
                self.native_compare(op, &inner, &other)
            }
            Special::Method(method) => {
                let Some(method) = self.bound_special(method, receiver) else { return Ok(None) };
                let result = self.call_bound_special(&method, receiver, std::slice::from_ref(other))?;
                Ok((!result.is(&self.not_implemented)).then_some(result))
            }
        }
    }

    /// What `object` does: `==` is identity, `!=` the contrary of the receiver's `==`.
    pub fn default_compare(
        &mut self,
        op: CompareOp,
        receiver: &Value,
        other: &Value,
    ) -> VmResult<Option<Value>> {
        match op {
            CompareOp::Eq => Ok(receiver.is(other).then_some(Value::bool(true))),
            CompareOp::Ne => {
                let class = self.class_of(receiver);
                match self.ask_comparison(CompareOp::Eq, receiver, &class, other)? {
                    Some(equal) => Ok(Some(Value::bool(!self.truth(&equal)?))),
                    None => Ok(None),
                }
            }
            _ => Ok(None),
        }
    }

    /// The name of a comparison's method.
    pub fn comparison_name(&self, op: CompareOp) -> Gc<Str> {
        let names = &self.names;
        match op {
            CompareOp::Lt => &names.lt,
            CompareOp::Le => &names.le,
            CompareOp::Ne => &names.ne,
            CompareOp::Gt => &names.gt,
            CompareOp::Ge => &names.ge,
            _ => &names.eq,
        }
        .clone()
    }

    /// Whether both are the same object or equal.
    #[inline]
    pub fn eq(&mut self, a: &Value, b: &Value) -> VmResult<bool> {
        if let Some(equal) = quick_equal(a, b) {
            return Ok(equal);
        }
        let equal = self.rich_compare(CompareOp::Eq, a, b)?;
        self.truth(&equal)
    }

    /// The truth of `a < b`.
    #[inline]
    pub fn less(&mut self, a: &Value, b: &Value) -> VmResult<bool> {
        match (a, b) {
            (Value::Int(a), Value::Int(b)) => return Ok(a < b),
            (Value::Float(a), Value::Float(b)) => return Ok(a < b),
            _ => {}
        }
        if let (Some(a), Some(b)) = (a.as_str(), b.as_str()) {
            return Ok(a < b);
        }
        let less = self.rich_compare(CompareOp::Lt, a, b)?;
        self.truth(&less)
    }

    /// What built-in types do; both values are of exactly a built-in type. Nothing stands for NotImplemented.
    pub fn native_compare(&mut self, op: CompareOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        if let (Some(left), Some(right)) = (Number::of(left), Number::of(right)) {
            return Ok(compare_numbers(op, left, right).map(Value::bool));
        }
        let (Value::Object(a), Value::Object(b)) = (left, right) else { return Ok(None) };
        let answer = match (a.kind(), b.kind()) {
            (Kind::Str, Kind::Str) => holds(op, compare_text(left, right)),
            (Kind::Bytes | Kind::ByteArray, Kind::Bytes | Kind::ByteArray) => {
                let order = with_bytes(left, |left| with_bytes(right, |right| left.cmp(right)));
                holds(op, order.flatten().expect("both are bytes"))
            }
            // A bytearray is compared with whatever lends bytes; bytes leave it to the other side.
            (Kind::ByteArray, Kind::Native) | (Kind::Native, Kind::ByteArray) if !is_equality(op) => {
                let (Some(left), Some(right)) = (self.bytes_of(left), self.bytes_of(right)) else {
                    return Ok(None);
                };
                holds(op, left.cmp(&right))
            }
            (Kind::List, Kind::List) | (Kind::Tuple, Kind::Tuple) => {
                return self.compare_sequences(op, left, right).map(Some);
            }
            (Kind::Set | Kind::FrozenSet, Kind::Set | Kind::FrozenSet) => {
                self.compare_sets(op, left, right)?
            }
            (Kind::Dict, Kind::Dict) if is_equality(op) => {
                let (Some(a), Some(b)) = (a.downcast_ref::<Dict>(), b.downcast_ref::<Dict>()) else {
                    return Ok(None);
                };
                self.dicts_equal(a, b)? == (op == CompareOp::Eq)
            }
            (Kind::Range, Kind::Range) if is_equality(op) => {
                let (Some(a), Some(b)) = (a.get::<Range>(), b.get::<Range>()) else { return Ok(None) };
                self.ranges_equal(a, b)? == (op == CompareOp::Eq)
            }
            (Kind::Slice, Kind::Slice) => {
                let (left, right) = (slice_tuple(left), slice_tuple(right));
                return self.compare_sequences(op, &left, &right).map(Some);
            }
            (Kind::BoundMethod, Kind::BoundMethod) if is_equality(op) => {
                let (Some(a), Some(b)) = (a.get::<BoundMethod>(), b.get::<BoundMethod>()) else {
                    return Ok(None);
                };
                let same = a.receiver.is(&b.receiver)
                    && (a.function.is(&b.function) || same_native(&a.function, &b.function));
                same == (op == CompareOp::Eq)
            }
            _ => return Ok(None),
        };
        Ok(Some(Value::bool(answer)))
    }

    /// Lists and tuples: the first items that differ decide, then the lengths.
    fn compare_sequences(&mut self, op: CompareOp, left: &Value, right: &Value) -> VmResult<Value> {
        if is_equality(op) && sequence_length(left) != sequence_length(right) {
            return Ok(Value::bool(op == CompareOp::Ne));
        }
        let mut place = 0;
        loop {
            let (Some(a), Some(b)) = (sequence_item(left, place), sequence_item(right, place)) else {
                let order = sequence_length(left).cmp(&sequence_length(right));
                return Ok(Value::bool(holds(op, order)));
            };
            let equal = match quick_equal(&a, &b) {
                Some(equal) => equal,
                None => {
                    self.enter_container(" in comparison")?;
                    let equal = self.eq(&a, &b);
                    self.leave_native();
                    equal?
                }
            };
            if !equal {
                // A comparison may have taken the items away: only the lengths count then.
                let (left_length, right_length) = (sequence_length(left), sequence_length(right));
                if place >= left_length.min(right_length) {
                    return Ok(Value::bool(holds(op, left_length.cmp(&right_length))));
                }
                return match op {
                    CompareOp::Eq => Ok(Value::bool(false)),
                    CompareOp::Ne => Ok(Value::bool(true)),
                    _ => {
                        self.enter_container(" in comparison")?;
                        let result = self.rich_compare(op, &a, &b);
                        self.leave_native();
                        result
                    }
                };
            }
            place += 1;
        }
    }

    fn compare_sets(&mut self, op: CompareOp, left: &Value, right: &Value) -> VmResult<bool> {
        let lengths = (with_set(left, Table::len), with_set(right, Table::len));
        match op {
            CompareOp::Eq => Ok(lengths.0 == lengths.1 && self.is_subset(left, right)?),
            CompareOp::Ne => Ok(lengths.0 != lengths.1 || !self.is_subset(left, right)?),
            CompareOp::Le => self.is_subset(left, right),
            CompareOp::Lt => Ok(lengths.0 < lengths.1 && self.is_subset(left, right)?),
            CompareOp::Ge => self.is_subset(right, left),
            _ => Ok(lengths.0 > lengths.1 && self.is_subset(right, left)?),
        }
    }

    fn dicts_equal(&mut self, a: &Gc<Dict>, b: &Gc<Dict>) -> VmResult<bool> {
        if a.is(b) {
            return Ok(true);
        }
        if a.len() != b.len() {
            return Ok(false);
        }
        let mut place = 0;
        loop {
            let step = a.table.borrow().next_from(place).map(|(place, entry)| (place, entry.clone()));
            let Some((found, entry)) = step else { return Ok(true) };
            place = found + 1;
            let Some(other) = self.dict_find(b, entry.hash, &entry.key)? else { return Ok(false) };
            let Some(other) = b.table.borrow().value_at(other).cloned() else { return Ok(false) };
            let equal = match quick_equal(&entry.value, &other) {
                Some(equal) => equal,
                None => {
                    self.enter_container(" in comparison")?;
                    let equal = self.eq(&entry.value, &other);
                    self.leave_native();
                    equal?
                }
            };
            if !equal {
                return Ok(false);
            }
        }
    }

    /// Ranges are equal if they give the same numbers.
    fn ranges_equal(&mut self, a: &Range, b: &Range) -> VmResult<bool> {
        let (first, second) = (self.range_length(a), self.range_length(b));
        if !self.eq(&first, &second)? {
            return Ok(false);
        }
        let count = match first {
            Value::Int(count) => count,
            _ => i64::MAX,
        };
        Ok(count == 0 || self.eq(&a.start, &b.start)? && (count == 1 || self.eq(&a.step, &b.step)?))
    }
}

fn is_equality(op: CompareOp) -> bool {
    matches!(op, CompareOp::Eq | CompareOp::Ne)
}

/// Two function objects of the same function of Rust.
fn same_native(a: &Value, b: &Value) -> bool {
    match (a.get::<NativeFunction>(), b.get::<NativeFunction>()) {
        (Some(a), Some(b)) => a.id == b.id,
        _ => false,
    }
}

fn compare_numbers(op: CompareOp, left: Number<'_>, right: Number<'_>) -> Option<bool> {
    Some(match (left, right) {
        (Number::Int(left), Number::Int(right)) => holds(op, compare_ints(left, right)),
        (Number::Float(left), Number::Float(right)) => holds_partially(op, left.partial_cmp(&right)),
        (Number::Int(left), Number::Float(right)) => holds_partially(op, compare_int_float(left, right)),
        (Number::Float(left), Number::Int(right)) => {
            holds_partially(op, compare_int_float(right, left).map(Ordering::reverse))
        }
        (Number::Complex(real, imag), other) | (other, Number::Complex(real, imag)) => {
            let equal = match other {
                Number::Complex(other_real, other_imag) => real == other_real && imag == other_imag,
                Number::Float(other) => real == other && imag == 0.0,
                Number::Int(other) => imag == 0.0 && compare_int_float(other, real) == Some(Ordering::Equal),
            };
            match op {
                CompareOp::Eq => equal,
                CompareOp::Ne => !equal,
                _ => return None,
            }
        }
    })
}

/// How two ints compare.
pub fn compare_ints(left: IntRef<'_>, right: IntRef<'_>) -> Ordering {
    match (left, right) {
        (IntRef::Small(left), IntRef::Small(right)) => left.cmp(&right),
        (IntRef::Big(left), IntRef::Big(right)) => left.cmp(right),
        // What does not fit 64 bits lies beyond everything that does.
        (IntRef::Small(_), IntRef::Big(_)) => {
            if right.is_negative() {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (IntRef::Big(_), IntRef::Small(_)) => {
            if left.is_negative() {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
    }
}

fn sequence_length(sequence: &Value) -> usize {
    match sequence.get::<List>() {
        Some(list) => list.len(),
        None => sequence.get::<Tuple>().map_or(0, |tuple| tuple.items.len()),
    }
}

fn sequence_item(sequence: &Value, place: usize) -> Option<Value> {
    match sequence.get::<List>() {
        Some(list) => list.get(place),
        None => sequence.get::<Tuple>()?.items.get(place).cloned(),
    }
}

/// A slice's three parts as a tuple.
pub(super) fn slice_tuple(slice: &Value) -> Value {
    let parts = slice.get::<Slice>().map(|slice| [&slice.start, &slice.stop, &slice.step].map(Value::clone));
    Gc::new(Tuple::new(parts.into_iter().flatten())).into()
}
