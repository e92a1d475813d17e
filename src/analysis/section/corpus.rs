//! What is in the corpus: the outlets, and how their articles and words spread over the months.

use super::{Frame, things};
use crate::analysis::overview::{self, Amount};
use crate::chart::{Chart, Words};
use crate::report::{Block, Figure, Section};
use crate::table::{Cell, Column, ColumnKind, Notice, Table};
use std::collections::BTreeMap;

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
    blocks.extend(frame.small_outlets().into_iter().map(Block::Notice));
    blocks.extend(comparability(frame).into_iter().map(Block::Notice));
    blocks.push(month_figure(
        frame,
        Amount::Articles,
        "articles-by-month",
        "Articles per outlet and month",
        "articles",
    ));
    blocks.push(month_figure(frame, Amount::Tokens, "words-by-month", "Words per outlet and month", "words"));
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
                longest.1, shortest.1, longest.0, shortest.0
            ),
        ));
    }
    let undated: u64 = frame.facts.iter().map(|facts| facts.undated).sum();
    if undated > 0 {
        let text = format!("{} no stated date; they are counted everywhere and drawn apart.", have(undated));
        notices.push(Notice::new("undated", text));
    }
    notices
}

fn have(articles: u64) -> String {
    if articles == 1 { "1 article has".into() } else { format!("{articles} articles have") }
}

fn month_figure(frame: &Frame<'_>, amount: Amount, name: &str, title: &str, unit: &str) -> Block {
    let words = Words {
        title: title.into(),
        subtitle: "One panel an outlet, the same scale in all.".into(),
        note: format!(
            "{}. Empty months are drawn as nought.",
            things(frame.corpus.articles().len() as u64, "article", "articles")
        ),
        description: format!("Columns: {unit} per month for each of {} outlets.", frame.facts.len()),
    };
    let plot = overview::by_month(&frame.corpus, &frame.outlets, amount, words);
    let twin = overview::month_table(&plot, name, title, unit);
    Block::Figure(Box::new(Figure {
        name: name.into(),
        caption: format!("{title}. Months without articles cannot be compared."),
        chart: Chart::Columns(plot),
        twin,
    }))
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
