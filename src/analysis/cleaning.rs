//! What was left out of the counts, and what was only marked: by rule and outlet, hit by hit, template by template.

use crate::annotation::furniture::{Action, RULES, Standing};
use crate::index::{ArticleNumber, SubCorpus};
use crate::table::{Cell, Column, ColumnKind, Notice, Table, number};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a rule found in an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInOutlet {
    /// The rule.
    pub rule: Standing,
    /// The outlet.
    pub outlet: String,
    /// Its articles in which the rule found something.
    pub articles: u64,
    /// What it found there.
    pub spans: u64,
    /// The words inside.
    pub words: u64,
}

/// One row a rule and outlet with hits: rules in their order, outlets by name.
pub fn by_rule_and_outlet(corpus: &SubCorpus<'_>) -> Vec<RuleInOutlet> {
    let index = corpus.index();
    let rules = index.cleaning().rules();
    let mut found: BTreeMap<(usize, &str), (BTreeSet<ArticleNumber>, u64, u64)> = BTreeMap::new();
    for &article in corpus.articles() {
        let outlet = index.article(article).outlet.as_str();
        for span in index.cleaned().found.of(article) {
            let Some(rule) = rules.iter().position(|rule| rule.name == span.rule) else { continue };
            let (articles, spans, words) = found.entry((rule, outlet)).or_default();
            articles.insert(article);
            *spans += 1;
            *words += words_in(corpus, article, &span.range);
        }
    }
    let row = |((rule, outlet), (articles, spans, words)): ((usize, &str), (BTreeSet<ArticleNumber>, u64, u64))| {
        RuleInOutlet {
            rule: rules[rule].clone(),
            outlet: outlet.to_string(),
            articles: articles.len() as u64,
            spans,
            words,
        }
    };
    found.into_iter().map(row).collect()
}

/// The words that start in a range of bytes, counted or not.
fn words_in(corpus: &SubCorpus<'_>, article: ArticleNumber, range: &Range<usize>) -> u64 {
    corpus.index().tokens_in(article, range).len() as u64
}

/// How many words of a corpus are counted and how many are not, and which rules left them out.
pub fn notice(corpus: &SubCorpus<'_>) -> Notice {
    let index = corpus.index();
    if index.as_given() {
        return Notice::new("cleaning", "tokens were given: nothing is cleaned".to_string());
    }
    if index.cleaning().is_off() {
        return Notice::new(
            "cleaning",
            format!("{} words counted; nothing is cleaned", number::count(corpus.tokens())),
        );
    }
    let by: Vec<String> = (left_out_by_rule(corpus).into_iter().filter(|(_, words)| *words > 0))
        .map(|(rule, words)| format!("{rule} ({})", number::count(words)))
        .collect();
    let by = if by.is_empty() { String::new() } else { format!(" by the rules {}", by.join(", ")) };
    Notice::new(
        "cleaning",
        format!("{} words counted; {} left out{by}", number::count(corpus.tokens()), number::count(left_out(corpus))),
    )
}

/// How many words of the articles of a corpus are not counted because they are page furniture.
pub fn left_out(corpus: &SubCorpus<'_>) -> u64 {
    left_out_by_rule(corpus).into_iter().map(|(_, words)| words).sum()
}

/// How many words each rule leaves out of the articles of a corpus, in the order of the rules.
fn left_out_by_rule(corpus: &SubCorpus<'_>) -> Vec<(&'static str, u64)> {
    let index = corpus.index();
    let rules = index.cleaning().rules();
    let counted;
    let words = if let Some(known) = index.left_out_while_reading() {
        known
    } else {
        let mut words: BTreeMap<&'static str, u64> = BTreeMap::new();
        for &article in corpus.articles() {
            for span in index.cleaned().found.of(article) {
                *words.entry(span.rule).or_default() += words_in(corpus, article, &span.range);
            }
        }
        counted = words;
        &counted
    };
    let excluded = rules.iter().filter(|rule| rule.action == Action::Excluded);
    excluded.map(|rule| (rule.name, words.get(rule.name).copied().unwrap_or(0))).collect()
}

/// What each rule found in each outlet.
pub fn table(corpus: &SubCorpus<'_>) -> Table {
    let columns = vec![
        Column::new("rule", ColumnKind::Text).about("the name of the rule, as in --keep and [clean]"),
        Column::new("outlet", ColumnKind::Text),
        Column::new("action", ColumnKind::Text)
            .heading("what became of it")
            .about("excluded: not counted; kept and flagged: counted"),
        Column::new("articles", ColumnKind::Count).unit("articles"),
        Column::new("spans", ColumnKind::Count).heading("hits").unit("spans"),
        Column::new("words", ColumnKind::Count).unit("words"),
    ];
    let row = |row: &RuleInOutlet| {
        vec![
            Cell::text(row.rule.name),
            Cell::text(&row.outlet),
            Cell::text(row.rule.action.name()),
            Cell::count(row.articles),
            Cell::count(row.spans),
            Cell::count(row.words),
        ]
    };
    let rows = by_rule_and_outlet(corpus).iter().map(row).collect();
    Table { name: "cleaning".into(), title: "What the cleaning rules found".into(), columns, rows }
}

/// Every hit of every rule: article, bytes, text; articles in the order of the corpus, hits by their place.
pub fn spans(corpus: &SubCorpus<'_>) -> Table {
    let columns = vec![
        Column::new("article", ColumnKind::Text).about("the article's id"),
        Column::new("outlet", ColumnKind::Text),
        Column::new("start", ColumnKind::Count).unit("bytes").about("where it begins in the body"),
        Column::new("end", ColumnKind::Count).unit("bytes").about("where it ends in the body, exclusive"),
        Column::new("kind", ColumnKind::Text).about("where the rule looks"),
        Column::new("rule", ColumnKind::Text),
        Column::new("rule_version", ColumnKind::Text).about("the version of newsprint, or own for a rule of the study"),
        Column::new("action", ColumnKind::Text).about("excluded: not counted; kept and flagged: counted"),
        Column::new("words", ColumnKind::Count).unit("words"),
        Column::new("text", ColumnKind::Text).about("as it stands in the body"),
    ];
    let index = corpus.index();
    let mut rows = Vec::new();
    for &number in corpus.articles() {
        let article = index.article(number);
        for span in index.cleaned().found.of(number) {
            let version =
                if RULES.iter().any(|rule| rule.name == span.rule) { env!("CARGO_PKG_VERSION") } else { "own" };
            rows.push(vec![
                Cell::text(&article.id),
                Cell::text(&article.outlet),
                Cell::count(span.range.start as u64),
                Cell::count(span.range.end as u64),
                Cell::text(span.kind),
                Cell::text(span.rule),
                Cell::text(version),
                Cell::text(index.cleaning().action_of(span.rule).name()),
                Cell::count(words_in(corpus, number, &span.range)),
                Cell::text(&article.body[span.range.clone()]),
            ]);
        }
    }
    Table { name: "spans".into(), title: "Every hit of a cleaning rule".into(), columns, rows }
}

/// What was learnt to recur, by outlet.
pub fn templates(corpus: &SubCorpus<'_>) -> Table {
    let columns = vec![
        Column::new("outlet", ColumnKind::Text),
        Column::new("articles", ColumnKind::Count).unit("articles").about("articles of the outlet in which it stands"),
        Column::new("of", ColumnKind::Count).unit("articles").about("articles of the outlet that were read"),
        Column::new("template", ColumnKind::Text).about("as it stands in one of them; … for words that differ"),
    ];
    let outlets: BTreeSet<&str> =
        corpus.articles().iter().map(|&number| corpus.index().article(number).outlet.as_str()).collect();
    let learnt =
        corpus.index().cleaned().templates.iter().filter(|template| outlets.contains(template.outlet.as_str()));
    let rows = learnt.map(|template| {
        vec![
            Cell::text(&template.outlet),
            Cell::count(template.articles),
            Cell::count(template.of),
            Cell::text(&template.text),
        ]
    });
    Table { name: "boilerplate".into(), title: "What recurs in each outlet".into(), rows: rows.collect(), columns }
}

/// Hits of a rule as examples: article and text, at even distances through all of them.
pub fn examples(corpus: &SubCorpus<'_>, most: usize) -> Table {
    let columns = vec![
        Column::new("rule", ColumnKind::Text),
        Column::new("action", ColumnKind::Text).heading("what became of it"),
        Column::new("article", ColumnKind::Text),
        Column::new("text", ColumnKind::Text),
    ];
    let index = corpus.index();
    let mut hits: BTreeMap<usize, Vec<(ArticleNumber, Range<usize>)>> = BTreeMap::new();
    let rules = index.cleaning().rules();
    for &article in corpus.articles() {
        for span in index.cleaned().found.of(article) {
            if let Some(rule) = rules.iter().position(|rule| rule.name == span.rule) {
                hits.entry(rule).or_default().push((article, span.range.clone()));
            }
        }
    }
    let mut rows = Vec::new();
    for (rule, hits) in &hits {
        let shown = hits.len().min(most);
        for (article, range) in (0..shown).map(|place| &hits[place * hits.len() / shown]) {
            let article = index.article(*article);
            let text = article.body[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            rows.push(vec![
                Cell::text(rules[*rule].name),
                Cell::text(rules[*rule].action.name()),
                Cell::text(&article.id),
                Cell::text(shortened(&text)),
            ]);
        }
    }
    Table { name: "cleaning-examples".into(), title: "Examples of what each rule found".into(), columns, rows }
}

/// At most two hundred signs.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_string(),
    }
}
