//! Tab-separated values for scripts and spreadsheets: a header line and the rows, nothing else, at full precision.
//! A tab or line break inside a text is replaced by a space, because the format has no way to quote it.

use std::io::{Result, Write};

use super::{Answer, Form, Format, Holds, Style, Value, number};

/// `--format tsv`.
pub(super) const TSV: Format = Format {
    name: "tsv",
    extension: "tsv",
    about: "tab-separated, full precision; tabs and line breaks inside texts become spaces",
    form: Form::Text,
    holds: Holds::Rows,
    write,
};

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    let mut line = String::new();
    answer.table.columns.iter().for_each(|column| put(&mut line, &column.name));
    end(&mut line, out)?;
    for row in &answer.table.rows {
        for cell in row {
            match &cell.value {
                Value::Text(text) => put(&mut line, text),
                value => put(&mut line, &number::for_machines(value)),
            }
        }
        end(&mut line, out)?;
    }
    Ok(())
}

/// Adds a field and the tab behind it.
fn put(line: &mut String, text: &str) {
    // The bytes of a tab, a line end or a Unicode line separator; what has none of them is most texts.
    if text.bytes().any(|byte| byte < b' ' || byte == 0xe2) {
        let plain = text.replace("\r\n", " ").replace(['\t', '\n', '\r', '\u{2028}', '\u{2029}'], " ");
        line.push_str(&plain);
    } else {
        line.push_str(text);
    }
    line.push('\t');
}

/// Writes the line, whose last tab is its end, and empties it.
fn end(line: &mut String, out: &mut dyn Write) -> Result<()> {
    line.pop();
    line.push('\n');
    out.write_all(line.as_bytes())?;
    line.clear();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

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
