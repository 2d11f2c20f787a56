//! Names: from where they are loaded, to where they are stored.

use super::Compiler;
use super::error::{CompileError, Result};
use super::scopes::{Place, ScopeKind, Uses};
use crate::bytecode::{FreeIndex, Instruction, Reg};
use crate::syntax::Span;
use crate::syntax::ast::Name;

/// How code reaches a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    Local(Reg),
    /// A local in a cell, which the register holds.
    Cell(Reg),
    Free(FreeIndex),
    Global,
    /// The namespace of a class body, then globals and built-ins.
    Name,
    /// The namespace of a class body, then the closure.
    NameOrFree(FreeIndex),
    /// The namespace of the class that a scope of type parameters stands in, then globals and built-ins.
    ClassDict,
}

impl Compiler<'_> {
    /// The name in its mangled form, and how to reach it from here.
    pub(super) fn access(&mut self, name: &Name) -> (Name, Access) {
        let here = self.u.here;
        let scope = self.scopes.get(here);
        let name = scope.mangle(name);
        let symbol = scope.symbol(&name);
        let access = match symbol.map_or(Place::GlobalImplicit, |symbol| symbol.place) {
            Place::Unit(owner) => {
                let owner_scope = self.scopes.get(owner);
                let in_cell = owner_scope.cells.contains(&name);
                if owner_scope.kind == ScopeKind::Class && (owner == here || !in_cell) {
                    Access::Name
                } else {
                    let uses = owner_scope.symbol(&name).map_or(Uses::default(), |symbol| symbol.uses);
                    let register = self.u.slot(owner, &name, uses.has(Uses::DELETED));
                    if in_cell { Access::Cell(register) } else { Access::Local(register) }
                }
            }
            Place::Free
                if scope.kind == ScopeKind::Class
                    && !symbol.is_some_and(|symbol| symbol.uses.has(Uses::NONLOCAL)) =>
            {
                Access::NameOrFree(self.u.free_index(&name))
            }
            Place::Free => Access::Free(self.u.free_index(&name)),
            Place::GlobalExplicit => Access::Global,
            Place::GlobalImplicit => match scope.kind {
                ScopeKind::Class => Access::Name,
                _ if scope.sees_class && &*name != "__classdict__" => Access::ClassDict,
                _ if self.options.separate_namespace && self.in_top_unit() => Access::Name,
                _ => Access::Global,
            },
        };
        (name, access)
    }

    fn in_top_unit(&self) -> bool {
        self.outer.is_empty()
    }

    /// If the name is a local in a register: the register, certainly bound from here on.
    pub(super) fn local_in_place(&mut self, name: &Name, span: Span) -> Option<Reg> {
        match self.access(name).1 {
            Access::Local(register) => {
                self.check_bound(register, span);
                Some(register)
            }
            _ => None,
        }
    }

    fn check_bound(&mut self, local: Reg, span: Span) {
        if self.u.emit.is_reachable() && !self.u.emit.is_bound(local) {
            self.u.emit.emit(Instruction::CheckBound { local }, span);
        }
    }

    /// r[dst] = the name's value.
    pub(super) fn load_name(&mut self, name: &Name, dst: Reg, span: Span) {
        let (name, access) = self.access(name);
        let emit = &mut self.u.emit;
        let instruction = match access {
            Access::Local(src) => {
                self.check_bound(src, span);
                if src == dst {
                    return;
                }
                Instruction::Move { dst, src }
            }
            Access::Cell(cell) => Instruction::LoadCell { dst, cell },
            Access::Free(free) => Instruction::LoadFree { dst, free },
            Access::Global => Instruction::LoadGlobal { dst, name: emit.name(name.as_rc()) },
            Access::Name => Instruction::LoadName { dst, name: emit.name(name.as_rc()) },
            Access::NameOrFree(free) => {
                Instruction::LoadNameOrFree { dst, name: emit.short_name(name.as_rc()), free }
            }
            Access::ClassDict => {
                let mark = emit.mark();
                let namespace = emit.temp();
                self.load_name(&Name::from("__classdict__"), namespace, span);
                let emit = &mut self.u.emit;
                let name = emit.short_name(name.as_rc());
                emit.emit(Instruction::LoadFromNamespaceOrGlobal { dst, namespace, name }, span);
                emit.release(mark);
                return;
            }
        };
        self.u.emit.emit(instruction, span);
    }

    /// The name becomes r[src].
    pub(super) fn store_name(&mut self, name: &Name, src: Reg, span: Span) -> Result<()> {
        check_name(name, span)?;
        let (name, access) = self.access(name);
        let emit = &mut self.u.emit;
        let instruction = match access {
            Access::Local(dst) if dst == src => return Ok(()),
            Access::Local(dst) if emit.is_temp(src) => Instruction::Take { dst, src },
            Access::Local(dst) => Instruction::Move { dst, src },
            Access::Cell(cell) => Instruction::StoreCell { cell, src },
            Access::Free(free) => Instruction::StoreFree { free, src },
            Access::Global => Instruction::StoreGlobal { src, name: emit.name(name.as_rc()) },
            Access::Name | Access::NameOrFree(_) | Access::ClassDict => {
                Instruction::StoreName { src, name: emit.name(name.as_rc()) }
            }
        };
        emit.emit(instruction, span);
        Ok(())
    }

    /// `del name`.
    pub(super) fn delete_name(&mut self, name: &Name, span: Span) -> Result<()> {
        if &**name == "__debug__" {
            return Err(CompileError::syntax("cannot delete __debug__", span));
        }
        let (name, access) = self.access(name);
        let emit = &mut self.u.emit;
        let instruction = match access {
            Access::Local(local) => Instruction::DeleteLocal { local },
            Access::Cell(cell) => Instruction::DeleteCell { cell },
            Access::Free(free) => Instruction::DeleteFree { free },
            Access::Global => Instruction::DeleteGlobal { name: emit.name(name.as_rc()) },
            Access::Name | Access::NameOrFree(_) | Access::ClassDict => {
                Instruction::DeleteName { name: emit.name(name.as_rc()) }
            }
        };
        emit.emit(instruction, span);
        Ok(())
    }

    /// The register to compute a value into that is then stored under the name: the local itself if it is one.
    pub(super) fn local_target(&mut self, name: &Name) -> Option<Reg> {
        match self.access(name).1 {
            Access::Local(register) if &**name != "__debug__" => Some(register),
            _ => None,
        }
    }

    /// Makes the cells of the unit's own scope, at the start of its code.
    pub(super) fn make_cells(&mut self, span: Span) {
        for local in self.u.own_cells(&self.scopes) {
            self.u.emit.emit(Instruction::MakeCell { local }, span);
        }
    }

    /// r[dst] = the cell of a name that an inner unit takes along.
    pub(super) fn load_closure_cell(&mut self, name: &Name, dst: Reg, span: Span) {
        let mut id = self.u.here;
        loop {
            let scope = self.scopes.get(id);
            let owns_cell = scope.cells.contains(name);
            if owns_cell {
                let src = self.u.slot(id, name, false);
                self.u.emit.emit(Instruction::Move { dst, src }, span);
                return;
            }
            if id == self.u.scope {
                let free = self.u.free_index(name);
                self.u.emit.emit(Instruction::LoadFreeCell { dst, free }, span);
                return;
            }
            id = scope.parent.expect("an inlined comprehension stands in a scope");
        }
    }
}

/// `__debug__` is nothing that can be assigned to.
pub(super) fn check_name(name: &str, span: Span) -> Result<()> {
    match name {
        "__debug__" => Err(CompileError::syntax("cannot assign to __debug__", span)),
        _ => Ok(()),
    }
}
