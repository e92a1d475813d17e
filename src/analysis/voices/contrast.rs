//! What is said inside quotation marks and not outside, and what outlets write outside them: keywords of voices.

use super::{by_voice, in_voice};
use crate::analysis::keywords::{self, Candidates, KeywordRow, Sides};
use crate::annotation::voice::{Voice, Voices};
use crate::count::{Counts, Grouping};
use crate::index::{Index, SubCorpus};
use crate::stats::keyness::{G2_2CELL, KeynessMeasure, LOG_RATIO_HARDIE, TEXT_DISPERSION_G2_2CELL};
use crate::table::Table;

/// The measures of the tables, effect size first.
const MEASURES: [&KeynessMeasure; 3] = [&LOG_RATIO_HARDIE, &TEXT_DISPERSION_G2_2CELL, &G2_2CELL];

/// Keywords of some comparisons.
#[derive(Debug, Clone)]
pub struct Contrast {
    comparisons: Vec<Sides>,
    rows: Vec<KeywordRow>,
}

impl Contrast {
    /// Words inside quotation marks against all words outside them.
    pub fn of_quotations(corpus: &SubCorpus<'_>, voices: &Voices, candidates: Candidates, threads: usize) -> Self {
        let grouping = by_voice(corpus, voices);
        let counts = Counts::of(corpus, &grouping, threads);
        let place = |wanted: Voice| grouping.groups.iter().position(|(name, _)| name == wanted.name());
        let quoted: Vec<usize> = place(Voice::Quoted).into_iter().collect();
        let unquoted: Vec<usize> = [Voice::Own, Voice::Reported].into_iter().filter_map(place).collect();
        let quoted = Sides { target: Voice::Quoted.name().into(), target_groups: quoted, reference_groups: unquoted };
        Self::of(corpus.index(), &counts, vec![quoted], candidates)
    }

    /// The words of each outlet outside quotation marks against those of the others; `comparisons` are by the places of the outlets.
    pub fn of_outlets<'i>(
        outlets: &Grouping<'i>,
        corpus: &SubCorpus<'_>,
        voices: &Voices,
        comparisons: Vec<Sides>,
        candidates: Candidates,
        threads: usize,
    ) -> Self {
        let unquoted =
            |(name, members): &(String, SubCorpus<'i>)| (name.clone(), in_voice(members, voices, Voice::Unquoted));
        let groups = outlets.groups.iter().map(unquoted).collect();
        let grouping = Grouping { field: outlets.field.clone(), groups };
        let counts = Counts::of(&in_voice(corpus, voices, Voice::Unquoted), &grouping, threads);
        Self::of(corpus.index(), &counts, comparisons, candidates)
    }

    fn of(index: &Index, counts: &Counts, comparisons: Vec<Sides>, candidates: Candidates) -> Self {
        let rows = keywords::rows(index, counts, &comparisons, candidates);
        Self { comparisons, rows }
    }

    /// How many comparisons of a word there are.
    pub fn family(&self) -> usize {
        self.rows.len()
    }

    /// Every candidate, in the order of [`keywords::rows`].
    pub fn table(&self, index: &Index) -> Table {
        keywords::table(index, &self.comparisons, &self.rows, &MEASURES, None, false)
    }

    /// Up to `each` over-used words of each target, then up to `each` under-used ones, whose interval stays clear of nought.
    pub fn leading(&self, index: &Index, each: usize) -> Table {
        let of_target = |place: usize| {
            let (over, under) = keywords::shown(&self.rows, place, each);
            over.into_iter().chain(under)
        };
        let rows: Vec<KeywordRow> = (0..self.comparisons.len()).flat_map(of_target).cloned().collect();
        keywords::table(index, &self.comparisons, &rows, &MEASURES, None, false)
    }
}
