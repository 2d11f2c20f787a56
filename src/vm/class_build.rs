//! Making classes: `class` statements, `type(name, bases, namespace)`.

use crate::object::instance::MOST_SLOTS;
use crate::object::{
    BaseLayout, Cell, Class, ClassMethod, ClassTraits, Dict, DictTable, Function, Gc, ShapeId, StaticMethod,
    Str, Tuple, Value, shape,
};

use super::attribute_set::live_subclasses;
use super::machine::tuple_items;
use super::member::Member;
use super::{Keywords, Vm, VmResult};

/// Cells of a class body that its class fills.
#[derive(Default)]
struct BodyCells {
    /// `__class__`, for `super()`.
    class: Option<Gc<Cell>>,
    /// `__classdict__`, through which bounds of type parameters and values of aliases see the class's names.
    namespace: Option<Gc<Cell>>,
}

impl Vm {
    /// `__build_class__(body, name, *bases, metaclass=…, **keywords)`.
    pub fn build_class(
        &mut self,
        body: &Value,
        name: &Value,
        original_bases: &[Value],
        mut keywords: Keywords,
    ) -> VmResult<Value> {
        let Some(body) = body.as_gc::<Function>().cloned() else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        if name.as_str().is_none() {
            return Err(self.type_error("__build_class__: name is not a string"));
        }
        let bases = self.resolve_bases(original_bases)?;
        let given = keywords.iter().position(|(key, _)| key.as_str() == "metaclass");
        let mut metaclass = match given.map(|index| keywords.remove(index).1) {
            Some(metaclass) => metaclass,
            None => match bases.first() {
                Some(base) => self.class_of(base).into(),
                None => (&self.types.type_).into(),
            },
        };
        if let Some(class) = metaclass.as_gc::<Class>() {
            metaclass = self.winning_metaclass(class, &bases)?.into();
        }
        let changed = bases.len() != original_bases.len()
            || bases.iter().zip(original_bases).any(|(base, original)| !base.is(original));
        let bases = Value::from(Gc::new(Tuple::new(bases)));
        let namespace = self.prepare_namespace(&metaclass, name, &bases, &keywords)?;
        let cell = self.run_class_body(&body, &namespace)?;
        if changed {
            let original = Value::from(Gc::new(Tuple::new(original_bases.iter().cloned())));
            let name = Value::from(&self.names.orig_bases);
            self.set_item(&namespace, &name, original)?;
        }
        let class = self.call_keywords(&metaclass, vec![name.clone(), bases, namespace], keywords)?;
        if let Some(made) = class.as_gc::<Class>() {
            self.check_class_cell(&cell, made, name)?;
        }
        Ok(class)
    }

    /// Asks bases that are no classes what they stand for.
    fn resolve_bases(&mut self, original: &[Value]) -> VmResult<Vec<Value>> {
        let mut bases = Vec::with_capacity(original.len());
        for base in original {
            if base.get::<Class>().is_some() {
                bases.push(base.clone());
                continue;
            }
            let name = self.names.mro_entries.clone();
            let Some(entries) = self.find_attr(base, &name)? else {
                bases.push(base.clone());
                continue;
            };
            let all = Value::from(Gc::new(Tuple::new(original.iter().cloned())));
            let replaced = self.call(&entries, &[all])?;
            match replaced.get::<Tuple>() {
                Some(replaced) => bases.extend(replaced.items.iter().cloned()),
                None => return Err(self.type_error("__mro_entries__ must return a tuple")),
            }
        }
        Ok(bases)
    }

    /// What `__prepare__` gives, or a new dict.
    fn prepare_namespace(
        &mut self,
        metaclass: &Value,
        name: &Value,
        bases: &Value,
        keywords: &Keywords,
    ) -> VmResult<Value> {
        if metaclass.as_gc::<Class>().is_some_and(|class| class.is(&self.types.type_)) {
            return Ok(Dict::new().into());
        }
        let prepare = self.names.prepare.clone();
        let Some(prepare) = self.find_attr(metaclass, &prepare)? else { return Ok(Dict::new().into()) };
        let namespace = self.call_keywords(&prepare, vec![name.clone(), bases.clone()], keywords.clone())?;
        let class = self.class_of(&namespace);
        if self.lookup_in_class(&class, &self.names.getitem).is_some() {
            return Ok(namespace);
        }
        let who = match metaclass.get::<Class>() {
            Some(class) => class.name().as_str().to_string(),
            None => "<metaclass>".to_string(),
        };
        let given = self.type_name(&namespace);
        Err(self.type_error(format!("{who}.__prepare__() must return a mapping, not {given}")))
    }

    /// The cell `__class__` of the body must hold the class by now.
    fn check_class_cell(&mut self, cell: &Value, class: &Gc<Class>, name: &Value) -> VmResult<()> {
        let Some(cell) = cell.get::<Cell>() else { return Ok(()) };
        let held = cell.value.borrow().clone();
        if held.as_gc::<Class>().is_some_and(|held| held.is(class)) {
            return Ok(());
        }
        let (name, class) = (self.repr(name)?, self.repr(&class.into())?);
        if held.is_undef() {
            return Err(self.runtime_error(format!(
                "__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?"
            )));
        }
        let held = self.repr(&held)?;
        Err(self.type_error(format!("__class__ set to {held} defining {name} as {class}")))
    }

    /// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
    pub fn new_type(
        &mut self,
        metaclass: &Gc<Class>,
        name: &Gc<Str>,
        bases: &[Value],
        namespace: &Gc<Dict>,
        keywords: Keywords,
    ) -> VmResult<Value> {
        self.refuse_mro_entries(bases)?;
        let winner = self.winning_metaclass(metaclass, bases)?;
        if !winner.is(metaclass) {
            let new = self.names.new.clone();
            let own = self.lookup_in_class(&winner, &new);
            if !own.is_some_and(|own| self.is_new_of(&own, &self.types.type_)) {
                let winner = Value::from(&winner);
                let new = self.get_attr(&winner, &new)?;
                let bases = Value::from(Gc::new(Tuple::new(bases.iter().cloned())));
                return self.call_keywords(
                    &new,
                    vec![winner, name.into(), bases, namespace.into()],
                    keywords,
                );
            }
        }
        let bases = self.check_bases(bases)?;
        let best = self.best_base(&bases)?;
        let ancestors = self.linearise(&bases)?;
        let class = self.blank_class(&winner, name, bases, ancestors, &best);
        let cells = self.fill_class(&class, namespace)?;
        self.keep_own_await(&class, &best);
        self.add_slots(&class, &best)?;
        self.finish_namespace(&class);
        self.expect_attributes(&class);
        // Methods that `mro` of the metaclass calls find their class already.
        for (cell, held) in [(cells.class, Value::from(&class)), (cells.namespace, (&class.dict).into())] {
            if let Some(cell) = cell {
                drop(cell.value.replace(held));
            }
        }
        self.use_custom_order(&class)?;
        for base in class.bases.borrow().iter() {
            remember_subclass(base, &class);
        }
        class.touch();
        self.refresh_traits(&class);
        self.call_set_names(&class)?;
        self.call_init_subclass(&class, keywords)?;
        Ok(class.into())
    }

    /// Only `class` statements ask bases what they stand for.
    fn refuse_mro_entries(&mut self, bases: &[Value]) -> VmResult<()> {
        let entries = self.names.mro_entries.clone();
        for base in bases.iter().filter(|base| base.get::<Class>().is_none()) {
            if self.find_attr(base, &entries)?.is_some() {
                return Err(
                    self.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
                );
            }
        }
        Ok(())
    }

    fn check_bases(&mut self, bases: &[Value]) -> VmResult<Vec<Gc<Class>>> {
        let mut classes = Vec::with_capacity(bases.len().max(1));
        for base in bases {
            let Some(class) = base.as_gc::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            classes.push(class.clone());
        }
        if classes.is_empty() {
            classes.push(self.types.object.clone());
        }
        Ok(classes)
    }

    /// A class with its place among the others, its namespace empty.
    fn blank_class(
        &mut self,
        metaclass: &Gc<Class>,
        name: &Gc<Str>,
        bases: Vec<Gc<Class>>,
        ancestors: Vec<Gc<Class>>,
        best: &Gc<Class>,
    ) -> Gc<Class> {
        let class = Gc::new(Class::new(name.clone(), best.layout.get()));
        let no_dict = bases.iter().all(|base| self.lacks_dict(base));
        let shape = match best.layout.get() {
            BaseLayout::Object | BaseLayout::Native => shape::new_root(usize::from(best.member_count.get())),
            _ => ShapeId::NONE,
        };
        *class.metaclass.borrow_mut() = Some(metaclass.clone());
        *class.bases.borrow_mut() = bases;
        *class.ancestors.borrow_mut() = ancestors;
        *class.native_base.borrow_mut() = best.native_base.borrow().clone();
        class.traits.set(ClassTraits { heap: true, no_dict, ..ClassTraits::default() });
        class.member_count.set(best.member_count.get());
        class.shape.set(shape);
        class.attributes.set(best.attributes.get());
        if best.layout.get() == BaseLayout::Open {
            class.hooks.set(best.hooks.get());
        }
        class
    }

    /// `await` asks the method `__await__` of a class that overrides it.
    fn keep_own_await(&mut self, class: &Gc<Class>, best: &Gc<Class>) {
        if best.layout.get() != BaseLayout::Open {
            return;
        }
        let (own, usual) = (class.lookup(&self.names.await_), best.lookup(&self.names.await_));
        if let (Some(own), Some(usual)) = (own, usual)
            && !own.is(&usual)
        {
            let hooks = self.hooks[class.hooks.get() as usize];
            self.set_hooks(class, super::Hooks { resume: None, ..hooks });
        }
    }

    /// Copies the namespace into the class; gives the cells of the body that wait for it.
    fn fill_class(&mut self, class: &Gc<Class>, namespace: &Gc<Dict>) -> VmResult<BodyCells> {
        let entries: Vec<(u64, Value, Value)> = {
            let table = namespace.table.borrow();
            table.iter().map(|entry| (entry.hash, entry.key.clone(), entry.value.clone())).collect()
        };
        let mut table = DictTable::with_capacity(entries.len() + 4);
        let mut cells = BodyCells::default();
        for (hash, key, mut value) in entries {
            let Some(name) = key.as_gc::<Str>() else {
                table.insert_new(hash, key, value);
                continue;
            };
            let name = self.intern_value(name);
            let names = &self.names;
            if name.is(&names.qualname) {
                let Some(qualname) = value.as_gc::<Str>() else {
                    let given = self.type_name(&value);
                    return Err(self.type_error(format!("type __qualname__ must be a str, not {given}")));
                };
                *class.qualname.borrow_mut() = qualname.clone();
                continue;
            }
            let is_class = name.is(&names.classcell);
            if is_class || name.is(&names.classdictcell) {
                let Some(found) = value.as_gc::<Cell>() else {
                    let kind = self.class_of(&value);
                    let kind = self.repr(&kind.into())?;
                    let message = format!("{} must be a nonlocal cell, not {kind}", name.as_str());
                    return Err(self.type_error(message));
                };
                let place = if is_class { &mut cells.class } else { &mut cells.namespace };
                *place = Some(found.clone());
                continue;
            }
            if value.get::<Function>().is_some() {
                let dict = Dict::new();
                if name.is(&names.new) {
                    value = Gc::new(StaticMethod { function: value.into(), dict }).into();
                } else if name.is(&names.init_subclass) || name.is(&names.class_getitem) {
                    value = Gc::new(ClassMethod { function: value.into(), dict }).into();
                }
            }
            table.insert_new(name.hash(), name.into(), value);
        }
        *class.dict.table.borrow_mut() = table;
        if class.dict.get_str(&self.names.module).is_none() {
            let module = self.calling_module();
            class.dict.set_str(&self.names.module, module);
        }
        Ok(cells)
    }

    /// `__name__` of the globals of the innermost frame that is known.
    fn calling_module(&self) -> Value {
        let globals = self.frames.last().map(|frame| frame.function.globals.clone());
        let name = globals.and_then(|globals| globals.get_str(&self.names.name));
        name.unwrap_or_else(|| (&self.names.main).into())
    }

    /// Makes the members that `__slots__` asks for.
    fn add_slots(&mut self, class: &Gc<Class>, best: &Gc<Class>) -> VmResult<()> {
        let Some(slots) = class.dict.get_str(&self.names.slots) else { return Ok(()) };
        let mut traits = class.traits.get();
        let had_dict = !traits.no_dict;
        let had_weakref = self.lookup_in_class(best, &self.names.weakref.clone()).is_some();
        let slots = if slots.as_str().is_some() { vec![slots] } else { self.collect(&slots)? };
        let text = |value: &Value| value.as_gc::<Str>().cloned();
        if !slots.is_empty() && has_items(best) {
            let message =
                format!("nonempty __slots__ not supported for subtype of '{}'", best.name().as_str());
            return Err(self.type_error(message));
        }
        let mut names = Vec::new();
        let mut special = [false; 2];
        for slot in &slots {
            let Some(name) = text(slot).or_else(|| text(&self.unwrap_native(slot))) else {
                let given = self.type_name(slot);
                return Err(self.type_error(format!("__slots__ items must be strings, not '{given}'")));
            };
            if !is_identifier(name.as_str()) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            if name.as_str() == "__dict__" || name.as_str() == "__weakref__" {
                let taken = if name.as_str() == "__dict__" { had_dict } else { had_weakref };
                if taken || std::mem::replace(&mut special[usize::from(name.as_str() == "__dict__")], true) {
                    let message = format!("{} slot disallowed: we already got one", name.as_str());
                    return Err(self.type_error(message));
                }
                traits.no_dict &= name.as_str() != "__dict__";
                if name.as_str() == "__weakref__" {
                    self.add_weakref(class);
                }
                continue;
            }
            let name = self.intern(&mangled(class.name().as_str(), name.as_str()));
            if class.dict.get_str(&name).is_some() {
                let message = format!("'{}' in __slots__ conflicts with class variable", name.as_str());
                return Err(self.value_error(message));
            }
            names.push(name);
        }
        names.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        names.dedup_by(|a, b| a.is(b));
        for name in names {
            let index = class.member_count.get();
            class.member_count.set(index + 1);
            let member = Member { name: name.clone(), owner: class.clone(), index: usize::from(index) };
            let member = self.new_native(member);
            class.dict.set_str(&name, member);
        }
        if class.shape.get() != ShapeId::NONE {
            shape::end_tree(class.shape.get());
            class.shape.set(shape::new_root(usize::from(class.member_count.get())));
        }
        class.traits.set(traits);
        if !had_dict && !traits.no_dict {
            self.add_dict(class);
        }
        Ok(())
    }

    /// What every class has in its namespace, if the statement did not put it there.
    fn finish_namespace(&mut self, class: &Gc<Class>) {
        let mut traits = class.traits.get();
        if class.dict.get_str(&self.names.slots).is_none() {
            let instance_layout = matches!(class.layout.get(), BaseLayout::Object | BaseLayout::Native);
            if traits.no_dict && instance_layout {
                self.add_dict(class);
            }
            traits.no_dict = false;
            class.traits.set(traits);
            let weakref = self.names.weakref.clone();
            if self.lookup_in_class(class, &weakref).is_none() && !has_items(class) {
                self.add_weakref(class);
            }
        }
        let names = &self.names;
        if class.dict.get_str(&names.doc).is_none() {
            class.dict.set_str(&names.doc, Value::None);
        }
        if class.dict.get_str(&names.eq).is_some() && class.dict.get_str(&names.hash).is_none() {
            class.dict.set_str(&names.hash, Value::None);
        }
        class.touch();
    }

    /// Guesses how many attributes instances will have, for the room in their blocks: as many as the bases' have, and
    /// those that the methods set on self.
    fn expect_attributes(&self, class: &Gc<Class>) {
        if class.traits.get().no_dict {
            return;
        }
        let bases = class.bases.borrow();
        let inherited = bases.iter().map(|base| base.expected_slots.get()).max().unwrap_or(0);
        let names_of = |class: &Gc<Class>| self.lookup_in_class(class, &self.names.static_attributes);
        let known: Vec<Value> = bases.iter().filter_map(names_of).collect();
        let is_new = |name: &&Value| {
            let Some(name) = name.as_gc::<Str>() else { return false };
            !known
                .iter()
                .any(|known| tuple_items(known).iter().any(|known| known.as_str() == Some(name.as_str())))
                && !self.lookup_in_class(class, name).is_some_and(|found| self.comes_before_own(&found))
        };
        let own = class.dict.get_str(&self.names.static_attributes).unwrap_or_default();
        let count = tuple_items(&own).iter().filter(is_new).count().min(MOST_SLOTS) as u16;
        class.expected_slots.set(inherited.max(class.member_count.get()).saturating_add(count));
    }

    fn add_dict(&mut self, class: &Gc<Class>) {
        self.add_methods(class, super::instance_attributes::INSTANCE_DICT);
    }

    fn add_weakref(&mut self, class: &Gc<Class>) {
        self.add_methods(class, super::instance_attributes::INSTANCE_WEAKREF);
    }

    /// A metaclass may compute the order of resolution itself, with a method `mro`.
    fn use_custom_order(&mut self, class: &Gc<Class>) -> VmResult<()> {
        let metaclass = self.class_of(&class.into());
        if metaclass.is(&self.types.type_) {
            return Ok(());
        }
        let name = self.names.mro_method.clone();
        let Some(method) = self.lookup_in_class(&metaclass, &name) else { return Ok(()) };
        if method.get::<crate::object::NativeFunction>().is_some() {
            return Ok(());
        }
        let order = self.call_on_class(&method, &class.into(), &metaclass, &[])?;
        let mut ancestors = Vec::new();
        for item in self.collect(&order)? {
            let Some(ancestor) = item.as_gc::<Class>() else {
                let given = self.type_name(&item);
                return Err(self.type_error(format!("mro() returned a non-class ('{given}')")));
            };
            if !ancestor.is(class) {
                ancestors.push(ancestor.clone());
            }
        }
        if !ancestors.iter().any(|ancestor| ancestor.is(&self.types.object)) {
            let message = if ancestors.is_empty() && self.len(&order)? == 0 {
                "type MRO must not be empty"
            } else {
                "Rondo does not support an order of resolution without object"
            };
            return Err(self.type_error(message));
        }
        *class.ancestors.borrow_mut() = ancestors;
        class.touch();
        Ok(())
    }

    fn call_set_names(&mut self, class: &Gc<Class>) -> VmResult<()> {
        let set_name = self.names.set_name.clone();
        let entries: Vec<(Value, Value)> = {
            let table = class.dict.table.borrow();
            table.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
        };
        for (key, value) in entries {
            if value.as_object().is_none_or(|object| object.kind() == crate::object::Kind::Function) {
                continue;
            }
            let called = self.call_special(&value, &set_name, &[class.into(), key.clone()]);
            if let Err(raised) = called {
                let kind = self.type_name(&value);
                let (key, class) = (self.repr(&key)?, class.name());
                let note =
                    format!("Error calling __set_name__ on '{kind}' instance {key} in '{}'", class.as_str());
                self.add_note(&raised.0, note.into())?;
                return Err(raised);
            }
        }
        Ok(())
    }

    fn call_init_subclass(&mut self, class: &Gc<Class>, keywords: Keywords) -> VmResult<()> {
        let name = self.names.init_subclass.clone();
        let Some(method) = self.find_after(class, class, &name) else { return Ok(()) };
        if keywords.is_empty() && self.is_native_of_object(&method) {
            return Ok(());
        }
        let bound = self.descriptor_get(&method, None, class)?;
        self.call_keywords(&bound, Vec::new(), keywords)?;
        Ok(())
    }

    /// Whether an attribute is `object.__init_subclass__`, which does nothing.
    fn is_native_of_object(&self, method: &Value) -> bool {
        let own = self.types.object.dict.get_str(&self.names.init_subclass);
        own.is_some_and(|own| own.is(method))
    }

    /// `class.__bases__ = bases`.
    pub(crate) fn change_bases(&mut self, class: &Gc<Class>, bases: Vec<Gc<Class>>) -> VmResult<()> {
        for base in &bases {
            if base.is_subclass(class) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
        }
        let best = self.best_base(&bases)?;
        let old = self.base_of(class).expect("a class of a script has a base");
        let is_heap = |class: &Gc<Class>| class.traits.get().heap;
        let same_layout =
            self.solid_base(&best).is(&self.solid_base(&old)) && is_heap(&best) == is_heap(&old);
        if !best.is(&old) && (is_tracked(&best) != is_tracked(&old) || !same_layout) {
            let what = if is_tracked(&best) == is_tracked(&old) { "object layout" } else { "deallocator" };
            let (new, old) = (best.name(), old.name());
            return Err(self.type_error(format!(
                "__bases__ assignment: '{}' {what} differs from '{}'",
                new.as_str(),
                old.as_str()
            )));
        }
        let ancestors = self.linearise(&bases)?;
        for base in class.bases.borrow().iter() {
            let address = class.as_ref_untyped().address();
            base.subclasses.borrow_mut().retain(|weak| weak.address() != address);
        }
        *class.bases.borrow_mut() = bases;
        *class.ancestors.borrow_mut() = ancestors;
        for base in class.bases.borrow().iter() {
            remember_subclass(base, class);
        }
        self.reorder_subclasses(class)?;
        class.touch();
        self.refresh_traits(class);
        Ok(())
    }

    fn reorder_subclasses(&mut self, class: &Gc<Class>) -> VmResult<()> {
        for subclass in live_subclasses(class) {
            let bases = subclass.bases.borrow().clone();
            let ancestors = self.linearise(&bases)?;
            *subclass.ancestors.borrow_mut() = ancestors;
            self.reorder_subclasses(&subclass)?;
        }
        Ok(())
    }
}

fn remember_subclass(base: &Gc<Class>, class: &Gc<Class>) {
    let weak = class.as_ref_untyped().downgrade();
    let mut subclasses = base.subclasses.borrow_mut();
    if subclasses.len().is_power_of_two() {
        subclasses.retain(|weak| weak.upgrade().is_some());
    }
    subclasses.push(weak);
}

/// Whether CPython's collector looks at the instances, which are freed in another way then.
fn is_tracked(class: &Gc<Class>) -> bool {
    let untracked = ["object", "int", "float", "complex", "str", "bytes", "bytearray"];
    class.traits.get().heap || !untracked.contains(&class.name().as_str())
}

/// Whether instances of this class have items of their own size: CPython has no room for members there.
fn has_items(class: &Gc<Class>) -> bool {
    match class.layout.get() {
        BaseLayout::Type | BaseLayout::Open => true,
        BaseLayout::Native => {
            let base = class.native_base.borrow();
            let name = base.as_ref().map(|base| base.name());
            name.is_some_and(|name| matches!(name.as_str(), "int" | "tuple" | "bytes"))
        }
        _ => false,
    }
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && chars.all(unicode_ident::is_xid_continue)
}

/// A private name as class bodies store it: `__x` in class `C` is `_C__x`.
fn mangled(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if name.starts_with("__") && !name.ends_with("__") && !class.is_empty() {
        format!("_{class}{name}")
    } else {
        name.to_string()
    }
}
