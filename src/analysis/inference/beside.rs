//! The same test made in another way, its p and q beside those of the usual way: versions of the corpus without shared text, and
//! articles that keep together by author or story.

use super::{Blocks, Design, Inference};
use crate::analysis::keywords::{Candidates, KeywordRow, Sides, version_of};
use crate::annotation::duplicate::Version;
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::index::{Index, SubCorpus};
use crate::table::{Cell, Column, ColumnKind, Notice, Table};

/// A test made in another way.
#[derive(Debug, Clone)]
pub struct Beside {
    /// What its columns end with: `without_wire`, `by_author`.
    pub name: String,
    /// What is done in another way, in words.
    pub about: String,
    /// Its p and q.
    pub inference: Inference,
}

/// What is compared, and how.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a, 'i> {
    /// The articles.
    pub corpus: &'a SubCorpus<'i>,
    /// Their groups.
    pub grouping: &'a Grouping<'i>,
    /// Which groups are compared.
    pub comparisons: &'a [Sides],
    /// Which words are tested.
    pub candidates: Candidates,
    /// How labels are shuffled.
    pub design: &'a Design,
    /// Threads; never changes a result.
    pub threads: usize,
}

impl Asked<'_, '_> {
    /// The test without wire copy and without duplicates, each with a family of its own; nothing where shared text was not looked
    /// for.
    ///
    /// # Errors
    /// If the design names a field that no article has.
    pub fn versions(&self) -> Result<Vec<Beside>> {
        if self.corpus.index().marks().is_none() {
            return Ok(Vec::new());
        }
        let without = |version: &'static Version| {
            let (corpus, grouping) = version_of(self.corpus, self.grouping, version);
            let about = format!("without {}: {}", version.name, version.about);
            self.beside(format!("without_{}", version.name), about, &corpus, &grouping, self.design)
        };
        ["wire", "duplicates"].into_iter().filter_map(Version::named).map(without).collect()
    }

    /// The test with the articles of one value of a field kept together in each group, for every field.
    ///
    /// # Errors
    /// If no article has a field.
    pub fn kept_together(&self, fields: &[String]) -> Result<Vec<Beside>> {
        let by = |field: &String| {
            let design = Design { blocks: Blocks::Field(field.clone()), ..self.design.clone() };
            let about = format!("articles of one {field} in one group keep their label together");
            self.beside(format!("by_{field}"), about, self.corpus, self.grouping, &design)
        };
        fields.iter().map(by).collect()
    }

    fn beside(
        &self,
        name: String,
        about: String,
        corpus: &SubCorpus<'_>,
        grouping: &Grouping<'_>,
        design: &Design,
    ) -> Result<Beside> {
        let counts = Counts::of(corpus, grouping, self.threads);
        let (comparisons, candidates) = (self.comparisons, self.candidates);
        let inference = Inference::of(corpus, grouping, &counts, comparisons, candidates, design, self.threads)?;
        Ok(Beside { name, about, inference })
    }
}

/// Adds p and q of each to a table of keywords; `rows` are those of the table.
pub fn add_beside(table: &mut Table, index: &Index, rows: &[KeywordRow], beside: &[Beside]) {
    for test in beside {
        let Beside { name, about, .. } = test;
        table.columns.extend([
            Column::new(&format!("p_permutation_{name}"), ColumnKind::Probability)
                .heading(format!("p {}", name.replace('_', " ")))
                .about(format!("p_permutation, {about}; undefined where it was not tested")),
            Column::new(&format!("q_permutation_{name}"), ColumnKind::Probability)
                .heading(format!("q {}", name.replace('_', " ")))
                .about(format!("p_permutation_{name} corrected for every test of its own family")),
        ]);
        for (line, row) in table.rows.iter_mut().zip(rows) {
            let form = index.form_id(&row.form);
            let found = |of: fn(&Inference, crate::index::FormId, usize) -> Option<f64>| {
                Cell::number(form.and_then(|form| of(&test.inference, form, row.sides)))
            };
            line.extend([found(Inference::p), found(Inference::q)]);
        }
    }
}

impl Beside {
    /// What was done, and how many words of the list it keeps.
    pub fn notice(&self, usual: &Inference) -> Notice {
        let Self { about, inference, .. } = self;
        let text = if inference.family == 0 {
            format!("{about}: nothing could be tested, since {} are too few on a side", inference.units)
        } else {
            format!(
                "{about}: {} tests in {} shuffles of {} {}; {} words have q <= {}, against {} in the usual way",
                inference.family,
                inference.shuffles,
                inference.units,
                inference.strata,
                inference.listed(None),
                inference.level,
                usual.listed(None)
            )
        };
        Notice::new("sensitivity", text)
    }
}
