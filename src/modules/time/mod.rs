//! `time`, on the interpreter's clock: the virtual one jumps where the real one waits.
//!
//! - [`calendar`]: moments and days. [`zone`]: the local time zone. [`format`], [`parse`]: `strftime` and `strptime`.
//! - [`struct_time`]: moments as scripts see them.

mod calendar;
mod format;
mod parse;
mod struct_time;
mod zone;

use std::rc::Rc;

use crate::natives;
use crate::object::{Dict, Gc, Module, Tuple, Value};
use crate::vm::{Vm, VmResult};

use calendar::Moment;
use zone::Zone;

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

    /// gmtime([seconds]) -> struct_time
    ///
    /// The date and time in UTC, so many seconds after the Epoch; now, if no number is given.
    "gmtime(seconds=None, /)" => |vm, [seconds]| {
        let seconds = seconds_argument(vm, seconds)?;
        let mut moment = moment_at(vm, seconds, |_, seconds| Moment::at(seconds, 0))?;
        moment.zone = Some("GMT".into());
        struct_time::create(vm, &moment)
    }

    /// localtime([seconds]) -> struct_time
    ///
    /// The date and time in the local time zone, so many seconds after the Epoch; now, if no number is given.
    "localtime(seconds=None, /)" => |vm, [seconds]| {
        let seconds = seconds_argument(vm, seconds)?;
        let moment = moment_at(vm, seconds, |zone, seconds| zone.local(seconds))?;
        struct_time::create(vm, &moment)
    }

    /// asctime([tuple]) -> string
    ///
    /// A time tuple as a line like 'Thu Jan  1 00:00:00 1970'; that of localtime(), if none is given.
    "asctime(tuple=None, /)" => |vm, [tuple]| {
        let moment = match tuple {
            Value::Undef => local_now(vm)?,
            given => struct_time::checked(vm, given, "asctime")?,
        };
        Ok(format::asctime(&moment).into())
    }

    /// ctime(seconds) -> string
    ///
    /// The local date and time as a line, so many seconds after the Epoch; now, if no number is given.
    "ctime(seconds=None, /)" => |vm, [seconds]| {
        let seconds = seconds_argument(vm, seconds)?;
        let moment = moment_at(vm, seconds, |zone, seconds| zone.local(seconds))?;
        Ok(format::asctime(&moment).into())
    }

    /// mktime(tuple) -> floating-point number
    ///
    /// The seconds from the Epoch to a time tuple in the local time zone.
    "mktime(tuple, /)" => |vm, [tuple]| {
        let moment = struct_time::moment(vm, tuple, "mktime")?;
        let seconds = zone(vm).seconds(&moment);
        let year = |seconds: &i64| i32::try_from(Moment::at(*seconds, 0).year - 1900).is_ok();
        match seconds.filter(year) {
            Some(seconds) => Ok(Value::float(seconds as f64)),
            None => Err(vm.overflow_error("mktime argument out of range")),
        }
    }

    /// strftime(format[, tuple]) -> string
    ///
    /// A time tuple as a format says; that of localtime(), if none is given.
    "strftime(format, tuple=None, /)" => |vm, [format, tuple]| {
        let Some(text) = format.as_str() else {
            let name = vm.type_name(format);
            return Err(vm.type_error(format!("strftime() argument 1 must be str, not {name}")));
        };
        let moment = match tuple {
            Value::Undef => local_now(vm)?,
            given => struct_time::checked(vm, given, "strftime")?,
        };
        if text.contains('\0') {
            return Err(vm.value_error("embedded null character"));
        }
        let zone = zone(vm);
        Ok(format::strftime(text, &moment, &zone).into())
    }

    /// strptime(string, format) -> struct_time
    ///
    /// The time tuple that a text says, read as a format tells.
    "@frame strptime(string, format='%a %b %d %H:%M:%S %Y', /)" => |vm, [string, format]| {
        let format = format.clone().defined().unwrap_or_else(|| "%a %b %d %H:%M:%S %Y".into());
        for (place, argument) in [string, &format].into_iter().enumerate() {
            if argument.as_str().is_none() {
                let class = vm.class_of(argument).into();
                let class = vm.repr(&class)?;
                return Err(vm.type_error(format!("strptime() argument {place} must be str, not {class}")));
            }
        }
        let zone = zone(vm);
        let (text, format) = (string.as_str().unwrap_or_default(), format.as_str().unwrap_or_default());
        warn_of_no_year(vm, format)?;
        match parse::strptime(text, format, &zone.usual) {
            Ok(moment) => struct_time::create(vm, &moment),
            Err(message) => Err(vm.value_error(message)),
        }
    }

    /// tzset()
    ///
    /// Take the local time zone from the environment variable TZ again.
    "tzset()" => |vm, []| {
        let now = (vm.host.clock.wall() / NANOSECONDS as u64) as i64;
        vm.extension::<Zones>().0 = Some(Rc::new(Zone::from_environment(now)));
        let name = vm.intern("time");
        let module = vm.modules.get_str(&name);
        if let Some(module) = module.as_ref().and_then(Value::get::<Module>) {
            let namespace = module.dict.clone();
            set_constants(vm, &namespace);
        }
        Ok(Value::None)
    }

    /// process_time() -> float
    ///
    /// Process time for profiling: sum of the kernel and user-space CPU time.
    "process_time()" => |vm, []| { Ok(Value::float(process_time(vm) as f64 / NANOSECONDS)) }

    /// process_time_ns() -> int
    ///
    /// Process time for profiling as nanoseconds: sum of the kernel and user-space CPU time.
    "process_time_ns()" => |vm, []| { Ok(Value::Int(process_time(vm) as i64)) }
}

/// The local time zone, read at the first use.
#[derive(Default)]
struct Zones(Option<Rc<Zone>>);

fn zone(vm: &mut Vm) -> Rc<Zone> {
    if let Some(zone) = &vm.extension::<Zones>().0 {
        return zone.clone();
    }
    let now = (vm.host.clock.wall() / NANOSECONDS as u64) as i64;
    let zone = Rc::new(Zone::from_environment(now));
    vm.extension::<Zones>().0 = Some(zone.clone());
    zone
}

/// How many formats CPython's `strptime` knows at a time.
const MOST_FORMATS: usize = 5;

/// The formats that CPython's `strptime` would know: it warns where it meets one for the first time.
#[derive(Default)]
struct Formats(Vec<String>);

/// DeprecationWarning for a format with a day of the month and no year.
fn warn_of_no_year(vm: &mut Vm, format: &str) -> VmResult<()> {
    let known = &mut vm.extension::<Formats>().0;
    if known.len() > MOST_FORMATS {
        known.clear();
    }
    if known.iter().any(|known| known == format) {
        return Ok(());
    }
    known.push(format.to_string());
    let mut letters = format.chars();
    let (mut has_day, mut has_year) = (false, false);
    while letters.by_ref().any(|letter| letter == '%') {
        let letter = letters.next();
        has_day |= letter == Some('d');
        has_year |= matches!(letter, Some('Y' | 'y' | 'G'));
    }
    if has_day && !has_year {
        let category = vm.types.DeprecationWarning.clone();
        vm.warn(
            &category,
            "Parsing dates involving a day of month without a year specified is ambiguious\n\
             and fails to parse leap day. The default behavior will change in Python 3.15\n\
             to either always raise an exception or to use a different default year (TBD).\n\
             To avoid trouble, add a specific year to the input & format.\n\
             See https://github.com/python/cpython/issues/70647.",
        )?;
    }
    Ok(())
}

/// Whole seconds since 1970: those that are given, or the present ones.
fn seconds_argument(vm: &mut Vm, given: &Value) -> VmResult<i64> {
    const OUT_OF_RANGE: &str = "timestamp out of range for platform time_t";
    /// The smallest float that is too large for 64 bits.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    match vm.unwrap_native(given) {
        Value::None | Value::Undef => Ok((vm.host.clock.wall() / NANOSECONDS as u64) as i64),
        Value::Float(seconds) => {
            let seconds = seconds.get().floor();
            if seconds.is_nan() {
                return Err(vm.value_error("Invalid value NaN (not a number)"));
            }
            if !(-LIMIT..LIMIT).contains(&seconds) {
                return Err(vm.overflow_error(OUT_OF_RANGE));
            }
            Ok(seconds as i64)
        }
        _ => match vm.index_value(given)? {
            Value::Int(seconds) => Ok(seconds),
            _ => Err(vm.overflow_error(OUT_OF_RANGE)),
        },
    }
}

/// The error number of a year that does not fit.
const TOO_LARGE: i32 = 75;

/// A moment by a calendar. OSError if its year is none of 32 bits.
fn moment_at(vm: &mut Vm, seconds: i64, at: fn(&Zone, i64) -> Moment) -> VmResult<Moment> {
    /// More seconds than there are in so many years.
    const MOST: i64 = 67_768_100_000_000_000;
    let zone = zone(vm);
    let moment = (-MOST..MOST).contains(&seconds).then(|| at(&zone, seconds));
    match moment.filter(|moment| i32::try_from(moment.year - 1900).is_ok()) {
        Some(moment) => Ok(moment),
        None => Err(vm.os_error(&std::io::Error::from_raw_os_error(TOO_LARGE), None)),
    }
}

fn local_now(vm: &mut Vm) -> VmResult<Moment> {
    let now = seconds_argument(vm, &Value::None)?;
    moment_at(vm, now, |zone, seconds| zone.local(seconds))
}

/// `timezone`, `altzone`, `daylight` and `tzname`.
fn set_constants(vm: &mut Vm, namespace: &Gc<Dict>) {
    let zone = zone(vm);
    let usual = &zone.usual;
    let names = usual.names.each_ref().map(|name| Value::from(name.as_str()));
    let values = [
        ("timezone", usual.winter.into()),
        ("altzone", usual.summer.into()),
        ("daylight", i64::from(usual.has_summer).into()),
        ("tzname", Gc::new(Tuple::new(names)).into()),
    ];
    for (name, value) in values {
        let name = vm.intern(name);
        namespace.set_str(&name, value);
    }
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
    set_constants(vm, &module.dict);
    let class = struct_time::class(vm);
    module.dict.set_str(&class.name(), (&class).into());
    Ok(module)
}
