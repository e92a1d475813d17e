//! `newsprint growth`: how the vocabulary of each outlet, or of the whole corpus, grows.

use super::args::{GrowthArguments, measure_option, names, quoted};
use super::nearest::chosen;
use super::picture::Kind;
use newsprint::analysis::growth::{curve_table, growths, table};
use newsprint::analysis::picture;
use newsprint::analysis::texts::Texts;
use newsprint::analysis::word_notices;
use newsprint::error::Result;
use newsprint::stats::Role;
use newsprint::stats::growth::{CURVES, GROWTH, GrowthCurve, GrowthMeasure};
use newsprint::table::{Answer, Notice};

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "curves", about: "different words after so many words" }];

/// Reads every text and writes a row a statistic, or a row a step.
pub fn run(arguments: &GrowthArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "curves")?;
    let study = arguments.options.study(&arguments.corpus)?;
    let asked = Asked::of(arguments)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let texts = match arguments.by.as_str() {
        "corpus" => Texts::whole(&corpus),
        field => study.texts(&corpus, field)?,
    };
    if let Some(wanted) = &wanted {
        picture::refuse_too_many(texts.texts.len(), &texts.field)?;
        wanted.write(picture::growth::curves(&texts, study.threads))?;
    }
    let growths = growths(&texts, study.threads);
    let mut table = match &asked {
        Asked::Measures(measures) => table(&texts, &growths, measures, study.threads),
        Asked::Curves(curves) => curve_table(&texts, &growths, curves),
    };
    table.rows.truncate(arguments.output.rows(arguments.top)?);
    let answer = Answer {
        command: canonical(arguments),
        settings: study.settings(&index),
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), asked.notices()].concat(),
        table,
    };
    arguments.output.write(answer, arguments.options.quiet)
}

/// What was asked for.
enum Asked {
    Measures(Vec<&'static GrowthMeasure>),
    Curves(Vec<&'static GrowthCurve>),
}

impl Asked {
    fn of(arguments: &GrowthArguments) -> Result<Self> {
        if arguments.curve {
            let usual = CURVES.iter().filter(|curve| curve.role == Role::Definition).collect();
            let option = |curve: &GrowthCurve| curve.name.replace('_', "-");
            return chosen("growth curve", &arguments.measure, usual, CURVES, option).map(Self::Curves);
        }
        let usual = GROWTH.iter().filter(|measure| measure.role == Role::Definition).collect();
        chosen("growth measure", &arguments.measure, usual, GROWTH, GrowthMeasure::option).map(Self::Measures)
    }

    fn notices(&self) -> Vec<Notice> {
        let about: Vec<(&str, &str)> = match self {
            Self::Measures(measures) => measures.iter().map(|measure| (measure.name, measure.range)).collect(),
            Self::Curves(curves) => curves.iter().map(|curve| (curve.name, curve.range)).collect(),
        };
        let mut notices =
            vec![Notice::new("joined", "articles are joined in the order of the corpus: outlet, date, id")];
        notices.extend(about.into_iter().map(|(name, range)| Notice::new("range", format!("{name}: {range}"))));
        let text =
            "numbers describe these texts, without interval or test; texts of unlike length differ in all of them";
        notices.push(Notice::new("descriptive-only", text));
        notices
    }
}

fn canonical(arguments: &GrowthArguments) -> String {
    let mut command = format!("newsprint growth {}", names(&arguments.corpus));
    if arguments.by != "outlet" {
        command.push_str(&format!(" --by {}", quoted(&arguments.by)));
    }
    if arguments.curve {
        command.push_str(" --curve");
    }
    command.push_str(&measure_option(&arguments.measure));
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    command + &arguments.options.canonical()
}
