//! The picture of robustness: words against settings.

use super::words;
use crate::analysis::keywords::{KeywordRow, Sides};
use crate::analysis::robustness::Robustness;
use crate::chart::{Chart, HeatCell, HeatMap, HeatRow};
use crate::table::{isolated, number};

/// Words that one picture holds.
const MOST_WORDS: usize = 36;

/// In which settings each listed word stays: the first of every target, as many of each. `rows` are those of `robustness`; `None`
/// if no word is listed.
pub fn robustness(robustness: &Robustness, comparisons: &[Sides], rows: &[KeywordRow]) -> Option<Chart> {
    let listed = |place: &usize| robustness.listed[*place] == Some(true);
    let with_list = (0..comparisons.len())
        .filter(|sides| (0..rows.len()).any(|place| rows[place].sides == *sides && listed(&place)))
        .count();
    let each = MOST_WORDS / with_list.max(1);
    let drawn: Vec<usize> = (0..comparisons.len())
        .flat_map(|sides| {
            (0..rows.len()).filter(move |place| rows[*place].sides == sides).filter(listed).take(each.max(1))
        })
        .collect();
    let total = (0..rows.len()).filter(listed).count();
    let row = |&place: &usize| {
        let others = robustness.stays.iter().map(|stays| stays[place]);
        let cell = |stays: Option<bool>| {
            stays.map_or(HeatCell::Undefined, |stays| HeatCell::Value(f64::from(u8::from(stays))))
        };
        let target = &comparisons[rows[place].sides].target;
        HeatRow {
            label: format!("{} · {}", isolated(target), isolated(&rows[place].form)),
            cells: std::iter::once(robustness.listed[place]).chain(others).map(cell).collect(),
        }
    };
    (!drawn.is_empty()).then(|| {
        let settings = robustness.settings.iter().map(|setting| setting.name.to_string());
        Chart::Heat(HeatMap {
            words: words(
                "Which keywords stay when they are found in another way",
                "Each column changes one thing; 1: the word is still a keyword, on the same side; 0: it is not.",
                format!(
                    "{} of {} keywords, the most certain of each target. Usual: the settings of the list. {}.",
                    number::count(drawn.len() as u64),
                    number::count(total as u64),
                    robustness
                        .settings
                        .iter()
                        .map(|setting| format!("{}: {}", setting.name, setting.about))
                        .collect::<Vec<_>>()
                        .join("; ")
                ),
            ),
            key: "1 if the word stays a keyword".into(),
            columns: std::iter::once("usual".to_string()).chain(settings).collect(),
            rows: drawn.iter().map(row).collect(),
            decimals: 0,
            tree: None,
        })
    })
}
