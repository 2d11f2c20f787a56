//! One note in the table: a name is used or bound here.

use super::visit::Builder;
use super::{Place, ScopeId, ScopeKind, Symbol, Uses};
use crate::compile::error::{CompileError, Result};
use crate::syntax::Span;
use crate::syntax::ast::{Identifier, Name};

impl Builder {
    /// Notes a use or binding in the current scope. `span` is what an error underlines.
    pub(super) fn note(&mut self, name: &Name, uses: Uses, span: Span) -> Result<()> {
        self.note_in(self.current, name, uses, span)
    }

    pub(super) fn note_in(&mut self, id: ScopeId, name: &Name, mut uses: Uses, span: Span) -> Result<()> {
        if uses.has(Uses::BOUND) && !uses.has(Uses::IMPORTED) {
            uses = uses.and(Uses::ASSIGNED);
        }
        let in_target = self.scopes.get(self.current).in_target;
        let scope = self.scopes.get_mut(id);
        let name = scope.mangle(name);
        let old = scope.symbols.get(&name).map_or(Uses::default(), |symbol| symbol.uses);
        if uses.has(Uses::PARAMETER) && old.has(Uses::PARAMETER) {
            let message = format!("duplicate argument '{name}' in function definition");
            return Err(CompileError::syntax(message, span));
        }
        if uses.has(Uses::TYPE_PARAMETER) && old.has(Uses::TYPE_PARAMETER) {
            return Err(CompileError::syntax(format!("duplicate type parameter '{name}'"), span));
        }
        if in_target && uses.has(Uses::BOUND) {
            if old.has(Uses::GLOBAL.and(Uses::NONLOCAL)) {
                let message =
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return Err(CompileError::syntax(message, span));
            }
            uses = uses.and(Uses::ITERATED);
        }
        let symbol = scope.symbols.entry(name.clone()).or_insert_with(|| {
            scope.order.push(name);
            Symbol { uses: Uses::default(), place: Place::GlobalImplicit, directive: span }
        });
        if uses.has(Uses::GLOBAL.and(Uses::NONLOCAL)) && !old.has(Uses::GLOBAL.and(Uses::NONLOCAL)) {
            symbol.directive = span;
        }
        symbol.uses = symbol.uses.and(uses);
        Ok(())
    }

    pub(super) fn uses_here(&self, name: &Name) -> Uses {
        let scope = self.scopes.get(self.current);
        scope.symbols.get(&scope.mangle(name)).map_or(Uses::default(), |symbol| symbol.uses)
    }

    /// `global a, b` or `nonlocal a, b`.
    pub(super) fn declare(&mut self, names: &[Identifier], directive: Uses, statement: Span) -> Result<()> {
        let word = if directive == Uses::GLOBAL { "global" } else { "nonlocal" };
        for Identifier { name, .. } in names {
            let old = self.uses_here(name);
            let message = if old.has(Uses::PARAMETER) {
                format!("name '{name}' is parameter and {word}")
            } else if old.has(Uses::USED) {
                format!("name '{name}' is used prior to {word} declaration")
            } else if old.has(Uses::ANNOTATED) {
                format!("annotated name '{name}' can't be {word}")
            } else if old.has(Uses::ASSIGNED) {
                format!("name '{name}' is assigned to before {word} declaration")
            } else {
                self.note(name, directive, statement)?;
                continue;
            };
            return Err(CompileError::syntax(message, statement));
        }
        Ok(())
    }

    /// The target of `:=` in a comprehension belongs to the function (or module) around all comprehensions.
    pub(super) fn hoist_named_target(&mut self, name: &Name, span: Span) -> Result<()> {
        let mut id = self.current;
        loop {
            let scope = self.scopes.get(id);
            let known = scope.symbols.get(&scope.mangle(name)).map_or(Uses::default(), |symbol| symbol.uses);
            match scope.kind {
                kind if kind.is_comprehension() => {
                    if known.has(Uses::ITERATED) && known.has(Uses::BOUND) {
                        let message = format!(
                            "assignment expression cannot rebind comprehension iteration variable '{name}'"
                        );
                        return Err(CompileError::syntax(message, span));
                    }
                }
                ScopeKind::Function | ScopeKind::Lambda => {
                    let how = if known.has(Uses::GLOBAL) { Uses::GLOBAL } else { Uses::NONLOCAL };
                    self.note(name, how, span)?;
                    return self.note_in(id, name, Uses::BOUND, span);
                }
                ScopeKind::Module => {
                    self.note(name, Uses::GLOBAL, span)?;
                    return self.note_in(id, name, Uses::GLOBAL, span);
                }
                kind => {
                    let place = match kind {
                        ScopeKind::Class => "a class body",
                        ScopeKind::TypeVariable => "a TypeVar bound",
                        ScopeKind::TypeAlias => "a type alias",
                        _ => "the definition of a generic",
                    };
                    let verb = if kind == ScopeKind::TypeParameters { "within" } else { "in" };
                    let message =
                        format!("assignment expression within a comprehension cannot be used {verb} {place}");
                    return Err(CompileError::syntax(message, span));
                }
            }
            id = scope.parent.expect("a comprehension stands in a scope");
        }
    }
}
