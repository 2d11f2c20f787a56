//! Who holds a lock or a share of a semaphore. Kept for reports alone, and keeps no task alive.

use crate::object::{Ref, Site, Value};
use crate::vm::Vm;
use crate::vm::task_tree::{Agent, Cancellation};

use super::run_loop::EventLoop;
use super::{state, task};

/// A task that took something, by what names it.
#[derive(Clone, Debug, Default)]
pub struct Holder {
    /// The task's number among all; 0 for nobody, or for code outside of tasks.
    pub made: u32,
    number: u32,
    name: Option<Ref>,
    /// Where it was taken.
    pub site: Site,
}

impl Holder {
    /// The running task, where it stands.
    pub fn running(vm: &mut Vm) -> Holder {
        let site = vm.running_site();
        match running_task(vm) {
            None => Holder { site, ..Holder::default() },
            Some(running) => {
                let running = task::of(&running);
                let (name, number) = running.naming();
                Holder { made: running.made(), number, name, site }
            }
        }
    }

    /// The task's name.
    pub fn name(&self) -> String {
        match &self.name {
            Some(name) => Value::from(name.clone()).as_str().unwrap_or_default().to_string(),
            None if self.made == 0 => "code outside of tasks".to_string(),
            None => format!("Task-{}", self.number),
        }
    }
}

fn running_task(vm: &mut Vm) -> Option<Ref> {
    let running = state::asyncio(vm).running.clone()?;
    EventLoop::of(&running).current()
}

/// Who cancels a task now: what was set by [`with_agent`], or whoever calls `cancel()`.
pub fn cancellation(vm: &mut Vm) -> Value {
    if let Some(set) = &state::asyncio(vm).cancelling {
        return set.clone();
    }
    described(vm, Agent::Call, None)
}

/// Does something that cancels tasks in the name of a timeout, a group, the end of the run.
pub fn with_agent<T>(vm: &mut Vm, agent: Agent, site: Option<Site>, act: impl FnOnce(&mut Vm) -> T) -> T {
    let described = described(vm, agent, site);
    let before = state::asyncio(vm).cancelling.replace(described);
    let result = act(vm);
    state::asyncio(vm).cancelling = before;
    result
}

fn described(vm: &mut Vm, agent: Agent, site: Option<Site>) -> Value {
    let holder = Holder::running(vm);
    let name = holder.name.clone().map_or(Value::None, Value::from);
    let task = (holder.made > 0).then_some((name, holder.number));
    Cancellation { agent, site: site.unwrap_or(holder.site), task }.to_value()
}
