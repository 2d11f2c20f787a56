//! References that do not keep their object alive.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::Rc;

use super::Ref;
use super::address::AddressHasher;
use super::kinds::WEAKLY_REFERENCED;
use super::reference::{Member, set_budget};
use super::registry::ENDED_WEAK;

/// A reference that does not keep its object alive. Its token is told when the object ends.
#[derive(Clone)]
pub struct WeakRef {
    /// Not to be touched once the token says that it ended.
    target: Member,
    address: usize,
    alive: Rc<Cell<bool>>,
}

/// The tokens of weakly referenced objects, by address.
type Tokens = HashMap<usize, Rc<Cell<bool>>, AddressHasher>;

thread_local! {
    static TOKENS: ManuallyDrop<RefCell<Tokens>> =
        const { ManuallyDrop::new(RefCell::new(HashMap::with_hasher(AddressHasher))) };
}

impl WeakRef {
    /// The object, if it still lives.
    pub fn upgrade(&self) -> Option<Ref> {
        self.alive.get().then(|| self.target.to_ref())
    }

    /// The address the object has or had.
    pub fn address(&self) -> usize {
        self.address
    }
}

impl std::fmt::Debug for WeakRef {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "<weak reference to {:#x}>", self.address)
    }
}

impl Ref {
    /// Whether this is the only reference, and there is no weak one: nobody would notice if the object were used again.
    #[inline]
    pub fn is_unshared(&self) -> bool {
        self.count() == 1 && !self.is_weakly_referenced()
    }

    /// Whether somebody asked for a weak reference.
    fn is_weakly_referenced(&self) -> bool {
        self.has_flag(WEAKLY_REFERENCED)
    }

    /// A reference that does not keep the object alive.
    pub fn downgrade(&self) -> WeakRef {
        self.set_flag(WEAKLY_REFERENCED);
        let address = self.address();
        let alive = TOKENS.with(|tokens| {
            tokens.borrow_mut().entry(address).or_insert_with(|| Rc::new(Cell::new(true))).clone()
        });
        WeakRef { target: self.member(), address, alive }
    }
}

/// Tells the token of a weakly referenced object that it ends now.
#[cold]
pub(super) fn end(address: usize) {
    if let Some(token) = TOKENS.with(|tokens| tokens.borrow_mut().remove(&address)) {
        token.set(false);
        ENDED_WEAK.with(|ended| ended.borrow_mut().push(address));
        set_budget(-1);
    }
}
