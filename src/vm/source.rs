//! From a script's text to code that can run. With `import`, the one place where the VM meets `syntax` and `compile`.

use std::path::Path;
use std::rc::Rc;

use crate::bytecode::{Code, Instruction, SourceText};
use crate::compile::{CompileError, Warnings, compile_expression, compile_module_warned};
// Whoever has source compiled through this door needs these two.
pub use crate::compile::Options;
use crate::object::{Class, Dict, FrameObject, Gc, Traceback, Tuple, Value};
use crate::syntax::{self, Place, Span, Stage, SyntaxErrorKind, SyntaxWarning, ast};
pub use crate::syntax::{SourceFile, character_named};

use super::warning_filters::Warning;
use super::{Raised, Vm, VmResult, library_names};

/// Sources that tracebacks may quote although their name is no file's: what `-c` ran.
#[derive(Default)]
pub struct QuotedSources {
    pub sources: Vec<Rc<SourceText>>,
}

impl Vm {
    /// The text of a script's file. `name` is what tracebacks print.
    ///
    /// # Errors
    /// OSError's subclasses if it cannot be read, SyntaxError if it cannot be decoded.
    pub fn read_source(&mut self, path: &Path, name: &str) -> VmResult<SourceFile> {
        match std::fs::read(path) {
            Ok(bytes) if bytes.contains(&0) => Err(self.null_bytes()),
            Ok(bytes) => self.decode_source(name, bytes),
            Err(error) => Err(self.os_error(&error, Some(name))),
        }
    }

    /// What `exec` and `import` say of a source that has a null byte.
    #[cold]
    pub fn null_bytes(&mut self) -> Raised {
        let message = Value::from("source code string cannot contain null bytes");
        let class = self.types.SyntaxError.clone();
        let raised = self.error_with(&class, [message.clone()]);
        raised.0.set_field("msg", message);
        raised
    }

    /// The text that these bytes of a script are.
    ///
    /// # Errors
    /// SyntaxError.
    pub fn decode_source(&mut self, name: &str, bytes: Vec<u8>) -> VmResult<SourceFile> {
        SourceFile::from_bytes(name, bytes).map_err(|error| {
            let place = [
                ("filename", Value::from(name)),
                ("lineno", Value::Int(0)),
                ("offset", Value::Int(-1)),
                ("text", Value::None),
            ];
            let class = self.types.SyntaxError.clone();
            let message = Value::from(error.message);
            let details = Gc::new(Tuple::new(place.iter().map(|(_, value)| value.clone())));
            let raised = self.error_with(&class, [message.clone(), details.into()]);
            raised.0.set_field("msg", message);
            place.into_iter().for_each(|(field, value)| raised.0.set_field(field, value));
            raised
        })
    }

    /// The text of the script that the binary was given.
    ///
    /// # Errors
    /// SyntaxError.
    pub fn decode_script(&mut self, name: &str, bytes: Vec<u8>) -> VmResult<SourceFile> {
        SourceFile::from_script(name, bytes).map_err(|error| self.decoding_error(error))
    }

    #[cold]
    fn decoding_error(&mut self, error: syntax::SyntaxError) -> Raised {
        let class = self.types.SyntaxError.clone();
        let message = Value::from(error.message);
        let raised = self.error_with(&class, [message.clone()]);
        raised.0.set_field("msg", message);
        raised
    }

    /// A script as a tree.
    ///
    /// # Errors
    /// SyntaxError and its subclasses.
    pub fn parse_source(&mut self, file: &SourceFile) -> VmResult<ast::Module> {
        let parsed = syntax::parse_module(file);
        self.report_syntax_warnings(file, &file.take_warnings(), Stage::Tokens)?;
        parsed.map_err(|error| self.syntax_error(file, &error))
    }

    /// The tree of what `compile(…, 'single')` takes.
    ///
    /// # Errors
    /// SyntaxError
    pub fn parse_single_source(&mut self, file: &SourceFile) -> VmResult<ast::Module> {
        let parsed = syntax::parse_single(file);
        self.report_syntax_warnings(file, &file.take_warnings(), Stage::Tokens)?;
        parsed.map_err(|error| self.syntax_error(file, &error))
    }

    /// A script as code, from its tree.
    ///
    /// # Errors
    /// SyntaxError, also for what Rondo does not support.
    pub fn compile_tree(
        &mut self,
        file: &SourceFile,
        tree: &ast::Module,
        options: Options,
    ) -> VmResult<Rc<Code>> {
        let (compiled, warnings) = self.compile_warned(file, tree, options);
        self.warn_of_constants(&warnings)?;
        compiled
    }

    /// A module as code.
    ///
    /// # Errors
    /// SyntaxError and its subclasses.
    pub fn compile_source(&mut self, file: &SourceFile) -> VmResult<Rc<Code>> {
        let tree = self.parse_source(file)?;
        self.compile_warned(file, &tree, Options::default()).0
    }

    fn compile_warned(
        &mut self,
        file: &SourceFile,
        tree: &ast::Module,
        options: Options,
    ) -> (VmResult<Rc<Code>>, Warnings) {
        let source = Rc::new(SourceText::new(&*file.name, &*file.text).hidden(file.is_hidden));
        let mut warnings = Warnings::default();
        let compiled = compile_module_warned(tree, source, options, &mut warnings);
        if let Err(raised) = self.report_syntax_warnings(file, &warnings.syntax, Stage::Code) {
            return (Err(raised), warnings);
        }
        (compiled.map_err(|error| self.compile_error(file, &error)), warnings)
    }

    /// What evaluating constants warns of falls to the line that had them compiled: not to a script that is started,
    /// and not to an `import`, whose work is done by a module of its own.
    fn warn_of_constants(&mut self, warnings: &Warnings) -> VmResult<()> {
        if warnings.inverts_bool && !self.frames.is_empty() {
            self.warn_of_inverted_bool()?;
        }
        Ok(())
    }

    /// One expression as code that gives its value: `eval`.
    ///
    /// # Errors
    /// SyntaxError and its subclasses.
    pub fn compile_expression_source(&mut self, file: &SourceFile, options: Options) -> VmResult<Rc<Code>> {
        let parsed = syntax::parse_expression(file);
        self.report_syntax_warnings(file, &file.take_warnings(), Stage::Tokens)?;
        let tree = parsed.map_err(|error| self.syntax_error(file, &error))?;
        let source = Rc::new(SourceText::new(&*file.name, &*file.text).hidden(file.is_hidden));
        let mut warnings = Warnings::default();
        let compiled = compile_expression(&tree, source, options, &mut warnings);
        self.report_syntax_warnings(file, &warnings.syntax, Stage::Code)?;
        self.warn_of_constants(&warnings)?;
        compiled.map_err(|error| self.compile_error(file, &error))
    }

    /// SyntaxError if a filter of the script makes an error of a warning.
    fn report_syntax_warnings(
        &mut self,
        file: &SourceFile,
        warnings: &[SyntaxWarning],
        stage: Stage,
    ) -> VmResult<()> {
        let report = self.reporter.syntax_warning;
        for warning in warnings {
            let line = file.line(warning.span.start);
            if self.warnings_module().is_some() {
                let category = self.types.SyntaxWarning.clone();
                let text = Value::from(&*warning.message);
                let known = Warning::explicit(&category, text, file.name.to_string(), line.into());
                if let Err(raised) = self.warn_explicit(known) {
                    if !raised.0.class().is(&category) {
                        return Err(raised);
                    }
                    let error =
                        syntax::SyntaxError::new(SyntaxErrorKind::Syntax, &*warning.message, warning.span);
                    return Err(self.syntax_error(file, &error.in_stage(stage)));
                }
                continue;
            }
            // As CPython, which looks for the line in the file of that name.
            let text = if Path::new(&file.name).is_file() { file.line_text(line) } else { "" };
            report(self, &warning.message, &file.name, line, text.trim());
        }
        Ok(())
    }

    /// The exception for an error of the compiler.
    #[cold]
    pub fn compile_error(&mut self, file: &SourceFile, error: &CompileError) -> Raised {
        match error {
            CompileError::Syntax(error) => self.syntax_error(file, error),
            CompileError::Unsupported { construct, span } => {
                let class = self.types.SyntaxError.clone();
                let message = format!("Rondo does not support {construct} yet");
                let error = syntax::SyntaxError::new(SyntaxErrorKind::Syntax, message, *span);
                self.located_error(&class, file, &error)
            }
        }
    }

    /// The exception for an error of the parser.
    #[cold]
    pub fn syntax_error(&mut self, file: &SourceFile, error: &syntax::SyntaxError) -> Raised {
        let types = &self.types;
        let class = match error.kind {
            SyntaxErrorKind::Syntax => &types.SyntaxError,
            SyntaxErrorKind::Indentation => &types.IndentationError,
            SyntaxErrorKind::Tab => &types.TabError,
            SyntaxErrorKind::TooDeep | SyntaxErrorKind::TooLong => {
                let is_long = error.kind == SyntaxErrorKind::TooLong;
                let class = if is_long { &types.RecursionError } else { &types.MemoryError }.clone();
                return self.error(&class, &*error.message);
            }
        };
        let class = class.clone();
        let raised = self.located_error(&class, file, error);
        if let Some(hint) = &error.hint {
            raised.0.set_field("hint", Value::from(&**hint));
        }
        raised
    }

    fn located_error(&mut self, class: &Gc<Class>, file: &SourceFile, error: &syntax::SyntaxError) -> Raised {
        let (line, offset, end) = place_of(file, error);
        let int = |number: i64| Value::Int(number);
        let (end_line, end_offset) = match end {
            Some((line, offset)) => (int(line.into()), int(offset)),
            None => (int(line.into()), Value::None),
        };
        let place = [
            ("filename", Value::from(&*file.name)),
            ("lineno", int(line.into())),
            ("offset", int(offset)),
            ("text", quoted_line(file, error, line).map_or(Value::None, Value::from)),
            ("end_lineno", end_line),
            ("end_offset", end_offset),
        ];
        let message = Value::from(&*error.message);
        let details = Gc::new(Tuple::new(place.iter().map(|(_, value)| value.clone())));
        let raised = self.error_with(class, [message.clone(), details.into()]);
        raised.0.set_field("msg", message);
        for (name, value) in place {
            raised.0.set_field(name, value);
        }
        raised
    }

    /// The exception for an error of the operating system: FileNotFoundError and the like.
    #[cold]
    pub fn os_error(&mut self, error: &std::io::Error, file: Option<&str>) -> Raised {
        use std::io::ErrorKind;
        let types = &self.types;
        let class = match error.kind() {
            ErrorKind::NotFound => &types.FileNotFoundError,
            ErrorKind::PermissionDenied => &types.PermissionError,
            ErrorKind::AlreadyExists => &types.FileExistsError,
            ErrorKind::IsADirectory => &types.IsADirectoryError,
            ErrorKind::NotADirectory => &types.NotADirectoryError,
            ErrorKind::BrokenPipe => &types.BrokenPipeError,
            ErrorKind::ConnectionRefused => &types.ConnectionRefusedError,
            ErrorKind::ConnectionReset => &types.ConnectionResetError,
            ErrorKind::ConnectionAborted => &types.ConnectionAbortedError,
            ErrorKind::Interrupted => &types.InterruptedError,
            ErrorKind::WouldBlock => &types.BlockingIOError,
            ErrorKind::TimedOut => &types.TimeoutError,
            _ => &types.OSError,
        };
        let class = class.clone();
        let text = os_error_text(error);
        let number = Value::from(error.raw_os_error().map(i64::from));
        let raised = self.error_with(&class, [number.clone(), Value::from(&*text)]);
        raised.0.set_field("errno", number);
        raised.0.set_field("strerror", Value::from(text));
        raised.0.set_field("filename", Value::from(file));
        raised
    }

    /// Refuses a script whose unconditional imports at the top ask for a module of CPython's library that Rondo does not
    /// have. Imports in functions and in `try` are left to run time, for scripts that can do without; so are modules
    /// that nobody knows.
    ///
    /// # Errors
    /// ModuleNotFoundError, with a traceback that points at the import.
    pub fn refuse_missing_modules(&mut self, tree: &ast::Module, code: &Rc<Code>) -> VmResult<()> {
        for statement in &tree.body {
            let names: Vec<&str> = match &statement.kind {
                ast::StmtKind::Import { names } => names.iter().map(|alias| &*alias.name.name).collect(),
                ast::StmtKind::ImportFrom { module: Some(module), level: 0, .. } => vec![&module.name],
                _ => continue,
            };
            for name in names {
                let top = name.split('.').next().unwrap_or(name);
                if library_names::contains(top) && !self.can_import(top) {
                    return Err(self.missing_module(top, code, statement.span));
                }
            }
        }
        Ok(())
    }

    #[cold]
    fn missing_module(&mut self, name: &str, code: &Rc<Code>, span: Span) -> Raised {
        let mut message = format!("Rondo has no module '{name}' yet");
        let substitute = library_names::substitute(name);
        if let Some(substitute) = substitute {
            message.push_str("; ");
            message.push_str(substitute);
        }
        let class = self.types.ModuleNotFoundError.clone();
        let raised = self.error(&class, message);
        raised.0.set_field("name", Value::from(name));
        let importing = code.instructions.iter().zip(&code.spans).position(|(instruction, place)| {
            matches!(instruction, Instruction::ImportName { name: id, .. }
                if code.names[usize::from(*id)].split('.').next() == Some(name))
                && place.start >= span.start
        });
        let offset = importing.unwrap_or(0) as u32;
        let frame = Gc::new(FrameObject::of_place(self.load_code(code.clone()), offset, None));
        let traceback = Traceback { frame, offset, next: Default::default() };
        raised.0.traceback.replace(Some(Gc::new(traceback)));
        raised
    }

    /// A module made from code, run, and left in `sys.modules` unless it fails.
    pub fn run_module(&mut self, code: Rc<Code>, namespace: &Gc<Dict>) -> VmResult<()> {
        if namespace.get_str(&self.names.builtins).is_none() {
            let builtins = self.import_module("builtins")?;
            namespace.set_str(&self.names.builtins.clone(), builtins);
        }
        if let Some(doc) = &code.doc {
            namespace.set_str(&self.names.doc.clone(), Value::from(&**doc));
        }
        self.sites.keep(&code, namespace);
        self.run_code(code, namespace, None).map(drop)
    }
}

/// The line and the offset of an error, and the line and the offset of its end, as CPython gives them.
fn place_of(file: &SourceFile, error: &syntax::SyntaxError) -> (u32, i64, Option<(u32, i64)>) {
    if file.is_expression && is_end_of_last_line(file, error.span) && error.stage == Stage::Tree {
        // CPython has read no further than the last line that there is.
        let line = file.text.strip_suffix('\n').unwrap_or(&file.text).matches('\n').count() as u32;
        let line = if file.text.is_empty() { 0 } else { line + 1 };
        let width = file.line_text(line).chars().count() as i64;
        return match error.place {
            Place::Unended | Place::FromZero => (line, width, Some((line, -1))),
            Place::Point => (line, 0, Some((line, width))),
            _ => (line, 0, Some((line, 0))),
        };
    }
    let (line, column) = file.line_col(error.span.start);
    let offset = i64::from(column) + 1;
    if error.stage == Stage::Code && quoted_line(file, error, line).is_none() {
        // Without the line CPython cannot turn bytes into characters.
        let (start, end) = (error.span.start, error.span.end);
        let end_line = file.line(end);
        let (start, end) = (start - file.line_start(line), end - file.line_start(end_line));
        let end = (error.place != Place::Endless).then_some((end_line, i64::from(end) + 1));
        return (line, i64::from(start) + 1, end);
    }
    match error.place {
        Place::Point => (line, offset, Some((line, offset))),
        Place::Start => (line, offset, Some((line, 0))),
        Place::Unended => (line, offset, Some((line, -1))),
        Place::FromZero => (line, i64::from(column), Some((line, -1))),
        Place::Line => (line, 0, Some((line, 0))),
        Place::Endless => (line, offset, None),
        Place::Span if file.slice(error.span).ends_with('\n') => {
            // The end of a line, one wide, with its comment.
            let (line, column) = file.line_col(error.span.end - 1);
            (line, offset, Some((line, i64::from(column) + 2)))
        }
        Place::Span if is_end_of_last_line(file, error.span) => {
            let width = i64::from(error.span.len()) + i64::from(!file.is_script);
            (line, offset, Some((line, offset + width)))
        }
        Place::Span => {
            let (end_line, end_column) = file.line_col(error.span.end.max(error.span.start));
            (line, offset, Some((end_line, i64::from(end_column) + 1)))
        }
    }
}

/// The end of a last line without a newline, with its comment. CPython adds the newline, but not to a script.
fn is_end_of_last_line(file: &SourceFile, span: Span) -> bool {
    let is_newline = span.is_empty() || file.slice(span).starts_with('#');
    is_newline && span.end as usize == file.text.len()
}

/// The line that a SyntaxError quotes. What the compiler refuses is looked up in the file that is named.
fn quoted_line(file: &SourceFile, error: &syntax::SyntaxError, line: u32) -> Option<String> {
    let line_text = file.line_text(line);
    let mut text = line_text.split('\0').next().unwrap_or(line_text).to_string();
    let has_newline = line > 0 && (line as usize) < file.line_count();
    match error.stage {
        _ if file.is_script => {}
        Stage::Code => {
            let read = std::fs::read_to_string(&file.name).ok()?;
            return read.split_inclusive('\n').nth(line as usize - 1).map(str::to_owned);
        }
        Stage::Tokens => return Some(text),
        Stage::Tree => {
            if error.is_on_last_line_read() && (has_newline || !file.is_expression) {
                text.push('\n');
            }
            return Some(text);
        }
    }
    if has_newline && text.len() == line_text.len() && error.stage != Stage::Tokens {
        text.push('\n');
    }
    Some(text)
}

/// `No such file or directory`, without the number that Rust appends.
pub fn os_error_text(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error ") {
        Some(end) => text[..end].to_string(),
        None => text,
    }
}
