//! Functions over iterables: `sorted`, `min`, `max`, `sum`, `any`, `all`.

use crate::builtins::arguments::flag;
use crate::builtins::list;
use crate::bytecode::BinaryOp;
use crate::natives;
use crate::object::number::sum::FloatSum;
use crate::object::{ByteArray, Bytes, Tuple, Value};
use crate::vm::{Vm, VmResult};

/// Which of two the function keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extreme {
    Min,
    Max,
}

impl Extreme {
    fn name(self) -> &'static str {
        match self {
            Extreme::Min => "min",
            Extreme::Max => "max",
        }
    }

    /// Whether a later candidate takes the place of the best one so far.
    fn replaces(self, vm: &mut Vm, candidate: &Value, best: &Value) -> VmResult<bool> {
        if let (Value::Int(candidate), Value::Int(best)) = (candidate, best) {
            return Ok(if self == Extreme::Min { candidate < best } else { candidate > best });
        }
        match self {
            Extreme::Min => vm.less(candidate, best),
            Extreme::Max => vm.compare_truth(crate::bytecode::CompareOp::Gt, candidate, best),
        }
    }
}

fn extreme(vm: &mut Vm, which: Extreme, [args, key, default]: [&Value; 3]) -> VmResult<Value> {
    let args = &args.get::<Tuple>().expect("*args is a tuple").items;
    let name = which.name();
    let key = if key.is_none() { &Value::Undef } else { key };
    match args.as_slice() {
        [] => Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => {
            let iterator = vm.iter(iterable)?;
            let best = best_of(vm, which, key, |vm| vm.next(&iterator))?;
            match best {
                Some(best) => Ok(best),
                None if default.is_undef() => {
                    Err(vm.value_error(format!("{name}() iterable argument is empty")))
                }
                None => Ok(default.clone()),
            }
        }
        _ if !default.is_undef() => Err(vm
            .type_error(format!("Cannot specify a default for {name}() with multiple positional arguments"))),
        [first, second] if key.is_undef() => {
            Ok(if which.replaces(vm, second, first)? { second } else { first }.clone())
        }
        values => {
            let mut values = values.iter();
            let best = best_of(vm, which, key, |_| Ok(values.next().cloned()))?;
            Ok(best.expect("there are at least two"))
        }
    }
}

/// The least or greatest value; of equal ones the first.
fn best_of(
    vm: &mut Vm,
    which: Extreme,
    key: &Value,
    mut next: impl FnMut(&mut Vm) -> VmResult<Option<Value>>,
) -> VmResult<Option<Value>> {
    let Some(mut best) = next(vm)? else { return Ok(None) };
    if key.is_undef() {
        while let Some(value) = next(vm)? {
            if which.replaces(vm, &value, &best)? {
                best = value;
            }
        }
        return Ok(Some(best));
    }
    let mut best_key = vm.call(key, std::slice::from_ref(&best))?;
    while let Some(value) = next(vm)? {
        let value_key = vm.call(key, std::slice::from_ref(&value))?;
        if which.replaces(vm, &value_key, &best_key)? {
            (best, best_key) = (value, value_key);
        }
    }
    Ok(Some(best))
}

/// `sum(iterable, start)`: ints without the VM as long as they have 64 bits, floats with their rounding errors
/// carried along, everything else by `+`.
fn sum(vm: &mut Vm, iterator: &Value, start: Value) -> VmResult<Value> {
    let mut total = start;
    let mut pending = None;
    if let Value::Int(mut number) = total {
        loop {
            let item = match vm.next(iterator)? {
                None => return Ok(Value::Int(number)),
                Some(item) => item,
            };
            let more = match item {
                Value::Int(more) => Some(more),
                Value::Bool(more) => Some(i64::from(more)),
                _ => None,
            };
            match more.and_then(|more| number.checked_add(more)) {
                Some(next) => number = next,
                None => {
                    pending = Some(item);
                    break;
                }
            }
        }
        total = Value::Int(number);
        if let Some(item) = pending.take() {
            total = vm.binary(BinaryOp::Add, &total, &item)?;
        }
    }
    if let Value::Float(number) = total {
        let mut floats = FloatSum::new(number.get());
        loop {
            match vm.next(iterator)? {
                None => return Ok(Value::float(floats.finish())),
                Some(Value::Float(more)) => floats.add(more.get()),
                Some(Value::Int(more)) => floats.add_int(more),
                Some(Value::Bool(more)) => floats.add_int(i64::from(more)),
                Some(item) => {
                    pending = Some(item);
                    break;
                }
            }
        }
        total = Value::float(floats.finish());
    }
    loop {
        let item = match pending.take() {
            Some(item) => item,
            None => match vm.next(iterator)? {
                Some(item) => item,
                None => return Ok(total),
            },
        };
        total = vm.binary(BinaryOp::Add, &total, &item)?;
    }
}

fn check_start(vm: &mut Vm, start: &Value) -> VmResult<()> {
    let inner = vm.unwrap_native(start);
    let message = if inner.as_str().is_some() {
        "sum() can't sum strings [use ''.join(seq) instead]"
    } else if inner.get::<Bytes>().is_some() {
        "sum() can't sum bytes [use b''.join(seq) instead]"
    } else if inner.get::<ByteArray>().is_some() {
        "sum() can't sum bytearray [use b''.join(seq) instead]"
    } else {
        return Ok(());
    };
    Err(vm.type_error(message))
}

natives! {
    pub const FUNCTIONS;

    /// Return a new list containing all items from the iterable in ascending order.
    ///
    /// A custom key function can be supplied to customize the sort order, and the
    /// reverse flag can be set to request the result in descending order.
    "sorted(iterable, /, *, key=None, reverse=False)" => |vm, [iterable, key, reverse]| {
        let items = vm.collect(iterable)?;
        let reverse = flag(vm, reverse, false)?;
        list::sorted(vm, items, key, reverse)
    }

    /// With a single iterable argument, return its smallest item.
    /// With two or more positional arguments, return the smallest argument.
    "min(*args, key=None, default=<unrepresentable>)" => |vm, [args, key, default]| {
        extreme(vm, Extreme::Min, [args, key, default])
    }

    /// With a single iterable argument, return its biggest item.
    /// With two or more positional arguments, return the largest argument.
    "max(*args, key=None, default=<unrepresentable>)" => |vm, [args, key, default]| {
        extreme(vm, Extreme::Max, [args, key, default])
    }

    /// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
    ///
    /// When the iterable is empty, return the start value.
    /// This function is intended specifically for use with numeric values and may
    /// reject non-numeric types.
    "sum(iterable, /, start=0)" => |vm, [iterable, start]| {
        if start.is_undef() {
            let iterator = vm.iter(iterable)?;
            return sum(vm, &iterator, Value::Int(0));
        }
        let iterator = vm.iter(iterable)?;
        check_start(vm, start)?;
        sum(vm, &iterator, start.clone())
    }

    /// Return True if bool(x) is True for any x in the iterable.
    ///
    /// If the iterable is empty, return False.
    "any(iterable, /)" => |vm, [iterable]| {
        let iterator = vm.iter(iterable)?;
        while let Some(item) = vm.next(&iterator)? {
            if vm.truth(&item)? {
                return Ok(Value::bool(true));
            }
        }
        Ok(Value::bool(false))
    }

    /// Return True if bool(x) is True for all values x in the iterable.
    ///
    /// If the iterable is empty, return True.
    "all(iterable, /)" => |vm, [iterable]| {
        let iterator = vm.iter(iterable)?;
        while let Some(item) = vm.next(&iterator)? {
            if !vm.truth(&item)? {
                return Ok(Value::bool(false));
            }
        }
        Ok(Value::bool(true))
    }
}
