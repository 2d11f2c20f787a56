//! The built-in classes that the VM knows by name, and the class of any value.

use crate::object::{
    BaseLayout, Class, ClassTraits, Exception, Gc, Instance, Kind, Ref, ShapeId, Singleton, Value, shape,
};

use super::Vm;

/// Modules whose classes CPython names with the module in messages, beside those that start with an underscore.
const MODULES_IN_C: &[&str] = &[
    "array",
    "collections",
    "datetime",
    "decimal",
    "functools",
    "itertools",
    "operator",
    "re",
    "sys",
    "time",
    "types",
    "typing",
    "weakref",
];

macro_rules! declare_types {
    ($($field:ident $name:literal $base:ident $layout:ident,)*) => {
        /// The built-in classes that the VM knows by name.
        #[allow(non_snake_case)]
        #[derive(Clone)]
        pub struct Types { $(pub $field: Gc<Class>,)* }

        impl Types {
            /// All classes with their bases, their namespaces still empty.
            #[allow(non_snake_case)]
            pub(super) fn new(vm_name: &mut dyn FnMut(&str) -> Gc<crate::object::Str>) -> Types {
                $(let $field = Gc::new(Class::new(vm_name($name), BaseLayout::$layout));)*
                $(
                    if !$field.is(&$base) {
                        set_bases(&$field, &$base);
                    }
                )*
                let types = Types { $($field,)* };
                for class in types.all() {
                    *class.metaclass.borrow_mut() = Some(types.type_.clone());
                }
                types
            }

            /// All classes.
            pub fn all(&self) -> Vec<Gc<Class>> {
                vec![$(self.$field.clone(),)*]
            }
        }
    };
}

fn set_bases(class: &Gc<Class>, base: &Gc<Class>) {
    *class.bases.borrow_mut() = vec![base.clone()];
    let mut ancestors = vec![base.clone()];
    ancestors.extend(base.ancestors.borrow().iter().cloned());
    *class.ancestors.borrow_mut() = ancestors;
}

declare_types! {
    object "object" object Object,
    type_ "type" object Type,
    int "int" object Native,
    bool_ "bool" int Sealed,
    float "float" object Native,
    complex "complex" object Native,
    str "str" object Native,
    bytes "bytes" object Native,
    bytearray "bytearray" object Native,
    list "list" object Native,
    tuple "tuple" object Native,
    dict "dict" object Native,
    set "set" object Native,
    frozenset "frozenset" object Native,
    range "range" object Sealed,
    slice "slice" object Sealed,
    none_type "NoneType" object Sealed,
    ellipsis_type "ellipsis" object Sealed,
    not_implemented_type "NotImplementedType" object Sealed,
    function "function" object Sealed,
    method "method" object Sealed,
    builtin_function "builtin_function_or_method" object Sealed,
    method_descriptor "method_descriptor" object Sealed,
    wrapper_descriptor "wrapper_descriptor" object Sealed,
    method_wrapper "method-wrapper" object Sealed,
    getset_descriptor "getset_descriptor" object Sealed,
    property "property" object Native,
    staticmethod "staticmethod" object Native,
    classmethod "classmethod" object Native,
    module "module" object Native,
    code "code" object Sealed,
    cell "cell" object Sealed,
    traceback "traceback" object Sealed,
    frame "frame" object Sealed,
    generator "generator" object Sealed,
    coroutine "coroutine" object Sealed,
    async_generator "async_generator" object Sealed,
    async_generator_asend "async_generator_asend" object Sealed,
    async_generator_athrow "async_generator_athrow" object Sealed,
    range_iterator "range_iterator" object Sealed,
    list_iterator "list_iterator" object Sealed,

    BaseException "BaseException" object Exception,
    BaseExceptionGroup "BaseExceptionGroup" BaseException Exception,
    GeneratorExit "GeneratorExit" BaseException Exception,
    KeyboardInterrupt "KeyboardInterrupt" BaseException Exception,
    SystemExit "SystemExit" BaseException Exception,
    Exception "Exception" BaseException Exception,
    ExceptionGroup "ExceptionGroup" BaseExceptionGroup Exception,
    ArithmeticError "ArithmeticError" Exception Exception,
    FloatingPointError "FloatingPointError" ArithmeticError Exception,
    OverflowError "OverflowError" ArithmeticError Exception,
    ZeroDivisionError "ZeroDivisionError" ArithmeticError Exception,
    AssertionError "AssertionError" Exception Exception,
    AttributeError "AttributeError" Exception Exception,
    BufferError "BufferError" Exception Exception,
    EOFError "EOFError" Exception Exception,
    ImportError "ImportError" Exception Exception,
    ModuleNotFoundError "ModuleNotFoundError" ImportError Exception,
    LookupError "LookupError" Exception Exception,
    IndexError "IndexError" LookupError Exception,
    KeyError "KeyError" LookupError Exception,
    MemoryError "MemoryError" Exception Exception,
    NameError "NameError" Exception Exception,
    UnboundLocalError "UnboundLocalError" NameError Exception,
    OSError "OSError" Exception Exception,
    BlockingIOError "BlockingIOError" OSError Exception,
    ChildProcessError "ChildProcessError" OSError Exception,
    ConnectionError "ConnectionError" OSError Exception,
    BrokenPipeError "BrokenPipeError" ConnectionError Exception,
    ConnectionAbortedError "ConnectionAbortedError" ConnectionError Exception,
    ConnectionRefusedError "ConnectionRefusedError" ConnectionError Exception,
    ConnectionResetError "ConnectionResetError" ConnectionError Exception,
    FileExistsError "FileExistsError" OSError Exception,
    FileNotFoundError "FileNotFoundError" OSError Exception,
    InterruptedError "InterruptedError" OSError Exception,
    IsADirectoryError "IsADirectoryError" OSError Exception,
    NotADirectoryError "NotADirectoryError" OSError Exception,
    PermissionError "PermissionError" OSError Exception,
    ProcessLookupError "ProcessLookupError" OSError Exception,
    TimeoutError "TimeoutError" OSError Exception,
    ReferenceError "ReferenceError" Exception Exception,
    RuntimeError "RuntimeError" Exception Exception,
    NotImplementedError "NotImplementedError" RuntimeError Exception,
    PythonFinalizationError "PythonFinalizationError" RuntimeError Exception,
    RecursionError "RecursionError" RuntimeError Exception,
    StopAsyncIteration "StopAsyncIteration" Exception Exception,
    StopIteration "StopIteration" Exception Exception,
    SyntaxError "SyntaxError" Exception Exception,
    IndentationError "IndentationError" SyntaxError Exception,
    TabError "TabError" IndentationError Exception,
    SystemError "SystemError" Exception Exception,
    TypeError "TypeError" Exception Exception,
    ValueError "ValueError" Exception Exception,
    UnicodeError "UnicodeError" ValueError Exception,
    UnicodeDecodeError "UnicodeDecodeError" UnicodeError Exception,
    UnicodeEncodeError "UnicodeEncodeError" UnicodeError Exception,
    UnicodeTranslateError "UnicodeTranslateError" UnicodeError Exception,
    Warning "Warning" Exception Exception,
    BytesWarning "BytesWarning" Warning Exception,
    DeprecationWarning "DeprecationWarning" Warning Exception,
    EncodingWarning "EncodingWarning" Warning Exception,
    FutureWarning "FutureWarning" Warning Exception,
    ImportWarning "ImportWarning" Warning Exception,
    PendingDeprecationWarning "PendingDeprecationWarning" Warning Exception,
    ResourceWarning "ResourceWarning" Warning Exception,
    RuntimeWarning "RuntimeWarning" Warning Exception,
    SyntaxWarning "SyntaxWarning" Warning Exception,
    UnicodeWarning "UnicodeWarning" Warning Exception,
    UserWarning "UserWarning" Warning Exception,
}

impl Vm {
    /// The class of a value: `type(value)`.
    #[inline]
    pub fn class_of(&self, value: &Value) -> Gc<Class> {
        let types = &self.types;
        match value {
            Value::Undef | Value::None => types.none_type.clone(),
            Value::Bool(_) => types.bool_.clone(),
            Value::Int(_) => types.int.clone(),
            Value::Float(_) => types.float.clone(),
            Value::Object(reference) => self.class_of_object(reference),
        }
    }

    fn class_of_object(&self, object: &Ref) -> Gc<Class> {
        let types = &self.types;
        let class = match object.kind() {
            Kind::Instance => return object.get::<Instance>().expect("kind was checked").class(),
            Kind::Exception => return object.get::<Exception>().expect("kind was checked").class(),
            Kind::Native => return object.native_class().expect("kind was checked").clone(),
            Kind::Class => {
                let class = object.get::<Class>().expect("kind was checked");
                return class
                    .metaclass
                    .borrow()
                    .clone()
                    .expect("every class has a metaclass once it is built");
            }
            Kind::Generator => self.generator_class(object),
            Kind::BoundMethod => self.bound_method_class(object),
            Kind::NativeFunction => {
                let function = object.get::<crate::object::NativeFunction>().expect("kind was checked");
                if function.owner.get().is_none() {
                    &types.builtin_function
                } else if function.is_slot() {
                    &types.wrapper_descriptor
                } else {
                    &types.method_descriptor
                }
            }
            Kind::Singleton => match object.get::<Singleton>().expect("kind was checked") {
                Singleton::NotImplemented => &types.not_implemented_type,
                Singleton::Ellipsis => &types.ellipsis_type,
            },
            Kind::AsyncGeneratorStep => {
                let step = object.get::<crate::object::AsyncGeneratorStep>().expect("kind was checked");
                match step.action {
                    crate::object::AsyncAction::Send => &types.async_generator_asend,
                    _ => &types.async_generator_athrow,
                }
            }
            Kind::Str => &types.str,
            Kind::BigInt => &types.int,
            Kind::Complex => &types.complex,
            Kind::Bytes => &types.bytes,
            Kind::ByteArray => &types.bytearray,
            Kind::Tuple => &types.tuple,
            Kind::List => &types.list,
            Kind::Dict => &types.dict,
            Kind::Set => &types.set,
            Kind::FrozenSet => &types.frozenset,
            Kind::Range => &types.range,
            Kind::RangeIterator => &types.range_iterator,
            Kind::ListIterator => &types.list_iterator,
            Kind::Slice => &types.slice,
            Kind::Cell => &types.cell,
            Kind::Function => &types.function,
            Kind::LoadedCode => &types.code,
            Kind::Module => {
                let module = object.get::<crate::object::Module>().expect("kind was checked");
                return module.class.borrow().as_ref().unwrap_or(&types.module).clone();
            }
            Kind::GetSet => &types.getset_descriptor,
            Kind::Property => &types.property,
            Kind::StaticMethod => &types.staticmethod,
            Kind::ClassMethod => &types.classmethod,
            Kind::Traceback => &types.traceback,
            Kind::FrameObject => &types.frame,
        };
        class.clone()
    }

    fn generator_class(&self, object: &Ref) -> &Gc<Class> {
        use crate::object::Flavor;
        match object.get::<crate::object::Generator>().expect("kind was checked").flavor {
            Flavor::Generator => &self.types.generator,
            Flavor::Coroutine => &self.types.coroutine,
            Flavor::AsyncGenerator => &self.types.async_generator,
        }
    }

    fn bound_method_class(&self, object: &Ref) -> &Gc<Class> {
        let method = object.get::<crate::object::BoundMethod>().expect("kind was checked");
        match method.function.get::<crate::object::NativeFunction>() {
            Some(function) if function.is_slot() => &self.types.method_wrapper,
            Some(_) => &self.types.builtin_function,
            None => &self.types.method,
        }
    }

    /// The name of a value's class, for messages: with its module where CPython's class is written in C.
    pub fn type_name(&self, value: &Value) -> String {
        let class = self.class_of(value);
        let name = class.name();
        if !class.traits.get().heap
            && let Some(module) = class.dict.get_str(&self.names.module)
            && let Some(module) = module.as_str()
            && (module.starts_with('_') || MODULES_IN_C.contains(&module))
        {
            return format!("{module}.{}", name.as_str());
        }
        name.as_str().to_string()
    }

    /// Whether the value's class is `class` or a subclass. `__instancecheck__` is not asked.
    pub fn is_a(&self, value: &Value, class: &Gc<Class>) -> bool {
        let own = self.class_of(value);
        own.is(class) || own.is_subclass(class)
    }

    /// A class made by the system or a library module, with its methods, as a subclass of `base`.
    pub fn new_class(
        &mut self,
        name: &str,
        base: &Gc<Class>,
        methods: &'static [super::Native],
    ) -> Gc<Class> {
        let name = self.intern(name);
        let class = Gc::new(Class::new(name, base.layout.get()));
        set_bases(&class, base);
        *class.metaclass.borrow_mut() = Some(self.types.type_.clone());
        *class.native_base.borrow_mut() = base.native_base.borrow().clone();
        class.traits.set(ClassTraits { heap: false, ..base.traits.get() });
        if matches!(base.layout.get(), BaseLayout::Object | BaseLayout::Native) {
            class.shape.set(shape::new_root(0));
        }
        self.add_methods(&class, methods);
        class
    }

    /// Gives the classes whose instances have slots their first shape, and those of built-in layouts their base.
    pub(super) fn finish_types(&mut self) {
        for class in self.types.all() {
            match class.layout.get() {
                BaseLayout::Native | BaseLayout::Open | BaseLayout::Sealed => {
                    *class.native_base.borrow_mut() = Some(class.clone())
                }
                BaseLayout::Object => class.shape.set(shape::new_root(0)),
                BaseLayout::Exception | BaseLayout::Type => class.shape.set(ShapeId::NONE),
            }
        }
    }
}
