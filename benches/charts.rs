//! What pictures cost: the default set of a report on a thousand articles of seven outlets, drawn and written in every format.
//! `cargo bench --bench charts`; invented numbers, one thread.

#[cfg(feature = "pdf")]
use newsprint::chart::pdf;
use newsprint::chart::{
    CalendarDay, CalendarPlot, Chart, ColumnPanel, ColumnPlot, Curve, CurvePlot, DotPlot, DotRow, EffectFacet,
    EffectPlot, EffectRow, Guide, Mark, Point, Quantiles, Scale, Scaled, ScatterPlot, Sheet, SpreadGroup, SpreadPlot,
    Strip, StripGroup, StripPlot, Words, draw, png,
};
use newsprint::stats::random::Generator;
use std::hint::black_box;
use std::time::Instant;

const OUTLETS: usize = 7;

type Make = fn(&mut Generator) -> Chart;

fn words(title: &str) -> Words {
    let text = |text: &str| text.to_owned();
    Words {
        title: text(title),
        subtitle: text("Occurrences per 1,000 words, ordered by frequency in all articles."),
        note: text(
            "Whiskers: 95 % intervals over articles; an arrow: it goes on beyond the picture. Invented numbers.",
        ),
        description: text(title),
    }
}

fn scaled(title: &str, scale: Scale) -> Scaled {
    Scaled { title: title.to_owned(), scale }
}

fn outlet(place: usize) -> String {
    format!("Outlet {}", place + 1)
}

/// 0 to 1.
fn share(random: &mut Generator) -> f64 {
    random.below(1 << 20) as f64 / f64::from(1 << 20)
}

fn mark(random: &mut Generator) -> Mark {
    let value = 10.0 * share(random);
    Mark { value, interval: Some((value * 0.8, value * 1.3)) }
}

fn dots(random: &mut Generator) -> Chart {
    let row = |place: usize| DotRow {
        label: format!("word{place}"),
        marks: (0..OUTLETS).map(|_| Some(mark(random))).collect(),
    };
    let rows = (0..25).map(row).collect();
    let series = (0..OUTLETS).map(outlet).collect();
    Chart::Dots(DotPlot { words: words("Frequency"), axis: "per 1,000 words".into(), series, rows })
}

fn effects(random: &mut Generator) -> Chart {
    let row = |place: usize, random: &mut Generator| EffectRow {
        label: format!("keyword{place}"),
        mark: mark(random),
        detail: "41 : 3".into(),
        solid: place.is_multiple_of(2),
    };
    let facet = |series: usize| EffectFacet {
        name: outlet(series),
        series,
        detail: "132 articles".into(),
        rows: (0..20).map(|place| row(place, random)).collect(),
    };
    let facets = (0..OUTLETS).map(facet).collect();
    Chart::Effects(EffectPlot { words: words("Keywords"), axis: "log ratio".into(), facets })
}

fn scatter(random: &mut Generator) -> Chart {
    let point = |place: usize| Point {
        label: format!("word{place}"),
        x: 100.0 * share(random),
        y: 8.0 * share(random) - 4.0,
        series: (place < 160).then_some(place % OUTLETS),
        solid: true,
        strong: false,
    };
    Chart::Scatter(ScatterPlot {
        words: words("Range against effect"),
        x: scaled("articles, %", Scale::Linear),
        y: scaled("log ratio", Scale::Linear),
        guide: Guide::Level,
        series: (0..OUTLETS).map(|place| (place, outlet(place))).collect(),
        points: (0..20_000).map(point).collect(),
        labels: 56,
    })
}

fn strips(random: &mut Generator) -> Chart {
    let strip = |place: usize, random: &mut Generator| Strip {
        date: "2025-03-12".into(),
        label: format!("A headline of some length, number {place}"),
        length: 800,
        ticks: (0..6).map(|_| random.below(800)).collect(),
    };
    let group = |series: usize| StripGroup {
        name: outlet(series),
        series,
        hidden: 124,
        strips: (0..8).map(|place| strip(place, random)).collect(),
    };
    let groups = (0..OUTLETS).map(group).collect();
    Chart::Strips(StripPlot { words: words("Where it stands"), axis: "words from the start".into(), groups })
}

fn columns(random: &mut Generator) -> Chart {
    let periods: Vec<String> = (0..24).map(|month| format!("{}-{:02}", 2024 + month / 12, month % 12 + 1)).collect();
    let panel = |series: usize| ColumnPanel {
        name: outlet(series),
        series,
        amounts: periods.iter().map(|_| random.below(30)).collect(),
    };
    let panels = (0..OUTLETS).map(panel).collect();
    Chart::Columns(ColumnPlot { words: words("Articles"), axis: "articles".into(), periods: periods.clone(), panels })
}

fn calendar(random: &mut Generator) -> Chart {
    let day = |(month, day): (u8, u8)| CalendarDay { year: 2025, month, day, amount: random.below(6) };
    let days = (1..=12).flat_map(|month| (1..=28).map(move |day| (month, day))).map(day).collect();
    Chart::Calendar(CalendarPlot { words: words("When"), key: "articles a day".into(), days })
}

fn lengths(random: &mut Generator) -> Chart {
    let group = |series: usize| {
        let mut values: Vec<f64> = (0..143).map(|_| 100.0 + 900.0 * share(random)).collect();
        values.sort_by(f64::total_cmp);
        let quantiles =
            Some(Quantiles { p5: values[7], p25: values[36], p50: values[71], p75: values[107], p95: values[135] });
        SpreadGroup { name: outlet(series), series, detail: "143 articles".into(), values, quantiles }
    };
    let groups = (0..OUTLETS).map(group).collect();
    Chart::Spread(SpreadPlot { words: words("Lengths"), scale: scaled("words", Scale::Logarithmic), groups })
}

fn ranks(_: &mut Generator) -> Chart {
    let curve = |series: usize| {
        let point = |step: u32| (f64::from(step + 1), Mark { value: 1e4 / f64::from(step + 1), interval: None });
        Curve { name: outlet(series), series, points: (0..100).map(point).collect(), law: Vec::new() }
    };
    let axes = [scaled("rank", Scale::Logarithmic), scaled("occurrences", Scale::Logarithmic)];
    let [x, y] = axes;
    Chart::Curves(CurvePlot { words: words("Ranks"), x, y, curves: (0..OUTLETS).map(curve).collect() })
}

fn main() {
    let mut random = Generator::new(7);
    let kinds: [(&str, Make); 10] = [
        ("columns, articles", columns),
        ("columns, words", columns),
        ("calendar", calendar),
        ("strips and boxes", lengths),
        ("dots", dots),
        ("curves", ranks),
        ("effects", effects),
        ("scatter of 20,000 points", scatter),
        ("concordance plot", strips),
        ("concordance plot", strips),
    ];
    let start = Instant::now();
    println!("{:<28}{:>8}{:>8}{:>8} ms", "", "svg", "png", "pdf");
    for (name, make) in kinds {
        let chart = make(&mut random);
        let timed = |work: &mut dyn FnMut()| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e3
        };
        let mut svg = String::new();
        let drawing = timed(&mut || svg = draw(&chart, &Sheet::default()).svg);
        let raster = timed(&mut || drop(black_box(png(&svg, 300).expect("it is small enough"))));
        #[cfg(feature = "pdf")]
        let page = timed(&mut || drop(black_box(pdf(&svg).expect("it is well formed"))));
        #[cfg(not(feature = "pdf"))]
        let page = 0.0;
        println!("{name:<28}{drawing:>8.0}{raster:>8.0}{page:>8.0}");
    }
    println!("all{:>49.2} s", start.elapsed().as_secs_f64());
}
