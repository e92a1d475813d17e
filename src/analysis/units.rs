//! What a reader must know of how words were made: what is counted and what stands for it where it is missing, and which
//! languages were read off texts that state none.

use super::segmentation;
use super::word_rules::spellings;
use crate::annotation::language;
use crate::index::{FormId, SubCorpus};
use crate::table::{Cell, Column, ColumnKind, Notice, Table, Value, number};
use crate::token::{FORM, Preset, RULES, Rule, STEM, STEMMERS_VERSION, TypeId};
use std::collections::BTreeMap;

/// One notice each: scripts without spaces, languages that were read off texts and switched rules on, what is counted if it is
/// not the form.
pub fn word_notices(corpus: &SubCorpus<'_>) -> Vec<Notice> {
    let mut notices = segmentation(corpus);
    notices.extend(inferred(corpus));
    notices.extend(unit(corpus));
    notices.extend(repeated(corpus));
    notices
}

/// Forms to which the user's table gives several lemmas.
fn repeated(corpus: &SubCorpus<'_>) -> Option<Notice> {
    let table = corpus.index().lemma_table().filter(|table| table.repeated > 0)?;
    let text = format!(
        "lines of \"{}\" that give a form another lemma than an earlier line: {}; the first lemma counts",
        table.name,
        number::count(table.repeated as u64)
    );
    Some(Notice::new("lemmas-repeated", text))
}

/// Languages that were read off texts, if some rule is on for that reason.
fn inferred(corpus: &SubCorpus<'_>) -> Option<Notice> {
    let index = corpus.index();
    let rules: Vec<&str> =
        RULES.iter().filter(|rule| decided_by_inference(corpus, rule)).map(|rule| rule.name).collect();
    if rules.is_empty() {
        return None;
    }
    let mut languages: BTreeMap<&str, u64> = BTreeMap::new();
    let unstated = corpus.articles().iter().filter(|&&article| index.stated_language(article).is_empty());
    let unstated: Vec<&str> = unstated.map(|&article| index.language(article)).collect();
    // Articles that follow each other mostly read alike.
    for alike in unstated.chunk_by(|a, b| a == b) {
        *languages.entry(alike[0]).or_default() += alike.len() as u64;
    }
    let unclear = languages.remove("").unwrap_or(0);
    if languages.is_empty() {
        return None;
    }
    let list: Vec<String> = languages.iter().map(|(tag, count)| format!("{tag} {}", number::count(*count))).collect();
    let unclear =
        if unclear > 0 { format!(", unclear or too short {}", number::count(unclear)) } else { String::new() };
    let text = format!(
        "the language of {} is not stated; by their texts they are taken for {}{unclear} ({}). This switched on: {}. State the \
         language in the column language or with --language TAG, or leave such rules off with --language stated.",
        articles(languages.values().sum::<u64>()),
        list.join(", "),
        language::VERSION,
        rules.join(", ")
    );
    Some(Notice::new("language-inferred", text))
}

/// Whether a rule is on in more articles than the stated languages alone would have it.
fn decided_by_inference(corpus: &SubCorpus<'_>, rule: &Rule) -> bool {
    let index = corpus.index();
    let waits = matches!(rule.preset, Preset::ForCorpus { .. } | Preset::ForArticles(_));
    waits && index.asked_rules().is_open(rule.name) && {
        let articles = index.articles_with(rule);
        articles > 0 && articles > index.articles_with_if_stated(rule)
    }
}

/// What is counted, with its coverage, if it is not the form.
fn unit(corpus: &SubCorpus<'_>) -> Option<Notice> {
    let index = corpus.index();
    let counting = index.counting();
    if counting.unit == FORM {
        return None;
    }
    if counting.unit == STEM {
        let stemmer = counting.stemmer?;
        let text = format!(
            "counted are stems, by the {} algorithm of {STEMMERS_VERSION}, not words: a stem joins forms whose meanings may differ \
             (corruption, corruptive and corrupt are one): read the column spellings",
            stemmer.language
        );
        return Some(Notice::new("counted-as", text));
    }
    let counts = corpus.type_counts();
    let having = |(place, _): &(usize, &u64)| counting.has(index.vocabulary().entry(TypeId(*place as u32)));
    let (has, all): (u64, u64) =
        (counts.iter().enumerate().filter(having).map(|(_, count)| count).sum(), counts.iter().sum());
    let share =
        if all == 0 { String::new() } else { format!(" ({} %)", number::score(has as f64 * 100.0 / all as f64, 1)) };
    let text = format!(
        "counted as {}: {}. {} of {} words{share} have one",
        counting.unit.name,
        counting.unit.about,
        number::count(has),
        number::count(all),
    );
    Some(Notice::new("counted-as", text))
}

/// Spellings shown of a form.
const SPELLINGS: usize = 4;

/// A table of forms with a column of the spellings behind each, if what is counted is not the form itself.
#[must_use]
pub fn with_spellings(table: Table, corpus: &SubCorpus<'_>) -> Table {
    let index = corpus.index();
    let Some(place) = table.column("form").filter(|_| index.counting().unit != FORM) else { return table };
    let form_of = |row: &Vec<Cell>| match &row[place].value {
        Value::Text(text) => index.form_id(text),
        _ => None,
    };
    let forms: Vec<Option<FormId>> = table.rows.iter().map(form_of).collect();
    written_as(table, corpus, &forms)
}

/// A table with a column of the spellings of the form of each row, most frequent first.
pub(crate) fn written_as(mut table: Table, corpus: &SubCorpus<'_>, forms: &[Option<FormId>]) -> Table {
    let mut known: Vec<FormId> = forms.iter().flatten().copied().collect();
    known.sort_unstable();
    known.dedup();
    let spellings = spellings(corpus, &known);
    let column = Column::new("spellings", ColumnKind::Text)
        .heading("written as")
        .about("the spellings that count as this form, with their occurrences; at most four");
    table.columns.push(column);
    for (row, form) in table.rows.iter_mut().zip(forms) {
        row.push(Cell::maybe(form.and_then(|form| spellings.get(&form)).map(|list| in_words(list))));
    }
    table
}

fn in_words(spellings: &[(String, u64)]) -> String {
    let shown = spellings.iter().take(SPELLINGS).map(|(spelling, count)| format!("{spelling} {count}"));
    let mut shown: Vec<String> = shown.collect();
    if spellings.len() > SPELLINGS {
        shown.push(format!("{} more", spellings.len() - SPELLINGS));
    }
    shown.join(" · ")
}

fn articles(count: u64) -> String {
    if count == 1 { "1 article".into() } else { format!("{} articles", number::count(count)) }
}
