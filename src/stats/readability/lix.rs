//! The measure `lix`: LIX. Leaves counting to the caller.

use crate::stats::readability::{Harder, NO_TEXT, ReadabilityCounts, ReadabilityMeasure};

/// Length of sentences plus the percentage of long words.
///
/// Formula: W/St + 100·L7/W.
/// Range: 0 and up; below 30 very easy, 40 to 50 newspapers, above 60 very hard; higher is harder.
/// Unit: points.
/// Undefined (`None`): there is no word or no sentence, or the language is another.
/// Source: Björnsson 1968.
///
/// ```
/// use newsprint::stats::readability::{LIX, ReadabilityCounts};
/// // 100 words in 5 sentences, 150 syllables; 450 letters, 452 with digits; 10 words of three syllables, 20 long ones.
/// let counts = ReadabilityCounts { words: 100, sentences: 5, syllables: 150, letters: 450, characters: 452, polysyllables: 10, long_words: 20 };
/// assert!((LIX.score(&counts).unwrap() - 40.0).abs() < 1e-9);
/// ```
pub const LIX: ReadabilityMeasure = ReadabilityMeasure {
    name: "lix",
    heading: "LIX",
    about: "Length of sentences plus the percentage of long words.",
    formula: "W/St + 100·L7/W",
    unit: "points",
    harder: Harder::Higher,
    range: "0 and up; below 30 very easy, 40 to 50 newspapers, above 60 very hard; higher is harder",
    undefined_when: NO_TEXT,
    source: "Björnsson 1968",
    score,
};

fn score(text: &ReadabilityCounts) -> Option<f64> {
    text.is_defined()?;
    Some(text.sentence_length() + 100.0 * text.per_word(text.long_words))
}
