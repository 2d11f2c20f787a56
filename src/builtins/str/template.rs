//! `str.format` and `str.format_map`.

use crate::builtins::arguments::receive;
use crate::natives;
use crate::object::text::str_format::{Accessor, Argument, Field, Numbering, Piece, pieces};
use crate::object::{Dict, Gc, Str, Tuple, Value};
use crate::vm::{Vm, VmResult};

/// Where the fields of a template find their values.
enum Source<'a> {
    /// `format(*args, **keywords)`
    Arguments(&'a [Value], Option<&'a Gc<Dict>>),
    /// `format_map(mapping)`
    Mapping(&'a Value),
}

/// A template under way.
struct Filling<'a> {
    source: Source<'a>,
    numbering: Numbering,
}

impl Filling<'_> {
    /// Fills in a template; `depth` is how deep specifications may still have fields.
    fn fill(&mut self, vm: &mut Vm, template: &str, depth: u8) -> VmResult<String> {
        if depth == 0 {
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        let mut out = String::with_capacity(template.len());
        for piece in pieces(template) {
            match vm.checked(piece)? {
                Piece::Text(text) => out.push_str(text),
                Piece::Field(field) => self.fill_field(vm, &mut out, &field, depth)?,
            }
        }
        vm.check_text_size(out.len(), 1)?;
        Ok(out)
    }

    fn fill_field(&mut self, vm: &mut Vm, out: &mut String, field: &Field<'_>, depth: u8) -> VmResult<()> {
        let value = self.value_of(vm, field)?;
        let expanded;
        let converted = match field.conversion {
            None => None,
            Some('r') => Some(vm.repr(&value)?),
            Some('s') => Some(vm.str_of(&value)?),
            Some('a') => Some(vm.ascii(&value)?),
            Some(other) => return Err(vm.op_error(Field::unknown_conversion(other))),
        };
        let spec = if field.spec_has_fields {
            expanded = self.fill(vm, field.spec, depth - 1)?;
            expanded.as_str()
        } else {
            field.spec
        };
        match converted {
            Some(text) if spec.is_empty() => out.push_str(&text),
            Some(text) => out.push_str(&vm.format(&text.into(), spec)?),
            None => match value.as_str() {
                Some(text) if spec.is_empty() => out.push_str(text),
                _ => out.push_str(&vm.format(&value, spec)?),
            },
        }
        Ok(())
    }

    fn value_of(&mut self, vm: &mut Vm, field: &Field<'_>) -> VmResult<Value> {
        let parts = field.parts(&mut self.numbering);
        let (argument, accessors) = vm.checked(parts)?;
        let mut value = self.argument(vm, argument)?;
        for accessor in accessors {
            value = match vm.checked(accessor)? {
                Accessor::Attribute(name) => {
                    let name = vm.intern(name);
                    vm.get_attr(&value, &name)?
                }
                Accessor::Index(index) => vm.get_item(&value, &index.into())?,
                Accessor::Key(key) => vm.get_item(&value, &key.into())?,
            };
        }
        Ok(value)
    }

    fn argument(&self, vm: &mut Vm, argument: Argument<'_>) -> VmResult<Value> {
        match (&self.source, argument) {
            (Source::Arguments(values, _), Argument::Index(index)) => match values.get(index) {
                Some(value) => Ok(value.clone()),
                None => {
                    let message = format!("Replacement index {index} out of range for positional args tuple");
                    Err(vm.index_error(message))
                }
            },
            (Source::Arguments(_, keywords), Argument::Name(name)) => {
                let name = vm.intern(name);
                let found = keywords.and_then(|keywords| keywords.get_str(&name));
                found.ok_or_else(|| vm.key_error((&name).into()))
            }
            (Source::Mapping(_), Argument::Index(_)) => {
                Err(vm.value_error("Format string contains positional fields"))
            }
            (Source::Mapping(mapping), Argument::Name(name)) => vm.get_item(mapping, &name.into()),
        }
    }
}

/// How deep: a specification may have fields, but not the specifications of those.
const DEPTH: u8 = 2;

/// The result of filling a template. One that has nothing to fill or to unescape is it itself, whatever its class.
fn filled(vm: &mut Vm, this: &Value, template: &Str, mut filling: Filling<'_>) -> VmResult<Value> {
    let text = template.as_str();
    if !text.is_empty() && !text.contains(['{', '}']) {
        return Ok(this.clone());
    }
    Ok(filling.fill(vm, text, DEPTH)?.into())
}

natives! {
    pub const METHODS;

    /// Return a formatted version of the string, using substitutions from args and kwargs.
    ///
    /// The substitutions are identified by braces ('{' and '}').
    "format(self, /, *args, **kwargs)" => |vm, [this, args, kwargs]| {
        receive!(this => template: Str);
        let args = args.get::<Tuple>().expect("*args is a tuple");
        let source = Source::Arguments(&args.items, kwargs.as_gc::<Dict>());
        let filling = Filling { source, numbering: Numbering::default() };
        filled(vm, this, template, filling)
    }

    /// Return a formatted version of the string, using substitutions from mapping.
    ///
    /// The substitutions are identified by braces ('{' and '}').
    "format_map(self, mapping, /)" => |vm, [this, mapping]| {
        receive!(this => template: Str);
        let filling = Filling { source: Source::Mapping(mapping), numbering: Numbering::default() };
        filled(vm, this, template, filling)
    }
}
