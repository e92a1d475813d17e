//! How remarkable: pure functions on plain numbers. Knows neither texts nor paper.
//!
//! ```text
//! counts -> Frequency, Contingency -> keyness/      one measure a file, KEYNESS the slice
//!           Contingency, PairCounts -> association/ one measure a file, ASSOCIATION the slice
//!           Part, PartSizes        -> dispersion/   one measure a file, DISPERSION the slice
//!           Units, Distances       -> similarity/   one measure a file, SIMILARITY the slice; maps and trees
//!           rates of periods       -> trend/        one measure a file, TREND the slice
//!           Sequence, Spectrum     -> diversity/    one formula a file, DIVERSITY the slice
//!           ReadabilityCounts      -> readability/  one formula a file, READABILITY the slice
//!           Growth, Spectrum       -> growth/       one measure a file, GROWTH and CURVES the slices
//!           Moments                -> rate.rs       intervals over articles; share.rs those of large parts
//!           scores of articles     -> mean.rs       their mean with its interval
//!                                     intervals.rs  every way to find one, in words: INTERVALS the slice
//!           Sample                 -> resampling/   labels shuffled over articles: p, q, calibration
//!           Overlap                -> overlap.rs    what two texts share
//!           p-values               -> correction.rs corrections for many tests
//!                                     special.rs    the one module of logarithms and distributions;
//!                                                   binomial.rs and hypergeometric.rs stand on it
//!                                     random.rs     the generator behind everything that is drawn
//! ```

pub mod alignment;
pub mod association;
pub mod binomial;
pub mod correction;
pub mod dispersion;
pub mod diversity;
pub mod estimate;
pub mod frequency;
pub mod growth;
pub mod hypergeometric;
pub mod intervals;
pub mod keyness;
pub mod literature;
pub mod mean;
pub mod moments;
pub mod overlap;
pub mod random;
pub mod rate;
pub mod readability;
pub mod registry;
pub mod resampling;
pub mod share;
pub mod similarity;
#[cfg(test)]
mod simulated;
pub mod special;
pub mod spectrum;
pub mod trend;

/// Whether a measure is what newsprint shows by default, or another form under its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The form that newsprint shows unless another is asked for.
    Definition,
    /// A named other form; offered under its own name only.
    Variant,
}
