//! Numbers as an axis writes them: thousands apart, a true minus, the digits of the words around them.
//! Leaves the numbers of tables to `table`.

use super::Words;

/// Which digits a picture writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// 0123456789
    Latin,
    /// ۰۱۲۳۴۵۶۷۸۹
    Persian,
    /// ٠١٢٣٤٥٦٧٨٩
    Arabic,
}

impl Numerals {
    /// The digits its words use, so that axis and text agree; `None` if they use none.
    pub fn of(words: &Words) -> Option<Self> {
        let mut letters = [&words.title, &words.subtitle, &words.note].into_iter().flat_map(|text| text.chars());
        let first = letters.find(|c| c.is_ascii_digit() || matches!(c, '٠'..='٩' | '۰'..='۹'));
        Some(match first? {
            '۰'..='۹' => Self::Persian,
            '٠'..='٩' => Self::Arabic,
            _ => Self::Latin,
        })
    }

    /// A text with its Latin digits and separators in these numerals.
    pub fn write(self, latin: &str) -> String {
        let zero = match self {
            Self::Latin => return latin.to_owned(),
            Self::Persian => u32::from('۰'),
            Self::Arabic => u32::from('٠'),
        };
        let in_script = |c: char| match c {
            ',' => '٬',
            '.' => '٫',
            _ => c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c),
        };
        latin.chars().map(in_script).collect()
    }
}

/// The fewest decimals that tell all ticks of an axis exactly, by the step between them.
pub fn decimals(ticks: &[f64]) -> usize {
    const MOST: u8 = 15;
    let step = ticks.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    let step = if step.is_finite() { step } else { ticks.iter().fold(0.0, |step: f64, tick| step.max(tick.abs())) };
    let exact = |decimals: &u8| {
        let scale = 10f64.powi(i32::from(*decimals));
        ticks.iter().all(|tick| (tick * scale - (tick * scale).round()).abs() <= 1e-3 * step * scale)
    };
    usize::from((0..MOST).find(exact).unwrap_or(MOST))
}

/// A length or share as a whole number; what is below zero is zero.
#[expect(clippy::cast_sign_loss, reason = "a float below zero becomes zero")]
pub fn whole(value: f64) -> u32 {
    value as u32
}

/// A number with thousands apart (`10,000,000`) and a true minus.
pub fn number(value: f64, decimals: usize) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    let negative = value < 0.0 && digits.chars().any(|c| matches!(c, '1'..='9'));
    if negative { format!("\u{2212}{grouped}") } else { grouped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_and_minus_is_minus() {
        assert_eq!(number(10_000_000.0, 0), "10,000,000");
        assert_eq!(number(-1234.5, 1), "\u{2212}1,234.5");
        assert_eq!(number(-0.0, 1), "0");
        assert_eq!(number(999.0, 0), "999");
    }

    #[test]
    fn decimals_are_as_few_as_needed() {
        assert_eq!(decimals(&[0.0, 1.0, 2.0]), 0);
        assert_eq!(decimals(&[0.1, 0.2, 0.1 + 0.2]), 1);
        assert_eq!(decimals(&[0.0, 0.25]), 2);
        assert_eq!(decimals(&[2e7, 1.2e8]), 0);
        assert_eq!(decimals(&[0.0, 5e-8, 1e-7]), 8);
        assert_eq!(decimals(&[0.0]), 0);
    }

    #[test]
    fn digits_follow_the_words() {
        assert_eq!(Numerals::Persian.write("1,200.5"), "۱٬۲۰۰٫۵");
    }
}
