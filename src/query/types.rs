//! Sets of surface types: a list while they are few, a bit each when they are many.

use crate::token::TypeId;

/// A set of surface types.
#[derive(Debug, Clone)]
pub(super) enum TypeSet {
    /// Ascending.
    Few(Vec<u32>),
    Many {
        bits: Vec<u64>,
    },
}

impl TypeSet {
    /// The set of these types of a vocabulary of `all` types; types may repeat, in any order.
    pub fn of(mut types: Vec<u32>, all: usize) -> Self {
        types.sort_unstable();
        types.dedup();
        // A list takes 32 bits a type, a map one bit for every type of the vocabulary.
        if types.len() * 32 <= all.max(64) {
            return Self::Few(types);
        }
        let mut bits = vec![0; all.div_ceil(64)];
        for &id in &types {
            bits[id as usize / 64] |= 1 << (id % 64);
        }
        Self::Many { bits }
    }

    /// Whether it holds a type.
    pub fn holds(&self, id: TypeId) -> bool {
        match self {
            Self::Few(types) => types.binary_search(&id.0).is_ok(),
            Self::Many { bits } => bits[id.0 as usize / 64] >> (id.0 % 64) & 1 == 1,
        }
    }

    /// Its types, ascending.
    pub fn types(&self) -> Vec<u32> {
        match self {
            Self::Few(types) => types.clone(),
            Self::Many { bits } => {
                (0..bits.len() as u32 * 64).filter(|&id| bits[id as usize / 64] >> (id % 64) & 1 == 1).collect()
            }
        }
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Few(types) if types.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_keeping_hold_the_same() {
        for (all, step) in [(1_000, 1), (1_000, 500), (64, 1), (1, 1), (65, 64)] {
            let types: Vec<u32> = (0..all).step_by(step).collect();
            let set = TypeSet::of(types.iter().rev().chain(&types).copied().collect(), all as usize);
            assert_eq!(set.types(), types, "{all} {step}");
            for id in 0..all {
                assert_eq!(set.holds(TypeId(id)), types.contains(&id));
            }
        }
        assert!(TypeSet::of(Vec::new(), 0).is_empty() && !TypeSet::of(vec![0], 1).is_empty());
    }
}
