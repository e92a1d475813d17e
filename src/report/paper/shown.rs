//! What of a table a sheet of paper has room for: the first rows and columns, upright or lengthwise, and a sentence that says what
//! is left to its file. Leaves rounding to `table::number`.

use crate::table::direction::reads_right_to_left;
use crate::table::{ColumnKind, Table, Value, number};
use unicode_width::UnicodeWidthStr;

/// Rows of a table on paper.
const MOST_ROWS: usize = 60;
/// Letters of a line of an upright page, in the small type of tables.
const UPRIGHT: usize = 96;
/// Letters of a line of a page on its side.
const SIDEWAYS: usize = 152;
/// Letters of the room between two columns.
const GAP: usize = 2;
/// A column of texts is not wider: they wrap.
const WIDEST_TEXT: usize = 72;
/// Nor narrower, where it has to give way to others.
const NARROWEST_TEXT: usize = 14;
/// Rows up to which a chart's numbers are printed below it.
const ROWS_OF_A_TWIN: usize = 30;
/// Bytes of a text that are shown: a cell of paper is no place to read an article.
const LONGEST_TEXT: usize = 600;

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    Upright,
    Sideways,
}

/// A table on paper, ready to be set.
#[derive(Debug)]
pub(super) struct Shown {
    /// Headings of the columns.
    pub headings: Vec<String>,
    /// What kind each column is.
    pub kinds: Vec<ColumnKind>,
    /// Letters that each column takes.
    pub widths: Vec<usize>,
    /// The cells as people read them.
    pub rows: Vec<Vec<String>>,
    /// Whether it is read from the right.
    pub right_to_left: bool,
    /// How its page lies.
    pub page: Page,
    /// What is not shown and where it stands; empty if everything is.
    pub rest: String,
}

/// Whether all of a table fits; the twin of a chart is left to its file if it does not.
pub(super) fn fits(table: &Table) -> bool {
    table.rows.len() <= ROWS_OF_A_TWIN
}

/// The part of a table that a sheet has room for.
pub(super) fn shown(table: &Table, per: u64) -> Shown {
    let rows = &table.rows[..table.rows.len().min(MOST_ROWS)];
    let of_column = |place: usize| -> Vec<String> {
        let kind = table.columns[place].kind;
        rows.iter().map(|row| cut(number::for_people(&row[place], kind, per))).collect()
    };
    let mut columns: Vec<Vec<String>> = (0..table.columns.len()).map(of_column).collect();
    let headings: Vec<String> = table.columns.iter().map(|column| number::heading(column, per)).collect();
    let mut widths: Vec<usize> = columns.iter().zip(&headings).map(|(cells, heading)| width(cells, heading)).collect();
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
    let upright = narrowed(&widths, &kinds, UPRIGHT);
    let page = if total(&upright) <= UPRIGHT { Page::Upright } else { Page::Sideways };
    widths = if page == Page::Upright { upright } else { narrowed(&widths, &kinds, SIDEWAYS) };
    let mut kept = widths.len();
    while kept > 1 && total(&widths[..kept]) > SIDEWAYS {
        kept -= 1;
    }
    let rest = rest(table, rows.len(), &headings[kept..]);
    columns.truncate(kept);
    widths.truncate(kept);
    Shown {
        rows: (0..rows.len()).map(|row| columns.iter().map(|cells| cells[row].clone()).collect()).collect(),
        headings: headings.into_iter().take(kept).collect(),
        kinds: kinds.into_iter().take(kept).collect(),
        widths,
        right_to_left: reads_right_to_left(table),
        page,
        rest,
    }
}

/// The widths with the widest texts made narrower, a letter at a time, until the line has room or no text can give more.
fn narrowed(widths: &[usize], kinds: &[ColumnKind], room: usize) -> Vec<usize> {
    let mut widths = widths.to_vec();
    while total(&widths) > room {
        let texts = (0..widths.len()).filter(|&place| kinds[place].is_text() && widths[place] > NARROWEST_TEXT);
        let Some(widest) = texts.max_by_key(|&place| widths[place]) else { break };
        widths[widest] -= 1;
    }
    widths
}

/// A column is as wide as its widest word of the heading and its cells, texts up to a limit.
fn width(cells: &[String], heading: &str) -> usize {
    let word = heading.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
    let cell = cells.iter().map(|cell| cell.width()).max().unwrap_or(0);
    // Headings are bold, which takes a letter more.
    (word + 1).min(NARROWEST_TEXT + 6).max(cell.min(WIDEST_TEXT)).max(2)
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

fn cut(text: String) -> String {
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    format!("{}…", &text[..text.floor_char_boundary(LONGEST_TEXT)])
}

fn rest(table: &Table, rows: usize, columns: &[String]) -> String {
    let mut said = Vec::new();
    if rows < table.rows.len() {
        said.push(format!("the first {rows} of {} rows", number::count(table.rows.len() as u64)));
    }
    if !columns.is_empty() {
        said.push(format!("without the columns {}", columns.join(", ")));
    }
    let long = |value: &Value| matches!(value, Value::Text(text) if text.len() > LONGEST_TEXT);
    if table.rows[..rows].iter().flatten().any(|cell| long(&cell.value)) {
        said.push("long texts shortened".into());
    }
    if said.is_empty() {
        String::new()
    } else {
        format!("Shown: {}. All of it: tables/{}.csv.", said.join(", "), table.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Cell, Column};

    fn table(columns: usize, rows: usize) -> Table {
        let column = |place| Column::new(&format!("column_{place}"), ColumnKind::Text);
        Table {
            name: "t".into(),
            title: String::new(),
            columns: (0..columns).map(column).collect(),
            rows: vec![vec![Cell::text("x".repeat(10)); columns]; rows],
        }
    }

    #[test]
    fn what_has_no_room_is_named() {
        let small = shown(&table(8, 60), 1000);
        assert_eq!((small.page, small.rest.as_str(), small.rows.len()), (Page::Upright, "", 60));
        assert_eq!(shown(&table(10, 1), 1000).page, Page::Sideways);
        let large = shown(&table(20, 100), 1000);
        assert_eq!(large.headings.len(), 12);
        assert!(large.rest.starts_with("Shown: the first 60 of 100 rows, without the columns column 12, column 13"));
        let mut long = table(3, 1);
        long.rows[0].fill(Cell::text("word ".repeat(40)));
        assert_eq!(shown(&long, 1000).widths, [31, 31, 30]);
        assert!(large.rest.ends_with("All of it: tables/t.csv."), "{}", large.rest);
        assert!(fits(&table(1, 30)) && !fits(&table(1, 31)));
    }
}
