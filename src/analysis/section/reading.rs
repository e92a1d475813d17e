//! The reading pack: lines drawn by lot in each outlet, typical and deviant articles, and the sheet to code them on.

use super::{Frame, node_label};
use crate::analysis::concordance::line;
use crate::analysis::reading_pack::{MIN_ARTICLES, MIN_WORDS, Typical, drawn, typical};
use crate::query::Hit;
use crate::report::{Block, Section};
use crate::table::{Cell, Column, ColumnKind, Table, isolated};

/// The seed of every lot.
pub const SEED: u64 = 42;
/// Lines of each node and outlet.
const LINES: usize = 5;
/// Nodes whose lines are drawn.
const NODES: usize = 4;
/// Words on each side of a line on the page, and on the coding sheet.
const WIDTH: usize = 8;
const SHEET_WIDTH: usize = 25;
/// Typical articles, and deviant ones, of each outlet.
const EACH: usize = 2;

/// The section, and the coding sheet.
#[derive(Debug)]
pub struct ReadingPack {
    /// The section "Read these first".
    pub section: Section,
    /// The lines with empty columns for two coders: `coding-sheet`.
    pub tables: Vec<Table>,
}

/// A hit that was drawn, under the label of its node.
struct Drawn {
    node: String,
    hit: Hit,
}

/// The section "Read these first".
pub fn reading(frame: &Frame<'_>) -> ReadingPack {
    let drawn = lots(frame);
    let mut blocks = vec![Block::Paragraph(format!(
        "A number says where to look, not what is there. So that nobody picks the lines that suit: of each node ({}) up to {LINES} lines \
         of each outlet were drawn by lot (seed {SEED}), every line of the outlet as likely as the other. The same lines stand with \
         more context and empty columns for two coders in tables/coding-sheet.csv, to be printed or filled in.",
        frame
            .nodes
            .iter()
            .take(NODES)
            .map(|node| format!("“{}”", isolated(node.text())))
            .collect::<Vec<_>>()
            .join(", ")
    ))];
    if !drawn.is_empty() {
        let title = "Lines drawn by lot in each outlet";
        blocks.push(Block::Table(lines(frame, &drawn, "reading-lines", title, WIDTH)));
    }
    if let Some(table) = articles(frame) {
        blocks.push(Block::Paragraph(format!(
            "Articles were ranked by the cosine of their words of content with those of all other articles of their outlet: the \
             highest is the most typical, the lowest the most deviant. Articles with fewer than {MIN_WORDS} such words are left out, \
             and so are outlets with fewer than {MIN_ARTICLES} articles."
        )));
        blocks.push(Block::Table(table));
    }
    let section = Section { id: "reading".into(), title: "Read these first".into(), blocks };
    ReadingPack { section, tables: vec![sheet(frame, &drawn)] }
}

fn lots(frame: &Frame<'_>) -> Vec<Drawn> {
    let mut found = Vec::new();
    for node in frame.nodes.iter().take(NODES) {
        let label = node_label(frame, node);
        let hits = drawn(&frame.outlets, &node.find(&frame.corpus), LINES, SEED);
        found.extend(hits.into_iter().map(|hit| Drawn { node: label.clone(), hit }));
    }
    found
}

/// One row a line, with so many words on each side of the node.
fn lines(frame: &Frame<'_>, drawn: &[Drawn], name: &str, title: &str, width: usize) -> Table {
    let columns = vec![
        Column::new("line", ColumnKind::Count),
        Column::new("outlet", ColumnKind::Text),
        Column::new("left", ColumnKind::Left).heading("left context"),
        Column::new("node", ColumnKind::Text),
        Column::new("right", ColumnKind::Text).heading("right context"),
        Column::new("search", ColumnKind::Text).heading("drawn for").about("the node that was looked for"),
        Column::new("date", ColumnKind::Text),
        Column::new("article", ColumnKind::Text),
    ];
    let index = frame.corpus.index();
    let row = |(number, one): (usize, &Drawn)| {
        let (article, line) = (index.article(one.hit.position.article), line(index, one.hit, width));
        let date = article.date.to_string();
        vec![
            Cell::count(number as u64 + 1),
            Cell::text(&article.outlet),
            Cell::text(line.left),
            Cell::text(line.node),
            Cell::text(line.right),
            Cell::text(&one.node),
            Cell::maybe((!date.is_empty()).then_some(date)),
            Cell::text(&article.id),
        ]
    };
    Table { name: name.into(), title: title.into(), columns, rows: drawn.iter().enumerate().map(row).collect() }
}

/// The lines again, with what two coders and their agreement need.
fn sheet(frame: &Frame<'_>, drawn: &[Drawn]) -> Table {
    let mut table = lines(frame, drawn, "coding-sheet", "Coding sheet", SHEET_WIDTH);
    for (name, about) in [("code_1", "by the first coder"), ("code_2", "by the second coder"), ("note", "")] {
        table.columns.push(Column::new(name, ColumnKind::Text).about(about));
        table.rows.iter_mut().for_each(|row| row.push(Cell::text("")));
    }
    table
}

/// The most typical and the most deviant articles of each outlet; `None` if no outlet has articles enough.
fn articles(frame: &Frame<'_>) -> Option<Table> {
    let columns = vec![
        Column::new("outlet", ColumnKind::Text),
        Column::new("place", ColumnKind::Text)
            .heading("in its outlet")
            .about("typical: most like the others; deviant: least"),
        Column::new("article", ColumnKind::Text),
        Column::new("title", ColumnKind::Text),
        Column::new("date", ColumnKind::Text),
        Column::new("words", ColumnKind::Count).heading("words of content").unit("words"),
        Column::new("cosine", ColumnKind::Score(3)).about("with all other articles of the outlet; 1 is the same words"),
    ];
    let mut rows = Vec::new();
    for (outlet, members) in &frame.outlets.groups {
        let ranked = typical(members, &frame.hidden, frame.threads);
        let each = EACH.min(ranked.len() / 2);
        let row = |one: &Typical, place: &str| {
            let article = frame.corpus.index().article(one.article);
            let some = |text: String| Cell::maybe((!text.is_empty()).then_some(text));
            vec![
                Cell::text(outlet),
                Cell::text(place),
                Cell::text(&article.id),
                some(article.title.clone()),
                some(article.date.to_string()),
                Cell::count(one.words),
                Cell::number(one.cosine),
            ]
        };
        rows.extend(ranked.iter().take(each).map(|one| row(one, "typical")));
        rows.extend(ranked.iter().rev().take(each).map(|one| row(one, "deviant")));
    }
    let title = "Typical and deviant articles".into();
    (!rows.is_empty()).then(|| Table { name: "reading-articles".into(), title, columns, rows })
}
