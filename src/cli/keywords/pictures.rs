//! What `keywords --chart` draws.

use super::tests::Tests;
use crate::cli::args::KeywordsArguments;
use crate::cli::picture::Kind;
use newsprint::analysis::HiddenWords;
use newsprint::analysis::keywords::{KeywordRow, Sides};
use newsprint::analysis::picture::keywords as pictures;
use newsprint::analysis::picture::robustness::robustness as robustness_picture;
use newsprint::analysis::robustness::Robustness;
use newsprint::chart::Chart;
use newsprint::count::Counts;
use newsprint::error::{Error, Result};

/// What can be drawn.
pub(super) const KINDS: [Kind; 5] = [
    Kind { name: "effects", about: "log ratios with intervals, both ways" },
    Kind { name: "range", about: "share of articles against log ratio" },
    Kind { name: "sides", about: "the words of two sides, rate against rate" },
    Kind { name: "robustness", about: "in which settings each word stays a keyword" },
    Kind { name: "chance", about: "how many words pass when the outlets' names are shuffled" },
];

/// Who is compared, and which words are left out of pictures.
pub(super) struct Compared<'a> {
    pub(super) counts: &'a Counts,
    pub(super) comparisons: &'a [Sides],
    pub(super) hidden: Option<&'a HiddenWords>,
}

/// The picture of a kind.
pub(super) fn drawn(
    kind: &str,
    arguments: &KeywordsArguments,
    compared: &Compared<'_>,
    rows: &[KeywordRow],
    tests: Option<&Tests>,
    threads: usize,
) -> Result<Chart> {
    let Compared { counts, comparisons, hidden } = compared;
    let shown = || -> Vec<KeywordRow> {
        rows.iter().filter(|row| !hidden.is_some_and(|hidden| hidden.hides(&row.form))).cloned().collect()
    };
    Ok(match kind {
        "range" => pictures::range(counts, comparisons, &shown()),
        "sides" => pictures::sides(counts, comparisons, &shown(), arguments.output.per)?,
        "chance" => {
            let (calibration, found) = tests.and_then(|tests| tests.by_chance(threads)).ok_or_else(|| {
                Error::question("nothing was tested, so there is no picture of chance").hint(
                    "compare outlets of ten articles or more, and leave the columns p_permutation and q_permutation in",
                )
            })?;
            pictures::chance(&calibration, found)
        }
        _ => {
            let each = arguments.rows.top.unwrap_or_else(|| pictures::each(comparisons.len()));
            pictures::effects(counts, comparisons, &shown(), each)
        }
    })
}

/// The settings in which the listed words stay.
pub(super) fn robust(robustness: Option<&Robustness>, comparisons: &[Sides], rows: &[KeywordRow]) -> Result<Chart> {
    let drawn = robustness.and_then(|robustness| robustness_picture(robustness, comparisons, rows));
    drawn.ok_or_else(|| {
        Error::question("no word is a keyword, so there is no picture of robustness")
            .hint("see how near each word is with the columns p_permutation and q_permutation")
    })
}
