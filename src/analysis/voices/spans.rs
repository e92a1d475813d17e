//! One row a quotation, with its bytes: the table that a researcher corrects and gives back as overrides.

use super::SpeakerNames;
use crate::annotation::voice::{Quotation, Voices};
use crate::corpus::Article;
use crate::index::SubCorpus;
use crate::table::{Cell, Column, ColumnKind, Table};

/// The quotations of the articles of a sub-corpus, by article and place.
pub fn spans(corpus: &SubCorpus<'_>, voices: &Voices, names: &SpeakerNames) -> Table {
    let rows = corpus.articles().iter().flat_map(|&number| {
        let article = corpus.index().article(number);
        voices.of(number).quotations.iter().map(move |quotation| row(number, article, quotation, names))
    });
    Table { name: "quotations".into(), title: "Quotations".into(), columns: columns(), rows: rows.collect() }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("article", ColumnKind::Text).about("the article's id"),
        Column::new("start", ColumnKind::Count).unit("bytes").about("first byte in the article's body, the mark included"),
        Column::new("end", ColumnKind::Count).unit("bytes").about("first byte after it, the mark included"),
        Column::new("kind", ColumnKind::Text).about("full, partial, term, headline, nested or block"),
        Column::new("level", ColumnKind::Count).about("how many quotations it stands in"),
        Column::new("speaker", ColumnKind::Text).about("the mention as it stands in the text; undefined: unattributed"),
        Column::new("speaker_start", ColumnKind::Count).unit("bytes").about("first byte of the mention"),
        Column::new("speaker_end", ColumnKind::Count).unit("bytes").about("first byte after the mention"),
        Column::new("speaker_name", ColumnKind::Text)
            .about("the person or group that the mention was linked to: by the study's names, else the full name in the article"),
        Column::new("cue", ColumnKind::Text).about("the verb or phrase that says that somebody speaks"),
        Column::new("rule", ColumnKind::Text).about("the rule that found the speaker"),
        Column::new("confidence", ColumnKind::Score(3))
            .about("how often the rule was right where it was measured; undefined for other languages"),
        Column::new("text", ColumnKind::Text).about("the words between the marks; white space folded"),
        Column::new("speaker_suggested", ColumnKind::Text)
            .about("for he or she: the last name that spoke before; a suggestion, never counted as the speaker"),
        Column::new("marks", ColumnKind::Text).about("how the marks were read; anything but marks is listed by newsprint check"),
        Column::new("inserted", ColumnKind::Text).about("what an editor put into it in square brackets"),
    ]
}

fn row(number: u32, article: &Article, quotation: &Quotation, names: &SpeakerNames) -> Vec<Cell> {
    let text = |range: &std::ops::Range<usize>| folded(&article.body[range.clone()]);
    let speaker = quotation.speaker.as_ref();
    let mention = speaker.map(|speaker| text(&speaker.mention));
    let name = speaker.and_then(|speaker| names.of(number, speaker));
    let inserted: Vec<String> = quotation.insertions.iter().map(text).collect();
    let byte = |at: Option<usize>| at.map_or(Cell::maybe(None::<String>), |at| Cell::count(at as u64));
    vec![
        Cell::text(&article.id),
        Cell::count(quotation.outer.start as u64),
        Cell::count(quotation.outer.end as u64),
        Cell::text(quotation.kind.name()),
        Cell::count(quotation.level as u64),
        Cell::maybe(mention),
        byte(speaker.map(|speaker| speaker.mention.start)),
        byte(speaker.map(|speaker| speaker.mention.end)),
        Cell::maybe(name),
        Cell::maybe(speaker.and_then(|speaker| speaker.cue.as_ref()).map(text)),
        Cell::maybe(speaker.map(|speaker| speaker.rule)),
        Cell::number(speaker.and_then(|speaker| speaker.confidence)),
        Cell::text(text(&quotation.inner)),
        Cell::maybe(speaker.and_then(|speaker| speaker.suggested.clone())),
        Cell::text(quotation.marks),
        Cell::maybe((!inserted.is_empty()).then(|| inserted.join(" "))),
    ]
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
