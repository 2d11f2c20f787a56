//! The listing of `rondo dis`.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Code, Instruction, Reg};

/// A readable listing of a code object and of those nested in it.
///
/// Instructions stand below the source line that they come from, each with its offset; `>>` marks those that
/// something jumps to. Locals are shown by name, temporaries as `r7`.
pub fn disassemble(code: &Code) -> String {
    let mut out = String::new();
    one(code, &mut out);
    out
}

fn one(code: &Code, out: &mut String) {
    header(code, out);
    let targets = targets(code);
    let offset_width = code.instructions.len().to_string().len().max(3);
    let name_width = code.instructions.iter().map(|instruction| instruction.name().len()).max().unwrap_or(0);
    let mut line = 0;
    for (offset, instruction) in code.instructions.iter().enumerate() {
        let here = code.line_of(offset);
        if here != line {
            line = here;
            let _ = writeln!(out, "  {line:>4} | {}", code.source.line_text(line).trim_end());
        }
        let mark = if targets.contains(&(offset as u32)) { ">>" } else { "  " };
        let operands = operands(code, offset as u32, instruction);
        let text =
            format!("      {mark} {offset:>offset_width$}  {:<name_width$}  {operands}", instruction.name());
        let _ = writeln!(out, "{}", text.trim_end());
    }
    for handler in &code.handlers {
        let register = register(code, handler.exception);
        let (start, end, target) = (handler.start.0, handler.end.0, handler.target.0);
        let _ = writeln!(out, "  handler: {start}..{end} -> {target}, exception in {register}");
    }
    for inner in &code.codes {
        out.push('\n');
        one(inner, out);
    }
}

fn header(code: &Code, out: &mut String) {
    let _ = writeln!(out, "{} ({}, line {})", code.qualname, code.source.name, code.first_line);
    let parameters = parameters(code);
    if !parameters.is_empty() {
        let _ = writeln!(out, "  parameters: {parameters}");
    }
    let locals: Vec<&str> = code.local_names[code.parameter_count()..].iter().map(|name| &**name).collect();
    if !locals.is_empty() {
        let _ = writeln!(out, "  locals: {}", locals.join(", "));
    }
    let cells: Vec<&str> = code.cell_registers.iter().map(|cell| &*code.local_names[cell.index()]).collect();
    if !cells.is_empty() {
        let _ = writeln!(out, "  cells: {}", cells.join(", "));
    }
    if !code.free_names.is_empty() {
        let _ = writeln!(out, "  closure: {}", code.free_names.join(", "));
    }
    let flags = flags(code);
    let flags = if flags.is_empty() { String::new() } else { format!(", {}", flags.join(", ")) };
    let _ = writeln!(out, "  registers: {}{flags}", code.register_count);
}

fn parameters(code: &Code) -> String {
    let mut names = code.local_names.iter().take(code.parameter_count()).map(|name| name.to_string());
    let mut shown = Vec::new();
    for index in 0..code.positional_count {
        shown.extend(names.next());
        if index + 1 == code.positional_only_count {
            shown.push("/".to_owned());
        }
    }
    let keyword_only: Vec<String> = names.by_ref().take(usize::from(code.keyword_only_count)).collect();
    if code.flags.varargs {
        shown.extend(names.next().map(|name| format!("*{name}")));
    } else if !keyword_only.is_empty() {
        shown.push("*".to_owned());
    }
    shown.extend(keyword_only);
    if code.flags.varkeywords {
        shown.extend(names.next().map(|name| format!("**{name}")));
    }
    shown.join(", ")
}

fn flags(code: &Code) -> Vec<&'static str> {
    let flags = &code.flags;
    let named = [
        (flags.generator, "generator"),
        (flags.coroutine, "coroutine"),
        (flags.async_generator, "async generator"),
        (flags.class_body, "class body"),
    ];
    named.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect()
}

fn targets(code: &Code) -> BTreeSet<u32> {
    let jumps = code.instructions.iter().enumerate();
    let jumps = jumps.filter_map(|(offset, instruction)| instruction.jump_target(offset as u32));
    jumps.chain(code.handlers.iter().map(|handler| handler.target.0)).collect()
}

fn register(code: &Code, register: Reg) -> String {
    if register == Reg::NONE {
        return "-".to_owned();
    }
    match code.local_names.get(register.index()) {
        Some(name) => name.to_string(),
        None => register.to_string(),
    }
}

/// The operands, with what their numbers stand for.
fn operands(code: &Code, offset: u32, instruction: &Instruction) -> String {
    let mut shown = Vec::new();
    instruction.operands(|operand, text| {
        let text = match text.split_at_checked(1) {
            _ if operand == "name" => {
                let index = text.trim_start_matches('n').parse::<usize>().ok();
                index.and_then(|index| code.names.get(index)).map_or(text.clone(), |name| name.to_string())
            }
            _ if operand == "jump" => {
                let target = instruction.jump_target(offset).unwrap_or(offset);
                return shown.push(format!("to {target}"));
            }
            _ if operand == "target" => return shown.push(format!("to {}", text.trim_start_matches('@'))),
            _ if operand == "constant" => constant(code, &text),
            _ if operand == "site" => site(code, &text),
            _ if operand == "free" => {
                indexed(&text, 'f', |index| code.free_names.get(index).map(|name| name.to_string()))
            }
            _ if operand == "code" => {
                let index = text.trim_start_matches("code").parse::<usize>().ok();
                index
                    .and_then(|index| code.codes.get(index))
                    .map_or(text.clone(), |inner| inner.qualname.to_string())
            }
            Some(("r", number)) if number.parse::<u16>().is_ok() => {
                register(code, Reg(number.parse().expect("it was parsed just now")))
            }
            _ => text,
        };
        match operand {
            "dst" => shown.insert(0, format!("{text} <-")),
            "op" | "operation" | "name" | "constant" | "site" | "free" | "code" | "method" | "conversion" => {
                if !text.is_empty() {
                    shown.push(text);
                }
            }
            operand => shown.push(format!("{operand}={text}")),
        }
    });
    shown.join(" ")
}

fn indexed(text: &str, prefix: char, find: impl Fn(usize) -> Option<String>) -> String {
    let index = text.trim_start_matches(prefix).parse::<usize>().ok();
    index.and_then(find).unwrap_or_else(|| text.to_owned())
}

fn constant(code: &Code, text: &str) -> String {
    let shown = indexed(text, 'k', |index| code.constants.get(index).map(|constant| constant.to_string()));
    match shown.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &shown[..cut]),
        None => shown,
    }
}

/// `.attribute`, or the shape of a call with keywords.
fn site(code: &Code, text: &str) -> String {
    if text.starts_with('a') {
        return indexed(text, 'a', |index| {
            let name = code.attr_sites.get(index)?;
            Some(format!(".{}", code.names.get(name.index())?))
        });
    }
    indexed(text, 'c', |index| {
        let site = code.call_sites.get(index)?;
        let names = site.keywords.iter().filter_map(|name| code.names.get(name.index()));
        let names: Vec<&str> = names.map(|name| &**name).collect();
        Some(format!("argc={} keywords={}", site.argc, names.join(",")))
    })
}
