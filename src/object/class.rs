//! Classes: their namespace, order of resolution, the shape their instances start with.

use std::cell::{Cell, RefCell};

use super::{Dict, Gc, NativeId, Ref, ShapeId, Str, Trace, Value, shape};

/// Which payload the instances of a class carry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BaseLayout {
    /// Nothing but attributes: an `Instance`.
    Object,
    /// An `Exception`.
    Exception,
    /// A `Class`: the class is a metaclass.
    Type,
    /// An `Instance` around a value of a built-in type: `class Stack(list)`. The built-in class is kept in `native_base`.
    Native,
    /// A payload of `Kind::Native`, also in subclasses: `class Job(asyncio.Task)`. The built-in class is kept in
    /// `native_base`.
    Open,
    /// Instances cannot be made by script classes: the class cannot be a base.
    Sealed,
}

/// What is special about a class; kept up to date when it or a base of it changes.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClassTraits {
    /// Made by a script.
    pub heap: bool,
    /// Has a `__del__`.
    pub finalizer: bool,
    /// Has a `__getattribute__` other than `object`'s.
    pub getattribute: bool,
    /// Has a `__getattr__`.
    pub getattr: bool,
    /// Has a `__setattr__` or `__delattr__` other than `object`'s.
    pub setattr: bool,
    /// Instances have no `__dict__` (all classes of the order have `__slots__`).
    pub no_dict: bool,
    /// Cannot be instantiated by calling it.
    pub not_callable: bool,
    /// A data descriptor (`__set__` or `__delete__`).
    pub has_set: bool,
    /// A descriptor (`__get__`).
    pub has_get: bool,
    /// Cannot be instantiated: its `__abstractmethods__` is not empty. Not inherited.
    pub is_abstract: bool,
}

/// What a call of a class comes to, where that is simple.
#[derive(Debug, Default)]
pub enum ClassCall {
    /// Whatever the metaclass, `__new__` and `__init__` make of it.
    #[default]
    Any,
    /// A plain instance, and a call of this `__init__`.
    Init(Gc<super::Function>),
    /// A built-in class: its `__new__` makes the object, and no `__init__` follows.
    New(NativeId),
    /// A built-in class: its `__new__` ignores the arguments, its `__init__` takes them.
    NewInit(NativeId, NativeId),
    /// An exception class without a `__new__` or `__init__` of its own: an exception with the arguments.
    Exception,
}

/// A class.
#[derive(Debug)]
pub struct Class {
    pub name: RefCell<Gc<Str>>,
    pub qualname: RefCell<Gc<Str>>,
    /// The class's class.
    pub metaclass: RefCell<Option<Gc<Class>>>,
    pub bases: RefCell<Vec<Gc<Class>>>,
    /// The order of resolution without the class itself.
    pub ancestors: RefCell<Vec<Gc<Class>>>,
    pub dict: Gc<Dict>,
    /// Identifies the class in its present state, ancestors included; 0 until somebody asks.
    pub version: Cell<u64>,
    pub subclasses: RefCell<Vec<super::WeakRef>>,
    pub layout: Cell<BaseLayout>,
    /// The built-in class of the layouts `Native` and `Open`.
    pub native_base: RefCell<Option<Gc<Class>>>,
    pub traits: Cell<ClassTraits>,
    /// What a call of the class comes to, as of `call_version`.
    pub call: RefCell<ClassCall>,
    pub call_version: Cell<u64>,
    /// How many values of `__slots__` an instance has, those of the bases included.
    pub member_count: Cell<u16>,
    /// The shape of a new instance.
    pub shape: Cell<ShapeId>,
    /// How many attributes instances had at most so far: room to reserve in a new one.
    pub expected_slots: Cell<u16>,
    /// Number of the table of fast paths that the VM keeps for built-in classes; 0 for none.
    pub hooks: Cell<u32>,
    /// Of the layout `Open`: where an instance keeps its attributes.
    pub attributes: Cell<Option<AttributesOf>>,
}

/// The attributes of an instance with the layout `Open`, made now if they are to be.
pub type AttributesOf = fn(&Ref, bool) -> Option<Gc<Dict>>;

thread_local! {
    static NEXT_VERSION: Cell<u64> = const { Cell::new(1) };
}

impl Class {
    /// A class without bases and metaclass yet.
    pub fn new(name: Gc<Str>, layout: BaseLayout) -> Class {
        Class {
            qualname: RefCell::new(name.clone()),
            name: RefCell::new(name),
            metaclass: RefCell::new(None),
            bases: RefCell::default(),
            ancestors: RefCell::default(),
            dict: Dict::new(),
            version: Cell::new(0),
            subclasses: RefCell::default(),
            layout: Cell::new(layout),
            native_base: RefCell::new(None),
            traits: Cell::default(),
            call: RefCell::default(),
            call_version: Cell::new(0),
            member_count: Cell::new(0),
            shape: Cell::new(ShapeId::NONE),
            expected_slots: Cell::new(0),
            hooks: Cell::new(0),
            attributes: Cell::new(None),
        }
    }

    /// The class's name, as `__name__`.
    pub fn name(&self) -> Gc<Str> {
        self.name.borrow().clone()
    }

    /// A number that changes when the class or one of its ancestors does: for inline caches.
    #[inline]
    pub fn version(&self) -> u64 {
        if self.version.get() == 0 {
            self.version.set(NEXT_VERSION.with(|next| next.replace(next.get() + 1)));
        }
        self.version.get()
    }

    /// The class or one of its subclasses changed: no cache may use what it knows.
    pub fn touch(&self) {
        self.version.set(0);
        let subclasses = self.subclasses.borrow().clone();
        for subclass in subclasses {
            if let Some(subclass) = subclass.upgrade()
                && let Some(class) = subclass.get::<Class>()
            {
                class.touch();
            }
        }
    }

    /// Whether this class is `other` or has it among its ancestors. Classes that override this are not asked.
    pub fn is_subclass(&self, other: &Gc<Class>) -> bool {
        std::ptr::eq(self, &**other) || self.ancestors.borrow().iter().any(|ancestor| ancestor.is(other))
    }

    /// The attribute of that name in the class or its ancestors. No descriptor is run.
    pub fn lookup(&self, name: &Gc<Str>) -> Option<Value> {
        self.dict
            .get_str(name)
            .or_else(|| self.ancestors.borrow().iter().find_map(|ancestor| ancestor.dict.get_str(name)))
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        if self.shape.get() != ShapeId::NONE {
            shape::end_tree(self.shape.get());
        }
    }
}

impl Trace for Class {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        for part in [&self.name, &self.qualname] {
            if let Ok(part) = part.try_borrow() {
                visit(part.as_ref_untyped());
            }
        }
        for part in [&self.metaclass, &self.native_base] {
            if let Ok(part) = part.try_borrow()
                && let Some(class) = &*part
            {
                visit(class.as_ref_untyped());
            }
        }
        for part in [&self.bases, &self.ancestors] {
            if let Ok(part) = part.try_borrow() {
                part.iter().for_each(|class| visit(class.as_ref_untyped()));
            }
        }
        if let Ok(call) = self.call.try_borrow()
            && let ClassCall::Init(init) = &*call
        {
            visit(init.as_ref_untyped());
        }
        visit(self.dict.as_ref_untyped());
    }

    fn clear(&self) {
        self.call_version.set(0);
        drop(self.call.take());
        self.dict.clear();
        // `type` is its own class and that of its base: not only namespaces make cycles.
        drop((self.metaclass.take(), self.native_base.take()));
        drop((self.bases.take(), self.ancestors.take()));
    }
}
