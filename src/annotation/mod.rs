//! What is known about the texts: layers of spans over unchanged bytes. Leaves which tokens lie in them to `index`.

pub mod duplicate;
pub mod furniture;
mod garbled;
pub mod language;
pub mod stated;
pub mod voice;

use crate::corpus::Span;
use std::ops::Range;

/// The spans of one kind of knowledge in every article, by the article's number.
///
/// Invariant: the spans of an article ascend by start, then by end; they may nest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layer {
    spans: Vec<Vec<Span>>,
}

impl Layer {
    /// A layer of these spans, one list an article in the order of the corpus.
    pub fn new(mut spans: Vec<Vec<Span>>) -> Self {
        for list in &mut spans {
            list.sort_by_key(|span| (span.range.start, span.range.end));
        }
        Self { spans }
    }

    /// The spans of an article, ascending; none if the layer does not reach so far.
    pub fn of(&self, article: u32) -> &[Span] {
        self.spans.get(article as usize).map_or(&[], Vec::as_slice)
    }

    /// The spans for which a condition holds.
    #[must_use]
    pub fn filter(&self, condition: impl Fn(&Span) -> bool) -> Self {
        let kept = |list: &Vec<Span>| list.iter().filter(|span| condition(span)).cloned().collect();
        Self { spans: self.spans.iter().map(kept).collect() }
    }

    /// How many spans it holds.
    pub fn len(&self) -> usize {
        self.spans.iter().map(Vec::len).sum()
    }

    /// Whether it holds no span.
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(Vec::is_empty)
    }

    /// The bytes of an article that some span covers, ascending and apart; spans that only touch stay two.
    pub fn covered(&self, article: u32) -> Vec<Range<usize>> {
        let mut covered: Vec<Range<usize>> = Vec::new();
        for span in self.of(article) {
            match covered.last_mut().filter(|last| span.range.start < last.end) {
                Some(last) => last.end = last.end.max(span.range.end),
                None => covered.push(span.range.clone()),
            }
        }
        covered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_spans_are_covered_once_and_touching_ones_stay_apart() {
        let span = |range| Span { range, kind: "quotation", rule: "test" };
        let layer = Layer::new(vec![vec![span(8..9), span(0..5), span(2..7), span(7..8)]]);
        assert_eq!(layer.covered(0), [0..7, 7..8, 8..9]);
        assert_eq!((layer.len(), layer.of(1).len(), layer.filter(|span| span.range.start > 1).len()), (4, 0, 3));
    }
}
