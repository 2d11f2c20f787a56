//! The end of a session: its tasks are named, and cancelled.

use crate::event_loop::run_loop::EventLoop;
use crate::event_loop::runner;
use crate::vm::{Vm, VmResult};

use super::commands::tasks;
use super::conversation::Conversation;

/// Reports and cancels what still runs, and closes the loop.
pub fn leave(vm: &mut Vm, conversation: &mut Conversation) -> VmResult<()> {
    cancel_tasks(vm, conversation)?;
    EventLoop::of(&conversation.event_loop).close(vm)
}

/// Reports and cancels what still runs. Ctrl-C ends the wait for those that take their time.
pub fn cancel_tasks(vm: &mut Vm, conversation: &mut Conversation) -> VmResult<()> {
    conversation.be_current(vm);
    let event_loop = conversation.event_loop.clone();
    let live = EventLoop::of(&event_loop).all_tasks();
    if !live.is_empty() {
        let count = if live.len() == 1 { "1 task".to_string() } else { format!("{} tasks", live.len()) };
        let tree = tasks::tree(vm, &live);
        vm.write_error(&format!("cancelling {count}:\n{tree}"));
    }
    match runner::shut_down(vm, &event_loop) {
        Err(raised) if vm.raised_is(&raised, &vm.types.KeyboardInterrupt) => Ok(()),
        done => done,
    }
}
