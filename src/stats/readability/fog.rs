//! The measure `fog`: Gunning’s fog index. Leaves counting to the caller.

use crate::stats::readability::{Harder, NO_TEXT, ReadabilityCounts, ReadabilityMeasure};

/// School years that a reader needs, from the length of sentences and words of three syllables or more.
///
/// Formula: 0.4·(W/St + 100·P/W).
/// Range: 0 and up; higher is harder; proper nouns, compounds and endings are not left out.
/// Unit: school years.
/// Undefined (`None`): there is no word or no sentence, or the language is another.
/// Source: Gunning 1952.
///
/// ```
/// use newsprint::stats::readability::{FOG, ReadabilityCounts};
/// // 100 words in 5 sentences, 150 syllables; 450 letters, 452 with digits; 10 words of three syllables, 20 long ones.
/// let counts = ReadabilityCounts { words: 100, sentences: 5, syllables: 150, letters: 450, characters: 452, polysyllables: 10, long_words: 20 };
/// assert!((FOG.score(&counts).unwrap() - 12.0).abs() < 1e-9);
/// ```
pub const FOG: ReadabilityMeasure = ReadabilityMeasure {
    name: "fog",
    heading: "fog index",
    about: "School years that a reader needs, from the length of sentences and words of three syllables or more.",
    formula: "0.4·(W/St + 100·P/W)",
    unit: "school years",
    harder: Harder::Higher,
    range: "0 and up; higher is harder; proper nouns, compounds and endings are not left out",
    undefined_when: NO_TEXT,
    source: "Gunning 1952",
    score,
};

fn score(text: &ReadabilityCounts) -> Option<f64> {
    text.is_defined()?;
    Some(0.4 * (text.sentence_length() + 100.0 * text.per_word(text.polysyllables)))
}
