//! The instruction set and the code objects that carry it. This room knows no other.
//!
//! - [`instruction`]: every instruction, declared once; names, listings and sizes derive from there.
//! - [`operands`]: the newtypes that instructions are made of, so that no bare integer is an index.
//! - [`code`]: what the compiler makes of a function, class body or module.
//! - [`jumps`]: which instructions jump, and where to.
//! - [`place`]: an instruction of a code object, as reports name it.
//! - [`source`]: the text a code object came from, for tracebacks and reports.
//! - [`surrogate`]: how strings, which are UTF-8 in this house, hold lone surrogates.
//! - [`disassemble`]: the listing of `rondo dis`.

pub mod code;
mod constant_text;
pub mod disassemble;
pub mod instruction;
pub mod jumps;
pub mod operands;
pub mod place;
pub mod source;
pub mod surrogate;

pub use code::{CallSite, Code, CodeFlags, Constant, Handler};
pub use instruction::Instruction;
pub use operands::{
    AttrSite, BinaryOp, CallSiteId, CodeId, CodeOffset, CompareOp, ConstId, Conversion, FreeIndex, Intrinsic,
    Jump, NameId, Reg, SpecialMethod, UnaryOp,
};
pub use place::Place;
pub use source::{SourceText, Span};
