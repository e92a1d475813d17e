//! What the check of languages costs beside finding words: `cargo bench --bench language -- FILE.jsonl` (the shipped English
//! articles, many times over, if none is named). One thread, CPU seconds.

use newsprint::annotation::language;
use newsprint::corpus::reader::ReadOptions;
use newsprint::corpus::{Article, Corpus};
use newsprint::token::{Tokenizer, Vocabulary, WordRules};
use std::hint::black_box;

fn main() {
    let named = std::env::args().nth(1).filter(|argument| !argument.starts_with("--"));
    let path = named.clone().unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/data/dispute").into());
    let corpus = Corpus::read(&[path], &ReadOptions::default()).expect("a corpus");
    let times = if named.is_some() { 1 } else { 70 };
    let articles: Vec<Article> = (0..times).flat_map(|_| corpus.articles().to_vec()).collect();
    let mut tokens = 0;
    let tokenize = seconds(|| {
        let tokenizer = Tokenizer::new(WordRules::default());
        for article in &articles {
            let mut vocabulary = Vocabulary::default();
            for word in tokenizer.words(&article.body) {
                black_box(vocabulary.insert(&article.body[word]));
                tokens += 1;
            }
        }
    });
    let mut sure = 0;
    let judge = seconds(|| {
        let judgements = language::judge(&articles, None, 1);
        sure = judgements.guesses.iter().flatten().count();
        black_box(&judgements);
    });
    println!("{} articles, {tokens} words, {sure} articles with a sure guess", articles.len());
    println!("finding words {tokenize:.3} s, judging languages {judge:.3} s, ratio {:.3}", judge / tokenize);
}

/// CPU seconds of this thread, as Linux counts them in nanoseconds.
fn seconds(work: impl FnOnce()) -> f64 {
    let now = || -> f64 {
        let stat = std::fs::read_to_string("/proc/thread-self/schedstat").expect("a Linux with schedstat");
        stat.split(' ').next().and_then(|number| number.parse().ok()).expect("nanoseconds")
    };
    let start = now();
    work();
    (now() - start) / 1e9
}
