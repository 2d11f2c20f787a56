//! `exec`, `eval`, `compile`.

use std::rc::Rc;

use crate::builtins::arguments::{built_in, c_int, flag, not_a};
use crate::builtins::bytes::view;
use crate::bytecode::{Code, surrogate};

use crate::natives;
use crate::object::{Cell, Dict, Gc, LoadedCode, Str, Tuple, Value};

use crate::vm::source::{Options, SourceFile};
use crate::vm::{Vm, VmResult};

use super::namespaces::{caller_globals, caller_is_function, caller_locals, caller_names};

/// The bits of `compile`'s flags that CPython knows: its own and those of `__future__`.
const KNOWN_FLAGS: i64 = 0x1ff_ff00 | 0x10;

/// What a source is compiled to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Statements,
    Expression,
    /// As the prompt does: expression statements print their values.
    Interactive,
}

/// The text of a source given as a string or as bytes.
fn source_text(vm: &mut Vm, source: &Value, name: &str, message: &str) -> VmResult<SourceFile> {
    let mut slot = Value::Undef;
    if let Some(text) = built_in::<Str>(source, &mut slot) {
        if text.as_str().contains('\0') {
            return Err(vm.null_bytes());
        }
        if surrogate::contains(text.as_str()) {
            return Err(vm.surrogates_not_allowed(text.as_str()));
        }
        return Ok(SourceFile::new(name, text.as_str()));
    }
    let bytes = view(source).map(|bytes| bytes.to_vec());
    match bytes {
        Some(bytes) if bytes.contains(&0) => Err(vm.null_bytes()),
        Some(bytes) => vm.decode_source(name, bytes),
        None => Err(vm.type_error(message)),
    }
}

fn compile(vm: &mut Vm, file: &mut SourceFile, mode: Mode, options: Options) -> VmResult<Rc<Code>> {
    file.max_int_digits = vm.int_max_str_digits;
    match mode {
        Mode::Expression => {
            let mut file = SourceFile::new(&*file.name, &*file.text).hidden(file.is_hidden);
            file.is_expression = true;
            file.max_int_digits = vm.int_max_str_digits;
            vm.compile_expression_source(&file, options)
        }
        Mode::Statements => {
            let tree = vm.parse_source(file)?;
            vm.compile_tree(file, &tree, options)
        }
        Mode::Interactive => {
            let mut file = SourceFile::new(&*file.name, &*file.text).hidden(file.is_hidden);
            file.is_expression = true;
            file.max_int_digits = vm.int_max_str_digits;
            let tree = vm.parse_single_source(&file)?;
            vm.compile_tree(&file, &tree, Options { interactive: true, ..options })
        }
    }
}

/// Where the code runs: its globals and its namespace, if that is another dict or mapping.
fn places(vm: &mut Vm, name: &str, globals: &Value, locals: &Value) -> VmResult<(Gc<Dict>, Option<Value>)> {
    let globals = if globals.is_undef() { &Value::None } else { globals };
    let locals = if locals.is_undef() { &Value::None } else { locals };
    let namespace = match locals {
        Value::None => None,
        locals => {
            let class = vm.class_of(locals);
            if vm.lookup_in_class(&class, &vm.names.getitem).is_none() {
                return Err(wrong_locals(vm, name, locals));
            }
            Some(locals.clone())
        }
    };
    if globals.is_none() {
        let globals = caller_globals(vm);
        let namespace = namespace.or_else(|| {
            let is_apart = caller_is_function(vm) || !globals.is(&caller_locals(vm));
            is_apart.then(|| caller_names(vm))
        });
        return Ok((globals, namespace));
    }
    let given = globals;
    match vm.unwrap_native(globals).as_gc::<Dict>() {
        Some(globals) => {
            let name = vm.names.builtins.clone();
            if globals.get_str(&name).is_none() {
                globals.set_str(&name, (&vm.builtins).into());
            }
            // A dict of a script's class is asked in that class's way, as far as it is the namespace too.
            let namespace = namespace.or_else(|| (!given.is(&globals.into())).then(|| given.clone()));
            Ok((globals.clone(), namespace.filter(|namespace| !namespace.is(&globals.into()))))
        }
        None => {
            let class = vm.class_of(given);
            let is_mapping = vm.lookup_in_class(&class, &vm.names.getitem).is_some();
            let shown = vm.type_name(given);
            Err(vm.type_error(match name {
                "exec" => format!("exec() globals must be a dict, not {shown}"),
                _ if is_mapping => "globals must be a real dict; try eval(expr, {}, mapping)".to_string(),
                _ => "globals must be a dict".to_string(),
            }))
        }
    }
}

#[cold]
fn wrong_locals(vm: &mut Vm, name: &str, locals: &Value) -> crate::vm::Raised {
    let given = vm.type_name(locals);
    vm.type_error(match name {
        "exec" => format!("locals must be a mapping or None, not {given}"),
        _ => "locals must be a mapping".to_string(),
    })
}

/// The cells that `exec` was given for the free names of the code.
fn closure_cells(vm: &mut Vm, code: &Code, closure: &Value) -> VmResult<Box<[Gc<Cell>]>> {
    let wanted = code.free_names.len();
    let cells =
        closure.get::<Tuple>().map(|cells| cells.items.iter().map(|cell| cell.as_gc::<Cell>().cloned()));
    if wanted == 0 {
        return match cells {
            None if matches!(closure, Value::Undef | Value::None) => Ok(Box::default()),
            _ => Err(vm.type_error("cannot use a closure with this code object")),
        };
    }
    match cells.and_then(Iterator::collect::<Option<Box<[_]>>>) {
        Some(cells) if cells.len() == wanted => Ok(cells),
        _ => Err(vm.type_error(format!("code object requires a closure of exactly length {wanted}"))),
    }
}

/// `exec` and `eval`: what the code gives.
fn run(vm: &mut Vm, name: &str, [source, globals, locals, closure]: [&Value; 4]) -> VmResult<Value> {
    let (globals, namespace) = places(vm, name, globals, locals)?;
    if let Some(code) = source.as_gc::<LoadedCode>() {
        let code = code.code.clone();
        if name == "eval" && !code.free_names.is_empty() {
            return Err(vm.type_error("code object passed to eval() may not contain free variables"));
        }
        let cells = closure_cells(vm, &code, closure)?;
        return vm.run_closure(code, &globals, namespace.as_ref(), cells);
    }
    if !matches!(closure, Value::Undef | Value::None) {
        return Err(vm.type_error("closure can only be used when source is a code object"));
    }
    let message = format!("{name}() arg 1 must be a string, bytes or code object");
    let mut file = source_text(vm, source, "<string>", &message)?;
    let options = Options { separate_namespace: namespace.is_some(), ..Options::default() };
    let mode = if name == "exec" { Mode::Statements } else { Mode::Expression };
    if mode == Mode::Expression {
        file = SourceFile::new(&*file.name, file.text.trim_start_matches([' ', '\t']));
    }
    let code = compile(vm, &mut file, mode, options)?;
    vm.run_code(code, &globals, namespace.as_ref())
}

fn compiled(vm: &mut Vm, [source, filename, mode]: [&Value; 3]) -> VmResult<Value> {
    let inner = vm.unwrap_native(filename);
    let bytes_name = view(&inner).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let filename = match (inner.as_str(), bytes_name) {
        (Some(name), _) => name.to_string(),
        (None, Some(name)) => name,
        (None, None) => {
            let given = vm.type_name(filename);
            let message = format!("expected str, bytes or os.PathLike object, not {given}");
            return Err(vm.type_error(message));
        }
    };
    let mut slot = Value::Undef;
    let Some(mode) = built_in::<Str>(mode, &mut slot) else {
        return Err(not_a(vm, "compile() argument 'mode'", "str", mode));
    };
    let mode = match mode.as_str() {
        "exec" => Mode::Statements,
        "eval" => Mode::Expression,
        "single" => Mode::Interactive,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let mut file =
        source_text(vm, source, &filename, "compile() arg 1 must be a string, bytes or AST object")?;
    file.is_hidden = !filename.starts_with('<')
        && std::fs::read_to_string(&filename)
            .map_or(true, |text| SourceFile::new("", text).text != file.text);
    let options = Options { separate_namespace: true, ..Options::default() };
    let code = compile(vm, &mut file, mode, options)?;
    Ok(vm.load_code(code).into())
}

natives! {
    pub const FUNCTIONS;

    /// Execute the given source in the context of globals and locals.
    ///
    /// The source may be a string representing one or more Python statements
    /// or a code object as returned by compile().
    "@frame exec(source, /, globals=None, locals=None, *, closure=None)" =>
        |vm, [source, globals, locals, closure]| {
        run(vm, "exec", [source, globals, locals, closure])?;
        Ok(Value::None)
    }

    /// Evaluate the given source in the context of globals and locals.
    ///
    /// The source may be a string representing a Python expression
    /// or a code object as returned by compile().
    "@frame eval(source, /, globals=None, locals=None)" => |vm, [source, globals, locals]| {
        run(vm, "eval", [source, globals, locals, &Value::Undef])
    }

    /// Compile source into a code object that can be executed by exec() or eval().
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)" =>
        |vm, [source, filename, mode, flags, dont_inherit, optimize, _feature_version]| {
        flag(vm, dont_inherit, false)?;
        let flags = c_int(vm, flags, 0)?;
        if flags & !KNOWN_FLAGS != 0 {
            return Err(vm.value_error("compile(): unrecognised flags"));
        }
        if !(-1..=2).contains(&c_int(vm, optimize, -1)?) {
            return Err(vm.value_error("compile(): invalid optimize value"));
        }
        if flags != 0 {
            return Err(vm.not_implemented_error("Rondo's compile() takes no flags"));
        }
        compiled(vm, [source, filename, mode])
    }
}
