//! `shield(awaitable)`: a future outside, whose cancellation does not reach the one inside.

use crate::object::{Ref, Value};
use crate::vm::{Vm, VmResult};

use super::callbacks::DoneCallback;
use super::future::{self, State};
use super::state;

/// `shield(awaitable)`: the future inside if it is done, else a new one outside.
pub fn shield(vm: &mut Vm, awaitable: &Value) -> VmResult<Ref> {
    let inner = state::ensure_future(vm, awaitable, None)?;
    if future::is_done(&inner) {
        return Ok(inner);
    }
    let event_loop = future::of(&inner).event_loop.clone();
    let outer = future::create(vm, &event_loop);
    future::of(&inner).add(DoneCallback::ShieldInner(outer.clone()));
    future::of(&outer).add(DoneCallback::ShieldOuter(inner));
    Ok(outer)
}

/// The future inside is done: so is the one outside.
pub fn on_inner_done(vm: &mut Vm, outer: &Ref, inner: &Ref) -> VmResult<()> {
    let ended = future::of(inner);
    if future::is_cancelled(outer) {
        ended.mark_seen();
        return Ok(());
    }
    match ended.state() {
        State::Cancelled => future::cancel(vm, outer, Value::None).map(drop),
        State::Failed => {
            ended.mark_seen();
            match ended.error() {
                Some(error) => future::set_exception(vm, outer, error),
                None => Ok(()),
            }
        }
        State::Pending | State::Finished => future::set_result(vm, outer, ended.outcome()),
    }
}

/// The future outside is done: it hears no more of the one inside.
pub fn on_outer_done(inner: &Ref, outer: &Ref) {
    if !future::is_done(inner) {
        future::of(inner).remove(&DoneCallback::ShieldInner(outer.clone()));
    }
}
