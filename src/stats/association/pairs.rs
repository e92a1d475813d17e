//! The counts of pair counting, and what chance would give by each convention.

/// A node and a collocate in windows, every pair counted.
///
/// Invariant for meaningful counts: no frequency is above the tokens of the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairCounts {
    /// O: occurrences of the node times occurrences of the collocate in its window; a token counts for each window it is in.
    pub pairs: u64,
    /// f(n): occurrences of the node.
    pub node: u64,
    /// f(c): occurrences of the collocate.
    pub collocate: u64,
    /// N: the tokens of the corpus.
    pub tokens: u64,
    /// W: the tokens in all windows, each as often as it is in one; windows end where articles do.
    pub window_tokens: u64,
    /// Words before the node.
    pub left: u32,
    /// Words after the node.
    pub right: u32,
}

impl PairCounts {
    /// S: the words of a whole window.
    pub fn span(&self) -> u64 {
        u64::from(self.left) + u64::from(self.right)
    }

    /// f(n)·f(c)/N.
    pub fn expected_plain(&self) -> Option<f64> {
        self.expected(self.node)
    }

    /// f(n)·f(c)·S/N.
    pub fn expected_span(&self) -> Option<f64> {
        self.expected(self.node * self.span())
    }

    /// W·f(c)/N.
    pub fn expected_actual(&self) -> Option<f64> {
        self.expected(self.window_tokens)
    }

    /// 2·O/(f(n) + f(c)).
    pub(super) fn dice(&self) -> Option<f64> {
        let both = self.node + self.collocate;
        (both > 0).then(|| 2.0 * self.pairs as f64 / both as f64)
    }

    fn expected(&self, chances: u64) -> Option<f64> {
        let defined = chances > 0 && self.collocate > 0 && self.tokens > 0;
        defined.then(|| chances as f64 * self.collocate as f64 / self.tokens as f64)
    }
}
