//! The picture of shared text: how many pairs of articles share text, outlet by outlet.

use super::{refuse_too_many, words};
use crate::chart::{Chart, HeatCell, HeatMap, HeatRow};
use crate::count::{Grouping, SharedPair};
use crate::error::Result;
use crate::index::SubCorpus;
use crate::table::number;

/// Pairs between every two outlets, and inside each on the diagonal; the upper half repeats the lower one.
///
/// # Errors
/// If there are more outlets than a picture can tell apart.
pub fn pairs(corpus: &SubCorpus<'_>, pairs: &[&SharedPair]) -> Result<Chart> {
    let grouping = Grouping::by(corpus, "outlet")?;
    let names: Vec<String> = grouping.groups.iter().map(|(name, _)| name.clone()).collect();
    refuse_too_many(names.len(), "outlet")?;
    let outlet = |article| names.iter().position(|name| *name == corpus.index().article(article).outlet);
    let mut counts = vec![vec![0_u64; names.len()]; names.len()];
    for pair in pairs {
        if let (Some(a), Some(b)) = (outlet(pair.a), outlet(pair.b)) {
            counts[a][b] += 1;
            if a != b {
                counts[b][a] += 1;
            }
        }
    }
    let row = |(label, cells): (&String, Vec<u64>)| HeatRow {
        label: label.clone(),
        cells: cells.into_iter().map(|count| HeatCell::Value(count as f64)).collect(),
    };
    Ok(Chart::Heat(HeatMap {
        words: words(
            "Pairs of articles that share text, by outlet",
            "Pairs; on the diagonal, pairs inside an outlet.",
            format!(
                "{} pairs among {} articles. A pair of two outlets stands in both halves.",
                number::count(pairs.len() as u64),
                number::count(corpus.articles().len() as u64)
            ),
        ),
        key: "pairs".into(),
        columns: names.clone(),
        rows: names.iter().zip(counts).map(row).collect(),
        decimals: 0,
        tree: None,
    }))
}
