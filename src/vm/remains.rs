//! What an interpreter leaves when it is dropped: classes, functions and namespaces that refer to each other in a circle.

use crate::object::reference::{
    collect, enable_collector, finalizers_are_due, take_ended_weak, take_finalizers,
};

/// Collects, as the last of an interpreter that is dropped. The binary never comes here: it ends the process.
pub(super) struct Remains;

impl Drop for Remains {
    fn drop(&mut self) {
        // The script may have turned it off, and the next interpreter starts with it on.
        enable_collector(true);
        loop {
            // There is no interpreter any more that could run them.
            drop((take_finalizers(), take_ended_weak()));
            if collect(true) == 0 && !finalizers_are_due() {
                break;
            }
        }
        drop(take_ended_weak());
    }
}
