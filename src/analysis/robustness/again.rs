//! The same words tested again on other articles, other words or other shuffles, at the p at which the list ends.

use super::{Base, Side};
use crate::analysis::inference::{Design, Gathered};
use crate::analysis::keywords::KeywordRow;
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::index::{FormId, SubCorpus};
use crate::stats::resampling::Plan;
use std::collections::BTreeMap;

/// Draws for one expected hit at the end of the list: p there is right to a fifth of itself, as it is in the list.
const DRAWS: f64 = 20.0;
/// Draws at least and at most.
const LEAST_DRAWS: u64 = 1_999;
const MOST_DRAWS: u64 = 199_999;

/// Whether each row stays, in their order; `None` where it was not tested in the first place. `corpus` and its groups are another
/// way to read the articles of the base; nothing where its groups are others.
///
/// A row stays if p is at most that at the end of the list, in proportion to the number of tests: so it would be listed if as
/// many other words were.
pub(super) fn tested(
    base: &Base<'_, '_>,
    rows: &[KeywordRow],
    corpus: &SubCorpus<'_>,
    grouping: &Grouping<'_>,
    design: &Design,
) -> Result<Option<Vec<Option<bool>>>> {
    if !grouping.names().eq(base.grouping.names()) {
        return Ok(None);
    }
    let counts = Counts::of(corpus, grouping, base.threads);
    let candidates: Vec<FormId> =
        counts.forms().filter(|form| base.inference.candidates.holds_in(&counts, *form)).collect();
    let spelling = spellings(base, rows, corpus, &counts, &candidates);
    let mut forms: Vec<FormId> = spelling.values().copied().collect();
    forms.sort_unstable();
    let gathered = Gathered::of(corpus, grouping, base.comparisons, forms, design, base.threads)?;
    let tests = (candidates.len() * gathered.tested.len()).max(1);
    let cut = base.cut() * base.inference.family as f64 / tests as f64;
    #[expect(clippy::cast_sign_loss, reason = "a cut is above 0")]
    let draws = ((DRAWS / cut).min(1e9) as u64).clamp(LEAST_DRAWS, MOST_DRAWS);
    let found = gathered.tested_by(&Plan { first: draws, most: draws, ..design.plan }, base.threads);
    let stays = |row: &KeywordRow| {
        let side = base.side(row)?;
        let form = base.corpus.index().form_id(&row.form)?;
        let outcome = spelling.get(&form).and_then(|form| Some(&found.outcomes[gathered.place(*form, row.sides)?]));
        Some(outcome.is_some_and(|outcome| outcome.p() <= cut && Side::of(outcome.observed) == Some(side)))
    };
    Ok(Some(rows.iter().map(stays).collect()))
}

/// The candidate that stands for each form of the rows: of those that fold to it, the most frequent, ties the first.
fn spellings(
    base: &Base<'_, '_>,
    rows: &[KeywordRow],
    corpus: &SubCorpus<'_>,
    counts: &Counts,
    candidates: &[FormId],
) -> BTreeMap<FormId, FormId> {
    let index = base.corpus.index();
    let mut found: BTreeMap<FormId, Option<FormId>> =
        rows.iter().filter_map(|row| Some((index.form_id(&row.form)?, None))).collect();
    for &candidate in candidates {
        let folded = index.form_id(&index.fold(corpus.index().form(candidate)));
        let Some(best) = folded.and_then(|form| found.get_mut(&form)) else { continue };
        if best.is_none_or(|best| counts.count(candidate) > counts.count(best)) {
            *best = Some(candidate);
        }
    }
    found.into_iter().filter_map(|(form, candidate)| Some((form, candidate?))).collect()
}
