//! What the articles share: wire copy, copies within an outlet, and the passages that show it. Marked, never deleted.

use super::{Frame, things};
use crate::analysis::Contexts;
use crate::analysis::duplicates::{Duplicate, Search, find};
use crate::analysis::shared_text::{Family, MIN_SHARE, SharedText};
use crate::annotation::duplicate::{Mark, Marks, WIRE_RULES};
use crate::report::{Block, Section};
use crate::table::{Cell, Column, ColumnKind, Notice, Table, isolated};
use std::collections::BTreeMap;

/// So many families are listed on the page; the table of pairs holds all.
const FAMILIES: usize = 30;
/// A passage is shown up to so many characters.
const PASSAGE_CHARACTERS: usize = 400;

/// The section "Shared text"; `shared` as [`of`] gives it.
pub fn shared(frame: &Frame<'_>, shared: Option<&SharedText>) -> Section {
    let mut blocks = Vec::new();
    match shared {
        None => blocks.push(Block::Paragraph("Shared text was not looked for.".into())),
        Some(shared) => {
            let families = shared.families(&frame.corpus);
            blocks.push(Block::Paragraph(summary(frame, &shared.marks, &families)));
            blocks.push(Block::Notice(Notice::new("marked-never-deleted", explanation(frame))));
            if !families.is_empty() {
                blocks.push(Block::Table(table(frame, &shared.marks, &families)));
                if frame.contexts == Contexts::Shown {
                    blocks.extend(passages(frame, shared, &families));
                }
            }
            blocks.extend(credited(frame, &shared.marks));
        }
    }
    Section { id: "shared".into(), title: "Shared text".into(), blocks }
}

/// The marks of the index, and the pairs behind them among the articles of the report; nothing if shared text was not looked for.
pub fn of(frame: &Frame<'_>, threads: usize) -> Option<SharedText> {
    let marks = frame.corpus.index().marks()?;
    // A pair depends on its two articles alone, so those without a family need not be compared again.
    let member = |article: &&u32| marks.articles[**article as usize].family.is_some();
    let members = frame.corpus.of(frame.corpus.articles().iter().filter(member).copied().collect());
    let mut pairs = find(&members, MIN_SHARE, Search::Exact, threads);
    pairs.retain(|pair| pair.relation.is_some());
    Some(SharedText { marks: marks.clone(), pairs })
}

fn marks_of<'m>(frame: &'m Frame<'_>, marks: &'m Marks) -> impl Iterator<Item = (u32, &'m Mark)> {
    frame.corpus.articles().iter().map(|&article| (article, &marks.articles[article as usize]))
}

fn summary(frame: &Frame<'_>, marks: &Marks, families: &[Family]) -> String {
    let count = |keep: &dyn Fn(&Mark) -> bool| marks_of(frame, marks).filter(|(_, mark)| keep(mark)).count() as u64;
    let (wire, copies) = (count(&|mark| mark.wire.is_some()), count(&|mark| mark.duplicate.is_some()));
    let by_rule: Vec<String> = WIRE_RULES
        .iter()
        .map(|rule| (rule, count(&|mark| mark.wire == Some(rule.name))))
        .filter(|(_, articles)| *articles > 0)
        .map(|(rule, articles)| format!("{} {articles}", rule.name))
        .collect();
    let rules = if by_rule.is_empty() { String::new() } else { format!(" ({})", by_rule.join(", ")) };
    format!(
        "{} wire copy{rules}; {} an earlier one of the same outlet, or the same words as one of another. {} text with one another, {} in all.",
        things(wire, "article is", "articles are"),
        things(copies, "article repeats", "articles repeat"),
        things(families.len() as u64, "family of articles shares", "families of articles share"),
        things(families.iter().map(|family| family.articles.len() as u64).sum(), "article", "articles"),
    )
}

fn explanation(frame: &Frame<'_>) -> String {
    let counted = if frame.comparisons.is_empty() {
        ""
    } else {
        " The table of distinctive words says in how many of three versions (all articles, without wire copy, without duplicates) \
         each word stays."
    };
    format!(
        "Shared text is marked, never deleted: it is counted above and below unless --without says otherwise.{counted} Two articles \
         share text if half of the shorter one's words stand in passages of the other, 20 words or more, edits left out. A \
         translation or a retold story shares none. Wire copy is what credits an agency, or shares text with another outlet."
    )
}

fn table(frame: &Frame<'_>, marks: &Marks, families: &[Family]) -> Table {
    let text = |name: &str| Column::new(name, ColumnKind::Text);
    let columns = vec![
        Column::new("family", ColumnKind::Count).about("articles that share text, directly or through others"),
        text("article"),
        text("outlet"),
        text("date").about("as precise as it is known"),
        Column::new("tokens", ColumnKind::Count).unit("words"),
        text("place").about("earliest by date, longest by words"),
        text("mark").about("wire or duplicate, with the rule"),
    ];
    let row = |family: &Family, article: u32| {
        let (facts, mark) = (frame.corpus.index().article(article), &marks.articles[article as usize]);
        let places = [(article == family.earliest, "earliest"), (article == family.longest, "longest")];
        let places: Vec<&str> = places.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect();
        let some = |text: String| Cell::maybe((!text.is_empty()).then_some(text));
        let kind = mark.wire.map(|rule| format!("wire ({rule})"));
        let kind = kind.or_else(|| mark.duplicate.map(|rule| format!("duplicate ({rule})")));
        vec![
            Cell::count(family.number.into()),
            Cell::text(&facts.id),
            Cell::text(&facts.outlet),
            some(facts.date.to_string()),
            Cell::count(frame.corpus.article_tokens(article) as u64),
            some(places.join(", ")),
            Cell::maybe(kind),
        ]
    };
    let shown = families.iter().take(FAMILIES);
    Table {
        name: "shared-families".into(),
        title: "Articles that share text".into(),
        columns,
        rows: shown.flat_map(|family| family.articles.iter().map(|&article| row(family, article))).collect(),
    }
}

/// The passage that shows best what a family shares: the longest of its closest pair, as it stands in the first article.
fn passages(frame: &Frame<'_>, shared: &SharedText, families: &[Family]) -> Option<Block> {
    let of_family = |family: &Family| {
        let pair = shared.pairs.iter().find(|pair| family.articles.contains(&pair.pair.a))?;
        Some(Block::Paragraph(format!("Family {}: {}", family.number, passage(frame, pair)?)))
    };
    let blocks: Vec<Block> = families.iter().take(FAMILIES).filter_map(of_family).collect();
    let more = families.len().saturating_sub(FAMILIES);
    let rest = if more > 0 {
        format!(" of the first {FAMILIES} families; {more} more stand in tables/duplicates.csv")
    } else {
        String::new()
    };
    (!blocks.is_empty()).then(|| Block::Details { summary: format!("The shared passages{rest}"), blocks })
}

fn passage(frame: &Frame<'_>, pair: &Duplicate) -> Option<String> {
    let longest = pair.alignment.passages.first()?;
    let index = frame.corpus.index();
    let (a, b) = (index.article(pair.pair.a), index.article(pair.pair.b));
    let whole: String = a.body[longest.bytes_a.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = whole.chars().take(PASSAGE_CHARACTERS).collect();
    let mark = if cut.len() < whole.len() { " …" } else { "" };
    Some(format!(
        "{} of {} (bytes {}–{}) and {} of {} (bytes {}–{}) have {} in common here: “{}{mark}”",
        isolated(&a.id),
        isolated(&a.outlet),
        longest.bytes_a.start,
        longest.bytes_a.end,
        isolated(&b.id),
        isolated(&b.outlet),
        longest.bytes_b.start,
        longest.bytes_b.end,
        things(longest.tokens, "word", "words"),
        isolated(&cut)
    ))
}

/// Wire copy by credit alone, counted by outlet and agency.
fn credited(frame: &Frame<'_>, marks: &Marks) -> Option<Block> {
    let mut counts: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (article, mark) in marks_of(frame, marks) {
        if let Some(agency) = &mark.agency {
            *counts.entry((&frame.corpus.index().article(article).outlet, agency)).or_default() += 1;
        }
    }
    let columns = vec![
        Column::new("outlet", ColumnKind::Text),
        Column::new("agency", ColumnKind::Text).about("as the text credits it"),
        Column::new("articles", ColumnKind::Count).unit("articles"),
    ];
    let row = |((outlet, agency), articles): (&(&str, &str), &u64)| {
        vec![Cell::text(*outlet), Cell::text(*agency), Cell::count(*articles)]
    };
    let rows: Vec<Vec<Cell>> = counts.iter().map(row).collect();
    let title = "Articles that credit an agency".into();
    (!rows.is_empty()).then(|| Block::Table(Table { name: "shared-credits".into(), title, columns, rows }))
}
