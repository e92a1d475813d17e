//! What every measure costs on a generated corpus: `cargo bench --bench measures`. Prints CPU seconds.
//!
//! 16 million words of 200,000 forms, Zipf with exponent 1, in 32,000 articles of 100 to 900 words; seed 1.

use newsprint::analysis::dispersion::Spread;
use newsprint::analysis::keywords::{Candidates, each_against_the_rest, rows};
use newsprint::corpus::{Article, Corpus, Date};
use newsprint::count::{Counts, Grouping};
use newsprint::index::{Index, Settings};
use newsprint::stats::dispersion::{DISPERSION, Needs as DispersionNeeds};
use newsprint::stats::keyness::{KEYNESS, Needs};
use newsprint::stats::random::Generator;
use std::collections::BTreeMap;
use std::fmt::Write;

const TOKENS: u64 = 16_000_000;
const FORMS: usize = 200_000;

fn main() {
    let one_by_one = std::env::args().any(|argument| argument == "--each");
    let index = Index::build(corpus(), &Settings::default()).expect("generated articles are short");
    let whole = index.sub_corpus();
    println!("{} words, {} forms, {} articles", whole.tokens(), index.forms().len(), whole.articles().len());

    let grouping = Grouping::by(&whole, "outlet").expect("articles have an outlet");
    let counts = Counts::of(&whole, &grouping, 1);
    let sides = &each_against_the_rest(&counts)[..1];
    let rows = timed("keyness: rows of one comparison, with intervals over articles", || {
        rows(&index, &counts, sides, Candidates::ALL)
    });
    let of_counts: Vec<_> = KEYNESS.iter().filter(|measure| measure.needs == Needs::Counts).collect();
    let name = format!("keyness: {} measures of counts, {} forms", of_counts.len(), rows.len());
    timed(&name, || {
        let defined = |measure: &&_| rows.iter().filter(|row| score(measure, row)).count();
        of_counts.iter().map(defined).sum::<usize>()
    });
    if one_by_one {
        for measure in &of_counts {
            timed(measure.name, || rows.iter().filter(|row| score(measure, row)).count());
        }
    }

    let spread = timed("dispersion: parts and positions of every form", || {
        Spread::of_forms(&whole, |_| true, DispersionNeeds::Positions)
    });
    let name = format!("dispersion: {} measures, {} forms", DISPERSION.len(), spread.rows.len());
    let score = |measure: &newsprint::stats::dispersion::DispersionMeasure| {
        spread.rows.iter().filter(|row| measure.score(&row.parts(&spread.sizes)).is_some()).count()
    };
    timed(&name, || DISPERSION.iter().map(score).sum::<usize>());
    if one_by_one {
        for measure in DISPERSION {
            timed(measure.name, || score(measure));
        }
    }
}

fn score(measure: &newsprint::stats::keyness::KeynessMeasure, row: &newsprint::analysis::keywords::KeywordRow) -> bool {
    measure.score(&row.input).is_some()
}

/// Does something and prints what it took.
fn timed<R>(name: &str, work: impl FnOnce() -> R) -> R {
    let start = cpu_seconds();
    let result = std::hint::black_box(work());
    println!("{:>7.2} s  {name}", cpu_seconds() - start);
    result
}

/// User and system time of this process, from the kernel's ticks of 10 ms.
fn cpu_seconds() -> f64 {
    let line = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = line.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / 100.0
}

fn corpus() -> Corpus {
    let mut generator = Generator::new(1);
    let mut reached = 0.0;
    let cumulative: Vec<f64> = (1..=FORMS)
        .map(|rank| {
            reached += 1.0 / rank as f64;
            reached
        })
        .collect();
    let mut articles = Vec::new();
    let mut left = TOKENS;
    while left > 0 {
        let length = left.min(100 + generator.below(801));
        left -= length;
        let mut body = String::new();
        for _ in 0..length {
            let drawn = generator.below(1 << 53) as f64 / (1u64 << 53) as f64 * reached;
            let rank = cumulative.partition_point(|&sum| sum <= drawn);
            write!(body, "w{rank} ").expect("a string takes all");
        }
        articles.push(Article {
            id: format!("{:06}", articles.len()),
            outlet: if articles.len() % 2 == 0 { "A".into() } else { "B".into() },
            date: Date::Unknown,
            title: String::new(),
            author: String::new(),
            language: String::new(),
            metadata: BTreeMap::new(),
            body: body.into(),
            given_tokens: None,
            given_sentences: None,
            place: "".into(),
        });
    }
    Corpus::new(articles, Vec::new(), Vec::new()).expect("ids are numbers")
}
