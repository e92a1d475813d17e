//! How hard to read: readability formulas over each text, for articles in English.

use super::article_means::{self, ArticleMean};
use super::texts::{Text, Texts};
use crate::count::Reading;
use crate::index::ArticleNumber;
use crate::parallel;
use crate::stats::readability::{ReadabilityCounts, ReadabilityMeasure, SMOG};
use crate::table::{Cell, Column, ColumnKind, Notice, Table};
use std::collections::BTreeMap;

/// SMOG is meant for at least so many sentences (`McLaughlin` 1969).
const SMOG_SENTENCES: u64 = 30;

/// What an article says of its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// It says English.
    English,
    /// It says nothing; English is assumed.
    Unstated,
    /// It says another.
    Other,
}

impl Language {
    /// The language by the first part of a tag: `en`, `en-GB`, `eng`.
    pub fn of(stated: &str) -> Self {
        let first = stated.trim().split(['-', '_']).next().unwrap_or_default();
        if first.is_empty() {
            Self::Unstated
        } else if ["en", "eng", "english"].iter().any(|name| first.eq_ignore_ascii_case(name)) {
            Self::English
        } else {
            Self::Other
        }
    }
}

/// The counts of each text over its articles in English; nothing is counted of other articles, so that every formula is
/// undefined where there is no English.
pub fn counts(texts: &Texts<'_>, threads: usize) -> Vec<ReadabilityCounts> {
    let sum = |articles: Vec<ReadabilityCounts>| {
        articles.into_iter().fold(ReadabilityCounts::default(), |mut sum, article| {
            sum += article;
            sum
        })
    };
    by_article(texts, threads).into_iter().map(sum).collect()
}

/// The counts of each article of each text; nothing of articles in other languages.
fn by_article(texts: &Texts<'_>, threads: usize) -> Vec<Vec<ReadabilityCounts>> {
    let reading = Reading::of(texts.corpus(), threads);
    let article = |&number: &ArticleNumber| match Language::of(texts.index().language(number)) {
        Language::Other => ReadabilityCounts::default(),
        Language::English | Language::Unstated => reading.article(number),
    };
    parallel::map(&texts.texts, threads, |text| text.articles.articles().iter().map(article).collect())
}

/// The means over the articles of each text, in the order of the measures. Unlike the joined texts they have an interval.
pub fn means(texts: &Texts<'_>, measures: &[&ReadabilityMeasure], threads: usize) -> Vec<Vec<ArticleMean>> {
    let of_text = |articles: Vec<ReadabilityCounts>| -> Vec<ArticleMean> {
        measures.iter().map(|measure| ArticleMean::of(articles.iter().map(|counts| measure.score(counts)))).collect()
    };
    by_article(texts, threads).into_iter().map(of_text).collect()
}

/// The table of `newsprint readability`: sentences, lengths and shares, then one column a formula, behind it the mean over articles
/// where there is one.
pub fn table(
    texts: &Texts<'_>,
    measures: &[&ReadabilityMeasure],
    counts: &[ReadabilityCounts],
    means: Option<&[Vec<ArticleMean>]>,
) -> Table {
    let mut columns = texts.columns();
    columns.extend([
        Column::new("sentences", ColumnKind::Count).unit("sentences").about("sentences with at least one word"),
        Column::new("words_per_sentence", ColumnKind::Score(1)).unit("words").about("mean length of a sentence"),
        Column::new("syllables_per_word", ColumnKind::Score(2)).unit("syllables").about("mean length of a word"),
        Column::new("long_word_share", ColumnKind::Share)
            .heading("long words")
            .about("share of words with seven letters or more"),
        Column::new("polysyllable_share", ColumnKind::Share)
            .heading("words of three syllables")
            .about("share of words with three syllables or more"),
    ]);
    for measure in measures {
        let column = Column::new(measure.name, ColumnKind::Score(1)).heading(measure.heading).unit(measure.unit);
        columns.push(column.about(format!("{}; {}", measure.about, measure.range)));
        if means.is_some() {
            columns.extend(
                article_means::columns(measure.name, measure.heading, 1).map(|column| column.unit(measure.unit)),
            );
        }
    }
    let rows = texts.texts.iter().enumerate();
    let rows =
        rows.map(|(place, text)| row(texts, text, measures, &counts[place], means.map(|means| &means[place][..])));
    let rows = rows.collect();
    Table { name: "readability".into(), title: "How hard the articles are to read".into(), columns, rows }
}

fn row(
    texts: &Texts<'_>,
    text: &Text<'_>,
    measures: &[&ReadabilityMeasure],
    counts: &ReadabilityCounts,
    means: Option<&[ArticleMean]>,
) -> Vec<Cell> {
    let mean = |count: u64, of: u64| Cell::number((of > 0).then(|| count as f64 / of as f64));
    let mut cells = texts.cells(text);
    cells.extend([
        if counts.sentences > 0 { Cell::count(counts.sentences) } else { Cell::number(None) },
        mean(counts.words, counts.sentences),
        mean(counts.syllables, counts.words),
        mean(counts.long_words, counts.words),
        mean(counts.polysyllables, counts.words),
    ]);
    for (place, measure) in measures.iter().enumerate() {
        cells.push(Cell::number(measure.score(counts)));
        cells.extend(means.into_iter().flat_map(|means| means[place].cells()));
    }
    cells
}

/// What a reader must know: languages, where sentences and syllables come from, direction and range.
pub fn notices(
    texts: &Texts<'_>,
    measures: &[&ReadabilityMeasure],
    counts: &[ReadabilityCounts],
    means: Option<&[Vec<ArticleMean>]>,
) -> Vec<Notice> {
    let numbers = || texts.texts.iter().flat_map(|text| text.articles.articles());
    let articles = || numbers().map(|&number| texts.index().article(number));
    let mut notices = languages(numbers().map(|&number| texts.index().language(number)));
    let given = articles().filter(|article| article.given_sentences.is_some()).count();
    let unsplit =
        articles().filter(|article| article.given_sentences.is_none() && article.given_tokens.is_some()).count();
    if unsplit > 0 {
        let text = format!("{unsplit} articles give tokens but no sentences: their formulas are undefined");
        notices.push(Notice::new("no-sentences", text));
    }
    let sentences = if given > 0 { "sentences are those that the input states" } else { SENTENCES };
    notices.push(Notice::new("sentences", sentences));
    notices.push(Notice::new(
        "syllables",
        "syllables are counted by rules for English, not looked up in a dictionary; words without a letter count one syllable",
    ));
    for measure in measures {
        notices.push(Notice::new("direction", format!("{}: {}", measure.name, measure.range)));
    }
    let few = counts.iter().filter(|counts| (1..SMOG_SENTENCES).contains(&counts.sentences)).count();
    if few > 0 && measures.iter().any(|measure| measure.name == SMOG.name) {
        let text =
            format!("{few} {} have fewer than {SMOG_SENTENCES} sentences, for which smog is not meant", texts.plural());
        notices.push(Notice::new("few-sentences", text));
    }
    notices.push(Notice::new(
        "descriptive-only",
        "formulas describe these texts, without a test; sentence splitting alone moves them, so quote one decimal at most",
    ));
    if let Some(means) = means {
        let names: Vec<&str> = measures.iter().map(|measure| measure.name).collect();
        notices.extend(article_means::notices(texts.texts.iter().map(|text| text.name.as_str()), &names, means));
    }
    notices
}

/// How sentences are found where the input does not state them.
pub const SENTENCES: &str = "sentences are those of UAX #29, joined again after abbreviations and initials";

fn languages<'a>(stated: impl Iterator<Item = &'a str>) -> Vec<Notice> {
    let (mut unstated, mut other) = (0, BTreeMap::new());
    for tag in stated {
        match Language::of(tag) {
            Language::English => {}
            Language::Unstated => unstated += 1,
            Language::Other => *other.entry(tag).or_insert(0) += 1,
        }
    }
    let mut notices = Vec::new();
    if unstated > 0 {
        let text = format!("{unstated} articles state no language; English was assumed");
        notices.push(Notice::new("language-assumed", text));
    }
    if !other.is_empty() {
        let count: u64 = other.values().sum();
        let names = other.keys().copied().collect::<Vec<_>>().join(", ");
        let text = format!(
            "{count} articles are in another language ({names}) and left out: the formulas are made for English"
        );
        notices.push(Notice::new("other-language", text));
    }
    notices
}
