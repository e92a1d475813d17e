//! The table of keywords: counts of both sides, then any measures; those that look text by text gather what they need.

use super::{KeywordRow, Sides};
use crate::count::{ByText, Grouping, TextSides};
use crate::index::{Index, SubCorpus};
use crate::stats::keyness::{KeynessInput, KeynessMeasure, Needs, Resamples, TextRates, TextSide};
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Table};
use std::collections::BTreeSet;

/// Bytes that resamples may take: they hold one for each article and resample.
const MOST_BYTES: usize = 1 << 30;

/// What measures need that look text by text.
#[derive(Debug, Clone)]
pub struct Texts {
    by_text: ByText,
    /// How often articles are drawn anew; 0 if no measure asks for it.
    pub draws: usize,
    /// What the draws follow from.
    pub seed: u64,
}

impl Texts {
    /// Gathers what the measures need for the forms of these rows; `None` if counts are enough for all of them.
    pub fn of(
        corpus: &SubCorpus<'_>,
        grouping: &Grouping<'_>,
        rows: &[KeywordRow],
        measures: &[&KeynessMeasure],
        seed: u64,
        threads: usize,
    ) -> Option<Self> {
        let needs = measures.iter().map(|measure| measure.needs).max()?;
        if needs == Needs::Counts {
            return None;
        }
        let forms: BTreeSet<_> = rows.iter().filter_map(|row| corpus.index().form_id(&row.form)).collect();
        let by_text = ByText::of(corpus, grouping, |form| forms.contains(&form), threads);
        let most = MOST_BYTES / corpus.articles().len().max(1);
        let draws = if needs == Needs::Resamples { Resamples::USUAL.min(most.max(999)) } else { 0 };
        Some(Self { by_text, draws, seed })
    }

    /// The articles of a comparison, and resamples of them.
    fn sides(&self, sides: &Sides) -> (TextSides, Option<Resamples>) {
        let texts = self.by_text.sides(&sides.target_groups, &sides.reference_groups);
        let draw = || Resamples::new(&texts.target_sizes, &texts.reference_sizes, self.draws, self.seed);
        let resamples = (self.draws > 0).then(draw);
        (texts, resamples)
    }
}

/// The table of `newsprint keywords`. Measures that look text by text are undefined without `texts`.
pub fn table(
    index: &Index,
    comparisons: &[Sides],
    rows: &[KeywordRow],
    measures: &[&KeynessMeasure],
    texts: Option<&Texts>,
    lines_open: bool,
) -> Table {
    let columns = columns(measures);
    let mut cells = Vec::with_capacity(rows.len());
    // Comparison by comparison: the resamples of one are dropped before those of the next are drawn.
    for of_sides in rows.chunk_by(|a, b| a.sides == b.sides) {
        let sides = &comparisons[of_sides[0].sides];
        let drawn = texts.map(|texts| (texts, texts.sides(sides)));
        for row in of_sides {
            let mut line = counts(sides, row, lines_open);
            let split = drawn.as_ref().map(|(texts, (sides, _))| {
                let form = index.form_id(&row.form);
                sides.split(form.map_or(&[], |form| texts.by_text.texts_with(form)))
            });
            let rates =
                split.as_ref().zip(drawn.as_ref()).map(|([target, reference], (_, (sides, resamples)))| TextRates {
                    target: TextSide { occupied: target, sizes: &sides.target_sizes },
                    reference: TextSide { occupied: reference, sizes: &sides.reference_sizes },
                    resamples: resamples.as_ref(),
                });
            line.extend(scores(measures, &KeynessInput { rates, ..row.input }));
            cells.push(line);
        }
    }
    let title = "Words that set each outlet apart".into();
    Table { name: "keywords".into(), title, columns, rows: cells }
}

fn columns(measures: &[&KeynessMeasure]) -> Vec<Column> {
    let mut columns = vec![
        Column::new("target", ColumnKind::Text).about("the outlet or selection that is compared with the rest"),
        Column::new("form", ColumnKind::Text).heading("word").about("the counted form"),
    ];
    for side in ["target", "reference"] {
        columns.extend([
            Column::new(&format!("{side}_count"), ColumnKind::Count)
                .unit("words")
                .about(format!("occurrences in the {side}")),
            Column::new(&format!("{side}_tokens"), ColumnKind::Count)
                .unit("words")
                .about(format!("all words of the {side}")),
            Column::new(&format!("{side}_articles"), ColumnKind::Count)
                .unit("articles")
                .about(format!("articles of the {side} with the form")),
        ]);
    }
    let interval = "end of its 95 % interval over articles; undefined below ten articles on either side";
    columns.extend([
        Column::new("log_ratio_low", ColumnKind::Score(2)).unit("log2").about(format!("lower {interval}")),
        Column::new("log_ratio_high", ColumnKind::Score(2)).unit("log2").about(format!("upper {interval}")),
    ]);
    for (measure, name) in measure_columns(measures) {
        let alone = measure.columns.len() == 1;
        let heading = if alone { measure.heading.to_string() } else { name.replace('_', " ") };
        let about = format!("{}; {}", measure.about, measure.range);
        columns.push(Column::new(name, kind(name)).heading(heading).about(about));
    }
    columns
}

/// Probabilities have the letter p in their name.
fn kind(name: &str) -> ColumnKind {
    if name.split('_').any(|part| part == "p") { ColumnKind::Probability } else { ColumnKind::Score(2) }
}

/// The columns of the measures in their order; one that two measures share stands once.
fn measure_columns<'m>(measures: &'m [&'m KeynessMeasure]) -> impl Iterator<Item = (&'m KeynessMeasure, &'static str)> {
    let named = move |place: usize, name: &&str| measures[..place].iter().any(|earlier| earlier.columns.contains(name));
    let all = measures.iter().enumerate();
    let all = all.flat_map(|(place, measure)| measure.columns.iter().map(move |name| (place, *measure, *name)));
    all.filter(move |(place, _, name)| !named(*place, name)).map(|(_, measure, name)| (measure, name))
}

fn scores(measures: &[&KeynessMeasure], input: &KeynessInput<'_>) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (place, measure) in measures.iter().enumerate() {
        let numbers = measure.score(input).map(|score| score.numbers());
        for (number, name) in measure.columns.iter().enumerate() {
            if !measures[..place].iter().any(|earlier| earlier.columns.contains(name)) {
                cells.push(Cell::number(numbers.as_ref().map(|numbers| numbers[number])));
            }
        }
    }
    cells
}

/// Target, form, and the counts of both sides; articles of a published list are not known.
fn counts(sides: &Sides, row: &KeywordRow, lines_open: bool) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&sides.target), Cell::text(&row.form)];
    let KeynessInput { tokens, texts, .. } = &row.input;
    for (side, articles, outlet) in
        [(tokens.target, texts.target, Some(sides.target.clone())), (tokens.reference, texts.reference, None)]
    {
        let count = Cell::count(side.count);
        let opens = lines_open && outlet.is_some();
        let evidence = EvidenceId { form: row.form.clone(), outlet, article: None };
        cells.extend([
            if opens { count.with(evidence) } else { count },
            Cell::count(side.out_of),
            if articles.out_of > 0 { Cell::count(articles.count) } else { Cell::number(None) },
        ]);
    }
    cells.push(Cell::number(row.effect.as_ref().map(|effect| effect.low)));
    cells.push(Cell::number(row.effect.as_ref().map(|effect| effect.high)));
    cells
}
