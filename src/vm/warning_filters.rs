//! What becomes of a warning: the filters of the module `warnings`, the registries of what was given already.
//!
//! A script that never imports `warnings` has the filters that CPython begins with, and no list of them is made. The
//! texts that are shown are made by the rooms above.

use crate::bytecode::Place;
use crate::object::{Class, Dict, Exception, Gc, List, Module, Tuple, Value};

use super::warnings::WarnedPlace;
use super::{Raised, Vm, VmResult};

/// A warning of which it is not known yet whether it is shown.
pub struct Warning {
    pub category: Gc<Class>,
    /// What filters look at: nearly always a str.
    pub text: Value,
    /// The exception that stands for it; undefined until somebody wants to see it.
    pub message: Value,
    pub file: String,
    /// From 1.
    pub line: i64,
    /// The name of the module that is warned.
    pub module: Value,
    /// Where that module keeps what it was warned of.
    pub registry: Option<Gc<Dict>>,
    /// The object that it is about, or None.
    pub source: Value,
    /// The line as a place in code, if that is known.
    pub place: Option<Place>,
}

impl Warning {
    /// A warning about a line of a file, which may be repeated.
    pub fn explicit(category: &Gc<Class>, text: Value, file: String, line: i64) -> Warning {
        let module = file.strip_suffix(".py").unwrap_or(&file);
        let module = if file.is_empty() { "<unknown>" } else { module };
        Warning {
            category: category.clone(),
            text,
            message: Value::Undef,
            module: module.into(),
            file,
            line,
            registry: None,
            source: Value::None,
            place: None,
        }
    }
}

/// What was given while no module was there to be warned.
#[derive(Default)]
struct Nowhere {
    registry: Option<Gc<Dict>>,
    /// How often the filters have changed: registries of earlier days are void.
    version: i64,
}

impl Vm {
    /// The module `warnings`, if the script has imported it.
    pub fn warnings_module(&mut self) -> Option<Gc<Module>> {
        let name = self.intern("warnings");
        self.modules.get_str(&name)?.as_gc().cloned()
    }

    /// The filters have changed.
    pub fn filters_changed(&mut self) {
        self.extension::<Nowhere>().version += 1;
    }

    /// A warning about a place; about no place at all if no script runs.
    ///
    /// # Errors
    /// The warning itself, if a filter says so.
    pub fn warn_at(&mut self, category: &Gc<Class>, text: &str, place: Option<WarnedPlace>) -> VmResult<()> {
        let warning = self.warning_at(category, text.into(), place);
        self.warn_explicit(warning)
    }

    /// The warning about a place.
    pub fn warning_at(&mut self, category: &Gc<Class>, text: Value, place: Option<WarnedPlace>) -> Warning {
        let Some(WarnedPlace { place, globals }) = place else {
            let nowhere = self.extension::<Nowhere>();
            let registry = nowhere.registry.get_or_insert_with(Dict::new).clone();
            let plain = Warning::explicit(category, text, "<sys>".to_string(), 0);
            return Warning { module: "sys".into(), registry: Some(registry), ..plain };
        };
        let file = place.source().name.to_string();
        let plain = Warning::explicit(category, text, file, place.line().into());
        let module = globals.get_str(&self.names.name);
        let module = module.filter(|module| module.as_str().is_some()).unwrap_or_else(|| "<string>".into());
        Warning { module, registry: self.registry(&globals), place: Some(place), ..plain }
    }

    /// The warnings that were given in a module: `__warningregistry__`, where scripts can see them; nothing if the script
    /// has put something else there.
    fn registry(&mut self, globals: &Gc<Dict>) -> Option<Gc<Dict>> {
        let name = self.intern("__warningregistry__");
        if let Some(known) = globals.get_str(&name) {
            return known.as_gc::<Dict>().cloned();
        }
        let registry = Dict::new();
        globals.set_str(&name, (&registry).into());
        Some(registry)
    }

    /// Gives a warning, if the filters let it through and it is not one too many.
    ///
    /// # Errors
    /// The warning itself, if a filter says so; what filters and functions of the script raise.
    pub fn warn_explicit(&mut self, warning: Warning) -> VmResult<()> {
        if let Some(warning) = self.admit_warning(warning)? {
            let report = self.reporter.warning;
            report(self, &warning);
        }
        Ok(())
    }

    /// A warning that is to be shown as Rondo shows them; nothing if it is not to be shown, or the script has shown it.
    ///
    /// # Errors
    /// As [`Vm::warn_explicit`].
    pub fn admit_warning(&mut self, mut warning: Warning) -> VmResult<Option<Warning>> {
        let (text, category) = (warning.text.clone(), Value::from(&warning.category));
        let key = tuple([text.clone(), category.clone(), Value::Int(warning.line)]);
        if let Some(registry) = &warning.registry
            && self.was_given(registry, key.clone(), false)?
        {
            return Ok(None);
        }
        let (action, filter) = self.action_for(&warning)?;
        if action == "ignore" {
            return Ok(None);
        }
        if action == "error" {
            return Err(self.raised_warning(&mut warning));
        }
        if action != "always" {
            if let Some(registry) = &warning.registry {
                self.dict_set(registry, key, Value::bool(true))?;
            }
            let short = tuple([text, category]);
            let earlier = match action.as_str() {
                "default" => None,
                "module" => warning.registry.clone(),
                "once" => match &warning.registry {
                    Some(registry) => Some(registry.clone()),
                    None => self.once_registry(),
                },
                _ => {
                    let (action, filter) = (self.repr(&action.into())?, self.repr(&filter)?);
                    return Err(self.runtime_error(format!(
                        "Unrecognized action ({action}) in warnings.filters:\n {filter}"
                    )));
                }
            };
            if let Some(registry) = earlier
                && self.was_given(&registry, short, true)?
            {
                return Ok(None);
            }
        }
        Ok(if self.script_shows(&mut warning)? { None } else { Some(warning) })
    }

    /// Whether a registry has a key, which is added if that is wanted. One from before a change of the filters is void.
    fn was_given(&mut self, registry: &Gc<Dict>, key: Value, adds: bool) -> VmResult<bool> {
        let current = self.extension::<Nowhere>().version;
        let name = self.intern("version");
        match registry.get_str(&name) {
            Some(Value::Int(version)) if version == current => {
                if self.dict_contains(registry, &key)? {
                    return Ok(true);
                }
            }
            _ => {
                drop(registry.table.take());
                registry.set_str(&name, Value::Int(current));
            }
        }
        if adds {
            self.dict_set(registry, key, Value::bool(true))?;
        }
        Ok(false)
    }

    fn once_registry(&mut self) -> Option<Gc<Dict>> {
        let module = self.warnings_module()?;
        let name = self.intern("onceregistry");
        module.dict.get_str(&name)?.as_gc().cloned()
    }

    /// What the first filter that fits says, and that filter.
    fn action_for(&mut self, warning: &Warning) -> VmResult<(String, Value)> {
        let Some(module) = self.warnings_module() else {
            return Ok((self.usual_action(warning).to_string(), Value::None));
        };
        let name = self.intern("filters");
        let filters = module.dict.get_str(&name);
        let Some(filters) = filters.as_ref().and_then(Value::as_gc::<List>) else {
            return Err(self.value_error("_warnings.filters must be a list"));
        };
        let category = Value::from(&warning.category);
        let mut index = 0;
        loop {
            let Some(filter) = filters.items.borrow().get(index) else { break };
            let parts = filter.get::<Tuple>().map(|parts| parts.items.to_vec());
            let Some([action, text, wanted, module, line]) = parts.as_deref() else {
                return Err(self.value_error(format!("_warnings.filters item {index} isn't a 5-tuple")));
            };
            let Some(says) = action.as_str() else {
                let given = self.type_name(action);
                return Err(self.type_error(format!("action must be a string, not '{given}'")));
            };
            if self.fits(text, &warning.text)?
                && self.fits(module, &warning.module)?
                && self.is_subclass_of(&category, wanted)?
            {
                let line = self.index(line)?;
                if line == 0 || line == warning.line {
                    return Ok((says.to_string(), filter.clone()));
                }
            }
            index += 1;
        }
        let name = self.intern("defaultaction");
        let usual = module.dict.get_str(&name).unwrap_or_else(|| "default".into());
        match usual.as_str() {
            Some(action) => Ok((action.to_string(), Value::None)),
            None => {
                let given = self.type_name(&usual);
                Err(self.type_error(format!("_warnings.defaultaction must be a string, not '{given}'")))
            }
        }
    }

    /// What the filters say that CPython begins with.
    fn usual_action(&self, warning: &Warning) -> &'static str {
        let is = |class: &Gc<Class>| warning.category.is_subclass(class);
        let types = &self.types;
        if is(&types.DeprecationWarning) && warning.module.as_str() == Some("__main__") {
            return "default";
        }
        let ignored = [
            &types.DeprecationWarning,
            &types.PendingDeprecationWarning,
            &types.ImportWarning,
            &types.ResourceWarning,
        ];
        if ignored.into_iter().any(is) { "ignore" } else { "default" }
    }

    /// Whether a text fits what a filter says of it: None, the text itself, or something with a method `match`.
    fn fits(&mut self, wanted: &Value, text: &Value) -> VmResult<bool> {
        if wanted.is_none() {
            return Ok(true);
        }
        if wanted.as_str().is_some() {
            return self.eq(wanted, text);
        }
        let name = self.intern("match");
        let found = self.call_method(wanted, &name, std::slice::from_ref(text))?;
        self.truth(&found)
    }

    /// The exception that stands for a warning.
    fn message_of(&mut self, warning: &mut Warning) -> VmResult<Value> {
        if warning.message.is_undef() {
            let class = Value::from(&warning.category);
            warning.message = self.call(&class, std::slice::from_ref(&warning.text))?;
        }
        Ok(warning.message.clone())
    }

    #[cold]
    fn raised_warning(&mut self, warning: &mut Warning) -> Raised {
        match self.message_of(warning) {
            Ok(message) => match message.as_gc::<Exception>() {
                Some(exception) => {
                    self.set_implied_context(exception);
                    Raised(exception.clone())
                }
                None => self.type_error("exceptions must derive from BaseException"),
            },
            Err(raised) => raised,
        }
    }

    /// Whether the script has shown a warning: one that replaces `showwarning` or `formatwarning`, or records warnings.
    fn script_shows(&mut self, warning: &mut Warning) -> VmResult<bool> {
        let Some(module) = self.warnings_module() else { return Ok(false) };
        let mut names = ["_own", "showwarning", "formatwarning", "_showwarnmsg_impl", "_showwarnmsg"]
            .map(|name| self.intern(name))
            .into_iter()
            .map(|name| module.dict.get_str(&name));
        let own = names.next().flatten();
        let found: Vec<Option<Value>> = names.collect();
        let is_own = own.as_ref().and_then(Value::get::<Tuple>).is_some_and(|own| {
            let pairs = own.items.iter().zip(&found);
            pairs.fold(true, |same, (own, found)| same && found.as_ref().is_some_and(|found| found.is(own)))
        });
        if is_own {
            return Ok(false);
        }
        let name = self.intern("WarningMessage");
        let (Some(class), Some(Some(show))) = (module.dict.get_str(&name), found.last()) else {
            return Err(self.runtime_error("unable to get warnings.WarningMessage"));
        };
        if !self.is_callable(show) {
            return Err(self.type_error("warnings._showwarnmsg() must be set to a callable"));
        }
        let message = self.message_of(warning)?;
        let parts = [
            message,
            Value::from(&warning.category),
            Value::from(&*warning.file),
            Value::Int(warning.line),
            Value::None,
            Value::None,
            warning.source.clone(),
        ];
        let shown = self.call(&class, &parts)?;
        self.call(show, &[shown])?;
        Ok(true)
    }
}

fn tuple<const N: usize>(items: [Value; N]) -> Value {
    Gc::new(Tuple::new(items.to_vec())).into()
}
