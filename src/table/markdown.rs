//! A pipe table for manuscripts and repositories, with the numbers that people read.
//! Notices follow as a list, so that a pasted table keeps its caveats.

use std::io::{Result, Write};

use super::{Answer, Format, Style, number};

/// `--format markdown`.
pub(super) const MARKDOWN: Format =
    Format { name: "markdown", extension: "md", about: "a pipe table with rounded numbers and its notices", write };

fn write(answer: &Answer, style: &Style, out: &mut dyn Write) -> Result<()> {
    let table = &answer.table;
    if !table.title.is_empty() {
        writeln!(out, "**{}**\n", escaped(&table.title))?;
    }
    line(out, table.columns.iter().map(|column| escaped(&number::heading(column, style.per))))?;
    line(
        out,
        table.columns.iter().map(|column| if column.kind == super::ColumnKind::Text { ":--" } else { "--:" }.into()),
    )?;
    for row in &table.rows {
        let cells = table.columns.iter().zip(row);
        line(out, cells.map(|(column, cell)| escaped(&number::for_people(cell, column.kind, style.per))))?;
    }
    for (place, notice) in answer.notices.iter().enumerate() {
        writeln!(out, "{}- {}", if place == 0 { "\n" } else { "" }, escaped(&notice.text))?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> Result<()> {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// Keeps a text from being read as markup or from ending its cell.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => safe.push(' '),
            '<' => safe.push_str("&lt;"),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' => safe.extend(['\\', letter]),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn a_pipe_inside_a_text_does_not_end_its_cell() {
        let text = written(&MARKDOWN, &Style::default());
        assert!(text.contains("| a\\|b, &lt;c> | تحریم\u{200c}ها | 0 | 0 | – | −∞ | 1.000 |"), "{text}");
        assert!(text.contains("| 12,345 | 4.2 | 12.3% | −1.50 | &lt; 0.001 |"), "{text}");
    }

    #[test]
    fn rates_are_shown_in_the_unit_that_was_asked_for() {
        assert!(written(&MARKDOWN, &Style::default()).contains("| per 1,000 words |"));
        assert!(written(&MARKDOWN, &Style { per: 1_000_000, ..Style::default() }).contains("| per million words |"));
    }

    #[test]
    fn notices_follow_the_table() {
        assert!(written(&MARKDOWN, &Style::default()).ends_with("|\n\n- 1 article has no date\n"));
    }
}
