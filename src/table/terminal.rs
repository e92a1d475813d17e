//! The table on a terminal: aligned by display width, so that Chinese lines up, with the numbers that people read.
//! Right-to-left texts are isolated, so that they cannot reorder their neighbours; notices stand below the table.

use std::io::{Result, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::direction::balanced;
use super::{Answer, ColumnKind, Form, Format, Holds, Style, Table, isolated, number};

/// `--format table`.
pub(super) const TABLE: Format = Format {
    name: "table",
    extension: "txt",
    about: "aligned columns with rounded numbers, for reading",
    form: Form::Text,
    holds: Holds::Notices,
    write,
    lines: None,
};

const GAP: usize = 2;
/// Texts are not cut below this width; a table that is still too wide runs over.
const NARROWEST_TEXT: usize = 8;
const WIDEST_NOTICE: usize = 100;

/// One column as it is printed.
struct Printed {
    kind: ColumnKind,
    heading: String,
    cells: Vec<String>,
    width: usize,
}

fn write(answer: &Answer, style: &Style, out: &mut dyn Write) -> Result<()> {
    let mut columns = printed(&answer.table, style.per);
    if let Some(width) = style.width {
        shrink(&mut columns, width);
    }
    if !answer.table.title.is_empty() {
        writeln!(out, "{}\n", painted(&isolated(&one_line(&answer.table.title)), "1", style))?;
    }
    let headings = line(columns.iter().map(|column| (column, column.heading.as_str())));
    writeln!(out, "{}", painted(&headings, "1", style))?;
    writeln!(out, "{}", painted(&rule(&columns), "2", style))?;
    for row in 0..answer.table.rows.len() {
        writeln!(out, "{}", line(columns.iter().map(|column| (column, column.cells[row].as_str()))))?;
    }
    for (place, notice) in answer.notices.iter().enumerate() {
        let width = style.width.unwrap_or(WIDEST_NOTICE).min(WIDEST_NOTICE);
        let lines = wrapped(&format!("{}: {}", notice.kind, one_line(&notice.text)), width.saturating_sub(2));
        let mark = painted("!", "33", style);
        writeln!(out, "{}{mark} {}", if place == 0 { "\n" } else { "" }, lines.join("\n  "))?;
    }
    Ok(())
}

fn printed(table: &Table, per: u64) -> Vec<Printed> {
    let of_column = |(place, column): (usize, &super::Column)| {
        let heading = one_line(&number::heading(column, per));
        let cells: Vec<String> =
            table.rows.iter().map(|row| one_line(&number::for_people(&row[place], column.kind, per))).collect();
        let width = cells.iter().map(|cell| cell.width()).chain([heading.width()]).max().unwrap_or(0);
        Printed { kind: column.kind, heading, cells, width }
    };
    table.columns.iter().enumerate().map(of_column).collect()
}

/// Takes the missing width from the widest text columns, a step at a time.
fn shrink(columns: &mut [Printed], width: usize) {
    let gaps = GAP * columns.len().saturating_sub(1);
    loop {
        let total: usize = columns.iter().map(|column| column.width).sum::<usize>() + gaps;
        let texts = columns.iter_mut().filter(|column| column.kind.is_text() && column.width > NARROWEST_TEXT);
        match texts.max_by_key(|column| column.width) {
            Some(widest) if total > width => widest.width -= 1,
            _ => return,
        }
    }
}

fn line<'a>(cells: impl Iterator<Item = (&'a Printed, &'a str)>) -> String {
    let padded = |(column, text): (&Printed, &str)| {
        let text =
            if column.kind == ColumnKind::Left { cut_start(text, column.width) } else { cut_end(text, column.width) };
        let space = " ".repeat(column.width - text.width());
        let text = isolated(&text);
        if column.kind == ColumnKind::Text { text + &space } else { space + &text }
    };
    cells.map(padded).collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_string()
}

fn rule(columns: &[Printed]) -> String {
    columns.iter().map(|column| "─".repeat(column.width)).collect::<Vec<_>>().join(&" ".repeat(GAP))
}

/// The beginning of a text that fits, with an ellipsis if something was cut.
fn cut_end(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.into();
    }
    let fits = |kept: &String, letter: char| kept.width() + letter.width().unwrap_or(0) < width;
    let mut kept = String::new();
    for letter in text.chars() {
        if !fits(&kept, letter) {
            break;
        }
        kept.push(letter);
    }
    kept + "…"
}

/// The end of a text that fits: the far end of a left context is cut.
fn cut_start(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.into();
    }
    let start = text.char_indices().map(|(start, _)| start).find(|&start| text[start..].width() < width);
    format!("…{}", &text[start.unwrap_or(text.len())..])
}

/// Wraps at spaces.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines
}

/// White space as single spaces, no control characters and no marks that reorder what follows: a text of the corpus must not
/// steer the terminal.
pub fn one_line(text: &str) -> String {
    balanced(text).chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn painted(text: &str, code: &str, style: &Style) -> String {
    if style.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{answer, written};
    use super::super::{Cell, Column};
    use super::*;

    #[test]
    fn columns_line_up_by_display_width() {
        let text = written(&TABLE, &Style::default());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "Frequency");
        let widths: Vec<usize> = lines[3..6].iter().map(|line| line.width()).collect();
        assert_eq!(widths, [widths[0]; 3], "{text}");
        assert!(lines[4].ends_with("12,345              4.2  12.3%      −1.50  < 0.001"), "{text}");
    }

    #[test]
    fn notices_stand_below_the_table() {
        assert!(written(&TABLE, &Style::default()).ends_with("\n\n! unknown-date: 1 article has no date\n"));
    }

    #[test]
    fn persian_is_isolated_and_control_characters_are_not_printed() {
        let text = written(&TABLE, &Style::default());
        assert!(text.contains("\u{2068}تحریم\u{200c}ها\u{2069}"));
        assert!(!text.contains(['\t', '\u{1b}']));
        assert!(written(&TABLE, &Style { colour: true, ..Style::default() }).contains("\u{1b}[1m"));
    }

    #[test]
    fn a_left_context_is_cut_at_its_far_end() {
        let mut lines = answer();
        let long = "one two three four five six seven";
        lines.table.columns = vec![Column::new("left", ColumnKind::Left), Column::new("right", ColumnKind::Text)];
        lines.table.rows = vec![vec![Cell::text(long), Cell::text(long)]];
        let mut bytes = Vec::new();
        write(&lines, &Style { width: Some(32), ..Style::default() }, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("…five six seven  one two three …"), "{text}");
        assert!(text.lines().skip(1).take(4).all(|line| line.width() <= 32), "{text}");
    }
}
