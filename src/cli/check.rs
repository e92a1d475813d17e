//! `newsprint check`: what was read, what looked odd, and what is left out.

use super::args::{CheckArguments, names};
use super::picture::Kind;
use newsprint::analysis::voices::add_doubts;
use newsprint::analysis::{check, cleaning, picture, word_notices};
use newsprint::error::Result;
use newsprint::table::{Answer, Notice};

/// What can be drawn.
const PICTURES: [Kind; 2] = [
    Kind { name: "calendar", about: "articles by day, or by month where they span many years" },
    Kind { name: "lengths", about: "words of each article, by outlet" },
];

/// Reads the corpus and writes a row an article, a finding, a word rule, a cleaning rule and a template, or a row a hit.
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
    let table = if arguments.hits {
        cleaning::spans(&corpus)
    } else {
        let mut table = check::table(&corpus);
        add_doubts(&mut table, &corpus, &study.voices(&corpus)?);
        table
    };
    let answer = Answer {
        command: format!(
            "newsprint check {}{}{}",
            names(&arguments.corpus),
            if arguments.hits { " --hits" } else { "" },
            arguments.options.canonical()
        ),
        settings: study.settings(&index),
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), vec![Notice::new("read", text)]].concat(),
        table,
    };
    arguments.output.write(answer, arguments.options.quiet)
}
