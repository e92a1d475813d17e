//! What chance alone does to a distance: the articles of two sides are put together and dealt out anew.
//! Leaves the distance to the caller.

use super::seed::stream;
use crate::stats::random::Choices;

/// Which articles one draw gives to the first side: articles in an order drawn anew, until the side has as many words as it has.
///
/// Sides keep their words, not their numbers of articles: a distance grows as texts shrink, so that a side of short articles must
/// not become one of long ones. Both sides have an article at least.
///
/// ```
/// use newsprint::stats::resampling::dealt_anew;
/// let sizes = [100, 200, 300, 400, 500, 600];
/// let first = dealt_anew(&sizes, 1_000, 7, 0);
/// let words: u64 = sizes.iter().zip(&first).filter(|(_, is_first)| **is_first).map(|(size, _)| size).sum();
/// assert!((700..=1_300).contains(&words));
/// assert_ne!(first, dealt_anew(&sizes, 1_000, 7, 1));
/// ```
pub fn dealt_anew(sizes: &[u64], first_tokens: u64, seed: u64, draw: u64) -> Vec<bool> {
    let mut choices = Choices::new(stream(seed, draw));
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    for place in (1..order.len()).rev() {
        order.swap(place, choices.below(place as u64 + 1) as usize);
    }
    let mut is_first = vec![false; sizes.len()];
    let mut tokens = 0;
    for &place in &order[..order.len().saturating_sub(1)] {
        // The article that would go beyond is taken if that comes nearer.
        if tokens > 0 && tokens + sizes[place] / 2 >= first_tokens {
            break;
        }
        is_first[place] = true;
        tokens += sizes[place];
    }
    is_first
}

/// The range that the observed value leaves in at most 1 − `share` of cases if it is one more of the drawn ones: from the k-th smallest
/// to the k-th largest, k = ⌊(N + 1)·(1 − share)/2⌋ of N. `None` if there are too few for that: below 39 for 0.95.
///
/// ```
/// use newsprint::stats::resampling::chance_range;
/// let drawn: Vec<f64> = (1..=79).map(f64::from).collect();
/// assert_eq!(chance_range(drawn.clone(), 0.95), Some((2.0, 78.0)));
/// assert_eq!(chance_range(drawn[..38].to_vec(), 0.95), None);
/// ```
#[expect(clippy::cast_sign_loss, reason = "a share of a number is not negative")]
pub fn chance_range(mut drawn: Vec<f64>, share: f64) -> Option<(f64, f64)> {
    // What rounding takes off a whole number must not count as a place.
    let place = ((drawn.len() + 1) as f64 * (1.0 - share) / 2.0 + 1e-9).floor() as usize;
    if place == 0 || drawn.len() < place {
        return None;
    }
    drawn.sort_by(f64::total_cmp);
    Some((drawn[place - 1], drawn[drawn.len() - place]))
}

/// The range of the middle share of some values, between two of them by straight line (Hyndman & Fan 1996, type 7); `None` of no value.
///
/// ```
/// use newsprint::stats::resampling::middle;
/// assert_eq!(middle(vec![5.0, 1.0, 2.0, 3.0, 4.0], 0.5), Some((2.0, 4.0)));
/// assert_eq!(middle(Vec::new(), 0.5), None);
/// ```
pub fn middle(mut values: Vec<f64>, share: f64) -> Option<(f64, f64)> {
    values.sort_by(f64::total_cmp);
    let tail = (1.0 - share) / 2.0;
    (!values.is_empty()).then(|| (percentile(&values, tail), percentile(&values, 1.0 - tail)))
}

/// The percentile of ascending numbers, between two of them by straight line (Hyndman & Fan 1996, type 7).
///
/// # Panics
/// If there is no number.
#[expect(clippy::cast_sign_loss, reason = "a share of a length is not negative")]
pub fn percentile(ascending: &[f64], share: f64) -> f64 {
    let place = share * (ascending.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(ascending.len() - 1);
    ascending[below] + (place - place.floor()) * (ascending[above] - ascending[below])
}
