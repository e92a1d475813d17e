//! How often: the most frequent words, outlet by outlet.

use super::{Frame, pictured, things};
use crate::analysis::frequency as ask;
use crate::analysis::picture;
use crate::analysis::variants::variants;
use crate::analysis::written_as;
use crate::chart::{Chart, Words};
use crate::index::FormId;
use crate::report::{Block, Figure, Section};
use crate::table::{Table, number};

/// Rows of the table.
const TABLE_ROWS: usize = 50;

/// The section "How often".
pub fn frequency(frame: &Frame<'_>) -> Section {
    let top: Vec<FormId> = frame.content_forms().take(drawn_rows(frame)).copied().collect();
    let all: Vec<FormId> = frame.forms.iter().take(TABLE_ROWS).copied().collect();
    let index = frame.corpus.index();
    let rows = ask::rows(&frame.counts, &all, false);
    let mut blocks = vec![Block::Paragraph(interval_sentence(frame))];
    let variants = variants(&frame.counts, &frame.corpus, &frame.outlets.groups);
    blocks.extend(variants.iter().map(|variants| Block::Notice(variants.notice())));
    blocks.push(Block::Figure(Box::new(figure(frame, &top))));
    // Over a few articles the slope of a vocabulary is that of their length.
    if frame.small_outlets().len() < frame.facts.len() {
        blocks.push(pictured(
            "frequency-by-rank",
            "Frequency by rank: outlets of unlike size differ in height, a vocabulary of its own shows in the slope."
                .into(),
            picture::words::ranks(&frame.counts, Some("outlet")),
        ));
    }
    blocks.push(Block::Details {
        summary: format!("The {} most frequent words of all kinds", all.len()),
        blocks: vec![
            Block::Table(with_spellings(frame, ask::table(index, &frame.counts, &rows, None), &all)),
            Block::Paragraph(
                "Every word of the corpus stands in tables/frequency.csv, by outlet in tables/frequency-by-outlet.csv and by \
                 article in tables/frequency-by-article.csv."
                    .into(),
            ),
        ],
    });
    Section { id: "frequency".into(), title: "How often".into(), blocks }
}

/// Adds how each form is written in the corpus.
fn with_spellings(frame: &Frame<'_>, table: Table, forms: &[FormId]) -> Table {
    let forms: Vec<Option<FormId>> = forms.iter().copied().map(Some).collect();
    Table { name: "frequency-top".into(), ..written_as(table, &frame.corpus, &forms) }
}

/// As many rows as were asked for, fewer where many outlets make each row tall: a picture must fit a sheet.
fn drawn_rows(frame: &Frame<'_>) -> usize {
    const MARKS_OF_A_SHEET: usize = 180;
    frame.top.min((MARKS_OF_A_SHEET / frame.facts.len().max(1)).max(6))
}

fn figure(frame: &Frame<'_>, top: &[FormId]) -> Figure {
    let index = frame.corpus.index();
    let title = format!("The {} most frequent words, by outlet", top.len());
    let words = Words {
        title: title.clone(),
        subtitle: format!(
            "Occurrences per {} words, ordered by frequency in the whole corpus.",
            number::count(frame.per)
        ),
        note: format!("{}{}", frame.hidden_note(), whiskers(frame)),
        description: description(frame, top),
    };
    Figure {
        name: "frequency-by-outlet".into(),
        caption: format!("{title}, per {} words of the outlet.", number::count(frame.per)),
        chart: dots(frame, top, words),
        twin: ask::side_by_side(index, &frame.counts, top, "frequency-by-outlet-chart", &title),
    }
}

fn dots(frame: &Frame<'_>, top: &[FormId], words: Words) -> Chart {
    let mut chart = picture::words::dots(frame.corpus.index(), &frame.counts, top, Some("outlet"), frame.per);
    *chart.words_mut() = words;
    chart
}

/// What the whiskers are, or why there are none.
fn whiskers(frame: &Frame<'_>) -> String {
    let small = frame.small_outlets().len();
    if small == frame.facts.len() {
        return "No intervals: each outlet has fewer than ten articles.".into();
    }
    let rest = if small == 0 { String::new() } else { " Outlets with fewer than ten articles have none.".into() };
    format!(
        "Whiskers: 95 % intervals over articles (t on the log scale); an arrow: it goes on beyond the picture.{rest}"
    )
}

fn interval_sentence(frame: &Frame<'_>) -> String {
    let per = number::count(frame.per);
    if frame.small_outlets().len() == frame.facts.len() {
        return format!(
            "Rates are occurrences per {per} words. They describe these texts; with fewer than ten articles an outlet they say \
             nothing about what its other articles would hold, so no interval is drawn."
        );
    }
    format!(
        "Rates are occurrences per {per} words. The interval beside each says how far the rate would move if other articles of \
         the same kind had been collected: it is computed over articles, so a word that crowds into few of them has a wide one."
    )
}

fn description(frame: &Frame<'_>, top: &[FormId]) -> String {
    let index = frame.corpus.index();
    let first = top.iter().take(5).map(|&form| format!("{} {}", index.form(form), frame.counts.count(form)));
    format!(
        "Dot plot of {} words in {}. The most frequent, with their occurrences: {}.",
        top.len(),
        things(frame.facts.len() as u64, "outlet", "outlets"),
        first.collect::<Vec<_>>().join(", ")
    )
}
