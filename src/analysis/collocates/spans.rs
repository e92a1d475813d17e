//! How sure collocates are: their scores without each group of articles. Leaves the interval to `stats::association`.

use super::CollocateRow;
use crate::analysis::LEVEL;
use crate::count::{Collocate, Cooccurrences, Counting, Within};
use crate::error::Result;
use crate::index::{ArticleNumber, FormId, SubCorpus};
use crate::query::Hit;
use crate::stats::association::{AssociationMeasure, Support, association_interval, has_interval};
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::resampling::{dealt_out, seed_of};
use std::collections::BTreeSet;

/// The seed from which articles are dealt out to groups.
pub const SEED: u64 = 42;

/// What one group holds of the corpus, and of each row that has an interval: joint occurrences, and all.
struct Part {
    whole: Cooccurrences,
    rows: Vec<(u64, u64)>,
}

/// Finds the intervals of rows: the articles are dealt out to twenty groups, and each is left out once. Counts the windows, and those
/// forms that have an interval, once more.
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
    // Most rows are rare: what has no interval at all is not counted, and takes no room.
    let node_articles = holders.len() as u64;
    let support = |Collocate { together, articles, .. }: Collocate| Support {
        node_articles,
        together,
        shared_articles: articles,
    };
    let sure: Vec<FormId> =
        rows.iter().map(|row| row.collocate).filter(|one| support(*one).is_enough()).map(|one| one.form).collect();
    let parts = parts(&sure, corpus, hits, counted, within, &groups(corpus, &holders))?;
    let is_sure = |row: &&mut CollocateRow| support(row.collocate).is_enough();
    for (place, row) in rows.iter_mut().filter(is_sure).enumerate() {
        let support = support(row.collocate);
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

/// What each group of articles holds of the corpus and of some forms, in their order.
fn parts(
    forms: &[FormId],
    corpus: &SubCorpus<'_>,
    hits: &[Hit],
    counted: &Cooccurrences,
    within: Within,
    groups: &[Vec<ArticleNumber>],
) -> Result<Vec<Part>> {
    let mut ascending = forms.to_vec();
    ascending.sort_unstable();
    let mut group_of = vec![0; corpus.index().corpus().len()];
    for (group, articles) in groups.iter().enumerate() {
        for &article in articles {
            group_of[article as usize] = group as u32;
        }
    }
    let all = corpus.form_counts_in_parts(&ascending, &group_of, groups.len());
    let mut hits_of = vec![Vec::new(); groups.len()];
    for hit in hits {
        hits_of[group_of[hit.position.article as usize] as usize].push(*hit);
    }
    let mut parts = Vec::new();
    for (group, hits) in hits_of.iter().enumerate() {
        let members = corpus.of(groups[group].clone());
        let mut whole = Cooccurrences::in_windows(&members, hits, counted.window, within, counted.counting)?;
        let part = |form: &FormId| {
            let found = whole.collocates.binary_search_by_key(form, |collocate| collocate.form);
            let place = ascending.binary_search(form).unwrap_or_default();
            let inside = if counted.counting == Counting::Surface { whole.count_in_node(*form) } else { 0 };
            (found.map_or(0, |place| whole.collocates[place].together), all[place * groups.len() + group] - inside)
        };
        let rows = forms.iter().map(part).collect();
        whole.forget_forms();
        parts.push(Part { whole, rows });
    }
    Ok(parts)
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
