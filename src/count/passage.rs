//! The longest passage that two articles share word by word. Leaves how much they share in all to `shingles`.

use super::shingles::SHINGLE_WORDS;
use crate::index::{ArticleNumber, Position, SubCorpus};
use std::ops::Range;

/// A run of words that stands in two articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its bytes in the body of the first article.
    pub bytes_a: Range<usize>,
    /// Its bytes in the body of the second article.
    pub bytes_b: Range<usize>,
    /// Its words.
    pub tokens: u64,
}

/// The longest run of at least five equal forms; of equally long ones the first in `a`, then in `b`.
///
/// The work is the number of pairs of equal shingles: about the length of the texts unless they repeat themselves.
pub fn longest_passage(corpus: &SubCorpus<'_>, a: ArticleNumber, b: ArticleNumber) -> Option<Passage> {
    // No form has these numbers, so no equal run reaches across the end of a counted one.
    let (first, second) = (forms(corpus, a, u32::MAX), forms(corpus, b, u32::MAX - 1));
    let mut starts: Vec<u32> = (0..first.len().saturating_sub(SHINGLE_WORDS - 1) as u32).collect();
    let shingle = |start: u32| &first[start as usize..][..SHINGLE_WORDS];
    starts.sort_unstable_by(|&x, &y| shingle(x).cmp(shingle(y)).then(x.cmp(&y)));
    // Runs of equal shingles that end before the current place of the second article: (place in the first, shingles).
    let mut running: Vec<(u32, u32)> = Vec::new();
    let mut next: Vec<(u32, u32)> = Vec::new();
    let mut best: Option<(u32, usize, usize)> = None;
    for (place, words) in second.windows(SHINGLE_WORDS).enumerate() {
        let from = starts.partition_point(|&start| shingle(start) < words);
        let equal = starts[from..].iter().take_while(|&&start| shingle(start) == words);
        next.clear();
        for &start in equal {
            let before = running.binary_search_by_key(&start, |run| run.0 + 1).map_or(0, |found| running[found].1);
            let length = before + 1;
            next.push((start, length));
            let (start_a, start_b) = ((start + 1 - length) as usize, place + 1 - length as usize);
            let better = |&(known, known_a, known_b): &(u32, usize, usize)| {
                (length, std::cmp::Reverse((start_a, start_b))) > (known, std::cmp::Reverse((known_a, known_b)))
            };
            if best.as_ref().is_none_or(better) {
                best = Some((length, start_a, start_b));
            }
        }
        std::mem::swap(&mut running, &mut next);
    }
    let (shingles, start_a, start_b) = best?;
    let tokens = shingles as usize + SHINGLE_WORDS - 1;
    let bytes = |article, start: usize| {
        let at = |token: usize| corpus.index().range(Position { article, token: token as u32 });
        at(start).start..at(start + tokens - 1).end
    };
    Some(Passage { bytes_a: bytes(a, start_a), bytes_b: bytes(b, start_b), tokens: tokens as u64 })
}

/// The forms of an article by their place; tokens that are not counted are gaps.
pub(super) fn forms(corpus: &SubCorpus<'_>, article: ArticleNumber, gap: u32) -> Vec<u32> {
    let index = corpus.index();
    let mut forms = vec![gap; index.rows(article)];
    let mut before = 0;
    for run in corpus.runs(article) {
        // Runs that touch have nothing between them to be a gap; the shorter match is the honest one.
        let start = if run.start == before && before > 0 { run.start + 1 } else { run.start };
        before = run.end;
        for (place, form) in (start..).zip(index.row_forms(article, start..run.end)) {
            forms[place] = form.0;
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::window::tests::index;

    #[test]
    fn the_longest_run_is_found_with_its_bytes() {
        let index = index(&["x a b c d e f y a b c d e", "a b c d e z a b c d e f"]);
        let passage = longest_passage(&index.sub_corpus(), 0, 1).expect("six words are shared");
        assert_eq!(passage, Passage { bytes_a: 2..13, bytes_b: 12..23, tokens: 6 });
    }

    #[test]
    fn equally_long_runs_go_by_their_place_and_four_words_are_no_passage() {
        let index = index(&["a a a a a a", "a a a a a", "a a a a"]);
        let passage = longest_passage(&index.sub_corpus(), 0, 1).expect("five words are shared");
        assert_eq!((passage.bytes_a, passage.bytes_b, passage.tokens), (0..9, 0..9, 5));
        assert_eq!(longest_passage(&index.sub_corpus(), 0, 2), None);
    }
}
