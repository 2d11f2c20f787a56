//! Binds arguments to the signature of a function of Rust, with the words that CPython has for a wrong call.

use std::rc::Rc;

use crate::object::{Class, Dict, Gc, NativeFunction, StaticMethod, Str, Tuple, Value};

use super::call::Keywords;
use super::native::NativeKind;
use super::wrong_calls::{self, plural};
use super::{Raised, Vm, VmResult};

/// A parameter as the signature's text has it.
pub(super) struct Parameter<'a> {
    pub name: &'a str,
    pub kind: ParameterKind,
    pub required: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ParameterKind {
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
    // `dict(self=1)`: where all names are taken, the receiver's is free.
    if parameters.iter().any(|parameter| parameter.kind == ParameterKind::Keywords)
        && let Some(receiver) = parameters.first_mut().filter(|first| matches!(first.name, "self" | "cls"))
    {
        receiver.kind = ParameterKind::PositionalOnly;
    }
    parameters
}

/// Puts arguments to the parameters that take them by position, and those that are left into `*args`. Gives how many had
/// no parameter.
pub(super) fn place_by_position(parameters: &[Parameter<'_>], args: Vec<Value>) -> (Vec<Value>, usize) {
    let mut bound = vec![Value::Undef; parameters.len()];
    let by_position = parameters.iter().filter(|parameter| parameter.is_positional()).count();
    let mut args = args.into_iter();
    bound.iter_mut().take(by_position).zip(&mut args).for_each(|(slot, value)| *slot = value);
    match parameters.iter().position(|parameter| parameter.kind == ParameterKind::Rest) {
        Some(rest) => {
            bound[rest] = Gc::new(Tuple::new(args)).into();
            (bound, 0)
        }
        None => (bound, args.len()),
    }
}

/// Where an argument that was given by name went.
pub(super) enum Placed {
    There,
    /// Nowhere: the parameter at this place has one already.
    Taken(usize),
    /// Nowhere: there is no such parameter, and no `**kwargs`.
    Unknown,
}

/// Puts an argument to the parameter of its name, or into `**kwargs`.
pub(super) fn place_by_name(
    parameters: &[Parameter<'_>],
    bound: &mut [Value],
    name: &Gc<Str>,
    value: Value,
) -> Placed {
    let place = parameters.iter().position(|parameter| {
        parameter.name == name.as_str()
            && matches!(parameter.kind, ParameterKind::Plain | ParameterKind::KeywordOnly)
    });
    match (place, parameters.last()) {
        (Some(place), _) if bound[place].is_undef() => bound[place] = value,
        (Some(place), _) => return Placed::Taken(place),
        (None, Some(last)) if last.kind == ParameterKind::Keywords => {
            let rest = &mut bound[parameters.len() - 1];
            if rest.is_undef() {
                *rest = Dict::new().into();
            }
            rest.get::<Dict>().expect("made above").set_str(name, value);
        }
        (None, _) => return Placed::Unknown,
    }
    Placed::There
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
        if keywords.is_empty() && fits(&parameters, args.len()) {
            let mut bound = args;
            bound.resize(parameters.len(), Value::Undef);
            return Ok(bound);
        }
        if self.is_like_script(native) {
            return self.bind_like_script(native, args, keywords);
        }
        self.check_before_binding(native, &parameters, &args, &keywords)?;
        let (given, receiver) = (args.len(), args.first().cloned());
        let (mut bound, surplus) = place_by_position(&parameters, args);
        if surplus > 0 {
            return Err(self.wrong_count(native, &parameters, receiver.as_ref(), [given, keywords.len()]));
        }
        let mut unexpected = None;
        for (name, value) in keywords {
            match place_by_name(&parameters, &mut bound, &name, value) {
                Placed::There => {}
                Placed::Taken(place) => {
                    let function = self.short_native_name(native);
                    return Err(self.type_error(format!(
                        "argument for {}() given by name ('{}') and position ({})",
                        function.as_str(),
                        name.as_str(),
                        place + usize::from(native.owner.get().is_none())
                    )));
                }
                Placed::Unknown => drop(unexpected.get_or_insert(name)),
            }
        }
        let missing = parameters
            .iter()
            .zip(&bound)
            .position(|(parameter, value)| parameter.required && value.is_undef());
        match (missing, unexpected) {
            (Some(place), _) => {
                Err(self.missing_native_argument(native, &parameters, place, receiver.as_ref(), given))
            }
            (None, Some(name)) => {
                Err(self.unexpected_native_keyword(native, &parameters, receiver.as_ref(), name.as_str()))
            }
            (None, None) => Ok(bound),
        }
    }

    /// What is wrong with a call whatever its parameters are: keywords where there are none, a `__new__` without a
    /// class, too few by position for a function that could take keywords.
    fn check_before_binding(
        &mut self,
        native: &Gc<NativeFunction>,
        parameters: &[Parameter<'_>],
        args: &[Value],
        keywords: &Keywords,
    ) -> VmResult<()> {
        if self.native(native.id).arity.kind == NativeKind::New {
            match args.first() {
                None => {
                    let name = self.native_name(native);
                    return Err(self.type_error(format!("{name}.__new__(): not enough arguments")));
                }
                Some(class) if class.get::<Class>().is_none() => {
                    let (name, given) = (self.native_name(native), self.type_name(class));
                    let text = format!("{name}.__new__(X): X is not a type object ({given})");
                    return Err(self.type_error(text));
                }
                Some(_) => {}
            }
        }
        let receiver = usize::from(native.owner.get().is_some());
        let takes_keywords = parameters.iter().skip(receiver).any(Parameter::is_given_by_name);
        if !takes_keywords {
            return match keywords.len() {
                0 => Ok(()),
                by_name if takes_its_class(native) => {
                    Err(self.wrong_count(native, parameters, args.first(), [args.len(), by_name]))
                }
                _ => Err(self.no_keywords(native)),
            };
        }
        let named = parameters.iter().skip(receiver);
        let least = named
            .clone()
            .take_while(|parameter| parameter.kind == ParameterKind::PositionalOnly && parameter.required)
            .count();
        let Some(given) = args.len().checked_sub(receiver) else { return Ok(()) };
        let is_open = |parameter: &Parameter<'_>| {
            matches!(parameter.kind, ParameterKind::Rest | ParameterKind::Keywords)
        };
        let is_sorted = is_by_hand(native) && given == 1;
        if is_sorted && keywords.iter().any(|(name, _)| !matches!(name.as_str(), "key" | "reverse")) {
            // CPython makes the list before it hands the keywords on.
            self.collect(&args[receiver])?;
        }
        if !parameters.iter().any(is_open)
            && given + keywords.len() > parameters.len() - receiver
            && !is_sorted
        {
            return Err(self.wrong_count(native, parameters, args.first(), [args.len(), keywords.len()]));
        }
        let rest = parameters.iter().any(|parameter| parameter.kind == ParameterKind::Rest);
        if is_sorted || counts_keywords(native) {
            let only_by_name =
                parameters.iter().filter(|parameter| parameter.kind == ParameterKind::KeywordOnly).count();
            if keywords.len() > only_by_name {
                let (name, given) = (keyword_reader(native), keywords.len());
                return Err(self.type_error(format!(
                    "{name}() takes at most {only_by_name} keyword argument{} ({given} given)",
                    plural(only_by_name)
                )));
            }
        }
        if given >= least || rest || is_by_hand(native) {
            return Ok(());
        }
        let bound = if least < named.filter(|parameter| parameter.is_positional()).count() {
            "at least"
        } else {
            "exactly"
        };
        let name = self.short_native_name(native);
        Err(self.type_error(format!(
            "{}() takes {bound} {least} positional argument{} ({given} given)",
            name.as_str(),
            plural(least)
        )))
    }

    #[cold]
    fn no_keywords(&mut self, native: &Gc<NativeFunction>) -> Raised {
        if native.is_slot() && native.owner.get().is_some() && !self.goes_by_class(native) {
            let name = native.name.as_str();
            return self.type_error(format!("wrapper {name}() takes no keyword arguments"));
        }
        let module = module_prefix(native);
        let function = match self.owner_of_static(native) {
            Some(owner) => format!("{}.{}", owner.name().as_str(), native.name.as_str()),
            None => self.native_name(native),
        };
        self.type_error(format!("{module}{function}() takes no keyword arguments"))
    }

    /// The built-in class that has the function as a static method: such a function does not know it.
    fn owner_of_static(&self, native: &Gc<NativeFunction>) -> Option<Gc<Class>> {
        let holds = |class: &Gc<Class>| {
            class.dict.get_str(&native.name).is_some_and(|found| {
                found.get::<StaticMethod>().is_some_and(|method| method.function.borrow().is(&native.into()))
            })
        };
        let is_static = self.native(native.id).arity.kind == NativeKind::Static;
        is_static.then(|| self.types.all().into_iter().find(holds)).flatten()
    }

    /// A native's parameters; its signature is read the first time.
    pub(super) fn parameters_of(&mut self, native: &NativeFunction) -> Rc<[Parameter<'static>]> {
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
        receiver: Option<&Value>,
        keyword: &str,
    ) -> Raised {
        let method = native.owner.get().is_some();
        let named = parameters.iter().skip(usize::from(method));
        if !named.clone().any(Parameter::is_given_by_name) {
            return self.no_keywords(native);
        }
        let candidates = named
            .filter(|parameter| matches!(parameter.kind, ParameterKind::Plain | ParameterKind::KeywordOnly))
            .map(|parameter| parameter.name);
        if let (Some(owner), Some(class)) = (native.owner.get(), receiver.and_then(Value::as_gc::<Class>))
            && owner.name().as_str() == "enumerate"
            && class.is(owner)
        {
            return self.type_error(format!("'{keyword}' is an invalid keyword argument for enumerate()"));
        }
        if is_by_hand(native) || counts_keywords(native) {
            let function = keyword_reader(native);
            return self.type_error(wrong_calls::unexpected_keyword(function, keyword, candidates));
        }
        let function = self.short_native_name(native);
        self.type_error(wrong_calls::unexpected_keyword(function.as_str(), keyword, candidates))
    }

    #[cold]
    fn missing_native_argument(
        &mut self,
        native: &Gc<NativeFunction>,
        parameters: &[Parameter<'_>],
        place: usize,
        receiver: Option<&Value>,
        given: usize,
    ) -> Raised {
        let parameter = &parameters[place];
        if parameter.kind == ParameterKind::PositionalOnly {
            return self.wrong_count(native, parameters, receiver, [given, 0]);
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

    /// Too few or too many arguments: so many by position, with the one that is the receiver, and so many by name.
    #[cold]
    fn wrong_count(
        &mut self,
        native: &Gc<NativeFunction>,
        parameters: &[Parameter<'_>],
        first: Option<&Value>,
        [given, by_name]: [usize; 2],
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
        let named = parameters.iter().skip(receiver);
        let shown: Vec<_> = named.clone().filter(|parameter| parameter.is_positional()).collect();
        let most = shown.len();
        let least = shown.iter().filter(|parameter| parameter.required).count();
        let takes_class = takes_its_class(native);
        let only_by_position =
            !takes_class && shown.iter().all(|parameter| parameter.kind == ParameterKind::PositionalOnly);
        let name = match first {
            Some(first) if self.names_the_subclass(native) => match first.as_gc::<Class>() {
                Some(class) => class.name(),
                None => self.class_of(first).name(),
            },
            _ => self.short_native_name(native),
        };
        // Special methods that fill a slot of the type are called without their name.
        let by_class = self.goes_by_class(native);
        let name = if native.is_slot() && !by_class { "" } else { name.as_str() };
        let module = module_prefix(native);
        if parameters.len() == receiver && !name.is_empty() && takes_class {
            return self.type_error(format!("{name}() takes no arguments"));
        }
        if parameters.len() == receiver && !name.is_empty() {
            let function = self.native_name(native);
            return self.type_error(format!("{module}{function}() takes no arguments ({given} given)"));
        }
        let by_hand = is_by_hand(native);
        if only_by_position && most == 1 && least == 1 && !name.is_empty() && !by_class && !by_hand {
            let function = self.native_name(native);
            return self
                .type_error(format!("{module}{function}() takes exactly one argument ({given} given)"));
        }
        let all = named.filter(|parameter| parameter.kind != ParameterKind::Keywords).count();
        let is_exact = match (first.and_then(Value::as_gc::<Class>), native.owner.get()) {
            (Some(class), Some(owner)) => class.is(owner),
            _ => true,
        };
        let without_keywords = by_name == 0 && is_exact && self.has_vector_call(native);
        if only_by_position && (all == most || by_hand) || without_keywords {
            let (bound, count) = if least == most {
                ("", most)
            } else if given < least {
                ("at least ", least)
            } else {
                ("at most ", most)
            };
            let text = format!("{name} expected {bound}{count} argument{}, got {given}", plural(count));
            // Slots that CPython reads with its general function have an empty name there.
            let general = least != most || most > 1 || self.is_repetition(native);
            return self.type_error(if general { text.as_str() } else { text.trim_start() });
        }
        let total = given + by_name;
        let text = if total > all {
            let sort = if given == 0 { "keyword argument" } else { "argument" };
            format!("{name}() takes at most {all} {sort}{} ({total} given)", plural(all))
        } else if given > most && most == 0 {
            format!("{name}() takes no positional arguments")
        } else if given > most {
            let bound = if least < most { "at most" } else { "exactly" };
            format!("{name}() takes {bound} {most} positional argument{} ({given} given)", plural(most))
        } else {
            let fewest = shown
                .iter()
                .filter(|parameter| parameter.kind == ParameterKind::PositionalOnly && parameter.required);
            let fewest = fewest.count();
            let bound = if fewest < most { "at least" } else { "exactly" };
            format!("{name}() takes {bound} {fewest} positional argument{} ({given} given)", plural(fewest))
        };
        self.type_error(text)
    }

    /// Whether it makes objects of a class that has a function of its own for calls without keywords.
    fn has_vector_call(&self, native: &NativeFunction) -> bool {
        self.native(native.id).arity.kind == NativeKind::New
            && native
                .owner
                .get()
                .is_some_and(|owner| [&self.types.int, &self.types.str].iter().any(|class| class.is(owner)))
    }

    /// Whether it makes sets: messages have the name of the subclass that is made.
    fn names_the_subclass(&self, native: &NativeFunction) -> bool {
        let sets = [&self.types.set, &self.types.frozenset];
        self.goes_by_class(native)
            && native.owner.get().is_some_and(|owner| sets.iter().any(|class| class.is(owner)))
    }

    /// Whether it is the repetition of a sequence.
    fn is_repetition(&self, native: &NativeFunction) -> bool {
        let types = &self.types;
        let sequences = [&types.str, &types.bytes, &types.bytearray, &types.list, &types.tuple];
        matches!(native.name.as_str(), "__mul__" | "__rmul__" | "__imul__")
            && native.owner.get().is_some_and(|owner| sequences.iter().any(|class| class.is(owner)))
    }
}

impl Parameter<'_> {
    pub(super) fn is_positional(&self) -> bool {
        matches!(self.kind, ParameterKind::PositionalOnly | ParameterKind::Plain)
    }

    fn is_given_by_name(&self) -> bool {
        matches!(self.kind, ParameterKind::Plain | ParameterKind::KeywordOnly | ParameterKind::Keywords)
    }
}

/// Whether it takes its arguments by position apart itself: `sorted`.
fn is_by_hand(native: &NativeFunction) -> bool {
    native.name.as_str() == "sorted" && native.owner.get().is_none()
}

/// Whether CPython hands it the class that defines it, by which its arguments are read in the general way.
fn takes_its_class(native: &NativeFunction) -> bool {
    const NAMES: [&str; 6] =
        ["add_done_callback", "exception", "get_loop", "remove_done_callback", "set_exception", "set_result"];
    native.owner.get().is_some_and(|owner| owner.name().as_str() == "Future")
        && NAMES.contains(&native.name.as_str())
}

/// Whether it takes any number of arguments by position and then counts those by name.
fn counts_keywords(native: &NativeFunction) -> bool {
    match native.owner.get() {
        Some(owner) => owner.name().as_str() == "zip" && native.name.as_str() == "__new__",
        None => matches!(native.name.as_str(), "min" | "max") && native.module.get().is_some(),
    }
}

/// The function that messages about keywords name: `sorted` hands them to `list.sort`.
fn keyword_reader(native: &NativeFunction) -> &str {
    match native.name.as_str() {
        "sorted" => "sort",
        "__new__" => "zip",
        name => name,
    }
}

/// Whether so many arguments by position are what the parameters ask for, and each stands at the place of its own.
fn fits(parameters: &[Parameter<'_>], given: usize) -> bool {
    let mut positional = 0;
    for (place, parameter) in parameters.iter().enumerate() {
        match parameter.kind {
            ParameterKind::PositionalOnly | ParameterKind::Plain => {
                positional += 1;
                if parameter.required && place >= given {
                    return false;
                }
            }
            ParameterKind::KeywordOnly if parameter.required => return false,
            ParameterKind::Rest => return false,
            ParameterKind::KeywordOnly | ParameterKind::Keywords => {}
        }
    }
    given <= positional
}

/// Some messages name a function with its module, unless that is `builtins`.
fn module_prefix(native: &NativeFunction) -> String {
    match native.module.get() {
        Some(module) if module.as_str() != "builtins" => format!("{}.", module.as_str()),
        _ => String::new(),
    }
}
