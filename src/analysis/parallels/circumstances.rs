//! What speaks for or against a pair beside its words: who is said to speak, and how far apart the articles were published.
//! Leaves the words to the score.

use super::{Manner, Passage};
use crate::corpus::Date;

/// The odds of a pair if one side is the outlet's own words, measured in the same way: of 42 pairs of nearly the same words in which one
/// side is speech, none had them on the other.
const OWN: f64 = 0.5;
/// By how much the odds of a pair rise if both name the same speaker; the fourth root of the likelihood ratio, so that it weighs
/// less than words do. Measured on the speech of `PolNeAR`: of pairs that are nearly the same words 36 of 100 name one speaker, of
/// those that share next to nothing 0.7. See `docs/measurements.md`.
const SAME_SPEAKER: f64 = 2.6;
/// The same if they name two: 2.4 of 100 against 17.
const OTHER_SPEAKER: f64 = 0.6;
/// By how much the odds rise or fall if the articles are at most so many days apart; measured and tempered in the same way.
const DAYS_APART: [(i32, f64); 4] = [(1, 2.4), (7, 1.5), (30, 1.0), (120, 0.75)];
/// Farther apart than that. The measured pairs fell more; but a look back at a speech of last year is what is looked for.
const LONG_APART: f64 = 0.75;

/// A score from 0 to 1 as it is after its odds were multiplied.
pub fn score(own: f64, odds: f64) -> f64 {
    own * odds / (1.0 - own + own * odds)
}

/// What the odds of two passages are multiplied by.
pub fn odds(passages: (&Passage, &Passage), dates: (Date, Date)) -> f64 {
    let own = [passages.0, passages.1].iter().any(|one| one.manner == Manner::Own);
    speakers(passages.0, passages.1) * days(dates.0, dates.1) * if own { OWN } else { 1.0 }
}

/// 1 if one of them names nobody, or nobody who could be told from another.
fn speakers(a: &Passage, b: &Passage) -> f64 {
    match (&a.person, &b.person) {
        (Some(one), Some(two)) if one == two => SAME_SPEAKER,
        (Some(_), Some(_)) if a.manner == Manner::Quoted && b.manner == Manner::Quoted => OTHER_SPEAKER,
        _ => 1.0,
    }
}

/// A date that is known to the month or the year raises nothing that its last day would not, and lowers nothing that its nearest
/// would not; 1 if one is unknown.
fn days(a: Date, b: Date) -> f64 {
    let (Some(a), Some(b)) = (a.days(), b.days()) else { return 1.0 };
    let (most, least) = ((a.1 - b.0).max(b.1 - a.0), (b.0 - a.1).max(a.0 - b.1).max(0));
    let of = |days: i32| DAYS_APART.iter().find(|(most, _)| days <= *most).map_or(LONG_APART, |(_, odds)| *odds);
    if of(most) >= 1.0 { of(most) } else { of(least).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_dates_raise_and_far_ones_lower_a_score() {
        let day = |day: u8| Date::Day(2020, 1, day);
        assert_eq!((days(day(8), day(9)), days(day(8), day(15)), days(day(8), day(16))), (2.4, 1.5, 1.0));
        assert_eq!((days(Date::Month(2020, 1), day(8)), days(Date::Unknown, day(8))), (1.0, 1.0));
        assert_eq!((days(Date::Year(2020), day(8)), days(Date::Year(2018), day(8))), (1.0, LONG_APART));
        assert!(days(Date::Month(2019, 4), Date::Month(2020, 1)) < 1.0);
    }

    #[test]
    fn odds_are_multiplied() {
        // 0.25 is one to three; twice that is two to three.
        assert!((score(0.25, 2.0) - 0.4).abs() < 1e-15);
        assert_eq!((score(0.0, 2.4), score(1.0, 0.6), score(0.3, 1.0)), (0.0, 1.0, 0.3));
    }
}
