//! The counted reference to the heap, the blocks it points to, and the cycle collector's grip on them.
//! This is the one file with `unsafe`.
//!
//! # Why it is sound
//!
//! 1. A [`Ref`] points to a [`Header`] at the start of a block that this file allocated, and owns one count of it.
//!    A block is freed only when its count reaches zero, so a live `Ref` always points to a live block.
//! 2. Blocks never move, and hand out shared references only (`&T`): all change goes through `Cell` and `RefCell`.
//! 3. The payload's type is fixed at allocation. `Header::kind` tells it for the closed set of kinds: [`Payload`] is
//!    sealed and implemented here, one kind a type. For `Kind::Native` the `NativeVtable` tells it by `TypeId`.
//!    A payload whose type has no fixed size (`Str`) starts with what tells the size, and that never changes.
//! 4. Everything is of one thread: `Ref` is neither `Send` nor `Sync` (it holds a `NonNull`), and the registry is
//!    thread-local.
//! 5. Dropping the last reference frees out of line. While a chain of blocks is being freed deeper than
//!    `DEEPEST_RELEASE`, further ones wait in a list, so no structure overflows the stack.
//! 6. A block whose payload wants a finaliser (`__del__`, a suspended generator) is not freed at count zero: it is
//!    given one count and queued; the VM runs the finaliser at its next check and drops it again.
//!
//! # The collector
//! Blocks that can hold references are registered in one of two generations, vectors of pointers; a block knows its
//! place there. A collection subtracts the references among the members of a generation from their counts, what is
//! left above zero is held from outside, what those reach lives, and the rest is cleared. Source of the method:
//! "trial deletion", as in CPython's `gc` module.
#![allow(unsafe_code)]
// The table of a native type is a list of functions; names for their types would hide that.
#![allow(clippy::type_complexity)]

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

use super::address::AddressHasher;
pub use super::budget::{budget_is_spent, set_budget, spend_budget};
use super::kinds::Kind;
use super::registry::{ENDED_WEAK, REGISTRY, Registry, queue_finalizer, remember_full_collection};
pub use super::registry::{
    collect_if_due, enable_collector, finalizers_are_due, set_collector_threshold, take_ended_weak,
    take_finalizers, tracked_objects,
};
use super::str::StrHead;
pub use super::trace::{NativeData, Trace};
use super::{Class, Str, Value};

/// What every block starts with.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    /// Place in the registry, in the low 31 bits; the top bit tells the generation. `UNTRACKED` if in neither.
    place: Cell<u32>,
    kind: Kind,
    flags: Cell<u8>,
}

impl Header {
    /// Of a block with one reference, in no generation.
    fn new(kind: Kind) -> Header {
        Header { count: Cell::new(1), place: Cell::new(UNTRACKED), kind, flags: Cell::new(0) }
    }
}

const UNTRACKED: u32 = u32::MAX;
const OLD: u32 = 1 << 31;

/// Set once a finaliser was queued: it runs only once.
pub(super) const FINALIZED: u8 = 1;
/// Somebody asked for a weak reference: the table of weak references must hear of the end.
const WEAKLY_REFERENCED: u8 = 2;
/// Free for the payload's owner: the string is in the interner's table.
pub const INTERNED: u8 = 4;

#[repr(C)]
struct Block<T: ?Sized> {
    header: Header,
    payload: T,
}

/// What a block of `Kind::Native` holds: the table of its type comes first, so that it can be found without knowing `T`.
#[repr(C)]
pub struct NativeBlock<T> {
    vtable: &'static NativeVtable,
    class: Gc<Class>,
    data: T,
}

struct NativeVtable {
    type_id: TypeId,
    release: unsafe fn(NonNull<Header>),
    trace: unsafe fn(NonNull<Header>, &mut dyn FnMut(&Ref)),
    clear: unsafe fn(NonNull<Header>),
    wants_finalizer: unsafe fn(NonNull<Header>) -> bool,
}

/// A payload of the closed set in `kinds.rs`.
pub trait Payload: Trace + sealed::Sealed + 'static {
    const KIND: Kind;
    /// Whether it can be part of a cycle, and so must be known to the collector.
    const TRACKED: bool;

    /// Where the payload stands in a block.
    ///
    /// # Safety
    /// `block` is a live block of this payload.
    #[doc(hidden)]
    unsafe fn in_block(block: NonNull<Header>) -> NonNull<Self>;
}

pub(super) mod sealed {
    pub trait Sealed {}
}

/// A counted reference to a block.
pub struct Ref(NonNull<Header>);

/// A counted reference to a block whose payload is known to be a `T`.
#[repr(transparent)]
pub struct Gc<T: ?Sized + 'static>(Ref, PhantomData<T>);

impl Ref {
    #[inline(always)]
    fn header(&self) -> &Header {
        // SAFETY: point 1.
        unsafe { self.0.as_ref() }
    }

    /// The payload's kind.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.header().kind
    }

    /// How many references there are.
    pub fn count(&self) -> u32 {
        self.header().count.get()
    }

    /// The block's address: its identity.
    #[inline(always)]
    pub fn address(&self) -> usize {
        self.0.as_ptr() as usize
    }

    /// Whether both are the same object.
    #[inline(always)]
    pub fn is(&self, other: &Ref) -> bool {
        self.0 == other.0
    }

    /// The payload, if it is a `T`.
    #[inline(always)]
    pub fn get<T: Payload + ?Sized>(&self) -> Option<&T> {
        if self.kind() as u8 == T::KIND as u8 {
            // SAFETY: point 3: this kind's blocks are `Block<T>`.
            Some(unsafe { T::in_block(self.0).as_ref() })
        } else {
            None
        }
    }

    /// The same reference with its type, if the payload is a `T`.
    #[inline(always)]
    pub fn downcast_ref<T: Payload + ?Sized>(&self) -> Option<&Gc<T>> {
        if self.kind() as u8 == T::KIND as u8 {
            // SAFETY: `Gc<T>` is a transparent wrapper of `Ref`, and the kind was checked.
            Some(unsafe { &*(self as *const Ref).cast::<Gc<T>>() })
        } else {
            None
        }
    }

    /// The same reference with its type; gives itself back if the payload is no `T`.
    pub fn downcast<T: Payload + ?Sized>(self) -> Result<Gc<T>, Ref> {
        if self.kind() as u8 == T::KIND as u8 { Ok(Gc(self, PhantomData)) } else { Err(self) }
    }

    /// The data of a block of `Kind::Native`, if it is a `T`.
    #[inline]
    pub fn native<T: NativeData>(&self) -> Option<&T> {
        if self.kind() != Kind::Native {
            return None;
        }
        // SAFETY: every native block starts with the table; the type is checked before it is used.
        unsafe {
            let table = self.0.cast::<Block<NativeBlock<()>>>().as_ref().payload.vtable;
            (table.type_id == TypeId::of::<T>())
                .then(|| &self.0.cast::<Block<NativeBlock<T>>>().as_ref().payload.data)
        }
    }

    /// The class of a block of `Kind::Native`.
    #[inline]
    pub fn native_class(&self) -> Option<&Gc<Class>> {
        // SAFETY: the class stands at the same place whatever the data, for both are `repr(C)`.
        (self.kind() == Kind::Native)
            .then(|| unsafe { &self.0.cast::<Block<NativeBlock<()>>>().as_ref().payload.class })
    }

    /// A new block of `Kind::Native`, known to the collector.
    pub fn new_native<T: NativeData>(class: Gc<Class>, data: T) -> Ref {
        struct Table<T>(PhantomData<T>);
        impl<T: NativeData> Table<T> {
            const TABLE: &'static NativeVtable = &NativeVtable {
                type_id: TypeId::of::<T>(),
                // SAFETY: as below.
                release: |block| unsafe { release_block(block, in_sized_block::<NativeBlock<T>>(block)) },
                // SAFETY (all three): the table is only stored in blocks of this `T`.
                trace: |block, visit| unsafe {
                    let native = &block.cast::<Block<NativeBlock<T>>>().as_ref().payload;
                    visit(native.class.as_ref_untyped());
                    native.data.trace(visit);
                },
                clear: |block| unsafe { block.cast::<Block<NativeBlock<T>>>().as_ref().payload.data.clear() },
                wants_finalizer: |block| unsafe {
                    block.cast::<Block<NativeBlock<T>>>().as_ref().payload.data.wants_finalizer()
                },
            };
        }
        let reference = allocate(Kind::Native, NativeBlock { vtable: Table::<T>::TABLE, class, data });
        register(reference.0);
        reference
    }

    /// Whether the payload's owner set this flag.
    pub fn has_flag(&self, flag: u8) -> bool {
        self.header().flags.get() & flag != 0
    }

    /// Sets a flag of the payload's owner.
    pub fn set_flag(&self, flag: u8) {
        self.header().flags.set(self.header().flags.get() | flag);
    }

    /// Whether somebody asked for a weak reference.
    pub fn is_weakly_referenced(&self) -> bool {
        self.has_flag(WEAKLY_REFERENCED)
    }

    /// Remembers that the table of weak references must hear of this object's end.
    pub fn mark_weakly_referenced(&self) {
        self.set_flag(WEAKLY_REFERENCED);
    }

    /// A reference that does not keep the object alive.
    pub fn downgrade(&self) -> WeakRef {
        self.mark_weakly_referenced();
        WEAK.with(|table| {
            let mut table = table.borrow_mut();
            let token = table.entry(self.address()).or_insert_with(|| std::rc::Rc::new(Cell::new(true)));
            WeakRef { target: self.0, alive: token.clone() }
        })
    }
}

/// A value that was seen to be a `T`, held so that it stays one: it can be looked at, and then taken out. The kind is
/// looked at once: this is on the way into every call.
pub struct Held<'a, T: Payload + ?Sized>(&'a mut Value, PhantomData<T>);

impl<'a, T: Payload + ?Sized> Held<'a, T> {
    /// Holds a value, if it is a `T`.
    #[inline(always)]
    pub fn new(value: &'a mut Value) -> Option<Held<'a, T>> {
        match value {
            Value::Object(reference) if reference.kind() as u8 == T::KIND as u8 => {
                Some(Held(value, PhantomData))
            }
            _ => None,
        }
    }

    /// Takes the reference out, and leaves nothing.
    #[inline(always)]
    pub fn take(self) -> Gc<T> {
        match std::mem::take(self.0) {
            Value::Object(reference) => Gc(reference, PhantomData),
            // SAFETY: `new` saw an object, and nobody could change it since: the value is borrowed for change here.
            _ => unsafe { std::hint::unreachable_unchecked() },
        }
    }
}

impl<T: Payload + ?Sized> Deref for Held<'_, T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        match &*self.0 {
            // SAFETY: point 3, with the kind that `new` saw.
            Value::Object(reference) => unsafe { T::in_block(reference.0).as_ref() },
            // SAFETY: as in `take`.
            _ => unsafe { std::hint::unreachable_unchecked() },
        }
    }
}

impl Clone for Ref {
    #[inline(always)]
    fn clone(&self) -> Ref {
        let count = &self.header().count;
        count.set(count.get() + 1);
        Ref(self.0)
    }
}

impl Drop for Ref {
    #[inline(always)]
    fn drop(&mut self) {
        let header = self.header();
        let count = header.count.get() - 1;
        header.count.set(count);
        if count == 0 {
            release(self.0);
        }
    }
}

/// A reference that does not keep its object alive. Its token is told when the object ends.
#[derive(Clone, Debug)]
pub struct WeakRef {
    target: NonNull<Header>,
    alive: std::rc::Rc<Cell<bool>>,
}

impl WeakRef {
    /// The object, if it still lives.
    pub fn upgrade(&self) -> Option<Ref> {
        if !self.alive.get() {
            return None;
        }
        // SAFETY: the token is cleared before the block is freed, so the block lives.
        let header = unsafe { self.target.as_ref() };
        header.count.set(header.count.get() + 1);
        Some(Ref(self.target))
    }

    /// The address the object has or had.
    pub fn address(&self) -> usize {
        self.target.as_ptr() as usize
    }
}

impl<T: Payload> Gc<T> {
    /// A new block with this payload.
    #[inline]
    pub fn new(payload: T) -> Gc<T> {
        let reference = allocate(T::KIND, payload);
        if T::TRACKED {
            register(reference.0);
        }
        Gc(reference, PhantomData)
    }
}

impl<T: ?Sized> Gc<T> {
    /// Gives up the type.
    #[inline(always)]
    pub fn into_ref(self) -> Ref {
        self.0
    }

    /// The same reference without its type.
    #[inline(always)]
    pub fn as_ref_untyped(&self) -> &Ref {
        &self.0
    }

    /// Whether both are the same object.
    #[inline(always)]
    pub fn is(&self, other: &Gc<T>) -> bool {
        self.0.is(&other.0)
    }
}

impl<T: ?Sized> Clone for Gc<T> {
    #[inline(always)]
    fn clone(&self) -> Gc<T> {
        Gc(self.0.clone(), PhantomData)
    }
}

impl<T: Payload + ?Sized> Deref for Gc<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: point 3: a `Gc<T>` is only made of a block of `T`.
        unsafe { T::in_block(self.0.0).as_ref() }
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Value::Object(reference) = self {
            std::mem::forget(reference.clone());
        }
        // SAFETY: every variant but `Object` is plain data, and its count was raised above for the copy.
        unsafe { std::ptr::read(self) }
    }
}

impl Gc<Str> {
    /// A new block with a text behind its head, which tells the text's size.
    pub(super) fn with_text(head: StrHead, text: &str) -> Gc<Str> {
        assert_eq!(head.size as usize, text.len(), "the head tells the text's size");
        let (layout, offset) = Layout::new::<Block<StrHead>>()
            .extend(Layout::for_value(text))
            .expect("a text fits the address space");
        let layout = layout.pad_to_align();
        // SAFETY: the layout is not empty; a `Block<StrHead>` and the text behind it fit in, and with them the whole
        // `Block<Str>` is written: it is `repr(C)`, so its parts stand at these offsets.
        unsafe {
            let Some(block) = NonNull::new(alloc(layout)) else { handle_alloc_error(layout) };
            block.cast().write(Block { header: Header::new(Kind::Str), payload: head });
            std::ptr::copy_nonoverlapping(text.as_ptr(), block.as_ptr().add(offset), text.len());
            Gc(Ref(block.cast()), PhantomData)
        }
    }
}

impl super::List {
    /// The item at an index, if there is one: without the count of a borrow.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        // SAFETY: it is checked that nobody changes the items, and nothing that is called here could begin to.
        unsafe { self.items.try_borrow_unguarded() }.expect("no change runs code that reads").get(index)
    }

    /// The item at an index of the list at an index, if there is one.
    #[inline(always)]
    pub fn get_nested(&self, index: usize, inner: usize) -> Option<Value> {
        // SAFETY: as above.
        let items = unsafe { self.items.try_borrow_unguarded() }.ok()?;
        items.object_at(index)?.get::<super::List>()?.get(inner)
    }
}

impl super::Dict {
    /// The value at a place, if the keys are where they were in that version: without the count of a borrow.
    #[inline(always)]
    pub fn value_in_layout(&self, version: u64, place: usize) -> Option<Value> {
        // SAFETY: it is checked that nobody changes the table, and nothing that is called here could begin to.
        let table = unsafe { self.table.try_borrow_unguarded() }.ok()?;
        if table.has_layout(version) { table.value_at(place).cloned() } else { None }
    }
}

fn allocate<T>(kind: Kind, payload: T) -> Ref {
    let header = Header::new(kind);
    let block = Box::leak(Box::new(Block { header, payload }));
    Ref(NonNull::from(block).cast())
}

/// Frees a block: drops its payload, then its memory.
///
/// # Safety
/// `payload` is that of `block`, whose count is zero and that nobody points to.
unsafe fn release_block<T: ?Sized>(block: NonNull<Header>, payload: NonNull<T>) {
    // SAFETY: the caller's promise. A `Block` is `repr(C)`, so its layout is that of the header and then the payload,
    // as it was when the block was allocated.
    unsafe {
        let (layout, _) = Layout::new::<Header>()
            .extend(Layout::for_value(payload.as_ref()))
            .expect("the block was allocated with this layout");
        payload.drop_in_place();
        dealloc(block.as_ptr().cast(), layout.pad_to_align());
    }
}

/// How deep blocks may free each other on the Rust stack.
const DEEPEST_RELEASE: u32 = 60;

thread_local! {
    static WAITING: ManuallyDrop<RefCell<Vec<NonNull<Header>>>> = const { ManuallyDrop::new(RefCell::new(Vec::new())) };
    static WEAK: ManuallyDrop<RefCell<WeakTable>> = const {
        ManuallyDrop::new(RefCell::new(WeakTable::with_hasher(AddressHasher)))
    };
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

type WeakTable = std::collections::HashMap<usize, std::rc::Rc<Cell<bool>>, AddressHasher>;

fn register(block: NonNull<Header>) {
    REGISTRY.with(|registry| {
        let mut registry = registry.borrow_mut();
        // SAFETY: the caller just allocated the block.
        unsafe { block.as_ref() }.place.set(registry.young.len() as u32);
        registry.young.push(block);
        if registry.young.len() >= registry.threshold && registry.enabled {
            set_budget(-1);
        }
    });
}

fn unregister(block: NonNull<Header>) {
    // SAFETY: the caller is about to free the block, which is still whole.
    let place = unsafe { block.as_ref() }.place.replace(UNTRACKED);
    if place == UNTRACKED {
        return;
    }
    REGISTRY.with(|registry| {
        let mut registry = registry.borrow_mut();
        let index = (place & !OLD) as usize;
        let members = if place & OLD != 0 { &mut registry.old } else { &mut registry.young };
        members.swap_remove(index);
        if let Some(moved) = members.get(index) {
            // SAFETY: members of the registry live.
            unsafe { moved.as_ref() }.place.set(place);
        }
    });
}

/// The last reference to a block is gone.
#[cold]
#[inline(never)]
fn release(block: NonNull<Header>) {
    if DEPTH.with(Cell::get) >= DEEPEST_RELEASE {
        WAITING.with(|waiting| waiting.borrow_mut().push(block));
        return;
    }
    DEPTH.with(|depth| depth.set(depth.get() + 1));
    release_now(block);
    let depth = DEPTH.with(|depth| {
        depth.set(depth.get() - 1);
        depth.get()
    });
    if depth == 0 {
        while let Some(next) = WAITING.with(|waiting| waiting.borrow_mut().pop()) {
            DEPTH.with(|depth| depth.set(1));
            release_now(next);
            DEPTH.with(|depth| depth.set(0));
        }
    }
}

fn release_now(block: NonNull<Header>) {
    // SAFETY: the count is zero, so this function alone knows the block; it is whole until `free` below.
    let header = unsafe { block.as_ref() };
    if header.kind.may_want_finalizer()
        && header.flags.get() & FINALIZED == 0
        && unsafe { Kind::wants_finalizer(block) }
    {
        header.count.set(1);
        queue_finalizer(Ref(block));
        return;
    }
    if header.flags.get() & WEAKLY_REFERENCED != 0 {
        let address = block.as_ptr() as usize;
        if let Some(token) = WEAK.with(|table| table.borrow_mut().remove(&address)) {
            token.set(false);
            ENDED_WEAK.with(|ended| ended.borrow_mut().push(address));
            set_budget(-1);
        }
    }
    unregister(block);
    // SAFETY: count zero, unregistered, its weak references cleared: nobody can reach it.
    unsafe { Kind::free(block) };
}

/// Leaves what was made so far out of all collections: the interpreter's own objects, which live as long as it does.
/// What they refer to counts as held from outside.
pub fn freeze() {
    REGISTRY.with(|registry| {
        let mut registry = registry.borrow_mut();
        let Registry { young, old, .. } = &mut *registry;
        for block in young.drain(..).chain(old.drain(..)) {
            // SAFETY: members of the registry live.
            unsafe { block.as_ref() }.place.set(UNTRACKED);
        }
    });
}

/// Finds and clears unreachable cycles, among the young objects or among all.
/// Returns how many objects were found unreachable.
pub fn collect(full: bool) -> usize {
    // They are taken out meanwhile, not copied: finding out who lives neither makes nor frees a block.
    let members = REGISTRY.with(|registry| {
        let mut registry = registry.borrow_mut();
        if full {
            let mut young = std::mem::take(&mut registry.young);
            let first = registry.old.len();
            for (offset, block) in young.iter().enumerate() {
                // SAFETY: members of the registry live.
                unsafe { block.as_ref() }.place.set((first + offset) as u32 | OLD);
            }
            registry.old.append(&mut young);
            std::mem::take(&mut registry.old)
        } else {
            std::mem::take(&mut registry.young)
        }
    });
    let generation = if full { OLD } else { 0 };
    let alive = find_alive(&members, generation);
    let garbage: Vec<Ref> = members
        .iter()
        .zip(&alive)
        .filter(|(_, alive)| !**alive)
        .map(|(&block, _)| (*ManuallyDrop::new(Ref(block))).clone())
        .collect();
    if full {
        REGISTRY.with(|registry| registry.borrow_mut().old = members);
    } else {
        promote(members, &alive);
    }
    let found = garbage.len();
    clear_garbage(garbage);
    if full {
        remember_full_collection();
    }
    found
}

/// Which members are held from outside, or reached from one that is, or wait for their finaliser.
fn find_alive(members: &[NonNull<Header>], generation: u32) -> Vec<bool> {
    let place_in = |reference: &Ref| {
        let place = reference.header().place.get();
        (place != UNTRACKED && place & OLD == generation).then_some((place & !OLD) as usize)
    };
    // SAFETY (here and below): members of the registry live, and nothing is freed while tracing.
    let mut held: Vec<u32> = members.iter().map(|block| unsafe { block.as_ref() }.count.get()).collect();
    for &block in members {
        unsafe {
            Kind::trace(block, &mut |child| {
                if let Some(index) = place_in(child) {
                    held[index] = held[index].saturating_sub(1);
                }
            });
        }
    }
    let mut alive = vec![false; members.len()];
    let mut reached: Vec<usize> = Vec::new();
    let spread = |from: usize, alive: &mut Vec<bool>, reached: &mut Vec<usize>| {
        if std::mem::replace(&mut alive[from], true) {
            return;
        }
        reached.push(from);
        while let Some(index) = reached.pop() {
            unsafe {
                Kind::trace(members[index], &mut |child| {
                    if let Some(index) = place_in(child)
                        && !std::mem::replace(&mut alive[index], true)
                    {
                        reached.push(index);
                    }
                });
            }
        }
    };
    for (index, &count) in held.iter().enumerate() {
        if count > 0 {
            spread(index, &mut alive, &mut reached);
        }
    }
    // Unreachable objects with a finaliser get it first; they and what they reach are looked at again later.
    let wanting: Vec<usize> = (0..members.len())
        .filter(|&index| {
            let header = unsafe { members[index].as_ref() };
            !alive[index]
                && header.kind.may_want_finalizer()
                && header.flags.get() & FINALIZED == 0
                && unsafe { Kind::wants_finalizer(members[index]) }
        })
        .collect();
    for index in wanting {
        queue_finalizer((*ManuallyDrop::new(Ref(members[index]))).clone());
        spread(index, &mut alive, &mut reached);
    }
    alive
}

/// What survived its first collection belongs to the old from now on.
fn promote(members: Vec<NonNull<Header>>, alive: &[bool]) {
    REGISTRY.with(|registry| {
        let mut registry = registry.borrow_mut();
        let mut young = Vec::new();
        for (block, &alive) in members.into_iter().zip(alive) {
            // SAFETY: members of the registry live.
            let header = unsafe { block.as_ref() };
            if alive {
                header.place.set(registry.old.len() as u32 | OLD);
                registry.old.push(block);
            } else {
                header.place.set(young.len() as u32);
                young.push(block);
            }
        }
        registry.young = young;
    });
}

fn clear_garbage(garbage: Vec<Ref>) {
    for object in &garbage {
        // SAFETY: `garbage` holds a count of each.
        unsafe { Kind::clear(object.0) };
    }
}

/// The payload of a block, if its size is fixed.
///
/// # Safety
/// `block` is a live `Block<T>`.
#[inline(always)]
unsafe fn in_sized_block<T>(block: NonNull<Header>) -> NonNull<T> {
    // SAFETY: the caller's promise.
    unsafe { NonNull::new_unchecked(&raw mut (*block.cast::<Block<T>>().as_ptr()).payload) }
}

/// The payload of a block whose kind is known.
macro_rules! locate {
    (Str, $block:ident) => {{
        // SAFETY: the caller's promise: a `Block<Str>` starts as a `Block<StrHead>` does, and that knows the size of the
        // text, which is all that the wide pointer tells besides the address.
        let size = unsafe { in_sized_block::<StrHead>($block).as_ref() }.size as usize;
        let whole = std::ptr::slice_from_raw_parts_mut($block.as_ptr(), size) as *mut Block<Str>;
        // SAFETY: the block lives.
        unsafe { NonNull::new_unchecked(&raw mut (*whole).payload) }
    }};
    ($kind:ident, $block:ident) => {
        // SAFETY: the caller's promise.
        unsafe { in_sized_block($block) }
    };
}

macro_rules! dispatch_on_kind {
    ($($kind:ident $tracked:literal $finalizer:literal,)*) => {
        $(
            impl sealed::Sealed for super::$kind {}
            impl Payload for super::$kind {
                const KIND: Kind = Kind::$kind;
                const TRACKED: bool = $tracked;

                #[inline(always)]
                unsafe fn in_block(block: NonNull<Header>) -> NonNull<super::$kind> {
                    locate!($kind, block)
                }
            }
        )*

        impl Kind {
            /// Whether objects of this kind are asked if they want a finaliser.
            fn may_want_finalizer(self) -> bool {
                match self { $(Kind::$kind => $finalizer,)* Kind::Native => true }
            }

            /// # Safety
            /// `block` is live.
            unsafe fn trace(block: NonNull<Header>, visit: &mut dyn FnMut(&Ref)) {
                // SAFETY: point 3.
                unsafe {
                    match block.as_ref().kind {
                        $(Kind::$kind => super::$kind::in_block(block).as_ref().trace(visit),)*
                        Kind::Native => (in_sized_block::<NativeBlock<()>>(block).as_ref().vtable.trace)(block, visit),
                    }
                }
            }

            /// # Safety
            /// `block` is live.
            unsafe fn clear(block: NonNull<Header>) {
                // SAFETY: point 3.
                unsafe {
                    match block.as_ref().kind {
                        $(Kind::$kind => super::$kind::in_block(block).as_ref().clear(),)*
                        Kind::Native => (in_sized_block::<NativeBlock<()>>(block).as_ref().vtable.clear)(block),
                    }
                }
            }

            /// # Safety
            /// `block` is live.
            unsafe fn wants_finalizer(block: NonNull<Header>) -> bool {
                // SAFETY: point 3.
                unsafe {
                    match block.as_ref().kind {
                        $(Kind::$kind => super::$kind::in_block(block).as_ref().wants_finalizer(),)*
                        Kind::Native => (in_sized_block::<NativeBlock<()>>(block).as_ref().vtable.wants_finalizer)(block),
                    }
                }
            }

            /// # Safety
            /// `block` is whole, of count zero, and nobody else points to it.
            unsafe fn free(block: NonNull<Header>) {
                // SAFETY: point 3.
                unsafe {
                    match block.as_ref().kind {
                        $(Kind::$kind => release_block(block, super::$kind::in_block(block)),)*
                        Kind::Native => (in_sized_block::<NativeBlock<()>>(block).as_ref().vtable.release)(block),
                    }
                }
            }
        }
    };
}

super::kinds::for_each_kind!(dispatch_on_kind);
