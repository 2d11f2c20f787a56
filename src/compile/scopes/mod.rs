//! The symbol table: which scope owns each name. CPython's `symtable.c` is the model, its errors included.
//!
//! A **scope** is what can own names: a module, class body, function, comprehension, or one of the scopes of
//! type parameters. A **unit** is what becomes a code object. Every scope is a unit but the list, set and dict
//! comprehensions, which are compiled into the code of the scope around them, as in CPython since 3.12: their
//! names get registers of their own there. So a name needs a cell only when another *unit* uses it.
//!
//! - [`visit`] and [`visit_expression`] walk the tree and note each use and binding;
//! - [`define`] adds one such note, and says what contradicts an earlier one;
//! - [`resolve`] finds each name's owner when everything is noted.

mod define;
mod resolve;
mod visit;
mod visit_expression;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::error::{Result, fits};
use crate::syntax::Span;
use crate::syntax::ast::Name;

pub use visit::{Tree, build};

/// A scope of the table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ScopeId(u32);

/// The kind of a scope, which together with the address of a node of the tree finds it again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A generator expression.
    Generator,
    ListComprehension,
    SetComprehension,
    DictComprehension,
    /// What stands around a generic function, class or type alias and owns its type parameters.
    TypeParameters,
    /// A bound, the constraints or the default of a type parameter.
    TypeVariable,
    /// The value of a `type` statement.
    TypeAlias,
    /// An annotation that is never evaluated; only checked for errors.
    Annotation,
}

impl ScopeKind {
    /// A comprehension compiled into the code around it.
    pub fn is_inlined(self) -> bool {
        matches!(self, Self::ListComprehension | Self::SetComprehension | Self::DictComprehension)
    }

    /// A comprehension or generator expression.
    pub fn is_comprehension(self) -> bool {
        self.is_inlined() || self == Self::Generator
    }

    /// Owns names for the scopes within it: everything but modules and classes.
    pub fn is_function_like(self) -> bool {
        !matches!(self, Self::Module | Self::Class)
    }

    /// One of the scopes that `yield`, `await` and `:=` must not appear in, with CPython's words for it.
    fn annotation_words(self) -> Option<&'static str> {
        match self {
            Self::Annotation => Some("an annotation"),
            Self::TypeVariable => Some("a type parameter"),
            Self::TypeAlias => Some("a type alias"),
            Self::TypeParameters => Some("the definition of a generic"),
            _ => None,
        }
    }
}

/// What is known of a name in one scope.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Uses(u16);

impl Uses {
    pub const USED: Uses = Uses(1);
    /// Assigned, imported, defined, or a parameter.
    pub const BOUND: Uses = Uses(2);
    pub const PARAMETER: Uses = Uses(4);
    pub const GLOBAL: Uses = Uses(8);
    pub const NONLOCAL: Uses = Uses(16);
    pub const ANNOTATED: Uses = Uses(32);
    /// The target of a comprehension's `for`.
    pub const ITERATED: Uses = Uses(64);
    pub const TYPE_PARAMETER: Uses = Uses(128);
    /// `del name` or `except … as name` makes it unbound somewhere.
    pub const DELETED: Uses = Uses(256);
    /// Bound by an import, which a `global` statement may follow.
    pub const IMPORTED: Uses = Uses(512);
    /// Bound otherwise.
    pub const ASSIGNED: Uses = Uses(1024);

    pub fn has(self, any_of: Uses) -> bool {
        self.0 & any_of.0 != 0
    }

    pub fn and(self, other: Uses) -> Uses {
        Uses(self.0 | other.0)
    }
}

/// Where a name lives, seen from a scope that uses it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In this scope, or in one around it that is part of the same unit.
    Unit(ScopeId),
    /// In another unit's cell.
    Free,
    /// Declared `global`.
    GlobalExplicit,
    /// Bound nowhere around: a global or built-in.
    GlobalImplicit,
}

/// A name in a scope.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    pub uses: Uses,
    /// Known once the whole tree was seen.
    pub place: Place,
    /// Of the `global` or `nonlocal` statement.
    directive: Span,
}

/// One scope, with its names.
#[derive(Debug)]
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// The class whose name mangles private names here, or nothing.
    private: Option<Rc<str>>,
    /// If there is a set, only these names are mangled: the type parameters of a generic class.
    mangled_only: Option<HashSet<Name>>,
    symbols: HashMap<Name, Symbol>,
    /// The names in the order in which they were first seen.
    order: Vec<Name>,
    /// The names that live in cells here.
    pub cells: BTreeSet<Name>,
    /// The cells that this unit's closure brings along, for itself or for units within it.
    pub free: BTreeSet<Name>,
    pub is_generator: bool,
    pub is_coroutine: bool,
    /// Contains `:=`, also within its inlined comprehensions, so that an expression may rebind a local.
    pub has_named_expression: bool,
    /// A scope of type parameters or annotations that stands directly in a class body.
    pub sees_class: bool,
    /// CPython's words for the scope, if `yield`, `await` and `:=` must not appear in it.
    words: Option<&'static str>,
    /// The comprehensions inlined directly in this scope.
    pub inlined: Vec<ScopeId>,
    /// Within the iterable of a comprehension, where `:=` must not stand.
    in_iterable: u32,
    /// Visiting a comprehension's target.
    in_target: bool,
}

/// The scopes of one tree.
#[derive(Debug)]
pub struct Scopes {
    all: Vec<Scope>,
    by_node: HashMap<(usize, ScopeKind), ScopeId>,
    /// There is a `~True` or `~False`, of which CPython warns when it evaluates constants.
    pub inverts_bool: bool,
}

impl Scopes {
    /// The scope around all others.
    pub fn module(&self) -> &Scope {
        self.get(ScopeId(0))
    }

    /// The scope of the whole tree.
    pub const TOP: ScopeId = ScopeId(0);

    /// The scope that a node of the tree opens.
    pub fn of<T>(&self, node: &T, kind: ScopeKind) -> ScopeId {
        *self.by_node.get(&(address(node), kind)).expect("the visitor saw every node that opens a scope")
    }

    pub fn get(&self, id: ScopeId) -> &Scope {
        &self.all[id.0 as usize]
    }

    fn get_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.all[id.0 as usize]
    }

    /// The scope whose code object holds this scope's code.
    pub fn unit_of(&self, mut id: ScopeId) -> ScopeId {
        while self.get(id).kind.is_inlined() {
            id = self.get(id).parent.expect("a comprehension stands in a scope");
        }
        id
    }
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<ScopeId>, private: Option<Rc<str>>) -> Scope {
        Scope {
            kind,
            parent,
            private,
            mangled_only: None,
            symbols: HashMap::new(),
            order: Vec::new(),
            cells: BTreeSet::new(),
            free: BTreeSet::new(),
            is_generator: kind == ScopeKind::Generator,
            is_coroutine: false,
            has_named_expression: false,
            sees_class: false,
            words: kind.annotation_words(),
            inlined: Vec::new(),
            in_iterable: 0,
            in_target: false,
        }
    }

    /// A name as the scope knows it: private names of a class carry the class's name.
    pub fn mangle(&self, name: &Name) -> Name {
        let Some(class) = &self.private else { return name.clone() };
        if self.mangled_only.as_ref().is_some_and(|only| !only.contains(name)) {
            return name.clone();
        }
        mangle(class, name)
    }

    /// What is known of a (mangled) name.
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.symbols.get(name)
    }

    /// The names this scope owns, in the order in which they were first seen.
    pub fn owned(&self) -> impl Iterator<Item = &Name> {
        self.order.iter().filter(|name| {
            let uses = self.symbols[*name].uses;
            uses.has(Uses::BOUND) && !uses.has(Uses::GLOBAL) && !uses.has(Uses::NONLOCAL)
        })
    }
}

impl Scope {
    /// # Errors
    /// Refuses more names than there are registers.
    fn check_size(&self) -> Result<()> {
        let has_registers = !matches!(self.kind, ScopeKind::Module | ScopeKind::Class);
        let names = if has_registers { self.order.len() } else { self.free.len() };
        let place = self.order.first().map_or(Span::default(), |name| self.symbols[name].directive);
        fits(names, "names in one function", place).map(drop)
    }

    /// The first parameter, as long as there is one.
    pub fn parameter_zero(&self) -> Option<Name> {
        self.order.iter().find(|name| self.symbols[*name].uses.has(Uses::PARAMETER)).cloned()
    }
}

/// `__name` in the class `class` is `_class__name`.
pub fn mangle(class: &str, name: &Name) -> Name {
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    match class.trim_start_matches('_') {
        "" => name.clone(),
        class => Name::from(&*format!("_{class}{name}")),
    }
}

/// What tells nodes of one tree apart, as long as the tree is borrowed.
fn address<T>(node: &T) -> usize {
    node as *const T as usize
}
