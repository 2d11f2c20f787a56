//! Patterns. Each goes on where it matches and jumps to `fail` where it does not. Names are bound only when the
//! whole pattern has matched, so until then captured values stay in their registers.

use super::super::Compiler;
use super::super::emit::{LATER, Label};
use super::super::error::{CompileError, Result, fits};
use super::super::expression::{constant, small_int, to_constant};
use super::match_statement::Subject;
use crate::bytecode::{CodeOffset, CompareOp, Constant, Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{self, Expr, Identifier, Pattern, PatternKind};

/// What a pattern has captured so far.
pub(super) struct Captures<'a> {
    /// Names, the registers of their values, and the patterns' spans, in CPython's order.
    pub bound: Vec<(&'a Identifier, Reg, Span)>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
}

impl<'a> Captures<'a> {
    pub fn new(allow_irrefutable: bool) -> Captures<'a> {
        Captures { bound: Vec::new(), allow_irrefutable }
    }

    fn add(&mut self, name: &'a Identifier, register: Reg, span: Span) -> Result<()> {
        if self.bound.iter().any(|(known, ..)| known.name == name.name) {
            let message = format!("multiple assignments to name '{}' in pattern", name.name);
            return Err(CompileError::syntax(message, span));
        }
        self.bound.push((name, register, span));
        Ok(())
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Subject,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Result<()> {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Value(value) => self.value_pattern(value, subject, fail, span),
            PatternKind::Singleton(constant) => self.singleton_pattern(constant, subject, fail, span),
            PatternKind::Sequence(patterns) => self.sequence_pattern(patterns, subject, fail, captures, span),
            PatternKind::Mapping { items, rest } => {
                self.mapping_pattern(items, rest.as_ref(), subject, fail, captures, span)
            }
            PatternKind::Class { cls, patterns, keywords } => {
                self.class_pattern(cls, patterns, keywords, subject, fail, captures, span)
            }
            PatternKind::Star { name } => match name {
                Some(name) => captures.add(name, subject, span),
                None => Ok(()),
            },
            PatternKind::As { pattern: Some(inner), name } => {
                self.pattern(inner, subject, fail, captures)?;
                match name {
                    Some(name) => captures.add(name, subject, span),
                    None => Ok(()),
                }
            }
            PatternKind::As { pattern: None, name } => {
                if !captures.allow_irrefutable {
                    let message = match name {
                        Some(name) => {
                            format!("name capture '{}' makes remaining patterns unreachable", name.name)
                        }
                        None => "wildcard makes remaining patterns unreachable".to_owned(),
                    };
                    return Err(CompileError::syntax(message, span));
                }
                match name {
                    Some(name) => captures.add(name, subject, span),
                    None => Ok(()),
                }
            }
            PatternKind::Or(alternatives) => self.or_pattern(alternatives, subject, fail, captures, span),
        }
    }

    /// A pattern within another one, where everything may stand.
    fn inner_pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Subject,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Result<()> {
        let allowed = std::mem::replace(&mut captures.allow_irrefutable, true);
        self.pattern(pattern, subject, fail, captures)?;
        captures.allow_irrefutable = allowed;
        Ok(())
    }

    fn value_pattern(&mut self, value: &'a Expr, subject: Subject, fail: Label, span: Span) -> Result<()> {
        if let Some(value) = small_int(value) {
            let jump = Instruction::JumpUnlessEqInt { left: subject, value, jump: LATER };
            self.u.emit.emit_jump(jump, fail, span);
            return Ok(());
        }
        let mark = self.u.emit.mark();
        let right = self.expr(value)?;
        let jump = Instruction::JumpUnlessEq { left: subject, right, jump: LATER };
        self.u.emit.emit_jump(jump, fail, span);
        self.u.emit.release(mark);
        Ok(())
    }

    fn singleton_pattern(
        &mut self,
        constant: &ast::Constant,
        subject: Subject,
        fail: Label,
        span: Span,
    ) -> Result<()> {
        if *constant == ast::Constant::None {
            let jump = Instruction::JumpIfNotNone { value: subject, target: CodeOffset(0) };
            self.u.emit.emit_jump(jump, fail, span);
            return Ok(());
        }
        let mark = self.u.emit.mark();
        let right = self.u.emit.temp();
        let value = to_constant(constant, span)?;
        self.u.emit.load_constant(right, value, span);
        let compare = Instruction::Compare { op: CompareOp::Is, dst: right, left: subject, right };
        self.u.emit.emit(compare, span);
        self.u.emit.jump_if_false(right, fail, span);
        self.u.emit.release(mark);
        Ok(())
    }

    fn sequence_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: Subject,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Result<()> {
        let is_star = |pattern: &Pattern| matches!(pattern.kind, PatternKind::Star { .. });
        let star = patterns.iter().position(is_star);
        if let Some(star) = star
            && patterns[star + 1..].iter().any(is_star)
        {
            let message = "multiple starred names in sequence pattern";
            return Err(CompileError::syntax(message, span));
        }
        let star_is_wildcard = star.is_some_and(|star| is_wildcard(&patterns[star]));
        let only_wildcards = patterns.iter().all(is_wildcard);
        let size = patterns.len();
        let mark = self.u.emit.mark();
        let test = self.u.emit.temp();
        self.u.emit.emit(Instruction::MatchSequence { dst: test, src: subject }, span);
        self.u.emit.jump_if_false(test, fail, span);
        if star.is_none() || size > 1 {
            self.u.emit.emit(Instruction::GetLength { dst: test, src: subject }, span);
            let least = i16::try_from(size - usize::from(star.is_some()));
            let value = least.map_err(|_| CompileError::unsupported("a sequence pattern this long", span))?;
            let (left, jump) = (test, LATER);
            let instruction = match star {
                None => Instruction::JumpUnlessEqInt { left, value, jump },
                Some(_) => Instruction::JumpUnlessGeInt { left, value, jump },
            };
            self.u.emit.emit_jump(instruction, fail, span);
        }
        if only_wildcards {
            self.u.emit.release(mark);
            return Ok(());
        }
        if let (Some(star), true) = (star, star_is_wildcard) {
            return self.pattern_by_index(patterns, star, subject, fail, captures, span);
        }
        self.u.emit.release(mark);
        let count = fits(size, "patterns in a sequence", span)?;
        let start = self.u.emit.temps(count);
        let instruction = match star {
            None => Instruction::UnpackSequence { src: subject, start, count },
            Some(star) => {
                let before = u8::try_from(star).map_err(|_| {
                    CompileError::syntax("too many expressions in star-unpacking sequence pattern", span)
                })?;
                Instruction::UnpackStar { before, src: subject, start, after: count - 1 - star as u16 }
            }
        };
        self.u.emit.emit(instruction, span);
        for (index, pattern) in patterns.iter().enumerate() {
            self.inner_pattern(pattern, start.after(index as u16), fail, captures)?;
        }
        Ok(())
    }

    /// A sequence with `*_` is not unpacked: only the elements that are looked at are fetched.
    fn pattern_by_index(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Subject,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Result<()> {
        for (index, pattern) in patterns.iter().enumerate() {
            if index == star || is_wildcard(pattern) {
                continue;
            }
            let item = self.u.emit.temp();
            if index < star {
                let value = index as i16;
                self.u.emit.emit(Instruction::GetItemInt { dst: item, object: subject, value }, span);
            } else {
                let value = (patterns.len() - index) as i16;
                self.u.emit.emit(Instruction::GetLength { dst: item, src: subject }, span);
                self.u.emit.emit(Instruction::SubInt { dst: item, left: item, value }, span);
                let get = Instruction::GetItem { dst: item, object: subject, index: item };
                self.u.emit.emit(get, span);
            }
            self.inner_pattern(pattern, item, fail, captures)?;
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        items: &'a [(Expr, Pattern)],
        rest: Option<&'a Identifier>,
        subject: Subject,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Result<()> {
        let test = self.u.emit.temp();
        self.u.emit.emit(Instruction::MatchMapping { dst: test, src: subject }, span);
        self.u.emit.jump_if_false(test, fail, span);
        if items.is_empty() && rest.is_none() {
            return Ok(());
        }
        let count = fits(items.len(), "keys in a pattern", span)?;
        if count > 0 {
            self.u.emit.emit(Instruction::GetLength { dst: test, src: subject }, span);
            let value = i16::try_from(count)
                .map_err(|_| CompileError::unsupported("a mapping pattern this long", span))?;
            let jump = Instruction::JumpUnlessGeInt { left: test, value, jump: LATER };
            self.u.emit.emit_jump(jump, fail, span);
        }
        check_keys(items, span)?;
        let keys = test;
        let start = Reg(self.u.emit.mark());
        for (key, _) in items {
            self.expr_in_temp(key)?;
        }
        self.u.emit.emit(Instruction::BuildTuple { dst: keys, start, count }, span);
        self.u.emit.release(start.0);
        let values = self.u.emit.temp();
        self.u.emit.emit(Instruction::MatchKeys { dst: values, src: subject, keys }, span);
        let missing = Instruction::JumpIfNone { value: values, target: CodeOffset(0) };
        self.u.emit.emit_jump(missing, fail, span);
        let start = self.u.emit.temps(count);
        self.u.emit.emit(Instruction::UnpackSequence { src: values, start, count }, span);
        for (index, (_, pattern)) in items.iter().enumerate() {
            self.inner_pattern(pattern, start.after(index as u16), fail, captures)?;
        }
        if let Some(rest) = rest {
            let dst = self.u.emit.temp();
            self.u.emit.emit(Instruction::DictWithout { dst, src: subject, keys }, span);
            captures.add(rest, dst, span)?;
        }
        Ok(())
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of one kind of pattern")]
    fn class_pattern(
        &mut self,
        class: &'a Expr,
        patterns: &'a [Pattern],
        keywords: &'a [(Identifier, Pattern)],
        subject: Subject,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Result<()> {
        for (index, (name, _)) in keywords.iter().enumerate() {
            let again = keywords[index + 1..].iter().find(|(other, _)| other.name == name.name);
            if let Some((_, pattern)) = again {
                let message = format!("attribute name repeated in class pattern: {}", name.name);
                return Err(CompileError::syntax(message, pattern.span));
            }
        }
        let start = self.u.emit.temps(3);
        self.u.emit.emit(Instruction::Move { dst: start, src: subject }, span);
        self.expr_to(class, start.after(1))?;
        let names = keywords.iter().map(|(name, _)| Constant::Str(name.name.as_rc().clone())).collect();
        self.u.emit.load_constant(start.after(2), Constant::Tuple(names), span);
        let all = fits(patterns.len() + keywords.len(), "patterns of a class", span)?;
        let count = patterns.len() as u16;
        self.u.emit.emit(Instruction::MatchClass { dst: start, start, count }, span);
        let missing = Instruction::JumpIfNone { value: start, target: CodeOffset(0) };
        self.u.emit.emit_jump(missing, fail, span);
        let values = self.u.emit.temps(all);
        self.u.emit.emit(Instruction::UnpackSequence { src: start, start: values, count: all }, span);
        let inner = patterns.iter().chain(keywords.iter().map(|(_, pattern)| pattern));
        for (index, pattern) in inner.enumerate() {
            if !is_wildcard(pattern) {
                self.inner_pattern(pattern, values.after(index as u16), fail, captures)?;
            }
        }
        Ok(())
    }

    fn or_pattern(
        &mut self,
        alternatives: &'a [Pattern],
        subject: Subject,
        fail: Label,
        captures: &mut Captures<'a>,
        span: Span,
    ) -> Result<()> {
        let (end, allowed) = (self.u.emit.label(), captures.allow_irrefutable);
        let mut first: Option<Captures<'a>> = None;
        // Where the captured values go, whichever alternative matches.
        let mut names = Vec::new();
        names_of(&alternatives[0], &mut names);
        let shared = self.u.emit.temps(fits(names.len(), "names in a pattern", span)?);
        let mark = self.u.emit.mark();
        for (index, alternative) in alternatives.iter().enumerate() {
            let is_last = index + 1 == alternatives.len();
            let next = if is_last { fail } else { self.u.emit.label() };
            let mut own = Captures::new(is_last && allowed);
            self.pattern(alternative, subject, next, &mut own)?;
            let known = first.as_ref().unwrap_or(&own);
            if known.bound.len() != own.bound.len() {
                return Err(different_names(span));
            }
            for (position, (name, ..)) in known.bound.iter().enumerate() {
                let same = own.bound.iter().find(|(other, ..)| other.name == name.name);
                let &(_, src, _) = same.ok_or_else(|| different_names(span))?;
                let dst = shared.after(position as u16);
                self.u.emit.emit(Instruction::Move { dst, src }, span);
            }
            if first.is_none() {
                first = Some(own);
            }
            self.u.emit.release(mark);
            if !is_last {
                self.u.emit.jump(end, span);
                self.u.emit.bind(next);
            }
        }
        self.u.emit.bind(end);
        let first = first.expect("there is an alternative");
        for (position, (name, ..)) in first.bound.into_iter().enumerate() {
            captures.add(name, shared.after(position as u16), span)?;
        }
        Ok(())
    }
}

fn different_names(span: Span) -> CompileError {
    CompileError::syntax("alternative patterns bind different names", span)
}

/// `_`, also starred.
fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::As { pattern: None, name: None } | PatternKind::Star { name: None })
}

/// Every name that a pattern captures, each as often as it does.
fn names_of<'a>(pattern: &'a Pattern, names: &mut Vec<&'a Identifier>) {
    match &pattern.kind {
        PatternKind::Value(_) | PatternKind::Singleton(_) => {}
        PatternKind::Sequence(patterns) => patterns.iter().for_each(|pattern| names_of(pattern, names)),
        PatternKind::Mapping { items, rest } => {
            items.iter().for_each(|(_, pattern)| names_of(pattern, names));
            names.extend(rest);
        }
        PatternKind::Class { patterns, keywords, .. } => {
            patterns.iter().for_each(|pattern| names_of(pattern, names));
            keywords.iter().for_each(|(_, pattern)| names_of(pattern, names));
        }
        PatternKind::Star { name } => names.extend(name),
        PatternKind::As { pattern, name } => {
            if let Some(pattern) = pattern {
                names_of(pattern, names);
            }
            names.extend(name);
        }
        PatternKind::Or(alternatives) => names_of(&alternatives[0], names),
    }
}

/// No literal key appears twice.
fn check_keys(items: &[(Expr, Pattern)], span: Span) -> Result<()> {
    let keys: Vec<Option<Constant>> = items.iter().map(|(key, _)| constant(key)).collect();
    for (index, key) in keys.iter().enumerate() {
        if let Some(key) = key
            && keys[..index].iter().flatten().any(|other| equal_keys(other, key))
        {
            let text = super::super::unparse::expression(&items[index].0);
            let message = format!("mapping pattern checks duplicate key ({text})");
            return Err(CompileError::syntax(message, span));
        }
    }
    Ok(())
}

/// Whether two keys are one key of a dict.
fn equal_keys(left: &Constant, right: &Constant) -> bool {
    let number = |constant: &Constant| match constant {
        Constant::Bool(value) => Some((f64::from(u8::from(*value)), 0.0)),
        Constant::Int(value) if value.unsigned_abs() <= 1 << 53 => Some((*value as f64, 0.0)),
        Constant::Float(value) => Some((*value, 0.0)),
        Constant::Complex(real, imaginary) => Some((*real, *imaginary)),
        _ => None,
    };
    match (number(left), number(right)) {
        (Some(left), Some(right)) => left == right,
        _ => left == right,
    }
}
