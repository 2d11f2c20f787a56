//! Tools for looking at the compiler by hand, and for comparing it with CPython over whole folders. Each prints; the
//! script that makes CPython print the same stands in the comment.

use std::rc::Rc;

use super::verify::verify;
use crate::bytecode::disassemble::disassemble;
use crate::bytecode::{Code, SourceText};
use crate::compile::{Options, compile_module, unparse};
use crate::syntax::ast::{Stmt, StmtKind};
use crate::syntax::{SourceFile, parse_module};

/// Compiles every file that is named in the variable RONDO_COMPILE (or found below a folder named there) and checks
/// the code; prints the listing if RONDO_DIS is set.
#[test]
#[ignore = "a tool: RONDO_COMPILE=path cargo test -- --ignored files_compile"]
fn files_compile() {
    let Ok(path) = std::env::var("RONDO_COMPILE") else { return };
    let mut paths = vec![std::path::PathBuf::from(path)];
    let (mut files, mut bad) = (0, 0);
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).expect("a readable folder");
            paths.extend(entries.filter_map(|entry| Some(entry.ok()?.path())));
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let name = path.display().to_string();
        let Ok(file) = SourceFile::from_bytes(&*name, std::fs::read(&path).expect("a readable file")) else {
            continue;
        };
        let Ok(module) = parse_module(&file) else { continue };
        files += 1;
        let source = Rc::new(SourceText::new(&*name, &*file.text));
        match compile_module(&module, source.clone(), Options::default()) {
            Ok(code) => {
                let faults = verify(&code);
                if !faults.is_empty() {
                    bad += 1;
                    println!("{name}:\n  {}", faults[..faults.len().min(5)].join("\n  "));
                }
                if std::env::var_os("RONDO_DIS").is_some() {
                    println!("{}", disassemble(&code));
                }
            }
            Err(error) => {
                bad += 1;
                println!("{name}:{}: {error}", source.line(error.span().start));
            }
        }
    }
    println!("{files} files, {bad} with faults");
}

/// Prints what there is to know of each code object, one line each, for comparison with CPython's.
#[test]
#[ignore = "a tool: RONDO_COMPILE=path cargo test -- --ignored files_describe"]
fn files_describe() {
    let Ok(list) = std::env::var("RONDO_COMPILE") else { return };
    for name in std::fs::read_to_string(list).expect("a list of files").lines() {
        let Ok(file) = SourceFile::from_bytes(name, std::fs::read(name).expect("a readable file")) else {
            continue;
        };
        let Ok(module) = parse_module(&file) else { continue };
        let source = Rc::new(SourceText::new(name, &*file.text));
        if let Ok(code) = compile_module(&module, source, Options::default()) {
            describe(name, &code);
        }
    }
}

fn describe(path: &str, code: &Code) {
    let flags = code.flags;
    let flags = [
        flags.varargs,
        flags.varkeywords,
        flags.generator,
        flags.coroutine,
        flags.async_generator,
        flags.optimized,
        flags.nested,
    ];
    let flags: String = flags.map(|on| if on { '1' } else { '0' }).iter().collect();
    let cells: Vec<usize> = code.cell_registers.iter().map(|cell| cell.index()).collect();
    let is_cell = |index: &usize| cells.contains(index);
    let names = |indices: Vec<usize>| {
        let mut names: Vec<&str> = indices.iter().map(|&index| &*code.local_names[index]).collect();
        names.sort_unstable();
        names.dedup();
        names.join(",")
    };
    let plain = (0..code.local_names.len()).filter(|index| !is_cell(index)).collect();
    let doc = code.doc.as_ref().map_or(0, |doc| doc.chars().count());
    println!(
        "@{path}\t{}\t{}\t{}/{}/{}\t{flags}\tlocals={}\tcells={}\tfree={}\tdoc={doc}",
        code.qualname,
        code.first_line,
        code.positional_count,
        code.positional_only_count,
        code.keyword_only_count,
        names(plain),
        names(cells.clone()),
        code.free_names.join(","),
    );
    code.codes.iter().for_each(|inner| describe(path, inner));
}

/// Prints the places of the instructions that can fail, for comparison with CPython's.
#[test]
#[ignore = "a tool: RONDO_COMPILE=list cargo test -- --ignored files_places"]
fn files_places() {
    let Ok(list) = std::env::var("RONDO_COMPILE") else { return };
    for name in std::fs::read_to_string(list).expect("a list of files").lines() {
        let Ok(file) = SourceFile::from_bytes(name, std::fs::read(name).expect("a readable file")) else {
            continue;
        };
        let Ok(module) = parse_module(&file) else { continue };
        let source = Rc::new(SourceText::new(name, &*file.text));
        if let Ok(code) = compile_module(&module, source, Options::default()) {
            places(name, &code);
        }
    }
}

fn places(path: &str, code: &Code) {
    use crate::bytecode::Instruction::*;
    for (instruction, span) in code.instructions.iter().zip(&code.spans) {
        let kind = match instruction {
            Call { .. } | CallKeywords { .. } | CallSpread { .. } | CallSuper { .. } => "call",
            CallMethod { .. } | CallMethodKeywords { .. } => "call",
            Add { .. } | Sub { .. } | Mul { .. } | TrueDiv { .. } | FloorDiv { .. } | Mod { .. } => "binary",
            AddInt { .. } | SubInt { .. } | MulInt { .. } | FloorDivInt { .. } | ModInt { .. } => "binary",
            Binary { .. } | InPlace { .. } | InPlaceAddInt { .. } | InPlaceSubInt { .. } => "binary",
            GetItem { .. } | GetItemInt { .. } => "item",
            GetAttr { .. } | LoadMethod { .. } | LoadSuperMethod { .. } => "attr",
            SetAttr { .. } => "set_attr",
            SetItem { .. } => "set_item",
            Raise { .. } | RaiseAgain {} => "raise",
            GetIter { .. } => "iter",
            ForNext { .. } => "for",
            Compare { .. } => "compare",
            ImportName { .. } => "import",
            ImportFrom { .. } => "import_from",
            UnpackSequence { .. } | UnpackStar { .. } => "unpack",
            Await { .. } => "await",
            Yield { .. } => "yield",
            LoadGlobal { .. } | LoadName { .. } => "global",
            LoadSpecial { .. } => "with",
            MatchException { .. } => "except",
            FormatValue { .. } => "format",
            DeleteItem { .. } => "del_item",
            DeleteAttr { .. } => "del_attr",
            MakeFunction { .. } => "function",
            Unary { .. } => "unary",
            Return { .. } => "return",
            _ => continue,
        };
        let (line, column) = code.source.line_and_byte_column(span.start);
        let (end_line, end_column) = code.source.line_and_byte_column(span.end);
        println!(
            "@{path}\t{}:{}\t{kind}\t{line}:{column}-{end_line}:{end_column}",
            code.qualname, code.first_line
        );
    }
    code.codes.iter().for_each(|inner| places(path, inner));
}

/// Prints each line of a file, an expression, as an annotation keeps it under the future import.
#[test]
#[ignore = "a tool: RONDO_SNIPPETS=path cargo test -- --ignored expressions_unparse"]
fn expressions_unparse() {
    let Ok(path) = std::env::var("RONDO_SNIPPETS") else { return };
    for line in std::fs::read_to_string(path).expect("a readable file").lines() {
        let file = SourceFile::new("test.py", line);
        let Ok(module) = parse_module(&file) else { continue };
        let [Stmt { kind: StmtKind::Expr(expression), .. }] = module.body.as_slice() else {
            continue;
        };
        println!("@{line}\t{}", unparse::expression(expression));
    }
}
