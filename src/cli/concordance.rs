//! `newsprint concordance`: every line with a word or phrase.

use super::args::{ConcordanceArguments, SortArgument, names, quoted};
use super::picture::Kind;
use newsprint::analysis::concordance::{self, LineOrder};
use newsprint::analysis::{picture, unmatched, word_notices};
use newsprint::error::Result;
use newsprint::table::{Answer, Notice};

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "strips", about: "where the pattern stands in each article" }];

/// Finds the pattern and writes a row a line.
pub fn run(arguments: &ConcordanceArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "strips")?;
    let inputs = std::slice::from_ref(&arguments.corpus);
    let study = arguments.options.study(inputs)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let pattern = study.pattern(&arguments.pattern, &index)?;
    if let Some(wanted) = &wanted {
        wanted.write(picture::strips::places(&corpus, &pattern)?)?;
    }
    let hits = pattern.find(&corpus);
    let odd = unmatched(&corpus, &pattern, hits.len() as u64).into_iter().collect();
    let order = match arguments.sort {
        SortArgument::Position => LineOrder::Position,
        SortArgument::Left => LineOrder::Left,
        SortArgument::Right => LineOrder::Right,
    };
    let most = arguments.output.rows(arguments.top)?;
    let lines = concordance::lines(&index, &hits, arguments.width, order, most);
    let mut articles: Vec<u32> = hits.iter().map(|hit| hit.position.article).collect();
    articles.dedup();
    let lines_found = if hits.len() == 1 { "line" } else { "lines" };
    let mut text =
        format!("{} {lines_found} in {} of {} articles", hits.len(), articles.len(), corpus.articles().len());
    if lines.len() < hits.len() {
        text.push_str(&format!("; the first {} are shown, --top {} shows all", lines.len(), hits.len()));
    }
    let mut command = format!("newsprint concordance {} {}", names(inputs), quoted(&arguments.pattern));
    if arguments.width != 10 {
        command.push_str(&format!(" --width {}", arguments.width));
    }
    match arguments.sort {
        SortArgument::Position => {}
        SortArgument::Left => command.push_str(" --sort left"),
        SortArgument::Right => command.push_str(" --sort right"),
    }
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    let mut shown: Vec<u32> = lines.iter().map(|line| line.hit.position.article).collect();
    shown.sort_unstable();
    shown.dedup();
    let voices = study.voices(&corpus.of(shown))?;
    let answer = Answer {
        command: command + &arguments.options.canonical(),
        settings: study.settings(&index),
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), vec![Notice::new("lines", text)], odd].concat(),
        table: concordance::table(&index, &lines, pattern.text(), &voices),
    };
    arguments.output.write(answer, arguments.options.quiet)
}
