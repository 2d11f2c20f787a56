//! Code objects made ready to run: constants as values, names interned, a cache for each site.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::bytecode::{Code, Instruction};

use super::{Class, DictTable, Gc, Ref, ShapeId, Str, Trace, Value};

/// What a place that reads or writes an attribute remembers, for the last few shapes that it met.
#[derive(Debug)]
pub struct AttrCache {
    pub name: Gc<Str>,
    pub ways: [AttrWay; 4],
    /// How often a way was filled; a place that sees too many shapes is left alone.
    pub fills: Cell<u8>,
    /// The kind of built-in object whose method is in `native`.
    pub native_kind: Cell<Option<super::Kind>>,
    pub native: RefCell<Value>,
    /// Does the usual case of that method.
    pub native_quick: Cell<Option<super::QuickBody>>,
    /// If that is `Kind::Native`: the version of the class that the method is of.
    pub native_version: Cell<u64>,
    /// The version of the places of the module's dict whose entry at `module_place` has the name; 0 for none.
    pub module_places: Cell<u64>,
    pub module_place: Cell<u32>,
}

/// What is remembered for one shape.
#[derive(Debug)]
pub struct AttrWay {
    /// The shape of the instances that the rest holds for.
    pub shape: Cell<ShapeId>,
    /// Where the attribute stands.
    pub slot: Cell<u32>,
    /// The shape after the attribute was added; the same as `shape` if it was there.
    pub next_shape: Cell<ShapeId>,
    /// The version of `class` that the rest holds for.
    pub version: Cell<u64>,
    pub class: RefCell<Option<Gc<Class>>>,
    /// The function that was found on the class.
    pub value: RefCell<Value>,
}

impl AttrCache {
    /// An empty cache.
    pub fn new(name: Gc<Str>) -> AttrCache {
        AttrCache {
            name,
            ways: std::array::from_fn(|_| AttrWay::default()),
            fills: Cell::new(0),
            native_kind: Cell::new(None),
            native: RefCell::default(),
            native_quick: Cell::new(None),
            native_version: Cell::new(0),
            module_places: Cell::new(0),
            module_place: Cell::new(0),
        }
    }

    /// What is known of a shape, if its class did not change since.
    #[inline(always)]
    pub fn way(&self, shape: ShapeId) -> Option<&AttrWay> {
        self.ways.iter().find(|way| way.shape.get() == shape).filter(|way| way.holds())
    }

    /// The way to fill for a shape: the one it had, or the next in turn.
    pub fn way_to_fill(&self, shape: ShapeId) -> &AttrWay {
        let known = self.ways.iter().find(|way| way.shape.get() == shape);
        known.unwrap_or(&self.ways[usize::from(self.fills.get()) % self.ways.len()])
    }
}

impl Default for AttrWay {
    fn default() -> AttrWay {
        AttrWay {
            shape: Cell::new(ShapeId::NONE),
            slot: Cell::new(0),
            next_shape: Cell::new(ShapeId::NONE),
            version: Cell::new(0),
            class: RefCell::default(),
            value: RefCell::default(),
        }
    }
}

/// What a place that reads a global remembers.
#[derive(Debug)]
pub struct GlobalCache {
    /// The version of the places of the dict that has the name ([`super::DictTable::place_version`]), or one that no dict
    /// has.
    pub places: Cell<u64>,
    /// The layout of the globals in which the name is not among them, but among the built-ins; 0 if it is a global.
    pub globals_layout: Cell<u64>,
    pub place: Cell<u32>,
}

impl Default for GlobalCache {
    fn default() -> GlobalCache {
        GlobalCache { places: Cell::new(u64::MAX), globals_layout: Cell::new(0), place: Cell::new(0) }
    }
}

impl GlobalCache {
    /// Remembers where a global is.
    pub fn set_global(&self, globals: &DictTable, place: usize) {
        self.places.set(globals.place_version());
        self.globals_layout.set(0);
        self.place.set(place as u32);
    }

    /// Remembers where a name is that is no global, but a built-in.
    pub fn set_builtin(&self, globals: &DictTable, builtins: &DictTable, place: usize) {
        self.places.set(builtins.place_version());
        self.globals_layout.set(globals.layout_version());
        self.place.set(place as u32);
    }
}

/// A place in loaded code, as a number; the VM knows which. Small, for tasks and coroutines are many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Site(u32);

impl Site {
    pub const NOWHERE: Site = Site(0);

    /// The number, 0 for nowhere.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The place with that number.
    pub fn from_number(number: u32) -> Site {
        Site(number)
    }
}

/// A code object that can run.
#[derive(Debug)]
pub struct LoadedCode {
    pub code: Rc<Code>,
    /// The VM writes specialised forms over the general ones.
    pub instructions: Box<[Cell<Instruction>]>,
    pub constants: Box<[Value]>,
    pub names: Box<[Gc<Str>]>,
    pub attr_caches: Box<[AttrCache]>,
    /// One for each name.
    pub global_caches: Box<[GlobalCache]>,
    pub codes: Box<[Gc<LoadedCode>]>,
    pub name: Gc<Str>,
    pub qualname: Gc<Str>,
    /// The locals' names, interned, by register.
    pub local_names: Box<[Gc<Str>]>,
    pub call_keywords: Box<[Box<[Gc<Str>]>]>,
    /// `positional_count` if the code takes positional parameters only and no `*args`; else `u16::MAX`.
    pub simple_count: u16,
    pub register_count: u16,
    /// The numbers of its places begin behind this one.
    pub site_base: u32,
    /// A generator, coroutine or async generator.
    pub suspends: bool,
}

impl LoadedCode {
    /// The instruction before `pc`, which is the one that runs.
    #[inline(always)]
    pub fn site(&self, pc: u32) -> Site {
        Site(self.site_base.wrapping_add(pc))
    }
}

impl Trace for LoadedCode {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.constants.iter().for_each(|constant| constant.trace(visit));
        self.codes.iter().for_each(|code| visit(code.as_ref_untyped()));
        for way in self.attr_caches.iter().flat_map(|cache| &cache.ways) {
            if let Ok(class) = way.class.try_borrow()
                && let Some(class) = &*class
            {
                visit(class.as_ref_untyped());
            }
            if let Ok(value) = way.value.try_borrow() {
                value.trace(visit);
            }
        }
    }

    fn clear(&self) {
        for way in self.attr_caches.iter().flat_map(|cache| &cache.ways) {
            way.shape.set(ShapeId::NONE);
            drop((way.class.take(), way.value.take()));
        }
    }
}
