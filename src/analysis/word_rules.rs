//! How words were counted: every rule with what it did to this very corpus.

use crate::index::{FormId, Index, SubCorpus};
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::token::{Action, Preset, RULES, Rule, Tokenizer, TypeId, WordRules};
use std::collections::BTreeMap;

/// Examples shown for each rule.
const EXAMPLES: usize = 3;

/// One row a rule: whether it is on and why, what it does, how many words of this corpus it changed, and up to three of them.
pub fn word_rules(corpus: &SubCorpus<'_>) -> Table {
    let index = corpus.index();
    let columns = vec![
        Column::new("rule", ColumnKind::Text).about("the name of the rule, as in --fold, --cut and the settings"),
        Column::new("on", ColumnKind::Text).about("whether it was applied"),
        Column::new("why", ColumnKind::Text).about("who decided: the default, a request, or the stated languages"),
        Column::new("about", ColumnKind::Text).heading("what it does").about("what the rule does"),
        Column::new("words_changed", ColumnKind::Count)
            .heading("words it acts on")
            .unit("words")
            .about("tokens of this corpus whose borders or form this rule decides, or would decide if it were on"),
        Column::new("examples", ColumnKind::Text)
            .heading("from this corpus")
            .about("the most frequent spellings and what they count as"),
    ];
    let counts = corpus.type_counts();
    let rows = RULES.iter().map(|rule| {
        let (on, why) = standing(index, rule);
        let mut cells = vec![Cell::text(rule.name), Cell::text(on), Cell::text(why), Cell::text(rule.about)];
        let (words, examples) = in_words(effect(corpus, rule, &counts).as_deref());
        cells.extend([words, Cell::text(examples)]);
        cells
    });
    Table { name: "word-rules".into(), title: "How words were counted".into(), columns, rows: rows.collect() }
}

/// How many words a rule acts on, and the most frequent of them.
pub(super) fn in_words(changed: Option<&[Changed]>) -> (Cell, String) {
    let Some(changed) = changed else { return (Cell::maybe(None::<String>), String::new()) };
    let examples: Vec<String> = changed.iter().take(EXAMPLES).map(Changed::in_words).collect();
    (Cell::count(changed.iter().map(|changed| changed.count).sum()), examples.join(" · "))
}

/// The rules beyond the base that decided about some word of this corpus, in their order.
pub fn acting_rules(corpus: &SubCorpus<'_>) -> Vec<&'static Rule> {
    let (index, counts) = (corpus.index(), corpus.type_counts());
    let acts = |rule: &&Rule| index.articles_with(rule) > 0 && !changed(index, rule, &counts).is_empty();
    RULES.iter().filter(acts).collect()
}

/// Whether a rule is on, and who decided that.
pub(super) fn standing(index: &Index, rule: &Rule) -> (String, String) {
    if index.as_given() {
        return ("tokens as given".into(), String::new());
    }
    let (some, all) = (index.articles_with(rule), index.articles_open_to(rule));
    if all == 0 && index.languages().articles() > 0 {
        return ("words as given".into(), String::new());
    }
    let on = match some {
        0 if all > 0 || !index.rules().is_on(rule.name) => "off".into(),
        _ if some == all => "on".into(),
        _ => format!("on in {some} of {all} articles"),
    };
    let default = WordRules::default();
    let languages = match index.inferred_languages().stated().next() {
        Some(_) => format!("{} (some by their texts)", index.languages().described()),
        None => index.languages().described(),
    };
    let why = match rule.preset {
        _ if !index.asked_rules().is_open(rule.name)
            && (default.is_open(rule.name) || default.is_on(rule.name) != index.asked_rules().is_on(rule.name)) =>
        {
            "asked for".into()
        }
        Preset::ForCorpus { when, .. } => format!("on if {when}; languages: {languages}"),
        Preset::ForArticles(wanted) => {
            let built = !matches!(rule.action, Action::Segment) || crate::token::DICTIONARY_AVAILABLE;
            let missing = if built { "" } else { "; not built into this program" };
            format!("on in articles in {}; languages: {languages}{missing}", wanted.join(", "))
        }
        Preset::Always => "always".into(),
        Preset::On | Preset::Off => "default".into(),
    };
    (on, why)
}

/// The rules that are on, by name; those that are on in some articles only with their number: `uax29, elision (3 of 20 articles)`.
pub fn word_rules_in_words(index: &Index) -> String {
    let articles = index.languages().articles();
    let names = RULES.iter().filter_map(|rule| match (index.articles_with(rule), index.articles_open_to(rule)) {
        (0, _) => (articles == 0 && index.rules().is_on(rule.name)).then(|| rule.name.to_string()),
        (some, all) if some < all => Some(format!("{} ({some} of {all} articles)", rule.name)),
        _ => Some(rule.name.to_string()),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// A spelling that a rule acts on, or would act on.
pub(super) struct Changed {
    pub before: String,
    pub after: String,
    pub count: u64,
}

impl Changed {
    pub fn in_words(&self) -> String {
        format!("{} → {} ({})", self.before, self.after, self.count)
    }
}

/// What a rule acts on, or would act on if it were on; most frequent first, ties by spelling. `None` for the base, and where tokens
/// were given.
pub(super) fn effect(corpus: &SubCorpus<'_>, rule: &Rule, counts: &[u64]) -> Option<Vec<Changed>> {
    let index = corpus.index();
    let built = !matches!(rule.action, Action::Segment) || crate::token::DICTIONARY_AVAILABLE;
    if matches!(rule.action, Action::Base) || index.as_given() || index.articles_open_to(rule) == 0 || !built {
        return None;
    }
    Some(match (index.articles_with(rule), rule.action.folds()) {
        (0, true) => folded_if_on(index, rule, counts),
        (0, false) => super::word_borders::cut_if_on(corpus, rule),
        _ => changed(index, rule, counts),
    })
}

/// The types that a folding rule would map otherwise if it were on.
fn folded_if_on(index: &Index, rule: &Rule, counts: &[u64]) -> Vec<Changed> {
    let Ok(with) = index.rules().with(rule.name) else { return Vec::new() };
    let types = index.vocabulary().surfaces().enumerate().filter(|(place, _)| counts[*place] > 0);
    let found = types.filter_map(|(place, surface)| {
        let after = with.fold(surface);
        (after != index.rules().fold(surface)).then(|| Changed { before: surface.into(), after, count: counts[place] })
    });
    ordered(found.collect())
}

/// The types that a rule acts on; most frequent first, ties by spelling.
fn changed(index: &Index, rule: &Rule, counts: &[u64]) -> Vec<Changed> {
    let without = index.rules().without(rule.name).ok().map(Tokenizer::new);
    let mut found = Vec::new();
    for (place, surface) in index.vocabulary().surfaces().enumerate() {
        if counts[place] == 0 {
            continue;
        }
        let before = match (&rule.action, &without) {
            (Action::Base, _) | (_, None) => None,
            (Action::Fold(_), _) => index
                .rules()
                .changes(surface)
                .iter()
                .any(|changed| changed.name == rule.name)
                .then(|| surface.to_string()),
            (Action::Cut(cut), _) => {
                (cut(&format!("{surface}a")) == Some(surface.len())).then(|| format!("{surface}…"))
            }
            (_, Some(without)) => torn(surface, without),
        };
        if let Some(before) = before {
            found.push(Changed { before, after: index.rules().fold(surface), count: counts[place] });
        }
    }
    ordered(found)
}

/// Most frequent first, ties by spelling; a spelling with several lemmas is several types and one row.
pub(super) fn ordered(mut found: Vec<Changed>) -> Vec<Changed> {
    found.sort_by(|a, b| (&a.before, &a.after).cmp(&(&b.before, &b.after)));
    found.dedup_by(|later, first| {
        let same = (&later.before, &later.after) == (&first.before, &first.after);
        first.count += if same { later.count } else { 0 };
        same
    });
    found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.before.cmp(&b.before)));
    found
}

/// The words that a spelling would be without a rule, unless it is the same one word: `U.S` of `U.S.`, `渔 民` of `渔民`.
fn torn(surface: &str, without: &Tokenizer) -> Option<String> {
    if surface.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let mut words = without.words(surface);
    if words.next().is_some_and(|first| first == (0..surface.len())) {
        return None;
    }
    let words: Vec<&str> = without.words(surface).map(|range| &surface[range]).collect();
    Some(if words.is_empty() { "no word".into() } else { words.join(" ") })
}

/// The spellings of a form, most frequent first, ties by spelling: a form is shown as it is written.
pub(crate) fn spellings(corpus: &SubCorpus<'_>, forms: &[FormId]) -> BTreeMap<FormId, Vec<(String, u64)>> {
    let counts = corpus.type_counts();
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
        // A spelling with several lemmas is several types.
        list.sort_unstable();
        list.dedup_by(|later, first| {
            later.0 == first.0 && {
                first.1 += later.1;
                true
            }
        });
        list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    spellings
}
