//! Tab-separated values for scripts and spreadsheets: a header line and the rows, nothing else, at full precision.
//! A tab or line break inside a text is replaced by a space, because the format has no way to quote it.

use memchr::memmem;
use std::io::{Result, Write};

use super::{Answer, Cell, Form, Format, Holds, Style, Value, number};

/// `--format tsv`.
pub(super) const TSV: Format = Format {
    name: "tsv",
    extension: "tsv",
    about: "tab-separated, full precision; tabs and line breaks inside texts become spaces",
    form: Form::Text,
    holds: Holds::Rows,
    write,
    lines: Some(lines),
};

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    let mut header = String::new();
    for column in &answer.table.columns {
        put_plain(&mut header, &column.name);
        header.push('\t');
    }
    end(&mut header);
    out.write_all(header.as_bytes())?;
    answer.table.rows.chunks(TOGETHER).try_for_each(|rows| out.write_all(lines(rows).as_bytes()))
}

/// Rows whose lines are made before they are written.
const TOGETHER: usize = 1_000;

fn lines(rows: &[Vec<Cell>]) -> String {
    let as_they_stand = joined(rows, String::push_str);
    let fields: usize = rows.iter().map(Vec::len).sum();
    // Most texts are plain, and then the control characters are the tabs and line ends between the fields.
    let bytes = as_they_stand.as_bytes();
    let of_piece = |piece: &[u8]| piece.iter().fold(0u8, |found, &byte| found + u8::from(byte < b' '));
    let found: usize = bytes.chunks(u8::MAX.into()).map(|piece| usize::from(of_piece(piece))).sum();
    let separated = || SEPARATORS.iter().any(|separator| memmem::find(bytes, separator.as_bytes()).is_some());
    if found == fields && !separated() { as_they_stand } else { joined(rows, put_plain) }
}

/// Line and paragraph ends of Unicode.
const SEPARATORS: [&str; 2] = ["\u{2028}", "\u{2029}"];

/// The lines of rows, each text by `put`.
fn joined(rows: &[Vec<Cell>], put: impl Fn(&mut String, &str)) -> String {
    // A few short fields a row.
    let mut lines = String::with_capacity(32 * rows.len());
    let mut digits = itoa::Buffer::new();
    for row in rows {
        for cell in row {
            match &cell.value {
                Value::Text(text) => put(&mut lines, text),
                Value::Count(number) => lines.push_str(digits.format(*number)),
                value => lines.push_str(&number::for_machines(value)),
            }
            lines.push('\t');
        }
        end(&mut lines);
    }
    lines
}

/// Adds a text that may hold tabs or line ends.
fn put_plain(line: &mut String, text: &str) {
    if text.bytes().any(|byte| byte < b' ' || byte == SEPARATORS[0].as_bytes()[0]) {
        line.push_str(&text.replace("\r\n", " ").replace(['\t', '\n', '\r', '\u{2028}', '\u{2029}'], " "));
    } else {
        line.push_str(text);
    }
}

/// Ends the line, whose last tab is its end.
fn end(lines: &mut String) {
    lines.pop();
    lines.push('\n');
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn what_ends_a_line_becomes_a_space_wherever_it_stands() {
        for odd in ["\t", "\n", "\r", "\r\n", "\u{2028}", "\u{2029}"] {
            for text in [format!("{odd}b"), format!("a{odd}b"), format!("dam’s \u{1}{odd}")] {
                let rows = [vec![Cell::text("“dam”"), Cell::count(7)], vec![Cell::text(&text), Cell::count(0)]];
                let expected = format!("“dam”\t7\n{}\t0\n", text.replace(odd, " "));
                assert_eq!(lines(&rows), expected, "{text:?}");
                assert_eq!(lines(&rows[..1]), "“dam”\t7\n");
            }
        }
    }

    #[test]
    fn a_row_is_a_line_and_a_field_has_no_tab() {
        let text = written(&TSV, &Style::default());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "left\tform\tcount\tper_million\tshare\tlog_ratio\tp");
        assert_eq!(lines[1], "said \"the end\"\t制裁\t12345\t4213.5\t0.1234\t-1.5\t0.00004");
        assert_eq!(lines[2], "a|b, <c>\tتحریم\u{200c}ها\t0\t0\t\t-inf\t1");
        assert_eq!(lines.len(), 3);
    }
}
