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
//! 4. Everything is of one thread: `Ref` holds a `NonNull`, so is not `Send` nor `Sync`; the registry is thread-local.
//! 5. Dropping the last reference frees out of line. While a chain of blocks is being freed deeper than
//!    `release.rs` allows, further ones wait in a list, so no structure overflows the stack.
//! 6. A [`Member`] is a block in the registry, which loses it before the block is freed, or that of a weak reference, which
//!    learns before that it must not touch it any more. So a member that is used always is a live block.
//! 7. An [`Instance`] is its whole block, header included. Bits `4 * n ..` of its `tags` tell what word `n` of its
//!    `slots` holds, and together they own it: the two halves of a `Value`, or a box.
//! 8. A block whose payload wants a finaliser (`__del__`, a suspended generator) is not freed at count zero: it is
//!    given one count and queued; the VM runs the finaliser at its next check and drops it again.
#![allow(unsafe_code)]

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::any::TypeId;
use std::cell::Cell;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::Deref;
use std::ptr::NonNull;

pub use super::budget::{budget_is_spent, set_budget, spend_budget};
pub use super::collector::{collect, collect_if_due, collect_reached, freeze};
use super::instance::{ClassCell, Extra, MOST_EXTENT};
pub use super::kinds::INTERNED;
use super::kinds::{FINALIZED, Kind, WEAKLY_REFERENCED};
use super::registry::{UNTRACKED, queue_finalizer};
pub use super::registry::{
    enable_collector, finalizers_are_due, set_collector_threshold, take_ended_weak, take_finalizers,
    tracked_objects,
};
use super::release::release;
use super::str::StrHead;
pub use super::trace::{NativeData, Trace};
use super::{Class, ShapeId, Str, Value, collector, weak};

/// What every block starts with.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    /// Place in the registry: see [`super::registry`].
    place: Cell<u32>,
    kind: Kind,
    flags: Cell<u8>,
    /// Of an instance: how many slots stand in its block. That never changes.
    extent: u8,
}

impl Header {
    /// Of a block with one reference, in no generation.
    fn new(kind: Kind) -> Header {
        Header { count: Cell::new(1), place: Cell::new(UNTRACKED), kind, flags: Cell::new(0), extent: 0 }
    }
}

#[repr(C)]
struct Block<T: ?Sized> {
    header: Header,
    payload: T,
}

/// A block of `Kind::Native`, header included: the table of its type is where it can be found without knowing `T`.
#[repr(C)]
pub(super) struct NativeBlock<T: ?Sized> {
    header: Header,
    table: TableOffset,
    pub(super) class: Gc<Class>,
    pub(super) data: T,
}

struct NativeVtable {
    type_id: TypeId,
    whole: fn(NonNull<Header>) -> NonNull<NativeBlock<dyn NativeData>>,
}

/// Where the table of a type stands: how far from [`NEAR_TABLES`], for both are constants of the program. So it takes no
/// more than the room that a header leaves.
#[derive(Clone, Copy)]
struct TableOffset(i32);

static NEAR_TABLES: u8 = 0;

impl TableOffset {
    #[inline]
    fn of(table: &'static NativeVtable) -> TableOffset {
        let distance = (&raw const *table).expose_provenance().wrapping_sub((&raw const NEAR_TABLES).addr());
        TableOffset((distance as isize).try_into().expect("a program is smaller than two gigabytes"))
    }

    #[inline(always)]
    fn table(self) -> &'static NativeVtable {
        let address = (&raw const NEAR_TABLES).addr().wrapping_add_signed(self.0 as isize);
        // SAFETY: `of` took the distance from a table that always lives, and nothing else makes one.
        unsafe { &*std::ptr::with_exposed_provenance(address) }
    }
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
        // SAFETY: the table stands at the same place in every native block; the type is checked before it is used.
        unsafe {
            let table = self.0.cast::<NativeBlock<()>>().as_ref().table.table();
            (table.type_id == TypeId::of::<T>()).then(|| &self.0.cast::<NativeBlock<T>>().as_ref().data)
        }
    }

    /// The class of a block of `Kind::Native`.
    #[inline]
    pub fn native_class(&self) -> Option<&Gc<Class>> {
        // SAFETY: the class stands at the same place whatever the data, for both are `repr(C)`.
        (self.kind() == Kind::Native).then(|| unsafe { &self.0.cast::<NativeBlock<()>>().as_ref().class })
    }

    /// A new block of `Kind::Native`, known to the collector.
    pub fn new_native<T: NativeData>(class: Gc<Class>, data: T) -> Ref {
        struct Table<T>(PhantomData<T>);
        impl<T: NativeData> Table<T> {
            const TABLE: &'static NativeVtable =
                &NativeVtable { type_id: TypeId::of::<T>(), whole: |block| block.cast::<NativeBlock<T>>() };
        }
        let (header, table) = (Header::new(Kind::Native), TableOffset::of(Table::<T>::TABLE));
        let block = NonNull::from(Box::leak(Box::new(NativeBlock { header, table, class, data }))).cast();
        collector::register(Member(block));
        Ref(block)
    }

    /// Whether the payload's owner set this flag.
    pub fn has_flag(&self, flag: u8) -> bool {
        self.header().flags.get() & flag != 0
    }

    /// Sets a flag of the payload's owner.
    pub fn set_flag(&self, flag: u8) {
        self.header().flags.set(self.header().flags.get() | flag);
    }

    /// Where the block stands in the registry.
    #[inline(always)]
    pub(super) fn place(&self) -> u32 {
        self.header().place.get()
    }

    /// The block without a count.
    pub(super) fn member(&self) -> Member {
        Member(self.0)
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
            release(Member(self.0));
        }
    }
}

/// A block that the registry or a weak reference knows. It has no count of its own; see point 6.
#[derive(Clone, Copy)]
pub(super) struct Member(NonNull<Header>);

impl Member {
    #[inline(always)]
    fn header(&self) -> &Header {
        // SAFETY: point 6.
        unsafe { self.0.as_ref() }
    }

    /// Where it stands in the registry.
    #[inline(always)]
    pub(super) fn place(self) -> u32 {
        self.header().place.get()
    }

    #[inline(always)]
    pub(super) fn set_place(self, place: u32) {
        self.header().place.set(place);
    }

    /// How many references there are.
    pub(super) fn count(self) -> u32 {
        self.header().count.get()
    }

    /// A reference to it.
    pub(super) fn to_ref(self) -> Ref {
        (*ManuallyDrop::new(Ref(self.0))).clone()
    }

    /// Calls `visit` with the references that it owns.
    pub(super) fn trace(self, visit: &mut dyn FnMut(&Ref)) {
        // SAFETY: point 6.
        unsafe { Kind::trace(self.0, visit) }
    }

    /// Drops the references that can be part of a cycle.
    pub(super) fn clear(self) {
        // SAFETY: point 6.
        unsafe { Kind::clear(self.0) }
    }

    /// Whether a finaliser must run before it may end.
    #[inline(always)]
    pub(super) fn awaits_finalizer(self) -> bool {
        let header = self.header();
        header.kind.may_want_finalizer()
            && header.flags.get() & FINALIZED == 0
            // SAFETY: point 6.
            && unsafe { Kind::wants_finalizer(self.0) }
    }
}

impl<T: Payload> Gc<T> {
    /// A new block with this payload.
    #[inline]
    pub fn new(payload: T) -> Gc<T> {
        let reference = allocate(T::KIND, payload);
        if T::TRACKED {
            collector::register(Member(reference.0));
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
    /// A new block with a text behind its head, which tells the text's size. The text is given in parts.
    pub(super) fn with_text<const PARTS: usize>(head: StrHead, parts: [&str; PARTS]) -> Gc<Str> {
        let size = parts.iter().map(|part| part.len()).sum::<usize>();
        assert_eq!(head.size as usize, size, "the head tells the text's size");
        let before = const { Layout::new::<Block<StrHead>>() };
        let layout = Layout::from_size_align(before.size() + size, before.align())
            .expect("a text fits the address space")
            .pad_to_align();
        // SAFETY: the layout is not empty; a `Block<StrHead>` and the text behind it fit in, for the parts are as long as
        // `size` together, and with them the whole `Block<Str>` is written: it is `repr(C)`, so its parts stand at these
        // offsets, as bytes need no alignment.
        unsafe {
            let Some(block) = NonNull::new(alloc(layout)) else { handle_alloc_error(layout) };
            block.cast().write(Block { header: Header::new(Kind::Str), payload: head });
            let mut end = block.as_ptr().add(before.size());
            for part in parts {
                std::ptr::copy_nonoverlapping(part.as_ptr(), end, part.len());
                end = end.add(part.len());
            }
            Gc(Ref(block.cast()), PhantomData)
        }
    }

    /// The same for a text of ASCII characters. Panics if it has others.
    pub(super) fn with_ascii(head: StrHead, text: &[u8]) -> Gc<Str> {
        assert!(text.is_ascii(), "the caller knows the text's characters");
        // SAFETY: ASCII is UTF-8.
        Gc::with_text(head, [unsafe { std::str::from_utf8_unchecked(text) }])
    }
}

/// What stands in an instance's block before its slots.
#[repr(C)]
pub(super) struct InstanceHead {
    header: Header,
    pub(super) shape: Cell<ShapeId>,
    pub(super) class: ClassCell,
    tags: Cell<u64>,
}

/// An instance of a class of a script. Its slots hold the values of `__slots__`, then its attributes as its shape tells;
/// with the shape `DICT` those are in a dict.
///
/// A slot in the block is a word of eight bytes and a tag of four bits, so that a value takes nine bytes and not
/// sixteen: an instance of two slots is a block of 48 bytes, as in CPython. What few instances have is in an [`Extra`]:
/// then the last slot holds the box of it, and the values of that slot and those behind it are in there, too.
#[repr(C)]
pub struct Instance {
    pub(super) head: InstanceHead,
    slots: [Cell<MaybeUninit<u64>>],
}

/// The tag of a slot that holds nothing: that of `Value::Undef`.
const EMPTY: u64 = 0;
/// The tag of a slot that holds a reference: that of `Value::Object`.
const OBJECT: u64 = 5;
/// The tag of the last slot if it holds the box of the extra.
pub(super) const EXTRA: u64 = 15;

impl Instance {
    /// A new instance with so many empty slots in its block, two at least.
    #[inline]
    pub(super) fn with_extent(class: Gc<Class>, shape: ShapeId, extent: usize) -> Gc<Instance> {
        let extent = extent.clamp(2, MOST_EXTENT);
        let size = size_of::<InstanceHead>() + extent * size_of::<u64>();
        let layout = Layout::from_size_align(size, align_of::<InstanceHead>()).expect("the size is small");
        let header = Header { extent: extent as u8, ..Header::new(Kind::Instance) };
        let class = ClassCell::new(class);
        // SAFETY: the layout is not empty, and is that of the whole: no slot needs a word yet, for all tags are `EMPTY`.
        let block = unsafe {
            let Some(block) = NonNull::new(alloc(layout)) else { handle_alloc_error(layout) };
            let head = InstanceHead { header, shape: Cell::new(shape), class, tags: Cell::new(EMPTY) };
            block.cast().write(head);
            block.cast()
        };
        collector::register(Member(block));
        Gc(Ref(block), PhantomData)
    }

    #[inline(always)]
    pub(super) fn tag(&self, index: usize) -> u64 {
        self.head.tags.get() >> (index * 4) & 15
    }

    /// Puts the two halves of a value into a slot of the block, and gives what was there.
    #[inline(always)]
    fn replace_word(&self, index: usize, tag: u64, word: MaybeUninit<u64>) -> (u64, MaybeUninit<u64>) {
        let tags = self.head.tags.get();
        self.head.tags.set(tags & !(15 << (index * 4)) | tag << (index * 4));
        (tags >> (index * 4) & 15, self.slots[index].replace(word))
    }

    /// The value of a slot, `Undef` if it is empty.
    #[inline(always)]
    pub fn slot(&self, index: usize) -> Value {
        if let Some(word) = self.slots.get(index) {
            let tag = self.tag(index);
            if tag != EXTRA {
                // SAFETY: point 7; the copy is forgotten at once, and its clone has a count of its own.
                return ManuallyDrop::new(unsafe { join(tag, word.get()) }).deref().clone();
            }
        }
        self.slot_in_extra(index)
    }

    /// Puts a value into a slot (`Undef` to empty it), and gives the old one.
    #[inline(always)]
    pub fn replace_slot(&self, index: usize, value: Value) -> Value {
        if index < self.slots.len() && self.tag(index) != EXTRA {
            // SAFETY: a value's two halves, of which it has always the first; and point 7: what is given back is in the
            // slot no longer.
            return unsafe {
                let [tag, word] = std::mem::transmute::<Value, [MaybeUninit<u64>; 2]>(value);
                let (tag, word) = self.replace_word(index, tag.assume_init(), word);
                join(tag, word)
            };
        }
        self.replace_slot_in_extra(index, value)
    }

    /// The number of the last slot in the block: from there on slots are in the extra, if there is one.
    pub(super) fn last_slot(&self) -> usize {
        self.slots.len() - 1
    }

    /// Takes the extra out, and leaves an empty slot.
    pub(super) fn take_extra(&self) -> Option<Box<Extra>> {
        self.has_extra().then(|| {
            let (_, word) = self.replace_word(self.last_slot(), EMPTY, MaybeUninit::uninit());
            // SAFETY: point 7, with this tag.
            unsafe { std::mem::transmute::<MaybeUninit<u64>, Box<Extra>>(word) }
        })
    }

    /// Puts the extra into the last slot, and gives what was there.
    pub(super) fn put_extra(&self, extra: Box<Extra>) -> Value {
        let old = self.replace_slot(self.last_slot(), Value::Undef);
        // SAFETY: a box of a sized type is a pointer of eight bytes.
        let word = unsafe { std::mem::transmute::<Box<Extra>, MaybeUninit<u64>>(extra) };
        self.replace_word(self.last_slot(), EXTRA, word);
        old
    }

    /// Calls `visit` with the references in the slots of the block.
    pub(super) fn trace_slots(&self, visit: &mut dyn FnMut(&Ref)) {
        let mut tags = self.head.tags.get();
        for word in &self.slots {
            if tags & 15 == OBJECT {
                // SAFETY: point 7, and as in `slot`.
                ManuallyDrop::new(unsafe { join(OBJECT, word.get()) }).trace(visit);
            }
            tags >>= 4;
        }
    }
}

impl Drop for Instance {
    #[inline]
    fn drop(&mut self) {
        drop(self.take_extra());
        let mut tags = self.head.tags.get();
        for word in &self.slots {
            if tags & 15 == OBJECT {
                // SAFETY: point 7; nobody looks at the slot again.
                drop(unsafe { join(OBJECT, word.get()) });
            }
            tags >>= 4;
        }
    }
}

/// The value of two halves: `Value` is `repr(u64)`, its tag and a payload of eight bytes or none.
///
/// # Safety
/// The halves are those of a value that the caller has, or has a copy of.
#[inline(always)]
unsafe fn join(tag: u64, word: MaybeUninit<u64>) -> Value {
    // SAFETY: the caller's promise.
    unsafe { std::mem::transmute([MaybeUninit::new(tag), word]) }
}

impl super::AttrWay {
    /// Whether the class is in the state that the rest holds for: without the count of a borrow.
    #[inline(always)]
    pub(super) fn holds(&self) -> bool {
        // SAFETY: nothing that is called here could change the cell.
        let class = unsafe { self.class.try_borrow_unguarded() };
        matches!(class, Ok(Some(class)) if class.version.get() == self.version.get())
    }
}

impl super::Dict {
    /// The value at a place that a key had in that version, if it is still there: without the count of a borrow.
    #[inline(always)]
    pub fn value_in(&self, version: u64, place: usize) -> Option<Value> {
        // SAFETY: it is checked that nobody changes the table, and nothing that is called here could begin to.
        unsafe { self.table.try_borrow_unguarded() }.ok()?.value_in(version, place).cloned()
    }
}

impl super::List {
    /// The item at an index, if there is one: without the count of a borrow.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        // SAFETY: it is checked that nobody changes the items, and nothing that is called here could begin to.
        unsafe { self.items.try_borrow_unguarded() }.expect("no change runs code that reads").get(index)
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

/// The same for a type that is its whole block.
///
/// # Safety
/// The block's count is zero, and nobody points to it.
unsafe fn release_whole<T: ?Sized>(block: NonNull<T>) {
    // SAFETY: the caller's promise; the block was allocated with the layout of a `T`.
    unsafe {
        let layout = Layout::for_value(block.as_ref());
        block.drop_in_place();
        dealloc(block.as_ptr().cast(), layout);
    }
}

/// Ends a block whose last reference is gone. Only `release` calls this, which sees to it that the stack does not overflow.
pub(super) fn release_now(member: Member) {
    let block = member.0;
    // SAFETY: the count is zero, so this function alone knows the block; it is whole until `free` below.
    let header = unsafe { block.as_ref() };
    if member.awaits_finalizer() {
        header.count.set(1);
        queue_finalizer(Ref(block));
        return;
    }
    if header.flags.get() & WEAKLY_REFERENCED != 0 {
        weak::end(block.as_ptr() as usize);
    }
    if header.place.get() != UNTRACKED {
        collector::unregister(member);
    }
    // SAFETY: count zero, unregistered, its weak references cleared: nobody can reach it.
    unsafe { Kind::free(block) };
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
    (Instance, $block:ident) => {{
        // SAFETY: the caller's promise.
        let extent = usize::from(unsafe { $block.as_ref() }.extent);
        let whole = std::ptr::slice_from_raw_parts_mut($block.as_ptr(), extent) as *mut Instance;
        // SAFETY: it is the block's address.
        unsafe { NonNull::new_unchecked(whole) }
    }};
    ($kind:ident, $block:ident) => {
        // SAFETY: the caller's promise.
        unsafe { in_sized_block($block) }
    };
}

/// Frees a block whose kind is known.
macro_rules! free {
    (Instance, $block:ident) => {
        release_whole(super::Instance::in_block($block))
    };
    ($kind:ident, $block:ident) => {
        release_block($block, super::$kind::in_block($block))
    };
}

/// A live block of `Kind::Native` as a whole.
///
/// # Safety
/// `block` is that.
unsafe fn whole_native(block: NonNull<Header>) -> NonNull<NativeBlock<dyn NativeData>> {
    // SAFETY: every native block has the table of its type.
    unsafe { (block.cast::<NativeBlock<()>>().as_ref().table.table().whole)(block) }
}

/// Calls a function of the payload of a live block.
macro_rules! on_payload {
    ($block:ident $name:ident $arguments:tt $($kind:ident)*) => {
        // SAFETY: the caller's promise, and point 3.
        unsafe {
            match $block.as_ref().kind {
                $(Kind::$kind => super::$kind::in_block($block).as_ref().$name $arguments,)*
                Kind::Native => whole_native($block).as_ref().$name $arguments,
            }
        }
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

        /// Of all of these, `block` is live.
        impl Kind {
            /// Whether objects of this kind are asked if they want a finaliser.
            #[inline(always)]
            fn may_want_finalizer(self) -> bool {
                match self { $(Kind::$kind => $finalizer,)* Kind::Native => true }
            }

            unsafe fn trace(block: NonNull<Header>, visit: &mut dyn FnMut(&Ref)) {
                on_payload!(block trace(visit) $($kind)*)
            }

            unsafe fn clear(block: NonNull<Header>) {
                on_payload!(block clear() $($kind)*)
            }

            unsafe fn wants_finalizer(block: NonNull<Header>) -> bool {
                on_payload!(block wants_finalizer() $($kind)*)
            }

            /// Its count is zero, too, and nobody else points to it.
            unsafe fn free(block: NonNull<Header>) {
                // SAFETY: the caller's promise, and point 3.
                unsafe {
                    match block.as_ref().kind {
                        $(Kind::$kind => free!($kind, block),)*
                        Kind::Native => release_whole(whole_native(block)),
                    }
                }
            }
        }
    };
}

super::kinds::for_each_kind!(dispatch_on_kind);
