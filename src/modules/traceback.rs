//! `traceback`: the words of `diagnostics` for scripts. What is done with them is in `traceback.py`.

use crate::natives;
use crate::object::{Exception, Gc, List, Module, Traceback, Value};
use crate::vm::source::SourceFile;
use crate::vm::{Vm, VmResult};

/// The part that is written in the language.
const SOURCE: &str = include_str!("traceback.py");

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("traceback", None);
    vm.add_functions(&module.dict, "traceback", FUNCTIONS);
    let file = SourceFile::new("<rondo traceback.py>", SOURCE);
    let code = vm.compile_source(&file)?;
    vm.run_module(code, &module.dict)?;
    Ok(module)
}

/// The report of an exception that has nothing but this traceback.
fn report_of(vm: &mut Vm, traceback: &Value) -> VmResult<String> {
    let class = vm.types.Exception.clone();
    let exception = vm.new_exception(&class, Vec::new())?;
    exception.context.replace(Value::None);
    *exception.traceback.borrow_mut() = traceback.as_gc::<Traceback>().cloned();
    Ok((vm.reporter.traceback)(vm, &exception))
}

/// A report's entries: each begins with a line `  File "…"`.
fn entries(report: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in report.split_inclusive('\n') {
        if line.starts_with("  File \"") {
            entries.push(line.to_string());
        } else if line.starts_with("    ")
            && let Some(last) = entries.last_mut()
        {
            last.push_str(line);
        }
    }
    entries
}

natives! {
    const FUNCTIONS;

    /// What an uncaught exception would print.
    "_exception_text(exception, /)" => |vm, [exception]| {
        let Some(exception) = exception.as_gc::<Exception>().cloned() else {
            let given = vm.type_name(exception);
            return Err(vm.type_error(format!("Exception expected for value, {given} found")));
        };
        Ok((vm.reporter.traceback)(vm, &exception).into())
    }

    /// The lines that name an exception: the end of its report, without its traceback and chain.
    "_final_lines(exception, /)" => |vm, [exception]| {
        let Some(exception) = exception.as_gc::<Exception>().cloned() else {
            let given = vm.type_name(exception);
            return Err(vm.type_error(format!("Exception expected for value, {given} found")));
        };
        let traceback = exception.traceback.take();
        let chain = (exception.cause.take(), exception.context.take());
        let text = (vm.reporter.traceback)(vm, &exception);
        exception.traceback.replace(traceback);
        drop((exception.cause.replace(chain.0), exception.context.replace(chain.1)));
        let lines = text.split_inclusive('\n').map(Value::from).collect();
        Ok(Gc::new(List::new(lines)).into())
    }

    /// The entries of a traceback as texts.
    "_traceback_entries(traceback, /)" => |vm, [traceback]| {
        if traceback.is_none() {
            return Ok(Gc::new(List::new(Vec::new())).into());
        }
        // One at a time, for a report counts what is repeated, and leaves out what is Rondo's own.
        let mut texts = Vec::new();
        let mut next = traceback.as_gc::<Traceback>().cloned();
        while let Some(entry) = next {
            let alone =
                Traceback { frame: entry.frame.clone(), offset: entry.offset, next: Default::default() };
            let report = report_of(vm, &Gc::new(alone).into())?;
            texts.push(Value::from(entries(&report).pop().unwrap_or_default()));
            next = entry.next.borrow().clone();
        }
        Ok(Gc::new(List::new(texts)).into())
    }

    /// The lines of the source of some code, with their ends; None if it is in no file.
    "_source_lines(code, /)" => |_vm, [code]| {
        let Some(code) = code.get::<crate::object::LoadedCode>() else { return Ok(Value::None) };
        let source = &code.code.source;
        if source.is_hidden || source.name.starts_with('<') {
            return Ok(Value::None);
        }
        let lines = source.text.split_inclusive('\n').map(Value::from).collect();
        Ok(Gc::new(List::new(lines)).into())
    }

    /// The line of the source that a frame is at.
    "_source_line(frame, /)" => |vm, [frame]| {
        let (code_name, line_name) = (vm.intern("f_code"), vm.intern("f_lineno"));
        let code = vm.get_attr(frame, &code_name)?;
        let line = vm.get_attr(frame, &line_name)?;
        let (Some(code), Value::Int(line)) = (code.get::<crate::object::LoadedCode>(), line) else {
            return Ok(Value::None);
        };
        let source = &code.code.source;
        if source.is_hidden || source.name.starts_with('<') {
            return Ok(Value::None);
        }
        let line = usize::try_from(line).ok().and_then(|line| source.text.lines().nth(line.checked_sub(1)?));
        Ok(line.map(str::trim).into())
    }
}
