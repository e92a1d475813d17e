//! One table as a page of its own: numbers as people read them, the machine's value in `<data>`, notices and how it was made.
//! No script, no network; a reader of screens hears caption, headings and units. The report's page is `report::html`.

use std::io::{Result, Write};

use super::direction::{reads_right_to_left, without_overrides};
use super::markup::escaped;
use super::{Answer, Cell, Column, ColumnKind, Form, Format, Holds, Style, Table, Value, number};

/// `--format html`.
pub(super) const HTML: Format = Format {
    name: "html",
    extension: "html",
    about: "a page with the table, its notices and how it was made",
    form: Form::Text,
    holds: Holds::Record,
    write,
    lines: None,
};

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const LOOKS: &str = "
:root { color-scheme: light dark; font-family: 'Noto Sans', Vazirmatn, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; line-height: 1.5; }
body { margin: 1.5rem auto; padding: 0 1rem; max-width: 80rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; border-block: 2px solid; }
caption { text-align: start; font-weight: bold; padding-block: .4rem; }
th, td { padding: .2rem .6rem; text-align: start; vertical-align: top; }
thead th { border-block-end: 1px solid; vertical-align: bottom; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.left { text-align: end; }
tbody th { font-weight: normal; }
dt { font-weight: bold; }
dd, pre { overflow-wrap: anywhere; white-space: pre-wrap; }
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } .scroll { overflow: visible; } }
";

fn write(answer: &Answer, style: &Style, out: &mut dyn Write) -> Result<()> {
    let table = &answer.table;
    let title = if table.title.is_empty() { &answer.command } else { &table.title };
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{}</title>\n<style>{LOOKS}</style>\n</head>\n<body>\n<main>", shown(title))?;
    rows(table, title, style, out)?;
    if !answer.notices.is_empty() {
        writeln!(out, "<h2>Notes</h2>\n<ul>")?;
        for notice in &answer.notices {
            writeln!(out, "<li dir=\"auto\">{}</li>", shown(&notice.text))?;
        }
        writeln!(out, "</ul>")?;
    }
    columns(table, style, out)?;
    writeln!(out, "</main>\n<footer>\n<details><summary>How it was made</summary>\n<dl>")?;
    fact(out, "newsprint", env!("CARGO_PKG_VERSION"))?;
    fact(out, "command", &answer.command)?;
    fact(out, "articles", &number::count(answer.corpus.articles))?;
    fact(out, "words", &number::count(answer.corpus.tokens))?;
    fact(out, "corpus (SHA-256)", &answer.corpus.hash)?;
    for (name, value) in &answer.settings {
        fact(out, name, value)?;
    }
    writeln!(out, "</dl></details>\n</footer>\n</body>\n</html>")
}

fn rows(table: &Table, title: &str, style: &Style, out: &mut dyn Write) -> Result<()> {
    let direction = if reads_right_to_left(table) { "rtl" } else { "ltr" };
    writeln!(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"caption\">")?;
    writeln!(out, "<table dir=\"{direction}\">\n<caption id=\"caption\" dir=\"auto\">{}</caption>", shown(title))?;
    write!(out, "<thead><tr>")?;
    for column in &table.columns {
        let heading = value(&number::heading(column, style.per));
        write!(out, "<th scope=\"col\"{}>{heading}</th>", class(column.kind))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    let named_by = table.columns.iter().position(|column| column.kind == ColumnKind::Text);
    for row in &table.rows {
        write!(out, "<tr>")?;
        for (place, (column, cell)) in table.columns.iter().zip(row).enumerate() {
            let (open, close) = if Some(place) == named_by { ("th scope=\"row\"", "th") } else { ("td", "td") };
            write!(out, "<{open}{}>{}</{close}>", class(column.kind), content(column, cell, style))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>")
}

fn columns(table: &Table, style: &Style, out: &mut dyn Write) -> Result<()> {
    let told: Vec<&Column> = table.columns.iter().filter(|column| !column.about.is_empty()).collect();
    if told.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>Columns</h2>\n<dl>")?;
    for column in told {
        fact(out, &number::heading(column, style.per), &number::about(column, style.per))?;
    }
    writeln!(out, "</dl>")
}

fn fact(out: &mut dyn Write, name: &str, text: &str) -> Result<()> {
    if text.is_empty() { Ok(()) } else { writeln!(out, "<dt>{}</dt><dd>{}</dd>", value(name), value(text)) }
}

fn class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "",
        ColumnKind::Left => " class=\"left\"",
        _ => " class=\"n\"",
    }
}

fn content(column: &Column, cell: &Cell, style: &Style) -> String {
    match &cell.value {
        Value::Text(text) => value(text),
        Value::Undefined => number::UNDEFINED.into(),
        exact => format!(
            "<data value=\"{}\">{}</data>",
            number::for_machines(exact),
            escaped(&number::for_people(cell, column.kind, style.per))
        ),
    }
}

/// A text of unknown script, kept from reordering what stands beside it.
fn value(text: &str) -> String {
    format!("<bdi>{}</bdi>", shown(text))
}

fn shown(text: &str) -> String {
    escaped(&without_overrides(text))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{answer, written};
    use super::*;

    #[test]
    fn numbers_are_rounded_for_people_and_whole_for_machines() {
        let text = written(&HTML, &Style::default());
        assert!(text.contains("<td class=\"n\"><data value=\"4213.5\">4.2</data></td>"), "{text}");
        assert!(text.contains("<data value=\"0.00004\">&lt; 0.001</data>"), "{text}");
        assert!(text.contains("<td class=\"n\">–</td><td class=\"n\"><data value=\"-inf\">−∞</data>"), "{text}");
        assert!(text.contains("<th scope=\"col\" class=\"n\"><bdi>per 1,000 words</bdi></th>"));
    }

    #[test]
    fn a_text_never_becomes_markup_and_never_reorders_the_page() {
        let mut hostile = answer();
        hostile.table.title = "</title><script>alert(1)</script>".into();
        hostile.table.rows[0][1] = Cell::text("\"><img onerror=x>\u{202e}\u{1}");
        let mut bytes = Vec::new();
        write(&hostile, &Style::default(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("<script") && !text.contains("<img") && !text.contains('\u{202e}'), "{text}");
        assert!(text.contains("<bdi>&quot;&gt;&lt;img onerror=x&gt;[U+202E]\u{fffd}</bdi>"), "{text}");
    }

    #[test]
    fn a_table_of_right_to_left_texts_runs_from_the_right() {
        assert!(written(&HTML, &Style::default()).contains("<table dir=\"ltr\">"));
        let mut persian = answer();
        persian.table.rows.remove(0);
        persian.table.rows[0][0] = Cell::text("سد");
        let mut bytes = Vec::new();
        write(&persian, &Style::default(), &mut bytes).unwrap();
        assert!(String::from_utf8(bytes).unwrap().contains("<table dir=\"rtl\">"));
    }
}
