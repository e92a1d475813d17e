//! What outlets differ in beside their words: length, date and section of articles. Looked at before any comparison.
//! Leaves the comparison of words to `keywords`.

use super::keywords::Sides;
use crate::count::Grouping;
use crate::index::{ArticleNumber, SubCorpus};
use crate::stats::special::ln;
use crate::table::{Cell, Column, ColumnKind, Notice, Table, number};
use std::collections::BTreeMap;

/// Columns that hold a section, by the names that archives use; the first that some article states is looked at.
const SECTIONS: [&str; 4] = ["section", "category", "desk", "rubric"];
/// Median lengths that differ by more than this factor are pointed out.
const LENGTH_RATIO: f64 = 1.5;
/// Distributions that differ in more than this share of the articles are pointed out.
const DISTANCE: f64 = 0.25;

/// How the articles of a target differ from those of its reference, words aside.
#[derive(Debug, Clone, PartialEq)]
pub struct Confound {
    /// The target.
    pub target: String,
    /// Its articles with a word.
    pub articles: u64,
    /// The median length of its articles, in words; `None` without any.
    pub median_length: Option<f64>,
    /// The median length of the reference's articles.
    pub reference_median_length: Option<f64>,
    /// Months: the share of the target's articles that would have to move for its months to be spread as the reference's, 0 to 1
    /// (total variation); `None` if a side has no month.
    pub month_distance: Option<f64>,
    /// The same for sections.
    pub section_distance: Option<f64>,
    /// Its articles without a month.
    pub undated: u64,
}

impl Confound {
    /// How many times as long the target's articles are.
    pub fn length_ratio(&self) -> Option<f64> {
        let (ours, theirs) = (self.median_length?, self.reference_median_length?);
        (ours > 0.0 && theirs > 0.0).then(|| ours / theirs)
    }

    /// Whether something differs so much that it may stand behind a difference of words.
    pub fn is_uneven(&self) -> bool {
        let is_far = |distance: Option<f64>| distance.is_some_and(|distance| distance > DISTANCE);
        let is_longer = |ratio: f64| ln(ratio).abs() > ln(LENGTH_RATIO);
        self.length_ratio().is_some_and(is_longer) || is_far(self.month_distance) || is_far(self.section_distance)
    }
}

/// One for each comparison, in their order.
pub fn confounds(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>, comparisons: &[Sides]) -> Vec<Confound> {
    let field = section_field(corpus);
    let of = |sides: &Sides| {
        let target = Articles::of(corpus, grouping, &sides.target_groups, field);
        let reference = Articles::of(corpus, grouping, &sides.reference_groups, field);
        Confound {
            target: sides.target.clone(),
            articles: target.lengths.len() as u64,
            median_length: median(&target.lengths),
            reference_median_length: median(&reference.lengths),
            month_distance: distance(&target.months, &reference.months),
            section_distance: distance(&target.sections, &reference.sections),
            undated: target.undated,
        }
    };
    comparisons.iter().map(of).collect()
}

fn section_field(corpus: &SubCorpus<'_>) -> Option<&'static str> {
    let is_stated = |field: &&&str| {
        let stated = |&article: &ArticleNumber| corpus.index().corpus().field(article, field);
        corpus.articles().iter().any(|article| stated(article).is_some_and(|value| !value.is_empty()))
    };
    SECTIONS.iter().find(is_stated).copied()
}

/// What is looked at of the articles of one side.
#[derive(Default)]
struct Articles {
    lengths: Vec<u64>,
    months: BTreeMap<String, u64>,
    sections: BTreeMap<String, u64>,
    undated: u64,
}

impl Articles {
    fn of(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>, groups: &[usize], section: Option<&str>) -> Self {
        let mut all = Self::default();
        for members in groups.iter().map(|&group| &grouping.groups[group].1) {
            for &number in members.articles().iter().filter(|&&number| members.article_tokens(number) > 0) {
                let known = corpus.index().corpus();
                all.lengths.push(members.article_tokens(number) as u64);
                match known.date(number).month() {
                    Some(month) => *all.months.entry(month).or_default() += 1,
                    None => all.undated += 1,
                }
                if let Some(section) = section {
                    *all.sections.entry(known.field(number, section).unwrap_or_default()).or_default() += 1;
                }
            }
        }
        all.lengths.sort_unstable();
        all
    }
}

fn median(ascending: &[u64]) -> Option<f64> {
    let middle = ascending.len() / 2;
    match ascending.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(ascending[middle] as f64),
        _ => Some((ascending[middle - 1] + ascending[middle]) as f64 / 2.0),
    }
}

/// Half the sum of the absolute differences of shares: total variation. `None` if a side has none.
fn distance(ours: &BTreeMap<String, u64>, theirs: &BTreeMap<String, u64>) -> Option<f64> {
    let (all, others) = (ours.values().sum::<u64>(), theirs.values().sum::<u64>());
    if all == 0 || others == 0 {
        return None;
    }
    // Whole numbers until the last step: equal shares are a distance of exactly 0.
    let apart =
        |count: u64, other: u64| (u128::from(count) * u128::from(others)).abs_diff(u128::from(other) * u128::from(all));
    let known: u128 = ours.iter().map(|(value, &count)| apart(count, theirs.get(value).copied().unwrap_or(0))).sum();
    let only_theirs: u128 =
        theirs.iter().filter(|(value, _)| !ours.contains_key(*value)).map(|(_, &count)| apart(0, count)).sum();
    Some((known + only_theirs) as f64 / (2.0 * all as f64 * others as f64))
}

/// The table: a row a target.
pub fn table(confounds: &[Confound]) -> Table {
    let columns = vec![
        Column::new("target", ColumnKind::Text).about("the outlet or selection that is compared with the rest"),
        Column::new("articles", ColumnKind::Count).unit("articles").about("articles with a word"),
        Column::new("median_length", ColumnKind::Score(0)).heading("median length").unit("words per article"),
        Column::new("reference_median_length", ColumnKind::Score(0))
            .heading("median length of the others")
            .unit("words per article"),
        Column::new("length_ratio", ColumnKind::Score(2))
            .heading("times as long")
            .about("the ratio of the two medians"),
        Column::new("month_distance", ColumnKind::Share)
            .heading("other months")
            .about("share of articles that would have to move for the months to be spread as the others'"),
        Column::new("undated", ColumnKind::Count).unit("articles").about("articles without a month"),
        Column::new("section_distance", ColumnKind::Share)
            .heading("other sections")
            .about("share of articles that would have to move for the sections to be spread as the others'"),
    ];
    let row = |confound: &Confound| {
        vec![
            Cell::text(&confound.target),
            Cell::count(confound.articles),
            Cell::number(confound.median_length),
            Cell::number(confound.reference_median_length),
            Cell::number(confound.length_ratio()),
            Cell::number(confound.month_distance),
            Cell::count(confound.undated),
            Cell::number(confound.section_distance),
        ]
    };
    Table {
        name: "confounds".into(),
        title: "What the outlets differ in beside their words".into(),
        columns,
        rows: confounds.iter().map(row).collect(),
    }
}

/// The targets whose articles differ so much in length, month or section that words may differ for that reason.
pub fn notice(confounds: &[Confound]) -> Option<Notice> {
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    let about = |confound: &Confound| {
        let mut parts = Vec::new();
        if let Some(ratio) = confound.length_ratio().filter(|ratio| ln(*ratio).abs() > ln(LENGTH_RATIO)) {
            parts.push(if ratio > 1.0 {
                format!("articles {} times as long", number::sensible(ratio))
            } else {
                format!("articles {} times as short", number::sensible(1.0 / ratio))
            });
        }
        if let Some(distance) = confound.month_distance.filter(|distance| *distance > DISTANCE) {
            parts.push(format!("{} of them in other months", percent(distance)));
        }
        if let Some(distance) = confound.section_distance.filter(|distance| *distance > DISTANCE) {
            parts.push(format!("{} of them in other sections", percent(distance)));
        }
        format!("{}: {}", confound.target, parts.join(", "))
    };
    let uneven: Vec<String> = confounds.iter().filter(|confound| confound.is_uneven()).map(about).collect();
    (!uneven.is_empty()).then(|| {
        let text = format!(
            "outlets differ in more than their words ({}); a word may be distinctive of long articles, of a month or of a section rather \
             than of the outlet: compare like with like by --where or --strata FIELD",
            uneven.join("; ")
        );
        Notice::new("confounds", text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(pairs: &[(&str, u64)]) -> BTreeMap<String, u64> {
        pairs.iter().map(|(value, count)| ((*value).to_string(), *count)).collect()
    }

    #[test]
    fn distances_match_hand_counts() {
        let may = counts(&[("2025-05", 3), ("2025-06", 1)]);
        assert_eq!(distance(&may, &counts(&[("2025-05", 6), ("2025-06", 2)])), Some(0.0));
        assert_eq!(distance(&may, &counts(&[("2025-06", 1), ("2025-05", 1)])), Some(0.25));
        assert_eq!(distance(&may, &counts(&[("2025-07", 9)])), Some(1.0));
        assert_eq!(distance(&may, &BTreeMap::new()), None);
    }

    #[test]
    fn twice_as_long_is_uneven_and_alike_is_not() {
        let alike = Confound {
            target: "A".into(),
            articles: 20,
            median_length: Some(500.0),
            reference_median_length: Some(450.0),
            month_distance: Some(0.1),
            section_distance: None,
            undated: 0,
        };
        assert!(!alike.is_uneven() && notice(std::slice::from_ref(&alike)).is_none());
        let longer = Confound { median_length: Some(1_000.0), ..alike };
        assert!(longer.is_uneven());
        assert!(notice(&[longer]).is_some_and(|notice| notice.text.contains("2.2 times as long")));
    }
}
