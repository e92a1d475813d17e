//! The texts as texts: how varied their words are and how long their sentences, article by article.

use super::{Frame, pictured, things};
use crate::analysis::diversity;
use crate::analysis::picture::capital;
use crate::analysis::picture::texts::{quantiles, scores as picture};
use crate::analysis::readability::{self, Language};
use crate::analysis::texts::Texts;
use crate::error::Result;
use crate::report::{Block, Section};
use crate::stats::diversity::{MATTR_50, MTLD};
use crate::stats::readability::{FKGL, FLESCH, LIX};
use crate::table::{Cell, Column, ColumnKind, Table};

/// Up to so many articles are listed one by one instead of drawn.
const FEW_ARTICLES: usize = 30;

/// The section, and the tables of every article.
#[derive(Debug)]
pub struct TextMeasures {
    /// The section "How varied, how long".
    pub section: Section,
    /// Diversity and readability of every article.
    pub tables: Vec<Table>,
}

/// One measure of every article.
struct Measured {
    name: &'static str,
    heading: &'static str,
    about: String,
    decimals: u8,
    /// In the order of the articles.
    values: Vec<Option<f64>>,
}

/// The section "How varied, how long".
///
/// # Errors
/// Never in practice: every article has an id.
pub fn texts(frame: &Frame<'_>) -> Result<TextMeasures> {
    let texts = Texts::by(&frame.corpus, "article")?;
    let diverse = [&MATTR_50, &MTLD];
    let varied = diversity::scores(&texts, &diverse, 0, frame.threads);
    let read = readability::counts(&texts, frame.threads);
    let mut measured: Vec<Measured> = diverse
        .iter()
        .enumerate()
        .map(|(place, measure)| Measured {
            name: measure.name,
            heading: measure.heading,
            about: format!("{}; {}", measure.about.trim_end_matches('.'), measure.richer.words()),
            decimals: if place == 0 { 2 } else { 0 },
            values: varied.iter().map(|scores| scores[place]).collect(),
        })
        .collect();
    let sentences =
        read.iter().map(|counts| (counts.sentences > 0).then(|| counts.words as f64 / counts.sentences as f64));
    let sentences: Vec<Option<f64>> = sentences.collect();
    if sentences.iter().any(Option::is_some) {
        measured.push(Measured {
            name: "words_per_sentence",
            heading: "words per sentence",
            about: "mean length of a sentence of the article".into(),
            decimals: 1,
            values: sentences,
        });
    }
    let drawn = frame.corpus.articles().len() > FEW_ARTICLES;
    let point = if drawn { "Each point is an article. " } else { "" };
    let mut blocks = vec![Block::Paragraph(format!(
        "{point}MATTR is the share of different words in stretches of fifty, MTLD the number of words over which \
         that share stays high: both compare articles of different length, which the plain share of different words does not. A text \
         with more varied words is not a better one."
    ))];
    if drawn {
        blocks.push(Block::Table(by_outlet(frame, &texts, &measured)));
        for measured in &measured {
            let name = format!("texts-{}", measured.name.replace('_', "-"));
            let caption = format!("{} of each article, by outlet: {}.", capital(measured.heading), measured.about);
            blocks.push(pictured(&name, caption, picture(&texts, &measured.values, measured.heading, &measured.about)));
        }
    } else {
        let mut listed = diversity::table(&texts, &diverse, &varied, None);
        listed.name = "diversity-by-article".into();
        blocks.push(Block::Table(listed));
    }
    let mut tables = vec![diversity::table(&texts, &diverse, &varied, None)];
    let foreign = texts.texts.iter().flat_map(|text| text.articles.articles());
    let foreign = foreign.filter(|&&number| Language::of(texts.index().language(number)) == Language::Other).count();
    if foreign == 0 {
        blocks.push(Block::Paragraph(format!(
            "Formulas of readability (Flesch, Flesch–Kincaid, LIX) are made for English and say little about news; those of {} stand in \
             tables/readability.csv.",
            things(texts.texts.len() as u64, "article", "articles")
        )));
        tables.push(readability::table(&texts, &[&FLESCH, &FKGL, &LIX], &read, None));
    }
    Ok(TextMeasures { section: Section { id: "texts".into(), title: "How varied, how long".into(), blocks }, tables })
}

/// One row an outlet: the median of its articles, and the middle half; below five articles only the median of what there is.
fn by_outlet(frame: &Frame<'_>, texts: &Texts<'_>, measured: &[Measured]) -> Table {
    let mut columns =
        vec![Column::new("outlet", ColumnKind::Text), Column::new("articles", ColumnKind::Count).unit("articles")];
    for measured in measured {
        for (end, heading) in [("median", "median"), ("p25", "a quarter below"), ("p75", "a quarter above")] {
            columns.push(
                Column::new(&format!("{}_{end}", measured.name), ColumnKind::Score(measured.decimals))
                    .heading(format!("{}, {heading}", measured.heading))
                    .about(format!(
                        "over the articles of the outlet: {}; not given below five articles",
                        measured.about
                    )),
            );
        }
    }
    let row = |facts: &crate::analysis::overview::OutletFacts| {
        let mut cells = vec![Cell::text(&facts.outlet), Cell::count(facts.articles)];
        for measured in measured {
            let of_outlet = |(text, value): (&crate::analysis::texts::Text<'_>, &Option<f64>)| {
                let number = *text.articles.articles().first()?;
                (texts.index().article(number).outlet == facts.outlet).then_some(*value)?
            };
            let mut values: Vec<f64> = texts.texts.iter().zip(&measured.values).filter_map(of_outlet).collect();
            values.sort_by(f64::total_cmp);
            let found = quantiles(&values);
            cells.extend(
                [found.map(|found| found.p50), found.map(|found| found.p25), found.map(|found| found.p75)]
                    .map(Cell::number),
            );
        }
        cells
    };
    Table {
        name: "texts-by-outlet".into(),
        title: "How varied and how long, by outlet".into(),
        columns,
        rows: frame.facts.iter().map(row).collect(),
    }
}
