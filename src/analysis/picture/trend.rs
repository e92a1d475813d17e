//! The picture of a trend: a panel a form or pattern, gaps where a period has no words.

use super::{rate_mark, words};
use crate::analysis::LEVEL;
use crate::analysis::trend::{Line, Trend};
use crate::chart::{Chart, SeriesPanel, SeriesPlot};
use crate::count::Grouping;
use crate::stats::frequency::Frequency;
use crate::stats::moments::Moments;
use crate::stats::rate::rate_interval_beside;
use crate::stats::trend::MANN_KENDALL;
use crate::table::number;

/// Panels of one picture.
pub const PANELS: usize = 12;

/// Rates over the periods; at most [`PANELS`] lines are drawn.
pub fn series(trend: &Trend, per: u64) -> Chart {
    let unit = format!("occurrences per {} words", number::count(per));
    let drawn = trend.lines.len().min(PANELS);
    let title = match &trend.lines[..] {
        [only] => format!("“{}” over time", crate::table::isolated(&only.label)),
        _ => "How words change over time".into(),
    };
    let left_out = trend.lines.len() - drawn;
    let more = if left_out > 0 {
        format!(" {} more are in the table only.", number::count(left_out as u64))
    } else {
        String::new()
    };
    Chart::Series(SeriesPlot {
        words: words(
            title,
            "One scale in all panels; the other words in grey. Where a period has no words the line breaks.",
            format!(
                "Areas: 95 % intervals over articles (t on the log scale), not for periods of fewer than ten articles; cut at the \
                 upper edge where they go on. p of Mann and Kendall, not corrected.{more} {}",
                super::size(&trend.sizes)
            ),
        ),
        axis: unit,
        periods: trend.periods.grouping.groups.iter().map(|(name, _)| name.clone()).collect(),
        panels: trend.lines.iter().take(PANELS).enumerate().map(|(place, line)| panel(line, place, per)).collect(),
    })
}

/// One word in several outlets: the place, name and series of each; at most [`PANELS`] of them.
pub fn outlets(word: &str, periods: &Grouping<'_>, outlets: &[(usize, &str, &Line)], per: u64) -> Chart {
    let panel =
        |&(series, name, line): &(usize, &str, &Line)| SeriesPanel { name: name.into(), ..panel(line, series, per) };
    Chart::Series(SeriesPlot {
        words: words(
            format!("“{}” over time, by outlet", crate::table::isolated(word)),
            "One scale in all panels; the other outlets in grey. Where an outlet has too few articles the line breaks.",
            "Areas: 95 % intervals over articles (t on the log scale), not for periods of fewer than ten articles; cut at the upper \
             edge where they go on. p of Mann and Kendall, not corrected.",
        ),
        axis: format!("occurrences per {} words", number::count(per)),
        periods: periods.names().map(str::to_owned).collect(),
        panels: outlets.iter().take(PANELS).map(panel).collect(),
    })
}

fn panel(line: &Line, series: usize, per: u64) -> SeriesPanel {
    let everywhere = line.periods.iter().fold(Moments::default(), |mut sum, period| {
        sum += *period;
        sum
    });
    let mark = |period: &Moments| {
        let interval = rate_interval_beside(period, &everywhere, LEVEL);
        rate_mark(Frequency::new(period.count, period.tokens).per_million(), interval.as_ref(), per)
    };
    let test = MANN_KENDALL.series(&line.rates());
    let number = |name: &str| {
        let place = MANN_KENDALL.columns.iter().position(|column| *column == name)?;
        test.as_ref().map(|test| test[place])
    };
    let detail = match (number("tau_a"), number("mann_kendall_p")) {
        (Some(tau), Some(p)) => {
            format!("τ = {}, p = {}", number::score(tau, 2), number::probability(p).trim_start_matches("= "))
        }
        _ => format!("{} occurrences", number::count(everywhere.count)),
    };
    SeriesPanel {
        name: line.label.clone(),
        series,
        detail: detail.replace("p = <", "p <"),
        marks: line.periods.iter().map(mark).collect(),
    }
}
