//! What the collector asks of a payload.

use super::Ref;
use super::reference::NativeBlock;

/// What the collector and the end of an object ask of a payload.
pub trait Trace {
    /// Calls `visit` once for every reference that this payload owns. A payload that is borrowed at the moment
    /// may visit nothing: what it holds then counts as held from outside.
    fn trace(&self, visit: &mut dyn FnMut(&Ref));

    /// Drops the references that can be part of a cycle. The object is unreachable and is never used again.
    fn clear(&self) {}

    /// Whether something must run before this object may end. Asked when its count reaches zero.
    fn wants_finalizer(&self) -> bool {
        false
    }
}

/// A payload of the open set: types of the event loop and of library modules, told apart by `TypeId`.
pub trait NativeData: Trace + 'static {}

impl<T: NativeData + ?Sized> Trace for NativeBlock<T> {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.class.as_ref_untyped());
        self.data.trace(visit);
    }

    fn clear(&self) {
        self.data.clear();
    }

    fn wants_finalizer(&self) -> bool {
        self.data.wants_finalizer()
    }
}
