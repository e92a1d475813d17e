//! The measure `ari`: automated readability index. Leaves counting to the caller.

use crate::stats::readability::{Harder, NO_TEXT, ReadabilityCounts, ReadabilityMeasure};

/// School years that a reader needs, from letters and digits instead of syllables.
///
/// Formula: 4.71·C/W + 0.5·W/St − 21.43.
/// Range: about 0 to 18, not bounded; higher is harder; C counts digits too.
/// Unit: school years.
/// Undefined (`None`): there is no word or no sentence, or the language is another.
/// Source: Smith & Senter 1967.
///
/// ```
/// use newsprint::stats::readability::{ARI, ReadabilityCounts};
/// // 100 words in 5 sentences, 150 syllables; 450 letters, 452 with digits; 10 words of three syllables, 20 long ones.
/// let counts = ReadabilityCounts { words: 100, sentences: 5, syllables: 150, letters: 450, characters: 452, polysyllables: 10, long_words: 20 };
/// assert!((ARI.score(&counts).unwrap() - 9.8592).abs() < 1e-9);
/// ```
pub const ARI: ReadabilityMeasure = ReadabilityMeasure {
    name: "ari",
    heading: "automated readability index",
    about: "School years that a reader needs, from letters and digits instead of syllables.",
    formula: "4.71·C/W + 0.5·W/St − 21.43",
    unit: "school years",
    harder: Harder::Higher,
    range: "about 0 to 18, not bounded; higher is harder; C counts digits too",
    undefined_when: NO_TEXT,
    source: "Smith & Senter 1967",
    score,
};

fn score(text: &ReadabilityCounts) -> Option<f64> {
    text.is_defined()?;
    Some(4.71 * text.per_word(text.characters) + 0.5 * text.sentence_length() - 21.43)
}
