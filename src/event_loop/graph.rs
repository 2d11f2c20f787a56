//! Who awaits whom: for reports of tasks as a graph.

use std::collections::HashSet;

use crate::object::reference::AddressHasher;
use crate::object::{Ref, Value};

use super::callbacks::DoneCallback;
use super::group::TaskGroup;
use super::wait::Wait;
use super::{future, task};

/// The tasks that await a future: at once, or through a gathering, a shield, a wait, a group.
pub fn awaited_by(object: &Ref) -> Vec<Ref> {
    let mut tasks = Vec::new();
    let mut seen: HashSet<usize, AddressHasher> = HashSet::with_hasher(AddressHasher);
    let mut open = vec![object.clone()];
    while let Some(awaited) = open.pop() {
        let Some(known) = future::find(&awaited) else { continue };
        known.with_callbacks(&mut |callback| {
            let next = match callback {
                DoneCallback::Wakeup(object) => Some((true, object.clone())),
                DoneCallback::Gather(outer) | DoneCallback::ShieldInner(outer) => Some((false, outer.clone())),
                DoneCallback::Wait(wait) => wait.native::<Wait>().map(|wait| (false, wait.waiter())),
                DoneCallback::Group(group) => {
                    group.native::<TaskGroup>().and_then(TaskGroup::parent_task).map(|parent| (true, parent))
                }
                DoneCallback::ShieldOuter(_) | DoneCallback::StopLoop | DoneCallback::Script(_) => None,
            };
            let Some((is_task, next)) = next else { return };
            if seen.insert(next.address()) {
                if is_task { tasks.push(next) } else { open.push(next) }
            }
        });
    }
    tasks.sort_by_key(|object| object.native::<task::Task>().map_or(0, task::Task::made));
    tasks
}

/// The same for a value; nothing for what is no future.
pub fn awaited_by_value(value: &Value) -> Vec<Ref> {
    future::from_value(value).map(awaited_by).unwrap_or_default()
}
