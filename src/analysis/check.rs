//! What was read, and what looked odd: one row an article, one row a finding, one row a word rule.

use crate::index::SubCorpus;
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::token::{RULES, Rule};

/// Where the column `tokens` stands; `types` is behind it.
const TOKENS: usize = 6;

/// The table of `newsprint check`.
pub fn table(corpus: &SubCorpus<'_>) -> Table {
    let columns = vec![
        Column::new("row", ColumnKind::Text).about("article, problem or rule"),
        Column::new("place", ColumnKind::Text).about("the article's id, the file, or the rule's name"),
        Column::new("outlet", ColumnKind::Text),
        Column::new("date", ColumnKind::Text).about("as precise as it is known"),
        Column::new("date_precision", ColumnKind::Text).about("day, month, year or unknown"),
        Column::new("title", ColumnKind::Text),
        Column::new("tokens", ColumnKind::Count)
            .unit("words")
            .about("words of an article; words that a rule acts on, or would act on if it were on"),
        Column::new("types", ColumnKind::Count).unit("forms").about("different forms"),
        Column::new("kind", ColumnKind::Text).about("the kind of problem"),
        Column::new("text", ColumnKind::Text).about("what it is and what was done"),
    ];
    let mut rows: Vec<Vec<Cell>> = corpus.articles().iter().map(|&number| article_row(corpus, number)).collect();
    for finding in corpus.index().corpus().findings() {
        rows.push(other_row("problem", &finding.place, finding.kind, &finding.text));
    }
    let counts = super::word_rules::type_counts(corpus);
    rows.extend(RULES.iter().map(|rule| rule_row(corpus, rule, &counts)));
    Table { name: "check".into(), title: "What was read, and what looked odd".into(), columns, rows }
}

fn article_row(corpus: &SubCorpus<'_>, number: u32) -> Vec<Cell> {
    let article = corpus.index().article(number);
    let types = crate::count::article_tally(corpus, number).len() as u64;
    let some = |text: &str| Cell::maybe((!text.is_empty()).then(|| text.to_string()));
    vec![
        Cell::text("article"),
        Cell::text(&article.id),
        Cell::text(&article.outlet),
        some(&article.date.to_string()),
        Cell::text(article.date.precision()),
        some(&article.title),
        Cell::count(corpus.article_tokens(number) as u64),
        Cell::count(types),
        some(""),
        some(""),
    ]
}

/// What a rule does, in how many words it does it or would do it if it were on, and the most frequent of them.
fn rule_row(corpus: &SubCorpus<'_>, rule: &Rule, counts: &[u64]) -> Vec<Cell> {
    let (on, _) = super::word_rules::standing(corpus.index(), rule);
    let changed = super::word_rules::effect(corpus, rule, counts);
    let (words, examples) = super::word_rules::in_words(changed.as_deref());
    let text = if examples.is_empty() { rule.about.to_string() } else { format!("{}: {examples}", rule.about) };
    let mut cells = other_row("rule", rule.name, &on, &text);
    cells[TOKENS] = words;
    cells[TOKENS + 1] =
        changed.map_or_else(|| Cell::maybe(None::<String>), |changed| Cell::count(changed.len() as u64));
    cells
}

fn other_row(row: &str, place: &str, kind: &str, text: &str) -> Vec<Cell> {
    let none = || Cell::maybe(None::<String>);
    let mut cells = vec![Cell::text(row), Cell::text(place)];
    cells.extend((0..6).map(|_| none()));
    cells.extend([Cell::text(kind), Cell::text(text)]);
    cells
}
