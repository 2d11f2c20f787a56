//! Shapes: which attribute of an instance stands in which slot.
//!
//! A shape belongs to a class. Instances that got the same attributes in the same order have the same shape, so a
//! place in the code that has seen a shape once finds the slot without a search. Shapes form a tree whose edges are
//! "attribute added"; they are never freed. The first slots of a class with `__slots__` are those, without a name here:
//! their descriptors on the class know the place. An instance whose attributes do not fit the scheme (one was deleted, or
//! somebody asked for `__dict__`) has the shape `ShapeId::DICT` and keeps a dict instead.

use std::cell::RefCell;

use super::{Gc, Str};

/// A shape, by its number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ShapeId(pub u32);

impl ShapeId {
    /// No shape: of classes whose instances are no `Instance`.
    pub const NONE: ShapeId = ShapeId(u32::MAX);
    /// The attributes are in a dict.
    pub const DICT: ShapeId = ShapeId(0);
}

#[derive(Debug, Default)]
struct Shape {
    names: Vec<Gc<Str>>,
    /// How many slots come before those of the names.
    reserved: usize,
    /// The shapes with one attribute more.
    next: Vec<(Gc<Str>, ShapeId)>,
}

thread_local! {
    static SHAPES: std::mem::ManuallyDrop<RefCell<Vec<Shape>>> =
        std::mem::ManuallyDrop::new(RefCell::new(vec![Shape::default()]));
}

/// A new shape without attributes: the root of a class's tree. `reserved` slots come before the attributes.
pub fn new_root(reserved: usize) -> ShapeId {
    SHAPES.with(|shapes| {
        let mut shapes = shapes.borrow_mut();
        shapes.push(Shape { reserved, ..Shape::default() });
        ShapeId(shapes.len() as u32 - 1)
    })
}

impl ShapeId {
    /// The slot of an (interned) name.
    pub fn slot(self, name: &Gc<Str>) -> Option<usize> {
        SHAPES.with(|shapes| {
            let shape = &shapes.borrow()[self.0 as usize];
            let place = shape.names.iter().position(|known| known.is(name))?;
            Some(shape.reserved + place)
        })
    }

    /// The slot of an (interned) name, or the one it would get with [`ShapeId::with`]; and whether it is new.
    pub fn slot_for(self, name: &Gc<Str>) -> (usize, bool) {
        SHAPES.with(|shapes| {
            let shape = &shapes.borrow()[self.0 as usize];
            let place = shape.names.iter().position(|known| known.is(name));
            (shape.reserved + place.unwrap_or(shape.names.len()), place.is_none())
        })
    }

    /// The shape with one attribute more; its slot is the number of slots here.
    pub fn with(self, name: &Gc<Str>) -> ShapeId {
        SHAPES.with(|shapes| {
            let mut shapes = shapes.borrow_mut();
            let shape = &shapes[self.0 as usize];
            if let Some((_, next)) = shape.next.iter().find(|(known, _)| known.is(name)) {
                return *next;
            }
            let mut names = shape.names.clone();
            names.push(name.clone());
            let next = ShapeId(shapes.len() as u32);
            let reserved = shape.reserved;
            shapes.push(Shape { names, reserved, next: Vec::new() });
            shapes[self.0 as usize].next.push((name.clone(), next));
            next
        })
    }

    /// The attributes' names in the order of their slots; the first is that of slot `reserved`.
    pub fn names(self) -> Vec<Gc<Str>> {
        SHAPES.with(|shapes| shapes.borrow()[self.0 as usize].names.clone())
    }
}
