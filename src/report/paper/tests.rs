//! The papers on a small report with every kind of piece and the texts that break naive writers.

use super::{Manuscript, PAPERS, Paper};
use crate::chart::{Chart, DotPlot, Words};
use crate::report::{Block, Evidence, Fact, Figure, Reference, Report, Section, Sentence};
use crate::table::{Cell, Column, ColumnKind, LongTable, Notice, Table, isolated};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

const HOSTILE: &str =
    "\\input{/etc/passwd} $x$ {{< include x >}} <script>x</script> ]]> </w:t> | `c` % # =1+1 \u{1}\u{202e}dlo @fig-a";

fn table(name: &str, rows: usize) -> Table {
    let columns = vec![
        Column::new("form", ColumnKind::Text),
        Column::new("count", ColumnKind::Count),
        Column::new("per_million", ColumnKind::PerMillion).heading("per million words"),
    ];
    let row = |place: usize| vec![Cell::text(HOSTILE), Cell::count(place as u64), Cell::number(4_213.5)];
    Table { name: name.into(), title: format!("A table {HOSTILE}"), columns, rows: (0..rows).map(row).collect() }
}

fn report() -> Report {
    let words = Words {
        title: "Dots".into(),
        subtitle: String::new(),
        note: String::new(),
        description: format!("A dot plot. {HOSTILE}"),
    };
    let chart = Chart::Dots(DotPlot { words, axis: "per 1,000".into(), series: Vec::new(), rows: Vec::new() });
    let figure = Figure { name: "dots".into(), caption: format!("Dots {HOSTILE}"), chart, twin: table("dots-twin", 2) };
    let persian = format!("{}: of 100 words", isolated("سد کشندی"));
    let blocks = vec![
        Block::Paragraph(HOSTILE.into()),
        Block::Paragraph(persian),
        Block::Paragraph("سد کشندی مهراوند".into()),
        Block::Notice(Notice::new("careful", HOSTILE)),
        Block::Figure(Box::new(figure)),
        Block::Table(table("long", 100)),
        Block::Details { summary: "More".into(), blocks: vec![Block::Table(table("short", 1))] },
        Block::Copy("# Methods\n\nBy `newsprint report x` (Hardie 2014; Gries 2008).\n\n- [ ] why: ____".into()),
    ];
    Report {
        title: format!("Title {HOSTILE}"),
        subtitle: "Below".into(),
        language: "en".into(),
        text_language: "en".into(),
        summary: vec![Sentence { text: HOSTILE.into(), section: "one".into() }],
        trust: vec![Fact { label: "articles".into(), value: "4".into(), warning: true }],
        outlets: Vec::new(),
        sections: vec![Section { id: "one".into(), title: "One".into(), blocks }],
        evidence: Evidence::default(),
        colophon: vec![Fact { label: "hash".into(), value: "ab".repeat(32), warning: false }],
    }
}

fn references() -> Vec<Reference> {
    let reference = |key: &str, cited_as: &str| Reference {
        key: key.into(),
        cited_as: cited_as.into(),
        plain: format!("{cited_as}. A work."),
        bibtex: String::new(),
        csl: serde_json::Value::Null,
    };
    vec![reference("gries2008", "Gries 2008"), reference("hardie2014", "Hardie 2014")]
}

/// The files of a paper, in a folder that holds the one chart.
fn files(name: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("charts")).unwrap();
    let report = report();
    let Block::Figure(figure) = &report.sections[0].blocks[4] else { panic!("the figure") };
    let svg = crate::chart::draw(&figure.chart, &crate::chart::Sheet::default()).svg;
    std::fs::write(folder.path().join("charts/dots.png"), crate::chart::png(&svg, 72).unwrap()).unwrap();
    let (tables, references) = ([table("whole", 3)], references());
    let tables = tables.map(LongTable::from);
    let manuscript = Manuscript::of(&report, &tables, &references, 1000);
    let paper = PAPERS.iter().find(|paper| paper.name == name).unwrap();
    let written = |folder: &Path| paper.files(&manuscript, folder).unwrap();
    let files = written(folder.path());
    assert!(files.iter().zip(written(folder.path())).all(|(one, two)| one.bytes == two.bytes), "{name} has a clock");
    files.into_iter().map(|file| (file.name, file.bytes)).collect()
}

fn text(paper: &str, file: &str) -> String {
    String::from_utf8(files(paper).remove(file).unwrap()).unwrap()
}

fn part(docx: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn papers_are_named_once_and_unknown_ones_refused() {
    let all = Paper::all(&["xlsx".into(), "md".into(), "md".into()]).unwrap();
    assert_eq!(all.iter().map(|paper| paper.name).collect::<Vec<_>>(), ["md", "xlsx"]);
    assert!(Paper::all(&["pdf".into()]).unwrap_err().remedy().unwrap().contains("docx"));
}

#[test]
fn markdown_says_everything_and_no_text_is_markup() {
    let text = text("md", "report.md");
    assert!(text.contains("**Figure 1.** Dots") && text.contains("Its numbers: Table 1."), "{text}");
    assert!(text.contains("**Table 2.** A table") && text.contains("Shown: the first 60 of 100 rows."), "{text}");
    assert!(text.contains("By `newsprint report x` (Hardie 2014; Gries 2008).") && text.contains("- [ ] why: "));
    assert!(
        !text.contains("<script") && !text.contains("{{<") && !text.contains('\u{202e}') && !text.contains('\u{1}')
    );
}

#[test]
fn quarto_numbers_and_cites_itself() {
    let text = text("qmd", "report.qmd");
    assert!(text.starts_with("---\ntitle: \"Title \\\\\\\\input"), "{text}");
    assert!(text.contains("{#fig-dots fig-alt=") && text.contains("{#tbl-long-2}"), "{text}");
    assert!(
        text.contains("[@hardie2014; @gries2008]") && text.contains("nocite: \"@gries2008, @hardie2014\""),
        "{text}"
    );
    assert!(text.contains("::: {dir=\"rtl\"}\nسد کشندی مهراوند\n:::"));
    assert!(!text.contains("{{<") && !text.contains("<script"));
}

#[test]
fn tex_has_no_command_of_a_text() {
    let files = files("tex");
    let text = String::from_utf8(files["report.tex"].clone()).unwrap();
    let body = text.split_once("\\begin{document}").unwrap().1;
    assert!(
        !body.contains("\\input{") && !body.contains('\u{202e}') && body.contains("\\textbackslash{}input"),
        "{body}"
    );
    assert!(body.replace("\\%", "").find('%').is_none(), "a text opened a comment");
    assert!(body.contains("{\\detokenize{charts/dots.png}}") && body.contains("\\RL{سد کشندی}"), "{body}");
    assert_eq!(body.matches("\\begin{longtable}").count(), 3);
    assert!(files.contains_key("fonts/NotoSans-Regular.ttf") && files.contains_key("fonts/OFL-NotoSans.txt"));
}

#[test]
fn docx_is_whole_and_knows_directions() {
    let docx = files("docx").remove("report.docx").unwrap();
    let document = part(&docx, "word/document.xml");
    for name in [
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/_rels/document.xml.rels",
        "docProps/core.xml",
    ] {
        roxmltree::Document::parse(&part(&docx, name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let tree = roxmltree::Document::parse(&document).unwrap();
    let texts: String = tree
        .descendants()
        .filter(|node| node.has_tag_name("t") || node.tag_name().name() == "t")
        .filter_map(|node| node.text())
        .collect();
    assert!(texts.contains("</w:t> | `c` % # =1+1 \u{fffd}[U+202E]dlo"), "{texts}");
    assert!(texts.contains("By newsprint report x (Hardie 2014"), "commands have a style instead of accents");
    // An English sentence that begins with a Persian name runs from the left, a Persian one from the right.
    let paragraph = |of: &str| document[..document.find(of).unwrap()].rsplit("<w:p>").next().unwrap().to_owned();
    assert!(!paragraph(": of 100 words").contains("<w:bidi/>") && paragraph("سد کشندی مهراوند").contains("<w:bidi/>"));
    assert_eq!(document.matches("<w:tblHeader/>").count(), 3);
    // Every style that a paragraph names is there.
    let styles = part(&docx, "word/styles.xml");
    for name in document.split("<w:pStyle w:val=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(styles.contains(&format!("w:styleId=\"{name}\"")), "{name}");
    }
}

#[test]
fn the_workbook_holds_every_table() {
    use calamine::{Reader, Xlsx};
    let bytes = files("xlsx").remove("tables.xlsx").unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["dots-twin", "long", "short", "whole", "about"]);
    assert_eq!(book.worksheet_range("long").unwrap().height(), 101);
    assert!(book.worksheet_formula("long").unwrap().is_empty());
}
