//! p, q and what shuffles bring about: from arguments to the test, its columns and its notices.

use crate::cli::args::{KeywordsArguments, quoted};
use newsprint::analysis::confounds;
use newsprint::analysis::inference::{self, Asked, Beside, Blocks, COLUMNS, Design, Inference, Strata, add_beside};
use newsprint::analysis::keywords::{Candidates, KeywordRow, Sides};
use newsprint::analysis::robustness;
use newsprint::count::{Counts, Grouping};
use newsprint::error::Result;
use newsprint::index::SubCorpus;
use newsprint::stats::resampling::{Calibration, Plan};
use newsprint::table::{Notice, Table};

/// The tests of all candidates, and what was found beside them.
pub(super) struct Tests {
    pub(super) inference: Option<Inference>,
    beside: Vec<Beside>,
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
            return Ok(Self { inference: None, beside: Vec::new(), calibration: None, notices });
        }
        let design = design(arguments);
        let found = Inference::of(corpus, grouping, counts, comparisons, candidates, &design, threads)?;
        notices.extend(found.notices(comparisons));
        let asked = Asked { corpus, grouping, comparisons, candidates, design: &design, threads };
        let mut beside = asked.kept_together(&arguments.sensitivity)?;
        if arguments.versions && is_shown(arguments, |column| column.contains("_permutation_without_")) {
            beside.extend(asked.versions()?);
        }
        notices.extend(beside.iter().map(|beside| beside.notice(&found)));
        let by_maximum = arguments.max_statistic || arguments.correct.iter().any(|name| is_westfall_young(name));
        let calibration = by_maximum.then(|| found.calibration(threads));
        Ok(Self { inference: Some(found), beside, calibration, notices })
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
        add_beside(table, corpus.index(), rows, &self.beside);
    }
}

/// Whether a correction is that by the maximum of all tests, which shuffles give and no formula.
pub(super) fn is_westfall_young(name: &str) -> bool {
    name.trim().to_lowercase().replace('_', "-") == "westfall-young"
}

/// Whether a column is shown that needs the tests: what is not shown is not computed.
fn is_asked(arguments: &KeywordsArguments) -> bool {
    let is_ours = |column: &str| {
        COLUMNS.contains(&column) || robustness::COLUMNS.contains(&column) || column.contains("_permutation_")
    };
    arguments.robustness || is_shown(arguments, is_ours)
}

/// Whether such a column is shown.
fn is_shown(arguments: &KeywordsArguments, is_such: impl Fn(&str) -> bool) -> bool {
    let columns = &arguments.output.columns;
    columns.is_empty() || columns.iter().any(|column| is_such(column.trim()))
}

/// Whether robustness is asked for: by its option, its columns or its picture.
pub(super) fn wants_robustness(arguments: &KeywordsArguments, picture: Option<&str>) -> bool {
    let is_column = |column: &String| robustness::COLUMNS.contains(&column.trim());
    arguments.robustness || picture == Some("robustness") || arguments.output.columns.iter().any(is_column)
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
    arguments.query.iter().for_each(|pattern| text.push_str(&format!(" --query {}", quoted(pattern))));
    if !arguments.sensitivity.is_empty() {
        text.push_str(&format!(" --sensitivity {}", quoted(&arguments.sensitivity.join(","))));
    }
    if arguments.shuffles != Plan::USUAL.most {
        text.push_str(&format!(" --shuffles {}", arguments.shuffles));
    }
    if arguments.max_statistic {
        text.push_str(" --max-statistic");
    }
    if arguments.robustness {
        text.push_str(" --robustness");
    }
    text
}
