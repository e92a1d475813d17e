//! What the page promises: nothing in it can act as markup, nothing is loaded, every link has a target, every number
//! its lines.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regex::Regex;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::gallery::{draw, english, persian};
use super::html;
use crate::report::{Block, EvidenceArticle, EvidenceForm, EvidenceLine, Fact, Report, Section, Sentence};
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Notice, Table};

const ATTACK: &str = "<script>alert(1)</script>";

fn page(report: &Report) -> String {
    html(report, 1000, draw)
}

/// The page without style and script, as a reader of the markup sees it.
fn markup(page: &str) -> String {
    let start = page.find("<body>").unwrap();
    let end = page.find("<script type=\"application/json\"").unwrap();
    page[start..end].into()
}

fn data(page: &str) -> Json {
    let start = "id=\"np-data\">";
    let rest = &page[page.find(start).unwrap() + start.len()..];
    let mut data: Json = serde_json::from_str(&rest[..rest.find("</script>").unwrap()]).unwrap();
    let packed = super::packed::unpacked(data["packed"].as_str().unwrap());
    data.as_object_mut().unwrap().extend(packed.as_object().unwrap().clone());
    data
}

fn captures(text: &str, pattern: &str) -> Vec<String> {
    Regex::new(pattern).unwrap().captures_iter(text).map(|found| found[1].to_string()).collect()
}

/// A report in which every text is an attack.
fn attacked() -> Report {
    let mut report = english();
    let text = || ATTACK.to_string();
    let id = EvidenceId { form: text(), outlet: Some(text()), article: None };
    let columns = vec![
        Column::new(ATTACK, ColumnKind::Text).heading(ATTACK).about(ATTACK),
        Column::new("count", ColumnKind::Count),
    ];
    let rows = vec![vec![Cell::text(text()), Cell::count(1).with(id)]];
    report.title = text();
    report.subtitle = text();
    report.outlets[0] = text();
    report.summary[0] = Sentence { text: text(), section: "corpus".into() };
    report.trust[0] = Fact { label: text(), value: text(), warning: true };
    report.colophon[0] = Fact { label: text(), value: text(), warning: false };
    report.sections[0] = Section {
        id: "corpus".into(),
        title: text(),
        blocks: vec![
            Block::Paragraph(text()),
            Block::Notice(Notice::new("attack", ATTACK)),
            Block::Table(Table { name: ATTACK.into(), title: text(), columns, rows }),
            Block::Details { summary: text(), blocks: vec![Block::Copy(text())] },
        ],
    };
    report.evidence.rule = text();
    report.evidence.articles[0] =
        EvidenceArticle { id: text(), outlet: text(), date: text(), title: "</script><!--".into() };
    let line = EvidenceLine {
        article: 0,
        left: text(),
        node: text(),
        right: text(),
        left_words: vec![],
        right_words: vec![],
        groups: vec![],
        voice: "own",
        bytes: 0..1,
    };
    report.evidence.forms[0] =
        EvidenceForm { form: text(), count: 1, count_by_outlet: vec![1, 0, 0, 0, 0], lines: vec![line] };
    report
}

#[test]
fn no_text_becomes_markup() {
    let page = page(&attacked());
    assert!(!page.contains(ATTACK));
    assert_eq!(page.matches("<script").count(), 2, "the data and the one script");
    assert_eq!(page.matches("</script").count(), 2);
    assert!(!page.contains("<!--"));
    assert!(markup(&page).matches("&lt;script&gt;alert(1)&lt;/script&gt;").count() > 15);
    let data = data(&page);
    assert_eq!(data["articles"][0][3], "</script><!--");
    assert_eq!(data["forms"][0][3][2], ATTACK);
}

#[test]
fn the_policy_allows_exactly_this_style_and_this_script() {
    let page = page(&english());
    let policy =
        captures(&page, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"").concat().replace("&#39;", "'");
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let style = &page[page.find("<style>").unwrap() + 7..page.find("</style>").unwrap()];
    let script = &page[page.rfind("<script>").unwrap() + 8..page.rfind("</script>").unwrap()];
    assert!(policy.contains(&format!("style-src {};", hash(style))));
    assert!(policy.contains(&format!("script-src {};", hash(script))));
    assert!(captures(&markup(&page), "(<[^>]* style=)").is_empty(), "style attributes would be refused");
    assert!(captures(&markup(&page), "(<[^>]* on[a-z]+=)").is_empty(), "so would handlers");
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for report in [english(), persian()] {
        let page = page(&report);
        let addresses = captures(&page, "(?:https?:)?//([a-z0-9.]+)[^a-z0-9.]");
        let foreign: Vec<&String> =
            addresses.iter().filter(|host| host.contains('.') && *host != "www.w3.org").collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert!(!page.contains("@import") && !page.contains("<link") && !page.contains(" src=\""));
    }
}

#[test]
fn ids_are_unique_and_every_link_has_a_target() {
    for mut report in [english(), persian()] {
        report.summary.push(Sentence { text: "no such section".into(), section: "nowhere".into() });
        let twice = report.sections[1].blocks[2].clone();
        report.sections[1].blocks.push(twice);
        let page = markup(&page(&report));
        let ids = captures(&page, " id=\"([^\"]*)\"");
        let set: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), set.len());
        for target in captures(&page, " href=\"#([^\"]*)\"") {
            assert!(set.contains(&target), "{target} leads nowhere");
        }
        for target in captures(&page, " aria-labelledby=\"([^\"]*)\"") {
            assert!(set.contains(&target), "{target} labels nothing");
        }
    }
}

#[test]
fn the_page_runs_in_the_direction_of_its_language() {
    assert!(page(&english()).contains("<html lang=\"en\" dir=\"ltr\">"));
    let persian = page(&persian());
    assert!(persian.contains("<html lang=\"fa\" dir=\"rtl\">"));
    assert!(persian.contains("font-family:\"Vazirmatn\""));
    for language in ["ar", "he", "ur-PK"] {
        let report = Report { language: language.into(), ..english() };
        assert!(page(&report).contains("dir=\"rtl\""), "{language}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(page(&english()), page(&english()));
}

#[test]
fn cells_keep_the_order_of_their_table_and_their_full_precision() {
    let mut report = english();
    let columns = vec![
        Column::new("form", ColumnKind::Text),
        Column::new("count", ColumnKind::Count),
        Column::new("rate", ColumnKind::PerMillion).heading("Gulf Courier, per million words"),
        Column::new("score", ColumnKind::Score(2)),
        Column::new("p", ColumnKind::Probability),
    ];
    let rows = vec![
        vec![Cell::text("b"), Cell::count(1200), Cell::number(4213.5), Cell::number(-1.125), Cell::number(None)],
        vec![Cell::text("a"), Cell::count(0), Cell::number(0.0), Cell::number(f64::INFINITY), Cell::number(1e-9)],
    ];
    report.sections[0].blocks = vec![Block::Table(Table { name: "t".into(), title: "T".into(), columns, rows })];
    let page = page(&report);
    let expected = "<tr><th scope=\"row\"><bdi>b</bdi></th><td class=\"n\" data-v=\"1200\">1,200</td>\
        <td class=\"n\" data-v=\"4213.5\">4.2</td><td class=\"n\" data-v=\"-1.125\">−1.12</td>\
        <td class=\"n\" data-v=\"\">–</td></tr>\n\
        <tr><th scope=\"row\"><bdi>a</bdi></th><td class=\"n\" data-v=\"0\">0</td><td class=\"n\" data-v=\"0\">0</td>\
        <td class=\"n\" data-v=\"inf\">∞</td><td class=\"n\" data-v=\"1e-9\">&lt; 0.001</td></tr>";
    assert!(page.contains(expected));
    assert!(page.contains("<bdi>Gulf Courier</bdi></span> <bdi class=\"unit\">per 1,000 words</bdi></th>"));
}

#[test]
fn a_number_opens_as_many_lines_as_it_says() {
    let mut report = english();
    let place = report.evidence.forms.iter().position(|form| form.form == "workers").unwrap();
    let silent = report.evidence.forms.iter().find(|form| form.lines.is_empty()).unwrap().form.clone();
    report.evidence.forms[place].lines.truncate(2);
    let form = report.evidence.forms[place].form.clone();
    let kept = report.evidence.forms[place].lines.clone();
    let total = report.evidence.forms[place].count;
    let id = |outlet: Option<&str>| EvidenceId { form: form.clone(), outlet: outlet.map(String::from), article: None };
    let columns = vec![Column::new("count", ColumnKind::Count); 4];
    let unknown = EvidenceId { form: "no such form".into(), outlet: None, article: None };
    let rows = vec![vec![
        Cell::count(total).with(id(None)),
        Cell::count(1).with(id(Some("Harbour Post"))),
        Cell::count(9).with(unknown),
        Cell::count(8).with(EvidenceId { form: silent, outlet: None, article: None }),
    ]];
    report.sections[0].blocks = vec![Block::Table(Table { name: "t".into(), title: "T".into(), columns, rows })];
    let page = page(&report);
    assert!(page.contains(&format!("data-v=\"{total}\" data-e=\"{place},,\">")));
    assert!(page.contains(&format!("data-v=\"1\" data-e=\"{place},1,\">")));
    assert!(
        page.contains("<td class=\"n\" data-v=\"9\">9</td><td class=\"n\" data-v=\"8\">8</td>"),
        "a number without lines does not pretend to have some"
    );
    let data = data(&page);
    assert_eq!(data["forms"][place][1], total);
    assert_eq!(data["forms"][place][3].as_array().unwrap().len(), 8 * kept.len());
    assert_eq!(data["rule"], report.evidence.rule);
}

#[test]
fn the_parts_of_a_methods_text_are_folded_under_their_headings() {
    let mut report = english();
    let text = format!(
        "# Methods\n\n## Corpus\n\nBy `words {ATTACK}` it holds:\n\n- one\n- two\n\n## To do\n\n- [ ] why: ____"
    );
    report.sections[0].blocks = vec![Block::Copy(text.clone())];
    let markup = markup(&page(&report));
    let escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";
    let corpus = format!(
        "<summary>Corpus</summary>\n<p>By <code>words {escaped}</code> it holds:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n</details>"
    );
    assert!(markup.contains(&corpus), "{markup}");
    assert!(markup.contains("<summary>To do</summary>\n<ul>\n<li>why: ____</li>\n</ul>\n</details>\n</div>"));
    assert!(
        markup.contains(&format!("<pre hidden>{}</pre>", text.replace(ATTACK, escaped))),
        "what is copied is the text"
    );
}

#[test]
fn the_lines_of_one_article_stand_apart_from_a_sample() {
    let mut report = english();
    let sampled = report.evidence.forms.iter().position(|form| form.lines.len() > 1).expect("a form with lines");
    let form = report.evidence.forms[sampled].clone();
    let article = report.evidence.articles[form.lines[0].article as usize].id.clone();
    let part = EvidenceForm {
        form: crate::report::Evidence::part(&form.form, &article),
        count: 1,
        count_by_outlet: vec![0; 5],
        lines: vec![form.lines[0].clone()],
    };
    report.evidence.parts.push(part);
    let id = EvidenceId { form: form.form.clone(), outlet: None, article: Some(article) };
    let columns = vec![Column::new("count", ColumnKind::Count)];
    let rows = vec![vec![Cell::count(1).with(id)]];
    report.sections[0].blocks = vec![Block::Table(Table { name: "t".into(), title: "T".into(), columns, rows })];
    let page = page(&report);
    let data = data(&page);
    let known = data["known"].as_u64().expect("a number") as usize;
    assert_eq!(known, report.evidence.forms.len(), "the explorer lists no parts");
    assert!(page.contains(&format!("data-v=\"1\" data-e=\"{known},,")), "the part is opened, not the sample");
}

#[test]
fn a_page_without_findings_is_still_a_page() {
    let report = Report {
        title: "Empty".into(),
        subtitle: String::new(),
        language: "en".into(),
        text_language: "en".into(),
        summary: vec![],
        trust: vec![],
        outlets: vec![],
        sections: vec![],
        evidence: crate::report::Evidence::default(),
        colophon: vec![],
    };
    assert!(page(&report).ends_with("</html>\n"));
}
