//! Functions of Rust that scripts call: how one is declared, and how its arguments are bound.
//!
//! A function is declared once, by [`natives!`](crate::natives): a doc line, its signature as Python's `help` would
//! show it, and its body. The signature binds the arguments: the body gets one value a parameter, `Undef` for one
//! that was not passed, a tuple for `*args`, a dict (or `Undef`) for `**kwargs`.
//!
//! The signature may be led by a word that says what is declared:
//! - `name(self, …)`: a function or method,
//! - `@static name(…)`, `@class name(cls, …)`: a static or class method,
//! - `@new name(cls, …)`: the type's `__new__`,
//! - `@get name(self)`, `@set name(self, value)`: an attribute; the setter gets `Undef` to delete,
//! - `@async name(…)`: a function or method that does nothing but make a coroutine of Rust ([`super::at_once`]),
//! - `@frame name(…)`: a function that looks at its caller's frame: it is the last of `vm.frames` during the call.

use crate::object::{Ref, Value};

use super::{Vm, VmResult};

/// The body of a function of Rust. `args` has exactly one value for each parameter of the signature.
pub type NativeBody = fn(&mut Vm, &[Value]) -> VmResult<Value>;

pub use crate::object::QuickBody;

/// A declared function of Rust.
#[derive(Clone, Copy)]
pub struct Native {
    /// As it was declared, with the leading word.
    pub signature: &'static str,
    pub doc: &'static str,
    pub body: NativeBody,
    pub quick: Option<QuickBody>,
    pub arity: Arity,
}

/// What a signature says, as far as plain calls need it. Worked out while compiling.
#[derive(Clone, Copy, Debug)]
pub struct Arity {
    pub kind: NativeKind,
    /// Where the name starts and ends in the signature.
    pub name: (u8, u8),
    /// How many values the body gets.
    pub parameters: u8,
    /// Fewest arguments by position.
    pub least: u8,
    /// Most arguments by position; `u8::MAX` with `*args`.
    pub most: u8,
    /// Which parameter is `*args`, if nothing must be given by name; else `u8::MAX`.
    pub rest: u8,
    /// Whether there is `*args`, or a parameter that must be given by name: every call is bound the long way, but for one
    /// with arguments by position only, if `rest` says where they go. If not, such a call gets `Undef` for all other
    /// parameters.
    pub long: bool,
    /// It makes a coroutine of Rust.
    pub makes_coroutine: bool,
}

/// What the leading word of a signature says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NativeKind {
    Plain,
    Static,
    Class,
    New,
    Get,
    Set,
    Frame,
}

impl Native {
    /// The function's name.
    pub fn name(&self) -> &'static str {
        &self.signature[usize::from(self.arity.name.0)..usize::from(self.arity.name.1)]
    }

    /// What stands between the parentheses of the signature.
    pub fn parameters(&self) -> &'static str {
        let open = usize::from(self.arity.name.1) + 1;
        &self.signature[open..self.signature.len() - 1]
    }
}

/// Reads a signature. Panics while compiling if it is malformed.
pub const fn arity(signature: &str) -> Arity {
    let text = signature.as_bytes();
    let mut at = 0;
    let mut kind = NativeKind::Plain;
    let mut makes_coroutine = false;
    if text[0] == b'@' {
        kind = match (text[1], text[2]) {
            (b's', b't') => NativeKind::Static,
            (b's', b'e') => NativeKind::Set,
            (b'c', _) => NativeKind::Class,
            (b'n', _) => NativeKind::New,
            (b'g', _) => NativeKind::Get,
            (b'f', _) => NativeKind::Frame,
            (b'a', _) => {
                makes_coroutine = true;
                NativeKind::Plain
            }
            _ => panic!("unknown leading word in a native's signature"),
        };
        while text[at] != b' ' {
            at += 1;
        }
        at += 1;
    }
    let start = at;
    while text[at] != b'(' {
        at += 1;
    }
    let mut arity = Arity {
        kind,
        name: (start as u8, at as u8),
        parameters: 0,
        least: 0,
        most: 0,
        rest: u8::MAX,
        long: false,
        makes_coroutine,
    };
    assert!(text[text.len() - 1] == b')', "a native's signature ends with a parenthesis");
    at += 1;
    let (mut keyword_only, mut needs_name) = (false, false);
    while at < text.len() - 1 {
        let first = at;
        let mut depth = 0;
        let mut has_default = false;
        let mut quote = 0u8;
        while at < text.len() - 1 && (depth > 0 || quote != 0 || text[at] != b',') {
            match text[at] {
                b'\'' if quote == 0 => quote = b'\'',
                b'\'' => quote = 0,
                b'(' | b'[' if quote == 0 => depth += 1,
                b')' | b']' if quote == 0 => depth -= 1,
                b'=' if quote == 0 => has_default = true,
                _ => {}
            }
            at += 1;
        }
        let length = at - first;
        if text[first] == b'*' {
            if length > 1 {
                arity.parameters += 1;
                if text[first + 1] != b'*' {
                    arity.rest = arity.parameters - 1;
                    arity.most = u8::MAX;
                    arity.long = true;
                }
            }
            keyword_only = true;
        } else if !(text[first] == b'/' && length == 1) {
            arity.parameters += 1;
            if !keyword_only {
                arity.most += 1;
                if !has_default {
                    arity.least += 1;
                }
            } else if !has_default {
                arity.long = true;
                needs_name = true;
            }
        }
        at += 1;
        while at < text.len() - 1 && text[at] == b' ' {
            at += 1;
        }
    }
    if needs_name {
        arity.rest = u8::MAX;
    }
    arity
}

/// Declares functions of Rust as a constant table.
///
/// ```ignore
/// natives! {
///     pub const METHODS;
///     /// Append object to the end of the list.
///     "append(self, object, /)" => |vm, [this, object]| { … Ok(Value::None) }
///     /// Add an element to a set.
///     "add(self, object, /)" quick quick_set_add => |vm, [this, object]| { … }
/// }
/// ```
/// What follows `quick` does the usual case of what the body does ([`QuickBody`]).
#[macro_export]
macro_rules! natives {
    ($visibility:vis const $table:ident;
     $($(#[doc = $doc:literal])* $signature:literal $(quick $quick:path)? => |$vm:ident, [$($arg:pat),* $(,)?]| $body:block)*) => {
        $visibility const $table: &[$crate::vm::Native] = &[$(
            $crate::vm::Native {
                signature: $signature,
                doc: concat!($($doc, "\n",)* ""),
                body: {
                    #[allow(unused_variables)]
                    fn body(
                        $vm: &mut $crate::vm::Vm,
                        args: &[$crate::object::Value],
                    ) -> $crate::vm::VmResult<$crate::object::Value> {
                        let [$($arg),*] = args else {
                            unreachable!("a native gets one value for each parameter: {}", $signature)
                        };
                        $body
                    }
                    body
                },
                quick: {
                    let quick: &[$crate::vm::native::QuickBody] = &[$($quick)?];
                    if quick.is_empty() { None } else { Some(quick[0]) }
                },
                arity: $crate::vm::native::arity($signature),
            },
        )*];
    };
}

/// What is sent into a suspended coroutine or generator.
#[derive(Debug)]
pub enum Input {
    Send(Value),
    Throw(super::Raised),
}

/// What a resumed coroutine or generator does, if it does not raise.
#[derive(Debug)]
pub enum Step {
    /// It is suspended, and gives this to whoever drives it.
    Yield(Value),
    /// It ended with this result.
    Return(Value),
}

/// One step of an awaitable of Rust.
pub type ResumeHook = fn(&mut Vm, &Ref, Input) -> VmResult<Step>;

/// Fast paths of a type of `Kind::Native`, beside the methods in its namespace.
#[derive(Clone, Copy, Default)]
#[allow(clippy::type_complexity)]
pub struct Hooks {
    /// An iterator's step: `None` at the end. Serves `for`, `next()` and `__next__`.
    pub next: Option<fn(&mut Vm, &Ref) -> VmResult<Option<Value>>>,
    /// An awaitable's step, first with `Send(None)`: futures, native coroutines. Serves `await`, tasks, `send`, `throw`.
    /// A native coroutine never awaits a coroutine of a script.
    pub resume: Option<ResumeHook>,
    /// Runs before an object ends that wants a finaliser (`Trace::wants_finalizer`).
    pub finalize: Option<fn(&mut Vm, &Ref) -> VmResult<()>>,
    /// What a call of the object does, with all arguments bound by the callee: positional ones, then by name.
    pub call: Option<
        fn(&mut Vm, &Ref, Vec<Value>, Vec<(crate::object::Gc<crate::object::Str>, Value)>) -> VmResult<Value>,
    >,
    /// A step of an awaitable that does nothing but give way for a turn. It touches nothing but the object.
    pub turn: Option<fn(&Ref) -> Turn>,
    /// What scripts see where the object was yielded to whoever drives it, if it stands for something else. Only the event
    /// loop takes it as it is.
    pub reveal: Option<fn(&mut Vm, &Ref) -> Value>,
    /// The bytes that it lends, as `memoryview` does; nothing if it lends none any more.
    pub buffer: Option<fn(&Ref) -> Option<Vec<u8>>>,
}

impl Hooks {
    /// No fast paths.
    pub const NONE: Hooks = Hooks {
        next: None,
        resume: None,
        finalize: None,
        call: None,
        turn: None,
        reveal: None,
        buffer: None,
    };
}

/// What a step of an awaitable comes to, if it only gives way for a turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// It gives way now: it yields None.
    Begins,
    /// The turn is over: the result is None.
    Ends,
    /// It does something else, and nothing was done: it is to be resumed.
    Other,
}
