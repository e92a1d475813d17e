//! Words by article with everything that a shuffle must respect. Leaves the shuffling to `stats::resampling`, and what p means
//! to its neighbours.

use super::{Design, strata};
use crate::analysis::keywords::Sides;
use crate::count::{ByText, Grouping};
use crate::error::Result;
use crate::index::{FormId, SubCorpus};
use crate::stats::keyness::TextCount;
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::resampling::{Effective, Permutation, Plan, Sample, SampleArticle};

/// The articles of some comparisons, and some words in them.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct Gathered {
    pub(in crate::analysis) by_text: ByText,
    /// The words, ascending.
    pub(in crate::analysis) forms: Vec<FormId>,
    /// The occurrences of each word in the article that has most of it.
    pub(super) most_in_article: Vec<u64>,
    /// The tokens of the longest article.
    pub(super) longest: u64,
    pub(super) sample: Sample,
    /// On how many articles, or blocks, each comparison rests.
    pub(super) effective: Vec<Effective>,
    /// The comparisons that can be tested, by their place among all.
    pub(in crate::analysis) tested: Vec<usize>,
    pub(super) targets: Vec<u16>,
    /// The group that each comparison asks about.
    groups: Vec<u16>,
    pub(super) strata: String,
    pub(super) units: String,
}

impl Gathered {
    /// Counts these words, ascending, in every article of the groups.
    pub(in crate::analysis) fn of(
        corpus: &SubCorpus<'_>,
        grouping: &Grouping<'_>,
        comparisons: &[Sides],
        forms: Vec<FormId>,
        design: &Design,
        threads: usize,
    ) -> Result<Self> {
        let mut wanted = vec![false; corpus.index().forms().len()];
        for form in &forms {
            wanted[form.0 as usize] = true;
        }
        let by_text = ByText::of(corpus, grouping, |form| wanted[form.0 as usize], threads);
        let texts = by_text.texts();
        let strata = strata::assigned(corpus, texts, &design.strata, &design.blocks)?;
        let article = |(place, text): (usize, &crate::count::Text)| SampleArticle {
            tokens: text.tokens,
            group: text.group as u16,
            stratum: strata.stratum[place],
            block: strata.block[place],
        };
        let sample = Sample::new(&texts.iter().enumerate().map(article).collect::<Vec<_>>());
        let group = |sides: &Sides| sides.target_groups[0] as u16;
        let effective: Vec<Effective> = comparisons.iter().map(|sides| sample.effective(group(sides))).collect();
        let is_tested = |effective: &Effective| effective.target.min(effective.reference) >= MIN_ARTICLES;
        let tested: Vec<usize> = (0..comparisons.len()).filter(|place| is_tested(&effective[*place])).collect();
        let groups: Vec<u16> = comparisons.iter().map(group).collect();
        let targets = tested.iter().map(|place| groups[*place]).collect();
        let (strata, units) = (strata.described, strata.units);
        let most = |form: &FormId| by_text.texts_with(*form).iter().map(|text| text.count).max().unwrap_or(0);
        let most_in_article = forms.iter().map(most).collect();
        let longest = texts.iter().map(|text| text.tokens).max().unwrap_or(0);
        Ok(Self { by_text, forms, most_in_article, longest, sample, effective, tested, targets, groups, strata, units })
    }

    /// The articles that have each word.
    pub(super) fn words(&self) -> Vec<&[TextCount]> {
        self.forms.iter().map(|form| self.by_text.texts_with(*form)).collect()
    }

    /// The group that a comparison asks about.
    pub(super) fn group(&self, sides: usize) -> u16 {
        self.groups[sides]
    }

    /// Shuffles the labels as planned.
    pub(in crate::analysis) fn tested_by(&self, plan: &Plan, threads: usize) -> Permutation {
        Permutation::of(&self.sample, &self.words(), &self.targets, plan, threads)
    }

    /// The place of a word and a comparison among all outcomes; `None` if it was not tested.
    pub(in crate::analysis) fn place(&self, form: FormId, sides: usize) -> Option<usize> {
        let word = self.forms.binary_search(&form).ok()?;
        Some(word * self.tested.len() + self.tested.binary_search(&sides).ok()?)
    }
}
