//! How sure an association is when articles, not tokens, are the sample. Leaves counting without each group to the caller.
//!
//! # Method
//! The articles are dealt out to groups, one group after the other is left out and the table counted anew (delete-a-group jackknife,
//! `resampling::jackknife`). On the logarithmic scale of these measures the interval is score ± t·√V, with the changes of `rate`:
//! 1. V is never below 1/O11 (in natural logarithms), the variance of as many independent tokens.
//! 2. Degrees of freedom are min(G − 1, 1/V + 2), G groups that hold the node. Few bursts tell little about their variance.
//! 3. The upper end is raised by V/2, by which a logarithm falls short on average.
//!
//! Measures that grow with the corpus (log-likelihood, χ², t, z) are no sizes and have no interval. ΔP has none either: symmetrical
//! intervals hold in 81 to 93 % only, since one of its shares is small and skewed. Coverage: docs/intervals.md.

use super::{
    AssociationMeasure, LOG_DICE, LOG_RATIO, MI, NODE_LOG_DICE, NODE_MI_E_ACTUAL, NODE_MI_E_PLAIN, NODE_MI_E_SPAN,
};
use crate::stats::estimate::Estimate;
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::special::{sqrt, student_within};

/// Measures of size on the scale of log2, which have an interval over articles.
pub const WITH_INTERVAL: &[AssociationMeasure] =
    &[LOG_DICE, MI, LOG_RATIO, NODE_LOG_DICE, NODE_MI_E_ACTUAL, NODE_MI_E_SPAN, NODE_MI_E_PLAIN];

/// Joint occurrences below which there is no interval.
pub const MIN_TOGETHER: u64 = 5;

/// Articles with a joint occurrence below which there is no interval.
pub const MIN_SHARED_ARTICLES: u64 = 3;

const METHOD: &str = "delete-a-group jackknife over articles, t on the log scale";

/// What an interval rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    /// Articles that hold the node.
    pub node_articles: u64,
    /// Joint occurrences.
    pub together: u64,
    /// Articles with a joint occurrence.
    pub shared_articles: u64,
}

impl Support {
    /// Whether there is enough for an interval.
    pub fn is_enough(self) -> bool {
        self.node_articles >= MIN_ARTICLES
            && self.together >= MIN_TOGETHER
            && self.shared_articles >= MIN_SHARED_ARTICLES
    }
}

/// Whether a measure has an interval.
pub fn has_interval(measure: &AssociationMeasure) -> bool {
    WITH_INTERVAL.iter().any(|known| known.name == measure.name)
}

/// The interval of a score on the scale of log2 from the scores without each group of articles.
///
/// `None` below ten articles with the node, five joint occurrences or three articles with one; if a score is undefined, as where all
/// joint occurrences stand in one group; or for a level outside 0 to 1.
///
/// ```
/// use newsprint::stats::association::{Support, association_interval};
/// let support = Support { node_articles: 12, together: 40, shared_articles: 9 };
/// let scores: Vec<Option<f64>> = (0..12).map(|place| Some(8.0 + 0.1 * f64::from(place % 3))).collect();
/// let found = association_interval(8.1, &scores, support, 0.95).unwrap();
/// assert!(found.low < 8.1 && found.high - 8.1 > 8.1 - found.low);
/// let few = Support { together: 4, ..support };
/// assert_eq!(association_interval(8.1, &scores, few, 0.95), None);
/// ```
pub fn association_interval(score: f64, without: &[Option<f64>], support: Support, level: f64) -> Option<Estimate> {
    if !support.is_enough() || without.len() < 2 || level <= 0.0 || level >= 1.0 {
        return None;
    }
    let scores: Vec<f64> = without.iter().copied().collect::<Option<_>>()?;
    let groups = scores.len() as f64;
    let mean = scores.iter().sum::<f64>() / groups;
    let of_log2 = (groups - 1.0) / groups * scores.iter().map(|score| (score - mean) * (score - mean)).sum::<f64>();
    let bits = std::f64::consts::LN_2;
    let variance = (of_log2 * bits * bits).max(1.0 / support.together as f64);
    let df = (1.0 / variance + 2.0).min(groups.min(support.node_articles as f64) - 1.0);
    let reach = student_within(level, df) * sqrt(variance) / bits;
    Some(Estimate {
        value: score,
        low: score - reach,
        high: score + reach + 0.5 * variance / bits,
        level,
        method: METHOD,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::frequency::{Contingency, Frequency};
    use crate::stats::resampling::dealt_out;
    use crate::stats::simulated::Random;

    /// One article: tokens outside the node, tokens in windows, the collocate there and elsewhere.
    #[derive(Clone, Copy, Default)]
    struct Drawn {
        tokens: u64,
        near: u64,
        together: u64,
        elsewhere: u64,
    }

    /// How often node and collocate come, and in what bursts.
    #[derive(Clone, Copy)]
    struct Habit {
        node_per_million: f64,
        near_per_million: f64,
        elsewhere_per_million: f64,
        k: f64,
    }

    fn table(articles: &[Drawn]) -> Contingency {
        let sum = articles.iter().fold(Drawn::default(), |sum, one| Drawn {
            tokens: sum.tokens + one.tokens,
            near: sum.near + one.near,
            together: sum.together + one.together,
            elsewhere: sum.elsewhere + one.elsewhere,
        });
        Contingency::new(Frequency::new(sum.together, sum.near), Frequency::new(sum.elsewhere, sum.tokens - sum.near))
    }

    fn drawn(random: &mut Random, articles: usize, habit: Habit) -> Vec<Drawn> {
        let article = |random: &mut Random| {
            let size = random.size();
            let nodes = random.occurrences(habit.node_per_million, habit.k.max(0.5), size);
            let near = (10 * nodes).min(size - nodes);
            // One topic moves the collocate near the node and elsewhere.
            let topic = if habit.k.is_infinite() { 1.0 } else { random.gamma(habit.k) / habit.k };
            let mut count = |rate: f64, of: u64| random.occurrences(rate * topic, f64::INFINITY, of).min(of);
            let together = count(habit.near_per_million, near);
            let elsewhere = count(habit.elsewhere_per_million, size - nodes - near);
            Drawn { tokens: size - nodes, near, together, elsewhere }
        };
        (0..articles).map(|_| article(random)).collect()
    }

    /// The share of intervals that hold the score of endless articles, of those that are given.
    fn coverage(measure: &AssociationMeasure, articles: usize, habit: Habit, draws: u64) -> (f64, u64) {
        let mut random = Random(7);
        let truth = measure.of_table(&table(&drawn(&mut random, 60_000, habit))).expect("they stand together");
        let (mut held, mut given) = (0, 0);
        for draw in 0..draws {
            let articles = drawn(&mut random, articles, habit);
            let dealt = dealt_out(articles.len(), draw);
            let groups = dealt.iter().max().map_or(0, |last| last + 1);
            let without = |group: u32| {
                let rest = articles.iter().zip(&dealt).filter(|(_, of)| **of != group).map(|(one, _)| *one);
                measure.of_table(&table(&rest.collect::<Vec<_>>()))
            };
            let without: Vec<_> = (0..groups).map(without).collect();
            let support = Support {
                node_articles: articles.iter().filter(|one| one.near > 0).count() as u64,
                together: articles.iter().map(|one| one.together).sum(),
                shared_articles: articles.iter().filter(|one| one.together > 0).count() as u64,
            };
            let score = measure.of_table(&table(&articles)).unwrap_or(0.0);
            let Some(found) = association_interval(score, &without, support, 0.95) else { continue };
            given += 1;
            held += u64::from(found.low <= truth && truth <= found.high);
        }
        (held as f64 / given.max(1) as f64, given)
    }

    const fn habit(node_per_million: f64, near_per_million: f64, elsewhere_per_million: f64, k: f64) -> Habit {
        Habit { node_per_million, near_per_million, elsewhere_per_million, k }
    }

    const HABITS: [Habit; 5] = [
        habit(10_000.0, 10_000.0, 3_000.0, f64::INFINITY),
        habit(10_000.0, 20_000.0, 5_000.0, 1.0),
        habit(10_000.0, 20_000.0, 2_000.0, 0.3),
        habit(10_000.0, 100_000.0, 5_000.0, 0.5),
        habit(4_000.0, 50_000.0, 1_000.0, 1.0),
    ];

    #[test]
    #[ignore = "takes a minute; prints the table of docs/intervals.md"]
    fn coverage_table() {
        println!("| articles | measure | near / elsewhere, per million (k) … |");
        for articles in [12, 30, 100] {
            for measure in [&LOG_DICE, &MI, &LOG_RATIO] {
                let cell = |habit: Habit| {
                    let (share, given) = coverage(measure, articles, habit, 1_500);
                    if given < 300 { "–".into() } else { format!("{:.1}", 100.0 * share) }
                };
                println!("| {articles} | {} | {} |", measure.name, HABITS.map(cell).join(" | "));
            }
        }
    }

    #[test]
    fn coverage_holds() {
        for articles in [30, 100] {
            for (measure, habit) in [(&LOG_DICE, HABITS[1]), (&MI, HABITS[2]), (&LOG_RATIO, HABITS[0])] {
                let (share, given) = coverage(measure, articles, habit, 250);
                assert!(given > 150 && share >= 0.92, "{} with {articles} articles: {share} of {given}", measure.name);
            }
        }
    }

    #[test]
    fn one_article_with_all_joint_occurrences_has_no_interval() {
        let support = Support { node_articles: 12, together: 40, shared_articles: 3 };
        let scores = [vec![None], vec![Some(8.0); 11]].concat();
        assert_eq!(association_interval(8.0, &scores, support, 0.95), None);
        let few = Support { node_articles: 9, ..support };
        assert_eq!(association_interval(8.0, &scores[1..], few, 0.95), None);
    }
}
