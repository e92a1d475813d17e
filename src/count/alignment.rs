//! The passages that two articles share, word by word with edits in between. Leaves the longest unedited run to `passage`.

use super::passage::{Passage, forms};
use super::shingles::SHINGLE_WORDS;
use crate::index::{ArticleNumber, Position, SubCorpus};
use std::ops::Range;

/// Runs with no more than so many words between them, in both articles, are one passage.
const GAP_WORDS: usize = 30;
/// A shingle that an article repeats is compared at its first places only, so that the work stays linear.
const MOST_REPEATS: usize = 8;

/// What two articles share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// Words of the shared passages that agree.
    pub shared: u64,
    /// Counted words of the first article.
    pub tokens_a: u64,
    /// Counted words of the second article.
    pub tokens_b: u64,
    /// The passages, the one with most agreeing words first, then by place; `tokens` are the words that agree.
    pub passages: Vec<Passage>,
    /// Whether both articles have the same counted forms in the same order.
    pub same_words: bool,
}

/// Equal words at these places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    a: usize,
    b: usize,
    words: usize,
}

impl Alignment {
    /// Compares two articles. Runs of five equal words or more anchor a passage; between runs that lie close together, the words that
    /// agree in order count too, so that a text with every fourth word changed is still found. Passages may have changed places.
    pub fn of(corpus: &SubCorpus<'_>, a: ArticleNumber, b: ArticleNumber) -> Self {
        // No form has these numbers, so nothing that is not counted agrees.
        let (first, second) = (forms(corpus, a, u32::MAX), forms(corpus, b, u32::MAX - 1));
        let mut runs = disjoint(runs(&first, &second), first.len(), second.len());
        runs.sort_unstable_by_key(|run| (run.a, run.b));
        let passages = joined(&runs, &first, &second);
        let bytes = |article, tokens: &Range<usize>| {
            let at = |token: usize| corpus.index().range(Position { article, token: token as u32 });
            at(tokens.start).start..at(tokens.end - 1).end
        };
        let mut passages: Vec<Passage> = passages
            .into_iter()
            .map(|(in_a, in_b, words)| Passage { bytes_a: bytes(a, &in_a), bytes_b: bytes(b, &in_b), tokens: words })
            .collect();
        passages
            .sort_by_key(|passage| (std::cmp::Reverse(passage.tokens), passage.bytes_a.start, passage.bytes_b.start));
        Self {
            shared: passages.iter().map(|passage| passage.tokens).sum(),
            tokens_a: corpus.article_tokens(a) as u64,
            tokens_b: corpus.article_tokens(b) as u64,
            passages,
            same_words: corpus.form_ids(a).eq(corpus.form_ids(b)),
        }
    }

    /// The share of the first article that stands in shared passages; `None` if it has no words.
    pub fn share_a(&self) -> Option<f64> {
        (self.tokens_a > 0).then(|| self.shared as f64 / self.tokens_a as f64)
    }

    /// The share of the second article that stands in shared passages; `None` if it has no words.
    pub fn share_b(&self) -> Option<f64> {
        (self.tokens_b > 0).then(|| self.shared as f64 / self.tokens_b as f64)
    }
}

/// Every run of five equal words or more that cannot be made longer.
fn runs(first: &[u32], second: &[u32]) -> Vec<Run> {
    let mut starts: Vec<u32> = (0..(first.len() + 1).saturating_sub(SHINGLE_WORDS) as u32).collect();
    let shingle = |start: u32| &first[start as usize..][..SHINGLE_WORDS];
    starts.sort_unstable_by(|&x, &y| shingle(x).cmp(shingle(y)).then(x.cmp(&y)));
    let mut found = Vec::new();
    // Runs that reach the shingle before this one, by their last place in the first article.
    let (mut open, mut next): (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
    for (place, words) in second.windows(SHINGLE_WORDS).enumerate() {
        let from = starts.partition_point(|&start| shingle(start) < words);
        let equal = starts[from..].iter().take_while(|&&start| shingle(start) == words).take(MOST_REPEATS);
        next.clear();
        for &start in equal {
            let last = start as usize + SHINGLE_WORDS;
            let before = open.iter_mut().find(|run| run.a + run.words + 1 == last);
            next.push(match before {
                Some(run) => Run { words: std::mem::take(&mut run.words) + 1, ..*run },
                None => Run { a: start as usize, b: place, words: SHINGLE_WORDS },
            });
        }
        found.extend(open.iter().filter(|run| run.words > 0));
        std::mem::swap(&mut open, &mut next);
    }
    found.extend(open);
    found
}

/// The longest runs of which no word stands in two; a run that meets a longer one is cut back.
fn disjoint(mut runs: Vec<Run>, first: usize, second: usize) -> Vec<Run> {
    runs.sort_unstable_by_key(|run| (std::cmp::Reverse(run.words), run.a, run.b));
    let (mut in_a, mut in_b) = (vec![false; first], vec![false; second]);
    let mut kept = Vec::new();
    for mut run in runs {
        let taken = |run: &Run, word: usize| in_a[run.a + word] || in_b[run.b + word];
        while run.words >= SHINGLE_WORDS && taken(&run, 0) {
            run = Run { a: run.a + 1, b: run.b + 1, words: run.words - 1 };
        }
        while run.words >= SHINGLE_WORDS && taken(&run, run.words - 1) {
            run.words -= 1;
        }
        if run.words >= SHINGLE_WORDS && (0..run.words).all(|word| !taken(&run, word)) {
            in_a[run.a..run.a + run.words].fill(true);
            in_b[run.b..run.b + run.words].fill(true);
            kept.push(run);
        }
    }
    kept
}

/// Joins runs that follow one another closely in both articles: places in each, and how many words agree.
fn joined(runs: &[Run], first: &[u32], second: &[u32]) -> Vec<(Range<usize>, Range<usize>, u64)> {
    let mut passages: Vec<(Range<usize>, Range<usize>, u64)> = Vec::new();
    for run in runs {
        let (in_a, in_b) = (run.a..run.a + run.words, run.b..run.b + run.words);
        let follows = passages.last_mut().filter(|(last_a, last_b, _)| {
            let near = |end: usize, start: usize| start >= end && start - end <= GAP_WORDS;
            near(last_a.end, run.a) && near(last_b.end, run.b)
        });
        match follows {
            Some((last_a, last_b, words)) => {
                let between = in_order(&first[last_a.end..run.a], &second[last_b.end..run.b]);
                *words += run.words as u64 + between;
                (last_a.end, last_b.end) = (in_a.end, in_b.end);
            }
            None => passages.push((in_a, in_b, run.words as u64)),
        }
    }
    passages
}

/// The most words that two short sequences have in common in the same order.
fn in_order(a: &[u32], b: &[u32]) -> u64 {
    let mut best = [0u64; GAP_WORDS + 1];
    for x in a {
        let mut diagonal = 0;
        for (place, y) in b.iter().enumerate() {
            let above = best[place + 1];
            best[place + 1] = if x == y { diagonal + 1 } else { above.max(best[place]) };
            diagonal = above;
        }
    }
    best[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::window::tests::index;

    fn aligned(a: &str, b: &str) -> Alignment {
        let index = index(&[a, b]);
        Alignment::of(&index.sub_corpus(), 0, 1)
    }

    #[test]
    fn edits_between_runs_are_bridged_and_counted_out() {
        // Five words, one replaced, five words: ten of eleven agree, in one passage.
        let one = aligned("a b c d e x f g h i j", "a b c d e y f g h i j");
        assert_eq!((one.shared, one.tokens_a, one.passages.len()), (10, 11, 1));
        assert_eq!((one.passages[0].bytes_a.clone(), one.same_words), (0..21, false));
        // In the gap "p q r" against "q z r" two words agree in order.
        assert_eq!(aligned("a b c d e p q r f g h i j", "a b c d e q z r f g h i j").shared, 12);
    }

    #[test]
    fn passages_that_changed_places_count_and_no_word_counts_twice() {
        let moved = aligned("a b c d e f g h i j", "f g h i j a b c d e");
        assert_eq!((moved.shared, moved.passages.len()), (10, 2));
        let repeated = aligned("a b c d e", "a b c d e a b c d e a b c d e");
        assert_eq!((repeated.shared, repeated.share_a(), repeated.share_b()), (5, Some(1.0), Some(1.0 / 3.0)));
    }

    #[test]
    fn unrelated_and_short_texts_share_nothing() {
        assert_eq!(aligned("the a of b to c in d", "the x of y to z in w").shared, 0);
        assert_eq!(aligned("a b c d", "a b c d").shared, 0);
        assert!(aligned("a b c d", "a b c d").same_words);
        assert_eq!(in_order(&[1, 2, 3, 4], &[2, 4, 3]), 2);
    }
}
