//! PEP 695: generic functions and classes, `type` statements. Their type parameters live in a function around the
//! definition that is called at once; bounds, defaults and the values of aliases are functions called when asked.

use std::rc::Rc;

use super::Compiler;
use super::error::{CompileError, Result};
use super::function::Extras;
use super::scopes::{ScopeId, ScopeKind};
use super::unit::UnitKind;
use crate::bytecode::{Code, Constant, Instruction, Intrinsic, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{ClassDef, Expr, FunctionDef, Identifier, Name, TypeParam, TypeParamKind};

impl<'a> Compiler<'a> {
    pub(super) fn generic_function(
        &mut self,
        function: &'a FunctionDef,
        dst: Reg,
        span: Span,
        first: Span,
    ) -> Result<()> {
        let base = if self.u.emit.is_top(dst) { dst } else { self.u.emit.temp() };
        let mut names = Vec::new();
        if !function.params.defaults.is_empty() {
            names.push(Name::from(".defaults"));
            let value = self.u.emit.temp();
            self.defaults(&function.params, value, span)?;
        }
        if function.params.kw_defaults.iter().any(Option::is_some) {
            names.push(Name::from(".kwdefaults"));
            let value = self.u.emit.temp();
            self.keyword_defaults(&function.params, value, span)?;
        }
        let argc = names.len() as u16;
        let id = self.scopes.of(function, ScopeKind::TypeParameters);
        self.enter_generic(id, &function.name, &names, span, first);
        let start = self.u.emit.temps(2);
        self.type_param_tuple(&function.type_params, start.after(1), span)?;
        let register = |name: &str| names.iter().position(|known| &**known == name).map(|at| Reg(at as u16));
        let code = self.function_body(function, span, first)?;
        let extras = Extras {
            params: Some(&function.params),
            annotations: Some(&function.returns),
            defaults: register(".defaults"),
            keyword_defaults: register(".kwdefaults"),
        };
        self.make_function(code, extras, start, span)?;
        let operation = Intrinsic::SetTypeParams;
        self.u.emit.emit(Instruction::Intrinsic { operation, dst: start, start }, span);
        self.u.emit.emit(Instruction::Return { src: start, held: 0 }, span);
        let code = self.leave_unit()?;
        self.call_now(code, base, argc, dst, span)
    }

    pub(super) fn generic_class(
        &mut self,
        class: &'a ClassDef,
        dst: Reg,
        span: Span,
        first: Span,
    ) -> Result<()> {
        let base = if self.u.emit.is_top(dst) { dst } else { self.u.emit.temp() };
        let id = self.scopes.of(class, ScopeKind::TypeParameters);
        self.enter_generic(id, &class.name, &[], span, first);
        let params = self.u.emit.temp();
        self.type_param_tuple(&class.type_params, params, span)?;
        let generic = self.u.emit.temp();
        let operation = Intrinsic::SubscriptGeneric;
        self.u.emit.emit(Instruction::Intrinsic { operation, dst: generic, start: params }, span);
        self.store_name(&Name::from(".type_params"), params, span)?;
        let result = self.u.emit.temp();
        self.build_class(class, Some(generic), result, span, first)?;
        self.u.emit.emit(Instruction::Return { src: result, held: 0 }, span);
        let code = self.leave_unit()?;
        self.call_now(code, base, 0, dst, span)
    }

    pub(super) fn type_alias(
        &mut self,
        name: &'a Identifier,
        type_params: &'a [TypeParam],
        value: &'a Expr,
        span: Span,
    ) -> Result<()> {
        let dst = self.u.emit.temp();
        if type_params.is_empty() {
            self.alias_object(name, type_params, value, dst, span)?;
        } else {
            let id = self.scopes.of(value, ScopeKind::TypeParameters);
            self.enter_generic(id, name, &[], span, span);
            let result = self.u.emit.temp();
            self.alias_object(name, type_params, value, result, span)?;
            self.u.emit.emit(Instruction::Return { src: result, held: 0 }, span);
            let code = self.leave_unit()?;
            self.call_now(code, dst, 0, dst, span)?;
        }
        self.store_name(&name.name, dst, span)
    }

    /// r[dst] = the object of a `type` statement.
    fn alias_object(
        &mut self,
        name: &'a Identifier,
        type_params: &'a [TypeParam],
        value: &'a Expr,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let mark = self.u.emit.mark();
        let start = self.u.emit.temps(3);
        self.u.emit.load_constant(start, Constant::Str(name.name.as_rc().clone()), span);
        if type_params.is_empty() {
            self.u.emit.load_constant(start.after(1), Constant::None, span);
        } else {
            self.type_param_tuple(type_params, start.after(1), span)?;
        }
        self.evaluator(value, ScopeKind::TypeAlias, &name.name, start.after(2), span)?;
        let operation = Intrinsic::TypeAlias;
        self.u.emit.emit(Instruction::Intrinsic { operation, dst, start }, span);
        self.u.emit.release(mark);
        Ok(())
    }

    fn enter_generic(&mut self, id: ScopeId, name: &Identifier, params: &[Name], span: Span, first: Span) {
        let unit_name = Name::from(&*format!("<generic parameters of {}>", name.name));
        self.enter_unit(id, UnitKind::TypeParameters, &unit_name, params, first);
        self.u.positional_count = params.len() as u16;
        self.u.positional_only_count = params.len() as u16;
        self.make_cells(span);
    }

    /// Makes a function of the code in r[base] and calls it with the arguments behind it.
    fn call_now(&mut self, code: Rc<Code>, base: Reg, argc: u16, dst: Reg, span: Span) -> Result<()> {
        self.make_function(code, Extras::default(), base, span)?;
        self.u.emit.emit(Instruction::Call { dst, base, argc }, span);
        Ok(())
    }

    /// Makes the type parameters, binds their names, and r[dst] = the tuple of them.
    fn type_param_tuple(&mut self, params: &'a [TypeParam], dst: Reg, span: Span) -> Result<()> {
        let mark = self.u.emit.mark();
        let mut seen_default = false;
        let first = self.u.emit.temps(params.len() as u16);
        for (index, param) in params.iter().enumerate() {
            let name = &param.name.name;
            if param.default.is_some() {
                seen_default = true;
            } else if seen_default {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                return Err(CompileError::syntax(message, param.span));
            }
            let inner = self.u.emit.mark();
            let start = self.u.emit.temps(3);
            self.u.emit.load_constant(start, Constant::Str(name.as_rc().clone()), param.span);
            let operation = self.type_param_parts(param, start)?;
            let dst = first.after(index as u16);
            self.u.emit.emit(Instruction::Intrinsic { operation, dst, start }, param.span);
            self.u.emit.release(inner);
            match self.local_target(name) {
                Some(local) => self.u.emit.emit(Instruction::Move { dst: local, src: dst }, param.span),
                None => self.store_name(name, dst, param.span)?,
            }
        }
        let count = params.len() as u16;
        self.u.emit.emit(Instruction::BuildTuple { dst, start: first, count }, span);
        self.u.emit.release(mark);
        Ok(())
    }

    /// The functions that evaluate a type parameter's bound and default, behind its name in r[start].
    fn type_param_parts(&mut self, param: &'a TypeParam, start: Reg) -> Result<Intrinsic> {
        let name = &param.name.name;
        let (operation, default_at) = match &param.kind {
            TypeParamKind::TypeVar { bound } => {
                match bound {
                    Some(bound) => {
                        self.evaluator(bound, ScopeKind::TypeVariable, name, start.after(1), bound.span)?;
                    }
                    None => self.u.emit.load_constant(start.after(1), Constant::None, param.span),
                }
                (Intrinsic::TypeVar, start.after(2))
            }
            TypeParamKind::ParamSpec => (Intrinsic::ParamSpec, start.after(1)),
            TypeParamKind::TypeVarTuple => (Intrinsic::TypeVarTuple, start.after(1)),
        };
        match &param.default {
            Some(default) => {
                self.evaluator(default, ScopeKind::TypeVariable, name, default_at, default.span)?;
            }
            None => self.u.emit.load_constant(default_at, Constant::None, param.span),
        }
        Ok(operation)
    }

    /// r[dst] = a function without parameters that evaluates the expression.
    fn evaluator(
        &mut self,
        value: &'a Expr,
        kind: ScopeKind,
        name: &Name,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let id = self.scopes.of(value, kind);
        let unit_kind =
            if kind == ScopeKind::TypeAlias { UnitKind::Lambda } else { UnitKind::TypeParameters };
        self.enter_unit(id, unit_kind, name, &[], span);
        self.make_cells(span);
        let src = self.u.emit.temp();
        self.annotation_value(value, src)?;
        self.u.emit.emit(Instruction::Return { src, held: 0 }, value.span);
        let code = self.leave_unit()?;
        self.make_function(code, Extras::default(), dst, span)
    }
}
