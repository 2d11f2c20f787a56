//! The local time zone: what the variable TZ says, or the system.

use tz::TimeZone;

use super::calendar::Moment;

/// The time zone that calendar functions use.
#[derive(Debug)]
pub struct Zone {
    zone: Option<TimeZone>,
    /// It is nothing but a rule for every year.
    is_rule: bool,
    /// What UTC is called where the zone's name says nothing.
    name: String,
    /// `timezone`, `altzone`, `daylight` and `tzname`.
    pub usual: Usual,
}

/// What the zone's clocks show out of summer and in it, in the present year.
#[derive(Debug, Default)]
pub struct Usual {
    /// Seconds west of UTC.
    pub winter: i64,
    pub summer: i64,
    pub has_summer: bool,
    pub names: [String; 2],
}

/// A clock's setting: seconds east of UTC, whether that is summer time, and its abbreviation.
pub struct Setting {
    pub offset: i64,
    pub is_dst: bool,
    pub name: String,
}

impl Zone {
    /// The zone of the environment at a moment, in seconds from 1970. Like the C library's, it is UTC if nothing is known
    /// of the name.
    pub fn from_environment(now: i64) -> Zone {
        let (zone, name) = match std::env::var("TZ") {
            Err(_) => (TimeZone::local().ok(), String::new()),
            Ok(text) => {
                let known = if text.is_empty() { None } else { TimeZone::from_posix_tz(&text).ok() };
                (known, text.chars().take_while(char::is_ascii_alphabetic).collect())
            }
        };
        let name = if name.len() < 3 { "UTC".into() } else { name };
        let is_rule = zone.as_ref().is_some_and(|zone| zone.as_ref().transitions().is_empty());
        let mut made = Zone { zone, is_rule, name, usual: Usual::default() };
        made.usual = made.usual(now);
        made
    }

    /// From the clock's settings at two moments half a year apart, near the turn of the year and in the middle of it.
    fn usual(&self, now: i64) -> Usual {
        const YEAR: i64 = (365 * 24 + 6) * 3600;
        let turn = now.div_euclid(YEAR) * YEAR;
        let (january, july) = (self.setting(turn), self.setting(turn + YEAR / 2));
        let has_summer = january.offset != july.offset;
        let (winter, summer) = if january.offset > july.offset { (july, january) } else { (january, july) };
        Usual {
            winter: -winter.offset,
            summer: -summer.offset,
            has_summer,
            names: [winter.name, summer.name],
        }
    }

    /// The clock's setting at a moment, in seconds from 1970.
    pub fn setting(&self, seconds: i64) -> Setting {
        // The C library applies rules from 1970 on, and takes what was before as that year's beginning.
        let seconds = if self.is_rule { seconds.max(0) } else { seconds };
        let found = self.zone.as_ref().and_then(|zone| zone.find_local_time_type(seconds).ok());
        match found {
            Some(found) => Setting {
                offset: i64::from(found.ut_offset()),
                is_dst: found.is_dst(),
                name: found.time_zone_designation().to_string(),
            },
            None => Setting { offset: 0, is_dst: false, name: self.name.clone() },
        }
    }

    /// What the local clock and calendar show so many seconds from 1970.
    pub fn local(&self, seconds: i64) -> Moment {
        let setting = self.setting(seconds);
        let mut moment = Moment::at(seconds, setting.offset);
        moment.is_dst = i64::from(setting.is_dst);
        moment.zone = Some(setting.name);
        moment
    }

    /// The seconds from 1970 to a local time; nothing if a 64-bit count of seconds is too small.
    ///
    /// Where the clock shows a time twice, or never, `is_dst` decides; if that is unknown, the clock's setting before.
    pub fn seconds(&self, local: &Moment) -> Option<i64> {
        let as_utc = i64::try_from(local.seconds_as_utc()).ok()?;
        let wanted = (local.is_dst >= 0).then_some(local.is_dst > 0);
        // The settings that may hold around that time, the one before first.
        const DAY: i64 = 86_400;
        const HOUR: i64 = 3600;
        let around = [as_utc.checked_sub(DAY)?, as_utc, as_utc.checked_add(DAY)?];
        let settings: Vec<Setting> = around.iter().map(|seconds| self.setting(*seconds)).collect();
        let exact = settings.iter().find(|setting| {
            let there = self.setting(as_utc - setting.offset);
            there.offset == setting.offset
                && there.is_dst == setting.is_dst
                && wanted.is_none_or(|wanted| setting.is_dst == wanted)
        });
        if let Some(setting) = exact {
            return as_utc.checked_sub(setting.offset);
        }
        // The other setting of the zone, as it is nearest in time.
        let usual = settings.first()?.offset;
        let offset = match wanted {
            None => usual,
            // Where there is none, an hour is the guess.
            Some(true) => self.nearest(as_utc, true).unwrap_or(usual + HOUR),
            Some(false) => self.nearest(as_utc, false).unwrap_or(usual - HOUR),
        };
        as_utc.checked_sub(offset)
    }

    /// The offset of the setting that is, or is not, summer time, nearest to a moment and no more than some years away.
    fn nearest(&self, seconds: i64, is_dst: bool) -> Option<i64> {
        const STEP: i64 = 601_200;
        const STEPS: i64 = 446;
        (1..=STEPS).flat_map(|step| [-step, step]).find_map(|step| {
            let setting = self.setting(seconds.checked_add(step * STEP)?);
            (setting.is_dst == is_dst).then_some(setting.offset)
        })
    }
}
