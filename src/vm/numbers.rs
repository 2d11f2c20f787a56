//! How values become numbers: `__index__`, `__float__`; `divmod` and `pow` with their methods.

use num_bigint::BigInt;

use crate::bytecode::BinaryOp;
use crate::object::number::arith::{divmod, float_divmod, int_to_f64, mod_pow};
use crate::object::number::{Int, IntRef};
use crate::object::{Gc, Kind, Tuple, Value};

use super::numeric::{Number, int_ref, value_of_int};
use super::operators::{Special, is_plain};
use super::{Vm, VmResult};

impl Vm {
    /// The value as an int for an index or a count.
    ///
    /// # Errors
    /// `TypeError` without `__index__`, `OverflowError` if the int has more than 64 bits.
    #[inline]
    pub fn index(&mut self, value: &Value) -> VmResult<i64> {
        if let Value::Int(index) = value {
            return Ok(*index);
        }
        match self.index_value(value)? {
            Value::Int(index) => Ok(index),
            _ => {
                let name = self.type_name(value);
                Err(self.overflow_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
        }
    }

    /// The value as an int of any size, through `__index__`: a `Value::Int` or a big int.
    pub fn index_value(&mut self, value: &Value) -> VmResult<Value> {
        match self.try_index(value)? {
            Some(index) => Ok(index),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// The value as an int of any size, or nothing if it is no int and has no `__index__`.
    pub fn try_index(&mut self, value: &Value) -> VmResult<Option<Value>> {
        match value {
            Value::Int(_) => return Ok(Some(value.clone())),
            Value::Bool(truth) => return Ok(Some(Value::Int(i64::from(*truth)))),
            Value::Object(object) if object.kind() == Kind::BigInt => return Ok(Some(value.clone())),
            _ if is_plain(value) => return Ok(None),
            _ => {}
        }
        let name = self.names.index.clone();
        let class = self.class_of(value);
        if class.is_subclass(&self.types.int) {
            // The int inside counts, whatever `__index__` says.
            let inner = self.unwrap_native(value);
            return self.try_index(&inner);
        }
        match self.special(value, &class, &name) {
            Special::Missing | Special::Default | Special::BuiltIn(_) => Ok(None),
            Special::Method(method) => {
                let result = self.call_found(&method, value, &[])?;
                self.int_of_method("__index__", &result).map(Some)
            }
        }
    }

    /// Checks that a method like `__index__` gave an int, and gives it without its subclass.
    pub(super) fn int_of_method(&mut self, method: &str, result: &Value) -> VmResult<Value> {
        let inner = self.unwrap_native(result);
        if int_ref(&inner).is_none() {
            let name = self.type_name(result);
            return Err(self.type_error(format!("{method} returned non-int (type {name})")));
        }
        Ok(match inner {
            Value::Bool(truth) => Value::Int(i64::from(truth)),
            inner => inner,
        })
    }

    /// Whether the value is an int or has `__index__`.
    pub fn has_index(&self, value: &Value) -> bool {
        if is_plain(value) {
            return int_ref(value).is_some();
        }
        self.lookup_in_class(&self.class_of(value), &self.names.index).is_some()
    }

    /// The value as a big int, through `__index__`.
    pub fn to_bigint(&mut self, value: &Value) -> VmResult<BigInt> {
        let value = self.index_value(value)?;
        Ok(int_ref(&value).expect("index_value gives an int").to_big())
    }

    /// The value as a float, as `math.sqrt` takes one: a float, an int, `__float__` or `__index__`.
    pub fn to_float(&mut self, value: &Value) -> VmResult<f64> {
        match self.try_real(value)? {
            Some(number) => Ok(number),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("must be real number, not {name}")))
            }
        }
    }

    /// The value as a float, or nothing if it is none. The number inside of a float of a script's own class is taken as
    /// it is, whatever its `__float__` says.
    pub fn try_real(&mut self, value: &Value) -> VmResult<Option<f64>> {
        match self.unwrap_native(value) {
            Value::Float(number) => Ok(Some(number.get())),
            _ => self.try_float(value),
        }
    }

    /// What `float` makes of a value, or nothing if it is not a number and has neither `__float__` nor `__index__`.
    pub fn try_float(&mut self, value: &Value) -> VmResult<Option<f64>> {
        match Number::of(value) {
            Some(Number::Float(number)) => return Ok(Some(number)),
            Some(Number::Int(number)) => return self.checked(int_to_f64(number)).map(Some),
            Some(Number::Complex(..)) => return Ok(None),
            None if is_plain(value) => return Ok(None),
            None => {}
        }
        let name = self.names.float.clone();
        let class = self.class_of(value);
        match self.special(value, &class, &name) {
            Special::BuiltIn(inner) => return self.try_float(&inner),
            Special::Method(method) => {
                let result = self.call_found(&method, value, &[])?;
                let inner = self.unwrap_native(&result);
                let Value::Float(number) = inner else {
                    let (own, given) = (self.type_name(value), self.type_name(&result));
                    let message = format!("{own}.__float__ returned non-float (type {given})");
                    return Err(self.type_error(message));
                };
                return Ok(Some(number.get()));
            }
            Special::Missing | Special::Default => {}
        }
        match self.try_index(value)? {
            Some(index) => {
                let number = int_to_f64(int_ref(&index).expect("try_index gives an int"));
                self.checked(number).map(Some)
            }
            None => Ok(None),
        }
    }

    /// `divmod` of built-in numbers; nothing for other values.
    pub fn native_divmod(&mut self, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let pair = match (Number::of(left), Number::of(right)) {
            (Some(Number::Int(left)), Some(Number::Int(right))) => {
                let (quotient, rest) = self.checked(divmod(left, right))?;
                (value_of_int(quotient), value_of_int(rest))
            }
            (Some(Number::Float(_) | Number::Int(_)), Some(Number::Float(_) | Number::Int(_))) => {
                let (left, right) = (self.to_float(left)?, self.to_float(right)?);
                let (quotient, rest) = self.checked(float_divmod(left, right))?;
                (Value::float(quotient), Value::float(rest))
            }
            _ => return Ok(None),
        };
        Ok(Some(Gc::new(Tuple::new([pair.0, pair.1])).into()))
    }

    /// `pow(base, exponent, modulus)`; None as the modulus stands for `base ** exponent`.
    pub fn power(&mut self, base: &Value, exponent: &Value, modulus: &Value) -> VmResult<Value> {
        if modulus.is_none() || modulus.is_undef() {
            return self.binary(BinaryOp::Pow, base, exponent);
        }
        if let Some(result) = self.power_method(base, exponent, modulus)? {
            return Ok(result);
        }
        let names = [base, exponent, modulus].map(|value| self.type_name(value));
        Err(self.type_error(format!(
            "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
            names[0], names[1], names[2]
        )))
    }

    fn power_method(&mut self, base: &Value, exponent: &Value, modulus: &Value) -> VmResult<Option<Value>> {
        if !is_plain(base) {
            let name = self.names.pow.clone();
            let class = self.class_of(base);
            if let Special::Method(method) = self.special(base, &class, &name) {
                let result = self.call_found(&method, base, &[exponent.clone(), modulus.clone()])?;
                if !result.is(&self.not_implemented) {
                    return Ok(Some(result));
                }
            }
        }
        let [base, exponent, modulus] = [base, exponent, modulus].map(|value| self.unwrap_native(value));
        self.native_power(&base, &exponent, &modulus)
    }

    /// `pow` of three built-in ints; nothing for other values.
    pub fn native_power(
        &mut self,
        base: &Value,
        exponent: &Value,
        modulus: &Value,
    ) -> VmResult<Option<Value>> {
        if let (Some(base), Some(exponent), Some(modulus)) =
            (int_ref(base), int_ref(exponent), int_ref(modulus))
        {
            let result = match (base, exponent, modulus) {
                (IntRef::Small(base), IntRef::Small(exponent), IntRef::Small(modulus))
                    if exponent >= 0 && modulus > 0 =>
                {
                    Int::Small(small_mod_pow(base, exponent, modulus))
                }
                _ => self.checked(mod_pow(base, exponent, modulus))?,
            };
            return Ok(Some(value_of_int(result)));
        }
        // The first operand that is no int decides.
        for operand in [base, exponent, modulus] {
            match Number::of(operand) {
                Some(Number::Float(_)) => {
                    let message = "pow() 3rd argument not allowed unless all arguments are integers";
                    return Err(self.type_error(message));
                }
                Some(Number::Complex(..)) if Number::of(base).is_some() && Number::of(exponent).is_some() => {
                    return Err(self.value_error("complex modulo"));
                }
                _ => {}
            }
        }
        Ok(None)
    }
}

/// `base ** exponent % modulus` for a positive modulus, by squaring.
fn small_mod_pow(base: i64, exponent: i64, modulus: i64) -> i64 {
    let size = modulus as u128;
    let mut square = base.rem_euclid(modulus) as u128;
    let mut result = 1 % size;
    let mut left = exponent;
    while left > 0 {
        if left & 1 == 1 {
            result = result * square % size;
        }
        square = square * square % size;
        left >>= 1;
    }
    result as i64
}
