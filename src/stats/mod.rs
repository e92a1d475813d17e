//! How remarkable: pure functions on plain numbers. Knows neither texts nor paper.
//!
//! ```text
//! counts -> Frequency, Contingency -> keyness/      one measure a file, KEYNESS the slice
//!           Contingency, PairCounts -> association/ one measure a file, ASSOCIATION the slice
//!           Part, PartSizes        -> dispersion/   one measure a file, DISPERSION the slice
//!           Moments                -> rate.rs       intervals over articles
//!           Overlap                -> overlap.rs    what two texts share
//!           p-values               -> correction.rs corrections for many tests
//!                                     special.rs    the one module of logarithms and distributions
//! ```

pub mod association;
pub mod correction;
pub mod dispersion;
pub mod estimate;
pub mod frequency;
pub mod keyness;
pub mod moments;
pub mod overlap;
pub mod rate;
pub mod special;

/// Whether a measure is what newsprint shows by default, or another form under its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The form that newsprint shows unless another is asked for.
    Definition,
    /// A named other form; offered under its own name only.
    Variant,
}
