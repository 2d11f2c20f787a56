//! The same bytes, looked at as elements of another format or in another shape.

use crate::builtins::arguments::{not_a, text_argument};
use crate::object::number::IntRef;
use crate::object::{List, Tuple, Value};
use crate::vm::numeric::int_ref;
use crate::vm::{Vm, VmResult};

use super::format::Format;
use super::layout::Layout;
use super::live;

/// Most dimensions of a view.
const MOST_DIMENSIONS: usize = 64;

/// The lengths in a list or tuple, read before any is checked.
fn lengths_of(vm: &mut Vm, shape: &Value) -> VmResult<Option<Vec<Value>>> {
    if shape.is_undef() {
        return Ok(None);
    }
    let items = match (shape.get::<List>(), shape.get::<Tuple>()) {
        (Some(list), _) => list.items.borrow().to_vec(),
        (_, Some(tuple)) => tuple.items.to_vec(),
        _ => return Err(vm.type_error("shape must be a list or a tuple")),
    };
    if items.len() > MOST_DIMENSIONS {
        return Err(vm.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    Ok(Some(items))
}

/// `view.cast(format, shape)`
pub fn cast(vm: &mut Vm, this: &Value, format: &Value, shape: &Value) -> VmResult<Value> {
    if format.as_str().is_none() {
        return Err(not_a(vm, "cast() argument 'format'", "str", format));
    }
    text_argument!(vm, format => format, "cast() argument 'format'");
    let memory = live(vm, this)?;
    if !memory.layout.is_c_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let dimensions = memory.layout.dimensions();
    if (!shape.is_undef() || dimensions != 1) && memory.layout.elements() == 0 {
        return Err(vm.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    let lengths = lengths_of(vm, shape)?;
    if let Some(lengths) = &lengths
        && dimensions != 1
        && lengths.len() != 1
    {
        return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    let Some(target) = Format::parse(format.as_str()) else {
        let message = "memoryview: destination format must be a native single character format prefixed with \
                       an optional '@'";
        return Err(vm.value_error(message));
    };
    if !memory.layout.format.is_bytes() && !target.is_bytes() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = memory.layout.bytes();
    if bytes % target.size() != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match lengths {
        None => vec![bytes / target.size()],
        Some(lengths) => checked_shape(vm, &lengths, bytes, target)?,
    };
    let made = memory.with_layout(Layout::packed(memory.layout.offset, target, shape));
    Ok(vm.new_native(made))
}

fn checked_shape(vm: &mut Vm, lengths: &[Value], bytes: usize, format: Format) -> VmResult<Vec<usize>> {
    let mut shape = Vec::with_capacity(lengths.len());
    let mut total = format.size();
    for length in lengths {
        let inner = vm.unwrap_native(length);
        let length = match inner {
            Value::Int(length) => length,
            Value::Bool(length) => i64::from(length.get()),
            other if matches!(int_ref(&other), Some(IntRef::Big(_))) => {
                return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
            }
            _ => return Err(vm.type_error("memoryview.cast(): elements of shape must be integers")),
        };
        let Some(length) = usize::try_from(length).ok().filter(|length| *length > 0) else {
            return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0"));
        };
        total = match total.checked_mul(length) {
            Some(total) if total <= i64::MAX as usize => total,
            _ => return Err(vm.value_error("memoryview.cast(): product(shape) > SSIZE_MAX")),
        };
        shape.push(length);
    }
    if total != bytes {
        return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    Ok(shape)
}
