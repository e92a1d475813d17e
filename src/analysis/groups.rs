//! How often is an actor named, and by which names? Counts of groups and of their variants, with what was left out and why.

mod coverage;
mod notices;

pub use coverage::{CoverageRow, coverage, coverage_table};
pub use notices::notices;

use super::LEVEL;
use crate::count::Grouping;
use crate::index::{ArticleNumber, SubCorpus};
use crate::parallel;
use crate::query::{BoundGroups, GroupHit, Owner, Role, Standing};
use crate::stats::moments::Moments;
use crate::stats::rate::rate_interval_beside;
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Table};
use std::collections::BTreeMap;

/// Groups whose overlaps are counted pair by pair; with more the pairs would be millions.
const MOST_PAIRED: usize = 128;

/// What a row counts: a whole group, or one of its variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The group, by its place.
    pub group: usize,
    /// One of its variants; `None` for all that are counted.
    pub variant: Option<usize>,
}

/// Groups and variants counted in groups of articles.
#[derive(Debug, Clone)]
pub struct GroupCounts {
    /// Names of the groups of articles and their sums before anything is counted, in the order of the grouping.
    pub parts: Vec<(String, Moments)>,
    /// For each subject that occurs, its sums in each part in which it occurs, by the part's place.
    pub counts: BTreeMap<Subject, BTreeMap<usize, Moments>>,
    /// Occurrences that are not counted, by variant, reason and what stood in the way.
    pub left_out: BTreeMap<(Owner, Standing, Option<Owner>), u64>,
    /// How many counted hits of two groups share a token; the first group is the earlier one. Empty beyond 128 groups.
    pub overlaps: BTreeMap<(usize, usize), u64>,
}

/// What one article adds.
struct ArticleTally {
    size: u64,
    counts: Vec<(Subject, u64)>,
    left_out: BTreeMap<(Owner, Standing, Option<Owner>), u64>,
    overlaps: BTreeMap<(usize, usize), u64>,
}

impl GroupCounts {
    /// Counts in the articles of every part of a grouping, on up to `threads` threads.
    pub fn of(grouping: &Grouping<'_>, groups: &BoundGroups, threads: usize) -> Self {
        let mut all =
            Self { parts: Vec::new(), counts: BTreeMap::new(), left_out: BTreeMap::new(), overlaps: BTreeMap::new() };
        for (place, (name, members)) in grouping.groups.iter().enumerate() {
            let sizes: Vec<u64> =
                members.articles().iter().map(|&article| members.article_tokens(article) as u64).collect();
            let empty = Moments::of_group(&sizes);
            all.parts.push((name.clone(), empty));
            // In batches, so that the tallies of a large corpus are not all held at once.
            for batch in members.articles().chunks(1024) {
                for tally in parallel::map(batch, threads, |&article| tally(members, article, groups)) {
                    all.add(tally, place, empty);
                }
            }
        }
        all
    }

    fn add(&mut self, tally: ArticleTally, place: usize, empty: Moments) {
        for (subject, count) in tally.counts {
            let parts = self.counts.entry(subject).or_default();
            parts.entry(place).or_insert(empty).add_occurrences(count, tally.size);
        }
        for (key, count) in tally.left_out {
            *self.left_out.entry(key).or_default() += count;
        }
        for (pair, count) in tally.overlaps {
            *self.overlaps.entry(pair).or_default() += count;
        }
    }

    /// The sums of a subject in one part, or in all of them.
    pub fn moments(&self, subject: Subject, part: Option<usize>) -> Moments {
        let of = |place: usize| {
            self.counts.get(&subject).and_then(|parts| parts.get(&place)).copied().unwrap_or(self.parts[place].1)
        };
        match part {
            Some(place) => of(place),
            None => (0..self.parts.len()).map(of).fold(Moments::default(), |mut sum, part| {
                sum += part;
                sum
            }),
        }
    }
}

fn tally(corpus: &SubCorpus<'_>, article: ArticleNumber, groups: &BoundGroups) -> ArticleTally {
    let hits = groups.find_in_text_order(corpus, article);
    let mut tally = ArticleTally {
        size: corpus.article_tokens(article) as u64,
        counts: Vec::new(),
        left_out: BTreeMap::new(),
        overlaps: BTreeMap::new(),
    };
    let mut subjects = Vec::with_capacity(2 * hits.len());
    for hit in &hits {
        let subject = Subject { group: hit.group, variant: Some(hit.variant) };
        match hit.standing {
            Standing::Counted => subjects.extend([subject, Subject { variant: None, ..subject }]),
            Standing::Ambiguous => subjects.push(subject),
            reason => {
                let owner = Owner { group: hit.group, variant: hit.variant };
                *tally.left_out.entry((owner, reason, hit.by)).or_default() += 1;
            }
        }
    }
    subjects.sort_unstable();
    tally.counts = subjects.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect();
    let known = groups.groups().list().len();
    if (2..=MOST_PAIRED).contains(&known) {
        tally.overlaps = overlaps(&hits, known);
    }
    tally
}

/// Counted hits of different groups that share a token, by pair of groups; `hits` ascend by place.
fn overlaps(hits: &[GroupHit], groups: usize) -> BTreeMap<(usize, usize), u64> {
    let mut pairs = vec![0u64; groups * groups];
    for (at, hit) in hits.iter().enumerate().filter(|(_, hit)| hit.standing == Standing::Counted) {
        let end = hit.hit.position.token + hit.hit.tokens;
        for other in hits[at + 1..].iter().take_while(|other| other.hit.position.token < end) {
            if other.group != hit.group && other.standing == Standing::Counted {
                pairs[hit.group.min(other.group) * groups + hit.group.max(other.group)] += 1;
            }
        }
    }
    let found = pairs.into_iter().enumerate().filter(|&(_, count)| count > 0);
    found.map(|(place, count)| ((place / groups, place % groups), count)).collect()
}

/// The subjects in the order of tables: the groups as they are listed; each as a whole, then its counted variants by falling
/// count, then its ambiguous ones. Ties as they are listed.
pub fn subjects(counts: &GroupCounts, groups: &BoundGroups) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for (group, of_group) in groups.groups().list().iter().enumerate() {
        subjects.push(Subject { group, variant: None });
        let mut variants: Vec<(Role, u64, usize)> = of_group
            .variants
            .iter()
            .enumerate()
            .filter(|(_, variant)| variant.role != Role::Not)
            .map(|(place, variant)| {
                (variant.role, counts.moments(Subject { group, variant: Some(place) }, None).count, place)
            })
            .collect();
        variants.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        subjects.extend(variants.into_iter().map(|(_, _, place)| Subject { group, variant: Some(place) }));
    }
    subjects
}

/// What a row is about, in the column `kind`: `group`, `match`, `ambiguous`.
pub fn kind(subject: Subject, groups: &BoundGroups) -> &'static str {
    subject.variant.map_or("group", |variant| groups.groups().list()[subject.group].variants[variant].role.name())
}

/// The name under which a report keeps the lines of a subject: `group:iran`, `group:iran Tehran`.
pub fn label(subject: Subject, groups: &BoundGroups) -> String {
    let group = &groups.groups().list()[subject.group];
    match subject.variant {
        None => format!("group:{}", group.name),
        Some(variant) => format!("group:{} {}", group.name, group.variants[variant].pattern),
    }
}

/// The table of `newsprint groups`: one row a subject, or one for each part: every part for a whole group, those in which it
/// occurs for a variant. `field` names the column of the parts.
pub fn table(counts: &GroupCounts, groups: &BoundGroups, subjects: &[Subject], field: Option<&str>) -> Table {
    let mut columns = vec![
        Column::new("group", ColumnKind::Text),
        Column::new("variant", ColumnKind::Text)
            .about("the pattern as it is listed; none for the whole group, which counts each token once"),
        Column::new("kind", ColumnKind::Text)
            .about("group: all its matches; match: one of them; ambiguous: counted apart"),
    ];
    // The column of names, then of the parts, then of numbers.
    columns.extend(super::frequency::columns("", "", field).into_iter().skip(1));
    let mut rows = Vec::new();
    for &subject in subjects {
        let everywhere = counts.moments(subject, None);
        let parts: Vec<Option<usize>> = match field {
            None => vec![None],
            Some(_) if subject.variant.is_none() => (0..counts.parts.len()).map(Some).collect(),
            Some(_) => counts
                .counts
                .get(&subject)
                .map(|parts| parts.keys().map(|&place| Some(place)).collect())
                .unwrap_or_default(),
        };
        for part in parts {
            let moments = counts.moments(subject, part);
            let name = part.map(|place| counts.parts[place].0.clone());
            rows.push(row(subject, groups, &moments, &everywhere, name, field));
        }
    }
    let name = field.map_or_else(|| "groups".to_string(), |field| format!("groups-by-{field}"));
    Table { name, title: "How often groups are named".into(), columns, rows }
}

fn row(
    subject: Subject,
    groups: &BoundGroups,
    moments: &Moments,
    everywhere: &Moments,
    part: Option<String>,
    field: Option<&str>,
) -> Vec<Cell> {
    let group = &groups.groups().list()[subject.group];
    let rate = rate_interval_beside(moments, everywhere, LEVEL);
    let frequency = crate::stats::frequency::Frequency::new(moments.count, moments.tokens);
    let mut numbers = super::frequency::numbers(frequency, rate.as_ref(), moments.with);
    if matches!(field, None | Some("outlet" | "article")) {
        let named = |wanted: &str| part.clone().filter(|_| field == Some(wanted));
        let evidence = EvidenceId { form: label(subject, groups), outlet: named("outlet"), article: named("article") };
        numbers[0].evidence = Some(Box::new(evidence));
    }
    let mut cells = vec![
        Cell::text(&group.name),
        Cell::maybe(subject.variant.map(|variant| group.variants[variant].pattern.clone())),
        Cell::text(kind(subject, groups)),
    ];
    if field.is_some() {
        cells.push(Cell::maybe(part.filter(|name| !name.is_empty())));
    }
    cells.extend(numbers);
    cells
}
