//! What is distinctive: every form of a target against its reference, with an interval over articles.
//! Leaves the measures to the table.

mod query;
mod shared;
mod table;
mod versions;

pub use query::{add_query, query_forms, query_notice};
pub use shared::{Absence, absence, absent, add_absence, add_equivalence, equivalence_interval, lockwords};
pub use table::{Texts, table};
pub(crate) use versions::version_of;
pub use versions::{Again, about as about_versions};

use super::LEVEL;
use crate::chart::{EffectFacet, EffectPlot, EffectRow, Mark, Words};
use crate::count::{Counts, FrequencyList};
use crate::index::{FormId, Index};
use crate::stats::correction::Correction;
use crate::stats::estimate::{Estimate, conservative_end};
use crate::stats::frequency::{Contingency, Frequency};
use crate::stats::keyness::{KeynessInput, P_G2_4CELL, Score};
use crate::stats::moments::Moments;
use crate::stats::rate::log_ratio_interval;

/// One comparison: groups of the counts on each side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// The name of the target: an outlet, or the filter that picked it.
    pub target: String,
    /// The groups of the target.
    pub target_groups: Vec<usize>,
    /// The groups of the reference.
    pub reference_groups: Vec<usize>,
}

/// Each group in turn against all others.
pub fn each_against_the_rest(counts: &Counts) -> Vec<Sides> {
    let places = 0..counts.groups().len();
    let sides = |place: usize| Sides {
        target: counts.groups()[place].name.clone(),
        target_groups: vec![place],
        reference_groups: places.clone().filter(|&other| other != place).collect(),
    };
    places.clone().map(sides).collect()
}

/// Which words may be listed: a filter on both sides together, so that it does not depend on which side is the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidates {
    /// Occurrences in target and reference together.
    pub min_count: u64,
    /// Articles in target and reference together.
    pub min_articles: u64,
}

impl Candidates {
    /// Every form.
    pub const ALL: Self = Self { min_count: 1, min_articles: 1 };

    /// Ten occurrences in at least five articles, or one article in a hundred if that is more.
    pub fn usual(articles: u64) -> Self {
        Self { min_count: 10, min_articles: articles.div_ceil(100).max(5) }
    }

    /// Against a list, whose articles are not known, those of the target count alone; a word that it lacks has none.
    fn holds_listed(self, target: &Moments, listed: u64) -> bool {
        target.count + listed >= self.min_count && (target.count == 0 || target.with >= self.min_articles)
    }

    /// Whether a form is one in all groups together.
    pub(super) fn holds_in(self, counts: &Counts, form: FormId) -> bool {
        let both = counts.moments_everywhere(form);
        both.count >= self.min_count && both.with >= self.min_articles
    }

    /// Whether a form occurs and is one on two sides together.
    fn has(self, target: &Moments, reference: &Moments) -> bool {
        target.count + reference.count > 0 && self.holds(target, reference)
    }

    fn holds(self, target: &Moments, reference: &Moments) -> bool {
        target.count + reference.count >= self.min_count && target.with + reference.with >= self.min_articles
    }
}

/// One form of one target.
#[derive(Debug, Clone, PartialEq)]
pub struct KeywordRow {
    /// Which comparison it belongs to.
    pub sides: usize,
    /// The counted form.
    pub form: String,
    /// Its occurrences and articles on both sides, the family and the vocabulary.
    pub input: KeynessInput<'static>,
    /// The log ratio's interval over articles; `None` where too few articles allow one.
    pub effect: Option<Estimate>,
    /// Whether a side that has the form has it in so few bursts that the interval may be too narrow.
    pub thin: bool,
}

/// Fewer effective occurrences than this, each a burst of more tokens than that: there simulated intervals covered less than
/// they should.
const FEW_BURSTS: f64 = 3.0;
const LONG_BURST: f64 = 3.0;

/// The rows of every comparison: within a target by the conservative end of the interval, largest first whatever its sign;
/// then by the size of the log ratio, then by form. Their number is the family of every correction.
pub fn rows(index: &Index, counts: &Counts, comparisons: &[Sides], candidates: Candidates) -> Vec<KeywordRow> {
    let of_sides = |place: usize| unordered(index, counts, comparisons, place, candidates);
    with_family(in_order((0..comparisons.len()).map(of_sides)))
}

/// How many rows [`rows`] gives: the family of every correction.
pub fn family(counts: &Counts, comparisons: &[Sides], candidates: Candidates) -> u64 {
    let of_sides = |sides: &Sides| {
        let holds = |form: &FormId| {
            let target = counts.moments(*form, &sides.target_groups);
            candidates.has(&target, &counts.moments(*form, &sides.reference_groups))
        };
        counts.forms().filter(holds).count() as u64
    };
    comparisons.iter().map(of_sides).sum()
}

/// The rows of one comparison as [`rows`] gives them, so that those of all need not be held together; `family` is that of all of them.
pub fn rows_of(
    index: &Index,
    counts: &Counts,
    comparisons: &[Sides],
    place: usize,
    candidates: Candidates,
    family: u64,
) -> Vec<KeywordRow> {
    of_family(in_order(std::iter::once(unordered(index, counts, comparisons, place, candidates))), family)
}

fn unordered(
    index: &Index,
    counts: &Counts,
    comparisons: &[Sides],
    place: usize,
    candidates: Candidates,
) -> Vec<KeywordRow> {
    let vocabulary = counts.forms().count() as u64;
    let row = |form| row(index, counts, place, &comparisons[place], form, candidates);
    let rows = counts.forms().filter_map(row);
    rows.map(|row| KeywordRow { input: KeynessInput { vocabulary, ..row.input }, ..row }).collect()
}

/// As [`rows`], against a published list, whose texts are not known: no interval, and nothing text by text.
pub fn rows_against(
    index: &Index,
    counts: &Counts,
    comparisons: &[Sides],
    list: &FrequencyList,
    candidates: Candidates,
) -> Vec<KeywordRow> {
    let of_sides = |(place, sides): (usize, &Sides)| -> Vec<KeywordRow> {
        let input = |target: &Moments, count: u64| KeynessInput {
            tokens: Contingency {
                target: Frequency { count: target.count, out_of: target.tokens },
                reference: Frequency { count, out_of: list.total },
            },
            texts: Contingency {
                target: Frequency { count: target.with, out_of: target.articles },
                reference: Frequency::default(),
            },
            ..KeynessInput::default()
        };
        let both = counts.forms().map(|form| (index.form(form), counts.moments(form, &sides.target_groups)));
        let both: Vec<_> = both.filter(|(form, target)| target.count > 0 || list.count(form) > 0).collect();
        let size = Moments { count: 0, with: 0, ..counts.moments(FormId(0), &sides.target_groups) };
        let absent = |form: &str| index.form_id(form).is_none_or(|form| counts.count(form) == 0);
        let only_listed = list.iter().filter(|(form, count)| *count > 0 && absent(form)).map(|(form, _)| (form, size));
        let all: Vec<(&str, Moments)> = both.into_iter().chain(only_listed).collect();
        let vocabulary = all.len() as u64;
        let row = |(form, target): (&str, Moments)| {
            let count = list.count(form);
            candidates.holds_listed(&target, count).then(|| KeywordRow {
                sides: place,
                form: form.to_string(),
                input: KeynessInput { vocabulary, ..input(&target, count) },
                effect: None,
                thin: false,
            })
        };
        all.into_iter().filter_map(row).collect()
    };
    with_family(in_order(comparisons.iter().enumerate().map(of_sides)))
}

/// Orders the rows of each comparison.
fn in_order(comparisons: impl Iterator<Item = Vec<KeywordRow>>) -> Vec<KeywordRow> {
    let mut all = Vec::new();
    for mut rows in comparisons {
        rows.sort_by(|a, b| {
            let order = distance(b).total_cmp(&distance(a)).then_with(|| size(b).total_cmp(&size(a)));
            order.then_with(|| a.form.cmp(&b.form))
        });
        all.extend(rows);
    }
    all
}

/// Tells each row how many they are together.
fn with_family(rows: Vec<KeywordRow>) -> Vec<KeywordRow> {
    let family = rows.len() as u64;
    of_family(rows, family)
}

fn of_family(mut rows: Vec<KeywordRow>, family: u64) -> Vec<KeywordRow> {
    for row in &mut rows {
        row.input.family = family;
    }
    rows
}

fn row(
    index: &Index,
    counts: &Counts,
    place: usize,
    sides: &Sides,
    form: FormId,
    candidates: Candidates,
) -> Option<KeywordRow> {
    let target = counts.moments(form, &sides.target_groups);
    let reference = counts.moments(form, &sides.reference_groups);
    if !candidates.has(&target, &reference) {
        return None;
    }
    let side = |of: fn(&Moments) -> Frequency| Contingency { target: of(&target), reference: of(&reference) };
    let input = KeynessInput {
        tokens: side(|moments| Frequency { count: moments.count, out_of: moments.tokens }),
        texts: side(|moments| Frequency { count: moments.with, out_of: moments.articles }),
        ..KeynessInput::default()
    };
    let thin = |side: &Moments| {
        let long = |occurrences: f64| side.count as f64 > LONG_BURST * occurrences;
        side.effective_occurrences().is_some_and(|occurrences| occurrences < FEW_BURSTS && long(occurrences))
    };
    Some(KeywordRow {
        sides: place,
        form: index.form(form).to_string(),
        input,
        effect: log_ratio_interval(&target, &reference, LEVEL),
        thin: thin(&target) || thin(&reference),
    })
}

/// p of the 4-cell log-likelihood of every row, corrected for their number: the family is all rows, so correct before any is
/// hidden. In the order of the rows.
pub fn corrected(rows: &[KeywordRow], correction: Correction) -> Vec<Option<f64>> {
    let p: Vec<Option<f64>> = rows.iter().map(|row| P_G2_4CELL.score(&row.input).map(|score| score.value())).collect();
    correction.adjusted(&p)
}

/// How far from nought the interval stays; nought if it holds nought or there is none.
pub fn distance(row: &KeywordRow) -> f64 {
    row.effect.as_ref().map_or(0.0, |effect| conservative_end(effect).abs())
}

fn size(row: &KeywordRow) -> f64 {
    let score = crate::stats::keyness::LOG_RATIO_HARDIE.score(&row.input);
    score.map_or(0.0, |score| score.value().abs())
}

/// Whether the interval lies wholly on one side of nought.
pub fn stands_apart(row: &KeywordRow) -> bool {
    row.effect.as_ref().is_some_and(|effect| conservative_end(effect) != 0.0)
}

/// The keywords that a picture shows of one target: up to `each` over-used and `each` under-used ones whose interval
/// stays clear of nought, by its conservative end.
pub fn shown(rows: &[KeywordRow], sides: usize, each: usize) -> (Vec<&KeywordRow>, Vec<&KeywordRow>) {
    let of_target = || rows.iter().filter(|row| row.sides == sides && stands_apart(row));
    let over = |row: &&KeywordRow| row.effect.as_ref().is_some_and(|effect| effect.low > 0.0);
    (of_target().filter(over).take(each).collect(), of_target().filter(|row| !over(row)).take(each).collect())
}

/// The picture of the keywords: a facet a target, over-used words first, then under-used ones.
pub fn chart(
    comparisons: &[Sides],
    rows: &[KeywordRow],
    each: usize,
    words: Words,
    details: &[String],
    is_solid: impl Fn(&KeywordRow) -> bool,
) -> EffectPlot {
    let facet = |(place, sides): (usize, &Sides)| {
        let (over, under) = shown(rows, place, each);
        EffectFacet {
            name: sides.target.clone(),
            series: sides.target_groups[0],
            detail: details[place].clone(),
            rows: over
                .into_iter()
                .chain(under.into_iter().rev())
                .filter_map(|row| effect_row(row, is_solid(row)))
                .collect(),
        }
    };
    EffectPlot {
        words,
        axis: "log ratio: 1 is twice as often as the others, −1 half as often".into(),
        facets: comparisons.iter().enumerate().map(facet).collect(),
    }
}

fn effect_row(row: &KeywordRow, solid: bool) -> Option<EffectRow> {
    let effect = row.effect.as_ref()?;
    let value = crate::stats::keyness::LOG_RATIO_HARDIE.score(&row.input).map(|score: Score| score.value())?;
    Some(EffectRow {
        label: row.form.clone(),
        mark: Mark { value, interval: Some((effect.low, effect.high)) },
        detail: format!("{} : {}", row.input.tokens.target.count, row.input.tokens.reference.count),
        solid,
    })
}
