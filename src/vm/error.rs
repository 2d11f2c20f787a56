//! Raising exceptions from Rust.

use crate::object::{Class, Exception, Gc, Tuple, Value};

use super::Vm;
use super::exceptions::cut_context_chain;

/// An exception on its way. The `Err` of everything that may run script code.
#[derive(Clone, Debug)]
pub struct Raised(pub Gc<Exception>);

/// What everything gives that may raise.
pub type VmResult<T> = Result<T, Raised>;

macro_rules! raisers {
    ($($(#[doc = $doc:literal])* $function:ident $class:ident,)*) => {
        impl Vm {
            $(
                $(#[doc = $doc])*
                #[cold]
                pub fn $function(&mut self, message: impl Into<String>) -> Raised {
                    let class = self.types.$class.clone();
                    self.error(&class, message)
                }
            )*
        }
    };
}

raisers! {
    /// A TypeError with this message.
    type_error TypeError,
    /// A ValueError with this message.
    value_error ValueError,
    /// An IndexError with this message.
    index_error IndexError,
    /// An OverflowError with this message.
    overflow_error OverflowError,
    /// A ZeroDivisionError with this message.
    zero_division_error ZeroDivisionError,
    /// A RuntimeError with this message.
    runtime_error RuntimeError,
    /// A NotImplementedError with this message.
    not_implemented_error NotImplementedError,
    /// A RecursionError with this message.
    recursion_error RecursionError,
}

impl Vm {
    /// An exception of a built-in class with a message. Its context is set when it is raised.
    #[cold]
    pub fn error(&mut self, class: &Gc<Class>, message: impl Into<String>) -> Raised {
        let message = Value::from(message.into());
        self.error_with(class, [message])
    }

    /// An exception of a built-in class with these arguments. Its context is set when it is raised.
    #[cold]
    pub fn error_with(&mut self, class: &Gc<Class>, args: impl IntoIterator<Item = Value>) -> Raised {
        let exception = Gc::new(Exception::new(class.clone(), Gc::new(Tuple::new(args))));
        self.set_implied_context(&exception);
        Raised(exception)
    }

    /// The refusal of a character that strings cannot hold.
    #[cold]
    pub fn refuse_stand_in(&mut self) -> Raised {
        let what = crate::bytecode::surrogate::REFUSAL;
        self.not_implemented_error(format!("Rondo does not support {what}"))
    }

    /// A UnicodeEncodeError or UnicodeDecodeError for what lies between two places of a text or of bytes.
    #[cold]
    pub fn unicode_error(
        &mut self,
        encoding: bool,
        codec: &str,
        object: Value,
        (start, end): (usize, usize),
        reason: &str,
    ) -> Raised {
        let class = if encoding { &self.types.UnicodeEncodeError } else { &self.types.UnicodeDecodeError };
        let class = class.clone();
        let args = [Value::from(codec), object, Value::from(start), Value::from(end), Value::from(reason)];
        let raised = self.error_with(&class, args.clone());
        for (field, value) in ["encoding", "object", "start", "end", "reason"].into_iter().zip(args) {
            raised.0.set_field(field, value);
        }
        raised
    }

    /// The error for a text with lone surrogates that is to become UTF-8.
    #[cold]
    pub fn surrogates_not_allowed(&mut self, text: &str) -> Raised {
        let is_surrogate = |character: &char| crate::bytecode::surrogate::is_surrogate(*character);
        let start = text.chars().position(|character| is_surrogate(&character)).unwrap_or(0);
        let end = start + text.chars().skip(start).take_while(is_surrogate).count();
        self.unicode_error(true, "utf-8", text.into(), (start, end), "surrogates not allowed")
    }

    /// A MemoryError.
    #[cold]
    pub fn memory_error(&mut self) -> Raised {
        let class = self.types.MemoryError.clone();
        self.error_with(&class, [])
    }

    /// A KeyError of a key.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        let class = self.types.KeyError.clone();
        self.error_with(&class, [key])
    }

    /// An AttributeError that knows the object and the name, for "Did you mean".
    #[cold]
    pub fn attribute_error(&mut self, message: impl Into<String>, object: &Value, name: &Value) -> Raised {
        let class = self.types.AttributeError.clone();
        let raised = self.error(&class, message);
        raised.0.set_field("obj", object.clone());
        raised.0.set_field("name", name.clone());
        raised
    }

    /// A StopIteration with a value; None and `Undef` give one without arguments.
    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let class = self.types.StopIteration.clone();
        let none = matches!(value, Value::None | Value::Undef);
        let raised = self.error_with(&class, (!none).then(|| value.clone()));
        raised.0.set_field("value", if none { Value::None } else { value });
        raised
    }

    /// Makes the exception that is being handled the context of a new one, unless it has one already.
    pub fn set_implied_context(&mut self, exception: &Gc<Exception>) {
        let Some(handled) = self.handled_exception() else { return };
        if handled.is(exception) || !exception.context.borrow().is_none() {
            return;
        }
        cut_context_chain(&handled, exception);
        *exception.context.borrow_mut() = (&handled).into();
    }

    /// Whether the exception is of this class or a subclass.
    pub fn raised_is(&self, raised: &Raised, class: &Gc<Class>) -> bool {
        raised.0.class.borrow().is_subclass(class)
    }
}
