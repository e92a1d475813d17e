//! Random numbers from a seed, the same on every platform. The one generator of resampling.

/// `SplitMix64` (Steele, Lea & Flood 2014, figure 13): 64 bits of state, passes `BigCrush`; not for secrets.
///
/// ```
/// use newsprint::stats::random::Random;
/// // The first two numbers of seed 1234567, as in the reference implementation.
/// let mut random = Random::new(1_234_567);
/// assert_eq!(random.bits(), 6_457_827_717_110_365_317);
/// assert_eq!(random.bits(), 3_203_168_211_198_807_973);
/// ```
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// A generator that starts from a seed.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, each with the same chance (Lemire 2019, with rejection).
    ///
    /// # Panics
    /// If `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        assert!(end > 0, "there is no number below 0");
        loop {
            let product = u128::from(self.bits()) * u128::from(end);
            let low = product as u64;
            if low >= end || low >= end.wrapping_neg() % end {
                return (product >> 64) as u64;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_below_the_end_has_the_same_chance() {
        let (mut random, mut seen) = (Random::new(42), [0u32; 7]);
        for _ in 0..70_000 {
            seen[random.below(7) as usize] += 1;
        }
        // Within five standard deviations of 10,000.
        assert!(seen.iter().all(|&count| count.abs_diff(10_000) < 463), "{seen:?}");
    }
}
