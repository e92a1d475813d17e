//! The one place where numbers are rounded: for people with the digits they can use, for machines with all of them.
//! Leaves alignment and escaping to the formats.

use super::{Cell, Column, ColumnKind, Value};

/// What people read where there is no value.
pub const UNDEFINED: &str = "–";

/// Below this a rate is only called small: an interval's end may be the dust of a subtraction.
const SMALLEST: f64 = 1e-6;

/// A cell as people read it in its column, rates per `per` words.
pub fn for_people(cell: &Cell, kind: ColumnKind, per: u64) -> String {
    match (&cell.value, kind) {
        (Value::Undefined, _) => UNDEFINED.into(),
        (Value::Text(text), _) => text.to_string(),
        (Value::Count(number), ColumnKind::PerMillion) => per_words(*number as f64, per),
        (Value::Count(number), ColumnKind::Share) => share(*number as f64),
        (Value::Count(number), ColumnKind::Score(decimals)) => score(*number as f64, decimals),
        (Value::Count(number), ColumnKind::Probability) => probability(*number as f64),
        (Value::Count(number), _) => count(*number),
        (Value::Number(number), ColumnKind::PerMillion) => per_words(*number, per),
        (Value::Number(number), ColumnKind::Share) => share(*number),
        (Value::Number(number), ColumnKind::Score(decimals)) => score(*number, decimals),
        (Value::Number(number), ColumnKind::Probability) => probability(*number),
        (Value::Number(number), _) => sensible(*number),
    }
}

/// A value as machines read it: full precision, empty if undefined.
pub fn for_machines(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Count(number) => number.to_string(),
        Value::Number(number) => shortest(*number),
        Value::Undefined => String::new(),
    }
}

/// The heading that people read: `per million words` becomes `per 1,000 words` if rates are shown per 1,000.
pub fn heading(column: &Column, per: u64) -> String {
    in_units_of(&column.heading, column.kind, per)
}

/// What the number is, for people: its unit as in [`heading`], and the sentence about it.
pub fn about(column: &Column, per: u64) -> String {
    in_units_of(&column.about, column.kind, per)
}

fn in_units_of(text: &str, kind: ColumnKind, per: u64) -> String {
    if kind != ColumnKind::PerMillion || per == 1_000_000 {
        return text.into();
    }
    let unit = format!("per {} words", count(per));
    text.replace("per million words", &unit).replace("per million", &unit).replace("Per million", &capital(&unit))
}

fn capital(text: &str) -> String {
    text.replacen('p', "P", 1)
}

/// A whole number with thousands separators: `12,345`.
pub fn count(number: u64) -> String {
    grouped(&number.to_string())
}

/// A rate per million as a rate per `per` words: `0.042`, `0.42`, `4.2`, `42.1`, `421`.
pub fn per_words(per_million: f64, per: u64) -> String {
    sensible(per_million * per as f64 / 1e6)
}

/// A share of 1 as a percentage: `12.3%`. Only all is `100%`.
pub fn share(share: f64) -> String {
    let shown = sensible(share * 100.0);
    if share < 1.0 && shown == "100" { "> 99.9%".into() } else { shown + "%" }
}

/// A score with a fixed number of decimals and a real minus: `−1.50`, `∞`.
pub fn score(score: f64, decimals: u8) -> String {
    if score.is_infinite() {
        return infinite(score);
    }
    signed(score, &format!("{:.*}", usize::from(decimals), score.abs()))
}

/// A probability: three decimals, but never a rounded 0 or 1.
pub fn probability(probability: f64) -> String {
    if probability < 0.001 {
        "< 0.001".into()
    } else if probability < 1.0 && probability > 0.999 {
        "> 0.999".into()
    } else {
        score(probability, 3)
    }
}

/// Two significant digits below 10, one decimal below 100, whole numbers above.
pub fn sensible(number: f64) -> String {
    let size = number.abs();
    if number.is_infinite() {
        infinite(number)
    } else if size == 0.0 {
        "0".into()
    } else if size < SMALLEST {
        if number < 0.0 { "> −0.000001".into() } else { "< 0.000001".into() }
    } else {
        signed(number, &format!("{size:.*}", sensible_decimals(size)))
    }
}

/// The shortest text that reads back as the same number; `inf` and `-inf` if infinite.
pub fn shortest(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 {
        "0".into()
    } else if size.is_finite() && !(1e-5..1e16).contains(&size) {
        format!("{number:e}")
    } else {
        number.to_string()
    }
}

fn sensible_decimals(size: f64) -> usize {
    if size >= 99.95 {
        0
    } else if size >= 9.95 {
        1
    } else {
        // Two significant digits, counted after rounding: 0.0996 is 0.10, not 0.100.
        let rounded = format!("{size:.1e}");
        let exponent = rounded.split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok()).unwrap_or(0);
        usize::try_from(1 - exponent).unwrap_or(0)
    }
}

fn infinite(number: f64) -> String {
    if number > 0.0 { "∞".into() } else { "−∞".into() }
}

/// Adds the minus unless rounding left only zeros, and the thousands separators.
fn signed(number: f64, digits: &str) -> String {
    let minus = number < 0.0 && digits.contains(|digit| ('1'..='9').contains(&digit));
    format!("{}{}", if minus { "−" } else { "" }, grouped(digits))
}

fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = String::with_capacity(digits.len() + whole.len() / 3);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_have_thousands_separators() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(count(number), text);
        }
    }

    #[test]
    fn rates_keep_the_digits_that_carry_information() {
        for (per_million, text) in [
            (0.0, "0"),
            (42.0, "0.042"),
            (420.0, "0.42"),
            (4_200.0, "4.2"),
            (42_100.0, "42.1"),
            (421_000.0, "421"),
            (99.6, "0.10"),
            (9_960.0, "10.0"),
            (99_960.0, "100"),
            (1e-12, "< 0.000001"),
            (-42.0, "−0.042"),
        ] {
            assert_eq!(per_words(per_million, 1000), text, "{per_million}");
        }
        assert_eq!(per_words(1_234.0, 1_000_000), "1,234");
    }

    #[test]
    fn shares_are_percentages_and_only_all_is_a_hundred() {
        for (number, text) in [(0.0, "0%"), (0.004, "0.40%"), (0.1234, "12.3%"), (1.0, "100%"), (0.9999, "> 99.9%")] {
            assert_eq!(share(number), text);
        }
    }

    #[test]
    fn scores_have_a_real_minus_and_no_negative_zero() {
        assert_eq!(score(-1.5, 2), "−1.50");
        assert_eq!(score(-0.001, 2), "0.00");
        assert_eq!(score(12_345.678, 1), "12,345.7");
        assert_eq!(score(f64::INFINITY, 2), "∞");
        assert_eq!(score(f64::NEG_INFINITY, 2), "−∞");
    }

    #[test]
    fn probabilities_are_never_a_rounded_zero_or_one() {
        for (number, text) in
            [(0.0, "< 0.001"), (0.0009, "< 0.001"), (0.05, "0.050"), (0.9999, "> 0.999"), (1.0, "1.000")]
        {
            assert_eq!(probability(number), text);
        }
    }

    #[test]
    fn headings_name_the_unit_that_is_shown() {
        let column = Column::new("x", ColumnKind::PerMillion).heading("Gulf Courier, per million words");
        assert_eq!(heading(&column, 1000), "Gulf Courier, per 1,000 words");
        assert_eq!(heading(&column, 1_000_000), "Gulf Courier, per million words");
        assert_eq!(heading(&Column::new("per_million", ColumnKind::PerMillion), 1000), "per 1,000 words");
        assert_eq!(heading(&Column::new("per_million", ColumnKind::Count), 1000), "per million");
    }

    #[test]
    fn machines_read_infinity_in_words() {
        assert_eq!(shortest(f64::INFINITY), "inf");
        assert_eq!(shortest(f64::NEG_INFINITY), "-inf");
        assert_eq!(shortest(-0.0), "0");
        assert_eq!(for_machines(&Value::Undefined), "");
    }

    proptest! {
        #[test]
        fn machines_read_back_what_was_written(number in proptest::num::f64::NORMAL) {
            prop_assert_eq!(shortest(number).parse::<f64>().unwrap().to_bits(), number.to_bits());
        }

        #[test]
        fn rounding_stays_within_five_per_cent(number in 1e-6..1e9_f64) {
            let shown: f64 = sensible(number).replace(',', "").parse().unwrap();
            prop_assert!((shown / number - 1.0).abs() <= 0.05, "{} became {}", number, shown);
        }
    }
}
