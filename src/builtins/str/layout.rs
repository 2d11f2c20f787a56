//! `center`, `ljust`, `rjust`, `zfill`, `expandtabs`.

use crate::builtins::arguments::{built_in, c_int, receive, size, text};
use crate::natives;
use crate::object::text::methods::layout;
use crate::object::{Str, Value};
use crate::vm::{Vm, VmResult};

type Pad = fn(&str, bool, i64, char) -> String;

fn padded(vm: &mut Vm, pad: Pad, [this, width, fill]: [&Value; 3]) -> VmResult<Value> {
    receive!(this => whole: Str);
    let width = size(vm, width, 0)?;
    let fill = fill_character(vm, fill)?;
    if width <= whole.length() as i64 {
        return Ok(whole.into());
    }
    check_width(vm, width)?;
    Ok(text(vm, &pad(whole.as_str(), whole.is_ascii(), width, fill)))
}

fn fill_character(vm: &mut Vm, fill: &Value) -> VmResult<char> {
    if fill.is_undef() {
        return Ok(' ');
    }
    let mut slot = Value::Undef;
    let Some(text) = built_in::<Str>(fill, &mut slot) else {
        let given = vm.type_name(fill);
        return Err(vm.type_error(format!("The fill character must be a unicode character, not {given}")));
    };
    match (text.length(), text.char_at(0)) {
        (1, Some(fill)) => Ok(fill),
        _ => Err(vm.type_error("The fill character must be exactly one character long")),
    }
}

/// A width that no memory holds is refused.
fn check_width(vm: &mut Vm, width: i64) -> VmResult<()> {
    vm.check_text_size(usize::try_from(width).unwrap_or(0), 1)
}

natives! {
    pub const METHODS;

    /// Return a centered string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "center(self, width, fillchar=' ', /)" => |vm, [this, width, fill]| {
        padded(vm, layout::center, [this, width, fill])
    }

    /// Return a left-justified string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "ljust(self, width, fillchar=' ', /)" => |vm, [this, width, fill]| {
        padded(vm, layout::ljust, [this, width, fill])
    }

    /// Return a right-justified string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "rjust(self, width, fillchar=' ', /)" => |vm, [this, width, fill]| {
        padded(vm, layout::rjust, [this, width, fill])
    }

    /// Pad a numeric string with zeros on the left, to fill a field of the given width.
    ///
    /// The string is never truncated.
    "zfill(self, width, /)" => |vm, [this, width]| {
        receive!(this => whole: Str);
        let width = size(vm, width, 0)?;
        if width <= whole.length() as i64 {
            return Ok(whole.into());
        }
        check_width(vm, width)?;
        Ok(text(vm, &layout::zfill(whole.as_str(), whole.is_ascii(), width)))
    }

    /// Return a copy where all tab characters are expanded using spaces.
    ///
    /// If tabsize is not given, a tab size of 8 characters is assumed.
    "expandtabs(self, /, tabsize=8)" => |vm, [this, tab_size]| {
        receive!(this => whole: Str);
        let tab_size = c_int(vm, tab_size, 8)?;
        let blanks = layout::blanks_for_tabs(whole.as_str().chars(), tab_size);
        check_width(vm, i64::try_from(blanks.saturating_add(whole.as_str().len())).unwrap_or(i64::MAX))?;
        Ok(text(vm, &layout::expandtabs(whole.as_str(), tab_size)))
    }
}
