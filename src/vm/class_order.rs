//! What a new class inherits: the metaclass, the order of resolution, the layout of its instances.

use crate::object::{BaseLayout, Class, Gc, Value};

use super::{Vm, VmResult};

/// The built-in exceptions whose instances have fields that others do not have: two of them cannot be combined.
const EXCEPTIONS_WITH_FIELDS: &[&str] = &[
    "AttributeError",
    "BaseExceptionGroup",
    "ImportError",
    "NameError",
    "OSError",
    "StopIteration",
    "SyntaxError",
    "SystemExit",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeTranslateError",
    "BaseException",
];

impl Vm {
    /// The most derived of a metaclass and the bases' metaclasses.
    pub(super) fn winning_metaclass(&mut self, given: &Gc<Class>, bases: &[Value]) -> VmResult<Gc<Class>> {
        let mut winner = given.clone();
        for base in bases {
            let metaclass = self.class_of(base);
            if winner.is_subclass(&metaclass) {
                continue;
            }
            if !metaclass.is_subclass(&winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                     metaclasses of all its bases",
                ));
            }
            winner = metaclass;
        }
        Ok(winner)
    }

    /// The base whose layout the instances of a class with these bases have.
    pub(super) fn best_base(&mut self, bases: &[Gc<Class>]) -> VmResult<Gc<Class>> {
        let mut best: Option<(Gc<Class>, Gc<Class>)> = None;
        for base in bases {
            if base.layout.get() == BaseLayout::Sealed {
                let name = self.full_name(base);
                let message = format!("type '{name}' is not an acceptable base type");
                return Err(self.type_error(message));
            }
            let solid = self.solid_base(base);
            best = match best {
                None => Some((base.clone(), solid)),
                Some((_, winner)) if !winner.is(&solid) && solid.is_subclass(&winner) => {
                    Some((base.clone(), solid))
                }
                Some((best, winner)) if winner.is_subclass(&solid) => Some((best, winner)),
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            };
        }
        Ok(best.expect("a class has at least one base").0)
    }

    /// The class, among this one and its ancestors, that decided how the instances are laid out.
    pub(crate) fn solid_base(&self, class: &Gc<Class>) -> Gc<Class> {
        let ancestors = class.ancestors.borrow();
        let solid = std::iter::once(class).chain(ancestors.iter()).find(|class| decides_layout(class));
        solid.unwrap_or(&self.types.object).clone()
    }

    /// `__base__`: the base that the layout comes from.
    pub(crate) fn base_of(&self, class: &Gc<Class>) -> Option<Gc<Class>> {
        let bases = class.bases.borrow();
        let mut best: Option<(&Gc<Class>, Gc<Class>)> = None;
        for base in bases.iter() {
            let solid = self.solid_base(base);
            let better = match &best {
                None => true,
                Some((_, winner)) => !winner.is(&solid) && solid.is_subclass(winner),
            };
            if better {
                best = Some((base, solid));
            }
        }
        best.map(|(base, _)| base.clone())
    }

    /// The C3 linearisation of a class with these bases, without the class itself.
    pub(super) fn linearise(&mut self, bases: &[Gc<Class>]) -> VmResult<Vec<Gc<Class>>> {
        for (index, base) in bases.iter().enumerate() {
            if bases[..index].iter().any(|other| other.is(base)) {
                let message = format!("duplicate base class {}", base.name().as_str());
                return Err(self.type_error(message));
            }
        }
        if let [base] = bases {
            return Ok(with_ancestors(base));
        }
        let mut lists: Vec<Vec<Gc<Class>>> = bases.iter().map(with_ancestors).collect();
        lists.push(bases.to_vec());
        merge(lists).map_err(|stuck| {
            let names: Vec<String> = stuck.iter().map(|class| class.name().as_str().to_string()).collect();
            self.type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            ))
        })
    }
}

fn decides_layout(class: &Gc<Class>) -> bool {
    if class.traits.get().heap {
        let inherited = class.bases.borrow().iter().map(|base| base.member_count.get()).max();
        return class.member_count.get() > inherited.unwrap_or(0);
    }
    match class.layout.get() {
        BaseLayout::Native | BaseLayout::Open | BaseLayout::Sealed => {
            class.native_base.borrow().as_ref().is_some_and(|base| base.is(class))
        }
        BaseLayout::Type => true,
        BaseLayout::Exception => EXCEPTIONS_WITH_FIELDS.contains(&class.name().as_str()),
        BaseLayout::Object => false,
    }
}

fn with_ancestors(class: &Gc<Class>) -> Vec<Gc<Class>> {
    let mut all = vec![class.clone()];
    all.extend(class.ancestors.borrow().iter().cloned());
    all
}

/// The merge of C3 (Barrett et al., 1996). If it is stuck: the classes that it could not choose from, in order.
fn merge(lists: Vec<Vec<Gc<Class>>>) -> Result<Vec<Gc<Class>>, Vec<Gc<Class>>> {
    let mut heads = vec![0; lists.len()];
    let mut merged = Vec::new();
    loop {
        let rest = || lists.iter().zip(&heads).filter(|(list, head)| **head < list.len());
        let candidates: Vec<&Gc<Class>> = rest().map(|(list, &head)| &list[head]).collect();
        if candidates.is_empty() {
            return Ok(merged);
        }
        let in_a_tail = |class: &Gc<Class>| {
            rest().any(|(list, &head)| list[head + 1..].iter().any(|other| other.is(class)))
        };
        let Some(next) = candidates.iter().find(|class| !in_a_tail(class)).map(|class| (*class).clone())
        else {
            let mut stuck: Vec<Gc<Class>> = Vec::new();
            for class in candidates {
                if !stuck.iter().any(|known| known.is(class)) {
                    stuck.push(class.clone());
                }
            }
            return Err(stuck);
        };
        for (list, head) in lists.iter().zip(&mut heads) {
            if list.get(*head).is_some_and(|class| class.is(&next)) {
                *head += 1;
            }
        }
        merged.push(next);
    }
}
