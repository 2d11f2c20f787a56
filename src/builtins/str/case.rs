//! Case, and the predicates `isalpha`, `isdigit`, …

use crate::builtins::arguments::{receive, text};
use crate::natives;
use crate::object::text::methods::{case, classify};
use crate::object::{Str, Value};
use crate::vm::Vm;

fn is(this: &Value, predicate: fn(&str) -> bool) -> Value {
    receive!(this => text: Str);
    Value::bool(predicate(text.as_str()))
}

fn mapped(vm: &mut Vm, this: &Value, map: fn(&str, bool) -> String) -> Value {
    receive!(this => whole: Str);
    text(vm, &map(whole.as_str(), whole.is_ascii()))
}

natives! {
    pub const METHODS;

    /// Return a copy of the string converted to lowercase.
    "lower(self, /)" => |vm, [this]| { Ok(mapped(vm, this, case::lower)) }
    /// Return a copy of the string converted to uppercase.
    "upper(self, /)" => |vm, [this]| { Ok(mapped(vm, this, case::upper)) }
    /// Return a version of the string suitable for caseless comparisons.
    "casefold(self, /)" => |vm, [this]| { Ok(mapped(vm, this, case::casefold)) }
    /// Return a capitalized version of the string.
    "capitalize(self, /)" => |vm, [this]| { Ok(mapped(vm, this, |text, _| case::capitalize(text))) }
    /// Return a version of the string where each word is titlecased.
    "title(self, /)" => |vm, [this]| { Ok(mapped(vm, this, |text, _| case::title(text))) }
    /// Convert uppercase characters to lowercase and lowercase characters to uppercase.
    "swapcase(self, /)" => |vm, [this]| { Ok(mapped(vm, this, |text, _| case::swapcase(text))) }

    /// Return True if the string is an alphabetic string, False otherwise.
    "isalpha(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_alpha)) }
    /// Return True if the string is an alpha-numeric string, False otherwise.
    "isalnum(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_alnum)) }
    /// Return True if all characters in the string are ASCII, False otherwise.
    "isascii(self, /)" => |_vm, [this]| { Ok(is(this, str::is_ascii)) }
    /// Return True if the string is a decimal string, False otherwise.
    "isdecimal(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_decimal)) }
    /// Return True if the string is a digit string, False otherwise.
    "isdigit(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_digit)) }
    /// Return True if the string is a numeric string, False otherwise.
    "isnumeric(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_numeric)) }
    /// Return True if the string is a valid Python identifier, False otherwise.
    "isidentifier(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_identifier)) }
    /// Return True if the string is a lowercase string, False otherwise.
    "islower(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_lower)) }
    /// Return True if the string is an uppercase string, False otherwise.
    "isupper(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_upper)) }
    /// Return True if the string is a title-cased string, False otherwise.
    "istitle(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_title)) }
    /// Return True if the string is a whitespace string, False otherwise.
    "isspace(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_space)) }
    /// Return True if all characters in the string are printable, False otherwise.
    "isprintable(self, /)" => |_vm, [this]| { Ok(is(this, classify::is_printable)) }
}
