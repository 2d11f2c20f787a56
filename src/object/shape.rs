//! Shapes: which attribute of an instance stands in which slot.
//!
//! A shape belongs to a class. Instances that got the same attributes in the same order have the same shape, so a
//! place in the code that has seen a shape once finds the slot without a search. Shapes form a tree whose edges are
//! "attribute added". They end with their class, but for their numbers, which no other shape gets: a place in the code
//! may remember them. The first slots of a class with `__slots__` are those, without a name here:
//! their descriptors on the class know the place. An instance whose attributes do not fit the scheme (one was deleted, or
//! somebody asked for `__dict__`) has the shape `ShapeId::DICT` and keeps a dict instead.

use std::cell::RefCell;
use std::mem::ManuallyDrop;

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

/// The shapes by their numbers; nothing in the place of those that ended.
#[derive(Debug)]
struct Shapes(Vec<Option<Box<Shape>>>);

impl Shapes {
    fn get(&self, id: ShapeId) -> &Shape {
        self.0[id.0 as usize].as_ref().expect("a shape lives as long as the class of its instances")
    }

    fn push(&mut self, shape: Shape) -> ShapeId {
        self.0.push(Some(Box::new(shape)));
        ShapeId(self.0.len() as u32 - 1)
    }
}

thread_local! {
    static SHAPES: ManuallyDrop<RefCell<Shapes>> =
        ManuallyDrop::new(RefCell::new(Shapes(vec![Some(Box::default())])));
}

/// A new shape without attributes: the root of a class's tree. `reserved` slots come before the attributes.
pub fn new_root(reserved: usize) -> ShapeId {
    SHAPES.with(|shapes| shapes.borrow_mut().push(Shape { reserved, ..Shape::default() }))
}

/// Ends the shapes of a tree. There are no instances that have them.
pub fn end_tree(root: ShapeId) {
    let mut ended = Vec::new();
    let mut ids = vec![root];
    SHAPES.with(|shapes| {
        let Shapes(shapes) = &mut *shapes.borrow_mut();
        while let Some(id) = ids.pop() {
            if let Some(shape) = shapes.get_mut(id.0 as usize).and_then(Option::take) {
                ids.extend(shape.next.iter().map(|(_, next)| *next));
                ended.push(shape);
            }
        }
    });
}

impl ShapeId {
    /// The slot of an (interned) name.
    pub fn slot(self, name: &Gc<Str>) -> Option<usize> {
        SHAPES.with(|shapes| {
            let shapes = shapes.borrow();
            let shape = shapes.get(self);
            let place = shape.names.iter().position(|known| known.is(name))?;
            Some(shape.reserved + place)
        })
    }

    /// The slot of an (interned) name, or the one it would get with [`ShapeId::with`]; and whether it is new.
    pub fn slot_for(self, name: &Gc<Str>) -> (usize, bool) {
        SHAPES.with(|shapes| {
            let shapes = shapes.borrow();
            let shape = shapes.get(self);
            let place = shape.names.iter().position(|known| known.is(name));
            (shape.reserved + place.unwrap_or(shape.names.len()), place.is_none())
        })
    }

    /// The shape with one attribute more; its slot is the number of slots here.
    pub fn with(self, name: &Gc<Str>) -> ShapeId {
        SHAPES.with(|shapes| {
            let mut shapes = shapes.borrow_mut();
            let shape = shapes.get(self);
            if let Some((_, next)) = shape.next.iter().find(|(known, _)| known.is(name)) {
                return *next;
            }
            let mut names = shape.names.clone();
            names.push(name.clone());
            let reserved = shape.reserved;
            let next = shapes.push(Shape { names, reserved, next: Vec::new() });
            let shape = shapes.0[self.0 as usize].as_mut().expect("it was just looked at");
            shape.next.push((name.clone(), next));
            next
        })
    }

    /// The attributes' names in the order of their slots; the first is that of slot `reserved`.
    pub fn names(self) -> Vec<Gc<Str>> {
        SHAPES.with(|shapes| shapes.borrow().get(self).names.clone())
    }
}
