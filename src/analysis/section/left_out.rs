//! What was left out of the counts: rules, what recurs, examples, and what leaving it out does to the keywords.

use super::{Frame, comparisons, things};
use crate::analysis::cleaning;
use crate::analysis::keywords;
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::report::{Block, Section};
use crate::table::{Cell, Column, ColumnKind, Notice, Table, number};

/// Examples shown of each rule.
const EXAMPLES: usize = 3;
/// Keywords of an outlet that are compared with and without cleaning.
const TOP: usize = 20;

/// The section "What was left out".
///
/// # Errors
/// If the corpus cannot be grouped by outlet.
pub fn left_out(frame: &Frame<'_>) -> Result<Section> {
    let index = frame.corpus.index();
    let mut blocks = vec![Block::Notice(cleaning::notice(&frame.corpus))];
    if !index.as_given() && !index.cleaning().is_off() {
        blocks.push(Block::Paragraph(
            "The text itself is never changed: a rule marks a stretch of it, and words that begin there are not counted. Rules \
             that are wrong now and then only flag what they find, and it is counted. --keep RULE counts what a rule leaves \
             out, --no-clean counts everything, and the table spans lists every hit."
                .into(),
        ));
        let found = cleaning::table(&frame.corpus);
        if !found.rows.is_empty() {
            blocks.push(Block::Table(found));
            blocks.push(Block::Details {
                summary: "Examples of what each rule found".into(),
                blocks: vec![Block::Table(cleaning::examples(&frame.corpus, EXAMPLES))],
            });
        }
        let templates = cleaning::templates(&frame.corpus);
        if !templates.rows.is_empty() {
            blocks.push(Block::Paragraph(format!(
                "{} in at least 30 % and at least three of the articles of an outlet:",
                if templates.rows.len() == 1 {
                    "One line or sentence recurs".into()
                } else {
                    format!("{} lines or sentences recur", templates.rows.len())
                }
            )));
            blocks.push(Block::Table(templates));
        }
        blocks.extend(effect(frame)?);
        blocks.push(Block::Details {
            summary: "The rules, and what they look for".into(),
            blocks: vec![Block::Table(rules(frame))],
        });
    }
    Ok(Section { id: "left-out".into(), title: "What was left out".into(), blocks })
}

/// Every rule with what it looks for.
fn rules(frame: &Frame<'_>) -> Table {
    let columns = vec![
        Column::new("rule", ColumnKind::Text),
        Column::new("action", ColumnKind::Text).heading("what becomes of it"),
        Column::new("about", ColumnKind::Text).heading("what it looks for"),
    ];
    let row = |rule: &crate::annotation::furniture::Standing| {
        vec![Cell::text(rule.name), Cell::text(rule.action.name()), Cell::text(&rule.about)]
    };
    let rows = frame.corpus.index().cleaning().rules().iter().map(row).collect();
    Table { name: "cleaning-rules".into(), title: "The cleaning rules".into(), columns, rows }
}

/// Which of the first keywords of each outlet are there only with cleaning, and which only without.
fn effect(frame: &Frame<'_>) -> Result<Vec<Block>> {
    if frame.comparisons.is_empty() || cleaning::left_out(&frame.corpus) == 0 {
        return Ok(Vec::new());
    }
    let index = frame.corpus.index();
    let everything = index.everything().of(frame.corpus.articles().to_vec());
    let counts = Counts::of(&everything, &Grouping::by(&everything, "outlet")?, frame.threads);
    let sides = comparisons(&counts);
    let rows = keywords::rows(index, &counts, &sides, frame.candidates);
    let top = |rows: &[keywords::KeywordRow], place: usize| -> Vec<String> {
        keywords::shown(rows, place, TOP).0.into_iter().map(|row| row.form.clone()).collect()
    };
    let columns = vec![
        Column::new("outlet", ColumnKind::Text),
        Column::new("only_cleaned", ColumnKind::Text).heading("only after cleaning"),
        Column::new("only_uncleaned", ColumnKind::Text).heading("only if nothing were left out"),
        Column::new("in_both", ColumnKind::Count).heading("in both").unit("keywords"),
    ];
    let mut table = Table {
        name: "cleaning-and-keywords".into(),
        title: format!("The first {TOP} over-used keywords with and without cleaning"),
        columns,
        rows: Vec::new(),
    };
    for (place, side) in frame.comparisons.iter().enumerate() {
        let cleaned = top(&frame.keywords, place);
        let uncleaned = sides.iter().position(|other| other.target == side.target).map(|place| top(&rows, place));
        let uncleaned = uncleaned.unwrap_or_default();
        let only = |these: &[String], others: &[String]| {
            let only: Vec<&str> = these.iter().filter(|form| !others.contains(form)).map(String::as_str).collect();
            if only.is_empty() { "–".to_string() } else { only.join(", ") }
        };
        table.rows.push(vec![
            Cell::text(&side.target),
            Cell::text(only(&cleaned, &uncleaned)),
            Cell::text(only(&uncleaned, &cleaned)),
            Cell::count(cleaned.iter().filter(|form| uncleaned.contains(form)).count() as u64),
        ]);
    }
    let changed = table.rows.iter().filter(|row| row[1] != Cell::text("–") || row[2] != Cell::text("–")).count();
    let text = match changed {
        0 => format!("Leaving it out changes none of the first {TOP} keywords of any outlet."),
        _ => format!(
            "Leaving it out changes the first {TOP} keywords of {}; {} words are not counted.",
            things(changed as u64, "outlet", "outlets"),
            number::count(cleaning::left_out(&frame.corpus))
        ),
    };
    Ok(vec![Block::Notice(Notice::new("cleaning-effect", text)), Block::Table(table)])
}
