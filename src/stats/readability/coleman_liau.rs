//! The measure `coleman_liau`: Coleman–Liau index. Leaves counting to the caller.

use crate::stats::readability::{Harder, NO_TEXT, ReadabilityCounts, ReadabilityMeasure};

/// School years that a reader needs, from letters instead of syllables.
///
/// Formula: 0.0588·(100·C/W) − 0.296·(100·St/W) − 15.8.
/// Range: about 0 to 18, not bounded; higher is harder.
/// Unit: school years.
/// Undefined (`None`): there is no word or no sentence, or the language is another.
/// Source: Coleman & Liau 1975.
///
/// ```
/// use newsprint::stats::readability::{COLEMAN_LIAU, ReadabilityCounts};
/// // 100 words in 5 sentences, 150 syllables; 450 letters, 452 with digits; 10 words of three syllables, 20 long ones.
/// let counts = ReadabilityCounts { words: 100, sentences: 5, syllables: 150, letters: 450, characters: 452, polysyllables: 10, long_words: 20 };
/// assert!((COLEMAN_LIAU.score(&counts).unwrap() - 9.18).abs() < 1e-9);
/// ```
pub const COLEMAN_LIAU: ReadabilityMeasure = ReadabilityMeasure {
    name: "coleman_liau",
    heading: "Coleman–Liau index",
    about: "School years that a reader needs, from letters instead of syllables.",
    formula: "0.0588·(100·C/W) − 0.296·(100·St/W) − 15.8",
    unit: "school years",
    harder: Harder::Higher,
    range: "about 0 to 18, not bounded; higher is harder",
    undefined_when: NO_TEXT,
    source: "Coleman & Liau 1975",
    score,
};

fn score(text: &ReadabilityCounts) -> Option<f64> {
    text.is_defined()?;
    Some(5.88 * text.per_word(text.letters) - 29.6 * text.per_word(text.sentences) - 15.8)
}
