//! Tab-separated values for scripts and spreadsheets: a header line and the rows, nothing else, at full precision.
//! A tab or line break inside a text is replaced by a space, because the format has no way to quote it.

use std::io::{Result, Write};

use super::{Answer, Format, Style, number};

/// `--format tsv`.
pub(super) const TSV: Format = Format {
    name: "tsv",
    extension: "tsv",
    about: "tab-separated, full precision; tabs and line breaks inside texts become spaces",
    write,
};

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    let names = answer.table.columns.iter().map(|column| field(&column.name));
    writeln!(out, "{}", names.collect::<Vec<_>>().join("\t"))?;
    for row in &answer.table.rows {
        let fields = row.iter().map(|cell| field(&number::for_machines(&cell.value)));
        writeln!(out, "{}", fields.collect::<Vec<_>>().join("\t"))?;
    }
    Ok(())
}

fn field(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\t', '\n', '\r', '\u{2028}', '\u{2029}'], " ")
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
