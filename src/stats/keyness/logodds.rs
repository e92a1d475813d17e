//! Log odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008). Leaves counting to the caller.

use crate::stats::keyness::KeynessInput;
use crate::stats::special::{ln, sqrt};

/// What is known of a word before it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prior {
    /// Its count in target and reference together.
    Pooled,
    /// Its share of 500 words of the pooled corpus.
    Of500,
    /// 0.01 for every word of the vocabulary.
    Flat,
}

/// The two log odds of a word with their terms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LogOdds {
    /// δ, eq. 16.
    pub(super) delta: f64,
    with: [f64; 2],
    without: [f64; 2],
}

impl LogOdds {
    /// `None` if there is nothing to compare, or the prior needs a vocabulary that is not known.
    pub(super) fn of(input: &KeynessInput, prior: Prior) -> Option<Self> {
        let tokens = &input.tokens;
        if !tokens.is_comparable() {
            return None;
        }
        let (all, pooled) = (tokens.total() as f64, (tokens.target.count + tokens.reference.count) as f64);
        let (word, vocabulary) = match prior {
            Prior::Pooled => (pooled, all),
            Prior::Of500 => (500.0 * pooled / all, 500.0),
            Prior::Flat => (input.vocabulary > 0).then_some((0.01, 0.01 * input.vocabulary as f64))?,
        };
        let sides = [tokens.target, tokens.reference];
        let with = sides.map(|side| side.count as f64 + word);
        let without = sides.map(|side| side.out_of.saturating_sub(side.count) as f64 + (vocabulary - word));
        // Where the word is all there is, its odds are infinite.
        let divided = without.iter().all(|&tokens| tokens > 0.0);
        divided.then(|| Self { delta: ln(with[0] / without[0]) - ln(with[1] / without[1]), with, without })
    }

    /// δ by its standard error from the two terms of the word, eq. 20.
    pub(super) fn z_two_terms(&self) -> f64 {
        self.delta / sqrt(1.0 / self.with[0] + 1.0 / self.with[1])
    }

    /// δ by its standard error from all four terms, eq. 19.
    pub(super) fn z_four_terms(&self) -> f64 {
        let variance = (1.0 / self.with[0] + 1.0 / self.with[1]) + (1.0 / self.without[0] + 1.0 / self.without[1]);
        self.delta / sqrt(variance)
    }
}
