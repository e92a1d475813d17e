//! The measure `fkgl`: Flesch–Kincaid grade level. Leaves counting to the caller.

use crate::stats::readability::{Harder, NO_TEXT, ReadabilityCounts, ReadabilityMeasure};

/// School years that a reader needs, from the length of sentences and the syllables of words.
///
/// Formula: 0.39·W/St + 11.8·Sy/W − 15.59.
/// Range: about 0 to 18, not bounded; higher is harder.
/// Unit: school years.
/// Undefined (`None`): there is no word or no sentence, or the language is another.
/// Source: Kincaid et al. 1975.
///
/// ```
/// use newsprint::stats::readability::{FKGL, ReadabilityCounts};
/// // 100 words in 5 sentences, 150 syllables; 450 letters, 452 with digits; 10 words of three syllables, 20 long ones.
/// let counts = ReadabilityCounts { words: 100, sentences: 5, syllables: 150, letters: 450, characters: 452, polysyllables: 10, long_words: 20 };
/// assert!((FKGL.score(&counts).unwrap() - 9.91).abs() < 1e-9);
/// ```
pub const FKGL: ReadabilityMeasure = ReadabilityMeasure {
    name: "fkgl",
    heading: "Flesch–Kincaid grade",
    about: "School years that a reader needs, from the length of sentences and the syllables of words.",
    formula: "0.39·W/St + 11.8·Sy/W − 15.59",
    unit: "school years",
    harder: Harder::Higher,
    range: "about 0 to 18, not bounded; higher is harder",
    undefined_when: NO_TEXT,
    source: "Kincaid et al. 1975",
    score,
};

fn score(text: &ReadabilityCounts) -> Option<f64> {
    text.is_defined()?;
    Some(0.39 * text.sentence_length() + 11.8 * text.per_word(text.syllables) - 15.59)
}
