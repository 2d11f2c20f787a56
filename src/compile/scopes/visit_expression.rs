//! The walk over expressions.

use super::visit::Builder;
use super::{ScopeKind, Uses, address};
use crate::bytecode;
use crate::compile::error::{CompileError, Result};
use crate::compile::expression::constant;
use crate::syntax::Span;
use crate::syntax::ast::*;

impl Builder {
    pub(super) fn optional(&mut self, expression: &Option<Expr>) -> Result<()> {
        expression.as_ref().map_or(Ok(()), |expression| self.expression(expression))
    }

    pub(super) fn expressions(&mut self, expressions: &[Expr]) -> Result<()> {
        expressions.iter().try_for_each(|expression| self.expression(expression))
    }

    pub(super) fn keywords(&mut self, keywords: &[Keyword]) -> Result<()> {
        keywords.iter().try_for_each(|keyword| self.expression(&keyword.value))
    }

    pub(super) fn expression(&mut self, expression: &Expr) -> Result<()> {
        let span = expression.span;
        match &expression.kind {
            ExprKind::Constant(_) => Ok(()),
            ExprKind::Name(name) => self.name(name, span),
            ExprKind::NamedExpr { target, value } => self.named_expression(target, value, span),
            ExprKind::BinOp { .. } => self.binary(expression),
            ExprKind::BoolOp { values: elements, .. }
            | ExprKind::Set { elts: elements }
            | ExprKind::JoinedStr { values: elements }
            | ExprKind::List { elts: elements }
            | ExprKind::Tuple { elts: elements } => self.expressions(elements),
            ExprKind::UnaryOp { op, operand } => {
                self.scopes.inverts_bool |=
                    *op == UnaryOp::Invert && matches!(constant(operand), Some(bytecode::Constant::Bool(_)));
                self.expression(operand)
            }
            ExprKind::Attribute { value, .. } | ExprKind::Starred { value } => self.expression(value),
            ExprKind::Lambda { params, body } => self.lambda(params, body),
            ExprKind::IfExp { test, body, orelse } => {
                self.expression(test)?;
                self.expression(body)?;
                self.expression(orelse)
            }
            ExprKind::Dict { items } => {
                items.iter().try_for_each(|item| self.optional(&item.key))?;
                items.iter().try_for_each(|item| self.expression(&item.value))
            }
            ExprKind::ListComp { elt, generators } => {
                self.comprehension(ScopeKind::ListComprehension, elt, None, generators, span)
            }
            ExprKind::SetComp { elt, generators } => {
                self.comprehension(ScopeKind::SetComprehension, elt, None, generators, span)
            }
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(ScopeKind::DictComprehension, key, Some(value), generators, span)
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(ScopeKind::Generator, elt, None, generators, span)
            }
            ExprKind::Await { value } => {
                self.refuse_in_annotation("await expression", span)?;
                self.expression(value)?;
                self.here().is_coroutine = true;
                Ok(())
            }
            ExprKind::Yield { value } => {
                self.refuse_in_annotation("yield expression", span)?;
                if let Some(value) = value {
                    self.expression(value)?;
                }
                self.yielded(span)
            }
            ExprKind::YieldFrom { value } => {
                self.refuse_in_annotation("yield expression", span)?;
                self.expression(value)?;
                self.yielded(span)
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expression(left)?;
                self.expressions(comparators)
            }
            ExprKind::Call { func, args, keywords } => {
                self.expression(func)?;
                self.expressions(args)?;
                self.keywords(keywords)
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.expression(value)?;
                format_spec.as_ref().map_or(Ok(()), |spec| self.expression(spec))
            }
            ExprKind::Subscript { value, slice } => {
                self.expression(value)?;
                self.expression(slice)
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().try_for_each(|part| self.expression(part))
            }
        }
    }

    fn name(&mut self, name: &Name, span: Span) -> Result<()> {
        self.note(name, Uses::USED, span)?;
        // `super()` without arguments needs the class around.
        if &**name == "super" && self.here().kind.is_function_like() {
            self.note(&Name::from("__class__"), Uses::USED, span)?;
        }
        Ok(())
    }

    /// `a + b + c …`: a loop along the left spine.
    fn binary(&mut self, expression: &Expr) -> Result<()> {
        let mut rights = Vec::new();
        let mut node = expression;
        while let ExprKind::BinOp { left, right, .. } = &node.kind {
            rights.push(right);
            node = left;
        }
        self.expression(node)?;
        rights.into_iter().rev().try_for_each(|right| self.expression(right))
    }

    /// What is assigned to.
    pub(super) fn target(&mut self, target: &Expr) -> Result<()> {
        match &target.kind {
            ExprKind::Name(name) => self.note(name, Uses::BOUND, target.span),
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().try_for_each(|element| self.target(element))
            }
            ExprKind::Starred { value } => self.target(value),
            _ => self.expression(target),
        }
    }

    fn named_expression(&mut self, target: &Expr, value: &Expr, span: Span) -> Result<()> {
        self.refuse_in_annotation("named expression", span)?;
        let ExprKind::Name(name) = &target.kind else {
            return self.expression(value);
        };
        if self.here().in_iterable > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(CompileError::syntax(message, span));
        }
        if self.here().kind.is_comprehension() {
            self.hoist_named_target(name, target.span)?;
        }
        self.mark_named_expression();
        self.expression(value)?;
        self.note(name, Uses::BOUND, target.span)
    }

    fn lambda(&mut self, params: &Parameters, body: &Expr) -> Result<()> {
        self.defaults(params)?;
        self.enter(ScopeKind::Lambda, address(params));
        self.parameters(params)?;
        self.expression(body)?;
        self.leave();
        Ok(())
    }

    fn comprehension(
        &mut self,
        kind: ScopeKind,
        element: &Expr,
        value: Option<&Expr>,
        generators: &[Comprehension],
        span: Span,
    ) -> Result<()> {
        let (outermost, inner) = generators.split_first().expect("a comprehension has a `for`");
        self.here().in_iterable += 1;
        let visited = self.expression(&outermost.iter);
        self.here().in_iterable -= 1;
        visited?;
        self.enter(kind, address(element));
        if outermost.is_async {
            self.here().is_coroutine = true;
        }
        if kind == ScopeKind::Generator {
            self.note(&Name::from(".0"), Uses::BOUND.and(Uses::PARAMETER), span)?;
        }
        self.iteration_target(&outermost.target)?;
        self.expressions(&outermost.ifs)?;
        for generator in inner {
            self.iteration_target(&generator.target)?;
            self.here().in_iterable += 1;
            let visited = self.expression(&generator.iter);
            self.here().in_iterable -= 1;
            visited?;
            self.expressions(&generator.ifs)?;
            if generator.is_async {
                self.here().is_coroutine = true;
            }
        }
        if let Some(value) = value {
            self.expression(value)?;
        }
        self.expression(element)?;
        let is_async = self.here().is_coroutine;
        self.leave();
        if is_async && kind.is_inlined() {
            self.here().is_coroutine = true;
        }
        Ok(())
    }

    fn iteration_target(&mut self, target: &Expr) -> Result<()> {
        self.here().in_target = true;
        let visited = self.target(target);
        self.here().in_target = false;
        visited
    }

    fn yielded(&mut self, span: Span) -> Result<()> {
        let place = match self.here().kind {
            ScopeKind::ListComprehension => "list comprehension",
            ScopeKind::SetComprehension => "set comprehension",
            ScopeKind::DictComprehension => "dict comprehension",
            ScopeKind::Generator => "generator expression",
            _ => {
                self.here().is_generator = true;
                return Ok(());
            }
        };
        Err(CompileError::syntax(format!("'yield' inside {place}"), span))
    }

    fn refuse_in_annotation(&mut self, what: &str, span: Span) -> Result<()> {
        match self.here().words {
            Some(place) => Err(CompileError::syntax(format!("{what} cannot be used within {place}"), span)),
            None => Ok(()),
        }
    }
}
