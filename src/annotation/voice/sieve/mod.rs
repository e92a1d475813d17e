//! Who spoke a quotation: an ordered sieve of rules, the most precise first. The first that fits answers; if none does, the
//! quotation is unattributed.

mod after;
mod before;
mod carry;
mod clause;
mod sight;

pub use before::found as speaker_before;
pub use carry::NAME as CONTINUED;
pub use clause::{subject_of, verb_from};
pub use sight::Sight;

use super::language::Lexicon;
use super::pieces::{Piece, What};
use super::quotations::Found;
use std::ops::Range;

/// A way to tell the speaker of a quotation.
#[derive(Debug)]
pub struct AttributionRule {
    /// Its name in tables and settings.
    pub name: &'static str,
    /// The pattern, as a reader would write it.
    pub about: &'static str,
    /// How often it was right where that was measured.
    pub measured: &'static [Measured],
    /// What it finds.
    find: fn(&Sight<'_>) -> Option<Claim>,
}

/// How often a rule was right in hand-annotated texts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The language of the texts.
    pub language: &'static str,
    /// What texts they were.
    pub texts: &'static str,
    /// The share of right answers.
    pub precision: f64,
    /// How many answers were checked.
    pub answers: u64,
}

impl Measured {
    /// On the train split of the `PolNeAR` corpus: see `docs/measurements.md`.
    pub(super) const fn polnear(precision: f64, answers: u64) -> Self {
        Self { language: "en", texts: "US news of 2015 and 2016 (PolNeAR, train)", precision, answers }
    }
}

/// What a rule says about a quotation: bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The mention of the speaker.
    pub speaker: Range<usize>,
    /// The verb or phrase that says that somebody speaks.
    pub cue: Option<Range<usize>>,
    /// The rule.
    pub rule: &'static str,
}

/// The rules in their order.
pub const RULES: &[AttributionRule] = &[
    after::AFTER,
    after::AFTER_INVERTED,
    after::VERB_BEHIND,
    after::ACCORDING_TO,
    after::SIGNED,
    before::BEFORE_MARK,
    before::BEFORE_PHRASE,
    before::BEFORE_WORDS,
    before::BEFORE_PARTICIPLE,
    after::AFTER_STOP,
    carry::CONTINUED,
    after::AFTER_LATER,
    before::BEFORE_ACROSS,
    before::BEFORE_SENTENCE,
];

/// A rule by its name.
pub fn rule(name: &str) -> Option<&'static AttributionRule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// The claims about every quotation of level 0, by the number of the quotation; `None` is unattributed.
pub fn attribute(text: &str, found: &Found, pieces: &[Piece], lexicon: &Lexicon) -> Vec<Option<Claim>> {
    let mut claims: Vec<Option<Claim>> = vec![None; found.quotations.len()];
    if !lexicon.is_known() {
        return claims;
    }
    for (at, piece) in pieces.iter().enumerate() {
        let What::Quotation(number) = piece.what else { continue };
        let sight = Sight { text, pieces, at, claims: &claims, lexicon };
        claims[number] = RULES.iter().find_map(|rule| (rule.find)(&sight));
    }
    claims
}
