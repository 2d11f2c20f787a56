//! The small languages inside a header's values: words with quotes, escapes, spans of time.

use std::time::Duration;

/// Splits at blanks, as a shell does: `'…'` and `"…"` keep blanks, a backslash keeps what follows.
///
/// # Errors
/// A quotation that is not closed.
pub fn split(text: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            ' ' | '\t' => words.extend(word.take()),
            '\'' | '"' => {
                let open = word.get_or_insert_default();
                loop {
                    match chars.next() {
                        None => return Err(format!("the quotation {char}… is not closed")),
                        Some(close) if close == char => break,
                        Some('\\') if char == '"' => open.extend(chars.next()),
                        Some(other) => open.push(other),
                    }
                }
            }
            '\\' => word.get_or_insert_default().extend(chars.next()),
            char => word.get_or_insert_default().push(char),
        }
    }
    words.extend(word);
    Ok(words)
}

/// Replaces `\n`, `\t`, `\r`, `\0` and `\\`.
///
/// # Errors
/// Any other escape.
pub fn unescape(text: &str) -> Result<String, String> {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            plain.push(char);
            continue;
        }
        plain.push(match chars.next() {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('0') => '\0',
            Some('\\') => '\\',
            Some(other) => return Err(format!("unknown escape \\{other}")),
            None => return Err("a backslash at the end escapes nothing".into()),
        });
    }
    Ok(plain)
}

/// `250ms`, `5s`, `2m`, `1.5` (seconds).
///
/// # Errors
/// Anything else, and what is not above 0.
pub fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || format!("{text:?} is no span of time; write 250ms, 5s or 2m");
    let text = text.trim();
    let (number, unit) = match text {
        _ if text.ends_with("ms") => (&text[..text.len() - 2], 0.001),
        _ if text.ends_with('s') => (&text[..text.len() - 1], 1.0),
        _ if text.ends_with('m') => (&text[..text.len() - 1], 60.0),
        _ => (text, 1.0),
    };
    let number: f64 = number.trim().parse().map_err(|_| wrong())?;
    let span = Duration::try_from_secs_f64(number * unit).map_err(|_| wrong())?;
    if span.is_zero() { Err(wrong()) } else { Ok(span) }
}

/// `/pattern/replacement/`, with any other punctuation mark in place of `/`.
///
/// # Errors
/// When a part is missing.
pub fn replacement(text: &str) -> Result<(&str, &str), String> {
    let wrong = || format!("{text:?} is no replacement; write /regex/replacement/");
    let text = text.trim();
    let mark = text.chars().next().filter(char::is_ascii_punctuation).ok_or_else(wrong)?;
    let inner = text[1..].strip_suffix(mark).ok_or_else(wrong)?;
    let (pattern, new) = inner.split_once(mark).ok_or_else(wrong)?;
    if pattern.is_empty() || new.contains(mark) { Err(wrong()) } else { Ok((pattern, new)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_as_a_shell_does() {
        assert_eq!(split(r#"a  'b c' "d \" e" f\ g ''"#).unwrap(), ["a", "b c", "d \" e", "f g", ""]);
        assert!(split("'open").is_err());
        assert!(split("").unwrap().is_empty());
    }

    #[test]
    fn spans_of_time_have_units() {
        assert_eq!(duration("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(duration("1.5"), Ok(Duration::from_millis(1500)));
        assert_eq!(duration("2m"), Ok(Duration::from_secs(120)));
        for wrong in ["", "s", "-1s", "0", "NaN", "inf", "5 days", "é"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn replacements_choose_their_mark() {
        assert_eq!(replacement("/a+/b/"), Ok(("a+", "b")));
        assert_eq!(replacement("|/tmp/|T|"), Ok(("/tmp/", "T")));
        for wrong in ["", "/a", "/a/", "//b/", "aba", "/a/b/c/", "/"] {
            assert!(replacement(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn escapes_are_few() {
        assert_eq!(unescape(r"a\n\\b").unwrap(), "a\n\\b");
        assert!(unescape(r"\q").is_err());
    }
}
