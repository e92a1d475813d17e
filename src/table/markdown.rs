//! A pipe table for manuscripts and repositories, with the numbers that people read.
//! Notices follow as a list, so that a pasted table keeps its caveats.

use std::io::{Result, Write};

use super::direction::balanced;
use super::{Answer, Form, Format, Holds, Style, number};

/// `--format markdown`.
pub(super) const MARKDOWN: Format = Format {
    name: "markdown",
    extension: "md",
    about: "a pipe table with rounded numbers and its notices",
    form: Form::Text,
    holds: Holds::Notices,
    write,
    lines: None,
};

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

/// Keeps a text from being read as markup (of GitHub, pandoc or Quarto), from ending its cell and from reordering its
/// neighbours; a line break becomes a space, another control character U+FFFD.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let text = balanced(text);
    for (place, letter) in text.char_indices() {
        match letter {
            '\n' | '\r' | '\t' => safe.push(' '),
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '{' | '}' | '$' | '^' | '~' | '@' => safe.extend(['\\', letter]),
            // At the start of a paragraph these open a heading, a quotation or a list; a number opens a list by its full stop.
            '#' | '>' | '+' | '-' | '=' | ':' | '%' if place == 0 => safe.extend(['\\', letter]),
            '.' | ')' if opens_a_list(&text, place) => safe.extend(['\\', letter]),
            _ if letter.is_control() => safe.push(char::REPLACEMENT_CHARACTER),
            _ => safe.push(letter),
        }
    }
    safe
}

/// Whether the sign at this place ends the number of a list: digits before it, white space behind it.
fn opens_a_list(text: &str, place: usize) -> bool {
    let digits = place > 0 && text[..place].bytes().all(|byte| byte.is_ascii_digit());
    digits && text[place + 1..].chars().next().is_none_or(char::is_whitespace)
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
    fn no_text_becomes_markup() {
        for (text, safe) in [
            ("# a", "\\# a"),
            ("12. a. b", "12\\. a. b"),
            ("12.5 a", "12.5 a"),
            ("- a - b", "\\- a - b"),
            ("$x$ {{< include x >}} @fig-1", "\\$x\\$ \\{\\{&lt; include x >\\}\\} \\@fig-1"),
            ("&lt;b>", "&amp;lt;b>"),
            ("![a](b)\u{1b}", "!\\[a\\](b)\u{fffd}"),
            ("\u{202e}dlo", "[U+202E]dlo".replace('[', "\\[").replace(']', "\\]").as_str()),
        ] {
            assert_eq!(escaped(text), safe, "{text}");
        }
    }

    #[test]
    fn notices_follow_the_table() {
        assert!(written(&MARKDOWN, &Style::default()).ends_with("|\n\n- 1 article has no date\n"));
    }
}
