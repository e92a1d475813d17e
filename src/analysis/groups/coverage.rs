//! Every occurrence of every variant as a line, with what came of it: counted, ambiguous, or left out, and why.

use crate::analysis::concordance::{Line, line};
use crate::index::{ArticleNumber, Index, Position, SubCorpus};
use crate::query::{BoundGroups, GroupHit, Owner};
use crate::table::{Cell, Column, ColumnKind, Table};

/// One occurrence of a variant.
#[derive(Debug, Clone)]
pub struct CoverageRow {
    /// Which variant, and what came of it.
    pub hit: GroupHit,
    /// The line around it.
    pub line: Line,
    /// The longer name in which it stands: `Latin America` for `America`; `None` if no capitalised word is next to it.
    pub within: Option<String>,
}

/// At most `most` lines of the hits for which `asked` holds, by group and variant, then in the order of the corpus; with how
/// many there are in all.
pub fn coverage(
    corpus: &SubCorpus<'_>,
    groups: &BoundGroups,
    asked: impl Fn(&GroupHit) -> bool,
    most: usize,
    width: usize,
) -> (Vec<CoverageRow>, u64) {
    let mut hits: Vec<GroupHit> = Vec::new();
    for &article in corpus.articles() {
        hits.extend(groups.find_in(corpus, article).into_iter().filter(|hit| asked(hit)));
    }
    hits.sort_by_key(|hit| (hit.group, hit.variant, hit.hit));
    let all = hits.len() as u64;
    hits.truncate(most);
    let row = |hit: GroupHit| CoverageRow {
        line: line(corpus.index(), hit.hit, width),
        within: within(corpus.index(), &hit),
        hit,
    };
    (hits.into_iter().map(row).collect(), all)
}

/// The name that a hit is part of: the hit with the capitalised words that stand right beside it.
fn within(index: &Index, hit: &GroupHit) -> Option<String> {
    let article = hit.hit.position.article;
    let body = &index.article(article).body;
    let found = hit.hit.range(index);
    let mut range = found.clone();
    let first = hit.hit.position.token;
    for token in (0..first).rev() {
        let word = index.range(Position { article, token });
        if &body[word.end..range.start] != " " || !is_name(&body[word.clone()]) || begins_sentence(body, word.start) {
            break;
        }
        range.start = word.start;
    }
    for token in first + hit.hit.tokens..rows(index, article) {
        let word = index.range(Position { article, token });
        if &body[range.end..word.start] != " " || !is_name(&body[word.clone()]) {
            break;
        }
        range.end = word.end;
    }
    (range != found).then(|| body[range].to_string())
}

fn rows(index: &Index, article: ArticleNumber) -> u32 {
    index.rows(article) as u32
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether what stands before a byte is no word and no comma: a capital there says nothing.
fn begins_sentence(body: &str, byte: usize) -> bool {
    let before = body[..byte].trim_end_matches(' ');
    !before.ends_with(|sign: char| sign.is_alphanumeric() || sign == ',')
}

/// One row a line.
pub fn coverage_table(index: &Index, groups: &BoundGroups, rows: &[CoverageRow]) -> Table {
    let columns = vec![
        Column::new("group", ColumnKind::Text),
        Column::new("variant", ColumnKind::Text).about("the pattern as it is listed"),
        Column::new("standing", ColumnKind::Text)
            .about("counted; ambiguous: counted apart; blocked by a not; taken by an exclusive group; crossing a sentence's end"),
        Column::new("by", ColumnKind::Text).about("what blocked it, or took it"),
        Column::new("within", ColumnKind::Text).about("the hit with the capitalised words right beside it, if there are any"),
        Column::new("article", ColumnKind::Text).about("the article's id"),
        Column::new("outlet", ColumnKind::Text),
        Column::new("date", ColumnKind::Text).about("as precise as it is known"),
        Column::new("left", ColumnKind::Left).about("the words before; white space folded"),
        Column::new("node", ColumnKind::Text).about("what was found, as it stands in the text"),
        Column::new("right", ColumnKind::Text).about("the words after; white space folded"),
        Column::new("start", ColumnKind::Count).unit("bytes").about("first byte of the node in the article's body"),
        Column::new("end", ColumnKind::Count).unit("bytes").about("first byte after the node"),
    ];
    let name = |owner: Owner| {
        let group = &groups.groups().list()[owner.group];
        format!("{}: {}", group.name, group.variants[owner.variant].pattern)
    };
    let cells = |row: &CoverageRow| {
        let article = index.article(row.line.hit.position.article);
        let range = row.line.hit.range(index);
        let date = article.date.to_string();
        let group = &groups.groups().list()[row.hit.group];
        vec![
            Cell::text(&group.name),
            Cell::text(&group.variants[row.hit.variant].pattern),
            Cell::text(row.hit.standing.name()),
            Cell::maybe(row.hit.by.map(name)),
            Cell::maybe(row.within.clone()),
            Cell::text(&article.id),
            Cell::text(&article.outlet),
            Cell::maybe((!date.is_empty()).then_some(date)),
            Cell::text(&row.line.left),
            Cell::text(&row.line.node),
            Cell::text(&row.line.right),
            Cell::count(range.start as u64),
            Cell::count(range.end as u64),
        ]
    };
    Table {
        name: "groups-coverage".into(),
        title: "Every hit of every name".into(),
        columns,
        rows: rows.iter().map(cells).collect(),
    }
}
