//! A comparison that the researcher chose: two outlets, groups of outlets, periods or voices, word by word. Leaves reading what was
//! chosen to `study`.

use super::{Frame, pictured, things};
use crate::analysis::evidence::hits_by_form;
use crate::analysis::inference::{Design, Inference, add_columns};
use crate::analysis::keywords::{self, Candidates, KeywordRow, Sides, distance, stands_apart};
use crate::analysis::{confounds, frequency, picture};
use crate::chart::{Chart, Words};
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::index::FormId;
use crate::query::Hit;
use crate::report::{Block, Evidence, Figure, Section, Sentence};
use crate::stats::keyness::{G2_2CELL, KeynessMeasure, LOG_RATIO_HARDIE, TEXT_DISPERSION_G2_2CELL};
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::special::pow;
use crate::table::{EvidenceId, Notice, Table, Value, isolated, number};
use std::collections::{BTreeMap, BTreeSet};

/// Words shown in each direction of the picture.
const EACH: usize = 15;
/// Rows of the table.
const TABLE_ROWS: usize = 50;
/// Rows of the table where nothing is ranked.
const FEW_ROWS: usize = 25;
/// The measures of the table, effect size first.
const MEASURES: [&KeynessMeasure; 3] = [&LOG_RATIO_HARDIE, &TEXT_DISPERSION_G2_2CELL, &G2_2CELL];

/// Two sides that a researcher compares.
///
/// Invariant: `grouping` has two groups, the target and its reference, and no token is in both.
#[derive(Debug, Clone)]
pub struct Chosen<'i> {
    /// The heading.
    pub title: String,
    /// The target, then its reference.
    pub grouping: Grouping<'i>,
    /// Whether the sides are different articles, or different words of the same.
    pub sides: Apart,
    /// The outlet that each side is, whole; `None` if it is something else.
    pub outlets: [Option<String>; 2],
}

/// What sets the sides of a comparison apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// No article is on both sides.
    Articles,
    /// Some articles have words on both sides, in different voices.
    Voices,
}

/// The section on a comparison, and what belongs to it.
#[derive(Debug)]
pub struct Compared {
    /// Its section: `compare-1`.
    pub section: Section,
    /// Every candidate; `None` where nothing is ranked.
    pub table: Option<Table>,
    /// The lines behind the numbers of sides that are no outlet, by the name that cells give.
    pub parts: BTreeMap<String, Vec<Hit>>,
    /// What the summary says of it.
    pub sentence: Sentence,
}

/// What was counted and tested on the two sides.
struct Found<'a, 'i> {
    frame: &'a Frame<'i>,
    chosen: &'a Chosen<'i>,
    counts: Counts,
    sides: [Sides; 1],
    candidates: Candidates,
    rows: Vec<KeywordRow>,
    inference: Option<Inference>,
}

/// The section of the comparison at a place among those chosen, counted from 1.
///
/// # Errors
/// If labels of articles cannot be shuffled as usual.
pub fn compare(frame: &Frame<'_>, chosen: &Chosen<'_>, place: usize) -> Result<Compared> {
    let found = Found::of(frame, chosen)?;
    let id = format!("compare-{place}");
    let (mut blocks, mut table) = (vec![Block::Paragraph(found.what())], None);
    let shown = if found.is_ranked() {
        blocks.extend(found.cautions());
        blocks.push(Block::Paragraph(found.explanation(&id)));
        let shown: Vec<KeywordRow> =
            found.rows.iter().filter(|row| stands_apart(row)).take(TABLE_ROWS).cloned().collect();
        let mut all = found.table(&found.rows);
        all.name = format!("{id}-all");
        table = Some(all);
        found.table(&shown)
    } else {
        let forms: Vec<FormId> = found.frequent_forms();
        frequency::side_by_side(frame.corpus.index(), &found.counts, &forms, &id, "Frequent words on both sides")
    };
    let mut twin = Table { name: id.clone(), ..shown };
    let parts = found.opened(&mut twin);
    if found.is_ranked() {
        blocks.push(found.figure(&id, twin));
        let range = picture::keywords::range(&found.counts, &found.sides, &found.rows);
        blocks.push(Block::Details {
            summary: "How many articles have each word".into(),
            blocks: vec![pictured(&format!("{id}-range"), "Words at the left belong to few stories.".into(), range)],
        });
    } else {
        blocks.push(Block::Notice(Notice::new("descriptive-only", too_few())));
        blocks.push(Block::Table(twin));
    }
    let sentence = Sentence { text: found.sentence(), section: id.clone() };
    let section = Section { id, title: chosen.title.clone(), blocks };
    Ok(Compared { section, table, parts, sentence })
}

impl<'a, 'i> Found<'a, 'i> {
    fn of(frame: &'a Frame<'i>, chosen: &'a Chosen<'i>) -> Result<Self> {
        let grouping = &chosen.grouping;
        let articles: BTreeSet<_> =
            grouping.groups.iter().flat_map(|(_, members)| members.articles().iter().copied()).collect();
        let corpus = frame.corpus.of(articles.into_iter().collect());
        let counts = Counts::of(&corpus, grouping, frame.threads);
        let sides =
            Sides { target: counts.groups()[0].name.clone(), target_groups: vec![0], reference_groups: vec![1] };
        let sides = [sides];
        let candidates = Candidates::usual(corpus.articles().len() as u64);
        let enough = counts.groups().iter().all(|group| group.articles_with_tokens >= MIN_ARTICLES);
        let index = corpus.index();
        let rows = if enough { keywords::rows(index, &counts, &sides, candidates) } else { Vec::new() };
        // Voices share their articles: labels of articles cannot tell them apart.
        let tested = enough && chosen.sides == Apart::Articles;
        let test = || Inference::of(&corpus, grouping, &counts, &sides, candidates, &Design::default(), frame.threads);
        let inference = tested.then(test).transpose()?;
        Ok(Self { frame, chosen, counts, sides, candidates, rows, inference })
    }

    /// Whether both sides have the articles that an interval needs.
    fn is_ranked(&self) -> bool {
        self.counts.groups().iter().all(|group| group.articles_with_tokens >= MIN_ARTICLES)
    }

    fn name(&self, side: usize) -> String {
        isolated(&self.counts.groups()[side].name)
    }

    fn sizes(&self, side: usize) -> String {
        let group = &self.counts.groups()[side];
        format!("{}, {}", things(group.articles, "article", "articles"), things(group.tokens, "word", "words"))
    }

    /// What is compared with what.
    fn what(&self) -> String {
        let same = match self.chosen.sides {
            Apart::Articles => "",
            Apart::Voices => {
                " The two sides are words of the same articles: the intervals take them for separate articles, and names cannot be \
                 shuffled, so there is no p and no q."
            }
        };
        format!(
            "{} ({}) is compared with {} ({}), as study.toml asks.{same}",
            self.name(0),
            self.sizes(0),
            self.name(1),
            self.sizes(1)
        )
    }

    /// What differs beside the words, and where nothing was tested.
    fn cautions(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.chosen.sides == Apart::Articles {
            let found = confounds::confounds(&self.frame.corpus, &self.chosen.grouping, &self.sides);
            blocks.extend(confounds::notice(&found).map(Block::Notice));
        }
        blocks.extend(self.inference.iter().flat_map(|found| found.cautions(&self.sides)).map(Block::Notice));
        blocks
    }

    fn explanation(&self, id: &str) -> String {
        let chance = self.tested().map_or_else(String::new, |inference| {
            format!(
                " {} q of {} or less; if the sides did not differ, a list that ends at the same p would hold {} on average. The \
                 comparison is a family of tests of its own: of several comparisons, each has such words.",
                match inference.listed(None) {
                    1 => "1 word has a".into(),
                    listed => format!("{} words have a", number::count(listed)),
                },
                inference.level,
                number::sensible(inference.expected_by_chance(None)),
            )
        });
        format!(
            "A log ratio of 1 is twice as often in {} as in {}, −1 half as often; words are ranked by the end of the interval that is \
             nearer to nought. Looked at were words with at least {} in at least {} on both sides together: {}, all of them in \
             tables/{id}-all.csv.{chance}",
            self.name(0),
            self.name(1),
            things(self.candidates.min_count, "occurrence", "occurrences"),
            things(self.candidates.min_articles, "article", "articles"),
            things(self.rows.len() as u64, "word", "words"),
        )
    }

    fn tested(&self) -> Option<&Inference> {
        self.inference.as_ref().filter(|inference| inference.family > 0)
    }

    fn table(&self, rows: &[KeywordRow]) -> Table {
        let index = self.frame.corpus.index();
        let mut table = keywords::table(index, &self.sides, rows, &MEASURES, None, false);
        add_columns(&mut table, index, &self.sides, rows, self.inference.as_ref(), None);
        table.title = format!("Words that set {} apart from {}", self.name(0), self.name(1));
        table
    }

    /// Frequent words of content, by falling count.
    fn frequent_forms(&self) -> Vec<FormId> {
        let by_count = frequency::by_count(&self.counts);
        let index = self.frame.corpus.index();
        let is_content = |form: &FormId| {
            let form = index.form(*form);
            !self.frame.hidden.hides(form) && form.chars().any(char::is_alphabetic)
        };
        by_count.into_iter().filter(is_content).take(FEW_ROWS).collect()
    }

    fn figure(&self, id: &str, twin: Table) -> Block {
        let hollow = match self.tested() {
            Some(_) => "Hollow: q above 0.05, or in too few bursts to tell.",
            None => "Hollow: in too few bursts to tell. Nothing was tested.",
        };
        let words = Words {
            title: format!("Words that set {} apart from {}", self.name(0), self.name(1)),
            subtitle: format!(
                "Log ratio; up to {EACH} words in each direction, by the end of the interval nearer to nought."
            ),
            note: format!(
                "Lines: 95 % intervals over articles, not corrected for the number of words looked at. Right: occurrences in the \
                 target : in the reference. An arrow: the interval goes on beyond the picture. {hollow}"
            ),
            description: self.sentence(),
        };
        let is_solid = |row: &KeywordRow| {
            let listed = |inference: &Inference| inference.lists_row(&self.frame.corpus, row);
            !row.thin && self.tested().is_none_or(listed)
        };
        let mut chart = keywords::chart(&self.sides, &self.rows, EACH, words, &[self.sizes(0)], is_solid);
        chart.axis = "log ratio: 1 is twice as often as in the reference, −1 half as often".into();
        let of_outlet = |name: &String| self.frame.facts.iter().position(|facts| facts.outlet == *name);
        let series = self.chosen.outlets[0].as_ref().and_then(of_outlet).unwrap_or(self.frame.facts.len());
        chart.facets.iter_mut().for_each(|facet| facet.series = series);
        Block::Figure(Box::new(Figure {
            name: id.to_owned(),
            caption: format!(
                "{}: words that {} uses more often or less often than {}. Every candidate stands in tables/{id}-all.csv.",
                self.chosen.title,
                self.name(0),
                self.name(1)
            ),
            chart: Chart::Effects(chart),
            twin,
        }))
    }

    /// Lets the counts of both sides open their lines; gives those that no outlet of the report holds.
    fn opened(&self, table: &mut Table) -> BTreeMap<String, Vec<Hit>> {
        let index = self.frame.corpus.index();
        let mut parts = BTreeMap::new();
        table.rows.iter_mut().flatten().for_each(|cell| cell.evidence = None);
        let Some(word) = table.column("form") else { return parts };
        for (side, (name, members)) in self.chosen.grouping.groups.iter().enumerate() {
            let is_count =
                |column: &str| column == ["target_count", "reference_count"][side] || column == format!("{name} count");
            let Some(count) = table.columns.iter().position(|column| is_count(&column.name)) else { continue };
            let form_of = |row: &Vec<crate::table::Cell>| match &row[word].value {
                Value::Text(form) => index.form_id(form),
                _ => None,
            };
            let forms: BTreeSet<FormId> = table.rows.iter().filter_map(form_of).collect();
            let outlet = &self.chosen.outlets[side];
            let mut hits = if outlet.is_none() { hits_by_form(members, &forms) } else { BTreeMap::new() };
            for row in &mut table.rows {
                let Some(form) = form_of(row).filter(|_| row[count].value != Value::Count(0)) else { continue };
                let label = match outlet {
                    Some(_) => index.form(form).to_owned(),
                    None => Evidence::part(index.form(form), name),
                };
                parts.extend(hits.remove(&form).map(|hits| (label.clone(), hits)));
                row[count].evidence = Some(Box::new(EvidenceId { form: label, outlet: outlet.clone(), article: None }));
            }
        }
        parts
    }

    /// The word that most certainly sets the target apart, or that none does.
    fn sentence(&self) -> String {
        let (target, reference) = (self.name(0), self.name(1));
        if !self.is_ranked() {
            return format!(
                "{target} and {reference} have too few articles for a comparison; their counts stand side by side."
            );
        }
        let is_listed = |row: &&KeywordRow| self.tested().is_none_or(|found| found.lists_row(&self.frame.corpus, row));
        let mut over = self.rows.iter().filter(|row| row.effect.as_ref().is_some_and(|effect| effect.low > 0.0));
        let mut under = self.rows.iter().filter(|row| row.effect.as_ref().is_some_and(|effect| effect.high < 0.0));
        let Some(row) = over.find(is_listed).filter(|row| distance(row) > 0.0) else {
            if let Some(row) = under.find(is_listed).filter(|row| distance(row) > 0.0) {
                let word = isolated(&row.form);
                return format!(
                    "{target} stands out only by words that it uses less often than {reference}, “{word}” first of all."
                );
            }
            let why = match self.tested() {
                Some(found) => format!(
                    "by more than the chance of articles brings about (q above {}, corrected for {})",
                    found.level,
                    things(found.family, "word", "words")
                ),
                None => "with an interval clear of nought".into(),
            };
            return format!("No word sets {target} apart from {reference} {why}.");
        };
        let form = self.frame.corpus.index().form_id(&row.form);
        let q = self.tested().zip(form).and_then(|(found, form)| found.q(form, 0));
        let tokens = &row.input.tokens;
        let times = |ratio: f64| number::sensible(pow(2.0, ratio));
        let how_often = match &row.effect {
            Some(effect) if tokens.reference.count == 0 => {
                format!("at least {} times as often as {reference}, which does not use it", times(effect.low))
            }
            Some(effect) => format!(
                "{} times as often as {reference}, 95 % interval {} to {}",
                times(effect.value),
                times(effect.low),
                times(effect.high)
            ),
            None => String::new(),
        };
        format!(
            "{target} uses “{}” {how_often} ({} against {}{}).",
            isolated(&row.form),
            things(tokens.target.count, "occurrence", "occurrences"),
            number::count(tokens.reference.count),
            q.map_or_else(String::new, |q| format!("; q {}", super::summary::at_most(q)))
        )
    }
}

/// Why nothing is ranked.
fn too_few() -> String {
    format!(
        "Descriptive only: a comparison needs {MIN_ARTICLES} articles with words on both sides. The table shows frequent words of \
         content and their counts; a difference belongs to these texts."
    )
}
