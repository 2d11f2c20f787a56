//! `time`, on the interpreter's clock: the virtual one jumps where the real one waits.

use crate::natives;
use crate::object::{Gc, Module, Value};
use crate::vm::{Vm, VmResult};

const NANOSECONDS: f64 = 1e9;

/// Most seconds that `sleep` takes, as in CPython: what fits a signed 64-bit count of nanoseconds.
const LONGEST_SLEEP: f64 = 9_223_372_036.854_775;

natives! {
    const FUNCTIONS;

    /// sleep(seconds)
    ///
    /// Delay execution for a given number of seconds. The argument may be a floating-point number for subsecond
    /// precision.
    "sleep(seconds, /)" => |vm, [seconds]| {
        // A whole number and a fraction are refused in other words.
        let (seconds, whole) = match vm.unwrap_native(seconds) {
            Value::Float(seconds) => (seconds.get(), 0.0),
            _ => {
                let whole = match vm.index_value(seconds)? {
                    Value::Int(seconds) => seconds as f64,
                    _ => f64::INFINITY,
                };
                (whole, whole)
            }
        };
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        if whole.abs() > LONGEST_SLEEP {
            return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t"));
        }
        if seconds.abs() > LONGEST_SLEEP {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        if seconds < 0.0 {
            return Err(vm.value_error("sleep length must be non-negative"));
        }
        vm.sleep((seconds * NANOSECONDS) as u64)?;
        Ok(Value::None)
    }

    /// time() -> floating-point number
    ///
    /// Return the current time in seconds since the Epoch. Fractions of a second may be present if the system clock
    /// provides them.
    "time()" => |vm, []| { Ok(Value::float(vm.host.clock.wall() as f64 / NANOSECONDS)) }

    /// time_ns() -> int
    ///
    /// Return the current time in nanoseconds since the Epoch.
    "time_ns()" => |vm, []| { Ok(Value::Int(vm.host.clock.wall() as i64)) }

    /// monotonic() -> float
    ///
    /// Monotonic clock, cannot go backward.
    "monotonic()" => |vm, []| { Ok(Value::float(vm.host.clock.monotonic() as f64 / NANOSECONDS)) }

    /// monotonic_ns() -> int
    ///
    /// Monotonic clock, cannot go backward, as nanoseconds.
    "monotonic_ns()" => |vm, []| { Ok(Value::Int(vm.host.clock.monotonic() as i64)) }

    /// perf_counter() -> float
    ///
    /// Performance counter for benchmarking.
    "perf_counter()" => |vm, []| { Ok(Value::float(vm.host.clock.monotonic() as f64 / NANOSECONDS)) }

    /// perf_counter_ns() -> int
    ///
    /// Performance counter for benchmarking as nanoseconds.
    "perf_counter_ns()" => |vm, []| { Ok(Value::Int(vm.host.clock.monotonic() as i64)) }

    /// process_time() -> float
    ///
    /// Process time for profiling: sum of the kernel and user-space CPU time.
    "process_time()" => |vm, []| { Ok(Value::float(process_time(vm) as f64 / NANOSECONDS)) }

    /// process_time_ns() -> int
    ///
    /// Process time for profiling as nanoseconds: sum of the kernel and user-space CPU time.
    "process_time_ns()" => |vm, []| { Ok(Value::Int(process_time(vm) as i64)) }
}

/// Nanoseconds of processor time; those of the run where the system does not tell.
fn process_time(vm: &mut Vm) -> u64 {
    // The 14th and 15th field, counted behind the program's name in parentheses, in hundredths of a second.
    let read = || {
        let text = std::fs::read_to_string("/proc/self/stat").ok()?;
        let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
        let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
        Some(ticks * 10_000_000)
    };
    read().unwrap_or_else(|| vm.host.clock.monotonic())
}

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module =
        vm.new_module("time", Some("This module provides various functions to manipulate time values."));
    vm.add_functions(&module.dict, "time", FUNCTIONS);
    Ok(module)
}
