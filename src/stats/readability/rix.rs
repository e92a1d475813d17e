//! The measure `rix`: RIX. Leaves counting to the caller.

use crate::stats::readability::{Harder, NO_TEXT, ReadabilityCounts, ReadabilityMeasure};

/// Long words for each sentence.
///
/// Formula: L7/St.
/// Range: 0 and up; higher is harder.
/// Unit: long words per sentence.
/// Undefined (`None`): there is no word or no sentence, or the language is another.
/// Source: Anderson 1983.
///
/// ```
/// use newsprint::stats::readability::{RIX, ReadabilityCounts};
/// // 100 words in 5 sentences, 150 syllables; 450 letters, 452 with digits; 10 words of three syllables, 20 long ones.
/// let counts = ReadabilityCounts { words: 100, sentences: 5, syllables: 150, letters: 450, characters: 452, polysyllables: 10, long_words: 20 };
/// assert!((RIX.score(&counts).unwrap() - 4.0).abs() < 1e-9);
/// ```
pub const RIX: ReadabilityMeasure = ReadabilityMeasure {
    name: "rix",
    heading: "RIX",
    about: "Long words for each sentence.",
    formula: "L7/St",
    unit: "long words per sentence",
    harder: Harder::Higher,
    range: "0 and up; higher is harder",
    undefined_when: NO_TEXT,
    source: "Anderson 1983",
    score,
};

fn score(text: &ReadabilityCounts) -> Option<f64> {
    text.is_defined()?;
    Some(text.per_sentence(text.long_words))
}
