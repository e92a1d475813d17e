//! The picture of a growing vocabulary: the curve to expect in any order of the articles, with its spread.

use super::words;
use crate::analysis::texts::{Text, Texts};
use crate::chart::{Chart, Curve, CurvePlot, Mark, Scale, Scaled};
use crate::index::ArticleNumber;
use crate::parallel;
use crate::stats::growth::STEPS;
use crate::stats::random::Generator;
use crate::table::number;

/// Orders of the articles that are tried.
pub const ORDERS: u64 = 99;
/// The seed of the orders, printed in the note.
pub const SEED: u64 = 1;

/// Different words after so many words, text by text. The line is the mean over orders of the articles, the area holds 95 of
/// 100 orders: in one order a single long article can bend the curve. The result does not depend on the number of threads.
pub fn curves(texts: &Texts<'_>, threads: usize) -> Chart {
    let curve = |(series, text): (usize, &Text<'_>)| Curve {
        name: text.name.clone(),
        series,
        points: points(texts, text, threads),
        law: Vec::new(),
    };
    let alone = texts.texts.len() == 1;
    Chart::Curves(CurvePlot {
        words: words(
            if alone {
                "How the vocabulary grows".into()
            } else {
                format!("How the vocabulary grows, by {}", texts.field)
            },
            "Different words after so many words: compare curves at the same number of words.",
            format!(
                "Lines: mean over {} orders of the articles (seed {SEED}); areas: 95 in 100 orders. The area is how much the order matters, not \
                 how sure the level is.",
                number::count(ORDERS)
            ),
        ),
        x: Scaled { title: "words read".into(), scale: Scale::Linear },
        y: Scaled { title: "different words".into(), scale: Scale::Linear },
        curves: texts.texts.iter().enumerate().map(curve).collect(),
    })
}

fn points(texts: &Texts<'_>, text: &Text<'_>, threads: usize) -> Vec<(f64, Mark)> {
    let seeds: Vec<u64> = (0..ORDERS).map(|order| SEED + order).collect();
    let tokens = text.forms().count() as u64;
    let found: Vec<Vec<u64>> =
        parallel::map(&seeds, threads, |seed| in_order(texts, text, tokens, &shuffled(text, *seed)));
    let point = |step: usize| {
        let mut types: Vec<u64> = found.iter().map(|order| order[step]).collect();
        types.sort_unstable();
        let mean = types.iter().sum::<u64>() as f64 / types.len() as f64;
        let at = |share: usize| types[(types.len() - 1) * share / 1000] as f64;
        let place = (tokens * (step as u64 + 1) / STEPS) as f64;
        (place, Mark { value: mean, interval: Some((at(25), at(975))) })
    };
    if tokens < STEPS {
        return Vec::new();
    }
    let start = (0.0, Mark { value: 0.0, interval: Some((0.0, 0.0)) });
    std::iter::once(start).chain((0..STEPS as usize).map(point)).collect()
}

/// Different words at equal steps when the articles are read in an order.
fn in_order(texts: &Texts<'_>, text: &Text<'_>, total: u64, articles: &[ArticleNumber]) -> Vec<u64> {
    let mut seen = vec![false; texts.index().forms().len()];
    let (mut types, mut tokens, mut found) = (0, 0, Vec::with_capacity(STEPS as usize));
    for form in articles.iter().flat_map(|&article| text.articles.form_ids(article)) {
        let seen = &mut seen[form.0 as usize];
        types += u64::from(!*seen);
        *seen = true;
        tokens += 1;
        while found.len() < STEPS as usize && tokens == total * (found.len() as u64 + 1) / STEPS {
            found.push(types);
        }
    }
    found
}

/// The articles of a text dealt anew (Fisher & Yates 1938).
fn shuffled(text: &Text<'_>, seed: u64) -> Vec<ArticleNumber> {
    let mut generator = Generator::new(seed);
    let mut articles = text.articles.articles().to_vec();
    for place in (1..articles.len()).rev() {
        articles.swap(place, generator.below(place as u64 + 1) as usize);
    }
    articles
}
