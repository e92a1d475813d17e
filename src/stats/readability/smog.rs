//! The measure `smog`: SMOG grade. Leaves counting to the caller.

use crate::stats::readability::{Harder, NO_TEXT, ReadabilityCounts, ReadabilityMeasure};
use crate::stats::special::sqrt;
/// School years that a reader needs, from words of three syllables or more for each sentence.
///
/// Formula: 1.0430·√(30·P/St) + 3.1291.
/// Range: 3.1291 and up; higher is harder; meant for 30 sentences or more.
/// Unit: school years.
/// Undefined (`None`): there is no word or no sentence, or the language is another.
/// Source: McLaughlin 1969.
///
/// ```
/// use newsprint::stats::readability::{SMOG, ReadabilityCounts};
/// // 100 words in 5 sentences, 150 syllables; 450 letters, 452 with digits; 10 words of three syllables, 20 long ones.
/// let counts = ReadabilityCounts { words: 100, sentences: 5, syllables: 150, letters: 450, characters: 452, polysyllables: 10, long_words: 20 };
/// assert!((SMOG.score(&counts).unwrap() - 11.208_143_260_188_67).abs() < 1e-9);
/// ```
pub const SMOG: ReadabilityMeasure = ReadabilityMeasure {
    name: "smog",
    heading: "SMOG grade",
    about: "School years that a reader needs, from words of three syllables or more for each sentence.",
    formula: "1.0430·√(30·P/St) + 3.1291",
    unit: "school years",
    harder: Harder::Higher,
    range: "3.1291 and up; higher is harder; meant for 30 sentences or more",
    undefined_when: NO_TEXT,
    source: "McLaughlin 1969",
    score,
};

fn score(text: &ReadabilityCounts) -> Option<f64> {
    text.is_defined()?;
    Some(1.0430 * sqrt(30.0 * text.per_sentence(text.polysyllables)) + 3.1291)
}
