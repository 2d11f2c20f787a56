//! What "Did you mean" needs to know of a frame that ends by a NameError: afterwards it is gone.

use crate::object::{Cell, Exception, Function, Gc, List, Value};

/// Leaves on a NameError the names that had a value in the frame that raised it, what `self` was, and the globals.
#[cold]
pub(super) fn remember(exception: &Gc<Exception>, function: &Function, registers: &[Value]) {
    if exception.field("frame_names").is_some() {
        return;
    }
    let code = &function.code;
    let value_of = |register: &Value| match register.get::<Cell>() {
        Some(cell) => cell.value.borrow().clone(),
        None => register.clone(),
    };
    let locals = code
        .local_names
        .iter()
        .zip(registers)
        .map(|(name, register)| (Value::from(name), value_of(register)));
    let free = code.code.free_names.iter().zip(&function.closure);
    let free = free.map(|(name, cell)| (Value::str(&**name), cell.value.borrow().clone()));
    let bound: Vec<(Value, Value)> = locals.chain(free).filter(|(_, value)| !value.is_undef()).collect();
    if let Some((_, object)) = bound.iter().find(|(name, _)| name.as_str() == Some("self")) {
        exception.set_field("frame_self", object.clone());
    }
    let names = bound.into_iter().map(|(name, _)| name).collect();
    exception.set_field("frame_names", Gc::new(List::new(names)).into());
    exception.set_field("frame_globals", (&function.globals).into());
}
