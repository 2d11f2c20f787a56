//! Assignments of every kind, and what they share: storing into a target.

use super::super::Compiler;
use super::super::error::{CompileError, Result, fits};
use super::super::expression::{binary_op, constant, small_int};
use super::super::names::{Access, check_name};
use super::super::unit::UnitKind;
use crate::bytecode::{BinaryOp, Constant, Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{Expr, ExprKind, Name, Operator};

/// More values than this are put into a tuple and unpacked.
const MOST_IN_PARALLEL: usize = 32;

impl<'a> Compiler<'a> {
    pub(super) fn assign(&mut self, targets: &'a [Expr], value: &'a Expr, span: Span) -> Result<()> {
        if matches!(constant(value), Some(Constant::None)) {
            self.u.emit.clear_stale(span);
        }
        if let [target] = targets {
            if let ExprKind::Name(name) = &target.kind
                && let Some(local) = self.local_target(name)
            {
                return self.expr_to(value, local);
            }
            if let (Some(targets), ExprKind::Tuple { elts: values }) = (elements(target), &value.kind)
                && in_parallel(targets, values)
            {
                return self.assign_in_parallel(targets, values);
            }
        }
        let is_item = matches!(targets, [Expr { kind: ExprKind::Subscript { .. }, .. }]);
        let src = if is_item { self.read_operand(value, Reg::NONE)? } else { self.expr(value)? };
        let src = self.steady(src, targets, span);
        let (last, first) = targets.split_last().expect("an assignment has a target");
        for target in first {
            match &target.kind {
                ExprKind::Name(name) => self.copy_to_name(name, src, target.span)?,
                _ => self.store(target, src)?,
            }
        }
        self.store(last, src)
    }

    /// A value that is a local in place is copied if storing could change that local.
    fn steady(&mut self, src: Reg, targets: &[Expr], span: Span) -> Reg {
        let simple = |target: &Expr| matches!(target.kind, ExprKind::Name(_));
        let safe = match targets {
            [target] => simple(target) || elements(target).is_some() || !self.may_rebind(target),
            _ => false,
        };
        if safe || self.u.emit.is_temp(src) {
            return src;
        }
        let dst = self.u.emit.temp();
        self.u.emit.emit(Instruction::Move { dst, src }, span);
        dst
    }

    /// `a, b = x, y` without a tuple.
    fn assign_in_parallel(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Result<()> {
        let mut locals = Vec::with_capacity(targets.len());
        for target in targets {
            let local = match &target.kind {
                ExprKind::Name(name) => self.local_target(name),
                _ => None,
            };
            locals.push(local.filter(|local| !locals.contains(&Some(*local))));
        }
        if locals.iter().any(Option::is_none) {
            let start = Reg(self.u.emit.mark());
            for value in values {
                self.expr_in_temp(value)?;
            }
            for (index, target) in targets.iter().enumerate() {
                self.store(target, start.after(index as u16))?;
            }
            return Ok(());
        }
        // Only locals: the last value that takes computing goes to its target at once, constants come last.
        let is_constant: Vec<bool> = values.iter().map(|value| constant(value).is_some()).collect();
        let direct = is_constant.iter().rposition(|is_constant| !is_constant);
        let mut waiting = Vec::new();
        for (index, (value, local)) in values.iter().zip(&locals).enumerate() {
            let local = local.expect("all targets are locals");
            if is_constant[index] {
                continue;
            }
            if direct == Some(index) {
                self.expr_to(value, local)?;
            } else {
                waiting.push((local, self.expr_in_temp(value)?, index));
            }
        }
        for (local, src, index) in waiting {
            self.take(local, src, targets[index].span);
        }
        for (index, (value, local)) in values.iter().zip(&locals).enumerate() {
            if is_constant[index] {
                self.expr_to(value, local.expect("all targets are locals"))?;
            }
        }
        Ok(())
    }

    /// The name becomes r[src], which is needed again.
    pub(super) fn copy_to_name(&mut self, name: &Name, src: Reg, span: Span) -> Result<()> {
        match self.local_target(name) {
            Some(dst) if dst != src => {
                self.u.emit.emit(Instruction::Move { dst, src }, span);
                Ok(())
            }
            Some(_) => Ok(()),
            None => self.store_name(name, src, span),
        }
    }

    /// The target becomes r[src]; a temporary is not needed any more.
    pub(in crate::compile) fn store(&mut self, target: &'a Expr, src: Reg) -> Result<()> {
        let span = target.span;
        match &target.kind {
            ExprKind::Name(name) => self.store_name(name, src, span),
            ExprKind::Attribute { value, attr, attr_span } => {
                check_name(attr, span)?;
                self.note_static_attribute(value, attr);
                let object = self.expr(value)?;
                let site = self.attr_site(attr);
                let span = self.attribute_span(span, *attr_span);
                self.u.emit.emit(Instruction::SetAttr { object, site, src }, span);
                Ok(())
            }
            ExprKind::Subscript { value, slice } => {
                let object = self.operand_before(value, slice, Reg::NONE)?;
                let index = self.read_operand(slice, Reg::NONE)?;
                self.u.emit.emit(Instruction::SetItem { object, index, src }, span);
                Ok(())
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => self.unpack(elts, src, span),
            ExprKind::Starred { .. } => {
                let message = "starred assignment target must be in a list or tuple";
                Err(CompileError::syntax(message, span))
            }
            _ => unreachable!("the parser refuses other targets"),
        }
    }

    /// `self.name = …` in a method is an entry of the class's `__static_attributes__`.
    fn note_static_attribute(&mut self, object: &Expr, attr: &Name) {
        let ExprKind::Name(name) = &object.kind else { return };
        if &**name != "self" {
            return;
        }
        if let Some(class) = self.outer.iter_mut().rev().find(|unit| unit.kind == UnitKind::Class)
            && !class.static_attributes.contains(attr)
        {
            class.static_attributes.push(attr.clone());
        }
    }

    fn unpack(&mut self, targets: &'a [Expr], src: Reg, span: Span) -> Result<()> {
        let is_starred = |target: &Expr| matches!(target.kind, ExprKind::Starred { .. });
        let star = targets.iter().position(is_starred);
        if let Some(star) = star {
            if targets[star + 1..].iter().any(is_starred) {
                let message = "multiple starred expressions in assignment";
                return Err(CompileError::syntax(message, span));
            }
            if star > 255 {
                let message = "too many expressions in star-unpacking assignment";
                return Err(CompileError::syntax(message, span));
            }
        }
        let count = fits(targets.len(), "targets of one assignment", span)?;
        let in_place = self.adjacent_locals(targets);
        let start = match in_place {
            Some(start) => start,
            None => self.u.emit.temps(count),
        };
        let instruction = match star {
            None => Instruction::UnpackSequence { src, start, count },
            Some(star) => {
                let (before, after) = (star as u8, count - star as u16 - 1);
                Instruction::UnpackStar { before, src, start, after }
            }
        };
        self.u.emit.emit(instruction, span);
        if in_place.is_some() {
            return Ok(());
        }
        for (index, target) in targets.iter().enumerate() {
            let target = match &target.kind {
                ExprKind::Starred { value } => value,
                _ => target,
            };
            self.store(target, start.after(index as u16))?;
        }
        Ok(())
    }

    /// If the targets are locals whose registers lie side by side in their order: the first.
    fn adjacent_locals(&mut self, targets: &[Expr]) -> Option<Reg> {
        let mut start: Option<Reg> = None;
        for (index, target) in targets.iter().enumerate() {
            let target = match &target.kind {
                ExprKind::Starred { value } => value,
                _ => target,
            };
            let ExprKind::Name(name) = &target.kind else { return None };
            let local = self.local_target(name)?;
            match start {
                None => start = Some(local),
                Some(start) if start.index() + index == local.index() => {}
                Some(_) => return None,
            }
        }
        start
    }

    pub(super) fn augmented(
        &mut self,
        target: &'a Expr,
        op: Operator,
        value: &'a Expr,
        span: Span,
    ) -> Result<()> {
        match &target.kind {
            ExprKind::Name(name) => {
                check_name(name, target.span)?;
                let left = self.operand_before(target, value, Reg::NONE)?;
                let dst = match self.access(name).1 {
                    Access::Local(local) => local,
                    _ => left,
                };
                self.in_place(op, dst, left, value, span)?;
                self.store_name(name, dst, target.span)
            }
            ExprKind::Attribute { value: object, attr, attr_span } => {
                let object = self.operand_before(object, value, Reg::NONE)?;
                let name_span = self.attribute_span(target.span, *attr_span);
                let left = self.u.emit.temp();
                let site = self.attr_site(attr);
                self.u.emit.emit(Instruction::GetAttr { dst: left, object, site }, name_span);
                self.in_place(op, left, left, value, span)?;
                let site = self.attr_site(attr);
                let store = Instruction::SetAttr { object, site, src: left };
                self.u.emit.emit(store, name_span);
                self.u.emit.harmless(left);
                Ok(())
            }
            ExprKind::Subscript { value: object, slice } => {
                let mut object = self.operand_before(object, slice, Reg::NONE)?;
                if self.may_rebind(value) && !self.u.emit.is_temp(object) {
                    let dst = self.u.emit.temp();
                    self.u.emit.emit(Instruction::Move { dst, src: object }, target.span);
                    object = dst;
                }
                let mut index = self.operand_before(slice, value, Reg::NONE)?;
                if matches!(slice.kind, ExprKind::Slice { .. }) {
                    // Used again below: it must not stand right before the instruction that could do without a slice.
                    let dst = self.u.emit.temp();
                    self.u.emit.emit(Instruction::Move { dst, src: index }, target.span);
                    index = dst;
                }
                let left = self.u.emit.temp();
                self.u.emit.emit(Instruction::GetItem { dst: left, object, index }, target.span);
                self.in_place(op, left, left, value, span)?;
                let store = Instruction::SetItem { object, index, src: left };
                self.u.emit.emit(store, target.span);
                self.u.emit.harmless(left);
                Ok(())
            }
            _ => unreachable!("the parser refuses other targets"),
        }
    }

    /// r[dst] = r[left] op= value.
    fn in_place(&mut self, op: Operator, dst: Reg, left: Reg, value: &'a Expr, span: Span) -> Result<()> {
        let op = binary_op(op);
        let instruction = match (op, small_int(value)) {
            (BinaryOp::Add, Some(value)) => Instruction::InPlaceAddInt { dst, left, value },
            (BinaryOp::Sub, Some(value)) => Instruction::InPlaceSubInt { dst, left, value },
            _ => Instruction::InPlace { op, dst, left, right: self.read_operand(value, Reg::NONE)? },
        };
        self.u.emit.emit(instruction, span);
        Ok(())
    }

    pub(super) fn annotated(
        &mut self,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
        span: Span,
    ) -> Result<()> {
        let in_namespace = matches!(self.u.kind, UnitKind::Module | UnitKind::Class);
        if let Some(value) = value {
            self.assign(std::slice::from_ref(target), value, span)?;
        }
        match &target.kind {
            ExprKind::Name(name) => {
                check_name(name, span)?;
                if simple && in_namespace {
                    let src = self.u.emit.temp();
                    self.annotation(annotation, src)?;
                    let object = self.u.emit.temp();
                    self.load_name(&Name::from("__annotations__"), object, span);
                    let index = self.u.emit.temp();
                    let name = self.scopes.get(self.u.here).mangle(name);
                    self.u.emit.load_constant(index, Constant::Str(name.as_rc().clone()), span);
                    self.u.emit.emit(Instruction::SetItem { object, index, src }, span);
                }
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                check_name(attr, span)?;
                if value.is_none() {
                    self.expr(object)?;
                }
            }
            ExprKind::Subscript { value: object, slice } if value.is_none() => {
                self.expr(object)?;
                self.expr(slice)?;
            }
            _ => {}
        }
        if !simple && in_namespace && !self.future_annotations {
            self.expr(annotation)?;
        }
        Ok(())
    }
}

/// The targets within a tuple or list of targets.
fn elements(target: &Expr) -> Option<&[Expr]> {
    match &target.kind {
        ExprKind::Tuple { elts } | ExprKind::List { elts } => Some(elts),
        _ => None,
    }
}

/// Whether as many values as targets stand there, none starred.
fn in_parallel(targets: &[Expr], values: &[Expr]) -> bool {
    let plain = |expressions: &[Expr]| {
        expressions.iter().all(|expression| !matches!(expression.kind, ExprKind::Starred { .. }))
    };
    targets.len() == values.len()
        && (1..=MOST_IN_PARALLEL).contains(&targets.len())
        && plain(targets)
        && plain(values)
}
