//! Where in the text: strips of articles with a tick at each occurrence, and how evenly the word spreads.

use super::{Frame, things};
use crate::analysis::{dispersion, drawn, picture};
use crate::query::Pattern;
use crate::report::{Block, Figure, Section};
use crate::stats::dispersion::{DP_ADJUSTED, DP_NORM, DispersionMeasure, RANGE, RANGE_EXPECTED, RANGE_SHARE};
use crate::stats::rate::MIN_ARTICLES;
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Table, Value, isolated};

/// Strips of one picture, over all outlets.
const STRIPS: usize = 60;
/// The measures of the table of spread.
const MEASURES: [&DispersionMeasure; 5] = [&RANGE, &RANGE_SHARE, &RANGE_EXPECTED, &DP_NORM, &DP_ADJUSTED];
/// Rows of the table of spread.
const TABLE_ROWS: usize = 50;

/// The section "Where in the text".
pub fn places(frame: &Frame<'_>) -> Section {
    let mut blocks = vec![Block::Paragraph(
        "Each strip is an article, as long as the article is; each tick is an occurrence. A word that stands in most strips is \
         likely a word of the outlet, one that crowds into a single strip is a word of that story."
            .into(),
    )];
    for (place, node) in frame.nodes.iter().enumerate() {
        blocks.push(Block::Figure(Box::new(figure(frame, node, place))));
    }
    blocks.push(spread(frame));
    Section { id: "places".into(), title: "Where in the text".into(), blocks }
}

fn figure(frame: &Frame<'_>, node: &Pattern, place: usize) -> Figure {
    let most = (STRIPS / frame.facts.len().max(1)).max(3);
    let (chart, found) = picture::strips::by_outlet(&frame.corpus, &frame.outlets, node, most);
    let name = format!("places-{}", place + 1);
    let twin = twin(frame, node, &name, most);
    let caption = format!("Where “{}” stands in each article: {found}.", isolated(node.text()));
    Figure { name, caption, chart: chart.described(), twin }
}

/// One row an article that is drawn: how often, and how far in the first occurrence stands.
fn twin(frame: &Frame<'_>, node: &Pattern, name: &str, most: usize) -> Table {
    let columns = vec![
        Column::new("article", ColumnKind::Text),
        Column::new("outlet", ColumnKind::Text),
        Column::new("date", ColumnKind::Text),
        Column::new("count", ColumnKind::Count).unit("words").about("occurrences in the article"),
        Column::new("tokens", ColumnKind::Count).heading("of words").unit("words"),
        Column::new("first", ColumnKind::Share)
            .heading("first at")
            .about("where the first occurrence stands, as a share of the article's words"),
    ];
    let row = |number: u32| {
        let index = frame.corpus.index();
        let article = index.article(number);
        let hits = node.find_in(&frame.corpus, number);
        let tokens = frame.corpus.article_tokens(number) as u64;
        let date = article.date.to_string();
        let first = hits.first().map(|hit| f64::from(hit.position.token) / tokens as f64);
        let evidence = EvidenceId { form: node_label(frame, node), outlet: None, article: Some(article.id.clone()) };
        let count = Cell::count(hits.len() as u64);
        let opens = !hits.is_empty();
        vec![
            Cell::text(&article.id),
            Cell::text(&article.outlet),
            Cell::maybe((!date.is_empty()).then_some(date)),
            if opens { count.with(evidence) } else { count },
            Cell::count(tokens),
            Cell::number(first),
        ]
    };
    Table {
        name: name.to_string(),
        title: format!("Where “{}” stands", isolated(node.text())),
        columns,
        rows: frame.outlets.groups.iter().flat_map(|(_, members)| drawn(members, node, most)).map(row).collect(),
    }
}

/// The name under which the lines of a node are kept: the form, or the pattern as it was written.
pub fn node_label(frame: &Frame<'_>, node: &Pattern) -> String {
    let index = frame.corpus.index();
    let form = index.fold(node.text().trim());
    if index.form_id(&form).is_some() { form } else { node.text().to_string() }
}

/// How evenly the frequent words of content spread over the articles; indices only where there are articles enough.
fn spread(frame: &Frame<'_>) -> Block {
    let articles: u64 = frame.counts.groups().iter().map(|group| group.articles_with_tokens).sum();
    if articles < MIN_ARTICLES {
        return Block::Paragraph(format!(
            "No index of dispersion is given: over {} it would say nothing.",
            things(articles, "article", "articles")
        ));
    }
    let top: std::collections::BTreeSet<_> = frame.content_forms().take(TABLE_ROWS).copied().collect();
    let mut spread =
        dispersion::Spread::of_forms(&frame.corpus, |form| top.contains(&form), dispersion::needs(&MEASURES));
    spread.sort_by_count();
    // Below one occurrence an article DP cannot tell clumping from chance (see the range expected at random instead).
    let mut table = dispersion::table(frame.corpus.index(), &spread, &MEASURES);
    if let (Some(dp), Some(count)) = (table.column("dp_norm"), table.column("count")) {
        for row in &mut table.rows {
            if matches!(row[count].value, Value::Count(occurrences) if occurrences < articles) {
                // With the ends of its interval.
                row[dp..dp + 3].fill(Cell::number(None));
            }
        }
        table.columns[dp].about.push_str("; not given for words with fewer occurrences than there are articles");
    }
    Block::Details {
        summary: "How evenly the most frequent words spread over the articles".into(),
        blocks: vec![Block::Table(table)],
    }
}
