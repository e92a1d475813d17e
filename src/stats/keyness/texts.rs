//! A word text by text on both sides of a comparison, sparsely: texts without the word are counted, not listed.
//! Leaves gathering the counts to the caller.

use crate::stats::random::Generator;

/// A word in the texts of target and reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRates<'a> {
    /// The target's texts.
    pub target: TextSide<'a>,
    /// The reference's texts.
    pub reference: TextSide<'a>,
    /// Resamples of both sides, for the measures that draw; drawn once a comparison.
    pub resamples: Option<&'a Resamples>,
}

/// A word in the texts of one side.
///
/// Invariant: `occupied` ascends by place and holds each text with the word once; every size is above 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextSide<'a> {
    /// The texts that have the word.
    pub occupied: &'a [TextCount],
    /// The tokens of every text of the side; texts without a token are no texts.
    pub sizes: &'a [u64],
}

/// A text that has the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextCount {
    /// Its place among the texts of its side.
    pub place: u32,
    /// How often it has the word; at least 1.
    pub count: u64,
}

impl TextRates<'_> {
    /// The same word with target and reference changed over; the resamples stay behind, they were drawn for these sides.
    #[must_use]
    pub const fn swapped(&self) -> Self {
        Self { target: self.reference, reference: self.target, resamples: None }
    }

    /// Whether some text has the word and both sides have at least `texts` texts.
    pub(super) fn has(&self, texts: usize) -> bool {
        let enough = self.target.sizes.len() >= texts && self.reference.sizes.len() >= texts;
        enough && !(self.target.occupied.is_empty() && self.reference.occupied.is_empty())
    }
}

impl TextSide<'_> {
    /// The relative frequency of the word in each text that has it.
    pub(super) fn rates(&self) -> impl Iterator<Item = f64> {
        self.occupied.iter().map(|text| text.count as f64 / self.sizes[text.place as usize] as f64)
    }

    /// Mean and variance (n − 1) of the relative frequencies over all texts; `None` below two texts.
    pub(super) fn mean_and_variance(&self) -> Option<(f64, f64)> {
        let texts = self.sizes.len() as f64;
        if self.sizes.len() < 2 {
            return None;
        }
        let empty = texts - self.occupied.len() as f64;
        // Equal rates are equal floats; their mean, rounded, may not be, and would leave a variance where there is none.
        let equal =
            |first: f64| (empty == 0.0 || first == 0.0) && self.rates().all(|rate| rate.total_cmp(&first).is_eq());
        let first = self.rates().next().unwrap_or_default();
        if equal(first) {
            return Some((first, 0.0));
        }
        let mean = self.rates().sum::<f64>() / texts;
        let squares = self.rates().map(|rate| (rate - mean) * (rate - mean)).sum::<f64>() + empty * mean * mean;
        Some((mean, squares / (texts - 1.0)))
    }
}

/// Texts drawn with replacement, as many as there are, on both sides, again and again.
///
/// Holds a byte for each text and resample. The same seed draws the same texts on every platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resamples {
    target: SideResamples,
    reference: SideResamples,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct SideResamples {
    draws: usize,
    /// How often each resample has a text, text by text.
    times: Vec<u8>,
    /// The tokens of each resample.
    tokens: Vec<u64>,
}

impl Resamples {
    /// What is drawn unless told otherwise: so many that the share is right to .02.
    pub const USUAL: usize = 9_999;

    /// Draws `draws` resamples of texts of these sizes.
    pub fn new(target_sizes: &[u64], reference_sizes: &[u64], draws: usize, seed: u64) -> Self {
        let mut generator = Generator::new(seed);
        let target = SideResamples::new(target_sizes, draws, &mut generator);
        let reference = SideResamples::new(reference_sizes, draws, &mut generator);
        Self { target, reference }
    }

    /// How many resamples there are: B.
    pub fn draws(&self) -> usize {
        self.target.draws
    }

    /// Twice the number of resamples in which the target has the higher pooled relative frequency; ties count one.
    pub(super) fn twice_above(&self, target: TextSide<'_>, reference: TextSide<'_>) -> u64 {
        let (ours, theirs) = (self.target.counts(target), self.reference.counts(reference));
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        let pairs = ours.iter().zip(&self.reference.tokens).zip(theirs.iter().zip(&self.target.tokens));
        let doubled = |((&our, &their_tokens), (&their, &our_tokens))| match product(our, their_tokens)
            .cmp(&product(their, our_tokens))
        {
            std::cmp::Ordering::Greater => 2,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Less => 0,
        };
        pairs.map(doubled).sum()
    }
}

impl SideResamples {
    fn new(sizes: &[u64], draws: usize, generator: &mut Generator) -> Self {
        let mut times = vec![0u8; sizes.len() * draws];
        let mut tokens = vec![0; draws];
        for (draw, tokens) in tokens.iter_mut().enumerate() {
            for _ in sizes {
                let text = generator.below(sizes.len() as u64) as usize;
                let slot = &mut times[text * draws + draw];
                // One text more than 255 times in a resample: less likely than 1e-500.
                if *slot < u8::MAX {
                    *slot += 1;
                    *tokens += sizes[text];
                }
            }
        }
        Self { draws, times, tokens }
    }

    /// How often each resample has the word.
    fn counts(&self, side: TextSide<'_>) -> Vec<u64> {
        let mut counts = vec![0; self.draws];
        for text in side.occupied {
            let times = &self.times[text.place as usize * self.draws..][..self.draws];
            counts.iter_mut().zip(times).for_each(|(sum, &times)| *sum += u64::from(times) * text.count);
        }
        counts
    }
}
