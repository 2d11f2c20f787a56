//! Sums and lengths that lose nothing to rounding before the end. Sources: `fsum`, `sumprod` and `vector_norm` of
//! CPython's `mathmodule.c`.

use crate::bytecode::BinaryOp;
use crate::natives;
use crate::object::{Tuple, Value};
use crate::vm::{Vm, VmResult};

use super::special::{frexp, ldexp};

natives! {
    pub const FUNCTIONS;

    /// Return an accurate floating-point sum of values in the iterable seq.
    ///
    /// Assumes IEEE-754 floating-point arithmetic.
    "fsum(seq, /)" => |vm, [sequence]| {
        let mut numbers = Vec::new();
        for item in vm.collect(sequence)? {
            numbers.push(vm.to_float(&item)?);
        }
        exact_sum(vm, &numbers)
    }

    /// Calculate the product of all the elements in the input iterable.
    ///
    /// The default start value for the product is 1.
    "prod(iterable, /, *, start=1)" => |vm, [iterable, start]| {
        let mut product = if start.is_undef() { Value::Int(1) } else { start.clone() };
        for item in vm.collect(iterable)? {
            product = vm.binary(BinaryOp::Mul, &product, &item)?;
        }
        Ok(product)
    }

    /// Return the sum of products of values from two iterables p and q.
    ///
    /// Roughly equivalent to: sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))
    "sumprod(p, q, /)" => |vm, [p, q]| {
        let (p, q) = (vm.collect(p)?, vm.collect(q)?);
        if p.len() != q.len() {
            return Err(vm.value_error("Inputs are not the same length"));
        }
        sum_of_products(vm, &p, &q)
    }

    /// hypot(*coordinates) -> value
    ///
    /// Multidimensional Euclidean distance from the origin to a point.
    "hypot(*coordinates)" => |vm, [coordinates]| {
        let coordinates = coordinates.get::<Tuple>().expect("*coordinates is a tuple").items.to_vec();
        let mut lengths = Vec::with_capacity(coordinates.len());
        for coordinate in &coordinates {
            lengths.push(vm.to_float(coordinate)?.abs());
        }
        Ok(Value::float(norm(&mut lengths)))
    }

    /// Return the Euclidean distance between two points p and q.
    ///
    /// The points should be specified as sequences (or iterables) of coordinates. Both inputs must have the same
    /// dimension.
    "dist(p, q, /)" => |vm, [p, q]| {
        let (p, q) = (vm.collect(p)?, vm.collect(q)?);
        if p.len() != q.len() {
            return Err(vm.value_error("both points must have the same number of dimensions"));
        }
        let mut lengths = Vec::with_capacity(p.len());
        for (p, q) in p.iter().zip(&q) {
            lengths.push((vm.to_float(p)? - vm.to_float(q)?).abs());
        }
        Ok(Value::float(norm(&mut lengths)))
    }
}

/// Shewchuk's sum: partial sums that do not overlap, added up at the end with one rounding.
fn exact_sum(vm: &mut Vm, numbers: &[f64]) -> VmResult<Value> {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinities) = (0.0, 0.0);
    for &number in numbers {
        let mut x = number;
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut y = partials[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            partials.push(x);
        } else if number.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        } else {
            if number.is_infinite() {
                infinities += number;
            }
            special += number;
            partials.clear();
        }
    }
    if special != 0.0 {
        if infinities.is_nan() {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::float(special));
    }
    Ok(Value::float(round_partials(&partials)))
}

fn round_partials(partials: &[f64]) -> f64 {
    let mut rest = partials.iter().rev().copied();
    let Some(mut high) = rest.next() else { return 0.0 };
    let mut low = 0.0;
    let mut next = None;
    for y in rest.by_ref() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            next = rest.next();
            break;
        }
    }
    // Half-way cases round to even by the sign of what follows.
    if let Some(next) = next
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            high = x;
        }
    }
    high
}

/// The sum of two floats, and what was lost.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_part = sum - a;
    let a_part = sum - b_part;
    (sum, (a - a_part) + (b - b_part))
}

/// The sum, where the first is the larger one.
fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// The product, and what was lost.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, a.mul_add(b, -product))
}

/// A sum with three times the digits of a float.
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    fn add_product(self, a: f64, b: f64) -> Triple {
        let (product, product_lost) = two_product(a, b);
        let (high, lost) = two_sum(self.high, product);
        let (low, lost_first) = two_sum(self.low, product_lost);
        let (low, lost_second) = two_sum(low, lost);
        Triple { high, low, tiny: self.tiny + lost_first + lost_second }
    }

    fn round(self) -> f64 {
        self.high + two_sum(self.low, self.tiny).0
    }
}

/// A run of small ints is summed as ints; then a run of floats, mixed with small ints, with three times their length;
/// everything after that as the language does.
fn sum_of_products(vm: &mut Vm, p: &[Value], q: &[Value]) -> VmResult<Value> {
    let as_float = |value: &Value| match value {
        Value::Float(number) => Some(number.get()),
        Value::Int(number) => Some(*number as f64),
        Value::Bool(truth) => Some(f64::from(u8::from(*truth))),
        _ => None,
    };
    let mut ints = 0_i64;
    let mut pairs = p.iter().zip(q).peekable();
    while let Some((Value::Int(p), Value::Int(q))) = pairs.peek()
        && let Some(sum) = p.checked_mul(*q).and_then(|product| ints.checked_add(product))
    {
        ints = sum;
        pairs.next();
    }
    let mut total = Value::Int(ints);
    let mut floats: Option<Triple> = None;
    while let Some((p, q)) = pairs.peek()
        && (matches!(p, Value::Float(_)) || matches!(q, Value::Float(_)))
        && let (Some(a), Some(b)) = (as_float(p), as_float(q))
    {
        let sum = floats.unwrap_or_default().add_product(a, b);
        if !sum.high.is_finite() {
            break;
        }
        floats = Some(sum);
        pairs.next();
    }
    if let Some(sum) = floats {
        total = vm.binary(BinaryOp::Add, &total, &Value::float(sum.round()))?;
    }
    for (p, q) in pairs {
        let product = vm.binary(BinaryOp::Mul, p, q)?;
        total = vm.binary(BinaryOp::Add, &total, &product)?;
    }
    Ok(total)
}

/// A sum of squares around 1, and what was lost.
#[derive(Clone, Copy)]
struct Squares {
    sum: f64,
    lost_in_squares: f64,
    lost_in_sum: f64,
}

impl Squares {
    fn add(&mut self, (square, lost): (f64, f64)) {
        let (sum, lost_in_sum) = fast_two_sum(self.sum, square);
        self.sum = sum;
        self.lost_in_squares += lost;
        self.lost_in_sum += lost_in_sum;
    }

    fn round(self) -> f64 {
        self.sum - 1.0 + (self.lost_in_squares + self.lost_in_sum)
    }
}

/// The length of a vector of lengths, correct to nearly the last bit.
fn norm(lengths: &mut [f64]) -> f64 {
    let longest = lengths.iter().copied().fold(0.0, f64::max);
    if lengths.iter().any(|length| length.is_infinite()) {
        return f64::INFINITY;
    }
    if lengths.iter().any(|length| length.is_nan()) {
        return f64::NAN;
    }
    if longest == 0.0 || lengths.len() <= 1 {
        return longest;
    }
    let (_, exponent) = frexp(longest);
    if exponent < -1023 {
        // Below normal numbers: without their common factor.
        for length in lengths.iter_mut() {
            *length /= f64::MIN_POSITIVE;
        }
        return f64::MIN_POSITIVE * norm(lengths);
    }
    let scale = ldexp(1.0, i64::from(-exponent));
    let mut squares = Squares { sum: 1.0, lost_in_squares: 0.0, lost_in_sum: 0.0 };
    for length in lengths.iter() {
        let length = length * scale;
        squares.add(two_product(length, length));
    }
    let mut root = squares.round().sqrt();
    squares.add(two_product(-root, root));
    root += squares.round() / (2.0 * root);
    root / scale
}
