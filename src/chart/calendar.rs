//! Data of a calendar: an amount a day, a block a year, a column a week.
//! Leaves drawing to `svg::calendar`.

use super::{Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Amounts by day.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarPlot {
    /// The words around it.
    pub words: Words,
    /// What is counted: `articles a day`.
    pub key: String,
    /// Days with an amount, ascending; days between the first and the last without one are empty, not unknown.
    pub days: Vec<CalendarDay>,
}

/// One day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarDay {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// How much.
    pub amount: u64,
}

impl CalendarDay {
    /// Days since 1 March of the year 0, for weekdays and distances (Hinnant 2021, `days_from_civil`).
    pub fn number(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
    }

    /// Monday is 0.
    pub fn weekday(self) -> usize {
        usize::try_from((self.number() + 2).rem_euclid(7)).unwrap_or_default()
    }
}

impl Twin for CalendarPlot {
    fn columns(&self) -> Vec<Column> {
        vec![Column::new("date", ColumnKind::Text), Column::new("amount", ColumnKind::Count).about(self.key.clone())]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.key]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |day: &CalendarDay| {
            let date = format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
            vec![Cell::text(date), Cell::count(day.amount)]
        };
        self.days.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        let weekday = |year, month, day| CalendarDay { year, month, day, amount: 0 }.weekday();
        assert_eq!([weekday(2026, 11, 22), weekday(2000, 2, 29), weekday(2016, 11, 8)], [6, 1, 1]);
        let number = |year, month, day| CalendarDay { year, month, day, amount: 0 }.number();
        assert_eq!(number(2017, 1, 1) - number(2016, 1, 1), 366);
    }
}
