//! What chance alone gives: outlet labels are shuffled over the articles, and the lists of keywords made anew.

use super::LEVEL;
use super::keywords::{Candidates, Sides};
use crate::count::{Counts, Grouping};
use crate::index::{ArticleNumber, FormId, SubCorpus};
use crate::parallel;
use crate::stats::rate::log_ratio_interval;
use crate::stats::{estimate::conservative_end, random::Generator};

/// The seed of the shuffles, printed wherever they are used.
pub const SEED: u64 = 20_251_122;
/// The share of shuffles that may reach a word's distance from nought before it counts as chance.
const SHARE: f64 = 0.05;

/// What keyword lists would hold if no outlet differed from another.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    /// How often the labels were shuffled.
    pub shuffles: u64,
    /// Intervals clear of nought in one shuffle, on average, over all targets together.
    pub clear_of_nought: f64,
    /// The distance from nought of the most extreme word of each shuffle, largest first.
    extremes: Vec<f64>,
}

impl Chance {
    /// Shuffles the labels of all articles: outlets keep their numbers of articles, articles keep their words.
    ///
    /// The statistic is the conservative end of the log ratio's interval, so the test is that of Westfall & Young (1993) by its
    /// maximum over all words and targets. It treats articles as exchangeable: it cannot see that authors or stories differ.
    pub fn of(
        corpus: &SubCorpus<'_>,
        outlets: &Grouping<'_>,
        comparisons: &[Sides],
        candidates: Candidates,
        threads: usize,
    ) -> Self {
        let whole = Counts::of(corpus, &Grouping::one(corpus), threads);
        let forms: Vec<FormId> = whole
            .forms()
            .filter(|&form| {
                whole.count(form) >= candidates.min_count && whole.articles_with(form) >= candidates.min_articles
            })
            .collect();
        // Fewer shuffles where each is dear; at least 39, so that one in twenty can be told.
        let shuffles = if forms.len() * comparisons.len() < 10_000 { 199 } else { 39 };
        let seeds: Vec<u64> = (0..shuffles).map(|shuffle| SEED + shuffle).collect();
        let results = parallel::map(&seeds, threads, |&seed| {
            let counts = Counts::of(corpus, &shuffled(corpus, outlets, seed), 1);
            let ends: Vec<f64> = comparisons
                .iter()
                .flat_map(|sides| forms.iter().filter_map(|&form| end(&counts, sides, form)))
                .collect();
            (ends.iter().filter(|end| **end > 0.0).count(), ends.iter().copied().fold(0.0, f64::max))
        });
        let clear: usize = results.iter().map(|(clear, _)| clear).sum();
        let mut extremes: Vec<f64> = results.iter().map(|(_, extreme)| *extreme).collect();
        extremes.sort_by(|a, b| b.total_cmp(a));
        Self { shuffles, clear_of_nought: clear as f64 / shuffles as f64, extremes }
    }

    /// The share of shuffles, the observed order among them, in which some word lies as far from nought.
    pub fn p_of_maximum(&self, distance: f64) -> f64 {
        let reached = self.extremes.iter().take_while(|extreme| **extreme >= distance).count();
        (reached + 1) as f64 / (self.shuffles + 1) as f64
    }

    /// The distance from nought of the most extreme word of each shuffle, largest first.
    pub fn extremes(&self) -> &[f64] {
        &self.extremes
    }

    /// Whether a word lies farther from nought than the most extreme word of 95 in 100 shuffles.
    pub fn is_beyond(&self, distance: f64) -> bool {
        self.p_of_maximum(distance) <= SHARE
    }
}

/// The distance from nought of a word's interval.
fn end(counts: &Counts, sides: &Sides, form: FormId) -> Option<f64> {
    let target = counts.moments(form, &sides.target_groups);
    let reference = counts.moments(form, &sides.reference_groups);
    log_ratio_interval(&target, &reference, LEVEL).map(|effect| conservative_end(&effect).abs())
}

/// The same groups with their articles dealt out anew (Fisher & Yates 1938).
fn shuffled<'i>(corpus: &SubCorpus<'i>, outlets: &Grouping<'_>, seed: u64) -> Grouping<'i> {
    let mut generator = Generator::new(seed);
    let mut articles: Vec<ArticleNumber> =
        outlets.groups.iter().flat_map(|(_, members)| members.articles().to_vec()).collect();
    for place in (1..articles.len()).rev() {
        articles.swap(place, generator.below(place as u64 + 1) as usize);
    }
    let mut rest = articles.as_slice();
    let deal = |(name, members): &(String, SubCorpus<'_>)| {
        let (dealt, left) = rest.split_at(members.articles().len());
        rest = left;
        let mut dealt = dealt.to_vec();
        dealt.sort_unstable();
        (name.clone(), corpus.of(dealt))
    };
    Grouping { field: outlets.field.clone(), groups: outlets.groups.iter().map(deal).collect() }
}
