//! From tree to bytecode.
//!
//! [`scopes`] says where each name lives; then one walk over the tree emits the code, a [`unit::Unit`] for each
//! code object under construction:
//!
//! - [`emit`] is the builder: instructions, registers, jumps, handlers; [`track`] says what each instruction does to
//!   registers, [`assemble`] turns labels into offsets;
//! - [`names`] loads and stores names, [`blocks`] leaves loops, `try` and `with` statements;
//! - [`statement`] and [`expression`] have one file per kind; [`function`], [`class`] and [`type_params`] make
//!   code objects within code objects.
//!
//! Errors are those that CPython's symbol table and compiler raise, with their texts; the parser raised its own
//! before.

mod assemble;
mod blocks;
mod class;
mod emit;
mod error;
mod expression;
mod function;
mod future;
mod loop_constants;
mod names;
mod returns;
mod scopes;
mod statement;
#[cfg(test)]
mod tests;
mod track;
mod type_params;
mod unit;
mod unparse;
mod warnings;

use std::rc::Rc;

use crate::bytecode::{self, Code, Constant, Instruction, Intrinsic};
use crate::syntax::ast;
use crate::syntax::{Span, SyntaxWarning};
pub use warnings::Warnings;

pub use error::{CompileError, Result};
use scopes::{Scopes, Tree};
use unit::{Unit, UnitKind};

/// How to compile.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Expression statements at the top print their values: the interactive prompt.
    pub interactive: bool,
    /// `await`, `async for` and `async with` are allowed at the top, whose code is then a coroutine's.
    pub top_level_await: bool,
    /// The code has a namespace apart from its globals, as in `exec` with two dictionaries.
    pub separate_namespace: bool,
    /// As under `from __future__ import annotations`: what `exec` and the prompt inherit.
    pub future_annotations: bool,
}

/// The code object of a whole script. Its code returns None.
pub fn compile_module(
    module: &ast::Module,
    source: Rc<bytecode::SourceText>,
    options: Options,
) -> Result<Rc<Code>> {
    compile_module_warned(module, source, options, &mut Warnings::default())
}

/// [`compile_module`], with what there is to warn of; also if it fails.
pub fn compile_module_warned(
    module: &ast::Module,
    source: Rc<bytecode::SourceText>,
    options: Options,
    warnings: &mut Warnings,
) -> Result<Rc<Code>> {
    let future = future::scan(&module.body)?;
    let future_annotations = future.annotations || options.future_annotations;
    let scopes = scopes::build(&Tree::Module(&module.body), future_annotations)?;
    warnings.inverts_bool = scopes.inverts_bool;
    let mut compiler = Compiler::new(scopes, source, options, future_annotations, &mut warnings.syntax);
    compiler.future_end = future.end;
    compiler.module(module)
}

/// The code object of one expression, for `eval`, with what there is to warn of. Its code returns the value.
pub fn compile_expression(
    expression: &ast::Expr,
    source: Rc<bytecode::SourceText>,
    options: Options,
    warnings: &mut Warnings,
) -> Result<Rc<Code>> {
    let scopes = scopes::build(&Tree::Expression(expression), options.future_annotations)?;
    warnings.inverts_bool = scopes.inverts_bool;
    let mut compiler =
        Compiler::new(scopes, source, options, options.future_annotations, &mut warnings.syntax);
    let value = compiler.expr(expression)?;
    compiler.u.emit.emit(Instruction::Return { src: value, held: 0 }, expression.span);
    compiler.finish_top()
}

/// The walk over one tree.
pub(crate) struct Compiler<'a> {
    scopes: Scopes,
    source: Rc<bytecode::SourceText>,
    options: Options,
    future_annotations: bool,
    /// Where the `from __future__` imports at the head of the script end.
    future_end: u32,
    /// The code object under construction.
    u: Unit<'a>,
    /// Those around it, the outermost first.
    outer: Vec<Unit<'a>>,
    warnings: &'a mut Vec<SyntaxWarning>,
}

impl<'a> Compiler<'a> {
    fn new(
        scopes: Scopes,
        source: Rc<bytecode::SourceText>,
        options: Options,
        future_annotations: bool,
        warnings: &'a mut Vec<SyntaxWarning>,
    ) -> Compiler<'a> {
        let unit = Unit::new(
            &scopes,
            Scopes::TOP,
            UnitKind::Module,
            Rc::from("<module>"),
            Rc::from("<module>"),
            &[],
        );
        let mut compiler = Compiler {
            scopes,
            source,
            options,
            future_annotations,
            future_end: 0,
            u: unit,
            outer: Vec::new(),
            warnings,
        };
        compiler.u.top_level_await = options.top_level_await;
        compiler.make_cells(Span::default());
        if options.top_level_await && compiler.scopes.get(Scopes::TOP).is_coroutine {
            compiler.u.flags.coroutine = true;
            compiler.u.emit.emit(Instruction::ReturnGenerator {}, Span::default());
        }
        compiler
    }

    fn module(mut self, module: &'a ast::Module) -> Result<Rc<Code>> {
        let start = module
            .body
            .first()
            .map_or(Span::default(), |first| Span::new(first.span.start, first.span.start));
        self.set_up_annotations(&module.body, start);
        let body = if self.options.interactive {
            &module.body
        } else {
            self.docstring_statement(&module.body, start)?
        };
        self.statements(body)?;
        let end = module.body.last().map_or(Span::default(), |last| last.span);
        self.u.emit.emit(Instruction::ReturnNone { held: 0 }, end);
        self.finish_top()
    }

    /// Stores the docstring of a module or class body; gives the statements after it.
    fn docstring_statement(&mut self, body: &'a [ast::Stmt], span: Span) -> Result<&'a [ast::Stmt]> {
        let Some(doc) = docstring(body) else { return Ok(body) };
        let text = clean_docstring(doc);
        self.u.doc = Some(text.clone());
        let mark = self.u.emit.mark();
        let value = self.u.emit.temp();
        let span = body.first().map_or(span, |statement| statement.span);
        self.u.emit.load_constant(value, Constant::Str(text), span);
        self.store_name(&ast::Name::from("__doc__"), value, span)?;
        self.u.emit.release(mark);
        Ok(&body[1..])
    }

    /// A module or class body with annotations starts with a dict for them.
    fn set_up_annotations(&mut self, body: &[ast::Stmt], span: Span) {
        if has_annotations(body) {
            let dst = bytecode::Reg::NONE;
            let operation = Intrinsic::SetupAnnotations;
            self.u.emit.emit(Instruction::Intrinsic { operation, dst, start: dst }, span);
        }
    }

    fn finish_top(self) -> Result<Rc<Code>> {
        let (source, future) = (self.source, self.future_annotations);
        self.u.finish(&self.scopes, source, future)
    }
}

/// The docstring that a body starts with.
fn docstring(body: &[ast::Stmt]) -> Option<&Rc<str>> {
    match &body.first()?.kind {
        ast::StmtKind::Expr(ast::Expr { kind: ast::ExprKind::Constant(ast::Constant::Str(doc)), .. }) => {
            Some(doc)
        }
        _ => None,
    }
}

/// A docstring as CPython keeps it since 3.13: tabs expanded, the common indentation taken away.
fn clean_docstring(doc: &Rc<str>) -> Rc<str> {
    let expanded = expand_tabs(doc);
    let mut lines = expanded.split('\n');
    let first = lines.next().unwrap_or_default();
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines
        .clone()
        .filter(|line| !line.trim_start_matches(' ').is_empty())
        .map(indent_of)
        .min()
        .unwrap_or(0);
    let mut cleaned = String::with_capacity(expanded.len());
    cleaned.push_str(first.trim_start_matches(' '));
    for line in lines {
        cleaned.push('\n');
        cleaned.push_str(line.get(margin.min(indent_of(line))..).unwrap_or_default());
    }
    if cleaned == **doc { doc.clone() } else { Rc::from(cleaned) }
}

/// Tab stops are eight columns apart, counted in bytes from the line's start.
fn expand_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

/// Whether a module or class body has an annotated assignment, however deep in its statements.
fn has_annotations(body: &[ast::Stmt]) -> bool {
    use ast::StmtKind::*;
    body.iter().any(|statement| match &statement.kind {
        AnnAssign { .. } => true,
        For { body, orelse, .. } | While { body, orelse, .. } | If { body, orelse, .. } => {
            has_annotations(body) || has_annotations(orelse)
        }
        With { body, .. } => has_annotations(body),
        Match { cases, .. } => cases.iter().any(|case| has_annotations(&case.body)),
        Try { body, handlers, orelse, finalbody } | TryStar { body, handlers, orelse, finalbody } => {
            has_annotations(body)
                || handlers.iter().any(|handler| has_annotations(&handler.body))
                || has_annotations(orelse)
                || has_annotations(finalbody)
        }
        _ => false,
    })
}
