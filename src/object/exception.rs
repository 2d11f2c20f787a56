//! Exceptions and tracebacks, as data.

use std::cell::{Cell, RefCell};

use super::{Class, Dict, FrameObject, Gc, LoadedCode, Ref, Trace, Tuple, Value};

/// An instance of BaseException or a subclass.
#[derive(Debug)]
pub struct Exception {
    pub class: RefCell<Gc<Class>>,
    pub args: RefCell<Gc<Tuple>>,
    /// An exception, or None.
    pub cause: RefCell<Value>,
    /// An exception, or None.
    pub context: RefCell<Value>,
    pub suppress_context: Cell<bool>,
    pub traceback: RefCell<Option<Gc<Traceback>>>,
    /// Attributes that its built-in class has of its own: `value` of StopIteration, `code` of SystemExit, `message`
    /// and `exceptions` of groups, `name` and `obj` of AttributeError …
    pub fields: RefCell<Vec<(&'static str, Value)>>,
    /// `__dict__`, made when somebody asks or sets an attribute.
    pub dict: RefCell<Option<Gc<Dict>>>,
}

impl Exception {
    /// A new exception without cause, context, traceback.
    pub fn new(class: Gc<Class>, args: Gc<Tuple>) -> Exception {
        Exception {
            class: RefCell::new(class),
            args: RefCell::new(args),
            cause: RefCell::new(Value::None),
            context: RefCell::new(Value::None),
            suppress_context: Cell::new(false),
            traceback: RefCell::new(None),
            fields: RefCell::default(),
            dict: RefCell::new(None),
        }
    }

    pub fn class(&self) -> Gc<Class> {
        self.class.borrow().clone()
    }

    /// A field of its built-in class.
    pub fn field(&self, name: &str) -> Option<Value> {
        self.fields.borrow().iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    }

    /// Sets a field of its built-in class.
    pub fn set_field(&self, name: &'static str, value: Value) {
        let mut fields = self.fields.borrow_mut();
        let old = match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, field)) => std::mem::replace(field, value),
            None => {
                fields.push((name, value));
                Value::Undef
            }
        };
        drop(fields);
        drop(old);
    }

    /// `__dict__`, made now if there was none.
    pub fn dict(&self) -> Gc<Dict> {
        self.dict.borrow_mut().get_or_insert_with(Dict::new).clone()
    }
}

/// One frame that an exception went through; `next` is the one nearer to where it was raised.
#[derive(Debug)]
pub struct Traceback {
    pub frame: Gc<FrameObject>,
    /// The instruction that raised or called.
    pub offset: u32,
    pub next: RefCell<Option<Gc<Traceback>>>,
}

impl Traceback {
    /// The code that ran in the frame.
    pub fn code(&self) -> &Gc<LoadedCode> {
        &self.frame.code
    }

    /// The line that the frame was at.
    pub fn line(&self) -> u32 {
        self.code().code.line_of(self.offset as usize)
    }
}

impl Trace for Exception {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(class) = self.class.try_borrow() {
            visit(class.as_ref_untyped());
        }
        if let Ok(args) = self.args.try_borrow() {
            visit(args.as_ref_untyped());
        }
        for value in [&self.cause, &self.context] {
            if let Ok(value) = value.try_borrow() {
                value.trace(visit);
            }
        }
        if let Ok(traceback) = self.traceback.try_borrow()
            && let Some(traceback) = &*traceback
        {
            visit(traceback.as_ref_untyped());
        }
        if let Ok(fields) = self.fields.try_borrow() {
            fields.iter().for_each(|(_, value)| value.trace(visit));
        }
        if let Ok(dict) = self.dict.try_borrow()
            && let Some(dict) = &*dict
        {
            visit(dict.as_ref_untyped());
        }
    }

    fn clear(&self) {
        drop((
            self.cause.replace(Value::None),
            self.context.replace(Value::None),
            self.traceback.take(),
            self.fields.take(),
            self.dict.take(),
        ));
    }

    fn wants_finalizer(&self) -> bool {
        self.class.borrow().traits.get().finalizer
    }
}

impl Trace for Traceback {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.frame.as_ref_untyped());
        if let Ok(next) = self.next.try_borrow()
            && let Some(next) = &*next
        {
            visit(next.as_ref_untyped());
        }
    }
}
