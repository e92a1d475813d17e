//! Statements side by side: two renderings of each, with what differs and its modality marked.

use super::words;
use crate::analysis::parallels::{Comparison, Likeness, Parallel, Parallels};
use crate::chart::{Chart, PassagePair, PassagePiece, PassagePlot, PassageText};
use crate::index::Index;
use crate::table::isolated;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of a picture.
pub const PAIRS: usize = 6;

/// The best pair of each statement that is rendered in other words, at most so many; those that differ in modality first, copies only
/// where there is nothing else.
pub fn passages(index: &Index, parallels: &Parallels, most: usize) -> Chart {
    let sets = parallels.sets();
    let set_of: BTreeMap<usize, usize> =
        sets.iter().enumerate().flat_map(|(number, set)| set.iter().map(move |&place| (place, number))).collect();
    let (reworded, copies): (Vec<&Parallel>, Vec<&Parallel>) =
        parallels.pairs.iter().partition(|pair| pair.likeness != Likeness::Copy);
    let mut shown: Vec<&Parallel> = if reworded.is_empty() { copies } else { reworded };
    shown.sort_by_key(|pair| Comparison::of(index, parallels, pair).modality().is_empty());
    let mut seen = BTreeSet::new();
    shown.retain(|pair| set_of.get(&pair.a).is_none_or(|set| seen.insert(set)));
    let pairs: Vec<PassagePair> =
        shown.iter().take(most).enumerate().map(|(place, pair)| pair_of(index, parallels, place, pair)).collect();
    let note = format!(
        "{} of {} statements that are rendered in other words, one pair each, those that differ in modality first. A score is no \
         probability: read both texts before you call them one statement.",
        pairs.len(),
        shown.len()
    );
    Chart::Passages(PassagePlot {
        words: words(
            "The same statement in several outlets",
            "Underlined: what only one of two renderings has. Bold: modal verbs, negation and degree among it.",
            note,
        ),
        pairs,
    })
}

fn pair_of(index: &Index, parallels: &Parallels, place: usize, pair: &Parallel) -> PassagePair {
    let [a, b] = Comparison::of(index, parallels, pair).pieces();
    let name = format!("{} · {} · score {:.2}", place + 1, pair.likeness.name(), pair.score);
    PassagePair { name, sides: [side(index, parallels, pair.a, a), side(index, parallels, pair.b, b)] }
}

fn side(index: &Index, parallels: &Parallels, place: usize, pieces: Vec<PassagePiece>) -> PassageText {
    let statement = &parallels.statements.all[place];
    let passage = &parallels.passages[statement.passage];
    let article = index.article(statement.article);
    let date = article.date.to_string();
    let known =
        [Some(date).filter(|date| !date.is_empty()), Some(passage.manner.name().to_string()), passage.speaker.clone()];
    let detail: Vec<String> = known.into_iter().flatten().map(|text| isolated(&text)).collect();
    PassageText {
        label: if article.outlet.is_empty() { "(not stated)".into() } else { article.outlet.clone() },
        series: parallels.outlets[place],
        detail: detail.join(" · "),
        pieces,
    }
}
