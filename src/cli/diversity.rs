//! `newsprint diversity`: how varied the words of each article or group are.

use super::args::{DiversityArguments, measure_option, names, quoted};
use super::nearest::chosen;
use super::picture::Kind;
use newsprint::analysis::diversity::{means, notices, scores, table};
use newsprint::analysis::picture;
use newsprint::analysis::word_notices;
use newsprint::error::Result;
use newsprint::stats::diversity::{DIVERSITY, DiversityMeasure, MATTR_50, MTLD, SEED, TTR, VOCD_D_SAMPLED};
use newsprint::table::Answer;

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "scores", about: "the first measure, article by article" }];

/// Scores every text and writes a row each.
pub fn run(arguments: &DiversityArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "scores")?;
    let usual = vec![&MATTR_50, &MTLD, &TTR];
    let measures = chosen("diversity measure", &arguments.measure, usual, DIVERSITY, DiversityMeasure::option)?;
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let texts = study.texts(&corpus, &arguments.by)?;
    let scores = scores(&texts, &measures, arguments.seed, study.threads);
    if let (Some(wanted), Some(measure)) = (&wanted, measures.first()) {
        let of_first: Vec<Option<f64>> = scores.iter().map(|scores| scores[0]).collect();
        wanted.write(picture::texts::scores(&texts, &of_first, measure.heading, measure.about))?;
    }
    let means = (texts.field != "article").then(|| means(&texts, &measures, arguments.seed, study.threads));
    let mut settings = study.settings(&index);
    let draws = measures.iter().any(|measure| measure.name == VOCD_D_SAMPLED.name);
    if draws {
        settings.push(("seed".into(), arguments.seed.to_string()));
    }
    let mut table = table(&texts, &measures, &scores, means.as_deref());
    table.rows.truncate(arguments.output.rows(arguments.top)?);
    let answer = Answer {
        command: canonical(arguments, draws),
        settings,
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), notices(&texts, &measures, &scores, means.as_deref())].concat(),
        table,
    };
    arguments.output.write(answer, arguments.options.quiet)
}

fn canonical(arguments: &DiversityArguments, draws: bool) -> String {
    let mut command = format!("newsprint diversity {}", names(&arguments.corpus));
    if arguments.by != "article" {
        command.push_str(&format!(" --by {}", quoted(&arguments.by)));
    }
    command.push_str(&measure_option(&arguments.measure));
    if draws && arguments.seed != SEED {
        command.push_str(&format!(" --seed {}", arguments.seed));
    }
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    command + &arguments.options.canonical()
}
