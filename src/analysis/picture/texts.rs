//! Pictures of whole texts: every article a point with the box of its outlet, or a row a group.

use super::{capital, words};
use crate::analysis::texts::Texts;
use crate::chart::{Chart, DotPlot, DotRow, Mark, Quantiles, Scale, Scaled, SpreadGroup, SpreadPlot};
use crate::table::number;
use std::collections::BTreeMap;

/// Fewer texts than this have no box.
const LEAST_FOR_A_BOX: usize = 5;
/// Groups that a picture of rows shows.
const MOST_ROWS: usize = 60;

/// The scores of all texts: by outlet if the texts are articles, else a row a group. `None` is undefined and not drawn.
pub fn scores(texts: &Texts<'_>, scores: &[Option<f64>], measure: &str, about: &str) -> Chart {
    let undefined = scores.iter().filter(|score| score.is_none()).count();
    let missing = match undefined {
        0 => String::new(),
        some => format!(
            " Undefined for {} of {} and not drawn.",
            number::count(some as u64),
            number::count(scores.len() as u64)
        ),
    };
    if texts.field == "article" {
        let outlet = |place: usize| texts.index().article(texts.texts[place].articles.articles()[0]).outlet.clone();
        let mut groups: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for (place, score) in scores.iter().enumerate() {
            groups.entry(outlet(place)).or_default().extend(*score);
        }
        let words = words(
            format!("{} of each article, by outlet", capital(measure)),
            format!("{}.", capital(about.trim_end_matches('.'))),
            format!("Each point is an article, stacked where scores are near.{missing}"),
        );
        return by_group(groups, measure, words);
    }
    let row = |(text, score): (&crate::analysis::texts::Text<'_>, &Option<f64>)| DotRow {
        label: if text.name.is_empty() { "(not stated)".into() } else { text.name.clone() },
        marks: vec![score.map(|value| Mark { value, interval: None })],
    };
    let rows: Vec<DotRow> = texts.texts.iter().zip(scores).take(MOST_ROWS).map(row).collect();
    let left_out = texts.texts.len() - rows.len();
    let more = if left_out > 0 { format!(" {left_out} more are in the table only.") } else { String::new() };
    Chart::Dots(DotPlot {
        words: words(
            format!("{measure} by {}", texts.field),
            format!("{}.", about.trim_end_matches('.')),
            format!(
                "The articles of a group are joined; the scores describe these texts and have no interval.{missing}{more}"
            ),
        ),
        axis: measure.into(),
        series: vec![String::new()],
        rows,
    })
}

/// Strips and boxes of values by the name of their group.
pub(in crate::analysis) fn by_group(
    groups: BTreeMap<String, Vec<f64>>,
    measure: &str,
    words: crate::chart::Words,
) -> Chart {
    let group = |(series, (name, mut values)): (usize, (String, Vec<f64>))| {
        values.sort_by(f64::total_cmp);
        SpreadGroup {
            detail: format!(
                "{} {}",
                number::count(values.len() as u64),
                if values.len() == 1 { "article" } else { "articles" }
            ),
            quantiles: quantiles(&values),
            name: if name.is_empty() { "(not stated)".into() } else { name },
            series,
            values,
        }
    };
    Chart::Spread(SpreadPlot {
        words,
        scale: Scaled { title: measure.into(), scale: Scale::Linear },
        groups: groups.into_iter().enumerate().map(group).collect(),
    })
}

/// Quantiles by linear interpolation (Hyndman & Fan 1996, type 7); `None` below five texts.
pub(in crate::analysis) fn quantiles(ascending: &[f64]) -> Option<Quantiles> {
    if ascending.len() < LEAST_FOR_A_BOX {
        return None;
    }
    let at = |percent: usize| {
        let hundredths = (ascending.len() - 1) * percent;
        let below = ascending[hundredths / 100];
        let above = ascending[hundredths.div_ceil(100)];
        below + (above - below) * (hundredths % 100) as f64 / 100.0
    };
    Some(Quantiles { p5: at(5), p25: at(25), p50: at(50), p75: at(75), p95: at(95) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r() {
        // R: quantile(c(1, 2, 4, 8, 16), c(.05, .25, .5, .75, .95))
        let found = quantiles(&[1.0, 2.0, 4.0, 8.0, 16.0]).expect("five values");
        let all = [found.p5, found.p25, found.p50, found.p75, found.p95];
        let close = |(found, known): (&f64, f64)| (found - known).abs() < 1e-12;
        assert!(all.iter().zip([1.2, 2.0, 4.0, 8.0, 14.4]).all(close), "{all:?}");
        assert_eq!(quantiles(&[1.0; 4]), None);
    }
}
