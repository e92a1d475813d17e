//! Two invented reports, English and Persian, to test the page with and to look at.
//! `NEWSPRINT_GALLERY=folder cargo test write_the_gallery -- --ignored` writes them as pages.

use std::fmt::Write;

use super::html;
use crate::chart::{Chart, DotPlot, DotRow, Mark, Words};
use crate::report::{
    Block, Evidence, EvidenceArticle, EvidenceForm, EvidenceLine, Fact, Figure, Report, Section, Sentence,
};
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Notice, Table, number};

/// What the two languages say differently.
struct Tongue {
    language: &'static str,
    title: &'static str,
    subtitle: &'static str,
    outlets: [&'static str; 5],
    forms: &'static str,
    left: [&'static str; 6],
    right: [&'static str; 6],
    titles: [&'static str; 4],
    sections: [&'static str; 4],
    sentences: [&'static str; 4],
    paragraph: &'static str,
    notice: &'static str,
    caption: &'static str,
    rule: &'static str,
    methods: &'static str,
    facts: [&'static str; 5],
    per_million: &'static str,
}

const ENGLISH: Tongue = Tongue {
    language: "en",
    title: "How five outlets wrote about the harbour strike",
    subtitle: "412 articles, 214,380 words, March to June 2025 (invented data)",
    outlets: ["Gulf Courier", "Harbour Post", "The Meridian", "Northern Ledger", "روزنامهٔ دریا"],
    forms: "strike workers port government talks union minister police wages dockers harbour ships trade court company \
            contract cargo protest containers owners deal economy mediator unions delay imports exports officials crisis \
            families chaos solidarity picket blockade unlawful demands pay safety hours night shift export fuel food \
            prices opposition parliament law order arrests negotiations offer ballot leader spokesman statement week \
            members future 港口 تحریم\u{200c}ها",
    left: [
        "The ministry said on Monday that the",
        "After three weeks without an agreement, leaders of the",
        "Nobody at the terminal expected that the",
        "“We were promised a new contract,” he said, adding that the",
        "According to two people close to the",
        "In a statement published late on Friday, the owners called the",
    ],
    right: [
        "would continue until the mediator has heard both sides, and no ship would be unloaded",
        "had been unlawful from the first day, a claim that the court did not accept",
        "cost importers about a million a day; the figure could not be verified",
        "was described as “a matter of dignity” by those who stood at the gates",
        "and the families who depend on it are running out of patience",
        "may end next week if the ballot is counted in time",
    ],
    titles: [
        "Port stands still for a third week",
        "Owners ask court to end blockade",
        "At the gates: a night with the dockers",
        "Minister rejects blame for delays",
    ],
    sections: ["What is in the corpus", "How often words occur", "Read the lines", "Methods"],
    sentences: [
        "The five outlets published 412 articles; the largest has four times the words of the smallest.",
        "“strike” is the most frequent content word everywhere, but the Gulf Courier uses it half as often as the rest \
         (2.1 against 4.4 per 1,000 words, 95% interval of the ratio 0.38 to 0.61).",
        "“unlawful” is almost confined to one outlet: 31 of its 34 occurrences stand in the Northern Ledger.",
        "Nothing can be said about change over time: two outlets have no articles before April.",
    ],
    paragraph: "Frequencies are shown per 1,000 words, because the median article has 480 words. The intervals treat \
                articles, not words, as the units that were sampled: words of one article resemble each other, and an \
                interval that ignores this is too narrow.",
    notice: "38 articles of two outlets share more than half of their text (agency copy). They are counted once for each \
             outlet; run with --duplicates drop to see the difference.",
    caption: "Frequency of the 15 most frequent content words in five outlets, with 95% intervals from a bootstrap over \
              articles. Where two intervals overlap, the outlets cannot be told apart.",
    rule: "Of every form, the first ten lines of each outlet are kept; all lines are in tables/kwic.csv.",
    methods: "We collected 412 articles from five outlets (12 March to 9 June 2025). Words were counted with newsprint \
              0.1.0 (case folded, hyphenated compounds split). Relative frequencies are given per 1,000 words with 95% \
              intervals from 2,000 bootstrap samples of articles (seed 1).\n\nnewsprint report study.toml --per 1000 --seed 1",
    facts: ["Articles", "Words", "Smallest outlet", "Articles without a date", "Shared agency copy"],
    per_million: "per million words",
};

const PERSIAN: Tongue = Tongue {
    language: "fa",
    title: "پنج رسانه دربارهٔ اعتصاب بندر چه نوشتند",
    subtitle: "۴۱۲ مقاله، ۲۱۴٬۳۸۰ واژه، اسفند ۱۴۰۳ تا خرداد ۱۴۰۴ (دادهٔ ساختگی)",
    outlets: ["روزنامهٔ دریا", "پیک بندر", "Gulf Courier", "صبح جنوب", "کارگر امروز"],
    forms: "اعتصاب کارگران بندر دولت گفت\u{200c}وگو اتحادیه وزیر پلیس دستمزد باراندازان کشتی تجارت دادگاه شرکت قرارداد بار \
            اعتراض کانتینر مالکان توافق اقتصاد میانجی تأخیر واردات صادرات مسئولان بحران خانواده\u{200c}ها آشفتگی همبستگی \
            تحصن محاصره غیرقانونی خواسته\u{200c}ها مزد ایمنی ساعت شب نوبت سوخت غذا قیمت\u{200c}ها مخالفان مجلس قانون نظم \
            بازداشت مذاکرات پیشنهاد رأی\u{200c}گیری رهبر سخنگو بیانیه هفته اعضا آینده port تحریم\u{200c}ها می\u{200c}گویند 港口",
    left: [
        "وزارتخانه روز دوشنبه اعلام کرد که",
        "پس از سه هفته بدون توافق، رهبران",
        "هیچ\u{200c}کس در پایانه انتظار نداشت که",
        "او گفت: «به ما قرارداد تازه وعده داده بودند» و افزود که",
        "به گفتهٔ دو نفر از نزدیکان",
        "در بیانیه\u{200c}ای که شب جمعه منتشر شد، مالکان از",
    ],
    right: [
        "تا زمانی که میانجی سخن هر دو طرف را نشنود ادامه خواهد داشت",
        "از روز نخست غیرقانونی بوده است؛ ادعایی که دادگاه نپذیرفت",
        "روزی یک میلیون برای واردکنندگان هزینه دارد (گزارش Reuters)",
        "از سوی کسانی که کنار دروازه ایستاده بودند «مسئلهٔ کرامت» خوانده شد",
        "و خانواده\u{200c}هایی که به آن وابسته\u{200c}اند، بی\u{200c}تاب شده\u{200c}اند",
        "شاید هفتهٔ آینده پایان یابد",
    ],
    titles: [
        "بندر سه هفته است که ایستاده",
        "مالکان به دادگاه رفتند",
        "شبی با باراندازان",
        "وزیر: تأخیرها تقصیر ما نیست",
    ],
    sections: ["پیکره از چه ساخته شده است", "بسامد واژه\u{200c}ها", "خواندن سطرها", "روش"],
    sentences: [
        "پنج رسانه ۴۱۲ مقاله منتشر کرده\u{200c}اند؛ بزرگ\u{200c}ترین آن\u{200c}ها چهار برابر کوچک\u{200c}ترین واژه دارد.",
        "واژهٔ «اعتصاب» در همه\u{200c}جا پربسامدترین واژه است، اما Gulf Courier آن را نصف دیگران به کار می\u{200c}برد.",
        "«غیرقانونی» تقریباً تنها در یک رسانه دیده می\u{200c}شود.",
        "دربارهٔ تغییر در زمان چیزی نمی\u{200c}توان گفت.",
    ],
    paragraph: "بسامدها در هر ۱۰۰۰ واژه نشان داده شده\u{200c}اند، زیرا میانهٔ طول مقاله\u{200c}ها ۴۸۰ واژه است. بازه\u{200c}ها \
                مقاله را واحد نمونه\u{200c}گیری می\u{200c}گیرند، نه واژه را.",
    notice: "۳۸ مقاله از دو رسانه بیش از نیمی از متن خود را با هم شریک\u{200c}اند.",
    caption: "بسامد ۱۵ واژهٔ پربسامد در پنج رسانه، با بازه\u{200c}های ۹۵ درصدی.",
    rule: "از هر واژه ده سطر نخست هر رسانه نگه داشته شده است.",
    methods: "۴۱۲ مقاله از پنج رسانه گردآوری شد. واژه\u{200c}ها با newsprint شمرده شدند.\n\nnewsprint report study.toml --per 1000",
    facts: ["مقاله", "واژه", "کوچک\u{200c}ترین رسانه", "مقالهٔ بی\u{200c}تاریخ", "متن مشترک خبرگزاری"],
    per_million: "per million words",
};

/// The English report.
pub(super) fn english() -> Report {
    report(&ENGLISH)
}

/// The Persian report.
pub(super) fn persian() -> Report {
    report(&PERSIAN)
}

fn counts(place: usize) -> Vec<u64> {
    (0..5).map(|outlet| (260 / (place as u64 + 3)) * (3 + (place as u64 * 7 + outlet * 5) % 9) / 6).collect()
}

const TOKENS: [u64; 5] = [61_200, 52_910, 44_030, 40_870, 15_370];

fn report(tongue: &Tongue) -> Report {
    let outlets: Vec<String> = tongue.outlets.map(String::from).into();
    let fact =
        |place: usize, value: &str, warning| Fact { label: tongue.facts[place].into(), value: value.into(), warning };
    let [corpus, frequency, lines, methods] = tongue.sections;
    let section = |id: &str, title: &str, blocks| Section { id: id.into(), title: title.into(), blocks };
    let summary = tongue.sentences.iter().zip(["corpus", "frequency", "lines", "corpus"]);
    Report {
        title: tongue.title.into(),
        subtitle: tongue.subtitle.into(),
        language: tongue.language.into(),
        text_language: tongue.language.into(),
        summary: summary.map(|(text, section)| Sentence { text: (*text).into(), section: section.into() }).collect(),
        trust: vec![
            fact(0, "412", false),
            fact(1, "214,380", false),
            fact(2, "15,370", true),
            fact(3, "0", false),
            fact(4, "38", true),
        ],
        outlets,
        sections: vec![
            section(
                "corpus",
                corpus,
                vec![
                    Block::Paragraph(tongue.paragraph.into()),
                    Block::Table(outlet_table(tongue)),
                    Block::Notice(Notice::new("agency-copy", tongue.notice)),
                    Block::Details {
                        summary: "newsprint check".into(),
                        blocks: vec![
                            Block::Paragraph(tongue.paragraph.into()),
                            Block::Copy("newsprint check study.toml".into()),
                        ],
                    },
                ],
            ),
            section(
                "frequency",
                frequency,
                vec![
                    Block::Paragraph(tongue.paragraph.into()),
                    Block::Figure(Box::new(figure(tongue))),
                    Block::Table(frequency_table(tongue, 60, "frequency")),
                ],
            ),
            section("lines", lines, vec![Block::Explorer]),
            section("methods", methods, vec![Block::Copy(tongue.methods.into())]),
        ],
        evidence: evidence(tongue),
        colophon: vec![
            Fact { label: "newsprint".into(), value: "0.1.0".into(), warning: false },
            Fact { label: "SHA-256".into(), value: "9f2c4e17a0b85d63".repeat(4), warning: false },
        ],
    }
}

fn outlet_table(tongue: &Tongue) -> Table {
    let columns = vec![
        Column::new("outlet", ColumnKind::Text),
        Column::new("articles", ColumnKind::Count),
        Column::new("tokens", ColumnKind::Count).heading("words"),
        Column::new("median_length", ColumnKind::Count).heading("median length").unit("words"),
        Column::new("quoted", ColumnKind::Share).about("The share of words inside quotation marks."),
        Column::new("first", ColumnKind::Text),
        Column::new("last", ColumnKind::Text),
    ];
    let row = |(place, outlet): (usize, &&str)| {
        vec![
            Cell::text(*outlet),
            Cell::count(TOKENS[place] / 480),
            Cell::count(TOKENS[place]),
            Cell::count(430 + 31 * place as u64),
            Cell::number(0.092 + 0.041 * place as f64),
            Cell::text(format!("2025-0{}-12", 3 + place % 2)),
            if place == 4 { Cell::number(None) } else { Cell::text("2025-06-09") },
        ]
    };
    let rows = tongue.outlets.iter().enumerate().map(row).collect();
    Table { name: "outlets".into(), title: tongue.sections[0].into(), columns, rows }
}

fn frequency_table(tongue: &Tongue, rows: usize, name: &str) -> Table {
    let mut columns = vec![
        Column::new("form", ColumnKind::Text),
        Column::new("count", ColumnKind::Count).about("Occurrences in the whole corpus."),
    ];
    for (place, outlet) in tongue.outlets.iter().enumerate() {
        let name = format!("per_million_{place}");
        let about = format!("Relative frequency in {outlet}, {}.", tongue.per_million);
        let heading = format!("{outlet}, {}", tongue.per_million);
        columns.push(Column::new(&name, ColumnKind::PerMillion).heading(heading).about(about));
    }
    columns.push(
        Column::new("dp_norm", ColumnKind::Score(2)).heading("DPnorm").about("0 is even, 1 is all in one place."),
    );
    columns.push(Column::new("log_ratio", ColumnKind::Score(2)).heading("log ratio"));
    columns.push(Column::new("q", ColumnKind::Probability));
    let row = |(place, form): (usize, &str)| {
        let id =
            |outlet: Option<&str>| EvidenceId { form: form.into(), outlet: outlet.map(String::from), article: None };
        let by_outlet = counts(place);
        let mut cells = vec![Cell::text(form), Cell::count(by_outlet.iter().sum()).with(id(None))];
        for (outlet, count) in by_outlet.iter().enumerate() {
            let rate = *count as f64 * 1e6 / TOKENS[outlet] as f64;
            cells.push(Cell::number(rate).with(id(Some(tongue.outlets[outlet]))));
        }
        let score = (place as f64 * 1.7).sin() * 3.0;
        cells.push(if place % 11 == 10 { Cell::number(None) } else { Cell::number((place as f64 / 60.0).sqrt()) });
        cells.push(Cell::number(if place == 33 { f64::INFINITY } else { score }));
        cells.push(Cell::number((-score.abs() * 4.0).exp()));
        cells
    };
    let rows = tongue.forms.split_whitespace().take(rows).enumerate().map(row).collect();
    Table { name: name.into(), title: tongue.sections[1].into(), columns, rows }
}

fn figure(tongue: &Tongue) -> Figure {
    let rows = tongue.forms.split_whitespace().take(15).enumerate().map(|(place, form)| DotRow {
        label: form.into(),
        marks: counts(place)
            .iter()
            .zip(TOKENS)
            .map(|(count, tokens)| {
                let value = *count as f64 * 1e3 / tokens as f64;
                Some(Mark { value, interval: Some((value * 0.8, value * 1.25)) })
            })
            .collect(),
    });
    let chart = Chart::Dots(DotPlot {
        words: Words {
            title: tongue.sections[1].into(),
            subtitle: tongue.caption.into(),
            note: String::new(),
            description: tongue.caption.into(),
        },
        axis: "per 1,000 words".into(),
        series: tongue.outlets.map(String::from).into(),
        rows: rows.collect(),
    });
    Figure {
        name: "frequency-by-outlet".into(),
        caption: tongue.caption.into(),
        chart,
        twin: frequency_table(tongue, 15, "frequency-by-outlet"),
    }
}

fn evidence(tongue: &Tongue) -> Evidence {
    let articles: Vec<EvidenceArticle> = (0..60)
        .map(|place| EvidenceArticle {
            id: format!("article-{place:03}"),
            outlet: tongue.outlets[place % 5].into(),
            date: if place % 17 == 0 {
                "2025".into()
            } else {
                format!("2025-0{}-{:02}", 3 + place % 4, 1 + place % 28)
            },
            title: tongue.titles[place % 4].into(),
        })
        .collect();
    let mut forms: Vec<EvidenceForm> = tongue
        .forms
        .split_whitespace()
        .enumerate()
        .map(|(place, form)| {
            let count_by_outlet = counts(place);
            let kept = count_by_outlet.iter().map(|count| if place < 16 { (*count).min(10) } else { 0 });
            let mut lines: Vec<EvidenceLine> = Vec::new();
            for (outlet, kept) in kept.enumerate() {
                for line in 0..usize::try_from(kept).unwrap() {
                    let turn = place + outlet * 2 + line;
                    lines.push(EvidenceLine {
                        article: ((line * 5) % 60 + outlet) as u32,
                        left: format!("{} {}", tongue.right[(turn + 2) % 6], tongue.left[turn % 6]),
                        node: form.into(),
                        right: format!("{}. {}", tongue.right[(turn / 2) % 6], tongue.left[(turn + 1) % 6]),
                        left_words: vec![],
                        right_words: vec![],
                        groups: vec![],
                        voice: ["quoted", "reported", "own"][turn % 3],
                        bytes: 100 * turn as u64..100 * turn as u64 + form.len() as u64,
                    });
                }
            }
            EvidenceForm { form: form.into(), count: count_by_outlet.iter().sum(), count_by_outlet, lines }
        })
        .collect();
    forms.sort_by(|a, b| a.form.cmp(&b.form));
    Evidence { rule: tongue.rule.into(), articles, forms, ..Evidence::default() }
}

/// A stand-in for the charts: dots on lines, with the classes that the page's style relies on.
pub(super) fn draw(chart: &Chart) -> String {
    let Chart::Dots(plot) = chart else { return "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into() };
    let colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00"];
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let mut svg = format!(
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"420\" \
         viewBox=\"0 0 720 420\" role=\"img\" font-family=\"Noto Sans, Vazirmatn, sans-serif\"><title id=\"t\">{}</title>\
         <rect class=\"paper\" width=\"720\" height=\"420\" fill=\"#FFFFFF\"/>\
         <text class=\"ink\" x=\"20\" y=\"24\" font-size=\"15\" font-weight=\"bold\" fill=\"#1A1A1A\">{}</text>",
        escape(&plot.words.description),
        escape(&plot.words.title)
    );
    for (place, row) in plot.rows.iter().enumerate() {
        let y = 52 + place * 23;
        write!(
            svg,
            "<line class=\"grid\" x1=\"130\" x2=\"700\" y1=\"{y}\" y2=\"{y}\" stroke=\"#E6E6E6\"/>\
             <text class=\"ink\" x=\"120\" y=\"{}\" font-size=\"12\" text-anchor=\"end\" fill=\"#1A1A1A\">{}</text>",
            y + 4,
            escape(&row.label)
        )
        .unwrap();
        for (series, mark) in row.marks.iter().enumerate() {
            let (colour, x) = (colours[series], 130.0 + mark.unwrap().value * 70.0);
            write!(
                svg,
                "<line class=\"s{series}\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{colour}\"/>\
                 <circle class=\"s{series}\" cx=\"{x:.1}\" cy=\"{y}\" r=\"4\" fill=\"{colour}\"/>",
                x * 0.93,
                x * 1.05
            )
            .unwrap();
        }
    }
    svg + "<line class=\"axis\" x1=\"130\" x2=\"700\" y1=\"398\" y2=\"398\" stroke=\"#888888\"/>\
           <text class=\"muted\" x=\"410\" y=\"415\" font-size=\"11\" fill=\"#5A5A5A\">per 1,000 words</text></svg>"
}

#[test]
#[ignore = "writes pages to look at into the folder NEWSPRINT_GALLERY"]
fn write_the_gallery() {
    let folder =
        std::path::PathBuf::from(std::env::var("NEWSPRINT_GALLERY").expect("NEWSPRINT_GALLERY names a folder"));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, report) in [("english.html", english()), ("persian.html", persian())] {
        let page = html(&report, 1000, draw);
        println!("{name}: {} bytes", number::count(page.len() as u64));
        std::fs::write(folder.join(name), page).unwrap();
    }
}
