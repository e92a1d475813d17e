//! The measures `vocd_d_exact` and `vocd_d_sampled`, and the expected type–token ratios that `hdd_42` shares.
//! Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};
use crate::stats::random::Generator;
use crate::stats::special::{exp, exp_m1, ln_1p, sqrt};

/// The D of the curve that type–token ratios of 35 to 50 words follow, from their exact expectations.
///
/// Formula: D that fits TTR(n) = (D/n)(√(1 + 2n/D) − 1) by least squares to the expected TTR of n = 35..50 tokens drawn at random.
/// Range: above 0; higher is richer, does not depend on length.
/// Undefined (`None`): there are fewer than 51 tokens, or no word occurs twice.
/// Source: Malvern & Richards 1997; McCarthy & Jarvis 2007.
///
/// ```
/// use newsprint::stats::diversity::{VOCD_D_EXACT, Sequence};
/// // Always the same word: TTR(n) = 1/n, which the curve meets near D = 1/(2(n − 1)), n = 35..50.
/// let same = VOCD_D_EXACT.score(&Sequence::new([0; 60])).unwrap();
/// assert!(same > 1.0 / 98.0 && same < 1.0 / 68.0);
/// assert_eq!(VOCD_D_EXACT.score(&Sequence::new(0..60)), None);
/// ```
pub const VOCD_D_EXACT: DiversityMeasure = DiversityMeasure {
    name: "vocd_d_exact",
    symbol: "D",
    heading: "vocd-D, exact",
    about: "The D of the curve that type–token ratios of 35 to 50 words follow, from their exact expectations.",
    formula: "D that fits TTR(n) = (D/n)(√(1 + 2n/D) − 1) by least squares to the expected TTR of n = 35..50 tokens drawn at random",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0; higher is richer, does not depend on length",
    undefined_when: "there are fewer than 51 tokens, or no word occurs twice",
    source: "Malvern & Richards 1997; McCarthy & Jarvis 2007",
    role: Role::Definition,
    score: exact,
};

/// The D of the curve as vocd finds it: type–token ratios from random samples, in three rounds.
///
/// Formula: as the exact form, with mean TTRs of 100 samples of each size; mean D of three rounds.
/// Range: above 0; higher is richer; varies with the seed.
/// Undefined (`None`): there are fewer than 51 tokens, or no sample repeats a word.
/// Source: Malvern & Richards 1997; lexicalrichness 0.5.1.
///
/// ```
/// use newsprint::stats::diversity::{VOCD_D_SAMPLED, Sequence};
/// use newsprint::stats::diversity::VOCD_D_EXACT;
/// let text = Sequence::new((0..400).map(|place| place % 90));
/// let (sampled, exact) = (VOCD_D_SAMPLED.score(&text).unwrap(), VOCD_D_EXACT.score(&text).unwrap());
/// assert!((sampled / exact - 1.0).abs() < 0.06);
/// ```
pub const VOCD_D_SAMPLED: DiversityMeasure = DiversityMeasure {
    name: "vocd_d_sampled",
    symbol: "D",
    heading: "vocd-D, sampled",
    about: "The D of the curve as vocd finds it: type–token ratios from random samples, in three rounds.",
    formula: "as the exact form, with mean TTRs of 100 samples of each size; mean D of three rounds",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0; higher is richer; varies with the seed",
    undefined_when: "there are fewer than 51 tokens, or no sample repeats a word",
    source: "Malvern & Richards 1997; lexicalrichness 0.5.1",
    role: Role::Variant,
    score: sampled,
};

/// The smallest and the largest sample of vocd.
const SIZES: (u64, u64) = (35, 50);
/// Samples of each size.
const SAMPLES: u32 = 100;
/// Rounds that are averaged.
const ROUNDS: u32 = 3;
/// The natural logarithms of D between which a fit is looked for.
const LOG_D: (f64, f64) = (-12.0, 25.0);

/// The expected type–token ratio of so many tokens drawn without putting back, for sizes from `first` to `last`.
pub(super) fn expected_ratios(text: &Sequence, first: u64, last: u64) -> Vec<f64> {
    let mut ratios = vec![0.0; (last - first + 1) as usize];
    for class in text.spectrum().classes() {
        // ln of the chance that a type of this frequency is in none of the tokens drawn so far.
        let mut missed = 0.0;
        for drawn in 1..=last {
            let left = text.spectrum().tokens() - (drawn - 1);
            missed = if class.frequency >= left {
                f64::NEG_INFINITY
            } else {
                missed + ln_1p(-(class.frequency as f64 / left as f64))
            };
            if drawn >= first {
                ratios[(drawn - first) as usize] -= class.types as f64 * exp_m1(missed) / drawn as f64;
            }
        }
    }
    ratios
}

fn exact(text: &Sequence) -> Option<f64> {
    text.has(SIZES.1 + 1)?;
    fit(&expected_ratios(text, SIZES.0, SIZES.1))
}

fn sampled(text: &Sequence) -> Option<f64> {
    text.has(SIZES.1 + 1)?;
    let mut random = Generator::new(text.seed);
    let mut tokens = text.tokens().to_vec();
    let mut seen = vec![0u32; text.spectrum().types() as usize];
    let mut draw = 0;
    let mut ratio = |size: u64| {
        let mut types = 0u64;
        for _ in 0..SAMPLES {
            draw += 1;
            for place in 0..size as usize {
                // The first places of a shuffle; the order before it does not matter.
                let other = place + random.below((tokens.len() - place) as u64) as usize;
                tokens.swap(place, other);
                let last = &mut seen[tokens[place] as usize];
                types += u64::from(*last != draw);
                *last = draw;
            }
        }
        types as f64 / (u64::from(SAMPLES) * size) as f64
    };
    let mut sum = 0.0;
    for _ in 0..ROUNDS {
        let ratios: Vec<f64> = (SIZES.0..=SIZES.1).map(&mut ratio).collect();
        sum += fit(&ratios)?;
    }
    Some(sum / f64::from(ROUNDS))
}

/// The D that fits the type–token ratios of 35, 36, … tokens by least squares; `None` if they show no repetition.
///
/// The slope of the sum of squares in ln D goes from below nought to above it; its zero is halved in.
fn fit(ratios: &[f64]) -> Option<f64> {
    let slope = |log_d: f64| -> f64 {
        let d = exp(log_d);
        let term = |(place, &ratio): (usize, &f64)| {
            let n = (SIZES.0 + place as u64) as f64;
            let root = sqrt(1.0 + 2.0 * n / d);
            // (D/n)(√(1 + 2n/D) − 1) without the difference of near numbers.
            let curve = 2.0 / (root + 1.0);
            (curve - ratio) * (root - 1.0) / (root * (root + 1.0))
        };
        ratios.iter().enumerate().map(term).sum()
    };
    let (mut low, mut high) = LOG_D;
    if slope(low) > 0.0 || slope(high) <= 0.0 {
        return None;
    }
    for _ in 0..64 {
        let middle = f64::midpoint(low, high);
        if slope(middle) > 0.0 {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(exp(f64::midpoint(low, high)))
}
