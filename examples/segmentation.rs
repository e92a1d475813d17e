//! Prints the sentences of Chinese, Japanese or Thai texts with bars between the words that the dictionaries find, for reading by eye:
//! `cargo run --example segmentation -- FILE.txt…`

use newsprint::token::{Tokenizer, WordRules, sentences};

fn main() {
    let rules = WordRules::default().with("dictionary").expect("a program built with the feature icu");
    let tokenizer = Tokenizer::new(rules);
    let mut words = 0;
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a text in UTF-8");
        println!("# {path}");
        for sentence in sentences(&text) {
            let sentence = &text[sentence];
            let found: Vec<&str> = tokenizer.words(sentence).map(|word| &sentence[word]).collect();
            words += found.len();
            println!("{}", found.join(" | "));
        }
    }
    println!("# {words} words");
}
