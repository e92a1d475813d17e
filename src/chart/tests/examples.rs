//! Charts of invented outlets and numbers: the gallery that a person looks at, and the nasty ones that must not break.

use crate::chart::*;

const OUTLETS: [&str; 5] = ["Gulf Courier", "The Meridian", "Harbour Post", "Evening Ledger", "Northern Wire"];
pub const TERMS: [&str; 20] = [
    "government",
    "war",
    "sanctions",
    "security",
    "nuclear",
    "attack",
    "region",
    "minister",
    "forces",
    "agreement",
    "protest",
    "economy",
    "military",
    "border",
    "oil",
    "ceasefire",
    "talks",
    "militia",
    "drone",
    "so-called",
];
pub const PERSIAN: [&str; 8] = ["دولت", "جنگ", "تحریم‌ها", "امنیت", "هسته‌ای", "مذاکره", "وزیر خارجه", "اقتصاد مقاومتی"];
const CHINESE: [&str; 8] = ["政府", "战争", "制裁", "安全", "核问题", "袭击", "外交部发言人", "经济"];

/// Numbers that look random and are always the same (`SplitMix64`).
pub struct Chance(pub u64);

impl Chance {
    /// 0 to 1.
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A whole number below a limit.
    pub fn below(&mut self, limit: u32) -> u64 {
        u64::from(numbers::whole(self.next() * f64::from(limit)))
    }
}

fn words(title: &str, subtitle: &str, note: &str) -> Words {
    let description = format!("{title}. Invented numbers.");
    Words { title: title.to_owned(), subtitle: subtitle.to_owned(), note: note.to_owned(), description }
}

pub fn english(title: &str) -> Words {
    words(
        title,
        "Relative frequency of the most frequent content words, five outlets, March to September 2025",
        "Points: occurrences per million words. Lines: 95% bootstrap intervals over articles (2,000 draws, seed 1). n = 1,412 articles, 814,380 words. Invented data.",
    )
}

pub fn names(count: usize) -> Vec<String> {
    let name = |place: usize| match OUTLETS.get(place) {
        Some(outlet) => (*outlet).to_owned(),
        None => format!("{} {}", OUTLETS[place % 5], place / 5 + 1),
    };
    (0..count).map(name).collect()
}

fn dot_rows(labels: &[&str], series: usize) -> Vec<DotRow> {
    let mut chance = Chance(7);
    let row = |(place, label): (usize, &&str)| {
        let level = 4200.0 / (place as f64 + 2.0);
        let mark = |_| {
            let value = level * (0.4 + 1.2 * chance.next());
            let reach = 0.18 * value + 40.0 * chance.next();
            Some(Mark { value, interval: Some(((value - reach).max(0.0), value + reach)) })
        };
        DotRow { label: (*label).to_owned(), marks: (0..series).map(mark).collect() }
    };
    labels.iter().enumerate().map(row).collect()
}

/// A dot plot of so many series.
pub fn dots(title: &str, labels: &[&str], series: usize) -> Chart {
    Chart::Dots(DotPlot {
        words: english(title),
        axis: "occurrences per million words".to_owned(),
        series: names(series),
        rows: dot_rows(labels, series),
    })
}

fn facet(place: usize, labels: &[&str], chance: &mut Chance) -> EffectFacet {
    let half = labels.len().div_ceil(2);
    let detail = format!("{} articles, {},{:03} words", 12 + 31 * place, 3 + place, chance.below(1000));
    let row = |(row, label): (usize, &&str)| {
        let value = if row < half { 4.2 - 3.6 * row as f64 / half as f64 } else { -0.5 - 0.4 * (row - half) as f64 };
        let reach = 0.3 + chance.next() * 0.9;
        let mut mark = Mark { value, interval: Some((value - reach, value + reach)) };
        if row == 0 {
            mark = Mark { value, interval: Some((value - 1.5, f64::INFINITY)) };
        }
        if row + 1 == labels.len() {
            mark = Mark { value: f64::NEG_INFINITY, interval: Some((f64::NEG_INFINITY, -0.8)) };
        }
        let (here, there) = (chance.below(90) + 3, chance.below(40));
        EffectRow { label: (*label).to_owned(), mark, detail: format!("{here} : {there}"), solid: value.abs() > reach }
    };
    EffectFacet {
        name: OUTLETS.get(place).map_or_else(|| format!("Outlet {place}"), |name| (*name).to_owned()),
        series: place,
        detail,
        rows: labels.iter().enumerate().map(row).collect(),
    }
}

fn effects(facets: usize, labels: &[&str]) -> EffectPlot {
    let mut chance = Chance(11);
    let start = |place: usize| (place * 3) % labels.len().max(1);
    let some =
        |place: usize| labels.iter().cycle().skip(start(place)).take(labels.len().min(10)).copied().collect::<Vec<_>>();
    EffectPlot {
        words: words(
            "Each outlet's own words, compared with all the others",
            "Log ratio of relative frequencies; words in at least 5 articles, false discovery rate 5%",
            "Filled: the evidence holds over articles; hollow: it does not. Lines: 95% bootstrap intervals. Right: occurrences here : elsewhere. Invented data.",
        ),
        axis: "log ratio (1 = twice as frequent)".to_owned(),
        facets: (0..facets).map(|place| facet(place, &some(place), &mut chance)).collect(),
    }
}

fn strips() -> StripPlot {
    const TITLES: [&str; 6] = [
        "Talks resume in Geneva",
        "Oil prices climb again after a week of strikes and counter-strikes",
        "وزیر خارجه در بغداد: مذاکره ادامه دارد",
        if cfg!(feature = "cjk") { "外交部例行记者会" } else { "Ministry meets the press" },
        "New round of sanctions",
        "Border closed after clashes",
    ];
    let mut chance = Chance(5);
    let mut strip = |place: usize| {
        let length = 250 + chance.below(1100);
        let count = chance.below(16);
        let mut ticks: Vec<u64> = (0..count).map(|_| chance.below(1350) * length / 1350).collect();
        ticks.sort_unstable();
        let date = if place == 4 {
            "2025-04".to_owned()
        } else {
            format!("2025-{:02}-{:02}", place + 1, chance.below(27) + 1)
        };
        Strip { date, label: TITLES[place % 6].to_owned(), length, ticks }
    };
    let mut group = |series: usize| StripGroup {
        name: OUTLETS[series].to_owned(),
        series,
        hidden: [0, 14, 1203][series % 3],
        strips: (0..6).map(&mut strip).collect(),
    };
    StripPlot {
        words: words(
            "Where “sanctions” stands in each article",
            "One strip an article, one tick an occurrence; the strip is as long as the article",
            "Articles with the most occurrences, six an outlet. Invented data.",
        ),
        axis: "words from the start of the article".to_owned(),
        groups: (0..4).map(&mut group).collect(),
    }
}

fn columns(panels: usize, months: u32) -> ColumnPlot {
    let mut chance = Chance(3);
    let month = |n: u32| format!("{}-{:02}", 2023 + (n + 8) / 12, (n + 8) % 12 + 1);
    let mut periods: Vec<String> = (0..months).map(month).collect();
    periods.push("no date".to_owned());
    let mut panel = |series: usize| ColumnPanel {
        name: OUTLETS.get(series).map_or_else(|| format!("Outlet {series}"), |name| (*name).to_owned()),
        series,
        amounts: periods.iter().map(|_| chance.below(40).saturating_sub(8 * series as u64)).collect(),
    };
    ColumnPlot {
        words: words(
            "When the articles appeared",
            "Articles per month and outlet",
            "By the date of publication. Invented data.",
        ),
        axis: "articles".to_owned(),
        panels: (0..panels).map(&mut panel).collect(),
        periods,
    }
}

pub fn persian_words() -> Words {
    words(
        "واژه‌های پربسامد در پنج رسانه، بهار ۱۴۰۴",
        "بسامد نسبی در هر میلیون واژه؛ ۸ واژه از میان ۱٬۴۱۲ مقاله",
        "خط‌ها: بازهٔ اطمینان ۹۵٪ با بازنمونه‌گیری از مقاله‌ها. داده‌ها ساختگی است و تنها برای آزمودن نمودار Gulf Courier به کار می‌رود؛ هیچ نتیجه‌ای از آن نگیرید.",
    )
}

fn persian() -> Vec<(String, Chart)> {
    let outlets = ["پیک خلیج", "نصف‌النهار", "بندر امروز", "Northern Wire"].map(str::to_owned).to_vec();
    let dots = DotPlot {
        words: persian_words(),
        axis: "بسامد در هر میلیون واژه".to_owned(),
        series: outlets.clone(),
        rows: dot_rows(&PERSIAN, 4),
    };
    let mut effects = effects(2, &PERSIAN);
    effects.words = persian_words();
    effects.axis = "لگاریتم نسبت بسامدها".to_owned();
    for (facet, name) in effects.facets.iter_mut().zip(&outlets) {
        name.clone_into(&mut facet.name);
        facet.detail = "۱۲ مقاله، ۳٬۸۰۱ واژه".to_owned();
    }
    let mut strips = strips();
    strips.words = persian_words();
    strips.axis = "واژه‌ها از آغاز مقاله".to_owned();
    let mut columns = columns(4, 18);
    columns.words = persian_words();
    columns.axis = "شمار مقاله‌ها".to_owned();
    vec![
        ("persian-dots".to_owned(), Chart::Dots(dots)),
        ("persian-effects".to_owned(), Chart::Effects(effects)),
        ("persian-strips".to_owned(), Chart::Strips(strips)),
        ("persian-columns".to_owned(), Chart::Columns(columns)),
    ]
}

#[cfg(feature = "cjk")]
fn chinese() -> Vec<(String, Chart)> {
    let words = words(
        "五家媒体的高频词（二〇二五年三月至九月）",
        "每百万词出现次数；横线为以文章为单位的自助法百分之九十五区间",
        "数据均为虚构，仅用于检验图形排版：点为相对频率，线为区间，共一千四百一十二篇文章。任何结论都不应由此图得出，也不应引用其中的数字；媒体名称同样是虚构的。",
    );
    let series = ["海湾信使报", "子午线报", "Harbour Post"].map(str::to_owned).to_vec();
    let dots =
        DotPlot { words: words.clone(), axis: "每百万词次数".to_owned(), series, rows: dot_rows(&CHINESE, 3) };
    let mut columns = columns(3, 30);
    columns.words = words;
    columns.axis = "文章数".to_owned();
    vec![("chinese-dots".to_owned(), Chart::Dots(dots)), ("chinese-columns".to_owned(), Chart::Columns(columns))]
}

#[cfg(not(feature = "cjk"))]
fn chinese() -> Vec<(String, Chart)> {
    Vec::new()
}

fn named(name: &str, chart: Chart) -> (String, Chart) {
    (name.to_owned(), chart)
}

/// What a report shows.
pub fn gallery() -> Vec<(String, Chart)> {
    let mut mixed: Vec<&str> = TERMS[..4].to_vec();
    mixed.extend(&PERSIAN[2..4]);
    mixed.extend(if cfg!(feature = "cjk") { &CHINESE[2..4] } else { &TERMS[4..6] });
    let mut charts = vec![
        named("dots", dots("Sanctions and security vocabulary differs most between outlets", &TERMS, 5)),
        named("dots-mixed-scripts", dots("Words of three scripts", &mixed, 3)),
        named("dots-seven", dots("Seven outlets", &TERMS[..6], 7)),
        named("effects-1", Chart::Effects(effects(1, &TERMS))),
        named("effects-2", Chart::Effects(effects(2, &TERMS))),
        named("effects-4", Chart::Effects(effects(4, &TERMS))),
        named("effects-5", Chart::Effects(effects(5, &TERMS))),
        named("strips", Chart::Strips(strips())),
        named("columns-1", Chart::Columns(columns(1, 14))),
        named("columns-4", Chart::Columns(columns(4, 25))),
        named("columns-5", Chart::Columns(columns(5, 31))),
    ];
    charts.extend(persian());
    charts.extend(chinese());
    charts.extend(super::more::gallery());
    charts
}

fn long_labels() -> Vec<String> {
    vec![
        "an extremely long multi-word expression that somebody asked for ".repeat(2),
        "عبارتی بسیار بلند که هیچ‌کس آن را در یک سطر نمی‌خواهد ".repeat(3),
        "一个非常长的短语没有人愿意在一行里读完".repeat(6),
        "x".repeat(120),
        "mixed تحریم‌ها 制裁 😀 words ".repeat(5),
        String::new(),
    ]
}

/// What data can do to a picture.
pub fn nasty() -> Vec<(String, Chart)> {
    let long = long_labels();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let mut charts = vec![
        named("nasty-dots-long", dots(&"A very long title that goes on and on ".repeat(6), &long, 3)),
        named("nasty-dots-thirty", dots("Thirty outlets", &TERMS[..3], 30)),
        named("nasty-dots-one", dots("One", &["word"], 1)),
        named("nasty-dots-none", dots("None", &[], 1)),
        named("nasty-dots-no-series", dots("None", &["word"], 0)),
        named("nasty-effects-long", Chart::Effects(effects(3, &long))),
        named("nasty-effects-eight", Chart::Effects(effects(8, &TERMS))),
        named("nasty-effects-huge", Chart::Effects(huge_effects())),
        named("nasty-effects-empty", Chart::Effects(effects(2, &[]))),
        named("nasty-effects-none", Chart::Effects(effects(0, &TERMS))),
        named("nasty-columns-long", Chart::Columns(columns(3, 170))),
        named("nasty-columns-eight", Chart::Columns(columns(8, 3))),
    ];
    for (name, value) in
        [("huge", 1e7), ("equal", 5.0), ("zero", 0.0), ("tiny", 2e-7), ("infinite", f64::INFINITY), ("vast", -1.7e308)]
    {
        let mut chart = dots("Values", &TERMS[..4], 3);
        if let Chart::Dots(plot) = &mut chart {
            let mut marks = vec![Some(Mark { value, interval: None }); 3];
            if name == "vast" {
                marks[1] = Some(Mark { value: 1.7e308, interval: Some((f64::NEG_INFINITY, f64::INFINITY)) });
            }
            plot.rows.iter_mut().for_each(|row| row.marks.clone_from(&marks));
        }
        charts.push((format!("nasty-dots-{name}"), chart));
    }
    charts.extend(super::more::nasty(&long));
    charts.extend(nasty_strips(&long));
    charts.extend(nasty_columns());
    charts
}

/// Numbers at the axis that are wider than their steps.
fn huge_effects() -> EffectPlot {
    let mut plot = effects(3, &TERMS);
    for row in plot.facets.iter_mut().flat_map(|facet| &mut facet.rows) {
        row.mark.value *= 3e6;
        row.mark.interval = row.mark.interval.map(|(low, high)| (low * 3e6, high * 3e6));
    }
    plot
}

fn nasty_strips(long: &[&str]) -> Vec<(String, Chart)> {
    let mut plot = strips();
    for (group, name) in plot.groups.iter_mut().zip(long) {
        (*name).clone_into(&mut group.name);
        for (strip, label) in group.strips.iter_mut().zip(long) {
            (*label).clone_into(&mut strip.label);
            strip.ticks.push(strip.length * 2);
        }
    }
    plot.groups[1].strips.clear();
    plot.groups[2].strips[0].length = 1_234_567;
    plot.groups[3].strips.iter_mut().for_each(|strip| strip.date.clear());
    let mut nothing = plot.clone();
    nothing.groups.iter_mut().for_each(|group| group.strips.clear());
    let none = StripPlot { groups: Vec::new(), ..plot.clone() };
    vec![
        named("nasty-strips-long", Chart::Strips(plot)),
        named("nasty-strips-empty", Chart::Strips(nothing)),
        named("nasty-strips-none", Chart::Strips(none)),
    ]
}

fn nasty_columns() -> Vec<(String, Chart)> {
    let mut huge = columns(2, 12);
    huge.panels[0].amounts[3] = 10_000_000;
    huge.panels[1].name = "A name that is far too long for a panel of any width at all, and then some".to_owned();
    let mut zero = columns(1, 1);
    zero.panels[0].amounts = vec![0, 0];
    let mut undated = columns(2, 0);
    undated.panels[0].amounts = vec![4];
    let weeks: Vec<String> = (1..=30).map(|week| format!("2025-W{week:02}")).collect();
    let day = |day: u32| format!("{}-{:02}-{:02}", 2020 + day / 336, day % 336 / 28 + 1, day % 28 + 1);
    let daily = ColumnPlot { periods: (0..1500).map(day).collect(), ..columns(2, 1499) };
    let weekly = ColumnPlot { periods: weeks, ..columns(3, 29) };
    vec![
        named("nasty-columns-huge", Chart::Columns(huge)),
        named("nasty-columns-zero", Chart::Columns(zero)),
        named("nasty-columns-undated", Chart::Columns(undated)),
        named("nasty-columns-days", Chart::Columns(daily)),
        named("nasty-columns-weeks", Chart::Columns(weekly)),
    ]
}

/// The labels of a chart that are short enough to be drawn whole.
pub fn short_labels(chart: &Chart) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    match chart {
        Chart::Dots(plot) => {
            labels.extend(plot.series.clone());
            labels.extend(plot.rows.iter().map(|row| row.label.clone()));
            labels.push(plot.axis.clone());
        }
        Chart::Effects(plot) => {
            let rows = plot.facets.iter().flat_map(|facet| &facet.rows);
            labels.extend(rows.flat_map(|row| [row.label.clone(), row.detail.clone()]));
            labels.extend(plot.facets.iter().flat_map(|facet| [facet.name.clone(), facet.detail.clone()]));
        }
        Chart::Strips(plot) => {
            let strips = plot.groups.iter().flat_map(|group| &group.strips);
            labels.extend(strips.flat_map(|strip| [strip.date.clone(), strip.label.clone()]));
            labels.extend(plot.groups.iter().map(|group| group.name.clone()));
        }
        Chart::Columns(plot) => labels.extend(plot.panels.iter().map(|panel| panel.name.clone())),
        other => labels.extend(super::more::short_labels(other)),
    }
    labels.retain(|label| label.chars().count() < 40);
    labels
}
