//! Promise: every format holds every row of an answer, with the values of all other formats, and hostile texts harm none.

mod common;

use calamine::{Data, Reader, Xlsx};
use common::{newsprint, shipped, stdout};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What opens files by their names in shells, spreadsheets, browsers, LaTeX, Markdown, pandoc and Quarto.
const HOSTILE: &str = "=HYPERLINK(\"http://x\",\"y\") dam | pipe `code` {{< include /etc/passwd >}} $$x$$ @fig-1 \\input{/etc/passwd} \
    \\write18{ls} %comment <script>alert(1)</script> ]]> &lt; \u{202e}override\u{202c} \u{2067}open ![x](http://x) dam _x0041_ +1 -1";

fn written(corpus: &Path, folder: &Path, ending: &str, arguments: &[&str]) -> Vec<u8> {
    let file = folder.join(format!("result.{ending}"));
    let (corpus, name) = (corpus.to_string_lossy(), file.to_string_lossy());
    let (command, rest) = arguments.split_first().expect("a command");
    let call = [&[*command, &corpus][..], rest, &["-o", &name, "--quiet"]].concat();
    let output = newsprint(&call);
    assert!(output.status.success(), "{call:?}: {}", String::from_utf8_lossy(&output.stderr));
    fs::read(&file).expect("the result")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_ending_writes_the_same_rows() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = shipped("dispute/articles");
    let corpus = if corpus.exists() { corpus } else { shipped("dispute") };
    let of = |ending: &str| written(&corpus, folder.path(), ending, &["words", "--by", "outlet", "--min-count", "5"]);
    let rows = common::rows(&text(of("tsv")));
    assert!(rows.len() > 100);
    let lines: Vec<serde_json::Value> =
        text(of("jsonl")).lines().map(|line| serde_json::from_str(line).expect("a row")).collect();
    assert_eq!(lines.len(), rows.len());
    for (row, line) in rows.iter().zip(&lines) {
        assert_eq!(row["form"], line["form"].as_str().expect("a form"));
        assert_eq!(row["count"], line["count"].to_string());
    }
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(of("xlsx"))).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("rows");
    assert_eq!(sheet.height(), rows.len() + 1);
    let header: BTreeMap<String, usize> = sheet
        .rows()
        .next()
        .expect("a header")
        .iter()
        .enumerate()
        .map(|(place, cell)| (cell.to_string(), place))
        .collect();
    for (row, cells) in rows.iter().zip(sheet.rows().skip(1)) {
        assert_eq!(cells[header["form"]], Data::String(row["form"].clone()));
        assert_eq!(cells[header["per_million"]].to_string().parse::<f64>(), row["per_million"].parse::<f64>());
    }
    let tex = text(of("tex"));
    assert_eq!(tex.lines().filter(|line| line.ends_with("\\\\") && line.contains(" & ")).count(), rows.len() + 1);
    assert_eq!(text(of("html")).matches("<th scope=\"row\">").count(), rows.len());
    assert_eq!(text(of("md")).lines().filter(|line| line.starts_with("| ")).count(), rows.len() + 2);
    assert!(of("arrow").starts_with(b"ARROW1") && of("arrow").ends_with(b"ARROW1"));
}

#[test]
fn arrow_is_read_by_pyarrow_where_it_is_installed() {
    let folder = tempfile::tempdir().expect("a folder");
    let oracle = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/arrow.py");
    let python = std::env::var("NEWSPRINT_PYTHON").unwrap_or_else(|_| "python3".into());
    let run = |arguments: &[&Path]| {
        let output = std::process::Command::new(&python).arg(oracle).args(arguments).output().expect("python3 starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        println!("{}", String::from_utf8_lossy(&output.stdout));
    };
    for (corpus, question) in [("dispute", "keywords"), ("dispute-fa", "words"), ("dispute-zh", "diversity")] {
        let [arrow, json] = ["arrow", "json"].map(|ending| {
            let path = folder.path().join(format!("{corpus}.{ending}"));
            std::fs::write(&path, written(&shipped(corpus), folder.path(), ending, &[question])).expect("written");
            path
        });
        run(&[&arrow, &json]);
    }
    let index = folder.path().join("index");
    common::stdout(&["index", &shipped("dispute").to_string_lossy(), "-o", &index.to_string_lossy(), "--quiet"]);
    run(&[&index]);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_holds_the_same_numbers_to_the_last_bit() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    let folder = tempfile::tempdir().expect("a folder");
    let of = |ending: &str| written(&shipped("dispute"), folder.path(), ending, &["keywords"]);
    let rows = common::rows(&text(of("tsv")));
    let file = SerializedFileReader::new(bytes::Bytes::from(of("parquet"))).expect("a Parquet file");
    let of_row = |row: parquet::record::Row| -> BTreeMap<String, Field> {
        row.get_column_iter().map(|(name, field)| (name.clone(), field.clone())).collect()
    };
    let read: Vec<_> = file.get_row_iter(None).expect("rows").map(|row| of_row(row.expect("a row"))).collect();
    assert_eq!(read.len(), rows.len());
    for (row, read) in rows.iter().zip(&read) {
        assert_eq!(read["form"], Field::Str(row["form"].clone()));
        for column in ["log_ratio_hardie", "p_permutation", "target_count"] {
            match row[column].parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    let read = match read[column] {
                        Field::Double(read) => read,
                        Field::ULong(read) => read as f64,
                        _ => panic!("{column} is no number"),
                    };
                    assert_eq!(read.to_bits(), number.to_bits(), "{column}");
                }
                Ok(_) => {}
                Err(_) => assert_eq!(read[column], Field::Null, "{column}"),
            }
        }
    }
}

#[test]
fn hostile_texts_are_harmless_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("news");
    fs::create_dir_all(corpus.join("=A1+B1")).expect("a folder");
    fs::write(corpus.join("=A1+B1").join("a.txt"), HOSTILE).expect("an article");
    let of =
        |ending: &str| written(&corpus, folder.path(), ending, &["concordance", "dam", "--width", "40", "--no-clean"]);
    let html = text(of("html"));
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;") && !html.contains('\u{202e}'));
    let tex = text(of("tex"));
    let body: String = tex.lines().filter(|line| !line.starts_with('%')).collect();
    assert!(!body.contains("\\input{") && !body.contains("\\write18") && !body.contains('\u{202e}'), "{tex}");
    assert!(body.replace("\\%", "").find('%').is_none(), "{tex}");
    let markdown = text(of("md"));
    assert!(!markdown.contains("<script") && !markdown.contains("{{<") && !markdown.contains('\u{202e}'), "{markdown}");
    for row in markdown.lines().filter(|line| line.starts_with("| ")) {
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 10, "{row}");
    }
    // Formats for machines hold the text as it stands.
    let json: serde_json::Value = serde_json::from_str(&text(of("json"))).expect("JSON");
    assert!(json["rows"][0]["right"].as_str().expect("a text").contains("\u{202e}override"));
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(of("xlsx"))).expect("a workbook");
    assert!(book.worksheet_formula("concordance").expect("formulas").is_empty());
    let sheet = book.worksheet_range("concordance").expect("a sheet");
    assert!(sheet.rows().any(|row| row.contains(&Data::String("=A1+B1".into()))));
    assert!(sheet.rows().flatten().any(|cell| cell.to_string().contains("_x0041_")));
}

#[test]
fn csv_says_what_a_spreadsheet_may_take_for_formulas() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("news");
    fs::create_dir_all(corpus.join("=A1+B1")).expect("a folder");
    fs::write(corpus.join("=A1+B1").join("a.txt"), "one dam\n").expect("an article");
    let corpus = corpus.to_string_lossy().into_owned();
    let output = newsprint(&["words", &corpus, "--by", "outlet", "--format", "csv"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("2 texts begin with =, +, - or @"), "{output:?}");
    assert!(stdout(&["words", &corpus, "--by", "outlet", "--format", "csv", "-q"]).contains("dam,=A1+B1,"));
}

#[test]
fn an_unknown_ending_or_format_names_the_known_ones() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for arguments in [&["words", &corpus, "-o", "x.ods"][..], &["words", &corpus, "--format", "ods"][..]] {
        let output = newsprint(arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("xlsx"), "{output:?}");
    }
}
