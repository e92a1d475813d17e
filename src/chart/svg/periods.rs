//! Labels of periods below columns: few, of one step, months under their year.
//! Leaves their places to `columns`.

use crate::chart::Words;
use crate::chart::numbers::Numerals;
use crate::chart::phrases::Phrases;
use crate::chart::sheet::Sheet;

/// A label below a period: an upper line, and a lower one where a year begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodLabel {
    /// Which period.
    pub period: usize,
    /// `Mar`, `Q1`, `2025`.
    pub upper: String,
    /// `2025` below the first label of a year.
    pub lower: String,
}

/// Whether a period is a date, and not the words that stand for none.
pub fn is_dated(period: &str) -> bool {
    period.chars().next().is_some_and(char::is_numeric)
}

/// How months are written: by their names in the language of the picture where its title is in that script, else by numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Months {
    names: Option<&'static Phrases>,
    numerals: Numerals,
}

impl Months {
    /// What suits the words of a picture.
    pub fn of(words: &Words, sheet: &Sheet) -> Self {
        let latin = |text: &str| text.chars().filter(|c| c.is_alphabetic()).all(|c| u32::from(c) < 0x0250);
        let names = (latin(&words.title) == (sheet.phrases.tag == "en")).then_some(sheet.phrases);
        Self { names, numerals: sheet.numerals(words) }
    }

    fn write(self, text: &str) -> String {
        self.numerals.write(text)
    }
}

/// Labels of every so many periods. Steps of whole years show only years; steps of months start in January.
pub fn labels(periods: &[String], step: usize, months: Months) -> Vec<PeriodLabel> {
    let parts: Vec<(&str, &str)> = periods.iter().map(|period| split(period)).collect();
    let offset = parts.first().and_then(|(_, rest)| month(rest)).map_or(0, |first| (step - first % step) % step);
    let only_years = step.is_multiple_of(12) && parts.iter().all(|(_, rest)| month(rest).is_some());
    let mut labels: Vec<PeriodLabel> = Vec::new();
    let mut year_before = "";
    for (period, (year, rest)) in parts.iter().enumerate().skip(offset).step_by(step) {
        let (upper, lower) = match (rest.is_empty() || only_years, *year == year_before) {
            (true, _) => (*year, ""),
            (false, true) => (*rest, ""),
            (false, false) => (*rest, *year),
        };
        year_before = year;
        let upper = match (month(upper), months.names) {
            (Some(month), Some(phrases)) if !rest.is_empty() => phrases.months[month].to_owned(),
            _ => months.write(upper),
        };
        labels.push(PeriodLabel { period, upper, lower: months.write(lower) });
    }
    labels
}

/// Year and the rest of `2025-03`, `2025-Q1`, `2025-W12`; other periods stay whole.
fn split(period: &str) -> (&str, &str) {
    match period.split_once('-') {
        Some((year, rest)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => (year, rest),
        _ => (period, ""),
    }
}

/// The month of `03`, from 0.
fn month(rest: &str) -> Option<usize> {
    let number = rest.parse::<usize>().ok().filter(|_| rest.len() == 2)?;
    (1..=12).contains(&number).then(|| number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::phrases::ENGLISH;

    const ENGLISH_MONTHS: Months = Months { names: Some(&ENGLISH), numerals: Numerals::Latin };

    fn shown(first: (u32, u32), count: u32, step: usize) -> String {
        let period = |n: u32| format!("{}-{:02}", first.0 + (first.1 - 1 + n) / 12, (first.1 - 1 + n) % 12 + 1);
        let periods: Vec<String> = (0..count).map(period).collect();
        let labels = labels(&periods, step, ENGLISH_MONTHS);
        labels
            .iter()
            .map(|label| format!("{} {}", label.upper, label.lower).trim().to_owned())
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn months_stand_under_their_year() {
        assert_eq!(shown((2024, 11), 4, 1), "Nov 2024, Dec, Jan 2025, Feb");
        assert_eq!(shown((2024, 11), 8, 3), "Jan 2025, Apr");
        assert_eq!(shown((2022, 5), 30, 12), "2023, 2024");
    }

    #[test]
    fn other_periods_keep_their_form() {
        let periods = ["2024", "2025"].map(str::to_owned);
        assert_eq!(labels(&periods, 1, ENGLISH_MONTHS)[1].upper, "2025");
        let weeks = ["2025-W01", "2025-W02"].map(str::to_owned);
        assert_eq!(labels(&weeks, 1, ENGLISH_MONTHS)[0].lower, "2025");
        assert!(!is_dated("no date") && is_dated("۱۴۰۳"));
    }
}
