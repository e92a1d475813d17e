//! What growth measures look at: how many types a text has shown after so many tokens, and its frequency spectrum.

use crate::stats::spectrum::Spectrum;
use hashbrown::HashMap;

/// Steps of a curve, unless there are fewer tokens.
pub const STEPS: u64 = 20;

/// A text as its vocabulary grows.
#[derive(Debug, Clone)]
pub struct Growth {
    steps: Vec<Step>,
    spectrum: Spectrum,
}

/// A point of the curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// N, the tokens read so far.
    pub tokens: u64,
    /// V(N), the types among them.
    pub types: u64,
    /// V1(N), those of them that have occurred once.
    pub hapax: u64,
}

impl Growth {
    /// Reads a text, each token as any number that stands for its type, at twenty equal steps (halves to even numbers).
    ///
    /// ```
    /// use newsprint::stats::growth::{Growth, Step};
    /// let growth = Growth::of(&[5, 9, 5, 4]);
    /// assert_eq!(growth.steps()[2], Step { tokens: 3, types: 2, hapax: 1 });
    /// assert_eq!(growth.steps().len(), 4);
    /// ```
    pub fn of(types: &[u32]) -> Self {
        Self::in_steps(types, STEPS)
    }

    /// Reads a text as [`Growth::of`] does, at another number of equal steps, at least one.
    pub fn in_steps(types: &[u32], steps: u64) -> Self {
        let marks = marks(types.len() as u64, steps.max(1));
        let mut counts: HashMap<u32, u64> = HashMap::new();
        let mut steps = Vec::with_capacity(marks.len());
        let mut hapax = 0;
        for (place, &id) in types.iter().enumerate() {
            let count = counts.entry(id).or_insert(0);
            *count += 1;
            match *count {
                1 => hapax += 1,
                2 => hapax -= 1,
                _ => {}
            }
            let tokens = place as u64 + 1;
            if marks[steps.len()] == tokens {
                steps.push(Step { tokens, types: counts.len() as u64, hapax });
            }
        }
        Self { steps, spectrum: Spectrum::new(counts.into_values().collect()) }
    }

    /// The curve, ascending; the last step is the whole text.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many types occur once, twice, …
    pub fn spectrum(&self) -> &Spectrum {
        &self.spectrum
    }
}

/// The numbers of tokens at which a curve has its points, ascending; none of no tokens.
fn marks(tokens: u64, steps: u64) -> Vec<u64> {
    let mut marks: Vec<u64> = (1..=steps).map(|step| rounded(step * tokens, steps)).filter(|&mark| mark > 0).collect();
    marks.dedup();
    marks
}

/// A quotient rounded to the nearest whole number, halves to even ones.
fn rounded(dividend: u64, divisor: u64) -> u64 {
    let (whole, rest) = (dividend / divisor, dividend % divisor);
    whole + u64::from(2 * rest > divisor || 2 * rest == divisor && whole % 2 == 1)
}
