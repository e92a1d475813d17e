//! What a rule that moves the borders of words would change in a corpus, by cutting the texts once more.

use super::word_rules::{Changed, ordered};
use crate::index::{ArticleNumber, Position, SubCorpus};
use crate::parallel;
use crate::token::{Rule, Tokenizer};
use std::collections::BTreeMap;
use std::ops::Range;

/// Words before and after, with their occurrences.
type Pairs = BTreeMap<(String, String), u64>;

/// The words that a rule would make if it were on in every article whose words are cut: those that there are not now, with what now
/// stands in their places.
pub(super) fn cut_if_on(corpus: &SubCorpus<'_>, rule: &Rule) -> Vec<Changed> {
    let mut all = Pairs::new();
    for batch in corpus.articles().chunks(1024) {
        for pairs in parallel::map(batch, parallel::available(), |&article| in_article(corpus, article, rule)) {
            for (pair, count) in pairs {
                *all.entry(pair).or_default() += count;
            }
        }
    }
    ordered(all.into_iter().map(|((before, after), count)| Changed { before, after, count }).collect())
}

fn in_article(corpus: &SubCorpus<'_>, article: ArticleNumber, rule: &Rule) -> Pairs {
    let index = corpus.index();
    let mut pairs = Pairs::new();
    let text = &index.article(article).body;
    let Ok(rules) = index.rules_of(article).with(rule.name) else { return pairs };
    if index.article(article).given_tokens.is_some() {
        return pairs;
    }
    let range = |token: usize| index.range(Position { article, token: token as u32 });
    let tokens = index.rows(article);
    let mut now = 0;
    for word in Tokenizer::new(rules).words(text) {
        while now < tokens && range(now).end <= word.start {
            now += 1;
        }
        let here: Vec<Range<usize>> = (now..tokens).map(range).take_while(|token| token.start < word.end).collect();
        let is_counted = here.is_empty() || !corpus.run_around(article, now).is_empty();
        if here[..] != [word.clone()] && is_counted {
            let words: Vec<&str> = here.iter().map(|token| &text[token.clone()]).collect();
            let before = if words.is_empty() { "no word".into() } else { words.join(" ") };
            *pairs.entry((before, text[word].to_string())).or_default() += 1;
        }
    }
    pairs
}
