//! Are the differences of keywords more than the articles' chance? p and q by shuffled labels, what shuffles bring about, and
//! which article a word rests on. Leaves shuffling to `stats::resampling` and intervals to `keywords`.

mod beside;
mod columns;
mod gathered;
mod influence;
mod sentences;
mod strata;

pub use beside::{Asked, Beside, add_beside};
pub use columns::{COLUMNS, add_columns};
pub(super) use gathered::Gathered;
pub use influence::Influence;
pub use strata::{Blocks, Strata};

use super::keywords::{Candidates, KeywordRow, Sides};
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::index::{FormId, SubCorpus};
use crate::stats::correction::Correction;
use crate::stats::resampling::{Calibration, Effective, Outcome, Plan};
use crate::table::number;

/// The p at which shuffled corpora are compared with the corpus as it is; a thousand shuffles tell it well.
pub const CALIBRATION_P: f64 = 0.01;

/// How labels are shuffled.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// Among which articles.
    pub strata: Strata,
    /// Which articles keep together.
    pub blocks: Blocks,
    /// How often.
    pub plan: Plan,
}

impl Default for Design {
    fn default() -> Self {
        Self { strata: Strata::Usual, blocks: Blocks::Usual, plan: Plan::USUAL }
    }
}

/// What the shuffles say of every candidate in every comparison. One family: all of them.
#[derive(Debug, Clone)]
pub struct Inference {
    /// Which words were tested.
    pub candidates: Candidates,
    /// How many tests were corrected for.
    pub family: u64,
    /// Shuffles of the longest stage.
    pub shuffles: u64,
    /// Whether the shuffles are all ways to deal the labels out, so that p is exact.
    pub is_exact: bool,
    /// The q at which a word is listed.
    pub level: f64,
    /// The seed of the shuffles.
    pub seed: u64,
    /// Among which articles labels were shuffled, and what kept together, as words.
    pub strata: String,
    /// What is shuffled: `articles`, or blocks by their name.
    pub units: String,
    design: Design,
    gathered: Gathered,
    outcomes: Vec<Outcome>,
    q: Vec<Option<f64>>,
}

impl Inference {
    /// Tests every candidate in every comparison whose sides have ten articles that can be told apart.
    ///
    /// Each target must be one group of the grouping, and its reference all others.
    ///
    /// # Errors
    /// If strata or blocks name a field that no article has.
    pub fn of(
        corpus: &SubCorpus<'_>,
        grouping: &Grouping<'_>,
        counts: &Counts,
        comparisons: &[Sides],
        candidates: Candidates,
        design: &Design,
        threads: usize,
    ) -> Result<Self> {
        let forms: Vec<FormId> = counts.forms().filter(|form| candidates.holds_in(counts, *form)).collect();
        let gathered = Gathered::of(corpus, grouping, comparisons, forms, design, threads)?;
        let permutation = gathered.tested_by(&design.plan, threads);
        let p: Vec<Option<f64>> = permutation.p().into_iter().map(Some).collect();
        Ok(Self {
            candidates,
            family: p.len() as u64,
            shuffles: permutation.shuffles,
            is_exact: permutation.is_exact,
            level: design.plan.level,
            seed: design.plan.seed,
            strata: gathered.strata.clone(),
            units: gathered.units.clone(),
            q: Correction::Bh.adjusted(&p),
            outcomes: permutation.outcomes,
            design: design.clone(),
            gathered,
        })
    }

    /// The place of a test; `None` if the word is no candidate or the comparison too small.
    fn place(&self, form: FormId, sides: usize) -> Option<usize> {
        self.gathered.place(form, sides)
    }

    /// What the shuffles say of a word in a comparison; `None` if it was not tested.
    pub fn outcome(&self, form: FormId, sides: usize) -> Option<&Outcome> {
        self.place(form, sides).map(|place| &self.outcomes[place])
    }

    /// p of a word, two-sided by equal tails; `None` if it was not tested.
    pub fn p(&self, form: FormId, sides: usize) -> Option<f64> {
        self.outcome(form, sides).map(Outcome::p)
    }

    /// p corrected for all tests (Benjamini & Hochberg 1995); `None` if it was not tested.
    pub fn q(&self, form: FormId, sides: usize) -> Option<f64> {
        self.place(form, sides).and_then(|place| self.q[place])
    }

    /// Whether a word is listed: its q is at most the level.
    pub fn lists(&self, form: FormId, sides: usize) -> bool {
        self.q(form, sides).is_some_and(|q| q <= self.level)
    }

    /// Whether a row is listed.
    pub fn lists_row(&self, corpus: &SubCorpus<'_>, row: &KeywordRow) -> bool {
        corpus.index().form_id(&row.form).is_some_and(|form| self.lists(form, row.sides))
    }

    /// How many words are listed: in one comparison, or in all.
    pub fn listed(&self, sides: Option<usize>) -> u64 {
        let tested = &self.gathered.tested;
        let is_asked = |place: usize| sides.is_none_or(|sides| tested[place % tested.len()] == sides);
        let listed = self.q.iter().enumerate().filter(|(_, q)| q.is_some_and(|q| q <= self.level));
        listed.filter(|(place, _)| is_asked(*place)).count() as u64
    }

    /// The largest p of a listed word: where the list ends.
    pub fn cut(&self) -> Option<f64> {
        let p = self.outcomes.iter().zip(&self.q).filter(|(_, q)| q.is_some_and(|q| q <= self.level));
        p.map(|(outcome, _)| outcome.p()).max_by(f64::total_cmp)
    }

    /// How many words a list that ends at the same p would hold if no group differed from another: in one comparison, or all.
    ///
    /// Tests × p: under shuffled labels every p is uniform, and expectations add up however words hang together.
    pub fn expected_by_chance(&self, sides: Option<usize>) -> f64 {
        let tests = match sides {
            Some(sides) if !self.is_tested(sides) => 0,
            Some(_) => self.gathered.forms.len(),
            None => self.outcomes.len(),
        };
        tests as f64 * self.cut().unwrap_or(0.0)
    }

    /// How many tests have a p of at most this.
    pub fn passing(&self, p: f64) -> u64 {
        self.outcomes.iter().filter(|outcome| outcome.p() <= p).count() as u64
    }

    /// Tests that no shuffle reached and that are not listed all the same: for want of shuffles, not of a difference. Where all ways to
    /// deal the labels out were gone through, the labels as they are reach themselves.
    pub fn unresolved(&self) -> u64 {
        let is_unresolved = |(outcome, q): (&Outcome, &Option<f64>)| {
            let is_at_floor =
                if self.is_exact { outcome.hits() == 1 } else { outcome.hits() == 0 && !outcome.is_settled() };
            is_at_floor && q.is_some_and(|q| q > self.level)
        };
        self.outcomes.iter().zip(&self.q).filter(|(outcome, q)| is_unresolved((outcome, q))).count() as u64
    }

    /// All words under the same thousand shuffles: how many pass by chance, and how far out the farthest lies.
    pub fn calibration(&self, threads: usize) -> Calibration {
        let Gathered { sample, targets, .. } = &self.gathered;
        Calibration::of(
            sample,
            &self.gathered.words(),
            targets,
            self.seed,
            Calibration::SHUFFLES,
            CALIBRATION_P,
            threads,
        )
    }

    /// How labels were shuffled.
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// The words by article behind the tests.
    pub(super) fn gathered(&self) -> &Gathered {
        &self.gathered
    }

    /// On how many articles, or blocks, each comparison rests.
    pub fn effective(&self) -> &[Effective] {
        &self.gathered.effective
    }

    /// The smallest p that the shuffles can show.
    pub fn smallest_p(&self) -> f64 {
        2.0 / (self.shuffles + u64::from(!self.is_exact)) as f64
    }

    /// How often labels were shuffled, in words.
    pub fn shuffled(&self) -> String {
        let shuffles = number::count(self.shuffles);
        if self.is_exact {
            format!("in all {shuffles} ways there are, so that p is exact")
        } else {
            format!("up to {shuffles} times (seed {})", self.seed)
        }
    }

    /// Name and value of everything that p and q follow from.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let Candidates { min_count, min_articles } = self.candidates;
        vec![
            ("permutation_candidates", format!("min_count={min_count}, min_articles={min_articles}")),
            ("permutation_family", self.family.to_string()),
            ("permutation_shuffles", self.shuffles.to_string()),
            ("permutation_draws", if self.is_exact { "every arrangement once" } else { "at random" }.into()),
            ("permutation_seed", self.seed.to_string()),
            ("permutation_strata", self.strata.clone()),
            ("permutation_units", self.units.clone()),
        ]
    }

    /// Whether a comparison was tested.
    pub fn is_tested(&self, sides: usize) -> bool {
        self.gathered.tested.binary_search(&sides).is_ok()
    }
}
