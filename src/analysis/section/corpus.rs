//! What is in the corpus: the outlets, and how their articles and words spread over time.

use super::{Frame, pictured, things};
use crate::analysis::overview::{self, Amount, Period};
use crate::analysis::picture;
use crate::chart::{Chart, Words};
use crate::report::{Block, Figure, Section};
use crate::table::{Cell, Column, ColumnKind, Notice, Table, number};
use std::collections::BTreeMap;

/// Up to so many articles are listed one by one.
const FEW_ARTICLES: u64 = 30;

/// The section "What is in the corpus".
pub fn corpus(frame: &Frame<'_>) -> Section {
    let articles = frame.corpus.articles().len() as u64;
    let mut blocks = vec![
        Block::Paragraph(format!(
            "{} of {} hold {}. An article is the unit of everything below: outlets are compared by their articles, not by \
             their words.",
            things(articles, "article", "articles"),
            things(frame.facts.len() as u64, "outlet", "outlets"),
            things(frame.corpus.tokens(), "word", "words"),
        )),
        Block::Table(overview::table(&frame.facts)),
    ];
    blocks.extend(frame.descriptive_only().into_iter().map(Block::Notice));
    blocks.extend(comparability(frame).into_iter().map(Block::Notice));
    if articles <= FEW_ARTICLES {
        blocks.push(Block::Table(article_table(frame)));
    }
    if frame.small_outlets().len() < frame.facts.len() && frame.facts.iter().any(|facts| facts.dates.is_some()) {
        blocks.push(time_figure(frame, Amount::Articles));
        blocks.push(time_figure(frame, Amount::Tokens));
        blocks.push(pictured(
            "calendar",
            "When the articles appeared, day by day: weeks without an article are weeks about which the corpus says nothing.".into(),
            picture::articles::calendar(&frame.corpus),
        ));
    }
    if frame.small_outlets().len() < frame.facts.len() {
        let caption =
            "How long the articles are: outlets whose articles differ much in length are hard to compare by articles.";
        blocks.extend(
            picture::articles::lengths(&frame.corpus).ok().map(|chart| pictured("lengths", caption.into(), chart)),
        );
    }
    if let Some(found) = findings(frame) {
        blocks.push(found);
    }
    Section { id: "corpus".into(), title: "What is in the corpus".into(), blocks }
}

/// What makes outlets hard to compare: lengths that differ twofold, months in which an outlet is missing.
fn comparability(frame: &Frame<'_>) -> Vec<Notice> {
    let mut notices = Vec::new();
    let medians: Vec<(f64, &str)> =
        frame.facts.iter().filter_map(|facts| Some((facts.median_length?, facts.outlet.as_str()))).collect();
    let shortest = medians.iter().min_by(|a, b| a.0.total_cmp(&b.0));
    let longest = medians.iter().max_by(|a, b| a.0.total_cmp(&b.0));
    if let (Some(shortest), Some(longest)) = (shortest, longest)
        && longest.0 > 2.0 * shortest.0
    {
        notices.push(Notice::new(
            "unequal-lengths",
            format!(
                "Articles of {} are more than twice as long as those of {} (median {} against {} words). Counts of articles \
                 with a word favour long articles: read rates, not counts of articles.",
                longest.1,
                shortest.1,
                number::score(longest.0, 0),
                number::score(shortest.0, 0)
            ),
        ));
    }
    let undated: u64 = frame.facts.iter().map(|facts| facts.undated).sum();
    if undated > 0 {
        let text = if undated == 1 {
            "1 article has no stated date; it is counted everywhere and drawn apart.".to_string()
        } else {
            format!(
                "{} articles have no stated date; they are counted everywhere and drawn apart.",
                number::count(undated)
            )
        };
        notices.push(Notice::new("undated", text));
    }
    notices
}

/// One row an article, where there are few.
fn article_table(frame: &Frame<'_>) -> Table {
    let columns = vec![
        Column::new("article", ColumnKind::Text),
        Column::new("outlet", ColumnKind::Text),
        Column::new("date", ColumnKind::Text).about("as precise as it is stated; an en dash is an unknown date"),
        Column::new("title", ColumnKind::Text),
        Column::new("author", ColumnKind::Text),
        Column::new("tokens", ColumnKind::Count).heading("words").unit("words"),
    ];
    let row = |&number: &u32| {
        let index = frame.corpus.index();
        let article = index.article(number);
        let stated = |text: String| Cell::maybe((!text.is_empty()).then_some(text));
        vec![
            Cell::text(&article.id),
            Cell::text(&article.outlet),
            stated(article.date.to_string()),
            stated(article.title.clone()),
            stated(article.author.clone()),
            Cell::count(frame.corpus.article_tokens(number) as u64),
        ]
    };
    let rows = frame.corpus.articles().iter().map(row).collect();
    Table { name: "articles".into(), title: "The articles".into(), columns, rows }
}

fn time_figure(frame: &Frame<'_>, amount: Amount) -> Block {
    let period = Period::of(&frame.corpus);
    let unit = match amount {
        Amount::Articles => "articles",
        Amount::Tokens => "words",
    };
    let name = format!("{unit}-by-{}", period.name());
    let title = match amount {
        Amount::Articles => format!("Articles per outlet and {}", period.name()),
        Amount::Tokens => format!("Words per outlet and {}", period.name()),
    };
    let articles = things(frame.corpus.articles().len() as u64, "article", "articles");
    let words = Words {
        title: title.clone(),
        subtitle: "One panel an outlet, the same scale in all.".into(),
        note: format!("{articles}. Empty {}s are drawn as nought.", period.name()),
        description: format!("Columns: {unit} per {} for each of {} outlets.", period.name(), frame.facts.len()),
    };
    let plot = overview::over_time(&frame.corpus, &frame.outlets, amount, period, words);
    let twin = overview::time_table(&plot, &name, &title, unit);
    let caption = format!("{title}. A {} without articles of an outlet says nothing about it.", period.name());
    Block::Figure(Box::new(Figure { name, caption, chart: Chart::Columns(plot), twin }))
}

/// What was odd in reading, by kind, folded away.
fn findings(frame: &Frame<'_>) -> Option<Block> {
    let findings = frame.corpus.index().corpus().findings();
    if findings.is_empty() {
        return None;
    }
    let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
    for finding in findings {
        *kinds.entry(finding.kind).or_default() += 1;
    }
    let counted = kinds.iter().map(|(kind, count)| format!("{kind}: {count}")).collect::<Vec<_>>().join(", ");
    let columns = vec![
        Column::new("kind", ColumnKind::Text),
        Column::new("place", ColumnKind::Text),
        Column::new("text", ColumnKind::Text).heading("what it is, and what was done"),
    ];
    let row = |finding: &crate::corpus::Finding| {
        vec![Cell::text(finding.kind), Cell::text(&finding.place), Cell::text(&finding.text)]
    };
    let table = Table {
        name: "findings".into(),
        title: "What looked odd in reading".into(),
        columns,
        rows: findings.iter().map(row).collect(),
    };
    Some(Block::Details {
        summary: format!("What looked odd in reading ({counted})"),
        blocks: vec![Block::Table(table)],
    })
}
