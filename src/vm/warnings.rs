//! Warnings of what a script does, and what becomes of them is in [`super::warning_filters`].
//!
//! The running frame is at hand only in checks and for functions that ask for it, and whose module is warned stands in
//! the frame. So a warning notes the place of the instruction or call, and is given by the next check, which comes before
//! the next call.

use std::ops::ControlFlow;
use std::rc::Rc;

use crate::bytecode::Place;
use crate::object::reference::set_budget;
use crate::object::{Class, Dict, Gc, LoadedCode, Module, Value};

use super::{Raised, Vm, VmResult};

/// A warning that the next check gives.
pub(super) struct DueWarning {
    category: Gc<Class>,
    message: String,
    place: Option<Place>,
}

/// The line that a warning is about.
pub struct WarnedPlace {
    pub place: Place,
    /// Of the module whose warning it is.
    pub globals: Gc<Dict>,
}

impl Vm {
    /// Warns at the line that called the function of Rust which runs.
    ///
    /// # Errors
    /// The warning, if a filter of the script makes an error of it: so it is given at once where there are such filters.
    pub fn warn(&mut self, category: &Gc<Class>, message: &str) -> VmResult<()> {
        let place = self.sites.find(self.running_site);
        if self.warnings_module().is_some() {
            let warned = place.map(|place| self.warned_place(place));
            return self.warn_at(category, message, warned);
        }
        let warning = DueWarning { category: category.clone(), message: message.to_string(), place };
        self.due_warnings.push(warning);
        set_budget(-1);
        Ok(())
    }

    /// A place with the globals that its code runs with.
    pub fn warned_place(&self, place: Place) -> WarnedPlace {
        WarnedPlace { globals: self.globals_of(&place), place }
    }

    /// Warns at the line that the last of `frames` is at: in a check.
    pub(super) fn warn_in_check(&mut self, category: &Gc<Class>, message: &str) {
        let place = self.last_place();
        let result = self.warn_at(category, message, place);
        self.report_unraisable(result, &Value::None);
    }

    /// Where the last of `frames` is.
    pub fn last_place(&self) -> Option<WarnedPlace> {
        let frame = self.frames.last()?;
        let code = frame.function.code.code.clone();
        let place = Place { code, offset: frame.offset() };
        Some(WarnedPlace { place, globals: frame.function.globals.clone() })
    }

    /// Gives the warnings that are due. Called by checks, and before what ended a script is told.
    ///
    /// # Errors
    /// A warning that a filter makes an error of.
    pub fn give_warnings(&mut self) -> VmResult<()> {
        self.give_all(None)
    }

    /// Gives those that code has left due which ran with these globals.
    ///
    /// # Errors
    /// A warning that a filter makes an error of.
    #[inline]
    pub(super) fn give_warnings_of(&mut self, globals: &Gc<Dict>) -> VmResult<()> {
        if self.due_warnings.is_empty() { Ok(()) } else { self.give_all(Some(globals)) }
    }

    fn give_all(&mut self, globals: Option<&Gc<Dict>>) -> VmResult<()> {
        let mut given: Result<(), Raised> = Ok(());
        for DueWarning { category, message, place } in std::mem::take(&mut self.due_warnings) {
            let place = place.map(|place| WarnedPlace {
                globals: globals.cloned().unwrap_or_else(|| self.globals_of(&place)),
                place,
            });
            given = given.and(self.warn_at(&category, &message, place));
        }
        given
    }

    /// The globals that the code at a place runs with: those of its frame. If that has just returned, of a frame or
    /// module of the same source.
    fn globals_of(&self, place: &Place) -> Gc<Dict> {
        let (mut exact, mut near) = (None, None);
        let _ = self.visit_frames(&mut |frame, _, _| {
            let code = &frame.function.code.code;
            let globals = || Some(frame.function.globals.clone());
            if Rc::ptr_eq(code, &place.code) {
                exact = globals();
                return ControlFlow::Break(());
            }
            if near.is_none() && code.source.name == place.code.source.name {
                near = globals();
            }
            ControlFlow::Continue(())
        });
        let of_module = || {
            let modules = self.modules.table.borrow();
            let mut modules = modules.iter().filter_map(|entry| entry.value.as_gc::<Module>());
            let file = modules.find(|module| {
                let file = module.dict.get_str(&self.names.file);
                file.is_some_and(|file| file.as_str() == Some(&place.code.source.name))
            });
            file.map(|module| module.dict.clone())
        };
        let of_script = || {
            let main = self.modules.get_str(&self.names.main)?;
            main.as_gc::<Module>().map(|module| module.dict.clone())
        };
        exact.or(near).or_else(of_module).or_else(of_script).unwrap_or_else(Dict::new)
    }

    /// `~True`
    #[cold]
    pub(super) fn warn_of_inverted_bool(&mut self) -> VmResult<()> {
        let category = self.types.DeprecationWarning.clone();
        self.warn(
            &category,
            "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the \
             bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. \
             Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the \
             underlying int.",
        )
    }

    /// Notes where an instruction is that may warn: one that uses NotImplemented as a truth or inverts a bool.
    #[inline]
    pub(super) fn note_warned(&mut self, value: &Value, code: &LoadedCode, next: usize) {
        if matches!(value, Value::Bool(_)) || value.is(&self.not_implemented) {
            self.running_site = code.site(next as u32);
        }
    }
}
