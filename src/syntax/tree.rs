//! What the grammar's actions call: makers of nodes, which notice mistakes on the way.
//!
//! None of them fails. The first error is kept, and the parser's stream of tokens ends when there is one.

use std::cell::{Cell, RefCell};

use hashbrown::HashSet;
use unicode_normalization::UnicodeNormalization;

use super::ast::*;
use super::error::{Place, Stage, SyntaxError, SyntaxErrorKind};
use super::number;
use super::source::SourceFile;
use super::span::Span;
use super::token::Tok;

/// What a text turned out to be.
pub enum Top {
    Module(Module),
    Expression(Expr),
}

pub struct Tree<'p> {
    pub source: &'p SourceFile,
    names: RefCell<HashSet<Name>>,
    error: RefCell<Option<Box<SyntaxError>>>,
    has_failed: Cell<bool>,
}

/// Ends the boxes that keep the parser's symbols small: see BIG NODES at the head of the grammar.
pub fn unbox<T>(list: Vec<Box<T>>) -> Vec<T> {
    list.into_iter().map(|item| *item).collect()
}

impl<'p> Tree<'p> {
    pub fn new(source: &'p SourceFile) -> Self {
        Self {
            source,
            names: RefCell::new(HashSet::new()),
            error: RefCell::new(None),
            has_failed: Cell::new(false),
        }
    }

    // Errors

    pub fn has_failed(&self) -> bool {
        self.has_failed.get()
    }

    pub fn restore_error(&self, error: Box<SyntaxError>) {
        self.error.replace(Some(error));
    }

    pub fn take_error(&self) -> Option<Box<SyntaxError>> {
        self.error.take()
    }

    pub fn fail(&self, span: Span, message: &str) {
        self.fail_with(SyntaxErrorKind::Syntax, span, message);
    }

    /// What CPython's compiler says, and not its parser.
    pub fn fail_later(&self, span: Span, message: &str) {
        if !self.has_failed.get() {
            self.fail(span, message);
            let late = self.error.take().map(|error| Box::new(error.in_stage(Stage::Code)));
            self.error.replace(late);
        }
    }

    fn fail_with(&self, kind: SyntaxErrorKind, span: Span, message: &str) {
        if !self.has_failed.replace(true) {
            self.error.replace(Some(Box::new(SyntaxError::new(kind, message, span))));
        }
    }

    #[cold]
    fn too_deep(&self, span: Span) {
        let message = "Parser stack overflowed - Python source too complex to parse";
        self.fail_with(SyntaxErrorKind::TooDeep, span, message);
    }

    // Names

    pub fn intern(&self, text: &str) -> Name {
        self.names.borrow_mut().get_or_insert_with(text, Name::new).clone()
    }

    fn name_at(&self, l: u32, r: u32) -> Name {
        let text = self.source.slice(Span::new(l, r));
        if text.is_ascii() { self.intern(text) } else { self.intern(&text.nfkc().collect::<String>()) }
    }

    pub fn identifier(&self, l: u32, r: u32) -> Identifier {
        Identifier { name: self.name_at(l, r), span: Span::new(l, r) }
    }

    /// `a.b.c`, between whose parts there may be blanks.
    pub fn dotted_name(&self, l: u32, r: u32) -> Identifier {
        let text = self.source.slice(Span::new(l, r));
        if !text.contains([' ', '\t', '\\', '\n', '#', '\x0c']) {
            return self.identifier(l, r);
        }
        let span = Span::new(l, r);
        let lexed = logos::Lexer::<Tok>::new(text).spanned();
        let parts = lexed.filter(|(kind, _)| matches!(kind, Ok(Tok::Name | Tok::Dot)));
        let joined: String = parts.map(|(_, range)| &text[range]).collect();
        Identifier { name: self.intern(&joined), span }
    }

    // Expressions

    pub fn expr(&self, l: u32, kind: ExprKind, r: u32) -> Expr {
        let expr = Expr::new(kind, Span::new(l, r));
        if expr.depth() > MAX_DEPTH {
            if expr.kind.is_chain() {
                let message = "maximum recursion depth exceeded during compilation";
                self.fail_with(SyntaxErrorKind::TooLong, expr.span, message);
            } else {
                self.too_deep(expr.span);
            }
        }
        expr
    }

    pub fn name(&self, l: u32, r: u32) -> Expr {
        self.expr(l, ExprKind::Name(self.name_at(l, r)), r)
    }

    pub fn constant(&self, l: u32, value: Constant, r: u32) -> Expr {
        self.expr(l, ExprKind::Constant(value), r)
    }

    pub fn number(&self, l: u32, kind: Tok, r: u32) -> Expr {
        let text = self.source.slice(Span::new(l, r));
        let limit = self.source.max_int_digits;
        if kind == Tok::Int && limit > 0 && text.len() > limit && number::decimal_digits(text) > limit {
            let digits = number::decimal_digits(text);
            let message = format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
                 use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
                 literals to avoid decimal conversion limits."
            );
            self.fail_with(SyntaxErrorKind::Syntax, Span::at(l), &message);
            if let Some(error) = self.error.borrow_mut().as_mut() {
                error.place = Place::Line;
            }
            return self.constant(l, Constant::Int(0), r);
        }
        self.constant(l, number::value(self.source.slice(Span::new(l, r)), kind), r)
    }

    pub fn tuple(&self, l: u32, elts: Vec<Expr>, r: u32) -> Expr {
        self.expr(l, ExprKind::Tuple { elts }, r)
    }

    pub fn starred(&self, l: u32, value: Expr, r: u32) -> Expr {
        self.expr(l, ExprKind::Starred { value: Box::new(value) }, r)
    }

    pub fn binary(&self, l: u32, left: Expr, op: Operator, right: Expr, r: u32) -> Expr {
        self.expr(l, ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) }, r)
    }

    pub fn unary(&self, l: u32, op: UnaryOp, operand: Expr, r: u32) -> Expr {
        self.expr(l, ExprKind::UnaryOp { op, operand: Box::new(operand) }, r)
    }

    pub fn compare(&self, l: u32, left: Expr, rest: Vec<(CmpOp, Expr)>, r: u32) -> Expr {
        let (ops, comparators) = rest.into_iter().unzip();
        self.expr(l, ExprKind::Compare { left: Box::new(left), ops, comparators }, r)
    }

    pub fn if_exp(&self, l: u32, test: Expr, body: Expr, orelse: Expr, r: u32) -> Expr {
        let kind = ExprKind::IfExp { test: Box::new(test), body: Box::new(body), orelse: Box::new(orelse) };
        self.expr(l, kind, r)
    }

    pub fn attribute(&self, l: u32, value: Expr, attr: Identifier, r: u32) -> Expr {
        let kind = ExprKind::Attribute { value: Box::new(value), attr: attr.name, attr_span: attr.span };
        self.expr(l, kind, r)
    }

    pub fn subscript(&self, l: u32, value: Expr, slice: Expr, r: u32) -> Expr {
        self.expr(l, ExprKind::Subscript { value: Box::new(value), slice: Box::new(slice) }, r)
    }

    pub fn slice(
        &self,
        l: u32,
        lower: Option<Expr>,
        upper: Option<Expr>,
        step: Option<Expr>,
        r: u32,
    ) -> Expr {
        let [lower, upper, step] = [lower, upper, step].map(|part| part.map(Box::new));
        self.expr(l, ExprKind::Slice { lower, upper, step }, r)
    }

    pub fn named(&self, l: u32, target: Expr, value: Expr, r: u32) -> Expr {
        if !matches!(target.kind, ExprKind::Name(_)) || target.span.start != l {
            let what = target.kind.described();
            self.fail(target.span, &format!("cannot use assignment expressions with {what}"));
        }
        self.expr(l, ExprKind::NamedExpr { target: Box::new(target), value: Box::new(value) }, r)
    }

    /// What stands alone in parentheses.
    pub fn group(&self, value: Expr) -> Expr {
        if let ExprKind::Starred { .. } = value.kind {
            self.fail(value.span, "cannot use starred expression here");
        }
        value
    }

    /// What stands before the `for` of a comprehension.
    pub fn element(&self, value: Expr) -> Box<Expr> {
        if let ExprKind::Starred { .. } = value.kind {
            self.fail(value.span, "iterable unpacking cannot be used in comprehension");
        }
        Box::new(value)
    }

    pub fn dict_comp(&self, l: u32, item: DictItem, generators: Vec<Comprehension>, r: u32) -> Expr {
        let key = item.key.unwrap_or_else(|| {
            let stars = Span::new(item.value.span.start.saturating_sub(2), item.value.span.start);
            self.fail(stars, "dict unpacking cannot be used in dict comprehension");
            self.constant(l, Constant::None, l)
        });
        self.expr(l, ExprKind::DictComp { key: Box::new(key), value: Box::new(item.value), generators }, r)
    }

    // Statements

    pub fn stmt(&self, l: u32, kind: StmtKind, r: u32) -> Box<Stmt> {
        Box::new(Stmt { kind, span: Span::new(l, r) })
    }

    /// Each `elif` is an `if` in the `else` of the one before.
    pub fn if_stmt(
        &self,
        l: u32,
        test: Expr,
        body: Vec<Stmt>,
        elifs: Vec<(u32, Expr, Vec<Stmt>)>,
        orelse: Option<Vec<Stmt>>,
        r: u32,
    ) -> Box<Stmt> {
        if elifs.len() > usize::from(MAX_DEPTH) {
            self.too_deep(Span::new(l, r));
        }
        let mut orelse = orelse.unwrap_or_default();
        for (l, test, body) in elifs.into_iter().rev() {
            orelse = vec![*self.stmt(l, StmtKind::If { test, body, orelse }, r)];
        }
        self.stmt(l, StmtKind::If { test, body, orelse }, r)
    }

    pub fn handler(
        &self,
        l: u32,
        typ: Option<Expr>,
        name: Option<Identifier>,
        body: Vec<Stmt>,
        r: u32,
        is_star: bool,
    ) -> Box<(ExceptHandler, bool)> {
        Box::new((ExceptHandler { typ, name, body, span: Span::new(l, r) }, is_star))
    }

    pub fn try_stmt(
        &self,
        body: Vec<Stmt>,
        handlers: Vec<(ExceptHandler, bool)>,
        orelse: Option<Vec<Stmt>>,
        finalbody: Option<Vec<Stmt>>,
    ) -> StmtKind {
        let is_star = handlers.first().is_some_and(|first| first.1);
        if let Some((other, _)) = handlers.iter().find(|handler| handler.1 != is_star) {
            let start = other.span.start;
            let width = if is_star { "except" } else { "except*" }.len() as u32;
            let message = "cannot have both 'except' and 'except*' on the same 'try'";
            self.fail(Span::new(start, start + width), message);
        }
        let handlers = handlers.into_iter().map(|handler| handler.0).collect();
        let (orelse, finalbody) = (orelse.unwrap_or_default(), finalbody.unwrap_or_default());
        if is_star {
            StmtKind::TryStar { body, handlers, orelse, finalbody }
        } else {
            StmtKind::Try { body, handlers, orelse, finalbody }
        }
    }

    pub fn decorated(&self, list: Vec<Expr>, l: u32, kind: StmtKind, r: u32) -> Box<Stmt> {
        let mut stmt = self.stmt(l, kind, r);
        match &mut stmt.kind {
            StmtKind::FunctionDef(def) => def.decorators = list,
            StmtKind::ClassDef(def) => def.decorators = list,
            _ => unreachable!("the rule for definitions makes nothing else"),
        }
        stmt
    }
}
