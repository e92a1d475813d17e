//! The tables of parallel statements: one row a pair, one row a set.

use super::difference::{Comparison, folded};
use super::{Parallel, Parallels};
use crate::index::Index;
use crate::table::{Cell, Column, ColumnKind, Table};
use std::collections::{BTreeMap, BTreeSet};

/// What stands between several texts in a cell.
const BETWEEN: &str = " | ";

/// One row a pair, in the order of the pairs.
pub fn pairs_table(index: &Index, parallels: &Parallels) -> Table {
    let set_of = set_of(&parallels.sets());
    let row = |pair: &Parallel| {
        let set = set_of.get(&pair.a).filter(|&set| set_of.get(&pair.b) == Some(set));
        let compared = Comparison::of(index, parallels, pair);
        let mut cells = vec![
            set.map_or_else(|| Cell::number(None), |&set| Cell::count(set as u64 + 1)),
            Cell::number(pair.score),
            Cell::text(pair.likeness.name()),
        ];
        let (a, b) = (rendering(index, parallels, pair.a), rendering(index, parallels, pair.b));
        cells.extend(a.into_iter().zip(b).flat_map(|(one, two)| [one, two]));
        cells.extend([
            joined(&compared.differences()),
            joined(&compared.modality()),
            joined(&compared.shared_modality()),
            Cell::number(pair.cosine),
            Cell::number(pair.evidence),
        ]);
        cells
    };
    Table {
        name: "parallels".into(),
        title: "The same statement in several outlets".into(),
        columns: pair_columns(),
        rows: parallels.pairs.iter().map(row).collect(),
    }
}

fn pair_columns() -> Vec<Column> {
    let text = |name: &str, about: &str| Column::new(name, ColumnKind::Text).about(about);
    let score = |name: &str, about: &str| Column::new(name, ColumnKind::Score(2)).about(about);
    let mut columns = vec![
        Column::new("set", ColumnKind::Count)
            .about("the statement: its renderings, from 1; undefined: a pair between two statements"),
        score(
            "score",
            "how likely it is one statement, by words, speakers, dates and a pair beside it; from 0 to 1, no probability",
        ),
        text("likeness", "copy: nine tenths of the words of both; excerpt: of one; rewording: less"),
    ];
    for (name, kind, about) in [
        ("article", ColumnKind::Text, "the article's id"),
        ("outlet", ColumnKind::Text, ""),
        ("date", ColumnKind::Text, "as precise as it is known"),
        (
            "layer",
            ColumnKind::Text,
            "quoted: inside marks; block: looks like speech without marks; reported: indirect speech; own: the outlet says it",
        ),
        ("speaker", ColumnKind::Text, "the group or full name, else the mention as it stands; undefined: nobody found"),
        ("start", ColumnKind::Count, "first byte in the article's body"),
        ("end", ColumnKind::Count, "first byte after it"),
        ("text", ColumnKind::Text, "the sentence as it stands; white space folded"),
    ] {
        for side in ["a", "b"] {
            let column = Column::new(&format!("{name}_{side}"), kind).about(about);
            columns.push(if kind == ColumnKind::Count { column.unit("bytes") } else { column });
        }
    }
    columns.extend([
        text("differences", "each differing stretch, a → b, as it stands in the texts; ∅ is nothing"),
        text("modality", "modal verbs, negation, degree that only one has in its differing stretches, a → b"),
        text("modality_shared", "such words that both have"),
        score("cosine", "how much of their words they share, weighted by ln((N + 1) / df); 1 is the same"),
        score("evidence", "the weight of the words they share, in words that these two sentences alone have"),
    ]);
    columns
}

/// What the table says of one rendering.
fn rendering(index: &Index, parallels: &Parallels, place: usize) -> Vec<Cell> {
    let statement = &parallels.statements.all[place];
    let (article, passage) = (index.article(statement.article), &parallels.passages[statement.passage]);
    let bytes = parallels.statements.bytes(index, place);
    let date = article.date.to_string();
    vec![
        Cell::text(&article.id),
        Cell::text(&article.outlet),
        Cell::maybe((!date.is_empty()).then_some(date)),
        Cell::text(passage.manner.name()),
        Cell::maybe(passage.speaker.clone()),
        Cell::count(bytes.start as u64),
        Cell::count(bytes.end as u64),
        Cell::text(folded(&article.body[bytes])),
    ]
}

/// One row a statement with all its renderings, in the order of the best pair; lists in the order of the corpus.
pub fn sets_table(index: &Index, parallels: &Parallels) -> Table {
    let text = |name: &str, about: &str| Column::new(name, ColumnKind::Text).about(about);
    let columns = vec![
        Column::new("set", ColumnKind::Count).about("the statement, from 1"),
        Column::new("score", ColumnKind::Score(2)).about("of its best pair; no probability"),
        Column::new("outlets", ColumnKind::Count).about("outlets that render it"),
        Column::new("renderings", ColumnKind::Count).about("sentences that render it"),
        text("articles", "one id for each rendering"),
        text("outlet", "one for each rendering"),
        text("speakers", "whom the renderings name"),
        text("texts", "the renderings as they stand; white space folded"),
        text("modality", "modal verbs, negation, degree that differ in a pair, a → b"),
    ];
    let sets = parallels.sets();
    let set_of = set_of(&sets);
    let mut pairs: Vec<Vec<&Parallel>> = vec![Vec::new(); sets.len()];
    for pair in &parallels.pairs {
        if let Some(&set) = set_of.get(&pair.a).filter(|&set| set_of.get(&pair.b) == Some(set)) {
            pairs[set].push(pair);
        }
    }
    let row = |(number, set): (usize, &Vec<usize>)| {
        let score = pairs[number].first().map(|pair| pair.score);
        let modality = pairs[number].iter().flat_map(|pair| Comparison::of(index, parallels, pair).modality());
        let modality: BTreeSet<String> = modality.collect();
        let articles: Vec<_> =
            set.iter().map(|&place| index.article(parallels.statements.all[place].article)).collect();
        let outlets: BTreeSet<&str> = articles.iter().map(|article| article.outlet.as_str()).collect();
        let speakers: BTreeSet<String> = set
            .iter()
            .filter_map(|&place| parallels.passages[parallels.statements.all[place].passage].speaker.clone())
            .collect();
        let texts = set.iter().zip(&articles);
        let texts = texts.map(|(&place, article)| folded(&article.body[parallels.statements.bytes(index, place)]));
        vec![
            Cell::count(number as u64 + 1),
            Cell::number(score),
            Cell::count(outlets.len() as u64),
            Cell::count(set.len() as u64),
            joined(&articles.iter().map(|article| article.id.clone()).collect::<Vec<_>>()),
            joined(&articles.iter().map(|article| article.outlet.clone()).collect::<Vec<_>>()),
            joined(&speakers.into_iter().collect::<Vec<_>>()),
            joined(&texts.collect::<Vec<_>>()),
            joined(&modality.into_iter().collect::<Vec<_>>()),
        ]
    };
    Table {
        name: "parallel-sets".into(),
        title: "Statements and their renderings".into(),
        columns,
        rows: sets.iter().enumerate().map(row).collect(),
    }
}

/// The set of each statement that has one, by its place among the sets.
fn set_of(sets: &[Vec<usize>]) -> BTreeMap<usize, usize> {
    sets.iter().enumerate().flat_map(|(number, set)| set.iter().map(move |&place| (place, number))).collect()
}

/// Several texts in one cell; undefined if there is none.
fn joined(texts: &[String]) -> Cell {
    Cell::maybe((!texts.is_empty()).then(|| texts.join(BETWEEN)))
}
