//! Show me: every occurrence of a pattern with its context, one line each.

use crate::annotation::voice::Voices;
use crate::index::{FormId, Index, Position};
use crate::query::Hit;
use crate::table::{Cell, Column, ColumnKind, Table};
use std::ops::Range;

/// How the lines are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineOrder {
    /// As in the corpus: outlet, date, article, place.
    #[default]
    Position,
    /// By the words before the node, nearest first.
    Left,
    /// By the words after the node, nearest first.
    Right,
}

/// The context of a hit, cut between tokens. White space is folded to single spaces; nothing else is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What was hit.
    pub hit: Hit,
    /// Up to `width` tokens before it and what stands between them.
    pub left: String,
    /// The node as it stands in the text.
    pub node: String,
    /// Up to `width` tokens after it, with the signs that follow the last one.
    pub right: String,
}

/// The bytes of an article's body that the line of a hit shows, before white space is folded.
pub(super) fn shown(index: &Index, hit: Hit, width: usize) -> Range<usize> {
    let body = &index.article(hit.position.article).body;
    let at = |token: usize| Position { article: hit.position.article, token: token as u32 };
    let (first, last) = (hit.position.token as usize, (hit.position.token + hit.tokens) as usize);
    let tokens = index.rows(hit.position.article);
    let from = match first.saturating_sub(width) {
        0 if width > 0 => 0,
        token => index.range(at(token)).start,
    };
    let to = match last.saturating_add(width) {
        beyond if beyond >= tokens && width > 0 => body.len(),
        token if token > last => closing_end(body, index.range(at(token - 1)).end),
        _ => hit.range(index).end,
    };
    from..to
}

/// The line of a hit with `width` tokens of context on each side; contexts end where the article does.
pub fn line(index: &Index, hit: Hit, width: usize) -> Line {
    let body = &index.article(hit.position.article).body;
    let (shown, node) = (shown(index, hit, width), hit.range(index));
    Line {
        hit,
        left: fold_space(&body[shown.start..node.start]),
        node: fold_space(&body[node.clone()]),
        right: fold_space(&body[node.end..shown.end]),
    }
}

/// The end of the signs that follow a word without a space: the comma, the closing mark.
fn closing_end(body: &str, end: usize) -> usize {
    let signs = body[end..].chars().take_while(|sign| !sign.is_whitespace() && !sign.is_alphanumeric());
    end + signs.map(char::len_utf8).sum::<usize>()
}

fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first lines of many hits in an order, `most` of them: only their texts are looked at.
pub fn lines(index: &Index, hits: &[Hit], width: usize, order: LineOrder, most: usize) -> Vec<Line> {
    let mut ordered = hits.to_vec();
    match order {
        LineOrder::Position => {}
        LineOrder::Left => ordered.sort_by_cached_key(|hit| {
            let node = hit.position.token as usize;
            let before = index.row_forms(hit.position.article, node.saturating_sub(width)..node);
            let nearest_first: Vec<FormId> = before.rev().collect();
            (nearest_first, *hit)
        }),
        LineOrder::Right => ordered.sort_by_cached_key(|hit| {
            let after = (hit.position.token + hit.tokens) as usize;
            let end = after.saturating_add(width).min(index.rows(hit.position.article));
            let following: Vec<FormId> = index.row_forms(hit.position.article, after..end).collect();
            (following, *hit)
        }),
    }
    ordered.iter().take(most).map(|&hit| line(index, hit, width)).collect()
}

/// One row a line, with the columns `article`, `outlet`, `date`, `left`, `node`, `right`, `voice`, `start`, `end`.
pub fn table(index: &Index, lines: &[Line], pattern: &str, voices: &Voices) -> Table {
    let columns = vec![
        Column::new("article", ColumnKind::Text).about("the article's id"),
        Column::new("outlet", ColumnKind::Text),
        Column::new("date", ColumnKind::Text).about("as precise as it is known"),
        Column::new("left", ColumnKind::Left).about("the words before; white space folded"),
        Column::new("node", ColumnKind::Text).about("what was found, as it stands in the text"),
        Column::new("right", ColumnKind::Text).about("the words after; white space folded"),
        Column::new("voice", ColumnKind::Text)
            .about("quoted: inside quotation marks; reported: indirect speech with a cue; own: neither"),
        Column::new("start", ColumnKind::Count).unit("bytes").about("first byte of the node in the article's body"),
        Column::new("end", ColumnKind::Count).unit("bytes").about("first byte after the node"),
    ];
    let rows = lines.iter().map(|line| {
        let article = index.article(line.hit.position.article);
        let range = line.hit.range(index);
        let date = article.date.to_string();
        vec![
            Cell::text(&article.id),
            Cell::text(&article.outlet),
            Cell::maybe((!date.is_empty()).then_some(date)),
            Cell::text(&line.left),
            Cell::text(&line.node),
            Cell::text(&line.right),
            Cell::text(voices.voice_at(line.hit.position.article, range.start).name()),
            Cell::count(range.start as u64),
            Cell::count(range.end as u64),
        ]
    });
    Table { name: "concordance".into(), title: format!("Concordance of {pattern}"), columns, rows: rows.collect() }
}
