//! Keywords with and without shared text: the same words counted again in versions of the corpus that leave articles out.

use super::table::{Texts, table};
use super::{Candidates, KeywordRow, Sides, row};
use crate::annotation::duplicate::Version;
use crate::count::{Counts, Grouping};
use crate::index::SubCorpus;
use crate::stats::keyness::{KeynessInput, KeynessMeasure};
use crate::table::{Cell, Column, ColumnKind, Table};

/// The versions beside all articles, by name.
const BESIDE: [&str; 2] = ["wire", "duplicates"];

/// A comparison that is to be made again without shared text.
#[derive(Debug)]
pub struct Again<'a, 'i> {
    /// All articles.
    pub corpus: &'a SubCorpus<'i>,
    /// Its groups.
    pub grouping: &'a Grouping<'i>,
    /// Which groups are compared.
    pub comparisons: &'a [Sides],
    /// The rows of all articles that are shown.
    pub rows: &'a [KeywordRow],
    /// The measures that are shown.
    pub measures: &'a [&'a KeynessMeasure],
    /// What draws follow from.
    pub seed: u64,
    /// Threads; never changes a result.
    pub threads: usize,
}

/// The rows of one version, at the places of the rows of all articles; nothing where neither side has the word any more.
struct Recounted<'i> {
    version: &'static Version,
    corpus: SubCorpus<'i>,
    grouping: Grouping<'i>,
    rows: Vec<Option<KeywordRow>>,
}

impl<'i> Again<'_, 'i> {
    /// Adds to the table of all articles the columns of every version, named like `log_ratio_hardie_without_wire`, and the column
    /// `versions`. Where shared text was not looked for, nothing is added.
    pub fn add_to(&self, whole: &mut Table) {
        let versions = self.versions();
        for version in &versions {
            let present: Vec<KeywordRow> = version.rows.iter().flatten().cloned().collect();
            let index = self.corpus.index();
            let texts = Texts::of(&version.corpus, &version.grouping, &present, self.measures, self.seed, self.threads);
            let counted = table(index, self.comparisons, &present, self.measures, texts.as_ref(), false);
            let name = version.version.name;
            // Target and form stand in the first two columns already.
            whole.columns.extend(counted.columns.iter().skip(2).map(|column| Column {
                name: format!("{}_without_{name}", column.name),
                heading: format!("{} without {name}", column.heading),
                about: format!("{}; without {name}", column.about),
                ..column.clone()
            }));
            let width = counted.columns.len() - 2;
            let mut cells = counted.rows.into_iter();
            for (line, row) in whole.rows.iter_mut().zip(&version.rows) {
                match row.as_ref().and_then(|_| cells.next()) {
                    Some(counted) => line.extend(counted.into_iter().skip(2)),
                    None => line.extend((0..width).map(|_| Cell::number(None))),
                }
            }
        }
        self.add_stays(whole, &versions);
    }

    /// Adds the column `versions` alone.
    pub fn add_stays_to(&self, whole: &mut Table) {
        let versions = self.versions();
        self.add_stays(whole, &versions);
    }

    fn add_stays(&self, whole: &mut Table, versions: &[Recounted<'_>]) {
        if versions.is_empty() {
            return;
        }
        whole.columns.push(Column::new("versions", ColumnKind::Count).about(
            "in how many of three versions (all articles, without wire, without duplicates) the interval stays clear of nought on \
             the side of the log ratio of all articles; undefined where none has an interval",
        ));
        for (place, (line, base)) in whole.rows.iter_mut().zip(self.rows).enumerate() {
            let all = std::iter::once(Some(base)).chain(versions.iter().map(|version| version.rows[place].as_ref()));
            let intervals: Vec<_> = all.flatten().filter_map(|row| row.effect.as_ref()).collect();
            let over = base.effect.as_ref().is_none_or(|effect| effect.value > 0.0);
            let clear =
                intervals.iter().filter(|effect| if over { effect.low > 0.0 } else { effect.high < 0.0 }).count();
            line.push(if intervals.is_empty() { Cell::number(None) } else { Cell::count(clear as u64) });
        }
    }

    fn versions(&self) -> Vec<Recounted<'i>> {
        if self.corpus.index().marks().is_none() {
            return Vec::new();
        }
        BESIDE.iter().filter_map(|name| Version::named(name)).map(|version| self.recounted(version)).collect()
    }

    fn recounted(&self, version: &'static Version) -> Recounted<'i> {
        let index = self.corpus.index();
        let (corpus, grouping) = version_of(self.corpus, self.grouping, version);
        let counts = Counts::of(&corpus, &grouping, self.threads);
        let vocabulary = counts.forms().count() as u64;
        let again = |base: &KeywordRow| {
            let form = index.form_id(&base.form)?;
            let found = row(index, &counts, base.sides, &self.comparisons[base.sides], form, Candidates::ALL)?;
            Some(KeywordRow { input: KeynessInput { vocabulary, family: base.input.family, ..found.input }, ..found })
        };
        let rows = self.rows.iter().map(again).collect();
        Recounted { version, corpus, grouping, rows }
    }
}

/// A version of a corpus and of its groups; the corpus itself where shared text was not looked for.
pub(crate) fn version_of<'i>(
    corpus: &SubCorpus<'i>,
    grouping: &Grouping<'i>,
    version: &'static Version,
) -> (SubCorpus<'i>, Grouping<'i>) {
    let kept = match corpus.index().marks() {
        Some(marks) => corpus.of(marks.kept(corpus.articles(), &[version])),
        None => corpus.clone(),
    };
    // Of copies in two groups the first of the whole corpus stays, not the first of each group.
    let within = |group: &SubCorpus<'i>| {
        let stays = |article: &&u32| kept.articles().binary_search(article).is_ok();
        group.of(group.articles().iter().filter(stays).copied().collect())
    };
    let groups = grouping.groups.iter().map(|(name, group)| (name.clone(), within(group))).collect();
    let grouping = Grouping { field: grouping.field.clone(), groups };
    (kept, grouping)
}

/// What `--versions` shows, in one sentence.
pub fn about() -> String {
    let known = BESIDE
        .iter()
        .filter_map(|name| Version::named(name))
        .map(|version| format!("without {}: {}", version.name, version.about));
    format!("every score stands beside the same score {}", known.collect::<Vec<_>>().join("; "))
}
