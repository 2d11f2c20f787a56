//! A code object under construction: the scope it is made of, where its locals are, what it is inside of.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::blocks::Block;
use super::emit::Emitter;
use super::error::{CompileError, Result};
use super::scopes::{Scope, ScopeId, Scopes, Uses};
use crate::bytecode::{Code, CodeFlags, Constant, FreeIndex, Reg, SourceText};
use crate::syntax::Span;
use crate::syntax::ast::Name;

/// The kind of a unit, where it matters for what may stand in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    /// A generator expression.
    Generator,
    /// The scopes around generic definitions, and those of bounds and aliases.
    TypeParameters,
}

/// A code object under construction.
pub struct Unit<'a> {
    pub emit: Emitter,
    pub kind: UnitKind,
    /// The unit's own scope.
    pub scope: ScopeId,
    /// The scope whose names are meant at this point: `scope`, or a comprehension inlined in it.
    pub here: ScopeId,
    pub name: Rc<str>,
    pub qualname: Rc<str>,
    pub flags: CodeFlags,
    pub doc: Option<Rc<str>>,
    pub first_line: u32,
    pub positional_count: u16,
    pub positional_only_count: u16,
    pub keyword_only_count: u16,
    pub top_level_await: bool,
    /// What `return`, `break` and `continue` have to leave, the innermost last.
    pub blocks: Vec<Block<'a>>,
    /// The constants that the loop at hand keeps in registers.
    pub loop_constants: Vec<(Constant, Reg)>,
    /// In a class body: the names that its methods assign through `self`.
    pub static_attributes: Vec<Name>,
    /// The registers of locals. Plain locals get theirs when they are first met, so that their order is CPython's.
    slots: HashMap<(ScopeId, Name), Reg>,
    next_local: u16,
    local_names: Vec<Rc<str>>,
    cell_registers: Vec<Reg>,
    free: Vec<Name>,
}

impl<'a> Unit<'a> {
    /// Lays out the registers of a unit's parameters and locals. `params` are in the order of [`Code`].
    pub fn new(
        scopes: &Scopes,
        id: ScopeId,
        kind: UnitKind,
        name: Rc<str>,
        qualname: Rc<str>,
        params: &[Name],
    ) -> Unit<'a> {
        let scope = scopes.get(id);
        let mut layout = Layout { scopes, slots: HashMap::new(), names: Vec::new(), cells: Vec::new() };
        for param in params {
            layout.add(id, param, scope);
        }
        let next_local = layout.names.len() as u16;
        let is_function = scope.kind.is_function_like();
        let plain = scope.owned().filter(|name| is_plain_local(scope, name)).count();
        let plain = if is_function { plain } else { 0 };
        layout.names.extend(std::iter::repeat_n(Rc::from(""), plain));
        for name in &scope.cells {
            if !layout.slots.contains_key(&(id, name.clone())) {
                layout.add(id, name, scope);
            }
        }
        let mut busy = Vec::new();
        layout.inlined(id, &mut busy);
        let Layout { slots, names, cells, .. } = layout;
        let mut emit = Emitter::new(names.len() as u16);
        for (index, param) in params.iter().enumerate() {
            emit.set_bound(Reg(index as u16), true);
            if scope.symbol(param).is_some_and(|symbol| symbol.uses.has(Uses::DELETED)) {
                emit.set_deletable(Reg(index as u16));
            }
        }
        let flags =
            CodeFlags { optimized: is_function, class_body: kind == UnitKind::Class, ..CodeFlags::default() };
        Unit {
            emit,
            kind,
            scope: id,
            here: id,
            name,
            qualname,
            flags,
            doc: None,
            first_line: 1,
            positional_count: 0,
            positional_only_count: 0,
            keyword_only_count: 0,
            top_level_await: false,
            blocks: Vec::new(),
            loop_constants: Vec::new(),
            static_attributes: Vec::new(),
            slots,
            next_local,
            local_names: names,
            cell_registers: cells,
            free: scope.free.iter().cloned().collect(),
        }
    }

    /// The register of a local, or of its cell.
    pub fn slot(&mut self, owner: ScopeId, name: &Name, deletable: bool) -> Reg {
        if let Some(&register) = self.slots.get(&(owner, name.clone())) {
            return register;
        }
        let register = Reg(self.next_local);
        self.next_local += 1;
        self.local_names[register.index()] = name.as_rc().clone();
        self.slots.insert((owner, name.clone()), register);
        if deletable {
            self.emit.set_deletable(register);
        }
        register
    }

    /// The registers of the cells that the unit's own scope makes at its start.
    pub fn own_cells(&self, scopes: &Scopes) -> Vec<Reg> {
        let scope = scopes.get(self.scope);
        let mut cells: Vec<Reg> =
            scope.cells.iter().map(|name| self.slots[&(self.scope, name.clone())]).collect();
        cells.sort();
        cells
    }

    pub fn free_index(&self, name: &Name) -> FreeIndex {
        let index = self.free.iter().position(|free| free == name);
        FreeIndex(index.expect("the table noted every name that comes from outside") as u16)
    }

    /// Anything but a module or class body.
    pub fn is_function_like(&self) -> bool {
        !matches!(self.kind, UnitKind::Module | UnitKind::Class)
    }

    /// The code object, now that everything was emitted.
    pub fn finish(
        mut self,
        scopes: &Scopes,
        source: Rc<SourceText>,
        future_annotations: bool,
    ) -> Result<Rc<Code>> {
        let scope = scopes.get(self.scope);
        if scope.kind.is_function_like() {
            // Locals that only unreachable code mentions.
            let left: Vec<Name> = scope.owned().filter(|name| is_plain_local(scope, name)).cloned().collect();
            for name in left {
                self.slot(self.scope, &name, false);
            }
        }
        let (own, foreign): (Vec<_>, Vec<_>) =
            self.slots.iter().partition(|((owner, _), _)| *owner == self.scope);
        let own: HashSet<Reg> = own.into_iter().map(|(_, register)| *register).collect();
        let foreign: BTreeSet<Reg> = foreign.into_iter().map(|(_, register)| *register).collect();
        let comprehension_registers =
            foreign.into_iter().filter(|register| !own.contains(register)).collect();
        self.flags.future_annotations = future_annotations;
        let mut code = Code {
            name: self.name,
            qualname: self.qualname,
            flags: self.flags,
            positional_count: self.positional_count,
            positional_only_count: self.positional_only_count,
            keyword_only_count: self.keyword_only_count,
            register_count: 0,
            local_names: self.local_names,
            cell_registers: self.cell_registers,
            comprehension_registers,
            free_names: self.free.iter().map(|name| name.as_rc().clone()).collect(),
            instructions: Vec::new(),
            spans: Vec::new(),
            constants: Vec::new(),
            names: Vec::new(),
            attr_sites: Vec::new(),
            call_sites: Vec::new(),
            codes: Vec::new(),
            handlers: Vec::new(),
            first_line: self.first_line,
            doc: self.doc,
            source,
        };
        self.emit.finish(&mut code).map_err(|limit| CompileError::unsupported(limit, Span::default()))?;
        Ok(Rc::new(code))
    }
}

fn is_plain_local(scope: &Scope, name: &Name) -> bool {
    !scope.cells.contains(name) && !scope.symbol(name).is_some_and(|symbol| symbol.uses.has(Uses::PARAMETER))
}

struct Layout<'s> {
    scopes: &'s Scopes,
    slots: HashMap<(ScopeId, Name), Reg>,
    names: Vec<Rc<str>>,
    cells: Vec<Reg>,
}

impl Layout<'_> {
    fn add(&mut self, id: ScopeId, name: &Name, scope: &Scope) -> Reg {
        let register = Reg(self.names.len() as u16);
        self.names.push(name.as_rc().clone());
        self.slots.insert((id, name.clone()), register);
        if scope.cells.contains(name) {
            self.cells.push(register);
        }
        register
    }

    /// Gives the names of inlined comprehensions their registers. Comprehensions side by side share those of
    /// equal names; one within another must not, so `busy` holds what is in use around.
    fn inlined(&mut self, id: ScopeId, busy: &mut Vec<Reg>) {
        let scopes = self.scopes;
        let mut done: Vec<(Name, bool, Reg)> = Vec::new();
        for &inner in &scopes.get(id).inlined {
            let scope = scopes.get(inner);
            let depth = busy.len();
            for name in scope.owned() {
                let is_cell = scope.cells.contains(name);
                let shared = done.iter().find(|(known, cell, _)| known == name && *cell == is_cell);
                let register = match shared {
                    Some(&(_, _, register)) => {
                        self.slots.insert((inner, name.clone()), register);
                        register
                    }
                    None => {
                        let register = self.add(inner, name, scope);
                        done.push((name.clone(), is_cell, register));
                        register
                    }
                };
                busy.push(register);
            }
            self.inlined(inner, busy);
            busy.truncate(depth);
        }
    }
}
