//! Where each type stands: the tokens of the corpus, ordered by type, so that a question looks at no others.

/// Tokens by type.
#[derive(Debug)]
pub(super) struct Positions {
    /// For each type, where its tokens begin; behind the last, how many there are.
    pub first: Vec<u64>,
    /// Tokens by their place in the corpus: those of the first type ascending, then those of the next.
    pub tokens: Vec<u32>,
}

impl Positions {
    /// The positions of a column of types, all of which are less than `all`.
    pub(super) fn of(types: &[u32], all: usize) -> Self {
        let mut first = vec![0u64; all + 1];
        for &id in types {
            first[id as usize + 1] += 1;
        }
        for id in 0..all {
            first[id + 1] += first[id];
        }
        let mut next = first.clone();
        let mut tokens = vec![0; types.len()];
        for (token, &id) in (0u32..).zip(types) {
            let place = &mut next[id as usize];
            tokens[*place as usize] = token;
            *place += 1;
        }
        Self { first, tokens }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stand_by_type_and_ascend() {
        let positions = Positions::of(&[2, 0, 2, 1, 0], 4);
        assert_eq!(positions.first, [0, 2, 3, 5, 5]);
        assert_eq!(positions.tokens, [1, 4, 3, 0, 2]);
    }
}
