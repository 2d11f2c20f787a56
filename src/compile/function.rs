//! Functions and lambdas: the code object of the body, and the function made from it.

use std::rc::Rc;

use super::error::Result;
use super::names::check_name;
use super::scopes::{Place, ScopeId, ScopeKind};
use super::unit::{Unit, UnitKind};
use super::{Compiler, docstring};
use crate::bytecode::{Code, Constant, Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{Expr, ExprKind, FunctionDef, Name, Parameters, Stmt};

/// What a function takes along when it is made, still to be evaluated or in registers already.
#[derive(Default, Clone, Copy)]
pub struct Extras<'a> {
    pub params: Option<&'a Parameters>,
    /// Evaluate annotations, with this one behind `->`.
    pub annotations: Option<&'a Option<Expr>>,
    /// Where the defaults are, if they were evaluated outside of a scope of type parameters.
    pub defaults: Option<Reg>,
    pub keyword_defaults: Option<Reg>,
}

impl<'a> Compiler<'a> {
    /// Starts a code object within the current one. `span` is that of the definition.
    pub(super) fn enter_unit(
        &mut self,
        id: ScopeId,
        kind: UnitKind,
        name: &Name,
        params: &[Name],
        span: Span,
    ) {
        let qualname = self.qualname(id, name);
        let mut unit = Unit::new(&self.scopes, id, kind, name.as_rc().clone(), qualname, params);
        unit.first_line = self.source.line(span.start);
        let in_function = self.u.is_function_like() || self.outer.iter().any(Unit::is_function_like);
        unit.flags.nested = unit.flags.optimized && in_function;
        let outer = std::mem::replace(&mut self.u, unit);
        self.outer.push(outer);
    }

    /// Ends the code object and goes back to the one around it.
    pub(super) fn leave_unit(&mut self) -> Result<Rc<Code>> {
        let outer = self.outer.pop().expect("every unit that is left was entered");
        let unit = std::mem::replace(&mut self.u, outer);
        unit.finish(&self.scopes, self.source.clone(), self.future_annotations)
    }

    /// `outer.<locals>.name`, seen from the unit around.
    fn qualname(&self, id: ScopeId, name: &Name) -> Rc<str> {
        let mut around = &self.u;
        if around.kind == UnitKind::TypeParameters {
            match self.outer.last() {
                Some(outer) => around = outer,
                None => return name.as_rc().clone(),
            }
        }
        if around.kind == UnitKind::Module {
            return name.as_rc().clone();
        }
        let kind = self.scopes.get(id).kind;
        if matches!(kind, ScopeKind::Function | ScopeKind::Class) {
            let scope = self.scopes.get(around.scope);
            let declared_global =
                scope.symbol(&scope.mangle(name)).is_some_and(|symbol| symbol.place == Place::GlobalExplicit);
            if declared_global {
                return name.as_rc().clone();
            }
        }
        if matches!(around.kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda) {
            format!("{}.<locals>.{name}", around.qualname).into()
        } else {
            format!("{}.{name}", around.qualname).into()
        }
    }

    /// r[dst] = a function of the code, with its defaults, annotations and closure. `dst` is the topmost temporary
    /// or none of those that are free.
    pub(super) fn make_function(
        &mut self,
        code: Rc<Code>,
        extras: Extras<'a>,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let mark = self.u.emit.mark();
        let has_defaults =
            extras.defaults.is_some() || extras.params.is_some_and(|params| !params.defaults.is_empty());
        let has_keyword_defaults = extras.keyword_defaults.is_some()
            || extras.params.is_some_and(|params| params.kw_defaults.iter().any(Option::is_some));
        let has_annotations = extras.params.is_some()
            && extras.annotations.is_some_and(|returns| {
                returns.is_some() || extras.params.is_some_and(|params| annotated(params).next().is_some())
            });
        let plain = !has_defaults && !has_keyword_defaults && !has_annotations && code.free_names.is_empty();
        let start = if plain { Reg::NONE } else { self.u.emit.temps(4) };
        if !plain {
            let params = extras.params;
            let slot = |index: u16| start.after(index);
            match (extras.defaults, params) {
                (Some(src), _) => self.u.emit.emit(Instruction::Move { dst: slot(0), src }, span),
                (None, Some(params)) if has_defaults => self.defaults(params, slot(0), span)?,
                _ => self.u.emit.emit(Instruction::LoadNone { dst: slot(0) }, span),
            }
            match (extras.keyword_defaults, params) {
                (Some(src), _) => self.u.emit.emit(Instruction::Move { dst: slot(1), src }, span),
                (None, Some(params)) if has_keyword_defaults => {
                    self.keyword_defaults(params, slot(1), span)?
                }
                _ => self.u.emit.emit(Instruction::LoadNone { dst: slot(1) }, span),
            }
            match (extras.annotations, params) {
                (Some(returns), Some(params)) if has_annotations => {
                    self.annotations(params, returns, slot(2), span)?;
                }
                _ => self.u.emit.emit(Instruction::LoadNone { dst: slot(2) }, span),
            }
            self.closure(&code, slot(3), span);
        }
        let code = self.u.emit.code(code);
        self.u.emit.emit(Instruction::MakeFunction { dst, start, code }, span);
        self.u.emit.release(mark);
        Ok(())
    }

    pub(super) fn defaults(&mut self, params: &'a Parameters, dst: Reg, span: Span) -> Result<()> {
        let mark = self.u.emit.mark();
        if let Some(constants) = params.defaults.iter().map(super::expression::constant).collect() {
            self.u.emit.load_constant(dst, Constant::Tuple(constants), span);
            return Ok(());
        }
        for default in &params.defaults {
            self.expr_in_temp(default)?;
        }
        let count = params.defaults.len() as u16;
        self.u.emit.emit(Instruction::BuildTuple { dst, start: Reg(mark), count }, span);
        self.u.emit.release(mark);
        Ok(())
    }

    pub(super) fn keyword_defaults(&mut self, params: &'a Parameters, dst: Reg, span: Span) -> Result<()> {
        let mark = self.u.emit.mark();
        let mut count = 0;
        for (param, default) in params.kwonlyargs.iter().zip(&params.kw_defaults) {
            let Some(default) = default else { continue };
            let key = self.u.emit.temp();
            let name = self.scopes.get(self.u.here).mangle(&param.name);
            self.u.emit.load_constant(key, Constant::Str(name.as_rc().clone()), span);
            self.expr_in_temp(default)?;
            count += 1;
        }
        self.u.emit.emit(Instruction::BuildDict { dst, start: Reg(mark), count }, span);
        self.u.emit.release(mark);
        Ok(())
    }

    fn annotations(
        &mut self,
        params: &'a Parameters,
        returns: &'a Option<Expr>,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let mark = self.u.emit.mark();
        let return_name = Name::from("return");
        let mut count = 0;
        let returns = returns.iter().map(|annotation| (return_name.clone(), annotation));
        for (name, annotation) in annotated(params).chain(returns) {
            let key = self.u.emit.temp();
            let name = self.scopes.get(self.u.here).mangle(&name);
            self.u.emit.load_constant(key, Constant::Str(name.as_rc().clone()), span);
            let value = self.u.emit.temp();
            self.annotation(annotation, value)?;
            count += 1;
        }
        self.u.emit.emit(Instruction::BuildDict { dst, start: Reg(mark), count }, span);
        self.u.emit.release(mark);
        Ok(())
    }

    /// r[dst] = what an annotation is kept as: its value, or its text under the future import.
    pub(super) fn annotation(&mut self, annotation: &'a Expr, dst: Reg) -> Result<()> {
        if self.future_annotations {
            let text = super::unparse::expression(annotation);
            self.u.emit.load_constant(dst, Constant::Str(text.into()), annotation.span);
            return Ok(());
        }
        self.annotation_value(annotation, dst)
    }

    /// r[dst] = the value of an annotation, a bound, a default of a type parameter.
    pub(super) fn annotation_value(&mut self, annotation: &'a Expr, dst: Reg) -> Result<()> {
        match &annotation.kind {
            ExprKind::Starred { value } => {
                // `*args: *Ts` is kept as the one value of unpacking it.
                let src = self.operand(value, dst)?;
                let instruction = Instruction::UnpackSequence { src, start: dst, count: 1 };
                self.u.emit.emit(instruction, annotation.span);
                Ok(())
            }
            _ => self.expr_to(annotation, dst),
        }
    }

    /// r[dst] = the tuple of the cells that the code takes along, or None.
    pub(super) fn closure(&mut self, code: &Code, dst: Reg, span: Span) {
        if code.free_names.is_empty() {
            self.u.emit.emit(Instruction::LoadNone { dst }, span);
            return;
        }
        let mark = self.u.emit.mark();
        for name in &code.free_names {
            let cell = self.u.emit.temp();
            self.load_closure_cell(&Name::from(&**name), cell, span);
        }
        let count = code.free_names.len() as u16;
        self.u.emit.emit(Instruction::BuildTuple { dst, start: Reg(mark), count }, span);
        self.u.emit.release(mark);
    }

    /// The call gives a generator. Until its first step that stands at the first line of its code, the whole of it.
    pub(super) fn return_generator(&mut self, code: Span) {
        let line = self.source.line(code.start);
        let text = self.source.line_text(line);
        let blanks = text.len() - text.trim_start().len();
        let start = self.source.line_start(line) + blanks as u32;
        let span = Span::new(start, start + text.trim().len() as u32);
        self.u.emit.emit(Instruction::ReturnGenerator {}, span);
    }

    pub(super) fn lambda(
        &mut self,
        params: &'a Parameters,
        body: &'a Expr,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        check_parameters(params)?;
        let id = self.scopes.of(params, ScopeKind::Lambda);
        let names = parameter_names(params, |name| self.scopes.get(id).mangle(name));
        self.enter_unit(id, UnitKind::Lambda, &Name::from("<lambda>"), &names, span);
        self.describe_parameters(params);
        self.u.flags.generator = self.scopes.get(id).is_generator;
        self.make_cells(span);
        if self.u.flags.generator {
            self.return_generator(span);
        }
        let src = self.expr(body)?;
        self.u.emit.emit(Instruction::Return { src, held: 0 }, body.span);
        let code = self.leave_unit()?;
        let extras = Extras { params: Some(params), ..Extras::default() };
        self.make_function(code, extras, dst, span)
    }

    fn describe_parameters(&mut self, params: &Parameters) {
        self.u.positional_count = (params.posonlyargs.len() + params.args.len()) as u16;
        self.u.positional_only_count = params.posonlyargs.len() as u16;
        self.u.keyword_only_count = params.kwonlyargs.len() as u16;
        self.u.flags.varargs = params.vararg.is_some();
        self.u.flags.varkeywords = params.kwarg.is_some();
    }

    /// The code object of a `def`. `first` is where its decorators start.
    pub(super) fn function_body(
        &mut self,
        function: &'a FunctionDef,
        span: Span,
        first: Span,
    ) -> Result<Rc<Code>> {
        let id = self.scopes.of(function, ScopeKind::Function);
        let names = parameter_names(&function.params, |name| self.scopes.get(id).mangle(name));
        let kind = if function.is_async { UnitKind::AsyncFunction } else { UnitKind::Function };
        let in_class = self.u.kind == UnitKind::Class;
        self.enter_unit(id, kind, &function.name.name, &names, first);
        self.describe_parameters(&function.params);
        let is_generator = self.scopes.get(id).is_generator;
        self.u.flags.coroutine = function.is_async && !is_generator;
        self.u.flags.async_generator = function.is_async && is_generator;
        self.u.flags.generator = !function.is_async && is_generator;
        self.u.flags.method = in_class;
        self.make_cells(span);
        if function.is_async || is_generator {
            self.return_generator(first);
        }
        let mut body: &'a [Stmt] = &function.body;
        if let Some(doc) = docstring(body) {
            self.u.doc = Some(super::clean_docstring(doc));
            body = &body[1..];
        }
        self.statements(body)?;
        let end = function.body.last().map_or(span, |last| last.span);
        self.u.emit.emit(Instruction::ReturnNone { held: 0 }, end);
        self.leave_unit()
    }
}

/// No parameter is called `__debug__`.
pub(super) fn check_parameters(params: &Parameters) -> Result<()> {
    let Parameters { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } = params;
    let all = posonlyargs.iter().chain(args).chain(vararg).chain(kwonlyargs).chain(kwarg);
    all.into_iter().try_for_each(|param| check_name(&param.name, param.span))
}

/// The parameters that have annotations, in CPython's order.
fn annotated(params: &Parameters) -> impl Iterator<Item = (Name, &Expr)> {
    let Parameters { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } = params;
    let all = args.iter().chain(posonlyargs).chain(vararg).chain(kwonlyargs).chain(kwarg);
    all.filter_map(|param| Some((param.name.clone(), param.annotation.as_ref()?)))
}

/// The names of the parameters in the order of their registers.
fn parameter_names(params: &Parameters, mangle: impl Fn(&Name) -> Name) -> Vec<Name> {
    let Parameters { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } = params;
    let all = posonlyargs.iter().chain(args).chain(kwonlyargs).chain(vararg).chain(kwarg);
    all.map(|param| mangle(&param.name)).collect()
}
