//! Binds arguments to functions of Rust that in CPython are written in Python, with the words for a wrong call that
//! such functions have.

use crate::object::{Class, Gc, NativeFunction, Value};

use super::bind_native::{Parameter, ParameterKind, Placed, place_by_name, place_by_position};
use super::call::Keywords;
use super::native::NativeKind;
use super::{Raised, Vm, VmResult, wrong_calls};

/// The module, and the part of it, whose functions of Rust are written in Python in CPython.
const WRITTEN_IN_PYTHON: &str = "asyncio.";

impl Vm {
    /// Whether CPython has the function in Python.
    pub(super) fn is_like_script(&self, native: &NativeFunction) -> bool {
        let is_in = |module: &str| module.starts_with(WRITTEN_IN_PYTHON);
        match (native.module.get(), native.owner.get()) {
            (Some(module), _) => is_in(module.as_str()),
            (None, Some(owner)) => {
                self.module_of(owner).is_some_and(|module| module.as_str().is_some_and(is_in))
            }
            (None, None) => false,
        }
    }

    fn module_of(&self, class: &Gc<Class>) -> Option<Value> {
        class.dict.get_str(&self.names.module)
    }

    /// The values of the parameters.
    ///
    /// # Errors
    /// TypeError if the arguments do not fit.
    pub(super) fn bind_like_script(
        &mut self,
        native: &Gc<NativeFunction>,
        args: Vec<Value>,
        keywords: Keywords,
    ) -> VmResult<Vec<Value>> {
        let parameters = self.parameters_of(native);
        let given = args.len();
        let (mut bound, surplus) = place_by_position(&parameters, args);
        for (name, value) in keywords {
            match place_by_name(&parameters, &mut bound, &name, value) {
                Placed::There => {}
                Placed::Taken(_) => {
                    let function = self.script_name(native);
                    let name = name.as_str();
                    return Err(
                        self.type_error(format!("{function}() got multiple values for argument '{name}'"))
                    );
                }
                Placed::Unknown => {
                    return Err(self.unexpected_like_script(native, &parameters, name.as_str()));
                }
            }
        }
        if surplus > 0 {
            return Err(self.too_many_like_script(native, &parameters, given, &bound));
        }
        for (keyword_only, kind) in [(false, "positional"), (true, "keyword-only")] {
            let missing: Vec<&str> = parameters
                .iter()
                .zip(&bound)
                .filter(|(parameter, value)| parameter.required && value.is_undef())
                .filter(|(parameter, _)| (parameter.kind == ParameterKind::KeywordOnly) == keyword_only)
                .map(|(parameter, _)| parameter.name)
                .collect();
            if !missing.is_empty() {
                let function = self.script_name(native);
                return Err(self.type_error(wrong_calls::missing(&function, kind, &missing)));
            }
        }
        Ok(bound)
    }

    /// The function's qualified name; for `__new__` that of `__init__`, which such a class has instead.
    fn script_name(&self, native: &NativeFunction) -> String {
        match native.owner.get() {
            Some(owner) if self.native(native.id).arity.kind == NativeKind::New => {
                format!("{}.__init__", owner.name().as_str())
            }
            Some(owner) => format!("{}.{}", owner.name().as_str(), native.name.as_str()),
            None => native.name.as_str().to_string(),
        }
    }

    #[cold]
    fn unexpected_like_script(
        &mut self,
        native: &NativeFunction,
        parameters: &[Parameter<'_>],
        name: &str,
    ) -> Raised {
        let named = parameters
            .iter()
            .filter(|parameter| matches!(parameter.kind, ParameterKind::Plain | ParameterKind::KeywordOnly));
        let function = self.script_name(native);
        let candidates = named.map(|parameter| parameter.name);
        self.type_error(wrong_calls::unexpected_keyword(&function, name, candidates))
    }

    #[cold]
    fn too_many_like_script(
        &mut self,
        native: &NativeFunction,
        parameters: &[Parameter<'_>],
        given: usize,
        bound: &[Value],
    ) -> Raised {
        let positional = parameters.iter().filter(|parameter| parameter.is_positional()).count();
        let least =
            parameters.iter().filter(|parameter| parameter.is_positional() && parameter.required).count();
        let by_name = parameters
            .iter()
            .zip(bound)
            .filter(|(parameter, value)| parameter.kind == ParameterKind::KeywordOnly && !value.is_undef())
            .count();
        let function = self.script_name(native);
        self.type_error(wrong_calls::too_many(&function, least..=positional, given, by_name))
    }
}
