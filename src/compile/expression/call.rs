//! Calls.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::Compiler;
use super::super::error::{CompileError, Result};
use super::super::names::{Access, check_name};
use super::super::scopes::{Place, ScopeKind};
use crate::bytecode::{Constant, Instruction, Intrinsic, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{Expr, ExprKind, Keyword, Name};

/// Calls of more arguments go by a tuple and a dict.
const MOST_ARGUMENTS: usize = 250;

impl<'a> Compiler<'a> {
    pub(super) fn call(
        &mut self,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        check_keywords(keywords)?;
        let base = if self.u.emit.is_top(dst) { dst } else { self.u.emit.temp() };
        if needs_spread(args, keywords) {
            self.expr_to(func, base)?;
            return self.call_spread(base, &[], args, &[], keywords, dst, span);
        }
        if let ExprKind::Attribute { value, attr, attr_span } = &func.kind {
            let name_span = self.attribute_span(func.span, *attr_span);
            if self.is_super_call(value) {
                self.u.emit.temp();
                self.load_super(value, base)?;
                let site = self.attr_site(attr);
                self.u.emit.emit(Instruction::LoadSuperMethod { base, site }, func.span);
            } else {
                let object = self.operand(value, base)?;
                let receiver = self.u.emit.temp();
                debug_assert_eq!(receiver, base.after(1));
                let site = self.attr_site(attr);
                self.u.emit.emit(Instruction::LoadMethod { base, object, site }, name_span);
            }
            let span = self.method_call_span(func, *attr_span, span);
            return self.call_with(true, base, args, keywords, dst, span);
        }
        if args.is_empty() && keywords.is_empty() && self.is_super(func) {
            self.load_super_parts(func, base)?;
            self.u.emit.emit(Instruction::CallSuper { dst, base }, span);
            return Ok(());
        }
        self.expr_to(func, base)?;
        self.call_with(false, base, args, keywords, dst, span)
    }

    /// A call of a method that is named on a later line than the call starts is underlined from the name on.
    fn method_call_span(&self, func: &Expr, attr: Span, call: Span) -> Span {
        if self.source.line(func.span.start) == self.source.line(attr.end) {
            return call;
        }
        Span::new(attr.start, call.end)
    }

    /// The arguments, side by side behind the callee (and the receiver), then the call.
    fn call_with(
        &mut self,
        is_method: bool,
        base: Reg,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        for arg in args {
            self.expr_in_temp(arg)?;
        }
        for keyword in keywords {
            self.expr_in_temp(&keyword.value)?;
        }
        let argc = (args.len() + keywords.len()) as u16;
        if keywords.is_empty() {
            let instruction = if is_method {
                Instruction::CallMethod { dst, base, argc }
            } else {
                Instruction::Call { dst, base, argc }
            };
            self.u.emit.emit(instruction, span);
            return Ok(());
        }
        if !self.u.emit.is_reachable() {
            return Ok(());
        }
        let mut names = Vec::with_capacity(keywords.len());
        for keyword in keywords {
            names.push(self.u.emit.name(keyword_name(keyword).as_rc()));
        }
        let site = self.u.emit.call_site(argc, names);
        let instruction = if is_method {
            Instruction::CallMethodKeywords { dst, base, site }
        } else {
            Instruction::CallKeywords { dst, base, site }
        };
        self.u.emit.emit(instruction, span);
        Ok(())
    }

    /// A call with a tuple and a dict. r[base] is the callee; the arguments that are in `first` come before `args`,
    /// those in `last` behind.
    #[allow(clippy::too_many_arguments, reason = "the parts of a call")]
    pub(in crate::compile) fn call_spread(
        &mut self,
        base: Reg,
        first: &[Reg],
        args: &'a [Expr],
        last: &[Reg],
        keywords: &'a [Keyword],
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let positional = self.u.emit.temp();
        debug_assert_eq!(positional, base.after(1));
        let mark = self.u.emit.mark();
        match args {
            [Expr { kind: ExprKind::Starred { value }, .. }] if first.is_empty() => {
                self.expr_to(value, positional)?;
                self.u.emit.release(mark);
                self.spread_keywords(base, keywords, span)?;
                // As in CPython an iterable that stands alone is spread last: `f(*None, **None)` blames the mapping.
                let operation = Intrinsic::SpreadArguments;
                let instruction = Instruction::Intrinsic { operation, dst: positional, start: base };
                self.u.emit.emit(instruction, span);
                self.u.emit.emit(Instruction::CallSpread { dst, base }, span);
                return Ok(());
            }
            [] if first.is_empty() => {
                self.u.emit.load_constant(positional, Constant::Tuple(Vec::new()), span);
            }
            args => {
                if first.is_empty() {
                    self.list_with_stars(args, positional, span)?;
                } else {
                    self.list_between(first, args, last, positional, span)?;
                }
                let list = positional;
                self.u.emit.emit(Instruction::ListToTuple { dst: positional, list }, span);
            }
        }
        self.u.emit.release(mark);
        self.spread_keywords(base, keywords, span)?;
        self.u.emit.emit(Instruction::CallSpread { dst, base }, span);
        Ok(())
    }

    fn list_between(
        &mut self,
        first: &[Reg],
        args: &'a [Expr],
        last: &[Reg],
        list: Reg,
        span: Span,
    ) -> Result<()> {
        self.u.emit.emit(Instruction::BuildList { dst: list, start: list, count: 0 }, span);
        for &item in first {
            self.u.emit.emit(Instruction::ListAppend { list, item }, span);
        }
        let mark = self.u.emit.mark();
        for arg in args {
            match &arg.kind {
                ExprKind::Starred { value } => {
                    let iterable = self.expr(value)?;
                    self.u.emit.emit(Instruction::ListExtend { list, iterable }, span);
                }
                _ => {
                    let item = self.expr(arg)?;
                    self.u.emit.emit(Instruction::ListAppend { list, item }, span);
                }
            }
            self.u.emit.release(mark);
        }
        for &item in last {
            self.u.emit.emit(Instruction::ListAppend { list, item }, span);
        }
        Ok(())
    }

    /// r[base+2] = the dict of the arguments by name, or nothing.
    fn spread_keywords(&mut self, base: Reg, keywords: &'a [Keyword], span: Span) -> Result<()> {
        let dict = self.u.emit.temp();
        debug_assert_eq!(dict, base.after(2));
        if keywords.is_empty() {
            self.u.emit.clear(dict, 1, span);
            return Ok(());
        }
        if let [Keyword { name: None, value, .. }] = keywords {
            let mark = self.u.emit.mark();
            self.expr_to(value, dict)?;
            self.u.emit.release(mark);
            let operation = Intrinsic::SpreadKeywords;
            self.u.emit.emit(Instruction::Intrinsic { operation, dst: dict, start: base }, span);
            return Ok(());
        }
        let mut rest = keywords;
        let mut target = dict;
        loop {
            let mark = self.u.emit.mark();
            let named = rest.iter().take_while(|keyword| keyword.name.is_some()).count();
            if named > 0 || target == dict {
                if target != dict {
                    target = self.u.emit.temp();
                }
                self.named_dict(&rest[..named], target, span)?;
                if target != dict {
                    let mapping = target;
                    self.u.emit.emit(Instruction::DictMerge { dict, mapping, function: base }, span);
                }
            }
            self.u.emit.release(mark);
            let Some((keyword, after)) = rest[named..].split_first() else { return Ok(()) };
            let mapping = self.expr(&keyword.value)?;
            self.u.emit.emit(Instruction::DictMerge { dict, mapping, function: base }, span);
            self.u.emit.release(mark);
            target = Reg::NONE;
            rest = after;
            if rest.is_empty() {
                return Ok(());
            }
        }
    }

    fn named_dict(&mut self, keywords: &'a [Keyword], dict: Reg, span: Span) -> Result<()> {
        const AT_ONCE: usize = 32;
        let mark = self.u.emit.mark();
        let start = Reg(mark);
        let now = keywords.len().min(AT_ONCE);
        for keyword in &keywords[..now] {
            self.keyword_pair(keyword, span)?;
        }
        self.u.emit.emit(Instruction::BuildDict { dst: dict, start, count: now as u16 }, span);
        self.u.emit.release(mark);
        for keyword in &keywords[now..] {
            let key = self.keyword_pair(keyword, span)?;
            self.u.emit.emit(Instruction::DictInsert { dict, key, value: key.after(1) }, span);
            self.u.emit.release(mark);
        }
        Ok(())
    }

    fn keyword_pair(&mut self, keyword: &'a Keyword, span: Span) -> Result<Reg> {
        let key = self.u.emit.temp();
        self.u.emit.load_constant(key, Constant::Str(keyword_name(keyword).as_rc().clone()), span);
        self.expr_in_temp(&keyword.value)?;
        Ok(key)
    }

    // --- super ---

    /// Whether the callee is the name `super` in a place where `super()` finds its class.
    fn is_super(&mut self, func: &Expr) -> bool {
        let ExprKind::Name(name) = &func.kind else { return false };
        if &**name != "super" || self.u.positional_count == 0 {
            return false;
        }
        let scope = self.scopes.get(self.u.here);
        let global = scope.symbol("super").is_some_and(|symbol| symbol.place == Place::GlobalImplicit);
        let class = scope.symbol("__class__").is_some_and(|symbol| symbol.place == Place::Free);
        global && class && self.scopes.get(self.u.scope).kind != ScopeKind::TypeParameters
    }

    pub(super) fn is_super_call(&mut self, object: &Expr) -> bool {
        match &object.kind {
            ExprKind::Call { func, args, keywords } => {
                args.is_empty() && keywords.is_empty() && self.is_super(func)
            }
            _ => false,
        }
    }

    pub(super) fn load_super(&mut self, call: &'a Expr, base: Reg) -> Result<()> {
        let ExprKind::Call { func, .. } = &call.kind else { unreachable!("is_super_call said so") };
        let mark = self.u.emit.mark();
        // CPython takes such calls the short way, which checks the parameter, unless the module itself mentions `super`.
        let is_short = self.scopes.module().symbol("super").is_none();
        self.load_super_parts_at(func, base, is_short)?;
        self.u.emit.release(mark);
        Ok(())
    }

    fn load_super_parts(&mut self, func: &'a Expr, base: Reg) -> Result<()> {
        self.u.emit.temp();
        self.load_super_parts_at(func, base, false)
    }

    /// `super`, its class and the first argument from r[base] on; r[base+1] is taken already. What is not
    /// checked comes with its cell if it has one: `super` has words of its own for what was deleted.
    fn load_super_parts_at(&mut self, func: &'a Expr, base: Reg, checked: bool) -> Result<()> {
        let object = self.u.emit.temp();
        debug_assert_eq!(object, base.after(2));
        self.expr_to(func, base)?;
        match self.access(&Name::from("__class__")).1 {
            Access::Free(free) if !checked => {
                self.u.emit.emit(Instruction::LoadFreeCell { dst: base.after(1), free }, func.span);
            }
            _ => self.load_name(&Name::from("__class__"), base.after(1), func.span),
        }
        let first = self.scopes.get(self.u.scope).parameter_zero();
        let here = std::mem::replace(&mut self.u.here, self.u.scope);
        if let Some(first) = first {
            match self.access(&first).1 {
                Access::Local(src) | Access::Cell(src) if !checked => {
                    self.u.emit.emit(Instruction::Move { dst: object, src }, func.span);
                }
                _ => self.load_name(&first, object, func.span),
            }
        }
        self.u.here = here;
        Ok(())
    }
}

fn keyword_name(keyword: &Keyword) -> &Name {
    &keyword.name.as_ref().expect("`**mapping` goes another way").name
}

fn needs_spread(args: &[Expr], keywords: &[Keyword]) -> bool {
    args.len() + keywords.len() > MOST_ARGUMENTS
        || args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred { .. }))
        || keywords.iter().any(|keyword| keyword.name.is_none())
}

/// No keyword is given twice.
pub(in crate::compile) fn check_keywords(keywords: &[Keyword]) -> Result<()> {
    // CPython says of the first name that comes again where it comes again.
    let mut seen = HashMap::with_capacity(keywords.len());
    let mut repeated: Option<(usize, &Keyword)> = None;
    for (index, keyword) in keywords.iter().enumerate() {
        let Some(name) = &keyword.name else { continue };
        match seen.entry(&name.name) {
            Entry::Vacant(place) => {
                place.insert(index);
            }
            Entry::Occupied(first) if repeated.is_none_or(|(earliest, _)| *first.get() < earliest) => {
                repeated = Some((*first.get(), keyword));
            }
            Entry::Occupied(_) => {}
        }
    }
    for (index, keyword) in keywords.iter().enumerate() {
        let Some(name) = &keyword.name else { continue };
        check_name(&name.name, keyword.span)?;
        if let Some((_, again)) = repeated.filter(|(first, _)| *first == index) {
            let message = format!("keyword argument repeated: {}", name.name);
            return Err(CompileError::syntax(message, again.span));
        }
    }
    Ok(())
}
