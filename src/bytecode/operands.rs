//! What instructions are made of. Every index has a type of its own.

use std::fmt;

macro_rules! index {
    ($(#[doc = $doc:literal])* $name:ident($int:ty) $prefix:literal) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub $int);

        impl $name {
            /// As an index into the table that this type stands for.
            #[inline(always)]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, concat!($prefix, "{}"), self.0)
            }
        }
    };
}

index! {
    /// A register of the running frame: parameters first, then the other locals, then temporaries.
    Reg(u16) "r"
}
index! {
    /// A constant of the code object.
    ConstId(u32) "k"
}
index! {
    /// A name of the code object: of a global, an import, an entry of a class body's namespace.
    NameId(u32) "n"
}
index! {
    /// A place that reads or writes an attribute, with an inline cache of its own.
    AttrSite(u16) "a"
}
index! {
    /// A call that passes keywords: how many arguments there are, and the names of the last ones.
    CallSiteId(u16) "c"
}
index! {
    /// A code object nested in this one.
    CodeId(u16) "code"
}
index! {
    /// A cell of the running function's closure.
    FreeIndex(u16) "f"
}
index! {
    /// An instruction of the code object, by its number.
    CodeOffset(u32) "@"
}

impl Reg {
    /// Stands for "no register" where an operand is optional.
    pub const NONE: Reg = Reg(u16::MAX);

    /// The register `count` after this one. It may wrap around: such code is thrown away, with a message.
    #[inline(always)]
    pub fn after(self, count: u16) -> Reg {
        Reg(self.0.wrapping_add(count))
    }
}

/// A short jump, counted in instructions from the one after the jump.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Jump(pub i16);

impl fmt::Display for Jump {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:+}", self.0)
    }
}

macro_rules! closed_enum {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $variant_doc:literal])* $variant:ident = $text:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[doc = $variant_doc])* $variant,)* }

        impl $name {
            /// As it is written: an operator's sign, a special method's name.
            pub fn text(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.text())
            }
        }
    };
}

closed_enum! {
    /// The binary operators.
    BinaryOp {
        Add = "+", Sub = "-", Mul = "*", TrueDiv = "/", FloorDiv = "//", Mod = "%", Pow = "**", MatMul = "@",
        LShift = "<<", RShift = ">>", And = "&", Or = "|", Xor = "^",
    }
}
closed_enum! {
    /// The comparisons; `Exception` matching is an instruction of its own.
    CompareOp {
        Lt = "<", Le = "<=", Eq = "==", Ne = "!=", Gt = ">", Ge = ">=",
        Is = "is", IsNot = "is not", In = "in", NotIn = "not in",
    }
}
closed_enum! {
    /// The unary operators; `not` is an instruction of its own.
    UnaryOp { Negative = "-", Positive = "+", Invert = "~", }
}
closed_enum! {
    /// The conversion of a replacement field.
    Conversion { None = "", Str = "!s", Repr = "!r", Ascii = "!a", }
}
closed_enum! {
    /// Methods that statements look up on the type, past the instance.
    SpecialMethod {
        Enter = "__enter__", Exit = "__exit__", AsyncEnter = "__aenter__", AsyncExit = "__aexit__",
    }
}
closed_enum! {
    /// Rare operations that share one instruction. Each says what its operands are.
    Intrinsic {
        /// The prompt's echo: prints the value of r[start] unless it is None, and keeps it as `_`.
        PrintExpression = "print expression",
        /// `from module import *`: r[start] is the module, the namespace is the frame's.
        ImportStar = "import star",
        /// What is left of an `except*` statement: r[start] is the original exception, r[start+1] a list
        /// of what the handlers raised and what nobody took (None entries are skipped).
        /// dst becomes the exception to raise, or None.
        PrepareReraiseStar = "prepare reraise star",
        /// The only positional arguments of a call are `*iterable`: r[start] is the function, r[start+1] the iterable, dst
        /// becomes the tuple of it. TypeError that names the function: "f() argument after * must be an iterable, not int".
        SpreadArguments = "spread arguments",
        /// The only arguments by name of a call are `**mapping`: r[start] is the function, r[start+2] the mapping, dst
        /// becomes a dict of it, which may be the mapping itself: nobody may change it. TypeError as for `DictMerge`.
        SpreadKeywords = "spread keywords",
        /// What `__exit__` is called with: r[start] is an exception; dst, dst+1 and dst+2 become its type, itself and
        /// its traceback (or None).
        ExceptionTriple = "exception triple",
        /// TypeError unless r[start] can be awaited: "'async with' received an object from __aenter__ that does not
        /// implement __await__: X". dst becomes r[start].
        CheckAsyncEnter = "check async enter",
        /// The same for what `__aexit__` gives.
        CheckAsyncExit = "check async exit",
        /// A TypeVar: r[start] its name, r[start+1] None or the function that evaluates its bound or
        /// constraints, r[start+2] None or the function that evaluates its default.
        TypeVar = "type variable",
        /// A ParamSpec: r[start] its name, r[start+1] None or the function that evaluates its default.
        ParamSpec = "parameter specification",
        /// A TypeVarTuple: r[start] its name, r[start+1] None or the function that evaluates its default.
        TypeVarTuple = "type variable tuple",
        /// A `type` statement: r[start] its name, r[start+1] a tuple of type parameters or None,
        /// r[start+2] the function that evaluates its value.
        TypeAlias = "type alias",
        /// The `Generic[...]` base of a class with type parameters: r[start] the tuple of them.
        SubscriptGeneric = "subscript generic",
        /// Makes sure that `__annotations__` is in the frame's namespace. No operands.
        SetupAnnotations = "set up annotations",
        /// dst becomes a dict of the frame's namespace: what `locals()` gives in a class body.
        Locals = "locals",
        /// r[start] is a function, r[start+1] the tuple of type parameters to store on it.
        SetTypeParams = "set type params",
    }
}
