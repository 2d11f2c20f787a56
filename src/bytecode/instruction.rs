//! The instruction set, declared once. Names, listings and sizes derive from the declaration below.
//!
//! Conventions. `r[x]` is register `x` of the running frame. An instruction reads its operands before it
//! writes `dst`, so `dst` may be one of them. `start, count` stands for `count` registers from `start` on.
//! Operands that are locals are always bound: where that is not sure the compiler puts a `CheckBound` first.
//! No instruction reads a register that was never written, and none reads a temporary after a call consumed it.
//! Instructions that gather temporaries take them: `Build…`, `MakeFunction`, `Call…` leave the registers they read from
//! `start` (or `base+1`) on empty, so a value that was moved into a list lives nowhere else. `Yield`, `Await` and
//! `YieldFrom` leave `src` empty as well; it is always a temporary.
//! A call's arguments are the topmost registers that hold anything that is needed again: the callee's window may lie
//! over all that follows.
//! A jump is relative to the next instruction (`Jump`) or an absolute offset (`CodeOffset`).

use super::operands::*;

macro_rules! instructions {
    ($($(#[doc = $doc:literal])* $name:ident { $($operand:ident : $type:ty),* },)*) => {
        /// One instruction; the conventions stand at the top of this file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Instruction { $($(#[doc = $doc])* $name { $($operand: $type),* },)* }

        impl Instruction {
            /// The instruction's name, as it is declared.
            pub fn name(&self) -> &'static str {
                match self { $(Instruction::$name { .. } => stringify!($name),)* }
            }

            /// Calls `show` with the name and the text of each operand, in their declared order.
            pub fn operands(&self, mut show: impl FnMut(&'static str, String)) {
                match self {
                    $(Instruction::$name { $($operand),* } => { $(show(stringify!($operand), $operand.to_string());)* })*
                }
                let _ = &mut show;
            }
        }
    };
}

instructions! {
    // --- moving values ---
    /// r[dst] = r[src].
    Move { dst: Reg, src: Reg },
    /// r[dst] = r[src], a temporary, which is left empty.
    Take { dst: Reg, src: Reg },
    /// r[dst] = a constant.
    LoadConst { dst: Reg, constant: ConstId },
    /// r[dst] = a small int.
    LoadInt { dst: Reg, value: i32 },
    /// r[dst] = None.
    LoadNone { dst: Reg },
    /// r[dst] = True or False.
    LoadBool { dst: Reg, value: bool },
    /// Drops what a temporary still holds, so that an object dies where it does in CPython.
    Clear { start: Reg, count: u16 },
    /// Raises UnboundLocalError unless the local is bound.
    CheckBound { local: Reg },
    /// `del name` of a local: UnboundLocalError if it is unbound.
    DeleteLocal { local: Reg },

    // --- names ---
    /// r[dst] = the global or built-in of that name. The name's number is also its cache's.
    LoadGlobal { dst: Reg, name: NameId },
    StoreGlobal { src: Reg, name: NameId },
    DeleteGlobal { name: NameId },
    /// A name in a class body: its namespace, then the globals, then the built-ins.
    LoadName { dst: Reg, name: NameId },
    /// Stores into the namespace of a class body (or of `exec` with locals).
    StoreName { src: Reg, name: NameId },
    DeleteName { name: NameId },
    /// A name in a class body that an enclosing function owns: the namespace first, then the cell.
    LoadNameOrFree { dst: Reg, name: u16, free: FreeIndex },
    /// Like `LoadNameOrFree`, for the scopes of type parameters and annotations: r[namespace] is the class's namespace.
    LoadFromNamespaceOrGlobal { dst: Reg, namespace: Reg, name: u16 },
    /// Puts what the register holds (possibly nothing) into a new cell, and the cell into the register.
    MakeCell { local: Reg },
    /// r[dst] = what the cell in r[cell] holds. UnboundLocalError if it is empty.
    LoadCell { dst: Reg, cell: Reg },
    StoreCell { cell: Reg, src: Reg },
    DeleteCell { cell: Reg },
    /// r[dst] = what a cell of the closure holds. NameError if it is empty.
    LoadFree { dst: Reg, free: FreeIndex },
    StoreFree { free: FreeIndex, src: Reg },
    DeleteFree { free: FreeIndex },
    /// r[dst] = the closure's cell itself, to hand it on to an inner function.
    LoadFreeCell { dst: Reg, free: FreeIndex },

    // --- operators ---
    Add { dst: Reg, left: Reg, right: Reg },
    Sub { dst: Reg, left: Reg, right: Reg },
    Mul { dst: Reg, left: Reg, right: Reg },
    TrueDiv { dst: Reg, left: Reg, right: Reg },
    FloorDiv { dst: Reg, left: Reg, right: Reg },
    Mod { dst: Reg, left: Reg, right: Reg },
    /// r[left] + a small int; the operand stands on the right in the source.
    AddInt { dst: Reg, left: Reg, value: i16 },
    SubInt { dst: Reg, left: Reg, value: i16 },
    MulInt { dst: Reg, left: Reg, value: i16 },
    FloorDivInt { dst: Reg, left: Reg, value: i16 },
    ModInt { dst: Reg, left: Reg, value: i16 },
    /// The other binary operators.
    Binary { op: BinaryOp, dst: Reg, left: Reg, right: Reg },
    /// `left op= right`: tries the in-place method first. All thirteen operators.
    InPlace { op: BinaryOp, dst: Reg, left: Reg, right: Reg },
    /// `left += a small int`: like `InPlace`, and as fast as `AddInt` where the left side is an int.
    InPlaceAddInt { dst: Reg, left: Reg, value: i16 },
    InPlaceSubInt { dst: Reg, left: Reg, value: i16 },
    Unary { op: UnaryOp, dst: Reg, src: Reg },
    Not { dst: Reg, src: Reg },
    /// r[dst] = True or False by the truth of r[src].
    ToBool { dst: Reg, src: Reg },
    Compare { op: CompareOp, dst: Reg, left: Reg, right: Reg },

    // --- jumps ---
    Jump { target: CodeOffset },
    /// A jump backwards: here the budget is checked.
    JumpBack { target: CodeOffset },
    JumpIfTrue { condition: Reg, target: CodeOffset },
    JumpIfFalse { condition: Reg, target: CodeOffset },
    JumpIfNone { value: Reg, target: CodeOffset },
    JumpIfNotNone { value: Reg, target: CodeOffset },
    /// Jumps unless r[left] < r[right] is true; likewise the next five. All forward.
    JumpUnlessLt { left: Reg, right: Reg, jump: Jump },
    JumpUnlessLe { left: Reg, right: Reg, jump: Jump },
    JumpUnlessEq { left: Reg, right: Reg, jump: Jump },
    JumpUnlessNe { left: Reg, right: Reg, jump: Jump },
    JumpUnlessGt { left: Reg, right: Reg, jump: Jump },
    JumpUnlessGe { left: Reg, right: Reg, jump: Jump },
    /// The same against a small int that stands on the right.
    JumpUnlessLtInt { left: Reg, value: i16, jump: Jump },
    JumpUnlessLeInt { left: Reg, value: i16, jump: Jump },
    JumpUnlessEqInt { left: Reg, value: i16, jump: Jump },
    JumpUnlessNeInt { left: Reg, value: i16, jump: Jump },
    JumpUnlessGtInt { left: Reg, value: i16, jump: Jump },
    JumpUnlessGeInt { left: Reg, value: i16, jump: Jump },

    // --- attributes and items ---
    GetAttr { dst: Reg, object: Reg, site: AttrSite },
    SetAttr { object: Reg, site: AttrSite, src: Reg },
    DeleteAttr { object: Reg, site: AttrSite },
    /// Before a method call: r[base] = the function and r[base+1] = the receiver, or r[base] = the attribute's
    /// value and r[base+1] = nothing. `object` may be base or base+1.
    LoadMethod { base: Reg, object: Reg, site: AttrSite },
    /// Like `LoadMethod` for `super().name(...)`: r[base] holds `super`, r[base+1] the class and r[base+2] the
    /// first argument (self); the result is written to r[base] and r[base+1].
    LoadSuperMethod { base: Reg, site: AttrSite },
    /// Like `LoadMethod`, for the methods of `with`, found on the type; TypeError if it has none.
    LoadSpecial { method: SpecialMethod, base: Reg, object: Reg },
    GetItem { dst: Reg, object: Reg, index: Reg },
    /// r[object][a small int that is not negative].
    GetItemInt { dst: Reg, object: Reg, value: i16 },
    SetItem { object: Reg, index: Reg, src: Reg },
    DeleteItem { object: Reg, index: Reg },
    /// r[dst] = slice(r[start], r[start+1], r[start+2]).
    BuildSlice { dst: Reg, start: Reg },

    // --- displays ---
    BuildList { dst: Reg, start: Reg, count: u16 },
    BuildTuple { dst: Reg, start: Reg, count: u16 },
    BuildSet { dst: Reg, start: Reg, count: u16 },
    /// `count` pairs of key and value, side by side from `start` on.
    BuildDict { dst: Reg, start: Reg, count: u16 },
    /// Concatenates strings: the end of an f-string.
    BuildString { dst: Reg, start: Reg, count: u16 },
    ListAppend { list: Reg, item: Reg },
    /// `*iterable` in a list or tuple display, or among the arguments of a call: the TypeError says "Value after * must be an iterable, not X".
    ListExtend { list: Reg, iterable: Reg },
    ListToTuple { dst: Reg, list: Reg },
    SetAdd { set: Reg, item: Reg },
    SetUpdate { set: Reg, iterable: Reg },
    DictInsert { dict: Reg, key: Reg, value: Reg },
    /// `**mapping` in a dict display.
    DictUpdate { dict: Reg, mapping: Reg },
    /// `**mapping` in a call: a key that is there already is a TypeError that names r[function].
    DictMerge { dict: Reg, mapping: Reg, function: Reg },
    /// Formats r[src] for an f-string; `spec` is a register or `Reg::NONE`.
    FormatValue { conversion: Conversion, dst: Reg, src: Reg, spec: Reg },

    // --- unpacking ---
    /// Exactly `count` values of r[src] into r[start]...
    UnpackSequence { src: Reg, start: Reg, count: u16 },
    /// `before` values, then a list of the others, then `after` values.
    UnpackStar { before: u8, src: Reg, start: Reg, after: u16 },

    // --- iteration ---
    GetIter { dst: Reg, src: Reg },
    /// r[dst] = the iterator's next value, or the jump when there is none. The jump is forward.
    ForNext { dst: Reg, iterator: Reg, jump: Jump },
    GetAsyncIter { dst: Reg, src: Reg },
    /// r[dst] = the awaitable of the asynchronous iterator's next value.
    GetAsyncNext { dst: Reg, iterator: Reg },
    /// The handler of an `async for`: goes on if the exception is StopAsyncIteration, else raises it again.
    EndAsyncFor { exception: Reg },

    // --- calls ---
    /// Calls r[base] with the `argc` arguments from r[base+1] on, which it consumes.
    Call { dst: Reg, base: Reg, argc: u16 },
    /// After `LoadMethod`: the arguments start at r[base+2]; the receiver, if there is one, comes before them.
    CallMethod { dst: Reg, base: Reg, argc: u16 },
    /// A call with keywords: the arguments start at r[base+1], those by name last.
    CallKeywords { dst: Reg, base: Reg, site: CallSiteId },
    /// The same after `LoadMethod`: the arguments start at r[base+2].
    CallMethodKeywords { dst: Reg, base: Reg, site: CallSiteId },
    /// r[base+1] is the tuple of positional arguments, r[base+2] the dict of those by name, or nothing (cleared).
    CallSpread { dst: Reg, base: Reg },
    /// `super()` without arguments: r[base] is the callee, r[base+1] the class (from the cell `__class__`), r[base+2] the
    /// first argument of the function. If the callee is not the built-in `super` it is called without arguments.
    CallSuper { dst: Reg, base: Reg },
    /// The first `held` registers may hold something, which is dropped.
    Return { src: Reg, held: u16 },
    ReturnNone { held: u16 },

    // --- generators and coroutines ---
    /// The first instruction of a generator's, coroutine's or async generator's code: makes the object and returns it.
    /// Nothing before it but `MakeCell`.
    ReturnGenerator {},
    /// Suspends with r[src]; r[dst] = what is sent in.
    Yield { dst: Reg, src: Reg },
    /// Runs the awaitable r[src] to its end; r[dst] = its result. TypeError if it is not one.
    Await { dst: Reg, src: Reg },
    /// `yield from`: r[src] is any iterable; r[dst] = its return value.
    YieldFrom { dst: Reg, src: Reg },

    // --- functions and classes ---
    /// r[dst] = a function. From r[start] on: the tuple of defaults, the dict of keyword-only defaults, the dict of
    /// annotations, the tuple of the closure's cells; each may be None. `start` is `Reg::NONE` if there are none of them.
    MakeFunction { dst: Reg, start: Reg, code: CodeId },
    /// r[dst] = the built-in that `class` statements call with the body's function, the name, the bases, the keywords.
    LoadBuildClass { dst: Reg },

    // --- exceptions ---
    /// `raise r[exception] from r[cause]`; `cause` may be `Reg::NONE`.
    Raise { exception: Reg, cause: Reg },
    /// A bare `raise`: RuntimeError when no exception is being handled.
    RaiseAgain {},
    /// Raises r[exception] once more at the end of a handler or `finally`, its traceback kept as it is.
    Reraise { exception: Reg },
    /// r[exception] is being handled from here on; r[save] keeps what was before.
    EnterHandler { save: Reg, exception: Reg },
    /// The handler is over.
    LeaveHandler { save: Reg },
    /// r[dst] = whether r[exception] is one of r[kind], a class or a tuple of classes. TypeError otherwise.
    MatchException { dst: Reg, exception: Reg, kind: Reg },
    /// `except* kind`: r[dst] = the part that matches, or None; r[dst+1] = the rest, or None. r[exception] may be None,
    /// then both are.
    MatchExceptionGroup { dst: Reg, exception: Reg, kind: Reg },
    /// r[dst] = AssertionError, the class.
    LoadAssertionError { dst: Reg },

    // --- imports ---
    /// r[dst] = __import__(name, globals, locals, r[from_list], level); from_list is a register that holds a tuple or None.
    ImportName { level: u8, dst: Reg, name: u16, from_list: Reg },
    /// r[dst] = the attribute or submodule; ImportError if there is none.
    ImportFrom { dst: Reg, module: Reg, name: u16 },

    // --- match statements ---
    /// r[dst] = len(r[src]).
    GetLength { dst: Reg, src: Reg },
    MatchSequence { dst: Reg, src: Reg },
    MatchMapping { dst: Reg, src: Reg },
    /// r[dst] = the tuple of the values of r[keys] (a tuple) in r[src], or None when one is missing.
    MatchKeys { dst: Reg, src: Reg, keys: Reg },
    /// r[dst] = the tuple of attributes that a class pattern asks for, or None. r[start] is the subject, r[start+1]
    /// the class, r[start+2] the tuple of keyword names. `count` is the number of positional patterns.
    MatchClass { dst: Reg, start: Reg, count: u16 },
    /// r[dst] = a new dict with what r[src] has apart from the keys in r[keys] (a tuple): `**rest` of a mapping pattern.
    DictWithout { dst: Reg, src: Reg, keys: Reg },

    /// A rare operation, by name.
    Intrinsic { operation: Intrinsic, dst: Reg, start: Reg },

    // --- specialised forms: the VM writes them over the general ones, the compiler never emits them ---
    /// `GetAttr` whose cache says: an instance's slot at a known shape.
    GetAttrSlot { dst: Reg, object: Reg, site: AttrSite },
    /// `SetAttr` whose cache says: an instance's slot at a known shape, or the next one.
    SetAttrSlot { object: Reg, site: AttrSite, src: Reg },
    /// `LoadMethod` whose cache says: a plain function on the class of an instance at a known shape.
    LoadMethodCached { base: Reg, object: Reg, site: AttrSite },
    /// `LoadMethod` whose cache says: a method of a built-in type whose instances have no attributes.
    LoadMethodNative { base: Reg, object: Reg, site: AttrSite },
    /// `GetAttr` of a module, and `LoadMethod` of one, whose cache says: an entry of its dict.
    GetAttrModule { dst: Reg, object: Reg, site: AttrSite },
    LoadMethodModule { base: Reg, object: Reg, site: AttrSite },
    /// `LoadGlobal` whose cache says: an entry of the globals.
    LoadGlobalCached { dst: Reg, name: NameId },
    /// `LoadGlobal` whose cache says: an entry of the built-ins.
    LoadBuiltinCached { dst: Reg, name: NameId },
    /// `ForNext` over a range.
    ForNextRange { dst: Reg, iterator: Reg, jump: Jump },
    /// `ForNext` over a list.
    ForNextList { dst: Reg, iterator: Reg, jump: Jump },

    // --- fused forms: written over the first of two instructions while code is loaded, they do both in one step where that
    // --- is quick. The second one stays in its place: it is jumped to, and reached where there is no quick way. ---
    /// `JumpBack` to a `ForNext`, of which these are the registers, and its step. The jump goes behind the `ForNext`. It
    /// becomes one of the next two, or a `JumpBack`, by what is iterated over when it is met first.
    LoopBack { dst: Reg, iterator: Reg, jump: Jump },
    LoopBackRange { dst: Reg, iterator: Reg, jump: Jump },
    LoopBackList { dst: Reg, iterator: Reg, jump: Jump },
    /// `AddInt` and the `GetItem` whose index it makes.
    AddIntThenItem { dst: Reg, left: Reg, value: i16 },
    /// `SubInt` and the `GetItem` whose index it makes.
    SubIntThenItem { dst: Reg, left: Reg, value: i16 },
    /// `Mul` and the `Add` whose right operand it makes.
    MulThenAdd { dst: Reg, left: Reg, right: Reg },
    /// `Mul` into one of its own operands, and the `InPlace` addition of it: r[sum] += r[left] * r[right].
    MulThenInPlaceAdd { sum: Reg, left: Reg, right: Reg },
    /// `GetItem` and the one that takes an item of that item, into the same register.
    GetItemThenItem { dst: Reg, object: Reg, index: Reg },
    /// `BuildSlice` and the `GetItem` or `SetItem` whose index it makes.
    BuildSliceThenItem { dst: Reg, start: Reg },
    BuildSliceThenSetItem { dst: Reg, start: Reg },
    /// `SubInt` and the `Call` whose last argument it makes.
    SubIntThenCall { dst: Reg, left: Reg, value: i16 },
    /// `Add` into one of its own operands, and the `Return` of it.
    AddThenReturn { dst: Reg, left: Reg, right: Reg },
}

const _: () = assert!(size_of::<Instruction>() == 8, "an instruction is 8 bytes");
