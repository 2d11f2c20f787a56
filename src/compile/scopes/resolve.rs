//! Finds the owner of every name once the whole tree was seen, and what must live in cells.

use super::{Place, ScopeId, ScopeKind, Scopes, Uses};
use crate::compile::error::{CompileError, Result};
use crate::syntax::ast::Name;

impl Scopes {
    pub(super) fn resolve(&mut self) -> Result<()> {
        for index in 0..self.all.len() {
            let id = ScopeId(index as u32);
            if self.is_ignored(id) {
                continue;
            }
            for position in 0..self.get(id).order.len() {
                let name = self.get(id).order[position].clone();
                let place = self.find(id, &name)?;
                self.get_mut(id).symbols.get_mut(&name).expect("a name in the order is a symbol").place =
                    place;
            }
        }
        self.carry_globals_up();
        Ok(())
    }

    /// What any scope declares `global` is so for the module's own code too. That code can tell if its names live apart
    /// from the globals, in `exec(source, globals, locals)`.
    fn carry_globals_up(&mut self) {
        let (module, nested) = self.all.split_first_mut().expect("there is a scope for the module");
        if module.kind != ScopeKind::Module {
            return;
        }
        let symbols = nested.iter().flat_map(|scope| &scope.symbols);
        for (name, _) in symbols.filter(|(_, symbol)| symbol.uses.has(Uses::GLOBAL)) {
            if let Some(symbol) = module.symbols.get_mut(name) {
                symbol.place = Place::GlobalExplicit;
            }
        }
    }

    /// Within an annotation that is never evaluated.
    fn is_ignored(&self, mut id: ScopeId) -> bool {
        loop {
            let scope = self.get(id);
            if scope.kind == ScopeKind::Annotation {
                return true;
            }
            match scope.parent {
                Some(parent) => id = parent,
                None => return false,
            }
        }
    }

    fn is_type_parameter(&self, owner: ScopeId, name: &Name) -> bool {
        self.get(owner).symbol(name).is_some_and(|symbol| symbol.uses.has(Uses::TYPE_PARAMETER))
    }

    fn find(&mut self, id: ScopeId, name: &Name) -> Result<Place> {
        let scope = self.get(id);
        let symbol = scope.symbols[name];
        let uses = symbol.uses;
        if uses.has(Uses::GLOBAL) {
            if uses.has(Uses::NONLOCAL) {
                let message = format!("name '{name}' is nonlocal and global");
                return Err(CompileError::syntax(message, symbol.directive));
            }
            return Ok(Place::GlobalExplicit);
        }
        if uses.has(Uses::NONLOCAL) && scope.kind == ScopeKind::Module {
            let message = "nonlocal declaration not allowed at module level";
            return Err(CompileError::syntax(message, symbol.directive));
        }
        if uses.has(Uses::BOUND) && !uses.has(Uses::NONLOCAL) {
            return Ok(if scope.kind == ScopeKind::Module { Place::GlobalImplicit } else { Place::Unit(id) });
        }
        if self.seen_class(id).is_some_and(|class| {
            self.get(class).symbol(name).is_some_and(|symbol| symbol.uses.has(Uses::BOUND))
        }) {
            // Looked up in the class's namespace at run time.
            return Ok(Place::GlobalImplicit);
        }
        match self.owner(id, name) {
            Some(owner) if uses.has(Uses::NONLOCAL) && self.is_type_parameter(owner, name) => {
                let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                Err(CompileError::syntax(message, symbol.directive))
            }
            Some(owner) => Ok(self.reach(id, owner, name)),
            None if uses.has(Uses::NONLOCAL) => {
                let message = format!("no binding for nonlocal '{name}' found");
                Err(CompileError::syntax(message, symbol.directive))
            }
            None => Ok(Place::GlobalImplicit),
        }
    }

    /// The class whose namespace a scope of type parameters looks into.
    fn seen_class(&self, mut id: ScopeId) -> Option<ScopeId> {
        if !self.get(id).sees_class {
            return None;
        }
        while self.get(id).kind != ScopeKind::Class {
            id = self.get(id).parent?;
        }
        Some(id)
    }

    /// The scope around `user` that owns a name which `user` does not bind.
    fn owner(&self, user: ScopeId, name: &Name) -> Option<ScopeId> {
        let mut next = self.get(user).parent;
        while let Some(id) = next {
            let scope = self.get(id);
            if scope.kind == ScopeKind::Class {
                // A comprehension of the class body itself stands where `__class__` is not known yet.
                if matches!(&**name, "__class__" | "__classdict__") && self.unit_of(user) != id {
                    return Some(id);
                }
            } else if scope.kind.is_function_like()
                && let Some(symbol) = scope.symbols.get(name)
            {
                if symbol.uses.has(Uses::GLOBAL) {
                    return None;
                }
                if symbol.uses.has(Uses::BOUND) && !symbol.uses.has(Uses::NONLOCAL) {
                    return Some(id);
                }
            }
            next = scope.parent;
        }
        None
    }

    /// Carries a name from its owner to a user: nothing to do within one unit, else through a cell.
    fn reach(&mut self, user: ScopeId, owner: ScopeId, name: &Name) -> Place {
        let owner_unit = self.unit_of(owner);
        let mut unit = self.unit_of(user);
        if unit == owner_unit {
            return Place::Unit(owner);
        }
        self.get_mut(owner).cells.insert(name.clone());
        while unit != owner_unit {
            if !self.get_mut(unit).free.insert(name.clone()) {
                break;
            }
            let parent = self.get(unit).parent.expect("the owner is around the user");
            unit = self.unit_of(parent);
        }
        Place::Free
    }
}
