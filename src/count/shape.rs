//! The shape of n-grams: how many tokens, and how many may be left out between them.

use crate::error::{Error, Result};

/// The most ways to leave tokens out that are counted: beyond them nearly every sequence is its own.
const MOST_PATTERNS: usize = 4_096;

/// Tokens that may be left out between the tokens of an n-gram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Skip {
    /// None: contiguous n-grams.
    #[default]
    Nothing,
    /// Up to so many in each gap, as quanteda counts skip-grams.
    EachGap(u32),
    /// Up to so many in all gaps together, as NLTK counts them; for pairs the same as in each gap.
    InAll(u32),
}

/// Which sequences of tokens are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    size: usize,
    skip: Skip,
    patterns: Vec<Vec<usize>>,
}

impl Shape {
    /// N-grams of `size` tokens.
    ///
    /// # Errors
    /// If the size is 0, or there are too many ways to leave tokens out.
    pub fn new(size: usize, skip: Skip) -> Result<Self> {
        if size == 0 {
            return Err(Error::question("n-grams of 0 words were asked for").hint("give a size of 1 or more"));
        }
        let (each, all) = match skip {
            Skip::Nothing => (0, 0),
            Skip::EachGap(most) => (most as usize, most as usize * (size - 1)),
            Skip::InAll(most) => (most as usize, most as usize),
        };
        let mut patterns = vec![vec![0]];
        for place in 1..size {
            let wider = patterns.iter().flat_map(|pattern: &Vec<usize>| {
                let last = pattern[place - 1];
                let left = all - (last - (place - 1));
                (0..=each.min(left)).map(move |skipped| [pattern.as_slice(), &[last + 1 + skipped]].concat())
            });
            patterns = wider.take(MOST_PATTERNS + 1).collect();
            if patterns.len() > MOST_PATTERNS {
                return Err(Error::question(format!("{size} words with these gaps can be chosen in too many ways"))
                    .hint("skip fewer words, or ask for shorter sequences"));
            }
        }
        Ok(Self { size, skip, patterns })
    }

    /// Tokens of an n-gram.
    pub fn size(&self) -> usize {
        self.size
    }

    /// What may be left out.
    pub fn skip(&self) -> Skip {
        self.skip
    }

    /// The places of the tokens relative to the first, for every way to leave tokens out.
    pub(super) fn patterns(&self) -> &[Vec<usize>] {
        &self.patterns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_counted_each_or_in_all() {
        let patterns = |size, skip| Shape::new(size, skip).expect("few").patterns;
        assert_eq!(patterns(3, Skip::Nothing), [[0, 1, 2]]);
        assert_eq!(patterns(2, Skip::EachGap(2)), patterns(2, Skip::InAll(2)));
        assert_eq!(patterns(3, Skip::EachGap(1)), [[0, 1, 2], [0, 1, 3], [0, 2, 3], [0, 2, 4]]);
        assert_eq!(patterns(3, Skip::InAll(1)), [[0, 1, 2], [0, 1, 3], [0, 2, 3]]);
        assert!(Shape::new(0, Skip::Nothing).is_err() && Shape::new(9, Skip::EachGap(9)).is_err());
    }
}
