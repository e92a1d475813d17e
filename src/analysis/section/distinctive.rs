//! What is distinctive of each outlet: words whose interval stays clear of nought, both ways.

use super::{Frame, pictured, things};
use crate::analysis::confounds;
use crate::analysis::inference::add_columns;
use crate::analysis::keywords::{self, KeywordRow};
use crate::analysis::picture;
use crate::analysis::robustness::{self, Base, Robustness};
use crate::chart::{Chart, Words};
use crate::report::{Block, Figure, Section};
use crate::stats::keyness::{G2_2CELL, KeynessMeasure, LOG_RATIO_HARDIE, TEXT_DISPERSION_G2_2CELL};
use crate::stats::special::pow;
use crate::table::{Cell, Column, ColumnKind, Table, number};

/// Words shown in each direction of a facet.
const EACH: usize = 10;
/// Rows of the table for each outlet.
const TABLE_ROWS: usize = 25;
/// Rows of an outlet in the tables of words alike and absent.
const FEW_ROWS: usize = 10;
/// Rates that differ by less count as alike, in log2 units.
const MARGIN: f64 = 0.5;
/// The measures of the table, effect size first.
const MEASURES: [&KeynessMeasure; 3] = [&LOG_RATIO_HARDIE, &TEXT_DISPERSION_G2_2CELL, &G2_2CELL];

/// The section "What is distinctive of each outlet".
pub fn distinctive(frame: &Frame<'_>) -> Section {
    let mut blocks: Vec<Block> = frame.descriptive_only().into_iter().map(Block::Notice).collect();
    if frame.comparisons.is_empty() {
        blocks.extend(frame.nothing_compared().map(Block::Paragraph));
        blocks.push(Block::Paragraph(
            "The counts stand side by side under \"How often\". A word that one text has more of is as likely a matter of its \
             story as of its outlet, and a word that is missing from one article is not a word that the outlet avoids."
                .into(),
        ));
    } else {
        blocks.extend(confounds::notice(&frame.confounds).map(Block::Notice));
        blocks.push(Block::Details {
            summary: "What the outlets differ in beside their words".into(),
            blocks: vec![Block::Table(confounds::table(&frame.confounds))],
        });
        blocks.push(Block::Paragraph(explanation(frame)));
        if let Some(inference) = &frame.inference {
            blocks.extend(lists(frame).map(Block::Table));
            // The table of lists says how many articles are effective.
            let cautions = inference.cautions(&frame.comparisons).into_iter();
            blocks.extend(cautions.filter(|notice| notice.kind != "effective-articles").map(Block::Notice));
        }
        let shown: Vec<KeywordRow> = table_rows(frame).into_iter().cloned().collect();
        let robustness = robustness(frame, &shown);
        blocks.push(Block::Figure(Box::new(figure(frame, &shown, robustness.as_ref()))));
        let drawn =
            robustness.as_ref().and_then(|found| picture::robustness::robustness(found, &frame.comparisons, &shown));
        if let Some((robustness, chart)) = robustness.as_ref().zip(drawn) {
            blocks.push(Block::Details {
                summary: "Which of these words stay when they are found in another way".into(),
                blocks: vec![
                    pictured("keywords-robustness", "In which settings each keyword stays one.".into(), chart),
                    Block::Paragraph(format!(
                        "Each word was looked at again: {}. Capitals, hyphens and cleaning ask for the texts to be read again, which \
                         newsprint keywords --robustness does.",
                        robustness.sentence()
                    )),
                ],
            });
        }
        blocks.push(pictured(
            "keywords-range",
            "How many articles of an outlet have each distinctive word: words at the left belong to few stories."
                .into(),
            picture::keywords::range(&frame.counts, &frame.comparisons, &frame.keywords),
        ));
        if let Some(calibration) = &frame.calibration {
            blocks.push(Block::Details {
                summary: "What shuffled names bring about".into(),
                blocks: vec![pictured(
                    "keywords-by-chance",
                    "How many comparisons pass when the outlets' names are shuffled, against those of the outlets as they are."
                        .into(),
                    picture::keywords::chance(calibration, frame.inference.as_ref().map_or(0, |found| found.passing(calibration.p))),
                )],
            });
        }
        blocks.extend(alike_and_absent(frame));
    }
    Section { id: "distinctive".into(), title: "What is distinctive of each outlet".into(), blocks }
}

fn explanation(frame: &Frame<'_>) -> String {
    format!(
        "Each outlet is compared with all others together. The log ratio says how many times as often it uses a word: 1 is twice, \
         2 is four times, −1 half. Words are ranked by the end of the interval that is nearer to nought, so a word must be both \
         distinctive and spread over articles. Only words with at least {} and in at least {} on both sides together were \
         looked at: {}. {}",
        things(frame.candidates.min_count, "occurrence", "occurrences"),
        things(frame.candidates.min_articles, "article", "articles"),
        things(frame.keywords.len() as u64, "comparison of a word", "comparisons of a word"),
        by_chance(frame),
    )
}

/// What the lists hold, and what they would hold if no outlet differed from another.
fn by_chance(frame: &Frame<'_>) -> String {
    let Some(inference) = &frame.inference else { return String::new() };
    let Some(cut) = inference.cut() else { return format!("No word has q <= {}.", inference.level) };
    let listed = inference.listed(None);
    let shuffled = frame.calibration.as_ref().map_or_else(String::new, |calibration| {
        format!(
            " With the outlets' names shuffled {} times, {} of the comparisons have a p of {} or less on average (in 95 of 100 shuffles {} or \
             fewer); with the names as they are, {} have.",
            number::count(calibration.shuffles),
            number::sensible(calibration.mean()),
            calibration.p,
            number::count(calibration.usual_most()),
            number::count(inference.passing(calibration.p)),
        )
    });
    format!(
        "{} q <= {}; if no outlet differed from another, lists that end at the same p ({}) would still hold {} on average.{shuffled} Filled \
         markers are words on these lists; hollow ones may be chance, or come in too few bursts to tell.",
        if listed == 1 { "1 word has".into() } else { format!("{} words have", number::count(listed)) },
        inference.level,
        number::sensible(cut),
        number::sensible(inference.expected_by_chance(None)),
    )
}

/// Outlet by outlet: the articles that tell something, the words on the list, and those that chance alone would put there.
fn lists(frame: &Frame<'_>) -> Option<Table> {
    let inference = frame.inference.as_ref().filter(|inference| inference.family > 0)?;
    let columns = vec![
        Column::new("outlet", ColumnKind::Text),
        Column::new("effective_articles", ColumnKind::Count)
            .about("articles of the outlet that have articles of the others in their period and class of length"),
        Column::new("effective_articles_reference", ColumnKind::Count)
            .heading("of the others")
            .about("articles of the others that have some of the outlet beside them"),
        Column::new("listed", ColumnKind::Count).heading("words listed").about("words with q of 0.05 or less"),
        Column::new("over_used", ColumnKind::Count).heading("over-used").about("of them, more frequent in the outlet"),
        Column::new("by_chance", ColumnKind::Score(2))
            .about("words that a list ending at the same p would hold on average without any difference"),
    ];
    let row = |(place, sides): (usize, &keywords::Sides)| {
        let (effective, tested) = (&inference.effective()[place], inference.is_tested(place));
        let over = |row: &&KeywordRow| {
            row.sides == place
                && row.input.tokens.target.share() > row.input.tokens.reference.share()
                && frame.lists(row)
        };
        let only = |cell: Cell| if tested { cell } else { Cell::number(None) };
        vec![
            Cell::text(&sides.target),
            Cell::count(effective.target),
            Cell::count(effective.reference),
            only(Cell::count(inference.listed(Some(place)))),
            only(Cell::count(frame.keywords.iter().filter(over).count() as u64)),
            only(Cell::number(Some(inference.expected_by_chance(Some(place))))),
        ]
    };
    let rows = frame.comparisons.iter().enumerate().map(row).collect();
    let title = "How many words are listed, and how many chance alone would list".into();
    Some(Table { name: "keywords-lists".into(), title, columns, rows })
}

/// In which settings the words of the table stay; those that read the texts anew are left to `keywords --robustness`.
fn robustness(frame: &Frame<'_>, shown: &[KeywordRow]) -> Option<Robustness> {
    let inference = frame.inference.as_ref().filter(|found| found.listed(None) > 0)?;
    let base = Base {
        corpus: &frame.corpus,
        grouping: &frame.outlets,
        counts: &frame.counts,
        comparisons: &frame.comparisons,
        inference,
        threads: frame.threads,
    };
    // The usual design names no field, so that nothing can be missing, and nothing is read.
    Robustness::of(&base, shown, |_, _| Ok(())).ok()
}

/// Words that an outlet uses as often as the others, and words that it lacks: results as good as differences.
fn alike_and_absent(frame: &Frame<'_>) -> Vec<Block> {
    let index = frame.corpus.index();
    let (counts, comparisons, rows) = (&frame.counts, &frame.comparisons, &frame.keywords);
    let first = |places: Vec<usize>, is_shown: &dyn Fn(&KeywordRow) -> bool| -> Vec<KeywordRow> {
        let mut seen = vec![0; comparisons.len()];
        let mut is_first = |row: &&KeywordRow| {
            let shown = is_shown(row);
            seen[row.sides] += usize::from(shown);
            shown && seen[row.sides] <= FEW_ROWS
        };
        places.into_iter().map(|place| &rows[place]).filter(|row| is_first(row)).cloned().collect()
    };
    let is_content = |row: &KeywordRow| !frame.hidden.hides(&row.form) && row.form.chars().any(char::is_alphabetic);
    let lock = first(keywords::lockwords(index, counts, comparisons, rows, MARGIN), &is_content);
    let absent = first(keywords::absent(index, counts, comparisons, rows), &is_content);
    let mut blocks = Vec::new();
    if !lock.is_empty() {
        let mut table = keywords::table(index, comparisons, &lock, &[&LOG_RATIO_HARDIE], None, false);
        keywords::add_equivalence(&mut table, index, counts, comparisons, &lock);
        table.name = "keywords-alike".into();
        table.title = "Words that an outlet uses as often as the others".into();
        let text = format!(
            "Content words whose rate in the outlet is that of the others within a factor of {}: the 90 % interval of the log ratio lies \
             inside ±{MARGIN} (two one-sided tests at 5 %, not corrected for their number). Up to {FEW_ROWS} an outlet, the most certain first.",
            number::sensible(pow(2.0, MARGIN))
        );
        let blocks_of = vec![Block::Paragraph(text), Block::Table(table)];
        blocks.push(Block::Details {
            summary: "Content words that an outlet uses as often as the others".into(),
            blocks: blocks_of,
        });
    }
    if !absent.is_empty() {
        let mut table = keywords::table(index, comparisons, &absent, &[&LOG_RATIO_HARDIE], None, false);
        keywords::add_absence(&mut table, index, counts, comparisons, &absent);
        table.name = "keywords-absent".into();
        table.title = "Words that an outlet lacks".into();
        let text = format!(
            "Content words that the others use and the outlet does not, with the occurrences that the others' rate would give it and the \
             highest rate that its silence is compatible with. Up to {FEW_ROWS} an outlet, the most expected first."
        );
        let blocks_of = vec![Block::Paragraph(text), Block::Table(table)];
        blocks.push(Block::Details { summary: "Content words that an outlet lacks".into(), blocks: blocks_of });
    }
    blocks
}

fn figure(frame: &Frame<'_>, shown: &[KeywordRow], robustness: Option<&Robustness>) -> Figure {
    let index = frame.corpus.index();
    let details: Vec<String> = frame
        .comparisons
        .iter()
        .map(|sides| {
            let facts = &frame.facts[sides.target_groups[0]];
            format!("{}, {}", things(facts.articles, "article", "articles"), things(facts.tokens, "word", "words"))
        })
        .collect();
    let words = Words {
        title: "Words that set each outlet apart from the others".into(),
        subtitle: format!(
            "Log ratio of each outlet against all others; up to {EACH} words in each direction, by the end of the interval \
             nearer to nought."
        ),
        note: "Lines: 95 % intervals over articles (t on the log scale), not corrected for the number of words looked at. \
               Right: occurrences in the outlet : in all others. An arrow: the interval goes on beyond the picture, without end where the word is absent on one side. \
               Hollow: q above 0.05, or in too few bursts to tell."
            .into(),
        description: description(frame),
    };
    let chart = keywords::chart(&frame.comparisons, &frame.keywords, EACH, words, &details, |row| {
        !row.thin && frame.lists(row)
    });
    let mut twin = keywords::table(index, &frame.comparisons, shown, &MEASURES, None, true);
    add_columns(&mut twin, index, &frame.comparisons, shown, frame.inference.as_ref(), None);
    if let Some(robustness) = robustness {
        robustness::add_columns(&mut twin, robustness);
    }
    let again = keywords::Again {
        corpus: &frame.corpus,
        grouping: &frame.outlets,
        comparisons: &frame.comparisons,
        rows: shown,
        measures: &MEASURES,
        seed: 0,
        threads: frame.threads,
    };
    again.add_stays_to(&mut twin);
    Figure {
        name: "keywords".into(),
        caption: "Words that set each outlet apart from the others. Every candidate, with every measure that counts allow, stands in \
                  tables/keywords-all.csv."
            .into(),
        chart: Chart::Effects(chart),
        twin,
    }
}

/// Up to [`TABLE_ROWS`] words of each outlet whose interval stays clear of nought.
fn table_rows<'f>(frame: &'f Frame<'_>) -> Vec<&'f KeywordRow> {
    let of = |sides| {
        frame.keywords.iter().filter(move |row| row.sides == sides && keywords::stands_apart(row)).take(TABLE_ROWS)
    };
    (0..frame.comparisons.len()).flat_map(of).collect()
}

fn description(frame: &Frame<'_>) -> String {
    let outlet = |(place, sides): (usize, &keywords::Sides)| {
        let (over, _) = keywords::shown(&frame.keywords, place, 3);
        let words = over.iter().map(|row| row.form.as_str()).collect::<Vec<_>>().join(", ");
        format!("{}: {}", sides.target, if words.is_empty() { "none" } else { words.as_str() })
    };
    let outlets = frame.comparisons.iter().enumerate().map(outlet).collect::<Vec<_>>().join("; ");
    format!("Over-used words of each outlet, most certain first. {outlets}.")
}
