//! Snippets, their listings and their errors.

use std::rc::Rc;

use super::verify::verify;
use super::{CompileError, Options, compile_module};
use crate::bytecode::disassemble::disassemble;
use crate::bytecode::{Code, SourceText};
use crate::syntax::{SourceFile, parse_module};

fn compile_with(text: &str, options: Options) -> Result<Rc<Code>, CompileError> {
    let file = SourceFile::new("test.py", text);
    let module = parse_module(&file).expect("the snippet parses");
    let source = Rc::new(SourceText::new("test.py", &*file.text));
    compile_module(&module, source, options)
}

fn compile(text: &str) -> Rc<Code> {
    let code = compile_with(text, Options::default()).expect("the snippet compiles");
    let faults = verify(&code);
    assert!(faults.is_empty(), "{}\n{}", faults.join("\n"), disassemble(&code));
    code
}

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
