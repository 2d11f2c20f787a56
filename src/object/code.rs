//! Code objects made ready to run: constants as values, names interned, a cache for each site.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::bytecode::{Code, Instruction};

use super::{Class, Gc, Ref, ShapeId, Str, Trace, Value};

/// What a place that reads or writes an attribute remembers.
#[derive(Debug)]
pub struct AttrCache {
    pub name: Gc<Str>,
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
    /// How often the cache was filled; a place that sees too many shapes is left alone.
    pub fills: Cell<u8>,
}

/// What a place that reads a global remembers.
#[derive(Debug, Default)]
pub struct GlobalCache {
    pub globals_layout: Cell<u64>,
    /// 0 if the name stands among the globals.
    pub builtins_layout: Cell<u64>,
    pub place: Cell<u32>,
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
    /// A generator, coroutine or async generator.
    pub suspends: bool,
}

impl Trace for LoadedCode {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.constants.iter().for_each(|constant| constant.trace(visit));
        self.codes.iter().for_each(|code| visit(code.as_ref_untyped()));
        for cache in &self.attr_caches {
            if let Ok(class) = cache.class.try_borrow()
                && let Some(class) = &*class
            {
                visit(class.as_ref_untyped());
            }
            if let Ok(value) = cache.value.try_borrow() {
                value.trace(visit);
            }
        }
    }

    fn clear(&self) {
        for cache in &self.attr_caches {
            cache.shape.set(ShapeId::NONE);
            drop((cache.class.take(), cache.value.take()));
        }
    }
}
