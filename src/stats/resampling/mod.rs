//! Is a difference more than the articles' chance? Labels are shuffled over articles, and the words compared anew.
//! Leaves intervals in closed form to `rate`, and gathering articles to the caller.
//!
//! ```text
//! SampleArticle -> Sample        which articles may change labels with which (strata), which keep together (blocks)
//!                  moving        which articles a shuffle can give to another group; all others are added up once
//!                  shuffles      labels of draw 1, 2, 3, …: the same for every word
//!                  arrangements  all ways to deal the labels out, where they are few
//!                  words         the sums of a word in every target, 64 draws at a time
//!                  studentised   the statistic of a word in a draw
//!                  sequential    when a word needs no more draws (Besag & Clifford 1991)
//!                  Permutation   p of every word and target, as many draws as the family needs
//!                  Calibration   how many words pass in shuffled corpora; the maximum of Westfall & Young 1993
//! values without a group of articles -> jackknife   intervals of statistics that are no sums
//! articles of two sides              -> halves      what chance alone makes of a distance
//! names of a row                     -> seed        its own draws
//! ```
//! Everything that is added up is a whole number, and every draw follows from its number: no result depends on threads.

mod arrangements;
mod calibration;
mod engine;
mod halves;
mod jackknife;
mod moving;
mod permutation;
mod sample;
mod seed;
mod sequential;
mod shuffles;
mod studentised;
mod words;

pub use arrangements::MOST_ARRANGEMENTS;
pub use calibration::Calibration;
pub use halves::{chance_range, dealt_anew, middle, percentile};
pub use jackknife::{GROUPS, dealt_out, jackknife_interval};
pub use permutation::{Permutation, Plan};
pub use sample::{Effective, Sample, SampleArticle, length_classes};
pub use seed::seed_of;
pub use sequential::{Outcome, Tail};
pub use shuffles::GroupSize;
pub use studentised::{WordSums, studentised};

#[cfg(test)]
mod simulation;
#[cfg(test)]
mod tests;
