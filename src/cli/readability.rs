//! `newsprint readability`: how hard each article or group is to read.

use super::args::{ReadabilityArguments, measure_option, names, quoted};
use super::nearest::chosen;
use super::picture::Kind;
use newsprint::analysis::picture;
use newsprint::analysis::readability::{SENTENCES, counts, means, notices, table};
use newsprint::analysis::word_notices;
use newsprint::error::Result;
use newsprint::stats::readability::{FKGL, FLESCH, LIX, READABILITY, ReadabilityMeasure};
use newsprint::table::Answer;

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "scores", about: "the first measure, article by article" }];

/// Counts every text and writes a row each.
pub fn run(arguments: &ReadabilityArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "scores")?;
    let usual = vec![&FLESCH, &FKGL, &LIX];
    let measures = chosen("readability formula", &arguments.measure, usual, READABILITY, ReadabilityMeasure::option)?;
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let texts = study.texts(&corpus, &arguments.by)?;
    let counts = counts(&texts, study.threads);
    if let (Some(wanted), Some(measure)) = (&wanted, measures.first()) {
        let of_first: Vec<Option<f64>> = counts.iter().map(|counts| measure.score(counts)).collect();
        wanted.write(picture::texts::scores(&texts, &of_first, measure.heading, measure.about))?;
    }
    let means = (texts.field != "article").then(|| means(&texts, &measures, study.threads));
    let mut settings = study.settings(&index);
    settings.push(("sentences".into(), if index.as_given() { "as given".into() } else { SENTENCES.into() }));
    settings.push(("syllables".into(), "rules for English".into()));
    let mut table = table(&texts, &measures, &counts, means.as_deref());
    table.rows.truncate(arguments.output.rows(arguments.top)?);
    let answer = Answer {
        command: canonical(arguments),
        settings,
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), notices(&texts, &measures, &counts, means.as_deref())].concat(),
        table,
    };
    arguments.output.write(answer, arguments.options.quiet)
}

fn canonical(arguments: &ReadabilityArguments) -> String {
    let mut command = format!("newsprint readability {}", names(&arguments.corpus));
    if arguments.by != "article" {
        command.push_str(&format!(" --by {}", quoted(&arguments.by)));
    }
    command.push_str(&measure_option(&arguments.measure));
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    command + &arguments.options.canonical()
}
