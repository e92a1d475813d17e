//! The measures `mtld`, `mtld_forward`, `mtld_backward`, `mtld_le` and `mtld_min10`, and the trace of the first factor.
//! Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// How many words on average the text goes on before repetition brings the type–token ratio below .72, read both ways.
///
/// Formula: mean of the forward and the backward value; each N / factors; a factor ends when the type–token ratio falls below .72, the rest counts (1 − TTR)/(1 − .72).
/// Range: above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens.
/// Undefined (`None`): no word occurs twice, or there is no token.
/// Source: McCarthy & Jarvis 2010.
///
/// ```
/// use newsprint::stats::diversity::{MTLD, Sequence};
/// let text = Sequence::new([0, 1, 0, 2, 2, 3]);
/// assert_eq!(MTLD.score(&text), Some(3.0));
/// // The first factor of "of the people by the people …" closes after six words (McCarthy & Jarvis 2010, p. 384); the rest,
/// // for the people, repeats nothing: 9 words, one factor. From the end it is the same.
/// let text = Sequence::new([0, 1, 2, 3, 1, 2, 4, 1, 2]);
/// assert_eq!(MTLD.score(&text), Some(9.0));
/// ```
pub const MTLD: DiversityMeasure = DiversityMeasure {
    name: "mtld",
    symbol: "MTLD",
    heading: "MTLD",
    about: "How many words on average the text goes on before repetition brings the type–token ratio below .72, read both ways.",
    formula: "mean of the forward and the backward value; each N / factors; a factor ends when the type–token ratio falls below .72, the rest counts (1 − TTR)/(1 − .72)",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens",
    undefined_when: "no word occurs twice, or there is no token",
    source: "McCarthy & Jarvis 2010",
    role: Role::Definition,
    score: both_ways,
};

/// MTLD read from the beginning.
///
/// Formula: N / factors; a factor ends when the type–token ratio falls below .72, the rest counts (1 − TTR)/(1 − .72).
/// Range: above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens.
/// Undefined (`None`): no word occurs twice, or there is no token.
/// Source: McCarthy & Jarvis 2010.
///
/// ```
/// use newsprint::stats::diversity::{MTLD_FORWARD, Sequence};
/// // 0 1 0 closes a factor (2/3 < .72); 2 2 closes another (1/2); 3 is a rest without repetition.
/// let text = Sequence::new([0, 1, 0, 2, 2, 3]);
/// assert_eq!(MTLD_FORWARD.score(&text), Some(3.0));
/// ```
pub const MTLD_FORWARD: DiversityMeasure = DiversityMeasure {
    name: "mtld_forward",
    symbol: "MTLD",
    heading: "MTLD forward",
    about: "MTLD read from the beginning.",
    formula: "N / factors; a factor ends when the type–token ratio falls below .72, the rest counts (1 − TTR)/(1 − .72)",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens",
    undefined_when: "no word occurs twice, or there is no token",
    source: "McCarthy & Jarvis 2010",
    role: Role::Definition,
    score: forward,
};

/// MTLD read from the end.
///
/// Formula: N / factors; a factor ends when the type–token ratio falls below .72, the rest counts (1 − TTR)/(1 − .72).
/// Range: above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens.
/// Undefined (`None`): no word occurs twice, or there is no token.
/// Source: McCarthy & Jarvis 2010.
///
/// ```
/// use newsprint::stats::diversity::{MTLD_BACKWARD, Sequence};
/// // From the end: 3 2 2 closes a factor (2/3 < .72); 0 1 0 closes another.
/// let text = Sequence::new([0, 1, 0, 2, 2, 3]);
/// assert_eq!(MTLD_BACKWARD.score(&text), Some(3.0));
/// ```
pub const MTLD_BACKWARD: DiversityMeasure = DiversityMeasure {
    name: "mtld_backward",
    symbol: "MTLD",
    heading: "MTLD backward",
    about: "MTLD read from the end.",
    formula: "N / factors; a factor ends when the type–token ratio falls below .72, the rest counts (1 − TTR)/(1 − .72)",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens",
    undefined_when: "no word occurs twice, or there is no token",
    source: "McCarthy & Jarvis 2010",
    role: Role::Definition,
    score: backward,
};

/// MTLD as lexicalrichness and Wordless compute it: a factor ends when the type–token ratio is .72 or less.
///
/// Formula: as mtld, with ≤ .72; N if no word occurs twice.
/// Range: above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens.
/// Undefined (`None`): there is no token.
/// Source: lexicalrichness 0.5.1; Wordless.
///
/// ```
/// use newsprint::stats::diversity::{MTLD_LE, Sequence};
/// // 25 tokens with 18 types: .72 is not below .72, so only this form closes the factor.
/// let text = Sequence::new((0..18).chain(0..7));
/// assert_eq!(MTLD_LE.score(&text), Some(25.0));
/// // Without repetition the text counts as one factor.
/// assert_eq!(MTLD_LE.score(&Sequence::new([0, 1, 2])), Some(3.0));
/// ```
pub const MTLD_LE: DiversityMeasure = DiversityMeasure {
    name: "mtld_le",
    symbol: "MTLD",
    heading: "MTLD (≤ .72)",
    about: "MTLD as lexicalrichness and Wordless compute it: a factor ends when the type–token ratio is .72 or less.",
    formula: "as mtld, with ≤ .72; N if no word occurs twice",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens",
    undefined_when: "there is no token",
    source: "lexicalrichness 0.5.1; Wordless",
    role: Role::Variant,
    score: at_most,
};

/// MTLD as lexical-diversity and taaled compute it: a factor has ten tokens or more, the last token always ends a partial one.
///
/// Formula: as mtld, with factors of at least 10 tokens; 0 if no word occurs twice.
/// Range: above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens.
/// Undefined (`None`): there is no token.
/// Source: lexical-diversity 0.1.1; taaled 0.32.
///
/// ```
/// use newsprint::stats::diversity::{MTLD_MIN10, Sequence};
/// // Twenty times the same word: one factor of ten, and the last ten count (1 − 1/10)/(1 − .72).
/// let text = Sequence::new([7; 20]);
/// assert!((MTLD_MIN10.score(&text).unwrap() - 20.0 / (1.0 + 0.9 / 0.28)).abs() < 1e-9);
/// ```
pub const MTLD_MIN10: DiversityMeasure = DiversityMeasure {
    name: "mtld_min10",
    symbol: "MTLD",
    heading: "MTLD (10 words at least)",
    about: "MTLD as lexical-diversity and taaled compute it: a factor has ten tokens or more, the last token always ends a partial one.",
    formula: "as mtld, with factors of at least 10 tokens; 0 if no word occurs twice",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0; the mean length of text that keeps a type–token ratio of .72, in words; unstable below about 100 tokens",
    undefined_when: "there is no token",
    source: "lexical-diversity 0.1.1; taaled 0.32",
    role: Role::Variant,
    score: at_least_ten,
};

/// The type–token ratio after each token until the first factor ends; the whole text if none does.
///
/// Source: McCarthy & Jarvis 2010, p. 384, from which the example is.
///
/// ```
/// use newsprint::stats::diversity::{Sequence, mtld_factor_trace};
/// // of the people by the people for the people
/// let text = Sequence::new([0, 1, 2, 3, 1, 2, 4, 1, 2]);
/// assert_eq!(mtld_factor_trace(&text), [1.0, 1.0, 1.0, 1.0, 0.8, 4.0 / 6.0]);
/// ```
pub fn mtld_factor_trace(text: &Sequence) -> Vec<f64> {
    let mut factor = Factor::new(text);
    let mut trace = Vec::new();
    for &token in text.tokens() {
        factor.take(token);
        trace.push(factor.ratio());
        if factor.is_below() {
            break;
        }
    }
    trace
}

/// The stretch of text since the last factor ended.
struct Factor {
    /// For each type, the factor that saw it last.
    seen: Vec<u64>,
    number: u64,
    tokens: u64,
    types: u64,
}

impl Factor {
    fn new(text: &Sequence) -> Self {
        Self { seen: vec![0; text.spectrum().types() as usize], number: 1, tokens: 0, types: 0 }
    }

    fn take(&mut self, token: u32) {
        self.tokens += 1;
        self.types += u64::from(self.seen[token as usize] != self.number);
        self.seen[token as usize] = self.number;
    }

    fn ratio(&self) -> f64 {
        self.types as f64 / self.tokens as f64
    }

    /// types/tokens < .72, in whole numbers: .72 = 18/25.
    fn is_below(&self) -> bool {
        self.types * 25 < self.tokens * 18
    }

    /// types/tokens ≤ .72.
    fn is_at_most(&self) -> bool {
        self.types * 25 <= self.tokens * 18
    }

    fn end(&mut self) {
        self.number += 1;
        self.tokens = 0;
        self.types = 0;
    }

    /// What the rest of a text counts as a share of a factor.
    fn part(&self) -> f64 {
        if self.tokens == 0 { 0.0 } else { (1.0 - self.ratio()) / (1.0 - 0.72) }
    }
}

/// How many factors a text has, its rest as a share of one; `ends` also hears how many tokens are left.
fn factors(text: &Sequence, order: impl ExactSizeIterator<Item = u32>, ends: impl Fn(&Factor, usize) -> bool) -> f64 {
    let mut factor = Factor::new(text);
    let (mut whole, mut left) = (0u64, order.len());
    for token in order {
        left -= 1;
        factor.take(token);
        if ends(&factor, left) {
            whole += 1;
            factor.end();
        }
    }
    whole as f64 + factor.part()
}

/// The order of reading.
fn ahead(text: &Sequence) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + '_ {
    text.tokens().iter().copied()
}

fn forward(text: &Sequence) -> Option<f64> {
    let factors = factors(text, ahead(text), |factor, _| factor.is_below());
    (factors > 0.0).then(|| text.n() / factors)
}

fn backward(text: &Sequence) -> Option<f64> {
    let factors = factors(text, ahead(text).rev(), |factor, _| factor.is_below());
    (factors > 0.0).then(|| text.n() / factors)
}

fn both_ways(text: &Sequence) -> Option<f64> {
    Some(f64::midpoint(forward(text)?, backward(text)?))
}

fn at_most(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    let ends = |factor: &Factor, _| factor.is_at_most();
    let length = |factors: f64| text.n() / if factors > 0.0 { factors } else { 1.0 };
    let forward = length(factors(text, ahead(text), ends));
    Some(f64::midpoint(forward, length(factors(text, ahead(text).rev(), ends))))
}

fn at_least_ten(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    let ends = |factor: &Factor, left| left > 0 && factor.tokens >= 10 && factor.is_below();
    let length = |factors: f64| if factors > 0.0 { text.n() / factors } else { 0.0 };
    let forward = length(factors(text, ahead(text), ends));
    Some(f64::midpoint(forward, length(factors(text, ahead(text).rev(), ends))))
}
