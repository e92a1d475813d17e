//! The company words keep: the collocates of each node, in the corpus and outlet by outlet.

use super::{Frame, node_label, things};
use crate::analysis::collocates::{self, CollocateRow, Listed};
use crate::chart::{Chart, DotPlot, DotRow, Mark, Words};
use crate::count::{Cooccurrences, Counting, Window, Within};
use crate::error::Result;
use crate::index::{FormId, SubCorpus};
use crate::query::Pattern;
use crate::report::{Block, Figure, Section};
use crate::stats::association::LOG_DICE;
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Notice, Table, isolated, number};
use std::collections::BTreeMap;

/// Nodes with a picture of their own.
const NODES: usize = 4;
/// Collocates in a picture, and in its table.
const DRAWN: usize = 20;
const TABLE_ROWS: usize = 50;

/// The section, and the whole table of each node.
#[derive(Debug)]
pub struct Company {
    /// The section "The company words keep"; `None` if no node has a collocate often enough.
    pub section: Option<Section>,
    /// Every collocate of every node.
    pub tables: Vec<Table>,
    /// The closest company of the first node, in words.
    pub sentence: Option<String>,
}

/// Together and logDice of each listed collocate of an outlet.
type OfOutlet = BTreeMap<FormId, (u64, Option<f64>)>;

/// A node with the windows around it.
struct Around<'f> {
    node: &'f Pattern,
    whole: Cooccurrences,
    rows: Vec<CollocateRow>,
    /// Together and logDice of a form in each outlet with articles enough; `None` where it is not listed.
    by_outlet: Vec<Option<OfOutlet>>,
}

/// The section "The company words keep".
///
/// # Errors
/// Never in practice: windows end with articles.
pub fn company(frame: &Frame<'_>) -> Result<Company> {
    let mut blocks = vec![Block::Paragraph(
        "Which words stand within five words of a node more often than chance would bring them there. logDice compares the joint \
         occurrences with those of both words alone; 14 is the most, each point less halves it. Intervals over articles stand \
         in the table of all collocates; function words are counted but not listed."
            .into(),
    )];
    let mut tables = Vec::new();
    let mut sentence = None;
    let mut found = 0;
    for (place, node) in frame.nodes.iter().take(NODES).enumerate() {
        let around = Around::of(frame, node)?;
        let mut rows = all(&around.whole);
        let hits = node.find(&frame.corpus);
        collocates::find_intervals(&mut rows, &frame.corpus, &hits, &around.whole, Within::Article, &usual())?;
        let mut whole = collocates::table(frame.corpus.index(), &around.whole, &rows, &usual(), node.text());
        whole.name = format!("collocates-{}-all", place + 1);
        tables.push(whole);
        if around.rows.is_empty() {
            blocks.push(Block::Notice(around.nothing()));
            continue;
        }
        found += 1;
        sentence = sentence.or_else(|| strongest(frame, &around));
        blocks.push(Block::Figure(Box::new(figure(frame, &around, place))));
        blocks.push(Block::Notice(Notice::new("collocation-parameters", around.notation(frame))));
    }
    let section = Section { id: "collocates".into(), title: "The company words keep".into(), blocks };
    Ok(Company { section: (found > 0).then_some(section), tables, sentence })
}

fn usual() -> Vec<&'static crate::stats::association::AssociationMeasure> {
    collocates::usual(Counting::Surface)
}

fn all(counted: &Cooccurrences) -> Vec<CollocateRow> {
    collocates::rows(counted, &usual(), Listed::ALL)
}

fn windows(corpus: &SubCorpus<'_>, node: &Pattern) -> Result<Cooccurrences> {
    Cooccurrences::of(corpus, &node.find(corpus), Window::default(), Within::Article, Counting::Surface)
}

impl<'f> Around<'f> {
    fn of(frame: &Frame<'_>, node: &'f Pattern) -> Result<Self> {
        let whole = windows(&frame.corpus, node)?;
        let mut rows = collocates::rows(&whole, &usual(), Listed::USUAL);
        rows.retain(|row| {
            let form = frame.corpus.index().form(row.collocate.form);
            !frame.hidden.hides(form) && form.chars().any(char::is_alphabetic)
        });
        let large = |place: usize| !frame.small_outlets().iter().any(|facts| facts.outlet == frame.facts[place].outlet);
        let of_outlet = |(place, (_, members)): (usize, &(String, SubCorpus<'_>))| {
            if !large(place) {
                return Ok(None);
            }
            let counted = windows(members, node)?;
            let rows = collocates::rows(&counted, &[&LOG_DICE], Listed::USUAL);
            let entry = |row: &CollocateRow| (row.collocate.form, (row.collocate.together, row.scores[0]));
            Ok(Some(rows.iter().map(entry).collect()))
        };
        let by_outlet = frame.outlets.groups.iter().enumerate().map(of_outlet).collect::<Result<_>>()?;
        Ok(Self { node, whole, rows, by_outlet })
    }

    /// Whether outlets can be compared: at least half of the rows have marks of two outlets or more.
    fn compares(&self, drawn: &[CollocateRow]) -> bool {
        let marks = |row: &&CollocateRow| {
            self.by_outlet.iter().flatten().filter(|outlet| outlet.contains_key(&row.collocate.form)).count()
        };
        2 * drawn.iter().filter(|row| marks(row) > 1).count() >= drawn.len()
    }

    fn nothing(&self) -> Notice {
        let text = format!(
            "“{}” ({}) has no collocate with {} joint occurrences in {} articles.",
            isolated(self.node.text()),
            things(self.whole.node_count, "occurrence", "occurrences"),
            Listed::USUAL.min_count,
            Listed::USUAL.min_articles
        );
        Notice::new("no-collocates", text)
    }

    fn notation(&self, frame: &Frame<'_>) -> String {
        let hidden = (!frame.hidden.is_empty()).then_some(frame.hidden.name.as_str());
        let notation = collocates::notation(&self.whole, &LOG_DICE, Listed::USUAL, Within::Article, hidden);
        format!("{notation}. With numbers and bare signs left out as well.")
    }
}

fn figure(frame: &Frame<'_>, around: &Around<'_>, place: usize) -> Figure {
    let (node, name) = (isolated(around.node.text()), format!("collocates-{}", place + 1));
    let drawn = &around.rows[..around.rows.len().min(DRAWN)];
    let compared = around.compares(drawn);
    let row = |row: &CollocateRow| DotRow {
        label: frame.corpus.index().form(row.collocate.form).to_string(),
        marks: if compared {
            around.by_outlet.iter().map(|outlet| mark(outlet.as_ref()?.get(&row.collocate.form)?.1)).collect()
        } else {
            vec![mark(row.scores[0])]
        },
    };
    let words = Words {
        title: format!("Which words keep “{node}” company"),
        subtitle: format!("The {} strongest collocates in the whole corpus, strongest first.", drawn.len()),
        note: format!(
            "n = {} of the node.{}",
            things(around.whole.node_count, "occurrence", "occurrences"),
            if compared { left_out() } else { String::new() }
        ),
        description: String::new(),
    };
    let outlets = frame.facts.iter().map(|facts| facts.outlet.clone());
    let chart = Chart::Dots(DotPlot {
        words,
        axis: "logDice (14 is the most)".into(),
        series: if compared { outlets.collect() } else { vec![String::new()] },
        rows: drawn.iter().map(row).collect(),
    });
    let caption = format!(
        "Collocates of “{node}” within five words, by logDice. Every collocate stands in tables/{name}-all.csv, with MI, \
         log-likelihood and ΔP both ways."
    );
    Figure { caption, twin: twin(frame, around, &name), chart: chart.described(), name }
}

/// Why some marks of a comparison are missing.
fn left_out() -> String {
    format!(
        " A mark is left out where an outlet has fewer than {} joint occurrences or {} articles with them, or fewer than ten articles.",
        Listed::USUAL.min_count,
        Listed::USUAL.min_articles
    )
}

fn mark(value: Option<f64>) -> Option<Mark> {
    value.map(|value| Mark { value, interval: None })
}

/// One row a collocate: in the corpus, then in each outlet that is large enough.
fn twin(frame: &Frame<'_>, around: &Around<'_>, name: &str) -> Table {
    let mut columns = vec![
        Column::new("form", ColumnKind::Text).heading("collocate").about("the counted form"),
        Column::new("count", ColumnKind::Count)
            .heading("everywhere")
            .unit("words")
            .about("its occurrences in the corpus"),
        Column::new("together", ColumnKind::Count)
            .unit("words")
            .about("its occurrences within five words of the node, each once"),
        Column::new("articles", ColumnKind::Count).unit("articles").about("articles in which the two stand together"),
        Column::new("log_dice", ColumnKind::Score(2)).heading("logDice").about(LOG_DICE.formula),
    ];
    let large: Vec<usize> = (0..frame.facts.len()).filter(|&place| around.by_outlet[place].is_some()).collect();
    for &place in &large {
        let outlet = &frame.facts[place].outlet;
        columns.push(
            Column::new(&format!("{outlet} together"), ColumnKind::Count)
                .heading(format!("{outlet}, together"))
                .unit("words")
                .about(format!("joint occurrences in {outlet}; not given below the thresholds of the notice")),
        );
        columns.push(
            Column::new(&format!("{outlet} log_dice"), ColumnKind::Score(2))
                .heading(format!("{outlet}, logDice"))
                .about(format!("logDice in {outlet} alone")),
        );
    }
    let row = |row: &CollocateRow| {
        let form = row.collocate.form;
        let evidence = EvidenceId { form: frame.corpus.index().form(form).into(), outlet: None, article: None };
        let mut cells = vec![
            Cell::text(frame.corpus.index().form(form)),
            Cell::count(frame.counts.count(form)).with(evidence),
            Cell::count(row.collocate.together),
            Cell::count(row.collocate.articles),
            Cell::number(row.scores[0]),
        ];
        for &place in &large {
            let found = around.by_outlet[place].as_ref().and_then(|outlet| outlet.get(&form));
            cells.push(found.map_or_else(|| Cell::number(None), |(together, _)| Cell::count(*together)));
            cells.push(Cell::number(found.and_then(|(_, score)| *score)));
        }
        cells
    };
    Table {
        name: name.into(),
        title: format!("Collocates of “{}”", isolated(around.node.text())),
        columns,
        rows: around.rows.iter().take(TABLE_ROWS).map(row).collect(),
    }
}

/// The closest company of a node, in a sentence of the summary.
fn strongest(frame: &Frame<'_>, around: &Around<'_>) -> Option<String> {
    let row = around.rows.first()?;
    Some(format!(
        "The closest company of “{}” is “{}”: {} within five words of it, in {} (logDice {}).",
        isolated(&node_label(frame, around.node)),
        isolated(frame.corpus.index().form(row.collocate.form)),
        things(row.collocate.together, "occurrence", "occurrences"),
        things(row.collocate.articles, "article", "articles"),
        number::score(row.scores[0]?, 1),
    ))
}
