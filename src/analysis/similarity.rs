//! How alike: outlets, or any groups of articles, as wholes: a matrix of distances, a map, a tree.

mod spans;

pub use spans::{Resampling, SHUFFLES, Span, Spans, USUAL_GROUPS, USUAL_WORDS};

use crate::count::Counts;
use crate::index::FormId;
use crate::stats::similarity::{
    ArticleSpread, Branch, Clustering, Correspondence, Reading, Scaling, SimilarityMeasure, Unit, Units,
};
use crate::table::{Cell, Column, ColumnKind, Table};

/// How many of the most frequent words Delta and correspondence analysis look at, unless told otherwise.
pub const FREQUENT_WORDS: usize = 100;

/// Groups to compare, with their names.
#[derive(Debug, Clone)]
pub struct Compared {
    /// What they were grouped by: `outlet`.
    pub field: String,
    /// The names of the units, in their order.
    pub names: Vec<String>,
    /// Their words.
    pub units: Units,
}

/// Some groups of the counts as units; the most frequent words and the articles with a word are those of all groups.
///
/// # Panics
/// If one of the groups has no token.
pub fn units(counts: &Counts, groups: &[usize], frequent: &[FormId]) -> Units {
    let mut words: Vec<Vec<(u32, u64)>> = vec![Vec::new(); groups.len()];
    let mut place_of = vec![None; counts.groups().len()];
    groups.iter().enumerate().for_each(|(place, &group)| place_of[group] = Some(place));
    let mut with = Vec::new();
    for form in counts.forms() {
        with.resize(form.0 as usize + 1, 0);
        with[form.0 as usize] = counts.articles_with(form);
        for (group, count) in counts.by_group(form) {
            if let Some(place) = place_of[group] {
                words[place].push((form.0, count));
            }
        }
    }
    let articles = counts.groups().iter().map(|group| group.articles_with_tokens).sum();
    let frequent = frequent.iter().map(|form| form.0).collect();
    Units::new(words.into_iter().map(Unit::new).collect(), ArticleSpread { articles, with }, frequent)
}

/// The matrix: one row a pair of units, one column a measure, its spans behind it where there are any, and 1 − the score beside each
/// similarity.
pub fn matrix(compared: &Compared, measures: &[&SimilarityMeasure], spans: Option<&Spans>) -> Table {
    let field = &compared.field;
    let spanned = spans.map_or(0, |spans| spans.measures);
    let mut columns = Vec::new();
    for side in ["a", "b"] {
        columns.push(Column::new(&format!("{field}_{side}"), ColumnKind::Text).about("one side of the pair"));
    }
    for side in ["a", "b"] {
        let column = Column::new(&format!("tokens_{side}"), ColumnKind::Count).heading(format!("words {side}"));
        columns.push(column.unit("words").about("all words of that side"));
    }
    for (place, measure) in measures.iter().enumerate() {
        columns.extend(columns_of(measure, place < spanned));
    }
    let rows = compared.units.pairs().enumerate().map(|(row, pair)| {
        let (a, b) = compared.units.pair(pair);
        let mut cells = vec![
            Cell::text(&compared.names[pair.0]),
            Cell::text(&compared.names[pair.1]),
            Cell::count(a.tokens()),
            Cell::count(b.tokens()),
        ];
        for (place, measure) in measures.iter().enumerate() {
            let score = measure.score(&compared.units, pair);
            cells.push(Cell::number(score));
            if let Some(spans) = spans.filter(|_| place < spanned) {
                let Span { interval, chance } = spans.of_pairs[row][place];
                let ends = [interval.map(|interval| interval.low), interval.map(|interval| interval.high)];
                let chances = [chance.map(|chance| chance.0), chance.map(|chance| chance.1)];
                cells.extend(ends.into_iter().chain(chances).map(Cell::number));
            }
            if measure.reading == Reading::Similarity {
                cells.push(Cell::number(score.map(|score| 1.0 - score)));
            }
        }
        cells
    });
    let rows = rows.collect();
    Table { name: "similarity".into(), title: format!("How alike each pair is, by {field}"), columns, rows }
}

/// The columns of a measure.
fn columns_of(measure: &SimilarityMeasure, has_span: bool) -> Vec<Column> {
    let column = |name: &str, heading: &str, about: String| {
        Column::new(name, ColumnKind::Score(3)).heading(heading).about(about)
    };
    let name = measure.name;
    let mut columns = vec![column(name, measure.heading, format!("{} {}", measure.about, measure.range))];
    let ends = [
        ("low", "low", "lower end of the 95 % interval over articles: the score of other articles, as many"),
        ("high", "high", "upper end of the 95 % interval over articles"),
        (
            "chance_low",
            "by chance from",
            "lower end of where the score would be in 95 of 100 cases with the articles of the pair dealt out at random",
        ),
        ("chance_high", "to", "upper end of it"),
    ];
    if has_span {
        columns.extend(ends.map(|(end, heading, about)| {
            column(
                &format!("{name}_{end}"),
                heading,
                format!("{name}: {about}; undefined below ten articles on a side"),
            )
        }));
    }
    if measure.reading == Reading::Similarity {
        let heading = format!("1 − {}", measure.symbol);
        columns.push(column(&format!("{name}_distance"), &heading, format!("1 − {name}: 0 is the same")));
    }
    columns
}

/// A map: one row a point with its place on two axes and what each axis explains.
fn map(name: &str, title: String, label: Column, points: Vec<(String, Vec<f64>)>, shares: [Option<f64>; 2]) -> Table {
    let axis = |number: usize| {
        Column::new(&format!("axis{number}"), ColumnKind::Score(3))
            .heading(format!("axis {number}"))
            .about("the coordinate; the sign of an axis means nothing by itself")
    };
    let share = |number: usize| {
        Column::new(&format!("axis{number}_share"), ColumnKind::Share)
            .heading(format!("share of axis {number}"))
            .about("how much of all differences the axis shows, the same in every row")
    };
    let columns = vec![label, axis(1), axis(2), share(1), share(2)];
    let row = |(label, point): (String, Vec<f64>)| {
        let coordinate = |axis: usize| Cell::number(point.get(axis).copied());
        vec![Cell::text(label), coordinate(0), coordinate(1), Cell::number(shares[0]), Cell::number(shares[1])]
    };
    Table { name: name.into(), title, columns, rows: points.into_iter().map(row).collect() }
}

/// The map of a correspondence analysis: a row a unit.
pub fn correspondence_of_units(compared: &Compared, found: &Correspondence) -> Table {
    let points = compared.names.iter().cloned().zip(found.rows.iter().map(|row| row.clone().unwrap_or_default()));
    let label = Column::new(&compared.field, ColumnKind::Text).about("the group of articles");
    let title = format!("Correspondence analysis by {}", compared.field);
    map("correspondence", title, label, points.collect(), [found.share(0), found.share(1)])
}

/// The map of a correspondence analysis: a row a word, in the order of `forms`.
pub fn correspondence_of_words(forms: &[String], found: &Correspondence) -> Table {
    let points = forms.iter().cloned().zip(found.columns.iter().map(|column| column.clone().unwrap_or_default()));
    let label = Column::new("form", ColumnKind::Text).heading("word").about("the counted form");
    let title = "Correspondence analysis: the words".to_string();
    map("correspondence-words", title, label, points.collect(), [found.share(0), found.share(1)])
}

/// The map of classical scaling: a row a unit.
pub fn scaling(compared: &Compared, found: &Scaling, measure: &SimilarityMeasure) -> Table {
    let points = compared.names.iter().cloned().zip(found.points.iter().cloned()).collect();
    let label = Column::new(&compared.field, ColumnKind::Text).about("the group of articles");
    let title = format!("Map of the distances by {}", measure.heading);
    map("scaling", title, label, points, [found.share(0), found.share(1)])
}

/// The tree: one row a merge, in the order in which units join.
pub fn tree(compared: &Compared, found: &Clustering, measure: &SimilarityMeasure) -> Table {
    let side = |name: &str| {
        Column::new(name, ColumnKind::Text).about("a single unit, or \"step 2\" for what that step had joined")
    };
    let signed = |name: &str| {
        Column::new(name, ColumnKind::Score(0))
            .about("the branch as R's hclust writes it: −1 the first unit, 1 the first step")
    };
    let columns = vec![
        Column::new("step", ColumnKind::Count).about("the order in which units join"),
        side("left"),
        side("right"),
        Column::new("height", ColumnKind::Score(3))
            .about(format!("the distance at which they join, from {}", measure.name)),
        Column::new("size", ColumnKind::Count).about("units joined so far in this branch"),
        signed("merge_left"),
        signed("merge_right"),
    ];
    let name = |branch: Branch| match branch {
        Branch::Unit(place) => compared.names[place].clone(),
        Branch::Step(place) => format!("step {}", place + 1),
    };
    let rows = found.merges.iter().enumerate().map(|(place, merge)| {
        vec![
            Cell::count(place as u64 + 1),
            Cell::text(name(merge.left)),
            Cell::text(name(merge.right)),
            Cell::number(merge.height),
            Cell::count(merge.size as u64),
            Cell::number(merge.left.signed() as f64),
            Cell::number(merge.right.signed() as f64),
        ]
    });
    let rows = rows.collect();
    Table { name: "tree".into(), title: format!("Which join first, by {}", measure.heading), columns, rows }
}
