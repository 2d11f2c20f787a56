//! Expressions as text, as CPython's `ast_unparse.c` writes them: what annotations become under
//! `from __future__ import annotations`.

use std::fmt::Write;

use crate::bytecode::Constant as Code;
use crate::syntax::ast::*;

/// How tightly an operator binds; a weaker expression inside a stronger one needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Binding {
    fn tighter(self) -> Binding {
        use Binding::*;
        let all = [
            Tuple, Test, Or, And, Not, Compare, BitOr, BitXor, BitAnd, Shift, Arithmetic, Term, Factor,
            Power, Await, Atom,
        ];
        all[(self as usize + 1).min(all.len() - 1)]
    }
}

/// The text of an expression.
pub fn expression(expression: &Expr) -> String {
    let mut writer = Writer { out: String::new() };
    writer.expression(expression, Binding::Test);
    writer.out
}

struct Writer {
    out: String,
}

impl Writer {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn wrapped(&mut self, needed: bool, write: impl FnOnce(&mut Self)) {
        if needed {
            self.text("(");
        }
        write(self);
        if needed {
            self.text(")");
        }
    }

    fn list(&mut self, expressions: &[Expr]) {
        for (index, expression) in expressions.iter().enumerate() {
            self.text(if index == 0 { "" } else { ", " });
            self.expression(expression, Binding::Test);
        }
    }

    fn expression(&mut self, expression: &Expr, around: Binding) {
        match &expression.kind {
            ExprKind::BoolOp { op, values } => {
                let (binding, word) = match op {
                    BoolOp::And => (Binding::And, " and "),
                    BoolOp::Or => (Binding::Or, " or "),
                };
                self.wrapped(around > binding, |w| {
                    for (index, value) in values.iter().enumerate() {
                        w.text(if index == 0 { "" } else { word });
                        w.expression(value, binding.tighter());
                    }
                });
            }
            ExprKind::NamedExpr { target, value } => self.wrapped(around > Binding::Tuple, |w| {
                w.expression(target, Binding::Atom);
                w.text(" := ");
                w.expression(value, Binding::Atom);
            }),
            ExprKind::BinOp { left, op, right } => self.binary(left, *op, right, around),
            ExprKind::UnaryOp { op, operand } => {
                let (binding, word) = match op {
                    UnaryOp::Invert => (Binding::Factor, "~"),
                    UnaryOp::Not => (Binding::Not, "not "),
                    UnaryOp::UAdd => (Binding::Factor, "+"),
                    UnaryOp::USub => (Binding::Factor, "-"),
                };
                self.wrapped(around > binding, |w| {
                    w.text(word);
                    w.expression(operand, binding);
                });
            }
            ExprKind::Lambda { params, body } => self.wrapped(around > Binding::Test, |w| {
                w.text("lambda");
                w.parameters(params);
                w.text(": ");
                w.expression(body, Binding::Test);
            }),
            ExprKind::IfExp { test, body, orelse } => self.wrapped(around > Binding::Test, |w| {
                w.expression(body, Binding::Test.tighter());
                w.text(" if ");
                w.expression(test, Binding::Test.tighter());
                w.text(" else ");
                w.expression(orelse, Binding::Test);
            }),
            ExprKind::Await { value } => self.wrapped(around > Binding::Await, |w| {
                w.text("await ");
                w.expression(value, Binding::Atom);
            }),
            ExprKind::Yield { value } => match value {
                Some(value) => {
                    self.text("(yield ");
                    self.expression(value, Binding::Test);
                    self.text(")");
                }
                None => self.text("(yield)"),
            },
            ExprKind::YieldFrom { value } => {
                self.text("(yield from ");
                self.expression(value, Binding::Test);
                self.text(")");
            }
            ExprKind::Compare { left, ops, comparators } => self.wrapped(around > Binding::Compare, |w| {
                w.expression(left, Binding::Compare.tighter());
                for (op, comparator) in ops.iter().zip(comparators) {
                    w.text(" ");
                    w.text(super::expression::compare_text(*op));
                    w.text(" ");
                    w.expression(comparator, Binding::Compare.tighter());
                }
            }),
            _ => self.atom(expression, around),
        }
    }

    fn binary(&mut self, left: &Expr, op: Operator, right: &Expr, around: Binding) {
        let (text, binding) = match op {
            Operator::Add => (" + ", Binding::Arithmetic),
            Operator::Sub => (" - ", Binding::Arithmetic),
            Operator::Mult => (" * ", Binding::Term),
            Operator::MatMult => (" @ ", Binding::Term),
            Operator::Div => (" / ", Binding::Term),
            Operator::Mod => (" % ", Binding::Term),
            Operator::LShift => (" << ", Binding::Shift),
            Operator::RShift => (" >> ", Binding::Shift),
            Operator::BitOr => (" | ", Binding::BitOr),
            Operator::BitXor => (" ^ ", Binding::BitXor),
            Operator::BitAnd => (" & ", Binding::BitAnd),
            Operator::FloorDiv => (" // ", Binding::Term),
            Operator::Pow => (" ** ", Binding::Power),
        };
        let right_associative = op == Operator::Pow;
        self.wrapped(around > binding, |w| {
            w.expression(left, if right_associative { binding.tighter() } else { binding });
            w.text(text);
            w.expression(right, if right_associative { binding } else { binding.tighter() });
        });
    }

    fn atom(&mut self, expression: &Expr, around: Binding) {
        match &expression.kind {
            ExprKind::Dict { items } => {
                self.text("{");
                for (index, item) in items.iter().enumerate() {
                    self.text(if index == 0 { "" } else { ", " });
                    match &item.key {
                        Some(key) => {
                            self.expression(key, Binding::Test);
                            self.text(": ");
                            self.expression(&item.value, Binding::Test);
                        }
                        None => {
                            self.text("**");
                            self.expression(&item.value, Binding::BitOr);
                        }
                    }
                }
                self.text("}");
            }
            ExprKind::Set { elts } => self.between("{", "}", |w| w.list(elts)),
            ExprKind::List { elts } => self.between("[", "]", |w| w.list(elts)),
            ExprKind::Tuple { elts } => self.tuple(elts, around),
            ExprKind::ListComp { elt, generators } => self.between("[", "]", |w| {
                w.expression(elt, Binding::Test);
                w.generators(generators);
            }),
            ExprKind::SetComp { elt, generators } => self.between("{", "}", |w| {
                w.expression(elt, Binding::Test);
                w.generators(generators);
            }),
            ExprKind::GeneratorExp { elt, generators } => self.between("(", ")", |w| {
                w.expression(elt, Binding::Test);
                w.generators(generators);
            }),
            ExprKind::DictComp { key, value, generators } => self.between("{", "}", |w| {
                w.expression(key, Binding::Test);
                w.text(": ");
                w.expression(value, Binding::Test);
                w.generators(generators);
            }),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords),
            ExprKind::Constant(constant) => self.constant(constant),
            ExprKind::JoinedStr { values } => self.joined(values),
            ExprKind::FormattedValue { .. } => self.joined(std::slice::from_ref(expression)),
            ExprKind::Attribute { value, attr, .. } => {
                self.expression(value, Binding::Atom);
                let is_int = matches!(value.kind, ExprKind::Constant(Constant::Int(_) | Constant::BigInt(_)));
                self.text(if is_int { " ." } else { "." });
                self.text(attr);
            }
            ExprKind::Subscript { value, slice } => {
                self.expression(value, Binding::Atom);
                self.between("[", "]", |w| w.expression(slice, Binding::Tuple));
            }
            ExprKind::Starred { value } => {
                self.text("*");
                self.expression(value, Binding::BitOr);
            }
            ExprKind::Name(name) => self.text(name),
            ExprKind::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expression(lower, Binding::Test);
                }
                self.text(":");
                if let Some(upper) = upper {
                    self.expression(upper, Binding::Test);
                }
                if let Some(step) = step {
                    self.text(":");
                    self.expression(step, Binding::Test);
                }
            }
            _ => unreachable!("operators were written before"),
        }
    }

    fn between(&mut self, open: &str, close: &str, write: impl FnOnce(&mut Self)) {
        self.text(open);
        write(self);
        self.text(close);
    }

    fn tuple(&mut self, elements: &[Expr], around: Binding) {
        if elements.is_empty() {
            return self.text("()");
        }
        self.wrapped(around > Binding::Tuple, |w| {
            w.list(elements);
            w.text(if elements.len() == 1 { "," } else { "" });
        });
    }

    fn generators(&mut self, generators: &[Comprehension]) {
        for generator in generators {
            self.text(if generator.is_async { " async for " } else { " for " });
            self.expression(&generator.target, Binding::Tuple);
            self.text(" in ");
            self.expression(&generator.iter, Binding::Test.tighter());
            for condition in &generator.ifs {
                self.text(" if ");
                self.expression(condition, Binding::Test.tighter());
            }
        }
    }

    fn call(&mut self, func: &Expr, args: &[Expr], keywords: &[Keyword]) {
        self.expression(func, Binding::Atom);
        if let ([Expr { kind: ExprKind::GeneratorExp { .. }, .. }], []) = (args, keywords) {
            return self.expression(&args[0], Binding::Test);
        }
        self.text("(");
        self.list(args);
        for (index, keyword) in keywords.iter().enumerate() {
            self.text(if index == 0 && args.is_empty() { "" } else { ", " });
            match &keyword.name {
                Some(name) => {
                    self.text(&name.name);
                    self.text("=");
                }
                None => self.text("**"),
            }
            self.expression(&keyword.value, Binding::Test);
        }
        self.text(")");
    }

    fn parameters(&mut self, params: &Parameters) {
        let mut parts: Vec<String> = Vec::new();
        let positional: Vec<&Parameter> = params.posonlyargs.iter().chain(&params.args).collect();
        let without = positional.len() - params.defaults.len();
        for (index, param) in positional.iter().enumerate() {
            let mut part = param.name.to_string();
            if index >= without {
                let _ = write!(part, "={}", expression(&params.defaults[index - without]));
            }
            parts.push(part);
            if index + 1 == params.posonlyargs.len() {
                parts.push("/".to_owned());
            }
        }
        if let Some(param) = &params.vararg {
            parts.push(format!("*{}", param.name));
        } else if !params.kwonlyargs.is_empty() {
            parts.push("*".to_owned());
        }
        for (param, default) in params.kwonlyargs.iter().zip(&params.kw_defaults) {
            let default =
                default.as_ref().map_or(String::new(), |default| format!("={}", expression(default)));
            parts.push(format!("{}{default}", param.name));
        }
        if let Some(param) = &params.kwarg {
            parts.push(format!("**{}", param.name));
        }
        if !parts.is_empty() {
            // As CPython has it: no space before a star.
            self.text(if positional.is_empty() { "" } else { " " });
            self.text(&parts.join(", "));
        }
    }

    fn constant(&mut self, constant: &Constant) {
        match constant {
            Constant::Ellipsis => self.text("..."),
            constant => match super::expression::to_constant(constant, crate::syntax::Span::default()) {
                Ok(number @ (Code::Float(_) | Code::Complex(..))) => {
                    self.text(&number.to_string().replace("inf", "1e309"));
                }
                Ok(constant) => self.text(&constant.to_string()),
                Err(_) => self.text("''"),
            },
        }
    }

    fn joined(&mut self, parts: &[Expr]) {
        let mut body = String::new();
        parts.iter().for_each(|part| formatted_part(part, &mut body));
        let quoted = crate::bytecode::Constant::Str(body.into()).to_string();
        self.text("f");
        self.text(&quoted);
    }
}

/// One piece of an f-string, as it stands between the quotes.
fn formatted_part(part: &Expr, out: &mut String) {
    match &part.kind {
        ExprKind::Constant(Constant::Str(text)) => out.push_str(&text.replace('{', "{{").replace('}', "}}")),
        ExprKind::JoinedStr { values } => values.iter().for_each(|value| formatted_part(value, out)),
        ExprKind::FormattedValue { value, conversion, format_spec } => {
            let mut writer = Writer { out: String::new() };
            writer.expression(value, Binding::Test.tighter());
            out.push('{');
            if writer.out.starts_with('{') {
                out.push(' ');
            }
            out.push_str(&writer.out);
            out.push_str(match conversion {
                None => "",
                Some(Conversion::Str) => "!s",
                Some(Conversion::Repr) => "!r",
                Some(Conversion::Ascii) => "!a",
            });
            if let Some(spec) = format_spec {
                out.push(':');
                formatted_part(spec, out);
            }
            out.push('}');
        }
        _ => {}
    }
}
