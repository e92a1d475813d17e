//! Every measure of every family in one list, as text: what `newsprint measures` prints and the report's glossary explains.
//! Leaves the formulas to the families; a new family is one call here, a new measure none.

use super::Role;
use super::association::ASSOCIATION;
use super::correction::Correction;
use super::dispersion::{DISPERSION, Even};
use super::diversity::DIVERSITY;
use super::growth::{CURVES, GROWTH};
use super::intervals::INTERVALS;
use super::keyness::KEYNESS;
use super::readability::READABILITY;
use super::similarity::{METHODS, SIMILARITY};
use super::trend::TREND;

/// A measure in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The prefix of its full name: `keyness`.
    pub family: &'static str,
    /// Its name: `g2_2cell`.
    pub name: &'static str,
    /// What it tells a researcher.
    pub about: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// The range and its cut-offs.
    pub range: &'static str,
    /// Which way it runs.
    pub direction: &'static str,
    /// When it has no value.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// Shown by default, or another form under its own name.
    pub role: Role,
}

/// The entry of a value with the fields that every family has.
macro_rules! entry {
    ($family:literal, $measure:expr, $direction:expr, $role:expr) => {
        Entry {
            family: $family,
            name: $measure.name,
            about: $measure.about,
            formula: $measure.formula,
            range: $measure.range,
            direction: $direction,
            undefined_when: $measure.undefined_when,
            source: $measure.source,
            role: $role,
        }
    };
}

/// Every measure, family by family, in the order of the slices.
pub fn entries() -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    all.extend(KEYNESS.iter().map(|m| entry!("keyness", m, m.sign, m.role)));
    all.extend(Correction::ALL.iter().map(|correction| Entry {
        family: "keyness",
        name: correction.column(),
        about: "p of the 4-cell log-likelihood, corrected for the number of words that are compared; --correct",
        formula: correction.formula(),
        range: "0 to 1",
        direction: "small: unlikely if all words were used alike and every word were an independent draw",
        undefined_when: "the p-value is undefined",
        source: correction.source(),
        role: Role::Definition,
    }));
    all.extend(DISPERSION.iter().map(|m| entry!("dispersion", m, even(m.even), m.role)));
    all.extend(ASSOCIATION.iter().map(|m| entry!("colloc", m, company(m.name), m.role)));
    all.extend(DIVERSITY.iter().map(|m| entry!("lexdiv", m, m.richer.words(), m.role)));
    all.extend(READABILITY.iter().map(|m| entry!("readability", m, m.harder.words(), Role::Definition)));
    all.extend(GROWTH.iter().map(|m| entry!("growth", m, "", m.role)));
    all.extend(CURVES.iter().map(|m| entry!("growth", m, "", m.role)));
    all.extend(SIMILARITY.iter().map(|m| entry!("outlets", m, m.range, m.role)));
    all.extend(METHODS.iter().map(|m| entry!("outlets", m, m.range, m.role)));
    all.extend(TREND.iter().map(|m| entry!("time", m, m.range, m.role)));
    all.extend(INTERVALS.iter().map(|m| entry!("interval", m, "low and high end", Role::Definition)));
    all
}

fn company(name: &str) -> &'static str {
    if name == "expected" || name.contains(".E_") && name.starts_with("node.E") {
        "a yardstick, not a score"
    } else {
        "more is closer"
    }
}

fn even(even: Even) -> &'static str {
    match even {
        Even::Zero => "0 is an even spread",
        Even::One => "1 is an even spread",
        Even::Parts => "the number of articles is an even spread",
        Even::Frequency => "the word's own frequency is an even spread",
        Even::Low => "the lower, the more even",
        Even::Chance => "the value of tokens that fall at random is the mark",
        Even::Yardstick => "a yardstick, not a score",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_measure_says_what_it_is_and_has_a_name_of_its_own() {
        let entries = entries();
        for entry in &entries {
            for text in [entry.about, entry.formula, entry.undefined_when, entry.source] {
                assert!(!text.is_empty(), "{}.{} leaves something out", entry.family, entry.name);
            }
        }
        let names: BTreeSet<_> = entries.iter().map(|entry| (entry.family, entry.name)).collect();
        assert_eq!(names.len(), entries.len());
    }
}
