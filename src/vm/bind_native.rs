//! Binds arguments to the signature of a function of Rust, with the words that CPython has for a wrong call.

use std::rc::Rc;

use crate::object::{Dict, Gc, NativeFunction, Str, Tuple, Value};

use super::call::Keywords;
use super::native::NativeKind;
use super::{Raised, Vm, VmResult};

/// A parameter as the signature's text has it.
pub(super) struct Parameter<'a> {
    name: &'a str,
    kind: ParameterKind,
    required: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ParameterKind {
    PositionalOnly,
    Plain,
    KeywordOnly,
    Rest,
    Keywords,
}

fn split_parameters(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut quoted, mut start) = (0, false, 0);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            b'(' | b'[' if !quoted => depth += 1,
            b')' | b']' if !quoted => depth -= 1,
            b',' if !quoted && depth == 0 => {
                parts.push(text[start..index].trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    if !text[start..].trim().is_empty() {
        parts.push(text[start..].trim());
    }
    parts
}

fn parse_parameters(text: &str) -> Vec<Parameter<'_>> {
    let mut parameters: Vec<Parameter<'_>> = Vec::new();
    let mut kind = ParameterKind::Plain;
    for part in split_parameters(text) {
        let (name, default) = part.split_once('=').map_or((part, false), |(name, _)| (name, true));
        match name {
            "/" => parameters.iter_mut().for_each(|parameter| parameter.kind = ParameterKind::PositionalOnly),
            "*" => kind = ParameterKind::KeywordOnly,
            _ if name.starts_with("**") => {
                let kind = ParameterKind::Keywords;
                parameters.push(Parameter { name: &name[2..], kind, required: false });
            }
            _ if name.starts_with('*') => {
                parameters.push(Parameter { name: &name[1..], kind: ParameterKind::Rest, required: false });
                kind = ParameterKind::KeywordOnly;
            }
            _ => parameters.push(Parameter { name, kind, required: !default }),
        }
    }
    parameters
}

impl Vm {
    /// The values of a native's parameters.
    ///
    /// # Errors
    /// TypeError if the arguments do not fit.
    pub(super) fn bind_native(
        &mut self,
        native: &Gc<NativeFunction>,
        args: Vec<Value>,
        keywords: Keywords,
    ) -> VmResult<Vec<Value>> {
        let parameters = self.parameters_of(native);
        let mut bound = vec![Value::Undef; parameters.len()];
        let by_position = parameters
            .iter()
            .filter(|parameter| {
                matches!(parameter.kind, ParameterKind::PositionalOnly | ParameterKind::Plain)
            })
            .count();
        let given = args.len();
        let mut args = args.into_iter();
        for (slot, value) in bound.iter_mut().take(by_position).zip(&mut args) {
            *slot = value;
        }
        if let Some(rest) = parameters.iter().position(|parameter| parameter.kind == ParameterKind::Rest) {
            bound[rest] = Gc::new(Tuple::new(args)).into();
        } else if given > by_position {
            return Err(self.wrong_count(native, &parameters, given, keywords.len()));
        }
        for (name, value) in keywords {
            let place = parameters.iter().position(|parameter| {
                parameter.name == name.as_str()
                    && matches!(parameter.kind, ParameterKind::Plain | ParameterKind::KeywordOnly)
            });
            if let Some(place) = place {
                if !bound[place].is_undef() {
                    let function = self.native_name(native);
                    return Err(self.type_error(format!(
                        "argument for {function}() given by name ('{}') and position ({})",
                        name.as_str(),
                        place + usize::from(native.owner.get().is_none())
                    )));
                }
                bound[place] = value;
            } else if let Some(last) = parameters.last().filter(|last| last.kind == ParameterKind::Keywords) {
                debug_assert!(!last.name.is_empty(), "**kwargs has a name");
                let place = parameters.len() - 1;
                if bound[place].is_undef() {
                    bound[place] = Dict::new().into();
                }
                bound[place].get::<Dict>().expect("made above").set_str(&name, value);
            } else {
                return Err(self.unexpected_native_keyword(native, &parameters, name.as_str()));
            }
        }
        let missing = parameters
            .iter()
            .zip(&bound)
            .position(|(parameter, value)| parameter.required && value.is_undef());
        match missing {
            Some(place) => Err(self.missing_native_argument(native, &parameters, place, given)),
            None => Ok(bound),
        }
    }

    /// A native's parameters; its signature is read the first time.
    fn parameters_of(&mut self, native: &NativeFunction) -> Rc<[Parameter<'static>]> {
        let place = native.id.0 as usize;
        if self.native_parameters.len() <= place {
            self.native_parameters.resize(place + 1, None);
        }
        if let Some(known) = &self.native_parameters[place] {
            return known.clone();
        }
        let parameters: Rc<[Parameter<'static>]> =
            parse_parameters(self.native(native.id).parameters()).into();
        self.native_parameters[place] = Some(parameters.clone());
        parameters
    }

    /// Whether messages show a function by the name of its class: `__new__` and `__init__`.
    fn goes_by_class(&self, native: &NativeFunction) -> bool {
        self.native(native.id).arity.kind == NativeKind::New || native.name.is(&self.names.init)
    }

    /// The name for messages that leave the class out of methods' names.
    fn short_native_name(&self, native: &NativeFunction) -> Gc<Str> {
        match native.owner.get() {
            Some(owner) if self.goes_by_class(native) => owner.name(),
            _ => native.name.clone(),
        }
    }

    /// The name for messages: methods with their class.
    fn native_name(&self, native: &NativeFunction) -> String {
        match native.owner.get() {
            Some(owner) if self.goes_by_class(native) => owner.name().as_str().to_string(),
            Some(owner) => format!("{}.{}", owner.name.borrow().as_str(), native.name.as_str()),
            None => native.name.as_str().to_string(),
        }
    }

    #[cold]
    fn unexpected_native_keyword(
        &mut self,
        native: &Gc<NativeFunction>,
        parameters: &[Parameter<'_>],
        keyword: &str,
    ) -> Raised {
        let takes_keywords = parameters
            .iter()
            .any(|parameter| matches!(parameter.kind, ParameterKind::Plain | ParameterKind::KeywordOnly));
        let method = native.owner.get().is_some();
        let named = parameters.iter().skip(usize::from(method));
        let accepts =
            takes_keywords && named.clone().any(|parameter| parameter.kind != ParameterKind::PositionalOnly);
        if !accepts {
            let function = self.native_name(native);
            return self.type_error(format!("{function}() takes no keyword arguments"));
        }
        let candidates = named
            .filter(|parameter| matches!(parameter.kind, ParameterKind::Plain | ParameterKind::KeywordOnly))
            .map(|parameter| parameter.name);
        let hint = crate::object::text::suggest::suggest(keyword, candidates)
            .map_or(String::new(), |known| format!(". Did you mean '{known}'?"));
        let function = self.short_native_name(native);
        let function = function.as_str();
        self.type_error(format!("{function}() got an unexpected keyword argument '{keyword}'{hint}"))
    }

    #[cold]
    fn missing_native_argument(
        &mut self,
        native: &Gc<NativeFunction>,
        parameters: &[Parameter<'_>],
        place: usize,
        given: usize,
    ) -> Raised {
        let parameter = &parameters[place];
        if parameter.kind == ParameterKind::PositionalOnly {
            return self.wrong_count(native, parameters, given, 0);
        }
        let function = self.short_native_name(native);
        let function = function.as_str();
        if parameter.kind == ParameterKind::KeywordOnly {
            return self.type_error(format!(
                "{function}() missing required keyword-only argument: '{}'",
                parameter.name
            ));
        }
        let skipped = usize::from(native.owner.get().is_some());
        self.type_error(format!(
            "{function}() missing required argument '{}' (pos {})",
            parameter.name,
            place + 1 - skipped.min(place)
        ))
    }

    #[cold]
    fn wrong_count(
        &mut self,
        native: &Gc<NativeFunction>,
        parameters: &[Parameter<'_>],
        given: usize,
        by_name: usize,
    ) -> Raised {
        let kind = self.native(native.id).arity.kind;
        let receiver = usize::from(native.owner.get().is_some());
        if receiver > given {
            let function = self.native_name(native);
            if kind == NativeKind::New {
                return self.type_error(format!("{function}.__new__(): not enough arguments"));
            }
            return self.type_error(format!("unbound method {function}() needs an argument"));
        }
        let given = given - receiver;
        let shown: Vec<&Parameter<'_>> = parameters
            .iter()
            .skip(receiver)
            .filter(|parameter| {
                matches!(parameter.kind, ParameterKind::PositionalOnly | ParameterKind::Plain)
            })
            .collect();
        let most = shown.len();
        let least = shown.iter().filter(|parameter| parameter.required).count();
        let only_by_position = shown.iter().all(|parameter| parameter.kind == ParameterKind::PositionalOnly);
        let name = self.short_native_name(native);
        // Special methods that fill a slot of the type are called without their name.
        let by_class = self.goes_by_class(native);
        let name = if native.is_slot() && !by_class { "" } else { name.as_str() };
        if only_by_position && most == 0 && !name.is_empty() {
            let function = self.native_name(native);
            return self.type_error(format!("{function}() takes no arguments ({given} given)"));
        }
        if only_by_position && most == 1 && least == 1 && !name.is_empty() && !by_class {
            let function = self.native_name(native);
            return self.type_error(format!("{function}() takes exactly one argument ({given} given)"));
        }
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        if only_by_position {
            let (bound, count) = if least == most {
                ("", most)
            } else if given < least {
                ("at least ", least)
            } else {
                ("at most ", most)
            };
            let text = format!("{name} expected {bound}{count} argument{}, got {given}", plural(count));
            return self.type_error(text.trim_start());
        }
        let bound = if least == most { "exactly" } else { "at most" };
        let given = given + by_name;
        let sort = if parameters.iter().any(|parameter| parameter.kind == ParameterKind::KeywordOnly) {
            "positional argument"
        } else {
            "argument"
        };
        self.type_error(format!("{name}() takes {bound} {most} {sort}{} ({given} given)", plural(most)))
    }
}
