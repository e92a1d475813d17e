//! `newsprint check`: what was read, and what looked odd.

use super::args::{CheckArguments, names};
use super::picture::Kind;
use newsprint::analysis::picture;
use newsprint::error::Result;
use newsprint::study::corpus_facts;
use newsprint::table::{Answer, Notice};

/// What can be drawn.
const PICTURES: [Kind; 2] = [
    Kind { name: "calendar", about: "articles by day, or by month where they span many years" },
    Kind { name: "lengths", about: "words of each article, by outlet" },
];

/// Reads the corpus and writes a row an article, a finding and a word rule.
pub fn run(arguments: &CheckArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "calendar")?;
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    if let Some(wanted) = &wanted {
        wanted.write(match wanted.kind {
            "lengths" => picture::articles::lengths(&corpus)?,
            _ => picture::articles::calendar(&corpus),
        })?;
    }
    let findings = index.corpus().findings().len();
    let text = format!(
        "{} articles read from {} files, {findings} findings",
        corpus.articles().len(),
        index.corpus().sources().len()
    );
    let answer = Answer {
        command: format!("newsprint check {}{}", names(&arguments.corpus), arguments.options.canonical()),
        settings: study.settings(&index),
        corpus: corpus_facts(&corpus),
        notices: vec![Notice::new("read", text)],
        table: newsprint::analysis::check::table(&corpus),
    };
    arguments.output.write(answer, arguments.options.quiet)
}
