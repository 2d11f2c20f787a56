//! Raising and catching: what `raise` and `except` say. Groups are in `exception_group`, the classes' own methods in
//! `builtins::exception`.

use crate::object::{BaseLayout, BoundMethod, Class, Exception, Gc, List, NativeFunction, Str, Tuple, Value};

use super::{Raised, Vm, VmResult};

const NOT_CATCHABLE: &str = "catching classes that do not inherit from BaseException is not allowed";

impl Vm {
    /// A new exception, as calling its class gives it. TypeError if that gives something else.
    pub fn new_exception(&mut self, class: &Gc<Class>, args: Vec<Value>) -> VmResult<Gc<Exception>> {
        let value = self.call_keywords(&class.into(), args, Vec::new())?;
        match value.as_gc::<Exception>() {
            Some(exception) => Ok(exception.clone()),
            None => {
                let (class, kind) = (self.repr(&class.into())?, self.class_of(&value));
                let kind = self.repr(&kind.into())?;
                Err(self.type_error(format!(
                    "calling {class} should have returned an instance of BaseException, not {kind}"
                )))
            }
        }
    }

    /// The usual case of calling an exception class: no `__new__` and `__init__` but BaseException's. The arguments
    /// are taken then.
    pub(super) fn plain_exception(&mut self, class: &Gc<Class>, args: &mut Vec<Value>) -> Option<Value> {
        self.makes_plain_exceptions(class).then(|| {
            let args = Gc::new(Tuple::new(std::mem::take(args)));
            Gc::new(Exception::new(class.clone(), args)).into()
        })
    }

    /// Whether a class has BaseException's `__new__` and `__init__`.
    pub(super) fn makes_plain_exceptions(&self, class: &Gc<Class>) -> bool {
        let base = &self.types.BaseException;
        let is_base = |method: Option<&Gc<Class>>| method.is_some_and(|owner| owner.is(base));
        let new = self.lookup_in_class(class, &self.names.new);
        let init = self.lookup_in_class(class, &self.names.init);
        is_base(new.as_ref().and_then(|new| new.get::<BoundMethod>()?.receiver.as_gc::<Class>()))
            && is_base(init.as_ref().and_then(|init| init.get::<NativeFunction>()?.owner.get()))
    }

    /// What `raise value` raises: the instance, or a new one of the class. Its context becomes the exception that is
    /// being handled. TypeError for anything else.
    pub fn make_raised(&mut self, value: &Value) -> VmResult<Raised> {
        let exception = self.exception_instance(value, "exceptions must derive from BaseException")?;
        self.set_raise_context(&exception);
        Ok(Raised(exception))
    }

    /// What `throw(value)` throws into a generator: as for `raise`, but its context stays as it is.
    pub fn make_thrown(&mut self, value: &Value) -> VmResult<Raised> {
        let name = self.type_name(value);
        let refusal =
            format!("exceptions must be classes or instances deriving from BaseException, not {name}");
        Ok(Raised(self.exception_instance(value, &refusal)?))
    }

    /// What `raise … from value` makes the cause: None, the instance, or a new one of the class.
    pub fn make_cause(&mut self, value: &Value) -> VmResult<Value> {
        if value.is_none() {
            return Ok(Value::None);
        }
        Ok(self.exception_instance(value, "exception causes must derive from BaseException")?.into())
    }

    fn exception_instance(&mut self, value: &Value, refusal: &str) -> VmResult<Gc<Exception>> {
        match (value.as_gc::<Exception>(), value.as_gc::<Class>()) {
            (Some(exception), _) => Ok(exception.clone()),
            (None, Some(class)) if class.layout.get() == BaseLayout::Exception => {
                self.new_exception(&class.clone(), Vec::new())
            }
            _ => Err(self.type_error(refusal)),
        }
    }

    /// `raise` makes the exception that is being handled the context, in place of an earlier one. A chain that would
    /// lead back to the exception is cut.
    pub(super) fn set_raise_context(&mut self, exception: &Gc<Exception>) {
        let Some(handled) = self.handled_exception() else { return };
        if handled.is(exception) {
            return;
        }
        cut_context_chain(&handled, exception);
        exception.context.replace((&handled).into());
    }

    /// Whether `except kind` catches the exception. TypeError if `kind` is no exception class or tuple of them.
    pub fn exception_matches(&mut self, exception: &Gc<Exception>, kind: &Value) -> VmResult<bool> {
        let class = exception.class();
        if let Some(kind) = catchable(kind) {
            return Ok(class.is_subclass(kind));
        }
        let inner = self.unwrap_native(kind);
        let Some(kinds) = inner.get::<Tuple>() else { return Err(self.type_error(NOT_CATCHABLE)) };
        if kinds.items.iter().any(|kind| catchable(kind).is_none()) {
            return Err(self.type_error(NOT_CATCHABLE));
        }
        Ok(kinds.items.iter().filter_map(catchable).any(|kind| class.is_subclass(kind)))
    }

    /// Checks what `except*` names: exception classes, but no groups.
    pub(super) fn check_group_kind(&mut self, kind: &Value) -> VmResult<()> {
        let kinds = match kind.get::<Tuple>() {
            Some(kinds) => kinds.items.as_slice(),
            None => std::slice::from_ref(kind),
        };
        for kind in kinds {
            let Some(class) = catchable(kind) else { return Err(self.type_error(NOT_CATCHABLE)) };
            if class.is_subclass(&self.types.BaseExceptionGroup) {
                return Err(self
                    .type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
            }
        }
        Ok(())
    }

    /// `exception.add_note(note)`.
    pub fn add_note(&mut self, exception: &Gc<Exception>, note: Value) -> VmResult<()> {
        if note.get::<Str>().is_none() && self.unwrap_native(&note).get::<Str>().is_none() {
            let given = self.type_name(&note);
            return Err(self.type_error(format!("note must be a str, not '{given}'")));
        }
        let name = self.names.notes.clone();
        let value = Value::from(exception);
        match self.find_attr(&value, &name)? {
            None => self.set_attr(&value, &name, Gc::new(List::new(vec![note])).into()),
            Some(notes) => match notes.get::<List>() {
                Some(notes) => {
                    notes.items.borrow_mut().extend([note]);
                    Ok(())
                }
                None => Err(self.type_error("Cannot add note: __notes__ is not a list")),
            },
        }
    }
}

/// An exception and those that lead on from it by their contexts. Ends also where a script made a ring of them.
pub struct ContextChain {
    next: Option<Gc<Exception>>,
    /// Follows at half the speed: they meet in a ring.
    slow: Gc<Exception>,
    slow_moves: bool,
}

impl ContextChain {
    pub fn new(first: &Gc<Exception>) -> ContextChain {
        ContextChain { next: Some(first.clone()), slow: first.clone(), slow_moves: false }
    }
}

impl Iterator for ContextChain {
    type Item = Gc<Exception>;

    fn next(&mut self) -> Option<Gc<Exception>> {
        let link = self.next.take()?;
        let next = context_of(&link);
        if self.slow_moves {
            self.slow = context_of(&self.slow).expect("the quicker one went through it");
        }
        self.slow_moves = !self.slow_moves;
        self.next = next.filter(|next| !next.is(&self.slow));
        Some(link)
    }
}

/// Cuts a chain of contexts where it would lead on to an exception.
pub(super) fn cut_context_chain(first: &Gc<Exception>, exception: &Gc<Exception>) {
    let link = ContextChain::new(first).find(|link| context_of(link).is_some_and(|next| next.is(exception)));
    if let Some(link) = link {
        drop(link.context.replace(Value::None));
    }
}

fn context_of(exception: &Gc<Exception>) -> Option<Gc<Exception>> {
    exception.context.borrow().as_gc::<Exception>().cloned()
}

fn catchable(kind: &Value) -> Option<&Gc<Class>> {
    kind.as_gc::<Class>().filter(|class| class.layout.get() == BaseLayout::Exception)
}
