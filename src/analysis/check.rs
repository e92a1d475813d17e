//! What was read, and what looked odd: one row an article, one row a finding, one row a word rule, one row a cleaning
//! rule and outlet, one row a template that recurs.

use super::cleaning;
use crate::annotation::furniture::BOILERPLATE;
use crate::index::SubCorpus;
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::token::{RULES, Rule};

/// Where the column `tokens` stands; `types` is behind it.
const TOKENS: usize = 6;

/// The table of `newsprint check`.
pub fn table(corpus: &SubCorpus<'_>) -> Table {
    let columns = vec![
        Column::new("row", ColumnKind::Text).about("article, problem, rule, cleaning or template"),
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
        Column::new("articles", ColumnKind::Count)
            .unit("articles")
            .about("articles in which a cleaning rule found something"),
        Column::new("spans", ColumnKind::Count).heading("hits").unit("spans").about("what a cleaning rule found there"),
    ];
    let mut rows: Vec<Vec<Cell>> = corpus.articles().iter().map(|&number| article_row(corpus, number)).collect();
    for finding in corpus.index().corpus().findings() {
        rows.push(other_row("problem", &finding.place, finding.kind, &finding.text));
    }
    let counts = corpus.type_counts();
    rows.extend(RULES.iter().map(|rule| rule_row(corpus, rule, &counts)));
    rows.extend(cleaning_rows(corpus));
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
        Cell::maybe(None::<String>),
        Cell::maybe(None::<String>),
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

/// One row a cleaning rule and outlet with hits, one for each rule without any, one for each template that was learnt.
fn cleaning_rows(corpus: &SubCorpus<'_>) -> Vec<Vec<Cell>> {
    let index = corpus.index();
    let found = cleaning::by_rule_and_outlet(corpus);
    let mut rows = Vec::new();
    for rule in index.cleaning().rules() {
        let action = if index.cleaning().is_off() || index.as_given() { "off" } else { rule.action.name() };
        let hits: Vec<_> = found.iter().filter(|row| row.rule.name == rule.name).collect();
        for hit in &hits {
            rows.push(cleaning_row(
                rule.name,
                &hit.outlet,
                Some(hit.words),
                action,
                &rule.about,
                [hit.articles, hit.spans],
            ));
        }
        if hits.is_empty() {
            rows.push(cleaning_row(rule.name, "", Some(0), action, &rule.about, [0, 0]));
        }
    }
    for template in &index.cleaned().templates {
        let mut row =
            cleaning_row(BOILERPLATE.name, &template.outlet, None, "template", &template.text, [template.articles, 0]);
        row[0] = Cell::text("template");
        row[11] = Cell::maybe(None::<String>);
        rows.push(row);
    }
    rows
}

fn cleaning_row(rule: &str, outlet: &str, words: Option<u64>, action: &str, text: &str, counts: [u64; 2]) -> Vec<Cell> {
    let none = || Cell::maybe(None::<String>);
    let mut cells = vec![Cell::text("cleaning"), Cell::text(rule)];
    cells.push(Cell::maybe((!outlet.is_empty()).then(|| outlet.to_string())));
    cells.extend([
        none(),
        none(),
        none(),
        words.map_or_else(none, Cell::count),
        none(),
        Cell::text(action),
        Cell::text(text),
    ]);
    cells.extend(counts.map(Cell::count));
    cells
}

fn other_row(row: &str, place: &str, kind: &str, text: &str) -> Vec<Cell> {
    let none = || Cell::maybe(None::<String>);
    let mut cells = vec![Cell::text(row), Cell::text(place)];
    cells.extend((0..6).map(|_| none()));
    cells.extend([Cell::text(kind), Cell::text(text), none(), none()]);
    cells
}
