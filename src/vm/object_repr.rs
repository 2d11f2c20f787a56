//! `repr` of functions, classes, modules, generators and the other objects that show what they are and where.

use crate::object::{
    BoundMethod, Cell, Class, ClassMethod, Function, Generator, GetSet, Kind, LoadedCode, Module,
    NativeFunction, Ref, StaticMethod, Value,
};

use super::{Vm, VmResult};

impl Vm {
    /// Appends the text of an object that is no container and no number or text.
    pub(super) fn write_other(&mut self, out: &mut String, value: &Value, object: &Ref) -> VmResult<()> {
        let address = object.address();
        let text = match object.kind() {
            Kind::Class => {
                let class = object.downcast_ref::<Class>().expect("kind was checked");
                format!("<class '{}'>", self.full_name(class))
            }
            Kind::Function => {
                let name = object.get::<Function>().expect("kind was checked").qualname.borrow().clone();
                format!("<function {} at {address:#x}>", name.as_str())
            }
            Kind::NativeFunction => native_function_repr(object.get().expect("kind was checked")),
            Kind::BoundMethod => {
                let method = object.downcast_ref::<BoundMethod>().expect("kind was checked").clone();
                self.bound_method_repr(&method, address)?
            }
            Kind::Module => self.module_repr(object.get::<Module>().expect("kind was checked"))?,
            Kind::Generator => {
                let generator = object.get::<Generator>().expect("kind was checked");
                let name = generator.qualname();
                format!("<{} object {} at {address:#x}>", self.type_name(value), name.as_str())
            }
            Kind::FrameObject => {
                let class = self.types.frame.clone();
                let repr = self.lookup_in_class(&class, &self.names.repr).expect("frames have a `__repr__`");
                let text = self.call(&repr, std::slice::from_ref(value))?;
                text.as_str().unwrap_or_default().to_string()
            }
            Kind::LoadedCode => {
                let code = object.get::<LoadedCode>().expect("kind was checked");
                let (file, line) = (&code.code.source.name, code.code.first_line);
                let name = code.name.as_str();
                format!("<code object {name} at {address:#x}, file \"{file}\", line {line}>")
            }
            Kind::Cell => {
                let held = object.get::<Cell>().expect("kind was checked").value.borrow().clone();
                let held = match &held {
                    Value::Undef => "empty".to_string(),
                    Value::Object(inner) => {
                        format!("{} object at {:#x}", self.type_name(&held), inner.address())
                    }
                    _ => format!("{} object at {address:#x}", self.type_name(&held)),
                };
                format!("<cell at {address:#x}: {held}>")
            }
            Kind::GetSet => {
                let attribute = object.get::<GetSet>().expect("kind was checked");
                let owner = attribute.owner.name();
                format!("<attribute '{}' of '{}' objects>", attribute.name.as_str(), owner.as_str())
            }
            Kind::StaticMethod => {
                let function =
                    object.get::<StaticMethod>().expect("kind was checked").function.borrow().clone();
                return self.write_wrapper(out, "staticmethod", &function);
            }
            Kind::ClassMethod => {
                let function =
                    object.get::<ClassMethod>().expect("kind was checked").function.borrow().clone();
                return self.write_wrapper(out, "classmethod", &function);
            }
            _ => self.object_repr(value),
        };
        out.push_str(&text);
        Ok(())
    }

    fn write_wrapper(&mut self, out: &mut String, name: &str, function: &Value) -> VmResult<()> {
        out.push('<');
        self.write_call(out, name, &[function])?;
        out.push('>');
        Ok(())
    }

    fn bound_method_repr(&mut self, method: &BoundMethod, address: usize) -> VmResult<String> {
        if let Some(function) = method.function.get::<NativeFunction>() {
            let name = function.name.as_str();
            let at = method.receiver.as_object().map_or(address, Ref::address);
            let owner = self.type_name(&method.receiver);
            return Ok(if function.is_slot() {
                format!("<method-wrapper '{name}' of {owner} object at {at:#x}>")
            } else {
                format!("<built-in method {name} of {owner} object at {at:#x}>")
            });
        }
        let name = match method.function.get::<Function>() {
            Some(function) => Some(function.qualname.borrow().as_str().to_string()),
            None => {
                let name = self.names.qualname.clone();
                let found = self.find_attr(&method.function, &name)?;
                found.as_ref().and_then(Value::as_str).map(str::to_string)
            }
        };
        let receiver = self.repr(&method.receiver)?;
        Ok(format!("<bound method {} of {receiver}>", name.as_deref().unwrap_or("?")))
    }

    fn module_repr(&mut self, module: &Module) -> VmResult<String> {
        let name = module.dict.get_str(&self.names.name);
        let name = name.as_ref().and_then(Value::as_str).unwrap_or("?");
        let built_in = name == "builtins" || self.module_builders.contains_key(name);
        let name = format!("'{name}'");
        let file = module.dict.get_str(&self.names.file);
        Ok(match file.as_ref().and_then(Value::as_str) {
            Some(file) => format!("<module {name} from '{file}'>"),
            None if built_in => format!("<module {name} (built-in)>"),
            None if module.dict.get_str(&self.names.path).is_some() => format!("<module {name} (namespace)>"),
            None => format!("<module {name}>"),
        })
    }
}

fn native_function_repr(function: &NativeFunction) -> String {
    let name = function.name.as_str();
    match function.owner.get() {
        None => format!("<built-in function {name}>"),
        Some(owner) if function.is_slot() => {
            format!("<slot wrapper '{name}' of '{}' objects>", owner.name().as_str())
        }
        Some(owner) => format!("<method '{name}' of '{}' objects>", owner.name().as_str()),
    }
}
