//! The format mini-language, `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`: its parser,
//! and how text follows it. How numbers follow it is in [`format_number`](super::format_number).

use crate::object::room;

use super::error::OpError;
use super::unicode::decimal_value;

/// Wider fields are refused with `MemoryError` rather than attempted.
const WIDEST: usize = 1 << 34;

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`: behind.
    Left,
    /// `>`: in front.
    Right,
    /// `=`: between the sign and the digits.
    AfterSign,
    /// `^`: on both sides.
    Center,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `-`: nothing, asked for by name.
    Minus,
    /// `+`
    Plus,
    /// A space.
    Space,
}

/// What separates groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Nothing.
    None,
    /// A comma every three digits.
    Comma,
    /// An underscore every three digits.
    Underscore,
    /// An underscore every four digits, for the bases 2, 8 and 16.
    UnderscoreFour,
}

/// A parsed format specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    /// What to pad with.
    pub fill: char,
    /// Where to pad.
    pub align: Align,
    /// The sign, if the specification says something of it.
    pub sign: Option<Sign>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least width, in code points.
    pub width: Option<usize>,
    /// The grouping of digits.
    pub grouping: Grouping,
    /// The precision.
    pub precision: Option<usize>,
    /// The type character.
    pub kind: Option<char>,
}

impl FormatSpec {
    /// Reads a specification. `default_align` is `Left` for text and `Right` for numbers; `type_name` is the
    /// type of the formatted object, for the messages.
    ///
    /// # Errors
    /// `ValueError` with CPython's message.
    pub fn parse(spec: &str, default_align: Align, type_name: &str) -> Result<Self, OpError> {
        let characters: Vec<char> = spec.chars().collect();
        let mut rest = Reader { characters: &characters };
        let mut parsed = Self {
            fill: ' ',
            align: default_align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: Grouping::None,
            precision: None,
            kind: None,
        };
        let (mut fill_given, mut align_given) = (false, false);
        if let Some(align) = rest.peek(1).and_then(align_of) {
            (parsed.fill, parsed.align) = (rest.characters[0], align);
            (fill_given, align_given) = (true, true);
            rest.skip(2);
        } else if let Some(align) = rest.peek(0).and_then(align_of) {
            parsed.align = align;
            align_given = true;
            rest.skip(1);
        }
        parsed.sign = match rest.peek(0) {
            Some('+') => Some(Sign::Plus),
            Some('-') => Some(Sign::Minus),
            Some(' ') => Some(Sign::Space),
            _ => None,
        };
        rest.skip(usize::from(parsed.sign.is_some()));
        parsed.no_negative_zero = rest.take('z');
        parsed.alternate = rest.take('#');
        if !fill_given && rest.take('0') {
            parsed.fill = '0';
            if !align_given && default_align == Align::Right {
                parsed.align = Align::AfterSign;
            }
        }
        parsed.width = rest.number()?;
        parsed.grouping = rest.grouping()?;
        if rest.take('.') {
            parsed.precision = rest.number()?;
            if parsed.precision.is_none() {
                return Err(OpError::value("Format specifier missing precision"));
            }
        }
        parsed.kind = match rest.characters {
            [] => None,
            [kind] => Some(*kind),
            _ => {
                return Err(OpError::value(format!(
                    "Invalid format specifier '{spec}' for object of type '{type_name}'"
                )));
            }
        };
        // Text has a default type, which knows no groups.
        let kind = parsed.kind.or((default_align == Align::Left).then_some('s'));
        parsed.check_grouping(kind)?;
        Ok(parsed)
    }

    /// Groups of digits exist only where digits are; in the bases of two they have four digits.
    fn check_grouping(&mut self, kind: Option<char>) -> Result<(), OpError> {
        let separator = match self.grouping {
            Grouping::None => return Ok(()),
            Grouping::Comma => ',',
            Grouping::Underscore | Grouping::UnderscoreFour => '_',
        };
        match kind {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if separator == '_' => {
                self.grouping = Grouping::UnderscoreFour;
                Ok(())
            }
            Some(kind) => {
                Err(OpError::value(format!("Cannot specify '{separator}' with '{}'.", show_code(kind))))
            }
        }
    }

    /// The refusal of a type character that the object does not know.
    pub fn unknown_code(kind: char, type_name: &str) -> OpError {
        let kind = show_code(kind);
        OpError::value(format!("Unknown format code '{kind}' for object of type '{type_name}'"))
    }

    /// Pads text to the width; `length` is that of the text in code points.
    ///
    /// # Errors
    /// `MemoryError` for a width of gigabytes.
    pub(super) fn pad(&self, text: &str, length: usize) -> Result<String, OpError> {
        let missing = self.missing(length)?;
        let left = match self.align {
            Align::Left => 0,
            Align::Right | Align::AfterSign => missing,
            Align::Center => missing / 2,
        };
        let mut out = String::with_capacity(text.len() + missing * self.fill.len_utf8());
        out.extend(std::iter::repeat_n(self.fill, left));
        out.push_str(text);
        out.extend(std::iter::repeat_n(self.fill, missing - left));
        Ok(out)
    }

    /// How many code points are missing to the width.
    pub(super) fn missing(&self, length: usize) -> Result<usize, OpError> {
        let missing = self.width.unwrap_or(0).saturating_sub(length);
        // What is padded is copied twice until it is a string.
        if missing > WIDEST || !room::is_there(3 * missing) { Err(OpError::memory()) } else { Ok(missing) }
    }
}

/// A type character as messages show it.
fn show_code(kind: char) -> String {
    if ('!'..'\u{80}').contains(&kind) { kind.to_string() } else { format!("\\x{:x}", kind as u32) }
}

fn align_of(character: char) -> Option<Align> {
    match character {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '=' => Some(Align::AfterSign),
        '^' => Some(Align::Center),
        _ => None,
    }
}

/// What of a specification is not read yet.
struct Reader<'a> {
    characters: &'a [char],
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(ahead).copied()
    }

    fn skip(&mut self, count: usize) {
        self.characters = &self.characters[count..];
    }

    fn take(&mut self, wanted: char) -> bool {
        let there = self.peek(0) == Some(wanted);
        self.skip(usize::from(there));
        there
    }

    fn number(&mut self) -> Result<Option<usize>, OpError> {
        let mut number = None;
        while let Some(digit) = self.peek(0).and_then(decimal_value) {
            number = Some(append_digit(number.unwrap_or(0), digit)?);
            self.skip(1);
        }
        Ok(number)
    }

    fn grouping(&mut self) -> Result<Grouping, OpError> {
        let comma = self.take(',');
        let underscore = self.take('_');
        if underscore && (comma || self.peek(0) == Some(',')) {
            return Err(OpError::value("Cannot specify both ',' and '_'."));
        }
        Ok(match (comma, underscore) {
            (true, _) => Grouping::Comma,
            (_, true) => Grouping::Underscore,
            _ => Grouping::None,
        })
    }
}

/// `number * 10 + digit`
///
/// # Errors
/// `ValueError` if that exceeds the largest index.
pub(super) fn append_digit(number: usize, digit: u8) -> Result<usize, OpError> {
    number
        .checked_mul(10)
        .and_then(|number| number.checked_add(usize::from(digit)))
        .filter(|&number| number <= isize::MAX as usize)
        .ok_or_else(|| OpError::value("Too many decimal digits in format string"))
}

/// `format(str, spec)`; `type_name` is that of the object, for the messages.
///
/// # Errors
/// `ValueError`
pub fn format_str(text: &str, spec: &str, type_name: &str) -> Result<String, OpError> {
    if spec.is_empty() {
        return Ok(text.to_owned());
    }
    let spec = FormatSpec::parse(spec, Align::Left, type_name)?;
    if let Some(kind) = spec.kind.filter(|kind| *kind != 's') {
        return Err(FormatSpec::unknown_code(kind, type_name));
    }
    let refused = match spec {
        FormatSpec { sign: Some(Sign::Space), .. } => "Space",
        FormatSpec { sign: Some(_), .. } => "Sign",
        FormatSpec { no_negative_zero: true, .. } => "Negative zero coercion (z)",
        FormatSpec { alternate: true, .. } => "Alternate form (#)",
        FormatSpec { align: Align::AfterSign, .. } => "'=' alignment",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(OpError::value(format!("{refused} not allowed in string format specifier")));
    }
    let mut length = text.chars().count();
    let mut text = text;
    if let Some(precision) = spec.precision.filter(|&precision| precision < length) {
        let end = text.char_indices().nth(precision).map_or(text.len(), |(offset, _)| offset);
        (text, length) = (&text[..end], precision);
    }
    spec.pad(text, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(spec: &str) -> String {
        format_str("héllo", spec, "str").unwrap_or_else(|error| error.message)
    }

    #[test]
    fn text() {
        assert_eq!(shown(">8"), "   héllo");
        assert_eq!(shown("😀^8.2s"), "😀😀😀hé😀😀😀");
        assert_eq!(shown("07"), "héllo00");
        assert_eq!(shown(".٣"), "hél");
    }

    #[test]
    fn refusals() {
        for (spec, message) in [
            ("d", "Unknown format code 'd' for object of type 'str'"),
            ("\u{e9}", "Unknown format code '\\xe9' for object of type 'str'"),
            ("10zz", "Invalid format specifier '10zz' for object of type 'str'"),
            (",s", "Cannot specify ',' with 's'."),
            (",_", "Cannot specify both ',' and '_'."),
            ("+", "Sign not allowed in string format specifier"),
            (" ", "Space not allowed in string format specifier"),
            ("=9", "'=' alignment not allowed in string format specifier"),
            ("#", "Alternate form (#) not allowed in string format specifier"),
            (".", "Format specifier missing precision"),
            ("99999999999999999999", "Too many decimal digits in format string"),
        ] {
            assert_eq!(shown(spec), message);
        }
    }
}
