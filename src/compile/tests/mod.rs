//! What the compiler makes of snippets, and what it says of wrong ones.
//!
//! - `errors.txt`: wrong snippets with the errors that CPython 3.13 gives; `record_errors.py` records them;
//! - `listings.txt`: snippets with their listings; `RONDO_BLESS=1 cargo test listings` records them;
//! - [`verify`] checks every code object that a test makes;
//! - [`tools`] compares with CPython over whole folders, by hand.

mod tools;
mod verify;

use std::rc::Rc;

use crate::bytecode::disassemble::disassemble;
use crate::bytecode::{Code, SourceText};
use crate::compile::{CompileError, Options, compile_expression, compile_module};
use crate::syntax::ast::StmtKind;
use crate::syntax::{SourceFile, Span, parse_module};

/// Between two snippets of a file.
const SEPARATOR: &str = "---\n";
/// Starts the lines that are recorded.
const RECORDED: &str = "=> ";

fn compile_with(text: &str, options: Options) -> Result<Rc<Code>, CompileError> {
    let file = SourceFile::new("test.py", text);
    let module = parse_module(&file).map_err(CompileError::Syntax)?;
    let source = Rc::new(SourceText::new("test.py", &*file.text));
    let code = compile_module(&module, source, options)?;
    let faults = verify::verify(&code);
    assert!(faults.is_empty(), "{}\n{}", faults.join("\n"), disassemble(&code));
    Ok(code)
}

/// The snippet's own lines, and those recorded.
fn split(block: &str) -> (String, Vec<&str>) {
    let lines = || block.lines().filter(|line| !line.starts_with("# "));
    let source = lines().filter(|line| !line.starts_with(RECORDED));
    let recorded = lines().filter_map(|line| line.strip_prefix(RECORDED));
    (source.map(|line| format!("{line}\n")).collect(), recorded.collect())
}

#[test]
fn errors_are_those_of_cpython() {
    for block in include_str!("errors.txt").split(SEPARATOR) {
        let (source, recorded) = split(block);
        let found = match compile_with(&source, Options::default()) {
            Ok(_) => "no error".to_owned(),
            Err(error @ CompileError::Unsupported { .. }) => error.to_string(),
            Err(CompileError::Syntax(error)) => {
                let file = SourceFile::new("test.py", &*source);
                format!("{} @ {}", error.message, place(&file, error.span))
            }
        };
        assert_eq!(vec![&*found], recorded, "in\n{source}");
    }
}

fn place(file: &SourceFile, span: Span) -> String {
    let (line, column) = file.line_col(span.start);
    if span.is_empty() {
        return format!("{line}:{}", column + 1);
    }
    let (end_line, end_column) = file.line_col(span.end);
    format!("{line}:{}-{end_line}:{}", column + 1, end_column + 1)
}

#[test]
fn listings_are_as_recorded() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/compile/tests/listings.txt");
    let text = std::fs::read_to_string(path).expect("the listings are there");
    let mut fresh = Vec::new();
    for block in text.split(SEPARATOR) {
        let (source, _) = split(block);
        let comments: String =
            block.lines().filter(|line| line.starts_with("# ")).map(|line| format!("{line}\n")).collect();
        let code = compile_with(&source, Options::default()).expect("the snippet compiles");
        let listing: String = disassemble(&code).lines().map(|line| format!("{RECORDED}{line}\n")).collect();
        fresh.push(format!("{comments}{source}{listing}"));
    }
    let fresh = fresh.join(SEPARATOR);
    if std::env::var_os("RONDO_BLESS").is_some() {
        std::fs::write(path, fresh).expect("the listings are writable");
        return;
    }
    for (was, is) in text.split(SEPARATOR).zip(fresh.split(SEPARATOR)) {
        assert!(was == is, "recorded:\n{was}\nnow:\n{is}");
    }
}

#[test]
fn top_level_await_is_an_option() {
    let options = Options { top_level_await: true, interactive: true, ..Options::default() };
    let code = compile_with("await f()\nasync with a as b: pass\n", options).expect("it is allowed");
    assert!(code.flags.coroutine);
    let plain = compile_with("x = 1\n", options).expect("nothing is wrong");
    assert!(!plain.flags.coroutine);
}

#[test]
fn expressions_return_their_value() {
    let file = SourceFile::new("<string>", "a + 1\n");
    let module = parse_module(&file).expect("it parses");
    let StmtKind::Expr(expression) = &module.body[0].kind else { panic!("an expression statement") };
    let source = Rc::new(SourceText::new("<string>", &*file.text));
    let code = compile_expression(expression, source, Options::default(), &mut Default::default())
        .expect("it compiles");
    let listing = disassemble(&code);
    assert!(listing.contains("Return") && !listing.contains("ReturnNone"), "{listing}");
}

#[test]
fn far_jumps_get_a_trampoline() {
    let body = "        x = f(x, x, x, x, x, x, x)\n".repeat(6000);
    let text = format!("def g(xs):\n    for x in xs:\n        if x < 1: continue\n{body}    return 0\n");
    let code = compile_with(&text, Options::default()).expect("it compiles");
    assert!(code.codes[0].instructions.len() > 40_000);
}

/// With the stack that the main thread has.
#[test]
fn long_chains_do_not_exhaust_the_stack() {
    let thread = std::thread::Builder::new().stack_size(512 << 20).spawn(long_chains);
    thread.expect("there is room for a stack").join().expect("the chains compile");
}

fn long_chains() {
    let text = format!("x = {}1\n", "a + ".repeat(9000));
    compile_with(&text, Options::default()).expect("a long sum compiles");
    let chain = "elif x:\n    pass\n".repeat(9000);
    compile_with(&format!("if x:\n    pass\n{chain}"), Options::default()).expect("a long chain compiles");
    let many = format!("f({})\nx = [{}]\n", "a, ".repeat(400), "a, ".repeat(70_000));
    compile_with(&many, Options::default()).expect("long displays and calls compile");
}
