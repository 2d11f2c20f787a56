//! `time.struct_time`: a moment as a tuple of nine whose items have names, with two more attributes.

use crate::natives;
use crate::object::{Class, Dict, Gc, Instance, Tuple, Value};
use crate::vm::{Vm, VmResult};

use super::calendar::Moment;
use crate::modules::structs;

/// The items' names.
const FIELDS: [&str; 9] =
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

/// The attributes that are no items.
const MORE: [&str; 2] = ["tm_zone", "tm_gmtoff"];

#[derive(Default)]
struct Kept(Option<Gc<Class>>);

/// The class, made at the first call.
pub fn class(vm: &mut Vm) -> Gc<Class> {
    if let Some(class) = &vm.extension::<Kept>().0 {
        return class.clone();
    }
    let tuple = vm.types.tuple.clone();
    let class = structs::new_class(vm, "time", "struct_time", &tuple, METHODS);
    let numbers = [("n_fields", 11), ("n_sequence_fields", 9), ("n_unnamed_fields", 0)];
    for (name, number) in numbers {
        let name = vm.intern(name);
        class.dict.set_str(&name, Value::Int(number));
    }
    vm.extension::<Kept>().0 = Some(class.clone());
    class
}

/// An instance with these items and the two more.
fn with_items(vm: &mut Vm, items: Vec<Value>, more: [Value; 2]) -> Value {
    let class = class(vm);
    let instance = Instance::with_native(class, Gc::new(Tuple::new(items)).into());
    for (name, value) in MORE.iter().zip(more) {
        let name = vm.intern(name);
        instance.set(&name, value);
    }
    instance.into()
}

/// A moment as a script sees it.
pub fn create(vm: &mut Vm, moment: &Moment) -> VmResult<Value> {
    let numbers = [
        moment.year,
        moment.month + 1,
        moment.day,
        moment.hour,
        moment.minute,
        moment.second,
        (moment.weekday + 6).rem_euclid(7),
        moment.yearday + 1,
        moment.is_dst,
    ];
    let zone = moment.zone.as_deref().map_or(Value::None, Value::from);
    let offset = moment.offset.map_or(Value::None, Value::Int);
    Ok(with_items(vm, numbers.map(Value::Int).to_vec(), [zone, offset]))
}

/// A time tuple as a moment, whatever its numbers are.
///
/// # Errors
/// TypeError for what is no tuple of nine ints, OverflowError for numbers of more than 32 bits.
pub fn moment(vm: &mut Vm, given: &Value, function: &str) -> VmResult<Moment> {
    let native = vm.unwrap_native(given);
    let Some(tuple) = native.get::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if tuple.items.len() != FIELDS.len() {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = [0; FIELDS.len()];
    for (number, item) in numbers.iter_mut().zip(tuple.items.iter()) {
        *number = small(vm, item)?;
    }
    let [year, month, day, hour, minute, second, weekday, yearday, is_dst] = numbers;
    if year < i64::from(i32::MIN) + 1900 {
        return Err(vm.overflow_error("year out of range"));
    }
    let mut moment = Moment {
        year,
        month: month - 1,
        day,
        hour,
        minute,
        second,
        // As C divides.
        weekday: (weekday + 1) % 7,
        yearday: yearday - 1,
        is_dst,
        offset: None,
        zone: None,
    };
    let class = class(vm);
    if vm.class_of(given).is(&class) {
        let [zone, offset] = MORE.map(|name| {
            let name = vm.intern(name);
            vm.find_attr(given, &name).ok().flatten().unwrap_or_default()
        });
        moment.zone = zone.as_str().map(str::to_string);
        if let Value::Int(offset) = offset {
            moment.offset = Some(offset);
        }
    }
    Ok(moment)
}

fn small(vm: &mut Vm, item: &Value) -> VmResult<i64> {
    let (least, most) = (i64::from(i32::MIN), i64::from(i32::MAX));
    match vm.index_value(item)? {
        Value::Int(number) if number > most => {
            Err(vm.overflow_error("signed integer is greater than maximum"))
        }
        Value::Int(number) if number < least => Err(vm.overflow_error("signed integer is less than minimum")),
        Value::Int(number) => Ok(number),
        _ => Err(vm.overflow_error("Python int too large to convert to C long")),
    }
}

/// A time tuple as a moment whose fields are in their ranges. Some may be 0 that count from 1.
///
/// # Errors
/// Those of [`moment`], and ValueError for a field out of its range.
pub fn checked(vm: &mut Vm, given: &Value, function: &str) -> VmResult<Moment> {
    let mut moment = moment(vm, given, function)?;
    moment.month += i64::from(moment.month == -1);
    moment.day += i64::from(moment.day == 0);
    moment.yearday += i64::from(moment.yearday == -1);
    let fields = [
        (moment.month, 0, 11, "month"),
        (moment.day, 1, 31, "day of month"),
        (moment.hour, 0, 23, "hour"),
        (moment.minute, 0, 59, "minute"),
        (moment.second, 0, 61, "seconds"),
        (moment.weekday, 0, 6, "day of week"),
        (moment.yearday, 0, 365, "day of year"),
    ];
    for (value, least, most, name) in fields {
        if !(least..=most).contains(&value) {
            return Err(vm.value_error(format!("{name} out of range")));
        }
    }
    moment.is_dst = moment.is_dst.clamp(-1, 1);
    Ok(moment)
}

fn item(vm: &mut Vm, this: &Value, place: usize) -> VmResult<Value> {
    let native = vm.unwrap_native(this);
    let items = native.get::<Tuple>().map(|tuple| tuple.items.get(place).cloned());
    Ok(items.flatten().unwrap_or(Value::None))
}

natives! {
    const METHODS;

    "@new __new__(cls, sequence, dict=None)" => |vm, [class, sequence, more]| {
        let known = self::class(vm);
        vm.check_new(&known, class)?;
        let items = match sequence.as_object().is_some() {
            true => vm.collect(sequence).ok(),
            false => None,
        };
        let Some(mut items) = items else {
            return Err(vm.type_error("constructor requires a sequence"));
        };
        let more = match more {
            Value::Undef => None,
            given => match given.as_gc::<Dict>() {
                Some(dict) => Some(dict.clone()),
                None => return Err(vm.type_error("time.struct_time() takes a dict as second arg, if any")),
            },
        };
        let (least, most, count) = (FIELDS.len(), FIELDS.len() + MORE.len(), items.len());
        if count < least {
            let message = format!("time.struct_time() takes an at least {least}-sequence ({count}-sequence given)");
            return Err(vm.type_error(message));
        }
        if count > most {
            let message = format!("time.struct_time() takes an at most {most}-sequence ({count}-sequence given)");
            return Err(vm.type_error(message));
        }
        let mut rest = items.split_off(least).into_iter();
        let more = MORE.map(|name| {
            let name = vm.intern(name);
            let named = || more.as_ref().and_then(|more| more.get_str(&name));
            rest.next().or_else(named).unwrap_or(Value::None)
        });
        Ok(with_items(vm, items, more))
    }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let native = vm.unwrap_native(this);
        let items = native.get::<Tuple>().map(|tuple| tuple.items.to_vec()).unwrap_or_default();
        let mut shown = Vec::with_capacity(items.len());
        for (name, item) in FIELDS.iter().zip(&items) {
            shown.push(format!("{name}={}", vm.repr(item)?));
        }
        Ok(format!("time.struct_time({})", shown.join(", ")).into())
    }

    /// The year.
    "@get tm_year(self)" => |vm, [this]| { item(vm, this, 0) }
    /// The month, from 1.
    "@get tm_mon(self)" => |vm, [this]| { item(vm, this, 1) }
    /// The day of the month, from 1.
    "@get tm_mday(self)" => |vm, [this]| { item(vm, this, 2) }
    /// The hour, up to 23.
    "@get tm_hour(self)" => |vm, [this]| { item(vm, this, 3) }
    /// The minute, up to 59.
    "@get tm_min(self)" => |vm, [this]| { item(vm, this, 4) }
    /// The second, up to 61 with leap seconds.
    "@get tm_sec(self)" => |vm, [this]| { item(vm, this, 5) }
    /// The day of the week: Monday is 0.
    "@get tm_wday(self)" => |vm, [this]| { item(vm, this, 6) }
    /// The day of the year, from 1.
    "@get tm_yday(self)" => |vm, [this]| { item(vm, this, 7) }
    /// Whether it is summer time: 1, 0, or -1 if nobody knows.
    "@get tm_isdst(self)" => |vm, [this]| { item(vm, this, 8) }
}
