//! The report as one self-contained HTML page: no network, no library, readable without JavaScript.
//! Assembles head, contents and foot; blocks, tables, evidence and words have files of their own.

mod blocks;
mod colours;
mod contexts;
mod evidence;
mod fonts;
mod packed;
mod picture;
mod rows;
pub(super) mod words;
mod writer;

#[cfg(test)]
mod gallery;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use self::evidence::Places;
use self::picture::chip;
pub use self::words::languages;
use self::words::{Words, right_to_left, words};
use self::writer::Html;
use super::{Fact, Report};
use crate::chart::Chart;

const STYLE: &str = include_str!("style.css");
/// The one script, cut at its rooms: the first file opens its function, the last closes it.
const SCRIPT: &str =
    concat!(include_str!("script/tables.js"), include_str!("script/lines.js"), include_str!("script/explorer.js"));

/// The whole page. Rates are shown per `per` words; `draw` turns a chart into an SVG drawing.
///
/// The same report gives the same bytes. A drawing must not hold `style` attributes or elements: the page's security
/// policy allows one style and one script, by their hashes, and nothing else.
pub fn html(report: &Report, per: u64, draw: impl Fn(&Chart) -> String) -> String {
    let mut page = Page {
        report,
        per,
        words: words(&report.language),
        places: Places::of(report),
        ids: Ids::default(),
        figures: 0,
        tables: 0,
        has_explorer: false,
        said: said(report),
        long_tables: Map::new(),
        out: Html::default(),
    };
    page.body(&draw);
    let style = format!("\n{}{STYLE}{}", fonts::rules(page.out.as_str()), colours::rules());
    let mut whole = Html::default();
    head(&mut whole, report, &style);
    whole.made(page.out.as_str());
    whole.as_str().into()
}

/// A page in the making, and what its parts must agree on.
struct Page<'a> {
    report: &'a Report,
    per: u64,
    words: &'static Words,
    places: Places<'a>,
    ids: Ids,
    figures: usize,
    tables: usize,
    has_explorer: bool,
    /// The attributes of what the report says: its direction, and its language if that is not the page's.
    said: String,
    /// The rows of tables that are too long to be drawn at once, by the id of their place.
    long_tables: Map<String, Value>,
    out: Html,
}

/// The ids that are taken. Invariant: no id is given twice.
#[derive(Default)]
struct Ids(BTreeSet<String>);

impl Ids {
    /// The id itself, or the id with a number if it is taken.
    fn unique(&mut self, id: &str) -> String {
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        let free = std::iter::once(id.to_string()).chain(numbered).find(|id| !self.0.contains(id)).unwrap_or_default();
        self.0.insert(free.clone());
        free
    }
}

/// ` dir="ltr" lang="en"`: the direction of the report's sentences is stated, because names at their start may run the other way.
fn said(report: &Report) -> String {
    let mut attributes = Html::default();
    attributes.markup(if right_to_left(&report.text_language) { " dir=\"rtl\"" } else { " dir=\"ltr\"" });
    if report.text_language != report.language {
        attributes.markup(" lang=\"").text(&report.text_language).markup("\"");
    }
    attributes.as_str().into()
}

fn head(out: &mut Html, report: &Report, style: &str) {
    out.markup("<!doctype html>\n<html lang=\"").text(&report.language);
    out.markup(if right_to_left(&report.language) { "\" dir=\"rtl\">\n" } else { "\" dir=\"ltr\">\n" });
    out.markup("<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    out.text(&policy(style));
    out.markup("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.markup(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
    );
    out.markup("<title>").text(&report.title).markup("</title>\n<style>").made(style).markup("</style>\n</head>\n");
}

/// Nothing is loaded or sent; one style and one script are allowed, by what they say.
fn policy(style: &str) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; font-src data:; img-src data:; \
         base-uri 'none'; form-action 'none'",
        hash(style),
        hash(SCRIPT)
    )
}

impl Page<'_> {
    fn body(&mut self, draw: &dyn Fn(&Chart) -> String) {
        let report = self.report;
        self.out.markup("<body>\n<a class=\"skip\" href=\"#np-main\">").text(self.words.skip).markup("</a>\n");
        self.out.markup("<header>\n<h1 dir=\"auto\">").text(&report.title).markup("</h1>\n");
        if !report.subtitle.is_empty() {
            self.out
                .markup("<p class=\"subtitle\"")
                .made(&self.said)
                .markup(">")
                .text(&report.subtitle)
                .markup("</p>\n");
        }
        self.out.markup("<button type=\"button\" id=\"np-theme\" data-script hidden>").text(self.words.theme);
        self.out.markup("</button>\n</header>\n<div class=\"layout\">\n");
        self.aside();
        self.out.markup("<main id=\"np-main\" tabindex=\"-1\">\n<noscript><p class=\"notice\">");
        self.out.text(self.words.without_script).markup("</p></noscript>\n");
        self.summary();
        self.trust();
        for section in &report.sections {
            self.section(section, draw);
        }
        self.out.markup("</main>\n</div>\n");
        self.foot();
        self.dialogs();
        self.out.markup("<script type=\"application/json\" id=\"np-data\">");
        let tables = std::mem::take(&mut self.long_tables);
        let data = evidence::data(report, &self.places, self.words, &tables);
        self.out.made(&data).markup("</script>\n<script>").made(SCRIPT);
        self.out.markup("</script>\n</body>\n</html>\n");
    }

    fn aside(&mut self) {
        self.out.markup(
            "<aside class=\"aside\" aria-labelledby=\"np-contents\">\n<nav aria-labelledby=\"np-contents\"><details open><summary id=\"np-contents\">",
        );
        self.out.text(self.words.contents).markup("</summary>\n<ol>\n");
        for section in &self.report.sections {
            self.out.markup("<li><a href=\"#").text(&section.id).markup("\" dir=\"auto\">");
            self.out.text(self.words.title_of(section)).markup("</a></li>\n");
        }
        self.out.markup("</ol></details></nav>\n");
        if !self.report.outlets.is_empty() {
            self.out.markup("<div class=\"key\"><p id=\"np-key\">").text(self.words.outlets);
            self.out.markup("</p><ul aria-labelledby=\"np-key\">\n");
            for (place, outlet) in self.report.outlets.iter().enumerate() {
                self.out.markup("<li>").made(&chip(place)).value(outlet).markup("</li>\n");
            }
            self.out.markup("</ul></div>\n");
        }
        self.out.markup("</aside>\n");
    }

    fn summary(&mut self) {
        if self.report.summary.is_empty() {
            return;
        }
        self.out.markup("<section class=\"summary\" aria-labelledby=\"np-summary\">\n<h2 id=\"np-summary\">");
        self.out.text(self.words.summary).markup("</h2>\n<ul>\n");
        for sentence in &self.report.summary {
            self.out.markup("<li").made(&self.said).markup(">").text(&sentence.text);
            if let Some(section) = self.report.sections.iter().find(|section| section.id == sentence.section) {
                let title = self.words.title_of(section);
                self.out.markup(" <a href=\"#").text(&section.id).markup("\">").value(title).markup("</a>");
            }
            self.out.markup("</li>\n");
        }
        self.out.markup("</ul>\n</section>\n");
    }

    fn trust(&mut self) {
        if self.report.trust.is_empty() {
            return;
        }
        self.out.markup("<section class=\"trust\" aria-labelledby=\"np-trust\">\n<h2 id=\"np-trust\">");
        self.out.text(self.words.trust).markup("</h2>\n");
        self.facts(&self.report.trust);
        self.out.markup("</section>\n");
    }

    fn foot(&mut self) {
        self.out.markup("<footer aria-labelledby=\"np-about\">\n<h2 id=\"np-about\">").text(self.words.about);
        self.out.markup("</h2>\n");
        self.facts(&self.report.colophon);
        self.out.markup("</footer>\n");
    }

    fn facts(&mut self, facts: &[Fact]) {
        self.out.markup("<dl class=\"facts\">\n");
        for fact in facts {
            self.out.markup(if fact.warning { "<div class=\"warning\"><dt>" } else { "<div><dt>" });
            self.out.value(&fact.label).markup("</dt><dd>");
            if fact.warning {
                self.out.markup("<span class=\"unseen\">").text(self.words.check).markup(" </span>");
            }
            self.out.value(&fact.value).markup("</dd></div>\n");
        }
        self.out.markup("</dl>\n");
    }

    fn dialogs(&mut self) {
        let words = self.words;
        self.out.markup("<dialog id=\"np-evidence\" aria-labelledby=\"np-evidence-title\">\n<div class=\"bar\">");
        self.out.markup("<h2 id=\"np-evidence-title\" tabindex=\"-1\"></h2><button type=\"button\" class=\"close\">");
        self.out.text(words.close).markup("</button></div>\n<p class=\"count\"></p>\n<div class=\"tools\">");
        self.out.markup("<button type=\"button\" class=\"tsv\">").text(words.copy_tsv).markup("</button>");
        self.out
            .markup("<a class=\"explore\" href=\"#np-explorer\" hidden></a><span class=\"status\" role=\"status\">");
        self.out.markup("</span></div>\n<div class=\"lines\"></div>\n</dialog>\n<dialog id=\"np-copy\" ");
        self.out.markup("aria-labelledby=\"np-copy-title\">\n<div class=\"bar\"><p id=\"np-copy-title\">");
        self.out.text(words.copy_by_hand).markup("</p><button type=\"button\" class=\"close\">").text(words.close);
        self.out
            .markup("</button></div>\n<textarea rows=\"12\" readonly dir=\"auto\" aria-labelledby=\"np-copy-title\">");
        self.out.markup("</textarea>\n</dialog>\n");
    }
}
