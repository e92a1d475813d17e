//! The rows of one comparison after another, made while those before them are written: nobody holds the rows of all outlets.

use super::tests::Tests;
use super::{Question, USUAL, shown};
use crate::cli::args::{KeywordsArguments, ShowArgument};
use newsprint::analysis::HiddenWords;
use newsprint::analysis::keywords::{self, Candidates, KeywordRow, Sides};
use newsprint::count::Counts;
use newsprint::error::Result;
use newsprint::index::FormId;
use newsprint::stats::keyness::KeynessMeasure;
use newsprint::table::{Format, Rows};
use std::collections::BTreeSet;
use std::ops::Range;

/// Whether the rows of each comparison can be written before those of the next are made: in a format of plain rows, all columns, by
/// measures that no row of these sides leaves undefined, and with no column that needs the other rows.
pub(super) fn one_by_one(
    arguments: &KeywordsArguments,
    format: &Format,
    measures: &[&KeynessMeasure],
    counts: &Counts,
    comparisons: &[Sides],
) -> bool {
    let is_empty = |groups: &[usize]| groups.iter().all(|&place| counts.groups()[place].tokens == 0);
    let usual = measures.iter().all(|measure| USUAL.iter().any(|usual| usual.name == measure.name));
    format.lines.is_some()
        && arguments.output.columns.is_empty()
        && usual
        && arguments.show == ShowArgument::Keywords
        && arguments.correct.is_empty()
        && !arguments.versions
        && !comparisons.is_empty()
        && comparisons.iter().all(|sides| !is_empty(&sides.target_groups) && !is_empty(&sides.reference_groups))
}

/// What the rows of a comparison are made from.
pub(super) struct Further<'a, 'i> {
    pub question: &'a Question<'a, 'i>,
    pub candidates: Candidates,
    /// The rows of all comparisons.
    pub family: u64,
    pub tests: Option<&'a Tests>,
    pub hidden: Option<&'a HiddenWords>,
    /// Rows shown of each comparison.
    pub top: usize,
}

impl<'a, 'i> Further<'a, 'i> {
    /// The rows of these comparisons, one comparison a piece.
    pub(super) fn rows(self, comparisons: Range<usize>) -> Result<impl Iterator<Item = Rows> + use<'a, 'i>> {
        let Question { study, corpus, .. } = *self.question;
        let patterns = (!study.query.is_empty()).then(|| study.patterns(&study.query, corpus.index()));
        let query = patterns.transpose()?.map(|patterns| keywords::query_forms(corpus, &patterns));
        Ok(comparisons.map(move |place| self.of(place, query.as_ref())))
    }

    fn of(&self, place: usize, query: Option<&BTreeSet<FormId>>) -> Rows {
        let Question { arguments, corpus, counts, comparisons, measures, .. } = *self.question;
        let index = corpus.index();
        let all = keywords::rows_of(index, counts, comparisons, place, self.candidates, self.family);
        let places = shown(arguments, &all, (0..all.len()).collect(), self.hidden, comparisons.len(), self.top);
        let rows: Vec<KeywordRow> = places.into_iter().map(|place| all[place].clone()).collect();
        let mut table = keywords::table(index, comparisons, &rows, measures, None, false);
        if let Some(tests) = self.tests {
            tests.add_columns(&mut table, corpus, comparisons, &rows);
        }
        if let Some(forms) = query {
            keywords::add_query(&mut table, index, &rows, forms);
        }
        table.rows
    }
}
