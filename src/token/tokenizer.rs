//! Finds words in a text: Unicode words first, then the rules that lengthen them. Never touches the text.

use super::rules::{Action, WordRules};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Finds the words of a text.
///
/// ```
/// use newsprint::token::{Tokenizer, WordRules};
/// let text = "Iran’s envoy to the U.S. spoke.";
/// let words: Vec<&str> = Tokenizer::new(WordRules::default()).words(text).map(|range| &text[range]).collect();
/// assert_eq!(words, ["Iran’s", "envoy", "to", "the", "U.S.", "spoke"]);
/// ```
#[derive(Debug, Clone)]
pub struct Tokenizer {
    extensions: Vec<fn(&str, usize, usize) -> usize>,
}

impl Tokenizer {
    /// A tokenizer with these rules.
    pub fn new(rules: WordRules) -> Self {
        let extensions = rules.on().filter_map(|rule| match rule.action {
            Action::Extend(extend) => Some(extend),
            Action::Base | Action::Fold(_) => None,
        });
        Self { extensions: extensions.collect() }
    }

    /// The byte ranges of the words, ascending and without overlap.
    ///
    /// Base: the word segments of UAX #29 that hold an alphanumeric character, by `unicode-segmentation`.
    pub fn words<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'t, '_> {
        let mut covered = 0;
        text.unicode_word_indices().filter_map(move |(start, word)| {
            if start < covered {
                return None;
            }
            covered = self.extensions.iter().fold(start + word.len(), |end, extend| extend(text, start, end));
            Some(start..covered)
        })
    }
}
