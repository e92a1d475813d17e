//! `newsprint parallels`: which statement several outlets render differently.

use super::args::{ParallelsArguments, names};
use super::picture::Kind;
use newsprint::analysis::parallels::{self, MIN_SCORE};
use newsprint::analysis::picture;
use newsprint::error::{Error, Result};
use newsprint::table::{Answer, Notice};

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "passages", about: "two renderings of each statement, with what differs" }];

/// Pairs sentences of speech across outlets and writes a row a pair, or a row a statement.
pub fn run(arguments: &ParallelsArguments) -> Result<()> {
    arguments.output.chosen()?;
    if !(0.0..=1.0).contains(&arguments.min_score) {
        return Err(Error::question(format!("--min-score {} is no score of a pair", arguments.min_score))
            .hint("give a number from 0 to 1"));
    }
    let wanted = arguments.picture.wanted(&PICTURES, "passages")?;
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let voices = study.voices(&corpus)?;
    let found = study.parallels(&corpus, &voices, &study.speaker_names(&index)?, arguments.min_score);
    let mut notices = parallels::notices(&corpus, &voices, &found);
    let mut table =
        if arguments.sets { parallels::sets_table(&index, &found) } else { parallels::pairs_table(&index, &found) };
    if let Some(wanted) = &wanted {
        wanted.write(picture::parallels::passages(
            &index,
            &found,
            arguments.top.unwrap_or(picture::parallels::PAIRS),
        ))?;
    }
    let top = arguments.output.rows(arguments.top)?;
    if table.rows.len() > top {
        let text = format!("the first {top} of {0} rows are shown; --top {0} shows all", table.rows.len());
        notices.push(Notice::new("rows-shown", text));
    }
    table.rows.truncate(top);
    let answer = Answer {
        command: canonical(arguments),
        settings: [study.settings(&index), vec![("min_score".into(), arguments.min_score.to_string())]].concat(),
        corpus: arguments.output.facts(&corpus)?,
        notices,
        table,
    };
    arguments.output.write(answer, arguments.options.quiet)
}

fn canonical(arguments: &ParallelsArguments) -> String {
    let mut command = format!("newsprint parallels {}", names(&arguments.corpus));
    if arguments.sets {
        command.push_str(" --sets");
    }
    if arguments.min_score.to_bits() != MIN_SCORE.to_bits() {
        command.push_str(&format!(" --min-score {}", arguments.min_score));
    }
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    command + &arguments.options.canonical()
}
