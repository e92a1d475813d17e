//! The same statement in several outlets: pairs of renderings, with what differs.

use super::{Frame, pictured, things};
use crate::analysis::parallels::{self, Likeness, Parallels};
use crate::analysis::picture;
use crate::annotation::voice::Voices;
use crate::report::{Block, Section};
use crate::table::Table;

/// So many pairs are listed on the page; the table beside it holds all.
const PAIRS: usize = 40;
/// What the page shows of a pair.
const SHOWN: [&str; 12] = [
    "set",
    "score",
    "likeness",
    "outlet_a",
    "layer_a",
    "text_a",
    "outlet_b",
    "layer_b",
    "text_b",
    "modality",
    "article_a",
    "article_b",
];

/// The section "The same statement in several outlets"; `None` if no pair was found.
pub fn parallels(frame: &Frame<'_>, voices: &Voices, found: &Parallels) -> Option<Section> {
    if found.pairs.is_empty() {
        return None;
    }
    let of = |likeness: Likeness| found.pairs.iter().filter(|pair| pair.likeness == likeness).count() as u64;
    let text = format!(
        "{} in more than one outlet, in {}: {}, {}, {}.",
        things(found.sets().len() as u64, "statement is found", "statements are found"),
        things(found.pairs.len() as u64, "pair of sentences", "pairs of sentences"),
        things(of(Likeness::Copy), "copy", "copies"),
        things(of(Likeness::Excerpt), "excerpt", "excerpts"),
        things(of(Likeness::Rewording), "rewording", "rewordings"),
    );
    let mut blocks = vec![Block::Paragraph(text)];
    blocks.extend(parallels::notices(&frame.corpus, voices, found).into_iter().map(Block::Notice));
    blocks.push(pictured(
        "parallels-passages",
        "Two renderings of the same statement each, with what differs underlined and its modality bold.".into(),
        picture::parallels::passages(frame.corpus.index(), found, picture::parallels::PAIRS),
    ));
    let whole = parallels::pairs_table(frame.corpus.index(), found);
    let places: Vec<usize> = SHOWN.iter().filter_map(|name| whole.column(name)).collect();
    let rows = whole.rows.iter().take(PAIRS);
    let table = Table {
        name: "parallels-shown".into(),
        columns: places.iter().map(|&place| whole.columns[place].clone()).collect(),
        rows: rows.map(|row| places.iter().map(|&place| row[place].clone()).collect()).collect(),
        ..whole
    };
    let summary = match found.pairs.len() {
        all if all > PAIRS => format!("The first {PAIRS} pairs, side by side; tables/parallels.csv holds all"),
        _ => "The pairs, side by side; tables/parallels.csv says what differs".into(),
    };
    blocks.push(Block::Details { summary, blocks: vec![Block::Table(table)] });
    Some(Section { id: "parallels".into(), title: "The same statement in several outlets".into(), blocks })
}
