//! What the text around a hit says of it: whether its words lie in one sentence, and whether its line is in capitals. Sentences are
//! looked for only where a border is possible.

use crate::index::{ArticleNumber, Index, Position};
use crate::token::sentences;
use std::cell::OnceCell;
use std::ops::Range;

pub(super) struct Borders<'i> {
    index: &'i Index,
    article: ArticleNumber,
    sentences: OnceCell<Vec<Range<usize>>>,
}

impl<'i> Borders<'i> {
    pub fn new(index: &'i Index, article: ArticleNumber) -> Self {
        Self { index, article, sentences: OnceCell::new() }
    }

    /// Whether a sentence or paragraph ends between the first and the last token of a stretch. Given tokens have the sentences
    /// that were given, or none.
    pub fn cross(&self, start: u32, end: u32) -> bool {
        let article = self.index.article(self.article);
        if article.given_tokens.is_some() {
            let ends = |sentence: &Range<u32>| start < sentence.end && sentence.end < end;
            return article.given_sentences.iter().flatten().any(ends);
        }
        (start + 1..end).any(|token| self.border_before(token))
    }

    fn border_before(&self, token: u32) -> bool {
        let range = |token: u32| self.index.range(Position { article: self.article, token });
        let (before, after) = (range(token - 1), range(token));
        let body = &self.index.article(self.article).body;
        // By UAX #29 no sentence ends between a letter, at most one space, and a word.
        let gap = &body[before.end..after.start];
        if gap.is_empty() || gap == " " && body[before.clone()].ends_with(char::is_alphanumeric) {
            return false;
        }
        let sentences = self.sentences.get_or_init(|| sentences(body));
        let of = |byte: usize| sentences.partition_point(|sentence| sentence.end <= byte);
        of(before.start) != of(after.start)
    }

    /// Whether the line of a stretch is written in capitals, so that a name in capitals (`US`) looks like any other word there: it
    /// has three words or more, and no small letter.
    pub fn in_capitals(&self, start: u32, end: u32) -> bool {
        let article = self.index.article(self.article);
        if article.given_tokens.is_some() {
            return false;
        }
        let range = |token: u32| self.index.range(Position { article: self.article, token });
        let (first, last) = (range(start).start, range(end - 1).end);
        let from = article.body[..first].rfind('\n').map_or(0, |place| place + 1);
        let to = article.body[last..].find('\n').map_or(article.body.len(), |place| last + place);
        let line = &article.body[from..to];
        !line.chars().any(char::is_lowercase)
            && line.split_whitespace().filter(|word| word.contains(char::is_uppercase)).count() > 2
    }
}
