//! The measure `flesch`: Flesch reading ease. Leaves counting to the caller.

use crate::stats::readability::{Harder, NO_TEXT, ReadabilityCounts, ReadabilityMeasure};

/// Reading ease from the length of sentences and the syllables of words.
///
/// Formula: 206.835 − 1.015·W/St − 84.6·Sy/W.
/// Range: about 0 to 100, not bounded; 60 to 70 plain, below 30 very hard; lower is harder.
/// Unit: points.
/// Undefined (`None`): there is no word or no sentence, or the language is another.
/// Source: Flesch 1948.
///
/// ```
/// use newsprint::stats::readability::{FLESCH, ReadabilityCounts};
/// // 100 words in 5 sentences, 150 syllables; 450 letters, 452 with digits; 10 words of three syllables, 20 long ones.
/// let counts = ReadabilityCounts { words: 100, sentences: 5, syllables: 150, letters: 450, characters: 452, polysyllables: 10, long_words: 20 };
/// assert!((FLESCH.score(&counts).unwrap() - 59.635).abs() < 1e-9);
/// ```
pub const FLESCH: ReadabilityMeasure = ReadabilityMeasure {
    name: "flesch",
    heading: "Flesch reading ease",
    about: "Reading ease from the length of sentences and the syllables of words.",
    formula: "206.835 − 1.015·W/St − 84.6·Sy/W",
    unit: "points",
    harder: Harder::Lower,
    range: "about 0 to 100, not bounded; 60 to 70 plain, below 30 very hard; lower is harder",
    undefined_when: NO_TEXT,
    source: "Flesch 1948",
    score,
};

fn score(text: &ReadabilityCounts) -> Option<f64> {
    text.is_defined()?;
    Some(206.835 - 1.015 * text.sentence_length() - 84.6 * text.per_word(text.syllables))
}
