//! Expressions. Each is compiled either to [`Compiler::expr`], "some register that holds the value" (a local is
//! used in place), or to [`Compiler::expr_to`], "into that register".
//!
//! A destination that is a local is written by the last instruction only: until then the script can see its old
//! value. A destination that is a temporary may be used as scratch.

mod call;
mod comprehension;
mod condition;
mod display;
mod fold;
mod fstring;
mod operator;

pub(super) use call::check_keywords;
pub(super) use fold::{constant, constants, truth};
pub(super) use operator::{binary_op, compare_text, small_int};

use super::Compiler;
use super::error::{CompileError, Result};
use super::loop_constants;
use super::unit::UnitKind;
use crate::bytecode::{Constant, Instruction, Reg, surrogate};
use crate::syntax::Span;
use crate::syntax::ast::{self, Expr, ExprKind};

impl<'a> Compiler<'a> {
    /// The value in a register: a local's own, or a new temporary.
    pub(super) fn expr(&mut self, expression: &'a Expr) -> Result<Reg> {
        self.operand(expression, Reg::NONE)
    }

    /// The value in a local's own register, else in `scratch` if that is a temporary, else in a new one.
    pub(super) fn operand(&mut self, expression: &'a Expr, scratch: Reg) -> Result<Reg> {
        match &expression.kind {
            ExprKind::Name(name) if &**name != "__debug__" => {
                if let Some(local) = self.local_in_place(name, expression.span) {
                    return Ok(local);
                }
            }
            ExprKind::NamedExpr { target, value } => {
                if let ExprKind::Name(name) = &target.kind
                    && let Some(local) = self.local_target(name)
                {
                    self.expr_to(value, local)?;
                    return Ok(local);
                }
            }
            _ => {}
        }
        let dst = self.scratch(scratch);
        self.expr_to(expression, dst)?;
        Ok(dst)
    }

    /// An operand that is only read: also a constant that the loop keeps in a register.
    pub(super) fn read_operand(&mut self, expression: &'a Expr, scratch: Reg) -> Result<Reg> {
        if !self.u.loop_constants.is_empty()
            && let Some(value) = constant(expression)
        {
            let kept = self.u.loop_constants.iter().find(|(known, _)| loop_constants::same(known, &value));
            if let Some(&(_, register)) = kept {
                return Ok(register);
            }
        }
        self.operand(expression, scratch)
    }

    /// An operand that must keep its value while `later` is evaluated, which could rebind a local.
    pub(super) fn operand_before(&mut self, expression: &'a Expr, later: &Expr, scratch: Reg) -> Result<Reg> {
        let register = self.read_operand(expression, scratch)?;
        if self.u.emit.is_temp(register) || !self.may_rebind(later) {
            return Ok(register);
        }
        let dst = self.scratch(scratch);
        self.u.emit.emit(Instruction::Move { dst, src: register }, expression.span);
        Ok(dst)
    }

    /// Whether evaluating the expression could rebind a local.
    pub(super) fn may_rebind(&self, expression: &Expr) -> bool {
        let simple = matches!(expression.kind, ExprKind::Name(_) | ExprKind::Constant(_));
        !simple && self.scopes.get(self.u.scope).has_named_expression
    }

    /// `register` itself if it is a temporary, or a new one.
    pub(super) fn scratch(&mut self, register: Reg) -> Reg {
        if register != Reg::NONE && self.u.emit.is_temp(register) { register } else { self.u.emit.temp() }
    }

    /// The value in a new temporary.
    pub(super) fn expr_in_temp(&mut self, expression: &'a Expr) -> Result<Reg> {
        let dst = self.u.emit.temp();
        self.expr_to(expression, dst)?;
        Ok(dst)
    }

    /// r[dst] = the value.
    pub(super) fn expr_to(&mut self, expression: &'a Expr, dst: Reg) -> Result<()> {
        let span = expression.span;
        let mark = self.u.emit.mark();
        match &expression.kind {
            ExprKind::Constant(constant) => {
                let constant = to_constant(constant, span)?;
                self.u.emit.load_constant(dst, constant, span);
            }
            ExprKind::Name(name) if &**name == "__debug__" => {
                self.u.emit.load_constant(dst, Constant::Bool(true), span);
            }
            ExprKind::Name(name) => self.load_name(name, dst, span),
            ExprKind::NamedExpr { target, value } => self.named_expression(target, value, dst)?,
            ExprKind::BinOp { left, op, right } => self.binary(expression, left, *op, right, dst)?,
            ExprKind::UnaryOp { op, operand } => self.unary(expression, *op, operand, dst)?,
            ExprKind::BoolOp { op, values } => self.bool_operation(*op, values, dst, span)?,
            ExprKind::Compare { left, ops, comparators } => {
                self.warn_of_comparison(left, ops, comparators, span);
                self.comparison(left, ops, comparators, dst, span)?;
            }
            ExprKind::IfExp { test, body, orelse } => self.conditional(test, body, orelse, dst)?,
            ExprKind::Lambda { params, body } => self.lambda(params, body, dst, span)?,
            ExprKind::Dict { items } => self.dict_display(items, dst, span)?,
            ExprKind::Set { elts } => self.set_display(elts, dst, span)?,
            ExprKind::List { elts } => self.list_display(elts, dst, span)?,
            ExprKind::Tuple { elts } => self.tuple_display(expression, elts, dst)?,
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(expression, dst)?,
            ExprKind::Await { value } => self.await_expression(value, dst, span)?,
            ExprKind::Yield { value } => self.yield_expression(value.as_deref(), dst, span)?,
            ExprKind::YieldFrom { value } => self.yield_from(value, dst, span)?,
            ExprKind::Call { func, args, keywords } => {
                self.warn_of_callee(func, span);
                self.call(func, args, keywords, dst, span)?;
            }
            ExprKind::JoinedStr { values } => self.joined_string(values, dst, span)?,
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.formatted_value(value, *conversion, format_spec.as_deref(), dst, span)?;
            }
            ExprKind::Attribute { value, attr, attr_span } => {
                self.attribute(value, attr, dst, self.attribute_span(span, *attr_span))?;
            }
            ExprKind::Subscript { value, slice } => {
                self.warn_of_subscript(value, slice, span);
                self.subscript(expression, value, slice, dst)?;
            }
            ExprKind::Slice { lower, upper, step } => {
                self.slice([lower, upper, step].map(Option::as_deref), dst, span)?;
            }
            ExprKind::Starred { .. } => {
                return Err(CompileError::syntax("can't use starred expression here", span));
            }
        }
        self.u.emit.release(mark);
        Ok(())
    }

    fn named_expression(&mut self, target: &'a Expr, value: &'a Expr, dst: Reg) -> Result<()> {
        let ExprKind::Name(name) = &target.kind else { unreachable!("the parser saw to it") };
        match self.local_target(name) {
            Some(local) => {
                self.expr_to(value, local)?;
                if local != dst {
                    self.u.emit.emit(Instruction::Move { dst, src: local }, target.span);
                }
            }
            None => {
                let register = self.scratch(dst);
                self.expr_to(value, register)?;
                self.store_name(name, register, target.span)?;
                self.take(dst, register, target.span);
            }
        }
        Ok(())
    }

    /// r[dst] = r[src], a temporary that is not used again.
    pub(super) fn take(&mut self, dst: Reg, src: Reg, span: Span) {
        if dst != src {
            self.u.emit.emit(Instruction::Take { dst, src }, span);
        }
    }

    pub(super) fn attribute(
        &mut self,
        value: &'a Expr,
        attr: &'a ast::Name,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let object = if self.is_super_call(value) {
            let base = if self.u.emit.is_top(dst) { dst } else { self.u.emit.temp() };
            self.u.emit.temp();
            self.load_super(value, base)?;
            self.u.emit.emit(Instruction::CallSuper { dst: base, base }, value.span);
            base
        } else {
            self.operand(value, dst)?
        };
        let site = self.attr_site(attr);
        self.u.emit.emit(Instruction::GetAttr { dst, object, site }, span);
        Ok(())
    }

    /// What is underlined for an attribute: the whole expression, or, if it goes over several lines, the name alone.
    pub(super) fn attribute_span(&self, whole: Span, attr: Span) -> Span {
        if self.source.line(whole.start) == self.source.line(attr.end) { whole } else { attr }
    }

    /// A new place that reads or writes the attribute, whose name is mangled in a class.
    pub(super) fn attr_site(&mut self, attr: &ast::Name) -> crate::bytecode::AttrSite {
        let name = self.scopes.get(self.u.here).mangle(attr);
        self.u.emit.attr_site(name.as_rc())
    }

    fn subscript(&mut self, whole: &'a Expr, value: &'a Expr, slice: &'a Expr, dst: Reg) -> Result<()> {
        let span = whole.span;
        let object = self.operand_before(value, slice, dst)?;
        if let Some(value) = small_index(slice) {
            self.u.emit.emit(Instruction::GetItemInt { dst, object, value }, span);
            return Ok(());
        }
        let index = self.read_operand(slice, Reg::NONE)?;
        self.u.emit.emit(Instruction::GetItem { dst, object, index }, span);
        Ok(())
    }

    pub(super) fn slice(&mut self, parts: [Option<&'a Expr>; 3], dst: Reg, span: Span) -> Result<()> {
        let start = self.u.emit.temps(3);
        for (index, part) in parts.into_iter().enumerate() {
            let register = start.after(index as u16);
            match part {
                Some(part) => self.expr_to(part, register)?,
                None => self.u.emit.emit(Instruction::LoadNone { dst: register }, span),
            }
        }
        self.u.emit.emit(Instruction::BuildSlice { dst, start }, span);
        Ok(())
    }

    fn await_expression(&mut self, value: &'a Expr, dst: Reg, span: Span) -> Result<()> {
        self.check_await(span)?;
        let src = self.scratch(dst);
        self.expr_to(value, src)?;
        self.u.emit.emit(Instruction::Await { dst, src }, span);
        Ok(())
    }

    fn check_await(&self, span: Span) -> Result<()> {
        let message = match self.u.kind {
            UnitKind::AsyncFunction | UnitKind::Generator => return Ok(()),
            UnitKind::Module | UnitKind::Class if self.u.top_level_await => return Ok(()),
            UnitKind::Module | UnitKind::Class => "'await' outside function",
            _ => "'await' outside async function",
        };
        Err(CompileError::syntax(message, span))
    }

    fn yield_expression(&mut self, value: Option<&'a Expr>, dst: Reg, span: Span) -> Result<()> {
        if !self.u.is_function_like() {
            return Err(CompileError::syntax("'yield' outside function", span));
        }
        let src = self.scratch(dst);
        match value {
            Some(value) => self.expr_to(value, src)?,
            None => self.u.emit.load_constant(src, Constant::None, span),
        }
        self.u.emit.emit(Instruction::Yield { dst, src }, span);
        Ok(())
    }

    fn yield_from(&mut self, value: &'a Expr, dst: Reg, span: Span) -> Result<()> {
        if !self.u.is_function_like() {
            return Err(CompileError::syntax("'yield from' outside function", span));
        }
        if self.u.kind == UnitKind::AsyncFunction {
            return Err(CompileError::syntax("'yield from' inside async function", span));
        }
        let src = self.scratch(dst);
        self.expr_to(value, src)?;
        self.u.emit.emit(Instruction::YieldFrom { dst, src }, span);
        Ok(())
    }
}

/// A subscript that is a small int and not negative.
pub(super) fn small_index(slice: &Expr) -> Option<i16> {
    match slice.kind {
        ExprKind::Constant(ast::Constant::Int(value)) if value >= 0 => i16::try_from(value).ok(),
        _ => None,
    }
}

/// A constant of the tree as one of the code.
pub(super) fn to_constant(constant: &ast::Constant, span: Span) -> Result<Constant> {
    Ok(match constant {
        ast::Constant::None => Constant::None,
        ast::Constant::True => Constant::Bool(true),
        ast::Constant::False => Constant::Bool(false),
        ast::Constant::Ellipsis => Constant::Ellipsis,
        ast::Constant::Int(value) => Constant::Int(*value),
        ast::Constant::BigInt(value) => Constant::BigInt(value.clone()),
        ast::Constant::Float(value) => Constant::Float(*value),
        ast::Constant::Complex(imaginary) => Constant::Complex(0.0, *imaginary),
        ast::Constant::Str(text) if surrogate::contains(text) => {
            return Err(CompileError::unsupported(surrogate::REFUSAL, span));
        }
        ast::Constant::Str(text) => Constant::Str(text.clone()),
        ast::Constant::Bytes(bytes) => Constant::Bytes(bytes.clone()),
        ast::Constant::SurrogateStr(codes) => {
            let text: Option<String> = codes.iter().map(|code| surrogate::char_of(*code)).collect();
            match text {
                Some(text) => Constant::Str(text.into()),
                None => return Err(CompileError::unsupported(surrogate::REFUSAL, span)),
            }
        }
    })
}
