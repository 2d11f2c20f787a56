//! Memory for the next turns.
//!
//! Where many tasks sleep, each wakes to find that its blocks were last touched long ago: the turn waits for the memory of
//! one after the other, for a block tells where the next one is. Of several entries of the ready queue the same blocks can
//! be waited for together, as no address depends on another entry: so before some turns all that they begin with is looked
//! at, level by level. It changes nothing, and there is nothing to gain where few things are ready.

use std::hint::black_box;

use crate::object::{Generator, Ref};

use super::ready_queue::{Ready, ReadyQueue};
use super::run_loop::EventLoop;
use super::sleep;
use super::task::Task;

/// So many entries are looked at together: about as many reads of memory as a processor has under way.
pub const AHEAD: usize = 16;
/// The blocks of fewer tasks than this are taken to be in the cache: a kilobyte of each, or less.
const MANY: usize = 4000;

/// Whether it is worth the while to read ahead for so many turns.
pub fn is_worthwhile(event_loop: &EventLoop, turns: usize) -> bool {
    turns >= AHEAD && event_loop.task_places() >= MANY
}

/// Looks at what the next [`AHEAD`] turns begin with.
pub fn warm(event_loop: &EventLoop, ready: &ReadyQueue) {
    let next = || ready.iter().take(AHEAD);
    let mut seen = 0;
    for target in next().filter_map(target) {
        seen ^= target.count();
    }
    for entry in next() {
        match entry {
            Ready::Step(object) | Ready::Slept(object) => {
                if let Some(task) = object.native::<Task>() {
                    seen ^= task.coroutine().map_or(0, |coroutine| coroutine.count());
                    seen ^= u32::from(event_loop.knows(task));
                }
            }
            Ready::Timer(sleep, _) => seen ^= sleep::waiting_task(sleep).map_or(0, |task| task.count()),
            _ => {}
        }
    }
    for entry in next() {
        if let Ready::Step(task) | Ready::Slept(task) = entry
            && let Some(coroutine) = task.native::<Task>().and_then(Task::coroutine)
            && let Some(generator) = coroutine.get::<Generator>()
        {
            seen ^= generator.count_kept();
        }
    }
    black_box(seen);
}

/// The block that the turn begins with.
fn target(entry: &Ready) -> Option<&Ref> {
    match entry {
        Ready::Step(object) | Ready::Slept(object) | Ready::Done(_, object) | Ready::Timer(object, _) => {
            Some(object)
        }
        Ready::StepThrow(..) | Ready::Call(_) => None,
    }
}
