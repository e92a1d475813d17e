//! Finds names: runs of capitalised words inside sentences, with how often each stands on its own.

use crate::index::{ArticleNumber, Index, Position, SubCorpus};
use crate::token::{WordRules, sentences};
use std::collections::BTreeMap;
use std::ops::Range;

/// Words of the longest name.
const LONGEST: usize = 5;

/// A name as it is written, possessives left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub words: Vec<String>,
    pub count: u64,
    /// Whether it is one word that is also written without a capital.
    pub also_lower: bool,
}

/// How often a word is written without a capital, and with one inside a sentence.
#[derive(Debug, Default, Clone, Copy)]
struct Cases {
    lower: u64,
    capital: u64,
}

/// A word of the text, as far as names care.
struct Word {
    text: String,
    /// Whether it begins a sentence or a quotation, so that its capital says little.
    begins: bool,
    /// Whether one space and nothing else stands before it.
    follows: bool,
}

/// Every name of the counted tokens, by its words.
pub(super) fn names(corpus: &SubCorpus<'_>) -> Vec<Name> {
    let owners = WordRules::base().with("possessives").unwrap_or_else(|_| WordRules::base());
    let articles = || corpus.articles().iter().flat_map(|&article| corpus.runs(article).map(move |run| (article, run)));
    let mut cases: BTreeMap<String, Cases> = BTreeMap::new();
    for (article, run) in articles() {
        for word in words(corpus.index(), article, run, owners) {
            let of_word = cases.entry(word.text.to_lowercase()).or_default();
            if !is_capital(&word.text) {
                of_word.lower += 1;
            } else if !word.begins {
                of_word.capital += 1;
            }
        }
    }
    let mut found: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    for (article, run) in articles() {
        let words = words(corpus.index(), article, run, owners);
        let mut place = 0;
        while place < words.len() {
            let end = end_of_name(&words, place);
            let name = trimmed(&words[place..end], &cases);
            if !name.is_empty() && name.len() <= LONGEST && !is_shouted(name) {
                *found.entry(name.iter().map(|word| word.text.clone()).collect()).or_default() += 1;
            }
            place = end.max(place + 1);
        }
    }
    let name = |(words, count): (Vec<String>, u64)| {
        let also_lower = words.len() == 1 && cases.get(&words[0].to_lowercase()).is_some_and(|cases| cases.lower > 0);
        Name { words, count, also_lower }
    };
    found.into_iter().map(name).collect()
}

/// The words of a run without their possessive endings. The headline is left out: its capitals are those of headlines.
fn words(index: &Index, article: ArticleNumber, run: Range<usize>, owners: WordRules) -> Vec<Word> {
    let source = index.article(article);
    let body = &source.body;
    let headline = if body.starts_with(&source.title) { source.title.len() } else { 0 };
    let starts: Vec<usize> = sentences(body).into_iter().map(|sentence| sentence.start).collect();
    let mut list = Vec::with_capacity(run.len());
    let (mut end, mut owns) = (0, false);
    for token in run {
        let range = index.range(Position { article, token: token as u32 });
        if range.start < headline {
            continue;
        }
        let before = body[..range.start].chars().next_back();
        let quoted = before.is_some_and(|sign| !sign.is_whitespace() && !sign.is_alphanumeric() && sign != '-');
        // Between the last word and this one a sentence may begin.
        let sentence = starts.partition_point(|&start| start <= range.start);
        let begins = quoted || sentence > 0 && starts[sentence - 1] >= end;
        // What follows a possessive is no part of the owner's name.
        let follows = !list.is_empty() && !owns && &body[end..range.start] == " ";
        let text = owners.fold(&body[range.clone()]);
        owns = text.len() < range.len();
        end = range.end;
        list.push(Word { text, begins, follows });
    }
    list
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Where the name that starts at a word ends: capitalised words with one space between, `of` between two of them.
fn end_of_name(words: &[Word], start: usize) -> usize {
    if !is_capital(&words[start].text) {
        return start;
    }
    let continues = |place: usize| words.get(place).is_some_and(|word| word.follows && !word.begins);
    let mut end = start + 1;
    loop {
        if continues(end) && is_capital(&words[end].text) {
            end += 1;
        } else if continues(end) && words[end].text == "of" && continues(end + 1) && is_capital(&words[end + 1].text) {
            end += 2;
        } else {
            return end;
        }
    }
}

/// A name without the words at its start that only a sentence has capitalised.
fn trimmed<'w>(name: &'w [Word], cases: &BTreeMap<String, Cases>) -> &'w [Word] {
    let is_name = |word: &Word| {
        let cases = cases.get(&word.text.to_lowercase()).copied().unwrap_or_default();
        word.text.chars().count() > 1 && cases.capital > 0 && (!word.begins || cases.capital > cases.lower)
    };
    let skipped = name.iter().take_while(|word| !is_name(word)).count();
    &name[skipped..]
}

/// Whether several words stand in capitals throughout.
fn is_shouted(name: &[Word]) -> bool {
    let shouted = |word: &Word| word.text.chars().filter(|sign| sign.is_alphabetic()).all(char::is_uppercase);
    name.len() > 1 && name.iter().all(shouted)
}
