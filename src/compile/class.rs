//! `def` and `class` statements: decorators, the definition itself, and where it is stored.

use std::rc::Rc;

use super::Compiler;
use super::error::{Result, fits};
use super::expression::check_keywords;
use super::function::{Extras, check_parameters};
use super::scopes::ScopeKind;
use super::unit::UnitKind;
use crate::bytecode::{Code, Constant, Instruction, Intrinsic, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{ClassDef, Expr, ExprKind, FunctionDef, Keyword, Name};

impl<'a> Compiler<'a> {
    pub(super) fn function_statement(&mut self, function: &'a FunctionDef, span: Span) -> Result<()> {
        check_parameters(&function.params)?;
        let name = &function.name.name;
        let first = function.decorators.first().map_or(span, |decorator| decorator.span);
        self.definition(name, &function.decorators, span, |compiler, dst| {
            if !function.type_params.is_empty() {
                return compiler.generic_function(function, dst, span, first);
            }
            // Defaults and annotations are evaluated before the body is looked at for errors.
            let code = compiler.function_body(function, span, first)?;
            let extras = Extras {
                params: Some(&function.params),
                annotations: Some(&function.returns),
                ..Extras::default()
            };
            compiler.make_function(code, extras, dst, span)
        })
    }

    pub(super) fn class_statement(&mut self, class: &'a ClassDef, span: Span) -> Result<()> {
        let name = &class.name.name;
        let first = class.decorators.first().map_or(span, |decorator| decorator.span);
        self.definition(name, &class.decorators, span, |compiler, dst| {
            if class.type_params.is_empty() {
                compiler.build_class(class, None, dst, span, first)
            } else {
                compiler.generic_class(class, dst, span, first)
            }
        })
    }

    /// Decorators, then what `define` puts into a register, then the decorators' calls, then the name.
    fn definition(
        &mut self,
        name: &'a Name,
        decorators: &'a [Expr],
        span: Span,
        define: impl FnOnce(&mut Self, Reg) -> Result<()>,
    ) -> Result<()> {
        let local = self.local_target(name);
        if decorators.is_empty() {
            let dst = match local {
                Some(local) => local,
                None => self.u.emit.temp(),
            };
            define(self, dst)?;
            return self.store_name(name, dst, span);
        }
        fits(decorators.len(), "decorators", span)?;
        let mut callees = Vec::with_capacity(decorators.len());
        for decorator in decorators {
            callees.push(self.expr_in_temp(decorator)?);
        }
        let dst = self.u.emit.temp();
        define(self, dst)?;
        let mut value = dst;
        for (base, decorator) in callees.into_iter().zip(decorators).rev() {
            debug_assert_eq!(base.after(1), value);
            value = if base.0 + decorators.len() as u16 == dst.0 { local.unwrap_or(base) } else { base };
            self.u.emit.emit(Instruction::Call { dst: value, base, argc: 1 }, decorator.span);
        }
        self.store_name(name, value, span)
    }

    /// r[dst] = the class. `generic` is the register of the base that stands for the type parameters.
    pub(super) fn build_class(
        &mut self,
        class: &'a ClassDef,
        generic: Option<Reg>,
        dst: Reg,
        span: Span,
        first: Span,
    ) -> Result<()> {
        check_keywords(&class.keywords)?;
        let code = self.class_body(class, span, first)?;
        let is_starred = |base: &Expr| matches!(base.kind, ExprKind::Starred { .. });
        let spread =
            class.bases.iter().any(is_starred) || class.keywords.iter().any(|keyword| keyword.name.is_none());
        if spread {
            return self.build_class_spread(class, code, generic, dst, span);
        }
        let base = if self.u.emit.is_top(dst) { dst } else { self.u.emit.temp() };
        self.u.emit.emit(Instruction::LoadBuildClass { dst: base }, span);
        let function = self.u.emit.temp();
        self.make_function(code, Extras::default(), function, span)?;
        let name = self.u.emit.temp();
        let text = Constant::Str(class.name.name.as_rc().clone());
        self.u.emit.load_constant(name, text, span);
        for base in &class.bases {
            self.expr_in_temp(base)?;
        }
        fits(class.bases.len() + class.keywords.len(), "bases", span)?;
        let mut argc = 2 + class.bases.len() as u16;
        if let Some(src) = generic {
            let dst = self.u.emit.temp();
            self.u.emit.emit(Instruction::Move { dst, src }, span);
            argc += 1;
        }
        if class.keywords.is_empty() {
            self.u.emit.emit(Instruction::Call { dst, base, argc }, span);
            return Ok(());
        }
        let mut names = Vec::with_capacity(class.keywords.len());
        for Keyword { name, value, .. } in &class.keywords {
            self.expr_in_temp(value)?;
            let name = &name.as_ref().expect("`**mapping` goes another way").name;
            names.push(self.u.emit.name(name.as_rc()));
        }
        if self.u.emit.is_reachable() {
            let site = self.u.emit.call_site(argc + names.len() as u16, names);
            self.u.emit.emit(Instruction::CallKeywords { dst, base, site }, span);
        }
        Ok(())
    }

    fn build_class_spread(
        &mut self,
        class: &'a ClassDef,
        code: Rc<Code>,
        generic: Option<Reg>,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let function = self.u.emit.temp();
        self.make_function(code, Extras::default(), function, span)?;
        let name = self.u.emit.temp();
        let text = Constant::Str(class.name.name.as_rc().clone());
        self.u.emit.load_constant(name, text, span);
        let base = self.u.emit.temp();
        self.u.emit.emit(Instruction::LoadBuildClass { dst: base }, span);
        let last: Vec<Reg> = generic.into_iter().collect();
        self.call_spread(base, &[function, name], &class.bases, &last, &class.keywords, dst, span)
    }

    fn class_body(&mut self, class: &'a ClassDef, span: Span, first: Span) -> Result<Rc<Code>> {
        let id = self.scopes.of(class, ScopeKind::Class);
        self.enter_unit(id, UnitKind::Class, &class.name.name, &[], first);
        self.make_cells(span);
        self.class_header(class, span)?;
        self.set_up_annotations(&class.body, span);
        let body = self.docstring_statement(&class.body, span)?;
        self.statements(body)?;
        let names = self.u.static_attributes.iter().map(|name| Constant::Str(name.as_rc().clone())).collect();
        self.class_constant("__static_attributes__", Constant::Tuple(names), span)?;
        let class_dict = Name::from("__classdict__");
        if self.scopes.get(id).cells.contains(&class_dict) {
            let mark = self.u.emit.mark();
            let cell = self.u.emit.temp();
            self.load_closure_cell(&class_dict, cell, span);
            self.store_name(&Name::from("__classdictcell__"), cell, span)?;
            self.u.emit.release(mark);
        }
        let class_cell = Name::from("__class__");
        if self.scopes.get(id).cells.contains(&class_cell) {
            let cell = self.u.emit.temp();
            self.load_closure_cell(&class_cell, cell, span);
            self.store_name(&Name::from("__classcell__"), cell, span)?;
            self.u.emit.emit(Instruction::Return { src: cell, held: 0 }, span);
        } else {
            self.u.emit.emit(Instruction::ReturnNone { held: 0 }, span);
        }
        self.leave_unit()
    }

    /// What every class body stores before its own statements.
    fn class_header(&mut self, class: &'a ClassDef, span: Span) -> Result<()> {
        let mark = self.u.emit.mark();
        let value = self.u.emit.temp();
        self.load_name(&Name::from("__name__"), value, span);
        self.store_name(&Name::from("__module__"), value, span)?;
        self.u.emit.release(mark);
        let qualname = self.u.qualname.clone();
        self.class_constant("__qualname__", Constant::Str(qualname), span)?;
        let line = i64::from(self.u.first_line);
        self.class_constant("__firstlineno__", Constant::Int(line), span)?;
        let class_dict = Name::from("__classdict__");
        if self.scopes.get(self.u.scope).cells.contains(&class_dict) {
            let cell = self.u.slot(self.u.scope, &class_dict, false);
            let src = self.u.emit.temp();
            let operation = Intrinsic::Locals;
            self.u.emit.emit(Instruction::Intrinsic { operation, dst: src, start: Reg::NONE }, span);
            self.u.emit.emit(Instruction::StoreCell { cell, src }, span);
        }
        if !class.type_params.is_empty() {
            let value = self.u.emit.temp();
            self.load_name(&Name::from(".type_params"), value, span);
            self.store_name(&Name::from("__type_params__"), value, span)?;
        }
        self.u.emit.end_statement(mark);
        Ok(())
    }

    fn class_constant(&mut self, name: &str, constant: Constant, span: Span) -> Result<()> {
        let mark = self.u.emit.mark();
        let value = self.u.emit.temp();
        self.u.emit.load_constant(value, constant, span);
        self.store_name(&Name::from(name), value, span)?;
        self.u.emit.release(mark);
        Ok(())
    }
}
