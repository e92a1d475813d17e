//! The table of `newsprint init`: one row a guess, with its basis and reason.

use super::article::{Basis, FIELDS, Guess};
use super::{ArticleProposal, Proposal};
use crate::table::{Cell, Column, ColumnKind, Table};

/// Every guess: by file, the columns in their order, then what was seen and not taken. For a table of articles, one row a column.
pub fn table(proposal: &Proposal) -> Table {
    let text = |name: &str, about: &str| Column::new(name, ColumnKind::Text).about(about);
    let byte = |name: &str, about: &str| Column::new(name, ColumnKind::Count).unit("bytes").about(about);
    let columns = vec![
        text("file", "the file, from the folder downwards"),
        text("field", "the column of articles.csv, or of the table"),
        text("value", "the value; for a table of articles the name of its column"),
        text("basis", "stated, inferred, given, candidate (seen, not taken) or empty"),
        text("certainty", "high, medium or low"),
        text("rule", "what read it: timestamp, dateline, byline, folder, file-name, …"),
        byte("start", "where it starts in the text"),
        byte("end", "where it ends"),
        text("reason", "why it was taken, or why not"),
    ];
    let mut rows: Vec<Vec<Cell>> = proposal.articles.iter().flat_map(rows).collect();
    for (file, error) in &proposal.unreadable {
        rows.push(row(file, ["text", "", "empty", "", "unreadable"], None, &error.to_string()));
    }
    for column in &proposal.columns {
        let basis = if column.theirs.is_empty() { "empty" } else { "inferred" };
        rows.push(row("", [column.ours, &column.theirs, basis, "", "column-name"], None, &column.reason));
    }
    Table { name: "init".into(), title: "What is proposed, and why".into(), columns, rows }
}

/// The rows of an article; dates in running text are counted in one row after the third.
fn rows(article: &ArticleProposal) -> Vec<Vec<Cell>> {
    let mut shown = Vec::new();
    let mut passing: Vec<&Guess> = Vec::new();
    for (place, guess) in article.guesses.iter().enumerate() {
        let in_passing = guess.basis == Basis::Candidate && matches!(guess.rule, "running-text" | "bracket");
        if place >= FIELDS.len() && in_passing {
            passing.push(guess);
        } else {
            shown.push(guess_row(article, guess));
        }
    }
    shown.extend(passing.iter().take(3).map(|guess| guess_row(article, guess)));
    if let Some(more) = passing.len().checked_sub(3).filter(|more| *more > 0) {
        let reason = format!("{more} more dates in running text or brackets, none taken");
        shown.push(row(&article.file, ["date", "…", "candidate", "low", "running-text"], None, &reason));
    }
    shown
}

fn guess_row(article: &ArticleProposal, guess: &Guess) -> Vec<Cell> {
    let certainty = guess.certainty.map_or("", |certainty| certainty.name());
    let cells = [guess.field, &guess.value, guess.basis.name(), certainty, guess.rule];
    row(&article.file, cells, guess.range.as_ref(), &guess.reason)
}

fn row(file: &str, cells: [&str; 5], range: Option<&std::ops::Range<usize>>, reason: &str) -> Vec<Cell> {
    let some = |text: &str| Cell::maybe((!text.is_empty()).then(|| text.to_string()));
    let byte = |byte: Option<usize>| byte.map_or_else(|| Cell::number(None), |byte| Cell::count(byte as u64));
    let mut row = vec![some(file)];
    row.extend(cells.map(some));
    row.extend([byte(range.map(|range| range.start)), byte(range.map(|range| range.end)), Cell::text(reason)]);
    row
}
