//! `strptime`, as CPython's library does it in the C locale: the format becomes a regular expression.

use std::fmt::Write;

use regex::{Captures, Regex, RegexBuilder};

use crate::object::text::quote::repr_str;

use super::calendar::{Moment, days_before_year, days_from_civil, days_in_month, is_leap, weekday};
use super::format::{DAYS, MONTHS};
use super::zone::Usual;

/// What the library would raise: ValueError, with this message.
type Refused = String;

/// The pattern of a directive; nothing for a letter that is none.
fn pattern(letter: char, zone: &Usual) -> Option<String> {
    let group = |pattern: &str| Some(format!("(?P<{letter}>{pattern})"));
    let names = |names: &[&str], length: usize| {
        let mut names: Vec<&str> = names.iter().map(|name| &name[..length.min(name.len())]).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        group(&names.join("|"))
    };
    match letter {
        'd' => group(r"3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]"),
        'f' => group(r"[0-9]{1,6}"),
        'H' => group(r"2[0-3]|[0-1]\d|\d"),
        'I' => group(r"1[0-2]|0[1-9]|[1-9]| [1-9]"),
        'G' | 'Y' => group(r"\d\d\d\d"),
        'j' => group(r"36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]"),
        'm' => group(r"1[0-2]|0[1-9]|[1-9]"),
        'M' => group(r"[0-5]\d|\d"),
        'S' => group(r"6[0-1]|[0-5]\d|\d"),
        'U' | 'W' => group(r"5[0-3]|[0-4]\d|\d"),
        'w' => group(r"[0-6]"),
        'u' => group(r"[1-7]"),
        'V' => group(r"5[0-3]|0[1-9]|[1-4]\d|\d"),
        'y' => group(r"\d\d"),
        'z' => group(r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)"),
        'A' => names(&DAYS, usize::MAX),
        'a' => names(&DAYS, 3),
        'B' => names(&MONTHS, usize::MAX),
        'b' => names(&MONTHS, 3),
        'p' => group("am|pm"),
        'Z' => {
            let mut names = vec!["utc".to_string(), "gmt".to_string()];
            names.extend(zone.names.iter().map(|name| regex::escape(&name.to_lowercase())));
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
            names.dedup();
            group(&names.join("|"))
        }
        '%' => Some("%".into()),
        'c' => expression("%a %b %d %H:%M:%S %Y", zone).ok(),
        'x' => expression("%m/%d/%y", zone).ok(),
        'X' => expression("%H:%M:%S", zone).ok(),
        _ => None,
    }
}

/// The regular expression of a format.
fn expression(format: &str, zone: &Usual) -> Result<String, Refused> {
    let mut out = String::new();
    let mut characters = format.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '%' {
            let Some(letter) = characters.next() else {
                return Err(format!("stray % in format '{format}'"));
            };
            match pattern(letter, zone) {
                Some(pattern) => out.push_str(&pattern),
                None => return Err(format!("'{letter}' is a bad directive in format '{format}'")),
            }
        } else if character.is_whitespace() {
            while characters.next_if(|c| c.is_whitespace()).is_some() {}
            out.push_str(r"\s+");
        } else {
            let _ = write!(out, "{}", regex::escape(&character.to_string()));
        }
    }
    Ok(out)
}

/// The fields that a text has by a format.
///
/// # Errors
/// A message for the ValueError.
pub fn strptime(text: &str, format: &str, zone: &Usual) -> Result<Moment, Refused> {
    let expression = expression(format, zone)?;
    let built = RegexBuilder::new(&format!("^(?:{expression})")).case_insensitive(true).build();
    // A group's name twice is what the library's expressions refuse as well.
    let expression: Regex = built.map_err(|_| format!("a directive stands twice in format '{format}'"))?;
    let Some(found) = expression.captures(text) else {
        return Err(format!("time data {} does not match format {}", repr_str(text), repr_str(format)));
    };
    let end = found.get(0).map_or(0, |whole| whole.end());
    if end != text.len() {
        return Err(format!("unconverted data remains: {}", &text[end..]));
    }
    Fields::read(&found, zone)?.complete(&found)
}

/// What the groups say.
#[derive(Default)]
struct Fields {
    moment: Moment,
    has_year: bool,
    iso_year: Option<i64>,
    iso_week: Option<i64>,
    /// A week of the year, and whether weeks start on Monday.
    week: Option<(i64, bool)>,
    /// From Monday, 0.
    weekday: Option<i64>,
    /// From 1.
    yearday: Option<i64>,
}

impl Fields {
    fn read(found: &Captures, zone: &Usual) -> Result<Fields, Refused> {
        let text = |name: &str| found.name(name).map(|group| group.as_str());
        let number = |name: &str| text(name).and_then(|text| text.trim_start().parse::<i64>().ok());
        let place = |name: &str, names: &[&str], length: usize| {
            let text = text(name)?.to_lowercase();
            let same = |known: &&str| known[..length.min(known.len())].to_lowercase() == text;
            names.iter().position(same).map(|place| place as i64)
        };
        let mut fields = Fields::default();
        let moment = &mut fields.moment;
        (moment.month, moment.day, moment.is_dst) = (0, 1, -1);
        if let Some(year) = number("y") {
            moment.year = if year <= 68 { 2000 + year } else { 1900 + year };
            fields.has_year = true;
        }
        if let Some(year) = number("Y") {
            moment.year = year;
            fields.has_year = true;
        }
        (fields.iso_year, fields.iso_week) = (number("G"), number("V"));
        let month = number("m").map(|month| month - 1);
        moment.month =
            month.or_else(|| place("B", &MONTHS, usize::MAX)).or_else(|| place("b", &MONTHS, 3)).unwrap_or(0);
        moment.day = number("d").unwrap_or(1);
        moment.hour = number("H").unwrap_or(0);
        if let Some(hour) = number("I") {
            let after_noon = text("p").is_some_and(|half| half.eq_ignore_ascii_case("pm"));
            moment.hour = hour % 12 + if after_noon { 12 } else { 0 };
        }
        moment.minute = number("M").unwrap_or(0);
        moment.second = number("S").unwrap_or(0);
        let from_sunday = |day: i64| (day + 6).rem_euclid(7);
        fields.weekday = place("A", &DAYS, usize::MAX)
            .or_else(|| place("a", &DAYS, 3))
            .or_else(|| number("w"))
            .map(from_sunday)
            .or_else(|| number("u").map(|day| day - 1));
        fields.yearday = number("j");
        fields.week = number("U").map(|week| (week, false)).or_else(|| number("W").map(|week| (week, true)));
        if let Some(offset) = text("z") {
            moment.offset = Some(offset_of(offset)?);
        }
        if let Some(name) = text("Z") {
            moment.zone = Some(name.to_string());
            moment.is_dst = zone_of(name, zone);
        }
        Ok(fields)
    }

    fn check(&self) -> Result<(), Refused> {
        if self.iso_year.is_some() {
            if self.yearday.is_some() {
                return Err(
                    "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use \
                            '%Y' instead."
                        .into(),
                );
            }
            if self.iso_week.is_none() || self.weekday.is_none() {
                return Err(
                    "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday \
                            directive ('%A', '%a', '%w', or '%u')."
                        .into(),
                );
            }
        } else if self.iso_week.is_some() {
            if !self.has_year || self.weekday.is_none() {
                return Err(
                    "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday \
                            directive ('%A', '%a', '%w', or '%u')."
                        .into(),
                );
            }
            return Err(
                "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year \
                        '%G' instead."
                    .into(),
            );
        }
        Ok(())
    }

    /// The day of the year and of the week, from what is known of them.
    fn complete(mut self, found: &Captures) -> Result<Moment, Refused> {
        self.check()?;
        let is_leap_day = !self.has_year && self.moment.month == 1 && self.moment.day == 29;
        let moment = &mut self.moment;
        if !self.has_year {
            // A leap year, so that there is such a day.
            moment.year = if is_leap_day { 1904 } else { 1900 };
        }
        if let (None, Some(weekday)) = (self.yearday, self.weekday) {
            if let (Some((week, from_monday)), true) = (self.week, self.has_year) {
                self.yearday = Some(yearday_of_week(moment.year, week, weekday, from_monday));
            } else if let (Some(year), Some(week)) = (self.iso_year, self.iso_week) {
                let days = days_of_iso_week(year, week, weekday)?;
                let at = Moment::at(days * 86_400, 0);
                (moment.year, moment.month, moment.day) = (at.year, at.month, at.day);
                self.yearday = Some(at.yearday + 1);
            }
            if let Some(yearday) = self.yearday.filter(|yearday| *yearday <= 0) {
                moment.year -= 1;
                self.yearday = Some(yearday + if is_leap(moment.year) { 366 } else { 365 });
            }
        }
        let says_a_day = ["d", "m", "b", "B"].iter().any(|name| found.name(name).is_some());
        let yearday = match self.yearday {
            Some(yearday) if !says_a_day || self.iso_year.is_some() => {
                let at = Moment::at((days_before_year(moment.year) + yearday - 1) * 86_400, 0);
                (moment.year, moment.month, moment.day) = (at.year, at.month, at.day);
                yearday
            }
            given => {
                if moment.day > days_in_month(moment.year, moment.month) {
                    return Err("day is out of range for month".into());
                }
                let days = days_from_civil(moment.year, moment.month, moment.day);
                given.unwrap_or(days - days_before_year(moment.year) + 1)
            }
        };
        let days = days_from_civil(moment.year, moment.month, moment.day);
        moment.weekday = self.weekday.map_or_else(|| weekday(days), |day| (day + 1) % 7);
        moment.yearday = yearday - 1;
        if is_leap_day {
            moment.year = 1900;
        }
        Ok(self.moment)
    }
}

/// The day of the year, from 1, of a weekday (from Monday) in a week counted from the first Sunday or Monday.
fn yearday_of_week(year: i64, week: i64, day: i64, from_monday: bool) -> i64 {
    let mut first = (weekday(days_before_year(year)) + 6).rem_euclid(7);
    let mut day = day;
    if !from_monday {
        first = (first + 1) % 7;
        day = (day + 1) % 7;
    }
    let before = (7 - first) % 7;
    if week == 0 { 1 + day - first } else { 1 + before + 7 * (week - 1) + day }
}

/// The days from 1970-01-01 to a weekday (from Monday) of a week of ISO 8601.
fn days_of_iso_week(year: i64, week: i64, day: i64) -> Result<i64, Refused> {
    let first_day = days_before_year(year);
    let first = (weekday(first_day) + 6).rem_euclid(7);
    let has_53 = first == 3 || first == 2 && is_leap(year);
    if week < 1 || week > 52 + i64::from(has_53) {
        return Err(format!("Invalid week: {week}"));
    }
    let first_monday = first_day - first + if first > 3 { 7 } else { 0 };
    Ok(first_monday + (week - 1) * 7 + day)
}

/// The seconds east of UTC that `+05:30` means.
fn offset_of(text: &str) -> Result<i64, Refused> {
    if text == "Z" {
        return Ok(0);
    }
    let (sign, digits) = text.split_at(1);
    let mut digits = digits.to_string();
    if digits.as_bytes().get(2) == Some(&b':') {
        digits.remove(2);
        if digits.len() > 4 {
            if digits.as_bytes()[4] != b':' {
                return Err(format!("Inconsistent use of : in {text}"));
            }
            digits.remove(4);
        }
    }
    let part = |from: usize| digits.get(from..(from + 2).min(digits.len())).unwrap_or("0");
    let number = |text: &str| {
        let refused = format!("invalid literal for int() with base 10: '{text}'");
        if text.is_empty() { Ok(0) } else { text.parse::<i64>().map_err(|_| refused) }
    };
    let seconds = number(part(0))? * 3600 + number(part(2))? * 60 + number(part(4))?;
    Ok(if sign == "-" { -seconds } else { seconds })
}

/// What a zone's name says of summer time.
fn zone_of(name: &str, zone: &Usual) -> i64 {
    let name = name.to_lowercase();
    let [winter, summer] = zone.names.each_ref().map(|name| name.to_lowercase());
    let is_usual = name == "utc" || name == "gmt";
    if winter == summer && zone.has_summer && !is_usual {
        return -1;
    }
    if is_usual || name == winter { 0 } else { 1 }
}
