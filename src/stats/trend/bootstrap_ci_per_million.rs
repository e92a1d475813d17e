//! The measure `bootstrap_ci_per_million`: articles drawn again and again. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;
use crate::stats::random::Generator;
use crate::stats::resampling::middle;
use crate::stats::trend::{TrendMeasure, TrendScore};

/// Resamples unless another number is asked for.
pub const RESAMPLES: usize = 10_000;

/// How articles are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resampling {
    /// How often.
    pub resamples: usize,
    /// The seed of the generator; printed with every result.
    pub seed: u64,
}

impl Default for Resampling {
    /// 10,000 resamples from seed 42.
    fn default() -> Self {
        Self { resamples: RESAMPLES, seed: 42 }
    }
}

/// The interval of a rate when articles, not tokens, are drawn: it is as wide as the word is clustered.
///
/// Formula: percentiles α/2 and 1 − α/2 of Σ count/Σ tokens over articles of the period drawn with replacement.
/// Range: 0 to 1,000,000. Tokens per million. Random: the seed decides the last digits.
/// Undefined (`None`): the period has fewer than two articles with a token, or the level is not between 0 and 1.
/// Source: Efron & Tibshirani 1993, chapter 13. With few articles there are few different resamples: read it from five on.
///
/// ```
/// use newsprint::stats::frequency::Frequency;
/// use newsprint::stats::trend::{Resampling, bootstrap};
/// // Two articles of 50 tokens with 0 and 4: a quarter of the resamples holds only the one, a quarter only the other.
/// let articles = [Frequency::new(0, 50), Frequency::new(4, 50)];
/// let interval = bootstrap(&articles, 0.95, Resampling::default()).unwrap();
/// assert_eq!((interval.low, interval.value, interval.high), (0.0, 40_000.0, 80_000.0));
/// ```
pub const BOOTSTRAP_CI_PER_MILLION: TrendMeasure = TrendMeasure {
    name: "bootstrap_ci_per_million",
    heading: "bootstrap interval",
    about: "The interval of a rate when articles, not tokens, are drawn: it is as wide as the word is clustered.",
    formula: "percentiles α/2 and 1 − α/2 of Σ count/Σ tokens over articles of the period drawn with replacement",
    range: "0 to 1,000,000 per million",
    undefined_when: "the period has fewer than two articles with a token, or the level is not between 0 and 1",
    source: "Efron & Tibshirani 1993, chapter 13",
    role: Role::Definition,
    columns: &["bootstrap_per_million_low", "bootstrap_per_million_high"],
    score: TrendScore::Resampled(bootstrap),
};

/// The rate of some articles together, with the percentile interval of [`BOOTSTRAP_CI_PER_MILLION`].
pub fn bootstrap(articles: &[Frequency], level: f64, resampling: Resampling) -> Option<Estimate> {
    let articles: Vec<Frequency> = articles.iter().copied().filter(|article| article.out_of > 0).collect();
    if articles.len() < 2 || resampling.resamples == 0 || level <= 0.0 || level >= 1.0 {
        return None;
    }
    let pooled = |articles: &mut dyn Iterator<Item = &Frequency>| {
        articles.fold(Frequency::default(), |sum, article| {
            Frequency::new(sum.count + article.count, sum.out_of + article.out_of)
        })
    };
    let mut random = Generator::new(resampling.seed);
    let rates: Vec<f64> = (0..resampling.resamples)
        .filter_map(|_| {
            let mut draws = (0..articles.len()).map(|_| &articles[random.below(articles.len() as u64) as usize]);
            pooled(&mut draws).per_million()
        })
        .collect();
    let value = pooled(&mut articles.iter()).per_million()?;
    let (low, high) = middle(rates, level)?;
    Some(Estimate { value, low, high, level, method: "percentiles of articles drawn with replacement" })
}
