//! What is known about a stretch of a text: bytes that stay as they are, and the rule that says what they are.

use std::ops::Range;

/// A byte range of one body that is known to be something.
///
/// Invariant: both ends lie on character boundaries of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its bytes in the article's body.
    pub range: Range<usize>,
    /// What it is: `byline`, `quotation`.
    pub kind: &'static str,
    /// The name of the rule that found it.
    pub rule: &'static str,
}
