//! A date that knows how precise it is. Leaves reading of localised dates to the readers.

use std::fmt;
use std::str::FromStr;

/// A date with its precision: `2020`, `2020-01`, `2020-01-08` or unknown.
///
/// Ordered by time; a less precise date stands before the more precise ones that it contains, and unknown stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Date {
    /// Nobody stated it.
    #[default]
    Unknown,
    /// Only the year.
    Year(u16),
    /// Year and month.
    Month(u16, u8),
    /// Year, month and day.
    Day(u16, u8, u8),
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.parts().cmp(&other.parts())
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Date {
    /// Year, month and day, as far as they are known.
    fn parts(self) -> (Option<u16>, Option<u8>, Option<u8>) {
        match self {
            Self::Unknown => (None, None, None),
            Self::Year(year) => (Some(year), None, None),
            Self::Month(year, month) => (Some(year), Some(month), None),
            Self::Day(year, month, day) => (Some(year), Some(month), Some(day)),
        }
    }

    /// The year, if known.
    pub fn year(self) -> Option<u16> {
        self.parts().0
    }

    /// The month as `2020-01`, if known.
    pub fn month(self) -> Option<String> {
        match self.parts() {
            (Some(year), Some(month), _) => Some(format!("{year:04}-{month:02}")),
            _ => None,
        }
    }

    /// The ISO 8601 week as `2020-W02`, if the day is known.
    pub fn iso_week(self) -> Option<String> {
        let Self::Day(year, month, day) = self else { return None };
        let ordinal: u16 = (1..month).map(|earlier| u16::from(days_in(year, earlier))).sum::<u16>() + u16::from(day);
        let week = (10 + i32::from(ordinal) - weekday(year, month, day)) / 7;
        Some(match week {
            0 => format!("{:04}-W{:02}", year - 1, weeks_in(year - 1)),
            53 if weeks_in(year) == 52 => format!("{:04}-W01", year + 1),
            _ => format!("{year:04}-W{week:02}"),
        })
    }

    /// The day, month or year that follows, as precise as this one; nothing follows an unknown date.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Unknown => Self::Unknown,
            Self::Year(year) => Self::Year(year + 1),
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
            Self::Day(year, month, day) if day < days_in(year, month) => Self::Day(year, month, day + 1),
            Self::Day(year, 12, _) => Self::Day(year + 1, 1, 1),
            Self::Day(year, month, _) => Self::Day(year, month + 1, 1),
        }
    }

    /// The days that it may be, counted from the first of March of the year 0; `None` if unknown. Both ends belong to it.
    ///
    /// ```
    /// use newsprint::corpus::Date;
    /// let (day, month) = (Date::Day(2020, 1, 8).days().unwrap(), Date::Month(2020, 1).days().unwrap());
    /// assert_eq!((day.0 - month.0, month.1 - day.1), (7, 23));
    /// assert_eq!(Date::Day(2020, 3, 1).days().unwrap().0 - Date::Day(2020, 2, 28).days().unwrap().0, 2);
    /// ```
    pub fn days(self) -> Option<(i32, i32)> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => Some((day_number(year, 1, 1), day_number(year, 12, 31))),
            Self::Month(year, month) => {
                Some((day_number(year, month, 1), day_number(year, month, days_in(year, month))))
            }
            Self::Day(year, month, day) => Some((day_number(year, month, day), day_number(year, month, day))),
        }
    }

    /// `day`, `month`, `year` or `unknown`.
    pub fn precision(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Year(_) => "year",
            Self::Month(..) => "month",
            Self::Day(..) => "day",
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Unknown => Ok(()),
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Day(year, month, day) => write!(out, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// Why a text is no date, in words for a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `2020`, `2020-01` or `2020-01-08`.
    Form,
    /// No such month or day in the calendar.
    Calendar,
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Form => "is not a date of the form 2020, 2020-01 or 2020-01-08",
            Self::Calendar => "is not in the calendar",
        })
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `2020`, `2020-01`, `2020-01-08` (a time of day after `T` or a space is left out), or nothing for unknown.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::Unknown);
        }
        let day = text.split(['T', ' ']).next().unwrap_or(text);
        let rest = &text[day.len()..];
        let number = |part: &str, digits: usize| {
            let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.bytes().fold(0, |number, digit| 10 * number + u16::from(digit - b'0')))
        };
        let mut parts = day.split('-');
        let year = parts.next().and_then(|part| number(part, 4)).ok_or(DateError::Form)?;
        let mut next =
            || parts.next().map(|part| number(part, 2).map(|number| number as u8).ok_or(DateError::Form)).transpose();
        let (month, day, more) = (next()?, next()?, next()?);
        let date = match (month, day, more) {
            (None, ..) => Self::Year(year),
            (Some(month), None, _) => Self::Month(year, month),
            (Some(month), Some(day), None) => Self::Day(year, month, day),
            _ => return Err(DateError::Form),
        };
        if !rest.is_empty() && (day.is_none() || !is_time(&rest[1..])) {
            return Err(DateError::Form);
        }
        let possible = match date {
            Self::Unknown => true,
            Self::Year(year) => year > 0,
            Self::Month(year, month) => year > 0 && (1..=12).contains(&month),
            Self::Day(year, month, day) => {
                year > 0 && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
            }
        };
        if possible { Ok(date) } else { Err(DateError::Calendar) }
    }
}

/// A time of day: `21:54`, `21:54:07.5Z`, `21:54 +03:30`.
fn is_time(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let known = |sign: char| sign.is_ascii_digit() || ":.+-Z ".contains(sign);
    digits == 2 && text[2..].starts_with(':') && text.chars().all(known)
}

/// The number of a day, counted from the first of March of the year 0 (Gregorian): the year begins in March, so that its last
/// day is the leap day.
fn day_number(year: u16, month: u8, day: u8) -> i32 {
    let (year, month) = (i32::from(year) - i32::from(month < 3), (i32::from(month) + 9) % 12);
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + i32::from(day)
        - 1
}

/// The days of a month in the Gregorian calendar.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The weekday of a day, Monday 1 to Sunday 7 (Sakamoto's method).
fn weekday(year: u16, month: u8, day: u8) -> i32 {
    const SHIFTS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = i32::from(year) - i32::from(month < 3);
    let sunday_based =
        (year + year / 4 - year / 100 + year / 400 + SHIFTS[usize::from(month) - 1] + i32::from(day)) % 7;
    if sunday_based == 0 { 7 } else { sunday_based }
}

/// The ISO weeks of a year: 53 if it begins or ends on a Thursday.
fn weeks_in(year: u16) -> u8 {
    if weekday(year, 1, 1) == 4 || weekday(year, 12, 31) == 4 { 53 } else { 52 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        for text in ["", "2020", "2020-01", "2020-01-08"] {
            assert_eq!(text.parse::<Date>().expect("a date").to_string(), text);
        }
        assert_eq!("2023-04-30 21:54".parse::<Date>(), Ok(Date::Day(2023, 4, 30)));
    }

    #[test]
    fn impossible_dates_are_refused() {
        assert_eq!("2021-02-29".parse::<Date>(), Err(DateError::Calendar));
        assert_eq!("2021-13".parse::<Date>(), Err(DateError::Calendar));
        assert_eq!("30.04.2023".parse::<Date>(), Err(DateError::Form));
        assert_eq!("2023-4-3".parse::<Date>(), Err(DateError::Form));
        assert_eq!("2023-04 noon".parse::<Date>(), Err(DateError::Form));
        assert_eq!("2020-01-01Tgarbage".parse::<Date>(), Err(DateError::Form));
        assert_eq!("2020-01-01 / 2020-02-02".parse::<Date>(), Err(DateError::Form));
        assert_eq!("2020-01-01T10:00:00Z".parse::<Date>(), Ok(Date::Day(2020, 1, 1)));
    }

    #[test]
    fn weeks_follow_iso_8601() {
        let days =
            [(2021, 1, 3, "2020-W53"), (2021, 1, 4, "2021-W01"), (2024, 12, 30, "2025-W01"), (2025, 3, 14, "2025-W11")];
        for (year, month, day, week) in days {
            assert_eq!(Date::Day(year, month, day).iso_week().as_deref(), Some(week));
        }
        assert_eq!(Date::Month(2025, 3).iso_week(), None);
    }

    #[test]
    fn the_next_date_is_as_precise_as_the_one_before() {
        for (date, next) in [
            ("2024-02-28", "2024-02-29"),
            ("2023-02-28", "2023-03-01"),
            ("2023-12-31", "2024-01-01"),
            ("2023-12", "2024-01"),
            ("1999", "2000"),
            ("", ""),
        ] {
            assert_eq!(date.parse::<Date>().expect("a date").next().to_string(), next);
        }
    }

    #[test]
    fn order_is_by_time_and_unknown_first() {
        let mut dates = [Date::Day(2020, 1, 8), Date::Unknown, Date::Year(2020), Date::Month(2020, 1)];
        dates.sort();
        // Variant order would put every year before every month; the order must be by time.
        assert_eq!(dates, [Date::Unknown, Date::Year(2020), Date::Month(2020, 1), Date::Day(2020, 1, 8)]);
        assert!(Date::Day(2019, 12, 31) < Date::Year(2020));
    }
}
