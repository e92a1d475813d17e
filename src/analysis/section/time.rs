//! How words change over time: the nodes and the most frequent words of content, period by period.

use super::time_by_outlet::by_outlet;
use super::{Frame, pictured};
use crate::analysis::picture::trend as picture;
use crate::analysis::trend::{self, Trend};
use crate::count::{Counts, Periods};
use crate::error::Result;
use crate::query::Pattern;
use crate::report::{Block, Section};
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::trend::{MIN_PERIODS, Resampling};
use crate::table::Notice;

/// Words that are followed.
const WORDS: usize = 6;
/// With so many months months are drawn, else weeks.
const MONTHS: usize = 6;
/// With more months, from the first to the last, years are drawn.
const MOST_MONTHS: usize = 120;

/// The section "How words change over time"; `None` if the dates give no series, or every outlet is only described.
///
/// # Errors
/// If a word is no pattern.
pub fn time(frame: &Frame<'_>) -> Result<Option<Section>> {
    let described = frame.small_outlets().len() == frame.facts.len();
    let Some((periods, unit)) = periods(frame).filter(|_| !described) else { return Ok(None) };
    let counts = Counts::of(&frame.corpus, &periods.grouping, frame.threads);
    let undated = periods.undated;
    let followed = followed(frame)?;
    let trend = Trend::of_patterns(periods, &counts, followed.clone());
    if trend.filled() < MIN_PERIODS || trend.lines.is_empty() {
        return Ok(None);
    }
    let mut table = trend::table(&trend, &[], Resampling::default());
    table.name = "trend-by-period".into();
    let mut blocks = vec![Block::Paragraph(format!(
        "All outlets together, {unit} by {unit}. A {unit} with fewer than ten articles has no interval, one without words is a gap. \
         A rise may be the news, the outlets of that {unit}, or the words: read the lines before naming a cause."
    ))];
    blocks.extend(notices(&trend, undated).into_iter().map(Block::Notice));
    blocks.push(pictured(
        "trend",
        format!("Rates of the nodes and the most frequent words, {unit} by {unit}."),
        picture::series(&trend, frame.per),
    ));
    blocks.push(Block::Details { summary: "The counts of each period".into(), blocks: vec![Block::Table(table)] });
    blocks.extend(by_outlet(frame, &trend.periods, unit, &followed));
    Ok(Some(Section { id: "trend".into(), title: "How words change over time".into(), blocks }))
}

/// Months if there are enough of them, else weeks; years where months would be too many to see.
fn periods<'i>(frame: &Frame<'i>) -> Option<(Periods<'i>, &'static str)> {
    let by = |unit| Periods::by(&frame.corpus, unit).ok();
    let filled = |periods: &Periods<'_>| {
        periods.grouping.groups.iter().filter(|(_, members)| !members.articles().is_empty()).count()
    };
    match by("date:month").filter(|months| filled(months) >= MONTHS) {
        Some(months) if months.grouping.groups.len() > MOST_MONTHS => Some((by("date:year")?, "year")),
        Some(months) => Some((months, "month")),
        None => Some((by("date:week")?, "week")),
    }
}

/// The nodes, then the most frequent words of content.
fn followed(frame: &Frame<'_>) -> Result<Vec<Pattern>> {
    let index = frame.corpus.index();
    let mut followed: Vec<Pattern> = frame.nodes.iter().take(WORDS).cloned().collect();
    for &form in frame.content_forms() {
        if followed.len() == WORDS {
            break;
        }
        let form = index.form(form);
        if followed.iter().all(|pattern| index.fold(pattern.text().trim()) != form) {
            followed.push(Pattern::new(form, index)?);
        }
    }
    Ok(followed)
}

fn notices(trend: &Trend<'_>, undated: u64) -> Vec<Notice> {
    let mut notices = Vec::new();
    if undated > 0 {
        let text = format!(
            "{} left out for want of a date that is precise enough.",
            super::things(undated, "article is", "articles are")
        );
        notices.push(Notice::new("undated", text));
    }
    let small = trend.sizes.iter().filter(|size| size.articles_with_tokens < MIN_ARTICLES).count();
    if small > 0 {
        let text = format!("{small} of {} periods have fewer than {MIN_ARTICLES} articles.", trend.sizes.len());
        notices.push(Notice::new("small-periods", text));
    }
    notices.push(Notice::new(
        "trend-test",
        format!(
            "Mann–Kendall over {} periods takes them as independent; its p is not corrected for the {} words.",
            trend.filled(),
            trend.lines.len()
        ),
    ));
    notices
}
