//! The promise: every number of the report's page opens exactly as many lines as it says, or the stated sample of them; counts of
//! articles add up to those of outlets, and these to the corpus.

mod common;

use common::{evaluation, shipped};
use newsprint::report::{Block, Evidence, EvidenceForm, Report};
use newsprint::study::{Outcome, Study};
use newsprint::table::{EvidenceId, Table, Value};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Numbers that open lines in the report of a corpus.
fn checked(corpus: PathBuf) -> u64 {
    let mut study = Study::of(&[corpus]).expect("a study");
    study.marks = true;
    let index = study.index().expect("an index");
    let outcome = study.report(&index, "newsprint report").expect("a report");
    sums(&outcome);
    check(&outcome)
}

/// As [`checked`], of a report that shows comparisons alone.
fn opening(study: PathBuf) -> u64 {
    let study = Study::of(&[study]).expect("a study");
    let index = study.index().expect("an index");
    check(&study.report(&index, "newsprint report").expect("a report"))
}

/// Every table of the page, folded ones and twins of figures too.
fn tables(report: &Report) -> Vec<&Table> {
    let mut found = Vec::new();
    let mut blocks: Vec<&Block> = report.sections.iter().flat_map(|section| &section.blocks).collect();
    while let Some(block) = blocks.pop() {
        match block {
            Block::Table(table) => found.push(table),
            Block::Figure(figure) => found.push(&figure.twin),
            Block::Details { blocks: folded, .. } => blocks.extend(folded),
            _ => {}
        }
    }
    found
}

/// What a number should be by its lines, or, where the page holds a sample of them, by the counts that it states.
fn by_lines(report: &Report, form: &EvidenceForm, id: &EvidenceId) -> u64 {
    let articles = &report.evidence.articles;
    let kept = |line: &&newsprint::report::EvidenceLine| {
        let article = &articles[line.article as usize];
        id.outlet.as_ref().is_none_or(|outlet| *outlet == article.outlet)
            && id.article.as_ref().is_none_or(|one| *one == article.id)
    };
    let lines = form.lines.iter().filter(kept).count() as u64;
    let whole = form.lines.len() as u64 == form.count;
    let stated = match (&id.outlet, &id.article) {
        (None, None) => form.count,
        (Some(outlet), None) => {
            let place = report.outlets.iter().position(|name| name == outlet).expect("a known outlet");
            form.count_by_outlet[place]
        }
        _ => {
            assert!(whole, "{id:?} is one of a sample");
            lines
        }
    };
    assert!(!whole || stated == lines, "{id:?}: {stated} stated, {lines} lines");
    stated
}

/// The words of every line: each a stretch of its context in order, and between them no letter is left over.
fn words_cover(outcome: &Outcome<'_>) {
    let evidence = &outcome.report.evidence;
    for line in evidence.forms.iter().chain(&evidence.parts).flat_map(|form| &form.lines) {
        for (text, words) in [(&line.left, &line.left_words), (&line.right, &line.right_words)] {
            let mut at = 0;
            for word in words {
                let (start, end) = (word.bytes.start as usize, word.bytes.end as usize);
                assert!(!text[at..start].contains(char::is_alphanumeric), "{text}: {start}");
                let (spelling, form) = (&text[start..end], &evidence.context_forms[word.form as usize]);
                assert_eq!(spelling.chars().count() > 0, !form.is_empty());
                at = end;
            }
            assert!(!text[at..].contains(char::is_alphanumeric), "{text}: {at}");
        }
    }
}

fn check(outcome: &Outcome<'_>) -> u64 {
    words_cover(outcome);
    let report = &outcome.report;
    let forms: BTreeMap<&str, &EvidenceForm> =
        report.evidence.forms.iter().chain(&report.evidence.parts).map(|form| (form.form.as_str(), form)).collect();
    let mut checked = 0;
    for form in report.evidence.forms.iter().chain(&report.evidence.parts) {
        assert_eq!(form.count_by_outlet.iter().sum::<u64>(), form.count, "{}: outlets add up", form.form);
        let sampled = (form.lines.len() as u64) < form.count;
        assert!(!sampled || !report.evidence.rule.is_empty(), "{}: a sample has a stated rule", form.form);
    }
    for table in tables(report) {
        for (row, column) in table.rows.iter().flat_map(|row| (0..row.len()).map(move |column| (row, column))) {
            let cell = &row[column];
            let Some(id) = cell.evidence.as_deref() else { continue };
            let apart = id.article.as_ref().and_then(|article| forms.get(Evidence::part(&id.form, article).as_str()));
            let form = apart
                .or_else(|| forms.get(id.form.as_str()))
                .unwrap_or_else(|| panic!("{}: no lines of {id:?}", table.name));
            let Value::Count(number) = cell.value else { panic!("{}: {id:?} belongs to no count", table.name) };
            assert_eq!(
                number,
                by_lines(report, form, id),
                "{}, column {}: {id:?}",
                table.name,
                table.columns[column].name
            );
            checked += 1;
        }
    }
    checked
}

/// Counts of each form, and all of them, by corpus, outlet and article.
fn sums(outcome: &Outcome<'_>) {
    let by_form = |name: &str| {
        let table = outcome.tables.iter().find(|table| table.head.name == name).expect("a whole table");
        assert_eq!(table.whole().rows.len(), table.len, "{name}");
        let table = table.whole();
        let (form, count) = (table.column("form").expect("forms"), table.column("count").expect("counts"));
        let mut sums: BTreeMap<String, u64> = BTreeMap::new();
        for row in &table.rows {
            let (Value::Text(form), Value::Count(count)) = (&row[form].value, &row[count].value) else {
                panic!("{name}")
            };
            *sums.entry(form.to_string()).or_default() += count;
        }
        sums
    };
    let corpus = by_form("frequency");
    assert_eq!(corpus, by_form("frequency-by-outlet"));
    assert_eq!(corpus, by_form("frequency-by-article"));
    assert_eq!(corpus.values().sum::<u64>(), outcome.provenance.corpus.tokens);
}

#[test]
fn every_number_of_the_sample_corpora_opens_its_lines() {
    assert!(checked(shipped("dispute")) > 300);
    assert!(checked(shipped("dispute-fa")) > 100);
}

#[test]
fn every_number_of_chosen_comparisons_opens_its_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let study = folder.path().join("study.toml");
    let compare = "[[report.compare]]\ntarget = 'date < 2025-06'\n[[report.compare]]\ntarget = 'outlet = \"Undertow\"'\n\
                   [[report.compare]]\ntarget_voice = 'quoted'\nreference_voice = 'own'\n[[report.compare]]\ntarget = 'date < 2025-03-10'\n";
    let text =
        format!("corpus = ['{}']\n[report]\nsections = ['compare', 'lines']\n{compare}", shipped("dispute").display());
    std::fs::write(&study, text).expect("a study");
    // At least 25 rows with both sides in each but the first words of the smallest.
    assert!(opening(study) > 100);
}

#[test]
fn every_number_of_five_articles_opens_its_lines() {
    let Some(corpus) = evaluation("corpora/west-asia/articles") else { return };
    assert!(checked(corpus) > 100);
}

#[test]
#[ignore = "takes a minute: NEWSPRINT_FOLDER=… cargo test --release --test evidence -- --ignored"]
fn every_number_of_a_large_folder_opens_its_lines() {
    let folder = std::env::var_os("NEWSPRINT_FOLDER").expect("the folder of a corpus");
    let checked = checked(PathBuf::from(folder));
    println!("{checked} numbers checked");
    assert!(checked > 300);
}
