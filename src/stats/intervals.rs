//! The ways in which intervals over articles are found, in words: what `newsprint measures` prints of the columns `X_low` and `X_high`.
//! Leaves finding them to their own files.

/// A way to find an interval.
#[derive(Debug, Clone, Copy)]
pub struct IntervalMethod {
    /// The fixed name: `rate_interval`.
    pub name: &'static str,
    /// What it tells a researcher, and in which columns.
    pub about: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// What the ends are ends of.
    pub range: &'static str,
    /// When it is withheld.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
}

/// The prefix of full names: `interval.rate`.
pub const FAMILY: &str = "interval";

/// Every way, in the order of docs/intervals.md.
pub const INTERVALS: &[IntervalMethod] = &[
    IntervalMethod {
        name: "rate_interval",
        about: "How sure a relative frequency is when articles are the sample: per_million_low, per_million_high.",
        formula: "r·exp(∓t·√V), r = Σx/Σn, V its relative variance over articles, at least 1/Σx; df = min(m − 1, 1/V + 2); the upper end \
                  raised by V/2",
        range: "95 %, around the rate of endless articles",
        undefined_when: "there are fewer than ten articles with a word",
        source: "Cochran 1977, chapter 6; Kish 1965",
    },
    IntervalMethod {
        name: "log_ratio_interval",
        about: "How sure the ratio of two relative frequencies is: log_ratio_low, log_ratio_high.",
        formula: "log2 r1/r2 ∓ √(d1² + d2²), d1 and d2 the distances of the ends of rate_interval",
        range: "95 %; one end is infinite if a side lacks the word",
        undefined_when: "a side has fewer than ten articles with a word",
        source: "Zou & Donner 2008",
    },
    IntervalMethod {
        name: "share_interval",
        about: "How sure a part of all words is: quoted_share_low, quoted_share_high and its neighbours.",
        formula: "logit p ∓ t·√V/(1 − p), p = Σx/Σn, V its relative variance over articles",
        range: "95 %, inside 0 to 1",
        undefined_when: "there are fewer than ten articles, or the part is nothing or all",
        source: "Cochran 1977, chapter 6",
    },
    IntervalMethod {
        name: "mean_interval",
        about: "How sure the mean score of articles is: mtld_mean_low, flesch_mean_high and the like.",
        formula: "mean ∓ t·s/√m, m − 1 degrees of freedom",
        range: "95 %, around the mean of endless articles",
        undefined_when: "fewer than ten articles have a score",
        source: "Student 1908",
    },
    IntervalMethod {
        name: "jackknife_interval",
        about: "How far other articles might move a score of similarity or dispersion: jsd_bits_low, dp_norm_high and the like.",
        formula: "θ ∓ t·√(Σ over sides (G − 1)/G Σ (θ(g) − mean)²), θ(g) without group g of up to 20 groups of articles; for \
                  similarity θ is the logarithm of the distance",
        range: "95 %, around the mean score of other articles, as many; scores of endless texts lie elsewhere",
        undefined_when: "there are fewer than ten articles (on a side), for dispersion also fewer than ten occurrences or three articles with \
                         the word",
        source: "Kott 2001; Efron & Stein 1981",
    },
    IntervalMethod {
        name: "association_interval",
        about: "How sure a collocate's score is: log_dice_low, mi_high and the like.",
        formula: "score ∓ t·√V/ln 2, V as in jackknife_interval, at least 1/O11; df = min(G − 1, 1/V + 2); the upper end raised by V/2",
        range: "95 %, around the score of endless articles",
        undefined_when: "there are fewer than ten articles with the node, five joint occurrences or three articles with one, or all stand in \
                         one group",
        source: "Kott 2001",
    },
    IntervalMethod {
        name: "chance_range",
        about: "How far apart two samples of one outlet would be: jsd_bits_chance_low, jsd_bits_chance_high and the like.",
        formula: "from the k-th smallest to the k-th largest of N scores with the articles of both sides dealt out at random, each side as many \
                  words as it has; k = ⌊(N + 1)/40⌋",
        range: "a pair beyond it differs more than chance alone makes samples differ",
        undefined_when: "a side has fewer than ten articles, or both sides are made of the same articles",
        source: "permutation of articles as in p_permutation (Good 2005)",
    },
];
