//! `newsprint check`: what was read, what looked odd, and what is left out.

use super::args::{CheckArguments, names};
use newsprint::analysis::{check, cleaning, word_notices};
use newsprint::error::Result;
use newsprint::study::corpus_facts;
use newsprint::table::{Answer, Notice};

/// Reads the corpus and writes a row an article, a finding, a word rule, a cleaning rule and a template, or a row a hit.
pub fn run(arguments: &CheckArguments) -> Result<()> {
    arguments.output.chosen()?;
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let findings = index.corpus().findings().len();
    let text = format!(
        "{} articles read from {} files, {findings} findings",
        corpus.articles().len(),
        index.corpus().sources().len()
    );
    let answer = Answer {
        command: format!(
            "newsprint check {}{}{}",
            names(&arguments.corpus),
            if arguments.hits { " --hits" } else { "" },
            arguments.options.canonical()
        ),
        settings: study.settings(&index),
        corpus: corpus_facts(&corpus),
        notices: [word_notices(&corpus), vec![Notice::new("read", text)]].concat(),
        table: if arguments.hits { cleaning::spans(&corpus) } else { check::table(&corpus) },
    };
    arguments.output.write(answer, arguments.options.quiet)
}
