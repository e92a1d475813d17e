//! How sure collocates are: their scores without each group of articles. Leaves the interval to `stats::association`.

use super::CollocateRow;
use crate::analysis::LEVEL;
use crate::count::{Collocate, Cooccurrences, Counting, Within};
use crate::error::Result;
use crate::index::{ArticleNumber, SubCorpus};
use crate::query::Hit;
use crate::stats::association::{AssociationMeasure, Support, association_interval, has_interval};
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::resampling::{dealt_out, seed_of};
use std::collections::BTreeSet;

/// The seed from which articles are dealt out to groups.
pub const SEED: u64 = 42;

/// What one group holds of the corpus, and of each row: joint occurrences, and all.
struct Part {
    whole: Cooccurrences,
    rows: Vec<(u64, u64)>,
}

/// Finds the intervals of rows: the articles are dealt out to twenty groups, and each is left out once. Reads the corpus once more.
///
/// Rows keep `None` below ten articles with the node, and for measures that have no interval.
///
/// # Errors
/// As [`Cooccurrences::of`].
pub fn find_intervals(
    rows: &mut [CollocateRow],
    corpus: &SubCorpus<'_>,
    hits: &[Hit],
    counted: &Cooccurrences,
    within: Within,
    measures: &[&AssociationMeasure],
) -> Result<()> {
    let holders: BTreeSet<ArticleNumber> = hits.iter().map(|hit| hit.position.article).collect();
    if (holders.len() as u64) < MIN_ARTICLES || !measures.iter().any(|measure| has_interval(measure)) {
        return Ok(());
    }
    let mut parts = Vec::new();
    for articles in groups(corpus, &holders) {
        let members = corpus.of(articles);
        let inside = |hit: &&Hit| members.articles().binary_search(&hit.position.article).is_ok();
        let hits: Vec<Hit> = hits.iter().filter(inside).copied().collect();
        let mut whole = Cooccurrences::of(&members, &hits, counted.window, within, counted.counting)?;
        let part = |row: &CollocateRow| {
            let form = row.collocate.form;
            let found = whole.collocates.binary_search_by_key(&form, |collocate| collocate.form);
            (found.map_or(0, |place| whole.collocates[place].together), whole.count(form))
        };
        let of_rows = rows.iter().map(part).collect();
        whole.forget_forms();
        parts.push(Part { whole, rows: of_rows });
    }
    for (place, row) in rows.iter_mut().enumerate() {
        let support = Support {
            node_articles: holders.len() as u64,
            together: row.collocate.together,
            shared_articles: row.collocate.articles,
        };
        // Most rows are rare: what has no interval at all takes no room.
        if !support.is_enough() {
            continue;
        }
        let interval = |(measure, score): (&&AssociationMeasure, &Option<f64>)| {
            if !has_interval(measure) {
                return None;
            }
            let without: Vec<Option<f64>> =
                parts.iter().map(|part| score_without(counted, &row.collocate, part, place, measure)).collect();
            association_interval((*score)?, &without, support, LEVEL)
        };
        row.intervals = measures.iter().zip(&row.scores).map(interval).collect();
    }
    Ok(())
}

/// Articles with and without the node dealt out alike, so that each group holds a share of both.
fn groups(corpus: &SubCorpus<'_>, holders: &BTreeSet<ArticleNumber>) -> Vec<Vec<ArticleNumber>> {
    let (with, without): (Vec<ArticleNumber>, Vec<ArticleNumber>) =
        corpus.articles().iter().partition(|article| holders.contains(article));
    let dealt = dealt_out(with.len(), seed_of(SEED, &["with"]));
    let number = dealt.iter().max().map_or(0, |last| last + 1);
    let mut groups = vec![Vec::new(); number as usize];
    with.iter().zip(dealt).for_each(|(&article, group)| groups[group as usize].push(article));
    for (place, article) in without.into_iter().enumerate() {
        groups[place % number as usize].push(article);
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

fn score_without(
    counted: &Cooccurrences,
    collocate: &Collocate,
    part: &Part,
    place: usize,
    measure: &AssociationMeasure,
) -> Option<f64> {
    let rest = counted.without(&part.whole);
    let (together, count) = part.rows[place];
    let left = Collocate { together: collocate.together - together, count: collocate.count - count, ..*collocate };
    match counted.counting {
        Counting::Surface => measure.of_table(&rest.table(&left)),
        Counting::Pairs => measure.of_pairs(&rest.pairs(&left)),
    }
}
