//! `traceback`: the words of `diagnostics` for scripts. What is done with them is in `traceback.py`.

use crate::bytecode::Place;
use crate::natives;
use crate::object::{Exception, Gc, List, Module, Traceback, Tuple, Value};
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

    /// The lines that name an exception: the end of its report, without its traceback, its chain and its parts.
    /// `traceback`: where suggestions may look.
    "_final_lines(exception, traceback, /)" => |vm, [exception, traceback]| {
        let Some(exception) = exception.as_gc::<Exception>().cloned() else {
            let given = vm.type_name(exception);
            return Err(vm.type_error(format!("Exception expected for value, {given} found")));
        };
        let head = if traceback.is_none() { 0 } else { report_of(vm, traceback)?.lines().count() - 1 };
        let own = exception.traceback.replace(traceback.as_gc::<Traceback>().cloned());
        let chain = (exception.cause.take(), exception.context.take());
        let text = (vm.reporter.traceback)(vm, &exception);
        exception.traceback.replace(own);
        drop((exception.cause.replace(chain.0), exception.context.replace(chain.1)));
        let is_group = vm.is_a(&(&exception).into(), &vm.types.BaseExceptionGroup.clone());
        let lines = text.split_inclusive('\n').skip(head);
        let lines: Vec<Value> = if is_group {
            let own = lines.take_while(|line| !line.starts_with("  +-+"));
            own.map(|line| line.strip_prefix("  | ").unwrap_or(line).into()).collect()
        } else {
            lines.map(Value::from).collect()
        };
        Ok(Gc::new(List::new(lines)).into())
    }

    /// Of each entry of a traceback its text, its last line, and its first and last column in bytes.
    "_traceback_entries(traceback, /)" => |vm, [traceback]| {
        let mut found = Vec::new();
        let mut next = traceback.as_gc::<Traceback>().cloned();
        while let Some(entry) = next {
            // One at a time, for a report counts what is repeated, and leaves out what is Rondo's own.
            let alone =
                Traceback { frame: entry.frame.clone(), offset: entry.offset, next: Default::default() };
            let report = report_of(vm, &Gc::new(alone).into())?;
            let text = Value::from(entries(&report).pop().unwrap_or_default());
            let place = Place { code: entry.code().code.clone(), offset: entry.offset };
            let (span, source) = (place.span(), place.source());
            let (_, column) = source.line_and_byte_column(span.start);
            let (end_line, end_column) = source.line_and_byte_column(span.end.max(span.start));
            let numbers = [end_line, column, end_column].map(|number| Value::Int(i64::from(number)));
            let parts = std::iter::once(text).chain(numbers);
            found.push(Value::from(Gc::new(Tuple::new(parts))));
            next = entry.next.borrow().clone();
        }
        Ok(Gc::new(List::new(found)).into())
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
