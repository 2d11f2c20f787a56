//! Writes trees in a form that a short script can also make from CPython's `ast`, to compare the two.
//!
//! `RONDO_DUMP=list.txt cargo test --release --test syntax_dump -- --ignored` reads `input<TAB>output` lines from
//! the list and writes each input's tree, or its syntax error, to its output. A node is
//! `Kind@start-end(field,…)` with byte offsets, a list `[…]`, nothing `-`.

use std::fmt::Write;

use rondo::syntax::ast::*;
use rondo::syntax::{SourceFile, Span, parse_module};

#[test]
#[ignore = "a tool: see the head of this file"]
fn dump() {
    let Ok(list) = std::env::var("RONDO_DUMP") else { return };
    let list = std::fs::read_to_string(list).expect("the list is readable");
    let run = move || {
        for line in list.lines() {
            let (input, output) = line.split_once('\t').expect("input and output have a tab between them");
            let bytes = std::fs::read(input).expect("the input is readable");
            std::fs::write(output, describe(input, bytes)).expect("the output is writable");
        }
    };
    let thread = std::thread::Builder::new().stack_size(512 << 20).spawn(run).expect("a thread starts");
    thread.join().expect("no dump panics");
}

fn describe(name: &str, bytes: Vec<u8>) -> String {
    let source = match SourceFile::from_bytes(name, bytes) {
        Ok(source) => source,
        Err(error) => return format!("error 0:0-0:0 {error}\n"),
    };
    match parse_module(&source) {
        Ok(module) => {
            let mut dump = Dump(String::new());
            dump.stmts(&module.body);
            dump.0
        }
        Err(error) => {
            let (line, column) = source.line_col(error.span.start);
            let (end_line, end_column) = source.line_col(error.span.end);
            format!("error {line}:{column}-{end_line}:{end_column} {error}\n")
        }
    }
}

struct Dump(String);

/// Writes a node's kind, span and fields. A field is the name of a method and its argument.
macro_rules! node {
    ($self:ident, $kind:literal, $span:expr $(, $method:ident $field:expr)* $(,)?) => {{
        let span: Span = $span;
        write!($self.0, "{}@{}-{}(", $kind, span.start, span.end).unwrap();
        $( $self.$method($field); $self.0.push(','); )*
        $self.0.push(')');
    }};
}

impl Dump {
    fn word(&mut self, word: &str) {
        self.0.push_str(word);
    }

    fn debug(&mut self, value: impl std::fmt::Debug) {
        write!(self.0, "{value:?}").unwrap();
    }

    fn list<T>(&mut self, items: &[T], each: impl Fn(&mut Self, &T)) {
        self.0.push('[');
        for item in items {
            each(self, item);
            self.0.push(',');
        }
        self.0.push(']');
    }

    fn maybe<T>(&mut self, item: Option<T>, each: impl Fn(&mut Self, T)) {
        match item {
            Some(item) => each(self, item),
            None => self.0.push('-'),
        }
    }

    fn number(&mut self, number: u32) {
        write!(self.0, "{number}").unwrap();
    }

    fn name(&mut self, name: &Identifier) {
        self.word(&name.name);
    }

    fn option_name(&mut self, name: &Option<Identifier>) {
        self.maybe(name.as_ref(), Self::name);
    }

    fn names(&mut self, names: &[Identifier]) {
        self.list(names, Self::name);
    }

    fn stmts(&mut self, stmts: &[Stmt]) {
        self.list(stmts, Self::stmt);
    }

    fn exprs(&mut self, exprs: &[Expr]) {
        self.list(exprs, Self::expr);
    }

    fn option(&mut self, expr: &Option<Expr>) {
        self.maybe(expr.as_ref(), Self::expr);
    }

    fn boxed(&mut self, expr: &Option<Box<Expr>>) {
        self.maybe(expr.as_ref(), |dump, expr| dump.expr(expr));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => {
                self.word(if def.is_async { "Async" } else { "" });
                node!(
                    self,
                    "FunctionDef",
                    span,
                    name & def.name,
                    parameters & def.params,
                    stmts & def.body,
                    exprs & def.decorators,
                    option & def.returns,
                    type_params & def.type_params
                );
            }
            StmtKind::ClassDef(def) => node!(
                self,
                "ClassDef",
                span,
                name & def.name,
                exprs & def.bases,
                keywords & def.keywords,
                stmts & def.body,
                exprs & def.decorators,
                type_params & def.type_params
            ),
            StmtKind::Return { value } => node!(self, "Return", span, option value),
            StmtKind::Delete { targets } => node!(self, "Delete", span, exprs targets),
            StmtKind::Assign { targets, value } => node!(self, "Assign", span, exprs targets, expr value),
            StmtKind::TypeAlias { name, type_params, value } => {
                write!(self.0, "TypeAlias@{}-{}(", span.start, span.end).unwrap();
                node!(self, "Name", name.span, name name);
                self.word(",");
                self.type_params(type_params);
                self.word(",");
                self.expr(value);
                self.word(",)");
            }
            StmtKind::AugAssign { target, op, value } => {
                node!(self, "AugAssign", span, expr target, debug op, expr value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => node!(self, "AnnAssign", span,
                expr target, expr annotation, option value, number u32::from(*simple)),
            StmtKind::For { is_async, target, iter, body, orelse } => {
                self.word(if *is_async { "Async" } else { "" });
                node!(self, "For", span, expr target, expr iter, stmts body, stmts orelse)
            }
            StmtKind::While { test, body, orelse } => {
                node!(self, "While", span, expr test, stmts body, stmts orelse)
            }
            StmtKind::If { test, body, orelse } => {
                node!(self, "If", span, expr test, stmts body, stmts orelse)
            }
            StmtKind::With { is_async, items, body } => {
                self.word(if *is_async { "Async" } else { "" });
                node!(self, "With", span, with_items items, stmts body)
            }
            StmtKind::Match { subject, cases } => node!(self, "Match", span, expr subject, cases cases),
            StmtKind::Raise { exc, cause } => node!(self, "Raise", span, option exc, option cause),
            StmtKind::Try { body, handlers, orelse, finalbody } => node!(self, "Try", span, stmts body,
                handlers handlers, stmts orelse, stmts finalbody),
            StmtKind::TryStar { body, handlers, orelse, finalbody } => {
                node!(self, "TryStar", span, stmts body,
                handlers handlers, stmts orelse, stmts finalbody)
            }
            StmtKind::Assert { test, msg } => node!(self, "Assert", span, expr test, option msg),
            StmtKind::Import { names } => node!(self, "Import", span, aliases names),
            StmtKind::ImportFrom { module, names, level } => {
                node!(self, "ImportFrom", span, option_name module, aliases names, number * level)
            }
            StmtKind::Global { names } => node!(self, "Global", span, names names),
            StmtKind::Nonlocal { names } => node!(self, "Nonlocal", span, names names),
            StmtKind::Expr(value) => node!(self, "Expr", span, expr value),
            StmtKind::Pass => node!(self, "Pass", span),
            StmtKind::Break => node!(self, "Break", span),
            StmtKind::Continue => node!(self, "Continue", span),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::BoolOp { op, values } => node!(self, "BoolOp", span, debug op, exprs values),
            ExprKind::NamedExpr { target, value } => node!(self, "NamedExpr", span, expr target, expr value),
            ExprKind::BinOp { left, op, right } => {
                node!(self, "BinOp", span, expr left, debug op, expr right)
            }
            ExprKind::UnaryOp { op, operand } => node!(self, "UnaryOp", span, debug op, expr operand),
            ExprKind::Lambda { params, body } => node!(self, "Lambda", span, parameters params, expr body),
            ExprKind::IfExp { test, body, orelse } => {
                node!(self, "IfExp", span, expr test, expr body, expr orelse)
            }
            ExprKind::Dict { items } => {
                write!(self.0, "Dict@{}-{}(", span.start, span.end).unwrap();
                self.list(items, |dump, item| dump.option(&item.key));
                self.word(",");
                self.list(items, |dump, item| dump.expr(&item.value));
                self.word(",)");
            }
            ExprKind::Set { elts } => node!(self, "Set", span, exprs elts),
            ExprKind::ListComp { elt, generators } => {
                node!(self, "ListComp", span, expr elt, generators generators)
            }
            ExprKind::SetComp { elt, generators } => {
                node!(self, "SetComp", span, expr elt, generators generators)
            }
            ExprKind::DictComp { key, value, generators } => {
                node!(self, "DictComp", span, expr key, expr value, generators generators)
            }
            ExprKind::GeneratorExp { elt, generators } => {
                node!(self, "GeneratorExp", span, expr elt, generators generators)
            }
            ExprKind::Await { value } => node!(self, "Await", span, expr value),
            ExprKind::Yield { value } => node!(self, "Yield", span, boxed value),
            ExprKind::YieldFrom { value } => node!(self, "YieldFrom", span, expr value),
            ExprKind::Compare { left, ops, comparators } => {
                write!(self.0, "Compare@{}-{}(", span.start, span.end).unwrap();
                self.expr(left);
                self.word(",");
                self.list(ops, |dump, op| dump.debug(op));
                self.word(",");
                self.exprs(comparators);
                self.word(",)");
            }
            ExprKind::Call { func, args, keywords } => {
                node!(self, "Call", span, expr func, exprs args, keywords keywords)
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let conversion = match conversion {
                    None => "-1",
                    Some(Conversion::Str) => "115",
                    Some(Conversion::Repr) => "114",
                    Some(Conversion::Ascii) => "97",
                };
                node!(self, "FormattedValue", span, expr value, word conversion, boxed format_spec)
            }
            ExprKind::JoinedStr { values } => node!(self, "JoinedStr", span, exprs values),
            ExprKind::Constant(value) => node!(self, "Constant", span, constant value),
            ExprKind::Attribute { value, attr, .. } => node!(self, "Attribute", span, expr value, word attr),
            ExprKind::Subscript { value, slice } => node!(self, "Subscript", span, expr value, expr slice),
            ExprKind::Starred { value } => node!(self, "Starred", span, expr value),
            ExprKind::Name(name) => node!(self, "Name", span, word name),
            ExprKind::List { elts } => node!(self, "List", span, exprs elts),
            ExprKind::Tuple { elts } => node!(self, "Tuple", span, exprs elts),
            ExprKind::Slice { lower, upper, step } => {
                node!(self, "Slice", span, boxed lower, boxed upper, boxed step)
            }
        }
    }

    fn constant(&mut self, value: &Constant) {
        let hex = |bytes: &mut dyn Iterator<Item = u32>| -> String {
            bytes.map(|byte| format!("{byte:x}.")).collect()
        };
        let text = match value {
            Constant::None => "None".into(),
            Constant::True => "True".into(),
            Constant::False => "False".into(),
            Constant::Ellipsis => "Ellipsis".into(),
            Constant::Int(value) => value.to_string(),
            Constant::BigInt(value) => value.to_string(),
            Constant::Float(value) => format!("f:{:016x}", value.to_bits()),
            Constant::Complex(value) => format!("j:{:016x}", value.to_bits()),
            Constant::Str(value) => format!("s:{}", hex(&mut value.chars().map(u32::from))),
            Constant::SurrogateStr(value) => format!("s:{}", hex(&mut value.iter().copied())),
            Constant::Bytes(value) => format!("b:{}", hex(&mut value.iter().map(|&byte| byte.into()))),
        };
        self.word(&text);
    }

    fn generators(&mut self, list: &[Comprehension]) {
        self.list(list, |dump, g| {
            dump.word("comprehension(");
            dump.expr(&g.target);
            dump.word(",");
            dump.expr(&g.iter);
            dump.word(",");
            dump.exprs(&g.ifs);
            dump.word(if g.is_async { ",1,)" } else { ",0,)" });
        });
    }

    fn parameters(&mut self, p: &Parameters) {
        self.word("arguments(");
        self.list(&p.posonlyargs, Self::parameter);
        self.word(",");
        self.list(&p.args, Self::parameter);
        self.word(",");
        self.maybe(p.vararg.as_ref(), Self::parameter);
        self.word(",");
        self.list(&p.kwonlyargs, Self::parameter);
        self.word(",");
        self.list(&p.kw_defaults, Self::option);
        self.word(",");
        self.maybe(p.kwarg.as_ref(), Self::parameter);
        self.word(",");
        self.exprs(&p.defaults);
        self.word(",)");
    }

    fn parameter(&mut self, p: &Parameter) {
        node!(self, "arg", p.span, word & p.name, option & p.annotation);
    }

    fn keywords(&mut self, list: &[Keyword]) {
        self.list(list, |dump, k| node!(dump, "keyword", k.span, option_name & k.name, expr & k.value));
    }

    fn aliases(&mut self, list: &[Alias]) {
        self.list(list, |dump, a| node!(dump, "alias", a.span, name & a.name, option_name & a.asname));
    }

    fn with_items(&mut self, list: &[WithItem]) {
        self.list(list, |dump, item| {
            dump.word("withitem(");
            dump.expr(&item.context);
            dump.word(",");
            dump.option(&item.target);
            dump.word(",)");
        });
    }

    fn handlers(&mut self, list: &[ExceptHandler]) {
        self.list(list, |dump, h| {
            node!(dump, "ExceptHandler", h.span, option & h.typ, option_name & h.name, stmts & h.body)
        });
    }

    fn type_params(&mut self, list: &[TypeParam]) {
        self.list(list, |dump, p| match &p.kind {
            TypeParamKind::TypeVar { bound } => {
                node!(dump, "TypeVar", p.span, name & p.name, option bound, option & p.default)
            }
            TypeParamKind::TypeVarTuple => {
                node!(dump, "TypeVarTuple", p.span, name & p.name, option & p.default)
            }
            TypeParamKind::ParamSpec => node!(dump, "ParamSpec", p.span, name & p.name, option & p.default),
        });
    }

    fn cases(&mut self, list: &[MatchCase]) {
        self.list(list, |dump, case| {
            dump.word("match_case(");
            dump.pattern(&case.pattern);
            dump.word(",");
            dump.option(&case.guard);
            dump.word(",");
            dump.stmts(&case.body);
            dump.word(",)");
        });
    }

    fn patterns(&mut self, list: &[Pattern]) {
        self.list(list, Self::pattern);
    }

    fn pattern(&mut self, pattern: &Pattern) {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Value(value) => node!(self, "MatchValue", span, expr value),
            PatternKind::Singleton(value) => node!(self, "MatchSingleton", span, constant value),
            PatternKind::Sequence(patterns) => node!(self, "MatchSequence", span, patterns patterns),
            PatternKind::Mapping { items, rest } => {
                write!(self.0, "MatchMapping@{}-{}(", span.start, span.end).unwrap();
                self.list(items, |dump, item| dump.expr(&item.0));
                self.word(",");
                self.list(items, |dump, item| dump.pattern(&item.1));
                self.word(",");
                self.option_name(rest);
                self.word(",)");
            }
            PatternKind::Class { cls, patterns, keywords } => {
                write!(self.0, "MatchClass@{}-{}(", span.start, span.end).unwrap();
                self.expr(cls);
                self.word(",");
                self.patterns(patterns);
                self.word(",");
                self.list(keywords, |dump, item| dump.name(&item.0));
                self.word(",");
                self.list(keywords, |dump, item| dump.pattern(&item.1));
                self.word(",)");
            }
            PatternKind::Star { name } => node!(self, "MatchStar", span, option_name name),
            PatternKind::As { pattern, name } => {
                write!(self.0, "MatchAs@{}-{}(", span.start, span.end).unwrap();
                self.maybe(pattern.as_ref(), |dump, pattern| dump.pattern(pattern));
                self.word(",");
                self.option_name(name);
                self.word(",)");
            }
            PatternKind::Or(patterns) => node!(self, "MatchOr", span, patterns patterns),
        }
    }
}
