//! The closed set of payload types that the VM knows by heart. All other types are `Kind::Native`.

macro_rules! for_each_kind {
    ($then:ident) => {
        $then! {
            // kind, can be part of a cycle, may want a finaliser
            Str false false,
            BigInt false false,
            Complex false false,
            Bytes false false,
            ByteArray false false,
            Tuple true false,
            List true false,
            Dict true false,
            Set true false,
            FrozenSet true false,
            Range false false,
            RangeIterator false false,
            ListIterator true false,
            Slice true false,
            Cell true false,
            Function true false,
            BoundMethod true false,
            NativeFunction true false,
            LoadedCode true false,
            Class true false,
            Instance true true,
            Exception true true,
            Generator true true,
            Module true false,
            GetSet true false,
            Property true false,
            StaticMethod true false,
            ClassMethod true false,
            Traceback true false,
            FrameObject true false,
            AsyncGeneratorStep true true,
            Singleton false false,
        }
    };
}
pub(crate) use for_each_kind;

macro_rules! declare_kinds {
    ($($kind:ident $tracked:literal $finalizer:literal,)*) => {
        /// Which payload a block carries.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Kind {
            $(#[doc = concat!("A [`", stringify!($kind), "`](super::", stringify!($kind), ").")] $kind,)*
            /// One of the open set.
            Native,
        }
    };
}
for_each_kind!(declare_kinds);

/// Set once a finaliser was queued: it runs only once.
pub(super) const FINALIZED: u8 = 1;
/// Somebody asked for a weak reference: the table of weak references must hear of the end.
pub(super) const WEAKLY_REFERENCED: u8 = 2;
/// Free for the payload's owner: the string is in the interner's table.
pub const INTERNED: u8 = 4;
