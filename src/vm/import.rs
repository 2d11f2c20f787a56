//! The import machinery: built-in modules, files beside the script and along `sys.path`, packages, relative imports.
//!
//! The order of the search is CPython's: the modules that its binary holds come before files, the rest of its library
//! after the script's folder, so that a file `random.py` beside the script hides the library's.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::natives;
use crate::object::{Dict, Gc, List, Module, NativeData, Ref, Str, Trace, Tuple, Value};

use super::{Native, NativeType, Raised, Vm, VmResult, library_names};

/// Modules that CPython finds before any file of the same name.
const BEFORE_FILES: &[&str] =
    &["sys", "builtins", "time", "gc", "os", "posixpath", "itertools", "errno", "_thread"];

/// What the import machinery remembers between imports.
#[derive(Default)]
struct ImportState {
    /// Names of the modules whose code is running for the first time.
    initializing: Vec<String>,
}

/// Where the search found a module.
enum Place {
    Builtin,
    File(PathBuf),
    /// The folder and its `__init__.py`.
    Package(PathBuf, PathBuf),
    /// Folders without `__init__.py`.
    Namespace(Vec<PathBuf>),
}

/// `module.__spec__`.
#[derive(Debug)]
pub struct ModuleSpec {
    name: Gc<Str>,
    origin: Value,
    /// A list for packages, or None.
    locations: Value,
    parent: Gc<Str>,
    loader: RefCell<Value>,
}

impl Trace for ModuleSpec {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.origin.trace(visit);
        self.locations.trace(visit);
        if let Ok(loader) = self.loader.try_borrow() {
            loader.trace(visit);
        }
    }
}

impl NativeData for ModuleSpec {}

impl NativeType for ModuleSpec {
    const NAME: &'static str = "ModuleSpec";
    const MODULE: &'static str = "importlib._bootstrap";
    const METHODS: &'static [Native] = SPEC_METHODS;
}

fn spec(value: &Value) -> &ModuleSpec {
    value.native().expect("the receiver was checked")
}

natives! {
    const SPEC_METHODS;

    /// The module's full name.
    "@get name(self)" => |vm, [this]| { Ok((&spec(this).name).into()) }

    /// Where the module's code comes from: a path, or "built-in".
    "@get origin(self)" => |vm, [this]| { Ok(spec(this).origin.clone()) }

    /// The folders of a package, or None.
    "@get submodule_search_locations(self)" => |vm, [this]| { Ok(spec(this).locations.clone()) }

    /// The package that the module is in.
    "@get parent(self)" => |vm, [this]| { Ok((&spec(this).parent).into()) }

    /// What loaded the module.
    "@get loader(self)" => |vm, [this]| { Ok(spec(this).loader.borrow().clone()) }

    /// Whether the origin is a file.
    "@get has_location(self)" => |vm, [this]| {
        let origin = &spec(this).origin;
        Ok(Value::bool(origin.as_str().is_some_and(|origin| origin != "built-in")))
    }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let spec = spec(this);
        let mut text = format!("ModuleSpec(name={}", vm.repr(&(&spec.name).into())?);
        for (key, value) in [("origin", &spec.origin), ("submodule_search_locations", &spec.locations)] {
            if !value.is_none() {
                text.push_str(&format!(", {key}={}", vm.repr(value)?));
            }
        }
        Ok((text + ")").into())
    }
}

natives! {
    pub const FUNCTIONS;

    /// Import a module.
    ///
    /// The __import__() function is not meant to be called by scripts: they use an import statement.
    "@frame __import__(name, globals=None, locals=None, fromlist=(), level=0)" =>
        |vm, [name, globals, _locals, from_list, level]| {
        let Some(name) = name.as_gc::<Str>() else {
            return Err(vm.type_error("module name must be a string"));
        };
        let level = if level.is_undef() { 0 } else { vm.index(level)? };
        if level < 0 {
            return Err(vm.value_error("level must be >= 0"));
        }
        let globals = globals.as_gc::<Dict>().cloned().unwrap_or_else(Dict::new);
        vm.import_name(name, &globals, from_list, level)
    }
}

/// How many packages may lie in one another. CPython's import recurses, too, and ends here or before.
const DEEPEST_PACKAGE: usize = 300;

impl Vm {
    /// `import name`, `from name import …`: the top package for the first, the module itself for the second.
    ///
    /// # Errors
    /// ImportError and what the module's code raises.
    pub fn import_name(
        &mut self,
        name: &Gc<Str>,
        globals: &Gc<Dict>,
        from_list: &Value,
        level: i64,
    ) -> VmResult<Value> {
        let full =
            if level > 0 { self.absolute_name(name, globals, level)? } else { name.as_str().to_string() };
        if full.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        let module = self.import_module(&full)?;
        let names = self.names_in_list(from_list);
        if !names.is_empty() {
            self.import_submodules(&module, &names)?;
            return Ok(module);
        }
        let top = match (level, name.as_str().split_once('.')) {
            (0, Some((top, _))) => top,
            (0, None) => return Ok(module),
            // `__import__('a.b', level=1)` gives `package.a`.
            (_, None) => return Ok(module),
            (_, Some((top, rest))) => {
                let cut = full.len() - rest.len() - 1;
                debug_assert!(full[..cut].ends_with(top));
                return self.import_module(&full[..cut]);
            }
        };
        self.import_module(top)
    }

    /// The module of that full name, imported if it was not yet, with the packages it is in.
    ///
    /// # Errors
    /// ImportError and what the module's code raises.
    pub fn import_module(&mut self, name: &str) -> VmResult<Value> {
        let key = self.intern(name);
        match self.modules.get_str(&key) {
            Some(Value::None) => {
                let message = format!("import of {name} halted; None in sys.modules");
                return Err(self.module_not_found(message, name));
            }
            Some(module) => return Ok(module),
            None => {}
        }
        let parent = match name.rsplit_once('.') {
            None => None,
            Some((parent, _)) => {
                if memchr::memchr_iter(b'.', parent.as_bytes()).nth(DEEPEST_PACKAGE).is_some() {
                    return Err(self.recursion_error("maximum recursion depth exceeded"));
                }
                let module = self.import_module(parent)?;
                if let Some(module) = self.modules.get_str(&key) {
                    return Ok(module);
                }
                Some((parent, module))
            }
        };
        let folders = match &parent {
            None => self.search_path(),
            Some((parent, module)) => match self.folders_of(module) {
                Some(folders) => folders,
                None if self.module_builders.contains_key(name) => Vec::new(),
                None => {
                    let message = format!("No module named '{name}'; '{parent}' is not a package");
                    return Err(self.module_not_found(message, name));
                }
            },
        };
        let Some(place) = self.find_module(name, &folders) else {
            return Err(self.module_not_found(format!("No module named '{name}'"), name));
        };
        let module = self.load_module(name, &key, place)?;
        if let (Some((_, parent)), Some((_, tail))) = (parent, name.rsplit_once('.')) {
            let tail = self.intern(tail);
            self.set_attr(&parent, &tail, module.clone())?;
        }
        Ok(module)
    }

    /// Runs a module's code again, in the module as it is.
    ///
    /// # Errors
    /// ImportError if `sys.modules` has another module or none, and what the code raises.
    pub fn reload_module(&mut self, module: &Gc<Module>) -> VmResult<Value> {
        let value = Value::from(module);
        let name = module.dict.get_str(&self.names.name);
        let name = name.as_ref().and_then(Value::as_str).unwrap_or_default().to_string();
        let key = self.intern(&name);
        if !self.modules.get_str(&key).is_some_and(|known| known.is(&value)) {
            let raised = self.import_error(&format!("module {name} not in sys.modules"));
            raised.0.set_field("name", Value::from(&*name));
            return Err(raised);
        }
        let folders = match name.rsplit_once('.') {
            None => self.search_path(),
            Some((parent, _)) => {
                let parent = self.import_module(parent)?;
                self.folders_of(&parent).unwrap_or_default()
            }
        };
        match self.find_module(&name, &folders) {
            Some(Place::File(file) | Place::Package(_, file)) => {
                self.run_file(&file, &path_text(&file), &module.dict)?;
            }
            Some(Place::Builtin | Place::Namespace(_)) => {}
            None => {
                let message = format!("spec not found for the module '{name}'");
                return Err(self.module_not_found(message, &name));
            }
        }
        Ok(self.modules.get_str(&key).unwrap_or(value))
    }

    /// Whether a top-level module of that name exists, without importing it.
    pub fn can_import(&mut self, name: &str) -> bool {
        let key = self.intern(name);
        if self.modules.get_str(&key).is_some() {
            return true;
        }
        let folders = self.search_path();
        self.find_module(name, &folders).is_some()
    }

    /// Whether the module's code is running for the first time.
    pub fn is_initializing(&mut self, module: &str) -> bool {
        self.extension::<ImportState>().initializing.iter().any(|name| name == module)
    }

    /// `from module import name`.
    ///
    /// # Errors
    /// ImportError if there is neither an attribute nor a submodule of that name.
    pub fn import_from(&mut self, module: &Value, name: &Gc<Str>) -> VmResult<Value> {
        if let Some(value) = self.find_attr(module, name)? {
            return Ok(value);
        }
        let own_name = self.names.name.clone();
        let module_name = self.find_attr(module, &own_name)?;
        let module_name = module_name.as_ref().and_then(Value::as_str).map(str::to_string);
        if let Some(module_name) = &module_name {
            let full = self.intern(&format!("{module_name}.{}", name.as_str()));
            if let Some(submodule) = self.modules.get_str(&full) {
                return Ok(submodule);
            }
        }
        Err(self.cannot_import_name(module, module_name, name))
    }

    #[cold]
    fn cannot_import_name(&mut self, module: &Value, module_name: Option<String>, name: &Gc<Str>) -> Raised {
        let file = module.get::<Module>().and_then(|module| module.dict.get_str(&self.names.file));
        let file = file.filter(|file| file.as_str().is_some());
        let path = file.as_ref().and_then(Value::as_str);
        let name_text = name.as_str();
        let message = match &module_name {
            None => {
                format!("cannot import name '{name_text}' from '<unknown module name>' (unknown location)")
            }
            Some(module_name) => {
                let shadows = path.is_some_and(|path| self.shadows_library(module_name, path));
                let initializing = self.is_initializing(module_name);
                match (path, shadows, initializing) {
                    (Some(path), true, false) => format!(
                        "cannot import name '{name_text}' from '{module_name}' (consider renaming '{path}' since it \
                         has the same name as the standard library module named '{module_name}' and the import \
                         system gives it precedence)"
                    ),
                    (Some(path), _, true) => format!(
                        "cannot import name '{name_text}' from partially initialized module '{module_name}' (most \
                         likely due to a circular import) ({path})"
                    ),
                    (Some(path), _, _) => {
                        format!("cannot import name '{name_text}' from '{module_name}' ({path})")
                    }
                    (None, ..) => {
                        format!("cannot import name '{name_text}' from '{module_name}' (unknown location)")
                    }
                }
            }
        };
        let class = self.types.ImportError.clone();
        let raised = self.error(&class, message);
        raised.0.set_field("name", Value::from(module_name));
        raised.0.set_field("path", file.into());
        raised.0.set_field("name_from", name.into());
        raised
    }

    /// The AttributeError of a module without that attribute, with what may be the reason.
    #[cold]
    pub fn module_attribute_error(&mut self, module: &Value, name: &Gc<Str>) -> Raised {
        let name_text = name.as_str();
        let dict = module.get::<Module>().map(|module| module.dict.clone()).unwrap_or_else(Dict::new);
        let text_of = |key: &Gc<Str>| dict.get_str(key).and_then(|value| value.as_str().map(str::to_string));
        let message = match (text_of(&self.names.name), text_of(&self.names.file)) {
            (None, _) => format!("module has no attribute '{name_text}'"),
            (Some(own), file) => {
                let beside = file.as_deref().filter(|file| self.lies_beside_script(file));
                let initializing = self.is_initializing(&own);
                let submodule = format!("{own}.{name_text}");
                match (beside, &file) {
                    (Some(file), _) if library_names::contains(&own) => format!(
                        "module '{own}' has no attribute '{name_text}' (consider renaming '{file}' since it has the \
                         same name as the standard library module named '{own}' and the import system gives it \
                         precedence)"
                    ),
                    (Some(file), _) if initializing => format!(
                        "module '{own}' has no attribute '{name_text}' (consider renaming '{file}' if it has the \
                         same name as a third-party module you intended to import)"
                    ),
                    (None, Some(file)) if initializing => format!(
                        "partially initialized module '{own}' from '{file}' has no attribute '{name_text}' (most \
                         likely due to a circular import)"
                    ),
                    _ if self.is_initializing(&submodule) => format!(
                        "cannot access submodule '{name_text}' of module '{own}' (most likely due to a circular import)"
                    ),
                    _ => format!("module '{own}' has no attribute '{name_text}'"),
                }
            }
        };
        self.attribute_error(message, module, &name.into())
    }

    /// `from module import *`.
    ///
    /// # Errors
    /// AttributeError for a name in `__all__` that the module does not have.
    pub fn import_star(&mut self, module: &Value, namespace: &Gc<Dict>) -> VmResult<()> {
        let all = self.names.all.clone();
        let names = match self.find_attr(module, &all)? {
            Some(all) => {
                let class = self.class_of(&all);
                if self.lookup_in_class(&class, &self.names.getitem).is_none() {
                    let found = self.type_name(&all);
                    return Err(self.type_error(format!("'{found}' object does not support indexing")));
                }
                self.collect(&all)?
            }
            None => {
                let dict = self.names.dict.clone();
                let Some(dict) = self.find_attr(module, &dict)? else {
                    return Err(self.import_error("from-import-* object has no __dict__ and no __all__"));
                };
                let keys = self.collect(&dict)?;
                keys.into_iter().filter(|key| !key.as_str().is_some_and(|key| key.starts_with('_'))).collect()
            }
        };
        for name in names {
            let Some(name) = name.as_gc::<Str>() else {
                let found = self.type_name(&name);
                let own = self.names.name.clone();
                let own = self.get_attr(module, &own)?;
                let own = self.str_of(&own)?;
                return Err(self.type_error(format!("Item in {own}.__all__ must be str, not {found}")));
            };
            let name = self.intern_value(name);
            let value = self.get_attr(module, &name)?;
            namespace.set_str(&name, value);
        }
        Ok(())
    }

    /// The names behind `import` in a `from` statement.
    fn names_in_list(&mut self, from_list: &Value) -> Vec<Gc<Str>> {
        let items: Vec<Value> = if let Some(tuple) = from_list.get::<Tuple>() {
            tuple.items.to_vec()
        } else if let Some(list) = from_list.get::<List>() {
            list.items.borrow().to_vec()
        } else {
            Vec::new()
        };
        items.iter().filter_map(|item| item.as_gc::<Str>()).map(|name| self.intern_value(name)).collect()
    }

    /// Imports those of the names that are submodules of a package and no attributes yet.
    fn import_submodules(&mut self, module: &Value, names: &[Gc<Str>]) -> VmResult<()> {
        if self.folders_of(module).is_none() {
            return Ok(());
        }
        for name in names {
            if name.as_str() == "*" {
                let all = self.names.all.clone();
                if let Some(all) = self.find_attr(module, &all)? {
                    let all = self.collect(&all)?;
                    let all: Vec<_> = all.iter().filter_map(|name| name.as_gc::<Str>().cloned()).collect();
                    for name in all.iter().filter(|name| name.as_str() != "*") {
                        self.import_submodule(module, name)?;
                    }
                }
            } else {
                self.import_submodule(module, name)?;
            }
        }
        Ok(())
    }

    fn import_submodule(&mut self, module: &Value, name: &Gc<Str>) -> VmResult<()> {
        let name = self.intern_value(name);
        if self.find_attr(module, &name)?.is_some() {
            return Ok(());
        }
        let own = self.names.name.clone();
        let own = self.get_attr(module, &own)?;
        let full = format!("{}.{}", own.as_str().unwrap_or_default(), name.as_str());
        match self.import_module(&full) {
            Ok(_) => Ok(()),
            Err(raised) => {
                // The submodule itself is missing: `import_from` says so. Anything else is an error of its code.
                let missing = raised.0.field("name").is_some_and(|name| name.as_str() == Some(&full));
                if missing && self.raised_is(&raised, &self.types.ModuleNotFoundError) {
                    Ok(())
                } else {
                    Err(raised)
                }
            }
        }
    }

    /// What a relative name means in a module with these globals.
    fn absolute_name(&mut self, name: &Gc<Str>, globals: &Gc<Dict>, level: i64) -> VmResult<String> {
        let package = match globals.get_str(&self.names.package) {
            Some(package) if !package.is_none() => match package.as_str() {
                Some(package) => package.to_string(),
                None => return Err(self.type_error("package must be a string")),
            },
            _ => {
                let Some(own) = globals.get_str(&self.names.name) else {
                    return Err(self.key_error(Value::from("'__name__' not in globals")));
                };
                let own = own.as_str().unwrap_or_default().to_string();
                if globals.get_str(&self.names.path).is_some() {
                    own
                } else {
                    own.rsplit_once('.').map_or(String::new(), |(package, _)| package.to_string())
                }
            }
        };
        if package.is_empty() {
            return Err(self.import_error("attempted relative import with no known parent package"));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((outer, _)) => base = outer,
                None => return Err(self.import_error("attempted relative import beyond top-level package")),
            }
        }
        Ok(if name.as_str().is_empty() { base.to_string() } else { format!("{base}.{}", name.as_str()) })
    }

    #[cold]
    fn import_error(&mut self, message: &str) -> Raised {
        let class = self.types.ImportError.clone();
        self.error(&class, message)
    }

    #[cold]
    fn module_not_found(&mut self, message: String, name: &str) -> Raised {
        let class = self.types.ModuleNotFoundError.clone();
        let raised = self.error(&class, message);
        raised.0.set_field("name", Value::from(name));
        raised
    }

    /// The folders to search for top-level modules: `sys.path`, if the script knows it.
    fn search_path(&mut self) -> Vec<PathBuf> {
        let (sys, path) = (self.intern("sys"), self.intern("path"));
        let sys = self.modules.get_str(&sys);
        let path = sys.as_ref().and_then(Value::get::<Module>).and_then(|sys| sys.dict.get_str(&path));
        match path.as_ref().and_then(Value::get::<List>) {
            Some(entries) => {
                let entries = entries.items.borrow();
                entries.iter().filter_map(|item| item.as_str().map(PathBuf::from)).collect()
            }
            None => self.host.script_folder.iter().cloned().collect(),
        }
    }

    /// The folders of a package: its `__path__`. `None` if the module is no package.
    fn folders_of(&mut self, module: &Value) -> Option<Vec<PathBuf>> {
        let path = module.get::<Module>()?.dict.get_str(&self.names.path)?;
        let list = path.get::<List>()?;
        let items = list.items.borrow();
        Some(items.iter().filter_map(|item| item.as_str().map(PathBuf::from)).collect())
    }

    fn find_module(&self, name: &str, folders: &[PathBuf]) -> Option<Place> {
        let builtin = self.module_builders.contains_key(name);
        if builtin && BEFORE_FILES.contains(&name) {
            return Some(Place::Builtin);
        }
        let tail = name.rsplit_once('.').map_or(name, |(_, tail)| tail);
        let mut portions = Vec::new();
        for folder in folders {
            let candidate = folder.join(tail);
            let is_folder = candidate.is_dir();
            let init = candidate.join("__init__.py");
            if is_folder && init.is_file() {
                return Some(Place::Package(candidate, init));
            }
            let file = folder.join(format!("{tail}.py"));
            if file.is_file() {
                return Some(Place::File(file));
            }
            if is_folder {
                portions.push(candidate);
            }
        }
        if builtin {
            return Some(Place::Builtin);
        }
        (!portions.is_empty()).then_some(Place::Namespace(portions))
    }

    fn load_module(&mut self, name: &str, key: &Gc<Str>, place: Place) -> VmResult<Value> {
        let (folders, file) = match place {
            Place::Builtin => return self.load_builtin(name, key),
            Place::File(file) => (None, Some(file)),
            Place::Package(folder, init) => (Some(vec![folder]), Some(init)),
            Place::Namespace(folders) => (Some(folders), None),
        };
        let module = self.new_module(name, None);
        let origin = file.as_deref().map(path_text);
        self.describe_module(&module, name, folders, origin.as_deref());
        let value = Value::from(&module);
        self.modules.set_str(key, value.clone());
        let (Some(file), Some(origin)) = (file, origin) else { return Ok(value) };
        self.extension::<ImportState>().initializing.push(name.to_string());
        let done = self.run_file(&file, &origin, &module.dict);
        self.extension::<ImportState>().initializing.pop();
        if let Err(raised) = done {
            self.modules.remove_str(key);
            return Err(raised);
        }
        // The code may have put something else in its own place.
        Ok(self.modules.get_str(key).unwrap_or(value))
    }

    fn run_file(&mut self, file: &Path, name: &str, namespace: &Gc<Dict>) -> VmResult<()> {
        let source = self.read_source(file, name)?;
        let code = self.compile_source(&source)?;
        drop(source);
        self.run_module(code, namespace)
    }

    fn load_builtin(&mut self, name: &str, key: &Gc<Str>) -> VmResult<Value> {
        let build = self.module_builders[name];
        let module = build(self)?;
        let value = Value::from(&module);
        if module.dict.get_str(&self.names.spec).is_none_or(|spec| spec.is_none()) {
            let spec = self.new_spec(name, Value::from("built-in"), Value::None);
            module.dict.set_str(&self.names.spec.clone(), spec);
        }
        self.modules.set_str(key, value.clone());
        Ok(value)
    }

    /// Sets `__file__`, `__path__`, `__package__`, `__spec__`.
    fn describe_module(
        &mut self,
        module: &Gc<Module>,
        name: &str,
        folders: Option<Vec<PathBuf>>,
        origin: Option<&str>,
    ) {
        let is_package = folders.is_some();
        let locations = match folders {
            None => Value::None,
            Some(folders) => {
                let items = folders.iter().map(|folder| Value::from(path_text(folder))).collect();
                Value::from(Gc::new(List::new(items)))
            }
        };
        let parent = match name.rsplit_once('.') {
            _ if is_package => name,
            Some((parent, _)) => parent,
            None => "",
        };
        let names = &self.names;
        if is_package || origin.is_some() {
            module.dict.set_str(&names.file, Value::from(origin));
        }
        if is_package {
            module.dict.set_str(&names.path, locations.clone());
        }
        module.dict.set_str(&names.package, Value::from(parent));
        let spec = self.new_spec(name, Value::from(origin), locations);
        module.dict.set_str(&self.names.spec, spec);
    }

    fn new_spec(&mut self, name: &str, origin: Value, locations: Value) -> Value {
        let parent = match name.rsplit_once('.') {
            _ if !locations.is_none() => name,
            Some((parent, _)) => parent,
            None => "",
        };
        let (name, parent) = (self.intern(name), self.intern(parent));
        self.new_native(ModuleSpec { name, origin, locations, parent, loader: RefCell::new(Value::None) })
    }

    fn shadows_library(&self, module: &str, file: &str) -> bool {
        library_names::contains(module) && self.lies_beside_script(file)
    }

    /// Whether a module's file, or its package's folder, lies in the script's folder.
    fn lies_beside_script(&self, file: &str) -> bool {
        let file = Path::new(file);
        let file = if file.ends_with("__init__.py") { file.parent() } else { Some(file) };
        match (file.and_then(Path::parent), &self.host.script_folder) {
            (Some(folder), Some(script_folder)) => folder == script_folder,
            _ => false,
        }
    }
}

fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
