//! Invented charts of the further kinds: for the gallery, and what data can do to them.

use super::examples::{Chance, PERSIAN, TERMS, english, names, persian_words};
use crate::chart::*;

fn scaled(title: &str, scale: Scale) -> Scaled {
    Scaled { title: title.to_owned(), scale }
}

fn bell(chance: &mut Chance) -> f64 {
    (0..6).map(|_| chance.next()).sum::<f64>() / 3.0 - 1.0
}

/// Words of two outlets: so many points, of which some are coloured.
pub fn words_of_two(points: usize, coloured: usize) -> ScatterPlot {
    let mut chance = Chance(21);
    let point = |place: usize| {
        let common = 3.0 - 5.0 * (place as f64 + 1.0).powf(0.25) / (points as f64).powf(0.25) + 0.3 * bell(&mut chance);
        let apart = if place < coloured { 1.0 - place as f64 / coloured as f64 } else { 0.3 * bell(&mut chance) };
        let side = if place.is_multiple_of(2) { apart } else { -apart };
        let rate = |exponent: f64| if exponent < -1.7 { 0.0 } else { 10f64.powf(exponent) };
        let word = TERMS[place % TERMS.len()];
        Point {
            label: if place < TERMS.len() { word.to_owned() } else { format!("{word}{place}") },
            x: rate(common + side),
            y: rate(common - side),
            series: (place < coloured).then_some(place % 2),
            solid: !place.is_multiple_of(3),
            strong: false,
        }
    };
    ScatterPlot {
        words: english("Words of the Gulf Courier and of The Meridian"),
        x: scaled("Gulf Courier, per 1,000 words", Scale::Logarithmic),
        y: scaled("The Meridian, per 1,000 words", Scale::Logarithmic),
        guide: Guide::Diagonal,
        series: vec![(0, "Gulf Courier".into()), (1, "The Meridian".into())],
        points: (0..points).map(point).collect(),
        labels: 60,
    }
}

fn range_against_effect() -> ScatterPlot {
    let mut chance = Chance(4);
    let point = |place: usize| Point {
        label: if place < 40 { TERMS[place % 20].to_owned() } else { String::new() },
        x: 100.0 * chance.next().powi(2),
        y: 2.0 * bell(&mut chance) + if place < 12 { 2.5 } else { 0.0 },
        series: (place < 26).then_some(2),
        solid: place < 12,
        strong: false,
    };
    ScatterPlot {
        words: english("Which words of the Harbour Post belong to many of its articles"),
        x: scaled("articles of the Harbour Post with the word, %", Scale::Linear),
        y: scaled("log ratio against the others", Scale::Linear),
        guide: Guide::Level,
        series: vec![(2, "Harbour Post".into())],
        points: (0..300).map(point).collect(),
        labels: 26,
    }
}

fn map(outlets: usize) -> ScatterPlot {
    let mut chance = Chance(9);
    let mut points: Vec<Point> = names(outlets)
        .into_iter()
        .enumerate()
        .map(|(place, label)| Point {
            label,
            x: bell(&mut chance),
            y: 0.5 * bell(&mut chance),
            series: Some(place),
            solid: true,
            strong: true,
        })
        .collect();
    points.extend(TERMS.iter().chain(&PERSIAN).map(|term| Point {
        label: (*term).to_owned(),
        x: 1.5 * bell(&mut chance),
        y: 0.8 * bell(&mut chance),
        series: None,
        solid: true,
        strong: false,
    }));
    ScatterPlot {
        words: english("Correspondence analysis of the 100 most frequent words"),
        x: scaled("axis 1 (58.2 % of all differences)", Scale::Linear),
        y: scaled("axis 2 (21.4 % of all differences)", Scale::Linear),
        guide: Guide::Cross,
        series: Vec::new(),
        points,
        labels: 60,
    }
}

/// A matrix of so many outlets, clustered or not.
pub fn matrix(outlets: usize, tree: bool) -> HeatMap {
    let mut chance = Chance(13);
    let names = names(outlets);
    let row = |(place, name): (usize, &String)| HeatRow {
        label: name.clone(),
        cells: (0..outlets)
            .map(|column| match (place, column) {
                (a, b) if a == b => HeatCell::Blank,
                (0, 2) => HeatCell::Undefined,
                _ => HeatCell::Value(0.2 + 0.6 * chance.next()),
            })
            .collect(),
    };
    let joint = |step: usize| Joint {
        one: if step == 0 { Limb::Row(0) } else { Limb::Joint(step - 1) },
        other: Limb::Row(step + 1),
        height: 0.2 + 0.1 * step as f64,
    };
    let joints = (0..outlets.saturating_sub(1)).map(joint).collect();
    HeatMap {
        words: english("How far apart the outlets are"),
        key: "Jensen–Shannon distance: 0 is the same".into(),
        columns: names.clone(),
        rows: names.iter().enumerate().map(row).collect(),
        decimals: 2,
        tree: tree.then(|| Tree { axis: "distance".into(), joints }),
    }
}

fn terms_by_outlets(outlets: usize) -> HeatMap {
    let mut chance = Chance(17);
    let labels = TERMS.iter().chain(&PERSIAN[..3]);
    let row = |label: &&str| HeatRow {
        label: (*label).to_owned(),
        cells: (0..outlets).map(|_| HeatCell::Value(20.0 * chance.next().powi(3))).collect(),
    };
    HeatMap {
        words: english("Terms by outlet"),
        key: "occurrences per 1,000 words".into(),
        columns: names(outlets),
        rows: labels.map(row).collect(),
        decimals: 1,
        tree: None,
    }
}

/// A time series of so many panels and months.
pub fn series(panels: usize, months: u32) -> SeriesPlot {
    let mut chance = Chance(31);
    let month = |n: u32| format!("{}-{:02}", 2023 + (n + 8) / 12, (n + 8) % 12 + 1);
    let mut panel = |(place, name): (usize, String)| {
        let mark = |period: u32| {
            let value = 3.0 + 2.0 * libm::sin(f64::from(period) / 3.0 + place as f64) + bell(&mut chance);
            let reach = 0.5 + chance.next();
            let gap = period % 9 == 5 || place == 1 && period > 10 && period.is_multiple_of(2);
            let interval = (period % 7 != 3).then_some(((value - reach).max(0.0), value + reach));
            (!gap).then_some(Mark { value: value.max(0.0), interval })
        };
        let marks = (0..months).map(mark).collect();
        SeriesPanel { name, series: place, detail: "Mann–Kendall τ = 0.31, p = 0.04".into(), marks }
    };
    SeriesPlot {
        words: english("“sanctions” by month"),
        axis: "occurrences per 1,000 words".into(),
        periods: (0..months).map(month).collect(),
        panels: names(panels).into_iter().enumerate().map(&mut panel).collect(),
    }
}

fn ranks(outlets: usize) -> CurvePlot {
    let curve = |(place, name): (usize, String)| {
        let points = (0..60).map(|step| {
            let rank = 10f64.powf(f64::from(step) / 14.0).round();
            (rank, Mark { value: (4e4 / (place as f64 + 1.0) / rank).max(1.0).round(), interval: None })
        });
        Curve { name, series: place, points: points.collect(), law: vec![(1.0, 5e4), (1e4, 5.0)] }
    };
    CurvePlot {
        words: english("Frequency by rank"),
        x: scaled("rank", Scale::Logarithmic),
        y: scaled("occurrences", Scale::Logarithmic),
        curves: names(outlets).into_iter().enumerate().map(curve).collect(),
    }
}

fn growth(outlets: usize) -> CurvePlot {
    let curve = |(place, name): (usize, String)| {
        let points = (0..=20).map(|step| {
            let tokens = f64::from(step) * 2_000.0 * (place as f64 + 1.0);
            let types = 12.0 * tokens.powf(0.62);
            let reach = 0.04 * types;
            (tokens, Mark { value: types, interval: Some((types - reach, types + reach)) })
        });
        Curve { name, series: place, points: points.collect(), law: Vec::new() }
    };
    CurvePlot {
        words: english("How the vocabulary grows"),
        x: scaled("words read", Scale::Linear),
        y: scaled("different words", Scale::Linear),
        curves: names(outlets).into_iter().enumerate().map(curve).collect(),
    }
}

/// Lengths of so many texts in so many groups.
pub fn spread(groups: usize, texts: usize) -> SpreadPlot {
    let mut chance = Chance(41);
    let group = |(place, name): (usize, String)| {
        let mut values: Vec<f64> =
            (0..texts).map(|_| 600.0 * libm::exp(0.6 * bell(&mut chance) + place as f64 * 0.1)).collect();
        values.sort_by(f64::total_cmp);
        let at = |percent: usize| values[(values.len() - 1) * percent / 100];
        let quantiles = Quantiles { p5: at(5), p25: at(25), p50: at(50), p75: at(75), p95: at(95) };
        SpreadGroup { name, series: place, detail: format!("{texts} articles"), values, quantiles: Some(quantiles) }
    };
    SpreadPlot {
        words: english("How long the articles are"),
        scale: scaled("words an article", Scale::Logarithmic),
        groups: names(groups).into_iter().enumerate().map(group).collect(),
    }
}

/// A star with some edges between its points.
pub fn network(nodes: usize) -> NetworkPlot {
    let mut chance = Chance(51);
    let label = |place: usize| match (place, TERMS.iter().chain(&PERSIAN).nth(place)) {
        (0, _) => "sanctions".to_owned(),
        (_, Some(term)) => (*term).to_owned(),
        _ => format!("collocate {place}"),
    };
    let mut edges: Vec<Edge> = (1..nodes).map(|to| Edge { from: 0, to, weight: 6.0 + 5.0 * chance.next() }).collect();
    edges.extend((1..nodes / 2).map(|from| Edge { from, to: 2 * from, weight: 6.0 + 3.0 * chance.next() }));
    NetworkPlot {
        words: english("Which words keep “sanctions” company"),
        node_key: "joint occurrences".into(),
        edge_key: "logDice".into(),
        nodes: (0..nodes).map(|place| Node { label: label(place), amount: 200.0 / (place as f64 + 1.0) }).collect(),
        edges,
    }
}

fn shares(outlets: usize) -> SharePlot {
    let mut chance = Chance(61);
    let row = |label: &str, chance: &mut Chance| ShareRow {
        label: label.to_owned(),
        counts: vec![chance.below(80), chance.below(40), chance.below(60)],
    };
    let mut group = |(series, name): (usize, String)| ShareGroup {
        name,
        series,
        rows: ["government", "protesters", "دولت", "nobody"].iter().map(|label| row(label, &mut chance)).collect(),
    };
    let mut groups: Vec<ShareGroup> = names(outlets).into_iter().enumerate().map(&mut group).collect();
    if let Some(row) = groups.first_mut().and_then(|group| group.rows.last_mut()) {
        row.counts = vec![0, 0, 0];
    }
    SharePlot {
        words: english("Who speaks, and in whose words"),
        axis: "share of mentions, %".into(),
        parts: ["quoted", "reported", "the outlet's own words"].map(str::to_owned).to_vec(),
        left_parts: 1,
        groups,
    }
}

fn histogram() -> HistogramPlot {
    let bin =
        |place: u64| Bin { from: place as f64, to: place as f64 + 1.0, count: (place * (12 - place)).pow(2) / 20 };
    HistogramPlot {
        words: english("What chance alone gives"),
        axis: "words whose interval is clear of nought".into(),
        counted: "shuffles".into(),
        bins: (0..12).map(bin).collect(),
        observed: Some(31.0),
    }
}

fn calendar(days: u16) -> CalendarPlot {
    let mut chance = Chance(71);
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31u8];
    let all = (2015..).flat_map(|year| {
        lengths.into_iter().zip(1u8..).flat_map(move |(length, month)| (1..=length).map(move |day| (year, month, day)))
    });
    let days = all.skip(40).take(days.into()).map(|(year, month, day)| CalendarDay {
        year,
        month,
        day,
        amount: chance.below(9).saturating_sub(3),
    });
    CalendarPlot { words: english("When the articles appeared"), key: "articles a day".into(), days: days.collect() }
}

/// A text in which `|` parts pieces, of which every second is told apart and every fourth marked.
fn passage(series: usize, label: &str, text: &str) -> PassageText {
    let standing = [Standing::Shared, Standing::Apart, Standing::Shared, Standing::Marked];
    let pieces = text.split('|').zip(standing.iter().cycle());
    let pieces = pieces.map(|(text, &standing)| PassagePiece { text: text.to_owned(), standing });
    let pieces = pieces.filter(|piece| !piece.text.is_empty()).collect();
    PassageText { label: label.to_owned(), series, detail: "2025-05-20 · quoted · Ada Quill".into(), pieces }
}

fn passages(pairs: &[[&str; 2]]) -> PassagePlot {
    let pair = |(place, [a, b]): (usize, &[&str; 2])| PassagePair {
        name: format!("{} · rewording · score 0.65", place + 1),
        sides: [passage(place, "Gulf Courier", a), passage(place + 1, "The Meridian", b)],
    };
    PassagePlot { words: english("One statement, two renderings"), pairs: pairs.iter().enumerate().map(pair).collect() }
}

const RENDERINGS: [[&str; 2]; 3] = [
    [
        "The |northern |harbour |will |close |to foreign trawlers |in October.",
        "|In October |the harbour |must |be closed |to all trawlers from foreign ports, |she said, and nobody was asked.",
    ],
    [
        "نیروهای بیگانه |از بندر |شمالی |باید |در پاییز بروند.",
        "|سربازان |بیگانه |شاید |بندر شمالی را |در ماه مهر |ترک کنند.",
    ],
    ["北部港口|将在十月|关闭，|必须|通知所有外国渔船和当地居民", "港口|会|关闭"],
];

fn named(name: &str, chart: Chart) -> (String, Chart) {
    (name.to_owned(), chart)
}

/// What a study shows.
pub fn gallery() -> Vec<(String, Chart)> {
    let mut persian = series(3, 12);
    persian.words = persian_words();
    persian.axis = "بسامد در هر هزار واژه".into();
    persian.panels.iter_mut().for_each(|panel| panel.detail = "تاو کندال ۰٫۳۱".into());
    let mut persian_heat = terms_by_outlets(4);
    persian_heat.words = persian_words();
    persian_heat.key = "بسامد در هر هزار واژه".into();
    let mut persian_scatter = words_of_two(60, 20);
    persian_scatter.words = persian_words();
    for (point, label) in persian_scatter.points.iter_mut().zip(PERSIAN.iter().cycle()) {
        (*label).clone_into(&mut point.label);
    }
    vec![
        named("scatter", Chart::Scatter(words_of_two(400, 40))),
        named("scatter-range", Chart::Scatter(range_against_effect())),
        named("scatter-map", Chart::Scatter(map(5))),
        named("heat-terms", Chart::Heat(terms_by_outlets(5))),
        named("heat-matrix", Chart::Heat(matrix(8, true))),
        named("series-1", Chart::Series(series(1, 24))),
        named("series-5", Chart::Series(series(5, 24))),
        named("curves-ranks", Chart::Curves(ranks(4))),
        named("curves-growth", Chart::Curves(growth(4))),
        named("spread", Chart::Spread(spread(5, 132))),
        named("network", Chart::Network(network(24))),
        named("shares", Chart::Shares(shares(3))),
        named("passages", Chart::Passages(passages(&RENDERINGS))),
        named("histogram", Chart::Histogram(histogram())),
        named("calendar", Chart::Calendar(calendar(900))),
        named("persian-series", Chart::Series(persian)),
        named("persian-heat", Chart::Heat(persian_heat)),
        named("persian-scatter", Chart::Scatter(persian_scatter)),
    ]
}

/// What data can do to these kinds.
pub fn nasty(long: &[&str]) -> Vec<(String, Chart)> {
    let mut charts = vec![
        named("nasty-scatter-many", Chart::Scatter(words_of_two(10_000, 200))),
        named("nasty-scatter-one", Chart::Scatter(words_of_two(1, 1))),
        named("nasty-scatter-none", Chart::Scatter(words_of_two(0, 0))),
        named("nasty-map-thirty", Chart::Scatter(map(30))),
        named("nasty-heat-thirty", Chart::Heat(matrix(30, true))),
        named("nasty-heat-terms-thirty", Chart::Heat(terms_by_outlets(30))),
        named("nasty-heat-one", Chart::Heat(matrix(1, true))),
        named("nasty-heat-none", Chart::Heat(matrix(0, false))),
        named("nasty-series-thirty", Chart::Series(series(30, 60))),
        named("nasty-series-one", Chart::Series(series(1, 1))),
        named("nasty-series-long", Chart::Series(series(2, 300))),
        named("nasty-series-none", Chart::Series(series(0, 0))),
        named("nasty-curves-thirty", Chart::Curves(ranks(30))),
        named("nasty-curves-none", Chart::Curves(growth(0))),
        named("nasty-spread-many", Chart::Spread(spread(2, 10_000))),
        named("nasty-spread-thirty", Chart::Spread(spread(30, 9))),
        named("nasty-spread-one", Chart::Spread(spread(1, 1))),
        named("nasty-network-full", Chart::Network(network(60))),
        named("nasty-network-one", Chart::Network(network(1))),
        named("nasty-network-none", Chart::Network(network(0))),
        named("nasty-shares-thirty", Chart::Shares(shares(30))),
        named("nasty-shares-none", Chart::Shares(shares(0))),
        named("nasty-passages-none", Chart::Passages(passages(&[]))),
        named(
            "nasty-passages-long",
            Chart::Passages(passages(&[
                [&"so many |words that ".repeat(80), &"W".repeat(400)],
                ["", "|"],
                [" ", "a|b|c|d"],
            ])),
        ),
        named("nasty-calendar-day", Chart::Calendar(calendar(1))),
        named("nasty-calendar-years", Chart::Calendar(calendar(3000))),
        named("nasty-calendar-none", Chart::Calendar(calendar(0))),
    ];
    charts.extend(long_labels(long));
    charts.extend(strange_numbers());
    charts
}

fn long_labels(long: &[&str]) -> Vec<(String, Chart)> {
    let mut scatter = words_of_two(40, 30);
    scatter.points.iter_mut().zip(long.iter().cycle()).for_each(|(point, label)| (*label).clone_into(&mut point.label));
    scatter.x.title = long[0].to_owned();
    let mut heat = matrix(6, true);
    heat.columns.iter_mut().zip(long).for_each(|(name, label)| (*label).clone_into(name));
    heat.rows.iter_mut().zip(long).for_each(|(row, label)| (*label).clone_into(&mut row.label));
    let mut series = series(3, 24);
    for (panel, label) in series.panels.iter_mut().zip(long) {
        (*label).clone_into(&mut panel.name);
        (*label).clone_into(&mut panel.detail);
    }
    let mut curves = growth(4);
    curves.curves.iter_mut().zip(long).for_each(|(curve, label)| (*label).clone_into(&mut curve.name));
    let mut spread = spread(4, 30);
    spread.groups.iter_mut().zip(long).for_each(|(group, label)| (*label).clone_into(&mut group.name));
    let mut network = network(12);
    network.nodes.iter_mut().zip(long.iter().cycle()).for_each(|(node, label)| (*label).clone_into(&mut node.label));
    let mut shares = shares(2);
    shares.parts.iter_mut().zip(long).for_each(|(part, label)| (*label).clone_into(part));
    shares.groups[0].name = long[1].to_owned();
    shares.groups[0].rows[0].label = long[2].to_owned();
    vec![
        named("nasty-scatter-long", Chart::Scatter(scatter)),
        named("nasty-heat-long", Chart::Heat(heat)),
        named("nasty-series-names", Chart::Series(series)),
        named("nasty-curves-long", Chart::Curves(curves)),
        named("nasty-spread-long", Chart::Spread(spread)),
        named("nasty-network-long", Chart::Network(network)),
        named("nasty-shares-long", Chart::Shares(shares)),
    ]
}

/// Infinite, identical, missing.
fn strange_numbers() -> Vec<(String, Chart)> {
    let mut infinite = range_against_effect();
    for (point, value) in
        infinite.points.iter_mut().zip([f64::INFINITY, f64::NEG_INFINITY, f64::NAN].iter().cycle().take(9))
    {
        point.y = *value;
    }
    let mut equal = words_of_two(50, 50);
    equal.points.iter_mut().for_each(|point| (point.x, point.y) = (3.0, 3.0));
    let mut noughts = words_of_two(20, 20);
    noughts.points.iter_mut().for_each(|point| (point.x, point.y) = (0.0, 0.0));
    let mut cells = matrix(4, false);
    cells.rows[0].cells = vec![
        HeatCell::Value(f64::INFINITY),
        HeatCell::Value(f64::NAN),
        HeatCell::Value(1e9),
        HeatCell::Value(f64::NEG_INFINITY),
    ];
    let mut same = matrix(3, false);
    same.rows.iter_mut().for_each(|row| row.cells = vec![HeatCell::Value(0.0); 3]);
    let mut open = series(2, 12);
    open.panels[0].marks[2] = Some(Mark { value: f64::INFINITY, interval: Some((1.0, f64::INFINITY)) });
    open.panels[1].marks = vec![None; 12];
    let mut flat = spread(2, 50);
    flat.groups[0].values = vec![7.0; 50];
    flat.groups[0].quantiles = Some(Quantiles { p5: 7.0, p25: 7.0, p50: 7.0, p75: 7.0, p95: 7.0 });
    flat.groups[1].values.clear();
    flat.groups[1].quantiles = None;
    let mut lonely = histogram();
    lonely.bins = vec![Bin { from: 0.0, to: 0.0, count: 199 }];
    lonely.observed = Some(0.0);
    vec![
        named("nasty-scatter-infinite", Chart::Scatter(infinite)),
        named("nasty-scatter-equal", Chart::Scatter(equal)),
        named("nasty-scatter-noughts", Chart::Scatter(noughts)),
        named("nasty-heat-infinite", Chart::Heat(cells)),
        named("nasty-heat-same", Chart::Heat(same)),
        named("nasty-series-open", Chart::Series(open)),
        named("nasty-spread-flat", Chart::Spread(flat)),
        named("nasty-histogram-lonely", Chart::Histogram(lonely)),
    ]
}

/// Labels that every picture of these kinds must show whole.
pub fn short_labels(chart: &Chart) -> Vec<String> {
    match chart {
        Chart::Heat(plot) => plot.rows.iter().map(|row| row.label.clone()).chain([plot.key.clone()]).collect(),
        Chart::Series(plot) => plot.panels.iter().map(|panel| panel.name.clone()).collect(),
        Chart::Curves(plot) => {
            let mut labels: Vec<String> = plot.curves.iter().map(|curve| curve.name.clone()).collect();
            labels.extend([plot.x.title.clone(), plot.y.title.clone()]);
            labels
        }
        Chart::Spread(plot) => plot.groups.iter().map(|group| group.name.clone()).collect(),
        Chart::Network(plot) => plot.nodes.iter().take(1).map(|node| node.label.clone()).collect(),
        Chart::Shares(plot) => {
            plot.groups.iter().flat_map(|group| group.rows.iter().map(|row| row.label.clone())).collect()
        }
        Chart::Scatter(plot) => {
            let series = plot.series.iter().map(|(_, name)| name.clone());
            series.chain([plot.x.title.clone(), plot.y.title.clone()]).collect()
        }
        _ => Vec::new(),
    }
}
