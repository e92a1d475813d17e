//! How varied: the diversity of the words of each text, by any measures.

use super::article_means::{self, ArticleMean};
use super::texts::{Text, Texts};
use crate::parallel;
use crate::stats::diversity::{DiversityMeasure, Length, MTLD, Sequence};
use crate::table::{Cell, Column, ColumnKind, Notice, Table};

/// Below this many words MTLD is unstable (McCarthy & Jarvis 2010).
const MTLD_WORDS: usize = 100;

/// The scores of each text, in the order of the measures; `None` if undefined. The seed is for measures that draw.
///
/// The result does not depend on the number of threads.
pub fn scores(texts: &Texts<'_>, measures: &[&DiversityMeasure], seed: u64, threads: usize) -> Vec<Vec<Option<f64>>> {
    parallel::map(&texts.texts, threads, |text| scores_of(text, measures, seed))
}

fn scores_of(text: &Text<'_>, measures: &[&DiversityMeasure], seed: u64) -> Vec<Option<f64>> {
    let mut sequence = Sequence::new(text.forms().map(|form| form.0));
    sequence.seed = seed;
    measures.iter().map(|measure| measure.score(&sequence)).collect()
}

/// The means over the articles of each text, in the order of the measures. Unlike the joined texts they have an interval.
pub fn means(texts: &Texts<'_>, measures: &[&DiversityMeasure], seed: u64, threads: usize) -> Vec<Vec<ArticleMean>> {
    let of_text = |articles: Vec<Text<'_>>| -> Vec<ArticleMean> {
        let scores = parallel::map(&articles, threads, |article| scores_of(article, measures, seed));
        (0..measures.len()).map(|place| ArticleMean::of(scores.iter().map(|scores| scores[place]))).collect()
    };
    texts.single().into_iter().map(of_text).collect()
}

/// The table of `newsprint diversity`: one row a text, one column a measure, behind it the mean over articles where there is one.
pub fn table(
    texts: &Texts<'_>,
    measures: &[&DiversityMeasure],
    scores: &[Vec<Option<f64>>],
    means: Option<&[Vec<ArticleMean>]>,
) -> Table {
    let mut columns = texts.columns();
    for measure in measures {
        let about = format!("{}; {}; {}", measure.about, measure.range, measure.richer.words());
        columns.push(Column::new(measure.name, ColumnKind::Score(3)).heading(measure.heading).about(about));
        if means.is_some() {
            columns.extend(article_means::columns(measure.name, measure.heading, 3));
        }
    }
    let row = |(row, text): (usize, &Text<'_>)| {
        let mut cells = texts.cells(text);
        for (place, &score) in scores[row].iter().enumerate() {
            cells.push(Cell::number(score));
            cells.extend(means.into_iter().flat_map(|means| means[row][place].cells()));
        }
        cells
    };
    let rows = texts.texts.iter().enumerate().map(row).collect();
    Table { name: "diversity".into(), title: "How varied the words are".into(), columns, rows }
}

/// What a reader must know: direction and range, what depends on length, what is undefined and why.
pub fn notices(
    texts: &Texts<'_>,
    measures: &[&DiversityMeasure],
    scores: &[Vec<Option<f64>>],
    means: Option<&[Vec<ArticleMean>]>,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    if texts.field != "article" {
        let text = "the articles of a group are joined in the order of the corpus: outlet, date, id";
        notices.push(Notice::new("joined", text));
    }
    for (place, measure) in measures.iter().enumerate() {
        let direction = format!("{}: {}; {}", measure.name, measure.range, measure.richer.words());
        notices.push(Notice::new("direction", direction));
        let undefined = scores.iter().filter(|scores| scores[place].is_none()).count();
        if undefined > 0 {
            let (all, plural) = (scores.len(), texts.plural());
            let text =
                format!("{} is undefined for {undefined} of {all} {plural}: {}", measure.name, measure.undefined_when);
            notices.push(Notice::new("undefined", text));
        }
    }
    let depends = measures.iter().filter(|measure| measure.length == Length::Depends).map(|measure| measure.name);
    let depends: Vec<&str> = depends.collect();
    if !depends.is_empty() {
        let text = format!(
            "{} depends on the length of the text: compare texts of about one length only, or use mattr, mtld or hdd",
            depends.join(", ")
        );
        notices.push(Notice::new("depends-on-length", text));
    }
    let short = texts.texts.iter().filter(|text| text.forms().take(MTLD_WORDS).count() < MTLD_WORDS).count();
    if short > 0 && measures.iter().any(|measure| measure.name.starts_with(MTLD.name)) {
        let text = format!("{short} {} have fewer than {MTLD_WORDS} words, where mtld is unstable", texts.plural());
        notices.push(Notice::new("short-texts", text));
    }
    match means {
        Some(means) => {
            let names: Vec<&str> = measures.iter().map(|measure| measure.name).collect();
            notices.extend(article_means::notices(texts.texts.iter().map(|text| text.name.as_str()), &names, means));
        }
        None => notices.push(Notice::new(
            "descriptive-only",
            "scores describe these texts, without interval or test; --by outlet gives the mean over articles with its interval",
        )),
    }
    notices
}
