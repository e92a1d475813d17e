//! Does a keyword stay when keywords are found in another way that is as good? For each word the share of settings in which it
//! does (Steegen et al. 2016 call all of them together a multiverse). Leaves the test to `inference`, and reading texts in another
//! way to the study.

mod again;
mod columns;
mod settings;
mod statistic;

pub use columns::{COLUMNS, add_columns};
pub use settings::{Change, SETTINGS, Setting, Statistic, Words};

use super::inference::{Design, Inference, Strata};
use super::keywords::{self, Candidates, KeywordRow, Sides};
use crate::annotation::duplicate::Version;
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::index::SubCorpus;

/// Keywords as they were found in the usual way.
#[derive(Debug, Clone, Copy)]
pub struct Base<'a, 'i> {
    /// The articles.
    pub corpus: &'a SubCorpus<'i>,
    /// Their groups.
    pub grouping: &'a Grouping<'i>,
    /// Frequencies by group.
    pub counts: &'a Counts,
    /// Which groups are compared.
    pub comparisons: &'a [Sides],
    /// p and q.
    pub inference: &'a Inference,
    /// Threads; never changes a result.
    pub threads: usize,
}

/// On which side a word is more frequent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Target,
    Reference,
}

impl Side {
    /// The side of a difference; `None` for none.
    fn of(difference: f64) -> Option<Self> {
        if difference > 0.0 {
            Some(Self::Target)
        } else if difference < 0.0 {
            Some(Self::Reference)
        } else {
            None
        }
    }
}

impl Base<'_, '_> {
    /// The p at which the list ends; that of a list of one word if there is none.
    fn cut(&self) -> f64 {
        self.inference.cut().unwrap_or(self.inference.level / self.inference.family.max(1) as f64)
    }

    /// The side on which a tested word is more frequent; `None` if it was not tested.
    fn side(&self, row: &KeywordRow) -> Option<Side> {
        let form = self.corpus.index().form_id(&row.form)?;
        Side::of(self.inference.outcome(form, row.sides)?.observed)
    }
}

/// In which settings each row stays a keyword.
#[derive(Debug, Clone, Default)]
pub struct Robustness {
    /// The settings that could be tried, the usual one aside, in their order.
    pub settings: Vec<&'static Setting>,
    /// Setting by setting, row by row; `None` where the row was not tested in the first place.
    pub stays: Vec<Vec<Option<bool>>>,
    /// Whether each row is listed in the usual way; `None` where it was not tested.
    pub listed: Vec<Option<bool>>,
}

impl Robustness {
    /// Tries every setting on these rows. `read_again` gives the articles with words made in another way, with their groups, to the
    /// function it is given; it may do nothing where that changes nothing.
    ///
    /// # Errors
    /// If reading again fails, or the design names a field that no article has.
    pub fn of(
        base: &Base<'_, '_>,
        rows: &[KeywordRow],
        mut read_again: impl FnMut(Words, &mut Reading<'_>) -> Result<()>,
    ) -> Result<Self> {
        let listed = |row: &KeywordRow| base.side(row).map(|_| base.inference.lists_row(base.corpus, row));
        let mut found = Self { listed: rows.iter().map(listed).collect(), ..Self::default() };
        for setting in SETTINGS {
            let stays = match setting.change {
                Change::Words(words) => {
                    let mut stays = None;
                    read_again(words, &mut |corpus, grouping| {
                        stays = again::tested(base, rows, corpus, grouping, base.inference.design())?;
                        Ok(())
                    })?;
                    stays
                }
                Change::Version(name) => without(base, rows, name)?,
                Change::Months if base.inference.design().strata == Strata::Usual => {
                    let design = Design { strata: Strata::Months, ..base.inference.design().clone() };
                    again::tested(base, rows, base.corpus, base.grouping, &design)?
                }
                Change::Months => None,
                Change::Candidates(times) => Some(filtered(base, rows, times)),
                Change::Statistic(statistic) => Some(statistic::judged(base, rows, statistic)),
            };
            if let Some(stays) = stays {
                found.settings.push(setting);
                found.stays.push(stays);
            }
        }
        Ok(found)
    }

    /// The share of settings, the usual one among them, in which a row is a keyword; `None` if it was not tested.
    pub fn share(&self, row: usize) -> Option<f64> {
        let usual = usize::from(self.listed[row]?);
        let others = self.stays.iter().filter(|stays| stays[row] == Some(true)).count();
        Some((usual + others) as f64 / (1 + self.settings.len()) as f64)
    }

    /// The settings in which a row is no keyword, the usual one aside.
    pub fn lost_in(&self, row: usize) -> impl Iterator<Item = &'static Setting> + '_ {
        let all = self.settings.iter().zip(&self.stays);
        all.filter(move |(_, stays)| stays[row] == Some(false)).map(|(setting, _)| *setting)
    }
}

/// What takes the articles with words made in another way.
pub type Reading<'r> = dyn FnMut(&SubCorpus<'_>, &Grouping<'_>) -> Result<()> + 'r;

/// Tests a version of the corpus; nothing where shared text was not looked for, or where it is the corpus itself.
fn without(base: &Base<'_, '_>, rows: &[KeywordRow], name: &str) -> Result<Option<Vec<Option<bool>>>> {
    let Some(version) = Version::named(name).filter(|_| base.corpus.index().marks().is_some()) else {
        return Ok(None);
    };
    let (corpus, grouping) = keywords::version_of(base.corpus, base.grouping, version);
    if corpus.articles().len() == base.corpus.articles().len() {
        return Ok(None);
    }
    again::tested(base, rows, &corpus, &grouping, base.inference.design())
}

/// Other words are tested: the list ends elsewhere, and some words are no candidates.
fn filtered(base: &Base<'_, '_>, rows: &[KeywordRow], times: f64) -> Vec<Option<bool>> {
    #[expect(clippy::cast_sign_loss, reason = "a count is not below 0")]
    let scaled = |least: u64| ((least as f64 * times).round() as u64).max(1);
    let Candidates { min_count, min_articles } = base.inference.candidates;
    let candidates = Candidates { min_count: scaled(min_count), min_articles: scaled(min_articles) };
    let words = base.counts.forms().filter(|form| candidates.holds_in(base.counts, *form)).count();
    let tests = words * base.inference.gathered().tested.len();
    let cut = base.cut() * base.inference.family as f64 / tests.max(1) as f64;
    let stays = |row: &KeywordRow| {
        let form = base.corpus.index().form_id(&row.form)?;
        let p = base.inference.p(form, row.sides)?;
        Some(candidates.holds_in(base.counts, form) && p <= cut)
    };
    rows.iter().map(stays).collect()
}
