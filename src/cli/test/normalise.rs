//! What differs from run to run and machine to machine is made the same before it is compared or recorded.
//!
//! By default addresses become `0xADDR`, folders are cut off the names of scripts, and frames inside CPython's own
//! library, which Rondo does not have, are dropped from tracebacks. Headers add replacements of their own.

use std::sync::LazyLock;

use regex::Regex;

use super::settings::Settings;

/// The text of a stream as it is compared and recorded.
pub fn normalise(bytes: &[u8], settings: &Settings) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    if settings.usual_normalisers {
        text = usual(&text);
    }
    for normaliser in &settings.normalisers {
        text = normaliser.pattern.replace_all(&text, &normaliser.replacement).into_owned();
    }
    text
}

fn usual(text: &str) -> String {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| Regex::new("0x[0-9a-f]{6,}").expect("valid"));
    static FOLDERS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:/[\w.-]+)+/([\w-]+\.py)").expect("valid"));
    // Most output holds neither, and compiling the expressions takes longer than a short test.
    let mut text =
        if text.contains("0x") { ADDRESS.replace_all(text, "0xADDR").into_owned() } else { text.to_string() };
    if text.contains("/lib/python3") {
        text = without_library_frames(&text);
    }
    if text.contains(".py") && text.contains('/') {
        text = FOLDERS.replace_all(&text, "$1").into_owned();
    }
    text
}

/// A traceback without the frames of CPython's library; those of groups have a margin.
fn without_library_frames(text: &str) -> String {
    let mut skipping = false;
    let lines = text.split('\n').filter(|line| {
        let trimmed = line.trim_start_matches(' ');
        let has_margin = trimmed.len() < line.len() && trimmed.starts_with("| ");
        let bare = if has_margin { &trimmed[2..] } else { line };
        if bare.starts_with("  File \"") {
            skipping = bare.contains("/lib/python3");
        } else if !bare.starts_with("    ") {
            skipping = false;
        }
        !skipping
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_folders_go() {
        let text = "<C object at 0x7f00aa1200> in /home/x/a-b/script.py, line 3\n";
        assert_eq!(
            normalise(text.as_bytes(), &Settings::default()),
            "<C object at 0xADDR> in script.py, line 3\n"
        );
    }

    #[test]
    fn frames_of_the_library_go() {
        let text = "  File \"/a/s.py\", line 1\n    x\n  File \"/usr/lib/python3.13/asyncio/runners.py\", line 2\n    \
                    y\n    ^\nValueError\n";
        assert_eq!(usual(text), "  File \"s.py\", line 1\n    x\nValueError\n");
        let group = "  |   File \"/usr/lib/python3.13/a.py\", line 2\n  |     y\n  | ValueError\n";
        assert_eq!(usual(group), "  | ValueError\n");
    }
}
