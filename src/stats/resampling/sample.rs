//! The articles whose labels are shuffled, with what a shuffle must respect. Leaves the shuffling to `shuffles`.

use std::collections::BTreeMap;
use std::ops::Range;

/// One article of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleArticle {
    /// Its tokens; above 0.
    pub tokens: u64,
    /// The group that it belongs to, from 0.
    pub group: u16,
    /// Labels are shuffled only among articles of one stratum: a month.
    pub stratum: u32,
    /// Articles of one group, stratum and block keep one label together: the articles of an author.
    /// `None` stands alone.
    pub block: Option<u32>,
}

/// The articles of a comparison of groups, ready to be shuffled.
///
/// Invariant: every unit lies in one stratum, and all its articles have one label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub(super) tokens: Vec<u64>,
    /// The unit of each article.
    pub(super) unit_of: Vec<u32>,
    /// The observed label of each unit.
    pub(super) labels: Vec<u16>,
    /// The units of each stratum, which stand side by side.
    pub(super) strata: Vec<Range<usize>>,
    pub(super) groups: usize,
}

/// How many units a test of one group against all others can tell apart: those of strata that hold units of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effective {
    /// Units of the target in strata with units of the reference.
    pub target: u64,
    /// Units of the reference in strata with units of the target.
    pub reference: u64,
}

/// Articles of one class of length, on average; see [`length_classes`].
const CLASS: usize = 10;

/// The members in classes of like length: about ten neighbours each, in the order of their tokens (ties scattered).
///
/// Where outlets differ in the length of their articles, shuffling across all lengths would compare the sides as they are with
/// sides of other sizes: a rare word would then seem to be lacking, or to be frequent, because of the tokens alone.
///
/// ```
/// use newsprint::stats::resampling::length_classes;
/// let tokens: Vec<u64> = (0..25).map(|place| 900 - 10 * place).collect();
/// let classes = length_classes(&tokens, &(0..25).collect::<Vec<_>>());
/// assert_eq!(classes.iter().map(Vec::len).collect::<Vec<_>>(), [12, 13]);
/// assert_eq!(classes[0][0], 24);
/// ```
pub fn length_classes(tokens: &[u64], members: &[usize]) -> Vec<Vec<usize>> {
    let mut ordered = members.to_vec();
    // Places are often those of outlets: scattered, or articles of the same length would be classed by outlet.
    ordered.sort_by_key(|&place| (tokens[place], (place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    let classes = (ordered.len() / CLASS).max(1);
    let border = |class: usize| class * ordered.len() / classes;
    (0..classes).map(|class| ordered[border(class)..border(class + 1)].to_vec()).collect()
}

impl Sample {
    /// The articles in their order; a word's counts name them by their place.
    ///
    /// ```
    /// use newsprint::stats::resampling::{Effective, Sample, SampleArticle};
    /// let article = |group, stratum, block| SampleArticle { tokens: 500, group, stratum, block };
    /// // May: two of group 0 (one author), one of group 1. June: group 0 alone.
    /// let sample =
    ///     Sample::new(&[article(0, 5, Some(7)), article(0, 5, Some(7)), article(1, 5, None), article(0, 6, None)]);
    /// assert_eq!(sample.units(), 3);
    /// assert_eq!(sample.effective(0), Effective { target: 1, reference: 1 });
    /// ```
    pub fn new(articles: &[SampleArticle]) -> Self {
        let mut blocks: BTreeMap<(u32, u16, u32), usize> = BTreeMap::new();
        let mut strata: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut groups = Vec::new();
        let mut met: Vec<usize> = Vec::with_capacity(articles.len());
        for article in articles {
            let next = groups.len();
            let unit = match article.block {
                Some(block) => *blocks.entry((article.stratum, article.group, block)).or_insert(next),
                None => next,
            };
            if unit == next {
                groups.push(article.group);
                strata.entry(article.stratum).or_default().push(unit);
            }
            met.push(unit);
        }
        // Units are numbered by stratum, so that a shuffle walks through neighbours.
        let mut number = vec![0u32; groups.len()];
        let mut sample = Self {
            tokens: articles.iter().map(|article| article.tokens).collect(),
            unit_of: Vec::new(),
            labels: Vec::with_capacity(groups.len()),
            strata: Vec::with_capacity(strata.len()),
            groups: groups.iter().map(|&group| usize::from(group) + 1).max().unwrap_or(0),
        };
        for members in strata.into_values() {
            let first = sample.labels.len();
            for unit in members {
                number[unit] = sample.labels.len() as u32;
                sample.labels.push(groups[unit]);
            }
            sample.strata.push(first..sample.labels.len());
        }
        sample.unit_of = met.into_iter().map(|unit| number[unit]).collect();
        sample
    }

    /// How many articles there are.
    pub fn articles(&self) -> usize {
        self.tokens.len()
    }

    /// How many units are shuffled: articles, or blocks of them.
    pub fn units(&self) -> usize {
        self.labels.len()
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// How many units a test of this group against all others rests on.
    pub fn effective(&self, group: u16) -> Effective {
        let mut effective = Effective::default();
        for stratum in &self.strata {
            let target = self.labels[stratum.clone()].iter().filter(|label| **label == group).count() as u64;
            let reference = stratum.len() as u64 - target;
            if target > 0 && reference > 0 {
                effective.target += target;
                effective.reference += reference;
            }
        }
        effective
    }
}
