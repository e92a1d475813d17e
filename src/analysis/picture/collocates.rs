//! Pictures of collocates: scores of the strongest, and the network that they form.

use super::words;
use crate::analysis::collocates::{CollocateRow, Listed, rows};
use crate::chart::{Chart, DotPlot, DotRow, Edge, MOST_NODES, Mark, NetworkPlot, Node};
use crate::count::{Cooccurrences, Within};
use crate::error::Result;
use crate::index::{FormId, Position, SubCorpus};
use crate::query::Hit;
use crate::stats::association::AssociationMeasure;
use crate::table::{isolated, number};

/// Collocates of a network, the node not among them.
pub const NODES: usize = MOST_NODES - 1;

/// The score of each collocate, in their order.
pub fn dots(
    corpus: &SubCorpus<'_>,
    listed: &[CollocateRow],
    measure: &AssociationMeasure,
    node: &str,
    notation: &str,
) -> Chart {
    let row = |row: &CollocateRow| DotRow {
        label: corpus.index().form(row.collocate.form).to_string(),
        marks: vec![row.scores.first().copied().flatten().map(|value| Mark { value, interval: None })],
    };
    Chart::Dots(DotPlot {
        words: words(
            format!("Which words keep “{}” company", isolated(node)),
            format!("The {} strongest collocates by {}.", listed.len(), measure.heading),
            format!("{notation}. Scores describe this corpus and have no interval."),
        ),
        axis: measure.heading.into(),
        series: vec![String::new()],
        rows: listed.iter().map(row).collect(),
    })
}

/// How a network is counted: as the answer that it pictures.
pub struct Company<'a> {
    /// The windows of the node.
    pub counted: &'a Cooccurrences,
    /// What no window crosses.
    pub within: Within,
    /// What an edge measures; the first of the answer.
    pub measure: &'static AssociationMeasure,
    /// Which pairs are joined.
    pub listed: Listed,
    /// The parameters, for the note.
    pub notation: &'a str,
}

/// The node in the middle, its strongest collocates around it, and edges between those that keep each other company by the
/// same count: windows, measure, thresholds; two collocates are joined only if their score is no less than that of the
/// weakest one drawn.
///
/// # Errors
/// If windows are to end with sentences and the sentences of an article were not given.
pub fn network(corpus: &SubCorpus<'_>, drawn: &[CollocateRow], node: &str, company: &Company<'_>) -> Result<Chart> {
    let index = corpus.index();
    let score = |row: &CollocateRow| row.scores.first().copied().flatten();
    let drawn: Vec<&CollocateRow> = drawn.iter().filter(|row| score(row).is_some()).take(NODES).collect();
    let weakest = drawn.last().and_then(|row| score(row)).unwrap_or_default();
    let amount = |row: &&CollocateRow| row.collocate.together as f64;
    let mut nodes = vec![Node { label: node.into(), amount: drawn.iter().map(amount).fold(0.0, f64::max) }];
    let mut edges = Vec::new();
    let mut between = Vec::new();
    let place_of = |form: FormId| drawn.iter().position(|row| row.collocate.form == form);
    let wanted: Vec<FormId> = drawn.iter().map(|row| row.collocate.form).collect();
    let hits = hits(corpus, &wanted);
    for (place, row) in drawn.iter().enumerate() {
        let label = index.form(row.collocate.form);
        nodes.push(Node { label: label.into(), amount: amount(row) });
        edges.extend(score(row).map(|weight| Edge { from: 0, to: place + 1, weight }));
        let counted =
            Cooccurrences::of(corpus, &hits[place], company.counted.window, company.within, company.counted.counting)?;
        for other in rows(&counted, &[company.measure], company.listed) {
            let Some(weight) = score(&other).filter(|weight| *weight >= weakest) else { continue };
            // Both directions are counted; an edge is drawn once, with the score seen from the stronger collocate.
            between.extend(place_of(other.collocate.form).filter(|to| *to > place).map(|to| Edge {
                from: place + 1,
                to: to + 1,
                weight,
            }));
        }
    }
    // As many pairs of collocates as there are nodes: with more, no line can be followed.
    between
        .sort_by(|a: &Edge, b: &Edge| b.weight.total_cmp(&a.weight).then_with(|| (a.from, a.to).cmp(&(b.from, b.to))));
    between.truncate(nodes.len());
    edges.extend(between);
    Ok(Chart::Network(NetworkPlot {
        words: words(
            format!("Which words keep “{}” company", isolated(node)),
            format!(
                "The {} strongest collocates by {}, and the strongest pairs of them: at least {} joint occurrences in {} articles and a score of {}.",
                drawn.len(),
                company.measure.heading,
                company.listed.min_count,
                company.listed.min_articles,
                number::score(weakest, 1)
            ),
            format!("{}. Nearness on the page means little: read the edges.", company.notation),
        ),
        node_key: "joint occurrences with the node".into(),
        edge_key: company.measure.heading.into(),
        nodes,
        edges,
    }))
}

/// Where each of some forms stands, in one pass over the counted tokens.
fn hits(corpus: &SubCorpus<'_>, forms: &[FormId]) -> Vec<Vec<Hit>> {
    let mut place_of = vec![None; corpus.index().forms().len()];
    forms.iter().enumerate().for_each(|(place, form)| place_of[form.0 as usize] = Some(place));
    let mut hits = vec![Vec::new(); forms.len()];
    for &article in corpus.articles() {
        let tokens = corpus.runs(article).flatten();
        for (token, form) in tokens.zip(corpus.form_ids(article)) {
            if let Some(place) = place_of[form.0 as usize] {
                hits[place].push(Hit { position: Position { article, token: token as u32 }, tokens: 1 });
            }
        }
    }
    hits
}
