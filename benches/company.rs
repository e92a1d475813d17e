//! What collocates, n-grams and duplicates cost: CPU seconds on a generated corpus of 16 million words in 20,000 articles
//! (Zipf's law, fixed seed; one article in a hundred copies most of another). Indexing stands outside the clock.
//!
//! `cargo bench --bench company`

use newsprint::corpus::{Article, Corpus, Date};
use newsprint::count::minhash::Signatures;
use newsprint::count::{
    Cooccurrences, Counting, Grouping, NGramSettings, NGrams, Shape, Shingles, Skip, Window, Within,
};
use newsprint::index::{Index, Settings};
use newsprint::query::Pattern;
use std::time::Instant;

const ARTICLES: usize = 20_000;
const WORDS: usize = 800;
const FORMS: usize = 230_000;

fn main() {
    // Tests of all targets start this too; only `cargo bench` means it.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("left out: run it with cargo bench --bench company");
        return;
    }
    let index = index();
    let corpus = index.sub_corpus();
    println!("{} articles, {} words, {} forms", corpus.articles().len(), corpus.tokens(), index.forms().len());

    let wanted = corpus.tokens() / 160;
    let node = (0..200).min_by_key(|&rank| {
        let hits =
            if rank < 4 { 0 } else { Pattern::new(&word(rank), &index).expect("a word").find(&corpus).len() as u64 };
        hits.abs_diff(wanted)
    });
    let node = word(node.expect("200 ranks were tried"));
    for counting in [Counting::Surface, Counting::Pairs] {
        timed(&format!("collocates of {node}, {counting:?}"), || {
            let hits = Pattern::new(&node, &index).expect("a word").find(&corpus);
            let counted = Cooccurrences::of(&corpus, &hits, Window::default(), Within::Article, counting);
            let counted = counted.expect("articles have no sentences");
            format!("{} occurrences, {} collocates", counted.node_count, counted.collocates.len())
        });
    }
    for (size, skip) in [(2, Skip::Nothing), (3, Skip::Nothing), (5, Skip::Nothing), (2, Skip::EachGap(2))] {
        timed(&format!("sequences of {size}, {skip:?}"), || {
            let shape = Shape::new(size, skip).expect("few gaps");
            let grams = NGrams::of(
                &corpus,
                &Grouping::one(&corpus),
                &shape,
                &NGramSettings { threads: 1, ..NGramSettings::default() },
            )
            .expect("in memory");
            format!("{} of {} kinds", grams.total(), grams.types())
        });
    }
    timed("duplicates by the exact index", || {
        let pairs = Shingles::of(&corpus, 1).pairs(0.5, 1);
        format!("{} pairs", pairs.len())
    });
    timed("candidates by min-hash", || format!("{} pairs", Signatures::of(&corpus, 1).candidates().len()));
}

fn timed(what: &str, work: impl FnOnce() -> String) {
    let (start, before) = (Instant::now(), cpu_seconds());
    let result = work();
    let (cpu, wall) = (before.zip(cpu_seconds()).map(|(a, b)| b - a), start.elapsed().as_secs_f64());
    println!("{what}: {result}; {:.2} CPU s, {wall:.2} s; peak {}", cpu.unwrap_or(wall), peak());
}

/// User and system time of this process, where the system tells it.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |place: usize| fields.get(place)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".into(), |line| line.trim().to_string())
}

fn word(rank: usize) -> String {
    format!("w{rank}")
}

fn index() -> Index {
    let mut seed = 20_250_312u64;
    let mut draw = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed >> 11
    };
    let mut cumulated = Vec::with_capacity(FORMS);
    let mut sum = 0.0;
    for rank in 0..FORMS {
        sum += 1.0 / (rank as f64 + 2.7);
        cumulated.push(sum);
    }
    let mut texts: Vec<Vec<u32>> = Vec::with_capacity(ARTICLES);
    for number in 0..ARTICLES {
        let mut text: Vec<u32> = Vec::with_capacity(WORDS);
        if number % 100 == 99 {
            text.extend_from_slice(&texts[draw() as usize % number][..WORDS * 3 / 4]);
        }
        while text.len() < WORDS {
            let at = draw() as f64 / (1u64 << 53) as f64 * sum;
            text.push(cumulated.partition_point(|&below| below < at) as u32);
        }
        // A closing line that half the articles have, as agencies do.
        if number % 2 == 0 {
            text.extend(0..12);
        }
        texts.push(text);
    }
    let article = |(number, text): (usize, Vec<u32>)| {
        let (mut body, mut tokens) = (String::new(), Vec::with_capacity(text.len()));
        for rank in text {
            let start = body.len() as u32;
            body.push_str(&word(rank as usize));
            tokens.push(start..body.len() as u32);
            body.push(' ');
        }
        Article {
            id: format!("{number:05}"),
            outlet: "generated".into(),
            date: Date::Unknown,
            title: String::new(),
            author: String::new(),
            language: String::new(),
            metadata: std::collections::BTreeMap::new(),
            body: body.into(),
            given_tokens: Some(Box::new(tokens.into())),
            given_sentences: None,
            place: number.to_string().into(),
        }
    };
    let articles = texts.into_iter().enumerate().map(article).collect();
    let corpus = Corpus::new(articles, Vec::new(), Vec::new()).expect("numbers are unique");
    Index::build(corpus, &Settings::default()).expect("the articles are short")
}
