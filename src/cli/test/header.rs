//! A test's header: comments at the top of its script that set what differs from the defaults.
//!
//! Each line is `#@ key: value`. Headers of folders (the file `test.header`) hold for all tests below the folder and
//! are written `key: value`, with `#` for comments. Keys that nobody knows are errors. After `variant: NAME` the keys
//! belong to that variant alone.

use std::path::Path;

use regex::Regex;

use crate::cli::arguments::ClockChoice;
use crate::vm::leaks::LeakKind;

use super::settings::{ErrorOutput, Input, Normaliser, Settings};
use super::words;

/// What begins a line of a script's header.
const MARK: &str = "#@";

/// The name of a folder's header.
pub const FOLDER_HEADER: &str = "test.header";

/// Keys with a value.
const KEYS: [&str; 16] = [
    "allow",
    "args",
    "budget",
    "clock",
    "env",
    "exit",
    "expected failure",
    "normalise",
    "skip",
    "stderr",
    "stdin",
    "stdin file",
    "tags",
    "test",
    "timeout",
    "variant",
];

/// A header that was read.
#[derive(Debug)]
pub struct Header {
    /// What holds for the script, and where each variant starts from.
    pub settings: Settings,
    pub variants: Vec<(String, Settings)>,
}

/// A line of a header that makes no sense.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderError {
    /// From 1.
    pub line: usize,
    pub message: String,
}

/// Whether a script has a header.
pub fn has_header(text: &str) -> bool {
    script_lines(text).next().is_some()
}

/// Reads the header of a script in a folder, upon what holds for the folder.
///
/// # Errors
/// The first line that makes no sense.
pub fn read_script(text: &str, folder: &Path, base: &Settings) -> Result<Header, HeaderError> {
    read(script_lines(text), folder, base)
}

/// Reads the header of a folder, upon what holds for the folder above.
///
/// # Errors
/// The first line that makes no sense; variants are for scripts alone.
pub fn read_folder(text: &str, folder: &Path, base: &Settings) -> Result<Settings, HeaderError> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let last = text.lines().count();
    let header = read(lines, folder, base)?;
    match header.variants.first() {
        None => Ok(header.settings),
        Some((name, _)) => {
            Err(HeaderError { line: last, message: format!("a folder has no variants, such as {name:?}") })
        }
    }
}

/// The lines of the header, with their numbers: comments and blank lines at the top that begin with the mark.
fn script_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let top = text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate();
    top.take_while(|(_, line)| line.is_empty() || line.starts_with('#'))
        .filter_map(|(index, line)| Some((index + 1, line.strip_prefix(MARK)?.trim())))
}

fn read<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
    folder: &Path,
    base: &Settings,
) -> Result<Header, HeaderError> {
    let mut header = Header { settings: base.clone(), variants: Vec::new() };
    // The first line of input that a section has replaces what it inherits.
    let mut has_input = false;
    for (line, text) in lines {
        let (key, value) = text.split_once(':').map_or((text, ""), |(key, value)| (key.trim(), value.trim()));
        let done = if key == "variant" {
            has_input = false;
            add_variant(&mut header, value)
        } else {
            let settings = header.variants.last_mut().map_or(&mut header.settings, |(_, settings)| settings);
            if key == "stdin" && !std::mem::replace(&mut has_input, true) {
                settings.input = Input::None;
            }
            apply(settings, key, value, folder)
        };
        done.map_err(|message| HeaderError { line, message })?;
        header.settings.asks_for_golden = true;
    }
    Ok(header)
}

fn add_variant(header: &mut Header, name: &str) -> Result<(), String> {
    let is_plain = |char: char| char.is_alphanumeric() || char == '_' || char == '-';
    if name.is_empty() || !name.chars().all(is_plain) {
        return Err(format!("{name:?} is no name of a variant: letters, digits, `_` and `-`"));
    }
    if ["out", "err", "code", "py"].contains(&name) {
        return Err(format!("a variant cannot be named {name:?}: its goldens would be named as others are"));
    }
    if header.variants.iter().any(|(known, _)| known == name) {
        return Err(format!("there are two variants named {name:?}"));
    }
    header.variants.push((name.to_string(), header.settings.clone()));
    Ok(())
}

fn apply(settings: &mut Settings, key: &str, value: &str, folder: &Path) -> Result<(), String> {
    let reason = || match value {
        "" => Err(format!("`{key}` wants a reason")),
        reason => Ok(Some(reason.to_string())),
    };
    match key {
        "test" if value.is_empty() => {}
        "test" => return Err("`test` has no value".into()),
        "args" => settings.arguments = words::split(value)?,
        "stdin" => {
            // Lines that follow each other are lines of the input.
            let text = words::unescape(value)? + "\n";
            match &mut settings.input {
                Input::Text(earlier) => earlier.push_str(&text),
                input => *input = Input::Text(text),
            }
        }
        "stdin file" => settings.input = Input::File(folder.join(value)),
        "env" => match value.split_once('=') {
            Some((name, value)) if !name.trim().is_empty() => {
                settings.environment.push((name.trim().to_string(), value.trim().to_string()));
            }
            _ => return Err(format!("{value:?} is no variable; write NAME=value")),
        },
        "exit" => match value.parse::<u8>() {
            Ok(status) => settings.status = Some(i32::from(status)),
            Err(_) => return Err(format!("{value:?} is no exit status, which is a number from 0 to 255")),
        },
        "clock" => {
            let choices = [("virtual", ClockChoice::Virtual), ("real", ClockChoice::Real)];
            settings.clock = Some(one_of(value, &choices)?);
        }
        "budget" => match value.replace('_', "").parse() {
            Ok(0) | Err(_) => return Err(format!("{value:?} is no number of steps above 0")),
            Ok(steps) => settings.budget = Some(steps),
        },
        "timeout" => settings.timeout = Some(words::duration(value)?),
        "expected failure" => settings.expected_failure = reason()?,
        "skip" => settings.skip = reason()?,
        "tags" => settings.tags.extend(items(value).map(str::to_string)),
        "normalise" | "normalize" => add_normaliser(settings, value)?,
        "allow" => {
            for word in items(value) {
                let kinds = LeakKind::ALL.map(|kind| (kind.word(), kind));
                settings.allowed.push(one_of(word, &kinds)?);
            }
        }
        "stderr" => {
            let choices = [
                ("compared", ErrorOutput::Compared),
                ("where recorded", ErrorOutput::WhereRecorded),
                ("ignored", ErrorOutput::Ignored),
            ];
            settings.error_output = one_of(value, &choices)?;
        }
        key => return Err(format!("unknown key `{key}`{}", did_you_mean(key, &KEYS))),
    }
    Ok(())
}

fn add_normaliser(settings: &mut Settings, value: &str) -> Result<(), String> {
    if value == "nothing" {
        settings.usual_normalisers = false;
        settings.normalisers.clear();
        return Ok(());
    }
    let (pattern, replacement) = words::replacement(value)?;
    let pattern = Regex::new(&format!("(?m){pattern}")).map_err(|error| {
        let text = error.to_string();
        format!("the regex makes no sense: {}", text.lines().last().unwrap_or_default().trim_start())
    })?;
    settings.normalisers.push(Normaliser { pattern, replacement: replacement.to_string() });
    Ok(())
}

fn items(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim).filter(|item| !item.is_empty())
}

fn one_of<T: Copy>(value: &str, choices: &[(&str, T)]) -> Result<T, String> {
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    match choices.iter().find(|(name, _)| *name == value) {
        Some((_, choice)) => Ok(*choice),
        None => Err(format!(
            "{value:?} is none of {}{}",
            names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            did_you_mean(value, &names)
        )),
    }
}

/// `; did you mean …?`, or nothing.
fn did_you_mean(word: &str, known: &[&str]) -> String {
    let close = similar::get_close_matches(word.to_lowercase().as_str(), known, 1, 0.6);
    close.first().map_or(String::new(), |close| format!("; did you mean `{close}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Result<Header, HeaderError> {
        read_script(text, Path::new("/folder"), &Settings::default())
    }

    #[test]
    fn a_header_is_the_comments_at_the_top() {
        let header = header("# A script.\n#@ args: a 'b c'\n\n#@ exit: 3\nprint(1)\n#@ nonsense\n").unwrap();
        assert_eq!(header.settings.arguments, ["a", "b c"]);
        assert_eq!(header.settings.status, Some(3));
        assert!(header.settings.asks_for_golden);
        assert!(!has_header("print(1)\n#@ test\n"));
    }

    #[test]
    fn an_unknown_key_is_an_error_with_a_guess() {
        let error = header("#@ arg: a\n").unwrap_err();
        assert_eq!(error, HeaderError { line: 1, message: "unknown key `arg`; did you mean `args`?".into() });
        let error = header("\n#@ clock: vitual\n").unwrap_err();
        assert_eq!(error.line, 2);
        assert!(error.message.ends_with("did you mean `virtual`?"), "{}", error.message);
    }

    #[test]
    fn variants_start_from_what_stands_before_them() {
        let header =
            header("#@ env: A=1\n#@ variant: fast\n#@ args: -f\n#@ variant: slow\n#@ env: B=2\n").unwrap();
        let names: Vec<_> = header.variants.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["fast", "slow"]);
        assert_eq!(header.variants[0].1.arguments, ["-f"]);
        assert!(header.variants[1].1.arguments.is_empty());
        assert_eq!(header.variants[1].1.environment.len(), 2);
    }

    #[test]
    fn values_are_checked() {
        for wrong in [
            "exit: 256",
            "exit: x",
            "budget: 0",
            "timeout: soon",
            "skip",
            "env: A",
            "normalise: /(/x/",
            "allow: leaks",
            "variant: a b",
            "variant: out",
            "test: yes",
            "args: 'a",
            r"stdin: \q",
        ] {
            assert!(header(&format!("#@ {wrong}\n")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn lines_of_input_follow_each_other() {
        let header = header("#@ stdin: one\n#@ stdin: two\n").unwrap();
        assert_eq!(header.settings.input, Input::Text("one\ntwo\n".into()));
    }

    #[test]
    fn a_folder_has_no_marks() {
        let base = Settings::default();
        let settings = read_folder("# all of them\nstderr: where recorded\n", Path::new("/"), &base).unwrap();
        assert_eq!(settings.error_output, ErrorOutput::WhereRecorded);
        assert!(read_folder("variant: a", Path::new("/"), &base).is_err());
    }
}
