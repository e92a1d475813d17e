//! p, q and what shuffles bring about: from arguments to the test, its columns and its notices.

use crate::cli::args::{KeywordsArguments, quoted};
use newsprint::analysis::confounds;
use newsprint::analysis::inference::{self, Blocks, COLUMNS, Design, Inference, Strata};
use newsprint::analysis::keywords::{Candidates, KeywordRow, Sides};
use newsprint::count::{Counts, Grouping};
use newsprint::error::Result;
use newsprint::index::SubCorpus;
use newsprint::stats::resampling::{Calibration, Plan};
use newsprint::table::{Notice, Table};

/// The tests of all candidates, and what was found beside them.
pub(super) struct Tests {
    inference: Option<Inference>,
    calibration: Option<Calibration>,
    notices: Vec<Notice>,
}

impl Tests {
    /// Tests what the columns show: nothing if none of them is asked for.
    pub(super) fn of(
        arguments: &KeywordsArguments,
        corpus: &SubCorpus<'_>,
        grouping: &Grouping<'_>,
        counts: &Counts,
        comparisons: &[Sides],
        candidates: Candidates,
        threads: usize,
    ) -> Result<Self> {
        let mut notices: Vec<Notice> =
            confounds::notice(&confounds::confounds(corpus, grouping, comparisons)).into_iter().collect();
        if !is_asked(arguments) {
            return Ok(Self { inference: None, calibration: None, notices });
        }
        let design = design(arguments);
        let found = Inference::of(corpus, grouping, counts, comparisons, candidates, &design, threads)?;
        notices.extend(found.notices(comparisons));
        let calibration = arguments.max_statistic.then(|| found.calibration(threads));
        Ok(Self { inference: Some(found), calibration, notices })
    }

    /// How many tests pass under shuffled labels, and how many as they are; nothing if nothing was tested.
    pub(super) fn by_chance(&self, threads: usize) -> Option<(Calibration, u64)> {
        let found = self.inference.as_ref().filter(|found| found.family > 0)?;
        let calibration = self.calibration.clone().unwrap_or_else(|| found.calibration(threads));
        let passing = found.passing(calibration.p);
        Some((calibration, passing))
    }

    /// What a reader must know.
    pub(super) fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Name and value of the settings that the tests follow from.
    pub(super) fn settings(&self) -> Vec<(String, String)> {
        let settings = self.inference.as_ref().map(Inference::settings).unwrap_or_default();
        settings.into_iter().map(|(name, value)| (name.to_string(), value)).collect()
    }

    /// Adds p, q and the article that each word rests on.
    pub(super) fn add_columns(
        &self,
        table: &mut Table,
        corpus: &SubCorpus<'_>,
        comparisons: &[Sides],
        rows: &[KeywordRow],
    ) {
        let (inference, calibration) = (self.inference.as_ref(), self.calibration.as_ref());
        inference::add_columns(table, corpus.index(), comparisons, rows, inference, calibration);
    }
}

/// Whether a column is shown that needs the tests: what is not shown is not computed.
fn is_asked(arguments: &KeywordsArguments) -> bool {
    let columns = &arguments.output.columns;
    columns.is_empty() || columns.iter().any(|column| COLUMNS.contains(&column.trim()))
}

/// How labels are shuffled.
fn design(arguments: &KeywordsArguments) -> Design {
    let strata = match arguments.strata.as_str() {
        "usual" => Strata::Usual,
        "months" => Strata::Months,
        "none" => Strata::None,
        field => Strata::Field(field.into()),
    };
    let blocks = match arguments.clusters.as_deref() {
        None => Blocks::Usual,
        Some("article") => Blocks::Articles,
        Some(field) => Blocks::Field(field.into()),
    };
    let usual = Plan::USUAL;
    let plan =
        Plan { seed: arguments.seed, first: usual.first.min(arguments.shuffles), most: arguments.shuffles, ..usual };
    Design { strata, blocks, plan }
}

/// The arguments that change the tests, as they would be typed.
pub(super) fn canonical(arguments: &KeywordsArguments) -> String {
    let mut text = String::new();
    if arguments.strata != "usual" {
        text.push_str(&format!(" --strata {}", quoted(&arguments.strata)));
    }
    if let Some(field) = &arguments.clusters {
        text.push_str(&format!(" --clusters {}", quoted(field)));
    }
    if arguments.shuffles != Plan::USUAL.most {
        text.push_str(&format!(" --shuffles {}", arguments.shuffles));
    }
    if arguments.max_statistic {
        text.push_str(" --max-statistic");
    }
    text
}
