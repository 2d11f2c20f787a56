//! `complex`.

use crate::natives;
use crate::object::number::complex_text::parse_complex;
use crate::object::{Gc, Tuple, Value};
use crate::vm::numeric::{Number, value_of_complex};
use crate::vm::{Vm, VmResult};

use super::number_operators::{ARITHMETIC, COMMON, COMPARISONS, add_all};

/// The parts of the complex number that a receiver is.
fn parts(vm: &Vm, this: &Value) -> (f64, f64) {
    match Number::of(&vm.unwrap_native(this)) {
        Some(Number::Complex(real, imag)) => (real, imag),
        _ => unreachable!("the receiver is a complex number"),
    }
}

/// What `complex()` makes of one argument that is no string.
enum Part {
    Real(f64),
    Complex(f64, f64),
}

/// Converts an argument through its type or `__complex__`, `__float__`, `__index__`; nothing if it has none.
fn convert(vm: &mut Vm, value: &Value, first: bool) -> VmResult<Option<Part>> {
    let inner = vm.unwrap_native(value);
    let name = vm.names.complex.clone();
    if first
        && Number::of(value).is_none()
        && let Some(result) = vm.call_special(value, &name, &[])?
    {
        return match Number::of(&vm.unwrap_native(&result)) {
            Some(Number::Complex(real, imag)) => Ok(Some(Part::Complex(real, imag))),
            _ => {
                let given = vm.type_name(&result);
                Err(vm.type_error(format!("__complex__ returned non-complex (type {given})")))
            }
        };
    }
    Ok(match Number::of(&inner) {
        Some(Number::Complex(real, imag)) => Some(Part::Complex(real, imag)),
        _ => vm.try_float(value)?.map(Part::Real),
    })
}

fn new(vm: &mut Vm, real: &Value, imag: &Value) -> VmResult<Value> {
    if let Some(text) = vm.unwrap_native(real).as_str() {
        if !imag.is_undef() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        let parsed = parse_complex(text);
        return vm.checked(parsed).map(value_of_complex);
    }
    if vm.unwrap_native(imag).as_str().is_some() {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let (mut re, mut im) = (0.0, None);
    if !real.is_undef() {
        match convert(vm, real, true)? {
            Some(Part::Real(real)) => re = real,
            Some(Part::Complex(real, imag)) => (re, im) = (real, Some(imag)),
            None => {
                let given = vm.type_name(real);
                let message = format!("complex() first argument must be a string or a number, not '{given}'");
                return Err(vm.type_error(message));
            }
        }
    }
    if !imag.is_undef() {
        match convert(vm, imag, false)? {
            Some(Part::Real(imag)) => im = Some(im.map_or(imag, |own| own + imag)),
            Some(Part::Complex(real, imag)) => {
                re -= imag;
                im = Some(im.map_or(real, |own| own + real));
            }
            None => {
                let given = vm.type_name(imag);
                let message = format!("complex() second argument must be a number, not '{given}'");
                return Err(vm.type_error(message));
            }
        }
    }
    Ok(value_of_complex((re, im.unwrap_or(0.0))))
}

natives! {
    const METHODS;
    /// Create a complex number from a string or numbers.
    ///
    /// If a string is given, parse it as a complex number.
    /// If a single number is given, convert it to a complex number.
    /// If the 'real' or 'imag' arguments are given, create a complex number
    /// with the specified real and imaginary components.
    "@new __new__(cls, real=0, imag=0)" => |vm, [class, real, imag]| {
        let owner = vm.types.complex.clone();
        let class = vm.check_new(&owner, class)?;
        let exact = class.is(&owner) && imag.is_undef() && real.get::<crate::object::Complex>().is_some();
        let value = if exact { real.clone() } else { new(vm, real, imag)? };
        Ok(vm.wrap_native(&class, value))
    }
    /// the real part of a complex number
    "@get real(self)" => |vm, [this]| { Ok(Value::float(parts(vm, this).0)) }
    /// the imaginary part of a complex number
    "@get imag(self)" => |vm, [this]| { Ok(Value::float(parts(vm, this).1)) }
    /// Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.
    "conjugate(self, /)" => |vm, [this]| {
        let (real, imag) = parts(vm, this);
        Ok(value_of_complex((real, -imag)))
    }
    /// Convert this value to exact type complex.
    "__complex__(self, /)" => |vm, [this]| { Ok(value_of_complex(parts(vm, this))) }
    "__getnewargs__(self, /)" => |vm, [this]| {
        let (real, imag) = parts(vm, this);
        Ok(Gc::new(Tuple::new([Value::float(real), Value::float(imag)])).into())
    }
}

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = vm.types.complex.clone();
    add_all(vm, &class, &[METHODS, ARITHMETIC, COMMON, COMPARISONS]);
}
