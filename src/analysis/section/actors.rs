//! Actors: how often each group is named, in which outlets and articles, and by which of its names.

use super::{Frame, things};
use crate::analysis::LEVEL;
use crate::analysis::groups::{self, GroupCounts, Subject};
use crate::chart::{Chart, DotPlot, DotRow, Mark, Words};
use crate::count::Grouping;
use crate::error::Result;
use crate::query::{BoundGroups, Hit, Standing};
use crate::report::{Block, Figure, Section};
use crate::stats::rate::rate_interval_beside;
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Table, number};
use std::collections::BTreeMap;

/// Groups in the picture and columns of the table of articles.
const DRAWN: usize = 12;
/// Rows of the table of names.
const NAMES: usize = 100;
/// Up to so many articles are listed one by one.
const ARTICLES: usize = 60;
/// Lines of ambiguous names.
const LINES: usize = 50;

/// The groups of a study in the corpus of a report.
#[derive(Debug)]
pub struct Actors {
    groups: BoundGroups,
    by_outlet: GroupCounts,
    by_article: GroupCounts,
    /// The rows of tables.
    subjects: Vec<Subject>,
    /// The hits behind every number, by the name under which their lines are kept.
    pub hits: BTreeMap<String, Vec<Hit>>,
}

impl Actors {
    /// Counts the groups by outlet and by article, and keeps their hits.
    ///
    /// # Errors
    /// Never in practice: every article has an id.
    pub fn new(frame: &Frame<'_>, groups: BoundGroups, threads: usize) -> Result<Self> {
        let by_outlet = GroupCounts::of(&frame.outlets, &groups, threads);
        let by_article = GroupCounts::of(&Grouping::by(&frame.corpus, "article")?, &groups, threads);
        let mut hits: BTreeMap<String, Vec<Hit>> = BTreeMap::new();
        for &article in frame.corpus.articles() {
            for found in groups.find_in(&frame.corpus, article) {
                let subject = Subject { group: found.group, variant: Some(found.variant) };
                if !matches!(found.standing, Standing::Counted | Standing::Ambiguous) {
                    continue;
                }
                hits.entry(groups::label(subject, &groups)).or_default().push(found.hit);
                if found.standing == Standing::Counted {
                    let whole = Subject { variant: None, ..subject };
                    hits.entry(groups::label(whole, &groups)).or_default().push(found.hit);
                }
            }
        }
        let subjects = groups::subjects(&by_outlet, &groups);
        Ok(Self { groups, by_outlet, by_article, subjects, hits })
    }

    /// Every number of the section, whole: in the corpus, by outlet, by article.
    pub fn tables(&self, frame: &Frame<'_>) -> Vec<Table> {
        let whole = GroupCounts::of(&Grouping::one(&frame.corpus), &self.groups, 1);
        vec![
            groups::table(&whole, &self.groups, &self.subjects, None),
            groups::table(&self.by_outlet, &self.groups, &self.subjects, Some("outlet")),
            groups::table(&self.by_article, &self.groups, &self.subjects, Some("article")),
        ]
    }

    /// The hits that count for each group that has some, by its name, in the order of the study.
    pub fn hits_by_group(&self) -> Vec<(String, &[Hit])> {
        let groups = self.groups.groups().list().iter().enumerate();
        let hits = |group| self.hits.get(&groups::label(Subject { group, variant: None }, &self.groups));
        groups.filter_map(|(group, named)| Some((named.name.clone(), hits(group)?.as_slice()))).collect()
    }

    /// The largest groups, by falling count.
    fn largest(&self) -> Vec<Subject> {
        let mut whole: Vec<Subject> =
            self.subjects.iter().copied().filter(|subject| subject.variant.is_none()).collect();
        whole.sort_by_key(|&subject| (std::cmp::Reverse(self.by_outlet.moments(subject, None).count), subject));
        whole.truncate(DRAWN);
        whole
    }

    fn name(&self, subject: Subject) -> &str {
        &self.groups.groups().list()[subject.group].name
    }

    fn evidence(&self, subject: Subject) -> EvidenceId {
        EvidenceId { form: groups::label(subject, &self.groups), outlet: None, article: None }
    }
}

/// The section "Actors".
pub fn actors(frame: &Frame<'_>, actors: &Actors) -> Section {
    let mut blocks = vec![Block::Paragraph(
        "A group counts the names that were listed for it as one, the longest name first and each word once; a possessive 's is \
         ignored. What is ambiguous is counted apart and listed below: nothing is guessed. A count says how often an actor is \
         named, not how it is spoken of, and pronouns are not counted."
            .into(),
    )];
    blocks.push(Block::Figure(Box::new(figure(frame, actors))));
    blocks.push(Block::Table(names(actors)));
    blocks.push(articles(frame, actors));
    blocks.extend(ambiguous(frame, actors));
    blocks.extend(groups::notices(&actors.by_outlet, &actors.groups).into_iter().map(Block::Notice));
    Section { id: "actors".into(), title: "Actors".into(), blocks }
}

fn figure(frame: &Frame<'_>, actors: &Actors) -> Figure {
    let drawn = actors.largest();
    let all = actors.groups.groups().list().len();
    let title = if drawn.len() < all {
        format!("The {} largest of {all} groups", drawn.len())
    } else {
        "How often each group is named".into()
    };
    let scale = frame.per as f64 / 1e6;
    let mark = |subject: Subject, place: usize| {
        let part = actors.by_outlet.moments(subject, Some(place));
        let rate = rate_interval_beside(&part, &actors.by_outlet.moments(subject, None), LEVEL);
        let frequency = crate::stats::frequency::Frequency::new(part.count, part.tokens);
        frequency.per_million().map(|value| Mark {
            value: value * scale,
            interval: rate.map(|rate| (rate.low * scale, rate.high * scale)),
        })
    };
    let places = 0..actors.by_outlet.parts.len();
    let rows = drawn.iter().map(|&subject| DotRow {
        label: actors.name(subject).to_string(),
        marks: places.clone().map(|place| mark(subject, place)).collect(),
    });
    let per = number::count(frame.per);
    let first = drawn
        .iter()
        .take(5)
        .map(|&subject| format!("{} {}", actors.name(subject), actors.by_outlet.moments(subject, None).count));
    let words = Words {
        title: title.clone(),
        subtitle: format!("Hits per {per} words, one mark an outlet."),
        note: "Whiskers, where an outlet has ten articles: 95 % intervals over articles.".into(),
        description: format!(
            "Dot plot of {} groups in {} outlets. Their hits: {}.",
            drawn.len(),
            actors.by_outlet.parts.len(),
            first.collect::<Vec<_>>().join(", ")
        ),
    };
    let plot = DotPlot {
        words,
        axis: format!("hits per {per} words"),
        series: actors.by_outlet.parts.iter().map(|(name, _)| name.clone()).collect(),
        rows: rows.collect(),
    };
    Figure {
        name: "actors-by-outlet".into(),
        caption: format!("{title}, per {per} words of the outlet."),
        chart: Chart::Dots(plot),
        twin: outlets(actors, &drawn, "actors-by-outlet-chart", &title),
    }
}

/// One row a subject, the counts and rates of the outlets side by side.
fn outlets(actors: &Actors, subjects: &[Subject], name: &str, title: &str) -> Table {
    let mut columns = vec![
        Column::new("group", ColumnKind::Text),
        Column::new("variant", ColumnKind::Text)
            .heading("name")
            .about("the pattern as it is listed; none for the group"),
        Column::new("kind", ColumnKind::Text)
            .about("group: all its matches; match: one of them; ambiguous: counted apart"),
        Column::new("count", ColumnKind::Count).heading("all").unit("hits").about("hits in the corpus"),
        Column::new("articles", ColumnKind::Count).unit("articles").about("articles with a hit"),
    ];
    for (outlet, _) in &actors.by_outlet.parts {
        columns.push(
            Column::new(&format!("{outlet} count"), ColumnKind::Count)
                .heading(outlet.clone())
                .unit("hits")
                .about(format!("hits in {outlet}")),
        );
        columns.push(
            Column::new(&format!("{outlet} per_million"), ColumnKind::PerMillion)
                .heading(outlet.clone())
                .unit("per million words")
                .about(format!("relative frequency in {outlet}")),
        );
    }
    let row = |&subject: &Subject| {
        let all = actors.by_outlet.moments(subject, None);
        let variant = subject.variant.map(|variant| &actors.groups.groups().list()[subject.group].variants[variant]);
        let evidence = actors.evidence(subject);
        let mut cells = vec![
            Cell::text(actors.name(subject)),
            Cell::maybe(variant.map(|variant| variant.pattern.clone())),
            Cell::text(groups::kind(subject, &actors.groups)),
            Cell::count(all.count).with(evidence.clone()),
            Cell::count(all.with),
        ];
        for (place, (outlet, _)) in actors.by_outlet.parts.iter().enumerate() {
            let part = actors.by_outlet.moments(subject, Some(place));
            let rate = crate::stats::frequency::Frequency::new(part.count, part.tokens).per_million();
            cells.push(Cell::count(part.count).with(EvidenceId { outlet: Some(outlet.clone()), ..evidence.clone() }));
            cells.push(Cell::number(rate));
        }
        cells
    };
    Table { name: name.into(), title: title.into(), columns, rows: subjects.iter().map(row).collect() }
}

fn names(actors: &Actors) -> Table {
    let shown = &actors.subjects[..actors.subjects.len().min(NAMES)];
    let title = if shown.len() < actors.subjects.len() {
        format!("The first {} of {} groups and names; all are in tables/groups", shown.len(), actors.subjects.len())
    } else {
        "The groups, and by which names".to_string()
    };
    outlets(actors, shown, "actors-names", &title)
}

/// One row an article, a column a group.
fn articles(frame: &Frame<'_>, actors: &Actors) -> Block {
    let count = frame.corpus.articles().len();
    if count > ARTICLES {
        return Block::Paragraph(format!(
            "The counts of all {} stand in the table groups-by-article.",
            things(count as u64, "article", "articles")
        ));
    }
    let drawn = actors.largest();
    let mut columns = vec![
        Column::new("article", ColumnKind::Text),
        Column::new("outlet", ColumnKind::Text),
        Column::new("tokens", ColumnKind::Count).heading("words").unit("words"),
    ];
    columns.extend(drawn.iter().map(|&subject| {
        let name = actors.name(subject);
        Column::new(name, ColumnKind::Count).heading(name).unit("hits").about(format!("hits of {name} in the article"))
    }));
    let row = |&article: &u32| {
        let source = frame.corpus.index().article(article);
        let place = actors.by_article.parts.iter().position(|(id, _)| *id == source.id);
        let mut cells = vec![
            Cell::text(&source.id),
            Cell::text(&source.outlet),
            Cell::count(frame.corpus.article_tokens(article) as u64),
        ];
        cells.extend(drawn.iter().map(|&subject| {
            let count = place.map_or(0, |place| actors.by_article.moments(subject, Some(place)).count);
            Cell::count(count).with(EvidenceId { article: Some(source.id.clone()), ..actors.evidence(subject) })
        }));
        cells
    };
    let title = "Hits in each article".to_string();
    let rows = frame.corpus.articles().iter().map(row).collect();
    let table = Table { name: "actors-by-article".into(), title, columns, rows };
    Block::Details { summary: "Article by article".into(), blocks: vec![Block::Table(table)] }
}

/// The lines of ambiguous names, for the researcher to decide.
fn ambiguous(frame: &Frame<'_>, actors: &Actors) -> Option<Block> {
    let (rows, _) =
        groups::coverage(&frame.corpus, &actors.groups, |hit| hit.standing == Standing::Ambiguous, LINES, 8);
    if rows.is_empty() {
        return None;
    }
    let all: u64 = actors
        .subjects
        .iter()
        .filter(|&&subject| groups::kind(subject, &actors.groups) == "ambiguous")
        .map(|&subject| actors.by_outlet.moments(subject, None).count)
        .sum();
    let mut table = groups::coverage_table(frame.corpus.index(), &actors.groups, &rows);
    table.name = "actors-ambiguous".into();
    table.title = "Ambiguous names, to be decided".into();
    let shown = if (rows.len() as u64) < all { format!(", the first {} of them", rows.len()) } else { String::new() };
    let summary = format!("{} of ambiguous names, to be decided{shown}", things(all, "hit", "hits"));
    Some(Block::Details { summary, blocks: vec![Block::Table(table)] })
}
