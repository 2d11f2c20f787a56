//! Exception groups: splitting them, and what `except*` does with the parts.

use crate::object::{Class, Exception, Gc, List, Tuple, Value};

use super::{Vm, VmResult};

/// Which exceptions of a group are asked for.
#[derive(Debug)]
pub enum Matcher {
    /// Those of a class, or of one of a tuple of classes.
    Classes(Value),
    /// Those that a callable says yes to.
    Callable(Value),
    /// Those at these addresses.
    Identities(Vec<usize>),
}

/// The parts of an exception that do and do not match.
type Parts = (Option<Value>, Option<Value>);

impl Vm {
    /// Whether the exception is a group.
    pub fn is_group(&self, exception: &Gc<Exception>) -> bool {
        exception.class.borrow().is_subclass(&self.types.BaseExceptionGroup)
    }

    /// The exceptions in a group.
    pub fn group_members(&self, group: &Gc<Exception>) -> Vec<Gc<Exception>> {
        let members = group.field("exceptions").unwrap_or_default();
        let Some(members) = members.get::<Tuple>() else { return Vec::new() };
        members.items.iter().filter_map(|member| member.as_gc::<Exception>().cloned()).collect()
    }

    /// A new ExceptionGroup (or BaseExceptionGroup, as its members require).
    pub fn new_group(&mut self, message: &str, members: Value) -> VmResult<Gc<Exception>> {
        let class = self.types.BaseExceptionGroup.clone();
        self.new_exception(&class, vec![message.into(), members])
    }

    /// `except* kind`: the part of the exception that matches and the rest, None where there is none.
    pub fn split_group(&mut self, exception: &Value, kind: &Value) -> VmResult<(Value, Value)> {
        self.check_group_kind(kind)?;
        let Some(raised) = exception.as_gc::<Exception>() else { return Ok((Value::None, Value::None)) };
        if self.exception_matches(raised, kind)? {
            if self.is_group(raised) {
                return Ok((exception.clone(), Value::None));
            }
            let members = Gc::new(Tuple::new([exception.clone()]));
            let group = self.new_group("", members.into())?;
            return Ok((group.into(), Value::None));
        }
        if !self.is_group(raised) {
            return Ok((Value::None, exception.clone()));
        }
        let split = self.intern("split");
        let parts = self.call_method(exception, &split, std::slice::from_ref(kind))?;
        let class = self.type_name(exception);
        let Some(pair) = parts.get::<Tuple>() else {
            let given = self.type_name(&parts);
            return Err(self.type_error(format!("{class}.split must return a tuple, not {given}")));
        };
        match pair.items.as_slice() {
            [matching, rest, ..] => Ok((matching.clone(), rest.clone())),
            few => {
                let count = few.len();
                Err(self
                    .type_error(format!("{class}.split must return a 2-tuple, got tuple of size {count}")))
            }
        }
    }

    /// What is left to raise at the end of an `except*` statement, or None. `results` is a list of what the handlers
    /// raised and of what nobody took.
    pub fn prepare_reraise_star(&mut self, original: &Value, results: &Value) -> VmResult<Value> {
        let results: Vec<Value> = match results.get::<List>() {
            Some(results) => results.items.borrow().iter().filter(|item| !item.is_none()).collect(),
            None => Vec::new(),
        };
        let Some(group) = original.as_gc::<Exception>().cloned() else { return Ok(Value::None) };
        if !self.is_group(&group) {
            // A single exception was wrapped for its handler, so there is one result at most.
            return Ok(results.into_iter().next().unwrap_or(Value::None));
        }
        let (reraised, mut raised): (Vec<Value>, Vec<Value>) = results
            .into_iter()
            .partition(|item| item.as_gc::<Exception>().is_some_and(|item| same_origin(item, &group)));
        let mut leaves = Vec::new();
        for item in &reraised {
            self.collect_leaves(item, &mut leaves);
        }
        let kept = if leaves.is_empty() {
            None
        } else {
            self.split_exception(&group, &Matcher::Identities(leaves), false)?.0
        };
        if raised.is_empty() {
            return Ok(kept.unwrap_or(Value::None));
        }
        raised.extend(kept);
        if raised.len() == 1 {
            return Ok(raised.remove(0));
        }
        Ok(self.new_group("", Gc::new(List::new(raised)).into())?.into())
    }

    fn collect_leaves(&self, exception: &Value, leaves: &mut Vec<usize>) {
        let Some(exception) = exception.as_gc::<Exception>() else { return };
        if !self.is_group(exception) {
            leaves.push(exception.as_ref_untyped().address());
            return;
        }
        for member in self.group_members(exception) {
            self.collect_leaves(&member.into(), leaves);
        }
    }

    /// The condition that `split` and `subgroup` were given. TypeError if it is none.
    pub fn group_matcher(&mut self, condition: &Value) -> VmResult<Matcher> {
        let is_exception_class = |value: &Value| {
            value
                .get::<Class>()
                .is_some_and(|class| class.layout.get() == crate::object::BaseLayout::Exception)
        };
        if is_exception_class(condition) {
            return Ok(Matcher::Classes(condition.clone()));
        }
        if let Some(classes) = condition.get::<Tuple>() {
            if classes.items.iter().all(is_exception_class) {
                return Ok(Matcher::Classes(condition.clone()));
            }
        } else if condition.get::<Class>().is_none() && self.is_callable(condition) {
            return Ok(Matcher::Callable(condition.clone()));
        }
        Err(self.type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        ))
    }

    fn matches(&mut self, matcher: &Matcher, exception: &Gc<Exception>) -> VmResult<bool> {
        match matcher {
            Matcher::Classes(classes) => self.exception_matches(exception, classes),
            Matcher::Callable(callable) => {
                let answer = self.call(callable, &[exception.into()])?;
                self.truth(&answer)
            }
            Matcher::Identities(addresses) => {
                Ok(!self.is_group(exception) && addresses.contains(&exception.as_ref_untyped().address()))
            }
        }
    }

    /// Splits an exception, group or not, by a condition. The rest is only made if it is wanted.
    pub fn split_exception(
        &mut self,
        exception: &Gc<Exception>,
        matcher: &Matcher,
        want_rest: bool,
    ) -> VmResult<Parts> {
        if self.matches(matcher, exception)? {
            return Ok((Some(exception.into()), None));
        }
        if !self.is_group(exception) {
            return Ok((None, want_rest.then(|| exception.into())));
        }
        self.enter_container(" in exceptiongroup_split_recursive")?;
        let parts = self.split_members(exception, matcher, want_rest);
        self.leave_native();
        let (matching, rest) = parts?;
        let matching = self.subset_of_group(exception, matching)?;
        let rest = if want_rest { self.subset_of_group(exception, rest)? } else { None };
        Ok((matching, rest))
    }

    fn split_members(
        &mut self,
        group: &Gc<Exception>,
        matcher: &Matcher,
        want_rest: bool,
    ) -> VmResult<(Vec<Value>, Vec<Value>)> {
        let (mut matching, mut rest) = (Vec::new(), Vec::new());
        for member in self.group_members(group) {
            let (yes, no) = self.split_exception(&member, matcher, want_rest)?;
            matching.extend(yes);
            rest.extend(no);
        }
        Ok((matching, rest))
    }

    /// A group like another one with these members; nothing if there are none.
    fn subset_of_group(&mut self, group: &Gc<Exception>, members: Vec<Value>) -> VmResult<Option<Value>> {
        if members.is_empty() {
            return Ok(None);
        }
        let derive = self.intern("derive");
        let members = Value::from(Gc::new(List::new(members)));
        let derived = self.call_method(&group.into(), &derive, &[members])?;
        let made = derived.as_gc::<Exception>().filter(|made| self.is_group(made)).cloned();
        let Some(made) = made else {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        };
        // Copied first: `derive` may give the group itself.
        let traceback = group.traceback.borrow().clone();
        let (context, cause) = (group.context.borrow().clone(), group.cause.borrow().clone());
        drop((made.traceback.replace(traceback), made.context.replace(context), made.cause.replace(cause)));
        // As a side effect of setting the cause, also where it is None.
        made.suppress_context.set(true);
        let notes = self.names.notes.clone();
        if let Some(list) = self.find_attr(&group.into(), &notes)?
            && let Some(list) = list.get::<List>()
        {
            let copy = Gc::new(List::of(list.items.borrow().clone()));
            self.set_attr(&derived, &notes, copy.into())?;
        }
        Ok(Some(derived))
    }
}

/// Whether an exception that a handler let out is (a part of) the original one: same traceback, cause and context.
fn same_origin(exception: &Gc<Exception>, original: &Gc<Exception>) -> bool {
    let same_traceback = match (&*exception.traceback.borrow(), &*original.traceback.borrow()) {
        (None, None) => true,
        (Some(a), Some(b)) => a.is(b),
        _ => false,
    };
    same_traceback
        && exception.cause.borrow().is(&original.cause.borrow())
        && exception.context.borrow().is(&original.context.borrow())
}
