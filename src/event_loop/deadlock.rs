//! Deadlock: nothing is ready, no timer runs, nothing outside can wake the loop, and yet it is to go on.
//!
//! CPython would hang for ever. Rondo ends the run with a report and exit status 70, unless it was told to hang as well.
//! The exception that carries the end up to the front door is `rondo.Deadlock`, a subclass of BaseException: no
//! `except Exception` takes it, and `asyncio.run` lets it through without cancelling the tasks that hang, because what
//! their `finally` blocks would print, CPython would never print. Plain code around `asyncio.run` is unwound as for any
//! exception.

use crate::object::{Class, Exception, Gc, Ref};
use crate::vm::task_tree::TaskTree;
use crate::vm::{Raised, Vm};

use super::{state, tree};

/// What is known of the deadlock that ended the run.
#[derive(Default)]
struct Found(Option<TaskTree>);

/// Whether an exception is the end of a run by a deadlock.
pub fn is_deadlock(vm: &mut Vm, raised: &Raised) -> bool {
    let class = state::class(vm, |classes| &classes.deadlock_error);
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
    let class: Gc<Class> = state::class(vm, |classes| &classes.deadlock_error);
    vm.error(&class, message)
}
