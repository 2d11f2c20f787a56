//! The walk over statements. Order follows CPython's `symtable.c`, because of several errors the first is shown.

use std::collections::HashMap;

use super::{Scope, ScopeId, ScopeKind, Scopes, Uses, address};
use crate::compile::error::{CompileError, Result};
use crate::syntax::Span;
use crate::syntax::ast::*;

/// What there is to build a table of.
pub enum Tree<'a> {
    Module(&'a [Stmt]),
    Expression(&'a Expr),
}

/// The table of a whole tree. The error is the first that CPython's symbol table would raise.
pub fn build(tree: &Tree<'_>, future_annotations: bool) -> Result<Scopes> {
    let scopes = Scopes {
        all: vec![Scope::new(ScopeKind::Module, None, None)],
        by_node: HashMap::new(),
        inverts_bool: false,
    };
    let mut builder = Builder { scopes, current: Scopes::TOP, future_annotations };
    match tree {
        Tree::Module(body) => builder.statements(body)?,
        Tree::Expression(expression) => builder.expression(expression)?,
    }
    builder.scopes.resolve()?;
    builder.scopes.all.iter().try_for_each(Scope::check_size)?;
    Ok(builder.scopes)
}

pub(super) struct Builder {
    pub(super) scopes: Scopes,
    pub(super) current: ScopeId,
    pub(super) future_annotations: bool,
}

impl Builder {
    /// Opens a scope within the current one and goes into it.
    pub(super) fn enter(&mut self, kind: ScopeKind, node: usize) -> ScopeId {
        let parent = self.current;
        let id = ScopeId(self.scopes.all.len() as u32);
        let around = self.scopes.get(parent);
        let mut scope = Scope::new(kind, Some(parent), around.private.clone());
        scope.mangled_only = around.mangled_only.clone();
        scope.in_iterable = around.in_iterable;
        let around_is_class = around.kind == ScopeKind::Class;
        scope.sees_class = match kind {
            ScopeKind::TypeParameters | ScopeKind::TypeAlias => around_is_class || around.sees_class,
            ScopeKind::TypeVariable => around.sees_class,
            _ => false,
        };
        if kind.is_inlined() {
            self.scopes.get_mut(parent).inlined.push(id);
        }
        self.scopes.all.push(scope);
        self.scopes.by_node.insert((node, kind), id);
        self.current = id;
        id
    }

    pub(super) fn leave(&mut self) {
        let parent = self.scopes.get(self.current).parent;
        self.current = parent.expect("the top scope is never left");
    }

    pub(super) fn here(&mut self) -> &mut Scope {
        let id = self.current;
        self.scopes.get_mut(id)
    }

    fn bind(&mut self, identifier: &Identifier, span: Span) -> Result<()> {
        self.note(&identifier.name, Uses::BOUND, span)
    }

    pub(super) fn statements(&mut self, body: &[Stmt]) -> Result<()> {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Stmt) -> Result<()> {
        let span = statement.span;
        match &statement.kind {
            StmtKind::FunctionDef(function) => self.function(function, span),
            StmtKind::ClassDef(class) => self.class(class, span),
            StmtKind::Return { value } => self.optional(value),
            StmtKind::Delete { targets } => targets.iter().try_for_each(|target| self.delete(target)),
            StmtKind::Assign { targets, value } => {
                self.expression(value)?;
                targets.iter().try_for_each(|target| self.target(target))
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                self.type_alias(name, type_params, value, span)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expression(value)?;
                if let ExprKind::Name(name) = &target.kind {
                    self.note(name, Uses::BOUND, target.span)
                } else {
                    self.expression(target)
                }
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated_assignment(target, annotation, value, *simple, span)
            }
            StmtKind::For { target, iter, body, orelse, is_async } => {
                self.note_async_statement(*is_async);
                self.target(target)?;
                self.expression(iter)?;
                self.statements(body)?;
                self.statements(orelse)
            }
            StmtKind::While { test, body, orelse } => {
                self.expression(test)?;
                self.statements(body)?;
                self.statements(orelse)
            }
            StmtKind::If { .. } => self.if_chain(statement),
            StmtKind::With { items, body, is_async } => {
                self.note_async_statement(*is_async);
                for item in items {
                    self.expression(&item.context)?;
                    if let Some(target) = &item.target {
                        self.target(target)?;
                    }
                }
                self.statements(body)
            }
            StmtKind::Match { subject, cases } => {
                self.expression(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.optional(&case.guard)?;
                    self.statements(&case.body)?;
                }
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc)?;
                self.optional(cause)
            }
            StmtKind::Try { body, handlers, orelse, finalbody }
            | StmtKind::TryStar { body, handlers, orelse, finalbody } => {
                self.statements(body)?;
                for handler in handlers {
                    self.optional(&handler.typ)?;
                    if let Some(name) = &handler.name {
                        self.note(&name.name, Uses::BOUND.and(Uses::DELETED), handler.span)?;
                    }
                    self.statements(&handler.body)?;
                }
                self.statements(orelse)?;
                self.statements(finalbody)
            }
            StmtKind::Assert { test, msg } => {
                self.expression(test)?;
                self.optional(msg)
            }
            StmtKind::Import { names } | StmtKind::ImportFrom { names, .. } => {
                names.iter().try_for_each(|alias| self.import(alias))
            }
            StmtKind::Global { names } => self.declare(names, Uses::GLOBAL, span),
            StmtKind::Nonlocal { names } => self.declare(names, Uses::NONLOCAL, span),
            StmtKind::Expr(expression) => self.expression(expression),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    /// `async for` and `async with` at the top make a coroutine of the code; elsewhere the function has said it.
    fn note_async_statement(&mut self, is_async: bool) {
        if is_async && self.here().kind == ScopeKind::Module {
            self.here().is_coroutine = true;
        }
    }

    /// `if … elif … else`: a loop, because the chain may be long.
    fn if_chain(&mut self, mut statement: &Stmt) -> Result<()> {
        loop {
            let StmtKind::If { test, body, orelse } = &statement.kind else {
                return self.statement(statement);
            };
            self.expression(test)?;
            self.statements(body)?;
            match orelse.as_slice() {
                [only] => statement = only,
                several => return self.statements(several),
            }
        }
    }

    fn function(&mut self, function: &FunctionDef, span: Span) -> Result<()> {
        self.bind(&function.name, span)?;
        self.defaults(&function.params)?;
        function.decorators.iter().try_for_each(|decorator| self.expression(decorator))?;
        let generic = !function.type_params.is_empty();
        if generic {
            self.enter_type_parameters(address(function), None);
            if !function.params.defaults.is_empty() {
                self.note(&Name::from(".defaults"), Uses::BOUND.and(Uses::PARAMETER), span)?;
            }
            if function.params.kw_defaults.iter().any(Option::is_some) {
                self.note(&Name::from(".kwdefaults"), Uses::BOUND.and(Uses::PARAMETER), span)?;
            }
            self.type_parameters(&function.type_params)?;
        }
        self.annotations(&function.params, &function.returns)?;
        self.enter(ScopeKind::Function, address(function));
        self.here().is_coroutine = function.is_async;
        self.parameters(&function.params)?;
        self.statements(&function.body)?;
        self.leave();
        if generic {
            self.leave();
        }
        Ok(())
    }

    /// The scope around a generic definition, with the cells it needs from a class body.
    pub(super) fn enter_type_parameters(&mut self, node: usize, class: Option<&ClassDef>) {
        self.enter(ScopeKind::TypeParameters, node);
        if let Some(class) = class {
            let scope = self.here();
            scope.private = Some(class.name.name.as_rc().clone());
            scope.mangled_only =
                Some(class.type_params.iter().map(|param| param.name.name.clone()).collect());
        }
        self.note_class_dict();
    }

    /// A scope that sees a class's namespace finds it in the cell `__classdict__`.
    pub(super) fn note_class_dict(&mut self) {
        if self.here().sees_class {
            let span = Span::default();
            let noted = self.note(&Name::from("__classdict__"), Uses::USED, span);
            debug_assert!(noted.is_ok(), "a use contradicts nothing");
        }
    }

    fn class(&mut self, class: &ClassDef, span: Span) -> Result<()> {
        self.bind(&class.name, span)?;
        class.decorators.iter().try_for_each(|decorator| self.expression(decorator))?;
        let generic = !class.type_params.is_empty();
        if generic {
            self.enter_type_parameters(address(class), Some(class));
            self.type_parameters(&class.type_params)?;
            self.note(&Name::from(".type_params"), Uses::BOUND, span)?;
        }
        class.bases.iter().try_for_each(|base| self.expression(base))?;
        self.keywords(&class.keywords)?;
        self.enter(ScopeKind::Class, address(class));
        let scope = self.here();
        scope.private = Some(class.name.name.as_rc().clone());
        scope.mangled_only = None;
        if generic {
            self.note(&Name::from("__type_params__"), Uses::BOUND, span)?;
            self.note(&Name::from(".type_params"), Uses::USED, span)?;
        }
        self.statements(&class.body)?;
        self.leave();
        if generic {
            self.leave();
        }
        Ok(())
    }

    fn type_alias(
        &mut self,
        name: &Identifier,
        params: &[TypeParam],
        value: &Expr,
        span: Span,
    ) -> Result<()> {
        self.bind(name, span)?;
        if !params.is_empty() {
            self.enter_type_parameters(address(value), None);
            self.type_parameters(params)?;
        }
        self.enter(ScopeKind::TypeAlias, address(value));
        self.note_class_dict();
        self.expression(value)?;
        self.leave();
        if !params.is_empty() {
            self.leave();
        }
        Ok(())
    }

    fn type_parameters(&mut self, params: &[TypeParam]) -> Result<()> {
        for param in params {
            self.note(&param.name.name, Uses::TYPE_PARAMETER.and(Uses::BOUND), param.span)?;
            if let TypeParamKind::TypeVar { bound: Some(bound) } = &param.kind {
                let is_tuple = matches!(bound.kind, ExprKind::Tuple { .. });
                self.type_variable(bound, if is_tuple { "a TypeVar constraint" } else { "a TypeVar bound" })?;
            }
            if let Some(default) = &param.default {
                let words = match param.kind {
                    TypeParamKind::TypeVar { .. } => "a TypeVar default",
                    TypeParamKind::TypeVarTuple => "a TypeVarTuple default",
                    TypeParamKind::ParamSpec => "a ParamSpec default",
                };
                self.type_variable(default, words)?;
            }
        }
        Ok(())
    }

    /// A bound, constraints or a default; `words` are CPython's for which.
    fn type_variable(&mut self, value: &Expr, words: &'static str) -> Result<()> {
        self.enter(ScopeKind::TypeVariable, address(value));
        self.here().words = Some(words);
        self.note_class_dict();
        self.expression(value)?;
        self.leave();
        Ok(())
    }

    fn annotated_assignment(
        &mut self,
        target: &Expr,
        annotation: &Expr,
        value: &Option<Expr>,
        simple: bool,
        span: Span,
    ) -> Result<()> {
        if let ExprKind::Name(name) = &target.kind {
            let old = self.uses_here(name);
            let at_top = self.current == Scopes::TOP;
            if simple && !at_top && old.has(Uses::GLOBAL.and(Uses::NONLOCAL)) {
                let word = if old.has(Uses::GLOBAL) { "global" } else { "nonlocal" };
                return Err(CompileError::syntax(format!("annotated name '{name}' can't be {word}"), span));
            }
            if simple {
                self.note(name, Uses::ANNOTATED.and(Uses::BOUND), target.span)?;
            } else if value.is_some() {
                self.note(name, Uses::BOUND, target.span)?;
            }
        } else {
            self.expression(target)?;
        }
        self.annotation(annotation)?;
        self.optional(value)
    }

    fn delete(&mut self, target: &Expr) -> Result<()> {
        match &target.kind {
            ExprKind::Name(name) => self.note(name, Uses::BOUND.and(Uses::DELETED), target.span),
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().try_for_each(|element| self.delete(element))
            }
            _ => self.expression(target),
        }
    }

    fn import(&mut self, alias: &Alias) -> Result<()> {
        let bound = alias.asname.as_ref().unwrap_or(&alias.name);
        if &*bound.name == "*" {
            if self.here().kind != ScopeKind::Module {
                let message = "import * only allowed at module level";
                return Err(CompileError::syntax(message, alias.span));
            }
            return Ok(());
        }
        let name = match (&alias.asname, bound.name.split_once('.')) {
            (None, Some((package, _))) => Name::from(package),
            _ => bound.name.clone(),
        };
        self.note(&name, Uses::BOUND.and(Uses::IMPORTED), alias.span)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        let capture = |builder: &mut Self, name: &Option<Identifier>| match name {
            Some(name) => builder.note(&name.name, Uses::BOUND, pattern.span),
            None => Ok(()),
        };
        match &pattern.kind {
            PatternKind::Value(value) => self.expression(value),
            PatternKind::Singleton(_) => Ok(()),
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => {
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))
            }
            PatternKind::Mapping { items, rest } => {
                items.iter().try_for_each(|(key, _)| self.expression(key))?;
                items.iter().try_for_each(|(_, pattern)| self.pattern(pattern))?;
                capture(self, rest)
            }
            PatternKind::Class { cls, patterns, keywords } => {
                self.expression(cls)?;
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                keywords.iter().try_for_each(|(_, pattern)| self.pattern(pattern))
            }
            PatternKind::Star { name } => capture(self, name),
            PatternKind::As { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                capture(self, name)
            }
        }
    }

    pub(super) fn defaults(&mut self, params: &Parameters) -> Result<()> {
        params.defaults.iter().try_for_each(|default| self.expression(default))?;
        params.kw_defaults.iter().flatten().try_for_each(|default| self.expression(default))
    }

    pub(super) fn parameters(&mut self, params: &Parameters) -> Result<()> {
        let Parameters { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } = params;
        let all = posonlyargs.iter().chain(args).chain(kwonlyargs).chain(vararg).chain(kwarg);
        for param in all {
            self.note(&param.name, Uses::BOUND.and(Uses::PARAMETER), param.span)?;
        }
        Ok(())
    }

    fn annotations(&mut self, params: &Parameters, returns: &Option<Expr>) -> Result<()> {
        let Parameters { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } = params;
        let all = posonlyargs.iter().chain(args).chain(vararg).chain(kwarg).chain(kwonlyargs);
        for annotation in all.filter_map(|param| param.annotation.as_ref()).chain(returns) {
            self.annotation(annotation)?;
        }
        Ok(())
    }

    /// Evaluated where it stands, unless the script has `from __future__ import annotations`.
    fn annotation(&mut self, annotation: &Expr) -> Result<()> {
        if !self.future_annotations {
            return self.expression(annotation);
        }
        self.enter(ScopeKind::Annotation, address(annotation));
        self.expression(annotation)?;
        self.leave();
        Ok(())
    }

    pub(super) fn mark_named_expression(&mut self) {
        let unit = self.scopes.unit_of(self.current);
        self.scopes.get_mut(unit).has_named_expression = true;
    }
}
