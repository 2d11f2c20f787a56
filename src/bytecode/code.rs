//! Code objects: what the compiler makes of a module, a class body, a function, a lambda, a comprehension.

use std::rc::Rc;

use num_bigint::BigInt;

use super::{CodeOffset, Instruction, NameId, Reg, SourceText, Span};

/// A constant, still apart from any heap; the VM makes a value of it when the code object is loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    BigInt(BigInt),
    Float(f64),
    /// Real and imaginary part.
    Complex(f64, f64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Constant>),
    /// The elements in the order of the source. As CPython's compiler does, the VM builds a frozenset of them and then
    /// another one of that one's elements in its order: the order of iteration shows it.
    FrozenSet(Vec<Constant>),
}

/// What kind of code this is. A plain function has all flags off but `optimized`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeFlags {
    /// Locals live in registers (functions); off in modules and class bodies, whose names live in a namespace.
    pub optimized: bool,
    /// Has a `*args` parameter.
    pub varargs: bool,
    /// Has a `**kwargs` parameter.
    pub varkeywords: bool,
    /// Defined inside another function.
    pub nested: bool,
    pub generator: bool,
    pub coroutine: bool,
    pub async_generator: bool,
    /// The body of a class statement.
    pub class_body: bool,
    /// Defined directly in a class body; used by nothing but introspection.
    pub method: bool,
    /// Compiled under `from __future__ import annotations`.
    pub future_annotations: bool,
}

/// A range of instructions whose exceptions go to a handler. Of two ranges that hold an instruction the
/// one that stands first in the table is the inner one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First instruction covered.
    pub start: CodeOffset,
    /// The instruction after the last one covered.
    pub end: CodeOffset,
    /// Where the frame goes on.
    pub target: CodeOffset,
    /// The register that receives the exception.
    pub exception: Reg,
}

/// The shape of a call with keywords: the last `keywords.len()` of `argc` arguments are passed by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallSite {
    /// All arguments, those by name included.
    pub argc: u16,
    pub keywords: Vec<NameId>,
}

/// The compiled form of one scope.
///
/// Registers: the positional parameters (positional-only ones first), the keyword-only ones, `*args`,
/// `**kwargs`, then the other locals, then temporaries. `local_names` names the registers up to the temporaries.
/// A local that an inner scope uses lives in a cell that its register holds; the code makes the cell itself
/// (`MakeCell`), at its start.
#[derive(Debug)]
pub struct Code {
    pub name: Rc<str>,
    pub qualname: Rc<str>,
    pub flags: CodeFlags,
    /// Parameters that can be passed by position, positional-only ones included; `*args` is not counted.
    pub positional_count: u16,
    pub positional_only_count: u16,
    pub keyword_only_count: u16,
    /// How many registers a frame needs.
    pub register_count: u16,
    /// The names of the locals, by register.
    pub local_names: Vec<Rc<str>>,
    /// The locals that live in cells.
    pub cell_registers: Vec<Reg>,
    /// The registers of names that live in comprehensions only, in their order.
    pub comprehension_registers: Vec<Reg>,
    /// The names of the closure's cells, by `FreeIndex`.
    pub free_names: Vec<Rc<str>>,
    pub instructions: Vec<Instruction>,
    /// The source of each instruction, one for one.
    pub spans: Vec<Span>,
    pub constants: Vec<Constant>,
    pub names: Vec<Rc<str>>,
    /// The attribute's name for each `AttrSite`.
    pub attr_sites: Vec<NameId>,
    pub call_sites: Vec<CallSite>,
    /// The code objects of functions, lambdas, classes and comprehensions in this one.
    pub codes: Vec<Rc<Code>>,
    pub handlers: Vec<Handler>,
    /// The line of the `def`, `class` or `lambda` (of its first decorator if it has any), from 1.
    pub first_line: u32,
    /// The docstring of a function, class or module.
    pub doc: Option<Rc<str>>,
    pub source: Rc<SourceText>,
}

impl Code {
    /// How many parameters there are, `*args` and `**kwargs` included: they are the first registers.
    pub fn parameter_count(&self) -> usize {
        usize::from(self.positional_count)
            + usize::from(self.keyword_only_count)
            + usize::from(self.flags.varargs)
            + usize::from(self.flags.varkeywords)
    }

    /// The line of an instruction, from 1.
    pub fn line_of(&self, offset: usize) -> u32 {
        self.spans.get(offset).map_or(self.first_line, |span| self.source.line(span.start))
    }
}
