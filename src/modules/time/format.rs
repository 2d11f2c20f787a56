//! `strftime`, as the C library does it in the C locale.

use super::calendar::Moment;
use super::zone::Zone;

pub const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn short(name: &str) -> &str {
    &name[..3]
}

fn day_name(moment: &Moment) -> &'static str {
    DAYS.get(moment.weekday as usize).copied().unwrap_or("???")
}

fn month_name(moment: &Moment) -> &'static str {
    MONTHS.get(moment.month as usize).copied().unwrap_or("???")
}

/// `asctime` without the end of the line: `Thu Jan  1 00:00:00 1970`.
pub fn asctime(moment: &Moment) -> String {
    format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        short(day_name(moment)),
        short(month_name(moment)),
        moment.day,
        moment.hour,
        moment.minute,
        moment.second,
        moment.year
    )
}

/// What stands between `%` and the letter.
#[derive(Clone, Copy, Default)]
struct Spec {
    /// `_`, `-` or `0`: how numbers are padded.
    pad: Option<char>,
    upper: bool,
    swap: bool,
    width: usize,
}

impl Spec {
    fn text(self, text: &str) -> String {
        let text = if self.upper { text.to_uppercase() } else { text.to_string() };
        let missing = self.width.saturating_sub(text.chars().count());
        let fill = if self.pad == Some('0') { "0" } else { " " };
        fill.repeat(missing) + &text
    }

    /// A number with at least so many digits, which are padded with `fill` unless a flag says otherwise.
    fn number(self, value: i64, digits: usize, fill: char) -> String {
        let sign = if value < 0 { "-" } else { "" };
        let text = value.unsigned_abs().to_string();
        if self.pad == Some('-') {
            return format!("{sign}{text}");
        }
        let fill = match self.pad {
            Some('_') => ' ',
            Some('0') => '0',
            _ => fill,
        };
        let digits = digits.max(self.width);
        let missing = digits.saturating_sub(text.len() + sign.len());
        let padding = fill.to_string().repeat(missing);
        if fill == ' ' { format!("{padding}{sign}{text}") } else { format!("{sign}{padding}{text}") }
    }
}

/// A moment by a format. What is no directive stays as it is.
pub fn strftime(format: &str, moment: &Moment, zone: &Zone) -> String {
    let mut out = String::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let directive = &rest[at..];
        let length = directive_length(directive);
        let (whole, after) = directive.split_at(length);
        out.push_str(&expand(whole, moment, zone));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How long the directive is that a text starts with.
fn directive_length(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((_, '_' | '-' | '0' | '^' | '#')) = characters.peek() {
        characters.next();
    }
    while characters.peek().is_some_and(|(_, c)| c.is_ascii_digit()) {
        characters.next();
    }
    if let Some((_, 'E' | 'O')) = characters.peek() {
        characters.next();
    }
    characters.next().map_or(text.len(), |(at, letter)| at + letter.len_utf8())
}

fn expand(whole: &str, moment: &Moment, zone: &Zone) -> String {
    let mut spec = Spec::default();
    let mut characters = whole.chars().skip(1).peekable();
    while let Some(flag) = characters.next_if(|c| "_-0^#".contains(*c)) {
        match flag {
            '^' => spec.upper = true,
            '#' => spec.swap = true,
            pad => spec.pad = Some(pad),
        }
    }
    while let Some(digit) = characters.next_if(char::is_ascii_digit) {
        spec.width = (spec.width * 10 + digit as usize - '0' as usize).min(1 << 20);
    }
    let modifier = characters.next_if(|c| matches!(c, 'E' | 'O'));
    let letter = characters.next().filter(|letter| match modifier {
        Some('E') => "cCxXyY".contains(*letter),
        Some(_) => "deHImMSuUVwWy".contains(*letter),
        None => true,
    });
    let text = letter.and_then(|letter| directive(letter, spec, moment, zone));
    text.unwrap_or_else(|| Spec { upper: false, ..spec }.text(whole))
}

fn directive(letter: char, mut spec: Spec, moment: &Moment, zone: &Zone) -> Option<String> {
    let hour_of_half = |hour: i64| if hour % 12 == 0 { 12 } else { hour % 12 };
    let composed = |format: &str, spec: Spec| spec.text(&strftime(format, moment, zone));
    if spec.swap && "aAbBh".contains(letter) {
        spec.upper = true;
    }
    Some(match letter {
        'a' => spec.text(short(day_name(moment))),
        'A' => spec.text(day_name(moment)),
        'b' | 'h' => spec.text(short(month_name(moment))),
        'B' => spec.text(month_name(moment)),
        'c' => composed("%a %b %e %H:%M:%S %Y", spec),
        'C' => spec.number(moment.year.div_euclid(100), 1, '0'),
        'd' => spec.number(moment.day, 2, '0'),
        'D' | 'x' => composed("%m/%d/%y", spec),
        'e' => spec.number(moment.day, 2, ' '),
        'F' => composed("%Y-%m-%d", spec),
        'g' => spec.number(moment.iso_week().0.rem_euclid(100), 2, '0'),
        'G' => spec.number(moment.iso_week().0, 1, '0'),
        'H' => spec.number(moment.hour, 2, '0'),
        'I' => spec.number(hour_of_half(moment.hour), 2, '0'),
        'j' => spec.number(moment.yearday + 1, 3, '0'),
        'k' => spec.number(moment.hour, 2, ' '),
        'l' => spec.number(hour_of_half(moment.hour), 2, ' '),
        'm' => spec.number(moment.month + 1, 2, '0'),
        'M' => spec.number(moment.minute, 2, '0'),
        'n' => spec.text("\n"),
        'p' if spec.swap => spec.text(half_of_day(moment, false)),
        'p' => spec.text(half_of_day(moment, true)),
        'P' => Spec { upper: false, ..spec }.text(half_of_day(moment, false)),
        'r' => composed("%I:%M:%S %p", spec),
        'R' => composed("%H:%M", spec),
        's' => spec.number(zone.seconds(moment)?, 1, '0'),
        'S' => spec.number(moment.second, 2, '0'),
        't' => spec.text("\t"),
        'T' | 'X' => composed("%H:%M:%S", spec),
        'u' => spec.number((moment.weekday + 6).rem_euclid(7) + 1, 1, '0'),
        'U' => spec.number((moment.yearday - moment.weekday + 7) / 7, 2, '0'),
        'V' => spec.number(moment.iso_week().1, 2, '0'),
        'w' => spec.number(moment.weekday, 1, '0'),
        'W' => spec.number((moment.yearday - (moment.weekday + 6) % 7 + 7) / 7, 2, '0'),
        'y' => spec.number(moment.year.rem_euclid(100), 2, '0'),
        'Y' => spec.number(moment.year, 1, '0'),
        'z' => offset(spec, moment),
        'Z' => {
            let name = zone_name(moment, zone);
            let name = if spec.swap { name.to_lowercase() } else { name };
            spec.text(&name)
        }
        '%' => spec.text("%"),
        _ => return None,
    })
}

fn half_of_day(moment: &Moment, upper: bool) -> &'static str {
    match (moment.hour > 11, upper) {
        (false, true) => "AM",
        (true, true) => "PM",
        (false, false) => "am",
        (true, false) => "pm",
    }
}

/// `+0530`; nothing if nobody knows whether it is summer.
fn offset(spec: Spec, moment: &Moment) -> String {
    if moment.is_dst < 0 {
        return String::new();
    }
    let seconds = moment.offset.unwrap_or(0);
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    let number = minutes / 60 * 100 + minutes % 60;
    let digits = Spec { width: spec.width.saturating_sub(1), ..spec }.number(number, 4, '0');
    format!("{sign}{digits}")
}

/// The abbreviation that a moment has, or that the zone has at that time of year.
pub fn zone_name(moment: &Moment, zone: &Zone) -> String {
    match &moment.zone {
        Some(name) => name.clone(),
        None if moment.is_dst < 0 => String::new(),
        None => zone.usual.names[usize::from(moment.is_dst > 0)].clone(),
    }
}
