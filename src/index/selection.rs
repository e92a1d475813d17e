//! Which tokens of each article are counted: runs of token places, so that a few spans cost a few numbers.

use super::{ArticleNumber, Index};
use crate::annotation::Layer;
use std::ops::Range;

/// The tokens of every article that are counted.
///
/// Invariant: the runs of an article are not empty, ascend and do not overlap. Two that touch are still two: nothing that is
/// found reaches across the end of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selection {
    runs: Vec<Vec<Range<u32>>>,
    tokens: Vec<u32>,
}

impl Selection {
    pub(super) fn new(runs: Vec<Vec<Range<u32>>>) -> Self {
        let tokens = runs.iter().map(|runs| runs.iter().map(|run| run.end - run.start).sum()).collect();
        Self { runs, tokens }
    }

    /// The tokens of `earlier`, or all, without those that start inside a span.
    pub(super) fn without(index: &Index, earlier: Option<&Self>, layer: &Layer) -> Self {
        let runs = articles(index).map(|article| {
            let left_out = in_spans(index, article, layer);
            let mut kept = Vec::new();
            for run in runs_of(index, earlier, article) {
                let mut start = run.start;
                for out in left_out.iter().filter(|out| out.end > run.start && out.start < run.end) {
                    kept.push(start..out.start.max(start));
                    start = out.end;
                }
                kept.push(start..run.end.max(start));
            }
            kept.retain(|run| run.start < run.end);
            kept
        });
        Self::new(runs.collect())
    }

    /// Those tokens of `earlier`, or of all, that start inside a span; each span is a run of its own.
    pub(super) fn within(index: &Index, earlier: Option<&Self>, layer: &Layer) -> Self {
        let runs = articles(index).map(|article| {
            let inside = in_spans(index, article, layer);
            let mut kept = Vec::new();
            let mut next = 0;
            for run in runs_of(index, earlier, article) {
                while inside.get(next).is_some_and(|span| span.end <= run.start) {
                    next += 1;
                }
                let meeting = inside[next..].iter().take_while(|span| span.start < run.end);
                kept.extend(meeting.map(|span| span.start.max(run.start)..span.end.min(run.end)));
            }
            kept
        });
        Self::new(runs.collect())
    }

    /// The runs of an article.
    pub(super) fn runs(&self, article: ArticleNumber) -> &[Range<u32>] {
        &self.runs[article as usize]
    }

    /// How many tokens of an article are counted.
    pub(super) fn tokens(&self, article: ArticleNumber) -> usize {
        self.tokens[article as usize] as usize
    }
}

fn articles(index: &Index) -> Range<ArticleNumber> {
    0..index.corpus().len() as ArticleNumber
}

fn runs_of(index: &Index, selection: Option<&Selection>, article: ArticleNumber) -> Vec<Range<u32>> {
    match selection {
        Some(selection) => selection.runs(article).to_vec(),
        None => whole(index, article).into_iter().collect(),
    }
}

/// All tokens of an article as one run; none if it has no token.
pub(super) fn whole(index: &Index, article: ArticleNumber) -> Option<Range<u32>> {
    let all = 0..index.rows(article) as u32;
    (!all.is_empty()).then_some(all)
}

/// The tokens that start inside the covered bytes, range by range.
fn in_spans(index: &Index, article: ArticleNumber, layer: &Layer) -> Vec<Range<u32>> {
    let starts = index.row_starts(article);
    let place = |byte: usize| starts.partition_point(|&start| (start as usize) < byte) as u32;
    let ranges = layer.covered(article).into_iter().map(|bytes| place(bytes.start)..place(bytes.end));
    ranges.filter(|tokens| !tokens.is_empty()).collect()
}
