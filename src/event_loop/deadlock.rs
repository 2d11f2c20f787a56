//! Deadlock: nothing is ready, no timer runs, nothing outside can wake the loop, and yet it is to go on.
//!
//! CPython would hang for ever. Rondo ends the run with a report and exit status 70, unless it was told to hang as well.
//! The exception that carries the end up to the front door is `rondo.Deadlock`, a subclass of BaseException: no
//! `except Exception` takes it, and `asyncio.run` lets it through without cancelling the tasks that hang, because what
//! their `finally` blocks would print, CPython would never print. Plain code around `asyncio.run` is unwound as for any
//! exception.

use crate::object::{Class, Exception, Gc, Ref, Value};
use crate::vm::task_tree::TaskTree;
use crate::vm::{Raised, Vm};

use super::coroutine::NativeCoroutine;
use super::position::{self, Position};
use super::{state, task, tree};

/// What is known of the deadlock that ended the run.
#[derive(Default)]
struct Found(Option<TaskTree>);

/// Whether an exception is the end of a run by a deadlock.
pub fn is_deadlock(vm: &mut Vm, raised: &Raised) -> bool {
    let class = state::classes(vm).deadlock_error.clone();
    raised.0.class.borrow().is_subclass(&class)
}

/// The tasks of the deadlock that an exception stands for, if it does.
pub fn report_of(vm: &mut Vm, exception: &Gc<Exception>) -> Option<TaskTree> {
    let raised = Raised(exception.clone());
    if is_deadlock(vm, &raised) { vm.extension::<Found>().0.clone() } else { None }
}

/// Looks at the tasks of a loop that nothing can wake, and gives the exception that ends the run.
#[cold]
pub fn raise(vm: &mut Vm, event_loop: &Ref) -> Raised {
    let tree = tree::of(vm, event_loop);
    let message = format!("{} of the loop's tasks can never be woken", tree.tasks.len());
    vm.extension::<Found>().0 = Some(tree);
    let class: Gc<Class> = state::classes(vm).deadlock_error.clone();
    vm.error(&class, message)
}

/// A task that nothing can wake.
#[derive(Clone, Debug)]
pub struct StuckTask {
    pub name: String,
    /// Where it stands: its coroutine first, the innermost await last.
    pub stands: Vec<Position>,
    /// What it waits for, as a repr.
    pub waits_for: String,
}

/// Where a task stands and what it waits for.
pub fn describe(vm: &mut Vm, object: &Ref) -> StuckTask {
    let task = task::of(object);
    let coroutine = task.coroutine();
    let stands = coroutine.as_ref().map(|coroutine| position::chain(vm, coroutine)).unwrap_or_default();
    let waiter = task.waiter();
    let waits_for = match &waiter {
        Some(waiter) => waited_object(vm, coroutine.as_ref(), waiter),
        None => "nothing".into(),
    };
    let name = task.name().as_str().unwrap_or_default().to_string();
    StuckTask { name, stands, waits_for }
}

/// What a task waits for, in words: the lock, queue or event whose coroutine stands innermost, or the future.
fn waited_object(vm: &mut Vm, coroutine: Option<&Ref>, waiter: &Ref) -> String {
    let innermost = coroutine.and_then(position::innermost_native);
    let subject = innermost.as_ref().and_then(|native| native.native::<NativeCoroutine>()?.subject());
    let shown: Value = subject.unwrap_or_else(|| waiter.clone()).into();
    vm.repr(&shown).unwrap_or_else(|_| vm.type_name(&shown))
}

/// The lock, queue, group or the like that a coroutine of Rust works on.
pub fn subject_of(coroutine: &Ref) -> Option<Ref> {
    coroutine.native::<NativeCoroutine>()?.subject()
}
