//! How words change in each outlet: the series of the first followed words, outlet by outlet, where articles are enough.

use super::{Frame, pictured, things};
use crate::analysis::in_turn;
use crate::analysis::picture::trend as picture;
use crate::analysis::trend::{self, Trend};
use crate::count::{Counts, Grouping, Periods};
use crate::index::SubCorpus;
use crate::query::Pattern;
use crate::report::Block;
use crate::stats::trend::{MIN_PERIODS, Resampling};
use crate::table::{Notice, Table, Value};

/// Words whose outlets are drawn.
const WORDS: usize = 2;
/// A period of an outlet with fewer articles is a gap: its rate would be that of a story.
const LEAST_ARTICLES: usize = 5;

/// Pictures and the table of the words by outlet, in the periods of the whole corpus; nothing where fewer than two outlets have
/// enough periods with enough articles. `unit` names the periods: `month`.
pub(super) fn by_outlet(frame: &Frame<'_>, periods: &Periods<'_>, unit: &str, followed: &[Pattern]) -> Vec<Block> {
    let (mut trends, mut left_out) = (Vec::new(), 0);
    for (place, (outlet, members)) in frame.outlets.groups.iter().enumerate() {
        let (periods, small) = of_outlet(periods, members);
        let filled = periods.grouping.groups.iter().filter(|(_, members)| !members.is_empty()).count();
        if filled < MIN_PERIODS {
            continue;
        }
        left_out += small;
        let counts = Counts::of(members, &periods.grouping, frame.threads);
        trends.push((place, outlet, Trend::of_patterns(periods, &counts, followed.to_vec())));
    }
    if trends.len() < 2 {
        return Vec::new();
    }
    let drawn = trends.len().min(picture::PANELS);
    let mut largest: Vec<usize> = (0..trends.len()).collect();
    largest.sort_by_key(|&place| (std::cmp::Reverse(frame.facts[trends[place].0].tokens), place));
    largest.truncate(drawn);
    largest.sort_unstable();
    let mut text = format!(
        "The same {unit}s in each outlet that has {MIN_PERIODS} {unit}s with {LEAST_ARTICLES} articles or more ({}). A {unit} in which an \
         outlet has fewer is a gap ({} in such {unit}s left out). One p an outlet and word, none corrected.",
        things(trends.len() as u64, "outlet", "outlets"),
        things(left_out, "article", "articles"),
    );
    if drawn < trends.len() {
        text.push_str(&format!(" Drawn are the {drawn} outlets with most words; the table has all."));
    }
    let mut blocks = vec![Block::Notice(Notice::new("trend-by-outlet", text))];
    for (word, pattern) in followed.iter().take(WORDS).enumerate() {
        let lines: Vec<_> = largest
            .iter()
            .map(|&place| {
                let (series, outlet, trend) = &trends[place];
                (*series, outlet.as_str(), &trend.lines[word])
            })
            .collect();
        let label = crate::table::isolated(pattern.text());
        blocks.push(pictured(
            &format!("trend-by-outlet-{}", word + 1),
            format!("Rates of “{label}” in each outlet, {unit} by {unit}."),
            picture::outlets(pattern.text(), &periods.grouping, &lines, frame.per),
        ));
    }
    let tables = trends
        .iter()
        .map(|(_, outlet, trend)| ((*outlet).clone(), without_gaps(trend::table(trend, &[], Resampling::default()))))
        .collect();
    if let Some(mut table) = in_turn("outlet", tables) {
        table.name = "trend-by-outlet".into();
        blocks.push(Block::Details {
            summary: format!("The counts of each outlet and {unit}"),
            blocks: vec![Block::Table(table)],
        });
    }
    blocks
}

/// Only the periods with articles: of many outlets and years the gaps would be most of the rows.
fn without_gaps(mut table: Table) -> Table {
    if let Some(articles) = table.column("period_articles") {
        table.rows.retain(|row| row[articles].value != Value::Count(0));
    }
    table
}

/// The periods with only the articles of an outlet, those with too few of them emptied; how many articles these had.
fn of_outlet<'i>(periods: &Periods<'i>, outlet: &SubCorpus<'i>) -> (Periods<'i>, u64) {
    let mut left_out = 0;
    let group = |(name, members): &(String, SubCorpus<'i>)| {
        let is_ours = |article: &&u32| outlet.articles().binary_search(article).is_ok();
        let mut ours: Vec<u32> = members.articles().iter().filter(is_ours).copied().collect();
        if ours.len() < LEAST_ARTICLES {
            left_out += ours.len() as u64;
            ours.clear();
        }
        (name.clone(), outlet.of(ours))
    };
    let groups = periods.grouping.groups.iter().map(group).collect();
    (
        Periods { grouping: Grouping { field: periods.grouping.field.clone(), groups }, undated: periods.undated },
        left_out,
    )
}
