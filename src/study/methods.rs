//! The methods text: what was done, in sentences that can be pasted into a paper, from the settings of this very run.

use super::practice::Done;
use super::{LEFT_OUT, Provenance, practice};
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

/// Outlets, and rules that acted, that stand in a sentence; more are a list.
const IN_A_SENTENCE: usize = 6;

/// The text of `methods.md`: a heading a matter, in the order in which a methods section is asked for, short paragraphs below it,
/// blanks where only the researcher knows.
pub(super) fn text(done: &Done<'_>, provenance: &Provenance) -> String {
    let Done { study, frame, .. } = *done;
    let mut parts = vec![
        ("Corpus", corpus(frame)),
        ("Cleaning", cleaned(frame)),
        ("Shared text", shared_text(frame, provenance)),
        ("Words", words(frame)),
        ("Frequencies and intervals", frequency(frame)),
        ("Keywords", keyness(frame)),
        ("Dispersion", if done.has("places") { dispersion(frame) } else { Vec::new() }),
    ];
    parts.extend(practice::parts(done));
    parts.push(("Reproduction", vec![reproduction(provenance)]));
    let mut pieces = vec!["# Methods".to_string()];
    for (heading, paragraphs) in parts {
        let mut paragraphs = paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).peekable();
        if paragraphs.peek().is_some() {
            pieces.push(format!("## {heading}"));
            pieces.extend(paragraphs);
        }
    }
    let ends = [practice::formulas(done), practice::to_fill_in(&practice::checklist(study, frame))];
    pieces.extend(ends.into_iter().filter(|piece| !piece.is_empty()));
    format!("{}\n", pieces.join("\n\n"))
}

/// A sentence with its few things in a row, or above a list of its many.
fn listed(start: &str, things: &[String]) -> Vec<String> {
    if things.len() <= IN_A_SENTENCE {
        return vec![format!("{start}: {}.", things.join("; "))];
    }
    let items: Vec<String> = things.iter().map(|thing| format!("- {thing}")).collect();
    vec![format!("{start}:"), items.join("\n")]
}

fn corpus(frame: &Frame<'_>) -> Vec<String> {
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
    let articles = things(frame.corpus.articles().len() as u64, "article", "articles");
    let mut paragraphs = listed(&format!("The corpus holds {articles}{span}"), &outlets);
    let undated: u64 = frame.facts.iter().map(|facts| facts.undated).sum();
    if undated > 0 {
        paragraphs.push(format!("For {} no date is stated.", things(undated, "article", "articles")));
    }
    paragraphs
}

/// What was left out, by which rules, and how much in each outlet.
fn cleaned(frame: &Frame<'_>) -> Vec<String> {
    let index = frame.corpus.index();
    if index.as_given() || index.cleaning().is_off() {
        let text = "The texts were not cleaned: headlines, bylines and footers that stand in the files are counted.";
        return vec![text.into()];
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
    let by_outlet: Vec<String> = frame.facts.iter().map(in_outlet).collect();
    let mut paragraphs = vec![format!(
        "Page furniture was not counted ({}; {by}).",
        things(cleaning::left_out(&frame.corpus), "word", "words"),
    )];
    paragraphs.extend(listed("Words left out by outlet", &by_outlet));
    paragraphs.push(format!(
        "The rules that were on are {}. Of what recurs in at least 30 % and at least three articles of an outlet, {} learnt from the \
         corpus. What other rules find was counted; every hit stands in the table spans.",
        excluded.iter().map(|rule| rule.name).collect::<Vec<_>>().join(", "),
        if templates == 1 { "1 template was".into() } else { format!("{templates} templates were") },
    ));
    paragraphs
}

/// How shared text was found and treated.
fn shared_text(frame: &Frame<'_>, provenance: &Provenance) -> Vec<String> {
    let Some(marks) = frame.corpus.index().marks() else { return Vec::new() };
    let of = |keep: fn(&Mark) -> bool| {
        let kept = frame.corpus.articles().iter().filter(|&&article| keep(&marks.articles[article as usize]));
        things(kept.count() as u64, "article", "articles")
    };
    let left_out = provenance.settings.iter().find(|(name, _)| name == LEFT_OUT);
    let left_out = left_out.map_or_else(|| "Nothing was left out for it".to_owned(), |(_, text)| text.clone());
    vec![
        "Shared text was looked for by distinct five-word sequences and by aligned passages: two articles share text if half of the \
         words of the shorter, 20 or more, stand in passages of the other, with edits of up to 30 words between runs of five equal \
         words. Retold and translated stories are not found."
            .into(),
        format!(
            "Marked as wire copy, for the credit of a news agency or for text of another outlet: {}. Marked as repeating an earlier article \
             of the outlet, or the same words elsewhere: {}. {left_out}.",
            of(|mark| mark.wire.is_some()),
            of(|mark| mark.duplicate.is_some()),
        ),
    ]
}

fn words(frame: &Frame<'_>) -> Vec<String> {
    let index = frame.corpus.index();
    let counted = match index.counting().unit {
        unit if unit == FORM => String::new(),
        unit => format!("Counted was, of each word, {}.", unit.about),
    };
    if index.as_given() {
        return vec!["The input was already tokenised; its tokens were counted as given.".into(), counted];
    }
    let acting: Vec<String> = acting_rules(&frame.corpus).iter().map(|rule| in_methods(index, rule)).collect();
    let acting = match &acting[..] {
        [] => vec!["No further rule changed a word.".into()],
        rules => {
            let items: Vec<String> = rules.iter().map(|rule| format!("- {rule}")).collect();
            vec!["These further rules changed words:".into(), items.join("\n")]
        }
    };
    let on = format!("The rules that were on are {}.", word_rules_in_words(index));
    let mut paragraphs = Vec::new();
    if index.borders_given() {
        paragraphs.push(
            "The input was already tokenised; its tokens with a letter or a digit were taken as words.".to_owned(),
        );
    } else {
        paragraphs.push(format!(
            "Words were found by the rules of {} (Unicode Standard Annex 29), as implemented in the crate unicode-segmentation: \
             segments that hold a letter or a digit. No word was removed from any count for being frequent.",
            super::unicode_version()
        ));
    }
    paragraphs.extend(acting);
    paragraphs.extend([on, counted]);
    paragraphs
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

fn frequency(frame: &Frame<'_>) -> Vec<String> {
    let rates = format!("Relative frequencies are occurrences per {} words.", number::count(frame.per));
    if frame.small_outlets().len() == frame.facts.len() {
        let none = "With fewer than ten articles in each outlet no interval was computed; the results are descriptive.";
        return vec![format!("{rates} {none}")];
    }
    vec![
        format!(
            "{rates} Intervals (95 %) treat the article as the sampling unit; groups with fewer than ten articles have none."
        ),
        "The rate of a group of m articles is a ratio estimator with relative variance V (Cochran 1977, ch. 6), V being at least \
         1/count; the interval is a t interval on the log scale with min(m − 1, 1/V + 2) degrees of freedom, its upper end raised by \
         V/2 and at most the exact Poisson bound (Garwood 1936) of count/b events, b being the word's tokens for each independent \
         occurrence in the whole corpus; without an occurrence the upper end is that bound for none. Where the word bursts more in the \
         whole corpus than few independent occurrences in the group show, V is moved towards that of the bursts there."
            .into(),
        "In simulations such intervals, and those of log ratios, held the truth in 93 % of cases or more, except for words that come in a \
         few bursts of more than ten (91.7 % at worst)."
            .into(),
    ]
}

fn keyness(frame: &Frame<'_>) -> Vec<String> {
    let Some(inference) = &frame.inference else {
        return vec![format!("No keywords were computed. {}", frame.nothing_compared().unwrap_or_default())];
    };
    let mut paragraphs = vec![
        format!(
            "Each of {} was compared with all others pooled. The effect size is the log ratio (Hardie 2014), the binary logarithm of \
             the ratio of relative frequencies, a count of nought being replaced by 0.5. Its 95 % interval joins those of the two rates \
             by their distances from the values, squared and added (Zou and Donner 2008); it is open where a side lacks the word.",
            things(frame.comparisons.len() as u64, "outlet", "outlets"),
        ),
        format!(
            "Candidates were all words with at least {} occurrences in at least {} articles on both sides together ({} comparisons); \
             they are ranked by the end of the interval nearer to nought. The intervals are not corrected for the number of words.",
            frame.candidates.min_count,
            frame.candidates.min_articles,
            number::count(frame.keywords.len() as u64),
        ),
    ];
    paragraphs.extend(shuffled(frame, inference));
    paragraphs.push(
        "Log-likelihood (2 cells; Rayson and Garside 2000) treats words as independent, overstates certainty and is given only for \
         comparison with older work; text-dispersion keyness is the same statistic on the numbers of articles with the word \
         (Egbert and Biber 2019)."
            .into(),
    );
    paragraphs
}

/// How labels were shuffled, and what was found.
fn shuffled(frame: &Frame<'_>, inference: &Inference) -> Vec<String> {
    if inference.family == 0 {
        return vec![format!(
            "No test was made: {} were shuffled {}, which leaves too few.",
            inference.units, inference.strata
        )];
    }
    let mut paragraphs = vec![format!(
        "Whether a difference is more than the chance of articles was tested by permutation: the outlets' names were shuffled over \
         {} {}, {}{}. The statistic is the log ratio with half an occurrence added on both sides, divided by its standard error over \
         articles; both tails count alike. Shuffling treats {} as exchangeable: it cannot see that some share an author or a story.",
        inference.units,
        inference.strata,
        inference.shuffled(),
        if inference.is_exact { "" } else { ", a word being left at its twentieth hit (Besag and Clifford 1991)" },
        inference.units,
    )];
    let corrected = format!(
        "All {} were corrected as one family (Benjamini and Hochberg 1995), and words with q of at most {} are listed",
        things(inference.family, "comparison of a word", "comparisons of a word"),
        inference.level,
    );
    let Some(cut) = inference.cut() else {
        paragraphs.push(format!("{corrected}; no word is."));
        return paragraphs;
    };
    paragraphs.push(format!(
        "{corrected}: {} in all. If no outlet differed from another, lists that end at the same p ({}) would still hold {} on average.",
        number::count(inference.listed(None)),
        number::sensible(cut),
        number::sensible(inference.expected_by_chance(None)),
    ));
    let of_outlet = |place: usize| {
        let (listed, chance) = (inference.listed(Some(place)), inference.expected_by_chance(Some(place)));
        let outlet = isolated(&frame.comparisons[place].target);
        format!("{outlet} {} and {}", number::count(listed), number::sensible(chance))
    };
    let tested = (0..frame.comparisons.len()).filter(|place| inference.is_tested(*place));
    paragraphs.extend(listed("Words listed and expected by chance", &tested.map(of_outlet).collect::<Vec<_>>()));
    paragraphs
}

fn dispersion(frame: &Frame<'_>) -> Vec<String> {
    let articles: u64 = frame.counts.groups().iter().map(|group| group.articles_with_tokens).sum();
    if articles < crate::stats::rate::MIN_ARTICLES {
        return Vec::new();
    }
    let text = "Dispersion was measured over articles as parts: range, its share of all articles, the range expected if the occurrences \
     fell at random, and DPnorm (Gries 2008; Lijffijt and Gries 2012), where 0 is even and 1 is clumped.";
    vec![text.into()]
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
pub(super) fn section(done: &Done<'_>, text: &str, provenance: &Provenance) -> Section {
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
            Block::Table(practice::checklist(done.study, done.frame)),
            Block::Details {
                summary: "The measures of this report".into(),
                blocks: vec![Block::Table(glossary(done.measures()))],
            },
            Block::Details { summary: "Every setting".into(), blocks: vec![Block::Table(settings)] },
            Block::Details { summary: "Every file that was read".into(), blocks: vec![Block::Table(inputs)] },
        ],
    }
}
