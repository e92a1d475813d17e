//! How fast words are found, beside `unicode-segmentation`: MB of text a CPU second over a made-up Zipf corpus with a fixed seed,
//! or over the texts of a JSONL file. `cargo bench --bench words [-- FILE.jsonl]`.

use newsprint::stats::random::Generator;
use newsprint::token::{Tokenizer, Vocabulary, WordRules};
use std::hint::black_box;
use std::time::Instant;
use unicode_segmentation::UnicodeSegmentation;

const ARTICLES: usize = 4_000;
const WORDS: usize = 800;
const FORMS: f64 = 50_000.0;

/// What words are made of: letters, and how many make a word at least.
struct Script {
    name: &'static str,
    letters: &'static str,
    shortest: u64,
}

const SCRIPTS: [Script; 4] = [
    Script { name: "Latin", letters: "etaoinshrdlucmfw", shortest: 2 },
    Script { name: "Persian", letters: "اینردهمشوتبکسلگز", shortest: 2 },
    Script { name: "Cyrillic", letters: "оеаинтсрвлкмдпуя", shortest: 3 },
    Script { name: "Han", letters: "的一是不了人我在有他这中大来上国", shortest: 1 },
];

/// A text: words by Zipf's law, each the digits of its rank in letters, so that frequent ones are short; a full stop or a comma
/// behind some, a number and an abbreviation now and then.
#[expect(clippy::cast_sign_loss, reason = "a rank is 1 or more")]
fn text(script: &Script, random: &mut Generator) -> String {
    let letters: Vec<char> = script.letters.chars().collect();
    let mut text = String::new();
    for _ in 0..WORDS {
        let uniform = random.below(1 << 53) as f64 / (1u64 << 53) as f64;
        let mut rank = newsprint::stats::special::pow(FORMS, uniform) as u64;
        let mut length = 0;
        while rank > 0 || length < script.shortest {
            text.push(letters[(rank % 16) as usize]);
            rank /= 16;
            length += 1;
        }
        text.push_str(match random.below(40) {
            0..3 => ". ",
            3..6 => ", ",
            6 => " 1,234 ",
            7 => " U.S. ",
            _ => " ",
        });
    }
    text
}

/// Runs on one thread, so the time that passes is the CPU's; the fastest of five.
fn timed(name: &str, texts: &[String], mut words: impl FnMut(&str) -> usize) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut run = || {
        let start = Instant::now();
        let found: usize = texts.iter().map(|text| words(text)).sum();
        (start.elapsed(), black_box(found))
    };
    let (fastest, found) = (0..5).map(|_| run()).min().expect("five runs");
    println!("{name:<42}{:>9.0} MB/s {found:>12}", bytes as f64 / 1e6 / fastest.as_secs_f64());
}

fn measured(name: &str, texts: &[String]) {
    println!("{name}");
    timed("  unicode-segmentation", texts, |text| text.unicode_word_indices().count());
    let (base, usual) = (Tokenizer::new(WordRules::base()), Tokenizer::new(WordRules::default()));
    timed("  newsprint, words of UAX #29", texts, |text| base.words(text).count());
    timed("  newsprint, all usual rules", texts, |text| usual.words(text).count());
    let mut list = Vec::new();
    timed("  newsprint, all usual rules, many at once", texts, |text| {
        list.clear();
        usual.words_into(text, &mut list);
        list.len()
    });
    let mut vocabulary = Vocabulary::default();
    timed("  newsprint, usual rules and vocabulary", texts, |text| {
        usual.words(text).map(|word| vocabulary.insert_word(text, word).0 as usize & 1).sum()
    });
}

fn main() {
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    if let Some(file) = file {
        let lines = std::fs::read_to_string(&file).expect("a file");
        let text =
            |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(String::from);
        measured(&file, &lines.lines().filter_map(text).collect::<Vec<_>>());
        return;
    }
    let mut random = Generator::new(20_261_122);
    for script in &SCRIPTS {
        let texts: Vec<String> = (0..ARTICLES).map(|_| text(script, &mut random)).collect();
        measured(script.name, &texts);
    }
}
