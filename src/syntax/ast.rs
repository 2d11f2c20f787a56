//! The abstract syntax tree: CPython 3.13's `ast`, in Rust.
//!
//! Nodes, fields and their order are those of the `ast` module's documentation, so that whoever knows the one
//! reads the other, and so that `ast.dump` is an oracle for the parser. The differences:
//! - there is no `ctx`: whether a name is loaded, stored or deleted follows from where it stands, and the parser
//!   has already refused what cannot be a target;
//! - spans are byte offsets, and some names carry a span of their own, because error messages point at them;
//! - `Dict` pairs its keys with its values.
//!
//! **Depth.** Everything that walks a tree recurses, and so does dropping it. Therefore an expression knows how
//! deep it is, and the parser refuses a script in which that passes [`MAX_DEPTH`]. Statements nest at most 100
//! deep by indentation, and `elif` chains count like expressions.

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use num_bigint::BigInt;

pub use super::depth::MAX_DEPTH;
use super::span::Span;

/// An identifier in NFKC form. Equal names of one module share their text, so a clone costs a count.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Rc<str>);

impl Name {
    pub fn new(text: &str) -> Self {
        Self(Rc::from(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn as_rc(&self) -> &Rc<str> {
        &self.0
    }
}

impl Deref for Name {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// A name together with where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Identifier {
    pub name: Name,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    pub body: Vec<Stmt>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    /// `def` and `async def`. The span starts at `def` or `async`, behind the decorators.
    FunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return {
        value: Option<Expr>,
    },
    Delete {
        targets: Vec<Expr>,
    },
    /// `a = b = value`: `targets` are `a`, `b`.
    Assign {
        targets: Vec<Expr>,
        value: Expr,
    },
    /// `type Name[T] = value`
    TypeAlias {
        name: Identifier,
        type_params: Vec<TypeParam>,
        value: Expr,
    },
    AugAssign {
        target: Expr,
        op: Operator,
        value: Expr,
    },
    AnnAssign {
        target: Expr,
        annotation: Expr,
        value: Option<Expr>,
        /// The target is a name without parentheses, and so a local variable and an entry of `__annotations__`.
        simple: bool,
    },
    For {
        is_async: bool,
        target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    While {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    /// `elif` is an `If` alone in `orelse`, whose span starts at `elif`.
    If {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    With {
        is_async: bool,
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    Match {
        subject: Expr,
        cases: Vec<MatchCase>,
    },
    Raise {
        exc: Option<Expr>,
        cause: Option<Expr>,
    },
    Try {
        body: Vec<Stmt>,
        handlers: Vec<ExceptHandler>,
        orelse: Vec<Stmt>,
        finalbody: Vec<Stmt>,
    },
    /// The handlers are `except*`.
    TryStar {
        body: Vec<Stmt>,
        handlers: Vec<ExceptHandler>,
        orelse: Vec<Stmt>,
        finalbody: Vec<Stmt>,
    },
    Assert {
        test: Expr,
        msg: Option<Expr>,
    },
    Import {
        names: Vec<Alias>,
    },
    /// `from ..module import names`, `level` being the number of dots.
    ImportFrom {
        module: Option<Identifier>,
        names: Vec<Alias>,
        level: u32,
    },
    Global {
        names: Vec<Identifier>,
    },
    Nonlocal {
        names: Vec<Identifier>,
    },
    Expr(Expr),
    Pass,
    Break,
    Continue,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FunctionDef {
    pub is_async: bool,
    pub name: Identifier,
    pub type_params: Vec<TypeParam>,
    pub params: Parameters,
    pub body: Vec<Stmt>,
    /// The expressions behind `@`.
    pub decorators: Vec<Expr>,
    pub returns: Option<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ClassDef {
    pub name: Identifier,
    pub type_params: Vec<TypeParam>,
    pub bases: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    pub body: Vec<Stmt>,
    pub decorators: Vec<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
    /// One more than the deepest child's. See the head of this file.
    pub(super) depth: u16,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `a or b or c` is one node with three values.
    BoolOp {
        op: BoolOp,
        values: Vec<Expr>,
    },
    /// `target := value`; the target is a `Name`.
    NamedExpr {
        target: Box<Expr>,
        value: Box<Expr>,
    },
    BinOp {
        left: Box<Expr>,
        op: Operator,
        right: Box<Expr>,
    },
    UnaryOp {
        op: UnaryOp,
        operand: Box<Expr>,
    },
    Lambda {
        params: Box<Parameters>,
        body: Box<Expr>,
    },
    IfExp {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Box<Expr>,
    },
    Dict {
        items: Vec<DictItem>,
    },
    Set {
        elts: Vec<Expr>,
    },
    ListComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    SetComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    DictComp {
        key: Box<Expr>,
        value: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    GeneratorExp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    Await {
        value: Box<Expr>,
    },
    Yield {
        value: Option<Box<Expr>>,
    },
    YieldFrom {
        value: Box<Expr>,
    },
    /// `left ops[0] comparators[0] ops[1] comparators[1] …`
    Compare {
        left: Box<Expr>,
        ops: Vec<CmpOp>,
        comparators: Vec<Expr>,
    },
    /// Positional arguments (`*iterable` is a `Starred` among them) and keywords (`**mapping` has no name), each
    /// in source order.
    Call {
        func: Box<Expr>,
        args: Vec<Expr>,
        keywords: Vec<Keyword>,
    },
    /// `{value!conversion:format_spec}`, only inside a `JoinedStr`. The `=` of `{x=}` has become a constant
    /// before it.
    FormattedValue {
        value: Box<Expr>,
        conversion: Option<Conversion>,
        /// A `JoinedStr`.
        format_spec: Option<Box<Expr>>,
    },
    /// An f-string: string `Constant`s, never two in a row, and `FormattedValue`s.
    JoinedStr {
        values: Vec<Expr>,
    },
    Constant(Constant),
    Attribute {
        value: Box<Expr>,
        attr: Name,
        /// Of the name behind the dot.
        attr_span: Span,
    },
    Subscript {
        value: Box<Expr>,
        /// What stands in the brackets: a `Tuple` if it had commas, whose elements may be `Slice` or `Starred`.
        slice: Box<Expr>,
    },
    Starred {
        value: Box<Expr>,
    },
    Name(Name),
    List {
        elts: Vec<Expr>,
    },
    Tuple {
        elts: Vec<Expr>,
    },
    /// Only as, or in a tuple that is, the `slice` of a `Subscript`.
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// Does not fit an `i64`.
    BigInt(BigInt),
    Float(f64),
    /// The imaginary part.
    Complex(f64),
    Str(Rc<str>),
    /// A string with lone surrogates (`'\ud800'`), which UTF-8 cannot hold: its code points.
    SurrogateStr(Rc<[u32]>),
    Bytes(Rc<[u8]>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Conversion {
    Str,
    Repr,
    Ascii,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoolOp {
    And,
    Or,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DictItem {
    /// `None`: the item is `**value`.
    pub key: Option<Expr>,
    pub value: Expr,
}

/// `for target in iter if ifs[0] if ifs[1] …`
#[derive(Clone, Debug, PartialEq)]
pub struct Comprehension {
    pub target: Expr,
    pub iter: Expr,
    pub ifs: Vec<Expr>,
    pub is_async: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ExceptHandler {
    /// The exception or tuple of exceptions caught.
    pub typ: Option<Expr>,
    pub name: Option<Identifier>,
    pub body: Vec<Stmt>,
    /// From `except` to the end of the body.
    pub span: Span,
}

/// The parameters of a function or lambda.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters {
    pub posonlyargs: Vec<Parameter>,
    pub args: Vec<Parameter>,
    pub vararg: Option<Parameter>,
    pub kwonlyargs: Vec<Parameter>,
    /// One per `kwonlyargs`.
    pub kw_defaults: Vec<Option<Expr>>,
    pub kwarg: Option<Parameter>,
    /// Of the last `defaults.len()` of `posonlyargs` and `args` together.
    pub defaults: Vec<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    pub name: Name,
    pub annotation: Option<Expr>,
    /// The name and its annotation, without stars and default.
    pub span: Span,
    pub name_span: Span,
}

/// `name=value`, or `**value` without a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    pub name: Option<Identifier>,
    pub value: Expr,
    pub span: Span,
}

/// `name as asname` in an import. `name` may be dotted, and `*`.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub name: Identifier,
    pub asname: Option<Identifier>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WithItem {
    pub context: Expr,
    pub target: Option<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Vec<Stmt>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub kind: PatternKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PatternKind {
    /// Compared with `==`: a number, a string, or a dotted name.
    Value(Expr),
    /// Compared with `is`: `None`, `True`, `False`.
    Singleton(Constant),
    Sequence(Vec<Pattern>),
    /// `{key: pattern, **rest}`
    Mapping {
        items: Vec<(Expr, Pattern)>,
        rest: Option<Identifier>,
    },
    Class {
        cls: Box<Expr>,
        patterns: Vec<Pattern>,
        keywords: Vec<(Identifier, Pattern)>,
    },
    /// `*name` in a sequence; `*_` has no name.
    Star {
        name: Option<Identifier>,
    },
    /// `pattern as name`; a capture is a name without a pattern, the wildcard `_` has neither.
    As {
        pattern: Option<Box<Pattern>>,
        name: Option<Identifier>,
    },
    Or(Vec<Pattern>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct TypeParam {
    pub name: Identifier,
    pub kind: TypeParamKind,
    /// The default of `T = int`.
    pub default: Option<Expr>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum TypeParamKind {
    /// `T: bound`
    TypeVar { bound: Option<Expr> },
    /// `*Ts`
    TypeVarTuple,
    /// `**P`
    ParamSpec,
}
