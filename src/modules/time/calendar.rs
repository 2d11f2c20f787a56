//! A moment as calendars and clocks show it, and days counted from 1970.

/// A moment of the proleptic Gregorian calendar, in the ranges of C's `struct tm` unless a script made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    pub year: i64,
    /// From 0.
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    /// From Sunday, 0.
    pub weekday: i64,
    /// From 0.
    pub yearday: i64,
    /// Positive in summer time, negative if nobody knows.
    pub is_dst: i64,
    /// Seconds east of UTC.
    pub offset: Option<i64>,
    /// The zone's abbreviation.
    pub zone: Option<String>,
}

const SECONDS_OF_A_DAY: i64 = 86_400;

/// Whether a year has 366 days.
pub fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// How many days a month (from 0) has.
pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        1 if is_leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01 to the first of January of a year.
pub fn days_before_year(year: i64) -> i64 {
    let before = year - 1;
    before * 365 + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400) - 719_162
}

/// The days from the first of January to the first of a month (from 0).
pub fn days_before_month(year: i64, month: i64) -> i64 {
    (0..month).map(|month| days_in_month(year, month)).sum()
}

/// The days from 1970-01-01 to a day; the month is from 0.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    days_before_year(year) + days_before_month(year, month) + day - 1
}

/// The weekday, from Sunday, of a day counted from 1970-01-01.
pub fn weekday(days: i64) -> i64 {
    (days + 4).rem_euclid(7)
}

impl Moment {
    /// The moment that is so many seconds from 1970 on a clock that is `offset` seconds ahead of UTC.
    pub fn at(seconds: i64, offset: i64) -> Moment {
        let local = seconds + offset;
        let (days, rest) = (local.div_euclid(SECONDS_OF_A_DAY), local.rem_euclid(SECONDS_OF_A_DAY));
        // The mean length of a year leads to the year or the one after it.
        let mut year = 1970 + days.div_euclid(366);
        let guess = 1970 + (days * 400).div_euclid(146_097);
        year = year.max(guess - 1);
        while days_before_year(year) > days {
            year -= 1;
        }
        while days_before_year(year + 1) <= days {
            year += 1;
        }
        let yearday = days - days_before_year(year);
        let mut month = 0;
        let mut day = yearday;
        while day >= days_in_month(year, month) {
            day -= days_in_month(year, month);
            month += 1;
        }
        Moment {
            year,
            month,
            day: day + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: weekday(days),
            yearday,
            is_dst: 0,
            offset: Some(offset),
            zone: None,
        }
    }

    /// The seconds from 1970 to it on a clock that shows UTC. Fields beyond their ranges carry over.
    pub fn seconds_as_utc(&self) -> i128 {
        let (years, month) = (self.month.div_euclid(12), self.month.rem_euclid(12));
        let days = i128::from(days_before_year(self.year + years))
            + i128::from(days_before_month(self.year + years, month))
            + i128::from(self.day)
            - 1;
        days * i128::from(SECONDS_OF_A_DAY)
            + i128::from(self.hour) * 3600
            + i128::from(self.minute) * 60
            + i128::from(self.second)
    }

    /// The year and the week of ISO 8601.
    pub fn iso_week(&self) -> (i64, i64) {
        let days_since_monday = (self.weekday + 6).rem_euclid(7);
        // The Thursday of the week tells its year.
        let thursday = self.yearday - days_since_monday + 3;
        let days_of = |year| if is_leap(year) { 366 } else { 365 };
        if thursday < 0 {
            (self.year - 1, (thursday + days_of(self.year - 1)) / 7 + 1)
        } else if thursday >= days_of(self.year) {
            (self.year + 1, (thursday - days_of(self.year)) / 7 + 1)
        } else {
            (self.year, thursday / 7 + 1)
        }
    }
}
