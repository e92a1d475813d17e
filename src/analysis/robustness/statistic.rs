//! Whether other statistics over articles keep a keyword, at the p at which its list ends.

use super::settings::Statistic;
use super::{Base, Side};
use crate::analysis::keywords::KeywordRow;
use crate::count::TextSides;
use crate::parallel;
use crate::stats::estimate::conservative_end;
use crate::stats::keyness::{
    KeynessInput, LOG_RATIO_HARDIE, MANN_WHITNEY_P, MANN_WHITNEY_U, P_G2_4CELL, TextRates, TextSide, WELCH_T_DF_P,
};
use crate::stats::rate::log_ratio_interval;

/// What each row says, in their order; `None` where it was not tested.
pub(super) fn judged(base: &Base<'_, '_>, rows: &[KeywordRow], statistic: Statistic) -> Vec<Option<bool>> {
    let sides: Vec<TextSides> = base
        .comparisons
        .iter()
        .map(|sides| base.inference.gathered().by_text.sides(&sides.target_groups, &sides.reference_groups))
        .collect();
    let judge = |row: &KeywordRow| {
        let side = base.side(row)?;
        let found = match statistic {
            Statistic::Interval => by_interval(base, row),
            Statistic::Articles => by_articles(base, row),
            Statistic::Ranks | Statistic::Means => by_rates(base, row, &sides[row.sides], statistic),
        };
        Some(found == Some(side))
    };
    parallel::map(rows, base.threads, judge)
}

fn by_interval(base: &Base<'_, '_>, row: &KeywordRow) -> Option<Side> {
    let form = base.corpus.index().form_id(&row.form)?;
    let sides = &base.comparisons[row.sides];
    let [target, reference] =
        [&sides.target_groups, &sides.reference_groups].map(|groups| base.counts.moments(form, groups));
    let interval = log_ratio_interval(&target, &reference, 1.0 - base.cut())?;
    Side::of(conservative_end(&interval))
}

fn by_articles(base: &Base<'_, '_>, row: &KeywordRow) -> Option<Side> {
    let texts = KeynessInput { tokens: row.input.texts, ..KeynessInput::default() };
    let p = P_G2_4CELL.score(&texts)?.value();
    let effect = LOG_RATIO_HARDIE.score(&texts)?.value();
    if p <= base.cut() { Side::of(effect) } else { None }
}

fn by_rates(base: &Base<'_, '_>, row: &KeywordRow, sides: &TextSides, statistic: Statistic) -> Option<Side> {
    let form = base.corpus.index().form_id(&row.form)?;
    let [target, reference] = sides.split(base.inference.gathered().by_text.texts_with(form));
    let rates = TextRates {
        target: TextSide { occupied: &target, sizes: &sides.target_sizes },
        reference: TextSide { occupied: &reference, sizes: &sides.reference_sizes },
        resamples: None,
    };
    let input = KeynessInput { rates: Some(rates), ..row.input };
    let (p, direction) = if statistic == Statistic::Ranks {
        let middle = sides.target_sizes.len() as f64 * sides.reference_sizes.len() as f64 / 2.0;
        (MANN_WHITNEY_P.score(&input)?.value(), MANN_WHITNEY_U.score(&input)?.value() - middle)
    } else {
        // t, degrees of freedom, p.
        let welch = WELCH_T_DF_P.score(&input)?.numbers();
        (welch[2], welch[0])
    };
    if p <= base.cut() { Side::of(direction) } else { None }
}
