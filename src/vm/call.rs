//! Calls: arguments bound to parameters, and scripts entered from Rust.

use std::cell::RefCell;
use std::rc::Rc;

use smallvec::SmallVec;

use crate::bytecode::{Code, Reg};
use crate::object::{
    BoundMethod, Cell, Class, Dict, Frame, Function, FunctionExtra, Gc, Kind, Module, NativeFunction,
    OnReturn, StaticMethod, Str, Tuple, Value,
};

use super::frames::Exit;
use super::machine::{Machine, tuple_items};
use super::native::NativeKind;
use super::{Raised, Vm, VmResult, wrong_calls};

/// Arguments by name.
pub type Keywords = Vec<(Gc<Str>, Value)>;

/// The values of a function's parameters, in the order of its registers.
pub(super) type Bound = SmallVec<[Value; 6]>;

/// How deep Rust and scripts may call each other.
const DEEPEST_NATIVE: usize = 12_000;

impl Vm {
    /// Whether one more call of a function of a script would be too many.
    #[inline(always)]
    pub(super) fn is_at_recursion_limit(&self) -> bool {
        self.frames.len() + 1 >= self.frame_limit
    }

    /// Counts frames that begin or cease to wait for a running one without standing below it: those of a chain of
    /// coroutines whose innermost was resumed. They count as if they stood there, or a chain could grow for ever.
    pub fn count_waiting(&mut self, more: isize) {
        self.waiting_frames += more;
        self.frame_limit = self.recursion_limit.saturating_add_signed(-self.waiting_frames);
    }

    /// Does something that CPython does below so many frames of its library more.
    pub fn below_frames<T>(&mut self, frames: isize, act: impl FnOnce(&mut Vm) -> T) -> T {
        self.count_waiting(frames);
        let result = act(self);
        self.count_waiting(-frames);
        result
    }

    /// How deep calls may go from now on.
    pub fn set_recursion_limit(&mut self, limit: usize) {
        self.recursion_limit = limit;
        self.count_waiting(0);
    }

    /// Counts one more nesting of Rust and script calls; pair it with [`Vm::leave_native`].
    ///
    /// # Errors
    /// RecursionError when too deep.
    pub fn enter_native(&mut self) -> VmResult<()> {
        let depth = self.native_depth + self.frames.len() + 1;
        if depth > self.frame_limit || self.native_depth >= DEEPEST_NATIVE {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        self.native_depth += 1;
        Ok(())
    }

    pub fn leave_native(&mut self) {
        self.native_depth -= 1;
    }

    /// Calls something under the guard against endless recursion of Rust. It is no frame of its own.
    pub(super) fn guarded<T>(&mut self, act: impl FnOnce(&mut Vm) -> VmResult<T>) -> VmResult<T> {
        self.enter_native()?;
        let result = self.below_frames(-1, act);
        self.leave_native();
        result
    }

    /// Calls anything callable with positional arguments.
    ///
    /// # Errors
    /// What the callee raises; TypeError if it cannot be called, or not so.
    pub fn call(&mut self, callable: &Value, args: &[Value]) -> VmResult<Value> {
        match callable.as_object().map(|object| object.kind()) {
            Some(Kind::Function) => {
                let function = callable.as_gc::<Function>().expect("kind was checked").clone();
                if args.len() == usize::from(function.code.simple_count) {
                    return self.run_bound(function, args.iter().cloned());
                }
                let bound = self.bind(&function, args, &[])?;
                self.run_function(function, bound)
            }
            Some(Kind::NativeFunction) => {
                let native = callable.get::<NativeFunction>().expect("kind was checked");
                if native.owner.get().is_none()
                    && let Some(result) = self.call_native_by_position(native, args)
                {
                    return result;
                }
                self.call_native_bound(callable, args.to_vec(), Vec::new())
            }
            Some(Kind::BoundMethod) => {
                let method = callable.get::<BoundMethod>().expect("kind was checked");
                if self.is_builtin_new(&method.function) {
                    return self.call(&method.function, args);
                }
                let args: Vec<Value> = std::iter::once(&method.receiver).chain(args).cloned().collect();
                self.call(&method.function, &args)
            }
            _ => self.call_keywords(callable, args.to_vec(), Vec::new()),
        }
    }

    /// Calls anything callable with positional arguments and arguments by name.
    ///
    /// # Errors
    /// What the callee raises; TypeError if it cannot be called, or not so.
    pub fn call_keywords(
        &mut self,
        callable: &Value,
        mut args: Vec<Value>,
        keywords: Keywords,
    ) -> VmResult<Value> {
        let Value::Object(object) = callable else { return Err(self.not_callable(callable)) };
        match object.kind() {
            Kind::Function => {
                let function = callable.as_gc::<Function>().expect("kind was checked").clone();
                let bound = self.bind(&function, &args, &keywords)?;
                self.run_function(function, bound)
            }
            Kind::NativeFunction => self.call_native_bound(callable, args, keywords),
            Kind::BoundMethod => {
                let method = callable.get::<BoundMethod>().expect("kind was checked");
                if !self.is_builtin_new(&method.function) {
                    args.insert(0, method.receiver.clone());
                }
                self.call_keywords(&method.function, args, keywords)
            }
            Kind::StaticMethod => {
                let method = callable.get::<StaticMethod>().expect("kind was checked");
                let function = method.function.borrow().clone();
                self.call_keywords(&function, args, keywords)
            }
            Kind::Class => {
                let class = callable.as_gc::<Class>().expect("kind was checked").clone();
                self.call_class(&class, args, keywords)
            }
            _ => {
                if let Some(call) = self.hooks_of(object).call {
                    return call(self, object, args, keywords);
                }
                let name = self.names.call.clone();
                match self.lookup_special(callable, &name)? {
                    Some(method) => {
                        self.enter_native()?;
                        let result = self.call_keywords(&method, args, keywords);
                        self.leave_native();
                        result
                    }
                    None => Err(self.not_callable(callable)),
                }
            }
        }
    }

    /// What calling it says. A module may have a function of its own name, which was meant.
    #[cold]
    fn not_callable(&mut self, value: &Value) -> Raised {
        let kind = self.type_name(value);
        let message = format!("'{kind}' object is not callable");
        if let Some(module) = value.get::<Module>()
            && let Some(name) = module.dict.get_str(&self.names.name)
            && let Some(name) = name.as_gc::<Str>()
            && module.dict.get_str(name).is_some_and(|same| self.is_callable(&same))
        {
            let name = name.as_str();
            return self.type_error(format!("{message}. Did you mean: '{name}.{name}(...)'?"));
        }
        self.type_error(message)
    }

    /// `class(*args, **keywords)`: through the metaclass, if that is not `type`.
    fn call_class(&mut self, class: &Gc<Class>, args: Vec<Value>, keywords: Keywords) -> VmResult<Value> {
        let metaclass = class.metaclass.borrow().clone().expect("every class has a metaclass");
        if !metaclass.is(&self.types.type_) {
            let name = self.names.call.clone();
            if let Some(call) = self.lookup_in_class(&metaclass, &name)
                && call.get::<NativeFunction>().is_none()
                && let Some(method) = self.lookup_special(&class.into(), &name)?
            {
                return self.call_keywords(&method, args, keywords);
            }
        }
        self.instantiate(class, args, keywords)
    }

    /// `object.name(*args)`.
    ///
    /// # Errors
    /// AttributeError if there is no such attribute, and what the call raises.
    pub fn call_method(&mut self, object: &Value, name: &Gc<Str>, args: &[Value]) -> VmResult<Value> {
        let (function, receiver) = self.load_method(object, name)?;
        if receiver.is_undef() {
            return self.call(&function, args);
        }
        let args: SmallVec<[Value; 4]> = std::iter::once(&receiver).chain(args).cloned().collect();
        self.call(&function, &args)
    }

    /// Runs a function whose parameters are bound.
    pub(super) fn run_function(&mut self, function: Gc<Function>, bound: Bound) -> VmResult<Value> {
        self.run_bound(function, bound.into_iter())
    }

    /// The same, with the values of the parameters one after the other.
    fn run_bound(&mut self, function: Gc<Function>, bound: impl Iterator<Item = Value>) -> VmResult<Value> {
        // A loop of Rust's may call it for ever, and nothing in it need come to a check.
        self.spend_in_loop()?;
        self.enter_native()?;
        let site = self.running_site;
        self.native_sites.push((self.frames.len() as u32, site));
        let mut stack = self.spare_stacks.pop().unwrap_or_default();
        let register_count = usize::from(function.code.register_count);
        if stack.len() < register_count {
            stack.resize_with(register_count.max(256), Value::default);
        }
        for (register, value) in stack.iter_mut().zip(bound) {
            *register = value;
        }
        let frame = Frame::window(function, 0, Reg(0), OnReturn::Leave);
        let exit = Machine { vm: self, frame, stack, delivery: None }.run();
        self.native_sites.pop();
        self.running_site = site;
        self.leave_native();
        match exit {
            Exit::Returned(value) => Ok(value),
            Exit::Raised(raised) => Err(raised),
            Exit::Yielded(_) | Exit::AsyncYielded(_) => {
                unreachable!("a plain call of a generator function returns the generator")
            }
        }
    }

    /// Runs the code of a module, or what `exec` was given: with these globals, and names of its own in `namespace`.
    ///
    /// # Errors
    /// What the code raises.
    pub fn run_code(
        &mut self,
        code: Rc<Code>,
        globals: &Gc<Dict>,
        namespace: Option<&Value>,
    ) -> VmResult<Value> {
        self.run_closure(code, globals, namespace, Box::default())
    }

    /// Runs code with the cells for its free names.
    ///
    /// # Errors
    /// What the code raises.
    pub fn run_closure(
        &mut self,
        code: Rc<Code>,
        globals: &Gc<Dict>,
        namespace: Option<&Value>,
        closure: Box<[Gc<Cell>]>,
    ) -> VmResult<Value> {
        let code = self.load_code(code);
        let function = Gc::new(Function {
            name: code.name.clone().into(),
            qualname: code.qualname.clone().into(),
            code,
            globals: globals.clone(),
            closure,
            defaults: Default::default(),
            keyword_defaults: Default::default(),
            extra: RefCell::new(namespace.map(|namespace| Box::new(self.living_in(namespace)))),
        });
        let result = self.run_function(function, Bound::new());
        let given = self.give_warnings_of(globals);
        result.and_then(|value| given.map(|()| value))
    }

    /// What a function has whose names live in a dict, or in another mapping.
    fn living_in(&mut self, namespace: &Value) -> FunctionExtra {
        if let Some(dict) = namespace.as_gc::<Dict>() {
            return FunctionExtra { namespace: Some(dict.clone()), ..FunctionExtra::default() };
        }
        let inner = self.unwrap_native(namespace).as_gc::<Dict>().cloned();
        FunctionExtra {
            namespace: Some(inner.unwrap_or_else(Dict::new)),
            mapping: namespace.clone(),
            ..FunctionExtra::default()
        }
    }

    /// Runs a class body's function with its namespace, a dict or another mapping.
    ///
    /// # Errors
    /// What the body raises.
    pub fn run_class_body(&mut self, function: &Gc<Function>, namespace: &Value) -> VmResult<Value> {
        let extra = self.living_in(namespace);
        let body = Gc::new(Function {
            name: function.name.clone(),
            qualname: function.qualname.clone(),
            code: function.code.clone(),
            globals: function.globals.clone(),
            closure: function.closure.clone(),
            defaults: Default::default(),
            keyword_defaults: Default::default(),
            extra: RefCell::new(Some(Box::new(extra))),
        });
        self.run_function(body, Bound::new())
    }

    /// Binds arguments to the parameters of a function of a script.
    ///
    /// # Errors
    /// TypeError with CPython's words if they do not fit.
    pub(super) fn bind(
        &mut self,
        function: &Gc<Function>,
        args: &[Value],
        keywords: &[(Gc<Str>, Value)],
    ) -> VmResult<Bound> {
        if args.len() == usize::from(function.code.simple_count) && keywords.is_empty() {
            return Ok(args.iter().cloned().collect());
        }
        let loaded = function.code.clone();
        let code = &loaded.code;
        let positional = usize::from(code.positional_count);
        let keyword_only = usize::from(code.keyword_only_count);
        let named = positional + keyword_only;
        let mut bound: Bound = SmallVec::with_capacity(code.parameter_count());
        bound.extend(args.iter().take(positional).cloned());
        bound.resize(code.parameter_count(), Value::Undef);
        if code.flags.varargs {
            let rest = args.get(positional..).unwrap_or_default();
            bound[named] = if rest.is_empty() {
                self.empty_tuple.clone()
            } else {
                Gc::new(Tuple::new(rest.iter().cloned())).into()
            };
        }
        let rest = named + usize::from(code.flags.varargs);
        if code.flags.varkeywords {
            bound[rest] = Dict::new().into();
        }
        for (name, value) in keywords {
            self.bind_keyword(function, &mut bound, name, value, keywords)?;
        }
        if args.len() > positional && !code.flags.varargs {
            return Err(self.too_many_positional(function, args.len(), &bound));
        }
        self.fill_defaults(function, &mut bound, args.len())?;
        Ok(bound)
    }

    fn bind_keyword(
        &mut self,
        function: &Gc<Function>,
        bound: &mut Bound,
        name: &Gc<Str>,
        value: &Value,
        keywords: &[(Gc<Str>, Value)],
    ) -> VmResult<()> {
        let loaded = &function.code;
        let code = &loaded.code;
        let named = usize::from(code.positional_count) + usize::from(code.keyword_only_count);
        let skipped = usize::from(code.positional_only_count);
        let names = &loaded.local_names[skipped..named];
        let place = names
            .iter()
            .position(|known| known.is(name))
            .or_else(|| names.iter().position(|known| known.as_str() == name.as_str()));
        if let Some(place) = place {
            let register = &mut bound[skipped + place];
            if !register.is_undef() {
                let function = function.qualname.borrow().clone();
                return Err(self.type_error(format!(
                    "{}() got multiple values for argument '{}'",
                    function.as_str(),
                    name.as_str()
                )));
            }
            *register = value.clone();
            return Ok(());
        }
        if code.flags.varkeywords {
            let rest = bound.last().and_then(Value::as_gc::<Dict>).expect("**kwargs is the last parameter");
            rest.set_str(name, value.clone());
            return Ok(());
        }
        Err(self.unexpected_keyword(function, name, keywords))
    }

    #[cold]
    fn unexpected_keyword(
        &mut self,
        function: &Gc<Function>,
        name: &Gc<Str>,
        keywords: &[(Gc<Str>, Value)],
    ) -> Raised {
        let code = &function.code.code;
        let qualname = function.qualname.borrow().clone();
        let skipped = usize::from(code.positional_only_count);
        let by_position: Vec<&str> = function.code.local_names[..skipped]
            .iter()
            .map(|known| known.as_str())
            .filter(|known| keywords.iter().any(|(name, _)| name.as_str() == *known))
            .collect();
        if !by_position.is_empty() {
            return self.type_error(format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                qualname.as_str(),
                by_position.join(", ")
            ));
        }
        let named = usize::from(code.positional_count) + usize::from(code.keyword_only_count);
        let candidates = function.code.local_names[skipped..named].iter().map(|known| known.as_str());
        self.type_error(wrong_calls::unexpected_keyword(qualname.as_str(), name.as_str(), candidates))
    }

    #[cold]
    fn too_many_positional(&mut self, function: &Gc<Function>, given: usize, bound: &Bound) -> Raised {
        let code = &function.code.code;
        let positional = usize::from(code.positional_count);
        let keyword_only = usize::from(code.keyword_only_count);
        let given_by_name =
            bound[positional..positional + keyword_only].iter().filter(|value| !value.is_undef()).count();
        let defaults = tuple_items(&function.defaults.borrow()).len();
        let name = function.qualname.borrow().clone();
        let takes = positional - defaults..=positional;
        self.type_error(wrong_calls::too_many(name.as_str(), takes, given, given_by_name))
    }

    /// Gives the parameters that have no value yet their defaults. `given`: how many have one by position.
    ///
    /// # Errors
    /// TypeError if one has none.
    pub(super) fn fill_defaults(
        &mut self,
        function: &Gc<Function>,
        bound: &mut [Value],
        given: usize,
    ) -> VmResult<()> {
        let code = &function.code.code;
        let positional = usize::from(code.positional_count);
        let keyword_only = usize::from(code.keyword_only_count);
        if given < positional {
            let defaults = function.defaults.borrow();
            let defaults = tuple_items(&defaults);
            let first_default = positional - defaults.len().min(positional);
            let mut missing = Vec::new();
            for (index, register) in bound[..positional].iter_mut().enumerate() {
                if !register.is_undef() {
                    continue;
                }
                if index >= first_default {
                    *register = defaults[index - first_default].clone();
                } else {
                    missing.push(function.code.local_names[index].clone());
                }
            }
            if !missing.is_empty() {
                return Err(self.missing_arguments(function, &missing, "positional"));
            }
        }
        if keyword_only > 0 {
            let defaults = function.keyword_defaults.borrow();
            let mut missing = Vec::new();
            let by_name = positional..positional + keyword_only;
            let names = &function.code.local_names[by_name.clone()];
            for (argument, name) in bound[by_name].iter_mut().zip(names) {
                if argument.is_undef() {
                    match defaults.get::<Dict>().and_then(|defaults| defaults.get_str(name)) {
                        Some(value) => *argument = value,
                        None => missing.push(name.clone()),
                    }
                }
            }
            if !missing.is_empty() {
                return Err(self.missing_arguments(function, &missing, "keyword-only"));
            }
        }
        Ok(())
    }

    #[cold]
    fn missing_arguments(&mut self, function: &Gc<Function>, missing: &[Gc<Str>], kind: &str) -> Raised {
        let names: Vec<&str> = missing.iter().map(|name| name.as_str()).collect();
        let name = function.qualname.borrow().clone();
        self.type_error(wrong_calls::missing(name.as_str(), kind, &names))
    }

    /// Calls a function of Rust whose receiver, if it has one, was checked. Nothing if so many arguments by position are
    /// not all that its signature asks for.
    fn call_native_by_position(
        &mut self,
        native: &NativeFunction,
        args: &[Value],
    ) -> Option<VmResult<Value>> {
        let declared = self.native(native.id);
        let arity = declared.arity;
        if arity.long || args.len() > usize::from(arity.most) || args.len() < usize::from(arity.least) {
            return None;
        }
        if args.len() == usize::from(arity.parameters) {
            return Some((declared.body)(self, args));
        }
        let mut padded: SmallVec<[Value; 6]> = args.iter().cloned().collect();
        padded.resize(usize::from(arity.parameters), Value::Undef);
        Some((declared.body)(self, &padded))
    }

    /// Calls a function of Rust with any arguments, bound as its signature says.
    ///
    /// # Errors
    /// What it raises; TypeError if the arguments do not fit.
    pub fn call_native_bound(
        &mut self,
        function: &Value,
        args: Vec<Value>,
        keywords: Keywords,
    ) -> VmResult<Value> {
        let native = function.as_gc::<NativeFunction>().expect("called with a function of Rust").clone();
        let declared = self.native(native.id);
        if let Some(owner) = native.owner.get() {
            self.check_receiver(&native, owner, declared.arity.kind, args.first())?;
        }
        if keywords.is_empty()
            && let Some(result) = self.call_native_by_position(&native, &args)
        {
            return result;
        }
        let bound = self.bind_native(&native, args, keywords)?;
        (declared.body)(self, &bound)
    }

    /// Whether a method's function is a built-in `__new__`. It shows the class that it belongs to as `__self__`, but is
    /// called like a static method.
    pub(super) fn is_builtin_new(&self, function: &Value) -> bool {
        function
            .get::<NativeFunction>()
            .is_some_and(|native| self.native(native.id).arity.kind == NativeKind::New)
    }

    /// Whether a function of Rust wants to see its caller's frame.
    pub(super) fn wants_frame(&self, native: &NativeFunction) -> bool {
        self.native(native.id).arity.kind == NativeKind::Frame
    }
}
