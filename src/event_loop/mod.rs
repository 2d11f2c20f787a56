//! The event loop: asyncio's heart, in Rust. Its order is CPython's: every callback, wake-up and step takes the same
//! number of turns, so that two programs interleave to the byte.
//!
//! - [`run_loop`]: the loop itself, how it turns. [`ready_queue`]: what waits for its turn. [`timers`].
//! - [`future`], [`task`]: a value that comes later, and a coroutine that runs. [`callbacks`]: what follows when one is
//!   done. [`gather`], [`shield`], [`wait`]: many of them.
//! - [`coroutine`]: coroutines written in Rust, such as [`sleep`]'s.
//! - [`lock`], [`event`], [`condition`], [`semaphore`], [`queue`], with what they share in [`waiters`]; [`group`],
//!   [`timeout`].
//! - [`context`]: the values of context variables, which tasks and callbacks inherit.
//! - [`runner`]: `asyncio.run`. [`deadlock`]: the end of a run that nothing can wake. [`report`]: exceptions that have
//!   nobody to go to. [`debug`]: slow turns. [`position`]: where coroutines stand.
//! - [`foreign`]: what scripts make to be awaited like a future.
//! - [`attributes`]: what scripts add to the objects of this room. [`overrides`]: what their subclasses do in their own
//!   way; [`custom_loop`]: loops of theirs; [`callback_object`]: turns as objects that they can call.
//! - [`graph`]: who awaits whom.
//! - [`warming`]: memory for the next turns.
//! - [`idle`]: the loop between the inputs of a prompt.
//! - [`state`]: the classes, the running loop, helpers.
//!
//! It relies on the VM. The module `asyncio`, which scripts import, is in the room above.

pub mod attributes;
pub mod callback_object;
pub mod callbacks;
pub mod condition;
pub mod context;
pub mod coroutine;
pub mod coroutine_methods;
pub mod custom_loop;
pub mod deadlock;
pub mod debug;
pub mod event;
pub mod foreign;
pub mod future;
pub mod future_methods;
pub mod gather;
pub mod graph;
pub mod group;
pub mod handle;
pub mod holder;
pub mod idle;
pub mod lock;
pub mod loop_methods;
pub mod overrides;
pub mod position;
pub mod queue;
pub mod queue_methods;
pub mod ready_queue;
pub mod report;
pub mod run_loop;
pub mod runner;
pub mod semaphore;
pub mod shield;
pub mod short_repr;
pub mod sleep;
pub mod slot;
pub mod state;
pub mod task;
pub mod task_methods;
pub mod timeout;
pub mod timers;
pub mod tree;
pub mod wait;
pub mod waiters;
pub mod warming;
