//! The machine that runs code objects: frames, the dispatch loop, calls, unwinding, and the protocols that may run
//! script code.
//!
//! - [`Vm`] is the interpreter's state; everything that may run script code takes it.
//! - `run` is the dispatch loop, `frames` what happens when frames come and go, `resume` generators and coroutines,
//!   `call` how arguments are bound.
//! - `attribute`, `class_build`, `operators`, `compare`, `protocol`, `import`: the semantics, one file a theme.
//! - [`native`]: how functions of Rust are declared. [`types`]: the built-in classes. [`error`]: raising from Rust.
//! - [`host`]: what is outside: clock, streams, arguments.

pub mod arguments;
mod at_once;
mod attribute;
pub(crate) mod attribute_set;
mod bind_like_script;
mod bind_native;
mod bound_call;
mod call;
pub mod check;
mod class_build;
mod class_check;
mod class_order;
mod close_chain;
pub mod compare;
pub mod descriptor;
mod dict_update;
mod echo;
pub mod error;
mod exception_group;
pub mod exceptions;
mod frames;
mod fused;
pub mod generic_alias;
mod hash;
mod headroom;
pub mod host;
mod hot;
pub mod import;
mod instance_attributes;
mod instantiate;
mod items;
pub mod iterators;
pub mod keyed;
pub mod leaks;
pub mod library_names;
mod load;
mod machine;
pub mod member;
mod method_cache;
mod name_hints;
pub mod names;
pub mod native;
mod native_call;
mod numbers;
pub mod numeric;
mod object_repr;
mod operators;
mod ops;
mod percent;
mod protocol;
mod quick_arms;
mod quick_call;
pub mod ranges;
mod remains;
mod resume;
mod run;
pub mod running;
mod seen_frames;
pub mod sequences;
pub mod sites;
mod slices;
pub mod source;
mod stepping;
pub mod stream;
pub mod super_object;
pub mod task_tree;
mod text_protocol;
pub mod type_parameters;
pub mod types;
pub mod warning_filters;
pub mod warnings;
pub mod wrong_calls;

use std::any::{Any, TypeId};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use hashbrown::HashTable;

pub use call::Keywords;
pub use check::Reporter;
pub use error::{Raised, VmResult};
use native::Arity;
pub use native::{Hooks, Input, Native, NativeKind, Step, Turn};

use crate::object::reference::INTERNED;
use crate::object::{
    BoundMethod, Class, ClassMethod, Dict, Exception, Frame, Gc, GetSet, Module, NativeData, NativeFunction,
    NativeId, Ref, Singleton, Site, StaticMethod, Str, Value,
};

/// How deep frames may nest unless a script says otherwise.
const RECURSION_LIMIT: usize = 1000;

/// The interpreter's state.
pub struct Vm {
    pub types: types::Types,
    pub names: names::Names,
    /// The namespace of the module `builtins`.
    pub builtins: Gc<Dict>,
    /// `sys.modules`.
    pub modules: Gc<Dict>,
    pub host: host::Host,
    /// The frames below the running one, outermost first.
    pub frames: Vec<Frame>,
    /// The exceptions that are being handled, the innermost last.
    pub handled: Vec<Gc<Exception>>,
    /// The context that scripts run in: an object of the event loop's. None stands for an empty one.
    pub context: Option<Ref>,
    /// How deep frames may nest: what `sys.getrecursionlimit` says.
    pub recursion_limit: usize,
    /// How many frames may stand in `frames`: the limit without those that wait in chains.
    frame_limit: usize,
    waiting_frames: isize,
    /// How deep Rust called back into scripts.
    pub native_depth: usize,
    /// Containers whose repr is under way, by address: they print as `[...]`.
    pub repr_active: Vec<usize>,
    /// `sys.set_int_max_str_digits`: how many decimal digits an int's text may have; 0 for no limit.
    pub int_max_str_digits: usize,
    pub not_implemented: Value,
    pub ellipsis: Value,
    pub empty_tuple: Value,
    natives: Vec<&'static Native>,
    /// Their parameters, once somebody needed them.
    native_parameters: Vec<Option<std::rc::Rc<[bind_native::Parameter<'static>]>>>,
    hooks: Vec<Hooks>,
    interner: HashTable<Gc<Str>>,
    chars: Vec<Value>,
    spare_stacks: Vec<Vec<Value>>,
    /// An awaitable that gave way for a turn and that nobody has any more: its maker may use it again.
    pub spare_awaitable: Option<Ref>,
    at_once: at_once::AtOnce,
    /// The step of an async generator that nobody has any more: the next one is made of it.
    spare_step: Option<Ref>,
    /// While a native looks at the frames: the stack that the windows of the last of them lie in.
    pub visible_stack: Vec<Value>,
    /// Where the running frame is while something of Rust was called from it, or is awaited by it. For frames that are
    /// not among `frames` then.
    running_site: Site,
    /// For each call of a script from Rust: how many frames there were, and where Rust had been called.
    native_sites: Vec<(u32, Site)>,
    pub(in crate::vm) sites: sites::Sites,
    segments: Vec<resume::Segment>,
    /// The generators and coroutines whose frames run or wait for calls that they made, the innermost last.
    running_generators: Vec<resume::RunningGenerator>,
    /// The objects of frames that run.
    seen_frames: std::cell::RefCell<crate::object::SeenFrames>,
    /// Units between two checks; `None` for the usual number. For tests: 1 checks at every chance.
    pub budget: Option<i64>,
    /// How much work the script may do in all; `None` for any.
    pub step_limit: Option<check::StepLimit>,
    /// What the script left undone; `None` if nobody asks.
    pub leaks: Option<Vec<leaks::Leak>>,
    pub reporter: check::Reporter,
    /// What the next check warns of.
    due_warnings: Vec<warnings::DueWarning>,
    /// Tells the running event loop of an async generator that is iterated for the first time.
    pub async_generator_hook: Option<AsyncGeneratorHook>,
    /// Hears of objects that ended and had weak references, by their addresses.
    pub ended_hook: Option<fn(&mut Vm, Vec<usize>)>,
    /// What is called when the script is over, the latest first.
    pub at_exit: Vec<Value>,
    /// Shows what the tasks do when somebody asks for it by a signal.
    pub question_hook: Option<fn(&mut Vm)>,
    /// How many calls a new coroutine remembers that led to it: `sys.set_coroutine_origin_tracking_depth`.
    pub origin_depth: usize,
    /// How many frames CPython's event loop has of its own between the script that runs it and the script's tasks.
    pub loop_frames: usize,
    /// The running frame is not among `frames`, for it called Rust, which waits.
    calls_rust: bool,
    /// Hears of Ctrl-C first; true if that was dealt with, else KeyboardInterrupt is raised.
    pub interrupt_hook: Option<fn(&mut Vm) -> VmResult<bool>>,
    native_classes: HashMap<TypeId, Gc<Class>>,
    /// Built-in modules by name, and what makes one when it is imported.
    pub module_builders: HashMap<&'static str, ModuleBuilder>,
    /// State of the rooms above, by its type.
    extensions: Vec<(TypeId, Box<dyn Any>)>,
    headroom: headroom::Headroom,
    /// Dropped after all others, for what they leave.
    _remains: remains::Remains,
}

/// What the event loop wants to be told of an async generator.
pub type AsyncGeneratorHook = fn(&mut Vm, &Gc<crate::object::Generator>) -> VmResult<()>;

/// Makes a built-in module when it is imported for the first time.
pub type ModuleBuilder = fn(&mut Vm) -> VmResult<Gc<Module>>;

/// A type of the open set with its class. The class is made when the first value is.
pub trait NativeType: NativeData {
    /// The class's name, as `type(value).__name__`.
    const NAME: &'static str;
    /// Its `__module__`.
    const MODULE: &'static str = "builtins";
    const METHODS: &'static [Native];
    /// Methods that it shares with other types.
    const MORE_METHODS: &'static [Native] = &[];
    const HOOKS: Hooks = Hooks::NONE;
    /// Whether scripts may subclass it.
    const SUBCLASSABLE: bool = false;
    /// Whether its instances have no hash.
    const UNHASHABLE: bool = false;
}

impl Vm {
    /// An interpreter with the built-in classes, their namespaces still empty.
    pub fn new(host: host::Host) -> Vm {
        let mut interner = HashTable::new();
        let mut intern = |text: &str| intern_in(&mut interner, text);
        let types = types::Types::new(&mut intern);
        let names = names::Names::new(&mut intern);
        let mut vm = Vm {
            types,
            names,
            builtins: Dict::new(),
            modules: Dict::new(),
            host,
            frames: Vec::new(),
            handled: Vec::new(),
            context: None,
            recursion_limit: RECURSION_LIMIT,
            frame_limit: RECURSION_LIMIT,
            waiting_frames: 0,
            native_depth: 0,
            repr_active: Vec::new(),
            int_max_str_digits: crate::object::number::int_text::DEFAULT_MAX_DIGITS,
            not_implemented: Gc::new(Singleton::NotImplemented).into(),
            ellipsis: Gc::new(Singleton::Ellipsis).into(),
            empty_tuple: Gc::new(crate::object::Tuple::default()).into(),
            natives: Vec::with_capacity(1024),
            native_parameters: Vec::new(),
            hooks: vec![Hooks::default()],
            interner,
            chars: Vec::new(),
            spare_stacks: Vec::new(),
            spare_awaitable: None,
            at_once: at_once::AtOnce::default(),
            spare_step: None,
            visible_stack: Vec::new(),
            running_site: Site::NOWHERE,
            native_sites: Vec::new(),
            sites: sites::Sites::default(),
            segments: Vec::new(),
            running_generators: Vec::new(),
            seen_frames: Default::default(),
            budget: None,
            step_limit: None,
            leaks: None,
            reporter: check::Reporter::SILENT,
            due_warnings: Vec::new(),
            async_generator_hook: None,
            ended_hook: None,
            at_exit: Vec::new(),
            interrupt_hook: None,
            question_hook: None,
            origin_depth: 0,
            loop_frames: 0,
            calls_rust: false,
            native_classes: HashMap::new(),
            module_builders: HashMap::new(),
            extensions: Vec::new(),
            headroom: headroom::Headroom::new(),
            _remains: remains::Remains,
        };
        vm.chars =
            (0..128u8).map(|byte| (&vm.intern((byte as char).encode_utf8(&mut [0; 4]))).into()).collect();
        vm.finish_types();
        vm
    }

    /// The one string object of that text: names compare by identity.
    pub fn intern(&mut self, text: &str) -> Gc<Str> {
        intern_in(&mut self.interner, text)
    }

    /// The interned string of the same text. Attribute names that come from scripts go through this.
    pub fn intern_value(&mut self, name: &Gc<Str>) -> Gc<Str> {
        if name.as_ref_untyped().has_flag(INTERNED) { name.clone() } else { self.intern(name.as_str()) }
    }

    /// A string of one character. ASCII ones are shared.
    pub fn char_value(&mut self, char: char) -> Value {
        match self.chars.get(char as usize) {
            Some(value) => value.clone(),
            None => Value::str(char.to_string()),
        }
    }

    /// State of a room above, made at the first call.
    pub fn extension<T: Default + 'static>(&mut self) -> &mut T {
        // They are few, and asked for at every turn of a loop: a scan is quicker than a table, the more so if
        // what was asked for last comes first.
        let wanted = TypeId::of::<T>();
        if self.extensions.first().is_none_or(|(known, _)| *known != wanted) {
            self.bring_forward::<T>();
        }
        self.extensions[0].1.downcast_mut().expect("extensions are kept with their type")
    }

    #[cold]
    fn bring_forward<T: Default + 'static>(&mut self) {
        let wanted = TypeId::of::<T>();
        let place = match self.extensions.iter().position(|(known, _)| *known == wanted) {
            Some(place) => place,
            None => {
                self.extensions.push((wanted, Box::<T>::default()));
                self.extensions.len() - 1
            }
        };
        self.extensions.swap(0, place);
    }

    /// A new object of a type of the open set, as a value.
    pub fn new_native<T: NativeType>(&mut self, data: T) -> Value {
        let class = self.native_class::<T>();
        Ref::new_native(class, data).into()
    }

    /// The class of a type of the open set.
    pub fn native_class<T: NativeType>(&mut self) -> Gc<Class> {
        if let Some(class) = self.native_classes.get(&TypeId::of::<T>()) {
            return class.clone();
        }
        let object = self.types.object.clone();
        let class = self.new_class(T::NAME, &object, T::METHODS);
        self.add_methods(&class, T::MORE_METHODS);
        if T::UNHASHABLE {
            class.dict.set_str(&self.names.hash, Value::None);
        }
        class.layout.set(if T::SUBCLASSABLE {
            crate::object::BaseLayout::Native
        } else {
            crate::object::BaseLayout::Sealed
        });
        *class.native_base.borrow_mut() = Some(class.clone());
        let module = self.intern(T::MODULE);
        if T::MODULE != "builtins" {
            class.dict.set_str(&self.names.module.clone(), (&module).into());
        }
        self.set_hooks(&class, T::HOOKS);
        self.native_classes.insert(TypeId::of::<T>(), class.clone());
        class
    }

    /// Gives a class its fast paths.
    pub fn set_hooks(&mut self, class: &Gc<Class>, hooks: Hooks) {
        class.hooks.set(self.hooks.len() as u32);
        self.hooks.push(hooks);
    }

    /// The fast paths of an object of the open set.
    #[inline]
    pub fn hooks_of(&self, object: &Ref) -> Hooks {
        object.native_class().map_or(Hooks::default(), |class| self.hooks[class.hooks.get() as usize])
    }

    /// Adds declared methods and attributes to a class.
    pub fn add_methods(&mut self, class: &Gc<Class>, methods: &'static [Native]) {
        for native in methods {
            let name = self.intern(native.name());
            let value = match native.arity.kind {
                NativeKind::Get => {
                    let get = self.register(native);
                    let (owner, doc) = (class.clone(), native.doc);
                    Gc::new(GetSet { name: name.clone(), owner, get, set: OnceCell::new(), doc }).into()
                }
                NativeKind::Set => {
                    let id = self.register(native);
                    let attribute = class.dict.get_str(&name);
                    let attribute = attribute.as_ref().and_then(Value::get::<GetSet>);
                    let attribute = attribute.expect("a setter is declared after its getter");
                    attribute.set.set(id).expect("an attribute has one setter");
                    continue;
                }
                NativeKind::Static => {
                    let function = Value::from(self.new_function(native));
                    Gc::new(StaticMethod { function: RefCell::new(function), dict: Dict::new() }).into()
                }
                NativeKind::Class => {
                    let function = self.new_function(native);
                    function.owner.set(class.clone()).expect("a new function has no owner");
                    Gc::new(ClassMethod { function: RefCell::new(function.into()), dict: Dict::new() }).into()
                }
                NativeKind::New => {
                    let function = self.new_function(native);
                    function.owner.set(class.clone()).expect("a new function has no owner");
                    Gc::new(BoundMethod { function: function.into(), receiver: class.into() }).into()
                }
                NativeKind::Plain | NativeKind::Frame => {
                    let function = self.new_function(native);
                    function.owner.set(class.clone()).expect("a new function has no owner");
                    Value::from(function)
                }
            };
            class.dict.set_str(&name, value);
            self.note_special(class, &name);
        }
        class.touch();
    }

    /// Adds declared functions to a module's namespace.
    pub fn add_functions(&mut self, namespace: &Gc<Dict>, module: &str, functions: &'static [Native]) {
        let module = self.intern(module);
        for native in functions {
            let function = self.new_function(native);
            function.module.set(module.clone()).expect("a new function has no module");
            namespace.set_str(&function.name.clone(), function.into());
        }
    }

    /// A function object for a declared function.
    pub fn new_function(&mut self, native: &'static Native) -> Gc<NativeFunction> {
        let id = self.register(native);
        let name = self.intern(native.name());
        let most = match native.arity {
            Arity { kind: NativeKind::Frame, .. } => u8::MAX,
            Arity { long: true, rest: u8::MAX, .. } => u8::MAX,
            Arity { long: true, .. } => u8::MAX - 1,
            Arity { most, .. } => most,
        };
        Gc::new(NativeFunction {
            id,
            least: native.arity.least,
            most,
            makes_coroutine: native.arity.makes_coroutine,
            quick: native.quick,
            name,
            owner: OnceCell::new(),
            module: OnceCell::new(),
        })
    }

    /// The declaration behind a function object.
    #[inline]
    pub fn native(&self, id: NativeId) -> &'static Native {
        self.natives[id.0 as usize]
    }

    fn register(&mut self, native: &'static Native) -> NativeId {
        self.natives.push(native);
        NativeId(self.natives.len() as u32 - 1)
    }

    /// A new module with `__name__` and what every module has; not yet in `sys.modules`.
    pub fn new_module(&mut self, name: &str, doc: Option<&str>) -> Gc<Module> {
        let dict = Dict::new();
        let name = self.intern(name);
        dict.set_str(&self.names.name, (&name).into());
        dict.set_str(&self.names.doc, doc.map(Value::from).into());
        dict.set_str(&self.names.package, Value::from(""));
        dict.set_str(&self.names.loader, Value::None);
        dict.set_str(&self.names.spec, Value::None);
        Gc::new(Module { dict, class: RefCell::default() })
    }
}

fn intern_in(interner: &mut HashTable<Gc<Str>>, text: &str) -> Gc<Str> {
    let hash = u64::from(crate::object::str::hash_text(text));
    if let Some(known) = interner.find(hash, |known| known.as_str() == text) {
        return known.clone();
    }
    let name = Str::new(text);
    name.as_ref_untyped().set_flag(INTERNED);
    interner.insert_unique(hash, name.clone(), |known| known.hash());
    name
}
