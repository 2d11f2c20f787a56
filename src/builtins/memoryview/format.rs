//! The formats of a view's elements: one letter of the module `struct`, in the machine's own size and byte order.

use num_traits::ToPrimitive;

use crate::object::Value;
use crate::object::number::{Int, IntRef};
use crate::vm::numeric::{Number, int_ref, value_of_int};
use crate::vm::sequences::{value_of_bytes, with_bytes};
use crate::vm::{Raised, Vm, VmResult};

/// What one element is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Format {
    letter: u8,
    /// Whether it was written with `@`.
    marked: bool,
}

impl Format {
    /// Unsigned bytes, which every view starts as.
    pub const BYTES: Format = Format { letter: b'B', marked: false };

    /// Reads a format; nothing if it is not one letter, perhaps after `@`, that is known.
    pub fn parse(text: &str) -> Option<Format> {
        let (marked, rest) = text.strip_prefix('@').map_or((false, text), |rest| (true, rest));
        match rest.as_bytes() {
            [letter] if b"cbB?hHiIlLqQnNfdeP".contains(letter) => Some(Format { letter: *letter, marked }),
            _ => None,
        }
    }

    pub fn text(self) -> String {
        let mark = if self.marked { "@" } else { "" };
        format!("{mark}{}", char::from(self.letter))
    }

    /// Bytes of an element.
    pub fn size(self) -> usize {
        match self.letter {
            b'c' | b'b' | b'B' | b'?' => 1,
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' => 4,
            _ => 8,
        }
    }

    /// Whether elements are bytes, signed, unsigned or as bytes objects.
    pub fn is_bytes(self) -> bool {
        matches!(self.letter, b'c' | b'b' | b'B')
    }

    /// Whether elements mean the same.
    pub fn same_as(self, other: Format) -> bool {
        self.letter == other.letter
    }

    /// The element that the bytes hold. There are `size()` of them.
    pub fn unpack(self, bytes: &[u8]) -> Value {
        let mut wide = [0; 8];
        wide[..bytes.len()].copy_from_slice(bytes);
        let unsigned = u64::from_le_bytes(wide);
        match self.letter {
            b'c' => value_of_bytes(bytes.to_vec()),
            b'?' => Value::from(unsigned != 0),
            b'b' => Value::Int(i64::from(unsigned as i8)),
            b'h' => Value::Int(i64::from(unsigned as i16)),
            b'i' => Value::Int(i64::from(unsigned as i32)),
            b'l' | b'q' | b'n' => Value::Int(unsigned as i64),
            b'f' => Value::float(f64::from(f32::from_bits(unsigned as u32))),
            b'd' => Value::float(f64::from_bits(unsigned)),
            b'e' => Value::float(half_to_f64(unsigned as u16)),
            _ => value_of_int(Int::from(num_bigint::BigInt::from(unsigned))),
        }
    }

    /// The bytes of an element.
    ///
    /// # Errors
    /// TypeError for a value of the wrong type, ValueError for one out of range.
    pub fn pack(self, vm: &mut Vm, value: &Value) -> VmResult<Vec<u8>> {
        match self.letter {
            b'c' => match with_bytes(value, <[u8]>::to_vec) {
                Some(byte) if byte.len() == 1 => Ok(byte),
                Some(_) => Err(self.invalid_value(vm)),
                None => Err(self.invalid_type(vm)),
            },
            b'?' => Ok(vec![u8::from(vm.truth(value)?)]),
            b'f' | b'd' | b'e' => self.pack_float(vm, value),
            _ => self.pack_int(vm, value),
        }
    }

    fn pack_int(self, vm: &mut Vm, value: &Value) -> VmResult<Vec<u8>> {
        let Some(index) = vm.try_index(value)? else { return Err(self.invalid_type(vm)) };
        let number = match int_ref(&index) {
            Some(IntRef::Small(number)) => i128::from(number),
            Some(number) => number.to_big().to_i128().unwrap_or(i128::MAX),
            None => return Err(self.invalid_type(vm)),
        };
        let bits = 8 * self.size() as u32;
        let (least, most) = if matches!(self.letter, b'b' | b'h' | b'i' | b'l' | b'q' | b'n') {
            (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
        } else {
            (0, (1_i128 << bits) - 1)
        };
        if number < least || number > most {
            return Err(self.invalid_value(vm));
        }
        Ok(number.to_le_bytes()[..self.size()].to_vec())
    }

    fn pack_float(self, vm: &mut Vm, value: &Value) -> VmResult<Vec<u8>> {
        let inner = vm.unwrap_native(value);
        let number = match Number::of(&inner) {
            Some(Number::Float(number)) => number,
            _ => {
                let class = Value::from(&vm.types.float.clone());
                let is_number = Number::of(&inner).is_some() || inner.as_str().is_none();
                let made =
                    if is_number { vm.call(&class, std::slice::from_ref(value)) } else { Ok(Value::None) };
                match made.as_ref().map(Number::of) {
                    Ok(Some(Number::Float(number))) => number,
                    _ => return Err(self.invalid_type(vm)),
                }
            }
        };
        Ok(match self.letter {
            b'd' => number.to_le_bytes().to_vec(),
            b'f' => (number as f32).to_le_bytes().to_vec(),
            _ => match half_of(number) {
                Some(half) => half.to_le_bytes().to_vec(),
                None => return Err(vm.overflow_error("float too large to pack with e format")),
            },
        })
    }

    #[cold]
    fn invalid_type(self, vm: &mut Vm) -> Raised {
        vm.type_error(format!("memoryview: invalid type for format '{}'", char::from(self.letter)))
    }

    #[cold]
    fn invalid_value(self, vm: &mut Vm) -> Raised {
        vm.value_error(format!("memoryview: invalid value for format '{}'", char::from(self.letter)))
    }
}

/// The number that IEEE 754's binary16 says.
fn half_to_f64(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let size = match exponent {
        0 => fraction * 2_f64.powi(-24),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2_f64.powi(exponent - 15),
    };
    if bits & 0x8000 == 0 { size } else { -size }
}

/// The nearest number of IEEE 754's binary16, ties to even; nothing if it is too large for one.
fn half_of(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let size = number.abs();
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    if size >= 65520.0 {
        return None;
    }
    let exponent = ((size.to_bits() >> 52) as i32 - 1023).max(-14);
    let steps = (size / 2_f64.powi(exponent - 10)).round_ties_even() as i32;
    // A carry out of the fraction goes into the exponent by itself, and so does a number below the normal ones.
    Some(sign | (((exponent + 15) << 10) + steps - 1024) as u16)
}
