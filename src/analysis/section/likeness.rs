//! How alike the outlets are as wholes: every pair by its distance, with a tree where there are outlets enough.

use super::{Frame, pictured};
use crate::analysis::picture::similarity as picture;
use crate::analysis::similarity::{Compared, FREQUENT_WORDS, Resampling, Spans, matrix, units};
use crate::report::{Block, Section};
use crate::stats::similarity::{
    COSINE_RELFREQ, COSINE_TFIDF_ARTICLES, Clustering, Distances, JS_DISTANCE, JSD_BITS, Linkage, Pair, TREE_UNITS,
};
use crate::table::{isolated, number};

/// The outlets that are compared as wholes: those with articles enough.
fn compared(frame: &Frame<'_>) -> Option<Compared> {
    let small = frame.small_outlets();
    let large = |place: &usize| !small.iter().any(|facts| facts.outlet == frame.facts[*place].outlet);
    let places: Vec<usize> = (0..frame.facts.len()).filter(large).collect();
    if places.len() < 2 || places.len() > picture::MOST_UNITS {
        return None;
    }
    let frequent: Vec<_> = frame.forms.iter().take(FREQUENT_WORDS).copied().collect();
    Some(Compared {
        field: "outlet".into(),
        names: places.iter().map(|&place| frame.facts[place].outlet.clone()).collect(),
        units: units(&frame.counts, &places, &frequent),
    })
}

/// The section "How alike the outlets are"; `None` if fewer than two outlets have articles enough.
pub fn likeness(frame: &Frame<'_>) -> Option<Section> {
    let compared = compared(frame)?;
    let tree = (compared.names.len() >= TREE_UNITS).then(|| Distances::by(&compared.units, &JS_DISTANCE)).flatten();
    let tree = tree.map(|distances| Clustering::of(&distances, Linkage::Average));
    let caption = "Distance of each pair of outlets by all their words (Jensen–Shannon): 0 is the same, 1 no word in common. Topic, \
                   length of the sample and style all move it.";
    let measures = [&JSD_BITS, &COSINE_RELFREQ, &COSINE_TFIDF_ARTICLES];
    let resampling = Resampling::usual(compared.names.len(), frame.counts.tokens());
    let spans = Spans::of(&compared, &frame.outlets, &measures, resampling, frame.threads);
    let mut table = matrix(&compared, &measures, Some(&spans));
    table.name = "similarity".into();
    let blocks = vec![
        Block::Paragraph(format!(
            "Two outlets are alike here if they use the same words equally often. The numbers are those of these {} samples; in the \
             table of further measures stands how far other samples of the same size might move them, and how far apart two samples of \
             one outlet would be. Outlets that report the same stories are alike for that reason alone.",
            compared.names.len()
        )),
        pictured("similarity-matrix", caption.into(), picture::matrix(&compared, &JS_DISTANCE, tree.as_ref())),
        Block::Details { summary: "Further measures of likeness".into(), blocks: vec![Block::Table(table)] },
    ];
    Some(Section { id: "similarity".into(), title: "How alike the outlets are".into(), blocks })
}

/// How often the articles of two outlets are dealt out anew for the chance of their distance; 0 for no intervals.
pub fn likeness_shuffles(frame: &Frame<'_>) -> usize {
    compared(frame).map_or(0, |compared| Resampling::usual(compared.names.len(), frame.counts.tokens()).shuffles)
}

/// The most and the least alike pair, in a sentence of the summary.
pub fn most_alike(frame: &Frame<'_>) -> Option<String> {
    let compared = compared(frame).filter(|compared| compared.names.len() > 2)?;
    let mut pairs: Vec<(f64, Pair)> =
        compared.units.pairs().filter_map(|pair| Some((JS_DISTANCE.score(&compared.units, pair)?, pair))).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| (a.1.0, a.1.1).cmp(&(b.1.0, b.1.1))));
    let named = |pair: &(f64, Pair)| {
        format!(
            "{} and {} ({})",
            isolated(&compared.names[pair.1.0]),
            isolated(&compared.names[pair.1.1]),
            number::score(pair.0, 2)
        )
    };
    Some(format!(
        "By all their words the outlets most alike are {}, the least alike {}; 0 would be the same, which two samples of one outlet never are.",
        named(pairs.first()?),
        named(pairs.last()?)
    ))
}
