//! The frequency spectrum: how many types occur once, twice, … Diversity and growth need no more of a text than this, unless
//! they look at its order. Leaves the formulas to them.

/// V(i), the number of types that occur i times.
///
/// Invariant: frequencies are positive and ascend, each stands once with at least one type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spectrum {
    classes: Vec<Class>,
    tokens: u64,
    types: u64,
}

/// The types of one frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// i, how often each of them occurs.
    pub frequency: u64,
    /// V(i), how many they are.
    pub types: u64,
}

impl Spectrum {
    /// Gathers the counts of types; those that do not occur are no types.
    ///
    /// ```
    /// use newsprint::stats::spectrum::Spectrum;
    /// let spectrum = Spectrum::new(vec![3, 1, 0, 1]);
    /// assert_eq!((spectrum.tokens(), spectrum.types(), spectrum.of(1), spectrum.of(2)), (5, 3, 2, 0));
    /// ```
    pub fn new(mut counts: Vec<u64>) -> Self {
        counts.retain(|&count| count > 0);
        counts.sort_unstable();
        let class = |same: &[u64]| Class { frequency: same[0], types: same.len() as u64 };
        Self {
            tokens: counts.iter().sum(),
            types: counts.len() as u64,
            classes: counts.chunk_by(|a, b| a == b).map(class).collect(),
        }
    }

    /// The classes, ascending by frequency.
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// N.
    pub fn tokens(&self) -> u64 {
        self.tokens
    }

    /// V.
    pub fn types(&self) -> u64 {
        self.types
    }

    /// V(i): V(1) are the hapax legomena.
    pub fn of(&self, frequency: u64) -> u64 {
        let found = self.classes.binary_search_by_key(&frequency, |class| class.frequency);
        found.map_or(0, |place| self.classes[place].types)
    }

    /// Σ over types.
    pub(crate) fn sum(&self, term: impl Fn(u64) -> f64) -> f64 {
        self.classes.iter().map(|class| class.types as f64 * term(class.frequency)).sum()
    }
}
