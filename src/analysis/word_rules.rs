//! How words were counted: every rule with what it did to this very corpus.

use crate::index::{FormId, Index, SubCorpus};
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::token::{Action, RULES, Rule, TypeId, WordRules};
use std::collections::BTreeMap;

/// Examples shown for each rule.
const EXAMPLES: usize = 3;

/// One row a rule: whether it is on, what it does, how many words of this corpus it changed, and up to three of them.
pub fn word_rules(corpus: &SubCorpus<'_>) -> Table {
    let index = corpus.index();
    let columns = vec![
        Column::new("rule", ColumnKind::Text).about("the name of the rule, as in --fold and in the settings"),
        Column::new("on", ColumnKind::Text).about("whether it was applied"),
        Column::new("about", ColumnKind::Text).heading("what it does").about("what the rule does"),
        Column::new("words_changed", ColumnKind::Count)
            .heading("words it acts on")
            .unit("words")
            .about("tokens of this corpus whose counted form this rule decides"),
        Column::new("examples", ColumnKind::Text)
            .heading("from this corpus")
            .about("the most frequent spellings and what they count as"),
    ];
    let counts = type_counts(corpus);
    let rows = RULES.iter().map(|rule| {
        let on = index.rules().is_on(rule.name) && !index.as_given();
        let changed = changed(index, rule, &counts);
        let words = changed.iter().map(|(_, _, count)| count).sum();
        let examples: Vec<String> = changed
            .iter()
            .take(EXAMPLES)
            .map(|(before, after, count)| format!("{before} → {after} ({count})"))
            .collect();
        let effect = matches!(rule.action, Action::Base) || !on;
        vec![
            Cell::text(rule.name),
            Cell::text(if index.as_given() {
                "tokens as given"
            } else if on {
                "on"
            } else {
                "off"
            }),
            Cell::text(rule.about),
            if effect { Cell::maybe(None::<String>) } else { Cell::count(words) },
            Cell::text(if effect { String::new() } else { examples.join(" · ") }),
        ]
    });
    Table { name: "word-rules".into(), title: "How words were counted".into(), columns, rows: rows.collect() }
}

/// How often each surface type occurs in a sub-corpus.
fn type_counts(corpus: &SubCorpus<'_>) -> Vec<u64> {
    let mut counts = vec![0; corpus.index().vocabulary().len()];
    for &article in corpus.articles() {
        corpus.index().types(article).for_each(|id| counts[id.0 as usize] += 1);
    }
    counts
}

/// The types that a rule acts on: spelling, counted form and count; most frequent first, ties by spelling.
fn changed(index: &Index, rule: &Rule, counts: &[u64]) -> Vec<(String, String, u64)> {
    let mut found = Vec::new();
    for (place, surface) in index.vocabulary().surfaces().enumerate() {
        if counts[place] == 0 {
            continue;
        }
        let acts = match rule.action {
            Action::Base => false,
            Action::Extend(_) => is_extended(surface, rule),
            Action::Fold(fold) => fold(surface) != surface,
        };
        if acts {
            let form = index.form(index.form_of(TypeId(place as u32)));
            found.push((surface.to_string(), form.to_string(), counts[place]));
        }
    }
    found.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    found
}

/// Whether a surface type exists only because of a rule that lengthens words.
fn is_extended(surface: &str, rule: &Rule) -> bool {
    let Ok(without) = WordRules::default().without(rule.name) else { return false };
    crate::token::Tokenizer::new(without).words(surface).next().is_none_or(|first| first != (0..surface.len()))
}

/// The spellings of a form, most frequent first, ties by spelling: a form is shown as it is written.
pub(crate) fn spellings(corpus: &SubCorpus<'_>, forms: &[FormId]) -> BTreeMap<FormId, Vec<(String, u64)>> {
    let counts = type_counts(corpus);
    let mut spellings: BTreeMap<FormId, Vec<(String, u64)>> = forms.iter().map(|&form| (form, Vec::new())).collect();
    for (place, surface) in corpus.index().vocabulary().surfaces().enumerate() {
        let form = corpus.index().form_of(TypeId(place as u32));
        if let Some(list) = spellings.get_mut(&form)
            && counts[place] > 0
        {
            list.push((surface.to_string(), counts[place]));
        }
    }
    for list in spellings.values_mut() {
        list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    spellings
}
