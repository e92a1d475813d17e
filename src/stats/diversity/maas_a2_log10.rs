//! The measure `maas_a2_log10`: Maas’ a², logarithms to base 10, as lexical-diversity and taaled print it. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// Maas’ a² with logarithms to base 10, as lexical-diversity and taaled print it.
///
/// Formula: (log10 N − log10 V)/(log10 N)².
/// Range: 0 and up, lower is richer; 2.302585 times the form with natural logarithms.
/// Undefined (`None`): there are fewer than two tokens.
/// Source: Maas 1972; the base of lexical-diversity and taaled.
///
/// ```
/// use newsprint::stats::diversity::{MAAS_A2_LOG10, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((MAAS_A2_LOG10.score(&text).unwrap() - 0.344_681_182_346_215).abs() < 1e-9);
/// ```
pub const MAAS_A2_LOG10: DiversityMeasure = DiversityMeasure {
    name: "maas_a2_log10",
    symbol: "a²",
    heading: "Maas’ a² (log10)",
    about: "Maas’ a² with logarithms to base 10, as lexical-diversity and taaled print it.",
    formula: "(log10 N − log10 V)/(log10 N)²",
    length: Length::Depends,
    richer: Richer::Lower,
    range: "0 and up, lower is richer; 2.302585 times the form with natural logarithms",
    undefined_when: "there are fewer than two tokens",
    source: "Maas 1972; the base of lexical-diversity and taaled",
    role: Role::Variant,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    super::MAAS_A2_LN.score(text).map(|natural| natural * std::f64::consts::LN_10)
}
