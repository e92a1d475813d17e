//! Pictures of keywords: effects with intervals, range against effect, words of two sides, what chance gives.

use super::{sample, words};
use crate::analysis::keywords::{KeywordRow, Sides, chart, stands_apart};
use crate::chart::{Bin, Chart, Guide, HistogramPlot, Point, Scale, Scaled, ScatterPlot};
use crate::count::Counts;
use crate::error::{Error, Result};
use crate::stats::keyness::LOG_RATIO_HARDIE;
use crate::stats::resampling::Calibration;
use crate::table::number;

/// Words in each direction of a facet, so that all facets fit one page.
pub fn each(targets: usize) -> usize {
    match targets {
        0..=2 => 10,
        3..=6 => 6,
        7..=8 => 4,
        _ => 3,
    }
}

/// Labels that a scatter tries.
const LABELS: usize = 60;
/// Words of each target that the scatter of ranges labels, at least.
const LEAST_LABELS: usize = 6;
/// For one label so many words are coloured: more than the eye can take in would hide each other.
const COLOURED_FOR_A_LABEL: usize = 3;

fn effect(row: &KeywordRow) -> Option<f64> {
    LOG_RATIO_HARDIE.score(&row.input).map(|score| score.value())
}

/// What a side is called: a filter on one outlet by the outlet's name.
fn called(side: &str) -> String {
    let name = side.split_once('=').and_then(|(field, value)| {
        let value = value.trim().strip_prefix('"')?.strip_suffix('"')?;
        (field.trim() == "outlet" && !value.contains('"')).then_some(value)
    });
    name.unwrap_or(side).to_owned()
}

/// Which series a target has: its place among the groups.
fn series(comparisons: &[Sides], row: &KeywordRow) -> usize {
    comparisons[row.sides].target_groups.first().copied().unwrap_or_default()
}

fn size(counts: &Counts, groups: &[usize]) -> String {
    let sum =
        |of: fn(&crate::count::Group) -> u64| groups.iter().map(|&place| of(&counts.groups()[place])).sum::<u64>();
    let articles = sum(|group| group.articles_with_tokens);
    let plural = if articles == 1 { "article" } else { "articles" };
    format!("{} {plural}, {} words", number::count(articles), number::count(sum(|group| group.tokens)))
}

/// Effects in both directions, a facet a target.
pub fn effects(counts: &Counts, comparisons: &[Sides], rows: &[KeywordRow], each: usize) -> Chart {
    let details: Vec<String> = comparisons.iter().map(|sides| size(counts, &sides.target_groups)).collect();
    let title = match comparisons {
        [only] => format!("Words that set {} apart", crate::table::isolated(&called(&only.target))),
        _ => "Words that set each outlet apart from the others".into(),
    };
    let words = words(
        title,
        format!(
            "Log ratio; up to {each} words in each direction whose interval is clear of nought, by its nearer end."
        ),
        format!(
            "Lines: 95 % intervals over articles (t on the log scale), not corrected for the {} comparisons; an arrow: beyond the \
             picture. Right: occurrences in the target : in the reference. Hollow: in too few bursts to tell. {}",
            number::count(rows.len() as u64),
            sample(counts.groups())
        ),
    );
    let mut plot = chart(comparisons, rows, each, words, &details, |row| !row.thin);
    plot.facets.iter_mut().for_each(|facet| facet.name = called(&facet.name));
    Chart::Effects(plot)
}

/// In how many articles of the target against how distinctive: one-article words stand at the left.
pub fn range(counts: &Counts, comparisons: &[Sides], rows: &[KeywordRow]) -> Chart {
    let mut labelled = vec![0; comparisons.len()];
    let most = (LABELS / comparisons.len().max(1)).clamp(LEAST_LABELS, LABELS / 2);
    let point = |row: &KeywordRow, coloured: bool| {
        let texts = row.input.texts.target;
        Some(Point {
            label: row.form.clone(),
            x: (texts.out_of > 0).then(|| 100.0 * texts.count as f64 / texts.out_of as f64)?,
            y: effect(row)?,
            series: coloured.then(|| series(comparisons, row)),
            solid: !row.thin,
            strong: false,
        })
    };
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for row in rows {
        let apart = stands_apart(row);
        let coloured = apart && labelled[row.sides] < most * COLOURED_FOR_A_LABEL;
        let wants = apart && labelled[row.sides] < most;
        let Some(point) = point(row, coloured) else { continue };
        labelled[row.sides] += usize::from(apart);
        if wants { first.push(point) } else { rest.push(point) }
    }
    let labels = first.len();
    first.extend(rest);
    Chart::Scatter(ScatterPlot {
        words: words(
            "Which distinctive words belong to many articles",
            "Articles of the target with the word against its log ratio; words at the left stand in few articles.",
            format!(
                "Coloured: up to {} words a target whose 95 % interval over articles lies farthest from nought, {most} of them \
                 labelled; hollow: in too few bursts to tell; grey: all others. {}",
                most * COLOURED_FOR_A_LABEL,
                sample(counts.groups())
            ),
        ),
        x: Scaled { title: "articles of the target with the word, %".into(), scale: Scale::Linear },
        y: Scaled { title: "log ratio: 1 is twice as often as the reference".into(), scale: Scale::Linear },
        guide: Guide::Level,
        series: comparisons.iter().map(|sides| (sides.target_groups[0], called(&sides.target))).collect(),
        points: first,
        labels,
    })
}

/// The words of two sides, rate against rate; what both use alike lies on the diagonal.
///
/// # Errors
/// If the rows compare more than one target with its reference, unless there are two targets that mirror each other.
pub fn sides(counts: &Counts, comparisons: &[Sides], rows: &[KeywordRow], per: u64) -> Result<Chart> {
    let [a, b] = two_sides(comparisons, counts)?;
    let (first, second) = (a.0, b.0);
    let rate = |count: u64, tokens: u64| if tokens == 0 { f64::NAN } else { count as f64 * per as f64 / tokens as f64 };
    let of_first: Vec<&KeywordRow> = rows.iter().filter(|row| row.sides == 0).collect();
    let point = |row: &&KeywordRow| {
        let tokens = row.input.tokens;
        let over = effect(row).is_some_and(|effect| effect > 0.0);
        Point {
            label: row.form.clone(),
            x: rate(tokens.target.count, tokens.target.out_of),
            y: rate(tokens.reference.count, tokens.reference.out_of),
            series: stands_apart(row).then_some(if over { first } else { second }),
            solid: !row.thin,
            strong: false,
        }
    };
    let unit = |name: &str| format!("{}, per {} words (log scale)", crate::table::isolated(name), number::count(per));
    Ok(Chart::Scatter(ScatterPlot {
        words: words(
            format!("Words of {} and of {}", crate::table::isolated(&a.1), crate::table::isolated(&b.1)),
            "Each point is a word; on the line both use it alike. Labelled: the most distinctive, by the nearer end of the interval.",
            format!(
                "Coloured: the 95 % interval of the log ratio over articles is clear of nought; hollow: in too few bursts to tell; \
                 grey: it is not clear. In the margins: words that one side does not use. {} words. {}",
                number::count(of_first.len() as u64),
                sample(counts.groups())
            ),
        ),
        x: Scaled { title: unit(&a.1), scale: Scale::Logarithmic },
        y: Scaled { title: unit(&b.1), scale: Scale::Logarithmic },
        guide: Guide::Diagonal,
        series: vec![a, b],
        points: of_first.iter().map(point).collect(),
        labels: LABELS,
    }))
}

/// Place and name of the two sides.
fn two_sides(comparisons: &[Sides], counts: &Counts) -> Result<[(usize, String); 2]> {
    let name = |place: usize| counts.groups()[place].name.clone();
    match comparisons {
        [only] | [only, _] if only.target_groups.len() == 1 && only.reference_groups.len() == 1 => {
            let reference = only.reference_groups[0];
            Ok([(only.target_groups[0], called(&only.target)), (reference, called(&name(reference)))])
        }
        _ => Err(Error::question("this picture needs two sides")
            .hint("name them, as in --target 'outlet = \"A\"' --reference 'outlet = \"B\"'")),
    }
}

/// How many tests pass when the outlets' names are shuffled, and how many pass as they are.
pub fn chance(calibration: &Calibration, found: u64) -> Chart {
    const BINS: u64 = 20;
    let most = calibration.passing.last().copied().unwrap_or(0).max(1);
    let width = (most + 1).div_ceil(BINS);
    let edge = |bin: u64| (bin * width) as f64;
    let mut bins: Vec<Bin> =
        (0..(most + 1).div_ceil(width)).map(|bin| Bin { from: edge(bin), to: edge(bin + 1), count: 0 }).collect();
    for &passing in &calibration.passing {
        bins[(passing / width) as usize].count += 1;
    }
    Chart::Histogram(HistogramPlot {
        words: words(
            "What chance alone gives",
            "The outlets' names are shuffled over the articles and every word is tested anew: how many tests of each shuffle pass.",
            format!(
                "{} shuffles. With no real difference {} tests pass on average, {} or fewer in 95 of 100 shuffles, with p of {} or \
                 less. Observed: those of the outlets as they are, {}.",
                number::count(calibration.shuffles),
                number::sensible(calibration.mean()),
                number::count(calibration.usual_most()),
                calibration.p,
                number::count(found)
            ),
        ),
        axis: format!("tests with p of {} or less", calibration.p),
        counted: "shuffles".into(),
        bins,
        observed: Some(found as f64),
    })
}
