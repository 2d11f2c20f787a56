//! `shield(awaitable)`: a future outside, whose cancellation does not reach the one inside.

use crate::object::{Ref, Value};
use crate::vm::{Vm, VmResult};

use super::callbacks::DoneCallback;
use super::{future, overrides, state};

/// `shield(awaitable)`: the future inside if it is done, else a new one outside.
pub fn shield(vm: &mut Vm, awaitable: &Value) -> VmResult<Ref> {
    let inner = state::ensure_future(vm, awaitable, None)?;
    if overrides::is_done(vm, &inner)? {
        return Ok(inner);
    }
    let event_loop = overrides::event_loop(vm, &inner)?;
    let outer = overrides::create_future(vm, &event_loop)?;
    overrides::add_done_callback(vm, &inner, DoneCallback::ShieldInner(outer.clone()))?;
    overrides::add_done_callback(vm, &outer, DoneCallback::ShieldOuter(inner))?;
    Ok(outer)
}

/// The future inside is done: so is the one outside.
pub fn on_inner_done(vm: &mut Vm, outer: &Ref, inner: &Ref) -> VmResult<()> {
    if future::is_cancelled(outer) {
        if !overrides::is_cancelled(vm, inner)? {
            overrides::exception(vm, inner)?;
        }
        return Ok(());
    }
    if overrides::is_cancelled(vm, inner)? {
        return future::cancel(vm, outer).map(drop);
    }
    match overrides::exception(vm, inner)? {
        Some(error) => future::set_exception(vm, outer, error),
        None => {
            let result = overrides::result(vm, inner)?;
            future::set_result(vm, outer, result)
        }
    }
}

/// The future outside is done: it hears no more of the one inside.
pub fn on_outer_done(vm: &mut Vm, inner: &Ref, outer: &Ref) -> VmResult<()> {
    if overrides::is_done(vm, inner)? {
        return Ok(());
    }
    overrides::remove_done_callback(vm, inner, &DoneCallback::ShieldInner(outer.clone()))
}
