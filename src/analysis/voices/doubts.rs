//! Quotation marks that a person should look at, as rows of the table of `newsprint check`.

use crate::annotation::voice::Voices;
use crate::index::SubCorpus;
use crate::table::{Cell, Table};

/// What each kind of doubt means, and what was done.
const MEANINGS: [(&str, &str); 7] = [
    ("mixed-marks", "opened by one kind of mark and closed by another; read as one quotation"),
    ("turned-mark", "a mark stands the wrong way round; the space around it decided"),
    ("foreign-marks", "the language of the article does not use these marks; read as a quotation"),
    ("unclosed", "never closed; ended where its paragraph or the next quotation begins"),
    ("stray-mark", "belongs to no quotation; left aside"),
    ("too-deep", "stands in too many quotations; left aside"),
    ("speech-without-marks", "looks like a paragraph of speech; quoted only with --blocks"),
];

/// Adds one row a doubtful mark, with its article and byte, and one row a paragraph that looks like speech.
pub fn add_doubts(table: &mut Table, corpus: &SubCorpus<'_>, voices: &Voices) {
    let names: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
    for &number in corpus.articles() {
        let article = corpus.index().article(number);
        let marks = voices.of(number).doubts.iter().map(|doubt| (doubt.at, doubt.kind));
        let blocks = voices.blocks().of(number).iter().map(|span| (span.range.start, "speech-without-marks"));
        let mut doubts: Vec<(usize, &str)> = marks.chain(blocks).collect();
        doubts.sort_unstable();
        for (at, kind) in doubts {
            let meaning = MEANINGS.iter().find(|(name, _)| *name == kind).map_or("", |(_, meaning)| meaning);
            let text = format!("byte {at}, \"{}\": {meaning}", around(&article.body, at));
            table.rows.push(names.iter().map(|name| cell(name, &article.id, kind, &text)).collect());
        }
    }
}

fn cell(column: &str, article: &str, kind: &str, text: &str) -> Cell {
    match column {
        "row" => Cell::text("problem"),
        "place" => Cell::text(article),
        "kind" => Cell::text(kind),
        "text" => Cell::text(text),
        _ => Cell::maybe(None::<String>),
    }
}

/// A few words from a byte on.
fn around(body: &str, at: usize) -> String {
    let words: Vec<&str> = body[at..].split_whitespace().take(6).collect();
    words.join(" ").chars().take(60).collect()
}
