//! What diversity measures look at: the types of a text in their order, and how often each occurs.

use crate::stats::spectrum::Spectrum;
use hashbrown::HashMap;

/// The seed of measures that draw, unless another is set.
pub const SEED: u64 = 1;

/// The tokens of a text as numbers of their types.
///
/// Invariant: types are numbered in the order of their first occurrence, without gaps.
#[derive(Debug, Clone)]
pub struct Sequence {
    tokens: Vec<u32>,
    spectrum: Spectrum,
    /// The seed of measures that draw.
    pub seed: u64,
}

impl Sequence {
    /// A text, each token as any number that stands for its type.
    ///
    /// ```
    /// use newsprint::stats::diversity::Sequence;
    /// let text = Sequence::new([70, 9, 70, 4]);
    /// assert_eq!(text.tokens(), [0, 1, 0, 2]);
    /// assert_eq!((text.spectrum().tokens(), text.spectrum().types(), text.spectrum().of(1)), (4, 3, 2));
    /// ```
    pub fn new(types: impl IntoIterator<Item = u32>) -> Self {
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        let mut counts: Vec<u64> = Vec::new();
        let number = |id: u32| {
            let number = *numbers.entry(id).or_insert(counts.len() as u32);
            if number as usize == counts.len() {
                counts.push(0);
            }
            counts[number as usize] += 1;
            number
        };
        let tokens = types.into_iter().map(number).collect();
        Self { tokens, spectrum: Spectrum::new(counts), seed: SEED }
    }

    /// The types of the tokens, in order.
    pub fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// How many types occur once, twice, …
    pub fn spectrum(&self) -> &Spectrum {
        &self.spectrum
    }

    /// N.
    pub(super) fn n(&self) -> f64 {
        self.spectrum.tokens() as f64
    }

    /// V.
    pub(super) fn v(&self) -> f64 {
        self.spectrum.types() as f64
    }

    /// V(1).
    pub(super) fn hapax(&self) -> f64 {
        self.spectrum.of(1) as f64
    }

    /// Whether there are at least so many tokens.
    pub(super) fn has(&self, tokens: u64) -> Option<()> {
        (self.spectrum.tokens() >= tokens).then_some(())
    }
}
