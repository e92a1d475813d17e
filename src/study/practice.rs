//! The paragraphs of the methods text on the sections that a study may switch off, the formulas of what it shows, and the checklist
//! whose blanks only the researcher can fill.

use super::{Comparison, Study};
use crate::analysis::collocates::Listed;
use crate::analysis::reading_pack::{MIN_ARTICLES, MIN_WORDS};
use crate::analysis::section::{Frame, SEED, likeness_shuffles};
use crate::analysis::{Contexts, readability};
use crate::annotation::voice::Blocks;
use crate::query::Pattern;
use crate::report::Section;
use crate::stats::registry::{Entry, entries};
use crate::table::{Cell, Column, ColumnKind, Table, isolated};

/// The measures that tables and pictures of a section show, by the part that shows them.
const MEASURES: &[(&str, &[&str])] = &[
    ("distinctive", &["log_ratio_hardie", "g2_2cell", "text_dispersion_g2_2cell"]),
    ("places", &["range", "range_share", "range_expected", "dp_norm", "dp_adjusted"]),
    ("collocates", &["log_dice", "mi", "ll", "delta_p_2given1", "delta_p_1given2"]),
    ("trend", &["mann_kendall"]),
    ("similarity", &["js_distance", "jsd_bits", "cosine_relfreq", "cosine_tfidf_articles"]),
    ("texts", &["mattr_50", "mtld"]),
];

/// What a report holds: the sections that were asked for and that the corpus gave.
#[derive(Debug, Clone, Copy)]
pub(super) struct Done<'r> {
    pub study: &'r Study,
    pub frame: &'r Frame<'r>,
    pub sections: &'r [Section],
}

impl Done<'_> {
    /// Whether the report has a section.
    pub(super) fn has(&self, part: &str) -> bool {
        self.sections.iter().any(|section| section.id == part)
    }

    /// Whether a section shows its measures: few articles are described without them.
    fn measures_in(&self, part: &str) -> bool {
        let articles = || self.frame.counts.groups().iter().map(|group| group.articles_with_tokens).sum::<u64>();
        self.has(part)
            && match part {
                "distinctive" => !self.frame.comparisons.is_empty(),
                "places" => articles() >= crate::stats::rate::MIN_ARTICLES,
                _ => true,
            }
    }

    /// The measures that the report shows, in the order of the registry.
    pub(super) fn measures(&self) -> Vec<Entry> {
        measures(|part| self.measures_in(part))
    }
}

/// The measures of some parts, in the order of the registry.
pub(super) fn measures(has: impl Fn(&str) -> bool) -> Vec<Entry> {
    let shown: Vec<&str> =
        MEASURES.iter().filter(|(part, _)| has(part)).flat_map(|(_, names)| names.iter().copied()).collect();
    entries().into_iter().filter(|entry| shown.contains(&entry.name)).collect()
}

/// How the sections that a study may switch off were made, by heading; only what was done.
pub(super) fn parts(done: &Done<'_>) -> Vec<(&'static str, Vec<String>)> {
    let Done { study, frame, .. } = *done;
    let has = |part: &str| done.has(part);
    let mut parts = Vec::new();
    if study.contents.has("compare") && !study.compare.is_empty() {
        parts.push(("Chosen comparisons", compared(study)));
    }
    if has("collocates") && !frame.nodes.is_empty() {
        parts.push(("Collocates", vec![company(study, frame)]));
    }
    if has("voices") {
        parts.push(("Voices", voices(study)));
    }
    if has("trend") {
        let text = "Change over time was looked at over all outlets together, and in each outlet that has enough articles, by months (by weeks \
                    where months are few, by years over more than ten of them); whether a series rises or falls was tested after Mann (1945) and Kendall, the periods \
                    being taken as independent; p was not corrected for the number of words.";
        parts.push(("Change over time", vec![text.into()]));
    }
    if has("similarity") {
        let text = "Outlets with ten articles or more were compared as wholes by the Jensen–Shannon distance of their relative \
                    frequencies, over all words (base 2).";
        parts.push(("Likeness of outlets", vec![text.into(), certain(frame)]));
    }
    if has("texts") {
        let text = format!(
            "Lexical diversity was measured article by article as MATTR with windows of 50 words (Covington and McFall 2010) and MTLD \
             (McCarthy and Jarvis 2010). For the length of sentences, {}.",
            readability::SENTENCES
        );
        parts.push(("Diversity and length of sentences", vec![text]));
    }
    if has("reading") {
        let text = format!(
            "Lines for close reading were drawn by lot in each outlet (seed {SEED}), all lines of an outlet being equally likely. Articles \
             were ranked by the cosine of their words of content with those of all other articles of their outlet (articles with \
             {MIN_WORDS} such words or more, outlets with {MIN_ARTICLES} such articles or more)."
        );
        parts.push(("Lines for close reading", vec![text]));
    }
    parts
}

/// How sure the distances of outlets are.
fn certain(frame: &Frame<'_>) -> String {
    match likeness_shuffles(frame) {
        0 => "The distances carry no interval.".into(),
        shuffles => format!(
            "The interval of a distance says how far other articles, as many, would move it (articles left out group by group); its range \
             by chance holds 95 of 100 distances that come of dealing out the articles of both outlets at random ({shuffles} times)."
        ),
    }
}

/// Which comparisons the researcher chose, and how they were made.
fn compared(study: &Study) -> Vec<String> {
    let comparison = |comparison: &Comparison| match comparison.name.as_str() {
        "" => format!("- {}", comparison.described()),
        name => format!("- {}: {}", isolated(name), comparison.described()),
    };
    let all: Vec<String> = study.compare.iter().map(comparison).collect();
    vec![
        "Chosen by the researcher, these comparisons were made as those of the outlets:".into(),
        all.join("\n"),
        format!(
            "Each is a family of tests of its own. Sides of fewer than {} articles were only described; words of the same articles in \
             different voices were not tested.",
            crate::stats::rate::MIN_ARTICLES
        ),
    ]
}

fn voices(study: &Study) -> Vec<String> {
    let blocks = match study.voices.blocks {
        Blocks::Taken => "paragraphs of speech without marks were counted as quoted",
        Blocks::LeftOut => "paragraphs of speech without marks were not counted as quoted",
    };
    vec![
        format!(
            "Words were told apart by voice: quoted (inside quotation marks), reported (indirect speech with a verb or phrase that says \
             so) and own (neither); {blocks}. Own words are not the outlet's opinion: much of them retells what others said."
        ),
        "Speakers were found by rules for verbs of speech in the language of the article; what no rule could attribute stands as \
         unattributed."
            .into(),
    ]
}

fn company(study: &Study, frame: &Frame<'_>) -> String {
    let nodes: Vec<String> = frame.nodes.iter().map(|node| format!("“{}”", isolated(Pattern::text(node)))).collect();
    let chosen = if study.nodes.is_empty() {
        "chosen by the program as the most frequent words of content that every outlet uses, verbs of speech left aside"
    } else {
        "chosen by the researcher"
    };
    format!(
        "Collocates were counted around the nodes {} ({chosen}), five words to each side and not beyond the article, each word once; \
         listed are those with {} joint occurrences or more in {} articles or more, ranked by logDice (Rychlý 2008); function words are \
         counted but not listed.",
        nodes.join(", "),
        Listed::USUAL.min_count,
        Listed::USUAL.min_articles,
    )
}

/// The formulas of the report, one line a measure.
pub(super) fn formulas(done: &Done<'_>) -> String {
    let line = |entry: Entry| {
        let when = if entry.undefined_when.starts_with("never") { "Undefined" } else { "Undefined where" };
        format!("- {}: {} ({}). {when} {}.", entry.name, entry.formula, entry.source, entry.undefined_when)
    };
    let lines: Vec<String> = done.measures().into_iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("## Formulas\n\n{}", lines.join("\n")) }
}

/// What a reader may ask of a corpus study (after Marchi and Taylor 2018), with what the program can say and a blank for what only the
/// researcher can.
pub(super) fn checklist(study: &Study, frame: &Frame<'_>) -> Table {
    let excluded = crate::analysis::cleaning::left_out(&frame.corpus);
    let nodes = if study.nodes.is_empty() { "chosen by the program" } else { "chosen in advance or while reading?" };
    let texts = match study.contexts {
        Contexts::Shown => "lines are in the report",
        Contexts::LeftOut => "left out of the report",
    };
    let rows: [(&str, String); 12] = [
        ("Why this question, and who asks it", String::new()),
        ("Why these outlets", format!("{} outlets", frame.facts.len())),
        (
            "How the articles were found: database, query, dates, exclusions",
            format!("{} articles", frame.corpus.articles().len()),
        ),
        ("Whether the query's own words were set aside", "not known to the program".into()),
        (
            "What was not counted, and whether that was checked",
            format!("{excluded} words left out; tables/spans.csv lists them"),
        ),
        ("What to do with wire copy and duplicates", study_without(study)),
        ("Why these words or actors", nodes.into()),
        ("Which findings were expected before the results were opened", String::new()),
        ("Who read which lines, and what was looked for", "tables/coding-sheet.csv".into()),
        ("How many coders, and their agreement (κ or α)", String::new()),
        ("Rights in the texts", texts.into()),
        ("What differs from the plan, and why", String::new()),
    ];
    let columns = vec![
        Column::new("question", ColumnKind::Text),
        Column::new("known", ColumnKind::Text).heading("what the program knows"),
        Column::new("answer", ColumnKind::Text).heading("the researcher's answer"),
    ];
    let row = |(question, known): (&str, String)| {
        vec![Cell::text(question), Cell::maybe((!known.is_empty()).then_some(known)), Cell::text("")]
    };
    Table { name: "checklist".into(), title: "Checklist".into(), columns, rows: rows.into_iter().map(row).collect() }
}

fn study_without(study: &Study) -> String {
    let names: Vec<&str> = study.without.iter().map(|version| version.name).collect();
    if names.is_empty() {
        "counted; every keyword says what it is without them".into()
    } else {
        format!("left out: {}", names.join(", "))
    }
}

/// The checklist as lines to fill in.
pub(super) fn to_fill_in(checklist: &Table) -> String {
    let text = |cell: &Cell| match &cell.value {
        crate::table::Value::Text(text) if !text.is_empty() => format!(" ({text})"),
        _ => String::new(),
    };
    let line = |row: &Vec<Cell>| {
        let crate::table::Value::Text(question) = &row[0].value else { return String::new() };
        format!("- [ ] {question}{}: ____", text(&row[1]))
    };
    format!(
        "## To be filled in by the researcher\n\n{}",
        checklist.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    )
}
