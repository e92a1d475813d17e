//! The methods text: what was done, in sentences that can be pasted into a paper, from the settings of this very run.

use super::{LEFT_OUT, Provenance, Study, practice};
use crate::analysis::cleaning;
use crate::analysis::inference::Inference;
use crate::analysis::overview::OutletFacts;
use crate::analysis::section::{Frame, things};
use crate::analysis::{acting_rules, word_rules_in_words};
use crate::annotation::duplicate::Mark;
use crate::annotation::furniture;
use crate::index::Index;
use crate::report::{Block, Section};
use crate::stats::registry::Entry;
use crate::table::number;
use crate::table::{Cell, Column, ColumnKind, Table, isolated};
use crate::token::{Action, DICTIONARY_VERSION, FORM, Rule};

/// The text of `methods.md`: paragraphs with a heading, blanks where only the researcher knows.
pub(super) fn text(study: &Study, frame: &Frame<'_>, provenance: &Provenance) -> String {
    let mut paragraphs = vec![
        "# Methods".to_string(),
        corpus(frame),
        shared_text(frame, provenance),
        words(frame),
        frequency(frame),
        keyness(frame),
        dispersion(frame),
    ];
    paragraphs.extend(practice::paragraphs(study, frame));
    paragraphs.extend([
        reproduction(provenance),
        practice::formulas(&study.contents),
        practice::to_fill_in(&practice::checklist(study, frame)),
    ]);
    let kept: Vec<String> = paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect();
    format!("{}\n", kept.join("\n\n"))
}

fn corpus(frame: &Frame<'_>) -> String {
    let outlets: Vec<String> = frame
        .facts
        .iter()
        .map(|facts| {
            format!(
                "{} ({}, {})",
                isolated(&facts.outlet),
                things(facts.articles, "article", "articles"),
                things(facts.tokens, "word", "words")
            )
        })
        .collect();
    let dates: Vec<_> = frame.facts.iter().filter_map(|facts| facts.dates).collect();
    let span = match (dates.iter().map(|dates| dates.0).min(), dates.iter().map(|dates| dates.1).max()) {
        (Some(first), Some(last)) => format!(" published from {first} to {last}"),
        _ => String::new(),
    };
    let undated: u64 = frame.facts.iter().map(|facts| facts.undated).sum();
    let undated = if undated > 0 {
        format!(" For {} no date is stated.", things(undated, "article", "articles"))
    } else {
        String::new()
    };
    format!(
        "The corpus holds {}{span}: {}.{undated} {}",
        things(frame.corpus.articles().len() as u64, "article", "articles"),
        outlets.join("; "),
        cleaned(frame)
    )
}

/// What was left out, by which rules, and how much in each outlet.
fn cleaned(frame: &Frame<'_>) -> String {
    let index = frame.corpus.index();
    if index.as_given() || index.cleaning().is_off() {
        return "The texts were not cleaned: headlines, bylines and footers that stand in the files are counted."
            .into();
    }
    let excluded: Vec<_> =
        index.cleaning().rules().into_iter().filter(|rule| rule.action == furniture::Action::Excluded).collect();
    let found = cleaning::by_rule_and_outlet(&frame.corpus);
    let in_outlet = |facts: &OutletFacts| {
        let rows =
            found.iter().filter(|row| row.outlet == facts.outlet && row.rule.action == furniture::Action::Excluded);
        format!("{} {}", isolated(&facts.outlet), number::count(rows.map(|row| row.words).sum()))
    };
    let mut names: Vec<&str> =
        found.iter().filter(|row| row.rule.action == furniture::Action::Excluded).map(|row| row.rule.name).collect();
    names.dedup();
    let by = if names.is_empty() {
        "none of them found anything".into()
    } else {
        format!("found by the rules {}", names.join(", "))
    };
    let templates = cleaning::templates(&frame.corpus).rows.len() as u64;
    format!(
        "Page furniture was not counted ({}; words by outlet: {}; {by}). The rules that were on are {}. Of what recurs in at \
         least 30 % and at least three articles of an outlet, {} learnt from the corpus. What other rules find was counted; \
         every hit stands in the table spans.",
        things(cleaning::left_out(&frame.corpus), "word", "words"),
        frame.facts.iter().map(in_outlet).collect::<Vec<_>>().join(", "),
        excluded.iter().map(|rule| rule.name).collect::<Vec<_>>().join(", "),
        if templates == 1 { "1 template was".into() } else { format!("{templates} templates were") },
    )
}

/// How shared text was found and treated.
fn shared_text(frame: &Frame<'_>, provenance: &Provenance) -> String {
    let Some(marks) = frame.corpus.index().marks() else { return String::new() };
    let of = |keep: fn(&Mark) -> bool| {
        let kept = frame.corpus.articles().iter().filter(|&&article| keep(&marks.articles[article as usize]));
        things(kept.count() as u64, "article", "articles")
    };
    let left_out = provenance.settings.iter().find(|(name, _)| name == LEFT_OUT);
    let left_out = left_out.map_or_else(|| "Nothing was left out for it".to_owned(), |(_, text)| text.clone());
    format!(
        "Shared text was looked for by distinct five-word sequences and by aligned passages: two articles share text if half of the \
         words of the shorter, 20 or more, stand in passages of the other, with edits of up to 30 words between runs of five equal \
         words. {} credit a news agency or share text with another outlet (wire copy); {} repeat an earlier article of their outlet, or \
         the same words. {left_out}. Retold and translated stories are not found.",
        of(|mark| mark.wire.is_some()),
        of(|mark| mark.duplicate.is_some()),
    )
}

fn words(frame: &Frame<'_>) -> String {
    let index = frame.corpus.index();
    let counted = match index.counting().unit {
        unit if unit == FORM => String::new(),
        unit => format!(" Counted was, of each word, {}.", unit.about),
    };
    if index.as_given() {
        return format!("The input was already tokenised; its tokens were counted as given.{counted}");
    }
    let acting: Vec<String> = acting_rules(&frame.corpus).iter().map(|rule| in_methods(index, rule)).collect();
    let acting = match &acting[..] {
        [] => "No further rule changed a word.".into(),
        rules => format!("These further rules changed words: {}.", rules.join(" · ")),
    };
    if index.borders_given() {
        return format!(
            "The input was already tokenised; its tokens with a letter or a digit were taken as words. {acting} The rules that were on \
             are {}.{counted}",
            word_rules_in_words(index)
        );
    }
    format!(
        "Words were found by the rules of {} (Unicode Standard Annex 29), as implemented in the crate unicode-segmentation: \
         segments that hold a letter or a digit. {acting} The rules that were on are {}. No word was removed from \
         any count for being frequent.{counted}",
        super::unicode_version(),
        word_rules_in_words(index)
    )
}

/// What a rule does, with its share of the articles where it is not on in all.
fn in_methods(index: &Index, rule: &Rule) -> String {
    let version =
        if matches!(rule.action, Action::Segment) { format!(" ({DICTIONARY_VERSION})") } else { String::new() };
    match (index.articles_with(rule), index.articles_open_to(rule)) {
        (some, all) if some < all => format!("in {some} of {all} articles, by their language, {}{version}", rule.about),
        _ => format!("{}{version}", rule.about),
    }
}

fn frequency(frame: &Frame<'_>) -> String {
    let intervals = if frame.small_outlets().len() == frame.facts.len() {
        "With fewer than ten articles in each outlet no interval was computed; the results are descriptive."
    } else {
        "Intervals (95 %) treat the article as the sampling unit: the rate of a group of m articles is a ratio estimator with \
         relative variance V (Cochran 1977, ch. 6), V being at least 1/count; the interval is a t interval on the log scale with \
         min(m − 1, 1/V + 2) degrees of freedom, its upper end raised by V/2 and at most the exact Poisson bound (Garwood 1936) of \
         count/b events, b being the word's tokens for each independent occurrence in the whole corpus; without an occurrence the \
         upper end is that bound for none. In simulations such intervals held the truth in 93 % of cases or more, except for words \
         that come in a few bursts of more than ten (87 % at worst). Groups with fewer than ten articles have none."
    };
    format!("Relative frequencies are occurrences per {} words. {intervals}", number::count(frame.per))
}

fn keyness(frame: &Frame<'_>) -> String {
    let Some(inference) = &frame.inference else {
        return format!("No keywords were computed. {}", frame.nothing_compared().unwrap_or_default());
    };
    format!(
        "Each of {} was compared with all others pooled. The effect size is the log ratio (Hardie 2014), the binary logarithm \
         of the ratio of relative frequencies, a count of nought being replaced by 0.5. Its 95 % interval joins those of the two rates by \
         their distances from the values, squared and added (Zou and Donner 2008); it is open where a side lacks the word. Candidates were all words with at least {} occurrences in at least {} articles on \
         both sides together ({} comparisons); they are ranked by the end of the interval nearer to nought. The intervals are not \
         corrected for the number of words. {} \
         Log-likelihood (2 cells; Rayson and Garside 2000) treats words as independent, \
         overstates certainty and is given only for comparison with older work; text-dispersion keyness is the same \
         statistic on the numbers of articles with the word (Egbert and Biber 2019).",
        things(frame.comparisons.len() as u64, "outlet", "outlets"),
        frame.candidates.min_count,
        frame.candidates.min_articles,
        number::count(frame.keywords.len() as u64),
        shuffled(frame, inference),
    )
}

/// How labels were shuffled, and what was found.
fn shuffled(frame: &Frame<'_>, inference: &Inference) -> String {
    if inference.family == 0 {
        return format!(
            "No test was made: {} were shuffled {}, which leaves too few.",
            inference.units, inference.strata
        );
    }
    format!(
        "Whether a difference is more than the chance of articles was tested by permutation: the outlets' names were shuffled over \
         {} {}, {}{}. The statistic is the log ratio with half \
         an occurrence added on both sides, divided by its standard error over articles; both tails count alike. All {} were \
         corrected as one family (Benjamini and Hochberg 1995), and words with q of at most {} are listed: {}. Shuffling \
         treats {} as exchangeable: it cannot see that some share an author or a story.",
        inference.units,
        inference.strata,
        inference.shuffled(),
        if inference.is_exact { "" } else { ", a word being left at its twentieth hit (Besag and Clifford 1991)" },
        things(inference.family, "comparison of a word", "comparisons of a word"),
        inference.level,
        inference.by_chance(&frame.comparisons),
        inference.units,
    )
}

fn dispersion(frame: &Frame<'_>) -> String {
    let articles: u64 = frame.counts.groups().iter().map(|group| group.articles_with_tokens).sum();
    if articles < crate::stats::rate::MIN_ARTICLES {
        return String::new();
    }
    "Dispersion was measured over articles as parts: range, its share of all articles, the range expected if the occurrences \
     fell at random, and DPnorm (Gries 2008; Lijffijt and Gries 2012), where 0 is even and 1 is clumped."
        .into()
}

fn reproduction(provenance: &Provenance) -> String {
    format!(
        "Counts and statistics were made with newsprint {} by the command `{}`. The corpus has the SHA-256 hash {}; the hash of \
         every file that was read, and every setting, stands in manifest.json.",
        env!("CARGO_PKG_VERSION"),
        provenance.command,
        provenance.corpus.hash
    )
}

/// The measures that the report shows, each with formula, direction and source: the text of `newsprint measures`.
fn glossary(used: Vec<Entry>) -> Table {
    let columns = vec![
        Column::new("measure", ColumnKind::Text),
        Column::new("about", ColumnKind::Text).heading("what it tells"),
        Column::new("formula", ColumnKind::Text),
        Column::new("direction", ColumnKind::Text).heading("how to read it"),
        Column::new("undefined", ColumnKind::Text).heading("undefined when"),
        Column::new("source", ColumnKind::Text),
    ];
    let row = |entry: Entry| {
        [entry.name, entry.about, entry.formula, entry.direction, entry.undefined_when, entry.source]
            .map(Cell::text)
            .to_vec()
    };
    Table {
        name: "glossary".into(),
        title: "The measures of this report".into(),
        columns,
        rows: used.into_iter().map(row).collect(),
    }
}

/// The section "Methods and provenance".
pub(super) fn section(study: &Study, frame: &Frame<'_>, text: &str, provenance: &Provenance) -> Section {
    let columns = vec![Column::new("setting", ColumnKind::Text), Column::new("value", ColumnKind::Text)];
    let settings = Table {
        name: "settings".into(),
        title: "Settings".into(),
        columns,
        rows: provenance.settings.iter().map(|(name, value)| vec![Cell::text(name), Cell::text(value)]).collect(),
    };
    let columns = vec![
        Column::new("path", ColumnKind::Text),
        Column::new("bytes", ColumnKind::Count).unit("bytes"),
        Column::new("sha256", ColumnKind::Text).heading("SHA-256"),
    ];
    let row = |source: &crate::corpus::Source| {
        vec![Cell::text(&source.path), Cell::count(source.bytes), Cell::text(&source.sha256)]
    };
    let inputs = Table {
        name: "inputs".into(),
        title: "Files that were read".into(),
        columns,
        rows: provenance.sources.iter().map(row).collect(),
    };
    Section {
        id: "methods".into(),
        title: "Methods and provenance".into(),
        blocks: vec![
            Block::Paragraph(
                "A text to paste and complete. It was written from what was actually done; its last list, and the checklist below, leave blanks for what only \
                 the researcher can say."
                    .into(),
            ),
            Block::Copy(text.to_string()),
            Block::Table(practice::checklist(study, frame)),
            Block::Details {
                summary: "The measures of this report".into(),
                blocks: vec![Block::Table(glossary(practice::measures(&study.contents)))],
            },
            Block::Details { summary: "Every setting".into(), blocks: vec![Block::Table(settings)] },
            Block::Details { summary: "Every file that was read".into(), blocks: vec![Block::Table(inputs)] },
        ],
    }
}
